"""Composes a picture that stands alone: title and subtitle, the body, then caveat, source, notes and address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from dashboard.catalogue import Source
from dashboard.exports.picture.canvas import Anchor, Box, Canvas, Label, Run, number, paint, safe, text_line
from dashboard.exports.picture.code import code, side_of
from dashboard.exports.picture.dark import darkened
from dashboard.exports.picture.disputed import Framed
from dashboard.exports.picture.dress import PLAIN, Dress
from dashboard.exports.picture.look import ACCENT, GROUND, INK, LINE, MUTED, Look
from dashboard.exports.picture.ruler import BOLD, LEADING, REGULAR, balanced, families, width_of, wrapped, wrapped_led
from dashboard.exports.picture.sizes import CARD, Size
from dashboard.i18n import SENTENCE_ENDS, as_sentence, in_sentences, is_right_to_left, translate
from dashboard.i18n.published import unmarked
from dashboard.words.ageless import least_in_words
from dashboard.words.captions import boundaries_in_short
from dashboard.words.caveats import chief_of
from dashboard.words.credits import credit_apart, licensed
from dashboard.words.names import capitalised, placed

Body = Callable[[Canvas, Box, Look, Size], bool | tuple[str, ...] | None]
"""Draws what a picture shows. False where a table had to take the place of the chart, whose marks nobody sees then;
the names of the rows that had room where others are left out."""
MOST_TITLE_LINES = {"slide": 2, "column": 3, "page": 3, "square": 4, "card": 4}
LEAST_BODY, LEAST_ROWS, LEAST_MAP, LEAST_WORLD = 0.45, 0.5, 0.53, 0.58
"""Part of the height that a body keeps, one of many rows, a map, and one of the world, whose shape is fixed: the type
of the foot gets smaller first."""
MOST_TITLE = 0.25
"""Part of the height that a title may take."""
SMALLEST, SMALLEST_TITLE = 0.76, 0.56
"""Of the size of type that a title may shrink to, and one that would be cut off otherwise."""
NEARLY = 0.89
"""Of its size of type that a subtitle may shrink to, so that it takes a line less; or a title, which keeps more so."""
COLUMN_GAP = 24.0
AIR, AIR_WORLD = (10.0, 10.0), (3.0, 4.0)
"""Over and under a body; and a map of the world, which is the wider the taller it is, and has sea at either edge."""
APART, NOTES = 3.0, 0.95
"""Between the paragraphs of a foot, in units; and type of its notes, in sizes of that of its caveat and sources."""
SHARES, UNEVEN = (0.5, 0.48, 0.52, 0.46, 0.54, 0.44, 0.56, 0.42, 0.58), 100.0
"""Parts of the width of a foot that are tried for the first of two columns; and how many units a foot may be taller
rather than have one column as wide as the whole and the other without width."""
LONELY = 6.0
"""How many units a foot may be taller rather than have a word alone on the last line of a paragraph."""
MOVED = 0.5
"""How many lines a foot may be taller rather than have a note before its sources."""
SIGN_SIZE, SIGN_ROOM = 1.5, 4.4
"""Type of the year of a moving picture, and the room beside the title that it takes, in sizes of a title's type."""
BEHIND = 1.6
"""Room behind the last words of a head, in sizes of their type."""
BRAND = 1.3
"""Type of our name at the foot, in sizes of the words beside it."""
_SENTENCE = re.compile(r"(.+?(?:[.!?؟](?=\s)|。))\s*(.+)", re.DOTALL)
_NUMBER = re.compile(r"(?<=\s)(\d{1,2}\.) (?=\d)")
"""The number of an item of a list, which stays on the line of the item."""
_END = re.compile(r"(?:(?<!\s\d)(?<!\s\d\d)[.!?؟](?=\s)|[。；]|[;؛](?=\s))(?=.*\S)", re.DOTALL)
_HEADED = re.compile(r"<title>(.*?)</title><desc>(.*?)</desc>", re.DOTALL)
_LABEL = re.compile(r"[^:：]{1,20}[:：]")
"""What a line of sources begins with."""
START: Anchor = "start"
END: Anchor = "end"


