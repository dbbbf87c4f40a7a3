"""One timeline of a country or region: detected victims above, the chosen drivers below, events numbered in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.catalogue import Source
from dashboard.charts.marks import Chart, Datum, Dots, Hover, Key, Pane, Rule
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import (
    Drawn,
    Frame,
    begun,
    blank_years_key,
    blank_years_said,
    ended_told,
    figure_of,
    legend_of,
    pane_of,
    peaked,
    readings,
    rows_of_lines,
    said_once,
    short_said,
    to_a_round_top,
    tops_read,
    unkeyed,
    with_signs,
)
from dashboard.figures.events import event_origin, event_text, events_of
from dashboard.figures.observed import counted_text, note_of, number_text, numbers_of, written_as
from dashboard.figures.series import TIMELINE, Series, area_lines, beside_rate, told_with_rate
from dashboard.figures.shown import Shown, Table, Words
from dashboard.geography import WORLD
from dashboard.i18n import (
    as_sentence,
    format_number,
    in_a_row,
    in_parts,
    in_sentences,
    translate,
    translate_number,
)
from dashboard.kinds.highest import MOVEMENTS, WEATHER, context_said, highest_said, highest_since, with_highest
from dashboard.metrics.compare import FEW
from dashboard.metrics.events import CONFLICT, DISPLACED, Event, fitting
from dashboard.metrics.lines import AT_LEAST, Point
from dashboard.selection import Selection, file_name
from dashboard.views import View
from dashboard.words.adults import CHILDREN, hatched_said
from dashboard.words.ageless import ageless_noted, says_children_detected
from dashboard.words.aloud import said_aloud
from dashboard.words.captions import first_alone, sources_said
from dashboard.words.caveats import Shows, caveats, places_said, reasons_said
from dashboard.words.counted import of_countries, of_countries_and_areas, of_events
from dashboard.words.credits import credited, credits_of, publisher_said
from dashboard.words.few import count_of, counted_in, marked
from dashboard.words.low_totals import figure_and_doubt, uncertain
from dashboard.words.names import (
    area_name,
    in_mid_sentence,
    listed_apart,
    people,
    short_name,
    unit_beside,
    unit_of,
    years_of,
)
from dashboard.words.offence import entitled
from dashboard.words.terms import FOOD, means_said, terms_said
from dashboard.words.titles import figure_with_unit, listed_in_short, newest_and_parts, subject
from dashboard.words.wider import counted_with, years_without_rate

ALL_AGES = "_T"
MOST_EVENTS, MOST_AFAR = 12, 6
"""Events that are marked on a page, whose words stand below it; and in a picture or a slide, which has little room."""
MOST_BLANK = 0.25
"""Of the years of a timeline, those outside its source that are blank in the chart that leads others at most."""
RATED = 125
"""Letters of a title with the highest rate and its years that two lines of a wide slide hold."""
INCOME = "gdp-per-capita"
LONGEST = 112
"""Letters of a title that stands whole on two lines of a slide, and in a list of contents."""
HEAD = (
    "indicator", "ref_area", "area", "time_period", "sex", "age", "breakdown", "obs_value", "obs_lower", "obs_upper",
    "obs_status", "unit", "source", "release", "countries", "countries_of", "row", "note",
)  # fmt: skip
"""Columns of its file: figures first (`row` is "figure"), then the events that are marked (`row` is "event")."""


@dataclass(frozen=True)
class Row:
    """One row: its series of one line, and the question that it answers."""

    series: Series
    question: Selection
    span: tuple[int, int] = TIMELINE
    """First and last year of the timeline, the same for all of its rows."""

    @property
    def credited(self) -> Selection:
        """Its question with the countries of whose totals its caveat tells, which has a source of its own."""
        return replace(self.question, areas=(*self.question.areas, *self.series.movers))

    @property
    def known(self) -> tuple[Point, ...]:
        """Its figures within the timeline."""
        return self.drawn.line.known

    @property
    def frame(self) -> Frame:
        """What its chart is drawn in by itself, on the years of the timeline: those before its source begins and after
        it ends are blank, so that as many are hatched as its title says; of a sum over the same countries these are as
        incomplete as the last ones of its source."""
        own, (first, last) = self.series.frame, self.span
        late = range(max((own.last, *own.late)) + 1, last + 1) if self.series.lines[0].line.areas else ()
        return replace(own, first=first, last=last, late=(*own.late, *late))

    @property
    def since(self) -> int | None:
        """The first year of its source, or of a group's figures, where years before it are blank and it has a figure of
        it: beside a hatched year it would be read as a mistake."""
        begin = self.frame.asked[0]
        return begin if self.known and self.known[0].year == begin > self.span[0] else None

    @property
    def is_short(self) -> bool:
        """Whether some years of the timeline are blank, since its source begins later or ends earlier."""
        (begin, end), (first, last) = self.frame.asked, self.span
        line = self.series.lines[0].line
        is_asked = bool(self.known) and not (line.areas or line.median or self.frame.of_surveys)
        return is_asked and (begin > first or end < last)

    @property
    def drawn(self) -> Drawn:
        """Its line within the timeline, with parts in years without a total, as its bars are."""
        whole, (first, last) = self.series.lines[0].with_least, self.span
        points = tuple(point for point in whole.line.points if first <= point.year <= last)
        return replace(whole, line=replace(whole.line, points=points))


def timeline(context: Context, _view: View, selection: Selection) -> Shown:
    """The first chosen country or region, or the world. Rows without any figure stay and say so.

    Pictures and slides have no room for what events are, and without it their numbers say nothing: they draw none, but
    for a picture as tall as a page.
    """

    def as_tall() -> Shown:
        return _timeline(context, selection, MOST_AFAR)

    return _timeline(context, selection, MOST_EVENTS, fewer=lambda: _timeline(context, selection, taller=as_tall))


def _timeline(
    context: Context,
    selection: Selection,
    most: int = MOST_AFAR,
    *,
    fewer: Callable[[], Shown] | None = None,
    taller: Callable[[], Shown] | None = None,
) -> Shown:
    """The same with so many events at most, none of which is drawn where a taller one draws them."""
    code = selection.areas[0] if selection.areas else WORLD
    every = rows_of(context, selection)
    rows = every if fewer else _led_closely(_from_afar(every)) if taller else _from_afar(every)
    found = events_of(context, code, *TIMELINE)
    marked = fitting(found, most)
    drawn = () if taller else marked
    span = _years_of(rows)
    behind = rows if fewer else _told(rows)
    asked = [*(row.credited for row in behind), *(context.question(event.indicator, (code,)) for event in drawn)]
    of_all = _of_all_events(context, code, found, marked)
    # In a picture the list of events says it; of a group, which has none, nothing has to be said.
    is_listed = fewer is None and (bool(marked) or code in context.geography.regions)
    whose = _of_whom(context, selection, code) if fewer else [first_alone(context, selection)]
    covered = in_sentences(filter(None, (*whose, "" if is_listed or taller else of_all)))
    first = rows[0]
    finding = _finding(context, rows, first)
    last = max((point.year for point in first.known), default=selection.year)

    def subtitle_of(kept: Sequence[Row]) -> str:
        # In a picture each row stands under its name, and its foot says the rest.
        return (
            _all_said(context, kept, events=bool(drawn))
            if fewer
            else _beside_said(context, kept, first, events=bool(drawn))
        )

    panes = _panes(context, rows, drawn)
    panes = _with_lead(context, panes, rows) if taller else panes
    chart = _chart(context, panes, drawn, of_all if is_listed else "")
    chart = chart if fewer else _with_blank(chart, rows)
    is_keyed = any(key.of == "Blank" for key in chart.legend)

    def beside_legend(seen: Sequence[Row]) -> str | None:
        marks = _marks_beside_keys(context, seen, blank="")
        return in_sentences(filter(None, (marks, covered))) if is_keyed else None

    def marks_said(seen: Sequence[Row]) -> str:
        if fewer:
            return _marks_said(context, seen, code in context.geography.regions)
        return _marks_beside_keys(context, seen, blank=_blank_unsaid(seen))

    words: dict[str, Any] = {
        "stem": f"{file_name(replace(selection, areas=(code,)), *span)}_timeline",
        "indicator": selection.indicator,
        "title": _title(context, rows, first, with_rate=fewer is None),
        "leading": finding,
        "aloud": finding if first.series.is_turned else "",
        "subtitle": subtitle_of(rows),
        "terms": _terms(context, rows) if fewer else "",
        "caveat": _caveat(context, rows, events=bool(drawn)),
        "source": sources_said(context, asked),
        "sources": credits_of(context, asked),
        "coverage": in_sentences(filter(None, (marks_said(rows), covered))),
        "covered": covered,
        "beside_legend": beside_legend(rows),
        "origin": origin_address(context, first.question, last),
    }

    def of_rows(names: Collection[str]) -> Words:
        seen = [row for row in rows if _heading(context, row) in names]
        worded = _led(seen or rows, first)
        told_first = _finding(context, worded, first)
        marks = marks_said(seen)
        behind = (row.credited for row in _told(seen))
        asked = [*behind, *(context.question(event.indicator, (code,)) for event in drawn)]
        told = {
            "indicator": worded[0].question.indicator,
            "title": _title(context, worded, first, with_rate=fewer is None),
            "leading": told_first,
            "aloud": told_first if first.series.is_turned else "",
            "subtitle": subtitle_of(worded),
            "terms": _terms(context, seen) if fewer else "",
            "caveat": _caveat(context, worded, events=bool(drawn)),
            "coverage": in_sentences(filter(None, (marks, covered))),
            "beside_legend": beside_legend(seen),
            "source": sources_said(context, asked),
            "sources": credits_of(context, asked),
        }
        return Words(**{**words, **told})

    if marked and fewer:  # In a picture they stand in a list below its rows.
        words["marks"] = in_sentences(
            as_sentence(f"{number}. {event_text(context, event)}") for number, event in numbered(marked)
        )
    return Shown(
        chart,
        Words(**words),
        _table(context, code, every, marked),
        HEAD,
        (*_figures_of(context, every), *_events_of(context, code, marked)),
        fewer=fewer,
        taller=taller,
        words_of=of_rows,
    )


def _told(rows: Sequence[Row]) -> list[Row]:
    """The rows with a figure; all where none has one."""
    return [row for row in rows if row.known] or list(rows)


def numbered(marked: Iterable[Event]) -> Iterable[tuple[int, Event]]:
    """Events with the numbers that they have on the timeline."""
    return enumerate(marked, start=1)


def marked_events(context: Context, selection: Selection, most: int = MOST_EVENTS) -> tuple[str, tuple[Event, ...]]:
    """The area of a timeline, and the events that are marked on it: on a page, or so many."""
    code = selection.areas[0] if selection.areas else WORLD
    return code, fitting(events_of(context, code, *TIMELINE), most)


def rows_of(context: Context, selection: Selection) -> list[Row]:
    """Of the first area: the victims as chosen, all ages of them where children or adults were, then each driver."""
    selection = replace(selection, areas=selection.areas[:1] or (WORLD,))
    indicator = context.indicators[selection.indicator]
    questions = [selection]
    if ALL_AGES in indicator.age and selection.age != ALL_AGES:
        questions.append(replace(selection, age=ALL_AGES))
    beside = (name for name in selection.against if name != selection.indicator)
    questions += [context.question(name, selection.areas) for name in beside]
    rows = [Row(area_lines(context, question), question) for question in questions]
    span = _span(rows, events_of(context, selection.areas[0], *TIMELINE))
    return [replace(row, span=span) for row in rows]


def _span(rows: Sequence[Row], events: Iterable[Event]) -> tuple[int, int]:
    """The years of the timeline without those at both ends in which no row has a figure and nothing is marked; with all
    of the first row's source, of which a title of it alone counts those without a figure."""
    first, last = TIMELINE
    drawn = {year for row in rows for year in (*(point.year for point in row.known), *row.series.frame.late)}
    drawn |= {event.year for event in events}
    drawn |= {min(max(year, first), last) for year in rows[0].series.frame.asked} if rows[0].known else set()
    inside = [year for year in drawn if first <= year <= last]
    return (min(inside), max(inside)) if inside else TIMELINE


