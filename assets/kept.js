// The page that says what is kept in this browser (dashboard/web/offline.py), and stands in place of a page that is not.
(function () {
  "use strict";

  const [FIRST, SEEN, UNSEEN] = [2, 4, 30]; // s before the first attempt, and between two others
  const MANY = 150; // attempts after which nobody looks on any more: ten minutes
  const root = document.documentElement;
  const isAway = root.hasAttribute("data-away"); // Not here for its own sake.
  const words = JSON.parse(document.getElementById("kept-words").textContent);
  const place = (id) => document.getElementById(id);
  const names = async () => ("caches" in window ? (await window.caches.keys()).filter((name) => name.startsWith(words.beginning)) : []);

  // ---------------------------------------------------------------- what is kept

  async function pages() {
    const found = {};
    for (const name of await names()) {
      const cache = await window.caches.open(name);
      const lists = await cache.match(`${root.dataset.root || ""}/kept/index`);
      if (lists) Object.assign(found, (await lists.json()).pages);
    }
    return Object.entries(found).sort(([, one], [, other]) => other.at.localeCompare(one.at));
  }

  function row([address, { label, lang, at }]) {
    const link = Object.assign(document.createElement("a"), { href: address, textContent: label, lang });
    const format = new Intl.DateTimeFormat(root.lang === "en" ? "en-GB" : root.lang, { dateStyle: "long", timeStyle: "short" });
    const time = Object.assign(document.createElement("time"), { dateTime: at, textContent: format.format(new Date(at)) });
    const made = document.createElement("tr");
    for (const one of [link, time]) made.insertCell().append(one);
    return made;
  }

  async function list(said) {
    const kept = await pages();
    const box = /** @type {HTMLTableElement} */ (place("kept"));
    box.tBodies[0].replaceChildren(...kept.map(row));
    for (const one of [box, place("forget")]) one.hidden = !kept.length;
    place("kept-said").textContent = kept.length ? "" : said;
  }

  async function forget() {
    for (const name of await names()) await window.caches.delete(name);
    window.sessionStorage.removeItem("reach-kept-due"); // What was still to be kept (assets/keeping.js).
    await list(words.forgotten);
    place("kept-said").tabIndex = -1;
    place("kept-said").focus();
  }

  // ---------------------------------------------------------------- in place of another page

  let [tries, timer] = [0, 0];

  // An answer of the server is for this page, whatever it is; one of a machine before it is none.
  async function look() {
    window.clearTimeout(timer);
    try {
      const answer = await fetch(window.location.href, { cache: "no-cache", headers: { Accept: "text/html" } });
      if (answer.status < 502) return window.location.reload();
    } catch {
      // Still away.
    }
    window.clearTimeout(timer); // Of another look that went on beside this one.
    const pause = document.visibilityState === "hidden" || tries > MANY ? UNSEEN : SEEN;
    timer = window.setTimeout(look, 1000 * pause * (0.8 + 0.4 * Math.random()));
    tries += 1;
    return undefined;
  }

  if (isAway) {
    /** @type {NodeListOf<HTMLElement>} */
    const hidden = document.querySelectorAll(".away");
    for (const box of hidden) box.hidden = false;
    document.title = document.querySelector("h1").textContent = place("away-title").textContent;
    timer = window.setTimeout(look, 1000 * FIRST);
    for (const sign of ["online", "focus"]) window.addEventListener(sign, look);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  }
  place("forget").addEventListener("click", forget);
  list(words.none);
})();
