"""From a view and a selection to the lines it draws: who, in which colour, with which words around them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from dashboard import theme
from dashboard.catalogue import COUNT, RATE, Indicator
from dashboard.context import Context
from dashboard.figures.charts import (
    MOST_COLOURED,
    Drawn,
    Frame,
    are_all_about,
    is_bars,
    reading,
    reading_of_pair,
    rows_of_lines,
    tops_read,
)
from dashboard.geography import WORLD
from dashboard.i18n import (
    alphabetical,
    as_sentence,
    format_number,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    translate,
    translate_number,
    with_unit,
)
from dashboard.metrics.aggregates import FEWEST, same_countries, share_ends, sum_in
from dashboard.metrics.lines import PUBLISHERS_WORLD, Line, Point, exceed, reference_year, same_line
from dashboard.metrics.together import FEWEST_IN_REGION, Together
from dashboard.selection import Selection, without_place
from dashboard.store import Histories
from dashboard.views import View
from dashboard.words.above_totals import doubt_of, least_points
from dashboard.words.added import and_sum, newest_added
from dashboard.words.adults import years_of_adults_alone
from dashboard.words.ageless import (
    at_least,
    children_detected,
    left_by_totals,
    more_ageless,
    rate_below,
    says_parts_detected,
    sentence_name,
    undrawn_said,
    years_at_least,
)
from dashboard.words.ageless_sums import (
    ageless_of_both,
    latest_ageless,
    raised_sums,
    reaching,
    told_up_to,
    undrawn_sums,
    upper_end_said,
)
from dashboard.words.captions import sources_of, with_first
from dashboard.words.carried import (
    Carried,
    others_line,
    others_name,
    others_name_beside,
    turned_said,
    upper_beside,
    why_said,
    without_said,
)
from dashboard.words.caveats import Shows, caveat_of_lines, movers_of_line, referred_movers
from dashboard.words.counted import of_all_counted, of_countries, of_no_country
from dashboard.words.credits import publisher_said
from dashboard.words.few import ageless_said, count_behind, few_said, few_years, is_rate, marked
from dashboard.words.low_totals import (
    BY_FORM,
    CHILDREN,
    denied,
    doubts,
    doubts_told,
    sum_that_fits,
    unclear_shares,
    unknown_ages,
    years_once_more,
)
from dashboard.words.names import (
    SEX,
    Wording,
    area_name,
    breakdown_word,
    capitalised,
    line_name,
    listed,
    middle_half,
    none_published,
    of_things,
    people,
    pooled,
    short_name,
    span_in_words,
    spans_in_words,
    unit_of,
    whole_unit_beside,
    wording_of,
    year_spans,
    years_of,
)
from dashboard.words.noted import as_measured, other_unit
from dashboard.words.offence import entitled, label_of, names_it
from dashboard.words.one_sex import only_sex_listed
from dashboard.words.referred import referred_alone, referred_in, referred_said, signed, signed_name
from dashboard.words.titles import (
    COUNTED_IN,
    OF_CHILDREN,
    UNTOLD,
    ages_unsaid,
    clear_years,
    few_of_newest,
    is_estimated,
    panel_of,
    parts_title,
    resting,
    resting_beside,
    said_in,
    subject,
    title_of_change,
    title_of_turn,
    trend_title,
    unsaid,
    with_rate,
    within_panel,
    year_told,
    years_in_common,
)
from dashboard.words.untotalled import (
    and_adults,
    ends_before_rows,
    is_share,
    nobody_noted,
    parts_said,
    years_by_part,
    years_of_nobody,
    years_of_none_by_sex,
)
from dashboard.words.wider import years_without_rate

CHILD_SHARE = "child-share-of-detected-victims"
BOTH = "_T"
COUNTED = "detected-victims"
ALL_KINDS = "_T"
UNKNOWN_AGE = "_U"
SURVEYED = 3
"""Years that a map may look back for yearly figures; of surveys it looks back longer."""
OTHER_FORMS = "OTHER"
TIMELINE = (2005, 2025)
"""Years of the rows of a timeline, the same for all, so that they can be read down."""

Part = tuple[str, str, Selection]
"""Name, ink and the selection that asks for it."""


@dataclass(frozen=True)
class Series:
    """The lines of one view and all the words around them; chart, table, file and image are made of it."""

    selection: Selection
    lines: tuple[Drawn, ...]
    questions: tuple[Selection, ...]
    """For each line, the selection that its figures answer."""
    frame: Frame
    title: str
    subtitle: str
    caveat: str
    source: str
    coverage: str
    reading: str = ""
    """What the marks of intervals in its chart are."""
    later: str = ""
    """What of its caveat a page has behind "More"."""
    about: str = ""
    """What the title says its figures are of."""
    tops: str = ""
    """What pale tops of its bars are, where more is known of them than how high a figure may be."""
    without: str = ""
    """Where one country makes its change, or two do: the figures of all others, in a sentence of its subtitle."""
    is_turned: bool = False
    """Whether its title says that most of that change is theirs."""
    undrawn: str = ""
    """Which victims of no age raise none of its bars; where its title is turned no part of its reading."""
    why: str = ""
    """Where one country makes its change, or two do: how many victims of no age there are, for its coverage."""
    moved: str = ""
    """By how many persons these changed, where its title says that most of that change is theirs."""
    others: Drawn | None = None
    """Their line over the same years, which its chart, table and file have beside that of all."""
    rests: str = ""
    """On which countries a sum of them rests, in a sentence of its subtitle."""
    movers: tuple[str, ...] = ()
    """Countries that it names as those which make a change, of whom another source says something."""
    placed: str = ""
    """What of its caveat is of single areas."""
    counted: str = ""
    """On how many persons the rate of one country rests, in a sentence of its subtitle."""
    whole: str = ""
    """What the whole of parts over the same countries comes to in these; a sentence of its coverage, too."""

    approximate: str = ""
    """Where each of its figures is about a number, that they are, and why; a sentence of its coverage."""

    @property
    def shown(self) -> tuple[Drawn, ...]:
        """What its chart draws: its lines, or that of a group and that of all but who makes its change."""
        if self.others is None:
            return self.lines
        (whole,) = self.lines
        return replace(whole, label=whole.panel or whole.label), replace(self.others, label=self.others.panel)

    @property
    def leading(self) -> str:
        """What its subtitle begins with."""
        return in_sentences(filter(None, (self.without, self.rests)))


def series_of(context: Context, view: View, selection: Selection) -> Series:
    """The lines of a view. What cannot be shown (no figures at all) gives lines without points, never an error."""
    return MAKERS[view.kind](context, selection)


def told_alike(context: Context, series: Series) -> Series:
    """Where bars have figures that are all about a number, they are said without that word, and why once for all."""
    frame, source = series.frame, context.source_of(series.selection.indicator)
    has_bars = series.others is not None or is_bars(series.lines, frame)
    # Whoever else gives ranges has other reasons.
    if not has_bars or not source.few_as_ranges or not are_all_about(series.shown, frame):
        return series
    said = translate(
        "All figures are approximate: {source} publishes numbers from 1 to 4 as “<5”.",
        source=publisher_said(source),
    )
    return replace(series, frame=replace(frame, is_approximate=True), approximate=said)


def asked_by(series: Series) -> list[Selection]:
    """What a series asks, with the areas and groups that it really shows, or whose source it names beside them."""
    shown = tuple(dict.fromkeys((*(drawn.line.code for drawn in series.lines), *series.movers)))
    return [replace(series.selection, areas=shown)]


def has_series(view: View) -> bool:
    """Whether a view's chart is drawn of lines."""
    return view.kind in MAKERS


def frame_of(context: Context, selection: Selection, lines: Sequence[Drawn]) -> Frame:
    """What the lines of one chart share: from the first year with a figure to the last that the source has."""
    indicator = context.indicators[selection.indicator]
    asked = context.asked(selection)
    last = asked[1]
    first = min((drawn.line.known[0].year for drawn in lines if drawn.line.known), default=asked[0])
    if len(lines) == 1 and not lines[0].line.group and indicator.window <= SURVEYED:
        # Years before the first figure are unknown where figures are yearly; of surveys nobody asked then.
        first = asked[0]
    known = [point.year for drawn in lines for point in drawn.line.known]
    late = _late(context, selection, lines, asked[1])
    wording = wording_of(indicator, selection)
    newest = [drawn.line.known[-1] for drawn in lines if drawn.line.known]
    wording = wording.beside(lines[0].line.known if len(lines) == 1 else newest)
    if known and all(drawn.line.group for drawn in lines):
        # Years in which too few countries have a figure are no silence of anybody.
        asked = min(known), max(known)
    if late and len(lines) > 1 and known and all(drawn.line.group for drawn in lines):
        # Of one sum an incomplete year is hatched; beside several lines it would be a blank year of the axis.
        last, late = max(known), ()
    return Frame(
        unit=unit_of(indicator, selection),
        wording=wording,
        lowest=indicator.lowest,
        first=first,
        last=max([last, *known]),
        year=selection.year,
        asked=asked,
        of_surveys=indicator.window > SURVEYED,
        break_years=indicator.break_years,
        silence=_silence(context, selection, [item.line for item in lines if not item.line.known]),
        part_word=parts_said(context, selection),
        nobody_word=nobody_noted(context, selection, [item.line.code for item in lines]),
        nobody_gap=_nobody_gap(context, selection, lines),
        is_share=is_share(selection),
        profile=indicator.pooled,
        pooled=pooled(last) if indicator.pooled else "",
        so_far=tuple(context.late(COUNTED_IN[indicator.id])) if indicator.id in COUNTED_IN else (),
        few=few_years(context, selection),
        few_told=few_said(selection, "{figure}"),
        counts_persons=selection.measure == COUNT and indicator.theme in ("victims", "justice") and not indicator.area,
        of_things=of_things(indicator, selection),
        late=late,
    )


