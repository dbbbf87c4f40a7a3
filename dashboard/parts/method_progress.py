"""The method of "Progress to 2030" in full: both readings, what it would take, and groups, for the method page."""

from __future__ import annotations

from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator
from dashboard.context import BY_AGE, Context
from dashboard.figures.addresses import ORIGIN
from dashboard.figures.progress import in_order, is_level, target_text, with_paces, with_targets
from dashboard.figures.tally import pools_said
from dashboard.i18n import format_number, in_parts, labelled, translate, translate_number
from dashboard.kinds.pace import band_name
from dashboard.kinds.standings import why_never
from dashboard.metrics.progress import (
    BASE,
    FAIR_FROM,
    FIRST_BASE,
    HORIZON,
    LAST_BASE,
    LEAST_VICTIMS,
    LEAST_YEARS,
    LIMITED_FROM,
    ON_TRACK_FROM,
    RECENT,
    STATUS_WORDS,
    TOLERANCE,
    ZERO_STAND_INS,
)
from dashboard.metrics.projection import (
    BREAK_FACTOR,
    BREAK_STEP,
    BREAK_YEARS,
    LEAST_FOR_BAND,
    LEAST_POINTS,
    LEAST_RATE,
    MAINTAIN_FROM,
    MIDDLE,
    NOTE_WORDS,
    PERCENTAGES,
    READING_MEANS,
    SINCE,
)
from dashboard.metrics.rates import PER
from dashboard.metrics.standing import ORDER, counts
from dashboard.parts.elements import caption, element, inside
from dashboard.parts.reference import table_file
from dashboard.words.counted import of_values, of_victims, of_years
from dashboard.words.names import listed

FORMULAS = (
    "s = (y₁ / y₀) ^ (1 / (t₁ − t₀)) − 1",
    "n = (y* / y₀) ^ (1 / (t* − t₀)) − 1",
    "r = s / n",
)
"""Pace seen and pace needed, from base (t₀, y₀), last value (t₁, y₁) and target (t*, y*), and their ratio."""
LINE = (
    "z = ln(y / (100 − y)); z = ln(y)",
    "w = ({horizon} − t₁) / ({horizon} − t)",
    "Σ w (z − a − b (t − {middle}))² → min; s² = Σ w (z − a − b (t − {middle}))² / (n − 2)",
    "z({horizon}) ± τ · s · √(1 + h); h = 1 / Σ w + ({horizon} − t̄)² / Σ w (t − t̄)²",
    "p = (y({horizon}) − y({middle})) / (y* − y({middle}))",
)
"""The scale of percentages and of rates, weights (t₁: the first year), the line, its band for one new observation of
weight 1 (τ: Student's t of 97.5 % and n − 2 degrees of freedom), and what is covered of the way."""
NEEDED = (
    "r = (y* / y₁) ^ (1 / (t* − t₁)) − 1",
    "d = (y* − y₁) / (t* − t₁)",
    "c = |y₁ − y*| / 100 × N",
)
"""Needed yearly rate, needed points a year, and children, of N people of the age."""


class Section(NamedTuple):
    """One rule of the method page: how it is found, its head, what it says, an example, and more."""

    name: str
    head: str
    said: tuple[str, ...]
    example: str
    more: tuple[Component, ...]


def sections(context: Context) -> tuple[Section, ...]:
    """The four parts, each with its formulas."""
    return (_main(context), _second(context), _takes(), _groups_and_never(context))


def _word(status: str) -> str:
    return translate(STATUS_WORDS[status])  # type: ignore[index]


