"""Presentations: slides of views and of words with their notes, and a last one with sources and licences."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from dashboard import theme
from dashboard.catalogue import Source
from dashboard.charts.cells import Cells
from dashboard.exports.picture.composition import in_one, led_by_label, settled
from dashboard.exports.picture.disputed import Framed
from dashboard.exports.picture.ruler import REGULAR, unbroken
from dashboard.exports.picture.table import charts_left_out, children_first, left_out, more_charts
from dashboard.exports.slides import flow_map, maps, panes, tables
from dashboard.exports.slides.content import Body, MapBody, Silence, Slide, begins_with, legend_said, unsaid, whose
from dashboard.exports.slides.faces import face_signs
from dashboard.exports.slides.feet import LOUD, QUIET, Said, foot_of, whole_at_end
from dashboard.exports.slides.guest.adopted import Guest
from dashboard.exports.slides.guest.house import GuestHouse
from dashboard.exports.slides.headings import headed, without_figure
from dashboard.exports.slides.house import FOOT, OwnHouse, last_id
from dashboard.exports.slides.inks import looking
from dashboard.exports.slides.lines import lines_of
from dashboard.exports.slides.matrices import matrix_parts
from dashboard.exports.slides.measure import BOLD, balanced, width_of
from dashboard.exports.slides.newest import Told, told_apart
from dashboard.exports.slides.plots import Panes, Plot
from dashboard.exports.slides.signs import draw_signs, height_of_signs, row_of, without_key
from dashboard.exports.slides.template import (
    ASIDE,
    ASIDE_HEAD,
    BESIDE,
    BODY,
    BOX,
    BOX_INSET,
    BOXED,
    CAPTION,
    CONTENTS,
    COVER,
    COVER_LINES,
    COVER_SUBTITLE,
    COVER_TITLE,
    EMU,
    FOOTER,
    LEFT,
    LEFT_PARTS,
    MARGIN,
    NOTE,
    NOTE_HEIGHT,
    NOTED,
    POINT_INSET,
    POINT_SPACE,
    POINTS,
    RULE,
    SUBTITLE,
    TEXT,
    TITLE,
    VIEW,
    WORDS,
    WORDS_CAPTION,
    Format,
    Frame,
)
from dashboard.exports.slides.texts import (
    clean,
    colour,
    fitting,
    height_of,
    leading,
    sure_part,
    write,
    write_run,
    write_sized,
)
from dashboard.exports.slides.whole import reading_aloud
from dashboard.exports.slides.words import Aside, Box, Cover, Words
from dashboard.figures.shown import Table
from dashboard.i18n import (
    closed,
    current_language,
    from_left,
    in_a_row,
    in_sentences,
    is_right_to_left,
    translate,
    translate_number,
)
from dashboard.i18n.published import unmarked
from dashboard.words.captions import bounds_apart
from dashboard.words.credits import OUTLINES, credit_apart, licence_alone, named_alone
from dashboard.words.incomes import LIST
from dashboard.words.names import capitalised

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_SIZES = {
    TITLE: (28.0, 20.0),
    SUBTITLE: (14.0, 12.0),
    CAPTION: (LOUD, 6.0),
    BODY: (12.0, 10.0),
    COVER_TITLE: (40.0, 20.0),
    COVER_SUBTITLE: (20.0, 10.0),
    COVER_LINES: (14.0, 12.0),
    CONTENTS: (18.0, 12.0),
    POINTS: (20.0, 8.0),
    LEFT: (20.0, 8.0),
    BOX: (20.0, 8.0),
    ASIDE_HEAD: (14.0, 12.0),
    NOTE: (13.0, 12.0),
}
"""Largest and least type of a placeholder, in points."""
ALONE, MOST_AIR = 26.0, 1.6
"""Largest type of words without a chart, in points, and what may come between two paragraphs of them so that a slide
with few is not empty below, in sizes of their type."""
TITLE_ROOM, TURNED_ROOM = 1.04, 1.2
"""Of the widest line of a title, how wide its frame is: letters of another renderer are a little broader. Of an Arabic
one, whose letters are of whatever font an office has: a third line lay on the subtitle."""
HOSTILE = 6.0
"""The least type of words so long that nothing of ours is: somebody's title, or a caption of thousands of letters."""
AIRY_ROW = 20.0
"""How high a row of dots is at least above larger sources, in points."""
TWO_LINES, TITLE_LINES, LONG_TITLE_LINES = 2, 3, 4
"""Lines of a title, and on slides of old projectors where three leave too little room; of one there, or that cannot be
cut, whose type is smaller before there are four; and of one that has more in its least type."""
SMALLER, SMALLEST = 2.0, 4.0
"""Points by which the type of a title is smaller rather than that it takes a third line; and rather than that a part of
it stands below the first three lines."""
LEAST_BODY = 0.35
"""Part of a slide that what it shows keeps, however long the words are."""
NARROW, NARROW_TITLE, NARROW_BODY = 800.0, 20.0, 0.28
"""Width in points under which slides are those of old projectors, the type of a title there whose slide has long words,
and the part of its height that a body keeps beside the longest."""
SILENT = 24.0
"""Type in which a slide says that nothing is known, in points."""
MANY_KEYS = 4
"""Keys of charts beside each other: with more, whose names take lines, not all rows may have room."""
ENTRIES = (5.0, 2.0)
"""Between the entries of a list of sources, in points: more where that takes no slide more."""
MOST_NUMBERED = 99
"""Slides of one table, in whose titles the numbers take the most room."""
BETWEEN = 1.5
"""Between the paragraphs of a caption, in points: caveats and what stands below them are told apart at a glance."""
TALL_FOOT = 95.0
"""Foot of a map of flows, in points, that larger sources make no taller: six lines of caveats' type."""
COVER_AIR, CONTENT_AIR = 14.0, (7.0, 4.0, 2.0)
"""Above what a presentation says, on its first slide, in points; and between its lines, the first that leaves room for
all."""
NUMBER_AIR = 12.0
"""Between the numbers of slides and what these say, in points."""
COVER_TYPE = 16.0
"""Type of what a first slide says that can be read across a room, in points."""
EACH_TYPE = 14.0
"""The least type in which it says each title of a view of several slides, in points; else it says one a view."""
MOST_ROUNDS = 4
"""In which slides of one matrix find the rows that each has room for beside its own words."""
_LED_YEARS = re.compile(r"\u00a0(?:19|20)\d\d[–-](?:19|20)\d\d")
"""Years with a dash behind a word with which they begin a line."""
AIR, AIR_WORLD = 6.0, 2.0
"""Above and below the body, in points, and there a map of the world, which has air of its own."""
SIGNS = -1
"""The row above charts of years, which no layout has a place for."""
Shown = Plot | Panes | tables.Part | MapBody | flow_map.FlowBody | Silence


