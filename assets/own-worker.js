// Reads a file of a reader's own figures and checks each row; runs beside the page and can ask nobody for anything
// (its own policy, dashboard/web/static.py). What it says are names of sentences and what stands in them, never the sentences.
(function () {
  "use strict";

  const worker = /** @type {any} */ (self); // Not a window, as the compiler takes it.
  const TOTAL = "_T";
  const ALIASES = { value: "obs_value", area: "ref_area", country: "ref_area", year: "time_period" };
  const LONGEST = 60; // letters of a reader's own text that are said again
  const LONGEST_NOTE = 200;
  const LARGEST = 1e12;
  const EARLY_DAYS = [10000, 80000]; // days since 1900 by which spreadsheets write dates of the years 1927 to 2119
  const SHEETS = /^xl\/worksheets\/[^/]+\.xml$/;
  const PARTS = 2000; // of a workbook
  const LIKE = 0.5; // of two texts' pairs of letters are the same, where one may be meant by the other

  class Refused extends Error {
    constructor(name, values = {}) {
      super(name);
      this.values = values;
    }
  }

  const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

  // ---------------------------------------------------------------- text

  // UTF-8, UTF-16 by its mark or by its zeros, else what Windows wrote in the West.
  function decoded(bytes, notes) {
    const [one, two] = bytes;
    const is = (name) => new TextDecoder(name, { fatal: true });
    try {
      if (one === 0xff && two === 0xfe) return is("utf-16le").decode(bytes);
      if (one === 0xfe && two === 0xff) return is("utf-16be").decode(bytes);
      const some = bytes.subarray(0, 400);
      const zeros = (odd) => some.filter((byte, at) => byte === 0 && at % 2 === odd).length;
      if (zeros(1) > some.length / 4) return is("utf-16le").decode(bytes);
      if (zeros(0) > some.length / 4) return is("utf-16be").decode(bytes);
    } catch {
      throw new Refused("fileBinary");
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has.
    const isText = (text) => !/[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, 20000));
    let text = "";
    try {
      text = is("utf-8").decode(bytes);
    } catch {
      text = new TextDecoder("windows-1252").decode(bytes);
      if (isText(text)) notes.push(["noteWindows", { encoding: "Windows-1252" }]);
    }
    if (!isText(text)) throw new Refused("fileBinary");
    return text;
  }

  // Rows of cells, each with its number in the file.
  function fromText(bytes, most, notes) {
    const { data } = worker.reachSheets.csv(decoded(bytes, notes), { delimitersToGuess: [",", ";", "\t", "|"], preview: most.rows + 2, skipEmptyLines: false });
    return { sheet: "", rows: data.map((cells, at) => ({ number: at + 1, cells })) };
  }

  // ---------------------------------------------------------------- workbooks

  function fromWorkbook(bytes, most, notes) {
    const parts = [];
    const listed = ({ name, originalSize }) => {
      parts.push([name, originalSize]);
      if (parts.length > PARTS) throw new Refused("fileDamaged");
      return false;
    };
    const open = (filter) => {
      try {
        return worker.reachSheets.unzip(bytes, { filter });
      } catch (error) {
        throw error instanceof Refused ? error : new Refused("fileDamaged");
      }
    };
    open(listed);
    const names = parts.map(([name]) => name);
    if (!names.includes("xl/workbook.xml")) throw new Refused("fileDamaged");
    const wanted = new Set(["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", ...names.filter((name) => SHEETS.test(name))]);
    const size = (chosen) => parts.filter(([name]) => chosen.has(name)).reduce((sum, [, own]) => sum + own, 0);
    const head = open(({ name, originalSize }) => /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels)$/.test(name) && originalSize < 1e6);
    const sheet = firstSheet(head, wanted);
    const read = new Set([sheet.path, "xl/sharedStrings.xml"]);
    if (size(read) > most.unpacked * 1e6) throw new Refused("fileUnpacks", { most: most.unpacked });
    // What is unpacked takes no more room than was declared, whatever is really in it.
    const files = open(({ name }) => read.has(name));
    if (sheet.others) notes.push(["noteSheets", { name: short(sheet.name) }]);
    const shared = files["xl/sharedStrings.xml"] ? texts(files["xl/sharedStrings.xml"]) : [];
    return { sheet: sheet.name, rows: cellsOf(files[sheet.path], shared, most, notes) };
  }

  const plain = (name) => name.replace(/^.*:/, ""); // Without the name of its space.

  // Hears of the elements of a document: what opens, what closes, and the text between. No entity of its own is followed.
  /** @param {Uint8Array} bytes @param {{ open: (name: string, attributes: () => any) => void, close?: (name: string) => void, said?: (text: string) => void }} hears */
  function heard(bytes, { open, close, said }) {
    const parser = new worker.reachSheets.Xml();
    let isWrong = false;
    parser.on("openTag", (name, attributes) => open(plain(name), attributes));
    if (close) parser.on("closeTag", (name) => close(plain(name)));
    if (said) {
      parser.on("text", (text, decode) => said(decode(text)));
      parser.on("cdata", (text) => said(text));
    }
    parser.on("error", () => { isWrong = true; });
    parser.parse(new TextDecoder().decode(bytes));
    if (isWrong) throw new Refused("fileDamaged");
  }

  function firstSheet(head, wanted) {
    const sheets = [];
    const paths = new Map();
    heard(head["xl/workbook.xml"] || new Uint8Array(), {
      open: (name, attributes) => {
        if (name !== "sheet") return;
        const found = attributes();
        const id = Object.keys(found).find((key) => /(^|:)id$/.test(key));
        sheets.push({ name: found.name || "", id: found[id] });
      },
    });
    heard(head["xl/_rels/workbook.xml.rels"] || new Uint8Array(), {
      open: (name, attributes) => {
        if (name === "Relationship") paths.set(attributes().Id, `xl/${attributes().Target}`.replace(/^xl\/(\/?xl\/|\/)/, "xl/"));
      },
    });
    const [first] = sheets;
    const path = first && paths.get(first.id);
    if (!path || !wanted.has(path)) throw new Refused("fileDamaged");
    return { path, name: first.name, others: sheets.length > 1 && sheets[1].name !== "codes" };
  }

  // The texts that cells name by their number; not how they are spoken.
  function texts(bytes) {
    const found = [];
    let [isText, isSpoken] = [false, false];
    heard(bytes, {
      open: (name) => {
        if (name === "si") found.push("");
        if (name === "rPh") isSpoken = true;
        isText = name === "t";
      },
      close: (name) => {
        if (name === "rPh") isSpoken = false;
        isText = false;
      },
      said: (text) => { if (isText && !isSpoken && found.length) found[found.length - 1] += text; },
    });
    return found;
  }

  // "AB12" is in the 28th column.
  const columnOf = (place) => Array.from(place.replace(/[^A-Z]/g, "")).reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;

  function cellsOf(bytes, shared, most, notes) {
    const rows = [];
    let [row, cell, part, formulas] = [null, null, "", 0];
    heard(bytes, {
      open: (name, attributes) => {
        part = name;
        if (name === "row") {
          const { r } = attributes();
          row = { number: Number(r) || (rows.length ? rows[rows.length - 1].number + 1 : 1), cells: [] };
          if (rows.length > most.rows + 1) throw new Refused("fileRows", { most: most.rows });
        }
        if (name === "c" && row) {
          const { r, t } = attributes();
          cell = { at: r ? columnOf(r) : row.cells.length, kind: t || "n", text: "" };
          if (cell.at < 0) throw new Refused("fileDamaged");
        }
        if (name === "f" && cell) formulas += 1;
      },
      close: (name) => {
        part = "";
        if (name === "c" && cell && row) {
          if (cell.at < most.columns) row.cells[cell.at] = cell.kind === "s" ? shared[Number(cell.text)] || "" : cell.text;
          cell = null;
        }
        if (name === "row" && row) {
          rows.push({ number: row.number, cells: Array.from(row.cells, (text) => text || "") });
          row = null;
        }
      },
      said: (text) => { if (cell && (part === "v" || part === "t")) cell.text += text; },
    });
    if (formulas) notes.push(["noteFormulas", { n: formulas }]);
    return rows;
  }

  // ---------------------------------------------------------------- rows

  const isBlank = ({ cells }) => cells.every((text) => !text.trim());

  function headOf({ cells }, schema, notes, sheet) {
    if (cells.length > schema.most.columns) throw new Refused("fileWide", { most: schema.most.columns });
    const names = cells.map((text) => text.trim().replace(/^\ufeff/, "").toLowerCase().replace(/[\s-]+/g, "_"));
    const columns = names.map((name) => (Object.hasOwn(ALIASES, name) && !names.includes(ALIASES[name]) ? ALIASES[name] : name));
    const twice = schema.columns.find((name) => columns.filter((one) => one === name).length > 1);
    if (twice) throw new Refused("fileTwiceColumn", { column: twice });
    const missing = schema.needed.filter((name) => !columns.includes(name)).join(", ");
    if (missing && sheet) throw new Refused("fileNoColumnsIn", { sheet: short(sheet), columns: missing });
    if (missing) throw new Refused("fileNoColumns", { columns: missing });
    const ignored = columns.filter((name) => name && !schema.columns.includes(name));
    if (ignored.length) notes.push(["noteIgnored", { columns: short(ignored.join(", ")) }]);
    return columns;
  }

  const NUMBER = /^-?\d+([.,]\d+)?(e[+-]?\d+)?$/i;
  const PARTED = /^-?[1-9]\d{0,2}([.,]\d{3})+$/; // thousands apart, or decimals behind

  // A figure as its row has it; the name of a sentence where it cannot be read.
  function figureOf(text, record) {
    if (!text) throw new Refused("noValue");
    if (/^\s*[=@]/.test(text)) throw new Refused("formula", { value: short(text) });
    const compact = text.replace(/[\s\u00a0\u202f\u2009']/g, "");
    if (/^<5$/.test(compact) && record.counts) return { value: null, low: 1, high: 4 };
    const isDecimal = NUMBER.test(compact) && compact.includes(".") && !record.counts;
    if (PARTED.test(compact) && !isDecimal) throw new Refused("twoWays", { value: short(text) });
    if (!NUMBER.test(compact)) throw new Refused("notNumber", { value: short(text) });
    const value = Number(compact.replace(",", "."));
    if (Math.abs(value) > LARGEST) throw new Refused("tooLarge", { value: short(text) });
    if (value < record.lowest) throw new Refused("negative", { value: short(text) });
    if (record.counts && !Number.isInteger(value)) throw new Refused("notWhole", { value: short(text) });
    if (record.percent && value > 100) throw new Refused("overHundred", { value: short(text) });
    return { value, low: null, high: null };
  }

  // A spreadsheet's number of a day, as the day it is shown as.
  const dayOf = (days) => new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86400000).toISOString().slice(0, 10);

  function yearOf(text, { first, now }) {
    const [low, high] = EARLY_DAYS;
    const isDay = /^\d{5}(\.\d+)?$/.test(text) && Number(text) > low && Number(text) < high;
    if (isDay) throw new Refused("dateYear", { value: dayOf(Number(text)) });
    if (/^\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?/.test(text)) throw new Refused("dateYear", { value: short(text) });
    if (!/^\d{4}(\.0+)?$/.test(text)) throw new Refused("badYear", { value: short(text) });
    const year = Math.round(Number(text));
    if (year > now) throw new Refused("futureYear", { value: year });
    if (year < first) throw new Refused("oldYear", { value: year, first });
    return year;
  }

  // A blank is the total, or the only code that there is, which is noted.
  function codeOf(text, column, record, filled) {
    const known = record[column];
    if (!text && known.length === 1 && known[0] !== TOTAL) {
      filled.push(`${column} ${known[0]}`);
      return known[0];
    }
    const code = text ? text.toUpperCase() : TOTAL;
    if (!known.includes(code)) throw new Refused("badCode", { value: short(text || TOTAL), column, codes: known.join(", ") });
    return code;
  }

  // ---------------------------------------------------------------- indicators by id or by name

  const bare = (text) => text.toLowerCase().normalize("NFKC").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();

  // Each id, and each name of one indicator alone.
  function namesOf({ indicators }) {
    const found = new Map();
    for (const [id, { names }] of Object.entries(indicators)) {
      for (const name of new Set(names.map(bare))) found.set(name, found.has(name) ? "" : id);
    }
    for (const id of Object.keys(indicators)) found.set(bare(id), id);
    return found;
  }

  const pairs = (text) => new Set(Array.from(text, (_, at) => text.slice(at, at + 2)).filter((pair) => pair.length === 2));

  // The indicator whose id or name is most like a text, if any is.
  function likeOf(text, names) {
    const wanted = pairs(bare(text));
    let [best, most] = ["", LIKE];
    for (const [name, id] of names) {
      const own = pairs(name);
      const share = (2 * Array.from(wanted).filter((pair) => own.has(pair)).length) / Math.max(wanted.size + own.size, 1);
      if (id && share > most) [best, most] = [id, share];
    }
    return best;
  }

  function unknownIndicator(text, schema, names) {
    const value = short(text);
    if (schema.others.includes(text.toLowerCase())) return new Refused("otherIndicator", { value });
    const code = likeOf(text, names);
    return code ? new Refused("likeIndicator", { value, code, name: schema.indicators[code].label }) : new Refused("unknownIndicator", { value });
  }

  // ---------------------------------------------------------------- a row

  // The row, or all that is wrong with it. `filled`: blanks that could be but one code.
  function rowOf(cells, schema, names) {
    if (cells.note.startsWith(schema.example)) return { reasons: [new Refused("exampleRow")], filled: [] };
    const [reasons, filled] = [[], []];
    const tried = (act) => {
      try {
        return act();
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        reasons.push(error);
        return undefined;
      }
    };
    const id = names.get(bare(cells.indicator)) || "";
    const record = Object.hasOwn(schema.indicators, id) ? schema.indicators[id] : null;
    if (!record) reasons.push(unknownIndicator(cells.indicator, schema, names));
    const area = cells.ref_area.toUpperCase();
    if (!schema.areas.includes(area)) reasons.push(new Refused("unknownArea", { value: short(cells.ref_area) }));
    const year = tried(() => yearOf(cells.time_period, schema));
    if (!record) return { reasons, filled };
    const [sex, age, breakdown] = ["sex", "age", "breakdown"].map((column) => tried(() => codeOf(cells[column], column, record, filled)));
    const { unit } = cells;
    const isUnit = (one) => one.toLowerCase() === unit.toLowerCase() || (unit === "%" && record.percent && one.startsWith("%"));
    if (unit && !record.units.some(isUnit)) reasons.push(new Refused("otherUnit", { value: short(unit), unit: record.unit }));
    const figure = tried(() => figureOf(cells.obs_value, record));
    return { reasons, filled, row: { indicator: id, area, year, sex, age, breakdown, ...figure, note: cells.note.slice(0, LONGEST_NOTE) } };
  }

  function checked(rows, schema, notes, sheet) {
    const written = rows.filter((row) => !isBlank(row));
    if (!written.length) throw new Refused("fileEmpty");
    const [head, ...others] = written;
    const columns = headOf(head, schema, notes, sheet);
    if (!others.length) throw new Refused("fileNoRows");
    if (others.length > schema.most.rows) throw new Refused("fileRows", { most: schema.most.rows });
    const seen = new Map();
    const [accepted, refused, filled] = [[], [], []];
    const names = namesOf(schema);
    for (const { number, cells } of others) {
      const named = Object.fromEntries(schema.columns.map((name) => [name, (cells[columns.indexOf(name)] || "").trim()]));
      const { row, reasons, filled: own } = rowOf(named, schema, names);
      const key = reasons.length ? "" : [row.indicator, row.area, row.year, row.sex, row.age, row.breakdown].join(" ");
      if (key && seen.has(key)) reasons.push(new Refused("twice", { first: seen.get(key) }));
      if (reasons.length) {
        refused.push([number, reasons.map((reason) => [reason.message, reason.values])]);
        continue;
      }
      seen.set(key, number);
      accepted.push(row);
      filled.push(...own);
    }
    for (const one of new Set(filled)) {
      const [column, code] = one.split(" ");
      notes.push(["noteFilled", { column, code, n: filled.filter((other) => other === one).length }]);
    }
    return { rows: accepted, refused };
  }

  // ---------------------------------------------------------------- small numbers

  // The rule of small numbers, where the reader wants it: counts from 1 to 4 are intervals; where one part of a total is hidden
  // alone it could be computed from the others, so the next smallest is hidden too, or the total where there is none.
  function protect(rows, schema) {
    const made = rows.map((row) => {
      const isSmall = schema.indicators[row.indicator].counts && row.value !== null && row.value > 0 && row.value < schema.least;
      return isSmall ? { ...row, value: null, low: 1, high: schema.least - 1 } : { ...row };
    });
    const isHidden = (row) => row.value === null;
    const hide = (row) => Object.assign(row, { value: null, low: null, high: null });
    for (let isMore = true; isMore;) {
      isMore = false;
      for (const column of ["sex", "age", "breakdown"]) {
        for (const group of groups(made.filter((row) => schema.indicators[row.indicator].counts), column)) {
          const total = group.find((row) => row[column] === TOTAL);
          const parts = group.filter((row) => row !== total);
          if (!total || isHidden(total) || parts.filter(isHidden).length !== 1) continue;
          const open = parts.filter((row) => !isHidden(row) && row.value > 0).sort((a, b) => a.value - b.value);
          hide(open[0] || total);
          isMore = true;
        }
      }
    }
    return made;
  }

  // Rows that differ in one column alone.
  function groups(rows, column) {
    const found = new Map();
    for (const row of rows) {
      const key = ["indicator", "area", "year", "sex", "age", "breakdown"].filter((name) => name !== column).map((name) => row[name]).join(" ");
      found.set(key, [...(found.get(key) || []), row]);
    }
    return found.values();
  }

  // ---------------------------------------------------------------- a file

  const begins = (bytes, ...signs) => signs.every((sign, at) => bytes[at] === sign);

  function answer({ bytes, schema, small }) {
    const notes = [];
    if (!bytes.length) throw new Refused("fileEmpty");
    if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Refused("fileOld");
    const read = begins(bytes, 0x50, 0x4b) ? fromWorkbook : fromText;
    const found = read(bytes, schema.most, notes);
    const { rows, refused } = checked(found.rows, schema, notes, found.sheet);
    const drawn = small ? protect(rows, schema) : rows;
    const hidden = drawn.filter((row, at) => row.value !== rows[at].value).length;
    if (hidden) notes.push(["noteSmall", { n: hidden }]);
    return { rows: drawn, refused, notes };
  }

  worker.onmessage = ({ data }) => {
    try {
      worker.importScripts(data.sheets);
      worker.postMessage(answer(data));
    } catch (error) {
      const isKnown = error instanceof Refused;
      worker.postMessage({ error: isKnown ? [error.message, error.values] : ["fileFailed", {}] });
    }
  };
})();
