// A page has come: what was kept of the one before goes, and the state starts from the selection that it brings.

import { setMore } from "./address.js";
import { forgetAhead } from "./ahead.js";
import { hideTip } from "./announce.js";
import { ask, forgetAnswers, takeAnswers } from "./asking.js";
import { agreement, deck, keep } from "./beside.js";
import { stop } from "./clock.js";
import { greet } from "./greeting.js";
import { api } from "./lent.js";
import { refreshLinks } from "./links.js";
import { forgetOrder, orderAreas } from "./lists.js";
import { aimAt } from "./mapping.js";
import { myCountry } from "./mine.js";
import { askPage, come, openAt, respell } from "./pages.js";
import { dropPlots } from "./plots.js";
import { meetOwn } from "./private.js";
import { leaveGrid } from "./rows.js";
import { keepNothing, select, soleArea, state, turnTo } from "./state.js";
import { welcome } from "./welcome.js";

/** @type {Reach.Selection | null} */
let laid = null; // As the page that stands there brought it.
let isElsewhere = false; // The reader has gone on from what stood in the place of a page that was late.

// Whoever is told of a page's selection first takes it up: a filter, or the page itself.
/** @param {Reach.Selection | null} sel */
export function adopt(sel) {
  if (!sel || sel === laid) return;
  laid = sel;
  select(sel);
  stop();
  forget();
  turnTo(sel.year === undefined ? null : sel.year); // Before anything is asked for, or taken from the document.
  aimAt(soleArea(sel));
  if (sel.laid) takeAnswers(sel.laid); // What it has as its heading (callbacks/page.py) is not asked for again.
  isElsewhere = agreement.isLeft();
  if (sel.address === state.leaving) come();
  else if (!state.leaving) askPage(); // The reader has turned back while this one was on its way.
  respell(sel);
  ask();
  window.requestAnimationFrame(refreshLinks);
}

// A dialog about a panel goes with its page: left open it would keep the next one from being touched.
function closeDialogs() {
  const opened = /** @type {NodeListOf<HTMLDialogElement>} */ (document.querySelectorAll("dialog[open]:not(.deck)"));
  for (const dialog of opened) dialog.close();
}

function forget() {
  closeDialogs();
  hideTip(); // The pointer rests, and what it was over is gone.
  leaveGrid();
  dropPlots();
  keepNothing();
  forgetOrder("area");
  forgetOrder("breakdown");
  setMore("");
  forgetAnswers();
  forgetAhead();
  agreement.forget();
}

// A page without any filter or panel has nothing else that would take its selection up.
/** @param {Reach.Selection | null} sel */
export function arrive(sel) {
  adopt(sel);
  ask();
  if (state.leaving) return keep();
  greet(state.sel ? state.sel.title : "", isElsewhere);
  isElsewhere = false;
  const open = document.querySelector(".family [aria-current]");
  if (open) open.scrollIntoView({ block: "nearest", inline: "center" });
  const { hash } = window.location;
  if (hash) openAt(hash.slice(1), Date.now() + 3000);
  if (myCountry()) orderAreas();
  deck.arrive(api);
  meetOwn();
  welcome();
  return keep();
}
