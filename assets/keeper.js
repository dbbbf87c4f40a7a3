// Keeps the latest pages of a reader for when the line is down, and gives them then: a service worker beside all pages.
// While the server answers, every page is the server's; files whose address names their content are taken from here.
// What it has to know stands before it (dashboard/web/offline.py); what it is to keep it is told by assets/keeping.js.
(function () {
  "use strict";

  const worker = /** @type {any} */ (self); // Not a window, as the compiler takes it.
  const { root, beginning, edition, page, tongues, usual } = worker.reachKeeper;
  const NAME = beginning + edition;
  const INDEX = `${root}${page}/index`; // Under which the lists of what is kept lie among it.
  const PATIENCE = 8000; // ms that a page is waited for where one is kept
  const AWAY = [502, 503, 504]; // What stands before a server says so where that does not answer.
  const NO_PAGE = /^\/(_|api\/|assets\/|answers\/|copy\/|download\/|export\/|image\/|mcp|metrics|healthz|readyz|keeper\.js|kept)|\.[a-z]+$/;
  const FILE = /^\/(assets\/|_dash-component-suites\/|_dash-(layout|dependencies)$)/;
  const OWN_PICTURE = "standing-"; // Sizes of pictures that stand in a page itself; others are files for who asks.
  const LARGEST = 2e6; // characters of a page
  // How many are kept, and how many bytes; what was asked for longest ago goes first.
  const ROOM = { pages: [40, 16e6], parts: [600, 8e6], pictures: [80, 4e6], files: [150, 16e6] };

  const open = () => caches.open(NAME);
  const found = (cache, address) => cache.match(address, { ignoreVary: true });
  const within = (path) => path.slice(root.length);

  // ---------------------------------------------------------------- what is kept

  /** @typedef {Record<string, Record<string, any>>} Lists Of each kind what is kept, by address, the latest last. */

  /** @returns {Promise<Lists>} */
  async function listed(cache) {
    const answer = await cache.match(INDEX);
    return answer ? answer.json() : { pages: {}, parts: {}, pictures: {}, files: {} };
  }

  async function put(cache, lists, kind, address, body, headers, about = {}) {
    const bytes = new Blob([body]).size;
    const kept = lists[kind];
    const [most, room] = ROOM[kind];
    delete kept[address];
    kept[address] = { ...about, bytes };
    let all = Object.values(kept).reduce((sum, one) => sum + one.bytes, 0);
    for (const other of Object.keys(kept)) {
      if (Object.keys(kept).length <= most && all <= room) break;
      all -= kept[other].bytes;
      delete kept[other];
      await cache.delete(other, { ignoreVary: true });
    }
    if (kept[address]) await cache.put(address, new Response(body, { headers }));
  }

  function headersOf(answer, more = {}) {
    const headers = new Headers(answer.headers);
    for (const name of ["Content-Encoding", "Content-Length", "Transfer-Encoding", "Set-Cookie"]) headers.delete(name);
    for (const [name, value] of Object.entries(more)) headers.set(name, value);
    return headers;
  }

  function isFile(url) {
    const path = within(url.pathname);
    if (url.origin !== worker.location.origin || !url.pathname.startsWith(`${root}/`)) return false;
    return FILE.test(path) && (url.searchParams.has("v") || path.startsWith("/_dash-component-suites/"));
  }

  const isPicture = (url) => within(url.pathname).startsWith("/image/") && (url.searchParams.get("size") || "").startsWith(OWN_PICTURE);

  // What the line, or the browser's own store, gives; null where neither does, and nothing else suffers from it.
  const got = (address, options = {}) => fetch(address, { credentials: "same-origin", ...options }).then((answer) => (answer.ok ? answer : null), () => null);

  async function keepFile(cache, lists, url) {
    const kind = isPicture(url) ? "pictures" : "files";
    const { href } = url;
    if (lists[kind][href]) return;
    const answer = await got(href);
    if (answer) await put(cache, lists, kind, href, await answer.blob(), headersOf(answer));
  }

  // Files and pictures that a document names.
  function namedIn(text, base) {
    const named = Array.from(text.matchAll(/\b(?:href|src)="([^"]+)"/g), ([, address]) => new URL(address.replaceAll("&amp;", "&"), base));
    return named.filter((url) => isFile(url) || isPicture(url));
  }

  // The page that says what is kept, in a language.
  async function keepList(cache, lists, lang) {
    const address = `${root}${page}?lang=${lang}`;
    if (await found(cache, address)) return;
    const answer = await got(address);
    if (!answer) return;
    const text = await answer.text();
    await cache.put(address, new Response(text, { headers: headersOf(answer) }));
    for (const url of namedIn(text, answer.url)) await keepFile(cache, lists, url);
  }

  // ---------------------------------------------------------------- a page

  // As the server gives it, of this edition. That of the document the browser has in its own store, as its reader saw it.
  async function pageFrom(address, isLoaded) {
    for (const cache of /** @type {RequestCache[]} */ (isLoaded ? ["force-cache", "no-cache"] : ["default"])) {
      const answer = await got(address, { headers: { Accept: "text/html" }, redirect: "error", cache });
      if (answer && answer.headers.get("Reach-Edition") === edition) return answer;
    }
    return null;
  }

  const FIRST = /<script type="application\/json" id="first-answer">[^<]*<\/script>/;
  const STANDING = /<div class="shell" id="standing">.*?(?=<script type="application\/json" id="first-answer">)/s;
  const ABOUT = /<(?:meta (?:name="(?:description|robots|twitter:[a-z:]+)"|property="og:[^"]*")|link rel="(?:canonical|alternate|preload" as="image)")[^>]*>/g;
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const asJson = (text) => text.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

  // The document of another page with the answer for this one, and with nothing that is of the other.
  function rewritten(text, title, first) {
    if (!FIRST.test(text)) return "";
    const made = text
      .replace(/<html [^>]*>/, (tag) => tag.replace(" data-standing", ""))
      .replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(title)}</title>`)
      .replace(ABOUT, "")
      .replace(STANDING, "")
      .replace(/<script type="application\/json" id="answers">[^<]*<\/script>/, "")
      .replace(FIRST, () => `<script type="application/json" id="first-answer">${asJson(first)}</script>`);
    return made.includes('id="standing"') || made.includes('id="answers"') ? "" : made;
  }

  // A page that was changed to within an open one: its answer is there, whether the line still is or not.
  async function composed(cache, lists, { address, lang, title, first }) {
    const { pathname, searchParams } = new URL(address, worker.location.href);
    if (!first || NO_PAGE.test(within(pathname)) || searchParams.has("embed") || searchParams.has("release")) return null;
    const alike = Object.entries(lists.pages).reverse().find(([, about]) => about.lang === lang);
    const answer = alike ? await found(cache, alike[0]) : null;
    const text = answer ? rewritten(await answer.text(), title, first) : "";
    return text ? new Response(text, { headers: headersOf(answer, { Date: new Date().toUTCString() }) }) : null;
  }

  // Gives the files and pictures that its document names.
  async function keepPage(cache, lists, told) {
    const named = [];
    const { href } = new URL(told.address, worker.location.href);
    const write = async (answer) => {
      const text = answer ? await answer.text() : "";
      if (!text || text.length > LARGEST) return;
      const [said] = (answer.headers.get("Date") || "").match(/^.*? GMT/) || [""]; // A server behind another may say it twice.
      const at = new Date(Date.parse(said) || Date.now()).toISOString();
      await put(cache, lists, "pages", href, text, headersOf(answer, { "Reach-Kept": at }), { label: told.label, lang: told.lang, at });
      named.push(...namedIn(text, href));
    };
    const made = await composed(cache, lists, told);
    await write(made);
    if (!made || told.mayFetch) await write(await pageFrom(href, told.isLoaded));
    return named;
  }

  // Whether it is this worker's to keep. Each is there for readers as soon as it is listed, whatever comes of the rest.
  /** @param {Reach.Keep} told */
  async function keep(told) {
    if (told.edition && told.edition !== edition) {
      await worker.registration.update();
      return false;
    }
    const cache = await open();
    const lists = await listed(cache);
    const list = () => cache.put(INDEX, new Response(JSON.stringify(lists)));
    try {
      const named = told.isPage ? await keepPage(cache, lists, told) : [];
      const known = lists.pages[new URL(told.address, worker.location.href).href];
      if (known) known.label = told.label; // Better known once the page works.
      await list();
      await keepParts(cache, lists, told.parts);
      await list();
      const files = told.files.map((one) => new URL(one, worker.location.href)).filter(isFile);
      for (const url of [...named, ...files]) await keepFile(cache, lists, url);
      for (const lang of [told.lang, ...tongues]) await keepList(cache, lists, lang);
    } finally {
      await list();
    }
    return true;
  }

  // What panels show: each by the question to which it is the answer, however many were asked at once.
  async function keepParts(cache, lists, parts) {
    const keys = ([name, question]) => `${worker.location.origin}${root}${page}/part/${encodeURIComponent(`${name}?${question}`)}`;
    for (const [address, asked] of parts) {
      if (asked.every((one) => lists.parts[keys(one)])) continue;
      const answer = await got(address);
      if (!answer) continue;
      const told = await answer.json();
      for (const one of asked) {
        if (one[0] in told) await put(cache, lists, "parts", keys(one), JSON.stringify(told[one[0]]), { "Content-Type": "application/json" });
      }
    }
  }

  // One after the other: each reads and writes the lists.
  let turn = Promise.resolve();
  function inTurn(act) {
    turn = turn.then(act).catch((error) => console.warn(error));
    return turn;
  }

  // ---------------------------------------------------------------- what is given

  async function keptPage(address) {
    const answer = await found(await open(), address);
    if (!answer) return null;
    const text = (await answer.text()).replace("<html ", `<html data-kept="${answer.headers.get("Reach-Kept")}" `);
    return new Response(text, { headers: answer.headers });
  }

  // The language in which the browser would be answered at an address that says none.
  function tongue() {
    const wanted = worker.navigator.languages.map((tag) => tag.split("-")[0].toLowerCase());
    return wanted.find((one) => tongues.includes(one)) || usual;
  }

  function spoken(url) {
    if (url.searchParams.has("lang") || tongue() === usual) return null;
    const other = new URL(url.href);
    other.searchParams.set("lang", tongue());
    return Response.redirect(other.href.replaceAll("%2C", ","), 302);
  }

  // In place of a page that is not kept: never another one, but what there is.
  async function instead(url) {
    const cache = await open();
    const said = url.searchParams.get("lang");
    for (const lang of [tongues.includes(said) ? said : tongue(), tongue(), ...tongues]) {
      const answer = await found(cache, `${root}${page}?lang=${lang}`);
      if (answer) return new Response((await answer.text()).replace("<html ", "<html data-away "), { status: 503, headers: answer.headers });
    }
    return Response.error();
  }

  async function pageOf({ request, preloadResponse }) {
    const url = new URL(request.url);
    url.hash = "";
    const asked = Promise.resolve(preloadResponse).then((answer) => answer || fetch(request));
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(() => keptPage(url.href));
    try {
      const answer = (await Promise.race([asked, late])) || (await asked);
      return AWAY.includes(answer.status) ? (await keptPage(url.href)) || answer : answer;
    } catch {
      return (await keptPage(url.href)) || spoken(url) || instead(url);
    }
  }

  async function listOf({ request, preloadResponse }) {
    try {
      return (await preloadResponse) || (await fetch(request));
    } catch {
      const cache = await open();
      const url = new URL(request.url);
      return (await found(cache, `${root}${page}?lang=${url.searchParams.get("lang") || usual}`)) || instead(url);
    }
  }

  async function fileOf({ request }) {
    return (await found(await open(), request.url)) || fetch(request);
  }

  function heard(event) {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== worker.location.origin || !url.pathname.startsWith(`${root}/`)) return;
    const path = within(url.pathname);
    if (request.mode !== "navigate") {
      if (isFile(url) || isPicture(url)) event.respondWith(isFile(url) ? fileOf(event) : pictureOf(event));
    } else if (path === page) event.respondWith(listOf(event));
    else if (request.destination === "document" && !NO_PAGE.test(path) && !url.searchParams.has("embed")) event.respondWith(pageOf(event));
  }

  // What such an address gives may be another picture by now.
  async function pictureOf({ request }) {
    try {
      return await fetch(request);
    } catch {
      return (await found(await open(), request.url)) || Response.error();
    }
  }

  // ---------------------------------------------------------------- its life

  // It fetches nothing before it is there: whoever has seen a page need not wait for more to have it kept.
  // What it has no part in need not wake it, where the browser lets it say so.
  async function start(event) {
    if (event.addRoutes) {
      const [by, to] = [(condition) => ({ condition, source: "network" }), (path) => ({ urlPattern: new URLPattern({ pathname: root + path }) })];
      const others = ["/answers/*", "/api/*", "/export/*", "/download/*"].map((path) => by(to(path)));
      await event.addRoutes([by({ requestMethod: "POST" }), ...others]).catch(() => null);
    }
    await worker.skipWaiting();
  }

  async function begin() {
    for (const name of await caches.keys()) if (name.startsWith(beginning) && name !== NAME) await caches.delete(name);
    if (worker.registration.navigationPreload) await worker.registration.navigationPreload.enable();
    await worker.clients.claim();
  }

  worker.addEventListener("install", (event) => event.waitUntil(start(event)));
  worker.addEventListener("activate", (event) => event.waitUntil(begin()));
  worker.addEventListener("fetch", heard);
  worker.addEventListener("message", (event) => event.waitUntil(inTurn(async () => event.ports[0].postMessage(await keep(event.data)))));
})();
