// Shows the one panel of a frame: draws what the document brings, and, unless it is frozen, lets its readers choose
// country and year. It writes no address and keeps nothing, so that the page around it never notices.
(function () {
  "use strict";

  const { element } = window.reachTexts;
  const connection = window.reachConnection;
  const UNDER = 8; // px below such bars
  const MORE = 8; // px below the edge that are worth a sign
  const ROW = 29; // px of a bar of parts in a frame: a number has room in it
  const SETTLE = 250; // ms after the last step of the year until everything else follows
  const FAILED = '.notice[role="alert"]';
  const box = document.querySelector("main");
  const part = (name) => box.querySelector(`[data-part="${name}"]`);
  const place = (selector) => box.querySelector(selector);

  const state = { map: null, wanted: null, shownYear: null };
  const texts = window.reachTexts.of(() => state.known);
  const { word } = texts;

  const told = (from) => JSON.parse(from.getElementById("framed").textContent);

  function take(from) {
    Object.assign(state, told(from));
    Object.assign(state, { wanted: state.areas, shownYear: state.year });
    const { figure } = state.picture || {};
    if (!figure) return;
    if (still()) figure.layout.dragmode = false;
    const { rows } = (figure.layout.meta || {}).framed || {};
    if (rows) figure.layout = inFrame(figure.layout, rows);
  }

  // A frame has the rows that pictures have, the first ones; what their colours are stands above them and stays in sight.
  function inFrame(layout, rows) {
    const [, high] = layout.yaxis.range;
    return {
      ...layout, showlegend: false, margin: { ...layout.margin, b: UNDER }, yaxis: { ...layout.yaxis, range: [high - rows, high] },
      meta: { ...layout.meta, height: ROW * rows + layout.margin.t + UNDER },
    };
  }

  function keyed() {
    const { figure } = state.picture || {};
    const old = place(".frame-keys");
    if (old) old.remove();
    if (!figure || !(figure.layout.meta || {}).framed) return;
    const keys = figure.data.map((trace) => element("li", {}, [
      element("span", { class: "legend-key", "aria-hidden": "true", style: `background:${window.reachDark.ink(trace.marker.color)}` }), trace.name,
    ]));
    const { text } = figure.layout.legend.title;
    place(".panel-body").before(element("ul", { class: "frame-keys" }, [...keys, ...(text ? [element("li", { class: "frame-note" }, text)] : [])]));
  }

  const still = () => state.frozen || window.matchMedia("(pointer: coarse)").matches; // A finger moves the page around it.

  // ---------------------------------------------------------------- what is said

  function say(text) {
    document.getElementById("say").textContent = text;
  }

  // What failed is said where everybody sees it, until something has been drawn.
  function fail(error) {
    window.console.error(error);
    if (!place(FAILED)) box.prepend(element("div", { class: "notice", role: "alert" }));
    place(FAILED).textContent = box.dataset.failed;
  }

  function tip(lines, x, y) {
    const shown = document.getElementById("tip");
    shown.replaceChildren(...lines);
    shown.hidden = false;
    const left = Math.min(x + 14, window.innerWidth - shown.offsetWidth - 4);
    const above = y - shown.offsetHeight - 12;
    shown.style.left = `${Math.max(left, 4)}px`;
    shown.style.top = `${above > 4 ? above : Math.min(y + 18, window.innerHeight - shown.offsetHeight - 4)}px`;
  }

  const hideTip = () => { document.getElementById("tip").hidden = true; };

  // What the pictures of lines and of who reports may ask (assets/flows.js, assets/coverage.js).
  /** @type {Reach.Lent} */
  const api = {
    ...texts, element, say, tip, hideTip, state, areasOf: () => state.areas,
    pickArea: (code) => choose({ areas: [code] }),
    go: (address) => window.open(address, "_blank", "noopener"),
  };

  // ---------------------------------------------------------------- drawing

  const seen = () => ({ year: state.year, chosen: state.areas, still: still() });
  const size = new ResizeObserver(() => draw(false));
  const scroller = place(".body-chart, .body-table");

  // Whether what is scrolled goes on below: a frame says so where it shows no scroll bar.
  function tellMore() {
    const { scrollHeight, clientHeight, scrollTop } = scroller;
    place(".panel-body").toggleAttribute("data-more", scrollHeight - clientHeight - scrollTop > MORE);
  }

  async function draw(anew = true) {
    keyed();
    if (state.map) await drawMap(anew);
    else if (state.picture) await window.reachCharts.draw(place(".chart-plot"), state.picture, { year: state.year, api });
    // One image, which has a name: what it is drawn of says nothing by itself.
    for (const inside of document.querySelectorAll("[role=img] > *, #js-plotly-tester")) inside.setAttribute("aria-hidden", "true");
    if (scroller) tellMore();
  }

  async function drawMap(anew) {
    const { map } = state;
    const div = place(".map-plot");
    if (!anew && map.div && map.widest === widest()) return window.Plotly.Plots.resize(div);
    map.widest = widest();
    const fresh = !map.div;
    map.div = div;
    if (fresh) window.reachMaps.aim(map, closeTo(map));
    await window.reachMaps.draw(div, map, seen(), box);
    if (fresh) hook(div);
    return window.reachMaps.paint(map, seen());
  }

  const widest = () => Math.min(30, Math.max(8, Math.min(window.innerWidth, window.innerHeight) / 20));

  const closeTo = (map) => window.reachMaps.frameOf(map, state.areas.length === 1 ? state.areas[0] : "001");

  function hook(div) {
    const code = (event) => window.reachMaps.pointed(state.map, event);
    div.on("plotly_afterplot", () => window.reachMaps.paint(state.map, seen()));
    div.on("plotly_hover", (event) => (code(event) ? point(code(event), event.event.clientX, event.event.clientY) : hideTip()));
    div.on("plotly_unhover", hideTip);
    div.on("plotly_click", (event) => code(event) && choose({ areas: [code(event)] }));
  }

  const point = (code, x, y) => tip(window.reachMaps.lines(state.map, code, seen()), x, y);

  const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

  function mapKey(event) {
    const { map } = state;
    const step = STEPS[event.key];
    if (!map || !map.div || !event.target.matches(".body-map")) return;
    if (event.key === "Enter" && map.at) choose({ areas: [map.at] });
    if (!step) return;
    event.preventDefault();
    map.at = window.reachMaps.neighbour(map, map.at || state.areas.find((code) => state.known.areas[code]) || "NGA", step);
    const at = window.reachMaps.pointOf(map, map.at);
    if (at) point(map.at, ...at);
    const isShort = state.spoken === map.data.from; // Its source was said, and what keys do.
    const said = window.reachMaps.spoken(map, map.at, seen(), isShort);
    if (said.includes(map.data.from)) state.spoken = map.data.from;
    say(window.reachTexts.sentences([said, ...(isShort ? [] : [word("select")])]));
  }

  // ---------------------------------------------------------------- words that follow the year of a map

  function write() {
    if (!state.map) return;
    const words = window.reachMaps.words(state.map, seen());
    part("title").textContent = words.title;
    part("subtitle").textContent = window.reachTexts.capitalised(words.subtitle);
    place(".map-plot").setAttribute("aria-label", window.reachTexts.sentences([words.title, words.spoken]));
    place(".map-legend").replaceChildren(...window.reachMaps.legend(state.map, seen()));
  }

  // ---------------------------------------------------------------- country and year

  function prepareYears() {
    const bar = place(".timeline");
    if (!bar) return;
    const { years } = state;
    bar.hidden = !years;
    if (!years) return;
    if (!bar.firstChild) {
      const button = (by, sign, label) => {
        const made = element("button", { type: "button", "aria-label": label }, sign);
        made.addEventListener("click", () => setYear(state.year + by));
        return made;
      };
      const range = element("input", { type: "range", step: 1, "aria-label": word("year") });
      range.addEventListener("input", () => setYear(Number(range.value)));
      bar.append(
        button(-1, "‹", word("earlier")), range, element("output", { class: "year-shown" }), button(1, "›", word("later")),
      );
    }
    const range = place(".timeline input");
    [range.min, range.max] = years;
    showYear();
  }

  function showYear() {
    const range = place(".timeline input");
    range.value = state.year;
    range.setAttribute("aria-valuetext", state.year);
    place(".year-shown").textContent = state.year;
  }

  function setYear(year) {
    const [first, last] = state.years;
    state.year = Math.min(Math.max(year, first), last);
    showYear();
    window.clearTimeout(setYear.timer);
    if (!state.map) {
      setYear.timer = window.setTimeout(() => choose({}), SETTLE);
      return;
    }
    if (state.map.div) window.reachMaps.paint(state.map, seen());
    write();
    pointToPage();
    setYear.timer = window.setTimeout(draw, SETTLE); // Hovers and symbols follow.
  }

  setYear.timer = 0;

  // The whole view shows the year that is seen here.
  function pointToPage() {
    const link = part("full");
    const url = new URL(link.getAttribute("href"), window.location.href);
    url.searchParams.set("year", state.year);
    link.setAttribute("href", (url.pathname + url.search).replaceAll("%2C", ","));
  }

  function preparePlaces() {
    const list = place(".embed-place");
    if (!list) return;
    const named = (entries) =>
      Object.entries(entries).map(([code, [name]]) => [name, code]).sort(([one], [other]) => one.localeCompare(other, state.known.lang));
    const options = (entries) => entries.map(([name, value]) => element("option", { value }, name));
    const several = state.areas.length > 1 ? [[state.areas.map(texts.areaName).join(", "), state.areas.join(",")]] : [];
    const regions = named(state.known.regions).filter(([, code]) => code !== "001");
    list.replaceChildren(
      ...options(several), ...options([[list.dataset.world, ""]]),
      element("optgroup", { label: list.dataset.countries }, options(named(state.known.areas))),
      element("optgroup", { label: list.dataset.regions }, options(regions)),
    );
    list.value = state.areas.join(",");
    list.hidden = false;
    list.addEventListener("change", () => choose({ areas: list.value ? list.value.split(",") : [] }));
  }

  // The same document for another choice; its words and figure take the place of those shown.
  async function choose({ areas = state.wanted }) {
    if (state.frozen) return;
    const url = new URL(window.location.href);
    const { rooted, within } = window.reachTexts;
    const isOfCountry = within(url.pathname).split("/")[1] === "country";
    if (isOfCountry) url.pathname = rooted(areas.length ? `/country/${areas[0]}` : "/country");
    const beside = isOfCountry ? areas.slice(1) : areas;
    url.searchParams.delete("area");
    if (beside.length) url.searchParams.set("area", beside.join(","));
    url.searchParams.set("year", state.year);
    state.wanted = areas;
    place(".embed-place").value = areas.join(",");
    box.setAttribute("aria-busy", "true");
    const answer = await connection.fetched({ name: "panel", address: url.href, again: () => { choose({ areas: state.wanted }); } });
    if (!answer) return; // A newer choice is on its way, or this one is asked for again.
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    box.removeAttribute("aria-busy");
  }

  // As long as the newest choice has no answer, the panel says of what it is.
  function mark({ detail: { name, what } }) {
    if (name !== "panel" || what === "asked") return;
    const isOld = what !== "had";
    box.toggleAttribute("data-behind", isOld);
    if (what === "lost") box.removeAttribute("aria-busy");
    if (!isOld) return place(".still") && place(".still").remove();
    if (!place(".still")) place(".embed-head").before(element("p", { class: "still", role: "status" }));
    const places = state.areas.map(texts.areaName).join(", ") || place(".embed-place").dataset.world;
    const year = state.years ? `, ${state.map ? state.year : state.shownYear}` : "";
    place(".still").textContent = connection.word("still", { what: places + year });
    return undefined;
  }

  document.addEventListener(connection.EVENT, mark);

  function show(next) {
    for (const from of next.querySelectorAll("[data-part]")) {
      const to = part(from.dataset.part);
      if (from.dataset.part === "full") to.setAttribute("href", from.getAttribute("href"));
      else to.replaceChildren(...from.childNodes);
    }
    take(next);
    if (place(FAILED)) place(FAILED).remove();
    place(".embed-place").value = state.areas.join(",");
    say(part("title").textContent);
    tellWhole();
    if (state.map) {
      if (state.map.div) window.reachMaps.show(state.map, closeTo(state.map));
      write();
    }
    prepareYears();
    draw();
  }

  // ---------------------------------------------------------------- the panel

  // What a small frame cuts or leaves out: the words above, the key, and what its numbers of events stand for.
  function tellWhole() {
    for (const old of part("caption").querySelectorAll(".embed-whole")) old.remove();
    if (!box.hasAttribute("data-about")) return;
    const { figure } = state.picture || {};
    const events = figure ? figure.data.filter(({ meta }) => meta && meta.role === "event") : [];
    const heads = [["strong", "title"], ["span", "subtitle"]].map(([tag, name]) => element(tag, {}, part(name).textContent));
    const keys = box.querySelectorAll(".panel-body .flow-keys, .frame-keys, main > .map-legend > .legend-rest");
    const lists = events.map(({ text, customdata }) => element("ul", {}, text.map((number, at) => element("li", {}, `${number}\u2002${customdata[at]}`))));
    part("caption").prepend(element("span", { class: "embed-whole" }, heads));
    part("caption").append(element("div", { class: "embed-whole" }, [...Array.from(keys, (key) => /** @type {HTMLElement} */ (key.cloneNode(true))), ...lists]));
  }

  function about(button) {
    const open = box.toggleAttribute("data-about");
    tellWhole();
    button.setAttribute("aria-expanded", String(open));
    const caption = part("caption");
    caption.tabIndex = open ? 0 : -1; // Keys scroll what is longer than a small frame.
    if (open) caption.focus();
  }

  const ZOOMS = { "zoom-in": 1.6, "zoom-out": 1 / 1.6, "zoom-home": 0 };

  document.addEventListener("click", (/** @type {Reach.On<MouseEvent>} */ event) => {
    const button = event.target.closest("[data-embed]");
    if (!button) return;
    if (button.dataset.embed === "about") about(button);
    else if (state.map.div) window.reachMaps.zoomBy(state.map, ZOOMS[button.dataset.embed]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      hideTip();
      if (box.hasAttribute("data-about")) about(place('[data-embed="about"]'));
    }
    mapKey(event);
  });
  document.addEventListener("scroll", hideTip, { passive: true, capture: true });

  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
    document.documentElement.dataset.scheme = matches ? "dark" : "light";
    draw();
  });

  // Without a script the map is a picture, which takes no keys.
  function takeKeys() {
    const map = place(".body-map");
    if (!map) return;
    map.tabIndex = 0;
    map.setAttribute("role", "application");
    map.setAttribute("aria-label", map.dataset.keys);
  }

  async function start() {
    takeKeys();
    if (scroller) scroller.addEventListener("scroll", tellMore, { passive: true });
    take(document);
    preparePlaces();
    const { kind, picture } = state;
    if (kind === "map") {
      box.dataset.hue = picture.hue;
      state.map = { data: picture, texts, widest: widest() };
      write();
    } else if (kind === "coverage") box.dataset.hue = picture.grid.hue;
    prepareYears();
    if (scroller) tellMore();
    if (!picture) return;
    const isParsed = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    if (state.map) {
      const outlines = await connection.held("outlines", state.known.outlines);
      state.map.shapes = window.reachMaps.shapesOf(await outlines.json());
    }
    if (kind !== "coverage" && !window.Plotly) await isParsed; // plotly.js runs last.
    await draw();
    size.observe(place(".map-plot, .chart-plot"));
  }

  start().catch(fail);
})();
