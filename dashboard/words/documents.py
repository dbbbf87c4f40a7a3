"""What documents say at their end: how a source is cited there, and what holds for all that they show."""

from __future__ import annotations

from dashboard.catalogue import Source
from dashboard.i18n import translate
from dashboard.i18n.published import published


def cited(source: Source) -> str:
    """A source as a note of a document: publisher, title, release, licence and page."""
    return translate(
        "{publisher}, {title}, {vintage}. Licence: {licence}. {page}",
        publisher=source.publisher_short,
        title=published(source.title),
        vintage=translate(source.vintage),
        licence=translate(source.licence),
        page=source.official_page,
    )


def standing_notes(boundaries: str = "") -> list[str]:
    """What holds for every document. `boundaries`: what it says of maps, where it has some; else a word on names."""
    return [
        translate("Figures belong to their publishers."),
        translate("What is not known is shown as not known."),
        boundaries or translate("Names and boundaries do not imply endorsement by anybody."),
        translate("Reach 2030's reading of published figures, not an assessment by the United Nations."),
    ]