def deck(slides: Sequence[Told], format_name: str, day: datetime.date, guest: Guest | None = None) -> bytes:
    """The file of a presentation, in the current language.

    `format_name`: of `FORMATS`; `day`: that it was made; `guest`: a template of the reader's, which has its own format.
    """
    slides = told_apart(slides)
    house: House = OwnHouse(format_name) if guest is None else GuestHouse(guest)
    presentation = house.presentation
    with looking(house.look):
        covers: list[tuple[Cover, Any, Any]] = []
        made: list[_Made] = []
        for slide in slides:
            before = len(presentation.slides)
            if isinstance(slide, Cover):
                covers.append((slide, *_cover(house, slide)))
            else:
                own = _told(house, slide)
                made.append(_Made(before + 1, len(presentation.slides), own))
        for cover, page, holder in covers:
            _contents_of(house, cover, page, holder, made)
        shown = [source for slide in slides for source in slide.sources]
        sources = list(dict.fromkeys((*shown, *(source for slide in slides for source in slide.grounds))))
        if sources:
            noted = [source for slide in slides for source in slide.noted if source not in sources]
            kept_at = (slide.kept for slide in slides if isinstance(slide, Cover))
            _sources(house, sources, list(dict.fromkeys(noted)), [*filter(None, kept_at)])
    house.finish()
    face_signs(presentation)
    told = presentation.core_properties
    told.title = clean(slides[0].title)[:250] if slides else translate("Reach 2030")
    told.author, told.last_modified_by = translate("Reach 2030"), translate("Reach 2030")
    told.language, told.comments = current_language(), ""
    told.created = told.modified = datetime.datetime(day.year, day.month, day.day)
    kept = io.BytesIO()
    presentation.save(kept)
    return kept.getvalue()


House = OwnHouse | GuestHouse


class _Made(NamedTuple):
    """The slides that one took."""

    first: int
    """Its number, from 1."""
    last: int
    own: list[Slide]
    """What each of them says before its title is cut to its room; of words nothing."""


def _told(house: House, told: Slide | Words) -> list[Slide]:
    """Make the slides, and return what each of them says; nothing of words."""
    if isinstance(told, Slide):
        parts = _views(house, told)
        # The title that a reader gave is of all of them.
        return [told] * len(parts) if told.own_title else parts
    if isinstance(house, GuestHouse):
        raise TypeError("slides of words are made in a template of ours alone")
    _words(house, told)
    return []


def _views(house: House, told: Slide) -> list[Slide]:
    """The slide of a view, or as many as it takes; what each of them says, the same where that only goes on."""
    whole = told
    told = _with_words(house, told)
    flow = _flow(house, told)
    room = flow.frames[BODY]
    if told.apart is not None and isinstance(told.body, Panes | Table) and not _has_room(told.body, room):
        first, *others = told.apart()
        return [one for part in (_as_edited(first, told), *others) for one in _views(house, part)]
    if told.alone is not None and isinstance(told.body, Panes) and not panes.has_names(told.body, room):
        return [one for part in told.alone() for one in _views(house, part)]
    bodies = _bodies(told.body, room)
    if len(bodies) == 1:
        told, flow = _with_years_of_rows(house, told, bodies[0], flow)
        _view(house, told, bodies[0], flow)
        return [whole]
    told = _led(house, told, _most_numbered)
    # What is on one of several slides has to fit there, where the title may take a line more.
    more = _flow(house, replace(told, title=_most_numbered(told.title)))
    room = min(room, more.frames[BODY], key=lambda frame: frame.height)
    bodies = _bodies(told.body, room)
    if told.heads is not None:
        return [_of_its_rows(whole, body) for body in _views_of_rows(house, told, bodies, room)]
    for number, body in enumerate(bodies, 1):
        _view(house, replace(told, title=_numbered(told.title, number, len(bodies))), body, more)
    return [whole] * len(bodies)


def _with_years_of_rows(house: House, told: Slide, body: Shown, flow: _Flow) -> tuple[Slide, _Flow]:
    """A slide whose caption has the first years that its rows have no room for, and where it stands with these; as it
    is, which sends its readers into the notes, where they would take a row, a figure or a size of type from it."""
    if not told.aside_of_rows or not isinstance(body, Panes):
        return told, flow

    def instead(said: str) -> Slide:
        told_of = (said if text == told.aside_of_rows else text for text in told.caption)
        return replace(told, caption=tuple(filter(None, told_of)))

    whole = flow.frames[BODY]
    silent = panes.without_others(body, whole)
    if not silent:
        return instead(""), flow
    longer = instead(told.years_of_rows(silent) if told.years_of_rows else told.aside_of_rows)
    more = _flow(house, longer)
    room, sizes = more.frames[BODY], (more.caption, more.quiet)
    keeps_rows = panes.fitting(body, room) == body and panes.said_beside(body, room) == panes.said_beside(body, whole)
    return (longer, more) if keeps_rows and sizes == (flow.caption, flow.quiet) else (told, flow)


def _noted(house: House, told: Slide) -> Slide:
    """The slide of a map with the notes on those boundaries that it shows in the room that they leave to it."""
    noted = told.seen_on
    if noted is None:
        return told
    return told.bounded(
        settled(told.bounds, lambda notes: noted(_seen_in(told.body, _flow(house, told.bounded(notes)).frames[BODY])))
    )


def _seen_in(body: Body, room: Frame) -> Framed:
    """What of the world a map shows in a room."""
    if isinstance(body, flow_map.FlowBody):
        return flow_map.seen_in(body.chart, room)
    assert isinstance(body, MapBody)
    return maps.seen_in(body.picture, room)


def _views_of_rows(house: House, told: Slide, bodies: Sequence[Shown], room: Frame) -> Sequence[Shown]:
    """The slides over which a matrix goes on, each with the words of its own rows; where these are taller than those of
    all, all slides have fewer rows. Returns what each of them shows."""
    for _ in range(MOST_ROUNDS):
        own = [_led(house, _of_its_rows(told, body), _most_numbered) for body in bodies]
        parts = [replace(part, title=_numbered(part.title, number, len(own))) for number, part in enumerate(own, 1)]
        flows = [_flow(house, part) for part in parts]
        least = min((flow.frames[BODY] for flow in flows), key=lambda frame: frame.height)
        if least.height >= room.height:
            break
        room = least
        bodies = _bodies(told.body, room)
    for part, body, flow in zip(parts, bodies, flows, strict=True):
        _view(house, part, body, flow)
    return bodies


def _of_its_rows(told: Slide, body: Shown) -> Slide:
    """One of the slides over which a matrix goes on, with the words of its own rows, where it has any: a reader's own
    title stays."""
    if told.heads is None or not isinstance(body, tables.Part):
        return told
    names = tuple(row[0] for row in body.rows)
    own = told.heads(names)
    keys = legend_said(told.body.named(names)) if isinstance(told.body, Cells) else ""
    loud = tuple(filter(None, (own.caveat, keys)))
    is_edited = bool(told.own_title or told.note)
    begun = begins_with(unmarked(name) for place, name in enumerate(names) if place not in body.heads)
    # Some templates have no other room for it.
    seen = (told.seen,) if told.seen in told.caption else ()
    return replace(
        told,
        title=told.title if told.own_title else own.title,
        subtitle=own.subtitle,
        caption=(*loud, *filter(None, (unsaid(text, keys) for text in own.foot)), *seen),
        loud=len(loud),
        speech=told.speech if is_edited else told.speech.beginning(own.aloud, begun),
    )


