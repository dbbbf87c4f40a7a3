// The filters of a page: what the reader has chosen with all of them becomes the selection.

import { pushAddress, pushAddressSoon, setMore } from "./address.js";
import { goAhead, withAhead } from "./ahead.js";
import { say } from "./announce.js";
import { adopt } from "./arriving.js";
import { ask, foresee } from "./asking.js";
import { word } from "./basics.js";
import { setFilter } from "./beside.js";
import { refreshLinks } from "./links.js";
import { clearTyped, forgetOrder } from "./lists.js";
import { outlineChosen, zoomAll } from "./mapping.js";
import { afterFrame, idle } from "./sight.js";
import { hasOffers, select, soleArea, state, turnWithin } from "./state.js";

const ALL = "all"; // choice of a filter that is left open, as dashboard/selection.py
const MOST = 12; // areas that a selection holds, as dashboard/selection.py
const CODES = ["sex", "age", "breakdown", "measure"];
const REST = 200; // ms after which the maps are zoomed, whatever else goes on

// Dash calls whenever a filter has changed: by the reader's hand, or since it follows what is chosen already.
/** @param {any[]} values @param {{ kind: string, name: string }[]} ids @param {Reach.Selection | null} laid */
export function choose(values, ids, laid) {
  if (!laid || !laid.offers) return;
  adopt(laid);
  if (state.leaving) return; // A control of the page that is being left.
  take(withAhead(Object.fromEntries(ids.map((id, index) => [id.name, values[index]]))), false);
}

// What is chosen elsewhere than in a filter is shown at once; the filters follow.
/** @type {Reach.Wishes["choose"]} */
export function chooseAhead(changes, isPicked = false) {
  if (!hasOffers() || state.leaving) return;
  if (take({ ...saidBy(state.sel), ...changes }, isPicked)) goAhead(changes);
}

// What may be chosen next is fetched ahead: with other filters, or of another year.
/** @type {Reach.Wishes["foresee"]} */
export function foreseeChoice(changes, isNow = false, year = undefined) {
  const act = () => {
    if (hasOffers() && !state.leaving) foresee(chosenOf(state.sel, { ...saidBy(state.sel), ...changes }), year);
  };
  if (isNow) act();
  else idle(act, REST);
}

/** @param {Reach.Frozen<Reach.Selection>} sel */
const saidBy = (sel) => Object.fromEntries(
  ["area", "indicator", "against", "show", ...CODES].filter((name) => sel[name] !== undefined).map((name) => [name, sel[name]]),
);

// Shows what the filters say; whether that can be.
/** @param {Record<string, any>} chosen @param {boolean} isPicked */
function take(chosen, isPicked) {
  const { sel } = state;
  const most = sel.fixed ? MOST - 1 : MOST;
  if ((chosen.area || []).length > most) {
    say(word("most"));
    setFilter("area", { value: chosen.area.slice(0, most) });
    return false;
  }
  const next = chosenOf(sel, chosen, mend);
  if (next.indicator !== sel.indicator) offerChoices(sel.offers[next.indicator], next);
  if (sameChoice(sel, next)) return true;
  if (next.indicator !== sel.indicator) turnToOffer(sel, sel.offers[next.indicator]);
  pushAddress();
  select(next);
  ask(); // Before all else: the server answers while the rest is done here.
  const moved = (sel.area || []).join() !== next.area.join();
  if (moved) outlineChosen();
  pushAddressSoon();
  afterFrame(refreshLinks);
  if (moved) clearTyped("area");
  if ((sel.against || []).join() !== (next.against || []).join()) clearTyped("against");
  if (moved && !isPicked) idle(() => state.sel === next && zoomAll(soleArea(next) || "001"), REST);
  return true;
}

// What the controls say, as a selection that there is.
/** @param {Reach.Selection} sel @param {Record<string, any>} chosen @param {(mended: Reach.Changes) => void} [mending]
 * @returns {Reach.Selection} */
function chosenOf(sel, chosen, mending = () => {}) {
  const next = { ...sel, area: chosen.area || [], indicator: chosen.indicator || sel.indicator };
  // Indicators beside the first, and switches: lists, as the page has them.
  for (const name of ["against", "show"]) if (name in chosen) next[name] = [].concat(chosen[name] || []);
  if (next.against && !next.against.length) next.against = sel.usual_against;
  if (next.against && next.against.length > sel.most_against) {
    next.against = next.against.slice(0, sel.most_against);
    mending({ against: next.against });
  }
  if (sel.page === "origin") next.view = ""; // Another number is not the one that was seen there.
  const offer = sel.offers[next.indicator];
  for (const name of CODES) {
    const allowed = offer[name].map((option) => option.value);
    next[name] = allowed.includes(chosen[name]) ? chosen[name] : offer.usual[name];
  }
  // Populations here do not tell sexes apart: for one sex there are numbers, no rates (as dashboard/selection.py).
  const bySex = offer.sex.some((option) => option.value === "_T");
  if (bySex && !["_T", ALL].includes(next.sex) && next.measure === "rate") {
    next.measure = "count";
    mending({ measure: "count" });
  }
  return next;
}

// What cannot be is set right in its filter, too.
/** @param {Reach.Changes} mended */
function mend(mended) {
  for (const [name, value] of Object.entries(mended)) setFilter(name, { value });
  const place = document.querySelector('[data-filter="measure"]');
  if (mended.measure && place.offsetWidth) say(word("noRate"));
}

/** @type {(one: Reach.Selection, other: Reach.Selection) => boolean} */
const sameChoice = (one, other) =>
  ["indicator", ...CODES].every((name) => one[name] === other[name]) &&
  ["area", "against", "show"].every((name) => (one[name] || []).join() === (other[name] || []).join());

// Another indicator has other choices.
/** @param {Reach.Offer} offer @param {Reach.Selection} next */
function offerChoices(offer, next) {
  for (const name of CODES) {
    forgetOrder(name);
    setFilter(name, { options: offer[name], value: next[name] });
    const box = document.querySelector(`[data-filter="${name}"]`);
    if (box) box.hidden = offer[name].length < 2;
    if (box && name === "breakdown") box.querySelector(".filter-label").textContent = offer.kind;
  }
  const switches = document.querySelector('[data-filter="show"]');
  if (switches) switches.hidden = !offer.switched;
}

// The year stays where the other indicator has it too; who saw the usual one sees the usual one.
/** @param {Reach.Selection} sel @param {Reach.Offer} offer */
function turnToOffer(sel, offer) {
  setMore("");
  const [first, last, usual] = offer.years;
  turnWithin(state.year === sel.offers[sel.indicator].years[2] ? usual : state.year, first, last);
}
