"""Headline figures on pages: each with its status, each linked to its row in the ledger."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from dashboard.claims import STATUS_WORDS, Claim, load_claims
from dashboard.context import Context
from dashboard.i18n import LOCALE, language, slots
from dashboard.i18n.catalogues import DEFAULT, kept
from dashboard.parts import claims
from dashboard.selection import usual
from dashboard.store import StoreError

ROOT = Path(__file__).resolve().parents[3]
ROW = {
    "id": "x-2024",
    "status": "published",
    "name": "Children in child labour",
    "qualifier": "",
    "value": "138",
    "unit": "million children",
    "area": "World",
    "period": "2024",
    "publisher": "ILO",
    "publication": "A report",
    "seen": "https://a.example/1 https://b.example/2",
    "seen_note": "",
    "quality": "secondary",
    "near": "",
    "note": "",
}


def claim(**cells: str) -> Claim:
    """One claim as it is read."""
    return load_claims([ROW | cells])["x-2024"]


def text_of(part: Any) -> str:
    """What a reader reads of components."""
    if isinstance(part, (list, tuple)):
        return "".join(map(text_of, part))
    if isinstance(part, str):
        return part
    written = unescape(re.sub(r"<[^>]+>", "", getattr(part, "data-html", "")))
    return written + text_of(getattr(part, "children", None) or [])


def parts_of(part: Any, name: str) -> Iterator[Any]:
    """All values of an argument, anywhere in components."""
    if isinstance(part, (list, tuple)):
        for one in part:
            yield from parts_of(one, name)
    elif hasattr(part, "to_plotly_json"):
        props = part.to_plotly_json()["props"]
        if name in props:
            yield props[name]
        yield from map(unescape, re.findall(rf' {name}="([^"]*)"', props.get("data-html", "")))
        yield from parts_of(props.get("children"), name)


@pytest.mark.parametrize(
    ("cells", "figure", "short"),
    [
        ({}, "138 million children", "138 million children"),
        ({"qualifier": "nearly"}, "nearly 138 million children", "nearly 138 million children"),
        ({"value": "35.7", "unit": "% of girls"}, "35.7% of girls", "35.7%"),
        ({"value": "202478", "unit": "persons"}, "202,478 persons", "202,478 persons"),
        ({"value": "-11", "unit": "%"}, "−11%", "−11%"),
    ],
)
def test_a_figure_is_said_with_unit_and_qualifier(cells: dict[str, str], figure: str, short: str) -> None:
    assert (claim(**cells).figure, claim(**cells).short) == (figure, short)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("138", "million children", "1.38亿名儿童"),
        ("3.2", "million people", "320万人"),
        ("39", "billion US dollars a year", "390亿美元/年"),
    ],
)
def test_chinese_counts_millions_and_billions_in_its_own_units(value: str, unit: str, said: str) -> None:
    with language("zh"):
        assert claim(value=value, unit=unit).figure == said
        assert claim(value="202478", unit="persons").figure == "人数：202,478", "no name follows a number"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2024", "2024"),
        ("2020-2023", "2020–2023"),
        ("2024 report", "report of 2024"),
        ("2023 statement", "statement of 2023"),
    ],
)
def test_a_year_of_a_report_is_not_the_year_of_its_figure(period: str, said: str) -> None:
    assert claim(period=period).when == said


@pytest.mark.parametrize(
    ("quality", "first_hand"),
    [("primary (press release)", True), ("regional page", True), ("secondary", False), ("library abstract", False)],
)
def test_it_is_known_whether_a_publishers_own_page_was_seen(quality: str, first_hand: bool) -> None:
    assert claim(quality=quality).first_hand is first_hand


@pytest.mark.parametrize("cells", [{"status": "true"}, {"qualifier": "some"}, {"value": "many"}, {"extra": "x"}])
def test_a_damaged_ledger_is_refused_by_name(shared: Context, cells: dict[str, str]) -> None:
    with pytest.raises((ValueError, TypeError)):
        claim(**cells)
    broken = dataclasses.replace(
        shared, store=type("Damaged", (), {"extra": lambda *_: [ROW | cells], "folder": shared.store.folder})()
    )
    with pytest.raises(StoreError, match=r"claims\.csv: is no ledger"):
        _ = broken.claims


def test_what_the_statement_claims_is_never_shown_without_saying_that_it_is_not_traced(shared: Context) -> None:
    untraced = [item for item in shared.claims.values() if item.status == "untraced"]
    assert {item.value for item in untraced} == {39.0}
    for item in untraced:
        shown = claims.claim_figure(shared, item.id)
        assert text_of(shown) == f"{item.short} ?not traced to a source here"
        assert list(parts_of(shown, "href")) == [f"/data/claims#{item.id}"]


def test_the_statements_share_leads_to_the_figure_of_unodc_that_it_is(shared: Context) -> None:
    shown = text_of(claims.claim_figure(shared, "statement-2023-child-share"))
    assert shown == "35% →claimed, traced to a figure of UNODC"
    row = _ledger(shared).split('<tr id="statement-2023-child-share"', 1)[1].split("</tr>", 1)[0]
    assert 'href="#unodc-2022-child-share-2020"' in row
    assert "It is this figure of UNODC: 35% of detected victims (2020)" in row
    assert "statement of 2023" in row


def test_each_status_is_explained_above_the_ledger_and_on_the_page_of_methods(shared: Context) -> None:
    about = claims.about_statuses()
    assert about in unescape(_ledger(shared))
    assert {item.status for item in shared.claims.values()} == set(STATUS_WORDS)
    css = (ROOT / "assets" / "reach.css").read_text(encoding="utf-8")
    assert all(f'[data-claim="{status}"]' in css for status in STATUS_WORDS)
    for head in (
        "Published:",
        "Seen in a news report:",
        "Computed here:",
        "Claimed, counted anew:",
        "Claimed, traced:",
        "Claimed, not traced:",
    ):
        assert head in about


def test_a_published_figure_names_its_publisher_and_says_where_only_a_quotation_was_seen(shared: Context) -> None:
    assert text_of(claims.claim_figure(shared, "unodc-2024-child-share-2022")) == "38% ¶published by UNODC"
    quoted = text_of(claims.claim_figure(shared, "child-labour-2025-children-2024"))
    assert quoted.endswith("by ILO, UNICEF, seen in a news report")
    elsewhere = text_of(claims.claim_figure(shared, "unodc-2020-girls-2018"))
    assert elsewhere.endswith("published by UNODC, seen where others quote it")


def test_a_sentence_keeps_its_claims_in_their_places(shared: Context) -> None:
    text = "First {a}, then {b}.".format(**slots("a", "b"))
    said = claims.woven(shared, text, a="statement-2023-profits", b="unodc-2024-child-share-2022")
    assert re.fullmatch("First 39 .*, then 38% .*\\.", text_of(said))


@pytest.mark.parametrize("part", [claims.quoted, claims.shares])
def test_overview_and_victims_show_the_share_published_beside_the_one_claimed(shared: Context, part: Any) -> None:
    said = text_of(part(shared))
    assert "in 2022: 38% ¶published by UNODC" in said
    assert ("of 30 July 2023 says 35% →claimed, traced to a figure of UNODC. That was UNODC's share for 2020") in said
    assert "in its previous report: 35% ”by UNODC, seen in a news report." in said
    # Words beside a panel are none: in the rows that panels share its table was drawn over its sentences.
    assert "panel" not in part(shared).className.split()


def test_an_own_sum_is_never_called_unodcs_share(shared: Context) -> None:
    said = text_of(claims.shares(shared))
    assert "about 28% =computed here; without Pakistan: about 35.7% =computed here" in said
    assert "It is not UNODC's global share." in said


def test_every_link_to_the_ledger_leads_to_a_row_of_it(shared: Context) -> None:
    page = _ledger(shared)
    ids = re.findall(r'<tr id="([^"]+)"', page)
    assert ids == list(shared.claims)
    links = [link for part in (claims.quoted(shared), claims.shares(shared)) for link in parts_of(part, "href")]
    named = [link.partition("#")[2] for link in links if "#" in link]
    assert len(named) > 10
    assert set(named) <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def _ledger(shared: Context) -> str:
    selection = usual(shared.indicators["detected-victims"], shared.years("detected-victims"))
    (table,) = claims.ledger(shared, selection)
    return str(table.to_plotly_json()["props"]["data-html"])


def test_what_a_note_quotes_as_published_is_said_to_be_english(shared: Context) -> None:
    claim = shared.claims["unodc-2022-child-share-2020"]
    (quoted,) = claims.QUOTED.findall(claim.note)
    with language("zh"):
        assert f"\u2066{quoted}\u2069" in claims._quoting(claim)
    assert claims._quoting(claim) == claim.note


def test_how_a_figure_was_seen_is_said_in_the_language_of_the_reader(shared: Context) -> None:
    texts = {text for _context, text in kept(LOCALE, DEFAULT).texts}
    seen = [claim for claim in shared.claims.values() if claim.status != "untraced"]
    ours = {claim.publication for claim in shared.claims.values() if claim.status in ("own", "counted")}
    assert {text for claim in seen for text in (claim.seen_note, claim.quality) if text} - texts == set()
    assert ours - texts == set(), "no titles of publications"
    assert {claim.publisher for claim in shared.claims.values()} - texts == set()


def test_a_row_of_the_ledger_holds_all_that_is_known_of_a_claim(shared: Context) -> None:
    page = _ledger(shared)
    for item in shared.claims.values():
        row = unescape(page.split(f'<tr id="{item.id}"', 1)[1].split("</tr>", 1)[0])
        quality = "" if item.status == "untraced" else item.quality  # There the note says where it was looked for.
        told = (item.name, item.figure, item.area, item.when, item.publisher, item.publication, quality, item.note)
        assert [text for text in told if text not in row] == [], item.id
        assert [page for page in item.seen if f'href="{page}"' not in row] == [], item.id
        assert f'data-claim="{item.status}"' in row, item.id
