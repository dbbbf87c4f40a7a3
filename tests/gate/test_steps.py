"""The row of steps from promise to practice: each cell is what the published tables say, in the words allowed."""

from __future__ import annotations

import re

import pytest

from dashboard.brief.known import Known
from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.glance.tiles import detected
from dashboard.glance.whole import glance_of
from dashboard.i18n import language
from dashboard.kinds.registry import shown
from dashboard.kinds.steps import Item, steps_of
from dashboard.views import VIEWS, selection_of
from tests.fixtures.sweeps import AREAS, WALKS, Walk, chosen
from tests.gate.brief_claims import last_children, newer_sum
from tests.gate.later_claims import untold
from tests.gate.rows import Rows, published
from tests.gate.steps_claims import WORDS, row_of
from tests.gate.title_claims import later_by_sex

KEY, TIMELINE = VIEWS["compare-key"], VIEWS["timeline-rows"]
FORBIDDEN = re.compile(r"\bno\b(?! later step| usable figure| total for)|\bweak|\bfail|\bgap|✓|✗|✔|✘", re.IGNORECASE)
NEWER_SUMS = {
    *("AUT", "BTN", "GMB", "GNB", "GUY", "HUN", "IDN", "JOR", "LBN", "LBR", "MAR", "NZL", "OMN", "PAN", "PHL", "QAT"),
    *("SLE", "SVN"),
}
"""Whose newest children are listed by sex beside no total, all of them or some, or whose last victims were adults."""
RECORDED = {
    "palermo-protocol": 179, "crc-op-sale-of-children": 193, "crc-op-armed-conflict": 193,
    "child-trafficking-law": 121, "child-sexual-exploitation-law": 121, "non-state-recruitment-law": 121,
    "ilo-c182": 120, "child-labour-policy": 112, "child-labour-programme": 113, "child-labour-coordination": 112,
    "labour-inspectors": 105, "labour-inspectors-ratio": 94, "child-labour-investigations": 78,
    "child-labour-convictions": 70, "trafficking-offences": 141, "persons-in-formal-contact": 126,
    "persons-prosecuted": 127, "persons-convicted": 135,
}  # fmt: skip
"""Members of 193 with a figure, of persons and cases with one since 2020, as an independent reading of the files
counted them."""


@pytest.fixture(scope="module")
def rows() -> Rows:
    return published()


def items(context: Context, code: str) -> list[tuple[str, Item]]:
    with language("en"):
        return [(step.id, item) for step in steps_of(context, code) for item in step.items]


@pytest.mark.parametrize("walk", WALKS)
def test_every_cell_of_every_area_is_what_the_tables_say_in_allowed_words(
    shared: Context, rows: Rows, walk: Walk
) -> None:
    wrong = []
    for code in chosen(rows.areas, {*AREAS, "SLB", "PSE", "PAN"}, walk):
        made, right = items(shared, code), row_of(code, rows)
        assert [(step, item.asked.indicator) for step, item in made] == [cell[:2] for cell in right]
        for (_, item), cell in zip(made, right, strict=True):
            fits = re.fullmatch(cell.pattern, item.said) and item.year == cell.year
            if not (fits and WORDS.fullmatch(item.said)) or FORBIDDEN.search(item.said):
                wrong.append(f"{code} {cell.indicator}: {item.said!r}, not {cell.pattern!r}")
    assert len(rows.members) == 193
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("walk", WALKS)
def test_every_group_counts_its_members(shared: Context, rows: Rows, walk: Walk) -> None:
    wrong = []
    for code in chosen(rows.regions, ("034", "061", "150", "199", "LIC"), walk):
        for (_, item), cell in zip(items(shared, code), row_of(code, rows), strict=True):
            if item.said != cell.pattern:
                wrong.append(f"{code} {cell.indicator}: {item.said!r}, not {cell.pattern!r}")
    assert not wrong, "\n".join(wrong)


def test_of_the_world_so_many_members_are_known(shared: Context) -> None:
    world = [item for _, item in items(shared, "001")]
    known = {item.asked.indicator: item.counted.known for item in world if item.counted is not None}
    ages = [item.counted.known for item in world if item.asked.indicator == "detected-victims" and item.counted]
    assert {name: known[name] for name in RECORDED} == RECORDED
    assert ages == [151, 141]
    offences = next(item for item in world if item.asked.indicator == "trafficking-offences")
    assert offences.text == "Trafficking offences: at least one in 137 of 141 countries since 2020"


