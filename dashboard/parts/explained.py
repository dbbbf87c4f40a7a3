"""How a status came about: the rules of the method in their order, with the numbers of one cell filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator, Target
from dashboard.context import Context
from dashboard.figures.addresses import METHOD, origin_address
from dashboard.figures.progress import Judged, cell_of, chosen_country, judged
from dashboard.i18n import as_sentence, format_number, in_parts, in_sentences, slots, translate, translate_number
from dashboard.kinds.standings import why_never
from dashboard.metrics.progress import (
    FAIR_FROM,
    FIRST_BASE,
    HORIZON,
    LAST_BASE,
    LEAST_VICTIMS,
    LEAST_YEARS,
    LIMITED_FROM,
    MET_MOVING_AWAY,
    ON_TRACK_FROM,
    RECENT,
    RULE_OF,
    SILENCE,
    STATUS_WORDS,
    Judgement,
    Point,
    Status,
    is_rate,
)
from dashboard.metrics.rates import PER
from dashboard.metrics.standing import Cell
from dashboard.parts.elements import element, filled, inside, set_apart, written
from dashboard.parts.second import second_reading
from dashboard.parts.status import status_mark
from dashboard.selection import Selection
from dashboard.words.counted import of_victims, of_years
from dashboard.words.names import area_name
from dashboard.words.reasons import later_said, reason_said

DIGITS = 6
"""Decimals of rates and ratios in formulas, as the method's worked examples have them."""
LAST_RULE = 8
POWER = "1 / ({end} − {start})"
BELOW: Status = "DETERIORATION"
"""Of a ratio under all that have a status of their own."""
SHOWN_RATIO = 10.0
"""A ratio beyond this, in either direction, is printed as this: it says no more."""
Answer = list[Any]


def progress_explained(context: Context, selection: Selection) -> list[Component]:
    """The walk through the rules for the cell chosen last; what to do where none is chosen."""
    indicator, code = context.indicators[selection.indicator], chosen_country(context, selection)
    head = html.H2(translate("How this status came about"), className="side-title", id="how")
    if indicator.target is None:
        return [head, html.P(why_never()), html.P(_method("never-judged"))]
    cell = cell_of(context, indicator.id, code)
    if cell is None:
        text = translate(
            "Select a country's cell in the table (a region first): how its status came about is then told here, rule "
            "by rule, with its numbers."
        )
        return [head, html.P(text, className="few")]
    told = Told(context, indicator, indicator.target, judged(context, indicator, code))
    return [element(html.Section, [head, written(*_parts(told, cell))], {"data-narrow": ""})]


def _parts(told: Told, cell: Cell) -> list[Component]:
    label = translate(told.indicator.label)
    name = html.Strong(translate("{area}, {label}", area=area_name(told.context, cell.area), label=label))
    reason = reason_said(cell)
    rules = _silence(told) if told.silent else _walk(told) if told.target.pace else _level(told)
    return [
        html.P([name, " ", status_mark(cell, ends=True), " ", reason]),
        html.Ol(rules, className="rules"),
        *([html.Ul([html.Li(text) for text in beside], className="beside")] if (beside := _beside(told)) else []),
        *second_reading(told.context, told.indicator, told.found, cell),
        html.P(
            [
                translate("This is Reach 2030's reading, not an assessment by the UN."),
                " ",
                _method("progress"),
            ]
        ),
    ]


def _method(section: str) -> Component:
    return inside(translate("The method in full"), f"{METHOD}#method-{section}")


@dataclass(frozen=True)
class Told:
    """One cell that is explained, and how its numbers are said."""

    context: Context
    indicator: Indicator
    target: Target
    found: Judged

    @property
    def judgement(self) -> Judgement:
        """What the rules say of it."""
        return self.found.judgement

    @cached_property
    def last(self) -> Point | None:
        """The newest value."""
        found = self.judgement
        return None if found.last_year is None else Point(found.last_year, found.last_value or 0.0)

    @cached_property
    def base(self) -> Point | None:
        """What it is measured from."""
        found = self.judgement
        return None if found.base_year is None else Point(found.base_year, found.base_value or 0.0)

    @property
    def silent(self) -> bool:
        """Whether it is an answer about violence, which has no status whatever it says."""
        return self.judgement.reason == SILENCE

    @property
    def bar(self) -> float:
        """From where on a value counts as met."""
        return self.target.value if self.target.met is None else self.target.met

    @property
    def sign(self) -> str:
        """What a value at the target is to it."""
        return "≤" if self.indicator.direction == "down" else "≥"

    def linked(self, point: Point) -> Component:
        """A value, leading to its row."""
        return inside(number(point.value), origin_address(self.context, self.found.question, point.year))


