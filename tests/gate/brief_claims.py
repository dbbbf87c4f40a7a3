"""Checks of the sentences of a country's brief, on its page, on paper, in slides and as JSON alike."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Sequence
from functools import cache

from dashboard.words.inside import IN_A_SENTENCE, OF_COUNTRIES
from tests.gate.heard import squeezed
from tests.gate.registry import ELSEWHERE, judges, needs
from tests.gate.rows import Figure, Key, Rows, median_of
from tests.gate.said import agrees, amount, sure, whole, years_in
from tests.gate.walk import Claim, Rendered

FORMS = ("SEXUAL_EXPLOITATION", "FORCED_LABOUR", "OTHER")
CHILD, ADULT = "Y0T17", "Y_GE18"
VICTIMS = Key("detected-victims")
BREAK = 2017
FEW = 10
ALONE = "on track by its yearly rate alone"
"""The status in words of what is on track, and would be short of its target by as many points a year as so far."""
AWAY = ("slightly away from the target, counted as limited or no progress", "slightly away")
"""That of what got worse by less than the method counts so: in full, and in a cell."""
STATUS = {
    "target met": "TARGET_MET",
    "on track": "ON_TRACK",
    "too slow": "FAIR",
    "fair progress, but too slow": "FAIR",
    "limited": "LIMITED",
    "limited or no progress": "LIMITED",
    "getting worse": "DETERIORATION",
    "missed": "TARGET_MISSED",
    "deadline missed": "TARGET_MISSED",
    "cannot be judged": "CANNOT_BE_JUDGED",
}
GOOD = ("TARGET_MET", "ON_TRACK")
MEANS_OF_THREE_YEARS = ("food-insecurity", "undernourishment")


def country(claim: Claim) -> str:
    """The area that a brief or a block is about."""
    return claim.asked.areas[0] if claim.asked.areas else "001"


def year_of(claim: Claim, word: str = "year") -> int:
    """What stands behind "the newest of this series" is of another publisher, and judged by itself."""
    return int(re.sub(r"\D", "", claim.said[word].partition(", the latest of this series")[0]) or 0)


def latest(rows: Rows, key: Key, code: str, year: int, figure: str) -> str:
    """Whether a figure is right, and of the latest year with any."""
    last = rows.last(rows.series(key), code)
    if last is None:
        return f"{key.indicator} has no figure of {code}"
    if last.year != year:
        return f"the latest figure of {key.indicator} is of {last.year}"
    return "" if agrees(figure, last.low, last.high) else f"{key.indicator} {year}: {last.low} to {last.high}"


def at(rows: Rows, key: Key, code: str, year: int) -> Figure | None:
    found = rows.series(key).get(code, {}).get(year)
    return found if found is not None and found.known else None


def figure_is(rows: Rows, key: Key, code: str, year: int, figure: str) -> str:
    """Whether a figure of a year is right."""
    found = at(rows, key, code, year)
    if found is None:
        return f"{key.indicator} has no figure of {code} for {year}"
    return "" if agrees(figure, found.low, found.high) else f"{key.indicator} {year}: {found.low} to {found.high}"


def first_of(*problems: str) -> str:
    return next(filter(None, problems), "")


_NAMES = {name: indicator for indicator, name in (*IN_A_SENTENCE.items(), *OF_COUNTRIES.items())}


def is_country(word: str, claim: Claim, rows: Rows) -> bool:
    """Whether a place in a sentence, "in the Philippines", is that of which it is said."""
    name = word.removeprefix("in ")
    return country(claim) in (rows.named(name), rows.named(name.removeprefix("the ")))


def names_in(text: str, rows: Rows, code: str = "") -> dict[str, str] | None:
    """Indicators named in a list, each with what stands in brackets behind it, after the year of an old figure beside
    a median; None where something else is there.

    `code`: the place that names hold, "refugees from the Philippines".
    """
    names = {entry["label"]: indicator for indicator, entry in rows.catalogue.items()}
    for name, indicator in _NAMES.items():
        for place in (rows.name(code), f"the {rows.name(code)}"):
            names[name.format(place=place, in_place=f"in {place}")] = indicator
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    item = rf"({pattern})(?: in (\d{{4}})(?= \(median ))?(?: \(([^()]*)\))?"
    if not re.fullmatch(rf"{item}(?:(?:, | and |; ){item})*", text):
        return None
    # What follows a year has a check of its own.
    return {
        names[match[1]]: f"{match[2] or ''} {match[3] or ''}".strip().partition("; another source, the SDG database")[0]
        for match in re.finditer(item, text)
    }


def each_named(claim: Claim, rows: Rows, judge: Callable[[str, str], str], word: str = "names") -> str:
    found = names_in(claim.said[word], rows, country(claim))
    if not found:
        return f"unreadable names: {claim.said[word]}"
    return first_of(*(judge(indicator, bracket) for indicator, bracket in found.items()))


# ------------------------------------------------------------------------------------------ detected victims


@judges(
    ("The latest total in UNODC's file is {count} detected victim of trafficking (all ages), for {year}."),
)
def latest_report(claim: Claim, rows: Rows) -> str:
    return latest(rows, VICTIMS, country(claim), year_of(claim), claim.said["count"])


def _no_victims(claim: Claim, rows: Rows, *, parts: bool) -> str:
    code = country(claim)
    if (year_of(claim, "first"), year_of(claim, "last")) != rows.span("detected-victims"):
        return f"the table runs over {rows.span('detected-victims')}"
    if rows.has_any("detected-victims", code, lambda key: key.age in ("_T", CHILD)):
        return "there are figures on detected victims"
    has_parts = rows.has_any("detected-victims-by-form", code) or rows.has_any("detected-victims-by-citizenship", code)
    return "" if has_parts == parts else f"parts of them: {has_parts}"


@judges(
    "UNODC's collection of {first} to {last} has {link}no usable figure on detected victims {in_place}{end}. How many "
    "children were found is unknown, which is not zero."
)
def no_figure(claim: Claim, rows: Rows) -> str:
    return _no_victims(claim, rows, parts=False)


@judges(
    "UNODC's collection of {first} to {last} has {link}no usable total of detected victims {in_place}{end}, only "
    "parts of it. How many children were found is unknown, which is not zero."
)
def only_parts(claim: Claim, rows: Rows) -> str:
    return _no_victims(claim, rows, parts=True)


def _share(rows: Rows, code: str, year: int) -> tuple[float, float] | None:
    """Children among victims of known age, computed anew; None where none may be given."""
    child, adult, everyone = (at(rows, VICTIMS._replace(age=age), code, year) for age in (CHILD, ADULT, "_T"))
    if child is None or adult is None:
        return None
    low, high = child.low + adult.low, child.high + adult.high
    if low < 20 or (everyone is not None and (low > 1.1 * everyone.high or high < 0.5 * everyone.low)):
        return None
    return 100 * child.low / (child.low + adult.high), 100 * child.high / (child.high + adult.low)


@judges("Of the {base} of known age in {year}, {link}none{end} were children")
def no_children(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    adult = at(rows, VICTIMS._replace(age=ADULT), code, year)
    problem = latest(rows, VICTIMS._replace(age=CHILD), code, year, "0")
    right = adult is not None and agrees(claim.said["base"], adult.low, adult.high)
    return first_of(problem, "" if right else f"{adult}")


def _years_with_children(rows: Rows, code: str) -> list[int]:
    return [figure.year for figure in rows.known(rows.series(VICTIMS._replace(age=CHILD)), code)]


@judges("Children were counted in {count} of the {span} from {first} to {last}. The other years are unknown, not zero.")
def years_counted(claim: Claim, rows: Rows) -> str:
    first, last = rows.span("detected-victims")
    true = (len(_years_with_children(rows, country(claim))), last - first + 1, first, last)
    said = tuple(whole(claim.said[word]) for word in ("count", "span", "first", "last"))
    if "rest" not in claim.said and (listed := _years_of_parts(rows, country(claim))):
        return f"of {listed} there are rows by sex"
    return "" if said == true and true[0] < true[1] else f"{true}"


def _years_of_parts(rows: Rows, code: str) -> list[int]:
    """Years in which children of a sex are counted, and not all of them together."""
    series = (rows.series(VICTIMS._replace(age=CHILD, sex=sex)) for sex in ("F", "M", "_O"))
    years = {figure.year for one in series for figure in rows.known(one, code)}
    return sorted(years - set(_years_with_children(rows, code)))


def _any_by_sex(rows: Rows, code: str, year: int) -> bool:
    """Whether any child is listed under a sex: zeros alone are no part of anybody."""
    parts = (at(rows, VICTIMS._replace(age=CHILD, sex=sex), code, year) for sex in ("F", "M", "_O"))
    return any(part is not None and part.high > 0 for part in parts)


def _children_by_sex(rows: Rows, code: str, year: int) -> tuple[float, float] | None:
    """Girls, boys and others of a year without a total that, with the adults, may be all its victims."""
    table = rows.table("detected-victims")
    keys = {age: [VICTIMS._replace(age=age, sex=sex) for sex in ("F", "M", "_O")] for age in (CHILD, ADULT)}
    everyone, adults = (at(rows, VICTIMS._replace(age=age), code, year) for age in ("_T", ADULT))
    if everyone is None or year in table.get(VICTIMS._replace(age=CHILD), {}).get(code, {}):
        return None
    parts = [item for key in keys[CHILD] if (item := at(rows, key, code, year))]
    grown = [adults] if adults else [item for key in keys[ADULT] if (item := at(rows, key, code, year))]
    low, high = (sum(getattr(item, end) for item in (*parts, *grown)) for end in ("low", "high"))
    children = sum(item.low for item in parts), sum(item.high for item in parts)
    recorded = [VICTIMS._replace(age=age, sex=sex) for age in (ADULT, "_T") for sex in ("F", "M")]
    has_sex = any((item := at(rows, key, code, year)) and item.high > 0 for key in recorded)
    if not parts or low > everyone.high or high < everyone.low or not (children[1] or has_sex):
        return None
    return children


@cache
def newer_sum(rows: Rows, code: str) -> tuple[int, float, float] | None:
    """The newest year with children of a sex after any total of them in which they may be all; their sum."""
    total = max(_years_with_children(rows, code), default=0)
    found = {year: _children_by_sex(rows, code, year) for year in _years_of_parts(rows, code) if year > total}
    return max(((year, *ends) for year, ends in found.items() if ends is not None), default=None)


def _too_many_by_sex(rows: Rows, code: str, year: int) -> bool:
    """Whether children and adults, at the least of each, are more than all victims: nobody is missing among them."""
    sexes = ("F", "M", "_O")
    everyone, grown = at(rows, VICTIMS, code, year), at(rows, VICTIMS._replace(age=ADULT), code, year)
    children, adults = (
        [at(rows, VICTIMS._replace(age=age, sex=sex), code, year) for sex in sexes] for age in (CHILD, ADULT)
    )
    parts = [*children, *([grown] if grown else adults)]
    return everyone is not None and sum(part.low for part in parts if part) > everyone.high


def last_children(rows: Rows, code: str) -> Figure | None:
    """The one answer to how many children were last detected: a newer sum of girls, boys and others, else the total."""
    if (found := newer_sum(rows, code)) is None:
        return rows.last(rows.series(VICTIMS._replace(age=CHILD)), code)
    year, low, high = found
    return Figure(year, low, None, None, "A") if low == high else Figure(year, None, low, high, "A")


def sum_and_adults(rows: Rows, code: str) -> str:
    """What stands behind that figure in a cell: of a sum that it is one, and a later year of nobody but adults."""
    last, found, adults = last_children(rows, code), newer_sum(rows, code), rows.adults_alone(code)
    by_sex = "; counted by sex" if found and not _is_list(rows, code, found[0]) else ""
    later = adults and adults[-1] > (last.year if last else 0)
    return by_sex + (f"; all detected victims of {adults[-1]} were adults" if later else "")


@judges(
    (
        "A total of detected children is published for {count} of the {span} from {first} to {last}. For {summed}, "
        "children listed as girls, boys or others are counted; for {partial}, only some of them are known."
    ),
    "A total of detected children is published for {count} of the {span} from {first} to {last}.",
    (
        "A total of detected children is published for {count} of the {span} from {first} to {last}. For {summed}, "
        "children listed as girls, boys or others are counted."
    ),
    (
        "A total of detected children is published for {count} of the {span} from {first} to {last}. For {partial}, "
        "only some of them (girls, boys or others) are known."
    ),
)
def years_in_part(claim: Claim, rows: Rows) -> str:
    first, last = rows.span("detected-victims")
    true = (len(_years_with_children(rows, country(claim))), last - first + 1, first, last)
    said = tuple(whole(claim.said[word]) for word in ("count", "span", "first", "last"))
    years = _years_of_parts(rows, country(claim))
    fitting = [year for year in years if _children_by_sex(rows, country(claim), year)]
    summed = [year for year in fitting if not _is_list(rows, country(claim), year)]
    told = {
        word: [int(year) for year in re.findall(r"\d{4}", claim.said.get(word, ""))] for word in ("summed", "partial")
    }
    open_years = [year for year in years if year not in fitting and not _too_many_by_sex(rows, country(claim), year)]
    partial = [year for year in open_years if _any_by_sex(rows, country(claim), year)]
    others = [year for year in partial if year != _listed_last(rows, country(claim))]
    right = told in [{"summed": summed, "partial": own} for own in (partial, *([others] * _is_first_screen(claim)))]
    return "" if said == true and right else f"{true}, in part {years}, of them summed {summed}"


def _is_first_screen(claim: Claim) -> bool:
    """Whether the tile of a country may stand above it, which lists the children of the newest year by sex."""
    return claim.place.medium == "page" and claim.place.name.startswith("/country/")


def _listed_last(rows: Rows, code: str) -> int | None:
    """The newest year with children by sex, where neither a total nor a sum is as new."""
    lasts = [rows.last(rows.series(VICTIMS._replace(age=CHILD, sex=sex)), code) for sex in ("F", "M", "_O")]
    year = max((last.year for last in lasts if last is not None), default=0)
    newest = last_children(rows, code)
    return year if newest is not None and year > newest.year else None


@needs(re.compile(r"A total of detected children is published for \{count\} of the \{span\}"))
def newest_by_sex_is_listed(claim: Claim, place: Rendered, rows: Rows) -> str:
    """On the first screen of a country, whose section does not tell of it again."""
    year = _listed_last(rows, country(claim)) if _is_first_screen(claim) else None
    said = squeezed(f"For {year}, without a total of children, the file lists ")
    return "" if year is None or said in place.text else f"of {year} nothing is said"


def _is_list(rows: Rows, code: str, year: int) -> bool:
    """Whether all victims stand under sex Other, and no child anywhere else: one row, of which nothing is added up."""
    others, everyone = (at(rows, VICTIMS._replace(age="_T", sex=sex), code, year) for sex in ("_O", "_T"))
    alone = not any(at(rows, VICTIMS._replace(age=CHILD, sex=sex), code, year) for sex in ("F", "M"))
    return bool(alone and others and everyone and others.value and others.value == everyone.value)


@judges("For {year}, without a total of children, the file lists {parts}.")
def parts_of_newer_year(claim: Claim, rows: Rows) -> str:
    """The newest year in which children of a sex are listed has no total, and these are they; or one of nobody."""
    code, year = country(claim), year_of(claim)
    words = {"girls": "F", "boys": "M", "children listed under another sex": "_O"}
    told = dict(re.findall(rf"({'|'.join(words)}) (<5|[\d,]+(?: to [\d,]+)?)", claim.said["parts"]))
    lasts = [rows.last(rows.series(VICTIMS._replace(age=CHILD, sex=sex)), code) for sex in words.values()]
    newest = max((last.year for last in lasts if last is not None), default=0)
    is_of_nobody = not _any_by_sex(rows, code, year) and _children_by_sex(rows, code, year) is None
    newest = year if is_of_nobody and year in _years_of_parts(rows, code) else newest
    total = at(rows, VICTIMS._replace(age=CHILD), code, year)
    return first_of(
        f"newest by sex {newest}, total {total}" if newest != year or total is not None else "",
        "" if told else "no part is read",
        *(
            figure_is(rows, VICTIMS._replace(age=CHILD, sex=words[name]), code, year, text)
            for name, text in told.items()
        ),
    )


@judges("With the adults, they exceed the total of {count} of that year.")
def more_than_the_adults_leave(claim: Claim, rows: Rows) -> str:
    """Of a year told by its girls, boys and others: at least, they and the adults are more than all victims."""
    code = country(claim)
    denied = []
    for year in _years_of_parts(rows, code):
        parts = [at(rows, VICTIMS._replace(age=CHILD, sex=sex), code, year) for sex in ("F", "M", "_O")]
        adults, whole_of = at(rows, VICTIMS._replace(age=ADULT), code, year), at(rows, VICTIMS, code, year)
        least = sum(item.low for item in (*parts, adults) if item is not None)
        if adults is not None and whole_of is not None and least > whole_of.high:
            if agrees(claim.said["count"].partition(" ")[0], whole_of.low, whole_of.high):
                return ""
            denied.append(f"{year}: {least} of {whole_of}")
    return f"{denied}"


@judges(
    "No total of detected children is published for {year}. By sex there are {parts}: {sum} child in all, by "
    "these counts. With the adults, they fit the total of {count} of that year.",
    "No total of detected children is published for {year}. By sex there are {parts}: {sum} child in all, by "
    "these counts.",
)
def newest_by_sex(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    summed, newest = _children_by_sex(rows, code, year), newer_sum(rows, code)
    if summed is None or newest is None or year != newest[0]:
        return f"{newest}, sum {summed}"
    words = {"girls": "F", "boys": "M", "children listed under another sex": "_O"}
    told = dict(re.findall(rf"({'|'.join(words)}) ([\d,]+(?: to [\d,]+)?)", claim.said["parts"]))
    problems = [
        figure_is(rows, VICTIMS._replace(age=CHILD, sex=words[name]), code, year, figure)
        for name, figure in told.items()
    ]
    return first_of(
        *problems,
        "" if told else "no part is read",
        "" if agrees(claim.said["sum"], *summed) else f"together {summed}",
        figure_is(rows, VICTIMS, code, year, claim.said["count"]) if "count" in claim.said else "",
    )


@judges("The latest number of detected children, for {year}, is counted by sex. No total of them is published.")
def newest_put_together(claim: Claim, rows: Rows) -> str:
    newest = newer_sum(rows, country(claim))
    return "" if newest is not None and newest[0] == year_of(claim) else f"{newest}"


@judges("The other years are unknown, not zero.")
def years_left(claim: Claim, rows: Rows) -> str:
    if adults := rows.adults_alone(country(claim)):
        # On paper these words can be the end of another sentence, of those years, which is judged whole.
        return ELSEWHERE if claim.place.medium == "print" else f"all are adults in {adults}"
    return "" if _left(claim, rows) else "no year is left"


@needs("The other years are unknown, not zero.")
def years_with_a_child_are_named(claim: Claim, place: Rendered, rows: Rows) -> str:
    """A year of which some child is listed is none of the others: a sentence of the brief is of it."""
    if place.place.medium != "brief":
        return ""  # The same sentences, cut apart at the marks of their sources.
    code = country(claim)
    listed_years = [year for year in _years_of_parts(rows, code) if _any_by_sex(rows, code, year)]
    said = (told.text for told in place.told if "{" in told.message and "child" in told.message)
    named = {int(year) for text in said for year in re.findall(r"\b(?:19|20)\d\d\b", _apart(text))}
    missing = [year for year in listed_years if year not in named]
    return f"children are listed in {missing}, which no sentence names" if missing else ""


def _apart(text: str) -> str:
    """A text without its spans of years, which name their ends alone."""
    return re.sub(r"(?:from )?\d{4} to \d{4}", "", text)


def _left(claim: Claim, rows: Rows) -> int:
    """Years of which neither children are known, nor that all are adults."""
    first, last = rows.span("detected-victims")
    code = country(claim)
    known = {*_years_of_parts(rows, code), *_years_with_children(rows, code), *rows.adults_alone(code)}
    return last - first + 1 - len(known)


@judges(
    "In {years}, all detected victims were adults.",
    "In {years}, all detected victims were adults. The other years are unknown, not zero.",
)
def years_of_adults(claim: Claim, rows: Rows) -> str:
    adults = rows.adults_alone(country(claim))
    right = years_in(claim.said["years"]) == adults and bool(_left(claim, rows)) == ("other" in claim.message)
    return "" if adults and right else f"{adults}, {_left(claim, rows)} more"


@judges(
    "A number of children is published for {link}no year{end} from {first} to {last}. {rest}", free=("none", "rest")
)
def years_none_published(claim: Claim, rows: Rows) -> str:
    return years_none_counted(claim, rows, adults=True)


@judges(
    "Children were counted in {count} of the {span} from {first} to {last}. {rest}",
    "The number of children was reported for {count} of the {span} from {first} to {last}, and it was always zero. "
    "{rest}",
    free=("rest",),
)
def years_beside_adults(claim: Claim, rows: Rows) -> str:
    known = rows.known(rows.series(VICTIMS._replace(age=CHILD)), country(claim))
    if any(item.high for item in known) == ("zero" in claim.message):
        return f"{known}"
    return years_counted(claim, rows)


@judges("{all_of} in {year} were adults.", free=("all_of",))
@judges("All detected victims in {year} were adults. UNODC's file does not say how many children were detected later.")
def newest_adults(claim: Claim, rows: Rows) -> str:
    adults, children = rows.adults_alone(country(claim)), _years_with_children(rows, country(claim))
    right = adults and adults[-1] == year_of(claim) and (not children or children[-1] < adults[-1])
    later = "later" not in claim.message or adults[-1] < rows.span("detected-victims")[1]
    return "" if right and later else f"{adults}, {children}"


@judges("All were adults.")
def newest_are_adults(claim: Claim, rows: Rows) -> str:
    last, adults = rows.last(rows.series(VICTIMS), country(claim)), rows.adults_alone(country(claim))
    return "" if last is not None and last.year in adults else f"{last}, {adults}"


@judges(
    "The number of children was reported for {count} of the {span} from {first} to {last}, and it was always zero. The "
    "other years are unknown, not zero."
)
def years_of_none(claim: Claim, rows: Rows) -> str:
    known = rows.known(rows.series(VICTIMS._replace(age=CHILD)), country(claim))
    problem = "" if known and not any(item.high for item in known) else "children are counted"
    return first_of(problem, years_counted(claim, rows))


@judges(
    "Only some of the children detected in {year} (girls, boys or others) are known. The file does not say how many "
    "they were together."
)
def newest_in_part(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    years = _years_with_children(rows, code)
    parts = [year for year in _years_of_parts(rows, code) if _any_by_sex(rows, code, year)]
    right = parts and parts[-1] == year_of(claim) and (not years or years[-1] < parts[-1])
    return "" if right and not _children_by_sex(rows, code, parts[-1]) else f"in part {parts}, together {years}"


def _parts_by_sex(rows: Rows, key: Key, code: str, year: int) -> list[Figure]:
    """Figures of each sex; not those of others that are all once more, beside girls or boys, at that age or any."""
    found = {sex: item for sex in ("F", "M", "_O") if (item := at(rows, key._replace(sex=sex), code, year))}
    together, others = at(rows, key, code, year), found.get("_O")
    repeated = together and others and others.value and others.value == together.value
    repeated = repeated and any(item.high > 0 for sex, item in found.items() if sex != "_O")
    if others and (repeated or _everybody_again(rows, key, code, year)):
        del found["_O"]
    return list(found.values())


def form_by_sex(rows: Rows, key: Key, code: str, year: int) -> tuple[float, float] | None:
    """The persons by sex of a form of exploitation, where these are certainly more than all of that form."""
    whole_of = at(rows, key, code, year)
    if key.indicator != "detected-victims-by-form" or key.sex != "_T" or whole_of is None:
        return None
    sexes = _parts_by_sex(rows, key, code, year)
    low, high = sum(one.low for one in sexes), sum(one.high for one in sexes)
    return (low, high) if low > whole_of.high else None


@cache
def sums_by_form(rows: Rows, code: str, age: str) -> list[tuple[float, float]]:
    """All such sums of an area, of any form and year."""
    found = []
    for key in rows.table("detected-victims-by-form"):
        if (key.sex, key.age) == ("_T", age):
            years = [figure.year for figure in rows.known(rows.series(key), code)]
            found += [sums for year in years if (sums := form_by_sex(rows, key, code, year))]
    return found


def _everybody_again(rows: Rows, key: Key, code: str, year: int) -> bool:
    """Whether as many are of another sex, at all ages, as there are victims, though some are women or men."""
    figures = {sex: at(rows, key._replace(age="_T", sex=sex), code, year) for sex in ("F", "M", "_O", "_T")}
    others, everyone = figures["_O"], figures["_T"]
    if others is None or everyone is None or not others.value or others.value != everyone.value:
        return False
    return any(item.high > 0 for sex in ("F", "M") if (item := figures[sex]))


@cache
def other_ages(rows: Rows, code: str) -> list[int]:
    """Years in which the others are everybody, but not by age as children and adults in total."""
    found = []
    for figure in rows.known(rows.series(VICTIMS._replace(age=CHILD, sex="_O")), code):
        pairs = [
            [at(rows, VICTIMS._replace(age=age, sex=sex), code, figure.year) for sex in ("_O", "_T")]
            for age in (CHILD, ADULT)
        ]
        differ = any(one and two and (one.low, one.high) != (two.low, two.high) for one, two in pairs)
        if differ and _everybody_again(rows, VICTIMS, code, figure.year):
            found.append(figure.year)
    return found


@cache
def adults_deny(rows: Rows, code: str) -> list[int]:
    """Years in which the adults by sex exceed their total by over a tenth, and make the share less by over a fifth."""
    found = []
    keys = [VICTIMS._replace(age=age) for age in (CHILD, ADULT)]
    for figure in rows.known(rows.series(keys[0]), code):
        adults = at(rows, keys[1], code, figure.year)
        young, grown = (_parts_by_sex(rows, key, code, figure.year) for key in keys)
        least = sum(own.low for own in grown)
        if adults is None or not grown or least <= 1.1 * adults.high:
            continue
        most = sum(own.high for own in young) if young else figure.high
        share = figure.low / (figure.low + adults.high) if figure.low + adults.high else 0
        if share > 1.25 * most / (most + least):
            found.append(figure.year)
    return found


def unclear_shares(rows: Rows, code: str) -> set[int]:
    """Years whose share of children is none by what the rows by sex have."""
    return {*too_low(rows, code, 1.1), *adults_deny(rows, code)}


@judges("For {year}, the report has {count} adult, as many as all detected victims, and no row of children.")
def all_adults(claim: Claim, rows: Rows) -> str:
    """The newest total is that of the adults, and no row of the year, of either sex or both, is of children."""
    code, year = country(claim), year_of(claim)
    adults, everyone = at(rows, VICTIMS._replace(age=ADULT), code, year), rows.last(rows.series(VICTIMS), code)
    young = [key for key in rows.table("detected-victims") if key.age == CHILD and at(rows, key, code, year)]
    right = adults and everyone and everyone.year == year and adults.low == adults.high == everyone.low == everyone.high
    return "" if right and not young and agrees(claim.said["count"], adults.low, adults.high) else f"{adults}, {young}"


@judges(
    "Counts by sex for {year} have more detected victims of known age: {count}, none of them children. The file "
    "does not say which is right.",
    "Counts by sex for {year} have more detected victims of known age: {count}, of whom {children} is a child. The "
    "file does not say which is right.",
)
def ages_by_sex(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    if year not in _years_with_children(rows, code)[-1:]:
        return "the latest report on children is of another year"
    children, adults = _known_by_sex(rows, code, year)
    if not more_by_sex(rows, code, year):
        return "no more are of known age by sex"
    right = agrees(claim.said["count"], children[0] + adults[0], children[1] + adults[1])
    told = agrees(claim.said["children"], *children) if "children" in claim.said else not children[1]
    return "" if right and told else f"{children}, {adults}"


def _known_by_sex(rows: Rows, code: str, year: int) -> list[tuple[float, float]]:
    """Children and adults by the rows by sex, each at least and at most."""
    parts = [_parts_by_sex(rows, VICTIMS._replace(age=age), code, year) for age in (CHILD, ADULT)]
    return [(sum(item.low for item in found), sum(item.high for item in found)) for found in parts]


def more_by_sex(rows: Rows, code: str, year: int) -> bool:
    """Whether the rows by sex have more victims of known age than the totals of children and adults, for certain."""
    together = [at(rows, VICTIMS._replace(age=age), code, year) for age in (CHILD, ADULT)]
    by_sex = sum(low for low, _ in _known_by_sex(rows, code, year))
    return None not in together and by_sex > sum(item.high for item in together if item)


TWO_SHARES = (
    "Of the {base} detected victims of known age in {year}, {share}% were children; by sex UNODC's file knows the age "
    "of {known}, of whom {other}% are children."
)


@judges(TWO_SHARES)
def two_shares(claim: Claim, rows: Rows) -> str:
    """Each by its own rows, of the newest year of children: children of children and adults."""
    code, year = country(claim), year_of(claim)
    if year not in _years_with_children(rows, code)[-1:]:
        return "the latest report on children is of another year"
    child, adult = (at(rows, VICTIMS._replace(age=age), code, year) for age in (CHILD, ADULT))
    if child is None or adult is None or not more_by_sex(rows, code, year) or child.low < FEW:
        return f"{child}, {adult}"
    (low, high), (least, most) = _known_by_sex(rows, code, year)
    by_sex = ((100 * low / (low + most), 100 * high / (high + least)), (low + least, high + most))
    told = (
        agrees(claim.said["share"], *(100 * child.low / (child.low + adult.low),) * 2),
        agrees(claim.said["base"], child.low + adult.low, child.high + adult.high),
        agrees(claim.said["other"], *by_sex[0]),
        agrees(claim.said["known"], *by_sex[1]),
        claim.said["share"] != claim.said["other"],
    )
    return "" if all(told) and child.low == child.high else f"{child}, {adult}, by sex {by_sex}"


RECORDED_AS = "In {year}, {count} of the {base} is recorded as a child."


@judges(RECORDED_AS)
def recorded_as_children(claim: Claim, rows: Rows) -> str:
    """Of all victims: by the total and by the rows by sex, which know the age of more, no more than there are."""
    code, year = country(claim), int(claim.said["year"][:4])
    child, everyone = (at(rows, VICTIMS._replace(age=age), code, year) for age in (CHILD, "_T"))
    if year != _years_with_children(rows, code)[-1] or child is None or everyone is None or child.low < FEW:
        return f"{child} of {everyone}"
    (low, high), adults = _known_by_sex(rows, code, year)
    base = claim.said["base"].partition(" ")[0]
    if not more_by_sex(rows, code, year) or not agrees(base, everyone.low, everyone.high):
        return f"by sex {low + adults[0]}, of {everyone}"
    if high + adults[1] > everyone.low or not agrees(claim.said["count"], child.low, child.high):
        return f"{child}, by sex {low} to {high}, of {everyone}"
    is_least = claim.said["count"].startswith("at least ")
    return "" if (low > child.high if is_least else low <= child.low <= child.high <= high) else f"{low} to {high}"


@needs(RECORDED_AS)
def both_shares_beside(claim: Claim, place: Rendered, rows: Rows) -> str:  # noqa: ARG001, each is judged by itself
    """Both shares stand wherever a brief heads something with neither."""
    if place.place.medium not in ("brief", "print", "brief-slides"):
        return ""
    year = claim.said["year"][:4]
    first, second = rf"knownagein{year},[\d.to]+%werechildren", r"knowstheageof[\d,to]+,ofwhom[\d.to]+%arechildren"
    is_said = re.search(rf"{first};bysexUNODC'sfile{second}", place.text)
    return "" if is_said else "no share is given"


_SHARED = "Of the {base} of known age in {year}, {count} was a child ({share}%)"


@needs(_SHARED, "Children: {share}% of the victims of known age.")
def no_share_that_is_doubted(claim: Claim, place: Rendered, rows: Rows) -> str:  # noqa: ARG001, wherever it stands
    """None where the rows by sex know the age of more: they have another one."""
    code = country(claim)
    year = _years_with_children(rows, code)[-1]
    return f"by sex {_known_by_sex(rows, code, year)} are of known age" if more_by_sex(rows, code, year) else ""


@judges(
    "Under another sex, the report for {year} lists the {whole} detected victim once more: children {children}, "
    "adults {adults}. The file does not say which is right."
)
def everybody_again(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    if year not in other_ages(rows, code):
        return f"{other_ages(rows, code)}"
    others = [at(rows, VICTIMS._replace(age=age, sex="_O"), code, year) for age in ("_T", CHILD, ADULT)]
    told = [claim.said[word] for word in ("whole", "children", "adults")]
    right = all(item and agrees(text, item.low, item.high) for text, item in zip(told, others, strict=True))
    return "" if right else f"{others}"


@judges("This leaves out {years}: under another sex, the report lists all detected victims once more, with other ages.")
def left_out_once_more(claim: Claim, rows: Rows) -> str:
    true = [year for year in other_ages(rows, country(claim)) if year >= BREAK]
    return "" if [int(year) for year in re.findall(r"\d{4}", claim.said["years"])] == true else f"{true}"


@judges(
    "By sex, the children detected in {year} were: girls {girls}, boys {boys}. Under "
    "another sex, the report repeats the number of all children, {others}."
)
def all_once_more(claim: Claim, rows: Rows) -> str:
    problem, figures = _girls_boys(claim, rows)
    everyone, others = figures[0], at(rows, VICTIMS._replace(age=CHILD, sex="_O"), country(claim), year_of(claim))
    if problem or everyone is None or others is None:
        return problem or "one of them is not known"
    same = others.value == everyone.value and any(item and item.high > 0 for item in figures[1:])
    return "" if same and agrees(claim.said["others"], others.low, others.high) else f"{everyone}, {others}"


@judges("adults listed under another sex {figure}", "children listed under another sex {figure}")
def of_another_sex(claim: Claim, rows: Rows) -> str:
    key = VICTIMS._replace(age=CHILD if claim.message.startswith("children") else ADULT, sex="_O")
    # The caption of a country's map is of its neighbours, too.
    is_of_others = claim.place.name == "moving-table" or claim.place.medium == "page"
    codes = rows.areas if is_of_others else claim.asked.areas
    figure, is_of_form, _ = claim.said["figure"].partition(" in ")
    keys = [Key("detected-victims-by-form", "_O", CHILD, form) for form in FORMS] if is_of_form else [key]
    known = [item for code in codes for one in keys for item in rows.known(rows.series(one), code)]
    return "" if any(agrees(figure, item.low, item.high) for item in known) else "no such figure"


@judges(
    "The report for {year} has {link}no detected children{end} and no detected adults.",
    "The latest report, for {year}, has {link}no detected children{end}.",
    free=("none",),
)
def no_children_found(claim: Claim, rows: Rows) -> str:
    adults = at(rows, VICTIMS._replace(age=ADULT), country(claim), year_of(claim))
    problem = latest(rows, VICTIMS._replace(age=CHILD), country(claim), year_of(claim), "0")
    wrong = "adults" in claim.message and (adults is None or adults.high > 0)
    return first_of(problem, f"adults: {adults}" if wrong else "")


@judges("Children were counted in {link}every year{end} from {first} to {last}.")
def years_all_counted(claim: Claim, rows: Rows) -> str:
    years = _years_with_children(rows, country(claim))
    wanted = list(range(year_of(claim, "first"), year_of(claim, "last") + 1))
    right = (year_of(claim, "first"), year_of(claim, "last")) == rows.span("detected-victims")
    return "" if years == wanted and right else f"years with a figure: {years}"


@judges(
    ("The number of children is known for {link}no year{end} from {first} to {last}. It is unknown, not zero."),
    free=("none",),
)
def years_none_counted(claim: Claim, rows: Rows, *, adults: bool = False) -> str:
    if bool(rows.adults_alone(country(claim))) != adults:
        return f"of adults alone are {rows.adults_alone(country(claim))}"
    if (year_of(claim, "first"), year_of(claim, "last")) != rows.span("detected-victims"):
        return f"{rows.span('detected-victims')}"
    years = _years_with_children(rows, country(claim))
    return f"known for {years}" if years else ""


def _girls_boys(claim: Claim, rows: Rows) -> tuple[str, list[Figure | None]]:
    code, year = country(claim), year_of(claim)
    keys = [VICTIMS._replace(age=CHILD, sex=sex) for sex in ("F", "M")]
    problem = first_of(
        figure_is(rows, keys[0], code, year, claim.said["girls"]),
        figure_is(rows, keys[1], code, year, claim.said["boys"]),
    )
    last = rows.last(rows.series(VICTIMS._replace(age=CHILD)), code)
    if last is None or last.year != year:
        problem = problem or "the latest report on children is of another year"
    return problem, [last, *(at(rows, key, code, year) for key in keys)]


@judges(
    "By sex, the children detected in {year} were: girls {girls}, boys {boys}. That is more than all children reported."
)
def girls_boys_exceed(claim: Claim, rows: Rows) -> str:
    problem, (all_of, girls, boys) = _girls_boys(claim, rows)
    more = all_of and girls and boys and girls.low + boys.low > all_of.high
    return first_of(problem, "" if more else "they are not more")


@judges("By sex, the children detected in {year} were: girls {girls}, boys {boys}. The sex of the others is not given.")
def girls_boys_short(claim: Claim, rows: Rows) -> str:
    problem, (all_of, girls, boys) = _girls_boys(claim, rows)
    fewer = all_of and girls and boys and girls.high + boys.high < all_of.low
    return first_of(problem, "" if fewer else "there are no others for sure")


_THREE_SEXES = "By sex, the children detected in {year} were: girls {girls}, boys {boys}, another sex {others}."


@judges(
    _THREE_SEXES + " That is more than all children reported.",
    _THREE_SEXES + " The sex of the rest is not given.",
    _THREE_SEXES,
)
def three_sexes(claim: Claim, rows: Rows) -> str:
    problem, figures = _girls_boys(claim, rows)
    other = VICTIMS._replace(age=CHILD, sex="_O")
    problem = first_of(problem, figure_is(rows, other, country(claim), year_of(claim), claim.said["others"]))
    parts = [item for item in (*figures[1:], at(rows, other, country(claim), year_of(claim))) if item is not None]
    everyone = figures[0]
    if problem or everyone is None:
        return problem or "all children are not known"
    more, fewer = sum(item.low for item in parts) > everyone.high, sum(item.high for item in parts) < everyone.low
    said = ("more than all" in claim.message, "of the rest" in claim.message)
    return "" if said == (more, fewer) else f"more: {more}, fewer: {fewer}"


@judges(
    "By sex, the children detected in {year} were: girls {girls}, boys {boys}.",
    "By sex, the children detected in {year} were: girls {girls}, boys {boys}. By form of exploitation, the same "
    "report lists some {whom}.",
)
def girls_boys(claim: Claim, rows: Rows) -> str:
    """Of whom there are 0, of those no form of exploitation has any, or it is said."""
    year, code = year_of(claim), country(claim)
    some = []
    for name, sex in (("girls", "F"), ("boys", "M")):
        own = at(rows, VICTIMS._replace(age=CHILD, sex=sex), code, year)
        in_forms = [
            figure
            for key, series in rows.table("detected-victims-by-form").items()
            if (key.sex, key.age) == (sex, CHILD) and key.breakdown != "_T"
            for figure in rows.known(series, code)
            if figure.year == year and figure.low > 0
        ]
        some += [name] if own is not None and own.high == 0 and in_forms else []
    if claim.said.get("whom", "") != " and ".join(some):
        return f"some by form: {some}"
    return _girls_boys(claim, rows)[0]


@judges(
    "The sex of the children detected in {year} is {link}not known{end}.",
    "The sex of the children detected in {year} is {link}only in part known{end}.",
)
def sex_unknown(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    known = [at(rows, VICTIMS._replace(age=CHILD, sex=sex), code, year) for sex in ("F", "M")]
    count = sum(item is not None for item in known)
    last = rows.last(rows.series(VICTIMS._replace(age=CHILD)), code)
    newer = newer_sum(rows, code)
    if newer and newer[0] == year and _is_list(rows, code, year):
        return f"{known}" if count else ""
    if last is None or last.year != year:
        return "the latest report on children is of another year"
    if any(item and item.low == item.high == last.low == last.high for item in known):
        return "one sex is all of them"
    right = count == (1 if "only in part" in claim.message else 0)
    return "" if right else f"{count} of 2 known"


@judges(
    "The {count} child detected in {year} was a girl.",
    "The {count} child detected in {year} was a boy.",
)
def all_of_one_sex(claim: Claim, rows: Rows) -> str:
    """The newest total is that of this sex, exactly; of the other one there is no row."""
    code, year = country(claim), year_of(claim)
    own, other = ("F", "M") if "girl" in claim.message else ("M", "F")
    key = VICTIMS._replace(age=CHILD)
    total, same = at(rows, key, code, year), at(rows, key._replace(sex=own), code, year)
    last = rows.last(rows.series(key), code)
    if (
        last is None
        or last.year != year
        or total is None
        or same is None
        or at(rows, key._replace(sex=other), code, year)
    ):
        return f"{last}, {same}"
    exact = same.low == same.high == total.low == total.high
    return "" if exact and agrees(claim.said["count"], total.low, total.high) else f"{same} of {total}"


@judges("UNODC's file has {link}no usable figure{end} on the sex of detected children or on forms of exploitation.")
def nothing_on_sex_or_forms(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    by_sex = rows.has_any("detected-victims", code, lambda key: key.age == CHILD and key.sex in ("F", "M"))
    positive = any(
        figure.high > 0
        for key, series in rows.table("detected-victims-by-form").items()
        for figure in series.get(code, {}).values()
        if figure.known
    )
    sexes = by_sex and any(
        figure.high > 0
        for sex in ("F", "M")
        for figure in rows.known(rows.series(VICTIMS._replace(age=CHILD, sex=sex)), code)
    )
    return first_of("the sex of some is reported" if sexes else "", "forms are reported" if positive else "")


_FORM = {"in sexual exploitation": FORMS[0], "in forced labour": FORMS[1], "in other forms": FORMS[2]}


def _parts(claim: Claim, rows: Rows, age: str) -> tuple[str, float, float, Figure | None]:
    """Problem, least and greatest sum of the forms of the year, and all detected victims of the age."""
    code, year = country(claim), year_of(claim)
    said: dict[str, str] = {}
    rest = claim.said["parts"]
    for words, form in _FORM.items():
        match = re.search(rf"(?:^|, | and )((?:(?! in | and |, ).)+) {words}", rest)
        if match:
            said[form] = match[1]
    true = {}
    newest = 0
    for form in FORMS:
        key = Key("detected-victims-by-form", "_T", age, form)
        last = rows.last(rows.series(key), code)
        newest = max(newest, last.year if last else 0)
        figure = at(rows, key, code, year)
        if figure is not None:
            true[form] = figure
    problem = "" if newest == year else f"the latest forms are of {newest}"
    if set(said) != set(true):
        problem = problem or f"forms with a figure: {sorted(true)}"
    wrong = [form for form, text in said.items() if form in true and not agrees(text, true[form].low, true[form].high)]
    problem = problem or (f"{wrong[0]}: {true[wrong[0]].low} to {true[wrong[0]].high}" if wrong else "")
    low, high = sum(item.low for item in true.values()), sum(item.high for item in true.values())
    return problem, low, high, at(rows, VICTIMS._replace(age=age), code, year)


@judges("Counts by sex for {year} have more by form: {parts}. The file does not say which is right.")
def forms_by_sex(claim: Claim, rows: Rows) -> str:
    """Of the ages that the sentence before it speaks of: children, where any form of theirs is positive."""
    code, year = country(claim), year_of(claim)
    newest = {}
    for age in (CHILD, "_T"):
        of_forms = [rows.known(rows.series(Key("detected-victims-by-form", "_T", age, form)), code) for form in FORMS]
        last = max((known[-1].year for known in of_forms if known), default=0)
        if any(item.high > 0 for known in of_forms for item in known if item.year == last):
            newest[age] = last
    age = CHILD if CHILD in newest else "_T"
    more = {}
    for form in FORMS:
        key = Key("detected-victims-by-form", "_T", age, form)
        parts = _parts_by_sex(rows, key, code, year)
        low, high, together = (
            sum(item.low for item in parts),
            sum(item.high for item in parts),
            at(rows, key, code, year),
        )
        if low > (together.high if together else 0):
            more[form] = (low, high)
    told = re.findall(r"([\d,]+(?: to [\d,]+)?) (in [a-z]+ [a-z]+)", claim.said["parts"])
    right = [_FORM[words] for _, words in told] == list(more) and newest.get(age) == year
    wrong = [figure for figure, words in told if right and not agrees(figure, *more[_FORM[words]])]
    return "" if right and not wrong else f"of {newest}: {more}"


@judges("By form of exploitation, the records of {year} on detected children list {parts}.")
def forms_of_children(claim: Claim, rows: Rows) -> str:
    return _parts(claim, rows, CHILD)[0]


@judges(
    "By form of exploitation, the records of {year} on detected children list "
    "{parts}. Together, that is more than all of them."
)
def forms_of_children_exceed(claim: Claim, rows: Rows) -> str:
    problem, low, _, everyone = _parts(claim, rows, CHILD)
    by_sex = _parts_by_sex(rows, VICTIMS._replace(age=CHILD), country(claim), year_of(claim))
    fits = everyone and everyone.high < low <= sum(item.low for item in by_sex)
    more = everyone and low > everyone.high and not fits
    return first_of(problem, "" if more else f"in all {everyone}, by sex {by_sex}")


@judges(
    "By form of exploitation, the records of {year} on detected children list "
    "{parts}. Together, that is more than the total of children, {total}, but not "
    "more than girls, boys and others together."
)
def forms_of_children_fit_the_sexes(claim: Claim, rows: Rows) -> str:
    """The total is what does not fit: it is said rightly, and less than the forms and than the sexes."""
    problem, low, _, everyone = _parts(claim, rows, CHILD)
    by_sex = _parts_by_sex(rows, VICTIMS._replace(age=CHILD), country(claim), year_of(claim))
    if everyone is None or not agrees(claim.said["total"], everyone.low, everyone.high):
        return f"{everyone}"
    between = everyone.high < low <= sum(item.high for item in by_sex)
    between = between and sum(item.low for item in by_sex) > everyone.high
    return first_of(problem, "" if between else f"by sex {by_sex}")


@judges(
    "By form of exploitation, the records of {year} on detected children list "
    "{parts}. The form of the others is not given."
)
def forms_of_children_short(claim: Claim, rows: Rows) -> str:
    problem, _, high, everyone = _parts(claim, rows, CHILD)
    return first_of(problem, "" if everyone and high < everyone.low else "there are no others for sure")


@judges("By form of exploitation, the records of {year} on detected victims of all ages list {parts}.")
def forms_of_all(claim: Claim, rows: Rows) -> str:
    return _parts(claim, rows, "_T")[0]


@judges(
    "By form of exploitation, the records of {year} on detected victims of all ages "
    "list {parts}. The form of the others is not given."
)
def forms_of_all_short(claim: Claim, rows: Rows) -> str:
    problem, _, high, everyone = _parts(claim, rows, "_T")
    return first_of(problem, "" if everyone and high < everyone.low else "there are no others for sure")


@judges(
    (
        "By form of exploitation, the records of {year} on detected victims of all ages "
        "list {parts}. Together, that is more than all detected victims of that year."
    ),
)
def forms_of_all_exceed(claim: Claim, rows: Rows) -> str:
    problem, low, _, everyone = _parts(claim, rows, "_T")
    more = "" if everyone and low > everyone.high else "they are not more"
    return first_of(problem, more)


@judges(
    (
        "Since UNODC's new questionnaire for 2017, the number of children detected in a year lay between {low} "
        "({low_year}) and {high} ({high_year}), over {years} with such a number. This is not a trend."
    ),
    (
        "Since UNODC's new questionnaire for 2017, the number of children detected in a year lay between {low} "
        "({low_year}) and {high} ({high_year}), over {years} with such a number."
    ),
)
def range_since(claim: Claim, rows: Rows) -> str:
    known = rows.known(rows.series(VICTIMS._replace(age=CHILD)), country(claim))
    code = country(claim)
    left_out = {*too_low(rows, code), *below_a_form(rows, code), *other_ages(rows, code), *_at_odds(rows, code)}
    known = [figure for figure in known if figure.year not in left_out]
    exact = [figure for figure in known if figure.year >= BREAK and figure.value is not None]
    lows = {figure.year for figure in exact if figure.low == min(item.low for item in exact)}
    highs = {figure.year for figure in exact if figure.high == max(item.high for item in exact)}
    told = [figure.year for figure in exact]
    is_row = len(told) >= 5 and told == list(range(min(told), max(told) + 1))
    if ("not a trend" in claim.message) == is_row:
        return f"{told}"
    right = (
        agrees(claim.said["low"], min(item.low for item in exact), min(item.low for item in exact))
        and agrees(claim.said["high"], max(item.high for item in exact), max(item.high for item in exact))
        and year_of(claim, "low_year") in lows
        and year_of(claim, "high_year") in highs
        and whole(claim.said["years"]) == len(exact)
        and min(item.low for item in known if item.year >= BREAK) >= FEW
    )
    return "" if right else f"{[(item.year, item.value) for item in exact]}"


@cache
def too_low(rows: Rows, code: str, times: float = 1) -> list[int]:
    """Years in which girls, boys and others together are more than so many times the total of children."""
    key = VICTIMS._replace(age=CHILD)
    return [
        figure.year
        for figure in rows.known(rows.series(key), code)
        if sum(own.low for own in _parts_by_sex(rows, key, code, figure.year)) > times * figure.high
    ]


@cache
def below_a_form(rows: Rows, code: str) -> list[int]:
    """Years in which more children are in some form than there are in all, and no more by sex."""
    totals = {figure.year: figure for figure in rows.known(rows.series(VICTIMS._replace(age=CHILD)), code)}
    forms = [
        figure
        for key, series in rows.table("detected-victims-by-form").items()
        if (key.sex, key.age) == ("_T", CHILD) and key.breakdown != "_T"
        for figure in rows.known(series, code)
    ]
    more = {form.year for form in forms if form.year in totals and form.low > totals[form.year].high}
    return sorted(more - set(too_low(rows, code)))


def only_sex(rows: Rows, code: str, year: int) -> str:
    """The one sex of which the rows by form have children, where the victims of a year have none by sex."""
    sexes = ("F", "M", "_O")
    if any(at(rows, VICTIMS._replace(sex=sex, age=CHILD), code, year) for sex in sexes):
        return ""
    found = {
        sex
        for sex in sexes
        for form in FORMS
        if (figure := at(rows, Key("detected-victims-by-form", sex, CHILD, form), code, year)) and figure.high > 0
    }
    return found.pop() if len(found) == 1 else ""


@judges(
    "By form of exploitation, the report lists {link}girls alone{end}.",
    "By form of exploitation, the report lists {link}boys alone{end}.",
)
def sex_of_forms(claim: Claim, rows: Rows) -> str:
    """Of the year that the sentence before it tells, which is the newest with children."""
    last = rows.last(rows.series(VICTIMS._replace(age=CHILD)), country(claim))
    sex = only_sex(rows, country(claim), last.year if last else 0)
    return "" if sex == ("F" if "girls" in claim.message else "M") else f"listed: {sex or 'not one sex alone'}"


@judges("{said}; by sex, girls alone are listed", "{said}; by sex, boys alone are listed", free=("said",))
def sex_of_forms_drawn(claim: Claim, rows: Rows) -> str:
    """Of the year that the title before it tells."""
    year = re.search(r", (\d{4}): ", claim.said["said"])
    sex = only_sex(rows, country(claim), int(year[1])) if year else ""
    return "" if sex == ("F" if "girls" in claim.message else "M") else f"listed: {sex or 'not one sex alone'}"


def _at_odds(rows: Rows, code: str) -> list[int]:
    """Years since the break, but those of a total that is too low, in which the ages exceed all victims by a tenth."""
    low, found = {*too_low(rows, code), *below_a_form(rows, code), *other_ages(rows, code)}, []
    for figure in rows.known(rows.series(VICTIMS._replace(age=CHILD)), code):
        whole_of_year = at(rows, VICTIMS, code, figure.year)
        if figure.year < BREAK or figure.year in low or whole_of_year is None:
            continue
        adult = at(rows, VICTIMS._replace(age=ADULT), code, figure.year)
        by_sex = sum(own.low for own in _parts_by_sex(rows, VICTIMS._replace(age=ADULT), code, figure.year))
        if figure.low + max(by_sex, adult.low if adult else 0) > 1.1 * whole_of_year.high:
            found.append(figure.year)
    return found


@judges(
    "This leaves out {years}: the total of children, with the adults (in total or by sex, whichever is more), "
    "exceeds all detected victims of the year by more than a tenth."
)
def left_out_at_odds(claim: Claim, rows: Rows) -> str:
    true = _at_odds(rows, country(claim))
    told = [int(year) for year in re.findall(r"\d{4}", claim.said["years"])]
    return "" if told == true else f"{true}"


@judges("This leaves out {years}: girls, boys and others together are more than the total.")
def left_out_too_low(claim: Claim, rows: Rows) -> str:
    true = [year for year in too_low(rows, country(claim)) if year >= BREAK]
    return "" if [int(year) for year in re.findall(r"\d{4}", claim.said["years"])] == true else f"{true}"


@judges("This leaves out {years}: one form of exploitation alone has more children than the total.")
def left_out_below_a_form(claim: Claim, rows: Rows) -> str:
    true = [year for year in below_a_form(rows, country(claim)) if year >= BREAK]
    return "" if [int(year) for year in re.findall(r"\d{4}", claim.said["years"])] == true else f"{true}"


@judges("This leaves out {years}: there are girls, boys or others, but no total.")
def left_out_untotalled(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    years = [year for year in _years_of_parts(rows, code) if year >= BREAK and _any_by_sex(rows, code, year)]
    true = [year for year in years if not _is_list(rows, code, year)]
    return "" if [int(year) for year in re.findall(r"\d{4}", claim.said["years"])] == true else f"{true}"


@judges("The latest total above zero is {count}, for {year}.")
def above_zero(claim: Claim, rows: Rows) -> str:
    known = rows.known(rows.series(VICTIMS), country(claim))
    above = [figure for figure in known if figure.high > 0]
    right = known[-1].high == 0 and above[-1].year == year_of(claim)
    return "" if right and agrees(claim.said["count"], above[-1].low, above[-1].high) else f"{above[-1:]}"


@judges(
    "Since UNODC's new questionnaire for 2017, {years} year has a usable total of detected children: {count} had few "
    "(under {number}) and {zeros} had none, so no change is described.",
    "Since UNODC's new questionnaire for 2017, {years} year has a usable total of detected children: {zeros} had "
    "none, so no change is described.",
    "Since UNODC's new questionnaire for 2017, {years} year has a usable total of detected children: {count} had few "
    "(under {number}), so no change is described.",
    "Since UNODC's new questionnaire for 2017, the usable total of detected children is 0 in each of {years}, so no "
    "change is described.",
    "Since UNODC's new questionnaire for 2017, the usable total of detected children is under {number} in each of "
    "{years}, so no change is described.",
)
def few_since(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    known = rows.known(rows.series(VICTIMS._replace(age=CHILD)), code)
    odd = {*too_low(rows, code), *below_a_form(rows, code), *other_ages(rows, code), *_at_odds(rows, code)}
    since = [figure for figure in known if figure.year >= BREAK and figure.year not in odd]
    zeros = sum(figure.high == 0 for figure in since)
    few = sum(figure.high > 0 and figure.low < FEW for figure in since)
    # The word is filled with a count of years where the sentence does not say it.
    under = whole(claim.said["number"]) if "{number}" in claim.message else FEW
    true = {"years": len(since), "zeros": zeros, "count": few, "number": FEW}
    if len(since) in (zeros, few):
        right = f"is {'0' if zeros else 'under'} " in claim.message and whole(claim.said["years"]) == len(since)
        return "" if right and under == FEW else f"all of {true}"
    if "in each of" in claim.message:
        return f"{true}"
    told = {word: whole(claim.said[word]) if word in claim.said else 0 for word in ("years", "zeros", "count")}
    right = all(told[word] == true[word] for word in told) and under == FEW
    return "" if right and zeros + few else f"{true}"


@judges(
    "Since UNODC's new questionnaire for 2017, {years} year has a usable total of detected children, too few for a "
    "range."
)
def too_few_since(claim: Claim, rows: Rows) -> str:
    """Fewer than three years whose totals nothing in their reports denies, none of them few, and others left out."""
    code = country(claim)
    known = rows.known(rows.series(VICTIMS._replace(age=CHILD)), code)
    odd = {*too_low(rows, code), *below_a_form(rows, code), *other_ages(rows, code), *_at_odds(rows, code)}
    since = [figure for figure in known if figure.year >= BREAK]
    usable = [figure for figure in since if figure.year not in odd]
    right = len(usable) < len(since) and sum(figure.low == figure.high for figure in usable) < 3
    if not right or any(figure.low < FEW for figure in usable):
        return f"{usable} of {since}"
    return "" if whole(claim.said["years"]) == len(usable) else f"{len(usable)}"


@judges(
    (
        "{link}All figures{end} on detected children date from before UNODC's new questionnaire for 2017; the last is "
        "for {year}."
    ),
    free=("all",),
)
def all_before(claim: Claim, rows: Rows) -> str:
    years = _years_with_children(rows, country(claim))
    return "" if years and years[-1] == year_of(claim) < BREAK else f"years with a figure: {years}"


# ------------------------------------------------------------------------------------------ not known


@judges("UNODC's collection has {link}no usable figure{end} on detected victims {in_place}. Silence is not absence.")
def never_reported(claim: Claim, rows: Rows) -> str:
    tables = ("detected-victims", "detected-victims-by-form", "detected-victims-by-citizenship")
    found = [name for name in tables if rows.has_any(name, country(claim))]
    return f"there are figures in {found}" if found else ""


@judges("UNODC's collection has {link}no usable total of detected victims {in_place}{end}, and no ages.")
def no_total(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    if rows.has_any("detected-victims", code, lambda key: key.age in ("_T", CHILD)):
        return "there are figures on detected victims"
    return ""


def _any_but_merged(rows: Rows, indicator: str, code: str) -> list[int]:
    """Years in which a table has any figure of an area that the name of the indicator speaks of."""

    def meant(key: Key) -> bool:
        if indicator in ("detected-victims", "detected-victims-by-form"):
            return key.age == CHILD
        return not (indicator.endswith("-by-citizenship") and key.breakdown == "UNKNOWN")

    return sorted(
        {
            figure.year
            for key, series in rows.table(indicator).items()
            if meant(key)
            for figure in series.get(code, {}).values()
            if figure.known
        }
    )


RECORDED = ("idmc_gidd", "ucdp")
"""Sources that have a row only where something was recorded: none is no gap."""
ONE_IN = 4
"""Of UN members so many have a figure at least of what a country is said to lack."""


@judges("Reach 2030 has no usable figure for: {names}.")
def nothing_on(claim: Claim, rows: Rows) -> str:
    """That there is none, and that one would be expected: neither of what may not have occurred, nor of what hardly any
    country has."""
    code = country(claim)

    def judge(indicator: str, _bracket: str) -> str:
        years = _any_but_merged(rows, indicator, code)
        if years or rows.catalogue[indicator]["source"] in RECORDED or indicator == "migrant-deaths":
            return f"{indicator} has figures of {years}, from {rows.catalogue[indicator]['source']}"
        have = sum(rows.has_any(indicator, member) for member in rows.members)
        return "" if have * ONE_IN >= len(rows.members) else f"{indicator} is known of {have} UN members"

    return each_named(claim, rows, judge)


@judges(
    "Reach 2030's latest figure on {name} is of {year}.",
    "Reach 2030's latest figures on these subjects are of earlier years: {names}.",
)
def nothing_newer(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    of_one = claim.said.get("year", "")

    def judge(indicator: str, bracket: str) -> str:
        years = _any_but_merged(rows, indicator, code)
        if not years:
            return f"{indicator} has no figure"
        return "" if str(years[-1]) == (of_one or bracket) else f"{indicator} has figures of {years[-1]}"

    return each_named(claim, rows, judge, "name" if of_one else "names")


@judges(
    "Reach 2030 has {link}no usable figure{end} of the US Department of Labor on laws and labour inspection {in_place}."
)
def labor_never(claim: Claim, rows: Rows) -> str:
    ours = [name for name, entry in rows.catalogue.items() if entry["source"] == "us_dol"]
    found = [name for name in ours if rows.has_any(name, country(claim))]
    return f"there are figures in {found}" if found else ""


# ------------------------------------------------------------------------------------------ conditions


@judges(
    (
        "{link}No deaths in organised violence{end} were recorded in {year}. No violence passed the threshold of the "
        "source, which is not the same as peace."
    ),
    free=("none",),
)
def no_deaths(claim: Claim, rows: Rows) -> str:
    return latest(rows, Key("conflict-deaths"), country(claim), year_of(claim), "none")


@judges("{count} death in organised violence was recorded in {year}.")
def deaths(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    if _is_doubted(rows, code, year):
        return "the row is marked as of low reliability"
    return latest(rows, Key("conflict-deaths"), code, year, claim.said["count"])


@judges(
    "An estimated {count} person died in organised violence in {year}; the low or high estimate of the source "
    "contradicts that and is left out."
)
def deaths_doubted(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    figure = rows.series(Key("conflict-deaths")).get(code, {}).get(year)
    bounds = (figure.lower, figure.upper) if figure else ()
    return first_of(
        "" if _is_doubted(rows, code, year) and bounds.count(None) else f"{figure}",
        latest(rows, Key("conflict-deaths"), code, year, claim.said["count"]),
    )


def _is_doubted(rows: Rows, code: str, year: int) -> bool:
    figure = rows.series(Key("conflict-deaths")).get(code, {}).get(year)
    return figure is not None and figure.status == "U"


def _ends(rows: Rows, key: Key, code: str, year: int, said: dict[str, str]) -> str:
    low, high = said["low"], said["high"]
    figure = rows.series(key).get(code, {}).get(year)
    if figure is None or figure.lower is None or figure.upper is None:
        return "there are no bounds"
    fits = agrees(low, figure.lower, figure.lower) and agrees(high, figure.upper, figure.upper)
    return "" if fits else f"bounds {figure.lower} to {figure.upper}"


@judges("An estimated {count} person died in organised violence in {year} ({low} to {high}).")
def deaths_between(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    return first_of(
        latest(rows, Key("conflict-deaths"), code, year, claim.said["count"]),
        _ends(rows, Key("conflict-deaths"), code, year, claim.said),
    )


@judges("New displacements by conflict and violence were last listed for {year}: {figure} movement.")
def movements_last(claim: Claim, rows: Rows) -> str:
    return latest(rows, rows.usual("conflict-displacement-new"), country(claim), year_of(claim), claim.said["figure"])


@judges(
    (
        "{count} new internal displacement by conflict and violence was counted in "
        "{year}. One person can be displaced, and counted, more than once."
    ),
)
def movements(claim: Claim, rows: Rows) -> str:
    return latest(rows, rows.usual("conflict-displacement-new"), country(claim), year_of(claim), claim.said["count"])


WEATHER, EARTH = "disaster-displacement-weather", "disaster-displacement-geophysical"


@judges(
    (
        "New displacements by weather-related disasters came to {weather} in {year}, and "
        "those by earthquakes and other geophysical disasters to {earth}, all counted as "
        "movements."
    ),
)
def disasters_both(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    return first_of(
        latest(rows, rows.usual(WEATHER), code, year, claim.said["weather"]),
        latest(rows, rows.usual(EARTH), code, year, claim.said["earth"]),
    )


@judges(
    "Of all people, {figure}% lived on less than 3.00 USD a day (price-adjusted), according to the survey of {year}."
)
def poverty(claim: Claim, rows: Rows) -> str:
    figure = rows.last(rows.series(Key("extreme-poverty")), country(claim))
    if figure is not None and figure.value == 0 and claim.said["figure"] == "under 0.05":
        return "" if figure.year == year_of(claim) else f"the latest figure is of {figure.year}"
    return latest(rows, Key("extreme-poverty"), country(claim), year_of(claim), claim.said["figure"])


def insecurity(claim: Claim, rows: Rows) -> str:
    return latest(rows, rows.usual("food-insecurity"), country(claim), year_of(claim), claim.said["figure"])


@judges("Of all people, {figure}% were undernourished, as a mean of three years ({year}).")
def hunger(claim: Claim, rows: Rows) -> str:
    return latest(rows, rows.usual("undernourishment"), country(claim), year_of(claim), claim.said["figure"])


@judges(
    (
        "Moderate or severe food insecurity affected {insecure}% of people, and "
        "{hungry}% were undernourished, both as means of three years ({year})."
    ),
)
def insecurity_and_hunger(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    return first_of(
        latest(rows, rows.usual("food-insecurity"), code, year_of(claim), claim.said["insecure"]),
        latest(rows, rows.usual("undernourishment"), code, year_of(claim), claim.said["hungry"]),
    )


def _murders(rows: Rows, code: str, year: int) -> float | None:
    figure, people = at(rows, rows.usual("homicide-rate"), code, year), rows.people().get(code, {}).get(year)
    return None if figure is None or people is None else round(figure.high * people / 100_000)


@judges("The published rate of intentional homicides was {figure} in {year}.")
def no_homicide(claim: Claim, rows: Rows) -> str:
    figure = at(rows, rows.usual("homicide-rate"), country(claim), year_of(claim))
    is_zero = "" if figure and figure.high == 0 else f"{figure}"
    return first_of(
        is_zero, latest(rows, rows.usual("homicide-rate"), country(claim), year_of(claim), claim.said["figure"])
    )


def homicide(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    victims = _murders(rows, code, year)
    few = "" if victims is not None and victims >= FEW else f"the victims are {victims}"
    return first_of(latest(rows, rows.usual("homicide-rate"), code, year, claim.said["figure"]), few)


@judges(
    (
        "By the rate and the population, {link}fewer than {number}{end} person was killed in intentional homicides "
        "({year}). A rate of so few says little."
    ),
    free=("few",),
)
def homicide_few(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    victims, last = _murders(rows, code, year), rows.last(rows.series(rows.usual("homicide-rate")), code)
    if last is None or last.year != year:
        return "the latest figure is of another year"
    under = whole(claim.said["number"])
    right = victims is not None and under == FEW and victims < FEW and last.high > 0
    return "" if right else f"the victims are {victims}"


@judges(
    "The World Bank's score for political stability and absence of violence was {figure} ({low} to {high} with its "
    "margin of error) in {year}. The world's average is near zero, and a higher score means more stability."
)
def stability(claim: Claim, rows: Rows) -> str:
    """The newest score with its ends; the mean of its year is near zero. What a higher one means its publisher says."""
    code, year, key = country(claim), year_of(claim), rows.usual("political-stability")
    scores = [of[year].value for of in rows.series(key).values() if year in of and of[year].value is not None]
    mean = statistics.fmean(scores)
    return first_of(
        latest(rows, key, code, year, claim.said["figure"]),
        _ends(rows, key, code, year, claim.said),
        "" if abs(mean) < 0.1 else f"the mean is {mean}",
    )


# ------------------------------------------------------------------------------------------ displaced and refugees


def _stock(cause: str, age: str) -> Key:
    return Key("displaced-stock-by-age", "_T", age, cause)


@judges(
    "{link}Nobody{end} is listed as internally displaced by conflict at the end of {year}. That is not a count of zero."
)
def nobody_displaced(claim: Claim, rows: Rows) -> str:
    last = rows.last(rows.series(_stock("CONFLICT", "_T")), country(claim))
    if year_of(claim) != rows.span("displaced-stock-by-age")[1]:
        return f"the table is of {rows.span('displaced-stock-by-age')}"
    return f"{last.low} people in {last.year}" if last else ""


def _part_of_people(claim: Claim, rows: Rows, child: Figure | None, everyone: Figure | None) -> str:
    """Whether children are as large a part of the displaced as of the whole population, within a point; where they are
    not, nothing is said of it."""
    if child is None or everyone is None:
        return "there is no estimate"
    code, own = country(claim), 100 * child.high / everyone.high
    people = [rows.people(age).get(code, {}).get(child.year) for age in (CHILD, "_T")]
    is_of_population = all(people) and abs(100 * people[0] / people[1] - own) <= 1
    is_right = is_of_population == ("share of children in the population" in claim.message)
    return "" if is_right else f"{own}% of the displaced are children, and {people} of the population"


def _displaced(claim: Claim, rows: Rows, cause: str) -> str:
    code, year = country(claim), year_of(claim)
    child, everyone = (at(rows, _stock(cause, age), code, year) for age in (CHILD, "_T"))
    problem = latest(rows, _stock(cause, "_T"), code, year, claim.said["count"])
    if claim.message.endswith("by disasters."):
        return first_of(problem, "" if everyone and everyone.high < FEW else "the children are not told")
    if "children" in claim.said:
        told = first_of(problem, latest(rows, _stock(cause, CHILD), code, year, claim.said["children"]))
        return told if cause == "DISASTER" else first_of(told, _part_of_people(claim, rows, child, everyone))
    if "least" in claim.said:
        under = whole(claim.said["least"])
        is_news = everyone is not None and everyone.high >= FEW  # Of 4 people it says nothing.
        right = child and under == FEW and child.high < FEW and (is_news or cause == "CONFLICT")
        return first_of(problem, "" if right else f"{child} of {everyone}")
    return first_of(problem, f"children: {child.low} to {child.high}" if child else "")


@judges(
    (
        "At the end of {year}, {children} child was internally displaced by conflict (an estimate). It is {count}, "
        "times the share of children in the population."
    ),
    (
        "At the end of {year}, {children} child was internally displaced by conflict (an estimate). It is based on "
        "{count}."
    ),
    (
        "At the end of {year}, {count} person was internally displaced by conflict and violence. How many were "
        "children is {link}not known{end}."
    ),
    (
        "At the end of {year}, {count} person was internally displaced by conflict and violence. By an estimate, "
        "{link}fewer than {least}{end} of them were children."
    ),
    free=("unknown", "few", "known"),
)
def displaced_by_conflict(claim: Claim, rows: Rows) -> str:
    return _displaced(claim, rows, "CONFLICT")


@judges(
    "At the end of {year}, {count} person was internally displaced by disasters.",
    ("At the end of {year}, {children} child was internally displaced by disasters (an estimate), among {count}."),
    (
        "At the end of {year}, {count} person was internally displaced by disasters. How many were children is "
        "{link}not known{end}."
    ),
    (
        "At the end of {year}, {count} person was internally displaced by disasters. By an estimate, {link}fewer than "
        "{least}{end} of them were children."
    ),
    free=("unknown", "few", "known"),
)
def displaced_by_disaster(claim: Claim, rows: Rows) -> str:
    return _displaced(claim, rows, "DISASTER")


def _of_its_place(claim: Claim, rows: Rows) -> str:
    said = claim.said.get("place") or claim.said["in_place"]
    return "" if is_country(said, claim, rows) else f"asked was {country(claim)}"


def _refugees(claim: Claim, rows: Rows, table: str) -> str:
    code, year = country(claim), year_of(claim)
    shares = rows.usual(f"child-share-of-{table}")
    ages = rows.usual(f"child-share-of-{table}-age-known", sex="_T")
    counted = at(rows, rows.usual(table), code, year)
    share = at(rows, shares, code, year)
    if "zero" in claim.said:
        return latest(rows, rows.usual(table), code, year, claim.said["zero"])
    problem = latest(rows, rows.usual(table), code, year, claim.said["count"])
    if "share" in claim.said:
        return first_of(
            problem,
            figure_is(rows, shares, code, year, claim.said["share"]),
            figure_is(rows, ages, code, year, claim.said["known"]),
            "" if share and (share.status == "E") == ("estimate" in claim.message) else f"{share}",
        )
    if "too few for a share" in claim.message:
        known = at(rows, ages, code, year)
        if counted is None or share is None or known is None:
            return "there is no share"
        return first_of(
            problem, "" if counted.low * known.low / 100 * share.low / 100 < FEW else "they are ten or more"
        )
    if "too few people" in claim.message:
        known = at(rows, ages, code, year)
        few = counted is not None and counted.low < 100 and known is not None and known.high >= 50 and share is None
        return first_of(problem, "" if few else f"{counted}, ages known of {known}, share {share}")
    return first_of(problem, f"the share is {share.low}" if share else "")


@judges(
    (
        "UNHCR counted {count} refugee whose origin is {place} at the end of {year}. The age of {known}% of them is "
        "known, and {share}% of these were children."
    ),
    (
        "UNHCR counted {count} refugee whose origin is {place} at the end of {year}. It gives ages for {known}% of "
        "them, most of these estimated; by these ages, {share}% were children."
    ),
    (
        "UNHCR counted {count} refugee whose origin is {place} at the end of {year}. The children among them are too "
        "few for a share."
    ),
    (
        "UNHCR counted {count} refugee whose origin is {place} at the end of {year}, too few people for a share of "
        "children."
    ),
    (
        "UNHCR counted {count} refugee whose origin is {place} at the end of {year}. The ages on record do not tell "
        "how many were children."
    ),
    (
        "UNHCR's table has {zero} for refugees of any age whose origin is {place} at the end of {year}. A zero there "
        "can also mean “not applicable”."
    ),
)
def refugees_from(claim: Claim, rows: Rows) -> str:
    return first_of(_of_its_place(claim, rows), _refugees(claim, rows, "refugees-by-origin"))


@judges(
    (
        "UNHCR counted {count} refugee living {in_place} at the end of {year}. The age of {known}% of them is known, "
        "and {share}% of these were children."
    ),
    (
        "UNHCR counted {count} refugee living {in_place} at the end of {year}. It gives ages for {known}% of them, "
        "the same for every origin, so they are an estimate; by these ages, {share}% were children."
    ),
    (
        "UNHCR counted {count} refugee living {in_place} at the end of {year}. The children among them are too few "
        "for a share."
    ),
    ("UNHCR counted {count} refugee living {in_place} at the end of {year}, too few people for a share of children."),
    (
        "UNHCR counted {count} refugee living {in_place} at the end of {year}. The ages on record do not tell how "
        "many were children."
    ),
    (
        "UNHCR's table has {zero} for refugees of any age living {in_place} at the end of {year}. A zero there can "
        "also mean “not applicable”."
    ),
)
def refugees_here(claim: Claim, rows: Rows) -> str:
    return first_of(_of_its_place(claim, rows), _refugees(claim, rows, "refugees-by-asylum"))


@judges(
    (
        "For {year}, the same table lists people without an area for the first time; the year before, it counted "
        "{before} {in_place}. The lower number is not shown to be a movement of people."
    ),
)
def unrwa_without_area(claim: Claim, rows: Rows) -> str:
    key, year = rows.usual("palestine-refugees-unrwa"), year_of(claim)
    nowhere = [figure.year for figure in rows.known(rows.series(key), "_X")]
    here, before = (at(rows, key, country(claim), of) for of in (year, year - 1))
    if nowhere != [year] or here is None or before is None or here.low >= 0.9 * before.low:
        return f"{nowhere}, {here}, {before}"
    return "" if agrees(claim.said["before"], before.low, before.high) else f"{before}"


@judges(
    (
        "Separately, UNRWA counted {count} Palestine refugees of all ages {in_place} ({year}). Its table does not say "
        "how many were children."
    ),
    "Palestine refugees under the mandate of UNRWA are not among these: it counted {count} of them here in {year}.",
)
def unrwa(claim: Claim, rows: Rows) -> str:
    key, code = rows.usual("palestine-refugees-unrwa"), country(claim)
    if "not among these" in claim.message and fell_as_some_are_unlisted(rows, code):
        return "a part of the fall may be those listed without an area"
    return latest(rows, key, code, year_of(claim), claim.said["count"])


@judges(
    "Palestine refugees under the mandate of UNRWA are not among these: it counted {count} of them here in {year}, "
    "and {before} the year before, when none were listed without an area.",
    "Palestine refugees (UNRWA), counted apart: {count} ({year}); {before} the year before, when none were listed "
    "without an area.",
)
def unrwa_before_some_were_unlisted(claim: Claim, rows: Rows) -> str:
    key, code, year = rows.usual("palestine-refugees-unrwa"), country(claim), year_of(claim)
    return first_of(
        "" if fell_as_some_are_unlisted(rows, code) else "it did not fall, or nobody was unlisted for the first time",
        latest(rows, key, code, year, claim.said["count"]),
        figure_is(rows, key, code, year - 1, claim.said["before"]),
    )


def fell_as_some_are_unlisted(rows: Rows, code: str) -> bool:
    """Whether a tenth or more is gone in the one year of which the table has people without an area."""
    series = rows.series(rows.usual("palestine-refugees-unrwa"))
    years = [year for year, figure in series.get("_X", {}).items() if figure.known]
    if len(years) != 1 or any(year not in series.get(code, {}) for year in (years[0], years[0] - 1)):
        return False
    return series[code][years[0]].low <= 0.9 * series[code][years[0] - 1].low


# ------------------------------------------------------------------------------------------ justice


PROSECUTED, CONVICTED = Key("persons-prosecuted"), Key("persons-convicted")


@judges(
    "UNODC's collection of {first} to {last} has {link}no usable figure on persons prosecuted or convicted{end} "
    "{in_place}: unknown, not zero."
)
def no_justice(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    if (year_of(claim, "first"), year_of(claim, "last")) != rows.span("persons-prosecuted"):
        return f"{rows.span('persons-prosecuted')}"
    found = [name for name in ("persons-prosecuted", "persons-convicted") if rows.has_any(name, code)]
    return f"there are figures in {found}" if found else ""


@judges(
    (
        "These people are not the detected victims, and their cases often date from "
        "other years. No rate of conviction can be drawn from these figures."
    ),
)
def other_people(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    areas = rows.inside(code) if code in rows.regions else {code}
    known = [any(rows.has_any(key.indicator, area) for area in areas) for key in (PROSECUTED, CONVICTED)]
    return "" if all(known) else "one is unknown"


def _status(rows: Rows, indicator: str, code: str) -> float | None:
    found = rows.last(rows.series(rows.usual(indicator)), code)
    return None if found is None else found.value


def _treaties(claim: Claim, rows: Rows, status: float | None) -> str:
    """The status of each that is named, the year in which it was joined, and of which years the lists are."""
    code = country(claim)
    lists: set[int] = set()

    def judge(indicator: str, bracket: str) -> str:
        true = _status(rows, indicator, code)
        if true != status:
            return f"{indicator}: {true}"
        if last := rows.last(rows.series(rows.usual(indicator)), code):
            lists.add(last.year)
        joined = rows.last(rows.series(rows.usual(indicator, breakdown="YEAR")), code)
        if bracket and (joined is None or str(int(joined.low)) != bracket):
            return f"{indicator}: joined {joined and joined.low}"
        return ""

    wrong = each_named(claim, rows, judge, "treaties")
    dated = " to ".join(dict.fromkeys(map(str, (min(lists), max(lists))))) if lists else None
    return wrong or ("" if claim.said.get("years") == dated else f"lists of {dated}")


@judges(
    "According to lists of {years}, the state is party to {treaties}. The years in brackets are those of deposit or of "
    "entry into force."
)
def party(claim: Claim, rows: Rows) -> str:
    return _treaties(claim, rows, 2)


@judges("According to lists of {years}, the state signed {treaties}; Reach 2030 knows of no later step.")
def signed(claim: Claim, rows: Rows) -> str:
    return _treaties(claim, rows, 1)


@judges("Lists of {years} show no action on {treaties}.")
def no_action(claim: Claim, rows: Rows) -> str:
    return _treaties(claim, rows, 0)


@judges("For the Palermo Protocol, the source lists deposits to {release} and only some of the later ones.")
def palermo_evidence(claim: Claim, rows: Rows) -> str:
    """Of the list, whether the state is in it or not: most of its years are no later than the one named."""
    year = int(re.findall(r"\d{4}", claim.said["release"])[0])
    joined = [figure.low for _, figure in _years_joined(rows)]
    later = sum(joined_ > year for joined_ in joined)
    is_named = claim.said["release"] in str(rows.catalogue["palermo-protocol"])
    return "" if is_named and 0 < later < len(joined) / 2 else f"{later} of {len(joined)} are later"


def _years_joined(rows: Rows) -> list[tuple[str, Figure]]:
    series = rows.series(rows.usual("palermo-protocol", breakdown="YEAR"))
    return [(code, figure) for code in series for figure in rows.known(series, code)]


@judges("Reach 2030 does not know whether the state is party to {treaties}.")
def party_unknown(claim: Claim, rows: Rows) -> str:
    return _treaties(claim, rows, None)


@judges(
    (
        "In its findings of {year}, the US Department of Labor judged that {meets} met "
        "international standards and that {lacks} did not. That does not mean that there "
        "is no law."
    ),
    ("In its findings of {year}, the US Department of Labor judged that {meets} met international standards."),
    (
        "In its findings of {year}, the US Department of Labor judged that {lacks} did "
        "not meet international standards. That does not mean that there is no law."
    ),
)
def laws(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    names = ("child-trafficking-law", "child-sexual-exploitation-law", "non-state-recruitment-law")
    newest = max((last.year for name in names if (last := rows.last(rows.series(rows.usual(name)), code))), default=0)
    if newest != year:
        return f"the latest findings are of {newest}"
    said = {
        1.0: names_in(claim.said["meets"], rows) if "meets" in claim.said else {},
        0.0: names_in(claim.said["lacks"], rows) if "lacks" in claim.said else {},
    }
    for value, found in said.items():
        true = {name for name in names if (item := at(rows, rows.usual(name), code, year)) and item.value == value}
        if found is None or set(found) != true:
            return f"{value}: {sorted(true)}"
    return ""


@judges("The US Department of Labor listed {link}no labour inspectors{end} in {year}.", free=("none",))
def no_inspectors(claim: Claim, rows: Rows) -> str:
    return latest(rows, rows.usual("labour-inspectors"), country(claim), year_of(claim), "none")


@judges("The US Department of Labor counted {count} labour inspector in {year}, for all labour matters.")
def inspectors(claim: Claim, rows: Rows) -> str:
    return latest(rows, rows.usual("labour-inspectors"), country(claim), year_of(claim), claim.said["count"])


TIERS = {"Tier 1": 1, "Tier 2": 2, "Tier 2 Watch List": 3, "Tier 3": 4}


@judges(
    (
        "The US Department of State placed the authorities' efforts in {tier} in {year}. "
        "This is its own judgement, under a law of the United States."
    ),
)
def tier(claim: Claim, rows: Rows) -> str:
    last = rows.last(rows.series(rows.usual("tip-report-tier")), country(claim))
    if last is None:
        return "there is no tier"
    true = next((name for name, code in TIERS.items() if code == last.value), "")
    return "" if (claim.said["tier"], year_of(claim)) == (true, last.year) else f"{true} in {last.year}"


# ------------------------------------------------------------------------------------------ protection and targets


def _status_word(claim: Claim, rows: Rows, indicator: str) -> str:
    row = rows.statuses.get((indicator, country(claim)))
    if row is None:
        return "there is no status"
    return "" if says_status(claim.said["status"], row, rows) else f"{row['status']}, ratio {row['ratio']}"


def _target(claim: Claim, rows: Rows, indicator: str) -> str:
    target = rows.catalogue[indicator]["target"]
    if target["kind"] == "assumed":
        true = f"{target['value']:g}%, assumed"
    else:
        taken = rows.statuses[indicator, country(claim)]["target"] if target["kind"] == "zero" else target.get("met")
        number = f"{float(taken or target['value']):g}"
        true = f"none, read as {number}% or less" if target["kind"] == "zero" else f"all, read as {number}% or more"
    return "" if claim.said["target"] == true else f"target {true}"


_LEVELS = {
    (
        "The births of {figure}% of children under 5 were registered ({year}; target: {target}; {status})."
    ): "birth-registration",
    (
        "UNICEF estimates that {figure}% of women aged 20 to 24 were married before age 18 ({year}; target: {target}; "
        "{status})."
    ): "child-marriage-18",
    (
        "Among children aged 5 to 17, {figure}% were in child labour, household chores "
        "included ({year}; target: {target} by 2025; {status})."
    ): "child-labour",
    (
        "Child or family cash benefits covered {figure}% of children under 15, by law or "
        "records ({year}; target: {target}; {status}). Families may still miss them."
    ): ("social-protection-children"),
    (
        "Female genital mutilation was reported by {figure}% of women aged 15 to 49 "
        "({year}; target: {target}; {status})."
    ): "female-genital-mutilation",
    (
        "Of children of primary school age, {figure}% were out of school ({year}; target: {target}; {status})."
    ): "out-of-school",
}


@judges(*_LEVELS)
def level(claim: Claim, rows: Rows) -> str:
    indicator = _LEVELS[claim.message]
    last = rows.last(rows.series(rows.usual(indicator)), country(claim))
    estimated = "UNICEF estimates" in claim.message
    return first_of(
        "" if not estimated or (last and last.status == "E") else "UNICEF's figure is no estimate",
        latest(rows, rows.usual(indicator), country(claim), year_of(claim), claim.said["figure"]),
        _target(claim, rows, indicator),
        _status_word(claim, rows, indicator),
    )


def _abuse(claim: Claim, rows: Rows) -> str:
    problems = []
    for word, sex in (("women", "F"), ("men", "M")):
        key = rows.usual("sexual-violence-by-18", sex=sex)
        if word in claim.said:
            problems.append(latest(rows, key, country(claim), year_of(claim), claim.said[word]))
        elif rows.last(rows.series(key), country(claim)):
            problems.append(f"there is a figure of {word}")
    return first_of(*problems)


@judges(
    ("Asked as adults, {women}% of women and {men}% of men aged 18 to 29 told of sexual violence by age 18 ({year})."),
)
def abuse(claim: Claim, rows: Rows) -> str:
    return _abuse(claim, rows)


@judges(
    "Reach 2030 has no usable figure on birth registration, child marriage, child labour, violent discipline, sexual "
    "violence or social protection of children.",
)
def no_protection(claim: Claim, rows: Rows) -> str:
    names = (
        "birth-registration",
        "child-marriage-18",
        "child-marriage-15",
        "child-labour",
        "violent-discipline",
        "sexual-violence-by-18",
        "social-protection-children",
    )
    found = [name for name in names if rows.has_any(name, country(claim))]
    return f"there are figures in {found}" if found else ""


@judges("Reach 2030 has no usable figure on conflict, disasters, poverty, hunger, homicide or stability.")
def no_conditions(claim: Claim, rows: Rows) -> str:
    names = (
        "conflict-deaths",
        "conflict-displacement-new",
        "conflict-displacement-stock",
        WEATHER,
        EARTH,
        "disaster-affected",
        "extreme-poverty",
        "food-insecurity",
        "undernourishment",
        "homicide-rate",
        "political-stability",
    )
    found = [name for name in names if rows.has_any(name, country(claim))]
    return f"there are figures in {found}" if found else ""


_BY_STATUS = {
    "The latest figures meet the target for: {names}.": "TARGET_MET",
    "Progress is fast enough for 2030, if it lasts, for: {names}.": "ON_TRACK",
    "Progress is nearly fast enough for 2030, if it lasts, for: {names}.": "ON_TRACK",
    "Progress is in the right direction, but too slow, for: {names}.": "FAIR",
    "There is limited or no progress for: {names}.": "LIMITED",
    "The figures move away from the target for: {names}.": "DETERIORATION",
    "The deadline of 2025 was missed for: {names}.": "TARGET_MISSED",
}


def _statuses(claim: Claim, rows: Rows, wanted: Callable[[dict[str, str]], bool]) -> str:
    """Whether exactly these indicators are such, each of its year; few homicides said as such."""
    code, found = country(claim), names_in(claim.said["names"], rows)
    true = {row["indicator"]: row for row in rows.statuses_of([code]) if wanted(row)}
    if found is None or set(found) != set(true):
        return f"{sorted(true)}"
    for indicator, bracket in found.items():
        year = true[indicator]["last_year"]
        few = indicator == "homicide-rate" and (_murders(rows, code, int(year)) or 0) < FEW
        if bracket != (f"{year}, of few cases" if few else year):
            return f"{indicator}: {year}"
    return ""


def is_slightly_away(row: dict[str, str]) -> bool:
    """Whether a reading of limited progress has a last figure that is worse than its first by what the data show."""
    if row["status"] != "LIMITED" or not row["ratio"]:
        return False
    return float(row["ratio"]) < 0


def says_status(word: str, row: dict[str, str], rows: Rows) -> bool:
    """Whether words are those of a status: of a pace alone, and of a step back within the margin, such as say so."""
    if ahead_in_points(row, rows) is not None:
        return word == ALONE
    if is_slightly_away(row):
        return word in AWAY
    return STATUS.get(word) == row["status"]


def ahead_in_points(row: dict[str, str], rows: Rows) -> float | None:
    """Where a percentage on track leads by its points a year so far; None where that is nearly the target, or beyond.

    A change that such data cannot show is nearly: one point, or two of surveys of children married and of food.
    """
    entry = rows.catalogue[row["indicator"]]
    if row["status"] != "ON_TRACK" or not entry["unit"].startswith("%"):
        return None
    (first, low), (last, high), (end, aim) = (
        (int(row[f"{which}_year"]), float(row[which if which == "target" else f"{which}_value"]))
        for which in ("base", "last", "target")
    )
    ahead = high + (end - last) * (high - low) / (last - first)
    short = aim - ahead if entry["direction"] == "up" else ahead - aim
    least = 2 if row["indicator"] in ("food-insecurity", "child-marriage-18") else 1
    return ahead if short > least - 1e-9 else None


@judges(
    "With the same change in percentage points each year, the figures for {year} would fall short of the target: "
    "{names}."
)
def short_in_points(claim: Claim, rows: Rows) -> str:
    """Each of those on track of which it is so, and no other, with its figure."""
    true = {row["indicator"]: ahead_in_points(row, rows) for row in rows.statuses_of([country(claim)])}
    true = {name: ahead for name, ahead in true.items() if ahead is not None}
    told = names_in(claim.said["names"], rows)
    if told is None or set(told) != set(true) or year_of(claim) != 2030:
        return f"{true}"
    return "" if all(agrees(said, true[name] or 0, true[name] or 0) for name, said in told.items()) else f"{true}"


@judges("Of these, the figures moved slightly away from the target for: {names}.")
def slightly_away(claim: Claim, rows: Rows) -> str:
    return _statuses(claim, rows, is_slightly_away)


@judges(*_BY_STATUS)
def by_status(claim: Claim, rows: Rows) -> str:
    """Of those on track: whether by its yearly rate so far a figure gets to its target, or ends a little short."""
    is_nearly = "nearly" in claim.message

    def is_one(row: dict[str, str]) -> bool:
        return row["status"] == _BY_STATUS[claim.message] and (
            row["status"] != "ON_TRACK" or _ends_short(row) == is_nearly
        )

    return _statuses(claim, rows, is_one)


def _ends_short(row: dict[str, str]) -> bool:
    """Whether the change from base to last value, as a yearly rate, leaves a figure short of its target in its year."""
    base, last, target = (float(row[name]) for name in ("base_value", "last_value", "target"))
    first, newest, year = (int(row[name]) for name in ("base_year", "last_year", "target_year"))
    ahead = last * (last / base) ** ((year - newest) / (newest - first))
    return ahead < target - 1e-9 if target > base else ahead > target + 1e-9


def set_back(row: dict[str, str], rows: Rows) -> list[Figure]:
    """First figure, start and newest one of a movement the right way that has only made up for one the other way."""
    if row["status"] not in ("ON_TRACK", "FAIR"):
        return []
    series = rows.series(rows.usual(row["indicator"]))
    base, last = int(row["base_year"]), int(row["last_year"])
    own = [one for one in rows.known(series, row["ref_area"]) if 2012 <= one.year <= last]
    is_down = rows.catalogue[row["indicator"]]["direction"] == "down"
    first, newest = own[0], own[-1]
    better = newest.high < first.high - 1e-9 if is_down else newest.low > first.low + 1e-9
    if first.year >= base or better:
        return []
    return [first, next(one for one in own if one.year == base), newest]


@judges(
    "This progress follows a setback, and the latest figure is no better than the first of the three, for: {names}."
)
def followed_the_other_way(claim: Claim, rows: Rows) -> str:
    true = {row["indicator"]: three for row in rows.statuses_of([country(claim)]) if (three := set_back(row, rows))}
    found = names_in(claim.said["names"], rows)
    if found is None or set(found) != set(true):
        return f"{sorted(true)}"
    for indicator, bracket in found.items():
        told = re.findall(r"((?:under )?[\d.,]+)%? in (\d{4})", bracket)
        if not same_figures(told, true[indicator]):
            return f"{indicator}: {true[indicator]}"
    return ""


@judges("{name} ({before} in {year}, {start} in {start_year}, {newest} in {newest_year})")
def three_figures(claim: Claim, rows: Rows) -> str:
    """One of them."""
    said, found = claim.said, names_in(claim.said["name"], rows) or {}
    told = [(said["before"], said["year"]), (said["start"], said["start_year"]), (said["newest"], said["newest_year"])]
    true = [set_back(row, rows) for row in rows.statuses_of([country(claim)], list(found))]
    return "" if len(true) == 1 and same_figures(told, true[0]) else f"{true}"


def same_figures(told: Sequence[tuple[str, str]], true: Sequence[Figure]) -> bool:
    """Whether figures in words, each with its year, are these."""
    return len(told) == len(true) and all(
        int(year) == one.year and agrees(text.replace("under ", "<"), one.low, one.high)
        for (text, year), one in zip(told, true, strict=True)
    )


@judges("The target is met, though the latest figure is worse than the one at the start, for: {names}.")
def met_but_worse(claim: Claim, rows: Rows) -> str:
    def worse(row: dict[str, str]) -> bool:
        if row["status"] != "TARGET_MET" or not row["base_value"]:
            return False
        target = rows.catalogue[row["indicator"]]["target"]
        change = float(row["last_value"]) - float(row["base_value"])
        change = change if rows.catalogue[row["indicator"]]["direction"] == "down" else -change
        unit = rows.catalogue[row["indicator"]]["unit"]
        margin = target.get("margin") or (
            2 if row["indicator"] in ("food-insecurity", "child-marriage-18") else 1 if unit.startswith("%") else 0.5
        )
        return change > margin + 1e-9

    return _statuses(claim, rows, worse)


@judges("With means of three years instead of single years, the status would differ for: {names}.")
def volatile(claim: Claim, rows: Rows) -> str:
    return _statuses(claim, rows, lambda row: row["volatile"] == "1" and row["indicator"] not in _MEANS)


@judges(
    "Each figure is already a mean of three years. With means of three such figures, "
    "which share years, the status would differ for: {names}."
)
def volatile_means(claim: Claim, rows: Rows) -> str:
    return _statuses(claim, rows, lambda row: row["volatile"] == "1" and row["indicator"] in _MEANS)


_MEANS = ("food-insecurity", "undernourishment")


def _number_said(rows: Rows, indicator: str, number: str) -> str:
    """A number that figures are held against, as a reader meets it."""
    return f"{float(number):g}" + ("%" if rows.catalogue[indicator]["unit"].startswith("%") else " per 100,000 people")


@judges("The SDGs say “none” or “all” for these, and Reach 2030 reads that as a number: {names}.")
def numbers_for_none_or_all(claim: Claim, rows: Rows) -> str:
    true = {}
    for row in rows.statuses_of([country(claim)]):
        if row["status"] != "CANNOT_BE_JUDGED" and row["target_kind"] != "assumed":
            entry = rows.catalogue[row["indicator"]]
            bar = entry["target"].get("met", entry["target"]["value"])
            true[row["indicator"]] = f"{bar:g}% or {'less' if entry['direction'] == 'down' else 'more'}"
    return "" if names_in(claim.said["names"], rows) == true else f"{true}"


@judges("The latest figure is of {year} or earlier, so it is not known whether the target is still met, for: {names}.")
def met_long_ago(claim: Claim, rows: Rows) -> str:
    """All targets that are met by figures of that year or earlier, whichever table they are of."""
    last = max(rows.span(name)[1] for name, entry in rows.catalogue.items() if "target" in entry) - 3
    if year_of(claim) != last:
        return f"{last}"

    def is_old(row: dict[str, str]) -> bool:
        later = [
            int(found[1])
            for entry in rows.extra("build_report")
            if entry["indicator"] == row["indicator"] and "has a later figure: not joined" in entry["reason"]
            for found in re.finditer(rf"\b{country(claim)} (\d{{4}}): ", entry["key"])
        ]
        return row["status"] == "TARGET_MET" and max([int(row["last_year"]), *later]) <= last

    return _statuses(claim, rows, is_old)


_SECOND = "A second reading, a line through all values since 2000, differs from the status: "
_SECOND_READINGS = {
    _SECOND + "by 2030 it reaches, nearly reaches or keeps the target for: {names}.": "MAINTAIN",
    _SECOND + "by 2030 it covers only part of the way for: {names}.": "ACCELERATE",
    _SECOND + "it moves away from the target, or loses one that was met, for: {names}.": "REVERSE",
}


_PARTS_OF_READINGS = {
    "By 2030 it reaches, nearly reaches or keeps the target for: {names}.": "MAINTAIN",
    "By 2030 it covers only part of the way for: {names}.": "ACCELERATE",
    "It moves away from the target, or loses one that was met, for: {names}.": "REVERSE",
}


@judges("A second reading, a line through all values since 2000, differs from the status.")
def readings_of_several(claim: Claim, rows: Rows) -> str:
    """Two readings at least, each of which is a claim of its own."""
    told = {row["second_reading"] for row in rows.statuses_of([country(claim)])} - {""}
    return "" if len(told) > 1 else f"{told}"


@judges(*_SECOND_READINGS, *_PARTS_OF_READINGS)
def second_readings(claim: Claim, rows: Rows) -> str:
    reading = (_SECOND_READINGS | _PARTS_OF_READINGS)[claim.message]
    agreeing = {"TARGET_MET": "MAINTAIN", "ON_TRACK": "MAINTAIN", "FAIR": "ACCELERATE", "LIMITED": "ACCELERATE"}
    agreeing |= {"DETERIORATION": "REVERSE"}
    true = {
        row["indicator"]
        for row in rows.statuses_of([country(claim)])
        if row["second_reading"] == reading
        and row["status"] in agreeing
        and agreeing[row["status"]] != row["second_reading"]
    }
    found = names_in(claim.said["names"], rows)
    told = {
        row["second_reading"]
        for row in rows.statuses_of([country(claim)])
        if agreeing.get(row["status"]) not in (None, row["second_reading"])
        and row["second_reading"] in agreeing.values()
    }
    if (claim.message in _SECOND_READINGS) != (len(told) == 1):
        return f"there are {sorted(told)}, and a sentence says of one alone what it is"
    return "" if found is not None and set(found) == true else f"{sorted(true)}"


@judges("half of its rate of {year}, {number} per 100,000 people")
def half_of_the_rate(claim: Claim, rows: Rows) -> str:
    row = rows.statuses["homicide-rate", country(claim)]
    said, half = amount(claim.said["number"]), float(row["base_value"] or 0) / 2
    right = (
        row["base_year"] == claim.said["year"] and said and said.fits(half) and f" at {half:g}" in row["other_status"]
    )
    return "" if right else f"{half} of {row['base_year']}"


@judges("The source counts deaths in organised violence in Gaza {link}under Israel{end}.")
def deaths_elsewhere_unknown(claim: Claim, rows: Rows) -> str:
    known = rows.last(rows.series(Key("conflict-deaths")), "ISR")
    return "" if country(claim) == "PSE" and known is None else "not of this area, or known"


@judges(
    "The source counts deaths in organised violence in Gaza {link}under Israel{end}; its best estimate of all deaths "
    "there in {year}, those in Israel among them, is {count}."
)
def deaths_elsewhere(claim: Claim, rows: Rows) -> str:
    problem = latest(rows, Key("conflict-deaths"), "ISR", year_of(claim), claim.said["count"])
    return problem if country(claim) == "PSE" else "not of this area"


@judges("The SDGs name no number for these, so the target is Reach 2030's: {names}.")
def assumed_targets(claim: Claim, rows: Rows) -> str:
    true = {
        row["indicator"]: _number_said(rows, row["indicator"], row["target"])
        for row in rows.statuses_of([country(claim)])
        if row["status"] != "CANNOT_BE_JUDGED" and row["target_kind"] == "assumed"
    }
    return "" if names_in(claim.said["names"], rows) == true else f"{true}"


@judges(
    "{count} of {of} cannot be judged: there is no figure at all.",
    "{count} of {of} cannot be judged.",
    "{count} of {of} cannot be judged, {silent} of them without any figure.",
)
def unclear(claim: Claim, rows: Rows) -> str:
    with_figure = [row for row in rows.statuses_of([country(claim)]) if row["last_value"]]
    silent = len(rows.with_target) - len(with_figure)
    unjudged = sum(row["status"] == "CANNOT_BE_JUDGED" for row in with_figure) + silent
    said = whole(claim.said["silent"]) if "silent" in claim.said else unjudged if "at all" in claim.message else 0
    true = (unjudged, len(rows.with_target), silent)
    return "" if (whole(claim.said["count"]), whole(claim.said["of"]), said) == true else f"{true}"


# ------------------------------------------------------------------------------------------ beside the region


def _middle(
    rows: Rows, code: str, indicator: str
) -> tuple[str, tuple[float, float], int, Figure | None, tuple[int, int]]:
    """The group of a country, the median of its UN members' latest figures, how many, the own figure, their years.

    The sub-region where it has ten UN members or more, else the region.
    """
    kinds = {rows.region_kinds.get(group): group for group in rows.areas[code].groups}
    group = kinds.get("sub_region", "")
    if not group or len(rows.countries(group)) < FEW:
        group = kinds.get("region", "")
    series, last = rows.series(rows.usual(indicator)), rows.span(indicator)[1]
    reach = rows.reach(indicator, rows.span(indicator)[1])
    found = rows.latest(series, rows.countries(group), last, reach)
    own = rows.latest(series, [code], last, reach).get(code)
    years = [figure.year for figure in found.values()]
    if not found:
        return group, (0.0, 0.0), 0, own, (0, 0)
    return group, median_of(found.values()), len(found), own, (min(years), max(years))


def old_year(indicator: str, year: int, rows: Rows) -> str:
    """The year of a figure over five years older than the last one of its table, of surveys of any; else nothing."""
    surveys = [name for name, entry in rows.catalogue.items() if entry["theme"] == "protection"]
    tables = surveys if indicator in surveys else [indicator]
    return str(year) if year < max(rows.rows_span(name)[1] for name in tables) - 5 else ""


def _beside(claim: Claim, rows: Rows, place: str) -> str:
    code = country(claim)

    def judge(indicator: str, bracket: str) -> str:
        group, (low, high), count, own, years = _middle(rows, code, indicator)
        told, _, bracket = bracket.rpartition("median of ")
        match = re.fullmatch(r"(\d+) countries: (.+); latest figures from (\d{4})(?: to (\d{4}))?", bracket)
        if match is None or own is None:
            return f"{indicator}: no figure, or unreadable: {bracket}"
        if not agrees(match[2], low, high) or int(match[1]) != count:
            return f"{indicator}: median {low} to {high} of {count} in {group}"
        if told.strip() != old_year(indicator, own.year, rows):
            return f"{indicator}: its own figure is of {own.year}"
        if (int(match[3]), int(match[4] or match[3])) != years:
            return f"{indicator}: figures of {years}"
        if "region" in claim.said and rows.named(claim.said["region"]) != group:
            return f"{indicator}: compared with {group}"
        ends = own.low, own.high
        if own.lower is not None and own.upper is not None:
            ends = own.lower, own.upper
        true = {"higher": ends[0] > high, "lower": ends[1] < low, "near": True}[place]
        return "" if true else f"{indicator}: {ends} beside {low} to {high}"

    return each_named(claim, rows, judge)


@judges(
    "This figure is higher than the region's median ({region}, UN members): {names}.",
)
def higher(claim: Claim, rows: Rows) -> str:
    return _beside(claim, rows, "higher")


@judges(
    "This figure is lower than the region's median ({region}, UN members): {names}.",
    "This figure is lower than the median: {names}.",
)
def lower(claim: Claim, rows: Rows) -> str:
    return _beside(claim, rows, "lower")


@judges(
    "This figure is too near the region's median ({region}, UN members) to be told apart: {names}.",
    "This figure is too near the median to be told apart: {names}.",
)
def near(claim: Claim, rows: Rows) -> str:
    return _beside(claim, rows, "near")


@judges("{children}, in {areas}", free=("children",))
def in_how_many_areas(claim: Claim, rows: Rows) -> str:
    """Of a group all of whose areas are counted, or how many of them: those with a figure of the year that is told."""
    code, year = country(claim), int(re.search(r"\((\d{4}), ", claim.said["children"])[1])
    inside = rows.inside(code)
    summed = len(rows.reporting(rows.series(rows.usual("child-population")), inside, year))
    told = f"{len(inside)} countries and areas"
    true = told if summed == len(inside) else f"{summed} of {told}"
    is_more = summed > sum(one in rows.members for one in inside)
    # A count of things is told by its number alone in some places.
    is_told = claim.said["areas"].partition(" countries")[0] == true.partition(" countries")[0]
    return "" if is_told and is_more else true


@judges("{n} child ({year}, estimate)", "{n} child ({year}, projection)")
def how_many_children(claim: Claim, rows: Rows) -> str:
    """Of a group those of all its areas; what is added up of projections is no estimate."""
    code, year = country(claim), year_of(claim)
    series = rows.series(rows.usual("child-population"))
    found = [series[one][year] for one in (rows.inside(code) or [code]) if year in series.get(one, {})]
    if any(item.status == "P" for item in found) != ("projection" in claim.message):
        return f"status {sorted({item.status for item in found})}"
    people = sum(item.value or 0 for item in found)
    said = amount(claim.said["n"].removeprefix("about "))
    return "" if people and said and said.fits(people) else f"{people}"


# ------------------------------------------------------------------------------------------ newest totals


@judges("The latest total of detected children is for {last}. UNODC's file does not say how many were detected later.")
def newest_children(claim: Claim, rows: Rows) -> str:
    years, adults = _years_with_children(rows, country(claim)), rows.adults_alone(country(claim))
    if years and adults and adults[-1] > years[-1]:
        return f"all are adults in {adults}"
    # Where rows by form deny it, they are told behind this (`later_claims.py`).
    later = _later_nobody(rows, country(claim))
    if later is not None and not _some_by_form(rows, country(claim), later):
        return f"by sex there is nobody in {later}"
    return "" if years and years[-1] == year_of(claim, "last") < rows.span("detected-victims")[1] else f"{years}"


def _some_by_form(rows: Rows, code: str, year: int) -> bool:
    """Whether any child of any sex is listed in any form of exploitation."""
    keys = (Key("detected-victims-by-form", sex, CHILD, form) for sex in ("F", "M", "_O", "_T") for form in FORMS)
    return any((found := at(rows, key, code, year)) is not None and found.high > 0 for key in keys)


def _later_nobody(rows: Rows, code: str) -> int | None:
    """The newest year after any total in which rows by sex have no child, and may leave some out."""
    years = _years_with_children(rows, code)
    later = [
        year
        for year in _years_of_parts(rows, code)
        if years and year > years[-1] and _children_by_sex(rows, code, year) is None
    ]
    return later[-1] if later and not _any_by_sex(rows, code, later[-1]) else None


@judges(
    "The latest total of detected children is for {last}. For {year} there are {parts}. The file does not say whether "
    "other children were detected."
)
def nobody_by_sex_later(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    words = {"F": "girls", "M": "boys", "_O": "children listed under another sex"}
    listed = [word for sex, word in words.items() if at(rows, VICTIMS._replace(age=CHILD, sex=sex), code, year)]
    true = " and ".join(f"{word} 0" for word in (listed if len(listed) == 1 else listed[:2]))
    if claim.said["parts"] != true or _later_nobody(rows, code) != year or _some_by_form(rows, code, year):
        return f"{true} in {_later_nobody(rows, code)}"
    years = _years_with_children(rows, code)
    return "" if years[-1] == year_of(claim, "last") else f"{years}"


@judges("UNODC's file has a figure on detected victims, but {link}no usable figure{end} on children among them.")
def nothing_on_children(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    if not rows.has_any("detected-victims", code):
        return "there is no figure on victims"
    return "there is one on children" if _years_with_children(rows, code) else ""


def _undoubted(said: str) -> str:
    """A figure without what other rows of its report say against it; that this is there, `needs` see to."""
    return re.sub(r" \(added up by [^()]*\)$", "", sure(said))


@judges("{count} person was prosecuted for trafficking in {year}.")
def newest_prosecuted(claim: Claim, rows: Rows) -> str:
    return latest(rows, PROSECUTED, country(claim), year_of(claim), _undoubted(claim.said["count"]))


@judges("{count} person was convicted of trafficking in {year}.")
def newest_convicted(claim: Claim, rows: Rows) -> str:
    return latest(rows, CONVICTED, country(claim), year_of(claim), _undoubted(claim.said["count"]))


@judges(
    "{link}Nobody{end} was prosecuted for trafficking in {year}.",
    "{link}Nobody{end} was convicted of trafficking in {year}.",
)
def nobody_of_newest(claim: Claim, rows: Rows) -> str:
    """The newest total is 0, which no other row of its year denies, and it is said to be the newest."""
    key = PROSECUTED if "prosecuted" in claim.message else CONVICTED
    others = [one for one in rows.table(key.indicator) if one != key]
    year, code = year_of(claim), country(claim)
    some = [one for one in others if (own := rows.series(one).get(code, {}).get(year)) is not None and own.high]
    told = "" if ", the latest " in claim.said["year"] else "not said to be the latest"
    return latest(rows, key, code, year, "0") or told or (f"{some}" if some else "")


@judges("{year}, the latest total")
def after_which_none_is(claim: Claim, rows: Rows) -> str:
    """Of persons prosecuted or convicted: the last year with a total, in either table."""
    lasts = [rows.last(rows.series(key), country(claim)) for key in (PROSECUTED, CONVICTED)]
    return "" if year_of(claim) in [last.year for last in lasts if last] else f"{lasts}"


@judges("UNODC's file has {link}no usable figure{end} on persons convicted.")
def nothing_on_convicted(claim: Claim, rows: Rows) -> str:
    return "there is" if rows.last(rows.series(CONVICTED), country(claim)) else ""


@judges("UNODC's file has {link}no usable figure{end} on persons prosecuted.")
def nothing_on_prosecuted(claim: Claim, rows: Rows) -> str:
    return "there is" if rows.last(rows.series(PROSECUTED), country(claim)) else ""


@judges(
    (
        "The US Department of State placed the authorities' efforts in {tier} in {year}. This is its own judgement, "
        "under a law of the United States. Reach 2030 holds only parts of later reports, without a tier for this "
        "country."
    ),
)
def tier_and_none_later(claim: Claim, rows: Rows) -> str:
    """The table goes on after the year, with other countries, and lacks a later report or has but the lower tiers."""
    later = set(range(year_of(claim) + 1, rows.span("tip-report-tier")[1] + 1))
    series = rows.series(rows.usual("tip-report-tier"))
    whole = {year for year in later if {figure.low for own in series.values() if (figure := own.get(year))} >= {1, 2}}
    there = {year for own in series.values() for year, figure in own.items() if figure.known} & later
    return tier(claim, rows) or ("" if there and later - whole else f"whole: {whole} of {later}")


@judges("{count} person was counted as internally displaced by conflict at the end of {year}.")
def idmc_counted(claim: Claim, rows: Rows) -> str:
    keys = (_stock("CONFLICT", "_T"), rows.usual("conflict-displacement-stock"))
    problems = [latest(rows, key, country(claim), year_of(claim), claim.said["count"]) for key in keys]
    return "" if "" in problems else problems[-1]


@judges("{link}Nobody{end} was counted as internally displaced by conflict at the end of {year}.")
def idmc_counted_nobody(claim: Claim, rows: Rows) -> str:
    return latest(rows, rows.usual("conflict-displacement-stock"), country(claim), year_of(claim), "0")


@judges(
    "Asked as adults, {figure}% of women aged 18 to 29 told of sexual violence by age 18 ({year}).",
    "Asked as adults, {figure}% of men aged 18 to 29 told of sexual violence by age 18 ({year}).",
)
def abuse_of_one_sex(claim: Claim, rows: Rows) -> str:
    own = "F" if "of women aged" in claim.message else "M"
    key = rows.usual("sexual-violence-by-18", sex=own)
    return latest(rows, key, country(claim), year_of(claim), claim.said["figure"])


@judges("In {year}, {count} detected victim was a child. How many were adults is not known.")
def children_alone(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    adults = at(rows, VICTIMS._replace(age=ADULT), code, year)
    return first_of(
        latest(rows, VICTIMS._replace(age=CHILD), code, year, claim.said["count"]), "adults are known" if adults else ""
    )


@judges("In {year}, {count} detected victim was a child. There is no total of adults; by sex there are {adults}.")
def children_beside_adults_by_sex(claim: Claim, rows: Rows) -> str:
    code, year = country(claim), year_of(claim)
    words = {"women": "F", "men": "M", "adults listed under another sex": "_O"}
    told = dict(re.findall(rf"(?<![a-z])({'|'.join(words)}) ([\d,]+(?: to [\d,]+)?)", claim.said["adults"]))
    key = VICTIMS._replace(age=ADULT)
    positive = {
        name for name, sex in words.items() if (item := at(rows, key._replace(sex=sex), code, year)) and item.high
    }
    return first_of(
        latest(rows, VICTIMS._replace(age=CHILD), code, year, claim.said["count"]),
        "adults are known" if at(rows, key, code, year) else "",
        "" if positive <= set(told) else f"{positive}",
        *(figure_is(rows, key._replace(sex=words[name]), code, year, figure) for name, figure in told.items()),
    )


@judges("Another source, the UN's SDG database, counts detected victims of all ages {in_place}, for {years}.")
def victims_elsewhere(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    noted = [
        entry
        for entry in rows.extra("build_report")
        if entry["indicator"] == "detected-victims" and "only: not joined" in entry["reason"]
    ]
    places = [place.split() for entry in noted for place in entry["key"].split(", ")]
    years = [int(year) for area, *years in places if area == code for year in years]
    right = years and years_in(claim.said["years"]) == years
    return "" if right and not rows.known(rows.series(VICTIMS), code) else f"{noted}"


@judges(
    "The UN's SDG database has a figure, and the series that Reach 2030 shows has none, for: {names}. Each indicator "
    "is shown from one publisher only."
)
def only_elsewhere(claim: Claim, rows: Rows) -> str:
    code = country(claim)
    noted = {
        entry["indicator"]
        for entry in rows.extra("build_report")
        if "in un_sdg" in entry["reason"] and "only: no trend" in entry["reason"] and code in entry["key"].split(", ")
    }

    def judge(indicator: str, _bracket: str) -> str:
        if rows.has_any(indicator, code):
            return f"{indicator} has figures"
        return "" if indicator in noted else f"nothing is noted on {indicator}"

    return each_named(claim, rows, judge)


def _notes_of(indicator: str, area: str, rows: Rows) -> list[tuple[str, str]]:
    """UNICEF's notes on an area's figures in the build report, without their last point, and the place of each."""
    return [
        (entry["reason"].removeprefix("UNICEF notes: ").strip(". "), place)
        for entry in rows.extra("build_report")
        if entry["indicator"] == indicator and entry["reason"].startswith("UNICEF notes: ")
        for place in entry["key"].split(", ")
        if place.split(" ")[0] == area
    ]


@judges("UNICEF notes on this figure of child marriage: {note}.")
def publisher_notes(claim: Claim, rows: Rows) -> str:
    noted = _notes_of("child-marriage-18", country(claim), rows)
    return "" if claim.said["note"].strip("“”") in [text for text, _ in noted] else f"{noted}"


@judges("UNICEF notes on this figure, “{label}” ({year}): {note}.")
def publisher_notes_on_surveys(claim: Claim, rows: Rows) -> str:
    names = [name for name, entry in rows.catalogue.items() if entry["label"] == claim.said["label"]]
    noted = [
        text
        for name in names
        for text, place in _notes_of(name, country(claim), rows)
        if claim.said["year"] in place.split(" ")
    ]
    return "" if claim.said["note"].strip("“”") in noted else f"{noted}"


def _note_under_a_figure(claim: Claim, rows: Rows, year: str) -> str:
    """A note in a caveat: of the area that it names, or of the indicator, and word for word as far as it goes."""
    name, said = claim.said["name"], claim.said["note"].removesuffix(" …")
    areas = [code for code, area in rows.areas.items() if f"{name}, ".startswith(f"{area.name}, ")]
    if not areas and claim.kind in ("compare", "area-lines", "key-figures") and len(claim.asked.areas) > 1:
        return "it is not said whose figure"
    areas = areas or [code for code in claim.asked.areas if code in rows.areas][:1]
    named, rest = [], f", {name}, "
    for one, entry in sorted(rows.catalogue.items(), key=lambda item: -len(item[1]["label"])):
        if found := re.search(rf"(?:, |; | and ){re.escape(entry['label'])}(?=, |; | and )", rest):
            named, rest = [*named, one], rest.replace(found[0], "", 1)
    # A brief on paper has pictures of several indicators, and asks for none.
    names = named or ([claim.asked.indicator] if claim.kind else list(rows.catalogue))
    noted = {one: [note for area in areas for note in _notes_of(one, area, rows)] for one in names}
    cut = claim.said["note"].endswith(" …")
    has_it = [
        any(
            (text.startswith(said) if cut else text == said) and (year in place if year else not place[3:])
            for text, place in noted[one]
        )
        for one in names
    ]
    right = all(has_it) if named else any(has_it)
    return "" if right else f"{noted}"


@judges("UNICEF notes, {name}: “{note}”.")
def note_under_a_figure(claim: Claim, rows: Rows) -> str:
    return _note_under_a_figure(claim, rows, "")


@judges("UNICEF notes, {name}, {year}: “{note}”.")
def note_under_a_figure_of_a_year(claim: Claim, rows: Rows) -> str:
    return _note_under_a_figure(claim, rows, claim.said["year"])


@judges(
    "UNICEF has notes on whom or what these figures cover: {names}. The brief of each country quotes them.",
)
def notes_on_several(claim: Claim, rows: Rows) -> str:
    """Each name is an indicator or an area of which there are notes, and no other text stands between them."""
    labels = {entry["label"]: name for name, entry in rows.catalogue.items()}
    places = {area.name: code for code, area in rows.areas.items()}
    asked = [code for code in claim.asked.areas if code in rows.areas]
    rest = claim.said["names"]
    for name in sorted({*labels, *places}, key=len, reverse=True):
        if name not in rest:
            continue
        rest = rest.replace(name, "", 1)
        names = [labels[name]] if name in labels else list(rows.catalogue)
        if not any(
            _notes_of(one, area, rows) for one in names for area in ([places[name]] if name in places else asked)
        ):
            return f"no note on {name}"
    return f"unreadable: {rest}" if re.search(r"[A-Za-z]", re.sub(r"\band\b", "", rest)) else ""


@judges("{number} country with a figure for {years} was measured among children {ages}, not {usual}.")
def measured_on_a_map(claim: Claim, rows: Rows) -> str:
    """As many areas have a row of that age within the years, which are those of some indicator's map."""
    code = {"aged 1 to 14": "Y1T14", "aged 2 to 14": "Y2T14"}
    first, last = (int(year) for year in re.findall(r"\d{4}", claim.said["years"]))
    found = []
    for name, entry in rows.catalogue.items():
        if entry["default_age"] == code[claim.said["usual"]] and code[claim.said["ages"]] in entry.get(
            "merged_age", ()
        ):
            series = rows.series(Key(name, entry["default_sex"], code[claim.said["ages"]]))
            drawn = rows.latest(series, rows.areas, last, last - first)
            found.append((len(drawn), entry["window"]))
    told = int(claim.said["number"]), last - first
    return "" if told in found else f"{found}"


