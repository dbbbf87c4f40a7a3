"""With `?release=` an old address gives what it gave, in data and in what is drawn; and what changed since is told once
for each release that changes something, to readers, programs and feeds alike."""

from __future__ import annotations

import gzip
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import dash
import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree
from werkzeug.test import TestResponse

from dashboard.archive import Archive
from dashboard.context import Context, make_context
from dashboard.parts.blocks import BLOCKS
from dashboard.parts.elements import markup
from dashboard.views import PAGE_VIEWS
from dashboard.web import api, records, statuses
from dashboard.web.released import HELD, Place
from data import archive
from tests.conftest import application_of
from tests.fixtures import releases
from tests.fixtures.releases import ASKED, SOURCE, TABLE, Two
from tests.fixtures.sweeps import each

SAME = (
    f"/api/v1/tables/{TABLE}.csv",
    "/api/v1/tables/progress.csv",
    f"/api/v1/observations.csv?indicator={TABLE}&area=NGA",
    f"/api/v1/observations.json?indicator={TABLE}&area=NGA",
    f"/api/v1/observations.sdmx.csv?indicator={TABLE}&area=NGA",
    "/api/v1/progress.csv?area=NGA",
)
DRAWN = (
    f"/api/v1/views/victims-trend.json?{ASKED}",
    f"/image/victims-trend.svg?{ASKED}",
    f"/copy/victims-trend.txt?{ASKED}",
    f"/victims?{ASKED}&embed=1",
    f"/victims?{ASKED}",
)
OTHERS = (
    f"/export/victims-trend.pptx?{ASKED}",
    f"/download/victims-trend.xlsx?{ASKED}",
    f"/download/victims-trend.csv?{ASKED}",
    "/print/country/NGA",
    "/api/v1/briefs/NGA.json",
    "/api/v1/indicators.json",
    "/present",
    "/country/NGA",
    "/about",
    "/",
)


TAKEN = {
    f"/export/victims-trend.pptx?{ASKED}": "slides",
    f"/download/victims-trend.csv?{ASKED}": "a file",
    "/print/country/NGA": "a document",
    "/api/v1/briefs/NGA.json": "sentences",
    "/api/v1/indicators.json": "a list",
    "/present": "a show",
}
"""Of the others, one of each kind; pages are documents: `test_a_page_of_an_old_release_is_a_document`."""


two, context = releases.two_releases, releases.context_of_two


@pytest.fixture(scope="module")
def app(context: Context) -> dash.Dash:
    return application_of(context)


@pytest.fixture(scope="module")
def client(app: dash.Dash) -> Iterator[FlaskClient]:
    """A client for all tests: to drop an older release drops all that is remembered, and it is read again."""
    yield app.server.test_client()
    app.server.extensions["reach-releases"].drop()


@pytest.fixture
def holding_none(app: dash.Dash) -> FlaskClient:
    """A client of a server that holds no older release."""
    app.server.extensions["reach-releases"].drop()
    return app.server.test_client()


def copy_of(two: Two, folder: Path) -> Two:
    """The two releases in a folder of their own, in which something can be taken away."""
    shutil.copytree(two.config.published.parent, folder)
    return replace(two, config=replace(two.config, published=folder / "published"))


