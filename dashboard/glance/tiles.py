"""The six tiles of a country's first screen: by which rule each picks its figure, and what it says without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.brief.displaced import ALL as ALL_AGES
from dashboard.brief.displaced import CHILD as DISPLACED_CHILD
from dashboard.brief.displaced import STOCK, UNRWA
from dashboard.brief.justice import CONVICTED, PALERMO, PARTY, PROSECUTED, SIGNED, beside_total, parts_linked
from dashboard.brief.known import Known, least, most, plural
from dashboard.brief.names import named
from dashboard.brief.sentence import Sentence, Value, sentence
from dashboard.brief.summed import ADULT, CHILD, VICTIMS, Summed, asked, by_sex, newest_summed, sexes_of, summed_years
from dashboard.brief.summed import ALL as EVERYONE
from dashboard.brief.targets import cells, status_address, status_value
from dashboard.brief.victims import SHARE, has_rows, has_two_shares, more_than_all, newer_by_sex, reports_parts
from dashboard.catalogue import YEAR
from dashboard.figures.progress import cell_of
from dashboard.figures.tally import is_too_good, short_said, unjudged_counted, wanting_said
from dashboard.glance.drawn import Drawing, Parts, Row, Rows, over_years
from dashboard.glance.figures import (
    Placed,
    aim_said,
    compared_said,
    counted,
    drivers,
    figure,
    has_counts_alone,
    is_old,
    newer_said,
    not_compared_said,
    place_said,
    placed,
    point_of,
    question_of,
    rows_of,
)
from dashboard.i18n import (
    as_sentence,
    format_number,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    translate,
    translate_number,
)
from dashboard.kinds.percentiles import PROTECTION
from dashboard.kinds.suggested import section_name
from dashboard.metrics.labour import SECTIONS
from dashboard.metrics.lines import Point, before_unlisted, exceed
from dashboard.metrics.progress import STATUS_WORDS
from dashboard.metrics.standing import ORDER, Cell, Tally, counts, tally
from dashboard.selection import Selection
from dashboard.words.added import listed_note
from dashboard.words.adults import years_of_adults_alone, years_without_adults
from dashboard.words.ageless import at_least, more_ageless
from dashboard.words.by_form import said_by_sex
from dashboard.words.low_totals import (
    children_by_sex,
    told_beside,
    uncertain,
    unclear_shares,
    years_below_a_form,
)
from dashboard.words.names import area_name, listed
from dashboard.words.reasons import later_figure
from dashboard.words.titles import FEW

HIGH = 75
"""Percentile from which a driver stands out, and so far from its good end a measure of protection is behind others."""
LEAST_COMPARED = 3
"""Measures that such a superlative is over, at least."""
LEAST_KNOWN = 20
"""Victims of known age that a share of children rests on at least."""


@dataclass(frozen=True)
class Tile:
    """One figure of the first screen. Without one, `figure` is a word for that, and `lines` say why."""

    id: str
    """The section below that says more."""
    heading: str
    figure: Value
    what: str
    """What the figure counts; empty without one."""
    year: int | None
    is_old: bool
    lines: tuple[Sentence, ...]
    hedge: str
    drawing: Drawing | None = None
    is_empty: bool = False


def _tile(
    known: Known,
    name: str,
    heading: str,
    shown: Value,
    *,
    what: str = "",
    year: int | None = None,
    lines: tuple[str | None, ...] = (),
    hedge: str = "",
    drawing: Drawing | None = None,
    is_empty: bool = False,
) -> Tile:
    old = year is not None and is_old(known, year)
    said = tuple(sentence(line) for line in lines if line)
    return Tile(name, heading, shown, what, year, old, said, hedge, drawing, is_empty)


def tiles(known: Known) -> tuple[Tile, ...]:
    """All six, in reading order."""
    return (detected(known), stands_out(known), displaced(known), justice(known), protection(known), targets(known))


# ------------------------------------------------------------------------------------------------ children detected


def detected(known: Known) -> Tile:
    """The newest own figure of detected children; a country that never reported has none, which is not zero."""
    heading, question = translate("Children detected"), known.question(VICTIMS, age=CHILD)
    summed, point = newest_summed(known), known.last(question)
    hedge = translate("Only those found. Higher is neither good nor bad.")
    told = [item for item in summed_years(known) if item.is_listed or (summed is not None and item.year == summed.year)]
    added = tuple(replace(item.children, year=item.year) for item in told)
    drawing = over_years(known, question, heading, added)
    if summed is not None:
        return _tile(
            known,
            "detected",
            heading,
            figure(known, summed.question, summed.children),
            what=_whence(known, summed),
            year=summed.year,
            lines=(translate("{counted}.", counted=_capital(listed_note())),)
            if summed.is_listed
            else (
                translate("{counted}.", counted=_capital(summed.said)),
                adults_after(known, summed.year) or beside_sum(known, question, point),
                newer_by_sex(known, summed.children),
            ),
            hedge=hedge,
            drawing=drawing,
        )
    if point is None:
        return _never_counted(known, heading, question)
    return _tile(
        known,
        "detected",
        heading,
        _least(known, question, point),
        what=translate("reported to UNODC"),
        year=point.year,
        lines=(*_beside_total(known, point), more_ageless(known.context, question, known.code, point.year)),
        hedge=hedge,
        drawing=drawing,
    )


def _least(known: Known, question: Selection, point: Point) -> Value:
    """A total of children, as the least that it may be where victims of no age may raise it, as the head and titles
    have it; as it is where its report denies it, which the lines say."""
    shown = figure(known, question, point)
    if point.year in told_beside(known.context, question, known.code):
        return shown
    return replace(shown, text=at_least(known.context, question, known.code, point.year, shown.text))


def _beside_total(known: Known, point: Point) -> tuple[str | None, ...]:
    """What denies a newest total, else its sexes and its share; of an older one, whom a later report lists by sex, or
    that all were adults later."""
    denied = more_than_all(known, point) or _more_in_a_form(known, point)
    if later := newer_by_sex(known, point):
        return _more_by_sex(known, point) or _sexes(known, point), denied, later
    if adults := adults_after(known, point.year):
        return _more_by_sex(known, point), denied, adults
    return _more_by_sex(known, point) or _sexes(known, point), denied or _share(known, point)


def _whence(known: Known, summed: Summed) -> str:
    """What the number of a year without a total is of; what denies it stands in the sentences below the tiles."""
    if summed.is_listed:
        return translate("reported to UNODC")
    said = translate("counted by sex")
    if more_than_all(known, summed.children) is not None:
        return uncertain(said)
    return said_by_sex(known.context, known.code, summed.year, said)


def beside_sum(known: Known, question: Selection, total: Point | None) -> str:
    """Beside the number that rows by sex give, the newest total that is published."""
    if total is None:
        return translate("No total is published.")
    return translate(
        "Latest published total: {count} in {year}.",
        count=_with_doubt(known, question, total, known.figure(question, total)),
        year=total.year,
    )


def adults_after(known: Known, newest: int) -> str | None:
    """That in a year after the newest figure of children all detected victims were adults, where one is."""
    year = max(years_of_adults_alone(known.context, known.code), default=0)
    if year <= newest:
        return None
    all_of = known.linked(known.question(VICTIMS, age=EVERYONE), year, translate("All detected victims"))
    return translate("{all_of} in {year} were adults.", all_of=all_of, year=year)


def _capital(text: str) -> str:
    """With a capital, as a sentence begins."""
    return text[:1].upper() + text[1:]


def _never_counted(known: Known, heading: str, question: Selection) -> Tile:
    everyone = known.question(VICTIMS, age=EVERYONE)
    point, years = known.last(everyone), known.context.years(VICTIMS)
    if point is not None:
        said = translate_number(
            "{count} victim of any age was reported for {year}.",
            "{count} victims of any age were reported for {year}.",
            plural(point),
            count=known.figure(everyone, point),
            year=point.year,
        )
        are_adults = point.year in years_of_adults_alone(known.context, known.code)
        unknown = translate("How many were children is not known.")
        lines = (said, translate("All were adults.") if are_adults else unknown)
        none = _capital(translate("no figure")) if are_adults else translate("Not known")
        return _tile(known, "detected", heading, known.linked(question, None, none), lines=lines, is_empty=True)
    if reports_parts(known):
        lines = (translate("Only parts are reported, without a total or ages."), translate("That is not zero."))
        return _tile(
            known, "detected", heading, known.linked(question, None, translate("Not known")), lines=lines, is_empty=True
        )
    listed_here = has_rows(known)
    if listed_here:
        said = translate("UNODC has no usable figure for {first} to {last}.", first=years.first, last=years.last)
    else:
        said = translate("UNODC has no figure for {first} to {last}.", first=years.first, last=years.last)
    none = translate("Not known") if listed_here else translate("Not reported")
    lines = (said, translate("That is not zero."))
    return _tile(known, "detected", heading, known.linked(question, None, none), lines=lines, is_empty=True)


def _more_by_sex(known: Known, child: Point) -> str | None:
    """That by sex more children are listed than in total, where they are."""
    said = children_by_sex(known.context, known.code, child.year)
    if not said:
        return None
    return translate("By sex, {count} are listed: the two disagree.", count=linked_by_sex(known, child.year, said))


def linked_by_sex(known: Known, year: int, said: str) -> Value:
    """The children of a year by sex, in words, which lead to the rows of the sex that has most."""
    questions, found = asked(known, CHILD), by_sex(known, year, CHILD)
    return known.linked(questions[max(found, key=lambda sex: most(found[sex]))], year, said)


def _more_in_a_form(known: Known, child: Point) -> str | None:
    """The same of one form of exploitation."""
    if child.year not in years_below_a_form(known.context, known.code):
        return None
    return translate("One form of exploitation alone lists more.")


def _sexes(known: Known, child: Point) -> str | None:
    """Girls and boys of the same year, where both are known and together no more than the children.

    Where they cannot be all of them, it is said who the others are; where the report has all once more as others,
    nothing (Poland 2023: 11, few girls, few boys).
    """
    questions = [known.question(VICTIMS, sex=sex, age=CHILD) for sex in ("F", "M")]
    found = [known.at(question, child.year) for question in questions]
    girls, boys = found
    if most(child) == 0 or girls is None or boys is None or exceed((girls, boys), child):
        return None
    pairs = zip(questions, (girls, boys), strict=True)
    words = [_with_doubt(known, one, point, figure(known, one, point)) for one, point in pairs]
    if most(girls) + most(boys) < least(child):
        return _sexes_and_others(known, child, *words)
    return translate("Girls: {girls}; boys: {boys}.", girls=words[0], boys=words[1])


def _sexes_and_others(known: Known, child: Point, girls: str | Value, boys: str | Value) -> str | None:
    """Girls and boys who are fewer than all children, with those of another sex, or that the sex of the rest is open.

    None where the report has all children once more, or where all three are too few.
    """
    question = known.question(VICTIMS, sex="_O", age=CHILD)
    others, parts = known.at(question, child.year), sexes_of(known, child.year, CHILD)
    if others is None or not most(others):
        return translate("Girls: {girls}; boys: {boys}; the sex of the others is not given.", girls=girls, boys=boys)
    if "_O" not in parts or sum(map(most, parts.values())) < least(child):
        return None
    told = figure(known, question, others)
    return translate("Girls: {girls}; boys: {boys}; another sex: {others}.", girls=girls, boys=boys, others=told)


def _with_doubt(known: Known, question: Selection, point: Point, shown: Value) -> str | Value:
    """A figure with what it is not to be told without: no boys, though some by form of exploitation."""
    told = told_beside(known.context, question, known.code).get(point.year)
    return shown if told is None else told(str(shown))


def _share(known: Known, child: Point) -> str | None:
    """The share of children among victims of known age: from FEW of LEAST_KNOWN on, where one is published."""
    share, adult = known.question(SHARE), known.question(VICTIMS, age=ADULT)
    point, adults = known.at(share, child.year), known.at(adult, child.year)
    if point is None or adults is None or least(child) < FEW or least(child) + least(adults) < LEAST_KNOWN:
        return None
    if child.year in unclear_shares(known.context, share, known.code) or has_two_shares(known, child):
        return None
    figure_of_it = known.figure(share, point)
    if child.year in years_without_adults(known.context, share, known.code):
        return translate(
            "Children: {share}% of the victims of known age; the report has no adults.", share=figure_of_it
        )
    return translate("Children: {share}% of the victims of known age.", share=figure_of_it)


# ------------------------------------------------------------------------------------------------ what stands out


def stands_out(known: Known) -> Tile:
    """The driver that stands highest among the world's countries, from HIGH on."""
    heading = translate("What stands out")
    found = drivers(known)
    high = sorted((one for one in found if one.percentile >= HIGH), key=lambda one: -one.percentile)
    point = point_of(known, high[0]) if high else None
    if not high or point is None:
        return _none_stands_out(known, heading, found)
    first, question = high[0], question_of(known, high[0])
    label = translate(known.indicator(question).label)
    alike = [named(known, one.indicator) for one in high[1:] if one.percentile == first.percentile]
    return _tile(
        known,
        "conditions",
        heading,
        figure(known, question, point),
        what=counted(first.indicator),
        year=point.year,
        lines=(
            place_said(known, first),
            newer_said(known, first),
            translate("As high: {names}.", names=listed(alike)) if alike else None,
            not_compared_said(known),
        ),
        hedge=aim_said(known, first.indicator),
        drawing=over_years(known, question, label),
    )


