"""Which one country makes more than half of a group's figure, or of its change, and what the others did."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.catalogue import COUNT, RATE
from dashboard.context import Context
from dashboard.i18n import (
    DEFAULT,
    current_language,
    format_number,
    in_parts,
    in_sentences,
    translate,
    translate_number,
    with_unit,
)
from dashboard.metrics.aggregates import (
    MORE,
    Ends,
    Movement,
    Weights,
    about,
    movement,
    part_of_change,
    rate_in,
    share_ends,
    sum_in,
    two_movers,
)
from dashboard.metrics.lines import Line, Point, summed
from dashboard.metrics.together import FEWEST_IN_REGION, LEAST_PART, LEAST_WHOLE, share_of
from dashboard.selection import Selection
from dashboard.store import Histories, SeriesKey
from dashboard.words.ageless_sums import told_up_to, up_to, upper_ends_said, with_ageless
from dashboard.words.names import (
    STILL,
    capitalised,
    listed,
    part_text,
    people,
    short_name,
    unit_of,
    wording_of,
)
from dashboard.words.places import articled, shortly_within
from dashboard.words.referred import OF_DETECTED, referred_said, signed_name
from dashboard.words.wider import with_others

CHILD_SHARE, COUNTED = "child-share-of-detected-victims", "detected-victims"
"""A share that is computed of sums over the same countries, and what is summed."""
CHILDREN = SeriesKey(COUNTED, "_T", "Y0T17", "_T")
FEWEST_LEFT = 5
"""Where two countries are left out, so many others have to be there: of fewer nobody says how all others fared."""
BY_FAR = 0.9
"""So much of a group's figure is one country's where titles name it, too."""
UNDONE = 1.5
"""Of a change nobody has "most" who changed by more than so many times as much: others undid a third of that, and what
is left is not seen in it."""
NOBODY = (0.0, 0.0)
KEPT = 512
"""Lines of groups of which it is remembered whose they are."""
LEAST_POINTS = 1.0
"""Percentage points by which one country must move a share's change at least: less may be rounding or few persons."""


@dataclass(frozen=True)
class Carried:
    """The part that one country has in a group's figure of the last year, or in its change since the first."""

    area: str
    part: Ends
    """From the least to the greatest that figures which are ranges leave open."""
    persons: float
    """How many persons, people or events its figure of the last year counts, at least."""
    of_change: bool
    first: int
    last: int
    others: int = 0
    before: Ends | None = None
    after: Ends | None = None
    """The others' figure of the first and of the last year, from its least to its greatest; None where their number is
    not the same in both."""
    against: bool = False
    """Whether the others' figure moved the other way."""
    still: bool = False
    """Whether it did so by too little to be said: they stayed about the same."""
    outdone: bool = False
    """Whether the country's number moved by more than the group's, while the others' rate moved as the group's did."""
    is_open: bool = False
    """Whether the others, of some of whom no age is reported, may have moved in another way than their figures did."""
    mover: str = ""
    """Another country that has more than half of the change, where `area` has more than half of the figure."""
    moved: Ends = (0.0, 0.0)
    """Its part of the change."""
    beyond: Carried | None = None
    """Another country that has more than all of the change, where `area` has more than half of the figure."""
    without_mover: tuple[Ends, Ends] | None = None
    """A share of the first and of the last year without that other country: of a share's change nobody has a part."""
    second: str = ""
    """Another country that has much of the change, too: `others` are those without both."""
    whole: tuple[Ends, Ends] | None = None
    """Where there is one, the figure of all in the first and in the last year."""
    among: str = ""
    """The country among the others that makes most of what these changed by."""
    is_only: bool = False
    """Whether no other country has a figure of the last year: it is no part of anything, and is all there is."""


def carried(
    context: Context, question: Selection, areas: Sequence[str], years: Sequence[int], group: str = ""
) -> Carried | None:
    """The country that has more than half of the figure that a group's line ends with, else of the line's change.

    `areas`: the same countries behind each year, or a group of which all that was recorded is summed. None where no
    country has, where persons are few, and of other figures. `group`: whose line it is, where girls or boys are told as
    all children are.
    """
    if not years:
        return None
    return _carried(context, question, tuple(areas), (min(years), max(years)), group, current_language())


@lru_cache(maxsize=KEPT)
def _carried(
    context: Context, question: Selection, areas: tuple[str, ...], years: tuple[int, int], group: str, _told_in: str
) -> Carried | None:
    """The same: five rules of caveats ask for each line. Whether a change reads as one is a matter of the language."""
    indicator, (first, last) = context.indicators[question.indicator], years
    if question.indicator == CHILD_SHARE and len(areas) > 1:
        return _of_share(context, question, areas, first, last)
    if len(areas) > 1 and indicator.is_reported:
        as_all = _as_all_children(context, question, areas, years, group) if group else None
        one = as_all or _of_the_same(context, question, areas, first, last)
        return None if one is None else _of_any_age(context, question, areas, one)
    if len(areas) == 1 and areas[0] in context.geography.regions and indicator.is_watched:
        counts = context.store.histories(question.key)
        found = amounts(counts, summed(context.geography, areas[0]), last, None)
        most, part = _largest(found)
        if part[0] > MORE and most in context.geography.areas:
            return Carried(most, part, found[most][0], False, first, last, is_only=len(found) == 1)
    return None


