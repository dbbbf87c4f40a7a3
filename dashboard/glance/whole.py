"""The first screen of a country and the sections below it, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard.brief.known import Known, most, plural
from dashboard.brief.sentence import Sentence, begun, sentence
from dashboard.brief.summed import CHILD, VICTIMS, newest_summed
from dashboard.brief.targets import cells, counted, status_address
from dashboard.brief.victims import more_than_all
from dashboard.context import Context
from dashboard.figures.progress import last_with_unit
from dashboard.glance.depth import Depth, depths
from dashboard.glance.heaviest import heaviest
from dashboard.glance.tiles import Tile, adults_after, beside_sum, linked_by_sex, tiles
from dashboard.i18n import current_language, in_sentences, translate, translate_number
from dashboard.metrics.lines import Point
from dashboard.metrics.progress import STATUS_SHORT
from dashboard.metrics.standing import ORDER, Cell
from dashboard.words.by_form import more_by_form
from dashboard.words.low_totals import children_by_sex, years_below_a_form
from dashboard.words.names import area_name
from dashboard.words.reasons import reason_said, status_word
from dashboard.words.short import short_label
from dashboard.words.signs import status_sign

REMEMBERED = 256
SHORT_OF = ("TARGET_MISSED", "DETERIORATION")


@dataclass(frozen=True)
class Mark:
    """One target of the strip: its status by sign and word, and where the reason stands."""

    indicator: str
    name: str
    status: str
    sign: str
    word: str
    reason: str
    origin: str
    is_short: bool = False
    """Whether it is short of its target by a recent figure, without a status."""
    latest: str = ""
    """The value and year that fall short, where a deadline was missed, it gets worse, or there is no status."""


@dataclass(frozen=True)
class Glance:
    """What is seen of a country before anything is opened."""

    code: str
    name: str
    sentences: tuple[Sentence, ...]
    tiles: tuple[Tile, ...]
    strip: tuple[Mark, ...]
    depths: tuple[Depth, ...]

    def depth(self, name: str) -> Depth:
        """What a section says at once. Raises KeyError where there is no such section."""
        return {depth.id: depth for depth in self.depths}[name]


def glance_of(context: Context, code: str) -> Glance:
    """The first screen of an area in the current language. Raises KeyError where there is no such area."""
    return _glance(context, code, current_language())


@lru_cache(maxsize=REMEMBERED)
def _glance(context: Context, code: str, _language: str) -> Glance:
    if code not in context.geography.areas:
        raise KeyError(code)
    known = Known(context, code)
    # Of a place in war its dead and displaced come before all that may be read as good news.
    said = (*heaviest(known), _children(known), counted(known))
    return Glance(
        code, area_name(context, code), tuple(map(sentence, said)), tiles(known), _strip(known), depths(known)
    )


def _children(known: Known) -> str:
    """How many children were detected, of the year that the tile shows; of a sum of ours the newest total, too. What a
    later report lists by sex the tile has, a line below."""
    summed, total = newest_summed(known), known.last(known.question(VICTIMS, age=CHILD))
    if summed is None or total is None:
        return _newest_children(known)
    if summed.is_listed:
        return translate(
            "{children} The file does not tell the sex of the detected victims of that year.",
            children=_newest_children(known),
        )
    if _contradicts_itself(known, summed.children):
        return _newest_children(known)  # What is doubtful is said in place of the older total, which the tile has.
    return f"{_newest_children(known)} {beside_sum(known, known.question(VICTIMS, age=CHILD), total)}"


def _newest_children(known: Known) -> str:
    question, summed = known.question(VICTIMS, age=CHILD), newest_summed(known)
    point = known.last(question)
    if summed is not None:
        question, point = summed.question, summed.children
    if point is None:
        return adults_after(known, 0) or translate("How many children were detected is not known.")
    when = str(point.year) if summed is not None else known.when(question, point)
    more = children_by_sex(known.context, known.code, point.year)
    if more:
        return translate_number(
            "{count} child was detected in {year} by the total, {sum} by sex.",
            "{count} children were detected in {year} by the total, {sum} by sex.",
            plural(point),
            count=known.figure(question, point),
            year=when,
            sum=linked_by_sex(known, point.year, more),
        )
    if most(point) == 0 and point.year in years_below_a_form(known.context, known.code):
        none = known.linked(question, point.year, translate("No detected child"))
        return translate(
            "{none} is in the total for {year}, but some are by form of exploitation.", none=none, year=point.year
        )
    if most(point) == 0:
        none = known.linked(question, point.year, translate("No detected child"))
        return _or_doubted(known, point, translate("{none} was reported for {year}.", none=none, year=when))
    said = translate_number(
        "{count} child was detected in {year}.",
        "{count} children were detected in {year}.",
        plural(point),
        count=known.at_least(question, point),
        year=when,
    )
    return _or_doubted(known, point, begun(said))


def _or_doubted(known: Known, point: Point, said: str) -> str:
    """With the word that the report contradicts itself, where it does: what denies the number stands in the tile."""
    is_doubted = _contradicts_itself(known, point)
    return in_sentences((said, translate("That report contradicts itself."))) if is_doubted else said


def _contradicts_itself(known: Known, point: Point) -> bool:
    """Whether the report has more victims by age or sex than in total, or of a sum of ours more children by form."""
    return more_than_all(known, point) is not None or bool(more_by_form(known.context, known.code, point.year))


def _strip(known: Known) -> tuple[Mark, ...]:
    """All targets, those of one status beside each other; of those without one first what is short of its target."""
    found = sorted(cells(known), key=lambda cell: (ORDER.index(cell.status), not cell.is_short))
    return tuple(
        Mark(
            cell.indicator,
            short_label(known.context.indicators[cell.indicator]),
            cell.status,
            status_sign(cell.status),
            translate("not at target") if cell.is_short else status_word(cell, STATUS_SHORT),
            reason_said(cell),
            status_address(known, cell.indicator),
            cell.is_short,
            _latest(known, cell) if cell.status in SHORT_OF or cell.is_short else "",
        )
        for cell in found
    )


def _latest(known: Known, cell: Cell) -> str:
    if cell.last_value is None:
        return ""
    return translate("{figure}, {year}", figure=last_with_unit(known.context, cell), year=cell.last_year)
