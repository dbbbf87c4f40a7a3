"""Suggested actions and listed goods, against the publisher's files by other code, and as a reader meets them."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections import Counter
from html import unescape
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient
from pptx import Presentation

from dashboard.config import ROOT
from dashboard.context import Context
from dashboard.exports.picture.content import Asked
from dashboard.exports.slides.content import slides_of
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.tables import MOST_SLIDES
from dashboard.i18n import language
from dashboard.kinds.goods import ABUSE, DERIVED, abuse_said
from dashboard.kinds.registry import shown
from dashboard.parts import labour
from dashboard.parts.elements import markup
from dashboard.parts.tables import table, twin
from dashboard.views import VIEWS, selection_of
from tests.fixtures.sweeps import each

RAW = ROOT.parent / "shared" / "data" / "raw" / "us_dol"
SECTIONS = {
    "Legal_Framework": "legal-framework",
    "Enforcement": "enforcement",
    "Coordination": "coordination",
    "Government_Policies": "government-policies",
    "Social_Programs": "social-programs",
}
ACTIONS = {
    "SOM-legal-framework-10": "Ensure that the law protects children involved in commercial sexual exploitation from "
    "criminal charges.",
    "COM-coordination-01": "Ensure that the National Committee Against Child Labor carries out its intended mandate.",
    "CMR-enforcement-02": "Establish a mechanism for the Ministry of Labor and Social Security to receive child labor "
    "complaints.",
    "AGO-coordination-01": "Increase the government's capacity to aggregate and synthesize data on human trafficking "
    "cases.",
    "RWA-government-policies-02": "Ensure that actions are taken to implement relevant key policies.",
    "RWA-legal-framework-01": "Increase the compulsory education age from 12 to 16 to align with the minimum age for "
    "work.",
    "NFK-legal-framework-03": "Raise the minimum age for work from 15 to 16 to align with the compulsory "
    "education age.",
    "PSE-government-policies-01": "Adopt policies to address child labor in construction, street work, and "
    "agriculture.",
    "BIH-legal-framework-04": "Ensure that the laws criminally prohibit the recruitment of children under age 18 by "
    "non-state armed groups.",
    "HTI-government-policies-01": "Ensure that the National Social Protection and Promotion Policy is implemented.",
}
"""Ten of the file's, drawn by lot and copied from it."""
GOODS = {
    ("NIC", "Stones (pumice)"): ("Mining", "child labour"),
    ("MNG", "Fluorspar (mineral)"): ("Mining", "child labour"),
    ("GTM", "Broccoli"): ("Agriculture", "child labour"),
    ("IND", "Rice"): ("Agriculture", "child labour, forced labour and forced child labour"),
    ("CHN", "Tomato Products"): ("Manufacturing", "forced labour"),
    ("CHN", "Hair Products"): ("Manufacturing", "forced labour"),
    ("CIV", "Cocoa"): ("Agriculture", "child labour, forced labour and forced child labour"),
    ("ARG", "Grapes"): ("Agriculture", "child labour"),
    ("PAK", "Cotton"): ("Agriculture", "forced labour"),
    ("CHN", "Lithium-Ion Batteries (an input is listed: Democratic Republic of the Congo)"): ("", "not stated"),
}
"""Ten of the other file's, with their sector where they are listed themselves."""


def seen(context: Context, panel: str, area: str) -> Any:
    """A view of an area, and the selection it is made of."""
    view = VIEWS[panel]
    return shown(context, view, selection_of(context, view, f"area={area}"))


def page(context: Context, panel: str, area: str) -> str:
    """What the panel has on its page, as markup."""
    view = VIEWS[panel]
    selection = selection_of(context, view, f"area={area}")
    return markup(twin(context, view, selection, shown(context, view, selection)))


def quotes(html: str) -> list[str]:
    """The quotations of a page in its order."""
    return [unescape(text) for text in re.findall(r'<q dir="ltr" lang="en">(.*?)</q>', html)]


