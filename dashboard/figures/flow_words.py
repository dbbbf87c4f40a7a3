"""What the views of people between countries say: of what period, how many, as far as who reports; and where from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.catalogue import VALUE, Indicator
from dashboard.charts.flows import REFERRED
from dashboard.context import Context
from dashboard.figures.addresses import origin_address, rows_address
from dashboard.figures.shown import Words
from dashboard.geography import WORLD
from dashboard.i18n import (
    alphabetical,
    as_sentence,
    format_number,
    from_left,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    translate,
    translate_number,
    with_unit,
)
from dashboard.i18n.rounding import half_up
from dashboard.metrics.aggregates import share_ends
from dashboard.metrics.flows import (
    CASES,
    LAYERS,
    NONE,
    REFUGEES,
    UNKNOWN,
    VICTIMS,
    Flows,
    Layer,
    Pair,
    Sum,
    Totals,
    exceeding,
    flows_of,
    into,
    largest,
    lists_few,
    little_listed,
    not_listed,
    out_of,
    total,
    unnamed_in,
    within,
)
from dashboard.selection import BOTH, Selection, file_name
from dashboard.words.captions import BOUNDARIES, BOUNDARY_NOTES, sources_said
from dashboard.words.caveats import Rows, Shows, caveats_said, with_years
from dashboard.words.counted import (
    of_corridors,
    of_countries_and_areas,
    of_country_pairs,
    of_detected_victims,
    of_other_places,
    of_people,
    of_un_members,
)
from dashboard.words.credits import credits_of
from dashboard.words.low_totals import doubted_years, uncertain_said
from dashboard.words.names import (
    area_name,
    breakdown_word,
    capitalised,
    figure_text,
    listed,
    part_text,
    pooled,
    short_name,
    span_in_words,
    year_span,
    year_spans,
)
from dashboard.words.offence import brief_enough
from dashboard.words.places import articled, plain, shortly, shortly_belonging, shortly_within
from dashboard.words.places import within as in_place_of
from dashboard.words.referred import about_as_many, referred_in, referred_sources, signed
from dashboard.words.signs import AT_LEAST, DOUBTED, PARTLY
from dashboard.words.titles import FEW
from dashboard.words.wider import corridors_cover_said

ONE_YEAR = "one-year"
"""Switch: one year instead of all years since the questionnaire changed."""
LEAST_WHOLE = 20
"""A share of fewer people than this is not said."""
WHOLE = 100
"""All, in per cent."""
MANY_UNKNOWN = 0.1
"""Of those whose citizenship is listed, or of whom a share is: as many of unknown citizenship, or more, are told."""
THIRD, HALF = 1 / 3, 1 / 2
"""Of those who never left their own country: with so large a part a country is named; and below the title, which gives
their number."""
LONGEST = 107
"""Letters of a title that two lines of a slide hold in wide type."""
MOST_LETTERS = 128
"""The same in usual type, however its words break."""
MOST_PLACES = 2
"""Countries of detection that are told below a title at most."""
LARGE_PART = 0.1
"""Of all whom a map tells of, the part from which on its caveat speaks of the country that detected them."""
FOREMOST = 2
"""Pairs that are named aloud, where these are the largest."""
MOST_PAIRS = 0.75
"""Of the world's largest pairs, the part that one country or two have to have detected to be told in its title."""
A_PAIR = 2
"""Years that stand with "and" between them."""
LEAST_LINES = 5
"""Of fewer lines anybody sees where they end."""
DETECTED = "detected-victims"
"""All that a country detected, whatever is known of their citizenship."""
NOT_INCLUDED = 1
"""Which caveat of corridors of refugees says who is in none of them."""


@dataclass(frozen=True)
class Asked:
    """A selection of the page, its layer, and the figures of the period that it asks for."""

    context: Context
    selection: Selection
    layer: Layer
    flows: Flows
    is_brief: bool = False
    """Whether a title has the short names of its places."""
    is_ageless: bool = False
    """Whether it leaves to what stands below it that all ages are counted, where that is said there."""

    @property
    def indicator(self) -> Indicator:
        """Whose figures they are."""
        return self.context.indicators[self.layer.indicator]

    @property
    def inside(self) -> frozenset[str]:
        """The chosen areas, and those of chosen groups; empty for the world."""
        members = self.context.geography.members_of
        return frozenset(area for code in self.selection.areas for area in members(code))

    @property
    def country(self) -> str:
        """The chosen country, where one country alone is chosen; else empty."""
        codes = self.selection.areas
        return codes[0] if len(codes) == 1 and codes[0] in self.context.geography.areas else ""


def asked(context: Context, selection: Selection) -> Asked:
    """The figures that a selection asks for; of an indicator that is no layer, those of detected victims.

    Whoever chooses the world chooses no countries among others: all that is shown and said is as without any.
    """
    indicator = selection.indicator if selection.indicator in LAYERS else VICTIMS
    layer = LAYERS[indicator]
    age = selection.age if selection.age in context.indicators[indicator].age else BOTH
    first, last = span_of(context, layer, selection)
    areas = () if selection.areas == (WORLD,) else selection.areas
    return Asked(context, replace(selection, age=age, areas=areas), layer, _flows(context, indicator, age, first, last))


@lru_cache(maxsize=64)
def _flows(context: Context, indicator: str, age: str, first: int, last: int) -> Flows:
    rows = context.store.rows(indicator, first=first, last=last, sex=[BOTH], age=[age])
    return flows_of(rows, LAYERS[indicator], context.geography.areas, first, last)


@lru_cache(maxsize=64)
def _totals(context: Context, age: str) -> Totals:
    """All whom each country detected, by year, where that is known."""
    known = context.histories(context.question(DETECTED, (), age=age))
    found = {(code, item.year): item.ends for code in known for item in known[code]}
    return {at: ends for at, ends in found.items() if ends is not None}


def _without_citizenship(one: Asked) -> Sum:
    """Victims of whom nobody says whose citizens they are: filed as of unknown citizenship, or detected beyond all that
    are listed. Of the countries shown that report citizenships; where none does, of those with rows."""
    places = set(one.flows.reporting) & (one.inside or set(one.flows.reporting))
    places = places or {code for code, _ in one.flows.listed} & one.inside
    filed = unnamed_in(one.flows, places).get(UNKNOWN, NONE)
    return total((filed, not_listed(one.flows, _totals(one.context, one.selection.age), places)))


def span_of(context: Context, layer: Layer, selection: Selection) -> tuple[int, int]:
    """First and last year shown: of persons found in each year, all since the series broke, up to the last full year;
    of stocks, and where the reader asks for one year, that year."""
    years = context.years(layer.indicator)
    if layer.pooled and ONE_YEAR not in selection.show:
        breaks = context.indicators[layer.indicator].break_years
        return max((years.first, *breaks)), years.opening
    year = min(max(selection.year, years.first), years.last)
    return year, year


# ------------------------------------------------------------------------------------------------ words of figures


def when(one: Asked) -> str:
    """The period."""
    return pooled(one.flows.last) if one.layer.indicator == CASES else year_span(one.flows.first, one.flows.last)


def when_alone(one: Asked) -> str:
    """The period where it stands by itself."""
    return pooled(one.flows.last) if one.layer.indicator == CASES else span_in_words(one.flows.first, one.flows.last)


def sum_text(item: Sum) -> str:
    """A sum, as tables and hovers say it."""
    return figure_text(item.value, item.lower, item.upper, 0)


def said(item: Sum) -> str:
    """A sum, as sentences say it: nothing under ten but "few"."""
    if not item.years:
        return translate("not listed")
    if item.upper == 0:
        return translate("none", context="people or cases")
    if item.upper < FEW:
        return translate("few (under {number})", number=FEW)
    if 0 < item.lower < FEW:
        return translate("some (up to {number})", number=format_number(item.upper))
    if item.lower < FEW:
        return translate("up to {number}", number=format_number(item.upper))
    return sum_text(item)


def share_text(part: Sum, whole: Sum) -> str:
    """How much of a whole a part is, in per cent; empty where either is too small to say so."""
    if part.lower < FEW or whole.lower < LEAST_WHOLE:
        return ""
    return part_text(*share_ends(*_with_rest(part, whole)))


def _with_rest(part: Sum, whole: Sum) -> tuple[tuple[float, float], tuple[float, float]]:
    """Least and greatest number of a part, and of the rest of its whole."""
    return (part.lower, part.upper), (whole.lower - part.lower, whole.upper - part.upper)


def place_name(context: Context, code: str) -> str:
    """An area by its name; what is none, in words."""
    if code in context.geography.areas or code in context.geography.regions:
        return area_name(context, code)
    named = {
        "UNKNOWN": translate("citizenship unknown"),
        "STATELESS": translate("stateless"),
        "OTHER": translate("other countries, without names"),
        "_X": translate("unknown, stateless or other"),
    }
    return named.get(code) or breakdown_word(context, context.indicators[VICTIMS], code)


def places(one: Asked) -> str:
    """The chosen areas by name."""
    name = short_name if one.is_brief else area_name
    return listed([name(one.context, code) for code in one.selection.areas])


# ------------------------------------------------------------------------------------------------ titles


def title(one: Asked, shown: Sequence[Pair]) -> str:
    """The message of the map: how much of everything its lines hold, or what a place has to do with others."""
    if not one.selection.areas or _is_all_within(one):
        return _world_title(one, shown)
    made = {VICTIMS: _victims_title, CASES: _cases_title, REFUGEES: _refugees_title}[one.layer.indicator]
    found = brief_enough(made(replace(one, is_brief=is_brief)) for is_brief in (False, True))
    return found if len(found) <= MOST_LETTERS else made(replace(one, is_brief=True, is_ageless=True))


def is_told_whom(one: Asked, shown: Sequence[Pair]) -> bool:
    """Whether a title says whom it counts: victims of trafficking, of all ages."""
    if one.layer.indicator != VICTIMS:
        return False
    if not one.inside:
        return bool(shown)
    return _is_of_those_elsewhere(one) or _reports(one)


def _is_all_within(one: Asked) -> bool:
    """Whether all that is shown of cases or refugees lies within what is chosen: of the world there is no elsewhere."""
    pairs = one.flows.pairs
    beyond = into(pairs, one.inside) | out_of(pairs, one.inside)
    return one.layer.indicator != VICTIMS and bool(within(pairs, one.inside)) and not beyond


