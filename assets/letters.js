// Whether keys of one letter or sign do something by themselves. Who speaks to the computer, or hits keys by chance, turns
// them off in the list of keys; this browser keeps that.
(function () {
  "use strict";

  const NAME = "reach-letters";
  const OFF = "off";
  let isOff = false; // Without storage it holds for this page.
  try {
    isOff = window.localStorage.getItem(NAME) === OFF;
  } catch {
    isOff = false;
  }

  /** @type {Reach.Letters["mean"]} */
  const mean = ({ key }) => !isOff || key.length > 1 || key === " ";

  /** @type {Reach.Letters["turn"]} */
  function turn(areOn) {
    isOff = !areOn;
    try {
      if (areOn) window.localStorage.removeItem(NAME);
      else window.localStorage.setItem(NAME, OFF);
    } catch {
      // Whoever keeps nothing turns them off again on the next visit.
    }
  }

  // The box in a list of keys that turns them on and off.
  /** @type {Reach.Letters["bind"]} */
  function bind(box) {
    box.checked = !isOff;
    box.addEventListener("change", () => turn(box.checked));
  }

  window.reachLetters = { mean, turn, bind };
})();