class _Text(NamedTuple):
    """What a paragraph says, and how."""

    said: str
    colour: str
    bold: int = 0
    """How many of its first letters are bold."""
    is_whole: bool = False
    """Whether it never goes on in another column."""
    is_small: bool = False
    """Whether it is a note, which is set smaller than caveats and sources."""


@dataclass(frozen=True)
class Content:
    """What one picture says; all of it is plain text."""

    title: str
    subtitle: str
    body: Body
    caveat: str
    placed: str
    """What the caveat says of single areas."""
    coverage: str
    source: str
    notes: str
    """On boundaries and names that concern what is shown."""
    permalink: str
    seen: str
    """When and where it was seen, with the permalink."""
    date: str
    """ISO 8601."""
    publishers: str
    licence: str
    """In the publishers' own words, for the file."""
    terms: str
    """The same in short, in a sentence."""
    language: str
    stem: str
    """Name of a file of it, without its ending."""
    indicator: str = ""
    sources: tuple[Source, ...] = ()
    """Whose figures are shown."""
    has_outlines: bool = False
    """Whether it has outlines of countries, which have a licence of their own."""
    sources_aside: tuple[Source, ...] = ()
    """Whose figures its whole coverage says beyond these."""
    message: str = ""
    """The view's own message where the title is the reader's; else empty."""
    least_body: float = LEAST_BODY
    listed: str = ""
    """What stands in a list beside the rows of the drawing: events, a sentence each."""
    spoken: str = ""
    """What the drawing shows, in sentences (dashboard/figures/spoken.py)."""
    coverage_on_slide: str = ""
    """The coverage as the foot of a map's slide has it, which counts whom its notes name; empty where none is."""
    whole_coverage: str = ""
    """All that is said of what its figures rest on, where the foot has a part of that."""
    signs: str = ""
    """What signs and counts in the cells of the drawing mean, which nothing else in it says."""
    covered: str = ""
    """The coverage without what it says of marks, for a table in place of the chart."""
    beside_legend: str | None = None
    """The coverage without what a legend or signs beside the body say; None where these say nothing of it."""
    of_rows: Callable[[tuple[str, ...]], Content] | None = None
    """The same of some rows or panes alone, by their names: others are neither drawn nor spoken of."""
    as_tall: Content | None = None
    """The same for a picture as tall as a page, which draws more where that has room; None where it does not."""
    heads: Callable[[tuple[str, ...]], Content] | None = None
    """The words of some rows of a matrix, by their names, where it goes on from slide to slide."""
    first_rows: Callable[[int], tuple[str, ...]] = lambda _most: ()
    """Names of so many rows: with words about them alone more may have room than with those about all."""
    about: str = ""
    """What the title says its figures are of, where the subtitle leaves it out."""
    leading: str = ""
    """What the subtitle begins with, before what the view is about."""
    qualifier: str = ""
    """What of the subtitle goes with its title wherever that stands; empty where nothing has to."""
    aloud: str = ""
    """The same where the title says that in words: it can stand without its figures, not be told."""
    left_out: str = ""
    """Which charts of several have no room, for its foot, of which they take less than below the others."""
    also: str = ""
    """The same behind the address, at which they are, where one line has room for both."""
    place: str = ""
    """Whose all its figures are, where the title alone names it."""
    near: Callable[[Box, Look, Size], str] | None = None
    """Those of its notes that concern what is seen in a box of a picture of a size; None where all of them do."""
    seen_on: Callable[[Framed], str] | None = None
    """The same of what is seen in the frame of a map itself, wherever its legend stands."""
    topic: str = ""
    """The sentence on trafficking in persons that its subtitle begins with; empty where it is about anything else."""

    @property
    def counted(self) -> str:
        """The subtitle for whoever does not see the title."""
        said = self.subtitle
        if self.about and self.about not in said:
            said = in_sentences((as_sentence(self.about), capitalised(said)))
        return said if self.place in said else placed(self.place, said)

    @property
    def credit(self) -> str:
        """Its sources with their licences."""
        return licensed(self.sourced[0], self.sources, with_map=self.has_outlines)

    @property
    def sourced(self) -> tuple[str, str]:
        """The sentence that credits its sources, else the first on them, and what else is said there."""
        credit, rest = credit_apart(self.source, self.sources)
        return (credit, rest) if credit else first_sentence(self.source)

    @property
    def description(self) -> str:
        """What a reader who cannot see it is told."""
        own = (self.worded, as_sentence(self.message)) if self.message else ()
        counted = as_sentence(capitalised(least_in_words(self.subtitle))) if self.subtitle else ""
        told = (self.spoken, self.listed, self.coverage, unmarked(self.caveat), self.source)
        return in_sentences(filter(None, (*own, counted, *told)))

    @property
    def alternative(self) -> str:
        """What stands in the place of the whole picture, in every medium: its title, then its description."""
        return in_sentences((*([as_sentence(self.title)] if self.title else []), self.description))

    @property
    def worded(self) -> str:
        """Whose words the title is, where it is not the view's own message."""
        return translate("Title worded by the reader.") if self.message else ""

    @property
    def facts(self) -> dict[str, str]:
        """What the file says of itself, by the keywords of PNG."""
        return {
            "Title": self.title,
            "Description": self.description,
            "Source": self.publishers,
            "Copyright": self.licence,
            "URL": self.permalink,
            "Creation Time": self.date,
            "Software": translate("Reach 2030"),
        }


