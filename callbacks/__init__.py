"""What happens when the reader acts."""

from __future__ import annotations

import dash

from dashboard.context import Context


def register(_app: dash.Dash, _context: Context) -> None:
    """Connect the reader's actions to the views."""