# ------------------------------------------------------------------------------------------------------- words


@entitled
def _title(context: Context, rows: Sequence[Row], first: Row, *, with_rate: bool) -> str:
    """What the timeline's own row says, the `first`, which the others stand beside; where that has no figure, or is
    none of these rows, what the rows are of, where and when. `with_rate`: of a country's children, not beside it."""
    if first in rows and first.known:
        return _told_first(context, first, with_rate=with_rate)
    if not any(row.known for row in rows):
        return rows[0].series.title
    code, span = first.series.lines[0].line.code, _years_of(rows)
    own = [row for row in rows if row.known and row.question.indicator == first.question.indicator]
    names, victims = _others_named(context, rows, first), _in_title(context, own[0]) if own else ""
    tried = [(area, listed_apart(names)) for area in (area_name(context, code), short_name(context, code))]
    whole = next((said for one in tried if len(said := _described(span, victims, *one)) <= LONGEST), "")
    if whole or not names:
        return whole or _described(span, victims, *tried[-1])
    area, every = tried[-1]
    room = LONGEST - len(_described(span, victims, area, every)) + len(every)
    return _described(span, victims, area, listed_in_short(names, room))


def _described(span: tuple[int, int], victims: str, area: str, others: str) -> str:
    """A title of victims and of rows beside them, one of which may be missing."""
    words = {"area": area, "first": span[0], "last": span[1]}
    if victims and others:
        return translate("{area}, {first} to {last}: {victims} beside {rows}", **words, victims=victims, rows=others)
    return translate("{area}, {first} to {last}: {rows}", **words, rows=victims or others)