def _world_title(one: Asked, shown: Sequence[Pair]) -> str:
    of = sum(item.upper > 0 for item in one.flows.pairs.values())
    words = {"n": format_number(len(shown)), "of": of_country_pairs(of), "when": when(one)}
    if one.layer.indicator == CASES:
        return _largest_corridors(one, len(shown), of)
    if one.layer.indicator == VICTIMS and shown:
        return _few_detect(one, shown) or _largest_pairs(one, shown)
    share = share_text(*_drawn_of_all(one, shown))
    lost = total(one.flows.unnamed.values())
    if not share and one.layer.indicator == REFUGEES and lost.upper:
        return translate(
            "Refugees, end of {when}: {figure}, none of them between two named countries",
            figure=said(lost),
            when=words["when"],
        )
    if not share:
        return translate("{areas}: no figure (unknown, not zero)", areas=words["when"])
    return translate_number(
        "Refugees, end of {when}: the {n} largest of {of} accounts for {share}%",
        "Refugees, end of {when}: the {n} largest of {of} account for {share}%",
        len(shown),
        **words,
        share=share,
    )


def _largest_pairs(one: Asked, shown: Sequence[Pair]) -> str:
    """What part the largest of the world's pairs have of all who are known to be citizens of another country than that
    which found them. Of all ages, since children would be understood where nothing else is said; with the sign where
    any may be potential victims."""
    return translate_number(
        "{n} pair of countries accounts for {part} of known foreign trafficking victims{sign} (all ages), {when}",
        "{n} pairs of countries account for {part} of known foreign trafficking victims{sign} (all ages), {when}",
        len(shown),
        n=format_number(len(shown)),
        part=_in_per_cents(_part_of_all(one, shown)),
        sign=_sign_of_world(one),
        when=when(one),
    )


def _few_ends(one: Asked, shown: Sequence[Pair]) -> list[tuple[str, int]]:
    """The one or two countries that detected most of the world's largest pairs of victims, each with how many of these:
    whoever sees the map sees that. Empty where more countries detected them, where these detected all, which needs no
    count, or where a third has as many."""
    if one.inside or one.layer.indicator != VICTIMS or len(shown) < LEAST_LINES:
        return []
    ends = Counter(place for _, place in shown).most_common()
    for many in range(1, MOST_PLACES + 1):
        found, left = ends[:many], ends[many:]
        if sum(number for _, number in found) >= MOST_PAIRS * len(shown):
            return found if left and left[0][1] < found[-1][1] else []
    return []


def _few_detect(one: Asked, shown: Sequence[Pair]) -> str:
    """In how few countries most of the largest pairs were detected, as `_largest_pairs` of whom; empty where they were
    in more. Which countries these are stands below it: in a title they would be read as those with most trafficking."""
    found = _few_ends(one, shown)
    if not found:
        return ""
    return translate_number(
        "{n} country detected {part} of the {of} largest known groups of foreign trafficking victims{sign} (all ages), "
        "{when}",
        "{n} countries detected {part} of the {of} largest known groups of foreign trafficking victims{sign} (all "
        "ages), {when}",
        len(found),
        n=format_number(len(found)),
        part=format_number(sum(number for _, number in found)),
        of=format_number(len(shown)),
        sign=_sign_of_world(one),
        when=when(one),
    )


def _sign_of_world(one: Asked) -> str:
    return REFERRED if _referred_among(one, one.flows.pairs).upper else ""


def _is_least(one: Asked, place: str, item: Sum) -> bool:
    """Whether a number of a pair is told as the least: its country of detection lists the citizenship of none or few of
    its victims in some year, and in no other of far more people than it detected, which is no floor."""
    return item.lower >= FEW and place in _little_listed(one) and not is_doubted(one, place, item)


def pair_text(one: Asked, place: str, item: Sum, *, is_aloud: bool = False) -> str:
    """The number of a pair on a map or in its list: with "≥" where a title would say "at least", as it does where it is
    read aloud. `place`: the country of detection."""
    return _text(item, is_least=_is_least(one, place, item), is_aloud=is_aloud)


def rest_text(one: Asked, left: Mapping[Pair, Sum], *, is_aloud: bool = False) -> str:
    """The number of all pairs that a list has no row for: the least where that of one of them is."""
    return _text(total(left.values()), is_least=_is_any_least(one, left), is_aloud=is_aloud)


def _text(item: Sum, *, is_least: bool, is_aloud: bool) -> str:
    if not is_least:
        return sum_text(item)
    return _least_aloud(item) if is_aloud else f"{from_left(AT_LEAST)}{format_number(math.floor(item.lower))}"


def most_drawn(one: Asked, pairs: Mapping[Pair, Sum]) -> float:
    """How far the bar of a row reaches, in people: no further than the least where that is told, since nobody knows an
    end that could be drawn."""
    item = total(pairs.values())
    return item.lower if _is_any_least(one, pairs) else item.upper


def _is_any_least(one: Asked, pairs: Mapping[Pair, Sum]) -> bool:
    return any(_is_least(one, place, item) for (_, place), item in pairs.items())


def least_said(item: Sum) -> str:
    """Citizens detected elsewhere, in words: the least, since of many victims no citizenship is known, so that a range
    would have an end that nobody knows."""
    return _least_aloud(item) if item.lower >= FEW else said(item)


def _least_aloud(item: Sum) -> str:
    return translate("at least {number}", number=format_number(math.floor(item.lower)))


def _part_of_all(one: Asked, shown: Sequence[Pair]) -> tuple[float, float]:
    """Least and greatest part of all, in per cent, that the lines of the world's map stand for."""
    return share_ends(*_with_rest(*_drawn_of_all(one, shown)))


def _in_per_cents(ends: tuple[float, float]) -> str:
    """A part with both ends in whole per cents: where some may be referrals, "at least" would say that all are
    victims."""
    low, high = (int(half_up(end)) for end in ends)
    if low < 1 or low == high or high >= WHOLE:
        return with_unit(part_text(*ends), "%")
    return with_unit(translate("{lower} to {upper}", lower=format_number(low), upper=format_number(high)), "%")


def _largest_corridors(one: Asked, drawn: int, of: int) -> str:
    words = {"n": format_number(drawn), "of": of_corridors(of)}
    if one.selection.age != BOTH:
        return translate_number(
            "Assisted cases recorded as children's: the {n} largest of {of} above zero",
            "Assisted cases recorded as children's: the {n} largest of {of} above zero",
            drawn,
            **words,
        )
    return translate_number(
        "Assisted cases of a few organisations: the {n} largest of {of} above zero",
        "Assisted cases of a few organisations: the {n} largest of {of} above zero",
        drawn,
        **words,
    )


def _drawn_of_all(one: Asked, shown: Sequence[Pair]) -> tuple[Sum, Sum]:
    """Whom the lines of the world's map stand for, and all between two named countries; of victims, with those who are
    listed as foreign without a country."""
    return total(one.flows.pairs[pair] for pair in shown), total([*one.flows.pairs.values(), *_of_no_country(one)])


def _of_no_country(one: Asked, *, without: str = "") -> list[Sum]:
    """Victims listed as stateless, or as citizens of other countries that have no name: as foreign as those of named
    ones. Not those that one country detected (`without`); none of other layers, which list unknown ones with them."""
    unnamed = one.flows.unnamed.items() if one.layer.indicator == VICTIMS else ()
    return [item for (origin, place), item in unnamed if origin != UNKNOWN and place != without]


def share_counted(one: Asked, shown: Sequence[Pair]) -> str:
    """The share that a headline of all has, in numbers; of victims, of whom it has numbers, whom they are of; nothing
    where it has none."""
    has_share = one.layer.summed and (not one.selection.areas or _is_all_within(one))
    if not has_share:
        return ""
    if one.layer.indicator == VICTIMS:
        return _of_pairs(one, shown) if shown else ""
    return _counted_out(one, *_drawn_of_all(one, shown))


def _counted_out(one: Asked, part: Sum, whole: Sum) -> str:
    """A share of a headline in numbers: how many of how many; nothing where they are too few for one."""
    if not share_text(part, whole):
        return ""
    count = of_people if one.layer.indicator == REFUGEES else of_detected_victims
    said = count(math.ceil(whole.upper), sum_text(whole))
    return translate("That is {part} of {whole}.", part=sum_text(part), whole=said)


def _of_pairs(one: Asked, shown: Sequence[Pair]) -> str:
    """The part that the world's title has in numbers, of one precision, and how many countries report it: both are of
    those listed, so that neither is a least number. How many of the part may be potential victims goes with it, since
    one sign in a title does not say that they are most of it. Below a title of countries, the part itself."""
    part, whole = _drawn_of_all(one, shown)
    step = _step(part, whole)
    words = {"whole": _in_steps(whole, step), "of": of_countries_and_areas(len(one.flows.reporting))}
    referred = {pair: one.flows.pairs[pair] for pair in shown if _referred_among(one, [pair]).upper}
    if _few_ends(one, shown):
        words |= {"n": format_number(len(shown)), "part": _in_per_cents(_part_of_all(one, shown))}
        return _of_groups(one, referred, words)
    words["part"] = _in_steps(part, step)
    if not referred:
        return translate("That is {part} of {whole}, reported by {of}.", **words)
    places = dict.fromkeys(place for _, place in referred)
    return translate_number(
        "That is {part} of {whole}, reported by {of}; in these pairs, {figure} is a potential victim {in_place}.",
        "That is {part} of {whole}, reported by {of}; in these pairs, {figure} are potential victims {in_place}.",
        math.ceil(total(referred.values()).upper),
        **words,
        figure=rest_text(one, referred, is_aloud=True),
        in_place=listed([f"{shortly_within(one.context, place)}{REFERRED}" for place in places]),
    )


def _of_groups(one: Asked, referred: Mapping[Pair, Sum], words: Mapping[str, str]) -> str:
    """What a title of groups calls one, and what part of all they are, with those who may be potential victims."""
    if not referred:
        return translate(
            "Each group is of citizens of one country in another; the {n} are {part} of all {whole}, reported by {of}.",
            **words,
        )
    return translate_number(
        "Each group is of citizens of one country in another; the {n} are {part} of all {whole}, reported by {of}; "
        "{figure} is a potential victim{sign}.",
        "Each group is of citizens of one country in another; the {n} are {part} of all {whole}, reported by {of}; "
        "{figure} are potential victims{sign}.",
        math.ceil(total(referred.values()).upper),
        **words,
        figure=rest_text(one, referred, is_aloud=True),
        sign=REFERRED,
    )


def _step(part: Sum, *wholes: Sum) -> int:
    """A power of ten so large that sums stand in one precision beside each other, that of their widest range; the
    smallest keeps two digits."""
    widest = max(item.upper - item.lower for item in (part, *wholes))
    most = math.floor(math.log10(max(part.lower, 1))) - 1
    return int(10 ** max(min(math.floor(math.log10(max(widest, 1))), most), 0))


