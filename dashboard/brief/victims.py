"""What is reported on detected children: how many, who they are, in which years, and what is not recorded."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.brief.by_form import by_form_said
from dashboard.brief.known import Known, figure_said, least, most, plural
from dashboard.brief.noted import years_elsewhere
from dashboard.brief.sentence import Value, aside, behind
from dashboard.brief.summed import (
    ADULT,
    ALL,
    CHILD,
    SEXES,
    VICTIMS,
    Summed,
    asked,
    by_sex,
    newest_summed,
    nobody_years,
    overfull_years,
    part_years,
    parts_said,
    repeats_total,
    sexes_of,
    summed_years,
    years_by_sex,
)
from dashboard.i18n import format_number, translate, translate_number
from dashboard.metrics.lines import Point, exceed, reference_year, whole_of, without_repeat
from dashboard.metrics.together import share_of
from dashboard.selection import Selection
from dashboard.words.adults import has_no_told_adults, years_of_adults_alone, years_without_adults
from dashboard.words.ageless import most_children, raised_years
from dashboard.words.by_form import more_by_form, said_by_sex
from dashboard.words.counted import of_detected_victims, of_years
from dashboard.words.few import without_age, without_age_text
from dashboard.words.low_totals import (
    FAR,
    OF_UNKNOWN_AGE,
    denied,
    everybody_listed,
    sum_that_fits,
    unclear_shares,
    years_below_a_form,
    years_of_other_ages,
    years_of_unfit_ages,
    years_too_low,
)
from dashboard.words.names import CHILD_SEX, listed, year_spans
from dashboard.words.one_sex import only_sex_listed
from dashboard.words.persons import more_than_total
from dashboard.words.referred import referred_said
from dashboard.words.titles import FEW, in_form
from dashboard.words.unfounded import and_unknown_ages

SHARE, FORMS = "child-share-of-detected-victims", "detected-victims-by-form"
FORM_CODES = ("SEXUAL_EXPLOITATION", "FORCED_LABOUR", "OTHER")
BY_SEX = (CHILD, ADULT, ALL)
MOST_OF_ALL = 1.1
"""So many times all victims children and adults may be before their numbers count as at odds, as for shares."""
YEARS_IN_A_ROW = 5
"""Of so many years without a gap it is not said that they are no trend."""
LEAST_YEARS = 3
"""Figures that a range over years rests on at least."""


def opening(known: Known) -> list[str | None]:
    """All detected victims, the children among them, and the years with a figure.

    Where a newer report has no total of children but girls and boys, these come before the newest total.
    """
    everyone, children = known.question(VICTIMS, age=ALL), known.question(VICTIMS, age=CHILD)
    counted, child = known.last(everyone), known.last(children)
    if counted is None and child is None:
        return [_nothing(known, everyone), _elsewhere(known)]
    return [
        None if counted is None else _everyone(known, everyone, counted),
        *([] if counted is None else map(aside, filter(None, [referred_said(known.context, known.code)]))),
        *([] if counted is None else _above_zero(known, everyone, counted)),
        *([] if counted is None else _all_adults(known, counted)),
        *([] if counted is None or (child and child.year == counted.year) else [aside(_unfit(known, counted.year))]),
        *_summed(known),
        None if child is None else _children(known, children, child),
        None if child is None else aside(_unfit(known, child.year)),
        None if child is None else _by_sex_beside(known, children, child),
        # Wherever the children are told, slides too, so is who else may be one: without it they are read as a share.
        None if child is None else behind(_ageless(known, children, child)),
        None if child is None else aside(_all_again(known, child)),
        None if child is None else _at_most(known, child),
        None if child is None else _children_alone(known, child),
        None if child is None or _ages_exceed(known, child) else more_than_all(known, child),
        *_years(known, children),
    ]


def _ageless(known: Known, question: Selection, child: Point) -> str | None:
    """How many more victims of no age may raise the children; not where a second list has the ages of everybody."""
    ageless = without_age(known.context, question.key, known.code, child.year)
    is_listed = child.year in years_of_other_ages(known.context, known.code)
    if ageless is None or is_listed or most_children(known.context, known.code, child.year) is None:
        return None
    return translate_number(
        "No age is reported for {number} more detected victim in {year}.",
        "No age is reported for {number} more detected victims in {year}.",
        math.ceil(ageless[1]),
        year=child.year,
        number=known.linked(known.question(VICTIMS, age=ALL), child.year, without_age_text(*ageless)),
    )


def reports_parts(known: Known) -> bool:
    """Whether there are detected victims by form or by citizenship, whatever there is in total."""
    questions = [known.question(FORMS, age=ALL, breakdown=form) for form in FORM_CODES]
    rows = known.context.store.rows("detected-victims-by-citizenship", areas=[known.code])
    return any(known.points(question) for question in questions) or not rows.empty


def has_rows(known: Known) -> bool:
    """Whether the source lists anything of detected victims here, zeros that may mean anything included."""
    return any(not known.context.store.rows(table, areas=[known.code]).empty for table in (VICTIMS, FORMS))


def _nothing(known: Known, question: Selection) -> str:
    years = known.context.years(VICTIMS)
    if reports_parts(known):
        return translate(
            "UNODC's collection of {first} to {last} has {link}no usable total of detected victims {in_place}{end}, "
            "only parts of it. How many children were found is unknown, which is not zero.",
            first=years.first,
            last=years.last,
            in_place=known.in_place,
            **known.around(question, None),
        )
    return translate(
        "UNODC's collection of {first} to {last} has {link}no usable figure on detected victims {in_place}{end}. How "
        "many children were found is unknown, which is not zero.",
        first=years.first,
        last=years.last,
        in_place=known.in_place,
        **known.around(question, None),
    )


def _elsewhere(known: Known) -> str | None:
    """That another source counts victims where UNODC's file has none, and in which years: they may be long ago."""
    years = years_elsewhere(known, VICTIMS)
    if not years:
        return None
    return translate(
        "Another source, the UN's SDG database, counts detected victims of all ages {in_place}, for {years}.",
        in_place=known.in_place,
        years=year_spans(years),
    )


def _everyone(known: Known, question: Selection, point: Point) -> str:
    return translate_number(
        ("The latest total in UNODC's file is {count} detected victim of trafficking (all ages), for {year}."),
        ("The latest total in UNODC's file is {count} detected victims of trafficking (all ages), for {year}."),
        plural(point),
        count=known.figure(question, point),
        year=point.year,
    )


def _above_zero(known: Known, question: Selection, point: Point) -> list[str]:
    """After a newest total of nobody: the newest one of somebody."""
    above = [one for one in known.points(question) if most(one) > 0]
    if most(point) > 0 or not above:
        return []
    said = translate(
        "The latest total above zero is {count}, for {year}.",
        count=known.figure(question, above[-1]),
        year=above[-1].year,
    )
    return [said]


