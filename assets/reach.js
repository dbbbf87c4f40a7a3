// What the browser does by itself: address, selection, maps with all their years, images. One state, derived views.
(function () {
  "use strict";

  const { element } = window.reachTexts;
  const maps = window.reachMaps;
  const charts = window.reachCharts;
  const connection = window.reachConnection;
  const agreement = window.reachAgreement;
  const ALL = "all"; // choice of a filter that is left open, as dashboard/selection.py
  const MOST = 12; // areas that a selection holds, as dashboard/selection.py
  const SETTLE = 250; // ms after the last step of the year until everything else follows
  const FRAME = 700; // ms a year is shown while playing

  /** @type {Reach.PageState} */
  const state = {
    sel: null, year: null, base: null, maps: {}, charts: {}, orders: {}, outlines: null, zoomTo: null, playing: null,
    grid: { panel: "", words: null }, more: "",
    leaving: "", // path and query of the page that is on its way; empty once it is there
    held: "", // path and query that belong to what is laid out
  };
  let settle = null;

  // ---------------------------------------------------------------- small tools

  const dash = () => window.dash_clientside;
  const keep = () => dash().no_update;
  /** @type {Window["dash_clientside"]["set_props"]} */
  const setProps = (id, props) => dash().set_props(id, props);
  /** @type {(selector: string, root?: ParentNode) => any[]} */
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  /** @type {Reach.Api["section"]} */
  const section = (panel) => document.querySelector(`[data-panel="${panel}"]`);
  const say = (text, lasting = 3000) => {
    const live = document.getElementById("say");
    live.textContent = text;
    live.classList.add("shown");
    window.clearTimeout(say.timer);
    say.timer = window.setTimeout(() => live.classList.remove("shown"), lasting);
  };

  say.timer = 0;

  /** @returns {Reach.Base} */
  function base() {
    if (!state.base) state.base = JSON.parse(document.getElementById("base").textContent);
    return state.base;
  }

  const texts = window.reachTexts.of(base);
  const { word, areaName, written, formatNumber, intervalText } = texts;

  // What is seen of a map: its year, and who is chosen.
  const seen = () => ({ year: state.year, chosen: areasOf(state.sel) });

  // ---------------------------------------------------------------- address and selection

  /** @type {(sel: Reach.Selection) => string[]} */
  const areasOf = (sel) => (sel.fixed ? [sel.fixed] : []).concat((sel.area || []).filter((code) => code !== sel.fixed));

  /** @param {Reach.Selection} sel @param {Reach.Parts} parts */
  function query(sel, parts) {
    const offer = sel.offers[sel.indicator];
    const pairs = [];
    const put = (name, value, usual) => {
      if (value !== null && value !== undefined && value !== "" && value !== usual) pairs.push([name, value]);
    };
    put("indicator", sel.indicator, sel.first);
    if (parts.place) put("area", (parts.fixed ? areasOf(sel) : sel.area || []).join(","), "");
    if (parts.year) put("year", state.year, offer.years[2]);
    for (const name of ["sex", "age", "breakdown", "measure"]) put(name, sel[name], offer.usual[name]);
    for (const name of ["against", "show"]) put(name, (sel[name] || []).join(","), (sel[`usual_${name}`] || []).join(","));
    put("lang", sel.lang, "en");
    if (parts.view) put("view", parts.view === true ? sel.view : parts.view, "");
    return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
  }

  function address(view = true) {
    const text = [query(state.sel, { place: true, year: true, view }), state.more].filter(Boolean).join("&");
    return window.location.pathname + (text ? `?${text}` : "");
  }

  function here() {
    const { hash, pathname } = window.location;
    // Definitions stood on the Data page before; that page is not even laid out, since it would write its own address.
    if (pathname === "/data" && hash.startsWith("#about-")) window.history.replaceState({}, "", `/data/catalogue${hash}`);
    return { path: decodeURIComponentSafely(window.location.pathname), search: window.location.search, at: Date.now() };
  }

  function decodeURIComponentSafely(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // A broken escape is left as it stands; the server answers "no such page".
    }
  }

  // Another page of ours. What had the focus goes with the old page, so the new one takes it.
  function go(url) {
    window.history.pushState({}, "", url);
    state.arriving = true;
    toAddress();
    window.scrollTo(0, 0);
  }

  const inBar = () => window.location.pathname + window.location.search;

  // The reader's choice goes into the address, unless that is another page's by now.
  function writeAddress(way) {
    if (state.leaving) return;
    window.history[way]({}, "", address());
    state.held = inBar();
  }

  // The address has changed: its page is asked for. Who comes back before that has come still has the old one.
  function toAddress() {
    if (state.leaving && state.held === inBar()) {
      agreement.drop();
      return come();
    }
    return askPage();
  }

  function askPage() {
    leave();
    setProps("address", { data: here() });
  }

  // Until its page is there, the address stands above nothing that belongs to another one.
  function leave() {
    const { path, search: asked } = here();
    state.leaving = `${path}?${asked.slice(1)}`;
    window.clearTimeout(settle);
    stop();
    markMenu();
    document.title = `${pageName()} · Reach 2030`;
    document.getElementById("page").setAttribute("aria-busy", "true");
  }

  function come() {
    state.leaving = "";
    state.held = inBar();
    document.title = `${state.sel.title} · Reach 2030`;
    markMenu();
    agreement.come();
  }

  // What a page that is not there yet is called: its country, its entry of the menu, else its path.
  function pageName() {
    const { path } = here();
    const code = path.startsWith("/country/") ? path.slice("/country/".length).toUpperCase() : "";
    if (base().areas[code]) return areaName(code);
    const open = document.querySelector(".menu-link[aria-current]");
    return open ? open.textContent : path;
  }

  function boot() {
    window.addEventListener("popstate", toAddress);
    window.addEventListener("_dashprivate_pushstate", toAddress);
    leave();
    return here();
  }

  // A page has come with its selection: the module's state starts from there.
  /** @param {Reach.Selection | null} sel */
  function adopt(sel) {
    if (!sel || sel === state.sel) return;
    const fresh = !state.sel || state.sel.offers !== sel.offers || !sel.offers;
    const moved = state.sel && (state.sel.area || []).join() !== (sel.area || []).join();
    state.sel = sel;
    if (moved && !fresh) outlineChosen();
    if (fresh) {
      stop();
      forget();
      delete state.orders.area;
      delete state.orders.breakdown;
      state.more = "";
      agreement.forget();
      if (sel.address === state.leaving) come();
      else if (!state.leaving) askPage(); // The reader has turned back while this one was on its way.
      respell(sel);
      state.year = sel.year === undefined ? null : sel.year;
      state.zoomTo = soleArea(sel);
    }
    window.requestAnimationFrame(refreshLinks);
  }

  // Another spelling of the address (lower case, "/" at its end) becomes the page's own, as the server has it.
  function respell(sel) {
    const { pathname, search: asked, hash } = window.location;
    const same = (path) => (path || "").replace(/\/+/g, "/").replace(/\/$/, "").toLowerCase();
    if (sel.place === pathname || !same(sel.place) || same(sel.place) !== same(pathname)) return;
    window.history.replaceState({}, "", sel.place + asked + hash);
    if (!state.leaving) markMenu();
  }

  function markMenu() {
    const path = window.location.pathname;
    for (const link of all(".menu-link")) {
      const target = link.getAttribute("href");
      const open = target === "/" ? path === "/" : path === target || path.startsWith(`${target}/`);
      if (open) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    document.getElementById("menu").classList.remove("open");
  }

  // A page without any filter or panel has nothing else that would take its selection up.
  /** @param {Reach.Selection | null} sel */
  function arrive(sel) {
    adopt(sel);
    if (state.leaving) return keep();
    if (state.arriving) document.getElementById("page").focus({ preventScroll: true });
    state.arriving = false;
    const open = document.querySelector(".family [aria-current]");
    if (open) open.scrollIntoView({ block: "nearest", inline: "center" });
    const { hash } = window.location;
    if (hash) openAt(hash.slice(1), Date.now() + 3000);
    window.reachDeck.arrive(api);
    return keep();
  }

  // An entry of the catalogue that a link leads to is opened as soon as it is there.
  function openAt(name, until) {
    const entry = document.getElementById(name);
    if (entry) {
      if (entry instanceof HTMLDetailsElement) entry.open = true;
      entry.scrollIntoView({ block: "start" });
      const head = entry.querySelector("summary, a, button");
      if (head) head.focus({ preventScroll: true });
    } else if (Date.now() < until) window.setTimeout(() => openAt(name, until), 100);
  }

  /** @param {any[]} values @param {{ kind: string, name: string }[]} ids @param {Reach.Selection | null} sel */
  function choose(values, ids, sel) {
    if (!sel || !sel.offers) return keep();
    adopt(sel);
    if (state.leaving) return keep(); // A control of the page that is being left.
    const chosen = Object.fromEntries(ids.map((id, index) => [id.name, values[index]]));
    const most = sel.fixed ? MOST - 1 : MOST;
    if ((chosen.area || []).length > most) {
      say(word("most"));
      setAreas(chosen.area.slice(0, most));
      return keep();
    }
    const next = { ...sel, area: chosen.area || [], indicator: chosen.indicator || sel.indicator };
    // Indicators beside the first, and switches: lists, as the page has them.
    for (const name of ["against", "show"]) if (name in chosen) next[name] = [].concat(chosen[name] || []);
    if (next.against && !next.against.length) next.against = sel.usual_against;
    if (next.against && next.against.length > sel.most_against) {
      next.against = next.against.slice(0, sel.most_against);
      setProps({ kind: "filter", name: "against" }, { value: next.against });
    }
    if (sel.page === "origin") next.view = ""; // Another number is not the one that was seen there.
    const offer = sel.offers[next.indicator];
    for (const name of ["sex", "age", "breakdown", "measure"]) {
      const allowed = offer[name].map((option) => option.value);
      next[name] = allowed.includes(chosen[name]) ? chosen[name] : offer.usual[name];
    }
    // Populations here do not tell sexes apart: for one sex there are numbers, no rates (as dashboard/selection.py).
    const bySex = offer.sex.some((option) => option.value === "_T");
    if (bySex && !["_T", ALL].includes(next.sex) && next.measure === "rate") {
      next.measure = "count";
      setProps({ kind: "filter", name: "measure" }, { value: "count" });
      if (document.querySelector('[data-filter="measure"]').offsetWidth) say(word("noRate"));
    }
    if (next.indicator !== sel.indicator) offerChoices(offer, next);
    if (sameChoice(sel, next)) return keep();
    if (next.indicator !== sel.indicator) {
      state.more = "";
      const kept = state.year === sel.offers[sel.indicator].years[2] ? offer.years[2] : state.year;
      state.year = Math.min(Math.max(kept, offer.years[0]), offer.years[1]);
    }
    const moved = (sel.area || []).join() !== next.area.join();
    state.sel = next;
    if (moved) {
      if (!state.clicked) zoomAll(soleArea(next) || "001");
      state.clicked = false;
      outlineChosen();
    }
    writeAddress("pushState");
    window.requestAnimationFrame(refreshLinks);
    return next;
  }

  /** @type {(one: Reach.Selection, other: Reach.Selection) => boolean} */
  const sameChoice = (one, other) =>
    ["indicator", "sex", "age", "breakdown", "measure"].every((name) => one[name] === other[name]) &&
    ["area", "against", "show"].every((name) => (one[name] || []).join() === (other[name] || []).join());

  /** @param {Reach.Offer} offer @param {Reach.Selection} next */
  function offerChoices(offer, next) {
    for (const name of ["sex", "age", "breakdown", "measure"]) {
      delete state.orders[name];
      setProps({ kind: "filter", name }, { options: offer[name], value: next[name] });
      const box = document.querySelector(`[data-filter="${name}"]`);
      if (box) box.hidden = offer[name].length < 2;
      if (box && name === "breakdown") box.querySelector(".filter-label").textContent = offer.kind;
    }
    const switches = document.querySelector('[data-filter="show"]');
    if (switches) switches.hidden = !offer.switched;
  }

  function setAreas(codes) {
    setProps({ kind: "filter", name: "area" }, { value: codes });
  }

  // A click selects a country; another click on it lets go; with Shift or Ctrl, or beside a country's page, it is added.
  function pickArea(code, adding) {
    if (!base().areas[code] || code === state.sel.fixed) return;
    const chosen = state.sel.area || [];
    state.clicked = true;
    if (chosen.includes(code)) setAreas(chosen.filter((other) => other !== code));
    else setAreas(adding || state.sel.fixed ? chosen.concat(code) : [code]);
  }

  function search(code) {
    if (!code) return keep();
    if (base().areas[code] && (state.leaving ? here().path.startsWith("/country") : state.sel.page === "country")) {
      go(`/country/${code}`);
    } else if (!state.leaving && state.sel.offers) {
      setAreas([code]);
      zoomAll(code);
    } else {
      go(`/?area=${code}`);
    }
    return null;
  }

  // Names that are, or begin with, what is typed come first: "Guinea" before "Equatorial Guinea". Other names count
  // too, and what is typed with signs that a name lacks ("São Tomé", "D.R. Congo") is told to Dash's own filter.
  function rank(typed, options, id) {
    const name = typeof id === "string" ? id : id.name;
    if (!state.orders[name]) state.orders[name] = options;
    const asked = plain(typed || "").trim();
    if (!asked) return state.orders[name];
    const found = state.orders[name].map((option) => /** @type {const} */ ([placeOf(option, asked), option]));
    found.sort(([one], [other]) => one - other);
    return found.map(([place, option]) =>
      place < 4 ? { ...option, search: `${option.search || option.label}${OR}${typed}` } : option);
  }

  const OR = " | "; // between the names of an option, as `_area_option` in dashboard/parts/filters.py

  const plain = (text) => text.normalize("NFD").replace(/[\p{M}.]/gu, "").replaceAll("’", "'").toLowerCase();

  function placeOf(option, asked) {
    const names = [option.label, ...(option.search || "").split(OR)].map(plain);
    if (names.includes(asked)) return 0;
    if (names.some((name) => name.startsWith(asked))) return 1;
    if (names.some((name) => name.includes(` ${asked}`))) return 2;
    return names.some((name) => name.includes(asked)) ? 3 : 4;
  }

  // ---------------------------------------------------------------- what is asked of the server

  const hasMap = (panel) => Boolean(section(panel) && section(panel).querySelector(".body-map"));

  function askWith(parts, wanted) {
    return (sel, tab, id, current) => {
      if (!sel || !sel.offers) return keep();
      adopt(sel);
      if (!wanted(id.panel, tab)) return keep();
      const asked = query(sel, { ...parts, fixed: true }) || " ";
      return asked === current ? keep() : asked;
    };
  }

  const hasGrid = (panel) => Boolean(section(panel) && section(panel).querySelector(".body-grid"));

  const askMap = askWith({}, (panel, tab) => tab === "map" || (tab === "table" && !hasGrid(panel)));
  // A chart of one year is asked for anew with each.
  const byYear = (panel) => Boolean(section(panel) && section(panel).dataset.byYear !== undefined);
  const wantsChart = (panel, tab) => tab === "chart" || (tab === "table" && !hasMap(panel));
  const askChart = (sel, tab, id, current) =>
    askWith({ place: true, year: byYear(id.panel) }, wantsChart)(sel, tab, id, current);
  const askTable = askWith({ place: true, year: true }, (panel, tab) => tab === "table");

  // The grid's words are the server's, by indicator; its rows it fetches by itself.
  function askGrid(sel, tab, id, current) {
    if (!sel || !sel.offers) return keep();
    adopt(sel);
    if (tab !== "table") return keep();
    state.grid.panel = id.panel;
    showGrid();
    const asked = `indicator=${sel.indicator}${sel.lang === "en" ? "" : `&lang=${sel.lang}`}`;
    return asked === current ? keep() : asked;
  }

  function askBlock(sel, id, current) {
    if (!sel || !sel.offers) return keep();
    adopt(sel);
    const fixed = id.block.startsWith("reference-"); // Says the same whatever is selected.
    const whole = id.block.startsWith("origin-"); // About one number, of one year, as it was seen in one view.
    const asked = fixed ? `lang=${sel.lang}` : query(sel, { place: true, year: whole, view: whole, fixed: true }) || " ";
    return asked === current ? keep() : asked;
  }

  function showTab(tab, id) {
    const box = section(id.panel);
    if (!box || !tab) return keep();
    const changed = box.dataset.tab !== tab;
    box.dataset.tab = tab;
    if (changed && state.sel && state.sel.offers) {
      const others = (state.sel.view || "").split(",").filter((entry) => entry && !entry.startsWith(`${id.panel}.`));
      const view = others.concat(tab === box.dataset.home ? [] : [`${id.panel}.${tab}`]).join(",");
      state.sel.view = view;
      writeAddress("replaceState");
      refreshLinks();
    }
    write(id.panel);
    agreement.mark(`[data-panel="${id.panel}"]`);
    if (tab === "map" && state.maps[id.panel]) render(id.panel);
    if (tab === "chart" && changed) plotChart(id.panel);
    return keep();
  }

  function refreshLinks() {
    if (!state.sel || !state.sel.offers) return;
    for (const link of all("[data-file]")) {
      const box = link.closest("[data-panel]");
      if (pointToRows(box, link)) continue;
      const view = box.dataset.tab === box.dataset.home ? "" : `${box.dataset.panel}.${box.dataset.tab}`;
      const asked = query(state.sel, { place: true, year: true, fixed: true, view });
      link.href = `/download/${box.dataset.panel}.${link.dataset.file}${asked ? `?${asked}` : ""}`;
    }
    for (const link of all("[data-slides]")) link.href = slidesOf(link);
    all("[data-panel]").forEach(pointToOrigin);
    sayFilters();
  }

  // The presentation of a panel, a page or a brief, of what is selected; a brief is of its country alone.
  function slidesOf(link) {
    const { slides, format } = link.dataset;
    const box = link.closest("[data-panel]");
    const view = box ? (box.dataset.tab === box.dataset.home ? "" : `${slides}.${box.dataset.tab}`) : true;
    const lang = state.sel.lang === "en" ? "" : `lang=${state.sel.lang}`;
    const asked = slides.startsWith("country/") ? lang : query(state.sel, { place: true, year: true, fixed: true, view });
    return `/export/${slides}.pptx?${asked}${asked ? "&" : ""}format=${format}`;
  }

  // What a grid shows is asked of the data interface; where that cannot be, the grid writes the file, as CSV alone.
  function pointToRows(box, link) {
    const { rows, tab } = box.dataset;
    const own = tab === "table" && rows === "";
    link.hidden = own && link.dataset.file !== "csv";
    if (own) link.dataset.act = "save";
    else delete link.dataset.act;
    if (tab !== "table" || rows === undefined) return false;
    link.href = rows.replace("{ending}", link.dataset.file) || "#";
    return true;
  }

  // Where what a panel shows comes from: a chart's latest figures, else what is selected in the year shown.
  function pointToOrigin(box) {
    const link = box.querySelector('[data-act="origin"]');
    if (!link || !state.sel || !state.sel.offers) return;
    const words = wordsOf(box.dataset.panel);
    const seen = hasMap(box.dataset.panel) ? `${box.dataset.panel}.map` : "";
    const asked = query({ ...state.sel, first: "" }, { place: true, year: true, fixed: true, view: seen });
    link.href = words && words.origin ? words.origin : `/data/origin?${asked}`;
  }

  function sayFilters() {
    const said = document.getElementById("filters-said");
    if (!said) return;
    const names = (state.sel.area || []).map(areaName);
    const offer = state.sel.offers[state.sel.indicator];
    const codes = ["sex", "age", "breakdown"].map((name) => {
      const option = offer[name].find((entry) => entry.value === state.sel[name] && entry.value !== ALL);
      return offer[name].length > 1 && option ? option.label : "";
    });
    const what = Object.keys(state.sel.offers).length > 1 ? offer.name : "";
    said.textContent = [names.join(", "), what].concat(codes).filter(Boolean).join(" · ");
  }

  // ---------------------------------------------------------------- maps

  function outlines() {
    if (!state.outlines) {
      state.outlines = connection.held("outlines", /** @type {string} */ (base().outlines))
        .then((answer) => answer.json())
        .then(maps.shapesOf);
    }
    return state.outlines;
  }

  // plotly.js is fetched with the page and run when the first map or chart needs it.
  function plotly() {
    if (!plotly.ready) plotly.ready = connection.script(window._dashPlotlyJSURL).then(() => window.Plotly);
    return plotly.ready;
  }
  /** @type {Promise<Window["Plotly"]>} */
  plotly.ready = null;

  // A plot follows the size of its place, also where that changes without the window: enlarged, or beside a scroll bar.
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const div = /** @type {Reach.Plot} */ (target);
      const drawn = div._fullLayout;
      const other = drawn && (Math.abs(drawn.width - div.offsetWidth) > 1 || Math.abs(drawn.height - div.offsetHeight) > 1);
      if (other && div.offsetWidth) resized(div);
    }
  });

  // A chart whose labels stand apart by pixels is laid out again.
  function resized(div) {
    const box = div.closest("[data-panel]");
    const chart = box && state.charts[box.dataset.panel];
    if (chart && chart.div === div && chart.figure) plotChart(box.dataset.panel);
    else window.Plotly.Plots.resize(div);
  }

  /** @param {Reach.MapData | null} data @param {Reach.PanelId} id */
  function drawMap(data, id) {
    if (!data) return keep();
    state.maps[id.panel] = { ...(state.maps[id.panel] || {}), data, texts };
    prepareTimeline(id.panel, data);
    write(id.panel);
    render(id.panel).catch((error) => window.console.error(error));
    return keep();
  }

  // The one area or region that a map shows closely: a country's own page, or a choice of one.
  /** @param {Reach.Selection} sel */
  function soleArea(sel) {
    if (sel.fixed) return sel.fixed;
    return (sel.area || []).length === 1 ? sel.area[0] : null;
  }

  function zoomAll(code) {
    state.zoomTo = code;
    Object.keys(state.maps).forEach(zoom);
  }

  function outlineChosen() {
    for (const panel of Object.keys(state.maps)) {
      write(panel);
      render(panel);
    }
  }

  function forget() {
    if (window.reachGrid) window.reachGrid.leave();
    connection.drop("grid");
    state.grid = { panel: "", words: null };
    for (const { div } of [...Object.values(state.maps), ...Object.values(state.charts)]) {
      if (!div) continue;
      sizes.unobserve(div);
      window.Plotly.purge(div);
    }
    state.maps = {};
    state.charts = {};
  }

  /** @param {string} panel */
  async function render(panel) {
    const box = section(panel);
    const map = state.maps[panel];
    if (!box || !map || box.dataset.tab !== "map") return;
    const [, shapes] = await Promise.all([plotly(), outlines()]);
    const div = /** @type {Reach.Plot} */ (box.querySelector(".map-plot"));
    if (!div || !div.isConnected || state.maps[panel] !== map) return;
    const fresh = map.div !== div;
    map.div = div;
    map.shapes = shapes;
    if (fresh && state.zoomTo) maps.aim(map, maps.frameOf(map, state.zoomTo));
    await maps.draw(div, map, seen(), box);
    if (fresh) {
      hook(panel, div);
      sizes.observe(div);
    }
    paint(panel);
    box.dispatchEvent(new CustomEvent("reach:painted", { bubbles: true, detail: { panel } }));
  }

  function paint(panel) {
    const map = state.maps[panel];
    if (map && map.div) maps.paint(map, seen());
  }

  function hook(panel, div) {
    const code = (event) => event.points[0].location || event.points[0].customdata;
    div.on("plotly_afterplot", () => paint(panel));
    div.on("plotly_click", (event) => {
      const mouse = event.event || {};
      pickArea(code(event), mouse.shiftKey || mouse.ctrlKey || mouse.metaKey);
    });
    div.on("plotly_hover", (event) => {
      const mouse = event.event;
      showTip(panel, code(event), mouse.clientX, mouse.clientY);
    });
    div.on("plotly_unhover", hideTip);
    div.on("plotly_relayout", (change) => {
      if (!Object.keys(change).some((key) => key.startsWith("geo"))) return;
      const { center, projection } = div._fullLayout.geo;
      maps.aim(state.maps[panel], { ...center, turn: projection.rotation.lon, scale: projection.scale });
    });
  }

  function zoom(panel) {
    const map = state.maps[panel];
    if (!map || !map.div || !state.zoomTo) return;
    maps.show(map, maps.frameOf(map, state.zoomTo));
  }

  function zoomBy(panel, factor) {
    const map = state.maps[panel];
    if (map && map.div) maps.zoomBy(map, factor);
  }

  // ---------------------------------------------------------------- what a map says of an area

  function showTip(panel, code, x, y) {
    const map = state.maps[panel];
    if (map) tipAt(maps.lines(map, code, seen()), x, y);
  }

  function tipAt(lines, x, y) {
    const tip = document.getElementById("tip");
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const width = tip.offsetWidth;
    const left = Math.min(Math.max(x + 14, 8), window.innerWidth - width - 8);
    const above = y - tip.offsetHeight - 12;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 8 ? above : y + 18}px`;
  }

  function hideTip() {
    document.getElementById("tip").hidden = true;
  }

  // Arrow keys move to the nearest country in that direction; Enter selects; Escape shows the world again.
  /** @param {Reach.On<KeyboardEvent>} event */
  function mapKey(event) {
    const box = event.target.closest(".body-map");
    if (!box || !box.closest("[data-panel]")) return;
    const panel = box.closest("[data-panel]").dataset.panel;
    const map = state.maps[panel];
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!map || !map.div) return;
    if (step) map.at = maps.neighbour(map, map.at || areasOf(state.sel).find((code) => base().areas[code]) || "NGA", step);
    else if (event.key === "Enter" && map.at) pickArea(map.at, event.shiftKey);
    else if (event.key === "Escape") zoomBy(panel, 0);
    else return;
    event.preventDefault();
    if (!map.at) return;
    const at = maps.pointOf(map, map.at);
    if (at) showTip(panel, map.at, ...at);
    say(`${maps.spoken(map, map.at, seen())}. ${word("select")}`);
  }

  // ---------------------------------------------------------------- words, legend, timeline

  /** @type {Reach.Api["wordsOf"]} */
  function wordsOf(panel) {
    const box = section(panel);
    const map = state.maps[panel];
    if (box.dataset.tab === "table" && hasGrid(panel)) return state.grid.words;
    if (box.dataset.tab === "chart" || !hasMap(panel)) return state.charts[panel] ? state.charts[panel].words : null;
    return map ? maps.words(map, seen()) : null;
  }

  function write(panel) {
    const box = section(panel);
    const words = box && wordsOf(panel);
    if (!words) return;
    const put = (name, text) => {
      const place = box.querySelector(name);
      if (place && place.textContent !== text) place.textContent = text;
    };
    put(".panel-title", words.title);
    put(".panel-subtitle", words.subtitle);
    put(".panel-caveat", words.caveat);
    put(".panel-source", [words.coverage, words.source].filter(Boolean).join(" "));
    /** @type {HTMLAnchorElement} */
    const about = box.querySelector(".panel-about");
    if (about && words.indicator) about.href = `/data/catalogue#about-${words.indicator}`;
    pointToOrigin(box);
    box.setAttribute("aria-label", words.title);
    const map = state.maps[panel];
    if (!map || box.dataset.tab !== "map") return;
    box.dataset.hue = map.data.hue;
    box.querySelector(".map-legend").replaceChildren(...maps.legend(map, seen()));
  }

  /** @param {Reach.Chart | null} answer @param {Reach.PanelId} id */
  function drawChart(answer, id) {
    if (!answer) return keep();
    const before = state.charts[id.panel];
    const text = JSON.stringify(answer);
    if (before && before.text === text) return keep(); // A filter that this chart does not follow.
    state.charts[id.panel] = { ...before, ...answer, text };
    if (byYear(id.panel)) prepareTimeline(id.panel, { first: Number(answer.words.first), last: Number(answer.words.last) });
    write(id.panel);
    // A task of its own, so that a map whose figures have come is painted first.
    window.setTimeout(() => plotChart(id.panel).catch((error) => window.console.error(error)), 0);
    return keep();
  }

  // The chart of a panel, if that is what it shows, with the year's column where the timeline stands.
  /** @param {string} panel */
  async function plotChart(panel) {
    const box = section(panel);
    const chart = state.charts[panel];
    if (!box || !chart || box.dataset.tab !== "chart") return;
    if (chart.grid) box.dataset.hue = chart.grid.hue;
    else await plotly();
    const div = /** @type {Reach.Plot} */ (box.querySelector(".chart-plot"));
    if (!div || !div.isConnected || state.charts[panel] !== chart) return;
    if (charts.isMarked(chart)) chart.year = state.year;
    if (!chart.grid) chart.div = div;
    await charts.draw(div, chart, { year: state.year, api });
    if (!chart.grid) sizes.observe(div);
  }

  // ---------------------------------------------------------------- the grid of rows

  function drawGrid(words, id) {
    if (!words) return keep();
    state.grid = { panel: id.panel, words };
    write(id.panel);
    showGrid();
    return keep();
  }

  // Scripts of the grid are fetched when the first one is to be shown; the rows at the same time.
  function gridScripts(box) {
    if (!gridScripts.ready) {
      const addresses = box.querySelector(".body-grid").dataset.scripts.split(" ");
      gridScripts.ready = Promise.all(addresses.map(scriptOf));
      gridScripts.ready.catch(() => {
        gridScripts.ready = null; // To be tried again.
      });
    }
    return gridScripts.ready;
  }
  /** @type {Promise<unknown>} */
  gridScripts.ready = null;

  function scriptOf(src) {
    return new Promise((resolve, reject) => {
      const script = element("script", { src, "data-again": "" });
      script.async = false;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${src} did not load`));
      document.head.append(script);
    });
  }

  async function showGrid() {
    const { panel, words } = state.grid;
    const box = section(panel);
    if (!box || !box.querySelector(".body-grid")) return;
    try {
      await gridScripts(box);
      connection.had("grid");
    } catch {
      gridFailed(box);
      connection.lose("grid", () => showGrid());
      return;
    }
    if (panel !== state.grid.panel || words !== state.grid.words || !box.isConnected) return;
    window.reachGrid.show({ box, words, indicator: state.sel.indicator, query: rowsQuery(state.sel) }, api);
  }

  function gridFailed(box) {
    const again = element("button", { type: "button", class: "tool" }, word("retry"));
    again.addEventListener("click", () => {
      box.querySelector(".body-grid").replaceChildren();
      showGrid();
    });
    const note = element("div", { class: "grid-note", role: "alert" }, [element("p", {}, word("noGrid")), again]);
    box.querySelector(".body-grid").replaceChildren(note);
  }

  // What is selected as a question to the data interface: a filter left at all is not asked for.
  /** @param {Reach.Selection} sel */
  function rowsQuery(sel) {
    const offer = sel.offers[sel.indicator];
    const asked = new URLSearchParams({ indicator: sel.indicator });
    if ((sel.area || []).length) asked.set("area", sel.area.join(","));
    for (const name of ["sex", "age", "breakdown"]) {
      if (offer[name].length > 1 && sel[name] !== ALL) asked.set(name, sel[name]);
    }
    return asked.toString().replaceAll("%2C", ",");
  }

  // The grid's own search, years, sort and filters stand in the address after the selection.
  function more(text) {
    state.more = text;
    writeAddress("replaceState");
    refreshLinks();
  }

  // `data`: its first and last year; where they are none, or the same, there is nothing to move.
  function prepareTimeline(panel, data) {
    const place = section(panel).querySelector(".timeline");
    if (!place) return;
    if (!place.firstChild) {
      const button = (act, sign, label) => element("button", { type: "button", "data-act": act, "aria-label": label }, sign);
      const range = element("input", { type: "range", step: 1, "aria-label": word("year"), "data-act": "year" });
      place.append(
        button("play", "▶", word("play")), element("span", { class: "first-year" }), range,
        element("span", { class: "last-year" }), button("earlier", "‹", word("earlier")),
        element("output", { class: "year-shown" }), button("later", "›", word("later")),
      );
    }
    const range = place.querySelector("input");
    place.hidden = !data.first || data.first === data.last;
    if (!data.first) return;
    range.min = data.first;
    range.max = data.last;
    place.querySelector(".first-year").textContent = data.first;
    place.querySelector(".last-year").textContent = data.last;
    state.year = Math.min(Math.max(state.year, data.first), data.last);
    showYear();
  }

  function showYear() {
    for (const place of all(".timeline")) {
      const range = place.querySelector("input");
      if (!range) continue;
      if (range.value !== String(state.year)) range.value = state.year;
      range.setAttribute("aria-valuetext", state.year);
      const filled = (100 * (state.year - range.min)) / Math.max(range.max - range.min, 1);
      range.style.setProperty("--filled", `${filled}%`);
      place.querySelector(".year-shown").textContent = state.year;
    }
  }

  function setYear(year) {
    const [first, last] = state.sel.offers[state.sel.indicator].years;
    const next = Math.min(Math.max(year, first), last);
    if (next === state.year) return;
    state.year = next;
    showYear();
    for (const panel of Object.keys(state.maps)) {
      if (section(panel).dataset.tab !== "map") continue;
      if (state.maps[panel].data.kind === "symbol") render(panel);
      else paint(panel);
    }
    Object.keys(state.maps).forEach(write);
    window.clearTimeout(settle);
    settle = window.setTimeout(settled, SETTLE);
  }

  // What may follow a moment later: the figures behind the paint, the mark in charts, tables, links, the address.
  function settled() {
    writeAddress("replaceState");
    Object.keys(state.maps).forEach(render);
    all("[data-panel]").forEach((box) => {
      const panel = box.dataset.panel;
      const chart = state.charts[panel];
      if (chart && chart.year !== undefined && chart.year !== state.year) plotChart(panel);
      const asked = query(state.sel, { place: true, year: true, fixed: true }) || " ";
      if (byYear(panel)) setProps({ kind: "chart-ask", panel }, { data: asked });
      if (box.dataset.tab === "table" && !hasGrid(panel)) {
        setProps({ kind: "table-ask", panel }, { data: asked });
      }
    });
    refreshLinks();
  }

  function play() {
    if (state.playing) return stop();
    const [first, last] = state.sel.offers[state.sel.indicator].years;
    if (state.year >= last - 1) setYear(first);
    state.playing = window.setInterval(() => {
      if (state.year >= last) stop();
      else setYear(state.year + 1);
    }, FRAME);
    showPlaying();
    return undefined;
  }

  function stop() {
    window.clearInterval(state.playing);
    state.playing = null;
    showPlaying();
  }

  function showPlaying() {
    for (const button of all('[data-act="play"]')) {
      button.textContent = state.playing ? "❚❚" : "▶";
      button.setAttribute("aria-label", word(state.playing ? "pause" : "play"));
    }
  }

  // ---------------------------------------------------------------- toolbar and page

  async function copyLink() {
    try {
      const { href, origin } = window.location;
      await navigator.clipboard.writeText(href.replace(origin, api.site()));
      say(word("copied"));
    } catch {
      say(word("copyFailed"));
    }
  }

  async function copyText(text) {
    try {
      await navigator.clipboard.writeText(text);
      say(word("textCopied"));
    } catch {
      say(word("textNotCopied"));
    }
  }

  // A link within the dashboard, unless the reader wants it in another tab.
  function follow(url, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(url);
  }

  function toAnchor(link, event) {
    event.preventDefault();
    window.history.replaceState({}, "", link.getAttribute("href"));
    openAt(link.hash.slice(1), 0);
  }

  function enlarge(box) {
    const large = box.classList.toggle("enlarged");
    document.body.classList.toggle("has-enlarged", large);
    const button = box.querySelector('[data-act="enlarge"]');
    if (!button) return;
    button.textContent = large ? word("close") : "⤢"; // As dashboard/parts/panel.py.
    button.setAttribute("aria-label", word(large ? "close" : "enlarge"));
  }

  const acts = {
    play: () => play(),
    earlier: () => setYear(state.year - 1),
    later: () => setYear(state.year + 1),
    link: () => copyLink(),
    enlarge: (box) => enlarge(box),
    pin: (box) => window.reachDeck.pin(box),
    embed: (box) => window.reachEmbed.open(box, api),
    deck: () => window.reachDeck.open(),
    slides: (box, link, event) => saveFile(link, event),
    "zoom-in": (box) => zoomBy(box.dataset.panel, 1.6),
    "zoom-out": (box) => zoomBy(box.dataset.panel, 1 / 1.6),
    "zoom-home": (box) => zoomBy(box.dataset.panel, 0),
    area: (box, button) => setAreas([button.dataset.area]),
    cell: (box, button) => chooseCell(button.dataset.area, button.dataset.indicator),
    scheme: () => changeScheme(),
    search: () => openSearch(),
    about: (box, link, event) => follow(link.getAttribute("href"), event),
    against: (box, button) => setProps({ kind: "filter", name: "against" }, { value: button.dataset.against }),
    "with-area": (box, link, event) => follow(withArea(link.getAttribute("href")), event),
    "with-year": (box, link, event) => follow(withYear(link.getAttribute("href")), event),
    go: (box, link, event) => follow(link.getAttribute("href"), event),
    origin: (box, link, event) => follow(link.getAttribute("href"), event),
    anchor: (box, link, event) => toAnchor(link, event),
    copy: (box, button) => copyText(button.dataset.copy),
    save: (box, link, event) => {
      event.preventDefault();
      window.reachGrid.save();
    },
  };

  // The year moves in the browser alone, so that no link that the server wrote can know it.
  function withYear(url) {
    return state.year === state.sel.offers[state.sel.indicator].years[2] ? url : `${url}?year=${state.year}`;
  }

  // Countries are chosen in the browser after a link was laid out.
  function withArea(url) {
    const codes = (state.sel.area || []).join(",");
    return codes ? `${url}${url.includes("?") ? "&" : "?"}area=${codes}` : url;
  }

  // Beside the page, which stays whatever the server answers; not for who wants the link itself.
  function saveFile(link, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    window.reachSlides.follow(link, api);
  }

  // A cell of the table of statuses: its country is chosen last, which the chart and the words follow. Others stay
  // chosen, so that the table stays as it is, but for the one that a former cell brought into a chosen group.
  function chooseCell(code, indicator) {
    const chosen = state.sel.area || [];
    const inside = new Set(chosen.filter((one) => base().regions[one]).flatMap((one) => base().regions[one][1]));
    const kept = chosen.filter((one) => one !== code && (base().regions[one] || !inside.has(one)));
    const cell = `[data-act="cell"][data-area="${code}"][data-indicator="${indicator}"]`;
    state.refocus = { cell, until: Date.now() + 5000 };
    setProps({ kind: "filter", name: "indicator" }, { value: indicator });
    setAreas(kept.concat(code));
  }

  // The table comes anew with each choice: whoever moves by keys stays at the cell that was chosen.
  function refocus() {
    const { cell, until } = state.refocus || {};
    if (!cell || Date.now() > until || document.activeElement !== document.body) return;
    const found = document.querySelector(cell);
    if (found) found.focus({ preventScroll: true });
  }

  function changeScheme() {
    const next = document.documentElement.dataset.scheme === "dark" ? "light" : "dark";
    document.documentElement.dataset.scheme = next;
    try {
      window.localStorage.setItem("reach-scheme", next);
    } catch {
      // Without storage the choice holds for this page.
    }
    Object.keys(state.maps).forEach(render);
  }

  // Tables and long texts come as text in one element (`written` in dashboard/parts/elements.py).
  function unfold() {
    for (const place of all("[data-html]")) {
      place.innerHTML = place.dataset.html;
      place.removeAttribute("data-html");
    }
  }
  // Dash's lists, for those who hear them: each bears the name of its filter, is reached by its own button, and holds
  // labelled choices rather than options with something to press inside.
  function mend() {
    for (const input of all(".dash-dropdown-focus-target:enabled")) {
      const button = input.nextElementSibling;
      const label = input.closest("[data-filter], [role=search]").querySelector("[data-name]");
      input.disabled = true;
      button.tabIndex = 0;
      button.setAttribute("aria-haspopup", "dialog");
      button.setAttribute("aria-labelledby", `${label.id} ${button.getAttribute("aria-labelledby")}`);
    }
    for (const list of all(".dash-dropdown-content:not([aria-labelledby])")) {
      list.setAttribute("aria-labelledby", list.closest("[data-filter], [role=search]").querySelector("[data-name]").id);
    }
    for (const list of all(".dash-options-list[role=listbox]")) list.setAttribute("role", "group");
    for (const option of all(".dash-options-list-option[role], .dash-options-list-option[aria-selected]")) {
      option.removeAttribute("role");
      option.removeAttribute("aria-selected");
    }
  }

  const watched = {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-html", "aria-selected"],
  };
  const changed = (records) => {
    if (records.every(({ target }) => target.closest(".grid-root"))) return; // Rows that are scrolled: nothing of ours.
    unfold();
    refocus();
    mend();
    window.reachFinder.mend(api);
  };
  new MutationObserver(changed).observe(document.body, watched);

  const OPEN_MENUS = "details.tool-menu[open]";

  // A reader who was inside is left on the menu's button.
  function shut(menu) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector("summary").focus();
  }

  document.addEventListener("click", (/** @type {Reach.On<MouseEvent>} */ event) => {
    const file = event.target.closest("a[data-file]:not([data-act])");
    if (file) saveFile(file, event);
    const button = event.target.closest("[data-act]");
    if (button && acts[button.dataset.act]) {
      acts[button.dataset.act](button.closest("[data-panel]"), button, event);
    }
    const chosen = event.target.closest(".menu-box:not(.image-box) :is(a, button)");
    for (const menu of all(OPEN_MENUS)) if (chosen || !menu.contains(event.target)) shut(menu);
    const opener = event.target.closest("#menu-button, #filters-button");
    if (opener) {
      const target = document.getElementById(opener.getAttribute("aria-controls"));
      opener.setAttribute("aria-expanded", String(target.classList.toggle("open")));
    }
  });
  document.addEventListener("focusout", (/** @type {Reach.On<FocusEvent> & { relatedTarget: Node }} */ event) => {
    /** @type {HTMLDetailsElement} */
    const menu = event.target.closest(OPEN_MENUS);
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("input", (/** @type {Reach.Typed} */ event) => {
    if (event.target.dataset && event.target.dataset.act === "year") setYear(Number(event.target.value));
  });
  document.addEventListener("keydown", (/** @type {Reach.On<KeyboardEvent>} */ event) => {
    if (event.key === "Escape") {
      hideTip();
      const menu = event.target.closest(OPEN_MENUS);
      if (menu) return shut(menu);
      const large = document.querySelector(".panel.enlarged");
      if (large && !event.target.closest(".ag-popup")) return enlarge(large);
    }
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      openSearch();
    }
    return mapKey(event);
  });
  // Dash's lists take up a letter when its key is let go, and lose those pressed while the list opens ("Iory Coast").
  // So what is typed on a closed or opening list is kept here, and written into its search until it stays there.
  const SEARCHED = "[data-filter=area], [data-filter=indicator], [data-filter=breakdown], [role=search]";
  const BURST = 2500; // ms after the last letter in which the search may still lose some
  const ahead = { text: "", until: 0 };

  function openSearch() {
    Object.assign(ahead, { text: "", until: performance.now() + BURST });
    writeAhead();
    document.getElementById("search").click();
  }

  const listed = (event) => event.target.closest(".dash-dropdown") && event.target.closest(SEARCHED);
  /** @returns {HTMLInputElement | null} */
  const searchField = () => document.querySelector("input.dash-dropdown-search");

  /** @param {Reach.On<KeyboardEvent>} event */
  function typeAhead(event) {
    const field = searchField();
    // Not in a list that cannot be searched, where the reader has gone on to.
    const typing = performance.now() < ahead.until && (listed(event) || !event.target.closest(".dash-dropdown"));
    const aside = field && event.target !== field && event.target.closest(".dash-dropdown-content");
    const meant = typing || listed(event) || aside;
    if (!meant || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.key === "Shift") return;
    if (event.key.length > 1) ahead.until = 0;
    const before = typing ? ahead.text : field ? field.value : "";
    if (event.key.length > 1 || (event.key === " " && !before)) return; // Space opens the list, or chooses.
    event.preventDefault();
    event.stopPropagation();
    const button = event.target.closest(".dash-dropdown");
    if (button && button.getAttribute("aria-expanded") !== "true") button.click();
    ahead.text = before + event.key;
    ahead.until = performance.now() + BURST;
    if (!typing) writeAhead();
  }

  function writeAhead() {
    const field = searchField();
    if (performance.now() >= ahead.until) return;
    window.requestAnimationFrame(writeAhead);
    if (!field || field.value === ahead.text) return;
    // React hears of a value only where its own setter is passed by.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, ahead.text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
  document.addEventListener("keydown", typeAhead, true);
  const pasted = (event) => { // and what comes without a key: accents put together, dictation, the clipboard
    if (event.isTrusted && event.target === searchField()) ahead.until = 0;
  };
  document.addEventListener("input", pasted, true);
  const takeUp = (event) => {
    if (event.key.length === 1 && listed(event)) event.stopPropagation();
  };
  document.addEventListener("keyup", takeUp, true);
  document.addEventListener("scroll", hideTip, { passive: true });

  // What the image menu, the finder, the deck and the picture of who reports may ask.
  /** @type {Reach.Api} */
  const api = {
    pickArea, hideTip, state, section, wordsOf, areasOf, word, element, written, go, say, tip: tipAt,
    areaName, formatNumber, intervalText, plain, more,
    exact: (number) => written(number, 20), lang: () => base().lang, known: base, place: () => address(false), pageName,
    site: () => base().site || window.location.origin, // where others find what leaves this page
    isWithout: () => ["outlines", window._dashPlotlyJSURL].some(connection.isMissing),
  };

  window.reachImage.start(api);
  agreement.start(api);
  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    reach: {
      arrive, boot, choose, search, rank, show_tab: showTab, draw_map: drawMap, draw_chart: drawChart, ask_map: askMap,
      ask_chart: askChart, ask_table: askTable, ask_grid: askGrid, draw_grid: drawGrid, ask_block: askBlock,
    },
  });
})();