def _nobody_gap(context: Context, selection: Selection, lines: Sequence[Drawn]) -> str:
    """What hatched years are of which some have a count without a rate, or nobody to be counted."""
    if any(years_without_rate(context, selection, drawn.line.code) for drawn in lines):
        return translate("no rate, or no figure")
    return translate("no figure")


def _late(context: Context, selection: Selection, lines: Sequence[Drawn], last: int) -> tuple[int, ...]:
    """The incomplete years up to the last one that sums over the same countries leave out."""
    summed = max((drawn.line.known[-1].year for drawn in lines if drawn.line.areas and drawn.line.known), default=last)
    return tuple(year for year in context.late(selection.indicator) if summed < year <= last)


def _silence(context: Context, selection: Selection, silent: Sequence[Line]) -> str:
    """Why years have no figure, where that is known. `silent`: the lines that have none at all."""
    first, last = context.asked(selection)
    if silent and all(len(years_of_nobody(context, selection, line.code)) > last - first for line in silent):
        return nobody_noted(context, selection, [line.code for line in silent])
    return ""


def span_drawn(lines: Sequence[Drawn], frame: Frame) -> tuple[int, int]:
    """First and last year of a chart: of areas, those of its axis of which the source could have a figure, as unknown
    years are drawn, too; of surveys and of groups those of the figures; of medians those of the figures that they are
    of."""
    points = [
        point
        for drawn in lines
        for point in drawn.line.known
        if frame.first <= point.year <= frame.last and point.year not in drawn.unclear
    ]
    years = [year for point in points for year in (point.year if point.since is None else point.since, point.year)]
    first, last = max(frame.first, frame.asked[0]), min(frame.last, frame.asked[1])
    if years and not frame.of_surveys and not any(drawn.line.group for drawn in lines):
        return min(first, *years), max(last, *years)
    if years:
        return min(years), max(years)
    return (first, last) if first <= last else (frame.first, frame.last)


def years_drawn(lines: Sequence[Drawn], frame: Frame) -> str:
    """The same in words; nothing where all figures are of years outside the axis, so that none of it has one."""
    known = [point.year for drawn in lines for point in drawn.line.known]
    if known and not any(frame.first <= year <= frame.last for year in known):
        return ""
    return span_in_words(*span_drawn(lines, frame))


def _finished(
    context: Context,
    selection: Selection,
    lines: Sequence[Drawn],
    questions: Sequence[Selection],
    *,
    title: str,
    coverage: str,
    about: str = "",
    untold: str | None = None,
    span: tuple[int, int] | None = None,
    told_of: int = 0,
    are_areas: bool = False,
    doubt: str = "",
) -> Series:
    """Lines with the words around them. `untold`: what of `about` the title leaves to the subtitle; `are_areas`:
    whether the lines are areas or groups, which may have no year in common; `doubt`: what is said of a figure of the
    title that is none of the lines'."""
    indicator = context.indicators[selection.indicator]
    frame = frame_of(context, selection, lines)
    drawn = replace(selection, areas=tuple(dict.fromkeys(item.line.code for item in lines)))
    if span is not None:
        # A year that is left out as incomplete is hatched, where there are bars.
        last = max(span[1], *frame.late) if frame.late and len(lines) == 1 else span[1]
        # A country's rows are read down, unknown years among them; before its first year a sum has nothing to show.
        is_sum = any(item.line.known for item in lines) and all(item.line.group for item in lines)
        frame = replace(frame, first=min(max(span[0], frame.first), last) if is_sum else span[0], last=last)
    told = frame.wording.names or frame.wording.years
    # Bars stand for parts, too, where there is no total.
    shown = [lines[0].with_least] if len(lines) == 1 else lines
    rows = rows_of_lines(zip(shown, questions, strict=False), frame)
    movers = movers_of_line(context, rows[0], told_of) if len(rows) == 1 else None
    changed = None if movers is None else _changed(context, questions[0], lines[0].line, movers)
    title = changed.title if changed is not None and changed.title else title
    about = about or said_in(context, selection, title)
    # A year alone would say nothing.
    beside = (unsaid(about, title) or ages_unsaid(context, selection, title)) if untold is None else untold
    unit = whole_unit_beside(indicator, selection)
    # Where all figures stand below a title they have their unit and their years.
    is_unit_said = changed is not None and bool(unit) and unit in changed.without
    parts = [about] if told else [beside, *([] if is_unit_said else [unit])]
    if _is_of_people(context, lines, questions, title):
        # The unit stands in the rate before it.
        parts = [translate("Rates")]
        frame = replace(frame, above=unit_of(indicator, selection))
    elif is_unit_said:
        # Its title tells which way figures go, and none.
        frame = replace(frame, above="" if unit in title else unit_of(indicator, selection))
    span_said = years_drawn(lines, frame)
    own = [item.line for item in lines] if are_areas else []
    parts += [] if is_unit_said else [frame.pooled or span_said, years_in_common(context, selection, own, span_said)]
    subtitle = in_a_row(filter(None, parts))
    without = "" if changed is None else changed.without
    others = None if movers is None else _others(context, questions[0], movers, lines[0].line)
    if others is not None:
        # Beside each other both end with their last year: one that is left out as incomplete has no place.
        frame = replace(frame, last=others.line.known[-1].year, late=())
        rows = rows_of_lines(zip(shown, questions, strict=False), frame)
    # Parts are of the same countries; areas and groups beside each other each of its own.
    rests = resting(selection, lines[0].line) if len(lines) == 1 or (lines and not are_areas) else ""
    rests = as_sentence(rests) if rests else ""
    if len(lines) == 1 and not without:  # Which says itself what its upper ends count.
        rests = resting_beside(context, questions[0], lines[0].line)
    elif not are_areas and not without:
        uppers = (upper_end_said(context, *one) for one in zip(questions, (item.line for item in lines), strict=False))
        rests = in_sentences(filter(None, (*dict.fromkeys(uppers), rests)))
    counted = count_told(context, lines, questions, title)
    leading = [*filter(None, (without, rests, counted))]
    subtitle = in_sentences(filter(None, (*leading, capitalised(subtitle))))
    caveat = caveat_of_lines(
        context,
        Shows(
            rows,
            f"{title} {subtitle}",
            main=indicator,
            told=told_of,
            doubt=doubt,
            is_signed=are_areas and len(lines) > 1 and any(referred_in(context, one.line.code) for one in lines),
        ),
    )
    movers_beside = (area for of in rows for area in referred_movers(context, of, told_of))
    referred = tuple(area for area in movers_beside if referred_said(context, area, rows[0].years) in caveat.whole)
    read = reading(lines, frame) if others is None else reading_of_pair((*lines, others))
    undrawn = _undrawn(context, [lines[0], *filter(None, (others,))], questions[0], frame) if len(lines) == 1 else ""
    is_turned = changed is not None and changed.is_turned
    ageless = "" if others is not None else _ageless_of(context, lines, questions)
    return Series(
        selection,
        tuple(_signed_lines(context, lines, caveat.whole)),
        tuple(questions),
        frame,
        title,
        subtitle,
        caveat.whole,
        sources_of(context, indicator, replace(drawn, areas=(*drawn.areas, *referred))),
        coverage,
        in_sentences(filter(None, (read, "" if is_turned else undrawn, ageless))),
        caveat.later,
        about,
        without=without,
        is_turned=is_turned,
        undrawn=undrawn,
        why="" if changed is None else changed.why,
        moved="" if changed is None else changed.moved,
        others=others,
        rests=rests,
        counted=counted,
        movers=referred,
        tops=in_sentences(tops_read([(lines[0], frame)]) if len(lines) == 1 else ()),
        placed=caveat.placed,
    )


