"""The foot of a slide: what listeners need of caveats, keys and coverage, then sources; the rest is for the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dashboard.charts.cells import Cells
from dashboard.exports.picture.composition import in_one, led_by_label
from dashboard.exports.slides.content import MapBody, Slide
from dashboard.exports.slides.flow_map import FlowBody
from dashboard.exports.slides.inks import broad
from dashboard.exports.slides.measure import wrapped_led
from dashboard.exports.slides.plots import Panes, Plot
from dashboard.exports.slides.signs import signs_of
from dashboard.exports.slides.texts import sure_part
from dashboard.figures.flow_words import why_ranges_of_victims
from dashboard.figures.map import FEW
from dashboard.figures.progress import paces_compared
from dashboard.figures.shown import Table
from dashboard.i18n import current_language, in_sentences, translate
from dashboard.words.ageless import higher_said
from dashboard.words.captions import bounds_apart, bounds_elsewhere
from dashboard.words.caveats import break_said
from dashboard.words.credits import credit_apart
from dashboard.words.low_totals import named_at_address, uncertain_in_short, uncertain_said
from dashboard.words.names import capitalised
from dashboard.words.terms import CONTACT, terms_said

LOUD, QUIET = 12.0, 10.0
"""Type of caveats, and of sources and boundaries below them, in points."""
MOST_LINES, MOST_NARROW_LINES, NARROW = 4, 6, 800.0
"""Lines of a foot, and of one less wide than so many points, on which as many words take as much more."""
FEW_ROWS = 10
"""So many rows of dots have room above the foot of a narrow slide."""
OFFICES = (1.0, 0.97, 0.94)
"""How wide letters are in an office beside those that are measured, at which no line is of a word or two."""
LEAST_LAST = 3
"""Words of a last line."""
_STOP = re.compile(r"(?<=[.!?؟])\s+|(?<=。)")
_OPENING = "(“‘«\"'<（「"


class Said(NamedTuple):
    """A paragraph of a caption."""

    text: str
    size: float
    bold: int = 0
    """How many of its first letters are bold."""


class Foot(NamedTuple):
    """What stands at the foot of a slide, and which sentences are for its notes."""

    paragraphs: tuple[Said, ...]
    moved: tuple[str, ...]


class _Item(NamedTuple):
    """A sentence that may stand in a foot."""

    text: str
    place: int
    """Of which paragraph it is: 0 of that of caveats, 1 of that of keys."""
    is_needed: bool
    is_caveat: bool = False
    is_for_notes: bool = False
    """Whether it never stands in a foot."""


def foot_of(told: Slide, wide: float, size: float = LOUD, quiet: float = QUIET) -> Foot:
    """The foot of the slide of a view in a width: caveats, keys and coverage in this order as far as they have room in
    a few lines, the first sentence and what marks on the slide mean in any case; then sources and boundaries.

    `size`, `quiet`: of type, less than usual beside words that somebody else wrote.
    """
    behind = [text for text in told.caption[told.loud :] if text != told.seen]
    credit, rest = credit_apart(in_one(behind), told.sources)
    coverage, bounds = bounds_apart(rest)
    seen = told.seen if told.seen in told.caption else ""
    last = _last(credit, bounds, seen, wide, QUIET)
    items = tuple(_items(told, coverage))
    most = MOST_LINES if wide >= NARROW or _needs_height(told) else MOST_NARROW_LINES
    # A list of flows and its map have room for a line more, which says of whom their numbers are fewer.
    most += bool(_gaps_of(told)) and wide >= NARROW
    # Beside one that leads them it is said behind the address that there are more charts.
    most -= wide < NARROW if _is_led(told) else _may_leave_out(told)
    # A second line of sources takes room from coverage, not from caveats, and of none beside a chart that leads others.
    rooms = most - 1, most - (1 if _is_led(told) and wide >= NARROW else _lines(last, 0, QUIET, wide))
    kept = _kept(items, len(told.chief), wide, rooms, (broad(), current_language()))
    texts = _paragraphs(items, kept)
    chief = len(told.chief) if texts and texts[0].startswith(told.chief) else 0
    loud = [
        Said(whole_at_end(text, LOUD, wide), size, 0 if number else chief) for number, text in enumerate(texts) if text
    ]
    room = most - sum(_lines(one.text, one.bold, LOUD, wide) for one in loud)
    is_squeezed = wide < NARROW and not _is_led(told) and isinstance(told.body, Panes)
    typed = _type_of_sources(last, room, wide, (quiet if is_squeezed else size, quiet))
    # In larger type the last line may have room for what would have taken another one.
    last = max(last, _last(credit, bounds, seen, wide, typed), key=len)
    said = (*loud, Said(whole_at_end(last, typed, wide), typed, led_by_label(credit)))
    moved = (item.text for place, item in enumerate(items) if place not in kept)
    return Foot(tuple(one for one in said if one.text), tuple(text for text in moved if text != told.aside_of_rows))


def _type_of_sources(text: str, room: int, wide: float, types: tuple[float, float]) -> float:
    """The largest type, from that of caveats down to the least, in which sources have room below these in so many
    lines, or take no line more than in the least. `types`: the first and the last, in points."""
    most, least = types
    lines = max(room, _lines(text, 0, least, wide))
    return next(one for one in (most, (most + least) / 2, least) if one == least or _lines(text, 0, one, wide) <= lines)


def whole_at_end(text: str, size: float, wide: float) -> str:
    """A text whose last line is of three words at least, wherever letters are about as wide as those here."""
    bound = re.sub(r" (?=\S+(?: \S+)?$)", "\u00a0", text)
    bound = re.sub(r" (?=\S+$)", "\u00a0", bound)
    for part in OFFICES:
        lines = wrapped_led(text, 0, part * size, sure_part() * wide)
        if len(lines) > 1 and len(lines[-1].split()) < LEAST_LAST:
            return bound
    return text


def _sentences(text: str) -> list[str]:
    return [found for found in _STOP.split(text) if found]


def _items(told: Slide, coverage: str) -> Iterator[_Item]:
    """All sentences in the order in which they are needed."""
    caveat, *keys = told.caption[: told.loud] or ("",)
    drawn = [sign.sentence for sign in signs_of(told)]
    for number, text in enumerate(_sentences(caveat)):
        is_needed = not number or text in told.chief or _is_marked(text) or _parts_what_leads(told, text)
        # That a sum rests on potential victims goes before what its parts were in other years.
        is_needed = is_needed or text == _gaps_of(told) or told.is_on_referrals(text) or _parts_charts(told, text)
        yield _Item(text, 0, is_needed, is_caveat=True)
    keys = [text for key in keys for text in _sentences(key) if text not in drawn]
    yield from (_Item(text, 1, is_needed=True) for text in keys)
    for text in _sentences(coverage):
        if text not in drawn:
            is_needed = any(is_so(told, text) for is_so in NEEDED) or _is_marked(text)
            yield _Item(text, int(bool(keys)), is_needed, is_for_notes=text == paces_compared())


def _is_marked(text: str) -> bool:
    """Whether a sentence begins with a mark that stands on the slide, as "†"."""
    return not text[0].isalnum() and text[0] not in _OPENING


def _parts_what_leads(told: Slide, text: str) -> bool:
    """Whether a sentence says that levels of the chart which leads others are not alike on both sides of a line."""
    begun, *_, end = break_said("\n", "\n").split("\n")
    return _is_led(told) and text.startswith(begun) and text.endswith(end)


def _parts_charts(told: Slide, text: str) -> bool:
    """Whether a sentence says that people in charts beside each other are not the same, or that those detected are not
    all there are: who sees the charts divides one by another; or that deaths in conflict are estimates, of which others
    know other counts."""
    if not isinstance(told.body, Panes):
        return False
    if text in (
        translate("Conflict deaths are best estimates."),
        translate("Displacements are movements, not people."),
    ):
        return True
    others = translate(
        "Persons in formal contact, prosecuted and convicted are often different people, or of different years: one "
        "divided by the other is not a rate of success."
    )
    found = translate(
        "Only victims who were found are counted: a higher figure can mean more trafficking, better identification, or "
        "both."
    )
    return text == others or (text == found and others in told.caption[0])


def _says_what_is_unclear(told: Slide, text: str) -> bool:
    """Whether a sentence is of the class of a map whose key has no room for its reasons."""
    keys = told.body.picture.keys if isinstance(told.body, MapBody) else ()
    return any(text.startswith(capitalised(key.label)) for key in keys if key.k == FEW)


def _says_who_is_in_doubt(told: Slide, text: str) -> bool:
    """Whether a sentence names or counts those of a map who make its title's "at least" true, or whose figures are in
    doubt, or says where they are named."""
    ends = (said("\n").split("\n") for said in (higher_said, uncertain_said, uncertain_in_short))
    is_such = text == named_at_address() or any(text.startswith(begun) and text.endswith(end) for begun, end in ends)
    return is_such and isinstance(told.body, MapBody) and told.body.picture.window.is_world


def _says_why_ranges(told: Slide, text: str) -> bool:
    """Whether a sentence says why numbers in a list beside a map are ranges, where no other one goes before it."""
    return isinstance(told.body, FlowBody) and not _gaps_of(told) and text == why_ranges_of_victims()


def _says_where_it_hangs(told: Slide, text: str) -> bool:
    """Whether a sentence says without which country the share that heads a map of flows is less."""
    return isinstance(told.body, FlowBody) and text == told.body.chart.hangs


def _gaps_of(told: Slide) -> str:
    """Which countries of a map of flows list few in some years, as its caveat says it; "" where none does."""
    return told.body.chart.gaps if isinstance(told.body, FlowBody) else ""


def _says_what_a_head_means(told: Slide, text: str) -> bool:
    """Whether a sentence says what the short name over a chart stands for."""
    return isinstance(told.body, Panes) and text == terms_said([CONTACT])


NEEDED = (_says_what_is_unclear, _says_who_is_in_doubt, _says_why_ranges, _says_where_it_hangs, _says_what_a_head_means)
"""What of the coverage stands in a foot in any case."""


def _needs_height(told: Slide) -> bool:
    """Whether a slide has charts below each other, or more rows or bars of parts than stand apart above a tall foot."""
    body = told.body
    parts = body.categories if isinstance(body, Plot) and body.is_of_parts else ()
    return isinstance(body, Panes) or (isinstance(body, Plot) and max(len(body.rows), len(parts)) > FEW_ROWS)


def _is_led(told: Slide) -> bool:
    """Whether one chart leads others, whose words take more lines on a narrow slide."""
    return isinstance(told.body, Panes) and any(pane.is_leading for pane in told.body.panes)


def _may_leave_out(told: Slide) -> bool:
    """Whether a line is kept free for what has no room. Few bars of parts, whose line says what each of them is 100%
    of, have height for one more."""
    has_height = isinstance(told.body, Plot) and told.body.is_of_parts and not _needs_height(told)
    return isinstance(told.body, Table | Cells) or (getattr(told.body, "more", 0) > 0 and not has_height)


@lru_cache(maxsize=1024)
def _kept(
    items: tuple[_Item, ...], chief: int, wide: float, rooms: tuple[int, int], _around: tuple[float, str]
) -> frozenset[int]:
    """The places of the sentences that stand in a foot of so many lines: of those that are not needed each that has
    room behind those before it. `rooms`: lines for caveats and for all; `_around`: how broad letters are, and
    the language."""
    kept = frozenset(place for place, item in enumerate(items) if item.is_needed)
    for place, item in enumerate(items):
        if item.is_for_notes:
            continue
        more = kept | {place}
        texts = _paragraphs(items, more)
        if item.is_needed or sum(_lines(text, chief, LOUD, wide) for text in texts) <= rooms[not item.is_caveat]:
            kept = more
    return kept


def _paragraphs(items: Sequence[_Item], kept: frozenset[int]) -> list[str]:
    return [
        in_sentences(item.text for place, item in enumerate(items) if place in kept and item.place == number)
        for number in (0, 1)
    ]


def _lines(text: str, bold: int, size: float, wide: float) -> int:
    return len(wrapped_led(text, bold, size, sure_part() * wide)) if text else 0


def _last(credit: str, bounds: str, seen: str, wide: float, size: float) -> str:
    """Sources and boundaries: of the latter what is said of every map, and of single places what takes no line more in
    type of a size: all of it or where it is, since of a few alone the others would be read as settled."""
    first, *places = _sentences(bounds) or [""]
    said = [text for text in (credit, first) if text]
    most = _lines(in_sentences((*said, seen)), 0, size, wide)
    for more in (places, [bounds_elsewhere()] if places else []):
        text = in_sentences(filter(None, (*said, *more, seen)))
        if _lines(text, 0, size, wide) <= most:
            return text
    return in_sentences(filter(None, (*said, seen)))