# ------------------------------------------------------------------------------------------------ the files


@pytest.mark.skipif(not RAW.exists(), reason="without the publisher's files")
def test_all_actions_are_those_of_the_file_cut_by_other_code(shared: Context) -> None:
    text = gzip.decompress((RAW / "countries_2021.xml.gz").read_bytes()).decode()
    found = []
    for country in text.split("<Country>")[1:]:
        own = set()
        for element, section in SECTIONS.items():
            names = (re.findall(r"<Name>(.*?)</Name>", part, re.S) for part in _parts(country, element))
            for place, raw in enumerate((name for names_of in names for name in names_of), 1):
                said = " ".join(unescape(unescape(raw)).replace("\u200b", "").split())
                if said and said != "Not applicable":
                    own.add((section, place, said))
        found += [frozenset(own)] if own else []
    ours = [
        frozenset((one.section, int(one.id.rpartition("-")[2]), one.text) for one in actions)
        for actions in shared.actions.values()
    ]
    assert Counter(found) == Counter(ours)
    assert sum(map(len, ours)) == 2031


def _parts(country: str, element: str) -> list[str]:
    suggested = country.partition("<Suggested_Actions>")[2].partition("</Suggested_Actions>")[0]
    return re.findall(rf"<{element}>(.*?)</{element}>", suggested, re.S)


@pytest.mark.skipif(not RAW.exists(), reason="without the publisher's files")
def test_all_goods_are_those_of_the_file_cut_by_other_code(shared: Context) -> None:
    text = gzip.decompress((RAW / "goods_2021.xml.gz").read_bytes()).decode()

    def cell(part: str, name: str) -> str:
        return unescape(part.partition(f"<{name}>")[2].partition("<")[0]).strip()

    flags = ("Child_Labor", "Forced_Labor", "Forced_Child_Labor")
    listed = Counter(
        (cell(good, "Good_Name"), cell(good, "Good_Sector"), *(cell(country, flag) == "Yes" for flag in flags),
         cell(country, "Derived_Labor_Exploitation") == "Yes")
        for good in text.split("<Good>")[1:]
        for country in good.split("<Country>")[1:]
    )  # fmt: skip
    kinds = ("child_labour", "forced_labour", "forced_child_labour")
    ours = Counter(
        (good.name, good.sector, *(kind in good.kinds for kind in kinds), good.is_derived)
        for goods in shared.goods.values()
        for good in goods
    )
    assert listed == ours
    assert sum(ours.values()) == 467


# ------------------------------------------------------------------------------------------------ word for word


@pytest.mark.parametrize(("name", "text"), ACTIONS.items())
def test_ten_actions_stand_on_the_page_word_for_word(shared: Context, name: str, text: str) -> None:
    html = page(shared, "justice-suggested", name[:3])
    entry = html.partition(f'id="{name}"')[0].rpartition("<li")[2] + html.partition(f'id="{name}"')[2]
    assert quotes(entry)[0] == text
    assert f"“{text}”" in {row[0] for row in seen(shared, "justice-suggested", name[:3]).table.rows}


@pytest.mark.parametrize(("named", "told"), GOODS.items())
def test_ten_goods_stand_under_their_sector_with_their_kinds(
    shared: Context, named: tuple[str, str], told: tuple[str, str]
) -> None:
    area, good = named
    made = seen(shared, "protection-goods", area).table
    at = next(place for place, row in enumerate(made.rows) if row[0] == good)
    head = next(head for place, head in reversed(made.parts) if place <= at)
    assert (head if told[0] else "", made.rows[at][1]) == told
    assert told[0] or head.startswith("Made with a listed input")


