"""The justice system over time: series beside each other, each in a row of its own, and never one by another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from dashboard import theme
from dashboard.catalogue import COUNT, RATE
from dashboard.charts.marks import Chart, Pane
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import (
    Drawn,
    Frame,
    least_dated,
    legend_of,
    nothing,
    pane_of,
    peaked,
    readings,
    rows_of_lines,
    said_once,
    scale_of_each,
    to_a_round_top,
    tops_read,
    unkeyed,
    with_signs,
)
from dashboard.figures.observed import Asked, computed_text, file_rows, places_of, year_table
from dashboard.figures.series import span_drawn, years_counted
from dashboard.figures.shown import CSV_COLUMNS, Shown, Table, Words
from dashboard.geography import WORLD
from dashboard.i18n import (
    as_sentence,
    format_number,
    in_a_row,
    in_parts,
    in_sentences,
    translate,
    translate_number,
    with_unit,
)
from dashboard.metrics.aggregates import MORE, Ends, same_countries, share_ends, sum_in, untold
from dashboard.metrics.lines import AT_LEAST, Line, Point, joined, same_line
from dashboard.metrics.together import COMPARED, FEWEST_IN_REGION, Together, share_of
from dashboard.selection import BOTH, Selection
from dashboard.views import View
from dashboard.words.above_totals import least_points, parts_above
from dashboard.words.before_the_law import persons_counted
from dashboard.words.captions import first_alone, sources_said
from dashboard.words.carried import LEAST_POINTS, Mover, carried, mover_of, rose_with, turned_said
from dashboard.words.caveats import BEFORE_THE_LAW, Shows, caveat_of_lines, caveats_drawn
from dashboard.words.counted import of_countries
from dashboard.words.credits import credits_of
from dashboard.words.few import marked
from dashboard.words.lacking import none_known
from dashboard.words.low_totals import doubted_years, figure_and_doubt
from dashboard.words.names import (
    SEX,
    Wording,
    about_in,
    area_name,
    capitalised,
    in_mid_sentence,
    listed,
    listed_apart,
    no_edition,
    of_things,
    range_text,
    short_name,
    unit_beside,
    unit_of,
    until,
    wording_of,
    year_span,
    year_spans,
)
from dashboard.words.offence import entitled, label_of
from dashboard.words.persons import (
    children_apart,
    children_apart_said,
    newest_convicted_said,
    newest_total_of,
    open_totals,
    top_key_of,
    up_to_convicted_said,
    up_to_parts,
    up_to_parts_said,
)
from dashboard.words.terms import terms_said
from dashboard.words.titles import newest_totals
from dashboard.words.told import Told, one_said
from dashboard.words.untotalled import ends_before_rows, parts_said, years_by_part

CONVICTED = "persons-convicted"
BESIDE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "justice-beside": ("detected-victims", "persons-in-formal-contact", "persons-prosecuted", CONVICTED),
        "justice-enforcement": ("labour-inspectors", "child-labour-investigations", "child-labour-convictions"),
    }
)
"""By panel: the indicators that stand below each other."""
APART = "*"
"""Mark at a total which its children do not fit, as words below say."""
BRIEFLY: Mapping[str, str] = {"persons-in-formal-contact": "In formal contact"}
"""Heads of rows in a narrow panel, in which what is said beside the label would leave no room for all of it."""
IN_NUMBERS = ("justice-enforcement",)
"""Panels that always show numbers: per head of all people these say nothing of the work done."""
MOST_CARRYING = 2
"""Countries that are named as those with most of the women of a group."""
INKS = MappingProxyType({"detected-victims": theme.line_ink("victims")})
"""Detected victims as on their own page; all else in the hue of its indicator."""


@dataclass(frozen=True)
class Beside:
    """Lines of one area or group that stand below each other; of a group, over the same countries in all of them."""

    code: str
    lines: tuple[Asked, ...]
    frame: Frame
    same: Together | None = None
    """Of a group: the countries that have every line."""
    is_small: bool = False
    """Whether it is a group of fewer countries than a sum is made of."""

    @property
    def shared(self) -> bool:
        """Whether all lines of a group are over the same countries; else each is over its own."""
        return self.same is not None and self.same.enough

    @property
    def is_of_one(self) -> bool:
        """Whether all rows are of one indicator, by sex."""
        return len({question.indicator for _, question in self.lines}) == 1

    @property
    def is_nameless(self) -> bool:
        """Whether no row has a figure to stand with its name, so that the title names them all."""
        return self.is_small or not any(drawn.line.known for drawn, _ in self.lines)

    @property
    def silent(self) -> bool:
        """Whether too few countries of a group report any of it."""
        return self.same is not None and not any(drawn.line.known for drawn, _ in self.lines)


def beside_of(context: Context, view: View, selection: Selection) -> Beside:
    """The lines of a view of several series, for the first chosen area or group, or the world."""
    code = selection.areas[0] if selection.areas else WORLD
    questions = _questions(context, view, selection, code)
    frame = _frame(context, questions, selection.year)
    if code in context.geography.areas:
        lines = [context.line(question, code) for question in questions]
        return Beside(code, _asked(context, lines, questions, frame), frame)
    span = (max(COMPARED[0], frame.first), min(COMPARED[1], frame.last))
    same = _same(context, code, questions, span)
    apart = [same if same.enough else _same(context, code, [question], span) for question in questions]
    if view.panel not in BESIDE:
        # Shares are made of both lines, so that countries of one alone tell nothing.
        apart = [same] * len(questions)
    shown = replace(
        frame,
        first=min(found.years[0] for found in apart),
        last=span[1],
        silence=_silence(apart),
    )
    lines = [_group(context, question, code, found) for question, found in zip(questions, apart, strict=True)]
    return Beside(code, _asked(context, lines, questions, shown), shown, same, context.is_small(code))


def _silence(apart: Sequence[Together]) -> str:
    """Why sums over the same countries have no figure of a year: too few report, or nothing was published of it."""
    if not any(untold(found.years) for found in apart):
        return translate("too few countries report every year")
    if all(found.enough for found in apart):
        return translate("no figure of any country is of this year")
    return translate("too few countries report every year, or no figure of any country is of this year")


def _questions(context: Context, view: View, selection: Selection, code: str) -> list[Selection]:
    if view.panel not in BESIDE:
        whole = replace(context.question(CONVICTED, (code,), age="_T"), lang=selection.lang)
        return [replace(whole, sex="F"), replace(whole, sex="M")]
    questions = []
    for name in BESIDE[view.panel]:
        indicator = context.indicators[name]
        sex = selection.sex if selection.sex in indicator.sex else "_T"
        in_numbers = view.panel in IN_NUMBERS or sex != "_T" or selection.measure == COUNT
        in_numbers = in_numbers or _is_unpeopled(context, code)
        question = replace(context.question(name, (code,), sex=sex, age="_T"), lang=selection.lang)
        questions.append(replace(question, measure=COUNT if in_numbers else RATE))
    return questions


def _is_unpeopled(context: Context, code: str) -> bool:
    """Whether no population of an area is known, so that its figures are told in numbers alone."""
    return code in context.geography.areas and code not in context.weights["population"]


def _frame(context: Context, questions: Sequence[Selection], year: int) -> Frame:
    """The years of the first series' source: earlier ones of the others have nothing to stand beside."""
    first = context.indicators[questions[0].indicator]
    asked = context.asked(questions[0])
    return Frame(
        unit=unit_beside(first, questions[0]),
        wording=wording_of(first, questions[0]),
        first=asked[0],
        last=max(context.asked(question)[1] for question in questions),
        year=year,
        asked=asked,
        of_surveys=False,
        break_years=context.indicators[questions[-1].indicator].break_years,
        part_word=parts_said(context, questions[0]),
        counts_persons=questions[0].measure == COUNT,
        of_things=of_things(first, questions[0]),
    )