def _in_title(context: Context, row: Row) -> str:
    """Whom a row of victims is of, within a title; of a sum over the same countries with their number, as it is not of
    the whole group."""
    line, whom = row.series.lines[0].line, people(context, row.question)
    tail = translate("{label}, {whom}", label="", whom=whom)
    name = in_mid_sentence(subject(context, row.question))
    # Behind a comma "girls beside conflict" would be read as one.
    notes = [whom] if name.endswith(tail) else []
    notes += [of_countries(len(line.areas))] if line.areas else []
    return translate("{name} ({said})", name=name.removesuffix(tail), said=in_a_row(notes)) if notes else name


def _others_named(context: Context, rows: Sequence[Row], first: Row) -> list[str]:
    """What the rows beside victims with a figure are of, in few words and each once; with one above zero, where any
    has: "conflict" named what never was there."""
    known = [row for row in rows if row.known]
    above = [row for row in known if any(point.ends[1] > 0 for point in row.known)]
    names = [row.question.indicator for row in above or known]
    return list(dict.fromkeys(_in_a_word(context, name) for name in names if name != first.question.indicator))


def _in_a_word(context: Context, name: str) -> str:
    """What an indicator is of, within the title of several."""
    if name in MOVEMENTS:
        return translate("displacement")
    return translate("conflict") if name == CONFLICT else in_mid_sentence(translate(context.indicators[name].label))


