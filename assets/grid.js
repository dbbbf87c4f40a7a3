// The grid of all published rows on the Data page: fetches them, draws them with AG Grid, and lets go of them.
(function () {
  "use strict";

  const ROWS = "/api/v1/observations";
  const SLOWEST = 90000; // ms until a fetch is given up
  const LONGEST = 1500; // characters of a query that servers and mail programs still take whole
  const NARROW = 640; // px under which few columns are shown
  const FEW_COLUMNS = ["area", "year", "figure", "age", "sex", "breakdown", "origin"];
  const WIDTHS = {
    area: 190, code: 82, year: 92, sex: 140, age: 124, breakdown: 190, figure: 150, value: 104, lower: 96, upper: 96,
    status: 148, unit: 150, source: 150, vintage: 140, origin: 70, sex_code: 116, age_code: 116, breakdown_code: 160,
  };
  const NARROW_WIDTHS = { area: 120, year: 80, figure: 100, age: 104, sex: 120, breakdown: 140, origin: 64 };
  const NUMBERS = { value: "obs_value", lower: "obs_lower", upper: "obs_upper" };
  const CODES = { area: "ref_area", sex: "sex", age: "age", breakdown: "breakdown", status: "obs_status" };
  const ASKED = ["area", "sex", "age", "breakdown"]; // columns that the data interface can be asked for
  const YEAR = "YEAR"; // breakdown whose figures are years, as dashboard/catalogue.py
  const MANY = 12; // choices from which on a list has a search
  const KEPT = "reach-grid-columns";
  const SIMPLE = { buttons: ["reset"], maxNumConditions: 1 };
  const FILTERS = {
    agTextColumnFilter: { ...SIMPLE, filterOptions: ["contains", "notContains", "equals", "startsWith"] },
    agNumberColumnFilter: {
      ...SIMPLE, inRangeInclusive: true,
      filterOptions: ["greaterThanOrEqual", "lessThanOrEqual", "inRange", "equals", "notBlank", "blank"],
    },
  };

  /** @type {Reach.Api} */
  let api = null; // What assets/reach/lent.js lends.
  let shown = null; // The one grid of the page.

  // ---------------------------------------------------------------- coming and going

  // The grid of what is selected. `wish`: the panel, indicator and query of the rows, and words (null until they come).
  /** @type {Reach.Rowed["show"]} */
  function show(wish, lent) {
    api = lent;
    if (shown && shown.place !== wish.box.querySelector(".body-grid")) leave();
    if (!shown) shown = begin(wish.box);
    const other = shown.indicator && shown.indicator !== wish.indicator;
    if (other) Object.assign(shown, { ask: nothingAsked(), words: null });
    shown.indicator = wish.indicator;
    if (wish.words && wish.words.indicator === wish.indicator && wish.words !== shown.words) {
      shown.words = wish.words;
      build();
    }
    if (wish.query !== shown.query) load(wish.query);
    else settle();
  }

  function begin(box) {
    const place = box.querySelector(".body-grid");
    const ask = readAddress(new URLSearchParams(window.location.search));
    return { box, place, ask, indicator: "", query: null, words: null, table: null, grid: null, failure: null };
  }

  // Nothing of the grid outlives its page: neither rows, nor nodes, nor listeners, nor a fetch on its way.
  /** @type {Reach.Rowed["leave"]} */
  function leave() {
    if (!shown) return;
    if (shown.fetching) shown.fetching.abort();
    window.reachConnection.drop("rows");
    if (shown.grid) shown.grid.destroy();
    shown.place.replaceChildren();
    delete shown.box.dataset.rows;
    shown = null;
  }

  // ---------------------------------------------------------------- rows

  async function load(query) {
    const mine = shown;
    if (mine.fetching) mine.fetching.abort();
    const fetching = new AbortController();
    Object.assign(mine, { query, fetching, table: null, failure: null });
    publish();
    settle();
    try {
      const table = await rowsOf(query, fetching);
      if (mine.fetching !== fetching) return;
      mine.table = table;
      window.reachConnection.had("rows");
    } catch (error) {
      if (mine.fetching !== fetching) return;
      mine.failure = error;
      const cause = error instanceof Refused && error.status >= 500 ? "failing" : "away";
      window.reachConnection.lose("rows", () => mine === shown && load(query), cause);
    }
    mine.fetching = null;
    if (mine === shown) settle();
  }

  class Refused extends Error {
    constructor(status, text) {
      super(`${status}: ${text}`);
      this.status = status;
    }
  }

  async function rowsOf(query, fetching) {
    const clock = window.setTimeout(() => fetching.abort(new DOMException("", "TimeoutError")), SLOWEST);
    try {
      const answer = await fetch(window.reachTexts.rooted(`${ROWS}.json?${query}`), { signal: fetching.signal });
      if (!answer.ok) throw new Refused(answer.status, (await answer.text()).slice(0, 200));
      return await answer.json();
    } finally {
      window.clearTimeout(clock);
    }
  }

  function reasonOf(error) {
    const { words } = shown;
    if (error instanceof Refused) return fill(words.refused, { status: error.message });
    return error.name === "TimeoutError" ? words.slow : words.lost;
  }

  // ---------------------------------------------------------------- what is seen

  // Brings the page in line with what is known by now: words, rows, a failure.
  function settle() {
    const { words, table, failure, place } = shown;
    if (!words) return;
    place.dataset.state = failure ? "failed" : table ? "ready" : "fetching";
    if (failure) return tell(words.failed, reasonOf(failure), [words.retry, () => load(shown.query)]);
    if (!table) return tell(words.fetching);
    if (shown.drawn !== table) draw();
    return count();
  }

  // One sentence over the grid, with a reason and something to do about it.
  function tell(text, reason, act) {
    /** @type {HTMLElement[]} */
    const parts = [api.element("p", {}, text)];
    if (reason) parts.push(api.element("p", { class: "grid-reason" }, reason));
    if (act) {
      const button = api.element("button", { type: "button", class: "tool" }, act[0]);
      button.addEventListener("click", act[1]);
      parts.push(button);
    }
    const note = shown.place.querySelector(".grid-note");
    note.setAttribute("role", reason ? "alert" : "status");
    note.replaceChildren(...parts);
    note.hidden = false;
  }

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

  function count() {
    const { words, grid, table, place } = shown;
    const [left, of] = [grid.getDisplayedRowCount(), table.rows.length];
    const forms = left === of ? words.rows : words.ofRows;
    const form = forms[new Intl.PluralRules(api.lang()).select(of)] || forms.other;
    const said = fill(form, { number: api.written(of, 0), shown: api.written(left, 0) });
    const output = place.querySelector(".grid-count");
    if (output.textContent !== said) output.textContent = said;
    place.querySelector(".grid-clear").hidden = !isAsked();
    const note = place.querySelector(".grid-note");
    note.hidden = left > 0;
    if (!of) tell(words.empty);
    else if (!left) tell(words.none, "", [words.clear, clear]);
    output.dataset.shown = left;
  }

  // Tools and an empty grid, made anew for each indicator: its columns have other heads, codes and widths.
  function build() {
    const { place, words } = shown;
    if (shown.grid) shown.grid.destroy();
    shown.at = Object.fromEntries(words.cells.map((name, index) => [name, index]));
    const root = api.element("div", { class: "grid-root" });
    const note = api.element("div", { class: "grid-note", role: "status" });
    place.replaceChildren(tools(words), api.element("div", { class: "grid-frame" }, [root, note]));
    shown.drawn = null;
    shown.grid = window.agGrid.createGrid(root, options(words));
    root.addEventListener("mouseover", (/** @type {Reach.On} */ { target }) => {
      if (target.matches(".ag-cell")) target.title = target.scrollWidth > target.clientWidth ? target.textContent : "";
    });
    const table = root.querySelector("[role=grid], [role=treegrid]");
    if (table) table.setAttribute("aria-label", words.grid);
  }

  function draw() {
    const { table, grid, words, at } = shown;
    shown.drawn = table;
    shown.names = namesOf(table, words);
    shown.ranks = Object.fromEntries(Object.entries(shown.names).map(([column, names]) => [column, ranked(names)]));
    const rank = (row) => shown.ranks.ref_area.get(row[at.ref_area]);
    table.rows.sort((one, other) => rank(one) - rank(other)); // Published by code; readers look for names.
    offerYears();
    setMatcher();
    if (!shown.restored) grid.setFilterModel(shown.ask.where);
    shown.restored = true;
    grid.onFilterChanged(); // The grid asks only here whether there are search and years.
    grid.setGridOption("rowData", table.rows);
    changed(); // What an address asked for that there is not is gone by now.
  }

  // The names of all codes that occur, by column.
  function namesOf(table, words) {
    const names = {};
    for (const column of Object.values(CODES)) {
      const known = words.codes[column];
      const place = shown.at[column];
      names[column] = new Map();
      for (const row of table.rows) {
        const code = row[place];
        if (!names[column].has(code)) names[column].set(code, known[code] || api.areaName(code));
      }
    }
    return names;
  }

  function ranked(names) {
    const order = new Intl.Collator(api.lang());
    const codes = Array.from(names.keys()).sort((one, other) => order.compare(names.get(one), names.get(other)));
    return new Map(codes.map((code, rank) => [code, rank]));
  }

  // ---------------------------------------------------------------- columns

  // What is not known is last, whichever way a column is sorted.
  function unknownLast(one, other, descending) {
    if (one === null || other === null) return one === other ? 0 : (one === null) === !descending ? 1 : -1;
    return one - other;
  }

  const isYear = (row) => row[shown.at.breakdown] === YEAR;

  function figureText(row) {
    const { words, at } = shown;
    const value = row[at.obs_value];
    if (value !== null) return isYear(row) ? String(value) : words.names[value] || api.formatNumber(value, words.decimals);
    /** @type {Reach.Interval} */
    const ends = [row[at.obs_lower], row[at.obs_upper]];
    if (ends[1] === null) return row[at.obs_status] === "Q" ? words.suppressed : words.unknown;
    return api.intervalText(ends, words.decimals);
  }

  // A column of the answer by its place in a row: the grid reads it without asking back, which is what sorting costs.
  const field = (column) => String(shown.at[column]);

  function coded(id) {
    const column = CODES[id];
    return {
      field: field(column),
      valueFormatter: ({ value }) => shown.names[column].get(value),
      comparator: (one, other) => shown.ranks[column].get(one) - shown.ranks[column].get(other),
      filter: Choices,
      filterParams: { of: column },
    };
  }

  const plainCode = (column) => ({
    field: field(column), filter: "agTextColumnFilter", cellClass: "grid-code",
  });

  const number = (column) => ({
    field: field(column),
    valueFormatter: ({ value, data }) => (value === null ? "" : isYear(data) ? String(value) : api.exact(value)),
    comparator: (one, other, a, b, descending) => unknownLast(one, other, descending),
    filter: "agNumberColumnFilter", type: "rightAligned",
  });

  const same = (text) => ({ valueGetter: () => text, sortable: false });

  function definitions(words) {
    const { at } = shown;
    const kinds = {
      ...Object.fromEntries(Object.keys(CODES).map((id) => [id, coded(id)])),
      ...Object.fromEntries(Object.entries(NUMBERS).map(([id, column]) => [id, number(column)])),
      code: plainCode("ref_area"), sex_code: plainCode("sex"), age_code: plainCode("age"),
      breakdown_code: plainCode("breakdown"),
      year: { ...number("time_period"), valueFormatter: ({ value }) => String(value) },
      figure: {
        ...number("obs_value"),
        valueFormatter: ({ data }) => figureText(data),
        filterValueGetter: ({ data }) => figureText(data),
        comparator: (one, other, a, b, descending) =>
          unknownLast(one ?? a.data[at.obs_lower], other ?? b.data[at.obs_lower], descending),
        filter: "agTextColumnFilter",
        cellClass: ({ value }) => ["ag-right-aligned-cell", value === null ? "grid-unsure" : "grid-figure"],
      },
      status: { ...coded("status"), valueFormatter: ({ value }) => `${shown.names.obs_status.get(value)} (${value})` },
      unit: same(words.unit), source: same(words.publisher), vintage: same(words.vintage),
      origin: {
        valueGetter: ({ data }) => data, valueFormatter: () => "", cellRenderer: originLink,
        sortable: false, resizable: false, suppressMovable: true, lockPosition: "right", pinned: narrow() ? null : endSide(),
      },
    };
    return ordered(words).map((id) => define(id, kinds[id], words));
  }

  const endSide = () => (document.documentElement.dir === "rtl" ? "left" : "right");

  function define(id, kind, words) {
    const sorted = shown.ask.sort.findIndex((entry) => entry.id === id);
    const { widths } = kept();
    return {
      colId: id, headerName: words.columns[id], width: widths[id] || usualWidth(id), hide: !isShown(id, words),
      initialSort: sorted < 0 ? undefined : shown.ask.sort[sorted].way,
      initialSortIndex: sorted < 0 ? undefined : sorted,
      filterParams: FILTERS[kind.filter], ...kind,
    };
  }

  const narrow = () => shown.box.clientWidth < NARROW;
  // What a finger presses is as high as its tip, on a wide screen, too.
  const isTouched = () => narrow() || window.matchMedia("(pointer: coarse)").matches;
  const usualWidth = (id) => (narrow() && NARROW_WIDTHS[id]) || grown(WIDTHS[id]);

  function isUsual(id, words) {
    return !words.hidden.includes(id) && (!narrow() || FEW_COLUMNS.includes(id));
  }

  function isShown(id, words) {
    const chosen = kept().shown[id];
    return chosen === undefined ? isUsual(id, words) : chosen;
  }

  function ordered(words) {
    const all = Object.keys(words.columns);
    const chosen = kept().order.length || !narrow() ? kept().order : FEW_COLUMNS.slice(0, -1);
    return [...chosen.filter((id) => all.includes(id)), ...all.filter((id) => !chosen.includes(id))];
  }

  function originLink({ data }) {
    const { words, indicator, at } = shown;
    const [area, year] = [data[at.ref_area], data[at.time_period]];
    const asked = new URLSearchParams({
      indicator, area, year, sex: data[at.sex], age: data[at.age], breakdown: data[at.breakdown],
    });
    if (api.lang() !== "en") asked.set("lang", api.lang());
    const label = fill(words.where, { area: shown.names.ref_area.get(area), year });
    const reached = { "data-act": "go", "aria-label": label, title: label, tabindex: "-1" };
    return api.element("a", { href: window.reachTexts.rooted(`/data/origin?${asked}`), ...reached }, "→");
  }

  // ---------------------------------------------------------------- options

  // Pixels of a laptop on this screen, as all lengths of the page are (`--by` in assets/reach.css).
  function grown(pixels) {
    const probe = shown.box.appendChild(api.element("span", { style: "position:absolute;width:calc(100 * var(--px))" }));
    const by = probe.offsetWidth / 100;
    probe.remove();
    return Math.round(pixels * by);
  }

  // Colours are the page's own variables, so that the grid is dark where the page is.
  function look() {
    return window.agGrid.themeQuartz.withParams({
      accentColor: "var(--accent)", backgroundColor: "var(--ground)", foregroundColor: "var(--ink)",
      borderColor: "var(--line)", borderRadius: 4, browserColorScheme: "inherit", cellHorizontalPadding: grown(10),
      chromeBackgroundColor: "var(--ground)",
      columnBorder: false, fontFamily: "inherit", fontSize: grown(13), headerFontSize: grown(13), headerFontWeight: 600,
      headerBackgroundColor: "var(--ground)", headerHeight: isTouched() ? 44 : grown(36), headerRowBorder: { color: "var(--ink)" },
      headerTextColor: "var(--ink)", iconColor: "var(--muted)", iconSize: grown(14), menuBackgroundColor: "var(--ground)",
      oddRowBackgroundColor: "var(--ground)", pinnedColumnBorder: false, rowHeight: isTouched() ? 44 : grown(32),
      rowHoverColor: "var(--wash)", spacing: 6, wrapperBorder: false, wrapperBorderRadius: 0,
    });
  }

  function options(words) {
    return {
      theme: look(), columnDefs: definitions(words), rowData: null,
      defaultColDef: {
        cellDataType: false, minWidth: 56, sortingOrder: ["asc", "desc", null], suppressHeaderMenuButton: true,
      },
      animateRows: false, ensureDomOrder: true, enableCellTextSelection: true,
      suppressOverlays: ["loading", "noRows", "noMatchingRows", "exporting"],
      suppressDragLeaveHidesColumns: true, suppressColumnMoveAnimation: true,
      enableRtl: document.documentElement.dir === "rtl",
      getLocaleText: ({ key, defaultValue }) => words.locale[key] ?? defaultValue,
      isExternalFilterPresent: () => Boolean(shown && shown.matches),
      doesExternalFilterPass: ({ data }) => shown.matches(data),
      onModelUpdated: () => shown && shown.drawn && count(),
      onFilterChanged: () => changed(), onSortChanged: () => changed(),
      onColumnMoved: ({ finished, source }) => finished && source.startsWith("ui") && keepOrder(),
      onColumnResized: ({ finished, source, columns }) => finished && source.startsWith("ui") && keepWidths(columns),
      onCellKeyDown: pressed, tabToNextCell: () => false, tabToNextHeader: () => false, // Tab leaves; arrows move.
    };
  }

  function pressed({ event }) {
    const link = event.key === "Enter" && event.target.querySelector("a");
    if (link) link.click();
  }

  // ---------------------------------------------------------------- the filter of a coded column: a list to choose from

  class Choices {
    init(params) {
      this.params = params;
      this.place = shown.at[params.colDef.filterParams.of];
      this.chosen = null; // All.
      this.gui = api.element("div", { class: "grid-choices" });
    }

    getGui() {
      return this.gui;
    }

    isFilterActive() {
      return this.chosen !== null;
    }

    doesFilterPass({ data }) {
      return this.chosen.has(data[this.place]);
    }

    getModel() {
      return this.chosen && Array.from(this.chosen);
    }

    setModel(model) {
      this.chosen = Array.isArray(model) ? new Set(model) : null;
    }

    refresh() {
      return true;
    }

    afterGuiAttached() {
      const column = this.params.colDef.filterParams.of;
      const ranks = shown.ranks ? shown.ranks[column] : new Map();
      const codes = Array.from(ranks.keys()).sort((one, other) => ranks.get(one) - ranks.get(other));
      this.gui.replaceChildren(...this.search(codes, column), this.list(codes, column));
      const first = this.gui.querySelector("input");
      if (first) first.focus();
    }

    search(codes, column) {
      if (codes.length <= MANY) return [];
      const label = shown.words.choose;
      const field = api.element("input", { type: "search", "aria-label": label, placeholder: label, class: "grid-field" });
      field.addEventListener("input", () => {
        const typed = api.plain(field.value).trim();
        for (const entry of this.gui.querySelectorAll("label[data-code]")) {
          entry.hidden = !wordsFor(column, entry.dataset.code).includes(typed);
        }
      });
      return [field];
    }

    list(codes, column) {
      const all = this.box(shown.words.all, this.chosen === null, (on) => this.choose(on ? null : new Set()));
      const entries = codes.map((code) => {
        const label = this.box(shown.names[column].get(code), this.chosen === null || this.chosen.has(code), (on) => {
          const next = new Set(this.chosen || codes);
          if (on) next.add(code);
          else next.delete(code);
          this.choose(next.size === codes.length ? null : next);
        });
        label.dataset.code = code;
        return label;
      });
      const about = { class: "grid-list", role: "group", "aria-label": this.params.colDef.headerName };
      return api.element("div", about, [all, ...entries]);
    }

    box(text, on, act) {
      const input = api.element("input", { type: "checkbox" });
      input.checked = on;
      input.addEventListener("change", () => act(input.checked));
      return api.element("label", {}, [input, api.element("span", {}, text)]);
    }

    choose(chosen) {
      this.chosen = chosen;
      const [all, ...entries] = this.gui.querySelectorAll(".grid-list label");
      all.querySelector("input").checked = chosen === null;
      for (const entry of entries) entry.querySelector("input").checked = chosen === null || chosen.has(entry.dataset.code);
      this.params.filterChangedCallback();
    }
  }

  // ---------------------------------------------------------------- search and years

  // What a code is found by: its name, the code itself, and an area's other names.
  function wordsFor(column, code) {
    const other = column === "ref_area" || column === "breakdown" ? shown.words.search[code] || "" : "";
    return api.plain(`${shown.names[column].get(code)} ${code} ${other}`);
  }

  // Each word must be in the name of one of a row's codes, begin its year, or be its value.
  function setMatcher() {
    const { ask, table, at } = shown;
    const sets = table ? api.plain(ask.find).split(/\s+/).filter(Boolean).map(foundBy) : [];
    const year = at.time_period;
    const timed = ask.from || ask.to;
    const [from, to] = [ask.from || -Infinity, ask.to || Infinity];
    shown.matches = !timed && !sets.length ? null : (row) => {
      if (timed && (row[year] < from || row[year] > to)) return false;
      return sets.every((found) => found(row));
    };
  }

  function foundBy(typed) {
    const { at } = shown;
    const codes = Object.values(CODES).map((column) => {
      const fitting = Array.from(shown.names[column].keys()).filter((code) => wordsFor(column, code).includes(typed));
      return [at[column], new Set(fitting)];
    });
    const [year, value] = [at.time_period, at.obs_value];
    return (row) =>
      codes.some(([place, fitting]) => fitting.has(row[place])) ||
      String(row[year]).startsWith(typed) || String(row[value]) === typed;
  }

  // ---------------------------------------------------------------- tools

  function tools(words) {
    const find = api.element("input", {
      type: "search", class: "grid-field grid-find", autocomplete: "off", value: shown.ask.find,
      "aria-label": words.find, placeholder: words.find,
    });
    let timer = 0;
    find.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => search({ find: find.value }), 120);
    });
    const clearing = api.element("button", { type: "button", class: "tool grid-clear", hidden: "" }, words.clear);
    clearing.addEventListener("click", clear);
    return api.element("div", { class: "grid-tools" }, [
      find, years(words), picker(words), clearing,
      api.element("output", { class: "grid-count", role: "status" }),
    ]);
  }

  function years(words) {
    const end = (name, label) => {
      const field = api.element("select", { class: "grid-field", "aria-label": label, "data-end": name });
      field.addEventListener("change", () => search({ [name]: Number(field.value) }));
      return field;
    };
    const word = (text) => api.element("span", { class: "grid-word" }, text);
    const parts = [word(words.years), end("from", words.first), word("–"), end("to", words.last)];
    return api.element("div", { class: "grid-years" }, parts);
  }

  function offerYears() {
    const { table, at, ask, place } = shown;
    const found = new Set();
    for (const row of table.rows) found.add(row[at.time_period]);
    const known = Array.from(found).sort((one, other) => one - other);
    shown.span = [known[0], known[known.length - 1]];
    for (const field of place.querySelectorAll("select[data-end]")) {
      field.replaceChildren(...known.map((year) => api.element("option", { value: year }, String(year))));
      const [usual, near] = field.dataset.end === "from" ? [shown.span[0], nextFrom] : [shown.span[1], lastTo];
      field.value = near(known, ask[field.dataset.end]) || usual;
    }
  }

  const nextFrom = (known, asked) => asked && known.find((year) => year >= asked);
  const lastTo = (known, asked) => asked && known.filter((year) => year <= asked).pop();

  function search(change) {
    Object.assign(shown.ask, change);
    if (shown.ask.from <= shown.span[0]) shown.ask.from = 0;
    if (shown.ask.to >= shown.span[1]) shown.ask.to = 0;
    setMatcher();
    shown.grid.onFilterChanged();
  }

  function clear() {
    Object.assign(shown.ask, { find: "", from: 0, to: 0 });
    shown.place.querySelector(".grid-find").value = "";
    offerYears();
    setMatcher();
    shown.grid.setFilterModel(null);
    shown.grid.onFilterChanged(); // Without a filter of a column the model is the same, and nobody would look again.
    shown.place.querySelector(".grid-find").focus();
  }

  const isAsked = () => Boolean(shown.matches || shown.grid.isColumnFilterPresent());

  function picker(words) {
    const entries = Object.keys(words.columns).filter((id) => id !== "origin").map((id) => {
      const input = api.element("input", { type: "checkbox", "data-column": id });
      input.checked = isShown(id, words);
      input.addEventListener("change", () => {
        keep({ shown: { ...kept().shown, [id]: input.checked } });
        shown.grid.setColumnsVisible([id], input.checked);
      });
      return api.element("label", {}, [input, api.element("span", {}, words.columns[id])]);
    });
    const usual = api.element("button", { type: "button", class: "tool" }, words.reset);
    usual.addEventListener("click", usualColumns);
    // With a place in the order of focus: a click on a label would else take the focus out of the menu, and close it.
    const box = api.element("div", { class: "menu-box listed grid-picker", role: "group", "aria-label": words.pick, tabindex: "-1" }, [...entries, usual]);
    const head = api.element("button", { type: "button", class: "menu-head", "aria-expanded": "false" }, words.pick);
    return api.element("div", { class: "tool-menu grid-columns" }, [head, box]);
  }

  function usualColumns() {
    keep({ shown: {}, order: [], widths: {} });
    const { words, grid, place } = shown;
    const state = ordered(words).map((colId) => ({ colId, hide: !isShown(colId, words), width: usualWidth(colId) }));
    grid.applyColumnState({ state, applyOrder: true });
    for (const input of place.querySelectorAll("[data-column]")) input.checked = isShown(input.dataset.column, words);
  }

  // ---------------------------------------------------------------- what is remembered

  // Columns are kept for the visit, for every indicator; search, years, sort and filters stand in the address.
  function kept() {
    const usual = { shown: {}, order: [], widths: {} };
    try {
      return { ...usual, ...JSON.parse(window.sessionStorage.getItem(KEPT) || "{}") };
    } catch {
      return usual; // Without storage, or with something else in it, columns are the usual ones.
    }
  }

  function keep(change) {
    try {
      window.sessionStorage.setItem(KEPT, JSON.stringify({ ...kept(), ...change }));
    } catch {
      // Without storage the choice holds for this grid.
    }
  }

  const keepOrder = () => keep({ order: shown.grid.getColumnState().map((column) => column.colId) });

  function keepWidths(columns) {
    const changed = columns.map((column) => [column.getColId(), column.getActualWidth()]);
    keep({ widths: { ...kept().widths, ...Object.fromEntries(changed) } });
  }

  const nothingAsked = () => ({ find: "", from: 0, to: 0, sort: [], where: null });

  function readAddress(asked) {
    const year = (name) => (/^\d{4}$/.test(asked.get(name) || "") ? Number(asked.get(name)) : 0);
    const sort = (asked.get("sort") || "").split(",").filter(Boolean).map((entry) =>
      entry.startsWith("-") ? { id: entry.slice(1), way: "desc" } : { id: entry, way: "asc" });
    const find = (asked.get("find") || "").slice(0, 100);
    return { find, from: year("from"), to: year("to"), sort, where: readFilters(asked.get("where")) };
  }

  function readFilters(text) {
    try {
      const entries = Object.entries(JSON.parse(text || "{}")).filter(([id, model]) => isFilter(id, model));
      return entries.length ? Object.fromEntries(entries) : null;
    } catch {
      return null; // An address that was cut short: without the filters of columns.
    }
  }

  function isFilter(id, model) {
    if (Object.hasOwn(CODES, id)) return Array.isArray(model) && model.every((code) => typeof code === "string");
    return Object.hasOwn(WIDTHS, id) && Boolean(model) && typeof model.type === "string";
  }

  function changed() {
    if (!shown || !shown.drawn) return;
    const state = shown.grid.getColumnState().filter((column) => column.sort);
    state.sort((one, other) => one.sortIndex - other.sortIndex);
    shown.ask.sort = state.map((column) => ({ id: column.colId, way: column.sort }));
    const model = shown.grid.getFilterModel();
    shown.ask.where = Object.keys(model).length ? model : null;
    publish();
  }

  // Address and downloads follow what the grid shows.
  function publish() {
    const { find, from, to, sort, where } = shown.ask;
    const asked = new URLSearchParams();
    if (find) asked.set("find", find);
    if (from) asked.set("from", from);
    if (to) asked.set("to", to);
    if (sort.length) asked.set("sort", sort.map((entry) => (entry.way === "desc" ? "-" : "") + entry.id).join(","));
    if (where && JSON.stringify(where).length < LONGEST / 2) asked.set("where", JSON.stringify(where));
    const rows = rowsQuery();
    shown.box.dataset.rows = rows === null ? "" : `${ROWS}.{ending}?${rows}`;
    api.more(asked.toString());
  }

  // The question to the data interface whose answer is what the grid shows; null where it knows no such question.
  function rowsQuery() {
    const { find, from, to, where } = shown.ask;
    const filters = Object.entries(where || {});
    if (find || filters.some(([id]) => !ASKED.includes(id))) return null;
    const asked = new URLSearchParams(shown.query);
    for (const [id, codes] of filters) asked.set(id, codes.join(","));
    if (from) asked.set("from", from);
    if (to) asked.set("to", to);
    const text = asked.toString().replaceAll("%2C", ",");
    return text.length > LONGEST || filters.some(([, codes]) => !codes.length) ? null : text;
  }

  // What the data interface cannot be asked for is written here, in its columns, with name, release and caveat beside.
  function csv() {
    const { table, words, grid } = shown;
    const lines = [[...table.columns, "area", "release", "caveat"]];
    grid.forEachNodeAfterFilterAndSort(({ data }) => {
      lines.push([...data, shown.names.ref_area.get(data[shown.at.ref_area]), words.vintage, words.caveat]);
    });
    const quoted = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
    return lines.map((line) => `${line.map((value) => quoted(String(value ?? ""))).join(",")}\n`).join("");
  }

  /** @type {Reach.Rowed["save"]} */
  function save() {
    const address = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
    const link = api.element("a", { href: address, download: `reach-2030_${shown.indicator}_filtered.csv` });
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  // A cell is copied as it is read, where nothing else is selected.
  document.addEventListener("copy", (event) => {
    const at = document.activeElement;
    if (!shown || !at || !at.matches(".ag-cell") || !window.getSelection().isCollapsed) return;
    event.clipboardData.setData("text/plain", at.textContent);
    event.preventDefault();
    api.say(shown.words.copied);
  });

  window.reachGrid = { show, leave, save };
})();
