"""The brief of a country or group as slides: its sentences beside charts, its statuses, and what is not known."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile
from urllib.parse import parse_qs, urlsplit

from dashboard.brief import protection
from dashboard.brief.beside import medians
from dashboard.brief.facts import children_now, facts_about
from dashboard.brief.known import Known
from dashboard.brief.sentence import Section, Sentence, Value, sentence
from dashboard.brief.whole import COMPARED_CONDITIONS, Brief, brief_of
from dashboard.catalogue import COUNT, Source
from dashboard.context import Context
from dashboard.exports.documents.brief import whole_address
from dashboard.exports.picture.content import Asked, permalink_of
from dashboard.exports.slides.content import (
    MOST_SPOKEN,
    MapBody,
    Silence,
    Slide,
    first_sentence,
    grounds_of,
    slides_among,
    unsaid,
    whose,
)
from dashboard.exports.slides.deck import TITLE_LINES, has_contents, has_lines, has_room, points_size
from dashboard.exports.slides.flow_map import FlowBody
from dashboard.exports.slides.headings import first_statement, headed, next_statement, unstopped
from dashboard.exports.slides.lines import bullets
from dashboard.exports.slides.newest import Told
from dashboard.exports.slides.notes import Kind, Notes, once, sorted_out
from dashboard.exports.slides.plots import Panes, Plot, below_title
from dashboard.exports.slides.template import FORMATS, LEFT, POINTS, Format
from dashboard.exports.slides.whole import cover_speech, own_reading, seen_on
from dashboard.exports.slides.words import Aside, Box, Cover, Words, in_a_line
from dashboard.figures.addresses import sources_at
from dashboard.figures.progress import with_targets
from dashboard.figures.shown import Table
from dashboard.geography import WORLD
from dashboard.i18n import as_sentence, in_parts, in_sentences, translate
from dashboard.selection import Selection
from dashboard.views import VIEWS, selection_of
from dashboard.words.captions import sources_said
from dashboard.words.counted import of_countries, of_countries_and_areas
from dashboard.words.credits import credits_alone, credits_said, terms_of
from dashboard.words.names import area_name, capitalised, placed, short_name
from dashboard.words.titles import subject, within_panel
from dashboard.words.topic import counts_all_ages, has_count

LARGE, JOINED, LEGIBLE = 16.0, 14.0, 13.0
"""Type, in points, of the sentences that stand beside a chart; of two sections on one slide; and the least beside a
chart, where the first sentences are long."""
LEAST = 12.0
"""Least type of sentences that have a slide for themselves: else they are on two."""
MOST_BESIDE = 450
"""Characters of sentences that have room in a box beside others, in type that can be read."""
FEW = 400
"""Characters of sentences with which a slide is not empty: fewer wait for those of the next section without a chart."""
LEAST_FIGURES = 3
"""Of a chart that is worth its place, and of charts or flows that are worth a slide."""
CHARTS = {
    "detected": ("victims-children", "country-detected-victims"),
    "conditions": (
        "country-conflict-deaths",
        "country-conflict-displacement-new",
        "country-disaster-displacement-weather",
        "country-extreme-poverty",
    ),
    "displacement": ("driver-conflict-displacement-stock", "country-refugees-by-asylum"),
    "justice": ("country-persons-convicted",),
}
"""Views that may stand beside the sentences of a section: the first that has enough figures."""
BEHIND = {
    "opening": ("country-map",),
    "detected": ("flows-map",),
    "conditions": ("timeline-rows", "country-profile"),
    "justice": ("country-steps",),
}
"""Views that follow a section on slides of their own, where they have enough figures."""
BEHIND_GROUPS = {
    "opening": ("victims-map",),
    "detected": ("flows-map",),
    "conditions": ("timeline-rows",),
    "justice": ("justice-steps",),
}
"""The same of a group."""
WHOLE = {"protection": "protection-levels", "progress": "progress-statuses"}
"""Views that tell a section on a slide of their own; its sentences are in the notes."""
ON_COVER = ("opening", "conditions", "displacement", "justice", "progress", "detected")
"""Sections of which the first slide of all says something, the most important first."""
ON_VICTIMS = ("opening", "detected")
"""Those of them that are of detected victims."""
SILENT = ("unknown", "at-once")
"""Sections on what no figure says: their first sentence is what they find."""
SILENT_ON_AGES = ("conditions", "justice")
"""Sections whose sentences count people of all ages without saying so."""
ON_CHILDREN = ("displacement",)
"""Sections whose headings say that they are on children."""
OF_THEM_ALL = {"conflict-displacement-stock": ("displaced-stock-by-age", "")}
"""Charts of people of all ages, and the indicator whose figures of children in its usual part are among these."""
_COMMAS = (",", "،", "，")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*\d|\d")
_COUNT = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,])")


@dataclass(frozen=True)
class _Making:
    """One brief in the making."""

    context: Context
    brief: Brief
    root: str
    format: Format

    @property
    def address(self) -> str:
        """Of its page."""
        return whole_address(self.context, self.brief.code, self.root)

    @property
    def is_group(self) -> bool:
        """Whether it is about several countries."""
        return self.brief.code in self.context.geography.regions

    @property
    def query(self) -> str:
        """Of its views: of the whole world no area is chosen."""
        return "" if self.brief.code == WORLD else f"area={self.brief.code}"

    @property
    def unfound(self) -> str:
        """What no figure says, wherever one comes from."""
        return self.brief.section("unknown").sentences[0].text

    @property
    def short(self) -> str:
        """Its name, in as few words as it has."""
        return short_name(self.context, self.brief.code)

    def named(self, title: str) -> str:
        """A title that says of whom it is wherever its slide is pasted: what is labelled already as views are."""
        names = (self.brief.name, self.short)
        # A sum over some countries says of how many: it is not the world's.
        if self._is_of_some(title) or any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title) for name in names):
            return title
        return placed(self.short, title)

    def _is_of_some(self, title: str) -> bool:
        """Whether a title of the world says of how many countries it is; that of a group has its name, too."""
        counts = {int(number) for number in _COUNT.findall(title)} - {0, len(self.context.geography.members)}
        return self.brief.code == WORLD and any(
            of_countries_and_areas(n) not in title
            and (of_countries(n) in title or within_panel(self.context, WORLD, n) in title)
            for n in counts
        )

    def fits(self, title: str) -> bool:
        """Whether a title has two lines, with whom it is of."""
        return has_lines(self.named(title), self.format)

    def fits_tall(self, title: str) -> bool:
        """Whether it has as many as any title may, where nothing else is left."""
        return has_lines(self.named(title), self.format, TITLE_LINES)

    @property
    def seen(self) -> str:
        """When and where all this was seen."""
        return seen_on(self.context, self.address)


@dataclass(frozen=True)
class _Chart:
    """A chart that stands beside sentences, the slide that it would be alone, and what it is of."""

    slide: Slide
    body: Plot
    selection: Selection
    kind: str

    @property
    def is_of_children(self) -> bool:
        """Whether people of all ages are not what it draws."""
        return self.selection.age != "_T"

    def draws(self, one: Sentence) -> bool:
        """Whether a sentence is on the same figures, or on the children among them."""
        part = OF_THEM_ALL.get(self.selection.indicator)
        return self.selection.indicator in _named(one) or part in {_part_of(value.origin) for value in one.values}

    def tells(self, one: Sentence) -> bool:
        """Whether its title has all figures of a sentence, as that of several parts has: no sentence has them so
        short."""
        numbers = set(_NUMBER.findall(first_sentence(one.text)))
        has_figures = self.kind != "strip" and self.draws(one) and not all(map(_YEAR.fullmatch, numbers))
        return has_figures and numbers <= set(_NUMBER.findall(self.slide.title))

    def beside(self, context: Context, title: str, first: Sentence | None) -> Aside:
        """Below its own title, unless that of the slide says the same, in those words or as a sentence `first`: then
        below what it counts, of whom and in which years."""
        own = self.slide.title
        # Beside a headline of children it says that these are among all whom it draws.
        ages = as_sentence(capitalised(translate("all ages"))) if self.selection.indicator in OF_THEM_ALL else ""
        is_said = title.rstrip(".。") in own or own in title
        is_told = is_said or (first is not None and self._is_told_by(first))
        heading = in_sentences((ages, self._counted(context))) if is_told else own
        heading = in_sentences((as_sentence(own), ages)) if ages and not is_told else heading
        return Aside(heading, below_title(self.body, title), self.slide.description)

    def _counted(self, context: Context) -> str:
        return in_sentences((as_sentence(subject(context, self.selection)), capitalised(self.slide.counts)))

    def _is_told_by(self, one: Sentence) -> bool:
        """Whether a sentence is on nothing but the figures of a chart of one row, whose subtitle has the unit."""
        return self.kind == "strip" and _named(one) == {self.selection.indicator}


def brief_slides(context: Context, code: str, format_name: str, root: str) -> list[Told]:
    """The brief of an area in the current language, for slides of a format.

    `root`: scheme and host of the dashboard, or nothing.
    Raises KeyError where there is no such area.
    """
    making = _Making(context, brief_of(context, code), root, FORMATS[format_name])
    opening = _opening(making)
    slides: list[Slide | Words] = [opening, *_behind(making, "opening")]
    first = {"opening": _opening_line(making, opening)}
    waiting: list[Section] = []
    for section in making.brief.sections:
        chart, whole = _chart(making, section), _whole(making, section)
        more = [*whole, *_behind(making, section.id, [slide.title for slide in slides])]
        if not (chart or whole or _is_in_box(making, section)):
            waiting.append(section)
        if (chart or more) and sum(map(_length, waiting)) >= FEW:
            slides += _alone(making, waiting)
            waiting = []
        own: list[Slide | Words] = [*([_beside(making, section, chart)] if chart else []), *more]
        slides += own
        first[section.id] = own[0].in_a_line if own else _headline(making, section)
    slides += _alone(making, waiting)
    return [_cover(making, first, [source for slide in slides for source in slide.sources]), *slides]


def short_slides(context: Context, code: str, format_name: str, root: str) -> list[Told]:
    """The brief of an area on two slides: its opening beside the first of its charts, and what is not known.

    Beside that stands how far the targets are, where it has room.

    `root`: scheme and host of the dashboard, or nothing.
    Raises KeyError where there is no such area.
    """
    making = _Making(context, brief_of(context, code), root, FORMATS[format_name])
    charts = filter(None, (_chart(making, section) for section in making.brief.sections))
    first = _words(making, making.brief.opening, next(charts, None), is_whole=True)
    progress = making.brief.section("progress")
    beside = Box(progress.heading, tuple(one.text for one in progress.sentences)) if progress.sentences else None
    if len(progress.text) > MOST_BESIDE:
        beside = None  # A part of these sentences would say less than each of them, since later ones qualify the first.
    second = _words(making, _not_known(making), beside, more=progress.sentences if beside else ())
    return [replace(first, stem=f"brief_{code}_two-slides"), second]


def _cover(making: _Making, first: Mapping[str, str], sources: Sequence[Source]) -> Cover:
    """The first slide, with what the most important sections say, as many as have room in large type.

    `first`: by section the headline of its first slide in a line, in their order. `sources`: of all slides.
    """
    facts = _facts(making)
    subject = translate("Children and trafficking in persons: what is known, and what is not")
    foot = own_reading(of_victims=any(has_count(first.get(name, "")) for name in ON_VICTIMS))
    cover = Cover(
        title=making.brief.name,
        subtitle=subject,
        lines=(" · ".join(getattr(fact, "text", str(fact)) for fact in facts), seen_on(making.context)),
        seen=foot,
        speech=cover_speech((making.brief.name, subject), foot, sources, making.seen),
        stem=f"brief_{making.brief.code}",
        kept=making.seen,
        sources=tuple(
            source for fact in facts if isinstance(fact, Value) for source in sources_at(making.context, fact.origin)
        ),
        grounds=grounds_of(making.context, (making.brief.name, *(fact for fact in facts if isinstance(fact, str)))),
    )
    for many in range(len(ON_COVER), 0, -1):
        said = [title for name, title in first.items() if name in ON_COVER[:many]]
        cover = replace(cover, contents=bullets(bullets(said, making.brief.name), making.short))
        if has_contents(cover, making.format):
            break
    return cover


def _facts(making: _Making) -> list[str | Value]:
    """Where the area lies, or how many members the group has, and how many children live there."""
    context, code = making.context, making.brief.code
    if making.is_group:
        return facts_about(context, code)
    region, children = context.geography.subregion(code), children_now(context, code)
    return [*([] if region == WORLD else [area_name(context, region)]), *([] if children is None else [children])]


def _opening(making: _Making) -> Words:
    told = _not_known(making)
    box = Box(told.heading, tuple(said.text for said in told.sentences)) if told.sentences else None
    return _words(making, making.brief.opening, box, more=told.sentences)


def _opening_line(making: _Making, opening: Words) -> str:
    """What the first slide of all says of the opening: its title, and what qualifies that, as how many victims have no
    age."""
    told = making.brief.opening.sentences
    _, _, first = _title(making, making.brief.opening, None)
    behind = [one.text for one in _on_it(told[told.index(first) + 1 :])] if first in told else []
    return in_sentences((as_sentence(opening.in_a_line), *behind)) if behind else opening.in_a_line


def _not_known(making: _Making) -> Section:
    """What is not known, in short; all of a country's where that has room beside the opening."""
    short, whole = making.brief.at_once, making.brief.section("unknown")
    if making.is_group:
        return Section(short.id, short.heading, whole.paragraphs[:1])
    if short.sentences and len(whole.text) > MOST_BESIDE:
        return short
    lengths = accumulate(len(one.text) for one in whole.sentences)
    kept = tuple(one for one, length in zip(whole.sentences, lengths, strict=True) if length <= MOST_BESIDE)
    return Section(short.id, short.heading, (kept,))