def _none_stands_out(known: Known, heading: str, found: list[Placed]) -> Tile:
    question = known.question("conflict-displacement-stock")
    origin = known.linked(question, None, translate("None stands out"))
    if not found:
        none = translate("No driver has a figure large and recent enough to compare.")
        unpeopled = translate("No total population is known here to compare drivers by.")
        lines = (unpeopled if has_counts_alone(known) else none, not_compared_said(known))
        return _tile(known, "conditions", heading, origin, lines=lines, is_empty=True)
    lines = (none_high_said(len(found)), not_compared_said(known))
    return _tile(known, "conditions", heading, origin, lines=lines, is_empty=True)


def none_high_said(number: int) -> str:
    """That none of so many drivers stands out."""
    return translate_number(
        "{number} driver was compared by population; it is not higher than in {high} of 100 UN members with a figure.",
        "{number} drivers were compared by population; none is higher than in {high} of 100 UN members with a figure.",
        number,
        high=HIGH,
    )


# ------------------------------------------------------------------------------------------------ children displaced


def displaced(known: Known) -> Tile:
    """Children displaced, or refugees who live there; and beside them those whom UNRWA counts."""
    tile, counted_apart = _displaced(known), _unrwa(known)
    return tile if counted_apart is None else replace(tile, lines=(*tile.lines, sentence(counted_apart)))