def number(value: float, decimals: int = DIGITS) -> str:
    """A number as a formula has it: unrounded where it has few decimals, with a true minus."""
    return format_number(value, decimals)


# ------------------------------------------------------------------------------------------------ rules 1 to 8


def _walk(told: Told) -> list[Component]:
    """Each rule that was asked with its answer, the deciding one marked, then which were not asked."""
    decided = RULE_OF.get(told.judgement.reason, 0)
    if told.last is None:
        return [html.Li(translate("There is no value at all, so no rule can be asked."), className="decides")]
    items = []
    for rule, (question, answer) in enumerate(_RULES, start=1):
        if rule > decided:
            break
        if rule == _FEW_RULE and not is_rate(told.indicator):
            items.append(_item(rule, question(told), [translate("Applies only to rates of rare events.")], ""))
            continue
        items.append(_item(rule, question(told), answer(told), "decides" if rule == decided else ""))
    if decided < LAST_RULE:
        rest = translate("Rules {first} to {last} are no longer needed.", first=decided + 1, last=LAST_RULE)
        only = translate("Rule {last} is no longer needed.", last=LAST_RULE)
        items.append(html.Li(rest if decided + 1 < LAST_RULE else only, className="few", value=str(decided + 1)))
    return items


def _item(rule: int, question: str, answer: Answer, kind: str) -> Component:
    decides = html.Strong(translate("This decides.")) if kind else ""
    return html.Li(set_apart(html.Strong(question), answer, decides), className=kind, value=str(rule))


def _recent_question(_told: Told) -> str:
    return translate("Is there a value of {year} or later?", year=RECENT)


def _recent(told: Told) -> Answer:
    last = _sure(told.last)
    yes = translate("Yes: {value} in {year}.", year=last.year, **slots("value"))
    no = translate("No: the last one is {value} in {year}.", year=last.year, **slots("value"))
    said = filled(yes if last.year >= RECENT else no, value=told.linked(last))
    cell = cell_of(told.context, told.indicator.id, told.found.judgement.area)
    return set_apart(said, later_said(cell) if cell is not None else "")


def _met_question(_told: Told) -> str:
    return translate("Is the last value at the target?")


def _met(told: Told) -> Answer:
    last = _sure(told.last)
    asked = {"value": told.linked(last)}
    if told.judgement.distance:
        text = translate(
            "No: {value} is not {sign} {target}.", sign=told.sign, target=number(told.bar), **slots("value")
        )
        return filled(text, **asked)
    said = filled(
        translate("Yes: {value} {sign} {target}.", sign=told.sign, target=number(told.bar), **slots("value")), **asked
    )
    if told.judgement.reason == MET_MOVING_AWAY and told.base is not None:
        text = translate(
            "But it is worse than {base} in {year} by {change}, more than the margin of {margin}.",
            year=told.base.year,
            change=number(abs(last.value - told.base.value)),
            margin=number(told.target.margin),
            **slots("base"),
        )
        said = set_apart(said, filled(text, base=told.linked(told.base)))
    return said


def _base_question(_told: Told) -> str:
    return translate(
        "Is there a base of {first} to {last}, at least {years} before?",
        first=FIRST_BASE,
        last=LAST_BASE,
        years=of_years(LEAST_YEARS),
    )


def _base(told: Told) -> Answer:
    last = _sure(told.last)
    if told.base is None:
        return [translate("No: there is no value of these years.")]
    text = translate_number(
        "The base is {base} in {first}, and {last} − {first} = {years} year.",
        "The base is {base} in {first}, and {last} − {first} = {years} years.",
        last.year - told.base.year,
        first=told.base.year,
        last=last.year,
        years=last.year - told.base.year,
        **slots("base"),
    )
    return filled(text, base=told.linked(told.base))


