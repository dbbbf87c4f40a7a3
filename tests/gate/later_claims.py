"""Checks of the years after the newest total of detected children: whatever rows of children they have has to be told.

By sex or by form of exploitation: where the two disagree, both; and nothing says that no more is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tests.gate.brief_claims import CHILD, VICTIMS, at, country, first_of, newer_sum, year_of
from tests.gate.heard import squeezed
from tests.gate.registry import judges, needs
from tests.gate.rows import Figure, Key, Rows
from tests.gate.said import agrees, years_in
from tests.gate.title_claims import by_form_disagrees, form_rows, named_there
from tests.gate.walk import Claim, Rendered

SEXES = {"girls": "F", "boys": "M", "children listed under another sex": "_O"}
IN_FORM = {"sexual exploitation": "SEXUAL_EXPLOITATION", "forced labour": "FORCED_LABOUR", "other forms": "OTHER"}
AS_ADULTS = " (the same number stands for adults)"
AT_LEAST = 10
"""Smaller numbers may well be the same by chance."""
REPORTS = (
    "The latest total of detected children is for {last}. UNODC's file does not say how many were detected later.",
    "The latest total of detected children is for {last}. For {year} there are {parts}. The file does not say whether "
    "other children were detected.",
    "The latest number of detected children, for {year}, is counted by sex. No total of them is published.",
    "Only some of the children detected in {year} (girls, boys or others) are known. The file does not say how many "
    "they were together.",
    "The sex of the children detected in {year} is {link}not known{end}.",
    "All detected victims in {year} were adults. UNODC's file does not say how many children were detected later.",
    "UNODC's file has a figure on detected victims, but {link}no usable figure{end} on children among them.",
)
"""What a brief says of its newest report, where the last year has no total of children."""


@cache
def later_rows(rows: Rows, code: str) -> dict[int, tuple[dict[Key, Figure], dict[Key, Figure]]]:
    """Of each year after the newest total of children their rows with a figure, by sex and by form."""
    newest = max((figure.year for figure in rows.known(rows.series(VICTIMS._replace(age=CHILD)), code)), default=0)
    found: dict[int, tuple[dict[Key, Figure], dict[Key, Figure]]] = {}
    for place, table in enumerate((VICTIMS.indicator, "detected-victims-by-form")):
        for key, series in rows.table(table).items():
            for figure in rows.known(series, code) if key.age == CHILD else ():
                if figure.year > newest:
                    found.setdefault(figure.year, ({}, {}))[place][key] = figure
    return found


def years_of_zeros_by_form(rows: Rows, code: str) -> list[int]:
    """Those of them in which children have no row by sex, and by form zeros alone; not where all were adults."""
    found = later_rows(rows, code).items()
    none = [year for year, (by_sex, forms) in found if not by_sex and not any(one.high for one in forms.values())]
    return sorted(set(none) - set(rows.adults_alone(code)))


def mostly_of_unknown_age(rows: Rows, code: str, year: int) -> bool:
    """Whether the rows of unknown age, or what children and adults leave, are more than half of a year's victims."""
    whole = at(rows, VICTIMS, code, year)
    known = 0.0
    for age in (CHILD, "Y_GE18"):
        found = {sex: at(rows, VICTIMS._replace(sex=sex, age=age), code, year) for sex in ("_T", "F", "M", "_O")}
        total = found.pop("_T")
        by_sex = sum(figure.high for figure in found.values() if figure is not None)
        known += max(by_sex, total.high if total is not None else 0.0)
    return whole is not None and 2 * known < whole.low


def untold(text: str, rows: Rows, code: str) -> list[str]:
    """What a brief, all its text, leaves out of the later years, or denies. No space or mark of it is read."""
    text = squeezed(text)
    found = []
    for year, (by_sex, forms) in later_rows(rows, code).items():
        if year in rows.adults_alone(code):
            continue
        named = re.compile(rf"(?<!to){year}(?!to)")
        sentences = [one for one in re.split(r"(?<=[a-z)\d])\.(?=[A-Z]|$)", text) if named.search(one)]
        of_children = [one for one in sentences if re.search("child|girls|boys", one)]
        if not of_children:
            found.append(f"{year} has rows of children, of which no sentence is")
        said = " ".join(sentences)
        disagree = by_form_disagrees(rows, code, year)
        if disagree and not re.search(rf"Therowsbyformfor{year}have|Countsbysexfor{year}havemorebyform", said):
            found.append(f"{year}: by form there are {disagree}, which is not said")
        if by_sex and mostly_of_unknown_age(rows, code, year) and "theageofmostdetectedvictimsisunknown" not in said:
            found.append(f"{year}: that most ages are unknown is not said")
        if year in years_of_zeros_by_form(rows, code) and "havezerosalone" not in said:
            found.append(f"{year}: by form there are zeros alone, which is not said")
        if not by_sex and any(one.high for one in forms.values()) and "form" not in said:
            found.append(f"{year}: there are children by form alone, which is not said")
        if disagree and re.search(rf"For{year}thereare[^.]*\.Thefiledoesnotsaywhetherother", text):
            found.append(f"{year}: others are known by form")
    newest = max((year for year, (by_sex, _) in later_rows(rows, code).items() if by_sex), default=0)
    is_open = "UNODC'sfiledoesnotsayhowmanyweredetectedlater." in text.replace("\u2019", "'")
    if is_open and newest and f"For{newest},withoutatotalofchildren,thefilelists" not in text:
        found.append(f"how many were detected later is said to be unknown, and {newest} has rows by sex")
    return found


