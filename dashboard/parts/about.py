"""About the dashboard itself: what it is, who makes it, how fresh it is, whom to tell of an error, what is private."""

from __future__ import annotations

import tomllib
from functools import cache

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Source
from dashboard.config import ROOT
from dashboard.context import Context
from dashboard.figures.addresses import METHOD
from dashboard.i18n import current_language, translate
from dashboard.parts.elements import element, inside, written
from dashboard.parts.reference import fact
from dashboard.words.credits import publisher_said, released_on

ABOUT = "/about"
LICENCE = f"{ABOUT}#licence"
SOURCES = "/data/sources"
KEPT = "/kept"
"""The page that lists what this browser keeps: a document of its own (dashboard/web/offline.py)."""


@cache
def version() -> str:
    """That of the code, as `pyproject.toml` has it."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def newest(context: Context) -> Source:
    """The publisher's release that came out last, among those that the tables hold."""
    return max(context.sources.values(), key=lambda source: source.released)


def about(context: Context) -> Component:
    """All of it, written out."""
    parts = [_what(), _who(), _fresh(context), _licence(), _errors(), _private(context), _access()]
    return written(html.Div(parts, className="about"))


def _part(name: str, title: str, *parts: Component) -> Component:
    return element(html.Section, [html.H2(title), *parts], {}, id=name, className="rule")


def _what() -> Component:
    return _part(
        "what",
        translate("What it is"),
        html.P(
            translate(
                "For a country or the world it answers three questions. What is known about children among the victims "
                "of trafficking? What puts children at risk? Are the targets for 2030 within reach?"
            )
        ),
        html.P(translate("Every figure carries its source. What is not known is shown as not known.")),
    )


def _who() -> Component:
    return _part(
        "who",
        translate("Who makes it"),
        html.P(
            [
                translate("The Reach 2030 contributors make it, and it speaks for them alone."),
                " ",
                translate(
                    "What it says of targets is their own reading of published figures, not an assessment by the "
                    "United Nations."
                ),
            ]
        ),
    )


def _fresh(context: Context) -> Component:
    source = newest(context)
    fetched = max((one.retrieved for one in context.store.releases.values() if one.retrieved), default="")
    facts = [
        *fact(
            translate("Newest release of a publisher"),
            translate("{publisher}, {vintage}", publisher=publisher_said(source), vintage=translate(source.vintage)),
        ),
        *(fact(translate("Released"), released_on(source)) if released_on(source) != translate(source.vintage) else []),
        *(fact(translate("Fetched last"), fetched) if fetched else []),
        *fact(translate("Version of the tables"), html.Code(context.store.version)),
        *fact(translate("Version of the code"), html.Code(version())),
    ]
    return _part(
        "fresh",
        translate("How fresh it is"),
        html.P(
            translate(
                "The figures are as old as their publishers' releases, which every caption names. The running server "
                "asks no publisher for newer ones."
            )
        ),
        html.Dl(facts),
        html.P(inside(translate("All releases, with their licences"), SOURCES, className="more")),
    )


def _licence() -> Component:
    return _part(
        "licence",
        translate("Licence and code"),
        html.P(
            [
                translate("The code is under the MIT licence. The figures stay under their publishers' terms."),
                " ",
                inside(translate("Licences of the figures"), SOURCES),
            ]
        ),
        html.P(
            translate(
                "Pictures and slides may be shown and passed on non-commercially with their sources and address. The "
                "strictest terms of their sources apply."
            )
        ),
        html.P(
            translate(
                "Code and tables are one repository. No public address of it is known here; whoever runs this server "
                "has a copy, with README.md and CONTRIBUTING.md to begin with."
            )
        ),
    )


def _errors() -> Component:
    return _part(
        "errors",
        translate("Tell of an error"),
        html.P(
            translate(
                "Tell whoever runs this server what is wrong, where you saw it, and what you would expect and why. The "
                "address of a page says exactly what it shows."
            )
        ),
        html.P(
            translate(
                "“Where does this come from?” beside a number shows its row and its publisher. A figure that differs "
                "from the same release is our error; one that the publisher has wrong, only the publisher can mend."
            )
        ),
        html.P(
            translate(
                "English is the language that all is written in. The other languages were translated for this site, "
                "and read a second time by somebody else; no native editor and none of the publishers has looked at "
                "them yet. Where they differ, English counts."
            )
        ),
        html.P(inside(translate("How figures become charts"), METHOD, className="more")),
    )


def pages_kept() -> str:
    """What a browser keeps of the pages themselves, where the setting lets it."""
    return translate(
        "Over a secure connection, the latest pages that you open are kept in this browser alone, for when the line is "
        "down. On a computer that others use, forget them when you leave."
    )


def _private(context: Context) -> Component:
    return _part(
        "private",
        translate("What leaves your browser"),
        html.P(
            translate(
                "Your browser asks this server for pages and figures, and no other server for anything. There are no "
                "cookies, and no visitors are counted. Whoever runs this server may count requests, never who asked."
            )
        ),
        html.P(
            translate(
                "Your country, your deck, light or dark, columns of the table and what you were shown once are kept in "
                "this browser alone. A deck goes to this server when you ask for its slides or files, and is not kept "
                "there."
            )
        ),
        html.P(
            [
                translate(
                    "Figures of your own are kept in the tab to which you brought them. They leave your browser only "
                    "with a file for which you choose so."
                ),
                " ",
                inside(translate("Your own figures"), "/data/own"),
            ]
        ),
        *([_kept_pages()] if context.config.offline else []),
    )


def _kept_pages() -> Component:
    seen = html.A(translate("See or forget them"), href=f"{KEPT}?lang={current_language()}")
    return html.P([pages_kept(), " ", seen])


def _access() -> Component:
    return _part(
        "access",
        translate("Accessibility"),
        html.P(
            translate(
                "Every map and chart has a table with the same rows, and the map takes the keyboard. A status has a "
                "sign and a word besides its colour. No scale of a map runs from red to green."
            )
        ),
        html.P(
            translate(
                "The aim is level AA of the WCAG 2.2. Each page is checked by a program, in Chromium only. That finds "
                "some faults and not all: please tell of what stops you."
            )
        ),
        html.P(translate("Press “?” on any page for its keys. Those of one letter or sign can be turned off there.")),
    )