def _all_adults(known: Known, everyone: Point) -> list[str]:
    """That the newest victims are as many as the adults, where that year has no row of children: older ones follow."""
    adults = _adults(known, everyone.year)
    is_all = adults is not None and adults.value is not None and adults.value == everyone.value
    if adults is None or not is_all or not most(adults) or (known.last_of_any(VICTIMS, CHILD) or 0) >= everyone.year:
        return []
    return [
        translate_number(
            "For {year}, the report has {count} adult, as many as all detected victims, and no row of children.",
            "For {year}, the report has {count} adults, as many as all detected victims, and no row of children.",
            plural(adults),
            count=known.figure(known.question(VICTIMS, age=ADULT), adults),
            year=everyone.year,
        )
    ]


def _nobody(known: Known, question: Selection, child: Point) -> str | None:
    """Neither children nor adults: nothing to add to a total of 0."""
    everyone = known.at(known.question(VICTIMS, age=ALL), child.year)
    if everyone is not None and most(everyone) == 0:
        return None
    return translate(
        "The report for {year} has {link}no detected children{end} and no detected adults.",
        year=child.year,
        **known.around(question, child.year),
    )


def _children(known: Known, question: Selection, child: Point) -> str | None:
    """How many were children, of how many whose age is known and of how many in all."""
    summed = _ages_of(known, child)
    if summed is not None and most(summed) == 0:
        return _nobody(known, question, child)
    if summed is None:
        return _without_adults(known, question, child)
    if recorded := _recorded(known, question, child):
        return recorded
    base = of_detected_victims(plural(summed), _known_ages(known, child, summed))
    text, everyone = _of_known_ages(known, question, child, base), _in_all(known, child)
    if everyone is None:
        return translate("{counted}.", counted=text)
    if _ages_exceed(known, child):
        return _more_than_reported(text, known, everyone)
    return translate_number(
        "{text}; {count} was detected in all.",
        "{text}; {count} were detected in all.",
        plural(everyone),
        text=text,
        count=known.figure(known.question(VICTIMS, age=ALL), everyone),
    )


def _without_adults(known: Known, question: Selection, child: Point) -> str:
    """How many were children, of a year without a total of adults."""
    if adults := _adults_by_sex(known, child.year):
        return translate_number(
            ("In {year}, {count} detected victim was a child. There is no total of adults; by sex there are {adults}."),
            (
                "In {year}, {count} detected victims were children. There is no total of adults; "
                "by sex there are {adults}."
            ),
            plural(child),
            count=known.figure(question, child),
            year=known.when(question, child),
            adults=adults,
        )
    return translate_number(
        ("In {year}, {count} detected victim was a child. How many were adults is not known."),
        ("In {year}, {count} detected victims were children. How many were adults is not known."),
        plural(child),
        count=known.figure(question, child),
        year=known.when(question, child),
    )


def _recorded(known: Known, question: Selection, child: Point) -> str | None:
    """How many of all are recorded as children, whatever the base: of a share that the rows by sex do not have, too.

    None where they have no other one, and where all victims, or the children, do not fit both.
    """
    if not has_two_shares(known, child):
        return None
    everyone = known.at(known.question(VICTIMS, age=ALL), child.year)
    children, adults = _ages_by_sex(known, child.year)
    are_more = least(children) > most(child)
    is_within = least(children) <= least(child) and most(child) <= most(children)
    if everyone is None or most(children) + most(adults) > least(everyone) or not (are_more or is_within):
        return None
    count: object = known.figure(question, child)
    if are_more:
        number = known.told(question, child.year, format_number(least(child)))
        count = translate("at least {number}", number=number)
    return translate_number(
        "In {year}, {count} of the {base} is recorded as a child.",
        "In {year}, {count} of the {base} are recorded as children.",
        plural(child),
        base=of_detected_victims(plural(everyone), known.figure(known.question(VICTIMS, age=ALL), everyone)),
        year=_when_ages(known, question, child),
        count=count,
    )


def _more_than_reported(text: str, known: Known, everyone: Point) -> str:
    """That children and adults are more than all victims; of over a tenth, which is doubted on pages too, what that is.

    Brazil 2023: 377 of known age beside a total of 371.
    """
    words = {"text": text, "count": known.figure(known.question(VICTIMS, age=ALL), everyone)}
    if everyone.year in more_than_total(known.context, known.question(VICTIMS, age=ALL).key, known.code, FAR):
        return translate(
            "{text}. That is more than all detected victims reported for the year, {count}: the two do not agree.",
            **words,
        )
    return translate("{text}. The total in the same report is slightly lower: {count}.", **words)


def _of_known_ages(known: Known, question: Selection, child: Point, base: str) -> str:
    """The children among victims of known age, without a full stop; their share where one is published, not of few."""
    year = _when_ages(known, question, child)
    words: dict[str, object] = {"year": year, "count": known.figure(question, child), "base": base}
    share = known.at(known.question(SHARE), child.year)
    if most(child) == 0:
        return translate(
            "Of the {base} of known age in {year}, {link}none{end} were children",
            base=base,
            year=words["year"],
            **known.around(question, child.year),
        )
    adult = _adults(known, child.year)
    if child.value is None and least(child) < FEW and adult is not None and most(adult) == 0:
        return translate_number(
            "In {year}, {count} detected victim was a child and none were adults: too few for a share",
            "In {year}, {count} detected victims were children and none were adults: too few for a share",
            plural(child),
            **words,
        )
    if least(child) < FEW:
        return translate_number(
            "Of the {base} of known age in {year}, {count} was a child: too few for a share",
            "Of the {base} of known age in {year}, {count} were children: too few for a share",
            plural(child),
            **words,
        )
    none = _no_share(known, child, words)
    if none is not None:
        return none
    if share is not None and not has_two_shares(known, child):
        words["share"] = known.figure(known.question(SHARE), share)
        return translate_number(
            "Of the {base} of known age in {year}, {count} was a child ({share}%)",
            "Of the {base} of known age in {year}, {count} were children ({share}%)",
            plural(child),
            **words,
        )
    return translate_number(
        "Of the {base} of known age in {year}, {count} was a child",
        "Of the {base} of known age in {year}, {count} were children",
        plural(child),
        **words,
    )


def _no_share(known: Known, child: Point, words: Mapping[str, object]) -> str | None:
    """The same where no share is to be given, and why; None where nothing speaks against one."""
    if child.year in unclear_shares(known.context, known.question(SHARE), known.code):
        return translate_number(
            "Of the {base} of known age in {year}, {count} was a child; counts by sex have more children or adults, "
            "so no share is given",
            "Of the {base} of known age in {year}, {count} were children; counts by sex have more children or "
            "adults, so no share is given",
            plural(child),
            **words,
        )
    if has_no_told_adults(known.context, known.code, child.year):
        return translate_number(
            "Of the {base} of known age in {year}, {count} was a child; the report has no adults and the age of the "
            "others is not known, so no share is given",
            "Of the {base} of known age in {year}, {count} were children; the report has no adults and the age of the "
            "others is not known, so no share is given",
            plural(child),
            **words,
        )
    if _ages_of_a_minority(known, child) and child.year in years_of_other_ages(known.context, known.code):
        return translate_number(
            "Of the {base} counted by age for {year}, {count} was a child; this leaves out most detected "
            "victims, so no share is given",
            "Of the {base} counted by age for {year}, {count} were children; this leaves out most detected "
            "victims, so no share is given",
            plural(child),
            **words,
        )
    if _ages_of_a_minority(known, child):
        return translate_number(
            "Of the {base} of known age in {year}, {count} was a child; the age of most detected victims is not "
            "known, so no share is given",
            "Of the {base} of known age in {year}, {count} were children; the age of most detected victims is not "
            "known, so no share is given",
            plural(child),
            **words,
        )
    return None


