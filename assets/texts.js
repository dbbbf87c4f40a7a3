// Names, numbers and figures in words, and elements: what pictures of views share, whoever shows them.
(function () {
  "use strict";

  const NOTHING = /[mp]/; // Classes of rows without a figure: asked, suppressed.

  // Where the dashboard begins in the addresses of its host: nothing, or its prefix (dashboard/web/prefix.py).
  const ROOT = document.documentElement.dataset.root || "";

  /** @type {Reach.Texts["within"]} */
  const within = (address) => {
    const rest = address.startsWith(ROOT) ? address.slice(ROOT.length) : address;
    return /^([/?#]|$)/.test(rest) ? rest.replace(/^(?!\/)/, "/") : address;
  };

  /** @type {Reach.Texts["rooted"]} */
  const rooted = (address) => (address.startsWith("/") ? ROOT + within(address) : address);
  // The address that shows these very figures later on, when others are the newest ones.
  /** @type {Reach.Texts["lasting"]} */
  const lasting = (href, release) => {
    if (!release || href.includes("release=")) return href;
    const [place, ...mark] = href.split("#");
    return [`${place}${place.includes("?") ? "&" : "?"}release=${release}`, ...mark].join("#");
  };

  // Titles and sentences one after another, as `in_sentences` of `as_sentence` in dashboard/i18n: Chinese has its own stop,
  // with room behind it in itself.
  const ENDS = /[.?!…。？！؟]$/;
  const WIDE = /[。！？；：]$/;
  /** @type {Reach.Texts["sentences"]} */
  function sentences(parts) {
    const stop = document.documentElement.lang === "zh" ? "。" : ".";
    return parts.filter(Boolean).reduce((said, next) => {
      const ended = !said || ENDS.test(said) ? said : said + stop;
      return !ended || WIDE.test(ended) ? ended + next : `${ended} ${next}`;
    }, "");
  }

  // As `capitalised` in dashboard/words/names.py.
  /** @type {Reach.Texts["capitalised"]} */
  const capitalised = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

  // English is said in addresses only where the one that was opened says it: its reader chose it over the browser's own.
  const ENGLISH = "en";
  const SAID = new URLSearchParams(window.location.search).get("lang") === ENGLISH ? ENGLISH : "";

  function element(tag, attributes, children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
    }
    for (const child of [].concat(children || [])) made.append(child);
    return made;
  }

  // Words of a publisher stay in English, and are said to be: as `text_html` in dashboard/parts/elements.py.
  const PUBLISHED = /\u2066([^\u2066-\u2069]*)\u2069/;
  /** @type {Reach.Texts["quoting"]} */
  const quoting = (text) =>
    String(text ?? "").split(PUBLISHED).map((part, at) => (at % 2 ? element("span", { lang: ENGLISH, dir: "ltr" }, part) : part));

  // As `bearable` in dashboard/words/names.py: large figures have no digits behind the point.
  const bearable = (value, most) => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? Math.min(most, 1) : most);

  // What is not zero is never rounded to 0: the next number above it is said instead.
  const vanishes = (value, decimals) => value > 0 && value < 0.5 * 10 ** -decimals;

  // As `is_near_zero` in dashboard/words/names.py.
  const isNearZero = (value, decimals) => vanishes(Math.abs(value), decimals);

  // As `is_nearly_all` in dashboard/words/names.py.
  const isNearlyAll = (value, decimals) => value < 100 && value >= 100 - 0.5 * 10 ** -bearable(value, decimals);

  // As `about` in dashboard/metrics/aggregates.py.
  function about([low, high]) {
    if (low === high) return low;
    const areFew = high < 1000 && Number.isInteger(low) && Number.isInteger(high);
    if (high <= 0 || (high - low) / high >= (areFew ? 0.01 : 0.02)) return null;
    const middle = (low + high) / 2;
    const power = 10 ** (Math.floor(Math.log10(middle)) - 2);
    const rounded = Math.round(middle / power) * power;
    return Math.max(rounded - low, high - rounded) > 0.01 * rounded ? null : rounded;
  }

  // The figure of a year; on the map that a view opens with else the next one; else the last from `back` years before;
  // else the row "asked" if there is one. As dashboard/metrics/latest.py; of years that are known in part nothing older
  // stands on a map.
  /** @type {Reach.Texts["pick"]} */
  function pick(data, code, year, back = data.partial.includes(year) ? 0 : data.window) {
    const entry = data.areas[code];
    if (!entry) return null;
    const end = data.opens.includes(year) ? data.newest : year;
    let [asked, later] = [null, null];
    for (let index = entry.y.length - 1; index >= 0; index -= 1) {
      const found = entry.y[index];
      if (found > end) continue;
      if (found < year - back || (later && found < year)) break;
      const unclear = (entry.u || []).includes(index);
      const figure = { year: found, value: entry.v[index], k: entry.k[index], bounds: (entry.b || {})[index], unclear };
      const isFigure = !NOTHING.test(figure.k);
      if (found > year) later = isFigure ? figure : later;
      else if (isFigure) return figure;
      else asked = asked || figure;
    }
    return later || asked;
  }

  // `known` gives what the server told once (`base` in dashboard/parts/shell.py): language, words, areas, regions.
  /** @type {Reach.Texts["of"]} */
  function of(known) {
    const formats = new Map(); // by least and most decimals: making one takes longer than using it

    /** @type {Reach.Speech["tongue"]} */
    const tongue = () => (known().lang === ENGLISH ? SAID : known().lang);

    /** @type {Reach.Speech["spoken"]} */
    function spoken(address) {
      const [, path, query, hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address);
      if (!tongue() || new URLSearchParams(query || "").has("lang")) return address;
      return `${path}${query && query !== "?" ? `${query}&` : "?"}lang=${tongue()}${hash || ""}`;
    }

    /** @type {Reach.Speech["word"]} */
    const word = (name, values) =>
      Object.entries(values || {}).reduce((text, [key, value]) => text.replace(`{${key}}`, () => String(value)), known().words[name]);

    /** @type {Reach.Speech["areaName"]} */
    const areaName = (code) => {
      const { areas, regions } = known();
      if (areas[code]) return areas[code][0];
      return regions[code] ? regions[code][0] : word("undetermined");
    };

    /** @type {Reach.Speech["written"]} */
    function written(number, decimals, least = 0) {
      const form = `${least} ${decimals}`;
      if (!formats.has(form)) {
        formats.set(form, new Intl.NumberFormat(known().lang, { minimumFractionDigits: least, maximumFractionDigits: decimals }));
      }
      const text = formats.get(form).format(number); // As `format_number` in dashboard/i18n.
      return text.replace("-", /[^\P{Nd}0]/u.test(text) ? "−" : "");
    }

    // As `written_alike` in dashboard/words/names.py: "0.10", but "7".
    const leastOf = (values, decimals) =>
      values.every((value) => written(value, decimals) === written(value, 0)) ? 0 : decimals;

    function under(value, decimals) {
      const next = (Math.floor(Number((value * 10 ** decimals).toFixed(6))) + 1) / 10 ** decimals;
      return word("under", { number: written(next, decimals) });
    }

    /** @type {Reach.Speech["formatNumber"]} */
    function formatNumber(value, most, isAlone = false) {
      const decimals = bearable(value, most);
      if (value < 0 && isNearZero(value, decimals)) return aboutZero();
      const least = isAlone ? leastOf([value], decimals) : 0;
      return vanishes(value, decimals) ? under(value, decimals) : written(value, decimals, least);
    }

    const aboutZero = () => word("about", { number: written(0, 0) });

    // As `figure_text` in dashboard/words/names.py.
    /** @type {Reach.Speech["intervalText"]} */
    function intervalText(bounds, most, isAlone = false) {
      if (bounds[0] === 1 && bounds[1] === 4) return "<5";
      if (bounds[0] === 0 && bounds[1] === 2.5) return "<2.5";
      const decimals = bearable(bounds[1], most);
      if (bounds.some((end) => vanishes(end, decimals))) return under(bounds[1], decimals);
      const rounded = about(bounds);
      if (rounded !== null) return word("about", { number: written(rounded, decimals) });
      const least = isAlone ? leastOf(bounds, decimals) : 0;
      const [low, high] = bounds.map((end) => written(end, decimals, end ? least : 0));
      return low === high ? word("about", { number: low }) : word("to", { low, high });
    }

    /** @type {Reach.Speech["nothingText"]} */
    const nothingText = (data, figure) => (figure.k === "p" ? data.suppressed : data.asked);

    /** @type {Reach.Speech["figureText"]} */
    function figureText(data, figure, isAlone = false) {
      if (figure.unclear) return data.unclear;
      if (figure.value !== null) {
        if (data.inYears) return String(figure.value);
        if (figure.value === 0 && data.roundedZero) return data.roundedZero;
        if (data.nearlyAll && isNearlyAll(figure.value, data.decimals)) return data.nearlyAll;
        if (data.scores && isNearZero(figure.value, data.decimals)) return aboutZero();
        return data.names[figure.value] || formatNumber(figure.value, data.decimals, isAlone);
      }
      return figure.bounds ? intervalText(figure.bounds, data.decimals, isAlone) : nothingText(data, figure);
    }

    // As `with_unit` in dashboard/i18n.
    /** @type {Reach.Speech["withUnit"]} */
    const withUnit = (figure, unit) => {
      if (unit.startsWith("%")) return word("percent", { number: figure }) + unit.slice(1);
      return unit.startsWith(word("rateSign")) ? word("rate", { figure, unit }) : `${figure} ${unit}`.trimEnd();
    };

    // As `with_things` in dashboard/i18n.
    /** @type {Reach.Speech["withThings"]} */
    const withThings = (figure, things) => {
      if (!things) return figure;
      return figure === written(1, 0) ? word("oneThing", { what: things, figure }) : word("things", { figure, unit: things });
    };

    // As `in_parts` in dashboard/i18n.
    /** @type {Reach.Speech["inParts"]} */
    const inParts = (first, second) => word("inParts", { first, second });

    // As `in_a_row` in dashboard/i18n.
    /** @type {Reach.Speech["inARow"]} */
    const inARow = (said) => said.reduce((first, second) => (first ? word("inARow", { first, second }) : second), "");

    /** @type {Reach.Speech["classOf"]} */
    const classOf = (data, code, year) => {
      if (!known().areas[code]) return "u";
      const figure = pick(data, code, year);
      return figure ? figure.k : "n";
    };

    return { known, tongue, spoken, word, areaName, written, formatNumber, intervalText, nothingText, figureText, withUnit, withThings, inARow, inParts, classOf };
  }

  window.reachTexts = { of, element, quoting, sentences, capitalised, pick, rooted, within, lasting, NOTHING };
})();