def _is_in_box(making: _Making, section: Section) -> bool:
    """Whether the box of the opening says all of a section, or there is nothing to say."""
    return set(section.sentences) <= set(_not_known(making).sentences)


def _length(section: Section) -> int:
    return sum(len(one.text) for one in section.sentences)


def _alone(making: _Making, sections: Sequence[Section]) -> list[Words]:
    """Sections without a chart, as many on a slide as have room; one whose sentences would be too small to be read is
    on two."""
    joined: list[Section] = []
    for section in sections:
        both = _both(joined[-1], section) if joined else section
        is_thin = bool(joined) and min(map(_length, (joined[-1], section))) < FEW
        if joined and (_type_of(making, both) >= JOINED or (is_thin and _can_be_read(making, both))):
            joined[-1] = both
        else:
            joined.append(section)
    return [slide for section in joined for slide in _in_words(making, section)]


def _can_be_read(making: _Making, section: Section) -> bool:
    """Whether a section has room on two slides."""
    return all(_type_of(making, half) >= LEAST for half in _halves(section))


def _in_words(making: _Making, section: Section) -> list[Words]:
    if _type_of(making, section) >= LEAST:
        return [_words(making, section, None)]
    first, second = _halves(section)
    told, (_, _, head) = _words(making, first, None), _title(making, first, None)
    return [told, _words(making, second, None, under=(translate("{title} (continued)", title=told.title), head))]


