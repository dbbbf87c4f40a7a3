// Figures of the reader's own on a page: what panels say of them, the line that names them, and the page that takes them.

import { element, rooted, speech } from "./basics.js";
import { connection, labels, own, ownPage, plotly, texts } from "./beside.js";
import { state } from "./state.js";

const PICTURE = { width: 1000, height: 560 }; // px of a chart that is saved with them, twice as many dots
const PAGE = "/data/own";

// ---------------------------------------------------------------- panels

/** @type {(box: HTMLElement) => Reach.Place[]} */
function placesOf(box) {
  const { panel, tab } = box.dataset;
  if (tab === "chart") return (state.charts[panel] && state.charts[panel].places) || [];
  const table = /** @type {HTMLElement} */ (box.querySelector(".body-table [data-places]"));
  return tab === "table" && table ? JSON.parse(table.dataset.places) : [];
}

// What of them a file of this panel can have.
/** @param {HTMLElement} box */
export const ownOf = (box) => own.sent(placesOf(box));

// A chart as it is drawn: with own figures where there are some of its rows.
/** @param {Reach.Chart} chart @returns {Reach.Chart} */
export function withOwn(chart) {
  const figure = own.overlaid(chart.figure, chart.places, speech);
  return figure === chart.figure ? chart : { ...chart, figure };
}

/** @param {Element | null} place */
export const layOwn = (place) => own.tabled(place && place.querySelector("table"), speech);

// What a panel says of them, beside its picture and where it is heard.
/** @param {HTMLElement} box @param {string} title */
export function tellOwn(box, title) {
  const before = box.querySelector(".own-said");
  if (!own.kept() && !before) return;
  const places = placesOf(box);
  const nodes = box.classList.contains("small-map") ? [] : own.legend(places, speech, state.charts[box.dataset.panel]?.figure);
  if (title) box.setAttribute("aria-label", texts.sentences([title, nodes.length && places.length ? own.said(places, speech) : ""]));
  if (!nodes.length) {
    if (before) before.remove();
    return;
  }
  const place = before || element("p", { class: "own-said" });
  const isLarge = places.length && !box.classList.contains("strip");
  place.replaceChildren(...nodes, ...(isLarge ? [" ", speech.word("ownFiles")] : []), ...(isLarge && box.dataset.tab === "chart" ? [saving(box)] : []));
  if (!before) (box.querySelector(".panel-body") || box.lastElementChild).after(place);
}

// ---------------------------------------------------------------- a picture, made here

function saving(box) {
  const button = element("button", { type: "button", class: "tool own-save" }, speech.word("ownPicture"));
  button.addEventListener("click", () => save(box).catch(() => { button.textContent = speech.word("ownPictureFailed"); }));
  return button;
}

// The chart as the page shows it, with its title, what is said of own figures, and its source: nothing is asked of the server.
async function save(box) {
  const { panel } = box.dataset;
  const chart = state.charts[panel];
  const { width, height } = PICTURE;
  const { words } = chart;
  const plot = await loaded(await plotly().toImage(chart.div, { format: "svg", width, height }));
  const style = window.getComputedStyle(box);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const said = own.said(chart.places, speech);
  const font = (size, weight = "normal") => `${weight} ${size}px ${style.fontFamily}`;
  const lines = (text, of) => {
    pen.font = of;
    return labels.wrapped(text, width - 40, (one) => pen.measureText(one).width);
  };
  const root = window.getComputedStyle(document.documentElement);
  const [ink, ground, mark] = ["--ink", "--ground", "--own"].map((name) => root.getPropertyValue(name).trim());
  const above = [[words.title, font(22, "bold"), 28, ink], [words.subtitle || "", font(15), 21, ink], [`◆ ${said}`, font(15, "bold"), 21, mark]];
  const below = [[words.caveat || "", font(13), 18, ink], [words.source || "", font(13), 18, ink], [`◆ ${said}`, font(13), 18, mark]];
  const set = (parts) => parts.filter(([text]) => text).flatMap(([text, of, step, colour]) => lines(text, of).map((line) => ({ line, of, step, colour })));
  const [head, foot] = [set(above), set(below)];
  const tall = (found) => found.reduce((sum, { step }) => sum + step, 0);
  canvas.width = 2 * width;
  canvas.height = 2 * (40 + tall(head) + height + tall(foot));
  pen.scale(2, 2);
  pen.fillStyle = ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  let y = 16;
  const write = (found) => {
    for (const { line, of, step, colour } of found) {
      y += step;
      pen.font = of;
      pen.fillStyle = colour;
      pen.fillText(line, 20, y - 4);
    }
  };
  write(head);
  pen.drawImage(plot, 0, y, width, height);
  y += height;
  write(foot);
  const blob = await new Promise((resolve) => { canvas.toBlob(resolve); });
  const link = element("a", { href: URL.createObjectURL(blob), download: `own-figures_${panel}.png` });
  link.click();
  URL.revokeObjectURL(link.href);
}

async function loaded(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

// ---------------------------------------------------------------- pages

/** @type {Promise<void> | null} */
let script = null; // Of the page that takes a file: fetched where that is opened first.

const bannered = () => own.banner(speech, document.querySelector(".own-page") ? "" : rooted(speech.spoken(PAGE)));

// A page has come: the line that names what is kept, and the script of the page that takes a file.
export async function meetOwn() {
  const before = document.querySelector(".own-banner");
  if (before) before.remove(); // Its way to the page of own figures is none on that page.
  bannered();
  const place = /** @type {HTMLElement} */ (document.querySelector(".own-page"));
  if (!place || place.dataset.meets !== undefined) return;
  place.dataset.meets = "";
  script = script || connection.script(rooted(place.dataset.script));
  const [answer] = await Promise.all([connection.held("own", rooted(place.dataset.told)), script]);
  const told = await answer.json();
  if (place.isConnected) ownPage().start(place, told, { ...speech, banner: bannered });
}