def _signed_lines(context: Context, lines: Sequence[Drawn], caveat: str) -> list[Drawn]:
    """Lines of several areas, of which those bear a sign at their name of whom a caveat has a sentence behind it."""
    codes = {drawn.line.code for drawn in lines if referred_in(context, drawn.line.code)}
    told = {code for code in codes if signed(short_name(context, code)) in caveat}
    return [replace(drawn, label=signed_name(drawn.label)) if drawn.line.code in told else drawn for drawn in lines]


def _undrawn(context: Context, drawn: Sequence[Drawn], question: Selection, frame: Frame) -> str:
    """Which victims of no age raise no bar of one area, or of a group and that without some of its countries."""
    way = undrawn_sums if drawn[0].line.group else undrawn_said
    return next(filter(None, (way(context, question, one.line, frame.first) for one in drawn)), "")


def _ageless_of(context: Context, lines: Sequence[Drawn], questions: Sequence[Selection]) -> str:
    """How many victims of no age may raise the figures of one group, or those of its parts, in the last such year."""
    if len({drawn.line.code for drawn in lines}) != 1 or not lines[0].line.areas:
        return ""
    return latest_ageless(context, questions[0], lines[0].line.areas, {year for one in lines for year in one.raised})


class _Changed(NamedTuple):
    """What is said of a group's line whose change one country makes, or two do."""

    title: str
    without: str
    why: str
    moved: str = ""
    is_turned: bool = False


def _changed(context: Context, question: Selection, line: Line, movers: Carried) -> _Changed:
    """That most of it is theirs, with all figures below; else its figures, and below those without these."""
    named, years = [area for area in (movers.area, movers.second) if area], (movers.first, movers.last)
    ageless = ageless_of_both(context, question, line.areas, named, years)
    if turned := title_of_turn(context, question, line, movers):
        moved = why_said(context, question, line.areas, movers)
        return _Changed(turned, turned_said(context, question, line.areas, movers), ageless, moved, is_turned=True)
    title = title_of_change(context, question, line, movers)
    without = without_said(context, question, line.areas, movers, is_led=bool(title))
    if without and (upper := upper_beside(context, question, line.areas, movers)):
        without = in_sentences((without, upper))
    return _Changed(title, without, ageless)


def _others(context: Context, question: Selection, movers: Carried, line: Line) -> Drawn:
    """The line of a group without the countries that make its change."""
    ink, rest = (
        theme.others_ink(context.indicators[question.indicator].hue),
        others_line(context, question, movers, line),
    )
    return Drawn(
        others_name(context, question, movers),
        ink,
        rest,
        panel=others_name_beside(context, question, movers),
        raised=raised_sums(context, question, rest),
    )


def count_told(context: Context, lines: Sequence[Drawn], questions: Sequence[Selection], title: str) -> str:
    """What goes with the figure of one country that a title tells: of how many persons a rate is, the rate of children
    who are told as people, of children and their share how many more victims may be such, and what its totals equal;
    empty where it tells no figure of its own.

    `questions`: as each line is measured.
    """
    if not _is_of_one_country(lines) or not lines[0].line.known:
        return ""
    code, year = lines[0].line.code, lines[0].line.known[-1].year
    if str(year) not in title:
        return ""
    of_persons = _persons_told(context, lines, questions, title)
    return in_sentences(filter(None, (of_persons, referred_alone(context, questions[0], code, year))))


def _persons_told(context: Context, lines: Sequence[Drawn], questions: Sequence[Selection], title: str) -> str:
    """The same without what its totals equal."""
    code, year = lines[0].line.code, lines[0].line.known[-1].year
    if len(lines) > 1:
        return "" if _have_no_age(lines, questions, year) else more_ageless(context, questions[0], code, year)
    if _is_of_people(context, lines, questions, title):
        return _rate_told(context, questions[0], lines[0].line)
    if not is_rate(context, questions[0]):
        return more_ageless(context, questions[0], code, year)
    return count_behind(context, questions[0], code, year)


def _have_no_age(lines: Sequence[Drawn], questions: Sequence[Selection], year: int) -> bool:
    """Whether one of the parts is of those whose age is unknown, and has some in the year: its title tells them."""
    ageless = [drawn.line for drawn, of in zip(lines, questions, strict=True) if of.age == UNKNOWN_AGE]
    return any(point.year == year and point.ends[1] for line in ageless for point in line.known)


def _is_of_one_country(lines: Sequence[Drawn]) -> bool:
    """Whether lines are of one country, as that of all it counts or those of parts of it."""
    return len({drawn.line.code for drawn in lines}) == 1 and not lines[0].line.group


def _is_of_people(context: Context, lines: Sequence[Drawn], questions: Sequence[Selection], title: str) -> bool:
    """Whether a title says how many children are behind one country's rate."""
    if len(lines) != 1 or not lines[0].line.known:
        return False
    line = lines[0].line
    said = children_detected(context, questions[0], line.code, line.known[-1].year)
    return bool(said) and title.startswith(said)


def _rate_told(context: Context, question: Selection, line: Line) -> str:
    """The newest rate of detected children, at least where more victims may be such, and how many."""
    year, figure = line.known[-1].year, _newest_rate(context, question, line)
    return rate_below(context, question, line.code, year, marked(context, question, line.code, year, figure))


def _newest_rate(context: Context, question: Selection, line: Line) -> str:
    indicator, newest = context.indicators[question.indicator], line.known[-1]
    return with_unit(wording_of(indicator, question).beside(line.known).short(newest), unit_of(indicator, question))


def told_with_rate(
    context: Context, lines: Sequence[Drawn], questions: Sequence[Selection], title: str
) -> tuple[str, str]:
    """A title of how many children one country detected with the rate that is drawn, for who has no page around the
    drawing, and what stands below it then; the same title and "" where it is another, or has no room.

    Persons in the title say of themselves that they are few, or none.
    """
    if not (_is_of_people(context, lines, questions, title) and lines[0].line.known[-1].value):
        return title, ""
    question, line = questions[0], lines[0].line
    asked = (context, question, line.code, line.known[-1].year)
    rate = at_least(*asked, _newest_rate(context, question, line))
    whole = with_rate(title, children_detected(*asked), rate)
    return whole, "" if whole == title else beside_rate(context, question, line)


def beside_rate(context: Context, question: Selection, line: Line) -> str:
    """What goes with one country's newest number of detected children where their rate is said elsewhere."""
    asked = (context, question, line.code, line.known[-1].year)
    return in_sentences(filter(None, (ageless_said(*asked), referred_alone(*asked))))


def area_lines(context: Context, selection: Selection) -> Series:
    """One line for each chosen area or group; the world where none is chosen."""
    codes = selection.areas or (WORLD,)
    indicator = context.indicators[selection.indicator]
    if indicator.area == PUBLISHERS_WORLD:
        codes = (WORLD,)
    if _is_profile(context, indicator):
        return kinds(context, selection)
    if indicator.id == CHILD_SHARE and not _one_country(context, selection):
        return child_share(context, selection)
    single = len(codes) == 1
    questions = [as_measured(context, selection, code) for code in codes]
    if single:
        selection = questions[0]
    inks = [theme.line_ink(indicator.hue)] if single else [_ink(index) for index, _ in enumerate(codes)]
    drawn = [
        _drawn(context, selection, question, code, ink)
        for question, code, ink in zip(questions, codes, inks, strict=True)
    ]
    lines = [item.line for item in drawn]
    known = lines[0].known
    is_whole = single and known and (lines[0].areas or lines[0].median)
    told = (resting_on(context, selection, lines, is_led=single), *_few_told(context, selection, lines))
    coverage = in_sentences(filter(None, told))
    if (selection.indicator, selection.breakdown) == (BY_FORM, OTHER_FORMS) and any(line.known for line in lines):
        coverage = in_sentences((_other_told(), coverage))
    return _finished(
        context,
        selection,
        drawn,
        questions,
        title=trend_title(context, selection, lines),
        coverage=coverage,
        span=(known[0].year, known[-1].year) if is_whole else None,
        told_of=year_told(context, indicator, lines),
        are_areas=True,
    )


def _few_told(context: Context, selection: Selection, lines: Sequence[Line]) -> list[str]:
    """What "few" means in a title of several; that of one says it there."""
    return few_of_newest(context, selection, lines) if sum(bool(line.known) for line in lines) > 1 else []


def line_of(context: Context, selection: Selection, code: str) -> Drawn:
    """The line of one area or group as `area_lines` draws it alone, without the words of a view."""
    asked = replace(selection, areas=(code,))
    indicator = context.indicators[selection.indicator]
    if indicator.area or (indicator.id == CHILD_SHARE and not _one_country(context, asked)):
        return area_lines(context, asked).lines[0]
    question = as_measured(context, asked, code)
    return _drawn(context, question, question, code, theme.line_ink(indicator.hue))


