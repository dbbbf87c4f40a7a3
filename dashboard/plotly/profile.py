"""The page's backend for rows under heads: names at the left and figures at the right, or above where it is narrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard import theme
from dashboard.charts.marks import Chart, Dots, Pane, Row
from dashboard.i18n import in_a_row, labelled
from dashboard.plotly.layout import Figure, shared_layout
from dashboard.plotly.words import plain, told

STEP = 10
"""Distance of two rows, in units of the scale of heights."""
NARROW = 1120
"""Width in pixels below which names and figures beside a plot leave it too little room: they stand above its rows."""
NARROW_ROW, PHONE_ROW, LINE, NARROW_FOOT = 12, 40, 16, 180
"""Height of a row in a narrow panel without its words, of one on a phone, where these may take a line more, of each
line of these, and of what stands above and below all rows, in pixels."""
SIZES = {"chosen": 11, "median": 15, "peers": 7}
SIZE = 9
"""Of dots of that role, and of others, in pixels: a median is seen around a country that stands at its place."""
FONT: Mapping[str, Any] = {"family": theme.FONT, "size": 12, "color": theme.LIGHT["ink"]}
QUIET: Mapping[str, Any] = {**FONT, "color": theme.LIGHT["muted"]}
WORSE: Mapping[str, Any] = {"color": theme.ink("neutral.0"), "width": 12}
"""A row where a country is worse off than half of the others, paler than any mark on it."""
SIDE, END = 208, 300
"""What words at the right of rows take, and what with years behind them, in pixels."""
HEAD: Mapping[str, Any] = {"x": 0, "xanchor": "left", "align": "left"}
LEFT: Mapping[str, Any] = {"x": 0, "xanchor": "right", "xshift": -8, "align": "right"}
RIGHT: Mapping[str, Any] = {"x": 1, "xanchor": "left", "xshift": 6, "align": "left"}
YEARS: Mapping[str, Any] = {"x": 1, "xanchor": "right", "xshift": END - 4, "align": "right", "font": QUIET}
HALF_UP = 8
"""From the middle of two lines to that of the first one, in pixels: the second, of a unit, may be longer."""
ABOVE: Mapping[str, Any] = {"x": 0, "xanchor": "left", "align": "left", "yanchor": "bottom", "yshift": 5}
HIGHER, FIRST = 5, 5.0
"""How much higher heads stand over rows with words above them, in pixels, and how far the first one stands below the
edge, in units of the scale of heights."""


def figure(chart: Chart, pane: Pane) -> Figure:
    """The figure, with its other arrangement for a narrow panel."""
    layout = {
        **shared_layout(),
        "margin": {"l": 236, "r": END if _has_years(pane) else SIDE, "t": 44, "b": 60},
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "xref": "container", "y": 0, "yref": "container", "yanchor": "bottom"},
        "xaxis": {
            "side": "top",
            "range": [pane.x.low, pane.x.high],
            "tickvals": list(pane.x.ticks),
            "showticklabels": False,
            "showgrid": pane.x.has_grid,
            "gridcolor": theme.LIGHT["line"],
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {"range": [pane.y.low, pane.y.high], "visible": False, "fixedrange": True},
        "shapes": list(_grounds(pane)),
        "annotations": _wide_notes(pane),
    }
    top = min(pane.y.high, max((row.height for row in pane.rows), default=0.0) + FIRST)
    narrow = {
        "annotations": _narrow_notes(pane),
        "margin": {"l": 8, "r": 12, "t": 44, "b": 130},
        "yaxis": {"range": [pane.y.low, top]},
    }
    lines = max((len(_above(row)) for row in pane.rows if row.role != "head"), default=1)
    many = (top - pane.y.low) / STEP
    tall, on_phone = (round(many * (row + LINE * lines)) + NARROW_FOOT for row in (NARROW_ROW, PHONE_ROW))
    other = {"below": NARROW, "height": tall, "phone": on_phone, "layout": narrow}
    layout["meta"] = {"height": chart.tall, "narrow": other}
    return {"data": [*map(_dots, pane.dots), *_keys(pane)], "layout": layout}


def _grounds(pane: Pane) -> Iterator[dict[str, Any]]:
    for row in pane.rows:
        if row.worse:
            part = {"x0": row.worse[0], "x1": row.worse[1], "y0": row.height, "y1": row.height}
            yield {"type": "line", **part, "layer": "below", "line": WORSE}
        if pane.ground and row.role != "head":
            ends = {"x0": pane.ground[0], "x1": pane.ground[1], "y0": row.height, "y1": row.height}
            yield {"type": "line", **ends, "layer": "below", "line": {"color": theme.STRIP, "width": 1}}


# ------------------------------------------------------------------------------------------------ words


def _wide_notes(pane: Pane) -> list[dict[str, Any]]:
    """What is measured and how to read it at the left of each row, the figure at the right."""
    notes = [*_heads(pane, {"xshift": -228}), *_ends(pane), *_ends_of_heads(pane)]
    for row in pane.rows:
        if row.role != "head":
            notes.append(_note(row.height, "<br>".join((_weighed(row, row.name), *_reading(row))), LEFT))
            figure, *others = row.beside
            notes.append(_note(row.height, "<br>".join((_weighed(row, figure), *map(plain, others))), RIGHT))
    return [*notes, *_years(pane), *_middle(pane)]


def _middle(pane: Pane) -> Iterator[dict[str, Any]]:
    """What the middle of the scale is, between its ends."""
    yield _note(
        1, plain(pane.x.names[1]), {"x": 0.5, "xanchor": "center", "yref": "paper", "yanchor": "bottom", "yshift": 5}
    )


def _has_years(pane: Pane) -> bool:
    return any(row.columns and row.columns.since for row in pane.rows)


def _years(pane: Pane) -> Iterator[dict[str, Any]]:
    """Since when the others of each row have their figures, below what these years are."""
    if _has_years(pane):
        yield _note(1, plain(pane.since), {**YEARS, "yref": "paper", "yanchor": "bottom", "yshift": 5})
    for row in pane.rows:
        if row.columns and row.columns.since:
            yield _note(row.height, plain(row.columns.since), {**YEARS, "yshift": HALF_UP})


def _narrow_notes(pane: Pane) -> list[dict[str, Any]]:
    """The same above each row, as many as in a wide chart; the years, which have no room, a reader points at, and the
    middle of the scale goes without words."""
    heads = ({**note, "text": ""} for note in _ends_of_heads(pane))
    notes = [*_heads(pane, {"xshift": 0, "yshift": HIGHER}), *_ends(pane), *heads]
    for row in pane.rows:
        if row.role != "head":
            notes += [_note(row.height, "<br>".join(_above(row)), ABOVE), _note(row.height, "", ABOVE)]
    return [*notes, *({**note, "text": ""} for note in (*_years(pane), *_middle(pane)))]


def _ends(pane: Pane) -> Iterator[dict[str, Any]]:
    """What the ends of the scale mean, above it."""
    for place, side in ((0, "left"), (-1, "right")):
        at = {"x": -place, "xanchor": side, "align": side, "yref": "paper", "yanchor": "bottom", "yshift": 5}
        yield _note(1, plain(pane.x.names[place]), at)


def _above(row: Row) -> tuple[str, ...]:
    """What stands above a row, in lines: of one country one, with its figure alone, as in pictures."""
    if row.columns:
        return (_weighed(row, in_a_row(filter(None, (labelled(row.name, row.figure), row.said)))),)
    first, *others = row.beside
    return (plain(labelled(row.name, first)), *map(plain, others), *_reading(row))


def _weighed(row: Row, text: str) -> str:
    """What names a row, or its figure, bold where the title tells that."""
    return f"<b>{plain(text)}</b>" if row.is_chosen else plain(text)


def _reading(row: Row) -> Iterator[str]:
    """How to read a row where its head does not say it."""
    if row.said:
        yield f"<i>{plain(row.said)}</i>"


def _heads(pane: Pane, moved: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for row in pane.rows:
        if row.role == "head":
            yield _note(row.height, f"<b>{plain(row.name)}</b>", {**HEAD, **moved})


def _ends_of_heads(pane: Pane) -> Iterator[dict[str, Any]]:
    """What the ends of the scale mean below each head."""
    for row in pane.rows:
        for text, value, side in zip(row.ends, (pane.x.ticks[0], pane.x.ticks[-1]), ("left", "right"), strict=False):
            at = {"xref": "x", "x": value, "xanchor": side, "align": side, "font": QUIET}
            yield _note(row.height, plain(text), at)


def _note(y: float, text: str, place: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "xref": "paper",
        "y": y,
        "yref": "y",
        "yanchor": "middle",
        "showarrow": False,
        "text": text,
        "font": FONT,
        **place,
    }


# ------------------------------------------------------------------------------------------------ marks


def _dots(mark: Dots) -> dict[str, Any]:
    colour = theme.ink(mark.ink)
    symbol = "line-ns" if mark.symbol == "tick" else f"{mark.symbol}-open" if mark.is_hollow else mark.symbol
    trace = told(mark) | {
        "type": "scatter",
        "mode": "markers",
        "name": plain(mark.name),
        "marker": {
            "symbol": symbol,
            "size": SIZES.get(mark.role, SIZE),
            "color": colour,
            "line": {"color": colour, "width": 1.6},
        },
        "x": [datum.drawn for datum in mark.data],
        "y": [datum.at for datum in mark.data],
    }
    return trace | {"error_x": _reach(mark, colour)} if mark.role == "chosen" else trace


def _keys(pane: Pane) -> Iterator[dict[str, Any]]:
    """What thick parts of rows and bars over dots are, for the legend: traces of nothing else."""
    if pane.worse_key:
        yield _key(pane.worse_key, WORSE, "worse")
    if pane.reach_key:
        said, ink = pane.reach_key
        yield _key(said, {"color": theme.ink(ink), "width": 2}, "reach")


def _key(said: str, line: Mapping[str, Any], role: str) -> dict[str, Any]:
    none: Mapping[str, Any] = {"x": [None], "y": [None], "customdata": [""], "hoverinfo": "skip"}
    meta = {"mark": "Key", "role": role}
    return {"type": "scatter", "mode": "lines", "name": plain(said), "line": line, "meta": meta, **none}


def _reach(mark: Dots, colour: str) -> dict[str, Any]:
    """From the low to the high end of each, where it is known to lie between two."""
    found = [(datum.drawn or 0.0, datum.reach or (datum.drawn or 0.0, datum.drawn or 0.0)) for datum in mark.data]
    return {
        "type": "data",
        "symmetric": False,
        "array": [round(high - at, 1) for at, (_, high) in found],
        "arrayminus": [round(at - low, 1) for at, (low, _) in found],
        "color": colour,
        "thickness": 2,
        "width": 0,
    }