def _of_any_age(context: Context, question: Selection, areas: Sequence[str], found: Carried) -> Carried:
    """The same with parts that hold whatever age those are of whom none is reported. Of two nobody tells a part."""
    if found.second:
        return found
    histories, divided = context.histories(question), _people(context, question)
    was, now = (
        with_ageless(context, question, _of_all(amounts(histories, areas, year, divided), areas), year)
        for year in (found.first, found.last)
    )
    part = part_of_change(was, now, found.area) if found.of_change else _part(now, found.area)
    moved = part_of_change(was, now, found.mover) if found.mover else None
    beyond = None if found.beyond is None else part_of_change(was, now, found.beyond.area)
    return replace(
        found,
        part=part or found.part,
        mover=found.mover if moved else "",
        moved=moved or NOBODY,
        beyond=replace(found.beyond, part=beyond) if found.beyond and beyond else None,
    )


def _of_the_same(context: Context, question: Selection, areas: Sequence[str], first: int, last: int) -> Carried | None:
    """Each country's part in counts; rates of the others as their group has them, by the people of all of them."""
    was, now, change = _moved(context, question, areas, (first, last))
    is_one_year = first == last  # Nobody went from anywhere to anywhere.
    change = None if is_one_year else change
    most, part = _largest(now)
    of_change = part[0] <= MORE
    if of_change:
        most, part = (change.most, change.part) if change is not None else ("", (0.0, 0.0))
    whole = max(math.fsum(low for low, _ in year.values()) for year in ((was, now) if of_change else (now,)))
    if of_change and not is_one_year and whole >= LEAST_WHOLE and change is None:
        both = two_movers(_of_all(was, areas), _of_all(now, areas))
        return None if both is None else _without_two(context, question, areas, (first, last), both)
    if part[0] <= MORE or whole < LEAST_WHOLE:
        return None
    # Of a change some of which others undid, several countries can have more than half: no one of them makes it.
    if of_change and change is not None and not change.is_alone:
        return _without_two(context, question, areas, (first, last), change) if change.second else None
    found = (
        Carried(most, part, now[most][0], False, first, last)
        if is_one_year
        else _against_others(context, question, areas, (first, last), (most, part), of_change=of_change)
    )
    if found is None or change is None or not change.is_alone or change.most == most:
        return found
    if change.part[0] <= 1:
        return replace(found, mover=change.most, moved=change.part)
    beyond = _against_others(context, question, areas, (first, last), (change.most, change.part), of_change=True)
    is_told = beyond is not None and (beyond.still or beyond.against)
    return replace(found, beyond=beyond) if is_told else found


def _as_all_children(
    context: Context, question: Selection, areas: Sequence[str], years: tuple[int, int], group: str
) -> Carried | None:
    """Girls, or boys, without the two countries that make the change of all children of the group in these years: so
    "without" leaves out the same ones. None where no two do, and where few children are left."""
    if question.key not in (CHILDREN._replace(sex=sex) for sex in ("F", "M")) or question.measure != COUNT:
        return None
    everyone = replace(question, sex="_T")
    line = context.line(everyone, group)
    of_all = carried(context, everyone, line.areas, [point.year for point in line.known])
    if of_all is None or not of_all.second or (of_all.first, of_all.last) != years:
        return None
    both = (of_all.area, of_all.second)
    rest = [area for area in areas if area not in both]
    if len(rest) < FEWEST_LEFT or len(rest) + len(both) != len(areas):
        return None
    histories = context.histories(question)
    before, after = (_together(histories, rest, year, None) for year in years)
    if min(before[0], after[0]) < LEAST_WHOLE:
        return None
    was, now = (amounts(histories, areas, year, None) for year in years)
    return replace(
        of_all,
        part=NOBODY,
        persons=math.fsum(now[area][0] for area in both if area in now),
        others=len(rest),
        before=before,
        after=after,
        against=False,
        whole=(_sum(was), _sum(now)),
    )


def _without_two(
    context: Context, question: Selection, areas: Sequence[str], years: tuple[int, int], change: Movement
) -> Carried | None:
    """What all but the two countries that have most of a change come to; None where nobody sees the change, and where
    the others may have undone some of it, but not so that it can be told."""
    (first, last), both = years, (change.most, change.second)
    histories, people = context.histories(question), _people(context, question)
    was, now = (amounts(histories, areas, year, people) for year in years)
    rest = [area for area in areas if area not in both]
    whole_before, whole_after = (_together(histories, areas, year, people) for year in years)
    is_seen = people is None or _goes_with(whole_after[0] - whole_before[0], was, now)
    if len(rest) < FEWEST_LEFT or not (is_seen and _reads_apart(context, question, whole_before, whole_after)):
        return None
    before, after = (_together(histories, rest, year, people) for year in years)
    persons = math.fsum(now.get(area, (0.0, 0.0))[0] for area in both)
    left, left_before = _of_all(now, rest), _of_all(was, rest)
    if min(map(_least, (left, left_before))) < LEAST_WHOLE:
        return None  # Of few persons nobody says how they fared.
    # How far the others went along with all: under 0 the other way.
    along, number_along = (
        [end * (whole_after[0] - whole_before[0]) for end in _by(*ends)]
        for ends in ((before, after), (_sum(left_before), _sum(left)))
    )
    against = max(along) < 0 and abs(after[0] - before[0]) >= STILL * before[0]
    # Of a rate the two have most of the change in the number behind it: of that the others undid nothing, either.
    if not against and min(*along, *number_along) < 0:
        return None
    return Carried(
        change.most,
        change.part,
        persons,
        True,
        first,
        last,
        len(rest),
        before,
        after,
        against,
        second=change.second,
        whole=(whole_before, whole_after),
    )


