// Dash's own questions, asked through assets/connection.js: what fails changes nothing and is asked again with the inputs
// of that moment, so that nothing older ever overtakes a newer choice. Runs before Dash.
(function () {
  "use strict";

  const connection = window.reachConnection;
  const keeping = window.reachKeeping;
  const native = window.fetch.bind(window);
  const [ANSWERS, START] = [/\/_dash-update-component(\?|$)/, /\/_dash-(layout|dependencies)$/];
  const PAGE = "page.children"; // What the answer that stands in the HTML is to.

  const nameOf = (outputs) => [].concat(outputs)
    .map(({ id, property }) => `${typeof id === "string" ? id : JSON.stringify(id)}.${property}`).join("+");

  // The inputs as they are now trigger the callback once more; false where the page has them no longer.
  function repeat(inputs) {
    const parts = inputs.map((input) => [input, window.dash_component_api.getLayout(input.id)]);
    if (parts.some(([, part]) => !part)) return false;
    const [[{ id, property }, { props }]] = parts;
    window.dash_clientside.set_props(id, { [property]: props[property] });
    return true;
  }

  // The answer to the first question for a page stands in its HTML (dashboard/web/first.py): it is given once.
  function standing(name, { value }) {
    const place = document.getElementById("first-answer");
    if (!place || !name.startsWith(PAGE)) return null;
    const { path, search, answer: given } = JSON.parse(place.textContent);
    place.remove();
    const isAsked = value.path === path && value.search.replace(/^\?/, "") === search;
    return isAsked ? new Response(JSON.stringify(given), { headers: { "Content-Type": "application/json" } }) : null;
  }

  // What Dash starts with keeps: the document has its address, and has begun to fetch it.
  function lasting(path) {
    const link = /** @type {HTMLLinkElement | null} */ (document.querySelector(`link[rel="preload"][href*="${path}?"]`));
    return link ? link.href : path;
  }

  // ---------------------------------------------------------------- a page that is about to be opened

  const FRESH = 10000; // ms for which a page that was fetched ahead is taken
  const MOST = 4; // pages that are kept so
  const HEDGE = 300; // ms after which it is asked for although it is on its way
  /** @type {{ address: string, options: any } | null} */
  let latest = null; // How Dash asks for a page: another one is asked for in the same way.
  /** @type {Map<string, { at: number, text: Promise<string>, there: string }>} */
  const ahead = new Map(); // path and query -> its answer
  let asked = 0; // Pages so far.

  const keyOf = ({ path, search }) => path + search;

  async function textOf(address, options) {
    const found = await native(address, options);
    if (!found.ok) throw new Error(`${found.status}`);
    return found.text();
  }

  // Fetches a page that its reader may open next; what fails is asked for once it is opened.
  /** @type {Window["reachAnswers"]["foresee"]} */
  function foresee(page) {
    /** @type {any} */
    const { connection: line } = navigator;
    const known = ahead.get(keyOf(page));
    const isKnown = known && Date.now() - known.at < FRESH;
    if (!latest || isKnown || (line && line.saveData) || document.documentElement.hasAttribute("data-connection")) return;
    const body = JSON.parse(latest.options.body);
    body.inputs[0].value = { ...page, at: Date.now() };
    const own = { at: Date.now(), text: textOf(latest.address, { ...latest.options, body: JSON.stringify(body), priority: "low" }), there: "" };
    own.text.then((text) => { own.there = text; }, () => ahead.delete(keyOf(page)));
    ahead.set(keyOf(page), own);
    if (ahead.size > MOST) ahead.delete(ahead.keys().next().value);
  }

  const made = (text) => new Response(text, { headers: { "Content-Type": "application/json" } });

  // What was fetched ahead, where that is fresh; while it is still on its way the question is asked a moment later, and what
  // is there first counts: who is patient with it, and says so where it is late, is assets/connection.js.
  async function pageOf(given) {
    asked += 1;
    const own = ahead.get(keyOf(given.asked));
    ahead.delete(keyOf(given.asked));
    if (!own || Date.now() - own.at > FRESH) return connection.fetched(given);
    if (own.there) {
      connection.drop(given.name); // An older question that is still on its way.
      return made(own.there);
    }
    return sooner(own, given, asked);
  }

  function sooner(own, given, mine) {
    let asking = null;
    let isOver = false;
    const ask = () => (asking = asking || connection.fetched(given));
    const early = own.text.then((text) => {
      isOver = true;
      if (mine !== asked) return null; // Another page was asked for meanwhile.
      if (connection.isMissing(given.name)) { // It was given up before this came: asked for again, it is there.
        ahead.set(keyOf(given.asked), { ...own, at: Date.now(), there: text });
        connection.had(given.name, given.asked);
        given.again();
        return null;
      }
      if (asking) connection.drop(given.name);
      return made(text);
    }, () => (mine === asked ? ask() : null));
    const late = new Promise((resolve) => window.setTimeout(resolve, HEDGE)).then(() => (isOver || mine !== asked ? early : ask()));
    return Promise.race([early, late]);
  }

  // A page that the server did not give, as this browser has kept it, where it is still the one that is asked for.
  async function keptOf({ name, asked: { path, search } }) {
    const kept = await keeping.page();
    const isAsked = kept && kept.first && kept.first.path === path && kept.first.search === search.replace(/^\?/, "");
    if (!isAsked || !connection.isMissing(name)) return null;
    keeping.stands(kept.at, kept.laid);
    connection.drop(name);
    return made(JSON.stringify(kept.first.answer));
  }

  // ---------------------------------------------------------------- Dash's questions

  // Dash takes 204 for "nothing has changed".
  async function answer(address, options) {
    const { outputs, inputs } = JSON.parse(options.body);
    const name = nameOf(outputs);
    const isPage = name.startsWith(PAGE);
    if (isPage) latest = { address, options };
    const first = standing(name, inputs[0]);
    if (first) return first;
    const given = { name, address, options, again: () => repeat(inputs), asked: inputs[0].value };
    const found = await (isPage ? pageOf(given) : connection.fetched(given));
    if (found && isPage) found.clone().text().then((text) => keeping.came(given.asked, text), () => null);
    return found || (isPage && (await keptOf(given))) || new Response(null, { status: 204 });
  }

  window.fetch = (address, options) => {
    const path = String(address instanceof Request ? address.url : address);
    if (ANSWERS.test(path)) return answer(path, options);
    if (START.test(path)) return connection.held(path, lasting(new URL(path, window.location.href).pathname), { credentials: "same-origin" });
    return native(address, options);
  };
  window.reachAnswers = { foresee };
})();