@pytest.fixture(scope="module")
def before(two: Two, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """What was served before the second release: that the same tables are the same release, `test_archive.py` says."""
    other = copy_of(two, tmp_path_factory.mktemp("before") / "copy")
    published, found = other.config.published, Archive(other.config.releases)
    (published / f"{TABLE}.csv").write_bytes(other.was)
    (published / "datapackage.json").write_bytes(
        found.content(found.named(other.old).files["published/datapackage.json"])
    )
    context, server = make_context(other.config), Flask("before")
    for part in (api, records, statuses):
        part.register(server, context)
    return server.test_client()


def asked(client: FlaskClient, address: str, release: str, **more: object) -> TestResponse:
    sign = "&" if "?" in address else "?"
    return client.get(f"{address}{sign}release={release}", **more)  # type: ignore[arg-type]


def line_of(answer: TestResponse) -> str:
    assert answer.content_type == "text/plain; charset=utf-8"
    assert answer.text.count("\n") == 1
    return answer.text


@pytest.mark.parametrize("address", SAME)
@pytest.mark.parametrize("packed", ["gzip", "identity"])
def test_data_of_an_old_release_are_the_same_bytes(
    client: FlaskClient, before: FlaskClient, two: Two, address: str, packed: str
) -> None:
    headers = {"Accept-Encoding": packed}
    then, now = before.get(address), client.get(address)
    again = asked(client, address, two.old, headers=headers)
    content = again.data
    if again.content_encoding == "gzip":
        content = gzip.decompress(content)
    assert again.status_code == 200
    assert content == then.data
    assert again.headers["Cache-Control"] == "public, max-age=86400, immutable"
    assert again.headers["ETag"]
    if TABLE in address:
        assert content != now.data
    assert asked(client, address, two.new).data == now.data


@pytest.mark.parametrize("address", DRAWN)
def test_views_of_an_old_release_show_its_figure_and_say_whose_day_drew_it(
    client: FlaskClient, two: Two, address: str
) -> None:
    answer = asked(client, address, two.old)
    assert answer.status_code == 200
    text = answer.text.replace("\u00ad", "")
    assert two.old in text
    assert re.search(r"drawn by today(?:'|&#x27;|&#39;|&apos;|\\u0027)s method", text)
    assert f"release={two.old}" in text, "no link leads back to this release"
    # Only what says that it is another figure now may name that one.
    assert "9,790" not in text.replace("9,820 is now 9,790: revised by UNODC.", "")
    assert "9,820" in text or "9820" in text
    assert "immutable" not in answer.headers["Cache-Control"]
    if not address.startswith("/victims") or "embed" in address:
        fresh = asked(client, address, two.new).text
        assert "drawn by today" not in fresh


@pytest.mark.parametrize("address", each(OTHERS, TAKEN))
def test_everything_that_takes_figures_along_knows_releases(client: FlaskClient, two: Two, address: str) -> None:
    assert asked(client, address, two.old).status_code == 200


def test_a_page_of_the_newest_release_is_the_page_itself(client: FlaskClient, two: Two) -> None:
    answer, plain = asked(client, "/victims?area=NGA", two.new), client.get("/victims?area=NGA")
    assert answer.status_code == 200, "the name stays in the address"
    assert "_dash" in answer.text
    assert answer.headers["Cache-Control"] == plain.headers["Cache-Control"], "tomorrow it is a plain document"


def test_a_page_of_an_old_release_is_a_document_that_leads_to_the_newest(client: FlaskClient, two: Two) -> None:
    text = asked(client, "/country/NGA?lang=en", two.old).text
    assert 'href="/country/NGA?lang=en"' in text
    assert "_dash" not in text
    pictures = re.findall(r'src="(/image/[^"]+)"', text)
    assert pictures
    assert all(f"release={two.old}" in address for address in pictures)
    links = re.findall(r'href="(/(?:download|export|image|api)[^"]+)"', text)
    assert all(f"release={two.old}" in address for address in links)
    saved = [address for address in links if address.startswith("/image/")]
    assert saved, "a link to each picture"
    assert all("scale=2" in address for address in saved), "it may be printed"
    # What pages say in words, too: the brief, the rows behind a figure, a dossier.
    assert "9,820 is now 9,790: revised by UNODC." in text
    for address in ("/country/NGA", f"/data/origin?{ASKED}&year=2022", "/data/dossier?area=NGA"):
        said = asked(client, address, two.old).text.partition('class="past-view past-story"')[2].partition("</section")
        assert "9,820" in said[0] or "dossier" in address, address
        links = re.findall(r' href="(/[^"]*)"', said[0])
        assert links, address
        assert all(f"release={two.old}" in link for link in links), address


HOSTILE = (
    "",
    "x",
    "..",
    "2026-01-02.000000000000",
    "%00",
    "%ff%fe",
    "2026-01-02.zzzzzzzzzzzz",
    "a" * 3000,
    "%0d%0aX:1",
)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("address", ["/", f"/api/v1/tables/{TABLE}.csv", "/present", "/image/victims-trend.svg"])
def test_an_unknown_release_is_404_in_one_line(client: FlaskClient, name: str, address: str) -> None:
    answer = asked(client, address, name)
    assert answer.status_code == 404
    assert "/api/v1/releases.json" in line_of(answer)


def test_the_example_of_a_name_is_one_that_answers(client: FlaskClient) -> None:
    found = re.search(r"such as ([^;]+); /api/v1/releases.json lists all", line_of(asked(client, "/victims", "x")))
    assert found is not None
    assert asked(client, f"/api/v1/tables/{TABLE}.csv", found[1]).status_code == 200


def test_two_names_of_releases_are_none(client: FlaskClient, two: Two) -> None:
    assert asked(client, f"/victims?release={two.old}", two.new).status_code == 404


@pytest.fixture
def copied(two: Two, tmp_path: Path) -> Two:
    """The two releases in a folder of their own."""
    return copy_of(two, tmp_path / "copy")


def test_readers_of_both_releases_at_once_get_each_their_own(client: FlaskClient, two: Two) -> None:
    address = f"/api/v1/observations.csv?indicator={TABLE}&area=NGA&from=2022&to=2022&sex=_T&age=_T&breakdown=_T"
    wrong: list[str] = []

    def read(release: str, figure: str) -> None:
        for _ in range(6):
            text = asked(client.application.test_client(), address, release).text
            if f",{figure}," not in text:
                wrong.append(text)

    threads = [threading.Thread(target=read, args=pair) for pair in ((two.old, two.before), (two.new, two.after)) * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_the_same_tables_are_in_memory_once(app: dash.Dash, context: Context, client: FlaskClient, two: Two) -> None:
    asked(client, f"/image/victims-trend.svg?{ASKED}", two.old)
    place = app.server.extensions["reach-releases"]
    past, present = place.context, context
    assert past.store.frame("homicide-rate") is present.store.frame("homicide-rate")
    assert past.store.lines("homicide-rate") is present.store.lines("homicide-rate")
    assert past.store.frame(TABLE) is not present.store.frame(TABLE)


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Held:
    """In the place of a release."""

    def __init__(self, name: str) -> None:
        self.context = type("Context", (), {"release": name})()
        self.asked, self.until = 0.0, float("inf")


def test_one_old_release_is_held_and_goes_when_nobody_asks() -> None:
    clock, made = Clock(), []

    def make(manifest: object) -> Held:
        made.append(manifest.name)  # type: ignore[attr-defined]
        return Held(manifest.name)  # type: ignore[attr-defined]

    def named(name: str) -> object:
        return type("Manifest", (), {"name": name})()

    place = Place(make, clock)  # type: ignore[arg-type]
    for _ in range(3):
        place.get(named("a"))  # type: ignore[arg-type]
    assert made == ["a"]
    clock.now = 60
    with pytest.raises(Exception, match="Another older release") as refused:
        place.get(named("b"))  # type: ignore[arg-type]
    assert 0 < refused.value.retry_after <= HELD  # type: ignore[attr-defined]
    # Whoever goes on asking for the first cannot keep the second one out for good.
    for second in range(61, 180, 10):
        clock.now = second
        place.get(named("a"))  # type: ignore[arg-type]
    clock.now = 181
    place.get(named("b"))  # type: ignore[arg-type]
    assert made == ["a", "b"]
    clock.now += HELD + 1
    place.look()
    assert place.held == ""
    place.drop()


@pytest.mark.sweep  # One is held, and whoever asks for another is told when: above.
def test_a_release_that_is_asked_for_meanwhile_is_503_with_a_time(copied: Two) -> None:
    releases.revised(copied.config.published, TABLE, "9791")
    third = archive.keep(copied.config.published, copied.config.releases, day="2026-05-06").name
    client = application_of(make_context(copied.config)).server.test_client()
    address = f"/image/victims-trend.svg?{ASKED}"
    assert asked(client, address, third).status_code == 200
    assert asked(client, address, copied.old).status_code == 200
    answer = asked(client, address, copied.new)
    assert answer.status_code == 503
    assert 0 < int(answer.headers["Retry-After"]) <= HELD + 1
    # Tables need no memory.
    assert asked(client, SAME[0], copied.new).status_code == 200
    client.application.extensions["reach-releases"].drop()


@pytest.mark.parametrize("name", ["garbage", "2020-01-01.aaaaaaaaaaaa", '"><script>alert(1)</script>'])
def test_a_reader_who_asks_for_no_release_gets_a_page_with_ways_on(client: FlaskClient, name: str) -> None:
    answer = client.get(
        "/justice", query_string={"area": "NGA", "release": name}, headers={"Accept": "text/html,*/*;q=0.8"}
    )
    assert answer.status_code == 404
    assert answer.content_type == "text/html; charset=utf-8"
    assert "<h1>There is no such release, or not this page in it</h1>" in answer.text
    assert 'href="/data/changes"' in answer.text
    assert 'href="/justice?area=NGA"' in answer.text
    assert "<script" not in answer.text


def test_that_page_never_leads_to_another_host(client: FlaskClient) -> None:
    answer = client.get("//evil.example.org/x?release=garbage", headers={"Accept": "text/html"})
    assert 'href="//' not in answer.text


@pytest.mark.parametrize("address", ["/healthz", "/assets/favicon.svg", "/_dash-layout"])
def test_what_has_no_figures_knows_no_old_release(holding_none: FlaskClient, two: Two, address: str) -> None:
    assert "nothing at this address is of a release" in line_of(asked(holding_none, address, two.old))
    assert not holding_none.application.extensions["reach-releases"].held, "a release was read for nothing"


def test_answers_to_a_page_never_see_a_release(holding_none: FlaskClient, two: Two) -> None:
    answer = asked(holding_none, f"/answers/victims-trend.chart?{ASKED}", two.old)
    assert answer.status_code == 400
    assert not holding_none.application.extensions["reach-releases"].held


# -------------------------------------------------------------------------------------------------- what changed

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = (
    "/data/changes.atom",
    *(f"/data/changes/{one}.atom" for one in (f"source/{SOURCE}", f"indicator/{TABLE}", "area/NGA")),
)


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
    assert "UNODC" in said
    feed = etree.fromstring(client.get(address).data)
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"a:{name}", ATOM) is not None
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert set(links) == {"self", "alternate"}
    french = etree.fromstring(client.get(f"{address}?lang=fr").data)
    assert french.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert "ce qui a changé" in french.findtext("a:title", "", ATOM)
    assert "9820, désormais 9790" in french.findtext("a:entry/a:summary", "", ATOM)
    assert french.findtext("a:id", "", ATOM) != feed.findtext("a:id", "", ATOM)
    assert [link.get("href") for link in french.findall("a:link", ATOM) if "lang=fr" not in link.get("href", "")] == []
    assert not any("lang=" in link for link in links.values())


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


NO_FEEDS = (
    "source/none",
    "indicator/..",
    "area/XYZ",
    "area/%00",
    "colour/red",
    "area/NGA%0d%0aX:1",
    f"area/{'A' * 3000}",
)


@pytest.mark.parametrize("name", [*NO_FEEDS, "area/<script>", "indicator/%2e%2e%2fx", "area/nga"])
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
    assert [change["words"] for change in told["changes"]] == ["9,820 is now 9,790: revised by UNODC."]
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


# -------------------------------------------------------------------------------------------------- taken away


@pytest.fixture
def apart(two: Two, client: FlaskClient, tmp_path: Path) -> Iterator[FlaskClient]:
    """A client of a server whose releases may be damaged: they are whole again afterwards, and none is in memory."""
    folder, releases = two.config.releases, client.application.extensions["reach-releases"]
    shutil.copytree(folder, tmp_path / "whole")
    releases.drop()
    yield client
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "whole", folder)
    releases.drop()


