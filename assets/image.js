// Makes a picture that stands alone: title, subtitle, chart or map, legend, caveat, source, notes, address and date.
(function () {
  "use strict";

  const WIDTH = 1200;
  const MARGIN = 40;
  const SCALE = 2; // pixels of a PNG per unit of the SVG
  const INK = "#17212b";
  const MUTED = "#5a6673";
  const LINE = "#dfe4ea";
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';
  const LIGHT = { zero: "#f4fafa", ground: "#ffffff", noReport: "#f1f0ec", line: "#cfccc2", undetermined: "#dcdcd8", land: "#e9edf0", dot: "#3f96a0" };

  const UNHATCHED = { n: LIGHT.noReport }; // Among so many cells hatching is left to those that were asked.

  const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

  const measure = (() => {
    const pen = document.createElement("canvas").getContext("2d");
    return (text, size, weight) => {
      pen.font = `${weight || 400} ${size}px ${FONT}`;
      return pen.measureText(text).width;
    };
  })();

  function wrap(text, size, weight, width) {
    const lines = [];
    let line = "";
    for (const part of String(text).split(/\s+/)) {
      const longer = line ? `${line} ${part}` : part;
      if (line && measure(longer, size, weight) > width) {
        lines.push(line);
        line = part;
      } else line = longer;
    }
    return line ? lines.concat(line) : lines;
  }

  // A column of text lines from y on; returns the SVG and where it ends.
  function paragraph(text, y, style) {
    const { size, weight, colour, width } = { weight: 400, colour: MUTED, width: WIDTH - 2 * MARGIN, ...style };
    const step = size * 1.35;
    const lines = wrap(text, size, weight, width);
    const svg = lines
      .map((line, index) => `<text x="${MARGIN}" y="${(y + size + index * step).toFixed(1)}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escape(line)}</text>`)
      .join("");
    return { svg, end: y + lines.length * step };
  }

  const PATTERNS = `<defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${LIGHT.noReport}"/><line x1="0" y1="0" x2="0" y2="6" stroke="${LIGHT.line}" stroke-width="2.5"/></pattern>
<pattern id="few" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="1.4" fill="${LIGHT.dot}"/></pattern>
<pattern id="suppressed" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="${LIGHT.noReport}"/><line x1="1" y1="0" x2="1" y2="4" stroke="${MUTED}" stroke-width="1.5"/></pattern>
<pattern id="asked" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="6" height="6" fill="${LIGHT.noReport}"/><line x1="0" y1="0" x2="0" y2="6" stroke="${MUTED}" stroke-width="1.5"/></pattern>
</defs>`;

  function fills(box) {
    const style = window.getComputedStyle(box);
    const ramp = Object.fromEntries([0, 1, 2, 3, 4, 5].map((k) => [String(k), style.getPropertyValue(`--light${k}`).trim()]));
    return { ...ramp, v: ramp["4"], z: LIGHT.zero, f: "url(#few)", m: "url(#asked)", p: "url(#suppressed)", n: "url(#hatch)", u: LIGHT.undetermined, s: LIGHT.land };
  }

  // Plotly's own SVG of the plot, as a nested element at (x, y).
  async function plot(drawn, width, height, change) {
    const address = await window.Plotly.toImage(drawn, { format: "svg", width, height });
    const text = decodeURIComponent(address.slice(address.indexOf(",") + 1));
    const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    change(svg);
    svg.setAttribute("x", MARGIN);
    return svg;
  }

  function colourMap(svg, map, box, api) {
    const colour = fills(box);
    const year = api.state.year;
    const traces = Array.from(svg.querySelectorAll(".choroplethlayer .trace"));
    const [ground, older] = traces;
    const symbols = map.data.kind === "symbol";
    const paths = (trace) => (trace ? Array.from(trace.querySelectorAll("path")) : []);
    paths(ground).forEach((path, index) => {
      const found = api.classOf(map.data, map.locations[index], year);
      const k = symbols && !/[mnuz]/.test(found) ? "s" : found;
      path.setAttribute("style", `fill:${colour[k]};stroke:${k === "z" ? colour["2"] : "#ffffff"};stroke-width:0.5`);
    });
    if (symbols) return;
    paths(older).forEach((path, index) => {
      const figure = api.pick(map.data, map.locations[index], year);
      const isOlder = figure && figure.k !== "m" && figure.year < year;
      path.setAttribute("style", isOlder ? `fill:none;stroke:${INK};stroke-width:0.8` : "display:none");
    });
    Array.from(svg.querySelectorAll(".scattergeo path.point")).forEach((path, index) => {
      const k = api.classOf(map.data, map.dots[index], year);
      const fill = /[mn]/.test(k) ? LIGHT.noReport : k === "f" ? colour["1"] : colour[k];
      const line = /[mn]/.test(k) ? `stroke:${LIGHT.line};stroke-dasharray:2 1.5` : `stroke:${k === "z" ? colour["2"] : MUTED}`;
      path.setAttribute("style", `fill:${fill};${line};stroke-width:1`);
    });
  }

  // Countries that do not report, on a map of lines between countries (assets/flows.js).
  function hatch(svg, ground) {
    const fill = { s: LIGHT.land, n: "url(#hatch)", u: LIGHT.undetermined };
    window.reachFlows.mark(svg, ground, (path, k) => {
      path.setAttribute("style", `fill:${fill[k]};stroke:${LIGHT.line};stroke-width:0.5`);
    });
  }

  function legend(entries, y, box, others) {
    const colour = { ...fills(box), ...others };
    let x = MARGIN;
    let row = y;
    const parts = entries.map((entry) => {
      const text = `${entry.label} (${entry.count})`;
      const width = 30 + measure(text, 15) + 22;
      if (x + width > WIDTH - MARGIN) {
        x = MARGIN;
        row += 26;
      }
      const made = `<rect x="${x}" y="${row}" width="22" height="14" fill="${colour[entry.k]}" stroke="${LIGHT.line}"/><text x="${x + 28}" y="${row + 12.5}" font-size="15" fill="${MUTED}">${escape(text)}</text>`;
      x += width;
      return made;
    });
    return { svg: parts.join(""), end: row + 30 };
  }

  function sizes(entries, y, box) {
    const hue = window.getComputedStyle(box).getPropertyValue("--hue").trim();
    const tall = 2 * entries[0].r;
    let x = MARGIN;
    const parts = entries.map((entry) => {
      const made = `<circle cx="${x + entry.r}" cy="${y + tall / 2}" r="${entry.r}" fill="${hue}" fill-opacity="0.7"/><text x="${x + 2 * entry.r + 8}" y="${y + tall / 2 + 5}" font-size="15" fill="${MUTED}">${escape(entry.label)}</text>`;
      x += 2 * entry.r + measure(entry.label, 15) + 32;
      return made;
    });
    return { svg: parts.join(""), end: y + tall + 8 };
  }

  // A plot at a height, as text, and how tall it is.
  async function plotted(div, y, { map, chart, box, api }) {
    const { height: tall, meta } = chart ? chart.figure.layout : {};
    const own = tall || (meta || {}).picture || (meta || {}).height; // Charts of many rows say how tall they are.
    const lines = !map && div.layout.geo;
    const height = map || lines ? 560 : own || 520;
    const layout = chart && window.reachLabels.laid(chart.figure.layout, height);
    const drawn = chart ? { data: chart.figure.data, layout: { ...div.layout, annotations: layout.annotations } } : div;
    const picture = await plot(drawn, WIDTH - 2 * MARGIN, height, (svg) => {
      if (map) colourMap(svg, map, box, api);
      if (lines) hatch(svg, div.layout.meta.ground);
    });
    picture.setAttribute("y", y.toFixed(0));
    return { svg: new XMLSerializer().serializeToString(picture), height };
  }

  // The picture of who reports (assets/coverage.js).
  function cells(chart, y, box) {
    const colour = { ...fills(box), ...UNHATCHED };
    const fill = (k) => `fill:${colour[k]};stroke:${k === "z" ? colour["2"] : "none"};stroke-width:0.8`;
    return window.reachCoverage.picture(chart, WIDTH - 2 * MARGIN, MARGIN, Math.round(y), { escape, fill });
  }

  async function compose(panel, api) {
    const box = api.section(panel);
    const words = api.wordsOf(panel);
    const map = box.dataset.tab === "map" ? api.state.maps[panel] : null;
    const div = map ? map.div : box.querySelector(".body-chart .chart-plot");
    if (!words || !div) throw new Error(`there is no picture of ${panel} to take`);
    const chart = map ? null : api.state.charts[panel];
    const head = paragraph(words.title, 28, { size: 30, weight: 700, colour: INK });
    const sub = paragraph(words.subtitle, head.end + 2, { size: 18 });
    const drawn = chart && chart.grid ? cells(chart, sub.end + 12, box) : await plotted(div, sub.end + 12, { map, chart, box, api });
    let y = sub.end + 12 + drawn.height + 10;
    const parts = [];
    const add = (made) => {
      parts.push(made.svg);
      y = made.end;
    };
    if (chart && chart.grid) add(legend(chart.grid.legend.map(([k, label, count]) => ({ k, label, count })), y, box, UNHATCHED));
    if (map && map.data.kind === "symbol") add(sizes(api.sizeEntries(map), y, box));
    if (map) add(legend(api.legendEntries(map).filter((entry) => map.data.kind === "fill" || /[zfmn]/.test(entry.k)), y, box));
    parts.push(`<line x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${y}" y2="${y}" stroke="${LINE}"/>`);
    add(paragraph(words.caveat, y + 6, { size: 15, weight: 700, colour: INK }));
    if (words.marks) add(paragraph(words.marks, y + 2, { size: 15 }));
    add(paragraph([words.coverage, words.source].filter(Boolean).join(" "), y + 2, { size: 15 }));
    const notes = map ? map.data.notes.join(" ") : words.notes;
    if (notes) add(paragraph(notes, y + 2, { size: 13 }));
    const seen = new Intl.DateTimeFormat(api.dates(), { dateStyle: "long" }).format(new Date());
    add(paragraph(api.word("seen", { date: seen, address: window.location.href }), y + 2, { size: 13 }));
    const whole = Math.ceil(y + 20);
    const title = `<title>${escape(words.title)}</title><desc>${escape(`${words.subtitle}. ${words.caveat} ${words.source}`)}</desc>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${WIDTH}" height="${whole}" viewBox="0 0 ${WIDTH} ${whole}" font-family='${FONT}'>${title}${PATTERNS}<rect width="${WIDTH}" height="${whole}" fill="#ffffff"/>${head.svg}${sub.svg}${drawn.svg}${parts.join("")}</svg>`;
    return { svg, height: whole, name: nameOf(panel, map, words, api) };
  }

  function nameOf(panel, map, words, api) {
    if (!map) return words.stem || panel;
    const where = api.areasOf(api.state.sel).slice(0, 6).join("-") || "world";
    return `${map.data.stem}_${where}_${api.state.year}`;
  }

  async function paint(svg, height) {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is empty"))), "image/png");
    });
  }

  function download(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  async function save(panel, format, api) {
    const made = await compose(panel, api);
    const blob = format === "svg" ? new Blob([made.svg], { type: "image/svg+xml" }) : await paint(made.svg, made.height);
    download(blob, `${made.name}.${format}`);
  }

  window.reachImage = { save };
})();
