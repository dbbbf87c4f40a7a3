// The reader's own country: kept in this browser alone, first in the search and in the lists of areas, and in no address.

import { base } from "./basics.js";

const NAME = "reach-country";

/** @type {string | null} */
let mine = null; // Without storage it holds for this page.

// Its code, or nothing.
export function myCountry() {
  if (mine === null) mine = kept();
  return base().areas[mine] ? mine : "";
}

function kept() {
  try {
    return window.localStorage.getItem(NAME) || "";
  } catch {
    return "";
  }
}

// The country of this code from now on; none of an empty one.
/** @param {string} code */
export function callMine(code) {
  mine = code;
  try {
    if (code) window.localStorage.setItem(NAME, code);
    else window.localStorage.removeItem(NAME);
  } catch {
    // Whoever keeps nothing is asked again on the next visit.
  }
}
