"""People between countries as tapered lines on the quiet map; of chosen ones a ring has who never left their own."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType
from typing import Literal

from dashboard import theme
from dashboard.charts.flows import (
    FEW,
    LATITUDES,
    MOST_LISTED,
    REFERRED,
    RINGS,
    UNSETTLED,
    Closer,
    Flow,
    FlowKey,
    FlowLabel,
    FlowMap,
    FlowRank,
    Ground,
    GroundRole,
    Head,
    Land,
    Place,
    Ring,
    around,
)
from dashboard.charts.marks import Hover, Ink
from dashboard.context import Context
from dashboard.figures.flow_words import (
    Asked,
    about,
    are_any_least,
    asked,
    at_home_counted,
    below_title,
    coverage,
    covered,
    detected_there,
    disagreeing,
    how_many_drawn,
    how_many_undrawn,
    in_the_foot,
    is_doubted,
    is_referred,
    is_told_at_length,
    is_told_whom,
    least_said,
    listed_at_home,
    listing_few,
    most_drawn,
    of_its_base,
    outweighing,
    pair_text,
    partly_listing,
    place_name,
    places_told,
    published_rows,
    rest_text,
    rows_at,
    rows_naming,
    rows_of_all,
    rows_of_pair,
    rows_of_unnamed,
    signs_of_place,
    sum_text,
    tells_of_leaving,
    title,
    two_largest,
    uncertain_aloud,
    when_alone,
    where_alone,
    where_it_hangs,
    words_of,
    years_of_gaps,
)
from dashboard.figures.shown import CSV_COLUMNS, Shown, Table
from dashboard.i18n import as_sentence, format_number, in_a_row, in_parts, in_sentences, translate, translate_number
from dashboard.kinds.arcs import (
    BEND,
    STOUTEST,
    Point,
    arc,
    bare_head,
    clear_bend,
    fanned,
    head,
    length_of,
    to_degrees,
    to_plane,
    together,
)
from dashboard.metrics.flows import NONE, Pair, Sum, into, largest, out_of, total, unnamed_in, within
from dashboard.selection import Selection
from dashboard.views import View
from dashboard.words.captions import UNDETERMINED
from dashboard.words.counted import of_countries_and_areas, of_persons, of_years
from dashboard.words.credits import credit
from dashboard.words.low_totals import uncertain
from dashboard.words.names import area_name, capitalised, short_name
from dashboard.words.places import shortly_belonging, shortly_within
from dashboard.words.referred import referred_key
from dashboard.words.signs import PARTLY

MOST_LINES, MOST_EACH = 20, 25
"""Lines of the world's map; and, of chosen areas, lines to them, from them, and among them, each."""
MOST_COUNTED = MOST_LISTED
"""Of the world's lines the largest, which its title counts: so many bear their number on the map, and are a list."""
BROADEST, LEAST = 0.1, 0.01
"""Breadth at its beginning of a line of the round number above the largest, and of any line at least, in units of the
map's plane (5.41 wide)."""
ROUND = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
"""Times a power of ten: numbers that a breadth stands for, so that a tenth of them, the thinnest line, is told
exactly."""
LARGEST_RING, LEAST_RING, RING_KEY = 42.0, 4.0, 18.0
"""Diameter of the largest ring of all countries, of any ring at least, and of that of the key at most, in pixels; areas
follow numbers."""
LESSER_HEAD = 0.7
"""Size of the head of an arrow where no line with its number ends, and around chosen places, which are drawn closer,
beside that of others."""
FAN = 0.024
"""So far from the middle of a chosen country begin lines that lead from it, side by side: four pixels, in units of the
map's plane. Farther, those from Nigeria began in Benin."""
CLEAR = 0.055
"""So far from the end of another line do lines run, in units of the map's plane: a head of an arrow and half more."""
MOST_NAMED = 5
"""Lines of chosen areas that bear their number, and names: the largest; of one country the largest that its title tells
of."""
LEAST_PART = 0.01
"""Part of the people of all drawn lines from which on a map taken along holds a line from end to end: one person found
on the other side of the world would make all others small."""
WORLD = Closer((0.0, 6.07), 1.0)
LEAST_CLOSER, CLOSEST = 1.15, 5.0
"""A map is drawn closer by this much at least, or not at all; and at most."""
_PLAIN: Mapping[bool, tuple[GroundRole, Ink]] = MappingProxyType({True: ("whole", "reports"), False: ("", "land")})
"""What countries without anything else to say of them are, by whether countries report."""
TO, FROM, AMONG = "line.0", "line.1", "muted"
"""Inks of lines that end in the chosen areas, that begin in them, and that do both."""


@dataclass(frozen=True)
class Line:
    """One line to draw."""

    pair: Pair
    item: Sum
    ink: Ink