def _in_steps(item: Sum, step: int) -> str:
    """A sum rounded to a step."""
    low, high = (step * int(half_up(end / step)) for end in (item.lower, item.upper))
    if low < high:
        return translate("{lower} to {upper}", lower=format_number(low), upper=format_number(high))
    return format_number(low) if item.value == low else translate("about {number}", number=format_number(low))


def _referred_among(one: Asked, pairs: Iterable[Pair]) -> Sum:
    """Of the people of some pairs those detected where, and in years in which, all that a country detected are as many
    as were referred to it as potential victims."""
    years = range(one.flows.first, one.flows.last + 1)
    return total(
        _flows(one.context, one.layer.indicator, one.selection.age, year, year).pairs.get(pair, NONE)
        for pair in (pairs if one.layer.indicator == VICTIMS else ())
        for year in referred_in(one.context, pair[1]).keys() & years
    )


def _referred_elsewhere(one: Asked) -> Sum:
    """The same of the citizens of a place who were detected elsewhere."""
    return _referred_among(one, out_of(one.flows.pairs, one.inside))


def _is_large(part: Sum, whole: Sum) -> bool:
    """Whether those in a place are so many of whom a title tells that it stands below it."""
    return part.lower >= max(LARGE_PART * whole.lower, FEW)


def _largest_places(one: Asked) -> list[tuple[str, Sum]]:
    """Where the most of the citizens elsewhere of whom a title tells were detected, the largest first: one country with
    a tenth of them or more; and the second, if it has half as many or its figures are referrals. Empty where nobody
    knows which these are."""
    if one.layer.indicator != VICTIMS or not _is_of_those_elsewhere(one):
        return []
    sums = _elsewhere_by_place(one)
    of = sums[0][1].lower if sums else 0
    found = [
        (place, item)
        for place, item in sums[:MOST_PLACES]
        if _is_large(item, _sums(one)[1]) and (item.lower >= HALF * of or is_referred(one, place))
    ]
    most = max((item.upper for _, item in sums[len(found) :]), default=0)
    return found if all(item.lower > most for _, item in found) else []


def _elsewhere_by_place(one: Asked) -> list[tuple[str, Sum]]:
    """The countries where citizens of a place were detected, each with how many of them, the largest first."""
    there: dict[str, list[Sum]] = {}
    for (_, place), item in out_of(one.flows.pairs, one.inside).items():
        there.setdefault(place, []).append(item)
    return sorted(((place, total(items)) for place, items in there.items()), key=lambda entry: -entry[1].lower)


def _referred_here_said(one: Asked) -> str:
    """Of one country that detected those of whom its title tells, that all of them are about as many as referrals."""
    is_here = bool(one.country) and _reports(one) and is_referred(one, one.country)
    if not is_here or _is_of_those_elsewhere(one):
        return ""
    return about_as_many()


def _hangs_on(one: Asked, shown: Sequence[Pair]) -> tuple[str, tuple[float, float]] | None:
    """The country of detection without which as many of the largest pairs have certainly less of all others than they
    have with it; with that part, in per cent.

    Of several such countries that which takes most away; None where there is none, and of chosen areas.
    """
    if one.layer.indicator != VICTIMS or one.inside or not share_text(*_drawn_of_all(one, shown)):
        return None
    found: list[tuple[float, float, str]] = []
    for code in {place for _, place in shown}:
        others = {pair: item for pair, item in one.flows.pairs.items() if pair[1] != code}
        part = total(others[pair] for pair in largest(others, len(shown)))
        whole = total([*others.values(), *_of_no_country(one, without=code)])
        if share_text(part, whole):
            low, high = share_ends(*_with_rest(part, whole))
            found.append((high, low, code))
    high, low, code = min(found, default=(WHOLE, 0, ""))
    return (code, (low, high)) if high < _part_of_all(one, shown)[0] else None


def where_it_hangs(one: Asked, shown: Sequence[Pair]) -> str:
    """On which country the part hangs that the world's largest pairs of victims are of all, as the title says; empty of
    others."""
    is_told = one.layer.indicator == VICTIMS and not one.inside and share_text(*_drawn_of_all(one, shown))
    return _without_one(one, shown) if is_told else ""


def _without_one(one: Asked, shown: Sequence[Pair]) -> str:
    """What the largest pairs hold without the country on which their share hangs, with how many of them end there;
    empty where it hangs on none."""
    hanging = _hangs_on(one, shown)
    if hanging is None:
        return ""
    code, ends = hanging
    number = sum(place == code for _, place in shown)
    return translate_number(
        "Of the {number} pairs, {n} ends {in_place}; without it, the largest {number} hold {part}.",
        "Of the {number} pairs, {n} end {in_place}; without it, the largest {number} hold {part}.",
        number,
        number=format_number(len(shown)),
        n=format_number(number),
        in_place=shortly_within(one.context, code),
        part=_in_per_cents(ends),
    )


def _beside_world(one: Asked) -> str:
    """Whom the words on those found abroad in the whole world leave out: how many never left their own country, and
    where that hangs on one, in which. Without them trafficking would look like migration alone."""
    if one.inside:
        return ""
    count = capitalised(said(_home_of_all(one)[0]))
    if (most := _most_at_home(one, THIRD)) is None:
        return translate("{count} more were detected in their own country.", count=count)
    code, share = most
    return translate(
        "{count} more were detected in their own country, {share}% of them {in_place}.",
        count=count,
        share=share,
        in_place=shortly_within(one.context, code),
    )


def _unknown_of_world(one: Asked) -> str:
    """Of how many victims of the countries that report citizenships nobody says whose they are, where they are many
    beside those found abroad."""
    if not (unknown := _many_unknown(one)):
        return ""
    # Of the countries of which the sentence before it speaks: six more list victims of unknown citizenship alone.
    return translate("Citizenship not known: {count} more.", count=unknown)


def _many_unknown(one: Asked) -> str:
    """That number, rounded; empty of some places, and where it is small."""
    abroad, unknown = total(one.flows.pairs.values()), _without_citizenship(one)
    if one.inside or unknown.lower < max(MANY_UNKNOWN * abroad.lower, FEW):
        return ""
    return _in_steps(unknown, _step(unknown))


def of_its_base(one: Asked, shown: Sequence[Pair]) -> str:
    """What goes with a title on the largest pairs of victims wherever that stands: of whom it is."""
    return share_counted(one, shown) if one.layer.indicator == VICTIMS else ""


def _home_of_all(one: Asked) -> tuple[Sum, Sum]:
    """Victims found in their own country, and all whose citizenship is listed."""
    own = total(one.flows.own.values())
    return own, total([own, *one.flows.pairs.values(), *_of_no_country(one)])


def at_home_counted(one: Asked) -> str:
    """The same share as `listed_at_home` in numbers."""
    return _counted_out(one, *_home_of_all(one))


def listed_at_home(one: Asked) -> str:
    """Of all victims whose citizenship is listed, the share found in their own country; nothing of other layers."""
    share = share_text(*_home_of_all(one)) if one.layer.indicator == VICTIMS else ""
    if not share:
        return ""
    listing = len(one.flows.reporting)
    return translate_number(
        "Of the victims whose citizenship {n} country or area reported for {when}, {share}% were detected in their own "
        "country",
        "Of the victims whose citizenship {n} countries and areas reported for {when}, {share}% were detected in their "
        "own country",
        listing,
        n=format_number(listing),
        when=when(one),
        share=share,
    )


def two_largest(one: Asked, shown: Sequence[Pair]) -> str:
    """The two largest of the world's pairs of victims, in a sentence without their numbers; empty where another may be
    larger than the second, or the second larger than the first."""
    if one.layer.indicator != VICTIMS or one.inside or len(shown) <= FOREMOST:
        return ""
    first, second = largest(one.flows.pairs, FOREMOST)
    most = max(item.upper for pair, item in one.flows.pairs.items() if pair not in (first, second))
    ends = one.flows.pairs[first], one.flows.pairs[second]
    if ends[0].lower <= ends[1].upper or ends[1].lower <= most:
        return ""
    return translate(
        "The two largest groups are citizens {of_first} detected {in_first} and citizens {of_second} detected "
        "{in_second}.",
        of_first=shortly_belonging(one.context, first[0]),
        in_first=shortly_within(one.context, first[1]),
        of_second=shortly_belonging(one.context, second[0]),
        in_second=shortly_within(one.context, second[1]),
    )


def _victims_title(one: Asked) -> str:
    """Whom a place detected, or who of its citizens were detected elsewhere, where these are more or all that is known:
    the title speaks of the colour that most people's lines have."""
    if _is_of_those_elsewhere(one):
        return _elsewhere_title(one)
    if _reports(one):
        return _detected_here(one)
    if none := none_detected_said(one, one.inside):
        return none
    return translate(
        "{area} reported no citizenships of trafficking victims for {when}: unknown, not zero",
        area=places(one),
        when=when(one),
    )


def _is_of_those_elsewhere(one: Asked) -> bool:
    """Whether a title speaks of the citizens of a place who were detected in other countries."""
    foreign, abroad, _ = _sums(one)
    return bool(_places_of_citizens(one)) and (not _reports(one) or abroad.lower > foreign.upper)


def tells_of_leaving(one: Asked) -> bool:
    """Whether a title speaks of those who left a place; where it speaks of both, whether these are more people."""
    if one.layer.indicator == VICTIMS:
        return _is_of_those_elsewhere(one)
    away, here = (total(found(one.flows.pairs, one.inside).values()) for found in (out_of, into))
    return away.lower > here.lower


def _elsewhere_title(one: Asked) -> str:
    number, words = _elsewhere_words(one)
    # Where that has no room, that children and adults are counted is said first below it.
    if whole := _elsewhere_of_all_ages(one):
        return whole
    if _has_referred(one):
        return translate_number(
            "{area}: {figure} citizen reported as a trafficking victim{sign} elsewhere, {when}",
            "{area}: {figure} citizens reported as trafficking victims{sign} elsewhere, {when}",
            number,
            **words,
            sign=REFERRED,
        )
    return translate_number(
        "{area}: {figure} citizen detected as a trafficking victim elsewhere, {when}",
        "{area}: {figure} citizens detected as trafficking victims elsewhere, {when}",
        number,
        **words,
    )


