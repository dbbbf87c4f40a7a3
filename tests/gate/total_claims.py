"""Checks of what is said of totals of detected children that are less than the children of each sex together."""

from __future__ import annotations

from tests.gate.brief_claims import (
    CHILD,
    VICTIMS,
    _parts_by_sex,
    adults_deny,
    at,
    below_a_form,
    other_ages,
    sums_by_form,
    too_low,
    unclear_shares,
)
from tests.gate.registry import judges
from tests.gate.rows import Key, Rows
from tests.gate.said import agrees, whole, years_in
from tests.gate.title_claims import SHARE, _split_areas, figures, named_there
from tests.gate.walk import Claim

RATE = "detected-child-victims-rate"


def _of_totals(claim: Claim, rows: Rows) -> list[Key]:
    """The series of a view that are such totals, or are divided from them."""
    asked = claim.asked
    totals = [VICTIMS._replace(age=CHILD), Key(RATE, "_T", CHILD), rows.usual(RATE), rows.usual(SHARE)]
    own = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    # A view of ages has children among them, whatever age is chosen beside it.
    return [own] if own in totals and claim.kind in ("area-lines", "strip") else totals


def _low_years(claim: Claim, rows: Rows, code: str) -> set[int]:
    """Years in which an area has such a figure; a view can be of one of them, or show some of them alone."""
    low = set(too_low(rows, code))
    return low & {
        figure.year for key in _of_totals(claim, rows) for figure in rows.known(figures(claim, key, rows), code)
    }


@judges("{area}, {years}: the source gives more children by sex than in total; the total is used.")
def total_too_low(claim: Claim, rows: Rows) -> str:
    """All of the years are such ones; where a chart shows all years, none is left out."""
    code, told = rows.named(claim.said["area"]), set(years_in(claim.said["years"]))
    true = _low_years(claim, rows, code)
    # A map holds the sentences of all countries for the browser, each of one year.
    if (len(told) > 1 and code not in claim.asked.areas) or not told or not told <= true:
        return f"{sorted(true)}"
    return f"{sorted(true)}" if len(told) > 1 and told != true else ""


def _below_a_form(claim: Claim, rows: Rows, code: str) -> set[int]:
    """Years in which more children are in some form than there are in all, and no more by sex; as above of a view."""
    return set(below_a_form(rows, code)) & {
        figure.year for key in _of_totals(claim, rows) for figure in rows.known(figures(claim, key, rows), code)
    }


@judges("{area}, {years}: the source gives more children in one form of exploitation than in total; the total is used.")
def total_below_a_form(claim: Claim, rows: Rows) -> str:
    code, told = rows.named(claim.said["area"]), set(years_in(claim.said["years"]))
    true = _below_a_form(claim, rows, code)
    if (len(told) > 1 and code not in claim.asked.areas) or not told or not told <= true:
        return f"{sorted(true)}"
    return f"{sorted(true)}" if len(told) > 1 and told != true else ""


@judges("{area}, {years}: the share is unclear; the source gives more children by sex than in total.")
def share_unclear(claim: Claim, rows: Rows) -> str:
    """All years of the area's shares in which the sexes are more than eleven tenths of the total."""
    code = rows.named(claim.said["area"])
    true = set(too_low(rows, code, 1.1)) & _years_of_share(rows, code)
    right = code in claim.asked.areas and SHARE in (claim.asked.indicator, *_shares_beside(claim))
    return "" if right and true and set(years_in(claim.said["years"])) == true else f"{sorted(true)}"


@judges("{area}, {years}: the share is unclear; the source gives more adults by sex than in total.")
def share_unclear_by_adults(claim: Claim, rows: Rows) -> str:
    """The same of the adults, where children are not more as well."""
    code = rows.named(claim.said["area"])
    true = (set(adults_deny(rows, code)) - set(too_low(rows, code, 1.1))) & _years_of_share(rows, code)
    right = code in claim.asked.areas and SHARE in (claim.asked.indicator, *_shares_beside(claim))
    return "" if right and true and set(years_in(claim.said["years"])) == true else f"{sorted(true)}"


