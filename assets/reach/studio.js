// The export studio of a panel: its script, sheet and words, which come when it is first opened, and what it is opened for.

import { say } from "./announce.js";
import { base, element, rooted, word } from "./basics.js";
import { connection, maps, studio } from "./beside.js";
import { api } from "./lent.js";
import { exportsOf } from "./links.js";
import { wordsOf } from "./panels.js";
import { ownOf } from "./private.js";
import { areasOf, state } from "./state.js";

/** @type {Promise<unknown>} */
let there = null;

function sheetThere() {
  const sheet = element("link", { rel: "stylesheet", href: rooted(base().studio.sheet) });
  const come = new Promise((resolve) => {
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", resolve); // Without it the studio is plain, but there.
  });
  document.head.append(sheet);
  return come;
}

async function made() {
  const { script, told } = base().studio;
  const [answer] = await Promise.all([connection.held("studio", told), connection.script(script), sheetThere()]);
  studio().make(await answer.json(), api);
}

// `button` says what there is of its panel; the focus comes back to it.
export async function openStudio(box, button) {
  if (!there) {
    say(word("slidesWait"));
    there = made();
  }
  await there;
  if (!box.isConnected) return;
  const words = wordsOf(box.dataset.panel);
  const title = (words && words.title) || box.querySelector(".panel-title, .strip-title").textContent;
  studio().open({ ...exportsOf(box, button), title, size: button.dataset.size || "", window: windowOf(box), own: ownOf(box) });
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
