"""Addresses at which a figure is explained: where it comes from, who reports it, what it means."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode, urlsplit

from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.i18n import DEFAULT
from dashboard.selection import Selection, usual

EXPLORER = "/data"
ORIGIN = "/data/origin"
COVERAGE = "/data/coverage"
CATALOGUE = "/data/catalogue"
SOURCES = "/data/sources"
REPORT = "/data/report"
METHOD = "/data/method"
UNMEASURED = "/data/not-measured"
"""What is known of what no table counts, and who collects what."""
_PLAIN = re.compile(r"[A-Za-z0-9_.~,-]*")
"""What stands in an address as it is: nearly all that does, and to look at each sign takes longer."""
HEADLINE = "overview-headline.block"
"""Where figures stand that no panel draws: children, girls and boys of an area, or of whoever reports in a group."""


def query_of(context: Context, question: Selection, *, place: bool = True, year: int | None = None) -> str:
    """The query of a page of figures, the indicator always named; without the areas where not `place`."""
    indicator = context.indicators[question.indicator]
    base = usual(indicator, context.years(indicator.id))
    pairs = [("indicator", question.indicator)]
    pairs += [("area", ",".join(question.areas))] if place and question.areas else []
    pairs += [("year", str(year))] if year is not None else []
    for name in ("sex", "age", "breakdown", "measure"):
        if getattr(question, name) != getattr(base, name):
            pairs.append((name, getattr(question, name)))
    pairs += [("lang", question.lang)] if question.lang != DEFAULT else []
    if all(_PLAIN.fullmatch(value) for _, value in pairs):
        return "&".join(map("=".join, pairs))
    return urlencode(pairs, safe=",")


def origin_address(context: Context, question: Selection, year: int | None = None, seen: str = "") -> str:
    """Where the figure of a question comes from. `seen`: view and tab in which it stands ("victims-ages.chart")."""
    text = query_of(context, question, year=year)
    return f"{ORIGIN}?{text}&view={seen}" if seen else f"{ORIGIN}?{text}"


def sources_at(context: Context, address: str) -> list[Source]:
    """Whose figures an address explains: those of its area, whose groups can have another release's; those of countries
    where it is of a median of these or of how they are judged. None where it names no indicator."""
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    names, (area, *_) = asked.get("indicator", []), asked.get("area", [""])[0].split(",")
    if not area or parts.path != ORIGIN or "view" in asked:
        return list(map(context.source_of, names))
    return [context.source_for(name, area) for name in names]


def rows_address(question: Selection, first: int, last: int, *, breakdown: str = "") -> str:
    """Where all published rows of an indicator from `first` to `last` stand: of the areas, and of one breakdown."""
    pairs = [("indicator", question.indicator)]
    pairs += [("area", ",".join(question.areas))] if question.areas else []
    pairs += [("age", question.age)] if question.age != "_T" else []
    pairs += [("breakdown", breakdown)] if breakdown else []
    pairs += [("lang", question.lang)] if question.lang != DEFAULT else []
    return f"{EXPLORER}?{urlencode([*pairs, ('from', first), ('to', last)], safe=',')}"
