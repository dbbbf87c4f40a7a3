"""Totals that are less than their parts, and figures that are a number once more: neither is what it seems."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial

from dashboard.catalogue import COUNT, RATE, Indicator
from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.metrics import lines
from dashboard.metrics.inputs import Inputs, inputs_of
from dashboard.metrics.lines import Point, exceed, is_once_more, without_repeat
from dashboard.selection import Selection
from dashboard.store import Observation, SeriesKey
from dashboard.words.ageless import at_least, years_of_none_known
from dashboard.words.few import counted_in
from dashboard.words.known import of_series
from dashboard.words.larger import beside_whole, larger_than_whole
from dashboard.words.names import area_name, range_text
from dashboard.words.persons import (
    Parts,
    beside_parts,
    more_than_total,
    open_totals,
    parts_beside,
    parts_beside_range,
    settled,
)
from dashboard.words.unfounded import (
    beside_forms,
    beside_unknown,
    counted,
    denied_said,
    few_of_whom,
    unknown_ages_said,
    years_denied,
    years_of_unknown_ages,
)

ALL = "_T"
CHILDREN = SeriesKey("detected-victims", ALL, "Y0T17", ALL)
"""The totals of detected children."""
SEXES = ("F", "M", "_O")
BY_FORM = "detected-victims-by-form"
ADULTS = CHILDREN._replace(age="Y_GE18")
EVERYONE = CHILDREN._replace(age=ALL)
OF_UNKNOWN_AGE = CHILDREN._replace(sex="_U", age="_U")
TWICE = 2.0
"""A total that its parts exceed by more than this says something else than they do: it is not told without them."""
FAR = 1.1
"""A share of a total that its parts exceed by more than this is no figure: as in the build, of ages and all victims."""
DENIED = 1.25
"""A share that is so many times that of the rows by sex is no figure either; of less, the brief tells both."""


@lru_cache(maxsize=2048)
def years_too_low(context: Context, area: str, times: float = 1.0) -> tuple[int, ...]:
    """Years in which girls, boys and others of an area are certainly more than `times` the total of its children.

    Others who are but all of the children once more are not added to girls and boys.
    """
    return _years_below_sexes(context, CHILDREN, area, times)


@lru_cache(maxsize=2048)
def years_of_more_adults(context: Context, area: str) -> tuple[int, ...]:
    """Years in which women, men and others are certainly over a tenth more than the total of adults, and so many more
    that the children's share of the rows by sex is certainly over a fifth less.

    Where children are more by sex in proportion (India 2022: 47.7%, by sex 46.3%), no row denies the share.
    """
    children, adults = (_by_year(context, key, area) for key in (CHILDREN, ADULTS))
    years = [year for year in years_below_adults_by_sex(context, area) if year in children]
    by_sex = [sexes_by_year(context, key, area) for key in (CHILDREN, ADULTS)] if years else []
    found = []
    for year in years:
        young, grown = (list(parts.get(year, {}).values()) for parts in by_sex)
        most, least = sum(part.ends[1] for part in young or [children[year]]), sum(part.ends[0] for part in grown)
        low, high = children[year].ends[0], adults[year].ends[1]
        if low * (most + least) > DENIED * most * (low + high):
            found.append(year)
    return tuple(found)


def years_below_adults_by_sex(context: Context, area: str) -> tuple[int, ...]:
    """Years in which women, men and others are certainly over a tenth more than the total of adults."""
    return _years_below_sexes(context, ADULTS, area, FAR)


def _years_below_sexes(context: Context, key: SeriesKey, area: str, times: float) -> tuple[int, ...]:
    totals, by_sex = _by_year(context, key, area), sexes_by_year(context, key, area)
    return tuple(year for year, total in totals.items() if exceed(by_sex.get(year, {}).values(), total, times))


def sexes_by_year(context: Context, key: SeriesKey, area: str) -> dict[int, dict[str, Point]]:
    """Each year's figures by sex of the victims of an age: what may be added up of them."""
    totals, again = _by_year(context, key, area), years_of_all_again(context, key, area)
    found: dict[int, dict[str, Point]] = {}
    for sex in SEXES:
        for year, point in _by_year(context, key._replace(sex=sex), area).items():
            found.setdefault(year, {})[sex] = point
    return {year: without_repeat(parts, totals.get(year), all_again=year in again) for year, parts in found.items()}


