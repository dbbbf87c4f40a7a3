"""A running server with the door for programs open, for the clients that ask it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import published
from tests.fixtures.serving import Running, forked


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The server as it is run, two workers, on the published tables."""
    if published() is None:
        pytest.skip("there are no published tables")
    with forked(tmp_path_factory.mktemp("served") / "log", {"REACH_MCP": "1", "WEB_CONCURRENCY": "2"}) as running:
        yield running
