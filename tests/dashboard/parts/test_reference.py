"""Catalogue, sources, build report and method: everything that a record holds is there, and no number is typed."""

from __future__ import annotations

import ast
import inspect
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from dashboard.context import Context
from dashboard.exports.citations import bibtex, plain, seen_in
from dashboard.metrics.findings import PUBLISHER_NOTES
from dashboard.parts import method, reference, report
from dashboard.parts.blocks import BLOCKS
from dashboard.parts.reference import metadata_address
from dashboard.selection import usual
from dashboard.words.names import year_span


class Read(HTMLParser):
    """The words and the elements of written out HTML; of elements with an id, the words within them."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.within: dict[str, str] = {}
        self._open: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(dict(attrs).get("id"))

    def handle_endtag(self, _tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        for name in filter(None, self._open):
            self.within[name] = self.within.get(name, "") + data + " "

    @property
    def said(self) -> str:
        """All words, with single spaces."""
        return " ".join(" ".join(self.text).split())

    def marked(self, name: str) -> list[dict[str, str | None]]:
        """Attributes of the elements that have one of a name."""
        return [attributes for _, attributes in self.tags if name in attributes]


def read(components: Any) -> Read:
    """What a block says."""
    found = Read()
    for component in components:
        found.feed(component.to_plotly_json()["props"]["data-html"])
    return found


def block(shared: Context, name: str) -> Read:
    """A block as a reader gets it."""
    first = next(iter(shared.indicators.values()))
    return read(BLOCKS[name](shared, usual(first, shared.years(first.id))))


def words(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.split())


def test_every_indicator_has_all_that_its_record_says(shared: Context) -> None:
    found = block(shared, "reference-catalogue")
    # Of 136 countries and areas that the table lists 17 have no figure in any year.
    assert "countries and areas with a figure: 119; rows: 699" in found.said
    for item in shared.indicators.values():
        entry = words(found.within[f"about-{item.id}"])
        source, years, file = shared.sources[item.source], shared.years(item.id), shared.store.files[item.id]
        expected = [
            item.name, item.definition, item.unit, item.denominator, item.meaning_zero, item.meaning_blank,
            item.meaning_edge, *item.caveats, *(metadata_address(number) for number in item.sdg), source.title,
            source.publisher, source.vintage, year_span(years.first, years.last), file.sha256,
        ]  # fmt: skip
        assert [text for text in expected if words(text) not in entry] == [], item.id
        assert ("Target" in entry.split()) == bool(item.target), item.id
        if item.target and item.target.note:
            assert words(item.target.note) in entry


def test_links_of_an_entry_lead_to_figures_coverage_origin_report_and_the_exact_file(shared: Context) -> None:
    hrefs = {str(attributes["href"]) for attributes in block(shared, "reference-catalogue").marked("href")}
    for name in shared.indicators:
        for page in ("/data", "/data/coverage", "/data/origin", "/data/report"):
            assert f"{page}?indicator={name}" in hrefs
        assert f"/api/v1/tables/{name}.csv" in hrefs


@pytest.mark.parametrize(("number", "goal", "target"), [("16.2.2", "16", "16.2"), ("8.b.1", "8", "8.b")])
def test_the_address_of_the_uns_metadata(number: str, goal: str, target: str) -> None:
    assert metadata_address(number) == (f"https://unstats.un.org/sdgs/metadata/?Text=&Goal={goal}&Target={target}")


def test_every_source_has_vintage_licence_files_and_both_citations_to_be_copied(shared: Context) -> None:
    found = block(shared, "reference-sources")
    copies = {attributes["data-copy"] for attributes in found.marked("data-copy")}
    hrefs = {attributes["href"] for attributes in found.marked("href")}
    seen = seen_in(shared, shared.config.root)
    for source in shared.sources.values():
        entry = words(found.within[f"source-{source.id}"])
        cited = plain(source, seen)
        expected = [source.publisher, source.title, source.vintage, source.licence, source.coverage, cited]
        expected += [text for file in source.files for text in (file.path, file.sha256)]
        expected += [item.label for item in shared.indicators.values() if item.source == source.id]
        assert [text for text in expected if words(text) not in entry] == [], source.id
        assert {cited, bibtex(source, seen)} <= copies
        assert {source.official_page, f"/api/v1/sources/{source.id}.bib", f"/api/v1/sources/{source.id}.txt"} <= hrefs
        number = sum(finding.source == source.id for finding in shared.report)
        said = f"{number:,} entries" if number != 1 else "1 entry"
        assert (said if number else "nothing was left out") in entry


def test_every_entry_of_the_build_report_can_be_found_and_the_sums_are_theirs(shared: Context) -> None:
    found = block(shared, "reference-report")
    rows = shared.store.extra("build_report")
    entries = found.marked("data-entry")
    assert len(entries) == len(rows)
    for entry, row in zip(entries, rows, strict=True):
        told = (entry["data-source"], entry["data-indicator"], entry["data-action"], entry["data-rows"])
        assert told == (row["source"], row["indicator"], row["action"], row["rows"])
        assert words(row["reason"].removeprefix(PUBLISHER_NOTES)) in found.said
    reasons = {(row["action"], row["reason"]) for row in rows}
    assert len(found.marked("data-sum")) == len(reasons)
    for action in {row["action"] for row in rows}:
        whole = sum(int(row["rows"]) for row in rows if row["action"] == action)
        assert re.search(rf"Rows {action}: [^()]*\( {whole:,} \)", found.said)


def test_the_method_has_a_part_for_each_rule_and_a_list_that_leads_to_it(shared: Context) -> None:
    found = block(shared, "reference-method")
    anchors = [str(a["href"]) for a in found.marked("href") if str(a["href"]).startswith("#")]
    assert [anchor.removeprefix("#") for anchor in anchors] == [
        name for name in found.within if name.startswith("method-")
    ]
    assert len(anchors) >= 12
    assert "method-progress" in found.within


def test_examples_of_the_method_are_read_from_the_tables(shared: Context) -> None:
    said = block(shared, "reference-method").said
    rows = shared.store.rows("detected-victims", sex=["_T"], age=["Y0T17"])
    intervals = (rows["obs_value"].isna() & rows["obs_upper"].notna()).sum()
    known = (rows["obs_value"].notna() | rows["obs_upper"].notna()).sum()
    assert f"{intervals:,} of the {known:,} figures on detected children are such an interval" in said
    # As many as the table has, and as the page on coverage says of the same status. Fiji's children of 2019 have no
    # number, but its girls have: counted here, but no example of ages that were not given.
    asked = (rows["obs_status"] == "M").sum()
    assert "In 1 of them the source gives girls or boys all the same." in said
    if asked:
        assert "One of them is Fiji, 2019" not in said
        assert f"Years and countries where this is so of detected children: {asked:,}" in said
    year = shared.years("detected-victims").opening
    member = rows["ref_area"].isin(shared.geography.members)
    now = rows[member & (rows["time_period"] == year) & (rows["obs_value"].notna() | rows["obs_upper"].notna())]
    zeros = (now["obs_value"] == 0).sum()
    assert f"{year}, 193 countries. With a figure: {len(now)}, a reported zero among them: {zeros}." in said
    assert (shared.release or shared.store.version) in said


@pytest.mark.parametrize("module", [method, reference, report])
def test_no_sentence_holds_a_typed_number(module: Any) -> None:
    typed = []
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("translate", "translate_number"):
            texts = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            typed += [text for text in texts if re.search(r"\d", re.sub(r"\{\w+\}", "", text))]
    assert [text for text in typed if text != "Progress to 2030"] == []
