// Dash's own questions, asked through assets/connection.js: what fails changes nothing and is asked again with the inputs
// of that moment, so that nothing older ever overtakes a newer choice. Runs before Dash.
(function () {
  "use strict";

  const connection = window.reachConnection;
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

  // Dash takes 204 for "nothing has changed".
  async function answer(address, options) {
    const { outputs, inputs } = JSON.parse(options.body);
    const first = standing(nameOf(outputs), inputs[0]);
    if (first) return first;
    const given = { name: nameOf(outputs), address, options, again: () => repeat(inputs), asked: inputs[0].value };
    return (await connection.fetched(given)) || new Response(null, { status: 204 });
  }

  window.fetch = (address, options) => {
    const path = String(address instanceof Request ? address.url : address);
    if (ANSWERS.test(path)) return answer(path, options);
    if (START.test(path)) return connection.held(path, lasting(new URL(path, window.location.href).pathname), { credentials: "same-origin" });
    return native(address, options);
  };
})();
