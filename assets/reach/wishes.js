// What modules further down want, and modules further up do: a choice made, and what is shown asked for. start.js joins them.

/** @type {Reach.Wishes} */
const done = { choose: () => {}, foresee: () => {}, foreseeTab: () => {}, foreseeMaps: () => {}, ask: () => {}, go: () => {} };

/** @param {Reach.Wishes} acts */
export function fulfil(acts) {
  Object.assign(done, acts);
}

// What the reader has chosen, by filter: it is shown at once, and the filters say so a moment later.
/** @type {Reach.Wishes["choose"]} */
export const choose = (changes, isPicked) => done.choose(changes, isPicked);

// What the reader may be about to choose is fetched ahead: when the browser is idle, or now.
/** @type {Reach.Wishes["foresee"]} */
export const foresee = (changes, isNow, year) => done.foresee(changes, isNow, year);

// So is what another tab of a panel shows.
/** @type {Reach.Wishes["foreseeTab"]} */
export const foreseeTab = (panel, tab) => done.foreseeTab(panel, tab);

// So are maps of years that come near.
/** @type {Reach.Wishes["foreseeMaps"]} */
export const foreseeMaps = () => done.foreseeMaps();

// Another page of ours.
/** @type {Reach.Wishes["go"]} */
export const go = (url) => done.go(url);

// Whatever is not shown as it is chosen by now is asked for.
export const ask = () => done.ask();
