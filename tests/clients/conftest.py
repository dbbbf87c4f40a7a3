"""A server with the door for programs open, for the clients that ask it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from dashboard.context import Context
from tests.conftest import application_of, published
from tests.fixtures.serving import Running, threaded


@pytest.fixture(scope="session")
def server(shared: Context) -> Iterator[Running]:
    """On the published tables, which have been read; that any worker answers: `test_web_mcp.py`."""
    if published() is None:
        pytest.skip("there are no published tables")
    opened = replace(shared, config=replace(shared.config, mcp=True))
    with threaded(application_of(opened).server) as url:
        yield Running(url, urlsplit(url).port or 0, os.getpid(), 0.0)