def _drawn(context: Context, selection: Selection, question: Selection, code: str, ink: str) -> Drawn:
    """A line and what is known of its years. `question`: the selection as the area is measured."""
    if selection.indicator == CHILD_SHARE and code not in context.geography.areas:
        # Beside others, too, the share of a group is that of the sums over the same countries.
        own = child_share(context, replace(selection, areas=(code,))).lines[0]
        return replace(own, label=line_name(context, own.line), ink=ink)
    line = _line(context, selection, code)
    by_part, unit = years_by_part(context, selection, code), other_unit(context, selection, code)
    doubtful = unclear_shares(context, selection, code)
    nobody = years_of_nobody(context, selection, code)
    raised, doubted = doubt_of(context, question, line)
    before_rows = ends_before_rows(context, selection, line)
    panel = panel_of(context, code, line.known[-1].countries or 0) if line.areas and line.known else ""
    made = Drawn(line_name(context, line), ink, line, unit, by_part, doubtful, nobody, doubted, before_rows, panel)
    return replace(made, raised=raised, least=least_points(context, question, line))


def _is_profile(context: Context, indicator: Indicator) -> bool:
    """Kinds of one whole in a single year: there is nothing to be seen over time."""
    years = context.years(indicator.id)
    return bool(indicator.area) and years.first == years.last and len(indicator.breakdown) > 1


def kinds(context: Context, selection: Selection) -> Series:
    """One line of one point for each kind, the most frequent first; those suppressed last, and parts below wholes."""
    indicator = context.indicators[selection.indicator]
    codes = [code for code in indicator.breakdown if code != ALL_KINDS]
    questions = [replace(selection, breakdown=code) for code in codes]
    found = [(question, context.line(question, WORLD)) for question in questions]
    found = [(question, line) for question, line in found if line.points]
    found.sort(key=lambda entry: (_is_part(indicator, entry[0]), -(entry[1].points[-1].value or 0)))
    ink = theme.line_ink(indicator.hue)
    drawn = [Drawn(_kind_name(context, indicator, question), ink, line) for question, line in found]
    whole = replace(selection, breakdown=ALL_KINDS)
    about = subject(context, whole)
    wholes = [
        (breakdown_word(context, indicator, question.breakdown), line)
        for question, line in found
        if not _is_part(indicator, question)
    ]
    return _finished(
        context,
        whole,
        drawn,
        [question for question, _ in found],
        about=about,
        title=_profile_title(context, whole, about, wholes),
        coverage=_whole(context, whole, [line for _, line in found]),
    )


def _is_part(indicator: Indicator, question: Selection) -> bool:
    return question.breakdown in indicator.parts


def _kind_name(context: Context, indicator: Indicator, question: Selection) -> str:
    """The name of a kind; one that is a part of another stands behind a dash."""
    name = breakdown_word(context, indicator, question.breakdown)
    return f"\u2013 {name}" if _is_part(indicator, question) else capitalised(name)


def _profile_title(context: Context, selection: Selection, about: str, wholes: Sequence[tuple[str, Line]]) -> str:
    """Two kinds of which no one is a part of another, with how many cases there are in all.

    A case can be of several, and of many nothing is recorded: neither a share nor a "most often" is known.
    """
    wording = wording_of(context.indicators[selection.indicator], selection)
    told = [(name, line.known[-1]) for name, line in wholes if line.known][:2]
    if not told:
        return translate("{subject}: {figure}", subject=about, figure=wording.suppressed())
    parts = listed([translate("{kind} in {n}", kind=name, n=wording.text(point)) for name, point in told])
    known = context.line(selection, WORLD).known
    if not known:
        return translate("{subject}: recorded are {parts}", subject=about, parts=parts)
    whole = wording.text(known[-1])
    return translate_number(
        "{subject}: of {whole} case, recorded are {parts}",
        "{subject}: of {whole} cases, recorded are {parts}",
        round(known[-1].value or known[-1].upper or 0),
        subject=about,
        whole=whole,
        parts=parts,
    )


def _whole(context: Context, selection: Selection, kinds: Sequence[Line]) -> str:
    """Of how many cases (`selection`: all kinds) the kinds are; one case can be of several or of none.

    Where the kinds together are fewer than the cases, so many at least are of none that is recorded.
    """
    indicator, known = context.indicators[selection.indicator], context.line(selection, WORLD).known
    if not known:
        return translate("One figure for the whole world.")
    wording, whole = wording_of(indicator, selection), known[-1]
    said = [
        translate_number(
            "Of {whole} case in all; one case can be of several kinds, or of none that is known.",
            "Of {whole} cases in all; one case can be of several kinds, or of none that is known.",
            round(whole.value or whole.upper or 0),
            whole=wording.text(whole),
        )
    ]
    counts = [line.points[-1].value for line in kinds]
    without = (whole.value or 0.0) - math.fsum(count for count in counts if count is not None)
    if None not in counts and without > 0:
        said.append(translate("In at least {n} of them none of these is recorded.", n=format_number(without)))
    if indicator.parts:
        said.append(translate("Behind a dash: kinds of those above, recorded apart from them."))
    return in_sentences(said)


def _line(context: Context, selection: Selection, code: str) -> Line:
    """A line; of what is one figure for the whole world without the zeros of years in which nothing was asked."""
    line = context.line(selection, code)
    if context.indicators[selection.indicator].area:
        return replace(line, points=tuple(point for point in line.points if point.value))
    return line


def _ink(index: int) -> str:
    return f"line.{index}" if index < MOST_COLOURED else "muted"


def resting_on(
    context: Context,
    selection: Selection,
    lines: Sequence[Line],
    *,
    by_part: bool = True,
    by_sex: bool = False,
    since: int = 0,
    is_led: bool = False,
) -> str:
    """In how many years areas have a figure, what lines of groups rest on, and why one is missing.

    `by_part`: whether years are named that have figures of a part of those counted alone; `by_sex`: whether the figures
    are of girls and boys apart, so that there may be totals of other years; `since`: the year that an axis begins with,
    before which no figure is drawn; `is_led`: whether it is said before (`resting`) which countries a sum is over.
    """
    indicator = context.indicators[selection.indicator]
    if indicator.area:
        return translate("One figure for the whole world.")
    said = list(_summed_alike(context, selection, lines))
    for line in lines if not said else ():
        if line.group and line.published:
            said.append(_publishers(context, indicator, line))
        elif line.median and line.known:
            said.append(_median(context, selection, line))
        elif is_led and resting(selection, line):
            continue
        elif line.group:
            said.append(_computed(context, selection, line) if line.known else _why_none(context, selection, line))
    areas = [line for line in lines if not line.group and selection.indicator not in UNTOLD]
    if selection.indicator in UNTOLD:
        said.append(translate("Each country that people were brought back to has rows of its own."))
    if areas:
        is_one = len(lines) == 1
        said.append(_years_with_figures(context, selection, areas, by_sex=by_sex, since=since, is_one=is_one))
        said += _years_by_part(context, selection, areas) if by_part else []
    return in_sentences(said)


def _summed_alike(context: Context, selection: Selection, lines: Sequence[Line]) -> Iterator[str]:
    """Of several groups whose sums are made alike one sentence, with of how many countries each is."""
    indicator = context.indicators[selection.indicator]
    alike = all(line.group and line.known and not (line.published or line.median) for line in lines)
    if len(lines) < 2 or not alike:
        return
    last = [(area_name(context, line.code), line.known[-1]) for line in lines]
    if all(line.areas for line in lines) and not any(point.territories for _, point in last):
        parts = [
            f"{name} {translate('{n} of {of}', n=format_number(point.countries or 0), of=format_number(point.of or 0))}"
            for name, point in last
        ]
        yield translate("Computed here over the same countries in each year: {parts}.", parts=in_a_row(parts))
    elif indicator.least_coverage == 0 and len({point.year for _, point in last}) == 1:
        parts = [f"{name} {format_number(point.countries or 0)}" for name, point in last]
        of_estimates = any(line.known[-1].has_range or is_estimated(context, selection, line) for line in lines)
        words = {"year": last[0][1].year, "parts": in_a_row(parts)}
        if of_estimates:
            yield translate("Sums of estimates; countries and areas with a figure in {year}: {parts}.", **words)
        else:
            yield translate(
                "Sums of what was recorded, at least this many; countries and areas with a figure in {year}: {parts}.",
                **words,
            )
        yield from filter(None, dict.fromkeys(of_no_country(point) for _, point in last))


