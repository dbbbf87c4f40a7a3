// Answers that are fetched ahead, for the case that they are asked for next; what is asked for goes before them.

const MOST = 12; // that are kept though nobody has chosen them yet
const AT_ONCE = 3; // of them that are fetched at the same time

/** @type {Map<string, { text: Promise<string>, control: AbortController, isThere: boolean }>} */
const foreseen = new Map(); // address -> its answer

export const fetchedBefore = (address) => foreseen.get(address);

// Not where its reader saves data, or the server is out of reach.
/** @param {string} address */
export function fetchSoon(address) {
  /** @type {any} */
  const { connection: line } = navigator;
  if ((line && line.saveData) || document.documentElement.hasAttribute("data-connection")) return;
  const under = Array.from(foreseen.values()).filter((one) => !one.isThere).length;
  if (under >= AT_ONCE || foreseen.has(address)) return;
  const control = new AbortController();
  /** @type {any} */
  const options = { signal: control.signal, priority: "low" };
  const own = { control, isThere: false, text: fetched(address, options) };
  foreseen.set(address, own);
  own.text.then(() => { own.isThere = true; }, () => foreseen.delete(address));
  if (foreseen.size > MOST) foreseen.delete(foreseen.keys().next().value);
}

async function fetched(address, options) {
  const answer = await window.fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}

// A choice is made: what else is fetched ahead has to wait.
/** @param {string} address */
export function calm(address) {
  for (const [other, { control, isThere }] of Array.from(foreseen)) {
    if (other === address || isThere) continue;
    control.abort();
    foreseen.delete(other);
  }
}

export function forgetForeseen() {
  foreseen.clear();
}
