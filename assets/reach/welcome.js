// Three things that are said once, at the foot of the window, to whoever is here for the first time.

import { element, word } from "./basics.js";

const NAME = "reach-welcomed";

let isSaid = false;

// Who keeps nothing would be told again on each visit, and is not told at all.
function isKnown() {
  try {
    if (window.localStorage.getItem(NAME)) return true;
    window.localStorage.setItem(NAME, "1");
    return false;
  } catch {
    return true;
  }
}

export function welcome() {
  if (isSaid || isKnown()) return;
  isSaid = true;
  const things = [word("firstCountry"), word("firstChart"), word("firstOrigin")].map((thing) => element("li", {}, thing));
  const box = element("aside", { class: "welcome", "aria-label": word("first") }, [
    element("ol", {}, things), element("button", { type: "button", class: "tool", "data-act": "welcomed" }, word("firstDone")),
  ]);
  document.getElementById("page").before(box); // Near the top for keys, at the foot for eyes.
}

export function dismiss() {
  document.querySelector(".welcome").remove();
  document.getElementById("page").focus({ preventScroll: true });
}