def below_topic(topic: str, subtitle: str, leading: str = "") -> str:
    """A subtitle behind the sentence that says what the view is about. `leading`: what of it stands before that."""
    if not topic:
        return subtitle
    rest = subtitle.removeprefix(leading).lstrip()
    return in_sentences(filter(None, (leading, topic, capitalised(rest))))


@dataclass(frozen=True)
class _Paragraph:
    """Lines of one look."""

    lines: tuple[str, ...]
    size: float
    colour: str
    weight: int = REGULAR
    bold: int = 0
    """How many of the first letters are bold, the spaces at which lines break not counted."""

    @property
    def height(self) -> float:
        return len(self.lines) * LEADING * self.size

    @property
    def runs(self) -> Iterator[tuple[Run, ...]]:
        """Each line in pieces that are bold or not."""
        left = self.bold
        for line in self.lines:
            led = min(left, len(line))
            left -= led + 1 if left > len(line) else led
            yield tuple((text, is_bold) for text, is_bold in ((line[:led], True), (line[led:], False)) if text)


@dataclass(frozen=True)
class Moment:
    """One of several pictures that follow one another; all have their parts at the same height, so that none jumps."""

    sign: str
    """Which it is, in large letters."""
    head: float
    foot: float
    """The height of the tallest title and of the tallest foot."""
    stand: Box | None = None
    """Where the map stands in all of them."""


def compose(content: Content, size: Size, dress: Dress = PLAIN, moment: Moment | None = None) -> str:
    """The picture as SVG. Raises LongAddressError for a card whose address no code holds."""
    content = _noted(content, size, dress, moment)
    whole, content = content, _for_size(content, size)
    svg, drawn = _composed(content, size, dress, moment)
    if drawn is False and content is not whole:
        content = whole
        svg, drawn = _composed(content, size, dress, moment)
    if drawn is False and content.covered != content.coverage:
        svg, _ = _composed(replace(content, coverage=content.covered, beside_legend=None), size, dress, moment)
    if isinstance(drawn, tuple) and content.of_rows is not None:
        svg, shown = _composed(content.of_rows(drawn), size, dress, moment)
        while isinstance(shown, tuple) and len(shown) < len(drawn):  # Words of fewer rows can be longer.
            drawn = shown
            svg, shown = _composed(content.of_rows(drawn), size, dress, moment)
        while len(more := content.first_rows(len(drawn) + 1)) > len(drawn):
            told, shown = _composed(content.of_rows(more), size, dress, moment)
            if not isinstance(shown, tuple) or len(shown) < len(more):
                break
            svg, drawn = told, more
    svg = darkened(svg) if dress.is_dark else svg
    return svg.replace("</svg>", f"{code(content.permalink, _corner(content, size))}</svg>") if _has_code(size) else svg


