"""Key indicators of the chosen countries and groups side by side: latest figure, its year, and how much is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.catalogue import COUNT, RATE, Indicator
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import Drawn, nothing
from dashboard.figures.observed import file_rows
from dashboard.figures.series import has_one_year, line_of, years_apart
from dashboard.figures.shown import CSV_COLUMNS, Shown, Table, Words
from dashboard.figures.tally import standing_said
from dashboard.i18n import (
    counts_in_ten_thousands,
    format_brief,
    format_number,
    in_a_row,
    in_sentences,
    labelled,
    translate,
)
from dashboard.i18n.published import unmarked
from dashboard.kinds.compare import MOST, figure_said, none_said, regions_by_name
from dashboard.metrics.lines import Line, Point
from dashboard.selection import Selection, usual
from dashboard.views import View
from dashboard.words.added import and_sum, of_children
from dashboard.words.caveats import Rows, Shows, caveats_said, rows_of
from dashboard.words.counted import of_all_counted, of_countries, of_years
from dashboard.words.credits import credits_of, newest_listed, sources_listed
from dashboard.words.few import SHARES, few_explained, few_in_short, few_sentence, few_word
from dashboard.words.least import Least, least_by_year
from dashboard.words.low_totals import beside_doubt, unclear
from dashboard.words.names import area_name, capitalised, span_in_words, wording_of, year_span, years_of
from dashboard.words.noted import year_in_words, year_said
from dashboard.words.signs import ABOUT, AT_LEAST, DOUBTED, OF_FEW, RARE, UNCLEAR, signed_about
from dashboard.words.titles import clear_years, listed_in_short, subject, with_its_unit
from dashboard.words.untotalled import count_instead, later_in_short, with_later

KEY = (
    "child-population",
    "detected-victims",
    "child-share-of-detected-victims",
    "persons-convicted-rate",
    "palermo-protocol",
    "conflict-displacement-stock",
    "disaster-displacement-weather",
    "refugees-by-asylum",
    "extreme-poverty",
    "food-insecurity",
    "gdp-per-capita",
    "homicide-rate",
    "rule-of-law",
    "birth-registration",
    "child-marriage-18",
    "child-labour",
    "violent-discipline",
    "social-protection-children",
)
"""Indicators of the table, each in its usual measure."""
ROOM = 120
"""Letters of the names in a title: all of them stand over the columns."""
SPACE = "\u00a0"
"""Between the words of what stands small, which is not broken."""
MILLION = 1_000_000


def codes_of(context: Context, selection: Selection) -> tuple[str, ...]:
    """Whom the table is about: the first of the chosen, or the five regions as the charts have them."""
    return selection.areas[:MOST] or regions_by_name(context)


def key_questions(context: Context, selection: Selection) -> list[Selection]:
    """What the rows of the table ask of all whom it is about."""
    codes = codes_of(context, selection)
    return [replace(_question(context, name, selection.lang), areas=codes) for name in KEY]


def key_figures(context: Context, _view: View, selection: Selection) -> Shown:
    """The view: a table without a chart, and its file."""
    codes = codes_of(context, selection)
    questions = [_question(context, name, selection.lang) for name in KEY]
    lines = [[line_of(context, question, code) for code in codes] for question in questions]
    rows = [_row(context, question, row) for question, row in zip(questions, lines, strict=True)]
    quiet = [_quiet_row(context, question, row) for question, row in zip(questions, lines, strict=True)]
    alike = [{unmarked(row[0]), unmarked(own[0][0])} for row, own in zip(rows, quiet, strict=True)]
    origins = [
        ("", *(origin_address(context, replace(question, areas=(code,)), _year(context, question, drawn.line))
               for code, drawn in zip(codes, row, strict=True)))
        for question, row in zip(questions, lines, strict=True)
    ]  # fmt: skip
    statuses = (translate("Progress to 2030, Reach 2030's reading"), *(_statuses(context, code) for code in codes))
    known = [place for place, row in enumerate(lines) if any(_points(context, questions[place], row))]
    # Where not all rows have room, those of which nothing is known stand last.
    rows.append(statuses)
    origins.append(("", *(f"/progress?area={code}" for code in codes)))
    names = [area_name(context, code) for code in codes]

    def words_of(kept: Collection[str]) -> Words:
        seen = [place for place, names in enumerate(alike) if not names.isdisjoint(kept)]
        return _words(context, codes, [questions[place] for place in seen], [lines[place] for place in seen])

    shown = [
        (replace(drawn, line=replace(drawn.line, points=(point,))), replace(question, areas=(drawn.line.code,)))
        for question, row in zip(questions, lines, strict=True)
        for drawn in row
        if (point := _latest(context, question, drawn.line)) is not None
    ]
    are_numbers = (False, *(True for _ in names))
    table = Table((translate("Indicator"), *names), tuple(rows), are_numbers, tuple(origins), goes_on=True)
    far = _from_afar(table, quiet, known, statuses)
    return Shown(
        nothing(),
        _words(context, codes, questions, lines),
        replace(table, far=far),
        tuple(CSV_COLUMNS),
        file_rows(context, shown),
        words_of=words_of,
    )


def _words(
    context: Context, codes: Sequence[str], questions: Sequence[Selection], lines: Sequence[Sequence[Drawn]]
) -> Words:
    """What stands around the rows of some questions."""
    whose = [replace(question, areas=tuple(codes)) for question in questions]
    own = translate("These figures differ in year, source and definition, so each is read by itself.")
    usual_one, names = _question(context, KEY[1], whose[0].lang), [area_name(context, code) for code in codes]
    return Words(
        stem="_".join(("key-figures", "-".join(codes))),
        indicator=KEY[1],
        title=_title(names),
        subtitle=translate("each figure with its year"),
        caveat=caveats_said(context, Shows((*rows_of(whose), *_sums(questions, lines)), "", own=own)),
        source=newest_listed(context, whose),
        full_source=sources_listed(context, whose),
        sources=credits_of(context, whose),
        coverage=in_sentences(
            filter(None, (*_few_told(context, questions, lines), _divided(context, questions, lines)))
        ),
        beside_legend="",
        origin=origin_address(context, replace(usual_one, areas=tuple(codes)), usual_one.year),
    )


def _title(names: Sequence[str]) -> str:
    """Whose figures these are; side by side only where there is more than one."""
    if len(names) == 1:
        return labelled(translate("Key figures"), names[0])
    return translate("Key figures side by side: {areas}", areas=listed_in_short(names, ROOM))


def _divided(context: Context, questions: Sequence[Selection], lines: Sequence[Sequence[Drawn]]) -> str:
    """By whose people rates of groups are divided: others than those that have a figure where all was recorded."""
    said = []
    for question, row in zip(questions, lines, strict=True):
        watched = _is_recorded(context.indicators[question.indicator], question)
        said += [
            drawn for drawn in row if watched and drawn.line.group and drawn.line.known and not drawn.line.published
        ]
    if not said:
        return ""
    return translate(
        "“At least”: what was recorded in the countries and areas that have a figure, divided by the people of every "
        "country and area of the group whose population is known."
    )


def _few_told(context: Context, questions: Sequence[Selection], lines: Sequence[Sequence[Drawn]]) -> list[str]:
    """What "few" means, where some figure says it; pictures and slides have a sign in its place."""
    for question, row in zip(questions, lines, strict=True):
        wording = wording_of(context.indicators[question.indicator], question)
        for drawn, point in zip(row, _points(context, question, row), strict=True):
            few = "" if point is None else few_in_short(question, wording.short(point))
            if point is not None and few in _figure(context, question, drawn.line, point):
                return [few_sentence()]
    return []


def _sums(questions: Sequence[Selection], lines: Sequence[Sequence[Drawn]]) -> list[Rows]:
    """The lines over the same countries that figures of groups are the ends of."""
    found = [
        (question, drawn.line)
        for question, row in zip(questions, lines, strict=True)
        for drawn in row
        if drawn.line.areas
    ]
    return [
        Rows(question, tuple(point.year for point in line.known), areas=line.areas, code=line.code)
        for question, line in found
    ]


def _question(context: Context, name: str, lang: str) -> Selection:
    return replace(usual(context.indicators[name], context.years(name)), lang=lang)


def _named(context: Context, question: Selection) -> str:
    indicator = context.indicators[question.indicator]
    if indicator.value_names or indicator.theme == "context":
        return subject(context, question)
    return with_its_unit(context, question)


def _row(context: Context, question: Selection, row: Sequence[Drawn]) -> tuple[str, ...]:
    return (_named(context, question), *(_cell(context, question, drawn.line) for drawn in row))


def _signs() -> dict[str, str]:
    """What stands at figures in pictures and on slides in place of words."""
    return {
        AT_LEAST: translate("at least: what was recorded, divided by the people of the whole group"),
        ABOUT: translate("about"),
        RARE: translate("known for fewer than half of the years asked"),
        OF_FEW: few_explained(),
        DOUBTED: translate("uncertain"),
        UNCLEAR: translate("by sex more children or adults than in the total"),
    }


def _from_afar(
    table: Table, quiet: Sequence[Sequence[tuple[str, str]]], known: Sequence[int], last: Sequence[str]
) -> Table:
    """The table for pictures and slides; rows of which nothing is known stand behind its `last`."""
    of_none = [row for place, row in enumerate(quiet) if place not in known]
    rows = [*(quiet[place] for place in known), tuple((cell, "") for cell in last), *of_none]
    is_of_groups = any(SPACE in small for row in quiet for _, small in row)
    said = translate("Small: countries or areas with a figure, of how many.") if is_of_groups else ""
    return replace(
        table,
        rows=tuple(tuple(unmarked(cell) for cell, _ in row) for row in rows),
        small=tuple(tuple(small for _, small in row) for row in rows),
        signs=tuple(_signs().items()),
        small_said=said,
        origins=(),
    )


def _quiet_row(context: Context, question: Selection, row: Sequence[Drawn]) -> tuple[tuple[str, str], ...]:
    """A row with one thought a cell: each cell as it is read, and what of it stands small at its end.

    What groups have in common, a year or that all figures are medians, stands in its name alone.
    """
    name, points = _named(context, question), _points(context, question, row)
    known = [point for point in points if point is not None]
    is_of_medians = bool(known) and all(point.quartiles is not None for point in known)
    years = {
        year_said(context, question, drawn.line.code, point.year)
        for drawn, point in zip(row, points, strict=True)
        if point is not None
    }
    is_of_year = len(years) == 1 and all(point.countries is not None and point.quartiles is None for point in known)
    if is_of_medians:
        span = year_span(min(point.since or point.year for point in known), max(point.year for point in known))
        name = translate("{name}, median ({year})", name=name, year=span)
    elif is_of_year:
        name = translate("{name} ({year})", name=name, year=years.pop())
    cells = [
        _quiet_cell(context, question, drawn.line)
        if point is None or point.countries is None
        else _quiet_group(context, question, drawn.line, point, is_dated=not (is_of_medians or is_of_year))
        for drawn, point in zip(row, points, strict=True)
    ]
    return ((name, ""), *cells)


def _quiet_group(context: Context, question: Selection, line: Line, point: Point, *, is_dated: bool) -> tuple[str, str]:
    """A group's figure with its signs, and small of how many countries it is, behind its year where it has its own."""
    if point.placeless:
        return _cell(context, question, line), ""
    told = _figure(context, question, line, point)
    if point.value is not None and MILLION <= point.value < 1000 * MILLION and not counts_in_ten_thousands():
        told = format_brief(point.value)  # "688.5 million" beside its countries takes two lines.
    short = wording_of(context.indicators[question.indicator], question).short(point)
    if told != short and told == few_in_short(question, short):
        told = f"{few_word() if question.indicator in SHARES else short}{OF_FEW}"
    if point.quartiles is None and _is_recorded(context.indicators[question.indicator], question):
        told = f"{AT_LEAST}{told}"
    elif point.quartiles is not None and is_dated:
        told = translate("median {figure}", figure=told)
    parts = translate("{n} of {of}", n=format_number(point.countries or 0), of=format_number(point.of or 0))
    quiet = in_a_row((span_in_words(point.since or point.year, point.year), parts)) if is_dated else parts
    quiet = quiet.replace(" ", SPACE)
    return f"{signed_about(told)} {quiet}", quiet


