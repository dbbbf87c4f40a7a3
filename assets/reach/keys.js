// Keys of the whole page: Escape shuts what is open, "/" opens the search, and others walk on the map that has the focus.

import { enlarge } from "./acts.js";
import { hideTip } from "./announce.js";
import { mapKey } from "./mapping.js";
import { menuOpen, shut } from "./menus.js";
import { openSearch } from "./search.js";

/** @param {Reach.On<KeyboardEvent>} event */
function pressed(event) {
  if (event.key === "Escape") {
    hideTip();
    const menu = menuOpen();
    if (menu) return shut(menu);
    const large = document.querySelector(".panel.enlarged");
    if (large && !event.target.closest(".ag-popup")) return enlarge(large);
  }
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    openSearch();
  }
  return mapKey(event);
}

export function listenToKeys() {
  document.addEventListener("keydown", pressed);
}
