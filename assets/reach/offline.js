// While the server cannot be reached, the menu says which of its pages this browser has not kept: they would not come.

import { all, rooted, spoken } from "./basics.js";
import { connection, keeping } from "./beside.js";
import { inMenu, menuPath } from "./links.js";

const root = document.documentElement;
let marks = 0; // Times that the menu was gone through.

async function mark() {
  marks += 1;
  const mine = marks;
  for (const link of all(".menu-link")) {
    const isAway = root.hasAttribute("data-connection");
    const isUnkept = isAway && !(await keeping.has(rooted(spoken(inMenu(menuPath(link))))));
    if (mine !== marks) return; // Another choice, or the server is back.
    link.toggleAttribute("data-unkept", isUnkept);
    if (isUnkept) link.title = connection.word("unkept");
    else link.removeAttribute("title");
  }
}

/** @param {Reach.Heard} event */
function heard({ detail: { what } }) {
  if (root.hasAttribute("data-connection") && (what === "lost" || what === "had")) mark();
}

export function listenToLine() {
  if (!root.hasAttribute("data-keeps")) return; // Then nothing is kept, and nobody expects it.
  new MutationObserver(mark).observe(root, { attributeFilter: ["data-connection"] });
  document.addEventListener(connection.EVENT, heard);
}