def _by(before: Ends, after: Ends) -> Ends:
    """By how much a figure changed, least and greatest."""
    return after[0] - before[1], after[1] - before[0]


def _sum(counted: Mapping[str, Ends]) -> Ends:
    return math.fsum(low for low, _ in counted.values()), math.fsum(high for _, high in counted.values())


def _moved(
    context: Context, question: Selection, areas: Sequence[str], years: tuple[int, int]
) -> tuple[dict[str, Ends], dict[str, Ends], Movement | None]:
    """What each area counts in two years, and who makes most of the change between them."""
    histories, people = context.histories(question), _people(context, question)
    was, now = (amounts(histories, areas, year, people) for year in years)
    return was, now, movement(_of_all(was, areas), _of_all(now, areas))


@dataclass(frozen=True)
class Mover:
    """The country that makes more than half of a sum's or a rate's change."""

    area: str
    first: str
    last: str
    """The others' first and last figure."""
    leaves_a_group: bool
    """Whether the others' figures are those of a group: none of them changed by more than half as much as all together,
    and none of them is most of what is left, or of its change."""
    is_of_few: bool
    """Whether persons, or the others, are too few for a change to be told with a country's name."""


def mover_of(context: Context, question: Selection, areas: Sequence[str], years: Sequence[int]) -> Mover | None:
    """None where no country does, and where the change cannot be read."""
    first, last = min(years), max(years)
    was, now, change = _moved(context, question, areas, (first, last))
    if change is None:
        return None
    histories, people = context.histories(question), _people(context, question)
    whole = max(math.fsum(low for low, _ in year.values()) for year in (was, now))
    is_of_few = whole < LEAST_WHOLE or len(areas) <= FEWEST_IN_REGION
    rest = [area for area in areas if area != change.most]
    all_of_them, others = (
        [_together(histories, countries, year, people) for year in (first, last)] for countries in (areas, rest)
    )
    if not _reads_apart(context, question, *all_of_them):
        return None
    left, left_before = _of_all(now, rest), _of_all(was, rest)
    is_one_again = any(_part(left, area)[0] > MORE for area, ends in left.items() if ends[0])
    is_one_again = is_one_again or movement(left_before, left) is not None
    leaves_a_group = change.is_alone and not is_one_again and not is_of_few
    return Mover(change.most, *_texts(context, question, *others), leaves_a_group, is_of_few)


def _against_others(
    context: Context,
    question: Selection,
    areas: Sequence[str],
    years: tuple[int, int],
    whose: tuple[str, Ends],
    *,
    of_change: bool,
) -> Carried | None:
    """A country with its part, and what the others did; None where these moved as much by the people behind a rate."""
    (first, last), (most, part) = years, whose
    histories, people = context.histories(question), _people(context, question)
    was, now = (amounts(histories, areas, year, people) for year in years)
    rest = [area for area in areas if area != most]
    before, after = (_together(histories, rest, year, people) for year in (first, last))
    whole_before, whole_after = (_together(histories, areas, year, people) for year in (first, last))
    rose, rose_without = whole_after[0] - whole_before[0], after[0] - before[0]
    # Of a rate that reads as before, or whose number went the other way, nobody sees which way it went.
    is_seen = people is None or (
        _goes_with(rose, was, now) and _reads_apart(context, question, whole_before, whole_after)
    )
    is_opposite = is_seen and rose * rose_without < 0
    furthest = max(after[1] - before[0], before[1] - after[0])
    still = is_opposite and furthest < STILL * before[0]
    # Of intervals that overlap nobody knows which way they went.
    is_proven = after[0] > before[1] if rose_without > 0 else after[1] < before[0]
    outdone = of_change and part[0] > 1 and not is_opposite
    against = is_opposite and is_proven and abs(rose_without) >= STILL * before[0]
    if outdone and not (_goes_with(rose, was, now) and abs(rose_without) < MORE * abs(rose)):
        return None  # By the people that they are divided by the others moved as much as the country did.
    return Carried(
        most,
        part,
        now.get(most, (0.0, 0.0))[0],
        of_change,
        first,
        last,
        len(rest),
        before,
        after,
        against,
        still,
        outdone,
        _is_open(context, question, rest, years, (before, after), is_still=still),
        whole=(whole_before, whole_after),
        among="" if still else _among(context, question, rest, years),
    )


