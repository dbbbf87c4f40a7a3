"""How drivers stand beside victims, in plain words: marks of events, association over countries and within them."""

from __future__ import annotations

from collections.abc import Iterator

from dash import html

from dashboard.context import Context
from dashboard.figures.events import event_text
from dashboard.i18n import format_number, translate, translate_number
from dashboard.kinds.lags import lags_of
from dashboard.kinds.scatter import relation_of, rho_text
from dashboard.kinds.timeline import MOST_AFAR, MOST_EVENTS, marked_events
from dashboard.metrics.association import (
    DIVIDED,
    FEWEST,
    LAGS,
    LEAST_COUNTRIES,
    LEAST_PAIRS,
    LEVEL,
    SAMPLES,
    why_not,
)
from dashboard.metrics.events import DISPLACED, LOOK_BACK, QUIET, THRESHOLDS
from dashboard.parts.reference import table_file
from dashboard.parts.rule import Rule
from dashboard.selection import Selection, usual
from dashboard.words.counted import of_correlations, of_countries, of_movements, of_pairs, of_years
from dashboard.words.names import area_name

EXAMPLE = "PAK"
"""The country of the example of events."""
RHO = (
    "ρ = 1 − 6 Σ d² / (n (n² − 1))",
    "tanh(atanh ρ ∓ 1.96 √((1 + ρ² / 2) / (n − 3)))",
)
"""Spearman's rho without ties, from differences d of ranks; its interval after Bonett and Wright (2000)."""
LAGGED = (
    "Δx(t) = x(t) − x(t − 1)",
    "ρ(c, k) = Spearman(Δdriver(c, t − k), Δvictims(c, t))",
    "ρ(k) = (1 / C) Σ ρ(c, k)",
)
"""Yearly changes; a country's own correlation at lag k; the mean over C countries."""


def rules(context: Context) -> Iterator[Rule]:
    """The sections, in the order of the pages that they explain."""
    yield _events(context)
    yield _association(context)
    yield _lags(context)


def _asked(context: Context, indicator: str) -> Selection:
    return usual(context.indicators[indicator], context.years(indicator))


def _events(context: Context) -> Rule:
    selection = context.question("detected-victims", (EXAMPLE,))
    code, marked = marked_events(context, selection)
    example = ""
    if marked:
        example = translate("{area}: {event}.", area=area_name(context, code), event=event_text(context, marked[-1]))
    conflict, war = (format_number(number) for number in THRESHOLDS)
    return Rule(
        "events",
        translate("Events on a timeline"),
        (
            translate(
                "A year of conflict is marked where the deaths in organised violence in a country reach "
                "{conflict}, or {war}, after at least {quiet} that were all under it: these are the numbers "
                "from which the Uppsala Conflict Data Program records an armed conflict and a war, which it "
                "counts by conflict rather than by country. A conflict that was under way when the figures "
                "begin has no mark.",
                conflict=conflict,
                war=war,
                quiet=of_years(QUIET),
            ),
            translate(
                "Disasters are marked in each year with more than {displaced}; a treaty in the year in which "
                "the state became party; a law or convention in the year since which the publisher has always "
                "recorded it as met, where it was not in the year on record before, at most {look_back} back.",
                displaced=of_movements(DISPLACED),
                look_back=of_years(LOOK_BACK),
            ),
            translate_number(
                "At most {most} event is marked on a page (in a picture or on a slide: {few}); disasters with the "
                "fewest movements are left out first. The marks show timing only.",
                "At most {most} events are marked on a page (in a picture or on a slide: {few}); disasters with the "
                "fewest movements are left out first. The marks show timing only.",
                MOST_EVENTS,
                most=MOST_EVENTS,
                few=MOST_AFAR,
            ),
        ),
        example,
    )


def _association(context: Context) -> Rule:
    relation = relation_of(context, _asked(context, "detected-victims"))
    detected, homicide = (context.indicators[name] for name in ("detected-victims-rate", "homicide-rate"))
    alike = why_not(detected, "value", homicide, "value") in DIVIDED
    return Rule(
        "association",
        translate("Association over countries"),
        (
            translate(
                (
                    "Spearman's rank correlation is computed over countries in one year, each counting once, not "
                    "over country-years, which would count the same country again and again. Each country has "
                    "its latest figure within the window of the indicator. Countries whose figure is an "
                    "interval, suppressed or marked as of low reliability are left out, never put at a middle of "
                    "ours; how many is said. With fewer than {fewest} nothing is said. The interval holds with "
                    "{level}% confidence if countries are independent of each other, which neighbours are not: "
                    "read it as the least doubt there is."
                ),
                fewest=of_countries(FEWEST),
                level=LEVEL,
            ),
            translate(
                "No correlation is computed of two series that are divided by the same people, or one by all people "
                "and one by the children among them: the shared denominator alone would make them go together. Nor is "
                "one computed of an indicator with itself, with what it is made of or with figures like those of an "
                "index, nor of two numbers that are no rates: both follow the size of a country."
            ),
            translate(
                "An association is not a cause. Where more is detected, more may be looked for: income and rule of law "
                "are therefore one click away. Income per person is itself divided by the population, so that a part "
                "of its association with rates can come from there."
            ),
        ),
        "" if relation.found is None or not alike else rho_text(relation.found),
        (html.P([html.Code(text) for text in RHO], className="formulas"),),
    )


def _lags(context: Context) -> Rule:
    found = [item for item in lags_of(context) if item.rho is not None]
    outside = sum(item.leaves_zero_out for item in found)
    example = ""
    rows = [html.P(table_file(context, "lagged"))] if found else []
    if found:
        example = translate_number(
            "Of {of}, {n} has an interval without zero; {chance} would by chance alone, were they independent.",
            "Of {of}, {n} have an interval without zero; {chance} would by chance alone, were they independent.",
            outside,
            of=of_correlations(len(found)),
            n=format_number(outside),
            chance=format_number(len(found) * (1 - LEVEL / 100)),
        )
    return Rule(
        "lags",
        translate("Lagged association within countries"),
        (
            translate(
                "Of each country the yearly changes of a driver and of the detection rate are ranked and "
                "correlated, the driver's change coming {first} to {last} earlier. The lags and drivers were "
                "fixed before any result was seen, and all are shown. Changes are between consecutive years "
                "with exact figures, never over a gap, and those of detected victims never across the break "
                "of their series.",
                first=LAGS[0],
                last=of_years(LAGS[-1]),
            ),
            translate(
                "A country counts with at least {pairs}; with fewer than {countries} nothing is said. The "
                "figure is the mean of the countries' own correlations, and its interval that of a block "
                "bootstrap: whole countries are drawn again, {samples} samples (Efron and Tibshirani, An "
                "Introduction to the Bootstrap). There are no tests and no marks of significance: among so many "
                "correlations some leave zero out by chance.",
                pairs=of_pairs(LEAST_PAIRS),
                countries=of_countries(LEAST_COUNTRIES),
                samples=format_number(SAMPLES),
            ),
            translate(
                "What happens in all countries in one year, such as a pandemic, moves them together and makes these "
                "intervals narrower than they should be. Food insecurity and undernourishment are means of three "
                "years, whose yearly changes overlap. Few countries with many reports are not all countries."
            ),
        ),
        example,
        (html.P([html.Code(text) for text in LAGGED], className="formulas"), *rows),
    )
