"""What tests of the views share: the published tables under the name that the code gives them."""

from __future__ import annotations

import pytest

from dashboard.context import Context


@pytest.fixture(scope="session")
def context(shared: Context) -> Context:
    """What the web side shares; here, unlike in browser tests, no page of a browser has that name."""
    return shared
