// Writes names and figures on the map of a part of the world: of the chosen area, of its land neighbours, then of what
// is nearest to it; as dashboard/exports/picture/named.py does on slides.
(function () {
  "use strict";

  const { NOTHING, pick } = window.reachTexts;
  const labels = window.reachLabels;
  const [MOST, MOST_LED, MOST_NEAR, MOST_TRIED] = [8, 10, 14, 24]; // names on a map; of the chosen country and its land neighbours; with others around these; and others that are tried
  const [LEAST, LEAST_NEAR] = [1200, 40]; // square px that an area takes at least to be named; and a land neighbour
  const FARTHEST = 110; // px from a neighbour to its name at most
  const [MOST_BEYOND, MOST_TOLD] = [2, 3]; // of nine points of words on an area, those that may lie beyond it where neighbours are named; and of words with a figure on others
  const AT_LEAST = "\u200e≥"; // before a figure, in the order of figures where words run from right to left, too
  const FEW = "f"; // class of few, as in dashboard/figures/map.py
  const COLOURED = 2; // how much more than other land the land of others with a figure costs that a neighbour's name would lie on
  const SHARED = 2; // corners that the outlines of neighbours have in common at least
  const [NEAR, DOT] = [0.2, 500]; // part of a map's width that is near its middle; for how large a dot counts
  const UNTOLD = 0.25; // for how large an area without a figure counts, beside its size
  const CLOSER = 1.5; // how much closer than the whole world a map is on which names have room
  const [WIDEST, SIDES] = [9, 2]; // width of a line in sizes of type; px at its sides
  const LEADING = 1.25; // height of a line in sizes of type
  const EDGE = 0.1; // px from the edge of a map to the corners of an area that it cuts off
  const LED = 14; // px from here on a thin line leads from words to what they name

  // ---------------------------------------------------------------- where areas are seen

  // What is seen of a ring within a box: cut along one side after the other.
  function within(ring, box) {
    const sides = [[0, 1, box[0]], [1, 1, box[1]], [0, -1, box[2]], [1, -1, box[3]]];
    return sides.reduce((points, [axis, sign, edge]) => points.flatMap((point, at) => {
      const before = points[(at + points.length - 1) % points.length];
      const isIn = (one) => sign * (one[axis] - edge) >= 0;
      const part = (edge - before[axis]) / (point[axis] - before[axis]);
      const cut = isIn(point) === isIn(before) ? [] : [before.map((value, other) => value + part * (point[other] - value))];
      return isIn(point) ? [...cut, point] : cut;
    }), ring);
  }

  const ringsOf = (path) => (path.getAttribute("d") || "").split("M").filter(Boolean)
    .map((ring) => Array.from(ring.matchAll(/(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)/g), (found) => [Number(found[1]), Number(found[2])]));

  const size = (ring) => Math.abs(ring.reduce((sum, [x, y], at) => {
    const [across, down] = ring[(at + 1) % ring.length];
    return sum + x * down - across * y;
  }, 0)) / 2;

  // Where a line across a ring crosses it.
  const crossed = (ring, y) => ring.flatMap(([x, from], at) => {
    const [across, to] = ring[(at + 1) % ring.length];
    return from <= y === to <= y ? [] : [x + ((y - from) / (to - from)) * (across - x)];
  }).sort((one, other) => one - other);

  // Points well within a ring: the middles of its stretches on some lines across it, that of the widest first.
  function middlesOf(ring) {
    const ys = ring.map(([, y]) => y);
    const [low, high] = [Math.min(...ys), Math.max(...ys)];
    const found = [];
    for (let part = 1; part < 12; part += 1) {
      const y = low + ((high - low) * part) / 12;
      const xs = crossed(ring, y);
      const centred = 1 - Math.abs(part - 6) / 6.5; // Near its middle rather than at an end that is a little wider.
      for (let at = 0; at + 1 < xs.length; at += 2) found.push({ wide: (xs[at + 1] - xs[at]) * centred, at: [(xs[at] + xs[at + 1]) / 2, y] });
    }
    return found.length ? found.sort((one, other) => other.wide - one.wide).map(({ at }) => at) : [ring[0]];
  }

  const isWithin = (at, ring) => crossed(ring, at[1]).filter((other) => other < at[0]).length % 2 === 1;

  // Of the middle, the corners and the sides of words around a point, how many lie beyond an area.
  const beyond = (ring, [x, y], width, height) => [-0.5, 0, 0.5]
    .flatMap((across) => [-0.5, 0, 0.5].map((down) => [x + across * width, y + down * height]))
    .filter((corner) => !isWithin(corner, ring)).length;

  // That of an area's middles around which the least of words so large lies on its neighbours.
  const settled = ({ at, ring, middles }, width, height) =>
    middles.reduce((best, one) => (beyond(ring, one, width, height) < beyond(ring, best, width, height) ? one : best), at);

  const outlinesOf = (map) => Array.from(map.div.querySelectorAll(".choroplethlayer path.choroplethlocation"));

  // Land neighbours of one chosen country: the map's outlines share their borders corner by corner.
  function neighboursOf(map, chosen) {
    if (chosen.length !== 1) return [];
    const corners = (path) => ringsOf(path).flat().map((at) => at.map((side) => side.toFixed(2)).join());
    const paths = outlinesOf(map);
    const own = new Set(paths.filter((path) => path.__data__.loc === chosen[0]).flatMap(corners));
    const near = paths.filter((path) => corners(path).filter((corner) => own.has(corner)).length >= SHARED);
    return near.map((path) => path.__data__.loc).filter((code) => code !== chosen[0]);
  }

  const covers = (box, [x, y]) => box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3];

  // An area, a point well within what is seen of it, and how large that is.
  function spotsOf(map, chosen, neighbours, box) {
    const { areas } = map.texts.known();
    const found = [];
    const isAlone = chosen.length === 1 && !neighbours.length; // Small islands are what is nearest to it.
    for (const path of outlinesOf(map)) {
      const code = path.__data__.loc;
      if (!areas[code] || areas[code][3]) continue;
      const rings = ringsOf(path).map((ring) => within(ring, box)).filter((ring) => ring.length > 2);
      const ring = rings.reduce((most, one) => (size(one) > size(most) ? one : most), []);
      const least = isAlone || neighbours.includes(code) ? LEAST_NEAR : LEAST;
      if (ring.length && (size(ring) >= least || chosen.includes(code))) {
        const middles = middlesOf(ring);
        found.push({ code, at: middles[0], size: size(ring), ring, middles });
      }
    }
    const { projection } = map.div._fullLayout.geo._subplot;
    for (const [code, [, lat, lon, isDot]] of Object.entries(areas)) {
      const at = isDot ? projection([lon, lat]) : null;
      if (at && covers(box, at)) found.push({ code, at, size: 0, ring: [], middles: [] });
    }
    return found;
  }

  // What a box costs that lies on the land of others than one area, and half of that on its own: nothing at sea.
  const foreignTo = (code, lands) => (box) => {
    const near = lands.filter(({ around }) => around[0] < box[2] && box[0] < around[2] && around[1] < box[3] && box[1] < around[3]);
    const points = [0, 1, 2, 3, 4].flatMap((across) => [0, 1, 2].map((down) => [box[0] + (across * (box[2] - box[0])) / 4, box[1] + (down * (box[3] - box[1])) / 2]));
    const priceAt = (at) => Math.max(0, ...near.filter(({ ring, around }) => covers(around, at) && isWithin(at, ring))
      .map((land) => (land.code === code ? land.price / 2 : land.price)));
    return points.reduce((sum, at) => sum + priceAt(at), 0) / points.length;
  };

  const aroundOf = (ring) => {
    const [xs, ys] = [0, 1].map((side) => ring.map((at) => at[side]));
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  };

  // ---------------------------------------------------------------- what is written

  // A figure without its unit, which the subtitle says; of another year with that. Of few it is the word of the legend,
  // but of the chosen country the figure of the title.
  function figureOf({ data, texts }, code, { year, chosen }) {
    if (data.inYears || Object.keys(data.names || {}).length) return "";
    const found = pick(data, code, year);
    if (!found || found.unclear || NOTHING.test(found.k) || (found.k === FEW && found.value === 0)) return "";
    const isFew = found.k === FEW && !(chosen.length === 1 && chosen[0] === code);
    const least = (data.atLeast[code] || []).includes(found.year) ? AT_LEAST : "";
    const figure = isFew ? data.fewThere : least + texts.figureText(data, found, true);
    return found.year !== year ? texts.word("figureOfYear", { figure, year: found.year }) : figure;
  }

  const isCut = (ring, [left, top, right, bottom]) =>
    ring.some((at) => !covers([left + EDGE, top + EDGE, right - EDGE, bottom - EDGE], at));

  function wordOf(map, spot, seen, font) {
    const { chosen, neighbours } = seen;
    const isChosen = chosen.includes(spot.code);
    const widthOf = labels.measure(font, isChosen ? "bold" : "normal");
    const name = map.texts.areaName(spot.code);
    // No word is broken: the widest of one may be wider than a line should be.
    const most = Math.max(WIDEST * font.size, ...name.split(" ").map((word) => widthOf(word) + 1));
    const names = labels.wrapped(name, most, widthOf);
    const isOther = neighbours.length > 0 && !isChosen && !neighbours.includes(spot.code);
    const extentOf = (said) => [Math.max(...said.map(widthOf)) + 2 * SIDES, LEADING * font.size * said.length];
    // Beside the names of neighbours that of another stands on its own land, with its figure where both have room.
    const figure = [figureOf(map, spot.code, seen)].filter(Boolean);
    const whole = [...names, ...figure];
    const narrow = Math.max(...name.split(" ").map(widthOf)) + 1;
    const both = [names, labels.wrapped(name, narrow, widthOf)];
    // With its year on a line of its own where that leaves the figure whole.
    const parts = figure.flatMap((said) => said.split(" "));
    const isOlder = figure.length > 0 && pick(map.data, spot.code, seen.year).year !== seen.year;
    const figures = isOlder && parts.length === 2 ? [figure, parts] : [figure];
    const told = figure.length ? figures.flatMap((more) => both.map((said) => ({ said: [...said, ...more], most: MOST_TOLD }))) : [];
    // Who has a figure and is cut off by the edge of the map is named with it or not at all.
    const isBare = figure.length > 0 && isCut(spot.ring, seen.box);
    const ways = [...told, ...(isBare ? [] : both.map((said) => ({ said, most: MOST_BEYOND })))];
    const own = ways.find(({ said, most }) => {
      const [wide, tall] = extentOf(said);
      return isOther && spot.size >= wide * tall && beyond(spot.ring, settled(spot, wide, tall), wide, tall) <= most;
    });
    const lines = own ? own.said : whole;
    const [width, height] = extentOf(lines);
    const isLarge = spot.size >= width * height;
    const at = isLarge ? settled(spot, width, height) : spot.at;
    const fits = (one) => beyond(spot.ring, one, width, height) <= (own ? own.most : MOST_BEYOND);
    const places = neighbours.length ? [at, ...spot.middles].filter(fits) : [at];
    const isOn = isLarge && places.length > 0;
    const isFit = !isOther || Boolean(own);
    const isLed = neighbours.includes(spot.code) && !isOn;
    return { spot: { ...spot, at }, lines, isChosen, isFit, isLed, width, height, spots: isOn ? places : [at], isOn };
  }

  const nearest = (box, [x, y]) => [Math.min(Math.max(x, box[0]), box[2]), Math.min(Math.max(y, box[1]), box[3])];

  // From what is named to its words, where they are not beside it; to those of the chosen area, wherever they are not on it.
  function lead(word, box) {
    const { at } = word.spot;
    const to = nearest(box, at);
    if (word.isChosen && word.spot.size && !covers(box, at) && !labels.isOnSpot(word, box)) return [at, to];
    return Math.hypot(to[0] - at[0], to[1] - at[1]) > LED && !labels.isOnSpot(word, box) ? [at, to] : null;
  }

  const drawn = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    return made;
  };

  function partsOf(word, box, font) {
    const line = lead(word, box);
    const parts = line ? [drawn("path", { class: "map-name-lead", d: `M${line[0]}L${line[1]}` })] : [];
    const middle = (box[0] + box[2]) / 2;
    word.lines.forEach((said, at) => {
      const y = box[1] + LEADING * font.size * (at + 0.5) + 0.36 * font.size;
      const text = drawn("text", { x: middle, y, "font-size": font.size, "font-weight": word.isChosen ? 700 : 400 });
      text.textContent = said;
      parts.push(text);
    });
    return parts;
  }

  // `font`: family and size in pixels of the map, before it is enlarged.
  /** @type {Reach.Named["write"]} */
  function write(map, seen, font) {
    const { div } = map;
    for (const old of div.querySelectorAll(".map-names")) old.remove();
    const isOne = seen.chosen.length === 1;
    if (!map.view || map.view.scale <= 1 || (map.view.scale < CLOSER && !isOne)) return;
    const [[left, top], [right, bottom]] = div._fullLayout.geo._subplot.bounds;
    const box = [left, top, right, bottom];
    const middle = [(left + right) / 2, (top + bottom) / 2];
    const neighbours = neighboursOf(map, seen.chosen);
    const found = spotsOf(map, seen.chosen, neighbours, box);
    const around = (found.find(({ code }) => seen.chosen.includes(code)) || { at: middle }).at;
    const from = ([x, y]) => Math.hypot(x - around[0], y - around[1]);
    // The chosen area first, its land neighbours, then what is nearest to it, with a figure before others; around others than one country the larger
    // and nearer ones, and those with a figure before others.
    const rank = ({ code, at, size: own, ring }) => {
      if (isOne && !seen.chosen.includes(code) && !neighbours.includes(code)) {
        const known = pick(map.data, code, seen.year);
        const isBare = neighbours.length > 0 && (!known || NOTHING.test(known.k));
        return [isBare ? -1 : 0, -(ring.length ? ring.reduce((least, one) => Math.min(least, from(one)), Infinity) : from(at))];
      }
      const away = Math.hypot(at[0] - middle[0], at[1] - middle[1]) / (NEAR * (right - left));
      const part = figureOf(map, code, seen) ? 1 : UNTOLD;
      const first = seen.chosen.includes(code) ? 2 : Number(neighbours.includes(code));
      return [first, (part * (own + DOT)) / (1 + away ** 2)];
    };
    const ranked = found.map((spot) => ({ spot, rank: rank(spot) }))
      .filter(({ spot, rank: [first] }) => first > 0 || !neighbours.length || spot.size >= LEAST)
      .sort((one, other) => other.rank[0] - one.rank[0] || other.rank[1] - one.rank[1]);
    const near = ranked.filter(({ rank: [first] }) => first > 0).slice(0, MOST_LED);
    const others = ranked.filter(({ rank: [first] }) => first <= 0).slice(0, MOST_TRIED);
    const lands = found.filter(({ ring }) => ring.length).map(({ code, ring }) =>
      ({ code, ring, around: aroundOf(ring), price: figureOf(map, code, seen) ? COLOURED : 1 }));
    const words = [...near, ...others].map(({ spot }) => wordOf(map, spot, { ...seen, neighbours, box }, font)).filter(({ isFit }) => isFit)
      .slice(0, neighbours.length ? MOST_NEAR : MOST)
      // On a map this wide words beside their own land would lie on whole countries.
      .filter(({ isChosen, isOn }) => map.view.scale >= CLOSER || isChosen || isOn)
      .map((word) => (word.isLed ? { ...word, foreign: foreignTo(word.spot.code, lands) } : word));
    // Of many chosen areas a name that stands away would be taken for that of whatever it covers.
    const group = drawn("g", { class: "map-names", "aria-hidden": "true", "font-family": font.family });
    const led = words.filter(({ isLed }) => isLed).map(({ spot: { at } }) => [at, at]);
    const isIts = (word, place) => {
      const { at } = word.spot;
      if ((isOne && word.isChosen) || covers(place, at) || labels.isOnSpot(word, place) || (!word.isOn && !lead(word, place))) return true;
      const to = nearest(place, at);
      return word.isLed && Math.hypot(to[0] - at[0], to[1] - at[1]) <= FARTHEST;
    };
    labels.nearby(words, box, words.map(({ spot: { at } }) => at), led).forEach((place, at) => {
      if (place && isIts(words[at], place)) group.append(...partsOf(words[at], place, font));
    });
    const layer = div.querySelector(".geolayer");
    if (layer) layer.append(group);
  }

  window.reachNamed = { write };
})();
