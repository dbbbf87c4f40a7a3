"""A deck as a folder: whole, safe, bounded, written at once or not at all; and the command in plain words."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.config import ROOT, Config
from dashboard.context import Context
from dashboard.exports import bundle as command
from dashboard.exports.bundle import BundleError, check_place, link_of, main, site_of, write
from dashboard.exports.deck import Deck, Found, Pinned, decode, encode
from dashboard.parts import bundle
from dashboard.parts.bundle import FOLDER, INDEX, READ_ME, STARTER, files_of, kept_of
from dashboard.views import VIEWS, lasting
from dashboard.web.bundles import DECK
from tests.fixtures.sweeps import THROUGHOUT, WALKS, Walk, chosen, tabs_of

SITE = "https://reach.example"
HOSTILE = "</script><script>alert(1)</script> \u2028 =cmd|' “x” &amp; ../../etc"
VIEW = Pinned("victims-map", "/victims?area=NGA", "map", HOSTILE, "<img src=x onerror=alert(1)>")
SMALL = Deck((VIEW, Pinned("country-trend", "/country/GHA", "table")))


def answers(files: dict[str, bytes]) -> Any:
    text = files[f"{FOLDER}/answers.js"].decode()
    found = re.fullmatch(r"window\.reachBundled = (.*);\n", text)
    assert found is not None, "one statement on one line"
    return json.loads(found[1])


class Sources(HTMLParser):
    """What a document names to be loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inline: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.found += [str(named[name]) for name in ("src", "href") if name in named]
        self._script = tag == "script" and "src" not in named

    def handle_data(self, data: str) -> None:
        if self._script:
            self.inline.append(data)


def test_all_that_the_document_names_is_in_the_folder_and_nothing_else(small_context: Context) -> None:
    files = files_of(small_context, Found(SMALL), SITE, "en")
    document = Sources()
    document.feed(files[INDEX].decode())
    assert [name for name in document.found if name not in files and name != "data:,"] == []
    assert document.inline == []
    assert set(files) - set(document.found) == {INDEX, READ_ME, f"{FOLDER}/plotly-LICENSE.txt"}
    assert not any("/" in name.removeprefix(f"{FOLDER}/") for name in files)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', files[INDEX].decode())
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; script-src 'self' file:;")
    assert "connect-src" not in policy[1]


def test_answers_are_those_of_the_site_for_the_views_in_their_order(client: FlaskClient, shared: Context) -> None:
    pinned = Pinned("victims-children", "/victims?area=BGD&year=2019", "chart", note="Read this")
    told = answers(files_of(shared, Found(Deck((pinned, VIEW))), SITE, "en"))
    assert [slide["view"]["panel"] for slide in told["slides"]] == ["victims-children", "victims-map"]
    assert told["slides"][0]["view"]["note"] == "Read this"
    shown = client.get(f"/api/v1/views/victims-children.json?{pinned.query}").json
    base = told["slides"][0]["base"]
    for name in ("kind", "picture", "selection", "years", "notes"):
        if name != "notes":
            assert base[name] == shown[name]
    assert {**base["words"], "permalink": "", "seen": ""} == {**shown["words"], "permalink": "", "seen": ""}
    assert base["words"]["permalink"] == f"{SITE}{lasting(shared, pinned.address)}"