def _asked(context: Context, lines: Sequence[Line], questions: Sequence[Selection], frame: Frame) -> tuple[Asked, ...]:
    made = []
    single = len({question.indicator for question in questions}) == 1
    for question, total in zip(questions, lines, strict=True):
        indicator = context.indicators[question.indicator]
        line, more = joined(total, least_points(context, question, total)), parts_above(context, question, total)
        inside = tuple(
            up_to_parts(point, more.get(point.year)) for point in line.points if frame.first <= point.year <= frame.last
        )
        ink = INKS.get(indicator.id, theme.line_ink(indicator.hue))
        ink = {"F": "girls", "M": "boys"}.get(question.sex, ink)
        label, unit = _label(context, question, single=single), unit_of(indicator, question)
        told = {point.year for point in line.known}
        by_part = tuple(year for year in years_by_part(context, question, line.code) if year not in told)
        # A range says by itself that its two ends disagree.
        doubted = doubted_years(context, question, line.code) - more.keys()
        shown, sums = replace(line, points=inside), {year: top_key_of(parts) for year, parts in more.items()}
        drawn = Drawn(label, ink, shown, unit, by_part, doubted=doubted, sums=sums)
        made.append((replace(drawn, is_before_rows=ends_before_rows(context, question, shown)), question))
    return tuple(made)


def _label(context: Context, question: Selection, *, single: bool) -> str:
    """What a row is: all ages in each of them, so that only the sex is said; that alone where `single` is all rows'."""
    if single and question.sex != BOTH:
        return capitalised(translate(SEX[question.sex]))
    label = label_of(context.indicators[question.indicator])
    if question.sex == "_T":
        return label
    return translate("{label}, {whom}", label=label, whom=translate(SEX[question.sex]))


def _same(context: Context, code: str, questions: Sequence[Selection], span: tuple[int, int]) -> Together:
    return context.same(code, [context.histories(question) for question in questions], span, context.weighed(questions))


def _group(context: Context, question: Selection, code: str, same: Together) -> Line:
    """Sums over the same countries, or their rates; nothing where they are too few."""
    people = context.weights[context.indicators[question.indicator].denominator_of(question.age)]
    return same_line(context.histories(question), same, code, people if question.measure == RATE else None)


# ------------------------------------------------------------------------------------------------ words


def _names() -> Mapping[str, str]:
    """What each series is called within a sentence."""
    return {
        "detected-victims": translate("detected victims"),
        "persons-in-formal-contact": translate("in formal contact"),
        "persons-prosecuted": translate("prosecuted"),
        "persons-convicted": translate("convicted"),
        "labour-inspectors": translate("labour inspectors"),
        "child-labour-investigations": translate("investigations of child labour"),
        "child-labour-convictions": translate("persons convicted for child labour"),
    }


def figure_said(context: Context, question: Selection, line: Line, wording: Wording) -> str:
    """A line's last figure with its year; a rate of few persons is marked."""
    if not line.known:
        return translate("too few countries") if line.group else translate("unknown", context="figure")
    point = line.known[-1]
    text = _with_year(point, wording)
    if line.group:
        return text
    return _with_doubt(context, question, line, text)


def _with_year(point: Point, wording: Wording, mark: str = "") -> str:
    return translate("{figure} ({year})", figure=f"{wording.text(point)}{mark}", year=point.year)


def _parts(context: Context, made: Beside) -> list[str]:
    return [
        translate(
            "{what} {figure}",
            what=_name(question, made),
            figure=figure_said(context, question, drawn.line, made.frame.wording),
        )
        for drawn, question in made.lines
    ]


def _name(question: Selection, made: Beside) -> str:
    """What a line is called within a sentence: of one indicator by sex, else of the indicator."""
    return translate(SEX[question.sex]) if made.is_of_one else _names()[question.indicator]


