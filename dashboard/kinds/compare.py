"""Up to six countries or groups side by side: each in a chart of its own or all in one, absolute or relative."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.catalogue import COUNT, RATE, Indicator
from dashboard.charts.marks import Chart, Pane, Rule
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import (
    TALL,
    Drawn,
    Frame,
    breaks_drawn,
    breaks_said,
    chart,
    figure_of,
    legend_of,
    nothing,
    pane_of,
    readings,
    rows_of_lines,
    said_once,
    scale_of_each,
    tops_read,
    unkeyed,
    with_signs,
)
from dashboard.figures.least import drawn_at
from dashboard.figures.observed import counted_text, file_rows, places_of
from dashboard.figures.series import COUNTED, count_told, frame_of, line_of, resting_on, years_drawn
from dashboard.figures.shown import CSV_COLUMNS, FileRows, Place, Shown, Table, Words
from dashboard.i18n import (
    DEFAULT,
    alphabetical,
    format_number,
    in_a_row,
    in_sentences,
    translate,
    translate_number,
)
from dashboard.metrics.aggregates import people_in
from dashboard.metrics.compare import BASE, FEW, Counts, Indexed, indexed, only, scaled, shared_years, unfit
from dashboard.metrics.lines import AT_LEAST, Line, Point, summed
from dashboard.selection import Selection, file_name
from dashboard.views import View
from dashboard.words.above_totals import doubt_of, least_points
from dashboard.words.ageless import Raised, says_children_detected
from dashboard.words.captions import sources_of
from dashboard.words.caveats import Shows, caveats_said
from dashboard.words.counted import of_countries
from dashboard.words.credits import credits_of
from dashboard.words.few import SHARES, few_in_short, few_sentence
from dashboard.words.low_totals import figure_and_doubt, unclear, unclear_shares
from dashboard.words.names import Wording, area_name, capitalised, line_name, listed, unit_of, year_spans
from dashboard.words.noted import as_measured, other_unit
from dashboard.words.offence import entitled, label_of
from dashboard.words.titles import (
    ages_unsaid,
    is_outdated,
    outdated_title,
    resting_beside,
    said_in,
    subject,
    trend_title,
    unsaid,
    year_told,
    years_in_common,
)
from dashboard.words.untotalled import ends_before_rows, is_of_children, years_by_part, years_of_nobody

MOST = 6
"""Countries or groups that are drawn."""
WIDE = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}
"""Columns in a wide panel, by the number of charts; in a narrow one there are at most two."""
NARROW = 2
HEAD = (*CSV_COLUMNS, "base_year", "index", "index_lower", "index_upper")
"""Columns of its file."""
USUAL_KINDS = ("region", "income")
"""Groups that are shown where the reader chose nothing: the first of these kinds of which two have a figure of their
own, else a median of their countries."""
MUCH = 1000
"""Relative figures over this speak of a small first one rather than of what came after."""
INDEX = "indexed"
SAME_YEARS = "same-years"
ONE_CHART = "one-chart"


@dataclass(frozen=True)
class Side:
    """What stands side by side, and how it came about."""

    selection: Selection
    """With the areas that are drawn."""
    lines: tuple[Drawn, ...]
    """Absolute figures, of all years or of those that all have."""
    every: tuple[Drawn, ...]
    """The same of all years: what is said of an area's own years is said of these."""
    index: Indexed | None = None
    """Figures relative to the first common year, where the reader asks for them and they can be."""
    notes: tuple[str, ...] = ()
    """What was left out, or why what was asked for cannot be shown."""

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """The lines as they are shown."""
        if self.index is None:
            return self.lines
        shown = zip(self.lines, self.index.lines, strict=True)
        return tuple(
            replace(one, line=line, raised=_raised_beside(one, line, self.index.year), least=()) for one, line in shown
        )


