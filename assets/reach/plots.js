// What plotly.js draws: its script, the size of each plot, and the chart of a panel.

import { section } from "./basics.js";
import { charts, connection, plotly, plotlyAddress } from "./beside.js";
import { api } from "./lent.js";
import { withOwn } from "./private.js";
import { state } from "./state.js";

/** @type {Promise<Window["Plotly"]>} */
let ready = null;

// plotly.js is fetched with the page and run when the first map or chart needs it.
export function plotlyThere() {
  if (!ready) ready = connection.script(plotlyAddress()).then(plotly);
  return ready;
}

// ---------------------------------------------------------------- sizes

// A plot follows the size of its place, also where that changes without the window: enlarged, or beside a scroll bar.
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const div = /** @type {Reach.Plot} */ (target);
    const drawn = div._fullLayout;
    const other = drawn && (Math.abs(drawn.width - div.offsetWidth) > 1 || Math.abs(drawn.height - div.offsetHeight) > 1);
    if (other && div.offsetWidth) resized(div);
  }
});

/** @param {Reach.Plot} div */
export const watchSize = (div) => sizes.observe(div);

// A chart whose labels stand apart by pixels is laid out again.
function resized(div) {
  const box = div.closest("[data-panel]");
  const chart = box && state.charts[box.dataset.panel];
  if (chart && chart.div === div && chart.figure) plotChart(box.dataset.panel);
  else plotly().Plots.resize(div);
}

// Its ticks and labels say nothing by themselves: the plot is one image with a name (panels.js).
/** @param {Element} div */
export function silence(div) {
  for (const drawing of [...div.querySelectorAll(".svg-container"), ...document.querySelectorAll("#js-plotly-tester")]) {
    drawing.setAttribute("aria-hidden", "true");
  }
}

// The pictures of a page that goes.
export function dropPlots() {
  for (const { div } of [...Object.values(state.maps), ...Object.values(state.charts)]) {
    if (!div) continue;
    sizes.unobserve(div);
    plotly().purge(div);
  }
}

// ---------------------------------------------------------------- charts

// The chart of a panel, if that is what it shows, with the year's column where the timeline stands.
/** @param {string} panel */
export async function plotChart(panel) {
  const box = section(panel);
  const chart = state.charts[panel];
  if (!box || !chart || box.dataset.tab !== "chart") return;
  if (chart.grid) box.dataset.hue = chart.grid.hue;
  else await plotlyThere();
  const div = /** @type {Reach.Plot} */ (box.querySelector(".chart-plot"));
  if (!div || !div.isConnected || state.charts[panel] !== chart) return;
  if (charts.isMarked(chart)) chart.year = state.year;
  if (!chart.grid) chart.div = div;
  await charts.draw(div, withOwn(chart), { year: state.year, api });
  if (chart.grid) return;
  silence(div);
  watchSize(div);
}
