"""Figures are read as readers do, and two that differ by more than their rounding do not agree."""

from __future__ import annotations

import pytest

from tests.gate.answers_drawn import headed
from tests.gate.answers_ledger import Answer, Question, contradictions
from tests.gate.answers_said import Unknown, agree, exact, leading, read
from tests.gate.answers_words import parts

AGREEING = [
    ("about 197,000", "196,842"),
    ("2.4 million", "2,401,634"),
    ("5.9", "5.94"),
    ("0.05, uncertain", "0.0543"),
    ("1 to 4", "<5"),
    ("<5, possibly up to 12", "1 to 12"),
    ("under 0.01", "0.003"),
    ("about 0", "−0.3"),
    ("under 2.5", "<2.5"),
    ("few", "7"),
    ("few (under 10)", "<5"),
    ("at least 7,377", "7,377 to 7,389"),
    ("over 99.9", "99.98"),
    ("−0.91", "−0.908"),
    ("about 8,940", "8,934 to 8,946"),
    ("none", "0"),
    ("no figure", "not known"),
]
DISAGREEING = [
    ("7,383", "7,377"),
    ("2,579", "2,580"),
    ("1.2 million", "1,005,602"),
    ("possibly 32", "32.6"),
    ("0", "0.3"),
    ("about 0", "0.6"),
    ("few", "12"),
    ("<5", "5"),
    ("<5", "3"),
    ("1 to 4", "1"),
    ("under 0.01", "0.03"),
    ("at least 7,377", "7,383 to 7,389"),
    ("over 99.9", "99.4"),
    ("no figure", "0"),
    ("about 197,000", "205,000"),
    ("0.91", "−0.91"),
]


@pytest.mark.parametrize(("one", "other"), AGREEING)
def test_answers_that_differ_only_by_rounding_agree(one: str, other: str) -> None:
    first, second = read(one), read(other)
    assert first is not None
    assert second is not None
    assert agree(first, second)
    assert agree(second, first)


@pytest.mark.parametrize(("one", "other"), DISAGREEING)
def test_answers_that_differ_by_more_than_rounding_do_not_agree(one: str, other: str) -> None:
    first, second = read(one), read(other)
    assert first is not None
    assert second is not None
    assert not agree(first, second)
    assert not agree(second, first)


def test_a_trailing_zero_that_is_left_away_is_still_a_digit() -> None:
    said = read("7", decimals=1)
    assert said is not None
    assert agree(said, exact(7.04))
    assert not agree(said, exact(7.4))


def test_only_a_whole_figure_is_read_as_one() -> None:
    assert read("32 children") is None
    assert read("IDMC") is None
    assert read("2024 to") is None
    found = leading("0.18 per 100,000 children")
    assert found is not None
    assert agree(found[0], exact(0.18))
    assert found[1] == "per 100,000 children"
    # A figure that its own report denies is the figure all the same.
    assert leading("possibly 0.18 per 100,000 children") == found


def test_each_part_of_a_title_is_of_its_own_year() -> None:
    told = parts("PHL", "detected-victims", "2021", "106 girls and 52 boys; 320 children in 2023")
    assert {(asked.kind, asked.people, asked.year): said for asked, said in told} == {
        ("figure", "F Y0T17", "2021"): read("106"),
        ("figure", "M Y0T17", "2021"): read("52"),
        ("summed over sexes", "_T Y0T17", "2023"): read("320"),
    }


def test_answers_in_a_row_that_each_agree_with_the_next_are_not_one_answer() -> None:
    question = Question("figure", "BGD", "food-insecurity")
    texts = ("5.9", "5.95", "6.0")
    given = [Answer(question, read(text) or Unknown(), f"place {text}") for text in texts]
    found = contradictions(given)
    assert [item.other.place for item in found] == ["place 6.0"]


def test_a_number_drawn_otherwise_on_a_slide_is_found() -> None:
    question = Question("number drawn", "150", "victims-ages", "children", year="2021")
    given = [Answer(question, exact(7383), "page"), Answer(question, exact(7377), "slide")]
    assert [item.question for item in contradictions(given)] == [question]


def test_a_sentence_that_a_medium_words_otherwise_is_found() -> None:
    question = Question("words", "BGD", "country-map")
    given = [
        Answer(question, "32 in 2023", "page"),
        Answer(question, "32 in 2023", "picture"),
        Answer(question, "108", "slide"),
    ]
    assert [item.other.place for item in contradictions(given)] == ["slide"]
    # A slide may have the end of a long title below it: at once, and all of it.
    whole, title = "5 in 2022, by sex; latest total: <5 in 2020", "5 in 2022, by sex"
    assert headed(whole, title, ["Latest total: <5 in 2020. Number of people"]) == whole
    assert headed("No figure (unknown)", "No figure", ["Unknown. Numbers"]) == "No figure (unknown)"
    for below in ([], ["Number of people", "Latest total: <5 in 2020"], ["Latest total: <5 in 20201"], ["Number"]):
        assert headed(whole, title, below) == title
    assert headed(whole, "5 in 2021, by sex", ["Latest total: <5 in 2020."]) != whole