def _few_question(_told: Told) -> str:
    return translate(
        "Are there at least {least} at both ends?",
        least=of_victims(LEAST_VICTIMS),
    )


def _few(told: Told) -> Answer:
    said: Answer = []
    people = told.context.weights["population"].get(told.judgement.area, {})
    for end in (_sure(told.base), _sure(told.last)):
        if end.year not in people:
            said = set_apart(said, translate("There is no population of {year}.", year=end.year))
            continue
        question = told.context.question("population", (told.judgement.area,))
        population = inside(format_number(people[end.year]), origin_address(told.context, question, end.year))
        text = translate(
            "{year}: {rate} × {people} / {per} = {victims}.",
            year=end.year,
            per=format_number(PER),
            victims=number(end.value * people[end.year] / PER, 1),
            **slots("rate", "people"),
        )
        said = set_apart(said, filled(text, rate=told.linked(end), people=population))
    return said


def _margin_question(told: Told) -> str:
    return translate("Is the change at least {margin}, what the data can show?", margin=number(told.target.margin))


def _margin(told: Told) -> Answer:
    base, last = _sure(told.base), _sure(told.last)
    text = translate(
        "|{last} − {base}| = {change}.", change=number(abs(last.value - base.value)), **slots("last", "base")
    )
    return filled(text, last=told.linked(last), base=told.linked(base))


def _lost_question(_told: Told) -> str:
    return translate("Was the base at the target?")


def _lost(told: Told) -> Answer:
    base = _sure(told.base)
    met = base.value <= told.bar if told.indicator.direction == "down" else base.value >= told.bar
    yes = translate("Yes: {base} in {year}, so the target was met and is lost.", year=base.year, **slots("base"))
    no = translate("No: {base} is not {sign} {target}.", sign=told.sign, target=number(told.bar), **slots("base"))
    return filled(yes if met else no, base=told.linked(base))


def _zero_question(_told: Told) -> str:
    return translate("Is the base above zero?")


def _zero(told: Told) -> Answer:
    base = _sure(told.base)
    yes, no = translate("Yes: {base}.", **slots("base")), translate("No: from zero there is no yearly rate.")
    return filled(yes if base.value > 0 else no, base=told.linked(base))


def _ratio_question(_told: Told) -> str:
    return translate("How much of the pace needed is the pace seen?")


def _ratio(told: Told) -> Answer:
    found, base, last = told.judgement, _sure(told.base), _sure(told.last)
    seen, needed, ratio = (value or 0.0 for value in (found.pace_seen, found.pace_needed, found.ratio))
    goal = Point(found.target_year, found.target)
    shown = min(max(ratio, -SHOWN_RATIO), SHOWN_RATIO)
    return [
        _formula([translate("pace seen"), " = (", told.linked(last), " / ", told.linked(base), ")",
                  _power(base, last), f" − 1 = {number(seen)}"]),
        _formula([translate("pace needed"), f" = ({number(goal.value)} / ", told.linked(base), ")",
                  _power(base, goal), f" − 1 = {number(needed)}"]),
        _formula([translate("ratio"), f" = {number(seen)} / {number(needed)} = {number(shown)}"]),
        _bars(ratio),
    ]  # fmt: skip


def _power(start: Point, end: Point) -> Component:
    return html.Sup(POWER.format(end=end.year, start=start.year))


def _formula(parts: Sequence[Any]) -> Component:
    return html.Div(list(parts), className="formula")


def _bars(ratio: float) -> Component:
    bars = (("ON_TRACK", ON_TRACK_FROM), ("FAIR", FAIR_FROM), ("LIMITED", LIMITED_FROM))
    said = [
        translate("{status}: from {least} on", status=translate(STATUS_WORDS[status]), least=number(least))  # type: ignore[index]
        for status, least in bars
    ]
    below = translate("{status}: below {least}", status=translate(STATUS_WORDS[BELOW]),
                      least=number(LIMITED_FROM))  # fmt: skip
    beyond = [translate("The ratio is printed within ±{most}.", most=number(SHOWN_RATIO))]
    return html.Div(
        in_sentences([as_sentence(in_parts((*said, below))), *(beyond if abs(ratio) > SHOWN_RATIO else ())])
    )


def _sure(point: Point | None) -> Point:
    if point is None:
        raise ValueError("a rule was asked that needs this value")
    return point


