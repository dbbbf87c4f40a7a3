// The scripts of the dashboard's pages, in the order in which they run, after those of assets/shell.js and before Dash's
// own; `make scripts` makes one file of them, assets/built/page.js.

import "./keeping.js";
import "./answers.js";
import "./vendor/geo-assets.js";
import "./vendor/plotly-url.js";
import "./texts.js";
import "./letters.js";
import "./folding.js";
import "./labels.js";
import "./finder.js";
import "./coverage.js";
import "./flows.js";
import "./dark.js";
import "./charts.js";
import "./maps.js";
import "./own.js";
import "./slides.js";
import "./deck-form.js";
import "./deck-store.js";
import "./thumbs.js";
import "./deck-board.js";
import "./deck.js";
import "./embed.js";
import "./agreement.js";
import "./reach/start.js";
import "./paper.js";
import "./print.js";
