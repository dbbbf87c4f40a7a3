// Stands in for the list of country names: areas are found by their code in our own boundaries, never by name.
"use strict";

exports.COUNTRIES = [];
exports.createLookup = () => ({ lookupAlpha3: () => null });