def side_by_side(context: Context, selection: Selection) -> Side:
    """The lines that a selection asks for, at most MOST, with a note on all that is not as asked."""
    codes = selection.areas[:MOST] or _usual_groups(context, selection)
    asked = replace(selection, areas=codes)
    found = [_line(context, asked, code) for code in codes]
    lines = tuple(
        Drawn(
            line_name(context, line),
            f"line.{place}",
            line,
            other_unit(context, asked, line.code),
            by_part=years_by_part(context, asked, line.code),
            unclear=unclear_shares(context, asked, line.code),
            nobody=years_of_nobody(context, asked, line.code),
            doubted=doubt.doubted,
            is_before_rows=ends_before_rows(context, asked, line),
            raised=doubt.raised,
            least=least_points(context, asked, line),
        )
        for place, (line, doubt) in enumerate((line, doubt_of(context, asked, line)) for line in found)
    )
    notes = []
    if len(selection.areas) > MOST:
        notes.append(
            translate_number(
                "Only the first {most} of the {n} that were chosen are shown.",
                "Only the first {most} of the {n} that were chosen are shown.",
                len(selection.areas),
                most=MOST,
                n=len(selection.areas),
            )
        )
    if {SAME_YEARS, INDEX} & set(selection.show):
        apart = [drawn for drawn in lines if drawn.line.median]
        lines = tuple(drawn for drawn in lines if drawn not in apart)
        asked = replace(asked, areas=tuple(drawn.line.code for drawn in lines))
        notes += _without_medians(context, apart)
    notes += _not_in_each_other(context, lines)
    every = lines
    if SAME_YEARS in selection.show and lines:
        years = shared_years([drawn.line for drawn in lines])
        notes.append(_same_years(years, lines))
        lines = tuple(replace(drawn, line=only(drawn.line, years), least=()) for drawn in lines)
    index = _index(context, asked, lines, every) if INDEX in selection.show and lines else None
    if isinstance(index, str):
        return Side(asked, lines, every, None, (*notes, index))
    if index is not None:
        notes.append(_indexed_note(context, asked, index, every))
    return Side(asked, lines, every, index, tuple(notes))


def _line(context: Context, selection: Selection, code: str) -> Line:
    """One area's or group's line by the rules of the house: the same countries for detections, shares of sums."""
    if code in context.geography.areas:  # A country's own rows, whatever stands beside it.
        return context.line(selection, code)
    year = context.years(selection.indicator).opening
    return _remembered(
        context, replace(selection, areas=(code,), year=year, view="", against=(), show=(), lang=DEFAULT)
    )


@lru_cache(maxsize=512)
def _remembered(context: Context, selection: Selection) -> Line:
    return line_of(context, selection, selection.areas[0]).line


def _without_medians(context: Context, apart: Sequence[Drawn]) -> list[str]:
    """That medians, which are of one year, do not take part where years are compared."""
    if not apart:
        return []
    names = listed([area_name(context, drawn.line.code) for drawn in apart])
    return [
        translate(
            "Left out: {areas}. Reach 2030 has no figure of theirs, and the median of countries, which stands in its "
            "place, is of one year only.",
            areas=names,
        )
    ]


def _usual_groups(context: Context, selection: Selection) -> tuple[str, ...]:
    regions = context.geography.regions.values()
    kinds = [tuple(region.code for region in regions if region.kind == kind) for kind in USUAL_KINDS]
    kinds[0] = regions_by_name(context)
    lines = [[_line(context, selection, code) for code in codes] for codes in kinds]
    # A publisher's own figures, or sums, before medians, which are of one year only.
    for wanted in (_is_own, _is_known):
        for codes, found in zip(kinds, lines, strict=True):
            if sum(map(wanted, found)) > 1:
                return codes[:MOST]
    return ()


def regions_by_name(context: Context) -> tuple[str, ...]:
    """The five regions in the order of the alphabet."""
    codes = [region.code for region in context.geography.regions.values() if region.kind == "region"]
    return tuple(sorted(codes, key=lambda code: alphabetical(area_name(context, code))))


