"""A picture or a slide of some of a view's rows speaks of these alone."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise
from operator import gt, lt

import pytest

from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.named import Spot, _settled
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides.chart_xml import chart_xml
from dashboard.exports.slides.content import Slide, slides_of
from dashboard.exports.slides.feet import foot_of
from dashboard.exports.slides.plots import Panes, Plot
from dashboard.exports.slides.rooms import rooms_of
from dashboard.i18n import in_a_row, language
from dashboard.kinds.percentiles import profile_of
from dashboard.kinds.profile import row_name
from dashboard.kinds.registry import at_hand
from dashboard.views import VIEWS, selection_of
from tests.fixtures.pictures import texts_of
from tests.fixtures.sweeps import each

AREAS = ("NGA", "TCD", "COD", "BEN", "ALB", "USA")


def _asked(context: Context, panel: str, area: str) -> Asked:
    view = VIEWS[panel]
    return Asked(view, selection_of(context, view, f"area={area}"), "/")


def _texts(svg: str) -> list[str]:
    """Each line of a picture: what is drawn, and above it what a reader who does not see it is told."""
    return [unescape(text).strip() for text in re.split(r"<[^>]+>", svg) if text.strip()]


def _labels(context: Context, asked: Asked) -> list[str]:
    return [row_name(context, row.question) for row in profile_of(context, asked.selection).rows]


FEW = {"NGA": "most rows", "ALB": "wide intervals", "USA": "an age for all of many victims"}


@pytest.mark.parametrize("area", each(AREAS, FEW))
def test_the_words_of_a_profiles_picture_name_no_row_that_is_not_drawn(shared: Context, area: str) -> None:
    asked = _asked(shared, "country-profile", area)
    svg = compose(content_of(shared, asked), SIZES["slide"])
    texts = _texts(svg)
    description = next(text for text in texts if "stands among the UN members" in text and "percentile" in text)
    said = r"Shown: \d of \d+ indicators, those on children first\.( Not drawn: .*)?"
    assert any(re.fullmatch(said, text) for text in texts), "all rows are drawn, so this shows nothing"
    # Why a row is not drawn that a later figure overtakes is said of it.
    described = re.sub(r"Not drawn: [^.]+", "", description)
    named = [label for label in _labels(shared, asked) if label in described]
    assert [label for label in named if label not in texts] == []


def _rows_of(slide: Slide) -> Iterator[str]:
    assert isinstance(slide.body, Panes)
    for pane in slide.body.panes:
        if pane.plot is not None:
            yield from (row.name for row in pane.plot.rows)


@pytest.mark.parametrize("area", each(AREAS, FEW))
def test_a_slide_of_a_profile_has_the_caveats_of_its_own_rows(shared: Context, area: str) -> None:
    asked = _asked(shared, "country-profile", area)
    (whole,) = slides_of(shared, asked)
    assert whole.apart is not None
    for slide in (whole, *whole.apart()):
        # The others are named there, and nothing else is said of them.
        notes = [text for text in slide.notes if not text.startswith("The other indicators, at the address: ")]
        said, rows = re.sub(r"Not drawn: [^.]+", "", " ".join((*slide.caption, *notes))), list(_rows_of(slide))
        assert [label for label in _labels(shared, asked) if label in said and label not in rows] == []


def test_the_marks_of_a_timeline_are_told_on_the_slide_that_has_them(shared: Context) -> None:
    first, second, _ = slides_of(shared, _asked(shared, "timeline-rows", "NGA"))
    assert [len(slide.body.panes) for slide in (first, second) if isinstance(slide.body, Panes)] == [4, 3]
    told = "Nigeria detected 974 child victims of trafficking in 2022 (0.90 per 100,000 children)"
    assert first.title == f"{told}, the highest rate of 2017 to 2022"
    assert first.subtitle == (
        "Below, for context only: conflict deaths, displacement and food insecurity, 2005 to 2024."
    )
    assert second.title == (
        "Nigeria, 2005 to 2024: detected victims of trafficking (all ages) beside displacement and GDP per person"
    )
    assert first.chief.endswith(" or both. The charts do not show what led to what."), "bold, in the foot"
    assert first.caption[0].startswith(first.chief)
    assert any("the publisher's range" in text for text in first.caption)
    assert not any("the publisher's range" in text for text in second.caption)
    assert any("2017" in text for text in second.caption), "victims of all ages are there"
    # Without it "the highest rate of 2017 to 2022" stood over a bar of 2008 that is nearly as high.
    foot = foot_of(first, 720.0).paragraphs[0].text
    assert "UNODC changed its questionnaire for 2017: do not compare levels before and after." in foot
    assert isinstance(first.body, Panes)
    assert len({(p.plot.categories[0], p.plot.categories[-1]) for p in first.body.panes if p.plot}) == 1, "same years"


def test_a_timeline_of_two_rows_says_nothing_of_the_others(shared: Context) -> None:
    asked = _asked(shared, "timeline-rows", "NGA")
    content = content_of(shared, asked)
    assert "UN Statistics Division" in content.source
    assert content.of_rows is not None
    few = content.of_rows(("Detected victims, children", "Detected victims, all ages"))
    assert "UN Statistics Division" not in few.source
    assert "2010: became party" in few.description, "its events are told, if not drawn"
    # Two of four events are of one year: "1–4" stood over three lines.
    tall = replace(SIZES["page"], width=450, height=1240)
    texts = _texts(compose(content, tall))
    assert "1 · 2 · 3–4" in texts and "1–4" not in texts and "5–6" in texts
    # So did "2–6" over four, and "2 · 3" touched "4 · 5".
    for area, told in (("BGD", "2–3 · 4"),):
        content = content_of(shared, _asked(shared, "timeline-rows", area))
        assert told in _texts(compose(content, tall))


def test_a_timelines_picture_has_the_rows_that_can_be_read_and_its_legend_says_what_marks_are(shared: Context) -> None:
    for area in ("BGD", "NGA", "001"):
        content = content_of(shared, _asked(shared, "timeline-rows", area))
        texts = _texts(compose(content, SIZES["slide"]))
        assert "More charts: see the address." in " ".join(texts), area
        # The world's one median is nowhere: a dot alone in a frame shows nothing, nor do words below the others.
        assert not any(text.startswith("the middle half") for text in texts), area
        assert not any(text.startswith("GDP per person: ") or "median of" in text for text in texts), area
        # Nobody published the range of a sum.
        of_whom = "the publisher's ranges, added up" if area == "001" else "the publisher's range"
        assert of_whom in texts, area
        assert "Thin lines" not in content.coverage, area
        # Half of a row of the world was empty, and nothing said why; "since 2008" stood over the hatching of 2007.
        begun = re.findall(r"(?<!rate )since (\d{4})\b", " ".join(texts))
        rows = {
            "BGD": ["2009"],
            "NGA": ["2009", "2015"],
            "001": ["2009", "2014"],
        }[area]
        assert set(begun) <= set(rows) and len(begun) >= len(rows) - 1, area
        # Six panels had numbers to be looked up in a list that said nothing of their title.
        numbers = [text for text in texts if re.fullmatch(r"\d(–\d)?( · \d(–\d)?)+|\d–\d", text)]
        assert "Events" not in texts and not numbers
    # Of victims of all ages, whose row has no room, stood "* pale top: adults and children add up to more …".
    for area, rest in (("DOM", {"2.25 to 4.50"}), ("SLV", {"0.74 to", "1.47"})):
        texts = _texts(compose(content_of(shared, _asked(shared, "timeline-rows", area)), SIZES["slide"]))
        assert {"pale top: may be this high", *rest} <= set(texts), area
        assert not any("add up to more" in text for text in texts), area
    # An axis of zeros alone had "1" twice.
    body = slides_of(shared, _asked(shared, "timeline-rows", "DOM"))[0].body
    assert isinstance(body, Panes)
    (zeros,) = (pane.plot for pane in body.panes if pane.head == "Conflict deaths" and pane.plot)
    rooms = rooms_of(zeros, 240, 140, is_pane=True)
    assert rooms.step == 0.5 and '<c:numFmt formatCode="General"' in chart_xml(zeros, rooms).decode()


@pytest.mark.parametrize(
    ("query", "least"),
    [("area=001", 15 * 6), ("area=GBR,USA,BOL,NGA,BGD,FRA", 13 * 6)],
    ids=["a short name above long ones", "six countries"],
)
def test_a_table_of_statuses_is_not_one_row_above_an_empty_picture(shared: Context, query: str, least: int) -> None:
    """The world stood alone, and of six countries Bangladesh: their short names left room for all columns.

    Six targets of 17 were left out of the world's; two of them have nothing to show and are named below the others.
    """
    view = VIEWS["progress-statuses"]
    svg = compose(content_of(shared, Asked(view, selection_of(shared, view, query), "/")), SIZES["slide"])
    assert len(re.findall(r"data-cell=", svg)) >= least
    for code in query.removeprefix("area=").split(","):
        assert shared.geography.name(code).split()[0] in " ".join(_texts(svg))
    # In long words the targets of one country had no room; without them no status can be read.
    for code, word in (("fr", "Cible"), ("ru", "Целевое значение")):
        with language(code):
            one = Asked(view, replace(selection_of(shared, view, "area=NGA"), lang=code), "/")
            assert word in _texts(compose(content_of(shared, one), SIZES["slide"]))


def test_a_picture_names_every_country_that_was_chosen_also_where_several_stand_on_one_spot(shared: Context) -> None:
    """Of four at the target Bolivia alone had its name below the mark."""
    view, codes = VIEWS["progress-gaps"], ("GBR", "USA", "BOL", "NGA", "BGD", "FRA")
    svg = compose(
        content_of(shared, Asked(view, selection_of(shared, view, f"area={','.join(codes)}"), "/")), SIZES["slide"]
    )
    drawn = " ".join(text.words for text in texts_of(svg))
    assert [code for code in codes if shared.geography.name(code) not in drawn] == []
    _has_each_panel(shared, "", 5)
    _has_each_panel(shared, f"area={','.join(codes)}", len(codes))
    _has_whole_classes(shared)
    _has_figures_in_columns(shared)
    _has_medians_around_a_country(shared)
    _has_its_rows_in_two_parts(shared)
    _has_words_on_what_they_name()
    for panel, query in BARS:
        _says_nothing_of_other_bars(shared, panel, query)
    levels = at_hand(shared, VIEWS["protection-levels"], selection_of(shared, VIEWS["protection-levels"], "")).from_afar
    few = levels.words_of(["Birth registration"])
    assert "Violence by a partner" in levels.words.coverage and "Violence by a partner" not in few.coverage
    assert "women only" in levels.words.caveat and "women only" not in few.caveat
    assert "UNICEF" in levels.words.source and "UNICEF" not in few.source
    assert few.title == levels.words.title, "which is of all rows"


BARS = (
    ("progress-counts", ""), ("progress-counts", "area=NGA,LMC"), ("progress-counts", "show=all-indicators"),
    ("progress-pace", "area=001"),
)  # fmt: skip


def _says_nothing_of_other_bars(shared: Context, panel: str, query: str) -> None:
    """Notes of six bars spoke of 37 rows, and the foot of income groups and their release, of which none was one."""
    view = VIEWS[panel]
    selection = selection_of(shared, view, query)
    asked = Asked(view, selection, "/")
    made = at_hand(shared, view, selection)
    assert isinstance(made.body, Chart)
    names = [row.name for row in made.body.panes[0].rows]
    (slide,) = slides_of(shared, asked)
    assert isinstance(slide.body, Plot) and 0 < slide.body.more == len(names) - len(slide.body.names)
    assert all(any(strand.values) for strand in slide.body.strands), "a status of no bar stood in the legend"
    svg = compose(content_of(shared, asked), SIZES["slide"])
    drawn = {text.words for text in texts_of(svg)}
    # Each with what it says, and the names of its rows: a picture says how many countries a bar is of beside its name.
    shown = {
        name for name in names if any(text == name or text.startswith((f"{name} (", f"{name}:")) for text in drawn)
    }
    incomes = {shared.geography.name(one.code) for one in shared.geography.regions.values() if one.kind == "income"}
    for said, kept in (
        (" ".join((slide.title, slide.subtitle, *slide.caption, *slide.notes, slide.description)), slide.body.names),
        (" ".join(_texts(svg)), shown),
    ):
        assert len(kept) >= 6, panel
        others = [name for name in names if name not in kept and not any(name in one for one in kept)]
        assert [name for name in others if name in said] == [], panel
        assert "World" not in kept or re.search(r"World: [\d,]+ of [\d,]+, ", said), "seven parts were told of no bar"
        assert ("Income groups" in said or "by income, OCHA" in said) == bool(incomes & set(kept)), panel
        assert "June 2025" not in said, "the release of the groups' own figures, of which none is drawn"
    page = f"{made.words.source}"
    assert ("by income, OCHA" in page) == (panel == "progress-counts") and "June 2025" not in page


def _has_its_rows_in_two_parts(shared: Context) -> None:
    """Of 19 key figures of one country 13 stood beside a blank third."""
    texts = _texts(_svg(shared, "compare-key", "area=BGD"))
    assert texts.count("Bangladesh") == 2
    assert "Social protection of children, % of children under 15" in texts


def _has_words_on_what_they_name() -> None:
    """The name of Cameroon lay half on Nigeria: of the middles of an area that is taken around which words fit."""
    ring = (
        (0.0, 0.0),
        (20.0, 0.0),
        (20.0, 60.0),
        (60.0, 60.0),
        (60.0, 100.0),
        (-40.0, 100.0),
        (-40.0, 90.0),
        (0.0, 60.0),
    )
    spot = Spot("CMR", (10.0, 30.0), 4000.0, ring, ((10.0, 30.0), (25.0, 75.0)))
    assert _settled(spot, 40.0, 20.0).at == (25.0, 75.0)
    assert _settled(spot, 15.0, 20.0).at == (10.0, 30.0)
    assert _settled(spot._replace(size=100.0), 40.0, 20.0).at == (10.0, 30.0)
    # A neighbour's tip lay on words around its only middle.
    corners = ((0.0, 0.0), (100.0, 0.0), (100.0, 70.0), (70.0, 70.0), (50.0, 40.0), (30.0, 70.0), (0.0, 70.0))
    across, down = _settled(Spot("GIN", (50.0, 35.0), 6400.0, corners, ((50.0, 35.0),)), 40.0, 28.0).at
    assert all(abs(across + side - 50) >= (down + 14 - 40) * 20 / 30 for side in (-20, -10, 0, 10, 20))


def _svg(context: Context, panel: str, query: str, size: str = "slide") -> str:
    view = VIEWS[panel]
    return compose(content_of(context, Asked(view, selection_of(context, view, query), "/")), SIZES[size])


def _has_each_panel(context: Context, query: str, places: int) -> None:
    """Three of five continents were drawn above a blank half, and the title named all."""
    svg = _svg(context, "compare-chart", query)
    assert len(re.findall("data-pane=", svg)) == places
    assert not any("more row" in text for text in _texts(svg))


def _has_whole_classes(shared: Context) -> None:
    """Of two narrow columns one said "status", "undetermine" and "d"."""
    view, address = VIEWS["victims-map"], "area=BGD&view=victims-map.map"
    at = f"https://reach.example.org/victims?{address}&release=2026-11-28.000000000000"
    texts = _texts(compose(content_of(shared, Asked(view, selection_of(shared, view, address), at)), SIZES["slide"]))
    assert "status undetermined" in texts and "unclear: <5 people (Bhutan,\u00a02020)" in " ".join(texts)


def _has_medians_around_a_country(shared: Context) -> None:
    """A median was hidden by the dot of the country at its place: corners of each are seen around such a dot."""
    for query in ("area=BGD", "area=BGD,LMC"):
        _has_room_around(_svg(shared, "compare-profile", query))


def _has_room_around(svg: str) -> None:
    dots = re.findall(r'data-role="chosen"[^>]*><circle [^>]*r="([\d.]+)"[^>]*stroke-width="([\d.]+)"', svg)
    ((radius, edge),) = dots
    groups = re.findall(r'data-role="median"[^>]*>((?:<path [^>]*/>)+)</g>', svg)
    assert len(groups) == 1
    paths = re.findall(r'd="M([^Z"]+)Z"', "".join(groups))
    assert paths
    for path in paths:
        corners = [tuple(map(float, at.split(" "))) for at in path.split("L")]
        assert math.dist(corners[0], corners[2]) / 2 >= float(radius) + float(edge) / 2 + 1


def _has_figures_in_columns(shared: Context) -> None:
    """Beside each row its figure with a unit and its year, and its place in words, the next ones right below."""
    view = VIEWS["compare-profile"]
    rows = profile_of(shared, selection_of(shared, view, "area=BGD")).rows
    wanted = {row_name(shared, row.question): row for row in rows}
    for size in SIZES:
        drawn = texts_of(_svg(shared, "compare-profile", "area=BGD", size))
        texts = [text.words for text in drawn]
        # A narrow one has names in two lines.
        ways = [{text, " ".join(texts[place : place + 2])} & wanted.keys() for place, text in enumerate(texts)]
        named = {place: wanted[min(found)] for place, found in enumerate(ways) if found}
        places = [*named]
        # Narrow ones have a row fewer than when their figures stood in columns, since places are words now.
        assert len(places) >= (8 if size == "slide" else 5), size
        for place, end in pairwise([*places, places[-1] + 6]):
            row, told = named[place], texts[place:end]
            own = row.shown["BGD"]
            assert re.search(r"%|per 100,000 people|USD|−\d\.\d\d|of 10", " ".join(told)), size
            # The title says of how many others: the country is none of them; its place stands in words beside it.
            others = [row.shown[area].ends[0] for area in row.world if area != "BGD"]
            less, more = (sum(test(other, own.ends[0]) for other in others) for test in (lt, gt))
            among = f"{'lower' if more > less else 'higher'} than {max(less, more)} of {len(others)}"
            assert f"({own.year})" in " ".join(told) and among in " ".join(told) and "other countries" in texts, size
        years = {text.box.left for text in drawn if re.match(r"[\d,.]+% ", text.words)}
        ranks = [text for text in drawn if re.fullmatch(r"((low|high)er than )?\d+ of \d+", text.words)]
        assert len(years) == len({round(text.box.left) for text in ranks}) == 1, size
        # Four kinds of mark were too many to be told apart at a glance.
        medians = [text for text in texts if text.startswith("median place of other countries: ")]
        assert medians == ["median place of other countries: Asia"] and "Income groups are those" not in in_a_row(
            texts
        ), size
        with language("es"):  # One long name left it room for that row alone.
            spanish = texts_of(_svg(shared, "compare-profile", "area=BGD", size))
        assert len([text for text in spanish if re.search(r"\d.*\(20\d\d\)$", text.words)]) >= 4, size
    texts = _texts(_svg(shared, "compare-profile", "area=BGD,LMC"))
    keyed = [f"median place of other countries: {name}" in texts for name in ("Lower-middle-income economies", "Asia")]
    assert keyed == [True, False], "who chose it sees it"
    texts = _texts(_svg(shared, "compare-profile", "area=BGD", "column"))
    # Countries of the region, which nobody can tell apart there, were as many as all other marks together.
    assert not [text for text in texts if text.startswith("countries: ")]