def _for_size(content: Content, size: Size) -> Content:
    """With all that is drawn where there is a page for it."""
    return content.as_tall if content.as_tall is not None and size.height > size.width else content


def heights(content: Content, size: Size, dress: Dress, sign: str) -> tuple[float, float]:
    """The height that the head and the foot of a picture take by themselves."""
    laid = _laid(content, size, dress, sign)
    return laid.tall_head, _tall(laid.foot)


def stand_of(content: Content, size: Size, dress: Dress, moment: Moment) -> Box | None:
    """Where the map of a picture stands by itself; None of what has no legend beside or below it."""
    content = _noted(content, size, dress, moment)
    canvas = Canvas(is_right_to_left(content.language), is_clear=dress.is_clear)
    box = _box(content, _laid(content, size, dress, moment.sign), size, moment)
    content.body(canvas, box, Look(size.label, canvas.rtl, size.least), size)
    return canvas.stand


@dataclass(frozen=True)
class _Laid:
    """The words of a picture, with the type for which there is room."""

    head: list[_Paragraph]
    foot: _Foot
    head_width: float
    foot_size: Size
    """The size as far as the foot reaches."""

    @property
    def tall_head(self) -> float:
        return sum(part.height for part in self.head) + 3


def _laid(content: Content, size: Size, dress: Dress, sign: str) -> _Laid:
    """Head and foot; the type of the foot gets smaller before the body has too little room."""
    width = size.width - 2 * size.margin
    head_width = width - (SIGN_ROOM * size.title if sign else 0)
    head = [] if dress.is_alone else _head(content, size, head_width)
    foot_size = replace(size, width=round(size.width - side_of(content.permalink) - 12)) if _has_code(size) else size
    footed = _foot_alone if dress.is_alone else _foot
    own, shrunk = foot_size.width - 2 * size.margin, 1.0
    foot = footed(content, size, own, shrunk)
    room = size.height - 2 * size.margin - _Laid(head, foot, 0, size).tall_head - content.least_body * size.height
    least = size.least_foot / size.small
    # A word or two take no line of their own.
    for part in sorted({max(part, least) for part in (0.98, 0.96, 0.94, 0.92, 0.9)}, reverse=True):
        smaller = footed(content, size, own, part)
        if smaller.lines < foot.lines:
            foot, shrunk = smaller, part
    while _tall(foot) > room and shrunk > least:
        shrunk = max(shrunk - 0.04, least)
        foot = footed(content, size, own, shrunk)
    return _Laid(head, foot, head_width, foot_size)


def _noted(content: Content, size: Size, dress: Dress, moment: Moment | None) -> Content:
    """The same with the notes on those boundaries that its map shows in the room that they leave to it."""
    if content.near is None:
        return content
    near, look = content.near, Look(size.label, is_right_to_left(content.language), size.least)

    def noted(notes: str) -> str:
        laid = _laid(replace(content, notes=notes), size, dress, moment.sign if moment else "")
        return near(_box(content, laid, size, moment), look, size)

    return replace(content, notes=settled(content.notes, noted))


def settled(notes: str, noted: Callable[[str], str]) -> str:
    """Notes on what is seen beside them, though longer ones leave less to see: the longest, where none are just those.

    `noted`: those on what is seen beside some.
    """
    tried = [notes]
    while (found := noted(tried[-1])) not in tried:
        tried.append(found)
    return max(tried[tried.index(found) :], key=len)


def _box(content: Content, laid: _Laid, size: Size, moment: Moment | None) -> Box:
    """Where the body stands, between head and foot."""
    head = size.margin - 4.0 + laid.tall_head - (0 if laid.head else 3)
    foot = max(_tall(laid.foot), side_of(content.permalink) + 6 if _has_code(size) else 0)
    if moment:
        head, foot = max(head, size.margin - 4.0 + moment.head), max(foot, moment.foot)
    over, under = AIR_WORLD if content.least_body == LEAST_WORLD else AIR
    return Box(size.margin, head + over, size.width - size.margin, size.height - size.margin + 4 - foot - under)


def _has_code(size: Size) -> bool:
    return size.name == CARD.name


