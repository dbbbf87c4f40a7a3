// What runs first in a page, and says so where anything else does not come; `make scripts` makes one file of it,
// assets/built/shell.js.

import "./connection.js";
import "./standing.js";
