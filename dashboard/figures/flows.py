"""People between countries as tapered lines on the quiet map, with a ring where they never left their own country."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.context import Context
from dashboard.figures import theme
from dashboard.figures.arcs import Point, arc
from dashboard.figures.flow_words import (
    Asked,
    about,
    asked,
    coverage,
    place_name,
    published_rows,
    reading,
    rows_of_pair,
    rows_of_unnamed,
    sum_text,
    title,
    words_of,
)
from dashboard.figures.shown import CSV_COLUMNS, Shown, Table
from dashboard.figures.words import area_name
from dashboard.i18n import format_number, translate
from dashboard.metrics.flows import Pair, Sum, into, largest, out_of, total, unnamed_in, within
from dashboard.selection import Selection
from dashboard.views import View

Trace = dict[str, Any]
OUTLINES = "/assets/boundaries/world.geojson"
"""Where the outlines are; the browser puts the address with the checksum in its place."""
UNDETERMINED = ("XAC", "XAP", "XBT", "XHT", "XIT", "XJK")
"""Outlines of undetermined status (data/boundaries.py), which never take a figure."""
MOST_LINES, MOST_EACH = 40, 25
"""Lines of the world's map; and, of chosen areas, lines to them, from them, and among them, each."""
BROADEST, LEAST = 0.08, 0.01
"""Breadth of the largest line at its beginning and of any line at least, in units of the map's plane (5.41 wide)."""
LARGEST_RING, LEAST_RING = 42.0, 4.0
"""Diameter of the largest ring and of any ring at least, in pixels; areas follow numbers."""
PARTS_OF_PLOTLYS_OWN_MAP = ("showframe", "showcoastlines", "showland", "showocean", "showlakes", "showcountries")
HOME = {"lon": 0.0, "lat": 6.07}
LATITUDES = (-58, 84)
LEAST_CLOSER, CLOSEST = 1.4, 5.0
"""A map is drawn closer by this much at least, or not at all; and at most."""
TO, FROM, AMONG = theme.LINES[0], theme.LINES[1], theme.LIGHT["muted"]
"""Colours of lines that end in the chosen areas, that begin in them, and that do both."""


@dataclass(frozen=True)
class Line:
    """One line to draw."""

    pair: Pair
    item: Sum
    colour: str


def flow_map(context: Context, _view: View, selection: Selection) -> Shown:
    """The map of a selection's layer, with its words, its table and the rows behind it."""
    one = asked(context, selection)
    lines, of = _lines(one)
    rings = _rings(one)
    shown = [line.pair for line in lines]
    message = title(one, shown)
    subtitle = f"{about(one)}. {reading(one)}"
    return Shown(
        body=_figure(one, lines, rings),
        words=words_of(one, message, subtitle, coverage(one, len(lines), of), is_map=True),
        table=lambda: _table(one, lines, rings),
        head=tuple(CSV_COLUMNS),
        rows=lambda: published_rows(one, [*shown, *((code, code) for code in rings), *_unnamed(one)]),
    )


def _lines(one: Asked) -> tuple[list[Line], int]:
    """The lines to draw, the largest first, and of how many pairs with somebody in them."""
    pairs, inside = one.flows.pairs, one.inside
    if not inside:
        hue = theme.line_colour(one.indicator.hue)
        shown = [Line(pair, pairs[pair], hue) for pair in largest(pairs, MOST_LINES)]
        return shown, _some(pairs)
    kinds = ((into(pairs, inside), TO), (out_of(pairs, inside), FROM), (within(pairs, inside), AMONG))
    lines = [Line(pair, found[pair], colour) for found, colour in kinds for pair in largest(found, MOST_EACH)]
    lines.sort(key=lambda line: (-line.item.lower, -line.item.upper, line.pair))
    return lines, sum(_some(found) for found, _ in kinds)


def _unnamed(one: Asked) -> list[Pair]:
    """What the table lists below the lines: people of whom a country is not named."""
    inside = one.inside
    return [pair for pair in one.flows.unnamed if one.layer.summed and (not inside or set(pair) & inside)]


