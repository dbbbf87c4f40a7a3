"""What happens when the reader acts. `register` connects the parts of a page; importing does nothing."""

from __future__ import annotations

import dash

from callbacks import answers, browser, page
from callbacks.answers import Answers
from callbacks.page import Router
from dashboard.context import Context


def register(app: dash.Dash, context: Context, router: Router) -> Answers:
    """Register every callback on `app`, and the address of what panels and blocks show; what answers it is returned."""
    answered = answers.register(app, context)
    page.register(app, context, router, answered.laid)
    browser.register(app)
    return answered
