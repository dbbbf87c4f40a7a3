"""The published tables of who came nearer are what the published rows give, computed again by the gate's own code."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest

from tests.gate.mover_claims import circle, moved, placed
from tests.gate.rows import DATA, published

PLACED = ("food-insecurity", "homicide-rate", "primary-completion", "undernourishment")
NOT_PLACED = ("extreme-poverty", "social-protection-children", "unsentenced-detainees", "child-marriage-18")


def read(name: str) -> list[dict[str, str]]:
    with (DATA / "published" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("name", [*PLACED, *NOT_PLACED, "birth-registration"])
def test_every_member_moved_as_published(name: str) -> None:
    found = moved(published(), name)
    rows = [row for row in read("movers") if row["indicator"] == name]
    assert len(rows) == len(found) == 193
    for row in rows:
        own = found[row["ref_area"]]
        assert own.reason == row["reason"], row
        if not own.reason:
            assert (own.first, own.last, own.band) == tuple(int(row[key]) for key in ("base_year", "last_year", "band"))
            told = [float(row[key]) for key in ("base_value", "last_value", "per_year", "lower", "upper")]
            assert told == pytest.approx([own.before, own.after, own.rate, own.least, own.most], abs=1e-9)


def test_places_are_given_for_four_indicators_alone() -> None:
    rows = published()
    assert tuple(sorted(name for name in rows.with_target if placed(rows, name))) == PLACED


@pytest.mark.parametrize("name", PLACED)
def test_every_place_and_every_circle_is_as_published(name: str) -> None:
    rows, peers = published(), defaultdict(set)
    places: dict[str, tuple[str, ...]] = {}
    for row in read("movers_peers"):
        if row["indicator"] == name:
            peers[row["ref_area"]] |= {row["peer"]} - {""}
            places[row["ref_area"]] = (row["circle"], row["countries"], row["best"], row["worst"])
    shared = {
        ("sub_region", "income"): "sub-region and income",
        ("region", "income"): "region and income",
        ("income",): "income",
    }
    assert set(places) == rows.members
    for code, place in places.items():
        true = circle(rows, name, code)
        if true is None:
            none = "" if moved(rows, name)[code].reason else "fewer than three comparable countries"
            assert (place, peers[code]) == ((none, "", "", ""), set())
        else:
            assert peers[code] == true.peers
            kinds = tuple(rows.region_kinds[group] for group in true.shared)
            assert place == (shared[kinds], str(len(true.peers) + 1), str(true.best), str(true.worst))
