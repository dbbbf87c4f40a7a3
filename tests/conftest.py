"""What tests share: the application on the published tables, and on three countries."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import dash
import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from werkzeug.test import TestResponse

from dashboard import app as application
from dashboard import i18n
from dashboard.catalogue import load_indicators
from dashboard.config import Config
from dashboard.context import Context, make_context
from dashboard.pages import Place
from dashboard.search.entries import indexes
from dashboard.store import PACKAGE
from tests.fixtures import small
from tests.fixtures.forking import run_forked
from tests.fixtures.remembered import remember
from tests.fixtures.serving import begin_forking
from tests.fixtures.texts import collected, nodes_of

# The tables stay to the end: to look through them for garbage again and again takes a sixth of all time.
gc.set_threshold(100_000, 50, 1000)

remember()

# The same examples in each run, few enough for every change, more in `make test-all` ("walk");
# HYPOTHESIS_PROFILE=search looks for new ones.
_SHARED = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}
settings.register_profile("house", max_examples=24, derandomize=True, database=None, **_SHARED)
settings.register_profile("walk", max_examples=80, derandomize=True, database=None, **_SHARED)
settings.register_profile("search", max_examples=2000, **_SHARED)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))

ASKED_FOR = ("gate", "sweep")
"""Markers of tests that run only where `-m` names them: they walk through everything, and take as long."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what has to be asked for, whatever else `-m` says."""
    unasked = [marker for marker in ASKED_FOR if marker not in config.option.markexpr]
    left = [item for item in items if any(item.get_closest_marker(marker) for marker in unasked)]
    if left:
        config.hook.pytest_deselected(items=left)
        gone = set(left)
        items[:] = [item for item in items if item not in gone]


def pytest_collection_finish() -> None:
    """What was imported and collected stays: nobody looks through it for garbage any more."""
    gc.collect()
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    """How many processes test, forked from the one that has collected all; 0: that one alone, or those of xdist."""
    parser.addoption("--forks", type=int, default=0, help="test in so many processes, forked when all is collected")


def pytest_configure(config: pytest.Config) -> None:
    """What servers are forked from has its own processor while all is collected."""
    if config.option.forks and not config.option.collectonly:
        begin_forking()


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """With `--forks` our own way to give files to workers, once what all of them need is there."""
    count: int = session.config.option.forks
    if not count or session.config.option.collectonly:
        return None
    if published():
        # The histories of most tables with it: each worker would read them.
        _published_app().server.test_client().get(application.WHOLE_STORY)
    # So would each of them look for the texts of all sources, and read the code.
    collected()
    for path in (Config().assets.parent / "dashboard").rglob("*.py"):
        nodes_of(path)
    # What is there is left alone from now on: looked through, it would be copied for each worker.
    gc.collect()
    gc.freeze()
    return run_forked(session, count)


@pytest.fixture(scope="session")
def small_config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """The real catalogue, and tables of three countries."""
    folder = tmp_path_factory.mktemp("small") / "published"
    small.write_published(folder, load_indicators(Config().catalogue))
    return Config(published=folder)


@pytest.fixture(scope="session")
def small_context(small_config: Config) -> Context:
    """What the web side shares, on three countries."""
    return make_context(small_config)


class Reading(FlaskClient):
    """A client that reads each answer to its end, as servers see to: what is left open would keep its turn."""

    def open(self, *args: Any, buffered: bool = True, **kwargs: Any) -> TestResponse:
        """As its base, but for the usual value of `buffered`."""
        return super().open(*args, buffered=buffered, **kwargs)


_INDEXES: list[tuple[tuple[object, ...], dict[str, bytes]]] = []


def _indexes_of(context: Context, places: Sequence[Place]) -> dict[str, bytes]:
    """What the search finds: the same for all applications on the same tables, and the dearest part of making one."""
    asked = (context.store, context.indicators, context.sources, i18n.LOCALE, i18n.languages())
    for known, made in _INDEXES:
        if all(one is other or one == other for one, other in zip(known, asked, strict=True)):
            return made
    _INDEXES.append((asked, indexes(context, places)))
    return _INDEXES[-1][1]


_MET: list[Context] = []


def _knowing_years(context: Context) -> None:
    """What another context has found on the same tables is this one's too: to look through them is a third of the work
    of an application."""
    for met in _MET:
        if met.store is context.store and met.indicators is context.indicators:
            vars(context).update(years_of_areas=met.years_of_areas, _years=met._years)
            return
    _MET.append(context)


def application_of(context: Context) -> dash.Dash:
    """An application on tables that are read already, in which a callback wired to nothing shows."""
    _knowing_years(context)
    with (
        mock.patch.object(application, "make_context", lambda _: context),
        mock.patch.object(application, "indexes", _indexes_of),
    ):
        made = application.create_app(context.config, suppress_callback_exceptions=False)
    made.server.test_client_class = Reading
    return made


@pytest.fixture(scope="session")
def small_app(small_context: Context) -> dash.Dash:
    """The application on three countries."""
    return application_of(small_context)


@pytest.fixture
def small_client(small_app: dash.Dash) -> FlaskClient:
    """A client of the application on three countries."""
    return small_app.server.test_client()


def published() -> Path | None:
    """The folder of the published tables, None before the first build."""
    folder = Config().published
    return folder if (folder / PACKAGE).exists() else None


@pytest.fixture(scope="session")
def config(small_config: Config) -> Config:
    """The published tables; those of three countries before the first build."""
    return Config() if published() else small_config


@cache
def _published_context() -> Context:
    return make_context(Config())


@cache
def _published_app() -> dash.Dash:
    return application_of(_published_context())


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest) -> Context:
    """What the web side shares, on the published tables; on three countries before the first build."""
    return _published_context() if published() else request.getfixturevalue("small_context")


@pytest.fixture(scope="session")
def app(request: pytest.FixtureRequest) -> dash.Dash:
    """The application on the published tables; on three countries before the first build."""
    return _published_app() if published() else request.getfixturevalue("small_app")


PUBLIC = "https://reach.example.org"


@pytest.fixture(scope="session")
def public_app(small_context: Context) -> dash.Dash:
    """The application on three countries, reached by readers under an address that is known, and by one more name."""
    config = replace(small_context.config, public_url=PUBLIC, other_hosts=("reach.intern",))
    return application_of(replace(small_context, config=config))


@pytest.fixture
def public_client(public_app: dash.Dash) -> FlaskClient:
    """A client of the application whose public address is known."""
    return public_app.server.test_client()


@pytest.fixture
def client(app: dash.Dash) -> FlaskClient:
    """A client of the application on the published tables."""
    return app.server.test_client()
