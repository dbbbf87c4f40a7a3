// Where this page meets what is no module: the scripts of assets/ that run before it, plotly.js, and Dash. No other module
// here reads their names from `window`; what those scripts may ask of the page in turn stands in lent.js.

export const texts = window.reachTexts;
export const maps = window.reachMaps;
export const charts = window.reachCharts;
export const connection = window.reachConnection;
export const answers = window.reachAnswers;
export const keeping = window.reachKeeping;
export const agreement = window.reachAgreement;
export const finder = window.reachFinder;
export const folding = window.reachFolding;
export const deck = window.reachDeck;
export const embed = window.reachEmbed;
export const slides = window.reachSlides;
export const letters = window.reachLetters;
export const own = window.reachOwn;
export const labels = window.reachLabels;

// These come when they are needed first.
export const grid = () => window.reachGrid;
export const finding = () => window.reachSearch;
export const studio = () => window.reachStudio;
export const ownPage = () => window.reachOwnPage;
export const plotly = () => window.Plotly;
export const plotlyAddress = () => window._dashPlotlyJSURL;

// ---------------------------------------------------------------- Dash

// What a callback answers where nothing changes.
export const keep = () => window.dash_clientside.no_update;

/** @type {Window["dash_clientside"]["set_props"]} */
export const setProps = (id, props) => window.dash_clientside.set_props(id, props);

// What Dash knows of a control that the page has.
/** @type {Window["dash_component_api"]["getLayout"]} */
export const layoutOf = (id) => window.dash_component_api.getLayout(id);

export const setFilter = (name, props) => setProps({ kind: "filter", name }, props);

// The functions that callbacks/browser.py names, before Dash starts.
/** @param {Window["dash_clientside"]["reach"]} functions */
export function answerDash(functions) {
  window.dash_clientside = Object.assign(window.dash_clientside || {}, { reach: functions });
}
