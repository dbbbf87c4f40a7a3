// The colours of a chart in the dark: the server gives those of paper (dashboard/theme.py), and says in its sheet what each is
// on a dark ground.
(function () {
  "use strict";

  const HEX = /#[0-9a-f]{6}/g;
  const LEAST = 4.5; // contrast of a word with what is under it
  const WORDS = new Set(["text", "ticktext", "hovertemplate"]); // Words may have colours of their own.
  const FIGURES = new Set(["x", "y", "base", "customdata", "geojson", "lon", "lat", "locations", "z"]);

  const isDark = () => document.documentElement.dataset.scheme === "dark";

  /** @type {Map<string, string[]>} */
  const read = new Map();
  /** @type {Map<string, Map<string, string>>} */
  const tables = new Map();

  // The colours of a property of the sheet, asked for once: only in the dark, where they do not change.
  function said(name) {
    if (!read.has(name)) read.set(name, window.getComputedStyle(document.documentElement).getPropertyValue(name).match(HEX) || []);
    return read.get(name);
  }

  // What a property of the sheet says, as "#0b6b78#5cc3cf…": pairs of a colour on paper and in the dark.
  function table(name) {
    if (!tables.has(name)) {
      const colours = said(name);
      tables.set(name, new Map(colours.flatMap((colour, at) => (at % 2 ? [] : [/** @type {[string, string]} */ ([colour, colours[at + 1]])]))));
    }
    return tables.get(name);
  }

  const turned = (text, inks) => text.replace(HEX, (colour) => inks.get(colour) || colour);

  /** @type {Reach.Dark["ink"]} */
  const ink = (colour) => (isDark() ? turned(colour, table("--dark-inks")) : colour);

  // As `either` in dashboard/exports/picture/dark.py: the classes of a map are in the other order.
  /** @type {Reach.Dark["drawing"]} */
  function drawing(svg, isMap) {
    if (!isDark()) return svg;
    return turned(svg, new Map([...table("--dark-inks"), ...(isMap ? table("--dark-classes") : [])]));
  }

  function walked(part, inks, name) {
    if (FIGURES.has(name)) return part;
    if (typeof part === "string") return WORDS.has(name) && !part.includes("color") ? part : turned(part, inks);
    if (Array.isArray(part)) return part.map((one) => walked(one, inks, name));
    if (!part || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, walked(value, inks, key)]));
  }

  // ---------------------------------------------------------------- words on marks

  // As `contrast` in dashboard/theme.py.
  function luminance(colour) {
    const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
    const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  // As `readable_on` in dashboard/theme.py.
  function readable(colour) {
    if (!/^#[0-9a-f]{6}$/.test(colour)) return said("--muted")[0]; // No mark: the page's ground is under it.
    const [ink, white, black] = said("--words-on-marks");
    const best = contrast(ink, colour) > contrast(white, colour) ? ink : white;
    return contrast(best, colour) >= LEAST ? best : black;
  }

  const holds = (mark, x, y) => mark.left <= x && x <= mark.right && mark.top <= y && y <= mark.bottom;

  // The words of a drawing that is laid out, on the last of its marks that is under their middle; as `darkened` in
  // dashboard/exports/picture/dark.py. Those with a halo are read on any ground.
  /** @type {Reach.Dark["written"]} */
  function written(svg) {
    if (!isDark()) return;
    const marks = [];
    for (const part of svg.querySelectorAll("rect[fill^='#'], circle[fill^='#'], text:not([stroke])")) {
      const box = part.getBoundingClientRect();
      const under = marks.filter((mark) => holds(mark.box, (box.left + box.right) / 2, (box.top + box.bottom) / 2)).pop();
      if (part.tagName === "text" && under) part.setAttribute("fill", readable(under.colour));
      else if (part.tagName !== "text" && !part.matches("defs + rect, defs *")) marks.push({ box, colour: part.getAttribute("fill") });
    }
  }

  const standsOnMark = ({ mode, textposition = "middle center", type }) =>
    type === "bar" ? /inside|auto/.test(textposition) : /text/.test(mode || "") && textposition === "middle center";

  function trace(given) {
    const isCells = Boolean(given.meta && given.meta.cells);
    const made = walked(given, table("--dark-inks"), "");
    const marked = given.marker && given.marker.color;
    if (isCells) made.marker.color = walked(marked, table("--dark-classes"), "");
    if (!given.textfont || !marked || !standsOnMark(given)) return made;
    const { color } = made.marker;
    return { ...made, textfont: { ...made.textfont, color: Array.isArray(color) ? color.map(readable) : readable(color) } };
  }

  // ---------------------------------------------------------------- figures

  /** @type {WeakMap<Reach.Figure, Reach.Figure>} */
  const kept = new WeakMap();

  /** @type {Reach.Dark["figure"]} */
  function figure(given) {
    if (!isDark()) return given;
    if (!kept.has(given)) kept.set(given, { ...given, data: given.data.map(trace), layout: walked(given.layout, table("--dark-inks"), "") });
    return kept.get(given);
  }

  window.reachDark = { figure, ink, drawing, written };
})();