def _led(house: House, told: Slide, worded: Callable[[str], str] = str) -> Slide:
    """A slide whose title has two lines, where it can be cut to these: the rest of it stands below. On slides of old
    projectors it has three, but above charts that need the height; and anywhere what has no three lines in the least
    type of those that are cut. A reader's own title stays, and so does all in a reader's template. `worded`: the title
    with what else it bears there.
    """
    whole, said = told.continued or told.title, _continued if told.continued else str
    if told.unnumbered:  # Which of several slides it is stands with any part of its title.
        whole, said = told.unnumbered, partial(told.title.replace, told.unnumbered)
    is_low = house.format.width > NARROW or isinstance(told.body, Panes)

    def fits(title: str, less: float = 0.0, lines: int = TWO_LINES if is_low else TITLE_LINES) -> bool:
        return has_lines(worded(said(title)), house.format, lines, less)

    if told.own_title or isinstance(house, GuestHouse):
        return told
    # On slides that go on a title keeps its qualifier rather than its type.
    if told.continued and fits(whole, less=SMALLER):
        return told
    # Where no part of it has room in the type of all titles, one may have in type that is a little smaller.
    ways = [partial(fits, less=less) for less in (0.0, SMALLER)]
    least = partial(fits, less=SMALLEST, lines=TITLE_LINES)
    if not least(whole):
        ways.append(least)
    cut = next(filter(None, (headed(whole, way) for way in ways)), None)
    if cut is None or not cut[1]:
        return told
    title, rest = cut
    return replace(told.led(said(title), rest), continued=title if told.continued else "")


def _continued(title: str) -> str:
    return translate("{title} (continued)", title=title)


def _numbered(title: str, number: int, of: int) -> str:
    """The title of one of the slides over which a table goes on."""
    return translate("{title} ({number} of {of})", title=title, number=number, of=of)


def _most_numbered(title: str) -> str:
    return _numbered(title, MOST_NUMBERED, MOST_NUMBERED)


def _has_room(body: Panes | Table, room: Frame) -> bool:
    return tables.has_room(body, room) if isinstance(body, Table) else panes.has_room(body, room)


def has_room(format_name: str, told: Slide) -> bool:
    """Whether one slide of a format can hold the charts of a view."""
    return _holds(OwnHouse(format_name), told)


def _as_edited(first: Slide, whole: Slide) -> Slide:
    """The first of several slides with the title and the line that a reader gave to their view."""
    speech = whole.speech if whole.own_title or whole.note else first.speech
    title = whole.title if whole.own_title else first.title
    return replace(first, title=title, own_title=whole.own_title, note=whole.note, speech=speech)


def _with_words(house: House, told: Slide) -> Slide:
    """A slide with the words that a template has room for."""
    if isinstance(house, GuestHouse):
        return _noted(house, house.told(told))
    names_row = is_under_heads(told.body) or isinstance(told.body, Table)
    return _noted(house, _led(house, _lowered(house, told) if names_row else told))


def is_under_heads(body: Body) -> bool:
    """Whether a slide shows rows below heads, the first of which is the one that its title names."""
    return isinstance(body, Panes) and bool(body.keys) and len(body.panes) == 1


def _lowered(house: House, told: Slide) -> Slide:
    """A slide of rows below heads, or of their table, whose title would have more than two lines in the least type that
    it may have: the figure of the row that it names stands in the line below it, before what stands there as far as
    that has room."""
    most, least = _SIZES[TITLE]
    wide, least = house.format.width - 2 * MARGIN, least if house.format.width <= NARROW else most - SMALLER
    title, figure = without_figure(told.title)
    if told.own_title or not figure or len(_title_lines(told.title, least, wide)) <= TWO_LINES:
        return told
    both = told.led(title, figure)
    is_one = width_of(both.subtitle, _SIZES[SUBTITLE][0]) <= sure_part() * wide
    return both if is_one else replace(both, subtitle=figure)


def _holds(house: House, told: Slide) -> bool:
    return not isinstance(told.body, Panes) or _has_room(told.body, _flow(house, told).frames[BODY])


def _bodies(body: Body, room: Frame) -> list[Shown]:
    """What each slide of a view shows."""
    if isinstance(body, Table):
        return [*tables.parts_of(body, room)]
    if isinstance(body, Cells):
        return [*matrix_parts(body, room)]
    if isinstance(body, Panes):
        return [panes.fitting(body, room)]
    return [body]


@dataclass(frozen=True)
class _Flow:
    """Where things stand on the slide of a view: the body has what words leave, and words what they need."""

    frames: Mapping[int, Frame]
    title: float
    subtitle: float
    caption: float
    """Types of words, in points; of a caption that of its caveats."""
    quiet: float
    """Type of what stands below the caveats."""


@dataclass(frozen=True)
class _Head:
    """A title, and the room that it leaves."""

    frame: Frame
    type: float
    room: Frame
    least_body: float
    """How tall a chart is at least, in points."""
    foot: float
    """How wide the line of the address is, in points; 0 where it is somebody else's."""


def _head(house: House, title: str, most: float = 100.0, part: float = LEAST_BODY, lines: int = TITLE_LINES) -> _Head:
    """Ours is as tall as its words; that of a reader's template stays where it is.

    `most`: type of the title, in points; `part`: of the height that a chart keeps; `lines`: of the title, before its
    type is smaller.
    """
    format_ = house.format
    if isinstance(house, GuestHouse):
        return _Head(format_.frame(TITLE), house.title_type(title), format_.frame(BODY), house.least_body, 0.0)
    wide, top = format_.width - 2 * MARGIN, format_.frame(TITLE).top
    size = min(_title_type(title, format_, lines), most)
    tall = len(_title_lines(title, size, wide)) * leading() * size + 4
    end = format_.frame(FOOTER).top - 6
    room = Frame(MARGIN, top + tall, wide, end - top - tall)
    frame = _frame_of_title(Frame(MARGIN, top, wide, tall), title, size)
    return _Head(frame, size, room, part * format_.height, _foot_width(house))


def _foot_width(house: House) -> float:
    return 0.0 if isinstance(house, GuestHouse) else house.format.frame(FOOTER).width


def _behind_address(told: Slide, body: object, wide: float) -> str:
    """The address with the words that there are more charts beside one that leads others, where both are one line of a
    width; else empty."""
    more = more_of(body) if isinstance(body, Panes) and any(pane.is_leading for pane in body.panes) else ""
    line = f"{told.seen} · {more}"
    return line if more and width_of(line, FOOT) <= sure_part() * wide else ""


