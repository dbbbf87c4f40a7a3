// The filters of a page: what the reader has chosen with all of them becomes the selection.

import { setMore, writeAddress } from "./address.js";
import { say } from "./announce.js";
import { setAreas, wasPicked } from "./areas.js";
import { adopt } from "./arriving.js";
import { word } from "./basics.js";
import { keep, setFilter } from "./beside.js";
import { refreshLinks } from "./links.js";
import { clearTyped, forgetOrder } from "./lists.js";
import { outlineChosen, zoomAll } from "./mapping.js";
import { select, soleArea, state, turnWithin } from "./state.js";

const ALL = "all"; // choice of a filter that is left open, as dashboard/selection.py
const MOST = 12; // areas that a selection holds, as dashboard/selection.py
const CODES = ["sex", "age", "breakdown", "measure"];

/** @param {any[]} values @param {{ kind: string, name: string }[]} ids @param {Reach.Selection | null} sel */
export function choose(values, ids, sel) {
  if (!sel || !sel.offers) return keep();
  adopt(sel);
  if (state.leaving) return keep(); // A control of the page that is being left.
  const chosen = Object.fromEntries(ids.map((id, index) => [id.name, values[index]]));
  const most = sel.fixed ? MOST - 1 : MOST;
  if ((chosen.area || []).length > most) {
    say(word("most"));
    setAreas(chosen.area.slice(0, most));
    return keep();
  }
  const next = chosenOf(sel, chosen);
  if (next.indicator !== sel.indicator) offerChoices(sel.offers[next.indicator], next);
  if (sameChoice(sel, next)) return keep();
  if (next.indicator !== sel.indicator) turnToOffer(sel, sel.offers[next.indicator]);
  const moved = (sel.area || []).join() !== next.area.join();
  if (moved) clearTyped("area");
  if ((sel.against || []).join() !== (next.against || []).join()) clearTyped("against");
  select(next);
  if (moved) {
    if (!wasPicked()) zoomAll(soleArea(next) || "001");
    outlineChosen();
  }
  writeAddress("pushState");
  window.requestAnimationFrame(refreshLinks);
  return next;
}

// What the controls say, as a selection that there is.
/** @param {Reach.Selection} sel @returns {Reach.Selection} */
function chosenOf(sel, chosen) {
  const next = { ...sel, area: chosen.area || [], indicator: chosen.indicator || sel.indicator };
  // Indicators beside the first, and switches: lists, as the page has them.
  for (const name of ["against", "show"]) if (name in chosen) next[name] = [].concat(chosen[name] || []);
  if (next.against && !next.against.length) next.against = sel.usual_against;
  if (next.against && next.against.length > sel.most_against) {
    next.against = next.against.slice(0, sel.most_against);
    setFilter("against", { value: next.against });
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
    setFilter("measure", { value: "count" });
    if (document.querySelector('[data-filter="measure"]').offsetWidth) say(word("noRate"));
  }
  return next;
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