def _when_ages(known: Known, question: Selection, child: Point) -> str:
    """The year of the newest ages; where a newer total of all ages is told beside them, that ages are what is old."""
    said, everyone = known.when(question, child), known.last(known.question(VICTIMS, age=ALL))
    if said == str(child.year) or everyone is None or everyone.year <= child.year:
        return said
    if (known.last_of_any(VICTIMS, CHILD) or 0) > child.year:
        return translate("{year}, the latest total of children in the source", year=child.year)
    return translate("{year}, the latest count of children in the source", year=child.year)


def _has_share(known: Known, child: Point) -> bool:
    """Whether the sentence on the children of a year gives their share."""
    no_words = dict.fromkeys(("base", "year", "count"), "")
    is_given = known.at(known.question(SHARE), child.year) is not None and least(child) >= FEW
    return is_given and _no_share(known, child, no_words) is None


def has_two_shares(known: Known, child: Point) -> bool:
    """Whether a share is published of a year, while the rows by sex know the age of more: it heads nothing then."""
    return _has_share(known, child) and _knows_more_by_sex(known, child)


def _by_sex_beside(known: Known, question: Selection, child: Point) -> str | None:
    """What the rows by sex have of the same: aside, since nobody can say a number with three totals aloud."""
    if not _knows_more_by_sex(known, child):
        return None
    two = _two_shares(known, question, child) if _has_share(known, child) else None
    return aside(two or _by_sex(known, question, child))


def _ages_by_sex(known: Known, year: int) -> tuple[Point, Point]:
    """Children and adults by the rows by sex."""
    children, adults = (whole_of(year, sexes_of(known, year, age).values()) for age in (CHILD, ADULT))
    return children, adults


def _knows_more_by_sex(known: Known, child: Point) -> bool:
    """Whether the rows by sex know the age of more victims than those of both sexes together."""
    adult = _adults(known, child.year)
    return adult is not None and sum(map(least, _ages_by_sex(known, child.year))) > most(child) + most(adult)


def _two_shares(known: Known, question: Selection, child: Point) -> str | None:
    """The published share with its base, and that of the rows by sex, which know the age of more; None where the
    second is of few, or reads as the first."""
    share, summed = known.at(known.question(SHARE), child.year), _ages_of(known, child)
    parts = _ages_by_sex(known, child.year)
    ends = share_of(parts[0].ends, parts[1].ends)
    if share is None or summed is None or ends is None:
        return None
    other = Point(child.year, ends[0], None, None, "A") if ends[0] == ends[1] else Point(child.year, None, *ends, "Q")
    published = known.figure(known.question(SHARE), share)
    by_sex = known.figure(known.question(SHARE), other)
    if published.text == by_sex.text:
        return None
    return translate(
        "Of the {base} detected victims of known age in {year}, {share}% were children; by sex UNODC's file knows the "
        "age of {known}, of whom {other}% are children.",
        year=child.year,
        share=published,
        base=_known_ages(known, child, summed),
        known=known.linked(question, child.year, figure_said(whole_of(child.year, parts), 0)),
        other=known.linked(question, child.year, by_sex.text),
    )


def _by_sex(known: Known, question: Selection, child: Point) -> str:
    """Of how many the rows by sex know the age, and how many of them are children."""
    parts = _ages_by_sex(known, child.year)
    children = parts[0]
    words: dict[str, object] = {
        "year": child.year,
        "count": known.linked(question, child.year, figure_said(whole_of(child.year, parts), 0)),
        "children": known.linked(question, child.year, figure_said(children, 0)),
    }
    if not most(children):
        return translate(
            "Counts by sex for {year} have more detected victims of known age: {count}, none of them children. The "
            "file does not say which is right.",
            **words,
        )
    return translate_number(
        "Counts by sex for {year} have more detected victims of known age: {count}, of whom {children} is a child. "
        "The file does not say which is right.",
        "Counts by sex for {year} have more detected victims of known age: {count}, of whom {children} are "
        "children. The file does not say which is right.",
        plural(children),
        **words,
    )


def _all_again(known: Known, child: Point) -> str | None:
    """That another sex holds all victims once more with other ages than the totals of children and adults, if so."""
    if child.year not in years_of_other_ages(known.context, known.code):
        return None
    everyone = known.at(known.question(VICTIMS, age=ALL), child.year)
    others = [known.question(VICTIMS, sex="_O", age=age) for age in (CHILD, ADULT)]
    ages = [known.at(question, child.year) for question in others]
    if everyone is None or ages[0] is None or ages[1] is None:
        return None
    return translate_number(
        "Under another sex, the report for {year} lists the {whole} detected victim once more: children {children}, "
        "adults {adults}. The file does not say which is right.",
        "Under another sex, the report for {year} lists all {whole} detected victims once more: children {children}, "
        "adults {adults}. The file does not say which is right.",
        plural(everyone),
        year=child.year,
        whole=known.figure(known.question(VICTIMS, age=ALL), everyone),
        children=known.figure(others[0], ages[0]),
        adults=known.figure(others[1], ages[1]),
    )


def more_than_all(known: Known, child: Point) -> str | None:
    """That the report has over a tenth more persons by age or by sex than in total: its children are uncertain, too."""
    everyone = known.question(VICTIMS, age=ALL)
    parts = more_than_total(known.context, everyone.key, known.code, FAR).get(child.year)
    total = known.at(everyone, child.year)
    if parts is None or total is None:
        return None
    largest = replace(everyone, sex=parts.largest.sex, age=parts.largest.age)
    words = {
        "count": known.linked(largest, child.year, parts.said),
        "total": known.figure(everyone, total),
        "year": child.year,
    }
    if parts.by_age:
        return translate(
            "Uncertain: detected victims by age in the report for {year}: {count}; in total: {total}. The file does "
            "not say which is right.",
            **words,
        )
    return translate(
        "Uncertain: detected victims by sex in the report for {year}: {count}; in total: {total}. The file does not "
        "say which is right.",
        **words,
    )


def _adults(known: Known, year: int) -> Point | None:
    return known.at(known.question(VICTIMS, age=ADULT), year)


def _adults_by_sex(known: Known, year: int) -> str:
    """Women, men and adults of another sex, as far as the report has them; empty where it has none of them."""
    questions, parts = asked(known, ADULT), sexes_of(known, year, ADULT)
    figures = {sex: known.figure(questions[sex], point) for sex, point in parts.items() if sex != "_O" or most(point)}
    words = {
        "F": translate("women {figure}", figure=figures.get("F", "")),
        "M": translate("men {figure}", figure=figures.get("M", "")),
        "_O": translate("adults listed under another sex {figure}", figure=figures.get("_O", "")),
    }
    return listed([words[sex] for sex in figures])


