"""Two indicators against each other, a point for each country: how they go together, and that this is no cause."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard import theme
from dashboard.catalogue import COUNT, RATE, Indicator
from dashboard.charts.marks import Chart, Datum, Dots, Hover, Line, Pane, Size
from dashboard.charts.scales import MOST_TICKS, Scale
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import MOST_COLOURED, nothing
from dashboard.figures.observed import file_unit, number_text
from dashboard.figures.shown import Shown, Table, Words
from dashboard.geography import WORLD
from dashboard.i18n import (
    alphabetical,
    as_sentence,
    format_brief,
    format_fixed,
    format_number,
    format_short,
    format_year,
    in_a_row,
    in_parts,
    in_sentences,
    translate,
    translate_number,
    with_unit,
)
from dashboard.i18n.rounding import half_up
from dashboard.metrics.association import LEVEL, RankAssociation, rank_association, why_not
from dashboard.metrics.latest import latest
from dashboard.metrics.pairs import DOUBTED, Pair, Pairs, pairs, path
from dashboard.selection import Selection, file_stem, usual
from dashboard.store import Histories, Observation
from dashboard.views import View
from dashboard.words.ageless import ageless_noted, at_least
from dashboard.words.captions import or_earlier, sources_said
from dashboard.words.caveats import Shows, caveats_said, rows_of_map
from dashboard.words.counted import of_countries
from dashboard.words.credits import credits_of
from dashboard.words.names import area_name, in_mid_sentence, listed, of_things, short_name, unit_beside, wording_of
from dashboard.words.noted import as_measured
from dashboard.words.offence import entitled, label_of
from dashboard.words.terms import terms_said
from dashboard.words.titles import LONG, subject, without_end_of

CAPACITY = "gdp-per-capita"
"""What stands to the right where nothing is chosen: detection follows the capacity to detect."""
LOG, NAMES = "log", "labels"
"""Switches of the page."""
MOST_NAMED, LARGE = 8, 5
"""Countries named where none is chosen: those with the most children. Around a chosen one, of the others: so many of
these, and those with the greatest and the least figure on each axis."""
MOST_TOLD = 2
"""Chosen countries whose figures stand below the title."""
SPREAD, SKEW = 100, 20
"""An axis is logarithmic by itself where the greatest figure is so many times the least one over 0, or the middle one;
percentages have ends of their own and stay as they are, unless switched."""
THOUSAND = 1000
"""From here on a figure beside an axis is written in few characters."""
MULTIPLES = ((1, 2, 5), (1, 3), (1,))
"""Of powers of ten, what is marked on a logarithmic axis: the first of which there are few enough."""
FLOOR = 0.4
"""Where a logarithmic axis has zero: so far below its least figure, in powers of ten."""
SMALLEST, LARGEST = 6.0, 44.0
"""Diameters in pixels of the points."""
HEAD = (
    "ref_area", "area", "year_shown", "x_indicator", "x_unit", "x_year", "x_value", "x_source", "y_indicator", "y_unit",
    "y_year", "y_value", "y_source", "children", "note",
)  # fmt: skip


@dataclass(frozen=True)
class Side:
    """One of the two indicators: what is asked of it, and its figures."""

    indicator: Indicator
    question: Selection
    histories: Histories


@dataclass(frozen=True)
class Relation:
    """All that one year's picture shows."""

    x: Side
    y: Side
    year: int
    pairs: Pairs
    why: str
    found: RankAssociation | None
    """None where `why` says so, or where too few countries have both."""
    log: tuple[bool, bool]
    """Whether the axes of x and of y are logarithmic."""
    spans: tuple[tuple[float, ...], tuple[float, ...]]
    """All exact figures of countries in the years of y, in order: axes stay the same while the years go by."""


def floor_of(values: Sequence[float]) -> float:
    """Where a logarithmic axis has zero."""
    return float(next(value for value in values if value > 0) / 10**FLOOR)


