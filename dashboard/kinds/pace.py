"""Progress to 2030 as a chart: one country's points, the path needed, where its line leads, and the target."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.catalogue import Indicator
from dashboard.charts.marks import AHEAD, Band, Chart, Datum, Dots, Hover, Key, Line, Mark, Pane, Role, Rule
from dashboard.charts.scales import Scale
from dashboard.figures.charts import Drawn, Frame, legend_of, pane_of
from dashboard.figures.progress import PACES, change_said, is_read, target_bar
from dashboard.i18n import format_number, format_year, labelled, translate, with_unit
from dashboard.metrics.progress import RECENT, Point
from dashboard.metrics.projection import CONFIDENCE, Step
from dashboard.metrics.standing import Cell
from dashboard.words.names import figure_text

STEEP, NEAR = 0.2, 0.06
"""Of the height of a chart how far a path falls or rises that has its name beside it, and how far from the target what
a path reaches is said with it."""
APART_YEARS, APART = 0.1, 0.15
"""Of the width and of the height of a chart how far a figure that no words name stands from others with figures."""
MOST_TOLD = 10
"""Figures of which all may have their words beside each other."""
ROUND = 5
"""Years; at such a one the chart begins."""
SINCE = 2015
"""First year of the chart where there is no earlier figure: targets are for the years from then on."""


@dataclass(frozen=True)
class Paths:
    """What leads from the last value to the target's year; each empty where there is none."""

    needed: tuple[Point, ...] = ()
    """A constant yearly rate that ends at the target."""
    so_far: tuple[Point, ...] = ()
    """The yearly rate so far, where there is no line to project."""
    projected: tuple[Step, ...] = ()
    """The line through all values, computed here."""
    fitted: tuple[Step, ...] = ()
    """The same line from the first of these values to the last."""


def paths(cell: Cell, indicator: Indicator, projected: Sequence[Step]) -> Paths:
    """The paths of one cell from its last value on; `projected`: the line, from the first value or the last one."""
    if cell.last_year is None or cell.last_value is None or cell.target_year <= cell.last_year:
        return Paths()
    last = Point(cell.last_year, cell.last_value)
    needed: tuple[Point, ...] = ()
    silent = indicator.target is not None and indicator.target.silence
    # From a value that is too old to be judged no path leads on.
    if cell.target > 0 and last.value > 0 and cell.status != "TARGET_MET" and not silent and last.year >= RECENT:
        rate = (cell.target / last.value) ** (1 / (cell.target_year - last.year)) - 1
        needed = _constant(last, rate, cell.target_year, float("inf"))
    so_far: tuple[Point, ...] = ()
    if not projected and cell.pace_seen is not None and cell.ratio is not None:
        ceiling = 100.0 if indicator.unit.startswith("%") else float("inf")
        so_far = _constant(last, cell.pace_seen, cell.target_year, ceiling)
    fitted = tuple(step for step in projected if step.year <= last.year)
    onward = tuple(step for step in projected if step.year >= last.year)
    return Paths(needed, so_far, onward, fitted if len(fitted) > 1 else ())


def _constant(last: Point, rate: float, end: int, ceiling: float) -> tuple[Point, ...]:
    years = range(last.year, end + 1)
    return tuple(Point(year, min(last.value * (1 + rate) ** (year - last.year), ceiling)) for year in years)