def _finding(context: Context, rows: Sequence[Row], first: Row) -> str:
    """What goes with the title that the first row has; below one that names the others that it has no figure. Empty
    where it is not among these rows."""
    if first not in rows:
        return ""
    if first.known:
        return first.series.leading or _of_persons(context, first.series)
    title = _own_title(context, first)
    return said_aloud(context, first.question, title) or as_sentence(title) if any(row.known for row in rows) else ""


def first_said(context: Context, selection: Selection) -> str:
    """What the first row of a timeline says, which is its title where it has a figure."""
    first = rows_of(context, selection)[0]
    return _told_first(context, first, with_rate=False) if first.known else _own_title(context, first)


def _told_first(context: Context, row: Row, *, with_rate: bool) -> str:
    """The title of the first row: with the years of which its newest rate is the highest, behind that rate, since the
    number before it is none, if two lines hold both; or else with the rate alone, where `with_rate` asks for it."""
    title, series = _own_title(context, row), row.series
    rated, _ = told_with_rate(context, series.lines, series.questions, title)
    if years := highest_since(context, row.question, row.drawn):
        said = with_highest(rated, years)
        return said if len(said) <= RATED else with_highest(title, years)
    return rated if with_rate else title


def _own_title(context: Context, row: Row) -> str:
    newer = newest_and_parts(context, row.series.questions[0], row.series.lines[0].line) if row.known else ""
    return newer or row.series.title


def _led(rows: Sequence[Row], first: Row) -> list[Row]:
    """Rows of one slide with the one that its caveat begins with before the others: the `first` of the timeline, else
    the first with a figure."""
    leading = first if first in rows else next((row for row in rows if row.known), rows[0])
    return [leading, *(row for row in rows if row is not leading)]


def _all_said(context: Context, rows: Sequence[Row], *, events: bool) -> str:
    """What the rows are, and that charts have no scale in common."""
    names = [subject(context, row.question) for row in rows]
    first, last = rows[0].span
    words = {"rows": in_parts(names), "first": first, "last": last}
    if events:
        said = translate("{rows}, {first} to {last}, on the same years; numbered: events", **words)
    else:
        said = translate("{rows}, {first} to {last}, on the same years", **words)
    finding, scales = _finding(context, rows, rows[0]), _scales_said(rows)
    return in_sentences(filter(None, (finding, as_sentence(said), scales))) if finding or scales else said


def _beside_said(context: Context, rows: Sequence[Row], first: Row, *, events: bool) -> str:
    """What goes with the title where the rows are in sight, each under its name: what those below it stand there for;
    without it, when they were highest."""
    beside = [row for row in rows if row.question.indicator != first.question.indicator]
    lines = [(row.question, row.drawn.line) for row in beside]
    # Figures of two years, with and without a country, leave no room for more, nor do events below all rows.
    is_full = first.series.is_turned or events
    say = context_said if first in rows and first.known else highest_said
    others = "" if is_full else say(context, lines, _years_of(rows))
    return in_sentences(filter(None, (_finding(context, rows, first), others)))


def _of_persons(context: Context, series: Series) -> str:
    """What goes with the figure of one country; of children told as people without the rate that they are, which the
    chart has in its head."""
    if not says_children_detected(series.title):
        return series.counted
    return beside_rate(context, series.questions[0], series.lines[0].line)


def _scales_said(rows: Sequence[Row]) -> str:
    """That charts have no scale in common, where several have a figure."""
    return translate("Each chart has a scale of its own.") if sum(bool(row.known) for row in rows) > 1 else ""


def _terms(context: Context, rows: Sequence[Row]) -> str:
    """What words over rows leave out, of those with a figure, which are drawn: of countries, that some figures are of
    three years. What food insecurity is their name says."""
    drawn = [context.indicators[row.question.indicator] for row in rows if row.known]
    means = "" if any(row.series.lines[0].line.group for row in rows) else means_said(drawn)
    return in_sentences(filter(None, (terms_said([one.id for one in drawn if one.id != FOOD]), means)))


