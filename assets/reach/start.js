// The dashboard's own page in the browser: address, selection, maps with all their years. Starts it, before Dash.

import { listenToButtons } from "./acts.js";
import { listenToScrolling } from "./announce.js";
import { arrive } from "./arriving.js";
import {
  askBlock, askChart, askGrid, askMap, askTable, drawChart, drawGrid, drawMap, listenToFolds, showTab,
} from "./asking.js";
import { agreement, answerDash, image } from "./beside.js";
import { choose } from "./choosing.js";
import { listenToKeys } from "./keys.js";
import { api } from "./lent.js";
import { listenToLists, rank } from "./lists.js";
import { watchDocument } from "./mending.js";
import { listenToMenus } from "./menus.js";
import { boot } from "./pages.js";
import { listenToTimelines } from "./timeline.js";

watchDocument();
listenToMenus(); // Before its buttons: what they open finds the focus on the menu, and gives it back there.
listenToButtons();
listenToFolds();
listenToTimelines();
listenToKeys();
listenToLists();
listenToScrolling();
image.start(api);
agreement.start(api);
answerDash({
  arrive, boot, choose, rank, show_tab: showTab, draw_map: drawMap, draw_chart: drawChart, draw_grid: drawGrid,
  ask_map: askMap, ask_chart: askChart, ask_table: askTable, ask_grid: askGrid, ask_block: askBlock,
});
