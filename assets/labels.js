// Names on a chart, which come whole: broken into lines, or shortened, by the pixels that the chart really has; those at
// the ends of lines moved apart, as little as possible.
(function () {
  "use strict";

  const END = "↕", HEAD = "↔"; // what names at ends of lines and above panes are called, as in dashboard/plotly/years.py
  const ROW = "→"; // what names above rows are called, as in dashboard/plotly/layout.py
  const PANE = "↥"; // what names above panes of points are called, as there
  const NOTE = "↖"; // what words above a strip are called, as there
  const VALUE = "•"; // what figures at marks are called, as in dashboard/plotly/years.py
  const BELOW_PANE = 24; // px of the space between panes of points that the figures of the upper one take
  const FIRST_FIGURES = 36; // px that figures take at the left of a grid of such panes
  const NAMED = 0.12; // of the width of a row that its name has at least
  const UNDER_NAME = 14; // px of a row that its marks take below its name
  const [ABOVE_PANE, UNDER_PANE] = [0.34, 0.1]; // of a row of panes that its words have, and that is free below it, as HEAD and FOOT in dashboard/plotly/years.py
  const AROUND_PLOT = 0.29; // of a row of a grid of years that is no plot, as CELL there
  const OFF_DOT = 3; // px between a dot and the figure over or under it
  const OFF_PANE = 12; // px between words in several lines and the pane above
  const NAME_LINES = 2; // of a name above a row at the most
  const BESIDE_LINES = 3; // of a name beside a row of a narrow chart at the most
  const LEADING = 1.3; // height of a line of text, in sizes of its font
  const AIR = 2; // px between the name of a row and the next one's
  const LETTERS = 1.15; // height of its letters alone, which are all that the last line of a name takes
  const FAR = 12, LEAD = 12; // pixels from a line's end to its name: farther, a thin line of this breadth leads there
  const [PART, LINE] = [0.25, 0.52]; // of a chart's width that names may take which are broken into lines, or are one line
  const [LEAST, MOST, MOST_LINE] = [108, 216, 272]; // px that they have in a narrow chart, in a wide one, and there on one line
  const NARROW_PART = 0.45; // of a chart's width that names may take which are broken into lines where that is narrow
  const LINES = 8; // of a name at the most
  const EDGE = 4; // px between a name and the edge
  const FIGURES = 36; // px that figures take at the left of a row of panes
  const KEY = 44; // px that the sign of an entry takes before its name in a legend
  const IN_PART = 10; // px that a part of a bar has more than its words; plotly leaves out words with less than 6
  const TITLE = 1.2; // sizes of the font of a chart that plotly writes titles of axes in
  const MOST_BESIDE = 0.3; // of a chart's width that words beside its plot take
  const BESIDE_PLOT = 84; // px that figures and title of an upright axis take, about
  const FIGURES_APART = 6; // px between figures along an axis
  const UNDER_AXIS = 1.8; // sizes of that font that the figures below an axis take
  const BREAK = "<br>";
  const COUNTED = /^(.*?)(\s*[(（]\d+[)）])?$/su; // a name, and of how many it is, which is never cut

  // ---------------------------------------------------------------- lines of a text

  // A character of a wide script with its stops, a word, or space: where a line may end, as in exports/picture/ruler.py.
  const WIDE = "\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uffef";
  const UNBROKEN = "\\u00a0\\u202f"; // spaces that no line breaks at, as within numbers
  const SPACE = `[^\\S${UNBROKEN}]`;
  const TOKENS = new RegExp(`[${WIDE}][、。，：；！？）」』》〉％]*${SPACE}*|(?:[${UNBROKEN}]|[^\\s${WIDE}])+${SPACE}*|${SPACE}+`, "gu");

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
      lines.push(...full.map((piece) => piece.trimEnd()));
    }
    return line.trim() ? [...lines, line.trimEnd()] : lines;
  }

  function pieces(token, most, widthOf) {
    const found = [];
    let piece = "";
    for (const letter of token) {
      if (piece && widthOf((piece + letter).trimEnd()) > most) {
        const cut = breakOf(piece);
        found.push(piece.slice(0, cut));
        piece = piece.slice(cut);
      }
      piece += letter;
    }
    return [...found, piece];
  }

  // Where a line full of one word ends: behind the last sign between its parts, if it is over half full.
  function breakOf(piece) {
    const behind = 1 + Math.max(...["/", "?", "&", "–", "\u00a0"].map((sign) => piece.lastIndexOf(sign)));
    return behind > piece.length / 2 ? behind : piece.length;
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
    if (notes.some((note) => note.name === ROW)) made = rowed(made, room);
    if (notes.some((note) => note.name === PANE)) made = paned(made, room);
    if (notes.some((note) => note.name === NOTE)) made = noted(made, room);
    if (notes.some((note) => note.name === END)) made = ended(made, room);
    return notes.some((note) => note.name === VALUE) ? turned(apartFromOthers(made, room), room) : made;
  }

  // A figure before its mark that would lie over those of the axis stands behind it, of a line over or under its dot; one
  // over its mark keeps within the chart.
  function turned(layout, { width }) {
    const { xaxis, margin: { l, r } } = layout;
    if (!xaxis || !xaxis.range) return layout;
    const [low, high] = xaxis.range;
    const annotations = layout.annotations.map((note) => {
      if (note.name !== VALUE || note.text.includes("<") || (note.xref && note.xref !== "x")) return note;
      const end = ((note.x - low) / (high - low)) * (width - l - r) + (note.xshift || 0);
      const wide = measure({ ...layout.font, ...note.font })(note.text);
      if (note.xanchor !== "right") {
        const over = note.xanchor === "left" ? 0 : l + end + wide / 2 + 1 - width;
        return over > 0 ? { ...note, xshift: (note.xshift || 0) - over } : note;
      }
      if (wide <= end || end + wide > width - l - r) return note;
      if (!note.valign) return { ...note, xanchor: "left", xshift: -(note.xshift || 0) };
      const isOver = note.valign === "top";
      return { ...note, xanchor: "left", xshift: -OFF_DOT, yanchor: isOver ? "bottom" : "top", yshift: isOver ? OFF_DOT : -OFF_DOT };
    });
    return { ...layout, annotations };
  }

  // Figures at marks of several years: where they have not the room of a year, one would lie over another or over the axis,
  // which says them all. Then those of the last year stay, and none where the names at the ends of lines say them.
  function apartFromOthers(layout, { width }) {
    const { xaxis, yaxis, annotations } = layout;
    const hasAxis = yaxis && yaxis.visible !== false && yaxis.showticklabels !== false;
    const own = annotations.filter((note) => note.name === VALUE);
    const years = Array.from(new Set(own.map((note) => note.x))).sort((one, other) => one - other);
    const isOnePane = own.every((note) => !note.xref || note.xref === "x");
    if (!hasAxis || !isOnePane || years.length < 2 || !(xaxis && xaxis.range)) return layout;
    const pixels = (width - layout.margin.l - layout.margin.r) / Math.abs(xaxis.range[1] - xaxis.range[0]);
    const step = Math.min(...years.slice(1).map((year, at) => year - years[at]));
    const widest = Math.max(...own.map((note) => measure({ ...layout.font, ...note.font })(note.text)));
    if (widest <= step * pixels) return layout;
    const last = annotations.some((note) => note.name === END) ? Number.NaN : years[years.length - 1];
    return { ...layout, annotations: annotations.filter((note) => note.name !== VALUE || note.x === last) };
  }

  // Words above a strip begin where its bars do, and as much before as they would be cut off otherwise.
  function noted(layout, { width }) {
    const free = width - layout.margin.l - EDGE;
    const annotations = layout.annotations.map((note) => {
      const over = note.name === NOTE ? measure({ ...layout.font, ...note.font })(note.text) - free : 0;
      return over > 0 ? { ...note, xshift: -Math.min(over, layout.margin.l) } : note;
    });
    return { ...layout, annotations };
  }

  const roomOf = (width, part = PART, most = MOST) => Math.min(Math.max(LEAST, part * width), most);

  // Names beside rows: on one line they may go farther than in several, and in a narrow chart farther than in a wide one.
  const besideOf = (width, many) =>
    many > 1 ? roomOf(width, PART * width < LEAST ? NARROW_PART : PART) : roomOf(width, LINE, MOST_LINE);

  // How high so many lines of a name are, and how many have room in a row so high.
  const heightOf = (many, { size }) => (LEADING * (many - 1) + LETTERS) * size;
  const linesIn = (pitch, { size }) => Math.max(1, Math.floor((pitch / size - LETTERS) / LEADING + 1.001));

  // The lines of a name with its count: the last one alone has to leave room for that.
  function counted(name, count, many, most, widthOf) {
    const lines = wrapped(name, most, widthOf);
    const whole = [...lines.slice(0, -1), ...wrapped(lines.at(-1) || "", most - widthOf(count), widthOf)];
    return whole.length <= many ? whole : shortened(name, many, most - widthOf(count), widthOf);
  }

  // An axis of names: in as many lines as its rows have room for; those of columns in one, since they are slanted.
  function named(layout, axis, { width, height }) {
    const own = layout[`${axis}axis`];
    const { range, tickvals, ticktext } = own;
    const { t, b } = layout.margin;
    const step = tickvals.length > 1 ? Math.abs(tickvals[1] - tickvals[0]) : 1;
    const pitch = ((height - t - b) * step) / Math.abs(range[1] - range[0]);
    const many = axis === "y" ? linesIn(pitch, layout.font) : 1;
    const seen = Math.min(width, window.innerWidth); // A chart wider than its page is scrolled.
    const most = axis === "y" ? besideOf(seen, many) : roomOf(seen, LINE);
    const widthOf = measure(layout.font);
    // Of how many gives way to names where it is the same in all rows: each bar says it when it is pointed at.
    const counts = ticktext.map((text) => text.match(COUNTED)[2]);
    const isOne = counts.length > 1 && new Set(counts).size === 1;
    const isLess = isOne && ticktext.some((text) => widthOf(text) > most);
    const cut = (text) => {
      const [, name, own = ""] = text.match(COUNTED);
      const count = isLess ? "" : own;
      return counted(name, count, many, most, widthOf).join(BREAK) + count;
    };
    return { ...own, ticktext: ticktext.map(cut) };
  }

  // A line that was shortened says the whole when it is pointed at.
  function told(layout, note, text, whole) {
    if (!text.includes("…") || whole.includes("…")) return { ...note, text };
    return { ...note, text, hovertext: whole, captureevents: true, hoverlabel: layout.hoverlabel };
  }

  const headsOf = (layout) => (layout.annotations || []).filter((note) => note.name === HEAD);

  // The name above a pane on one line, and what is said of it in the lines below, no wider than their pane.
  function headLines(layout, note, width) {
    const { l, r } = layout.margin;
    const pane = headsOf(layout).indexOf(note);
    const { domain: [start, end] } = layout[`xaxis${pane ? pane + 1 : ""}`];
    const most = (end - start) * (width - l - r - FIGURES);
    const font = { ...layout.font, ...note.font };
    const [name, said] = parted(note);
    const [line = ""] = shortened(name, 1, most, measure(font, "bold"));
    return [`<b>${line}</b>`, ...wrapped(said.replace(BREAK, ""), most, measure(font))];
  }

  const manyHeads = (layout, width) => Math.max(0, ...headsOf(layout).map((note) => headLines(layout, note, width).length));

  // Words above panes; the first row of these moves down as far as words take more lines than two.
  function headed(layout, { width }) {
    const heads = headsOf(layout);
    const annotations = layout.annotations.map((note) =>
      heads.includes(note) ? told(layout, note, headLines(layout, note, width).join(BREAK), parted(note)[0]) : note);
    const t = layout.margin.t + Math.max(manyHeads(layout, width) - 2, 0) * LEADING * layout.font.size;
    return { ...layout, annotations, margin: { ...layout.margin, t } };
  }

  // How tall a grid of years has to be for the words above its panes, 0 of any other chart.
  /** @type {Reach.Labels["tallHeads"]} */
  function tallHeads(layout, width) {
    const rows = new Set(headsOf(layout).map((note) => note.y)).size;
    if (!rows) return 0;
    const { font, margin: { t, b } } = layout;
    const lines = manyHeads(layout, width);
    const pitch = (lines * LEADING * font.size + OFF_PANE) / AROUND_PLOT;
    return Math.ceil(rows * pitch + t + (lines - 1) * LEADING * font.size + b);
  }

  const barsOf = (layout) => (layout.meta || {}).bars || 0; // the part of a row that its bars take

  const parted = (note) => note.text.match(/^<b>(.*?)<\/b>(.*)$/s).slice(1);

  // What is written above the rows of one pane: how wide it may be, and how far apart the rows are in units of their axis.
  function rowsOf(layout, width) {
    const { l, r } = layout.margin;
    const rows = layout.annotations.filter((note) => note.name === ROW);
    const isOfPanes = rows[0].yref === "paper";
    const [low, high] = isOfPanes ? [0, 1] : layout.yaxis.range;
    const heights = rows.map((note) => note.y).sort((one, other) => one - other);
    const apart = heights.slice(1).map((one, at) => one - heights[at]);
    return { rows, isOfPanes, most: width - l - r - (isOfPanes ? FIGURES : 0), part: Math.min(...apart, high - low) / (high - low) };
  }

  // The lines that a name above a row wants, and those of what is said of it, 0 where that has room beside the name.
  function linesOf(layout, note, most, isOfPanes) {
    const [name, said] = parted(note);
    const font = { ...layout.font, ...note.font };
    const [bold, plain] = [measure(font, "bold"), measure(font)];
    if (bold(name) + plain(said) <= most) return { names: 1, below: 0 };
    return { names: isOfPanes ? 1 : Math.min(wrapped(name, most, bold).length, NAME_LINES), below: wrapped(said, most, plain).length };
  }

  // Names above rows and what is said beside them: below them where there is no room beside, and a name that is longer still
  // in two lines; and where there is none for these, the name is shortened, since what is said is the answer.
  function rowed(layout, { width, height }) {
    const { t, b } = layout.margin;
    const { rows, isOfPanes, most, part } = rowsOf(layout, width);
    const pitch = (height - t - b) * part;
    const annotations = layout.annotations.map((note) => {
      if (!rows.includes(note)) return note;
      const { names, below } = linesOf(layout, note, most, isOfPanes);
      if (names === 1 && !below) return note;
      const [name, said] = parted(note);
      const font = { ...layout.font, ...note.font };
      const free = isOfPanes ? pitch * ABOVE_PANE : Math.min(pitch - UNDER_NAME, pitch * (1 - barsOf(layout)));
      const lines = Math.floor(free / (LEADING * font.size));
      const isBelow = below && lines >= 2;
      const [plain, bold] = [measure(font), measure(font, "bold")];
      const beside = Math.max(most - plain(said), most * NAMED);
      const shown = shortened(name, isBelow ? Math.min(names, Math.max(1, lines - below)) : 1, isBelow ? most : beside, bold);
      const text = shown.map((line) => `<b>${line}</b>`).join(BREAK);
      const under = isBelow ? wrapped(said, most, plain).join(BREAK) : "";
      return told(layout, note, isBelow ? text + BREAK + under : text + said, name);
    });
    return { ...layout, annotations };
  }

  // The lines of a name above a pane of points and of what is said of it, no wider than their pane: names, then the rest.
  function paneLines(layout, note, width) {
    const { l, r } = layout.margin;
    const starts = Array.from(new Set(layout.annotations.filter((one) => one.name === PANE).map((one) => one.x)));
    const most = (width - Math.max(l, FIRST_FIGURES) - r) / starts.length - EDGE;
    const font = { ...layout.font, ...note.font };
    const [name, said] = parted(note);
    const parts = name.split(BREAK);
    const names = parts.every((part) => measure(font, "bold")(part) <= most) ? parts : wrapped(parts.join(" "), most, measure(font, "bold"));
    return [names, wrapped(said.replace(BREAK, ""), most, measure(font))];
  }

  function paned(layout, { width }) {
    const annotations = layout.annotations.map((note) => {
      if (note.name !== PANE) return note;
      const [names, said] = paneLines(layout, note, width);
      return { ...note, text: [`<b>${names.join(BREAK)}</b>`, ...said].join(BREAK) };
    });
    return { ...layout, annotations };
  }

  // How tall a grid of points has to be for its words to have room between its panes.
  function tallPanes(layout, width) {
    const heads = layout.annotations.filter((note) => note.name === PANE);
    const feet = Object.entries(layout).filter(([name]) => /^yaxis\d*$/.test(name)).map(([, axis]) => axis.domain[0]);
    const above = (note) => Math.min(1, ...feet.filter((foot) => foot > note.y)) - note.y;
    const parts = heads.map((note) => {
      const many = paneLines(layout, note, width).flat().length;
      return (many * LEADING * layout.font.size + BELOW_PANE) / above(note);
    });
    return Math.ceil(Math.max(...parts) + layout.margin.t + layout.margin.b);
  }

  // The same for names beside rows, in a chart so narrow that they have the least room: else one line has enough of it.
  function tallBeside(layout, width) {
    const isNamed = ((layout.meta || {}).names || []).includes("y");
    if (!isNamed || PART * width >= LEAST) return 0;
    const { margin: { t, b }, font, yaxis: { range, tickvals, ticktext } } = layout;
    const widthOf = measure(font);
    if (tickvals.length < 2 || ticktext.every((text) => widthOf(text) <= besideOf(width, 1))) return 0;
    const wanted = ticktext.map((text) => {
      const [, name, count = ""] = text.match(COUNTED);
      return counted(name, count, BESIDE_LINES, besideOf(width, BESIDE_LINES), widthOf).length;
    });
    const pitch = heightOf(Math.min(Math.max(2, ...wanted), BESIDE_LINES), font) + AIR;
    return Math.ceil((pitch * Math.abs(range[1] - range[0])) / Math.abs(tickvals[1] - tickvals[0]) + t + b);
  }

  // How tall a chart of rows has to be for its words, where those above a row have no room on one line; else 0.
  /** @type {Reach.Labels["tallOf"]} */
  function tallOf(layout, width) {
    if ((layout.annotations || []).some((note) => note.name === PANE)) return tallPanes(layout, width);
    if (headsOf(layout).length) return tallHeads(layout, width);
    if (!(layout.annotations || []).some((note) => note.name === ROW)) return tallBeside(layout, width);
    const { rows, isOfPanes, most, part } = rowsOf(layout, width);
    const wanted = rows.map((note) => linesOf(layout, note, most, isOfPanes));
    const many = Math.max(1, ...wanted.map(({ names, below }) => names + below));
    const { t, b } = layout.margin;
    const words = many * LEADING * layout.font.size + 1;
    const pitch = isOfPanes ? (words + OFF_PANE) / (ABOVE_PANE + UNDER_PANE) : Math.max(words + UNDER_NAME, (words + 2 * AIR) / (1 - barsOf(layout)));
    return many > 1 ? Math.ceil(pitch / part + t + b) : 0;
  }

  // ---------------------------------------------------------------- figures of an axis

  const BESIDE = 12.7; // px from the left edge to an axis that its figures do not take themselves
  const LONG_FIGURES = [500_000, 50_000_000]; // as long as short figures are
  const UNITS = /** @type {const} */ ([[1e9, "G"], [1e6, "M"], [1e3, "k"], [1, ""]]); // of short figures

  // Where plotly has figures along an axis: at steps of 2, 5 or 10, no more of them than the axis allows.
  function stepsOf({ range: [low, high], nticks, tickvals }) {
    const rough = (high - low) / nticks;
    const base = 10 ** Math.floor(Math.log10(rough));
    const step = base * [2, 5, 10].find((one) => rough / base <= one);
    const first = Math.ceil(low / step);
    return tickvals || Array.from({ length: Math.floor(high / step) - first + 1 }, (_, at) => (first + at) * step);
  }

  // The figures that plotly writes there.
  function figuresOf(axis) {
    const plain = (figure) => Number(figure.toPrecision(12)).toLocaleString("en", { maximumFractionDigits: 12 });
    const short = (figure) => {
      const [unit, sign] = UNITS.find(([one]) => Math.abs(figure) >= one) || [1, ""];
      return plain(figure / unit) + sign;
    };
    return axis.ticktext || stepsOf(axis).map(axis.tickformat === "~s" ? short : plain);
  }

  const isOfFigures = (axis) => /^(,|~s)$/.test(axis.tickformat);

  // Figures as the page's language writes them, which plotly itself has in English alone: 10 тыс., 1,5, 1万.
  function spoken(layout) {
    const lang = document.documentElement.lang;
    if (!lang || lang === "en") return layout;
    const latin = `${lang}-u-nu-latn`;
    const compact = new Intl.NumberFormat(latin, { notation: "compact", maximumFractionDigits: 6, useGrouping: true });
    const plain = new Intl.NumberFormat(latin, { maximumFractionDigits: 12, useGrouping: true });
    // French has a sign of units for thousands and no word: they are told in figures, as in pictures.
    const isSign = compact.formatToParts(15_000).some(({ type, value }) => type === "compact" && value === "k");
    const short = { format: (figure) => (isSign && Math.abs(figure) < 1e6 ? plain : compact).format(figure) };
    const parts = plain.formatToParts(123456.5);
    const sign = (type) => (parts.find((part) => part.type === type) || { value: "" }).value;
    const axes = Object.entries(layout).filter(([name, axis]) => /^[xy]axis\d*$/.test(name) && isOfFigures(axis) && axis.range && !axis.ticktext);
    const written = Object.fromEntries(axes.map(([name, axis]) => {
      const form = axis.tickformat === "~s" ? short : plain;
      const tickvals = stepsOf(axis).map((figure) => Number(figure.toPrecision(12)));
      return [name, { ...axis, tickvals, ticktext: tickvals.map((figure) => form.format(figure).replace("-", "−")) }];
    }));
    return { ...aligned(layout, short), ...written, separators: sign("decimal") + sign("group") };
  }

  // Strips below each other are on the same years: all have the room that a short figure takes in words (500 тыс.).
  function aligned(layout, short) {
    const { yaxis, margin, font } = layout;
    if (!yaxis || yaxis.automargin !== false || yaxis.visible === false || !margin) return layout;
    const widest = Math.max(...LONG_FIGURES.map((figure) => measure({ ...font, ...yaxis.tickfont })(short.format(figure))));
    return { ...layout, margin: { ...margin, l: Math.max(margin.l, Math.ceil(widest) + AIR) } };
  }

  // With room for the figures of its upright axes from the start: plotly itself draws all twice where it finds too little.
  /** @type {Reach.Labels["roomed"]} */
  function roomed(english) {
    const layout = spoken(english);
    const axes = Object.entries(layout).filter(([name, axis]) =>
      /^yaxis\d*$/.test(name) && axis.automargin && !axis.title && isOfFigures(axis));
    const widths = axes.flatMap(([, axis]) => figuresOf(axis).map(measure({ ...layout.font, ...axis.tickfont })));
    if (!widths.length) return layout;
    const whole = Object.fromEntries(axes.map(([name, axis]) => [name, { ...axis, ticklabeloverflow: "allow" }])); // None is measured once more.
    return { ...layout, ...whole, margin: { ...layout.margin, l: Math.max(layout.margin.l, Math.ceil(Math.max(...widths) + BESIDE)) } };
  }

  // ---------------------------------------------------------------- at the edge

  const LINE_OF = /^(?:<([bi])>([^<]*)<\/\1>)?([^<]*)$/; // a line: what is bold or slanted, then what is neither

  // Words that begin where a plot does and reach beyond the chart: all such words begin as much before as there is room,
  // and lines that are still too wide are broken, in letters so much smaller that the words hardly become higher. Words at
  // a year go only to the left; those beside a plot are only broken, since they would lie over its marks.
  /** @type {Reach.Labels["edged"]} */
  function edged(given, { width, height }) {
    if (!given.margin) return given; // A chart that says why it is empty.
    const beside = besidePlot(given, width);
    const layout = { ...beside, annotations: (beside.annotations || []).map((note) => movedIn(beside, note, width)) };
    const notes = layout.annotations.map((note) => measured(layout, note, width));
    const shift = Math.max(0, ...notes.map(({ isFirst, over, start }) => (isFirst ? Math.min(over, start - EDGE) : 0)));
    const annotations = notes.map(({ note, lines, font, isFirst, over, start }) => {
      if (!lines || (!isFirst && over <= 0)) return note;
      const by = isFirst ? shift : isBeside(note) ? 0 : Math.min(over, start - EDGE);
      const moved = by ? { ...note, xshift: (note.xshift || 0) - by } : note;
      if (!isBeside(note) && (!isFirst || over <= shift)) return moved;
      const smaller = { ...font, size: font.size - 1 };
      const most = width - EDGE - (start - by);
      return { ...moved, font: smaller, text: lines.map((line) => brokenTo(line, most, smaller)).join(BREAK) };
    });
    return titled(thinned(under({ ...layout, annotations }, width), width), { width, height });
  }

  // Words in the middle below a plot, in as many lines as they need; margins as high as these and as those above a strip.
  function under(layout, width) {
    const { margin } = layout;
    const { l, r, b } = margin;
    const isUnder = (note) => note.xref === "paper" && note.xanchor === "center" && note.yref === "paper" && note.y === 0 && note.yanchor === "top";
    let most = b;
    const t = Math.max(0, ...layout.annotations.filter((note) => note.name === NOTE && note.text.includes(BREAK)).map((note) => tall({ ...note, font: { ...layout.font, ...note.font } })));
    const annotations = layout.annotations.map((note) => {
      if (!isUnder(note)) return note;
      const font = { ...layout.font, ...note.font };
      const lines = wrapped(note.text, width - Math.abs(Math.max(l, FIRST_FIGURES) - r) - 2 * EDGE, measure(font));
      if (lines.length < 2) return note;
      most = Math.max(most, lines.length * LEADING * font.size - (note.yshift || 0) + AIR);
      return { ...note, text: lines.join(BREAK) };
    });
    return t > margin.t || most > b ? { ...layout, annotations, margin: { ...margin, t: Math.max(t, margin.t), b: most } } : layout;
  }

  const isBeside = (note) => note.xref === "paper" && note.x === 1 && note.xanchor === "left";
  const isBefore = (note) => note.xref === "paper" && note.x === 0 && note.xanchor === "right";
  const isHead = (note) => note.xref === "paper" && note.x === 0 && note.xanchor === "left" && note.xshift < 0;

  // The plot, narrower where words at its sides are longer than in English, as far as it stays large; heads of rows go on
  // to begin at the edge.
  function besidePlot(layout, width) {
    const { margin, annotations = [] } = layout;
    const most = MOST_BESIDE * width;
    const r = Math.max(margin.r, Math.min(most, roomFor(layout, annotations.filter(isBeside))));
    const l = Math.max(margin.l, Math.min(most, roomFor(layout, annotations.filter(isBefore))));
    const moved = annotations.map((note) => (l > margin.l && isHead(note) ? { ...note, xshift: note.xshift - (l - margin.l) } : note));
    return { ...layout, annotations: moved, margin: { ...margin, l, r } };
  }

  // Pixels that words at a side of a plot need, in lines of one weight each.
  function roomFor(layout, notes) {
    const widths = notes.map((note) => {
      const lines = (note.text || "").split(BREAK).map((line) => line.match(LINE_OF));
      return lines.some((line) => !line || isMixed(line)) ? 0 : widestOf(lines, { ...layout.font, ...note.font }) + Math.abs(note.xshift || 0);
    });
    return Math.ceil(Math.max(0, ...widths)) + 2 * EDGE;
  }

  // Figures along a logarithmic axis, of which those of powers of ten stay where all would lie over each other.
  function thinned(layout, width) {
    const { xaxis, font, margin: { l, r } } = layout;
    if (!xaxis || xaxis.type !== "log" || !xaxis.ticktext) return layout;
    const { range: [low, high], tickvals, ticktext } = xaxis;
    const pixels = (width - Math.max(l, BESIDE_PLOT) - r) / (high - low);
    const widthOf = measure({ ...font, ...xaxis.tickfont });
    const ends = ticktext.map((text, at) => [-1, 1].map((side) => Math.log10(tickvals[at]) * pixels + (side * (widthOf(text) + FIGURES_APART)) / 2));
    if (ends.every(([start], at) => !at || start >= ends[at - 1][1])) return layout;
    const isKept = (value, at) => ticktext[at] === "0" || Number.isInteger(Math.round(1e6 * Math.log10(value)) / 1e6);
    const kept = tickvals.flatMap((value, at) => (isKept(value, at) ? [at] : []));
    return kept.length < 2 ? layout : { ...layout, xaxis: { ...xaxis, tickvals: kept.map((at) => tickvals[at]), ticktext: kept.map((at) => ticktext[at]) } };
  }

  // The titles of the axes, in the middle of the plot, in as many lines as they need.
  function titled(layout, { width, height }) {
    const { xaxis, yaxis, margin: { l, r, t, b } } = layout;
    const left = yaxis && yaxis.automargin && yaxis.title && yaxis.title.text ? Math.max(l, BESIDE_PLOT) : l;
    const below = inLines(layout, xaxis, width - Math.abs(left - r) - 2 * EDGE);
    const title = ((below || {}).title || {}).text;
    const under = title ? Math.max(b, layout.font.size * (UNDER_AXIS + LEADING * TITLE * title.split(BREAK).length)) : b;
    const beside = inLines(layout, yaxis, height - Math.abs(t - under) - 2 * EDGE);
    if (below === xaxis && beside === yaxis) return layout;
    // Lines that plotly finds no room for by itself lay over the figures of their axis.
    const margin = below === xaxis || below.automargin ? layout.margin : { ...layout.margin, b: Math.ceil(under) };
    return { ...layout, margin, xaxis: below, yaxis: beside };
  }

  // An axis whose title has lines of so many pixels at the most.
  function inLines(layout, axis, most) {
    const { text, font } = (axis && axis.title) || {};
    if (!text) return axis;
    const widthOf = measure({ ...layout.font, size: TITLE * layout.font.size, ...font });
    const broken = text.split(BREAK).flatMap((line) => wrapped(line, most, widthOf)).join(BREAK);
    return broken === text ? axis : { ...axis, title: { ...axis.title, text: broken } };
  }

  // Words that are centred on their mark, moved in as far as they would reach over the edge.
  function movedIn(layout, note, width) {
    const { xaxis: { range: [low, high] = [], type = "" } = {}, margin: { l, r } } = layout;
    const lines = (note.text || "").split(BREAK).map((line) => line.match(LINE_OF));
    if (note.xref || note.xanchor || note.showarrow !== false || lines.includes(null) || !(high > low) || type === "log") return note;
    const at = l + ((note.x - low) / (high - low)) * (width - l - r) + (note.xshift || 0);
    const half = widestOf(lines, { ...layout.font, ...note.font }) / 2 + EDGE;
    const by = Math.max(half - at, 0) || Math.min(width - half - at, 0);
    return by ? { ...note, xshift: (note.xshift || 0) + by } : note;
  }

  // Where words that have no arrow begin, and by how much they reach over the edge; no `lines` where that is not known.
  function measured(layout, note, width) {
    const { l, r } = layout.margin;
    const lines = (note.text || "").split(BREAK).map((line) => line.match(LINE_OF));
    const axis = !note.xref || note.xref === "x" ? layout.xaxis || {} : {};
    const [low, high] = note.xref === "paper" ? [0, 1] : axis.range || [];
    if (note.showarrow !== false || note.xanchor !== "left" || lines.includes(null) || !(high > low)) return { note, over: 0 };
    const font = { ...layout.font, ...note.font };
    const start = l + ((note.x - low) / (high - low)) * (width - l - r) + (note.xshift || 0);
    const isFirst = note.xref === "paper" && note.x === 0;
    return { note, lines, font, isFirst, start, over: widestOf(lines, font) - (width - EDGE - start) };
  }

  const isMixed = ([, tag, , plain]) => Boolean(tag && plain);
  const weightOf = (tag) => (tag === "b" ? "bold" : "normal");
  const widthOfLine = ([, tag, tagged = "", plain], font) => measure(font, weightOf(tag))(tagged) + measure(font)(plain);
  const widestOf = (lines, font) => Math.max(...lines.map((line) => widthOfLine(line, font)));

  // What is bold and what is not stand on lines of their own where one has no room for both, without the sign between them.
  function brokenTo(line, most, font) {
    const [whole, tag, tagged = "", plain] = line;
    if (widthOfLine(line, font) <= most) return whole;
    const marked = wrapped(tagged, most, measure(font, weightOf(tag))).map((part) => `<${tag}>${part}</${tag}>`);
    return [...marked, ...wrapped(tag ? plain.replace(/^\s*·\s*/u, "") : plain, most, measure(font))].join(BREAK);
  }

  // The traces, those named in a legend in as many lines as their names need there.
  /** @type {Reach.Labels["keyed"]} */
  function keyed(data, layout, { width }) {
    if (!layout.showlegend || !layout.margin) return data;
    const widthOf = measure({ ...layout.font, ...(layout.legend || {}).font });
    const most = width - layout.margin.l - KEY;
    const isLong = ({ name, showlegend }) => name && showlegend !== false && widthOf(name) > most;
    return data.map((trace) => (isLong(trace) ? { ...trace, name: wrapped(trace.name, most, widthOf).join(BREAK) } : trace));
  }

  // The traces, words before a point of a line in as many lines as have room between that and the axis.
  /** @type {Reach.Labels["before"]} */
  function before(data, layout, { width }) {
    const { margin, xaxis } = layout;
    const isBefore = ({ mode, textposition }) => mode === "lines+text" && textposition === "middle left";
    if (!margin || !xaxis || !xaxis.range || !data.some(isBefore)) return data;
    const [low, high] = xaxis.range;
    const each = (width - margin.l - margin.r) / (high - low);
    const broken = (trace) => {
      const widthOf = measure({ ...layout.font, ...trace.textfont });
      return trace.text.map((text, at) => {
        const clear = text.slice(text.trimEnd().length); // what keeps words off the line
        return wrapped(text, each * (trace.x[at] - low) - widthOf(clear), widthOf).map((line) => line + clear).join(BREAK);
      });
    };
    return data.map((trace) => (isBefore(trace) ? { ...trace, text: broken(trace) } : trace));
  }

  // The traces, parts of bars with their sign before their number where these have room, as `_part` in
  // dashboard/plotly/kinds.py says.
  /** @type {Reach.Labels["signed"]} */
  function signed(data, layout, { width }) {
    const { margin, xaxis } = layout;
    const isOf = ({ meta }) => Boolean(meta && meta.signed);
    if (!data.some(isOf)) return data;
    const each = (width - margin.l - margin.r) / (xaxis.range[1] - xaxis.range[0]); // px of a bar as long as one
    const wordsIn = (trace) => {
      const widthOf = measure({ ...layout.font, ...trace.textfont });
      return trace.text.map((text, at) => {
        const whole = trace.meta.signed[at];
        return widthOf(whole) + IN_PART <= each * trace.x[at] ? whole : text;
      });
    };
    return data.map((trace) => (isOf(trace) ? { ...trace, text: wordsIn(trace) } : trace));
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

  // ---------------------------------------------------------------- near what they name

  const AWAY = [5, 12, 22, 34, 48, 64, 84, 108, 136, 170]; // px from what is named to its words that are tried
  const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [-1, -1], [1, 1], [-1, 1]];
  // Sides of dots where usual figures of a path stand: over them, and aside where something is there.
  const UPRIGHT = [[0, -1], [0, 1], [-0.5, -1], [0.5, -1], [-0.5, 1], [0.5, 1], [-1, -1], [1, -1], [-1, 1], [1, 1]];
  const RIM = 4; // px from the middle of a dot of a path to its rim
  const NEAR = 18; // px from dots to such figures at most, to which no line leads
  const AROUND = [-2, -1, 0, 1, 2].flatMap((x) => [-2, -1, 0, 1, 2].filter((y) => Math.abs(x) === 2 || Math.abs(y) === 2).map((y) => [x / 2, y / 2]));
  const BETWEEN = 2; // px between two words
  const COVERED = 8; // px that words rather stand away than cover a mark
  const [HIDDEN, CROSSED] = [20, 1.5]; // px that they do for each point of a line under them, and under the line that leads to them
  const [APART, LED] = [6, 14]; // px between points of a line; and from where on a line leads to words that do not say otherwise
  const [OFF, STEP] = [14, 2]; // px that a number rather stands away than beside its line, or words than at another than their first spot; and than on the next one
  const [TANGLED, ALONG] = [200, 60]; // px rather than leading lines that cross or run under words, and than one along what is drawn
  const [FOREIGN, MOST_FOREIGN] = [60, 0.5]; // px that they do rather than on land of others alone; and the part of them that may lie there without a line
  const OTHER = 20; // px that they do rather than within LED of another end, as if they were its name
  const [CLOSE, ENOUGH, MOSTLY] = [4, 4, 0.6]; // px from what is drawn where a leading line lies on it; how many points, and what part, run along it

  const around = (at, { width, height }) => [at[0] - width / 2, at[1] - height / 2, at[0] + width / 2, at[1] + height / 2];
  const covers = (box, at) => box[0] <= at[0] && at[0] <= box[2] && box[1] <= at[1] && at[1] <= box[3];
  const holds = (room, box) => room[0] <= box[0] && box[2] <= room[2] && room[1] <= box[1] && box[3] <= room[3];
  const meets = (one, other) => one[0] < other[2] + BETWEEN && other[0] < one[2] + BETWEEN && one[1] < other[3] + BETWEEN && other[1] < one[3] + BETWEEN;

  // What each of some words covers, none over another and none beyond the room, the first placed first; null where one
  // has no place. `lines`: what is drawn from place to place, which they rather leave free; with them leading lines are
  // untangled. As `nearby` in dashboard/exports/picture/nearby.py.
  /** @type {Reach.Labels["nearby"]} */
  function nearby(words, room, marks, lines = []) {
    const placed = [];
    const drawn = lines.flatMap(along);
    const found = words.map((word) => {
      let best = null, least = Infinity;
      for (const [cost, box] of tried(word, room)) {
        if (cost >= least || !holds(room, box) || placed.some((other) => meets(box, other))) continue;
        let whole = marked(word, cost, box, marks);
        if (whole < least && drawn.length) whole += HIDDEN * drawn.filter((at) => covers(box, at)).length + CROSSED * crossing(word, box, placed);
        if (whole < least) [best, least] = [box, whole];
      }
      if (best) placed.push(best);
      return best;
    });
    return drawn.length ? untangled(words, found, { room, marks, drawn }) : found;
  }

  // What a place costs with the marks that words would cover there.
  const marked = (word, cost, box, marks) => (word.isOn && cost < OFF ? cost : cost + COVERED * marks.filter((mark) => covers(box, mark)).length +
    OTHER * (word.others || []).filter((other) => away(other, box) <= LED).length + FOREIGN * (word.foreign ? word.foreign(box) : 0));

  // Words in a box, the line that leads there, and what that costs beside what is drawn.
  function placeOf(word, box, cost, drawn) {
    const line = leading(word, box);
    const led = line ? along(line) : [];
    const rim = line ? rimmed(line) : null;
    const near = rim ? drawn.filter((at) => covers(rim, at)) : [];
    const beside = led.filter((at) => near.some((other) => (at[0] - other[0]) ** 2 + (at[1] - other[1]) ** 2 < CLOSE ** 2)).length;
    const isAlong = beside >= Math.max(ENOUGH, MOSTLY * led.length);
    return { box, line, led, isAlong, cost: cost + HIDDEN * drawn.filter((at) => covers(box, at)).length + CROSSED * beside + (isAlong ? ALONG : 0) };
  }

  // The box around a line with what is beside it: of all that is drawn little is asked then, while a map moves.
  function rimmed(line) {
    const [[x, y], [right, down]] = line;
    return [Math.min(x, right) - CLOSE, Math.min(y, down) - CLOSE, Math.max(x, right) + CLOSE, Math.max(y, down) + CLOSE];
  }

  // The same places, but of those whose leading lines are in each other's way, or lie along what is drawn, others.
  function untangled(words, found, { room, marks, drawn }) {
    const placesOf = (word) => tried(word, room).filter(([, box]) => holds(room, box))
      .map(([cost, box]) => placeOf(word, box, marked(word, cost, box, marks), drawn));
    let places = words.map((word, at) => found[at] && placeOf(word, found[at], 0, drawn));
    const ways = new Map();
    for (let round = 0; round < words.length; round += 1) {
      const before = places;
      for (let one = 0; one < words.length; one += 1) for (let other = one; other < words.length; other += 1) {
        if (!isTangled(places, one, other)) continue;
        for (const at of [one, other]) if (!ways.has(at)) ways.set(at, placesOf(words[at]));
        places = moved(places, one, other, ways);
      }
      if (places.every((place, at) => place === before[at])) break;
    }
    // Those that were placed later had to keep off places which others have left since.
    if (ways.size) for (const [at, word] of words.entries()) {
      if (!places[at] || places[at].cost <= HIDDEN) continue;
      places = moved(places, at, at, new Map([[at, ways.get(at) || placesOf(word)]]));
    }
    return places.map((place) => place && place.box);
  }

  function isTangled(places, one, other) {
    if (!places[one] || !places[other]) return false;
    return one === other ? places[one].isAlong : between(places[one], places[other]) > 0;
  }

  // One word, or two at once, to where they and all others together cost least.
  function moved(places, one, other, ways) {
    const others = places.filter((place, at) => place && at !== one && at !== other);
    const [first, second] = [one, other].map((at) => ways.get(at)
      .map((way) => ({ way, cost: way.cost + total(others.map((place) => between(way, place))) }))
      .filter(({ cost }) => cost < Infinity).sort((a, b) => a.cost - b.cost));
    if (one === other) return places.map((place, at) => (at === one && first.length ? first[0].way : place));
    let best = [places[one], places[other]], least = Infinity;
    for (const a of first) for (const b of second) {
      if (a.cost + b.cost >= least) break;
      const whole = a.cost + b.cost + between(a.way, b.way);
      if (whole < least) [best, least] = [[a.way, b.way], whole];
    }
    return places.map((place, at) => (at === one ? best[0] : at === other ? best[1] : place));
  }

  // What it costs that two words stand where they do: with one over the other more than anything.
  function between(one, other) {
    if (meets(one.box, other.box)) return Infinity;
    const under = one.led.filter((at) => covers(other.box, at)).length + other.led.filter((at) => covers(one.box, at)).length;
    return CROSSED * under + (under || (one.line && other.line && areCrossed(one.line, other.line)) ? TANGLED : 0);
  }

  // Whether two ends are on different sides of a line.
  const isBetween = ([[x, y], [right, down]], ends) => ends.map((end) => (right - x) * (end[1] - y) - (down - y) * (end[0] - x))
    .reduce((one, other) => one * other) < 0;
  const areCrossed = (one, other) => isBetween(one, other) && isBetween(other, one);

  // Points of a line, evenly apart.
  const along = (line) => line.slice(1).flatMap((end, at) => {
    const start = line[at];
    const parts = Math.max(1, Math.round(Math.hypot(end[0] - start[0], end[1] - start[1]) / APART));
    return Array.from({ length: parts }, (_, part) => start.map((one, axis) => one + ((end[axis] - one) * part) / parts));
  });

  // How many points of the line that leads to words lie on others.
  function crossing(word, box, placed) {
    const line = leading(word, box);
    return line ? along(line).reduce((sum, at) => sum + placed.filter((other) => covers(other, at)).length, 0) : 0;
  }

  const ledFrom = (word) => word.led || LED;

  // Which of their spots words in a box belong to: as `spot_of` there.
  /** @type {Reach.Labels["spotOf"]} */
  const spotOf = (word, box) => (word.isOn ? word.spots[0] : word.spots.reduce((best, spot) => (away(spot, box) < away(best, box) ? spot : best)));

  // From what is named to its words, where they are not beside it; as `lead` there.
  /** @type {Reach.Labels["leading"]} */
  function leading(word, box) {
    const spot = spotOf(word, box);
    return away(spot, box) > ledFrom(word) && !isOnSpot(word, box) ? [spot, nearest(spot, box)] : null;
  }

  // Where words are nearest to a spot, and how far that is.
  const nearest = (spot, box) => [0, 1].map((axis) => Math.min(Math.max(spot[axis], box[axis]), box[axis + 2]));
  function away(spot, box) {
    const [x, y] = nearest(spot, box);
    return Math.hypot(x - spot[0], y - spot[1]);
  }

  // Whether nobody takes words for those of another end: they are nearest to their own dot of all that have words; and a
  // line that is not too long leads to them, or they are nearest to their own end of all ends.
  function isClear(word, box) {
    const own = away(spotOf(word, box), box);
    if ((word.dots || []).some((dot) => away(dot, box) <= own)) return false;
    if (own > ledFrom(word)) return own <= (word.farthest || Infinity);
    return (word.others || []).every((other) => away(other, box) > own) && (!word.foreign || word.foreign(box) <= MOST_FOREIGN);
  }

  // Each place with what it costs, the nearest first.
  function tried(word, room) {
    const spots = word.spots.filter((spot) => covers(room, spot));
    const found = word.isOn ? spots.slice(0, Math.round(OFF / STEP)).map((spot, step) => [STEP * step, around(spot, word)]) : [];
    (word.isOn ? spots.slice(0, 1) : spots).forEach(([x, y], step) => AWAY.forEach((far) => (word.sides || SIDES).forEach(([across, down], rank) => {
      const part = (far + (word.clear || 0)) * (across && down ? Math.SQRT1_2 : 1);
      const middle = [x + across * (part + word.width / 2), y + down * (part + word.height / 2)];
      const box = around(middle, word);
      if (isClear(word, box)) found.push([far + rank / 8 + (word.isOn || step ? OFF : 0) + STEP * step, box]);
    })));
    return found;
  }

  // Whether words stand on what they name.
  /** @type {Reach.Labels["isOnSpot"]} */
  const isOnSpot = (word, box) => Boolean(word.isOn && box) && word.spots.some((spot) => covers(box, spot));

  // ---------------------------------------------------------------- of points

  // Names of points beside their points, none over another and none cut at the edge, the largest points first. One that
  // has no place stays where plotly wrote it: above its point.
  // Where words stand that no side of their point has room for: above or below it, as far inward as the edge wants.
  function inward(word, room, taken) {
    const { spots: [[across, down]], width, height } = word;
    const left = Math.max(room[0], Math.min(across - width / 2, room[2] - width));
    const tries = AWAY.flatMap((away) => [down - away - height, down + away]).map((top) => [left, top, left + width, top + height]);
    const inside = tries.filter((box) => box[1] >= room[1] && box[3] <= room[3]);
    return inside.find((box) => !taken.some((other) => meets(box, other))) || inside[0] || null;
  }

  // The lines of a chart, and the edges of the words at their ends: where names of points are read badly.
  function drawnLines(div, frame, scale) {
    const { xaxis, yaxis } = div._fullLayout;
    // Where a year has no figure, nothing is drawn: a line ends there, and another begins.
    const onPage = (trace) => Array.from(trace.x, (x, place) => [x, trace.y[place]]).reduce((pieces, [x, y]) => {
      if (Number.isFinite(x) && Number.isFinite(y)) pieces.at(-1).push([xaxis._offset + xaxis.c2p(x), yaxis._offset + yaxis.c2p(y)]);
      else if (!trace.connectgaps) pieces.push([]);
      return pieces;
    }, [[]]);
    const paths = div._fullData.filter((trace) => /lines/.test(trace.mode || "") && trace.line.width && trace.x && trace.y).flatMap(onPage);
    const ends = Array.from(div.querySelectorAll(".annotation-text"), (text) => {
      const box = text.getBoundingClientRect();
      const [left, right] = [box.left, box.right].map((x) => (x - frame.left) / scale);
      const [top, bottom] = [box.top, box.bottom].map((y) => (y - frame.top) / scale);
      return [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]];
    });
    return [...paths, ...ends].filter((line) => line.length > 1);
  }

  const isUsual = ({ mark, role }) => mark === "Words" && role === "compared";
  const uprightly = (isUnder) => UPRIGHT.map(([across, down]) => [across, isUnder ? -down : down]);

  /** @type {Reach.Labels["besidePoints"]} */
  function besidePoints(div) {
    const { xaxis, yaxis } = div._fullLayout;
    const frame = div.getBoundingClientRect();
    const scale = frame.width / div.offsetWidth;
    const at = (point) => [xaxis._offset + xaxis.c2p(point.x), yaxis._offset + yaxis.c2p(point.y)];
    // What is written in the middle of a point, such as the number of an event, is no name and stays there.
    const isNamed = ({ mode, meta }) => mode === "markers+text" && meta && ((meta.mark === "Dots" && meta.role !== "event") || isUsual(meta));
    const groups = Array.from(div.querySelectorAll(".trace.scatter")).filter((group) => isNamed(group.__data__[0].trace))
      .flatMap((group) => Array.from(group.querySelectorAll(".textpoint"))).filter((group) => group.querySelector("text"));
    const words = groups.map((group) => {
      const text = group.querySelector("text");
      text.removeAttribute("transform");
      const box = text.getBoundingClientRect();
      const point = group.__data__;
      const { meta, textposition } = group.closest(".trace").__data__[0].trace;
      const left = (box.left - frame.left) / scale, top = (box.top - frame.top) / scale;
      const usual = isUsual(meta) && { sides: uprightly(/^bottom/.test(textposition)), led: NEAR, farthest: NEAR };
      const isCompared = meta.role === "compared";
      return { text, left, top, isCompared, ...usual, width: box.width / scale, height: box.height / scale, spots: [at(point)], isOn: false, clear: (point.mrc || 0) - 3 };
    }).filter((word) => word.width);
    words.sort((one, other) => other.clear - one.clear);
    const middles = Array.from(div.querySelectorAll(".points .point")).map((path) => at(path.__data__));
    // Beside figures of a path that are close to each other no dot is touched either.
    const marks = words.some((word) => word.isCompared) ? middles.flatMap(([x, y]) => [[x, y - RIM], [x, y], [x, y + RIM]]) : middles;
    const room = [xaxis._offset, yaxis._offset - 12, div.offsetWidth - EDGE, yaxis._offset + yaxis._length];
    const lines = drawnLines(div, frame, scale);
    const found = nearby(words, room, marks, lines);
    const drawn = lines.flatMap(along);
    found.forEach((own, index) => {
      const { text, left, top, farthest } = words[index];
      // A usual figure that has no place but on a line is said where its dot is pointed at.
      text.style.visibility = farthest && (!own || drawn.some((spot) => covers(own, spot))) ? "hidden" : "";
      const box = own || inward(words[index], room, found.filter(Boolean));
      if (!own) found[index] = box;
      if (box) text.setAttribute("transform", `translate(${box[0] - left},${box[1] - top})`);
    });
  }

  window.reachLabels = { besidePoints, laid, roomed, edged, keyed, before, signed, tallOf, tallHeads, apart, wrapped, shortened, measure, AROUND, nearby, leading, spotOf, isOnSpot };
})();