def pace(
    drawn: Drawn,
    cell: Cell,
    indicator: Indicator,
    frame: Frame,
    ways: Paths,
    *,
    named: Collection[int] = (),
    is_read: bool = True,
) -> Chart:
    """Points, target, path needed, and the projection with its band or, without one, the pace so far.

    The paths keep a constant yearly rate, as the status compares them, and are no forecast. `named`: years before
    the last one with which the words compare it. `is_read`: whether they tell of a status, which compares two values.
    """
    observed = pane_of([drawn], replace(frame, as_lines=True))
    known = drawn.line.known
    first = max(frame.first, min(SINCE, known[0].year if known else SINCE))
    step = 10 if cell.target_year - first > 25 else 5
    # Native slides count their labels from where the axis begins: at a whole step it is the same one everywhere.
    begins = first - first % ROUND
    ahead, target = tuple(_ahead(indicator, ways)), _target(cell, indicator)
    marks: tuple[Mark, ...] = (*_band(ways.projected), *_fitted(indicator, ways), *observed.marks)
    top = _top((*marks, target, *ahead))
    ends = list(_ends(cell, drawn, indicator, top, named, is_read=is_read))
    ends += _others(ends, drawn, indicator, top, cell.target_year - begins)
    marks = (
        *marks,
        *_joined(
            target,
            [_named(line, top) for line in ahead],
            top,
            ends,
            _both(cell, indicator, ways),
        ),
    )
    pane = Pane(
        x=Scale("years", begins - 0.6, cell.target_year + 0.6, step=step, first=2000),
        y=replace(observed.y, low=0.0, high=top * 1.12, suffix="%" if indicator.is_percentage else ""),
        marks=marks,
        rules=(*observed.rules, Rule(cell.target, "target", translate("target line"))),
        gap=observed.gap,
        asked_until=frame.last,
    )
    figures = [Key("Dots", "", mark.ink, mark.name) for mark in observed.marks if not mark.role and mark.data]
    others = (*legend_of([observed]), *_keys(marks))
    # The country, which the title names, is told from other marks: alone it would be a key to nothing.
    return Chart((pane,), legend=(*figures, *others) if others else ())


def _said(value: float, indicator: Indicator) -> str:
    return figure_text(value, None, None, indicator.decimals)


def _fitted(indicator: Indicator, ways: Paths) -> Iterator[Line]:
    """The line through all values up to the last one: where its projection begins explains itself."""
    if ways.fitted:
        line = [Point(step.year, step.value) for step in ways.fitted]
        yield _path(line, "fitted", translate("line through all values since 2000"), indicator)


def _named(line: Line, top: float) -> Line:
    """The path needed with its name beside it, if it is so steep that words stand clear of it: where it begins to."""
    first, last = line.data[0].drawn or 0.0, line.data[-1].drawn or 0.0
    if line.role != "needed" or abs(first - last) < STEEP * top:
        return line
    steep = len(line.data) // 3
    data = tuple(replace(datum, label=line.name) if place == steep else datum for place, datum in enumerate(line.data))
    return replace(line, data=data)


def _joined(target: Dots, ahead: Sequence[Line], top: float, ends: Iterable[Dots], both: str) -> Iterator[Mark]:
    """Target, what is compared, and paths; what a path reaches is said with the target where both are in one place.

    `both`: what is said of target and projection together, where they are the same figure.
    """
    at, shown = target.data[0].drawn or 0.0, list(ahead)
    for place, line in enumerate(shown):
        if line.role == "projected" and both and abs((line.data[-1].drawn or 0.0) - at) < NEAR * top:
            target, shown[place] = replace(target, end=both), replace(line, end="")
        elif line.end and abs((line.data[-1].drawn or 0.0) - at) < NEAR * top:
            target = replace(target, end=f"{target.end}\n{line.end.replace(chr(10), ' ')}")
            shown[place] = replace(line, end="")
    yield target
    yield from ends
    yield from shown


def _ahead(indicator: Indicator, ways: Paths) -> Iterator[Line]:
    """The paths, each with what it reaches where it ends."""
    if ways.needed:
        yield _path(ways.needed, "needed", _needed(ways.needed), indicator)
    if ways.projected:
        end = _reached(ways.projected[-1].value, indicator)
        line = [Point(step.year, step.value) for step in ways.projected]
        found = _path(line, "projected", translate("projected by Reach 2030"), indicator)
        yield replace(found, end=_in_lines(translate("{number}<br>projected", number=end)))
    if ways.so_far:
        end = _reached(ways.so_far[-1].value, indicator)
        found = _path(ways.so_far, "so-far", translate("at the pace so far"), indicator)
        yield replace(found, end=_in_lines(translate("{number}<br>at the pace so far", number=end)))


