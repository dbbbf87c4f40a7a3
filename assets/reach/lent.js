// What the scripts of assets/ may ask of this page: the pictures, the studio, the finder, the deck, the frame, the grid.

import { address } from "./address.js";
import { hideTip, say, tipAt } from "./announce.js";
import { pickArea } from "./areas.js";
import { areaName, base, element, formatNumber, intervalText, plain, section, spoken, word, written } from "./basics.js";
import { connection, plotlyAddress } from "./beside.js";
import { keepMore } from "./links.js";
import { myCountry } from "./mine.js";
import { go, pageName } from "./pages.js";
import { wordsOf } from "./panels.js";
import { areasOf, state } from "./state.js";

/** @type {Reach.Api} */
export const api = {
  state, areasOf, pickArea, section, wordsOf, go, pageName, say, tip: tipAt, hideTip, more: keepMore,
  element, word, written, areaName, formatNumber, intervalText, plain, known: base,
  exact: (number) => written(number, 20),
  lang: () => base().lang,
  spoken,
  place: () => address(false),
  mine: myCountry, // of the reader, or nothing
  site: () => base().site || window.location.origin, // where others find what leaves this page
  isDrawing: (name) => ["outlines", plotlyAddress()].includes(name),
  isWithout: () => ["outlines", plotlyAddress()].some(connection.isMissing),
};