def _quiet_cell(context: Context, question: Selection, line: Line) -> tuple[str, str]:
    """A country's figure with its signs and year; whatever says more than a figure stays as it is."""
    point, whole = _latest(context, question, line), _cell(context, question, line)
    wording = wording_of(context.indicators[question.indicator], question)
    if point is None or wording.names or _has_later(context, question, line):
        return whole, ""
    short, year = wording.short(point), year_in_words(context, question, line.code, point.year)
    told = figure_said(context, question, line.code, point, short)
    if told == unclear():
        told, doubt = translate("unclear", context="figure"), UNCLEAR
    else:
        few = few_in_short(question, short)
        plain = next((one for one in (short, few) if beside_doubt(one) == told), "")
        told, doubt = (plain, DOUBTED) if plain else (told, "")
        if told == few:
            told, doubt = few_word() if question.indicator in SHARES else short, f"{OF_FEW}{doubt}"
    known, span = _known_of(context, question, line)
    return f"{signed_about(told)}{doubt}{RARE if 2 * known < span else ''} {year}", year


def _points(context: Context, question: Selection, row: Sequence[Drawn]) -> list[Point | None]:
    return [_latest(context, question, drawn.line) for drawn in row]


def _figure(context: Context, question: Selection, line: Line, point: Point) -> str:
    wording = wording_of(context.indicators[question.indicator], question)
    short = wording.short(point)
    return short if wording.names else figure_said(context, question, line.code, point, short)


