// Where a reader begins on a page: at its heading, which is also what the page as a whole is called.

import { tellName } from "./announce.js";
import { expectFocus, state } from "./state.js";

const NAME = "page-heading";

const page = () => document.getElementById("page");

// The page is called by its heading to who hears it.
/** @returns {HTMLElement} */
export function nameMain() {
  const heading = /** @type {HTMLElement | null} */ (page().querySelector("h1"));
  if (!heading) return page();
  heading.id = heading.id || NAME;
  page().setAttribute("aria-labelledby", heading.id);
  return heading;
}

export function toHeading() {
  const heading = nameMain();
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

// Whoever comes from another page begins at its heading, unless they search already or have gone on from what stood in its
// place, and is told what it is called.
/** @param {string} title @param {boolean} [isElsewhere] */
export function greet(title, isElsewhere = false) {
  nameMain();
  if (!state.arriving) return;
  if (!isElsewhere && document.activeElement.id !== "search") toHeading();
  tellName(title);
  expectFocus(false);
}