def _is_own(line: Line) -> bool:
    return _is_known(line) and not line.median


def _is_known(line: Line) -> bool:
    return bool(line.known)


# ------------------------------------------------------------------------------------------------ relative figures


def _index(context: Context, selection: Selection, lines: Sequence[Drawn], every: Sequence[Drawn]) -> Indexed | str:
    """The lines relative to the first common year, or the sentence that says why not, of all their years."""
    indicator = context.indicators[selection.indicator]
    if kind := unfit(indicator, selection.breakdown):
        return {
            "codes": translate("Not shown relative to a first year: these figures are codes or years, not amounts."),
            "percentage": translate(
                "Not shown relative to a first year: these are percentages already, and a percentage of a percentage "
                "hides how much it is of. Compare the points themselves."
            ),
            "score": translate("Not shown relative to a first year: on a scale like this zero does not mean nothing."),
        }[kind]
    if moving := [drawn.label for drawn in every if _is_of_others(drawn.line)]:
        return translate(
            "Not shown relative to a first year, as the sums are not over the same countries in all years: {areas}.",
            areas=listed(moving),
        )
    counts = [counts_behind(context, selection, drawn.line.code) for drawn in lines]
    since = max(indicator.break_years, default=None)
    found = indexed([drawn.line for drawn in lines], counts, since)
    if found.refusal is None:
        return found
    return _refused(found, every, since)


def _raised_beside(drawn: Drawn, relative: Line, year: int) -> dict[int, Raised]:
    """How high relative figures may be; of none where that of the first year itself may be higher: then all others may
    be lower, and nobody knows by how much."""
    base = next((point.value for point in drawn.line.known if point.year == year), None)
    if not base or year in drawn.raised:
        return {}
    by, kept = BASE / base, {point.year for point in relative.known}
    return {
        one: raised._replace(top=by * raised.top, own=scaled(raised.own, by))
        for one, raised in drawn.raised.items()
        if one in kept
    }


def _is_of_others(line: Line) -> bool:
    """Whether a group's figures are sums over whoever has one in the year: a change may be that of who is counted."""
    is_summed = line.group and not (line.published or line.median or line.areas)
    return is_summed and len({point.countries for point in line.known}) > 1


def _first_year(lines: Sequence[Drawn], since: int | None, year: int) -> str:
    """Which year figures are relative to: not the first one that all have where that is before a break."""
    if since is None or min(shared_years([drawn.line for drawn in lines]), default=year) >= since:
        return translate("the first year that all have")
    return translate("the first year from {since} on that all have", since=since)


def _refused(found: Indexed, lines: Sequence[Drawn], since: int | None) -> str:
    words = {
        "area": lines[found.place].label,
        "year": found.year,
        "which": _first_year(lines, since, found.year),
    }
    if found.refusal == "no common year" and since is not None and shared_years([drawn.line for drawn in lines]):
        return translate(
            "Not shown relative to a first year: from the new questionnaire of {year} on there is no year in which "
            "all have a figure.",
            year=since,
        )
    if found.refusal == "no common year":
        return translate("Not shown relative to a first year. {why}", why=_no_common_year(lines))
    if found.refusal == "zero":
        return translate(
            "Not shown relative to {year}, {which}: {area} is at zero there, and nothing can be said relative to that.",
            **words,
        )
    if found.refusal == "few":
        return translate(
            (
                "Not shown relative to {year}, {which}: {area} has few in that year (under {few}), so any change "
                "would look large."
            ),
            **words,
            few=FEW,
        )
    return translate("Not shown relative to {year}, {which}: {area} has a range there, not one number.", **words)