def _known_ages(known: Known, child: Point, summed: Point) -> Value:
    """How many detected victims of the year have a known age: children and adults, whose rows a share shows together.

    Where no share is published it leads to the children's row.
    """
    shares = known.question(SHARE)
    whence = known.question(VICTIMS, age=CHILD) if known.at(shares, child.year) is None else shares
    return known.linked(whence, child.year, figure_said(summed, 0))


def _ages_of(known: Known, child: Point) -> Point | None:
    """Children and adults of both sexes together, at most all victims; None where the adults are not known."""
    adult = _adults(known, child.year)
    if adult is None:
        return None
    low, high = least(child) + least(adult), most(child) + most(adult)
    everyone = known.at(known.question(VICTIMS, age=ALL), child.year)
    if everyone is not None and low <= most(everyone):
        high = min(high, most(everyone))
    return Point(child.year, low if low == high else None, low, high, child.status)


def _in_all(known: Known, child: Point) -> Point | None:
    """How many were detected of any age in the same year; None where it is not known, or where all ages are known."""
    everyone, ages = known.at(known.question(VICTIMS, age=ALL), child.year), _ages_of(known, child)
    if everyone is None or ages is None:
        return None
    return None if least(everyone) == most(everyone) == least(ages) == most(ages) else everyone


def _at_most(known: Known, child: Point) -> str | None:
    """Where the total leaves less room for children beside the adults than their own interval has: how much.

    Of a total of few, which is no more than an interval, also that it has more than its least number. Nothing where the
    rows by sex count more adults or children.
    """
    everyone, adult = known.at(known.question(VICTIMS, age=ALL), child.year), _adults(known, child.year)
    if everyone is None or adult is None:
        return None
    room = most(everyone) - least(adult)
    if not least(child) <= room < most(child):
        return None
    children, adults, all_ages = (whole_of(child.year, sexes_of(known, child.year, age).values()) for age in BY_SEX)
    more = (least(children) > room, least(adults) > most(adult), least(all_ages) > most(everyone))
    if any(more) or least(children) + least(adults) > most(everyone):
        return None
    if everyone.value is None:
        return _few_of_each(known, child, adult, everyone)
    return translate_number(
        "In {year}, {adults} of {whole} were adults: only {number} can have been a child.",
        "In {year}, {adults} of {whole} were adults: only {number} can have been children.",
        int(room),
        year=child.year,
        adults=known.figure(known.question(VICTIMS, age=ADULT), adult),
        whole=of_detected_victims(plural(everyone), known.figure(known.question(VICTIMS, age=ALL), everyone)),
    )


def _few_of_each(known: Known, child: Point, adult: Point, everyone: Point) -> str | None:
    """Where all are few, and so are children and adults: how many they are at least, and how many children at most."""
    together = least(child) + least(adult)
    if together <= least(everyone):
        return None
    grown = translate_number(
        "In {year}, {adults} detected victim was an adult.",
        "In {year}, {adults} detected victims were adults.",
        plural(adult),
        year=child.year,
        adults=known.figure(known.question(VICTIMS, age=ADULT), adult),
    )
    young = translate_number(
        "So at least {together} were detected in all, and at most {number} was a child.",
        "So at least {together} were detected in all, and at most {number} were children.",
        int(most(everyone) - least(adult)),
        together=format_number(together),
    )
    return f"{grown} {young}"


def _children_alone(known: Known, child: Point) -> str | None:
    """That a share of 100% is told of a report without adults."""
    if child.year not in years_without_adults(known.context, known.question(SHARE), known.code):
        return None
    return translate(
        "For {year}, the report has no adults. The file does not say whether none was found or only children were "
        "counted.",
        year=child.year,
    )


def _ages_exceed(known: Known, child: Point) -> bool:
    """Whether children and adults are certainly more than all detected victims of the year."""
    adult = _adults(known, child.year)
    return adult is not None and exceed((child, adult), known.at(known.question(VICTIMS, age=ALL), child.year))


def _unfit(known: Known, year: int) -> str | None:
    """That the rows of unknown age do not fit the total beside children and adults, where they do not, or adults alone
    are all of it."""
    whole = known.question(VICTIMS, age=ALL)
    unknown = replace(whole, sex=OF_UNKNOWN_AGE.sex, age=OF_UNKNOWN_AGE.age)
    beside, everyone = known.at(unknown, year), known.at(whole, year)
    adults = _adults(known, year)
    is_full = adults is not None and everyone is not None and adults.ends[0] >= everyone.ends[1]
    is_unfit = year in years_of_unfit_ages(known.context, known.code) or is_full
    if beside is None or everyone is None or not beside.ends[1] or not is_unfit:
        return None
    return translate_number(
        (
            "For {year}, the source also lists {count} detected victim of unknown age, who does not fit its total of "
            "{whole}. The file does not say which is right."
        ),
        (
            "For {year}, the source also lists {count} detected victims of unknown age, who do not fit its total of "
            "{whole}. The file does not say which is right."
        ),
        plural(beside),
        year=year,
        count=known.figure(unknown, beside),
        whole=known.figure(whole, everyone),
    )


def _ages_of_a_minority(known: Known, child: Point) -> bool:
    """Whether children and adults are certainly fewer than half of all detected victims of the year."""
    adult = _adults(known, child.year)
    everyone = known.at(known.question(VICTIMS, age=ALL), child.year)
    return everyone is not None and adult is not None and 2 * (most(child) + most(adult)) < least(everyone)


def _summed(known: Known) -> list[str]:
    """Girls and boys of a report without a total of children, newer than any with one."""
    newest = newest_summed(known)
    whole = known.question(VICTIMS, age=ALL)
    counted = None if newest is None else known.at(whole, newest.year)
    if newest is None or counted is None:
        return []
    if newest.is_listed:
        return _listed(known, newest, counted)
    by_form = by_form_said(known, newest.year)
    return [*_added_up(known, newest, counted), *([by_form] if by_form else [])]


def _added_up(known: Known, newest: Summed, counted: Point) -> list[str]:
    """What its girls, boys and others add up to, and whether this fits all its victims."""
    whole = known.question(VICTIMS, age=ALL)
    words = {"year": newest.year, "parts": newest.said, "sum": _sum(known, newest)}
    if denied := more_than_all(known, newest.children):
        said = translate_number(
            "No total of detected children is published for {year}. By sex there are {parts}: {sum} child in all, by "
            "these counts.",
            "No total of detected children is published for {year}. By sex there are {parts}: {sum} children in all, "
            "by these counts.",
            plural(newest.children),
            **words,
        )
        return [said, denied]
    said = translate_number(
        "No total of detected children is published for {year}. By sex there are {parts}: {sum} child in all, by "
        "these counts. With the adults, they fit the total of {count} of that year.",
        "No total of detected children is published for {year}. By sex there are {parts}: {sum} children in all, "
        "by these counts. With the adults, they fit the total of {count} of that year.",
        plural(newest.children),
        **words,
        count=of_detected_victims(plural(counted), known.figure(whole, counted)),
    )
    return [said]


