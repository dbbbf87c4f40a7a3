// What the browser's own Print gives of a page: a country's brief on two sheets, else pictures made for paper.
(function () {
  "use strict";

  const { lasting, rooted, within } = window.reachTexts;
  const BRIEF = /^\/country\/([^/]+)\/?$/;
  const MOST_PICTURES = 40;
  const BUSY = 503;
  const MILLIMETRE = 96 / 25.4;
  const PAPER = 202 * MILLIMETRE; // The width that A4 and Letter both have, at the size of type that paper has.
  const LEAST = 0.6; // Of a table's size, below which it is not read.
  const TALL = 600; // Pixels of a chart of many rows, which needs a page of its own.
  let added = [];
  let narrowed = [];
  let opened = [];
  let scheme = "light";

  // The layout for print follows at once: what it needs has to be there when this returns, so nothing can be awaited.
  function fetched(address, tries = 3) {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    try {
      request.send();
    } catch {
      return null; // No network: the page is printed as it stands.
    }
    if (request.status === BUSY && tries > 1) return fetched(address, tries - 1);
    return request.status === 200 ? request.responseText : null;
  }

  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

  function add(node, place) {
    place.append(node);
    added.push(node);
    return node;
  }

  // ---------------------------------------------------------------- a country

  function addBrief(code) {
    const lang = new URLSearchParams(window.location.search).get("lang");
    const text = fetched(rooted(`/print/country/${code}${lang ? `?lang=${encodeURIComponent(lang)}` : ""}`));
    const paper = text && parsed(text).querySelector("main.paper");
    if (!paper) return false;
    window.reachPaper.fit(add(document.adoptNode(paper), document.body));
    document.documentElement.dataset.printed = "brief";
    return true;
  }

  // ---------------------------------------------------------------- any other page

  // Clips and patterns of several pictures in one page must not take each other's names.
  const renamed = (svg, number) => svg.replace(/(\bid="|url\(#)/g, `$1p${number}-`);

  function sizeOf(box) {
    if (box.classList.contains("strip")) return "print";
    return box.querySelector(".panel-body").offsetHeight > TALL ? "page" : "column";
  }

  function addPicture(box, number) {
    const button = box.querySelector("[data-asked]");
    if (!button) return;
    const { asked } = button.dataset; // The query of its pictures (assets/reach/links.js).
    const svg = fetched(rooted(`/image/${box.dataset.panel}.svg?${asked}${asked ? "&" : ""}size=${sizeOf(box)}`));
    if (!svg) return;
    const holder = document.createElement("div");
    holder.className = "printed-picture";
    holder.append(document.adoptNode(parsed(renamed(svg, number)).querySelector("svg")));
    add(holder, box);
    box.dataset.printed = "";
  }

  // A table that is still wider than paper is set smaller, as far as it can be read.
  function narrow(table) {
    const wide = Math.max(table.scrollWidth, table.offsetWidth);
    if (wide <= PAPER || table.classList.contains("statuses")) return; // That one has a form for paper.
    table.style.zoom = Math.max(PAPER / wide, LEAST);
    narrowed.push(table);
  }

  // What a reader would have to open is on paper from the start.
  function unfold() {
    for (const fold of document.querySelectorAll("details")) {
      if (fold.open || !fold.classList.contains("fold")) continue;
      fold.open = true;
      opened.push(fold);
    }
  }

  function addPictures() {
    unfold();
    const boxes = Array.from(document.querySelectorAll("#page [data-panel]"));
    boxes.filter((box) => box.dataset.tab !== "table").slice(0, MOST_PICTURES).forEach(addPicture);
    const about = add(document.createElement("div"), document.getElementById("page"));
    about.className = "printed-address";
    const said = Array.from(document.querySelectorAll(".foot p"), (part) => part.textContent);
    const { href, origin } = window.location;
    const { site, release } = JSON.parse(document.getElementById("base").textContent);
    for (const text of [lasting(href.replace(origin, site || origin), release), said.join(" ")]) {
      const line = document.createElement("p");
      line.textContent = text;
      about.append(line);
    }
    document.getElementById("page").prepend(about);
    for (const table of document.querySelectorAll("#page table")) narrow(table);
  }

  window.addEventListener("beforeprint", () => {
    const { dataset } = document.documentElement;
    scheme = dataset.scheme;
    dataset.scheme = "light"; // Paper is.
    const country = BRIEF.exec(within(window.location.pathname));
    if (country && addBrief(country[1])) return;
    addPictures();
  });

  window.addEventListener("afterprint", () => {
    added.forEach((node) => node.remove());
    narrowed.forEach((table) => { table.style.zoom = ""; });
    added = [];
    narrowed = [];
    opened.forEach((fold) => { fold.open = false; });
    opened = [];
    delete document.documentElement.dataset.printed;
    document.documentElement.dataset.scheme = scheme;
    for (const box of document.querySelectorAll("[data-printed]")) delete box.dataset.printed;
  });
})();
