// The show: slides one after the other, by keys, clicker, finger or a second window in step; answers are given to it.
(function () {
  "use strict";

  const { element } = window.reachTexts;
  const VIEW = "view:"; // begins the names of what is asked for
  const KEPT = 60; // answers of other years and countries
  const IDLE = 2500; // ms without the pointer after which it and the controls go
  const PAINTED = 80; // ms
  const SAID = 4000; // ms that a message stays
  const AGAIN = 150; // ms after the window's size has changed last
  const SWIPE = 50; // px
  const DIGITS = 1500; // ms within which a second digit belongs to the first
  const [SHORTEST, LONGEST] = [3, 600]; // s of a slide in a loop

  const byId = (id) => document.getElementById(id);
  const field = (id) => /** @type {HTMLInputElement} */ (byId(id));
  const dialog = () => /** @type {HTMLDialogElement} */ (byId("help"));

  // `given`: texts, views of the deck, ask(view, change, name, again) -> promise of an answer, connection (assets/connection.js)
  // where there is a server that asks again by itself, ready(answer) -> promise that all is
  // there that draws it, of the outlines' boxes, root of the addresses, name of the channel, speaker: whether this is
  // the second window, loop in seconds, leave() where there is a page to go back to.
  /** @type {Window["reachShow"]["start"]} */
  function start(given) {
    const { texts, views, ask, connection } = given;
    const { word } = texts;
    /** @type {Reach.ShowState} */
    const state = { at: 0, dark: "", changes: {}, started: Date.now() };
    /** @type {Map<number, { slide: Reach.Slide | null, ready: Promise<Reach.Slide> }>} */
    const built = new Map(); // index -> { slide, ready }
    /** @type {Map<string, Promise<Reach.Answer>>} */
    const answers = new Map(); // what was asked -> promise of the answer
    const lost = new Set(); // names of questions that failed
    const stage = byId("stage");
    const number = (value) => texts.written(value, 0);
    /** @type {(index: number) => Reach.Change} */
    const changeOf = (index) => state.changes[index] || {};
    const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

    // ---------------------------------------------------------------- answers

    const keyOf = (index, change) => JSON.stringify([index, change.year || 0, change.area || ""]);

    /** @type {Reach.Show["answerOf"]} */
    function answerOf(index, change) {
      const key = keyOf(index, change);
      if (!answers.has(key)) {
        const answer = ask(views[index], change, `${VIEW}${key}`, () => retry(index, change));
        answers.set(key, answer);
        answer.catch(() => answers.delete(key)); // To be tried again.
        const others = Array.from(answers.keys()).filter((one) => !one.endsWith(',0,""]'));
        if (others.length > KEPT) answers.delete(others[0]);
      }
      return answers.get(key);
    }

    // What failed is asked for again as long as it is wanted.
    function retry(index, change) {
      const isWanted = [{}, changeOf(index)].some((wanted) => keyOf(index, wanted) === keyOf(index, change));
      if (!isWanted) return false;
      answerOf(index, change).catch(() => null);
      return true;
    }

    function agree(index) {
      const entry = built.get(index);
      if (!entry && index === state.at) show();
      else if (!entry) later();
      else if (entry.slide && isBehind(index, entry.slide)) again(index);
    }

    const isBehind = (index, slide) => !slide.map && keyOf(index, slide.change) !== keyOf(index, changeOf(index));

    // As long as the newest choice has no answer, its slide says of what it is.
    /** @param {Reach.Heard} event */
    function missed({ detail: { name, what } }) {
      if (!name.startsWith(VIEW) || what === "asked") return;
      const [index] = JSON.parse(name.slice(VIEW.length));
      if (what === "lost") lost.add(name);
      if (what === "had") return void (lost.delete(name) && agree(index));
      const entry = built.get(index);
      if (entry && entry.slide && isBehind(index, entry.slide)) behind(entry.slide);
      else if (what === "late" && index === state.at && !(entry && entry.slide)) {
        const page = `${number(index + 1)} / ${number(views.length)}`;
        instead(connection.word("pageLate", { page }));
      }
    }

    /** @param {Reach.Slide} slide */
    function behind(slide) {
      if (slide.el.hasAttribute("data-behind")) return;
      const { seen, answer } = slide;
      const places = seen.chosen.map(texts.areaName).join(", ") || texts.areaName("001");
      const note = element("p", { class: "still", role: "status" });
      slide.el.prepend(note);
      slide.el.toggleAttribute("data-behind", true);
      const what = answer.years ? `${places}, ${seen.year}` : places;
      note.textContent = connection.word("still", { what });
      window.reachSlide.draw(slide);
    }

    // All slides of the deck are there when the network no longer is.
    async function fetchAll() {
      for (const index of views.keys()) {
        try {
          await answerOf(index, {});
        } catch {
          // Asked for again when its slide comes.
        }
      }
    }

    // ---------------------------------------------------------------- slides

    const isMap = (answer) => answer.kind === "map";

    /** @type {Reach.Show["makeSlide"]} */
    async function makeSlide(index, into) {
      const change = changeOf(index);
      // A map has all years, and says each country by itself.
      const base = await answerOf(index, {});
      const answer = isMap(base) ? base : await answerOf(index, change);
      const shapes = await given.ready(answer);
      const slide = window.reachSlide.make(
        { answer, deck: base, view: views[index], number: `${number(index + 1)} / ${number(views.length)}`, change }, { texts, shapes, api },
      );
      into.append(slide.el);
      await window.reachSlide.draw(slide);
      return slide;
    }

    function build(index) {
      if (!built.has(index)) {
        const entry = { slide: null, ready: null };
        entry.ready = makeSlide(index, stage).then((slide) => {
          if (built.get(index) !== entry) return window.reachSlide.drop(slide);
          entry.slide = slide;
          return slide;
        });
        entry.ready.catch(() => built.get(index) === entry && built.delete(index));
        built.set(index, entry);
      }
      return built.get(index);
    }

    function forget(index) {
      const entry = built.get(index);
      built.delete(index);
      if (entry && entry.slide) window.reachSlide.drop(entry.slide);
    }

    const next = (by) => (state.at + by + views.length) % views.length;

    // The neighbours stand ready, hidden; all others go.
    async function prepare() {
      const wanted = new Set([state.at, next(1), next(-1)]);
      for (const index of Array.from(built.keys())) if (!wanted.has(index)) forget(index);
      for (const index of [next(1), next(-1)]) await build(index).ready.catch(() => null);
    }

    // Once this slide is painted: what is drawn before would keep it waiting.
    function later() {
      window.clearTimeout(later.timer);
      later.timer = window.setTimeout(prepare, PAINTED);
    }

    later.timer = 0;

    function reveal(slide) {
      for (const one of stage.querySelectorAll(".slide")) {
        one.classList.toggle("shown", one === slide.el);
        one.inert = one !== slide.el;
      }
      stage.querySelectorAll(".slide-failed").forEach((one) => one.remove());
      const title = window.reachSlide.titleOf(slide);
      slide.at.title.setAttribute("aria-hidden", "true"); // heard once, in the heading of the show
      document.title = `${number(state.at + 1)} · ${title}`;
      byId("where").textContent = word("presentAt", { n: number(state.at + 1), of: number(views.length), title: title });
      document.dispatchEvent(new CustomEvent("reach:slide", { detail: { at: state.at } }));
    }

    async function show() {
      byId("progress").style.width = `${(100 * (state.at + 1)) / views.length}%`;
      field("country").value = changeOf(state.at).area ? texts.areaName(changeOf(state.at).area) : "";
      const index = state.at;
      const entry = build(index);
      const wasReady = Boolean(entry.slide);
      if (wasReady) reveal(entry.slide);
      try {
        const slide = await entry.ready;
        if (state.at !== index || built.get(index) !== entry) return;
        if (!wasReady) reveal(slide);
        later();
      } catch (error) {
        window.console.warn(error);
        if (state.at === index) failed();
      }
    }

    function failed() {
      instead(word("presentGone"), [element("button", { type: "button", "data-present": "retry" }, word("retry"))]);
    }

    // No other slide stands where this one should be.
    function instead(text, more = []) {
      stage.querySelectorAll(".slide").forEach((one) => one.classList.remove("shown"));
      stage.querySelectorAll(".slide-failed, .stage-wait").forEach((one) => one.remove());
      stage.append(element("div", { class: "slide-failed", role: "alert" }, [element("p", {}, text), ...more]));
      byId("where").textContent = word("presentAt", { n: number(state.at + 1), of: number(views.length), title: text });
      document.title = `${number(state.at + 1)} · ${text}`;
    }

    // ---------------------------------------------------------------- another year, another country

    // A slide that is still on its way may have begun with an older change, so the newest one waits for it.
    /** @param {number} index @param {Reach.Change} change */
    async function moved(index, change) {
      const entry = built.get(index);
      const slide = entry && (await entry.ready.catch(() => null));
      const isPassed = () => built.get(index) !== entry || !same(changeOf(index), change);
      if (!slide || isPassed()) return;
      if (slide.map) {
        await window.reachSlide.move(slide, change);
        if (index === state.at) reveal(slide);
        return;
      }
      try {
        await answerOf(index, change);
      } catch {
        if (!isPassed()) refused(index, slide);
        return;
      }
      if (isPassed()) return;
      const drawn = await makeSlide(index, stage);
      if (isPassed()) {
        window.reachSlide.drop(drawn);
        return;
      }
      const before = entry.slide;
      entry.slide = drawn;
      entry.ready = Promise.resolve(drawn);
      if (index === state.at) reveal(drawn);
      window.reachSlide.drop(before);
    }

    // Where there is a server the choice stays, and is asked for again.
    function refused(index, slide) {
      say(word("presentKept"));
      if (connection) return;
      if (slide.at.range) slide.at.range.value = slide.seen.year;
      if (slide.at.year) slide.at.year.textContent = slide.seen.year;
      state.changes = { ...state.changes, [index]: slide.change };
      tell();
    }

    function setChange(part) {
      const change = { ...changeOf(state.at), ...part };
      state.changes = { ...state.changes, [state.at]: change };
      tell();
      moved(state.at, change);
    }

    function setYear(year) {
      const entry = built.get(state.at);
      const years = entry && entry.slide && entry.slide.answer.years;
      if (!years) return say(word("presentNoYear"));
      const bounded = Math.min(Math.max(year, years[0]), years[1]);
      entry.slide.at.year.textContent = bounded; // At once, whoever has to be asked.
      entry.slide.at.range.value = bounded;
      return setChange({ year: bounded });
    }

    const yearNow = () => {
      const entry = built.get(state.at);
      return entry && entry.slide ? changeOf(state.at).year || entry.slide.seen.year : 0;
    };

    function setArea(code) {
      setChange({ area: code });
      if (!code) say(word("presentOwn"));
    }

    function nameTyped(field) {
      const { areas } = texts.known();
      const wanted = field.value.trim().toLowerCase();
      const code = Object.keys(areas).find((one) => areas[one][0].toLowerCase() === wanted || one.toLowerCase() === wanted);
      if (wanted && !code) return say(word("presentNobody"));
      field.blur();
      return setArea(code || null);
    }

    // ---------------------------------------------------------------- going on

    function go(index) {
      const at = Math.min(Math.max(index, 0), views.length - 1);
      lighten();
      if (at === state.at) return;
      state.at = at;
      tell();
      show();
    }

    function turn(kind) {
      state.dark = state.dark === kind ? "" : kind;
      tell();
      curtain();
    }

    function lighten() {
      if (state.dark) turn(state.dark);
    }

    const curtain = () => { byId("curtain").dataset.shown = given.speaker ? "" : state.dark; };

    // In a loop the last slide is followed by the first, until somebody takes over.
    function loop(seconds) {
      const every = 1000 * Math.min(Math.max(seconds, SHORTEST), LONGEST);
      loop.timer = window.setInterval(() => {
        state.at = next(1);
        tell();
        show();
      }, every);
    }

    loop.timer = 0;

    function stopLoop() {
      if (!loop.timer) return;
      window.clearInterval(loop.timer);
      loop.timer = 0;
      say(word("presentStopped"));
    }

    function scroll(by) {
      const entry = built.get(state.at);
      const place = entry && entry.slide && window.reachSlide.scroller(entry.slide);
      if (!place) return false;
      const before = place.scrollTop;
      place.scrollTop += by * 0.6 * place.clientHeight;
      return place.scrollTop !== before;
    }

    async function fullScreen() {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen().catch(() => say(word("presentNoFull")));
    }

    function speakerWindow() {
      if (given.speaker) return;
      const url = new URL(window.location.href);
      url.searchParams.delete("loop");
      url.searchParams.set("speaker", given.channel);
      if (!window.open(url.href, `reach-${given.channel}`, "popup,width=1120,height=760")) say(word("presentBlocked"));
    }

    function scheme() {
      const next = document.documentElement.dataset.scheme === "dark" ? "light" : "dark";
      document.documentElement.dataset.scheme = next;
      markScheme();
      redraw();
    }

    // Whether colours are dark, said by the button that changes them.
    function markScheme() {
      const isDark = document.documentElement.dataset.scheme === "dark";
      document.querySelector("[data-present=scheme]").setAttribute("aria-pressed", String(isDark));
    }

    function redraw() {
      for (const index of Array.from(built.keys())) if (index !== state.at) forget(index);
      const entry = built.get(state.at);
      if (entry && entry.slide) window.reachSlide.draw(entry.slide).then(later);
    }

    function help(open) {
      const box = dialog();
      const opens = open === undefined ? !box.open : open;
      if (opens && !box.open) box.showModal();
      else if (!opens && box.open) box.close();
    }

    function close() {
      if (dialog().open) return help(false);
      if (state.dark) return lighten();
      return given.leave && !given.speaker ? given.leave() : undefined;
    }

    const typed = { digits: "", at: 0 };

    function digit(sign) {
      typed.digits = (Date.now() - typed.at < DIGITS ? typed.digits : "") + sign;
      typed.at = Date.now();
      window.clearTimeout(digit.timer);
      // With under ten slides a digit is all there is to say.
      if (views.length < 10 || typed.digits.length > 1) jump();
      else digit.timer = window.setTimeout(jump, DIGITS);
    }

    digit.timer = 0;

    function jump() {
      window.clearTimeout(digit.timer);
      const wanted = Number(typed.digits);
      typed.digits = "";
      if (wanted >= 1) go(wanted - 1);
    }

    const acts = {
      next: () => (state.dark ? lighten() : go(state.at + 1)),
      back: () => (state.dark ? lighten() : go(state.at - 1)),
      down: () => scroll(1) || go(state.at + 1),
      up: () => scroll(-1) || go(state.at - 1),
      first: () => go(0),
      last: () => go(views.length - 1),
      enter: () => (typed.digits ? jump() : go(state.at + 1)),
      black: () => turn("black"),
      white: () => turn("white"),
      full: fullScreen,
      speaker: speakerWindow,
      scheme,
      help: () => help(),
      close,
      "year-up": () => setYear(yearNow() + 1),
      "year-down": () => setYear(yearNow() - 1),
      country: () => { wake(); byId("country").focus(); },
      own: () => { state.changes = { ...state.changes, [state.at]: {} }; tell(); again(state.at); },
      restart: () => { state.started = Date.now(); tell(); },
      retry: () => show(),
    };

    const KEYS = {
      ArrowRight: "next", PageDown: "next", " ": "next", n: "next", ArrowLeft: "back", PageUp: "back", ArrowDown: "down", ArrowUp: "up",
      Home: "first", End: "last", Enter: "enter", b: "black", ".": "black", w: "white", f: "full", p: "speaker", d: "scheme", "?": "help",
      h: "help", Escape: "close", "+": "year-up", "=": "year-up", "-": "year-down", c: "country", o: "own", r: "restart",
    };

    // Before any picture hears of it, so that a clicker works wherever the focus is.
    /** @param {Reach.Typed<KeyboardEvent>} event */
    function keyed(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const within = event.target.closest("input[type=text], select, textarea");
      const pressed = event.target.closest("button, a, dialog");
      if (within ? event.key !== "Escape" : pressed && ["Enter", " "].includes(event.key)) return;
      stopLoop();
      if (within) return within.blur(); // Escape leaves the field first.
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (!window.reachLetters.mean(event)) return;
      const act = event.shiftKey && key === " " ? "back" : KEYS[key];
      if (!act && !/^[0-9]$/.test(key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (act) acts[act]();
      else digit(key);
    }

    /** @param {Reach.On<MouseEvent>} event */
    function pressed(event) {
      stopLoop();
      const button = event.target.closest("[data-present]");
      if (button && event.detail) button.blur(); // A pointer's click leaves the keys to the show.
      if (button && acts[button.dataset.present]) acts[button.dataset.present]();
      else if (event.target.closest("#curtain")) lighten();
    }

    function listen() {
      window.reachLetters.bind(field("letters"));
      document.addEventListener("keydown", keyed, true);
      document.addEventListener("click", pressed);
      document.addEventListener("input", (/** @type {Reach.Typed} */ event) => {
        if (event.target.dataset.present === "year") setYear(Number(event.target.value));
      });
      document.addEventListener("change", (/** @type {Reach.Typed} */ event) => {
        if (event.target.dataset.present === "year") event.target.blur(); // The arrows are the clicker's again.
        if (event.target.id === "country") nameTyped(event.target);
      });
      for (const kind of ["pointermove", "pointerdown", "focusin"]) document.addEventListener(kind, wake);
      markScheme();
      swipes();
      resizes();
    }

    function resizes() {
      const size = () => `${stage.offsetWidth} ${stage.offsetHeight}`;
      let [timer, last] = [null, size()];
      new ResizeObserver(() => {
        if (size() === last) return;
        last = size();
        window.clearTimeout(timer);
        timer = window.setTimeout(redraw, AGAIN);
      }).observe(stage);
    }

    function swipes() {
      let from = null;
      stage.addEventListener("touchstart", (/** @type {Reach.On<TouchEvent>} */ event) => {
        const [one] = event.touches;
        from = event.touches.length === 1 && !event.target.closest("input") ? [one.clientX, one.clientY] : null;
      }, { passive: true });
      stage.addEventListener("touchend", (event) => {
        if (!from) return;
        const [one] = event.changedTouches;
        const [across, down] = [one.clientX - from[0], one.clientY - from[1]];
        if (Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(down)) return;
        const forward = document.documentElement.dir === "rtl" ? across > 0 : across < 0;
        stopLoop();
        acts[forward ? "next" : "back"]();
      }, { passive: true });
    }

    function wake() {
      document.body.classList.remove("idle");
      window.clearTimeout(wake.timer);
      wake.timer = window.setTimeout(() => {
        if (!byId("controls").contains(document.activeElement)) document.body.classList.add("idle");
      }, IDLE);
    }

    wake.timer = 0;

    function say(text) {
      const live = byId("say");
      live.textContent = text;
      live.classList.add("shown");
      window.clearTimeout(say.timer);
      say.timer = window.setTimeout(() => live.classList.remove("shown"), SAID);
    }

    say.timer = 0;

    // ---------------------------------------------------------------- what a picture may ask

    function tip(lines, x, y) {
      const box = byId("tip");
      box.replaceChildren(...lines);
      box.hidden = false;
      box.style.left = `${Math.min(Math.max(x + 14, 8), window.innerWidth - box.offsetWidth - 8)}px`;
      const above = y - box.offsetHeight - 12;
      box.style.top = `${above > 8 ? above : y + 18}px`;
    }

    const hideTip = () => { byId("tip").hidden = true; };

    function pickArea(code) {
      if (texts.known().areas[code]) setArea(changeOf(state.at).area === code ? null : code);
    }

    /** @type {Reach.Lent} */
    const api = {
      element, word, tip, hideTip, say, pickArea, written: texts.written, known: texts.known, state: { sel: null },
      areasOf: () => (changeOf(state.at).area ? [changeOf(state.at).area] : []),
      root: given.root,
      go: (address) => given.root && window.open(new URL(window.reachTexts.rooted(address), given.root).href, "_blank", "noopener"),
    };

    // ---------------------------------------------------------------- two windows in step

    const channel = window.BroadcastChannel ? new BroadcastChannel(`reach-${given.channel}`) : null;
    const tell = () => {
      if (channel) channel.postMessage({ kind: "state", state });
      document.dispatchEvent(new CustomEvent("reach:state", { detail: state }));
    };

    function heard({ data }) {
      if (data.kind === "hello") return given.speaker ? undefined : tell();
      stopLoop();
      const before = { ...state };
      Object.assign(state, data.state);
      curtain();
      document.dispatchEvent(new CustomEvent("reach:state", { detail: state }));
      // Slides that stand ready beside the one that is shown were made with what was known then.
      for (const index of built.keys()) if (!same(before.changes[index] || {}, changeOf(index))) again(index);
      if (before.at !== state.at) show();
      return undefined;
    }

    // A slide after its change was made or taken back.
    const again = (index) => moved(index, changeOf(index));

    listen();
    if (connection) document.addEventListener(connection.EVENT, missed);
    wake();
    if (channel) {
      channel.onmessage = heard;
      channel.postMessage({ kind: "hello" });
    }
    const shown = show().then(fetchAll);
    if (given.loop && views.length > 1 && !given.speaker) loop(given.loop);
    return { state, views, answerOf, changeOf, makeSlide, go, shown };
  }

  window.reachShow = { start };
})();
