// Draws a world map of an answer that holds all its years into an element, and says what it shows; knows no page.
//
// A map: { data, texts, shapes, div, view }. `data` is the answer (dashboard/figures/map.py), `texts` of
// assets/texts.js, `shapes` of `shapesOf`; `div` and `view` are kept here. `still`: it cannot be dragged; `fills`: it is
// drawn to the edges of its box, whatever the box's form. What is seen of it: { year, chosen }.
(function () {
  "use strict";

  const { element, pick, NOTHING } = window.reachTexts;
  const HOME = { lon: 0, lat: 6.07, turn: 0, scale: 1 };
  const CLASSES = ["0", "1", "2", "3", "4", "5", "z", "f", "m", "p", "n", "u"];
  const HIDDEN = "-"; // The class of a dot of which nothing is to be seen.
  const OLDER = "o"; // In a legend: what a small dot says of the areas that bear one.
  const SMALL = "q"; // In a legend: what a square is.
  const MOSTLY = "a"; // In a legend: how many figures are older, where most are and none has a dot.
  const WIDE = { RUS: 70, USA: 30, CAN: 45, ATA: 90, NZL: 8, FJI: 4 }; // Half the degrees that show a wide area whole.
  const CLEAR = "rgba(0,0,0,0)";
  const ASPECT = 2.057; // how much wider than high the map of the world is
  const CLOSEST = 20; // so many times closer than the world at most
  const [NEAR, BEYOND] = [2, 2.4]; // UN members that are seen around a dot, and how many times as far the map reaches
  const WIDEST = 100; // degrees: the usual surroundings of a wider country would be the world
  const PAGE = 700; // px: as wide is a map of the world on a laptop (`on_page` in dashboard/exports/picture/squares.py)
  const SPREAD = 60; // degrees: a wider area fills a small map nearly alone

  // Ids of the outlines with their boxes.
  /** @type {Reach.Maps["shapesOf"]} */
  const shapesOf = (collection) => new Map(collection.features.map((feature) => [feature.id, feature.bbox || null]));

  // ---------------------------------------------------------------- the figure

  /** @type {Reach.Maps["colours"]} */
  function colours(box) {
    const style = window.getComputedStyle(box);
    const value = (name) => style.getPropertyValue(`--${name}`).trim();
    const ramp = [0, 1, 2, 3, 4, 5].map((k) => value(`k${k}`));
    return {
      list: ramp.concat([value("zero"), ramp[1], ...Array(3).fill(value("no-report")), value("undetermined")]),
      outline: value("outline"), older: value("older"), accent: value("accent"), ground: value("ground"),
      muted: value("muted"), line: value("no-report-line"), hue: value("hue"), land: value("no-report"),
    };
  }

  // `look`: colours of an element whose data-hue is that of the answer.
  function figure(map, seen, look) {
    const view = map.view || HOME;
    const { lons, lats, part } = extent(map, view);
    const layout = {
      margin: { l: 0, r: 0, t: 0, b: 0 }, autosize: true, showlegend: false, uirevision: "map",
      dragmode: map.still ? false : "pan",
      paper_bgcolor: CLEAR, hovermode: "closest",
      hoverdistance: 4, // The usual 20 px around a dot would take the middle of the country beside it.
      geo: {
        projection: { type: "equal earth", scale: view.scale * part, rotation: { lon: view.turn } },
        center: { lon: view.lon, lat: view.lat }, lonaxis: { range: lons }, lataxis: { range: lats }, fitbounds: false, bgcolor: CLEAR,
        showframe: false, showcoastlines: false, showland: false, showocean: false, showlakes: false,
        showcountries: false, uirevision: "map",
      },
    };
    const own = map.data.kind === "symbol" ? symbolTraces(map, seen, look) : fillTraces(map, seen, look);
    return { data: own, layout };
  }

  // Plotly draws a frame of the form that degrees have: those whose frame has the form of the box that a map fills, and
  // which part of the world's width they are (a scale of 1 is the world across the box).
  function extent(map, view) {
    const lats = [-58, 84];
    if (!map.fills) return { lons: [view.turn - 180, view.turn + 180], lats, part: 1, tall: 1 };
    const tall = (ASPECT * map.div.offsetHeight) / map.div.offsetWidth || 1;
    const part = Math.min(1, 1 / tall);
    const aside = 71 * Math.min(1, tall);
    return { lons: [view.turn - 180 * part, view.turn + 180 * part], lats: [13 - aside, 13 + aside], part, tall };
  }

  // One colour for all of `locations`.
  const plainTrace = (map, locations, colour, line) => ({
    type: "choropleth", geojson: map.texts.known().outlines, locations, z: locations.map(() => 0), hoverinfo: "skip",
    colorscale: [[0, colour], [1, colour]], showscale: false, marker: { line },
  });

  function fillTraces(map, { year }, look) {
    const { data, locations, texts } = map;
    const steps = look.list.flatMap((colour, index) => [
      [index / CLASSES.length, colour], [(index + 1) / CLASSES.length, colour],
    ]);
    const k = (code) => CLASSES.indexOf(texts.classOf(data, code, year));
    return [
      {
        type: "choropleth", geojson: texts.known().outlines, locations, hoverinfo: "none", z: locations.map(k),
        zmin: -0.5, zmax: CLASSES.length - 0.5, colorscale: steps, showscale: false,
        marker: { line: { width: 0.5, color: look.outline } },
      },
      dotTrace(map, {
        // No ring, which is what the pattern of zero is made of.
        symbol: "square", size: 7, line: { width: 1, color: look.muted }, color: map.dots.map((code) => look.list[k(code)]),
      }),
      olderTrace(map, look),
    ];
  }

  // A small dot on each area; CSS shows those on areas whose figure is of another year.
  function olderTrace({ texts }, look) {
    const dots = Object.keys(texts.known().areas);
    const trace = dotTrace({ dots, texts }, { size: 4.2, color: look.older, line: { width: 0.7, color: look.ground } });
    return { ...trace, hoverinfo: "skip" };
  }

  function dotTrace({ dots, texts }, marker) {
    const place = (code) => texts.known().areas[code];
    return {
      type: "scattergeo", mode: "markers", customdata: dots, hoverinfo: "none",
      lon: dots.map((code) => place(code)[2]), lat: dots.map((code) => place(code)[1]), marker,
    };
  }

  // All small areas, so that plotly draws no other map for other figures: those of which nothing is to be seen are hidden.
  const dotAreas = ({ texts }) => Object.keys(texts.known().areas).filter((code) => texts.known().areas[code][3]);

  // Members are seen without a figure, too.
  const isShown = ({ data, texts }, code) => Boolean(texts.known().areas[code][4] || data.areas[code]);

  // Pixels; `widest`: those of the largest figure, where a map is too small for the usual circles.
  const radius = ({ data, widest = 30 }, value) => 2 + widest * Math.sqrt(Math.max(value, 0) / (data.largest || 1));

  function symbolTraces(map, { year }, look) {
    const { data, locations } = map;
    const shown = Object.keys(data.areas)
      .map((code) => /** @type {const} */ ([code, pick(data, code, year)]))
      .filter(([, found]) => found && (found.value || found.bounds))
      .map(([code, found]) => /** @type {const} */ ([code, found.value || found.bounds[0], Boolean(found.value)]))
      .sort((one, other) => other[1] - one[1]);
    map.dots = shown.map(([code]) => code);
    return [
      { ...plainTrace(map, locations, look.land, { width: 0.5, color: look.line }), hoverinfo: "none" },
      dotTrace(map, {
        size: shown.map(([, value]) => 2 * radius(map, value)), sizemode: "diameter", color: look.hue,
        opacity: shown.map(([, , exact]) => (exact ? 0.7 : 0.3)),
        line: { width: 1, color: look.ground },
      }),
    ];
  }

  // ---------------------------------------------------------------- drawing and painting

  // `box`: what bears the answer's hue, around `div`. `paint` has to follow, with what is seen by then.
  /** @type {Reach.Maps["draw"]} */
  async function draw(div, map, seen, box) {
    map.div = div;
    setData(box, "hue", map.data.hue);
    const look = colours(box);
    map.accent = look.accent;
    map.locations = Array.from(map.shapes.keys());
    if (map.data.kind !== "symbol") map.dots = dotAreas(map);
    const drawn = drawnAs(map, look);
    // Other figures of the same areas are painted, which takes a tenth of the time.
    if (drawn && map.drawn === drawn && div._fullLayout) return;
    const { data, layout } = figure(map, held(map, seen), look);
    map.drawn = drawn;
    await window.Plotly.react(div, data, layout, window.reachCharts.CONFIG);
    follow(map);
  }

  // All that plotly draws of a map of fills; of circles nothing is said, since they change with their figures.
  function drawnAs(map, { outline: edge, older, ground, muted }) {
    if (map.data.kind === "symbol") return "";
    const room = [map.div.offsetWidth, map.div.offsetHeight];
    return JSON.stringify([map.dots, map.view || HOME, room, map.fills, map.still, edge, older, ground, muted]);
  }

  /** @type {WeakMap<Element, object>} */
  const followed = new WeakMap(); // What tells of a plot's events: another one once it was purged.

  // While a map is dragged plotly moves its own paths alone.
  function follow(map) {
    const { div } = map;
    if (followed.get(div) === div._ev) return;
    followed.set(div, div._ev);
    div.on("plotly_relayout", () => settle(map));
    div.on("plotly_relayouting", (change) => {
      settle(map, change["geo.projection.scale"]);
      for (const path of div.querySelectorAll(".chosen-areas path")) path.setAttribute("d", path.__data__.getAttribute("d"));
    });
  }

  // Who is chosen is outlined above all others by copies of their paths: nothing is drawn anew for it.
  /** @type {Reach.Maps["outline"]} */
  function outline(map, { chosen }) {
    if (map.data.kind !== "symbol") {
      for (const [path, code, isOwn] of dotsOf(map)) if (isOwn) setData(path, "own", chosen.includes(code) ? "1" : "0");
    }
    const layer = /** @type {any} */ (map.div.querySelector(".choroplethlayer"));
    const { regions } = map.texts.known();
    // An outline around every area would set none of them apart.
    const some = chosen.filter((code) => code !== "001");
    const codes = new Set(some.flatMap((code) => (regions[code] ? regions[code][1] : [code])));
    const own = Array.from(layer ? layer.querySelectorAll("path.choroplethlocation") : []).filter((path) => codes.has(path.__data__.loc));
    let group = map.div.querySelector(".chosen-areas");
    if (group) group.replaceChildren();
    if (!own.length) return;
    if (!group) group = document.createElementNS(layer.namespaceURI, "g");
    group.setAttribute("class", "chosen-areas");
    for (const path of own) {
      const copy = document.createElementNS(layer.namespaceURI, "path");
      Object.assign(copy, { __data__: path });
      for (const [name, value] of [["d", path.getAttribute("d")], ["data-chosen", "1"]]) copy.setAttribute(name, value);
      group.append(copy);
    }
    Object.assign(group.style, { fill: "none", stroke: map.accent, strokeWidth: own.length > 12 ? "1.2px" : "2.2px", pointerEvents: "none" });
    layer.parentNode.append(group);
  }

  // Whether the figure that an area shows in a year is of another one.
  function isOlder(data, code, year) {
    const found = pick(data, code, year);
    return Boolean(found) && !NOTHING.test(found.k) && found.year !== year;
  }

  // Squares of small areas stand beside the land of others where the world is as small as in pictures, and in their
  // places where it is twice as large. `closer`: the scale of a map that is being moved.
  function settle(map, closer = map.div._fullLayout.geo.projection.scale) {
    if (map.data.kind === "symbol") return;
    const part = Math.min(Math.max(2 - (map.div.offsetWidth * closer) / PAGE, 0), 1);
    const { areas } = map.texts.known();
    for (const [path, code] of dotsOf(map)) {
      const by = areas[code][5];
      if (by) path.style.translate = `${part * by[0]}px ${part * by[1]}px`;
    }
  }

  // Colours by CSS: setting a class number on each path paints a year in a few milliseconds.
  /** @type {Reach.Maps["paint"]} */
  function paint(map, seen) {
    const { data, texts } = map;
    const { year, chosen } = held(map, seen);
    const symbols = data.kind === "symbol";
    for (const path of map.div.querySelectorAll(".choroplethlayer path.choroplethlocation")) {
      const k = texts.classOf(data, path.__data__.loc, year);
      setData(path, "k", symbols && !/[mpnuzf]/.test(k) ? "s" : k);
    }
    outline(map, { year, chosen });
    if (symbols) return;
    settle(map);
    const isDotted = !mostlyOlder(counted(map, { year }));
    for (const [path, code, isOwn] of dotsOf(map)) {
      if (isOwn) setData(path, "k", isShown(map, code) ? texts.classOf(data, code, year) : HIDDEN);
      else setData(path, "old", isDotted && isOlder(data, code, year) ? "1" : "0");
    }
  }

  // With how many figures, as dashboard/words/captions.py counts them.
  const known = (counts) => CLASSES.filter((k) => !/[mpnu]/.test(k)).reduce((sum, k) => sum + counts[k], 0);

  // Whether over half of the figures of a year are of another one: a dot on each of them would say nothing.
  const mostlyOlder = (counts) => 2 * counts[OLDER] > known(counts);

  // Each dot with its area: that of the area itself, or of a figure that is of another year.
  const dotsOf = (map) => Array.from(map.div.querySelectorAll(".scattergeo path.point"), (/** @type {any} */ path) => {
    const { trace } = path.parentNode.__data__[0];
    return [path, trace.customdata[path.__data__.i], trace.hoverinfo !== "skip"];
  });

  function setData(path, name, value) {
    if (path.dataset[name] !== value) path.dataset[name] = value;
  }

  // ---------------------------------------------------------------- the part of the world that is shown

  // What draws the map next keeps it.
  /** @type {Reach.Maps["aim"]} */
  function aim(map, view) {
    map.view = view;
    map.div.parentElement.dataset.zoomed = view.scale === HOME.scale && view.lon === HOME.lon ? "" : "1";
  }

  /** @type {Reach.Maps["show"]} */
  function show(map, view = HOME) {
    aim(map, view);
    const { lons, part } = extent(map, view);
    window.Plotly.relayout(map.div, {
      "geo.projection.scale": view.scale * part, "geo.center.lon": view.lon, "geo.center.lat": view.lat,
      "geo.projection.rotation.lon": view.turn, "geo.lonaxis.range": lons,
    });
  }

  const TWICE = 500; // ms within which plotly's globe takes two taps for one that zooms, wherever they are

  // Two taps, on the sea or on two countries, do not zoom; and a finger on a map of the whole world scrolls the page.
  // What is closer is dragged, and two fingers zoom.
  /** @type {Reach.Maps["calm"]} */
  function calm(div) {
    let last = -Infinity;
    div.addEventListener("touchstart", (event) => {
      const isSecond = event.timeStamp - last < TWICE;
      last = event.timeStamp;
      const isWhole = div._fullLayout.geo.projection.scale <= HOME.scale;
      if (event.touches.length === 1 && (isSecond || isWhole)) event.stopPropagation();
    }, { capture: true, passive: true });
  }

  // The part of the world that a map was dragged to.
  /** @type {Reach.Maps["dragged"]} */
  function dragged(map) {
    const { center, projection } = map.div._fullLayout.geo;
    const turn = projection.rotation.lon;
    aim(map, { ...center, turn, scale: projection.scale / extent(map, HOME).part });
  }

  // By a factor, or back to the whole world.
  /** @type {Reach.Maps["zoomBy"]} */
  function zoomBy(map, factor) {
    const view = map.view || HOME;
    show(map, factor ? { ...view, scale: Math.min(Math.max(view.scale * factor, 1), CLOSEST) } : HOME);
  }

  // Centre and scale that show an area with its surroundings, or a region whole.
  /** @type {Reach.Maps["frameOf"]} */
  function frameOf(map, code) {
    const { regions } = map.texts.known();
    const codes = regions[code] ? regions[code][1] : [code];
    const boxes = codes.map((one) => boxOf(map, one)).filter(Boolean);
    if (!boxes.length || code === "001" || codes.length > 60) return HOME;
    const lons = boxes.flatMap(([west, , east]) => (west > east ? [west, east + 360] : [west, east]));
    const lats = boxes.flatMap(([, south, , north]) => [south, north]);
    const [west, east] = [Math.min(...lons), Math.max(...lons)];
    const [south, north] = [Math.min(...lats), Math.max(...lats)];
    const width = Math.max(east - west, 6);
    const height = Math.max(north - south, 4);
    const { tall } = extent(map, HOME);
    const [across, down] = width > (map.fills ? SPREAD : WIDEST) ? [1.4, 1.4] : [2.4, 2.2];
    const lon = (west + east) / 2;
    const middle = lon > 180 ? lon - 360 : lon;
    const lat = (south + north) / 2;
    const most = closest(map, code, middle, lat);
    const scale = Math.min(Math.max(Math.min(360 / (width * across), (142 * tall) / (height * down)), 1), most);
    return { lon: middle, lat: map.fills ? within(lat, (71 * tall) / scale) : lat, turn: middle, scale };
  }

  // As close as a map of an area may be: of a dot only so that the nearest UN members are seen, as in
  // dashboard/exports/picture/window.py.
  function closest(map, code, lon, lat) {
    const { areas } = map.texts.known();
    if (!areas[code] || !areas[code][3]) return CLOSEST;
    const others = Object.keys(areas).filter((one) => areas[one][4] && one !== code);
    const away = others.map((one) => awayFrom(map, one, lon, lat)).sort((one, other) => one - other)[NEAR - 1];
    return Math.min(1 / (BEYOND * away), CLOSEST);
  }

  // How far an area is from a place, as a part of the half of a map of the world, across or down.
  function awayFrom(map, code, lon, lat) {
    const [, y, x, isDot] = map.texts.known().areas[code];
    const box = map.shapes.get(code);
    const isPoint = !box || isDot || isWide(box);
    const [west, south, east, north] = isPoint ? [x, y, x, y] : box;
    const across = Math.abs(((((west + east) / 2 - lon + 540) % 360) + 360) % 360 - 180) - (east - west) / 2;
    return Math.max(across / 180, (south - lat) / 71, (lat - north) / 71, 0);
  }

  const isWide = ([west, , east]) => west > east || east - west > WIDEST;

  // The latitude in the middle of a map that shows so many degrees to either side, and nothing beyond its edges.
  const within = (lat, aside) => (aside >= 71 ? HOME.lat : Math.min(Math.max(lat, aside - 58), 84 - aside));

  // An area on both sides of the 180th meridian, or spread over an ocean, is shown around its point.
  function boxOf(map, code) {
    const box = map.shapes.get(code);
    const wide = box && isWide(box);
    if (!box || (wide && !WIDE[code])) return pointBox(map, code);
    if (!wide) return box;
    const [, lat, lon] = map.texts.known().areas[code];
    const high = map.fills ? Math.min(WIDE[code] / 2, (box[3] - box[1]) / 2) : WIDE[code] / 2;
    return [lon - WIDE[code], lat - high, lon + WIDE[code], lat + high];
  }

  function pointBox(map, code) {
    const area = map.texts.known().areas[code];
    return area ? [area[2] - 3, area[1] - 2, area[2] + 3, area[1] + 2] : null;
  }

  // Where an area's point stands on the screen, where it can be seen.
  /** @type {Reach.Maps["pointOf"]} */
  function pointOf(map, code) {
    const [, lat, lon] = map.texts.known().areas[code];
    const at = map.div._fullLayout.geo._subplot.projection([lon, lat]);
    const frame = map.div.getBoundingClientRect();
    const by = frame.width / map.div.offsetWidth; // Maps are enlarged with the screen.
    return at ? [frame.left + at[0] * by, frame.top + at[1] * by] : null;
  }

  // The area that an event of plotly's is about; of a hidden dot the one below it, or none.
  /** @type {Reach.Maps["pointed"]} */
  function pointed(map, { points: [{ location, customdata }], event }) {
    const code = location || customdata;
    if (location || map.data.kind === "symbol" || isShown(map, code)) return code;
    const at = new DOMPoint(event.clientX, event.clientY);
    const paths = Array.from(/** @type {NodeListOf<any>} */ (map.div.querySelectorAll("path.choroplethlocation")));
    const below = paths.find((path) => path.isPointInFill(at.matrixTransform(path.getScreenCTM().inverse())));
    return below ? below.__data__.loc : "";
  }

  // The nearest member in a direction: [1, 0] east, [0, 1] north.
  /** @type {Reach.Maps["neighbour"]} */
  function neighbour({ texts }, from, [east, north]) {
    const { areas } = texts.known();
    const [, lat, lon] = areas[from];
    let best = from;
    let least = Infinity;
    for (const [code, area] of Object.entries(areas)) {
      if (!area[4] || code === from) continue;
      const across = ((((area[2] - lon) % 360) + 540) % 360) - 180;
      const up = area[1] - lat;
      const along = across * east + up * north;
      const aside = Math.abs(across * north) + Math.abs(up * east);
      if (along > 0.5 && along + 2.5 * aside < least) {
        least = along + 2.5 * aside;
        best = code;
      }
    }
    return best;
  }

  // ---------------------------------------------------------------- what a map says

  // Whether a map holds a year: of many years it holds those around one, and others are fetched when they come near.
  /** @type {Reach.Maps["holds"]} */
  const holds = ({ data }, year) => !data.held || (data.held[0] <= year && year <= data.held[1]);

  // What is seen of a map until others have come: the nearest year that it holds.
  /** @type {(map: Reach.WorldMap, seen: Reach.Seen) => Reach.Seen} */
  const held = (map, seen) =>
    holds(map, seen.year) ? seen : { ...seen, year: Math.min(Math.max(seen.year, map.data.held[0]), map.data.held[1]) };

  // The title, subtitle, caveat, coverage and source of a year.
  /** @type {Reach.Maps["words"]} */
  function words(map, asked) {
    const seen = held(map, asked);
    const { data } = map;
    const [first, last] = data.held || [data.first, data.last];
    const at = Math.min(Math.max(seen.year, first), last) - first;
    const [own, newest] = chosenTitle(map, seen);
    const { sentences, capitalised } = window.reachTexts;
    const [placed, unseen] = placedOn(map, seen, data.placed[at]);
    const caveat = unseen.reduce((text, [, said]) => sentences(text.split(said).map((part) => part.trim())), data.caveats[at]);
    const source = placed.some(([, , hasSource]) => hasSource) ? data.sourceOfPlaced : data.source;
    return {
      title: own || data.titles[at],
      subtitle: own ? sentences([newest, capitalised(data.besides[at])]) : data.subtitles[at],
      caveat: sentences([caveat, ...ofChosen(map, seen).filter((text) => !caveat.includes(text))]),
      placed: sentences(placed.map(([, said]) => said)), coverage: data.feet ? footOf(map, seen, at) : data.coverage[at], source: `${source} ${data.boundaries}`, indicator: data.indicator,
      spoken: data.spoken[at],
    };
  }

  // Around one country it names those in sight whose figures are uncertain.
  function footOf(map, { chosen }, at) {
    const [whole, near, unsure] = map.data.feet[at];
    if (chosen.length !== 1) return whole;
    const isSeen = (code) => code === chosen[0] || (map.div && map.shapes && isInSight(map, code));
    const areas = map.texts.inARow(unsure.filter(isSeen).map(map.texts.areaName));
    return window.reachTexts.sentences([areas ? map.data.uncertain.replace("{areas}", () => areas) : "", near]);
  }

  // What the caveat says of single areas, and what of it is of none that is chosen or in sight; as `words_beside` in
  // dashboard/kinds/mapped.py. A map that is yet to be drawn shows no more than the one area that is chosen.
  function placedOn(map, { chosen }, told) {
    const isSeen = (code) => chosen.includes(code) || (map.div && map.shapes ? isInSight(map, code) : chosen.length !== 1);
    const kept = told.filter(([areas]) => areas.some(isSeen));
    return [kept, told.filter((one) => !kept.includes(one))];
  }

  // Whether an area may be seen, as near as degrees can tell; as `is_near` in dashboard/exports/picture/window.py.
  function isInSight(map, code) {
    const { lon, lat, scale } = map.view || HOME;
    const { tall } = extent(map, HOME);
    const [west, south, east, north] = boxOf(map, code) || [lon, lat, lon, lat];
    const aside = Math.abs(((((west + east) / 2 - lon + 540) % 360) + 360) % 360 - 180) - (east - west) / 2;
    const high = (71 * tall) / scale;
    return aside < 180 / scale && south < lat + high && north > lat - high;
  }

  // What is noted of the one country that is chosen; as `_of_chosen` in dashboard/kinds/mapped.py.
  function ofChosen({ data, texts }, { year, chosen }) {
    const [code] = chosen;
    const found = chosen.length === 1 ? pick(data, code, year) : null;
    if (!found || NOTHING.test(found.k)) return [];
    const told = new Set([found.year, newestOf(data, code, found).year]);
    const said = Object.entries(data.doubts[code] || {}).filter(([one]) => told.has(Number(one)));
    return [data.noted[code], ...said.map(([one, filed]) => filledIn(data, filed, { area: texts.areaName(code), year: one }))];
  }

  // The newest figure of an area, however old it is; of a year still to come, the one that its map has.
  function newestOf(data, code, found) {
    const last = lastOf(data, code);
    return last && last.year >= found.year ? last : found;
  }

  const SHORT = 115; // Letters of a title that stands on two lines of a slide; as in dashboard/words/offence.py.

  // A title names the offence where two lines hold it so; as `entitled` in dashboard/words/offence.py.
  function chosenTitle(map, seen) {
    const whole = chosenAs({ ...map, named: "titled" }, seen);
    return whole[0].length <= SHORT ? whole : chosenAs({ ...map, named: "subject" }, seen);
  }

  // With one country chosen a map's message is the figure that it shows of it; its newest, where that is another, stands
  // below. `map.named`: under which name it has what is measured.
  function chosenAs(map, { year, chosen }) {
    const { data, texts } = map;
    const [code] = chosen;
    if (chosen.length !== 1 || !texts.known().areas[code]) return ["", ""];
    const found = pick(data, code, year);
    if (!found || NOTHING.test(found.k)) return [nothingThere(map, code, found, year), ""];
    const [people, rate = ""] = peopleThere(map, code, found);
    const there = people || figureThere(map, code, found);
    const { sentences } = window.reachTexts;
    const children = data.lists[code];
    if (children) return found.year >= year ? [there, sentences([rate, children])] : [children, ""];
    const newest = newestOf(data, code, found);
    if (newest.year === found.year) return [andLater(map, code, there, newest.year), rate];
    const said = texts.word("newestThere", { year: newest.year, figure: withUnit(map, code, newest, `${there} ${rate}`) });
    return [there, sentences([rate, andLater(map, code, said, newest.year)])];
  }

  // How many children a country detected, and the rate that these are; as `people_there` in dashboard/figures/map.py.
  function peopleThere(map, code, found) {
    const { data, texts } = map;
    const filed = (data.people[code] || "").split("|")[placeOf(data, code, found)];
    const figure = fewSaid(data, code, found, plainly(map, code, texts.figureText(data, found, true)));
    const words = { area: data.named[code] || texts.areaName(code), figure, year: found.year };
    return filed ? filledIn(data, filed, words).split("\n") : [];
  }

  // The place of a figure among all of its area.
  const placeOf = (data, code, found) => data.areas[code].y.indexOf(found.year);

  // A sentence of a form that others have, too; as `_Forms` in dashboard/figures/map.py filed it.
  function filledIn({ forms }, filed, words) {
    const [known, place = 0] = filed.split(":");
    const numbers = known.split(" ");
    return forms[place].replace(/\{(\w*)\}/g, (_, name) => String(name ? words[name] : numbers.shift()));
  }

  // That a country has no figure on the map of a year; as `_nothing_there` in dashboard/kinds/mapped.py.
  function nothingThere({ data, texts, named }, code, found, year) {
    const area = data.named[code] || texts.areaName(code);
    const subject = (data.apart[code] || data)[named];
    const isPart = (data.byPart[code] || []).includes(year);
    const own = data.areas[code] ? lastOf(data, code) : null;
    if (isPart && own) {
      const first = figureThere({ data, texts, named }, code, own);
      return andParts({ data, texts }, code, first, year);
    }
    const least = data.least[code] || {};
    if (isPart && least[year]) return least[year].titled;
    if (isPart) return texts.word(data.isShare ? "shareThere" : "partThere", { area, subject, year, parts: data.parts });
    const nobody = (data.nobody[code] || {})[year];
    if (nobody) return nobody;
    if (found && found.k === "p") return texts.word("hiddenThere", { area: texts.areaName(code), subject, figure: data.suppressed });
    if (data.pooled) return texts.word("pooledNothing", { area, subject, year: data.last });
    const [newest, figure] = data.counted[code] || [];
    const last = Math.max(0, ...Object.keys(least).map(Number).filter((known) => known < year));
    if (!own && last) return texts.word("olderThere", { area, subject, year, figure: least[last].figure, newest: last });
    if (!own && newest) return texts.word("olderThere", { area, subject, year, figure, newest });
    const alone = adultsBeside(data, code, year, own ? own.year : 0);
    if (!own) return andAdults(texts, texts.word("nothingThere", { area, subject, year }), alone);
    const older = texts.word("olderThere", { area, subject, year, figure: withUnit({ data, texts }, code, own), newest: own.year });
    const told = andAdults(texts, older, alone);
    return andCount({ data, texts }, code, last > own.year ? texts.inParts(told, least[last].dated) : told);
  }

  // A newest figure with what is known of later years; as `_and_later` in dashboard/kinds/mapped.py.
  function andLater({ data, texts }, code, said, newest) {
    const later = Math.max(...(data.byPart[code] || []));
    const parted = later > newest ? andParts({ data, texts }, code, said, later) : said;
    return andCount({ data, texts }, code, andAdults(texts, parted, adultsBeside(data, code, 0, Math.max(newest, later))));
  }

  // The year of adults alone that is told beside a newest figure, 0 for none; as `adults_beside` in dashboard/words/untotalled.py.
  function adultsBeside(data, code, year, newest) {
    const years = data.adults[code] || [];
    const last = Math.max(0, ...years);
    if (newest && years.includes(year)) return year;
    return last > newest ? last : 0;
  }

  function andAdults(texts, said, year) {
    return year ? texts.word("adultsLater", { said, year }) : said;
  }

  // What is said of a newest figure, and a later year of which parts alone are known; as `_and_parts` in dashboard/kinds/mapped.py.
  function andParts({ data, texts }, code, said, year) {
    const [last, figure] = data.added[code] || [];
    const told = last <= year ? texts.word("sumLater", { said, year: last, figure }) : said;
    if (last === year) return told;
    const least = (data.least[code] || {})[year];
    if (least) return texts.inParts(said, least.dated);
    return texts.word(data.isShare ? "shareLater" : "partLater", { said: told, year, parts: data.parts });
  }

  // What is said of a newest rate, and the later count behind it; as `and_count` in dashboard/words/untotalled.py.
  function andCount({ data, texts }, code, said) {
    const [year, count] = data.counted[code] || [];
    return year ? texts.word("countLater", { said, year, count }) : said;
  }

  // The newest figure of an area, however old it is.
  function lastOf(data, code) {
    const { y, k } = data.areas[code];
    const years = y.filter((year, index) => year <= data.newest && !NOTHING.test(k[index]));
    return years.length ? pick(data, code, Math.max(...years)) : null;
  }

  // A figure of an area with its unit, marked where it is of few; a rate without it, and a share without of what it is,
  // where the title above says so; as `_with_unit` in dashboard/kinds/mapped.py.
  function withUnit({ data, texts }, code, found, above = "") {
    const figure = texts.figureText(data, found, true);
    // What is counted stands before it already.
    return marked(data, code, found, data.ofThings ? figure : plainly({ data, texts }, code, figure, above));
  }

  // A figure with its unit, where nothing before it says of what it is.
  function plainly({ data, texts }, code, figure, above = "") {
    const { unit } = data.apart[code] || data;
    const isShare = unit.startsWith("%");
    const isSaid = (isShare || unit.startsWith(texts.word("rateSign"))) && above.includes(isShare ? unit.slice(1) : unit);
    if (isSaid && !data.ofThings) return texts.withUnit(figure, isShare ? "%" : "");
    return data.ofThings ? texts.withThings(figure, unit) : texts.withUnit(figure, unit);
  }

  // The figure that a map shows of a country, with its own year; as `one_said` in dashboard/words/told.py.
  function figureThere({ data, texts, named }, code, found) {
    const subject = (data.apart[code] || data)[named];
    const figure = withUnit({ data, texts }, code, found);
    // A figure is of its year; a state, such as being party to a treaty, stands in it and began before.
    const isState = Object.keys(data.names || {}).length > 0;
    const said = (area) => texts.word(isState ? "stateThere" : "figureThere", { area, subject, figure, year: found.year });
    const pooled = (area) => texts.word("pooledThere", { area, subject, figure, when: data.pooled });
    const behind = namesOf({ data, texts }, code).map(data.pooled ? pooled : said);
    return (data.pooled ? "" : inSentence({ data, texts }, code, found)) || behind.find((one) => one.length <= SHORT) || behind[behind.length - 1];
  }

  // What titles call an area, where the long name has no room with a short one.
  function namesOf({ data, texts }, code) {
    return [texts.areaName(code), data.shorts[code]].filter(Boolean);
  }

  // The same in the sentence of its indicator, with the short name of its area where the long one does not fit; empty
  // where it has none, or fits with neither; as `in_a_sentence` there.
  function inSentence({ data, texts }, code, found) {
    const { told } = data.apart[code] || data;
    const isPart = told.includes(texts.withUnit("{figure}", "%"));
    const number = texts.figureText(data, found);
    if (!told || marked(data, code, found, "") || (!isPart && number === texts.written(1, 0))) return "";
    const words = { figure: number, year: found.year };
    const said = namesOf({ data, texts }, code).map((area) =>
      Object.entries({ area, ...words }).reduce((text, [name, word]) => text.replace(`{${name}}`, () => String(word)), told));
    return said.find((one) => one.length <= SHORT) || "";
  }

  // A rate or share of few persons says so, and a share that is unclear says nothing else; a total far below its parts
  // is told with them. As `marked` in dashboard/words/few.py, `figure_or_unclear` and `figure_and_sum` in
  // dashboard/words/untotalled.py.
  function marked(data, code, found, figure) {
    if (found.unclear) return data.unclear;
    const said = fewSaid(data, code, found, figure);
    const beside = (data.sums[code] || {})[found.year];
    return beside ? filledIn(data, beside, { figure: said }) : said;
  }

  function fewSaid(data, code, found, figure) {
    const isFew = (data.fewAt[code] || []).includes(placeOf(data, code, found));
    return isFew ? data.fewSaid.replace("{figure}", () => figure) : figure;
  }

  // Whether a year is known in part: who is not in that part is in another one.
  const isPart = ({ data }, { year }) => data.partial.includes(year);

  // What is said of an area without a row.
  const silent = (map, seen) => (isPart(map, seen) ? map.data.partly : map.data.rateless[seen.year] || map.data.silent);

  const ONCE = { "data-once": "" }; // A line that whoever listens hears of the first area alone.

  // What is said of one area, line by line.
  /** @type {Reach.Maps["lines"]} */
  function lines(map, code, seen) {
    const { data, texts } = map;
    const { year } = held(map, seen);
    const known = texts.known().areas[code];
    const said = [element("strong", {}, texts.areaName(code))];
    const found = known ? pick(data, code, year) : null;
    const least = (data.least[code] || {})[year];
    if (!found && least) return said.concat(element("div", {}, least.dated), element("small", {}, texts.word("leastKey")), element("small", ONCE, data.from));
    if (!found) return known ? said.concat(element("div", { class: "tip-none" }, silent({ data }, { year }))) : said;
    if (NOTHING.test(found.k)) {
      const none = element("div", { class: "tip-none" }, texts.nothingText(data, found));
      return said.concat(none, element("small", {}, data.pooled || String(found.year)), element("small", ONCE, data.from));
    }
    const isBefore = found.year < year;
    const beside = () => (isBefore ? texts.word("figureYear", { year: found.year }) : texts.word("laterYear", { year: found.year }));
    const when = data.pooled || (found.year === year ? String(year) : beside());
    const ageless = (data.ageless[code] || {})[found.year];
    const around = [[ageless ? filledIn(data, ageless, {}) : "", {}], [when, {}], [classText({ data, texts }, found), ONCE], [aimOf(data.aims[code]), {}], [data.from, ONCE]].filter(([text]) => text);
    const figure = texts.figureText(data, found);
    const plain = plainly({ data, texts }, code, figure);
    const told = marked(data, code, found, plain);
    const at = plain.startsWith(figure) ? 0 : plain.lastIndexOf(figure);
    const figureOf = told === plain ? [plain.slice(0, at), element("b", {}, figure), plain.slice(at + figure.length)] : told;
    return said.concat(element("div", {}, figureOf), ...around.map(([text, marks]) => element("small", marks, text)));
  }

  // Where a country stands toward a target. Its sign is seen, and not read out.
  function aimOf(aim) {
    if (!aim) return "";
    const [said, sign] = aim;
    const at = said.indexOf(sign);
    return [said.slice(0, at), element("span", { "aria-hidden": "true" }, sign), said.slice(at + sign.length)];
  }

  // Which class of the legend a figure is in; of codes each has its own name, and circles have none.
  function classText({ data, texts }, { k }) {
    if (!data.breaks.length || !/\d/.test(k)) return "";
    const [n, of] = [Number(k) + 1, data.labels.length].map((number) => texts.written(number, 0));
    return texts.word("mapClass", { n, of, label: data.labels[k] });
  }

  /** @type {Reach.Maps["spoken"]} */
  function spoken(map, code, seen, isShort) {
    const heard = lines(map, code, seen).filter((line) => !isShort || line.dataset.once === undefined);
    for (const sign of heard.flatMap((line) => Array.from(line.querySelectorAll("[aria-hidden]")))) sign.remove();
    return map.texts.inARow(heard.map((line) => line.textContent.replace(/\s+/g, " ")));
  }

  // ---------------------------------------------------------------- its legend

  function counted({ data, texts }, { year }) {
    const counts = Object.fromEntries([...CLASSES, OLDER].map((k) => [k, 0]));
    for (const [code, area] of Object.entries(texts.known().areas)) {
      if (!area[4]) continue;
      counts[texts.classOf(data, code, year)] += 1;
      if (isOlder(data, code, year)) counts[OLDER] += 1;
    }
    return counts;
  }

  function legendEntries(map, seen) {
    const { data, texts } = map;
    const counts = counted(map, seen);
    const entries = data.labels
      .map((label, k) => ({ k: String(k), label, count: counts[k], edge: data.breaks[k - 1] }))
      .filter((entry) => entry.label && (entry.count || !isPart(map, seen)));
    const extra = [["z", data.zero], ["f", data.fewIn[seen.year] ?? data.few], ["m", data.asked], ["p", data.suppressed], ["n", silent(map, seen)]];
    for (const [k, label] of extra) if (counts[k]) entries.push({ k, label, count: counts[k] });
    // Areas of undetermined status are on every map of the world, and are no countries that could be counted.
    entries.push({ k: "u", label: texts.word("undetermined") });
    if (data.kind !== "symbol") entries.push({ k: SMALL, label: texts.word("smallArea") });
    if (data.kind !== "symbol" && Object.keys(data.areas).some((code) => isOlder(data, code, seen.year))) {
      const isOpening = data.opens.includes(seen.year);
      const label = isOpening ? texts.word("otherFigure") : texts.word("olderFigure", { year: seen.year });
      const [n, of] = [counts[OLDER], known(counts)].map((number) => texts.formatNumber(number, 0));
      entries.push(mostlyOlder(counts) ? { k: MOSTLY, label, said: texts.word("found", { n, of }) } : { k: OLDER, label, count: counts[OLDER] });
    }
    return entries;
  }

  // Three circles of a symbol map, the largest one first, at numbers easily read.
  function sizeEntries(map) {
    const { data, texts } = map;
    return [1, 0.25, 0.03].map((part) => {
      const step = 10 ** Math.floor(Math.log10(Math.max(data.largest * part, 1)));
      const value = Math.max(1, Math.round((data.largest * part) / step)) * step;
      return { r: radius(map, value), label: texts.formatNumber(value, 0) };
    });
  }

  // Of a legend's keys beside its classes those stay that are in sight; with `isMoved` more come, and none goes, so that
  // a map that is moved keeps its size.
  /** @type {Reach.Maps["trim"]} */
  function trim(map, box, isMoved = false) {
    const frame = map.div.getBoundingClientRect();
    const isSeen = (path) => {
      const own = path.getBoundingClientRect();
      return own.right > frame.left && own.left < frame.right && own.bottom > frame.top && own.top < frame.bottom;
    };
    const seen = new Set();
    for (const path of map.div.querySelectorAll("path[data-k], path[data-old='1']")) {
      const isSquare = path.matches(".point[data-k]") && path.dataset.k !== HIDDEN;
      for (const k of [path.dataset.old ? OLDER : path.dataset.k, ...(isSquare ? [SMALL] : [])]) {
        if (!seen.has(k) && isSeen(path)) seen.add(k);
      }
    }
    for (const key of box.querySelectorAll(".legend-rest .legend-key")) {
      const entry = key.parentElement;
      entry.hidden = key.dataset.k !== MOSTLY && !seen.has(key.dataset.k) && (!isMoved || Boolean(entry.hidden));
    }
  }

  // The two parts of a legend.
  /** @type {Reach.Maps["legend"]} */
  function legend(map, asked) {
    const seen = held(map, asked);
    const cell = (entry) => legendCell(entry, map.texts);
    const entries = legendEntries(map, seen);
    const named = { role: "list", "aria-label": map.texts.word("classCounts") };
    if (map.data.kind === "symbol") {
      const rest = entries.filter((entry) => !/\d/.test(entry.k)).map(cell);
      return [
        element("div", { class: "legend-sizes", role: "list" }, sizeEntries(map).map(legendSize)),
        element("div", { class: "legend-rest", ...named }, rest),
      ];
    }
    const ramp = entries.filter((entry) => /\d/.test(entry.k)).map(cell);
    const rest = entries.filter((entry) => !/\d/.test(entry.k)).map(cell);
    return [element("div", { class: "legend-ramp", ...named }, ramp), element("div", { class: "legend-rest", ...named }, rest)];
  }

  const legendSize = (entry) =>
    element("div", { class: "legend-size", role: "listitem" }, [
      element("span", { class: "legend-circle", style: `width:${2 * entry.r}px;height:${2 * entry.r}px` }),
      element("span", { class: "legend-label" }, entry.label),
    ]);

  // What stands behind a colon is told where there is room for it.
  const labelled = (label) => {
    const [, short, more] = label.match(/^(.*?[^:：])([:：].*)$/su) || [null, label, ""];
    return more ? [short, element("span", { class: "legend-more" }, more)] : [short];
  };

  const legendCell = (entry, texts) => {
    const said = entry.said || (entry.count === undefined ? "" : texts.formatNumber(entry.count, 0));
    return element("div", { class: "legend-cell", role: "listitem" }, [
      element("span", { class: "legend-key", "data-k": entry.k }),
      element("span", { class: "legend-edge", "aria-hidden": "true" }, entry.edge || ""),
      element("span", { class: "legend-label" }, labelled(entry.label)),
      element("span", { class: "unseen" }, said ? ": " : ""),
      element("span", { class: "legend-count" }, said),
    ]);
  };

  window.reachMaps = {
    CLASSES, shapesOf, colours, draw, paint, outline, aim, show, calm, dragged, zoomBy, frameOf, pointOf, pointed, neighbour, holds, words, lines, spoken,
    legend, trim,
  };
})();
