// Brings to the show its deck (of the link, of a country, or the reader's own) and, from the server, its answers.
(function () {
  "use strict";

  const form = window.reachDeckForm;
  const connection = window.reachConnection;
  const decks = window.reachDecks;
  /** @type {Reach.Base} */
  const known = JSON.parse(document.getElementById("base").textContent);
  const texts = window.reachTexts.of(() => known);
  const asked = new URLSearchParams(window.location.search);
  const number = (value) => texts.written(value, 0);

  // ---------------------------------------------------------------- what draws

  // Both are on their way before the first answer is.
  /** @type {HTMLLinkElement} */
  const preload = document.querySelector('link[as="script"]');
  const plotly = connection.script(preload.href);
  const outlines = connection.held("outlines", /** @type {string} */ (known.outlines)).then((answer) => answer.json()).then((collection) => {
    known.outlines = collection; // Given as they are, so that no picture waits for them.
    return window.reachMaps.shapesOf(collection);
  });

  async function ready({ kind, picture }) {
    if (kind === "table" || kind === "coverage") return null;
    await plotly;
    return kind === "map" || picture.figure.layout.geo ? outlines : null;
  }

  // ---------------------------------------------------------------- answers

  // `name` and `again` as assets/connection.js has them.
  async function ask(view, change, name, again) {
    const query = form.queryOf(view, change);
    query.delete("lang"); // Whatever language a view was put into the deck in: its frame speaks another, perhaps.
    if (texts.tongue()) query.set("lang", texts.tongue());
    if (asked.has("release")) query.set("release", asked.get("release"));
    query.set("still", "1");
    const address = window.reachTexts.rooted(`/api/v1/views/${view.panel}.json?${query}`);
    const answer = await connection.fetched({ name, address, again });
    if (!answer) throw new Error(`${view.panel}: no answer yet`);
    return window.reachOwn.presented(await answer.json(), texts);
  }

  // ---------------------------------------------------------------- the deck

  const ownViews = () => decks.current(decks.read({ known: known.deck, word: texts.word, written: number })).views;

  const ofCountry = (code) =>
    known.deck.starters.country.map(([panel, address, tab]) => ({ panel, address: address.replace("{area}", code), tab, title: "", note: "" }));

  // Whoever leaves the deck of a link is offered it among the own ones.
  function byLink() {
    wayOut().hash = window.location.hash;
  }

  /** @returns {HTMLAnchorElement} */
  const wayOut = () => document.querySelector("#leave");

  // Back to the page of ours from which the show was opened; whoever came by a link has the page of decks.
  function leave() {
    const { referrer } = document;
    const came = referrer ? new URL(referrer) : null;
    const isOurs = came && came.origin === window.location.origin && came.pathname !== window.location.pathname;
    if (isOurs && window.history.length > 1) window.history.back();
    else window.location.assign(wayOut().href);
  }

  /** @param {MouseEvent} event */
  function left(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  }

  async function deck() {
    const packed = form.packedOf(window.location.hash);
    if (packed !== null) {
      byLink();
      return form.decode(packed, known.deck, texts.word, number);
    }
    const country = (asked.get("country") || "").toUpperCase();
    return { views: Object.hasOwn(known.areas, country) ? ofCountry(country) : ownViews(), notice: "" };
  }

  // ---------------------------------------------------------------- without a deck

  function welcome(message) {
    document.body.classList.add("welcoming");
    const notice = document.getElementById("welcome-notice");
    notice.textContent = message;
    notice.hidden = !message;
    document.getElementById("welcome-own").hidden = !message || !ownViews().length;
    document.getElementById("welcome-none").hidden = Boolean(message && ownViews().length);
    document.getElementById("welcome").hidden = false;
    document.getElementById("welcome-title").focus();
  }

  function chosen(event) {
    event.preventDefault();
    const typed = /** @type {HTMLInputElement} */ (document.getElementById("welcome-country")).value.trim().toLowerCase();
    const code = Object.keys(known.areas).find((one) => known.areas[one][0].toLowerCase() === typed || one.toLowerCase() === typed);
    if (code) window.location.assign(window.reachTexts.rooted(texts.spoken(`/present?country=${code}`)));
    else document.getElementById("welcome-said").textContent = texts.word("presentNobody");
  }

  function channelName() {
    const name = "reach-show";
    const fresh = () => Math.random().toString(36).slice(2, 10);
    try {
      if (!window.sessionStorage.getItem(name)) window.sessionStorage.setItem(name, fresh());
      return window.sessionStorage.getItem(name);
    } catch {
      return fresh(); // Without storage a reload leaves the second window behind.
    }
  }

  async function begin() {
    const names = document.getElementById("country-names");
    names.append(...Object.values(known.areas).map(([name]) => window.reachTexts.element("option", { value: name })));
    document.getElementById("welcome-form").addEventListener("submit", chosen);
    let found = null;
    try {
      found = await deck();
    } catch (error) {
      if (!(error instanceof form.Refused)) throw error;
      return welcome(error.message);
    }
    if (!found.views.length) return welcome("");
    const speaker = asked.get("speaker");
    document.body.classList.add("showing", ...(speaker ? ["speaking"] : []));
    const show = window.reachShow.start({
      texts, views: found.views, ask, ready, connection, root: known.site || window.location.origin, channel: speaker || channelName(), speaker: Boolean(speaker),
      loop: Number(asked.get("loop")) || 0, leave,
    });
    wayOut().addEventListener("click", left);
    if (speaker) window.reachSpeaker.start(show, texts);
    window.reachOwn.banner(texts, "");
    if (found.notice) document.getElementById("say").textContent = found.notice;
    return undefined;
  }

  window.addEventListener("hashchange", () => window.location.reload());
  begin();
})();
