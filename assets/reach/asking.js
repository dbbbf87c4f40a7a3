// What Dash's callbacks ask of the browser for each panel and block: the question to the server, and what is done with its
// answer. Each is the `reach` function of the same name in callbacks/browser.py.

import { asked, writeAddress } from "./address.js";
import { adopt } from "./arriving.js";
import { byYear, hasGrid, hasMap, section, speech } from "./basics.js";
import { agreement, keep } from "./beside.js";
import { refreshLinks } from "./links.js";
import { render } from "./mapping.js";
import { write } from "./panels.js";
import { plotChart } from "./plots.js";
import { showGrid } from "./rows.js";
import { hasOffers, keepChart, keepGrid, keepMap, keepView, state } from "./state.js";
import { prepareTimeline } from "./timeline.js";

// ---------------------------------------------------------------- questions

/** @param {Reach.Parts} parts @param {(panel: string, tab: string) => boolean} wanted */
function askWith(parts, wanted) {
  return (sel, tab, id, current) => {
    if (!sel || !sel.offers) return keep();
    adopt(sel);
    if (!wanted(id.panel, tab)) return keep();
    const question = asked(sel, parts);
    return question === current ? keep() : question;
  };
}

const wantsChart = (panel, tab) => tab === "chart" || (tab === "table" && !hasMap(panel));

export const askMap = askWith({}, (panel, tab) => tab === "map" || (tab === "table" && !hasGrid(panel)));
export const askTable = askWith({ place: true, year: true }, (panel, tab) => tab === "table");
export function askChart(sel, tab, id, current) {
  return askWith({ place: true, year: byYear(id.panel) }, wantsChart)(sel, tab, id, current);
}

// The grid's words are the server's, by indicator; its rows it fetches by itself.
export function askGrid(sel, tab, id, current) {
  if (!sel || !sel.offers) return keep();
  adopt(sel);
  if (tab !== "table") return keep();
  keepGrid({ ...state.grid, panel: id.panel });
  showGrid();
  const question = `indicator=${sel.indicator}${sel.lang === "en" ? "" : `&lang=${sel.lang}`}`;
  return question === current ? keep() : question;
}

export function askBlock(sel, id, current) {
  if (!sel || !sel.offers) return keep();
  adopt(sel);
  const fixed = id.block.startsWith("reference-"); // Says the same whatever is selected.
  const whole = id.block.startsWith("origin-"); // About one number, of one year, as it was seen in one view.
  const question = fixed ? `lang=${sel.lang}` : asked(sel, { place: true, year: whole, view: whole });
  return question === current ? keep() : question;
}

// ---------------------------------------------------------------- tabs

/** @param {string} tab @param {Reach.PanelId} id */
export function showTab(tab, id) {
  const box = section(id.panel);
  if (!box || !tab) return keep();
  const changed = box.dataset.tab !== tab;
  box.dataset.tab = tab;
  if (changed && hasOffers()) {
    const others = (state.sel.view || "").split(",").filter((entry) => entry && !entry.startsWith(`${id.panel}.`));
    keepView(others.concat(tab === box.dataset.home ? [] : [`${id.panel}.${tab}`]).join(","));
    writeAddress("replaceState");
    refreshLinks();
  }
  write(id.panel);
  agreement.mark(`[data-panel="${id.panel}"]`);
  if (tab === "map" && state.maps[id.panel]) render(id.panel);
  if (tab === "chart" && changed) plotChart(id.panel);
  return keep();
}

// ---------------------------------------------------------------- answers

/** @param {Reach.MapData | null} data @param {Reach.PanelId} id */
export function drawMap(data, id) {
  if (!data) return keep();
  keepMap(id.panel, { ...(state.maps[id.panel] || {}), data, texts: speech });
  prepareTimeline(id.panel, data);
  write(id.panel);
  render(id.panel).catch((error) => window.console.error(error));
  return keep();
}

/** @param {Reach.Chart | null} answer @param {Reach.PanelId} id */
export function drawChart(answer, id) {
  if (!answer) return keep();
  const before = state.charts[id.panel];
  const text = JSON.stringify(answer);
  if (before && before.text === text) return keep(); // A filter that this chart does not follow.
  keepChart(id.panel, { ...before, ...answer, text });
  if (byYear(id.panel)) prepareTimeline(id.panel, { first: Number(answer.words.first), last: Number(answer.words.last) });
  write(id.panel);
  // A task of its own, so that a map whose figures have come is painted first.
  window.setTimeout(() => plotChart(id.panel).catch((error) => window.console.error(error)), 0);
  return keep();
}

export function drawGrid(words, id) {
  if (!words) return keep();
  keepGrid({ panel: id.panel, words });
  write(id.panel);
  showGrid();
  return keep();
}
