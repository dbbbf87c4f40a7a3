// Tells dcc.Graph to load the plotly.js that the page preloads, instead of Dash's own copy of 4.8 MB.
(function () {
  "use strict";

  /** @type {HTMLLinkElement | null} */
  const preload = document.querySelector('link[rel="preload"][href*="plotly-reach"]');
  if (preload) {
    // The renderer assigns its own address at start-up: that must not replace this one.
    Object.defineProperty(window, "_dashPlotlyJSURL", { get: () => preload.href, set: () => {} });
  }
})();
