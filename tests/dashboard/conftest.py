"""What tests of the web side share."""

from __future__ import annotations

import pytest

from dashboard.context import Context


@pytest.fixture(scope="session")
def context(shared: Context) -> Context:
    """The published tables and all that views ask of them."""
    return shared
