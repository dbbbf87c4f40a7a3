"""One answer to one question: what two places say of the same thing agrees, as far as each says how it is rounded.

Unmarked are some countries, each chosen for a trap, and one case of each other kind; `-m gate` walks everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

import dash
import pytest

from dashboard.config import Config
from dashboard.context import Context
from dashboard.geography import load_geography
from dashboard.views import VIEWS
from tests.fixtures.sweeps import each
from tests.gate import answers_drawn as drawn
from tests.gate.answers_groups import about_groups
from tests.gate.answers_ledger import Answer, Question, asked_twice, contradictions, report
from tests.gate.answers_read import Places
from tests.gate.answers_said import Figure, exact
from tests.gate.answers_walk import Walk

Heard = Callable[[str], list[Answer]]
GEOGRAPHY = load_geography(Config().geography)
TRAPS = {
    "BGD": "its latest figures are of a year later than the map's",
    "UKR": "intervals, few ages known, large estimates",
    "NRU": "hardly any figure",
    "VCT": "zeros of old years only",
    "HTI": "victims never reported; the region is small",
    "USA": "levels that are met beside paces",
    "IND": "parts that add up to more than the whole, a score just below zero",
    "NOR": "true zeros",
    "PAK": "ages known for a minority",
    "SYR": "millions of refugees, forms of different years",
    "XKX": "no UN member, hardly any statuses",
    "AND": "small numbers, rates of few people",
}
FEW = ("BGD",)
"""Of the traps, the one that `make test` walks: it has answers of every kind."""
GROUPS = {"001": "all countries, and figures that publishers give of it", "034": "a region: sums and medians of ours"}
PICTURED = (
    *("country-map", "victims-map", "country-detected-victims", "victims-children", "progress-pace"),
    *("country-profile", "justice-beside", "protection-levels", "progress-counts", "compare-key"),
)
"""Views whose titles are compared in all media: one of each kind that says something of a country."""
FRAMED = {
    "/victims?area={area}": "victims-map",
    "/justice?area={area}": "justice-map",
    "/protection?area={area}": "protection-levels",
    "/country/{area}": "country-detected-victims",
}
LEAST = {"figure": 200, "newest year": 10, "status": 1, "statuses good": 1, "last figure": 1, "any figure": 5}
"""Of how many questions a country has at least two answers, by kind: a walk that reads less has gone blind."""
SPARSE = ("XKX", "NRU")
"""Of whom so little is published that there are fewer questions."""


@pytest.fixture(scope="module")
def places(app: dash.Dash) -> Places:
    """Everything that a reader can open."""
    return Places(app)


@pytest.fixture(scope="module")
def walk(shared: Context, places: Places) -> Walk:
    """Collects answers."""
    return Walk(shared, places)


@pytest.fixture(scope="module")
def heard(walk: Walk) -> Heard:
    """The answers about a country, without the largest tables; each country is walked once."""
    return cache(lambda area: walk.answers(area, whole=False))


def media(places: Places, area: str, panels: Iterable[str] = PICTURED, *, whole: bool = True) -> list[Answer]:
    """What media say and draw of an area beside the page.

    Not `whole`: of each kind of chart the first view, and a map and a chart as they are framed.
    """
    found: list[Answer] = []
    charts = [(view.kind, panel) for panel, view in VIEWS.items() if view.kind in drawn.LINES and view.home == "chart"]
    firsts = {panel for _, panel in {kind: (kind, panel) for kind, panel in reversed(charts)}.values()}
    for _, panel in charts:
        if whole or panel in firsts:
            found += drawn.drawn(places, panel, area)
    for panel in panels:
        if area in GEOGRAPHY.areas or not VIEWS[panel].needs_country:
            found += drawn.words_of(places, panel, area)
    for page, panel in FRAMED.items() if whole else [*FRAMED.items()][::3]:
        if area in GEOGRAPHY.areas or not page.startswith("/country"):
            found += drawn.framed(places, page.format(area=area), panel, area)
            found += [answer for answer in drawn.words_of(places, panel, area) if panel not in panels]
    return found


def assert_one_answer(answers: Sequence[Answer]) -> None:
    """Fail with every question that has two answers."""
    found = contradictions(answers)
    assert not found, f"{len(found)} questions have two answers\n{report(found)}"


@pytest.mark.parametrize("area", each(TRAPS, FEW))
def test_a_country_has_one_answer_to_each_question(heard: Heard, area: str) -> None:
    assert_one_answer(heard(area))


@pytest.mark.parametrize("area", each(TRAPS, FEW))
def test_the_walk_hears_two_answers_to_many_questions(heard: Heard, area: str) -> None:
    twice = asked_twice(heard(area))
    missing = {kind: number for kind, number in LEAST.items() if twice.get(kind, 0) < number}
    assert not missing or area in SPARSE, (missing, twice)


@pytest.mark.parametrize("area", each(["UKR", "150"], {"UKR": "figures of three subjects in each medium"}))
def test_pictures_slides_and_frames_say_and_draw_what_the_page_does(places: Places, area: str) -> None:
    panels = ("country-map", "country-detected-victims", "victims-children")
    assert_one_answer(media(places, area, panels, whole=False))


@pytest.mark.sweep  # Slides: `test_brief_slides.py`; page and paper: `test_documents.py` of the documents.
def test_page_paper_and_slides_have_every_sentence_of_the_brief(places: Places) -> None:
    assert_one_answer(list(drawn.retold(places, "VCT")))


@pytest.mark.parametrize("group", each(GROUPS, ["034"]))
def test_a_group_has_one_answer_to_each_question(walk: Walk, group: str) -> None:
    assert_one_answer(walk.of_group(group, whole=False))


def test_medians_in_briefs_are_those_of_the_charts(walk: Walk) -> None:
    told = list(about_groups(walk.brief("BGD"), "BGD"))
    assert told
    groups = {answer.question.area for answer in told}
    assert_one_answer([*told, *(answer for group in groups for answer in walk.groups.medians(group, maps=2))])


# Whether the test can fail


def _another_number(answer: Answer) -> Answer:
    assert isinstance(answer.said, Figure)
    return replace(answer, said=exact(answer.said.low + 1))


def _another_year(answer: Answer) -> Answer:
    return replace(answer, said=str(int(str(answer.said)) - 1))


def _another_count(answer: Answer) -> Answer:
    assert isinstance(answer.said, int)
    return replace(answer, said=answer.said + 1)


def _another_word(answer: Answer) -> Answer:
    return replace(answer, said="another")


CHANGES: dict[str, Callable[[Answer], Answer]] = {
    "figure": _another_number,
    "newest year": _another_year,
    "last figure": _another_year,
    "statuses good": _another_count,
    "statuses judged": _another_count,
    "status": _another_word,
    "comparison group": _another_word,
    "any figure": _another_word,
    "years known": _another_word,
}


@pytest.mark.parametrize("kind", CHANGES)
def test_one_answer_that_is_changed_is_found(heard: Heard, kind: str) -> None:
    answers = heard("BGD")
    before = contradictions(answers)
    doubted = {item.question for item in before}
    places: dict[Question, set[str]] = {}
    for answer in answers:
        places.setdefault(answer.question, set()).add(answer.place)
    chosen = next(
        answer
        for answer in reversed(answers)
        if answer.question.kind == kind and len(places[answer.question]) > 1 and answer.question not in doubted
    )
    changed = [CHANGES[kind](answer) if answer is chosen else answer for answer in answers]
    assert [item.question for item in contradictions(changed) if item not in before] == [chosen.question]


# The whole walk


@pytest.mark.gate
@pytest.mark.parametrize("area", sorted(GEOGRAPHY.areas))
def test_every_area_has_one_answer_to_each_question(walk: Walk, places: Places, area: str) -> None:
    assert_one_answer([*walk.answers(area), *media(places, area), *drawn.retold(places, area)])


@pytest.mark.gate
@pytest.mark.parametrize("group", sorted(GEOGRAPHY.regions))
def test_every_group_has_one_answer_to_each_question(walk: Walk, places: Places, group: str) -> None:
    assert_one_answer([*walk.of_group(group), *media(places, group)])


@pytest.mark.gate
def test_medians_of_all_briefs_are_those_of_the_charts(walk: Walk) -> None:
    told = [answer for area in sorted(GEOGRAPHY.areas) for answer in about_groups(walk.brief(area), area)]
    shown = [answer for group in sorted(GEOGRAPHY.regions) for answer in walk.groups.medians(group)]
    assert told
    assert_one_answer([*told, *shown])
