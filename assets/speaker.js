// What the second window shows beside the slide: notes, the next slide, the clock, and how far the show has come.
(function () {
  "use strict";

  const { element } = window.reachTexts;
  const SECOND = 1000;

  /** @type {Window["reachSpeaker"]["start"]} */
  function start(show, texts) {
    const [stage, notes] = [document.getElementById("next-stage"), document.getElementById("notes")];
    const { word } = texts;
    /** @type {{ at: number, slide?: Reach.Slide }} */
    let built = null;

    const two = (value) => String(value).padStart(2, "0");

    function clock() {
      const now = new Date();
      const lang = texts.known().lang === "en" ? "en-GB" : texts.known().lang;
      const seconds = Math.max(Math.round((now.getTime() - show.state.started) / SECOND), 0);
      document.getElementById("clock").textContent = new Intl.DateTimeFormat(lang, { timeStyle: "short" }).format(now);
      document.getElementById("elapsed").textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
    }

    async function write() {
      const { at } = show.state;
      const view = show.views[at];
      const answer = await show.answerOf(at, show.changeOf(at)).catch(() => null);
      if (at !== show.state.at) return;
      const own = view.note ? [element("p", { class: "notes-own", dir: "auto" }, view.note)] : [];
      const said = answer ? answer.notes : [];
      // Behind an empty line stands a heading.
      const lines = said.map((line, at) => element(at && !said[at - 1] ? "h3" : "p", { dir: "auto" }, line));
      notes.replaceChildren(...own, ...lines);
      notes.scrollTop = 0;
    }

    async function follow() {
      const next = show.state.at + 1;
      const before = built;
      built = { at: next };
      document.getElementById("next-none").hidden = next < show.views.length;
      const slide = next < show.views.length ? await show.makeSlide(next, stage).catch(() => null) : null;
      if (before && before.slide) window.reachSlide.drop(before.slide);
      if (!slide) return;
      if (built.at !== next) return window.reachSlide.drop(slide);
      slide.el.classList.add("shown");
      slide.el.inert = true;
      built.slide = slide;
    }

    document.addEventListener("reach:slide", () => {
      write();
      if (!built || built.at !== show.state.at + 1) follow();
    });
    document.addEventListener("reach:state", ({ detail }) => {
      const isBlack = detail.dark === "black";
      document.getElementById("dark-now").textContent = detail.dark ? word(isBlack ? "presentBlack" : "presentWhite") : "";
    });
    new ResizeObserver(() => built && built.slide && window.reachSlide.draw(built.slide)).observe(stage);
    clock();
    window.setInterval(clock, SECOND);
  }

  window.reachSpeaker = { start };
})();