def _unrwa(known: Known) -> str | None:
    """Palestine refugees, who are in none of the other numbers."""
    question = known.question(UNRWA)
    point = known.last(question)
    if point is None or not most(point) or not known.is_recent(question, point):
        return None
    words = {"count": known.figure(question, point), "year": point.year}
    before = before_unlisted(known.context.store.histories(question.key), known.code, point.year)
    if before is not None:
        return translate(
            "Palestine refugees (UNRWA), counted apart: {count} ({year}); {before} the year before, when none were "
            "listed without an area.",
            before=known.figure(question, before),
            **words,
        )
    return translate("Palestine refugees (UNRWA), counted apart: {count} ({year}).", **words)


def _displaced(known: Known) -> Tile:
    """Children displaced within the country, by the larger cause; else refugees who live there."""
    heading = translate("Children displaced")
    questions = {
        cause: known.question(STOCK, age=DISPLACED_CHILD, breakdown=cause) for cause in ("CONFLICT", "DISASTER")
    }
    found = {cause: point for cause, question in questions.items() if (point := known.last(question)) and most(point)}
    if not found:
        return _refugees(known, heading)
    larger = max(found, key=lambda cause: least(found[cause]))
    point, other = found[larger], next((cause for cause in found if cause != larger), None)
    shown = (
        known.linked(questions[larger], point.year, translate("Few"))
        if most(point) < FEW
        else known.figure(questions[larger], point)
    )
    beside = None
    if other:
        few = most(found[other]) < FEW
        said = (
            known.linked(questions[other], found[other].year, translate("few", context="children"))
            if few
            else known.figure(questions[other], found[other])
        )
        beside = (
            translate("By disasters: {count}, counted apart.", count=said)
            if other == "DISASTER"
            else translate("By conflict: {count}, counted apart.", count=said)
        )
    return _tile(
        known,
        "displacement",
        heading,
        shown,
        what=translate("by conflict, end of the year")
        if larger == "CONFLICT"
        else translate("by disasters, end of the year"),
        year=point.year,
        lines=(beside,),
        hedge=translate("An estimate from the ages of the population."),
        drawing=_causes(known, questions, found),
    )