def _frame_of_title(frame: Frame, title: str, size: float) -> Frame:
    """A frame made so narrow that a title breaks in it as it was measured: below it is no hole, and nothing over it."""
    lines = _title_lines(title, size, frame.width)
    narrow = frame.width if _is_spaceless(title, lines) else _width_of(lines, size, frame.width)
    spare = frame.width - narrow if is_right_to_left(current_language()) else 0.0
    return replace(frame, left=frame.left + spare, width=narrow)


def _title_lines(title: str, size: float, wide: float) -> list[str]:
    """The lines of a title, of about the same length: no year stands alone on the last one."""
    sure = 1 / TURNED_ROOM if is_right_to_left(current_language()) else sure_part()
    return balanced(title, size, sure * wide, BOLD)


def _is_spaceless(title: str, lines: Sequence[str]) -> bool:
    """Whether any line of a title ends where it has no space."""
    return " ".join(lines).split() != title.split()


def _write_title(shape: Any, house: House, title: str, size: float) -> None:
    """A title with what its lines begin with in one piece: narrower letters would have room for a part of it above.

    In a frame of ours one without spaces is broken as it was measured: an office knows none of its words; and so is one
    in which it would break years behind their dash, "2017–" from "2022".
    """
    lines = _title_lines(title, size, house.format.width - 2 * MARGIN)
    whole = unbroken(title, lines)
    if isinstance(house, GuestHouse) or not (_is_spaceless(title, lines) or _LED_YEARS.search(whole)):
        write(shape, (whole,), size)
        return
    paragraph = shape.text_frame.paragraphs[0]
    for place, line in enumerate(lines):
        if place:
            paragraph.add_line_break()
        write_run(paragraph, line, size)


def _width_of(lines: Sequence[str], size: float, wide: float) -> float:
    """How wide the frame of a title is, so that it breaks into these lines wherever its letters are about as broad.

    The text itself stays one line, which who edits it may word anew.
    """
    if len(lines) < 2:
        return wide
    room = TURNED_ROOM if is_right_to_left(current_language()) else TITLE_ROOM
    return min(wide, room * max(width_of(line, size, BOLD) for line in lines))


def _flow(house: House, told: Slide) -> _Flow:
    """Where things stand on a slide. Words that are too long take from the title first, on a narrow one then from the
    body; rows under heads need the line that a title would have more than two, and so does a foot of small type."""
    lines = TWO_LINES if isinstance(told.body, Panes) and told.body.keys else TITLE_LINES
    found = _laid(_head(house, told.title, lines=lines), told)
    if isinstance(house, GuestHouse):
        return found
    most, least = _SIZES[TITLE]
    if house.format.width > NARROW:
        while found.caption < _SIZES[CAPTION][0] and most > least:
            most -= 1
            found = _laid(_head(house, told.title, most, lines=lines), told)
        return _with_larger_sources(_head(house, told.title, most, lines=lines), told, found)
    head, lower = (_head(house, told.title, lines=number) for number in (lines, TWO_LINES))
    ways = [(one, _laid(one, told)) for one in (head, lower)]
    head, found = min(ways, key=lambda way: (_cost(told.body, way[1].frames[BODY]), -way[1].caption))
    for way in ((most, LEAST_BODY, TWO_LINES), (NARROW_TITLE, LEAST_BODY), (NARROW_TITLE, NARROW_BODY)):
        if found.caption == _SIZES[CAPTION][0]:
            break
        head = _head(house, told.title, *way)
        found = _laid(head, told)
    return _with_larger_sources(head, told, found) if is_under_heads(told.body) else found


def _with_larger_sources(head: _Head, told: Slide, found: _Flow) -> _Flow:
    """The same with larger sources where they take a line more for it, and what is drawn keeps in the rest all that it
    shows: a list of flows its rows and names, rows of dots the air between them."""
    for quiet in (LOUD, (LOUD + QUIET) / 2):
        larger = _laid(head, told, quiet)
        is_same = (larger.caption, larger.quiet) == (found.caption, quiet)
        is_tall = isinstance(told.body, flow_map.FlowBody) and larger.frames[CAPTION].height > TALL_FOOT
        if is_same and not is_tall and _keeps(told.body, found.frames[BODY], larger.frames[BODY]):
            return larger
    return found


def _keeps(body: Body, before: Frame, room: Frame) -> bool:
    """Whether what is drawn shows in a lower room all that it shows in the one before, and as well."""
    if isinstance(body, flow_map.FlowBody):
        return flow_map.keeps(body, before, room)
    rows = len(body.rows) if isinstance(body, Plot) else 0
    if isinstance(body, Panes) and is_under_heads(body) and panes.has_room(body, room):
        rows = sum(len(pane.plot.rows) for pane in body.panes if pane.plot is not None)
    return rows > 0 and room.height >= AIRY_ROW * (rows + 1)


def _cost(body: Body, room: Frame) -> tuple[int, float]:
    """What a narrow slide loses of what it shows in so much room: how many slides it takes, and whether, or how many,
    rows are left out, or words of its own that a chart or a map has no room for: the less room the more."""
    if isinstance(body, Table | Cells):
        parts = tables.parts_of(body, room) if isinstance(body, Table) else matrix_parts(body, room)
        return len(parts), int(any(part.more for part in parts))
    if isinstance(body, flow_map.FlowBody):
        return 1, flow_map.lost(body, room)
    has_room = not isinstance(body, Panes) or panes.is_roomy(body, room)
    if isinstance(body, MapBody):
        has_room = maps.has_room(body.picture, room)
    return 1, 0.0 if has_room else 1 / room.height


def _laid(head: _Head, told: Slide, quiet: float = QUIET) -> _Flow:
    """Title, subtitle, body, the reader's line and caption one below the other. `quiet`: the least type of sources."""
    left, top, wide = head.room.left, head.room.top, head.room.width
    about = _about(told)
    is_world = isinstance(told.body, MapBody) and told.body.picture.window.is_world
    air = AIR_WORLD if is_world else AIR
    subtitle = _type_of_subtitle(about, wide, told.body)
    below = height_of(about, wide, subtitle) + 2 if about else 0.0
    signs = height_of_signs(row_of(told), wide)
    start = top + below + air + signs
    note = _note_height(told.note, wide)
    end = top + head.room.height
    most = end - start - note - head.least_body
    caption = _SIZES[CAPTION][0]
    most_body = Frame(left, start, wide, end - start - note - air - _caption_height(told, wide, caption, quiet))
    more = 0.0 if _behind_address(told, told.body, head.foot) else _room_for_more(told.body, most_body, caption)
    while more + _caption_height(told, wide, caption, quiet) > most and quiet > HOSTILE:
        caption, quiet = (caption, quiet - 0.5) if caption <= quiet else (caption - 0.5, quiet)
    tall = more + _caption_height(told, wide, caption, quiet)
    foot = end - tall
    frames = {
        TITLE: head.frame,
        SUBTITLE: Frame(left, top, wide, max(below, 1.0)),
        SIGNS: Frame(left, start - signs, wide, signs),
        BODY: Frame(left, start, wide, foot - air - note - start),
        NOTE: Frame(left, foot - note - 2, wide, max(note, 1.0)),
        CAPTION: Frame(left, foot, wide, tall),
    }
    return _Flow(frames, head.type, subtitle, caption, quiet)