def _caveat(context: Context, rows: Sequence[Row], *, events: bool) -> str:
    """What is to be kept in mind of the first row, whose figure the title has, of the others, and of all together."""
    several = len({row.question.indicator for row in rows if row.known}) > 1
    found = tuple(part for row in rows for part in rows_of_lines([(row.drawn, row.question)], row.frame))
    said = " ".join(f"{subject(context, row.question)} {unit_of_row(context, row)}" for row in rows)
    said += "".join(f" {row.series.leading}" for row in rows[:1])
    own = in_sentences((*_of_drivers(rows), *_on_places(context, rows)))
    first = context.indicators[rows[0].question.indicator]
    main = None if first.id in {*MOVEMENTS, CONFLICT} else first
    # What other rows count is behind all that the title's own row needs, as that its levels changed with a form.
    texts = sorted(caveats(context, Shows(found, said, main=main, own=own)), key=lambda text: text == own)
    # It stands out with what is read where nothing else is.
    timing = translate("Timing only: events that stand side by side in time do not show what led to what.")
    together = [timing] if events else [reasons_said()] if several else []
    return in_sentences((*texts[:1], *together, *texts[1:]) if main else (*together, *texts))


def _of_drivers(rows: Sequence[Row]) -> list[str]:
    """What drivers with a figure count, in few words: the first caveat of each would take the room of a chart."""
    drawn = {row.question.indicator for row in rows if row.known}
    said = []
    if WEATHER in drawn:
        said.append(translate("Displacements are movements, not people; “weather” does not mean climate change."))
    elif drawn & MOVEMENTS:
        said.append(translate("Displacements are movements, not people."))
    if CONFLICT in drawn:
        said.append(translate("Conflict deaths are best estimates."))
    return said


def _on_places(context: Context, rows: Sequence[Row]) -> list[str]:
    """What other rows do not say of some of the places that are shown; of the world they are a small part."""
    shown = [code for row in rows[:1] if (code := row.series.lines[0].line.code) != WORLD]
    others = [context.indicators[row.question.indicator] for row in rows if row.known]
    apart = [one for one in others if shown and one.id != rows[0].question.indicator]
    return list(dict.fromkeys(caveat for one in apart for caveat in places_said(context, one, shown)))


def _of_all_events(context: Context, code: str, found: Sequence[Event], marked: Sequence[Event]) -> str:
    """Which events are marked, where it is not all that meet the rule; why none is."""
    if code in context.geography.regions:
        return translate("Events are marked for single countries only.")
    if len(found) > len(marked):
        words = {"found": of_events(len(found)), "marked": format_number(len(marked))}
        if all(event.threshold == DISPLACED for event in set(found) - set(marked)):
            return translate_number(
                "{marked} of {found} is marked; disasters with fewer movements are left out.",
                "{marked} of {found} are marked; disasters with fewer movements are left out.",
                len(marked),
                **words,
            )
        return translate_number(
            "{marked} of {found} is marked, conflict and law first.",
            "{marked} of {found} are marked, conflict and law first.",
            len(marked),
            **words,
        )
    if not found and counted_with(context, context.question(CONFLICT, (code,)), code):
        area = area_name(context, code)
        return translate("{area}: conflict deaths are counted with another area, so none is marked.", area=area)
    return "" if found else translate("No event of these years meets the rule.")


def _marks_said(context: Context, rows: Sequence[Row], is_group: bool) -> str:
    """What hatching and the marks of intervals are; years without a figure of a group are not hatched."""
    unknown = "" if is_group else translate("Hatched years have no figure: unknown, not zero.")
    return _with_readings(rows, _partly_known(context, rows) or unknown, _blank_said(rows))


def _with_readings(rows: Sequence[Row], *said: str) -> str:
    """What is said of hatched and blank years, and then of the marks of intervals."""
    tops = tops_read((row.drawn, row.frame) for row in rows)
    marks = (*said_once(readings([row.drawn], row.frame) for row in rows), *tops)
    return in_sentences(filter(None, (*said, *marks)))


def _marks_beside_keys(context: Context, rows: Sequence[Row], *, blank: str) -> str:
    """The same in a picture, whose legend names what is unknown, zeros and ranges: only what it does not say. What a
    page says above its rows stands here, too: there the names of the rows have that room. That each has a scale of its
    own is in sight. `blank`: what is said of blank years."""
    marks = said_once(unkeyed([row.drawn], row.frame) for row in rows)
    said = (_terms(context, rows), _partly_known(context, rows), blank)
    return in_sentences(filter(None, (*said, *marks)))


def _blank_said(rows: Sequence[Row]) -> str:
    """What years are of which a row has neither a figure nor hatching."""
    return blank_years_said() if any(row.is_short for row in rows) else ""


def _blank_unsaid(rows: Sequence[Row]) -> str:
    """The same where the rows are in sight: before their source begins some are blank, and nothing says since when it
    has figures."""
    return _blank_said([row for row in rows if row.frame.asked[0] > row.span[0] and row.since is None])


