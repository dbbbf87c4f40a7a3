// Tells the worker (assets/keeper.js) which pages their reader has seen, so that they are there when the line is down, and
// takes from what is kept what the server does not give. Runs before the scripts that ask it.
// What is told is in hand already: the line may be down a moment after a page was seen. What the worker cannot be told yet,
// since it is still on its way, is told later, wherever the reader is by then.
(function () {
  "use strict";

  const connection = window.reachConnection;
  const REST = 1000; // ms that an address within an open page has stood before its page is kept
  const LATER = 1000; // ms after a page works, before the worker is asked for
  const IDLE = 2000; // ms that a moment of rest is waited for then
  const EVERY = 500; // ms between two looks at the address
  const PAGE = "page.children"; // begins the name of the question for a page (assets/answers.js)
  const LINE = "line"; // Name of the question whether the server is back.
  const FILE = /\/(assets\/|_dash-)[^?]*(\?v=|$)/; // What the worker may take of all that is fetched.
  const MOST = 60; // pages that are fetched once more without having been loaded, of one document
  const REMEMBERED = 12; // pages of this document whose answers are at hand
  const DUE = "reach-kept-due"; // In the storage of this tab: what the worker is still to be told.
  const root = document.documentElement;
  const ROOT = root.dataset.root || "";
  const isWanted = root.hasAttribute("data-keeps");
  const canKeep = isWanted && window.isSecureContext && window.top === window
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
  /** @type {Map<string, Reach.Keep>} */
  const due = new Map(); // What the worker is still to be told, or has not said that it took, each under a name of its own.
  const newName = () => `${Date.now()} ${Math.random()}`;
  /** @type {Set<string>} */
  const told = new Set(); // Pages of which the worker was told.
  let [stood, since] = ["", 0];

  /** @type {Reach.Keeping["answered"]} */
  function answered(address, questions) {
    if (canKeep) parts.set(address, Array.from(questions));
  }

  /** @type {Map<string, { first: string, laid: string, at: Date, isAnswer: boolean }>} */
  const seen = new Map(); // Path and query, as Dash asks for a page -> the answer, the latest last.

  function remember(key, entry) {
    seen.delete(key);
    seen.set(key, { ...entry, at: new Date() });
    if (seen.size > REMEMBERED) seen.delete(seen.keys().next().value);
  }

  const asKey = ({ path, search }) => `${path}?${search.replace(/^\?/, "")}`;

  // The key of this address.
  function hereAsKey() {
    const [path, search] = [window.location.pathname.slice(ROOT.length), window.location.search];
    try {
      return asKey({ path: decodeURIComponent(path), search });
    } catch {
      return asKey({ path, search });
    }
  }

  // The server has answered Dash's question for a page.
  /** @type {Reach.Keeping["came"]} */
  function came({ path, search }, text) {
    if (!isWanted) return;
    const first = `{"path":${JSON.stringify(path)},"search":${JSON.stringify(search.replace(/^\?/, ""))},"answer":${text}}`;
    remember(asKey({ path, search }), { first, laid: "", isAnswer: true });
  }

  // As it came with the document, before anybody takes it up.
  function rememberLoaded() {
    const [first, laid] = ["first-answer", "answers"].map((name) => (document.getElementById(name) || { textContent: "" }).textContent);
    if (isWanted && first) remember(asKey(JSON.parse(first)), { first, laid, isAnswer: false });
  }

  // What the page shows, in a line.
  function label() {
    const said = document.getElementById("filters-said");
    const year = new URLSearchParams(window.location.search).get("year") || "";
    return [document.title.replace(/ · Reach 2030$/, ""), said ? said.textContent : "", year].filter(Boolean).join(" · ");
  }

  // Whether a page that was changed to within an open one may be fetched once more.
  function mayFetch() {
    /** @type {any} */
    const { connection: line } = navigator;
    const saves = line && (line.saveData || /2g$/.test(line.effectiveType || ""));
    return !saves && told.size < MOST;
  }

  /** @returns {Reach.Keep} */
  function given(address) {
    const known = seen.get(hereAsKey());
    return {
      address, label: label(), title: document.title, lang: root.lang, edition: edition(),
      files: Array.from(files), parts: Array.from(parts),
      isPage: !told.has(address), isLoaded: address === loaded, mayFetch: mayFetch(),
      first: known && known.isAnswer ? known.first : "",
    };
  }

  // The page of the document was asked for by its reader, and may be left before it works: of it the address is enough, as
  // the browser has it. Of which edition it is stands in its headers.
  function giveLoaded() {
    due.set(newName(), {
      address: loaded, label: label(), title: document.title, lang: root.lang, edition: "", files: [], parts: [],
      isPage: true, isLoaded: true, mayFetch: true, first: "",
    });
    told.add(loaded);
    note();
  }

  // Until the worker is told, it stands in the storage of this tab: for the document that comes next. Answers are too long.
  function note() {
    try {
      const left = Array.from(due.values(), (one) => ({ ...one, first: "" }));
      if (left.length) window.sessionStorage.setItem(DUE, JSON.stringify(left));
      else window.sessionStorage.removeItem(DUE);
    } catch {
      // Storage may be closed to us, or full: only this document knows of it.
    }
  }

  function noted() {
    try {
      return JSON.parse(window.sessionStorage.getItem(DUE) || "[]");
    } catch {
      return [];
    }
  }

  /** @type {WeakMap<Reach.Keep, ServiceWorker>} */
  const sent = new WeakMap();

  // A worker of another edition takes nothing, and makes room for its successor, which is told again.
  let isWaiting = false; // For a worker, which may never come.
  async function tell() {
    if (isWaiting) return;
    isWaiting = true;
    const { active } = await navigator.serviceWorker.ready;
    isWaiting = false;
    for (const one of Array.from(due.values())) {
      if (sent.get(one) === active) continue;
      sent.set(one, active);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data: isTaken }) => {
        if (!isTaken) return;
        for (const [at, other] of Array.from(due)) if (other === one) due.delete(at);
        note();
      };
      active.postMessage(one, [port2]);
    }
  }

  // What is in sight has stood a while, and is whole and fresh; pages that are only passed by are not kept.
  function look() {
    if (stood !== here()) [stood, since] = [here(), Date.now()];
    const isThere = !root.hasAttribute("data-connection") && !root.hasAttribute("data-kept") && !document.querySelector("#page[aria-busy]");
    const isNew = !told.has(stood) || parts.size > 0 || files.size > 0;
    if (due.size) tell();
    if (!isNew || !isThere || document.visibilityState !== "visible" || Date.now() - since < REST) return;
    // What is on its way already stays as it is; what is new goes after it.
    const waiting = Array.from(due).find(([, one]) => one.address === stood && !sent.has(one));
    const [now, name] = [given(stood), waiting ? waiting[0] : newName()];
    const before = waiting ? waiting[1] : { isPage: now.isPage, files: [], parts: [] };
    due.set(name, { ...now, isPage: before.isPage, files: [...before.files, ...now.files], parts: [...before.parts, ...now.parts] });
    told.add(stood);
    for (const gone of [files, parts]) gone.clear();
    note();
    tell();
  }

  function begin() {
    const fetched = new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) if (FILE.test(name) && name.startsWith(window.location.origin)) files.add(name);
    });
    fetched.observe({ type: "resource", buffered: true });
    for (const [name, one] of due) if (one.address === loaded && !one.edition) due.set(name, { ...one, edition: edition(), label: label() });
    tell();
    window.setInterval(look, EVERY);
    const register = () => navigator.serviceWorker.register(`${ROOT}/keeper.js`, { scope: `${ROOT}/` })
      .catch((error) => window.console.warn(error)); // The page does without.
    const idle = window.requestIdleCallback || window.setTimeout;
    window.setTimeout(() => idle(register, /** @type {any} */ (window.requestIdleCallback ? { timeout: IDLE } : 0)), LATER);
  }

  // ---------------------------------------------------------------- what is taken

  // What is kept of the page of this address: the answer to Dash's question for it, what its panels show, and since when.
  /** @type {Reach.Keeping["page"]} */
  async function page() {
    const read = (text) => (text ? JSON.parse(text) : null);
    const known = seen.get(hereAsKey());
    const answer = canKeep && document.getElementById("base") ? await found(here()) : null;
    if (!answer) return known ? { first: read(known.first), laid: read(known.laid), at: known.at.toISOString() } : null;
    const its = new DOMParser().parseFromString(await answer.text(), "text/html");
    const said = (name) => read((its.getElementById(name) || { textContent: "" }).textContent);
    return { first: said("first-answer"), laid: said("answers"), at: answer.headers.get("Reach-Kept") };
  }

  // Whether the page of an address could be opened without the server, within this document.
  /** @type {Reach.Keeping["has"]} */
  async function has(address) {
    const { pathname, search } = new URL(address, window.location.href);
    if (seen.has(asKey({ path: pathname.slice(ROOT.length), search }))) return true;
    return canKeep && Boolean(await found(pathname + search));
  }

  // Pages of this path that are kept, whatever was chosen there: address and what they show, the latest first.
  /** @type {Reach.Keeping["alike"]} */
  async function alike() {
    const lists = canKeep ? await found(`${ROOT}/kept/index`) : null;
    const pages = /** @type {[string, { label: string, lang: string }][]} */ (lists ? Object.entries((await lists.json()).pages) : []);
    return pages.filter(([address]) => new URL(address).pathname === window.location.pathname).reverse();
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
  window.reachKeeping = { page, has, alike, came, parts: taken, laid: takeLaid, stands, answered };
  rememberLoaded();
  if (root.dataset.kept) stands(root.dataset.kept);
  else connection.date(new Date(performance.timeOrigin), false);
  if (!canKeep) return;
  for (const one of noted()) due.set(newName(), one);
  if (!root.dataset.kept) giveLoaded();
  if (root.hasAttribute("data-standing")) document.addEventListener("reach:alive", begin, { once: true });
  else begin();
})();
