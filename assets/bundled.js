// Gives the show of a folder its deck and answers, which lie beside it as scripts; fetches nothing.
(function () {
  "use strict";

  const { known, slides, root, notice } = window.reachBundled;
  const { element } = window.reachTexts;
  known.outlines = window.reachOutlines;
  const texts = window.reachTexts.of(() => known);
  const shapes = window.reachMaps.shapesOf(known.outlines);
  const views = slides.map(({ view }) => view);
  const speaker = new URLSearchParams(window.location.search).get("speaker");

  // An answer of the folder. Another year or country of a chart may not be in it.
  async function ask(view, { year, area }) {
    const { base, years } = slides[views.indexOf(view)];
    const found = !year || year === base.selection.year ? base : years[year];
    if (!found || area) throw new Error(`${view.panel}: not in this folder`);
    return found;
  }

  // Kept for a reload, so that both windows stay in step.
  function channelName() {
    const name = "reach-show";
    const fresh = Math.random().toString(36).slice(2, 10);
    try {
      if (!window.sessionStorage.getItem(name)) window.sessionStorage.setItem(name, fresh);
      return window.sessionStorage.getItem(name);
    } catch {
      return fresh;
    }
  }

  const names = Object.values(known.areas).map(([name]) => element("option", { value: name }));
  document.getElementById("country-names").append(...names);
  if (speaker) document.body.classList.add("speaking");
  const show = window.reachShow.start({
    texts, views, ask, ready: async () => shapes, root, channel: speaker || channelName(), speaker: Boolean(speaker), loop: 0,
  });
  if (speaker) window.reachSpeaker.start(show, texts);
  if (notice) document.getElementById("say").textContent = notice;
})();
