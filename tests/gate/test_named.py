"""Figures that maps write beside names, and flow maps beside lines, are recomputed from the published rows.

They come without a sentence, so that the walk of the gate does not hear them.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest

from dashboard.context import Context
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.kinds.mapped import figures_beside
from dashboard.selection import Selection
from dashboard.views import VIEWS, selection_of
from tests.fixtures.pictures import SVG
from tests.gate.brief_claims import newer_sum
from tests.gate.flow_claims import _asked as flows_asked
from tests.gate.flow_claims import leaves, said_is
from tests.gate.rows import Key, Rows, published
from tests.gate.said import agrees
from tests.gate.title_claims import later_by_sex
from tests.gate.walk import Claim

CHILDREN = Key("detected-victims", "_T", "Y0T17")

PANELS = ("victims-map", "drivers-map", "justice-map", "protection-map", "progress-map")
WHOLE = [f"{panel}?area={code}" for panel in PANELS for code in ("NGA", "UKR", "BOL", "LBN", "PNG")]
MAPS = [
    *(f"{panel}?area=BGD" for panel in PANELS),
    "drivers-map?area=NGA&indicator=conflict-displacement-stock",
    "victims-map?area=FRA&measure=count",
    *(pytest.param(where, marks=pytest.mark.gate) for where in WHOLE),
]
FLOWS = ["", "area=BGD", "area=NGA", "area=034", "area=UKR&indicator=refugee-corridors", "indicator=case-corridors"]


def drawn(context: Context, panel: str, query: str) -> tuple[ET.Element, Selection]:
    selection = selection_of(context, VIEWS[panel], query)
    svg = compose(content_of(context, Asked(VIEWS[panel], selection, "https://example.org")), SIZES["slide"])
    return ET.fromstring(svg), selection


def written(group: ET.Element) -> str:
    return " ".join("".join(text.itertext()) for text in group.iter(f"{SVG}text"))


def figures_beside_names(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Areas with the figure that stands below their name; those that have a name alone are left out."""
    for group in root.iter(f"{SVG}g"):
        code = group.get("data-named")
        if code is not None:
            # The last line, where it is no part of a name: around one country names leave words of the UN's out.
            figure = [line for text in group.iter(f"{SVG}text") if (line := "".join(text.itertext()))][-1]
            if re.search(r"\d", figure):
                yield code, figure


def wrong_beside_name(rows: Rows, asked: Selection, code: str, figure: str) -> str:
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    is_rate = asked.measure == "rate" and not rows.catalogue[asked.indicator].get("rate_of")
    series = rows.rates(key) if is_rate else rows.series(key)
    older = re.fullmatch(r"(.+) \((\d{4})\)", figure)  # Of another year than the map's: that year stands behind it.
    figure, year = (older[1], int(older[2])) if older else (figure, asked.year)
    true = series.get(code, {}).get(year)
    if true is None or not agrees(figure, true.low, true.high):
        return f"{asked.indicator} {code} {asked.year}: “{figure}”, but {true}"
    return ""


@pytest.mark.parametrize("where", MAPS)
def test_a_figure_beside_a_name_is_that_of_the_rows(shared: Context, where: str) -> None:
    rows, (panel, query) = published(), where.split("?")
    root, asked = drawn(shared, panel, query)
    told = list(figures_beside_names(root))
    assert [wrong for code, figure in told if (wrong := wrong_beside_name(rows, asked, code, figure))] == []


def test_maps_have_figures_beside_names_and_a_country_its_neighbours(shared: Context) -> None:
    """Else nothing would be recomputed above; below the small map of a country the newest figures stand in words.

    Burundi's map of 2022 has 1 to 4 children of 2019 for a neighbour that counted 67 in 2023.
    """
    root, asked = drawn(shared, "victims-map", "area=BGD")
    told = dict(figures_beside_names(root))
    assert {"BGD", "IND"} <= {*told}
    near = figures_beside(shared, asked, ("IND", "IDN", "CHN", "COD", "QAT"))
    newest = {
        "IND": told["IND"],
        "IDN": "206 children (2023, counted by sex)",
        "COD": "0.12 (2023)",
        "QAT": "possibly 0 children (2023, counted by sex)",
    }
    assert {area: said for area, (said, _) in near.items()} == newest


