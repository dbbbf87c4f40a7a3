// What is in sight, or nearly so, is asked for and drawn first; the rest when it comes near, or when the browser is idle.

import { ask } from "./wishes.js";

const NEAR = 300; // pixels outside the window
const LATEST = 1500; // ms after which the rest is drawn, whatever else goes on

/** @type {WeakMap<Element, boolean>} */
const near = new WeakMap();
/** @type {Map<Element, () => void>} */
const waiting = new Map(); // What is to be drawn, by its place.
let isPlanned = false;

/** @type {IntersectionObserver} */
let observer = null;

function moved(entries) {
  let isNews = false;
  for (const { target, isIntersecting } of entries) {
    isNews = isNews || (isIntersecting && !near.get(target));
    near.set(target, isIntersecting);
    if (isIntersecting) act(target);
  }
  if (isNews) ask();
}

// Measured when it is asked about first; followed from then on.
/** @param {Element} place */
export function isNear(place) {
  if (!near.has(place)) {
    if (!observer) observer = new IntersectionObserver(moved, { rootMargin: `${NEAR}px` });
    const { top, bottom } = place.getBoundingClientRect();
    near.set(place, bottom > -NEAR && top < window.innerHeight + NEAR);
    observer.observe(place);
  }
  return near.get(place);
}

// Does it in a task of its own, once its place is near; only the last of several for one place.
/** @param {Element} place @param {() => void} draw */
export function whenNear(place, draw) {
  waiting.set(place, draw);
  if (isNear(place)) window.setTimeout(() => act(place), 0);
  else plan();
}

function act(place) {
  const draw = waiting.get(place);
  waiting.delete(place);
  if (draw && place.isConnected) draw();
}

// One at a time, so that whatever the reader does comes in between.
function plan() {
  if (isPlanned || !waiting.size) return;
  isPlanned = true;
  idle(() => {
    isPlanned = false;
    const [place] = waiting.keys();
    if (place) act(place);
    plan();
  }, LATEST);
}

// When the browser has nothing else to do; after so many milliseconds in any case.
/** @type {(act: () => void, latest: number) => number} */
export const idle = (then, latest) =>
  (window.requestIdleCallback ? window.requestIdleCallback(then, { timeout: latest }) : window.setTimeout(then, 200));
