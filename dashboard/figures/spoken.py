"""What a chart says in sentences, for whoever does not see it: read aloud, beside a picture, in a speaker's notes.

Made of what every medium draws (dashboard/charts), so that no sentence says what the picture does not show: the latest
figure, the first and the last where years follow one another, the least and the greatest, and what is unknown. Nothing
is said of a change from two figures, across a break, between surveys, or of where an interval lies within its ends.
Countries are never put in order by what was detected in them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar, assert_never

from dashboard.catalogue import YEAR, Indicator
from dashboard.charts.cells import Cell, Cells
from dashboard.charts.flows import FlowMap
from dashboard.charts.marks import (
    CHOSEN_SIGN,
    FEWEST_JOINED,
    Bars,
    Chart,
    Datum,
    Dots,
    Hover,
    Line,
    Mark,
    Pane,
    Role,
    Row,
)
from dashboard.context import Context
from dashboard.i18n import (
    as_sentence,
    format_number,
    format_year,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    translate,
    translate_number,
    with_unit,
)
from dashboard.metrics.latest import snapshot
from dashboard.selection import Selection
from dashboard.store import Observation
from dashboard.words.counted import of_countries
from dashboard.words.names import (
    area_name,
    capitalised,
    listed,
    of_things,
    spans_in_words,
    unit_of,
    when_of,
    wording_of,
    year_span,
    year_spans,
)
from dashboard.words.titles import FEW, STOPS, UNTOLD, subject

MOST_SERIES, MOST_PANES, MOST_ROWS = 6, 8, 8
"""Of which all is said; of more, what a listener can keep in mind."""
MOST_NAMED = 3
"""Countries, rows or cells that share the least or the greatest figure, by name; of more, how many they are."""
FEWEST_ORDERED = 3
"""Figures of which one can be the least: of two, both are said anyway."""
YEARS = range(1900, 2200)
"""Places on a scale that can be years."""
T = TypeVar("T")
ASIDE: frozenset[Role] = frozenset(
    {
        "silent",
        "target",
        "spread",
        "since",
        "fitted",
        "needed",
        "so-far",
        "projected",
        "compared",
        "others",
        "peers",
        "event",
    }
)
"""Roles of marks that lie around what a chart is about."""


def spoken(body: Chart | FlowMap | Cells) -> str:
    """All sentences on a drawing, in the current language; a map of countries is told by `spoken_map`."""
    match body:
        case Chart():
            return in_sentences(_of_chart(body))
        case FlowMap():
            return in_sentences(_of_flows(body))
        case Cells():
            return in_sentences(_of_cells(body))
        case _:
            assert_never(body)


def spoken_of_rows(chart: Chart, names: Collection[str]) -> str:
    """The same of some of its rows, or of its panes, by their names: for a picture or slide that shows no others."""
    if len(chart.panes) > 1:
        return spoken(replace(chart, panes=tuple(pane for pane in chart.panes if pane.heading in names)))
    rows = [replace(pane, rows=tuple(row for row in pane.rows if row.name in names)) for pane in chart.panes]
    return spoken(replace(chart, panes=tuple(rows)))


# ------------------------------------------------------------------------------------------------ charts


def _of_chart(chart: Chart) -> Iterator[str]:
    if not chart.panes:
        yield as_sentence(capitalised(chart.blank))
        return
    panes = chart.panes[:MOST_PANES]
    once = _reason_of_most(panes)
    breaks: list[int] = []
    for pane in panes:
        if pane.is_level:
            yield from _of_rows(pane)
        elif pane.is_plane:
            if pane.x.title and pane.y.title:
                ends = [in_a_row(filter(None, (scale.title, scale.ends))) for scale in (pane.x, pane.y)]
                yield translate("Across: {x}. Upwards: {y}.", x=ends[0], y=ends[1])
            else:
                yield from _of_intervals(pane)
        else:
            yield from _of_years(pane, chart.year, once) if _told_marks(pane) else _of_named(pane, once)
            breaks += [year for year in _breaks(pane) if year not in breaks]
    left = sum(len(_clear(pane)) for pane in chart.panes[MOST_PANES:] if not pane.is_level and pane.is_plane)
    if left:
        yield as_sentence(capitalised(translate_number("and {number} more", "and {number} more", left)))
    if once:
        yield as_sentence(capitalised(once))
    for year in breaks:
        yield translate("Figures before and after the new questionnaire of {year} are not compared.", year=year)


def _breaks(pane: Pane) -> list[int]:
    """Breaks within the years that have figures."""
    told = [datum.at for mark in _told_marks(pane) for datum in mark.data]
    return [int(rule.at) for rule in pane.rules if rule.role == "break" and told and min(told) < rule.at <= max(told)]


def _told_marks(pane: Pane) -> list[Line | Bars | Dots]:
    found = [mark for mark in pane.marks if isinstance(mark, Line | Bars | Dots) and mark.role not in ASIDE]
    return [mark for mark in found if any(datum.drawn is not None for datum in mark.data)][:MOST_SERIES]


def _of_years(pane: Pane, year: int | None, once: str) -> Iterator[str]:
    """What each line, or row of bars, of a pane says; `year`: that which the reader marked.

    `once`: why years have no figure, where that is said of the whole chart.
    """
    if pane.is_stacked:
        yield from _of_stacks(pane)
        return
    for mark in _told_marks(pane):
        data = [datum for datum in mark.data if datum.drawn is not None]
        if all(datum.told for datum in data):
            name = _name(mark.panel or mark.name if isinstance(mark, Bars) else mark.name, pane)
            if base := _base_of(data):
                data = [replace(datum, told=re.sub(rf"\s*{re.escape(base)}", "", datum.told)) for datum in data]
                name = f"{name}{'' if base.startswith('（') else ' '}{base}"
            of_all = _of_series(mark, data, _breaks(pane), is_cut=pane.is_cut, is_paired=pane.is_paired)
            said = [*of_all, *_of_gaps(pane, mark, once)]
            yield as_sentence(labelled(name, in_parts(said)))
            continue
        texts = _by_text(data) or [_stated(next((item for item in data if item.at == year), data[-1]).hover, mark.name)]
        text = in_parts(texts)
        yield as_sentence(text if not pane.heading or pane.heading in text else labelled(pane.heading, text))
    yield from _of_silences(pane, once)


def _base_of(data: Sequence[Datum]) -> str:
    """What all figures are relative to, where it stands in brackets behind each: "(1950 = 100)". Behind the name of
    their line it stands once, and not beside a year in brackets."""
    base = next((datum.told.removeprefix(datum.bare).strip() for datum in data if datum.bare), "")
    return base if base.startswith(("(", "（")) and all(base in datum.told for datum in data) else ""


def _by_text(data: Iterable[Datum]) -> list[str]:
    """What is said of years where that begins with the year, each text once with all years of it; nothing where one
    says it otherwise, or where there are many."""
    found: dict[str, list[int]] = {}
    for datum in data:
        text, places = _stated(datum.hover, ""), (datum.at, datum.value)
        own = next((at for at in map(round, filter(None, places)) if at in YEARS and text.startswith(f"{at}")), None)
        if own is None:
            return []
        found.setdefault(text.removeprefix(format_year(own)).lstrip(STOPS), []).append(own)
    if len(found) > MOST_SERIES or not all(any(map(str.isalpha, text)) for text in found):
        return []
    return [labelled(text, spans_in_words(sorted(years))) for text, years in found.items()]


def _of_stacks(pane: Pane) -> Iterator[str]:
    """How many stand how in the first and in the last year, of bars on each other."""
    bars = [mark for mark in pane.marks if isinstance(mark, Bars) and mark.stack]
    years = sorted({datum.at for mark in bars for datum in mark.data if datum.drawn})
    for year in dict.fromkeys((*years[:1], *years[-1:])):
        own = [datum.hover for mark in bars for datum in mark.data if datum.at == year and datum.drawn]
        when = format_year(round(year))
        said = [_stated(hover, "").removeprefix(when).lstrip(STOPS) for hover in own]
        yield as_sentence(labelled(when, in_parts(said)))


def _of_named(pane: Pane, once: str) -> Iterator[str]:
    """Of lines of which the reader chose none, those that bear their name and figures where they end.

    What is silent is said in any case.
    """
    named = [mark for mark in pane.marks if isinstance(mark, Line) and mark.role == "peers" and "\n" in mark.end]
    for mark in reversed(named):  # The first is drawn last, over all others.
        name, figures = mark.end.split("\n", 1)
        yield as_sentence(labelled(name, figures))
    yield from _of_silences(pane, once)


def _of_intervals(pane: Pane) -> Iterator[str]:
    """Of intervals around what all is relative to those that leave it out; that there is none, where there are any."""
    clear = _clear(pane)
    for datum in clear:
        yield as_sentence(_stated(datum.hover, pane.heading))
    if not clear and _relative(pane):
        yield translate("{name}: no interval leaves zero out.", name=pane.heading)


def _relative(pane: Pane) -> list[Datum]:
    """What has an interval, where there is a line that all is relative to."""
    if not any(rule.role == "base" for rule in pane.rules):
        return []
    return [datum for mark in _told_marks(pane) for datum in mark.data if datum.reach is not None]


def _clear(pane: Pane) -> list[Datum]:
    """Those of which the interval leaves the line out that all is relative to."""
    bases = [rule.at for rule in pane.rules if rule.role == "base"]
    return [datum for datum in _relative(pane) if not _is_within(bases[0], datum)]


def _is_within(base: float, datum: Datum) -> bool:
    low, high = _sides(replace(datum, value=None))
    return low <= base <= high


def _name(own: str, pane: Pane) -> str:
    """What a line is of: its own name and that of its pane, once; what the one says of the other is not said again."""
    names = dict.fromkeys(filter(None, (own, pane.heading)))
    return capitalised(in_a_row(one for one in names if not any(_is_within_name(one, other) for other in names)))


def _is_within_name(one: str, other: str) -> bool:
    return one != other and one.casefold() in other.casefold()


def _of_series(
    mark: Mark, data: Sequence[Datum], breaks: Sequence[int], *, is_cut: bool, is_paired: bool = False
) -> Iterator[str]:
    """The latest figure, or the first and the last where a line leads from one to the other; then the ends of all. The
    first that is told says the unit.

    `is_paired`: whether its title tells of the change, to which ranges belong.
    """
    since = max(breaks, default=0)
    whole = [datum for datum in data if datum.at >= since and not (datum.is_partial or datum.is_least)]
    is_way = _is_way(mark, whole, has_ranges=is_paired) and whole[-1] is data[-1]
    if is_way:
        yield translate(
            "from {first} ({first_year}) to {last} ({last_year}), with a figure for each year between",
            first=whole[0].told,
            first_year=round(whole[0].at),
            last=_bare(whole[-1]),
            last_year=round(whole[-1].at),
        )
    else:
        is_last = is_cut or (data[-1].is_least and data[-1].is_outdated)
        yield _last(data[-1]) if is_last else _latest(data[-1])
    # A year that is left out, or of which parts alone are known, can have a lower or a higher figure.
    least, most = ([], []) if is_cut or any(datum.is_least for datum in data) else _ends(whole)
    if not least or not most:
        return
    words = {
        "low": _bare(least[0]),
        "low_years": _years(least),
        "high": _bare(most[0]),
        "high_years": _years(most),
    }
    if is_way:
        yield translate("the lowest figure is {low} ({low_years}), the highest {high} ({high_years})", **words)
    else:
        yield translate(
            "{years}: the lowest figure is {low} ({low_years}), the highest {high} ({high_years})",
            years=year_span(round(whole[0].at), round(whole[-1].at)),
            **words,
        )


def _bare(datum: Datum) -> str:
    return datum.bare or datum.told


def _last(datum: Datum) -> str:
    """The last figure of those that are drawn, where later ones are left out."""
    return translate("{figure} in {year}", figure=datum.told, year=round(datum.at))


def _latest(datum: Datum) -> str:
    """The latest figure; of a total before years of which only parts are published, that it is the latest of these."""
    words = {"figure": datum.told, "year": round(datum.at)}
    if datum.is_outdated:
        return translate("{figure} ({year}), by the latest published total", **words)
    return translate("{figure} ({year}), the latest figure", **words)


def _is_way(mark: Mark, data: Sequence[Datum], *, has_ranges: bool = False) -> bool:
    """Whether figures of years without a gap lead from the first to the last: enough of them, and all comparable.

    `has_ranges`: whether wide ranges are told, too, with both ends.
    """
    is_joined = not isinstance(mark, Line) or (mark.is_joined and mark.role == "")
    follows = all(after.at == before.at + 1 for before, after in pairwise(data))
    is_uneven = any(_is_uneven(datum) or (_is_wide(datum) and not has_ranges) for datum in data)
    return is_joined and len(data) >= FEWEST_JOINED and follows and not is_uneven


def _is_uneven(datum: Datum) -> bool:
    """Whether a figure says nothing of a change: it is of few, or of other countries each year."""
    return datum.is_of_few or bool(datum.rests_on)


def _is_wide(datum: Datum) -> bool:
    low, high = _sides(datum)
    return datum.role == "wide" or (datum.value is None and high - low >= 0.1 * high > 0)


def _sides(datum: Datum) -> tuple[float, float]:
    """The least and the greatest that a figure can be; a range around a published number leaves it a number."""
    if datum.value is not None:
        return datum.value, datum.value
    return datum.low or 0.0, datum.high or 0.0


def _years(data: Iterable[Datum]) -> str:
    return year_spans(sorted(round(datum.at) for datum in data))


def _ends(data: Sequence[Datum]) -> tuple[list[Datum], list[Datum]]:
    """The least and the greatest figures; none where intervals leave open which these are, or all are the same."""
    if len(data) < FEWEST_ORDERED or any(datum.is_of_few for datum in data):
        return [], []
    least = _outmost([(_sides(datum), datum.told, datum) for datum in data])
    most = _outmost([((-high, -low), datum.told, datum) for datum in data for low, high in (_sides(datum),)])
    return (least, most) if least and most and least[0].told != most[0].told else ([], [])


def _outmost(items: Sequence[tuple[tuple[float, float], str, T]]) -> list[T]:
    """Those that have the least of all, whatever others can be, and those whose figure reads the same.

    `items`: from where to where each can be, its figure in words, and what it is. None where it is an open question.
    """
    sides, text, _ = min(items, key=lambda item: item[0])
    found = [(own, item) for own, said, item in items if own == sides or said == text]
    others = [own for own, said, _ in items if own != sides and said != text]
    most = max(own[1] for own, _ in found)
    return [item for _, item in found] if all(most < low for low, _ in others) else []


def _gaps(pane: Pane, mark: Mark) -> dict[str, list[int]]:
    """Years of which a line has no figure, among those that the pane shows and that were asked for, by the reason.

    What is hatched is of the one line there is.
    """
    found: dict[str, list[int]] = {}
    if pane.gap and not pane.silences:
        known = {round(datum.at) for datum in mark.data if datum.drawn is not None}
        for year in _span(pane):
            if year not in known:
                found.setdefault(pane.gaps.get(mark.name, {}).get(year, pane.gap), []).append(year)
    elif len(_told_marks(pane)) == 1:
        found = _hatched(pane)
    return found


def _of_gaps(pane: Pane, mark: Mark, once: str) -> list[str]:
    found = _gaps(pane, mark)
    return [_without(found, once)] if found else []


def _span(pane: Pane) -> range:
    last = round(pane.x.high - 0.6)
    return range(round(pane.x.low + 0.6), (last if pane.asked_until is None else min(last, pane.asked_until)) + 1)


def _hatched(pane: Pane) -> dict[str, list[int]]:
    """Years that are marked as silent, by what is said of them."""
    found: dict[str, list[int]] = {}
    for mark in pane.silences:
        for datum in mark.data:
            text = datum.hover.rest if datum.hover else ""
            why = text.removeprefix(format_year(datum.at)).lstrip(STOPS) or mark.name
            found.setdefault(why, []).append(round(datum.at))
    return {why: sorted(years) for why, years in found.items()}


def _of_silences(pane: Pane, once: str) -> Iterator[str]:
    """The same where they are of several lines, or of none."""
    marks = _told_marks(pane)
    if len(marks) == 1 and all(datum.told for datum in marks[0].data if datum.drawn is not None):
        return
    name = _name(marks[0].name if len(marks) == 1 else "", pane)
    found = _hatched(pane)
    if found and name:
        yield as_sentence(labelled(name, _without(found, once)))
        return
    for why, years in found.items():
        yield as_sentence(labelled(spans_in_words(years), why))


def _without(found: Mapping[str, Sequence[int]], once: str) -> str:
    """Years without a figure, with the reason but where that is said of the whole chart."""
    spans = {why: spans_in_words(years) for why, years in found.items()}
    told = [span if why == once else translate("{name} ({said})", name=span, said=why) for why, span in spans.items()]
    return labelled(translate("years without a figure"), in_parts(told))


def _reason_of_most(panes: Sequence[Pane]) -> str:
    """Why years have no figure, where that would be said of several lines, and can be said by itself: it is once."""
    told: Counter[str] = Counter()
    for pane in panes:
        if pane.is_level or pane.is_plane or pane.is_stacked:
            continue
        marks = [mark for mark in _told_marks(pane) if all(item.told for item in mark.data if item.drawn is not None)]
        for mark in marks:
            told.update(_gaps(pane, mark).keys())
        if pane.heading and len(marks) != 1:
            told.update(_hatched(pane).keys())
    alone = (translate("no figure: unknown, not zero"), translate("incomplete year: too few countries so far"))
    return max((why for why in alone if told[why] > 1), key=lambda why: told[why], default="")


def _stated(hover: Hover | None, name: str) -> str:
    """What is said where something is pointed at, in one line; else its name."""
    if hover is None:
        return name
    lines = f"{hover.head}{hover.rest}".split("\n")
    return labelled(lines[0], in_a_row(lines[1:])) if len(lines) > 1 else lines[0]


# ------------------------------------------------------------------------------------------------ rows


def _of_rows(pane: Pane) -> Iterator[str]:
    rows = sorted((row for row in pane.rows if row.role != "head"), key=lambda row: -row.height)
    if not rows:
        return
    if len(rows) <= MOST_ROWS:
        yield from (_of_row(pane, row) for row in rows)
        return
    yield translate_number("The chart has {number} row.", "The chart has {number} rows.", len(rows))
    yield translate("First row: {said}", said=_of_row(pane, rows[0]))
    yield translate("Last row: {said}", said=_of_row(pane, rows[-1]))
    chosen = [row for row in rows[1:-1] if row.is_chosen]
    yield from (_of_row(pane, row) for row in chosen[:MOST_SERIES])
    yield from (_largest_share(mark, rows) for mark in pane.marks)


def _largest_share(mark: Mark, rows: Sequence[Row]) -> str:
    """In which rows a part of bars on each other is the largest share; nothing where all have as large a one."""
    parts = {datum.at: datum.part for datum in mark.data}
    found = [(part, _name_of(row)) for row in rows if (part := parts.get(row.height)) is not None]
    shares = {Fraction(part.number, part.of) for part, _ in found}
    if len(found) < FEWEST_ORDERED or len(shares) < 2:
        return ""
    named = [
        translate("{name} ({said})", name=name, said=part.said)
        for part, name in found
        if Fraction(part.number, part.of) == max(shares)
    ]
    plain = re.sub(r"^\W+", "", mark.name)  # without the sign of a status
    return translate("The largest share with “{part}”: {rows}.", part=plain, rows=_first_of(named))


def _first_of(names: Sequence[str]) -> str:
    """Some names, and how many more there are."""
    left = len(names) - MOST_NAMED
    more = [translate_number("and {number} more", "and {number} more", left)] if left > 0 else []
    return in_a_row((*names[:MOST_NAMED], *more)) if more else listed(list(names))


def _name_of(row: Row) -> str:
    return row.name.removeprefix(f"{CHOSEN_SIGN} ")


def _of_row(pane: Pane, row: Row) -> str:
    """What is said of all that stands in a row; of very many things, what stands beside its name and which are named.

    What the row is called is said once.
    """
    own = [
        datum
        for mark in pane.marks
        if mark.role not in ASIDE or mark.role in ("silent", "compared")
        for datum in mark.data
        if datum.at == row.height and datum.hover and (datum.drawn or not isinstance(mark, Bars))
    ]
    name = _name_of(row)
    said = _by_text(own) or list(dict.fromkeys(_stated(datum.hover, name) for datum in own))
    # Parts of a whole are told whole.
    if said and (len(said) <= MOST_SERIES or pane.is_stacked):
        said = [text.removeprefix(name).replace(in_a_row(("", name)), "", 1).lstrip(STOPS) for text in said]
        return as_sentence(labelled(name, in_parts(said)))
    labels = [datum.label for datum in own if any(map(str.isalpha, datum.label))]
    # A row without a figure says so in both of its columns.
    beside = in_parts(filter(None, (in_a_row(dict.fromkeys(filter(None, (row.said, row.figure)))), *labels)))
    return as_sentence(labelled(name, beside) if beside else name)


# ------------------------------------------------------------------------------------------------ cells and flows


NO_FIGURE = ("none", "asked", "silent", "suppressed")
"""Roles of cells that tell no figure: what is too small to be shown is not told either."""


def _of_cells(cells: Cells) -> Iterator[str]:
    told = [labelled(key.said, format_number(key.number)) for key in cells.legend if key.number]
    if told:
        yield translate("Cells by what they show: {parts}.", parts=in_parts(told))
    if cells.kind == "years":
        empty = sum(_is_empty(row.cells) for row in cells.rows)
        if empty:
            yield translate_number(
                "{number} row has no figure in any year shown.",
                "{number} rows have no figure in any year shown.",
                empty,
            )
        return
    if len(cells.rows) <= MOST_ROWS:
        yield translate("Rows: {names}.", names=in_parts(row.name for row in cells.rows))
    else:
        yield translate_number("The chart has {number} row.", "The chart has {number} rows.", len(cells.rows))
    yield translate("Columns: {names}.", names=in_parts(cells.columns))
    yield from _of_figures(cells)


def _of_figures(cells: Cells) -> Iterator[str]:
    """The largest figures of a matrix, those within one country by themselves; and which lines have none at all."""
    found = [(_place_of(cells, *each), each[2]) for each in cells.each if each[2].ends is not None]
    if not found:
        return
    apart, within = ([one for one in found if one[1].is_framed == is_framed] for is_framed in (False, True))
    if largest := _largest(apart):
        yield translate("Between countries, the largest figure: {cells}.", cells=largest)
    if largest := _largest(within):
        yield translate("Within countries, the largest figure: {cells}.", cells=largest)
    empty = [row.name for row in cells.rows if _is_empty(row.cells)]
    if empty:
        yield translate("Rows without a figure: {names}.", names=in_parts(empty))
    across = zip(*(row.cells for row in cells.rows), strict=True)
    if empty := [name for name, column in zip(cells.columns, across, strict=True) if _is_empty(column)]:
        yield translate("Columns without a figure: {names}.", names=in_parts(empty))


def _place_of(cells: Cells, down: int, across: int, cell: Cell) -> str:
    """Row and column of a cell as it is pointed at; of those who stayed in one country its name alone."""
    row = cells.rows[down].name
    is_one = cell.hover is None or (cell.is_framed and row == cells.columns[across])
    return row if is_one or cell.hover is None else cell.hover.head


def _largest(cells: Sequence[tuple[str, Cell]]) -> str:
    """The cells with the largest figure of all; nothing where intervals leave open which that is, or it is of few."""
    items = [((-cell.ends[1], -cell.ends[0]), cell.said, (name, cell)) for name, cell in cells if cell.ends]
    most = _outmost(items) if items else []
    if not most or min(min(cell.ends or (0.0,)) for _, cell in most) < FEW:
        return ""
    return _first_of([translate("{name} ({said})", name=name, said=cell.said) for name, cell in most])


def _is_empty(cells: Iterable[Cell]) -> bool:
    return all(cell.role in NO_FIGURE for cell in cells)


def _of_flows(chart: FlowMap) -> Iterator[str]:
    """What the thinnest and the thickest line stand for, and the largest ring, as the map itself says it; no country is
    named but the one chosen, whose number stands with its name: beside a list no ring is drawn around it."""
    flows = sorted(chart.flows, key=lambda flow: flow.least)
    if flows and FEW <= flows[0].least < flows[-1].least:
        yield translate(
            "People for whom a line stands: {low} for the thinnest, {high} for the thickest.",
            low=chart.flows[-1].figure,
            high=chart.flows[0].figure,
        )
    elif flows and flows[-1].least >= FEW:
        yield translate("People for whom the thickest line stands: {high}.", high=chart.flows[0].figure)
    most = max(chart.rings, key=lambda ring: ring.least, default=None)
    if most and chart.heart:
        yield from (as_sentence(label.said) for label in chart.labels if label.spot == chart.heart)
    elif most and most.least >= FEW:
        yield translate("People in their own country for whom the largest ring stands: {high}.", high=most.figure)


def spoken_table(columns: Sequence[str], rows: int) -> str:
    """What a table has, which says its figures itself."""
    number = translate_number("The table has {number} row.", "The table has {number} rows.", rows)
    return in_sentences((number, translate("Columns: {names}.", names=in_parts(filter(None, columns)))))


# ------------------------------------------------------------------------------------------------ maps


def spoken_map(
    context: Context,
    selection: Selection,
    year: int,
    shown: Mapping[str, Observation],
    left_out: Mapping[str, Container[int]],
    *,
    rateless: int,
    apart: Mapping[str, int],
) -> str:
    """What a map shows of UN members: its ends, and of how many it has nothing.

    `shown`: the row of each in its year. `left_out`: by area the years whose figure is compared with none. `rateless`:
    members that have a count within the years of the map and no rate: these are not unknown. `apart`: how many have a
    figure beside the scale of the map, by what the key says of them.
    """
    indicator = context.indicators[selection.indicator]
    if indicator.area:
        return ""
    known = {area: item for area, item in shown.items() if item.ends is not None}
    compared = {area: item for area, item in known.items() if item.year not in left_out[area]}
    said: list[str] = []
    if _is_untold(indicator, selection):
        pass
    elif len(compared) == len(known) >= FEWEST_ORDERED:
        said += _ends_of_map(context, selection, year, known)
    elif apart:  # One of those that are compared with none may have more, or less: as many as the key has are told.
        said += _counts_of_map(context, year, len(known), apart)
    members = len(context.geography.members)
    if rateless:
        said.append(
            translate(
                "Map of {year}, with a count but no rate: {n} of {of}.",
                year=year,
                n=format_number(rateless),
                of=of_countries(members),
            )
        )
    if silent := members - len(known) - rateless:
        n, of = format_number(silent), of_countries(members)
        said.append(
            translate("Map of {year}, without a figure (unknown, not zero): {n} of {of}.", year=year, n=n, of=of)
        )
    return in_sentences(said)


def _counts_of_map(context: Context, year: int, known: int, apart: Mapping[str, int]) -> Iterator[str]:
    """How many countries have a figure above zero, none, or few, as its key counts them."""
    of = of_countries(len(context.geography.members))
    if above := known - sum(apart.values()):
        yield translate(
            "Map of {year}, with a figure above zero: {n} of {of}.", year=year, n=format_number(above), of=of
        )
    for key, number in apart.items():
        yield translate("Map of {year}, {key}: {n} of {of}.", year=year, key=key, n=format_number(number), of=of)


def _is_untold(indicator: Indicator, selection: Selection) -> bool:
    """Whether figures are codes or years, of which none is the least; or no sentence is built of them at all."""
    return indicator.id in UNTOLD or indicator.names_values(selection.breakdown) or selection.breakdown == YEAR


def _ends_of_map(context: Context, selection: Selection, year: int, known: Mapping[str, Observation]) -> list[str]:
    """The greatest and the least figure with their countries; of what is detected, from where to where figures go."""
    indicator = context.indicators[selection.indicator]
    # What is counted the title says: within a sentence its name would have to be declined.
    unit = "" if of_things(indicator, selection) else unit_of(indicator, selection)
    wording = wording_of(indicator, selection)
    texts = {area: with_unit(wording.text(item), unit) for area, item in known.items()}
    sides = [(item.ends or (0.0, 0.0), texts[area], area) for area, item in known.items()]
    least, most = _outmost(sides), _outmost([((-high, -low), text, area) for (low, high), text, area in sides])
    if least and most and texts[least[0]] == texts[most[0]]:
        return []
    if indicator.theme in ("victims", "justice"):
        if not least or not most:
            return []
        low = wording.text(known[least[0]])
        return [_from_to(subject(context, selection), year, (low, texts[most[0]]), len(known))]

    def named(areas: Sequence[str]) -> str:
        if len(areas) > MOST_NAMED:
            return translate_number("{number} country", "{number} countries", len(areas))
        return listed(
            [
                translate("{name} ({year})", name=area_name(context, area), year=when_of(indicator, known[area].year))
                for area in areas
            ]
        )

    said = [*_highest_outside(context, selection, year)]
    if most:
        said.append(
            translate(
                "The highest figure of a UN member on the map of {year} is {figure}: {areas}.",
                year=year,
                figure=texts[most[0]],
                areas=named(most),
            )
        )
    if least:
        said.append(
            translate(
                "The lowest figure of a UN member on the map of {year} is {figure}: {areas}.",
                year=year,
                figure=texts[least[0]],
                areas=named(least),
            )
        )
    return said


def _highest_outside(context: Context, selection: Selection, year: int) -> Iterator[str]:
    """Who is no UN member and has the highest figure of all on the map, which its title and its labels tell."""
    indicator, areas = context.indicators[selection.indicator], context.geography.areas
    shown = snapshot(context.histories(selection), year, *context.around(selection, year))
    ends = {area: item.ends for area, item in shown.items() if area in areas and item.ends is not None}
    first = max(ends, key=lambda area: ends[area][0])
    if areas[first].is_member or any(own[1] >= ends[first][0] for area, own in ends.items() if area != first):
        return
    unit = "" if of_things(indicator, selection) else unit_of(indicator, selection)
    when = when_of(indicator, shown[first].year)
    yield translate(
        "The highest figure on the map of {year} is {figure}: {areas}.",
        year=year,
        figure=with_unit(wording_of(indicator, selection).text(shown[first]), unit),
        areas=translate("{name} ({year})", name=area_name(context, first), year=when),
    )


def _from_to(name: str, year: int, ends: tuple[str, str], number: int) -> str:
    return translate_number(
        "{name}, map of {year}: the figures of {number} country lie between {low} and {high}.",
        "{name}, map of {year}: the figures of {number} countries lie between {low} and {high}.",
        number,
        name=name,
        year=year,
        low=ends[0],
        high=ends[1],
    )
