"""What tests of briefs share: the brief of every area, made once."""

from __future__ import annotations

import pytest

from dashboard.brief.whole import Brief, brief_of
from dashboard.context import Context


@pytest.fixture(scope="session")
def briefs(shared: Context) -> dict[str, Brief]:
    """The briefs of all areas, the 193 members among them."""
    found = {code: brief_of(shared, code) for code in shared.geography.areas}
    assert set(shared.geography.members) <= set(found)
    assert len(shared.geography.members) == 193
    return found
