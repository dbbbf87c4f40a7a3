"""Events in words: each says its figure, who recorded it and where it comes from."""

from __future__ import annotations

from dashboard.context import Context
from dashboard.figures.events import event_origin, event_text, events_of
from dashboard.metrics.events import CONVENTIONS, LAWS


def test_every_event_of_every_country_has_words_and_an_origin(shared: Context) -> None:
    for code in shared.geography.members:
        for event in events_of(shared, code, 1990, 2025):
            publisher = shared.source_of(event.indicator).publisher_short
            text = event_text(shared, event)
            assert text.startswith(f"{event.year}: ")
            assert publisher in text
            assert f"indicator={event.indicator}&area={code}" in event_origin(shared, code, event)


def test_a_conflict_says_its_figure_and_threshold(shared: Context) -> None:
    texts = [event_text(shared, event) for event in events_of(shared, "BHR", 2011, 2011)]
    assert texts == [
        "2011: 26 deaths in organised violence, the first 25 or more after at least 5 years with fewer (UCDP)"
    ]


def test_a_group_has_no_events(shared: Context) -> None:
    assert events_of(shared, "002", 1990, 2025) == ()


def test_a_law_says_in_which_year_it_was_not_yet_met(shared: Context) -> None:
    texts = [
        event_text(shared, event)
        for code in shared.geography.members
        for event in events_of(shared, code, 2022, 2022)
        if event.indicator == "child-trafficking-law"
    ]
    assert len(texts) == 4
    # "Again judged to meet …, as in 2018 but not in 2020" had to be read twice.
    again = [text for text in texts if " judged to meet international standards again: it did in 201" in text]
    assert len(again) == 3 and all(", and did not in 2020 (US Department of Labor)" in text for text in again)
    assert sum(" trafficking judged to meet international standards, unlike in 2020 (" in text for text in texts) == 1


def test_no_mark_was_lost_by_the_year_that_no_edition_describes(shared: Context) -> None:
    """23 marks stood under 2021 before the findings of that file were put under 2022, and 40 before it."""
    names = (*CONVENTIONS, *LAWS)
    years = [event.year for code in shared.geography.areas for event in events_of(shared, code, 1990, 2030)
             if event.indicator in names]  # fmt: skip
    assert (years.count(2022), years.count(2021), len(years)) == (23, 0, 63)
