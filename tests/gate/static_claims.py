"""Checks of texts that are the same everywhere: what definitions and caveats claim of the tables beside them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from tests.gate.messages import messages
from tests.gate.registry import STATIC, Static, judges_text
from tests.gate.rows import Figure, Key, Rows

CHILD = "Y0T17"
TOLERANCE = 0.5


def indicators_of(text: str, rows: Rows) -> list[str]:
    """Indicators in whose catalogue entry a text stands."""

    def holds(value: object) -> bool:
        if isinstance(value, dict):
            return any(map(holds, value.values()))
        return text in value if isinstance(value, list) else value == text

    return [name for name, entry in rows.catalogue.items() if holds(entry)]


def all_figures(indicator: str, rows: Rows, sexes: tuple[str, ...] = ()) -> Iterator[tuple[Key, str, Figure]]:
    """Every figure of a table with its key and area."""
    for key, series in rows.table(indicator).items():
        if not sexes or key.sex in sexes:
            for area, years in series.items():
                for figure in years.values():
                    if figure.known:
                        yield key, area, figure


def numbers(text: str) -> list[float]:
    return [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def _each(text: str, rows: Rows, judge: Callable[[str], str]) -> str:
    names = indicators_of(text, rows)
    if not names:
        return "it stands in no catalogue entry"
    return next(filter(None, map(judge, names)), "")


def _values(indicator: str, rows: Rows) -> list[float]:
    return [figure.low for key, _, figure in all_figures(indicator, rows) if key.breakdown != "YEAR"]


def _no_zero(text: str, rows: Rows) -> str:
    """That a zero does not occur, and what the least value is where the text says so."""

    def judge(indicator: str) -> str:
        values = [
            figure.low
            for key, _, figure in all_figures(indicator, rows)
            if figure.value is not None and key.breakdown != "YEAR"
        ]
        if 0 in values:
            return f"{indicator}: a zero occurs"
        said = re.search(r"lowest (?:score|figure)(?: in this release)? is ([\d.]+)", text)
        if said and abs(min(values) - float(said[1])) > TOLERANCE * 10 ** -(
            len(said[1].split(".")[1]) if "." in said[1] else 0
        ):
            return f"{indicator}: the least is {min(values)}"
        return ""

    return _each(text, rows, judge)


@cache
def static() -> dict[str, Static]:
    """All texts that are checked by themselves: those named here, and whatever says that there is no zero.

    The messages are read out of all modules, which takes longer than to import these: only who asks waits for it.
    """
    for message in messages():
        if re.search(r"[Dd]oes not occur|no country reports this|none does\.", message):
            STATIC[message] = _no_zero
    return STATIC


def _areas(indicator: str, rows: Rows, **fixed: str) -> set[str]:
    return {
        area
        for key, area, _ in all_figures(indicator, rows)
        if all(getattr(key, name) == code for name, code in fixed.items())
    }


def _count_is(text: str, true: float) -> str:
    return "" if numbers(text)[:1] == [true] else f"{true}"


@judges_text("Only 30 countries have a figure of a survey on it; of others nothing is known here.")
def surveys(text: str, rows: Rows) -> str:
    return _count_is(text, len(_areas("female-genital-mutilation", rows)))


@judges_text(
    "From 2019 to 2022, many countries' figures for ages 0 to 17 equal their number of females, and those for adults "
    "their number of males, against their own figures for girls and boys: such figures are marked as of low "
    "reliability."
)
def many_equal_females(text: str, rows: Rows) -> str:
    """Of the country-years with both figures and somebody in them, over a third in each of the years, else none."""

    def judge(indicator: str) -> str:
        young, women = (rows.series(Key(indicator, *of)) for of in (("_T", CHILD), ("F", "_T")))
        pairs = [(one, women.get(code, {}).get(year)) for code, own in young.items() for year, one in own.items()]
        told = [(one, two) for one, two in pairs if two and None not in (one.value, two.value)]
        same: dict[int, list[bool]] = {}
        for one, two in told:
            if one.value or two.value:
                same.setdefault(one.year, []).append(one.value == two.value)
        years = sorted(year for year, found in same.items() if sum(found) > len(found) / 3)
        others = sorted(year for year, found in same.items() if any(found) and year not in years)
        return "" if (years[0], years[-1]) == tuple(numbers(text)[:2]) and not others else f"{years}, some {others}"

    return _each(text, rows, judge)


@judges_text("Figures of 22 countries only, asked in different ways: not to be compared closely.")
def asked_in(text: str, rows: Rows) -> str:
    return _count_is(text, len(_areas("sexual-violence-reported", rows)))


@judges_text("Women and men are separate values; there are figures of men for 15 countries only, and none of both.")
def men_asked(text: str, rows: Rows) -> str:
    return _count_is(text, len(_areas("sexual-violence-by-18", rows, sex="M")))


@judges_text("In 10 countries the survey asked about children aged 2 to 14 only.")
def ages_2_to_14(text: str, rows: Rows) -> str:
    _, first, last = (int(number) for number in numbers(text)[:3])
    return _count_is(text, len(_areas("violent-discipline", rows, age=f"Y{first}T{last}")))


@judges_text(
    ("In this release values run from about 38 to 94%: a light colour still means more than one child in three."),
    ("Values run from 2 to 94%; such distances come from differences between surveys, too."),
)
def run_from(text: str, rows: Rows) -> str:
    def judge(indicator: str) -> str:
        values = _values(indicator, rows)
        low, high = numbers(text)[:2]
        return (
            ""
            if abs(min(values) - low) <= 0.5 and abs(max(values) - high) <= 0.5
            else f"{min(values)} to {max(values)}"
        )

    return _each(text, rows, judge)


@judges_text(
    "The number of countries grew from 53 in 2018 to 131 in 2024: means over all of them cannot be compared over time."
)
def grew(text: str, rows: Rows) -> str:
    counted: dict[int, set[str]] = {}
    for _, area, figure in all_figures("laws-on-violence-against-women", rows):
        counted.setdefault(figure.year, set()).add(area)
    first, year, last, end = numbers(text)[:4]
    true = [len(counted.get(int(year), ())), len(counted.get(int(end), ()))]
    return "" if [first, last] == true else f"{true}"


@judges_text(
    "The newest values are of 2020, and more than half of all are of 2017 or older: many are too old to speak of today."
)
def newest_values(text: str, rows: Rows) -> str:
    years = sorted(figure.year for key, _, figure in all_figures("out-of-school", rows, ("_T",)))
    newest, half = (int(number) for number in numbers(text)[:2])
    share = sum(year <= half for year in years) / len(years)
    return "" if years[-1] == newest and share > 0.5 else f"newest {years[-1]}, {share:.2f} to {half}"


@judges_text(
    "Half of the country-years are unknown: whether any case was investigated is not known there.",
    "More than half of the country-years are unknown: whether anybody was convicted is not known there.",
)
def country_years_unknown(text: str, rows: Rows) -> str:
    def judge(indicator: str) -> str:
        listed = [
            figure for series in rows.table(indicator).values() for own in series.values() for figure in own.values()
        ]
        share = sum(not figure.known for figure in listed) / len(listed)
        return "" if (share > 0.5 if text.startswith("More") else 0.45 <= share <= 0.55) else f"{share:.2f}"

    return _each(text, rows, judge)


@judges_text(
    "Of victims of all ages, Pakistan reported the largest number of all countries in each year from 2019 to 2022; of "
    "children only in 2019, and its rate was never the highest. Its numbers weigh heavily in any sum or share over "
    "countries.",
)
def pakistan(text: str, rows: Rows) -> str:
    first, last, *of_children = (int(number) for number in numbers(text))
    numbers_of_all, rates = Key("detected-victims"), Key("detected-victims-rate")
    true = [
        _years_first("PAK", numbers_of_all, rows) == list(range(first, last + 1)),
        _years_first("PAK", numbers_of_all._replace(age=CHILD), rows) == of_children,
        not _years_first("PAK", rates, rows) and rows.has_any("detected-victims-rate", "PAK"),
    ]
    return "" if all(true) else f"all ages, children, rates: {true}"


def _years_first(code: str, key: Key, rows: Rows) -> list[int]:
    """Years in which no area's figure is larger than an area's own."""
    series, first = rows.series(key), []
    for year in range(rows.span(key.indicator)[0], rows.span(key.indicator)[1] + 1):
        found = {area: own[year].high for area, own in series.items() if year in own and own[year].known}
        if found and max(found, key=lambda area: found[area]) == code:
            first.append(year)
    return first


@judges_text(
    (
        "Cases of children whom a few organisations assisted, or who were reported to a "
        "hotline: they describe known cases, not all trafficked children, and compare no "
        "countries. Of those whose country of exploitation is known, 63% were exploited "
        "in the United States."
    ),
)
def exploited_in(text: str, rows: Rows) -> str:
    (entry,) = (
        row for row in rows.extra("build_report") if row["reason"].startswith("child cases with a country of exploit")
    )
    counted = {code: int(number) for code, number in re.findall(r"([A-Z]{3}) (\d+)", entry["key"])}
    share = 100 * counted["USA"] / int(entry["rows"])
    return "" if abs(share - numbers(text)[0]) <= TOLERANCE and max(counted.values()) == counted["USA"] else f"{share}"


@judges_text(
    "Many figures are small: in about half of the country-years fewer than ten children were detected. Read "
    "such figures as "
    '"few", not as change.',
)
def about_half_few(_text: str, rows: Rows) -> str:
    series = rows.series(Key("detected-victims", "_T", CHILD))
    known = [figure for area in series for figure in rows.known(series, area)]
    share = sum(figure.low < 10 for figure in known) / len(known)
    return "" if 0.45 <= share <= 0.58 else f"{share:.2f}"


@judges_text("One year only, 2024: no trend.")
def one_year(text: str, rows: Rows) -> str:
    return (
        ""
        if rows.span("displaced-stock-by-age") == (numbers(text)[0],) * 2
        else f"{rows.span('displaced-stock-by-age')}"
    )


@judges_text("India reports up to 188 million people in one year (2015), which dwarfs every other country.")
def india(text: str, rows: Rows) -> str:
    found = max(all_figures("disaster-affected", rows), key=lambda item: item[2].low)
    millions, year = numbers(text)[:2]
    right = found[1] == "IND" and found[2].year == year and abs(found[2].low / 1e6 - millions) <= 0.5
    return "" if right else f"{found}"


@judges_text("In the Abyei area sex and age are unknown: its 42,000 people are in the total only.")
def abyei(text: str, rows: Rows) -> str:
    found = [
        figure
        for key, area, figure in all_figures("displaced-stock-by-age", rows)
        if area == "AB9" and (key.sex, key.age) == ("_T", "_T")
    ]
    other = [
        key
        for key, area, _ in all_figures("displaced-stock-by-age", rows)
        if area == "AB9" and (key.sex, key.age) != ("_T", "_T")
    ]
    total = max((figure.low for figure in found), default=0)
    return "" if abs(total - numbers(text)[0]) <= 500 and not other else f"{total}, others {other[:2]}"


@judges_text("Rwanda in 1994 (about 772,000 deaths) is far beyond all other figures and dwarfs them on a linear scale.")
def rwanda(text: str, rows: Rows) -> str:
    totals = sorted(
        (
            (figure.low, area, figure.year)
            for key, area, figure in all_figures("conflict-deaths", rows)
            if area != "WLD" and key.breakdown == "_T"
        ),
        reverse=True,
    )
    year, deaths = numbers(text)[:2]
    right = totals[0][1:] == ("RWA", year) and abs(totals[0][0] - deaths) <= 500 and totals[0][0] > 3 * totals[1][0]
    return "" if right else f"{totals[:2]}"


@judges_text("The file has no rows for the State of Palestine.")
def palestine(text: str, rows: Rows) -> str:
    return _each(text, rows, lambda indicator: f"{indicator} has rows" if rows.has_any(indicator, "PSE") else "")


def _known_ages(rows: Rows, table: str, area: str, year: int) -> float | None:
    key = rows.usual(f"child-share-of-{table}-age-known", sex="_T")
    figure = rows.series(key).get(area, {}).get(year)
    return None if figure is None else figure.low


@judges_text(
    "No refugees, or the age is known of too few of them for a share. Ukraine by origin in 2023: known of 20%."
)
def ukraine_ages(text: str, rows: Rows) -> str:
    year, share = numbers(text)[:2]
    true = _known_ages(rows, "refugees-by-origin", "UKR", int(year))
    return "" if true is not None and abs(true - share) <= 0.5 else f"{true}"


@judges_text(
    "India's figures for 2003 to 2006 (18 to 26 thousand persons a year) are a break in its series: not "
    "comparable with its later ones."
)
def india_prosecuted(text: str, rows: Rows) -> str:
    first, last, low, high = numbers(text)[:4]
    own = rows.series(Key("persons-prosecuted")).get("IND", {})
    found = [own[year].low / 1000 for year in range(int(first), int(last) + 1) if year in own]
    right = len(found) == last - first + 1 and abs(min(found) - low) <= 0.5 and abs(max(found) - high) <= 0.5
    return "" if right else f"{found}"


@judges_text("The smallest figure is 5, since UNHCR does not print 1 to 4 people.")
def smallest(text: str, rows: Rows) -> str:
    least = min(_values("refugee-corridors", rows))
    return "" if numbers(text) == [least, 1, least - 1] else f"{least}"


@judges_text(
    "Years after 2024 are marked as projections here, earlier ones as estimates: the publisher's file does not tell "
    "them apart. None after 2030 is shown."
)
def projections(text: str, rows: Rows) -> str:
    after, most = (int(number) for number in numbers(text)[:2])

    def judge(indicator: str) -> str:
        years = {figure.year: figure.status for _, _, figure in all_figures(indicator, rows)}
        wrong = [year for year, status in years.items() if (year > after) != (status == "P")]
        return f"{sorted(wrong)}, newest {max(years)}" if wrong or max(years) != most else ""

    return _each(text, rows, judge)


@judges_text(
    'No evidence is "unknown", never "no": the sources list deposits to December 2013 and only some of the later ones, '
    "the last of 2023."
)
def palermo_evidence(text: str, rows: Rows) -> str:
    """In each year of the list several joined, after it one or two; the last in the year of all statuses."""
    listed, last = (int(number) for number in numbers(text))
    found = [(key, figure) for key, _, figure in all_figures("palermo-protocol", rows)]
    joined = Counter(int(figure.low) for key, figure in found if key.breakdown == "YEAR")
    several = {year for year, states in joined.items() if states > 2}
    told = {figure.year for _, figure in found}
    right = several == set(range(min(joined), listed + 1)) and told == {max(joined)} == {last}
    return "" if right else f"{sorted(joined.items())}, statuses are of {sorted(told)}"


@judges_text(
    "Gaps are gaps: 2016 to 2019 and 2021 are missing; of 2022, 2024 and 2025 only the two lower tiers are known."
)
def tier_gaps(text: str, rows: Rows) -> str:
    first, last, alone, *partial = (int(number) for number in numbers(text))
    tiers: dict[int, set[float]] = {}
    for _, _, figure in all_figures("tip-report-tier", rows):
        tiers.setdefault(figure.year, set()).add(figure.low)
    span = range(min(tiers), max(tiers) + 1)
    missing = [year for year in span if year not in tiers]
    lower = [year for year, found in sorted(tiers.items()) if found and found <= {3.0, 4.0}]
    right = missing == [*range(first, last + 1), alone] and lower == partial
    return "" if right else f"missing {missing}, lower alone {lower}"


@judges_text(
    'The World Bank gives no estimate for this economy and year (printed as ".."); '
    "there is none for 1997, 1999 and 2001."
)
def wgi_years(text: str, rows: Rows) -> str:
    def judge(indicator: str) -> str:
        years = {figure.year for _, _, figure in all_figures(indicator, rows)}
        missing = [year for year in range(min(years), max(years)) if year not in years]
        return "" if missing == numbers(text) else f"{indicator}: {missing}"

    return _each(text, rows, judge)


@judges_text("The Watch List, shown as 3, first occurs in 2004; earlier years have three tiers only.")
def watch_list(text: str, rows: Rows) -> str:
    code, year = numbers(text)[:2]
    first = min(figure.year for _, _, figure in all_figures("tip-report-tier", rows) if figure.low == code)
    return "" if first == year else f"{first}"


@judges_text(
    "One value per country: a level, not a trend.",
    "One survey per country: a level, not a trend.",
    "One survey per country and sex: a level, not a trend.",
)
def one_value(text: str, rows: Rows) -> str:
    """All figures of a country are of one year, or all of women are and all of men are."""

    def judge(indicator: str) -> str:
        years: dict[tuple[str, str], set[int]] = {}
        for key, area, figure in all_figures(indicator, rows):
            years.setdefault((area, key.sex if "and sex" in text else ""), set()).add(figure.year)
        more = [place for place, found in years.items() if len(found) > 1]
        return f"{indicator}: {more[0]}" if more else ""

    return _each(text, rows, judge)


@judges_text("10 would be the highest risk; the highest score of this release is 9.5, in one of the dimensions.")
def highest_risk(text: str, rows: Rows) -> str:
    top = max(all_figures("inform-risk", rows), key=lambda item: item[2].low)
    return (
        ""
        if abs(top[2].low - numbers(text)[1]) < 0.05 and numbers(text)[0] == 10 and top[0].breakdown != "_T"
        else f"{top}"
    )


@judges_text("Would be the lowest risk; does not occur (the lowest score in this release is 0.4).")
def lowest_risk(text: str, rows: Rows) -> str:
    return _no_zero(text, rows)


@judges_text(
    "Areas without a figure here (the Cook Islands, Niue, the Holy See and China, Taiwan Province of China "
    "among them) have no rates computed here per 100,000 people of all ages.",
)
def without_population(text: str, rows: Rows) -> str:
    def judge(indicator: str) -> str:
        found = [code for code in ("COK", "NIU", "VAT", "TWN") if rows.has_any(indicator, code)]
        return f"{indicator}: figures of {found}" if found else ""

    return _each(text, rows, judge)


@judges_text(
    "For 2025 the file lists 495,764 people without an area (code _X), and nearly as many fewer than a year "
    "before in Lebanon and "
    "the Syrian Arab Republic together: not shown to be a movement.",
)
def unrwa_without_area(text: str, rows: Rows) -> str:
    year, people = numbers(text)[:2]
    series = rows.series(rows.usual("palestine-refugees-unrwa"))
    own = series.get("_X", {}).get(int(year))
    fewer = sum(series[code][int(year) - 1].low - series[code][int(year)].low for code in ("LBN", "SYR"))
    right = own is not None and own.low == people and 0.85 * people <= fewer <= people
    return "" if right else f"{own}, fewer {fewer}"


@judges_text("The newest findings are of 2022 (edition of 2023); there are none of 2021.")
def newest_findings(text: str, rows: Rows) -> str:
    newest, edition, none = (int(number) for number in numbers(text)[:3])

    def judge(indicator: str) -> str:
        years = {figure.year for _, _, figure in all_figures(indicator, rows)}
        return "" if max(years) == newest == edition - 1 and none not in years else f"{indicator}: {sorted(years)[-3:]}"

    return _each(text, rows, judge)


@judges_text("These are 193 countries, and other areas that publishers report on.")
def members(text: str, rows: Rows) -> str:
    return "" if numbers(text)[0] == len(rows.members) else f"{len(rows.members)}"


@judges_text(
    "Up to 2015 the publisher lists many countries with zero, since 2016 hardly any: a country that was listed with "
    "zero is not compared with a later figure."
)
def zeros_until_2015(text: str, rows: Rows) -> str:
    """Of each year to 2015 over a third of the figures are zeros, of each later year one at most."""

    def judge(indicator: str) -> str:
        zeros, every = Counter[int](), Counter[int]()
        for _, _, figure in all_figures(indicator, rows):
            every[figure.year] += 1
            zeros[figure.year] += figure.high == 0
        fits = {year: 3 * zeros[year] > every[year] if year <= 2015 else zeros[year] <= 1 for year in every}
        return "" if all(fits.values()) else f"{sorted(year for year in fits if not fits[year])}"

    return _each(text, rows, judge)


_PARTS_OF_SHARES = {
    "child-share-of-detected-victims": lambda sex: ((sex, CHILD), (sex, "Y_GE18"), (sex, "_T")),
    "girl-share-of-detected-child-victims": lambda _: (("F", CHILD), ("M", CHILD), ("_T", CHILD)),
}
"""The two parts of a share, by sex and age, and the total that they are no more than where they fit it."""


@judges_text(
    (
        "Detected victims aged 0 to 17 in per cent of all detected victims whose age is known. No share is given "
        "where it is certain that fewer than 20 detected victims are of known age, that known ages are under half of "
        "the total or that children and adults exceed the total by more than a tenth, nor where no adult is counted "
        "and the age of others is unknown."
    ),
    (
        "Detected girls in per cent of detected girls and boys. No share is given where it is certain "
        "that there are fewer than 20 girls and boys, that these are under half of all detected children or that they "
        "exceed them by more than a tenth."
    ),
)
def least_persons(text: str, rows: Rows) -> str:
    """No share is of certainly fewer, and one is of no more: an interval reaches no further than the total."""

    def judge(indicator: str) -> str:
        most = {}
        for key, area, figure in all_figures(indicator, rows):
            parts = [
                rows.series(Key("detected-victims", sex, age)).get(area, {}).get(figure.year)
                for sex, age in _PARTS_OF_SHARES[indicator](key.sex)
            ]
            one, other, whole = (part if part and part.known else None for part in parts)
            if one is None or other is None:
                return f"a part is not known: {area} {figure.year}"
            fits = whole is not None and one.low + other.low <= whole.high
            most[area, figure.year] = min(one.high + other.high, whole.high if whole and fits else math.inf)
        *ages, least = numbers(text)
        fewest = min(most, key=lambda place: most[place])
        right = most[fewest] == least and ages in ([], [0, 17])
        return "" if right else f"{most[fewest]} in {fewest}"

    return _each(text, rows, judge)
