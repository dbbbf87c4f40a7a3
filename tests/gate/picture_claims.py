"""Checks of what titles, notes and caveats of pictures say of children, lines that leave countries out, and lags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from tests.gate.brief_claims import more_by_sex
from tests.gate.compare_claims import LINES, _relative, _together, _usual
from tests.gate.flow_claims import are_citizens_elsewhere
from tests.gate.heard import Told
from tests.gate.persons_claims import are_persons_at_least
from tests.gate.referred_claims import is_as_referred
from tests.gate.registry import ELSEWHERE, judges, needs
from tests.gate.rows import Key, Rows, Series
from tests.gate.said import agrees, part_agrees, whole, years_in
from tests.gate.title_claims import (
    OF_CHILDREN,
    _everybody,
    _reporting_in,
    ageless_ends,
    ageless_of,
    are_children_at_least,
    is_raised,
    is_raised_by_a_tenth,
    is_rate,
    key_of,
    of_the_same,
    part_of_change_up_to,
    part_up_to,
    raised,
    raised_panels,
    says_ageless,
    told_up_to,
    unclear_within,
)
from tests.gate.walk import Claim, Rendered

CHILD = "Y0T17"
LAST, LEAST_WHOLE = 2022, 20
"""The last year that groups are compared in, and persons of whom a part may be told."""


@judges("{area}, {year}, {kind}: the source gives more children ({n}) than people of all ages ({whole}).")
def more_children(claim: Claim, rows: Rows) -> str:
    said = claim.said
    code, year = rows.named(said["area"]), int(said["year"])
    for name, kind in (
        ("detected-victims", "all kinds"),
        *(("detected-victims-by-form", form) for form in ("SEXUAL_EXPLOITATION", "FORCED_LABOUR", "OTHER")),
    ):
        form = "_T" if kind == "all kinds" else kind
        if said["kind"] != kind.lower().replace("_", " "):
            continue
        young, every = (rows.series(Key(name, "_T", age, form))[code][year] for age in (CHILD, "_T"))
        right = agrees(said["n"], young.low, young.high) and agrees(said["whole"], every.low, every.high)
        return "" if right and young.low > every.high else f"{young} of {every}"
    return "no such kind"


@judges("{text}, together more than all children reported ({total})", free=("text",))
def more_than_all_children(claim: Claim, rows: Rows) -> str:
    year = re.search(r"(\d{4}): ", claim.said["text"])
    whole_of = rows.series(Key("detected-victims", "_T", CHILD)).get(claim.asked.areas[0], {})
    if year is None or int(year[1]) not in whole_of:
        return "no children are reported"
    figure = whole_of[int(year[1])]
    parts = re.findall(r"(?:: |, | and )(<?[\d,]+)(?: to [\d,]+)? ", claim.said["text"])
    least = sum(1 if part.startswith("<") else int(part.replace(",", "")) for part in parts)
    return "" if agrees(claim.said["total"], figure.low, figure.high) and least > figure.high else f"{figure}"


@judges("{text}; published total {total}, by sex {n}", free=("text",))
def more_than_the_total_alone(claim: Claim, rows: Rows) -> str:
    """The forms are more than the total, and no more than girls, boys and others, who are more than it, too."""
    year = re.search(r"(\d{4}): ", claim.said["text"])
    code = claim.asked.areas[0]
    sexes = [rows.series(Key("detected-victims", sex, CHILD)).get(code, {}) for sex in ("F", "M", "_O")]
    whole_of = rows.series(Key("detected-victims", "_T", CHILD)).get(code, {})
    if year is None or int(year[1]) not in whole_of:
        return "no children are reported"
    total, parts = whole_of[int(year[1])], [own[int(year[1])] for own in sexes if int(year[1]) in own]
    forms = re.findall(r"(?:: |, | and )(<?[\d,]+)(?: to [\d,]+)? ", claim.said["text"])
    least = sum(1 if form.startswith("<") else int(form.replace(",", "")) for form in forms)
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    right = agrees(claim.said["total"], total.low, total.high) and agrees(claim.said["n"], low, high)
    return "" if right and low > total.high and total.high < least <= high else f"{total}, by sex {low} to {high}"


@judges("Drivers and detected victims: {n} of {of} is clear (about {chance} by chance), {rest} not")
def clear_intervals(claim: Claim, rows: Rows) -> str:
    told = [row for row in rows.extra("lagged") if row["rho"]]
    out = sum(float(row["lower"]) > 0 or float(row["upper"]) < 0 for row in told)
    true = (out, len(told), round(0.05 * len(told)), len(told) - out)
    return "" if tuple(whole(claim.said[word]) for word in ("n", "of", "chance", "rest")) == true else f"{true}"


ALONE = (
    (
        "{area} alone makes up {share}% of the figure for {last}; the other {n} country: {before} in "
        "{first}, {after} in {last}"
    ),
    (
        "{area} alone makes up {share}% of the figure for {last}; the other {n} country moved the other "
        "way, from {before} in {first} to {after} in {last}"
    ),
    (
        "{area} alone makes up {share}% of the change from {first} to {last}; the other {n} country: "
        "{before} in {first}, {after} in {last}"
    ),
    (
        "{area} alone accounts for the change from {first} to {last}; the other {n} country moved the "
        "other way, from {before} in {first} to {after} in {last}"
    ),
)
STAYED = (
    "{area} alone accounts for the change from {first} to {last}; the other {n} country stayed "
    "about the same: {before} in {first}, {after} in {last}"
)
OUTDONE = (
    "{area} alone accounts for the change in the total from {first} to {last}; the "
    "other {n} country: {before} in {first}, {after} in {last}"
)
OF_RATES = tuple(
    text.replace("the figure for {last};", "the total for {last};").replace(
        "makes up {share}% of the change from", "makes up {share}% of the change in the total from"
    )
    for text in ALONE[:-1]
)
"""The same of rates: a country has no part in a rate, but in the number that it is divided out of."""
FORMS = ("SEXUAL_EXPLOITATION", "FORCED_LABOUR", "OTHER")
TOGETHER = {
    "victims-forms": [Key("detected-victims-by-form", "_T", CHILD, form) for form in FORMS],
    "victims-children": [Key("detected-victims", sex, CHILD) for sex in ("F", "M")],
    "overview-children": [Key("detected-victims", sex, CHILD) for sex in ("F", "M")],
    "victims-ages": [Key("detected-victims", "_T", age) for age in (CHILD, "Y_GE18")],
}
"""Panels whose lines are sums over the countries that have all of them, and these lines."""
BRIEFS = ("brief", "print", "brief-slides")
IN_BRIEF = [
    Key("detected-victims", "_T", CHILD),
    Key("detected-victims", "_T", "_T"),
    Key("trafficking-offences", "_T", "_T"),
    Key("persons-prosecuted", "_T", "_T"),
    Key("persons-convicted", "_T", "_T"),
]
"""The sums that the brief of a group tells of, each with the country that is most of it; girls and boys beside."""


@judges(*ALONE, STAYED, OUTDONE, *OF_RATES)
def one_country_alone(claim: Claim, rows: Rows) -> str:
    """Of a line that the view shows, so much is that country's, and the others have these figures."""
    keys, asked = TOGETHER.get(claim.place.name, []), claim.asked
    if claim.place.medium in BRIEFS:
        sexes = TOGETHER["victims-children"]
        problems = [_alone(claim, rows, [key], key) for key in IN_BRIEF]
        problems += [_alone(claim, rows, sexes, key) for key in sexes if not _is_told_as_all(claim, rows, key)]
        return "" if "" in problems else problems[0]
    if not keys and claim.kind != "area-lines":
        return ELSEWHERE
    of_rate = "the total" in claim.message
    if claim.message not in (ALONE[-1], STAYED) and of_rate != _is_of_rates(claim, rows):
        return "of a rate" if not of_rate else "of no rate"
    if claim.place.name == "victims-forms":
        keys = [key._replace(sex=asked.sex) for key in keys]
    keys = keys or [Key(asked.indicator, asked.sex, asked.age, asked.breakdown)]
    problems = [_alone(claim, rows, keys, key) for key in keys]
    return "" if "" in problems else problems[0]