def counts_behind(context: Context, selection: Selection, code: str) -> Counts | None:
    """The least number of persons, movements or events behind each year's figure; None for what is no count of them.

    Behind a share of detected children are the children that it counts.
    """
    indicator = context.indicators[selection.indicator]
    if indicator.theme == "context" or _line(context, selection, code).median:
        return None
    if indicator.id in SHARES:
        children = replace(context.question(COUNTED, ()), age="Y0T17", sex=SHARES[indicator.id] or selection.sex)
        return {point.year: _least(point) for point in _line(context, children, code).known}
    if selection.measure in (RATE, COUNT) and indicator.is_count:
        line = _line(context, replace(selection, measure=COUNT), code)
        return {point.year: _least(point) for point in line.known}
    if not indicator.unit.startswith("per 100,000"):
        return None
    weights, line = context.weights[indicator.rate_people or "population"], _line(context, selection, code)
    return {
        point.year: _least(point) * people_in(weights, line.areas or _members(context, code), point.year) / 100_000
        for point in line.known
    }


def _least(point: Point) -> float:
    return drawn_at(point) or 0


def is_few(behind: Counts | None, point: Point) -> bool:
    """Whether a rate or share rests on some, but fewer than FEW."""
    return behind is not None and 0 < behind.get(point.year, FEW) < FEW


def figure_said(context: Context, selection: Selection, code: str, point: Point, text: str) -> str:
    """A figure in words; a share of few, or of a total that its parts exceed, is not said, a rate of few is marked.

    What is not to be told without its doubt has it beside it.
    """
    if point.year in unclear_shares(context, selection, code):
        return unclear()
    is_of_few = selection.measure != COUNT and is_few(counts_behind(context, selection, code), point)
    told = few_in_short(selection, text) if is_of_few else text
    return figure_and_doubt(context, selection, point, code, told)


def _members(context: Context, code: str) -> tuple[str, ...]:
    return (code,) if code in context.geography.areas else summed(context.geography, code)


# ------------------------------------------------------------------------------------------------ notes


def _not_in_each_other(context: Context, lines: Sequence[Drawn]) -> list[str]:
    """Which chosen groups hold another chosen area, whose figure yet is no part of theirs: others of it are counted."""
    apart: set[str] = set()
    for whole in (drawn.line for drawn in lines if drawn.line.group and drawn.line.areas and drawn.line.known):
        members = set(_members(context, whole.code))
        for part in (drawn.line for drawn in lines if drawn.line.known):
            counted = set(part.areas or _members(context, part.code))
            if (
                part is not whole
                and members.issuperset(_members(context, part.code))
                and not counted <= set(whole.areas)
            ):
                apart |= {whole.code, part.code}
    if not apart:
        return []
    names = listed([drawn.label for drawn in lines if drawn.line.code in apart])
    said = translate(
        "{areas}: each figure rests on countries of its own, so one need not be a part of another.", areas=names
    )
    return [said]


def _same_years(years: Sequence[int], lines: Sequence[Drawn]) -> str:
    if not years:
        return _no_common_year(lines)
    return translate_number(
        "Only the {number} year in which all have a figure: {years}.",
        "Only the {number} years in which all have a figure: {years}.",
        len(years),
        years=year_spans(years),
    )


def _no_common_year(lines: Sequence[Drawn]) -> str:
    without = [drawn.label for drawn in lines if not drawn.line.known]
    if without:
        return translate("There is no year in which all have a figure; without any: {areas}.", areas=listed(without))
    return translate("There is no year in which all have a figure.")


def _indexed_note(context: Context, selection: Selection, index: Indexed, every: Sequence[Drawn]) -> str:
    said = translate(
        "Each figure is divided by that of {year}, {which}, and multiplied by {base}.",
        year=index.year,
        which=_first_year(every, max(context.indicators[selection.indicator].break_years, default=None), index.year),
        base=BASE,
    )
    if breaks := context.indicators[selection.indicator].break_years:
        said += " " + translate("Nothing is compared across the new questionnaire of {year}.", year=max(breaks))
    if any((point.value or point.upper or 0) > MUCH for line in index.lines for point in line.known):
        said += " " + translate(
            "A figure over {much} mostly says how small the first one was.", much=format_number(MUCH)
        )
    if index.hidden:
        said += " " + translate_number(
            "{number} figure that rests on fewer than {few} is left out.",
            "{number} figures that rest on fewer than {few} are left out.",
            index.hidden,
            few=FEW,
        )
    return said