@judges(
    "{area}, {year}: by sex the source knows the age of more victims; {share} of these are children.",
    "by sex, of more victims of known age: {share}",
)
def share_by_sex(claim: Claim, rows: Rows) -> str:
    """Of girls, boys and others and of women, men and others, where these are certainly more than both totals."""
    found = {}
    for code in [rows.named(claim.said["area"])] if "area" in claim.said else rows.areas:
        for year in [int(claim.said["year"])] if "year" in claim.said else sorted(_years_of_share(rows, code)):
            ages = [
                [at(rows, VICTIMS._replace(age=age, sex=sex), code, year) for sex in ("F", "M", "_O")]
                for age in (CHILD, "Y_GE18")
            ]
            totals = [at(rows, VICTIMS._replace(age=age), code, year) for age in (CHILD, "Y_GE18")]
            sums = [[sum(getattr(one, end) for one in own if one) for end in ("low", "high")] for own in ages]
            if all(totals) and sums[0][0] + sums[1][0] > sum(total.high for total in totals if total):
                (low, high), (least, most) = sums
                found[code, year] = 100 * low / (low + most), 100 * high / (high + least)
    right = any(agrees(claim.said["share"].removesuffix("%"), *ends) for ends in found.values())
    return "" if right else f"{found}"


@judges("{area}, {years}: a second list of the same victims has more children than girls and boys together.")
def with_more_children(claim: Claim, rows: Rows) -> str:
    """Where figures are of girls or of boys."""
    code, told = rows.named(claim.said["area"]), set(years_in(claim.said["years"]))
    true = set()
    for year in other_ages(rows, code):
        others = at(rows, VICTIMS._replace(age=CHILD, sex="_O"), code, year)
        sexes = [at(rows, VICTIMS._replace(age=CHILD, sex=sex), code, year) for sex in ("F", "M")]
        if others and any(sexes) and sum(item.high for item in sexes if item) < others.low:
            true.add(year)
    return "" if told and told == true else f"{sorted(true)}"


def _shares_beside(claim: Claim) -> list[str]:
    """A view of shares stands beside others on the page of victims."""
    return [SHARE] if claim.kind in ("child-share", "timeline") else []


@judges("no clear share, not zero")
def hatched_unclear(claim: Claim, rows: Rows) -> str:
    """Some area asked for has such a share."""
    found = [code for code in claim.asked.areas if unclear_shares(rows, code) & _years_of_share(rows, code)]
    return "" if found else f"{claim.asked.areas}"


@judges("{figure} (though children by sex: {sum})", free=("figure",))
def far_too_low(claim: Claim, rows: Rows) -> str:
    """Of a year in which the sexes are over twice the total, or more than all of a form; a map holds all countries."""
    if claim.said["sum"].startswith("<") and claim.said["sum"] != "<5":
        return "no such interval of persons"
    is_template = claim.said["figure"] == "{figure}" or claim.place.name == "moving-table"
    codes = rows.areas if is_template else named_there(claim, rows)
    key = VICTIMS._replace(age=CHILD)
    sums = [_parts_by_sex(rows, key, code, year) for code in codes for year in too_low(rows, code, 2)]
    ends = {(sum(one.low for one in parts), sum(one.high for one in parts)) for parts in sums}
    ends |= {pair for code in codes if code in rows.areas for pair in sums_by_form(rows, code, CHILD)}
    return "" if any(agrees(claim.said["sum"], *pair) for pair in ends) else f"{sorted(ends)}"


@judges(
    "Of {n} the source gives more children or adults by sex, or children in one form of "
    "exploitation, than in total in some years."
)
def totals_too_low(claim: Claim, rows: Rows) -> str:
    inside = [code for code in claim.asked.areas if code in rows.areas]
    shares = SHARE in (claim.asked.indicator, *_shares_beside(claim))
    true = [
        code
        for code in inside
        if _low_years(claim, rows, code)
        or _below_a_form(claim, rows, code)
        or (shares and set(adults_deny(rows, code)) & _years_of_share(rows, code))
    ]
    return "" if whole(claim.said["n"]) == len(true) > 1 else f"{true}"


@judges("{area}, {years}: under another sex the source has the number of all once more.")
def others_are_all(claim: Claim, rows: Rows) -> str:
    """In all of the years, of some age or kind that the view has, of the one asked for where it shows many years."""
    code, told = rows.named(claim.said["area"]), set(years_in(claim.said["years"]))
    asked = claim.asked
    if len(told) > 1:
        true = _once_more(rows, Key(asked.indicator, "_O", asked.age, asked.breakdown), code)
        return "" if code in asked.areas and asked.sex == "_O" and told == true else f"{sorted(true)}"
    found = [_once_more(rows, key, code) for key in rows.table(asked.indicator) if key.sex == "_O"]
    return "" if told and told <= set().union(*found) else f"{found}"


