"""What the build noted, in words: its own reasons in the reader's language, a publisher's notes as they are."""

from __future__ import annotations

import re

from dashboard.i18n import translate
from dashboard.i18n.published import published
from dashboard.metrics.findings import PUBLISHER_NOTES

_QUOTED = re.compile("“([^“”{}]+)”")


def reason_of(reason: str) -> str:
    """The reason of an entry of the build report; what it quotes of a file is the publisher's English."""
    if reason.startswith(PUBLISHER_NOTES):
        return translate("UNICEF notes: “{note}”", note=published(reason.removeprefix(PUBLISHER_NOTES)))
    said = translate(reason)
    for quoted in _QUOTED.findall(reason):
        said = said.replace(quoted, published(quoted))
    return said
