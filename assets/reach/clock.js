// The two clocks of the years: one that plays them, and one after which all that follows a year may come.

import { all, word } from "./basics.js";

const SETTLE = 250; // ms after the last step of the year until everything else follows
const FRAME = 700; // ms a year is shown while playing

let settling = 0;
let playing = 0;

export const isPlaying = () => playing !== 0;

/** @param {() => void} step */
export function start(step) {
  playing = window.setInterval(step, FRAME);
  show();
}

export function stop() {
  window.clearInterval(playing);
  playing = 0;
  show();
}

/** @param {() => void} then */
export function settle(then) {
  window.clearTimeout(settling);
  settling = window.setTimeout(then, SETTLE);
}

// The page is being left: no year of it goes on.
export function halt() {
  window.clearTimeout(settling);
  stop();
}

function show() {
  const plays = isPlaying();
  for (const button of all('[data-act="play"]')) {
    button.textContent = plays ? "❚❚" : "▶";
    button.setAttribute("aria-label", word(plays ? "pause" : "play"));
  }
}
