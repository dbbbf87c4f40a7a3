"""Promise, law, practice: one row of steps in every medium, with each number's origin."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.exports.slides import tables
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.template import FORMATS
from dashboard.exports.tables import shown_csv
from dashboard.i18n import language
from dashboard.kinds.registry import shown
from dashboard.kinds.steps import HEAD, STEPS, steps_of
from dashboard.metrics.steps import at_step, lately, on_record
from dashboard.parts.elements import markup
from dashboard.parts.tables import twin
from dashboard.selection import Selection
from dashboard.store import Observation
from dashboard.views import VIEWS, selection_of
from tests.dashboard.exports.slides.test_slide_kinds import told
from tests.fixtures.sweeps import each

VIEW = VIEWS["justice-steps"]
HARD = ("BGD", "SLB", "NRU", "PSE", "001", "419", "722")
"""Figures, two readings, nothing but silence, not a UN member; long counts, long names."""


def at(context: Context, areas: str = "") -> Selection:
    return selection_of(context, VIEW, f"area={areas}" if areas else "")


def figure(year: int, value: float | None = None, ends: tuple[float, float] | None = None) -> Observation:
    low, high = ends or (None, None)
    status = "A" if value is not None else "Q" if ends else "M"
    return Observation("NAM", year, value, low, high, status)


def test_the_newest_figure_is_told_with_a_later_year_of_silence_and_no_earlier_one() -> None:
    rows = (figure(2016), figure(2017, 3), figure(2018), figure(2020))
    assert on_record(rows) == (rows[1], 2020)
    assert on_record((*rows, figure(2022, ends=(1, 4)))) == (figure(2022, ends=(1, 4)), None)
    assert on_record((figure(2015),)) == (None, 2015)
    assert on_record(()) == (None, None)


def test_of_a_group_it_says_of_how_many_nothing_is_known_where_the_number_stands(shared: Context) -> None:
    """The title of a group has the numbers of a cell below it, that of a country names both of what it counts."""
    for group in ("034", "", "419", "722"):
        made = shown(shared, VIEW, at(shared, group))
        members = len(shared.geography.members_in(group or "001"))
        first = re.search(
            r": (at least )?(\d+) of (\d+) countries were party to the Palermo Protocol by 2023$",
            made.words.title,
        )
        assert first and int(first[3]) == members
        # The list leaves some later deposits out: "174 of 179 of known status" left those countries out, too.
        least = "" if first[2] == first[3] else "at least "
        assert (first[1] or "") == least
        every = f"{least}{first[2]} of {first[3]} countries party by 2023"
        assert made.table.rows[0][0] == f"Trafficking (Palermo Protocol): {every}"
        # The list ends with a deposit of 2023, other treaties' in 2022: "are party" said neither.
        treaties = shown(shared, VIEWS["justice-treaties"], at(shared, group)).words.title
        assert re.search(
            rf"Child \d+ of {members} \(2022\); Palermo Protocol {first[2]} of {members}.* \(2023\)$", treaties
        )
        # "Treaties mostly as of August 2022" stood beside "by 2023": the source line says which date is whose.
        assert made.words.subtitle == (
            f"Number of countries among {members} UN members; on law and practice, of those with a figure"
        )
        # "Children: in 127 of 141" did not say of what: each cell is read alone.
        counts = [text for row in made.table.rows for text in row if re.search(r"\d of \d", text)]
        assert counts and all(re.search(r" of \d+ countr(y|ies)\b", text) for text in counts)
        # Nor "in 137 of 141 countries" how many in each; and lists are as old as of 2022.
        assert all(("at least one in " in text) is (" since 2020" in text) for text in counts)
        assert re.search(r"^Sale of children: \d+ of \d+ countries party by 2022$", made.table.rows[1][0])
        assert "UN Treaty Collection, August 2022 (Palermo Protocol: deposits to December 2013" in made.words.source
        # A slide called suspects whom the charts beside it call persons in formal contact.
        said = [text for row in made.table.rows for text in row]
        assert any(text.startswith("In formal contact: ") for text in said)
        assert "In formal contact: suspected, arrested, investigated or cautioned." in made.words.coverage
    # A judgement of one source stood in the title as a fact: with whose it is it has room in the subtitle alone.
    for code, title, judged in (
        ("BGD", "Bangladesh: party to 3 of 3 protocols (lists of 2022 to 2023)", "1 of 3 laws judged to meet"),
        ("SOM", "Somalia: party to 0 of 2 protocols (lists of 2022), 1 not known", "0 of 3 laws judged to meet"),
        ("XKX", "Kosovo (UNSCR 1244): status of 3 protocols not known", "3 of 3 laws judged to meet"),
        ("NRU", "Nauru: party to 1 of 3 protocols (lists of 2022 to 2023)", ""),
    ):
        words = shown(shared, VIEW, at(shared, code)).words
        assert words.title == title
        judge = (
            f"{judged} international standards (US Department of Labor, 2022)"
            if judged
            else ("laws not judged by the US Department of Labor")
        )
        assert words.subtitle == f"What each source last recorded, with its year; {judge}"


def test_a_country_is_at_a_step_by_its_newest_figure_and_an_interval_by_its_least() -> None:
    histories = {
        "A": (figure(2010, 5), figure(2021, 0)),
        "B": (figure(2019, ends=(1, 4)),),
        "C": (figure(2022, 7), figure(2023)),
        "D": (figure(2022),),
        "E": (figure(2022, 9),),
    }
    histories["B"] = (*histories["B"], figure(2020))
    # A newer zero does not undo an earlier case; of whom nothing is known since then nobody is counted.
    histories["G"] = (figure(2020, 2), figure(2022, 0))
    assert at_step(histories, ["A", "B", "C", "D", "F"], 1) == (2, 3, 5)
    assert lately(histories, ["A", "B", "C", "D", "F", "G"], 1, 2020) == (2, 3, 6)


@pytest.mark.parametrize("areas", ["BGD", "XKX", "", "150"])
def test_the_table_has_a_column_for_each_step_and_each_cell_its_origin(shared: Context, areas: str) -> None:
    table = shown(shared, VIEW, at(shared, areas)).table
    assert len(table.columns) == len(STEPS) == 6
    deep = [len(step.lines) for step in steps_of(shared, areas or "001")]
    assert len(table.rows) == max(deep)
    for place, (row, origins) in enumerate(zip(table.rows, table.origins, strict=True)):
        assert [bool(cell) for cell in row] == [place < number for number in deep]
        assert [bool(origin) for origin in origins] == [bool(cell) for cell in row]
    assert table.narrow is not None and len(table.narrow.rows) == len(STEPS)
    heads = [any("countries with any since 2020" in row[0] for row in table.narrow.rows[place:]) for place in (0, 5)]
    assert heads == ([False, False] if areas in ("BGD", "XKX") else [True, True])


def test_of_whom_a_source_has_nothing_a_step_is_one_line(shared: Context) -> None:
    lines = {step.id: [item.text for item in step.lines] for step in steps_of(shared, "NRU")}
    assert [len(lines[name]) for name in ("party", "law", "bodies", "inspectors", "justice", "victims")] == [4] + [
        1
    ] * 5
    assert "Worst forms of child labour (ILO 182): not in this source" in lines["party"]  # A treaty, not a law judged.
    assert lines["bodies"] == ["Body that coordinates, Policy and Programme: not in this source"]
    assert all(len(step.lines) == len(asked) for step, (_, asked) in zip(steps_of(shared, "BGD"), STEPS, strict=True))


@pytest.mark.parametrize("areas", each(["BGD", "001"], {"BGD": "every step has rows"}))
def test_every_origin_is_a_page_that_answers(client: FlaskClient, shared: Context, areas: str) -> None:
    for origin in {item.origin for step in steps_of(shared, areas) for item in step.items}:
        assert client.get(origin).status_code == 200, origin


def test_the_page_has_the_steps_in_their_order_and_every_figure_is_a_link(shared: Context) -> None:
    selection = at(shared, "BGD")
    html = unescape(markup(twin(shared, VIEW, selection, shown(shared, VIEW, selection))))
    steps = re.findall(r"<li>(.*?)</li>", html)
    made = steps_of(shared, "BGD")
    assert [re.findall(r"<h3>(.*?)</h3>", step) for step in steps] == [[step.name] for step in made]
    assert [re.findall(r'href="([^"]+)"[^>]*>([^<]+)</a>', step) for step in steps] == [
        [(item.origin, item.said) for item in step.items] for step in made
    ]
    assert "Source: UN Treaty Collection; ILO 182: US Department of Labor" in steps[0]
    assert "Source: UNODC" in steps[4]


@pytest.mark.parametrize("name", ["justice-steps", "justice-suggested"])
def test_above_what_is_of_the_first_of_several_stand_the_ways_to_the_others(shared: Context, name: str) -> None:
    view = VIEWS[name]
    selection = selection_of(shared, view, "area=BGD,NGA,UKR")
    html = markup(twin(shared, view, selection, shown(shared, view, selection)))
    assert "Shown: Bangladesh." in html
    assert 'href="/justice?area=NGA,BGD,UKR"' in html
    assert 'href="/justice?area=UKR,BGD,NGA"' in html
    alone = selection_of(shared, view, "area=BGD")
    assert "Shown: " not in markup(twin(shared, view, alone, shown(shared, view, alone)))


def test_of_several_chosen_countries_the_first_is_shown_and_that_is_said(shared: Context) -> None:
    made = shown(shared, VIEW, at(shared, "NGA,BGD"))
    assert made.words.title.startswith("Nigeria: ")
    assert "Only the first of the chosen countries is shown: Nigeria." in made.words.coverage


def test_its_file_has_a_row_for_each_thing_asked_with_year_figure_words_and_source(shared: Context) -> None:
    made = shown(shared, VIEW, at(shared, "BGD"))
    rows = list(csv.DictReader(io.StringIO(shown_csv(made))))
    assert made.head == HEAD and len(rows) == sum(len(asked) for _, asked in STEPS)
    (prosecuted,) = (row for row in rows if row["indicator"] == "persons-prosecuted")
    told = ("step", "ref_area", "time_period", "obs_value", "said", "countries", "source")
    assert [prosecuted[name] for name in told] == ["justice", "BGD", "2014", "272", "272 (2014)", "", "unodc_glotip"]
    of_world = shown(shared, VIEW, at(shared)).rows
    (party,) = (dict(zip(HEAD, row, strict=True)) for row in of_world if row[1] == "palermo-protocol")
    assert (party["countries"], party["countries_known"], party["countries_of"]) == ("174", "179", "193")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("area", HARD)
def test_all_of_it_stands_on_one_slide_in_type_that_can_be_read(
    shared: Context, monkeypatch: pytest.MonkeyPatch, area: str, form: str
) -> None:
    parts = []
    part_of = tables.part_of

    def watched(*asked: object) -> tables.Part:
        parts.append(part_of(*asked))  # type: ignore[arg-type]
        return parts[-1]

    monkeypatch.setattr(tables, "part_of", watched)
    with language("en"):
        deck(told(shared, "justice-steps", f"area={area}"), form, shared.today())
    assert parts[-1].more == ""
    assert tables.TYPE >= 12
