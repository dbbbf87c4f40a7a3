"""Headline figures with their status: one in a sentence, those that a page quotes, and the whole ledger as a table."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from dash import html
from dash.development.base_component import Component

from dashboard.claims import STATUS_SIGNS, STATUS_WORDS, Claim
from dashboard.context import Context
from dashboard.i18n import DEFAULT, current_language, format_date, slots, translate, translate_number
from dashboard.i18n.published import published, recorded, unmarked
from dashboard.parts.elements import caption, element, filled, inside, sealed, written
from dashboard.selection import Selection

LEDGER = "/data/claims"
QUOTED = re.compile("“([^”]+)”")
"""What a note quotes."""
STATEMENT = datetime.date(2023, 7, 30)
"""Day of the statement of the Special Representative, World Day against Trafficking in Persons."""
SHARE_PUBLISHED, SHARE_CLAIMED = "unodc-2024-child-share-2022", "statement-2023-child-share"
SHARE_BEFORE = "unodc-2022-child-share-2020"
SHARE_HERE, SHARE_WITHOUT = "own-child-share-2022", "own-child-share-2022-without-pakistan"
PROFITS_PUBLISHED, PROFITS_CLAIMED = "ilo-2024-profits", "statement-2023-profits"
CHILD_LABOUR = "child-labour-2025-children-2024"
GIRLS_AND_BOYS = (
    ("unodc-2024-girls-2022", "unodc-2024-boys-2022"),
    ("unodc-2020-girls-2018", "unodc-2020-boys-2018"),
    ("unodc-2018-girls-2016", "unodc-2018-boys-2016"),
    ("unodc-2018-girls-2014", "unodc-2018-boys-2014"),
    ("unodc-2020-girls-2004", "unodc-2020-boys-2004"),
)
"""Shares that UNODC published, newest first."""
HEADS = (
    "Figure",
    "Value",
    "Area",
    "Year",
    "Publisher and publication",
    "Where seen",
    "Status",
    "How it was seen",
    "Note",
)


def claim_figure(context: Context, claim_id: str) -> Component:
    """A claim's value, linked to its entry in the ledger, and its status in sign and words."""
    claim = context.claims[claim_id]
    title, shown = recorded(claim.publication), claim.short  # type: str, str | Component
    said = {"title": unmarked(title)}
    if title != said["title"]:  # The title is in English, what it is the title of is not.
        said["lang"], shown = DEFAULT, html.Span(shown, lang=current_language())
    link = inside(shown, f"{LEDGER}#{claim.id}", **said)
    return html.Span([link, " ", _status(claim, _words(context, claim))], className="claim")


def _words(context: Context, claim: Claim) -> str:
    """The status as a sentence goes on after the figure."""
    ours = {
        "own": translate("computed here"),
        "counted": translate("claimed, counted anew here"),
        "untraced": translate("not traced to a source here"),
    }
    if claim.status in ours:
        return ours[claim.status]
    if claim.status == "traced":
        return translate(
            "claimed, traced to a figure of {publisher}", publisher=recorded(context.claims[claim.near].publisher)
        )
    if claim.status == "news":
        return translate("by {publisher}, seen in a news report", publisher=recorded(claim.publisher))
    if claim.first_hand:
        return translate("published by {publisher}", publisher=recorded(claim.publisher))
    return translate("published by {publisher}, seen where others quote it", publisher=recorded(claim.publisher))


def _status(claim: Claim, words: str) -> Component:
    sign = element(html.Span, STATUS_SIGNS[claim.status], {"aria-hidden": "true"}, className="sign")
    return element(html.Span, [sign, words], {"data-claim": claim.status}, className="status")


def woven(context: Context, text: str, **claim_ids: str) -> list[Any]:
    """A translated sentence with claims in its slots."""
    return filled(text, **{slot: claim_figure(context, claim) for slot, claim in claim_ids.items()})


def _more() -> Component:
    return inside(translate("Every figure with its source and status →"), LEDGER, className="more")


def _children_share(context: Context) -> list[Any]:
    return woven(
        context,
        translate(
            "Children among detected victims, worldwide in {year}: {published}. "
            "The statement of the UN Special Representative on Violence against Children of {date} says {claimed}. "
            "That was UNODC's share for {earlier}, in its previous report: {before}.",
            year=context.claims[SHARE_PUBLISHED].when,
            date=format_date(STATEMENT),
            earlier=context.claims[SHARE_BEFORE].when,
            **slots("published", "claimed", "before"),
        ),
        published=SHARE_PUBLISHED,
        claimed=SHARE_CLAIMED,
        before=SHARE_BEFORE,
    )


def quoted(context: Context) -> Component:
    """Figures often quoted, and which of them can be traced: for the foot of the Overview."""
    labour = context.claims[CHILD_LABOUR]
    sentences = [
        _children_share(context),
        woven(
            context,
            translate(
                "Profits from child trafficking: the statement says {claimed}. "
                "From forced labour of people of all ages, which is another thing: {published}.",
                **slots("claimed", "published"),
            ),
            published=PROFITS_PUBLISHED,
            claimed=PROFITS_CLAIMED,
        ),
        woven(
            context,
            translate(
                "Children in child labour, worldwide in {year}: {published}.", year=labour.when, **slots("published")
            ),
            published=CHILD_LABOUR,
        ),
    ]
    head = html.H2(translate("Figures often quoted, and where they come from"), className="side-title")
    told = html.Ul([html.Li(sentence) for sentence in sentences])
    return sealed(html.Section, [head, told, _more()], className="claims")


