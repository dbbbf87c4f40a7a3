"""Dash's own scripts as one file: a first visit asks for one, and for none that no page of ours uses."""

from __future__ import annotations

import pkgutil
import re

import dash

from dashboard.web.static import without_fingerprint

DASH = "dash-renderer.js"
"""Dash's own scripts as one file; Dash looks for this name."""
_SCRIPT = re.compile(r'<script src="([^"]*)"></script>')
_SUITE = re.compile(r"/_dash-component-suites/([^/]+)/(.+)$")
_UNUSED = ("/dash_table/", "/deps/polyfill@")
"""No page has a table of Dash's; the browsers that the README names need no polyfill."""
_LATER = (("dash", "dcc/async-dropdown.js"),)
"""Parts of the components that Dash would fetch once they are laid out: every page with a filter has them."""


def dash_scripts(app: dash.Dash) -> bytes:
    """The scripts that Dash would load one by one, in their order."""
    found = _SCRIPT.findall(app._generate_scripts_html())
    used = [match for src in found if not any(part in src for part in _UNUSED) if (match := _SUITE.search(src))]
    wanted = [(match[1], without_fingerprint(match[2])[0]) for match in used]
    return b"\n;\n".join(pkgutil.get_data(package, path) or b"" for package, path in (*wanted, *_LATER))