def _listed(known: Known, newest: Summed, everyone: Point) -> list[str]:
    """The children of a report that lists all victims under sex Other: one published row, and nothing added up."""
    said = translate_number(
        "In {year}, {count} of {base} was a child. The file does not tell the sex of the detected victims of that "
        "year.",
        "In {year}, {count} of {base} were children. The file does not tell the sex of the detected victims of that "
        "year.",
        plural(newest.children),
        year=newest.year,
        count=_sum(known, newest),
        base=of_detected_victims(plural(everyone), known.figure(known.question(VICTIMS, age=ALL), everyone)),
    )
    return [said]


def _sum(known: Known, summed: Summed) -> Value:
    return known.linked(summed.question, summed.year, figure_said(summed.children, 0))


def _years(known: Known, question: Selection) -> list[str]:
    """In how many years a total of children is published, in which a sum or a part, and that the others are unknown."""
    return years_told_apart(known, question) or [_whole_years(known, question)]


def years_told_apart(known: Known, question: Selection, *, is_short: bool = False) -> list[str]:
    """The same where some years have a sum or a part, and no total; empty where none has.

    `is_short`: without the newest year whose rows by sex are told above, and without others whose rows add up to no
    number; then no other year is said to be unknown.
    """
    years, points = known.context.years(VICTIMS), known.points(question)
    span = years.last - years.first + 1
    partial, counted, overfull = part_years(known), summed_years(known), overfull_years(known)
    summed, lists = ([item for item in counted if item.is_listed is is_listed] for is_listed in (False, True))
    if not partial and not counted and not overfull:
        return []
    newest = newest_summed(known)
    above = _newer_year(known, newest.children if newest else known.last(question)) if is_short else 0
    is_whole = not is_short or not (overfull or nobody_years(known) or str(above) in [year.text for year in partial])
    partial = [year for year in partial if year.text != str(above)]
    words: dict[str, object] = {
        "count": known.linked(question, None, format_number(len(points))),
        "span": of_years(span, span),
        "first": years.first,
        "last": years.last,
        "partial": listed([str(year) for year in partial]),
        "summed": _years_linked(known, summed),
    }
    said = [_years_by_sex(words, partial=bool(partial), summed=bool(summed))]
    if lists:
        said.append(
            translate(
                "For {years}, children are counted without a total and without their sex.",
                years=_years_linked(known, lists),
            )
        )
    if not is_whole:
        return said
    said += [overfull_listed(known, year) for year in overfull]
    rest = other_years_said(known, len(points) + len(partial) + len(counted) + len(overfull))
    return [*said, rest] if rest else said


def overfull_listed(known: Known, year: int) -> str:
    """Girls, boys and others of a year without a total, and that with the adults they are more than all its victims."""
    question = known.question(VICTIMS, age=ALL)
    everyone = known.at(question, year)
    if everyone is None:
        raise ValueError(f"{known.code} {year}: children are more than the adults leave of a total that is not there")
    said = translate(
        "With the adults, they exceed the total of {count} of that year.",
        count=of_detected_victims(plural(everyone), known.figure(question, everyone)),
    )
    return f"{rows_listed(year, parts_said(known, year))} {said}"


def _years_linked(known: Known, found: Sequence[Summed]) -> str:
    return listed([str(known.linked(item.question, item.year, str(item.year))) for item in found])


def _years_by_sex(words: dict[str, object], *, partial: bool, summed: bool) -> str:
    if not partial and not summed:
        return translate(
            "A total of detected children is published for {count} of the {span} from {first} to {last}.", **words
        )
    if partial and summed:
        return translate(
            "A total of detected children is published for {count} of the {span} from {first} to {last}. For "
            "{summed}, children listed as girls, boys or others are counted; for {partial}, only some of them are "
            "known.",
            **words,
        )
    if summed:
        return translate(
            "A total of detected children is published for {count} of the {span} from {first} to {last}. For "
            "{summed}, children listed as girls, boys or others are counted.",
            **words,
        )
    return translate(
        "A total of detected children is published for {count} of the {span} from {first} to {last}. For {partial}, "
        "only some of them (girls, boys or others) are known.",
        **words,
    )


def other_years_said(known: Known, told: int) -> str | None:
    """What the years are that have no figure of children, after `told` years that have one: unknown, or of adults.

    Years in which the rows by sex list nobody, but may leave some out, are told by these rows; where most ages are
    unknown, with that.
    """
    nobody = nobody_years(known)
    left = _years_left(known, told + len(nobody))
    said = []
    for year, parts in nobody.items():
        listed_there = and_unknown_ages(known.context, known.code, year, parts)
        said += [rows_listed(year, listed_there), by_form_said(known, year)]
    return " ".join(filter(None, (*said, left))) or None


def rows_listed(year: int, parts: str) -> str:
    return translate("For {year}, without a total of children, the file lists {parts}.", year=year, parts=parts)


def _years_left(known: Known, told: int) -> str | None:
    """What the years are of which nothing else is said."""
    years, adults = known.context.years(VICTIMS), years_of_adults_alone(known.context, known.code)
    left = years.last - years.first + 1 - told
    if not left:
        return None
    if not adults:
        return translate("The other years are unknown, not zero.")
    question, spans = known.question(VICTIMS, age=ALL), year_spans(adults)
    words = {"years": known.linked(question, adults[-1], spans)}
    if len(adults) == left:
        return translate("In {years}, all detected victims were adults.", **words)
    return translate("In {years}, all detected victims were adults. The other years are unknown, not zero.", **words)


def _beside_others(known: Known, question: Selection, points: Sequence[Point]) -> str:
    """The years with a number of children where others have nobody but adults, or list no child by sex."""
    years = known.context.years(VICTIMS)
    span = years.last - years.first + 1
    words: dict[str, object] = {"first": years.first, "last": years.last, "span": of_years(span, span)}
    words["count"] = known.linked(question, None, format_number(len(points)))
    words["rest"] = other_years_said(known, len(points))
    if not points:
        return translate(
            "A number of children is published for {link}no year{end} from {first} to {last}. {rest}",
            **words,
            **known.around(question, None),
        )
    if not any(map(most, points)):
        return translate(
            "The number of children was reported for {count} of the {span} from {first} to {last}, and it was always "
            "zero. {rest}",
            **words,
        )
    return translate("Children were counted in {count} of the {span} from {first} to {last}. {rest}", **words)


def _whole_years(known: Known, question: Selection) -> str:
    """The same where no year has children by sex alone."""
    if years_of_adults_alone(known.context, known.code) or nobody_years(known):
        return _beside_others(known, question, known.points(question))
    years, points = known.context.years(VICTIMS), known.points(question)
    words = {"first": years.first, "last": years.last}
    span = years.last - years.first + 1
    if not points:
        return translate(
            "The number of children is known for {link}no year{end} from {first} to {last}. It is unknown, not zero.",
            **words,
            **known.around(question, None),
        )
    if len(points) == span:
        return translate(
            "Children were counted in {link}every year{end} from {first} to {last}.",
            **words,
            **known.around(question, None),
        )
    count = known.linked(question, None, format_number(len(points)))
    if not any(map(most, points)):
        return translate(
            "The number of children was reported for {count} of the {span} from {first} to {last}, and it was always "
            "zero. The other years are unknown, not zero.",
            count=count,
            span=of_years(span, span),
            **words,
        )
    return translate(
        "Children were counted in {count} of the {span} from {first} to {last}. The other years are unknown, not zero.",
        count=count,
        span=of_years(span, span),
        **words,
    )


