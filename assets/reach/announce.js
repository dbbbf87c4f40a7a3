// What the page says beside its panels: a message for everybody who listens, and the tip at the pointer.

let timer = 0;

/** @type {Reach.Lent["say"]} */
export function say(text, lasting = 3000) {
  const live = document.getElementById("say");
  live.textContent = text;
  live.classList.add("shown");
  window.clearTimeout(timer);
  timer = window.setTimeout(() => live.classList.remove("shown"), lasting);
}

/** @type {Reach.Lent["tip"]} */
export function tipAt(lines, x, y) {
  const tip = document.getElementById("tip");
  tip.replaceChildren(...lines);
  tip.hidden = false;
  const width = tip.offsetWidth;
  const left = Math.min(Math.max(x + 14, 8), window.innerWidth - width - 8);
  const above = y - tip.offsetHeight - 12;
  tip.style.left = `${left}px`;
  const lowest = window.innerHeight - tip.offsetHeight - 8;
  tip.style.top = `${above > 8 ? above : Math.min(y + 18, lowest)}px`;
}

export function hideTip() {
  document.getElementById("tip").hidden = true;
}

export function listenToScrolling() {
  document.addEventListener("scroll", hideTip, { passive: true });
}
