"""The brief of a country or group as slides: its sentences beside charts, its statuses, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from dashboard.brief import protection, targets
from dashboard.brief.beside import medians
from dashboard.brief.facts import children_now, facts_about
from dashboard.brief.known import Known
from dashboard.brief.sentence import Section, Sentence, sentence
from dashboard.brief.whole import COMPARED_CONDITIONS, Brief, brief_of
from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.exports.documents.brief import whole_address
from dashboard.exports.picture.content import Asked, permalink_of
from dashboard.exports.slides.content import Slide, first_sentence, publishers_said, slides_among, source_line
from dashboard.exports.slides.deck import points_size
from dashboard.exports.slides.newest import Told
from dashboard.exports.slides.plots import Plot
from dashboard.exports.slides.template import FORMATS, LEFT, POINTS, Format
from dashboard.exports.slides.whole import own_reading
from dashboard.exports.slides.words import Aside, Box, Cover, Words
from dashboard.figures.progress import with_targets
from dashboard.figures.shown import Table
from dashboard.geography import WORLD
from dashboard.i18n import as_sentence, format_date, in_parts, translate
from dashboard.views import VIEWS, lasting, selection_of
from dashboard.words.credits import credit
from dashboard.words.names import area_name

LEGIBLE = 13.0
"""Least type, in points, of sentences that share a slide with a chart: else they have it for themselves."""
LEAST = 12.0
"""Least type of sentences that have a slide for themselves: else they are on two."""
LONGEST_TITLE = 200
"""Characters of a sentence that can be the title of a slide."""
LONGEST_COUNT = 160
"""Characters of a sentence that counts targets above their table: a longer one would take the rows' room."""
MOST_BESIDE = 400
"""Characters of sentences that have room in a box beside others, in type that can be read."""
LEAST_FIGURES = 3
"""Of a chart that is worth its place."""
CHARTS = {
    "detected": ("victims-children", "country-detected-victims"),
    "conditions": (
        "country-conflict-deaths",
        "country-conflict-displacement-new",
        "country-disaster-displacement-weather",
        "country-extreme-poverty",
        "country-food-insecurity",
    ),
    "displacement": ("country-refugees-by-asylum",),
    "justice": ("country-persons-convicted",),
    "protection": ("country-child-marriage-18",),
}
"""Views that may stand beside the sentences of a section: the first that has enough figures."""
OF_GROUPS = {
    "detected": ("victims-children", "victims-trend"),
    "conditions": ("drivers-trend",),
    "displacement": ("country-refugees-by-asylum",),
    "justice": ("country-persons-convicted",),
}
"""The same of a group."""
BEHIND = {"conditions": "country-profile", "justice": "country-steps", "protection": "protection-levels"}
"""Views of a country behind the sentences of a section, which say the same in figures; progress has its statuses."""
VIEWS_OF_GROUPS = {"protection": "protection-levels", "progress": "progress-statuses"}
"""Views that say of a group all that sentences of a section say, and stand in their place."""


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
    def seen(self) -> str:
        """When and where all this was seen."""
        day = format_date(self.context.today())
        return translate("Seen on {date} at {address}", date=day, address=self.address)


class _Chart(NamedTuple):
    """A chart beside sentences, the slide that it would be alone, and the indicator that it opens with."""

    aside: Aside
    slide: Slide
    indicator: str


def brief_slides(context: Context, code: str, format_name: str, root: str) -> list[Told]:
    """The brief of an area in the current language, for slides of a format.

    `root`: scheme and host of the dashboard, or nothing.
    Raises KeyError where there is no such area.
    """
    making = _Making(context, brief_of(context, code), root, FORMATS[format_name])
    box = _not_known(making)
    slides: list[Told] = [_cover(making), _words(making, making.brief.opening, box)]
    for section in making.brief.sections:
        if making.is_group and section.id in VIEWS_OF_GROUPS:
            slides += _noted(making, _view(making, VIEWS_OF_GROUPS[section.id]), section)
        elif box != _box(section):
            slides += _slides_of(making, section)
        if section.id == "detected" and (code == WORLD or not making.is_group):
            slides += _view(making, "victims-map")
        if section.id == "justice":
            slides += _view(making, "justice-steps") if making.is_group else []
            slides += _suggested(making) if code in context.actions else []
    return slides