def _is_open(
    context: Context,
    question: Selection,
    rest: Sequence[str],
    years: tuple[int, int],
    told: tuple[Ends, Ends],
    *,
    is_still: bool,
) -> bool:
    """Whether persons of no age may have been such that countries which stayed as they were did not, or that those
    which went one way (`told`) did not."""
    before, after = (up_to(context, question, rest, year, ends) for year, ends in zip(years, told, strict=True))
    low, high = _by(before, after)
    return max(abs(low), abs(high)) >= STILL * before[0] if is_still else low * high <= 0


def _among(context: Context, question: Selection, rest: Sequence[str], years: tuple[int, int]) -> str:
    """Who alone makes most of what the others changed by, if that is seen in their figures and these are not few."""
    was, now, change = _moved(context, question, rest, years)
    if change is None or not change.is_alone or max(map(_least, (was, now))) < LEAST_WHOLE:
        return ""
    (one, other), (low, high) = now.get(change.most, NOBODY), was.get(change.most, NOBODY)
    if max(one - high, low - other) < LEAST_PART:
        return ""
    histories, people = context.histories(question), _people(context, question)
    before, after = (_together(histories, rest, year, people) for year in years)
    is_seen = people is None or _goes_with(after[0] - before[0], was, now)
    return change.most if is_seen and _reads_apart(context, question, before, after) else ""


def _least(counted: Mapping[str, Ends]) -> float:
    return math.fsum(low for low, _ in counted.values())


def _of_share(context: Context, question: Selection, areas: Sequence[str], first: int, last: int) -> Carried | None:
    """The country with most children of the last year, and the one that moves the share most.

    Each is named where the share's change would be another without it: by more than the change itself is. The country
    with most children is named, too, where it has more than half of them.
    """
    children, adults = (context.histories(_counted(question, age)) for age in ("Y0T17", "Y_GE18"))

    def ends(countries: Sequence[str]) -> tuple[Ends, Ends] | None:
        """The share in the first and in the last year; None where it would be of few."""
        before, after = (
            share_of(sum_in(children, countries, year), sum_in(adults, countries, year)) for year in (first, last)
        )
        return None if before is None or after is None else (before, after)

    whole, now = ends(areas), amounts(children, areas, last, None)
    without = {area: rest for area in areas if (rest := ends([other for other in areas if other != area]))}
    if whole is None or not without:
        return None
    change = _change(whole)
    moved = {area: abs(_change(rest) - change) for area, rest in without.items()}
    least = max(abs(change), LEAST_POINTS)
    named = [max(moved, key=lambda area: moved[area])]
    named = [area for area in named if moved[area] > least]
    most, part = _largest(now)
    if most in moved and (part[0] > MORE or moved[most] > least):
        named = [most, *(area for area in named if area != most)]
    if not named:
        return None
    before, after = without[named[0]]
    persons = now.get(named[0], (0.0, 0.0))[0]
    carried = Carried(named[0], _part(now, named[0]), persons, False, first, last, len(areas) - 1, before, after)
    return carried if len(named) == 1 else replace(carried, mover=named[1], without_mover=without[named[1]])


def _counted(question: Selection, age: str) -> Selection:
    return replace(question, indicator=COUNTED, breakdown="_T", measure=COUNT, age=age)


def _change(ends: tuple[Ends, Ends]) -> float:
    """The change between two years, by the middle of each."""
    before, after = ends
    return (sum(after) - sum(before)) / 2


def _of_all(counted: Mapping[str, Ends], areas: Sequence[str]) -> dict[str, Ends]:
    """An amount of each area, nothing where nobody is counted."""
    return {area: counted.get(area, (0.0, 0.0)) for area in areas}


def _goes_with(rose: float, was: Mapping[str, Ends], now: Mapping[str, Ends]) -> bool:
    """Whether a rate rose or fell as the number behind it did."""
    return rose * math.fsum([*(low for low, _ in now.values()), *(-low for low, _ in was.values())]) > 0


def _reads_apart(context: Context, question: Selection, before: Ends, after: Ends) -> bool:
    """Whether a group's figure of the last year is another than that of the first, as both are told."""
    first, last = _texts(context, question, before, after)
    return first != last


def _people(context: Context, question: Selection) -> Weights | None:
    """Whom the figures are divided by; None where they are counts."""
    indicator = context.indicators[question.indicator]
    if indicator.rate_of:
        return context.weights[indicator.rate_people]
    return context.weights[indicator.denominator_of(question.age)] if question.measure == RATE else None


def amounts(histories: Histories, areas: Sequence[str], year: int, people: Weights | None) -> dict[str, Ends]:
    """The least and greatest number of persons behind each area's figure of a year; of rates, what they come to."""
    found = {}
    for area in areas:
        item = next((item for item in histories.get(area, ()) if item.year == year and item.ends is not None), None)
        if item is not None and item.ends is not None:
            number = 1.0 if people is None else people.get(area, {}).get(year, 0.0) / 100_000
            found[area] = item.ends[0] * number, item.ends[1] * number
    return found


def _largest(counted: Mapping[str, Ends]) -> tuple[str, Ends]:
    """The area with most, and its part; nobody where all together are few."""
    if math.fsum(low for low, _ in counted.values()) < LEAST_WHOLE:
        return "", (0.0, 0.0)
    most = max(counted, key=lambda area: counted[area][0])
    return most, _part(counted, most)