_FEW_RULE = 4
_RULES: tuple[tuple[Callable[[Told], str], Callable[[Told], Answer]], ...] = (
    (_recent_question, _recent),
    (_met_question, _met),
    (_base_question, _base),
    (_few_question, _few),
    (_margin_question, _margin),
    (_lost_question, _lost),
    (_zero_question, _zero),
    (_ratio_question, _ratio),
)


# ------------------------------------------------------------------------------------------------ rule 0


def _silence(told: Told) -> list[Component]:
    """Rule 0 alone: of an answer about violence nothing else is asked."""
    last = _sure(told.last)
    said = translate(
        "Yes: {value} in {year} rests on what people told interviewers. Few tell, and fewer where they fear to, so a "
        "low figure may be safety or silence.",
        year=last.year,
        **slots("value"),
    )
    asked = _item(RULE_OF[SILENCE], translate("Is it an answer about violence?"), filled(said, value=told.linked(last)),
                  "decides")  # fmt: skip
    rest = translate("No other rule is asked: no value of this indicator, low or high, has a status.")
    return [asked, html.Li(rest, className="few", value="1")]


# ------------------------------------------------------------------------------------------------ levels


def _level(told: Told) -> list[Component]:
    """Of single surveys: what the last value is to the target, and from which year on that counts."""
    last = told.last
    one = translate("One value a country in the newest release: a level, so there is no base and no pace.")
    if last is None:
        return [html.Li(one), html.Li(translate("There is no value at all."), className="decides")]
    since = told.target.year if told.target.year < HORIZON else RECENT
    at = not told.judgement.distance
    values = {"year": last.year, "sign": told.sign, "target": number(told.bar)}
    met = translate("{value} in {year} {sign} {target}: at the target.", **values, **slots("value"))
    other = translate("{value} in {year} is not {sign} {target}: not at the target.", **values, **slots("value"))
    counts = translate("A level counts from {since} on, and this one is from {year}.", since=since, year=last.year)
    judged_by = html.Li([counts, " ", html.Strong(translate("This decides."))], className="decides")
    return [html.Li(one), html.Li(filled(met if at else other, value=told.linked(last))), judged_by]


# ------------------------------------------------------------------------------------------------ beside the status


def _beside(told: Told) -> list[str]:
    """What is left to the target, whether single years decide, and what another stand-in would say."""
    if told.last is None or told.silent:
        return []
    return [_left(told), *_volatile(told), *_stand_ins(told)]


def _left(told: Told) -> str:
    if not told.judgement.distance:
        return translate("Left to the target, by the value of {year}: nothing.", year=_sure(told.last).year)
    return translate(
        "Left to the target, by the value of {year}: {distance} ({unit}).",
        year=_sure(told.last).year,
        distance=number(told.judgement.distance),
        unit=translate(told.indicator.unit_label),
    )


def _volatile(told: Told) -> list[str]:
    found = told.judgement
    if found.means is None or found.means_status is None:
        return []
    base, last = found.means
    values = {
        "base": number(base.value, 4),
        "first": base.year,
        "last": number(last.value, 4),
        "end": last.year,
        "status": translate(STATUS_WORDS[found.means_status]),
    }
    if found.volatile:
        text = translate(
            "Volatile: by means of three years, {base} around {first} and {last} around {end}, it would be “{status}”.",
            **values,
        )
    else:
        text = translate(
            "Not volatile: by means of three years, {base} around {first} and {last} around {end}, it is “{status}” "
            "too.",
            **values,
        )
    return [text]


def _stand_ins(told: Told) -> list[str]:
    """The statuses under another number; of a rate of rare events that number is half of the rate at the start."""
    base = told.judgement.base_year
    if is_rate(told.indicator) and base is not None:
        return [
            translate(
                "With half of the rate of {year}, {other}, in place of {target} as the target it would be “{status}”.",
                year=base,
                other=number(other.target),
                target=number(told.target.value),
                status=translate(STATUS_WORDS[other.status]),
            )
            for other in told.judgement.other_status
        ]
    return [
        translate(
            "With {other} in place of {target} as the target it would be “{status}”.",
            other=number(other.target),
            target=number(told.target.value),
            status=translate(STATUS_WORDS[other.status]),
        )
        for other in told.judgement.other_status
    ]
