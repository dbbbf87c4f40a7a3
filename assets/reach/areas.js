// Choosing an area on a map, in a picture or in a table of statuses. What a choice changes is seen to in choosing.js.

import { base } from "./basics.js";
import { setFilter } from "./beside.js";
import { state } from "./state.js";

let isPicked = false; // The choice was made on a map, which stays as it is.
let refocused = { cell: "", until: 0 };

/** @param {string[]} codes */
export function setAreas(codes) {
  setFilter("area", { value: codes });
}

// A click selects a country; another click on it lets go; with Shift or Ctrl, or beside a country's page, it is added.
/** @type {Reach.Lent["pickArea"]} */
export function pickArea(code, adding) {
  if (!base().areas[code] || code === state.sel.fixed) return;
  const chosen = state.sel.area || [];
  isPicked = true;
  if (chosen.includes(code)) setAreas(chosen.filter((other) => other !== code));
  else setAreas(adding || state.sel.fixed ? chosen.concat(code) : [code]);
}

// Whether the choice that has come was such a pick; the next one is none until it is made.
export function wasPicked() {
  const was = isPicked;
  isPicked = false;
  return was;
}

// A cell of the table of statuses: its country is chosen last, which the chart and the words follow. Others stay
// chosen, so that the table stays as it is, but for the one that a former cell brought into a chosen group.
/** @param {string} code @param {string} indicator */
export function chooseCell(code, indicator) {
  const chosen = state.sel.area || [];
  const inside = new Set(chosen.filter((one) => base().regions[one]).flatMap((one) => base().regions[one][1]));
  const kept = chosen.filter((one) => one !== code && (base().regions[one] || !inside.has(one)));
  const cell = `[data-act="cell"][data-area="${code}"][data-indicator="${indicator}"]`;
  refocused = { cell, until: Date.now() + 5000 };
  setFilter("indicator", { value: indicator });
  setAreas(kept.concat(code));
}

// The table comes anew with each choice: whoever moves by keys stays at the cell that was chosen.
export function refocus() {
  const { cell, until } = refocused;
  if (!cell || Date.now() > until || document.activeElement !== document.body) return;
  const found = document.querySelector(cell);
  if (found) found.focus({ preventScroll: true });
}
