"""The page about the dashboard says what the tables and the repository say, and invents no address."""

from __future__ import annotations

import re
import tomllib

from flask.testing import FlaskClient

from dashboard.config import ROOT
from dashboard.context import Context
from dashboard.parts import shell
from dashboard.parts.about import LICENCE, about, newest
from dashboard.parts.elements import markup


def said(context: Context) -> str:
    return str(about(context).to_plotly_json()["props"]["data-html"])  # type: ignore[no-untyped-call]


def test_it_says_how_fresh_data_and_code_are(shared: Context) -> None:
    text = said(shared)
    source = newest(shared)
    assert source.released == max(one.released for one in shared.sources.values())
    assert f"{source.publisher_short}, {source.vintage}" in text
    assert shared.store.version in text
    assert str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]) in text


def test_it_names_no_address_but_ours(shared: Context) -> None:
    text = said(shared)
    assert re.findall(r'href="([^"]*)"', text)
    assert [address for address in re.findall(r'href="([^"]*)"', text) if not address.startswith("/")] == []
    assert "http" not in text
    assert "@" not in text


def test_the_footer_leads_to_what_it_names(shared: Context) -> None:
    foot = markup(shell.footer(shared.release))
    assert f'href="{LICENCE}"' in foot
    assert shared.release and shared.release in foot
    assert f'id="{LICENCE.partition("#")[2]}"' in said(shared)
    for path in ("/about", "/data/method", "/data"):
        assert f'href="{path}"' in foot


def test_it_sets_no_cookie_as_it_says(small_client: FlaskClient) -> None:
    answers = [small_client.get(path) for path in ("/", "/about", "/present", "/_dash-layout", "/healthz")]
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    assert [answer.headers.getlist("Set-Cookie") for answer in answers] == [[]] * len(answers)


def test_it_says_of_colours_and_visits_what_the_code_does(shared: Context) -> None:
    """Statuses run from green to red, each with a sign and a word; requests are counted where an operator asks."""
    text = said(shared)
    assert "No scale of a map runs from red to green." in text
    assert "No colour scale" not in text
    assert "no visitors are counted. Whoever runs this server may count requests, never who asked." in text
