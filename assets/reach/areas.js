// Choosing an area on a map, in a picture or in a table of statuses. What a choice changes is seen to in choosing.js.

import { base } from "./basics.js";
import { state } from "./state.js";
import { choose, foresee } from "./wishes.js";

let refocused = { cell: "", until: 0 };

/** @param {string[]} codes */
export function setAreas(codes) {
  choose({ area: codes });
}

// A click selects a country; another click on it lets go; with Shift or Ctrl, or beside a country's page, it is added.
// The map on which it was made stays as it is.
/** @type {Reach.Lent["pickArea"]} */
export function pickArea(code, adding) {
  if (isChoice(code)) choose({ area: picked(code, adding) }, true);
}

// The pointer is over it, or goes down on it.
/** @param {string} code @param {boolean} isNow */
export function nearlyPick(code, isNow) {
  if (isChoice(code)) foresee({ area: picked(code, false) }, isNow);
}

const isChoice = (code) => Boolean(base().areas[code]) && Boolean(state.sel) && code !== state.sel.fixed;

/** @returns {string[]} */
function picked(code, adding) {
  const chosen = state.sel.area || [];
  if (chosen.includes(code)) return chosen.filter((other) => other !== code);
  return adding || state.sel.fixed ? chosen.concat(code) : [code];
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
  choose({ indicator, area: kept.concat(code) });
}

// The table comes anew with each choice: whoever moves by keys stays at the cell that was chosen.
export function refocus() {
  const { cell, until } = refocused;
  if (!cell || Date.now() > until || document.activeElement !== document.body) return;
  const found = document.querySelector(cell);
  if (found) found.focus({ preventScroll: true });
}
