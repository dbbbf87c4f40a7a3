"""The address is the view: whatever a reader chooses stands in it, and whoever opens it sees the same."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.steps import (
    address,
    answered,
    choose,
    click_area,
    move_to_year,
    moved,
    open_menu,
    opened,
    panel,
    results,
    search,
    show_tab,
    shown,
    title,
    within,
    year,
)
from tests.fixtures.sweeps import each

CHOICES = (
    ("sex", "Women and girls", "sex=F&measure=count"),
    ("age", "All ages", "sex=F&age=_T&measure=count"),
    ("sex", "Both sexes", "age=_T&measure=count"),
    ("measure", "Per 100,000", "age=_T"),
    ("area", "Ghana", "area=GHA&age=_T"),
    ("indicator", "Detected victims by form", "indicator=detected-victims-by-form&area=GHA&age=_T"),
    ("breakdown", "Forced labour", "indicator=detected-victims-by-form&area=GHA&age=_T&breakdown=FORCED_LABOUR"),
)
FEW = (
    ("age", "All ages", "age=_T"),
    ("indicator", "Detected victims by form", "indicator=detected-victims-by-form&age=_T"),
    ("breakdown", "Forced labour", "indicator=detected-victims-by-form&age=_T&breakdown=FORCED_LABOUR"),
    ("area", "Ghana", "indicator=detected-victims-by-form&area=GHA&age=_T&breakdown=FORCED_LABOUR"),
)
JOURNEYS = {"/data/coverage": FEW, "/victims": CHOICES}
QUICK = {"/data/coverage": "all kinds of filters over one picture that is quickly drawn"}


class Sight(NamedTuple):
    """What a page says of a selection."""

    filters: list[str]
    titles: list[str]


def filters(page: Page) -> Locator:
    """The filters in sight."""
    return page.locator("[data-filter]:not([hidden]) .dash-dropdown-value")


def titles(page: Page) -> Locator:
    """The titles of all panels."""
    return page.locator("[data-panel] .panel-title")


def sight(page: Page) -> Sight:
    """What the page says once all is drawn."""
    shown(page)
    return Sight(filters(page).all_text_contents(), titles(page).all_inner_texts())


def expect_sight(page: Page, wanted: Sight) -> None:
    """Wait until the page says what it said before."""
    expect(filters(page)).to_have_text(wanted.filters)
    expect(titles(page)).to_have_text(wanted.titles)


@pytest.mark.parametrize("path", each(JOURNEYS, QUICK))
def test_every_filter_stands_in_the_address_and_back_and_forward_follow(
    visitor: Page, base_url: str, path: str
) -> None:
    moved(visitor, path, folded=True)
    passed = [(address(visitor, base_url), sight(visitor))]
    for name, label, query in JOURNEYS[path]:
        # Charts are answered one by one: a sight of some old and some new ones would be remembered for no address.
        with answered(visitor):
            choose(visitor, name, label)
            visitor.wait_for_url(f"{base_url}{path}?{query}")
        expect(titles(visitor)).not_to_have_text(passed[-1][1].titles)
        passed.append((address(visitor, base_url), sight(visitor)))
    # Back over a part, another indicator and another area.
    for where, said in reversed(passed[-4:-1]):
        visitor.go_back()
        assert address(visitor, base_url) == where
        expect_sight(visitor, said)
    where, said = passed[-3]
    visitor.go_forward()
    assert address(visitor, base_url) == where
    expect_sight(visitor, said)


ADDRESSES = [
    "/victims?indicator=detected-victims-by-form&area=002&breakdown=FORCED_LABOUR&view=victims-map.chart",
    "/drivers?indicator=refugees-by-origin&area=SYR,AFG&year=2016&measure=count&view=drivers-trend.table",
    "/country/NGA?indicator=persons-convicted&area=GHA&year=2018",
    "/data?indicator=food-insecurity&year=2020&view=data-explorer.map",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.sweep  # The journey's colleague opens a link, too.
def test_an_address_says_the_same_to_a_reader_who_opens_it(
    reader: Page, returning: BrowserContext, address: str
) -> None:
    opened(reader, address)
    said = sight(reader)
    other = opened(returning.new_page(), reader.url)
    expect_sight(other, said)
    assert other.url == reader.url
    assert other.url.endswith(address)
    other.close()


@pytest.mark.sweep
def test_opened_address_sets_filters_year_and_tabs(reader: Page) -> None:
    opened(reader, "/drivers?indicator=refugees-by-origin&area=SYR,AFG&year=2016&measure=count&view=drivers-map.table")
    expect(filters(reader)).to_have_text(["Syrian Arab RepublicAfghanistan", "Refugees by origin", "Number"])
    expect(panel(reader, "drivers-map")).to_have_attribute("data-tab", "table")
    expect(year(reader, "drivers-map")).to_have_text("2016")
    expect(title(reader, "drivers-trend")).to_contain_text("Syrian Arab Republic")
    expect(title(reader, "drivers-trend")).to_contain_text("Afghanistan")


@pytest.mark.sweep  # The next one moves it three times, too.
def test_moving_the_year_is_one_step_of_history_however_often_it_moves(reader: Page, base_url: str) -> None:
    opened(reader, "/victims?age=_T")
    # A page that is new: a history of fifty steps grows no further.
    before = reader.evaluate("history.length")
    for number in (2020, 2019, 2021):
        move_to_year(reader, "victims-map", number)
        reader.wait_for_url(f"{base_url}/victims?year={number}&age=_T")
    assert reader.evaluate("history.length") == before + 1 < 50
    reader.evaluate("history.back()")
    reader.wait_for_url(f"{base_url}/victims?age=_T")


@pytest.mark.sweep  # Back and forward: above.
def test_back_takes_the_year_back_and_keeps_the_country_that_was_chosen_before(visitor: Page, base_url: str) -> None:
    """One step back undid both: the year had taken the place of the country in the history."""
    moved(visitor, "/drivers", folded=True)
    choose(visitor, "area", "Mali")
    visitor.wait_for_url(f"{base_url}/drivers?area=MLI")
    before = visitor.evaluate("history.length")
    for number in (2020, 2018, 2019):
        move_to_year(visitor, "drivers-map", number)
        visitor.wait_for_url(f"{base_url}/drivers?area=MLI&year={number}")
    assert visitor.evaluate("history.length") == before + 1
    visitor.evaluate("history.back()")
    visitor.wait_for_url(f"{base_url}/drivers?area=MLI")
    expect(visitor.locator("h1")).to_contain_text("Mali")
    visitor.evaluate("history.back()")
    visitor.wait_for_url(f"{base_url}/drivers")


@pytest.mark.sweep  # Read and written: `test_selection.py`.
def test_tabs_stand_in_the_address_unless_they_are_the_usual_ones(visitor: Page, base_url: str) -> None:
    moved(visitor, "/victims", folded=True)
    show_tab(visitor, "victims-map", "Table")
    assert address(visitor, base_url) == "/victims?view=victims-map.table"
    show_tab(visitor, "victims-trend", "Table")
    assert address(visitor, base_url) == "/victims?view=victims-map.table,victims-trend.table"
    show_tab(visitor, "victims-map", "Map")
    assert address(visitor, base_url) == "/victims?view=victims-trend.table"
    opened(visitor, visitor.url, folded=True)
    expect(panel(visitor, "victims-trend")).to_have_attribute("data-tab", "table")


@pytest.mark.sweep  # The next one does not load again either.
def test_link_of_the_menu_opens_a_page_without_loading_all_again(visitor: Page, base_url: str) -> None:
    moved(visitor, "/?area=NGA")
    visitor.evaluate("window.kept = true")
    visitor.locator("#menu").get_by_role("link", name="Victims").click()
    visitor.wait_for_url(f"{base_url}/victims?area=NGA")
    expect(visitor).to_have_title("Victims · Reach 2030")
    expect(visitor.locator("#menu [aria-current]")).to_have_text("Victims")
    shown(visitor)
    visitor.go_back()
    expect(visitor.locator("#menu [aria-current]")).to_have_text("Overview")
    expect(visitor.locator("h1")).to_contain_text("Nigeria")
    assert address(visitor, base_url) == "/?area=NGA"
    shown(visitor)
    assert visitor.evaluate("window.kept")


def test_the_menu_takes_the_chosen_countries_along(visitor: Page, base_url: str) -> None:
    moved(visitor, "/data/coverage?area=NGA,GHA", folded=True)
    visitor.evaluate("window.kept = true")
    menu, family = visitor.locator("#menu .menu-link"), visitor.locator(".family a")
    # As another tab would open them.
    places = {"Justice": "/justice?area=NGA,GHA", "Country": "/country/NGA?area=GHA", "Overview": "/?area=NGA,GHA"}
    for name, path in places.items():
        menu.get_by_text(name, exact=True).hover()
        expect(menu.get_by_text(name, exact=True)).to_have_attribute("href", path)
    # Pages without a choice of countries hand them on.
    family.get_by_text("Method", exact=True).click()
    expect(visitor.locator("#method-classes")).to_be_attached()
    family.get_by_text("Who reports", exact=True).click()
    visitor.wait_for_url("**/data/coverage?area=NGA,GHA")
    menu.get_by_text("Overview", exact=True).click()
    expect(visitor.locator("#page h1")).to_contain_text("Nigeria")
    assert address(visitor, base_url) == "/?area=NGA,GHA"
    # The name of the house leads to the world.
    visitor.locator("a.brand").click()
    expect(visitor.locator("#page h1")).to_contain_text("countries")
    assert address(visitor, base_url) == "/"
    assert visitor.evaluate("window.kept"), "nothing was loaded again"


@pytest.mark.sweep  # The links of these pages: above; the way back: the first test.
def test_the_menu_takes_the_chosen_countries_to_pages_of_other_kinds(visitor: Page, base_url: str) -> None:
    moved(visitor, "/victims?area=NGA,GHA", folded=True)
    menu = visitor.locator("#menu .menu-link")
    menu.get_by_text("Justice", exact=True).click()
    expect(visitor.locator("#page h1")).to_contain_text("Nigeria")
    assert address(visitor, base_url) == "/justice?area=NGA,GHA"
    menu.get_by_text("Country", exact=True).click()
    expect(visitor.locator(".glance-head h1")).to_have_text("Nigeria")
    assert address(visitor, base_url) == "/country/NGA?area=GHA"
    menu.get_by_text("Data", exact=True).click()
    visitor.wait_for_url("**/data?area=NGA,GHA")


@pytest.mark.sweep
def test_country_page_compares_and_says_so_in_the_address(visitor: Page, base_url: str) -> None:
    moved(visitor, "/country/NGA")
    click_area(visitor, "country-map", "GHA")
    expect(title(visitor, "country-trend")).to_contain_text("Ghana")
    assert address(visitor, base_url) == "/country/NGA?area=GHA"
    click_area(visitor, "country-map", "GHA")
    expect(title(visitor, "country-trend")).not_to_contain_text("Ghana")
    assert address(visitor, base_url) == "/country/NGA"


@pytest.mark.sweep
def test_search_on_a_countrys_page_opens_the_other_countrys_page(reader: Page, base_url: str) -> None:
    opened(reader, "/country/NGA")
    search(reader, "Ghana")
    reader.wait_for_url(f"{base_url}/country/GHA")
    expect(reader.locator("h1")).to_have_text("Ghana")


def test_strange_values_get_the_nearest_valid_page_and_a_notice(visitor: Page) -> None:
    moved(visitor, "/?year=abc&area=ZZZ,GHA&sex=%3Cb%3E", folded=True)
    notice = visitor.locator(".notice")
    expect(notice).to_contain_text("ZZZ")
    expect(notice).to_contain_text("“abc” is no year")
    expect(notice).to_contain_text("<b>")
    expect(title(visitor, "overview-children")).to_contain_text("Ghana")


@pytest.mark.sweep
def test_an_address_that_leads_nowhere_says_so_and_leads_home(reader: Page, base_url: str) -> None:
    opened(reader, "/nowhere")
    expect(reader.locator("h1")).to_have_text("There is no such page")
    reader.locator("#page").get_by_role("link", name="Overview").click()
    reader.wait_for_url(f"{base_url}/")
    shown(reader)


@pytest.mark.sweep  # What it answers and offers: `test_web_places.py`, `test_web_first.py`.
def test_where_there_is_no_page_the_server_says_404_and_the_page_offers_others(reader: Page, base_url: str) -> None:
    answer = reader.goto("/nowhere")
    assert answer is not None and answer.status == 404
    shown(reader)
    expect(reader).to_have_title("No such page · Reach 2030")
    expect(reader.locator(".menu-link").first).to_be_visible()
    expect(reader.locator(".menu-link[aria-current]")).to_have_count(0)
    within(reader, "/victim")
    expect(reader.locator("#page h1")).to_have_text("There is no such page")
    reader.locator(".lost-links").get_by_role("link", name="Victims").click()
    reader.wait_for_url(f"{base_url}/victims")
    shown(reader)
    reader.go_back()
    expect(reader.locator("#page h1")).to_have_text("There is no such page")
    expect(reader.locator("[data-panel]")).to_have_count(0)


@pytest.mark.parametrize("path", each(["/country/QQQ", "/print/country/QQQ"], ["/country/QQQ"]))
@pytest.mark.sweep
def test_where_a_country_is_unknown_the_search_opens_the_page_of_another(
    reader: Page, base_url: str, path: str
) -> None:
    answer = reader.goto(path)
    assert answer is not None and answer.status == 404
    expect(reader.locator("h1")).to_have_text("There is no country “QQQ”")
    reader.locator(".lost-search").click()
    expect(reader.locator("#search")).to_be_focused()
    reader.keyboard.type("Nepal")
    expect(results(reader).first).to_have_text("Nepal")
    reader.keyboard.press("Enter")
    reader.wait_for_url(f"{base_url}/country/NPL")
    expect(reader.locator("h1").first).to_have_text("Nepal")


@pytest.mark.sweep
def test_another_spelling_of_an_address_becomes_the_pages_own(reader: Page, base_url: str) -> None:
    opened(reader, "/country/nga/?year=2019")
    assert reader.url == f"{base_url}/country/NGA?year=2019"
    within(reader, "/victims/?area=NPL")
    expect(title(reader, "victims-trend")).to_contain_text("Nepal")
    assert reader.url == f"{base_url}/victims?area=NPL"
    within(reader, "/country/bgd")
    expect(reader.locator("h1").first).to_have_text("Bangladesh")
    assert reader.url == f"{base_url}/country/BGD"


@pytest.mark.sweep
def test_table_of_statuses_leads_from_a_region_to_a_country_and_its_pace(visitor: Page, base_url: str) -> None:
    moved(visitor, "/progress")
    table = panel(visitor, "progress-statuses").locator("table.statuses")
    table.get_by_role("button", name="Africa", exact=True).click()
    visitor.wait_for_url(f"{base_url}/progress?area=002")
    niger = table.get_by_role("row").filter(has=visitor.get_by_role("button", name="Niger", exact=True))
    niger.locator('[data-indicator="child-marriage-18"]').click()
    visitor.wait_for_url(f"{base_url}/progress?indicator=child-marriage-18&area=002,NER")
    expect(title(visitor, "progress-pace")).to_contain_text("Niger")
    expect(niger.locator(".cell.selected")).to_have_attribute("data-indicator", "child-marriage-18")
    expect(visitor.locator(".progress-takes")).to_contain_text("Needed from now on")
    expect(visitor.locator(".progress-explained .decides")).to_contain_text("76.3 in 2012. This decides.")
    niger.locator('[data-indicator="food-insecurity"]').click()
    visitor.wait_for_url(f"{base_url}/progress?indicator=food-insecurity&area=002,NER")


@pytest.mark.sweep
def test_the_chart_follows_the_cell_chosen_last_and_other_countries_stay(reader: Page, base_url: str) -> None:
    opened(reader, "/progress?area=034,BRA,MEX")
    cell = panel(reader, "progress-statuses").locator('[data-act="cell"][data-indicator="homicide-rate"]')
    cell.and_(reader.locator('[data-area="BRA"]')).click()
    reader.wait_for_url(f"{base_url}/progress?indicator=homicide-rate&area=034,MEX,BRA")
    expect(title(reader, "progress-pace")).to_contain_text("Brazil, Homicide rate")
    cell.and_(reader.locator('[data-area="IND"]')).click()
    reader.wait_for_url(f"{base_url}/progress?indicator=homicide-rate&area=034,MEX,BRA,IND")
    expect(title(reader, "progress-pace")).to_contain_text("India, Homicide rate")
    cell.and_(reader.locator('[data-area="NPL"]')).click()
    reader.wait_for_url(f"{base_url}/progress?indicator=homicide-rate&area=034,MEX,BRA,NPL")


@pytest.mark.sweep
def test_what_this_means_leads_from_a_panel_to_the_definition(reader: Page, base_url: str) -> None:
    opened(reader, "/victims")
    open_menu(reader, "victims-share", "more").get_by_role("link", name="What this means").click()
    reader.wait_for_url(f"{base_url}/data/catalogue#about-child-share-of-detected-victims")
    about = reader.locator("details#about-child-share-of-detected-victims")
    expect(about).to_have_attribute("open", "")
    expect(about.locator("summary")).to_be_in_viewport()
    expect(about).to_contain_text("A blank means")


@pytest.mark.sweep
def test_whoever_chooses_a_cell_by_key_stays_at_it(reader: Page) -> None:
    opened(reader, "/progress?area=NGA,GBR")
    cell = panel(reader, "progress-statuses").locator('[data-area="NGA"][data-indicator="undernourishment"]')
    cell.focus()
    cell.press("Enter")
    expect(title(reader, "progress-pace")).to_contain_text("Nigeria, Undernourishment")
    expect(cell.and_(reader.locator(".selected"))).to_be_focused()