def _corner(content: Content, size: Size) -> tuple[float, float]:
    """Where the code of a card stands: below at the end."""
    side = side_of(content.permalink)
    return size.width - size.margin - side, size.height - size.margin - side + 4


def _composed(
    content: Content, size: Size, dress: Dress, moment: Moment | None
) -> tuple[str, bool | tuple[str, ...] | None]:
    """The picture, and what its body says of what it drew."""
    rtl = is_right_to_left(content.language)
    canvas = Canvas(rtl, is_clear=dress.is_clear)
    laid = _laid(content, size, dress, moment.sign if moment else "")
    down = size.margin - 4.0
    left = size.width - size.margin - laid.head_width if rtl else size.margin
    for part in laid.head:
        down = _put(canvas, part, left, down, laid.head_width)
        down += 3 if part is laid.head[0] else 0
    if not moment and laid.head:
        canvas.beside = _behind(laid.head[-1], Box(size.margin, down, size.width - size.margin, down), rtl=rtl)
    if moment:
        canvas.stand = moment.stand
        _put_sign(canvas, moment.sign, size)
    box = _box(content, laid, size, moment)
    top_of_foot = box.bottom + (AIR_WORLD if content.least_body == LEAST_WORLD else AIR)[1]
    drawn = content.body(canvas, box, Look(size.label, rtl, size.least), size)
    canvas.line((size.margin, top_of_foot), (size.width - size.margin, top_of_foot), LINE)
    _put_foot(canvas, laid.foot, laid.foot_size, top_of_foot)
    return document(canvas, content, size), drawn


def _behind(part: _Paragraph, under: Box, *, rtl: bool) -> Box:
    """What is free behind the last line of a paragraph, down to its baseline. `under`: where it ends, as wide as the
    words of the picture."""
    used = width_of(part.lines[-1], part.size, part.weight) + BEHIND * part.size
    line = under._replace(top=under.bottom - LEADING * part.size, bottom=under.bottom - (LEADING - 1) * part.size)
    return line.trimmed(right=used) if rtl else line.trimmed(left=used)


def _put_sign(canvas: Canvas, sign: str, size: Size) -> None:
    """Which of several pictures it is, in the corner at the end of its title."""
    type_size = SIGN_SIZE * size.title
    x, side = (size.margin, START) if canvas.rtl else (size.width - size.margin, END)
    canvas.write([text_line(x, size.margin + type_size - 6, sign, type_size, ACCENT, anchor=side, weight=BOLD)])


# ------------------------------------------------------------------------------------------------ head


def _head(content: Content, size: Size, width: float) -> list[_Paragraph]:
    """Title and subtitle; a long title is set smaller before it takes another line."""
    type_size = size.title
    most = MOST_TITLE_LINES[size.name]
    lines = balanced(content.title, type_size, width, BOLD)
    while type_size > SMALLEST * size.title and len(lines) > most:
        type_size -= 0.5
        lines = balanced(content.title, type_size, width, BOLD)
    while len(lines) > _title_room(size, type_size) and type_size > SMALLEST_TITLE * size.title:
        type_size -= 0.5
        lines = balanced(content.title, type_size, width, BOLD)
    room = _title_room(size, type_size)
    if len(lines) > room:  # No title of ours: somebody's of thousands of letters, which must not take the chart's room.
        lines = [*lines[: room - 1], f"{lines[room - 1][:-2].rstrip()}…"]
    title = _Paragraph(tuple(lines), type_size, INK, BOLD)
    about = size.subtitle
    while about > max(SMALLEST * size.subtitle, size.least) and len(wrapped(content.subtitle, about, width)) > most:
        about -= 0.5
    about = _without_a_rest(content.subtitle, about, width, size.least)
    said = [(content.message, INK), (capitalised(content.subtitle), MUTED)]
    return [title, *(_Paragraph(tuple(wrapped(text, about, width)), about, ink) for text, ink in said if text)]


def _without_a_rest(text: str, type_size: float, width: float, least: float) -> float:
    """A size of type that is a little smaller where a word or two would else take a line from the chart."""
    lines = len(wrapped(text, type_size, width))
    smaller = (type_size * part / 100 for part in range(99, round(100 * NEARLY) - 1, -1))
    ways = (size for size in smaller if size >= least and lines > 1)
    return next((size for size in ways if len(wrapped(text, size, width)) < lines), type_size)


