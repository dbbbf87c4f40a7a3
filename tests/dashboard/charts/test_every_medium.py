"""Page, picture and slide show the same figures, under the same names, in the same order and roles."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Literal, TypeGuard, get_args

import pytest

from dashboard.charts import abreast, marks
from dashboard.charts.fewer import fewer
from dashboard.charts.marks import SILENT_PART, USED, Bars, Chart, Datum, Dots, Drawable, Pane, check, roles_of
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.exports.picture import described as pictures
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides import described as slides
from dashboard.exports.slides.break_marks import silences
from dashboard.exports.slides.described import plot_of_chart, seen_of
from dashboard.exports.slides.plots import Panes, Plot
from dashboard.exports.slides.template import Frame
from dashboard.figures.own import OwnRow, beside
from dashboard.i18n import language
from dashboard.kinds.registry import shown
from dashboard.plotly import json as plotly_json
from dashboard.plotly.json import figure
from dashboard.views import VIEWS, selection_of
from tests.fixtures import described_points as points
from tests.fixtures import described_years as years
from tests.fixtures.described import in_picture, in_workbook, on_page, told
from tests.fixtures.pictures import SVG, texts_of
from tests.fixtures.sweeps import WALKS, Walk, each
from tests.pictures.cases import PLACES

ROOMY = replace(SIZES["page"], width=1400, height=4000)
"""A picture in which every row has its room."""
WITHIN = 0.5
"""Units of a picture by which a mark may stand beside its figure."""
LEAST_HEIGHT = 40
"""Of a pane of a picture, in the same units."""


@lru_cache(maxsize=512)
def chart_of(context: Context, panel: str, query: str, *, is_afar: bool = False) -> Chart | None:
    """The chart of a view; several tests look at the same. `is_afar`: in a picture as tall as a page."""
    view = VIEWS[panel]
    made = shown(context, view, selection_of(context, view, query), "chart")
    body = (made.from_afar.as_tall or made.from_afar).body if is_afar else made.body
    if not isinstance(body, Chart):
        return None
    return replace(body, panes=tuple(marks.led(body.panes))) if is_afar else body


def is_level(chart: Chart) -> bool:
    """Whether its data lie in rows."""
    return bool(chart.panes) and chart.panes[0].is_level


def is_of_years(chart: Chart | None) -> TypeGuard[Chart]:
    """Whether it is drawn over the years: others are read back elsewhere."""
    return chart is not None and not is_level(chart) and not (chart.panes and chart.panes[0].is_plane)


def described(context: Context) -> list[str]:
    """Views whose charts are described, and have rows."""
    found = ((panel, chart_of(context, panel, "area=BGD")) for panel in VIEWS)
    return [panel for panel, chart in found if chart is not None and is_level(chart)]


def first_of_each_kind() -> list[str]:
    """A view of each kind with a chart: one that is new is walked by itself."""
    found: dict[str, str] = {}
    for view in VIEWS.values():
        if "chart" in view.tabs:
            found.setdefault(view.kind, view.panel)
    return list(found.values())


# One view of each kind, and those whose figures are surveys, scores, estimates with a range, codes, and medians.
OF_YEARS = {
    **dict.fromkeys(first_of_each_kind(), ""),
    "victims-trend": "",
    "drivers-trend": "&indicator=control-of-corruption",
    "drivers-two-years": "&indicator=undernourishment",
    "justice-trend": "&indicator=tip-report-tier",
    "victims-children": "",
    "victims-ages": "",
    "victims-forms": "",
    "victims-share": "",
    "country-conflict-deaths": "",
    "country-child-marriage-18": "",
    "justice-beside": "",
    "justice-enforcement": "",
    "justice-sexes": "",
    "justice-treaties": "",
    "justice-tiers": "",
    "compare-chart": "",
    "timeline-rows": "",
}
INTERVALS = "area=ALB&measure=count"
"""A place with so few victims that most of its figures are wide intervals."""
SCORES = "area=BGD&against=control-of-corruption,child-marriage-18,food-insecurity,ilo-c182"
"""Rows of scores around zero, of surveys, of nothing that is known, and of codes."""
SIDE_BY_SIDE = {
    "together": "area=GBR,USA,NGA&show=one-chart",
    "relative": "area=GBR,USA,NGA&show=indexed",
    "relative together": "area=GBR,USA,NGA&show=indexed,one-chart",
    "medians": "area=002,150,LIC&show=one-chart&indicator=child-marriage-18",
    "intervals side by side": "area=ALB,ARM&measure=count",
}
PACES = (
    "area=BGD",
    "area=NGA&indicator=child-marriage-18",
    "area=NGA&indicator=homicide-rate",
    "area=UKR&indicator=undernourishment",
    PLACES["six"],
    PLACES["small"],
)
"""With a band and without, with a path needed and without, with the yearly change so far, with wide intervals."""
FEW = {
    "world": "no area, so that groups and all countries are drawn",
    "one": "a country beside its groups",
    "six": "as many lines as there may be",
    "region": "medians of countries",
    "silent": "hardly a figure",
    "small": "few people: wide intervals",
    "early": "a year that is not the last one",
}
"""Of the places, those that `make test` draws: the others are more of the same."""
DRAWN = {name: FEW[name] for name in ("world", "six", "silent")}
"""Of these, those of which media are read back, which takes longest: most marks, most names, hardly a mark."""
WALK = [
    *((panel, query) for query in (*PLACES.values(), INTERVALS) for panel in OF_YEARS),
    *(("compare-chart", query) for query in SIDE_BY_SIDE.values()),
    *(("progress-pace", query) for query in PACES),
    ("timeline-rows", SCORES),
]
QUESTIONS = sorted({query for _, query in WALK})


def _without_others(places: Iterable[str]) -> list[str]:
    """All questions of charts of years, without those of the other places."""
    others = {query for place, query in PLACES.items() if place not in places}
    return [query for query in QUESTIONS if query not in others]


PICTURED = {
    INTERVALS: "the widest, of each kind",
    SIDE_BY_SIDE["relative together"]: "panes in one, from a year on",
    SIDE_BY_SIDE["medians"]: "groups",
    PACES[3]: "a way to a target, with its band",
    SCORES: "rows under one another",
}
"""What is drawn to be read back, which takes longest."""


def _whole(panel: str, query: str) -> str:
    return f"{query}{OF_YEARS.get(panel, '')}&view={panel}.chart".lstrip("&")


@pytest.mark.parametrize("place", each(PLACES, DRAWN))
def test_every_medium_shows_the_figures_of_the_description(shared: Context, place: str) -> None:
    panels = described(shared)
    assert len(panels) >= 4
    for panel in panels:
        query = PLACES[place]
        chart = chart_of(shared, panel, query)
        assert chart is not None, panel
        if not is_level(chart):
            continue
        wanted = told(chart)
        assert on_page(figure(chart)) == wanted, panel
        # assets/charts.js turns it round (tests/browser/test_labels.py).
        for code in ("en", "ar"):
            with language(code):
                assert figure(chart)["layout"].get("meta", {}).get("rightToLeft", False) == (code == "ar"), panel
        plot = plot_of_chart(chart)
        # Whom a reader has to point at is on the page alone.
        first = seen_of(chart)
        drawn = [(seen.name, seen.at, value) for seen in told(first) if seen.role != "peers" for value in seen.values]
        assert sorted(in_workbook(plot, first)) == sorted(drawn), panel


@pytest.mark.parametrize("place", each(PLACES, {"six": FEW["six"]}))
def test_marks_of_a_picture_stand_where_their_figures_are(shared: Context, place: str) -> None:
    for panel, code in product(described(shared), ("en", "ar")):
        view, query = VIEWS[panel], f"{PLACES[place]}&lang={code}&view={panel}.chart"
        with language(code):
            chart = chart_of(shared, panel, query, is_afar=True)
            assert chart is not None
            asked = Asked(view, selection_of(shared, view, query), permalink_of(shared, view, query, "https://x.org"))
            svg = compose(content_of(shared, asked), ROOMY)
        if not is_level(chart):
            continue
        # Of bars whose other groups are at the address these are left out in however much room.
        chart, _ = fewer(chart, len(chart.panes[0].rows))
        found = sorted(pictured.seen for pictured in in_picture(svg))
        span = chart.panes[0].x.high - chart.panes[0].x.low
        # As on slides, whom a reader has to point at is left out.
        every = (seen for seen in told(chart) if seen.role != "peers")
        wanted = sorted(seen for seen in every if seen.mark != "Bars" or seen.values[0] > 0)
        assert [seen[:3] for seen in sorted(found)] == [seen[:3] for seen in wanted], panel
        for one, other in zip(sorted(found, key=_place), sorted(wanted, key=_place), strict=True):
            assert one.at == pytest.approx(other.at, abs=0.05), panel
            assert one.values == pytest.approx(other.values, abs=WITHIN * span / 200), (panel, other)
        _read_from_the_side_of_its_language(chart, svg, is_turned=code == "ar")


def _read_from_the_side_of_its_language(chart: Chart, svg: str, *, is_turned: bool) -> None:
    """Names of rows at the right and figures from there in Arabic; but years go on to the right in every language."""
    panes = [node for node in ET.fromstring(svg).iter(f"{SVG}g") if node.get("data-pane")]
    pane = chart.panes[0]
    for node in panes:
        left, right, *_ = map(float, node.attrib["data-pane"].split())
        first, last = map(float, node.attrib["data-x"].split())
        assert (first > last) == (is_turned and pane.x.kind != "years")
        ends = [group.box for group in texts_of(svg) if _is_name(group.words, pane)]
        assert ends
        if len(panes) == 1:
            assert all(box.right > right if is_turned else box.left < left for box in ends)


def _is_name(words: str, pane: Pane) -> bool:
    return any(re.sub("[\u2066-\u2069]", "", words).startswith(row.name) for row in pane.rows)


def _place(seen: tuple[object, ...]) -> tuple[object, ...]:
    mark, role, name, at, values = seen
    return mark, role, name, round(at), tuple(round(value, 1) for value in values)  # type: ignore[attr-defined,call-overload]


@pytest.mark.parametrize("asked", each(QUESTIONS, _without_others(DRAWN)))
def test_charts_of_years_show_the_same_figures_in_every_medium(shared: Context, asked: str) -> None:
    for panel in (panel for panel, query in WALK if query == asked):
        query = _whole(panel, asked)
        chart = chart_of(shared, panel, query)
        if not is_of_years(chart):
            continue
        wanted = years.told(chart)
        assert _rounded(years.as_told(years.on_page(figure(chart)), wanted)) == _rounded(wanted), panel
        body = plot_of_chart(chart)
        if body is not None:
            seen = seen_of(replace(chart, panes=tuple(marks.led(chart.panes))))
            every = (body.apart if isinstance(body, Panes) else None) or body
            assert _certain(years.in_workbook(every, seen)) == _certain(years.told(seen), seen), panel


def _without_words_alone(chart: Chart) -> Chart:
    """Without figures of a line that bear words and are compared with nothing: nothing is drawn over their dots."""
    told = [tuple(one for one in pane.marks if not (isinstance(one, Dots) and one.is_usual)) for pane in chart.panes]
    panes = zip(chart.panes, told, strict=True)
    return replace(chart, panes=tuple(replace(pane, marks=marks_of_pane) for pane, marks_of_pane in panes))


@pytest.mark.parametrize("asked", each(QUESTIONS, PICTURED))
def test_marks_of_years_stand_in_a_picture_where_their_figures_are(shared: Context, asked: str) -> None:
    for panel in (panel for panel, query in WALK if query == asked):
        view, query = VIEWS[panel], _whole(panel, asked)
        selection = selection_of(shared, view, query)
        chart = chart_of(shared, panel, query, is_afar=True)
        if not is_of_years(chart):
            continue
        chart = abreast.with_bars(chart) if len(chart.panes) == 1 and abreast.is_of_few_years(chart.panes[0]) else chart
        content = content_of(shared, Asked(view, selection, permalink_of(shared, view, query, "https://example.org")))
        # Where nobody is in the part of a stack that is hatched there is nothing to draw.
        drawn = years.told(_without_words_alone(chart))
        wanted = {key: one for key, one in drawn.items() if (one.role, one.value) != ("silent", 0)}
        found = years.as_told(years.in_picture(compose(content, ROOMY)), wanted)
        assert {key: one.role for key, one in found.items()} == {key: one.role for key, one in wanted.items()}, panel
        for key, one in wanted.items():
            pane = years.pane_of(chart, one)
            span = abs(pane.y.high - pane.y.low)
            within = WITHIN * span / LEAST_HEIGHT
            assert found[key].value == pytest.approx(one.value, abs=within), (panel, one)
            if one.high is not None and one.low is not None and one.high - one.low > within:
                assert (found[key].low, found[key].high) == pytest.approx((one.low, one.high), abs=within), (panel, one)


def _rounded(found: years.Found) -> dict[object, object]:
    """So that 0.1 + 0.2 is 0.3."""
    return {
        key: tuple(round(part, 6) if isinstance(part, float) else part for part in one) for key, one in found.items()
    }


def _certain(found: years.Found, chart: Chart | None = None) -> dict[object, object]:
    """Figures with their ends, as a workbook has them: what is exact reaches from itself to itself, and so does an
    interval whose line would be too short to be seen.

    Of panes without a figure a slide has no chart, and it tells of events on the next one.
    """
    blank = {one.pane for one in found.values() if one.value is not None and one.role != "base"}
    told = {}
    for key, one in found.items():
        if (chart is None or one.pane in blank) and "event" not in (one.role, one.name):
            is_short = chart is not None and _is_short(chart, one, found)
            ends = (one.value if end is None or is_short else end for end in (one.low, one.high))
            told[key] = one._replace(role="" if one.value is not None else one.role)
            told[key] = told[key]._replace(**dict(zip(("low", "high"), ends, strict=True)))
    return _rounded(told)


def _is_short(chart: Chart, one: years.Told, found: years.Found) -> bool:
    """Whether an interval is shorter than a fortieth of its scale; of bars all are drawn or none."""
    pane, roles = years.pane_of(chart, one), ("uncertain", "wide")
    alike = [other for other in found.values() if (other.pane, other.name) == (one.pane, one.name)]
    told = [other for other in alike if other.role in roles] if pane.has_bars else [one]
    return one.role in roles and all((end.high or 0) - (end.value or 0) <= pane.y.high / 40 for end in told)


@pytest.mark.parametrize("walk", WALKS)
def test_every_role_that_is_used_is_declared(shared: Context, walk: Walk) -> None:
    found: set[Drawable] = set()
    places = PLACES if walk == "all" else DRAWN
    questions = _without_others(places)
    asked = [(panel, PLACES[place]) for panel in described(shared) for place in places]
    asked += [(panel, _whole(panel, query)) for panel, query in WALK if query in questions]
    for panel, query in asked:
        chart = chart_of(shared, panel, query)
        found |= roles_of(chart) if chart else set()
    found |= points.roles(shared) | _roles_of_own(shared)
    assert found == USED


def _roles_of_own(shared: Context) -> frozenset[Drawable]:
    """Of a chart with figures of a reader's own."""
    view = VIEWS["victims-trend"]
    made = shown(shared, view, selection_of(shared, view, "area=NGA"), "chart")
    chart = beside(made, [OwnRow("detected-victims", "NGA", 2022, "_T", "Y0T17", "_T", 1.0)]).body
    assert isinstance(chart, Chart)
    return roles_of(chart)


