// Draws the chart of an answer into an element: plotly's, or the picture of who reports; knows no page.
(function () {
  "use strict";

  const CONFIG = { displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: false };
  const NARROW = 620; // pixels of a chart under which it is arranged anew, if it says no others
  const YEAR = "year"; // name of the shape that marks the year, as `_year_mark` in dashboard/plotly/years.py

  const LOW = 320; // px of a chart that says nothing, as in reach.css

  const firstShape = (chart) => (chart.figure.layout.shapes || [])[0];

  // Whether a chart of many years marks one of them.
  /** @type {Reach.Charts["isMarked"]} */
  const isMarked = (chart) => !chart.grid && Boolean(firstShape(chart)) && firstShape(chart).name === YEAR;

  /** @param {{ below?: number } | undefined} narrow @param {number} width */
  const isTight = (narrow, width) => Boolean(narrow) && width < (narrow.below || NARROW);

  const merged = (one, other) => (Array.isArray(one) ? one.map((part, at) => ({ ...part, ...other[at] })) : { ...one, ...other });

  // A layout with the parts of another arrangement over its own.
  function laidOver(layout, parts) {
    return { ...layout, ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, merged(layout[name], part)])) };
  }

  // How tall a chart of this width wants to be, in pixels; undefined where it takes what there is.
  /** @type {Reach.Charts["tallOf"]} */
  function tallOf(chart, width) {
    const { layout } = chart.figure;
    const { height: own, meta } = layout;
    const { height = own, narrow } = meta || {};
    const { tallHeads, tallOf: tallest } = window.reachLabels;
    if (isTight(narrow, width)) {
      const least = (width < NARROW && narrow.phone) || narrow.height;
      return Math.max(least, tallHeads(laidOver(layout, narrow.layout), width));
    }
    const tall = tallest(layout, width);
    return tall > (height || LOW) ? tall : height;
  }

  // In a narrow chart or pane fewer years are written, so that none is turned or cut.
  function yearsApart(axis, width) {
    if (axis.tickformat !== "d") return axis;
    const span = axis.range[1] - axis.range[0];
    const [start, end] = axis.domain || [0, 1];
    const room = ((width - 100) * (end - start)) / 40; // pixels beside the years, and of a year
    const step = [1, 2, 5, 10, 20, 50].find((years) => years >= axis.dtick && span / years <= room) || 50;
    return { ...axis, ticklabeloverflow: "allow", dtick: step, tick0: Math.ceil(axis.range[0] / step) * step };
  }

  // Written where it is another, since whoever measures next would have everything laid out anew.
  function mark(div, name, value) {
    if (div.dataset[name] !== String(value)) div.dataset[name] = value;
  }

  function tell(box, name, value) {
    if (box.style.getPropertyValue(name) !== value) box.style.setProperty(name, value);
  }

  // A figure may ask for a height of its own, and for another arrangement of its parts in a narrow panel.
  function arranged(chart, div) {
    const { height, ...others } = window.reachDark.figure(chart.figure).layout; // Charts of many rows say how tall they are.
    const { narrow, least, height: asked } = others.meta || {};
    const width = div.offsetWidth;
    const tight = isTight(narrow, width);
    const tall = tallOf(chart, width);
    mark(div, "tight", tight);
    tell(div.parentElement, "--tall", tall ? `${tall}px` : "");
    // A frame makes a chart of years lower, down to this, before it is scrolled.
    tell(div.parentElement, "--floor", least && tall === asked ? `${least}px` : "");
    const layout = tight ? laidOver(others, narrow.layout) : { ...others };
    // By itself plotly fits margins into the size that it had before: those of a narrow chart stayed in a wide one.
    Object.assign(layout, width ? { width, height: div.offsetHeight } : { autosize: true });
    const laid = window.reachLabels.laid(layout, { width, height: div.offsetHeight });
    return window.reachLabels.edged(window.reachLabels.roomed(laid), { width, height: div.offsetHeight });
  }

  const OPPOSITE = { left: "right", right: "left" };
  const opposite = (side) => OPPOSITE[side] || side;
  const ofArabic = /\p{Script=Arabic}/u;

  // Each line of words as one from right to left, whatever letters or figures it begins with.
  const isolated = (text) => (ofArabic.test(text || "") ? text.split("<br>").map((line) => `\u2067${line}\u2069`).join("<br>") : text);

  const across = (at) => (at === undefined ? at : 1 - at);

  // A legend stands at the other side; its rows are mirrored by the sheet (`.legend` in assets/reach.css).
  const beyond = ({ legend }) => legend && { legend: { ...legend, x: across(legend.x), xanchor: opposite(legend.xanchor || "left") } };

  // A chart of rows as it is read from right to left, after all its words have their places (`in_rows` in
  // dashboard/plotly/layout.py says which): names and where bars begin at the right; years go on to the right. Of other
  // charts the legend alone is turned.
  /** @type {Reach.Charts["turned"]} */
  function turned(layout) {
    if (!(layout.meta || {}).rightToLeft) return document.documentElement.dir === "rtl" ? { ...layout, ...beyond(layout) } : layout;
    const { margin, annotations, shapes } = layout;
    const axes = Object.entries(layout).filter(([name, axis]) => /^[xy]axis\d*$/.test(name) && axis);
    const made = Object.fromEntries(axes.map(([name, axis]) => {
      const words = axis.ticktext ? { ticktext: axis.ticktext.map(isolated) } : {};
      if (name.startsWith("y")) return [name, { ...axis, ...words, side: opposite(axis.side || "left") }];
      const range = axis.tickformat === "d" || !axis.range ? axis.range : [...axis.range].reverse();
      return [name, { ...axis, ...words, range, ...(axis.tickangle ? { tickangle: -axis.tickangle } : {}) }];
    }));
    return {
      ...layout, ...made,
      margin: { ...margin, l: margin.r, r: margin.l },
      ...beyond(layout),
      annotations: (annotations || []).map((note) => ({
        ...note, text: isolated(note.text), x: note.xref === "paper" ? across(note.x) : note.x, xshift: -(note.xshift || 0),
        xanchor: opposite(note.xanchor), align: opposite(note.align),
      })),
      shapes: (shapes || []).map((shape) => (shape.xref === "paper" ? { ...shape, x0: across(shape.x0), x1: across(shape.x1) } : shape)),
    };
  }

  // `year`: what is marked in a chart of many years, or null for no mark.
  function layoutOf(chart, div, year) {
    const layout = arranged(chart, div);
    for (const name of Object.keys(layout).filter((key) => /^xaxis\d*$/.test(key))) layout[name] = yearsApart(layout[name], div.offsetWidth);
    if (!isMarked(chart)) return layout;
    const [mark, ...others] = layout.shapes;
    layout.shapes = year === null ? others : [{ ...mark, x0: year - 0.5, x1: year + 0.5 }, ...others];
    return layout;
  }

  // `api`: what the page does when a picture is pointed at (assets/flows.js, assets/coverage.js).
  /** @type {Reach.Charts["draw"]} */
  async function draw(div, chart, { year, api }) {
    if (chart.grid) {
      window.reachCoverage.draw(div, chart, api);
      return;
    }
    const figure = window.reachDark.figure(chart.figure);
    if (figure.layout.geo) window.reachFlows.prepare(div, figure, api.known().outlines); // Its key takes a part of the room.
    const straight = layoutOf(chart, div, year);
    const room = { width: div.offsetWidth };
    const { before, keyed, signed } = window.reachLabels;
    const data = signed(before(keyed(figure.data, straight, room), straight, room), straight, room);
    const layout = turned(straight);
    await window.Plotly.react(div, data, layout, CONFIG);
    if (layout.geo) window.reachFlows.hook(div, api);
    else if (chart.figure.data.some((trace) => trace.mode === "markers+text" && trace.meta && trace.meta.mark === "Dots")) beside(div);
  }

  const named = new WeakSet(); // Plots whose names stand beside their points, after each drawing anew.

  function beside(div) {
    window.reachLabels.besidePoints(div);
    if (named.has(div)) return;
    named.add(div);
    div.on("plotly_afterplot", () => window.reachLabels.besidePoints(div));
  }

  window.reachCharts = { draw, isMarked, tallOf, turned, CONFIG };
})();