def _is_recorded(indicator: Indicator, question: Selection) -> bool:
    """Whether a group's rate is of what was recorded, divided by people of whom others may have a figure, too."""
    return question.measure == RATE and indicator.least_coverage == 0


def _within(context: Context, question: Selection, line: Line) -> Iterator[Point]:
    """Figures from the window before the year with which maps open, the latest first.

    Later years count for a country too; not for a group, of which few have reported yet, nor where they are projected.
    """
    indicator = context.indicators[question.indicator]
    years = context.years(indicator.id)
    newest = years.opening if line.group or indicator.theme == "context" else years.last
    for point in reversed(line.known):
        if years.opening - indicator.window <= point.year <= newest:
            yield point


def _latest(context: Context, question: Selection, line: Line) -> Point | None:
    return next(_within(context, question, line), None)


def _year(context: Context, question: Selection, line: Line) -> int:
    point = _latest(context, question, line)
    return question.year if point is None else point.year


def _cell(context: Context, question: Selection, line: Line) -> str:
    """Figure, year, and what it rests on: of a group how many countries, of a country how many years it has."""
    indicator = context.indicators[question.indicator]
    point = _latest(context, question, line)
    if point is None:
        return _nothing(context, question, line)
    words = {
        "figure": _figure(context, question, line, point),
        "year": year_said(context, question, line.code, point.year),
    }
    if wording_of(indicator, question).names and not line.group:
        return translate("{figure}, as of {year}", **words)  # "Party (2023)" would be read as the year of joining.
    if point.quartiles is None and point.countries is None:
        return _and_later(context, question, line, _of_a_line(context, question, line, words))
    return _of_a_group(indicator, question, point, words)


