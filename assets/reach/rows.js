// The grid of rows of the Data page: its scripts, which only that page fetches, and what it is asked to show.

import { element, section, word } from "./basics.js";
import { connection, grid } from "./beside.js";
import { api } from "./lent.js";
import { offerOf, state } from "./state.js";

const ALL = "all"; // choice of a filter that is left open, as dashboard/selection.py

/** @type {Promise<unknown>} */
let scripts = null;

// Scripts of the grid are fetched when the first one is to be shown; the rows at the same time.
function scriptsThere(box) {
  if (!scripts) {
    const addresses = box.querySelector(".body-grid").dataset.scripts.split(" ");
    scripts = Promise.all(addresses.map(scriptOf));
    scripts.catch(() => {
      scripts = null; // To be tried again.
    });
  }
  return scripts;
}

function scriptOf(src) {
  return new Promise((resolve, reject) => {
    const script = element("script", { src, "data-again": "" });
    script.async = false;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${src} did not load`));
    document.head.append(script);
  });
}

export async function showGrid() {
  const { panel, words } = state.grid;
  const box = section(panel);
  if (!box || !box.querySelector(".body-grid")) return;
  try {
    await scriptsThere(box);
    connection.had("grid");
  } catch {
    if (!box.querySelector(".body-grid")) return; // Its page is being left.
    failed(box);
    connection.lose("grid", () => showGrid());
    return;
  }
  if (panel !== state.grid.panel || words !== state.grid.words || !box.isConnected || !box.querySelector(".body-grid")) return;
  grid().show({ box, words, indicator: state.sel.indicator, query: rowsQuery(state.sel) }, api);
}

function failed(box) {
  const again = element("button", { type: "button", class: "tool" }, word("retry"));
  again.addEventListener("click", () => {
    box.querySelector(".body-grid").replaceChildren();
    showGrid();
  });
  const note = element("div", { class: "grid-note", role: "alert" }, [element("p", {}, word("noGrid")), again]);
  box.querySelector(".body-grid").replaceChildren(note);
}

// What is selected as a question to the data interface: a filter left at all is not asked for.
/** @param {Reach.Selection} sel */
function rowsQuery(sel) {
  const offer = offerOf(sel);
  const asked = new URLSearchParams({ indicator: sel.indicator });
  if ((sel.area || []).length) asked.set("area", sel.area.join(","));
  for (const name of ["sex", "age", "breakdown"]) {
    if (offer[name].length > 1 && sel[name] !== ALL) asked.set(name, sel[name]);
  }
  return asked.toString().replaceAll("%2C", ",");
}

// Another page comes, which has no rows, or others.
export function leaveGrid() {
  if (grid()) grid().leave();
  connection.drop("grid");
}