def _elsewhere_of_all_ages(one: Asked) -> str:
    """The title on citizens elsewhere that says that all ages are counted; empty where two lines do not hold it."""
    number, words = _elsewhere_words(one)
    if _has_referred(one):
        whole = translate_number(
            "{area}: {figure} citizen of any age reported as a trafficking victim{sign} elsewhere, {when}",
            "{area}: {figure} citizens of all ages reported as trafficking victims{sign} elsewhere, {when}",
            number,
            **words,
            sign=REFERRED,
        )
    else:
        whole = translate_number(
            "{area}: {figure} citizen of any age was detected as a trafficking victim elsewhere, {when}",
            "{area}: {figure} citizens of all ages were detected as trafficking victims elsewhere, {when}",
            number,
            **words,
        )
    return whole if len(whole) <= LONGEST else ""


def _has_referred(one: Asked) -> bool:
    """Whether any of the citizens elsewhere may be referrals, which the title says by its sign."""
    return _referred_elsewhere(one).upper > 0


def _referred_places(one: Asked) -> Iterator[str]:
    """The countries whose referrals are among the citizens elsewhere, or all abroad, of whom a title tells, however
    few these are."""
    told = out_of(one.flows.pairs, one.inside) if _is_of_those_elsewhere(one) else {}
    pairs = told if one.inside else one.flows.pairs
    yield from (pair[1] for pair in pairs if _referred_among(one, [pair]).upper)


def _elsewhere_words(one: Asked) -> tuple[int, dict[str, str]]:
    """What a title on citizens elsewhere counts, and its words."""
    _, abroad, _ = _sums(one)
    number = math.floor(abroad.lower) if abroad.lower >= FEW else math.ceil(abroad.upper)
    return number, {"area": places(one), "when": when(one), "figure": least_said(abroad)}


def where_counted(one: Asked) -> str:
    """In how many countries those were detected of whom a title tells, of how many that report citizenships: of
    citizens elsewhere with their number, where the title has its least; of several places; empty of one country, and of
    the world, whose sums all reports are in."""
    if one.layer.indicator != VICTIMS or not one.inside:
        return ""
    if not _is_of_those_elsewhere(one):
        return "" if one.country or not _reports(one) else _reporting_among(one, one.inside)
    _, abroad, _ = _sums(one)
    words = _counted_abroad_in(one)
    if abroad.lower < FEW or abroad.value is not None or _has_referred(one):
        return _detected_in(one) if _elsewhere_of_all_ages(one) else _of_all_ages_detected_in(one)
    number = math.ceil(abroad.upper)
    # Both ends: "about 10,900" below "at least 10,843" was a third number, "up to 10,944" seemed to deny it.
    words["figure"] = _both_ends(abroad)
    if _elsewhere_of_all_ages(one):
        return translate_number(
            "{figure} is listed, in {n} of {of} that report citizenships.",
            "{figure} are listed, in {n} of {of} that report citizenships.",
            number,
            **words,
        )
    return translate_number(
        "Children and adults together: {figure} is listed, in {n} of {of} that report citizenships.",
        "Children and adults together: {figure} are listed, in {n} of {of} that report citizenships.",
        number,
        **words,
    )


def is_told_at_length(one: Asked) -> bool:
    """Whether what stands below the title tells of countries or of referrals: too long for a list of contents."""
    return bool(_largest_places(one) or _referred_here_said(one))


def where_alone(one: Asked) -> str:
    """The same right behind the title, whose number it does not say again; or that all are as many as referrals."""
    is_said = one.layer.indicator == VICTIMS and _is_of_those_elsewhere(one) and _elsewhere_of_all_ages(one)
    where = _detected_in(one) if is_said else where_counted(one)
    referred = _referred_here_said(one) if one.layer.indicator == VICTIMS else ""
    return in_sentences(filter(None, (where, _uncertain_among(one), referred)))


def _uncertain_among(one: Asked) -> str:
    """Of the citizens elsewhere of whom a title tells "at least", those in countries whose reports list more victims
    than they have in total, where these are a tenth of them or more in one: of so many that least is none. With their
    numbers, where no sentence before has them. Else empty."""
    told = dict(_largest_places(one))
    found = [
        f"{short_name(one.context, place)}{_signs_in_words(one, place, item)}"
        if place in told
        else _place_told(one, place, item)
        for place, item in _uncertain_places(one)
    ]
    return translate("Uncertain among these: {places}.", places=in_a_row(found)) if found else ""


def uncertain_aloud(one: Asked) -> str:
    """The same as somebody says it."""
    found = [shortly_within(one.context, place) for place, _ in _uncertain_places(one)]
    if not found:
        return ""
    return translate_number(
        "The number detected {in_places} is uncertain.",
        "The numbers detected {in_places} are uncertain.",
        len(found),
        in_places=listed(found),
    )


def _uncertain_places(one: Asked) -> list[tuple[str, Sum]]:
    if one.layer.indicator != VICTIMS or not _is_of_those_elsewhere(one):
        return []
    abroad = _sums(one)[1]
    return [
        (place, item)
        for place, item in _elsewhere_by_place(one)
        if is_doubted(one, place, item) and _is_large(item, abroad)
    ]


def _detected_in(one: Asked) -> str:
    """In how many countries they were, of whose number and ages the title tells; and many of them where."""
    words, many = _counted_abroad_in(one), _places_of_citizens(one)
    largest_in = _largest_places(one)
    if len(largest_in) > 1:
        return translate_number(
            "In {n} of {of} that report citizenships: {places}.",
            "In {n} of {of} that report citizenships: {places}.",
            many,
            **words,
            places=_places_told(one, largest_in),
        )
    if largest_in and _are_all_referred(one, *largest_in[0]):
        return translate_number(
            "In {n} of {of} that report citizenships; {figure} is a potential victim {in_place}.",
            "In {n} of {of} that report citizenships; {figure} are potential victims {in_place}.",
            math.ceil(largest_in[0][1].upper),
            **words,
            **_in_one_place(one, *largest_in[0]),
        )
    if largest_in:
        return translate_number(
            "Detected in {n} of {of} that report citizenships, {figure} {in_place}.",
            "Detected in {n} of {of} that report citizenships, {figure} {in_place}.",
            many,
            **words,
            **_in_one_place(one, *largest_in[0]),
        )
    return translate_number(
        "Detected in {n} of {of} that report citizenships.",
        "Detected in {n} of {of} that report citizenships.",
        many,
        **words,
    )


def _of_all_ages_detected_in(one: Asked) -> str:
    """The same where the title has no room for their ages."""
    words, many = _counted_abroad_in(one), _places_of_citizens(one)
    largest_in = _largest_places(one)
    if len(largest_in) > 1:
        return translate_number(
            "Children and adults together, in {n} of {of} that report citizenships: {places}.",
            "Children and adults together, in {n} of {of} that report citizenships: {places}.",
            many,
            **words,
            places=_places_told(one, largest_in),
        )
    if largest_in and _are_all_referred(one, *largest_in[0]):
        return translate_number(
            "Children and adults together, in {n} of {of} that report citizenships; {figure} is a potential victim "
            "{in_place}.",
            "Children and adults together, in {n} of {of} that report citizenships; {figure} are potential victims "
            "{in_place}.",
            math.ceil(largest_in[0][1].upper),
            **words,
            **_in_one_place(one, *largest_in[0]),
        )
    if largest_in:
        return translate_number(
            "Children and adults together, detected in {n} of {of} that report citizenships, {figure} {in_place}.",
            "Children and adults together, detected in {n} of {of} that report citizenships, {figure} {in_place}.",
            many,
            **words,
            **_in_one_place(one, *largest_in[0]),
        )
    return translate_number(
        "Children and adults together, detected in {n} of {of} that report citizenships.",
        "Children and adults together, detected in {n} of {of} that report citizenships.",
        many,
        **words,
    )


def _in_one_place(one: Asked, place: str, item: Sum) -> dict[str, str]:
    """How many were in one country, with its signs."""
    in_place = f"{shortly_within(one.context, place)}{_signs_in_words(one, place, item)}"
    return {"figure": _told_there(one, place, item), "in_place": in_place}


def _told_there(one: Asked, place: str, item: Sum) -> str:
    """A number of citizens in one country, in words: the least where its row has "≥", else both ends."""
    return _least_aloud(item) if _is_least(one, place, item) else _both_ends(item)


def _places_told(one: Asked, found: Sequence[tuple[str, Sum]]) -> str:
    """Countries with their signs, each with its number, and what these people are where all are referrals."""
    return in_a_row(_place_told(one, place, item) for place, item in found)


def _place_told(one: Asked, place: str, item: Sum) -> str:
    name, signs = short_name(one.context, place), _signs_in_words(one, place, item)
    if not _are_all_referred(one, place, item):
        return translate("{area} {figure}", area=f"{name}{signs}", figure=_told_there(one, place, item))
    return translate_number(
        "{area} {figure} (potential victim{sign})",
        "{area} {figure} (potential victims{sign})",
        math.ceil(item.upper),
        area=name,
        figure=_told_there(one, place, item),
        sign=signs,
    )


def _are_all_referred(one: Asked, place: str, item: Sum) -> bool:
    """Whether a number of people in a country is of years alone in which its totals are as many as referrals."""
    return is_referred(one, place) and set(item.years) <= referred_in(one.context, place).keys()


def signs_of_place(one: Asked, place: str, item: Sum) -> str:
    """The signs at a country of detection beside a number on a map or in its list: those in words; and that the country
    lists few, which the key of its land explains."""
    return f"{_signs_in_words(one, place, item)}{PARTLY if item.years and place in listing_few(one) else ''}"


def _signs_in_words(one: Asked, place: str, item: Sum) -> str:
    """The signs that a caveat explains: that totals of a country of detection are as many as were referred, and that a
    report in the number contradicts itself."""
    signs = {REFERRED: is_referred(one, place), DOUBTED: is_doubted(one, place, item)}
    return "".join(sign for sign, is_true in signs.items() if is_true)


def _both_ends(item: Sum) -> str:
    """A sum with its least and its greatest, however near these are."""
    low, high = format_number(math.floor(item.lower)), format_number(math.ceil(item.upper))
    return low if low == high else translate("{lower} to {upper}", lower=low, upper=high)


def _detected_here(one: Asked) -> str:
    """Whom a place that names citizenships detected."""
    foreign, _, own = _sums(one)
    if one.country:
        return _detected_in_country(one, own, foreign)
    words = {"area": places(one), "when": when(one), "own": said(own), "foreign": said(foreign)}
    if own.years and foreign.years:
        return translate_number(
            "{area}, {when}: {own} trafficking victim of any age at home; {foreign} in another country",
            "{area}, {when}: {own} trafficking victims of all ages at home; {foreign} in another country",
            max(math.ceil(own.upper), FEW),
            **words,
        )
    return translate(
        "{area}, {when}: trafficking victims of all ages. In their own country: {own}. In another: {foreign}", **words
    )


