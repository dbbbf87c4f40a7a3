"""How yearly changes of drivers and of detected victims go together within countries: every lag, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.charts.marks import Chart, Datum, Dots, Hover, Pane, Rule
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.figures.charts import nothing
from dashboard.figures.shown import Shown, Table, Words
from dashboard.i18n import format_number, in_sentences, translate, translate_number
from dashboard.kinds.scatter import ends_said, signed
from dashboard.metrics.association import LEAST_COUNTRIES, LEAST_PAIRS, LEVEL
from dashboard.selection import Selection, usual
from dashboard.views import View
from dashboard.words.caveats import Shows, caveats_said, rows_of
from dashboard.words.counted import of_countries, of_links, of_pairs
from dashboard.words.credits import credits_of, sources_listed

TABLE = "lagged"
COLUMNS = ("victims", "driver", "lag", "rho", "lower", "upper", "countries", "pairs", "why")
PEOPLE = "people"
INKS = ("children", "adults")
"""Of the series of victims, in the order of the table."""
ACROSS = 2
"""Panes beside each other on a page."""
TOP = 0.5
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
        "This is an association, not a cause: many things change in the same years, and detection changes by itself."
    )
    words = {
        "stem": "lagged-association",
        "indicator": selection.indicator,
        "title": _title(found),
        "subtitle": translate(
            (
                "Mean over countries of each one's rank correlation of yearly changes, the "
                "driver's so many years earlier, with its {level}% interval; left (teal) of "
                "children, right (grey) of all ages"
            ),
            level=LEVEL,
        ),
        "caveat": caveats_said(context, Shows(rows_of(asked), "", own=own)),
        "source": in_sentences((translate("Computed by Reach 2030."), sources_listed(context, asked))),
        "sources": credits_of(context, asked),
        "coverage": _coverage(found),
        "origin": "/data/method#method-lags",
    }
    drawn = _chart(context, found) if found else nothing()
    return Shown(drawn, Words(**words), _table(context, found), COLUMNS, tuple(_cells(item) for item in found))


def _title(found: Sequence[Lag]) -> str:
    told = [item for item in found if item.rho is not None]
    outside = sum(item.leaves_zero_out for item in told)
    chance = len(told) * (1 - LEVEL / 100)
    words = {"n": format_number(outside), "of": of_links(len(told)), "chance": format_number(chance)}
    if not told:
        return translate("Drivers and detected victims within countries: nothing can be said yet")
    if outside <= NEAR * chance:
        return translate_number(
            "Drivers and detected victims: only {n} of {of} is clear (about {chance} by chance)",
            "Drivers and detected victims: only {n} of {of} are clear (about {chance} by chance)",
            outside,
            **words,
        )
    return translate_number(
        "Drivers and detected victims: {n} of {of} is clear (about {chance} by chance), {rest} not",
        "Drivers and detected victims: {n} of {of} are clear (about {chance} by chance), {rest} not",
        outside,
        rest=format_number(len(told) - outside),
        **words,
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
        "A cross stands where fewer than {least} have at least {pairs}, or where both series share a "
        "denominator; each other mark rests on {fewest} to {most}. Not across the break of UNODC's "
        "series; all lags were chosen before any result was seen.",
        least=of_countries(LEAST_COUNTRIES),
        pairs=of_pairs(LEAST_PAIRS),
        fewest=format_number(min(counted)),
        most=of_countries(max(counted)),
    )


# ------------------------------------------------------------------------------------------------------- chart


def _chart(context: Context, found: Sequence[Lag]) -> Chart:
    panes = (_pane(context, [item for item in found if item.driver == driver]) for driver in _drivers(found))
    below = translate("Years by which the driver's change comes first")
    return Chart(tuple(panes), arrangement="grid", columns=(ACROSS, ACROSS), below=below)


def _drivers(found: Sequence[Lag]) -> Sequence[str]:
    return tuple(dict.fromkeys(item.driver for item in found))


def _pane(context: Context, own: Sequence[Lag]) -> Pane:
    """A driver's pane: how many countries are behind it, and a line at zero."""
    last = max(item.lag for item in own)
    ticks = (-TOP, 0.0, TOP)
    return Pane(
        x=Scale("number", -0.5, last + 0.5, step=1),
        y=Scale("number", -TOP, TOP, ticks, tuple(map(_tick, ticks)), has_grid=True, decimals=1),
        marks=tuple(_marks(context, own)),
        heading=translate(context.indicators[own[0].driver].label),
        said=_said(own),
        rules=(Rule(0, "base"),),
    )


def _tick(value: float) -> str:
    return format_number(value, 1 if value else 0)


def _marks(context: Context, own: Sequence[Lag]) -> Iterator[Dots]:
    """A dot with its interval for each lag of each series of victims; a cross where nothing can be said."""
    series = list(dict.fromkeys(item.victims for item in own))
    for at, (name, ink) in enumerate(zip(series, INKS, strict=False)):
        label, shift = translate(context.indicators[name].label), round(0.32 * at - 0.16, 2)
        items = [item for item in own if item.victims == name]
        told = tuple(_datum(context, item) for item in items if item.rho is not None)
        none = tuple(_datum(context, item) for item in items if item.rho is None)
        if told:
            yield Dots(label, ink, told, role="ranged", is_keyed=False, shift=shift)
        if none:
            yield Dots(label, "muted", none, "cross", role="silent", is_keyed=False, shift=shift)


def _datum(context: Context, item: Lag) -> Datum:
    driver, victims = (translate(context.indicators[name].label) for name in (item.driver, item.victims))
    said = Hover(driver, "\n" + "\n".join((victims, _lag_text(item.lag), _found_text(item))))
    if item.rho is None:
        return Datum(item.lag, None, hover=said)
    return Datum(item.lag, item.rho, item.lower, item.upper, hover=said)


def _lag_text(lag: int) -> str:
    if lag == 0:
        return translate("changes of the same year")
    return translate_number(
        "the driver's change {number} year earlier", "the driver's change {number} years earlier", lag
    )


def _found_text(item: Lag) -> str:
    if item.rho is None:
        return _why(item)
    return translate(
        "{rho} ({lower} to {upper}); countries: {countries}, pairs: {pairs}",
        rho=signed(item.rho),
        **ends_said(item.lower, item.upper),
        countries=format_number(item.countries),
        pairs=format_number(item.pairs),
    )


def _why(item: Lag) -> str:
    if item.why == PEOPLE:
        return translate(
            "no correlation is computed: both are divided by the same people, or by the children among them"
        )
    return translate("too few countries have enough pairs of changes")


def _said(own: Sequence[Lag]) -> str:
    """How many countries are behind a driver's marks."""
    counted = [item.countries for item in own if item.rho is not None]
    if all(item.why == PEOPLE for item in own):
        return translate("same denominator")
    if not counted:
        return translate("too few countries")
    if min(counted) == max(counted):
        return translate_number("{number} country", "{number} countries", counted[0])
    fewest, most = format_number(min(counted)), of_countries(max(counted))
    return translate("{fewest} to {most}", fewest=fewest, most=most)


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