OF_SINGLE_COUNTRIES = [
    ("BGD", "persons-prosecuted", "272 (2014)"),
    ("UKR", "labour-inspectors", "1,815 (2020); not known (2022)"),
    ("UKR", "child-labour-coordination", "recorded (2022)"),
    ("USA", "child-labour-policy", "not in this source"),
    ("DMA", "child-labour-policy", "unknown"),
    ("PSE", "labour-inspectors-ratio", "unknown"),
    ("PSE", "crc-op-armed-conflict", "not in this source"),
    ("PSE", "palermo-protocol", "party, year not known"),
    ("NRU", "palermo-protocol", "party since 2012"),
    ("NRU", "crc-op-armed-conflict", "signed, no later step known"),
    ("NRU", "persons-convicted", "no usable figure from UNODC"),
    ("NGA", "persons-prosecuted", "120 (2022)"),
    ("GIN", "persons-prosecuted", "20 to 24 (2023)"),
    ("HTI", "detected-victims", "no usable figure from UNODC"),
    ("SOM", "labour-inspectors", "35 (2022)"),
    ("CMR", "crc-op-sale-of-children", "signed, no later step known; the US Department of Labor lists it as "
     "ratified (2022)"),
    ("COM", "crc-op-armed-conflict", "neither signed nor party in August 2022; the US Department of Labor lists "
     "it as ratified (2022)"),
]  # fmt: skip


def test_what_is_said_of_single_countries(shared: Context) -> None:
    wrong = []
    for code, indicator, said in OF_SINGLE_COUNTRIES:
        found = [item.said for _, item in items(shared, code) if item.asked.indicator == indicator]
        if said not in found:
            wrong.append(f"{code} {indicator}: {found}, not {said!r}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("walk", WALKS)
def test_two_readings_stand_beside_each_other_in_four_members_alone(shared: Context, rows: Rows, walk: Walk) -> None:
    four = {"CMR", "COM", "HTI", "SLB"}
    members = chosen(sorted(rows.members), four | rows.members.intersection(AREAS), walk)
    both = {code for code in members for _, item in items(shared, code) if "lists it as ratified" in item.said}
    assert both == four


@pytest.mark.parametrize("walk", WALKS)
def test_every_place_has_the_same_newest_children_and_their_year(shared: Context, rows: Rows, walk: Walk) -> None:
    """The steps are read above; the first tile of a country and its key figures say no other year and number."""
    for code in chosen(sorted(rows.members), NEWER_SUMS | rows.members.intersection(AREAS), walk):
        last, adults = last_children(rows, code), rows.adults_alone(code)
        tile = detected(Known(shared, code))
        said = " ".join((*(line.text for line in tile.lines), tile.figure.text))
        assert tile.year == (last.year if last else None) == items(shared, code)[-1][1].year, code
        is_after = bool(adults and adults[-1] > (last.year if last else 0))
        assert ("were adults" in said) == is_after, (code, said)
        by_sex = later_by_sex(rows, code)
        # Of nobody the cells alone tell, unless the rows by form disagree.
        lists_some = by_sex is not None and bool(re.search("[1-9]|disagree", by_sex[1]))
        listed = f"For {by_sex[0] if by_sex else ''}, without a total of children, the file lists "
        head = " ".join(line.text for line in glance_of(shared, code).sentences)
        assert (listed in said) == lists_some, (code, said)
        assert listed not in head, (code, "the tile below has it")
        if newer_sum(rows, code) or is_after or by_sex:
            cell = shown(shared, KEY, selection_of(shared, KEY, f"area={code}")).table.rows[1][1]
            is_told = "no total for" in cell or "counted by sex" in cell or " children in " in cell
            assert is_told == bool(newer_sum(rows, code) or by_sex), (code, cell)
            assert not by_sex or cell.endswith(f"; no total for {by_sex[0]}, but {by_sex[1]}"), (code, cell)
            assert cell.endswith("were adults") == is_after, (code, cell)
            words = shown(shared, TIMELINE, selection_of(shared, TIMELINE, f"area={code}")).words
            row = f"{words.title} {words.subtitle}"
            # Behind what its country detected it is a sentence of its own.
            assert not by_sex or re.search(rf"[.;] [Nn]o total for {by_sex[0]}, but {re.escape(by_sex[1])}", row), (
                code,
                row,
            )
        with language("en"):
            brief = "\n".join(part.text for part in brief_of(shared, code).whole)
        assert not untold(brief, rows, code), (code, brief)
