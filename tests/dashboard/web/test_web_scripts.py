"""The scripts of a page: made of the sources as they are, and nothing of them forgotten."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from dashboard.config import Config
from dashboard.parts.shell import SCRIPTS
from dashboard.web import static

ASSETS = Config().assets
PAGE = ASSETS / "reach"
LONGEST = 250
"""Lines of a module that is still read at once."""


def sources(script: str) -> dict[Path, str]:
    """What stood in each file of which a script was made, as its map has it."""
    built = ASSETS / script
    told: dict[str, Any] = json.loads(built.with_suffix(".js.map").read_text(encoding="utf-8"))
    paths = [(built.parent / name).resolve() for name in told["sources"]]
    return dict(zip(paths, told["sourcesContent"], strict=True))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_made_of_its_sources_as_they_are(script: str) -> None:
    stale = [path.name for path, text in sources(script).items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "make scripts"


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_that_is_named_and_every_module_is_in_it(script: str) -> None:
    start = ASSETS / Path(script).name
    named = re.findall(r'^import "\./([^"]+)";$', start.read_text(encoding="utf-8"), re.MULTILINE)
    modules = PAGE.iterdir() if "reach/start.js" in named else ()
    wanted = {start, *(ASSETS / name for name in named), *modules}
    assert sources(script).keys() | {start.resolve()} == {path.resolve() for path in wanted}


def test_a_page_asks_for_two_scripts_of_ours_and_one_of_dash(small_client: FlaskClient) -> None:
    asked = re.findall(r'<script[^>]* src="([^"]*)"', small_client.get("/").text)
    assert asked[:2] == [static.asset_url(name) for name in SCRIPTS]
    assert [urlsplit(address).path for address in asked[2:]] == ["/assets/dash-renderer.js"]
    for name in SCRIPTS:
        answer = small_client.get(static.asset_url(name))
        assert answer.data == (ASSETS / name).read_bytes()
        assert "immutable" in answer.headers["Cache-Control"]
        assert small_client.get(f"/assets/{name}.map").json["sources"]


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
