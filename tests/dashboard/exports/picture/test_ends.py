"""Words of lines stand at their last figure, and no whole line runs from it that would be read as figures."""

from __future__ import annotations

import re

import pytest

from dashboard.context import Context
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.views import VIEWS, selection_of

_END = re.compile(r'<g data-end="([\d.]+) ([\d.]+)">(.*?)</g>', re.DOTALL)
_TEXT = re.compile(r'<text x="([\d.]+)" y="([\d.]+)"')


def _ends(context: Context, name: str, query: str, size: str = "slide") -> list[tuple[float, float, str]]:
    view = VIEWS[name]
    svg = compose(content_of(context, Asked(view, selection_of(context, view, query), "")), SIZES[size])
    return [(float(x), float(y), inside) for x, y, inside in _END.findall(svg)]


@pytest.mark.parametrize("size", ["slide", "column", "square"])
def test_what_ends_in_an_earlier_year_has_its_words_there(shared: Context, size: str) -> None:
    """Of Finland two forms end before the third: a line from there to its last year would say that they stayed."""
    found = _ends(shared, "victims-forms", "area=FIN", size)
    assert len({x for x, _, _ in found}) > 1
    for x, _, inside in found:
        assert "<line" not in inside
        assert float(_TEXT.findall(inside)[0][0]) - x <= 10
    # A median was a dot without a name, and the country's name lay beyond the edge, since the median is of a later one.
    found = _ends(shared, "protection-map", "area=UKR,150&view=protection-map.chart", size)
    names = [" ".join(re.findall(r">([^<>]+)</text>", inside)) for _, _, inside in found]
    assert names == ["Ukraine 99.8 (2012)", "Europe: median of countries 100"]
    country, _ = found
    assert float(_TEXT.findall(country[2])[0][0]) - country[0] <= 10


def test_a_line_that_leads_to_words_is_dotted(shared: Context) -> None:
    inside = "".join(inside for _, _, inside in _ends(shared, "drivers-two-years", "area=MMR,BGD,PAK,IND"))
    lines = re.findall(r"<line [^>]*>", inside)
    assert lines
    assert all("stroke-dasharray" in line for line in lines)
