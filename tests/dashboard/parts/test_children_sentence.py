"""The headline on detected children of one country: newer parts and children of another sex are told."""

from __future__ import annotations

import re

import pytest
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.parts.elements import markup
from dashboard.parts.overview import _children_beside, _children_sentence, overview_headline, victims_headline

LATER = "; no total for 2023, but figures of girls, boys or others"


@pytest.mark.parametrize(
    ("area", "end"),
    [
        ("LBN", "in 2023: 8 girls and <5 boys, counted by sex; latest published total: <5 in 2021"),
        (
            "GMB",
            "in 2022: 5 girls, counted by sex; latest published total: <5 in 2020; no total for 2023, but girls "
            "5 and children listed under another sex <5",
        ),
        ("PAN", LATER.replace("2023", "2022")),
        (
            "PHL",
            "Philippines: 320 children among detected victims in 2023 (the file does not tell the sex of the "
            "detected victims of that year)",
        ),
        ("BGD", "in 2023: 12 girls and 20 boys"),
    ],
)
def test_parts_newer_than_the_newest_total_are_told(shared: Context, area: str, end: str) -> None:
    assert _children_sentence(shared, area).endswith(end)


def test_of_several_areas_each_is_told_what_it_is_told_alone(shared: Context) -> None:
    said = _children_beside(shared, ("PHL", "IDN", "SYC", "CPV"))
    assert said.startswith("Children among detected victims, the latest total of each area.")
    assert "Philippines: 320 in 2023 (the file does not tell the sex of the detected victims of that year)." in said
    assert "Seychelles: all detected victims of 2022 were adults." in said
    assert said.endswith(": not known.")


def _plain(made: list[Component]) -> str:
    return re.sub(r"<[^>]+>", "", "".join(map(markup, made)))


def test_the_overview_joins_its_countries_with_those_of_the_victims_page(shared: Context) -> None:
    """62, 76 and 108 countries stood on two first screens, none of which told of another's."""
    question = shared.question("detected-victims", ())
    overview, victims = (_plain(headline(shared, question)) for headline in (overview_headline, victims_headline))
    told = re.search(r"All (\d+) countries with a total of children for (\d{4}) detected ([^;]+); not all", overview)
    assert told
    assert f"In all {told[1]} countries with a figure for {told[2]}: {told[3]}" in victims
    # Of nine countries 9 victims have no age, of all twelve 35: these raise a sum of 98 by over a tenth.
    western_asia = _plain(victims_headline(shared, shared.question("detected-victims", ("145",))))
    assert "85 to 94. In all 12 countries with a figure for 2022: 86 to 133" in western_asia
    assert "Upper ends count victims of unknown age as children." in western_asia
    # "About 19,600" stood over a chart whose subtitle goes up to 2.14 per 100,000 children, of 21,874.
    assert ": 19,545 to 21,874. In all" in victims and "Upper ends count victims of unknown age as children." in victims
    assert "Upper ends" not in _plain(victims_headline(shared, shared.question("detected-victims", ("002",))))
