"""The brief of a country as a document: sentences with their sources, pictures, statuses, what is not known, terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.brief.facts import facts_about
from dashboard.brief.known import most
from dashboard.brief.sentence import Section, Sentence
from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.exports.documents.content import (
    Block,
    Document,
    Heading,
    Notes,
    Paragraph,
    Picture,
    Said,
    Status,
    Statuses,
)
from dashboard.exports.documents.paper import TEXT_WIDTH
from dashboard.exports.documents.steps import BEFORE as STEPS_BEFORE
from dashboard.exports.documents.steps import steps_blocks
from dashboard.exports.picture.bare import bare
from dashboard.exports.picture.composition import Content
from dashboard.exports.picture.content import Asked, content_of, notes_on_names
from dashboard.exports.picture.sizes import Size, on_paper
from dashboard.figures.progress import cell_of, last_with_unit, rank_of, target_text, with_targets
from dashboard.i18n import current_language, format_date, format_year, in_sentences, translate, translate_number
from dashboard.metrics.labour import first_marked
from dashboard.metrics.progress import STATUS_SHORT
from dashboard.metrics.standing import Cell
from dashboard.views import VIEWS, lasting, selection_of
from dashboard.words.credits import publisher_said
from dashboard.words.documents import standing_notes
from dashboard.words.names import area_name
from dashboard.words.reasons import status_word
from dashboard.words.signs import status_sign

WIDTH, HEIGHT = TEXT_WIDTH, 42.0
"""Of a picture across the text, in millimetres."""
WHOLE = on_paper("whole", (WIDTH, HEIGHT), 11.5)
FIRST_PICTURE = "detected-victims"
OF_GROUPS = "victims-children"
"""The view that a group's brief shows: girls and boys over the same countries."""
PICTURED = {
    "conflict-displacement-new": "conditions",
    "disaster-displacement-weather": "conditions",
    "refugees-by-asylum": "displacement",
    "persons-convicted": "justice",
    "conflict-deaths": "conditions",
    "child-marriage-18": "protection",
    "extreme-poverty": "conditions",
    "food-insecurity": "conditions",
}
"""Drivers and answers that may be shown, those about children's whereabouts first, and the section each belongs to."""
MOST_PICTURES = 4
FEWEST_YEARS, SINCE = 3, 2005
"""With a figure above zero, of the years that a strip shows, for a picture to be worth its room."""
SUGGESTED, ASSESSED, MOST_SUGGESTED = "justice", "child-trafficking-law", 4
"""The section behind which suggested actions stand, a table of their source, and how many of them are quoted."""
STATUSES = "progress"
"""The section below which the table of statuses stands."""


def address_of(context: Context, code: str) -> str:
    """The path at which a brief is read: a country has a page, a group its sheets of paper."""
    return f"/country/{code}" if code in context.geography.areas else f"/print/country/{code}"


def whole_address(context: Context, code: str, root: str) -> str:
    """Where a brief is read as it is now, as long as its release is kept. `root`: scheme and host, or nothing."""
    return lasting(context, f"{root.rstrip('/')}{address_of(context, code)}")


def kind_of(context: Context, code: str) -> str:
    """What a brief calls itself."""
    return translate("Country brief") if code in context.geography.areas else translate("Brief on a group of countries")


def title_of(context: Context, code: str) -> str:
    """The document's name, and so that of its file."""
    if code in context.geography.regions:
        return translate("{area}: brief", area=area_name(context, code))
    return translate("{area}: country brief", area=area_name(context, code))


def pictured(context: Context, code: str) -> list[str]:
    """Indicators whose pictures belong to a brief; an even number of them, unless it is one. Of a group, a view's."""
    if code in context.geography.regions:
        return [OF_GROUPS] if _years(context, FIRST_PICTURE, code) >= FEWEST_YEARS else []
    shown = [FIRST_PICTURE, *(name for name in PICTURED if _years(context, name, code) >= FEWEST_YEARS)]
    shown = shown[:MOST_PICTURES]
    if len(shown) % 2 and len(shown) > 1:
        shown.pop()
    return shown


def _years(context: Context, indicator: str, code: str) -> int:
    points = context.line(context.question(indicator, (code,)), code).known
    return sum(point.year >= SINCE and most(point) > 0 for point in points)


def picture_content(context: Context, indicator: str, code: str) -> Content:
    """What the picture of an indicator shows of an area."""
    view = VIEWS[indicator if indicator in VIEWS else f"country-{indicator}"]
    return content_of(context, Asked(view, selection_of(context, view, f"area={code}"), ""))


def caption_of(content: Content) -> str:
    """What has to be said below a picture: caveat, coverage and source."""
    return in_sentences(filter(None, (content.caveat, content.coverage, content.source)))


def status_columns() -> tuple[str, str, str, str]:
    """Heads of the table of statuses."""
    return translate("Progress to 2030"), translate("latest"), translate("target"), translate("status")


def statuses_of(context: Context, code: str, notes: Notes) -> list[Status]:
    """The rows of the table of statuses, what is most urgent first: none of an area without any."""
    found = (cell_of(context, item.id, code) for item in with_targets(context))
    cells = sorted((cell for cell in found if cell is not None), key=rank_of)
    return [_status(context, cell, notes) for cell in cells]


