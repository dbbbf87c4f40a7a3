"""The brief of a country or group as slides: its sentences beside charts, its statuses, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
from dashboard.exports.slides.content import Slide, slides_among, source_line
from dashboard.exports.slides.deck import points_size
from dashboard.exports.slides.newest import Told
from dashboard.exports.slides.plots import Plot
from dashboard.exports.slides.template import FORMATS, LEFT, POINTS, Format
from dashboard.exports.slides.whole import own_reading
from dashboard.exports.slides.words import Aside, Box, Cover, Words
from dashboard.figures.progress import with_targets
from dashboard.figures.shown import Table
from dashboard.geography import WORLD
from dashboard.i18n import format_date, in_parts, translate
from dashboard.views import VIEWS, lasting, selection_of
from dashboard.words.credits import credit
from dashboard.words.names import area_name

LEGIBLE = 13.0
"""Least type, in points, of sentences that share a slide with a chart: else they have it for themselves."""
LEAST = 12.0
"""Least type of sentences that have a slide for themselves: else they are on two."""
LONGEST_TITLE = 200
"""Characters of a sentence that can be the title of a slide."""
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
    ),
    "displacement": ("country-refugees-by-asylum",),
    "justice": ("country-persons-convicted",),
    "protection": ("country-child-marriage-18",),
}
"""Views that may stand beside the sentences of a section: the first that has enough figures."""
OF_GROUPS = {"detected": ("victims-children", "victims-trend"), "conditions": ("drivers-trend",)}
"""The same of a group."""


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


def brief_slides(context: Context, code: str, format_name: str, root: str) -> list[Told]:
    """The brief of an area in the current language, for slides of a format.

    `root`: scheme and host of the dashboard, or nothing.
    Raises KeyError where there is no such area.
    """
    making = _Making(context, brief_of(context, code), root, FORMATS[format_name])
    slides: list[Told] = [_cover(making), _words(making, making.brief.opening, _not_known(making))]
    for section in making.brief.sections:
        slides += _slides_of(making, section)
        if section.id == "conditions" and not making.is_group:
            slides += _view(making, "country-profile")
        if section.id == "justice":
            slides += _view(making, "justice-steps" if making.is_group else "country-steps")
            slides += _suggested(making) if code in context.actions else []
        if section.id == "progress":
            slides += _statuses(making)
    return slides


def short_slides(context: Context, code: str, format_name: str, root: str) -> list[Told]:
    """The brief of an area on two slides: its opening beside the first of its charts, and what is not known.

    Beside that stands how far the targets are, where it has room.

    `root`: scheme and host of the dashboard, or nothing.
    Raises KeyError where there is no such area.
    """
    making = _Making(context, brief_of(context, code), root, FORMATS[format_name])
    charts = filter(None, (_chart(making, section) for section in making.brief.sections))
    first = _words(making, making.brief.opening, next(charts, None))
    progress = making.brief.section("progress")
    beside = Box(progress.heading, tuple(one.text for one in progress.sentences)) if progress.sentences else None
    if len(progress.text) > MOST_BESIDE:
        beside = None  # A part of these sentences would say less than each of them, since later ones qualify the first.
    second = _words(making, making.brief.at_once, beside)
    more = [] if beside is None else _sources(context, progress.sentences)
    sources = tuple(dict.fromkeys((*second.sources, *more)))
    notes = (*second.notes, *(_origins(making, progress.sentences) if beside else ()))
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


def _not_known(making: _Making) -> Box:
    at_once = making.brief.at_once
    return Box(at_once.heading, tuple(said.text for said in at_once.sentences))


def _slides_of(making: _Making, section: Section) -> list[Told]:
    """A section on one slide; on two where its sentences would be too small to be read; none without sentences."""
    if not section.sentences:
        return []
    whole = _words(making, section, _chart(making, section))
    if whole.aside is not None or points_size(whole.points, making.format, POINTS) >= LEAST:
        return [whole]
    return [_words(making, half, None) for half in _halves(section)]


def _halves(section: Section) -> tuple[Section, Section]:
    """The sentences of a section in two parts of about the same length, in their order."""
    lengths = [len(one.text) for one in section.sentences]
    cut = min(range(1, len(lengths)), key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:])))
    first, second = section.sentences[:cut], section.sentences[cut:]
    return Section(section.id, section.heading, (first,)), Section(section.id, section.heading, (second,))


def _words(making: _Making, section: Section, beside: tuple[Aside, Slide] | Box | None) -> Words:
    """A section: its first sentence is the title, unless it is too long or the only one.

    Comparisons with medians are left to the notes: another slide has them for all that can be compared.
    """
    first, *rest = section.sentences
    compared = _compared(making)
    points = tuple(one.text for one in rest if one.text not in compared)
    is_title = bool(points) and len(first.text) <= LONGEST_TITLE
    points = points if is_title else (first.text, *points)
    aside, chart = beside if isinstance(beside, tuple) else (beside, None)
    if chart and points_size(points, making.format, LEFT) < LEGIBLE:
        aside = chart = None
    sources = _sources(making.context, section.sentences)
    others = [source for source in sources if not (chart and source in chart.sources)]
    named = in_parts(credit(source) for source in others)
    caption = (translate("Sources: {sources}.", sources=named),) if others else ()
    return Words(
        title=first.text if is_title else section.heading,
        subtitle=_about(making, section.heading) if is_title else making.brief.name,
        points=points,
        caption=(*(chart.caption if chart else ()), *caption),
        seen=making.seen,
        notes=(section.heading, *_origins(making, section.sentences), *map(source_line, sources), making.seen),
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


def _origins(making: _Making, sentences: Sequence[Sentence]) -> Iterable[str]:
    """Each sentence, and below it where its figures come from."""
    for said in sentences:
        yield said.text
        for value in said.values:
            address = lasting(making.context, f"{making.root.rstrip('/')}{value.origin}")
            yield translate("{figure}: see {address}", figure=value.text, address=address)


def _sources(context: Context, sentences: Sequence[Sentence]) -> tuple[Source, ...]:
    """Whose figures sentences say; of statuses, all that are judged."""
    found: dict[Source, None] = {}
    for value in (value for said in sentences for value in said.values):
        named = parse_qs(urlsplit(value.origin).query).get("indicator", [])
        found |= dict.fromkeys(map(context.source_of, named or [item.id for item in with_targets(context)]))
    return tuple(found)


def _chart(making: _Making, section: Section) -> tuple[Aside, Slide] | None:
    """The first chart of a section with enough figures, and the slide that it would be alone."""
    for name in (OF_GROUPS if making.is_group else CHARTS).get(section.id, ()):
        for slide in _view(making, name):
            if isinstance(slide.body, Plot) and _is_worth(slide.body):
                return Aside(slide.title, slide.body, slide.description), slide
    return None


def _is_worth(plot: Plot) -> bool:
    """Whether any series has enough figures, not all of them zero."""
    known = [[value for value in strand.values if value is not None] for strand in plot.strands]
    return any(len(values) >= LEAST_FIGURES and max(values) > 0 for values in known)


def _suggested(making: _Making) -> list[Slide]:
    """The suggested actions on one slide, which says how many more there are: the whole list is its own export."""
    (slide,) = _view(making, "country-suggested")
    assert isinstance(slide.body, Table)
    return [replace(slide, body=replace(slide.body, goes_on=False))]


def _statuses(making: _Making) -> list[Slide]:
    """The table of statuses, below the sentence that counts them; of a group as its view has it."""
    if making.is_group:
        return _view(making, "progress-statuses")
    counted = targets.opening(Known(making.context, making.brief.code))
    first, *more = _view(making, "progress-statuses")
    title, heading = sentence(counted).text, translate("Targets for 2030")
    return [replace(first, title=title, subtitle=_about(making, heading), notes=(title, *first.notes)), *more]


def _view(making: _Making, name: str) -> list[Slide]:
    context, view, query = making.context, VIEWS[name], f"area={making.brief.code}"
    selection = selection_of(context, view, query)
    return slides_among(context, Asked(view, selection, permalink_of(context, view, query, making.root)))
