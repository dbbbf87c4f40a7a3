"""What changed is told once for each release that changes something, to readers, programs and feeds alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import etree

from dashboard.context import Context
from dashboard.parts.blocks import BLOCKS
from dashboard.parts.elements import markup
from dashboard.views import PAGE_VIEWS
from data import archive
from tests.conftest import application_of
from tests.fixtures import releases
from tests.fixtures.releases import SOURCE, TABLE, Two

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = (
    "/data/changes.atom",
    *(f"/data/changes/{one}.atom" for one in (f"source/{SOURCE}", f"indicator/{TABLE}", "area/NGA")),
)


two, context = releases.two_releases, releases.context_of_two


@pytest.fixture(scope="module")
def client(context: Context) -> FlaskClient:
    return application_of(context).server.test_client()


def entries(client: FlaskClient, address: str) -> list[etree._Element]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.mimetype == "application/atom+xml"
    return list(etree.fromstring(answer.data).findall("a:entry", ATOM))


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_has_an_entry_for_the_release_that_changes_something(
    client: FlaskClient, two: Two, address: str
) -> None:
    (entry,) = entries(client, address)
    assert two.new in entry.findtext("a:id", "", ATOM)
    assert entry.findtext("a:updated", "", ATOM).startswith("2026-03-04T")
    said = entry.findtext("a:summary", "", ATOM)
    assert "9820, now 9790" in said
    assert "UNODC GLOTIP" in said
    feed = etree.fromstring(client.get(address).data)
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"a:{name}", ATOM) is not None
    assert {link.get("rel") for link in feed.findall("a:link", ATOM)} == {"self", "alternate"}


@pytest.mark.parametrize("address", ["/data/changes/area/GHA.atom", "/data/changes/indicator/homicide-rate.atom"])
def test_a_feed_of_what_did_not_change_has_no_entry(client: FlaskClient, address: str) -> None:
    assert entries(client, address) == []


def test_a_refresh_without_changes_emits_nothing(client: FlaskClient, two: Two) -> None:
    """What feeds tell is what lies in the archive: nothing comes into it."""

    def kept() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in two.config.releases.rglob("*") if path.is_file()}

    before, told = kept(), {address: client.get(address).data for address in FEEDS}
    assert archive.keep(two.config.published, two.config.releases, day="2027-01-01").name == two.new
    assert kept() == before
    assert {address: client.get(address).data for address in FEEDS} == told


HOSTILE = (
    "source/none",
    "indicator/..",
    "area/XYZ",
    "area/%00",
    "colour/red",
    "area/NGA%0d%0aX:1",
    f"area/{'A' * 3000}",
)


@pytest.mark.parametrize("name", [*HOSTILE, "area/<script>", "indicator/%2e%2e%2fx", "area/nga"])
def test_a_feed_that_is_none_is_404_in_one_line(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/data/changes/{name}.atom")
    assert answer.status_code == 404
    if answer.mimetype == "text/plain":
        assert answer.text.count("\n") == 1


def test_programs_get_changes_by_source_indicator_and_area(client: FlaskClient, two: Two) -> None:
    told = client.get(f"/api/v1/changes.json?source={SOURCE}&indicator={TABLE}&area=NGA").json
    (change,) = told["changes"]
    assert (change["release"], change["was"], change["now"], change["revised"]) == (two.new, "9820", "9790", 1)
    assert change["whose"] == "publisher"
    assert client.get("/api/v1/changes.json?area=GHA").json["changes"] == []
    kept = client.get("/api/v1/releases.json").json
    assert [release["name"] for release in kept["releases"]] == [two.new, two.old]
    assert kept["release"] == two.new


def test_a_view_says_since_when_what_is_another_figure(client: FlaskClient, two: Two) -> None:
    told = client.get(f"/api/v1/since/victims-trend.json?{releases.ASKED}&release={two.old}").json
    assert [change["words"] for change in told["changes"]] == ["9,820 is now 9,790: revised by UNODC GLOTIP."]
    assert (told["release"], told["newest"]) == (two.old, two.new)
    assert client.get(f"/api/v1/since/victims-trend.json?{releases.ASKED}&release={two.new}").json["changes"] == []


def test_the_page_names_the_figure_the_country_and_whose_change_it_is(context: Context, two: Two) -> None:
    scope = PAGE_VIEWS["changes"].scope(context.indicators)
    for query in ("", "area=NGA"):
        selection, _ = context.reader.parse(query, scope)
        text = markup(*BLOCKS["changes-list"](context, selection))
        assert "9820, now 9790" in text
        assert "Nigeria" in text
        assert f"release={two.new}" in text
    selection, _ = context.reader.parse("area=GHA", scope)
    assert "9820" not in markup(*BLOCKS["changes-list"](context, selection))


def test_the_page_lists_every_release_that_is_kept_for_people(context: Context, two: Two) -> None:
    selection, _ = context.reader.parse("", PAGE_VIEWS["changes"].scope(context.indicators))
    text = markup(*BLOCKS["changes-list"](context, selection))
    kept = text.partition('id="releases"')[2].partition("</details>")[0]
    assert kept.index(f'href="/?release={two.new}"') < kept.index(f'href="/?release={two.old}"')
    assert "2 January 2026" in kept
    assert kept.count("the figures shown now") == 1
    assert 'data-head="Whose change"' in text, "cards on a phone"
