"""What the US Department of Labor suggested, as it is read on a page: to be searched, and copied with its source.

Also its list of goods, and what the ledger says of profits beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.shown import Shown, Words
from dashboard.i18n import slots, translate
from dashboard.kinds.suggested import SOURCE, caveat_said, disagreement, section_name, subject_name
from dashboard.kinds.treaties import code_of
from dashboard.metrics.labour import Action, by_section
from dashboard.parts.claims import LEDGER, PROFITS_PUBLISHED, woven
from dashboard.parts.elements import element, inside, origin_link
from dashboard.parts.finder import finder
from dashboard.selection import Selection
from dashboard.words.credits import publisher_said

ENGLISH = "en"
"""Of the publisher's words, whatever the language of the page."""
LABOUR = "child-labour"


def suggested(context: Context, selection: Selection, shown: Shown, whole: Component) -> Component:
    """The actions of a country in their five sections; `whole`, the table, of a group or where there is none."""
    code = code_of(selection)
    actions = context.actions.get(code, ()) if code in context.geography.areas else ()
    if not actions:
        return _framed(shown.words, [] if code in context.geography.areas else [whole])
    source = context.sources[SOURCE]
    marks = {
        "data-found": "suggested",
        "data-source": publisher_said(source),
        "data-report": source.title.partition(":")[0],
        "data-edition": translate(source.vintage),
        "data-at": f"/justice?area={code}",
    }
    every = _button("quotes", translate("Copy all"))
    setattr(every, "data-some", "")
    search = finder("suggested", translate("Search these words"), every)
    sections = [
        html.Section([html.H3(section_name(name)), html.Ul([_entry(context, one) for one in own])], className="quoted")
        for name, own in by_section(actions)
    ]
    setattr(search, "data-forgets", "")
    return _framed(
        shown.words,
        [element(html.Div, [search, html.Div(sections, className="quotes", tabIndex=0)], marks)],
        caveat_said(context, code),
    )


def _entry(context: Context, action: Action) -> Component:
    """One action: its words as a quotation, what it is on, and a button that copies it."""
    quoted = element(html.Q, action.text, {"lang": ENGLISH, "dir": "ltr"})
    subjects = [html.Span(subject_name(name), className="subject") for name in action.subjects]
    spaced: list[Any] = [part for subject in subjects for part in (" ", subject)]
    apart = disagreement(context, action)
    children: list[Component] = [
        element(html.P, [quoted, *spaced], {"data-said": ""}),
        *([html.P(apart, className="apart")] if apart else []),
        _button("quote", translate("Copy"), title=translate("Copy these words with their source")),
    ]
    return element(html.Li, children, {"data-entry": "", "data-year": str(action.year)}, id=action.id)


def goods(shown: Shown, whole: Component) -> Component:
    """The list of a country, or countries by sector, between what it is and whose it is."""
    return _framed(shown.words, [whole])


def _framed(words: Words, body: Sequence[Component], caveat: str = "") -> Component:
    """A table without a chart has nobody else who says what it shows: title, caveat, coverage, source.

    `caveat`: of what says the rest of its own beside what it is about.
    """
    below: list[Any] = [
        html.Strong(caveat or words.caveat),
        f" {words.coverage} " if words.coverage else " ",
        words.source,
        " ",
    ]
    return html.Div(
        [
            html.P(html.Strong(words.title), className="panel-subtitle"),
            html.P(words.subtitle, className="panel-subtitle"),
            *body,
            html.P([*below, origin_link(words.origin, words.title)], className="panel-caption"),
        ],
        className="labour",
    )


def suggested_head() -> str:
    """What the panel of suggested actions is called on a page; what it holds names whose and of when."""
    return translate("Suggested actions")


def goods_head() -> str:
    """What the panel of goods is called on a page."""
    return translate("Listed goods")


def _button(act: str, label: str, **known: Any) -> Component:
    return element(html.Button, label, {"data-act": act}, type="button", className="tool", **known)


def demand(context: Context, selection: Selection) -> list[Component]:
    """What the ledger says of profits, of something else, and where child labour itself stands."""
    said = woven(
        context,
        translate(
            "Beside the list, of something else: illegal profits from forced labour of people of all ages in the whole "
            "world, {published} ({year}), among these in agriculture {agriculture} and in industry {industry}. They "
            "are not divided by the goods of this list.",
            year=context.claims[PROFITS_PUBLISHED].when,
            **slots("published", "agriculture", "industry"),
        ),
        published=PROFITS_PUBLISHED,
        agriculture="ilo-2024-profits-agriculture",
        industry="ilo-2024-profits-industry",
    )
    areas = ",".join(selection.areas)
    labour = f"/protection?indicator={LABOUR}" + (f"&area={areas}" if areas else "")
    return [
        html.Section(
            [
                html.H2(translate("What is said of profits"), className="panel-title"),
                html.P(said),
                html.P(
                    inside(translate("Children in child labour, as surveys count them →"), labour, className="more")
                ),
                inside(translate("Every published figure with its source and status →"), LEDGER, className="more"),
            ],
            className="claims panel",
        )
    ]
