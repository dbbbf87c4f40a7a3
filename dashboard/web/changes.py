"""What changed, for programs and readers of feeds: `/api/v1/changes.json`, `/api/v1/releases.json` and Atom feeds."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.changes import (
    Noted,
    by_release,
    example,
    name_of_area,
    name_of_indicator,
    name_of_source,
    noted,
    releases,
    told,
    what,
    whose,
)
from dashboard.exports.observations import json_bytes
from dashboard.i18n import DEFAULT, format_date, in_a_row, in_sentences, labelled, language, translate, translate_number
from dashboard.web.api import offered
from dashboard.web.openapi import ATOM_TYPE
from dashboard.web.questions import read_changes
from dashboard.web.tongues import spoken
from dashboard.words.names import area_name

CHANGES, RELEASES = "/api/v1/changes.json", "/api/v1/releases.json"
PAGE, ALL = "/data/changes", "/data/changes.atom"
ONE = "/data/changes/<kind>/<name>.atom"
ATOM = f"{ATOM_TYPE}; charset=utf-8"
MOST_LINES = 40
"""Of one entry of a feed; the page has all."""
_FIRST_DAY = datetime.date(2026, 11, 28)
"""Of a feed that has had no entry yet: the day of the first release. That of asking would be news each day."""


def register(server: Flask, context: Context) -> None:
    """Register the addresses."""

    def changes() -> Response:
        asked = read_changes(context, request.query_string, request.args.to_dict(flat=False))
        found = noted(context, source=asked["source"], indicator=asked["indicator"], areas=asked["areas"])
        return _answer(json_bytes({"release": context.release, **told(found)}), "application/json")

    def all_releases() -> Response:
        return _answer(json_bytes(releases(context)), "application/json")

    def everything() -> Response:
        return _feed(context, "", "", noted(context))

    def one(kind: str, name: str) -> Response:
        is_known = {
            "source": name in context.sources,
            "indicator": name in context.indicators,
            "area": name in context.geography.areas,
        }
        if not is_known.get(kind, False):
            abort(404, "There is no such feed; /data/changes names all.")
        found = {
            "source": lambda: noted(context, source=name),
            "indicator": lambda: noted(context, indicator=name),
            "area": lambda: noted(context, areas=(name,)),
        }
        return _feed(context, kind, name, found[kind]())

    server.add_url_rule(CHANGES, "changes", changes)
    server.add_url_rule(RELEASES, "releases", all_releases)
    server.add_url_rule(ALL, "changes_feed", everything)
    server.add_url_rule(ONE, "changes_feed_of_one", one)


def _answer(content: bytes, content_type: str) -> Response:
    answer = Response(content, content_type=content_type)
    offered(answer, hashlib.sha256(content).hexdigest()[:20]).make_conditional(request)
    return answer


def _feed(context: Context, kind: str, name: str, found: Sequence[Noted]) -> Response:
    """A feed in the language of the address: an entry for each release that changes something of what it is about."""
    from feedgen.feed import FeedGenerator  # type: ignore[import-untyped] # noqa: PLC0415, no start has to wait for it

    lang = context.reader.language_of(request.query_string.decode("ascii", "replace"))
    root = context.config.root
    # Another language is another feed: a reader who follows both is told of each release in both.
    mark = ":".join(filter(None, ("changes", kind, name) if kind else ("changes", "all")))
    mark += "" if lang == DEFAULT else f":{lang}"
    about = f"?area={name}" if kind == "area" else f"?{kind}={name}" if kind else ""
    with language(lang):
        page = spoken(f"{root}{PAGE}{about}", lang)
        feed = FeedGenerator()
        feed.id(f"tag:reach-2030,2026:{mark}")
        feed.language(lang)
        feed.title(_title(context, kind, name))
        feed.link(href=page, rel="alternate")
        feed.link(href=spoken(f"{root}{request.path}", lang), rel="self")
        feed.author(name="Reach 2030")
        feed.generator("Reach 2030")
        feed.updated(_moment(found[0].day if found else _FIRST_DAY))
        for release, items in by_release(found):
            entry = feed.add_entry(order="append")
            entry.id(f"tag:reach-2030,2026:{mark}:{release}")
            day = format_date(items[0].day)
            said = {"day": day, "names": _sources(context, items)}
            head = translate_number(
                "{day}: {number} change, {names}", "{day}: {number} changes, {names}", len(items), **said
            )
            entry.title(head)
            entry.updated(_moment(items[0].day))
            entry.link(href=page)
            entry.summary("\n".join(_lines(context, items)))
        return _answer(feed.atom_str(pretty=True), ATOM)


def _title(context: Context, kind: str, name: str) -> str:
    about = {
        "source": lambda: name_of_source(context, name),
        "indicator": lambda: translate(context.indicators[name].name),
        "area": lambda: area_name(context, name),
    }
    if not kind:
        return translate("Reach 2030: what changed")
    return translate("Reach 2030: what changed · {name}", name=about[kind]())


def _sources(context: Context, items: Sequence[Noted]) -> str:
    names = dict.fromkeys(whose(context, item) for item in items)
    return in_a_row(names)


def _lines(context: Context, items: Sequence[Noted]) -> list[str]:
    lines = []
    for item in items[:MOST_LINES]:
        about = " · ".join(filter(None, (name_of_area(context, item), name_of_indicator(context, item))))
        said = in_sentences(filter(None, (what(item), example(item), f"({whose(context, item)})")))
        lines.append(labelled(about, said))
    left = len(items) - MOST_LINES
    return [*lines, translate_number("and {number} more", "and {number} more", left)] if left > 0 else lines


def _moment(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