def _needed(way: Sequence[Point]) -> str:
    """The path needed: from when on, and by how much the figure changes a year; where it leads the target says."""
    words = {"year": way[0].year, "percent": yearly_change(way)}
    if way[-1].value < way[0].value:
        return translate("needed from {year}: down {percent} each year", **words)
    return translate("needed from {year}: up {percent} each year", **words)


def yearly_change(way: Sequence[Point]) -> str:
    """By how many per cent of the year before a path at a constant rate rises or falls: "28%", "1.2%"."""
    return change_said(way[1].value / way[0].value - 1)


def _reached(value: float, indicator: Indicator) -> str:
    """What a path reaches, as the title says figures: "35.4%"."""
    return with_unit(_said(value, indicator), "%" if indicator.is_percentage else "")


def _in_lines(text: str) -> str:
    return text.replace("<br>", "\n")


def _path(points: Sequence[Point], role: Role, name: str, indicator: Indicator) -> Line:
    data = tuple(
        Datum(
            point.year,
            point.value,
            hover=Hover("", f"{name}\n{labelled(format_year(point.year), _said(point.value, indicator))}"),
        )
        for point in points
    )
    return Line(name, "accent" if role == "needed" else "muted", data, role)


def band_name() -> str:
    """What the band around a projection is called, with its probability."""
    return translate("{percent}% band", percent=format_number(100 * CONFIDENCE))


def _band(steps: Sequence[Step]) -> Iterator[Band]:
    """Between the ends of the band; nothing where the line has none."""
    data = tuple(
        Datum(step.year, None, step.lower, step.upper)
        for step in steps
        if step.lower is not None and step.upper is not None
    )
    if data:
        yield Band(band_name(), "band", data, "projected")


def _target(cell: Cell, indicator: Indicator) -> Dots:
    """A diamond in the year of the target; its line is a rule."""
    name = translate("target")
    told = Hover("", f"{name}\n{labelled(format_year(cell.target_year), _said(cell.target, indicator))}")
    at = Datum(cell.target_year, cell.target, hover=told)
    return Dots(name, "accent", (at,), "diamond", "target", end=_in_lines(_target_words(cell, indicator)))


def compares(cell: Cell) -> bool:
    """Whether a status is of a pace from one value to another: these two are drawn larger."""
    return cell.status in PACES and len(_told(cell)) > 1


def _told(cell: Cell) -> list[tuple[int, float]]:
    """Year and value of the last figure, and before it of the one from which its pace is told."""
    last = [(cell.last_year, cell.last_value)]
    ways = [(cell.base_year, cell.base_value), *last] if cell.base_year != cell.last_year else last
    return [(year, value) for year, value in ways if year is not None and value is not None]


def _ends(
    cell: Cell, drawn: Drawn, indicator: Indicator, top: float, named: Collection[int], *, is_read: bool
) -> Iterator[Dots]:
    """Base and last value, each with its figure, larger where a status that is told compares them; one between them
    that is outside both; and those of the years that the words name."""
    if cell.last_value is None or cell.last_year is None:
        return
    told = _told(cell)
    data = [_figure(indicator, year, value) for year, value in told]
    name = translate("base and last value")
    yield Dots(name, drawn.ink, tuple(data), role="compared", is_usual=not (is_read and compares(cell)))
    between = list(_between(told, drawn, indicator, top))
    yield from between
    told_of = {year for year, _ in told} | {mark.data[0].at for mark in between}
    for point in drawn.line.known:
        if point.year in named and point.year not in told_of and point.value is not None:
            yield _figured(drawn, indicator, point.year, point.value)