@pytest.mark.parametrize(
    ("area", "counts", "marked"),
    [("BGD", (6, 10, 2, 1, 5), 5), ("NGA", (7, 5, 1, 1, 6), 4), ("UKR", (3, 5, 1, 2, 9), 5)],
)
def test_the_counts_of_the_design_stand_on_the_page_those_with_a_subject_first(
    shared: Context, area: str, counts: tuple[int, ...], marked: int
) -> None:
    html = page(shared, "justice-suggested", area)
    sections = html.split('<section class="quoted">')[1:]
    assert tuple(len(quotes(section)) for section in sections) == counts
    names = ["Legal framework", "Enforcement", "Coordination", "Government policies", "Social programmes"]
    assert [re.findall("<h3>(.*?)</h3>", section) for section in sections] == [[name] for name in names]
    for section in sections:
        bears = ['class="subject"' in entry for entry in section.split("<li")[1:]]
        assert bears == sorted(bears, reverse=True)
    assert sum('class="subject"' in entry for entry in html.split("<li")[1:]) == marked
    rows = seen(shared, "justice-suggested", area).table.rows
    assert [bool(row[2]) for row in rows] == [True] * marked + [False] * (sum(counts) - marked)


def test_the_whole_source_has_the_counts_of_the_design(shared: Context) -> None:
    assert (sum(map(len, shared.actions.values())), len(shared.actions)) == (2031, 128)
    assert len(set(shared.actions) & set(shared.geography.members)) == 116
    made = seen(shared, "justice-suggested", "001")
    assert [row[1:] for row in made.table.rows[:5]] == [
        ("107", "116", "193"), ("116", "116", "193"), ("79", "116", "193"), ("90", "116", "193"), ("116", "116", "193")
    ]  # fmt: skip
    in_source = {area for area in shared.actions if area in shared.geography.members}
    assert (
        made.words.coverage == f"{len(in_source)} of 193 countries are in this source; nothing is said of the others."
    )


# ------------------------------------------------------------------------------------------------ what is not there


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("USA", "United States of America, child labour: not in this source for 2022"),
        ("NRU", "Nauru, child labour: not in this source for 2022"),
        ("CHN", "China, child labour: not in this source for 2022"),
        ("CCK", "Cocos (Keeling) Islands, child labour: in this source, and no suggestion was published for 2022"),
    ],
)
def test_a_place_without_actions_says_why(shared: Context, area: str, said: str) -> None:
    made = seen(shared, "justice-suggested", area)
    assert made.words.title == said
    ((why,),) = made.table.rows
    assert why.startswith("The US Department of Labor")
    assert ("did not assess" in why) == ("not in this source" in said)
    assert why.endswith("That does not say that nothing is to be done.")
    assert made.rows == ()
    html = page(shared, "justice-suggested", area)
    assert said in html
    assert not quotes(html)


@pytest.mark.parametrize(("area", "text", "field"), [("BGD", "380", "400"), ("NGA", "1,402", "1,586")])
def test_where_the_publishers_own_figures_disagree_both_are_shown(
    shared: Context, area: str, text: str, field: str
) -> None:
    said = f"In a suggested action: {text}; in its field for 2022: {field}. Both are shown."
    shown = seen(shared, "justice-suggested", area)
    # It stands behind the words that it is about: a slide that does not quote them does not say it.
    assert "disagree" not in shown.words.caveat
    assert [text in row[0] for row in shown.table.rows if said in row[0]] == [True]
    assert page(shared, "justice-suggested", area).count(said) == 1


def test_nowhere_else_do_they_disagree(shared: Context) -> None:
    told = {area: str(seen(shared, "justice-suggested", area).table.rows) for area in shared.actions}
    apart = {area for area, text in told.items() if "own figures of labour inspectors disagree" in text}
    assert apart == {"BGD", "NGA"}


# ------------------------------------------------------------------------------------------------ goods