def short_slides(context: Context, code: str, format_name: str, root: str) -> list[Told]:
    """The brief of an area on two slides: its opening beside the first of its charts, and what is not known.

    Beside that stands how far the targets are, where it has room.

    `root`: scheme and host of the dashboard, or nothing.
    Raises KeyError where there is no such area.
    """
    making = _Making(context, brief_of(context, code), root, FORMATS[format_name])
    charts = (chart for section in making.brief.sections for chart in _charts(making, section))
    first = _words(making, making.brief.opening, next(charts, None))
    progress = making.brief.section("progress")
    beside = Box(progress.heading, tuple(one.text for one in progress.sentences)) if progress.sentences else None
    if len(progress.text) > MOST_BESIDE:
        beside = None  # A part of these sentences would say less than each of them, since later ones qualify the first.
    second = _words(making, making.brief.at_once, beside)
    more = [] if beside is None else _sources(context, progress.sentences)
    sources = tuple(dict.fromkeys((*second.sources, *more)))
    notes = (*second.notes, *(_said(making, progress.sentences) if beside else ()))
    return [replace(first, stem=f"brief_{code}_two-slides"), replace(second, sources=sources, notes=notes)]


def _cover(making: _Making) -> Cover:
    subject = translate("Children and trafficking in persons: what is known, and what is not")
    return Cover(
        title=making.brief.name,
        subtitle=subject,
        lines=(*_facts(making), making.seen),
        seen=own_reading(),
        notes=(making.brief.name, subject, making.seen),
        stem=f"brief_{making.brief.code}",
    )


def _facts(making: _Making) -> list[str]:
    """Where the area lies, or how many members the group has, and how many children live there."""
    context, code = making.context, making.brief.code
    if making.is_group:
        return [fact if isinstance(fact, str) else fact.text for fact in facts_about(context, code)]
    region = context.geography.subregion(code)
    facts = [] if region == WORLD else [area_name(context, region)]
    children = children_now(context, code)
    return facts if children is None else [*facts, children.text]


def _not_known(making: _Making) -> Box | None:
    """What is not known at once; of a group without it all that is not known, where a box has room for it."""
    at_once, unknown = making.brief.at_once, making.brief.section("unknown")
    section = at_once if at_once.sentences else unknown
    has_room = section is at_once or 0 < len(section.text) <= MOST_BESIDE
    return _box(section) if has_room else None


def _box(section: Section) -> Box:
    return Box(section.heading, tuple(said.text for said in section.sentences))


def _slides_of(making: _Making, section: Section) -> list[Told]:
    """A section beside a chart, and the view of a country that says the same in figures; none without sentences.

    Sentences that have no room beside the chart are left to the notes of that view. Where there is no chart or no
    view, all are on slides: on two where they would be too small to be read.
    """
    behind = () if making.is_group else _behind(making, section)
    if not section.sentences:
        return [*behind]
    chart = next(_charts(making, section), None)
    whole = _words(making, section, chart)
    if whole.aside is not None or (not behind and _is_legible(making, whole)):
        return [whole, *(behind if section.id != "protection" else ())]
    halves = [*_halves(making, section)] if behind else []
    beside = ((words, rest) for half, rest in halves if (words := _words(making, half, chart)).aside)
    alone = ((words, rest) for half, rest in halves if _is_legible(making, words := _words(making, half, None)))
    for words, rest in chain(beside, alone):
        return [words, *_noted(making, behind, rest)]
    return [*_in_words(making, section, whole), *behind]


def _behind(making: _Making, section: Section) -> list[Slide]:
    """The view of a country that says in figures what its sentences say."""
    if section.id == "progress":
        return _statuses(making)
    return _view(making, BEHIND[section.id]) if section.id in BEHIND else []


def _is_legible(making: _Making, words: Words) -> bool:
    return points_size(words.points, making.format, POINTS) >= LEAST


def _in_words(making: _Making, section: Section, whole: Words) -> list[Told]:
    if _is_legible(making, whole):
        return [whole]
    return [_words(making, half, None) for half in next(_halves(making, section))]


def _halves(making: _Making, section: Section) -> Iterator[tuple[Section, Section]]:
    """The sentences of a section in two parts, in their order, those of about the same length first.

    No second part begins with a comparison that is left to the notes: its first sentence can be a title.
    """
    said, compared = section.sentences, _compared(making)
    lengths = [len(one.text) for one in said]
    cuts = [place for place in range(1, len(said)) if said[place].text not in compared]
    for cut in sorted(cuts, key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:]))):
        first, second = said[:cut], said[cut:]
        yield Section(section.id, section.heading, (first,)), Section(section.id, section.heading, (second,))