def _both(one: Section, other: Section) -> Section:
    """Two sections in one; what is not known comes first, and has the title."""
    first, second = (other, one) if other.id in SILENT else (one, other)
    heading = in_parts((first.heading, second.heading))
    return Section(first.id, heading, (*first.paragraphs, *second.paragraphs))


def _type_of(making: _Making, section: Section) -> float:
    """Of its sentences where they have a slide for themselves."""
    return points_size([one.text for one in section.sentences], making.format, POINTS)


def _halves(section: Section) -> tuple[Section, Section]:
    """The sentences of a section in two parts of about the same length, in their order."""
    lengths = [len(one.text) for one in section.sentences]
    places = [place for place in range(1, len(lengths)) if not section.sentences[place].is_behind]
    cut = min(places, key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:])))
    first, second = (_with_numbers(half) for half in (section.sentences[:cut], section.sentences[cut:]))
    return Section(section.id, section.heading, (first,)), Section(section.id, section.heading, (second,))


def _with_numbers(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Sentences without those on numbers of which fewer than two stand among them."""
    shown = [one.text for one in sentences]
    return tuple(one for one in sentences if not one.is_between or _has_numbers(one, sentences, None, shown))


def _beside(making: _Making, section: Section, chart: _Chart) -> Words | Slide:
    """Sentences beside a chart; one alone would leave half of the slide empty: it stands above a chart over its whole
    width."""
    told = _words(making, section, chart)
    if len(told.points) > 1 or not isinstance(told.aside, Aside):
        return told
    about = () if told.aside.heading.endswith(capitalised(chart.slide.counts)) else (chart.slide.counts,)
    said = (*told.points, *map(as_sentence, (told.aside.heading, *map(capitalised, about))))
    return replace(
        chart.slide,
        title=told.title,
        subtitle=in_sentences(said),
        caption=told.caption,
        seen=told.seen,
        speech=told.speech,
        sources=told.sources,
        loud=told.loud,
        chief=told.chief,
        body=told.aside.body,
        grounds=told.grounds,
        noted=told.noted,
        is_of_all_ages=told.is_of_all_ages,
    )


def _words(
    making: _Making,
    section: Section,
    beside: _Chart | Box | None,
    *,
    more: Sequence[Sentence] = (),
    is_whole: bool = False,
    under: tuple[str, Sentence | None] | None = None,
) -> Words:
    """A section below one of its sentences. `more`: what the box says; `is_whole`: whether each sentence is shown;
    `under`: the title of the slide that it goes on from, and the sentence which that is of.

    Comparisons with medians are left to the notes: another slide has them for all that can be compared. So is what else
    a source has of the same, and what has no room in large type beside a chart.
    """
    chart = beside if isinstance(beside, _Chart) else None
    is_told = chart is not None and (not is_whole or any(map(chart.draws, section.sentences)))
    title, rest, first = (under[0], "", None) if under else _title(making, section, chart if is_told else None)
    compared = _compared(making)
    said = _led(section.sentences, first)
    others = [one for one in said if not (one is first or one.is_aside or one.text in compared)]
    others = [one for one in others if not _is_told(one, f"{title} {rest}", first)]
    rest = "" if first and others and _is_said_next(rest, first, others[0]) else rest
    points = tuple(filter(None, (rest, *(one.text for one in others))))
    if chart and is_whole and points_size(points, making.format, LEFT) < LEGIBLE:
        chart = beside = None
    if chart and not is_whole:
        points = _in_room(making, rest, others)
        for one in (one for one in others if one.is_between):
            if (one.text in points) != _has_numbers(one, others, first, points):
                others = _without_numbers(one, others)
                points = _in_room(making, rest, others)
    more = (*more, *filter(None, under[1:] if under else ()))
    said = (*said, *more)
    shown = [one for one in said if one is first or one.text in points or one in more]
    sources = _sources(making.context, shown)
    loud, quiet = _caption(making, chart, " ".join((title, *points)), sources)
    aside = chart.beside(making.context, title, first) if chart else beside if isinstance(beside, Box) else None
    named = grounds_of(making.context, (title, *points, *(aside.paragraphs if isinstance(aside, Box) else ())))
    return Words(
        title=title,
        subtitle=section.heading,
        points=points,
        caption=(*loud, *quiet),
        seen=making.seen,
        speech=_speech(making, first or section.sentences[0], said, shown, chart),
        sources=tuple(dict.fromkeys((*sources, *(chart.slide.sources if chart else ())))),
        loud=len(loud),
        chief=chart.slide.chief if chart and loud and loud[0].startswith(chart.slide.chief) else "",
        aside=aside,
        grounds=tuple(dict.fromkeys((*named, *(chart.slide.grounds if chart else ())))),
        noted=tuple(source for source in _sources(making.context, said) if source not in sources),
        is_of_all_ages=_is_of_all_ages(making, section, chart, first),
    )


def _headline(making: _Making, section: Section) -> str:
    """The title of a section that stands below another one, with whom it counts, in a line."""
    title, _, first = _title(making, section, None)
    return in_a_line(title, is_of_all_ages=_is_of_all_ages(making, section, None, first))


def _is_of_all_ages(making: _Making, section: Section, chart: _Chart | None, first: Sentence | None) -> bool:
    """Whether a title counts people of all ages without saying so: of a sentence, or of a chart."""
    if first is None:
        return chart is not None and chart.slide.is_of_all_ages
    if section.id not in SILENT_ON_AGES or _is_of_children(making.context, first):
        return False
    return any(_counts_all_ages(making.context, value) for value in first.values if has_count(value.text))


def _counts_all_ages(context: Context, value: Value) -> bool:
    asked = parse_qs(urlsplit(value.origin).query)
    for name in asked.get("indicator", []):
        indicator = context.indicators[name]
        (age,) = asked.get("age", [indicator.default_age])
        if counts_all_ages(indicator, context.source_of(name), age):
            return True
    return False


def _title(making: _Making, section: Section, chart: _Chart | None) -> tuple[str, str, Sentence | None]:
    """The title of a slide, what of its sentence is left, and that sentence: of what the chart draws, else of children,
    else of any figure, in this order; the first that has two lines, or can be cut to them.

    A section that is headed "Children …" begins with those whom its chart draws, or who are among these. Beside a chart
    of which no sentence speaks, or whose title says more in fewer words, it is the chart's own title: a slide's title
    is of what it shows. The heading of the section where all are too long.
    """
    told = section.sentences[:1] if section.id in SILENT else section.sentences
    told = tuple(one for one in told if not (one.is_aside or one.is_behind))
    children = [] if section.id in SILENT else [one for one in told if _is_of_children(making.context, one)]
    ways = (headed(chart.slide.title, fits) for fits in (making.fits, making.fits_tall)) if chart else ()
    own = next(filter(None, ways), None)
    own = (own[0], as_sentence(own[1]) if own[1] else "") if own else None
    if chart:
        told = tuple(one for one in (children if chart.is_of_children else told) if chart.draws(one))
        children = [one for one in children if one in told]
    order = told if chart else dict.fromkeys((*children, *told))
    if chart and own and (one := next(filter(chart.tells, told), None)):
        # A title with a further figure, of them all, says itself that the parts are more or fewer.
        is_whole = set(_NUMBER.findall(own[0])) <= set(_NUMBER.findall(one.text))
        return making.named(own[0]), in_sentences((own[1], _behind_first(one.text) if is_whole else "")), one
    for some in (children if section.id in ON_CHILDREN else (), order):
        for fits in (making.fits, making.fits_tall):
            for one in some:
                said, more = first_statement(one.text)
                found = headed(said, fits)
                if found:
                    behind = _sentences_behind(said, *found)
                    # What stood before a semicolon ends as a sentence of its own.
                    rest = in_sentences((as_sentence(behind) if behind else "", more))
                    return making.named(unstopped(found[0])), rest, one
    return (making.named(own[0]), own[1], None) if own else (making.named(section.heading), "", None)


def _sentences_behind(text: str, title: str, rest: str) -> str:
    """What is left of a text behind a title that is its beginning: behind a comma the next sentences alone, since the
    rest of that sentence would stand as one of its own."""
    if text[len(title) : len(title) + 1] not in _COMMAS:
        return rest
    return _behind_first(rest)


def _behind_first(text: str) -> str:
    return text.removeprefix(first_sentence(text)).strip()


def _is_said_next(rest: str, first: Sentence, second: Sentence) -> bool:
    """Whether what stood in brackets at the end of the first sentence, for want of room, is in the second one."""
    numbers = set(_NUMBER.findall(rest))
    is_bracket = f"({unstopped(rest).casefold()})" in first.text.casefold()
    return is_bracket and bool(numbers) and numbers <= set(_NUMBER.findall(second.text))


def _is_of_children(context: Context, one: Sentence) -> bool:
    """Whether its first figure is of children, or a share of them."""
    asked = parse_qs(urlsplit(one.values[0].origin).query) if one.values else {}
    names, ages = asked.get("indicator", []), asked.get("age", [])
    ages = ages or [context.indicators[name].default_age for name in names]
    return any(name.startswith("child-") for name in names) or (bool(ages) and "_T" not in ages)


def _is_told(one: Sentence, title: str, first: Sentence | None) -> bool:
    """Whether a title, and what is left of its sentence, say all figures of another on the same subject; years alone
    are none."""
    numbers, said = (set(_NUMBER.findall(text)) for text in (one.text, title))
    has_figures = bool(one.values) and not all(map(_YEAR.fullmatch, numbers))
    return has_figures and first is not None and numbers <= said and _named(one) <= _named(first)


def _has_numbers(one: Sentence, others: Sequence[Sentence], first: Sentence | None, points: Collection[str]) -> bool:
    """Whether two of the numbers that a sentence is on stand in the first one or in those that are shown."""
    stand = [other for other in others if other is not one and other.text in points]
    origins = {value.origin for other in (*stand, *([first] if first else ())) for value in other.values}
    return sum(value.origin in origins for value in one.values) > 1


def _without_numbers(one: Sentence, others: Sequence[Sentence]) -> list[Sentence]:
    """Others without a sentence and those whose numbers it is on, each with what is behind it: one such number stands
    in the first sentence of all."""
    named = {value.origin for value in one.values}
    kept, is_of_them = [], False
    for other in others:
        is_of_them = other is one or (is_of_them if other.is_behind else any(v.origin in named for v in other.values))
        kept += [] if is_of_them else [other]
    return kept


def _led(sentences: Sequence[Sentence], first: Sentence | None) -> tuple[Sentence, ...]:
    """Sentences with the one that heads them before all others, and behind it those that are on what it says: behind
    another one they would be read as said of that."""
    if first is None or first not in sentences:
        return tuple(sentences)
    behind = _on_it(sentences[sentences.index(first) + 1 :])
    return (first, *behind, *(one for one in sentences if one is not first and one not in behind))


def _on_it(following: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences that follow one and are on what it says, whatever stands aside between them."""
    return tuple(takewhile(lambda one: one.is_behind, (one for one in following if not one.is_aside)))


def _in_room(making: _Making, rest: str, others: Sequence[Sentence]) -> tuple[str, ...]:
    """The first sentences that have room beside a chart in large type, and the last one if it qualifies them all: none
    without the next if that qualifies it. What qualifies others has no figure."""
    last = [one.text for one in others[-1:] if not one.values]
    body = others[: len(others) - len(last)]

    def points(count: int) -> tuple[str, ...]:
        return tuple(filter(None, (rest, *(one.text for one in body[:count]), *last)))

    for size in (LARGE, LEGIBLE):
        count = len(body)
        while count and points_size(points(count), making.format, LEFT) < size:
            count -= 1
        while 0 < count < len(body) and not body[count].values:
            count -= 1
        if count or not body:
            return points(count)
    return points(0)


def _caption(
    making: _Making, chart: _Chart | None, said: str, sources: Sequence[Source]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Caveats of a chart that the sentences do not say; and what is set smaller, in one line the sources of both."""
    drawn = chart.slide if chart else None
    own = drawn.sources if drawn else ()
    others = [source for source in sources if source not in own]
    caption = [*(drawn.caption if drawn else ())]
    asked = [replace(chart.selection, measure=measure) for measure in (COUNT, chart.selection.measure)] if chart else []
    told = next((one for one in asked if sources_said(making.context, [one]) in caption), None)
    if others and told:
        caption[caption.index(sources_said(making.context, [told]))] = sources_said(making.context, [told], others)
    elif others:
        caption.append(credits_said(others))
    loud = drawn.loud if drawn else 0
    kept = [unsaid(text, said) for text in caption]
    return tuple(filter(None, kept[:loud])), tuple(filter(None, kept[loud:]))


def _speech(
    making: _Making, first: Sentence, said: Sequence[Sentence], shown: Sequence[Sentence], chart: _Chart | None
) -> Notes:
    """What is spoken: what is shown, what it does not say, whose figures these are; then for questions what else is to
    be known of the chart, the other sentences, the releases, and last where all of it stands: there each number leads
    to its rows. Nothing twice; sources of what is `shown` are in full on a slide of their own, those of other sentences
    have their licences here."""
    sources, told_of = _sources(making.context, said), _sources(making.context, shown)
    listed = tuple(dict.fromkeys((*told_of, *(chart.slide.sources if chart else ()))))
    others = [source for source in sources if source not in listed]
    silent = next((one.text for one in said if not one.values and one is not first), "")
    caution = (chart and first_sentence(chart.slide.caption[0])) or silent or making.unfound
    # What qualifies a figure is said with it, as far as both are said in two breaths.
    behind = in_sentences((first.text, *(one.text for one in _on_it(said[said.index(first) + 1 :]))))
    opening = behind if len(behind) <= MOST_SPOKEN else first.text
    more = chart.slide.caption[0].removeprefix(caution).strip() if chart and chart.slide.chief else ""
    told = tuple(one.text for one in said)
    # What the chart counts is defined beside it as where it is alone.
    counted = (one for one in chart.slide.speech.asked if one[0] == "counted") if chart else ()
    asked: tuple[tuple[Kind, str], ...] = (
        *counted,
        *sorted_out(unsaid(more, in_sentences(told)), "counted"),
        *(("more", text) for text in told),
        *(("sources", text) for text in (credits_said(listed), *credits_alone(others))),
        ("licence", terms_of(listed)),
        ("address", making.seen),
    )
    return once((opening, caution, whose(listed)), asked)


def _compared(making: _Making) -> set[str]:
    if making.is_group:
        return set()
    known = Known(making.context, making.brief.code)
    texts = (*medians(known, COMPARED_CONDITIONS), *medians(known, protection.COMPARED))
    return {sentence(text).text for text in texts if text}


def _sources(context: Context, sentences: Sequence[Sentence]) -> tuple[Source, ...]:
    """Whose figures sentences say; of statuses, all that are judged."""
    found: dict[Source, None] = {}
    for value in (value for said in sentences for value in said.values):
        named = sources_at(context, value.origin)
        found |= dict.fromkeys(named or [context.source_of(item.id) for item in with_targets(context)])
    return tuple(found)


def _named(one: Sentence) -> set[str]:
    """The indicators whose figures a sentence says."""
    return {name for value in one.values for name in _indicators(value.origin)}


def _indicators(address: str) -> list[str]:
    return parse_qs(urlsplit(address).query).get("indicator", [])


def _part_of(address: str) -> tuple[str, str]:
    """The indicator that an address leads to, and which part of it, if it is another than the usual one."""
    asked = parse_qs(urlsplit(address).query)
    return "".join(asked.get("indicator", [])), "".join(asked.get("breakdown", []))


def _chart(making: _Making, section: Section) -> _Chart | None:
    """The first chart of a section with enough figures of which one of its sentences speaks, else the first with enough
    figures; and the slide that it would be alone."""
    found = []
    for name in CHARTS.get(section.id, ()) if section.sentences else ():
        for slide in _view(making, name):
            if isinstance(slide.body, Plot) and _is_worth(slide.body):
                found.append(_Chart(slide, slide.body, _selected(making, name), VIEWS[name].kind))
    told = (chart for chart in found if any(map(chart.draws, section.sentences)))
    return next(told, found[0] if found else None)


def _behind(making: _Making, name: str, said: Collection[str] = ()) -> list[Slide]:
    """The slides that follow a section: of views that have enough figures, and of what was suggested. `said`: titles of
    slides before them."""
    views = (BEHIND_GROUPS if making.is_group else BEHIND).get(name, ())
    found = (_with_one_statement(slide, said) for view in views for slide in _view(making, view))
    found = (_in_full(making, slide, said) for slide in found)
    slides = [slide for slide in found if _is_telling(making, slide)]
    return (
        [*slides, *_suggested(making)] if name == "justice" and making.brief.code in making.context.actions else slides
    )


def _with_one_statement(slide: Slide, said: Collection[str]) -> Slide:
    """A slide whose title says one thing: of two the first that no other slide has said. The other stands below it."""
    title, more = first_statement(slide.title)
    if not more:
        return slide
    if title not in said:
        return slide.led(title, more)
    title, first = next_statement(slide.title)
    return slide.led(title, first) if title and title not in said else slide


def _in_full(making: _Making, slide: Slide, said: Collection[str] = ()) -> Slide:
    """A slide whose title has its full size: what of it has no room is said below, unless another slide has that title.

    Of the whole world it says so; a map of a group, whose title counts all countries, does not say that of the group.
    """
    cuts = (headed(slide.title, fits) for fits in (making.fits, making.fits_tall))
    whole = translate("{title} (continued)", title=slide.title) if slide.title in said else slide.title
    title, rest = next((cut for cut in cuts if cut and cut[0] not in said), (whole, ""))
    slide = slide.led(title, rest) if rest else replace(slide, title=title)
    is_of_all = making.brief.code == WORLD and making.fits(title)
    return replace(slide, title=making.named(title)) if is_of_all else slide


def _is_telling(making: _Making, slide: Slide) -> bool:
    """Whether the slide of a view shows enough of an area."""
    body = slide.body
    if isinstance(body, Plot):
        marks = [strand for strand in body.strands if strand.symbol not in ("tick", "none")]
        return sum(len(strand.values) for strand in marks) >= LEAST_FIGURES
    if isinstance(body, MapBody):
        return making.is_group or making.brief.code in body.figures
    if isinstance(body, FlowBody):
        return len(body.table.rows) >= LEAST_FIGURES
    if isinstance(body, Panes):
        if not body.keys and not has_room(making.format.name, slide):
            return False
        drawn = [pane for pane in body.panes if pane.plot is not None and (pane.plot.rows or _is_worth(pane.plot))]
        return len(drawn) >= min(LEAST_FIGURES, len(body.panes))
    return not isinstance(body, Silence)


def _is_worth(plot: Plot) -> bool:
    """Whether a chart has enough figures, not all of them zero."""
    # A line that carries figures over bars has the same ones.
    own = [strand for strand in plot.strands if not (strand.is_over and strand.figures)]
    known = [value for strand in own for value in strand.values if value is not None]
    return len(known) >= LEAST_FIGURES and max(known) > 0


def _suggested(making: _Making) -> list[Slide]:
    """The suggested actions on one slide, which says how many more there are: the whole list is its own export."""
    (slide,) = _view(making, "country-suggested")
    assert isinstance(slide.body, Table)
    return [replace(slide, body=replace(slide.body, goes_on=False))]


def _whole(making: _Making, section: Section) -> list[Slide]:
    """The view that tells a section, under its own title, which counts over its rows; who speaks has all sentences.
    None where it shows too little."""
    name, said = WHOLE.get(section.id, ""), section.sentences
    slides = [slide for slide in _view(making, name) if _is_telling(making, slide)] if name else []
    if not slides:
        return []
    first, *more = slides
    others = [source for source in _sources(making.context, said) if source not in first.sources]
    speech = first.speech.with_more((one.text for one in said), credits_alone(others))
    first = replace(first, speech=speech, noted=(*first.noted, *others))
    return [_in_full(making, first), *more]


def _view(making: _Making, name: str) -> list[Slide]:
    view = VIEWS[name]
    address = permalink_of(making.context, view, making.query, making.root)
    return slides_among(making.context, Asked(view, _selected(making, name), address))


def _selected(making: _Making, name: str) -> Selection:
    return selection_of(making.context, VIEWS[name], making.query)