def _partly_known(context: Context, rows: Sequence[Row]) -> str:
    """What hatching is where something is known of some hatched years; else empty."""
    of_victims = [row for row in rows if row.question.indicator == CHILDREN.indicator and row.drawn.nobody]
    if any(not _lacks_rates(context, row) for row in of_victims):
        return hatched_said()
    if of_victims:
        return translate("Hatched years have no figure, or a count without a rate.")
    if any(row.drawn.by_part for row in rows):
        return translate("Hatched years have no figure, which is not zero; of some a part is known.")
    return ""


def _of_whom(context: Context, selection: Selection, code: str) -> list[str]:
    """Of a group whose figures are shown, and of several chosen areas which one."""
    said = []
    if code in context.geography.regions:
        said.append(
            translate(
                "Victims and persons in the justice system are of the countries that report in every one of the years "
                "shown. Other rows say whose figure they have: the publisher's own, what was recorded, or, where "
                "Reach 2030 has none, the median of the countries in one year."
            )
        )
    if alone := first_alone(context, selection):
        said.append(alone)
    return said


@dataclass(frozen=True)
class WithoutEvents:
    """What stands around rows that have no marks for events, and say by themselves what is unknown."""

    subtitle: str
    caveat: str
    coverage: str
    source: str
    sources: tuple[Source, ...]


def words_without_events(context: Context, selection: Selection, names: Collection[str] | None = None) -> WithoutEvents:
    """These words of a selection. `names`: the rows whose marks are seen; None for all."""
    rows = _led_closely(_from_afar(rows_of(context, selection)))
    # What is hatched says its chart's own note.
    seen = [row for row in rows if names is None or _heading(context, row) in names]
    worded, known = _led(seen or rows, rows[0]), _told(rows)
    drawn = [row for row in seen if row in known]
    marks = _with_readings(drawn, _partly_known(context, drawn), _blank_unsaid(drawn))
    asked = [row.credited for row in known if row in seen]
    return WithoutEvents(
        subtitle=_beside_said(context, worded, rows[0], events=False),
        caveat=_caveat(context, worded, events=False),
        coverage=in_sentences(filter(None, (_terms(context, seen), marks, first_alone(context, selection)))),
        source=sources_said(context, asked),
        sources=credited(context, credits_of(context, asked)),
    )


def unit_of_row(context: Context, row: Row) -> str:
    """The unit of a row, and of a group's how many countries are behind its figures."""
    return in_a_row([*_unit(context, row), *_behind(context, row)])


def _latest_said(context: Context, row: Row) -> str:
    """Its latest figure, behind its name: "3,170 in 2024"; of a group whose it is, or of how many countries. Nothing
    where it has none."""
    if not row.known:
        return ""
    indicator, drawn = context.indicators[row.question.indicator], replace(row.drawn, doubted=frozenset())
    figure = short_said(drawn, row.known[-1], row.frame)
    if row.known[-1].year not in drawn.unclear:
        figure = figure_with_unit(context, indicator, row.question, figure)
    # The year of a median stands behind it.
    dated = figure if row.series.lines[0].line.median else _dated(context, row, figure)
    return in_a_row([dated, *_behind(context, row)])


def _unit(context: Context, row: Row) -> list[str]:
    wording = row.series.frame.wording
    is_named = wording.names or wording.years
    return [] if is_named else [unit_beside(context.indicators[row.question.indicator], row.question)]


def _lacks_rates(context: Context, row: Row) -> bool:
    """Whether years of an area have a count, and no rate of it."""
    return bool(years_without_rate(context, row.question, row.series.lines[0].line.code))


def _behind(context: Context, row: Row) -> Iterator[str]:
    """Whose the figures of a group are, or of how many countries."""
    line = row.series.lines[0].line
    if line.published:
        source = context.source_for(row.question.indicator, line.code)
        yield translate("by {source}", source=publisher_said(source))
    if line.median:
        yield from [_median_of(row)] if row.known else []
        return
    counted = [point.countries for point in row.known if point.countries is not None]
    are_areas = any(point.territories for point in row.known)
    if counted and min(counted) < max(counted):
        most = of_countries_and_areas(max(counted)) if are_areas else of_countries(max(counted))
        yield translate("{fewest} to {most}", fewest=format_number(min(counted)), most=most)
    elif counted and are_areas:
        yield of_countries_and_areas(counted[0])
    elif counted and line.areas:
        yield translate_number("the same {number} country", "the same {number} countries", counted[0])
    elif counted:
        yield translate_number("{number} country", "{number} countries", counted[0])


def _dated(context: Context, row: Row, text: str) -> str:
    """Its latest figure in words with its year, with the number of persons that a country's rate is of, and what it is
    not to be told without."""
    point, line, question = row.known[-1], row.series.lines[0].line, row.question
    count = "" if line.group else _count_behind(context, row)
    if count:
        text = translate("{figure} ({count} in {year})", figure=text, count=count, year=point.year)
    else:
        text = translate("{figure} in {year}", figure=text, year=point.year)
    if line.group or point.status == AT_LEAST:
        return text
    text = marked(context, question, line.code, point.year, text)
    told = figure_and_doubt(context, question, point, line.code, text)
    # Where words say what denies it, it needs no other.
    return uncertain(text) if told == text and point.year in row.drawn.doubted else told