def _years_by_part(context: Context, selection: Selection, areas: Sequence[Line]) -> list[str]:
    """Which years have no total, but figures of a part of those counted; of several areas, of which."""
    found = {line.code: years_by_part(context, selection, line.code) for line in areas}
    told = {code: years for code, years in found.items() if years}
    if not told:
        return []
    parts = parts_said(context, selection)
    if len(areas) == 1:
        years = year_spans(*told.values())
        if is_share(selection):
            return [translate("No share, but {parts}: {years}.", parts=parts, years=years)]
        return [translate("No total, but {parts}: {years}.", parts=parts, years=years)]
    said = in_parts(f"{area_name(context, code)} {spans_in_words(years)}" for code, years in told.items())
    if is_share(selection):
        return [translate("No share, but {parts}: {areas}.", parts=parts, areas=said)]
    return [translate("No total, but {parts}: {areas}.", parts=parts, areas=said)]


def of_group(context: Context, selection: Selection, line: Line) -> str:
    """What a group's figures are, in a few words for a row; empty for an area, or for all that was recorded."""
    if line.published:
        return translate("the publisher's own figure")
    if line.median:
        if not line.known:
            none = none_published(context, line.code)
            return translate("{none}; too few countries for a median, {year}", none=none, year=selection.year)
        point = line.known[-1]
        return translate(
            "No figure of its own: median of {n}, {year}", n=of_countries(point.countries or 0), year=years_of(point)
        )
    if line.areas:
        return translate_number(
            "the same {n} country in all these years",
            "the same {n} countries in all these years",
            len(line.areas),
            n=format_number(len(line.areas)),
        )
    return ""


def _publishers(context: Context, indicator: Indicator, line: Line) -> str:
    """Whose figure of the world or of a group it is, and of which release."""
    source = context.source_for(indicator.id, line.code)
    return translate(
        "{area}: the publisher's own figure ({source}, {vintage}).",
        area=area_name(context, line.code),
        source=publisher_said(source),
        vintage=translate(source.vintage),
    )


def _median(context: Context, selection: Selection, line: Line) -> str:
    """That nobody publishes the figure, and what the median in its place rests on."""
    point = line.known[-1]
    words = {
        "none": none_published(context, line.code),
        "n": format_number(point.countries or 0),
        "of": of_countries(point.of or 0),
        "year": point.year,
        "half": middle_half(context, selection, point),
    }
    if point.since == point.year:
        return translate("{none}. Shown is the median of {n} of {of} in {year}; {half}.", **words)
    return translate(
        "{none}. What is shown is the median of {n} of {of}, each with its latest figure from {first} to {year}; "
        "{half}.",
        **words,
        first=point.since,
    )


def _years_with_figures(
    context: Context, selection: Selection, areas: Sequence[Line], *, by_sex: bool, since: int, is_one: bool
) -> str:
    """In how many years each area has a figure, of those asked for. `is_one`: whether nobody else is shown."""
    first, last = context.asked(selection)
    first = max(first, since) if since <= last else first
    years = [sum(year >= first for year in clear_years(context, selection, line)) for line in areas]
    alone = years[0] if is_one else 0
    counted = [
        translate(
            "{area} {figure}",
            context="a country and how many years",
            area=area_name(context, line.code),
            figure=format_number(many),
        )
        for line, many in zip(areas, years, strict=True)
    ]
    if context.indicators[selection.indicator].pooled:
        names = [area_name(context, line.code) for line in areas if line.known]
        named = translate("With a figure that may be shown: {areas}.", areas=listed(names))
        return named if names else translate("No figure may be shown.")
    if first == last:
        return _of_only_year(context, areas, last)
    lacks_rates = any(years_without_rate(context, selection, line.code) for line in areas)
    if not lacks_rates and (of_others := _years_of_others(context, selection)):
        return of_others
    unpublished = len(context.unpublished(selection.indicator).intersection(range(first, last + 1)))
    if lacks_rates:
        return _rates_counted(counted, first, last, alone)
    said = partial(_years_of_one, alone) if alone else partial(years_counted, counted)
    return said(first, last, unpublished, by_sex=by_sex)


def _of_only_year(context: Context, areas: Sequence[Line], year: int) -> str:
    """Who has a figure in the only year that there is."""
    known = [area_name(context, line.code) for line in areas if line.known]
    if not known:
        return translate("{year} is the only year.", year=year)
    return translate("{year} is the only year; with a figure: {areas}.", year=year, areas=listed(known))


def _rates_counted(parts: Iterable[str], first: int, last: int, alone: int) -> str:
    """In how many years each area has a rate. `alone`: how many those of the only one are; 0 of several."""
    words = {"span": last - first + 1, "first": first, "last": last}
    if alone:
        return translate_number(
            "A rate for {number} of the {span} years from {first} to {last}.",
            "Rates for {number} of the {span} years from {first} to {last}.",
            alone,
            **words,
        )
    return translate(
        "Years with a rate, of the {span} from {first} to {last}: {parts}.", parts=in_a_row(parts), **words
    )


def _years_of_one(number: int, first: int, last: int, unpublished: int, *, by_sex: bool) -> str:
    """As `years_counted` of the only area that is shown, whose name a sentence needs not."""
    words = {"span": last - first + 1 - unpublished, "first": first, "last": last}
    if number == words["span"] and unpublished:
        return translate_number(
            "A figure for the {span} year from {first} to {last} for which any was published.",
            "Figures for each of the {span} years from {first} to {last} for which any were published.",
            number,
            **words,
        )
    if number == words["span"] and not by_sex:
        return translate_number(
            "A figure for the {span} year from {first} to {last}.",
            "Figures for each of the {span} years from {first} to {last}.",
            number,
            **words,
        )
    if unpublished:
        return translate_number(
            "A figure for {number} of the {span} years from {first} to {last} for which any was published.",
            "Figures for {number} of the {span} years from {first} to {last} for which any were published.",
            number,
            **words,
        )
    if by_sex:
        return translate_number(
            "A figure by sex for {number} of the {span} years from {first} to {last}.",
            "Figures by sex for {number} of the {span} years from {first} to {last}.",
            number,
            **words,
        )
    return translate_number(
        "A figure for {number} of the {span} years from {first} to {last}.",
        "Figures for {number} of the {span} years from {first} to {last}.",
        number,
        **words,
    )


def _years_of_others(context: Context, selection: Selection) -> str:
    """Why no years are counted where most are those of others' surveys; empty where each could have all."""
    if has_one_year(context, selection):
        return translate("The release that is read has at most one figure for each country, each of its own year.")
    if apart := years_apart(context, selection):
        return translate_number(
            "The figures of one country are at least {number} year apart, and the years differ between countries.",
            "The figures of one country are at least {number} years apart, and the years differ between countries.",
            apart,
        )
    return ""


def has_one_year(context: Context, selection: Selection) -> bool:
    """Whether no area has figures of two years: the years of others' surveys are then no gaps of anybody's."""
    return _spread(context, without_place(selection)).has_one


def years_apart(context: Context, selection: Selection) -> int:
    """How many years lie between the figures of an area at least, where others have theirs in other years; else 0.

    Of the years of all areas together nobody can have each: those between its own are no gaps of it.
    """
    return _spread(context, without_place(selection)).apart


class _Spread(NamedTuple):
    """How the years of a series lie."""

    has_one: bool
    """Whether no area has two."""
    apart: int
    """Years between two of an area at least, where others have others; else 0."""


@lru_cache(maxsize=256)
def _spread(context: Context, selection: Selection) -> _Spread:
    """Kept: each line asks, and it is the same whatever areas are shown."""
    gaps, every = set[int](), set[int]()
    for history in context.histories(selection).values():
        own = list(dict.fromkeys(item.year for item in history if item.ends is not None))
        gaps.update(later - year for year, later in pairwise(own))
        every.update(own)
        if 1 in gaps:
            break  # So it is with most series, and whatever else comes changes nothing.
    least = min(gaps, default=0)
    is_apart = least > 1 and len(every) > (max(every) - min(every)) // least + 1
    return _Spread(not gaps, least if is_apart else 0)


def years_counted(parts: Iterable[str], first: int, last: int, unpublished: int = 0, *, by_sex: bool = False) -> str:
    """How many years have a figure, or one by sex, of those of which any was published. `parts`: of what how many, in
    words."""
    if by_sex and not unpublished:
        return translate(
            "Years with a figure by sex, of the {span} from {first} to {last}: {parts}.",
            span=last - first + 1,
            first=first,
            last=last,
            parts=in_a_row(parts),
        )
    if unpublished:
        return translate(
            "Years with a figure, of the {span} from {first} to {last} of which any was published: {parts}.",
            span=last - first + 1 - unpublished,
            first=first,
            last=last,
            parts=in_a_row(parts),
        )
    return translate(
        "Years with a figure, of the {span} from {first} to {last}: {parts}.",
        span=last - first + 1,
        first=first,
        last=last,
        parts=in_a_row(parts),
    )


