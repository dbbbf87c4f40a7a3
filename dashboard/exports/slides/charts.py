"""Native charts of PowerPoint with their workbook, in our colours, in the place of a slide's body."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_AXIS_CROSSES, XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.placeholder import ChartPlaceholder
from pptx.util import Pt
from xlsxwriter import Workbook

from dashboard.exports.slides.plots import Plot, Strand
from dashboard.exports.slides.texts import clean
from dashboard.figures import theme

_KINDS = {
    ("columns", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("columns", True): XL_CHART_TYPE.COLUMN_STACKED,
    ("bars", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("bars", True): XL_CHART_TYPE.BAR_STACKED,
    ("lines", False): XL_CHART_TYPE.LINE_MARKERS,
    ("points", False): XL_CHART_TYPE.XY_SCATTER,
}
TYPE, SMALL_TYPE = 12.0, 9.0
"""Sizes of type, in points: of labels, and where there are many."""
MANY = 12
"""Categories from which on the type is small."""
MOST_YEARS = 12
"""Labels of years beside each other."""


def insert(holder: Any, plot: Plot, name: str, description: str) -> Any:
    """A chart in the place of a placeholder; `description` is told to those who do not see it."""
    data = _data(plot)
    placeholder = ChartPlaceholder(holder._element, holder._parent)
    frame = placeholder.insert_chart(_KINDS[plot.form, plot.is_stacked], data)
    told = frame._element.nvGraphicFramePr.cNvPr
    told.set("name", clean(name))
    told.set("descr", clean(description))
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(workbook_of(plot))
    _styled(chart, plot)
    for strand, series in zip(plot.strands, _series(chart), strict=True):
        _drawn(series, strand, plot)
    _positive(chart._chartSpace)
    return frame


def _series(chart: Any) -> list[Any]:
    return [series for group in chart.plots for series in group.series]


def _data(plot: Plot) -> Any:
    shown = "0%" if plot.is_share else "#,##0" + ("." + "0" * plot.decimals if plot.decimals else "")
    if plot.form == "points":
        points = XyChartData(number_format="General")
        for strand in plot.strands:
            series = points.add_series(clean(strand.name))
            for x, y in zip(strand.across, strand.values, strict=True):
                series.add_data_point(x, y)
        return points
    data = CategoryChartData(number_format=shown)
    data.categories = [clean(name) for name in plot.categories]
    for strand in plot.strands:
        data.add_series(clean(strand.name), strand.values)
    return data


def workbook_of(plot: Plot) -> bytes:
    """The workbook of a chart where PowerPoint expects it: texts stay texts, even those that begin like a formula."""
    kept = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(kept, plain)
    sheet = book.add_worksheet("Sheet1")
    if plot.form == "points":
        _write_points(sheet, plot.strands)
    else:
        sheet.write_column(1, 0, [clean(name) for name in plot.categories])
        for column, strand in enumerate(plot.strands, 1):
            _write(sheet, 0, column, (clean(strand.name), *strand.values))
    book.close()
    return kept.getvalue()


def _write_points(sheet: Any, strands: Sequence[Strand]) -> None:
    """One strand below the other, a row for its name and an empty one between, as python-pptx refers to them."""
    row = 0
    for strand in strands:
        _write(sheet, row, 1, (clean(strand.name), *strand.values))
        _write(sheet, row + 1, 0, strand.across)
        row += len(strand.values) + 2


def _write(sheet: Any, row: int, column: int, values: Sequence[float | str | None]) -> None:
    for place, value in enumerate(values):
        if value is not None:
            sheet.write(row + place, column, value)


# ------------------------------------------------------------------------------------------------ look


def _rgb(colour: str) -> Any:
    return RGBColor.from_string(colour.lstrip("#").upper())


def _styled(chart: Any, plot: Plot) -> None:
    size = SMALL_TYPE if plot.form in ("bars", "columns") and len(plot.categories) > MANY else TYPE
    chart.font.size, chart.font.color.rgb = Pt(size), _rgb(theme.LIGHT["muted"])
    chart.has_title = False
    chart.has_legend = len(plot.strands) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _styled_axes(chart, plot)
    group = chart.plots[0]
    if plot.form in ("columns", "bars"):
        group.gap_width = 40
        group.overlap = 100 if plot.is_stacked else 0


def _styled_axes(chart: Any, plot: Plot) -> None:
    across, up = chart.category_axis, chart.value_axis
    up.major_gridlines.format.line.color.rgb = _rgb(theme.LIGHT["line"])
    up.format.line.fill.background()
    shown = "0%" if plot.is_share else "General" if plot.decimals else "#,##0"
    up.tick_labels.number_format, up.tick_labels.number_format_is_linked = shown, False
    across.format.line.color.rgb = _rgb(theme.LIGHT["muted"])
    across.has_major_gridlines = False
    if plot.axis is not None:
        up.minimum_scale, up.maximum_scale = plot.axis
    elif plot.form in ("columns", "bars", "lines"):
        up.minimum_scale = 0
    if plot.across is not None:
        across.minimum_scale, across.maximum_scale = plot.across
    for axis, title in zip((across, up), plot.titles, strict=True):
        _titled(axis, title)
    if plot.form == "bars":
        across.reverse_order, across.crosses = True, XL_AXIS_CROSSES.MAXIMUM
        is_told = all(any(strand.labels) for strand in plot.strands)
        up.has_major_gridlines, up.visible = not is_told, not is_told
    elif plot.form in ("columns", "lines"):
        _skip(across._element, -(-len(plot.categories) // MOST_YEARS))


def _titled(axis: Any, title: str) -> None:
    axis.has_title = bool(title)
    if title:
        axis.axis_title.text_frame.text = clean(title)
        axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(TYPE)


def _skip(axis: Any, step: int) -> None:
    """A label at every so many categories."""
    if step > 1:
        before = axis.find(qn("c:noMultiLvlLbl"))
        for tag in ("c:tickLblSkip", "c:tickMarkSkip"):
            before.addprevious(parse_xml(f'<{tag} {nsdecls("c")} val="{step}"/>'))


def _drawn(series: Any, strand: Strand, plot: Plot) -> None:
    """Colour, marks, labels and ranges of one series."""
    if plot.form in ("columns", "bars"):
        series.invert_if_negative = False
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(strand.colour)
        if strand.opacity < 1:
            colour = series.format.fill._xPr.find(qn("a:solidFill"))[0]
            colour.append(parse_xml(f'<a:alpha {nsdecls("a")} val="{round(100_000 * strand.opacity)}"/>'))
    else:
        _marked(series, strand)
    _labelled(series, strand, plot)
    if any(map(any, strand.reach)):
        series._element.find(qn("c:cat")).addprevious(_ranges(strand, plot))


def _marked(series: Any, strand: Strand) -> None:
    series.smooth = False
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 6
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = _rgb(strand.colour)
    series.marker.format.line.color.rgb = _rgb(strand.colour)
    if strand.is_joined:
        series.format.line.width, series.format.line.color.rgb = Pt(2.25), _rgb(strand.colour)
    else:
        series.format.line.fill.background()


def _labelled(series: Any, strand: Strand, plot: Plot) -> None:
    for place, words in enumerate(strand.labels):
        if words:
            label = series.points[place].data_label
            label.text_frame.text = clean(words)
            if not plot.is_stacked:
                label.position = XL_LABEL_POSITION.OUTSIDE_END


def _ranges(strand: Strand, plot: Plot) -> Any:
    """From the least to the greatest that each figure can be."""
    thick = 1.2 if strand.is_joined or plot.form == "columns" else 4
    sides = zip(("minus", "plus"), zip(*strand.reach, strict=True), strict=True)
    told = dict(sides)
    lists = "".join(_literal(side, told[side]) for side in ("plus", "minus"))
    colour = theme.LIGHT["muted"] if plot.form == "columns" else strand.colour
    return parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="1"/>{lists}<c:spPr><a:ln w="{round(12_700 * thick)}"><a:solidFill>'
        f'<a:srgbClr val="{colour[1:].upper()}"/></a:solidFill></a:ln></c:spPr></c:errBars>'
    )


def _literal(side: str, values: Sequence[float]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>' for place, value in enumerate(values))
    return (
        f"<c:{side}><c:numLit><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numLit></c:{side}>'
    )


def _positive(space: Any) -> None:
    """Ids of axes as the schema wants them: python-pptx gives them a sign."""
    for tag in ("c:axId", "c:crossAx"):
        for found in space.iter(qn(tag)):
            found.set("val", re.sub(r"^-", "", found.get("val")))
