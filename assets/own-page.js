// The page on which a reader brings figures of their own (dashboard/parts/own.py): takes the file, has it read beside the page
// (assets/own-worker.js), says what was accepted and what was not. Nothing of the file leaves the browser.
(function () {
  "use strict";

  const { element, rooted } = window.reachTexts;
  const own = window.reachOwn;
  const SLOW = 20000; // ms after which a file is given up
  const MOST_REFUSED = 100; // rows whose reasons are listed
  const MB = 1e6;

  /** @type {Worker | null} */
  let running = null;

  const fill = (text, values) => Object.entries(values || {}).reduce((made, [key, value]) => made.replace(`{${key}}`, () => String(value)), text);

  /** @type {Window["reachOwnPage"]["start"]} */
  function start(place, told, api) {
    const { schema, words, reasons } = told;
    const part = (name) => /** @type {HTMLElement} */ (place.querySelector(`[data-own="${name}"]`));
    const word = (name, values) => fill(words[name], values);
    const reason = (name, values) => fill(reasons[name], values);
    const number = (value) => api.written(value, 1);
    const input = /** @type {HTMLInputElement} */ (part("file"));
    const small = /** @type {HTMLInputElement} */ (part("small"));
    const drop = part("drop");
    const result = part("result");
    /** @type {File | null} */
    let last = null;

    const say = (nodes) => result.replaceChildren(...[].concat(nodes));
    const line = (text, kind = "") => element("p", { class: kind }, text);

    // ---------------------------------------------------------------- reading

    async function take(file) {
      if (!file) return;
      last = file;
      stop();
      own.forget();
      if (file.size > schema.most.mb * MB) return refuse(reason("fileLarge", { size: number(file.size / MB), most: schema.most.mb }));
      say(line(word("ownReading")));
      try {
        show(await read(new Uint8Array(await file.arrayBuffer())), file.name);
      } catch {
        refuse(reason("fileFailed"));
      }
    }

    function refuse(text) {
      say(line(text, "own-refusal"));
      api.banner();
    }

    function stop() {
      if (running) running.terminate();
      running = null;
    }

    function read(bytes) {
      const worker = new Worker(rooted(place.dataset.worker));
      running = worker;
      return new Promise((resolve) => {
        const end = (answer) => {
          window.clearTimeout(timer);
          worker.terminate();
          if (running === worker) running = null;
          resolve(answer);
        };
        const timer = window.setTimeout(() => end({ error: ["fileSlow", {}] }), SLOW);
        worker.onmessage = ({ data }) => end(data);
        worker.onerror = (event) => {
          event.preventDefault();
          end({ error: ["fileFailed", {}] });
        };
        const asked = { bytes, schema: { ...schema, now: new Date().getFullYear() }, small: small.checked, sheets: new URL(rooted(place.dataset.sheets), window.location.href).href };
        worker.postMessage(asked, [bytes.buffer]);
      });
    }

    // ---------------------------------------------------------------- what came of it

    function show({ error, rows, refused, notes }, name) {
      if (error) return refuse(reason(error[0], error[1]));
      const isKept = rows.length ? own.keep(rows) : true;
      const said = [
        element("h3", {}, name),
        line(word("ownAccepted", { n: number(rows.length) }), "own-count"),
        line(word("ownRefused", { n: number(refused.length) }), "own-count"),
        ...notes.map(([about, values]) => line(reason(about, values), "own-note")),
        ...(isKept ? [] : [line(word("ownUnkept"), "own-note")]),
        ...(refused.length ? [refusals(refused)] : []),
        ...(rows.length ? [seen(rows), forgetting()] : []),
      ];
      say(said);
      api.banner();
    }

    function refusals(refused) {
      const entries = refused.slice(0, MOST_REFUSED).map(([at, why]) => element("li", {}, [
        element("b", {}, word("ownRow", { n: at })), ` ${why.map(([about, values]) => reason(about, values)).join(" ")}`,
      ]));
      const more = refused.length > MOST_REFUSED ? [line(word("ownMore", { n: number(refused.length - MOST_REFUSED) }))] : [];
      return element("div", { class: "own-refused", tabindex: 0, role: "region", "aria-label": word("ownReasons") }, [element("ul", {}, entries), ...more]);
    }

    // Each line over the years, and where it is to be seen.
    function seen(rows) {
      const lines = new Map();
      for (const row of rows) {
        const key = [row.indicator, row.area, row.sex, row.age, row.breakdown].join(" ");
        lines.set(key, [...(lines.get(key) || []), row]);
      }
      const body = Array.from(lines.values(), (found) => {
        const [{ indicator, area, sex, age, breakdown }] = found;
        const years = found.map(({ year }) => year);
        const [first, end] = [Math.min(...years), Math.max(...years)];
        const query = new URLSearchParams({ indicator, sex, age, breakdown });
        const address = rooted(api.spoken(`/country/${area}?${query}#explore`));
        const whom = [schema.people[`${sex} ${age}`], ...(schema.kinds[breakdown] ? [schema.kinds[breakdown]] : [])].join(", ");
        return element("tr", {}, [
          element("th", { scope: "row" }, element("a", { href: address, "data-act": "go" }, schema.indicators[indicator].label)),
          element("td", {}, api.areaName(area)), element("td", {}, whom), element("td", {}, first === end ? String(first) : api.word("to", { low: first, high: end })),
          element("td", { class: "number" }, number(found.length)),
        ]);
      });
      const heads = [word("ownIndicator"), word("ownArea"), word("ownCodes"), word("ownYears"), word("ownFigures")];
      const head = heads.map((text, at) => element("th", { scope: "col", class: at === heads.length - 1 && "number" }, text));
      return element("div", { class: "scroll", tabindex: 0 }, element("table", { class: "data-table" }, [
        element("caption", {}, word("ownSeen")), element("thead", {}, element("tr", {}, head)), element("tbody", {}, body),
      ]));
    }

    function forgetting() {
      const button = element("button", { type: "button", class: "act" }, api.word("ownForget"));
      button.addEventListener("click", () => {
        own.forget();
        last = null;
        input.value = "";
        say(line(word("ownForgotten")));
        api.banner();
        input.focus();
      });
      return element("p", {}, button);
    }

    // ---------------------------------------------------------------- choosing

    input.addEventListener("change", () => take(input.files[0]));
    small.addEventListener("change", () => take(last));
    for (const kind of ["dragover", "dragenter"]) {
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.dataset.over = "";
      });
    }
    drop.addEventListener("dragleave", () => delete drop.dataset.over);
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      delete drop.dataset.over;
      take(/** @type {DragEvent} */ (event).dataTransfer.files[0]);
    });
    small.checked = true; // Who wants small numbers drawn as they are has to say so.
    const before = own.kept();
    if (before) say([line(word("ownBefore")), seen(before.rows), forgetting()]);
    place.dataset.ready = "";
  }

  window.reachOwnPage = { start };
})();
