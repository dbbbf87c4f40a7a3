// Three things that are said once, above the page, to whoever is here for the first time. They stand in the first HTML,
// which assets/scheme.js has shown before anything was painted; whoever keeps nothing is not told at all.

import { toHeading } from "./greeting.js";

const NAME = "reach-welcomed";

export function welcome() {
  const box = document.querySelector(".welcome");
  if (!box || document.documentElement.dataset.new === undefined) return;
  try {
    window.localStorage.setItem(NAME, "1");
  } catch {
    dismiss(); // Would be told again on each visit.
  }
}

export function dismiss() {
  delete document.documentElement.dataset.new;
  toHeading();
}
