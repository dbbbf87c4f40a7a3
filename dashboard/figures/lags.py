"""How yearly changes of drivers and of detected victims go together within countries: every lag, side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

from dashboard.context import Context
from dashboard.figures import theme
from dashboard.figures.caveats import Shows, caveats_said, rows_of
from dashboard.figures.charts import Figure, nothing
from dashboard.figures.credits import credits_of, sources_listed
from dashboard.figures.layout import shared_layout
from dashboard.figures.scatter import signed
from dashboard.figures.shown import Shown, Table, Words
from dashboard.i18n import format_number, translate, translate_number
from dashboard.metrics.association import LEAST_COUNTRIES, LEAST_PAIRS, LEVEL
from dashboard.selection import Selection, usual
from dashboard.views import View

TABLE = "lagged"
COLUMNS = ("victims", "driver", "lag", "rho", "lower", "upper", "countries", "pairs", "why")
PEOPLE = "people"
COLOURS = (theme.CHILDREN, theme.ADULTS)
"""Of the series of victims, in the order of the table."""
ACROSS, WRAP = 2, 20
"""Plots beside each other, and characters in a line of their names."""
TALL, GAP = 96, 70
"""Heights in pixels of a driver's plot, and of the space over it for its name."""
TOP = 0.45
"""Ends of all vertical axes; intervals that reach further are cut there and say so in the hover."""
NEAR = 2
"""Up to so many times as many intervals without zero as chance alone gives, nothing is called clear."""


class Lag(NamedTuple):
    """One row of the published table; without a rho, `why` says so."""

    victims: str
    driver: str
    lag: int
    rho: float | None
    lower: float
    upper: float
    countries: int
    pairs: int
    why: str

    @property
    def leaves_zero_out(self) -> bool:
        """Whether the interval lies on one side of zero."""
        return self.rho is not None and not self.lower <= 0 <= self.upper


def lags_of(context: Context) -> list[Lag]:
    """The published table; empty where a release has none yet."""
    rows = context.store.extra(TABLE) if TABLE in context.store.files else []
    return [_lag(row) for row in rows]


def _lag(row: dict[str, str]) -> Lag:
    lower, upper = (float(row[name] or 0) for name in ("lower", "upper"))
    countries, pairs = (int(row[name] or 0) for name in ("countries", "pairs"))
    rho = float(row["rho"]) if row["rho"] else None
    return Lag(row["victims"], row["driver"], int(row["lag"]), rho, lower, upper, countries, pairs, row["why"])


def lags(context: Context, _view: View, selection: Selection) -> Shown:
    """Whatever is selected, the same for all countries together."""
    found = lags_of(context)
    asked = _questions(context, found) or [selection]
    own = translate(
        "An association, not a cause: many things change in the same years, and detection changes by itself."
    )
    words = {
        "stem": "lagged-association",
        "indicator": selection.indicator,
        "title": _title(found),
        "subtitle": translate(
            "Mean over countries of each one's rank correlation of yearly changes, the driver's so many years earlier, "
            "with its {level} % interval; left (teal) of children, right (grey) of all ages",
            level=LEVEL,
        ),
        "caveat": caveats_said(context, Shows(rows_of(asked), "", own=own)),
        "source": f"{translate('Computed by Reach 2030.')} {sources_listed(context, asked)}",
        "sources": credits_of(context, asked),
        "coverage": _coverage(found),
        "origin": "/data/method#method-lags",
    }
    figure = _figure(context, found) if found else nothing()
    return Shown(figure, Words(**words), _table(context, found), COLUMNS, tuple(_cells(item) for item in found))


def _title(found: Sequence[Lag]) -> str:
    told = [item for item in found if item.rho is not None]
    outside = sum(item.leaves_zero_out for item in told)
    chance = len(told) * (1 - LEVEL / 100)
    words = {"n": format_number(outside), "of": format_number(len(told)), "chance": format_number(chance)}
    if not told:
        return translate("Drivers and detected victims within countries: nothing can be said yet")
    if outside <= NEAR * chance:
        return translate(
            "No driver's yearly change goes clearly with that of detected victims: {n} of {of} intervals leave out "
            "zero, about {chance} would by chance alone",
            **words,
        )
    return translate(
        "{n} of {of} intervals leave out zero, about {chance} would by chance alone: in the other {rest}, a driver's "
        "yearly change does not go clearly with that of detected victims",
        **words,
        rest=format_number(len(told) - outside),
    )