def _count_behind(context: Context, row: Row) -> str:
    """Of how many persons the newest rate of a country is; empty of few, and of a range."""
    key = counted_in(context, row.question) if row.known[-1].year not in row.drawn.unclear else None
    ends = key and count_of(context, key, row.series.lines[0].line.code, row.known[-1].year)
    return format_number(ends[0]) if ends and FEW <= ends[0] == ends[1] else ""


def _sign(context: Context, row: Row) -> str:
    """What follows each of its figures: "%" of shares."""
    return "%" if context.indicators[row.question.indicator].is_percentage else ""


def _median_of(row: Row) -> str:
    """That the row is no figure of the group, but the median of so many of its countries."""
    point = row.known[-1]
    return translate_number(
        "median of {number} country, {year}",
        "median of {number} countries, {year}",
        point.countries or 0,
        year=years_of(point),
    )


# ------------------------------------------------------------------------------------------------------- chart


def _chart(context: Context, panes: Sequence[Pane], marked: Sequence[Event], of_all: str) -> Chart:
    """Rows below each other on the same years; above them numbered events, with a line from each through all rows.

    `of_all`: what is said where the events stand in a list, of all that there are.
    """
    head = replace(_events(context, marked, panes[0].x), said=of_all) if marked else None
    keys = legend_of([*panes, head] if head else panes)
    return Chart(tuple(panes), arrangement="strips", legend=keys, head=head)


def _with_blank(chart: Chart, rows: Sequence[Row]) -> Chart:
    """A chart of a picture with what blank years are beside the key of hatched ones, which ask for it."""
    is_hatched = any(key.role == "silent" for key in chart.legend)
    if not (is_hatched and _blank_unsaid(rows)):
        return chart
    return replace(chart, legend=(*chart.legend, Key("Blank", "", "muted", blank_years_key())))


def _panes(context: Context, rows: Sequence[Row], marked: Sequence[Event]) -> list[Pane]:
    events = tuple(Rule(year, "event") for year in sorted({event.year for event in marked}))
    panes = with_signs([_pane(context, row, events) for row in rows])
    return [replace(pane, rank=rank) for pane, rank in zip(panes, _ranks(rows), strict=True)]


def _with_lead(context: Context, panes: Sequence[Pane], rows: Sequence[Row]) -> list[Pane]:
    """Panes of a flat picture or a slide: that of the title leads, in those beside it the newest bar says its figure
    as the highest does."""
    led = replace(ended_told(panes[0], _sign(context, rows[0])), is_leading=bool(rows[0].known))
    beside = (ended_told(pane, _sign(context, row)) for pane, row in zip(panes[1:], rows[1:], strict=True))
    return [led, *beside]


def _ranks(rows: Sequence[Row]) -> Iterator[int]:
    """Which rows a picture has where not all have room: the first one and the first with a figure of each theme, then
    the others, and last the same victims of all ages."""
    told = {rows[0].question.indicator}
    yield 0
    for row in rows[1:]:
        name = row.question.indicator
        theme = WEATHER if name in MOVEMENTS else name
        yield 2 if name == rows[0].question.indicator else int(theme in told)
        told |= {theme} if row.known else set()


def _from_afar(rows: Sequence[Row]) -> list[Row]:
    """The rows of a picture or a slide: the median of a group's countries is one dot, and no line over the years."""
    return [row for row in rows if not row.series.lines[0].line.median] or list(rows)


def _led_closely(rows: Sequence[Row]) -> list[Row]:
    """The rows with the years of its source alone for the first one, which leads others, where many years of the
    timeline would be blank in it: its bars have no room for their figures then."""
    first, last = rows[0].span
    begin, end = rows[0].frame.asked
    own = max(first, min(begin, last)), min(last, max(end, first))
    blank = (last - first) - (own[1] - own[0])
    is_closer = bool(rows[0].known) and blank > MOST_BLANK * (last - first + 1)
    return [replace(rows[0], span=own), *rows[1:]] if is_closer else list(rows)


def _years_of(rows: Sequence[Row]) -> tuple[int, int]:
    """From the first to the last year of some rows."""
    return min(row.span[0] for row in rows), max(row.span[1] for row in rows)


def _heading(context: Context, row: Row) -> str:
    """What a row is of, over its chart; of food insecurity how grave, which its name leaves out."""
    if row.question.indicator == FOOD and row.known:
        return translate("Food insecurity, moderate or severe")
    return subject(context, row.question)