def _title_room(size: Size, type_size: float) -> int:
    """Lines of a title for which there is room."""
    return int(MOST_TITLE * size.height / (LEADING * type_size))


def _put(canvas: Canvas, part: _Paragraph, left: float, top: float, width: float) -> float:
    """Write a paragraph; where it ends."""
    for row, runs in enumerate(part.runs):
        y = top + (row * LEADING + 1.0) * part.size
        x, side = (left + width, END) if canvas.rtl else (left, START)
        canvas.write([Label(x, y, runs, part.size, part.colour, side, part.weight)])
    return top + part.height


# ------------------------------------------------------------------------------------------------ foot


@dataclass(frozen=True)
class _Foot:
    """Paragraphs by column, and the last line across all of them."""

    columns: tuple[tuple[_Paragraph, ...], ...]
    last: _Paragraph
    brand: Label
    widths: tuple[float, ...]
    """Of the columns."""

    @property
    def lines(self) -> int:
        """Lines below each other."""
        return max(sum(len(part.lines) for part in column) for column in self.columns) + len(self.last.lines)


def _foot(content: Content, size: Size, width: float, part: float) -> _Foot:
    """The caveat, the sources, what figures rest on with notes, and the last line: each is found without the others."""
    coverage = content.coverage if content.beside_legend is None else content.beside_legend
    notes = boundaries_in_short(in_one((coverage, content.sourced[1], content.notes)))
    last = in_one((content.worded, content.seen))
    whole = f"{last} · {content.also}" if content.also else last
    is_one = len(_last(whole, _types(size, part)[1], width)[0].lines) == 1
    left = _Text("" if content.also and is_one else content.left_out, MUTED, is_small=True)
    texts = [_caveat(content.caveat), left, _credit(content.credit)]
    texts.append(_Text(notes, MUTED, is_small=True))
    return _in_columns(texts, whole if is_one else last, size, part, _widths(size, width))


def _foot_alone(content: Content, size: Size, width: float, part: float) -> _Foot:
    """Of a chart without title: what it counts, its caveat and sources, what its signs mean and notes on boundaries,
    then its address."""
    ways = _widths(size, width) if content.notes else [(width,)]
    notes = boundaries_in_short(in_one((content.signs, content.sourced[1], content.notes)))
    texts = [
        _Text(content.counted, MUTED, is_small=True),
        _caveat(content.caveat),
        _Text(content.left_out, MUTED, is_small=True),
        _credit(content.credit),
        _Text(notes, MUTED, is_small=True),
    ]
    return _in_columns(texts, content.permalink, size, part, ways)


def _in_columns(texts: Sequence[_Text], last: str, size: Size, part: float, ways: Sequence[tuple[float, ...]]) -> _Foot:
    """A foot of paragraphs, and of a last line across all columns: of some widths of these those with which it is
    lowest, no word stands alone, and which are about alike. `part`: of the size's type."""
    width = sum(ways[0]) + COLUMN_GAP * (len(ways[0]) - 1)
    sizes = _types(size, part)
    below = _last(last, sizes[1], width)
    feet = (_Foot(_shared(texts, sizes, widths), *below, widths) for widths in ways)
    return min(feet, key=_price)


def _price(foot: _Foot) -> float:
    """How tall a foot is, and how much taller one might be without words alone and with columns of one width."""
    uneven = abs(foot.widths[0] - foot.widths[-1]) / (2 * sum(foot.widths))
    lonely = [part for column in foot.columns for part in column if len(part.lines) > 1 and " " not in part.lines[-1]]
    return _tall(foot) + UNEVEN * uneven + LONELY * len(lonely)


def _types(size: Size, part: float) -> tuple[float, float]:
    """Type of caveats and sources, and of notes and the last line. `part`: of the size's own."""
    return size.small * part, max(NOTES * size.small * part, size.least_foot)


