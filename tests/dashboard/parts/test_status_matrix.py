"""The table of statuses: every cell has the status, the value and the share that the published file gives."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dashboard import theme
from dashboard.context import Context
from dashboard.figures.progress import in_order, last_text, status_rows, with_targets
from dashboard.figures.tally import beside_standing
from dashboard.i18n import alphabetical
from dashboard.kinds.statuses import RAMP, SHADES, drawn, drawn_from_afar, matrix_of
from dashboard.metrics.progress import STATUS_SHORT, STATUS_SIGNS, STATUS_WORDS
from dashboard.metrics.projection import READING_WORDS
from dashboard.metrics.standing import ORDER, share_class
from dashboard.parts.status_matrix import status_matrix
from dashboard.selection import Selection, usual
from dashboard.store import SeriesKey
from dashboard.words.short import SHORT_LABELS
from tests.dashboard.parts.test_blocks import text_of
from tests.fixtures.read_html import Reader, read

PUBLISHED = Path(__file__).parents[3] / "data" / "published" / "progress.csv"
SILENT = ("sexual-violence-by-18", "partner-violence")
HOMICIDE = "homicide-rate"
Row = dict[str, str]


@cache
def published() -> dict[tuple[str, str], Row]:
    """The file as it is, by indicator and area."""
    with PUBLISHED.open(encoding="utf-8", newline="") as handle:
        return {(row["indicator"], row["ref_area"]): row for row in csv.DictReader(handle)}


def asked(shared: Context, *areas: str, show: tuple[str, ...] = (), name: str = "homicide-rate") -> Selection:
    """The usual selection of areas."""
    return replace(usual(shared.indicators[name], shared.years(name)), areas=areas, show=show)


def seen(shared: Context, *areas: str, show: tuple[str, ...] = ()) -> Reader:
    return read(status_matrix(shared, asked(shared, *areas, show=show), "Statuses"))


def cells_seen(shared: Context, *areas: str) -> Iterator[tuple[str, str, str]]:
    """Area, indicator and text of each cell, whichever way the table stands."""
    selection = asked(shared, *areas)
    codes = [row.code for row in status_rows(shared, selection)]
    names = [indicator.id for indicator in in_order(shared)]
    body = [row for row in seen(shared, *areas).rows if len(row) > 3 and row[1:]]
    is_turned = drawn(shared, selection).is_turned
    lines = [row for row in body if len(row) == 1 + len(codes if is_turned else names)][1 if is_turned else 0 :]
    assert len(lines) == len(names if is_turned else codes)
    for down, line in enumerate(lines):
        for across, text in enumerate(line[1:]):
            yield (codes[across], names[down], text) if is_turned else (codes[down], names[across], text)


def cell_said(shared: Context, name: str, area: str, *, is_turned: bool) -> str:
    """What a cell of the table says of a published status; where areas are few, that another source has a later one."""
    row, indicator = published().get((name, area)), shared.indicators[name]
    cell = shared.progress.get((name, area))
    if row is None or cell is None or not row["last_value"]:
        return "no figure"
    mark = STATUS_SIGNS[row["status"]] + STATUS_SHORT[row["status"]]  # type: ignore[index]
    mark = "●on track by its yearly rate alone" if cell.in_points is not None else mark
    mark = "◔slightly away" if "slightly away" in row["reason"] else mark
    # "? 10.5%" of 2022 was counted among those short of their target, and "○ 27.6%", the sign then, of 2018 was not.
    if row["status"] == "CANNOT_BE_JUDGED" and row["missing"] != "silence" and row["last_year"] >= "2019":
        mark = "◆at target" if ": at target" in row["reason"] else "◇not at target"
    more = ("≈" if row["volatile"] == "1" else "") + ("†" if row["other_status"] else "")
    second, turned = "", "recent turn" in row["second_notes"]
    if row["second_reading"] and (row["disagree"] == "1" or turned):
        second = f"second: {READING_WORDS[row['second_reading']]}" + (", recent turn" if turned else "")
    others = (SeriesKey(name, "_T", age, "_T") for age in indicator.merged_age)
    ages = ", aged 2 to 14" if any(area in shared.store.histories(key) for key in others) else ""
    sign = "%" if indicator.unit.startswith("%") else ""
    sign += "*" if is_turned and (name, area) in shared.later else ""
    return f"{last_text(shared, cell)}{sign} {row['last_year']}{ages}{mark}{more}{second}"


PLACES = [("BGD",), ("NGA",), ("011", "DEU"), ("VAT", "XKX"), ("142",), ("NRU", "UKR", "BGD")]


@pytest.mark.parametrize("areas", PLACES)
def test_the_statuses_of_countries_are_the_published_ones(shared: Context, areas: tuple[str, ...]) -> None:
    found = [one for one in cells_seen(shared, *areas) if one[0] in shared.geography.areas]
    assert found
    is_turned = drawn(shared, asked(shared, *areas)).is_turned
    for area, name, text in found:
        assert text == cell_said(shared, name, area, is_turned=is_turned)
    later = {(name, area) for area, name, _ in found} & set(shared.later) if is_turned else set()
    assert (" from another source" in text_of(status_matrix(shared, asked(shared, *areas), "Statuses"))) == bool(later)


@pytest.mark.parametrize("areas", [("BGD",), ("002",), ()])
def test_the_colour_of_a_country_is_that_of_its_published_status(shared: Context, areas: tuple[str, ...]) -> None:
    found = drawn(shared, asked(shared, *areas))
    for row, cells in zip(found.rows, found.cells, strict=True):
        for indicator, cell in zip(found.indicators, cells, strict=True) if not row.counted else ():
            own = published().get((indicator.id, row.code))
            status = own["status"] if own and own["last_value"] else ""
            assert cell.ink == ("" if status in ("", "CANNOT_BE_JUDGED") else f"status.{status}")
            assert (cell.role == "silent") == (not status)


def share_of(shared: Context, name: str, group: str) -> tuple[int, int]:
    """Countries that stand well, of those with a figure since 2019, judged or not, from the published file alone."""
    members = [code for code in shared.geography.members_of(group) if shared.geography.areas[code].is_member]
    rows = [published()[name, code] for code in members]
    target = shared.indicators[name].target
    assert target is not None
    lately = [row for row in rows if row["last_year"] >= "2019" and name not in SILENT]
    if target.pace or name in SILENT:
        return sum(row["status"] in ("TARGET_MET", "ON_TRACK") for row in lately), len(lately)
    values = [float(row["last_value"]) for row in lately]
    bound = target.value if target.met is None else target.met
    is_down = shared.indicators[name].direction == "down"
    return sum(value <= bound + 1e-9 if is_down else value >= bound - 1e-9 for value in values), len(values)


def test_groups_say_how_many_of_how_many_and_have_the_colour_of_that_share(shared: Context) -> None:
    found = drawn(shared, asked(shared))
    texts = {(area, name): text for area, name, text in cells_seen(shared)}
    assert [row.code for row in found.rows[:2]] == ["001", "WLD"]
    for row, cells in zip(found.rows, found.cells, strict=True):
        for indicator, cell in zip(found.indicators, cells, strict=True) if row.counted else ():
            good, of = share_of(shared, indicator.id, row.code)
            text = texts[row.code, indicator.id]
            if of:
                level = " at target" if indicator.target and not indicator.target.pace else ""
                assert text == f"{good} of {of}{level}"
            else:
                assert text.startswith("–")
                assert text.endswith(("none can be judged", "not judged"))
            if of < 5:
                assert (cell.ink, cell.role) == ("", "silent")
            else:
                part = 100 * good / of
                place = 0 if not good else 1 + (part >= 25) + (part >= 50) + (part >= 75)
                assert cell.ink == f"{RAMP}.{SHADES[place]}"


def test_of_fewer_than_five_countries_no_share_is_taken() -> None:
    assert [share_class(2, 4), share_class(0, 5), share_class(1, 5), share_class(5, 20)] == [None, 0, 1, 2]
    assert [share_class(10, 20), share_class(15, 20), share_class(5, 5)] == [3, 4, 4]


def test_every_text_can_be_read_on_its_colour() -> None:
    inks = [f"status.{status}" for status in ORDER] + [f"{RAMP}.{shade}" for shade in SHADES]
    assert all(theme.contrast(theme.text_on(ink), theme.ink(ink)) >= 4.5 for ink in inks)
    assert len({theme.ink(ink) for ink in inks}) == len(inks)


def test_paces_stand_before_levels_under_heads_that_say_so(shared: Context) -> None:
    paced = [bool(indicator.target and indicator.target.pace) for indicator in in_order(shared)]
    assert paced == sorted(paced, reverse=True)
    assert set(in_order(shared)) == set(with_targets(shared))
    heads = ["Judged by the pace", "One survey each: a level, no pace"]
    assert seen(shared).rows[0] == ["Country or area", *heads]
    assert [row[0] for row in seen(shared, "BGD").rows if len(row) == 1] == heads


def test_every_column_says_its_whole_name_unit_and_target(shared: Context) -> None:
    for head, indicator in zip(seen(shared).rows[1], in_order(shared), strict=True):
        assert head.startswith(indicator.label)
        assert SHORT_LABELS[indicator.id] in head
    titles = [str(attributes.get("title")) for tag, attributes in seen(shared).tags if tag == "th"]
    for indicator in in_order(shared):
        assert any(indicator.label in title and indicator.unit_label in title for title in titles), indicator.id


def test_every_indicator_with_a_target_has_a_short_name(shared: Context) -> None:
    assert set(SHORT_LABELS) == {indicator.id for indicator in with_targets(shared)}
    assert all(len(word) <= 11 for name in SHORT_LABELS.values() for word in name.split())
    assert len(set(SHORT_LABELS.values())) == len(SHORT_LABELS)


@pytest.mark.parametrize("areas", [(), ("BGD",), ("002",)])
def test_the_table_is_one_of_rows_and_columns_with_heads(shared: Context, areas: tuple[str, ...]) -> None:
    tags = seen(shared, *areas).tags
    scopes = [attributes.get("scope") for tag, attributes in tags if tag == "th"]
    assert None not in scopes
    assert set(scopes) >= {"col", "row"}
    assert sum(tag == "table" for tag, _ in tags) == 1
    assert all(attributes.get("title") for tag, attributes in tags if tag == "td" and "share" in str(attributes))


def test_every_cell_says_more_on_pointing_at_it(shared: Context) -> None:
    hints = [str(attributes["title"]) for tag, attributes in seen(shared, "BGD").tags if attributes.get("title")]
    own = [hint for hint in hints if hint.startswith("Bangladesh, ")]
    assert len(own) == 17
    assert own[0].startswith("Bangladesh, Extreme poverty: 5.9% (2022): on track")
    assert (
        "World, Extreme poverty: of 119 countries with a figure since 2019, 80 have met the target or are on track"
        in hints
    )


def test_a_country_stands_before_the_groups_that_it_is_compared_with(shared: Context) -> None:
    codes = [row.code for row in status_rows(shared, asked(shared, "BGD"))]
    assert codes == ["BGD", shared.geography.comparison_group("BGD"), "001"]
    assert drawn(shared, asked(shared, "BGD")).is_turned
    assert not drawn(shared, asked(shared, "002")).is_turned


@pytest.mark.sweep
def test_in_pictures_what_is_most_urgent_stands_first_and_what_has_no_figure_last(shared: Context) -> None:
    order = ("TARGET_MISSED", "DETERIORATION", "LIMITED", "FAIR", "ON_TRACK", "TARGET_MET", "CANNOT_BE_JUDGED", "")
    for area in ("BGD", "NGA", "VCT", "NRU", "XKX"):
        found = drawn_from_afar(shared, asked(shared, area))
        rows = [published().get((indicator.id, area)) for indicator in found.indicators]
        ranks = [order.index(row["status"] if row and row["last_value"] else "") for row in rows]
        assert ranks == sorted(ranks)
        assert {item.id for item in (*found.indicators, *found.without)} == {one.id for one in in_order(shared)}
        known = {name for (name, code), row in published().items() if code == area and row["last_value"]}
        assert not known & {item.id for item in found.without}
        assert all(
            unit in row.name for row in matrix_of(shared, found).rows for unit in ("per 100,000",) if row.id == HOMICIDE
        )


def test_all_countries_can_be_listed_one_by_one(shared: Context) -> None:
    codes = [row.code for row in status_rows(shared, asked(shared, show=("each-country",)))]
    assert set(codes) == {"001", "WLD", *shared.geography.members}
    assert len(codes) == 195


def test_groups_are_in_the_order_of_their_sort_and_parts_follow_their_regions(shared: Context) -> None:
    codes = [row.code for row in status_rows(shared, asked(shared))]
    assert codes.index("LIC") < codes.index("LMC") < codes.index("UMC") < codes.index("HIC")
    assert set(shared.geography.regions) == set(codes) - {"WLD"}
    africa = codes[codes.index("015") :][:7]
    assert africa == ["015", "202", "014", "017", "018", "011", "419"]


@pytest.mark.parametrize(
    ("areas", "columns"),
    [
        ((), "001 002 019 142 150 009"),
        (("BGD",), "BGD 142 001"),
        (("NGA", "GBR", "USA", "BOL", "FRA"), "BOL FRA NGA GBR USA 001"),
        (("002",), "002 015 202 001"),
        (("034",), "034 142 001"),
        (("143",), "143 KAZ KGZ TJK TKM UZB"),
        (("LIC",), "LIC 001"),
        (("002", "NGA"), "NGA 002 001"),
    ],
)
@pytest.mark.sweep
def test_in_pictures_areas_stand_across_with_what_they_are_compared_with(
    shared: Context, areas: tuple[str, ...], columns: str
) -> None:
    assert [row.code for row in drawn_from_afar(shared, asked(shared, *areas)).rows] == columns.split()


def test_the_chosen_country_and_indicator_are_marked(shared: Context) -> None:
    for areas in (("GHA", "NGA"), ("002", "NGA")):
        marked = [
            attributes
            for tag, attributes in seen(shared, *areas).tags
            if tag == "button" and "selected" in (attributes.get("class") or "")
        ]
        assert [(one["data-area"], one["data-indicator"]) for one in marked] == [("NGA", "homicide-rate")]


def test_every_sign_has_its_word_in_the_key(shared: Context) -> None:
    key = seen(shared, "002").after
    signs: dict[str, list[str]] = defaultdict(list)
    for status, sign in sorted(STATUS_SIGNS.items(), key=lambda item: ORDER.index(item[0])):
        assert sign + STATUS_WORDS[status] in key
        signs[sign].append(status)
    assert "◇not at target, pace unknown◆at targetno figure" in key
    for code in ("NGA", "BGD", "SYC"):
        many = sum(cell.text == "◇" for cell in drawn(shared, asked(shared, code)).cells[0])
        assert f"Of these, {many} are short of the target by figures since 2019." in beside_standing(shared, (code,))
    assert len(signs) == len(STATUS_SIGNS)
    assert "≈ by means of three years" in seen(shared, "BGD").after


def test_no_country_of_the_chosen_groups_is_left_out_or_twice(shared: Context) -> None:
    rows = status_rows(shared, asked(shared, "002", "142", "NGA", "DEU"))
    members = set(shared.geography.members)
    wanted = {code for group in ("002", "142") for code in shared.geography.members_of(group)} & members | {"DEU"}
    assert [row.code for row in rows[:4]] == ["002", "142", "DEU", "NGA"]
    assert {row.code for row in rows[2:]} == wanted
    assert len({row.code for row in rows}) == len(rows)
    assert [row.name for row in rows[4:]] == sorted((row.name for row in rows[4:]), key=alphabetical)


def test_the_legend_names_each_colour_that_is_shown(shared: Context) -> None:
    for areas in ((), ("BGD",), ("002",), ("UKR", "NRU")):
        cells = matrix_of(shared, drawn_from_afar(shared, asked(shared, *areas)))
        # Of one country each colour has its words on it, and a plain cell its own.
        in_words = cells.together > 1
        assert in_words == (areas == ("BGD",))
        shown = {
            (cell.ink, cell.role)
            for _, _, cell in cells.each
            if not (in_words and (not (cell.ink or cell.role) or cell.ink == f"status.{_status_named(cell.text)}"))
        }
        named = {(ink, key.role) for key in cells.legend for ink in key.inks or (key.ink,)}
        assert shown <= named
        assert {pair for pair in named if pair != ("", "")} <= shown


def _status_named(word: str) -> str:
    word = word.removesuffix("†")
    return next(
        (status for status, short in STATUS_SHORT.items() if short == word), "LIMITED" * (word == "slightly away")
    )
