// The code that shows one panel in the frame of another page: chosen in a small window, copied to the clipboard.
(function () {
  "use strict";

  const LEAST = 200; // pixels of a frame, and the most of a screen
  const MOST = 4000;
  const TALL = { map: 520, chart: 480, table: 480 };
  const AROUND = 190; // pixels of a frame above and below its chart
  const TALLEST = 1200; // of a frame that is proposed: a chart of many rows is scrolled in it
  const STRIP = 260; // pixels of a frame around one row of a timeline

  /** @type {Reach.Api} */
  let api = null;
  let asked = null; // what is embedded: panel, tab, title
  let dialog = null;

  const word = (name, values) => api.word(name, values);

  // Frozen: the year is named, so that it stays what it is once there is a newer one.
  function addressOf(frozen) {
    const url = new URL(api.place(), api.site());
    url.searchParams.set("view", `${asked.panel}.${asked.tab}`);
    if (frozen && api.state.year) url.searchParams.set("year", api.state.year);
    url.searchParams.set("embed", frozen ? "frozen" : "1");
    return url.href.replaceAll("%2C", ",");
  }

  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);

  const field = (name) => dialog.querySelector(`[name="${name}"]`);
  const isFrozen = () => dialog.querySelector('[value="frozen"]').checked;

  // A number of pixels within what a frame can be; `usual` for anything else.
  function pixels(name, usual) {
    const value = Math.round(Number(field(name).value));
    return value ? Math.min(Math.max(value, LEAST), MOST) : usual;
  }

  // A live frame is named after its page: what its panel says changes with each choice.
  function codeOf() {
    const frozen = isFrozen();
    const attributes = {
      src: addressOf(frozen), title: frozen ? `${asked.title} · Reach 2030` : document.title,
      width: pixels("width", "100%"), height: pixels("height", asked.tall), loading: "lazy", style: "border:0",
    };
    const said = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(String(value))}"`);
    return `<iframe ${said.join(" ")} allowfullscreen></iframe>`;
  }

  function write() {
    field("code").value = codeOf();
    dialog.querySelector(".embed-look").href = addressOf(isFrozen());
    tell("");
  }

  const tell = (text) => { dialog.querySelector(".embed-said").textContent = text; };

  function choice(value, label, about) {
    const input = api.element("input", { type: "radio", name: "embed-kind", value, checked: value === "1" ? "" : false });
    return api.element("label", { class: "embed-choice" }, [input, api.element("span", {}, [api.element("b", {}, label), ` ${about}`])]);
  }

  const size = (name, label, usual) =>
    api.element("label", { class: "embed-size" }, [
      api.element("span", {}, label),
      api.element("input", { type: "number", name, min: LEAST, max: MOST, inputmode: "numeric", placeholder: usual }),
    ]);

  function make() {
    const made = api.element("dialog", { class: "embed-window", "aria-labelledby": "embed-title" }, [
      api.element("div", { class: "deck-head" }, [
        api.element("h2", { id: "embed-title" }, word("embedTitle")),
        api.element("button", { type: "button", class: "tool", "data-embed": "close", "aria-label": word("close") }, "✕"),
      ]),
      api.element("div", { class: "embed-body" }, [
        api.element("fieldset", {}, [
          api.element("legend", {}, word("embedWhat")),
          choice("1", word("embedLive"), word("embedLiveAbout")),
          choice("frozen", word("embedFrozen"), word("embedFrozenAbout")),
        ]),
        api.element("div", { class: "embed-sizes" }, [
          size("width", word("embedWidth"), word("embedWhole")), size("height", word("embedHeight"), ""),
        ]),
        api.element("label", { class: "embed-code" }, [
          api.element("span", {}, word("embedCode")),
          api.element("textarea", { name: "code", readonly: "", rows: 5, spellcheck: "false", dir: "ltr" }),
        ]),
        api.element("p", { class: "embed-said", role: "status", "aria-live": "polite" }),
      ]),
      api.element("div", { class: "deck-tools" }, [
        api.element("button", { type: "button", class: "tool", "data-embed": "copy" }, word("embedCopy")),
        api.element("a", { class: "tool embed-look", target: "_blank", rel: "noopener" }, word("embedLook")),
      ]),
    ]);
    made.addEventListener("click", clicked);
    made.addEventListener("input", write);
    made.addEventListener("keydown", (event) => event.stopPropagation()); // The page's own keys sleep meanwhile.
    document.body.append(made);
    return made;
  }

  /** @param {Reach.Typed<MouseEvent>} event */
  function clicked(event) {
    const pressed = event.target.closest("[data-embed]");
    if (event.target === dialog || (pressed && pressed.dataset.embed === "close")) dialog.close();
    else if (pressed) copy();
    else if (event.target.name === "code") event.target.select();
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(field("code").value);
      tell(word("textCopied"));
    } catch {
      field("code").select();
      tell(word("textNotCopied"));
    }
  }

  // As tall as a chart of rows wants to be; the usual height for all others.
  function tallOf(box, tab) {
    const plot = tab === "chart" && box.querySelector(".chart-plot");
    const own = plot ? parseFloat(plot.parentElement.style.getPropertyValue("--tall")) : 0;
    return Math.min(Math.max(TALL[tab], Math.ceil((own || 0) + AROUND)), TALLEST);
  }

  /** @type {Window["reachEmbed"]["open"]} */
  function open(box, given) {
    api = given;
    const { panel, tab } = box.dataset;
    const words = api.wordsOf(panel);
    const said = box.querySelector(".panel-title, .strip-title").textContent;
    asked = { panel, tab, title: (words && words.title) || said, tall: box.classList.contains("strip") ? STRIP : tallOf(box, tab) };
    if (!dialog) dialog = make();
    field("height").placeholder = asked.tall;
    write();
    dialog.showModal();
  }

  window.reachEmbed = { open };
})();
