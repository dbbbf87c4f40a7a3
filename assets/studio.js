// The export studio: a window with a live preview, in which a panel becomes a picture, a copy, slides or a file. It is fetched
// when it is first opened (assets/reach/studio.js).
(function () {
  "use strict";

  const TRIES = 4; // of a picture for which the server has no turn just now, as it says with Retry-After
  const ONCE_MORE = 2; // tries of one that could not be drawn
  const LONGEST_WAIT = 5; // seconds between two of them
  const LONGEST = 120000; // ms after which a picture is given up
  const WITH_OWN = ["csv", "xlsx"]; // files of figures that can have the reader's own, as in dashboard/web/downloads.py
  const MOVING = ["webp", "gif"];
  const SETTLE = 250; // ms after the last choice until the preview is drawn
  const KEPT = "reach-studio";
  const USUAL = { shape: "", width: 0, chart: false, clear: false, scheme: "light", part: "seen" };
  const CARD = "card";
  // Of a PNG: its signature, the length, name and checksum of a chunk, and how the text begins that is its title.
  const [BEFORE_CHUNKS, AROUND_CHUNK, TITLED] = [8, 12, "Title\0\0\0\0\0"];

  /** @type {Reach.Api} */
  let api = null;
  /** @type {Reach.StudioTold} */
  let told = null;
  /** @type {Reach.StudioAsked} */
  let asked = null;
  let dialog = null;
  let chosen = { ...USUAL };
  let title = ""; // that the picture has by itself, as far as it is known

  const word = (name, values) =>
    Object.entries(values || {}).reduce((text, [key, value]) => text.replace(`{${key}}`, () => String(value)), told.words[name]);
  const place = (selector) => dialog.querySelector(selector);
  const field = (name) => dialog.querySelector(`[name="studio-${name}"]`);
  const plain = (text) => text.replace(/\s+/g, " ").trim();

  // ---------------------------------------------------------------- what the reader chose before

  function remembered() {
    try {
      return { ...USUAL, ...JSON.parse(window.localStorage.getItem(KEPT)) };
    } catch {
      return { ...USUAL };
    }
  }

  function remember() {
    try {
      window.localStorage.setItem(KEPT, JSON.stringify(chosen));
    } catch {
      // Without storage the choices hold for this page.
    }
  }

  // A choice of another day may name what is no more.
  const shapeOf = () => (place(`[name="studio-shape"][value="${chosen.shape}"]`) ? chosen.shape : asked.size);
  const sizeOf = () => told.sizes[shapeOf()];
  const bounded = (width) => Math.min(Math.max(Math.round(width), sizeOf()[4]), sizeOf()[3]);
  const usual = () => bounded(told.scale * sizeOf()[1]);
  const widthOf = () => (chosen.width ? bounded(chosen.width) : usual());
  const seenWidth = () => Math.min(widthOf(), sizeOf()[1]); // Of the preview: more pixels are for paper.

  // ---------------------------------------------------------------- how it looks

  const button = (act, label, more) =>
    api.element("button", { type: "button", class: "tool", "data-studio": act, ...more }, label);

  const group = (name, label, children) =>
    api.element("fieldset", { class: `studio-group studio-${name}` }, [api.element("legend", {}, label), ...children]);

  const radio = (name, value, label) =>
    api.element("label", { class: "studio-choice" }, [
      api.element("input", { type: "radio", name: `studio-${name}`, value }), api.element("span", {}, label),
    ]);

  const check = (name, label, about) =>
    api.element("label", { class: "studio-choice" }, [
      api.element("input", { type: "checkbox", name: `studio-${name}` }),
      api.element("span", {}, [label, ...(about ? [" ", api.element("small", {}, about)] : [])]),
    ]);

  function pictureParts() {
    const { element } = api;
    const hasCard = Boolean(api.known().site); // A code needs a whole address.
    const names = Object.keys(told.sizes).filter((name) => name !== CARD || hasCard);
    const shapes = names.map((name) => radio("shape", name, told.sizes[name][0]));
    return [
      group("shape", word("shape"), [
        ...shapes,
        ...(hasCard ? [] : [element("p", { class: "studio-note studio-no-card" }, word("noCard"))]),
        element("div", { class: "studio-sizes" }, [
          element("label", { class: "studio-width" }, [
            element("span", {}, word("width")),
            element("input", { type: "number", name: "studio-width", step: 1, inputmode: "numeric", "aria-describedby": "studio-range" }),
          ]),
          element("p", { class: "studio-note", id: "studio-range" }),
          button("usual", word("usual")),
        ]),
      ]),
      element("div", { class: "studio-title" }, [
        element("label", {}, [element("span", {}, word("title")), element("textarea", { name: "studio-title", rows: 2, "aria-describedby": "studio-worded" })]),
        element("p", { class: "studio-note studio-long", role: "status" }),
        element("p", { class: "studio-note", id: "studio-worded" }, [element("span", {}, word("worded")), " ", button("shown", word("shown"))]),
      ]),
      check("chart", word("chart"), word("chartAbout")),
      group("part", word("part"), [radio("part", "seen", word("partSeen")), radio("part", "world", word("partWorld"))]),
      group("colours", word("colours"), [radio("scheme", "light", word("light")), radio("scheme", "dark", word("dark")), check("clear", word("clear"))]),
      group("save", word("save"), [button("png", word("png")), button("svg", word("svg")), button("pdf", word("pdf"))]),
      group("moving", word("moving"), [
        button("webp", word("webp"), { "aria-describedby": "studio-moving-said" }), button("gif", word("gif"), { "aria-describedby": "studio-moving-said" }),
        element("p", { class: "studio-note", id: "studio-moving-said" }),
      ]),
    ];
  }

  function lay() {
    const { element } = api;
    dialog = element("dialog", { class: "studio", "aria-labelledby": "studio-heading" }, [
      element("div", { class: "studio-head" }, [
        element("h2", { id: "studio-heading" }, word("heading")),
        element("button", { type: "button", class: "tool", "data-studio": "close", "aria-label": word("close") }, "✕"),
      ]),
      element("figure", { class: "studio-preview", "aria-label": word("preview") }, [
        element("div", { class: "studio-sheet" }, [element("img", { alt: "", hidden: "" })]),
        element("figcaption", { class: "studio-note studio-drawn", role: "status" }),
      ]),
      element("div", { class: "studio-choices" }, [
        element("div", { class: "studio-own" }, [check("own", word("own"), word("ownAbout")), element("p", {}, api.word("ownNot")), element("p", { class: "studio-note" }, word("ownLeft"))]),
        element("div", { class: "studio-picture" }, pictureParts()),
        group("copy", word("copy"), [button("copyPicture", word("copyPicture")), button("copySentence", word("copySentence")), button("copyTable", word("copyTable"))]),
        group("slides", word("slides"), [element("div", { class: "studio-links" })]),
        group("data", word("data"), [element("p", { class: "studio-note", hidden: "" }, word("rows")), element("div", { class: "studio-links" })]),
      ]),
      element("p", { class: "studio-said", role: "status" }),
    ]);
    dialog.addEventListener("click", clicked);
    dialog.addEventListener("input", changed);
    dialog.addEventListener("change", settled);
    dialog.addEventListener("keydown", (event) => event.stopPropagation()); // The page's own keys sleep meanwhile.
    dialog.addEventListener("close", forget);
    document.body.append(dialog);
  }

  const isZoomed = () => Boolean(asked.window);
  const isDrawn = () => Boolean(asked.size);

  // What is chosen, shown in the controls; those that do not matter now are away.
  function show() {
    const [, width, height, most, least] = sizeOf() || [];
    place(".studio-picture").hidden = !isDrawn();
    place(".studio-preview").hidden = !isDrawn();
    place('[data-studio="copyPicture"]').hidden = !isDrawn();
    place('[data-studio="copySentence"]').hidden = !isDrawn();
    dialog.classList.toggle("plain", !isDrawn());
    if (!isDrawn()) return;
    const across = widthOf();
    mark("shape", shapeOf());
    mark("scheme", chosen.scheme);
    mark("part", chosen.part);
    field("chart").checked = chosen.chart;
    field("clear").checked = chosen.clear;
    Object.assign(field("width"), { max: most, min: least });
    if (document.activeElement !== field("width")) field("width").value = across;
    place('[data-studio="usual"]').hidden = across === usual();
    place(".studio-part").hidden = !isZoomed();
    place(".studio-title").hidden = chosen.chart;
    showMoving();
    place("#studio-worded").hidden = !wording();
    const isLong = wording() && window.reachDeckForm.isLong(field("title").value, told.title);
    place(".studio-long").textContent = isLong ? word("long") : "";
    const [wide, high, widest] = [across, Math.round((across * height) / width), most].map((number) => api.written(number, 0));
    place("#studio-range").textContent = word("pixels", { width: wide, height: high, most: widest });
    const isDark = chosen.scheme === "dark";
    place(".studio-sheet").dataset.ground = chosen.clear ? (isDark ? "clear-dark" : "clear") : "own";
    place(".studio-sheet").style.aspectRatio = `${width} / ${height}`;
    place(".studio-sheet").style.setProperty("--part", String(width / height));
    place(".studio-sheet").style.maxWidth = `${seenWidth()}px`;
  }

  // What moves is a map of ours, in a form of ours: what is chosen and does not go with that is said.
  function showMoving() {
    const isStill = chosen.clear || shapeOf() === CARD;
    place(".studio-moving").hidden = !asked.isMap;
    for (const name of MOVING) place(`[data-studio="${name}"]`).disabled = isStill;
    place("#studio-moving-said").textContent = isStill ? word("movingNot") : wording() ? word("movingTitle") : "";
  }

  function mark(name, value) {
    for (const input of dialog.querySelectorAll(`[name="studio-${name}"]`)) input.checked = input.value === value;
  }

  function layLinks() {
    const { element } = api;
    const link = (name, about, marks) => element("a", { class: "tool", ...marks }, [element("strong", {}, name), " ", element("span", {}, about)]);
    const formats = [["16x9", "16:9", word("wide")], ["4x3", "4:3", word("narrow")]];
    const abouts = { csv: word("csv"), xlsx: word("xlsx"), json: word("json"), "sdmx.csv": word("sdmx") };
    const names = { "sdmx.csv": "SDMX-CSV" };
    place(".studio-slides .studio-links").replaceChildren(
      ...formats.map(([format, name, about]) => link(name, about, { href: asked.slides(format), "data-format": format })),
    );
    place(".studio-data .studio-links").replaceChildren(
      ...asked.files.map(([ending, href]) => link(names[ending] || ending.toUpperCase(), abouts[ending], { href, "data-file": ending })),
    );
    place(".studio-slides").hidden = asked.isRows;
    place('[data-studio="copyTable"]').hidden = asked.isRows;
    place(".studio-copy").hidden = asked.isRows;
    place(".studio-data .studio-note").hidden = !asked.isRows;
  }

  const say = (text) => { place(".studio-said").textContent = text; };

  // ---------------------------------------------------------------- the server's picture

  let withOwn = false; // whether figures of the reader's own go along with a file; never with the preview, which nobody asks for
  const sent = () => (withOwn ? asked.own : []);

  const wording = () =>
    chosen.chart || plain(field("title").value) === plain(title) ? "" : window.reachDeckForm.textOf(field("title").value, told.title);

  function addressOf(ending, width) {
    const query = new URLSearchParams(asked.query);
    query.set("size", shapeOf());
    if (width && width !== sizeOf()[1]) query.set("width", width);
    if (chosen.chart) query.set("only", "chart");
    if (chosen.clear) query.set("ground", "transparent");
    if (chosen.scheme === "dark") query.set("scheme", "dark");
    const isSeen = isZoomed() && chosen.part === "seen";
    if (asked.isMap && !isSeen) query.set("extent", "world");
    else if (isSeen && asked.window !== "chosen") query.set("window", asked.window);
    return window.reachTexts.rooted(`/image/${asked.panel}.${ending}?${query.toString().replaceAll("%2C", ",")}`);
  }

  const pause = (seconds) => new Promise((resolve) => { window.setTimeout(resolve, 1000 * seconds); });

  const refusal = async (answer) => (await answer.text()).replace(/^\d+ [^:]*: /, "").trim();

  // Asked for again where the server has no turn just now, once where it could not draw.
  async function fetched(address, form, signal) {
    for (let tried = 1; ; tried += 1) {
      const limit = AbortSignal.timeout(LONGEST);
      const answer = await window.fetch(address, { ...form, signal: signal ? AbortSignal.any([signal, limit]) : limit });
      if (answer.ok) return answer;
      const isBusy = answer.status === 503 && answer.headers.has("Retry-After");
      if (answer.status !== 503 || tried === (isBusy ? TRIES : ONCE_MORE)) {
        const reason = answer.status < 500 ? await refusal(answer) : "";
        throw new Error(reason || word(isBusy ? "busy" : "failed"));
      }
      await pause(Math.min(Number(answer.headers.get("Retry-After")) || 1, LONGEST_WAIT));
    }
  }

  function picture(ending, width, own, signal) {
    const worded = MOVING.includes(ending) ? "" : wording(); // A year's title is its own.
    const given = { ...(worded ? { title: worded } : {}), ...(own.length ? { own } : {}) };
    const form = worded || own.length ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) } : {};
    return fetched(addressOf(ending, width), form, signal);
  }

  const reasonOf = (error) => {
    const isAway = error instanceof TypeError || error.name === "TimeoutError"; // fetch itself: no connection
    return isAway ? word("unreachable") : error.message;
  };

  // ---------------------------------------------------------------- the preview

  let waiting = 0;
  /** @type {AbortController} */
  let drawing = null;
  let drawn = ""; // what the preview shows

  function preview(now) {
    if (!isDrawn() || !dialog.open) return;
    const key = JSON.stringify([asked.panel, asked.query, asked.window, chosen, wording()]);
    if (key === drawn) return;
    say(""); // What was said is of another choice.
    window.clearTimeout(waiting);
    if (drawing) drawing.abort();
    place(".studio-preview").setAttribute("aria-busy", "true");
    waiting = window.setTimeout(() => draw(key), now ? 0 : SETTLE);
  }

  async function draw(key) {
    const own = new AbortController();
    drawing = own;
    place(".studio-sheet").hidden = false;
    const seen = place(".studio-sheet").clientWidth * (window.devicePixelRatio > 1 ? 2 : 1.25);
    const width = Math.round(Math.min(seenWidth(), Math.max(seen, sizeOf()[4])));
    place(".studio-drawn").textContent = word("waiting");
    try {
      const isOurs = !wording();
      const answer = await picture("png", width, [], own.signal);
      const blob = await answer.blob();
      if (isOurs) learn(await titleOf(blob));
      await put(blob);
      drawn = key;
      place(".studio-drawn").textContent = "";
    } catch (error) {
      if (own.signal.aborted) return;
      clear(); // Nobody takes the picture of another choice for that of this one.
      place(".studio-sheet").hidden = true;
      place(".studio-drawn").textContent = word("noPreview", { reason: reasonOf(error) });
    }
    if (drawing === own) place(".studio-preview").removeAttribute("aria-busy");
  }

  // A picture has other words than its panel where it has room for fewer rows, and some panels leave the title to it.
  function learn(found) {
    if (!found) return;
    if (plain(field("title").value) === plain(title)) field("title").value = found;
    title = found;
  }

  // The title that a PNG has in a chunk iTXt, as dashboard/exports/picture/png.py writes it; nothing where it has none.
  async function titleOf(blob) {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const numbers = new DataView(bytes.buffer);
    const text = (from, to) => new TextDecoder().decode(bytes.subarray(from, to));
    for (let at = BEFORE_CHUNKS, end = 0; at + AROUND_CHUNK <= bytes.length; at = end + AROUND_CHUNK) {
      end = at + numbers.getUint32(at);
      const [kind, begin] = [text(at + 4, at + 8), at + 8 + TITLED.length];
      if (kind === "IDAT") break;
      if (kind === "iTXt" && text(at + 8, begin) === TITLED) return text(begin, end + 8);
    }
    return "";
  }

  async function put(blob) {
    const image = place(".studio-sheet img");
    const before = image.src;
    image.src = URL.createObjectURL(blob);
    image.alt = wording() || title;
    image.hidden = false;
    await image.decode();
    if (before) URL.revokeObjectURL(before);
  }

  function forget() {
    window.clearTimeout(waiting);
    if (drawing) drawing.abort();
    clear();
  }

  function clear() {
    const image = place(".studio-sheet img");
    if (image.src) URL.revokeObjectURL(image.src);
    image.removeAttribute("src");
    image.hidden = true;
    drawn = "";
  }

  // ---------------------------------------------------------------- saving and copying

  const nameOf = (answer) => (/filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition")) || ["", "image"])[1];

  async function save(ending, width) {
    const answer = await picture(ending, width, MOVING.includes(ending) ? [] : sent()); // A map has none.
    const link = api.element("a", { href: URL.createObjectURL(await answer.blob()), download: nameOf(answer) });
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    return word("saved", { name: link.download });
  }

  const hasClipboard = () => Boolean(window.ClipboardItem && navigator.clipboard && navigator.clipboard.write);

  // The promises are handed over at once: some browsers allow a copy only while the reader's click is fresh.
  async function copied(kinds, done) {
    try {
      await navigator.clipboard.write([new window.ClipboardItem(kinds)]);
    } catch (error) {
      await Promise.all(Object.values(kinds)); // What could not be had says so itself.
      window.console.warn(error);
      return word("notCopied");
    }
    return done;
  }

  async function copyPicture() {
    if (!hasClipboard()) return word("noClipboard");
    return copied({ "image/png": picture("png", widthOf(), sent()).then((answer) => answer.blob()) }, word("copiedPicture"));
  }

  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  const escaped = (text) => text.replace(/[&<>]/g, (sign) => SIGNS[sign]);
  const sentenceHtml = (text) =>
    text.trim().split("\n\n").map((part) => `<p>${escaped(part).replace("\u00b9", "<sup>1</sup>")}</p>`).join("");

  // The table ends at the first empty line; its words follow.
  function tableHtml(text) {
    const [rows, words] = text.trim().split("\n\n");
    const [head, ...others] = rows.split("\n").map((row) => row.split("\t"));
    const line = (cells, tag) => {
      const wide = cells.length < head.length ? ` colspan="${head.length}"` : "";
      return `<tr>${cells.map((cell) => `<${tag}${wide}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
    };
    const body = others.map((cells) => line(cells, cells.length < head.length ? "th" : "td")).join("");
    const told = (words || "").split("\n").map((part) => `<p>${escaped(part)}</p>`).join("");
    return `<table><thead>${line(head, "th")}</thead><tbody>${body}</tbody></table>${told}`;
  }

  async function copyText(ending, html, done) {
    const address = window.reachTexts.rooted(`/copy/${asked.panel}.${ending}${asked.query ? `?${asked.query}` : ""}`);
    const text = fetched(address, {}).then((answer) => answer.text());
    if (!hasClipboard()) {
      const plainText = await text;
      try {
        await navigator.clipboard.writeText(plainText);
      } catch {
        return word("notCopied");
      }
      return done;
    }
    const as = (type, form) => text.then((found) => new Blob([form(found)], { type }));
    return copied({ "text/plain": as("text/plain", (found) => found), "text/html": as("text/html", html) }, done);
  }

  const acts = {
    png: () => save("png", widthOf()),
    svg: () => save("svg", chosen.width && widthOf()), // Sharp in any width, and by itself as large as a slide or a column.
    pdf: () => save("pdf", 0), // None of these has pixels of its own choice.
    webp: () => save("webp", 0),
    gif: () => save("gif", 0),
    copyPicture,
    copySentence: () => copyText("txt", sentenceHtml, word("copiedSentence")),
    copyTable: () => copyText("tsv", tableHtml, word("copiedTable")),
  };

  async function act(name) {
    const choices = place(".studio-choices");
    if (choices.getAttribute("aria-busy") === "true") return;
    choices.setAttribute("aria-busy", "true");
    say(MOVING.includes(name) ? word("movingWait") : word("waiting"));
    try {
      say(await acts[name]());
    } catch (error) {
      say(reasonOf(error));
    }
    choices.removeAttribute("aria-busy");
  }

  // ---------------------------------------------------------------- what the reader does

  /** @param {Reach.Typed<MouseEvent>} event */
  function clicked(event) {
    const link = event.target.closest("a[data-file], a[data-format]");
    if (link) return follow(link, event);
    const pressed = event.target.closest("[data-studio]");
    if (event.target === dialog || (pressed && pressed.dataset.studio === "close")) return dialog.close();
    if (!pressed) return undefined;
    if (pressed.dataset.studio === "usual") return choose({ width: 0 }, field("width"));
    if (pressed.dataset.studio === "shown") {
      field("title").value = title;
      return choose({}, field("title"));
    }
    return void act(pressed.dataset.studio);
  }

  // Beside the page, which stays whatever the server answers; not for who wants the link itself.
  function follow(link, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.dataset.file && asked.save) asked.save();
    else window.reachSlides.fetchFile(link.getAttribute("href"), api, say, link.dataset.format || WITH_OWN.includes(link.dataset.file) ? sent() : []);
  }

  // The focus goes where the reader goes on, since what was pressed may be away.
  function choose(change, next) {
    chosen = { ...chosen, ...change };
    remember();
    show();
    if (next) next.focus();
    if (next && next.name === "studio-width") next.value = widthOf();
    preview(false);
  }

  /** @param {Reach.Typed<Event>} event */
  function changed({ target }) {
    const name = target.name.replace("studio-", "");
    if (name === "width") {
      const width = Number(target.value);
      if (width === bounded(width)) choose({ width: width === usual() ? 0 : width });
    } else if (name === "title") choose({});
    else if (name === "own") withOwn = target.checked;
    else if (target.type === "checkbox") choose({ [name]: target.checked });
    else choose({ [name]: target.value });
  }

  // A width that cannot be becomes the nearest one that can, once the reader is done with it.
  /** @param {Reach.Typed<Event>} event */
  function settled({ target }) {
    if (target.name !== "studio-width") return;
    const width = Number(target.value) ? bounded(Number(target.value)) : usual();
    target.value = String(width);
    choose({ width: width === usual() ? 0 : width });
  }

  /** @type {Reach.Studio["open"]} */
  function open(wish) {
    const isSame = asked && asked.panel === wish.panel && asked.title === wish.title && (wish.title || asked.query === wish.query);
    if (!isSame) ({ title } = wish);
    asked = wish;
    chosen = remembered();
    if (!dialog) lay();
    if (!isSame) field("title").value = title;
    withOwn = false; // Asked for anew each time: they leave the browser.
    field("own").checked = false;
    place(".studio-own").hidden = !window.reachOwn.kept();
    place(".studio-own label").hidden = !asked.own.length;
    place(".studio-own p").hidden = Boolean(asked.own.length);
    place(".studio-own .studio-note").hidden = !asked.own.length;
    layLinks();
    show();
    say("");
    dialog.showModal();
    const first = place('.studio-picture:not([hidden]) [name="studio-shape"]:checked') || place(".studio-data a");
    first.focus({ preventScroll: true });
    preview(true);
  }

  /** @type {Reach.Studio["make"]} */
  function make(given, lent) {
    told = given;
    api = lent;
  }

  window.reachStudio = { make, open };
})();
