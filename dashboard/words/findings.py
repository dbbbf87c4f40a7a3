"""What the build noted, in words: its own reasons in the reader's language, a publisher's notes as they are."""

from __future__ import annotations

from dashboard.i18n import translate
from dashboard.i18n.published import published
from dashboard.metrics.findings import PUBLISHER_NOTES


def reason_of(reason: str) -> str:
    """The reason of an entry of the build report."""
    if reason.startswith(PUBLISHER_NOTES):
        return translate("UNICEF notes: “{note}”", note=published(reason.removeprefix(PUBLISHER_NOTES)))
    return translate(reason)