def _words(making: _Making, section: Section, beside: _Chart | Box | None) -> Words:
    """A section: its first sentence is the title, unless it is too long or the only one.

    Comparisons with medians are left to the notes: another slide has them for all that can be compared.
    """
    first, *rest = section.sentences
    compared = _compared(making)
    points = tuple(one.text for one in rest if one.text not in compared)
    is_title = bool(points) and len(first.text) <= LONGEST_TITLE
    points = points if is_title else (first.text, *points)
    aside, chart = (beside.aside, beside.slide) if isinstance(beside, _Chart) else (beside, None)
    if chart and points_size(points, making.format, LEFT) < LEGIBLE:
        aside = chart = None
    sources = _sources(making.context, section.sentences)
    others = [source for source in sources if not (chart and source in chart.sources)]
    named = in_parts(credit(source) for source in others)
    caption = (translate("Sources: {sources}.", sources=named),) if others else ()
    title = first.text if is_title else section.heading
    return Words(
        title=title,
        subtitle=_about(making, section.heading) if is_title else making.brief.name,
        points=points,
        caption=(*(chart.caption if chart else ()), *caption),
        seen=making.seen,
        notes=(
            *_spoken(title, chart, sources),
            section.heading,
            *_said(making, section.sentences),
            *map(source_line, sources),
            making.seen,
        ),
        sources=tuple(dict.fromkeys((*sources, *(chart.sources if chart else ())))),
        aside=aside,
    )


def _about(making: _Making, subject: str) -> str:
    return translate("{name}: {subject}", name=making.brief.name, subject=subject)


def _compared(making: _Making) -> set[str]:
    if making.is_group:
        return set()
    known = Known(making.context, making.brief.code)
    texts = (*medians(known, COMPARED_CONDITIONS), *medians(known, protection.COMPARED))
    return {sentence(text).text for text in texts if text}


def _spoken(title: str, chart: Slide | None, sources: Sequence[Source]) -> Iterable[str]:
    """What is said aloud first, as of any view: what is shown, what a chart beside it does not say, whose figures."""
    yield as_sentence(title)
    yield from first_sentence(chart.caption[0]) if chart and chart.caption else ()
    yield from publishers_said(sources)


def _said(making: _Making, sentences: Sequence[Sentence]) -> Iterable[str]:
    """Each sentence, and behind all of them where their figures come from: addresses are not spoken."""
    yield from (said.text for said in sentences)
    for value in (value for said in sentences for value in said.values):
        address = lasting(making.context, f"{making.root.rstrip('/')}{value.origin}")
        yield translate("{figure}: see {address}", figure=value.text, address=address)


def _sources(context: Context, sentences: Sequence[Sentence]) -> tuple[Source, ...]:
    """Whose figures sentences say; of statuses, all that are judged."""
    found: dict[Source, None] = {}
    for value in (value for said in sentences for value in said.values):
        named = parse_qs(urlsplit(value.origin).query).get("indicator", [])
        found |= dict.fromkeys(map(context.source_of, named or [item.id for item in with_targets(context)]))
    return tuple(found)


def _charts(making: _Making, section: Section) -> Iterator[_Chart]:
    """The charts of a section with enough figures."""
    for name in (OF_GROUPS if making.is_group else CHARTS).get(section.id, ()):
        for slide in _view(making, name):
            if isinstance(slide.body, Plot) and _is_worth(slide.body):
                yield _Chart(Aside(slide.title, slide.body, slide.description), slide, VIEWS[name].indicator)


def _indicators(section: Section) -> set[str]:
    """Of which indicators sentences say figures."""
    origins = (value.origin for said in section.sentences for value in said.values)
    return {name for origin in origins for name in parse_qs(urlsplit(origin).query).get("indicator", ())}


def _is_worth(plot: Plot) -> bool:
    """Whether any series has enough figures, not all of them zero."""
    known = [[value for value in strand.values if value is not None] for strand in plot.strands]
    return any(len(values) >= LEAST_FIGURES and max(values) > 0 for values in known)


def _suggested(making: _Making) -> list[Slide]:
    """The suggested actions on one slide, which says how many more there are: the whole list is its own export."""
    (slide,) = _view(making, "country-suggested")
    assert isinstance(slide.body, Table)
    return [replace(slide, body=replace(slide.body, goes_on=False))]


def _noted(making: _Making, slides: Sequence[Slide], section: Section) -> list[Slide]:
    """Slides of a view; the sentences whose place it takes stand in the notes of the first."""
    first, *more = slides
    return [replace(first, notes=(*first.notes, *_said(making, section.sentences))), *more]


def _statuses(making: _Making) -> list[Slide]:
    """The table of statuses of a country, below the sentence that counts them where that is short."""
    counted = targets.opening(Known(making.context, making.brief.code))
    first, *more = shown = _view(making, "progress-statuses")
    title, heading = sentence(counted).text, translate("Targets for 2030")
    if len(title) > LONGEST_COUNT:
        return shown
    return [replace(first, title=title, subtitle=_about(making, heading), notes=(title, *first.notes)), *more]


def _view(making: _Making, name: str) -> list[Slide]:
    context, view, query = making.context, VIEWS[name], f"area={making.brief.code}"
    selection = selection_of(context, view, query)
    return slides_among(context, Asked(view, selection, permalink_of(context, view, query, making.root)))