def test_abuse_of_children_is_never_among_goods_of_a_sector(shared: Context) -> None:
    areas = {area for area, goods in shared.goods.items() if any(not good.is_good for good in goods)}
    assert areas == {"COL", "MEX", "PHL", "PRY", "RUS", "THA", "UKR"}
    for area in areas:
        made = seen(shared, "protection-goods", area)
        *_, (at, head) = made.table.parts
        assert (head, made.table.rows[at][0]) == ("Listed, but not as goods of a sector", abuse_said())
        (row,) = [row for row in made.rows if row[3] == abuse_said()]
        assert row[4] == ""
        assert not re.search("pornograph", made.words.title + made.words.subtitle, re.IGNORECASE)
        assert all(
            "ornography" not in cell or cell == abuse_said() for row in (*made.table.rows, *made.rows) for cell in row
        )


def test_the_world_is_counted_in_countries_by_sector(shared: Context) -> None:
    made = seen(shared, "protection-goods", "001")
    members = [shared.goods[area] for area in shared.geography.members if area in shared.goods]
    for row, sector in zip(made.rows, ("Agriculture", "Manufacturing", "Mining"), strict=False):
        own = [[good for good in goods if good.sector == sector and not good.is_derived] for goods in members]
        child = sum(any("child_labour" in good.kinds for good in goods) for goods in own)
        assert row[4:7] == (sector, str(sum(map(bool, own))), str(child))
        assert row[9] == "193"
    assert [(row[3], row[5], row[6]) for row in made.rows[4:]] == [(DERIVED, "2", ""), (ABUSE, "7", "7")]


def test_derived_goods_say_neither_input_nor_kind(shared: Context) -> None:
    derived = [
        (row, area) for area in shared.goods for row in seen(shared, "protection-goods", area).rows if row[8] == "1"
    ]
    assert len(derived) == 10
    assert all(row[5:8] == ("", "", "") and row[9] for row, _ in derived)


# ------------------------------------------------------------------------------------------------ everywhere


@pytest.mark.parametrize("panel", ["justice-suggested", "protection-goods", "country-suggested", "country-goods"])
@pytest.mark.parametrize(
    "area",
    each(
        ["BGD", "USA", "034", "XYZ", "<script>alert(1)</script>", "BGD,NGA"],
        {"USA": "whose list it is", "034": "a region", "<script>alert(1)</script>": "hostile"},
    ),
)
def test_all_formats_and_frames_answer(client: FlaskClient, panel: str, area: str) -> None:
    place = "country/BGD" if panel.startswith("country") else panel.partition("-")[0]
    for address in (
        f"/download/{panel}.csv",
        f"/download/{panel}.xlsx",
        f"/download/{panel}.json",
        f"/image/{panel}.svg",
    ):
        answer = client.get(address, query_string={"area": area})
        # A picture or a file of a place that there is not is refused in one line.
        is_refused = area not in ("BGD", "USA", "034", "BGD,NGA")
        assert answer.status_code == (400 if is_refused else 200), address
        assert not is_refused or (answer.mimetype == "text/plain" and answer.text.strip().count("\n") == 0)
        assert is_refused or b"<script>alert" not in answer.data
    framed = client.get(f"/{place}", query_string={"embed": 1, "view": panel, "area": area})
    assert framed.status_code == 200
    assert "<script>alert" not in framed.text


def test_a_frame_has_the_words_and_nothing_to_press(client: FlaskClient) -> None:
    framed = client.get("/justice?area=BGD&embed=1&view=justice-suggested.table").text
    assert "children under age 18 by non-state armed groups" in framed
    assert "data-finder" not in framed
    assert 'data-act="quote"' not in framed


