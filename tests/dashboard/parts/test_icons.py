"""Icons: each name has its drawing in the sheet, and nothing of it comes from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.parts.icons import NAMES, icon

ROOT = Path(__file__).parents[3]
DRAWN = dict(
    re.findall(r'\.icon-([a-z-]+) \{ --icon: url\("(data:[^"]+)"\); \}', (ROOT / "assets/reach.css").read_text())
)


def test_each_icon_has_one_drawing_in_the_sheet() -> None:
    assert set(DRAWN) == NAMES
    assert len(set(DRAWN.values())) == len(NAMES)
    for drawing in DRAWN.values():
        assert "viewBox='0 0 24 24'" in drawing
        assert "href" not in drawing


def test_an_icon_that_nobody_drew_is_refused() -> None:
    assert icon("download") == "icon icon-download"
    with pytest.raises(KeyError):
        icon("logo")
