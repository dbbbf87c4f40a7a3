"""Documents for paper: `/print/country/<ISO3>` in two sheets, and `/print/deck` for the deck that the browser gives."""

from __future__ import annotations

import json

from flask import Flask, abort, request
from werkzeug.wrappers import Response as AnyResponse

from dashboard.brief.whole import has_brief
from dashboard.context import Context
from dashboard.exports import deck
from dashboard.exports.deck import DeckError, decode
from dashboard.exports.documents.brief import address_of, title_of
from dashboard.i18n import language, translate
from dashboard.parts import paper, paper_brief, paper_deck, shell
from dashboard.web.places import lead_to, nowhere

COUNTRY, DECK = "/print/country/<area>", "/print/deck"


def register(server: Flask, context: Context) -> None:
    """Register the addresses."""
    assets, root = context.config.assets, context.config.root

    def lang() -> str:
        return context.reader.language_of(request.query_string.decode("ascii", "replace"))

    @server.get(COUNTRY)
    def country_on_paper(area: str) -> str | AnyResponse:
        code = context.geography.resolve(area)
        if code is None or not has_brief(context, code):
            return nowhere(server)
        if code != area:
            return lead_to(f"/print/country/{code}")
        with language(lang()):
            title = title_of(context, code)
            sheets = paper.main(assets, paper_brief.brief_on_paper(context, code, root))
            return paper.document(assets, title, address_of(context, code), sheets, files=paper_brief.files(code))

    @server.get(DECK)
    def deck_page() -> str:
        with language(lang()):
            known = {"deck": deck.known(), "words": shell.words()}
            told = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
            base = f'<script type="application/json" id="base">{told}</script>'
            return paper.document(assets, translate("Your deck"), "/deck", '<div class="paper-place"></div>', more=base)

    @server.post(DECK)
    def deck_on_paper() -> str:
        with language(lang()):
            try:
                found = decode(request.get_data(as_text=True))
            except DeckError as error:
                abort(400, str(error))
            return paper.main(assets, paper_deck.deck_on_paper(context, found, root))
