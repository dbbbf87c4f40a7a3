"""What is said to be another figure now is one, and no publisher who changed nothing is blamed for it."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.archive import SAID, Archive
from dashboard.config import Config
from dashboard.context import Context, make_context, past_context
from dashboard.exports.said import COLUMNS, compared, figures, only_pair
from dashboard.views import VIEWS
from data import archive
from data.archive import packed
from tests.fixtures import releases
from tests.fixtures.releases import ASKED, TABLE, Two

VIEW = VIEWS["country-detected-victims"]
QUERY = "area=NGA"


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return releases.two(tmp_path)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Two:
    """Both releases, for tests that change nothing of them for good."""
    return releases.two(tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="module")
def pair(kept: Two) -> tuple[Context, Context]:
    """What is known of the older and of the newer one."""
    return both(kept)


@pytest.fixture
def old_said(kept: Two) -> Iterator[Path]:
    """Where it stands what views said in the older release, for one test."""
    path = kept.config.releases / f"{kept.old}{SAID}"
    yield path
    path.unlink()


def both(two: Two, old: str = "") -> tuple[Context, Context]:
    present = make_context(two.config)
    found = Archive(two.config.releases)
    return past_context(present, found, found.named(old or two.old)), present


def test_a_figure_that_a_publisher_revised_is_named_with_the_publisher(pair: tuple[Context, Context]) -> None:
    past, present = pair
    found = compared(past, present, VIEWS["victims-trend"], ASKED)
    assert [change.whose for change in found.changes] == ["publisher"]
    assert found.changes[0].words == "9,820 is now 9,790: revised by UNODC."


def test_a_figure_that_is_the_same_is_no_change(pair: tuple[Context, Context]) -> None:
    past, present = pair
    assert compared(past, present, VIEWS["driver-homicide-rate"], QUERY).changes == ()


def test_a_figure_of_ours_is_blamed_on_no_publisher(two: Two) -> None:
    releases.revised(two.config.published, TABLE, "9791")
    third = archive.keep(two.config.published, two.config.releases, day="2026-05-06").name
    past, present = both(two, two.new)
    assert present.release == third
    found = compared(past, present, VIEWS["victims-trend"], ASKED)
    assert [change.whose for change in found.changes] == ["reach"]
    assert found.changes[0].words == "9,790 is now 9,791: computed differently here since 6 May 2026."
    assert "UNODC" not in found.changes[0].words


def test_a_figure_that_the_program_computes_otherwise_says_the_line_of_the_decision(
    pair: tuple[Context, Context], old_said: Path, tmp_path: Path
) -> None:
    past, present = pair
    then = compared(past, present, VIEW, QUERY).then
    number = figures(then)[0]
    rows = [(VIEW.panel, "NGA", then.replace(number, "1,234", 1), "abc")]
    old_said.write_bytes(packed(COLUMNS, rows))
    first = compared(past, present, VIEW, QUERY).changes[0]
    assert first.whose == "reach"
    assert first.words == f"1,234 is now {number}: computed differently here since 2 January 2026."
    (tmp_path / "computed.csv").write_text(f"day,views,line\n2026-02-03,{VIEW.page},Another way to count\n")
    past = replace(past, config=replace(past.config, geography=tmp_path))
    first = compared(past, present, VIEW, QUERY).changes[0]
    assert (
        first.words == f"1,234 is now {number}: computed differently here since 3 February 2026: Another way to count."
    )


@pytest.mark.parametrize(
    ("was", "now", "pair"),
    [
        ("974 in 2022", "980 in 2022", ("974", "980")),
        ("974 in 2022", "980 in 2023", None),
        ("974 in 2022", "974 in 2023", None),
        ("1.2 million", "1.3 million", ("1.2 million", "1.3 million")),
        ("5 of 7", "6 of 8", None),
        ("5 of 7", "no figure", None),
    ],
)
def test_only_one_figure_that_differs_is_told_by_itself(was: str, now: str, pair: tuple[str, str] | None) -> None:
    assert only_pair(was, now) == pair


def test_another_wording_of_the_same_figures_is_no_change(pair: tuple[Context, Context], old_said: Path) -> None:
    past, present = pair
    then = compared(past, present, VIEW, QUERY).then
    rows = [(VIEW.panel, "NGA", " and ".join(reversed(figures(then))), "abc")]
    old_said.write_bytes(packed(COLUMNS, rows))
    assert compared(past, present, VIEW, QUERY).changes == ()


def test_each_line_on_what_is_computed_otherwise_is_an_entry_of_the_decisions() -> None:
    config = Config()
    heads = (config.geography.parent / "DECISIONS.md").read_text(encoding="utf-8").splitlines()
    with (config.geography / "computed.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert f"### {row['line']}" in heads, row["line"]
            known = {"*", *VIEWS, *(view.page for view in VIEWS.values())}
            assert set(row["views"].split()) <= known


def test_what_views_say_is_written_down_once(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.exports import said  # noqa: PLC0415

    context = make_context(two.config)
    monkeypatch.setattr(said, "VIEWS", {name: VIEWS[name] for name in (VIEW.panel, "victims-trend")})
    path = said.write(context)
    assert path is not None
    content = path.read_bytes()
    rows = list(csv.DictReader(gzip.decompress(content).decode().splitlines()))
    told = {(row["view"], row["area"]): row["said"] for row in rows}
    assert told[VIEW.panel, "NGA"] == said.headline(context, VIEW, QUERY)
    assert said.write(context) is None
    assert path.read_bytes() == content
