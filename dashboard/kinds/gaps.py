"""Countries by what is left to the target of one indicator now; those that cannot be judged apart, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.catalogue import Indicator, Target
from dashboard.charts.marks import CHOSEN_SIGN, Chart, Datum, Dots, Hover, Mark, Role, Row
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import nothing, rows_chart
from dashboard.figures.observed import computed_text, number_text
from dashboard.figures.progress import (
    cell_of,
    cells_of,
    distance_unit,
    doubt_said,
    doubts_said,
    hedged_status,
    is_less_certain,
    judged_unit,
    last_text,
    last_with_unit,
    last_year_said,
    left_to_target,
    target_bar,
    target_level,
)
from dashboard.figures.shown import Shown, Table, Words
from dashboard.figures.tally import at_target_parts
from dashboard.geography import WORLD
from dashboard.i18n import (
    alphabetical,
    as_sentence,
    current_language,
    format_number,
    in_a_row,
    in_parts,
    in_sentences,
    translate,
    translate_number,
)
from dashboard.kinds.standings import empty, judged, why_never, words
from dashboard.metrics.progress import STATUS_WORDS, distance_of
from dashboard.metrics.projection import READING_WORDS
from dashboard.metrics.standing import ORDER, Cell
from dashboard.selection import Selection
from dashboard.views import View
from dashboard.words.names import area_name, figure_text, listed, year_span
from dashboard.words.reasons import reason_said, status_said
from dashboard.words.signs import status_sign

COLUMNS = (
    "rank", "indicator", "ref_area", "area", "last_year", "last_value", "target", "distance", "unit", "status",
    "second_reading", "reason",
)  # fmt: skip
UNJUDGED = "CANNOT_BE_JUDGED"
MOST_NAMED = 6
"""Names of chosen countries in the chart."""
MOST_BESIDE = 3
"""The same beside the row of those that cannot be judged."""
MANY = 5
"""Countries at one mark from which on it says how many they are."""
ROWS = 1_024
"""Remembered: of one indicator in five languages, since only those of chosen countries differ."""
PICTURE_ROW = 62
"""Height of a row in pixels."""


@dataclass(frozen=True)
class Gap:
    """How far a country's last value is from the target; `rank` None where it cannot be judged, or is in no group."""

    cell: Cell
    name: str
    distance: float | None
    rank: int | None
    chosen: bool
    counted: bool
    """Whether it is of the groups that are shown; others were chosen to be seen beside them."""


def gaps(context: Context, _view: View, selection: Selection) -> Shown:
    """The ranking within the chosen groups, else in the world; chosen countries are marked."""
    indicator = context.indicators[selection.indicator]
    stem = f"progress-gaps_{indicator.id}"
    if indicator.target is None:
        title = translate("{label}: never ranked", label=translate(indicator.label))
        said = Words(**words(context, (title, why_never()), stem, indicator.id, main=indicator, names=[indicator.id]))
        return Shown(empty(), said, Table(_heads(indicator), (), _NUMERIC), COLUMNS, ())
    ranked, apart = _gaps(context, indicator, selection)
    title, told = _title(context, indicator, selection, (ranked, apart))
    # Of those that cannot be judged the chosen ones are drawn, too: who asks for a country is to find it.
    unjudged = [gap for gap in apart if gap.chosen]
    placed = [*ranked, *(gap for gap in unjudged if gap.distance is not None)]
    subtitle = in_parts([_subtitle(indicator, indicator.target, (ranked, apart), placed), *told])
    drawn = _chart(indicator, placed, [gap for gap in unjudged if gap.distance is None]) if placed else nothing()
    said = Words(**words(context, (title, subtitle), stem, indicator.id, main=indicator, names=[indicator.id]))
    around = in_sentences((as_sentence(judged(indicator)), said.coverage))
    doubts = doubts_said([gap.name for gap in _named_among(ranked) if is_less_certain(gap.cell)])
    has_doubts = any(is_less_certain(gap.cell) for gap in (*ranked, *apart))
    said = replace(
        said,
        coverage=in_sentences((doubts, around)),
        covered=in_sentences((doubt_said() if has_doubts else "", around)),
    )
    return Shown(
        drawn,
        said,
        lambda: _table(context, indicator, ranked, apart),
        COLUMNS,
        lambda: _file(indicator, [*ranked, *apart]),
    )


