// The whole of MiniSearch, as a script: it fills its index and answers in the browser.
import MiniSearch from "minisearch";

globalThis.MiniSearch = MiniSearch;
