"""The headline on detected children of one country: newer parts and children of another sex are told."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.parts.overview import _children_beside, _children_sentence

SUMMED = "; no total for 2023, added up here from girls, boys or others:"
"""As the head of the country's page tells it."""
LATER = "; no total for 2023, but figures of girls, boys or others"


@pytest.mark.parametrize(
    ("area", "end"),
    [
        ("IDN", f"8 children among detected victims in 2020: 8 girls and 0 boys{SUMMED} 206"),
        ("LBN", f"<5 girls, 0 boys and <5 of other sex{SUMMED} 9 to 12"),
        ("GMB", LATER),
        ("PAN", LATER.replace("2023", "2022")),
        ("PHL", f"106 girls and 52 boys{SUMMED} 320"),
        ("BGD", "in 2023: 12 girls and 20 boys"),
    ],
)
def test_parts_newer_than_the_newest_total_are_told(shared: Context, area: str, end: str) -> None:
    assert _children_sentence(shared, area).endswith(end)


def test_of_several_areas_each_is_told_what_it_is_told_alone(shared: Context) -> None:
    said = _children_beside(shared, ("PHL", "IDN", "SYC", "CPV"))
    assert said.startswith("Children among detected victims, the newest total of each area.")
    assert f"Philippines: 158 in 2021{SUMMED} 320. Indonesia: 8 in 2020{SUMMED} 206." in said
    assert "Seychelles: all detected victims of 2022 were adults." in said
    assert said.endswith(": not known.")