def _causes(known: Known, questions: dict[str, Selection], found: dict[str, Point]) -> Rows | None:
    """Both causes below each other; none of fewer than FEW children."""
    names = {"CONFLICT": translate("conflict"), "DISASTER": translate("disasters")}
    top = max(most(point) for point in found.values())
    rows = tuple(
        Row(names[cause], most(point) / top, known.figure(questions[cause], point))
        for cause, point in found.items()
        if most(point) >= FEW
    )
    return Rows("conflict", translate("Children displaced, by cause"), rows) if rows else None


def _refugees(known: Known, heading: str) -> Tile:
    """Refugees living here, and which part of them are children; where nobody is listed, that."""
    question = known.question("refugees-by-asylum")
    point, year = known.last(question), known.context.years(STOCK).last
    whole = known.last(known.question(STOCK, age=ALL_AGES, breakdown="CONFLICT"))
    unknown = translate("Of those displaced within the country, the ages are not known.") if whole else None
    if point is None or not most(point) or not known.is_recent(question, point):
        asked = known.question(STOCK, age=DISPLACED_CHILD, breakdown="CONFLICT")
        origin = known.linked(asked, None, translate("Not known") if whole else translate("None listed"))
        lines = (
            unknown or translate("No source here lists displaced children for {year}.", year=year),
            translate("That is not zero."),
        )
        return _tile(known, "displacement", heading, origin, lines=lines, is_empty=True)
    heading = translate("Refugees living here")
    shares = known.question("child-share-of-refugees-by-asylum")
    share = known.at(shares, point.year)
    few = most(point) < FEW
    said = (
        _children_among(share, known.figure(shares, share))
        if share is not None and not few
        else translate("How many are children is not known.")
    )
    return _tile(
        known,
        "displacement",
        heading,
        known.linked(question, point.year, translate("Few")) if few else known.figure(question, point),
        what=translate("refugees of all ages living here"),
        year=point.year,
        lines=(said, unknown),
        hedge=translate("Counted by UNHCR at the end of the year."),
        drawing=over_years(known, question, translate("Refugees living here")),
    )