def flow_map(context: Context, _view: View, selection: Selection) -> Shown:
    """The map of a selection's layer, with its words, its table and the rows behind it."""
    one = asked(context, selection)
    lines, of = _lines(one)
    rings = _rings(one)
    shown = [line.pair for line in lines]
    # What stands below the world's title counts those alone that have names wherever the map is taken to.
    told_of = shown if one.inside else shown[:MOST_COUNTED]
    message = title(one, told_of)
    subtitle = below_title(one, told_of)
    # Below the world's map the caption says how many of how many it has.
    partly = how_many_undrawn(one, shown) if one.inside else ""
    drawn = how_many_drawn(len(lines), of)
    chart, sums = replace(_map(one, lines, rings), partly=partly, drawn=drawn), [line.item for line in lines]
    listed = [rank.ends for rank in chart.may_list]
    found = [*_signed_sums(one, listed, rings)]
    partly_listed = partly_listing(one, found, is_signed=are_any_least(one, listed))
    chart, gaps = replace(chart, gaps=partly_listed, hangs=where_it_hangs(one, told_of)), years_of_gaps(one, found)
    told = coverage(one, told_of, of, sums, _breadths_said(one, lines, chart.closer.times), gaps=gaps)
    words = words_of(
        one,
        message,
        subtitle,
        told,
        is_map=True,
        ends=places_told(one, shown),
        doubt=disagreeing(one, _signed_pairs(one, listed, rings)),
        gaps=chart.gaps,
    )
    return Shown(
        body=chart,
        words=replace(
            words,
            covered=covered(one, told_of, of, sums, gaps=gaps),
            foot=chart.hangs or in_the_foot(one, listed),
            qualifier="" if is_told_at_length(one) else where_alone(one),
            aloud=where_alone(one) if is_told_at_length(one) else of_its_base(one, told_of),
            about=about(one) if is_told_whom(one, told_of) else "",
        ),
        table=lambda: _table(one, lines, rings),
        head=tuple(CSV_COLUMNS),
        rows=lambda: published_rows(one, _behind(one)),
    )


@dataclass(frozen=True)
class Finding:
    """What the page on flows says first, what stands below it, and the address of the rows behind both."""

    title: str
    beside: str
    origin: str


def finding(context: Context, selection: Selection) -> Finding:
    """Of victims in the world how many never left their own country; of all else what the map says."""
    one = asked(context, selection)
    if said := _at_home(one):
        return Finding(said, in_sentences((at_home_counted(one), outweighing(one))), rows_of_all(one))
    # What its numbers are of stands below the title of the map.
    told_of = [line.pair for line in _lines(one)[0]][: None if one.inside else MOST_COUNTED]
    return Finding(title(one, told_of), "", rows_of_all(one))


def said_with_title(context: Context, selection: Selection) -> str:
    """What is said aloud with the title of a map: of all known victims who were found abroad the two largest pairs; of
    citizens of a place which countries' numbers of them are uncertain. Empty of all else."""
    one = asked(context, selection)
    return uncertain_aloud(one) if one.inside else two_largest(one, [line.pair for line in _lines(one)[0]])


def _at_home(one: Asked) -> str:
    return "" if one.selection.areas else listed_at_home(one)


def _lines(one: Asked) -> tuple[list[Line], int]:
    """The lines to draw, the largest first, and of how many pairs with somebody in them."""
    pairs, inside = one.flows.pairs, one.inside
    if not inside:
        ink = theme.line_ink(one.indicator.hue)
        shown = [Line(pair, pairs[pair], ink) for pair in largest(pairs, MOST_LINES)]
        return shown, _some(pairs)
    directed = _directed(one)
    lines = [Line(pair, found[pair], ink) for ink, found in directed.items() for pair in largest(found, MOST_EACH)]
    lines.sort(key=lambda line: (-line.item.lower, -line.item.upper, line.pair))
    return lines, sum(map(_some, directed.values()))


def _directed(one: Asked) -> dict[Ink, dict[Pair, Sum]]:
    """The pairs that end in the chosen areas, that begin in them, and that do both."""
    pairs, inside = one.flows.pairs, one.inside
    return {TO: into(pairs, inside), FROM: out_of(pairs, inside), AMONG: within(pairs, inside)}


def _signed_pairs(one: Asked, listed: Sequence[Pair], rings: Mapping[str, Sum]) -> list[Pair]:
    """The pairs whose figures bear signs on the map or in a list beside it: those of the list, all that are a part of
    what stands over a column, and who never left."""
    return [*listed, *_headed(one, listed), *((code, code) for code in rings if one.inside)]


def _signed_sums(one: Asked, listed: Sequence[Pair], rings: Mapping[str, Sum]) -> Iterator[tuple[str, Sum]]:
    """The same as countries of detection, each with the number beside which they stand."""
    yield from ((place, one.flows.pairs[origin, place]) for origin, place in listed)
    yield from (rings.items() if one.inside else ())
    if headed := _headed(one, listed):
        yield one.country, total(headed.values())


def _headed(one: Asked, listed: Sequence[Pair]) -> dict[Pair, Sum]:
    """All pairs to the one chosen country, where some stand in a list below its name."""
    there = into(one.flows.pairs, one.inside) if one.country else {}
    return there if there.keys() & set(listed) else {}


def _of_ink(lines: Sequence[Line], ink: Ink) -> list[Pair]:
    return [line.pair for line in lines if line.ink == ink]