def _part(counted: Mapping[str, Ends], area: str) -> Ends:
    """The part of all that is an area's: least with the others' greatest, greatest with their least."""
    others = [ends for code, ends in counted.items() if code != area]
    rest = math.fsum(low for low, _ in others), math.fsum(high for _, high in others)
    low, high = share_ends(counted.get(area, (0.0, 0.0)), rest)
    return low / 100, high / 100


def _together(histories: Histories, areas: Sequence[str], year: int, people: Weights | None) -> Ends:
    if people is None:
        return sum_in(histories, areas, year)
    return rate_in(histories, people, areas, year) or (0.0, 0.0)


def carried_said(context: Context, question: Selection, areas: Sequence[str], found: Carried) -> str:
    """The same in a clause, without what it is of; where another country carries the change, with that one too."""
    if question.indicator == CHILD_SHARE:
        return _of_share_said(context, question, found)
    if found.second:
        return _without_two_said(context, question, areas, found)
    said = _alone_said(context, question, found)
    if found.beyond is not None:
        return in_parts((said, _alone_said(context, question, found.beyond)))
    return _and_mover(context, question, found, said)


def _and_mover(context: Context, question: Selection, found: Carried, said: str) -> str:
    """With who has most of the change of all, or else most of what the others changed by."""
    if not found.mover and found.among:
        return translate(
            "{said}; among these, one country makes up most of the change: {area}",
            said=said,
            area=_named(context, question, found.among, found.last),
        )
    if not found.mover:
        return said
    words = {
        "said": said,
        "area": _running(context, found.mover),
        "share": share_said(found.moved),
        "first": found.first,
        "last": found.last,
    }
    if _people(context, question) is not None:
        return translate(
            "{said}; {area} makes up {share}% of the change in the total from {first} to {last}",
            **words,
        )
    return translate("{said}; {area} makes up {share}% of the change from {first} to {last}", **words)


def carried_by_far(
    context: Context, question: Selection, line: Line, year: int, name: Callable[..., str] = with_others
) -> str:
    """Whose a group's rate of a year is by far, with the part of the number behind it; empty where it is nobody's.

    `name`: how a country is called whose figure also counts others, of a context, a question, an area and a year.
    """
    if not line.group or line.published or line.median or _people(context, question) is None:
        return ""
    years = [point.year for point in line.known if point.year <= year]
    found = carried(context, question, line.areas or (line.code,), years)
    if found is None or found.of_change or found.part[0] < BY_FAR:
        return ""
    return translate(
        "{area} alone: {share}%", area=name(context, question, found.area, found.last), share=share_said(found.part)
    )


def _of_share_said(context: Context, question: Selection, found: Carried) -> str:
    if found.before is None or found.after is None:
        raise ValueError(f"{question.indicator}: a country is named without the share of the others")
    before, after = _texts(context, question, found.before, found.after)
    said = translate_number(
        "{area}: {share}% of those counted in {last} ({whom}); the other {n} country: {before}% in "
        "{first}, {after}% in {last}",
        "{area}: {share}% of those counted in {last} ({whom}); the other {n} countries together: "
        "{before}% in {first}, {after}% in {last}",
        found.others,
        area=_running(context, found.area),
        share=share_said(found.part),
        whom=people(context, _counted(question, "Y0T17")),
        n=format_number(found.others),
        first=found.first,
        last=found.last,
        before=before,
        after=after,
    )
    if found.without_mover is None:
        return said
    before, after = _texts(context, question, *found.without_mover)
    return translate(
        "{said}; all countries, {area} left out: {before}% in {first}, {after}% in {last}",
        said=said,
        area=_running(context, found.mover),
        first=found.first,
        last=found.last,
        before=before,
        after=after,
    )


def share_said(part: Ends) -> str:
    """A part in per cent, as a range where it is one; over 100, where others moved the other way, its least."""
    low, high = (100 * end for end in part)
    if low < 100 < high:
        return translate("at least {number}", number=format_number(low))
    return part_text(min(low, 100), min(high, 100))


def _named(context: Context, question: Selection, area: str, year: int) -> str:
    """Who it is in running words: short, where the name has a short form."""
    return with_others(context, question, area, year, _running)


def _running(context: Context, area: str) -> str:
    return articled(context, area, short_name(context, area))


def _without_two_said(context: Context, question: Selection, areas: Sequence[str], found: Carried) -> str:
    """The figures of all (`areas`) and of those without the two, up to what they may be: which way both went is seen,
    and nothing is said of why."""
    told = (_ends_of_all(context, question, areas, found), _ends_of_others(context, question, areas, found))
    (all_before, all_after), (before, after) = (_told(context, question, *both) for both in told)
    return translate(
        "{all_before} in {first}, {all_after} in {last}; without {area} and {other}: {before} in {first}, {after} in "
        "{last}",
        all_before=all_before,
        all_after=all_after,
        area=_named(context, question, found.area, found.last),
        other=_named(context, question, found.second, found.last),
        before=before,
        after=after,
        first=found.first,
        last=found.last,
    )