def _children_among(share: Point, figure_of_it: Value) -> str:
    """Which part of the refugees are children; of ages that are the same for every origin, that nobody counted them."""
    if share.status == "E":
        return translate("{share}% are children, by estimated ages.", share=figure_of_it)
    return translate("{share}% of those of known age are children.", share=figure_of_it)


# ------------------------------------------------------------------------------------------------ justice


def justice(known: Known) -> Tile:
    """People convicted, else prosecuted, else whether the state is party to the Palermo Protocol; and the way to what
    was suggested to the country."""
    tile = _done(known)
    return replace(tile, lines=(*tile.lines, *map(sentence, _suggested(known))))


def _suggested(known: Known) -> list[str]:
    """How many actions somebody suggested, as the way to their words, and on what; nothing where there are none."""
    actions = known.context.actions.get(known.code, ())
    if not actions:
        return []
    said = translate_number(
        "US Department of Labor: {number} suggestion", "US Department of Labor: {number} suggestions", len(actions)
    )
    numbers = Counter(action.section for action in actions)
    most = [name for name in SECTIONS if numbers[name] == max(numbers.values())]
    parts = in_parts(
        translate("{name} ({n})", name=section_name(name), n=format_number(numbers[name])) for name in most
    )
    on = translate_number("Largest section: {parts}.", "Largest sections: {parts}.", len(most), parts=parts)
    return [str(Value(said, f"/justice?area={known.code}")), on]


