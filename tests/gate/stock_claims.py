"""Checks of jumps of people displaced at the end of a year, beside the movements within it, and of years that repeat a
number; and that they are told.

Both tables are read anew: what rose, what was listed, how both are rounded, and which jump is the largest.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from tests.gate.brief_claims import country
from tests.gate.heard import squeezed
from tests.gate.registry import judges, needs
from tests.gate.rows import Figure, Key, Rows
from tests.gate.said import agrees
from tests.gate.title_claims import figures
from tests.gate.walk import Claim, Rendered

PEOPLE, MOVEMENTS = Key("conflict-displacement-stock"), Key("conflict-displacement-new")
FEWEST, TENTH, HALF = 1000, 10, 2
MOST_TOLD = 2
"""Areas of one chart whose jumps are told, the largest of all."""
DRAWN_FROM = 3
"""Figures with which a slide of a brief has a chart."""
ON_PAPER = ("slide", "brief-slides")
"""Media of which the notes say it, too."""
_SENTENCE = r"thenumberofpeople(?:roseby(?P<rise>[^;]+);newdisplacementslistedfor{year}:(?P<listed>[^;]+?)\.Therise"
_SENTENCE += r"mayincludepeoplecountedforthefirsttime:|fellby(?P<fall>[^;]+);)thetabledoesnotsay"


class Leap(NamedTuple):
    """By how many people a number rose, or fell, to a year; the movements beside a rise; and how many are not told."""

    open: float
    year: int
    people: float
    listed: float | None


def leap_of(rows: Rows, code: str, drawn: set[int]) -> Leap | None:
    """The largest of those whose both years are drawn, of the same territory, a newer one before an older."""
    stock, flow = (rows.series(key).get(code, {}) for key in (PEOPLE, MOVEMENTS))
    found = []
    for was, now in pairwise(sorted(drawn & {year for year, figure in stock.items() if figure.known})):
        if now - was > 1 or rows.covers(PEOPLE.indicator, code, was) != rows.covers(PEOPLE.indicator, code, now):
            continue
        old, new, moved = stock[was].low, stock[now].low, flow.get(now)
        if moved is not None and moved.known and new > old:
            left = new - (old + moved.low)
            if left >= FEWEST and left * TENTH >= old:
                found.append(Leap(left, now, new - old, moved.low))
        if old - new >= FEWEST and new * HALF < old:
            found.append(Leap(old - new, now, old - new, None))
    return max(found, default=None)


def _is_drawn(claim: Claim, rows: Rows, code: str) -> set[int]:
    own: dict[int, Figure] = figures(claim, PEOPLE, rows).get(code, {})
    return {year for year, figure in own.items() if figure.known}


@judges(
    "{area}: from {before} to {year} the number of people rose by {change}; new displacements listed for {year}: "
    "{moved}. The rise may include people counted for the first time: the table does not say.",
    "{area}: from {before} to {year} the number of people fell by {change}; the table does not say how many returned "
    "and how many are no longer counted.",
)
def jump(claim: Claim, rows: Rows) -> str:
    """Of an area that is asked for, the largest jump, its years, the people and the movements, as they round."""
    said, code = claim.said, rows.named(claim.said["area"])
    if code not in rows.areas or code not in claim.asked.areas or claim.asked.indicator != PEOPLE.indicator:
        return f"asked was {claim.asked.indicator} of {claim.asked.areas}"
    leap = leap_of(rows, code, _is_drawn(claim, rows, code))
    if leap is None or (int(said["before"]), int(said["year"])) != (leap.year - 1, leap.year):
        return f"{leap}"
    if (leap.listed is None) != ("moved" not in said) or not agrees(said["change"], leap.people, leap.people):
        return f"{leap}"
    return "" if leap.listed is None or agrees(said["moved"], leap.listed, leap.listed) else f"{leap}"


def again(rows: Rows, code: str, drawn: set[int]) -> list[int]:
    """The years drawn whose number is that of the year before, which is drawn, too; of many people alone."""
    figures_ = {figure.year: figure.low for figure in rows.known(rows.series(PEOPLE), code) if figure.year in drawn}
    pairs = pairwise(sorted(figures_))
    return [now for was, now in pairs if now - was == 1 and figures_[was] == figures_[now] >= FEWEST]


def _spans(years: list[int]) -> str:
    """Years as a sentence lists them: neighbours as spans."""
    firsts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    spans = [str(first) if first == end else f"{first} to {end}" for first, end in zip(firsts, ends, strict=True)]
    return " and ".join(filter(None, (", ".join(spans[:-1]), spans[-1]))) if spans else ""


@judges("The same number as the year before, perhaps not counted anew: {places}.")
def not_counted_anew(claim: Claim, rows: Rows) -> str:
    """All areas drawn of which a year repeats another, each with these years; in a strip one area is drawn."""
    if claim.asked.indicator != PEOPLE.indicator:
        return f"asked was {claim.asked.indicator}"
    own = figures(claim, PEOPLE, rows)
    drawn = {code: {year for year, one in years.items() if one.known} for code, years in own.items()}
    asked = claim.asked.areas[:1] if claim.kind == "strip" else claim.asked.areas
    found = {rows.name(code): again(rows, code, drawn.get(code, set())) for code in asked}
    true = [f"{name} ({_spans(years)})" for name, years in found.items() if years]
    told = re.findall(r"\(\d{4}[^)]*\)", claim.said["places"])
    return "" if true and len(told) == len(true) and all(map(claim.said["places"].count, true)) else f"{true}"


def _told(text: str, name: str, leap: Leap) -> int:
    """How often a place says a jump with its own numbers."""
    sentence = re.escape(squeezed(name)) + f":from{leap.year - 1}to{leap.year}" + _SENTENCE.format(year=leap.year)
    wanted = {"fall": leap.people} if leap.listed is None else {"rise": leap.people, "listed": leap.listed}
    return sum(
        all(found[part] and agrees(re.sub(r"(?<=\d)(?=[a-z])", " ", found[part]), n, n) for part, n in wanted.items())
        for found in re.finditer(sentence, text)
    )


def _missing(place: Rendered, rows: Rows, drawn: dict[str, set[int]]) -> str:
    found = {code: leap for code, years in drawn.items() if (leap := leap_of(rows, code, years))}
    largest = sorted(found, key=lambda code: found[code].open, reverse=True)[:MOST_TOLD]
    least = 2 if place.place.medium in ON_PAPER else 1
    for code, years in drawn.items():
        same = squeezed(f"{rows.name(code)} ({_spans(again(rows, code, years))})")
        if again(rows, code, years) and place.text.count(same) < least:
            return f"{rows.name(code)}: {same} is not told"
    for code in drawn:
        times = _told(place.text, rows.name(code), found[code]) if code in found else 0
        if (times < least) if code in largest else times:
            return f"{rows.name(code)}: {found[code]} is told {times} times"
    return ""


@needs(
    "Years with a figure, of the {span} from {first} to {last}: {parts}.",
    "Years with a rate, of the {span} from {first} to {last}: {parts}.",
    "A figure for {number} of the {span} years from {first} to {last}.",
    "A figure for the {span} year from {first} to {last}.",
    "A rate for {number} of the {span} years from {first} to {last}.",
)
def chart_with_jump(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Of each area whose years a chart of people displaced draws; a slide says it, and who speaks to it."""
    if claim.asked.indicator != PEOPLE.indicator or "timeline" in claim.place.name:
        return ""
    names = re.findall(r"(?:^|, )(.+?) \d+(?=, |$)", claim.said.get("parts", ""))
    drawn = {code: _is_drawn(claim, rows, code) for code in map(rows.named, names)} or {
        code: _is_drawn(claim, rows, code) for code in claim.asked.areas
    }
    return _missing(place, rows, drawn) or _other_territory(place, rows, drawn)