def _type_of_subtitle(about: Sequence[str], wide: float, body: Body) -> float:
    """The largest type in which what stands below a title has two lines; above a chart that leads others a little less
    where that takes a line less, as in pictures."""
    size, least = _SIZES[SUBTITLE]
    most = fitting(about, wide, 2 * leading() * size, size, least)
    if not (isinstance(body, Panes) and any(pane.is_leading for pane in body.panes)):
        return most
    lines = {one: round(height_of(about, wide, one) / (leading() * one)) for one in (most, most - 0.5, most - 1.0)}
    return next((one for one in lines if one >= least and lines[one] < lines[most]), most)


def _about(told: Slide) -> tuple[str, ...]:
    """What stands below a title."""
    return tuple(capitalised(text) for text in (told.own_title, told.subtitle) if text)


def _both(upper: Frame, lower: Frame) -> Frame:
    """A frame with the one right above it."""
    return replace(lower, top=upper.top, height=lower.top + lower.height - upper.top)


def _note_height(note: str, wide: float) -> float:
    """What the reader's own line takes: one line of the layout, or all of its lines at their least size."""
    if not note:
        return 0.0
    size, least = _SIZES[NOTE]
    fits = fitting((note,), wide, NOTE_HEIGHT, size, least, weight=BOLD)
    return max(NOTE_HEIGHT, height_of((note,), wide, fits, BOLD) + 2)


def _room_for_more(body: Body, room: Frame, size: float) -> float:
    """What is kept for how much is left out: a line, none where a room surely holds all, and more for longer words."""
    if isinstance(body, Panes):
        more = more_of(body)
        if more:
            return height_of((more,), room.width, size)
        return leading() * size if len(body.keys) > MANY_KEYS else 0.0
    if isinstance(body, Table) and (body.led.signs or body.led.small_said):
        first = _said_of(tables.parts_of(body, room), room, size)
        less = replace(room, height=room.height - first)
        return max(first, _said_of(tables.parts_of(body, less), room, size), leading() * size)
    if isinstance(body, Cells) and body.kind == "matrix":
        first = _said_of(matrix_parts(body, room), room, size)
        less = replace(room, height=room.height - first)
        return max(first, _said_of(matrix_parts(body, less), room, size)) if first else 0.0
    may_leave_out = isinstance(body, Table | Cells) or (isinstance(body, Plot) and (body.more > 0 or body.wholes != ""))
    return leading() * size if may_leave_out else 0.0


def _said_of(parts: Sequence[tables.Part], room: Frame, size: float) -> float:
    """How tall the most is that is said below a part of a table: what has no room, and what its signs mean."""
    return max(height_of((part.more,), room.width, size) if part.more else 0.0 for part in parts)


def more_of(body: Shown) -> str:
    """What of a table or a chart is left out, in words; of wholes what they are of."""
    if isinstance(body, tables.Part):
        return body.more
    if isinstance(body, Panes):
        more = panes.more_of(body)
        if is_under_heads(body):
            return children_first(panes.rows_of(body), more, body.undrawn)
        if more and any(pane.is_leading for pane in body.panes):
            return more_charts()
        return charts_left_out(more, body.left if len(body.left) == more else ())
    # Of groups no words speak that are not drawn, and the address stands below.
    return (body.wholes or left_out(body.more, 0)) if isinstance(body, Plot) else ""


def _title_type(title: str, format_: Format, lines: int = TITLE_LINES) -> float:
    """The largest type in which a title has few lines; less for somebody's title of thousands of letters."""
    (size, least), wide = _SIZES[TITLE], format_.width - 2 * MARGIN
    if len(_title_lines(title, size - SMALLER, wide)) <= TWO_LINES:
        lines = TWO_LINES
    while size > least and len(_title_lines(title, size, wide)) > lines:
        size -= 0.5
    room = LONG_TITLE_LINES * leading() * least
    return size if size > least else fitting((title,), wide, room, least, HOSTILE, weight=BOLD)


def has_lines(title: str, format_: Format, most: int = TWO_LINES, less: float = 0.0) -> bool:
    """Whether a title has at most so many lines in the type that all titles have. `less`: points less than that."""
    return len(_title_lines(title, _SIZES[TITLE][0] - less, format_.width - 2 * MARGIN)) <= most


def _caption_sized(told: Slide | Words, wide: float, size: float, quiet: float) -> Sequence[Said]:
    """The paragraphs of a caption in a width: caveats, what else explains a chart, and smaller the sources."""
    if isinstance(told, Slide):
        return foot_of(told, wide, size, quiet).paragraphs
    credit, rest = credit_apart(in_one(told.caption[told.loud :]), told.sources)
    explained, bounds = bounds_apart(rest)
    chief, *more = told.caption[: told.loud] or ("",)
    said = (
        Said(chief, size, len(told.chief) if chief.startswith(told.chief) else 0),
        # One paragraph: each more takes a line from the chart.
        Said(in_sentences((*more, explained)), size),
        Said(in_sentences((credit, bounds)), quiet, led_by_label(credit)),
    )
    return [one for one in said if one.text]


def _caption_height(told: Slide | Words, wide: float, size: float, quiet: float) -> float:
    paragraphs = _caption_sized(told, wide, size, quiet)
    tall = sum(height_of((one.text,), wide, one.size, bold=one.bold) for one in paragraphs)
    return tall + BETWEEN * (len(paragraphs) - 1) + 2


def _view(house: House, told: Slide, body: Shown, flow: _Flow) -> None:
    layout = NOTED if told.note else VIEW
    slide, holders = house.add(layout)
    format_ = replace(house.format, has_note=bool(told.note))
    if isinstance(house, GuestHouse):
        house.lay_sheet(slide, _both(flow.frames[SIGNS], flow.frames[BODY]))
    for idx, frame in flow.frames.items():
        if idx in holders and frame != format_.frame(idx):
            _place(holders[idx], frame)
    if told.note:
        _fill(holders[NOTE], flow.frames[NOTE], NOTE, (told.note,))
    drawn = without_key(told, body) if isinstance(body, Plot) else body
    _body(slide, holders[BODY], flow.frames[BODY], drawn, told.description)
    if signs := row_of(told):
        draw_signs(slide, flow.frames[SIGNS], signs)
    _write_title(holders[TITLE], house, told.title, flow.title)
    about = [whole_at_end(text, flow.subtitle, flow.frames[SUBTITLE].width) for text in _about(told)]
    _write(holders[SUBTITLE], [(text, flow.subtitle) for text in about])
    seen = _behind_address(told, body, _foot_width(house))
    more = "" if seen else more_of(body)
    left = [Said(more, flow.caption)] if more else []
    with looking(house.words_look):
        foot = foot_of(told, flow.frames[CAPTION].width, flow.caption, flow.quiet)
        _write_caption(holders[CAPTION], [*left, *foot.paragraphs])
    house.foot(slide, seen or told.seen, layout)
    slide.notes_slide.notes_text_frame.text = clean("\n".join(told.speech.with_moved(foot.moved).lines))


