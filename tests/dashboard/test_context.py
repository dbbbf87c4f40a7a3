"""What views share: years, breaks, weights and figures in the measure that is asked for."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.config import Config
from dashboard.context import Context, make_context
from dashboard.selection import Selection, usual
from dashboard.store import StoreError


def selection_of(shared: Context, name: str, **changes: object) -> Selection:
    """The usual choice of an indicator, changed."""
    return replace(usual(shared.indicators[name], shared.years(name)), **changes)  # type: ignore[arg-type]


def test_a_missing_source_record_stops_the_start(small_config: Config, tmp_path: Path) -> None:
    for path in small_config.sources.glob("*.toml"):
        if path.stem != "unodc_glotip":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(StoreError, match="no record of the source unodc_glotip"):
        make_context(replace(small_config, sources=tmp_path))


def test_rates_leave_out_what_has_no_population_and_counts_do_not(shared: Context) -> None:
    counts = shared.histories(selection_of(shared, "refugees-by-origin", measure="count"))
    rates = shared.histories(selection_of(shared, "refugees-by-origin", measure="rate"))
    assert "_X" in counts
    assert "_X" not in rates
    assert set(rates) < set(counts)
    for area, history in rates.items():
        known = {item.year: item for item in counts[area]}
        for item in history:
            people = shared.weights["population"][area][item.year]
            value = known[item.year].value
            assert item.value == (None if value is None else pytest.approx(100_000 * value / people))


def test_the_breaks_are_those_of_the_published_classes(shared: Context) -> None:
    rows = shared.store.extra("classes")
    for row in rows[::5]:
        selection = selection_of(shared, row["indicator"], sex=row["sex"], age=row["age"], breakdown=row["breakdown"])
        assert shared.breaks(selection) == tuple(float(edge) for edge in row["breaks"].split(";"))
    assert shared.breaks(selection_of(shared, "detected-victims", breakdown="FLOOD")) == ()


def test_weights_are_the_published_people(shared: Context) -> None:
    assert shared.weights["population"]["NGA"][2022] == pytest.approx(
        shared.store.rows("population", areas=["NGA"], first=2022, last=2022)["obs_value"].item()
    )
    assert set(shared.weights) == {"population", "child-population"}
    used = {entry.rate_people for entry in shared.indicators.values()} | {
        entry.per for entry in shared.indicators.values()
    }
    assert used - {""} <= set(shared.weights)


def test_today_is_a_date_of_the_server(shared: Context) -> None:
    assert abs((shared.today() - datetime.datetime.now(tz=datetime.UTC).date()).days) <= 1