def _moved(made: Beside, row: Asked, mover: Mover | None = None) -> str:
    """What a row was in the first and in the last year over the same countries; or without one that is left out."""
    drawn, question = row
    before, after = made.frame.wording.apart(drawn.line.known[0], drawn.line.known[-1])
    if mover is not None:
        before, after = mover.first, mover.last
    return translate(
        "{what} {before} in {first}, {after} in {last}",
        what=_name(question, made),
        before=before,
        after=after,
        first=drawn.line.known[0].year,
        last=drawn.line.known[-1].year,
    )


def _part_of(made: Beside, row: Asked, point: Point) -> str:
    """What a row was in one year."""
    _, question = row
    figure = translate("{figure} in {year}", figure=made.frame.wording.text(point), year=point.year)
    return translate("{what} {figure}", what=_name(question, made), figure=figure)


def _told_rows(context: Context, made: Beside) -> list[tuple[Asked, Mover | None]]:
    """The rows that a group's title tells, each with the country that makes most of its change: women and men, or the
    last row alone, since of two things beside each other one is read as a part of the other."""
    found = []
    for row in (made.lines if made.is_of_one else made.lines[-1:]) if made.shared else ():
        years = [point.year for point in row[0].line.known]
        found.append((row, mover_of(context, row[1], row[0].line.areas, years) if years else None))
    return found


def _without(context: Context, made: Beside, row: Asked, mover: Mover) -> str:
    """What a row was without the country that makes most of its change."""
    return translate("{area} left out: {parts}", area=area_name(context, mover.area), parts=_moved(made, row, mover))


def _place(context: Context, made: Beside, without: int = 0) -> str:
    """Where, and of whom all rows are: what they are of where their names are the sexes alone, else the one sex."""
    place, questions = _countries_of(context, made, without), [one for _, one in made.lines]
    first = questions[0]
    if made.is_of_one:
        return about_in(place, translate(context.indicators[first.indicator].name))
    if first.sex != BOTH and {one.sex for one in questions} == {first.sex}:
        return about_in(place, translate(SEX[first.sex]))
    return place


def _countries_of(context: Context, made: Beside, without: int = 0) -> str:
    """An area or group; of rows over the same countries also how many these are, which are not called the world.

    Of figures that leave countries out, `without` is their number.
    """
    place = area_name(context, made.code)
    if made.same is None or not made.shared or not any(drawn.line.known for drawn, _ in made.lines):
        return place
    count = format_number(len(made.same.areas) - without)
    if made.code == WORLD:
        return translate("The same {n} of {of}", n=count, of=of_countries(made.same.of))
    return translate("{area}, the same {n} of {of}", area=place, n=count, of=of_countries(made.same.of))


def _title(context: Context, made: Beside) -> str:
    place = _place(context, made)
    # Where no row has a figure to stand with its name, the title names them all.
    every = listed([_name(question, made) for _, question in made.lines])
    about = place if made.is_of_one else about_in(place, every)
    if made.is_small:
        return translate(
            "{area}: no sum is made of fewer than {least}", area=about, least=of_countries(FEWEST_IN_REGION)
        )
    if made.silent:
        return translate("{area}: too few countries report these figures every year", area=about)
    if not any(drawn.line.known for drawn, _ in made.lines):
        whole = translate(context.indicators[made.lines[0][1].indicator].name)
        return none_known(context, (made.code,), whole if made.is_of_one else every)
    if made.same is None:
        return _newest_by_sex(context, place, made) if made.is_of_one else _newest(context, made)
    return _of_same(context, made)


def _of_same(context: Context, made: Beside) -> str:
    """How the last row of a group moved, or those of women and men; nothing of rows on different countries.

    A change that one country makes is none of the group: the others' figures are told, or the newest alone, of both
    sexes: two years of one of them would be read as what the group did.
    """
    place = _place(context, made)
    if not made.shared:
        return translate("{area}: rows rest on different countries; too few have every figure", area=place)
    told = _told_rows(context, made)
    first, mover = told[0]
    if mover is not None and mover.leaves_a_group:
        place = _place(context, made, without=1)
        parts = _without(context, made, first, mover)
    else:
        is_ones = any(one is not None for _, one in told)
        parts = in_parts(
            _part_of(made, row, row[0].line.known[-1]) if is_ones else _moved(made, row) for row, _ in told
        )
    if made.lines[0][1].measure == RATE:
        place = _per_people(place)
    return translate("{area}: {parts}", area=place, parts=in_mid_sentence(parts))


@entitled
def _newest(context: Context, made: Beside) -> str:
    """The newest figure of an area in the last row that has any: of two, one would be divided by the other."""
    drawn, question = next(row for row in reversed(made.lines) if row[0].line.known)
    point = drawn.line.known[-1]
    text = made.frame.wording.text(point)
    text = with_unit(text, drawn.unit) if question.measure == RATE else text
    figure = _with_doubt(context, question, drawn.line, text)
    label = _label(context, question, single=made.is_of_one)
    persons = persons_counted(context, question, made.code, point, figure)
    name, short = area_name(context, made.code), short_name(context, made.code)
    one = Told(name, figure, text if figure == text else "", point.year, short)
    return persons or one_said(context.indicators[question.indicator], question, label, one)


def _with_doubt(context: Context, question: Selection, line: Line, text: str) -> str:
    """The last figure of an area, in words, marked where it is a rate of few, and with what makes it uncertain."""
    point = line.known[-1]
    if point.status == AT_LEAST or point.year in parts_above(context, question, line):
        return text  # A range says by itself that nobody knows which end is right, nor then if these are few.
    text = marked(context, question, line.code, point.year, text)
    return figure_and_doubt(context, question, point, line.code, text)


def _newest_by_sex(context: Context, place: str, made: Beside) -> str:
    """The newest figures of women and of men, be they of different years; of all together there may be later ones."""
    years = {drawn.line.known[-1].year for drawn, _ in made.lines if drawn.line.known}
    plain = _plain_parts(context, made) if len(years) == 1 else []
    if plain:
        return translate(
            "{area}, latest totals by sex, {year}: {parts}", area=place, year=years.pop(), parts=listed_apart(plain)
        )
    parts = _parts(context, made)
    return newest_totals(place, listed(parts) if len(years) == 1 else in_parts(parts), by_sex=True)