def _once_more(rows: Rows, key: Key, code: str) -> set[int]:
    """Years in which the others are all, at that age or at any."""
    known = {figure.year for figure in rows.known(rows.series(key), code)}
    return known & (_as_many(rows, key, code) | _as_many(rows, key._replace(age="_T"), code))


def _as_many(rows: Rows, key: Key, code: str) -> set[int]:
    """Years in which the others are as many as all, exactly, and more than none, beside women or men."""
    of_all, sexes = (rows.series(key._replace(sex="_T")), [rows.series(key._replace(sex=sex)) for sex in ("F", "M")])
    found = set()
    for other in rows.known(rows.series(key), code):
        together = of_all.get(code, {}).get(other.year)
        beside = [own for series in sexes if (own := series.get(code, {}).get(other.year)) and own.known]
        if other.value and together and together.value == other.value and any(own.high > 0 for own in beside):
            found.add(other.year)
    return found


@judges("{area}, {years}: the source has the figures of the year before once more; perhaps they are not of this year.")
def year_before_again(claim: Claim, rows: Rows) -> str:
    """Every figure of detected victims of the year is, in whatever age and sex, the same as that of the year before."""
    code = rows.named(claim.said["area"])
    for year in years_in(claim.said["years"]):
        pairs = [
            (own[year], own.get(year - 1))
            for series in rows.table("detected-victims").values()
            if year in (own := series.get(code, {})) and own[year].known
        ]
        if not pairs or any(was is None or (now.low, now.high) != (was.low, was.high) for now, was in pairs):
            return f"{year}: {pairs[:3]}"
    return ""


@judges("Some rows of another sex are the number of all once more, as published.")
def some_rows_are_all(claim: Claim, rows: Rows) -> str:
    """Of the table that is shown."""
    keys = [key for key in rows.table(claim.asked.indicator) if key.sex == "_O"]
    return "" if any(_once_more(rows, key, code) for key in keys for code in rows.areas) else "none is"


@judges(
    "by sex more children than in the total",
    "in one form more children than in the total",
    "the number of all once more",
)
def noted_in_a_table(claim: Claim, rows: Rows) -> str:
    """Of some area that the table has, in some of its years."""
    asked = claim.asked
    if claim.message.startswith("by sex"):
        of_forms = asked.indicator == "detected-victims-by-form" and asked.age == CHILD
        is_so = any(_low_years(claim, rows, one) or (of_forms and sums_by_form(rows, one, CHILD)) for one in rows.areas)
        return "" if is_so else "of none"
    if claim.message.startswith("in one form"):
        return "" if any(_below_a_form(claim, rows, code) for code in rows.areas) else "of none"
    key = Key(asked.indicator, "_O", asked.age, asked.breakdown)
    return "" if asked.sex == "_O" and any(_once_more(rows, key, code) for code in rows.areas) else "of none"


STOCK, BY_AGE = Key("conflict-displacement-stock"), "displaced-stock-by-age"


def _nobody(claim: Claim, rows: Rows, code: str) -> set[int]:
    """Years in which IDMC counts nobody of any age in displacement by conflict, and its table of ages has no row."""
    asked = claim.asked
    if (asked.indicator, asked.breakdown) != (BY_AGE, "CONFLICT"):
        return set()
    first, last = rows.span(BY_AGE)
    zeros = {figure.year for figure in rows.known(rows.series(STOCK), code) if figure.high == 0}
    kinds = [series.get(code, {}) for key, series in rows.table(BY_AGE).items() if key.breakdown == "CONFLICT"]
    return {year for year in zeros if first <= year <= last and not any(year in own for own in kinds)}


@judges("{area} has no figure for {subject} in {year}; of all ages {source} counts {count}")
def nobody_there(claim: Claim, rows: Rows) -> str:
    """Of each of those named; the subject is that of what is asked."""
    said = claim.said
    codes, label = _split_areas(said["area"], rows), rows.catalogue[BY_AGE]["label"]
    right = codes and all(int(said["year"]) in _nobody(claim, rows, code) for code in codes)
    right = right and said["subject"].startswith(label) and "conflict" in said["subject"]
    right = right and (said["source"], said["count"]) == ("IDMC", "0")
    return "" if right else f"{[_nobody(claim, rows, code) for code in codes]}"


@judges("no figure by age; of all ages {count}")
def nobody_in_a_gap(claim: Claim, rows: Rows) -> str:
    """Of a gap: of each that is shown and has no figure; in a table: of some country."""
    codes = [code for code in rows.areas if _nobody(claim, rows, code)]
    return "" if codes and claim.said["count"] == "0" else f"{codes}"


