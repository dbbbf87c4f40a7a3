"""Type: the page's own font, its sizes, and which side its lines begin at."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from PIL import ImageFont

from dashboard.config import ROOT
from dashboard.context import Context
from dashboard.exports.picture import ruler
from dashboard.figures.progress import AT_TARGET, NOT_AT_TARGET
from dashboard.metrics.progress import STATUS_SIGNS
from dashboard.parts import typeface

ASSETS = ROOT / "assets"
MOST = 40_000
"""Bytes of a first visit for type."""
OF_STATUSES = (*STATUS_SIGNS.values(), AT_TARGET, NOT_AT_TARGET)
SIGNS = ("–—‘’“”…•·×−≤≥≈←↑→↓↗", *OF_STATUSES)


def lacking(letters: set[str], file: str | Path) -> set[str]:
    """Letters that a font draws as nothing."""
    font = ImageFont.truetype(str(ASSETS / file), 100)
    return {letter for letter in letters if letter.strip() and font.getmask(letter).getbbox() is None}


def letters_of(text: str, script: str) -> set[str]:
    return {letter for letter in text if unicodedata.name(letter, "").startswith(f"{script} ")}


def test_it_has_every_latin_letter_of_names_records_and_messages(shared: Context) -> None:
    names = "".join(name for area in shared.geography.areas.values() for name in area.names)
    records = "".join(map(str, (*shared.indicators.values(), *shared.sources.values())))
    messages = (ROOT / "dashboard" / "i18n" / "locale" / "en" / "LC_MESSAGES" / "reach.po").read_text(encoding="utf-8")
    wanted = letters_of(names + records + messages, "LATIN") | set("".join(SIGNS)) | set("0123456789%.,;:!?()/&+€")
    assert {"é", "ô", "ç"} <= wanted
    assert lacking(wanted, typeface.LATIN) == set()
    assert lacking(set(OF_STATUSES) - set("×?"), ruler.SIGNS) == set(), "those of pictures, whose letters are of others"


def test_it_has_every_cyrillic_letter_of_the_names_of_countries(shared: Context) -> None:
    names = "".join(name for area in shared.geography.areas.values() for name in area.names)
    wanted = letters_of(names, "CYRILLIC")
    assert len(wanted) > 50
    assert lacking(wanted, typeface.CYRILLIC) == set()


def test_a_letter_that_is_not_in_it_is_noticed() -> None:
    assert lacking({"a", "Ж"}, typeface.LATIN) == {"Ж"}


def test_figures_of_a_column_can_be_of_equal_width() -> None:
    font = ImageFont.truetype(str(ASSETS / typeface.LATIN), 100, layout_engine=ImageFont.Layout.BASIC)
    assert font.getlength("1") != font.getlength("0"), "in a line they have their own"
    assert "tnum" in (ROOT / "vendor" / "inter" / "build.py").read_text(encoding="utf-8")


def test_it_is_small_and_free() -> None:
    files = [ASSETS / typeface.LATIN, ASSETS / typeface.CYRILLIC]
    assert sum(file.stat().st_size for file in files) < MOST
    assert "SIL Open Font License, Version 1.1" in (ASSETS / "vendor" / "inter-LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["/", "/present"])
def test_each_document_asks_for_it_early_and_keeps_it_for_good(small_client: FlaskClient, path: str) -> None:
    page = small_client.get(path).text
    (address,) = re.findall(r'rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href="([^"]+)"', page)
    assert f'url("{address}") format("woff2")' in page
    answer = small_client.get(address)
    assert answer.content_type == "font/woff2"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "font-display:optional" in page, "what is painted does not move when the font comes"


UNEVEN = re.compile(r"(?:padding|margin): *(?:[^\s;()]+ ){3}[^\s;()]+;")
"""Four sides by turns: where right and left differ, the sheet says which of them a line begins at (`-inline`)."""
SIDED = re.compile(r"position: sticky; (?:left|right):|text-align: right|float: (?:left|right)")


def sided(sheet: str) -> list[str]:
    """Rules that stay as they are where lines begin at the right."""
    uneven = [rule for rule in UNEVEN.findall(sheet) if len({*rule.removesuffix(";").split()[2::2]}) > 1]
    return [*uneven, *SIDED.findall(sheet)]


def test_no_type_is_smaller_than_twelve_pixels_all_is_of_the_scale_and_no_sheet_takes_sides() -> None:
    assert sided("a { padding: 1px 2px 3px 4px; } b { margin: 1px 2px 3px 2px; }") == ["padding: 1px 2px 3px 4px;"]
    assert {sheet.name: found for sheet in ASSETS.glob("*.css") if (found := sided(sheet.read_text("utf-8")))} == {}
    sheet = (ASSETS / "reach.css").read_text(encoding="utf-8")
    scale = {int(size) for size in re.findall(r"\d+", sheet.split("Type is of the sizes", 1)[1].split("*/", 1)[0])}
    screen = re.sub(r"@media print \{.*?\n\}", "", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL), flags=re.DOTALL)
    rules = re.findall(r"font-size: ([\d.]+)px", re.sub(r"\.printed-address \{[^}]*\}", "", screen))
    assert min(scale) == 12
    assert {float(size) for size in rules} <= scale