def _widths(size: Size, width: float) -> list[tuple[float, ...]]:
    """Those that the columns of a foot may have."""
    if size.foot_columns == 1:
        return [(width,)]
    both = width - COLUMN_GAP
    return [(share * both, both - share * both) for share in SHARES]


def in_one(texts: Iterable[str]) -> str:
    """What stands below the caveats as one paragraph, in every medium: each of its own would begin another line."""
    return in_sentences(filter(None, texts))


def _caveat(caveat: str) -> _Text:
    """A caveat, whose first sentence is bold: it is read where nothing else is."""
    text = unmarked(caveat)
    return _Text(text, INK, len(chief_of(text, first_sentence(text)[0])))


def _credit(said: str) -> _Text:
    """The line of sources, whose first word is bold: who quotes a picture looks for it."""
    return _Text(said, INK, led_by_label(said), is_whole=True)


def led_by_label(said: str) -> int:
    """How many of the first letters of a line of sources are bold."""
    found = _LABEL.match(said)
    return len(found[0]) if found else 0


def first_sentence(text: str) -> tuple[str, str]:
    """A text up to the end of its first sentence, and what follows."""
    found = _SENTENCE.match(text)
    return (found[1], found[2]) if found else (text, "")


def _paragraphs(texts: Sequence[_Text], sizes: tuple[float, float], width: float) -> list[_Paragraph]:
    """Paragraphs of texts with their colours and bold beginnings. `sizes`: of type, and of that of notes."""
    return [_paragraph(one.said, one.colour, one.bold, sizes[one.is_small], width) for one in texts]


@lru_cache(maxsize=4_000)
def _paragraph(said: str, colour: str, bold: int, size: float, width: float) -> _Paragraph:
    """One of them, kept: most of the ways to part a foot over two columns share it with others."""
    lines = wrapped_led(_NUMBER.sub("\\1\u00a0", said), bold, size, width)
    return _Paragraph(tuple(lines), size, colour, bold=bold)


def _last(text: str, type_size: float, width: float) -> tuple[_Paragraph, Label]:
    """The last line of a picture, and our name at its end."""
    brand = text_line(0, 0, translate("Reach 2030"), BRAND * type_size, ACCENT, anchor="end", weight=BOLD)
    return _Paragraph(tuple(wrapped(text, type_size, width - brand.width - 16)), type_size, MUTED), brand


def _shared(
    texts: Sequence[_Text], sizes: tuple[float, float], widths: tuple[float, ...]
) -> tuple[tuple[_Paragraph, ...], ...]:
    """Texts in their order over one column, or two of about the same height; a long one goes on in the second."""
    told = [text for text in texts if text.said]
    every = _paragraphs(told, sizes, widths[0])
    if len(widths) == 1 or not every:
        return (tuple(every),)
    second = _paragraphs(told, sizes, widths[1])
    ways = []
    for place, text in enumerate(told):
        ways += [(every[:place], second[place:], 0.0)] if place else []
        for end, price in () if text.is_whole else _ends(text.said, text.colour):
            begun_text = text._replace(said=text.said[:end], bold=min(text.bold, end))
            rest_text = text._replace(said=text.said[end:].lstrip(), bold=max(text.bold - end, 0))
            (begun,) = _paragraphs([begun_text], sizes, widths[0])
            (rest,) = _paragraphs([rest_text], sizes, widths[1])
            ways.append(([*every[:place], begun], [rest, *second[place + 1 :]], price * begun.size))
    ways += _with_sources_last(told, sizes, widths)
    if not ways:
        return (tuple(every),)
    first, second, _ = min(ways, key=lambda way: max(_height(way[0]), _height(way[1])) + LEADING * way[2])
    return tuple(first), tuple(second)


