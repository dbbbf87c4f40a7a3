// What the browser's own Print gives of a page: a country's brief on two sheets, else pictures made for paper.
(function () {
  "use strict";

  const BRIEF = /^\/country\/([^/]+)\/?$/;
  const MOST_PICTURES = 40;
  let added = [];

  // The layout for print follows at once: what it needs has to be there when this returns, so nothing can be awaited.
  function fetched(address) {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    try {
      request.send();
    } catch {
      return null; // No network: the page is printed as it stands.
    }
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
    const text = fetched(`/print/country/${code}${lang ? `?lang=${encodeURIComponent(lang)}` : ""}`);
    const paper = text && parsed(text).querySelector("main.paper");
    if (!paper) return false;
    window.reachPaper.fit(add(document.adoptNode(paper), document.body));
    document.documentElement.dataset.printed = "brief";
    return true;
  }

  // ---------------------------------------------------------------- any other page

  // Clips and patterns of several pictures in one page must not take each other's names.
  const renamed = (svg, number) => svg.replace(/(\bid="|url\(#)/g, `$1p${number}-`);

  function addPicture(box, number) {
    const link = box.querySelector('[data-file="csv"]');
    if (!link || !link.pathname.startsWith("/download/")) return;
    const address = link.href.replace("/download/", "/image/").replace(/\.csv(?=\?|$)/, ".svg");
    const size = box.classList.contains("strip") ? "print" : "column";
    const svg = fetched(`${address}${address.includes("?") ? "&" : "?"}size=${size}`);
    if (!svg) return;
    const holder = document.createElement("div");
    holder.className = "printed-picture";
    holder.append(document.adoptNode(parsed(renamed(svg, number)).querySelector("svg")));
    add(holder, box);
    box.dataset.printed = "";
  }

  function addPictures() {
    const boxes = Array.from(document.querySelectorAll("#page [data-panel]"));
    boxes.filter((box) => box.dataset.tab !== "table").slice(0, MOST_PICTURES).forEach(addPicture);
    const address = document.createElement("p");
    address.className = "printed-address";
    address.textContent = window.location.href;
    add(address, document.getElementById("page"));
  }

  window.addEventListener("beforeprint", () => {
    const country = BRIEF.exec(window.location.pathname);
    if (country && addBrief(country[1])) return;
    addPictures();
  });

  window.addEventListener("afterprint", () => {
    added.forEach((node) => node.remove());
    added = [];
    delete document.documentElement.dataset.printed;
    for (const box of document.querySelectorAll("[data-printed]")) delete box.dataset.printed;
  });
})();