def is_told_without(question: Selection, found: Carried) -> bool:
    """Whether a group's figures are told without one country that makes a change, or two that do; or that has more than
    half of a figure while the others stayed where they were or went the other way. Not where more is to be said."""
    is_theirs = found.of_change or found.against or found.still
    has_more = found.among or found.mover or found.beyond is not None
    is_known = found.before is not None and found.after is not None
    return bool(question.indicator != CHILD_SHARE and is_theirs and not has_more and is_known)


def rose_with(context: Context, question: Selection, areas: Sequence[str], found: Carried) -> bool | None:
    """Whether the figure of all (`areas`) rose, or fell, where leaving out one country or two turns that change, or
    leaves none, and where most of it is theirs whatever age those are of whom none is reported. None elsewhere, where
    all together changed by no more than is said of those that stayed, and of few persons or few others."""
    if not is_told_without(question, found) or found.whole is None or found.before is None or found.after is None:
        return None
    rest = [area for area in areas if area not in (found.area, found.second)]
    histories, divided = context.histories(question), _people(context, question)
    counted = [_least(amounts(histories, rest, year, divided)) for year in (found.first, found.last)]
    if len(rest) < FEWEST_LEFT or min(counted) < LEAST_WHOLE:
        return None
    (was, _), whole = found.whole[0], _by(*found.whole)
    nearest = min(map(abs, whole)) if whole[0] * whole[1] > 0 else 0.0
    others = _by(found.before, found.after)
    still = max(map(abs, others)) < STILL * found.before[0]
    turned = max(end * whole[0] for end in others) < 0
    rose = whole[0] > 0
    is_said = nearest >= STILL * was and (still or turned) and _is_mostly_theirs(context, question, areas, found, rose)
    return rose if is_said else None


def _is_mostly_theirs(context: Context, question: Selection, areas: Sequence[str], found: Carried, rose: bool) -> bool:
    """Whether all together changed by so much, and those that are left out by more than all others that way, but not by
    far more than all together, with all persons of no age counted in and with none of them."""
    years, divided = (found.first, found.last), _people(context, question)
    histories, sign = context.histories(question), 1 if rose else -1

    def change(whom: Sequence[str]) -> Ends:
        """By how many persons countries changed that way, at least and at most."""
        counted = [_sum(amounts(histories, whom, year, divided)) for year in years]
        ends = [up_to(context, question, whom, year, of) for year, of in zip(years, counted, strict=True)]
        low, high = sorted(sign * end for end in _by(ends[0], ends[1]))
        return low, high

    named = [area for area in (found.area, found.second) if area]
    theirs, others = change(named), change([area for area in areas if area not in named])
    if found.whole is None or theirs[0] <= max(others[1], 0.0) or theirs[1] > UNDONE * change(areas)[0]:
        return False
    ends = [up_to(context, question, areas, year, of) for year, of in zip(years, found.whole, strict=True)]
    return min(sign * end for end in _by(ends[0], ends[1])) >= STILL * ends[0][0]


def all_told(context: Context, question: Selection, areas: Sequence[str], found: Carried) -> tuple[str, str]:
    """The figures of all in the first and in the last year in words, without their unit."""
    return _texts(context, question, *_ends_of_all(context, question, areas, found))


def _ends_of_all(context: Context, question: Selection, areas: Sequence[str], found: Carried) -> tuple[Ends, Ends]:
    """The figures of all (`areas`) in both years, up to what they may be where many victims have no age."""
    if found.whole is None:
        raise ValueError(f"{question.indicator}: the others are told without the figures of all")
    before, after = found.whole
    return (
        told_up_to(context, question, areas, found.first, before),
        told_up_to(context, question, areas, found.last, after),
    )


def _ends_of_others(context: Context, question: Selection, areas: Sequence[str], found: Carried) -> tuple[Ends, Ends]:
    """The same without those who make the change."""
    if found.before is None or found.after is None:
        raise ValueError(f"{question.indicator}: the figures of the others are not known")
    rest = [area for area in areas if area not in (found.area, found.second)]
    return _ends_of_all(context, question, rest, replace(found, whole=(found.before, found.after)))


def upper_beside(context: Context, question: Selection, areas: Sequence[str], found: Carried) -> str:
    """What the upper ends of such figures count, where they have any."""
    told = (_ends_of_all(context, question, areas, found), _ends_of_others(context, question, areas, found))
    return upper_ends_said(context, question) if told != (found.whole, (found.before, found.after)) else ""


def turned_said(context: Context, question: Selection, areas: Sequence[str], found: Carried) -> str:
    """All four figures, below a title that says who has most of a change (`rose_with`); up to what they may be, where
    many victims have no age."""
    return in_sentences(filter(None, turned_told(context, question, areas, found)))


def turned_told(context: Context, question: Selection, areas: Sequence[str], found: Carried) -> tuple[str, str]:
    """The same, and what their upper ends count, where they have any."""
    told = (_ends_of_all(context, question, areas, found), _ends_of_others(context, question, areas, found))
    (all_before, all_after), (before, after) = (_texts(context, question, *both) for both in told)
    unit = "" if _people(context, question) is None else unit_of(context.indicators[question.indicator], question)
    said = translate(
        "{all_before} in {first}, {all_after} in {last}; without {areas}: {before}, then {after}.",
        all_before=with_unit(all_before, unit),
        all_after=all_after,
        areas=signed_left_out(context, question, found),
        before=before,
        after=after,
        first=found.first,
        last=found.last,
    )
    return capitalised(said), upper_beside(context, question, areas, found)


