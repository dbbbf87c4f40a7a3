// What a reader looks for, found: MiniSearch over the entries that the server made (dashboard/search/entries.py), and what it
// cannot know: a name that is typed whole comes first, and a country beside a subject leads to that subject there.
(function () {
  "use strict";

  const MOST = 100; // results of one question, and as many suggested actions
  const CHUNK = 60; // entries that go into the index before the page has its turn
  const TYPED = 200; // signs of it that are looked at
  const PIECES = 24; // of it, words or signs, that are taken apart into a country and a subject
  const AHEAD = 2; // letters from which on a word may be the beginning of a longer one
  const FUZZY = 0.2; // of a word's letters may be wrong: one of five, two of ten
  const SHORT = 3; // letters up to which a word has no mistakes
  const BEGUN = 4; // letters from which on a name is begun, where something else goes with it
  const MISTAKEN = 6; // how well it fits what has letters wrong
  const BOOST = { name: 4, others: 3, codes: 4, about: 1.5, text: 0.5 };
  const ABOUT = ["name", "others", "codes", "about"];
  const NAMES = ["name", "others", "codes"];

  // ---------------------------------------------------------------- words

  // Scripts without spaces between words are found by two signs at a time.
  const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/u;
  const RUNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+|[\p{L}\p{N}]+/gu;
  const SPLIT = /的/g; // "of", between two words without spaces
  const ELIDED = /(?<!\p{L})\p{L}'(?=\p{L})/gu; // "d'", "l'"
  const EMPTY = {
    en: "a an the of in on for and by with at to from",
    fr: "a au aux avec dans de des du en et la le les par pour sur un une",
    es: "a al con de del e el en la las los para por sobre un una y",
    ru: "в во для до за и из к на о об от по с со у",
    ar: "في من على عن الى و او مع",
  };

  // Beside a country: of people who live there, or of people who come from there.
  const THERE = { en: "in", fr: "au aux en dans", es: "en", ru: "в во", ar: "في" };
  const FROM = { en: "from", fr: "du de des", es: "de del desde", ru: "из от", ar: "من" };
  const BY_ASYLUM = /-by-asylum$/; // indicators that are counted both ways
  const BY_ORIGIN = /-by-origin$/;

  const { folded, stemOf } = window.reachFolding;
  const pairs = ([...signs]) => (signs.length < 2 ? signs : signs.slice(1).map((sign, at) => signs[at] + sign));
  const runsOf = (text) => folded(text).replace(ELIDED, "").replace(SPLIT, " ").match(RUNS) || [];
  const cut = (text) => runsOf(text).flatMap((run) => (UNSPACED.test(run) ? pairs(run) : [run]));
  // What a text can be taken apart into, and put together of again: words, and signs of a script without spaces.
  const piecesOf = (text) => runsOf(text).flatMap((run) => (UNSPACED.test(run) ? [...run] : [` ${run}`]).concat(" "));

  // ---------------------------------------------------------------- an index

  /** @type {Window["reachSearch"]["make"]} */
  async function make(told) {
    const empty = new Set(`${EMPTY.en} ${EMPTY[told.lang] || ""}`.split(" "));
    const ending = (word) => stemOf(word, told.lang);
    const known = new Map(told.entries.map((entry) => [`${entry.kind}/${entry.id}`, entry]));
    const said = (text) => cut(text).filter((word) => !empty.has(word));
    const phrase = (text) => said(text).map(ending).join(" ");
    const phrases = new Map(Array.from(known, ([key, entry]) => {
      const names = [entry.name, ...(entry.others || [])];
      return [key, { whole: names.map((name) => said(name).join(" ")), names: names.map(phrase), codes: (entry.codes || []).map(folded) }];
    }));
    const index = new window.MiniSearch({
      idField: "key",
      fields: Object.keys(BOOST),
      extractField: (one, field) => (field === "key" ? one.key : [].concat(one.entry[field] || "").join(" ; ")),
      tokenize: cut,
      processTerm: (word) => (empty.has(word) ? null : ending(word)),
    });
    await index.addAllAsync(Array.from(known, ([key, entry]) => ({ key, entry })), { chunkSize: CHUNK });
    const own = { lang: told.lang, index, known, phrases, empty, ending, said, phrase, suggested: [] };
    return {
      find: (text, near) => find(own, text, near),
      suggest(list, names) { own.suggested = list.actions.map((action) => suggestion(own, list, action, names)); },
    };
  }

  const fuzzy = (word) => (word.length > SHORT ? FUZZY : false);

  // A word with letters that are wrong, missing or too many, or two that have changed places.
  function mistaken(word) {
    if (word.length <= SHORT) return word;
    const turned = Array.from(word).slice(1).map((sign, at) => word.slice(0, at) + sign + word[at] + word.slice(at + 2));
    return { combineWith: "OR", queries: [{ queries: [word], fuzzy }, ...turned] };
  }

  // How well a name fits what is typed: all of it (with its endings, then without), its beginning, the beginning of one of
  // its words, or something of it.
  function fit(own, key, { whole, sought, typed }) {
    const known = own.phrases.get(key);
    const [at, bare] = [known.whole.indexOf(whole), known.names.indexOf(sought)];
    if (at === 0) return 0;
    if (known.codes.includes(typed)) return 1;
    if (bare === 0) return 0.5;
    if (at > 0) return 1 + at / 100; // The first words of a line of synonyms are the nearest.
    if (bare > 0) return 1.5 + bare / 100;
    if (known.whole[0].startsWith(whole)) return 2;
    if (known.names[0].startsWith(sought)) return 2.5;
    if (known.names.some((name) => name.startsWith(sought))) return 3;
    return known.names.some((name) => ` ${name}`.includes(` ${sought}`)) ? 4 : 5;
  }

  // What a text fits, the best first. Mistakes are looked for where nothing fits without.
  function ask(own, asked, fields, kinds) {
    const words = cut(asked);
    const typed = words.join(" ");
    const whole = own.said(asked).join(" ");
    const sought = { typed, whole: whole || typed, sought: own.phrase(asked) || typed };
    const filter = (result) => kinds.includes(own.known.get(result.id).kind);
    const prefix = (word) => word.length >= AHEAD || UNSPACED.test(word);
    const options = { fields, boost: BOOST, combineWith: "AND", filter, prefix, processTerm: own.ending };
    let found = own.index.search(whole || typed, options);
    const exact = found.length > 0;
    if (!exact) found = own.index.search({ combineWith: "AND", queries: cut(whole || typed).map(mistaken) }, options);
    const results = found.map(({ id, score }) => ({ entry: own.known.get(id), fit: exact ? fit(own, id, sought) : MISTAKEN, score }));
    return sorted(results);
  }

  const sorted = (results) => results.sort((one, other) => one.fit - other.fit || other.score - one.score);

  // ---------------------------------------------------------------- a question

  // `near`: the country that the reader looks at, or has called their own; a subject is offered there too.
  function find(own, text, near) {
    const asked = text.slice(0, TYPED);
    const words = cut(asked);
    if (!words.length) return [];
    let plain = ask(own, asked, Object.keys(BOOST), ["area", "indicator", "page", "claim"]);
    const named = words.length < 2 ? null : nameOf(own, asked);
    const isName = Boolean(named) || (plain.length > 0 && plain[0].fit < 5);
    const both = isName || words.length < 2 ? [] : together(own, piecesOf(asked).slice(0, PIECES));
    if (named) plain = [named, ...plain.filter(({ entry }) => entry !== named.entry)];
    const said = among(own, words);
    const loose = plain.length || both.length || said.length ? [] : any(own, words);
    return [...[...both, ...withNear(plain, near)].slice(0, MOST), ...loose, ...said];
  }

  // The one area whose names have all words, or that all of them are a name of with a mistake: "ivory cost" is no two countries.
  function nameOf(own, asked) {
    const sought = own.said(asked).join(" ");
    const [best, next] = ask(own, asked, NAMES, ["area"]);
    if (!best || sought.length < BEGUN) return null;
    if (best.fit === MISTAKEN) return isNear(own, best, sought) ? best : null;
    return best.fit < 5 || !next || next.fit > best.fit ? best : null;
  }

  // One suggested action: its words, and the names of its country, in which a word may be found, but not all.
  function suggestion(own, { source, year }, [id, area, text], names) {
    const place = own.phrases.get(`area/${area}`);
    const name = names[area] || area;
    return {
      entry: { kind: "suggested", id, name: `“${text}”`, about: `${name} · ${source}, ${year}`, to: `/justice?area=${area}#${id}` },
      words: ` ${american(own.phrase(text))}`,
      names: place ? place.names.map((one) => ` ${one}`).join(" ") : "",
    };
  }

  const american = (text) => text.replaceAll("labour", "labor");

  // Actions that have all words, in the order of their list.
  function among(own, words) {
    const sought = american(own.phrase(words.join(" "))).split(" ").filter(Boolean).map((word) => ` ${word}`);
    if (!sought.some((word) => word.length > BEGUN)) return [];
    const fits = (one) => sought.some((word) => one.words.includes(word)) && sought.every((word) => one.words.includes(word) || one.names.includes(word));
    return own.suggested.filter(fits).slice(0, MOST).map(({ entry }) => ({ entry, fit: MISTAKEN + 2, score: 0 }));
  }

  // Where nothing has all words, what has some.
  function any(own, words) {
    const text = words.filter((word) => word.length > 2 || UNSPACED.test(word)).join(" ");
    const found = own.index.search(text, { boost: BOOST, combineWith: "OR", fields: ABOUT, fuzzy, processTerm: own.ending });
    return found.slice(0, 8).map(({ id, score }) => ({ entry: own.known.get(id), fit: MISTAKEN + 1, score }));
  }

  // The first subject is offered for the near country, right after itself.
  function withNear(results, near) {
    const at = results.findIndex(({ entry }) => entry.placed && entry.kind === "indicator");
    if (!near || at < 0 || at > 2) return results;
    return [...results.slice(0, at + 1), { ...results[at], area: near }, ...results.slice(at + 1)];
  }

  // "Bangladesh child marriage", "child marriage in Bangladesh", "Bangladesh India": each way to take it apart.
  function together(own, pieces) {
    const found = [];
    const side = sideOf(own, pieces.map((piece) => piece.trim()));
    for (let at = 1; at < pieces.length; at += 1) {
      const parts = [pieces.slice(0, at), pieces.slice(at)].map((some) => some.join("").trim());
      if (pieces[at] === " " || !parts[0] || !parts[1]) continue; // The same two as one piece further.
      for (const [where, what] of [parts, parts.slice().reverse()]) {
        const place = areaOf(own, where);
        if (place) found.push(...there(own, place, what).map((one) => meant(one, side)));
      }
      const [one, other] = parts.map((part) => areaOf(own, part));
      if (one && other && Math.max(one.fit, other.fit) < MISTAKEN) found.push(...beside(own, [one, other]));
    }
    const seen = new Set();
    const isFirst = ({ entry, area }) => !seen.has(`${entry.id} ${area}`) && seen.add(`${entry.id} ${area}`);
    const both = sorted(found).filter(isFirst);
    const isClear = found.some((one) => one.fit < MISTAKEN);
    const shown = both.filter((one) => !isClear || one.fit < MISTAKEN); // Mistakes are looked for where nothing fits without.
    return shown.concat(shown.slice(0, 1).flatMap((best) => apart(own, best)));
  }

  // What is counted on the side that the words say comes before, and of the other side behind: who lives in Lebanon did not
  // flee from there.
  function meant(one, side) {
    if (!side) return one;
    if (side.test(one.entry.id)) return { ...one, fit: one.fit - 1 };
    return BY_ASYLUM.test(one.entry.id) || BY_ORIGIN.test(one.entry.id) ? { ...one, fit: one.fit + 3 } : one;
  }

  function sideOf(own, words) {
    const has = (told) => `${told.en} ${told[own.lang] || ""}`.split(" ").some((word) => word && words.includes(word));
    if (has(THERE)) return BY_ASYLUM;
    return has(FROM) ? BY_ORIGIN : null;
  }

  // The areas and the subject of a result, each by itself.
  function apart(own, { entry, area, ...rest }) {
    return [...area.split(",").map((code) => own.known.get(`area/${code}`)), entry].map((one) => ({ ...rest, entry: one }));
  }

  // The area that words name: by the beginning of a name, or by a whole name with a mistake.
  function areaOf(own, text) {
    const sought = own.said(text).join(" ");
    if (sought.length < AHEAD) return null;
    const [best] = ask(own, text, NAMES, ["area"]);
    if (!best || best.fit === 4 || best.fit === 5) return null;
    if (best.fit === MISTAKEN && !isNear(own, best, sought)) return null;
    if (best.fit >= 2 && best.fit < MISTAKEN && sought.length < BEGUN) return null; // "in", "chi": not yet the beginning of a country.
    return best;
  }

  // A mistake in all of a name, not a name that has a word like it among others.
  const isNear = (own, { entry }, sought) =>
    own.phrases.get(`area/${entry.id}`).whole.some((name) => Math.abs(name.length - sought.length) < 3 && name[0] === sought[0]);

  function there(own, place, what) {
    const subjects = ask(own, what, ABOUT, ["indicator", "page"]).filter(({ entry }) => entry.placed);
    const named = subjects.filter((one) => one.fit < 5); // What only has the words in its text comes where nothing has the name.
    return (named.length ? named : subjects).map((one) => ({ ...one, area: place.entry.id, fit: one.fit + place.fit / 10 }));
  }

  function beside(own, places) {
    const page = own.known.get("page/compare");
    const [one, other] = places;
    if (!page || one.entry === other.entry) return [];
    return [{ entry: page, area: `${one.entry.id},${other.entry.id}`, fit: Math.max(one.fit, other.fit), score: 0 }];
  }

  window.reachSearch = { make };
})();