def _done(known: Known) -> Tile:
    heading = translate("Justice")
    questions = {name: known.question(name, sex="_T", age="_T") for name in (CONVICTED, PROSECUTED)}
    found = {name: point for name, question in questions.items() if (point := known.last(question)) is not None}
    if not found:
        return _palermo(known, heading)
    name = next(iter(found))
    question, point = questions[name], found[name]
    return _tile(
        known,
        "justice",
        heading,
        figure(known, question, point),
        what=translate("convicted of trafficking") if name == CONVICTED else translate("prosecuted for trafficking"),
        year=point.year,
        lines=(_parts_of(known, name, point), _beside(known, questions, found, name)),
        hedge=translate("Reported; all ages."),
        drawing=over_years(known, question, translate(known.indicator(question).label)),
    )


def _beside(known: Known, questions: dict[str, Selection], found: dict[str, Point], name: str) -> str:
    """What is known of the other one of the two."""
    if name == PROSECUTED:
        return translate("No figure on convictions is known here.")
    point = found.get(PROSECUTED)
    if point is None:
        return translate("No figure on prosecutions is known here.")
    words: dict[str, object] = {"count": figure(known, questions[PROSECUTED], point), "year": point.year}
    more = beside_total(known, PROSECUTED)
    if more is None and point.year != found[name].year:
        return translate("Prosecuted: {count} in {year}, a different year.", **words)
    if more is None:
        return translate("Prosecuted: {count} in {year}.", **words)
    words |= {"other": parts_linked(known, PROSECUTED, *more, more[1].said), "when": more[0]}
    if more[1].by_age:
        return translate("Prosecuted: {count} in {year}; by age {other} in {when}.", **words)
    return translate("Prosecuted: {count} in {year}; by sex {other} in {when}.", **words)


def _parts_of(known: Known, name: str, point: Point) -> str | None:
    """What the tile's own total is not to be told without: its parts, where they are more, or newer."""
    more = beside_total(known, name)
    if more is None:
        return None
    words: dict[str, object] = {"other": parts_linked(known, name, *more, more[1].said), "when": more[0]}
    if more[0] == point.year and more[1].by_age:
        return translate("By age, {other}: the two disagree.", **words)
    if more[0] == point.year:
        return translate("By sex, {other}: the two disagree.", **words)
    if more[1].by_age:
        return translate("By age, {other} in {when}; no total.", **words)
    return translate("By sex, {other} in {when}; no total.", **words)


def _palermo(known: Known, heading: str) -> Tile:
    question = known.question(PALERMO)
    point, joined = known.last(question), known.last(known.question(PALERMO, breakdown=YEAR))
    status, lists = (None, "") if point is None else (point.value, str(point.year))
    lines = (
        translate("No figure on prosecutions or convictions."),
        translate("That is not zero."),
    )
    if status == PARTY:
        year = None if joined is None or joined.value is None else int(joined.value)
        return _tile(
            known,
            "justice",
            heading,
            known.linked(question, None, translate("Party")),
            what=translate("to the Palermo Protocol on trafficking, by lists of {years}", years=lists),
            year=year,
            lines=lines,
        )
    shown = translate("Signed") if status == SIGNED else translate("Not known")
    signed = translate("the Palermo Protocol on trafficking; not joined by lists of {years}", years=lists)
    what = signed if status == SIGNED else ""
    return _tile(
        known,
        "justice",
        heading,
        known.linked(question, None, shown),
        what=what,
        lines=lines,
        is_empty=status != SIGNED,
    )