def why_said(context: Context, question: Selection, areas: Sequence[str], found: Carried) -> str:
    """Why these are left out of a group's line that turns without them: nobody's number rose, or fell, by more."""
    was, now, _ = _moved(context, question, areas, (found.first, found.last))
    named = [area for area in (found.area, found.second) if area]
    moved = [_by(was.get(area, NOBODY), now.get(area, NOBODY)) for area in named]
    if any(low * high <= 0 for low, high in moved) or len({low > 0 for low, _ in moved}) > 1:
        return ""
    told = listed([_with_number(context, area, ends) for area, ends in zip(named, moved, strict=True)])
    words = {"first": found.first, "last": found.last, "areas": told}
    if moved[0][0] > 0:
        one = translate("Largest increase in numbers from {first} to {last}: {areas}.", **words)
        return translate("Largest increases in numbers from {first} to {last}: {areas}.", **words) if named[1:] else one
    one = translate("Largest decrease in numbers from {first} to {last}: {areas}.", **words)
    return translate("Largest decreases in numbers from {first} to {last}: {areas}.", **words) if named[1:] else one


def _with_number(context: Context, area: str, ends: Ends) -> str:
    """A country and by how many persons it changed; of a range its least, which is more than what others did."""
    least = min(map(abs, ends))
    sign = "+" if ends[0] > 0 else "\N{MINUS SIGN}"
    number = f"{sign}{format_number(round(least))}"
    if ends[0] != ends[1]:
        number = translate("at least {number}", number=number)
    return translate("{area} ({figure})", area=_running(context, area), figure=number)


def without_said(
    context: Context, question: Selection, areas: Sequence[str], found: Carried, *, is_led: bool = False
) -> str:
    """Both figures of the others, below a title that has the last figure of all, with the first one of these; or below
    one that has both with their years (`is_led`). Empty where they are not told so (`is_told_without`)."""
    if not is_told_without(question, found) or found.before is None or found.after is None:
        return ""
    ends = _ends_of_others(context, question, areas, found)
    before, after = _texts(context, question, *ends)
    words = {
        "areas": signed_left_out(context, question, found),
        "before": before,
        "after": after,
        "first": found.first,
        "last": found.last,
    }
    if is_led and all(about(*of) is not None for of in ends):
        return capitalised(translate("Without {areas}: {before} and {after}.", **words))
    if is_led:  # "0.66 to 0.72 and 0.59 to 0.62" nobody takes apart.
        return capitalised(translate("Without {areas}: {before} in {first}, {after} in {last}.", **words))
    all_before, _ = all_told(context, question, areas, found)
    said = translate(
        "Without {areas}: {before} in {first}, {after} in {last}; all together: {all_before} in {first}.",
        **words,
        all_before=all_before,
    )
    return capitalised(said)


def left_out(context: Context, question: Selection, found: Carried) -> str:
    """The one country, or the two, without which the others are told."""
    return listed([_named(context, question, area, found.last) for area in (found.area, found.second) if area])


def signed_left_out(
    context: Context,
    question: Selection,
    found: Carried,
    name: Callable[[Context, str], str] = _running,
) -> str:
    """The same in a title and below it, with the sign of potential victims at the names of whom a caveat says it.
    `name`: how each is called."""
    years = range(found.first, found.last + 1)
    is_of_victims = question.indicator in OF_DETECTED
    names = []
    for area in filter(None, (found.area, found.second)):
        called = with_others(context, question, area, found.last, name)
        names.append(signed_name(called) if is_of_victims and referred_said(context, area, years) else called)
    return listed(names)


def within_left_out(context: Context, question: Selection, found: Carried) -> str:
    """Where that is, with the same sign: "in the United Kingdom† and the United States"; a language whose names have a
    form for it says it of each."""
    if current_language() == DEFAULT:
        return translate("in {area}", area=signed_left_out(context, question, found))
    return signed_left_out(context, question, found, shortly_within)


def others_name(context: Context, question: Selection, found: Carried) -> str:
    """What the line of all but these is called in rows of a file: "without the United Kingdom"."""
    return translate("without {areas}", areas=left_out(context, question, found))


def others_name_beside(context: Context, question: Selection, found: Carried) -> str:
    """The same beside that of all, where a caveat explains signs."""
    return translate("without {areas}", areas=signed_left_out(context, question, found))


def others_line(context: Context, question: Selection, found: Carried, line: Line) -> Line:
    """The same countries' figures without these in each year of a group's line, counts or rates as the line has."""
    histories, people = context.histories(question), _people(context, question)
    rest = tuple(area for area in line.areas if area not in (found.area, found.second))
    points = (
        replace(
            _point(_together(histories, rest, known.year, people)), year=known.year, countries=len(rest), of=known.of
        )
        for known in line.known
    )
    return replace(line, points=tuple(points), areas=rest)