def _behind(one: Asked) -> list[Pair]:
    """The pairs of all figures that the view says: with a line or without, at home, and of no country that is named."""
    inside, flows = one.inside, one.flows
    every = [*flows.pairs, *((code, code) for code in flows.own), *(flows.unnamed if one.layer.summed else ())]
    return [pair for pair in every if not inside or set(pair) & inside]


def _some(pairs: Mapping[Pair, Sum]) -> int:
    return sum(item.upper > 0 for item in pairs.values())


def _rings(one: Asked) -> dict[str, Sum]:
    """People within one country: of the chosen areas, or of all."""
    inside = one.inside
    found = {code: item for code, item in one.flows.own.items() if item.upper > 0 and (not inside or code in inside)}
    return dict(sorted(found.items(), key=lambda entry: (-entry[1].lower, entry[0])))


# ------------------------------------------------------------------------------------------------ the map


def _map(one: Asked, lines: Sequence[Line], rings: Mapping[str, Sum]) -> FlowMap:
    closer = _closer(one, [line.pair for line in lines])
    # A map of the world tells of those abroad: a ring of others would bear its largest number.
    rings = rings if one.inside else {}
    bends = _bends(one, lines, closer.times)
    flows = _drawn(one, lines, closer.times, bends)
    return FlowMap(
        ground=_ground(one),
        flows=flows,
        heads=tuple(_heads(one, lines, closer.times, bends)),
        rings=_drawn_rings(one, rings),
        legend=_legend(one, lines, rings, closer.times),
        labels=_labels(one, lines, rings),
        closer=closer,
        keeps=" ".join([one.layer.indicator, *one.selection.areas]),
        whole=_whole_lines(lines) if one.inside else len(lines) or None,
        heart=_place(one, one.country) if one.country else None,
        ranks=tuple(_rank(one, line) for line in lines),
        heading=translate("Largest known pairs"),
        columns=_columns(one),
        home=_home(one, rings),
        names=_end_names(one, lines),
        rests=_rests(one, lines),
        counted=0 if one.inside else min(MOST_COUNTED, len(lines)),
        is_chosen=bool(one.inside),
    )


def _columns(one: Asked) -> tuple[tuple[Ink, str], ...]:
    """What stands over the listed lines of each colour; over those to one country with its signs."""
    signs = {TO: signs_of_place(one, one.country, total(into(one.flows.pairs, one.inside).values()))}
    return tuple((ink, f"{capitalised(said)}{signs.get(ink, '')}") for ink, said in _ink_words(one).items())


def _rank(one: Asked, line: Line) -> FlowRank:
    """A line in the list of the largest. Around one country what stands over it says its direction, so that the name
    of the other end is enough."""
    names, figure = _pair_names(one, line.pair), pair_text(one, line.pair[1], line.item)
    whole = translate("{origin} → {place}", origin=names[0], place=names[1])
    said = names[line.pair[0] == one.country] if one.country else whole
    told = translate("{area}: {figure}", area=whole, figure=pair_text(one, line.pair[1], line.item, is_aloud=True))
    words = line.ink if one.inside else "ink"
    most = most_drawn(one, {line.pair: line.item})
    return FlowRank(line.pair, said, figure, line.item.lower, most, line.ink, words, told)


def _rests(one: Asked, lines: Sequence[Line]) -> tuple[tuple[FlowRank | None, ...], ...]:
    """Around one country what is said, for the lines of each colour, of all other pairs below so many of these, so that
    a list adds up to all; nothing where figures may not be added up."""
    if not one.country or not one.layer.summed or not lines:
        return ()
    found = []
    for ink in _ink_words(one):
        listed = _of_ink(lines, ink)
        there = {pair: item for pair, item in _directed(one)[ink].items() if item.upper > 0}
        found.append(tuple(_rest(one, there, set(listed[:many]), ink) for many in range(len(listed) + 1)))
    return tuple(found)


def _rest(one: Asked, there: Mapping[Pair, Sum], listed: Container[Pair], ink: Ink) -> FlowRank | None:
    """All pairs of a direction but those that a list has, as one row; None where it has all."""
    left = {pair: item for pair, item in there.items() if pair not in listed}
    if not left:
        return None
    item, said = total(left.values()), _others_said(one, {*chain(*left)} - {one.country})
    figure, told = (rest_text(one, left, is_aloud=is_aloud) for is_aloud in (False, True))
    told = translate("{area}: {figure}", area=said, figure=told)
    return FlowRank(("", ""), said, figure, item.lower, most_drawn(one, left), ink, "muted", told)


def _others_said(one: Asked, codes: Set[str]) -> str:
    """Countries, and areas where some are none, that are neither chosen nor in a list, counted."""
    many, said = len(codes), format_number(len(codes))
    if all(one.context.geography.areas[code].is_member for code in codes):
        return translate_number("{n} other country", "{n} other countries", many, n=said)
    return translate_number("{n} other country or area", "{n} other countries and areas", many, n=said)


def _pair_names(one: Asked, pair: Pair) -> tuple[str, str]:
    """Short names of both ends, that of the second with its signs."""
    return short_name(one.context, pair[0]), _signed(one, pair[1], one.flows.pairs[pair])


def _signed(one: Asked, place: str, item: Sum) -> str:
    """The short name of a country of detection, with its signs."""
    return f"{short_name(one.context, place)}{signs_of_place(one, place, item)}"


