// What panels and blocks show is asked of the server all at once, straight from the choice: one address for what is in
// sight, one for the rest when the browser is idle. What a newer choice has overtaken is dropped, what failed is asked for
// again (assets/connection.js) with the choice of that moment.

import { base } from "./basics.js";
import { agreement, connection, keeping } from "./beside.js";
import { calm, fetchSoon, fetchedBefore, forgetForeseen } from "./foreseen.js";
import { land } from "./landing.js";
import { addressOf, needsOf, partsOf, partsShown, questionOf, together, windowAt } from "./questions.js";
import { showGrid } from "./rows.js";
import { idle, isNear } from "./sight.js";
import { hasOffers, keepGrid, state } from "./state.js";

const REST = 400; // ms after which the rest is asked for, whatever else goes on
const EARLY = 5; // years before the edge of what a map holds, from which on those beyond it are fetched ahead

/** @type {Map<string, string>} */
const shown = new Map(); // part ("victims-map.map") -> the question whose answer it shows
/** @type {Map<string, Reach.Sent>} */
const sent = new Map(); // name -> what is on its way, or failed
/** @type {Reach.Frozen<Reach.Selection> | null} */
let rowsOf = null; // The selection whose rows the grid was told to show.
let count = 0;
let isPlanned = false;

// ---------------------------------------------------------------- asking

// Whatever is not shown as it is chosen by now, and not on its way.
/** @param {Reach.Selection} sel @param {number} [on] @returns {[string, string, HTMLElement][]} */
function missing(sel, on) {
  return partsShown()
    .map(([part, place]) => /** @type {[string, string, HTMLElement]} */ ([part, questionOf(sel, needsOf(part), on), place]))
    .filter(([part, question]) => shown.get(part) !== question);
}

const isOnItsWay = (part, question) =>
  Array.from(sent.values()).some((one) => one.isFlying && one.questions.get(part) === question);

/** @param {boolean} [isAll] */
export function ask(isAll = false) {
  if (!hasOffers()) return;
  layKnown();
  showRows();
  const wanted = missing(state.sel);
  dropOvertaken(new Map(wanted.map(([part, question]) => [part, question])));
  const left = wanted.filter(([part, question]) => !isOnItsWay(part, question));
  const now = isAll ? left : left.filter(([, , place]) => isNear(place));
  for (const some of together(now)) {
    count += 1;
    send(`answers ${count}`, some.map(([part, question]) => [part, question]));
  }
  if (now.length < left.length) askRest();
}

// The grid fetches its rows by itself, of each selection; its words alone are asked for here.
function showRows() {
  const box = Array.from(document.querySelectorAll(".body-grid"), (place) => place.closest("[data-panel]"))[0];
  const { panel, tab } = box ? /** @type {HTMLElement} */ (box).dataset : { panel: "", tab: "" };
  if (tab !== "table" || rowsOf === state.sel) return;
  rowsOf = state.sel;
  keepGrid({ ...state.grid, panel });
  showGrid();
}

// The grid is turned to again: its rows are of the selection that there is by now.
export function showRowsAnew() {
  rowsOf = null;
}

function askRest() {
  if (isPlanned) return;
  isPlanned = true;
  idle(() => {
    isPlanned = false;
    ask(true);
  }, REST);
}

// What nobody wants any longer is not waited for, whether it is on its way or has failed.
/** @param {Map<string, string>} wanted */
function dropOvertaken(wanted) {
  for (const [name, { questions }] of Array.from(sent)) {
    if (Array.from(questions).every(([part, question]) => wanted.get(part) !== question)) {
      sent.delete(name);
      connection.drop(name);
    }
  }
}

/** @param {string} name @param {[string, string][]} asking */
async function send(name, asking) {
  const questions = new Map(asking);
  const address = addressOf(Array.from(questions.keys()), state.sel);
  const own = { questions, isFlying: true };
  sent.set(name, own);
  for (const part of questions.keys()) agreement.note(part, "asked");
  const text = await textOf(name, address);
  if (sent.get(name) !== own) return; // A newer choice has overtaken it, or another page.
  own.isFlying = false;
  if (text === null) return takeKept(name, own); // It is asked for again.
  keeping.answered(address, questions);
  sent.delete(name);
  take(JSON.parse(text), questions);
}

// What this browser has kept of it is shown meanwhile, and says so.
/** @param {string} name @param {Reach.Sent} own */
async function takeKept(name, own) {
  const found = await keeping.parts(own.questions);
  if (!found || sent.get(name) !== own || own.isFlying) return;
  keeping.stands("");
  take(found, own.questions);
}

// Each is shown where that is what is wanted of it by now.
/** @param {Record<string, any>} found @param {Map<string, string>} questions */
function take(found, questions) {
  for (const [part, question] of questions) {
    if (!(part in found) || questionOf(state.sel, needsOf(part)) !== question) continue;
    shown.set(part, question);
    try {
      land(part, found[part]);
    } catch (error) {
      window.console.error(error);
    }
    agreement.note(part, "had");
  }
  idle(foreseeMaps, REST);
}