def _pane(context: Context, row: Row, events: tuple[Rule, ...]) -> Pane:
    """The chart that the row would be by itself, on the years of the timeline; what it is of, and in which unit."""
    made, is_group = pane_of([row.drawn], row.frame), row.series.lines[0].line.group
    pane = replace(
        made,
        x=replace(made.x, step=2, first=row.span[0]),
        y=replace(to_a_round_top(made.y), suffix=_sign(context, row)),
        heading=_heading(context, row),
        said=_latest_said(context, row),
        rules=(*made.rules, *events),
    )
    pane = begun(peaked(pane, _sign(context, row)), _sign(context, row))
    if row.known:
        # One median stands for no series.
        since = None if row.series.lines[0].line.median else row.since
        return replace(pane, begins="" if since is None else translate("since {year}", year=since))
    # Without a figure there is no scale; an area's years are hatched, a group has none that were asked for.
    pane = replace(pane, y=Scale("number", 0, 1, is_shown=False))
    if not is_group:
        # Where some of its years have a count, it is not said to have no figure at all.
        reason = row.frame.silence or (row.frame.nobody_gap if _lacks_rates(context, row) else "")
        return replace(pane, blank=row.frame.silent_word, reason=reason)
    why = _why_none(context, row)
    return replace(pane, marks=(), rules=events, blank=why or translate("no figure"), reason=why)


def _why_none(context: Context, row: Row) -> str:
    """Why a group has no figure, where that is known: of victims its countries may have some, of which no sum is
    made."""
    if row.series.lines[0].line.median:
        return translate("no published figure, too few countries for a median")
    is_of_cases = context.indicators[row.question.indicator].theme in ("victims", "justice")
    return translate("too few countries") if is_of_cases else ""


def _events(context: Context, marked: Sequence[Event], years: Scale) -> Pane:
    """A numbered mark for each event, those of one year above each other."""
    left = Counter(event.year for event in marked)
    most = max(left.values())
    data = []
    for number, event in numbered(marked):
        hover = Hover("", event_text(context, event))
        data.append(Datum(event.year, left[event.year] - 0.5, hover=hover, label=str(number)))
        left[event.year] -= 1
    marks = (Dots(translate("Events"), "muted", tuple(data), role="event"),)
    return Pane(years, Scale("number", 0, most, is_shown=False), marks)


# ----------------------------------------------------------------------------------------------- table and file


def _table(context: Context, code: str, rows: Sequence[Row], marked: Sequence[Event]) -> Table:
    """One row a year, one column a row of the timeline, the events at the end; then each event with its words."""
    by_year = [{point.year: point for point in row.drawn.line.points} for row in rows]
    years = sorted({year for points in by_year for year in points} | {event.year for event in marked}, reverse=True)
    cells, origins = [], []
    for year in years:
        texts = [_cell(points.get(year), row) for points, row in zip(by_year, rows, strict=True)]
        of_year = [(number, event) for number, event in numbered(marked) if event.year == year]
        said = in_sentences(f"{number}. {event_text(context, event)}" for number, event in of_year)
        cells.append((str(year), *texts, said))
        asked = (origin_address(context, row.question, year) for row in rows)
        origins.append(("", *asked, event_origin(context, code, of_year[0][1]) if of_year else ""))
    heads = [in_a_row(filter(None, (subject(context, row.question), unit_of_row(context, row)))) for row in rows]
    columns = (translate("Year"), *heads, translate("Events"))
    numeric = (True, *(True for _ in rows), False)
    return Table(columns, tuple(cells), numeric, tuple(origins))


def _cell(point: Point | None, row: Row) -> str:
    if point is None:
        return translate("no figure")
    return counted_text(figure_of(row.drawn, point, row.series.frame.wording), point)


def _figures_of(context: Context, rows: Sequence[Row]) -> Iterable[tuple[str, ...]]:
    for row in rows:
        indicator, line = context.indicators[row.question.indicator], row.series.lines[0].line
        source = context.source_for(indicator.id, line.code)
        codes = (row.question.key.sex, row.question.age, row.question.breakdown)
        unit = unit_of(indicator, row.question)
        text = written_as(context, row.question, line)
        for point in row.drawn.line.points:
            numbers = numbers_of(point, text)
            head = (indicator.id, line.code, area_name(context, line.code), str(point.year))
            counted = (
                "" if point.countries is None else str(point.countries),
                "" if point.of is None else str(point.of),
            )
            of = (context, row.question, line.code, point.year)
            note = note_of(context, row.question, line, point) or ageless_noted(*of)
            yield (*head, *codes, *numbers, unit, source.id, source.vintage, *counted, "figure", note)


def _events_of(context: Context, code: str, marked: Sequence[Event]) -> Iterable[tuple[str, ...]]:
    for number, event in numbered(marked):
        source = context.source_of(event.indicator)
        head = (event.indicator, code, area_name(context, code), str(event.year))
        blanks = ("", "", "", number_text(event.figure), "", "", "", "")
        yield (*head, *blanks, source.id, source.vintage, "", "", "event", f"{number}. {event_text(context, event)}")
