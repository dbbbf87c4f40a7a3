"""The one script of a page: made of the sources as they are, and nothing of them forgotten."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.config import Config
from dashboard.parts.shell import SCRIPT
from dashboard.web import static

ASSETS = Config().assets
PAGE = ASSETS / "reach"
BUILT = ASSETS / SCRIPT
LONGEST = 250
"""Lines of a module that is still read at once."""


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """The map of the one script: which files it was made of, and what stood in them."""
    found: dict[str, Any] = json.loads(BUILT.with_suffix(".js.map").read_text(encoding="utf-8"))
    return found


def sources(told: dict[str, Any]) -> dict[Path, str]:
    """What stood in each file of which the one script was made."""
    paths = [(BUILT.parent / name).resolve() for name in told["sources"]]
    return dict(zip(paths, told["sourcesContent"], strict=True))


def test_the_one_script_is_made_of_its_sources_as_they_are(told: dict[str, Any]) -> None:
    stale = [path.name for path, text in sources(told).items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "make scripts"


def test_every_script_that_the_page_names_and_every_module_is_in_it(told: dict[str, Any]) -> None:
    named = re.findall(r'^import "\./([^"]+)";$', (ASSETS / "page.js").read_text(encoding="utf-8"), re.MULTILINE)
    wanted = {ASSETS / "page.js", *(ASSETS / name for name in named), *PAGE.iterdir()}
    assert sources(told).keys() | {ASSETS / "page.js"} == {path.resolve() for path in wanted}


def test_a_page_asks_for_one_script_of_ours_beside_that_of_its_colours(small_client: FlaskClient) -> None:
    asked = re.findall(r'<script[^>]* src="(/assets/[^"]*)"', small_client.get("/").text)
    assert static.asset_url(SCRIPT) in asked
    assert len(asked) <= 3
    answer = small_client.get(static.asset_url(SCRIPT))
    assert answer.data == BUILT.read_bytes()
    assert "immutable" in answer.headers["Cache-Control"]
    assert small_client.get(f"/assets/{SCRIPT}.map").json["sources"]


def imported() -> dict[str, dict[str, set[str]]]:
    """What each module of the page takes from each other one."""
    found: dict[str, dict[str, set[str]]] = {}
    for path in PAGE.iterdir():
        text = path.read_text(encoding="utf-8")
        found[path.name] = {
            name: {part.strip() for part in names.split(",") if part.strip()}
            for names, name in re.findall(r'^import \{([^}]*)\} from "\./([^"]*)"', text, re.MULTILINE)
        }
    return found


def test_no_module_imports_in_a_circle() -> None:
    left = {name: set(others) for name, others in imported().items()}
    while ready := {name for name, others in left.items() if not others & left.keys()}:
        left = {name: others for name, others in left.items() if name not in ready}
    assert left == {}


def test_every_file_of_the_folder_is_reached_from_its_start() -> None:
    takes = imported()
    reached, waiting = set[str](), ["start.js"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting.extend(takes[name].keys() - reached)
    assert reached == {path.name for path in PAGE.iterdir()}


def exported(path: Path) -> set[str]:
    """Names that a module gives."""
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"^export (?:(?:async )?function|const) (?:(\w+)|\{([^}]*)\})", text, re.MULTILINE)
    return {name.strip() for one, several in found for name in (one or several).split(",") if name.strip()}


def test_every_name_that_is_exported_is_imported_somewhere() -> None:
    taken = {(name, one) for others in imported().values() for name, names in others.items() for one in names}
    given = {(path.name, one) for path in PAGE.iterdir() for one in exported(path)}
    assert given - taken == set()


def test_modules_meet_other_scripts_in_one_place() -> None:
    foreign = re.compile(r"window\.(?:reach\w+|Plotly|agGrid|dash_\w+|_dash\w+)")
    met = {path.name for path in PAGE.iterdir() if foreign.search(path.read_text(encoding="utf-8"))}
    assert met == {"beside.js"}


def test_a_module_is_read_at_once_and_says_first_what_it_is_for() -> None:
    for path in PAGE.iterdir():
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= LONGEST, path.name
        assert lines[0].startswith("// "), path.name
