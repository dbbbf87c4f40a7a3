"""Draws one kept picture anew, on the published tables."""

from __future__ import annotations

import datetime
import re
from contextlib import AbstractContextManager
from unittest import mock

from dashboard.context import Context
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides.content import slides_of
from dashboard.exports.slides.deck import deck
from dashboard.i18n import language
from dashboard.views import VIEWS, selection_of
from tests.pictures.cases import Case

ROOT = "https://reach.example.org"
DAY = datetime.date(2026, 11, 28)
"""Any, and always the same: references say no day, but lines break where one is written."""
RELEASE = "2026-11-28.000000000000"
"""The same of the release in an address: a refresh changes no reference by its name alone."""


def _on(day: datetime.date) -> AbstractContextManager[object]:
    """The server's date, for as long as something is drawn."""
    return mock.patch.object(Context, "today", lambda _: day)


def _asked(context: Context, case: Case) -> Asked:
    view = VIEWS[case.panel]
    selection = selection_of(context, view, case.query)
    permalink = permalink_of(context, view, case.query, ROOT)
    return Asked(view, selection, re.sub(r"(?<=[?&]release=)[^&#]+", RELEASE, permalink))


def svg_of(context: Context, case: Case) -> str:
    """The SVG of a case, as /image/ gives it."""
    with language("en"), _on(DAY):
        return compose(content_of(context, _asked(context, case)), SIZES[case.size])


def slides_file(context: Context, case: Case) -> bytes:
    """The slides of a case, as /export/ gives them in 16:9."""
    with language("en"), _on(DAY):
        return deck(slides_of(context, _asked(context, case)), "16x9", DAY)