def _computed(context: Context, selection: Selection, line: Line) -> str:
    """How many countries, or countries and areas, are behind a sum over a group."""
    indicator, name, known = context.indicators[selection.indicator], area_name(context, line.code), line.known
    if indicator.least_coverage == 0:
        per = _per_everybody(indicator, selection) if selection.measure == RATE else ""
        return in_sentences(filter(None, (_added_up(context, selection, line), per, of_no_country(known[-1]))))
    counted = {point.countries or 0 for point in known}
    words = {
        "area": name,
        "fewest": format_number(min(counted)),
        "most": format_number(max(counted)),
        "of": of_all_counted(known[-1]) if known[-1].territories else of_countries(known[-1].of or 0),
    }
    if line.areas:
        return translate("{area}: computed over the same {most} of {of} in each year.", **words)
    if len(counted) == 1:
        return translate("{area}: computed over the {most} of {of} with a figure.", **words)
    return translate(
        "{area}: computed over the {fewest} to {most} of {of} with a figure in a year, not always the same ones.",
        **words,
    )


def _added_up(context: Context, selection: Selection, line: Line) -> str:
    """Of how many areas a group's newest sum of what was recorded, or estimated, is."""
    last = line.known[-1]
    words = {"area": area_name(context, line.code), "year": last.year}
    if last.has_range:
        return translate_number(
            "{area}: the estimate for {number} country or area in {year}, and its range.",
            "{area}: the estimates for {number} countries and areas in {year}, added up; so are the ends of their "
            "ranges.",
            last.countries or 0,
            **words,
        )
    if is_estimated(context, selection, line):
        return translate_number(
            "{area}: the estimate for {number} country or area in {year}.",
            "{area}: the estimates for {number} countries and areas in {year}, added up.",
            last.countries or 0,
            **words,
        )
    return translate_number(
        "{area}: what was recorded in {number} country or area in {year}; at least this many.",
        "{area}: what was recorded in {number} countries and areas in {year}, added up; at least this many.",
        last.countries or 0,
        **words,
    )


def _per_everybody(indicator: Indicator, selection: Selection) -> str:
    """Whom a group's rate of what was recorded is divided by."""
    if indicator.denominator_of(selection.age) == OF_CHILDREN:
        return translate("The rate is per 100,000 children of all areas, with a figure or without.")
    return translate("The rate is per 100,000 people of all areas, with a figure or without.")


def _why_none(context: Context, selection: Selection, line: Line) -> str:
    indicator, name = context.indicators[selection.indicator], area_name(context, line.code)
    if line.median:
        return _no_median(context, selection, line)
    if indicator.aggregate != "sum" and indicator.id != CHILD_SHARE:
        return translate("{area}: no figure, since these figures cannot be added up over countries.", area=name)
    if (indicator.is_reported or indicator.id == CHILD_SHARE) and context.is_small(line.code):
        return translate(
            "{area}: no figure, since no sum is made of fewer than {least}.",
            area=name,
            least=of_countries(FEWEST_IN_REGION),
        )
    if indicator.is_reported or indicator.id == CHILD_SHARE:
        return translate("{area}: no figure, since too few countries report it every year.", area=name)
    return translate("{area}: no figure, since in no year do enough countries have one.", area=name)


def _no_median(context: Context, selection: Selection, line: Line) -> str:
    """That too few countries have a figure of the years asked for: of other years they may well have one."""
    first = selection.year - context.reach(selection.indicator, selection.year)
    first = max(first, context.years(selection.indicator).first)
    words = {"none": none_published(context, line.code), "least": FEWEST, "year": selection.year}
    if first >= selection.year:
        return translate("{none}, and under {least} of its countries have one of {year}: no median is shown.", **words)
    return translate(
        "{none}, and under {least} of its countries have one of {first} to {year}: no median is shown.",
        **words,
        first=first,
    )


def _doubt_of_whole(context: Context, of: Selection, whole: Line, title: str) -> str:
    """What the same report denies of the whole that a title of forms tells with its year; empty where it tells none, or
    nothing is denied. Titles of girls and boys, or of ages, say by themselves that these are more."""
    wording = wording_of(context.indicators[of.indicator], of)
    told = (point.year for point in reversed(whole.known) if _tells(title, str(point.year), wording.text(point)))
    year = next(told, None)
    return "" if year is None else doubts(context, of, whole.code).get(year, "")


def _tells(title: str, *numbers: str) -> bool:
    """Whether numbers stand in a title, each as a whole: "158" is not in "1,158"."""
    return all(re.search(rf"(?<!\d)(?<!\d[.,\s]){re.escape(number)}(?![.,\s]?\d)", title) for number in numbers)


def _of_part(context: Context, question: Selection, code: str) -> Line:
    """A part's line, without the years of which something else is said."""
    line, instead = context.line(question, code), _instead(context, question, code)
    return replace(line, points=tuple(point for point in line.points if point.year not in instead))


def _instead(context: Context, question: Selection, code: str) -> Mapping[int, str]:
    """Of a part that counts victims of unknown age the years of which it is said how many more there are."""
    return left_by_totals(context, context.line(question, code)) if question.age == UNKNOWN_AGE else {}


def parts(
    context: Context,
    selection: Selection,
    named: Sequence[Part],
    *,
    of: Selection,
    leads: Sequence[Selection] = (),
    whom: str = "",
    beside: Sequence[tuple[str, Selection]] = (),
) -> Series:
    """Lines for the parts of one area's figures. `of`: the whole; `leads`: the questions whose newest year is told of.

    `whom`: who is counted, where the names of the parts do not say it: else they are detected victims, or children.
    `beside`: parts that are told where there are any, but not drawn.
    """
    code = selection.areas[0]
    every = [(name, ink, question, _of_part(context, question, code)) for name, ink, question in named]
    indicator = context.indicators[selection.indicator]
    drawn = [
        Drawn(
            name,
            ink,
            line,
            unit_of(indicator, question),
            years_by_part(context, question, code),
            nobody=_years_of_nobody(context, question, code),
            doubted=doubt.doubted,
            raised=doubt.raised,
            instead=_instead(context, question, code),
        )
        for name, ink, question, line in every
        if line.known
        for doubt in (doubt_of(context, question, line),)
    ]
    questions = [question for _, _, question, line in every if line.known]
    leading, whole = [context.line(question, code) for question in leads], context.line(of, code)
    year = reference_year(leading)
    # That the age of nobody is unknown is no gap, and a part of 0 nobody speaks of.
    told = [
        (name, line)
        for name, _, question, line in every
        if question.age != UNKNOWN_AGE or any(point.year == year and point.ends[1] for point in line.known)
    ]
    told += _beside(context, code, beside, whole, year)
    by_part = {name: years_by_part(context, question, code) for name, _, question, _ in every}
    none = {name: years_of_none_by_sex(context, question, code) for name, _, question, _ in every}
    by_form = {name: denied(context, question, code) for name, _, question, _ in every}
    by_sex = all(question.age == CHILDREN.age for _, _, question, _ in every)
    open_ages = {year for _, _, question, _ in every if by_sex for year in unknown_ages(context, question, code)}
    names = [name for name, _, question, line in every if question.age != UNKNOWN_AGE or line.known]
    if not drawn:
        line = Line(code, (), group=code in context.geography.regions)
        nobody = _years_of_nobody(context, every[0][2], code)
        listed_by_sex = {one for years in by_part.values() for one in years}.difference(nobody)
        drawn = [Drawn(area_name(context, code), "muted", line, by_part=tuple(sorted(listed_by_sex)), nobody=nobody)]
        questions = [selection]
    is_of_children = (of.sex, of.age) == (CHILDREN.sex, CHILDREN.age)
    place = area_name(context, code)
    adults = years_of_adults_alone(context, code)
    decimals = frame_of(context, selection, drawn).wording.decimals

    @entitled
    def titled() -> str:
        title = parts_title(
            place,
            told,
            decimals,
            of=whole,
            leads=leading,
            opening=sentence_name(context, code),
            whom=whom,
            among=_among(is_of_children=is_of_children),
            children=is_of_children,
            by_sex=_fitting_sums(context, code, [line for _, line in told]) if _are_forms_of_children(named) else {},
            by_part=by_part,
            none=none,
            by_form=by_form,
            open_ages=open_ages,
            adults=adults,
            doubted={name: doubts_told(context, question, code) for name, _, question, _ in every},
            least={name: years_at_least(context, question, code) for name, _, question, _ in every},
            detecting="" if whom or code not in context.geography.areas else sentence_name(context, code),
            forms={name: question.breakdown for name, _, question in named} if _are_forms_of_children(named) else {},
            nameless={name for name, _, question in named if question.age == UNKNOWN_AGE},
        )
        newest = year or reference_year(line for _, line in told)
        if adults and newest is not None and newest < adults[-1]:
            title = and_adults(title, adults[-1])
        # A title of forms tells how many children there are in all where it has nothing else to tell.
        is_whole = newest is None and not any(by_part.values())
        told_of = (*leads, of) if is_whole or not _are_forms_of_children(named) else leads
        return _and_later(context, code, told_of, reference_year([whole]) if is_whole else newest, title)

    title = titled()
    among = entitled(_among)(is_of_children=is_of_children)
    among = among if among in title else _among(is_of_children=is_of_children)
    about = labelled(in_a_row((place, whom or among)), listed(names))
    return _finished(
        context,
        selection,
        drawn,
        questions,
        doubt=_doubt_of_whole(context, of, whole, title) if _are_forms_of_children(named) else "",
        about=about,
        untold=_untold(title, (place, whom or among), names),
        title=title,
        coverage=_with_first(
            context,
            selection,
            resting_on(
                context,
                selection,
                [_any_of(code, drawn)],
                by_part=not whom,
                by_sex={question.sex for _, _, question in named} == {"F", "M"},
            ),
        ),
    )


