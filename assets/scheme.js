// Chooses light or dark before anything is painted: what the reader chose last, else what the system prefers; where that
// forces its colours on the page, charts have to follow it. Marks whoever is here for the first time, so that what is
// said once has its place from the first paint on.
(function () {
  "use strict";
  let chosen = null;
  try {
    chosen = window.localStorage.getItem("reach-scheme");
    if (!window.localStorage.getItem("reach-welcomed")) document.documentElement.dataset.new = "";
  } catch {
    chosen = null; // Storage may be closed to us; the system's preference will do.
  }
  if (window.matchMedia("(forced-colors: active)").matches) chosen = null;
  const dark = chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.scheme = dark ? "dark" : "light";
})();