def _alone_said(context: Context, question: Selection, found: Carried) -> str:
    words = {
        "area": _named(context, question, found.area, found.last),
        "share": share_said(found.part),
        "first": found.first,
        "last": found.last,
    }
    is_rate = _people(context, question) is not None
    if found.before is None or found.after is None:
        return _of_one_year_said(found, words, is_rate=is_rate)
    before, after = _told(context, question, found.before, found.after)
    words |= {"n": format_number(found.others), "before": before, "after": after}
    if found.of_change and (found.still or found.against) and not found.is_open:
        return _of_all_change_said(found, words)
    if is_rate:
        return _of_rate_said(found, words)
    if found.of_change:
        return translate_number(
            "{area} alone makes up {share}% of the change from {first} to {last}; the other {n} country: "
            "{before} in {first}, {after} in {last}",
            "{area} alone makes up {share}% of the change from {first} to {last}; the other {n} countries "
            "together: {before} in {first}, {after} in {last}",
            found.others,
            **words,
        )
    if found.against and not found.is_open:
        return translate_number(
            "{area} alone makes up {share}% of the figure for {last}; the other {n} country moved the other "
            "way, from {before} in {first} to {after} in {last}",
            "{area} alone makes up {share}% of the figure for {last}; the other {n} countries together "
            "moved the other way, from {before} in {first} to {after} in {last}",
            found.others,
            **words,
        )
    return translate_number(
        "{area} alone makes up {share}% of the figure for {last}; the other {n} country: {before} in "
        "{first}, {after} in {last}",
        "{area} alone makes up {share}% of the figure for {last}; the other {n} countries together: "
        "{before} in {first}, {after} in {last}",
        found.others,
        **words,
    )


def _of_one_year_said(found: Carried, words: Mapping[str, object], *, is_rate: bool) -> str:
    """The part of all that was recorded in a year; where nobody else has a figure, that."""
    if found.is_only:
        return translate("{area} alone has a figure for {last}", **words)
    of_rate = translate("{area} alone makes up {share}% of the total for {last}", **words)
    return of_rate if is_rate else translate("{area} alone makes up {share}% of the figure for {last}", **words)


def _of_all_change_said(found: Carried, words: Mapping[str, object]) -> str:
    """That a change is one country's, and that the others stayed where they were or went the other way."""
    if found.still:
        return translate_number(
            "{area} alone accounts for the change from {first} to {last}; the other {n} country stayed "
            "about the same: {before} in {first}, {after} in {last}",
            "{area} alone accounts for the change from {first} to {last}; the other {n} countries together "
            "stayed about the same: {before} in {first}, {after} in {last}",
            found.others,
            **words,
        )
    return translate_number(
        "{area} alone accounts for the change from {first} to {last}; the other {n} country moved the "
        "other way, from {before} in {first} to {after} in {last}",
        "{area} alone accounts for the change from {first} to {last}; the other {n} countries together "
        "moved the other way, from {before} in {first} to {after} in {last}",
        found.others,
        **words,
    )


def _of_rate_said(found: Carried, words: Mapping[str, object]) -> str:
    """The part that a country has in the number that a rate is divided out of: of the rate itself it has none."""
    if found.outdone:
        return translate_number(
            "{area} alone accounts for the change in the total from {first} to {last}; the "
            "other {n} country: {before} in {first}, {after} in {last}",
            "{area} alone accounts for the change in the total from {first} to {last}; the "
            "other {n} countries together: {before} in {first}, {after} in {last}",
            found.others,
            **words,
        )
    if found.of_change:
        return translate_number(
            "{area} alone makes up {share}% of the change in the total from {first} to {last}; "
            "the other {n} country: {before} in {first}, {after} in {last}",
            "{area} alone makes up {share}% of the change in the total from {first} to {last}; "
            "the other {n} countries together: {before} in {first}, {after} in {last}",
            found.others,
            **words,
        )
    if found.against and not found.is_open:
        return translate_number(
            "{area} alone makes up {share}% of the total for {last}; the other {n} country "
            "moved the other way, from {before} in {first} to {after} in {last}",
            "{area} alone makes up {share}% of the total for {last}; the other {n} "
            "countries together moved the other way, from {before} in {first} to {after} in {last}",
            found.others,
            **words,
        )
    return translate_number(
        "{area} alone makes up {share}% of the total for {last}; the other {n} "
        "country: {before} in {first}, {after} in {last}",
        "{area} alone makes up {share}% of the total for {last}; the other {n} "
        "countries together: {before} in {first}, {after} in {last}",
        found.others,
        **words,
    )


def _texts(context: Context, question: Selection, before: Ends, after: Ends) -> tuple[str, str]:
    """The others' figure of the first and of the last year in words."""
    return wording_of(context.indicators[question.indicator], question).apart(_point(before), _point(after))


def _told(context: Context, question: Selection, before: Ends, after: Ends) -> tuple[str, str]:
    """The same where they stand in a sentence: of rates the last one with its unit, which may stand nowhere else."""
    first, last = _texts(context, question, before, after)
    is_rate = _people(context, question) is not None
    return first, with_unit(last, unit_of(context.indicators[question.indicator], question)) if is_rate else last


def _point(ends: Ends) -> Point:
    low, high = ends
    exact = low == high
    return Point(0, low if exact else None, None if exact else low, None if exact else high, "A")