def _end_names(one: Asked, lines: Sequence[Line]) -> tuple[FlowLabel, ...]:
    """The name of each end of all lines, that of the largest line first: where people are from before where they were
    found."""
    names: dict[str, FlowLabel] = {}
    for line in lines:
        for code in line.pair:
            ink = line.ink if one.country and code != one.country else "ink"
            names.setdefault(code, _label(one, "End", (code,), (_place(one, code),), ink=ink))
    return tuple(names.values())


def _whole_lines(lines: Sequence[Line]) -> int:
    """How many lines, the largest first, stand for as many people that each is held whole: those with a number at
    least."""
    least = LEAST_PART * sum(line.item.lower for line in lines)
    return min(max(sum(line.item.lower >= least for line in lines), MOST_NAMED), len(lines))


def _named(one: Asked, lines: Sequence[Line]) -> list[int]:
    """Which lines bear their number: the largest; of one country, where lines are held whole, the largest of those that
    the title tells of, and the largest one of the others."""
    if not one.country:
        return list(range(min(MOST_NAMED if one.inside else MOST_COUNTED, len(lines))))
    told = _told(one)
    whole = lines[: _whole_lines(lines)]
    ways = ([at for at, line in enumerate(whole) if (line.ink == told) == is_told] for is_told in (True, False))
    return sorted(at for found, most in zip(ways, (MOST_NAMED, 1), strict=True) for at in found[:most])


def _told(one: Asked) -> Ink:
    """The ink of the lines that the title of one country tells of."""
    return FROM if tells_of_leaving(one) else TO


def _labels(one: Asked, lines: Sequence[Line], rings: Mapping[str, Sum]) -> tuple[FlowLabel, ...]:
    """What each of the largest lines stands for, with names, and which country is chosen; a range stays one.

    From one country lines go to many, so that each figure stands with the name of the other end, as at the end of a
    line of a chart, if it is of those that the title tells of. Any other line has the names of both ends, as an arrow
    to a figure leads nowhere: where it begins, as its words do; from chosen areas to others where it ends. A ring that
    is named says with its number that these are people at home. Of several countries those have a name that are as
    large as that of the key, unless a line has it; of one country its own.
    """
    named = [lines[at] for at in _named(one, lines)]
    if one.country:
        labels = [_label_around(one, line) for line in named]
        return (*labels, _label_home(one, one.country, rings))
    labels = []
    for line in named:
        ink = line.ink if one.inside else "ink"
        spot = _place(one, line.pair[line.ink == FROM])
        labels.append(_label(one, "Flow", line.pair, (spot,), line.item, ink=ink))
    ends = {code for line in named for code in line.pair}
    large = [code for code, item in rings.items() if item.lower >= _ring_key(one) and code not in ends]
    return (*labels, *(_label_home(one, code, rings) for code in large))


def _label_home(one: Asked, code: str, rings: Mapping[str, Sum]) -> FlowLabel:
    """The name of a country, with the number of its ring where it has one."""
    label = replace(_label(one, "End", (code,), (_place(one, code),)), said=_signed(one, code, rings.get(code, NONE)))
    if code not in rings:
        return label
    words = {"area": label.said, "figure": sum_text(rings[code])}
    if one.layer.reported:
        return replace(label, said=translate("{area}, at home: {figure}", **words))
    return replace(label, said=translate("{area}, within the country: {figure}", **words))


def _home(one: Asked, rings: Mapping[str, Sum]) -> tuple[str, ...]:
    """The same in lines of a list, of the one chosen country; of victims whom chosen places themselves detected."""
    if one.layer.reported:
        return detected_there(one)
    return (_label_home(one, one.country, rings).said,) if one.country in rings else ()


def _label_around(one: Asked, line: Line) -> FlowLabel:
    """Of a line to or from the one chosen country, at its other end."""
    at = int(line.pair[0] == one.country)
    other = line.pair[at]
    whole = _label(one, "Flow", line.pair, (_place(one, other),), line.item, ink=line.ink)
    if line.ink != _told(one):
        return whole
    said = translate(
        "{area}: {figure}", area=_pair_names(one, line.pair)[at], figure=pair_text(one, line.pair[1], line.item)
    )
    return FlowLabel("Flow", (other,), whole.spots, said, line.ink, whole.said)


def _label(
    one: Asked,
    of: Literal["End", "Flow"],
    about: tuple[str, ...],
    spots: tuple[Place, ...],
    item: Sum | None = None,
    *,
    ink: Ink = "ink",
) -> FlowLabel:
    """Short names, and a figure where there is one."""
    names = _pair_names(one, about) if len(about) == 2 else (short_name(one.context, about[0]),)
    said = translate("{origin} → {place}", origin=names[0], place=names[-1]) if len(names) > 1 else names[0]
    if item is not None:
        said = translate("{area}: {figure}", area=said, figure=pair_text(one, about[-1], item))
    return FlowLabel(of, about, spots, said, ink)


def _place(one: Asked, code: str) -> Place:
    """Where a country is, in degrees."""
    area = one.context.geography.areas[code]
    return area.lon, area.lat