def _in_country(one: Asked) -> str:
    return (shortly_within if one.is_brief else in_place_of)(one.context, one.country)


def _detected_in_country(one: Asked, own: Sum, foreign: Sum) -> str:
    """The same of one country, in the years that it lists: of its citizens, and of all others whose citizenship, or
    that they have none, is known."""
    words = {
        "in_place": capitalised(_in_country(one)),
        "own": said(own),
        "foreign": said(foreign),
        "years": year_spans(sorted({*own.years, *foreign.years})),
    }
    if foreign.years and not foreign.upper:
        return translate(
            "Trafficking victims of listed citizenship detected {in_place} (all ages), {when}. Own citizens: {own}. "
            "Others: {foreign}",
            **{**words, "in_place": _in_country(one)},
            when=words["years"],
        )
    # What is told as few is told of several, however many they are.
    number = max(math.ceil(foreign.upper), FEW)
    if not own.years:
        return translate_number(
            "{in_place}, {foreign} non-citizen was detected as a trafficking victim (all ages), {years}; citizens are "
            "not listed",
            "{in_place}, {foreign} non-citizens were detected as trafficking victims (all ages), {years}; citizens are "
            "not listed",
            number,
            **words,
        )
    if not foreign.years:
        return translate(
            "{in_place}, {own} of its citizens were detected as trafficking victims (all ages), {years}; others are "
            "not listed",
            **words,
        )
    if own.years != foreign.years:
        return translate_number(
            "Trafficking victims detected {in_place} (all ages): {own} citizens ({own_years}), {foreign} other "
            "({foreign_years})",
            "Trafficking victims detected {in_place} (all ages): {own} citizens ({own_years}), {foreign} others "
            "({foreign_years})",
            number,
            **{**words, "in_place": _in_country(one)},
            own_years=year_spans(sorted(own.years)),
            foreign_years=year_spans(sorted(foreign.years)),
        )
    if one.is_ageless and _referred_here_said(one):
        return translate_number(
            "{in_place}, {own} citizens and {foreign} other were detected as trafficking victims, {years}",
            "{in_place}, {own} citizens and {foreign} others were detected as trafficking victims, {years}",
            number,
            **words,
        )
    return translate_number(
        "{in_place}, {own} citizens and {foreign} other were detected as trafficking victims (all ages), {years}",
        "{in_place}, {own} citizens and {foreign} others were detected as trafficking victims (all ages), {years}",
        number,
        **words,
    )


def none_detected_said(one: Asked, codes: Collection[str]) -> str:
    """That places without citizenships detected nobody in any year whose total is known; empty where one is above 0."""
    totals = {
        year: high
        for (area, year), (_, high) in _totals(one.context, one.selection.age).items()
        if area in codes and one.flows.first <= year <= one.flows.last
    }
    if not totals or any(totals.values()):
        return ""
    return translate(
        "{area} reported {figure} trafficking victims for {years}, and no citizenships for {when}",
        area=listed([area_name(one.context, code) for code in codes]),
        figure=format_number(0),
        years=year_spans(sorted(totals)),
        when=when(one),
    )


def _silence_said(one: Asked) -> str:
    """That places say of nobody whose citizens they detected, in the years of the title: a map is hatched there; "if
    any" where no number of victims above zero is known, either."""
    totals = _totals(one.context, one.selection.age).items()
    years, is_one = range(one.flows.first, one.flows.last + 1), len(one.inside) == 1
    words = {"area": places(one), "years": when(one)}
    if any(area in one.inside and year in years and high > 0 for (area, year), (_, high) in totals):
        if is_one:
            return translate("{area} did not report whose citizens it detected ({years})", **words)
        return translate("{area} did not report whose citizens they detected ({years})", **words)
    if is_one:
        return translate("{area} did not report whose citizens it detected, if any ({years})", **words)
    return translate("{area} did not report whose citizens they detected, if any ({years})", **words)


def beyond_title(one: Asked, shown: Sequence[Pair]) -> Iterator[str]:
    """Sentences that a title has no room for: of a share, or of the largest pairs, how many of how many they are; where
    those of whom it tells were found; of a place, of victims; of refugees those between several places."""
    yield _who_detected(one, shown)
    yield (counted := share_counted(one, shown))
    yield _unknown_of_world(one) if counted and one.layer.indicator == VICTIMS else ""
    yield where_counted(one)
    yield _uncertain_among(one)
    yield _referred_here_said(one) if one.layer.indicator == VICTIMS else ""
    between = within(one.flows.pairs, one.inside)
    if one.layer.indicator == REFUGEES and between and not _is_all_within(one):
        among = capitalised(translate("among the chosen countries"))
        yield as_sentence(labelled(among, said(total(between.values()))))
    if one.layer.indicator != VICTIMS or not one.selection.areas:
        return
    _, abroad, own = _sums(one)
    if _is_of_those_elsewhere(one):
        # Whom it detected itself stands in the list beside the map: it is not what is headed.
        return
    yield _unknown_of_many(one)
    if _has_others(one):
        yield as_sentence(_abroad_said(one, abroad))
    if own.upper:
        yield outweighing(one, HALF)


def _who_detected(one: Asked, shown: Sequence[Pair]) -> str:
    """The countries that a title on few has only counted, with how many groups each detected."""
    found = [labelled(short_name(one.context, code), format_number(number)) for code, number in _few_ends(one, shown)]
    return as_sentence(in_a_row(found)) if found else ""


def _most_ends(one: Asked, shown: Sequence[Pair]) -> tuple[str, int]:
    """Of the world's lines the country at which half of them end, or more, and how many do; ("", 0) where none is: it
    is where people were found, and no order of countries."""
    code, ends = next(iter(Counter(place for _, place in shown).most_common(1)), ("", 0))
    is_one = not one.inside and len(shown) >= LEAST_LINES and ends >= HALF * len(shown)
    return (code, ends) if is_one else ("", 0)


def _one_end(one: Asked, shown: Sequence[Pair]) -> str:
    """The same as a sentence; nothing where another one says on which country their share hangs."""
    code, ends = _most_ends(one, shown)
    if not code or _without_one(one, shown):
        return ""
    of = of_corridors if one.layer.indicator == CASES else of_country_pairs
    return translate_number(
        "Of the largest {of}, {n} ends in one country: {area}.",
        "Of the largest {of}, {n} end in one country: {area}.",
        ends,
        of=of(len(shown)),
        n=format_number(ends),
        area=short_name(one.context, code),
    )


def _of_unknown_citizenship(one: Asked, unknown: Sum) -> str:
    """How many a place detected of whom nobody says where they are from."""
    if len(one.selection.areas) == 1:
        return translate(
            "Detected {in_place}, citizenship unknown or not listed: {unknown}.",
            in_place=shortly_within(one.context, one.selection.areas[0]),
            unknown=said(unknown),
        )
    return translate("Detected there, citizenship unknown or not listed: {unknown}.", unknown=said(unknown))


def detected_there(one: Asked) -> tuple[str, ...]:
    """Whom chosen places themselves detected, in lines of a list, where a title tells of their citizens elsewhere: of
    one its own citizens, and all others where no row has any; or that they did not report it."""
    if one.layer.indicator != VICTIMS or not one.inside or not _is_of_those_elsewhere(one):
        return ()
    if not _reports(one):
        return (as_sentence(_silence_said(one)),)
    foreign, _, own = _sums(one)
    if not one.country:
        return tuple(filter(None, (as_sentence(_several_detected(one, own, foreign)), outweighing(one, HALF))))
    in_place = shortly_within(one.context, one.country)
    told = _own_citizens_said(one, own)
    if foreign.upper:
        return (told,)
    others = translate(
        "Citizens of other countries detected {in_place}: {figure}", in_place=in_place, figure=said(foreign)
    )
    return told, others


def _own_citizens_said(one: Asked, own: Sum) -> str:
    """How many of its own citizens one country detected; with the years, where these are not all of the period."""
    words = {
        "of_place": shortly_belonging(one.context, one.country),
        "in_place": shortly_within(one.context, one.country),
        "figure": said(own),
    }
    if not own.years or len(own.years) > one.flows.last - one.flows.first:
        return translate("Citizens {of_place} detected {in_place}: {figure}", **words)
    years = year_spans(sorted(own.years))
    return translate("Citizens {of_place} detected {in_place}: {figure} ({years})", **words, years=years)


def _several_detected(one: Asked, own: Sum, foreign: Sum) -> str:
    """The same of several places; each with its name where anything of that is not listed."""
    listing = len(one.inside & set(one.flows.reporting))
    if not own.years or not foreign.years:
        return translate_number(
            "{n} of {of} reports citizenships. In their own country: {own}. In another: {foreign}",
            "{n} of {of} report citizenships. In their own country: {own}. In another: {foreign}",
            listing,
            n=format_number(listing),
            of=of_countries_and_areas(len(one.inside)),
            own=said(own),
            foreign=said(foreign),
        )
    return translate_number(
        "{n} of {of} lists whom it detected: {own} in their own country and {foreign} in another",
        "{n} of {of} list whom they detected: {own} in their own country and {foreign} in another",
        listing,
        n=format_number(listing),
        of=of_countries_and_areas(len(one.inside)),
        own=said(own),
        foreign=said(foreign),
    )


def who_others_are(one: Asked) -> str:
    """Of whom a place detected, who are called others; of the world, who foreign victims are; empty where nobody is."""
    if one.layer.indicator != VICTIMS:
        return ""
    if not one.inside and one.flows.pairs:
        return translate("Foreign: detected outside their country of citizenship.")
    if not _reports(one):
        return ""
    if one.country:
        return translate("Others are citizens of another country or of none.")
    return translate("In another country: citizens of any other one, among these or not, or of none.")


def _has_others(one: Asked) -> bool:
    """Whether countries that report lie outside of the chosen places."""
    return bool(set(one.flows.reporting) - one.inside)


def _reports(one: Asked) -> bool:
    """Whether a chosen place said of which countries those are whom it detected."""
    return bool(one.inside & set(one.flows.reporting))


def _sums(one: Asked) -> tuple[Sum, Sum, Sum]:
    """Found in the chosen areas and citizens of other countries; their citizens found elsewhere; own citizens."""
    pairs, codes = one.flows.pairs, one.inside
    own = total(one.flows.own[code] for code in codes if code in one.flows.own)
    beside = [item for code, item in unnamed_in(one.flows, codes).items() if code != UNKNOWN]
    foreign = total([*into(pairs, codes).values(), *within(pairs, codes).values(), *beside])
    return foreign, total(out_of(pairs, codes).values()), own


