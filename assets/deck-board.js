// The decks as the reader sees them, on their page or in the drawer: which deck, what is done with it, its slides as pictures.
(function () {
  "use strict";

  const form = window.reachDeckForm;
  const SIZE = "slide"; // of the pictures: what a slide of the deck looks like
  const [WIDE, HIGH] = [960, 540];
  const TEMPLATES = ".pptx,.potx"; // what the reader is offered; the server looks at what is in the file

  // Where a view is, whom it shows, and when; also its title, where nobody has seen or given one.
  /** @param {Reach.DeckView} view @param {Reach.Api} api */
  function nameOf(view, api) {
    const [path, query] = view.address.split("?");
    const asked = new URLSearchParams(query || "");
    const links = Array.from(document.querySelectorAll(".menu-link"));
    const leadsTo = (link) => window.reachTexts.within(new URL(link.href).pathname);
    const page = links.findLast((link) => path === leadsTo(link) || path.startsWith(`${leadsTo(link)}/`));
    const codes = path.split("/").slice(2).concat((asked.get("area") || "").split(","));
    const areas = codes.filter((code) => api.known().areas[code] || api.known().regions[code]).map(api.areaName);
    return [page ? page.textContent : view.panel, areas.join(", "), asked.get("year")].filter(Boolean).join(" · ");
  }

  /** @type {Window["reachBoard"]["addressOf"]} */
  const addressOf = (view) => `${view.address}${view.address.includes("?") ? "&" : "?"}view=${view.panel}.${view.tab}`;

  /** @type {Window["reachBoard"]["make"]} */
  function make({ api, acts, edited, templated, owned, move, step }) {
    const { element, word } = api;
    const number = (value) => api.written(value, 0);
    const { limits, starters } = api.known().deck;
    const part = (tag, name, more) => element(tag, { class: name, ...more });
    const at = {
      names: part("div", "deck-names"), bar: part("div", "deck-bar"), note: part("p", "notice deck-unkept", { role: "alert", hidden: "" }),
      body: part("div", "deck-slides"), said: part("p", "deck-said", { role: "status", "aria-live": "polite" }),
    };
    const el = element("div", { class: "deck-board" }, [at.names, at.bar, at.note, at.body, at.said]);
    /** @type {Map<string, HTMLElement>} */
    let frames = new Map(); // Pictures that have come stay where slides are put into another order.
    /** @type {Reach.DeckView[]} */
    let views = [];
    /** @type {File} */
    let template = null;
    let withOwn = false;

    const titled = (deck) => deck.name || word("deckMine");
    const changedOf = (view) => (view.changes || []).join(" ");
    const shownName = (view) => view.title || view.seen || nameOf(view, api);
    const button = (act, label, kind = "tool", more = {}) => element("button", { type: "button", class: kind, "data-deck": act, ...more }, label);

    // ---------------------------------------------------------------- which deck

    function namesOf({ decks, at: chosen, canUndo }, deck) {
      const field = element("input", {
        type: "text", "data-part": "name", maxlength: limits.name, placeholder: word("deckMine"), value: deck.name, dir: "auto", autocomplete: "off",
      });
      const label = (text, inside) => element("label", { class: "deck-label" }, [element("span", {}, text), inside]);
      const option = (one) => element("option", { value: one.id, selected: one.id === chosen ? "" : null }, optionOf(one));
      const choice = decks.length > 1 ? [label(word("deckTitle"), element("select", { "data-part": "at" }, decks.map(option)))] : [];
      return [
        ...choice, label(word("deckNameOf"), field),
        element("div", { class: "deck-acts" }, [
          button("new", word("deckNew")), button("double", word("deckDouble")), button("delete", word("deckDelete")),
          button("undo", word("deckUndo"), "tool", { disabled: canUndo ? null : "" }),
        ]),
      ];
    }

    const optionOf = (deck) => word("deckOption", { name: titled(deck), n: number(deck.views.length) });

    // ---------------------------------------------------------------- what is done with it

    function barOf(deck, isKept) {
      const present = element("a", { href: window.reachTexts.rooted(api.spoken("/present")), class: "act main deck-present" }, word("deckPresent"));
      const print = element("a", { href: window.reachTexts.rooted(api.spoken("/print/deck")), target: "_blank", class: "act" }, word("deckPrint"));
      if (!isKept) leadTo(deck, [present, print]);
      const format = (code, name, about) => button("slides", [element("strong", {}, name), " ", about], "tool", { "data-format": code });
      const formats = [format("16x9", "16:9", word("deckWide")), format("4x3", "4:3", word("deckNarrow")), ...templateOf(), ...ownOf()];
      const slides = element("div", { class: "tool-menu brief-menu slides-menu" }, [
        element("button", { type: "button", class: "menu-head act", "aria-expanded": "false" }, word("deckSlides")),
        element("div", { class: "menu-box listed", role: "group", "aria-label": word("deckSlides"), tabindex: "-1" }, formats),
      ]);
      return [
        present, slides, print, button("copy", word("deckCopy"), "act"), button("pictures", word("deckPictures"), "act"), button("along", word("deckAlong"), "act"),
      ];
    }

    // A template of the reader's own: chosen in one step, and offered again as long as the page is open.
    function templateOf() {
      const field = element("input", { type: "file", accept: TEMPLATES, "data-part": "template", class: "unseen" });
      const most = number(limits.template / 1e6);
      const words = [element("strong", {}, word("deckTemplate")), " ", word("deckTemplateAbout", { most })];
      const chosen = template ? [button("again", [element("strong", { dir: "auto" }, template.name), " ", word("deckTemplateAgain")])] : [];
      return [
        ...chosen, element("label", { class: "tool deck-template" }, [field, ...words]),
        element("p", { class: "muted" }, word("deckTemplateKept")),
      ];
    }

    // Whether figures of the reader's own go along: said, and asked for, before anything is sent.
    function ownOf() {
      if (!window.reachOwn.kept()) return [];
      const field = element("input", { type: "checkbox", "data-part": "own", checked: withOwn ? "" : null });
      return [element("label", { class: "tool deck-own" }, [field, element("strong", {}, word("deckOwn")), " ", word("deckOwnAbout")])];
    }

    // What the browser does not keep goes along with the link.
    async function leadTo(deck, links) {
      const fragment = await form.fragmentOf(deck, api.known().deck);
      for (const link of links) link.hash = fragment;
    }

    // ---------------------------------------------------------------- slides

    function picture(view) {
      const query = form.queryOf(view, {});
      query.set("lang", api.lang());
      query.set("size", SIZE);
      const image = element("img", { "data-src": window.reachTexts.rooted(`/image/${view.panel}.svg?${query}`), width: WIDE, height: HIGH, alt: "", draggable: "false" });
      const frame = element("div", { class: "deck-picture" }, image);
      window.reachThumbs.later(image, () => { frame.replaceChildren(element("p", { class: "muted" }, word("deckNoPicture"))); });
      return frame;
    }

    function framesOf() {
      const kept = new Map();
      const found = views.map((view, index) => {
        const name = `${view.panel} ${view.tab} ${view.address}`;
        const key = kept.has(name) ? `${name} ${index}` : name;
        const before = frames.get(key);
        kept.set(key, before && before.querySelector("img") ? before : picture(view));
        return kept.get(key);
      });
      frames = kept;
      return found;
    }

    function item(view, index, frame) {
      const n = number(index + 1);
      const field = (name, label, hint) =>
        element("textarea", { rows: 1, "data-part": name, "aria-label": label, placeholder: hint, dir: "auto" }, view[name]);
      const tool = (act, text, label, more) => button(act, text, "tool", { "aria-label": label, ...more });
      const sign = element("span", { class: "deck-handle", "aria-hidden": "true" }, `⠿ ${n}`);
      return element("li", { class: "deck-item", "data-index": index }, [
        element("div", { class: "deck-thumb", draggable: "true" }, [sign, frame]),
        element("div", { class: "deck-fields" }, [
          field("title", word("deckName", { n }), shownName(view)),
          element("p", { class: "deck-of", dir: "auto" }, nameOf(view, api)),
          element("p", { class: "deck-about", dir: "auto" }, view.about || ""),
          element("p", { class: "deck-changed", dir: "auto" }, changedOf(view)),
          field("note", word("deckNote", { n }), word("deckNoteHint")),
          element("div", { class: "deck-item-tools" }, [
            tool("up", word("deckSooner"), word("deckUp", { n }), { disabled: index ? null : "" }),
            tool("down", word("deckAfter"), word("deckDown", { n }), { disabled: index < views.length - 1 ? null : "" }),
            element("a", { href: window.reachTexts.rooted(addressOf(view)), class: "tool", "data-deck": "show", "aria-label": word("deckShowThis", { n }) }, word("deckShow")),
            tool("remove", word("deckTakeOut"), word("deckRemove", { n })),
          ]),
        ]),
      ]);
    }

    // ---------------------------------------------------------------- without slides

    function emptied() {
      const { areas, lang } = api.known();
      const byName = Object.keys(areas).sort((one, other) => areas[one][0].localeCompare(areas[other][0], lang));
      const option = (code, name) => element("option", { value: code, selected: code === likely() ? "" : null }, name);
      const field = element("select", { "data-part": "ready" }, [option("", word("deckReadyWorld")), ...byName.map((code) => option(code, areas[code][0]))]);
      return [
        element("p", {}, word("deckNone")),
        element("div", { class: "deck-ready" }, [
          element("label", { class: "deck-label" }, [element("span", {}, word("deckReady", { n: number(starters.country.length) })), field]),
          button("ready", word("deckReadyMake"), "act main"),
          button("acting", word("deckActing", { n: number(starters.acting.length) }), "act", { hidden: likely() ? null : "" }),
        ]),
        element("p", { class: "muted" }, word("deckActingAbout")),
      ];
    }

    // The country of the page that is open, else the reader's own.
    function likely() {
      const sel = api.state.sel;
      const [code] = sel ? api.areasOf(sel) : [];
      return api.known().areas[code] ? code : api.mine();
    }

    // ---------------------------------------------------------------- as a whole

    /** @type {Reach.Board["list"]} */
    function list(boarded) {
      const deck = window.reachDecks.current(boarded);
      ({ views } = deck);
      ({ template, withOwn } = boarded);
      at.names.replaceChildren(...namesOf(boarded, deck));
      at.bar.replaceChildren(...(views.length ? barOf(deck, boarded.isKept) : []));
      at.note.hidden = boarded.isKept;
      at.note.textContent = boarded.isKept ? "" : word("deckUnkept");
      const found = framesOf();
      const slides = views.map((view, index) => item(view, index, found[index]));
      at.body.replaceChildren(...(slides.length ? [element("ol", { class: "deck-list" }, slides)] : emptied()));
    }

    /** @type {Reach.Board["reword"]} */
    function reword(boarded) {
      ({ views } = window.reachDecks.current(boarded));
      for (const option of el.querySelectorAll('[data-part="at"] option')) {
        option.textContent = optionOf(boarded.decks.find(({ id }) => id === /** @type {HTMLOptionElement} */ (option).value));
      }
      for (const [index, row] of el.querySelectorAll(".deck-item").entries()) {
        row.querySelector('[data-part="title"]').setAttribute("placeholder", shownName(views[index]));
        row.querySelector(".deck-about").textContent = views[index].about || "";
        row.querySelector(".deck-changed").textContent = changedOf(views[index]);
      }
      /** @type {HTMLButtonElement} */
      const undo = el.querySelector('[data-deck="undo"]');
      undo.disabled = !boarded.canUndo;
      at.note.hidden = boarded.isKept;
      at.note.textContent = boarded.isKept ? "" : word("deckUnkept");
    }

    /** @type {Reach.Board["tell"]} */
    const tell = (text) => at.said.replaceChildren(...[].concat(text));

    // A list that comes anew keeps the focus where the reader works.
    /** @type {Reach.Board["focusOn"]} */
    function focusOn(index, wanted) {
      const row = el.querySelectorAll(".deck-item")[Math.min(index, views.length - 1)];
      const found = row ? row.querySelector(`${wanted}:not(:disabled)`) || row.querySelector("button:not(:disabled)") : el.querySelector(wanted);
      /** @type {HTMLElement} */ (found || el.querySelector("input")).focus();
    }

    // ---------------------------------------------------------------- what the reader does

    const indexOf = (target) => {
      const row = target.closest(".deck-item");
      return row ? Number(row.dataset.index) : -1;
    };

    /** @param {Reach.On<MouseEvent>} event */
    function clicked(event) {
      const pressed = /** @type {HTMLElement} */ (event.target.closest("[data-deck]"));
      if (pressed) acts[pressed.dataset.deck](indexOf(pressed), event);
    }

    /** @param {Reach.Typed} event */
    function typed(event) {
      const { part: name } = event.target.dataset;
      if (name === "ready") /** @type {HTMLElement} */ (el.querySelector('[data-deck="acting"]')).hidden = !event.target.value; // The world is no country.
      if (!name || name === "ready") return;
      if (name === "template") {
        const [file] = /** @type {HTMLInputElement} */ (event.target).files;
        event.target.value = ""; // So that the same file can be chosen again.
        if (file) templated(file);
        return;
      }
      if (name === "own") return void owned(/** @type {HTMLInputElement} */ (event.target).checked);
      const isLong = limits[name] && form.isLong(event.target.value, limits[name]);
      const text = name === "at" ? event.target.value : form.textOf(event.target.value, limits[name]);
      event.target.value = text;
      edited(name, text, indexOf(event.target));
      if (isLong) tell(word("deckLong"));
    }

    /** @param {Reach.Typed<KeyboardEvent>} event */
    function keyed(event) {
      const { part: name } = event.target.dataset;
      if (event.key === "Enter" && name && event.target.matches("textarea, input") && !event.isComposing) { // A line has no second one.
        event.preventDefault();
        typed(event);
      }
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const index = indexOf(event.target);
      if (!by || !event.altKey || index < 0) return;
      event.preventDefault();
      if (name) event.target.blur();
      step(index, by, name ? `[data-part="${name}"]` : "button");
    }

    /** @param {Reach.On<DragEvent>} event */
    function dragged(event) {
      const index = indexOf(event.target);
      const marked = el.querySelector(".deck-item.onto");
      if (marked) marked.classList.remove("onto");
      if (event.type === "dragstart" && event.target.closest && event.target.closest(".deck-thumb")) {
        el.dataset.dragged = String(index);
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", shownName(views[index]));
      }
      if (el.dataset.dragged === undefined) return;
      const from = Number(el.dataset.dragged);
      if (event.type === "dragover" && index >= 0) {
        event.preventDefault();
        event.target.closest(".deck-item").classList.toggle("onto", index !== from);
      }
      if (event.type === "drop") {
        event.preventDefault();
        move(from, index);
      }
      if (event.type === "drop" || event.type === "dragend") delete el.dataset.dragged;
    }

    el.addEventListener("click", clicked);
    el.addEventListener("change", typed);
    el.addEventListener("keydown", keyed);
    for (const kind of ["dragstart", "dragover", "drop", "dragend"]) el.addEventListener(kind, dragged);

    const ready = () => /** @type {HTMLSelectElement} */ (el.querySelector('[data-part="ready"]')).value;

    return { el, list, reword, tell, focusOn, shownName, ready };
  }

  window.reachBoard = { make, addressOf };
})();