def shares(context: Context) -> Component:
    """Children's shares as published, beside the same computed here and what the statement says."""
    here = woven(
        context,
        translate(
            "Added up over all countries in UNODC's file for {year}: {all}; without Pakistan: {without}. "
            "Such a sum moves with who reports. It is not UNODC's global share.",
            year=context.claims[SHARE_HERE].when,
            **slots("all", "without"),
        ),
        all=SHARE_HERE,
        without=SHARE_WITHOUT,
    )
    return sealed(
        html.Section,
        [
            html.H2(translate("Children's share as others publish it"), className="panel-title"),
            html.P(_children_share(context)),
            html.P(here),
            _girls_and_boys(context),
            _more(),
        ],
        className="claims",
    )


def _girls_and_boys(context: Context) -> Component:
    heads = (translate("UNODC's figures, seen where others quote them"), translate("girls"), translate("boys"))
    rows = []
    for pair in GIRLS_AND_BOYS:
        girls, boys = (context.claims[name] for name in pair)
        cells = [html.Td(inside(claim.short, f"{LEDGER}#{claim.id}"), className="number") for claim in (girls, boys)]
        rows.append(html.Tr([element(html.Th, girls.when_in_words, {"scope": "row"}), *cells]))
    head = html.Tr(
        [element(html.Th, text, {"scope": "col"}, className="number" if n else "") for n, text in enumerate(heads)]
    )
    return html.Table([caption(heads[0]), html.Thead(head), html.Tbody(rows)], className="data-table")


def ledger(context: Context, _selection: Selection) -> list[Component]:
    """Every claim as a row of one table, each with an id to link to."""
    return _ledger(context, current_language())


@lru_cache(maxsize=16)
def _ledger(context: Context, _language: str) -> list[Component]:
    claims = list(context.claims.values())
    head = html.Tr([html.Th(translate(text), scope="col") for text in HEADS])
    body = [_row(context, claim) for claim in claims]
    named = caption(translate("Figures often quoted, and where they come from"))
    table = html.Table([named, html.Thead(head), html.Tbody(body)], className="data-table")
    return [
        written(
            html.H2(
                translate_number(
                    "Claims: {n} headline figure",
                    "Claims: {n} headline figures",
                    len(claims),
                    n=len(claims),
                ),
                className="section",
            ),
            html.P(about_statuses(), className="lede"),
            html.Div(table, className="scroll ledger", tabIndex=0),
        )
    ]


def about_statuses() -> str:
    """What each status of a claim means."""
    return translate(
        "Published: a publisher says so, on the page named or on one that quotes it. Seen in a news report: a "
        "journalist gives it as the publisher's, and the publication itself was not at hand. Computed here: from the "
        "tables of this dashboard. Claimed, counted anew: said in the statement, in no table, and checked here by "
        "counting. Claimed, traced: said in the statement, and the figure of another row, which is "
        "named. Claimed, not traced: said in the statement, and in no publication that was looked through."
    )


def _row(context: Context, claim: Claim) -> Component:
    cells = (
        claim.figure,
        translate(claim.area),
        claim.when_in_words,
        [html.Div(recorded(claim.publisher)), html.Div(recorded(claim.publication), className="few")],
        _seen(claim),
        _status(claim, translate(STATUS_WORDS[claim.status])),
        "" if claim.status == "untraced" else recorded(claim.quality),
        _note(context, claim),
    )
    name = element(html.Th, translate(claim.name), {"scope": "row"})
    named = zip(HEADS[1:], cells, strict=True)
    told = (element(html.Td, cell, {"data-head": translate(head)} if cell else {}) for head, cell in named)
    return html.Tr([name, *told], id=claim.id)


def _seen(claim: Claim) -> list[Any]:
    pages = [html.Div(html.A(urlsplit(page).netloc, href=page, title=page, rel="noopener")) for page in claim.seen]
    return [*pages, html.Div(recorded(claim.seen_note), className="few")] if claim.seen_note else pages


def _quoting(claim: Claim) -> str:
    """A note in the reader's language; a publisher's words that stand in it as published are marked as English."""
    text = translate(claim.note)
    for words in QUOTED.findall(claim.note):
        text = text.replace(words, published(words))
    return text


def _note(context: Context, claim: Claim) -> Sequence[Any]:
    said: list[Any] = [_quoting(claim)] if claim.note else []
    if claim.near:
        near = context.claims[claim.near]
        words = {"figure": near.figure, "year": near.when}
        text = translate("Nearest published figure: {figure} ({year})", **words)
        if claim.status == "traced":
            text = translate(
                "It is this figure of {publisher}: {figure} ({year})", **words, publisher=recorded(near.publisher)
            )
        said.append(html.Div(html.A(text, href=f"#{near.id}")))
    return said