def test_a_map_holds_its_years_and_a_chart_of_one_year_as_many_as_there_is_room_for(
    shared: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    views = (
        Pinned("victims-map", "/victims", "map"),
        Pinned("relation-scatter", "/drivers/relation?year=2018", "chart"),
        Pinned("victims-trend", "/victims", "chart"),
    )
    world, scatter, trend = kept_of(shared, views, SITE, "en")
    assert (world.years, trend.years, world.left_out, trend.left_out) == ({}, {}, (), ())
    first, last = scatter.base["years"]
    assert sorted([*scatter.years, 2018]) == list(range(first, last + 1))
    assert scatter.years[2019]["words"]["permalink"] == f"{SITE}/drivers/relation?release={shared.release}&year=2019"
    assert scatter.years[2019]["selection"]["year"] == 2019
    assert scatter.left_out == ()
    _, scatter, _ = kept_of(shared, views, SITE, "en", 3)
    assert (scatter.base["years"], sorted(scatter.years)) == ([2016, 2019], [2016, 2017, 2019])
    assert scatter.left_out == (*range(first, 2016), *range(2020, last + 1))
    told = files_of(shared, Found(Deck(views)), SITE, "en", 3)[READ_ME].decode()
    assert "Years in this folder: 2016 to 2019; others were left out." in told
    monkeypatch.setattr(bundle, "MOST_YEARS_BYTES", 0)
    _, scatter, _ = kept_of(shared, views, SITE, "en")
    assert (scatter.base["years"], scatter.years) == (None, {})


@pytest.mark.parametrize("walk", WALKS)
def test_every_view_in_every_tab_can_be_taken_along(shared: Context, walk: Walk) -> None:
    paths = {
        "country": "/country/BGD",
        "overview": "/",
        "timeline": "/drivers/timeline",
        "relation": "/drivers/relation",
    }
    paths["coverage"] = "/data/coverage"
    views = [
        Pinned(panel, paths.get(VIEWS[panel].page, f"/{VIEWS[panel].page}"), tab)
        for panel in chosen(VIEWS, THROUGHOUT, walk)
        for tab in tabs_of(panel, walk)
    ]
    for start in range(0, len(views), 30):
        told = answers(files_of(shared, Found(Deck(tuple(views[start : start + 30]))), SITE, "en", 0))
        assert all(slide["base"]["words"]["title"] for slide in told["slides"])
        assert all((slide["base"]["table"] is None) == (slide["base"]["kind"] != "table") for slide in told["slides"])


def test_hostile_titles_stay_text(small_context: Context) -> None:
    files = files_of(small_context, Found(SMALL, ("<b>none</b>",)), SITE, "en")
    script = files[f"{FOLDER}/answers.js"].decode()
    assert not re.search("[<>\u2028\u2029]", script)
    assert answers(files)["slides"][0]["view"]["title"] == HOSTILE
    assert HOSTILE not in files[INDEX].decode()
    assert "<b>none" not in files[INDEX].decode()
    assert "\u2028" not in script


def test_the_read_me_says_what_it_is_of_when_and_on_what_terms(shared: Context) -> None:
    views = (
        Pinned("victims-map", "/victims", "map", "Our title"),
        Pinned("drivers-trend", "/drivers?area=BGD", "chart"),
    )
    told = files_of(shared, Found(Deck(views)), SITE, "en")[READ_ME].decode()
    assert "1. Our title\r\n" in told
    assert f"{SITE}/drivers?area=BGD" in told
    assert shared.store.version in told
    assert f"As in Reach 2030, release {shared.release}, {SITE}/data/sources?" in told
    for source in ("unodc_glotip", "population", "un_geodata", shared.source_of("conflict-displacement-new").id):
        assert shared.sources[source].licence in told
        assert shared.sources[source].publisher in told


# ------------------------------------------------------------------------------------------------ the disk


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "deck"
    write({INDEX: b"one", f"{FOLDER}/{STARTER}": b"two"}, out)
    assert (out / INDEX).read_bytes() == b"one"
    full = OSError(errno.ENOSPC, "No space left on device")
    real = Path.write_bytes

    def write_bytes(path: Path, content: bytes) -> int:
        if path.name == STARTER:
            raise full
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(OSError, match="No space left"):
        write({INDEX: b"new", f"{FOLDER}/{STARTER}": b"new"}, out)
    assert (out / INDEX).read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["deck"]


def test_a_folder_that_cannot_take_the_old_ones_place_leaves_it_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "deck"
    write({INDEX: b"one"}, out)
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if target == out and path.name.startswith(".") and not path.name.endswith(".before"):
            raise OSError(errno.EACCES, "Permission denied")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="Permission denied"):
        write({INDEX: b"new"}, out)
    assert (out / INDEX).read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["deck"]


def test_nothing_of_somebody_elses_is_replaced(tmp_path: Path) -> None:
    other = tmp_path / "thesis"
    other.mkdir()
    check_place(other, force=False)
    (other / "chapter.doc").write_text("years of work")
    for force in (False, True):
        with pytest.raises(BundleError, match="thesis"):
            check_place(other, force=force)
    write({INDEX: b"", f"{FOLDER}/{STARTER}": b""}, tmp_path / "deck")
    check_place(tmp_path / "deck", force=True)
    with pytest.raises(BundleError, match="not empty"):
        check_place(tmp_path / "deck", force=False)
    for place in (other / "chapter.doc", tmp_path / "none" / "deck"):
        with pytest.raises(BundleError):
            check_place(place, force=True)
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "deck")
    with pytest.raises(BundleError, match="is no folder"):
        check_place(link, force=True)