@judges("{areas}: measured among children {ages}, not {usual}.")
def measured_at_another_age(claim: Claim, rows: Rows) -> str:
    """Each area named has rows of that age alone, of an indicator whose usual age is the other."""
    code = {"aged 1 to 14": "Y1T14", "aged 2 to 14": "Y2T14"}
    rest, found = claim.said["areas"], []
    for area in sorted(rows.areas.values(), key=lambda area: -len(area.name)):
        if area.name in rest:
            rest = rest.replace(area.name, "", 1)
            found.append(area.code)
    if not found or re.search(r"[A-Za-z]", re.sub(r"\band\b", "", rest)):
        return f"unreadable: {claim.said['areas']}"
    for name, entry in rows.catalogue.items():
        if entry["default_age"] != code[claim.said["usual"]] or not entry.get("merged_age"):
            continue
        ages = {area: {key.age for key, series in rows.table(name).items() if area in series} for area in found}
        if all(known == {code[claim.said["ages"]]} for known in ages.values()):
            return ""
    return f"{found}"


@judges("With half of the rate of {year}, {other}, in place of {target} as the target it would be “{status}”.")
def status_at_half_of_the_rate(claim: Claim, rows: Rows) -> str:
    # What is explained is the cell that was chosen last.
    row = rows.statuses["homicide-rate", claim.asked.areas[-1]]
    half, status = float(row["base_value"]) / 2, STATUS[claim.said["status"].strip("“”")]
    said = amount(claim.said["other"])
    right = row["base_year"] == claim.said["year"] and said is not None and said.fits(half)
    right = right and float(claim.said["target"]) == float(row["target"])
    return "" if right and row["other_status"] == f"{status} at {half:g}" else f"{row['other_status']}"