# ------------------------------------------------------------------------------------------------ protection


def measures(known: Known) -> list[Placed]:
    """The measures of protection with a recent figure, the one furthest from its good end among countries first."""
    found = [
        one for one in placed(known, (PROTECTION,)) if known.is_recent_year(question_of(known, one), one.item.year)
    ]
    return sorted(found, key=lambda one: -_from_good_end(known, one))


def since(known: Known) -> int:
    """The first year of what counts as a recent figure of protection."""
    return min(known.context.recent_from(row.question.indicator) for row in rows_of(known, (PROTECTION,)))


def older(known: Known) -> dict[str, Point]:
    """The newest figures of measures of protection that have none that is recent."""
    recent = {one.indicator for one in measures(known)}
    names = [row.question.indicator for row in rows_of(known, (PROTECTION,))]
    found = {name: known.last(known.question(name)) for name in names if name not in recent}
    return {name: point for name, point in found.items() if point is not None}


def _measured_said(known: Known, found: list[Placed]) -> str:
    """How many of the measures have a recent figure."""
    return translate_number(
        "Of six measures, {number} has a figure since {first}.",
        "Of six measures, {number} have a figure since {first}.",
        len(found),
        first=since(known),
    )


def _older_said(number: int) -> str | None:
    """How many have an older one alone."""
    if not number:
        return None
    return translate_number("{number} has only an older one.", "{number} have only older ones.", number)


def _is_outdone(known: Known, first: Placed) -> bool:
    """Whether an older figure, not told as recent but compared like those of others, is further behind."""
    far = [_from_good_end(known, one) for one in placed(known, (PROTECTION,)) if not _is_met(known, one)]
    return max(far, default=0) > _from_good_end(known, first)


def _from_good_end(known: Known, found: Placed) -> float:
    is_up = known.context.indicators[found.indicator].direction == "up"
    return 100 - found.percentile if is_up else found.percentile


def _is_met(known: Known, found: Placed) -> bool:
    cell = cell_of(known.context, found.indicator, known.code)
    return cell is not None and cell.status == "TARGET_MET"


def protection(known: Known) -> Tile:
    """The measure of protection that is furthest from its good end among countries, of those short of their target."""
    found = measures(known)
    first = next((one for one in found if not _is_met(known, one)), next(iter(found), None))
    point = None if first is None else point_of(known, first)
    if first is None or point is None:
        origin = known.linked(known.question("birth-registration"), None, translate("Not known"))
        first_year = since(known)
        lines = (
            translate("No figure since {year} on six measures of protection.", year=first_year),
            _older_said(len(older(known))),
        )
        return _tile(known, "protection", translate("Protection"), origin, lines=lines, is_empty=True)
    question = question_of(known, first)
    is_weak = not _is_met(known, first) and _from_good_end(known, first) >= HIGH
    is_compared = is_weak and len(found) >= LEAST_COMPARED and not _is_outdone(known, first)
    heading = translate("Protection: furthest behind others") if is_compared else translate("Protection")
    cell, label = cell_of(known.context, first.indicator, known.code), translate(known.indicator(question).label)
    status = None if cell is None else status_value(known, cell)
    return _tile(
        known,
        "protection",
        heading,
        figure(known, question, point),
        what=counted(first.indicator),
        year=point.year,
        lines=(
            in_sentences(filter(None, (place_said(known, first), compared_said(known, first)))),
            translate("Status: {status}.", status=status) if status else None,
        ),
        hedge=in_sentences(filter(None, (_measured_said(known, found), _older_said(len(older(known)))))),
        drawing=over_years(known, question, label),
    )


