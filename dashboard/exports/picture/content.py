"""What the picture of a view says for a selection: the same words and figures as its panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal, get_args

from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.exports.picture import cells, described, plot, table, worldmap
from dashboard.exports.picture.canvas import Box, Canvas
from dashboard.exports.picture.composition import LEAST_BODY, LEAST_MAP, Body, Content
from dashboard.exports.picture.look import Look
from dashboard.exports.picture.outlines import bounds, outlines
from dashboard.exports.picture.sizes import SIZES, Size
from dashboard.exports.picture.window import window_of
from dashboard.exports.tables import coverage_table, map_table, series_table
from dashboard.figures.answers import body_and_words, chart_answer
from dashboard.figures.captions import BOUNDARIES, BOUNDARY_NOTES
from dashboard.figures.charts import HAIR
from dashboard.figures.coverage import Coverage, coverage_of
from dashboard.figures.credits import credited, credits_of, sources_listed
from dashboard.figures.kinds import KINDS
from dashboard.figures.least import MIDDLE_HALF, RANGE, REACH
from dashboard.figures.map import ASKED, FEW, SUPPRESSED, ZERO, map_answer
from dashboard.figures.progress import (
    OTHER,
    VOLATILE,
    StatusRow,
    about_marks,
    in_order,
    is_at_target,
    is_level,
    last_text,
    level_words,
    second_words,
    status_rows,
)
from dashboard.figures.series import series_of
from dashboard.figures.shown import Table
from dashboard.figures.titles import in_year, subject
from dashboard.figures.words import area_name, unit_of, wording_of
from dashboard.i18n import current_language, format_date, format_number, translate, translate_number
from dashboard.metrics.latest import latest
from dashboard.metrics.progress import STATUS_SHORT
from dashboard.metrics.standing import Cell
from dashboard.selection import Selection, file_name
from dashboard.views import View, page_address

FINE = 4
"""Units of outlines for one of the globe, where a part of it is seen larger."""
MOST_SAID = 6
"""Chosen areas whose figures a map's legend says."""
NOTED = {"XKX": 3, "AB9": 1, "SDN": 1, "SSD": 1, "FLK": 2}
"""Areas whose name needs a note where they are shown without a map, and which of BOUNDARY_NOTES it is."""
Words = Mapping[str, str]
Extent = Literal["chosen", "world"]
EXTENTS: tuple[Extent, ...] = get_args(Extent)


@dataclass(frozen=True)
class Asked:
    """A picture as it is asked for: one view of one selection, and the address that shows it again."""

    view: View
    selection: Selection
    permalink: str
    title: str = ""
    """In the reader's own words; empty for the view's own message."""
    extent: Extent = "chosen"
    """What a map shows where one country or region alone is chosen."""


def tab_of(view: View, selection: Selection) -> str:
    """What the panel shows: "map", "chart" or "table"."""
    chosen = selection.tab(view.panel, view.home)
    return chosen if chosen in view.tabs else view.home


def content_of(context: Context, asked: Asked) -> Content:
    """All that a picture says, in the current language."""
    view, selection = asked.view, asked.selection
    tab = tab_of(view, selection)
    words, body = _by_tab(context, view, selection, tab, asked.extent)
    day = context.today()
    sources = credited(context, words)
    covered = " ".join(filter(None, (words.get("covered", words["coverage"]), words.get("marks", ""))))
    worded = asked.title if asked.title != words["title"] else ""
    return Content(
        title=worded or words["title"],
        message=words["title"] if worded else "",
        least_body=LEAST_MAP if tab == "map" or view.kind == "flow-map" else LEAST_BODY,
        subtitle=words["subtitle"],
        body=body,
        caveat=words["caveat"],
        coverage=covered if tab == "table" else " ".join(filter(None, (words["coverage"], words.get("marks", "")))),
        covered=covered,
        source=words["source"],
        notes=words.get("notes") or _notes(context, selection, tab),
        permalink=asked.permalink,
        seen=translate("Seen on {date} at {address}", date=format_date(day), address=asked.permalink),
        date=day.isoformat(),
        publishers="; ".join(f"{source.publisher}, {source.title}, {translate(source.vintage)}" for source in sources),
        licence="; ".join(dict.fromkeys(source.licence for source in sources)),
        language=current_language(),
        stem=words["stem"],
        indicator=words.get("indicator") or selection.indicator,
        sources=sources,
    )