def test_files_hold_all_actions_in_the_publishers_order(client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/download/justice-suggested.csv?area=NGA").text)))
    with (ROOT / "data" / "published" / "actions.csv").open(encoding="utf-8", newline="") as file:
        own = [row for row in csv.DictReader(file) if row["ref_area"] == "NGA"]
    assert [(row["id"], row["text"]) for row in rows] == [(row["id"], row["text"]) for row in own]


@pytest.mark.parametrize("panel", ["justice-suggested", "protection-goods"])
def test_a_file_names_the_source_of_a_list(client: FlaskClient, panel: str) -> None:
    told = client.get(f"/download/{panel}.json?area=BGD").get_json()
    assert [source["id"] for source in told["sources"]] == ["us_dol"]
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/download/{panel}.xlsx?area=BGD").data))
    assert [row[0] for row in book["sources"].iter_rows(values_only=True)] == ["id", "us_dol"]


def test_the_search_finds_actions_by_their_words(client: FlaskClient, shared: Context) -> None:
    found = client.get("/assets/search/suggested.json").get_json()
    assert (found["source"], found["year"], len(found["actions"])) == ("US Department of Labor", 2022, 2031)
    name, area, text = found["actions"][0]
    assert any((one.id, one.text) == (name, text) for one in shared.actions[area])


def test_whose_words_they_are_is_said_in_every_language(shared: Context) -> None:
    with language("en"):
        view = VIEWS["justice-suggested"]
        selection = selection_of(shared, view, "area=UKR")
        made = shown(shared, view, selection)
        html = markup(labour.suggested(shared, selection, made, table(made.table)))
    assert html.count('lang="en"') == 20
    assert "on child labour, not of the United Nations and not ours" in html
    assert 'data-source="US Department of Labor"' in html


def test_profits_stand_beside_child_labour_with_their_source(shared: Context) -> None:
    selection = selection_of(shared, VIEWS["protection-goods"], "area=BGD")
    html = markup(*labour.demand(shared, selection))
    claim = shared.claims["ilo-2024-profits"]
    assert claim.short in html
    assert "seen in a news report" in html or "published by" in html
    assert "/data/claims#ilo-2024-profits" in html


# ------------------------------------------------------------------------------------------------ slides


def tables_on(context: Context, panel: str, area: str, form: str) -> list[list[list[str]]]:
    """The tables of the slides of a view, one after the other: the texts of their rows below the head."""
    view = VIEWS[panel]
    asked = Asked(view, selection_of(context, view, f"area={area}"), "https://reach.example.org/justice")
    presentation: Any = Presentation(io.BytesIO(deck(slides_of(context, asked), form, context.today())))
    found = [shape.table for slide in presentation.slides for shape in slide.shapes if shape.has_table]
    return [[[cell.text for cell in row.cells] for row in list(one.rows)[1:]] for one in found]


@pytest.mark.parametrize("form", ["16x9", "4x3"])
def test_slides_carry_every_suggested_action_those_with_a_subject_first(shared: Context, form: str) -> None:
    """A page promised 22 word for word, and its slides carried 8."""
    actions = shared.actions["GHA"]
    made = tables_on(shared, "justice-suggested", "GHA", form)
    said = [row[0] for one in made for row in one]
    assert sorted(said) == sorted(f"“{action.text}”" for action in actions)
    marked = [any(row[2:]) for one in made for row in one]  # A slide of none has no column of subjects.
    assert marked == sorted(marked, reverse=True)
    assert sum(marked) == sum(bool(action.subjects) for action in actions) > 0


def test_no_country_has_more_suggestions_than_slides_hold(shared: Context) -> None:
    area = max(shared.actions, key=lambda code: sum(len(action.text) for action in shared.actions[code]))
    made = tables_on(shared, "justice-suggested", area, "4x3")
    assert sum(map(len, made)) == len(shared.actions[area])
    assert len(made) <= MOST_SLIDES


def test_slides_carry_every_listed_good_below_its_sector(shared: Context) -> None:
    area = max(shared.goods, key=lambda code: len(shared.goods[code]))
    table_of = shown(shared, VIEWS["protection-goods"], selection_of(shared, VIEWS["protection-goods"], f"area={area}"))
    made = tables_on(shared, "protection-goods", area, "16x9")
    heads = {said for _, said in table_of.table.parts}
    rows = [tuple(row) for one in made for row in one if row[0] not in heads]
    assert rows == list(table_of.table.rows)
    assert len(made) > 1
    assert all(one[0][0] in heads and one[-1][0] not in heads for one in made)