def _places_of_citizens(one: Asked) -> int:
    """In how many other countries citizens of a place were detected."""
    return len({place for (_, place), item in out_of(one.flows.pairs, one.inside).items() if item.upper > 0})


def _abroad_said(one: Asked, abroad: Sum) -> str:
    words = _counted_abroad(one, abroad)
    if not _places_of_citizens(one):
        return translate("No other country that reports lists citizens of it; that depends on who reports")
    if one.country:
        return translate(
            "Its citizens detected elsewhere: {figure}, in {n} of the {of} that report citizenships", **words
        )
    return translate(
        "Their citizens detected as victims elsewhere: {figure}, in {n} of {of} that report citizenships", **words
    )


def _counted_abroad(one: Asked, abroad: Sum) -> dict[str, str]:
    """How many citizens of a place were detected elsewhere, in how many countries of how many others."""
    return {"figure": least_said(abroad), **_counted_abroad_in(one)}


def _counted_abroad_in(one: Asked) -> dict[str, str]:
    """In how many countries of how many others these are."""
    others = len(set(one.flows.reporting) - one.inside)
    return {"n": format_number(_places_of_citizens(one)), "of": of_other_places(others)}


def _cases_title(one: Asked) -> str:
    to, away = (
        sum(item.upper > 0 for item in found.values())
        for found in (into(one.flows.pairs, one.inside), out_of(one.flows.pairs, one.inside))
    )
    words = {
        "area": places(one),
        "away": format_number(away) if away else translate("none", context="corridors"),
        "to": format_number(to) if to else translate("none", context="corridors"),
    }
    if one.selection.age != BOTH:
        return translate(
            "{area}, corridors of cases recorded as children's: {away} begin there, {to} end there", **words
        )
    return translate("{area}, corridors of assisted cases with figures: {away} begin there, {to} end there", **words)


def _refugees_title(one: Asked) -> str:
    pairs, inside = one.flows.pairs, one.inside
    here, away = total(into(pairs, inside).values()), total(out_of(pairs, inside).values())
    unknown = total(unnamed_in(one.flows, one.inside).values())
    words = {"area": places(one), "when": when(one), "here": said(here), "away": said(away)}
    if here.upper and away.upper:
        return _both_ways(words, here, unknown)
    if unknown.lower >= FEW:
        return translate(
            "{area}, end of {when}: refugees from elsewhere {here}; unknown, stateless or other: {unknown}; from there "
            "elsewhere {away}",
            **words,
            unknown=said(unknown),
        )
    return translate(
        "{area}, end of {when}: refugees from elsewhere {here}, refugees from there living elsewhere {away}", **words
    )


def _both_ways(words: Mapping[str, object], here: Sum, unknown: Sum) -> str:
    """Refugees who live in a place, and those from there, where there are some of both."""
    number = max(math.ceil(here.upper), FEW)
    if unknown.lower >= FEW:
        return translate_number(
            "{area}, end of {when}: {here} refugee from elsewhere lives there, {unknown} of unknown or no country; "
            "{away} from there live elsewhere",
            "{area}, end of {when}: {here} refugees from elsewhere live there, {unknown} of unknown or no country; "
            "{away} from there live elsewhere",
            number,
            **words,
            unknown=said(unknown),
        )
    return translate_number(
        "{area}, end of {when}: {here} refugee from elsewhere lives there; {away} from there live elsewhere",
        "{area}, end of {when}: {here} refugees from elsewhere live there; {away} from there live elsewhere",
        number,
        **words,
    )


# ------------------------------------------------------------------------------------------------ captions


def below_title(one: Asked, shown: Sequence[Pair]) -> str:
    """What stands below the title of a map; what is counted, of whom and when, where the title does not say it."""
    beyond = [sentence for sentence in beyond_title(one, shown) if sentence]
    whom = [] if beyond and is_told_whom(one, shown) else [as_sentence(about(one))]
    return in_sentences((*beyond, *whom))


def about(one: Asked) -> str:
    """What is counted, of whom, and when."""
    label = translate(one.indicator.label)
    if one.layer.indicator == CASES:
        whom = translate("cases recorded as children's") if one.selection.age != BOTH else translate("all ages")
        return translate("{label}, number of cases, {whom}, {when}", label=label, whom=whom, when=when(one))
    if one.layer.indicator == REFUGEES:
        return translate("{label}, number of people at the end of {when}", label=label, when=when(one))
    label = translate("Victims of trafficking in persons")
    if one.flows.first == one.flows.last:
        return translate("{label}, children and adults, {when}", label=label, when=when(one))
    return translate("{label}, children and adults, {when} added up", label=label, when=when(one))


def places_told(one: Asked, shown: Sequence[Pair]) -> tuple[str, ...]:
    """Where those were detected of whom a map tells: each country that has a tenth or more of all of them, and each
    whose referrals are among those of a title that has their sign."""
    if one.layer.indicator != VICTIMS:
        return ()
    told: dict[str, list[Sum]] = {}
    for pair in shown:
        told.setdefault(pair[1], []).append(one.flows.pairs[pair])
    sums = {place: total(items) for place, items in told.items()}
    least = LARGE_PART * total(sums.values()).lower
    large = [place for place, item in sums.items() if item.lower >= least > 0]
    return tuple(dict.fromkeys((*large, *_referred_places(one))))


def caveat(one: Asked, ends: Sequence[str] = (), doubt: str = "", gaps: str = "", *, is_map: bool = False) -> str:
    """What travels with every picture. `ends`: the countries that it names as places of detection. `doubt`: which of
    them contradict themselves, in words; `gaps`: which list few in some years. `is_map`: whether it stands below a
    title on those detected abroad, with whom it says who else there is."""
    own = ""
    referred: tuple[tuple[str, range], ...] = ()
    if one.layer.indicator == VICTIMS:
        # A map is hatched there, and pale where few are listed; its key says so.
        silent = ""
        if not is_map:
            silent = translate("A country without a figure may not look for victims, or may not report them.")
        years = range(one.flows.first, one.flows.last + 1)
        referred = tuple((code, years) for code in dict.fromkeys((*one.selection.areas, *ends)))
        home = _beside_world(one) if is_map else ""
        few = "" if is_map else _few_listed(one)
        doubt = signed(doubt, DOUBTED) if doubt and is_map else doubt
        own = in_sentences(filter(None, (few, doubt, home, gaps, silent)))
    if one.layer.indicator == REFUGEES:
        covers = corridors_cover_said(one.context, one.selection.areas, one.flows.last)
        own = in_sentences([*covers, translate(one.indicator.caveats[NOT_INCLUDED])])
    late = (one.flows.last,) if one.flows.first == one.flows.last else ()
    rows = Rows(_counted(one), awaited=late)
    return caveats_said(
        one.context, Shows((rows,), "", main=one.indicator, own=own, referred=referred, is_signed=is_map)
    )


def _few_listed(one: Asked) -> str:
    """How many countries list fewer than half of their victims, as marks beside them say; nothing where none does, of
    places of which there is no sum, and of several that say it of themselves below the title."""
    reporting, few = one.flows.reporting, listing_few(one)
    has_sum = not one.inside or any(item.years for item in _sums(one))
    is_said = len(one.inside) > 1 and _reports(one) and not _is_of_those_elsewhere(one)
    if not few or not has_sum or is_said:
        return ""
    return translate_number(
        "Of {of} that report citizenships, {n} lists them for fewer than half of its victims.",
        "Of {of} that report citizenships, {n} list them for fewer than half of their victims.",
        len(few),
        of=of_countries_and_areas(len(reporting)),
        n=format_number(len(few)),
    )


def is_referred(one: Asked, place: str) -> bool:
    """Whether totals of detected victims of a country in the period are as many as were referred to it."""
    years = range(one.flows.first, one.flows.last + 1)
    return one.layer.indicator == VICTIMS and any(year in years for year in referred_in(one.context, place))


def listing_few(one: Asked) -> frozenset[str]:
    """The countries that report citizenships, but in the period of certainly fewer than half of their victims."""
    if not one.layer.reported:
        return frozenset()
    return _listing_few(one.context, one.layer.indicator, one.selection.age, one.flows.first, one.flows.last)


@lru_cache(maxsize=64)
def _listing_few(context: Context, indicator: str, age: str, first: int, last: int) -> frozenset[str]:
    flows, totals = _flows(context, indicator, age, first, last), _totals(context, age)
    return frozenset(code for code in flows.reporting if lists_few(flows, totals, code))


def is_doubted(one: Asked, place: str, item: Sum) -> bool:
    """Whether a sum over what a country of detection lists has a report in it that lists more than it has in total."""
    return bool(_doubted_in(one, place).intersection(item.years))


def disagreeing(one: Asked, pairs: Iterable[Pair]) -> str:
    """The same of pairs, those within one country among them, as a sentence: the countries with the years of such
    reports; empty where there are none."""
    flows, found = one.flows, dict[str, set[int]]()
    for origin, place in pairs:
        item = flows.own.get(place, NONE) if origin == place else flows.pairs.get((origin, place), NONE)
        if years := _doubted_in(one, place).intersection(item.years):
            found.setdefault(place, set()).update(years)
    return _disagreeing(one, _in_order(one, found))


def _disagreeing(one: Asked, found: Mapping[str, Set[int]]) -> str:
    return uncertain_said(with_years(one.context, found)) if found else ""


def _by_gaps(one: Asked, found: Iterable[tuple[str, Sum]]) -> dict[tuple[int, ...], list[str]]:
    """Those of some countries of detection, each with a number of people, that list the citizenship of none or few of
    their victims in some years, by these years: there the number is of fewer years than those of others. Not those of
    which that is so of the whole period, as land and sign say of them."""
    little, few = _little_listed(one), listing_few(one)
    places = {place for place, item in found if item.lower >= FEW and place in little and place not in few}
    alike: dict[tuple[int, ...], list[str]] = {}
    for place in sorted(places, key=lambda place: alphabetical(short_name(one.context, place))):
        alike.setdefault(little[place], []).append(place)
    return alike


