// Tells the worker (assets/keeper.js) which pages their reader has seen, so that they are there when the line is down, and
// takes from what is kept what the server does not give. Runs before the scripts that ask it.
(function () {
  "use strict";

  const connection = window.reachConnection;
  const REST = 4000; // ms that an address has stood before its page is kept
  const LATER = 4000; // ms after a page works, before anything of this begins
  const PAGE = "page.children"; // begins the name of the question for a page (assets/answers.js)
  const LINE = "line"; // Name of the question whether the server is back.
  const MOST = 60; // pages that are kept without having been loaded, of one document
  const root = document.documentElement;
  const ROOT = root.dataset.root || "";
  const canKeep = root.hasAttribute("data-keeps") && window.isSecureContext && window.top === window
    && "serviceWorker" in navigator && "caches" in window;

  const here = () => window.location.pathname + window.location.search;
  const loaded = here();

  // As dashboard/web/offline.py names it: tables and program of this document.
  function edition() {
    const { tables, code } = JSON.parse(document.getElementById("base").textContent).answers;
    return `${tables}.${code}`;
  }

  const kept = () => window.caches.open(`reach-kept ${ROOT || "/"} ${edition()}`);
  const found = async (address) => (await kept()).match(address, { ignoreVary: true });

  // ---------------------------------------------------------------- what is kept

  /** @type {Set<string>} */
  const files = new Set(); // Files that this document has fetched, until the worker knows of them.
  /** @type {Map<string, [string, string][]>} */
  const parts = new Map(); // address -> what was asked for there: parts, each with its own question
  /** @type {Set<string>} */
  const told = new Set(); // Pages of which the worker was told.
  let [stood, since] = ["", 0];

  /** @type {Reach.Keeping["answered"]} */
  function answered(address, questions) {
    if (canKeep) parts.set(address, Array.from(questions));
  }

  // What the page shows, in a line.
  function label() {
    const said = document.getElementById("filters-said");
    const year = new URLSearchParams(window.location.search).get("year") || "";
    return [document.title.replace(/ · Reach 2030$/, ""), said ? said.textContent : "", year].filter(Boolean).join(" · ");
  }

  function isWorthwhile() {
    /** @type {any} */
    const { connection: line } = navigator;
    const saves = line && (line.saveData || /2g$/.test(line.effectiveType || ""));
    return here() === loaded || (!saves && told.size < MOST);
  }

  async function keep() {
    const address = here();
    const { active } = await navigator.serviceWorker.ready;
    if (address !== here() || !active) return;
    told.add(address);
    /** @type {Reach.Keep} */
    const given = { address, label: label(), lang: root.lang, files: Array.from(files), parts: Array.from(parts), edition: edition() };
    active.postMessage(given);
    for (const gone of [files, parts]) gone.clear();
  }

  // What is in sight has stood a while, and is whole and fresh; pages that are only passed by are not kept.
  function look() {
    if (stood !== here()) [stood, since] = [here(), Date.now()];
    const isThere = !root.hasAttribute("data-connection") && !root.hasAttribute("data-kept") && !document.querySelector("#page[aria-busy]");
    const isNew = !told.has(stood) || parts.size > 0;
    if (isNew && isThere && document.visibilityState === "visible" && Date.now() - since >= REST && isWorthwhile()) keep();
  }

  function begin() {
    const seen = new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) if (name.startsWith(`${window.location.origin}${ROOT}/`)) files.add(name);
    });
    seen.observe({ type: "resource", buffered: true });
    navigator.serviceWorker.register(`${ROOT}/keeper.js`, { scope: `${ROOT}/` }).then(
      () => window.setInterval(look, REST),
      (error) => window.console.warn(error), // The page does without.
    );
  }

  // ---------------------------------------------------------------- what is taken

  // What is kept of the page of this address: the answer to Dash's question for it, what its panels show, and since when.
  /** @type {Reach.Keeping["page"]} */
  async function page() {
    const answer = canKeep && document.getElementById("base") ? await found(here()) : null;
    if (!answer) return null;
    const its = new DOMParser().parseFromString(await answer.text(), "text/html");
    const said = (name) => (its.getElementById(name) ? JSON.parse(its.getElementById(name).textContent) : null);
    return { first: said("first-answer"), laid: said("answers"), at: answer.headers.get("Reach-Kept") };
  }

  // Of what parts are asked for: those answers that are kept, by part; nothing where none is.
  /** @type {Reach.Keeping["parts"]} */
  async function taken(questions) {
    if (!canKeep) return null;
    const found = await kept();
    const given = await Promise.all(Array.from(questions, async ([name, question]) => {
      const answer = await found.match(`${ROOT}/kept/part/${encodeURIComponent(`${name}?${question}`)}`);
      return answer ? [[name, await answer.json()]] : [];
    }));
    return given.flat().length ? Object.fromEntries(given.flat()) : null;
  }

  /** @type {Reach.Laid | null} */
  let laid = null; // What panels of the page show that was taken, until the page takes it up.

  /** @type {Reach.Keeping["laid"]} */
  function takeLaid() {
    const given = laid;
    laid = null;
    return given;
  }

  // A page that was kept stands here: it says so, and from when its figures are, until the server answers.
  /** @type {Reach.Keeping["stands"]} */
  function stands(at, given = null) {
    laid = given;
    if (at) connection.date(new Date(at), true);
    connection.lose(LINE, ask);
  }

  // Once the server answers: where it has other figures by now, or another program, the page is loaded with them.
  async function ask() {
    const answer = await connection.fetched({ name: LINE, address: here(), options: { cache: "no-cache" }, again: ask });
    if (!answer) return;
    root.removeAttribute("data-kept");
    connection.date(new Date(), false);
    if ((answer.headers.get("Reach-Edition") || edition()) !== edition()) connection.reload();
  }

  // ---------------------------------------------------------------- the start

  document.addEventListener(connection.EVENT, (event) => {
    const { name, what } = /** @type {Reach.Heard} */ (event).detail;
    if (what === "had" && name.startsWith(PAGE)) connection.date(new Date(), false);
  });
  window.reachKeeping = { page, parts: taken, laid: takeLaid, stands, answered };
  if (root.dataset.kept) stands(root.dataset.kept);
  else connection.date(new Date(performance.timeOrigin), false);
  if (!canKeep) return;
  const soon = () => window.setTimeout(() => (window.requestIdleCallback || window.setTimeout)(begin), LATER);
  if (root.hasAttribute("data-standing")) document.addEventListener("reach:alive", soon, { once: true });
  else soon();
})();