# ------------------------------------------------------------------------------------------------ the view


def compare(context: Context, _view: View, selection: Selection) -> Shown:
    """The view: chart, words, table and file of what stands side by side."""
    side = side_by_side(context, selection)
    frame = frame_beside(context, side)
    indicator = context.indicators[selection.indicator]
    known = [point.year for drawn in side.drawn for point in drawn.line.known]
    title, coverage = _title(context, side), _coverage(context, side)
    if _is_of_people(context, side, title):
        frame = replace(frame, above=unit_of(indicator, _asked(context, side)))
    rests = resting_beside(context, _asked(context, side), side.drawn[0].line) if _is_led(side) else ""
    asked = [(drawn, as_measured(context, side.selection, drawn.line.code)) for drawn in side.drawn]
    counted = "" if side.index else count_told(context, side.drawn, [question for _, question in asked], title)
    leading = in_sentences(filter(None, (rests, counted)))
    subtitle = _subtitle(context, side, frame, title)
    subtitle = in_sentences((leading, capitalised(subtitle))) if leading else subtitle
    rows = rows_of_lines(asked, frame)
    told = 0 if side.index else year_told(context, indicator, [drawn.line for drawn in side.drawn])
    stem = file_name(side.selection, min(known, default=frame.first), max(known, default=frame.last))
    return Shown(
        _chart(context, side, frame),
        Words(
            stem=f"{stem}_{INDEX}" if side.index else stem,
            indicator=selection.indicator,
            title=title,
            subtitle=subtitle,
            leading=leading,
            about=said_in(context, _asked(context, side), title),
            caveat=caveats_said(context, Shows(rows, f"{title} {subtitle}", main=indicator, told=told)),
            source=sources_of(context, indicator, side.selection),
            sources=credits_of(context, [side.selection]),
            coverage=in_sentences(
                filter(None, (coverage, *_reading(side, frame, readings), *_tops(side, frame), *_broken(side, frame)))
            ),
            covered=coverage,
            beside_legend=in_sentences(filter(None, (coverage, *_reading(side, frame, unkeyed)))),
            origin=origin_address(context, side.selection, max(known, default=selection.year)),
        ),
        lambda: _table(context, side, frame),
        HEAD,
        lambda: _file(context, side),
        places=lambda: _places(context, side, frame),
    )


def _places(context: Context, side: Side, frame: Frame) -> tuple[Place, ...]:
    """Where a reader's own figures stand: nowhere among relative ones, nor among codes."""
    if side.index is not None or frame.is_named:
        return ()
    is_grid = ONE_CHART not in side.selection.show and len(side.lines) > 1
    asked = [(drawn, replace(side.selection, areas=(drawn.line.code,))) for drawn in side.lines]
    return places_of(context, asked, apart=is_grid)


def frame_beside(context: Context, side: Side) -> Frame:
    """What the lines side by side share: years, unit and words."""
    frame = frame_of(context, side.selection, side.lines)
    known = [point.year for drawn in side.drawn for point in drawn.line.known]
    if all(drawn.line.group for drawn in side.lines) and known:
        frame = replace(frame, last=max(known))
    if side.index is None:
        return frame
    unit = translate("({year} = {base})", year=side.index.year, base=BASE)
    return replace(frame, unit=unit, wording=Wording(0), first=side.index.year, as_lines=True, of_things=False)


Reading = Callable[[Sequence[Drawn], Frame, float], tuple[str, ...]]


def _reading(side: Side, frame: Frame, say: Reading) -> Iterable[str]:
    """What the marks of intervals are, each said once. `say`: of all marks, or of those that no legend names."""
    if ONE_CHART in side.selection.show:
        return say(side.drawn, frame, 0.0)
    top = scale_of_each(side.drawn, frame).high
    return said_once(say([drawn], frame, top) for drawn in side.drawn)


