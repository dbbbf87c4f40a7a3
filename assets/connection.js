// Whether the server answers: what could not be fetched is asked for again by itself, and one banner says since when it
// is missing. Runs before the other scripts and knows no page: who asks gives a name, and what is to be done once more.
(function () {
  "use strict";

  const PATIENCE = 20000; // ms without a byte after which a question is given up
  const LATE = 1000; // ms after which what is shown meanwhile counts as older than what was chosen
  const PAUSES = [1, 2, 4, 8, 15, 30]; // s between two attempts; the last one stays
  const LOOKED_AT = 2; // Longest of these, by its place, while somebody looks on and nobody answers,
  const MANY = 150; // for so many attempts: ten minutes
  const SAID = 5000; // ms that the end of it is said
  const MOMENT = 300; // ms until it is said to whoever listens that the server is away: by then it may be back
  const RELOADS = 3; // within
  const A_WHILE = 120000; // ms
  const OTHER = 409; // The server has other tables by now, or another program: the page is loaded anew with them.
  const BEFORE = [502, 504]; // What a machine before the server says where that does not answer.
  const EVENT = "reach:connection";

  const native = window.fetch.bind(window);
  /** @type {Map<string, { abort(): void, began: number, control: AbortController }>} */
  const asking = new Map(); // name -> { abort, began, control } of the newest question of that name
  /** @type {Map<string, { again(): unknown, at: number }>} */
  const missing = new Map(); // name -> { again, at }
  const state = { since: null, cause: "", tries: 0, timer: null, isBack: false, isLeft: false, isSaid: false };
  /** @type {{ at: Date | null, isKept: boolean }} */
  const figures = { at: null, isKept: false }; // From when what is shown is, and whether this browser had kept it.

  // ---------------------------------------------------------------- what is said

  const place = () => document.getElementById("connection");

  function known() {
    if (!known.told) known.told = JSON.parse(document.getElementById("connection-words").textContent);
    return known.told;
  }
  /** @type {{ lang: string, words: Record<string, string> }} */
  known.told = null;

  /** @type {Reach.Connection["word"]} */
  function word(name, values) {
    return Object.entries(values || {}).reduce((text, [key, value]) => text.replace(`{${key}}`, () => String(value)), known().words[name]);
  }

  // The clock time, with its day where that is over.
  function clock(since) {
    const isToday = since.toDateString() === new Date().toDateString();
    const { lang } = known();
    /** @type {Intl.DateTimeFormatOptions} */
    const format = { timeStyle: "short", ...(isToday ? {} : { dateStyle: "long" }) };
    return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, format).format(since);
  }

  const SENTENCES = {
    away: (time) => word("away", { time }),
    failing: (time) => word("failing", { time }),
    refused: (time) => word("refused", { time }),
  };
  const sentence = () => (state.since ? SENTENCES[state.cause](clock(state.since)) : "");

  function dated() {
    if (!figures.at) return "";
    return figures.isKept ? word("kept", { time: clock(figures.at) }) : word("figures", { time: clock(figures.at) });
  }

  /** @type {Reach.Connection["date"]} */
  function date(at, isKept) {
    Object.assign(figures, { at, isKept });
    if (missing.size) show();
  }

  // Heard once an outage, however often what is seen of it changes. It does not stay: it would be read beside the banner.
  function utter(text) {
    const live = document.getElementById("connection-said");
    live.textContent = text;
    window.clearTimeout(utter.timer);
    utter.timer = window.setTimeout(() => { live.textContent = ""; }, SAID);
  }

  utter.timer = 0;

  function utterLoss() {
    if (state.isSaid) return;
    state.isSaid = true;
    window.setTimeout(() => {
      if (state.since) utter([sentence(), word("again")].filter(Boolean).join(" "));
      else state.isSaid = false;
    }, MOMENT);
  }

  // The banner is written once an outage; its sentences alone change.
  function show() {
    document.documentElement.toggleAttribute("data-connection", missing.size > 0);
    const box = place();
    if (!box) {
      document.addEventListener("DOMContentLoaded", show, { once: true });
      return;
    }
    if (!missing.size) return;
    window.clearTimeout(show.timer);
    if (box.dataset.state !== "away") lay(box);
    const said = box.querySelector(".connection-since");
    if (said.textContent !== sentence()) said.textContent = sentence();
    const of = box.querySelector(".connection-figures");
    if (of.textContent !== dated()) of.textContent = dated();
    called(box, sentence());
    box.querySelector("button").textContent = state.cause === "refused" ? word("reload") : word("retry");
    utterLoss();
  }

  show.timer = 0;

  // A part of its own of the document, found by its name; nothing where it is empty.
  function called(box, name) {
    if (name) box.setAttribute("role", "region");
    else box.removeAttribute("role");
    if (name) box.setAttribute("aria-label", name);
    else box.removeAttribute("aria-label");
  }

  function lay(box) {
    const made = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text });
    const button = made("button", "tool", "");
    button.type = "button";
    button.addEventListener("click", () => (state.cause === "refused" ? window.location.reload() : now()));
    const text = document.createElement("p");
    text.append(made("strong", "connection-since", ""), " ", made("span", "connection-figures", ""), " ", made("span", "connection-more", word("again")), ...listOfKept());
    box.replaceChildren(text, button);
    box.dataset.state = "away";
  }

  // The way to what can be opened meanwhile, where browsers keep pages (dashboard/web/offline.py).
  function listOfKept() {
    const { keeps, root } = document.documentElement.dataset;
    if (keeps === undefined || window.top !== window) return [];
    const href = `${root || ""}/kept?lang=${known().lang}`;
    return [" ", Object.assign(document.createElement("a"), { className: "connection-kept", href, textContent: word("keptPages") })];
  }

  // Nothing is missing any more; where the server has answered again, that is said.
  function over() {
    const said = state.isBack ? word("back") : "";
    if (said) {
      if (state.isSaid) utter(said);
      state.isSaid = false;
    }
    Object.assign(state, { since: null, cause: "", tries: 0, isBack: false });
    window.clearTimeout(state.timer);
    state.timer = null;
    document.documentElement.removeAttribute("data-connection");
    const box = place();
    if (!box || box.dataset.state !== "away") return;
    const text = document.createElement("p");
    text.textContent = said;
    box.replaceChildren(...(said ? [text] : []));
    box.dataset.state = "back";
    called(box, said);
    show.timer = window.setTimeout(() => {
      box.replaceChildren();
      called(box, "");
      delete box.dataset.state;
    }, SAID);
  }

  // ---------------------------------------------------------------- what is missing

  const tell = (name, what, asked) => document.dispatchEvent(new CustomEvent(EVENT, { detail: { name, what, asked } }));

  // `cause`: "away" (nobody answers), "failing" (errors), "refused" (the server no longer knows this question).
  // `again` asks once more, or returns false where nobody wants it any longer.
  /** @type {Reach.Connection["lose"]} */
  function lose(name, again, cause = "away") {
    if (state.isLeft) return; // The browser ends all questions of a page that is left.
    missing.set(name, { again, at: Date.now() });
    state.since = state.since || new Date();
    Object.assign(state, { cause, isBack: false });
    tell(name, "lost");
    show();
    plan();
  }

  // `began`: when it was asked for; what failed since then is no older news.
  /** @type {Reach.Connection["had"]} */
  function had(name, asked, began = Date.now()) {
    missing.delete(name);
    tell(name, "had", asked);
    if (!state.since) {
      state.isSaid = false;
      return;
    }
    state.isBack = true;
    if (!missing.size) over();
    else window.setTimeout(() => everything(began), 0); // The server is back for one, so probably for all.
  }

  // Nobody wants it any longer, and whatever is on its way is not waited for.
  /** @type {Reach.Connection["drop"]} */
  function drop(name) {
    const asked = asking.get(name);
    asking.delete(name);
    if (asked) asked.abort();
    if (missing.delete(name) && !missing.size) over();
  }

  function repeat(name) {
    const entry = missing.get(name);
    entry.at = Date.now();
    if (entry.again() === false) drop(name);
  }

  // One of them says whether the server is there, each time another one.
  function one() {
    window.clearTimeout(state.timer);
    state.timer = null;
    for (const name of Array.from(missing.keys())) {
      if (asking.has(name)) continue;
      const entry = missing.get(name);
      missing.delete(name);
      missing.set(name, entry); // at the end
      repeat(name);
      if (missing.has(name)) break;
    }
    plan();
  }

  function everything(began) {
    for (const [name, { at }] of Array.from(missing)) if (!asking.has(name) && at <= began) repeat(name);
  }

  // A server that answers with errors may have too much to do, and who looks elsewhere waits for nothing.
  function longest() {
    const isAwaited = state.cause === "away" && document.visibilityState !== "hidden" && state.tries < MANY;
    return isAwaited ? LOOKED_AT : PAUSES.length - 1;
  }

  function plan() {
    if (state.timer || !missing.size) return;
    const pause = PAUSES[Math.min(state.tries, longest())];
    state.tries += 1;
    state.timer = window.setTimeout(one, 1000 * pause * (0.8 + 0.4 * Math.random())); // Not all readers at one moment.
  }

  // The browser is online again, its window is looked at, or the reader asks for it.
  function now() {
    if (!missing.size) return;
    state.tries = 0;
    window.setTimeout(one, 0);
  }

  window.addEventListener("pagehide", () => { state.isLeft = true; });
  window.addEventListener("pageshow", () => { state.isLeft = false; });
  // What was asked over the line that went down would be waited for in vain.
  function online() {
    for (const [name, { abort, began }] of asking) if (missing.has(name) || Date.now() - began > LATE) abort();
    now();
  }

  window.addEventListener("online", online);
  window.addEventListener("focus", now);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && now());

  // ---------------------------------------------------------------- questions

  // The whole answer; as long as bytes come it is waited for.
  async function whole(answer, renew) {
    if (!answer.body) return null;
    const reader = answer.body.getReader();
    const parts = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(parts);
      parts.push(value);
      renew();
    }
  }

  // Asks, with a limit of time. Gives the answer, or null: what failed is then asked again by `again`, and what a newer
  // question of the same name has overtaken is dropped. `asked`: told to whoever listens.
  /** @type {Reach.Connection["fetched"]} */
  async function fetched({ name, address, options, again, asked }) {
    const [control, began] = [new AbortController(), Date.now()];
    if (asking.has(name)) asking.get(name).abort();
    asking.set(name, { abort: () => control.abort(), began, control });
    tell(name, "asked", asked);
    const late = window.setTimeout(() => tell(name, "late"), LATE);
    let patience = null;
    const renew = () => {
      window.clearTimeout(patience);
      patience = window.setTimeout(() => control.abort(), PATIENCE);
    };
    const isOvertaken = () => !asking.has(name) || asking.get(name).control !== control;
    /** @type {Reach.Cause} */
    let cause = "away";
    try {
      renew();
      const answer = await native(address, { ...options, signal: control.signal });
      const body = await whole(answer, renew);
      if (isOvertaken()) return null;
      if (answer.ok) {
        asking.delete(name);
        had(name, asked, began);
        const { status, statusText, headers } = answer;
        return new Response(status === 204 ? null : body, { status, statusText, headers });
      }
      if (answer.status === OTHER) reload();
      if (!BEFORE.includes(answer.status)) cause = answer.status < 500 ? "refused" : "failing";
    } catch (error) {
      if (isOvertaken()) return null;
      window.console.warn(error);
    } finally {
      window.clearTimeout(late);
      window.clearTimeout(patience);
    }
    asking.delete(name);
    lose(name, again, cause);
    return null;
  }

  // What nothing can go on without: the promise waits until it is there.
  /** @type {Reach.Connection["held"]} */
  function held(name, address, options) {
    return new Promise((resolve) => {
      const attempt = () => {
        fetched({ name, address, options, again: attempt }).then((answer) => answer && resolve(answer));
      };
      attempt();
    });
  }

  // A part of ours that is wanted later than the page; the promise waits until it is there.
  /** @param {string} address @param {() => HTMLScriptElement | HTMLLinkElement} make @returns {Promise<void>} */
  function later(address, make) {
    return new Promise((resolve) => {
      const attempt = () => {
        const made = make();
        made.dataset.again = ""; // It is seen to here: the page is not loaded anew for its sake.
        const failed = () => {
          window.clearTimeout(patience);
          made.remove();
          lose(address, attempt);
        };
        const patience = window.setTimeout(failed, PATIENCE);
        made.onerror = failed;
        made.onload = () => {
          window.clearTimeout(patience);
          had(address);
          resolve();
        };
        document.head.append(made);
      };
      attempt();
    });
  }

  /** @type {Reach.Connection["script"]} */
  const script = (src) => later(src, () => Object.assign(document.createElement("script"), { src }));

  /** @type {Reach.Connection["sheet"]} */
  const sheet = (href) => later(href, () => Object.assign(document.createElement("link"), { rel: "stylesheet", href }));

  // ---------------------------------------------------------------- parts of the document itself

  // A page whose own script or sheet did not come is loaded again once that can be fetched: its address is all it has.
  function broken({ target }) {
    const isSheet = target instanceof HTMLLinkElement && target.rel === "stylesheet";
    if (!(isSheet || target instanceof HTMLScriptElement) || target.dataset.again !== undefined) return;
    const address = "src" in target ? target.src : target.href;
    const again = async () => {
      if (await fetched({ name: address, address, again })) reload();
    };
    lose(address, again);
  }

  // What can be fetched but still does not run is not reloaded for ever.
  function mayReload() {
    try {
      const kept = JSON.parse(window.sessionStorage.getItem("reach-reloads") || "[]");
      const latest = kept.filter((at) => at > Date.now() - A_WHILE);
      window.sessionStorage.setItem("reach-reloads", JSON.stringify([...latest, Date.now()]));
      return latest.length < RELOADS;
    } catch {
      return /** @type {PerformanceNavigationTiming} */ (performance.getEntriesByType("navigation")[0]).type !== "reload"; // Without storage: once.
    }
  }

  /** @type {Reach.Connection["reload"]} */
  function reload() {
    if (mayReload()) window.location.reload();
  }

  window.addEventListener("error", (event) => event.target !== window && broken(event), true);
  /** @type {NodeListOf<HTMLLinkElement>} */
  const sheets = document.querySelectorAll("link[rel=stylesheet]");
  for (const one of sheets) if (!one.sheet) broken({ target: one });

  window.reachConnection = { EVENT, fetched, held, script, sheet, lose, had, drop, date, reload, word, isMissing: (name) => missing.has(name) };
})();