def _subtitle(
    indicator: Indicator, target: Target, found: tuple[Sequence[Gap], Sequence[Gap]], placed: Sequence[Gap]
) -> str:
    """What the target is, and of which years the figures are whose distance is drawn; how many countries are not
    judged."""
    ranked, apart = found
    years = [gap.cell.last_year for gap in placed if gap.cell.last_year is not None]
    unjudged, whole = (format_number(sum(gap.counted for gap in gaps)) for gaps in (apart, (*apart, *ranked)))
    words = {"year": target.year, "target": target_bar(indicator, target), "n": unjudged, "of": whole}
    if not years:
        return translate("Target by {year}: {target}; not judged: {n} of {of}", **words)
    return translate(
        "Target by {year}: {target}; distance by each country's latest figure ({years}); not judged: {n} of {of}",
        years=year_span(min(years), max(years)),
        **words,
    )


def _title(
    context: Context, indicator: Indicator, selection: Selection, found: tuple[Sequence[Gap], Sequence[Gap]]
) -> tuple[str, list[str]]:
    """The title, and what of its count has no room there.

    Of one chosen country its distance is the title: whoever shows it to a minister speaks of that. Else it is the
    count of the groups.
    """
    ranked, apart = found
    label, everybody = translate(indicator.label), [*ranked, *apart]
    place = listed([area_name(context, code) for code in _places(context, selection)])
    counted = at_target_parts(indicator, [gap.cell for gap in everybody if gap.counted])
    chosen = [gap for gap in everybody if gap.chosen]
    if len(chosen) == 1 and len(selection.areas) == 1:
        (gap,) = chosen
        whole = [translate("{place}: {counted}", place=place, counted=counted[0]), *counted[1:]] if counted else []
        return _of_one(context, indicator, gap), whole
    if not counted:
        return translate("{label}, {place}: no country can be judged", label=label, place=place), []
    return translate("{label}, {place}: {counted}", label=label, place=place, counted=counted[0]), counted[1:]


def _of_one(context: Context, indicator: Indicator, gap: Gap) -> str:
    """A country's level, the target, and how far it is from it: nobody knows what a distance alone is between."""
    words = {"label": translate(indicator.label), "place": gap.name}
    stands = _stands(indicator, gap)
    if gap.cell.last_value is None:
        return translate("{label}, {place}: {counted}", counted=stands, **words)
    return translate(
        "{label}, {place}: {value} in {year}; target: {target}; {stands}",
        value=last_with_unit(context, gap.cell),
        year=gap.cell.last_year,
        target=target_level(indicator),
        stands=stands,
        **words,
    )


def _stands(indicator: Indicator, gap: Gap) -> str:
    """Where one country stands."""
    if gap.cell.status == UNJUDGED or gap.distance is None:
        return translate("cannot be judged")
    if not gap.distance:
        return translate("at the target")
    return left_to_target(indicator, gap.distance)


def _places(context: Context, selection: Selection) -> tuple[str, ...]:
    """The chosen groups, the world where none is."""
    return tuple(code for code in selection.areas if code in context.geography.regions) or (WORLD,)


def _gaps(context: Context, indicator: Indicator, selection: Selection) -> tuple[Sequence[Gap], Sequence[Gap]]:
    """Those that can be judged, from near to far, and the others by name; with all that were chosen, marked."""
    places = _places(context, selection)
    chosen = frozenset(code for code in selection.areas if code in context.geography.areas)
    found = _of_members(context, indicator.id, places, current_language())
    inside = {gap.cell.area for gaps in found for gap in gaps}
    beside = [cell for code in chosen - inside if (cell := cell_of(context, indicator.id, code)) is not None]
    added = [_gap(context, indicator, cell, counted=False) for cell in beside]
    ranked, apart = ([replace(gap, chosen=True) if gap.cell.area in chosen else gap for gap in gaps] for gaps in found)
    for gap in added:
        (apart if gap.cell.status == UNJUDGED else ranked).append(replace(gap, chosen=True))
    if added:
        ranked.sort(key=_far)
        apart.sort(key=_named)
    return ranked, apart