def _closer(one: Asked, pairs: Sequence[Pair]) -> Closer:
    """What shows all ends of the lines of chosen areas; the world where they span it."""
    codes = {code for pair in pairs for code in pair} | set(one.inside)
    if not one.inside or not codes:
        return WORLD
    degrees = [Point(*_place(one, code)) for code in codes]
    heart = Point(*_place(one, one.country)) if one.country else None
    west, east = around((point.x for point in degrees), heart and heart.x)
    high = max(point.y for point in degrees) - min(point.y for point in degrees)
    seen, middle = [to_plane(*point) for point in degrees], heart and to_plane(*heart)
    left, right = around((point.x for point in seen), middle and middle.x)
    bottom, top = around((point.y for point in seen), middle and middle.y)
    south, north = LATITUDES
    whole = to_plane(0, north).y - to_plane(0, south).y
    # A degree of latitude is higher on the map near the equator than it is on average.
    along = min((north - south) / (1.08 * max(high, 8)), whole / (1.08 * max(top - bottom, 0.01)))
    times = min(360 / (1.25 * max(east - west, 12)), along, CLOSEST)
    if times < LEAST_CLOSER:
        return WORLD
    lon, lat = to_degrees(Point((left + right) / 2, (bottom + top) / 2))
    return Closer((round(lon, 2), round(lat, 2)), round(times, 2))


def _ground(one: Asked) -> tuple[Ground, ...]:
    """Countries that report, those that do not, and outlines of undetermined status."""
    areas, reporting, hovers = list(one.context.geography.areas), one.flows.reporting, _country_hovers(one)
    silent = [code for code in areas if one.layer.reported and code not in reporting]
    few = listing_few(one)
    partly = [code for code in areas if code in few]
    plain = [code for code in areas if code not in few and (not one.layer.reported or code in reporting)]
    role, ink = _PLAIN[one.layer.reported]
    grounds = (
        Ground(role, ink, tuple(Land(code, hovers[code]) for code in plain)),
        Ground("partly", FEW, tuple(Land(code, hovers[code]) for code in partly)),
        Ground("silent", "no-report", tuple(Land(code, hovers[code]) for code in silent)),
        Ground("undetermined", UNSETTLED, tuple(map(Land, UNDETERMINED))),
    )
    return tuple(ground for ground in grounds if ground.areas)


def _country_hovers(one: Asked) -> dict[str, Hover]:
    """What is said of each country itself."""
    flows, names = one.flows, {code: area_name(one.context, code) for code in one.context.geography.areas}
    if not one.layer.summed:
        return {code: Hover(name) for code, name in names.items()}
    here: dict[str, list[Sum]] = {}
    away: dict[str, list[Sum]] = {}
    for (origin, place), item in flows.pairs.items():
        here.setdefault(place, []).append(item)
        away.setdefault(origin, []).append(item)
    hovers, few = {}, listing_few(one)
    for code, name in names.items():
        said = []
        if one.layer.reported and code not in flows.reporting:
            said.append(translate("does not report citizenships in this period: unknown, not zero"))
        if code in few:
            said.append(translate("lists the citizenship of fewer than half of its victims"))
        if code in here:
            said.append(_doubted(one, code, total(here[code]), _here))
        if code in flows.own:
            said.append(_doubted(one, code, flows.own[code], _own))
        if code in away:
            said.append(_away(one, total(away[code])))
        hovers[code] = _hover(one, name, said)
    return hovers


def _hover(one: Asked, head: str, said: Sequence[str]) -> Hover:
    """What is said of a place or a line, with its years and who published it."""
    whence = [in_a_row((when_alone(one), credit(one.context.source_of(one.indicator.id))))] if said else []
    return Hover(head, "".join(f"\n{line}" for line in (*said, *whence)))


def _doubted(one: Asked, place: str, item: Sum, words: Callable[[Asked, Sum], str]) -> str:
    """What is said of a sum of what a country lists; as uncertain where it is."""
    said = words(one, item)
    return uncertain(said) if is_doubted(one, place, item) else said


def _here(one: Asked, item: Sum) -> str:
    if one.layer.reported:
        return translate("citizens of other countries, detected there: {figure}", figure=sum_text(item))
    return translate("refugees from other countries: {figure}", figure=sum_text(item))


def _away(one: Asked, item: Sum) -> str:
    if one.layer.reported:
        return translate("its citizens detected elsewhere: {figure}", figure=least_said(item))
    return translate("its refugees in other countries: {figure}", figure=sum_text(item))


def _own(one: Asked, item: Sum) -> str:
    if one.layer.reported:
        return translate("own citizens, detected there: {figure}", figure=sum_text(item))
    if not one.layer.summed:
        return translate("within the country: {figure}", figure=sum_text(item))
    return translate("origin and country of asylum are the same, as published: {figure}", figure=sum_text(item))


def _greatest(items: Iterable[Sum]) -> float:
    """What the broadest line, or the largest ring, stands for at least."""
    return max((item.lower for item in items), default=0) or 1.0


def _whole(lines: Iterable[Line]) -> float:
    """What the broadest line stands for: the least round number that is not below any."""
    greatest = max(_greatest(line.item for line in lines), BROADEST / LEAST)
    power = 10.0 ** math.floor(math.log10(greatest))
    return next(step * power for step in ROUND if step * power >= greatest)


