// A search over what a page lists: hides what does not fit while the reader types, and keeps what is asked in the address.
(function () {
  "use strict";

  const { folded, article } = window.reachFolding;

  // "labour" also finds "labor", as publishers of the United States write it.
  const plain = (text) => folded(text).replaceAll("labou", "labo");
  const all = (selector, root) => Array.from(root.querySelectorAll(selector));

  /** @type {Window["reachFinder"]["mend"]} */
  function mend(api) {
    // Not in what stands in the HTML: nothing is alive there, and what the server tells once has yet to come.
    for (const place of all("[data-finder]:not([data-ready])", document).filter((one) => !one.closest("#standing"))) {
      place.dataset.ready = "1";
      start(place, api);
    }
  }

  function start(place, api) {
    const list = place.closest("[data-found]");
    const entries = all("[data-entry]", list);
    const said = (entry) => `${(entry.querySelector("[data-said]") || entry).textContent} ${entry.dataset.words || ""}`;
    const words = new Map(entries.map((entry) => [entry, plain(said(entry))]));
    const asked = new URLSearchParams(isForgotten(place) ? "" : window.location.search);
    const field = api.element("input", {
      type: "search", "aria-label": place.dataset.label, placeholder: place.dataset.hint, autocomplete: "off", value: asked.get("find"),
    });
    const choosers = all("[data-choose]", place);
    for (const chooser of choosers) {
      const wanted = asked.get(chooser.dataset.choose) || "";
      if (Array.from(chooser.options).some((option) => option.value === wanted)) chooser.value = wanted;
    }
    const count = api.element("output", { class: "found", "aria-live": "polite" });
    const more = api.element("button", { type: "button", class: "tool more-entries" });
    place.prepend(field);
    place.append(count);
    list.append(more);
    const step = Number(list.dataset.step) || entries.length;
    const state = { place, list, entries, words, field, choosers, count, more, step, shown: step, api };
    const anew = () => {
      state.shown = step;
      show(state);
      remember(state);
    };
    field.addEventListener("input", anew);
    for (const chooser of choosers) chooser.addEventListener("change", anew);
    more.addEventListener("click", () => {
      state.shown += step;
      show(state);
    });
    show(state);
  }

  // In a panel the address is of its selection, and names no search.
  const isForgotten = (place) => "forgets" in place.dataset;

  function fits(state, entry, terms) {
    const chosen = state.choosers.every((one) => !one.value || entry.dataset[one.dataset.choose] === one.value);
    return chosen && terms.every((term) => state.words.get(entry).includes(term));
  }

  function show(state) {
    const { api } = state;
    const terms = plain(state.field.value).split(/\s+/).filter(Boolean).map(article);
    const found = state.entries.filter((entry) => fits(state, entry, terms));
    state.list.toggleAttribute("data-asked", terms.length > 0 || state.choosers.some((one) => one.value));
    const seen = new Set(found.slice(0, state.shown));
    for (const entry of state.entries) entry.hidden = !seen.has(entry);
    for (const part of all("section.catalogue, section.quoted, .countries > section", state.list)) part.hidden = !part.querySelector("[data-entry]:not([hidden])");
    const number = (value) => api.written(value, 0);
    state.count.textContent = api.word("found", { n: number(found.length), of: number(state.entries.length) });
    // A button that takes along what is in sight says how much that is, once it is not all.
    const some = state.place.querySelector("[data-some]");
    if (some) {
      some.dataset.every = some.dataset.every || some.textContent;
      some.textContent = found.length < state.entries.length ? api.word("copyThese", { n: number(found.length) }) : some.dataset.every;
      some.disabled = !found.length;
    }
    state.more.hidden = found.length <= state.shown;
    const rest = number(Math.min(state.step, found.length - state.shown));
    state.more.textContent = api.word("more", { n: rest });
    sum(state, found, number);
  }

  // Rows by reason, of what a search leaves.
  function sum(state, found, number) {
    const lines = all("[data-sum]", state.list);
    if (!lines.length) return;
    const sums = new Map();
    for (const entry of found) {
      const known = sums.get(entry.dataset.reason) || [0, 0];
      sums.set(entry.dataset.reason, [known[0] + 1, known[1] + Number(entry.dataset.rows)]);
    }
    for (const line of lines) {
      const own = sums.get(line.dataset.sum);
      line.hidden = !own;
      if (own) own.forEach((value, place) => { line.cells[place + 2].textContent = number(value); });
    }
  }

  function remember(state) {
    if (isForgotten(state.place)) return;
    const asked = new URLSearchParams(window.location.search);
    const keep = (name, value) => (value ? asked.set(name, value) : asked.delete(name));
    keep("find", state.field.value.trim());
    for (const one of state.choosers) keep(one.dataset.choose, one.value);
    const text = asked.toString();
    window.history.replaceState({}, "", window.location.pathname + (text ? `?${text}` : "") + window.location.hash);
  }

  window.reachFinder = { mend };
})();
