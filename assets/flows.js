// Lines between countries: hatching, dark mode and outlines by CSS; a pointer, keys and buttons to look closer.
(function () {
  "use strict";

  const drawn = new WeakMap(); // Plot -> what belongs to it.

  // The server names the outlines by their plain address; the one with the checksum is fetched already. What a reader
  // has come closer to is kept from year to year (plotly itself keeps only what was dragged).
  /** @type {Reach.Flows["prepare"]} */
  function prepare(div, figure, outlines) {
    for (const trace of figure.data) if (trace.geojson) trace.geojson = outlines;
    const { geo } = figure.layout;
    const { closer } = drawn.get(div) || {};
    if (closer && closer.of === geo.uirevision) geo.projection.scale = closer.scale;
  }

  // Marks each outline by its class, so that CSS gives its fill.
  function mark(root, ground, give) {
    const traces = root.querySelectorAll(".choroplethlayer .trace");
    ground.forEach((k, index) => {
      if (traces[index]) for (const path of traces[index].querySelectorAll("path")) give(path, k);
    });
  }

  // The key of hatched areas is hatched as they are: plotly has no such mark.
  function hatch(root) {
    for (const item of root.querySelectorAll(".legend .traces")) {
      const { trace } = (item.__data__ && item.__data__[0]) || {};
      if (!trace || !trace.marker || !String(trace.marker.symbol).startsWith("hash")) continue;
      for (const path of item.querySelectorAll(".legendpoints path")) {
        path.setAttribute("d", "M-7,-5.5H7V5.5H-7Z");
        path.dataset.k = "n";
      }
    }
  }

  function classed(div) {
    mark(div, div.layout.meta.ground, (path, k) => {
      path.dataset.k = k;
    });
    hatch(div);
  }

  const lines = (div) => div.data.filter((trace) => trace.meta && trace.meta.text);
  const plain = (html) => html.replace(/<br>/g, ", ").replace(/<[^>]+>/g, "");

  /** @type {Reach.Flows["hook"]} */
  function hook(div, api) {
    const box = div.parentElement;
    const known = drawn.get(div);
    classed(div);
    if (known) {
      known.at = -1;
      return;
    }
    const state = { at: -1, api };
    drawn.set(div, state);
    box.tabIndex = 0;
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", api.word("flowKeys"));
    box.append(buttons(div, api));
    div.on("plotly_afterplot", () => classed(div));
    div.on("plotly_click", (event) => {
      const [point] = event.points;
      const mouse = event.event || {};
      const code = point.location || point.id;
      if (code) api.pickArea(code, mouse.shiftKey || mouse.ctrlKey || mouse.metaKey);
    });
    div.on("plotly_hover", (event) => {
      const [point] = event.points;
      light(div, point.data);
      tell(textOf(point), event.event.clientX, event.event.clientY, api);
    });
    div.on("plotly_unhover", () => {
      light(div, null);
      api.hideTip();
    });
    box.addEventListener("keydown", (event) => key(event, div, state));
    box.addEventListener("blur", () => {
      api.hideTip();
      light(div, null);
    });
  }

  const textOf = (point) => (point.data.meta && point.data.meta.text) || point.customdata || point.text || "";

  // Said as on every map: the labels of plotly do not break their lines, and leave a phone's window.
  function tell(text, x, y, api) {
    if (!text) return;
    api.tip(text.split("<br>").map((part, index) => api.element(index ? "div" : "strong", {}, plain(part))), x, y);
  }

  // The line that is looked at, the others stepping back.
  function light(div, trace) {
    const isLine = trace && trace.meta && trace.meta.text;
    const groups = Array.from(div.querySelectorAll(".scattergeo.trace, .scattergeo .trace, g.trace.scattergeo"));
    for (const group of groups) {
      const own = group.__data__ && group.__data__[0] && group.__data__[0].trace;
      if (!own || !own.meta || !own.meta.text) continue;
      group.style.opacity = !isLine ? "" : own.meta.text === trace.meta.text ? "1" : "0.25";
    }
  }

  function key(event, div, state) {
    const all = lines(div);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") return home(div);
    if (event.target.closest("button")) return undefined;
    if (step && all.length) {
      event.preventDefault();
      event.stopPropagation();
      state.at = (state.at + step + all.length) % all.length;
      show(div, all[state.at], state.api);
    } else if (event.key === "Enter" && all[state.at]) {
      event.preventDefault();
      const { from, to } = all[state.at].meta;
      const chosen = state.api.areasOf(state.api.state.sel);
      state.api.pickArea(chosen.includes(to) ? from : to, event.shiftKey);
    }
    return undefined;
  }

  // A line is said where it is half way.
  function show(div, trace, api) {
    light(div, trace);
    const half = Math.floor(trace.lon.length / 4);
    const at = div._fullLayout.geo._subplot.projection([trace.lon[half], trace.lat[half]]);
    const frame = div.getBoundingClientRect();
    const by = frame.width / div.offsetWidth; // Maps are enlarged with the screen.
    if (at) tell(trace.meta.text, frame.left + at[0] * by, frame.top + at[1] * by, api);
    api.say(`${plain(trace.meta.text)}. ${api.word("select")}`);
  }

  function buttons(div, api) {
    const make = (sign, name, act) => {
      const button = api.element("button", { type: "button", class: "tool", title: name, "aria-label": name }, sign);
      button.addEventListener("click", act);
      return button;
    };
    return api.element("div", { class: "zoom" }, [
      make("+", api.word("zoomIn"), () => zoom(div, 1.6)),
      make("−", api.word("zoomOut"), () => zoom(div, 1 / 1.6)),
      make("⌂", api.word("zoomHome"), () => home(div)),
    ]);
  }

  function zoom(div, factor) {
    const scale = Math.min(Math.max(div._fullLayout.geo.projection.scale * factor, 1), 20);
    drawn.get(div).closer = { of: div.layout.geo.uirevision, scale };
    window.Plotly.relayout(div, { "geo.projection.scale": scale });
  }

  function home(div) {
    const { lon, lat, scale } = div.layout.meta.home;
    drawn.get(div).closer = null;
    window.Plotly.relayout(div, {
      "geo.projection.scale": scale, "geo.center.lon": lon, "geo.center.lat": lat, "geo.projection.rotation.lon": 0,
    });
  }

  window.reachFlows = { prepare, hook };
})();