def scatter(context: Context, _view: View, selection: Selection) -> Shown:
    """The page's indicator upwards, the first one beside it to the right, in the selection's year."""
    relation = relation_of(context, selection)
    x, y = relation.x, relation.y
    years = context.years(y.question.indicator)
    words = {
        "first": str(years.first),
        "last": str(years.last),
        "stem": f"{file_stem(y.question)}_against_{file_stem(x.question)}_{relation.year}",
        "indicator": selection.indicator,
        "title": _title(context, relation),
        "subtitle": _subtitle(context, relation, selection.areas),
        "terms": terms_said((x.question.indicator, y.question.indicator)),
        "caveat": _caveat(context, relation),
        "source": sources_said(context, [y.question, x.question]),
        "sources": credits_of(context, [y.question, x.question]),
        "coverage": _coverage(context, relation, selection.areas),
        "origin": origin_address(context, selection, relation.year),
    }
    drawn = _chart(context, relation, selection) if relation.pairs.made else nothing()
    return Shown(
        drawn, Words(**words), _table(context, relation, selection.areas), HEAD, tuple(_rows(context, relation))
    )


def relation_of(context: Context, selection: Selection) -> Relation:
    """Both indicators in the selection's year. The other one is in its usual form: counts as rates where there are."""
    y_indicator = context.indicators[selection.indicator]
    x_indicator = context.indicators[(*selection.against, CAPACITY)[0]]
    asked = usual(x_indicator, context.years(x_indicator.id))
    x = Side(x_indicator, asked, context.histories(asked))
    y = Side(y_indicator, selection, context.histories(selection))
    windows = x_indicator.window, y_indicator.window
    made = pairs(x.histories, y.histories, context.geography.members, selection.year, windows)
    why = why_not(y_indicator, selection.measure, x_indicator, asked.measure)
    xs, ys = ({pair.area: pair.values[at] for pair in made.made} for at in (0, 1))
    found = None if why else rank_association(xs, ys)
    forced = LOG in selection.show
    spans = _spans(context, x, y)
    log = (forced or _suits_log(x, spans[0]), forced or _suits_log(y, spans[1]))
    allowed = tuple(bool(span) and span[0] >= 0 and span[-1] > 0 for span in spans)
    return Relation(x, y, selection.year, made, why, found, (log[0] and allowed[0], log[1] and allowed[1]), spans)


