// Choices that are shown before Dash has heard of them: its filters follow when the browser is idle.

import { setFilter } from "./beside.js";
import { idle } from "./sight.js";

const LATEST = 200; // ms after which they follow, whatever else goes on

/** @type {Map<string, string | string[]>} */
const values = new Map(); // By filter: what Dash has yet to call us with.
let isPlanned = false;

/** @param {Reach.Changes} changes */
export function goAhead(changes) {
  for (const [name, value] of Object.entries(changes)) values.set(name, value);
  if (isPlanned) return;
  isPlanned = true;
  idle(follow, LATEST);
}

function follow() {
  isPlanned = false;
  for (const [name, value] of values) {
    if (document.querySelector(`[data-filter="${name}"]`)) setFilter(name, { value });
    else values.delete(name);
  }
}

// What the filters say, with what they have yet to say.
/** @param {Record<string, any>} chosen */
export function withAhead(chosen) {
  for (const [name, value] of Array.from(values)) {
    if (String(chosen[name]) === String(value)) values.delete(name);
    else if (name in chosen) chosen[name] = value;
  }
  return chosen;
}

export function forgetAhead() {
  values.clear();
}

// Whoever takes a filter in hand finds it as the page is.
export function listenAhead() {
  for (const kind of ["pointerdown", "keydown"]) {
    document.addEventListener(kind, ({ target }) => {
      if (values.size && isPlanned && /** @type {Element} */ (target).closest("[data-filter]")) follow();
    }, true);
  }
}