def _tops(side: Side, frame: Frame) -> Iterable[str]:
    """What pale tops are of which more is known than how high a figure may be; one chart has none."""
    if ONE_CHART in side.selection.show:
        return ()
    return tops_read(((drawn, frame) for drawn in side.drawn), scale_of_each(side.drawn, frame))


def _broken(side: Side, frame: Frame) -> list[str]:
    """What the upright lines of a grid are: one chart has words at each."""
    if ONE_CHART in side.selection.show or len(side.lines) < 2:
        return []
    years = {year for drawn in side.drawn for year in breaks_drawn([drawn], frame)}
    return [breaks_said(sorted(years))] if years else []


def _chart(context: Context, side: Side, frame: Frame) -> Chart:
    lines = side.drawn
    if not any(drawn.line.known for drawn in lines):
        return nothing()
    base = _base(side.index) if side.index else ()
    if ONE_CHART in side.selection.show or len(lines) == 1:
        made = chart(lines, frame)
        is_cut = any(_is_cut(side, drawn) for drawn in lines)
        panes = [_without_silence(pane) if is_cut else pane for pane in made.panes]
        whole = tuple(replace(pane, rules=(*pane.rules, *base)) for pane in panes)
        return replace(made, panes=whole, year=None, tall=TALL)
    # The scale of all: ends of ranges that no line shows have no place on it.
    shared = scale_of_each(lines, frame)
    panes = list[Pane]()
    for drawn in lines:
        pane = pane_of([drawn], frame, shared)
        pane = _without_silence(pane) if _is_cut(side, drawn) else pane
        # Of a group without any figure nothing is missing: it has none.
        marks = pane.marks if drawn.line.known or not drawn.line.group else ()
        said = in_a_row(filter(None, (last_said(context, side, drawn, frame), _behind(drawn))))
        panes.append(replace(pane, marks=marks, rules=(*pane.rules, *base), heading=drawn.label, said=said))
    columns = (WIDE.get(len(lines), 3), min(NARROW, len(lines)))
    panes = with_signs(panes)
    return Chart(tuple(panes), arrangement="grid", columns=columns, legend=legend_of(panes))


def _behind(drawn: Drawn) -> str:
    """How many countries are behind a group's figures, where these are the same in each year."""
    if not drawn.line.areas:
        return ""
    return translate_number("the same {number} country", "the same {number} countries", len(drawn.line.areas))


def _is_cut(side: Side, drawn: Drawn) -> bool:
    """Whether years in which a line has a figure are left out, since others have none in them."""
    (whole,) = [one for one in side.every if one.line.code == drawn.line.code]
    (shown,) = [one for one in side.lines if one.line.code == drawn.line.code]
    return len(shown.with_least.line.known) < len(whole.with_least.line.known)


def _without_silence(pane: Pane) -> Pane:
    """A pane that leaves years out, which are nobody's silence."""
    marks = tuple(mark for mark in pane.marks if mark.role != "silent")
    return replace(pane, marks=marks, gap="", gaps={}, is_cut=True)


def _base(index: Indexed) -> tuple[Rule, ...]:
    """The line at 100."""
    return (Rule(float(BASE), "base", translate("{year} = {base}", year=index.year, base=BASE)),)


def last_said(context: Context, side: Side, drawn: Drawn, frame: Frame) -> str:
    """The last figure of a line and its year, or why it has none."""
    drawn = drawn.with_least
    if not drawn.line.known and is_of_children(context, side.selection) and drawn.nobody:
        return translate("all adults in {years}", years=year_spans(drawn.nobody))
    if not drawn.line.known and drawn.nobody:
        return frame.nobody_word
    if not drawn.line.known:
        return none_said(frame.wording, drawn.line)
    point = drawn.line.known[-1]
    text = figure_of(drawn, point, frame.wording)
    if side.index is None and point.status != AT_LEAST:
        text = figure_said(context, side.selection, drawn.line.code, point, frame.wording.text(point))
    return translate("{figure} in {year}", figure=text, year=point.year)