SUSPECTS = Key("persons-in-formal-contact", "_T", "_T")
WITHOUT_TWO = (
    "{all_before} in {first}, {all_after} in {last}; without {area} and {other}: {before} in {first}, {after} in {last}"
)


@judges(WITHOUT_TWO)
def without_two_countries(claim: Claim, rows: Rows) -> str:
    """Of a line that the view shows these two have most of the change, and all, and all the others, have these figures:
    the others went along with all, or certainly the other way, and then by a twentieth at least. Of girls and of boys
    they are the two of all children."""
    said = claim.said
    years = int(said["first"]), int(said["last"])
    both = {rows.named(said[word].partition(" (with ")[0]) for word in ("area", "other")}
    sums, of_rate = _sums(claim, rows), PER in said["after"]
    for keys, group in product(sums, _groups(claim, rows)):
        same = _every_year_of(rows, keys, group, years)
        if not both < same or len(same - both) < 5:
            continue
        for key in keys:
            whose = _two_of_all_children(rows, key, group, years) if _is_of_one_sex(key) and not of_rate else set()
            if whose != both and not _are_the_two(rows, key, same, both, years, of_rate=of_rate):
                continue
            told = (
                (_unitless(claim, rows, key, of_rate=of_rate, words=words), whom)
                for words, whom in ((("before", "after"), same - both), (("all_before", "all_after"), same))
            )
            if all(
                (ends := told_up_to(rows, key, whom, year, one)) and agrees(text, *ends)
                for figures, whom in told
                for text, year, one in zip(
                    figures, years, _of_others(rows, key, whom, years, of_rate=of_rate), strict=True
                )
            ):
                return ""
    return f"{sorted(both)} do not leave that of {sums[0]}"


TURNED = "{all_before} in {first}, {all_after} in {last}; without {areas}: {before}, then {after}."


@judges(
    "Without {areas}: {before} in {first}, {after} in {last}; all together: {all_before} in {first}.",
    "Without {areas}: {before} in {first}, {after} in {last}.",
    "Without {areas}: {before} and {after}.",
    TURNED,
)
def without_who_makes_the_change(claim: Claim, rows: Rows) -> str:
    """Of the line that the title tells of these, one or two, have most of the change; all others had the two figures,
    and all the one that is told of them."""
    asked = claim.asked
    own = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    first, last = int(claim.said["first"]), int(claim.said["last"])
    if problem := _marked(claim.said["areas"], asked.indicator, rows, first, last):
        return problem
    # A brief tells it of each of its sums.
    problems = [_without_denied(claim, rows, key) for key in (IN_BRIEF if claim.place.medium in BRIEFS else [own])]
    return "" if "" in problems else problems[0]


def _marked(areas: str, indicator: str, rows: Rows, first: int, last: int) -> str:
    """Potential victims are marked, and nobody else."""
    for name in areas.split(" and "):
        codes = left_out(rows, name)
        is_so = any(is_as_referred(rows, code, year) for code in codes for year in range(first, last + 1))
        if codes and name.endswith("†") != (is_so and "detected" in indicator):
            return f"{name}: totals as many as referrals: {is_so}"
    return ""


def _without_denied(claim: Claim, rows: Rows, key: Key) -> str:
    """The same of one line."""
    said, asked, near = claim.said, claim.asked, []
    years = int(said["first"]), int(said["last"])
    named = left_out(rows, said["areas"])
    of_rate = is_rate(claim, key) or bool(rows.catalogue[key.indicator].get("rate_of"))
    for group in [item for item in asked.areas if item in rows.regions] or ["001"]:
        same = _every_year_of(rows, [key], group, years)
        if not named or not named < same:
            continue
        if len(named) == 1:
            (code,) = named
            counted = _counted(rows, key)
            alone = _moves_alone(rows, counted, code, same, years)
            is_theirs = alone and rows.part_of_change(counted, code, same, *years)[0] > 50
            # Beside a title that turns without two: without the first of them alone.
            is_theirs = is_theirs or code in rows.two_movers(counted, sorted(same), years)[:1]
            is_theirs = is_theirs or (
                rows.part(counted, code, same, years[1])[0] > 50
                and _is_against(*(_of_others(rows, key, whom, years, of_rate=of_rate) for whom in (same, same - named)))
            )
        else:
            whose = _two_of_all_children(rows, key, group, years) if _is_of_one_sex(key) and not of_rate else set()
            are_two = whose == named or _are_the_two(rows, key, same, named, years, of_rate=of_rate)
            is_theirs = len(same - named) >= 5 and are_two
        ends = [
            told_up_to(rows, key, whom, year, one)
            for whom in (same, same - named)
            for year, one in zip(years, _of_others(rows, key, whom, years, of_rate=of_rate), strict=True)
        ]
        words = ("all_before", "all_after", "before", "after")
        told = [(said[word], one) for word, one in zip(words, ends, strict=True) if word in said and one]
        if is_theirs and all(agrees(text.partition(" per ")[0], *one) for text, one in told):
            return ""
        near.append((is_theirs, ends))
    return f"{sorted(named)}: {near}"