@needs("{area}: {subject} stood at {figure} in {year}.")
def slide_with_jump(claim: Claim, place: Rendered, rows: Rows) -> str:
    """What is said aloud to a chart of one area, which is worded for a slide alone."""
    code = rows.named(claim.said["area"])
    is_chart = (
        claim.asked.indicator == PEOPLE.indicator and claim.kind in ("area-lines", "strip") and code in rows.areas
    )
    if place.place.medium != "slide" or not is_chart or claim.is_of_map or code not in claim.asked.areas:
        return ""
    return _missing(place, rows, {code: _is_drawn(claim, rows, code)})


def _other_territory(place: Rendered, rows: Rows, drawn: dict[str, set[int]]) -> str:
    """Whose figures cover others up to a year, and not in the next, which is drawn beside it."""
    for code, years in drawn.items():
        covered = {year: rows.covers(PEOPLE.indicator, code, year) for year in years}
        for year in sorted(years):
            others = covered[year] if covered.get(year + 1) == [] else []
            said = squeezed(f"{rows.name(code)}: the figures up to {year} also cover")
            if others and said not in place.text:
                return f"{rows.name(code)} up to {year} with {others}, which is not said"
    return ""


@needs(
    re.compile(r"At the end of \{year\}, \{(?:children|count)\} (?:child|person) was internally displaced by conflict"),
    re.compile(r"(?:\{count\} person|\{link\}Nobody\{end\}) (?:was|is) (?:counted|listed) as internally displaced by"),
)
def slide_of_brief_with_jump(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Beside the number of a country stands the chart of all people displaced, where it has enough figures."""
    code = country(claim)
    years = {figure.year for figure in rows.known(rows.series(PEOPLE), code)} if code in rows.areas else set()
    if claim.place.medium != "brief-slides" or len(years) < DRAWN_FROM:
        return ""
    return _missing(place, rows, {code: years})