def none_said(wording: Wording, line: Line) -> str:
    """What is said of an area without a figure: unknown, suppressed, or no row at all."""
    return wording.none(line.points[-1].status) if line.points else translate("no figure")


@entitled
def _title(context: Context, side: Side) -> str:
    lines = [drawn.line for drawn in side.drawn]
    label = label_of(context.indicators[side.selection.indicator])
    if not lines:
        return translate("{label}: choose up to {most}", label=label, most=of_countries(MOST))
    every = [drawn.line for drawn in side.every]
    last = shared_years(lines)[-1:]
    is_old = bool({SAME_YEARS, INDEX} & set(side.selection.show)) and len(lines) > 1
    if is_old and last and is_outdated(context, context.indicators[side.selection.indicator], every, last[0]):
        return outdated_title(context, _asked(context, side), [line for line in every if line.known], last[0])
    if SAME_YEARS in side.selection.show and len(lines) > 1 and not last and all(line.known for line in every):
        names = listed([drawn.label for drawn in side.lines])
        return translate("{subject}: {areas}; no year in common", subject=subject(context, side.selection), areas=names)
    if side.index is None:
        shown = lines if any(line.known for line in lines) else every
        return trend_title(context, _asked(context, side), shown)
    return _indexed_title(context, side, side.index)


def _asked(context: Context, side: Side) -> Selection:
    """What is asked, of the age that was measured where there is one line alone."""
    return as_measured(context, side.selection, side.lines[0].line.code) if len(side.lines) == 1 else side.selection


def _indexed_title(context: Context, side: Side, index: Indexed) -> str:
    """The last year that all have; of detections, whose changes would be read as too much, the names alone."""
    indicator, about = context.indicators[side.selection.indicator], subject(context, side.selection)
    years = shared_years(index.lines)
    if indicator.theme in ("victims", "justice") or not years:
        names = listed([drawn.label for drawn in side.lines])
        return translate("{subject}, relative to {year}: {areas}", subject=about, year=index.year, areas=names)
    parts = []
    for drawn in side.drawn:
        point = next(point for point in drawn.line.known if point.year == years[-1])
        parts.append(f"{drawn.label} {Wording(0).text(point)}")
    return translate(
        "{subject} in {year}, relative to {base_year} (= {base}): {parts}",
        subject=about,
        year=years[-1],
        base_year=index.year,
        base=BASE,
        parts=in_a_row(parts),
    )


def _subtitle(context: Context, side: Side, frame: Frame, title: str) -> str:
    indicator = context.indicators[side.selection.indicator]
    unit = unit_of(indicator, _asked(context, side))
    if side.index:
        unit = translate("{year} = {base}", year=side.index.year, base=BASE)
    elif _is_of_people(context, side, title):
        unit = translate("Rates")  # The unit stands in the rate before it, and over the chart.
    told = frame.wording.names or frame.wording.years
    about = unsaid(said_in(context, _asked(context, side), title), title)
    is_alike = side.index is not None or SAME_YEARS in side.selection.show
    span, lines = years_drawn(side.lines, frame), [drawn.line for drawn in side.lines]
    in_common = "" if is_alike else years_in_common(context, side.selection, lines, span)
    about = about or ages_unsaid(context, _asked(context, side), title)
    parts = [*filter(None, (about, "" if told else unit, span, in_common))]
    if ONE_CHART not in side.selection.show and len(side.lines) > 1:
        parts.append(translate("the same axes in each chart"))
    return in_a_row(parts)


def _is_of_people(context: Context, side: Side, title: str) -> bool:
    """Whether a title says how many children are behind one country's rate, which is drawn."""
    return side.index is None and says_children_detected(title) and _asked(context, side).measure == RATE


