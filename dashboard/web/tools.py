"""What a program that answers people may ask over MCP: functions that Dash's server offers as tools.

They are registered once in a process, and each asks for the evidence of the application that has the request: after a
refresh there is a new one. All answers are in English; figures are those of the tables, word for word.
"""

from __future__ import annotations

import functools
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ParamSpec

from dash.mcp import configure_mcp_server, mcp_enabled
from flask import current_app
from werkzeug.exceptions import HTTPException

from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.exports.actions import Actions
from dashboard.exports.brief import told as brief_told
from dashboard.exports.cells import (
    Cell,
    question_of,
    row_told,
    rows_of,
    source_told,
    sums_of,
    told_of,
    usual_cell,
    whole,
)
from dashboard.exports.documents.brief import address_of
from dashboard.exports.reasons import DETECTED, reasons
from dashboard.exports.verified import NoFigureError, verified
from dashboard.figures.progress import target_text
from dashboard.i18n import DEFAULT, language
from dashboard.metrics.progress import STATUS_WORDS
from dashboard.search.entries import Entry, Place, entries
from dashboard.search.found import Indexed, found, indexed
from dashboard.store import GROUPS_IN_TABLES
from dashboard.web.errors import printable
from dashboard.web.questions import read_actions
from dashboard.words.ageless import at_least
from dashboard.words.names import area_name

EXTENSION = "reach-mcp"
"""Under which the evidence of an application is found."""
MOST_FOUND, MOST_ROWS, MOST_ACTIONS = 20, 200, 60
"""Of one answer; more is said to be left off."""
NO_REASON = "Nothing in the words speaks against an answer: ask `search` for the indicator, then `observations`."
_INDICATOR = re.compile(r"[?&]indicator=(?P<indicator>[a-z0-9-]+)")
_log = logging.getLogger(__name__)
_Asked = ParamSpec("_Asked")
Answer = dict[str, Any]


class Refused(ValueError):  # noqa: N818 - its name is read by whoever asked
    """What is asked for does not exist; the message says so in one line."""


@dataclass(frozen=True)
class Evidence:
    """What tools answer from."""

    context: Context
    places: Sequence[Place]

    @cached_property
    def index(self) -> tuple[Indexed, ...]:
        """All that can be found, made when somebody searches first."""
        with language(DEFAULT):
            return indexed(entries(self.context, self.places))

    @cached_property
    def actions(self) -> Actions:
        """The suggested actions."""
        return Actions(self.context)


TOOLS: dict[str, Callable[..., Answer]] = {}
"""All tools by name."""


def tool(function: Callable[_Asked, Answer]) -> Callable[_Asked, Answer]:
    """Offer a function, whose docstring is its description. No text of an exception leaves but what was meant to."""

    @functools.wraps(function)
    def answered(*args: _Asked.args, **asked: _Asked.kwargs) -> Answer:
        try:
            with language(DEFAULT):
                return {**function(*args, **asked), **_release()}
        except Refused:
            raise
        except NoFigureError as error:
            raise Refused(str(error)) from None
        except HTTPException as error:
            if (error.code or 500) < 500:
                raise Refused(" ".join((error.description or error.name).split())) from None
            _log.exception("tool %s failed", function.__name__)
        except Exception:
            _log.exception("tool %s failed", function.__name__)
        raise Refused("This failed; the server has noted why.") from None

    answered.__doc__ = " ".join((function.__doc__ or "").split())
    TOOLS[function.__name__] = answered
    mcp_enabled(answered, name=function.__name__, expose_docstring=True)
    return answered


def _evidence() -> Evidence:
    known: Evidence = current_app.extensions[EXTENSION]
    return known


def _release() -> Answer:
    context = _evidence().context
    return {"release": context.release or context.store.version}


@tool
def search(words: str, limit: int = 8) -> Answer:
    """Find indicators, countries and groups, pages, and headline figures with their status by English words.

    Use it first: `id` of an indicator and of an area is what other tools ask for. `why_no_answer` says why a question
    gets no figure, such as one on how many children are trafficked in all, or on the worst country: pass that on.
    words: what is looked for, such as "detected child victims" or "Nigeria". limit: at most so many, up to 20.
    """
    evidence = _evidence()
    context = evidence.context
    kept = found(evidence.index, words, max(1, min(limit, MOST_FOUND)))
    return {
        "why_no_answer": list(reasons(context, words)),
        "found": [_found(context, one) for one in kept],
    }


