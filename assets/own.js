// Figures of the reader's own, which stay in this tab: kept in its session storage, laid into charts, tables and slides beside
// the published ones, and always marked. Sends nothing itself; knows no page.
(function () {
  "use strict";

  const { element } = window.reachTexts;
  const KEPT = "reach-own"; // in the session storage of the tab, and nowhere else
  const INK = "#b0157c"; // as OWN in dashboard/theme.py; assets/dark.js knows its other one
  const PER = 100000; // people of whom a rate is
  const SYMBOLS = ["diamond", "square", "triangle-up", "cross", "star", "pentagon"]; // of several lines, all in one ink
  const SHAPES = { // the same signs in words' size, on a field of 12 by 12
    diamond: "M6 1 11 6 6 11 1 6Z", square: "M2 2H10V10H2Z", "triangle-up": "M6 1 11 10H1Z", cross: "M4 1H8V4H11V8H8V11H4V8H1V4H4Z",
    star: "M6 0 7.6 4.2H12L8.5 7 9.8 11.5 6 8.8 2.2 11.5 3.5 7 0 4.2H4.4Z", pentagon: "M6 1 11 5 9 11H3L1 5Z",
  };
  const ROOM = 1.1; // times the greatest figure up to which an axis goes
  const FAR_ABOVE = 3; // times as high as the scale of the published figures: these look flat then
  const END = "↕"; // names at ends of lines, as in dashboard/plotly/years.py

  /** @type {Reach.OwnKept | null | undefined} */
  let kept; // undefined: not looked for yet

  // ---------------------------------------------------------------- what is kept

  /** @type {Reach.Own["kept"]} */
  function found() {
    if (kept === undefined) {
      try {
        kept = JSON.parse(window.sessionStorage.getItem(KEPT));
      } catch {
        kept = null;
      }
    }
    return kept && kept.rows.length ? kept : null;
  }

  // Whether the tab keeps them: else they last until another document comes.
  /** @type {Reach.Own["keep"]} */
  function keep(rows) {
    kept = { rows };
    drawn = new WeakMap();
    try {
      window.sessionStorage.setItem(KEPT, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  /** @type {Reach.Own["forget"]} */
  function forget() {
    kept = null;
    drawn = new WeakMap();
    try {
      window.sessionStorage.removeItem(KEPT);
    } catch {
      // Without storage nothing was kept there.
    }
  }

  // ---------------------------------------------------------------- where they belong

  const isOf = (row, place) => row.indicator === place.indicator && row.area === place.area && row.sex === place.sex && row.age === place.age && row.breakdown === place.breakdown;

  // The reader's figures of a place by year, as they are drawn there: of a count that is shown as a rate its rate, where the
  // people are known.
  /** @param {Reach.Place} place @returns {Reach.OwnPoint[]} */
  function pointsOf(place) {
    const { rows } = found();
    return rows.filter((row) => isOf(row, place)).flatMap((row) => {
      const people = place.people ? place.people[row.year] : PER;
      if (!people) return [];
      const of = (number) => (number === null ? null : (number * PER) / people);
      return [{ year: row.year, value: of(row.value), low: of(row.low), high: of(row.high), row }];
    }).sort((a, b) => a.year - b.year);
  }

  // What goes to the server with a request for a picture or slides, once the reader has asked for that: the figures of some
  // places, or of all where a deck is asked for; no note.
  /** @type {Reach.Own["sent"]} */
  function sent(places) {
    if (!found()) return [];
    const rows = places ? found().rows.filter((row) => places.some((place) => isOf(row, place))) : found().rows;
    return rows.map(({ note, ...row }) => row);
  }

  const isDrawn = ({ value, low }) => value !== null || low !== null;

  // A line of which the rule of small numbers leaves nothing to draw is named as hidden.
  const hasDrawn = ({ points }) => points.some(isDrawn);

  // Places of which there are own figures: what they are called, their sign, and their figures.
  /** @param {Reach.Place[]} places @returns {Reach.OwnLine[]} */
  function linesOf(places) {
    if (!found()) return [];
    const lines = places.map((place, at) => ({ place, at, points: pointsOf(place) })).filter(({ points }) => points.length);
    return lines.map((line, number) => ({ ...line, symbol: SYMBOLS[number % SYMBOLS.length] }));
  }

  // ---------------------------------------------------------------- in words

  /** @param {Reach.OwnPoint} point @param {Reach.Place} place @param {Reach.Speech} texts */
  function textOf({ value, low, high, row }, { decimals, people }, texts, unit = "") {
    const said = (number, ends, most) => (number !== null ? texts.formatNumber(number, most) : texts.intervalText(ends, most));
    if (value === null && low === null) return texts.word("ownHidden");
    const text = texts.withUnit(said(value, [low, high], decimals), unit);
    return people ? texts.word("ownCounted", { rate: text, number: said(row.value, [row.low, row.high], 0) }) : text;
  }

  const safe = (text) => text.replaceAll("<", "‹").replaceAll(">", "›"); // plotly reads markup

  function hoverOf(point, place, texts) {
    const figure = textOf(point, place, texts, place.unit);
    const note = point.row.note ? `<br>${safe(point.row.note)}` : "";
    return `<b>${safe(texts.word("ownMark"))}</b><br>${safe(place.label)}, ${point.year}<br>${safe(figure)}${note}`;
  }

  // "2019, 2021 to 2023" would be long: the first and the last year.
  function yearsOf(lines, texts) {
    const years = lines.flatMap(({ points }) => points.filter(isDrawn).map(({ year }) => year));
    const [low, high] = [Math.min(...years), Math.max(...years)];
    return low === high ? String(low) : texts.word("to", { low, high });
  }

  /** @type {Reach.Own["said"]} */
  function said(places, texts) {
    if (!found()) return "";
    const lines = linesOf(places || []);
    if (!lines.length) return (places || []).length ? "" : texts.word("ownNot");
    const [drawn, hidden] = [lines.filter(hasDrawn), lines.filter((line) => !hasDrawn(line))];
    const names = (some) => texts.inARow(some.map(({ place }) => place.label));
    return [
      ...(drawn.length ? [texts.word("ownSaid", { names: names(drawn), years: yearsOf(drawn, texts) })] : []),
      ...(hidden.length ? [texts.word("ownAllHidden", { names: names(hidden) })] : []),
    ].join(" ");
  }

  // Signs of several lines, each with its name, and what is said of them all.
  /** @type {Reach.Own["legend"]} */
  function legend(places, texts, figure) {
    const text = [said(places, texts), isFarAbove(figure, places || []) ? texts.word("ownScale") : ""].filter(Boolean).join(" ");
    const lines = linesOf(places || []);
    if (!lines.length) return text ? [text] : [];
    const signs = lines.filter(hasDrawn).map(({ place, symbol }) => element("span", { class: "own-key" }, [sign(symbol), lines.length > 1 ? place.label : ""]));
    return [...signs, text];
  }

  // Whether published figures lie flat at the foot of a pane, since own ones need so much more room.
  /** @param {Reach.Figure} [figure] @param {Reach.Place[]} [places] */
  function isFarAbove(figure, places) {
    const axis = ({ pane }) => figure.layout[`yaxis${behind(pane)}`];
    return Boolean(figure) && linesOf(places).some(({ place, points }) => {
      const most = Math.max(0, ...points.filter(isDrawn).map(({ value, high }) => value ?? high));
      return axis(place) && axis(place).range && most > FAR_ABOVE * axis(place).range[1];
    });
  }

  function sign(symbol) {
    const made = element("span", { class: "own-sign", "aria-hidden": "true" });
    made.innerHTML = `<svg viewBox="0 0 36 12" width="36" height="12"><path d="M0 6H36" class="own-dash"/><path transform="translate(12)" d="${SHAPES[symbol]}"/></svg>`;
    return made;
  }

  // ---------------------------------------------------------------- charts

  /** @type {WeakMap<object, Reach.Figure>} */
  let drawn = new WeakMap(); // A figure -> the same with own figures, so that it is made once.

  // The figure of a chart with own figures beside the published ones; itself where there are none of its rows.
  /** @type {Reach.Own["overlaid"]} */
  function overlaid(figure, places, texts) {
    if (!figure || !found() || !(places || []).length) return figure;
    if (!drawn.has(figure)) {
      const lines = linesOf(places).filter(hasDrawn);
      drawn.set(figure, lines.length ? laidInto(figure, lines, texts) : figure);
    }
    return drawn.get(figure);
  }

  const behind = (pane) => (pane ? String(pane + 1) : ""); // what plotly puts behind x and y for an axis of this place

  /** @param {Reach.Figure} figure @param {Reach.OwnLine[]} lines @param {Reach.Speech} texts @returns {Reach.Figure} */
  function laidInto(figure, lines, texts) {
    const isGrid = Boolean(figure.layout.xaxis2); // Panes of a grid share their scales.
    const layout = { ...figure.layout };
    let data = figure.data;
    const years = lines.flatMap(({ points }) => points.filter(isDrawn).map(({ year }) => year));
    widen(layout, Math.min(...years), Math.max(...years));
    const ends = new Map(lines.map(({ place, points }) => [place.pane, []]));
    for (const { place, points } of lines) ends.get(place.pane).push(...points.filter(isDrawn).flatMap(({ value, low, high }) => [value ?? low, value ?? high]));
    if (isGrid) {
      const all = Array.from(ends.values()).flat();
      for (const name of Object.keys(layout).filter((one) => /^yaxis\d*$/.test(one) && !layout[one].overlaying)) data = heighten(layout, name, all, data);
    } else {
      for (const [pane, values] of ends) data = heighten(layout, `yaxis${behind(pane)}`, values, data);
    }
    const traces = lines.map((line) => ({
      ...traceOf(line, texts), ...(isGrid ? {} : named(line, texts)),
      xaxis: isGrid ? `x${behind(line.place.pane)}` : "x", yaxis: `y${behind(line.place.pane)}`,
    }));
    return { ...figure, data: [...data, ...traces], layout };
  }

  // The years of all panes, from the first to the last that has a figure of either kind.
  function widen(layout, first, last) {
    for (const name of Object.keys(layout).filter((one) => /^xaxis\d*$/.test(one) && layout[one].range)) {
      const [low, high] = layout[name].range;
      const range = [Math.min(low, first - 0.6), Math.max(high, last + 0.6)];
      if (range[0] === low && range[1] === high) continue;
      layout[name] = { ...layout[name], range };
      layout.shapes = (layout.shapes || []).map((shape) => (shape.x1 === high ? { ...shape, x1: range[1] } : shape));
    }
  }

  // A scale that holds these figures; what stands at a height of it in the chart moves with it.
  function heighten(layout, name, values, data) {
    const axis = layout[name];
    if (!axis || !axis.range || !values.length) return data;
    const [low, high] = axis.range;
    const top = Math.max(high, ROOM * Math.max(...values));
    const foot = Math.min(low, ROOM * Math.min(...values));
    if (top === high && foot === low) return data;
    const { tickvals, ...others } = axis;
    layout[name] = { ...others, range: [foot, top], ...(tickvals ? { nticks: 3 } : {}) };
    if (name === "yaxis") {
      const moved = (y) => (low + y * (high - low) - foot) / (top - foot);
      layout.annotations = (layout.annotations || []).map((note) => (note.name === END ? { ...note, y: moved(note.y) } : note));
    }
    // Hatching of unknown years in a pane without an axis of its own for that.
    const own = name.replace("axis", "");
    const isHatched = (trace) => (trace.yaxis || "y") === own && trace.type === "bar" && trace.meta?.role === "silent";
    return data.map((trace) => (isHatched(trace) ? { ...trace, y: trace.y.map((y) => (y * top) / high) } : trace));
  }

  const isRange = ({ value }) => value === null;

  // A dashed line with signs, broken at years without a figure. An interval stands beside it, as published ones do: a hollow
  // sign at its least, and a line up to its most.
  /** @param {Reach.OwnLine} line @param {Reach.Speech} texts */
  function traceOf({ place, points, symbol }, texts) {
    const shown = points.filter(isDrawn);
    const isApart = (point, before) => point.year > before.year + 1 || isRange(point) || isRange(before);
    const parted = shown.flatMap((point, at) => (at && isApart(point, shown[at - 1]) ? [null, point] : [point]));
    const of = (pick) => parted.map((point) => (point ? pick(point) : null));
    const reach = of(({ value, low, high }) => (value === null ? high - low : 0));
    const hollow = shown.some(isRange) ? {
      symbol: of((point) => (isRange(point) ? `${symbol}-open` : symbol)), line: { color: "#ffffff", width: of((point) => (isRange(point) ? 2 : 1)) },
    } : {};
    return {
      type: "scatter", mode: "lines+markers", name: texts.word("ownMark"), cliponaxis: false, connectgaps: false,
      x: parted.map((point, at) => (point ? point.year : parted[at - 1].year + 1)), y: of(({ value, low }) => value ?? low),
      customdata: parted.map((point) => (point ? hoverOf(point, place, texts) : "")), hovertemplate: "%{customdata}<extra></extra>",
      line: { color: INK, width: 2, dash: "dash" }, marker: { color: INK, size: 9, symbol, line: { color: "#ffffff", width: 1 }, ...hollow },
      meta: { mark: "Line", role: "own" },
      ...(reach.some(Boolean) ? { error_y: { type: "data", symmetric: false, array: reach, arrayminus: reach.map(() => 0), color: INK, thickness: 2, width: 3 } } : {}),
    };
  }

  // Its name at its last figure, where a published line may end beside it.
  /** @param {Reach.OwnLine} line @param {Reach.Speech} texts */
  function named({ place, points }, texts) {
    const { x } = traceOf({ place, at: 0, points, symbol: "" }, texts);
    return {
      mode: "lines+markers+text", textposition: "top left", textfont: { color: INK, size: 12 },
      text: x.map((_, at) => (at === x.length - 1 ? safe(texts.word("ownEnd", { name: place.label })) : "")),
    };
  }

  // ---------------------------------------------------------------- tables

  // Columns and rows of a table of years with own figures beside those of the same rows: each column right behind its own, each
  // year in its place, the newest first.
  /** @type {Reach.Own["besides"]} */
  function besides(places, years, texts) {
    const lines = linesOf(places);
    const columns = lines.map(({ place, at, points }) => ({
      behind: at + 1, head: texts.word("ownColumn", { name: place.label }),
      cells: new Map(points.map((point) => [String(point.year), textOf(point, place, texts)])),
    }));
    const more = new Set(columns.flatMap(({ cells }) => Array.from(cells.keys())).filter((year) => !years.includes(year)));
    return { columns, more: Array.from(more).sort().reverse() };
  }

  /** @type {Reach.Own["tabled"]} */
  function tabled(table, texts) {
    if (!table || !table.dataset.places || !found()) return;
    const rows = Array.from(/** @type {NodeListOf<HTMLTableRowElement>} */ (table.querySelectorAll("tbody tr")));
    const places = JSON.parse(table.dataset.places);
    const { columns, more } = besides(places, rows.map((row) => row.cells[0].textContent), texts);
    if (!columns.length) return;
    const body = table.querySelector("tbody");
    if (rows.length === 1 && rows[0].cells.length === 1) rows[0].remove(); // That there is no figure.
    for (const year of more) {
      const made = element("tr", {}, [element("th", { scope: "row", class: "number" }, year), ...places.map(() => element("td", { class: "number" }, texts.word("noFigure")))]);
      const after = Array.from(body.rows).find((row) => row.cells[0].textContent < year);
      body.insertBefore(made, after || null);
    }
    for (const { behind: at, head, cells } of columns.slice().reverse()) {
      table.tHead.rows[0].cells[at].after(element("th", { scope: "col", class: "number own-cell" }, head));
      for (const row of body.rows) row.cells[at].after(element("td", { class: "number own-cell" }, cells.get(row.cells[0].textContent) || "–"));
    }
  }

  /** @param {Reach.Table} table @param {Reach.Place[]} places @param {Reach.Speech} texts @returns {Reach.Table} */
  function tableWith(table, places, texts) {
    const { columns, more } = besides(places, table.rows.map(([year]) => year), texts);
    if (!columns.length) return table;
    const none = places.map(() => texts.word("noFigure"));
    const rows = table.rows.concat(more.map((year) => [year, ...none])).sort(([one], [other]) => other.localeCompare(one));
    const put = (row, cellOf) => row.flatMap((cell, at) => [cell, ...columns.filter(({ behind: place }) => place === at).map(cellOf)]);
    return {
      ...table, columns: put(table.columns, ({ head }) => head), numeric: put(table.numeric, () => true),
      rows: rows.map((row) => put(row, ({ cells }) => cells.get(row[0]) || "–")),
    };
  }

  // ---------------------------------------------------------------- the show

  // An answer of /api/v1/views as the show of this tab has it; its title and all else that the server wrote stay.
  /** @type {Reach.Own["presented"]} */
  function presented(answer, texts) {
    if (!found()) return answer;
    const places = answer.places || [];
    const { picture } = answer;
    const made = { ...answer, own: legend(places, texts), table: tableWith(answer.table, places, texts) };
    return picture && picture.figure ? { ...made, own: legend(places, texts, picture.figure), picture: { ...picture, figure: overlaid(picture.figure, places, texts) } } : made;
  }

  // ---------------------------------------------------------------- what says so on every page

  // `see`: the way to the page that takes a file; without it, as on that page and over a slide, the mark stands alone.
  /** @type {Reach.Own["banner"]} */
  function banner(texts, see) {
    const before = document.querySelector(".own-banner");
    if (!found()) {
      if (before) before.remove();
      return;
    }
    if (before) return;
    const drop = element("button", { type: "button", class: "act" }, texts.word("ownForget"));
    drop.addEventListener("click", () => {
      forget();
      window.location.reload(); // So that no picture of them is left anywhere.
    });
    const more = see ? [element("a", { href: see, class: "own-see", "data-act": "go" }, texts.word("ownSee"))] : [];
    const made = element("aside", { class: "own-banner", "aria-label": texts.word("ownMark") }, [element("p", {}, [sign("diamond"), ...(see ? [texts.word("ownBanner"), element("span", {}, ` ${texts.word("ownDrawn")} ${texts.word("ownFiles")}`)] : [texts.word("ownMark")])]), ...more, drop]);
    document.body.append(made);
  }

  window.reachOwn = { kept: found, keep, forget, sent, said, legend, overlaid, besides, tabled, presented, banner };
})();
