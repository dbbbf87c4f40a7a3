"""The ways to slides: of a whole page, of a country's brief, which comes for Word and as PDF, too, and of the world."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.exports.deck import MARK, STARTERS, Deck, Pinned, encode
from dashboard.geography import WORLD
from dashboard.i18n import DEFAULT, current_language, labelled, translate
from dashboard.parts.elements import element
from dashboard.parts.menus import menu
from dashboard.views import VIEWS
from dashboard.words.names import area_name

WIDE, NARROW = "16x9", "4x3"
"""Formats of dashboard/exports/slides/template.py."""


def page_slides(page: str) -> list[Component]:
    """The way to the slides of a page, for its end; nothing where it has no views, or a brief of its own."""
    if page == "country" or all(view.page != page for view in VIEWS.values()):
        return []
    # Which group is chosen only the browser knows: it writes the name and the address, and shows the link.
    words = {"data-group-brief": translate("{area}: brief", area="{area}")}
    brief = element(html.Span, html.A("", href="/country", className="tool"), words, hidden=True)
    return [html.P([*_ways(f"page/{page}", translate("This page as slides")), brief], className="page-slides")]


def paper_address(code: str) -> str:
    """Of the sheets of paper of a country or group, in the current language."""
    lang = current_language()
    return f"/print/country/{code}" + (f"?lang={lang}" if lang != DEFAULT else "")


def brief_menu(country: str) -> Component:
    """A country's brief as slides, for Word and as PDF, in the format that the reader chooses."""
    label = translate("This brief as slides, for Word or as PDF")
    offered = (
        (WIDE, "16:9", translate("slides, wide screen")),
        (NARROW, "4:3", translate("slides, narrow screen")),
    )
    links = [_link(f"country/{country}", form, [html.Strong(name), " ", about]) for form, name, about in offered]
    short = [html.Strong(translate("Two slides")), " ", translate("what is known, what is not, sources")]
    links.append(_link(f"country/{country}", WIDE, short, {"data-length": "two-slides"}))
    links += document_links(country, "tool")
    return menu("brief-menu", translate("Slides, PDF"), label, links, face="act main", title=label)


ONE_PAGE = "&length=one-page"
"""What the address of a brief ends with that is one page long."""


def document_links(country: str, kind: str) -> list[Component]:
    """A country's brief for Word and as PDF, on both papers. `kind`: the class of the links."""
    lang = current_language()
    told = "" if lang == DEFAULT else f"&lang={lang}"
    word, pdf, one_page = translate("Word"), translate("PDF"), translate("on one page")
    papers = (("a4", "A4"), ("letter", translate("Letter")))
    offered = [
        *(("docx", paper, word, translate("{paper}, to edit", paper=name)) for paper, name in papers),
        *(("pdf", paper, pdf, translate("{paper}, to send", paper=name)) for paper, name in papers),
        *((ending, f"a4{ONE_PAGE}", name, one_page) for ending, name in (("docx", word), ("pdf", pdf))),
    ]
    return [
        element(
            html.A,
            [html.Strong(name), " ", about],
            {"data-act": "slides"},
            href=f"/export/country/{country}.{ending}?paper={paper}{told}",
            className=kind,
        )
        for ending, paper, name, about in offered
    ]


def _ways(slides: str, label: str) -> list[Component]:
    """Both formats; each link says of what it is to those who hear it alone."""
    links = [
        _link(slides, form, name, {"aria-label": translate("{what}, {format}", what=label, format=name)})
        for form, name in ((WIDE, "16:9"), (NARROW, "4:3"))
    ]
    return [html.Span(label), *links]


def _link(slides: str, form: str, text: object, more: dict[str, str] | None = None) -> Component:
    marks = {"data-act": "slides", "data-slides": slides, "data-format": form, **(more or {})}
    length = f"&length={marks['data-length']}" if "data-length" in marks else ""
    return element(html.A, text, marks, href=f"/export/{slides}.pptx?format={form}{length}", className="tool")


def without_show(context: Context, country: str = "") -> Component:
    """What a page of slides says to who has no script: why it shows none, and where they are as files.

    `country`: whose slides were asked for; the world's, and the way to all countries, else.
    """
    lang, name = current_language(), area_name(context, country or WORLD)
    said = "" if lang == DEFAULT else f"lang={lang}"
    if country:
        file, page = f"country/{country}.pptx?", (name, f"/country/{country}")
    else:
        ready = encode(Deck(tuple(Pinned(*view) for view in STARTERS["world"])))
        file, page = f"deck.pptx?{MARK}{ready}&", (translate("All countries and areas"), "/country")
    why = translate("Decks and presenting need JavaScript, which is turned off in this browser.")
    download = labelled(name, translate("Download slides (.pptx)"))
    ways = ((download, f"/export/{file}{said}".rstrip("&?")), (page[0], f"{page[1]}?{said}".rstrip("?")))
    listed = html.Ul([html.Li(html.A(text, href=address)) for text, address in ways])
    return html.Noscript([html.P(why, className="notice"), listed])