def _coverage(context: Context, side: Side) -> str:
    if not side.lines:
        return in_sentences(side.notes) or _invitation(context.indicators[side.selection.indicator])
    every = [drawn.line for drawn in side.every]
    is_of_few = side.index is None and any(_ends_with_few(context, side, drawn) for drawn in side.lines)
    few = [few_sentence()] if is_of_few else []
    rests = resting_on(context, side.selection, every, is_led=_is_led(side))
    return in_sentences(filter(None, (*side.notes, rests, *few)))


def _is_led(side: Side) -> bool:
    """Whether the subtitle says which countries the one line is a sum over."""
    return len(side.drawn) == 1 and not side.index


def _ends_with_few(context: Context, side: Side, drawn: Drawn) -> bool:
    """Whether the last figure of a line is told as one of few."""
    if side.selection.measure == COUNT or not drawn.line.known:
        return False
    return is_few(counts_behind(context, side.selection, drawn.line.code), drawn.line.known[-1])


def _invitation(indicator: Indicator) -> str:
    if indicator.aggregate != "sum" and not indicator.has_median(indicator.default_breakdown):
        return translate("These figures cannot be added up over countries, so no region is shown.")
    return translate("No region has figures of enough countries.")


def _table(context: Context, side: Side, frame: Frame) -> Table:
    """One row a year, the newest first: the figure, beside it what it is relative to the first year where asked."""
    lines, shown = side.lines, side.drawn
    own = frame_of(context, side.selection, lines)
    none, absolute = own.nobody_word, own.wording
    by_year = [{point.year: point for point in drawn.with_least.line.points} for drawn in lines]
    relative = [{point.year: point for point in drawn.line.known} for drawn in shown] if side.index else []
    years = sorted({point.year for drawn in shown for point in drawn.with_least.line.points}, reverse=True)
    rows, origins = [], []
    for year in years:
        cells = [
            _cell(drawn, absolute, found.get(year), none if year in drawn.nobody else "")
            for drawn, found in zip(lines, by_year, strict=True)
        ]
        if relative:
            also = [_cell(drawn, frame.wording, found.get(year)) for drawn, found in zip(shown, relative, strict=True)]
            pairs = zip(also, cells, strict=True)
            cells = [translate("{index} ({figure})", index=index, figure=figure) for index, figure in pairs]
        rows.append((str(year), *cells))
        asked = [replace(side.selection, areas=(drawn.line.code,), view="", show=()) for drawn in lines]
        origins.append(("", *(origin_address(context, question, year) for question in asked)))
    columns = (translate("Year"), *(drawn.label for drawn in lines))
    return Table(columns, tuple(rows), (True,) * len(columns), tuple(origins))


def _cell(drawn: Drawn, wording: Wording, point: Point | None, none: str = "") -> str:
    """A figure, or why there is none: `none`, where it is not unknown."""
    if point is None:
        return none or translate("no figure")
    return counted_text(figure_of(drawn, point, wording), point)


def _file(context: Context, side: Side) -> FileRows:
    """The absolute figures, and in four more columns what they are relative to a first year, blank where not shown."""
    questions = [replace(side.selection, areas=(drawn.line.code,)) for drawn in side.lines]
    rows = file_rows(context, zip((drawn.with_least for drawn in side.lines), questions, strict=True))
    if side.index is None:
        return tuple((*row, "", "", "", "") for row in rows)
    found: Mapping[tuple[str, str], Point] = {
        (line.code, str(point.year)): point for line in side.index.lines for point in line.known
    }
    first = str(side.index.year)
    more = [_relative(found.get((row[1], row[3]))) for row in rows]
    kept = [(*row, first, *beside) for row, beside in zip(rows, more, strict=True) if row[3] >= first]
    return tuple(kept)


def _relative(point: Point | None) -> tuple[str, str, str]:
    numbers = (None, None, None) if point is None else (point.value, point.lower, point.upper)
    texts = ["" if number is None else repr(round(number, 6)) for number in numbers]
    return texts[0], texts[1], texts[2]