OF_A_TURN = tuple(f"{{subject}} {{where}}, {{years}}: most of the {way} is {{in_areas}}" for way in ("rise", "fall"))


@judges(*OF_A_TURN)
def of_a_turn(claim: Claim, rows: Rows) -> str:
    """The figure of the countries that report all of these years went that way, by a twentieth at least; without those
    named it went the other way, or by less than that. Whoever has no age counted or not, it went that way, and in
    persons those named moved it by more than all others can have, and by no more than half as much again as all did."""
    said, found = claim.said, _within(claim.said["where"], rows)
    named = left_out(rows, said["in_areas"].removeprefix("in "))
    if found is None or not named:
        return "of no countries of a group"
    key, (first, *_, last) = key_of(claim, said["subject"], rows), years_in(said["years"])
    years = first, last
    if problem := _marked(said["in_areas"].removeprefix("in "), key.indicator, rows, first, last):
        return problem
    span = [year for year in range(first, last + 1) if _is_told(rows, key, year)]
    same = _reporting_in(claim, key, rows, found[0], span)
    if len(same) != found[1] or not named < same or len(same - named) < 5:
        return f"{len(same)} countries"
    ends = [of_the_same(claim, key, rows, whom, year) for whom in (same, same - named) for year in years]
    known = [one for one in ends if one is not None]
    if len(known) < len(ends) or not _is_turned(claim.message, known):
        return f"{sorted(named)}: {ends}"
    up_to = [raised(rows, key, same, year, one) for year, one in zip(years, known[:2], strict=True)]
    sign = 1 if "rise" in claim.message else -1
    is_sure = min(sign * (up_to[1][at] - up_to[0][1 - at]) for at in (0, 1)) >= 0.05 * up_to[0][0]
    counted = _counted(rows, key)
    moved = []
    for whom in (named, same - named, same):
        was, now = (raised(rows, key, whom, year, rows.total(counted, whom, year) or (0.0, 0.0)) for year in years)
        moved.append(sorted(sign * (now[at] - was[1 - at]) for at in (0, 1)))
    is_most = max(moved[1][1], 0) < moved[0][0] and moved[0][1] <= 1.5 * moved[2][0]
    return "" if is_sure and is_most else f"{sorted(named)}: {up_to}, moved {moved}"


@judges(*(f"Upper ends count victims of unknown age as {whom}." for whom in ("children", "adults")))
def upper_ends(claim: Claim, rows: Rows) -> str:
    """Of a group, or of it without those who make its change, they may raise detected children by over a tenth."""
    own = Key(claim.asked.indicator, claim.asked.sex, claim.asked.age, claim.asked.breakdown)
    keys = [
        key for key in TOGETHER.get(claim.place.name, [own]) if (key.age == "Y_GE18") == ("as adults" in claim.message)
    ]
    areas = tuple(claim.asked.areas)
    is_raised = any(raised_panels(rows, key, areas) for key in keys)
    return "" if is_raised or (claim.place.medium == "block" and _all_raised(rows, areas)) else "no figure is raised"


def _all_raised(rows: Rows, areas: tuple[str, ...]) -> bool:
    """Whether victims of no age raise the children of all countries of a group that have a figure of the last year."""
    key = Key("detected-victims", "_T", CHILD)
    groups = [rows.reporting(rows.series(key), rows.countries(one), LAST) for one in areas if one in rows.regions]
    return any(is_raised_by_a_tenth(rows, key, set(whom), LAST) for whom in groups)


@judges(
    *(
        f"Victims of unknown age, who may be {whom}: {{all_before}} in {{first}}, {{all_after}} in {{last}}; without "
        "{areas}: {before}, then {after}. Most victims of unknown age in {year}: {most}."
        for whom in ("children", "adults")
    )
)
def of_unknown_age(claim: Claim, rows: Rows) -> str:
    """So many of the countries that report all these years, and without some of them; nobody has more than those who
    are named."""
    said, asked = claim.said, claim.asked
    years, named, year = (int(said["first"]), int(said["last"])), left_out(rows, said["areas"]), int(said["year"])
    counted, near = Key(asked.indicator, asked.sex, asked.age, asked.breakdown), []
    key = counted._replace(sex="_T")
    if ("adults" in claim.message) != (key.age == "Y_GE18"):
        return "of others"
    told = re.findall(r"(.+?) \(((?:up to )?[\d,]+(?: to [\d,]+)?)\)(?:, | and |$)", said["most"])
    for group in [item for item in asked.areas if item in rows.regions] or ["001"]:
        same = _every_year_of(rows, [counted], group, years)
        if not named or not named < same:
            continue
        ends = [ageless_of(rows, key, whom, one) for whom in (same, same - named) for one in years]
        words = [said[word] for word in ("all_before", "all_after", "before", "after")]
        most = {code: ageless_ends(rows, key, code, year) for code in same}
        own = [(rows.named(name), number) for name, number in told]
        least = min((most[code][1] for code, _ in own if code in most), default=0)
        right = bool(own) and all(code in most and says_ageless(number, *most[code]) for code, number in own)
        beyond = max((high for code, (_, high) in most.items() if code not in dict(own)), default=0)
        right = (
            right
            and beyond <= least
            and year in years
            and max(ends[:2], key=lambda one: one[1]) == ends[years.index(year)]
        )
        if right and all(says_ageless(text, *one) for text, one in zip(words, ends, strict=True)):
            return ""
        near.append((ends, own))
    return f"{sorted(named)}: {near}"


def _within(where: str, rows: Rows) -> tuple[str, int] | None:
    """The group and the number of countries that a title says behind what it counts."""
    match = re.fullmatch(r"in (\d+) countr(?:y|ies)(?: \((.+)\))?", where)
    return (rows.named(match[2] or "World"), int(match[1])) if match else None


def _is_told(rows: Rows, key: Key, year: int) -> bool:
    return year not in rows.empty_years(key.indicator)