@tool
def observations(
    indicator: str,
    area: str,
    *,
    first_year: int = 0,
    last_year: int = 0,
    sex: str = "",
    age: str = "",
    breakdown: str = "",
) -> Answer:
    """Published figures of one indicator for one country, area or group, year by year, with source and caveats.

    `published` is how a figure may be said; suppressed figures stay suppressed ("<5"), and a year without a row is
    unknown, not zero. A figure of detected victims is of those who were found, not of all who are trafficked. At
    most the newest 200 rows are given. indicator: id as `search` gives it. area: ISO 3166-1 alpha-3 (NGA), M49 code
    of a group, or WLD; of a group without a publisher's figure the sums over its countries that pages show.
    first_year, last_year: inclusive, 0 for all. sex, age, breakdown: codes (F, Y0T17); "" for the usual one, "*"
    for all.
    """
    context = _evidence().context
    code = _area(context, area)
    usual = _usual(context, _indicator(context, indicator), code, 0, sex=sex, age=age, breakdown=breakdown)
    record = context.indicators[usual.indicator]
    wanted = {"sex": usual.sex, "breakdown": usual.breakdown}
    wanted = {name: "" if chosen == "*" else chosen for name, chosen in wanted.items()}
    ages = ("",) if usual.age == "*" else (*(record.merged_age if not age else ()), usual.age)
    first, last = first_year or None, last_year or None
    rows = [row for one in ages for row in rows_of(context, record.id, [code], first, last, age=one, **wanted)]
    if not rows and code in context.geography.regions and "*" not in (sex, age, breakdown):
        rows = [row for row in sums_of(context, usual) if (first or 0) <= row.year <= (last or row.year)]
    rows.sort(key=lambda row: row.year)
    about = rows[-1] if rows else replace(usual, age=usual.age.replace("*", record.default_age))
    return {
        **told_of(context, replace(about, year=0)),
        "area": code,
        "area_name": area_name(context, code),
        "definition": record.definition,
        "meaning_of_a_blank": record.meaning_blank,
        "meaning_of_zero": record.meaning_zero,
        "years": {"first": context.years(record.id).first, "last": context.years(record.id).last},
        "left_off": max(len(rows) - MOST_ROWS, 0),
        "rows": [_row_told(context, row) for row in rows[-MOST_ROWS:]],
    }


def _row_told(context: Context, row: Cell) -> dict[str, Any]:
    """A row with its figure as pages tell it: "at least" so much, where victims of no age may raise it."""
    said = at_least(context, question_of(context, row), row.area, row.year, row.text)
    return {**row_told(row), "published": said}


@tool
def status(area: str, indicator: str = "") -> Answer:
    """Where a country stands on the way to the targets for 2030, by fixed rules.

    This is Reach 2030's reading of published figures, not an assessment by the United Nations. Detections
    have no target and no status. area: ISO 3166-1 alpha-3 (NGA). indicator: id of one with a target, "" for all that
    have one.
    """
    context = _evidence().context
    code = _area(context, area)
    if code not in context.geography.areas:
        raise Refused(f"area: “{code}” is a group, and statuses are of countries and areas.")
    wanted = _indicator(context, indicator) if indicator else ""
    if wanted and context.indicators[wanted].target is None:
        raise Refused(f"indicator: “{wanted}” has no target, so there is no status of it.")
    cells = [cell for (name, of), cell in context.progress.items() if of == code and wanted in ("", name)]
    return {
        "area": code,
        "area_name": area_name(context, code),
        "address": whole(context, f"/progress?area={code}"),
        "method": whole(context, "/data/method"),
        "statuses": [
            {
                "status": STATUS_WORDS[cell.status],  # type: ignore[index]
                "reason": cell.reason,
                "target": target_text(context.indicators[cell.indicator]),
                "first_year": cell.base_year,
                "first_value": cell.base_value,
                "last_year": cell.last_year,
                "last_value": cell.last_value,
                **told_of(context, usual_cell(context, cell.indicator, code, cell.last_year or 0)),
            }
            for cell in cells
        ],
    }


@tool
def brief(area: str, section: str = "") -> Answer:
    """The sentences of the brief on a country or group: what is known, and what is not, each value with its address.

    Quote whole sentences: their qualifications belong to them. area: ISO 3166-1 alpha-3 (NGA), M49 region (142), or
    LDC, LLDC, SIDS, HIC, UMC, LMC, LIC. section: id of one section, "" for all; `sections` lists them.
    """
    context = _evidence().context
    code = _area(context, area)
    told = brief_told(context, brief_of(context, code))
    known = [one["id"] for one in told["sections"]]
    if section and section not in known:
        raise Refused(f"section: there is no “{printable(section)}”; there are {', '.join(known)}.")
    chosen = [one for one in told["sections"] if section in ("", one["id"])]
    values = [value for part in chosen for block in part["paragraphs"] for one in block for value in one["values"]]
    named = dict.fromkeys(found["indicator"] for value in values if (found := _INDICATOR.search(value["origin"])))
    for value in values:
        value["origin"] = whole(context, value["origin"])
    return {
        "area": code,
        "area_name": told["name"],
        "address": whole(context, address_of(context, code)),
        "sections": known,
        "text": chosen,
        "caveat": context.indicators[DETECTED].caveats[0],
        "sources": [
            source_told(context, source)
            for source in dict.fromkeys(context.source_of(name).id for name in named if name in context.indicators)
        ],
    }


