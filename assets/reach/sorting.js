// Tables whose columns can be sorted: a click or Enter on a head, without a question to the server. What is not known
// stays last either way, so that silence is neither much nor little; equal rows keep the order of their names.

import { setMore } from "./address.js";
import { say } from "./announce.js";
import { word } from "./basics.js";
import { keepMore } from "./links.js";

const UNKNOWN = "-"; // as dashboard/parts/tables.py

const keysOf = (row) => row.dataset.keys.split(" ");

// Of numbers the largest comes first, of names the first; the next time the other way round.
function next(head) {
  const first = head.cellIndex ? "descending" : "ascending";
  const other = head.cellIndex ? "ascending" : "descending";
  return head.getAttribute("aria-sort") === first ? other : first;
}

// The rows of a table in the order of one of its columns.
/** @param {HTMLTableCellElement} head @param {string} way */
function order(head, way) {
  const body = head.closest("table").tBodies[0];
  const at = head.cellIndex;
  const sign = way === "ascending" ? 1 : -1;
  const rows = [...body.rows].map((row) => ({ row, name: Number(keysOf(row)[0]), key: keysOf(row)[at] }));
  rows.sort((one, other) => {
    if (one.key === UNKNOWN || other.key === UNKNOWN) {
      return (one.key === UNKNOWN ? 1 : 0) - (other.key === UNKNOWN ? 1 : 0) || one.name - other.name;
    }
    return sign * (Number(one.key) - Number(other.key)) || one.name - other.name;
  });
  body.append(...rows.map(({ row }) => row));
  for (const cell of head.parentElement.children) cell.setAttribute("aria-sort", cell === head ? way : "none");
}

/** @param {HTMLElement} button */
export function sortBy(button) {
  const head = button.closest("th");
  const way = next(head);
  order(head, way);
  const at = head.cellIndex;
  keepMore(`sort=${way === "descending" ? "-" : ""}${at}`);
  const column = button.textContent;
  if (at) say(way === "descending" ? word("sortedDown", { column }) : word("sortedUp", { column }));
  else say(way === "ascending" ? word("sortedNames") : word("sortedBack"));
}

// A table that comes by an address of somebody who had sorted it: "sort=-3" is its fourth column, the largest first.
/** @param {HTMLElement | null} place */
export function sortAsAsked(place) {
  const asked = /^(-?)(\d{1,2})$/.exec(new URLSearchParams(window.location.search).get("sort") || "");
  const head = asked && place && place.querySelectorAll("thead th")[Number(asked[2])];
  if (!head || !head.querySelector('[data-act="sort"]')) return;
  order(/** @type {HTMLTableCellElement} */ (head), asked[1] ? "descending" : "ascending");
  setMore(`sort=${asked[0]}`);
}