def _is_turned(message: str, ends: list[tuple[float, float]]) -> bool:
    """Whether all went the way of a message from the first year to the last, and all others not."""
    sign, (was, now, before, after) = 1 if "rise" in message else -1, ends
    is_so = min(sign * (now[0] - was[1]), sign * (now[1] - was[0])) >= 0.05 * was[0]
    others = [sign * (after[0] - before[1]), sign * (after[1] - before[0])]
    still = max(map(abs, others)) < 0.05 * before[0]
    return is_so and (still or max(others) < 0)


@needs(*OF_A_TURN)
def of_a_turn_in_figures(claim: Claim, place: Rendered, rows: Rows) -> str:  # noqa: ARG001
    """Below it stand the four figures, without the same countries, with the same signs."""
    told = [one.said["areas"] for one in place.told if one.message == TURNED]
    return "" if claim.said["in_areas"].removeprefix("in ") in told else f"{told}"


LARGEST = tuple(
    f"Largest {way} in numbers from {{first}} to {{last}}: {{areas}}."
    for way in ("increase", "increases", "decrease", "decreases")
)


@judges(*LARGEST)
def largest_changes(claim: Claim, rows: Rows) -> str:
    """Nobody of the countries that report all these years changed by more that way than those named, by so many."""
    said, asked = claim.said, claim.asked
    years, is_fall = (int(said["first"]), int(said["last"])), " decrease" in claim.message
    told = re.findall(r"(.+?) \((?:at least )?([+\N{MINUS SIGN}])([\d,]+)\)(?: and |$)", said["areas"])
    named = {rows.named(name): whole(number) for name, _, number in told}
    right = len(named) == (2 if "ases in" in claim.message else 1)
    right = right and all((sign != "+") is is_fall for _, sign, _ in told)
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    for group in [item for item in asked.areas if item in rows.regions] or ["001"]:
        same, series = _every_year_of(rows, [key], group, years), _counted(rows, key)
        rose = {}
        for code in same:
            was, now = (series[code][year] for year in years)
            ends = (now.low - was.high, now.high - was.low)
            rose[code] = (-ends[1], -ends[0]) if is_fall else ends
        most = max((high for code, (_, high) in rose.items() if code not in named), default=0.0)
        if (
            right
            and named.keys() <= same
            and all(round(rose[code][0]) == number and rose[code][0] > most for code, number in named.items())
        ):
            return ""
    return f"{named}"


def left_out(rows: Rows, areas: str) -> set[str]:
    """The one country, or the two, of a name, or of two names with "and" between them; nobody where one is none."""
    areas = areas.replace("†", "")
    names = [name.partition(" (with ")[0] for name in areas.split(" and ")]
    ways = [[areas], *([" and ".join(names[:at]), " and ".join(names[at:])] for at in range(1, len(names)))]
    return next((found for way in ways if all(found := {rows.named(name) for name in way})), set())


def line_without(rows: Rows, key: Key, group: str, named: set[str], years: tuple[int, int], *, of_rate: bool) -> LINES:
    """By year the figures of the countries of a group that have one in all of these years, without some of them; none
    of a year of which nobody has one."""
    whom = _every_year_of(rows, [key], group, years) - named
    told = sorted(year for year in rows.told(_counted(rows, key)) if years[0] <= year <= years[1])
    return {year: _of_others(rows, key, whom, (year, year), of_rate=of_rate)[0] for year in told}


def _is_against(whole: list[tuple[float, float]], others: list[tuple[float, float]]) -> bool:
    """Whether the others stayed within a twentieth, or surely went the other way, while all together changed."""
    rose, (was, now) = whole[1][0] - whole[0][0], others
    is_still = max(now[1] - was[0], was[1] - now[0]) < 0.05 * was[0]
    return rose * (now[0] - was[0]) < 0 and (is_still or (now[0] > was[1] if rose < 0 else now[1] < was[0]))


def _every_year_of(rows: Rows, keys: Iterable[Key], group: str, years: tuple[int, int]) -> set[str]:
    """The countries of a group that have all of these lines in every year."""
    same = set(rows.countries(group))
    for key in keys:
        same &= rows.every_year(rows.series(key), same, *years, told=True)
    return same


def _is_told_as_all(claim: Claim, rows: Rows, key: Key) -> bool:
    """Whether girls, or boys, are told without the two countries without which all children are told."""
    years, group = (int(claim.said["first"]), int(claim.said["last"])), claim.asked.areas[0]
    both = _two_of_all_children(rows, key, group, years)
    same = _every_year_of(rows, TOGETHER["victims-children"], group, years)
    rest = [rows.total(_counted(rows, key), same - both, year) or (0.0, 0.0) for year in years]
    return bool(both) and both < same and len(same - both) >= 5 and min(low for low, _ in rest) >= LEAST_WHOLE


def _are_the_two(
    rows: Rows, key: Key, same: set[str], both: set[str], years: tuple[int, int], *, of_rate: bool
) -> bool:
    """Whether two countries have most of a change, so that what the others did can be told."""
    counted, rest = _counted(rows, key), same - both
    if set(rows.two_movers(counted, sorted(same), years)) != both:
        return False
    ends = _of_others(rows, key, rest, years, of_rate=of_rate)
    lowest, all_lowest = (
        [one[0] for one in _of_others(rows, key, whom, years, of_rate=of_rate)] for whom in (rest, same)
    )
    sign = 1 if all_lowest[1] > all_lowest[0] else -1
    # Of a rate they change the total that it is divided out of.
    spans = [ends, _of_others(rows, key, rest, years, of_rate=False)]
    gone = [[sign * (now[at] - was[1 - at]) for at in (0, 1)] for was, now in spans]
    is_against = max(gone[0]) < 0 and abs(lowest[1] - lowest[0]) >= 0.05 * lowest[0]
    return is_against or min(gone[0] + gone[1]) >= 0


def _is_of_one_sex(key: Key) -> bool:
    return key in TOGETHER["victims-children"]


@cache
def _two_of_all_children(rows: Rows, key: Key, group: str, years: tuple[int, int]) -> set[str]:
    """The two countries without which all detected children of a group are told, over the same years as a sex."""
    everyone = key._replace(sex="_T")
    same = _every_year_of(rows, [everyone], group, years)
    counted = _counted(rows, everyone)
    both = set(rows.two_movers(counted, sorted(same), years))
    # Where one country has more than half of the figure, it is told alone.
    is_one = any(rows.part(counted, code, same, years[1])[0] > 50 for code in same)
    are_few = any((rows.total(counted, same - both, year) or (0.0, 0.0))[0] < LEAST_WHOLE for year in years)
    if not both or is_one or are_few or len(same - both) < 5:
        return set()
    return both if _are_the_two(rows, everyone, same, both, years, of_rate=False) else set()


