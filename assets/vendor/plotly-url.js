// Tells dcc.Graph to load the plotly.js that the page fetches, instead of Dash's own copy of 4.8 MB.
(function () {
  "use strict";

  /** @type {HTMLLinkElement | null} */
  const link = document.querySelector('link[as="script"][href*="plotly-reach"]');
  if (link) {
    // The renderer assigns its own address at start-up: that must not replace this one.
    Object.defineProperty(window, "_dashPlotlyJSURL", { get: () => link.href, set: () => {} });
  }
})();
