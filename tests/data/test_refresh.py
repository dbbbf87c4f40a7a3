"""The command to refresh: what it may be asked for, what it says, how it ends, and what it leaves."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from dashboard.archive import CHANGES, Archive
from dashboard.config import Config
from dashboard.context import make_context
from data import refresh as command
from data.archive import folder_of, keep
from data.build import load_records
from data.live.facts import in_words
from data.orders import Order, OrderError, chosen
from data.refresh import DONE, EXIT_CODES, REFUSED, UNREADABLE, UNWRITABLE, USAGE, Trouble, main, order_of
from data.sources import unhcr
from data.swap import alone
from tests.fixtures import publishers as local
from tests.fixtures import small
from tests.fixtures.live import CASES, CLIENT, ENVIRONMENT, TOKEN
from tests.fixtures.publishers import Reply, changed, status
from tests.fixtures.refreshing import Bench, another, bench

ROOT = Path(__file__).parents[2]
SOURCES = load_records().sources
POPULATION = "/population/v1/population/"
LIVE = ("idmc_gidd", "ucdp", "un_sdg", "unhcr", "unicef", "unodc_glotip", "wb_wdi")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with bench("unhcr", tmp_path_factory.mktemp("unhcr")) as place:
        yield place


@pytest.fixture
def place(made: Bench, tmp_path: Path) -> Iterator[Bench]:
    """A place in which UNHCR's facts are published."""
    with another(made, tmp_path) as own:
        yield own


def revise(place: Bench) -> None:
    """UNHCR revises a figure, adds a year, and lists a new country."""

    def change(told: Any) -> Any:
        rows = [{**row, "refugees": 2940000} if row["refugees"] == 2940735 else row for row in told["items"]]
        last = told["page"] == told["maxPages"] if "page" in told else len(rows) < 3
        new = {**rows[0], "year": 2026, "coo_iso": "MMR", "coa_iso": "BGD", "refugees": "1004000"}
        return {**told, "items": [*rows, new] if last else rows}

    place.publishers.fail(POPULATION, changed(change), times=99)