def partly_listing(one: Asked, found: Iterable[tuple[str, Sum]], *, is_signed: bool) -> str:
    """These countries as a sentence, with the years where all have the same; empty where there are none. `is_signed`:
    whether numbers beside it are told as the least for that, which it explains then; not of countries whose numbers are
    in doubt, which are never told so."""
    alike = _by_gaps(one, ((place, item) for place, item in found if not (is_signed and is_doubted(one, place, item))))
    codes = sorted((code for codes in alike.values() for code in codes), key=lambda code: short_name(one.context, code))
    words = {"areas": listed([articled(one.context, code, short_name(one.context, code)) for code in codes])}
    words |= {"sign": from_left(AT_LEAST)} if is_signed else {}
    if len(alike) > 1 and is_signed:
        return translate(
            "{sign} at least: in some years, {areas} listed the citizenship of fewer than half of their victims.",
            **words,
        )
    if len(alike) > 1:
        return translate("In some years, {areas} listed the citizenship of fewer than half of their victims.", **words)
    if not alike:
        # Of countries that no row names, or that list few in the whole period, as their sign says.
        return _least_explained() if is_signed else ""
    (years,) = alike
    words["years"] = listed([*map(str, years)]) if len(years) == A_PAIR else year_spans(years)
    if is_signed:
        return translate_number(
            "{sign} at least: in {years}, {areas} listed the citizenship of fewer than half of its victims.",
            "{sign} at least: in {years}, {areas} listed the citizenship of fewer than half of their victims.",
            len(codes),
            **words,
        )
    return translate_number(
        "In {years}, {areas} listed the citizenship of fewer than half of its victims.",
        "In {years}, {areas} listed the citizenship of fewer than half of their victims.",
        len(codes),
        **words,
    )


def _least_explained() -> str:
    return translate(
        "{sign} at least: in some years, some countries listed the citizenship of fewer than half of their victims.",
        sign=from_left(AT_LEAST),
    )


def are_any_least(one: Asked, listed: Iterable[Pair]) -> bool:
    """Whether a number in a list is told as the least: of these pairs, or around one country of all others, too."""
    pairs = one.flows.pairs
    every = {**into(pairs, one.inside), **out_of(pairs, one.inside)} if one.country and one.layer.summed else {}
    return _is_any_least(one, {**every, **{pair: pairs[pair] for pair in listed}})


def years_of_gaps(one: Asked, found: Iterable[tuple[str, Sum]]) -> str:
    """The years of each of these countries, where they are not the same; empty where they are."""
    alike = _by_gaps(one, found)
    if len(alike) <= 1:
        return ""
    # Countries of the same years have them once, so that the sentence is short.
    areas = in_parts(
        translate(
            "{area} ({years})",
            area=listed([short_name(one.context, code) for code in codes]),
            years=year_spans(years),
        )
        for years, codes in alike.items()
    )
    return translate("Citizenship listed for fewer than half of victims, or none: {areas}.", areas=areas)


def _little_listed(one: Asked) -> Mapping[str, tuple[int, ...]]:
    """Countries that report citizenships, with the years of the period in which they list none or few."""
    if not one.layer.reported:
        return {}
    return _listing_little(one.context, one.layer.indicator, one.selection.age, one.flows.first, one.flows.last)


@lru_cache(maxsize=64)
def _listing_little(context: Context, indicator: str, age: str, first: int, last: int) -> Mapping[str, tuple[int, ...]]:
    flows, totals = _flows(context, indicator, age, first, last), _totals(context, age)
    found = {code: little_listed(flows, totals, code) for code in flows.reporting}
    return {code: years for code, years in found.items() if years}


def _in_order(one: Asked, found: Mapping[str, Set[int]]) -> dict[str, Set[int]]:
    """Countries with their years, in the order of their names."""
    in_order = sorted(found, key=lambda place: alphabetical(area_name(one.context, place)))
    return {place: found[place] for place in in_order}


def _doubted_in(one: Asked, place: str) -> frozenset[int]:
    """The years of such reports of a country."""
    if not one.layer.reported:
        return frozenset()
    found = _doubted(one.context, one.layer.indicator, one.selection.age, one.flows.first, one.flows.last)
    return frozenset(year for code, year in found if code == place)


@lru_cache(maxsize=64)
def _doubted(context: Context, indicator: str, age: str, first: int, last: int) -> frozenset[tuple[str, int]]:
    return exceeding(_flows(context, indicator, age, first, last), _totals(context, age))


def source(one: Asked, ends: Sequence[str] = ()) -> str:
    """Publisher and vintage. `ends`: as above."""
    return sources_said(one.context, [_credited(one, ends)])


def _credited(one: Asked, ends: Sequence[str]) -> Selection:
    """What is asked, with the countries that a view names by themselves, of whom another source says something."""
    question = _counted(one)
    more = [code for code in ends if referred_sources(one.context, [replace(question, areas=(code,))])]
    return replace(question, areas=tuple(dict.fromkeys((*question.areas, *more))))


def _counted(one: Asked) -> Selection:
    return replace(one.selection, indicator=one.indicator.id, measure=VALUE)


def map_source(one: Asked, ends: Sequence[str] = ()) -> str:
    """Publisher and vintage, and what a map says of its boundaries. `ends`: as above."""
    return in_sentences((source(one, ends), translate(BOUNDARIES)))


def boundary_notes() -> str:
    """The notes on boundaries that a picture of a map bears."""
    return in_sentences(translate(note) for note in BOUNDARY_NOTES)


FEW_AS = '"<5"'
"""In the caveat of an indicator that says as what counts of few persons are published."""


def why_ranges_of_victims() -> str:
    """Why some numbers of victims are ranges."""
    return translate('UNODC publishes 1 to 4 people as "<5", so some numbers are ranges.')


def why_ranges(one: Asked, sums: Iterable[Sum]) -> str:
    """Why some of these numbers are ranges, as what is told of the indicator says it; nothing where none is one."""
    if all(item.value is not None for item in sums):
        return ""
    if one.layer.indicator == VICTIMS:
        return why_ranges_of_victims()
    told = one.context.indicators[one.layer.indicator].caveats
    return next((translate(caveat) for caveat in told if FEW_AS in caveat), "")


def coverage(
    one: Asked, told_of: Sequence[Pair], of: int, sums: Sequence[Sum], breadths: Iterable[str], *, gaps: str = ""
) -> str:
    """How many lines of how many, why numbers are ranges, what part of all the largest are and where most end, who
    reports, and who lists few in which years (`gaps`), what no line shows, and where breadths do not follow numbers."""
    told = [_reporting(one), gaps] if one.layer.reported else []
    told += [_beside(one), _not_listed(one)] if one.layer.summed else [_hidden(one)]
    ends = where_it_hangs(one, told_of), _one_end(one, told_of)
    told = [*_counted_in(one, of, sums), *ends, *told, *_whose(one), *breadths]
    return in_sentences(filter(None, told))


def covered(one: Asked, told_of: Sequence[Pair], of: int, sums: Sequence[Sum], *, gaps: str = "") -> str:
    """The same beside the table, which has no hatching and no breadths, and rows of those whom no line shows."""
    if one.layer.indicator != VICTIMS:
        return coverage(one, told_of, of, sums, ())
    # Where the title is on whom the places detected it stands below that.
    unknown = _unknown_of_many(one) if _is_of_those_elsewhere(one) else ""
    told = (*_reporting_members(one), gaps, unknown, _not_listed(one))
    ends = where_it_hangs(one, told_of), _one_end(one, told_of)
    return in_sentences(filter(None, (*_counted_in(one, of, sums), *ends, *told, *_whose(one))))


def _counted_in(one: Asked, of: int, sums: Sequence[Sum]) -> tuple[str, str]:
    return how_many_drawn(len(sums), of), why_ranges(one, sums)


def _whose(one: Asked) -> tuple[str, str]:
    """Whose the people in their own country are, where that does not stand below the title, and who others are."""
    is_told = one.layer.reported and _most_at_home(one, HALF) if one.inside else one.layer.indicator == VICTIMS
    most = "" if is_told else outweighing(one)
    return most, who_others_are(one)


def _unknown_of_many(one: Asked) -> str:
    """Of how many whom places detected nobody says where they are from, where these are many beside all others."""
    foreign, _, own = _sums(one)
    unknown = _without_citizenship(one)
    is_much = unknown.upper >= FEW and unknown.lower >= MANY_UNKNOWN * (own.lower + foreign.lower)
    return _of_unknown_citizenship(one, unknown) if is_much else ""


def how_many_drawn(drawn: int, of: int) -> str:
    """How many lines of how many."""
    return translate_number(
        "{n} of {of} is drawn.", "{n} of {of} are drawn.", drawn, n=format_number(drawn), of=of_country_pairs(of)
    )


def how_many_undrawn(one: Asked, shown: Iterable[Pair]) -> str:
    """Of chosen areas how many pairs have no line, and how many people at most each of these is of."""
    there = {pair: item for pair, item in one.flows.pairs.items() if item.upper > 0 and set(pair) & one.inside}
    left = [item.upper for pair, item in there.items() if pair not in set(shown)]
    if not left:
        return ""
    return translate_number(
        "{n} smaller pair ({most} or fewer) is not drawn.",
        "{n} smaller pairs ({most} or fewer each) are not drawn.",
        len(left),
        n=format_number(len(left)),
        most=format_number(math.ceil(max(left))),
    )


def in_the_foot(one: Asked, listed: Iterable[Pair]) -> str:
    """What of the coverage stands in the foot of a picture, beside the caveat: what changes the reading of its numbers.

    Of victims why numbers are ranges, where any that it tells is one; of refugees who has no line, of cases what is
    suppressed. How many lines there are, who reports, who is foreign, and how breadths are drawn stand in the caption
    of the page and in the notes of slides. `listed`: the pairs of the list beside the map.
    """
    if one.layer.indicator != VICTIMS:
        return _beside(one) if one.layer.summed else _hidden(one)
    return why_ranges(one, _with_both_ends(one, listed))


def _with_both_ends(one: Asked, listed: Iterable[Pair]) -> Iterator[Sum]:
    """The numbers of a title, a list and the words below it that are not told as the least."""
    pairs, inside = one.flows.pairs, one.inside
    yield from (pairs[pair] for pair in listed if not _is_least(one, pair[1], pairs[pair]))
    yield from (item for code, item in one.flows.own.items() if code in inside)
    ways = (into(pairs, inside), out_of(pairs, inside)) if inside else (pairs,)
    yield from (total(way.values()) for way in ways if not (one.country and _is_any_least(one, way)))


def _reporting(one: Asked) -> str:
    members = set(one.context.geography.members)
    reporting = set(one.flows.reporting)
    silent, others = len(members - reporting), len(one.context.geography.areas.keys() - members - reporting)
    told = translate_number(
        "The {n} UN member that does not (hatched) is unknown as a place of detection, not zero.",
        "The {n} UN members that do not (hatched) are unknown as places of detection, not zero.",
        silent,
        n=format_number(silent),
    )
    # The key of the world's map counts both as one.
    beside = translate_number("So is {n} other area.", "So are {n} other areas.", others, n=format_number(others))
    return in_sentences((*_reporting_members(one), told, beside if others else ""))


