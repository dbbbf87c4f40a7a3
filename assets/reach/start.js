// The dashboard's own page in the browser: address, selection, maps with all their years. Starts it, before Dash.

import { listenToButtons } from "./acts.js";
import { listenAhead } from "./ahead.js";
import { listenToScrolling } from "./announce.js";
import { arrive } from "./arriving.js";
import { ask, foreseeMaps, foreseeTab, listenToAnswers } from "./asking.js";
import { agreement, answerDash } from "./beside.js";
import { choose, chooseAhead, foreseeChoice } from "./choosing.js";
import { listenToKeys } from "./keys.js";
import { api } from "./lent.js";
import { listenToLists, rank } from "./lists.js";
import { watchDocument } from "./mending.js";
import { listenToMenus } from "./menus.js";
import { listenToNearly } from "./nearly.js";
import { listenToLine } from "./offline.js";
import { boot, go } from "./pages.js";
import { listenToStops } from "./stops.js";
import { listenToTabs, showTab } from "./tabs.js";
import { listenToTimelines } from "./timeline.js";
import { fulfil } from "./wishes.js";

fulfil({ choose: chooseAhead, foresee: foreseeChoice, foreseeTab, foreseeMaps, ask, go });
watchDocument();
listenToMenus(); // Before its buttons: what they open finds the focus on the menu, and gives it back there.
listenToButtons();
listenToAnswers();
listenToTabs();
listenAhead();
listenToNearly();
listenToTimelines();
listenToStops(); // Before the page's own keys, which leave alone what moved the focus.
listenToKeys();
listenToLists();
listenToScrolling();
listenToLine();
agreement.start(api);
answerDash({ arrive, boot, choose, rank, show_tab: showTab });
