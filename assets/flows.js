// Lines between countries: hatching, dark mode and outlines by CSS; the key; names and numbers of the largest lines; a
// pointer, keys and buttons to look closer.
(function () {
  "use strict";

  const drawn = new WeakMap(); // Plot -> what belongs to it.

  // The server names the outlines by their plain address; the one with the checksum is fetched already. What a reader
  // has come closer to is kept from year to year (plotly itself keeps only what was dragged).
  /** @type {Reach.Flows["prepare"]} */
  function prepare(div, figure, outlines) {
    for (const trace of figure.data) if (trace.geojson) trace.geojson = outlines;
    keyed(div, figure.layout.meta.keys);
    const { geo } = figure.layout;
    const { closer } = drawn.get(div) || {};
    if (closer && closer.of === geo.uirevision) geo.projection.scale = closer.scale;
  }

  // Marks each outline by its class, so that CSS gives its fill.
  function mark(root, ground, give) {
    const traces = root.querySelectorAll(".choroplethlayer .trace");
    ground.forEach((k, index) => {
      if (traces[index]) for (const path of traces[index].querySelectorAll("path")) give(path, k);
    });
  }

  function classed(div) {
    mark(div, div.layout.meta.ground, (path, k) => {
      path.dataset.k = k;
    });
    measureKeys(div);
    write(div);
  }

  // ---------------------------------------------------------------- the key, below the map

  const SVG = "http://www.w3.org/2000/svg";
  const [KEY, TALLEST, TAPER] = [26, 48, 0.2]; // px across a key, and of the tallest: a map drawn that close shows no breadths in its key

  function svg(name, attributes, children = []) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // Marks of a key, in a box of KEY pixels by 14; breadths come once the map is drawn.
  const MARKS = {
    Flow: ({ ink }) => svg("path", { d: "M8,2H18V12H8Z", fill: window.reachDark.ink(ink) }),
    Arrow: ({ ink }) => svg("path", { d: "M0,2L16,5.5V0.5L26,7L16,13.5V8.5L0,12Z", fill: window.reachDark.ink(ink) }),
    Breadth: ({ ink }) => svg("path", { d: "", fill: window.reachDark.ink(ink), "fill-opacity": 0.62 }),
    Ring: ({ ink, size }) => svg("circle", { cx: KEY / 2, cy: 7, r: size / 2, fill: "none", stroke: window.reachDark.ink(ink), "stroke-width": 1.3 }),
    Land: ({ ink }) => svg("path", { d: "M4,1.5H22V12.5H4Z", fill: window.reachDark.ink(ink) }),
    Ground: () => svg("path", { d: "M4,1.5H22V12.5H4Z", "data-k": "n" }),
  };

  // What inks, forms, breadths, rings and hatching mean; notes have no mark.
  function keyed(div, keys) {
    const old = div.parentElement.querySelector(".flow-keys");
    const list = document.createElement("ul");
    list.className = "flow-keys";
    for (const key of keys) {
      const item = document.createElement("li");
      item.dataset.of = key.of;
      if (MARKS[key.of]) item.append(svg("svg", { width: KEY, height: 14, "aria-hidden": "true" }, [MARKS[key.of](key)]));
      item.append(key.said);
      list.append(item);
    }
    div.parentElement.dataset.keyed = "";
    if (old) old.replaceWith(list);
    else div.after(list);
  }

  // Breadths as lines have them now.
  function measureKeys(div) {
    const { keys } = div.layout.meta;
    const scale = div._fullLayout.geo._subplot.projection.scale();
    div.parentElement.querySelectorAll(".flow-keys li:not(.placeless)").forEach((item, at) => {
      if (keys[at].of !== "Breadth") return;
      const tall = keys[at].size * scale;
      item.hidden = tall > TALLEST;
      const box = Math.max(14, Math.ceil(tall));
      item.firstChild.setAttribute("height", String(box));
      // Lines are so broad where they begin alone, and end as TAPER in dashboard/kinds/arcs.py says.
      const [start, end] = [tall / 2, (TAPER * tall) / 2];
      item.firstChild.firstChild.setAttribute("d", `M0,${box / 2 - start}L${KEY},${box / 2 - end}V${box / 2 + end}L0,${box / 2 + start}Z`);
    });
  }

  // ---------------------------------------------------------------- names and numbers of the largest lines

  const { AROUND, nearby, leading, measure, spotOf, wrapped } = window.reachLabels;
  const [LEADING, SIDES, WIDEST, PART, LED, SPOT, LONGEST] = [1.3, 3, 11, 0.3, 6, 2.2, 4]; // as in dashboard/exports/picture/flow_map.py

  // What is said on the map, and where: none over another, nor over lines and rings where there is another place.
  function laidOut(labels, spotsOf, { room, routes, ends, font }) {
    const shown = labels.flatMap((label) => {
      const spots = spotsOf(label);
      if (!spots.length) return [];
      const widthOf = measure(font);
      const lines = wrapped(label.said, Math.min(WIDEST * font.size, PART * room[2]), widthOf);
      const width = Math.max(0, ...lines.map(widthOf)) + 2 * SIDES;
      const others = Array.from(ends).filter(([code]) => !label.ends.includes(code)).map(([, at]) => at);
      return [{ label, lines, width, height: LEADING * font.size * lines.length, spots, others, isOn: false, led: LED, sides: AROUND, farthest: LONGEST * font.size }];
    });
    const dots = shown.map(({ spots }) => spots[0]);
    for (const [at, word] of shown.entries()) word.dots = dots.filter((_, other) => other !== at && String(dots[other]) !== String(dots[at]));
    const boxes = nearby(shown, room, dots, routes);
    return shown.map((word, at) => ({ ...word, box: boxes[at] })).filter((word) => word.box);
  }

  // Written anew after each move: of what is seen now.
  function write(div) {
    const root = div.querySelector(".main-svg");
    const { projection, bounds } = div._fullLayout.geo._subplot;
    const old = root.querySelector(".flow-labels");
    if (old) old.remove();
    const [[left, top], [right, bottom]] = bounds;
    const isSeen = ([x, y]) => left <= x && x <= right && top <= y && y <= bottom;
    const spotsOf = (label) => label.spots.map((spot) => projection(spot)).filter((spot) => spot && isSeen(spot));
    const { labels } = div.layout.meta;
    const { font } = div._fullLayout;
    // Of those that step back only their middle: rather under words than a long way to these.
    const outlineOf = ({ lon, lat }) => lon.map((east, at) => [east, lat[at]]);
    const routes = lines(div).map((trace) => (trace.meta.quiet ? spineOf(trace) : outlineOf(trace)).map((place) => projection(place)).filter(Boolean));
    routes.push(...div.data.filter((trace) => trace.meta && trace.meta.head).map((trace) => outlineOf(trace).map((place) => projection(place)).filter(Boolean)));
    routes.push(...div.data.filter((trace) => trace.mode === "markers").flatMap((trace) => ringsOf(trace, projection)));
    const words = laidOut(labels, spotsOf, { room: [0, 0, div.offsetWidth, div.offsetHeight], routes, ends: endsOf(div, projection), font });
    root.append(svg("g", { class: "flow-labels", "aria-hidden": "true" }, words.flatMap((word) => drawnWord(word, font))));
    const written = words.map(({ label }) => label);
    told(div, labels.filter((label) => spotsOf(label).length && !written.includes(label)).map(({ said }) => said));
  }

  // What has no place on the map stands first below it: the largest lines are told on phones, too.
  function told(div, left) {
    const list = div.parentElement.querySelector(".flow-keys");
    const old = Array.from(list.querySelectorAll(".placeless"));
    if (String(old.map((item) => item.textContent)) === String(left)) return;
    for (const item of old) item.remove();
    list.prepend(...left.map((said) => {
      const item = document.createElement("li");
      item.className = "placeless";
      item.append(said);
      return item;
    }));
  }

  // Where lines end and rings stand, by country.
  function endsOf(div, projection) {
    const lands = lines(div).flatMap((trace) => {
      const spine = spineOf(trace);
      return [[trace.meta.from, spine[0]], [trace.meta.to, spine[spine.length - 1]]];
    });
    for (const { mode, ids, lon, lat } of div.data) if (mode === "markers") lands.push(...ids.map((code, at) => [code, [lon[at], lat[at]]]));
    return new Map(lands.map(([code, place]) => [code, projection(place)]).filter(([, at]) => at));
  }

  // The middle of a line, whose outline is closed; as `spine` in dashboard/charts/flows.py.
  function spineOf({ lon, lat }) {
    const half = Math.floor((lon.length - 1) / 2);
    return Array.from({ length: half }, (_, at) => [(lon[at] + lon[2 * half - 1 - at]) / 2, (lat[at] + lat[2 * half - 1 - at]) / 2]);
  }

  // The squares around rings.
  function ringsOf({ lon, lat, marker }, projection) {
    const corners = [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]];
    return lon.flatMap((east, at) => {
      const middle = projection([east, lat[at]]), half = marker.size[at] / 2;
      return middle ? [corners.map(([across, down]) => [middle[0] + half * across, middle[1] + half * down])] : [];
    });
  }

  function drawnWord(word, font) {
    const { label, box, lines: parts } = word;
    const [left, top, right] = box;
    const led = leading(word, box);
    const [x, y] = spotOf(word, box);
    const fill = label.ink; // The layout has the colours of the palette already.
    const line = [svg("circle", { cx: x, cy: y, r: SPOT, fill }), ...(led ? [svg("path", { d: `M${led[0]}L${led[1]}` })] : [])];
    const text = parts.map((part, at) => {
      const made = svg("tspan", { class: "line", x: (left + right) / 2, y: top + (at + 0.76) * LEADING * font.size });
      made.textContent = part;
      return made;
    });
    const look = { fill, "data-of": label.of, "data-about": label.ends.join(" "), "font-family": font.family, "font-size": font.size };
    return [...line, svg("text", look, text)];
  }

  // ---------------------------------------------------------------- pointed at, and keys

  const lines = (div) => div.data.filter((trace) => trace.meta && trace.meta.text);
  const plain = (html) => html.replace(/<br>/g, ", ").replace(/<[^>]+>/g, "");

  /** @type {Reach.Flows["hook"]} */
  function hook(div, api) {
    const box = div.parentElement;
    const known = drawn.get(div);
    classed(div);
    if (known) {
      known.at = -1;
      return;
    }
    const state = { at: -1, api, source: "" };
    drawn.set(div, state);
    box.tabIndex = 0;
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", api.word("flowKeys"));
    box.append(buttons(div, api));
    window.reachMaps.calm(div);
    div.on("plotly_afterplot", () => classed(div));
    div.on("plotly_relayouting", () => classed(div));
    div.on("plotly_click", (event) => {
      const [point] = event.points;
      const mouse = event.event || {};
      const code = point.location || point.id;
      if (code) api.pickArea(code, mouse.shiftKey || mouse.ctrlKey || mouse.metaKey);
    });
    div.on("plotly_hover", (event) => {
      const [point] = event.points;
      light(div, point.data);
      tell(textOf(point), event.event.clientX, event.event.clientY, api);
    });
    div.on("plotly_unhover", () => {
      light(div, null);
      api.hideTip();
    });
    box.addEventListener("keydown", (event) => key(event, div, state));
    box.addEventListener("blur", () => {
      api.hideTip();
      light(div, null);
    });
  }

  const textOf = (point) => (point.data.meta && point.data.meta.text) || point.customdata || point.text || "";

  // Said as on every map: the labels of plotly do not break their lines, and leave a phone's window.
  function tell(text, x, y, api) {
    if (!text) return;
    api.tip(text.split("<br>").map((part, index) => api.element(index ? "div" : "strong", {}, plain(part))), x, y);
  }

  // The line that is looked at, the others stepping back.
  function light(div, trace) {
    const isLine = trace && trace.meta && trace.meta.text;
    const groups = Array.from(div.querySelectorAll(".scattergeo.trace, .scattergeo .trace, g.trace.scattergeo"));
    for (const group of groups) {
      const own = group.__data__ && group.__data__[0] && group.__data__[0].trace;
      if (!own || !own.meta || !own.meta.text) continue;
      group.style.opacity = !isLine ? String(own.opacity) : own.meta.text === trace.meta.text ? "1" : "0.25";
    }
  }

  function key(event, div, state) {
    const all = lines(div);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") return home(div);
    if (event.target.closest("button")) return undefined;
    if (step && all.length) {
      event.preventDefault();
      event.stopPropagation();
      state.at = (state.at + step + all.length) % all.length;
      show(div, all[state.at], state.api);
    } else if (event.key === "Enter" && all[state.at]) {
      event.preventDefault();
      const { from, to } = all[state.at].meta;
      const chosen = state.api.areasOf(state.api.state.sel);
      state.api.pickArea(chosen.includes(to) ? from : to, event.shiftKey);
    }
    return undefined;
  }

  // A line is said where it is half way.
  function show(div, trace, api) {
    light(div, trace);
    const half = Math.floor(trace.lon.length / 4);
    const at = div._fullLayout.geo._subplot.projection([trace.lon[half], trace.lat[half]]);
    const frame = div.getBoundingClientRect();
    const by = frame.width / div.offsetWidth; // Maps are enlarged with the screen.
    if (at) tell(trace.meta.text, frame.left + at[0] * by, frame.top + at[1] * by, api);
    api.say(spoken(div, trace, api));
  }

  // The pair is said once, with its figure; the source and what keys do with the first line alone.
  function spoken(div, trace, api) {
    const [pair, ...said] = trace.meta.text.split("<br>").map(plain);
    const state = drawn.get(div);
    const isFirst = state.source !== said.at(-1);
    state.source = said.at(-1);
    const told = [...(said[0].includes(pair) ? [] : [pair]), ...(isFirst ? said : said.slice(0, -1))];
    return window.reachTexts.sentences([told.join(", "), ...(isFirst ? [api.word("select")] : [])]);
  }

  function buttons(div, api) {
    const make = (sign, name, act) => {
      const button = api.element("button", { type: "button", class: "tool", title: name, "aria-label": name }, sign);
      button.addEventListener("click", act);
      return button;
    };
    return api.element("div", { class: "zoom" }, [
      make("+", api.word("zoomIn"), () => zoom(div, 1.6)),
      make("−", api.word("zoomOut"), () => zoom(div, 1 / 1.6)),
      make("⌂", api.word("zoomHome"), () => home(div)),
    ]);
  }

  function zoom(div, factor) {
    const scale = Math.min(Math.max(div._fullLayout.geo.projection.scale * factor, 1), 20);
    drawn.get(div).closer = { of: div.layout.geo.uirevision, scale };
    window.Plotly.relayout(div, { "geo.projection.scale": scale });
  }

  function home(div) {
    const { lon, lat, scale } = div.layout.meta.home;
    drawn.get(div).closer = null;
    window.Plotly.relayout(div, {
      "geo.projection.scale": scale, "geo.center.lon": lon, "geo.center.lat": lat, "geo.projection.rotation.lon": 0,
    });
  }

  window.reachFlows = { prepare, hook };
})();
