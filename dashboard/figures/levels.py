"""Levels of several indicators on one axis: of one country with their years, of a group their spread over countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.figures import theme
from dashboard.figures.addresses import origin_address
from dashboard.figures.captions import sources_of
from dashboard.figures.charts import Figure
from dashboard.figures.observed import number_text
from dashboard.figures.rows import plain
from dashboard.figures.shown import Shown, Table
from dashboard.figures.titles import subject
from dashboard.figures.treaties import code_of, countries_of
from dashboard.figures.words import ADULT_SEX, area_name, wording_of
from dashboard.i18n import format_number, translate
from dashboard.metrics.spread import Spread, has_bar, is_at_target, newest, since, spread
from dashboard.selection import Selection
from dashboard.store import Observation
from dashboard.views import View

THEME = "protection"
JUSTICE = ("unsentenced-detainees", "sexual-violence-reported", "laws-on-violence-against-women")
LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType({"justice-levels": JUSTICE})
"""By panel: the indicators of its rows; all of protection elsewhere."""
SEX_COLOURS = MappingProxyType({"F": theme.GIRLS, "M": theme.BOYS, "_T": theme.CHILDREN})
RANGE = "#a9d1d2"
"""From the lower to the upper quartile of countries."""


@dataclass(frozen=True)
class Level:
    """One row: an indicator of one sex, the last figures of the countries that have one, and what is old among them."""

    indicator: Indicator
    question: Selection
    first: int
    """Figures of this year or later are recent."""
    last: Mapping[str, Observation]
    countries: tuple[str, ...]

    @property
    def recent(self) -> dict[str, Observation]:
        """Countries with a recent figure."""
        return since(self.last, self.first)

    @property
    def values(self) -> list[float]:
        """The recent figures."""
        return [item.value for item in self.recent.values() if item.value is not None]

    @property
    def spread(self) -> Spread | None:
        """Their quartiles, where there are enough."""
        return spread(self.values)

    @property
    def at_target(self) -> int:
        """How many countries are at the target."""
        return sum(is_at_target(self.indicator, value) for value in self.values)

    @property
    def own(self) -> Observation | None:
        """Of one country: its last figure."""
        return self.last.get(self.countries[0]) if len(self.countries) == 1 else None


def names_of(context: Context, panel: str) -> tuple[str, ...]:
    """The indicators of a panel, in the order of the catalogue."""
    return LISTS.get(panel) or tuple(item.id for item in context.indicators.values() if item.theme == THEME)


def levels_of(context: Context, panel: str, selection: Selection) -> list[Level]:
    """A row for each indicator, and for each sex that it tells apart, of the first chosen area or group."""
    code = code_of(selection)
    countries = countries_of(context, code)
    names = names_of(context, panel)
    newest_year = max(context.years(name).last for name in names)
    made = []
    for name in names:
        indicator = context.indicators[name]
        for sex in indicator.sex:
            question = replace(context.question(name, (code,), sex=sex), lang=selection.lang)
            last = newest(context.histories(question), countries)
            made.append(Level(indicator, question, newest_year - indicator.window, last, countries))
    return made


def is_group(context: Context, code: str) -> bool:
    """Whether a code stands for several areas."""
    return code not in context.geography.areas


# ------------------------------------------------------------------------------------------------ levels


def name_of(level: Level) -> str:
    """What a row shows, with the sex where the indicator tells sexes apart."""
    label = translate(level.indicator.label)
    if len(level.indicator.sex) < 2:
        return label
    return translate("{label}, {whom}", label=label, whom=translate(ADULT_SEX[level.question.sex]))


def said_of(context: Context, level: Level) -> str:
    """A row in words: the figure with its year; or median, countries, and how many are at the target."""
    wording = wording_of(level.indicator, level.question)
    code = level.question.areas[0]
    if not is_group(context, code):
        if level.own is None:
            return translate("no figure")
        text = translate("{figure} % ({year})", figure=wording.text(level.own), year=level.own.year)
        return text if level.own.year >= level.first else translate("{figure}, old", figure=text)
    found = level.spread
    counted = {"n": format_number(len(level.recent)), "of": format_number(len(level.countries))}
    if found is None:
        return translate("{n} of {of} countries", **counted)
    words = {**counted, "median": wording.number(found.median)}
    if not has_bar(level.indicator):
        return translate("median {median} %, {n} of {of} countries", **words)
    return translate(
        "median {median} %, {n} of {of} countries, {met} at target", **words, met=format_number(level.at_target)
    )


def levels(context: Context, view: View, selection: Selection) -> Shown:
    """All levels on one axis from 0 to 100 %; what has no figure is a row of its own."""
    made = levels_of(context, view.panel, selection)
    code = code_of(selection)
    group = is_group(context, code)
    chosen = next((level for level in made if level.indicator.id == selection.indicator), made[0])
    words = {
        "stem": f"{view.panel}_{code}_{chosen.first}-{max(context.years(level.indicator.id).last for level in made)}",
        "indicator": chosen.indicator.id,
        "title": _title(context, code, made),
        "subtitle": _subtitle(chosen.first, group=group),
        "caveat": translate("Levels of different years and sources, not a trend; each is read by itself."),
        "source": sources_said(context, made),
        "coverage": _coverage(context, code),
        "origin": _origin(context, view, chosen),
    }
    table = (_group_table if group else _country_table)(context, view, made)
    return Shown(_figure(context, made), words, table, HEAD, _rows(context, code, made))


def _figure(context: Context, made: Sequence[Level]) -> Figure:
    data: list[dict[str, Any]] = []
    notes, grounds = [], []
    for place, level in enumerate(made):
        height = len(made) - place - 1.0
        data += _marks(context, level, height)
        notes.append(note(name_of(level), said_of(context, level), height))
        grounds.append(ground(height, dotted=not level.recent))
    return {"data": data, "layout": percent_layout(len(made), notes, grounds)}


def _marks(context: Context, level: Level, height: float) -> list[dict[str, Any]]:
    colour = SEX_COLOURS[level.question.sex]
    marks = [_target(level, height)] if has_bar(level.indicator) else []
    if level.own is not None:
        return [*marks, dots(context, level, [level.own], height, colour)]
    if level.spread is None:
        return [*marks, dots(context, level, list(level.recent.values()), height, colour)]
    return [_range(level, level.spread, height), *marks, _median(level, level.spread, height, colour)]


def dots(context: Context, level: Level, items: Sequence[Observation], height: float, colour: str) -> dict[str, Any]:
    wording = wording_of(level.indicator, level.question)
    unit = translate(level.indicator.unit_label)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [item.value for item in items],
        "y": [height] * len(items),
        "cliponaxis": False,
        "marker": {
            "size": 12,
            "color": colour,
            "symbol": ["circle" if item.year >= level.first else "circle-open" for item in items],
            "line": {"width": 2, "color": colour},
        },
        "customdata": [
            f"<b>{plain(area_name(context, item.area))}</b>, {item.year}<br>{wording.text(item)} {unit}"
            for item in items
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _range(level: Level, found: Spread, height: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [found.lower, found.upper],
        "y": [height, height],
        "line": {"color": RANGE, "width": 9},
        "customdata": [_spread_said(level, found)] * 2,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _median(level: Level, found: Spread, height: float, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [found.median],
        "y": [height],
        "cliponaxis": False,
        "marker": {"size": 12, "color": colour, "symbol": "diamond"},
        "customdata": [_spread_said(level, found)],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _spread_said(level: Level, found: Spread) -> str:
    wording = wording_of(level.indicator, level.question)
    return translate(
        "{label}: half of {n} countries between {lower} and {upper} %, median {median} %",
        label=translate(level.indicator.label),
        n=format_number(found.countries),
        lower=wording.number(found.lower),
        upper=wording.number(found.upper),
        median=wording.number(found.median),
    )


def _target(level: Level, height: float) -> dict[str, Any]:
    target = level.indicator.target
    value = 0.0 if target is None else target.value
    text = translate("target {target} %", target=format_number(value, level.indicator.decimals))
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [value],
        "y": [height],
        "cliponaxis": False,
        "marker": {"symbol": "line-ns", "size": 14, "line": {"width": 3, "color": theme.LIGHT["muted"]}},
        "customdata": [text],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def note(head: str, said: str, height: float) -> dict[str, Any]:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": height,
        "yanchor": "bottom",
        "yshift": 6,
        "showarrow": False,
        "align": "left",
        "text": f"<b>{plain(head)}</b>  {plain(said)}",
        "font": {"family": theme.FONT, "size": 12, "color": theme.LIGHT["ink"]},
    }


def ground(height: float, *, dotted: bool) -> dict[str, Any]:
    """The line from 0 to 100 %, dotted where nothing recent is known."""
    return {
        "type": "line",
        "x0": 0,
        "x1": 100,
        "y0": height,
        "y1": height,
        "layer": "below",
        "line": {
            "color": theme.LIGHT["no-report-line"] if dotted else theme.LIGHT["line"],
            "width": 2,
            "dash": "dot" if dotted else "solid",
        },
    }


def percent_layout(rows: int, notes: Sequence[dict[str, Any]], grounds: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "font": {"family": theme.FONT, "size": theme.FONT_SIZE, "color": theme.LIGHT["muted"]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 10, "r": 16, "t": 4, "b": 24},
        "showlegend": False,
        "autosize": True,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": theme.LIGHT["ink"],
            "bordercolor": theme.LIGHT["ink"],
            "font": {"family": theme.FONT, "size": 13, "color": "#ffffff"},
            "align": "left",
        },
        "xaxis": {
            "range": [0, 100],
            "tickvals": [0, 25, 50, 75, 100],
            "ticksuffix": " %",
            "showgrid": True,
            "gridcolor": theme.LIGHT["line"],
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {"range": [-0.35, rows - 0.2], "visible": False, "fixedrange": True},
        "shapes": list(grounds),
        "annotations": list(notes),
    }


def _title(context: Context, code: str, made: Sequence[Level]) -> str:
    place = area_name(context, code)
    seen = {level.indicator.id for level in made}
    if is_group(context, code):
        full = {level.indicator.id for level in made if 2 * len(level.recent) >= len(level.countries)}
        return translate(
            "{area}: {n} of {of} indicators have a recent figure in at least half of the countries",
            area=place,
            n=format_number(len(full)),
            of=format_number(len(seen)),
        )
    recent = {level.indicator.id for level in made if level.recent}
    old = {level.indicator.id for level in made if level.last} - recent
    return translate(
        "{area}: of {of} indicators {n} have a recent figure, {old} an older one, {none} none",
        area=place,
        of=format_number(len(seen)),
        n=format_number(len(recent)),
        old=format_number(len(old)),
        none=format_number(len(seen - recent - old)),
    )


def _subtitle(first: int, *, group: bool) -> str:
    if group:
        return translate(
            "Latest level of {first} or later. Diamond: median of the countries; band: their middle half; tick: target",
            first=first,
        )
    return translate(
        "Latest level. Filled: of {first} or later; hollow: older; dotted line: nothing recent; tick: target",
        first=first,
    )


def sources_said(context: Context, made: Sequence[Level]) -> str:
    texts = dict.fromkeys(sources_of(context, level.indicator, level.question) for level in made)
    return " ".join(texts)


def _coverage(context: Context, code: str) -> str:
    if is_group(context, code):
        return translate(
            "Each country counts the same, in whatever year it was measured: medians are no averages of children."
        )
    return translate("Women in violet, men in ochre, where a figure is of one sex alone; others are of girls and boys.")


def _origin(context: Context, view: View, level: Level, year: int | None = None) -> str:
    """Where a level comes from: its row, or of a group each country's as the page's map shows it."""
    opening = context.years(level.indicator.id).opening
    group = is_group(context, level.question.areas[0])
    return origin_address(context, level.question, year or opening, f"{view.page}-map.map" if group else "")


HEAD = (
    "indicator", "ref_area", "area", "sex", "age", "time_period", "obs_value", "lower_quartile", "median",
    "upper_quartile", "countries", "countries_of", "countries_at_target", "target", "unit", "source", "release", "note",
)  # fmt: skip
"""Of a country its last level with its year; of a group quartiles over its countries with a recent one."""


def _country_table(context: Context, view: View, made: Sequence[Level]) -> Table:
    rows, origins = [], []
    for level in made:
        item = level.own
        wording = wording_of(level.indicator, level.question)
        text = translate("no figure") if item is None else wording.text(item)
        year = "" if item is None else str(item.year)
        rows.append(
            (subject(context, level.question), text, year, translate(level.indicator.unit_label), bar_text(level))
        )
        origins.append(("", _origin(context, view, level, None if item is None else item.year), "", "", ""))
    columns = (
        translate("Indicator"),
        translate("Latest"),
        translate("Year"),
        translate("Unit"),
        translate("Target, %"),
    )
    return Table(columns, tuple(rows), (False, True, True, False, True), tuple(origins))


def _group_table(context: Context, view: View, made: Sequence[Level]) -> Table:
    rows, origins = [], []
    for level in made:
        wording = wording_of(level.indicator, level.question)
        found = level.spread
        quartiles = [translate("too few")] * 3
        if found is not None:
            quartiles = [wording.number(value) for value in (found.lower, found.median, found.upper)]
        counted = translate("{n} of {of}", n=format_number(len(level.recent)), of=format_number(len(level.countries)))
        met = format_number(level.at_target) if has_bar(level.indicator) else translate("not judged")
        rows.append((subject(context, level.question), *quartiles, counted, met, bar_text(level)))
        whence = _origin(context, view, level)
        origins.append(("", whence, whence, whence, whence, whence, ""))
    columns = (
        translate("Indicator"), translate("Lower quartile, %"), translate("Median, %"), translate("Upper quartile, %"),
        translate("Countries with a recent figure"), translate("At target"), translate("Target, %"),
    )  # fmt: skip
    return Table(columns, tuple(rows), (False, True, True, True, True, True, True), tuple(origins))


def bar_text(level: Level) -> str:
    """The number that stands for the target; none where the SDG asks for none and no number is set."""
    target = level.indicator.target
    if target is None:
        return translate("no target")
    return format_number(target.value, level.indicator.decimals) if has_bar(level.indicator) else translate("none")


def _rows(context: Context, code: str, made: Sequence[Level]) -> tuple[tuple[str, ...], ...]:
    rows = []
    for level in made:
        item, found, target = level.own, level.spread, level.indicator.target
        source = context.source_of(level.indicator.id)
        year, value, note = "", "", translate("no figure: unknown, not zero") if not level.last else ""
        if item is not None:
            year, value = str(item.year), number_text(item.value)
            note = "" if item.year >= level.first else translate("older than {year}", year=level.first)
        group = is_group(context, code)
        quartiles = ("", "", "") if found is None else tuple(map(number_text, found[1:]))
        counted = (str(len(level.recent)), str(len(level.countries)), str(level.at_target)) if group else ("", "", "")
        bar = number_text(target.value) if target is not None and has_bar(level.indicator) else ""
        asked = level.question
        head = (level.indicator.id, code, area_name(context, code), asked.sex, asked.age, year, value)
        rows.append((*head, *quartiles, *counted, bar, level.indicator.unit, source.id, source.vintage, note))
    return tuple(rows)