def _main(context: Context) -> Section:
    found = counts(
        cell
        for indicator in with_targets(context)
        for code in context.geography.members
        if (cell := context.progress.get((indicator.id, code))) is not None
    )
    counted = in_parts(labelled(_word(status), format_number(found[status])) for status in ORDER)
    said = (
        translate(
            (
                "This is our own reading, not an assessment by the UN. The pace seen is the "
                "yearly rate of change from the base to the last value, the pace needed the "
                "yearly rate from the base to the target, and the ratio is the one divided by "
                "the other. The base is the value of {base}, else of the nearest year of {first} "
                "to {last}, the earlier in a tie. The rules below are asked in their order, on "
                "unrounded values with a tolerance of {tolerance}."
            ),
            base=BASE,
            first=FIRST_BASE,
            last=LAST_BASE,
            tolerance=f"{TOLERANCE:g}",
        ),
    )
    sources = translate(
        "Sources: ratio of compound yearly rates after the technical note to the UN's 2022 progress chart of the "
        "Sustainable Development Goals (UN Statistics Division), applied to countries as UNDP does. Margins, the rule "
        "on few victims and the stand-ins for “none” are ours."
    )
    return Section(
        "progress",
        translate("Progress to 2030"),
        said,
        translate("All readings until {horizon}: {counted}.", horizon=HORIZON, counted=counted),
        (
            html.Ol([html.Li(text) for text in _rules(context)], start="0"),
            html.P([html.Code(text) for text in FORMULAS], className="formulas"),
            html.P(
                translate(
                    "t and y are year and value: with the index zero those of the base, with one those of the last "
                    "value, with a star those of the target. s is the pace seen, n the pace needed, r the ratio."
                )
            ),
            html.P(_beside()),
            html.P(_in_points()),
            html.P(_below()),
            html.P(_levels(context)),
            _targets(context),
            html.P(sources),
            html.P([translate("The rows:"), " ", *_links(context)]),
            html.P(table_file(context, "progress")),
        ),
    )


def _rules(context: Context) -> list[str]:
    margins = sorted({indicator.target.margin for indicator in with_paces(context) if indicator.target})
    silent = [item for item in with_targets(context) if item.target and item.target.silence]
    return [
        translate(
            "Answers about violence ({indicators}): {word}, whatever the value. Few people tell an interviewer about "
            "violence, and fewer where they fear to. So a low figure may be silence: to call a target met there would "
            "praise it.",
            indicators=listed([translate(item.label) for item in silent]),
            word=_word("CANNOT_BE_JUDGED"),
        ),
        translate("No value of {year} or later: {word}.", year=RECENT, word=_word("CANNOT_BE_JUDGED")),
        translate(
            "Last value at the target: {word}, also without a base; “met, moving away” where it is worse than the base "
            "by more than the margin.",
            word=_word("TARGET_MET"),
        ),
        translate(
            "No base, or less than {years} from base to last value: {word}; what is missing is listed.",
            years=of_years(LEAST_YEARS),
            word=_word("CANNOT_BE_JUDGED"),
        ),
        translate(
            "Homicide only: under {least} (rate × population / {per}) at either end, or no population: {word}, “few”.",
            least=of_victims(LEAST_VICTIMS),
            per=format_number(PER),
            word=_word("CANNOT_BE_JUDGED"),
        ),
        translate(
            "A change under the margin, what the data can show ({margins}, by indicator; see the table): {word}; "
            "“target just lost” where the base was at the target.",
            margins=listed([format_number(margin, 1) for margin in margins]),
            word=_word("LIMITED"),
        ),
        translate("The base at the target, the last value not: {word}.", word=_word("DETERIORATION")),
        translate("The base zero: {word}, since there is no ratio.", word=_word("CANNOT_BE_JUDGED")),
        translate(
            "Else by the ratio: {on_track} from {most} on, {fair} from {half} on, {limited} from {least} on, and "
            "{worse} below that.",
            on_track=_word("ON_TRACK"),
            most=format_number(ON_TRACK_FROM, 2),
            fair=_word("FAIR"),
            half=format_number(FAIR_FROM, 2),
            limited=_word("LIMITED"),
            least=format_number(LIMITED_FROM, 2),
            worse=_word("DETERIORATION"),
        ),
    ]


