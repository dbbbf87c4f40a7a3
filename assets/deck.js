// The reader's own decks: filled from any panel, arranged on their page or in a drawer, kept in this browser, sent on as links.
(function () {
  "use strict";

  const form = window.reachDeckForm;
  const store = window.reachDecks;
  const MOST_UNDONE = 50;
  const LONGEST_WAIT = 3000; // ms for titles

  /** @type {Reach.OwnDecks & { before: { at: string, decks: Reach.OwnDeck[] }[], started: boolean, isKept: boolean }} */
  const own = { at: "", decks: [], left: [], isMoved: false, before: [], started: false, isKept: true };
  /** @type {File} */
  let template = null; // the reader's own for slides, as long as the page is open
  let withOwn = false; // whether figures of the reader's own go along with slides
  const asked = new Set(); // views whose titles were asked of the server
  let fragment = window.location.hash; // Pages write their address anew before the deck is asked for.
  /** @type {Reach.Api} */
  let api = null;
  /** @type {Reach.Board} */
  let board = null;
  /** @type {HTMLDialogElement & { offered?: Reach.OwnDeck }} */
  let drawer = null;

  const known = () => api.known().deck;
  const word = (name, values) => api.word(name, values);
  const number = (value) => api.written(value, 0);
  const same = (one, other) => ["panel", "address", "tab"].every((part) => one[part] === other[part]);
  const deck = () => store.current(own);
  const titled = ({ name }) => name || word("deckMine");
  const called = () => titled(deck());
  const count = () => number(deck().views.length);

  // ---------------------------------------------------------------- what is kept

  function load() {
    Object.assign(own, store.read({ known: known(), word: api.word, written: number }));
  }

  function save() {
    own.isKept = store.write(own, known());
    sayCount();
  }

  /** @param {Reach.OwnDeck[]} decks */
  function change(decks, at = own.at) {
    own.before.push({ at: own.at, decks: own.decks });
    own.before.splice(0, own.before.length - MOST_UNDONE);
    Object.assign(own, { decks, at });
    save();
  }

  // The deck that is open with something else in it.
  const changed = (part) => own.decks.map((one) => (one.id === own.at ? { ...one, ...part } : one));

  function undo() {
    if (!own.before.length) return;
    Object.assign(own, own.before.pop());
    save();
    list();
    board.tell(word("deckUndone", { name: called(), n: count() }));
  }

  function sayCount() {
    mark();
    for (const button of document.querySelectorAll('[data-act="deck"]')) {
      button.dataset.count = deck().views.length ? count() : "";
      button.setAttribute("aria-label", word("deckOpen", { name: called(), n: count() }));
    }
  }

  // ---------------------------------------------------------------- adding

  function viewOf(box) {
    const { limits } = known();
    const words = api.wordsOf(box.dataset.panel);
    const view = { panel: box.dataset.panel, address: window.reachTexts.within(api.place()), tab: box.dataset.tab, title: "", note: "", of: api.known().release || "" };
    view.seen = form.textOf((words && words.title) || "", limits.title); // Else the server says it, once the deck is listed.
    view.about = form.textOf((words && words.subtitle) || "", limits.title);
    return view;
  }

  // Puts what a panel shows into the deck that is open, or takes it out again.
  /** @type {Reach.DeckDrawer["pin"]} */
  function pin(box) {
    const { limits } = known();
    const { views } = deck();
    const view = viewOf(box);
    const name = called();
    if (views.some((one) => same(one, view))) {
      change(changed({ views: views.filter((one) => !same(one, view)) }));
      return api.say(word("deckUnpinned", { name }));
    }
    if (views.length >= limits.most) return api.say(word("deckFull", { name, most: number(limits.most) }));
    change(changed({ views: views.concat(view) }));
    const added = word("deckPinned", { name, n: number(views.length + 1), most: number(limits.most) });
    return api.say(own.isKept ? added : `${added} ${word("deckUnkept")}`);
  }

  // Each button says whether what its panel shows is in the deck.
  /** @type {Reach.DeckDrawer["mark"]} */
  function mark() {
    if (!api) return;
    for (const button of document.querySelectorAll('[data-act="pin"]')) {
      const { pins, add, into } = button.dataset; // Far from its panel a button says what it adds.
      const box = pins ? api.section(pins) : button.closest("[data-panel]");
      const shown = { panel: box.dataset.panel, address: window.reachTexts.within(api.place()), tab: box.dataset.tab };
      const isIn = deck().views.some((one) => same(one, shown));
      const text = isIn ? word("deckIn") : add || word("deckAdd");
      const place = button.querySelector(".word") || button;
      button.setAttribute("aria-pressed", String(isIn));
      button.classList.toggle("icon-deck-added", isIn && button.classList.contains("icon"));
      button.title = isIn ? word("deckOut") : into || word("deckInto");
      const before = place.textContent;
      if (before === text) continue;
      place.textContent = text;
      // In a bar its name goes on with that of the panel (reach/panels.js): what is spoken begins as what is seen.
      const named = button.getAttribute("aria-label");
      if (named) button.setAttribute("aria-label", named.replace(before, () => text));
    }
  }

  // What a show was opened with, for whoever comes back from it: the first of these that is seen has the focus again.
  const LEFT = "reach-presented";

  /** @param {string[]} openers */
  function remember(openers) {
    try {
      window.sessionStorage.setItem(LEFT, JSON.stringify([window.location.href, ...openers]));
    } catch {
      // Without storage whoever comes back begins at the top.
    }
  }

  function comeBack() {
    if (document.getElementById("standing")) return; // Nothing of the page that works is seen yet.
    let left = [];
    try {
      left = JSON.parse(window.sessionStorage.getItem(LEFT)) || [];
      window.sessionStorage.removeItem(LEFT);
    } catch {
      return;
    }
    const [at, ...openers] = left;
    if (at !== window.location.href || document.activeElement !== document.body) return;
    const found = openers.map((opener) => document.querySelector(opener)).find((one) => one && one.checkVisibility());
    if (found) found.focus();
  }

  // A show of this one view.
  /** @type {Reach.DeckDrawer["present"]} */
  async function present(box) {
    const bar = `[data-panel="${box.dataset.panel}"] .bar`;
    remember([`${bar} .more-menu > button`, `${bar} [data-act="present"]`]);
    window.location.assign(`${window.reachTexts.rooted(api.spoken("/present"))}#d=${await form.encode([viewOf(box)], known())}`);
  }

  // ---------------------------------------------------------------- where it is shown

  // Its page has a place for it; on every other page a drawer does.
  const place = () => document.getElementById("deck-place");

  function makeBoard() {
    board = board || window.reachBoard.make({ api, acts, edited, templated, owned, move, step });
    return board.el;
  }

  function makeDrawer() {
    const close = api.element("button", { type: "button", class: "tool", "data-deck": "close", "aria-label": word("close") }, "✕");
    drawer = api.element("dialog", { class: "deck", "aria-labelledby": "deck-title" }, [
      api.element("div", { class: "deck-head" }, [api.element("h2", { id: "deck-title" }, word("deckTitle")), close]),
      api.element("div", { class: "deck-body" }),
    ]);
    drawer.addEventListener("click", pressed);
    drawer.addEventListener("close", () => { if (place()) stand(); });
    drawer.addEventListener("keydown", (event) => event.stopPropagation()); // The page's own keys sleep while it is open.
    document.body.append(drawer);
  }

  // What the drawer has beside the board, which hears what is its own.
  /** @param {Reach.On<MouseEvent>} event */
  function pressed(event) {
    const found = /** @type {HTMLElement} */ (event.target.closest('[data-deck="close"], [data-deck="take"], [data-deck="keep"]'));
    if (event.target === drawer) drawer.close(); // beside it
    else if (found) acts[found.dataset.deck](-1, event);
  }

  /** @param {Node[]} body */
  function show(body) {
    if (!drawer) makeDrawer();
    drawer.querySelector(".deck-body").replaceChildren(...body);
    if (!drawer.open) drawer.showModal();
  }

  /** @type {Reach.DeckDrawer["open"]} */
  function open() {
    if (place() && place().offsetParent) { // Its page stays, unseen, while another one cannot be fetched.
      if (drawer && drawer.open) drawer.close();
      stand();
      board.focusOn(0, ".deck-present, [data-deck=ready]");
      board.el.scrollIntoView({ block: "nearest" });
    } else {
      show([makeBoard()]);
      list();
    }
    board.tell("");
  }

  // On its own page it stands as long as that is there.
  function stand() {
    const there = makeBoard();
    if (there.parentNode !== place()) place().replaceChildren(there);
    list();
  }

  const isSeen = () => Boolean(board && board.el.isConnected && (place() || drawer.open));
  const boarded = () => ({ at: own.at, decks: own.decks, isKept: own.isKept, canUndo: own.before.length > 0, template, withOwn });

  function list() {
    board.list(boarded());
    learn(deck().views, told);
    learnChanges(deck().views, told);
  }

  const rowsOf = (views) => [known().limits.version].concat(views.map((view) => form.rowOf(view, known().limits)));

  // What the server says of slides has come, perhaps after they were listed.
  function told() {
    save();
    if (isSeen()) board.reword(boarded());
  }

  // A deck of a link has no titles but those that were edited: the server says how its views are headed now, and what they show.
  async function learn(views, then = () => {}) {
    const unknown = views.filter((view) => !(view.seen && view.about) && !asked.has(view));
    if (!unknown.length) return;
    for (const view of unknown) asked.add(view);
    const found = await window.reachSlides.titles(rowsOf(unknown), api);
    const line = (text) => form.textOf(String(text || ""), known().limits.title);
    found.forEach(({ title, subtitle }, index) => {
      const view = unknown[index];
      Object.assign(view, { seen: view.seen || line(title), about: line(subtitle) });
    });
    if (found.length) then();
    else for (const view of unknown) asked.delete(view); // To be asked again when they are listed again.
  }

  // What of views that were taken up in an older release is another figure now; one after the other, as that one has to be read.
  async function learnChanges(views, then) {
    const older = views.filter((view) => view.of && view.of !== api.known().release && !view.changes);
    for (const view of older) view.changes = [];
    for (const view of older) {
      view.changes = await window.reachSlides.changes(view, api);
      if (view.changes.length) then();
    }
  }

  // ---------------------------------------------------------------- slides

  function move(from, to) {
    const { views } = deck();
    if (from === to || from < 0 || to < 0 || to >= views.length) return;
    const moved = views.slice();
    moved.splice(to, 0, ...moved.splice(from, 1));
    change(changed({ views: moved }));
    list();
    board.tell(word("deckMoved", { n: number(from + 1), to: number(to + 1) }));
  }

  function step(index, by, wanted) {
    move(index, index + by);
    board.focusOn(Math.min(Math.max(index + by, 0), deck().views.length - 1), wanted);
  }

  function remove(index) {
    change(changed({ views: deck().views.filter((view, at) => at !== index) }));
    list();
    board.tell(word("deckRemoved", { n: number(index + 1) }));
    board.focusOn(index, '[data-deck="remove"]');
  }

  /** @type {Reach.BoardGiven["edited"]} */
  function edited(part, text, index) {
    if (part === "at") return turnTo(text);
    if (part === "name") return rename(text);
    const { views } = deck();
    if (index < 0 || text === views[index][part]) return undefined;
    change(changed({ views: views.map((view, at) => (at === index ? { ...view, [part]: text } : view)) }));
    board.reword(boarded()); // Without a new list: whoever edits has gone on to the next field.
    return board.tell(word("deckEdited", { n: number(index + 1) }));
  }

  // A template was chosen: the slides are made in it.
  /** @type {Reach.BoardGiven["templated"]} */
  function templated(file) {
    const most = number(known().limits.template / 1e6);
    if (file.size > known().limits.template) return board.tell(word("deckTemplateLarge", { most }));
    template = file;
    list();
    inTemplate();
    return undefined;
  }

  /** @type {Reach.BoardGiven["owned"]} */
  const owned = (withThem) => { withOwn = withThem; };

  function saveSlides(format, inIt) {
    const sent = { rows: rowsOf(deck().views), name: deck().name, format, template: inIt, own: withOwn ? window.reachOwn.sent() : [] };
    return window.reachSlides.saveDeck(sent, api, board.tell);
  }

  // One that was refused is not offered again.
  async function inTemplate() {
    const sent = template;
    if ((await saveSlides("", sent)) || template !== sent) return;
    template = null;
    const isWithin = board.el.contains(document.activeElement);
    list();
    if (isWithin && !board.el.contains(document.activeElement)) board.focusOn(-1, ".slides-menu .menu-head");
  }

  function follow(view, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (drawer && drawer.open) drawer.close();
    api.go(window.reachBoard.addressOf(view));
  }

  // ---------------------------------------------------------------- decks

  function turnTo(id) {
    own.at = id;
    save();
    list();
    board.tell(word("deckTurned", { name: called(), n: count() }));
    board.focusOn(-1, '[data-part="at"]');
  }

  function rename(name) {
    if (name === deck().name) return;
    change(changed({ name }));
    board.reword(boarded());
    board.tell(word("deckRenamed", { name: called() }));
  }

  // A deck more, which is open from now on; false where there are as many as are kept.
  /** @param {Reach.OwnDeck} more @param {string} said */
  function add(more, said) {
    const { decks: most } = known().limits;
    const isFull = own.decks.length >= most;
    if (!isFull) {
      change(own.decks.concat(more), more.id);
      list();
    }
    board.tell(isFull ? word("deckMost", { most: number(most) }) : said);
    return !isFull;
  }

  function freshName() {
    const names = new Set(own.decks.map(titled));
    let n = own.decks.length + 1;
    while (names.has(word("deckNumbered", { n: number(n) }))) n += 1;
    return word("deckNumbered", { n: number(n) });
  }

  function begin() {
    const name = freshName();
    if (add(store.made(name, []), word("deckMade", { name }))) board.focusOn(-1, '[data-part="name"]');
  }

  function double() {
    const { limits } = known();
    const name = form.textOf(word("deckCopyOf", { name: called() }), limits.name);
    add(store.made(name, deck().views), word("deckDoubled", { name }));
  }

  // There is always a deck: behind the last one an empty one comes.
  function drop() {
    const gone = deck();
    const at = own.decks.indexOf(gone);
    const others = own.decks.filter((one) => one !== gone);
    const decks = others.length ? others : [store.made("", [])];
    change(decks, decks[Math.min(at, decks.length - 1)].id);
    list();
    board.tell(word("deckDeleted", { name: titled(gone) }));
    board.focusOn(-1, '[data-deck="undo"]');
  }

  // Slides of one country, or of the world, into the empty deck that is open. Their titles come first, so that nothing moves later.
  /** @param {"country" | "acting"} kind */
  async function ready(kind) {
    const { id } = deck();
    const code = board.ready();
    const { starters, placed } = known();
    const by = Object.keys(placed).find((name) => placed[name].split(" ").includes(code));
    // A country that no indicator places has the slide of the page's own.
    const of = (address) => address.replace("{area}", code).replace("&indicator={placed}", by ? `&indicator=${by}` : "");
    const views = starters[code ? kind : "world"].map(([panel, address, tab]) => ({ panel, address: of(address), tab, title: "", note: "" }));
    board.tell(word("deckReadyComes"));
    await Promise.race([learn(views, told), new Promise((resolve) => window.setTimeout(resolve, LONGEST_WAIT))]);
    const filled = own.decks.find((one) => one.id === id);
    if (!filled || filled.views.length) return; // The reader has gone on meanwhile.
    const name = filled.name || api.areaName(code || "001");
    change(own.decks.map((one) => (one === filled ? { id, name, views } : one)), id);
    list();
    board.tell(word("deckTurned", { name, n: count() }));
    board.focusOn(-1, ".deck-present");
  }

  /** @type {Reach.BoardGiven["acts"]} */
  const acts = {
    close: () => drawer.close(),
    new: () => begin(),
    double: () => double(),
    delete: () => drop(),
    copy: () => copy(),
    slides: (index, event) => {
      const { format } = /** @type {HTMLElement} */ (event.target.closest("[data-format]")).dataset;
      saveSlides(format);
    },
    again: () => { inTemplate(); },
    pictures: () => { window.reachSlides.takePictures(rowsOf(deck().views), deck().name, api, board.tell); },
    along: () => { window.reachSlides.takeAlong(rowsOf(deck().views), deck().name, api, board.tell); },
    undo: () => { undo(); board.focusOn(0, "textarea"); },
    ready: () => ready("country"),
    acting: () => ready("acting"),
    up: (index) => step(index, -1, '[data-deck="up"]'),
    down: (index) => step(index, 1, '[data-deck="down"]'),
    remove: (index) => remove(index),
    show: (index, event) => follow(deck().views[index], event),
    take: () => take(),
    keep: () => { open(); board.tell(word("deckKept")); },
  };

  // ---------------------------------------------------------------- links

  async function copy() {
    const link = `${api.site()}${api.spoken("/present")}${await form.fragmentOf(deck(), known())}`;
    try {
      await navigator.clipboard.writeText(link);
      board.tell(word("copied"));
    } catch {
      const field = api.element("input", { type: "text", readonly: "", value: link, "aria-label": word("deckCopy") });
      board.tell([word("textNotCopied"), field]);
      field.select();
    }
  }

  const isUntouched = () => own.decks.length === 1 && !deck().name && !deck().views.length;

  // The deck of a link stands beside the own ones, or in place of one that nobody has touched.
  function take() {
    const more = drawer.offered;
    const said = word("deckTaken", { name: titled(more) });
    open();
    if (isUntouched()) {
      change([more], more.id);
      list();
      board.tell(said);
    } else add(more, said);
  }

  // One of the own decks that holds the same.
  function twinOf({ views }) {
    const plain = (one) => JSON.stringify(rowsOf(one.views));
    return own.decks.find((one) => plain(one) === plain({ views }));
  }

  function offer({ views, notice }, name) {
    const more = store.made(name, views);
    const twin = twinOf(more);
    if (twin) {
      own.at = twin.id;
      save();
      return open();
    }
    const heading = name ? word("deckOfferNamed", { name, n: number(views.length) }) : word("deckOffer", { n: number(views.length) });
    const listed = () => views.map((view) => api.element("li", { dir: "auto" }, makeBoard() && board.shownName(view)));
    const rows = api.element("ol", { class: "deck-offered" }, listed());
    learn(views, () => rows.replaceChildren(...listed()));
    const keep = api.element("button", { type: "button", class: "act", "data-deck": "keep" }, word("deckKeep"));
    show([
      api.element("p", { dir: "auto" }, heading),
      ...(notice ? [api.element("p", { class: "notice" }, notice)] : []),
      rows,
      api.element("div", { class: "deck-bar" }, [
        api.element("button", { type: "button", class: "act main", "data-deck": "take" }, word("deckTake")), keep,
      ]),
    ]);
    drawer.offered = more;
    return keep.focus();
  }

  async function readLink() {
    const packed = form.packedOf(fragment);
    const name = form.nameOf(fragment, known().limits);
    const of = form.sentOf(fragment);
    fragment = "";
    if (packed === null) return;
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    try {
      const found = await form.decode(packed, known(), api.word, number);
      offer({ ...found, views: found.views.map((view) => ({ ...view, of })) }, name);
    } catch (error) {
      if (!(error instanceof form.Refused)) throw error;
      open();
      board.tell(api.element("span", { class: "notice", role: "alert" }, error.message));
    }
  }

  // A page has come; the first one brings the decks.
  /** @type {Reach.DeckDrawer["arrive"]} */
  function arrive(given) {
    api = given;
    if (!own.started) {
      own.started = true;
      load();
    }
    sayCount();
    if (place()) stand();
    readLink();
    comeBack();
  }

  // A page that the browser has kept whole begins nothing anew.
  window.addEventListener("pageshow", ({ persisted }) => persisted && comeBack());
  document.addEventListener("reach:alive", comeBack);
  document.addEventListener("click", (/** @type {Reach.On<MouseEvent>} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest(".deck-present")) return;
    remember([".deck-present", '[data-act="deck"]']);
  });

  window.addEventListener("hashchange", () => {
    fragment = window.location.hash;
    if (own.started) readLink();
  });
  window.addEventListener("storage", (event) => {
    if (![store.KEPT, store.ONE].includes(event.key) || !own.started || !own.isKept) return;
    load();
    own.before = [];
    sayCount();
    if (!isSeen()) return;
    list();
    board.tell("");
  });

  window.reachDeck = { arrive, pin, mark, present, open };
})();