def _status(context: Context, cell: Cell, notes: Notes) -> Status:
    name, indicator = cell.indicator, context.indicators[cell.indicator]
    has_value = cell.last_value is not None
    return Status(
        indicator=name,
        label=translate(indicator.label),
        notes=notes.of((name,)),
        latest=last_with_unit(context, cell) if has_value else translate("no value"),
        year="" if cell.last_value is None or cell.last_year is None else format_year(cell.last_year),
        target=target_text(indicator),
        status=cell.status,
        sign=status_sign(cell.status),
        word=status_word(cell, STATUS_SHORT),
    )


def closing_of(context: Context, code: str, root: str) -> tuple[str, str, str, str]:
    """What stands at the end: terms and names, when and where all was seen, what else is there, and the release."""
    day = format_date(context.today())
    return (
        in_sentences(filter(None, [*standing_notes(), notes_on_names(_within(context, code))])),
        translate("Seen on {date} at {address}", date=day, address=whole_address(context, code, root)),
        translate("Charts, maps, tables, peers and the rows behind each number stand there."),
        translate("Release of Reach 2030's tables: {version}.", version=context.release or context.store.version),
    )


def _within(context: Context, code: str) -> tuple[str, ...]:
    return context.geography.members_of(code)


def brief_document(context: Context, code: str, root: str) -> Document:
    """The brief of an area in the current language. `root`: scheme and host of the dashboard, or nothing.

    Raises KeyError where there is no such area.
    """
    brief, notes = brief_of(context, code), Notes(context)
    blocks = [paragraph_of(paragraph, notes, is_lead=True) for paragraph in brief.opening.paragraphs]
    blocks += [block for section in brief.sections for block in _section(context, code, section, notes)]
    terms, seen, more, release = closing_of(context, code, root)
    title = title_of(context, code)
    return Document(
        stem=f"brief_{code}",
        language=current_language(),
        kind=kind_of(context, code),
        name=brief.name,
        title=title,
        facts=tuple(facts_about(context, code)),
        blocks=tuple(blocks),
        sources=tuple(notes.numbers),
        closing=(terms, f"{seen} · {more}", release),
        closing_heading=translate("Sources and licences"),
        root=root.rstrip("/"),
        release=context.release,
        address=whole_address(context, code, root),
        date=context.today(),
        day=format_date(context.today()),
        keywords=(brief.name, translate("trafficking in children"), translate("Progress to 2030")),
    )


def _section(context: Context, code: str, section: Section, notes: Notes) -> Iterator[Block]:
    """Heading, paragraphs, then its pictures, or the table of statuses; nothing of a section that says nothing."""
    if section.id == STEPS_BEFORE:
        yield from steps_blocks(context, code, notes)
    names = [name for name in pictured(context, code) if PICTURED.get(name, "detected") == section.id]
    paragraphs = [paragraph_of(paragraph, notes) for paragraph in section.paragraphs]
    rows = statuses_of(context, code, notes) if section.id == STATUSES else []
    if not (paragraphs or names or rows):
        return
    yield Heading(2, section.heading)
    yield from paragraphs
    yield from (picture_of(context, name, code) for name in names)
    if rows:
        yield Statuses(_caption(context, code), status_columns(), tuple(rows))
    if section.id == SUGGESTED and (found := suggested_of(context, code)) is not None:
        yield Heading(2, found.heading)
        marks = notes.of((ASSESSED,))
        yield from (Paragraph((Said((text,), marks),)) for text in (*found.quotes, found.rest))


class Suggested(NamedTuple):
    """What was suggested to a country, as a document quotes it."""

    heading: str
    quotes: tuple[str, ...]
    """Word for word, those with a subject first."""
    rest: str
    """Whose words they are, and how many there are."""


def suggested_of(context: Context, code: str) -> Suggested | None:
    """The first suggested actions of an area; None where there are none."""
    actions = first_marked(context.actions.get(code, ()))
    if not actions:
        return None
    words = {"year": actions[0].year, "source": publisher_said(context.source_of(ASSESSED))}
    rest = translate_number(
        "Words of the {source}, not of the United Nations and not ours. {number} action stands on the page on justice.",
        "Words of the {source}, not of the United Nations and not ours. All {number} stand on the page on justice.",
        len(actions),
        **words,
    )
    quotes = tuple(translate("“{words}”", words=action.text) for action in actions[:MOST_SUGGESTED])
    return Suggested(translate("What the {source} suggested for {year}", **words), quotes, rest)


def _caption(context: Context, code: str) -> str:
    name = area_name(context, code)
    return translate("{area}: values, targets and statuses", area=name)


def paragraph_of(sentences: Sequence[Sentence], notes: Notes, *, is_lead: bool = False) -> Block:
    """Sentences with the notes of their sources."""
    return Paragraph(tuple(notes.said(sentence) for sentence in sentences), is_lead)


def picture_of(context: Context, indicator: str, code: str, size: Size = WHOLE, height: float = HEIGHT) -> Picture:
    """The picture of an indicator with its words. `size`: its body; `height`: of it, in millimetres."""
    content = picture_content(context, indicator, code)
    return Picture(
        indicator=indicator,
        title=content.title,
        subtitle=content.subtitle,
        svg=bare(content, size),
        width=WIDTH,
        height=height,
        alternative=content.alternative,
        caption=caption_of(content),
    )