def _write_caption(holder: Any, paragraphs: Sequence[Said]) -> None:
    """Paragraphs into the placeholder of a caption, each with its beginning."""
    _write(holder, [(one.text, one.size) for one in paragraphs], BETWEEN)
    for place, one in enumerate(paragraphs):
        _embolden(holder, place, one.text[: one.bold])


def _embolden(holder: Any, place: int, chief: str) -> None:
    """Let the sentence with which a paragraph begins stand out, as it does in a picture."""
    if not chief:
        return
    paragraph = holder.text_frame.paragraphs[place]
    (run,) = paragraph.runs
    rest = run.text.removeprefix(clean(chief))
    if rest == run.text:
        return
    size = run.font.size.pt if run.font.size is not None else None
    run.text, run.font.bold = clean(chief), True
    if rest:
        write_run(paragraph, rest, size)


def _write(holder: Any, texts: Sequence[tuple[str, float]], between: float = 0.0) -> None:
    """Paragraphs into a placeholder, each in its type; without any it is taken away."""
    if texts:
        write_sized(holder, texts, between)
    else:
        holder._element.getparent().remove(holder._element)


def _cover(house: House, told: Cover) -> tuple[Any, Any]:
    """A first slide, and where it says what the others do, when they have their numbers; None where it has no room."""
    slide, holders = house.add(COVER)
    if isinstance(house, GuestHouse):
        house.cover(holders, told.title, (told.subtitle, *told.lines), told.seen)
    else:
        format_ = house.format
        frame, (size, least) = format_.frame(COVER_TITLE), _SIZES[COVER_TITLE]
        size = fitting((told.title,), frame.width, frame.height, size, least, weight=BOLD)
        holder = holders[TITLE]
        _place(holder, _frame_of_title(frame, told.title, size))
        write(holder, (told.title,), size)
        rule = next(shape for shape in slide.slide_layout.shapes if shape.name == RULE)
        if is_right_to_left(current_language()):  # Where the title begins.
            rule.left = round(EMU * (format_.width - MARGIN)) - rule.width
        _fill(holders[SUBTITLE], format_.frame(COVER_SUBTITLE), COVER_SUBTITLE, (told.subtitle,))
        lines = _frame_of_lines(told, format_)
        _place(holders[POINTS], replace(lines, height=_height_filled(lines, COVER_LINES, told.lines)))
        _fill(holders[POINTS], lines, COVER_LINES, told.lines)
    house.foot(slide, told.seen, COVER)
    return slide, None if isinstance(house, GuestHouse) else holders[CONTENTS]


def _contents_of(house: House, told: Cover, slide: Any, holder: Any, made: Sequence[_Made]) -> None:
    """What a first slide says of the others: each title where all have room, else a line a view; and its notes as far
    as it has no room for them. `made`: what these are."""
    contents, shown = told.contents, 0
    numbers = [_ranges([made[place][:2] for place in places]) for places in told.told_on]
    each = _each_told(told, made) if numbers else {}
    if holder is None:
        contents, numbers = (tuple(each), [*each.values()]) if each else (contents, numbers)
    else:
        frame = _frame_of_contents(told, house.format)
        if each and _height_of_contents(each, frame.width - _inset(each.values()), EACH_TYPE) <= frame.height:
            contents, numbers = tuple(each), [*each.values()]
        shown = _contents(holder, frame, contents, numbers)
    lines = [_numbered_line(*row) for row in zip(numbers, contents, strict=False)]
    slide.notes_slide.notes_text_frame.text = clean("\n".join(told.speech.with_more(lines[shown:]).lines))


def _each_told(told: Cover, made: Sequence[_Made]) -> dict[str, str]:
    """The titles of all slides behind a first one, in lines, each with the numbers of those that say that."""
    slides = [(number, own) for one in made for number, own in enumerate(one.own, one.first)]
    found = lines_of([own for _, own in slides], told.where)
    return {line: _ranges([(slides[place][0],) * 2 for place in places]) for line, places in found.items()}


def _ranges(spans: Sequence[tuple[int, int]]) -> str:
    """Numbers of slides as a list of contents has them: "3", "8–10"."""
    joined: list[tuple[int, int]] = []
    for span in spans:
        begun = joined.pop() if joined and joined[-1][1] + 1 == span[0] else span
        joined.append((begun[0], span[1]))
    return in_a_row(f"{first}" if first == last else f"{first}–{last}" for first, last in joined)


def _frame_of_lines(told: Cover, format_: Format) -> Frame:
    lines = format_.frame(COVER_LINES)
    return lines if told.subtitle else replace(lines, top=format_.frame(COVER_SUBTITLE).top)


def _frame_of_contents(told: Cover, format_: Format) -> Frame:
    """Below the words of a first slide."""
    lines, foot = _frame_of_lines(told, format_), format_.frame(FOOTER).top - 12
    below = lines.top + _height_filled(lines, COVER_LINES, told.lines) + COVER_AIR
    return replace(format_.frame(CONTENTS), top=below, height=foot - below)


def has_contents(told: Cover, format_: Format) -> bool:
    """Whether a first slide has room for what it says of the others in letters that can be read across a room."""
    frame = _frame_of_contents(told, format_)
    return _height_of_contents(told.contents, frame.width - POINT_INSET, COVER_TYPE) <= frame.height


def _height_of_contents(contents: Collection[str], wide: float, size: float) -> float:
    """Of the lines of a first slide in a type, in points."""
    return height_of([*contents], wide, size) + CONTENT_AIR[-1] * len(contents)


def _inset(numbers: Collection[str]) -> float:
    """What the numbers of slides take before what these say, or points where there are none."""
    most = _SIZES[CONTENTS][0]
    return max((width_of(number, most, REGULAR) + NUMBER_AIR for number in numbers), default=POINT_INSET)