def _beside() -> str:
    return translate(
        "Beside a status stand the year of the last value, what is left to the target now, “volatile” where means of "
        "the first and the last three years would give another status, and the status that another stand-in for “none” "
        "({stand_ins}; for homicide half of the base) would give where it is another.",
        stand_ins=listed([format_number(value) for value in ZERO_STAND_INS]),
    )


def _in_points() -> str:
    return translate(
        "A pace is a yearly rate, which from a low base asks for ever more percentage points a year. What is on track, "
        "and with the same change in points each year would be short of the target by the margin or more, says so."
    )


def _below() -> str:
    return translate(
        "Where a value is only known to lie below a limit, the status by means or under another stand-in is told if it "
        "is the same wherever the value lies."
    )


def _levels(context: Context) -> str:
    levels = [item for item in with_targets(context) if is_level(item)]
    due = [item for item in levels if item.target and item.target.year < HORIZON]
    return translate(
        "One value a country is a level, not a pace: {indicators}. At the target and of {recent} or later it is {met}; "
        "else it cannot be judged, and the reason says whether it was at the target when last measured. Where the "
        "deadline was {deadline} ({due}), only a value of that year or later is {met} or {missed}.",
        indicators=listed([translate(item.label) for item in levels]),
        recent=RECENT,
        met=_word("TARGET_MET"),
        deadline=min((item.target.year for item in due if item.target), default=HORIZON),
        due=listed([translate(item.label) for item in due]),
        missed=_word("TARGET_MISSED"),
    )


def _targets(context: Context) -> Component:
    """Every indicator with its target, how it is read, and its margin."""
    heads = (translate("Indicator"), translate("Target"), translate("Margin"), translate("How it is read"))
    rows = [html.Tr([element(html.Th, item[0], {"scope": "row"}), *(html.Td(text) for text in item[1:])])
            for item in map(_target_row, in_order(context))]  # fmt: skip
    head = html.Tr([element(html.Th, text, {"scope": "col"}) for text in heads])
    table = html.Table(
        [caption(translate("Progress to 2030")), html.Thead(head), html.Tbody(rows)], className="data-table"
    )
    return element(html.Div, table, {}, className="scroll wide", tabIndex=0)


def _target_row(indicator: Indicator) -> tuple[str, str, str, str]:
    target = indicator.target
    if target is None:
        raise ValueError(f"{indicator.id} has no target")
    margin = format_number(target.margin, 1) if target.pace else "–"
    return translate(indicator.label), target_text(indicator), margin, translate(target.note)


def _links(context: Context) -> list[Component | str]:
    parts: list[Component | str] = []
    for indicator in with_targets(context):
        parts += [inside(translate(indicator.label), f"{ORIGIN}?indicator={indicator.id}"), " · "]
    return parts[:-1]


def _filled(formulas: tuple[str, ...]) -> list[str]:
    return [text.format(horizon=HORIZON, middle=MIDDLE) for text in formulas]