def permalink_of(context: Context, view: View, query: str, root: str) -> str:
    """The page that shows what a picture does. `root`: scheme and host of the dashboard, or nothing."""
    return f"{root.rstrip('/')}{page_address(context, view, query)}"


def _by_tab(context: Context, view: View, selection: Selection, tab: str, extent: Extent) -> tuple[Words, Body]:
    if tab == "table":
        return _table_words(context, view, selection), _table_body(table_of(context, view, selection))
    if tab == "map":
        return _map(context, selection, extent)
    if view.kind == "coverage":
        found = coverage_of(context, selection)
        return _coverage_words(context, found), _coverage_body(found, context.indicators[selection.indicator].hue)
    chart, words = body_and_words(context, view, selection)

    def twin() -> Table:
        return table_of(context, view, selection)

    if isinstance(chart, Chart):
        return words, _described_body(chart, twin, words["title"], view.picture_size)
    names = [area_name(context, code) for code in (*context.geography.areas, *context.geography.regions)]
    names += [translate(indicator.label) for indicator in context.indicators.values()]
    drawn = explained(whole_names(chart, names))
    return words, _chart_body(drawn, twin, words["title"], view.picture_size)


def _notes(context: Context, selection: Selection, tab: str) -> str:
    """Notes on names and boundaries that concern what is shown: all of them on a map."""
    if tab == "map" and not context.indicators[selection.indicator].area:
        return " ".join(map(translate, (BOUNDARIES, *BOUNDARY_NOTES)))
    return notes_on_names(selection.areas)


def notes_on_names(areas: Sequence[str]) -> str:
    """Notes that concern areas shown by name, without a map."""
    concerned = sorted({NOTED[code] for code in areas if code in NOTED})
    return " ".join(translate(BOUNDARY_NOTES[place]) for place in concerned)


# ------------------------------------------------------------------------------------------------ charts


def _chart_body(figure: Mapping[str, Any], twin: Callable[[], Table], title: str, roomy: str) -> Body:
    """The chart, or its twin as a table where the chart has so many rows that nobody could read it at this size.

    A table cut short keeps the rows that the title names, and says at which size the chart can be read: `roomy`.
    """

    def body(canvas: Canvas, box: Box, look: Look, size: Size) -> bool:
        if plot.draw(Canvas(), box, figure, look):
            plot.draw(canvas, box, figure, look)
            return True
        elsewhere = size.name in SIZES and size.name != roomy
        table.draw(canvas, box, twin(), look, instead=_room_at(roomy) if elsewhere else "", title=title)
        return False

    return body


def _described_body(chart: Chart, twin: Callable[[], Table], title: str, roomy: str) -> Body:
    """As `_chart_body`, of a described chart."""

    def body(canvas: Canvas, box: Box, look: Look, size: Size) -> bool:
        if described.draw(Canvas(), box, chart, look):
            described.draw(canvas, box, chart, look)
            return True
        elsewhere = size.name in SIZES and size.name != roomy
        table.draw(canvas, box, twin(), look, instead=_room_at(roomy) if elsewhere else "", title=title)
        return False

    return body


def _room_at(size: str) -> str:
    if size == "page":
        return translate("the chart has room at the size “Report page”")
    return translate("the chart has room at the size “Slide, 16:9”")