def _per_people(place: str) -> str:
    """Whose figures these are, and that they are rates."""
    return translate("{area}, per 100,000 people", area=place)


def _plain_parts(context: Context, made: Beside) -> list[str]:
    """The newest figures without their year, none where something else is to be said of one: the certain ones, where
    these are several; else each with its doubt. Beside its chart each is said to be uncertain."""
    said, certain = [], []
    for drawn, question in made.lines:
        if not drawn.line.known:
            return []
        point = drawn.line.known[-1]
        plain = figure = made.frame.wording.text(point)
        whole = translate("{figure} ({year})", figure=figure, year=point.year)
        is_ranged = point.year in parts_above(context, question, drawn.line)
        if not drawn.line.group and not is_ranged:
            figure, whole = (
                figure_and_doubt(context, question, point, drawn.line.code, one) for one in (figure, whole)
            )
        if figure_said(context, question, drawn.line, made.frame.wording) != whole:
            return []
        said.append(translate("{what} {figure}", what=_name(question, made), figure=figure))
        certain += said[-1:] if figure == plain and not is_ranged else []
    return certain if len(certain) > 1 else said


def _subtitle(context: Context, made: Beside, read: str) -> str:
    """How all countries moved where one makes most of a change, so that the title does not tell it: of what the title
    has of the last year, what it was in the first; what the others did where no title says it; then `read`.
    No change is told that is one country's among a few. One that turns without a country or two stands with those
    without: below the charts it was not seen, and slides had it in their notes alone."""
    if turned := _turned(context, made):
        # Behind "Trafficking in persons." a number alone would be of victims.
        what = capitalised(_name(made.lines[-1][1], made))
        return in_sentences((translate("{what}: {said}", what=what, said=in_mid_sentence(turned)), read))
    told = _told_rows(context, made)
    movers = [mover for _, mover in told if mover is not None]
    first = told[0][1] if told else None
    has_last = not made.is_of_one and (first is None or not first.leaves_a_group)
    said = []
    if movers and has_last and not any(mover.is_of_few for mover in movers):
        said.append(capitalised(in_parts(_part_of(made, row, row[0].line.known[0]) for row, _ in told)))
    elif movers and not any(mover.is_of_few for mover in movers):
        parts = in_parts(_moved(made, row) for row, _ in told)
        said.append(translate("{area}: {parts}", area=_countries_of(context, made), parts=in_mid_sentence(parts)))
    # Of the first row the title says it.
    said += [
        _without(context, made, row, mover) for row, mover in told[1:] if mover is not None and mover.leaves_a_group
    ]
    return in_sentences((*map(as_sentence, said), read))


def _turned(context: Context, made: Beside) -> str:
    """The figures of the row that a group's title tells, of all and without those who turn its change; empty where
    none does."""
    if not made.shared or made.is_of_one or not (line := made.lines[-1][0].line).known:
        return ""
    question = made.lines[-1][1]
    found = carried(context, question, line.areas, [point.year for point in line.known])
    is_turned = found is not None and rose_with(context, question, line.areas, found) is not None
    return turned_said(context, question, line.areas, found) if found is not None and is_turned else ""


def _read_afar(made: Beside) -> str:
    """How rows are read whose names stand over their charts, and on which scales these are."""
    scales = _scales_said(made)
    return in_sentences((as_sentence(_read(made, is_named=False)), scales)) if scales else _read(made, is_named=False)


def _scales_said(made: Beside) -> str:
    """Which charts have a scale in common, where several have a figure."""
    if sum(bool(drawn.line.known) for drawn, _ in made.lines) < 2:
        return ""
    if made.is_of_one:
        return translate("Both counts have one scale; the share is in %.")
    return translate("Each chart has a scale of its own.")


def _read(made: Beside, *, is_named: bool = True) -> str:
    """Unit, people and years of the rows. `is_named`: with what these are of."""
    question = made.lines[0][1]
    unit = translate("per 100,000 people") if question.measure == RATE else translate("numbers")
    if question.sex != BOTH and {asked.sex for _, asked in made.lines} == {question.sex}:
        unit = translate("{unit}, {whom}", unit=unit, whom=translate(SEX[question.sex]))
    elif (made.is_nameless or not is_named) and question.indicator in INKS:
        unit = translate("{unit}, {whom}", unit=unit, whom=translate("all ages"))
    if is_named and not (made.is_of_one or made.is_nameless):
        every = listed([_of_ages(asked, made) for _, asked in made.lines])
        unit = translate("{label}: {said}", label=every, said=unit)
    first, last = span_drawn([drawn for drawn, _ in made.lines], made.frame)
    return translate("{unit}, {years}", unit=capitalised(unit), years=year_span(first, last))


def _of_ages(question: Selection, made: Beside) -> str:
    """What a line is called; of victims that they are of all ages: children are meant unless something else is said."""
    name = _name(question, made)
    if question.indicator not in INKS or question.sex != BOTH:
        return name
    return translate("{name} ({said})", name=name, said=translate("all ages"))


def coverage_words(context: Context, made: Beside) -> str:
    """How many countries are behind the lines of a group, or in how many years a country has figures; and which year
    no edition describes."""
    edition = no_edition(made.same.years) if made.same is not None else ""
    return in_sentences(filter(None, (_behind(context, made), edition)))