def who(known: Known) -> list[list[str | None]]:
    """Girls and boys, forms of exploitation, and how the figures of comparable years lie."""
    question = known.question(VICTIMS, age=CHILD)
    child = known.last(question)
    said: list[str | None] = [
        _girls_and_boys(known, child),
        *_newer(known, child),
        *_forms(known),
        *_range(known, question),
    ]
    if not any(said):
        said.append(_nothing_on_them(known, question, child))
    # In the words of the caveat, so that a slide which says it need not say it twice.
    return [said, [translate(known.context.indicators[VICTIMS].caveats[0])]]


def _nothing_on_them(known: Known, question: Selection, child: Point | None) -> str:
    """That neither sex nor form is known; or that there was nobody to have them."""
    if child is not None and most(child) == 0:
        return translate(
            "The latest report, for {year}, has {link}no detected children{end}.",
            year=child.year,
            **known.around(question, child.year),
        )
    return translate(
        "UNODC's file has {link}no usable figure{end} on the sex of detected children or on forms of exploitation.",
        **known.around(question, None),
    )


def _girls_and_boys(known: Known, child: Point | None) -> str | None:
    if child is None or most(child) == 0:
        return None
    questions = [known.question(VICTIMS, sex=sex, age=CHILD) for sex in ("F", "M")]
    girls, boys = (known.at(question, child.year) for question in questions)
    if girls is None or boys is None:
        return _sexes_unknown(known, questions[0] if girls is None else questions[1], child, girls or boys)
    words: dict[str, object] = {
        "year": child.year,
        "girls": known.figure(questions[0], girls),
        "boys": known.figure(questions[1], boys),
    }
    question = known.question(VICTIMS, sex="_O", age=CHILD)
    others = known.at(question, child.year)
    if others is not None and most(others) > 0:
        words["others"] = known.figure(question, others)
        if not repeats_total(known, child.year, CHILD):
            return _girls_boys_and_others(child, (girls, boys, others), words)
    if others is not None and "others" in words and others.ends == child.ends:
        return _once_more(words)
    none = [question for question in questions if child.year in denied(known.context, question, known.code)]
    return _of_two_sexes(child, (girls, boys), words, by_form=_by_form_alone(none))


def _newer(known: Known, child: Point | None) -> list[str | None]:
    """Girls, boys and others of the newest report that has them, where it is newer than the newest total; and what its
    rows by form say otherwise, unless the opening has said it."""
    year, summed = _newer_year(known, child), newest_summed(known)
    by_form = by_form_said(known, year)
    if by_form is None or year in nobody_years(known) or (summed is not None and summed.year == year):
        return [newer_by_sex(known, child)]
    return [rows_listed(year, parts_said(known, year)), aside(by_form)]


def newer_by_sex(known: Known, child: Point | None) -> str | None:
    """The same in short; of nobody by sex where some are by form."""
    year = _newer_year(known, child)
    parts = parts_said(known, year)
    if not parts and more_by_form(known.context, known.code, year):
        parts = nobody_years(known).get(year, "")
    return rows_listed(year, said_by_sex(known.context, known.code, year, parts)) if parts else None


def _newer_year(known: Known, child: Point | None) -> int:
    year = max(years_by_sex(known), default=0)
    if child is None or year <= child.year:
        return 0
    # What is listed of everybody the opening has said.
    return 0 if year in everybody_listed(known.context, known.question(VICTIMS, age=CHILD), known.code) else year


def _by_form_alone(none: Sequence[Selection]) -> str:
    """The sexes, in words, of which forms of exploitation list children, though the total of the sex is 0."""
    return listed([translate(CHILD_SEX[question.sex]) for question in none])


def _of_two_sexes(child: Point, parts: Sequence[Point], words: Mapping[str, object], *, by_form: str) -> str:
    """The same of girls and boys alone. `by_form`: of which sex forms of exploitation list some, where there are 0."""
    if exceed(parts, child):
        return translate(
            (
                "By sex, the children detected in {year} were: girls {girls}, boys {boys}. That "
                "is more than all children reported."
            ),
            **words,
        )
    if sum(map(most, parts)) < least(child):
        return translate(
            (
                "By sex, the children detected in {year} were: girls {girls}, boys {boys}. The "
                "sex of the others is not given."
            ),
            **words,
        )
    if by_form:
        return translate(
            "By sex, the children detected in {year} were: girls {girls}, boys {boys}. By form of exploitation, the "
            "same report lists some {whom}.",
            **words,
            whom=by_form,
        )
    return translate("By sex, the children detected in {year} were: girls {girls}, boys {boys}.", **words)


def _sexes_unknown(known: Known, missing: Selection, child: Point, other: Point | None) -> str:
    """That girls, boys or both have no figure. `other`: that of the sex which has one."""
    if other is not None and other.value is not None and other.ends == child.ends:
        return _of_one_sex(known, missing, child)
    link, sex = known.around(missing, child.year), only_sex_listed(known.context, known.code, child.year)
    said = (
        translate(
            "The sex of the children detected in {year} is {link}only in part known{end}.", year=child.year, **link
        )
        if other
        else translate("The sex of the children detected in {year} is {link}not known{end}.", year=child.year, **link)
    )
    return f"{said} {_sex_of_forms(known, child.year, sex)}" if sex else said


def _of_one_sex(known: Known, missing: Selection, child: Point) -> str:
    """That all children are of one sex, where the other, `missing`, has no row."""
    sex = "F" if missing.sex == "M" else "M"
    count = known.figure(known.question(VICTIMS, sex=sex, age=CHILD), child)
    if sex == "F":
        return translate_number(
            "The {count} child detected in {year} was a girl.",
            "All {count} children detected in {year} were girls.",
            int(most(child)),
            count=count,
            year=child.year,
        )
    return translate_number(
        "The {count} child detected in {year} was a boy.",
        "All {count} children detected in {year} were boys.",
        int(most(child)),
        count=count,
        year=child.year,
    )


def _sex_of_forms(known: Known, year: int, sex: str) -> str:
    """Of which sex alone the rows by form of exploitation have children."""
    questions = [known.question(FORMS, sex=sex, age=CHILD, breakdown=form) for form in FORM_CODES]
    found = {question: point for question in questions if (point := known.at(question, year)) is not None}
    question = max(found, key=lambda asked_one: most(found[asked_one]))
    link = known.around(question, year)
    if sex == "F":
        return translate("By form of exploitation, the report lists {link}girls alone{end}.", **link)
    return translate("By form of exploitation, the report lists {link}boys alone{end}.", **link)


def _once_more(words: Mapping[str, object]) -> str:
    """Girls and boys where the report has all children a second time as those of another sex."""
    return translate(
        (
            "By sex, the children detected in {year} were: girls {girls}, boys {boys}. Under "
            "another sex, the report repeats the number of all children, {others}."
        ),
        **words,
    )


