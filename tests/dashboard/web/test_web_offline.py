"""What lets a browser keep pages: the worker, which changes with the edition, and what tells it which these are."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from dashboard.config import ConfigError, from_environment
from dashboard.context import Context
from dashboard.parts.about import KEPT
from dashboard.parts.edition import edition
from dashboard.web.offline import EDITION, KEEPER
from tests.conftest import application_of


def told(script: str) -> dict[str, object]:
    """What stands before the worker."""
    first, _, _ = script.partition(";\n")
    found: dict[str, object] = json.loads(first.removeprefix("self.reachKeeper = "))
    return found


def test_the_worker_is_of_the_edition_and_may_ask_this_server_alone(
    small_client: FlaskClient, small_context: Context
) -> None:
    answer = small_client.get(KEEPER)
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; connect-src 'self'"
    assert answer.headers["Cache-Control"] == "no-cache"
    known = told(answer.text)
    assert known["edition"] == ".".join(edition(small_context))
    assert known["root"] == ""
    assert "worker-src 'self'" in small_client.get("/").headers["Content-Security-Policy"]


def test_a_page_says_of_which_edition_it_is_and_nothing_else_does(
    small_client: FlaskClient, small_context: Context
) -> None:
    page = small_client.get("/victims?lang=ar")
    assert page.headers[EDITION] == ".".join(edition(small_context))
    assert " data-keeps" in page.text
    again = small_client.get("/victims?lang=ar", headers={"If-None-Match": page.headers["ETag"]})
    assert (again.status_code, again.headers[EDITION]) == (304, page.headers[EDITION])
    others = (
        "/healthz",
        KEPT,
        KEEPER,
        "/nowhere",
        "/victims?view=victims-trend.chart&embed=1",
        "/present",
        "/?release=1",
    )
    assert [address for address in others if EDITION in small_client.get(address).headers] == []


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_is_kept_has_a_page_in_the_readers_language(small_client: FlaskClient, lang: str) -> None:
    page = small_client.get(f"{KEPT}?lang={lang}")
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"' in page.text
    assert '<meta name="robots" content="noindex">' in page.text


def test_a_setting_ends_it_and_lets_browsers_forget(small_context: Context) -> None:
    config = replace(small_context.config, offline=False)
    client = application_of(replace(small_context, config=config)).server.test_client()
    script = client.get(KEEPER).text
    assert "unregister" in script
    assert "fetch" not in script
    assert client.get(KEPT).status_code == 404
    page = client.get("/")
    assert EDITION not in page.headers
    assert "data-keeps" not in page.text
    assert from_environment({"REACH_OFFLINE": "0"}).offline is False
    with pytest.raises(ConfigError, match="REACH_OFFLINE must be a whole number from 0 to 1"):
        from_environment({"REACH_OFFLINE": "no"})


def test_under_a_prefix_the_worker_reaches_what_is_under_it(small_context: Context) -> None:
    config = replace(small_context.config, prefix="/reach")
    client = application_of(replace(small_context, config=config)).server.test_client()
    known = told(client.get(f"/reach{KEEPER}").text)
    assert known["root"] == "/reach"
    assert known["beginning"] == "reach-kept /reach "
    assert 'src="/reach/assets/kept.js?v=' in client.get(f"/reach{KEPT}").text
