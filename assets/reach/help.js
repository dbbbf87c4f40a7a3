// The list of the page's keys, which "?" opens, and in it the box that turns keys of one sign off.

import { element, word } from "./basics.js";
import { letters } from "./beside.js";

/** @type {HTMLDialogElement} */
let dialog = null;

const line = (keys, about) => [element("dt", {}, keys.map((key) => element("kbd", {}, key))), element("dd", {}, about)];

const lines = () => [
  ...line(["/"], word("keySearch")),
  ...line(["?"], word("keyHelp")),
  ...line(["Tab"], word("keyTab")),
  ...line(["Esc"], word("keyShut")),
  ...line(["←", "↑", "→", "↓"], word("keyArrows")),
  ...line(["←", "↑", "→", "↓"], word("keyInside")),
  ...line(["Home", "End"], word("keyEnds")),
  ...line(["Enter"], word("keyEnter")),
  ...line(["Shift", "Enter"], word("keyMore")),
  ...line(["Alt", "↑", "↓"], word("keyDeck")),
];

function make() {
  const box = element("input", { type: "checkbox" });
  letters.bind(box);
  const made = element("dialog", { class: "embed-window keys-window", "aria-labelledby": "keys-title" }, [
    element("div", { class: "deck-head" }, [
      element("h2", { id: "keys-title" }, word("keys")),
      element("button", { type: "button", class: "tool", "aria-label": word("close") }, "✕"),
    ]),
    element("div", { class: "embed-body" }, [
      element("dl", {}, lines()),
      element("label", { class: "keys-letters" }, [box, element("span", {}, word("keyLetters"))]),
      element("p", {}, word("keyShow")),
    ]),
  ]);
  made.addEventListener("click", (/** @type {Reach.On<MouseEvent>} */ event) => {
    if (event.target === made || event.target.closest("button")) made.close();
  });
  made.addEventListener("keydown", (event) => event.stopPropagation()); // The page's own keys sleep meanwhile.
  document.body.append(made);
  return made;
}

export function openKeys() {
  if (!dialog) dialog = make();
  dialog.showModal();
}
