"""The progress page's two views: a country's pace, or how the indicators stand; and the table of statuses."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.figures.charts import Figure
from dashboard.figures.pace import pace, standing
from dashboard.figures.series import Series, area_lines
from dashboard.figures.words import area_name, figure_text
from dashboard.geography import WORLD
from dashboard.i18n import format_number, translate, translate_filled
from dashboard.metrics.progress import SENTENCES, STATUS_WORDS
from dashboard.metrics.standing import Cell, counts
from dashboard.selection import Selection
from dashboard.store import SeriesKey

END = datetime.date(2030, 12, 31)
OVERVIEW_KINDS = ("world", "region", "group", "sub_region")
MOST_ROWS = 60


def days_left(context: Context) -> int:
    """Days from today to 31 December 2030."""
    return max((END - context.today()).days, 0)


def with_targets(context: Context) -> list[Indicator]:
    """Indicators that have a target, in the catalogue's order."""
    return [indicator for indicator in context.indicators.values() if indicator.target]


def with_paces(context: Context) -> list[Indicator]:
    """Those of them that are measured often enough for a pace; the others are levels of single surveys."""
    return [indicator for indicator in with_targets(context) if indicator.target and indicator.target.pace]


def cell_of(context: Context, indicator: str, area: str) -> Cell | None:
    """The published status of one area, None where there is none (a region, a territory without a value)."""
    return context.progress.get((indicator, area))


def chosen_country(context: Context, selection: Selection) -> str:
    """The country that the pace is shown for: the last one chosen; empty where only groups are."""
    chosen = [code for code in selection.areas if code in context.geography.areas]
    return chosen[-1] if chosen else ""


def cells_of(context: Context, indicator: str, codes: Sequence[str]) -> list[Cell]:
    """The published statuses of UN members among `codes`."""
    members = set(context.geography.members)
    found = (context.progress.get((indicator, code)) for code in codes if code in members)
    return [cell for cell in found if cell is not None]


@dataclass(frozen=True)
class StatusRow:
    """One row of the table of statuses: an area with its cells, or a group with counts."""

    code: str
    name: str
    cells: tuple[Cell | None, ...]
    counted: tuple[dict[str, int], ...] = ()
    measured: tuple[int, ...] = ()
    """How many of a group's countries have a value at all, by indicator."""


def status_rows(context: Context, selection: Selection) -> list[StatusRow]:
    """Groups with counts where no area is chosen, else the chosen areas and the members of chosen groups."""
    names = [indicator.id for indicator in with_targets(context)]
    geography = context.geography
    if not [code for code in selection.areas if code != WORLD]:
        regions = sorted(geography.regions.values(), key=lambda region: translate(region.name))
        shown = [region for kind in OVERVIEW_KINDS for region in regions if region.kind == kind]
        return [
            StatusRow(
                region.code,
                area_name(context, region.code),
                (),
                tuple(counts(cells_of(context, name, region.members)) for name in names),
                tuple(
                    sum(cell.last_value is not None for cell in cells_of(context, name, region.members))
                    for name in names
                ),
            )
            for region in shown
        ]
    codes: list[str] = []
    for code in selection.areas:
        inside = [
            item for item in geography.members_of(code) if code in geography.areas or geography.areas[item].is_member
        ]
        codes.extend(item for item in inside if item not in codes)
    codes = sorted(codes[:MOST_ROWS], key=lambda code: area_name(context, code))
    return [
        StatusRow(code, area_name(context, code), tuple(cell_of(context, name, code) for name in names))
        for code in codes
    ]


@dataclass(frozen=True)
class PaceView:
    """A figure with its words; `series` where it is a country's, for table and file."""

    figure: Figure
    title: str
    subtitle: str
    caveat: str
    source: str
    coverage: str
    series: Series | None


METHOD = (
    "Our own reading, not an assessment by the UN: the yearly pace since about 2015 against the pace needed from then "
    "on (ratio method of the UN's 2022 progress chart)."
)