def _behind(context: Context, made: Beside) -> str:
    if made.same is not None:
        count = len(made.same.areas)
        words = {"n": format_number(count), "of": of_countries(made.same.of)}
        if made.is_small:
            return translate_number(
                "{n} of {of} has all of these figures in each year from {first} to {last}.",
                "{n} of {of} have all of these figures in each year from {first} to {last}.",
                count,
                first=made.same.years[0],
                last=until(made.same.years),
                **words,
            )
        if not made.shared and made.is_of_one:
            if not count:
                return translate(
                    "None of {of} has both figures in each year from {first} to {last}.",
                    of=words["of"],
                    first=made.same.years[0],
                    last=until(made.same.years),
                )
            return translate_number(
                "Only {n} of {of} has both figures in each year from {first} to {last}.",
                "Only {n} of {of} have both figures in each year from {first} to {last}.",
                count,
                first=made.same.years[0],
                last=until(made.same.years),
                **words,
            )
        if not made.shared:
            words |= {"first": str(made.same.years[0]), "last": until(made.same.years)}
            return in_sentences(filter(None, (_apart(made, count, words), _without_sum(made))))
        return translate_number(
            "{n} of {of} has a figure in every row in each year from {first} to {last}: only this one is counted.",
            "{n} of {of} have a figure in every row in each year from {first} to {last}: only these are counted.",
            count,
            first=made.frame.first,
            last=until(made.same.years),
            **words,
        )
    return _years_known(context, made)


def _years_known(context: Context, made: Beside) -> str:
    """In how many years each row of an area has a figure, of those of which its source has one of anybody."""
    first, last = made.frame.first, made.frame.last
    spans = [_years_of(context, made, asked) for _, asked in made.lines]
    figures = [format_number(len(drawn.line.known)) for drawn, _ in made.lines]
    rows = [_name(asked, made) for _, asked in made.lines]
    if all(span == spans[0] for span in spans):
        parts = [
            translate("{what} {figure}", what=row, figure=figure) for row, figure in zip(rows, figures, strict=True)
        ]
        return years_counted(parts, first, last, last - first + 1 - len(spans[0]))
    parts = [
        translate("{what} {figure} of {span}", what=row, figure=figure, span=format_number(len(span)))
        for row, figure, span in zip(rows, figures, spans, strict=True)
    ]
    return translate("Years with a figure: {counts}.", counts=in_a_row(parts))


def _years_of(context: Context, made: Beside, question: Selection) -> set[int]:
    """The years drawn of which a row can have a figure: those of its source of which anybody has one."""
    begin, end = context.asked(question)
    years = range(max(made.frame.first, begin), min(made.frame.last, end) + 1)
    return set(years) - context.unpublished(question.indicator)


def _apart(made: Beside, count: int, words: Mapping[str, str]) -> str:
    """How few countries have all rows, and how many are behind each row that has a sum of its own, in its years."""
    parts = [
        translate("{what} {figure}", what=_name(asked, made), figure=_over(drawn.line))
        for drawn, asked in made.lines
        if drawn.line.known
    ]
    spans = {"of": words["of"], "first": words["first"], "last": words["last"]}
    if not parts and not count:
        return translate("None of {of} has a figure of all of these in each year from {first} to {last}.", **spans)
    if not count:
        return translate(
            "None of {of} has a figure of all of these in each year from {first} to {last}. Each row is over those "
            "that have its own: {parts}.",
            parts=in_a_row(parts),
            **spans,
        )
    if not parts:
        return translate_number(
            "Only {n} of {of} has a figure of all of these in each year from {first} to {last}.",
            "Only {n} of {of} have a figure of all of these in each year from {first} to {last}.",
            count,
            **words,
        )
    return translate_number(
        "Only {n} of {of} has a figure of all of these in each year from {first} to {last}. Each row is "
        "over those that have its own: {parts}.",
        "Only {n} of {of} have a figure of all of these in each year from {first} to {last}. Each row "
        "is over those that have its own: {parts}.",
        count,
        parts=in_a_row(parts),
        **words,
    )


def _over(line: Line) -> str:
    """How many countries a sum is over, and its years: more than all of the rows can have fewer of them."""
    years = year_span(line.known[0].year, line.known[-1].year)
    return translate("{figure} ({year})", figure=format_number(len(line.areas)), year=years)


def _without_sum(made: Beside) -> str:
    """Which rows have no sum, though countries of the group may report them."""
    silent = [_name(asked, made) for drawn, asked in made.lines if not drawn.line.known]
    if not silent:
        return ""
    return translate(
        "Too few countries, or too small a part of what all report, for a sum: {parts}.", parts=listed(silent)
    )


def _words(context: Context, view: View, selection: Selection, made: Beside) -> Words:
    question = made.lines[-1][1]
    asked = next((one for _, one in made.lines if one.indicator == selection.indicator), question)
    sex = {"F": "_female", "M": "_male"}.get(question.sex, "") if view.panel in BESIDE else ""
    stated = _stated(selection, made)
    known = [drawn.line.known[-1].year for drawn, one in made.lines if drawn.line.known and one == stated]
    read = _coverage(context, selection, made)
    caveat = caveat_of_lines(context, _shows(context, view, selection, made))
    return Words(
        stem=f"{view.panel}_{question.measure}{sex}_{made.code}_{made.frame.first}-{made.frame.last}",
        indicator=asked.indicator,
        title=_title(context, made),
        subtitle=_subtitle(context, made, _read(made)),
        caveat=caveat.whole,
        later=caveat.later or None,
        placed=caveat.placed or None,
        source=sources_said(context, [one for _, one in made.lines]),
        sources=credits_of(context, [one for _, one in made.lines]),
        coverage=read.whole,
        covered=read.covered,
        beside_legend=read.beside_keys,
        terms=terms_said([one.indicator for _, one in made.lines]),
        origin=origin_address(context, stated, known[0] if known else None, f"{view.panel}.chart"),
    )


def _told_row(made: Beside) -> Asked | None:
    """The row whose figure the title of an area tells, and that of a group."""
    return next((line for line in reversed(made.lines) if line[0].line.known), None)


def _stated(selection: Selection, made: Beside) -> Selection:
    """Of what the number of the title is, whichever row the page is asked for."""
    asked = (one for _, one in made.lines if one.indicator == selection.indicator)
    told = _told_row(made)
    return next(asked, made.lines[-1][1]) if made.is_of_one or told is None else told[1]


