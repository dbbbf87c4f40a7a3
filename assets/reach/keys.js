// Keys of the whole page: Escape shuts what is open, "/" opens the search and "?" the list of keys, unless they are turned
// off; others walk on the map that has the focus.

import { enlarge } from "./acts.js";
import { hideTip } from "./announce.js";
import { letters } from "./beside.js";
import { openKeys } from "./help.js";
import { mapKey } from "./mapping.js";
import { menuOpen, shut } from "./menus.js";
import { openSearch } from "./search.js";

const UNWRITTEN = ":is([type=radio], [type=checkbox], [type=range], [type=button], [type=file])";
const TYPED = `input:not(${UNWRITTEN}), textarea, select, [contenteditable]`; // Where a sign is what its reader writes.
const APART = "dialog:modal, .dash-dropdown-content"; // What is shut first: nothing behind it takes the focus.

/** @param {Reach.On<KeyboardEvent>} event */
function pressed(event) {
  if (event.key === "Escape") {
    hideTip();
    const menu = event.target.closest(".dash-dropdown-content") ? null : menuOpen(); // A list within it is shut first.
    if (menu) return shut(menu);
    const large = document.querySelector(".panel.enlarged");
    if (large && !event.target.closest(".ag-popup")) return enlarge(large);
  }
  const typing = event.target.closest(`${TYPED}, ${APART}`);
  const open = { "/": openSearch, "?": openKeys }[event.key];
  if (open && !typing && !event.ctrlKey && !event.metaKey && letters.mean(event)) {
    event.preventDefault();
    open();
  }
  return mapKey(event);
}

export function listenToKeys() {
  document.addEventListener("keydown", pressed);
}