def ended(place: Bench, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The command line, as typed."""
    for name, secret in ENVIRONMENT.items():
        monkeypatch.setenv(name, secret)
    places = ["--out", str(place.out), "--cache", str(place.folder / "cache")]
    return main([*arguments, *places, "--retries", "0", "--backoff", "0", "--timeout", "10"], place.records)


# -------------------------------------------------------------------------------------------------- orders


def test_without_names_all_sources_with_an_interface_are_refreshed() -> None:
    names = chosen(Order(), SOURCES)
    assert set(names) >= set(LIVE)
    assert all(SOURCES[name].interface for name in names)
    assert {"population", "areas", "un_geodata"}.isdisjoint(names)


def test_a_source_is_refreshed_with_those_that_it_is_read_with() -> None:
    assert chosen(Order(names=("unicef",)), SOURCES) == ("un_sdg", "unicef")
    assert chosen(Order(names=("unicef", "un_sdg")), SOURCES) == ("un_sdg", "unicef")
    assert chosen(Order(names=("unhcr",)), SOURCES) == ("unhcr",)


def lay(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x")


def test_files_by_hand_are_of_the_sources_whose_files_are_all_there(tmp_path: Path) -> None:
    lay(tmp_path, *(file.path for file in SOURCES["population"].files), SOURCES["unicef"].files[0].path)
    assert chosen(Order(folder=tmp_path), SOURCES) == ("population",)
    lay(tmp_path, SOURCES["un_sdg"].files[0].path)
    assert set(chosen(Order(folder=tmp_path), SOURCES)) == {"population", "un_sdg", "unicef"}
    assert chosen(Order(names=("unicef",), folder=tmp_path), SOURCES) == ("unicef",)


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Order(names=("unchr",)), "no such source: unchr. There are areas, "),
        (Order(accept=frozenset({"nobody"})), "no such source: nobody"),
        (Order(names=("population",)), r"population \(https://population.un.org/wpp\) has no live interface: .*--from"),
        (Order(vintage="2026"), "--vintage and --released are for files fetched by hand"),
        (Order(folder=Path("/nowhere")), "holds all files of no source"),
        (Order(names=("unhcr",), folder=Path("/nowhere")), r"unhcr \(https://www.unhcr.org.*\): .*population.csv.gz"),
    ],
)
def test_an_order_that_cannot_be_followed_is_told_with_the_remedy(order: Order, words: str) -> None:
    with pytest.raises(OrderError, match=words):
        chosen(order, SOURCES)


def test_a_vintage_is_of_one_source(tmp_path: Path) -> None:
    lay(tmp_path, *(file.path for name in ("population", "unhcr") for file in SOURCES[name].files))
    with pytest.raises(OrderError, match="of one source: name it"):
        chosen(Order(folder=tmp_path, vintage="2026"), SOURCES)


def test_the_command_line_says_all_of_an_order() -> None:
    words = "unhcr ucdp unhcr --from f --out o --cache c --dry-run --accept ucdp --keep-going --vintage v --released r"
    order = order_of([*words.split(), "--retries", "1", "--backoff", "2", "--longest-wait", "3", "--timeout", "4"])
    assert (order.names, order.folder, order.out, order.cache) == (("unhcr", "ucdp"), Path("f"), Path("o"), Path("c"))
    assert (order.dry, order.accept, order.keep_going) == (True, {"ucdp"}, True)
    assert (order.vintage, order.released) == ("v", "r")
    assert (order.patience.retries, order.patience.backoff, order.patience.longest_wait) == (1, 2, 3)
    assert (order.patience.read, order.patience.connect) == (4, 4)
    assert order_of([]).patience.read == 60


# -------------------------------------------------------------------------------------------------- what it says


@dataclass(frozen=True)
class Step:
    """A run of a journey: what it said, what it asked for, what was published and kept after it."""

    troubles: list[Trouble]
    said: list[str]
    asked: list[str]
    tables: dict[str, bytes]
    releases: list[str]
    cached: set[str]


@pytest.fixture(scope="module")
def journey(made: Bench, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, dict[str, Step]]]:
    """One place, refreshed three times: a revision is tried dry, published, and found no more."""
    with another(made, tmp_path_factory.mktemp("journey")) as place:
        archive = Archive(folder_of(place.out))
        keep(place.out, archive.folder, day="2026-01-02")

        def step(**order: object) -> Step:
            place.publishers.asked.clear()
            troubles = place.run(**order)
            asked = [path for path, _, _ in place.publishers.asked]
            releases = [manifest.name for manifest in archive.manifests()]
            cached = {path.name for path in (place.folder / "cache").iterdir()}
            return Step(troubles, list(place.said), asked, place.bytes(), releases, cached)

        revise(place)
        yield place, {"dry": step(dry=True), "new": step(), "again": step()}


Journey = tuple[Bench, dict[str, Step]]


def test_each_run_of_a_journey_ends_without_trouble(journey: Journey) -> None:
    assert [step.troubles for step in journey[1].values()] == [[]] * 3


def test_the_report_names_new_years_new_areas_and_revisions_with_how_much(journey: Journey) -> None:
    [report, end] = journey[1]["new"].said
    lines = [line.strip() for line in report.splitlines()]
    assert lines[0] == "unhcr: end-2025, now end-2026"
    assert "refugees-by-origin: 5 rows, now 6" in lines
    assert "new years: 2026 (1 rows)" in lines
    assert "new areas: MMR" in lines
    assert "revised: 1 of 5 rows, 1 with another value" in lines
    assert "SYR 2024: 2,940,735, now 2,940,000 (-0.02 %)" in lines
    assert end.startswith("published: ")


def test_a_dry_run_says_what_would_change_and_changes_nothing(journey: Journey, made: Bench) -> None:
    dry = journey[1]["dry"]
    assert dry.tables == made.bytes()
    assert "new years: 2026" in dry.said[0]
    assert dry.said[1].startswith("dry run: nothing was changed; ")


def test_what_a_dry_run_reported_is_what_the_next_run_publishes(journey: Journey) -> None:
    _, steps = journey
    assert steps["dry"].asked
    assert steps["new"].asked == []
    assert steps["new"].said[0] == steps["dry"].said[0]
    assert steps["new"].tables != steps["dry"].tables


@pytest.mark.sweep
def test_what_was_refused_is_asked_for_anew_the_next_time(place: Bench) -> None:
    place.publishers.fail(POPULATION, changed(lambda told: {**told, "items": told["items"][:1]}), times=3)
    assert {item.code for item in place.run()} == {REFUSED}
    assert place.run() == []
    assert place.said[-1] == "nothing new: what is published stays as it is."


@pytest.mark.sweep
def test_what_was_fetched_well_is_not_fetched_again_where_another_source_failed(both: Bench) -> None:
    both.publishers.fail(both.path("..."), status(404))
    assert [item.source for item in both.run()] == ["unicef"]
    both.publishers.asked.clear()
    assert both.run() == []
    assert {path.split("/")[1] for path, _, _ in both.publishers.asked} == {"ws"}


# -------------------------------------------------------------------------------------------------- what it leaves


def test_the_package_and_the_dashboard_tell_the_new_release(journey: Journey) -> None:
    package = json.loads(journey[1]["new"].tables["datapackage.json"])
    told = package["releases"]["unhcr"]
    day = told["retrieved"]
    assert (told["vintage"], told["released"]) == ("end-2026", day)
    assert told["citation"] == f"UNHCR, Refugee Population Statistics Database, end-2026, read on {in_words(day)}."
    assert told["coverage"].endswith("countries and areas, 2024 to 2026")
    assert told["note"] == ""
    assert {file["path"] for file in told["files"]} == {file.path for file in SOURCES["unhcr"].files}
    assert all(len(file["sha256"]) == 64 and file["bytes"] > 50 for file in told["files"])
    table = next(entry for entry in package["resources"] if entry["name"] == "refugees-by-origin")
    assert table["sources"][0]["vintage"] == "end-2026"
    assert package["releases"]["ucdp"]["vintage"] == "v25.1"


def test_readers_see_the_new_release(tmp_path: Path) -> None:
    """With the real catalogue: captions and citations take it from the package."""
    records = load_records()
    small.write_published(tmp_path / "published", records.indicators)
    package = json.loads((tmp_path / "published" / "datapackage.json").read_text(encoding="utf-8"))
    release = replace(records.sources["unhcr"].release, vintage="end-2026", retrieved="2026-11-25")
    package["releases"] = {"unhcr": release.told()}
    (tmp_path / "published" / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    context = make_context(replace(Config(), published=tmp_path / "published"))
    assert context.source_of("refugees-by-origin").vintage == "end-2026"


def test_tables_of_other_sources_are_the_same_bytes(journey: Journey) -> None:
    before, after = (journey[1][run].tables for run in ("dry", "new"))
    same = {name for name in before if before[name] == after[name]}
    assert {"population.csv", "detected-victims.csv", "detected-victims-rate.csv"} <= same
    assert "refugees-by-origin.csv" not in same


def test_a_run_that_finds_nothing_new_changes_nothing(journey: Journey) -> None:
    new, again = journey[1]["new"], journey[1]["again"]
    assert again.asked, "it has asked the publisher"
    assert again.said[-1] == "nothing new: what is published stays as it is."
    assert (again.tables, again.releases) == (new.tables, new.releases)


def test_a_refresh_keeps_its_release_and_one_without_changes_makes_none(journey: Journey) -> None:
    place, steps = journey
    assert [len(step.releases) for step in steps.values()] == [1, 2, 2]
    found = Archive(folder_of(place.out))
    kept = found.manifests()[-1]
    for name, content in steps["new"].tables.items():
        assert found.content(kept.files[f"published/{name}"]) == content
    rows = [row for row in found.rows(kept.name, CHANGES) if row["kind"] == "figures"]
    assert {(row["source"], row["whose"]) for row in rows} == {("unhcr", "publisher")}


def test_no_broken_download_and_no_work_is_left_in_the_cache(journey: Journey) -> None:
    assert [step.cached for step in journey[1].values()] == [{"contents", "unhcr.json"}] * 3


# -------------------------------------------------------------------------------------------------- by hand


def test_files_fetched_by_hand_are_published_with_their_vintage(place: Bench) -> None:
    folder = place.folder / "hand"
    CASES["unhcr"].lay(folder)
    path = folder / "unhcr" / "population.csv.gz"
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b"2940735", b"2940000")))
    place.publishers.asked.clear()
    assert place.run(folder=folder, vintage="mid-2026", released="2026-06") == []
    assert place.publishers.asked == []
    told = json.loads(place.bytes()["datapackage.json"])["releases"]["unhcr"]
    assert (told["vintage"], told["released"]) == ("mid-2026", "2026-06")
    assert b"2940000" in place.bytes()["refugees-by-origin.csv"]


def test_a_file_by_hand_that_is_none_names_source_page_and_remedy(place: Bench) -> None:
    folder, before = place.folder / "hand", place.bytes()
    CASES["unhcr"].lay(folder)
    (folder / "unhcr" / "population.csv.gz").write_bytes(b"<html>")
    [trouble] = place.run(folder=folder)
    assert trouble.code == UNREADABLE
    assert trouble.words.startswith("unhcr (http://")
    assert "unhcr/population.csv.gz" in trouble.words
    assert "Remedy: if the publisher changed its format, adapt data/sources/unhcr.py" in trouble.words
    assert place.bytes() == before


# -------------------------------------------------------------------------------------------------- several sources


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with bench("unicef", tmp_path_factory.mktemp("unicef")) as place:
        yield place


@pytest.fixture
def both(two: Bench, tmp_path: Path) -> Iterator[Bench]:
    """A place in which the facts of un_sdg and unicef are published."""
    with another(two, tmp_path) as own:
        yield own


def news_of_un_sdg(place: Bench) -> None:
    path = place.path("Series/Data")
    place.publishers.fail(path, lambda good: replace(good, body=good.body.replace(b"69.9", b"69.8")), times=999)


def beside(place: Bench, *names: str, taught: str = "") -> None:
    """Other sources whose interface is here, too: one that answers, the others answer 404."""
    moved = {name: local.moved_here(SOURCES[name], place.publishers) for name in names}
    if taught:
        CASES[taught].teach(place.publishers, moved[taught])
    place.records = replace(place.records, sources={**place.records.sources, **moved})


def test_where_one_source_fails_none_is_published_and_the_others_are_if_it_is_asked_for(place: Bench) -> None:
    revise(place)
    beside(place, "ucdp")
    names, before = ("ucdp", "unhcr"), place.bytes()
    assert [(item.source, item.code) for item in place.run(names=names)] == [("ucdp", UNREADABLE)]
    assert place.bytes() == before
    assert [(item.source, item.code) for item in place.run(names=names, keep_going=True)] == [("ucdp", UNREADABLE)]
    changed = {name for name, content in place.bytes().items() if content != before[name]}
    assert "refugees-by-origin.csv" in changed
    assert "detected-victims.csv" not in changed


@pytest.mark.sweep  # One that fails: above.
def test_where_one_source_is_refused_the_others_are_published_if_it_is_asked_for(both: Bench) -> None:
    news_of_un_sdg(both)

    def cut(good: Reply) -> Reply:
        return replace(good, body=b"\n".join(good.body.split(b"\n")[:2]) + b"\n")

    both.publishers.fail(both.path("..."), cut, times=9)
    before = both.bytes()
    assert {(item.source, item.code) for item in both.run(keep_going=True)} == {("unicef", REFUSED)}
    assert both.bytes()["food-insecurity.csv"] != before["food-insecurity.csv"]
    assert both.bytes()["child-marriage-18.csv"] == before["child-marriage-18.csv"]


def test_trouble_with_a_table_of_several_sources_ends_the_run(place: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rate rests on its population, too: leaving out UNHCR would not help."""
    problem = {"detected-victims-rate": ["detected-victims-rate: no rows at all"]}
    monkeypatch.setattr(command.checks, "problems_of", lambda indicator, *_: problem.get(indicator.id, []))
    before = place.bytes()
    assert [(item.source, item.code) for item in place.run(keep_going=True)] == [("unodc_glotip", REFUSED)]
    assert place.bytes() == before


def test_a_reader_that_stumbles_is_told_with_the_source(place: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("coo_iso")

    monkeypatch.setattr(unhcr, "read", stumble)
    [trouble] = place.run()
    assert trouble.code == UNREADABLE
    assert (
        "KeyError: 'coo_iso'. Remedy: if the publisher changed its format, adapt data/sources/unhcr.py" in trouble.words
    )


def test_a_source_whose_companion_fails_is_left_alone(place: Bench) -> None:
    """UNICEF's reader looks into the file of un_sdg."""
    beside(place, "un_sdg", "unicef", taught="unicef")
    before = place.bytes()
    assert [item.source for item in place.run(names=("un_sdg", "unicef"), keep_going=True)] == ["un_sdg"]
    assert place.said == []
    assert place.bytes() == before


# -------------------------------------------------------------------------------------------------- how it ends


@pytest.mark.sweep
def test_it_ends_well(place: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    revise(place)
    assert ended(place, monkeypatch, "unhcr") == DONE
    said = capsys.readouterr()
    assert "published: " in said.out
    assert said.err == ""


def _nothing(_: Bench) -> None:
    """All is well."""


def _busy(place: Bench) -> None:
    place.publishers.fail(POPULATION, status(500), times=99)


def _fewer(place: Bench) -> None:
    place.publishers.fail(POPULATION, changed(lambda told: {**told, "items": told["items"][:1]}), times=99)


def _damaged(place: Bench) -> None:
    (place.out / "population.csv").write_text("x")


def _gone(place: Bench) -> None:
    (place.out / "datapackage.json").unlink()


ENDS: dict[str, tuple[Callable[[Bench], None], str, int, str]] = {
    "unknown": (_nothing, "nobody", USAGE, "no such source: nobody"),
    "no interface": (_nothing, "population", USAGE, "has no live interface"),
    "busy": (_busy, "unhcr", UNREADABLE, "HTTP 500 in 1 attempts. Remedy: "),
    "fewer": (_fewer, "unhcr --dry-run", REFUSED, "are gone. Remedy: "),
    "damaged": (_damaged, "unhcr", UNREADABLE, "population.csv: is not the file that datapackage.json lists"),
    "gone": (_gone, "unhcr", UNREADABLE, "datapackage.json: is missing"),
}


@pytest.mark.parametrize("end", ENDS)
def test_the_exit_code_and_the_last_line_say_that_nothing_changed(
    place: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], end: str
) -> None:
    prepare, typed, code, words = ENDS[end]
    prepare(place)
    before = place.bytes()
    assert ended(place, monkeypatch, *typed.split()) == code
    lines = capsys.readouterr().err.splitlines()
    assert any(words in line for line in lines), lines
    assert all(line.startswith("refresh: ") for line in lines)
    assert lines[-1] == "refresh: nothing was changed; the last good data stay."
    assert place.bytes() == before


def test_another_run_at_work_is_named(
    place: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with alone(place.out):
        assert ended(place, monkeypatch, "unhcr") == UNWRITABLE
    assert "is building or refreshing it; wait until that ends" in capsys.readouterr().err


def test_an_interrupted_run_says_so(
    place: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command.Run, "follow", interrupted)
    before = place.bytes()
    assert ended(place, monkeypatch, "unhcr") == 130
    assert "interrupted; the pages that were read are kept" in capsys.readouterr().err
    assert place.bytes() == before


def test_no_credential_is_in_what_is_said(
    place: Bench, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("idmc_gidd", "ucdp"):
        source = local.moved_here(SOURCES[name], place.publishers)
        CASES[name].teach(place.publishers, source)
        place.records = replace(place.records, sources={**place.records.sources, name: source})
    for path in place.publishers.speakers:
        place.publishers.fail(path, local.broken, times=9)
    assert ended(place, monkeypatch, "idmc_gidd", "ucdp") == UNREADABLE
    said = capfd.readouterr()
    for secret in (CLIENT, TOKEN, local.quoted(CLIENT)):
        assert secret not in said.out + said.err


def test_every_exit_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    for code, words in EXIT_CODES.items():
        assert f"{code} {words}" in told
    with pytest.raises(SystemExit) as stopped:
        main(["--no-such-option"])
    assert stopped.value.code == USAGE