def _breadth(number: float, greatest: float, times: float) -> float:
    """Of a line where it begins, in units of the plane."""
    return max(LEAST, BROADEST * number / greatest) / times


def _ends(one: Asked, pair: Pair) -> tuple[Point, Point]:
    first, last = (Point(*_place(one, code)) for code in pair)
    return first, last


def _routes(one: Asked, lines: Sequence[Line], times: float) -> list[tuple[Point, Point]]:
    """Where each line begins and ends: those that lead from a chosen country begin around its dot, so that their wide
    ends can be seen."""
    routes, greatest = [_ends(one, line.pair) for line in lines], _whole(lines)
    away = [at for at, line in enumerate(lines) if line.pair[0] == one.country]
    if not away:
        return routes
    breadths = [_breadth(lines[at].item.lower, greatest, times) for at in away]
    hub, ends = routes[away[0]][0], [routes[at][1] for at in away]
    for at, start in zip(away, fanned(hub, ends, breadths, FAN / times), strict=True):
        routes[at] = start, routes[at][1]
    return routes


def _bends(one: Asked, lines: Sequence[Line], times: float) -> list[float]:
    """How far each line bends: those that a list may name through the end of no other of these, and their heads on no
    other of these."""
    bends, routes = [BEND] * len(lines), _routes(one, lines, times)
    listed = [at for at, line in enumerate(lines) if line.pair in _of_ink(lines, line.ink)[:MOST_LISTED]]
    places = {code: Point(*_place(one, code)) for at in listed for code in lines[at].pair}
    for at in listed:
        others = [place for code, place in places.items() if code not in lines[at].pair]
        start, end = routes[at]
        bends[at] = clear_bend(start, end, others, CLEAR / times)
    pairs = {lines[at].pair for at in listed}
    for at in listed:
        # Two directions part by bending to one side each.
        if lines[at].pair[::-1] not in pairs:
            rest = [(routes[other], bends[other]) for other in listed if other != at]
            others = [place for code, place in places.items() if code not in lines[at].pair]
            bends[at] = bare_head(routes[at], bends[at], rest, others)
    return bends


def _drawn(one: Asked, lines: Sequence[Line], times: float, bends: Sequence[float]) -> tuple[Flow, ...]:
    """The lines, the smallest on top, so that it can be found below the large ones; among many those without their
    number step back."""
    greatest, found, named = _whole(lines), [], _named(one, lines)
    for at, (line, route) in enumerate(zip(lines, _routes(one, lines, times), strict=True)):
        outline = arc(*route, _breadth(line.item.lower, greatest, times), bends[at])
        found.append(
            Flow(
                *line.pair,
                line.ink,
                tuple((point.x, point.y) for point in outline),
                line.item.lower,
                _line_hover(one, line),
                sum_text(line.item),
                # Around one country lines lie apart, and have their words at their other ends.
                is_quiet=not one.country and at not in named,
            )
        )
    return tuple(found)


def _heads(one: Asked, lines: Sequence[Line], times: float, bends: Sequence[float]) -> Iterator[Head]:
    """One head of an arrow for all lines that end in a country from one side, in the colour of the largest: those of
    each would lie over each other."""
    arriving: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        arriving.setdefault(line.pair[1], []).append(at)
    named = set(_named(one, lines))
    for code, every in arriving.items():
        routes = [_ends(one, lines[at].pair) for at in every]
        for found in (([every[at] for at in part]) for part in together(routes)):
            starts = [_ends(one, lines[at].pair)[0] for at in found]
            weights = [lines[at].item.lower + lines[at].item.upper for at in found]
            size = (1 if named.intersection(found) and not one.inside else LESSER_HEAD) / times
            outline = head(starts, Point(*_place(one, code)), weights, size, [bends[at] for at in found])
            ink = lines[found[0]].ink
            places = tuple((point.x, point.y) for point in outline)
            begin = frozenset(lines[at].pair[0] for at in found)
            yield Head(code, area_name(one.context, code), ink, places, begin)


def _line_hover(one: Asked, line: Line) -> Hover:
    origin, place = (area_name(one.context, code) for code in line.pair)
    figure = pair_text(one, line.pair[1], line.item, is_aloud=True)
    if one.layer.reported:
        said = translate("citizens detected ({origin} → {place}): {figure}", origin=origin, place=place, figure=figure)
    elif not one.layer.summed:
        said = translate("cases ({origin} → {place}): {figure}", origin=origin, place=place, figure=figure)
    else:
        said = translate("refugees ({origin} → {place}): {figure}", origin=origin, place=place, figure=figure)
    said = uncertain(said) if is_doubted(one, line.pair[1], line.item) else said
    years = [] if one.flows.first == one.flows.last else [_years(one, line.item)]
    return _hover(one, _pair_name(one, line.pair), [said, *years])


def _pair_name(one: Asked, pair: Pair) -> str:
    origin, place = (area_name(one.context, code) for code in pair)
    return translate("{origin} → {place}", origin=origin, place=place)


