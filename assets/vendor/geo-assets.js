// Tells plotly.js that its base maps are there and empty, so that it never asks a foreign host for them.
(function () {
  "use strict";

  const LAYERS = ["coastlines", "countries", "lakes", "land", "ocean", "rivers", "subunits"];
  const SCOPES = ["world", "africa", "antarctica", "asia", "europe", "north-america", "oceania", "south-america", "usa"];

  const nothing = { type: "GeometryCollection", geometries: [] };
  const objects = Object.fromEntries(LAYERS.map((layer) => [layer, nothing]));
  const topology = { type: "Topology", objects: objects, arcs: [] };
  const names = SCOPES.flatMap((scope) => [scope + "_110m", scope + "_50m"]);

  /** @type {any} */ (window).PlotlyGeoAssets = { topojson: Object.fromEntries(names.map((name) => [name, topology])) };
})();