def _girls_boys_and_others(child: Point, parts: Sequence[Point], words: dict[str, object]) -> str:
    """The same where children of another sex are reported."""
    if sum(map(least, parts)) > most(child):
        return translate(
            (
                "By sex, the children detected in {year} were: girls {girls}, boys {boys}, "
                "another sex {others}. That is more than all children reported."
            ),
            **words,
        )
    if sum(map(most, parts)) < least(child):
        return translate(
            (
                "By sex, the children detected in {year} were: girls {girls}, boys {boys}, "
                "another sex {others}. The sex of the rest is not given."
            ),
            **words,
        )
    return translate(
        ("By sex, the children detected in {year} were: girls {girls}, boys {boys}, another sex {others}."),
        **words,
    )


@dataclass(frozen=True)
class _Forms:
    """Figures of one year by form of exploitation, of children or of all ages."""

    age: str
    year: int
    said: str
    exceed: bool
    """Whether they add up to more than all detected victims of that age and year."""
    short: bool
    """Whether they add up to fewer."""
    total: Value | str
    """The total that they are more than, where they are no more than the sexes together; else empty."""
    by_sex: str
    """Forms of which the rows by sex count more than those of all sexes, with their sums; empty where none does."""


def _forms(known: Known) -> list[str | None]:
    """Detected children by form of exploitation in the last year with any; else victims of all ages.

    Where the rows by sex of that year count more of a form, they follow: a publisher's parts do not always agree.
    """
    found = _parts(known, CHILD) or _parts(known, ALL)
    if found is None:
        return []
    by_sex = translate(
        ("Counts by sex for {year} have more by form: {parts}. The file does not say which is right."),
        year=found.year,
        parts=found.by_sex,
    )
    return [_forms_said(found), aside(by_sex) if found.by_sex else None]


def _forms_said(found: _Forms) -> str:
    if found.age == CHILD:
        return _forms_of_children(found)
    words: dict[str, object] = {"year": found.year, "parts": found.said}
    if found.exceed:
        return translate(
            (
                "By form of exploitation, the records of {year} on detected victims of all ages "
                "list {parts}. Together, that is more than all detected victims of that year."
            ),
            **words,
        )
    if found.short:
        return translate(
            (
                "By form of exploitation, the records of {year} on detected victims of all ages "
                "list {parts}. The form of the others is not given."
            ),
            **words,
        )
    return translate(
        ("By form of exploitation, the records of {year} on detected victims of all ages list {parts}."), **words
    )


def _forms_of_children(found: _Forms) -> str:
    words: dict[str, object] = {"year": found.year, "parts": found.said}
    if found.total:
        return translate(
            (
                "By form of exploitation, the records of {year} on detected children list "
                "{parts}. Together, that is more than the total of children, {total}, but not "
                "more than girls, boys and others together."
            ),
            **words,
            total=found.total,
        )
    if found.exceed:
        return translate(
            (
                "By form of exploitation, the records of {year} on detected children list "
                "{parts}. Together, that is more than all of them."
            ),
            **words,
        )
    if found.short:
        return translate(
            (
                "By form of exploitation, the records of {year} on detected children list "
                "{parts}. The form of the others is not given."
            ),
            **words,
        )
    return translate(("By form of exploitation, the records of {year} on detected children list {parts}."), **words)


def _parts(known: Known, age: str) -> _Forms | None:
    questions = {form: known.question(FORMS, age=age, breakdown=form) for form in FORM_CODES}
    year = reference_year(known.context.line(question, known.code) for question in questions.values())
    if year is None:
        return None
    points = {form: point for form in FORM_CODES if (point := known.at(questions[form], year)) is not None}
    if not any(map(most, points.values())):
        return None
    figures = {form: known.figure(questions[form], point) for form, point in points.items()}
    whole = known.at(known.question(VICTIMS, age=age), year)
    short = whole is not None and sum(map(most, points.values())) < least(whole)
    said = listed([in_form(form, figure) for form, figure in figures.items()])
    by_sex = _more_by_sex(known, age, year, points)
    over = exceed(points.values(), whole)
    total = _low_total(known, year, points.values()) if over and age == CHILD else ""
    return _Forms(age, year, said, over, short, total, by_sex)


def _low_total(known: Known, year: int, forms: Iterable[Point]) -> Value | str:
    """The total of a year's children where it is what does not fit: by sex there are as many as by form, or more."""
    if not sum_that_fits(known.context, known.code, year, forms):
        return ""
    question = known.question(VICTIMS, age=CHILD)
    total = known.at(question, year)
    return "" if total is None else known.figure(question, total)


def _more_by_sex(known: Known, age: str, year: int, points: Mapping[str, Point]) -> str:
    """The forms of which the rows by sex certainly count more than the row of all sexes, or one that has none."""
    said = []
    for form in FORM_CODES:
        asked_ones = {sex: known.question(FORMS, sex=sex, age=age, breakdown=form) for sex in SEXES}
        found = {sex: point for sex, question in asked_ones.items() if (point := known.at(question, year)) is not None}
        found = without_repeat(found, points.get(form))
        summed = whole_of(year, found.values())
        if least(summed) > (most(points[form]) if form in points else 0):
            question = asked_ones[max(found, key=lambda sex: most(found[sex]))]
            said.append(in_form(form, known.linked(question, year, figure_said(summed, 0))))
    return listed(said) if said else ""


def _range(known: Known, question: Selection) -> list[str]:
    """Least and most of the years since the break; no change, which would read as one of trafficking.

    Without totals that girls, boys and others together exceed, or the children of one form alone, and those that with
    the adults exceed all victims, or that another sex, which has all victims once more, tells otherwise: they are no
    number of the children of their year.
    """
    points = known.points(question)
    start = max(known.indicator(question).break_years, default=0)
    since = [point for point in points if point.year >= start]
    if not points or len(since) < 2:
        return [_before(known, question, points)] if points and not since else []
    too_low = years_too_low(known.context, known.code)
    low = [point for point in since if point.year in too_low]
    in_a_form = years_below_a_form(known.context, known.code)
    below = [point for point in since if point.year in in_a_form]
    other = [point for point in since if point.year in years_of_other_ages(known.context, known.code)]
    odd = [point for point in since if point not in (*low, *below, *other) and _is_at_odds(known, point)]
    fit = [point for point in since if point not in (*low, *below, *other, *odd)]
    left = [*_once_more_left_out(known, other), *_left_out(known, low, below, odd, ())]
    are_few = bool(fit) and min(map(least, fit)) < FEW
    if not fit or (are_few and len(fit) < 2):
        return []
    if are_few:
        return [_few_years(known, question, fit), *left]
    exact = [point for point in fit if point.value is not None]
    if len(exact) < LEAST_YEARS:
        return _too_few_years(known, question, fit, left)
    if _may_be_exceeded(known, question, exact):
        return []
    # Zeros alone are no girls, boys or others.
    listed_ones = (year for year in years_by_sex(known) if any(map(most, by_sex(known, year, CHILD).values())))
    # Children whom a report lists under sex Other alone are told where years are counted.
    lists = everybody_listed(known.context, question, known.code)
    untotalled = [year for year in listed_ones if year >= start and year not in lists]
    said = [_least_and_most(known, question, exact), *_once_more_left_out(known, other)]
    return [*said, *_left_out(known, low, below, odd, untotalled)]