@tool
def actions(area: str, subject: str = "", section: str = "") -> Answer:
    """What the US Department of Labor suggested to a country, word for word: its suggestions, nobody else's.

    No action means that none was suggested or that the country is not in this source. At most 60 are given. area: ISO
    3166-1 alpha-3 (NGA). subject: trafficking, sexual-exploitation, armed-groups, on-the-move (Reach 2030's
    reading of the words), "" for all. section: legal-framework, enforcement, coordination, government-policies,
    social-programs, "" for all.
    """
    evidence = _evidence()
    code = _area(evidence.context, area)
    asked = {"area": [code], "subject": [subject], "section": [section]}
    told = evidence.actions.asked(
        read_actions(evidence.context, b"", {name: one for name, one in asked.items() if any(one)})
    )
    return {
        "area": code,
        "area_name": area_name(evidence.context, code),
        "source": source_told(evidence.context, told["source"]["id"]),
        "notes": told["notes"],
        "address": whole(evidence.context, f"/justice?area={code}"),
        "left_off": max(len(told["actions"]) - MOST_ACTIONS, 0),
        "actions": told["actions"][:MOST_ACTIONS],
    }


@tool
def verify_figure(
    figure: str,
    indicator: str,
    area: str,
    year: int,
    *,
    unit: str = "",
    sex: str = "",
    age: str = "",
    breakdown: str = "",
) -> Answer:
    """Whether a figure that somebody quotes is the published one, of one indicator, area and year.

    verdict: "equal"; "rounded" (of the published figure); "outdated" (it stood in an older release that is kept);
    "another unit" (it fits in another unit, such as a share for a percentage or a rate for a count); "not known" (none
    of these: this does not make it false, or another figure true). A suppressed figure is never confirmed. figure: as
    quoted, such as "2,883", "38%", "<5" or "2.9 million". unit: its unit, where it is named. indicator: id as `search`
    gives it. sex, age, breakdown: codes, "" for the usual one.
    """
    context = _evidence().context
    code, name = _area(context, area), _indicator(context, indicator)
    if len(figure) > 40:
        raise Refused("figure: write one number, such as 2,883, 38%, 0.38, <5 or 2.9 million.")
    return verified(context, _usual(context, name, code, year, sex=sex, age=age, breakdown=breakdown), figure, unit)


@tool
def why_no_answer(question: str) -> Answer:
    """Why there is no figure that answers a question, for instance on prevalence or on the worst country.

    Pass the reasons on instead of an estimate of your own. question: in English.
    """
    context = _evidence().context
    told = list(reasons(context, question))
    return {
        "has_answer": "unknown" if not told else "no",
        "reasons": told or [NO_REASON],
        "address": whole(context, "/data/method#method-never"),
    }


def _found(context: Context, one: Entry) -> Answer:
    """An entry of the search; of an indicator with its unit, publisher and first caveat."""
    told = {"kind": one.kind, "id": one.id, "name": one.name, "about": one.about, "address": whole(context, one.to)}
    if one.kind != "indicator":
        return told
    record, source = context.indicators[one.id], context.source_of(one.id)
    return told | {"unit": record.unit, "source": source_told(context, source.id), "caveat": record.caveats[0]}


def _area(context: Context, text: str) -> str:
    written = text.strip().upper()
    code = context.geography.resolve(GROUPS_IN_TABLES.get(written, written))
    if code is None:
        raise Refused(f"area: there is no area or group “{printable(text)}”; `search` finds codes by names.")
    return code


def _indicator(context: Context, name: str) -> str:
    if name not in context.indicators:
        raise Refused(f"indicator: there is no “{printable(name)}”; `search` finds ids by words.")
    return name


def _usual(context: Context, indicator: str, area: str, year: int, **codes: str) -> Cell:
    """The usual cell but for codes that are given, each of which the indicator must have; "*" stands for all."""
    record = context.indicators[indicator]
    for name, code in codes.items():
        has = (
            record.has_breakdown(code, context.geography.areas)
            if name == "breakdown"
            else code in getattr(record, name)
        )
        if code not in ("", "*") and not has:
            raise Refused(f"{name}: {indicator} has no “{printable(code)}”; it has {', '.join(getattr(record, name))}.")
    return usual_cell(context, indicator, area, year, **codes)


# Nothing of the pages is offered: their callbacks answer the browser.
configure_mcp_server(
    include_layout=False, include_callbacks=False, include_clientside_callbacks=False, include_pages=False
)
