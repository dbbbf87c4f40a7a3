// Shows one view of a deck as a slide that is legible from the back of a room; fetches nothing, and knows no page.
(function () {
  "use strict";

  const { element, quoting } = window.reachTexts;
  const maps = window.reachMaps;
  const charts = window.reachCharts;

  // Units of a slide: 1080 of them are its height, or 1500 its width (`--u` in assets/present.css).
  const [TITLES, SUBTITLES] = [[56, 50, 44, 40, 36, 30], [30, 26, 23]];
  const [TABLES, FEET] = [[28, 26, 24, 22, 20, 18], [22, 20, 18, 16, 14]];
  const BODY = 22; // type of the slide itself, by which `unit` knows how large it is
  const [LEAST, USUAL, MOST] = [15, 22, 28]; // type within charts
  const OF_FIGURES = 12; // px of that type before it is enlarged, as FONT_SIZE in dashboard/theme.py
  const READABLE = 11; // px
  const PHONE = 700; // px
  const SHORT = 2; // which of the sizes from the smallest words have that make room
  const MORE = 4; // px that are not worth a word
  const UNDER = 8; // px of a figure below its rows, where no keys are
  const NOWHERE = "http://nowhere.invalid"; // before a path, so that it can be read as an address
  const FOOT = 0.3; // part of the slide that its foot may take

  let drawings = 0;

  const unit = (slide) => parseFloat(window.getComputedStyle(slide.el).fontSize) / BODY;

  // ---------------------------------------------------------------- its parts

  // `answer`: of /api/v1/views, `deck`: that of the deck's own year and country; `view`: of the deck, with the reader's
  // title and note; `number`: "3 / 6".
  // `context`: texts, shapes of the outlines, and `api`: what happens when a picture is pointed at.
  // Many columns of words have a form for a phone, where the last of them would lie out of sight.
  const tableOf = ({ table }) => (window.innerWidth < PHONE && table.narrow) || table;

  /** @type {Reach.SlideMaker["make"]} */
  function make({ answer, deck, view, number, change }, { texts, shapes, api }) {
    /** @type {Reach.Slide} */
    const slide = { el: null, answer, view, texts, api, change, seen: seenOf(answer, change), pinned: seenOf(deck, {}), at: {} };
    const part = (tag, name, children) => (slide.at[name] = element(tag, { class: `slide-${name}`, dir: "auto" }, children || []));
    part("div", "scale", element("div", { class: "slide-frame" }, element("div", { class: answer.kind === "map" ? "map-plot" : "chart-plot" })));
    part("div", "legend").classList.add("map-legend");
    const drawn = answer.kind === "table" ? part("div", "table", window.reachTables.made(tableOf(answer), texts.word("noFigure"))) : part("div", "plot", slide.at.scale);
    slide.el = element("section", { class: "slide", role: "group", "data-kind": kindOf(answer), "data-panel": answer.panel, "data-hue": hueOf(answer) }, [
      element("header", { class: "slide-head" }, [part("h2", "title"), part("p", "subtitle"), part("p", "own", answer.own || []), part("p", "note", view.note)]),
      part("div", "body", [drawn, ...(answer.kind === "map" ? [slide.at.legend] : []), part("span", "more", `↓ ${texts.word("presentMore")}`)]),
      ...(answer.years ? [yearsOf(slide, part)] : []),
      part("footer", "foot", [
        part("p", "caveat"), part("p", "source"), part("p", "boundaries"),
        element("div", { class: "slide-last" }, [part("a", "link"), part("span", "number", number), element("span", { class: "slide-brand" }, ["Reach ", element("b", {}, "2030")])]),
      ]),
    ]);
    if (answer.kind === "map") slide.map = { data: answer.picture, texts, shapes, still: true };
    write(slide);
    return slide;
  }

  const kindOf = (answer) => (answer.kind === "chart" && answer.picture.figure.layout.geo ? "flow-map" : answer.kind);
  const hueOf = ({ picture }) => (picture ? picture.hue || (picture.grid || {}).hue : null);

  /** @param {Reach.Answer} answer @param {Reach.Change} change @returns {Reach.Seen} */
  function seenOf({ selection, years }, change) {
    const year = change.year || selection.year;
    const [first, last] = years || [year, year];
    return { year: Math.min(Math.max(year, first), last), chosen: change.area ? [change.area] : selection.area };
  }

  function yearsOf(slide, part) {
    const [first, last] = slide.answer.years;
    const range = { type: "range", min: first, max: last, step: 1, "data-present": "year", "aria-label": slide.texts.word("year") };
    slide.at.range = element("input", range);
    return part("div", "years", [element("span", {}, String(first)), slide.at.range, element("span", {}, String(last)), part("output", "year")]);
  }

  // ---------------------------------------------------------------- its words

  /** @param {Reach.Slide} slide */
  function wordsOf(slide) {
    const { words, still } = slide.answer;
    if (slide.isStill) return { ...words, ...still.words };
    if (!slide.map) return words;
    const { title, subtitle, coverage, spoken } = maps.words(slide.map, slide.seen);
    const { sentences, capitalised } = window.reachTexts;
    const below = words.topic ? sentences([words.topic, capitalised(subtitle)]) : subtitle;
    return { ...words, title, subtitle: below, coverage, spoken };
  }

  // The reader's title, of the year and country for which it was worded only: of others it may say what is not so.
  /** @param {Reach.Slide} slide */
  function editedTitle({ view, seen, pinned }) {
    const isAsPinned = seen.year === pinned.year && seen.chosen.join() === pinned.chosen.join();
    return isAsPinned ? view.title : "";
  }

  /** @type {Reach.SlideMaker["titleOf"]} */
  const titleOf = (slide) => editedTitle(slide) || wordsOf(slide).title;

  /** @param {Reach.Slide} slide */
  function write(slide) {
    const { at, view } = slide;
    const words = wordsOf(slide);
    const edited = editedTitle(slide);
    at.title.textContent = edited || words.title;
    const plot = plotOf(slide);
    if (plot && slide.answer.kind !== "coverage") {
      plot.setAttribute("role", "img");
      plot.setAttribute("aria-label", window.reachTexts.sentences([words.title, words.spoken]));
    }
    // The message that an edited title stands for is still said.
    const own = edited && edited !== words.title ? [slide.texts.word("presentOwnTitle", { title: words.title })] : [];
    at.subtitle.textContent = window.reachTexts.sentences([...own, words.subtitle]);
    at.note.hidden = !view.note;
    at.own.hidden = !at.own.childNodes.length;
    at.caveat.replaceChildren(...quoting(words.caveat));
    at.source.textContent = window.reachTexts.sentences([words.coverage, words.source]);
    at.boundaries.textContent = words.boundaries;
    const link = linkOf(slide);
    if (slide.api.root) at.link.href = link;
    at.link.textContent = slide.texts.word("presentSeen", { date: slide.answer.words.date, address: link.replace(/^https?:\/\//, "") });
    if (at.range) writeYear(slide);
  }

  // Circles as large as those on the map, which is enlarged.
  /** @param {Reach.Slide} slide @param {number} scale */
  function writeLegend({ map, seen, at }, scale) {
    at.legend.replaceChildren(...maps.legend(map, seen));
    broaden(at.legend);
    for (const circle of at.legend.querySelectorAll(".legend-circle")) {
      for (const side of ["width", "height"]) circle.style[side] = `${parseFloat(circle.style[side]) * scale}px`;
    }
  }

  // Keys that are taller than the map stand in two columns.
  function broaden(legend) {
    legend.classList.remove("is-broad");
    legend.classList.toggle("is-broad", legend.scrollHeight > legend.clientHeight + 1);
  }

  // Around one country the keys are those of what is in sight there, and count nothing: true if that leaves other room.
  /** @param {Reach.Slide} slide */
  function trimLegend(slide) {
    const { map, at, el, seen } = slide;
    el.toggleAttribute("data-near", seen.chosen.length === 1);
    if (seen.chosen.length !== 1) return false;
    maps.trim(map, at.legend);
    broaden(at.legend);
    return slide.room !== roomOf(slide);
  }

  function writeYear({ at, seen }) {
    at.range.value = seen.year;
    at.range.setAttribute("aria-valuetext", seen.year);
    at.year.textContent = seen.year;
  }

  // The page that shows what the slide does: of the year and the country to which a map has been moved, too.
  // Where nobody said under which address the dashboard is reached, a folder names the path alone, and it leads nowhere.
  /** @param {Reach.Slide} slide */
  function linkOf({ answer, map, seen, api }) {
    const link = new URL(answer.words.permalink, api.root || NOWHERE);
    const told = () => (api.root ? link.href : link.pathname + link.search);
    if (!map) return told();
    if (seen.year !== answer.selection.year) link.searchParams.set("year", String(seen.year));
    if (seen.chosen.join() === answer.selection.area.join()) return told();
    const [area] = seen.chosen;
    if (answer.page === "country") link.pathname = link.pathname.replace(/\/country(\/[^/]*)?$/, `/country/${area}`);
    else link.searchParams.set("area", area);
    return told();
  }

  // ---------------------------------------------------------------- its sizes

  // The largest of some sizes of type at which an element is as it should be.
  function fitted(el, name, sizes, fits) {
    for (const size of sizes) {
      el.style.setProperty(`--${name}`, size);
      if (fits(size)) return;
    }
  }

  const linesOf = (el) => Math.round(el.offsetHeight / parseFloat(window.getComputedStyle(el).lineHeight));

  // A word or two of a subtitle take no line of their own.
  function oneLine(el, subtitle) {
    const now = el.style.getPropertyValue("--subtitle");
    if (linesOf(subtitle) < 2) return;
    fitted(el, "subtitle", SUBTITLES, () => linesOf(subtitle) === 1);
    if (linesOf(subtitle) > 1) el.style.setProperty("--subtitle", now);
  }

  function fitWords({ el, at }) {
    fitted(el, "title", TITLES, () => linesOf(at.title) <= 2);
    fitted(el, "subtitle", SUBTITLES, () => linesOf(at.subtitle) <= 2);
    oneLine(el, at.subtitle);
    fitted(el, "foot", FEET, () => at.foot.offsetHeight <= FOOT * el.offsetHeight);
  }

  // A table that is longer than the slide anyway is scrolled in type that can be read.
  function fitTable({ el, at }) {
    const { table } = at;
    const isWithin = (side) => table[`scroll${side}`] <= table[`client${side}`] + 1;
    fitted(el, "table", TABLES, () => isWithin("Width") && isWithin("Height"));
    if (!isWithin("Height")) fitted(el, "table", TABLES.filter((size) => size <= USUAL), () => isWithin("Width"));
  }

  // Pixels of the figure that a chart needs: what it says itself, else what the style has for its kind.
  const styled = (slide, name) => Number(window.getComputedStyle(slide.el).getPropertyValue(name)) || 0;

  function needsOf(slide) {
    const { picture } = slide.answer;
    const width = slide.at.plot.clientWidth / scaleOf(slide, {});
    return { tall: charts.tallOf(picture, width) || styled(slide, "--tall"), wide: styled(slide, "--wide") };
  }

  // By how much a picture is enlarged so that its type is that of a slide: less where it needs the room.
  /** @param {Reach.Slide} slide @param {Reach.Needs} needs */
  function scaleOf(slide, { tall, wide }) {
    const { clientWidth: width, clientHeight: height } = slide.at.plot;
    const u = unit(slide);
    const by = (size) => (size * u) / OF_FIGURES;
    const least = Math.max(by(LEAST), Math.min(READABLE / OF_FIGURES, by(USUAL)));
    const rows = tall ? Math.min(by(MOST), height / tall) : by(USUAL);
    return Math.max(least, wide ? Math.min(rows, width / wide) : rows);
  }

  const roomOf = ({ at }) => `${at.plot.clientWidth} ${at.plot.clientHeight}`;

  // Where a chart is longer than its slide, words take as little as they can.
  function makeRoom({ el }) {
    const sizes = { title: TITLES, subtitle: SUBTITLES, foot: FEET };
    const now = (name) => Number(el.style.getPropertyValue(`--${name}`));
    for (const [name, all] of Object.entries(sizes)) el.style.setProperty(`--${name}`, Math.min(now(name), all[all.length - SHORT]));
  }

  // A frame of this many pixels of the figure fills the room, enlarged; what is larger is scrolled.
  /** @param {Reach.Slide} slide @param {number} scale @param {Reach.Needs} needs */
  function frame(slide, scale, { tall, wide }) {
    const { at } = slide;
    const { clientWidth: width, clientHeight: height } = at.plot;
    slide.room = roomOf(slide);
    at.scale.style.width = `${Math.max(wide || 0, width / scale)}px`;
    at.scale.style.height = `${Math.max(tall || 0, height / scale)}px`;
    at.scale.style.transform = `scale(${scale})`;
  }

  // ---------------------------------------------------------------- drawing

  // Its element must be in the document by now.
  /** @type {Reach.SlideMaker["draw"]} */
  async function draw(slide) {
    fitWords(slide);
    const { kind } = slide.answer;
    await { map: drawMap, chart: drawChart, coverage: drawCoverage, table: fitTable }[kind](slide);
    // One image, which has a name: what it is drawn of says nothing by itself.
    for (const inside of document.querySelectorAll(".slide [role=img] > *, #js-plotly-tester")) inside.setAttribute("aria-hidden", "true");
    sayMore(slide);
  }

  // What is longer than its room says so, as long as there is more of it.
  function sayMore(slide) {
    const place = slide.at.table || slide.at.plot;
    const tell = () => { slide.at.more.hidden = place.scrollHeight - place.clientHeight - place.scrollTop <= MORE; };
    place.onscroll = tell;
    tell();
    const isLarger = ["Height", "Width"].some((side) => place[`scroll${side}`] > place[`client${side}`]);
    if (isLarger) place.tabIndex = 0;
    else place.removeAttribute("tabindex");
    slide.el.dataset.ready = "";
  }

  const plotOf = (slide) => slide.at.scale.querySelector(".map-plot, .chart-plot");

  /** @param {Reach.Slide} slide */
  async function drawMap(slide) {
    const { map, seen, el } = slide;
    if (isAtRest(slide) && !slide.isPointedAt && hasStill(slide)) {
      drawStill(slide);
      return;
    }
    if (slide.isStill) stir(slide);
    const fresh = !map.div;
    map.div = plotOf(slide);
    if (seen.chosen.length === 1) {
      maps.aim(map, maps.frameOf(map, seen.chosen[0]));
      write(slide); // Of what is in sight there.
      fitWords(slide);
    }
    const scale = scaleOf(slide, {});
    writeLegend(slide, scale);
    frame(slide, scale, {});
    await maps.draw(map.div, map, seen, el);
    painted(slide);
    if (trimLegend(slide)) {
      frame(slide, scale, {});
      await maps.draw(map.div, map, seen, el);
      painted(slide);
    }
    if (fresh) hook(slide);
  }

  // Names and figures in type as large as that of the legend, once the map is enlarged.
  /** @param {Reach.Slide} slide */
  function painted({ map, seen, el }) {
    maps.paint(map, seen);
    window.reachNamed.write(map, seen, { family: window.getComputedStyle(el).fontFamily, size: OF_FIGURES });
  }

  /** @param {Reach.Slide} slide */
  function hook(slide) {
    const { map, seen, api } = slide;
    const code = (event) => maps.pointed(map, event);
    map.div.on("plotly_afterplot", () => painted(slide));
    map.div.on("plotly_click", (event) => code(event) && api.pickArea(code(event)));
    map.div.on("plotly_hover", (event) => (code(event) ? api.tip(maps.lines(map, code(event), seen), event.event.clientX, event.event.clientY) : api.hideTip()));
    map.div.on("plotly_unhover", api.hideTip);
  }

  /** @param {Reach.Slide} slide */
  async function drawChart(slide) {
    const needs = needsOf(slide);
    const isLonger = () => needs.tall * scaleOf(slide, needs) > slide.at.plot.clientHeight + MORE;
    const isSmaller = needs.tall > 0 && scaleOf(slide, needs) < (USUAL * unit(slide)) / OF_FIGURES;
    const { layout = {} } = slide.answer.picture.figure || {};
    if ((isLonger() || isSmaller || "yaxis2" in layout || "geo" in layout) && hasStill(slide)) {
      drawStill(slide);
      return;
    }
    if (slide.isStill) stir(slide);
    if (isLonger()) makeRoom(slide);
    frame(slide, scaleOf(slide, needs), needs);
    const chart = slide.answer.picture;
    await charts.draw(plotOf(slide), isLonger() ? withKeysAbove(chart) : chart, { year: null, api: slide.api });
  }

  // Whether the drawing of the picture, which writes names and figures, too, may stand for a map, or for a chart that
  // would be scrolled or have small type, or is several: not in a window that is higher than
  // wide, and without the reader's own figures, which it does not have.
  const hasStill = ({ el, answer }) => Boolean(answer.still) && !answer.own && el.clientWidth > el.clientHeight;

  // Of the year and the country that its answer has; who clicks on a map gets the one that answers.
  const isAtRest = ({ answer: { selection }, seen }) => seen.year === selection.year && seen.chosen.join() === selection.area.join();

  // The rows that have room, and the words around these.
  /** @param {Reach.Slide} slide */
  function drawStill(slide) {
    if (slide.map && slide.map.div) rest(slide);
    slide.isStill = true;
    write(slide);
    fitWords(slide);
    // Patterns of a slide that is hidden are hidden, too: each has its own.
    drawings += 1;
    const own = slide.answer.still.drawing.replace(/ id="|url\(#/g, (found) => `${found}d${drawings}-`);
    // The ground of a show is darker than that of a page.
    const ground = window.getComputedStyle(slide.el).getPropertyValue("--ground").trim();
    const inked = window.reachDark.drawing(own, Boolean(slide.map)).replaceAll(window.reachDark.ink("#ffffff"), ground);
    const parsed = new DOMParser().parseFromString(inked, "image/svg+xml");
    const drawing = document.importNode(parsed.documentElement, true);
    for (const name of ["role", "width", "height"]) drawing.removeAttribute(name);
    for (const name of ["title", "desc"]) drawing.querySelector(name).remove(); // The plot is named, and shows no tip.
    drawing.setAttribute("preserveAspectRatio", "xMidYMid meet");
    slide.el.dataset.still = "";
    slide.at.scale.removeAttribute("style");
    slide.room = roomOf(slide);
    plotOf(slide).replaceChildren(drawing);
    window.reachDark.written(drawing);
    if (slide.map) drawing.addEventListener("click", () => { slide.isPointedAt = true; drawMap(slide); });
  }

  // A map that was moved comes back to what its answer has.
  /** @param {Reach.Slide} slide */
  function rest(slide) {
    window.Plotly.purge(slide.map.div);
    slide.map.div = null;
  }

  // A map that stood still is moved.
  /** @param {Reach.Slide} slide */
  function stir(slide) {
    slide.isStill = false;
    delete slide.el.dataset.still;
    plotOf(slide).replaceChildren();
    write(slide);
    fitWords(slide);
  }

  // The keys of a chart that is scrolled stand above it: below they would be seen last. Only where the axis is above, too.
  /** @param {Reach.Chart} chart @returns {Reach.Chart} */
  function withKeysAbove(chart) {
    const { layout } = chart.figure;
    const { legend, xaxis, margin, meta } = layout;
    if (!legend || legend.yref !== "container" || legend.y !== 0 || (xaxis || {}).side !== "top") return chart;
    const lifted = ({ margin: sides, ...others }) => ({ ...others, margin: { ...sides, t: sides.t + sides.b - UNDER, b: UNDER } });
    const narrow = (meta || {}).narrow && { ...meta.narrow, layout: lifted({ margin, ...meta.narrow.layout }) };
    const keys = { ...legend, y: 1, yanchor: "top" };
    return { ...chart, figure: { ...chart.figure, layout: { ...lifted(layout), legend: keys, meta: narrow ? { ...meta, narrow } : meta } } };
  }

  // How tall the picture of who reports is shows once it is drawn.
  /** @param {Reach.Slide} slide */
  async function drawCoverage(slide) {
    const place = plotOf(slide);
    for (const isDrawn of [false, true]) {
      const needs = { tall: isDrawn ? place.scrollHeight : 0 };
      frame(slide, scaleOf(slide, needs), needs);
      await charts.draw(place, slide.answer.picture, { year: null, api: slide.api });
    }
  }

  // ---------------------------------------------------------------- moving a map

  // Another year, or another country: a map has them all.
  /** @type {Reach.SlideMaker["move"]} */
  function move(slide, change) {
    Object.assign(slide.seen, seenOf(slide.answer, change));
    const isOther = slide.map.data.kind === "symbol" || change.area !== slide.area;
    slide.area = change.area;
    if (slide.isStill || isAtRest(slide)) return drawMap(slide);
    write(slide);
    fitWords(slide);
    if (isOther || slide.room !== roomOf(slide)) return drawMap(slide); // Words of other lengths leave other room.
    writeLegend(slide, scaleOf(slide, {}));
    painted(slide);
    return trimLegend(slide) ? drawMap(slide) : null;
  }

  // What of it does not fit into the room and is scrolled; null where all is seen.
  /** @type {Reach.SlideMaker["scroller"]} */
  function scroller({ at }) {
    const place = at.table || at.plot;
    return place.scrollHeight > place.clientHeight + 2 ? place : null;
  }

  /** @type {Reach.SlideMaker["drop"]} */
  function drop(slide) {
    const div = plotOf(slide);
    if (div && div.data) window.Plotly.purge(div);
    slide.el.remove();
  }

  window.reachSlide = { make, draw, move, titleOf, scroller, drop };
})();