def _years(one: Asked, item: Sum) -> str:
    return translate(
        "listed in {n} of {of}", n=format_number(len(item.years)), of=of_years(one.flows.last - one.flows.first + 1)
    )


def _ring_size(one: Asked, number: float) -> float:
    """Diameter of a ring: beside the largest of all countries, so that a size means the same in every selection."""
    return max(LEAST_RING, LARGEST_RING * math.sqrt(number / _greatest(one.flows.own.values())))


def _ring_key(one: Asked) -> int:
    """The number of the ring in the key."""
    return _rounded(_greatest(one.flows.own.values()) * (RING_KEY / LARGEST_RING) ** 2)


def _drawn_rings(one: Asked, rings: Mapping[str, Sum]) -> tuple[Ring, ...]:
    areas = one.context.geography.areas
    return tuple(
        Ring(
            code,
            (areas[code].lon, areas[code].lat),
            _ring_size(one, item.lower),
            item.lower,
            _hover(one, area_name(one.context, code), [_doubted(one, code, item, _own)]),
            sum_text(item),
        )
        for code, item in rings.items()
    )


def _legend(one: Asked, lines: Sequence[Line], rings: Mapping[str, Sum], times: float) -> tuple[FlowKey, ...]:
    """What colours, the form and breadth of lines, rings and hatching mean, each in one entry."""
    used = {line.ink for line in lines}
    keys = [FlowKey("Flow", ink, text) for ink, text in _ink_words(one).items() if ink in used]
    if lines:
        keys.append(FlowKey("Arrow", "ink", _direction(one)))
        keys += _breadth_keys(lines, times)
    if rings:
        text = _ring_words(one, format_number(_ring_key(one)))
        keys.append(FlowKey("Ring", RINGS, text, _ring_size(one, _ring_key(one))))
    if one.layer.reported:
        keys += _land_keys(one)
    # Where a map that is taken along shows none of it the key is left out.
    keys.append(FlowKey("Land", UNSETTLED, translate("status undetermined")))
    # The caveat explains the sign at countries that have a part of all.
    told = places_told(one, [line.pair for line in lines])
    if any(is_referred(one, line.pair[1]) and line.pair[1] not in told for line in lines):
        words = translate("{sign} totals equal referrals of potential victims", sign=REFERRED)
        keys.append(FlowKey("Sign", "ink", words, sign=REFERRED))
    if lines:
        keys.append(FlowKey("Note", "ink", translate("A line joins two countries. It is no route of travel.")))
    # The words at the ring of one country say how many never left.
    keys += [FlowKey("Note", "ink", said) for said in _home(one, rings)[one.country in rings :]]
    return tuple(keys)


def _land_keys(one: Asked) -> Iterator[FlowKey]:
    """What colours of land mean, on a map of the world with how many countries and areas have each."""
    reporting, few = len(one.flows.reporting), len(listing_few(one))
    silent = len(one.context.geography.areas) - reporting
    whole = translate("reports citizenships")
    partly = translate("lists the citizenship of fewer than half of its victims")
    unknown = translate("does not report: unknown")
    if not one.inside:
        whole = translate("reports citizenships ({of})", of=of_countries_and_areas(reporting - few))
        partly = translate(
            "lists the citizenship of fewer than half of its victims ({number})", number=format_number(few)
        )
        # In the unit of the first, said once: with it narrow slides had two lines, and no room for the key of arrows.
        unknown = translate("does not report: unknown ({number})", number=format_number(silent))
    # No line begins with a count in brackets.
    whole, partly, unknown = (said.replace(" (", "\u00a0(") for said in (whole, partly, unknown))
    yield FlowKey("Land", "reports", whole)
    if few:
        # The sign at names is that of the colour.
        yield FlowKey("Land", FEW, partly, sign=PARTLY)
    yield FlowKey("Ground", "muted", unknown)


def _direction(one: Asked) -> str:
    """What the two ends of a line are."""
    if one.layer.reported:
        return translate("from country of citizenship to country of detection")
    if not one.layer.summed:
        return translate("from country of origin to country of exploitation")
    return translate("from country of origin to country of asylum")


def _breadth_keys(lines: Sequence[Line], times: float) -> Iterator[FlowKey]:
    """A broad line with its number where it begins; and the thinnest, where any is as thin."""
    greatest = _whole(lines)
    broad, thin = _rounded(_greatest(line.item for line in lines)), int(greatest * LEAST / BROADEST + 1e-9)
    words = translate_number(
        "a line for {number} person starts this wide", "a line for {number} people starts this wide", broad
    )
    yield FlowKey("Breadth", "ink", words, _breadth(broad, greatest, times), alone=of_persons(broad))
    if min(line.item.lower for line in lines) <= thin < broad:
        least = translate_number(
            "a line for {number} person or fewer starts this wide",
            "a line for {number} people or fewer starts this wide",
            thin,
        )
        yield FlowKey("Breadth", "ink", least, _breadth(thin, greatest, times))


def _breadths_said(one: Asked, lines: Sequence[Line], times: float) -> Iterator[str]:
    """Where the breadth of a line does not follow its number."""
    greatest = _whole(lines)
    if any(_breadth(line.item.lower, greatest, times) > STOUTEST * length_of(*_ends(one, line.pair)) for line in lines):
        yield translate("Short lines are drawn thinner.")
    if any(line.item.value is None for line in lines):
        yield translate("A range is drawn as wide as its lower end.")