@lru_cache(maxsize=2048)
def years_of_all_again(context: Context, key: SeriesKey, area: str) -> frozenset[int]:
    """Years in which the others of all ages are everybody once more: then those of an age are no further sex either.

    Philippines 2021: 1,914 of another sex are all 1,914 victims, with ages of their own (643 children, 1,271 adults).
    """
    return frozenset(_repeats(context, key._replace(sex="_O", age=ALL), area))


@lru_cache(maxsize=2048)
def years_of_everybody(context: Context, area: str) -> frozenset[int]:
    """Years in which sex Other of all ages is the total, exactly: a list of all victims, of whom it tells no sex.

    Philippines 2023: its 320 children are no "children of another sex", whether or not women or men stand beside it.
    """
    totals, others = (_by_year(context, key, area) for key in (EVERYONE, EVERYONE._replace(sex="_O")))
    return frozenset(
        year for year, point in others.items() if point.value and year in totals and totals[year].value == point.value
    )


def everybody_listed(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Those of them in which a figure is one of sex Other; where totals of children are asked for, or what is divided
    from them, those whose children stand in that list alone, without a total."""
    listed_in = years_of_everybody(context, area)
    if question.key in (key._replace(sex="_O") for key in (CHILDREN, ADULTS, EVERYONE)):
        again = years_once_more(context, question, area)
        return tuple(sorted(year for year in listed_in if year not in again))
    if not listed_in or not _of_total(context, question):
        return ()
    children, totals = _by_year(context, CHILDREN._replace(sex="_O"), area), _by_year(context, CHILDREN, area)
    return tuple(sorted(year for year in listed_in if year in children and year not in totals))


def everybody_listed_said(area: str, years: str) -> str:
    """The caveat of such figures. `area`, `years`: in words."""
    return translate("{area}, {years}: the file lists all victims without telling their sex.", area=area, years=years)


def beside_list(figure: str) -> str:
    """A figure of such a list, within a sentence."""
    return translate("{figure} (the file lists all victims without telling their sex)", figure=figure)


@lru_cache(maxsize=2048)
def years_of_other_ages(context: Context, area: str) -> Mapping[int, Point]:
    """Years in which others who are everybody once more are by age other numbers than the totals; their children."""
    again, found = years_of_all_again(context, CHILDREN, area), dict[int, Point]()
    for key in (CHILDREN, ADULTS) if again else ():
        totals, children = _by_year(context, key, area), _by_year(context, CHILDREN._replace(sex="_O"), area)
        others = _by_year(context, key._replace(sex="_O"), area)
        found |= {
            year: children[year]
            for year in again
            if year in totals and year in others and year in children and others[year].ends != totals[year].ends
        }
    return found


def other_ages(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Those of them in which a figure is a total of children, or is divided from one."""
    is_asked = _of_total(context, question)
    return _with_figure(context, question, area, sorted(years_of_other_ages(context, area))) if is_asked else ()


def other_ages_by_sex(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Those of them in which a figure is one of girls or of boys, who are together fewer than the children of everybody
    once more."""
    keys = [CHILDREN._replace(sex=sex) for sex in ("F", "M")]
    if question.key not in keys:
        return ()
    by_sex = [_by_year(context, key, area) for key in keys]
    fewer = [
        year
        for year, children in sorted(years_of_other_ages(context, area).items())
        if sum(own[year].ends[1] for own in by_sex if year in own) < children.ends[0]
    ]
    return _with_figure(context, question, area, fewer)


def other_ages_by_sex_said(area: str, years: str) -> str:
    """The caveat of such figures. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: a second list of the same victims has more children than girls and boys together.",
        area=area,
        years=years,
    )


def other_ages_said(context: Context, area: str, year: int) -> str:
    """That two lists of one report have other children each: how many, and of how many victims the total by age is."""
    found = _by_year(context, EVERYONE, area).get(year)
    ages = [point for key in (CHILDREN, ADULTS) if (point := _by_year(context, key, area).get(year))]
    return translate(
        "{area}, {year}: uncertain. Victims in the total by age: {part} of {whole}. Children in a second list of the "
        "same report: {children}. The file does not say which is right.",
        area=area_name(context, area),
        year=year,
        part=_summed(ages),
        whole="" if found is None else range_text(*found.ends),
        children=range_text(*years_of_other_ages(context, area)[year].ends),
    )


@lru_cache(maxsize=2048)
def years_denied_by_report(context: Context, key: SeriesKey, area: str) -> frozenset[int]:
    """Years whose figure the same report denies: it is more than a whole that it is a part of; of a form of
    exploitation its rows by sex are more; or, of children and of totals of persons, parts by over a tenth.

    Its persons of all ages, by age or by sex, are more than all of them, or its girls and boys than its children.
    Or a second list of everybody has other children (Philippines 2021: 643, not 158). Nepal 2020: 507 children and
    1,516 adults beside 187 victims of all ages.
    """
    larger = larger_than_whole(context, key, area)
    if key != CHILDREN:
        below = forms_below_sexes(context, key, area)
        return frozenset((*larger, *open_totals(context, key, area, FAR), *below))
    own = *years_too_low(context, area, FAR), *years_of_other_ages(context, area)
    return frozenset((*larger, *more_than_total(context, EVERYONE, area, FAR), *own))


@of_series
def doubted_years(context: Context, question: Selection, area: str) -> frozenset[int]:
    """The same years of a question, whose figures are such numbers or their rates."""
    return years_denied_by_report(context, counted(context, question), area)


@lru_cache(maxsize=2048)
def forms_below_sexes(context: Context, key: SeriesKey, area: str) -> Mapping[int, Parts]:
    """By year the persons by sex of a form of exploitation, where these are certainly more than all of that form.

    Finland 2023: 9 children in other forms, by sex 140.
    """
    if key.indicator != BY_FORM or key.sex != ALL:
        return {}
    found = dict[int, Parts]()
    by_sex = sexes_by_year(context, key, area)
    for year in _years_below_sexes(context, key, area, 1.0):
        whole = lines.whole_of(year, by_sex[year].values())
        largest = max(by_sex[year], key=lambda sex: by_sex[year][sex].ends[1])
        keys = tuple(key._replace(sex=sex) for sex in by_sex[year])
        found[year] = Parts(False, *whole.ends, key._replace(sex=largest), keys)
    return found


def doubts_told(context: Context, question: Selection, area: str) -> dict[int, Callable[[str], str]]:
    """By year how a figure that its own report denies is told: as uncertain, or with the rows by sex of its form."""
    key = counted(context, question)
    told: dict[int, Callable[[str], str]] = dict.fromkeys(doubted_years(context, question, area), beside_doubt)
    larger = larger_than_whole(context, key, area)
    for year, parts in forms_below_sexes(context, key, area).items():
        if year not in larger:
            of_children = partial(beside_sum, total=parts.said)
            told[year] = of_children if key.age == CHILDREN.age else partial(beside_parts, parts=parts)
    return told


def uncertain(figure: str) -> str:
    """A figure in words that its own report denies."""
    return translate("{figure}, uncertain", figure=figure)


def beside_doubt(figure: str) -> str:
    """The same within a sentence, as a speaker says it."""
    return translate("possibly {figure}", figure=figure)


def beside_more_than_all(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Years in which a figure is a total of children, or is divided from one, whose report has over a tenth more
    victims by age or by sex than in total; also those without a total, of which the rows by sex are told."""
    key = counted(context, question)
    if key != CHILDREN:
        return ()
    years = sorted(more_than_total(context, EVERYONE, area, FAR))
    by_sex, totals = (sexes_by_year(context, CHILDREN, area), _by_year(context, CHILDREN, area)) if years else ({}, {})
    told = {*_with_figure(context, question, area, years), *(year for year in by_sex if year not in totals)}
    return tuple(year for year in years if year in told)


def more_than_all_said(area: str, years: str) -> str:
    """The caveat of such figures. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: uncertain. The same report has over a tenth more victims by age or sex than in total.",
        area=area,
        years=years,
    )


def years_of_unfit_ages(context: Context, area: str) -> tuple[int, ...]:
    """Years in which children, adults and those of unknown age are certainly over a tenth more than all victims."""
    ages = [_by_year(context, key, area) for key in (CHILDREN, ADULTS)]
    unknown, wholes = (_by_year(context, key, area) for key in (OF_UNKNOWN_AGE, EVERYONE))
    return tuple(
        year
        for year, point in unknown.items()
        if point.ends[1] and exceed([point, *(own[year] for own in ages if year in own)], wholes.get(year), FAR)
    )


def unfit_ages(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """The same where the figures of a question are those of unknown age."""
    return years_of_unfit_ages(context, area) if question.key == OF_UNKNOWN_AGE else ()


def unfit_ages_said(area: str, years: str) -> str:
    """The caveat of such figures. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: with those of unknown age, children and adults are over a tenth more than the source's total "
        "of all victims.",
        area=area,
        years=years,
    )


@lru_cache(maxsize=2048)
def years_below_a_form(context: Context, area: str) -> tuple[int, ...]:
    """Years in which an area's children in one form of exploitation are certainly more than the total of its children.

    Without those in which they are more by sex, too, which is said of them.
    """
    forms = [code for code in context.indicators[BY_FORM].breakdown if code != ALL]
    counted = [_by_year(context, CHILDREN._replace(indicator=BY_FORM, breakdown=form), area) for form in forms]
    by_sex = years_too_low(context, area)
    return tuple(
        year
        for year, total in _by_year(context, CHILDREN, area).items()
        if year not in by_sex and any(exceed([found[year]], total) for found in counted if year in found)
    )


def _by_year(context: Context, key: SeriesKey, area: str) -> dict[int, Point]:
    return lines.by_year(context.store.histories(key), area)


def low_totals(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Years in which an area's figure is a total of children less than its parts by sex, or is divided from one."""
    return _with_figure(context, question, area, years_too_low(context, area)) if _of_total(context, question) else ()


def totals_below_a_form(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """The same of totals that are less than the children of one form of exploitation."""
    is_asked = _of_total(context, question)
    return _with_figure(context, question, area, years_below_a_form(context, area)) if is_asked else ()


def _of_total(context: Context, question: Selection) -> bool:
    """Whether figures are totals of detected children, or are divided from them."""
    made = _made_of(context, question)
    return CHILDREN in (question.key, *(made.above if made is not None else ()))


@of_series
def unclear_shares(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Years in which a share of children is of totals, of them or of adults, so far below their parts by sex that it
    says nothing."""
    of_adults = unclear_by_adults(context, question, area)
    return tuple(sorted({*unclear_by_children(context, question, area), *of_adults}))


def unclear_by_children(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Those of them in which the total of children is."""
    return (
        _with_figure(context, question, area, years_too_low(context, area, FAR)) if _is_share(context, question) else ()
    )


def unclear_by_adults(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Those of them in which the total of adults alone is."""
    if not _is_share(context, question):
        return ()
    years = _with_figure(context, question, area, years_of_more_adults(context, area))
    children = unclear_by_children(context, question, area)
    return tuple(year for year in years if year not in children)


def _is_share(context: Context, question: Selection) -> bool:
    made = _made_of(context, question)
    return made is not None and CHILDREN in made.above and CHILDREN in made.below


def _with_figure(context: Context, question: Selection, area: str, years: Iterable[int]) -> tuple[int, ...]:
    """Those of some years in which an area has a figure: of few victims there is no share."""
    known = _years_with_figure(context, question, area)
    return tuple(year for year in years if year in known)


@of_series
def _years_with_figure(context: Context, question: Selection, area: str) -> frozenset[int]:
    return frozenset(item.year for item in context.histories(question).get(area, ()) if item.ends is not None)


def low_totals_said(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """The same where its figure is said: of a share without the years of which it says that it is unclear."""
    hidden = unclear_shares(context, question, area)
    return tuple(year for year in low_totals(context, question, area) if year not in hidden)


def unclear() -> str:
    """What stands in the place of such a share."""
    return translate("unclear (by sex more children or adults than in the total)")


def figure_or_unclear(context: Context, question: Selection, item: Observation, figure: str) -> str:
    """The figure of an area, in words, or that it is unclear."""
    return unclear() if item.year in unclear_shares(context, question, item.area) else figure


def sums_by_sex(context: Context, question: Selection, area: str) -> dict[int, str]:
    """In words by year the children by sex of an area where its figure is, or is divided from, 0 or under half of them.

    Without shares, of which it is said that they are unclear.
    """
    low = low_totals_said(context, question, area)
    years = [year for year in years_too_low(context, area, TWICE) if year in low] if low else []
    parts = sexes_by_year(context, CHILDREN, area) if years else {}
    return {year: _summed(parts[year].values()) for year in years}


def _summed(parts: Iterable[Point]) -> str:
    ends = [point.ends for point in parts]
    low, high = sum(low for low, _ in ends), sum(high for _, high in ends)
    return range_text(low, high)


def children_by_sex(context: Context, area: str, year: int) -> str:
    """In words the children by sex of a year in which they are more than their total; empty where they are not."""
    return (
        _summed(sexes_by_year(context, CHILDREN, area)[year].values()) if year in years_too_low(context, area) else ""
    )


def sum_that_fits(context: Context, area: str, year: int, forms: Iterable[Point]) -> str:
    """In words a year's children by sex where forms of exploitation exceed their total, but not these; else empty."""
    said = children_by_sex(context, area, year)
    most = sum(part.ends[1] for part in sexes_by_year(context, CHILDREN, area)[year].values()) if said else 0.0
    return said if sum(form.ends[0] for form in forms) <= most else ""


def beside_sum(figure: str, total: str) -> str:
    """A figure in words that is told with the sum of its parts, in words."""
    return translate(
        "{figure} (though children by sex: {sum})",
        figure=figure,
        sum=total,
    )


def told_beside(context: Context, question: Selection, area: str) -> dict[int, Callable[[str], str]]:
    """By year how a figure, in words, is told where it would mislead alone: of several doubts the gravest."""
    key = counted(context, question)
    denied = dict.fromkeys(_none_but_by_form(context, question, area), beside_forms)
    unknown = dict.fromkeys(unknown_ages(context, question, area), beside_unknown)
    sums = {year: partial(beside_sum, total=said) for year, said in sums_by_sex(context, question, area).items()}
    again = dict.fromkeys(other_ages(context, question, area), beside_doubt)
    parts = more_than_total(context, key, area, TWICE)
    listed = _with_figure(context, question, area, everybody_listed(context, question, area))
    # Asked for by themselves, these would be children "of other sex": nobody said so.
    of_all = dict.fromkeys(listed if question.sex == "_O" else (), beside_list)
    doubts_of = doubts_told(context, question, area)
    doubted = {year: doubts_of[year] for year in _with_figure(context, question, area, doubts_of)}
    # A rate that counts them has another unit than the whole.
    larger = larger_than_whole(context, key, area) if key == question.key and question.measure == COUNT else {}
    wholes = {year: partial(beside_whole, whole=whole) for year, whole in larger.items()}
    others = _beside_others(context, question, area)
    told: dict[int, Callable[[str], str]] = {
        **doubted,
        **denied,
        **unknown,
        **wholes,
        **sums,
        **others,
        **again,
        **of_all,
    }
    return told | {year: partial(beside_parts, parts=of) for year, of in parts.items()}


def uncertain_years(context: Context, question: Selection, area: str) -> frozenset[int]:
    """Years in which other rows of its report deny a figure on a map, if only a zero or its class; not of shares that
    say nothing."""
    none = _none_but_by_form(context, question, area)
    years = {*doubted_years(context, question, area), *none, *_years_of_another_class(context, question, area)}
    return frozenset(_with_figure(context, question, area, years)).difference(unclear_shares(context, question, area))


@of_series
def _years_of_another_class(context: Context, question: Selection, area: str) -> frozenset[int]:
    """Years in which girls, boys and others, who are more than the total of children that a rate is of, would put it
    into another class of its map, by however little (Côte d'Ivoire 2022: 3.92 of 569, 4.01 of 583)."""
    edges = context.breaks(question) if question.measure == RATE and counted(context, question) == CHILDREN else ()
    years = [year for year in years_too_low(context, area) if _by_year(context, CHILDREN, area)[year].ends[0]]
    rates = {item.year: item.ends[0] for item in context.histories(question).get(area, ()) if item.ends is not None}
    found = set[int]()
    for year in (year for year in years if edges and year in rates):
        by_sex = sexes_by_year(context, CHILDREN, area)[year].values()
        times = lines.whole_of(year, by_sex).ends[0] / _by_year(context, CHILDREN, area)[year].ends[0]
        found |= {year} if bisect_right(edges, rates[year]) != bisect_right(edges, times * rates[year]) else set()
    return frozenset(found)


@of_series
def zeros_denied(context: Context, question: Selection, area: str) -> frozenset[int]:
    """Those of them in which the figure is none: others of its report list somebody, so it is not "none"."""
    history = context.histories(question).get(area, ())
    none = frozenset(item.year for item in history if item.ends == (0, 0))
    return none & uncertain_years(context, question, area) if none else none


def none_open(context: Context, question: Selection, area: str) -> frozenset[int]:
    """Years in which a figure is none, but somebody may be: beside victims of no age, or by others of its report."""
    return years_of_none_known(context, question, area) | zeros_denied(context, question, area)


def uncertain_said(areas: str) -> str:
    """Whose figures these are on a map, as a sentence. `areas`: in words."""
    return translate("Uncertain (figures in the same report disagree): {areas}.", areas=areas)


def unclear_for_it(areas: str) -> str:
    """Whose figures are no "none" for that reason. `areas`: in words."""
    return translate("Unclear (figures in the same report disagree): {areas}.", areas=areas)


def uncertain_in_short(countries: str) -> str:
    """How many these are, where they are too many to be named. `countries`: counted, in words."""
    return translate("Uncertain: {countries} (see the address).", countries=countries)


def named_at_address() -> str:
    """Where the names are of those whom a slide counts for one of these reasons: who sees it has no notes."""
    return translate("Named at the address.")


def below_parts(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Years in which a figure is a total of persons less than its parts by age or sex, or is divided from one."""
    years = more_than_total(context, counted(context, question), area)
    return _with_figure(context, question, area, years)


def below_parts_said_of(context: Context, question: Selection, area: str, year: int) -> Callable[[str, str], str]:
    """What is said of one of these years, by whom it is of and the years, in words."""
    return parts_beside(context, counted(context, question), area, year)


def settled_totals(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Those of them in which the total stands, since other rows of its report make it."""
    return _with_figure(context, question, area, sorted(settled(context, counted(context, question), area)))


def range_said_of(context: Context, question: Selection, area: str, year: int) -> Callable[[str, str], str]:
    """The same where totals that do not stand are told as ranges up to their parts."""
    return parts_beside_range(context, counted(context, question), area, year)


def figure_and_doubt(context: Context, question: Selection, item: Observation | Point, area: str, figure: str) -> str:
    """The figure of an area, in words, with what it is not to be told without; where nothing denies it, as the least
    that it may be where victims of no age may raise it."""
    tell = told_beside(context, question, area).get(item.year)
    return at_least(context, question, area, item.year, figure) if tell is None else tell(figure)


def unknown_ages(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Years in which a figure is of few children, or is divided from them, and the age of most victims is unknown."""
    return _with_figure(context, question, area, years_of_unknown_ages(context, counted(context, question), area))


def denied(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Years in which a figure is of no children, but some are listed by form; not those said to be low totals."""
    said = {*low_totals(context, question, area), *totals_below_a_form(context, question, area)}
    return tuple(year for year in _none_but_by_form(context, question, area) if year not in said)


@of_series
def _none_but_by_form(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Years in which a figure is of no children, or is their rate or share, but some are listed by form; of a share
    that says nothing anyway this is not said, too."""
    years = years_denied(context, counted_in(context, question) or question.key, area)
    unsaid = unclear_shares(context, question, area)
    return tuple(year for year in _with_figure(context, question, area, years) if year not in unsaid)


def years_once_more(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Years in which an area's figure of another sex is but the number of all once more, beside women or men."""
    return _once_more(context, question.key, area)


@lru_cache(maxsize=2048)
def _under_other(context: Context, key: SeriesKey, area: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Years in which the total is listed under sex Other alone, and years in which it leaves less room than others are.

    Tajikistan 2022: all 8 children stand there, none as girls or boys; 2017: 11 children, 6 girls, 5 boys, 10 others.
    """
    everybody = years_of_everybody(context, area) if key.indicator == EVERYONE.indicator else ()
    again = {*_once_more(context, key, area), *everybody}
    totals, others = _by_year(context, key._replace(sex=ALL), area), _by_year(context, key, area)
    by_sex = [_by_year(context, key._replace(sex=sex), area) for sex in ("F", "M")]
    alone, beyond = [], []
    for year in sorted((totals.keys() & others.keys()) - again):
        total, other = totals[year], others[year]
        room = total.ends[1] - sum(found[year].ends[0] for found in by_sex if year in found)
        if other.value and other.value == total.value:
            alone.append(year)
        elif other.ends[0] > max(room, 0):
            beyond.append(year)
    return tuple(alone), tuple(beyond)


def all_under_other(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Years in which an area's figure of another sex is of all who are counted, without women or men beside it."""
    key = counted(context, question)
    return _with_figure(context, question, area, _under_other(context, key, area)[0]) if key.sex == "_O" else ()


def beyond_total(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Years in which an area's figure of another sex is more than the total leaves beside women and men."""
    key = counted(context, question)
    return _with_figure(context, question, area, _under_other(context, key, area)[1]) if key.sex == "_O" else ()


def all_under_other_said(area: str, years: str) -> str:
    """The caveat of the first of these. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: the file lists all who are counted without telling their sex.",
        area=area,
        years=years,
    )


def beyond_total_said(area: str, years: str) -> str:
    """The caveat of the second. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: under another sex the source has more than the total leaves room for.",
        area=area,
        years=years,
    )


def _beside_others(context: Context, question: Selection, area: str) -> dict[int, Callable[[str], str]]:
    """By year how a figure of another sex is told that is no further sex of its own."""
    said: dict[int, Callable[[str], str]] = dict.fromkeys(years_once_more(context, question, area), _beside_again)
    said |= dict.fromkeys(all_under_other(context, question, area), _beside_all)
    return said | dict.fromkeys(beyond_total(context, question, area), _beside_room)


def _beside_again(figure: str) -> str:
    return translate("{figure} (the number of all once more)", figure=figure)


def _beside_all(figure: str) -> str:
    return translate("{figure} (the file lists all of them without telling their sex)", figure=figure)


def _beside_room(figure: str) -> str:
    return translate("{figure} (more than the total leaves room for)", figure=figure)


def has_once_more(context: Context, indicator: Indicator) -> bool:
    """Whether any published row of an indicator is such a figure."""
    if "_O" not in indicator.sex:
        return False
    keys = [SeriesKey(indicator.id, "_O", age, kind) for age in indicator.age for kind in indicator.breakdown]
    return any(_once_more(context, key, area) for key in keys for area in context.store.histories(key))


def _once_more(context: Context, key: SeriesKey, area: str) -> tuple[int, ...]:
    """Years in which the figure itself is that of all, or is of an age while that of all ages is."""
    if key.sex != "_O":
        return ()
    own, again = _by_year(context, key, area), {*_repeats(context, key, area), *years_of_all_again(context, key, area)}
    return tuple(year for year in own if year in again)


@lru_cache(maxsize=2048)
def _repeats(context: Context, key: SeriesKey, area: str) -> tuple[int, ...]:
    """Years in which the others of a question are as many as all of it, exactly, beside women or men."""
    totals = _by_year(context, key._replace(sex=ALL), area)
    by_sex = {sex: _by_year(context, key._replace(sex=sex), area) for sex in SEXES}
    return tuple(
        year
        for year, total in totals.items()
        if is_once_more({sex: found[year] for sex, found in by_sex.items() if year in found}, total)
    )


def doubts(context: Context, question: Selection, area: str) -> dict[int, str]:
    """What is said of the figures of an area that are not what they seem, by year, where a map of one year has them."""
    name = area_name(context, area)
    low = {year: low_total_said(name, str(year)) for year in low_totals_said(context, question, area)}
    below = {year: below_a_form_said(name, str(year)) for year in totals_below_a_form(context, question, area)}
    again = {year: once_more_said(name, str(year)) for year in years_once_more(context, question, area)}
    again |= {year: all_under_other_said(name, str(year)) for year in all_under_other(context, question, area)}
    again |= {year: beyond_total_said(name, str(year)) for year in beyond_total(context, question, area)}
    none = {year: denied_said(name, str(year)) for year in denied(context, question, area)}
    unknown = {
        year: unknown_ages_said(name, str(year), few_of_whom(context, question, area, year))
        for year in unknown_ages(context, question, area)
    }
    persons = {
        year: below_parts_said_of(context, question, area, year)(name, str(year))
        for year in below_parts(context, question, area)
    }
    others = {year: other_ages_said(context, area, year) for year in other_ages(context, question, area)}
    of_all = {
        year: everybody_listed_said(name, str(year))
        for year in _with_figure(context, question, area, everybody_listed(context, question, area))
    }
    more = {year: more_than_all_said(name, str(year)) for year in beside_more_than_all(context, question, area)}
    repeated = {
        year: repeated_said(name, str(year))
        for year in years_repeated(context, question, area)
        if any(item.year == year and item.ends is not None for item in context.histories(question).get(area, ()))
    }
    return more | repeated | none | unknown | low | below | again | persons | others | of_all


def doubt_noted(context: Context, question: Selection, area: str, year: int) -> str:
    """The same in a table or file, beside the figure; mostly empty."""
    key = counted(context, question)
    is_below = year in forms_below_sexes(context, key, area)
    if year in low_totals(context, question, area) or (is_below and key.age == CHILDREN.age):
        return translate("by sex more children than in the total")
    if year in totals_below_a_form(context, question, area):
        return translate("in one form more children than in the total")
    if year in years_once_more(context, question, area) or year in other_ages(context, question, area):
        return _again_noted(context, question, area, year)
    if is_below or year in (*below_parts(context, question, area), *beside_more_than_all(context, question, area)):
        return translate("by age or sex more people than in total")
    return _other_doubt(context, question, area, year)


def _other_doubt(context: Context, question: Selection, area: str, year: int) -> str:
    if question.measure == COUNT and year in larger_than_whole(context, question.key, area):
        return translate("more than the whole that it is a part of")
    if year in unknown_ages(context, question, area):
        return translate("the age of most victims is unknown")
    return translate("some by form of exploitation") if year in denied(context, question, area) else ""


def _again_noted(context: Context, question: Selection, area: str, year: int) -> str:
    if year in other_ages(context, question, area):
        return translate("uncertain: a second list in the same report has other ages")
    return translate("the number of all once more")


def years_repeated(context: Context, question: Selection, area: str) -> tuple[int, ...]:
    """Years of which an area's figures are perhaps those of the year before."""
    of = context.indicators[question.indicator].rate_of or question.indicator
    return tuple(sorted(context.years_again.get((of, area), ())))


def repeated_said(area: str, years: str) -> str:
    """The caveat of figures that are perhaps of another year. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: the source has the figures of the year before once more; perhaps they are not of this year.",
        area=area,
        years=years,
    )


def once_more_said(area: str, years: str) -> str:
    """The caveat of figures of another sex that are the number of all. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: under another sex the source has the number of all once more.", area=area, years=years
    )


def unclear_said(area: str, years: str) -> str:
    """The caveat of shares that are unclear. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: the share is unclear; the source gives more children by sex than in total.",
        area=area,
        years=years,
    )


def unclear_of_adults_said(area: str, years: str) -> str:
    """The same where it is the adults who are more. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: the share is unclear; the source gives more adults by sex than in total.",
        area=area,
        years=years,
    )


def low_total_said(area: str, years: str) -> str:
    """The caveat of figures that are such a total, or divided from one. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: the source gives more children by sex than in total; the total is used.",
        area=area,
        years=years,
    )


def below_a_form_said(area: str, years: str) -> str:
    """The caveat of figures that are a total less than one form, or divided from one. `area`, `years`: in words."""
    return translate(
        "{area}, {years}: the source gives more children in one form of exploitation than in total; the total is used.",
        area=area,
        years=years,
    )


def _made_of(context: Context, question: Selection) -> Inputs | None:
    return inputs_of(context.indicators[question.indicator], question.key, question.measure)
