"""Pictures look as they did when somebody last looked: one of each kind at every run, all by `make pictures`."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.views import VIEWS
from tests.fixtures.sweeps import BODIES
from tests.pictures.cases import Case, cases, first_of_each_kind
from tests.pictures.comparing import REFERENCES, compared, difference, left_over
from tests.pictures.normal import drawn_again, normal_svg, outlines_of

OF_BODIES = {VIEWS[panel].kind for panel in BODIES}
FEW = (*first_of_each_kind("svg"), *first_of_each_kind("pptx"))
KEPT = {
    case.file: "a kind as it opens; as slides one of each body"
    for case in FEW
    if case.tab == VIEWS[case.panel].home and (case.medium == "svg" or VIEWS[case.panel].kind in OF_BODIES)
}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, id=case.file, marks=() if case.file in KEPT else pytest.mark.sweep
        )  # The rest: make pictures.
        for case in FEW
    ],
)
def test_a_picture_is_as_its_reference(shared: Context, case: Case) -> None:
    found = compared(shared, case)
    assert found.is_same, "\n".join([f"{case.name} changed: make pictures shows it.", *list(difference(found))[:20]])


def test_every_reference_belongs_to_a_case_and_every_case_has_one() -> None:
    assert left_over(cases()) == []
    assert [case.file for case in cases() if not (REFERENCES / case.file).exists()] == []


def test_a_kept_picture_can_be_drawn_again_from_the_outlines_of_another() -> None:
    outline = "M" + " L".join(f"{place} {place}" for place in range(60)) + "Z"
    svg = f'<svg><path d="{outline}" fill="#fff"/><path d="M0 0L1 1"/><text x="1">a <tspan>b</tspan></text></svg>'
    kept = normal_svg(svg)
    assert outline not in kept and 'd="M0 0L1 1"' in kept and '<text x="1">a <tspan>b</tspan></text>' in kept
    assert drawn_again(kept, outlines_of(svg)).replace("\n", "") == svg
    assert normal_svg(svg.replace("59 59", "59 58")) != kept