def _of_a_group(indicator: Indicator, question: Selection, point: Point, words: Mapping[str, str]) -> str:
    """A figure of a group with its year, and of how many countries it is."""
    n = format_number(point.countries or 0)
    countries, areas = of_countries(point.of or 0), of_all_counted(point)
    if point.quartiles is not None:
        said = {"figure": words["figure"], "year": years_of(point)}
        return translate("median {figure} ({year}; {n} of {of})", n=n, of=countries, **said)
    if _is_recorded(indicator, question) and not point.has_range:
        # Others are divided by the people of the countries that have a figure; a best estimate may be too high, too.
        return translate("at least {figure} ({year}; {n} of {areas})", n=n, areas=areas, **words)
    if point.territories:
        return translate("{figure} ({year}; {n} of {areas})", n=n, areas=areas, **words)
    return translate("{figure} ({year}; {n} of {of})", n=n, of=countries, **words)


def _and_later(context: Context, question: Selection, line: Line, said: str) -> str:
    """A newest total of detected children, or that there is none, with what a later report has of them."""
    newest = line.known[-1].year if line.known else 0
    if added := of_children(context, question, line.code):
        said, newest = and_sum(said, added), added.year
    if least := _least(context, question, line):
        return least.behind(said)
    return with_later(context, question, line.code, newest, said)


