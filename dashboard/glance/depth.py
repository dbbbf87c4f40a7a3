"""What the sections below the first screen say at once: a first short sentence, one or two more, and a chart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.brief.beside import beside
from dashboard.brief.justice import CONVICTED, LAWS, PALERMO, PARTY, PROSECUTED, TREATIES, joined_in, years_of_lists
from dashboard.brief.known import Known, least, most, plural
from dashboard.brief.names import named
from dashboard.brief.sentence import Sentence, Value, sentence
from dashboard.brief.summed import CHILD, VICTIMS, nobody_years
from dashboard.brief.targets import cells, status_address
from dashboard.brief.victims import other_years_said, years_told_apart
from dashboard.glance.drawn import Drawing, Row, Rows, over_years
from dashboard.glance.figures import Placed, drivers, figure, point_of, question_of, rows_of
from dashboard.glance.tiles import HIGH, displaced, measures, none_high_said, older, since, stands_out
from dashboard.i18n import format_number, format_year, in_sentences, translate, translate_number
from dashboard.kinds.percentiles import PROTECTION
from dashboard.metrics.lines import Point
from dashboard.metrics.standing import Cell
from dashboard.words.adults import years_of_adults_alone
from dashboard.words.counted import of_drivers, of_laws, of_measures, of_one_or, of_treaties, of_years
from dashboard.words.names import area_name, listed
from dashboard.words.titles import FEW

MOST_DRIVERS = 6
"""Drivers whose places a chart shows: the highest ones."""
NAMED = {
    "homicide-rate": "Homicides per 100,000",
    "conflict-displacement-stock": "Living displaced by conflict",
    "refugees-by-origin": "Refugees from here",
    "refugees-by-asylum": "Refugees living here",
}
"""Drivers whose label does not say in a row what its figure counts."""


@dataclass(frozen=True)
class Depth:
    """What one section says at once."""

    id: str
    sentences: tuple[Sentence, ...]
    drawings: tuple[Drawing, ...]


def _depth(name: str, texts: list[str | None], *drawings: Drawing | None) -> Depth:
    said = tuple(sentence(text) for text in texts if text)
    return Depth(name, said, tuple(drawing for drawing in drawings if drawing is not None))


def depths(known: Known) -> tuple[Depth, ...]:
    """One for each tile, in the order of the tiles."""
    made = (_detected, _conditions, _displaced, _justice, _protection, _progress)
    return tuple(make(known) for make in made)


# ------------------------------------------------------------------------------------------------ children detected


def _detected(known: Known) -> Depth:
    question, years = known.question(VICTIMS, age=CHILD), known.context.years(VICTIMS)
    points, span = known.points(question), years.last - years.first + 1
    words: dict[str, object] = {
        "count": known.linked(question, None, format_number(len(points))),
        "span": of_years(span),
    }
    words |= {"first": years.first, "last": years.last, "none": known.linked(question, None, translate("no number"))}
    counted = (
        translate(
            "Children are counted for {count} of the {span} from {first} to {last}.",
            **words,
        )
        if points
        else translate(
            "UNODC, {first} to {last}: {none} of detected children.",
            **words,
        )
    )
    silent = translate("No report does not mean no victims.")
    # What rows by sex list of nobody in a year without a total takes the room that is here: the brief tells it.
    rest = None if nobody_years(known) else other_years_said(known, len(points))
    rest = rest if points or years_of_adults_alone(known.context, known.code) else silent
    told: list[str | None] = [*years_told_apart(known, question, is_short=True)]
    return _depth("detected", told or [counted, rest], over_years(known, question, translate("Children detected")))


# ------------------------------------------------------------------------------------------------ conditions


def _conditions(known: Known) -> Depth:
    found = sorted(drivers(known), key=lambda one: -one.percentile)
    high = [one for one in found if one.beyond(known.context.geography.members) >= HIGH]
    cause = translate("None of these is shown to cause trafficking.")
    if not found:
        return _depth("conditions", [translate("No driver has a figure large and recent enough to compare."), cause])
    counted = translate_number(
        "Relative to population, {n} of {of} is higher here than in {high} of 100 UN members with a figure.",
        "Relative to population, {n} of {of} are higher here than in {high} of 100 UN members with a figure.",
        of_one_or(len(high), len(found)),
        n=format_number(len(high)),
        high=HIGH,
        of=of_drivers(len(found)),
    )
    if found[0].percentile < HIGH:
        # "0 of 1 driver is higher": as the tile says it.
        counted = none_high_said(len(found))
    shown = found[:MOST_DRIVERS]
    are_hosts = "refugees-by-asylum" in [one.indicator for one in shown]
    note = in_sentences(
        (
            translate("A longer bar: higher than in more countries."),
            translate("Lower is better, except for refugees living here.")
            if are_hosts
            else translate("Lower is better."),
        )
    )
    rows = tuple(_placed_row(known, one) for one in shown)
    drawing = Rows("conflict", translate("Drivers among countries with a figure"), rows, note)
    return _depth("conditions", [counted, cause], drawing)


def _placed_row(known: Known, one: Placed) -> Row:
    # The newest number, as everywhere on the page: people of its year may not be known yet, so its place is older.
    question = question_of(known, one)
    point = known.last(question) or point_of(known, one)
    shown: str | Value = "" if point is None else figure(known, question, point)
    label = translate(NAMED.get(one.indicator, known.indicator(question).label))
    return Row(label, one.percentile / 100, shown, "" if point is None else _year_of(one, point))


def _year_of(one: Placed, point: Point) -> str:
    """The year of a figure; where the place among countries is of an earlier one, that too."""
    if point.year == one.item.year:
        return format_year(point.year)
    return translate("{year}; compared for {earlier}", year=point.year, earlier=one.item.year)


# ------------------------------------------------------------------------------------------------ displacement


def _displaced(known: Known) -> Depth:
    """Refugees from here and those living here; neither again where a tile has just told that very figure."""
    origin, asylum = known.question("refugees-by-origin"), known.question("refugees-by-asylum")
    away, here = known.last(origin), known.last(asylum)
    texts = [
        translate_number(
            "{count} refugee from here lives in another country ({year}).",
            "{count} refugees from here live in other countries ({year}).",
            plural(away),
            count=figure(known, origin, away),
            year=away.year,
        )
        if away is not None and most(away) >= FEW and known.is_recent(origin, away)
        else None,
        translate_number(
            "{count} refugee lives here ({year}).",
            "{count} refugees live here ({year}).",
            plural(here),
            count=figure(known, asylum, here),
            year=here.year,
        )
        if here is not None and most(here) >= FEW and known.is_recent(asylum, here)
        else None,
    ]
    is_listed, told = any(texts), _told(known)
    for at, (question, point) in enumerate(((origin, away), (asylum, here))):
        if point is not None and figure(known, question, point).origin in told:
            texts[at] = None
    if away is None and here is None:
        # Of Kosovo or of Mayotte no row exists: they are counted with those of Serbia or of France.
        texts = [translate("UNHCR has no figure of this area: its refugees may be counted with those of another.")]
    elif not is_listed:
        texts = [translate("UNHCR lists few refugees or none, from here or living here.")]
    texts.append(translate("Refugees and internally displaced people are counted apart."))
    shown = max((asylum, origin), key=lambda question: _newest(known.last(question)))
    label = translate("Refugees living here") if shown == asylum else translate("Refugees from here")
    return _depth("displacement", texts, over_years(known, shown, label) if _newest(known.last(shown)) >= FEW else None)


def _told(known: Known) -> set[str]:
    """The rows to which the tile of the highest driver and that of displacement lead: their figures are told."""
    made = (stands_out(known), displaced(known))
    return {
        value.origin for tile in made for value in (tile.figure, *(one for line in tile.lines for one in line.values))
    }


def _newest(point: Point | None) -> float:
    return 0.0 if point is None else least(point)


# ------------------------------------------------------------------------------------------------ justice


def _justice(known: Known) -> Depth:
    status = {name: known.last(known.question(name)) for name in TREATIES}
    listed_ones = [name for name in TREATIES if status[name] is not None]
    party = [name for name in listed_ones if (point := status[name]) is not None and point.value == PARTY]
    joined = joined_in(known, PALERMO) if PALERMO in party else None
    treaties = translate("The tables of treaties do not list this area.")
    if listed_ones:
        years = years_of_lists(known, listed_ones)
        some = translate(
            "Treaties whose status is known here: {of}. Party to {n} (lists of {years}).",
            n=format_number(len(party)),
            of=format_number(len(listed_ones)),
            years=years,
        )
        every = translate(
            "Party to {n} of {of} on trafficking and children (lists of {years}).",
            n=format_number(len(party)),
            of=of_treaties(len(listed_ones)),
            years=years,
        )
        treaties = every if len(listed_ones) == len(TREATIES) else some
    palermo = translate("It joined the Palermo Protocol in {year}.", year=joined) if joined is not None else None
    asked = {known.question(name, sex="_T", age="_T"): label for name, label in _persons().items()}
    drawings = [over_years(known, question, label) for question, label in asked.items()]
    return _depth("justice", [treaties, palermo, _laws(known)], *drawings)


def _persons() -> dict[str, str]:
    return {CONVICTED: translate("People convicted"), PROSECUTED: translate("People prosecuted")}


def _laws(known: Known) -> str | None:
    """How many laws on children the US Department of Labor judged to meet its standard, in its newest year here."""
    found = [point for name in LAWS if (point := known.last(known.question(name))) is not None]
    if not found:
        return None
    year = max(point.year for point in found)
    newest = [point for point in found if point.year == year]
    return translate(
        "The US Department of Labor finds {n} of {of} on children up to standard ({year}).",
        n=format_number(sum(point.value == 1 for point in newest)),
        of=of_laws(len(newest)),
        year=year,
    )


# ------------------------------------------------------------------------------------------------ protection


def _protection(known: Known) -> Depth:
    found = measures(known)
    before = _before(known)
    if not found:
        none = translate("No measure of protection has a figure since {year}.", year=since(known))
        return _depth("protection", [none, before])
    group = known.context.geography.comparison_group(known.code)
    rows = _by_direction(known, found)
    ticked = any(row.tick is not None for row in rows)
    counted = translate_number(
        "{n} of {of} has a figure since {first}; it is from {year}.",
        "{n} of {of} have a figure since {first}; the oldest is from {year}.",
        len(found),
        n=format_number(len(found)),
        of=of_measures(len(rows_of(known, (PROTECTION,)))),
        first=since(known),
        year=min(one.item.year for one in found),
    )
    shown = {cell.indicator: cell for cell in cells(known)}
    met = [one for one in found if shown[one.indicator].status == "TARGET_MET"]
    names = listed([_linked(known, shown[one.indicator]) for one in met]) if met else ""
    said = translate("Met: {names}.", names=names) if met else None
    named_group = area_name(known.context, group) if group else ""
    worse = _worse(known, found, named_group)
    line = (
        translate("The line is that median.")
        if worse
        else translate("The line is the median of countries ({group}).", group=named_group)
    )
    drawing = Rows("protection", translate("Measures of protection, in per cent"), rows, line if ticked else "")
    # The tile says how many are measured, with the oldest year, and each bar has its own.
    is_told = bool(before or said or worse)
    return _depth("protection", [None if is_told else counted, before, said, worse], drawing)


def _before(known: Known) -> str | None:
    """Measures that have an older figure alone, each with its year."""
    names = [
        translate(
            "{name} ({year})",
            name=known.linked(known.question(name), point.year, named(known, name)),
            year=point.year,
        )
        for name, point in older(known).items()
    ]
    return translate("Older figures only: {names}.", names=listed(names)) if names else None


def _worse(known: Known, found: list[Placed], group: str) -> str | None:
    """Which measures are further from their good end than the median of the group that the area is compared with."""
    wrong = {"up": "lower", "down": "higher"}
    compared = {one.indicator: middle for one in found if (middle := beside(known, one.indicator)) is not None}
    names = [
        str(known.linked(question_of(known, one), one.item.year, named(known, one.indicator)))
        for one in found
        if one.indicator in compared
        and compared[one.indicator].place == wrong.get(known.context.indicators[one.indicator].direction)
    ]
    if not names:
        return None
    if len(compared) < len(found):
        return translate_number(
            "Of the {n} that can be compared, worse than the group's median ({group}): {names}.",
            "Of the {n} that can be compared, worse than the group's median ({group}): {names}.",
            len(compared),
            n=format_number(len(compared)),
            group=group,
            names=listed(names),
        )
    return translate("Worse than the group's median ({group}): {names}.", group=group, names=listed(names))


def _by_direction(known: Known, found: list[Placed]) -> tuple[Row, ...]:
    """A row for each measure, those apart of which more is worse and of which more is better: bars look the same."""
    heads = {"down": translate("The aim is a lower figure."), "up": translate("The aim is a higher figure.")}
    rows: list[Row] = []
    for direction, head in heads.items():
        of_one = [one for one in found if known.context.indicators[one.indicator].direction == direction]
        rows += [replace(_measured(known, one), head="" if at else head) for at, one in enumerate(of_one)]
    return tuple(rows)


def _measured(known: Known, one: Placed) -> Row:
    question, point = question_of(known, one), point_of(known, one)
    if point is None:
        return Row("", None, "")
    middle = beside(known, one.indicator)
    tick = None if middle is None or middle.low != middle.high else middle.low / 100
    label = translate(known.indicator(question).label)
    return Row(label, most(point) / 100, figure(known, question, point), format_year(point.year), tick)


# ------------------------------------------------------------------------------------------------ progress


def _progress(known: Known) -> Depth:
    found = cells(known)
    # The worst, each kind under its name; the table beside it has all others.
    worst = [_these(known, found, statuses) for statuses in (("TARGET_MISSED",), ("DETERIORATION", "LIMITED"))]
    others = (_these(known, found, statuses) for statuses in (("FAIR",), ("TARGET_MET", "ON_TRACK")))
    text = next(filter(None, others), None) or translate("None of these targets can be judged.")
    return _depth("progress", [one for one in worst if one] or [text])


def _these(known: Known, found: list[Cell], statuses: tuple[str, ...]) -> str | None:
    names = [_linked(known, cell) for status in statuses for cell in found if cell.status == status]
    if not names:
        return None
    if "LIMITED" in statuses:
        return translate("Worst trends: {names}.", names=listed(names))
    if "TARGET_MISSED" in statuses:
        return translate("Missed: {names}.", names=listed(names))
    if "FAIR" in statuses:
        return translate("Moving the right way, but too slowly: {names}.", names=listed(names))
    return translate("Met or on track: {names}.", names=listed(names))


def _linked(known: Known, cell: Cell) -> str:
    return str(Value(named(known, cell.indicator), status_address(known, cell.indicator)))