def wrong_near(rows: Rows, asked: Selection, code: str, said: str) -> str:
    """What a country's page names of itself or a neighbour is not the last that its reports have of children."""
    total, summed, adults = rows.last(rows.rates(CHILDREN), code), newer_sum(rows, code), rows.adults_alone(code)
    year, later = max(total.year if total else 0, summed[0] if summed else 0), later_by_sex(rows, code)
    tail = [f", {later[1]} in {later[0]}"] if later and later[0] > year else []
    tail += [f", all adults in {adults[-1]}"] if adults and adults[-1] > year else []
    first = said.removesuffix("".join(tail))
    if not said.endswith("".join(tail)) or "; " in said:
        return f"{code}: “{said}”, but {tail}"
    if summed:
        figure, years = first.partition(" child")[0], re.findall(r"\((\d{4})", first)
        return "" if years == [str(year)] and agrees(figure, *summed[1:]) else f"{code}: “{said}”, but {summed}"
    bare = re.sub(r", few|possibly | \((?:though|added up) [^)]+\)", "", first)
    return wrong_beside_name(rows, asked, code, bare)


def test_of_each_country_the_newest_of_its_reports_stands_beside_its_neighbours(shared: Context) -> None:
    """Indonesia had 0.01 of 2020 for a neighbour, though its rows by sex have 206 children in 2023."""
    asked, rows = selection_of(shared, VIEWS["country-near-map"], ""), published()
    near = figures_beside(shared, asked, list(rows.areas))
    assert [wrong for code, (said, _) in near.items() if (wrong := wrong_near(rows, asked, code, said))] == []
    assert wrong_near(rows, asked, "IDN", "0.01, few (2020)") and wrong_near(rows, asked, "PAN", "0 (2021)")


def test_a_wrong_figure_beside_a_name_is_seen(shared: Context) -> None:
    root, asked = drawn(shared, "victims-map", "area=BGD")
    told = dict(figures_beside_names(root))
    assert wrong_beside_name(published(), asked, "IND", told["BGD"])


# ------------------------------------------------------------------------------------------ flows


def wrong_beside_line(rows: Rows, asked: Selection, group: ET.Element) -> str:
    """A number with the names of both ends is not of that pair, one with one name not of the direction of the title."""
    about, text = group.attrib["data-about"].split(), written(group)
    if group.get("data-of") == "End":
        return ""
    figure = text.rpartition(": ")[2]
    one, inside = flows_asked(cast("Claim", SimpleNamespace(asked=asked)), rows)
    if len(about) == 2:
        found = [one.pairs.get((about[0], about[1]))]
    else:
        (country,) = inside
        pair = (country, about[0]) if leaves(one, inside, asked.indicator) else (about[0], country)
        found = [one.pairs.get(pair)]
    return "" if any(ends and said_is(figure, ends) for ends in found) else f"{text}: {found[:4]}"


def labels_of(root: ET.Element) -> list[ET.Element]:
    return [group for group in root.iter(f"{SVG}g") if group.get("data-mark") == "Label"]


@pytest.mark.parametrize("query", FLOWS)
def test_a_number_of_a_flow_is_that_of_the_rows(shared: Context, query: str) -> None:
    root, asked = drawn(shared, "flows-map", query)
    labels = labels_of(root)
    assert any(re.search(r"\d", written(group)) for group in labels)
    assert [wrong for group in labels if (wrong := wrong_beside_line(published(), asked, group))] == []
    # On the map of the world a ring stood under a headline that is of nobody at home.
    assert asked.areas or not [group for group in root.iter(f"{SVG}g") if group.get("data-mark") == "Ring"]


def test_a_wrong_number_of_a_flow_is_seen(shared: Context) -> None:
    for query, name, true, wrong in (("area=BGD", "Italy", "63", "64"), ("", "Eritrea", "2,909", "2,908")):
        root, asked = drawn(shared, "flows-map", query)
        (one,) = [group for group in labels_of(root) if name in written(group)]
        assert true in written(one)
        for part in one.iter():
            part.text = (part.text or "").replace(true, wrong)
        assert wrong_beside_line(published(), asked, one)


def test_on_a_map_of_nearly_the_whole_world_no_area_is_named(shared: Context) -> None:
    """Poland's name stood in North Africa on the map of Europe, which has all of Russia in it."""
    root, _ = drawn(shared, "victims-map", "area=150")
    assert not [group for group in root.iter(f"{SVG}g") if group.get("data-named")]
    near, _ = drawn(shared, "victims-map", "area=034")
    assert [group for group in near.iter(f"{SVG}g") if group.get("data-named") == "IND"]
