// Keys of the whole page: Escape shuts what is open, "/" opens the search and "?" the list of keys, unless they are turned
// off; others walk on the map that has the focus.

import { enlarge } from "./acts.js";
import { hideTip } from "./announce.js";
import { letters } from "./beside.js";
import { openKeys } from "./help.js";
import { mapKey } from "./mapping.js";
import { menuOpen, shut } from "./menus.js";
import { openSearch } from "./search.js";

/** @param {Reach.On<KeyboardEvent>} event */
function pressed(event) {
  if (event.key === "Escape") {
    hideTip();
    const menu = event.target.closest(".dash-dropdown-content") ? null : menuOpen(); // A list within it is shut first.
    if (menu) return shut(menu);
    const large = document.querySelector(".panel.enlarged");
    if (large && !event.target.closest(".ag-popup")) return enlarge(large);
  }
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
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
