"""What theme pages begin with: question, answer, and once for all panels how to read them; what stays in captions."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.exports.picture.content import Asked, content_of
from dashboard.kinds.registry import shown
from dashboard.pages import PAGES
from dashboard.parts.opening import how_to_read
from dashboard.selection import Selection
from dashboard.views import PAGE_VIEWS, VIEWS, selection_of
from dashboard.words.captions import BOUNDARIES
from dashboard.words.once import PAGES as SAID
from dashboard.words.once import said_once
from tests.conftest import published
from tests.dashboard.parts.test_blocks import elements, text_of

needs_tables = pytest.mark.skipif(published() is None, reason="the tables are not built")
PATHS = {page.name: path for path, page in PAGES.items()}
DETECTION = "Only victims who were found are counted: a higher figure can mean more trafficking"


def usual_of(shared: Context, page: str) -> Selection:
    selection, _ = shared.reader.parse("", PAGE_VIEWS[page].scope(shared.indicators))
    return selection


@needs_tables
@pytest.mark.parametrize("page", SAID)
def test_a_page_says_once_how_to_read_its_figures_the_first_in_sight(shared: Context, page: str) -> None:
    made = PAGES[PATHS[page]].layout(shared, usual_of(shared, page))
    (reading,) = [part for part in elements(made, "Div") if getattr(part, "className", "") == "reading"]
    first, fold = reading.children
    told = [*elements([first], "P"), *elements([fold], "Li")]
    assert [text_of(part) for part in told] == list(said_once(shared, page))
    assert all("data-once" in part.to_plotly_json()["props"] for part in told)
    assert not getattr(fold, "open", False)
    # Whoever goes from heading to heading hears which panels belong to a part.
    for part in elements(made, "Section"):
        if getattr(part, "className", "") == "page-part":
            assert [text_of(head) for head in elements([part], "H2")] == [text_of(part.children[0])]


@needs_tables
def test_what_changes_the_reading_of_detections_is_in_sight(shared: Context) -> None:
    for page in ("overview", "victims", "flows"):
        assert said_once(shared, page)[0].startswith(DETECTION)
        assert text_of(how_to_read(shared, page).children[0]).startswith(DETECTION)


def test_other_pages_say_all_in_their_captions(shared: Context) -> None:
    assert said_once(shared, "country") == said_once(shared, "compare") == ()


@needs_tables
@pytest.mark.parametrize("page", SAID)
def test_a_panel_that_stands_alone_says_what_its_page_says_once(shared: Context, page: str) -> None:
    """Pictures hold the same sentences: nothing is left out where nobody sees the page."""
    (main, *_) = [
        view for view in VIEWS.values() if view.page == page and "map" in (view.home, view.kind.split("-")[-1])
    ]
    content = content_of(shared, Asked(main, selection_of(shared, main, ""), "http://localhost/"))
    assert BOUNDARIES in f"{content.source} {content.notes}"
    if page in ("overview", "victims", "flows"):
        assert content.caveat.startswith(DETECTION)


@needs_tables
def test_of_two_lines_that_one_country_carries_the_second_is_said_later(shared: Context) -> None:
    view = VIEWS["victims-children"]
    words = shown(shared, view, selection_of(shared, view, "")).words
    assert words.later is not None
    assert words.later in words.caveat
    assert words.later.startswith("Girls: ")
    assert words.caveat.index("Boys: ") < words.caveat.index("Girls: ")
    assert "is incomplete" not in words.caveat, "the lines end with the last full year"
    two = shown(shared, VIEWS["victims-trend"], selection_of(shared, VIEWS["victims-trend"], "area=150,002")).words
    assert "is incomplete" not in two.caveat, "no axis goes on behind them"


@needs_tables
def test_justice_answers_with_three_views_and_holds_all_others_in_a_fold(shared: Context) -> None:
    selection = usual_of(shared, "justice")
    made = PAGES["/justice"].layout(shared, selection)
    (row,) = [part for part in elements(made, "Div") if getattr(part, "className", "") == "thirds"]
    panels = [part.to_plotly_json()["props"].get("data-panel") for part in elements([row], "Section")]
    assert panels == ["justice-treaties", "justice-laws", "justice-beside"]
    laid = {part.to_plotly_json()["props"].get("data-panel") for part in elements(made, "Section")}
    assert {view.panel for view in VIEWS.values() if view.page == "justice"} <= laid
    (fold,) = [part for part in elements(made, "Details") if getattr(part, "id", "") == "more"]
    assert not fold.open