def _questions(context: Context, found: Sequence[Lag]) -> list[Selection]:
    """Each indicator in its usual measure, counts as rates."""
    names = dict.fromkeys(name for item in found for name in (item.victims, item.driver))
    return [usual(context.indicators[name], context.years(name)) for name in names]


def _coverage(found: Sequence[Lag]) -> str:
    counted = [item.countries for item in found if item.rho is not None]
    if not counted:
        return ""
    return translate(
        "A cross stands where fewer than {least} countries have {pairs} pairs of changes, or where both series are "
        "divided by the same people. Each other mark rests on {fewest} to {most} countries. Not across the break of "
        "UNODC's series; all lags were chosen before any result was seen.",
        least=LEAST_COUNTRIES,
        pairs=LEAST_PAIRS,
        fewest=format_number(min(counted)),
        most=format_number(max(counted)),
    )


# ------------------------------------------------------------------------------------------------------ figure


def _figure(context: Context, found: Sequence[Lag]) -> Figure:
    drivers = list(dict.fromkeys(item.driver for item in found))
    rows = -(-len(drivers) // ACROSS)
    whole = rows * (TALL + GAP)
    data: list[dict[str, Any]] = []
    layout: dict[str, Any] = {}
    notes = []
    for at, driver in enumerate(drivers):
        own = [item for item in found if item.driver == driver]
        axis = "" if at == 0 else str(at + 1)
        row, column = divmod(at, ACROSS)
        left = column / ACROSS
        top = 1 - (row * (TALL + GAP) + GAP) / whole
        data += _traces(context, own, axis)
        layout[f"xaxis{axis}"] = _lag_axis([left, left + 0.9 / ACROSS], f"y{axis}")
        layout[f"yaxis{axis}"] = _rho_axis([max(top - TALL / whole, 0), top], f"x{axis}", shown=column == 0)
        notes.append(_name(context, own, left, top))
    return {
        "data": data,
        "layout": {
            **shared_layout(),
            **layout,
            "margin": {"l": 8, "r": 8, "t": 4, "b": 40},
            "height": whole + 44,
            "annotations": [*notes, _below()],
        },
    }


def _lag_axis(domain: list[float], anchor: str) -> dict[str, Any]:
    look = {"linecolor": theme.LIGHT["line"], "showline": True, "showgrid": False, "zeroline": False}
    return {
        **look,
        "domain": domain,
        "anchor": anchor,
        "range": [-0.5, 5.5],
        "dtick": 1,
        "tick0": 0,
        "fixedrange": True,
    }


def _rho_axis(domain: list[float], anchor: str, *, shown: bool) -> dict[str, Any]:
    return {
        "domain": domain,
        "anchor": anchor,
        "range": [-TOP, TOP],
        "tickvals": [-0.4, 0, 0.4],
        "tickformat": ".1f",
        "showticklabels": shown,
        "automargin": True,
        "gridcolor": theme.LIGHT["line"],
        "zeroline": True,
        "zerolinecolor": theme.LIGHT["muted"],
        "fixedrange": True,
    }


def _traces(context: Context, own: Sequence[Lag], axis: str) -> list[dict[str, Any]]:
    """A dot with its interval for each lag of each series of victims; a cross where nothing can be said."""
    series = list(dict.fromkeys(item.victims for item in own))
    traces: list[dict[str, Any]] = []
    for at, (name, colour) in enumerate(zip(series, COLOURS, strict=False)):
        shift = 0.32 * at - 0.16
        items = [item for item in own if item.victims == name]
        told = [item for item in items if item.rho is not None]
        none = [item for item in items if item.rho is None]
        common = {"type": "scatter", "mode": "markers", "name": translate(context.indicators[name].label)}
        common |= {"xaxis": f"x{axis}", "yaxis": f"y{axis}", "hovertemplate": "%{customdata}<extra></extra>"}
        traces.append(
            {
                **common,
                "x": [item.lag + shift for item in told],
                "y": [item.rho for item in told],
                "marker": {"color": colour, "size": 7},
                "error_y": {
                    "type": "data",
                    "symmetric": False,
                    "array": [item.upper - (item.rho or 0) for item in told],
                    "arrayminus": [(item.rho or 0) - item.lower for item in told],
                    "color": colour,
                    "thickness": 1.5,
                    "width": 0,
                },
                "customdata": [_hover(context, item) for item in told],
            }
        )
        if none:
            traces.append(
                {
                    **common,
                    "x": [item.lag + shift for item in none],
                    "y": [-TOP * 0.88] * len(none),
                    "marker": {"color": theme.LIGHT["muted"], "size": 7, "symbol": "x-thin", "line": {"width": 1.2}},
                    "customdata": [_hover(context, item) for item in none],
                }
            )
            traces[-1]["marker"]["line"]["color"] = theme.LIGHT["muted"]
    return traces


def _hover(context: Context, item: Lag) -> str:
    driver, victims = (translate(context.indicators[name].label) for name in (item.driver, item.victims))
    return f"<b>{driver}</b><br>{victims}<br>{_lag_text(item.lag)}<br>{_found_text(item)}"


def _lag_text(lag: int) -> str:
    if lag == 0:
        return translate("changes of the same year")
    return (
        translate("the driver's change {lag} years earlier", lag=lag)
        if lag > 1
        else translate("the driver's change one year earlier")
    )


def _found_text(item: Lag) -> str:
    if item.rho is None:
        return _why(item)
    return translate(
        "{rho} ({lower} to {upper}), {countries} countries, {pairs} pairs",
        rho=signed(item.rho),
        lower=signed(item.lower),
        upper=signed(item.upper),
        countries=format_number(item.countries),
        pairs=format_number(item.pairs),
    )


def _why(item: Lag) -> str:
    if item.why == PEOPLE:
        return translate("not correlated: both are divided by the same people")
    return translate("too few countries have enough pairs of changes")


def _name(context: Context, own: Sequence[Lag], left: float, top: float) -> dict[str, Any]:
    """A driver's name over its plot, and how many countries are behind it."""
    counted = [item.countries for item in own if item.rho is not None]
    said = translate("too few countries")
    if all(item.why == PEOPLE for item in own):
        said = translate("same denominator")
    elif counted:
        fewest, most = format_number(min(counted)), format_number(max(counted))
        said = translate("{fewest} to {most} countries", fewest=fewest, most=most)
        if fewest == most:
            said = translate_number("{number} country", "{number} countries", counted[0])
    name = "<br>".join(textwrap.wrap(translate(context.indicators[own[0].driver].label), WRAP))
    text = f"<b>{name}</b><br>{said}"
    at = {"x": left, "xref": "paper", "y": top, "yref": "paper", "xanchor": "left", "yanchor": "bottom", "yshift": 2}
    return {**at, "showarrow": False, "align": "left", "text": text, "font": {"size": 12, "color": theme.LIGHT["ink"]}}


def _below() -> dict[str, Any]:
    at = {"x": 0.5, "xref": "paper", "y": 0, "yref": "paper", "xanchor": "center", "yanchor": "top", "yshift": -18}
    text = translate("Years by which the driver's change comes first")
    return {**at, "showarrow": False, "text": text, "font": {"size": 12, "color": theme.LIGHT["muted"]}}


# ----------------------------------------------------------------------------------------------- table and file


def _table(context: Context, found: Sequence[Lag]) -> Table:
    """One row for each driver and series of victims, one column for each lag."""
    lag_numbers = sorted({item.lag for item in found})
    rows = []
    for driver, victims in dict.fromkeys((item.driver, item.victims) for item in found):
        own = {item.lag: item for item in found if (item.driver, item.victims) == (driver, victims)}
        names = (translate(context.indicators[name].label) for name in (driver, victims))
        rows.append((*names, *(_found_text(own[lag]) for lag in lag_numbers)))
    columns = (translate("Driver"), translate("Detected victims"), *(_lag_text(lag) for lag in lag_numbers))
    return Table(columns, tuple(rows), (False, False, *(True for _ in lag_numbers)))


def _cells(item: Lag) -> tuple[str, ...]:
    return tuple(_plain(item, name) for name in COLUMNS)


def _plain(item: Lag, name: str) -> str:
    """A cell of its file as the published table has it."""
    if item.rho is None and name in ("rho", "lower", "upper", "countries", "pairs"):
        return ""
    return str(getattr(item, name))
