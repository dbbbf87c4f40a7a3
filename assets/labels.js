// Names on a chart, which come whole: broken into lines, or shortened, by the pixels that the chart really has; those at
// the ends of lines moved apart, as little as possible.
(function () {
  "use strict";

  const END = "↕", HEAD = "↔"; // what names at ends of lines and above panes are called, as in dashboard/plotly/years.py
  const LEADING = 1.3; // height of a line of text, in sizes of its font
  const FAR = 12, LEAD = 12; // pixels from a line's end to its name: farther, a thin line of this breadth leads there
  const [PART, LINE] = [0.25, 0.4]; // of a chart's width that names may take which are broken into lines, or are one line
  const [LEAST, MOST] = [108, 216]; // px that they have in a narrow chart, and in a wide one
  const LINES = 8; // of a name at the most
  const EDGE = 4; // px between a name and the edge
  const FIGURES = 36; // px that figures take at the left of a row of panes
  const BREAK = "<br>";
  const COUNTED = /^(.*?)(\s*[(（]\d+[)）])?$/su; // a name, and of how many it is, which is never cut

  // ---------------------------------------------------------------- lines of a text

  // A character of a wide script with its stops, a word, or space: where a line may end, as in exports/picture/ruler.py.
  const WIDE = "\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uffef";
  const TOKENS = new RegExp(`[${WIDE}][、。，：；！？）」』》〉％]*\\s*|[^\\s${WIDE}]+\\s*|\\s+`, "gu");

  // The lines of a text at most so wide: broken at spaces, between Chinese characters, else within a word.
  /** @type {Reach.Labels["wrapped"]} */
  function wrapped(text, most, widthOf) {
    const lines = [];
    let line = "";
    for (const token of text.trim().match(TOKENS) || []) {
      if (widthOf((line + token).trimEnd()) <= most) {
        line += token;
        continue;
      }
      if (line.trim()) lines.push(line.trimEnd());
      const full = pieces(token, most, widthOf);
      line = full.pop();
      lines.push(...full);
    }
    return line.trim() ? [...lines, line.trimEnd()] : lines;
  }

  function pieces(token, most, widthOf) {
    const found = [""];
    for (const letter of token) {
      const last = found[found.length - 1];
      if (last && widthOf((last + letter).trimEnd()) > most) found.push(letter);
      else found[found.length - 1] += letter;
    }
    return found;
  }

  // As many of these lines as there may be; the last one ends in "…" where others follow.
  /** @type {Reach.Labels["shortened"]} */
  function shortened(text, many, most, widthOf) {
    const lines = wrapped(text, most, widthOf);
    if (lines.length <= many) return lines;
    const letters = Array.from(lines.slice(many - 1).join(" "));
    while (letters.length > 1 && widthOf(`${letters.join("").trimEnd()}…`) > most) letters.pop();
    return [...lines.slice(0, many - 1), `${letters.join("").trimEnd()}…`];
  }

  const pen = document.createElement("canvas").getContext("2d");

  // How wide a text in a font of plotly's is, in pixels.
  const measure = ({ family, size }, weight = "normal") => (text) => {
    pen.font = `${weight} ${size}px ${family}`;
    return pen.measureText(text).width;
  };

  // ---------------------------------------------------------------- names of a chart

  // The layout of a chart that is so wide and tall, in pixels, its names as they have room; everything else as it is.
  /** @type {Reach.Labels["laid"]} */
  function laid(layout, room) {
    const notes = layout.annotations || [];
    let made = layout;
    for (const axis of (layout.meta || {}).names || []) made = { ...made, [`${axis}axis`]: named(made, axis, room) };
    if (notes.some((note) => note.name === HEAD)) made = headed(made, room);
    return notes.some((note) => note.name === END) ? ended(made, room) : made;
  }

  const roomOf = (width, part = PART) => Math.min(Math.max(LEAST, part * width), MOST);

  // An axis of names: in as many lines as its rows have room for; those of columns in one, since they are slanted.
  function named(layout, axis, { width, height }) {
    const own = layout[`${axis}axis`];
    const { range, tickvals, ticktext } = own;
    const { t, b } = layout.margin;
    const step = tickvals.length > 1 ? Math.abs(tickvals[1] - tickvals[0]) : 1;
    const pitch = ((height - t - b) * step) / Math.abs(range[1] - range[0]);
    const many = axis === "y" ? Math.max(1, Math.floor(pitch / (LEADING * layout.font.size))) : 1;
    const most = roomOf(Math.min(width, window.innerWidth), many > 1 ? PART : LINE); // A chart wider than its page is scrolled.
    const widthOf = measure(layout.font);
    const cut = (text) => {
      const [, name, count = ""] = text.match(COUNTED);
      return shortened(name, many, most - widthOf(count), widthOf).join(BREAK) + count;
    };
    return { ...own, ticktext: ticktext.map(cut) };
  }

  // A line that was shortened says the whole when it is pointed at.
  function told(layout, note, text, whole) {
    if (!text.includes("…") || whole.includes("…")) return { ...note, text };
    return { ...note, text, hovertext: whole, captureevents: true, hoverlabel: layout.hoverlabel };
  }

  // Names above panes, on one line each, no wider than their pane.
  function headed(layout, { width }) {
    const free = width - layout.margin.l - layout.margin.r - FIGURES;
    const heads = layout.annotations.filter((note) => note.name === HEAD);
    const annotations = layout.annotations.map((note) => {
      const pane = heads.indexOf(note);
      if (pane < 0) return note;
      const { domain } = layout[`xaxis${pane ? pane + 1 : ""}`];
      const [, name, said] = note.text.match(/^<b>(.*?)<\/b>(.*)$/);
      const widthOf = measure({ ...layout.font, ...note.font }, "bold");
      const [line = ""] = shortened(name, 1, (domain[1] - domain[0]) * free, widthOf);
      return told(layout, note, `<b>${line}</b>${said}`, name);
    });
    return { ...layout, annotations };
  }

  // ---------------------------------------------------------------- at the ends of lines

  const tall = (note) => note.text.split(BREAK).length * note.font.size * LEADING;
  const total = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

  // Names at the ends of lines, apart, and a margin as wide as they are.
  function ended(layout, { width, height }) {
    const free = height - layout.margin.t - layout.margin.b;
    if (free <= 0) return layout;
    const own = layout.annotations.filter((note) => note.name === END).sort((one, other) => one.y - other.y);
    const ends = fitted(layout, own, roomOf(width), free);
    const places = apart(ends.map((note) => note.y * free), ends.map(tall), free);
    const aways = ends.map((note, at) => note.y * free - places[at]); // pixels down from its line's end
    const lead = ends.some((note, at) => isFar(note, aways[at])) ? LEAD : 0;
    const moved = new Map(own.map((note, at) => [note, placed(ends[at], aways[at], lead, free)]));
    const widest = Math.max(...ends.flatMap((note) => note.text.split(BREAK).map(measure({ ...layout.font, ...note.font }))));
    const margin = { ...layout.margin, r: Math.ceil(ends[0].xshift + lead + widest + EDGE) };
    return { ...layout, margin, annotations: layout.annotations.map((note) => moved.get(note) || note) };
  }

  // In as many lines as they have room for above each other: whole where that is so, shortened in one line at the worst.
  function fitted(layout, ends, most, free) {
    for (let many = LINES; ; many -= 1) {
      const lines = ends.map((note) => {
        const widthOf = measure({ ...layout.font, ...note.font });
        const parts = note.text.split(BREAK).map((part) => shortened(part, many, most, widthOf));
        return told(layout, note, parts.flat().join(BREAK), note.text);
      });
      if (many === 1 || total(lines.map(tall)) <= free) return lines;
    }
  }

  const isFar = (note, away) => Math.abs(away) - tall(note) / 2 > FAR;

  // A label so many pixels below its line's end; all stand as far to the right as those to which a line leads.
  function placed(note, away, lead, room) {
    if (!isFar(note, away)) return { ...note, y: note.y - away / room, xshift: note.xshift + lead };
    const look = { arrowhead: 0, arrowwidth: 0.6, arrowcolor: note.font.color };
    return { ...note, ...look, showarrow: true, ax: lead, ay: away };
  }

  // Ascending middles, each with its height, moved so that none overlaps and all stay between 0 and `room`: the least
  // sum of squares (pool adjacent violators), as `spread` in dashboard/exports/picture/labels.py.
  /** @type {Reach.Labels["apart"]} */
  function apart(middles, heights, room) {
    const steps = heights.map((own, at) => (at ? (heights[at - 1] + own) / 2 : own / 2));
    const whole = total(steps) + heights[heights.length - 1] / 2;
    const part = Math.min(1, room / whole); // Where they do not fit at all they stand closer.
    let used = 0;
    const offsets = steps.map((step) => (used += step * part));
    const blocks = [];
    middles.forEach((middle, at) => {
      blocks.push({ sum: middle - offsets[at], count: 1 });
      while (blocks.length > 1 && mean(blocks[blocks.length - 2]) > mean(blocks[blocks.length - 1])) {
        const last = blocks.pop();
        blocks[blocks.length - 1].sum += last.sum;
        blocks[blocks.length - 1].count += last.count;
      }
    });
    const most = Math.max(room - whole * part, 0);
    const shifts = blocks.flatMap((block) => Array(block.count).fill(Math.min(Math.max(mean(block), 0), most)));
    return offsets.map((offset, at) => offset + shifts[at]);
  }

  const mean = (block) => block.sum / block.count;

  window.reachLabels = { laid, apart, wrapped, shortened };
})();