def pace_view(context: Context, selection: Selection) -> PaceView:
    """The pace of the chosen country, or how all indicators stand over the chosen groups."""
    country = chosen_country(context, selection)
    return _country(context, selection, country) if country else _groups(context, selection)


def _country(context: Context, selection: Selection, country: str) -> PaceView:
    indicator = context.indicators[selection.indicator]
    one = Selection(
        indicator.id,
        (country,),
        selection.year,
        indicator.default_sex,
        indicator.default_age,
        indicator.default_breakdown,
        indicator.measures[0],
        selection.lang,
    )
    series = area_lines(context, one)
    cell = cell_of(context, indicator.id, country)
    figure: Figure = {"data": [], "layout": {}}
    title = translate(
        "{area}: no figure on {label}", area=area_name(context, country), label=translate(indicator.label)
    )
    coverage = ""
    if cell is not None:
        title = pace_title(context, indicator, cell)
        coverage = translate_filled(cell.reason, SENTENCES)
        if series.lines[0].line.known:
            figure = pace(series.lines[0], cell, indicator, series.frame)
    source = " ".join(filter(None, (coverage, translate(METHOD), series.source)))
    return PaceView(figure, title, series.subtitle, series.caveat, source, "", series)


def last_text(context: Context, cell: Cell) -> str:
    """The last value behind a status as it is published: "<2.5" where the status compares it as 2.5."""
    indicator = context.indicators[cell.indicator]
    key = SeriesKey(indicator.id, indicator.default_sex, indicator.default_age, indicator.default_breakdown)
    published = context.store.histories(key).get(cell.area, ())
    found = next((item for item in published if item.year == cell.last_year and item.value is None), None)
    if found is not None:
        return figure_text(None, found.lower, found.upper, indicator.decimals)
    return figure_text(cell.last_value, None, None, indicator.decimals)


def pace_title(context: Context, indicator: Indicator, cell: Cell) -> str:
    """Area, indicator, status in words, last value with its year."""
    status = translate(STATUS_WORDS[cell.status])  # type: ignore[index]
    area, label = area_name(context, cell.area), translate(indicator.label)
    if cell.last_value is None:
        return translate("{area}, {label}: {status}; there is no value", area=area, label=label, status=status)
    value = last_text(context, cell)
    return translate(
        "{area}, {label}: {status} ({value} in {year})",
        area=area,
        label=label,
        status=status,
        value=value,
        year=cell.last_year,
    )


def _groups(context: Context, selection: Selection) -> PaceView:
    codes = selection.areas or (WORLD,)
    members = list(dict.fromkeys(item for code in codes for item in context.geography.members_of(code)))
    counted = {indicator.id: counts(cells_of(context, indicator.id, members)) for indicator in with_paces(context)}
    names = {indicator.id: translate(indicator.label) for indicator in with_paces(context)}
    paced = list(counted.values())
    judged = sum(sum(found.values()) - found["CANNOT_BE_JUDGED"] for found in paced)
    good = sum(found["TARGET_MET"] + found["ON_TRACK"] for found in paced)
    whole = sum(sum(found.values()) for found in paced)
    place = ", ".join(area_name(context, code) for code in codes)
    title = translate(
        "{area}: {good} of the {judged} paces that can be judged have met their target or are on track",
        area=place,
        good=format_number(good),
        judged=format_number(judged),
    )
    subtitle = translate(
        "Countries by status, indicator by indicator; the other {n} of {whole} cannot be judged. Indicators of single "
        "surveys are levels, not paces, and are not counted.",
        n=format_number(whole - judged),
        whole=format_number(whole),
    )
    caveat = translate("A status is a pace, not a verdict.")
    source = f"{translate(METHOD)} {_sources(context)}"
    return PaceView(standing(counted, names), title, subtitle, caveat, source, "", None)


def _sources(context: Context) -> str:
    """Publishers and vintages behind the statuses."""
    found = dict.fromkeys(context.source_of(indicator.id) for indicator in with_targets(context))
    said = (f"{source.publisher_short}, {translate(source.vintage)}" for source in found)
    return translate("Sources: {sources}.", sources="; ".join(said))
