// Menus of a panel, and the two of a narrow screen: how they open, and what shuts them.

import { all } from "./basics.js";

const OPEN = "details.tool-menu[open]";
const EDGE = 8; // px between a menu and the edge of the window

/** @returns {HTMLDetailsElement | null} */
const menuAround = (target) => target.closest(OPEN);

// A reader who was inside is left on the menu's button.
/** @param {HTMLDetailsElement} menu */
export function shut(menu) {
  const inside = menu.contains(document.activeElement);
  menu.open = false;
  if (inside) menu.querySelector("summary").focus();
}

// Whose menu is open stands above what follows (assets/reach.css): marked here, since a sheet that asks for it by `:has()`
// has the whole page looked through after every change.
/** @param {HTMLDetailsElement} menu @param {boolean} isOpen */
function raise(menu, isOpen) {
  const box = menu.closest(".panel");
  if (box) box.toggleAttribute("data-menu", isOpen || Boolean(box.querySelector(OPEN)));
}

/** @param {Reach.On<MouseEvent>} event */
function clicked(event) {
  const head = event.target.closest("details.tool-menu > summary");
  const above = head && /** @type {HTMLDetailsElement} */ (head.parentElement);
  if (above && !above.open) raise(above, true);
  const chosen = event.target.closest(".menu-box :is(a, button)");
  for (const menu of all(OPEN)) if (chosen || !menu.contains(event.target)) shut(menu);
  const opener = event.target.closest("#menu-button, #filters-button");
  if (!opener) return;
  const target = document.getElementById(opener.getAttribute("aria-controls"));
  opener.setAttribute("aria-expanded", String(target.classList.toggle("open")));
}

/** @param {Reach.On<FocusEvent> & { relatedTarget: Node }} event */
function left(event) {
  const menu = menuAround(event.target);
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
}

// Nothing of an open menu stands beyond the edges of the window.
/** @param {Reach.On} event */
function opened({ target }) {
  if (!target.matches || !target.matches("details.tool-menu")) return;
  const menu = /** @type {HTMLDetailsElement} */ (/** @type {HTMLElement} */ (target));
  raise(menu, menu.open);
  if (!menu.open) return;
  const box = target.querySelector(".menu-box");
  box.style.translate = "";
  const { left: start, right: end } = box.getBoundingClientRect();
  const over = Math.max(EDGE - start, 0) || Math.min(document.documentElement.clientWidth - EDGE - end, 0);
  if (over) box.style.translate = `${over}px`;
  box.scrollIntoView({ block: "nearest" });
}

/** @returns {HTMLDetailsElement | null} */
export const menuOpen = () => document.querySelector(OPEN);

export function listenToMenus() {
  document.addEventListener("toggle", opened, true);
  document.addEventListener("click", clicked);
  document.addEventListener("focusout", left);
}