def withdraw(two: Two) -> None:
    told = f"release,table,reason\n{two.old},{TABLE},A small number got out.\n"
    (two.config.releases / "withdrawn.csv").write_text(told)


def test_a_pruned_release_is_410_and_a_withdrawn_one_says_why_at_once(two: Two, apart: FlaskClient) -> None:
    address = f"/image/victims-trend.svg?{ASKED}"
    assert asked(apart, address, two.old).status_code == 200
    withdraw(two)
    for one in (address, SAME[0], "/victims", f"/victims?{ASKED}&embed=1"):
        answer = asked(apart, one, two.old)
        assert answer.status_code == 410
        assert "withdrawn: A small number got out." in line_of(answer)
    (two.config.releases / "withdrawn.csv").unlink()
    archive.prune(two.config.releases, 1, two.new)
    answer = asked(apart, address, two.old)
    assert answer.status_code == 410
    assert "no longer kept" in line_of(answer)


def test_what_changed_holds_no_figure_of_a_release_that_was_withdrawn_since(two: Two, apart: FlaskClient) -> None:
    assert [change["was"] for change in apart.get("/api/v1/changes.json").json["changes"] if change["was"]]
    withdraw(two)
    assert apart.get("/api/v1/changes.json").json["changes"] == []
    assert [one["changes"] for one in apart.get("/api/v1/releases.json").json["releases"]] == [0]


def test_a_release_that_todays_program_cannot_read_still_gives_its_tables(two: Two, apart: FlaskClient) -> None:
    found = Archive(two.config.releases)
    manifest = found.named(two.old)
    path = two.config.releases / f"{two.old}.json"
    path.write_text(path.read_text().replace('"catalogue/homicide-rate.toml"', '"catalogue/other.toml"'))
    answer = asked(apart, "/image/victims-trend.svg", two.old)
    assert answer.status_code == 410
    assert "its tables are at" in line_of(answer)
    assert asked(apart, SAME[0], two.old).data == found.content(manifest.tables[TABLE])