def _shows(context: Context, view: View, selection: Selection, made: Beside) -> Shows:
    """What its caveats are asked of; that of the title's figure goes before those which persons before the law share,
    which tell them from each other."""
    told, of_title = _told_row(made), context.indicators[_stated(selection, made).indicator]
    lines = zip(rows_of_lines(made.lines, made.frame), made.lines, strict=True)
    is_of_law = view.panel in BESIDE and told is not None and of_title.id in BEFORE_THE_LAW
    return Shows(
        tuple(replace(row, stated=made.is_of_one or line is told) for row, line in lines),
        in_sentences(filter(None, (_turned(context, made), _read(made)))),
        main=context.indicators[made.lines[min(1, len(made.lines) - 1)][1].indicator],
        named=(of_title,) if view.panel in IN_NUMBERS else (),
        headline=of_title if is_of_law else None,
        up_to_parts=_has_ranges(made),
    )


def _has_ranges(made: Beside) -> bool:
    """Whether a total is drawn, and told, as a range up to the sum of its parts."""
    return any(point.year in drawn.sums for drawn, _ in made.lines for point in drawn.line.known)


class _Coverage(NamedTuple):
    """What is said below the rows: all of it; all but of marks; what a picture or a slide has; and what of that no key
    says."""

    whole: str
    covered: str
    afar: str
    beside_keys: str


def _coverage(context: Context, selection: Selection, made: Beside) -> _Coverage:
    """How rows are read, and what they rest on: of an area its hatched years show in which it has a figure."""
    terms = terms_said([one.indicator for _, one in made.lines])
    alone, rest = first_alone(context, selection), coverage_words(context, made)
    ends = up_to_parts_said() if _has_ranges(made) else ""
    # Beside a key for them no word is needed but of a range that stands in figures.
    is_told = any(drawn.line.known[-1].year in drawn.sums for drawn, _ in made.lines if drawn.line.known)
    apart = in_sentences(_without_children(context, made))
    seen = [apart, alone, "" if made.same is None else rest, *_reading(made, unkeyed), ends if is_told else ""]
    tops = tops_read((drawn, made.frame) for drawn, _ in made.lines)
    marks = [said for said in (*_reading(made), *tops) if said not in seen]
    others = [said for said in (rest, ends) if said not in seen]
    # Of a range whose pale top nobody sees no key says what its ends are.
    keyless = [said for said in others if said == ends and not tops]
    told = *seen, terms, *others, *marks
    # That scales differ stands above the charts, in a picture or on a slide.
    far = (*seen, terms, *keyless, *marks) if made.same is None else told
    beside = *seen, terms
    parts = (_scales_said(made), *told), (terms, apart, alone, rest, ends), far, beside
    return _Coverage(*(in_sentences(filter(None, said)) for said in parts))


def _without_children(context: Context, made: Beside) -> Iterator[str]:
    """Of which rows of an area, and in which years, children do not fit the totals, which are shown; rows of the same
    years together."""
    found: dict[str, list[Asked]] = {}
    for drawn, question in made.lines if made.same is None else ():
        apart = children_apart(context, question.key, made.code)
        if years := sorted(apart.intersection(point.year for point in drawn.line.known)):
            found.setdefault(year_spans(years), []).append((drawn, question))
    for span, rows in found.items():
        first, *others = (_heading(context, *row) for row in rows)
        said = children_apart_said(listed_apart([first, *map(in_mid_sentence, others)]), span)
        yield f"{APART} {said}" if any(_is_apart(context, made, *row) for row in rows) else said


def _is_apart(context: Context, made: Beside, drawn: Drawn, question: Selection) -> bool:
    """Whether the figure over the chart of a row is a total which its children do not fit, as words below say."""
    known = drawn.line.known if made.same is None else ()
    return bool(known) and known[-1].year in children_apart(context, question.key, made.code)


def _from_afar(context: Context, view: View, selection: Selection, made: Beside, words: Words) -> Words:
    """The words of a picture or a slide: names stand over charts, keys say what bars are drawn up to, and of parts that
    no bar has nothing is said."""
    shows, afar = _shows(context, view, selection, made), _coverage(context, selection, made).afar
    words = replace(words, coverage=afar, subtitle=_subtitle(context, made, _read_afar(made)))
    return replace(words, caveat=caveats_drawn(context, shows)) if made.same is None else words


def _reading(made: Beside, of: Callable[[Sequence[Drawn], Frame], Iterable[str]] = readings) -> Iterable[str]:
    """What the marks of intervals in the rows are, each said once. `of`: of the marks of one row."""
    return said_once(of([drawn], made.frame) for drawn, _ in made.lines)


# ------------------------------------------------------------------------------------------------ views


def beside(context: Context, view: View, selection: Selection) -> Shown:
    """Several series below each other on the same years; the file holds their observations."""
    made = beside_of(context, view, selection)
    panes, told = _panes(context, made), _told_row(made) if made.same is None or made.shared else None
    panes = [
        _as_entitled(replace(pane, is_leading=True)) if row is told else pane
        for pane, row in zip(panes, made.lines, strict=True)
    ]
    chart = _banded(made, panes, marked=view.panel not in IN_NUMBERS)
    words = _words(context, view, selection, made)

    def shown(own: Words, fewer: Callable[[], Shown] | None = None) -> Shown:
        return Shown(
            chart,
            own,
            lambda: year_table(context, made.lines, f"{view.panel}.chart"),
            tuple(CSV_COLUMNS),
            lambda: file_rows(context, _published(context, made)),
            fewer=fewer,
            places=lambda: places_of(context, made.lines, apart=True),
        )

    return shown(words, lambda: shown(_from_afar(context, view, selection, made, words)))


def _published(context: Context, made: Beside) -> list[Asked]:
    """The lines with each total as it is published, without what its parts may add to it."""
    found = []
    for drawn, question in made.lines:
        more = parts_above(context, question, drawn.line)
        own = {point.year: point for point in context.line(question, made.code).points} if more else {}
        points = tuple(own[point.year] if point.year in more else point for point in drawn.line.points)
        found.append((replace(drawn, line=replace(drawn.line, points=points)), question))
    return found


