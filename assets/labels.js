// Names at the ends of lines: moved apart by the pixels that a chart really has, as little as possible.
(function () {
  "use strict";

  const END = "↕"; // their name, as `_end_labels` in dashboard/plotly/years.py
  const LEADING = 1.3; // height of a line of text, in sizes of its font
  const FAR = 12, LEAD = 12; // pixels from a line's end to its name: farther, a thin line of this breadth leads there

  const tall = (note) => note.text.split("<br>").length * note.font.size * LEADING;

  // The layout of a chart of this height in pixels, its end labels apart; everything else as it is.
  /** @type {Reach.Labels["laid"]} */
  function laid(layout, height) {
    const notes = layout.annotations || [];
    const ends = notes.filter((note) => note.name === END).sort((one, other) => one.y - other.y);
    if (ends.length < 2) return layout; // An empty chart has no margins either.
    const room = height - layout.margin.t - layout.margin.b;
    if (room <= 0) return layout;
    const places = apart(ends.map((note) => note.y * room), ends.map(tall), room);
    const aways = ends.map((note, at) => note.y * room - places[at]); // pixels down from its line's end
    const lead = ends.some((note, at) => isFar(note, aways[at])) ? LEAD : 0;
    const moved = new Map(ends.map((note, at) => [note, placed(note, aways[at], lead, room)]));
    return { ...layout, annotations: notes.map((note) => moved.get(note) || note) };
  }

  const isFar = (note, away) => Math.abs(away) - tall(note) / 2 > FAR;

  // A label so many pixels below its line's end; all stand as far to the right as those to which a line leads.
  function placed(note, away, lead, room) {
    if (!isFar(note, away)) return { ...note, y: note.y - away / room, xshift: note.xshift + lead };
    const look = { arrowhead: 0, arrowwidth: 0.6, arrowcolor: note.font.color };
    return { ...note, ...look, showarrow: true, ax: lead, ay: away };
  }

  // Ascending middles, each with its height, moved so that none overlaps and all stay between 0 and `room`: the least
  // sum of squares (pool adjacent violators).
  /** @type {Reach.Labels["apart"]} */
  function apart(middles, heights, room) {
    const steps = heights.map((own, at) => (at ? (heights[at - 1] + own) / 2 : own / 2));
    const whole = steps.reduce((sum, step) => sum + step, 0) + heights[heights.length - 1] / 2;
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

  window.reachLabels = { laid, apart, END };
})();
