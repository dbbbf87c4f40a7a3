// The picture in a panel's Download menu: a title that the reader may word, a size, and the server's picture saved or copied.
(function () {
  "use strict";

  const TRIES = 4; // of a picture for which the server has no turn just now
  const LONGEST_WAIT = 5; // seconds between two of them
  const LONGEST = 60000; // ms after which a picture is given up

  /** @type {Reach.Api} */
  let api = null;

  const opened = (target) => target.closest && target.closest(".image-box");
  const panelOf = (box) => box.closest("[data-panel]");
  const field = (box) => box.querySelector("textarea");
  const sizeOf = (box) => box.querySelector("input:checked").value;

  // ---------------------------------------------------------------- what it offers

  function lay(box) {
    const { element, word } = api;
    const { panel } = panelOf(box).dataset;
    const { sizes, title } = api.known().image;
    const button = (act, label, more) => element("button", { type: "button", class: "tool", "data-image": act, ...more }, label);
    const size = (name) => element("label", {}, [
      element("input", { type: "radio", name: `image-size-${panel}`, value: name, checked: name === box.dataset.size ? "" : false }),
      element("span", {}, sizes[name][0]),
    ]);
    box.replaceChildren(
      element("label", { class: "image-title" }, [element("span", {}, word("imageTitle")), element("textarea", { rows: 3, maxlength: title, "aria-describedby": `image-worded-${panel}` })]),
      element("p", { class: "image-worded", id: `image-worded-${panel}` }, [element("span", {}, word("imageWorded")), " ", button("shown", word("imageShown"))]),
      element("fieldset", { class: "image-sizes" }, [element("legend", {}, word("imageSize")), ...Object.keys(sizes).map(size)]),
      element("p", { class: "image-pixels" }),
      element("p", { class: "image-zoomed" }, word("imageZoomed")),
      element("div", { class: "image-acts" }, [
        button("png", word("imagePng")), button("large", word("imageLarge")), button("svg", word("imageSvg")), button("copy", word("imageCopy")),
      ]),
      element("p", { class: "image-said", role: "status" }),
    );
  }

  // The message of the panel as it is now; what the reader wrote stays while the panel says the same.
  function refresh(box) {
    if (!box.firstChild) lay(box);
    const panel = panelOf(box);
    const words = api.wordsOf(panel.dataset.panel);
    const title = (words && words.title) || panel.querySelector(".panel-title, .strip-title").textContent;
    if (field(box).dataset.shown !== title) {
      field(box).dataset.shown = title;
      field(box).value = title;
    }
    const map = panel.querySelector(".body-map");
    box.querySelector(".image-zoomed").hidden = !(panel.dataset.tab === "map" && map && map.dataset.zoomed);
    say(box, "");
    mark(box);
  }

  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const wording = (box) => (plain(field(box).value) === plain(field(box).dataset.shown) ? "" : plain(field(box).value));

  function mark(box) {
    const [, ...sides] = api.known().image.sizes[sizeOf(box)];
    const [width, height] = sides.map((number) => api.written(number, 0));
    box.querySelector(".image-pixels").textContent = api.word("imagePixels", { width, height });
    box.querySelector(".image-worded").hidden = !wording(box);
  }

  function say(box, text) {
    box.querySelector(".image-said").textContent = text;
  }

  // ---------------------------------------------------------------- the server's picture

  // The query is that of the panel's downloads, which follow the reader's selection.
  function addressOf(box, ending, scale) {
    const panel = panelOf(box);
    const { search } = new URL(panel.querySelector("[data-file]").href);
    const asked = new URLSearchParams(search);
    asked.set("size", sizeOf(box));
    if (scale > 1) asked.set("scale", scale);
    const map = panel.querySelector(".body-map");
    if (panel.dataset.tab === "map" && map && !map.dataset.zoomed) asked.set("extent", "world");
    return window.reachTexts.rooted(`/image/${panel.dataset.panel}.${ending}?${asked.toString().replaceAll("%2C", ",")}`);
  }

  const pause = (seconds) => new Promise((resolve) => window.setTimeout(resolve, 1000 * seconds));

  // Asked for again where the server has no turn just now.
  async function fetched(box, ending, scale) {
    const title = wording(box);
    const form = title ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ title }) } : {};
    const address = addressOf(box, ending, scale);
    for (let left = TRIES; ; left -= 1) {
      const answer = await window.fetch(address, { ...form, signal: AbortSignal.timeout(LONGEST) });
      if (answer.ok) return answer;
      if (answer.status !== 503 || left === 1) {
        const reason = answer.status < 500 ? (await answer.text()).replace(/^\d+ [^:]*: /, "").trim() : "";
        throw new Error(reason || api.word(answer.status === 503 ? "imageBusy" : "imageFailed"));
      }
      await pause(Math.min(Number(answer.headers.get("Retry-After")) || 1, LONGEST_WAIT));
    }
  }

  const nameOf = (answer) => (/filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition")) || ["", "image"])[1];

  async function save(box, ending, scale) {
    const answer = await fetched(box, ending, scale);
    const link = api.element("a", { href: URL.createObjectURL(await answer.blob()), download: nameOf(answer) });
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    return api.word("imageSaved", { name: link.download });
  }

  // The promise is handed over at once: some browsers allow a copy only while the reader's click is fresh.
  async function copy(box) {
    if (!window.ClipboardItem || !navigator.clipboard || !navigator.clipboard.write) return api.word("imageNoClipboard");
    const picture = fetched(box, "png", 2).then((answer) => answer.blob());
    try {
      await navigator.clipboard.write([new window.ClipboardItem({ "image/png": picture })]);
    } catch (error) {
      await picture; // A picture that could not be had says so itself.
      window.console.warn(error);
      return api.word("imageNotCopied");
    }
    return api.word("imageCopied");
  }

  const acts = {
    png: (box) => save(box, "png", 1),
    large: (box) => save(box, "png", 2),
    svg: (box) => save(box, "svg", 1),
    copy,
  };

  async function act(box, name) {
    if (box.getAttribute("aria-busy") === "true") return;
    box.setAttribute("aria-busy", "true");
    say(box, api.word("imageWorking"));
    try {
      say(box, await acts[name](box));
    } catch (error) {
      const isAway = error instanceof TypeError || error.name === "TimeoutError"; // fetch itself: no connection
      say(box, isAway ? api.word("slidesAway") : error.message);
    }
    box.removeAttribute("aria-busy");
  }

  /** @param {Reach.On<MouseEvent>} event */
  function clicked(event) {
    const button = event.target.closest("[data-image]");
    const box = button && opened(button);
    if (!box) return;
    if (button.dataset.image !== "shown") return void act(box, button.dataset.image);
    field(box).value = field(box).dataset.shown;
    mark(box);
    field(box).focus();
  }

  /** @type {Window["reachImage"]["start"]} */
  function start(given) {
    api = given;
    document.addEventListener("toggle", (/** @type {Reach.On} */ { target }) => {
      const box = target.matches && target.matches(".tool-menu[open]") && target.querySelector(".image-box");
      if (box) refresh(box);
    }, true);
    document.addEventListener("click", clicked);
    for (const kind of ["input", "change"]) {
      document.addEventListener(kind, (/** @type {Reach.On} */ { target }) => opened(target) && mark(opened(target)));
    }
  }

  window.reachImage = { start };
})();