def _too_few_years(known: Known, question: Selection, fit: Sequence[Point], left: Sequence[str]) -> list[str]:
    """That a range would rest on too few years, where there are more whose totals their own reports deny."""
    if not left:
        return []
    said = translate_number(
        "Since UNODC's new questionnaire for 2017, {years} year has a usable total of detected children, too few for a "
        "range.",
        "Since UNODC's new questionnaire for 2017, {years} years have a usable total of detected children, too few for "
        "a range.",
        len(fit),
        years=known.linked(question, None, format_number(len(fit))),
    )
    return [said, *left]


def _once_more_left_out(known: Known, other: Sequence[Point]) -> list[str]:
    """Which years a range leaves out since another sex has everybody once more, with other ages."""
    if not other:
        return []
    return [
        translate(
            "This leaves out {years}: under another sex, the report lists all detected victims once more, with other "
            "ages.",
            years=listed([str(_linked_by_sex(known, point.year)) for point in other]),
        )
    ]


def _is_at_odds(known: Known, point: Point) -> bool:
    """Whether the children of a year and its adults, in total or by sex, are certainly far more than its victims."""
    everyone, adults = known.at(known.question(VICTIMS, age=ALL), point.year), _adults(known, point.year)
    if everyone is None:
        return False
    counted = max(least(adults) if adults else 0, sum(map(least, sexes_of(known, point.year, ADULT).values())))
    return least(point) + counted > MOST_OF_ALL * most(everyone)


def _left_out(
    known: Known, low: Sequence[Point], below: Sequence[Point], odd: Sequence[Point], untotalled: Sequence[int]
) -> Iterator[str]:
    """Which years a range leaves out, though children are counted in them."""
    if low:
        yield translate(
            ("This leaves out {years}: girls, boys and others together are more than the total."),
            years=listed([str(_linked_by_sex(known, point.year)) for point in low]),
        )
    question = known.question(VICTIMS, age=CHILD)
    if below:
        yield translate(
            ("This leaves out {years}: one form of exploitation alone has more children than the total."),
            years=listed([str(known.linked(question, point.year, str(point.year))) for point in below]),
        )
    if odd:
        yield translate(
            "This leaves out {years}: the total of children, with the adults (in total or by sex, whichever is more), "
            "exceeds all detected victims of the year by more than a tenth.",
            years=listed([str(known.linked(question, point.year, str(point.year))) for point in odd]),
        )
    if untotalled:
        yield translate(
            "This leaves out {years}: there are girls, boys or others, but no total.",
            years=listed([str(_linked_by_sex(known, year)) for year in untotalled]),
        )


def _linked_by_sex(known: Known, year: int) -> Value:
    """A year that leads to its children of one sex."""
    return known.linked(asked(known, CHILD)[max(by_sex(known, year, CHILD))], year, str(year))


def _least_and_most(known: Known, question: Selection, exact: Sequence[Point]) -> str:
    low, high = min(exact, key=least), max(exact, key=most)
    words: dict[str, object] = {
        "years": of_years(len(exact), known.linked(question, None, format_number(len(exact)))),
        "low": known.at_least(question, low),
        "low_year": low.year,
        "high": known.at_least(question, high),
        "high_year": high.year,
    }
    if len(exact) >= YEARS_IN_A_ROW and exact[-1].year - exact[0].year == len(exact) - 1:
        return translate(
            "Since UNODC's new questionnaire for 2017, the number of children detected in a year lay between {low} "
            "({low_year}) and {high} ({high_year}), over {years} with such a number.",
            **words,
        )
    return translate(
        "Since UNODC's new questionnaire for 2017, the number of children detected in a year lay between {low} "
        "({low_year}) and {high} ({high_year}), over {years} with such a number. This is not a trend.",
        **words,
    )


def _may_be_exceeded(known: Known, question: Selection, exact: Sequence[Point]) -> bool:
    """Whether victims of no age may raise another figure above the highest: then nobody knows which is the highest."""
    raised = raised_years(known.context, question, known.context.line(question, known.code))
    high = max(exact, key=most)
    tops = [raised[point.year].top for point in exact if point.year in raised and point.year != high.year]
    return max(tops, default=0.0) > most(high)


def _few_years(known: Known, question: Selection, since: Sequence[Point]) -> str:
    """In how many of the years since the break the children are few, and in how many none; then nothing is compared."""
    none = [point for point in since if most(point) == 0]
    few = [point for point in since if most(point) > 0 and least(point) < FEW]
    words: dict[str, object] = {
        "years": known.linked(question, None, format_number(len(since))),
        "zeros": known.linked(question, None, format_number(len(none))),
        "count": known.linked(question, None, format_number(len(few))),
        "number": FEW,
    }
    if len(since) in (len(none), len(few)):
        return _each_of_few({**words, "years": of_years(len(since), words["years"])}, of_none=bool(none))
    if few and none:
        return translate_number(
            "Since UNODC's new questionnaire for 2017, {years} year has a usable total of detected children: {count} "
            "had few (under {number}) and {zeros} had none, so no change is described.",
            "Since UNODC's new questionnaire for 2017, {years} years have a usable total of detected children: "
            "{count} had few (under {number}) and {zeros} had none, so no change is described.",
            len(since),
            **words,
        )
    if none:
        return translate_number(
            "Since UNODC's new questionnaire for 2017, {years} year has a usable total of detected children: {zeros} "
            "had none, so no change is described.",
            "Since UNODC's new questionnaire for 2017, {years} years have a usable total of detected children: "
            "{zeros} had none, so no change is described.",
            len(since),
            years=words["years"],
            zeros=words["zeros"],
        )
    return translate_number(
        "Since UNODC's new questionnaire for 2017, {years} year has a usable total of detected children: {count} had "
        "few (under {number}), so no change is described.",
        "Since UNODC's new questionnaire for 2017, {years} years have a usable total of detected children: {count} "
        "had few (under {number}), so no change is described.",
        len(since),
        years=words["years"],
        count=words["count"],
        number=FEW,
    )


def _each_of_few(words: Mapping[str, object], *, of_none: bool) -> str:
    """The same where the children are none in all of these years, or few in all."""
    if of_none:
        return translate(
            "Since UNODC's new questionnaire for 2017, the usable total of detected children is 0 in each of {years}, "
            "so no change is described.",
            years=words["years"],
        )
    return translate(
        "Since UNODC's new questionnaire for 2017, the usable total of detected children is under {number} in each of "
        "{years}, so no change is described.",
        years=words["years"],
        number=words["number"],
    )


def _before(known: Known, question: Selection, points: Sequence[Point]) -> str:
    return translate(
        "{link}All figures{end} on detected children date from before UNODC's new questionnaire for 2017; the last is "
        "for {year}.",
        year=points[-1].year,
        **known.around(question, None),
    )
