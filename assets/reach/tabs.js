// The tabs of a panel: a map, a chart or a table of what is selected, one of which is shown.

import { writeAddress } from "./address.js";
import { tellChange } from "./announce.js";
import { ask, showRowsAnew } from "./asking.js";
import { hasGrid, section } from "./basics.js";
import { agreement, keep, setProps, texts } from "./beside.js";
import { refreshLinks } from "./links.js";
import { render } from "./mapping.js";
import { write } from "./panels.js";
import { plotChart } from "./plots.js";
import { afterFrame, idle } from "./sight.js";
import { hasOffers, keepView, state } from "./state.js";

const LATEST = 200; // ms after which Dash hears of a tab, whatever else goes on

/** @type {Map<string, string>} */
const untold = new Map(); // Panel -> the tab that Dash has yet to hear of.

export function listenToTabs() {
  // Dash hears of it when it is painted: until then it would take as long as what is shown.
  document.addEventListener("click", (/** @type {MouseEvent & Reach.Typed} */ event) => {
    const { target } = event;
    const box = target.type === "radio" && target.closest(".tabs") && target.closest("[data-panel]");
    if (!box) return;
    event.stopPropagation();
    const { panel } = /** @type {HTMLElement} */ (box).dataset;
    untold.set(panel, target.value);
    afterFrame(() => idle(tellDash, LATEST));
    turn(/** @type {HTMLElement} */ (box), target.value);
    tellTab(/** @type {HTMLElement} */ (box), target.closest("label").textContent);
  }, true);
}

// That another form is there, of what: the choice itself says neither.
/** @param {HTMLElement} box @param {string} tab */
function tellTab(box, tab) {
  tellChange(box, texts.sentences([tab, box.getAttribute("aria-label") || box.querySelector(".panel-title, .strip-title").textContent]));
}

function tellDash() {
  for (const [panel, value] of untold) {
    if (section(panel)) setProps({ kind: "tab", panel }, { value });
  }
  untold.clear();
}

/** @param {string} tab @param {Reach.PanelId} id */
export function showTab(tab, id) {
  const box = section(id.panel);
  if (box && tab) turn(box, tab);
  return keep();
}

/** @param {HTMLElement} box @param {string} tab */
function turn(box, tab) {
  const { panel } = box.dataset;
  if (box.dataset.tab === tab) return;
  box.dataset.tab = tab;
  if (hasOffers()) {
    const others = (state.sel.view || "").split(",").filter((entry) => entry && !entry.startsWith(`${panel}.`));
    keepView(others.concat(tab === box.dataset.home ? [] : [`${panel}.${tab}`]).join(","));
    if (hasGrid(panel)) showRowsAnew();
    ask();
    afterFrame(() => {
      writeAddress("replaceState");
      refreshLinks();
    });
  }
  write(panel);
  agreement.mark(`[data-panel="${panel}"]`);
  if (tab === "map" && state.maps[panel]) render(panel);
  if (tab === "chart") plotChart(panel);
}