def _contents(holder: Any, frame: Frame, told: Sequence[str], numbers: Sequence[str]) -> int:
    """What a presentation says, one paragraph a view, as many as have room, each behind the numbers of its slides in
    place of a point, if they have any, and how many more its notes have; how many these are."""
    most, least = _SIZES[CONTENTS]
    inset = _inset(numbers)
    wide = frame.width - inset
    found = (
        (contents, air)
        for contents in ([*told[:many], *_more_contents(len(told) - many)] for many in range(len(told), 0, -1))
        # Letters are as large as on a slide before there is more air between lines.
        for size in (COVER_TYPE, EACH_TYPE, least)
        for air in CONTENT_AIR
        if height_of(contents, wide, size) + air * len(contents) <= frame.height
    )
    contents, between = next(found, ((), 0.0))
    if not contents:
        holder._element.getparent().remove(holder._element)
        return 0
    shown = len(contents) if len(contents) == len(told) else len(contents) - 1
    _place(holder, frame)
    size = fitting(contents, wide, frame.height - between * len(contents), most, least)
    # A word or two take no line of their own where type that can be read across a room is a little smaller.
    sizes = [size - step / 2 for step in range(int(2 * max(size - COVER_TYPE, 0)) + 1)]
    size = min(sizes, key=lambda one: (round(height_of(contents, wide, one) / one, 3), -one))
    if not numbers:
        write_sized(holder, [(text, size) for text in contents], between)
        return shown
    is_turned = is_right_to_left(current_language())
    rows = zip(numbers, contents[:shown], strict=False)
    # Not all offices hang the lines of a language that is written from right to left behind a number.
    texts = [_numbered_line(*row) if is_turned else "\t".join(row) for row in rows]
    texts += [more if is_turned else f"\t{more}" for more in contents[shown:]]
    write_sized(holder, [(text, size) for text in texts], between)
    for paragraph in holder.text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0" if is_turned else str(round(inset * EMU)))
        properties.set("indent", "0" if is_turned else str(-round(inset * EMU)))
        properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))
    return shown


def _more_contents(number: int) -> list[str]:
    """The line behind what a first slide has room for, if that is not all."""
    said = translate_number(
        "And {number} more, in the notes of this slide.", "And {number} more, in the notes of this slide.", number
    )
    return [said] if number else []


def _numbered_line(number: str, title: str) -> str:
    return translate("{number}. {title}", number=number, title=title)


def _height_filled(frame: Frame, idx: int, texts: Sequence[str]) -> float:
    """How tall texts are in a frame, in points."""
    return height_of(texts, frame.width, fitting(texts, frame.width, frame.height, *_SIZES[idx]))


def _words(house: OwnHouse, told: Words) -> None:
    layout = {Aside: BESIDE, Box: BOXED}.get(type(told.aside), WORDS)
    slide, holders = house.add(layout)
    foot = CAPTION if told.aside else WORDS_CAPTION
    idx = LEFT if told.aside else POINTS
    size, format_ = _beside_title(house.format, told, foot, idx)
    if isinstance(told.aside, Box):
        format_ = _shared_between(format_, told)
    if format_ != house.format:
        for number, frame in ((idx, idx), (ASIDE_HEAD, ASIDE_HEAD), (ASIDE, ASIDE), (CAPTION, foot)):
            if number in holders:
                _place(holders[number], format_.frame(frame))
    if isinstance(told.aside, Aside):
        _fill(holders[ASIDE_HEAD], format_.frame(ASIDE_HEAD), ASIDE_HEAD, (told.aside.heading,))
        panes.insert(holders[ASIDE], told.aside.body, told.aside.description)
    elif told.aside:
        _box(holders[BOX], format_, told)
    title = format_.frame(TITLE)
    title = replace(title, height=format_.frame(SUBTITLE).top - title.top)
    _place(holders[TITLE], _frame_of_title(title, told.title, size))
    _write_title(holders[TITLE], house, told.title, size)
    _place(holders[SUBTITLE], format_.frame(SUBTITLE))
    _fill(holders[SUBTITLE], format_.frame(SUBTITLE), SUBTITLE, (told.subtitle,))
    _points(holders[idx], told.points, format_, idx, is_alone=not isinstance(told.aside, Aside))
    with looking(house.words_look):
        _write_caption(holders[CAPTION], _caption_sized(told, format_.frame(foot).width, LOUD, QUIET))
    house.foot(slide, told.seen, layout)
    slide.notes_slide.notes_text_frame.text = clean("\n".join(told.notes))


def _place(holder: Any, frame: Frame) -> None:
    holder.left, holder.top, holder.width, holder.height = frame.emu


def _beside_title(format_: Format, told: Words, foot: int, idx: int) -> tuple[float, Format]:
    """Type of a title of words, and the format that it leaves them: on a narrow slide it has three lines where its
    words are not smaller for that than can be read across a room."""
    sizes = [_title_type(told.title, format_, lines) for lines in (TITLE_LINES, TWO_LINES)]
    ways = [(size, _around_words(format_, told, size, foot)) for size in sizes]
    if format_.width > NARROW or not told.points:
        return ways[0]
    (_, first), (_, second) = ways
    least = min(COVER_TYPE, points_size(told.points, second, idx))
    return ways[0] if points_size(told.points, first, idx) >= least else ways[1]


def _around_words(format_: Format, told: Words, size: float, foot: int) -> Format:
    """A format in which words begin below the last line of their title, and end above a foot as tall as it has to be.

    `size`: type of the title; `foot`: number of the placeholder of caveats and sources.
    """
    title, low = format_.frame(TITLE), format_.frame(foot)
    end = title.top + len(_title_lines(told.title, size, title.width)) * leading() * size + 4
    tall = max(_caption_height(told, low.width, LOUD, QUIET), leading() * QUIET)
    return replace(format_, more_foot=tall - low.height, less_head=format_.frame(SUBTITLE).top - end)


def _points(holder: Any, points: Sequence[str], format_: Format, idx: int, *, is_alone: bool) -> None:
    """Paragraphs behind points; without any their placeholder is taken away. `is_alone`: without a chart."""
    if not points:
        holder._element.getparent().remove(holder._element)
        return
    size = points_size(points, format_, idx, is_alone=is_alone)
    frame = replace(format_.frame(idx), width=format_.frame(idx).width - POINT_INSET)
    between = _between(points, frame, size) if is_alone else 0.0
    write_sized(holder, [(text, size) for text in points], between)


def points_size(points: Sequence[str], format_: Format, idx: int, *, is_alone: bool = False) -> float:
    """Type of paragraphs behind points, in points, so that they fit. `idx`: POINTS or LEFT; `is_alone`: without a
    chart, beside which their type is no larger than usual."""
    frame, (size, least) = format_.frame(idx), _SIZES[idx]
    size = ALONE if is_alone else size
    return fitting(points, frame.width - POINT_INSET, frame.height - POINT_SPACE * len(points), size, least)


def _between(texts: Sequence[str], frame: Frame, size: float) -> float:
    """What comes between two paragraphs, so that they reach down as far as they can."""
    spare = frame.height - height_of(texts, frame.width, size)
    return min(max(spare / len(texts), POINT_SPACE), MOST_AIR * size)


def _inside(format_: Format) -> Frame:
    """Where the words of a box stand."""
    frame = format_.frame(BOX)
    return replace(frame, width=frame.width - 2 * BOX_INSET, height=frame.height - 2 * BOX_INSET)


