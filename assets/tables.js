// Draws the table that stands beside every picture: of columns and rows of text, as dashboard/figures/shown.py has them.
(function () {
  "use strict";

  const { element, quoting } = window.reachTexts;

  // `content`: columns, rows, numeric, parts, chosen, and inks where cells have classes. `empty`: what is said where there
  // is no row.
  /** @type {Reach.Tables["made"]} */
  function made(content, empty) {
    const named = content.numeric[0] && content.numeric[1] === false ? 1 : 0; // A place in an order names no row.
    const kind = content.numeric.map((numeric) => (numeric ? "number" : null));
    const head = content.columns.map((text, at) => element("th", { scope: "col", class: kind[at], dir: "auto" }, text));
    const headings = new Map(content.parts);
    const lines = content.rows.flatMap((row, at) =>
      (headings.has(at) ? [across(headings.get(at), kind.length)] : []).concat(
        line(row, kind, content.chosen.includes(at), (content.inks || [])[at] || [], named),
      ),
    );
    const none = element("tr", {}, element("td", { colspan: kind.length }, empty));
    return element("table", { class: "data-table" }, [
      element("thead", {}, element("tr", {}, head)),
      element("tbody", {}, lines.length ? lines : none),
    ]);
  }

  const across = (heading, columns) =>
    element("tr", {}, element("th", { scope: "colgroup", colspan: columns, class: "part-head" }, heading));

  // A row that the reader chose is marked, and stays in sight wherever it stands (assets/reach.css).
  const line = (row, kind, isChosen, inks, named) =>
    element("tr", { class: isChosen && "chosen" }, row.map((text, at) => element(at === named ? "th" : "td", { scope: at === named ? "row" : null, class: kind[at], dir: "auto", ...classed(inks[at] || "") }, quoting(text))));

  // The class of a cell as the sheet knows it: a status, or a share of countries.
  function classed(ink) {
    const [family, name] = ink.split(".");
    if (!name) return {};
    return family === "status" ? { "data-status": name } : { "data-share": name, "data-hue": family };
  }

  window.reachTables = { made };
})();
