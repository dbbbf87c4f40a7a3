"""Figures that maps write beside names, flow maps beside lines and tables of statuses in cells are recomputed from the
published rows.

They come without a sentence, so that the walk of the gate does not hear them.
"""

from __future__ import annotations

import io
import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.context import Context
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.most import SPARED
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides.content import slides_of
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.template import FORMATS
from dashboard.figures.map import areas_at_top
from dashboard.kinds.mapped import figures_beside
from dashboard.selection import Selection
from dashboard.theme import STATUS_COLOURS
from dashboard.views import VIEWS, selection_of
from dashboard.words.signs import AT_LEAST, DOUBTED, OF_FEW, REFERRED
from tests.fixtures.pictures import SVG
from tests.fixtures.sweeps import WALKS, Walk, chosen
from tests.gate.brief_claims import ALONE, STATUS, ahead_in_points, is_slightly_away, newer_sum
from tests.gate.flow_claims import _asked as flows_asked
from tests.gate.flow_claims import is_pair_least, leaves, said_is
from tests.gate.rows import Key, Rows, published
from tests.gate.said import agrees
from tests.gate.status_claims import _unjudged, is_doubted
from tests.gate.title_claims import is_raised, later_by_sex
from tests.gate.walk import Claim

CHILDREN = Key("detected-victims", "_T", "Y0T17")
FEW, WITHHELD = "few", "<5 people"
LEAST_WITHOUT_SIGN = 10
"""People from whom on a rate has no sign."""

