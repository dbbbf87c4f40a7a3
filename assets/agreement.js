// Keeps address and page in agreement while answers are missing: what could not be refreshed is dimmed and says what it
// still shows, and nothing of a page stands below the address of another one.
(function () {
  "use strict";

  const connection = window.reachConnection;
  const PAGE = "page.children"; // begins the name of the question for a page, as assets/answers.js gives it

  /** @type {Reach.Api} */
  let api = null;
  const asked = new Map(); // part ("victims-map.map") -> what was chosen when it was asked for
  const shown = new Map(); // -> what was chosen when its latest answer was asked for
  const old = new Set(); // parts whose answer is older than what is chosen, or has never come

  // ---------------------------------------------------------------- panels, and blocks of words

  // Where a part is shown.
  function placeOf(part) {
    const at = part.lastIndexOf(".");
    const [name, kind] = [part.slice(0, at), part.slice(at + 1)];
    if (kind === "block") return { selector: `[data-block="${name}"]`, tab: "" };
    return { selector: `[data-panel="${name}"]`, tab: kind === "grid" ? "table" : kind };
  }

  // Map and chart have their say in the words of the table beside them.
  const concerns = (tab, box) => !tab || tab === box.dataset.tab || box.dataset.tab === "table";

  function described(name, { tab }, box) {
    const { sel, year } = shown.get(name);
    const now = api.state.sel;
    const offer = sel.offers[sel.indicator];
    const labels = ["sex", "age", "breakdown", "measure"].filter((kind) => sel[kind] !== now[kind])
      .map((kind) => (offer[kind].find(({ value }) => value === sel[kind]) || {}).label);
    const others = [sel.indicator === now.indicator ? "" : offer.name, ...labels].filter(Boolean);
    const hasYear = tab === "map" || tab === "table" || box.dataset.byYear !== undefined;
    // A map has all places, and follows the year by itself.
    const place = tab === "map" && others.length ? "" : api.areasOf(sel).map(api.areaName).join(", ") || api.areaName("001");
    return [place, ...others, hasYear ? (tab === "map" ? api.state.year : year) : ""].filter(Boolean).join(", ");
  }

  const isDrawn = (box) => box.dataset.tab === "table" || box.querySelector(".main-svg, .coverage-cells");

  function sentence(box, selector) {
    const names = Array.from(old).filter((name) => {
      const place = placeOf(name);
      return place.selector === selector && concerns(place.tab, box);
    });
    if (!names.length) return api.isWithout() && box.dataset.panel && !isDrawn(box) ? connection.word("notYet") : "";
    const answered = names.find((name) => shown.has(name) && shown.get(name).sel.offers);
    if (!answered) return connection.word("notYet");
    const what = described(answered, placeOf(answered), box);
    return connection.word("still", { what });
  }

  // The note comes empty and is filled a moment later, so that those who listen hear it.
  /** @type {Reach.Agreement["mark"]} */
  function mark(selector) {
    for (const box of document.querySelectorAll(selector)) {
      const text = sentence(box, selector);
      const note = box.querySelector(":scope > .still");
      box.toggleAttribute("data-behind", Boolean(text));
      if (!text && note) note.remove();
      else if (note && note.textContent !== text) note.textContent = text;
      else if (text && !note) {
        // One of them is heard: what holds of one panel holds of those beside it.
        const isHeard = box.dataset.panel && !document.querySelector(".still[role=status]");
        const made = api.element("p", { class: "still", ...(isHeard ? { role: "status" } : {}) });
        box.prepend(made);
        window.requestAnimationFrame(() => { made.textContent = text; });
      }
      // Panels beside each other all have a row for it (assets/reach.css).
      const around = box.parentElement;
      if (around) around.toggleAttribute("data-noted", Boolean(around.querySelector(":scope > [data-panel] > .still")));
    }
  }

  function markAll() {
    for (const box of document.querySelectorAll("[data-panel]")) mark(`[data-panel="${box.dataset.panel}"]`);
  }

  // What has become of a part's question (assets/reach/asking.js).
  /** @type {Reach.Agreement["note"]} */
  function note(part, what) {
    if (what === "late" && !shown.has(part)) return undefined; // There is nothing older to be taken for it.
    if (what === "asked") asked.set(part, { sel: { ...api.state.sel }, year: api.state.year });
    else if (what === "had") {
      shown.set(part, asked.get(part));
      old.delete(part);
    } else old.add(part);
    return what === "asked" ? undefined : mark(placeOf(part).selector);
  }

  // ---------------------------------------------------------------- pages

  const byId = (id) => document.getElementById(id);

  // Whether the reader has gone on from what stands in the place of a page.
  /** @type {Reach.Agreement["isLeft"]} */
  function isLeft() {
    const [box, { activeElement }] = [byId("away"), document];
    return !box.hidden && activeElement !== document.body && !box.contains(activeElement);
  }

  // In place of a page that has not come; the old one waits out of sight for a reader who goes back to it.
  function instead(what) {
    const box = byId("away");
    const page = api.pageName();
    const hasGone = box.dataset.page === page && isLeft();
    const title = what === "late" ? connection.word("pageLate", { page }) : connection.word("pageAway", { page });
    const heading = api.element("h1", { id: "away-heading", tabindex: "-1" }, title);
    box.replaceChildren(heading, ...(what === "late" ? [] : [api.element("p", {}, connection.word("pageComes"))]));
    if (what === "lost") offerAlike(box);
    byId("page").hidden = true;
    document.documentElement.toggleAttribute("data-pageless", true); // Nobody's figures stand there.
    /** @type {NodeListOf<HTMLDialogElement>} */
    const opened = document.querySelectorAll("dialog[open]:not(.deck)");
    for (const dialog of opened) dialog.close(); // It is about a panel of the page before.
    box.hidden = false;
    box.dataset.page = page;
    if (api.state.arriving && !hasGone && document.activeElement.id !== "search") heading.focus({ preventScroll: true });
  }

  // What was seen of the page, with other choices than those of the address.
  async function offerAlike(box) {
    const [title, found] = [box.firstChild, await window.reachKeeping.alike()];
    if (!found.length || box.firstChild !== title) return; // Another page by now.
    const links = found.map(([href, { label, lang }]) => api.element("li", {}, api.element("a", { href, lang }, label)));
    box.append(api.element("p", {}, connection.word("keptPages")), api.element("ul", {}, links));
  }

  // One that this browser has kept comes at once.
  async function insteadOfLost(name) {
    const isKept = await window.reachKeeping.page();
    if (!isKept && api.state.leaving && connection.isMissing(name)) instead("lost");
  }

  // The next page is on its way for longer than a moment: its name stands in the place of the heading of the one before.
  /** @type {Reach.Agreement["wait"]} */
  function wait() {
    if (byId("away").hidden) instead("late");
  }

  // The page of this address is there.
  /** @type {Reach.Agreement["come"]} */
  function come() {
    byId("page").hidden = false;
    byId("page").removeAttribute("aria-busy");
    byId("away").hidden = true;
    document.documentElement.removeAttribute("data-pageless");
    byId("away").replaceChildren();
  }

  // Another page stands there: what the one before still waited for is no matter any more.
  /** @type {Reach.Agreement["forget"]} */
  function forget() {
    for (const kept of [asked, shown, old]) kept.clear();
  }

  /** @type {Reach.Agreement["drop"]} */
  function drop() {
    connection.drop(`${PAGE}+selection.data`);
  }

  /** @param {Reach.Heard} event */
  function heard({ detail: { name, what } }) {
    if (api.isDrawing(name)) markAll();
    else if (name.startsWith(PAGE) && api.state.leaving && what === "late") instead(what);
    else if (name.startsWith(PAGE) && api.state.leaving && what === "lost") insteadOfLost(name);
  }

  /** @type {Reach.Agreement["start"]} */
  function start(given) {
    api = given;
    document.addEventListener(connection.EVENT, heard);
  }

  window.reachAgreement = { start, mark, note, wait, come, forget, drop, isLeft };
})();
