"""What a chart says where it is pointed at ends with its sources; what says nothing stays silent."""

from __future__ import annotations

from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.i18n import language
from dashboard.kinds.answers import drawn_of
from dashboard.kinds.registry import shown
from dashboard.plotly.words import TEMPLATE, sourced
from dashboard.views import VIEWS, selection_of
from dashboard.words.credits import sources_short


def test_a_source_stands_below_what_is_said_and_nowhere_else() -> None:
    whole, part, none = (
        {"customdata": said, "hovertemplate": TEMPLATE} for said in (["2020: 4", "2021: 5"], ["2020: 4", ""], ["", ""])
    )
    other = {"hovertemplate": "%{text}<extra></extra>"}
    made = sourced({"data": [whole, part, none, other], "layout": {}}, ["UNODC <b>, 2025"])["data"]
    template = '%{customdata}<br><span style="font-size:12px">UNODC ‹b›, 2025</span><extra></extra>'
    assert [trace["hovertemplate"] for trace in made] == [
        template,
        [template, TEMPLATE],
        TEMPLATE,
        other["hovertemplate"],
    ]
    assert sourced({"data": [whole]}, []) == {"data": [whole]}


def test_more_sources_than_there_is_room_for_are_counted(shared: Context) -> None:
    sources: list[Source] = list(shared.sources.values())[:4]
    with language("en"):
        first, second, rest = sources_short(sources)
    assert (first, second) == tuple(f"{one.publisher_short}, {one.vintage}" for one in sources[:2])
    assert rest == "and 2 more"


def test_a_rate_names_whose_people_it_is_divided_by(shared: Context) -> None:
    view = VIEWS["victims-trend"]
    selection = selection_of(shared, view, "")
    data = drawn_of(shared, shown(shared, view, selection, "chart"))["figure"]["data"]
    said = {trace["hovertemplate"] for trace in data if isinstance(trace.get("hovertemplate"), str)}
    assert any("UNODC" in text and "UN DESA" in text for text in said)
