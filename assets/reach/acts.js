// Buttons and links that do something here: each names its act (`data-act`), and the table below says what that is.

import { inTongue } from "./address.js";
import { say } from "./announce.js";
import { chooseCell, setAreas } from "./areas.js";
import { base, markScheme, rooted, section, word } from "./basics.js";
import { deck, embed, slides, texts } from "./beside.js";
import { openKeys } from "./help.js";
import { api } from "./lent.js";
import { inMenu, menuPath, withArea, withYear } from "./links.js";
import { render, zoomBy } from "./mapping.js";
import { follow, toAnchor } from "./pages.js";
import { plotChart } from "./plots.js";
import { openSearch } from "./search.js";
import { sortBy } from "./sorting.js";
import { state } from "./state.js";
import { openStudio } from "./studio.js";
import { play, setYear } from "./timeline.js";
import { dismiss } from "./welcome.js";
import { choose } from "./wishes.js";

const acts = {
  play: () => play(),
  earlier: () => setYear(state.year - 1),
  later: () => setYear(state.year + 1),
  link: () => copyLink(),
  send: (box) => sendLink(box),
  enlarge: (box) => enlarge(box),
  pin: (box, button) => deck.pin(button.dataset.pins ? section(button.dataset.pins) : box),
  present: (box) => deck.present(box),
  embed: (box) => embed.open(box, api),
  deck: () => deck.open(),
  slides: (box, link, event) => saveFile(link, event),
  studio: (box, button) => openStudio(box, button),
  "zoom-in": (box) => zoomBy(box.dataset.panel, 1.6),
  "zoom-out": (box) => zoomBy(box.dataset.panel, 1 / 1.6),
  "zoom-home": (box) => zoomBy(box.dataset.panel, 0),
  area: (box, button) => setAreas([button.dataset.area]),
  cell: (box, button) => chooseCell(button.dataset.area, button.dataset.indicator),
  scheme: () => changeScheme(),
  search: () => openSearch(),
  keys: () => openKeys(),
  tongue: (box, link) => { link.href = inTongue(link.dataset.lang); }, // Which the browser follows, to a document of its own.
  welcomed: () => dismiss(),
  about: (box, link, event) => follow(link.getAttribute("href"), event),
  against: (box, button) => choose({ against: button.dataset.against }),
  menu: (box, link, event) => follow(inMenu(menuPath(link)), event),
  "with-area": (box, link, event) => follow(withArea(link.getAttribute("href")), event),
  "with-year": (box, link, event) => follow(withYear(link.getAttribute("href")), event),
  go: (box, link, event) => follow(link.getAttribute("href"), event),
  origin: (box, link, event) => follow(link.getAttribute("href"), event),
  anchor: (box, link, event) => toAnchor(link, event),
  sort: (box, button) => sortBy(button),
  copy: (box, button) => copyText(button.dataset.copy),
  quote: (box, button) => copyText(quoted(button.closest("[data-entry]"))),
  quotes: (box, button) => copyText(allQuoted(button.closest("[data-found]"))),
};

/** @param {Reach.On<MouseEvent>} event */
function clicked(event) {
  const button = event.target.closest("[data-act]");
  if (button && acts[button.dataset.act]) acts[button.dataset.act](button.closest("[data-panel]"), button, event);
}

export function listenToButtons() {
  document.documentElement.toggleAttribute("data-sends", "share" in navigator);
  document.addEventListener("click", clicked);
}

// ---------------------------------------------------------------- what they do

function linkToView() {
  const { href, origin } = window.location;
  return texts.lasting(href.replace(origin, api.site()), base().release);
}

// The sheet of the phone, in which the reader chooses whom to send it to; without one the menu does not offer it.
async function sendLink(box) {
  const head = box && box.querySelector(".panel-title, .strip-title");
  const title = (head && head.textContent) || document.title;
  try {
    await navigator.share({ title, url: linkToView() });
  } catch (/** @type {any} */ wrong) {
    if (wrong.name !== "AbortError") copyLink(); // A sheet that the reader shut is no fault.
  }
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(linkToView());
    say(word("copied"));
  } catch {
    say(word("copyFailed"));
  }
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(word("textCopied"));
  } catch {
    say(word("textNotCopied"));
  }
}

// A publisher's words as they stand, with who says them, of when, and where they are to be read.
function quoted(entry) {
  const { source, report, edition, at } = entry.closest("[data-found]").dataset;
  const address = texts.lasting(`${api.site()}${rooted(at)}#${entry.id}`, base().release);
  return word("quoted", { text: entry.querySelector("q").textContent, source, report, year: entry.dataset.year, edition, address });
}

// Those in sight, under the names of their sections.
function allQuoted(list) {
  const parts = Array.from(list.querySelectorAll("section.quoted:not([hidden])"), (part) => {
    const entries = Array.from(part.querySelectorAll("[data-entry]:not([hidden])"), quoted);
    return [part.querySelector("h3").textContent, ...entries].join("\n");
  });
  return parts.join("\n\n");
}

// Beside the page, which stays whatever the server answers; not for who wants the link itself.
function saveFile(link, event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  slides.follow(link, api);
}

// The focus goes to the button that shuts it, and back to the menu in which it was chosen.
export function enlarge(box) {
  const large = box.classList.toggle("enlarged");
  document.body.classList.toggle("has-enlarged", large);
  const next = box.querySelector(large ? ".close-large" : ".more-menu > button");
  if (next) next.focus();
}

function changeScheme() {
  const next = document.documentElement.dataset.scheme === "dark" ? "light" : "dark";
  document.documentElement.dataset.scheme = next;
  markScheme();
  try {
    window.localStorage.setItem("reach-scheme", next);
  } catch {
    // Without storage the choice holds for this page.
  }
  Object.keys(state.maps).forEach(render);
  Object.keys(state.charts).forEach(plotChart);
}
