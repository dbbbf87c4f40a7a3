"""The catalogue: a record that cannot be used stops the start with its file's name; all records keep their word."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.catalogue import CatalogueError, load_indicators, load_sources
from dashboard.config import Config
from dashboard.context import Context

CATALOGUE = Config().catalogue
USED = "homicide-rate"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalogue of one indicator, to be damaged."""
    (tmp_path / f"{USED}.toml").write_bytes((CATALOGUE / f"{USED}.toml").read_bytes())
    return tmp_path


SCOPE = re.compile(
    r"\bwomen aged \d+ to \d+|\bchildren (?:under \d+|aged \d+ to \d+)|\bprimary school age|\d\.\d\d US dollars a day"
)
"""Words of a definition on whom a share counts: of which age and school, below which line."""


def _replaced(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _latin(path: Path) -> None:
    path.write_bytes(b'id = "\xe9"')


@pytest.mark.parametrize(
    ("damage", "wrong"),
    [
        (_replaced("unit = ", "unti = "), "unti"),
        (_replaced('source = "', 'spurce = "'), "spurce"),
        (_replaced("decimals = 1\n", ""), "decimals"),
        (_replaced(f'id = "{USED}"', 'id = "other"'), "the file is named 'homicide-rate'"),
        (_replaced('theme = "', 'theme = "x'), "theme is"),
        (_replaced("[target]\n", "[target]\nvlaue = 3\n"), "vlaue"),
        (_replaced("[target]\n", "[[target]]\n"), "Target"),
        (_replaced("window = ", "window : "), "cannot be read"),
        (_latin, "cannot be read"),
    ],
)
def test_a_damaged_record_stops_with_the_files_name_and_what_is_wrong(
    folder: Path, damage: Callable[[Path], None], wrong: str
) -> None:
    damage(folder / f"{USED}.toml")
    with pytest.raises(CatalogueError) as stopped:
        load_indicators(folder)
    assert str(folder / f"{USED}.toml") in str(stopped.value)
    assert wrong in str(stopped.value)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no indicator found"):
        load_indicators(tmp_path)


def test_a_damaged_source_is_named(tmp_path: Path) -> None:
    (tmp_path / "unhcr.toml").write_text('id = "unhcr"\npublisher = "UNHCR"\n')
    with pytest.raises(CatalogueError, match=r"unhcr\.toml: .*licence"):
        load_sources(tmp_path)


def test_indicators_stand_in_the_order_of_themes_and_within_them(shared: Context) -> None:
    places = [
        (("victims", "drivers", "justice", "protection", "context").index(entry.theme), entry.order)
        for entry in shared.indicators.values()
    ]
    assert places == sorted(places)


def test_records_are_whole_and_consistent(shared: Context) -> None:
    for name, entry in shared.indicators.items():
        assert entry.source in shared.sources, name
        assert entry.caveats, name
        # What stands on slides and pictures: whose letters an adviser does not know stand in the list of sources alone.
        said = " ".join((*entry.caveats, entry.label, entry.unit, entry.unit_label))
        assert not re.search(r"\b(UCDP|IDMC|GLOTIP|INFORM|PPP)\b", said), name
        # A note on who publishes what is read as one on whose figure this is.
        others = {one.publisher_short for one in shared.sources.values()} - {
            shared.sources[entry.source].publisher_short
        }
        assert not any(f"{other} publishes" in said for other in others), name
        # A row has the name with the unit of its share, and nobody may take it to be of more than is counted.
        if entry.is_percentage and not entry.has_choice("sex"):
            row = f"{entry.label} {entry.unit_label}".replace("USD", "US dollars")
            assert not [word for word in SCOPE.findall(entry.definition) if word not in row], name
        assert entry.unit != "score", f"{name}: from where to where it goes"
        assert not entry.break_years or entry.source == "unodc_glotip", "charts say: new questionnaire"
        assert entry.default_sex in entry.sex, name
        assert entry.default_age in entry.age, name
        assert entry.has_breakdown(entry.default_breakdown, shared.geography.areas), name
        assert set(entry.merged_age) <= set(entry.age) - {entry.default_age}, name
        assert len(entry.label) <= 37, name
        assert entry.aggregate in ("sum", "publisher", "none"), name
        assert bool(entry.rate_of) == bool(entry.rate_people), name
        assert {entry.rate_of, entry.rate_people} <= {"", *shared.indicators}, name
        assert entry.groups_source in ("", *shared.sources), name
        assert entry.per in ("", *shared.indicators), name
        assert 0 <= entry.least_coverage <= 1, name


@pytest.mark.parametrize(
    ("age", "population"),
    [
        ("Y0T17", "child-population"),
        ("Y5T11", "child-population"),
        ("Y12T17", "child-population"),
        ("Y18T59", "population"),
        ("Y_GE18", "population"),
        ("_T", "population"),
    ],
)
def test_counts_of_children_are_divided_by_children_and_all_others_by_everybody(age: str, population: str) -> None:
    assert load_indicators(CATALOGUE)["detected-victims"].denominator_of(age) == population


def test_a_count_without_a_population_is_shown_as_itself_never_as_an_area_of_colour() -> None:
    indicators = load_indicators(CATALOGUE)
    assert indicators["detected-victims"].measures == ("rate", "count")
    assert indicators["population"].measures == ("count",)
    assert indicators["homicide-rate"].measures == indicators["reporting-countries"].measures == ("value",)


def test_detected_victims_are_never_judged_nor_have_a_good_direction(shared: Context) -> None:
    for name, entry in shared.indicators.items():
        if entry.source == "unodc_glotip":
            assert entry.direction == "none", name
            assert entry.target is None, name


def test_targets_say_how_they_are_read(shared: Context) -> None:
    for name, entry in shared.indicators.items():
        if entry.target:
            assert entry.direction in ("up", "down"), name
            assert entry.sdg, name
            assert entry.target.note, name


def test_codes_of_the_tables_are_those_of_the_catalogue(shared: Context) -> None:
    for name, entry in shared.indicators.items():
        frame = shared.store.frame(name)
        for column in ("sex", "age"):
            assert set(frame[column].cat.categories) <= set(getattr(entry, column)), (name, column)
        codes = set(frame["breakdown"].cat.categories)
        assert [code for code in codes if not entry.has_breakdown(code, shared.geography.areas)] == [], name
        areas = set(frame["ref_area"].cat.categories)
        own = {"LDC", *shared.geography.regions} if entry.aggregate == "publisher" else set()
        assert areas <= {*shared.geography.areas, "WLD", "_X", *own}, name
        assert areas == {entry.area} if entry.area else len(areas) > 1, name
