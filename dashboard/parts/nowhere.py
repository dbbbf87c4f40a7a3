"""What is said where there is no page: what was looked for, what may have been meant, and where else to go."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.elements import element, inside
from dashboard.parts.family import DATA, DRIVERS
from dashboard.parts.header import MENU
from dashboard.parts.slides import paper_address
from dashboard.selection import Selection
from dashboard.words.names import area_name, listed

COUNTRIES = ("/country/", "/print/country/")
"""Before the code of a country, in addresses of pages and of paper."""
LONGEST = 40
"""Characters of an address that are repeated."""
MOST = 5
"""Links to what may have been meant."""
_LIKE = 0.6


class Lost(NamedTuple):
    """What is said of an address that leads nowhere."""

    title: str
    about: str
    links: tuple[tuple[str, str], ...]
    """Name and address of what may have been meant, the likeliest first."""
    is_country: bool


def lost(context: Context, path: str) -> Lost:
    """What can be said of an address with no page, in the current language."""
    for start in COUNTRIES:
        if path.startswith(start):
            return _no_country(context, path.removeprefix(start).strip("/ "))
    known = {address: name for address, name in (*MENU, *DATA[1:], *DRIVERS[1:]) if address != "/"}
    like = get_close_matches(path.rstrip("/").lower(), known, MOST, _LIKE)
    return Lost(
        translate("There is no such page"),
        translate("The address leads nowhere."),
        tuple((translate(known[address]), address) for address in like),
        is_country=False,
    )


def _no_country(context: Context, asked: str) -> Lost:
    group = context.geography.resolve(asked)
    if group is not None:
        name = area_name(context, group)
        about = translate("{name} is a region or group, and only countries and areas have a page.", name=name)
        links: tuple[tuple[str, str], ...] = (
            (translate("{area}: brief", area=name), paper_address(group)),
            (translate("{name} on the overview", name=name), f"/?area={group}"),
        )
    else:
        about = translate("Countries and areas are found by a code of three letters, such as NGA for Nigeria.")
        links = tuple((area_name(context, code), f"/country/{code}") for code in _like(context, asked))
    return Lost(translate("There is no country “{code}”", code=_shown(asked)), about, links, is_country=True)


def _like(context: Context, asked: str) -> list[str]:
    """Countries and areas whose code of two letters, code or name is like what was asked for."""
    named: dict[str, list[str]] = {}
    for code, area in context.geography.areas.items():
        for text in (area.iso2, code, *area.names):
            named.setdefault(text.lower(), []).append(code)
    wanted = asked.lower().replace("-", " ").replace("_", " ")[: 2 * LONGEST]
    near = [wanted] if wanted in named else get_close_matches(wanted, named, 2 * MOST, _LIKE)
    return list(dict.fromkeys(code for text in near for code in named[text] if text))[:MOST]


def _shown(text: str) -> str:
    kept = "".join(character if character.isprintable() else "\ufffd" for character in text[:LONGEST])
    return kept if len(text) <= LONGEST else f"{kept}…"


def no_such_page(context: Context, path: str) -> list[Component]:
    """The page that stands where there is none."""
    said = lost(context, path)
    others: list[Any] = [
        inside(translate("Overview"), "/"),
        " · ",
        inside(translate("All countries and areas"), "/country"),
    ]
    links = [html.Li(_led(name, address)) for name, address in said.links]
    search = element(
        html.Button, translate("Find a country"), {"data-act": "search"}, type="button", className="tool lost-search"
    )
    return [
        html.H1(said.title),
        html.P(said.about, className="lede"),
        *([html.P(translate("This may have been meant:")), html.Ul(links, className="lost-links")] if links else []),
        *([html.P(search)] if said.is_country else []),
        html.P(others),
    ]


def _led(name: str, address: str) -> Component:
    """Sheets of paper are no page that the browser changes to by itself."""
    return html.A(name, href=address) if address.startswith("/print/") else inside(name, address)


def left_aside(context: Context, selection: Selection) -> tuple[str, ...]:
    """What is said where the list of countries was asked for a group, or for several places: one country is shown."""
    if not selection.areas:
        return ()
    first, *others = (area_name(context, code) for code in selection.areas)
    if selection.areas[0] not in context.geography.areas:
        return (translate("{area} is a group, and this page is about one country: choose one.", area=first),)
    if not others:
        return ()
    said = translate(
        "This page is about one country at a time: {area} is shown, not {others}. “Compare” shows several.",
        area=first,
        others=listed(others),
    )
    return (said,)