# ------------------------------------------------------------------------------------------------ the command

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(small_config: Config, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command on three countries: exit code, what it says, and what it complains of."""
    monkeypatch.setenv("REACH_DATA", str(small_config.published))

    def follow(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return follow


@pytest.mark.sweep  # The command with a deck: above.
def test_the_command_takes_a_link_a_fragment_or_a_file(run: Run, tmp_path: Path) -> None:
    packed = encode(SMALL)
    file = tmp_path / "link.txt"
    file.write_text(f"{SITE}/#d={packed}\n", encoding="utf-8")
    for number, (given, root) in enumerate(
        [
            (f"https://other.example:8443/?lang=ar#d={packed}", "https://other.example:8443"),
            (f"#d={packed}", SITE),
            (file, SITE),
        ]
    ):
        out = tmp_path / f"deck-{number}"
        code, said, complained = run("--deck", given, "--out", out, "--site", SITE)
        assert (code, complained) == (0, "")
        assert said == f"{out / INDEX} presents 2 views.\n"
        told = answers({f"{FOLDER}/answers.js": (out / FOLDER / "answers.js").read_bytes()})
        assert told["root"] == root
        spoken = 'lang="ar"' if "lang=ar" in str(given) else 'lang="en"'
        assert spoken in (out / INDEX).read_text(encoding="utf-8")
        assert told["slides"][0]["base"]["words"]["permalink"].startswith(f"{root}/victims")


def test_the_command_ends_with_its_code_where_it_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bundle", "--deck", "no such thing", "--out", "nowhere"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(command.__file__, run_name="__main__")
    assert ended.value.code == command.WRONG


@pytest.mark.sweep  # What it does: above; that it is a command: the test before.
def test_the_command_runs_by_itself(small_config: Config, tmp_path: Path) -> None:
    command_line = [
        sys.executable,
        "-m",
        "dashboard.exports.bundle",
        "--deck",
        encode(SMALL),
        "--out",
        tmp_path / "deck",
    ]
    environment = {**os.environ, "REACH_DATA": str(small_config.published), "PORT": "8050"}
    ended = subprocess.run(command_line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (tmp_path / "deck" / INDEX).exists()


def test_slides_and_pictures_come_beside_it_where_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "deck"
    # A chart and a table: outlines of a map take long to draw.
    small = Deck((Pinned("country-trend", "/country/GHA", "chart"), Pinned("country-trend", "/country/GHA", "table")))
    assert run("--deck", encode(small), "--out", out, "--with-slides")[0] == 0
    assert zipfile.ZipFile(out / command.SLIDES).testzip() is None
    pictures = sorted((out / command.PICTURES).iterdir())
    assert [path.name[:3] for path in pictures] == ["01_", "02_"]
    assert all(re.fullmatch(r"[\w.-]+\.png", path.name, re.ASCII) for path in pictures)
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in pictures)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("https://reach.example/#d=abc", "cut off or damaged"),
        ("https://reach.example/victims", "no link to a deck"),
        ("no such thing", "cut off or damaged"),
        ("#d=" + "A" * 300_000, "more than a deck can hold"),
        ("\0", "cut off or damaged"),
    ],
)
def test_a_bad_link_is_one_line_and_nothing_is_written(run: Run, tmp_path: Path, given: str, said: str) -> None:
    code, _, complained = run("--deck", given, "--out", tmp_path / "deck")
    assert code == command.WRONG
    assert complained.count("\n") == 1
    assert said in complained
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_or_damaged_tables_are_said_in_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_files: object, _out: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(command, "write", fail)
        code, _, complained = run("--deck", encode(SMALL), "--out", tmp_path / "deck")
    assert (code, complained) == (
        command.NOT_WRITTEN,
        f"No deck was written: {tmp_path / 'deck'}: No space left on device\n",
    )
    monkeypatch.setenv("REACH_DATA", str(tmp_path / "none"))
    code, _, complained = run("--deck", encode(SMALL), "--out", tmp_path / "deck")
    assert (code, complained.count("\n")) == (command.WRONG, 1)
    assert "none" in complained


def test_a_file_that_holds_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(BundleError, match="cannot be read as a text"):
        link_of(str(file))


@pytest.mark.parametrize(
    ("link", "site"),
    [
        ("https://reach.example:8443/present#d=x", "https://reach.example:8443"),
        ("http://127.0.0.1:8050", "http://127.0.0.1:8050"),
        ("javascript:alert(1)//https://a.org/", "usual"),
        ("https://a.org@b.org/#d=x", "usual"),
        ("https://a.org\\@b.org/", "usual"),
        ("#d=x", "usual"),
    ],
)
def test_the_site_is_that_of_the_link(link: str, site: str) -> None:
    assert site_of(link, "usual") == site


# ------------------------------------------------------------------------------------------------ from the server


def test_the_server_gives_the_same_folder_in_a_zip(small_client: FlaskClient, small_context: Context) -> None:
    rows = [1, [VIEW.panel, VIEW.address, VIEW.tab, VIEW.title, VIEW.note], ["country-trend", "/country/GHA", "table"]]
    answer = small_client.post(DECK, json=rows)
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert answer.headers["Cache-Control"] == "no-store"
    folder = re.fullmatch(
        r'attachment; filename="(reach-2030_deck_2_[\d-]+)\.zip"', answer.headers["Content-Disposition"]
    )
    assert folder is not None
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    files = files_of(small_context, decode(encode(SMALL)), "", "en")
    assert {name: archive.read(f"{folder[1]}/{name}") for name in files} == files
    assert len(archive.namelist()) == len(files)
    linked = small_client.get(f"{DECK}?d={encode(SMALL)}")
    assert zipfile.ZipFile(io.BytesIO(linked.data)).namelist() == archive.namelist()


def test_the_server_refuses_what_is_no_deck(small_client: FlaskClient) -> None:
    assert small_client.post(DECK, data=b"[" * 100_000).status_code == 400
    assert small_client.post(DECK, data=b" " * 300_000).status_code == 413
    assert small_client.get(DECK).status_code == 400
    assert small_client.post(DECK, json=[1]).text.startswith("400 ")