PANELS = ("victims-map", "drivers-map", "justice-map", "protection-map", "progress-map")
WHOLE = [f"{panel}?area={code}" for panel in PANELS for code in ("NGA", "UKR", "BOL", "LBN", "PNG")]
MAPS = [
    *(f"{panel}?area=BGD" for panel in PANELS),
    "victims-map?",
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
            lines = [line for text in group.iter(f"{SVG}text") if (line := "".join(text.itertext()))]
            # A year on a line of its own is that of the line above it.
            most = 2 if re.fullmatch(r"\(\d{4}\)", lines[-1]) else 1
            # So may be the words before a number.
            figure = " ".join(lines[-most - (lines[-most - 1 : -most] in (["under"], ["at least"])) :])
            if re.search(r"\d", figure) or figure == FEW:
                yield code, figure


def _alone(rows: Rows, code: str, figure: str) -> str:
    """A figure without the name in its line, and with the words of its sign for "at least"."""
    begun = re.match(r"(.+?) (?=(?:at least |≥)?\d)", figure)
    figure = figure[begun.end() :] if begun and rows.named(begun[1]) == code else figure
    return figure.replace("≥", "at least ")


def wrong_beside_name(rows: Rows, asked: Selection, code: str, figure: str, *, is_on_map: bool = True) -> str:
    key = Key(asked.indicator, asked.sex, asked.age, asked.breakdown)
    is_rate = asked.measure == "rate" and not rows.catalogue[asked.indicator].get("rate_of")
    series = rows.rates(key) if is_rate else rows.series(key)
    older = re.fullmatch(r"(.+) \((\d{4})\)", figure)  # Of another year than the map's: that year stands behind it.
    figure, year = (older[1], int(older[2])) if older else (figure, asked.year)
    figure, is_children = _alone(rows, code, figure), is_rate and key == CHILDREN and is_on_map and not asked.areas
    if is_children and figure.startswith("at least ") != is_raised(rows, code, year):
        return f"{asked.indicator} {code} {asked.year}: “{figure}”, raised or not"
    figure, is_rare = figure.rstrip(f"{DOUBTED}{OF_FEW}{REFERRED}"), OF_FEW in figure
    true = series.get(code, {}).get(year)
    counted = rows.series(key).get(code, {}).get(year) if is_rate else true
    if is_rare and not (is_rate and counted and counted.high < LEAST_WITHOUT_SIGN):
        return f"{asked.indicator} {code} {asked.year}: “{figure}” is called few of {counted}"
    if figure in (FEW, WITHHELD):  # Of one to four persons, of whom the source says no more.
        is_few = true is not None and counted is not None and 0 < true.low < true.high
        few = is_few and is_rate == (figure == WITHHELD) and (not is_rate or (counted.low, counted.high) == (1, 4))
        return "" if few else f"{asked.indicator} {code} {asked.year}: “{figure}”, but {true}"
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
    # Of neighbours some had a number, some the year of one, and some neither.
    assert {"BGD", "IND", "MMR", "NPL"} <= {*told}
    near_nigeria = dict(figures_beside_names(drawn(shared, "country-near-map", "area=NGA")[0]))
    assert {"NGA", "NER", "BEN", "CMR", "BFA", "GHA", "CIV"} <= {*near_nigeria}
    root, near_south_africa = drawn(shared, "victims-map", "area=ZAF")
    few = dict(figures_beside_names(root))
    assert few["NAM"] == "<5 people (2021)" and not wrong_beside_name(published(), near_south_africa, "NAM", few["NAM"])
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
    return wrong_beside_name(rows, asked, code, bare, is_on_map=False)


def test_of_each_country_the_newest_of_its_reports_stands_beside_its_neighbours(shared: Context) -> None:
    """Indonesia had 0.01 of 2020 for a neighbour, though its rows by sex have 206 children in 2023."""
    asked, rows = selection_of(shared, VIEWS["country-near-map"], ""), published()
    near = figures_beside(shared, asked, list(rows.areas))
    assert [wrong for code, (said, _) in near.items() if (wrong := wrong_near(rows, asked, code, said))] == []
    assert wrong_near(rows, asked, "IDN", "0.01, few (2020)") and wrong_near(rows, asked, "PAN", "0 (2021)")


# ------------------------------------------------------------------------------------------ flows


def wrong_beside_line(rows: Rows, asked: Selection, group: ET.Element) -> str:
    """A number with the names of both ends is not of that pair, one with one name not of the direction of the title."""
    if is_listed := group.get("data-mark") == "Rank":
        *_, last = group.iter(f"{SVG}text")
        about, text = [group.attrib["data-from"], group.attrib["data-to"]], written(last)
    else:
        about, text = group.attrib["data-about"].split(), written(group)
    if not is_listed and not re.search(r"\d", text):
        return ""  # The name of an end, whose number stands in the list.
    figure = text.rpartition(": ")[2]
    one, inside = flows_asked(cast("Claim", SimpleNamespace(asked=asked)), rows)
    place = about[-1]
    if group.get("data-of") == "End":  # Those at home, beside the name of the country.
        found, place = [one.own.get(about[0])], ""
    elif len(about) == 2:
        found = [one.own.get(about[0]) if about[0] == about[1] else one.pairs.get((about[0], about[1]))]
    else:
        (country,) = inside
        pair = (country, about[0]) if leaves(one, inside, asked.indicator) else (about[0], country)
        found, place = [one.pairs.get(pair)], pair[1]
    # As titles say "at least", numbers of whoever lists few in some year have "≥", and no others do.
    is_least = bool(place and found[0]) and is_pair_least(place, found[0], rows, one)
    if is_least or AT_LEAST in figure:
        return "" if is_least and figure == f"{AT_LEAST}{math.floor(found[0].low):,}" else f"{text}: {found}"
    return "" if any(ends and said_is(figure, ends) for ends in found) else f"{text}: {found[:4]}"


def labels_of(root: ET.Element) -> list[ET.Element]:
    """What stands on the map and in the list beside it."""
    return [group for group in root.iter(f"{SVG}g") if group.get("data-mark") in ("Label", "Rank")]


@pytest.mark.parametrize("query", FLOWS)
def test_a_number_of_a_flow_is_that_of_the_rows(shared: Context, query: str) -> None:
    root, asked = drawn(shared, "flows-map", query)
    labels = labels_of(root)
    assert any(re.search(r"\d", written(group)) for group in labels)
    assert [wrong for group in labels if (wrong := wrong_beside_line(published(), asked, group))] == []
    # On the map of the world a ring stood under a headline that is of nobody at home.
    assert asked.areas or not [group for group in root.iter(f"{SVG}g") if group.get("data-mark") == "Ring"]


WRONG_LEAST = tuple(
    ("", *told) for told in (("Eritrea", "2,909", "2,908"), ("Eritrea", "≥", ""), ("Myanmar", "1,604", "≥1,604"))
)


def test_a_wrong_figure_beside_a_name_or_of_a_flow_is_seen(shared: Context) -> None:
    root, asked = drawn(shared, "victims-map", "area=BGD")
    told = dict(figures_beside_names(root))
    for wrong in (told["BGD"], FEW, WITHHELD, "India (2022)", f"{told['IND']} (1999)"):
        assert wrong_beside_name(published(), asked, "IND", wrong)
    world, told = selection_of(shared, VIEWS["victims-map"], ""), "at least 4.27"
    assert not wrong_beside_name(published(), world, "BOL", told)
    for wrong in ("4.27", "Bolivia ≥4.37", f"{told} (2020)", f"Ghana {told}"):
        assert wrong_beside_name(published(), world, "BOL", wrong)
    kingdom = ("at least 48.8†", "48.8†", "at least 49.8†")
    assert [bool(wrong_beside_name(published(), world, "GBR", said)) for said in kingdom] == [False, True, True]
    for query, name, true, wrong in (("area=BGD", "Italy", "63", "64"), *WRONG_LEAST):
        root, asked = drawn(shared, "flows-map", query)
        (one,) = [group for group in labels_of(root) if name in written(group) and true in written(group)]
        for part in one.iter():
            part.text = (part.text or "").replace(true, wrong)
        assert wrong_beside_line(published(), asked, one)


def test_on_a_map_of_nearly_the_whole_world_none_is_named_but_whom_its_title_counts(shared: Context) -> None:
    """Poland's name stood in North Africa on the map of Europe, which has all of Russia in it."""
    root, asked = drawn(shared, "victims-map", "area=150")
    named = {group.get("data-named") for group in root.iter(f"{SVG}g") if group.get("data-named")}
    assert named <= set(areas_at_top(shared, asked, asked.year)) and "POL" not in named
    near, _ = drawn(shared, "victims-map", "area=034")
    assert [group for group in near.iter(f"{SVG}g") if group.get("data-named") == "IND"]


# ------------------------------------------------------------------------------------------ statuses

SIGNS = {
    **{"TARGET_MET": "✓", "ON_TRACK": "●", "FAIR": "◑", "LIMITED": "◔", "DETERIORATION": "⊗", "TARGET_MISSED": "×"},
    **{"at target": "◆", "not at target": "◇", "not judged": "?"},
}
WORDS = {
    **{"at target": {"at target"}, "not at target": {"not at target", "not at target, pace unknown"}},
    **{"not judged": {"not judged", "cannot be judged"}},
}


def status_said(row: dict[str, str], rows: Rows) -> tuple[set[str], str, str]:
    """The words, whole and short, in which a status may be told; its sign; and the ink of its ground."""
    if row["status"] == "CANNOT_BE_JUDGED":
        level = _unjudged(row, rows)
        return WORDS[level], SIGNS[level], ""
    words = {word for word, status in STATUS.items() if status == row["status"]}
    words = {"slightly away"} if is_slightly_away(row) else words
    words = {ALONE} if ahead_in_points(row, rows) is not None else words
    return words, SIGNS[row["status"]], f"status.{row['status']}"


def wrong_in_table(rows: Rows, code: str, label: str, told: tuple[str, str, str]) -> str:
    """What a table of statuses says of an indicator of a country: its value and year, and its status, a word or a sign.

    A sign stands nowhere but behind a year: right before a number an arrow is the way that it goes.
    """
    figure, status, ink = told
    name = next(one for one in rows.with_target if label.partition(", per ")[0] == rows.catalogue[one]["label"])
    row = rows.statuses[name, code]
    if not row["last_value"]:
        return "" if told in (("", "no figure", ""), ("", "", "")) else f"{label}: {figure} {status}"
    value, _, year = figure.replace("*", "", 1).partition(" ")  # Another source has a later figure.
    words, sign, ground = status_said(row, rows)
    # Nobody can point at a picture to hear that a status is less certain.
    words = {f"{word}†" for word in (*words, sign)} if is_doubted(row) else {*words, sign}
    low = agrees(value.removesuffix("%"), *[float(row["last_value"])] * 2) or figure.startswith(("<", "under "))
    right = low and year.split()[-1] == row["last_year"] and status in words and ink == ground
    return "" if right else f"{label}: “{figure}” “{status}” {ink}, but {row['last_value']} {row['last_year']} {words}"


def drawn_statuses(context: Context, query: str, size: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Names of rows with the texts and inks of their cells, column by column, as a picture has them."""
    selection = selection_of(context, VIEWS["progress-statuses"], query)
    asked = Asked(VIEWS["progress-statuses"], selection, "https://example.org")
    root = ET.fromstring(compose(content_of(context, asked), SIZES[size]))
    texts = [
        (float(node.attrib["x"]), float(node.attrib["y"]), "".join(node.itertext())) for node in root.iter(f"{SVG}text")
    ]
    rows: dict[int, list[tuple[float, str, str]]] = {}
    for rect in root.iter(f"{SVG}rect"):
        if "data-cell" in rect.attrib:
            x, y, wide, high = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
            inside = sorted(one for one in texts if x < one[0] < x + wide and y < one[1] < y + high)
            cells = rows.setdefault(int(rect.attrib["data-cell"].split()[0]), [])
            cells.append((x, " ".join(text for _, _, text in inside), rect.attrib["data-ink"]))
            if len(cells) == 1:
                beside = sorted((one[1], one[2]) for one in texts if one[0] < x and y - 1 < one[1] < y + high + 1)
                name = " ".join(text for _, text in beside if not re.match(r"[≤≥]|0%", text))
                cells.insert(0, (-1.0, name, ""))
    for cells in rows.values():
        (_, name, _), *rest = sorted(cells)
        yield name, [(text, ink) for _, text, ink in rest]


def native_statuses(context: Context, query: str, form: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The same of the native tables of slides, without what stands beside names."""
    inks = {colour.lower(): f"status.{status}" for status, colour in STATUS_COLOURS.items() if status[0] != "C"}
    selection = selection_of(context, VIEWS["progress-statuses"], query)
    asked = Asked(VIEWS["progress-statuses"], selection, "https://example.org")
    for slide in Presentation(io.BytesIO(deck(slides_of(context, asked), form, context.today()))).slides:
        for table in (shape.table for shape in slide.shapes if shape.has_table):
            head, *lines = table.rows
            first = 1 + (head.cells[1].text == "Target")
            rows = [list(line.cells) for line in lines]
            sizes = [run.font.size.pt for cells in rows for cell in cells for run in cell.text_frame.paragraphs[0].runs]
            assert min(sizes) >= 12
            for cells in rows:
                fills = [cell._tc.tcPr.find(qn("a:solidFill")) for cell in cells]
                colours = ["" if fill is None else f"#{fill[0].get('val').lower()}" for fill in fills]
                found = [(cell.text, inks.get(colour, "")) for cell, colour in zip(cells, colours, strict=True)]
                yield cells[0].text, found[first:]


@pytest.mark.parametrize("walk", WALKS)
def test_a_table_of_statuses_says_value_year_and_status_of_the_rows(shared: Context, walk: Walk) -> None:
    """Bangladesh's extreme poverty, on track, stood as "↑ 5.9%": as a rise to 5.9%. Of the few, each country in two of
    the forms in turn, and each form of two countries."""
    rows = published()
    forms = [*((drawn_statuses, size) for size in SIZES), *((native_statuses, form) for form in FORMATS)]
    for turn, code in enumerate(("BGD", "NGA", "COD", "PRK", "USA", "CMR")):
        seen_in = [forms[turn % len(forms)], forms[(turn + 3) % len(forms)]]
        tables = [list(read(shared, f"area={code}", form)) for read, form in chosen(forms, seen_in, walk)]
        known = {name for name in rows.with_target if rows.statuses[name, code]["last_value"]}
        for table in tables:
            # A few of the least urgent rows give way to the column of targets, and are counted below.
            assert len(table) >= len(known) - SPARED
            for label, ((figure, own), (status, ink), *_) in table:
                assert not own and wrong_in_table(rows, code, label, (figure, status, ink)) == "", code
    # Of several countries the sign stands behind the year, and none before a number.
    few, seen = ("BGD", "NGA"), 0
    for table in (
        drawn_statuses(shared, "area=BGD,NGA", "slide"),
        *(native_statuses(shared, "area=BGD,NGA", form) for form in ("16x9", "4x3")),
    ):
        for label, cells in table:
            for code, (text, ink) in zip(few, cells, strict=False):
                figure, _, sign = text.rpartition(" ") if text else ("", "", "")
                assert wrong_in_table(rows, code, label, (" ".join(figure.split()), sign, ink)) == "", (code, text)
                seen += bool(text)
    assert seen > 3 * 25
    true = ("5.9% 2022", "on track†", "status.ON_TRACK")
    assert not wrong_in_table(rows, "BGD", "Extreme poverty", true)
    for place, other in ((0, "6.9% 2022"), (0, "5.9% 2021"), (0, "● 5.9% 2022"), (1, "on track"), (2, "status.FAIR")):
        assert wrong_in_table(rows, "BGD", "Extreme poverty", (*true[:place], other, *true[place + 1 :])), other