@pytest.mark.parametrize("medium", [plotly_json, pictures, slides])
def test_a_medium_that_does_not_draw_a_role_stops_the_start_and_names_it(
    medium: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: frozenset[Drawable] = medium.DRAWN  # type: ignore[attr-defined]
    assert drawn == USED
    with pytest.raises(TypeError, match="slides: it does not draw Row 'silent'"):
        check("slides", drawn - {("Row", "silent")})
    # Nor does it start with a role that stands in `Role` alone: no medium has a colour or a pattern for it.
    monkeypatch.setattr(marks, "Role", Literal[*get_args(marks.Role), "striped"])
    with pytest.raises(TypeError, match="charts: `Role` has 'striped', which `USED` draws nothing with"):
        check("slides", drawn)


@dataclass(frozen=True)
class Wedge:
    """A class of marks that nobody draws."""


def test_a_medium_that_does_not_draw_a_class_of_marks_stops_the_start_and_names_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(marks, "Mark", marks.Mark | Wedge)
    with pytest.raises(TypeError, match=r"^slides: it does not draw Wedge$"):
        check("slides", slides.DRAWN)


def test_a_pane_of_one_class_of_marks_leaves_no_other_out_in_silence() -> None:
    scale = Scale("number", 0, 1)
    pane = Pane(scale, scale, (Dots("dots", "ink", ()), Bars("bars", "ink", ())))
    with pytest.raises(TypeError, match="Dots: names have bars alone"):
        _ = pane.bars
    with pytest.raises(TypeError, match="Bars: rows under heads, and events, have dots alone"):
        _ = pane.dots


def test_an_interval_is_drawn_at_its_least() -> None:
    assert Datum(2021, None, 1, 4).drawn == 1
    assert Datum(2021, None, 1, 4).reach == (1, 4)
    assert Datum(2021, 3.0, 1, 4).drawn == 3.0
    assert Datum(2021, 0.0).drawn == 0
    assert Datum(2021, None).drawn is None


def test_hatching_of_an_unknown_year_is_low_in_every_medium(shared: Context) -> None:
    """As tall as the plot it was read as the highest bar of all."""
    view, query = VIEWS["victims-trend"], "area=BGD"
    chart = chart_of(shared, view.panel, query)
    assert chart is not None
    unknown = sum(len(mark.data) for mark in chart.panes[0].silences)
    assert unknown
    page = [trace for trace in figure(chart)["data"] if trace["meta"]["role"] == "silent"]
    assert [part for trace in page for part in trace["y"]] == [SILENT_PART] * unknown
    plot, room = plot_of_chart(chart), Frame(0, 0, 600, 300)
    assert isinstance(plot, Plot)
    assert [round(place.height / room.height, 2) for _, place in silences(plot, room)] == [SILENT_PART] * unknown
    svg = compose(content_of(shared, Asked(view, selection_of(shared, view, query), "")), SIZES["slide"])
    tall = {role: [float(one.attrib["height"]) for one in drawn_as(svg, role)] for role in ("", "silent")}
    assert len(tall["silent"]) == unknown
    assert max(tall["silent"]) < max(tall[""]) / 4
    # On a line of the scale their tops were read as figures; slides have question marks.
    written = [(one.text, one.get("class")) for one in ET.fromstring(svg).iter(f"{SVG}text")]
    assert written.count(("?", None)) == unknown + 1, "and one in the key"
    # The figure of 2023 stood alone beside a bar more than three times as high; its pale top is nearly as high.
    (bars,) = [mark for mark in chart.panes[0].marks if isinstance(mark, Bars) and mark.role != "silent"]
    told = {datum.at: datum.label for datum in bars.data if datum.label}
    assert (told, bars.data[-1].said) == ({2017: "0.19"}, "0.05 to 0.18")


def drawn_as(svg: str, role: str) -> list[ET.Element]:
    """The rectangles of a picture's bars of one role."""
    groups = ET.fromstring(svg).iter(f"{SVG}g")
    found = [one for one in groups if one.get("data-mark") == "Bars" and one.get("data-role", "") == role]
    return [node for one in found for node in one.iter(f"{SVG}rect")]