// What was fetched ahead, or else what the server answers: the browser asks for one address once, and who is patient with
// it, and says so where it is late, is assets/connection.js.
/** @param {string} name @param {string} address @returns {Promise<string | null>} */
async function textOf(name, address) {
  const before = fetchedBefore(address);
  calm(address);
  if (before && before.isThere) {
    if (connection.isMissing(name)) connection.had(name); // It came after it was given up: the server is back.
    return before.text;
  }
  let isOver = false;
  const asking = connection.fetched({ name, address, again: () => again(name) })
    .then((answer) => answer && answer.text())
    .finally(() => { isOver = true; });
  if (!before) return asking;
  const ahead = before.text.then((text) => {
    if (isOver) return null;
    connection.drop(name);
    return text;
  }, () => asking);
  return Promise.race([ahead, asking]);
}

// What failed is asked for once more, as it is wanted by now and nothing newer has gone for it; false where nothing is.
function again(name) {
  const failed = sent.get(name);
  if (!failed) return false;
  const left = missing(state.sel)
    .filter(([part, question]) => failed.questions.has(part) && !isOnItsWay(part, question))
    .map(([part, question]) => /** @type {[string, string]} */ ([part, question]));
  if (!left.length) {
    sent.delete(name);
    return false;
  }
  return send(name, left);
}

// Another page stands there: what the one before still waited for is no matter any more.
export function forgetAnswers() {
  for (const name of sent.keys()) connection.drop(name);
  calm("");
  rowsOf = null;
  forgetForeseen();
  for (const kept of [shown, sent]) kept.clear();
}

// What is late or lost is said where it would stand (assets/agreement.js).
/** @param {Reach.Heard} event */
function heard({ detail: { name, what } }) {
  const own = sent.get(name);
  if (!own || what === "asked" || what === "had") return;
  for (const [part, question] of own.questions) {
    if (questionOf(state.sel, needsOf(part)) === question && shown.get(part) !== question) agreement.note(part, what);
  }
}

// ---------------------------------------------------------------- what is there before it is asked for

/** @type {Reach.Laid | null | undefined} */
let laid; // Answers that came with the document (dashboard/web/first.py): null once they are taken up.

// `{ address, tables, code, answers }`: of the page of this address ("/victims?area=NGA"), by part.
function layKnown() {
  if (laid === undefined) {
    const place = document.getElementById("answers");
    laid = place ? JSON.parse(place.textContent) : null;
  }
  laid = keeping.laid() || laid;
  if (laid && takeAnswers(laid)) laid = null;
}

// Takes up answers that stand there already, where they are of the page and the tables that are shown; whether any was.
/** @type {(found: Reach.Laid) => boolean} */
export function takeAnswers(found) {
  const { tables, code } = base().answers;
  if (found.address !== state.sel.address || found.tables !== tables || found.code !== code) return false;
  const wanted = new Map(missing(state.sel).map(([part, question]) => [part, question]));
  const known = Object.fromEntries(Object.entries(found.answers).filter(([part]) => wanted.has(part)));
  for (const part of Object.keys(known)) agreement.note(part, "asked");
  take(known, wanted);
  return Object.keys(known).length > 0;
}

// Fetches what is in sight of another selection, for the case that it is chosen next.
/** @param {Reach.Selection} sel @param {number} [on] The year, where it is another. */
export function foresee(sel, on) {
  if (hasOffers()) fetchAhead(missing(sel, on).filter(([, , place]) => isNear(place)).map(([part]) => part), sel, on);
}

// Fetches what another tab of a panel shows, for the case that it is turned to next.
/** @param {string} panel @param {string} tab */
export function foreseeTab(panel, tab) {
  if (hasOffers()) fetchAhead(partsOf(panel, tab).filter((part) => shown.get(part) !== questionOf(state.sel, needsOf(part))), state.sel);
}

// Fetches the years on either side of those that maps in sight hold, for the case that they are moved there next.
export function foreseeMaps() {
  if (!hasOffers() || windowAt(state.sel, state.year) === null) return;
  for (const on of [state.year + EARLY, state.year - EARLY]) {
    const beyond = missing(state.sel, on).filter(([part, , place]) => needsOf(part).window && isNear(place));
    fetchAhead(beyond.map(([part]) => part), state.sel, on);
  }
}

/** @param {string[]} parts @param {Reach.Selection} sel @param {number} [on] */
function fetchAhead(parts, sel, on) {
  if (parts.length) fetchSoon(addressOf(parts, sel, on));
}

// ---------------------------------------------------------------- folds

export function listenToAnswers() {
  document.addEventListener(connection.EVENT, heard);
  // What a reader opens is asked for by then.
  document.addEventListener("toggle", ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.open && target.classList.contains("fold")) ask();
  }, true);
}