def _some(pairs: Mapping[Pair, Sum]) -> int:
    return sum(item.upper > 0 for item in pairs.values())


def _rings(one: Asked) -> dict[str, Sum]:
    """People within one country: of the chosen areas, or of all."""
    inside = one.inside
    found = {code: item for code, item in one.flows.own.items() if item.upper > 0 and (not inside or code in inside)}
    return dict(sorted(found.items(), key=lambda entry: (-entry[1].lower, entry[0])))


# ------------------------------------------------------------------------------------------------ the figure


def _figure(one: Asked, lines: Sequence[Line], rings: Mapping[str, Sum]) -> dict[str, Any]:
    frame = _frame(one, [line.pair for line in lines])
    ground, classes = _ground(one)
    data = [*ground, *_key(one, lines, rings), *_drawn(one, lines, frame["scale"]), *_ring_traces(one, rings)]
    layout = {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "autosize": True,
        "font": {"family": theme.FONT, "size": theme.FONT_SIZE, "color": theme.LIGHT["ink"]},
        "paper_bgcolor": theme.CLEAR,
        "dragmode": "pan",
        "hovermode": "closest",
        "hoverdistance": 10,
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 0,
            "yanchor": "bottom",
            "bgcolor": theme.CLEAR,
            "itemclick": False,
            "itemdoubleclick": False,
            "itemsizing": "trace",
        },
        "geo": _geo(one, frame),
        "meta": {"ground": classes, "home": frame},
    }
    return {"data": data, "layout": layout}


def _geo(one: Asked, frame: Mapping[str, float]) -> dict[str, Any]:
    return {
        "domain": {"x": [0, 1], "y": [0.06, 1]},
        "projection": {"type": "equal earth", "scale": frame["scale"]},
        "center": {"lon": frame["lon"], "lat": frame["lat"]},
        "lataxis": {"range": list(LATITUDES)},
        "fitbounds": False,
        "bgcolor": theme.CLEAR,
        # Moved or closer, the map stays so from year to year.
        "uirevision": " ".join([one.layer.indicator, *one.selection.areas]),
        **dict.fromkeys(PARTS_OF_PLOTLYS_OWN_MAP, False),
    }


def _frame(one: Asked, pairs: Sequence[Pair]) -> dict[str, float]:
    """Centre and scale that show all ends of the lines of chosen areas; the world where they span it."""
    codes = {code for pair in pairs for code in pair} | set(one.inside)
    if not one.inside or not codes:
        return {**HOME, "scale": 1.0}
    points = [one.context.geography.areas[code] for code in codes]
    lons, lats = [point.lon for point in points], [point.lat for point in points]
    wide, high = max(lons) - min(lons), max(lats) - min(lats)
    scale = min(360 / (1.25 * max(wide, 12)), 142 / (1.2 * max(high, 8)), CLOSEST)
    if scale < LEAST_CLOSER:
        return {**HOME, "scale": 1.0}
    return {
        "lon": round((max(lons) + min(lons)) / 2, 2),
        "lat": round((max(lats) + min(lats)) / 2, 2),
        "scale": round(scale, 2),
    }


def _ground(one: Asked) -> tuple[list[Trace], list[str]]:
    """Countries that report, those that do not, and outlines of undetermined status; and the class of each trace."""
    areas, reporting = list(one.context.geography.areas), one.flows.reporting
    silent = [code for code in areas if one.layer.reported and code not in reporting]
    plain = [code for code in areas if not one.layer.reported or code in reporting]
    groups = (
        ("s", plain, theme.LIGHT["land"]),
        ("n", silent, theme.LIGHT["no-report"]),
        ("u", list(UNDETERMINED), theme.LIGHT["undetermined"]),
    )
    used = [group for group in groups if group[1]]
    return [_fill(one, codes, colour) for _, codes, colour in used], [name for name, _, _ in used]