def _others(ends: Sequence[Dots], drawn: Drawn, indicator: Indicator, top: float, years: int) -> Iterator[Dots]:
    """Of few figures all that have no words yet, each where its have room; else the highest and the first one, where
    each stands clear of those that have their words. `years`: of how many the chart is."""
    taken = [(datum.at, datum.drawn or 0.0) for mark in ends for datum in mark.data]
    known = [(point.year, point.value) for point in drawn.line.known if point.value is not None]
    if taken and len(known) <= MOST_TOLD:
        told_of = {at for at, _ in taken}
        data = tuple(_figure(indicator, year, value) for year, value in known if year not in told_of)
        if data:
            yield Dots(drawn.label, drawn.ink, data, role="compared", is_usual=True, is_spare=True)
        return
    for year, value in (max(known, key=lambda one: one[1]), known[0]) if known and taken else ():
        if all(abs(at - year) >= APART_YEARS * years or abs(height - value) > APART * top for at, height in taken):
            taken.append((year, value))
            yield _figured(drawn, indicator, year, value)


def _figured(drawn: Drawn, indicator: Indicator, year: int, value: float, *, is_under: bool = False) -> Dots:
    """The dot of a year with its figure."""
    data = (_figure(indicator, year, value),)
    return Dots(drawn.label, drawn.ink, data, role="compared", is_under=is_under, is_usual=True)


def _figure(indicator: Indicator, year: int, value: float) -> Datum:
    return Datum(year, value, label=labelled(format_year(year), _reached(value, indicator)))


def _between(ends: Sequence[tuple[int, float]], drawn: Drawn, indicator: Indicator, top: float) -> Iterator[Dots]:
    """Of the figures between the two that are compared the one farthest outside their range, where that is by more than
    the data can show: what fell and then rose is told by neither end."""
    (first, _), (last, _) = ends[0], ends[-1]
    low, high = min(value for _, value in ends), max(value for _, value in ends)
    known = [(point.year, point.value) for point in drawn.line.known if point.value is not None]
    within = [(year, value) for year, value in known if first < year < last]
    year, value = max(within, key=lambda one: max(low - one[1], one[1] - high), default=(first, low))
    least = indicator.target.margin if indicator.target is not None else 0.0
    # A higher figure has its words over it, as both ends have: there they need room from those of the ends.
    if low - value > least or value - high > max(least, NEAR * top):
        yield _figured(drawn, indicator, year, value, is_under=value < low)


def _target_words(cell: Cell, indicator: Indicator) -> str:
    """By the number at which the mark stands; where somebody else set it, by that name: "read here" hid whose it is."""
    target = indicator.target
    if target is None or target.kind == "assumed":
        return translate("target: {number}<br>(assumed by Reach 2030)", number=_reached(cell.target, indicator))
    if not cell.target:
        return translate("target: none")
    own = replace(target, met=None)
    said = target_bar(indicator, own)
    if target.mark:
        return translate(target.mark, target=said)
    if is_read(own):
        return translate("target, as<br>read here:<br>{target}", target=said)
    return translate("target: {target}", target=said)


def _both(cell: Cell, indicator: Indicator, ways: Paths) -> str:
    """What is said of the target and the projection where they are the same figure; else empty."""
    target = indicator.target
    if not ways.projected or target is None or target.kind == "assumed" or not cell.target:
        return ""
    number = _reached(cell.target, indicator)
    if _reached(ways.projected[-1].value, indicator) != number:
        return ""
    return _in_lines(translate("target and<br>projection: {number}", number=number))


def _keys(marks: Sequence[Mark]) -> Iterator[Key]:
    """What is dashed or shaded, which a page says where it is pointed at."""
    for mark in marks:
        if isinstance(mark, Band):
            yield Key("Band", mark.role, mark.ink, mark.name)
        elif mark.role in AHEAD and not any(datum.label for datum in mark.data):
            yield Key("Line", mark.role, mark.ink, mark.name)


def _top(marks: Sequence[Mark]) -> float:
    return max((datum.top for mark in marks for datum in mark.data if datum.top is not None), default=1.0) or 1.0
