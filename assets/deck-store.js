// The reader's decks as this browser keeps them. What it holds may be older, damaged or anybody's: it is read as such.
(function () {
  "use strict";

  const form = window.reachDeckForm;
  const KEPT = "reach-decks";
  const ONE = "reach-deck"; // where the one deck was kept before there could be several

  const fresh = () => Math.random().toString(36).slice(2, 10);
  const isObject = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
  const keyOf = (view) => `${view.panel} ${view.tab} ${view.address}`;

  /** @type {Reach.DeckStore["made"]} */
  const made = (name, views) => ({ id: fresh(), name, views });

  function taken(name) {
    try {
      return window.localStorage.getItem(name);
    } catch {
      return null; // A closed storage keeps nothing.
    }
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }

  // Titles as they were seen stay in this browser: in a link they would outlive the figures that they say.
  function viewsOf({ rows, seen, about, of }, { known, word, written }) {
    if (!Array.isArray(rows) || rows.length < 2) return [];
    const { views } = form.read(rows, known, word, written);
    const said = (texts, view) => form.textOf(String((isObject(texts) && texts[keyOf(view)]) || ""), known.limits.title);
    return views.map((view) => ({ ...view, seen: said(seen, view), about: said(about, view), of: form.releaseOf(said(of, view)) }));
  }

  // One deck of what is kept; null where it cannot be read here, as that of a later version.
  function deckOf(entry, given) {
    try {
      const name = typeof entry.name === "string" ? form.textOf(entry.name, given.known.limits.name) : "";
      const id = typeof entry.id === "string" && entry.id ? entry.id : fresh();
      return { id, name, views: viewsOf(entry, given) };
    } catch (error) {
      if (error instanceof form.Refused) return null;
      throw error;
    }
  }

  const isSame = (one, other) => JSON.stringify(one.views.map(keyOf)) === JSON.stringify(other.views.map(keyOf));

  // The deck that an earlier version of this page keeps, or an old page that is still open: one of the decks.
  function adopt(decks, given) {
    const entry = parsed(taken(ONE));
    const id = decks.some((one) => one.id === ONE) ? "" : ONE;
    const deck = isObject(entry) ? deckOf({ ...entry, id, name: "" }, given) : null;
    if (deck && deck.views.length && !decks.some((one) => isSame(one, deck))) decks.push(deck);
    return Boolean(deck);
  }

  // All decks, of which there is always one; `left`: what is kept and cannot be read here, to be kept on.
  // `isMoved`: whether the earlier place has nothing that is not here.
  /** @type {Reach.DeckStore["read"]} */
  function read(given) {
    const kept = parsed(taken(KEPT));
    const entries = isObject(kept) && Array.isArray(kept.decks) ? kept.decks.filter(isObject) : [];
    const decks = [];
    const left = [];
    for (const entry of entries) {
      const deck = deckOf(entry, given);
      if (!deck) left.push(entry);
      else decks.push(decks.some(({ id }) => id === deck.id) ? { ...deck, id: fresh() } : deck);
    }
    const isMoved = adopt(decks, given);
    if (!decks.length) decks.push(made("", []));
    const { id } = decks.find((deck) => isObject(kept) && deck.id === kept.at) || decks[0];
    return { at: id, decks, left, isMoved };
  }

  /** @type {Reach.DeckStore["current"]} */
  const current = ({ at, decks }) => decks.find(({ id }) => id === at);

  function entryOf({ id, name, views }, known) {
    const texts = (part) => Object.fromEntries(views.filter((view) => view[part]).map((view) => [keyOf(view), view[part]]));
    const rows = [known.limits.version].concat(views.map((view) => form.rowOf(view, known.limits)));
    return { id, name, rows, seen: texts("seen"), about: texts("about"), of: texts("of") };
  }

  // Whether the browser keeps them now. What it kept before stays where it has no room for more.
  /** @type {Reach.DeckStore["write"]} */
  function write({ at, decks, left, isMoved }, known) {
    try {
      window.localStorage.setItem(KEPT, JSON.stringify({ at, decks: [...decks.map((deck) => entryOf(deck, known)), ...left] }));
      if (isMoved) window.localStorage.removeItem(ONE);
      return true;
    } catch {
      return false;
    }
  }

  window.reachDecks = { KEPT, ONE, made, read, current, write };
})();