def _second(context: Context) -> Section:
    seconds = [cell.second for cell in context.progress.values() if cell.second is not None]
    apart = sum(second.disagrees for second in seconds)
    said = (
        translate(
            "A weighted line through all values since {since}: percentages on the logit, clipped to {low} "
            "and {high}, rates on the logarithm, at least {least}; the nearer to {horizon}, the more a "
            "value counts. It asks for at least {points}, the last of {recent} or later. There is none "
            "where base or last value had to be clipped, where all values are below what the publisher can "
            "tell, or across a break (values at most {years} apart that differ by more than {step} and by a "
            "factor of more than {factor}).",
            since=SINCE,
            low=format_number(PERCENTAGES[0], 1),
            high=format_number(PERCENTAGES[1], 1),
            least=format_number(LEAST_RATE, 1),
            horizon=HORIZON,
            points=of_values(LEAST_POINTS),
            recent=RECENT,
            years=of_years(BREAK_YEARS),
            step=format_number(BREAK_STEP),
            factor=format_number(BREAK_FACTOR),
        ),
        translate(
            "The share is what the line covers of the way from {middle} to the target: from {enough} on it is about "
            "enough, over zero too little, else the wrong way. The value of {middle} is the base or, without one but "
            "with values on both sides, the line's own. With a base at the target it is about enough if the projection "
            "is at it too, else the wrong way.",
            middle=MIDDLE,
            enough=format_number(MAINTAIN_FROM, 1),
        ),
        translate(
            "Of at least {points}, the reading has a band: {band} (one new observation of weight one, "
            "carried back to the scale of the values). Where its ends say about enough and wrong way, the reading "
            "is unclear. It is a projection of a straight line, not a forecast.",
            points=of_values(LEAST_FOR_BAND),
            band=band_name(),
        ),
        translate(
            "Where this band holds both the target and figures worse than the latest, no chart or table shows the "
            "projection; the file of the view has it with its band."
        ),
        translate(
            "Sources: the three readings are those of the UN regional commissions' progress assessments (maintain, "
            "accelerate, reverse); the line is our variant of it. The band is the prediction interval obs_ci of the "
            "library statsmodels."
        ),
    )
    example = translate_number(
        "{n} cell has a second reading. Where it differs from the status, both are shown: {apart}.",
        "{n} cells have a second reading. Where it differs from the status, both are shown: {apart}.",
        len(seconds),
        n=format_number(len(seconds)),
        apart=format_number(apart),
    )
    meanings = [translate(READING_MEANS[name]) for name in READING_MEANS]
    meanings += [translate(NOTE_WORDS[name]) for name in NOTE_WORDS]
    return Section(
        "second-reading",
        translate("Progress: the second reading"),
        said,
        example,
        (
            html.Div([html.Div(html.Code(text)) for text in _filled(LINE)]),
            html.P(
                translate(
                    "z is the scale of percentages, or of rates; w the weight, with the first year of the line; a and "
                    "b its level and slope; s² its variance over n values; τ the quantile of Student's t for the band; "
                    "t̄ the weighted mean of the years; p the share."
                )
            ),
            html.P(
                translate(
                    "It is shown beside the status where the two disagree, that is unless target met and on track go "
                    "with about enough, fair or limited progress with too little, and getting worse with wrong way; "
                    "and where the last three values all move against the line. Unclear disagrees with nothing."
                )
            ),
            html.Ul([html.Li(text) for text in meanings]),
        ),
    )


def _takes() -> Section:
    return Section(
        "takes",
        translate("Progress: what it would take"),
        (
            translate(
                "The yearly change needed from the last value on, as a yearly rate and in points a year; how many "
                "times the rate so far that is; and the first year in which the target is reached at the rate so far."
            ),
            translate(
                "Children between here and the target are the distance times the people of the indicator's own age in "
                "the year of the last value. They are approximate: single ages are taken as equal parts of bands of "
                "five years. There is no such number where those measured are not children, or where their age is not "
                "known (primary age differs by country)."
            ),
        ),
        "",
        (
            html.P([html.Code(text) for text in NEEDED], className="formulas"),
            html.P(inside(translate("Children by age"), f"{ORIGIN}?indicator={BY_AGE}", className="more")),
        ),
    )


def _groups_and_never(context: Context) -> Section:
    named = [translate(indicator.label) for indicator in with_paces(context)]
    return Section(
        "never-judged",
        translate("Progress: groups, and what is never judged"),
        (
            translate(
                "Of a group it is said how many of its countries (UN members) have which status, of how many; there is "
                "no average status. A publisher's own world figure is read like a country's. Countries are put in "
                "order by what is left to the target within one indicator only; those that cannot be judged are apart."
            ),
            pools_said(),
            translate("A pace is read of: {indicators}.", indicators=listed(named)),
            why_never(),
            translate(
                "Justice counts, displacement, refugees, deaths, scores of governance and risk, tiers and treaties "
                "have no status either."
            ),
        ),
        "",
        (),
    )
