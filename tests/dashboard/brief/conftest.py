"""What tests of briefs share: the briefs of chosen areas, made once; in a sweep those of every area."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.brief.whole import Brief, brief_of
from dashboard.context import Context
from tests.fixtures.sweeps import AREAS, WALKS, Walk, chosen

FEW = {
    **AREAS,
    "NGA": "children with a share, a range over years; a later figure of child marriage elsewhere",
    "KEN": "none were children, of an older year; nothing of all women",
    "PHL": "a year that is left out; known ages beyond all victims",
    "IRN": "an old figure with its publisher's note",
    "LBN": "a survey of some women; a latest total that is old",
    "KWT": "persons in justice of unknown citizenship only",
    "SWE": "a later number of victims in another source",
    "PER": "a later share of child marriage in another source",
    "ZAF": "a later share of extreme poverty in another source",
    "GIB": "victims counted by another source alone",
    "SSD": "few statuses, none with means of three years",
    "TUV": "no homicides, which is not few",
    "MLT": "few homicides, and the target met",
    "ISR": "its name is in rules",
    "CUB": "nobody listed in displacement, no survey of women",
    "DEU": "many figures of every kind, years compared after the break",
    "MWI": "thousands of children; fewer refugees than a share needs",
    "VAT": "hardly any figure, an observer",
    "ATG": "half of a rate as a target",
    "ETH": "a second reading that covers a part of the way",
    "IDN": "children added up of girls and boys",
    "NPL": "more victims by sex than in total",
    "POL": "targets of none that are read as a number",
    "PSE": "deaths that are counted elsewhere; a target met years ago",
    "SRB": "refugees whose number covers another area, too",
    "AB9": "an area that is claimed: hardly a table has it",
}
"""Areas whose briefs `make test` reads, each with what is special about it."""


@pytest.fixture(scope="session", params=WALKS)
def walk(request: pytest.FixtureRequest) -> Walk:
    """Whether the few or all."""
    found: Walk = request.param
    return found


@pytest.fixture(scope="session")
def briefs(shared: Context, walk: Walk) -> dict[str, Brief]:
    """The briefs of the few, or of all areas, the 193 members among them."""
    found = {code: brief_of(shared, code) for code in chosen(shared.geography.areas, FEW, walk)}
    assert walk == "few" or set(shared.geography.members) <= set(found)
    assert len(shared.geography.members) == 193
    return found


@pytest.fixture(scope="session")
def least(walk: Walk) -> Callable[[int], int]:
    """Of how many a test has seen more that looks at each brief: of all areas so many, of the few none at least."""
    return lambda often: often if walk == "all" else 0