def _box_size(format_: Format, told: Words) -> float:
    """Type of the words in a box, in points: no larger than that of the points beside it."""
    assert isinstance(told.aside, Box)
    texts, inside = (told.aside.heading, *told.aside.paragraphs), _inside(format_)
    points = points_size(told.points, format_, LEFT, is_alone=True)
    return fitting(texts, inside.width, inside.height - POINT_SPACE * len(texts), points, _SIZES[BOX][1])


def _shared_between(format_: Format, told: Words) -> Format:
    """A format in which few points have less of the width, if the box beside them has larger letters then."""
    return max((replace(format_, left=part) for part in LEFT_PARTS), key=lambda one: _box_size(one, told))


def _box(holder: Any, format_: Format, told: Words) -> None:
    """Paragraphs below a heading, in a box as tall as the points beside it; in no larger type."""
    assert isinstance(told.aside, Box)
    texts = (told.aside.heading, *told.aside.paragraphs)
    inside, size = _inside(format_), _box_size(format_, told)
    between, frame = _between(texts, inside, size), format_.frame(BOX)
    write_sized(holder, [(text, size) for text in texts], between)
    holder.text_frame.paragraphs[0].runs[0].font.bold = True
    holder.left, holder.top, holder.width, _ = frame.emu
    tall = height_of(texts, inside.width, size) + 2 * BOX_INSET + between * len(texts)
    holder.height = round(EMU * min(frame.height, tall))


def _fill(holder: Any, frame: Frame, idx: int, texts: Sequence[str]) -> None:
    """Texts into a placeholder, as large as they fit; without any it is taken away."""
    if not any(texts):
        holder._element.getparent().remove(holder._element)
        return
    size, least = _SIZES[idx]
    fits = fitting(texts, frame.width, frame.height, size, least, weight=BOLD if idx == NOTE else REGULAR)
    write(holder, texts, None if fits == size else fits)


def _body(slide: Any, holder: Any, room: Frame, body: Shown, description: str) -> None:
    """The charts, table or map in the place of their placeholder."""
    if isinstance(body, Plot):
        panes.insert(holder, body, description)
    elif isinstance(body, tables.Part):
        tables.insert(holder, body, translate("Table"), description)
    elif isinstance(body, Silence):
        _silence(holder, room, body)
    elif isinstance(body, Panes):
        holder._element.getparent().remove(holder._element)
        panes.draw(slide, body, room, description)
    else:
        last = last_id(slide)
        shapes = (
            flow_map.group(body, room, description, last)
            if isinstance(body, flow_map.FlowBody)
            else maps.group(body.picture, body.figures, room, description, last)
        )
        holder._element.addnext(parse_xml(shapes))
        holder._element.getparent().remove(holder._element)


def _silence(holder: Any, room: Frame, body: Silence) -> None:
    """What is not known, said on a quiet ground in the place of a chart."""
    write(holder, (body.said,), fitting((body.said,), 0.8 * room.width, room.height, SILENT, 12))
    holder.fill.solid()
    holder.fill.fore_color.rgb = RGBColor.from_string(theme.LIGHT["wash"][1:].upper())
    frame = holder.text_frame
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER
        for run in paragraph.runs:
            colour(run, theme.LIGHT["ink"])


def _sources(house: House, sources: Sequence[Source], noted: Sequence[Source], kept: Sequence[str]) -> None:
    """The last slide, or as many as it takes: how each source wants to be cited, and its licence; then those that are
    `noted` alone, as all others where that takes no slide more, else by name, and cited in its notes; last what is
    `kept`, when and where all was seen."""
    title, format_ = translate("Sources and licences"), house.format
    owned = translate("Figures belong to their publishers.")
    # Outlines and lists of countries are no figures.
    figures = tuple(source for source in sources if source.id not in (OUTLINES, LIST))
    spoken = [*filter(None, (whose(figures), reading_aloud(), owned))]
    frame = format_.frame(BODY)
    if not isinstance(house, GuestHouse):
        # Below a title of one line, with nothing below: all that a slide has.
        top = _low_title(format_).top + _low_title(format_).height + AIR
        frame = Frame(frame.left, top, frame.width, format_.frame(FOOTER).top - 6 - top)
    told, cited = [*map(_cited, sources)], [*map(_cited, noted)]
    named = [*filter(None, (named_alone(noted),))]
    is_whole = _slides_of((*told, *cited, *kept), frame) <= _slides_of((*told, *named, *kept), frame)
    every = [*told, *(cited if is_whole else named), *kept]
    ways = {air: _paged(every, frame, air) for air in ENTRIES}
    # Air between entries is given up before their type.
    air = min(ways, key=lambda one: (len(ways[one]), -min(_cited_size(page, frame, one) for page in ways[one]), -one))
    pages = ways[air]
    for number, texts in enumerate(pages):
        slide, holders = house.add(TEXT)
        shown = translate("{title} (continued)", title=title) if number else title
        if isinstance(house, GuestHouse):
            write(holders[TITLE], (shown,), house.title_type(shown))
        else:
            _place(holders[TITLE], _low_title(format_))
            _fill(holders[TITLE], _low_title(format_), TITLE, (shown,))
        holder = holders[BODY]
        _place(holder, frame)
        size = _cited_size(texts, frame, air)
        write_sized(holder, [(text, size) for text in texts], air)
        house.foot(slide, owned, TEXT)
        more = cited if number == len(pages) - 1 and not is_whole else ()
        slide.notes_slide.notes_text_frame.text = clean("\n".join((*spoken, "", shown, *texts, *more)))


def _cited_size(texts: Sequence[str], frame: Frame, air: float) -> float:
    """The type of entries of one slide."""
    return fitting(texts, frame.width, frame.height - air * len(texts), *_SIZES[BODY])


def _slides_of(texts: Sequence[str], frame: Frame) -> int:
    """How many slides entries take at least."""
    return min(len(_paged(texts, frame, air)) for air in ENTRIES)


def _paged(texts: Sequence[str], frame: Frame, air: float) -> list[list[str]]:
    """Entries as they stand on slides, in type that is read as the rest is."""
    pages: list[list[str]] = [[]]
    for text in texts:
        tried = [*pages[-1], text]
        if pages[-1] and height_of(tried, frame.width, _SIZES[BODY][0]) + air * len(tried) > frame.height:
            pages.append([])
        pages[-1].append(text)
    return pages


def _low_title(format_: Format) -> Frame:
    """Where a title of one line stands."""
    return replace(format_.frame(TITLE), height=leading() * _SIZES[TITLE][0] + 4)


def _cited(source: Source) -> str:
    """A citation that ends as a sentence, its licence, and where it is unless the citation says so.

    How we read it, and what of it is our own work, is on the page of sources and in files.
    """
    citation = source.citation if source.citation.endswith(".") else f"{source.citation}."
    licence = licence_alone(source)
    said = translate("{citation} Licence: {licence}.", citation=from_left(citation), licence=licence)
    return said if source.official_page in source.citation else f"{closed(said)} {source.official_page}"