def _rounded(number: float) -> int:
    """The largest of 1, 2, 5, 10, 20, 50 and so on that is not above a number; 1 at least."""
    power = 10.0 ** math.floor(math.log10(max(number, 1)))
    return round(max(step * power for step in (1, 2, 5) if step * power <= max(number, 1)))


def _ring_words(one: Asked, number: str) -> str:
    """What a ring is, and how many people one of this size stands for."""
    if one.layer.reported:
        return translate("own citizens, at home (a ring this large: {number})", number=number)
    return translate("within one country (a ring this large: {number})", number=number)


def _ink_words(one: Asked) -> dict[Ink, str]:
    # Where all lines have one colour it has no meaning of its own.
    if not one.inside:
        return {}
    if one.country:
        told = dict(zip((TO, FROM), _around_words(one), strict=True))
        return {ink: told[ink] for ink in sorted(told, key=lambda ink: ink != _told(one))}
    return {
        TO: translate("to the chosen countries"),
        FROM: translate("from the chosen countries"),
        AMONG: translate("among the chosen countries"),
    }


def _around_words(one: Asked) -> tuple[str, str]:
    """Whom lines to one country are of, and whom those that lead from it."""
    in_place = shortly_within(one.context, one.country)
    if one.layer.reported:
        whose = shortly_belonging(one.context, one.country)
        return (
            translate("citizens of other countries detected {in_place}", in_place=in_place),
            translate("citizens {of_place} detected elsewhere", of_place=whose),
        )
    if not one.layer.summed:
        return (
            translate("exploited {in_place}, from elsewhere", in_place=in_place),
            translate("{area}: exploited elsewhere", area=short_name(one.context, one.country)),
        )
    return (
        translate("refugees living {in_place}", in_place=in_place),
        translate("{area}: refugees living elsewhere", area=short_name(one.context, one.country)),
    )


# ------------------------------------------------------------------------------------------------ the table


def _table(one: Asked, lines: Sequence[Line], rings: Mapping[str, Sum]) -> Table:
    """Each line with its figure and years, then people within one country, then pairs without a line around it, and
    those that no country is named for."""
    entries = [(line.pair, line.item, "") for line in lines]
    entries += [((code, code), item, translate("within one country")) for code, item in rings.items()]
    rows, origins = [], []
    years, few = (
        one.flows.last - one.flows.first + 1,
        translate("lists the citizenship of fewer than half of its victims"),
    )
    for pair, item, note in entries:
        when = str(one.flows.last) if years == 1 else _years(one, item)
        said = () if note else _told_with(one, pair, item)
        notes = in_parts(filter(None, (note, *said, few if pair[1] in listing_few(one) else "")))
        if doubt := disagreeing(one, [pair]):
            notes = in_sentences((notes and as_sentence(notes), doubt))
        rows.append((*(area_name(one.context, code) for code in pair), sum_text(item), when, notes))
        origins.append(("", "", rows_of_pair(one, pair), "", ""))
    for ends, figure, origin in _without_line(one, lines):
        rows.append((*ends, figure, "", translate("not on the map")))
        origins.append(("", "", origin, "", ""))
    for code, item in unnamed_in(one.flows, one.inside or None).items() if one.layer.summed else ():
        everywhere = translate("all that report") if one.layer.reported else translate("all countries")
        place = translate("the chosen countries") if one.inside else everywhere
        if one.country:
            place = area_name(one.context, one.country)
        rows.append((place_name(one.context, code), place, sum_text(item), "", translate("not on the map")))
        origins.append(("", "", rows_of_unnamed(one, code), "", ""))
    columns = (*_sides(one), _unit(one), translate("Years"), translate("Note"))
    return Table(columns, tuple(rows), (False, False, True, False, False), tuple(origins))


def _told_with(one: Asked, pair: Pair, item: Sum) -> Iterator[str]:
    """What is said with the number of a line wherever it stands by itself: that it is the least, and of whom."""
    least = pair_text(one, pair[1], item, is_aloud=True)
    if least != sum_text(item):
        yield least
    if is_referred(one, pair[1]):
        yield referred_key()


def _without_line(one: Asked, lines: Sequence[Line]) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Around one country, of each direction, all pairs without a line as one: both ends, the figure, and where its rows
    are."""
    for ink, rests in zip(_ink_words(one), _rests(one, lines), strict=False):
        if rest := rests[-1]:
            ends = area_name(one.context, one.country), rest.said
            rows_of = rows_at if (ink == TO) == one.layer.by_partner else rows_naming
            yield ends if ink == FROM else ends[::-1], rest.figure, rows_of(one, one.country)


def _sides(one: Asked) -> tuple[str, str]:
    if one.layer.reported:
        return translate("Country of citizenship"), translate("Country of detection")
    if not one.layer.summed:
        return translate("From"), translate("Country of exploitation")
    return translate("Country of origin"), translate("Country of asylum")


def _unit(one: Asked) -> str:
    return translate(one.indicator.unit_label)
