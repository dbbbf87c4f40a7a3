"""Views whose charts are lines of figures over the years, and their twins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import Drawn, Frame, chart, figure_of, paired, strip
from dashboard.figures.observed import counted_text, file_rows, places_of
from dashboard.figures.series import Series, asked_by, of_group, series_of, told_alike, told_with_rate
from dashboard.figures.shown import CSV_COLUMNS, FileRows, Place, Shown, Table, Words
from dashboard.i18n import as_sentence, in_a_row, in_sentences, labelled, translate
from dashboard.metrics.lines import Point
from dashboard.selection import Selection, file_name
from dashboard.views import View
from dashboard.words.ageless_sums import upper_ends_said
from dashboard.words.credits import credits_of
from dashboard.words.names import short_name
from dashboard.words.referred import referred_key, signed_name

CODED, NAMED = CSV_COLUMNS.index("ref_area"), CSV_COLUMNS.index("area")


def trend(context: Context, view: View, selection: Selection) -> Shown:
    """The lines of a view as its chart."""
    series = told_alike(context, series_of(context, view, selection))

    def body() -> Chart:
        if series.others is None:
            return chart(series.lines, series.frame)
        return paired(series.shown, series.frame)

    return _shown(context, view, selection, series, body)


def row(context: Context, view: View, selection: Selection) -> Shown:
    """A small chart, one of many below each other; of a group it says what its figures are."""
    series = series_of(context, view, selection)

    def body() -> Chart:
        note = of_group(context, series.selection, series.lines[0].line)
        return strip(series.lines[0], series.frame, note)

    return _shown(context, view, selection, series, body)


def _shown(context: Context, view: View, selection: Selection, series: Series, body: Callable[[], Chart]) -> Shown:
    def with_words(words: Callable[[], Words], fewer: Callable[[], Shown] | None = None) -> Shown:
        return Shown(
            body,
            words,
            lambda: series_table(context, series, f"{view.panel}.chart"),
            tuple(CSV_COLUMNS),
            lambda: series_rows(context, series),
            fewer=fewer,
            places=lambda: _places(context, series),
        )

    def far() -> Words:
        return _words(context, view, selection, _with_rate(context, series))

    # On the page the rate stands right below the title.
    return with_words(lambda: _words(context, view, selection, series), lambda: with_words(far))


def _with_rate(context: Context, series: Series) -> Series:
    """The same with the rate of one country's detected children behind their number in its title, if that has room."""
    title, counted = told_with_rate(context, series.lines, series.questions, series.title)
    if title == series.title:
        return series
    rest = series.subtitle.removeprefix(series.counted).lstrip()
    return replace(series, title=title, counted=counted, subtitle=in_sentences(filter(None, (counted, rest))))


def _places(context: Context, series: Series) -> tuple[Place, ...]:
    """Where a reader's own figures stand: nowhere among kinds of one year, nor among codes; of a group without some
    countries nobody has any."""
    if series.frame.profile or series.frame.is_named:
        return ()
    places = places_of(context, zip(series.lines, series.questions, strict=True))
    if series.others is None:
        return places
    whole, others = series.shown
    return places[0]._replace(label=whole.label), places[0]._replace(label=others.label, area="", people=())


def _words(context: Context, view: View, selection: Selection, series: Series) -> Words:
    why = _why(context, series)
    read = why, series.approximate, series.coverage, series.reading
    leading = series.rests if series.is_turned else series.leading
    return Words(
        stem=file_name(series.selection, series.frame.first, series.frame.last),
        indicator=series.selection.indicator,
        title=series.title,
        subtitle=_below_turned(context, series) if series.is_turned else series.subtitle,
        leading=in_sentences(filter(None, (leading, series.counted))),
        about=series.about,
        qualifier="" if series.is_turned else series.without,
        aloud=series.without if series.is_turned else "",
        caveat=series.caveat,
        later=series.later or None,
        placed=series.placed or None,
        source=series.source,
        sources=credits_of(context, asked_by(series)),
        coverage=in_sentences(filter(None, (*read, series.tops))),
        beside_legend=in_sentences(filter(None, read)) if series.tops else None,
        covered=in_sentences(filter(None, (why, series.approximate, series.coverage))),
        origin=_origin(context, view, series, selection),
    )


