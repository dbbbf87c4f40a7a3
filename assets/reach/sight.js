// What is in sight, or nearly so, is asked for and drawn first; the rest when it comes near, or when the browser is idle.

import { state } from "./state.js";
import { ask } from "./wishes.js";

const NEAR = 300; // pixels outside the window
const LATEST = 1500; // ms after which the rest is drawn, whatever else goes on
const FRAME = 100; // ms for which a frame is waited for, where none may come: in a window that nobody sees

/** @type {WeakMap<Element, boolean>} */
const near = new WeakMap();
/** @type {WeakMap<Element, boolean>} */
const inWindow = new WeakMap();
/** @type {Map<Element, () => void>} */
const waiting = new Map(); // What is to be drawn, by its place.
let isPlanned = false;
let isDrawing = false;

/** @type {IntersectionObserver[]} */
let observers = [];

function observe(place) {
  if (!observers.length) {
    const entered = (entries) => { for (const { target, isIntersecting } of entries) inWindow.set(target, isIntersecting); };
    observers = [new IntersectionObserver(moved, { rootMargin: `${NEAR}px` }), new IntersectionObserver(entered)];
  }
  for (const observer of observers) observer.observe(place);
}

function moved(entries) {
  let isNews = false;
  for (const { target, isIntersecting } of entries) {
    isNews = isNews || (isIntersecting && !near.get(target));
    near.set(target, isIntersecting);
  }
  drawNear();
  if (isNews) ask();
}

// Measured when it is asked about first; followed from then on.
/** @param {Element} place */
export function isNear(place) {
  if (!near.has(place)) {
    const { top, bottom } = place.getBoundingClientRect();
    near.set(place, bottom > -NEAR && top < window.innerHeight + NEAR);
    inWindow.set(place, bottom > 0 && top < window.innerHeight);
    observe(place);
  }
  return near.get(place);
}

// Draws it once its place is near; only the last of several for one place.
/** @param {Element} place @param {() => void} draw */
export function whenNear(place, draw) {
  waiting.set(place, draw);
  if (isNear(place)) window.queueMicrotask(drawNear); // When all that has come is known.
  else plan();
}

// One drawing a frame, those in the window first: the first in the task of the choice itself, so that the next frame shows
// it, title and picture at once; whatever the reader does comes between the others.
function drawNear() {
  if (isDrawing || state.leaving) return; // A page that is being left takes no time from the next one.
  const places = Array.from(waiting.keys()).filter((place) => near.get(place));
  const next = places.find((place) => inWindow.get(place)) || places[0];
  if (!next) return;
  isDrawing = true;
  act(next);
  afterFrame(() => {
    isDrawing = false;
    drawNear();
  });
}

// Whoever turns back to a page that they were leaving has the rest of it drawn, too.
export function resume() {
  drawNear();
  plan();
}

// Once the next frame is painted.
/** @param {() => void} then */
export function afterFrame(then) {
  let isOver = false;
  const once = () => {
    if (!isOver) then();
    isOver = true;
  };
  window.requestAnimationFrame(() => window.setTimeout(once, 0));
  window.setTimeout(once, FRAME);
}

function act(place) {
  const draw = waiting.get(place);
  waiting.delete(place);
  if (draw && place.isConnected) draw();
}

// One at a time, so that whatever the reader does comes in between.
function plan() {
  if (isPlanned || !waiting.size || state.leaving) return;
  isPlanned = true;
  idle(() => {
    isPlanned = false;
    if (state.leaving) return;
    const [place] = waiting.keys();
    if (place) act(place);
    plan();
  }, LATEST);
}

// When the browser has nothing else to do; after so many milliseconds in any case.
/** @type {(act: () => void, latest: number) => number} */
export const idle = (then, latest) =>
  (window.requestIdleCallback ? window.requestIdleCallback(then, { timeout: latest }) : window.setTimeout(then, 200));