def _suits_log(side: Side, values: Sequence[float]) -> bool:
    positive = [value for value in values if value > 0]
    if not positive or side.indicator.unit.startswith("%"):
        return False
    return positive[-1] >= min(SPREAD * positive[0], SKEW * positive[len(positive) // 2])


def _spans(context: Context, x: Side, y: Side) -> tuple[tuple[float, ...], tuple[float, ...]]:
    years = context.years(y.indicator.id)
    members = frozenset(context.geography.members)
    return _exact(x.histories, members, years.first - x.indicator.window, years.last), _exact(
        y.histories, members, years.first, years.last
    )


def _exact(histories: Histories, members: frozenset[str], first: int, last: int) -> tuple[float, ...]:
    items = (item for area in members for item in histories.get(area, ()))
    return tuple(
        sorted(
            item.value
            for item in items
            if item.value is not None and item.status != DOUBTED and first <= item.year <= last
        )
    )


# ------------------------------------------------------------------------------------------------------- words


@entitled
def _title(context: Context, relation: Relation) -> str:
    words = {"y": _as_rate(context, relation.y.question), "x": subject(context, relation.x.question)}
    words["year"] = str(relation.year)
    reasons = {
        "same": translate("{y}, {year}: the same figures on both axes", y=words["y"], year=words["year"]),
        "parts": translate(
            "{y} against {x}, {year}: no correlation is computed: both rest on the same figures", **words
        ),
        "index": translate(
            "{y} against {x}, {year}: no correlation is computed: one is an index of such figures",
            **words,
        ),
        "people": translate(
            "{y} against {x}, {year}: no correlation is computed: both are divided by the same people", **words
        ),
        "children": translate(
            "{y} against {x}, {year}: no correlation is computed: both are divided by the same children", **words
        ),
        "mixed": translate(
            "{y} against {x}, {year}: no correlation is computed: one is per person, one per child",
            **words,
        ),
        "size": translate(
            "{y} against {x}, {year}: no correlation is computed: both follow the size of a country", **words
        ),
    }
    if relation.why:
        return reasons[relation.why]
    if relation.found is None:
        return translate("{y} against {x}, {year}: too few countries can be compared", **words)
    found = relation.found
    words["n"] = of_countries(found.countries)
    words["x"] = in_mid_sentence(words["x"])
    if _is_unclear(relation):
        return translate("{y} and {x}, {year}: no clear association among {n} worldwide", **words)
    if found.rho > 0:
        said = translate("{y} and {x} tend to be high together ({n} worldwide, {year})", **words)
    else:
        said = translate("{y} and {x} tend to go opposite ways ({n} worldwide, {year})", **words)
    whole = translate("{said}: an association, not a cause", said=said)
    return whole if len(whole) <= LONG else said  # The caveat below says it in any case.


def _is_unclear(relation: Relation) -> bool:
    """Whether the title says that there is no clear association, so that nobody can take it for a cause."""
    found = relation.found
    return found is not None and found.lower <= 0 <= found.upper


def _as_rate(context: Context, question: Selection) -> str:
    """What is measured; of rates that they are: of numbers of victims the message would be another one.

    By the label of the indicator that is this rate, where there is one: a title has little room.
    """
    if question.measure != RATE:
        return subject(context, question)
    people = context.indicators[question.indicator].denominator_of(question.age)
    asked = (question.indicator, people, question.key.sex, question.age, question.breakdown)
    for one in context.indicators.values():
        if (one.rate_of, one.rate_people, one.default_sex, one.default_age, one.default_breakdown) == asked:
            return label_of(one)
    return in_a_row((subject(context, question), translate("per 100,000")))


def rho_text(found: RankAssociation) -> str:
    """Rho with its interval and the number of countries."""
    return translate(
        ("Spearman's rank correlation {rho} ({level}% interval {lower} to {upper}) among {n}."),
        rho=signed(found.rho),
        level=LEVEL,
        **ends_said(found.lower, found.upper),
        n=of_countries(found.countries),
    )


def signed(value: float) -> str:
    """A correlation with two decimals."""
    return format_fixed(value, 2)


def ends_said(lower: float, upper: float) -> dict[str, str]:
    """The ends of an interval; with a third decimal where one would read as zero, which the interval leaves out."""
    is_clear = not lower <= 0 <= upper
    texts = (format_fixed(end, 3) if is_clear and not half_up(end, 2) else signed(end) for end in (lower, upper))
    return dict(zip(("lower", "upper"), texts, strict=True))


def _subtitle(context: Context, relation: Relation, chosen: Sequence[str]) -> str:
    own = {pair.area: pair for pair in relation.pairs.made}
    said = [as_sentence(_own_said(context, relation, own[code])) for code in chosen if code in own][:MOST_TOLD]
    if years := _years_said(relation):
        said.insert(0, as_sentence(years))
    said.append(translate("Each point is a country, larger where more children live."))
    return in_sentences(said)


def _windows_of(relation: Relation) -> tuple[int, int]:
    """The first years that figures of y and of x may be of."""
    first, second = (relation.year - side.indicator.window for side in (relation.y, relation.x))
    return first, second


def _years_said(relation: Relation) -> str:
    """Of which years figures are whose axes go back as far as each other; empty where they do not."""
    first, second = _windows_of(relation)
    return or_earlier(first, relation.year) if first == second < relation.year else ""


def _own_said(context: Context, relation: Relation, pair: Pair) -> str:
    """What the title is about, of one country: "Nigeria: 0.9 per 100,000 children in 2022"."""
    side, words = relation.y, {"area": area_name(context, pair.area), "year": pair.y.year}
    asked = as_measured(context, side.question, pair.area)
    text = _least(context, asked, pair.y, wording_of(side.indicator, side.question).text(pair.y))
    return translate("{area}: {figure} in {year}", figure=_figure(text, side.indicator, asked), **words)


def _caveat(context: Context, relation: Relation) -> str:
    y = relation.y.indicator
    said = []
    if not _is_unclear(relation):
        said = [
            translate("This is an association across countries, not a cause. It says nothing about change over time.")
        ]
    if relation.pairs.doubted:
        said.append(translate("Figures marked as of low reliability are not drawn."))
    sides = (relation.x, relation.y)
    rows = tuple(rows_of_map(side.question, relation.year) for side in sides)
    units = " ".join(translate(side.indicator.unit_label) for side in sides)  # on the axes
    return caveats_said(context, Shows(rows, units, main=y, named=(relation.x.indicator,), own=in_sentences(said)))


def _absent(context: Context, relation: Relation, chosen: Sequence[str]) -> list[str]:
    """Which of the chosen countries are left out: what is marked of them is of other years."""
    out = {*relation.pairs.intervals, *relation.pairs.missing, *relation.pairs.doubted}
    names = [area_name(context, code) for code in chosen if code in out]
    if not names:
        return []
    return [
        translate(
            "Chosen, but left out of the points of {year}: {areas}; marks with a year are of that year.",
            year=relation.year,
            areas=listed(names),
        )
    ]


def _doubted(made: Pairs) -> list[str]:
    """How many countries are left out for a figure of low reliability."""
    if not made.doubted:
        return []
    return [
        translate_number(
            "Left out, too: {number} country with a figure marked as of low reliability.",
            "Left out, too: {number} countries with a figure marked as of low reliability.",
            len(made.doubted),
        )
    ]


def _coverage(context: Context, relation: Relation, chosen: Sequence[str]) -> str:
    made = relation.pairs
    said = [
        translate_number(
            "{n} of {of} is compared. Left out: {missing} that lack a figure; {intervals} whose figure is a range or "
            "withheld.",
            "{n} of {of} are compared. Left out: {missing} that lack a figure; {intervals} whose figure is a range or "
            "withheld.",
            len(made.made),
            n=format_number(len(made.made)),
            of=of_countries(sum(map(len, made))),
            missing=format_number(len(made.missing)),
            intervals=format_number(len(made.intervals)),
        ),
        *_doubted(made),
        *_absent(context, relation, chosen),
        _windows(context, relation),
    ]
    if relation.found is not None:
        said.append(rho_text(relation.found))
    zeros = _zeros_beside_few(relation)
    if zeros:
        said.append(
            translate(
                "Countries that report zero ({n}) are drawn, those that report few are not: near zero the points are "
                "incomplete.",
                n=format_number(zeros),
            )
        )
    if any(side.question.measure == COUNT for side in (relation.x, relation.y)):
        said.append(translate("Numbers rather than rates follow the size of a country."))
    return in_sentences(filter(None, said))


def _windows(context: Context, relation: Relation) -> str:
    """Up to how old the figures of either axis may be, where the subtitle does not say it."""
    first, second = _windows_of(relation)
    if first == second:
        return ""
    return translate(
        "Figures are for {year}, or the latest one: {y} since {first}, {x} since {second}.",
        year=relation.year,
        y=subject(context, relation.y.question),
        x=subject(context, relation.x.question),
        first=first,
        second=second,
    )


def _zeros_beside_few(relation: Relation) -> int:
    """How many countries are drawn with a reported zero, where others are left out for having few; 0 elsewhere."""
    zeros: set[str] = set()
    few: set[str] = set()
    for at, side in enumerate((relation.x, relation.y)):
        if side.indicator.is_reported:
            zeros |= {pair.area for pair in relation.pairs.made if not pair.values[at]}
            own = (side.histories.get(area, ()) for area in relation.pairs.intervals)
            shown = (latest(history, relation.year, side.indicator.window) for history in own)
            few |= {item.area for item in shown if item is not None and item.value is None}
    return len(zeros) if few else 0


# ------------------------------------------------------------------------------------------------------- chart


def _chart(context: Context, relation: Relation, selection: Selection) -> Chart:
    dots = [mark for mark in _groups(context, relation, selection) if mark.data]
    chosen = [code for code in selection.areas if code in context.geography.areas][:MOST_COLOURED]
    ways = [_way(context, relation, code, f"line.{at}") for at, code in enumerate(chosen)]
    x, y = (_scale(context, relation, at) for at in (0, 1))
    sizes = tuple(_keys_of_sizes(context, relation.year))
    return Chart((Pane(x, y, (*dots, *(way for way in ways if way.data)), sizes=sizes),))


def _keys_of_sizes(context: Context, year: int) -> Iterator[Size]:
    """Two round numbers of children: the greatest power of ten that a country has, and a tenth of it."""
    most = _most_children(context, year)
    large = 10 ** math.floor(math.log10(most))
    said = translate_number("{figure} child", "{figure} children", large, figure=format_short(large))
    yield Size(_diameter(large / most), said)
    yield Size(_diameter(large / 10 / most), format_short(large // 10))


def _groups(context: Context, relation: Relation, selection: Selection) -> Iterator[Dots]:
    """Points of one ink each: regions, or the chosen areas before all others."""
    drawn = sorted(relation.pairs.made, key=lambda pair: -_children(context, pair.area, relation.year))
    everyone = frozenset(pair.area for pair in drawn)
    if set(selection.areas) <= {WORLD}:
        named = everyone if NAMES in selection.show else _largest_and_highest(drawn)
        for code in theme.REGIONS:
            own = [pair for pair in drawn if code in context.geography.areas[pair.area].groups]
            yield _dots(context, relation, own, named, Dots(area_name(context, code), f"region.{code}", ()))
        return
    groups, left = [], drawn
    for at, code in enumerate(selection.areas):
        inside = frozenset(context.geography.members_of(code))
        own = [pair for pair in left if pair.area in inside]
        left = [pair for pair in left if pair.area not in inside]
        ink = f"line.{at}" if at < MOST_COLOURED else "muted"
        empty = Dots(area_name(context, code), ink, (), role="chosen")
        # Of a large group the largest are named: all of its names would lie over its points.
        groups.append(_dots(context, relation, own, frozenset(pair.area for pair in own[:MOST_NAMED]), empty))
    named = everyone if NAMES in selection.show else _landmarks(left)
    yield _dots(context, relation, left, named, Dots(translate("other countries"), "others", (), role="others"))
    yield from groups


def _largest_and_highest(drawn: Sequence[Pair]) -> frozenset[str]:
    """Those that a reader asks for of the whole world. `drawn`: the largest countries first, with the highest on each
    axis among so many names."""
    above = [pair for pair in drawn if all(pair.values)]  # At a zero many lie over one another.
    highest = [max(above, key=lambda pair: pair.values[at]).area for at in (0, 1) if above]
    largest = [pair.area for pair in drawn if pair.area not in highest]
    return frozenset((*highest, *largest[: MOST_NAMED - len(set(highest))]))


def _landmarks(drawn: Sequence[Pair]) -> frozenset[str]:
    """Those that a reader finds the way by. `drawn`: the largest countries first; a zero is shared by many."""
    ends = [sorted((pair for pair in drawn if all(pair.values)), key=lambda pair: pair.values[at]) for at in (0, 1)]
    extreme = [found[place] for found in ends for place in (-1, 0) if found]
    return frozenset(list(dict.fromkeys(pair.area for pair in (*drawn[:LARGE], *extreme)))[:MOST_NAMED])


def _dots(context: Context, relation: Relation, own: Sequence[Pair], named: frozenset[str], empty: Dots) -> Dots:
    """A mark with a dot for each pair, larger where more children live; `named`: whose name is written beside it."""
    data = (
        replace(
            _datum(context, relation, pair),
            role="zero" if _is_at_floor(relation, pair) else "",
            label=_name(context, pair, empty.role) if pair.area in named else "",
            size=_size(context, pair.area, relation.year),
        )
        for pair in own
    )
    return replace(empty, data=tuple(data))


def _name(context: Context, pair: Pair, role: str) -> str:
    """A name beside a point; with its year where it stands on the way of a country through the years."""
    name = short_name(context, pair.area)
    return translate("{name} ({year})", name=name, year=pair.y.year) if role == "chosen" else name


def _datum(context: Context, relation: Relation, pair: Pair) -> Datum:
    x, y = pair.values
    said = Hover(area_name(context, pair.area), "\n" + "\n".join(_said(context, relation, pair)))
    return Datum(x, y, hover=said)


def _is_at_floor(relation: Relation, pair: Pair) -> bool:
    """Whether one of its figures is a zero on a logarithmic scale."""
    return any(log and not value for log, value in zip(relation.log, pair.values, strict=True))


def _children(context: Context, area: str, year: int) -> float:
    people = context.weights["child-population"].get(area, {})
    known = people.get(year) or people.get(min(people, key=lambda each: abs(each - year), default=year))
    return known or 0.0


@lru_cache(maxsize=8)
def _most_children(context: Context, year: int) -> float:
    return max(_children(context, area, year) for area in context.geography.members) or 1.0


def _size(context: Context, area: str, year: int) -> float:
    """Diameter of the point of a country."""
    return _diameter(_children(context, area, year) / _most_children(context, year))


def _diameter(share: float) -> float:
    """Of a point whose surface grows with the number of children. `share`: of the most that a country has."""
    return round(max(SMALLEST, LARGEST * math.sqrt(share)), 1)


def _said(context: Context, relation: Relation, pair: Pair) -> Iterable[str]:
    """Both figures with their units and years."""
    for side, item in ((relation.y, pair.y), (relation.x, pair.x)):
        asked = as_measured(context, side.question, item.area)
        text = _least(context, asked, item, wording_of(side.indicator, side.question).text(item))
        yield translate(
            "{subject}: {figure} ({year})",
            subject=subject(context, asked),
            figure=_figure(text, side.indicator, asked),
            year=item.year,
        )


def _least(context: Context, asked: Selection, item: Observation, text: str) -> str:
    """A figure, as the least that it may be where victims of no age may raise it."""
    return at_least(context, asked, item.area, item.year, text)


def _figure(text: str, indicator: Indicator, asked: Selection) -> str:
    """A figure behind its subject, which says what is counted."""
    return text if of_things(indicator, asked) else with_unit(text, unit_beside(indicator, asked))


def _way(context: Context, relation: Relation, code: str, ink: str) -> Line:
    """A country's way through the years, broken where the figures are not comparable."""
    x, y = relation.x, relation.y
    years = context.years(y.indicator.id)
    windows = x.indicator.window, y.indicator.window
    steps = path(x.histories, y.histories, code, range(years.first, years.last + 1), windows)
    # The year of a country's large point stands beside its name.
    shown = {pair.values for pair in relation.pairs.made if pair.area == code}
    ends = {year: format_year(year) for year, pair in (steps[:1] + steps[-1:]) if pair.values not in shown}
    if steps and not shown:
        # It has no large point with its name.
        last = steps[-1][0]
        ends[last] = translate("{name} ({year})", name=area_name(context, code), year=last)
    data: list[Datum] = []
    before = 0
    for year, pair in steps:
        is_broken = bool(data) and any(before < first <= year for first in y.indicator.break_years)
        before = year
        found = _datum(context, relation, pair)
        data.append(replace(found, role="break" if is_broken else "", label=ends.get(year, "")))
    return Line(area_name(context, code), ink, tuple(data), "way")


def _scale(context: Context, relation: Relation, at: int) -> Scale:
    """The scale of x (`at` 0) or of y (1), with the same ends in all years."""
    side, values, log = (relation.x, relation.y)[at], relation.spans[at], relation.log[at]
    words = dict(zip(("subject", "unit"), _measured(context, side), strict=True))
    text = translate("{subject}, {unit}, logarithmic", **words) if log else translate("{subject}, {unit}", **words)
    scale = _logarithmic(values) if log else _linear(values)
    return replace(scale, title=text, has_grid=True, ends=_ends_of(relation, at))


def _measured(context: Context, side: Side) -> tuple[str, str]:
    """What an axis is of and its unit, of which what both say is said once."""
    about = subject(context, side.question)
    return about, without_end_of(about, unit_beside(side.indicator, side.question))


def _ends_of(relation: Relation, at: int) -> str:
    """The least and the greatest figure that is drawn on an axis, in words."""
    side, found = (relation.x, relation.y)[at], sorted(relation.pairs.made, key=lambda pair: pair.values[at])
    wording = wording_of(side.indicator, side.question)
    low, high = (wording.text((pair.x, pair.y)[at]) for pair in (found[0], found[-1]))
    return translate("{lower} to {upper}", lower=low, upper=high)


def _linear(values: Sequence[float]) -> Scale:
    """From zero, or around all figures where some are below."""
    least, most = min(0.0, values[0]), values[-1] or 1.0
    room = 0.06 * (most - least)
    return Scale("number", least - room if least < 0 else -0.02 * most, most + room)


def _logarithmic(values: Sequence[float]) -> Scale:
    """From the least figure over zero to the greatest, with zero, where there is one, at the floor."""
    positive = [value for value in values if value > 0]
    least, most = math.log10(positive[0]), math.log10(positive[-1])
    zero = 0.0 if values[0] else floor_of(values)
    ticks = _powers(positive[0], positive[-1], MOST_TICKS - bool(zero))
    names = [tick_text(tick) for tick in ticks]
    if zero:
        ticks, names, least = [0.0, *ticks], [format_number(0), *names], least - FLOOR
    room = 0.05 * (most - least) or 0.5
    low, high = 10 ** (least - room), 10 ** (most + room)
    return Scale("log", low, high, ticks=tuple(ticks), names=tuple(names), zero=zero)


def _powers(least: float, most: float, many: int) -> list[float]:
    """Simple multiples of powers of ten between two figures over zero, as many as may be marked; else some powers."""
    powers = range(math.floor(math.log10(least)), math.ceil(math.log10(most)) + 1)
    ways = [(steps, every) for every in range(1, len(powers) + 1) for steps in (MULTIPLES if every == 1 else ((1,),))]
    found = ([step * 10.0**power for power in powers if power % every == 0 for step in steps] for steps, every in ways)
    inside = ([tick for tick in ticks if least <= tick <= most] for ticks in found)
    return next(ticks for ticks in inside if len(ticks) <= many)


def tick_text(value: float) -> str:
    """A power of ten, or a simple multiple, in few characters: 0.01, 500, 20k, 1M; in Arabic 20 ألف."""
    if value >= THOUSAND:
        return format_brief(value)
    return format_number(value, max(0, -math.floor(math.log10(value))))


# ----------------------------------------------------------------------------------------------- table and file


def _table(context: Context, relation: Relation, areas: Sequence[str]) -> Table:
    """Countries in the order of their names; `areas`: what the reader chose."""
    x, y = relation.x, relation.y
    rows, origins = [], []
    found = sorted(relation.pairs.made, key=lambda pair: alphabetical(area_name(context, pair.area)))
    for pair in found:
        wordings = wording_of(y.indicator, y.question), wording_of(x.indicator, x.question)
        rows.append(
            (
                area_name(context, pair.area),
                _least(context, y.question, pair.y, wordings[0].text(pair.y)),
                str(pair.y.year),
                _least(context, x.question, pair.x, wordings[1].text(pair.x)),
                str(pair.x.year),
            )
        )
        asked = [
            origin_address(context, _of(side.question, pair.area), item.year)
            for side, item in ((y, pair.y), (x, pair.x))
        ]
        origins.append(("", asked[0], "", asked[1], ""))
    columns = (
        translate("Country"),
        in_a_row(_measured(context, y)),
        translate("Year"),
        in_a_row(_measured(context, x)),
        translate("Year"),
    )
    chosen = tuple(place for place, pair in enumerate(found) if pair.area in areas)
    return Table(columns, tuple(rows), (False, True, True, True, True), tuple(origins), chosen=chosen)


def _of(question: Selection, area: str) -> Selection:
    return Selection(
        question.indicator,
        (area,),
        question.year,
        question.key.sex,
        question.age,
        question.breakdown,
        question.measure,
        question.lang,
    )


def _rows(context: Context, relation: Relation) -> Iterable[tuple[str, ...]]:
    """Pairs first, then who is left out and why."""
    notes = {area: translate("left out: an interval or suppressed") for area in relation.pairs.intervals}
    notes |= {area: translate("left out: of low reliability") for area in relation.pairs.doubted}
    notes |= {area: translate("left out: no figure of one of the two") for area in relation.pairs.missing}
    made = {pair.area: pair for pair in relation.pairs.made}
    for area in sorted((*made, *notes)):
        cells, said = [area, area_name(context, area), str(relation.year)], [notes.get(area, "")]
        for side in (relation.x, relation.y):
            history = side.histories.get(area, ())
            item = latest(history, relation.year, side.indicator.window)
            unit = file_unit(side.indicator, as_measured(context, side.question, area))
            known = item is not None and item.value is not None
            year = str(item.year) if item is not None and known else ""
            value = number_text(item.value) if item is not None else ""
            cells += [side.indicator.id, unit, year, value, side.indicator.source]
            said.append(ageless_noted(context, side.question, area, item.year) if item is not None else "")
        children = _children(context, area, relation.year)
        yield (*cells, str(round(children)) if children else "", in_parts(filter(None, said)))