@needs(*REPORTS)
def later_years_are_told(claim: Claim, place: Rendered, rows: Rows) -> str:
    return "; ".join(untold("\n".join(place.leaves), rows, country(claim))) if place.place.medium == "brief" else ""


@judges("The rows by form for {year} have {parts}. The file does not say which is right.")
def by_form_otherwise(claim: Claim, rows: Rows) -> str:
    """Each sex of which the forms have more than the row by sex, with all its forms of some."""
    code, year = country(claim), year_of(claim)
    true = {
        (name, form): figure
        for name, sex in SEXES.items()
        if sex in by_form_disagrees(rows, code, year)
        for form, figure in form_rows(rows, code, year)[sex].items()
        if figure.high
    }
    told = dict(_in_forms(claim.said["parts"]))
    if not true or set(told) != set(true):
        return f"{true}"
    wrong = [
        key for key, said in told.items() if not agrees(said.removesuffix(AS_ADULTS), true[key].low, true[key].high)
    ]
    marks = [
        key
        for key, said in told.items()
        if said.endswith(AS_ADULTS) != _is_number_of_adults(rows, code, year, key[1], true[key])
    ]
    return first_of(f"{true}" if wrong else "", f"of adults, too: {marks}" if marks else "")


def _in_forms(text: str) -> Iterable[tuple[tuple[str, str], str]]:
    """By the words of a sex and the code of a form the figure, in words: "boys 8 in sexual exploitation and …"."""
    sexes = "|".join(SEXES)
    for match in re.finditer(rf"({sexes}) (.+?)(?=(?:, | and )(?:{sexes}) |$)", text):
        for form, code in IN_FORM.items():
            if one := re.search(rf"((?:\d[\d,]*(?: to \d[\d,]*)?|<5)) in {form}({re.escape(AS_ADULTS)})?", match[2]):
                yield (match[1], code), one[1] + (one[2] or "")


def _is_number_of_adults(rows: Rows, code: str, year: int, form: str, figure: Figure) -> bool:
    keys = [Key("detected-victims-by-form", sex, "Y_GE18", form) for sex in SEXES.values()]
    adults = {one.value for key in keys if (one := at(rows, key, code, year)) is not None}
    return figure.value is not None and figure.value >= AT_LEAST and figure.value in adults


@judges("{figure} (the same number stands for adults)")
def number_of_adults_too(claim: Claim, rows: Rows) -> str:
    code, figure = country(claim), claim.said["figure"]
    found = [
        (year, form)
        for year in later_rows(rows, code)
        for parts in form_rows(rows, code, year).values()
        for form, one in parts.items()
        if _is_number_of_adults(rows, code, year, form, one)
        and figure == f"{one.value:,.0f} in {next(name for name, known in IN_FORM.items() if known == form)}"
    ]
    return "" if found else "it is no number of adults"


@judges("The rows of children by form for {years} have zeros alone.")
def zeros_by_form(claim: Claim, rows: Rows) -> str:
    true = years_of_zeros_by_form(rows, country(claim))
    return "" if true and years_in(claim.said["years"]) == true else f"{true}"


@judges("{figure} (counts by form disagree)")
def beside_rows_by_form(claim: Claim, rows: Rows) -> str:
    """Behind children by sex of a later year of an area shown, or behind what they add up to."""
    figure, near = claim.said["figure"], []
    is_of_all = claim.is_of_map or claim.place.name == "moving-table"
    for code in rows.areas if is_of_all else named_there(claim, rows) or rows.areas:
        summed = newer_sum(rows, code)
        for year in later_rows(rows, code):
            if by_form_disagrees(rows, code, year):
                near.append((code, year, summed))
                is_sum = summed is not None and summed[0] == year
                if is_sum and (figure == "counted by sex" or agrees(figure.partition(" child")[0], *summed[1:])):
                    return ""
                if _are_rows(figure, rows, code, year):
                    return ""
    return f"{near}" or "no row by form disagrees"


def _are_rows(figure: str, rows: Rows, code: str, year: int) -> bool:
    """Whether figures in words are the rows by sex of a year, all of them but nobody of another sex."""
    told = {SEXES[name]: said for name, said in re.findall(rf"({'|'.join(SEXES)}) (<5|\d[\d,]*(?: to \d+)?)", figure)}
    found = {sex: at(rows, VICTIMS._replace(age=CHILD, sex=sex), code, year) for sex in SEXES.values()}
    true = {sex: one for sex, one in found.items() if one is not None and (one.high or sex != "_O")}
    return set(told) == set(true) and all(agrees(told[sex], one.low, one.high) for sex, one in true.items())
