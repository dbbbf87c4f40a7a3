// The maps of a page: drawn once, painted by year and choice, zoomed, pointed at, and walked by keys.

import { hideTip, say, tipAt } from "./announce.js";
import { nearlyPick, pickArea } from "./areas.js";
import { areaName, base, section, spoken, word } from "./basics.js";
import { connection, maps, texts } from "./beside.js";
import { rest, unrest } from "./nearly.js";
import { write } from "./panels.js";
import { plotlyThere, silence, watchSize } from "./plots.js";
import { areasOf, seen, state } from "./state.js";
import { go } from "./wishes.js";

/** @type {Promise<Reach.WorldMap["shapes"]>} */
let outlines = null;
/** @type {WeakMap<Element, string>} */
const spokenOf = new WeakMap(); // Of a map that is walked by keys, the source that was said with what they do.
const SLIP = 8; // px that a hand may move while it presses.
let zoomTo = null; // The area or region that maps show closely; none, as long as that is nobody's choice.

function outlinesThere() {
  if (!outlines) {
    outlines = connection.held("outlines", /** @type {string} */ (base().outlines))
      .then((answer) => answer.json())
      .then(maps.shapesOf);
  }
  return outlines;
}

// ---------------------------------------------------------------- drawing

/** @param {string} panel */
export async function render(panel) {
  const box = section(panel);
  const map = state.maps[panel];
  if (!box || !map || box.dataset.tab !== "map") return;
  const [, shapes] = await Promise.all([plotlyThere(), outlinesThere()]);
  const div = /** @type {Reach.Plot} */ (box.querySelector(".map-plot"));
  if (!div || !div.isConnected || state.maps[panel] !== map) return;
  const fresh = map.div !== div;
  map.div = div;
  map.shapes = shapes;
  map.fills = box.classList.contains("small-map");
  if (fresh && zoomTo) maps.aim(map, maps.frameOf(map, zoomTo));
  await maps.draw(div, map, seen(), box);
  silence(div);
  if (fresh) {
    hook(panel, div);
    watchSize(div);
  }
  paint(panel);
  if (fresh) write(panel);
  if (fresh && map.fills) {
    // Without the keys of what is not in sight there is more room.
    maps.trim(map, box);
    maps.show(map, zoomTo ? maps.frameOf(map, zoomTo) : map.view);
  }
  box.dispatchEvent(new CustomEvent("reach:painted", { bubbles: true, detail: { panel } }));
}

/** @param {string} panel */
export function paint(panel) {
  const map = state.maps[panel];
  if (map && map.div) maps.paint(map, seen());
}

// Others are chosen: every map outlines them.
export function outlineChosen() {
  for (const [panel, map] of Object.entries(state.maps)) {
    write(panel);
    if (map.div) maps.outline(map, seen());
  }
}

function hook(panel, div) {
  const code = (event) => maps.pointed(state.maps[panel], event);
  let over = ""; // The area under the pointer.
  /** @type {PointerEvent | null} */
  let down = null; // Where the pointer went down: a map that was dragged is left on some area or other.
  const left = () => {
    over = "";
    unrest();
    hideTip();
  };
  maps.calm(div);
  div.on("plotly_afterplot", () => paint(panel));
  div.on("plotly_click", (event) => {
    const mouse = event.event || {};
    const area = code(event);
    if (down && Math.hypot(mouse.clientX - down.clientX, mouse.clientY - down.clientY) > SLIP) return;
    if (area) take(panel, area, mouse.shiftKey || mouse.ctrlKey || mouse.metaKey);
  });
  div.on("plotly_hover", (event) => {
    const mouse = event.event;
    over = code(event);
    if (!over) return left();
    if (!leads(panel)) rest(() => nearlyPick(over, false));
    showTip(panel, over, mouse.clientX, mouse.clientY);
  });
  div.on("plotly_unhover", left);
  div.addEventListener("pointerdown", (event) => {
    down = event;
    if (over && !leads(panel)) nearlyPick(over, true);
  }, { capture: true, passive: true });
  div.on("plotly_relayout", (change) => {
    if (!Object.keys(change).some((key) => key.startsWith("geo"))) return;
    const map = state.maps[panel];
    maps.dragged(map);
    if (map.fills) maps.trim(map, section(panel), true);
    write(panel); // What is said of areas that come into sight, or leave it.
  });
}

// ---------------------------------------------------------------- zooming

// What maps that are yet to be drawn begin with.
/** @param {string | null} code */
export function aimAt(code) {
  zoomTo = code;
}

/** @param {string} code */
export function zoomAll(code) {
  aimAt(code);
  for (const map of Object.values(state.maps)) if (map.div) maps.show(map, maps.frameOf(map, code));
}

/** @param {string} panel @param {number} factor */
export function zoomBy(panel, factor) {
  const map = state.maps[panel];
  if (map && map.div) maps.zoomBy(map, factor);
}

// ---------------------------------------------------------------- what a map says of an area

function showTip(panel, code, x, y) {
  const map = state.maps[panel];
  if (map) tipAt(maps.lines(map, code, seen()), x, y);
}

// The small map of a country's page leads to the pages of others: what was chosen there would be shown far below.
/** @param {string} panel */
const leads = (panel) => Boolean(state.maps[panel] && state.maps[panel].fills);

/** @param {string} panel @param {string} code @param {boolean} [adding] */
function take(panel, code, adding) {
  if (!leads(panel) || adding) return pickArea(code, adding);
  if (base().areas[code] && code !== state.sel.fixed) go(spoken(`/country/${code}`));
}

// Arrow keys move to the nearest country in that direction; Enter selects; Escape shows the world again.
/** @param {Reach.On<KeyboardEvent>} event */
export function mapKey(event) {
  const box = event.target.closest(".body-map");
  if (!box || !box.closest("[data-panel]") || event.defaultPrevented) return;
  const panel = box.closest("[data-panel]").dataset.panel;
  const map = state.maps[panel];
  const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
  if (!map || !map.div) return;
  if (step) map.at = maps.neighbour(map, map.at || areasOf(state.sel).find((code) => base().areas[code]) || "NGA", step);
  else if (event.key === "Enter" && map.at) {
    const isKnown = areasOf(state.sel).includes(map.at);
    take(panel, map.at, event.shiftKey);
    // What follows of the choice is told by the panels that change (panels.js).
    const isChosen = areasOf(state.sel).includes(map.at);
    if (isChosen !== isKnown) say(word(isChosen ? "areaChosen" : "areaLeft", { area: areaName(map.at) }));
    event.preventDefault();
    return;
  }
  else if (event.key === "Escape") zoomBy(panel, 0);
  else return;
  event.preventDefault();
  if (!map.at) return;
  const at = maps.pointOf(map, map.at);
  if (at) showTip(panel, map.at, ...at);
  const isShort = spokenOf.get(box) === map.data.from;
  const told = maps.spoken(map, map.at, seen(), isShort);
  if (told.includes(map.data.from)) spokenOf.set(box, map.data.from); // Of who has no figure there is none.
  say(texts.sentences([told, ...(isShort ? [] : [leads(panel) ? word("openArea") : word("select")])]));
}