@lru_cache(maxsize=8)
def _of_members(
    context: Context, name: str, places: tuple[str, ...], _language: str
) -> tuple[tuple[Gap, ...], tuple[Gap, ...]]:
    """The members of groups with their places in the order, before any of them is chosen."""
    indicator = context.indicators[name]
    codes = list(dict.fromkeys(item for code in places for item in context.geography.members_of(code)))
    made = [_gap(context, indicator, cell, counted=True) for cell in cells_of(context, name, codes)]
    judged = sorted((gap for gap in made if gap.cell.status != UNJUDGED), key=_far)
    places_of = _ranks([gap.distance or 0 for gap in judged])
    apart = sorted((gap for gap in made if gap.cell.status == UNJUDGED), key=_named)
    return tuple(replace(gap, rank=places_of[gap.distance or 0]) for gap in judged), tuple(apart)


def _far(gap: Gap) -> tuple[float, str]:
    return gap.distance or 0, alphabetical(gap.name)


def _named(gap: Gap) -> str:
    return alphabetical(gap.name)


def _ranks(distances: Sequence[float]) -> dict[float, int]:
    """The place of each distance among all, in order; equal ones share the first of their places."""
    found: dict[float, int] = {}
    for place, distance in enumerate(distances, start=1):
        found.setdefault(distance, place)
    return found


def _gap(context: Context, indicator: Indicator, cell: Cell, *, counted: bool) -> Gap:
    distance = None
    if cell.last_value is not None and indicator.target is not None and not indicator.target.silence:
        distance = distance_of(indicator, indicator.target, cell.last_value)
    return Gap(cell, area_name(context, cell.area), distance, None, chosen=False, counted=counted)


_NUMERIC = (True, False, True, True, True, False, False, False)


def _heads(indicator: Indicator) -> tuple[str, ...]:
    return (
        translate("Place"),
        translate("Country or area"),
        judged_unit(indicator),
        translate("Year"),
        translate("Left to the target"),
        translate("Status"),
        translate("Line through all values"),
        translate("Why"),
    )


def _table(context: Context, indicator: Indicator, ranked: Sequence[Gap], apart: Sequence[Gap]) -> Table:
    lang = current_language()
    rows = [_row(context, gap, lang) for gap in (*ranked, *apart)]
    origins = [_origins(context, gap.cell, lang) for gap in (*ranked, *apart)]
    parts = [(0, translate("Can be judged: from near to far"))] if ranked else []
    parts += [(len(ranked), translate("Cannot be judged, by name: no place in the order"))] if apart else []
    inks = tuple((*[""] * 5, f"status.{gap.cell.status}", "", "") for gap in (*ranked, *apart))
    chosen = tuple(place for place, gap in enumerate((*ranked, *apart)) if gap.chosen)
    return Table(_heads(indicator), tuple(rows), _NUMERIC, tuple(origins), tuple(parts), inks, chosen)


@lru_cache(maxsize=ROWS)
def _origins(context: Context, cell: Cell, _language: str) -> tuple[str, ...]:
    if cell.last_year is None:
        return ("",) * 8
    figure = origin_address(context, context.question(cell.indicator, (cell.area,)), cell.last_year)
    return ("", "", figure, *[""] * 5)


@lru_cache(maxsize=ROWS)
def _row(context: Context, gap: Gap, _language: str) -> tuple[str, ...]:
    cell = gap.cell
    sign, word = status_sign(cell.status), hedged_status(cell)
    known = cell.last_value is not None
    left = ""
    if gap.distance is not None and cell.status != UNJUDGED:
        left = translate("at the target") if gap.distance == 0 else figure_text(
            gap.distance, None, None, context.indicators[cell.indicator].decimals
        )  # fmt: skip
    return (
        "–" if gap.rank is None else str(gap.rank),
        f"{CHOSEN_SIGN} {gap.name}" if gap.chosen else gap.name,
        last_text(context, cell) if known else translate("no figure"),
        last_year_said(context, cell),
        left,
        f"{sign} {word}",
        translate(READING_WORDS[cell.second.reading]) if cell.second else "",
        reason_said(cell),
    )


def _file(indicator: Indicator, found: Sequence[Gap]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            "" if gap.rank is None else str(gap.rank),
            indicator.id,
            gap.cell.area,
            gap.name,
            number_text(gap.cell.last_year),
            number_text(gap.cell.last_value),
            number_text(gap.cell.target),
            computed_text(gap.distance),
            indicator.unit,
            gap.cell.status,
            gap.cell.second.reading if gap.cell.second else "",
            status_said(gap.cell),
        )
        for gap in found
    )