PER = " per 100,000 "


def _of_others(
    rows: Rows, key: Key, whom: set[str], years: tuple[int, int], *, of_rate: bool
) -> list[tuple[float, float]]:
    """Least and greatest figure of countries together in each of two years."""
    people, counted, ends = rows.people_beside(key.age), _counted(rows, key), []
    for year in years:
        total = rows.total(counted, whom, year) or (0.0, 0.0)
        mass = sum(people[item][year] for item in whom) / 1e5 if of_rate else 1.0
        ends.append((total[0] / mass, total[1] / mass))
    return ends


def _unitless(
    claim: Claim, rows: Rows, key: Key, *, of_rate: bool, words: tuple[str, str] = ("before", "after")
) -> tuple[str, str]:
    """What is said, of the others, in the first and in the last year, without the unit that the last one of rates has:
    by whom it divides; no text that agrees with anything, where it has none or another."""
    whom = "children" if rows.people_beside(key.age) == rows.people(CHILD) else "people"
    before, after = (claim.said[word] for word in words)
    figure, unit, told = after.partition(PER)
    return (before, figure) if (unit, told) == ((PER, whom) if of_rate else ("", "")) else (before, "")


AMONG = "{said}; among these, one country makes up most of the change: {area}"
_OTHERS = re.compile(r"^(?P<most>.+?)(?: \(with .+?\))? alone .*; the other (?P<n>[\d,]+) countries together")


@judges(AMONG, free=("said",))
def one_country_among_the_others(claim: Claim, rows: Rows) -> str:
    """Without the country before it, one of the others has more than half of what these changed by, nobody else half
    as much as they did together, and no few persons."""
    match, years = _OTHERS.match(claim.said["said"]), years_in(claim.said["said"])
    code = rows.named(claim.said["area"].partition(" (with ")[0])
    if match is None or not years:
        return "no others are told of"
    most, span, near = rows.named(match["most"]), (min(years), max(years)), []
    for keys, group in product(_sums(claim, rows), _groups(claim, rows)):
        same = set(rows.countries(group))
        for key in keys:
            same &= rows.every_year(rows.series(key), same, *span, told=True)
        rest = same - {most}
        if not {most, code} <= same or len(rest) != whole(match["n"]):
            continue
        for key in keys:
            counted = _counted(rows, key)
            part = rows.part_of_change(counted, code, rest, *span)
            was, now = (counted[code][year] for year in span)
            are_few = max(now.low - was.high, was.low - now.high) < 10
            near.append(part)
            if part[0] > 50 and not are_few and _moves_alone(rows, counted, code, rest, span):
                return ""
    return f"{near}"


def _groups(claim: Claim, rows: Rows) -> list[str]:
    return [item for item in claim.asked.areas if item in rows.regions] or ["001", *rows.regions]


LABOUR = ("labour-inspectors", "child-labour-investigations", "child-labour-convictions")
"""Rows on what is done about child labour: each over the countries that have all of them, or its own."""


def _sums(claim: Claim, rows: Rows) -> list[list[Key]]:
    """The sums over the same countries that a view may show, each with the lines that all of these countries have."""
    asked = claim.asked
    own = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    if claim.place.name == "victims-forms":
        return [[key._replace(sex=asked.sex) for key in TOGETHER["victims-forms"]]]
    if claim.place.name in TOGETHER:
        return [TOGETHER[claim.place.name]]
    if claim.place.medium in BRIEFS:
        return [*([key] for key in IN_BRIEF), TOGETHER["victims-children"]]
    if claim.kind == "area-lines":
        return [[own]]
    # Of a view of several rows each has a sum of its own; those of justice are over the countries that have all.
    sums = [[own]]
    sums += [[key._replace(sex=sex)] for key in (own, *IN_BRIEF, SUSPECTS) for sex in {asked.sex, "_T", "F", "M"}]
    sums += [[own._replace(age=age)] for age in (CHILD, "_T")]
    labour = [rows.usual(name) for name in LABOUR]
    return [*sums, [Key("detected-victims", "_T", "_T"), SUSPECTS, *IN_BRIEF[3:]], labour, *([key] for key in labour)]