def _least(context: Context, question: Selection, line: Line) -> Least | None:
    """How many a country has at least in the last year of which a part is published, if that is after all totals."""
    found = {} if line.group else least_by_year(context, question, line.code)
    last = max(found, default=0)
    return found[last] if found and (not line.known or last > line.known[-1].year) else None


def _has_later(context: Context, question: Selection, line: Line) -> bool:
    """Whether a later report has some of a country's detected children, which is told behind their newest total."""
    newest = line.known[-1].year if line.known else 0
    is_added = of_children(context, question, line.code) is not None
    is_later = is_added or bool(later_in_short(context, question, line.code, newest))
    return is_later or _least(context, question, line) is not None


def _of_a_line(context: Context, question: Selection, line: Line, words: Mapping[str, str]) -> str:
    """A figure with its year; of a country also in how many of the years it has one, unless in all."""
    known, span = _known_of(context, question, line)
    if known == span:
        return translate("{figure} ({year})", **words)  # "81 of 81 years" is no news.
    return translate(
        "{figure} ({year}; known for {n} of {span})",
        n=format_number(known),
        span=of_years(span),
        **words,
    )


def _known_of(context: Context, question: Selection, line: Line) -> tuple[int, int]:
    """In how many years a country has a figure, and of how many that were asked; as many where nobody counts them."""
    first, last = context.asked(question)
    if first == last or line.group or has_one_year(context, question) or years_apart(context, question):
        return 1, 1
    span = len(set(range(first, last + 1)) - context.unpublished(question.indicator))
    return len(clear_years(context, question, line)), span


def _statuses(context: Context, code: str) -> str:
    """How the targets of a country or of a group's UN members stand, in the words of its page."""
    return capitalised(standing_said(context, (code,)) or translate("none can be judged"))


def _nothing(context: Context, question: Selection, line: Line) -> str:
    indicator = context.indicators[question.indicator]
    if line.group and not line.median and indicator.aggregate != "sum" and not line.published:
        return translate("not added up")
    if line.group:
        return translate("too few countries")
    years = context.years(indicator.id)
    if instead := count_instead(context, question, line.code, years.opening - indicator.window, years.last):
        return instead
    # Of a few persons no rate is made.
    rate, count = (_least(context, replace(question, measure=one), line) for one in (question.measure, COUNT))
    if least := rate or count:
        if least.point.year < years.opening - indicator.window:
            return translate("nothing since {year}", year=least.point.year)
        words = {"figure": least.figure, "year": least.point.year}
        return translate("{figure} ({year})", **words) if rate else translate("no rate; {figure} ({year})", **words)
    since = translate("nothing since {year}", year=line.known[-1].year) if line.known else ""
    return _and_later(context, question, line, since or none_said(wording_of(indicator, question), line))