def _fill(one: Asked, codes: Sequence[str], colour: str) -> Trace:
    trace: Trace = {
        "type": "choropleth",
        "geojson": OUTLINES,
        "locations": list(codes),
        "z": [0] * len(codes),
        "colorscale": [[0, colour], [1, colour]],
        "showscale": False,
        "showlegend": False,
        "marker": {"line": {"width": 0.5, "color": theme.LIGHT["no-report-line"]}},
    }
    if codes[0] in UNDETERMINED:
        return {**trace, "hoverinfo": "skip"}
    texts = _country_texts(one)
    return {
        **trace,
        "customdata": [texts[code] for code in codes],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _country_texts(one: Asked) -> dict[str, str]:
    """What a hover says of each country itself."""
    flows, names = one.flows, {code: f"<b>{area_name(one.context, code)}</b>" for code in one.context.geography.areas}
    if not one.layer.summed:
        return names
    here: dict[str, list[Sum]] = {}
    away: dict[str, list[Sum]] = {}
    for (origin, place), item in flows.pairs.items():
        here.setdefault(place, []).append(item)
        away.setdefault(origin, []).append(item)
    texts = {}
    for code, name in names.items():
        said = [name]
        if one.layer.reported and code not in flows.reporting:
            said.append(translate("does not report citizenships in this period: unknown, not zero"))
        if code in here:
            said.append(_here(one, total(here[code])))
        if code in flows.own:
            said.append(_own(one, flows.own[code]))
        if code in away:
            said.append(_away(one, total(away[code])))
        texts[code] = "<br>".join(said)
    return texts


def _here(one: Asked, item: Sum) -> str:
    if one.layer.reported:
        return translate("detected here, citizens of other countries: {figure}", figure=sum_text(item))
    return translate("refugees from other countries: {figure}", figure=sum_text(item))


def _away(one: Asked, item: Sum) -> str:
    if one.layer.reported:
        return translate("its citizens detected elsewhere: {figure}", figure=sum_text(item))
    return translate("refugees from here in other countries: {figure}", figure=sum_text(item))


def _own(one: Asked, item: Sum) -> str:
    if one.layer.reported:
        return translate("own citizens, detected here: {figure}", figure=sum_text(item))
    if not one.layer.summed:
        return translate("within the country: {figure}", figure=sum_text(item))
    return translate("origin and country of asylum are the same, as published: {figure}", figure=sum_text(item))


def _drawn(one: Asked, lines: Sequence[Line], scale: float) -> list[Trace]:
    """The lines, the smallest on top, so that it can be found below the large ones."""
    greatest = max((line.item.lower for line in lines), default=0) or 1.0
    return [_line(one, line, max(LEAST, BROADEST * line.item.lower / greatest) / scale) for line in lines]


def _line(one: Asked, line: Line, breadth: float) -> Trace:
    areas = one.context.geography.areas
    start, end = (Point(areas[code].lon, areas[code].lat) for code in line.pair)
    ring = arc(start, end, breadth)
    return {
        "type": "scattergeo",
        "mode": "lines",
        "fill": "toself",
        "fillcolor": line.colour,
        "opacity": 0.62,
        "line": {"width": 0.4, "color": line.colour},
        "lon": [point.x for point in ring],
        "lat": [point.y for point in ring],
        "showlegend": False,
        "meta": {"from": line.pair[0], "to": line.pair[1], "text": _line_text(one, line)},
        "hovertemplate": "%{meta.text}<extra></extra>",
    }


def _line_text(one: Asked, line: Line) -> str:
    origin, place = (area_name(one.context, code) for code in line.pair)
    figure = sum_text(line.item)
    head = translate("<b>{origin} → {place}</b>", origin=origin, place=place)
    if one.layer.reported:
        rest = translate(
            "citizens of {origin} detected in {place}: {figure}", origin=origin, place=place, figure=figure
        )
    elif not one.layer.summed:
        rest = translate("cases from {origin} in {place}: {figure}", origin=origin, place=place, figure=figure)
    else:
        rest = translate("refugees from {origin} in {place}: {figure}", origin=origin, place=place, figure=figure)
    return f"{head}<br>{rest}" if one.flows.first == one.flows.last else f"{head}<br>{rest}<br>{_years(one, line.item)}"


def _years(one: Asked, item: Sum) -> str:
    return translate(
        "listed in {n} of {of} years", n=format_number(len(item.years)), of=one.flows.last - one.flows.first + 1
    )


def _ring_traces(one: Asked, rings: Mapping[str, Sum]) -> list[Trace]:
    if not rings:
        return []
    areas, greatest = one.context.geography.areas, max(item.lower for item in rings.values()) or 1.0
    sizes = [max(LEAST_RING, LARGEST_RING * math.sqrt(item.lower / greatest)) for item in rings.values()]
    texts = [f"<b>{area_name(one.context, code)}</b><br>{_own(one, item)}" for code, item in rings.items()]
    return [
        {
            "type": "scattergeo",
            "mode": "markers",
            "lon": [areas[code].lon for code in rings],
            "lat": [areas[code].lat for code in rings],
            "marker": {
                "symbol": "circle",
                "size": [round(size, 1) for size in sizes],
                "color": theme.CLEAR,
                "line": {"width": 1.3, "color": theme.LIGHT["ink"]},
            },
            "showlegend": False,
            "ids": list(rings),
            "text": texts,
            "hovertemplate": "%{text}<extra></extra>",
        }
    ]


def _key(one: Asked, lines: Sequence[Line], rings: Mapping[str, Sum]) -> list[Trace]:
    """What colours, rings and hatching mean, as entries of the legend."""
    used = {line.colour for line in lines}
    entries = [(text, colour, "square") for colour, text in _colour_words(one).items() if colour in used]
    if rings:
        text = translate("detected in their own country") if one.layer.reported else translate("within one country")
        entries.append((text, theme.LIGHT["ink"], "circle-open"))
    if one.layer.reported:
        entries.append((translate("does not report: unknown"), theme.LIGHT["muted"], "hash-open"))
    return [
        {
            "type": "scattergeo",
            "mode": "markers",
            "lon": [None],
            "lat": [None],
            "name": text,
            "marker": {"symbol": symbol, "color": colour, "size": 11},
            "hoverinfo": "skip",
        }
        for text, colour, symbol in entries
    ]


def _colour_words(one: Asked) -> dict[str, str]:
    if not one.inside:
        return {theme.line_colour(one.indicator.hue): translate("the largest pairs of countries")}
    return {
        TO: translate("to here") if one.country else translate("to the chosen countries"),
        FROM: translate("from here") if one.country else translate("from the chosen countries"),
        AMONG: translate("among the chosen countries"),
    }


# ------------------------------------------------------------------------------------------------ the table


def _table(one: Asked, lines: Iterable[Line], rings: Mapping[str, Sum]) -> Table:
    """Each line with its figure and years, then people within one country, then those that no country is named for."""
    entries = [(line.pair, line.item, "") for line in lines]
    entries += [((code, code), item, translate("within one country")) for code, item in rings.items()]
    rows, origins = [], []
    years = one.flows.last - one.flows.first + 1
    for pair, item, note in entries:
        when = str(one.flows.last) if years == 1 else _years(one, item)
        rows.append((*(area_name(one.context, code) for code in pair), sum_text(item), when, note))
        origins.append(("", "", rows_of_pair(one, pair), "", ""))
    for code, item in unnamed_in(one.flows, one.inside or None).items() if one.layer.summed else ():
        everywhere = translate("all that report") if one.layer.reported else translate("all countries")
        place = translate("the chosen countries") if one.inside else everywhere
        if one.country:
            place = area_name(one.context, one.country)
        rows.append((place_name(one.context, code), place, sum_text(item), "", translate("not on the map")))
        origins.append(("", "", rows_of_unnamed(one, code), "", ""))
    columns = (*_sides(one), _unit(one), translate("Years"), translate("Note"))
    return Table(columns, tuple(rows), (False, False, True, False, False), tuple(origins))


def _sides(one: Asked) -> tuple[str, str]:
    if one.layer.reported:
        return translate("Country of citizenship"), translate("Country of detection")
    if not one.layer.summed:
        return translate("From"), translate("Country of exploitation")
    return translate("Country of origin"), translate("Country of asylum")


def _unit(one: Asked) -> str:
    return translate(one.indicator.unit_label)
