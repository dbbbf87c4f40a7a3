"""Up to which year a slide shows figures, which its subtitle says where the slide before it ends in another year and
neither its title nor what stands below that names its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dashboard.exports.slides.content import Body, MapBody, Slide
from dashboard.exports.slides.plots import Panes, Plot, figures_of
from dashboard.exports.slides.words import Aside, Cover, Words
from dashboard.i18n import as_sentence, in_sentences, translate

_YEAR = re.compile(r"\d{4}", re.ASCII)
Told = Slide | Words | Cover


def told_apart(slides: Sequence[Told]) -> list[Told]:
    """Slides in their order; who compares one with the next reads in which year it ends, if they differ: once.

    The one before is not named: it can be on another subject, and slides are taken out of a deck or put elsewhere.
    """
    told: list[Told] = []
    before = None
    for slide in slides:
        year = None if isinstance(slide, Cover) else newest_of(_body(slide))
        if isinstance(slide, Cover) or year is None or before in (None, year) or _names(slide, year):
            told.append(slide)
        else:
            said = translate("Figures end in {year}.", year=year)
            told.append(
                replace(slide, subtitle=in_sentences((*map(as_sentence, filter(None, (slide.subtitle,))), said)))
            )
        before = year
    return told


def _names(slide: Slide | Words, year: int) -> bool:
    """Whether the words above what a slide shows name a year: "41.8% in 2022", "2005 to 2024"."""
    heading = slide.aside.heading if isinstance(slide, Words) and isinstance(slide.aside, Aside) else ""
    return bool(re.search(rf"(?<!\d){year}(?!\d)", " ".join((slide.title, slide.subtitle, heading))))


def newest_of(body: Body | None) -> int | None:
    """The last year of which a chart or a map has a figure; None where it has none, or several that are told apart."""
    if isinstance(body, MapBody):
        return body.newest
    if isinstance(body, Plot):
        return _newest(body)
    if isinstance(body, Panes):
        years = {_newest(pane.plot) for pane in body.panes if pane.plot is not None}
        return years.pop() if len(years) == 1 else None
    return None


def _body(slide: Slide | Words) -> Body | None:
    if isinstance(slide, Slide):
        return slide.body
    return slide.aside.body if isinstance(slide.aside, Aside) else None


def _newest(plot: Plot) -> int | None:
    figures = figures_of(plot)
    years: Iterable[int]
    if plot.form in ("lines", "columns") and all(_YEAR.fullmatch(name) for name in plot.categories):
        named = [int(name) for name in plot.categories]
        years = (
            year for strand in figures for year, value in zip(named, strand.values, strict=True) if value is not None
        )
    elif plot.is_years:
        years = (
            round(place)
            for strand in figures
            for place, value in zip(strand.across, strand.values, strict=True)
            if place is not None and value is not None
        )
    else:
        return None
    return max(years, default=None)
