// Stands in for the hundred rarer projections: d3-geo itself has Equal Earth, the one used, and the common ones.
"use strict";

module.exports = {};
