// Menus below their buttons, and the two of a narrow screen: how they open, and what shuts them. Whether one is open is
// what its button says (`aria-expanded`), to the sheet as to whoever hears it.

import { all } from "./basics.js";

export const HEAD = ".tool-menu > [aria-expanded]";
const OPEN = '.tool-menu > [aria-expanded="true"]';
const EDGE = 8; // px between a menu and the edge of the window
// The two of a narrow screen. The pages lie over what follows, so that they shut with whatever else is turned to; the
// filters push it down, and stay.
const SHEET = ":is(#menu-button, #filters-button)";
const DRAWN = `${SHEET}[aria-expanded="true"]`;
const MENU = '#menu-button[aria-expanded="true"]';

// Whose menu is open stands above what follows (assets/reach.css): marked here, since a sheet that asks for it by `:has()`
// has the whole page looked through after every change.
/** @param {HTMLElement} head */
function raise(head) {
  const box = head.closest(".panel");
  if (box) box.toggleAttribute("data-menu", Boolean(box.querySelector(OPEN)));
}

/** @param {HTMLElement} head @param {boolean} isOpen */
function turn(head, isOpen) {
  head.setAttribute("aria-expanded", String(isOpen));
  raise(head);
}

/** @param {HTMLElement} opener @returns {HTMLElement} */
const sheetOf = (opener) => document.getElementById(opener.getAttribute("aria-controls"));

/** @param {HTMLElement} opener @param {Node} one */
const isWithin = (opener, one) => opener.contains(one) || sheetOf(opener).contains(one);

/** @param {HTMLElement} opener @param {boolean} isDrawn */
function draw(opener, isDrawn) {
  opener.setAttribute("aria-expanded", String(isDrawn));
  sheetOf(opener).classList.toggle("open", isDrawn);
}

/** @param {HTMLElement} head */
export function open(head) {
  turn(head, true);
  const box = /** @type {HTMLElement} */ (head.nextElementSibling);
  // Nothing of it stands beyond the edges of the window.
  box.style.translate = "";
  const { left: start, right: end } = box.getBoundingClientRect();
  const over = Math.max(EDGE - start, 0) || Math.min(document.documentElement.clientWidth - EDGE - end, 0);
  if (over) box.style.translate = `${over}px`;
  box.scrollIntoView({ block: "nearest" });
}

// A reader who was inside is left on the menu's button.
/** @param {HTMLElement} head */
export function shut(head) {
  const isSheet = head.matches(SHEET);
  const inside = isSheet ? isWithin(head, document.activeElement) : head.parentElement.contains(document.activeElement);
  if (isSheet) draw(head, false);
  else turn(head, false);
  if (inside) head.focus();
}

/** @param {Reach.On<MouseEvent>} event */
function clicked(event) {
  const head = /** @type {HTMLElement | null} */ (event.target.closest(HEAD));
  const wasOpen = Boolean(head) && head.matches(OPEN);
  const chosen = event.target.closest(".menu-box :is(a, button)");
  for (const other of all(OPEN)) if (chosen || other === head || !other.parentElement.contains(event.target)) shut(other);
  if (head && !wasOpen) open(head);
  const opener = /** @type {HTMLElement | null} */ (event.target.closest(SHEET));
  const wasDrawn = Boolean(opener) && opener.matches(DRAWN);
  for (const other of all(MENU)) if (other !== opener && !sheetOf(other).contains(event.target)) draw(other, false);
  if (opener) draw(opener, !wasDrawn);
}

/** @param {Reach.On<FocusEvent> & { relatedTarget: Node }} event */
function left(event) {
  const menu = event.target.closest(".tool-menu");
  const head = menu && /** @type {HTMLElement | null} */ (menu.querySelector(OPEN));
  if (head && event.relatedTarget && !menu.contains(event.relatedTarget)) turn(head, false);
  const button = /** @type {HTMLElement | null} */ (document.querySelector(MENU));
  if (button && event.relatedTarget && isWithin(button, event.target) && !isWithin(button, event.relatedTarget)) draw(button, false);
}

// What Escape shuts: a menu, else a sheet of a narrow screen.
/** @returns {HTMLElement | null} */
export const menuOpen = () => document.querySelector(OPEN) || document.querySelector(DRAWN);

// Another page: what was opened on the one before is open no more.
export function shutSheets() {
  for (const opener of all(DRAWN)) draw(opener, false);
}

export function listenToMenus() {
  document.addEventListener("click", clicked);
  document.addEventListener("focusout", left);
}