@needs("Of {countries}, {count} has a total of detected children for {year}.")
def brief_names_who_is_most(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Each sum in the brief of a group has one sentence on the country that is more than half of its last year."""
    if place.place.medium not in BRIEFS:
        return ""
    group = claim.asked.areas[0]
    for key in IN_BRIEF:
        series = rows.series(key)
        same = _together(rows, [series], group)
        if len(same) < 2 or (rows.total(series, same, LAST) or (0.0, 0.0))[0] < LEAST_WHOLE:
            continue
        most = [code for code in same if rows.part(series, code, same, LAST)[0] > 50]
        for code in most:
            part = part_up_to(rows, key, code, same, LAST)
            whole_of = told_up_to(rows, key, set(same), LAST, rows.total(series, same, LAST))
            if not any(_names_most(told, rows, code, part, whole_of) for told in place.told):
                return f"{code} makes up {part} per cent of {key}, which is not said"
    return ""


def _names_most(
    told: Told, rows: Rows, code: str, part: tuple[float, float], whole_of: tuple[float, float] | None
) -> bool:
    """By the part that it has; or, of a sum that turns without it, by the figures of all and of all others."""
    if told.message == TURNED:
        is_last = told.said["last"] == str(LAST) and whole_of is not None
        return code in left_out(rows, told.said["areas"]) and is_last and agrees(told.said["all_after"], *whole_of)
    if told.message not in ALONE[:2]:
        return False
    return rows.named(told.said["area"].partition(" (with ")[0]) == code and part_agrees(told.said["share"], *part)


OF_SHARE = (
    "{area}: {share}% of those counted in {last} ({whom}); the other {n} country: {before}% in "
    "{first}, {after}% in {last}"
)
WITHOUT = "{said}; all countries, {area} left out: {before}% in {first}, {after}% in {last}"


@judges(OF_SHARE, WITHOUT, free=("said",))
def share_without_one(claim: Claim, rows: Rows) -> str:
    """Of the countries that have the share every year: the part of one of the young, the share of all the others."""
    said, sex, code = claim.said, claim.asked.sex, rows.named(claim.said["area"])
    if claim.asked.indicator != "child-share-of-detected-victims":
        return ELSEWHERE
    first, last = int(said["first"]), int(said["last"])
    young, grown = (rows.series(Key("detected-victims", sex, age)) for age in (CHILD, "Y_GE18"))
    own = rows.series(Key("child-share-of-detected-victims", sex))
    problems = []
    unasked = _usual(claim, rows) if claim.kind == "compare" else ["001"]
    for group in [item for item in claim.asked.areas if item in rows.regions] or unasked:
        same = set(rows.countries(group))
        for series in (young, grown, own):
            same &= rows.every_year(series, same, first, last, told=True)
        same -= unclear_within(rows, [Key("child-share-of-detected-victims", sex)], same, first, last)
        others, problem = same - {code}, ""
        for word, year in (("before", first), ("after", last)):
            part, rest = (rows.total(series, others, year) for series in (young, grown))
            if part is None or rest is None:
                problem = "nobody is counted"
                break
            ends = 100 * part[0] / (part[0] + rest[1]), 100 * part[1] / (part[1] + rest[0])
            problem = problem or ("" if agrees(said[word], *ends) else f"{word}: {ends}")
        if "share" in said:
            counted = {area: young[area][last].low for area in same}
            part = rows.part(young, code, same, last) if code in counted else (0.0, 0.0)
            is_whom = said["whom"] == {"F": "girls", "M": "boys"}.get(sex, "children")
            if not is_whom or len(others) != whole(said["n"]) or not part_agrees(said["share"], *part):
                problem = problem or f"{part} %, {len(others)} others"
        if code in same and not problem:
            return ""
        problems.append(problem or f"{code} is not among {group}")
    return "; ".join(problems)


def _is_of_rates(claim: Claim, rows: Rows) -> bool:
    """Whether the lines of a view are rates."""
    key = Key(claim.asked.indicator, claim.asked.sex, claim.asked.age, claim.asked.breakdown)
    of_rates = is_rate(claim, key) or bool(rows.catalogue[key.indicator].get("rate_of"))
    return of_rates and claim.place.name not in TOGETHER


@judges(
    "{said}; {area} makes up {share}% of the change from {first} to {last}",
    "{said}; {area} makes up {share}% of the change in the total from {first} to {last}",
    free=("said",),
)
def another_has_the_change(claim: Claim, rows: Rows) -> str:
    """Of the countries that have all of a line's years, another than the one before has so much of its change."""
    asked, keys = claim.asked, TOGETHER.get(claim.place.name, [])
    if claim.place.medium in BRIEFS:
        sums = [*([key] for key in IN_BRIEF), TOGETHER["victims-children"]]
        problems = [_change_is_of(claim, rows, keys) for keys in sums]
        return "" if "" in problems else problems[0]
    if not keys and claim.kind != "area-lines":
        return ELSEWHERE
    return _change_is_of(claim, rows, keys or [Key(asked.indicator, asked.sex, asked.age, asked.breakdown)])


def _change_is_of(claim: Claim, rows: Rows, keys: list[Key]) -> str:
    """Why no sum of these lines over the countries that have all of them has its change from the country said."""
    said, asked, near = claim.said, claim.asked, []
    code, first, last = rows.named(said["area"]), int(said["first"]), int(said["last"])
    for group in [item for item in asked.areas if item in rows.regions] or ["001"]:
        same = set(rows.countries(group))
        for key in keys:
            same &= rows.every_year(rows.series(key), same, first, last, told=True)
        for key in keys if code in same else []:
            part = rows.part_of_change(_counted(rows, key), code, same, first, last)
            near.append(part)
            alone = _moves_alone(rows, _counted(rows, key), code, same, (first, last))
            told = part_of_change_up_to(rows, key, code, same, (first, last)) or part
            is_part = 50 < part[0] <= 100 and part_agrees(said["share"], *told)
            if is_part and alone and rows.name(code) not in said["said"]:
                return ""
    return f"{near}"


def _moves_alone(rows: Rows, counted: Series, code: str, same: Iterable[str], years: tuple[int, int]) -> bool:
    """Whether nobody else can have changed by more than half as much as all together."""
    sure, open_to = rows.half_movers(counted, same, *years)
    return not {*sure, *open_to} - {code}


def _alone(claim: Claim, rows: Rows, keys: list[Key], key: Key) -> str:
    said, code = claim.said, rows.named(claim.said["area"])
    first, last = int(said["first"]), int(said["last"])
    groups = [item for item in claim.asked.areas if item in rows.regions] or ["001"]
    for group in groups:
        same = set(rows.countries(group))
        for each in keys:
            same &= rows.every_year(rows.series(each), same, first, last, told=True)
        if code not in same or len(same) - 1 != whole(said["n"]):
            continue
        people = rows.people_beside(key.age)
        counted = _counted(rows, key)
        now, was = ({item: counted[item][year].low for item in same} for year in (last, first))
        change = sum(now.values()) - sum(was.values())
        part, told = rows.part(counted, code, same, last), part_up_to(rows, key, code, same, last)
        if "the change " in claim.message:
            part = rows.part_of_change(counted, code, same, first, last)
            told = part_of_change_up_to(rows, key, code, same, (first, last)) or part
            if not _moves_alone(rows, counted, code, same, (first, last)):
                continue
        rate = (len(keys) == 1 and is_rate(claim, key)) or bool(rows.catalogue[key.indicator].get("rate_of"))
        right = part[0] > (100 if claim.message == OUTDONE else 50) and (
            "share" not in said or part_agrees(said["share"], *told)
        )
        reach: list[tuple[float, float]] = []
        figures = _unitless(claim, rows, key, of_rate=rate)
        for text, year in zip(figures, (first, last), strict=True):
            ends = rows.total(counted, same - {code}, year) or (0.0, 0.0)
            if rate:
                mass = sum(people[item][year] for item in same - {code})
                ends = ends[0] / mass * 1e5, ends[1] / mass * 1e5
            right = right and agrees(text, *ends)
            reach.append(ends)
        others = [low for low, _ in reach]
        if claim.message == OUTDONE:
            mass = [sum(people[item][year] for item in same) / 1e5 for year in (first, last)]
            rose = sum(now.values()) / mass[1] - sum(was.values()) / mass[0]
            right = right and rose * change > 0 and abs(others[1] - others[0]) < abs(rose) / 2
        if "other way" in claim.message or claim.message == STAYED:
            right = right and _is_seen_to_move(rows, counted, same, (first, last), people if rate else None)
        moved = 0.0 if others[0] == others[1] else abs(others[1] - others[0]) / (others[0] or 1e-9)
        is_told_apart = re.sub(r"\D", "", figures[0]) != re.sub(r"\D", "", figures[1])
        # Of two ranges that overlap nobody knows whether the figure moved.
        is_open = max(others) <= min(high for _, high in reach)
        right = right and (not rate or moved < 0.06 or is_open or is_told_apart)
        furthest = max(reach[1][1] - reach[0][0], reach[0][1] - reach[1][0])
        stayed = furthest < 0.05 * reach[0][0]
        right = right and (stayed if claim.message == STAYED else moved >= 0.05 or "other way" not in claim.message)
        if right:
            return ""
    return f"{code} is not so much of {key} among {groups}"


def _is_seen_to_move(
    rows: Rows, counted: Series, same: set[str], years: tuple[int, int], people: dict[str, dict[int, float]] | None
) -> bool:
    """Whether a sum moved at all; of a rate whether two decimals or a twentieth show it, and its number moved alike."""
    was, now = ((rows.total(counted, same, year) or (0.0, 0.0))[0] for year in years)
    if people is None:
        return was != now
    before, after = (
        number / sum(people[item][year] for item in same) * 1e5 for number, year in zip((was, now), years, strict=True)
    )
    shown = round(before, 2) != round(after, 2) or abs(after - before) >= 0.05 * before
    return shown and (after - before) * (now - was) > 0


SUMMED = ("detected-victims", "child-share-of-detected-victims", "persons-convicted-rate")
"""Key figures of groups that are sums over the same countries."""


@judges(
    "One country makes up more than half of the figure, or of its change: {lines}.",
    "One country makes up more than half of the figure, or of its change: {lines}; and {number} more line.",
)
def also_carried(claim: Claim, rows: Rows) -> str:
    """Each country has more than half of what its line counts in a last year, or of its change since some year."""
    for line in claim.said["lines"].split("; "):
        # A country, and what a line is of, can have brackets of their own: "Least developed countries (LDC)".
        halves = [(line[: at.start()], line[at.end() : -1]) for at in re.finditer(r" \(", line)]
        what, name = next((one for one in halves if rows.named(one[1]) in rows.areas), (line, ""))
        code, asked = rows.named(name), claim.asked
        groups = [item for item in asked.areas if rows.name(item) == what or what.startswith(f"{rows.name(item)}, ")]
        keys = [Key(asked.indicator, asked.sex, asked.age, asked.breakdown), *TOGETHER.get(claim.place.name, [])]
        if what not in map(rows.name, groups):
            keys += [rows.usual(entry) for entry in rows.catalogue]
            keys += [key._replace(sex=sex, age=age) for key in keys for sex in ("F", "M") for age in ("_T", CHILD)]
        unasked = _usual(claim, rows) if claim.kind == "compare" else ["001"]
        groups = groups or [item for item in asked.areas if item in rows.regions] or unasked
        if not any(_has_most(rows, key, group, code) for key in keys for group in groups):
            return f"{name} has not so much of {what}"
    if "number" not in claim.said:
        return ""
    # One of several groups is told whole, and two by name; of the rest there is one country that has most.
    asked, told = claim.asked, 1 + len(claim.said["lines"].split("; "))
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    groups = [item for item in asked.areas if item in rows.regions] or _usual(claim, rows)
    if claim.kind == "key-figures":  # One for each group and each figure of what countries report, at most.
        sums = [
            (group, name)
            for group, name in product(groups, SUMMED)
            if any(_has_most(rows, rows.usual(name), group, code) for code in rows.countries(group))
        ]
        left = len(sums) - len(claim.said["lines"].split("; "))
        return "" if 0 < (whole(claim.said["number"]) or 0) <= left else f"at most {left}"
    if claim.kind not in ("compare", "area-lines"):  # Lines of many indicators, each with one a group at most.
        return "" if 0 < whole(claim.said["number"]) < len(groups) * len(rows.catalogue) else "more than lines"
    carried = [group for group in groups if any(_has_most(rows, key, group, code) for code in rows.countries(group))]
    # Of few persons, or of a change that others undid, no country is named.
    return "" if 0 < (whole(claim.said["number"]) or 0) <= len(carried) - told else f"{len(carried)} of {groups}"


def _has_most(rows: Rows, key: Key, group: str, code: str) -> bool:
    if key.indicator == "child-share-of-detected-victims":
        return _has_most_children(rows, key.sex, group, code)
    series = _counted(rows, key)
    if rows.catalogue[key.indicator].get("least_coverage") == 0:
        # Of what was recorded anywhere in the group, in some year with which its line may end.
        inside = _everybody(group, rows)
        if code in inside and any(rows.part(series, code, inside, year)[0] > 50 for year in series.get(code, {})):
            return True
    for first in range(2017, 2022):
        same = rows.every_year(series, rows.countries(group), first, 2022, told=True)
        if code not in same or {first, 2022} - series[code].keys():
            continue
        if max(rows.part(series, code, same, 2022)[0], rows.part_of_change(series, code, same, first, 2022)[0]) > 50:
            return True
    return False


def _has_most_children(rows: Rows, sex: str, group: str, code: str) -> bool:
    """The same of a share: whether more than half of the children counted are that country's."""
    children, adults = (rows.series(Key("detected-victims", sex, age)) for age in (CHILD, "Y_GE18"))
    for first in range(2017, 2022):
        same = rows.every_year(children, rows.countries(group), first, 2022, told=True)
        same &= rows.every_year(adults, same, first, 2022)
        if code in same and rows.part(children, code, same, 2022)[0] > 50:
            return True
    return False


@judges("{area}, {subject}: the rate of {year} rests on few people, {n}.", free=("subject",))
def rate_of_few_people(claim: Claim, rows: Rows) -> str:
    """The countries of the group that report every year count so few in the year, and fewer than twenty for certain."""
    said, year, near = claim.said, int(claim.said["year"]), []
    asked, group = claim.asked, rows.named(claim.said["area"])
    keys = [Key(asked.indicator, asked.sex, asked.age, asked.breakdown)]
    if claim.kind not in ("area-lines", "compare"):
        keys = [Key(name, sex, age) for name in rows.catalogue for sex in ("_T", "F", "M") for age in ("_T", CHILD)]
    for key in keys:
        series = _counted(rows, key)
        for first in range(2017, year):
            same = rows.every_year(series, rows.countries(group), first, year, told=True)
            ends = rows.total(series, same, year)
            if ends is not None and ends[0] < 20 and agrees(said["n"], *ends):
                return ""
            near.append(ends)
    return f"{near[:6]}"


@judges("The last rate of {lines} line rests on under {n}.")
def several_rates_of_few(claim: Claim, _: Rows) -> str:
    """More lines than are named; each is judged where it is alone."""
    return "" if (whole(claim.said["lines"]) or 0) > 2 and whole(claim.said["n"]) == 20 else "not so many"


def _counted(rows: Rows, key: Key) -> Series:
    """How many there are behind an indicator's figures: of a published rate, what it was divided from."""
    series = rows.series(key)
    of = rows.catalogue[key.indicator].get("rate_of")
    if not of:
        return series
    return rows.series(Key(of, key.sex, key.age, key.breakdown))


@judges(
    "{area} alone has a figure for {last}",
    "{area} alone makes up {share}% of the figure for {last}",
    "{area} alone makes up {share}% of the total for {last}",
)
def alone_of_what_was_recorded(claim: Claim, rows: Rows) -> str:
    """Of all that was recorded in a group, unknown origins included, so much is the country's; or that all is."""
    said, asked = claim.said, claim.asked
    if claim.kind not in ("area-lines", "strip"):
        return ELSEWHERE
    name, _, others = said["area"].partition(" (with ")
    code, year = rows.named(name), int(said["last"])
    covers = rows.covers(claim.asked.indicator, code, year)
    if bool(covers) != bool(others) or not all(rows.name(other) in others for other in covers):
        return f"its figures cover {covers}, too"
    series = rows.series(Key(asked.indicator, asked.sex, asked.age, asked.breakdown))
    for group in [item for item in asked.areas if item in rows.regions] or ["001"]:
        inside = _everybody(group, rows)
        reporting = rows.reporting(series, inside, year)
        is_only = reporting == {code}
        if is_only != ("{share}" not in claim.message):
            continue
        newest = max(item.year for one in inside for item in rows.known(series, one)) if is_only else year
        if newest != year:
            return f"the latest figure is of {newest}"
        if is_only:
            return ""
        whole_of = sum(series[item][year].low for item in reporting)
        part = rows.part(series, code, inside, year) if code in inside and whole_of else (0.0, 0.0)
        same = _of_same(rows, Key(asked.indicator, asked.sex, asked.age, asked.breakdown), code, group, year)
        if any(part_agrees(said["share"], *one) for one in (*([part] if part[0] > 50 else []), *same)):
            return ""
    return "no group's"


def _of_same(rows: Rows, key: Key, code: str, group: str, year: int) -> Iterator[tuple[float, float]]:
    """Its part in sums over the same countries, whose others' figures the subtitle has."""
    for first in range(2017, year):
        same = rows.every_year(_counted(rows, key), rows.countries(group), first, year, told=True)
        if code in same and rows.part(_counted(rows, key), code, same, year)[0] > 50:
            yield part_up_to(rows, key, code, same, year)


@judges("at least {figure} ({year}; {n} of {areas})")
def recorded_in(claim: Claim, rows: Rows) -> str:
    """Of an indicator and a group that the table shows: what was recorded, divided by the people of the whole group."""
    said, near = claim.said, []
    for name, entry in rows.catalogue.items():
        if entry.get("least_coverage") != 0 or entry["aggregate"] != "sum" or not entry.get("per"):
            continue
        series = rows.series(rows.usual(name))
        year = int(said["year"])
        for group in rows.regions:
            areas = _everybody(group, rows)
            if len(areas - {"_X"}) != whole(said["areas"]):
                continue
            counted, ends = rows.reporting(series, areas - {"_X"}, year), rows.total(series, areas, year)
            low, high = rows.range_of_total(series, areas, year)
            if low < high:
                continue  # Best estimates may be too high, too.
            if len(counted) != whole(said["n"]) or ends is None:
                continue
            mass = sum(rows.people().get(area, {}).get(year, 0.0) for area in areas)
            if mass and agrees(said["figure"], ends[0] / mass * 1e5, ends[1] / mass * 1e5):
                return ""
            near.append((name, group, year))
    return f"{near[:3]}"


@judges("{area}: Reach 2030 has no tier before {first}, which does not mean that it had none.")
def no_earlier_tier(claim: Claim, rows: Rows) -> str:
    name = "tip-report-tier"
    known = rows.known(rows.series(rows.usual(name)), rows.named(claim.said["area"]))
    first = known[0].year if known else 0
    return "" if first == int(claim.said["first"]) > rows.rows_span(name)[0] else f"first known {first}"


@judges("at least {number}", free=("number",))
def part_at_least(claim: Claim, rows: Rows) -> str:
    """A part in per cent that a range leaves open, or of a change of which others undid some; or the children of an
    area of whom the rows by sex have more, or these, or their rate, where the age of more victims is not known; or
    citizens detected elsewhere, or persons of a year without a total; or such children relative to those of the first
    common year. The sentence that holds it is judged whole."""
    number = whole(claim.said["number"].removesuffix("%")) or 0
    code = claim.asked.areas[0] if claim.asked.areas else ""
    children = rows.last(rows.series(Key("detected-victims", "_T", CHILD)), code)
    if children is not None and number == children.low and more_by_sex(rows, code, children.year):
        return ""
    if are_persons_at_least(claim, rows):
        return ""
    is_part = 1 <= number < 100 or are_citizens_elsewhere(number, claim, rows)
    if is_part or are_children_at_least(claim.said["number"], rows):
        return ""
    return "" if _are_relative_at_least(claim, rows) else "no part of a whole"


def _are_relative_at_least(claim: Claim, rows: Rows) -> bool:
    """Whether a number is the least of detected children of a year, where those of the first common year are 100."""
    asked = claim.asked
    is_of_children = Key(asked.indicator, asked.sex, asked.age, asked.breakdown) == OF_CHILDREN
    if "indexed" not in asked.show or not is_of_children:
        return False
    base, lines = _relative(claim, rows)
    return any(
        year > base and is_raised(rows, code, year) and agrees(claim.said["number"], ends[0], ends[0])
        for code, line in lines.items()
        for year, ends in line.items()
    )
