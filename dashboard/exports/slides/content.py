"""What the slide of a view says and shows for a selection: the same words and figures as its panel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.exports.picture.content import Asked, content_of, map_picture, tab_of, table_of
from dashboard.exports.picture.worldmap import MapPicture
from dashboard.exports.slides.plots import Plot, plot_of_figure, plot_of_series
from dashboard.figures.kinds import KINDS
from dashboard.figures.map import map_answer
from dashboard.figures.series import has_series, series_of
from dashboard.figures.shown import Table
from dashboard.figures.words import unit_of, wording_of
from dashboard.i18n import translate
from dashboard.metrics.latest import latest
from dashboard.selection import Selection
from dashboard.views import View

OF_MANY = ("statuses", "pace", "status-counts", "status-gaps", "timeline", "profile", "key-figures")
"""Kinds of views that show so many indicators that no one definition says what they are of."""


@dataclass(frozen=True)
class MapBody:
    """A map, and what is said of each of its areas."""

    picture: MapPicture
    figures: Mapping[str, str]


@dataclass(frozen=True)
class Slide:
    """One view on one slide; all of it is plain text or figures."""

    title: str
    subtitle: str
    body: Plot | Table | MapBody
    caption: tuple[str, ...]
    """What may never be cut off: caveat, coverage, source, boundaries."""
    notes: tuple[str, ...]
    """What the one who speaks needs beside it."""
    description: str
    """What those who do not see the body are told."""
    seen: str
    stem: str
    sources: tuple[Source, ...]
    own_title: str = ""
    """The view's own title where the reader gave another one."""
    note: str = ""
    """A line of the reader's."""


def slide_of(context: Context, asked: Asked) -> Slide:
    """All that the slide of a view says, in the current language."""
    view, selection = asked.view, asked.selection
    content = content_of(context, asked)
    body = _body(context, view, selection)
    gaps = body.note if isinstance(body, Plot) else ""
    caption = tuple(filter(None, (content.caveat, " ".join(filter(None, (gaps, content.coverage))), content.source)))
    return Slide(
        title=content.title,
        subtitle=content.subtitle,
        body=body,
        caption=(*caption, content.notes) if content.notes else caption,
        notes=(
            content.title,
            *(() if view.kind in OF_MANY else _definitions(context, content.indicator, selection)),
            *caption,
            *((content.notes,) if content.notes else ()),
            *map(source_line, content.sources),
            content.seen,
        ),
        description=f"{content.title}. {content.description}",
        seen=content.seen,
        stem=content.stem,
        sources=content.sources,
    )


def slides_of(context: Context, asked: Asked) -> list[Slide]:
    """All slides of a view in the current language, in their order: one, or more where one cannot hold the view.

    A table stays one slide here, since its room depends on the format: `deck` continues it on further ones.
    """
    return [slide_of(context, asked)]


def source_line(source: Source) -> str:
    """A source with its release and licence, for those who speak."""
    return translate(
        "Source: {publisher}, {title}, {vintage}. Licence: {licence}.",
        publisher=source.publisher,
        title=source.title,
        vintage=translate(source.vintage),
        licence=source.licence,
    )


def _definitions(context: Context, indicator: str, selection: Selection) -> tuple[str, ...]:
    """What is counted, of the indicator and of those beside it."""
    names = dict.fromkeys((indicator, *selection.against))
    return tuple(
        translate(
            "{indicator}: {definition}",
            indicator=translate(context.indicators[name].name),
            definition=translate(context.indicators[name].definition),
        )
        for name in names
    )


def _body(context: Context, view: View, selection: Selection) -> Plot | Table | MapBody:
    """A native map or chart; a table where the panel shows one, or where PowerPoint has no chart like the panel's."""
    tab = tab_of(view, selection)
    if tab == "map":
        return _map(context, selection)
    plot = _plot(context, view, selection) if tab == "chart" else None
    return plot or table_of(context, view, selection)


def _plot(context: Context, view: View, selection: Selection) -> Plot | None:
    if has_series(view):
        return plot_of_series(series_of(context, view, selection))
    if view.kind in KINDS:
        return plot_of_figure(KINDS[view.kind](context, view, selection).figure)
    return None


def _map(context: Context, selection: Selection) -> MapBody:
    return MapBody(map_picture(context, selection, map_answer(context, selection)), _figures(context, selection))


def _figures(context: Context, selection: Selection) -> dict[str, str]:
    """Figure, unit and year of each area that has a row, in the map's year."""
    indicator = context.indicators[selection.indicator]
    wording = wording_of(indicator, selection)
    unit = "" if wording.names or wording.years else unit_of(indicator, selection)
    said = {}
    for code, history in context.histories(selection).items():
        item = latest(history, selection.year, indicator.window)
        if item is not None:
            is_known = item.ends is not None
            figure = f"{wording.text(item)} {unit}".strip() if is_known else wording.text(item)
            said[code] = f"{figure} ({item.year})" if is_known else figure
    return said
