// What is seen to whenever Dash has laid something out: texts that come folded, lists that not everybody could use, the focus
// in a table that came anew.

import { refocus } from "./areas.js";
import { all, layHtml, markScheme, word } from "./basics.js";
import { finder } from "./beside.js";
import { api } from "./lent.js";
import { myCountry } from "./mine.js";
import { shutParts, watchWidth } from "./narrow.js";
import { layField } from "./search.js";
import { settleSoon } from "./stops.js";

const NAMED = "[data-filter]";
const WATCHED = {
  childList: true, subtree: true, attributes: true, attributeFilter: ["data-html", "aria-selected", "value"],
};

// Tables and long texts come as text in one element (`written` in dashboard/parts/elements.py).
function unfold() {
  for (const place of all("[data-html]")) {
    layHtml(place, place.dataset.html);
    place.removeAttribute("data-html");
  }
}

// Dash's lists, for those who hear them: each bears the name of its filter, is reached by its own button, and holds
// labelled choices rather than options with something to press inside.
function mend() {
  const set = (part, name, value) => part.getAttribute(name) !== value && part.setAttribute(name, value);
  const nameOf = (part) => part.closest(NAMED).querySelector("[data-name]").id;
  for (const input of all(".dash-dropdown-focus-target:enabled")) {
    const button = input.nextElementSibling;
    input.disabled = true;
    button.tabIndex = 0;
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-labelledby", `${nameOf(input)} ${button.getAttribute("aria-labelledby")}`);
  }
  // The name of a filter is said by its button, which it stands above.
  for (const button of all("[data-filter] button.dash-dropdown")) set(button.closest(NAMED).querySelector("[data-name]"), "aria-hidden", "true");
  // What is chosen among a few: the words beside a button are its name, and are heard once.
  for (const group of all(".dash-radioitems")) set(group, "role", "radiogroup");
  for (const group of all("[data-filter] .dash-checklist")) set(group, "aria-labelledby", nameOf(group));
  for (const input of all(".dash-radioitems input[type=radio], .dash-checklist input[type=checkbox]")) {
    const text = input.closest("label").querySelector(".dash-options-list-option-text");
    set(input, "aria-label", text.textContent);
    set(text, "aria-hidden", "true");
  }
  for (const list of all(".dash-dropdown-content:not([aria-labelledby])")) {
    list.setAttribute("aria-labelledby", nameOf(list));
  }
  for (const sign of all(".dash-dropdown svg:not([aria-hidden])")) sign.setAttribute("aria-hidden", "true");
  // A sign inside a button, which only looks like a link to a program that reads pages.
  for (const clear of all("a.dash-dropdown-clear")) set(clear, "role", "img");
  for (const list of all(".dash-options-list[role=listbox]")) list.setAttribute("role", "group");
  for (const option of all(".dash-options-list-option[role], .dash-options-list-option[aria-selected]")) {
    option.removeAttribute("role");
    option.removeAttribute("aria-selected");
  }
}

// The reader's own country is named so in the lists of areas; its label stays its name, which the chips show.
function markMine() {
  for (const name of all("[data-filter=area] .dash-options-list-option-text")) {
    const input = name.parentElement.querySelector("input");
    const isMine = Boolean(input) && input.value === myCountry();
    if (isMine) name.dataset.mine = word("mineBefore");
    else delete name.dataset.mine;
  }
}

function changed(records) {
  if (records.every(({ target }) => target.closest(".grid-root, #search-box"))) return; // Rows that are scrolled, results: nothing of Dash's.
  unfold();
  refocus();
  mend();
  markMine();
  markScheme();
  layField();
  finder.mend(api);
  settleSoon();
  shutParts();
}

export function watchDocument() {
  watchWidth();
  new MutationObserver(changed).observe(document.body, WATCHED);
}
