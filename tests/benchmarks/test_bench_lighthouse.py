"""What Lighthouse says is read as points, with the names of what cost some."""

from __future__ import annotations

from dashboard.pages import PAGES as ALL
from tests.benchmarks.bench_lighthouse import BARS, PAGES, lost, scores

SAID = {
    "categories": {
        name: {"score": 0.5 if name == "seo" else 1, "auditRefs": [{"id": f"{name}-one", "weight": 1}]} for name in BARS
    },
    "audits": {f"{name}-one": {"score": 0 if name in ("seo", "performance") else 1} for name in BARS},
}


def test_points_and_what_cost_them_are_read() -> None:
    assert scores(SAID) == dict.fromkeys(BARS, 100) | {"seo": 50}
    assert lost(SAID) == ["seo-one"]


def test_every_page_is_judged() -> None:
    assert set(PAGES) == {*ALL, "/country/NGA"}
