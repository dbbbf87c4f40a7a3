"""The list of countries, asked for a group or for several places, says what it shows of them."""

from __future__ import annotations

import pytest

from callbacks.page import laid_out
from dashboard import pages
from dashboard.context import Context
from dashboard.parts.elements import markup
from dashboard.parts.overview import overview_tiles


@pytest.mark.parametrize(
    ("path", "query", "said"),
    [
        ("/country", "area=034", "Southern Asia is a group, and this page is about one country: choose one."),
        ("/country", "area=UKR,NGA,BGD", "Ukraine is shown, not Nigeria and Bangladesh."),
        ("/country", "area=UKR", ""),
        ("/country", "", ""),
        ("/country/UKR", "area=NGA", ""),
    ],
)
def test_what_is_not_shown_of_an_address_is_said(shared: Context, path: str, query: str, said: str) -> None:
    first = laid_out(shared, pages.find, path, query).children[0]
    is_notice = getattr(first, "className", "") == "notice"
    assert is_notice == bool(said)
    assert not is_notice or said in markup(first)


def test_a_group_that_is_chosen_leads_to_its_brief(shared: Context) -> None:
    """So does "brief Southern Asia" in the search, which leads to the list of countries with that group."""
    page = laid_out(shared, pages.find, "/country", "area=034")
    assert "/print/country/034" in "".join(markup(child) for child in page.children[:2])
    chosen = laid_out(shared, pages.find, "/", "area=034").selection
    assert "/print/country/034" in "".join(markup(child) for child in overview_tiles(shared, chosen))
