// The reader's own deck: pinned from any panel, arranged in a drawer, kept in this browser, sent on as a link.
(function () {
  "use strict";

  const form = window.reachDeckForm;
  const KEPT = "reach-deck";
  const MOST_UNDONE = 50;

  /** @type {{ views: Reach.DeckView[], before: Reach.DeckView[][], started: boolean }} */
  const own = { views: [], before: [], started: false };
  let fragment = window.location.hash; // Pages write their address anew before the deck is asked for.
  /** @type {Reach.Api} */
  let api = null;
  let drawer = null;

  const known = () => api.known().deck;
  const word = (name, values) => api.word(name, values);
  const number = (value) => api.written(value, 0);
  const same = (one, other) => ["panel", "address", "tab"].every((part) => one[part] === other[part]);

  // ---------------------------------------------------------------- what is kept

  // Titles as they were seen stay in this browser: in a link they would outlive the figures that they say.
  function load() {
    try {
      const { rows, seen } = JSON.parse(window.localStorage.getItem(KEPT));
      own.views = rows.length > 1 ? form.read(rows, known(), api.word, number).views : [];
      for (const view of own.views) view.seen = seenOf(seen, view);
    } catch {
      own.views = []; // Nothing is kept yet, or nothing that can be read; a closed storage keeps nothing.
    }
  }

  const keyOf = (view) => `${view.panel} ${view.tab} ${view.address}`;
  const seenOf = (seen, view) => form.textOf(String((seen || {})[keyOf(view)] || ""), known().limits.title);

  function save() {
    const rows = rowsOf(own.views);
    const seen = Object.fromEntries(own.views.map((view) => [keyOf(view), view.seen || ""]));
    try {
      window.localStorage.setItem(KEPT, JSON.stringify({ rows, seen }));
    } catch {
      // Without storage the deck lasts as long as this page.
    }
  }

  function change(views) {
    own.before.push(own.views);
    own.before.splice(0, own.before.length - MOST_UNDONE);
    own.views = views;
    save();
    sayCount();
  }

  function undo() {
    if (!own.before.length) return;
    own.views = own.before.pop();
    save();
    sayCount();
    list();
    tell(word("deckUndone", { n: number(own.views.length) }));
  }

  function sayCount() {
    mark();
    for (const button of document.querySelectorAll('[data-act="deck"]')) {
      button.dataset.count = own.views.length ? number(own.views.length) : "";
      button.setAttribute("aria-label", word("deckOpen", { n: number(own.views.length) }));
    }
  }

  // ---------------------------------------------------------------- pinning

  function viewOf(box) {
    const words = api.wordsOf(box.dataset.panel);
    const title = box.querySelector(".panel-title, .strip-title").textContent;
    const view = { panel: box.dataset.panel, address: api.place(), tab: box.dataset.tab, title: "", note: "" };
    return { ...view, seen: form.textOf((words && words.title) || title, known().limits.title) };
  }

  // Puts what a panel shows into the deck, or takes it out again.
  /** @type {Reach.DeckDrawer["pin"]} */
  function pin(box) {
    const { limits } = known();
    const view = viewOf(box);
    if (own.views.some((one) => same(one, view))) {
      change(own.views.filter((one) => !same(one, view)));
      return api.say(word("deckUnpinned"));
    }
    if (own.views.length >= limits.most) return api.say(word("deckFull", { most: number(limits.most) }));
    change(own.views.concat(view));
    return api.say(word("deckPinned", { n: number(own.views.length), most: number(limits.most) }));
  }

  // Each button says whether what its panel shows is in the deck.
  /** @type {Reach.DeckDrawer["mark"]} */
  function mark() {
    if (!api) return;
    for (const button of document.querySelectorAll('[data-act="pin"]')) {
      const { pins } = button.dataset;
      const box = pins ? api.section(pins) : button.closest("[data-panel]");
      const shown = { panel: box.dataset.panel, address: api.place(), tab: box.dataset.tab };
      const isIn = own.views.some((one) => same(one, shown));
      const text = word(isIn ? "deckIn" : "deckAdd");
      const place = button.querySelector(".word") || button;
      button.setAttribute("aria-pressed", String(isIn));
      button.classList.toggle("icon-deck-added", isIn && button.classList.contains("icon"));
      button.title = word(isIn ? "deckOut" : "deckInto");
      if (place.textContent !== text) place.textContent = text;
    }
  }

  // A show of this one view.
  /** @type {Reach.DeckDrawer["present"]} */
  async function present(box) {
    window.location.assign(`/present#d=${await form.encode([viewOf(box)], known())}`);
  }

  // A view without a title of the reader's and never seen here: its page, whom it shows, and when.
  function nameOf(view) {
    const [path, query] = view.address.split("?");
    const asked = new URLSearchParams(query || "");
    const links = Array.from(document.querySelectorAll(".menu-link"));
    const page = links.findLast((link) => path === link.getAttribute("href") || path.startsWith(`${link.getAttribute("href")}/`));
    const codes = path.split("/").slice(2).concat((asked.get("area") || "").split(","));
    const areas = codes.filter((code) => api.known().areas[code] || api.known().regions[code]).map(api.areaName);
    return [page ? page.textContent : view.panel, areas.join(", "), asked.get("year")].filter(Boolean).join(" · ");
  }

  const shownName = (view) => view.title || view.seen || nameOf(view);

  function addressOf(view) {
    return `${view.address}${view.address.includes("?") ? "&" : "?"}view=${view.panel}.${view.tab}`;
  }

  // ---------------------------------------------------------------- the drawer

  const button = (act, label, title) =>
    api.element("button", { type: "button", class: "tool", "data-deck": act, title, "aria-label": title }, label);

  const presenting = () => api.element("a", { href: "/present", class: "tool" }, word("deckPresent"));
  const printing = () => api.element("a", { href: "/print/deck", target: "_blank", class: "tool" }, word("deckPrint"));

  function makeDrawer() {
    const head = api.element("div", { class: "deck-head" }, [
      api.element("h2", { id: "deck-title" }, word("deckTitle")),
      button("close", "✕", word("close")),
    ]);
    drawer = api.element("dialog", { class: "deck", "aria-labelledby": "deck-title" }, [
      head,
      api.element("div", { class: "deck-body" }),
      api.element("p", { class: "deck-said", role: "status", "aria-live": "polite" }),
      api.element("div", { class: "deck-tools" }),
    ]);
    drawer.addEventListener("click", clicked);
    drawer.addEventListener("change", edited);
    drawer.addEventListener("keydown", keyed);
    for (const kind of ["dragstart", "dragover", "drop", "dragend"]) drawer.addEventListener(kind, dragged);
    document.body.append(drawer);
  }

  function show() {
    if (!drawer) makeDrawer();
    if (!drawer.open) drawer.showModal();
  }

  /** @type {Reach.DeckDrawer["open"]} */
  function open() {
    show();
    list();
    tell("");
  }

  const tell = (text) => { drawer.querySelector(".deck-said").textContent = text; };

  function fill(body, tools) {
    drawer.querySelector(".deck-body").replaceChildren(...[].concat(body));
    drawer.querySelector(".deck-tools").replaceChildren(...tools);
  }

  function list() {
    const rows = own.views.map(item);
    const body = rows.length ? api.element("ol", { class: "deck-list" }, rows) : api.element("p", {}, word("deckNone"));
    const any = own.views.length > 0;
    fill(body, [
      ...(any ? [presenting(), button("copy", word("deckCopy")), ...slideButtons(), printing(), button("along", word("deckAlong"))] : []),
      ...(own.before.length ? [button("undo", word("deckUndo"))] : []),
      ...(any ? [button("empty", word("deckClear"))] : []),
    ]);
  }

  const FORMATS = { "16x9": "16:9", "4x3": "4:3" };
  const slideButtons = () => Object.keys(FORMATS).map((name) => {
    const made = button("slides", word("deckSlides", { format: FORMATS[name] }));
    made.dataset.format = name;
    return made;
  });

  const rowsOf = (views) => [known().limits.version].concat(views.map((view) => form.rowOf(view, known().limits)));

  // A deck of a link has no titles but those that were edited: the server says how its views are headed now.
  async function learn(views, then) {
    const unknown = views.filter((view) => !view.title && !view.seen);
    if (!unknown.length) return;
    const found = await window.reachSlides.titles(rowsOf(unknown), api);
    found.forEach((title, index) => { unknown[index].seen = form.textOf(String(title), known().limits.title); });
    if (found.length) then();
  }

  function item(view, index) {
    const n = number(index + 1);
    const { limits } = known();
    const field = (part, label, hint, longest) =>
      api.element("textarea", { rows: 1, "data-part": part, "aria-label": label, placeholder: hint, maxlength: longest, dir: "auto" }, view[part]);
    const last = index === own.views.length - 1;
    const moves = [
      button("up", "↑", word("deckUp", { n: n })),
      button("down", "↓", word("deckDown", { n: n })),
      button("remove", "✕", word("deckRemove", { n: n })),
    ];
    moves[0].disabled = index === 0;
    moves[1].disabled = last;
    const shown = api.element("a", { href: addressOf(view), class: "tool", "data-deck": "show" }, word("deckShow"));
    return api.element("li", { class: "deck-item", "data-index": index }, [
      api.element("span", { class: "deck-handle", draggable: "true", "aria-hidden": "true" }, `⠿ ${n}`),
      api.element("div", { class: "deck-fields" }, [
        field("title", word("deckName", { n: n }), shownName(view), limits.title),
        field("note", word("deckNote", { n: n }), word("deckNoteHint"), limits.note),
        api.element("div", { class: "deck-item-tools" }, [shown, ...moves]),
      ]),
    ]);
  }

  const indexOf = (target) => {
    const row = target.closest(".deck-item");
    return row ? Number(row.dataset.index) : -1;
  };

  function move(from, to) {
    if (from === to || from < 0 || to < 0 || to >= own.views.length) return;
    const views = own.views.slice();
    views.splice(to, 0, ...views.splice(from, 1));
    change(views);
    list();
    tell(word("deckMoved", { n: number(from + 1), to: number(to + 1) }));
  }

  // A list that comes anew keeps the focus where the reader works.
  function focusOn(index, act) {
    const row = drawer.querySelectorAll(".deck-item")[Math.min(index, own.views.length - 1)];
    const wanted = row && (row.querySelector(`${act}:not(:disabled)`) || row.querySelector("button:not(:disabled)"));
    (wanted || drawer.querySelector("button")).focus();
  }

  function step(index, by) {
    move(index, index + by);
    focusOn(index + by, by < 0 ? '[data-deck="up"]' : '[data-deck="down"]');
  }

  function remove(index) {
    change(own.views.filter((view, at) => at !== index));
    list();
    tell(word("deckRemoved", { n: number(index + 1) }));
    focusOn(index, '[data-deck="remove"]');
  }

  function empty() {
    change([]);
    list();
    tell(word("deckEmptied"));
    focusOn(0, "button");
  }

  const acts = {
    close: () => drawer.close(),
    copy: () => copy(),
    slides: (index, event) => {
      window.reachSlides.saveDeck(rowsOf(own.views), event.target.closest("[data-format]").dataset.format, api, tell);
    },
    along: () => { window.reachSlides.takeAlong(rowsOf(own.views), api, tell); },
    undo: () => { undo(); focusOn(0, "textarea"); },
    empty: () => empty(),
    up: (index) => step(index, -1),
    down: (index) => step(index, 1),
    remove: (index) => remove(index),
    show: (index, event) => follow(own.views[index], event),
    take: () => take(),
    keep: () => { open(); tell(word("deckKept")); },
  };

  /** @param {Reach.On<MouseEvent>} event */
  function clicked(event) {
    if (event.target === drawer) return drawer.close(); // beside it
    const pressed = event.target.closest("[data-deck]");
    return pressed && acts[pressed.dataset.deck](indexOf(pressed), event);
  }

  function follow(view, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    drawer.close();
    api.go(addressOf(view));
  }

  /** @param {Reach.Typed} event */
  function edited(event) {
    const { part } = event.target.dataset;
    const index = indexOf(event.target);
    if (!part || index < 0) return;
    const text = form.textOf(event.target.value, known().limits[part]);
    event.target.value = text;
    if (text === own.views[index][part]) return;
    change(own.views.map((view, at) => (at === index ? { ...view, [part]: text } : view)));
    tell(word("deckEdited", { n: number(index + 1) }));
    offerUndo();
  }

  // Without a new list: whoever edits has gone on to the next field.
  function offerUndo() {
    const tools = drawer.querySelector(".deck-tools");
    if (!tools.querySelector('[data-deck="undo"]')) tools.children[0].after(button("undo", word("deckUndo")));
  }

  /** @param {Reach.Typed<KeyboardEvent>} event */
  function keyed(event) {
    event.stopPropagation(); // The page's own keys sleep while the drawer is open.
    if (event.key === "Enter" && event.target.dataset.part && !event.isComposing) { // a line has no second one
      event.preventDefault();
      edited(event);
    }
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const index = indexOf(event.target);
    if (!by || !event.altKey || index < 0) return;
    event.preventDefault();
    const { part } = event.target.dataset;
    if (part) event.target.blur();
    move(index, index + by);
    focusOn(Math.min(Math.max(index + by, 0), own.views.length - 1), part ? `[data-part="${part}"]` : "button");
  }

  /** @param {Reach.On<DragEvent>} event */
  function dragged(event) {
    const index = indexOf(event.target);
    if (event.type === "dragstart" && index >= 0) {
      drawer.dataset.dragged = index;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", shownName(own.views[index]));
    }
    if (drawer.dataset.dragged === undefined) return;
    if (event.type === "dragover" && index >= 0) event.preventDefault();
    if (event.type === "drop") {
      event.preventDefault();
      move(Number(drawer.dataset.dragged), index);
    }
    if (event.type === "drop" || event.type === "dragend") delete drawer.dataset.dragged;
  }

  // ---------------------------------------------------------------- links

  async function copy() {
    const link = `${api.site()}/present#d=${await form.encode(own.views, known())}`;
    try {
      await navigator.clipboard.writeText(link);
      tell(word("copied"));
    } catch {
      const field = api.element("input", { type: "text", readonly: "", value: link, "aria-label": word("deckCopy") });
      drawer.querySelector(".deck-said").replaceChildren(word("textNotCopied"), field);
      field.select();
    }
  }

  function take() {
    const taken = drawer.offered;
    change(taken);
    open();
    tell(word("deckTaken"));
  }

  function offer({ views, notice }) {
    if (own.views.length === views.length && JSON.stringify(views.map(plain)) === JSON.stringify(own.views.map(plain))) {
      open();
      return;
    }
    show();
    drawer.offered = views;
    const counts = word("deckOffer", { n: number(views.length), mine: number(own.views.length) });
    const listed = () => views.map((view) => api.element("li", { dir: "auto" }, shownName(view)));
    const list = api.element("ol", { class: "deck-offered" }, listed());
    learn(views, () => list.replaceChildren(...listed()));
    fill(
      [
        api.element("p", {}, counts),
        ...(notice ? [api.element("p", { class: "notice" }, notice)] : []),
        list,
      ],
      [button("take", word("deckTake")), button("keep", word("deckKeep"))],
    );
    tell("");
    drawer.querySelector('[data-deck="keep"]').focus();
  }

  const plain = (view) => form.rowOf(view, known().limits);

  async function readLink() {
    const packed = form.packedOf(fragment);
    fragment = "";
    if (packed === null) return;
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    try {
      offer(await form.decode(packed, known(), api.word, number));
    } catch (error) {
      if (!(error instanceof form.Refused)) throw error;
      open();
      drawer.querySelector(".deck-body").prepend(api.element("p", { class: "notice", role: "alert" }, error.message));
    }
  }

  // A page has come; the first one brings the deck.
  /** @type {Reach.DeckDrawer["arrive"]} */
  function arrive(given) {
    api = given;
    if (!own.started) {
      own.started = true;
      load();
    }
    sayCount();
    readLink();
  }

  window.addEventListener("hashchange", () => {
    fragment = window.location.hash;
    if (own.started) readLink();
  });
  window.addEventListener("storage", (event) => {
    if (event.key !== KEPT || !own.started) return;
    load();
    own.before = [];
    sayCount();
    if (!drawer || !drawer.open || !drawer.querySelector(".deck-list")) return;
    list();
    tell("");
  });

  window.reachDeck = { arrive, pin, mark, present, open };
})();
