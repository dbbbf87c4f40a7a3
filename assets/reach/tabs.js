// The tabs of a panel: a map, a chart or a table of what is selected, one of which is shown.

import { writeAddress } from "./address.js";
import { ask, showRowsAnew } from "./asking.js";
import { hasGrid, section } from "./basics.js";
import { agreement, keep } from "./beside.js";
import { refreshLinks } from "./links.js";
import { render } from "./mapping.js";
import { write } from "./panels.js";
import { plotChart } from "./plots.js";
import { hasOffers, keepView, state } from "./state.js";

export function listenToTabs() {
  // Before Dash hears of it.
  document.addEventListener("click", (/** @type {Reach.Typed} */ { target }) => {
    const box = target.type === "radio" && target.closest(".tabs") && target.closest("[data-panel]");
    if (box) turn(/** @type {HTMLElement} */ (box), target.value);
  }, true);
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
    writeAddress("replaceState");
    refreshLinks();
  }
  write(panel);
  agreement.mark(`[data-panel="${panel}"]`);
  if (tab === "map" && state.maps[panel]) render(panel);
  if (tab === "chart") plotChart(panel);
}
