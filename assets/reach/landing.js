// Answers of the server, as they are shown: maps and charts drawn, tables and words laid, the grid's own words.

import { refocus } from "./areas.js";
import { all, byYear, layHtml, section, speech } from "./basics.js";
import { keepWhole } from "./captions.js";
import { nameMain, toHeading } from "./greeting.js";
import { render } from "./mapping.js";
import { wordsOf, write } from "./panels.js";
import { plotChart } from "./plots.js";
import { layOwn, tellOwn } from "./private.js";
import { showGrid } from "./rows.js";
import { whenNear } from "./sight.js";
import { sortAsAsked } from "./sorting.js";
import { keepChart, keepGrid, keepMap, state } from "./state.js";
import { prepareTimeline } from "./timeline.js";

const failed = (error) => window.console.error(error);

// The place of a block's words, or of the table of a panel.
/** @param {string} name @param {string} kind @returns {HTMLElement | null} */
function placeOf(name, kind) {
  return document.querySelector(kind === "block" ? `[data-block="${name}"] > div` : `[data-panel="${name}"] .body-table`);
}

/** @type {Record<string, (name: string, answer: any) => void>} */
const lay = {
  map: drawMap,
  chart: drawChart,
  grid(panel, words) {
    keepGrid({ panel, words });
    write(panel);
    showGrid();
  },
  // Text of the server's own writing, in which all that is not is escaped (`markup` in dashboard/parts/elements.py).
  table(panel, html) {
    const place = placeOf(panel, "table");
    if (layHtml(place, html)) layOwn(place);
    sortAsAsked(place);
    write(panel);
    if (place && !wordsOf(panel)) tellOwn(section(panel), "");
    refocus();
  },
  block(name, html) {
    const place = placeOf(name, "block");
    const isBegun = Boolean(place && place.querySelector("h1:focus"));
    const isLaid = layHtml(place, html);
    if (isLaid) keepWhole(place);
    if (isLaid && place.querySelector("[data-once], [data-tells]")) for (const box of all("#page [data-panel]")) write(box.dataset.panel);
    if (place) delete place.parentElement.dataset.waits;
    if (isBegun) toHeading(); // Whoever stands at the heading stays there when it says something else.
    else nameMain();
  },
};

/** @param {string} part @param {any} answer */
export function land(part, answer) {
  const at = part.lastIndexOf(".");
  const [name, kind] = [part.slice(0, at), part.slice(at + 1)];
  if (kind !== "block" && !section(name)) return;
  if (answer !== null) lay[kind](name, answer);
}

/** @param {string} panel @param {Reach.MapData} data */
function drawMap(panel, data) {
  keepMap(panel, { ...(state.maps[panel] || {}), data, texts: speech });
  prepareTimeline(panel, data);
  write(panel);
  whenNear(section(panel), () => render(panel).catch(failed));
}

/** @param {string} panel @param {Reach.Chart} answer */
function drawChart(panel, answer) {
  const before = state.charts[panel];
  const text = JSON.stringify(answer);
  if (before && before.text === text) return; // A filter that this chart does not follow.
  keepChart(panel, { ...before, ...answer, text });
  if (byYear(panel)) prepareTimeline(panel, { first: Number(answer.words.first), last: Number(answer.words.last) });
  write(panel);
  whenNear(section(panel).querySelector(".body-chart"), () => plotChart(panel).catch(failed));
}
