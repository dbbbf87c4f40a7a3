// Documents for paper: fits each sheet to one page, fetches a deck with its pictures, and prints when all has come.
(function () {
  "use strict";

  // Millimetres of height that the papers leave between their margins, less some for rounding.
  const ROOMS = { letter: 250, a4: 267 };
  const FULL = 0.85;
  const TYPES = ["large", "larger", "more", "usual", "small", "least"];
  const MILLIMETRE = 96 / 25.4;

  // ---------------------------------------------------------------- sheets

  const tall = (sheet) => {
    const style = window.getComputedStyle(sheet);
    const inner = Array.from(sheet.children).filter((part) => !part.hidden);
    const last = inner[inner.length - 1].getBoundingClientRect().bottom;
    return (last - sheet.getBoundingClientRect().top - parseFloat(style.paddingTop)) / MILLIMETRE;
  };

  // A text of the catalogue with its names filled in, in one go: what is put in may hold braces.
  const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

  // Only the print itself knows its paper, and then no script is heard: where the lower one does not take all in the
  // largest type, there is a sheet for each, of which the style shows one.
  function fitSheet(sheet) {
    const higher = sheet.cloneNode(true);
    fitTo(sheet, ROOMS.letter);
    if (sheet.dataset.type === TYPES[0] && !sheet.querySelector("[data-spare][hidden]")) return;
    sheet.before(higher);
    fitTo(higher, ROOMS.a4);
    sheet.dataset.sheet = "letter";
    higher.dataset.sheet = "a4";
  }

  // Type as large as it fits; where even the smallest does not, what can be spared goes, the least important first.
  function fitTo(sheet, room) {
    const fits = () => tall(sheet) <= room;
    const fitting = () => TYPES.find((name) => {
      sheet.dataset.type = name;
      return fits();
    });
    if (fitting() === undefined) {
      spare(sheet, fits);
      fitting(); // What is left may have room for larger type.
    }
    if (tall(sheet) > FULL * room) sheet.dataset.full = ""; // What is left of the room goes between its parts.
  }

  function spare(sheet, fits) {
    const left = sheet.querySelector(".paper-left");
    const parts = Array.from(sheet.querySelectorAll("[data-spare]"));
    parts.sort((one, other) => one.dataset.spare - other.dataset.spare);
    const tell = () => {
      const names = new Set(parts.filter((part) => part.hidden).map((part) => part.dataset.name));
      const { words, each, row } = left.dataset;
      const quoted = Array.from(names, (name) => fill(each, { name }));
      const joined = (first, second) => (first ? fill(row, { first, second }) : second);
      left.textContent = fill(words, { names: quoted.reduce(joined, "") });
    };
    left.hidden = false;
    for (const part of parts) {
      if (fits()) break;
      part.hidden = true;
      tell();
    }
    // A large part that went may leave room for smaller ones that went before it.
    for (const part of parts.filter((one) => one.hidden).reverse()) {
      part.hidden = false;
      tell();
      part.hidden = !fits();
    }
    tell();
  }

  // The words beside a picture are no taller than it, where smaller type helps.
  function fitView(view) {
    const [picture, words] = view.children;
    if (words.scrollHeight > picture.offsetHeight && picture.offsetHeight) view.dataset.type = "small";
    if (words.scrollHeight > 1.02 * picture.offsetHeight && picture.offsetHeight) view.dataset.room = "words";
  }

  /** @type {Window["reachPaper"]["fit"]} */
  function fit(paper) {
    const sheets = Array.from(paper.querySelectorAll(".sheet"));
    if (sheets.length) sheets[sheets.length - 1].dataset.last = "";
    sheets.forEach(fitSheet);
    paper.querySelectorAll(".paper-view").forEach(fitView);
  }

  // ---------------------------------------------------------------- a deck

  const known = () => JSON.parse(document.getElementById("base").textContent);

  function speaker({ words }) {
    return (name, values) =>
      Object.entries(values || {}).reduce((text, [key, value]) => text.replace(`{${key}}`, () => value), words[name]);
  }

  const say = (text) => { document.querySelector(".paper-said").textContent = text; };
  const number = (value) => value.toLocaleString(document.documentElement.lang);

  // The deck of the link, else the reader's own as it is kept in this browser, packed; null where there is none.
  async function packedDeck(deck, word) {
    const form = window.reachDeckForm;
    const packed = form.packedOf(window.location.hash);
    if (packed !== null) {
      await form.decode(packed, deck, word, number); // Says in the reader's words why it cannot be read.
      return packed;
    }
    const { views } = window.reachDecks.current(window.reachDecks.read({ known: deck, word, written: number }));
    return views.length ? form.encode(views, deck) : null;
  }

  async function fetchPaper(packed) {
    const headers = { "Content-Type": "text/plain" };
    const answer = await fetch(window.location.pathname + window.location.search, { method: "POST", body: packed, headers });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("main");
  }

  async function pictures(paper, word) {
    const images = Array.from(paper.querySelectorAll("img"));
    let come = 0;
    let failed = 0;
    const tell = () => say(word("paperComing", { n: number(come), of: number(images.length) }));
    tell();
    await Promise.all(images.map(async (image) => {
      if (await window.reachThumbs.load(image)) come += 1;
      else {
        failed += 1;
        const words = document.createElement("p");
        words.className = "paper-failed";
        words.textContent = word("paperFailed");
        image.replaceWith(words);
      }
      tell();
    }));
    return failed;
  }

  async function showDeck(place) {
    const base = known();
    const word = speaker(base);
    try {
      const packed = await packedDeck(base.deck, word);
      if (packed === null) return say(word("deckNone"));
      const paper = await fetchPaper(packed);
      place.replaceWith(paper);
      const failed = await pictures(paper, word);
      fit(paper);
      say(failed ? word("paperFailures", { n: number(failed) }) : word("paperReady"));
      return ready();
    } catch (error) {
      return say(error instanceof window.reachDeckForm.Refused ? error.message : word("paperNone"));
    }
  }

  // ---------------------------------------------------------------- the page

  function ready() {
    /** @type {HTMLButtonElement} */
    const button = document.querySelector('[data-paper="print"]');
    button.disabled = false;
    document.documentElement.dataset.paper = "ready";
  }

  function start() {
    const button = document.querySelector('[data-paper="print"]');
    if (!button) return; // Another page of ours, which only lends the fitting.
    button.addEventListener("click", () => window.print());
    const place = document.querySelector(".paper-place");
    if (place) {
      showDeck(place);
      window.addEventListener("hashchange", () => window.location.reload());
      return;
    }
    fit(document.querySelector(".paper"));
    ready();
  }

  window.reachPaper = { fit };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