def _among(*, is_of_children: bool) -> str:
    """Among whom parts are, as a title names them."""
    if names_it():
        victims = translate("Detected victims of trafficking")
        return translate("Detected child victims of trafficking") if is_of_children else victims
    return translate("Detected children") if is_of_children else translate("detected victims")


def _and_later(context: Context, code: str, asked: Iterable[Selection], newest: int | None, title: str) -> str:
    """A title that tells of children by a total, with what the rows by sex of a later year without one add up to."""
    is_of_children = any(question.key == CHILDREN for question in asked) and code in context.geography.areas
    added = newest_added(context, code) if is_of_children and newest is not None else None
    return title if added is None or newest is None or added.year <= newest else and_sum(title, added)


def _years_of_nobody(context: Context, question: Selection, code: str) -> tuple[int, ...]:
    """Years that leave nobody to be counted in a part: in none of the forms of children where all were adults."""
    if (question.indicator, question.age) == (BY_FORM, CHILDREN.age):
        question = replace(question, indicator=CHILDREN.indicator, breakdown=CHILDREN.breakdown)
    return years_of_nobody(context, question, code)


def _are_forms_of_children(named: Sequence[Part]) -> bool:
    return all(question.indicator == BY_FORM and question.age == CHILDREN.age for _, _, question in named)


def _fitting_sums(context: Context, code: str, forms: Sequence[Line]) -> dict[int, str]:
    """Years in which forms of exploitation fit the children by sex, but not their total, with how many these are."""
    parts: dict[int, list[Point]] = {}
    for line in forms:
        for point in line.known:
            parts.setdefault(point.year, []).append(point)
    found = {year: sum_that_fits(context, code, year, points) for year, points in parts.items()}
    return {year: said for year, said in found.items() if said}


def _any_of(code: str, drawn: Sequence[Drawn]) -> Line:
    """The years in which any of an area's parts has a figure, as one line."""
    found = {point.year: point for item in drawn for point in item.line.known}
    return Line(code, tuple(found[year] for year in sorted(found)))


def _beside(
    context: Context, code: str, named: Sequence[tuple[str, Selection]], whole: Line, year: int | None
) -> Iterator[tuple[str, Line]]:
    """Parts that have some in the year; not one that holds the number of all once more."""
    everybody = {point.year: point.value for point in whole.known}
    for name, question in named:
        line = context.line(question, code)
        point = next((point for point in line.known if point.year == year), None)
        again = year in years_once_more(context, question, code)
        if point is not None and point.ends[1] > 0 and not again and point.value != everybody.get(point.year, -1.0):
            yield name, line


def _untold(title: str, whole: Sequence[str], names: Sequence[str]) -> str | None:
    """The names of parts that a title on their whole leaves out; None where it does not name the whole itself."""
    if says_parts_detected(title):
        return "" if all(name in title for name in names) else listed(names)
    if any(name not in title and capitalised(name) not in title for name in whole):
        return None
    return "" if all(name in title for name in names) else listed(names)


def _with_first(context: Context, selection: Selection, coverage: str) -> str:
    return with_first(context, selection, coverage)


def _counted(selection: Selection) -> Selection:
    return replace(selection, measure=COUNT)


def parts_by_sex(context: Context, selection: Selection) -> Series:
    """Girls and boys among detected children: of the chosen area, or summed over the same countries each year."""
    counted = replace(_counted(selection), age="Y0T17", sex="_T")
    named = (
        (translate("girls"), "girls", replace(counted, sex="F")),
        (translate("boys"), "boys", replace(counted, sex="M")),
    )
    if _one_country(context, selection):
        others = (translate("children of other sex"), replace(counted, sex="_O"))
        leads = [counted, *(question for _, _, question in named)]
        return parts(context, counted, named, of=counted, leads=leads, beside=[others])
    return _same_countries(context, counted, named, what=_girls_and_boys, of=counted)


def _one_country(context: Context, selection: Selection) -> bool:
    return bool(selection.areas) and selection.areas[0] in context.geography.areas


def _same_countries(
    context: Context,
    selection: Selection,
    named: Sequence[Part],
    *,
    what: Callable[[], str],
    of: Selection | None = None,
) -> Series:
    """Sums over the countries that have every part in every one of the years. `what`: in words; `of`: the whole."""
    by_part = [context.histories(question) for _, _, question in named]
    code = selection.areas[0] if selection.areas else WORLD
    same = context.same(code, by_part)
    indicator = context.indicators[selection.indicator]
    drawn = [
        Drawn(name, ink, line, unit_of(indicator, question), raised=raised_sums(context, question, line))
        for (name, ink, question), histories in zip(named, by_part, strict=True)
        for line in (same_line(histories, same, code),)
    ]
    made = _compared(context, selection, drawn, [question for _, _, question in named], what=what, same=same)
    whole = "" if of is None else _whole_of_the_same(context, of, drawn, same)
    return replace(made, coverage=in_sentences((made.coverage, whole)), whole=whole) if whole else made


def _whole_of_the_same(context: Context, of: Selection, drawn: Sequence[Drawn], same: Together) -> str:
    """What the whole comes to in the countries of its parts; empty where one of them has no total, or no sum is made.

    The number of the whole that is told elsewhere is of the countries that report that every year: often of others.
    """
    totals, year = context.histories(of), same.years[-1]
    if not same.enough or same_countries(totals, same.areas, [year]) != same.areas:
        return ""
    (point,) = same_line(totals, replace(same, years=(year,)), WORLD).points
    low, high = told_up_to(context, of, same.areas, year, point.ends)
    told = point if (low, high) == point.ends else replace(point, value=None, lower=low, upper=high)
    total = wording_of(context.indicators[of.indicator], of).text(told)
    words = {"subject": subject(context, of), "year": year, "total": total}
    if exceed([item.line.known[-1] for item in drawn], point):
        return translate_number(
            "{subject}, in this {number} country in {year}: {total}, less than these parts together. The file does "
            "not say which is right.",
            "{subject}, in these {number} countries in {year}: {total}, less than these parts together. The file does "
            "not say which is right.",
            len(same.areas),
            **words,
        )
    return translate_number(
        "{subject}, in this {number} country in {year}: {total}.",
        "{subject}, in these {number} countries in {year}: {total}.",
        len(same.areas),
        **words,
    )


def _compared(
    context: Context,
    selection: Selection,
    drawn: Sequence[Drawn],
    questions: Sequence[Selection],
    *,
    what: Callable[[], str],
    same: Together,
) -> Series:
    code = drawn[0].line.code
    place, first, last = area_name(context, code), same.years[0], same.years[-1]
    words = {
        "n": len(same.areas),
        "of": of_countries(same.of),
        "area": place,
        "first": first,
        "last": last,
    }
    shown = drawn if same.enough else [Drawn(place, "muted", Line(code, (), group=True))]

    @entitled
    def titled() -> str:
        told = {**words, "what": what()}
        if context.is_small(code):
            least = of_countries(FEWEST_IN_REGION)
            return translate("{what}, {area}: no sum is made of fewer than {least}", **told, least=least)
        if not same.enough:
            return translate("{what}, {area}: too few countries report it every year", **told)
        return _compared_title(context, selection, drawn, questions, what=what(), same=same)

    return _finished(
        context,
        selection,
        shown,
        questions[: len(shown)],
        about=listed([item.label for item in drawn]),
        span=(first, last),
        title=titled(),
        coverage=_with_first(
            context,
            selection,
            _behind_sums(words, len(same.areas), is_summed=same.enough),
        ),
    )


def _compared_title(
    context: Context,
    selection: Selection,
    drawn: Sequence[Drawn],
    questions: Sequence[Selection],
    *,
    what: str,
    same: Together,
) -> str:
    """What each part, or the one line, comes to in the last year, over the same countries."""
    indicator = context.indicators[selection.indicator]
    told = _told_of_each(context, wording_of(indicator, selection), drawn, questions)
    parts = in_a_row(translate("{what} {figure}", what=name, figure=figure) for name, figure in told)
    if len(told) == 1:  # Its subject is named already.
        parts = with_unit(told[0][1], "%" if indicator.unit.startswith("%") else "")
    return translate(
        "{subject} {where}, {year}: {figure}",
        subject=what,
        where=within_panel(context, drawn[0].line.code, len(same.areas)),
        year=same.years[-1],
        figure=parts,
    )