def whole_names(value: Any, names: Sequence[str]) -> Any:
    """A part of a figure in which names that were shortened for the browser ("Saint Vincent and…") are whole again."""
    if isinstance(value, str):
        begun, sign, rest = value.partition("…")
        tag, _, begun = begun.rpartition(">")
        found = [name for name in names if begun and name.startswith(begun.rstrip())] if sign else []
        return f"{tag}{'>' if tag else ''}{found[0]}{rest}" if found else value
    if isinstance(value, Mapping):
        return {key: whole_names(part, names) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [whole_names(part, names) for part in value]
    return value


def explained(figure: Mapping[str, Any]) -> Mapping[str, Any]:
    """The figure with keys for marks that its caption alone explains on a page: reaches of intervals, and ranges."""
    data = list(figure["data"])
    marks = [trace for trace in data if (trace.get("meta") or {}).get("role") == REACH]
    pale = next((trace for trace in marks if trace["type"] == "bar" and _is_seen(trace, figure)), None)
    lines = next((trace for trace in marks if trace.get("error_y") and _is_seen(trace, figure)), None)
    ranges = next((trace for trace in data if (trace.get("meta") or {}).get("role") == RANGE), None)
    medians = (trace for trace in data if (trace.get("meta") or {}).get("role") == MIDDLE_HALF)
    halves = next((trace for trace in medians if trace.get("error_y")), None)
    if pale is not None:
        name = translate("paler: what a range may be more than its least")
        data.append({"type": "bar", "name": name, "marker": pale["marker"], "visible": "legendonly"})
    if lines is not None:
        data.append(_upright(lines, translate("from the least of a range up to its greatest")))
    if ranges is not None:
        data.append(_upright(ranges, translate("the publisher's range")))
    if halves is not None:
        data.append(_upright(halves, translate("the middle half of the countries, around their median")))
    return {**figure, "data": data}


def _upright(trace: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The key of vertical lines."""
    error = trace["error_y"]
    line = {"color": error.get("color"), "width": error.get("thickness", 2)}
    marker = {"symbol": "line-ns", "size": 10, "line": line, "color": error.get("color")}
    return {"type": "scatter", "mode": "markers", "name": name, "marker": marker, "visible": "legendonly"}


def _is_seen(trace: Mapping[str, Any], figure: Mapping[str, Any]) -> bool:
    """Whether some bar or vertical line of a trace is more than a hair beside its axis."""
    axis = figure["layout"].get(f"yaxis{str(trace.get('yaxis') or 'y')[1:]}") or {}
    low, high = axis.get("range") or (0.0, 0.0)
    lengths = trace["y"] if trace["type"] == "bar" else trace["error_y"]["array"]
    return any(length > HAIR * (high - low) for length in lengths)


def _coverage_words(context: Context, found: Coverage) -> Words:
    """Its words; a country's name all sources, since nobody can select a cell of a picture."""
    asked = [row.question for row in found.rows] if found.country else [found.selection]
    return {
        "stem": found.stem,
        "indicator": found.selection.indicator,
        "title": found.title,
        "subtitle": found.subtitle,
        "caveat": found.caveat,
        "source": sources_listed(context, asked) if found.country else found.source,
        "sources": credits_of(context, asked),
        "coverage": "",
    }


def _coverage_body(found: Coverage, hue: str) -> Body:
    def body(canvas: Canvas, box: Box, look: Look, size: Size) -> None:  # noqa: ARG001, all bodies are asked alike
        cells.draw(canvas, box, found, hue, look)

    return body


# ------------------------------------------------------------------------------------------------ tables


def _table_body(content: Table) -> Body:
    def body(canvas: Canvas, box: Box, look: Look, size: Size) -> None:  # noqa: ARG001, all bodies are asked alike
        table.draw(canvas, box, content, look)

    return body


def table_of(context: Context, view: View, selection: Selection) -> Table:
    """The table that a panel shows; statuses with the areas across, since they are fewer than the indicators."""
    if view.kind in KINDS:
        return KINDS[view.kind](context, view, selection).table
    if view.kind == "statuses":
        return _statuses(context, status_rows(context, selection))
    if view.kind == "coverage":
        return coverage_table(context, coverage_of(context, selection))
    if "map" in view.tabs:
        return map_table(context, selection)
    return series_table(context, series_of(context, view, selection))


def _table_words(context: Context, view: View, selection: Selection) -> Words:
    if view.kind == "statuses":
        words = dict(chart_answer(context, replace(view, kind="pace"), replace(selection, areas=()))[1])
        return words | {
            "title": translate("Latest value, its year, and its status"),
            "subtitle": ", ".join(area_name(context, code) for code in selection.areas)
            or translate("Countries that have met the target or are on track, of those that can be judged, by region"),
            "coverage": about_marks(),
            "stem": f"{words['stem']}_statuses",
        }
    if view.kind == "coverage":
        return _coverage_words(context, coverage_of(context, selection))
    if "map" in view.tabs and view.kind not in KINDS:
        return _map_words(context, selection, _answer(context, _whole(selection)))
    return chart_answer(context, view, selection)[1]


def _statuses(context: Context, rows: Sequence[StatusRow]) -> Table:
    indicators = in_order(context)
    lines = []
    for place, indicator in enumerate(indicators):
        told = [_status(context, row, place) for row in rows]
        lines.append((f"{translate(indicator.label)}, {translate(indicator.unit_label)}", *told))
    columns = (translate("Indicator"), *(row.name for row in rows))
    return Table(columns, tuple(lines), (False,) * len(columns))


def _status(context: Context, row: StatusRow, place: int) -> str:
    """One cell: of an area its last value, year and status; of a group how many of its countries stand well."""
    if row.counted:
        found, indicator = row.counted[place], in_order(context)[place]
        judged = sum(found.values()) - found["CANNOT_BE_JUDGED"]
        if indicator.target and not indicator.target.pace:
            return level_words(indicator, row.at_target[place], row.measured[place])
        good = found["TARGET_MET"] + found["ON_TRACK"]
        return translate("{good} of {judged}", good=good, judged=judged) if judged else translate("none can be judged")
    cell = row.cells[place]
    if cell is None or cell.last_value is None:
        return translate("no data")
    return _status_of(context, cell)


def _status_of(context: Context, cell: Cell) -> str:
    """Value, year, status, the marks of what would change it, and the second reading where the page shows it."""
    indicator = context.indicators[cell.indicator]
    status = translate(STATUS_SHORT[cell.status])  # type: ignore[index]
    if is_level(indicator) and cell.status == "CANNOT_BE_JUDGED":
        status = translate("at target") if is_at_target(cell, indicator) else translate("not at target")
    told = translate(
        "{value} ({year}): {status}",
        value=last_text(context, cell),
        year=cell.last_year,
        status=f"{status}{VOLATILE if cell.volatile else ''}{OTHER if cell.other_status else ''}",
    )
    return f"{told}; {second_words(cell.second)}" if cell.second is not None and cell.second.shown else told


# ------------------------------------------------------------------------------------------------ maps


@lru_cache(maxsize=24)
def _remembered(context: Context, selection: Selection, language: str) -> dict[str, Any]:  # noqa: ARG001
    return map_answer(context, selection)


def _answer(context: Context, selection: Selection) -> dict[str, Any]:
    """A map of all years in the current language; asked for again with each year and area, so it is kept."""
    return _remembered(context, selection, current_language())


def _whole(selection: Selection) -> Selection:
    """A selection without what a map's answer does not depend on."""
    return replace(selection, areas=(), year=0, view="", against=(), show=(), left_open=())


def _map(context: Context, selection: Selection, extent: Extent) -> tuple[Words, Body]:
    answer = _answer(context, _whole(selection))
    picture = cropped(context, map_picture(context, selection, answer), selection, extent)

    def body(canvas: Canvas, box: Box, look: Look, size: Size) -> None:
        worldmap.draw(canvas, box, picture, look, beside=size.is_wide)

    return _map_words(context, selection, answer), body


def cropped(
    context: Context, picture: worldmap.MapPicture, selection: Selection, extent: Extent
) -> worldmap.MapPicture:
    """A map of one area and what is around it, as the page shows it when that area alone is chosen."""
    if extent != "chosen" or len(selection.areas) != 1:
        return picture
    file = context.config.assets / "boundaries" / "world.geojson"
    window = window_of(context.geography, bounds(file), selection.areas[0])
    if window.is_world:
        return picture
    return replace(picture, window=window, outlines=outlines(file, window.lon, FINE))


def _map_words(context: Context, selection: Selection, answer: Mapping[str, Any]) -> Words:
    at = min(max(selection.year, answer["first"]), answer["last"]) - answer["first"]
    title, subtitle = answer["titles"][at], answer["subtitles"][at]
    chosen = _chosen_title(context, selection)
    return {
        "stem": file_name(selection, selection.year, selection.year),
        "indicator": selection.indicator,
        "title": chosen or title,
        "subtitle": f"{title}. {subtitle}" if chosen else subtitle,
        "caveat": answer["caveats"][at],
        "coverage": answer["coverage"][at],
        "source": answer["source"],
        "sources": credits_of(context, [selection]),
    }


def _chosen_title(context: Context, selection: Selection) -> str:
    """With one country chosen, its newest figure, and that of the map's year where it is another; as in the browser.

    Empty with any other number of areas.
    """
    one = selection.areas[0] if len(selection.areas) == 1 else ""
    indicator = context.indicators[selection.indicator]
    if one not in context.geography.areas or indicator.area:
        return ""
    history = context.histories(selection).get(one, ())
    item, last = (latest(history, year, indicator.window) for year in (selection.year, context.newest(selection)))
    about, wording = subject(context, selection), wording_of(indicator, selection)
    name = area_name(context, one)
    if item is None or item.ends is None:
        return translate(
            "{area} · {subject}: no figure for {year}; unknown, not zero", area=name, subject=about, year=selection.year
        )
    newest = item if last is None or last.ends is None else last
    told = wording.names or wording.years
    figure = f"{wording.text(newest)} {'' if told else unit_of(indicator, selection)}".strip()
    words = {"area": name, "subject": about, "figure": figure}
    if newest.year == item.year:
        return in_year(indicator, name, about, figure, item.year)
    if indicator.value_names:
        return translate(
            "{area} · {subject}, {newest}: {figure}; map of {year}: {shown}",
            **words,
            newest=newest.year,
            year=selection.year,
            shown=_on_map(wording.text(item), item.year, selection.year),
        )
    return translate(
        "{area} · {subject}: {figure} in {newest}; map of {year}: {shown}",
        **words,
        newest=newest.year,
        year=selection.year,
        shown=_on_map(wording.text(item), item.year, selection.year),
    )


def _on_map(shown: str, year: int, map_year: int) -> str:
    """A figure on the map of a year, with its own year where that is another."""
    return shown if year == map_year else translate("{figure} ({year})", figure=shown, year=year)


def map_picture(context: Context, selection: Selection, answer: Mapping[str, Any]) -> worldmap.MapPicture:
    """A map of the selection's year. `answer`: that of the browser (dashboard/figures/map.py)."""
    year = min(max(selection.year, answer["first"]), answer["last"])
    picked = {code: shown for code in answer["areas"] if (shown := _picked(answer, code, year)) is not None}
    symbols = answer["kind"] == "symbol"
    geography = context.geography
    keys = _keys(context, answer, picked)
    places = {
        code: worldmap.Place(area.lon, area.lat, area.dot and (area.is_member or code in answer["areas"]))
        for code, area in geography.areas.items()
    }
    chosen = [code for name in selection.areas for code in geography.members_of(name)]
    older = sum(shown.is_older for code, shown in picked.items() if geography.areas[code].is_member)
    return worldmap.MapPicture(
        hue=answer["hue"],
        areas=picked,
        places=places,
        chosen=tuple(dict.fromkeys(chosen)),
        keys=tuple(key for key in keys if not symbols or not key.k.isdigit()),
        said=_said(context, selection),
        older="" if symbols or not older else translate("figure older than {year}", year=year),
        outlines=outlines(context.config.assets / "boundaries" / "world.geojson"),
        names={code: area_name(context, code) for code in geography.areas},
        circles=tuple(_circles(answer)) if symbols else (),
        largest=answer["largest"] or 1,
    )


def _picked(answer: Mapping[str, Any], code: str, year: int) -> worldmap.Shown | None:
    """What an area shows in a year, from the browser's answer: as `latest`, and as `pick` in assets/texts.js."""
    entry = answer["areas"][code]
    asked = None
    for place in range(len(entry["y"]) - 1, -1, -1):
        found = entry["y"][place]
        if found > year:
            continue
        if found < year - answer["window"]:
            break
        k, value = entry["k"][place], entry["v"][place]
        if k in (ASKED, SUPPRESSED):
            asked = asked or worldmap.Shown(k)
            continue
        bounds = entry.get("b", {}).get(str(place))
        return worldmap.Shown(k, value or (bounds[0] if bounds else None), bool(value), found < year)
    return asked


def _keys(context: Context, answer: Mapping[str, Any], picked: Mapping[str, worldmap.Shown]) -> list[worldmap.Key]:
    """Each class that the map has, with how many UN members are in it."""
    counts: dict[str, int] = {}
    for code, area in context.geography.areas.items():
        if area.is_member:
            k = picked[code].k if code in picked else worldmap.NOTHING
            counts[k] = counts.get(k, 0) + 1
    named = [(str(place), label) for place, label in enumerate(answer["labels"]) if label]
    others = [
        (ZERO, answer["zero"]),
        (FEW, translate("few (<5)")),
        (ASKED, answer["asked"]),
        (SUPPRESSED, answer["suppressed"]),
        (worldmap.NOTHING, answer["silent"]),
    ]
    shown = [*named, *((k, label) for k, label in others if counts.get(k))]
    return [worldmap.Key(k, label, format_number(counts.get(k, 0))) for k, label in shown]


def _circles(answer: Mapping[str, Any]) -> list[tuple[float, str]]:
    """Three figures easily read, the largest first: as `sizeEntries` in assets/maps.js."""
    found: dict[float, str] = {}
    for part in (1, 0.25, 0.03):
        aim = max(answer["largest"] * part, 1)
        step = 10.0 ** (len(str(int(aim))) - 1)
        value = max(1.0, round(aim / step)) * step
        found[value] = format_number(value)
    return list(found.items())


def _said(context: Context, selection: Selection) -> tuple[tuple[str, str], ...]:
    """Name and figure of each chosen area in the map's year; of a group its name alone."""
    indicator = context.indicators[selection.indicator]
    wording = wording_of(indicator, selection)
    histories = context.histories(selection)
    said = []
    for code in selection.areas[:MOST_SAID]:
        name = area_name(context, code)
        if code in context.geography.areas:
            item = latest(histories.get(code, ()), selection.year, indicator.window)
            figure = translate("no figure") if item is None else wording.text(item)
            year = "" if item is None or item.ends is None else f" ({item.year})"
            name = translate("{area}: {figure}", area=name, figure=f"{figure}{year}")
        said.append((code, name))
    if len(selection.areas) > MOST_SAID:
        more = len(selection.areas) - MOST_SAID
        said.append(("", translate_number("and {number} more", "and {number} more", more)))
    return tuple(said)
