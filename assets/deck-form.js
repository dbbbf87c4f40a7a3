// The form in which a deck travels in a link, as dashboard/exports/deck.py: base64url of deflate-raw of a JSON array.
(function () {
  "use strict";

  const PACKED = /^[A-Za-z0-9_-]+$/;
  const ADDRESS = /^\/(?!\/)[A-Za-z0-9/._~%,+=&?:;@!$'()*-]*$/;
  const RELEASE = /^\d{4}-\d{2}-\d{2}\.[0-9a-f]{12}$/;
  const COUNTRY = /^\/country(?:\/[A-Za-z0-9%.-]{1,30})?$/;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it takes out
  const BREAKS = /[\u0000-\u0020\u007f-\u009f\u2028\u2029]+/gu;
  const HIDDEN = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

  // A deck that cannot be read; its message is for the reader.
  class Refused extends Error {}

  const lineOf = (text) => text.replace(HIDDEN, "").replace(BREAKS, " ").replace(/^ +| +$/g, "");

  /** @type {Reach.DeckForm["isLong"]} */
  const isLong = (text, longest) => Array.from(lineOf(text)).length > longest;

  // Foreign text as one line of at most so many code points, without controls, marks of direction, half characters; what is
  // longer ends in “…”, behind a word where it has words.
  /** @type {Reach.DeckForm["textOf"]} */
  function textOf(text, longest) {
    const signs = Array.from(lineOf(text));
    if (signs.length <= longest) return signs.join("");
    return `${signs.slice(0, endOf(signs, longest - 1)).join("").replace(PAUSES, "")}…`;
  }

  // How many code points of a longer line are kept: whole words, else no letter without its marks.
  function endOf(signs, most) {
    const space = signs.lastIndexOf(" ", most);
    if (space > most / 2) return space;
    let end = most;
    while (end && (JOINED.test(signs[end]) || signs[end - 1] === "\u200d")) end -= 1;
    return end || most;
  }

  const PAUSES = /[ ,;:·–—(-]+$/u; // What no text ends in that goes on.
  const JOINED = /\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}]/u; // Signs that belong to the one before them.

  const through = (bytes, stream) => new Blob([bytes]).stream().pipeThrough(stream);

  // All bytes of a stream; null where they are more than `most`.
  async function bytesOf(stream, most) {
    const reader = stream.getReader();
    const parts = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      size += value.length;
      if (size > most) {
        reader.cancel().catch(() => {}); // What is left of it is of no interest.
        return null;
      }
      parts.push(value);
    }
  }

  function toText(bytes) {
    const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return window.btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  function toBytes(text) {
    const signs = window.atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
  }

  /** @type {Reach.DeckForm["rowOf"]} */
  function rowOf(view, limits) {
    const row = [view.panel, view.address, view.tab, textOf(view.title, limits.title), textOf(view.note, limits.note)];
    while (!row[row.length - 1]) row.pop();
    return row;
  }

  // A deck as it stands behind #d=. `known`: limits and views of the site, of `base` in dashboard/parts/shell.py.
  /** @type {Reach.DeckForm["encode"]} */
  async function encode(views, { limits }) {
    const raw = JSON.stringify([limits.version, ...views.map((view) => rowOf(view, limits))]);
    return toText(await bytesOf(through(new TextEncoder().encode(raw), new CompressionStream("deflate-raw")), Infinity));
  }

  function saidOf(fragment, mark) {
    const found = fragment.replace(/^#/, "").split("&").find((pair) => pair.startsWith(mark));
    return found === undefined ? null : found.slice(mark.length);
  }

  // What a fragment says behind d=, or nothing.
  /** @type {Reach.DeckForm["packedOf"]} */
  const packedOf = (fragment) => saidOf(fragment, "d=");

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // Cut off within a sign: it is a label, or the server takes what it does not know for nothing.
    }
  }

  // How its sender calls the deck of a link; a label, which no picture and no file bears.
  /** @type {Reach.DeckForm["nameOf"]} */
  const nameOf = (fragment, limits) => textOf(decoded(saidOf(fragment, "name=") || ""), limits.name);

  // The name of a release, or nothing; of a fragment that which stands behind of=: when its sender saw the figures.
  /** @type {Reach.DeckForm["releaseOf"]} */
  const releaseOf = (text) => (RELEASE.test(text) ? text : "");
  /** @type {Reach.DeckForm["sentOf"]} */
  const sentOf = (fragment) => releaseOf(saidOf(fragment, "of=") || "");

  // The oldest one of a deck's views: its name begins with the day.
  const oldest = (views) => views.map((view) => view.of || "").filter(Boolean).sort()[0] || "";

  // A deck, its name and its release as the fragment of a link.
  /** @type {Reach.DeckForm["fragmentOf"]} */
  async function fragmentOf({ name, views }, known) {
    const of = oldest(views);
    return `#d=${await encode(views, known)}${name ? `&name=${encodeURIComponent(name)}` : ""}${of ? `&of=${of}` : ""}`;
  }

  // What the server is asked of a view, the country of its page first; `change`: of another year or country.
  /** @type {Reach.DeckForm["queryOf"]} */
  function queryOf(view, change) {
    const [path, text] = view.address.split("?");
    const query = new URLSearchParams(text || "");
    const country = /^\/country\/(.+)$/.exec(path);
    const areas = [country ? decoded(country[1]) : "", query.get("area") || ""].filter(Boolean).join(",");
    if (areas || change.area) query.set("area", change.area || areas);
    if (change.year) query.set("year", String(change.year));
    query.set("view", `${view.panel}.${view.tab}`);
    return query;
  }

  async function unpacked(packed, limits, word) {
    let raw = null;
    try {
      raw = await bytesOf(through(toBytes(packed), new DecompressionStream("deflate-raw")), limits.unpacked);
    } catch {
      throw new Refused(word("deckBroken"));
    }
    if (!raw) throw new Refused(word("deckLarge"));
    try {
      return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw));
    } catch {
      throw new Refused(word("deckBroken"));
    }
  }

  function readRow(row, limits, word) {
    const parts = Array.isArray(row) ? row : [];
    const isRow = parts.length >= 3 && parts.length <= 5 && parts.every((part) => typeof part === "string");
    if (!isRow || parts[1].length > limits.address || !ADDRESS.test(parts[1])) throw new Refused(word("deckForeign"));
    const [panel, address, tab, title = "", note = ""] = parts;
    return { panel, address, tab, title: textOf(title, limits.title), note: textOf(note, limits.note) };
  }

  function isKnown(view, views) {
    if (!Object.hasOwn(views, view.panel)) return false;
    const [path, ...tabs] = views[view.panel];
    const asked = view.address.split("?", 1)[0];
    return tabs.includes(view.tab) && (path === "/country" ? COUNTRY.test(asked) : asked === path);
  }

  // Views of a list with its version, and a notice of those that this site does not have.
  /** @type {Reach.DeckForm["read"]} */
  function read(rows, { limits, views }, word, written) {
    if (!Array.isArray(rows) || !Number.isInteger(rows[0]) || rows[0] < 1) throw new Refused(word("deckForeign"));
    if (rows[0] > limits.version) throw new Refused(word("deckLater"));
    const count = rows.length - 1;
    if (count > limits.most) throw new Refused(word("deckMany", { n: written(count), most: written(limits.most) }));
    if (!count) throw new Refused(word("deckEmpty"));
    const found = rows.slice(1).map((row) => readRow(row, limits, word));
    const kept = found.filter((view) => isKnown(view, views));
    const unknown = found.filter((view) => !isKnown(view, views)).map((view) => textOf(view.panel, limits.named));
    const names = Array.from(new Set(unknown)).slice(0, limits.names).join(", ");
    const notice = unknown.length ? word("deckUnknown", { names: names }) : "";
    if (!kept.length) throw new Refused(notice);
    return { views: kept, notice };
  }

  // The deck of what stands behind #d=. Its work is bounded whatever it is given. Throws Refused.
  /** @type {Reach.DeckForm["decode"]} */
  async function decode(packed, known, word, written) {
    if (packed.length > known.limits.link) throw new Refused(word("deckLarge"));
    if (!packed) throw new Refused(word("deckForeign"));
    if (!PACKED.test(packed)) throw new Refused(word("deckBroken"));
    return read(await unpacked(packed, known.limits, word), known, word, written);
  }

  window.reachDeckForm = { Refused, isLong, textOf, encode, decode, packedOf, nameOf, fragmentOf, releaseOf, sentOf, queryOf, read, rowOf };
})();
