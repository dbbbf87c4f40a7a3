// What the page shows, for all modules: everybody reads `state`, and the functions here alone change it (which the TypeScript
// compiler holds). What one module alone has to remember stands in that module.

/** @type {Reach.PageState} */
const own = { sel: null, year: null, maps: {}, charts: {}, grid: { panel: "", words: null }, leaving: "", arriving: false };

/** @type {Reach.Frozen<Reach.PageState>} */
export const state = own;

// ---------------------------------------------------------------- what is asked of it

/** @type {(sel: Reach.Selection) => string[]} */
export const areasOf = (sel) => (sel.fixed ? [sel.fixed] : []).concat((sel.area || []).filter((code) => code !== sel.fixed));

// Whether the page has anything to select; a page of words has not.
export const hasOffers = () => Boolean(state.sel && state.sel.offers);

// What may be chosen with the indicator that is.
/** @param {Reach.Selection} sel */
export const offerOf = (sel) => sel.offers[sel.indicator];

// The one area or region that a map shows closely: a country's own page, or a choice of one.
/** @param {Reach.Selection} sel */
export function soleArea(sel) {
  if (sel.fixed) return sel.fixed;
  return (sel.area || []).length === 1 ? sel.area[0] : null;
}

// What is seen of a map: its year, and who is chosen.
export const seen = () => ({ year: state.year, chosen: areasOf(state.sel) });

// ---------------------------------------------------------------- what changes it

/** @param {Reach.Selection} sel */
export function select(sel) {
  own.sel = sel;
}

// Tabs beside the usual ones. The selection stays the one that Dash holds, so that it does not count as another.
export function keepView(view) {
  own.sel.view = view;
}

/** @param {number | null} year */
export function turnTo(year) {
  own.year = year;
}

// The year, or the nearest one that there is.
/** @param {number} year @param {number} first @param {number} last */
export function turnWithin(year, first, last) {
  turnTo(Math.min(Math.max(year, first), last));
}

/** @param {string} panel @param {Reach.WorldMap} map */
export function keepMap(panel, map) {
  own.maps[panel] = map;
}

/** @param {string} panel @param {Reach.Chart} chart */
export function keepChart(panel, chart) {
  own.charts[panel] = chart;
}

/** @param {Reach.PageState["grid"]} grid */
export function keepGrid(grid) {
  own.grid = grid;
}

// Another page has come, with pictures of its own.
export function keepNothing() {
  Object.assign(own, { maps: {}, charts: {}, grid: { panel: "", words: null } });
}

// Path and query of the page that is on its way; empty once it is there.
/** @param {string} address */
export function leaveFor(address) {
  own.leaving = address;
}

// Whether the next page takes the focus.
/** @param {boolean} isArriving */
export function expectFocus(isArriving) {
  own.arriving = isArriving;
}