@judges("no figure; all detected victims were adults")
def adults_in_a_gap(claim: Claim, rows: Rows) -> str:
    """Of a line of those that are asked for; in the table of a map, which has every country, of one in its year."""
    asked = claim.asked
    if any(map(rows.adults_alone, asked.areas)):
        return ""
    has_all = claim.is_of_map or not asked.areas
    right = has_all and any(asked.year in rows.adults_alone(code) for code in rows.areas)
    return "" if right else f"of none of {asked.areas} nor on a map of {asked.year}"


@judges("{area}: no figure for {subject}", free=("subject",))
def no_figure_some_nobody(claim: Claim, rows: Rows) -> str:
    """None of those named has a figure; of some it is known that there is nobody, of others nothing is. Or a group has
    none of its own, and some of its countries have."""
    codes, asked = _split_areas(claim.said["area"], rows), claim.asked
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    shown = figures(claim, key, rows)
    known = [code for code in codes if rows.known(shown, code)]
    some = {bool(_nobody(claim, rows, code) or rows.adults_alone(code)) for code in asked.areas}
    inside = [
        one for code in asked.areas if code in rows.regions for one in rows.inside(code) if rows.known(shown, one)
    ]
    right = codes and not known and (some == {True, False} or inside)
    return "" if right else f"{known}, {some}, {inside}"


@judges("unclear (by sex more children or adults than in the total)", "few (<5) or unclear")
def unclear_share(claim: Claim, rows: Rows) -> str:
    """Some area that is shown has a share of which the total is far too low; of which, its own figure tells."""
    shown = [code for code in rows.areas if unclear_shares(rows, code) & _years_of_share(rows, code)]
    asked = claim.asked.indicator in (SHARE, "detected-victims")
    return "" if shown and asked else f"{shown}"


def _years_of_share(rows: Rows, code: str) -> set[int]:
    return {figure.year for figure in rows.known(rows.series(rows.usual(SHARE)), code)}


def _unfit(rows: Rows, code: str) -> set[int]:
    """Years in which the least of children, adults and those of unknown age is over eleven tenths of all victims."""
    keys = (VICTIMS._replace(age=CHILD), VICTIMS._replace(age="Y_GE18"), Key(VICTIMS.indicator, "_U", "_U"))
    by_year = [{figure.year: figure for figure in rows.known(rows.series(key), code)} for key in keys]
    wholes = {figure.year: figure for figure in rows.known(rows.series(VICTIMS), code)}
    return {
        year
        for year, unknown in by_year[-1].items()
        if unknown.high
        and year in wholes
        and sum(own[year].low for own in by_year if year in own) > 1.1 * wholes[year].high
    }


def _full_of_adults(rows: Rows, code: str) -> set[int]:
    """Years in which adults leave no room among all victims."""
    whole, grown = (
        {one.year: one for one in rows.known(rows.series(key), code)}
        for key in (VICTIMS, VICTIMS._replace(age="Y_GE18"))
    )
    return {year for year in whole.keys() & grown.keys() if grown[year].low >= whole[year].high}


@judges(
    "{area}, {years}: with those of unknown age, children and adults are over a tenth more than the source's total of "
    "all victims."
)
def unfit_ages(claim: Claim, rows: Rows) -> str:
    code = rows.named(claim.said["area"])
    right = code in claim.asked.areas and set(years_in(claim.said["years"])) == _unfit(rows, code)
    return "" if right else f"{sorted(_unfit(rows, code))}"


@judges(
    "For {year}, the source also lists {count} detected victim of unknown age, who does not fit its total of {whole}. "
    "The file does not say which is right."
)
def unfit_ages_in_brief(claim: Claim, rows: Rows) -> str:
    """Beside the total they fit neither by a tenth, nor by one where adults are all of it."""
    code, year = claim.asked.areas[0], int(claim.said["year"])
    unfit = _unfit(rows, code) | _full_of_adults(rows, code)
    if year not in unfit:
        return f"they do not fit in {sorted(unfit)}"
    keys = {"count": Key(VICTIMS.indicator, "_U", "_U"), "whole": VICTIMS}
    true = {word: next(one for one in rows.known(rows.series(key), code) if one.year == year)
            for word, key in keys.items()}  # fmt: skip
    wrong = [word for word, figure in true.items() if not agrees(claim.said[word], figure.low, figure.high)]
    return f"{true}" if wrong else ""