# ------------------------------------------------------------------------------------------------ targets


def targets(known: Known) -> Tile:
    """Targets met and on track, of those that can be judged."""
    heading, found = translate("Targets for 2030"), cells(known)
    summed, by_status = tally(found), counts(found)
    spoken = in_parts(
        labelled(translate(STATUS_WORDS[status]), format_number(by_status[status]))  # type: ignore[index]
        for status in ORDER
        if by_status[status]
    )
    drawing = Parts(heading, tuple((status, by_status[status]) for status in ORDER if by_status[status]), spoken)
    words = {"met": format_number(summed.good), "judged": format_number(summed.judged)}
    shown = translate("{met} of {judged}", **words) if summed.judged else translate("None judged")
    what = (
        _how_well(summed)
        if summed.judged
        else translate_number("of {number} target", "of {number} targets", summed.whole)
    )
    return _tile(
        known,
        "progress",
        heading,
        Value(shown, status_address(known), in_a_row((what, area_name(known.context, known.code)))),
        what=what,
        lines=_reservations(summed) if summed.judged else (_why_none(summed),),
        hedge=in_sentences(
            filter(None, (translate("Reach 2030's reading, not the UN's."), _years_of(found), _later(known)))
        ),
        drawing=drawing,
        is_empty=not summed.judged,
    )


def _how_well(summed: Tally) -> str:
    """What is counted of those judged: where all that stands well is met, or all is on track, that alone."""
    if summed.good == summed.met > 0:
        return translate("judged targets are met")
    if summed.good == summed.on_track > 0:
        return translate("judged targets are on track")
    return translate("judged targets are met or on track")


def _years_of(found: Sequence[Cell]) -> str | None:
    """From which years the figures are that are judged, where most are good: these may be from before a war."""
    years = [cell.last_year for cell in found if cell.status != "CANNOT_BE_JUDGED" and cell.last_year is not None]
    summed = tally(found)
    if 2 * summed.good < max(summed.judged, 1) or not years or min(years) == max(years):
        return None
    return translate("Figures from {first} to {last}.", first=min(years), last=max(years))


def _reservations(summed: Tally) -> tuple[str | None, ...]:
    """What stands beside the count; first that most cannot be judged, where few can: "2 of 2" is no full marks."""
    said = (wanting_said(summed) or None, _unjudged(summed))
    return said[::-1] if summed.unjudged > summed.judged else said


LATER_SAID: Mapping[int, Callable[[str, str], str]] = {
    1: lambda name, said: translate("{name} ({said}, farther)", name=name, said=said),
    0: lambda name, said: translate("{name} ({said})", name=name, said=said),
    -1: lambda name, said: translate("{name} ({said}, nearer)", name=name, said=said),
}
"""A later figure by whether it is farther from the target than the one that is judged, or nearer to it."""


def _later(known: Known) -> str:
    """Which statuses do not know a later figure of the SDG database."""
    found = [cell for cell in cells(known) if cell.later is not None]
    if not found:
        return ""
    names = [LATER_SAID[cell.later_way](named(known, cell.indicator), later_figure(cell)) for cell in found]
    return translate("Later figures from another source: {names}.", names=listed(names))


def _unjudged(summed: Tally) -> str | None:
    """How many cannot be judged; where the count reads too well without those short of their target, these, too."""
    if not summed.unjudged:
        return None
    said = as_sentence(unjudged_counted(summed, format_number(summed.whole)))
    if not summed.good or not is_too_good(summed):
        return said  # Each of them stands in the strip.
    return in_sentences((said, short_said(summed)))


def _why_none(summed: Tally) -> str:
    """Why nothing is judged: by what is short of a target, or that there are too few figures."""
    if not summed.short:
        return translate("There are too few figures to judge by.")
    return translate_number(
        "{number} is short of its target; its pace is not known.",
        "{number} are short of their targets; their paces are not known.",
        summed.short,
    )