def _reporting_members(one: Asked) -> tuple[str, ...]:
    """How many UN members report citizenships, and how many other areas, where some do."""
    members, reporting = set(one.context.geography.members), one.flows.reporting
    some = _reporting_among(one, members)
    beside = len(set(reporting) - members)
    more = translate_number("So does {n} other area.", "So do {n} other areas.", beside, n=format_number(beside))
    return tuple(filter(None, (some, more if beside else "", *_who_counts_as_reporting(one))))


def _who_counts_as_reporting(one: Asked) -> tuple[str, str]:
    """What it is to report citizenships, and how many countries with rows do not."""
    alone = len({code for code, _ in one.flows.listed} & set(one.context.geography.areas) - set(one.flows.reporting))
    more = translate_number(
        "{n} more country or area lists victims of unknown citizenship alone.",
        "{n} more countries and areas list victims of unknown citizenship alone.",
        alone,
        n=format_number(alone),
    )
    what = translate("A country reports citizenships where it lists a figure, zero included, for any known one.")
    return what, more if alone else ""


def _reporting_among(one: Asked, places: Set[str]) -> str:
    """How many of some places, or of all UN members, report citizenships: of sums over years, how many of few."""
    found = [code for code in one.flows.reporting if code in places]
    are_members = places == set(one.context.geography.members)
    of = of_un_members(len(places)) if are_members else of_countries_and_areas(len(places))
    words = {"n": format_number(len(found)), "of": of}
    if one.flows.first == one.flows.last:
        return translate_number(
            "{n} of {of} reports citizenships for {year}.",
            "{n} of {of} report citizenships for {year}.",
            len(found),
            **words,
            year=one.flows.last,
        )
    return translate_number(
        "{n} of {of} reports citizenships in these years, {few} for fewer than half of its victims.",
        "{n} of {of} report citizenships in these years, {few} for fewer than half of their victims.",
        len(found),
        **words,
        few=format_number(len(listing_few(one).intersection(found))),
    )


def _beside(one: Asked) -> str:
    """What is counted but has no line: people without a named country, and own citizens."""
    inside = one.inside or None
    if one.layer.reported and inside and not inside & set(one.flows.reporting):
        return _unknown_of_many(one) if _is_of_those_elsewhere(one) else ""
    found = unnamed_in(one.flows, inside)
    if one.layer.indicator == REFUGEES:
        lost = total(item for pair, item in one.flows.unnamed.items() if inside is None or set(pair) & inside)
        return translate(
            "Without a line: refugees whose origin or country is unknown, stateless or other, {figure}.",
            figure=said(lost),
        )
    found.pop(UNKNOWN, NONE)
    own = total(item for code, item in one.flows.own.items() if inside is None or code in inside)
    return translate(
        "Without a line: own citizens {own}; citizenship unknown or not listed: {unknown}; other countries or regions "
        "without a country's name, or stateless: {unnamed}.",
        own=said(own),
        unknown=said(_without_citizenship(one)),
        unnamed=said(total(found.values())),
    )


def _not_listed(one: Asked) -> str:
    """How many victims a country detected in all, in the years for which it lists citizenships, and of how many of them
    none is listed; nothing where it may be of all, or where a total is not known or is uncertain."""
    if one.layer.indicator != VICTIMS or not one.country:
        return ""
    code, flows = one.country, one.flows
    there = (*flows.pairs.items(), *flows.unnamed.items())
    listed_ones = total([*(item for pair, item in there if pair[1] == code), flows.own.get(code, NONE)])
    question = one.context.question(DETECTED, (code,), age=BOTH)
    known = {item.year: item.ends for item in one.context.histories(question).get(code, ()) if item.ends is not None}
    years = listed_ones.years
    if not known.keys() >= {*years} or doubted_years(one.context, question, code).intersection(years):
        return ""
    whole = total(Sum(*known[year], (year,)) for year in years)
    rest = not_listed(flows, {(code, year): known[year] for year in years}, {code})
    if rest.lower < FEW:
        return ""
    counted = translate_number(
        "{area} detected {whole} victim in all, {years}; the citizenship of {rest} of them is not listed.",
        "{area} detected {whole} victims in all, {years}; the citizenship of {rest} of them is not listed.",
        math.ceil(whole.upper),
        area=capitalised(plain(one.context, code)),
        whole=sum_text(whole),
        rest=sum_text(rest),
        years=year_spans(years),
    )
    if (whole.lower - listed_ones.upper, whole.upper - listed_ones.lower) == rest[:2]:
        return counted
    # Whoever took the rows of Nigeria from 9,655 had 1,748 to 1,823, and read 1,790 to 1,823.
    by_year = translate("This adds up a range for each year, none below zero; the sums alone give another one.")
    return in_sentences((counted, by_year))


def outweighing(one: Asked, part: float = THIRD) -> str:
    """The country that has most of the people who never left their own, where it has that part of them or more."""
    most = _most_at_home(one, part)
    if not most:
        return ""
    code, share = most
    area = shortly(one.context, code)
    return translate("Of those in their own country {area} alone has {share}%.", area=area, share=share)


def _most_at_home(one: Asked, part: float) -> tuple[str, str] | None:
    """That country with its share."""
    own = {code: item for code, item in one.flows.own.items() if not one.inside or code in one.inside}
    if len(own) < 2 or not one.layer.summed:
        return None
    most = max(own, key=lambda code: (own[code].lower, code))
    whole = total(own.values())
    share = share_text(own[most], whole)
    return (most, share) if share and own[most].lower >= part * whole.upper else None


def _hidden(one: Asked) -> str:
    # A case within one country is on no corridor.
    corridors = [pair for pair in one.flows.suppressed if pair[0] != pair[1]]
    hidden = [pair for pair in corridors if not one.inside or set(pair) & one.inside]
    if not hidden:
        return ""
    return translate_number(
        "Suppressed, so that nobody can be found: {n} more corridor. Figures are never added up.",
        "Suppressed, so that nobody can be found: {n} more corridors. Figures are never added up.",
        len(hidden),
        n=format_number(len(hidden)),
    )


def words_of(
    one: Asked,
    message: str,
    subtitle: str,
    covered: str,
    *,
    is_map: bool,
    ends: Sequence[str] = (),
    doubt: str = "",
    gaps: str = "",
) -> Words:
    """All the words around a view. `ends`, `doubt`, `gaps`: as above."""
    stem = file_name(
        replace(one.selection, indicator=one.layer.indicator, measure=VALUE, breakdown=BOTH),
        one.flows.first,
        one.flows.last,
    )
    words = Words(
        stem=stem if is_map else f"{stem}_matrix",
        indicator=one.layer.indicator,
        title=message,
        subtitle=subtitle,
        caveat=caveat(one, ends, doubt, gaps, is_map=is_map),
        source=map_source(one, ends) if is_map else source(one, ends),
        sources=credits_of(one.context, [_credited(one, ends)]),
        coverage=covered,
        origin=rows_of_all(one),
        notes=boundary_notes() if is_map else None,
    )
    if one.flows.first != one.flows.last:
        return words
    years = one.context.years(one.layer.indicator)
    return replace(words, first=str(years.first), last=str(years.last))


# ------------------------------------------------------------------------------------------------ where from


def rows_of_all(one: Asked) -> str:
    """The address of all rows of the period, of the chosen areas as they stand in the table."""
    question = one.context.question(one.layer.indicator, one.selection.areas, age=one.selection.age)
    question = replace(question, lang=one.selection.lang)
    return rows_address(question, one.flows.first, one.flows.last)


def rows_of_pair(one: Asked, pair: Pair) -> str:
    """The address that shows the rows of one pair: the row itself where it is one, else all that were added up."""
    origin, place = pair
    area, partner = (place, origin) if one.layer.by_partner else (origin, place)
    if one.layer.by_partner and area == partner:
        partner = "OWN"
    question = one.context.question(one.layer.indicator, (area,), age=one.selection.age)
    question = replace(question, breakdown=partner, lang=one.selection.lang)
    if one.flows.first == one.flows.last and area in one.context.geography.areas:
        return origin_address(one.context, question, one.flows.last)
    return rows_address(question, one.flows.first, one.flows.last, breakdown=partner)


def rows_at(one: Asked, code: str) -> str:
    """The address of all rows of one area, or group, of the period."""
    question = replace(
        one.context.question(one.layer.indicator, (code,), age=one.selection.age), lang=one.selection.lang
    )
    return rows_address(question, one.flows.first, one.flows.last)


def rows_naming(one: Asked, partner: str) -> str:
    """The address of all rows of the period whose `breakdown` is one code."""
    question = replace(one.context.question(one.layer.indicator, (), age=one.selection.age), lang=one.selection.lang)
    return rows_address(question, one.flows.first, one.flows.last, breakdown=partner)


def rows_of_unnamed(one: Asked, code: str) -> str:
    """The address of the rows behind people whose country is not named, in the chosen country or everywhere."""
    if one.country:
        return rows_at(one, one.country)
    return rows_naming(one, code) if one.layer.by_partner else rows_of_all(one)


def published_rows(one: Asked, pairs: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """The published rows behind some pairs, in the columns of `CSV_COLUMNS`."""
    context, indicator = one.context, one.indicator
    wanted = {_as_published(one.layer, pair) for pair in pairs}
    rows = context.store.rows(
        indicator.id, first=one.flows.first, last=one.flows.last, sex=[BOTH], age=[one.selection.age]
    )
    keep = [key in wanted for key in zip(rows["ref_area"].tolist(), rows["breakdown"].tolist(), strict=True)]
    release = context.source_of(indicator.id).vintage
    return tuple(
        (
            indicator.id,
            row.area,
            place_name(context, row.area),
            *row.cells[1:],
            indicator.unit,
            indicator.source,
            release,
            "",
            "",
            "",
            _doubt_of_row(one, row.area, int(row.cells[1])),
        )
        for row in context.store.as_published(indicator.id, rows[keep])
    )


def _doubt_of_row(one: Asked, area: str, year: int) -> str:
    return _disagreeing(one, {area: {year}}) if year in _doubted_in(one, area) else ""


def _as_published(layer: Layer, pair: Pair) -> tuple[str, str]:
    """`ref_area` and `breakdown` of a pair's rows."""
    origin, place = pair
    if not layer.by_partner:
        return origin, place
    return place, "OWN" if origin == place else origin