def _below_turned(context: Context, series: Series) -> str:
    """The subtitle below a title that says whose a change is: of whom its figures are potential victims, whom a title
    names without a sign, and by how many they changed, since the bars below are rates. All figures of the two years
    stand on these."""
    potential = (
        as_sentence(labelled(signed_name(short_name(context, area)), referred_key())) for area in series.movers
    )
    return in_sentences((series.subtitle.removeprefix(series.without).lstrip(), *potential, series.moved))


def _why(context: Context, series: Series) -> str:
    """How many have no age; where the title says whose a change is between what upper ends count, with whom no bar has,
    and the figures of both years."""
    if not series.is_turned:
        return series.why
    upper = upper_ends_said(context, series.questions[0])
    figures = series.without.removesuffix(upper).rstrip()
    return in_sentences((upper if figures != series.without else "", series.undrawn, series.why, figures))


def _origin(context: Context, view: View, series: Series, selection: Selection) -> str:
    """The address that explains what a chart's title says: its latest figure, of all its areas and parts."""
    last = max((drawn.line.known[-1].year for drawn in series.lines if drawn.line.known), default=selection.year)
    question = replace(series.questions[0], areas=selection.areas)
    return origin_address(context, question, last, f"{view.panel}.chart")


def series_table(context: Context, series: Series, seen: str = "") -> Table:
    """What a chart shows: one row a year, one column a line; a year without a figure says so.

    `seen`: view and tab of the chart, for the addresses that explain its figures.
    """
    frame = series.frame
    lines = [{point.year: point for point in _within(drawn.with_least.line.points, frame)} for drawn in series.shown]
    years = sorted({year for line in lines for year in line}, reverse=True)
    rows = [
        (
            frame.pooled or str(year),
            *(_cell(drawn, year, line.get(year), frame) for drawn, line in zip(series.shown, lines, strict=True)),
        )
        for year in years
    ]
    columns = (translate("Period") if frame.pooled else translate("Year"), *(drawn.label for drawn in series.shown))
    asked = [
        replace(question, areas=(drawn.line.code,), view="")
        for drawn, question in zip(series.lines, series.questions, strict=True)
    ]
    # Those of a whole explain it, not what it is without some.
    beside = ("",) * (len(series.shown) - len(series.lines))
    origins = [("", *(origin_address(context, question, year, seen) for question in asked), *beside) for year in years]
    return Table(columns, tuple(rows), (True,) * len(columns), tuple(origins))


def _within(points: Iterable[Point], frame: Frame) -> list[Point]:
    return [point for point in points if frame.first <= point.year <= frame.last]


def _cell(drawn: Drawn, year: int, point: Point | None, frame: Frame) -> str:
    if point is None:
        none = frame.nobody_word if year in drawn.nobody else translate("no figure")
        return drawn.instead.get(year, none)
    return counted_text(figure_of(drawn, point, frame.wording), point)


def series_rows(context: Context, series: Series) -> FileRows:
    """The rows of `series_table` for its file, one per line and year.

    Of a group without some countries the code of a row ends with theirs, "001_X_GBR_USA": under that of the group it
    would be taken for its own.
    """
    shown = [
        replace(drawn, line=replace(drawn.line, points=tuple(_within(drawn.with_least.line.points, series.frame))))
        for drawn in series.lines
    ]
    rows = file_rows(context, zip(shown, series.questions, strict=True))
    if series.others is None:
        return rows
    whole, beside = rows[0][NAMED], series.others
    own = file_rows(context, [(beside, series.questions[0])])
    line, name = series.lines[0].line, in_a_row((whole, beside.label))
    code = "_".join((line.code, "X", *sorted(set(line.areas) - set(beside.line.areas))))
    return (*rows, *((*row[:CODED], code, name, *row[NAMED + 1 :]) for row in own))