def _told_of_each(
    context: Context, wording: Wording, drawn: Sequence[Drawn], questions: Sequence[Selection]
) -> list[tuple[str, str]]:
    """The last figure of each of several lines with its name, up to what it may be, as its bar has it."""
    lines = zip(drawn, questions, strict=False)
    return [(one.label, wording.text(reaching(context, question, one.line))) for one, question in lines]


@entitled
def compared_said(context: Context, series: Series) -> str:
    """The same of girls and boys as people say it: which countries they are of stands behind what is counted."""
    last = series.lines[0].line.known[-1]
    told = _told_of_each(context, series.frame.wording, series.lines, series.questions)
    return translate(
        "{subject} {where}, {year}: {figure}",
        subject=_girls_and_boys(),
        where=within_panel(context, series.lines[0].line.code, last.countries or 0),
        year=last.year,
        figure=in_a_row(translate("{what} {figure}", what=name, figure=figure) for name, figure in told),
    )


def _girls_and_boys() -> str:
    if names_it():
        return translate("Detected child victims of trafficking")
    return translate("Detected girls and boys")


def _children_and_adults() -> str:
    if names_it():
        return translate("Detected victims of trafficking")
    return translate("Detected children and adults")


def _behind_sums(words: Mapping[str, object], same: int, *, is_summed: bool) -> str:
    """How many countries have all of several series, and whether that is enough for a sum."""
    if is_summed:
        return translate_number(
            "{n} of {of} has these figures in every year from {first} to {last}: only these are summed.",
            "{n} of {of} have these figures in every year from {first} to {last}: only these are summed.",
            same,
            **words,
        )
    return translate_number(
        "{n} of {of} has these figures in every year from {first} to {last}: too few, or too small a part of what all "
        "report, for a sum.",
        "{n} of {of} have these figures in every year from {first} to {last}: too few, or too small a part of what "
        "all report, for a sum.",
        same,
        **words,
    )


def child_share(context: Context, selection: Selection) -> Series:
    """Children's share of the chosen areas; without one, of the same countries each year, summed."""
    if _one_country(context, selection):
        return area_lines(context, selection)
    counted = replace(selection, indicator=COUNTED, breakdown="_T", measure=COUNT)
    children, adults = (context.histories(replace(counted, age=age)) for age in ("Y0T17", "Y_GE18"))
    # A country without a clear share of its own (few victims, most ages unknown, a total far below its parts) has none
    # in a sum either.
    code, shares = selection.areas[0] if selection.areas else WORLD, context.histories(selection)
    counts = [children, adults]
    same = context.same(code, [*counts, _without_unclear(context, selection, shares)], counts=counts)
    every = context.same(code, [*counts, shares], counts=counts)
    left_out = [area for area in every.areas if area not in same.areas]
    points = []
    for year in same.years if same.areas else ():
        low, high = share_ends(sum_in(children, same.areas, year), sum_in(adults, same.areas, year))
        points.append(Point(year, None, low, high, "A", len(same.areas), same.of))
    line = Line(code, tuple(points), group=True, areas=same.areas)
    drawn = Drawn(translate("children"), "children", line)

    def what() -> str:
        known = translate("Children among detected victims of known age")
        label = label_of(context.indicators[CHILD_SHARE]) if names_it() else known
        whom = "" if selection.sex == BOTH else translate(SEX[selection.sex])
        return translate("{label}, {whom}", label=label, whom=whom) if whom else label

    made = _compared(context, selection, [drawn], [selection], what=what, same=same)
    if not left_out or not same.enough:
        return made
    names = listed(sorted((area_name(context, area) for area in left_out), key=alphabetical))
    said = translate(
        "Left out, since their share is unclear in one of these years: {areas}. There the source gives over a tenth "
        "more children or adults by sex than in total.",
        areas=names,
    )
    return replace(made, coverage=in_sentences((made.coverage, said)))


def _without_unclear(context: Context, selection: Selection, shares: Histories) -> Histories:
    """Shares without the years in which they are of a total that says nothing."""
    hidden = {area: unclear_shares(context, selection, area) for area in shares}
    return {area: tuple(one for one in rows if one.year not in hidden[area]) for area, rows in shares.items()}


def parts_by_age(context: Context, selection: Selection) -> Series:
    """Children, adults and those of unknown age among detected victims."""
    counted = replace(_counted(selection), sex="_T")
    known = [
        (translate("children"), "children", replace(counted, age="Y0T17")),
        (translate("adults"), "adults", replace(counted, age="Y_GE18")),
    ]
    if not _one_country(context, selection):
        whole = replace(counted, age="_T")
        return _same_countries(context, counted, known, what=_children_and_adults, of=whole)
    unknown = (translate("age unknown"), "age-unknown", replace(counted, sex="_U", age="_U"))
    return parts(context, counted, [*known, unknown], of=replace(counted, age="_T"), leads=[known[0][2]])


def parts_by_form(context: Context, selection: Selection) -> Series:
    """Forms of exploitation of detected children."""
    indicator = context.indicators[selection.indicator]
    forms = [code for code in indicator.breakdown if code != "_T"]
    children = _counted(replace(selection, age="Y0T17"))
    named = [
        (breakdown_word(context, indicator, code), f"line.{index}", replace(children, breakdown=code))
        for index, code in enumerate(forms)
    ]
    whom = people(context, replace(children, breakdown="_T"))
    what = translate("Detected victims by form, {whom}", whom=whom)

    def titled() -> str:
        return translate("{label}, {whom}", label=label_of(indicator), whom=whom) if names_it() else what

    if not _one_country(context, selection):
        return _with_other_told(_same_countries(context, children, named, what=titled))
    counted = replace(children, indicator=COUNTED, breakdown="_T")
    # Of one sex alone no sentence speaks of children as such: there are others.
    named_so = translate("detected children by form") if children.sex == "_T" else what
    made = _with_other_told(parts(context, children, named, of=counted, whom=named_so))
    code = selection.areas[0]
    year = reference_year(context.line(question, code) for _, _, question in named)
    sex = "" if year is None else only_sex_listed(context, code, year)
    if sex == "F":
        return replace(made, title=translate("{said}; by sex, girls alone are listed", said=made.title))
    return replace(made, title=translate("{said}; by sex, boys alone are listed", said=made.title)) if sex else made


def _with_other_told(made: Series) -> Series:
    """With what the forms without a name are where they are the largest of a year drawn: then a reader asks."""
    found: dict[int, dict[str, float]] = {}
    for question, drawn in zip(made.questions, made.lines, strict=True):
        for point in drawn.line.known:
            if made.frame.first <= point.year <= made.frame.last:
                found.setdefault(point.year, {})[question.breakdown] = point.ends[0]
    if not any(len(own) > 1 and max(own, key=lambda form: own[form]) == OTHER_FORMS for own in found.values()):
        return made
    return replace(made, coverage=in_sentences(filter(None, (_other_told(), made.coverage))))


def _other_told() -> str:
    return translate("“Other” is the sum of up to five forms that the source lists without naming them.")


def one_area(context: Context, selection: Selection) -> Series:
    """The figures of the first chosen area, or of the world, as counts where they are counts."""
    indicator = context.indicators[selection.indicator]
    measure = COUNT if indicator.per else selection.measure
    code = selection.areas[0] if selection.areas else WORLD
    question = replace(selection, measure=measure)
    line = context.line(question, code)
    by_part = years_by_part(context, question, code)
    drawn = Drawn(line_name(context, line), theme.line_ink(indicator.hue), line, by_part=by_part)
    nobody, (raised, doubted) = years_of_nobody(context, question, code), doubt_of(context, question, line)
    before_rows = ends_before_rows(context, question, line)
    drawn = replace(drawn, nobody=nobody, doubted=doubted, is_before_rows=before_rows, raised=raised)
    return _finished(
        context,
        question,
        [drawn],
        [question],
        span=TIMELINE,
        title=trend_title(context, question, [line], since=TIMELINE[0]),
        coverage=resting_on(context, question, [line], since=TIMELINE[0]),
    )


MAKERS: Mapping[str, Callable[[Context, Selection], Series]] = MappingProxyType(
    {
        "area-lines": area_lines,
        "parts-by-sex": parts_by_sex,
        "parts-by-age": parts_by_age,
        "parts-by-form": parts_by_form,
        "child-share": child_share,
        "strip": one_area,
    }
)
"""Kinds of views whose charts are lines of figures."""