def _banded(made: Beside, panes: Sequence[Pane], *, marked: bool) -> Chart:
    """The panes below each other; `marked`: with the year of the page's map."""
    if made.silent:
        return nothing()
    year = made.frame.year if marked else None
    return Chart(tuple(panes), arrangement="bands", year=year, legend=legend_of(panes))


def _panes(context: Context, made: Beside) -> list[Pane]:
    """A pane for each row. Those of one indicator have one scale: 938 women stood as high as 1,997 men."""
    scale = to_a_round_top(scale_of_each([drawn for drawn, _ in made.lines], made.frame))
    shared = replace(scale, is_fixed=True) if made.is_of_one else None
    panes = []
    for drawn, question in made.lines:
        frame = replace(made.frame, asked=context.asked(question))
        wording, first = made.frame.wording, frame.asked[0]
        text = figure_said(context, question, drawn.line, wording)
        is_plain = bool(drawn.line.known) and text == _with_year(drawn.line.known[-1], wording)
        if is_plain and _is_apart(context, made, drawn, question):
            text, is_plain = _with_year(drawn.line.known[-1], wording, APART), False
        if drawn.line.known and not drawn.line.group and first > made.frame.first:
            # The years before are neither hatched nor zero.
            text, is_plain = translate("{figure}; the source begins in {first}", figure=text, first=first), False
        pane, heading = (
            least_dated(peaked(pane_of([drawn], frame, shared if drawn.line.known else None))),
            _heading(context, drawn, question),
        )
        panes.append(replace(pane, heading=heading, said=text, is_said_by_bars=is_plain))
    return with_signs(panes)


def _as_entitled(pane: Pane) -> Pane:
    """A leading pane whose last bar has its figure as the title does: of a range both its ends."""
    bars = pane.bars_alone
    if bars is None or not bars.data:
        return pane
    told = replace(bars, data=(*bars.data[:-1], replace(bars.data[-1], nearly="")))
    return replace(pane, marks=tuple(told if mark is bars else mark for mark in pane.marks))


def _heading(context: Context, drawn: Drawn, question: Selection) -> str:
    """What stands over the chart of a row."""
    is_whole = drawn.label == translate(context.indicators[question.indicator].label)
    return translate(BRIEFLY[question.indicator]) if is_whole and question.indicator in BRIEFLY else drawn.label


SEX_HEAD = (
    "indicator",
    "ref_area",
    "area",
    "time_period",
    "women_lower",
    "women_upper",
    "men_lower",
    "men_upper",
    "women_share_lower",
    "women_share_upper",
    "countries",
    "countries_of",
    "source",
    "release",
)


@dataclass(frozen=True)
class _Sexes:
    """One year: women and girls, men and boys, and the women's share where people are not few."""

    year: int
    women: Point
    men: Point
    share: tuple[float, float] | None

    @property
    def share_point(self) -> Point:
        low, high = self.share or (0.0, 0.0)
        return Point(self.year, low, None, None, "A") if low == high else Point(self.year, None, low, high, "A")


def _ends(point: Point) -> tuple[float, float]:
    if point.value is not None:
        return point.value, point.value
    return point.lower or 0.0, point.upper or 0.0


def _by_year(made: Beside) -> list[_Sexes]:
    women, men = ({point.year: point for point in drawn.line.known} for drawn, _ in made.lines)
    return [
        _Sexes(year, women[year], men[year], share_of(_ends(women[year]), _ends(men[year])))
        for year in sorted(women.keys() & men.keys())
    ]


def sexes(context: Context, view: View, selection: Selection) -> Shown:
    """Women and men among persons convicted, and the women's share in years in which they are not few."""
    made = beside_of(context, view, selection)
    found = _by_year(made)
    told = [entry for entry in found if entry.share is not None]
    # Of a later year in which people are few its numbers are the title: a share of before is none of today's.
    headed = told if told and told[-1] == found[-1] else []
    words = replace(_words(context, view, selection, made), title=_sexes_title(context, made, headed))
    behind = (*_sexes_behind(context, made, told), *_later_total(context, made, headed or found))
    words = replace(
        words,
        coverage=in_sentences(filter(None, (words.coverage, *behind))),
        covered=in_sentences(filter(None, (words.covered, *behind))),
    )
    frame = replace(made.frame, wording=Wording(1), unit=translate("% of persons convicted whose sex is known"))
    if len(told) < len(found):
        # Both numbers of such a year are known: only what part of the other one is, says nothing of so few.
        frame = replace(frame, silence=translate("no share: few people, or no figure"))
    share = Drawn(
        translate("Women and girls, %"),
        "children",
        Line(made.code, tuple(entry.share_point for entry in told), group=made.same is not None),
    )
    whole = Scale("number", 0, 100, suffix="%", has_grid=True, decimals=frame.wording.decimals, is_fixed=True)
    shown = replace(pane_of([share], frame, whole), heading=share.label, said=_share_said(told))
    chart = _banded(made, [*_panes(context, made), shown], marked=True)
    return Shown(
        chart,
        words,
        lambda: _sexes_table(context, view, made, found),
        SEX_HEAD,
        lambda: _sexes_rows(context, made, found),
    )


def _share_said(told: Sequence[_Sexes]) -> str:
    if not told:
        return translate("none shown: few people")
    return translate("{share}% ({year})", share=share_text(told[-1].share), year=told[-1].year)


def share_text(share: tuple[float, float] | None) -> str:
    """A share from its least to its greatest value, in whole numbers."""
    if share is None:
        return translate("few", context="persons convicted")
    low, high = share
    return range_text(low, high)


