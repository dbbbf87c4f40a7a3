// The export studio of a panel: its script, sheet and words, which come when it is first opened, and what it is opened for.

import { say } from "./announce.js";
import { base, word } from "./basics.js";
import { connection, maps, studio } from "./beside.js";
import { api } from "./lent.js";
import { exportsOf } from "./links.js";
import { wordsOf } from "./panels.js";
import { ownOf } from "./private.js";
import { areasOf, state } from "./state.js";

const SOON = 400; // ms after which it is said that the studio is on its way

/** @type {Promise<unknown>} */
let there = null;
/** @type {Reach.Studio | null} */
let opened = null; // The one that was told its words: a script that was slow, and asked for again, runs twice.

async function made() {
  const { script, sheet, told } = base().studio;
  const parts = [connection.held("studio", told), connection.script(script), connection.sheet(sheet)];
  const [answer] = /** @type {[Response]} */ (await Promise.all(parts));
  const own = studio();
  own.make(await answer.json(), api);
  opened = own;
}

// As soon as one of its parts is asked for in vain.
/** @param {AbortSignal} signal */
function isLost(signal) {
  const { script, sheet } = base().studio;
  return new Promise((resolve) => {
    const look = () => ["studio", script, sheet].some(connection.isMissing) && resolve(true);
    document.addEventListener(connection.EVENT, look, { signal });
    look();
  });
}

// Whether it is there; whoever asked in vain is told so, and asks again: a window that opens by itself later on would come
// out of nowhere.
/** @param {HTMLElement} button */
async function isReady(button) {
  if (opened) return true;
  there = there || made();
  const until = new AbortController();
  const late = window.setTimeout(() => say(connection.word("pageLate", { page: button.textContent })), SOON);
  await Promise.race([there, isLost(until.signal)]);
  until.abort();
  window.clearTimeout(late);
  if (!opened) say(word("slidesAway"));
  return Boolean(opened);
}

// `button` says what there is of its panel; the focus comes back to it.
export async function openStudio(box, button) {
  if (!(await isReady(button)) || !box.isConnected) return;
  const words = wordsOf(box.dataset.panel);
  const ways = exportsOf(box, button);
  // Rows that are read one by one make no picture.
  const size = ways.isRows ? "" : button.dataset.size || "";
  opened.open({ ...ways, title: words ? words.title : "", size, window: windowOf(box), own: ownOf(box) });
}

// What part of the world the reader sees: nothing where it is all of it, "chosen" where it is that around the one area
// that is chosen, else longitude, latitude and scale, as dashboard/exports/picture/window.py reads them.
function windowOf(box) {
  const map = state.maps[box.dataset.panel];
  const body = box.querySelector(".body-map");
  if (box.dataset.tab !== "map" || !body || !body.dataset.zoomed || !map || !map.div) return "";
  const { lon, lat, scale } = map.view;
  const [code, ...others] = areasOf(state.sel);
  const own = code && !others.length ? maps.frameOf(map, code) : null;
  if (own && own.lon === lon && own.lat === lat && own.scale === scale) return "chosen";
  const turned = ((((lon + 180) % 360) + 360) % 360) - 180;
  return [Math.round(turned), lat.toFixed(1), Math.min(Math.max(scale, 1), 20).toFixed(1)].join();
}
