// Dash's own questions, asked through assets/connection.js: what fails changes nothing and is asked again with the inputs
// of that moment, so that nothing older ever overtakes a newer choice. Runs before Dash.
(function () {
  "use strict";

  const connection = window.reachConnection;
  const native = window.fetch.bind(window);
  const [ANSWERS, START] = [/\/_dash-update-component(\?|$)/, /\/_dash-(layout|dependencies)$/];

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

  // Dash takes 204 for "nothing has changed".
  async function answer(address, options) {
    const { outputs, inputs } = JSON.parse(options.body);
    const given = { name: nameOf(outputs), address, options, again: () => repeat(inputs), asked: inputs[0].value };
    return (await connection.fetched(given)) || new Response(null, { status: 204 });
  }

  window.fetch = (address, options) => {
    const path = String(address instanceof Request ? address.url : address);
    if (ANSWERS.test(path)) return answer(path, options);
    if (START.test(path)) return connection.held(path, path, options);
    return native(address, options);
  };
})();