def _with_sources_last(
    told: Sequence[_Text], sizes: tuple[float, float], widths: tuple[float, ...]
) -> Iterator[tuple[list[_Paragraph], list[_Paragraph], float]]:
    """Two columns: the second begins with the sources, and the first ends with the notes behind them, or with as
    many sentences of these; and what a foot may be taller rather than that, in sizes of type."""
    if len(told) < 3 or not (told[-2].is_whole and told[-1].is_small):
        return
    *before, credit, notes = told
    ends = [(end, price) for end, price in _ends(notes.said, notes.colour) if notes.said[end - 1] in SENTENCE_ENDS]
    for end, price in ((len(notes.said), 0.0), *ends):
        begun, rest = (notes._replace(said=said) for said in (notes.said[:end], notes.said[end:].lstrip()))
        second = [credit, rest] if rest.said else [credit]
        columns = _paragraphs([*before, begun], sizes, widths[0]), _paragraphs(second, sizes, widths[1])
        yield (*columns, (MOVED + price) * sizes[0])


def _ends(text: str, colour: str) -> Iterator[tuple[int, float]]:
    """Where a text may go on in another column, and how many lines a foot may be taller rather than that.

    Behind a sentence or an item of a list but its first, which "Sources:" does not leave alone, and rather of a source
    than of a caveat; the number of an item ends nothing.
    """
    items = 0
    for found in _END.finditer(text):
        is_caveat, is_whole = colour == INK, found[0] in SENTENCE_ENDS
        items = 0 if is_whole else items + 1
        if items == 1:
            continue
        yield found.end(), (1.0 if is_caveat else 0.3) + (0.0 if is_whole else 1.2 if is_caveat else 2.7)


def _height(paragraphs: Sequence[_Paragraph]) -> float:
    return sum(part.height for part in paragraphs) + APART * max(len(paragraphs) - 1, 0)


def _tall(foot: _Foot) -> float:
    return 6 + max(_height(column) for column in foot.columns) + 4 + foot.last.height


def _put_foot(canvas: Canvas, foot: _Foot, size: Size, top: float) -> None:
    left = float(size.margin)
    for column, width in zip(foot.columns, foot.widths, strict=False):
        down = top + 6
        for part in column:
            down = _put(canvas, part, size.width - left - width if canvas.rtl else left, down, width) + APART
        left += width + COLUMN_GAP
    down = top + 6 + max(_height(column) for column in foot.columns) + 4
    _put(canvas, foot.last, size.margin, down, size.width - 2 * size.margin)
    y = down + foot.last.height - (LEADING - 1.0) * foot.last.size
    brand = foot.brand
    if canvas.rtl:
        canvas.write([text_line(size.margin, y, translate("Reach 2030"), brand.size, ACCENT, weight=BOLD)])
    else:
        canvas.write([brand.moved(size.width - size.margin, y)])


# ------------------------------------------------------------------------------------------------ the file


def document(canvas: Canvas, content: Content, size: Size) -> str:
    """What was drawn as a file that says what it is; on no ground where the canvas is clear."""
    pixels = size.pixel_size(1)
    definitions = "".join(canvas.definitions.values())
    whole = Box(0, 0, size.width, size.height)
    ground = f'<rect width="{number(whole.width)}" height="{number(whole.height)}" {paint("fill", GROUND)}/>'
    ground = "" if canvas.is_clear else ground
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{pixels[0]}" height="{pixels[1]}" '
        f'viewBox="0 0 {size.width} {size.height}" font-family="{families(content.language)}" '
        f'xml:lang="{content.language}" role="img"><title>{safe(content.title)}</title>'
        f"<desc>{safe(content.description)}</desc>{_metadata(content)}"
        f"<defs>{definitions}</defs>{ground}{''.join((*canvas.under, *canvas.parts))}</svg>"
    )


def headed(svg: str) -> dict[str, str]:
    """Title and description of a drawing, by the keywords of PNG: those of the rows that had room, where these are not
    all."""
    found = _HEADED.search(svg)
    return {"Title": unescape(found[1]), "Description": unescape(found[2])} if found else {}


def _metadata(content: Content) -> str:
    """Dublin Core in RDF, as drawing programs show it."""
    names = {
        "title": content.title,
        "source": content.publishers,
        "rights": content.licence,
        "identifier": content.permalink,
        "date": content.date,
        "language": content.language,
        "format": "image/svg+xml",
    }
    told = "".join(f"<dc:{name}>{safe(text)}</dc:{name}>" for name, text in names.items())
    return (
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<cc:Work rdf:about="">{told}</cc:Work></rdf:RDF></metadata>'
    )