def _chart(indicator: Indicator, placed: Sequence[Gap], unplaced: Sequence[Gap]) -> Chart:
    """Each country a mark at its distance, in the row of its status; chosen ones and the farthest of each are named.

    A mark at which many stand says how many. `unplaced`: chosen ones of which no distance is known, which stand beside
    the name of their row.
    """
    shown = [status for status in ORDER if _of([*placed, *unplaced], status)]
    heights = {status: len(shown) - place - 1.0 for place, status in enumerate(shown)}
    named = {gap.cell.area: gap.name for gap in _named_among(placed)}
    counts = Counter((gap.cell.status, gap.distance) for gap in placed)
    marks: list[Mark] = []
    roles: tuple[Role, ...] = ("", "chosen")
    for status in shown:
        for role in roles:
            own = [gap for gap in _of(placed, status) if gap.chosen == (role == "chosen")]
            data = tuple(_datum(indicator, gap, heights[status], named) for gap in own)
            if not role:
                whole = len(_of(placed, status))
                data = tuple(_counted(datum, counts.pop((status, datum.value), 0), whole) for datum in data)
            name, ink = _row_name(status), f"status.{status}"
            # Over a mark the words of a chosen country would be read as those of the row above.
            marks.append(Dots(name, ink, data, "tick", role, is_keyed=False, is_under=True))
    far = max((gap.distance or 0.0 for gap in placed), default=0.0) or 1.0
    rows = [
        Row(heights[status], _row_name(status), _in_row(placed, unplaced, status), is_chosen=status == UNJUDGED)
        for status in shown
    ]
    title = translate(
        "left to the target, {unit}; a tick: one country, or several at one distance", unit=distance_unit(indicator)
    )
    x = Scale("number", -0.01 * far, 1.05 * far, title=title, has_grid=True)
    return rows_chart(x, [mark for mark in marks if mark.data], rows, (0.0, far), natural=len(rows) * PICTURE_ROW + 30)


def _named_among(ranked: Sequence[Gap]) -> list[Gap]:
    """The chosen ones that a chart names, and the farthest of each status."""
    chosen = [gap for gap in ranked if gap.chosen][:MOST_NAMED]
    return [*chosen, *(gap for status in ORDER for gap in _farthest(_of(ranked, status)) if gap not in chosen)]


def _farthest(ranked: Sequence[Gap]) -> list[Gap]:
    """The country of a row that has most left, where it is one: an end without a name tells little."""
    far = max((gap.distance or 0.0 for gap in ranked), default=0.0)
    found = [gap for gap in ranked if far and gap.distance == far]
    return found if len(found) == 1 else []


def _counted(datum: Datum, many: int, whole: int) -> Datum:
    """A mark with how many countries stand at it, where it is the first of many; of a whole row its name says it."""
    return replace(datum, label=format_number(many)) if MANY <= many < whole and not datum.label else datum


def _of(ranked: Sequence[Gap], status: str) -> list[Gap]:
    return [gap for gap in ranked if gap.cell.status == status]


def _row_name(status: str) -> str:
    return f"{status_sign(status)} {translate(STATUS_WORDS[status])}"  # type: ignore[index]


def _in_row(placed: Sequence[Gap], unplaced: Sequence[Gap], status: str) -> str:
    """How many countries a row has; of those that cannot be judged, of which only chosen ones are in it, the names of
    some, first of those that have no mark there."""
    if status != UNJUDGED:
        return translate_number("{number} country", "{number} countries", len(_of(placed, status)))
    names = [gap.name for gap in _of([*unplaced, *placed], status)]
    return in_a_row(names if len(names) <= MOST_BESIDE else [*names[:MOST_BESIDE], "…"])


def _datum(indicator: Indicator, gap: Gap, row: float, named: Mapping[str, str]) -> Datum:
    label = named.get(gap.cell.area, "")
    if label and gap.cell.status == UNJUDGED:  # Its figure can be older than all others.
        label = _said(indicator, gap)
    elif label and gap.distance:
        label = translate("{area}: {figure} left", area=label, figure=_distance(indicator, gap))
    return Datum(row, gap.distance, hover=Hover("", _said(indicator, gap)), label=label)


def _said(indicator: Indicator, gap: Gap) -> str:
    words = {"area": gap.name, "year": gap.cell.last_year, "distance": _distance(indicator, gap)}
    return translate("{area}, {year}: {distance} left", **words)


def _distance(indicator: Indicator, gap: Gap) -> str:
    return figure_text(gap.distance, None, None, indicator.decimals)
