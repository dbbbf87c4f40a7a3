// Draws who reports: rows by years, one path for each state, names that stay in sight, a cell chosen by pointer or keys.
(function () {
  "use strict";

  const STATES = ["v", "f", "z", "m", "p", "n"];
  const HEAD = 22; // px of the line of years, and of a group's name
  const SPACE = 1; // px between cells
  const POINTER = 24; // px of a row, for what is pressed in it
  const FINGER = 44;

  // px that each name takes beside its row, by its key: as many lines as it needs, in the sheet's own type.
  function tallOf(place, grid, names, api) {
    const rows = grid.groups.flatMap((group) => group.rows);
    const lines = rows.map((row) => api.element("span", { class: "coverage-name" }, row.name));
    const probe = api.element("div", { class: "coverage-names", style: `position:absolute;visibility:hidden;width:${names}px` }, lines);
    place.append(probe);
    const tall = new Map(rows.map((row, at) => [row.key, Math.ceil(lines[at].offsetHeight) + SPACE]));
    probe.remove();
    return tall;
  }

  function layoutOf(grid, wide, tall) {
    const rows = [];
    const least = window.matchMedia("(pointer: coarse)").matches ? FINGER : POINTER;
    let y = 0;
    for (const group of grid.groups) {
      if (grid.groups.length > 1 || grid.kind === "indicator") {
        rows.push({ group, y, height: HEAD + 4 });
        y += HEAD + 4;
      }
      for (const row of group.rows) {
        const height = Math.max(least, tall.get(row.key));
        rows.push({ row, y, height });
        y += height;
      }
    }
    const years = grid.last - grid.first + 1;
    const across = Math.max(Math.min(Math.floor(wide / years), 64), POINTER);
    return { rows, height: y, years, across, width: years * across };
  }

  // One path for each state: every cell is a rectangle of it.
  function pathsOf(layout) {
    const parts = Object.fromEntries(STATES.map((state) => [state, []]));
    for (const { row, y, height } of layout.rows) {
      if (!row) continue;
      for (let at = 0; at < row.cells.length; at += 1) {
        const [w, h] = [layout.across - SPACE, height - SPACE];
        parts[row.cells[at]].push(`M${at * layout.across} ${y}h${w}v${h}h${-w}z`);
      }
    }
    return STATES.filter((state) => parts[state].length).map((state) => [state, parts[state].join("")]);
  }

  function svg(tag, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  /** @type {Reach.Coverage["draw"]} */
  function draw(place, chart, api) {
    const { grid } = chart;
    const isNarrow = place.offsetWidth < 600;
    const names = isNarrow ? 128 : 240;
    const layout = layoutOf(grid, place.offsetWidth - names - 20, tallOf(place, grid, names, api));
    const picture = svg("svg", { width: layout.width, height: layout.height, class: "coverage-cells", "aria-hidden": "true" });
    for (const [state, d] of pathsOf(layout)) picture.append(svg("path", { d, "data-k": state }));
    const mark = svg("rect", { class: "coverage-mark", width: layout.across - SPACE, visibility: "hidden" });
    picture.append(mark);
    const box = api.element("div", {
      class: "coverage-box", tabindex: 0, role: "application", "aria-label": api.word("coverageKeys"),
      style: `--names:${names}px;--years:${layout.width}px`,
    }, [
      api.element("div", { class: "coverage-corner" }),
      yearsOf(grid, layout, api),
      namesOf(grid, layout, api),
      picture,
    ]);
    place.replaceChildren(legendOf(grid, api), box);
    chart.coverage = { layout, box, mark, picture, at: null };
    places.set(place, { chart, api, width: place.offsetWidth });
    widths.observe(place);
    if (layout.width > box.clientWidth - names) box.scrollLeft = box.scrollWidth; // The latest years first.
    listen(chart, api);
  }

  // Drawn anew where its place becomes wider or narrower: another screen, enlarged, or turned.
  /** @type {WeakMap<Element, { chart: Reach.Chart, api: Reach.Lent, width: number }>} */
  const places = new WeakMap();
  const widths = new ResizeObserver((entries) => {
    for (const { target: place } of entries) {
      const target = /** @type {HTMLElement} */ (place);
      const known = places.get(target);
      if (known && target.offsetWidth && Math.abs(known.width - target.offsetWidth) > 4) draw(target, known.chart, known.api);
    }
  });

  function yearsOf(grid, layout, api) {
    const step = layout.across >= 32 ? 1 : layout.across >= 20 ? 2 : 5;
    const labels = [];
    for (let at = 0; at < layout.years; at += 1) {
      const year = grid.first + at;
      const said = (grid.last - year) % step === 0 ? String(year) : "";
      labels.push(api.element("span", { style: `width:${layout.across}px` }, said));
    }
    return api.element("div", { class: "coverage-years" }, labels);
  }

  function namesOf(grid, layout, api) {
    const lines = layout.rows.map(({ row, group, height }) => {
      const style = `height:${height}px`;
      if (group) {
        const note = api.element("small", {}, group.note);
        return api.element("div", { class: "coverage-group", style: `height:${height}px` }, [api.element("b", {}, group.name), " ", note]);
      }
      const href = window.reachTexts.rooted(`/data/coverage?${grid.kind === "area" ? "area" : "indicator"}=${row.key}`);
      return api.element("a", { class: "coverage-name", "data-act": "go", href, style, tabindex: -1, title: row.name }, row.name);
    });
    return api.element("div", { class: "coverage-names" }, lines);
  }

  function legendOf(grid, api) {
    const cells = grid.legend.map(([state, label, count]) =>
      api.element("div", { class: "legend-cell", role: "listitem" }, [
        api.element("span", { class: "legend-key", "data-k": state }),
        api.element("span", { class: "legend-label" }, label),
        api.element("span", { class: "unseen" }, ": "),
        api.element("span", { class: "legend-count" }, api.written(count, 0)),
      ]),
    );
    return api.element("div", { class: "coverage-legend", role: "list" }, cells);
  }

  // ---------------------------------------------------------------- the cell that is pointed at

  function cellAt(chart, event) {
    const { layout, picture } = chart.coverage;
    const frame = picture.getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    const line = layout.rows.findIndex((one) => one.row && y >= one.y && y < one.y + one.height);
    const column = Math.floor(x / layout.across);
    return line < 0 || column < 0 || column >= layout.years ? null : { line, column };
  }

  const addressOf = (grid, row, column) =>
    window.reachTexts.rooted(`/data/origin?${[grid.base, row.query, `year=${grid.first + column}`].filter(Boolean).join("&")}`);

  // The figure of a cell, or what there is instead. `texts` hold only cells with a figure or an interval; `asked` is
  // what a row calls cells that were asked in vain, where the legend speaks of sources of several kinds.
  function saidOf(grid, row, column) {
    const state = row.cells[column];
    if (state === "m" && row.asked) return row.asked;
    if (state !== "v" && state !== "f") return grid.legend.find(([one]) => one === state)[1];
    const before = row.cells.slice(0, column).replace(/[^vf]/g, "").length;
    return row.texts[before];
  }

  function listen(chart, api) {
    const { box, picture } = chart.coverage;
    picture.addEventListener("pointermove", (event) => point(chart, cellAt(chart, event), api, event));
    picture.addEventListener("pointerleave", () => point(chart, null, api));
    picture.addEventListener("click", (event) => {
      const at = cellAt(chart, event);
      if (at) open(chart, at, api, event);
    });
    box.addEventListener("keydown", (event) => press(chart, api, event));
    box.addEventListener("blur", () => point(chart, null, api));
  }

  function open(chart, at, api, event) {
    const address = addressOf(chart.grid, chart.coverage.layout.rows[at.line].row, at.column);
    if (event.ctrlKey || event.metaKey) window.open(address, "_blank", "noopener");
    else api.go(address);
  }

  function point(chart, at, api, event) {
    const { layout, mark } = chart.coverage;
    chart.coverage.at = at;
    mark.setAttribute("visibility", at ? "visible" : "hidden");
    if (!at) {
      api.hideTip();
      return;
    }
    const line = layout.rows[at.line];
    mark.setAttribute("x", at.column * layout.across);
    mark.setAttribute("y", line.y);
    mark.setAttribute("height", line.height - SPACE);
    const frame = mark.getBoundingClientRect();
    const [x, y] = event ? [event.clientX, event.clientY] : [frame.left, frame.top];
    api.tip(tipOf(chart, at, api), x, y);
  }

  function tipOf(chart, at, api) {
    const { grid } = chart;
    const { row } = chart.coverage.layout.rows[at.line];
    return [
      api.element("strong", {}, `${row.name}, ${grid.first + at.column}`),
      api.element("div", {}, saidOf(grid, row, at.column)),
      api.element("small", {}, api.word("openOrigin")),
    ];
  }

  const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  function press(chart, api, event) {
    const { layout, at, box } = chart.coverage;
    const lines = layout.rows.map((one, index) => (one.row ? index : -1)).filter((index) => index >= 0);
    if (event.key === "Enter" && at) {
      event.preventDefault();
      open(chart, at, api, event);
      return;
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const from = at || { line: lines[0], column: layout.years };
    const place = Math.min(Math.max(lines.indexOf(from.line) + (at ? step[1] : 0), 0), lines.length - 1);
    const column = Math.min(Math.max(from.column + step[0], 0), layout.years - 1);
    const next = { line: lines[place], column: at ? column : layout.years - 1 };
    reveal(box, layout, next);
    point(chart, next, api);
    api.say(window.reachTexts.sentences(tipOf(chart, next, api).map((part) => part.textContent)));
  }

  // The chosen cell in sight, beside the names and below the years.
  function reveal(box, layout, { line, column }) {
    const row = layout.rows[line];
    const names = parseInt(box.style.getPropertyValue("--names"), 10);
    const [left, right] = [column * layout.across, (column + 1) * layout.across + names];
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth;
    if (row.y < box.scrollTop) box.scrollTop = row.y;
    else if (row.y + row.height + HEAD > box.scrollTop + box.clientHeight) box.scrollTop = row.y + row.height + HEAD - box.clientHeight;
  }

  window.reachCoverage = { draw };
})();
