"""Land borders: of the map as it is drawn, in both directions, with undetermined areas as nobody's."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data import borders
from data.areas import Areas, load_areas
from data.boundaries import UNDETERMINED
from tests.data.test_boundaries import RAW, REPOSITORY, Ring, square, topology

DRAWN: list[tuple[str, list[Ring]]] = [
    ("ITA", [square(10, 40, 15, 45)]),
    ("FRA", [square(5, 40, 10, 45)]),
    ("ESP", [square(0, 35, 5, 40)]),
    ("PAK", [square(60, 30, 65, 35)]),
    ("XJK", [square(65, 30, 70, 35)]),
    ("CHN", [square(70, 30, 75, 35)]),
    ("NAM", [square(20, -20, 25, -15)]),
    ("ZWE", [[[25, -15.005], [25, -10], [30, -10], [30, -15.005], [25, -15.005]]]),
]
KNOWN = [
    *((area, "member", "0", "0", "0") for area, _ in DRAWN if area != "XJK"),
    ("SMR", "member", "1", "43.9", "12.4"),
    ("XKX", "other", "0", "42.6", "12.9"),
    ("TUV", "member", "1", "-8.5", "179.2"),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], float]:
    """Length by both ends of each border of a map made here."""
    areas = Areas(pd.DataFrame(KNOWN, columns=["area", "kind", "dot", "lat", "lon"]), pd.DataFrame())
    found = borders.build(topology(tmp_path_factory.mktemp("raw"), DRAWN), areas)
    return {(row.ref_area, row.neighbour): row.km for row in found.itertuples()}


@pytest.fixture(scope="module")
def real() -> pd.DataFrame:
    """The published borders, of the publisher's map."""
    path = Path(REPOSITORY / "data" / "published" / "borders.csv")
    if not path.exists():
        pytest.skip("not built yet")
    return pd.read_csv(path, keep_default_na=False, na_values={"km": [""]})


def of(found: pd.DataFrame, area: str) -> set[str]:
    return set(found.loc[found["ref_area"] == area, "neighbour"])


def test_a_line_in_common_is_a_border_in_both_directions_with_its_length(small: dict[tuple[str, str], float]) -> None:
    assert small["FRA", "ITA"] == small["ITA", "FRA"]
    assert small["FRA", "ITA"] == pytest.approx(5 * 111.1, rel=0.01)  # 5 degrees along a meridian


def test_a_corner_and_less_than_the_map_can_tell_are_no_border(small: dict[tuple[str, str], float]) -> None:
    assert ("ESP", "FRA") not in small
    assert ("NAM", "ZWE") not in small


def test_an_area_of_undetermined_status_is_nobodys_neighbour_and_joins_nobody(
    small: dict[tuple[str, str], float],
) -> None:
    assert not [pair for pair in small if "XJK" in pair]
    assert ("CHN", "PAK") not in small


def test_a_member_without_a_polygon_is_surrounded_and_what_is_drawn_as_part_of_another_is_not(
    small: dict[tuple[str, str], float],
) -> None:
    assert pd.isna(small["SMR", "ITA"])
    assert pd.isna(small["ITA", "SMR"])
    assert not [pair for pair in small if pair[0] in ("XKX", "TUV")]


def test_the_real_map_has_the_borders_that_are_known(real: pd.DataFrame) -> None:
    assert of(real, "NGA") == {"BEN", "CMR", "NER", "TCD"}
    assert of(real, "NPL") == {"CHN", "IND"}
    assert of(real, "LSO") == {"ZAF"}
    assert of(real, "VAT") == {"ITA"}
    assert not [area for area in ("JPN", "CUB", "TUV", "XKX", "AB9") if of(real, area)]
    # On the United Nations' map Kosovo is drawn within Serbia, and Jammu and Kashmir belongs to nobody.
    assert "ALB" in of(real, "SRB")
    assert of(real, "PAK") == {"AFG", "IND", "IRN"}


def test_every_border_stands_in_both_directions_and_between_two_listed_areas(real: pd.DataFrame) -> None:
    pairs = set(zip(real["ref_area"], real["neighbour"], strict=True))
    assert pairs == {(other, one) for one, other in pairs}
    assert not {one for one, _ in pairs} & set(UNDETERMINED)
    assert {one for one, _ in pairs} <= load_areas(REPOSITORY / "data").codes
    assert real["km"].dropna().ge(1).all()
    assert real["km"].dropna().mod(1).eq(0).all()


@pytest.mark.sweep  # Of a file that a clone has not; of a small one: above.
@pytest.mark.skipif(not RAW.exists(), reason="the publishers' files are not here")
def test_the_published_table_is_what_the_map_gives(real: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(real, borders.build(RAW, load_areas(REPOSITORY / "data")))
