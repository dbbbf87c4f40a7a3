// The page that the HTML brings stands in sight while the one that works is laid out unseen in the same place; as soon as
// what is in sight of that is painted, they change places at once. Where this fails, the one in the HTML stays, whose
// links work.
(function () {
  "use strict";

  const LOOK = 50; // ms between two looks
  const GRACE = 500; // ms that other panels in sight are waited for once the first one is painted
  const DEADLINE = 8000; // ms after which a page that is laid out is shown, whatever of it is still on its way
  const PAINTED = {
    map: ".map-plot path[data-k], .map-plot .scattergeo path.point",
    chart: ".chart-plot .main-svg, .chart-plot svg path",
    table: ".body-table :is(table, .labour), .body-grid .ag-row",
  };

  const place = document.getElementById("standing");
  const live = document.getElementById("react-entry-point");
  let laidAt = 0;
  let firstAt = 0;
  let timer = 0;

  const laid = () => Boolean(live.querySelector("#page > *"));

  function isInSight(box) {
    const { top, bottom, width } = box.getBoundingClientRect();
    return width > 0 && top < window.innerHeight && bottom > 0 && !box.closest("details:not([open])");
  }

  // What stands in the HTML with words or a picture has to be there, too; what is only a place may be one still.
  function isThere(box) {
    const isBlock = box.classList.contains("block");
    const name = isBlock ? `.${box.className.trim().split(" ").join(".")}` : `[data-like="${box.dataset.panel}"]`;
    const like = place.querySelector(name);
    if (isBlock) return !like || !like.textContent || Boolean(box.textContent);
    const isFilled = like && like.querySelector(".standing-picture, .body-table :is(table, .labour)");
    if (!isFilled) return true;
    return Boolean(box.querySelector(PAINTED[box.dataset.tab]));
  }

  // Dash draws a list by a part of its own, which may come after all else.
  const lists = (within) => within.querySelectorAll(".dash-dropdown").length;

  function isAlive() {
    if (!laid() || live.querySelector("#page[aria-busy]")) return false;
    laidAt = laidAt || Date.now();
    if (Date.now() - laidAt > DEADLINE) return true;
    const [panels, blocks] = ["#page [data-panel]", "#page .block"].map((parts) => Array.from(live.querySelectorAll(parts)).filter(isInSight));
    if (lists(live) < lists(place) || !blocks.every(isThere) || (panels.length && !isThere(panels[0]))) return false;
    firstAt = firstAt || Date.now();
    return Date.now() - firstAt > GRACE || panels.every(isThere);
  }

  // The same link or button of the page that works.
  function alike(part) {
    const href = part.getAttribute("href");
    return Array.from(live.querySelectorAll(part.tagName))
      .find((one) => one.getAttribute("href") === href && one.textContent === part.textContent);
  }

  function change() {
    window.clearTimeout(timer);
    const had = place.contains(document.activeElement) ? alike(document.activeElement) : null;
    document.documentElement.removeAttribute("data-standing");
    place.remove();
    if (had instanceof HTMLElement) had.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("reach:alive"));
  }

  function look() {
    window.clearTimeout(timer);
    if (!place.isConnected) return;
    if (isAlive()) change();
    else timer = window.setTimeout(look, LOOK);
  }

  // Who takes hold of something that does not work yet gets the page as far as it is. Menus open here by the sheet alone.
  function wanted({ target }) {
    if (place.contains(target) && !target.closest("a[href], summary, .tool-menu") && laid()) change();
  }

  if (!place || !live) return;
  // What could not be fetched is said by the page itself, part by part.
  document.addEventListener("reach:connection", ({ detail }) => {
    if (/** @type {{ what: string }} */ (detail).what === "lost" && laid() && place.isConnected) change();
  });
  document.addEventListener("reach:painted", () => window.requestAnimationFrame(look));
  place.addEventListener("pointerup", wanted);
  look();
})();