def _sexes_title(context: Context, made: Beside, told: Sequence[_Sexes]) -> str:
    place = about_in(area_name(context, made.code), translate("Trafficking in persons"))
    if made.same is None and not any(drawn.line.known for drawn, _ in made.lines):
        return translate("{areas}: no figure of persons convicted by sex (unknown, not zero)", areas=place)
    if not told:
        return _title(context, made)
    words: dict[str, Any] = {
        "area": place,
        "share": share_text(told[-1].share),
        "year": told[-1].year,
        "n": _people(told[-1]),
    }
    if made.same is None:
        return translate(
            "{area}: women and girls are {share}% of the {n} of known sex convicted in {year}",
            **words,
        )
    wider = _wider_share(context, made, told[-1])
    if wider is not None:
        everybody, share = wider
        return translate_number(
            "{area}: women and girls are {share}% of those convicted in {year} (same {number} country), {all}% in all "
            "{n}",
            "{area}: women and girls are {share}% of those convicted in {year} (same {number} countries), {all}% in "
            "all {n}",
            len(made.same.areas),
            **{**words, "n": format_number(len(everybody)), "all": share_text(share)},
        )
    return translate_number(
        "{area}: women and girls are {share}% of {n} convicted in {year} (sex known, same {countries} country)",
        "{area}: women and girls are {share}% of {n} convicted in {year} (sex known, same {countries} countries)",
        len(made.same.areas),
        countries=format_number(len(made.same.areas)),
        **words,
    )


def _giving_both(context: Context, made: Beside, year: int) -> tuple[str, ...]:
    """The countries of a group of which women and men of a year are known, whether those of other years are or not."""
    women, men = (context.histories(question) for _, question in made.lines)
    return same_countries(men, same_countries(women, context.geography.members_in(made.code), (year,)), (year,))


def _share_over(context: Context, made: Beside, year: int, areas: Sequence[str]) -> Ends | None:
    """The women's share over some countries of a group in a year, where people are not few."""
    women, men = (context.histories(question) for _, question in made.lines)
    return share_of(sum_in(women, areas, year), sum_in(men, areas, year))


def _wider_share(context: Context, made: Beside, told: _Sexes) -> tuple[tuple[str, ...], Ends] | None:
    """All countries that give both for a year, and their share, where that is another than that of the same countries
    by more than rounding makes it."""
    everybody = _giving_both(context, made, told.year)
    share = _share_over(context, made, told.year, everybody)
    if share is None or told.share is None:
        return None
    apart = max(share[0] - told.share[1], told.share[0] - share[1])
    return (everybody, share) if apart > LEAST_POINTS else None


def _sexes_behind(context: Context, made: Beside, told: Sequence[_Sexes]) -> Iterable[str]:
    """Of a group's share: which countries have most of its women, and the share over all that give both that year."""
    if made.same is None or not told:
        return
    year, same = told[-1].year, made.same.areas
    women = context.histories(made.lines[0][1])
    both = _giving_both(context, made, year)
    share = partial(_share_over, context, made, year)
    counted = {area: sum_in(women, (area,), year)[0] for area in same}
    most = sorted(same, key=lambda area: -counted[area])[:MOST_CARRYING]
    whole = sum(counted.values())
    carrying = most[:1] if counted[most[0]] > MORE * whole else most
    others = [area for area in same if area not in carrying]
    shares = [sum_in(women, areas, year) for areas in (carrying, others)]
    least, greatest = share_ends(*shares) if whole else (0.0, 0.0)
    if least > 100 * MORE and share(others) is not None:
        yield translate_number(
            "{areas}: {part}% of the women and girls convicted in {year}. In the other {number} country, "
            "the share is {share}%.",
            "{areas}: {part}% of the women and girls convicted in {year}. In the other {number} countries, "
            "the share is {share}%.",
            len(others),
            areas=listed([area_name(context, area) for area in carrying]),
            part=range_text(least, greatest),
            year=year,
            share=share_text(share(others)),
        )
    if len(both) > len(same):
        yield translate_number(
            "In the {n} country that gives both for {year}, the share is {share}%.",
            "In all {n} countries that give both for {year}, the share is {share}%.",
            len(both),
            n=format_number(len(both)),
            year=year,
            share=share_text(share(both)),
        )


def _later_total(context: Context, made: Beside, told: Sequence[_Sexes]) -> Iterable[str]:
    """Of a country whose persons convicted are counted without their sex after the last year that is told of both."""
    if made.same is not None or not told:
        return
    question = context.question(CONVICTED, (made.code,))
    known = context.line(question, made.code).known
    if known and known[-1].year > told[-1].year:
        point, (low, high) = known[-1], known[-1].ends
        if parts := open_totals(context, question.key, made.code).get(point.year):
            ends = format_number(low), format_number(parts.high)
            yield up_to_convicted_said(*ends, point.year, int(parts.high))
            return
        count = figure_and_doubt(context, question, point, made.code, range_text(low, high))
        yield newest_convicted_said(count, newest_total_of(point.year), int(high))


def _people(entry: _Sexes) -> str:
    """Persons convicted whose sex is known, from their least to their greatest number."""
    low, high = (sum(ends) for ends in zip(_ends(entry.women), _ends(entry.men), strict=True))
    return range_text(low, high)


def _sexes_table(context: Context, view: View, made: Beside, found: Sequence[_Sexes]) -> Table:
    told = {str(entry.year): share_text(entry.share) for entry in found}
    base = year_table(context, made.lines, f"{view.panel}.chart")
    return Table(
        (*base.columns, translate("Women and girls, %")),
        tuple((*row, told.get(row[0], translate("no figure"))) for row in base.rows),
        (*base.numeric, True),
        tuple((*row, row[1]) for row in base.origins),
    )


def _sexes_rows(context: Context, made: Beside, found: Sequence[_Sexes]) -> tuple[tuple[str, ...], ...]:
    source = context.source_of(CONVICTED)
    rows = []
    for entry in found:
        counted = (entry.women.countries, entry.women.of)
        numbers = (*_ends(entry.women), *_ends(entry.men), *(entry.share or (None, None)))
        head = (CONVICTED, made.code, area_name(context, made.code), str(entry.year))
        rows.append(
            (
                *head,
                *map(computed_text, numbers),
                *("" if number is None else str(number) for number in counted),
                source.id,
                source.vintage,
            )
        )
    return tuple(rows)
