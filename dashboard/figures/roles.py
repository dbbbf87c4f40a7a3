"""A country's part in what is reported: who was detected there, where its citizens were detected, who came back."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from dashboard.context import Context
from dashboard.figures.addresses import origin_address, rows_address
from dashboard.figures.flow_words import (
    Asked,
    asked,
    rows_at,
    rows_naming,
    rows_of_pair,
    said,
    share_text,
    when,
)
from dashboard.figures.titles import FEW
from dashboard.figures.words import area_name, listed
from dashboard.i18n import format_number, translate, translate_number
from dashboard.metrics.flows import (
    CASES,
    NONE,
    REFUGEES,
    VICTIMS,
    Pair,
    Sum,
    into,
    largest,
    out_of,
    total,
    unnamed_in,
)
from dashboard.selection import usual
from dashboard.store import Observation, SeriesKey

REPATRIATED = "repatriated-victims"
ABROAD = "ABROAD"
"""The sum that a country reports over the countries it names; never added to these."""
NAMED = 3
"""Countries that a sentence names at most."""
MARK = re.compile(r"\[(\w+)\]")


@dataclass(frozen=True)
class Sentence:
    """A sentence with `[marks]` in place of its figures; each mark -> the figure and the address of its rows."""

    text: str
    figures: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def plain(self) -> str:
        """As a reader reads it."""
        return MARK.sub(lambda found: self.figures[found[1]][0], self.text)


@dataclass(frozen=True)
class Part:
    """One way of counting, with what it says of the country."""

    head: str
    sentences: tuple[Sentence, ...]


def parts_of(context: Context, code: str, lang: str) -> list[Part]:
    """Five ways in which people are counted between this country and others; they are never added up."""

    def layer(indicator: str) -> Asked:
        selection = usual(context.indicators[indicator], context.years(indicator))
        return asked(context, replace(selection, areas=(code,), lang=lang))

    victims, cases, refugees = layer(VICTIMS), layer(CASES), layer(REFUGEES)
    return [
        Part(translate("Detected here, by citizenship"), _detected_here(victims, code)),
        Part(translate("Its citizens, detected elsewhere"), _detected_elsewhere(victims, code)),
        Part(translate("Repatriated"), _repatriated(context, code, lang)),
        Part(translate("Assisted cases (CTDC)"), _cases(cases, code)),
        Part(translate("Refugees (UNHCR)"), _refugees(refugees, code)),
    ]


# ------------------------------------------------------------------------------------------------ detected victims


def _detected_here(one: Asked, code: str) -> tuple[Sentence, ...]:
    name, reported = area_name(one.context, code), one.flows.reporting.get(code, ())
    words = {"area": name, "first": one.flows.first, "last": one.flows.last}
    if not reported:
        return (
            Sentence(
                translate(
                    "{area} reported no citizenships of detected victims for {first} to {last}: whom it detected is "
                    "unknown, not zero.",
                    **words,
                )
            ),
        )
    foreign = into(one.flows.pairs, [code])
    beside = unnamed_in(one.flows, [code])
    unknown = beside.pop("UNKNOWN", NONE)
    own = one.flows.own.get(code, NONE)
    figures = {
        "own": (said(own), rows_of_pair(one, (code, code))),
        "foreign": (said(total([*foreign.values(), *beside.values()])), rows_at(one, code)),
        "unknown": (said(unknown), rows_of_pair(one, ("UNKNOWN", code))),
    }
    text = translate_number(
        "In {number} of the {span} years from {first} to {last}, {area} reported the citizenship of detected victims: "
        "own citizens: [own]; citizens of other countries or of none: [foreign]; citizenship unknown: [unknown].",
        "In {number} of the {span} years from {first} to {last}, {area} reported the citizenship of detected victims: "
        "own citizens: [own]; citizens of other countries or of none: [foreign]; citizenship unknown: [unknown].",
        len(reported),
        span=one.flows.last - one.flows.first + 1,
        **words,
    )
    sentences = [Sentence(text, figures)]
    share = share_text(own, total([own, *foreign.values(), *beside.values()]))
    if share and (foreign or beside):
        sentences.append(
            Sentence(translate("Own citizens are {share} % of those whose citizenship is known.", share=share))
        )
    largest_of = translate("Of other countries the largest numbers are citizens of [places].")
    return (*sentences, *_most(one, foreign, 0, largest_of))


def _detected_elsewhere(one: Asked, code: str) -> tuple[Sentence, ...]:
    name, abroad = area_name(one.context, code), out_of(one.flows.pairs, [code])
    some = {pair: item for pair, item in abroad.items() if item.upper > 0}
    of = format_number(len(set(one.flows.reporting) - {code}))
    if not some:
        return (
            Sentence(
                translate(
                    "Not one of the {of} other countries that report citizenships for {when} lists citizens of {area}; "
                    "what others would report is unknown, not zero.",
                    of=of,
                    when=when(one),
                    area=name,
                )
            ),
        )
    text = translate(
        "From {when}, citizens of {area} were detected in {n} of the {of} other countries that report: [abroad]. "
        "That depends on who reports, and on who looks.",
        when=when(one),
        area=name,
        n=format_number(len(some)),
        of=of,
    )
    sentence = Sentence(text, {"abroad": (said(total(some.values())), rows_naming(one, code))})
    return (sentence, *_most(one, some, 1, translate("The largest numbers were detected in [places].")))


def _most(one: Asked, pairs: Mapping[Pair, Sum], side: int, template: str) -> tuple[Sentence, ...]:
    """The largest pairs by the country on their other side, those of ten people and more alone."""
    named = [pair for pair in largest(pairs, NAMED) if pairs[pair].lower >= FEW]
    if not named:
        return ()
    figures = {f"n{place}": (said(pairs[pair]), rows_of_pair(one, pair)) for place, pair in enumerate(named)}
    names = [
        translate("{area} ({figure})", area=area_name(one.context, pair[side]), figure=f"[n{place}]")
        for place, pair in enumerate(named)
    ]
    return (Sentence(template.replace("[places]", listed(names)), figures),)


# ------------------------------------------------------------------------------------------------ repatriated


def _repatriated(context: Context, code: str, lang: str) -> tuple[Sentence, ...]:
    """By year, on either side of the year in which the file seems to turn round; a link, never a direction."""
    name, (turn, *_) = area_name(context, code), context.indicators[REPATRIATED].break_years
    years = yearly_repatriations(context, code)
    if not years:
        text = translate("No repatriations are listed under {area}: unknown, not zero.", area=name)
        return (Sentence(text),)
    sentences = []
    later = {year: item for year, item in years.items() if year >= turn}
    earlier = {year: item for year, item in years.items() if year < turn}
    if later:
        text = translate(
            "From {year} on the file mostly seems to list persons under the country that they returned to; it does not "
            "say so. Under {area}: [years].",
            year=turn,
            area=name,
        )
        sentences.append(_by_year(context, code, lang, text, later))
    if earlier:
        text = translate(
            "To {year} the file mostly seems to list persons under the country where they were found. "
            "Under {area}: [years].",
            year=turn - 1,
            area=name,
        )
        sentences.append(_by_year(context, code, lang, text, earlier))
    return tuple(sentences)


def yearly_repatriations(context: Context, code: str) -> dict[int, tuple[Sum, bool]]:
    """Repatriations listed under an area with other countries, by year, and whether the area gave their sum itself."""
    own_sums = context.store.histories(SeriesKey(REPATRIATED, "_T", "_T", ABROAD)).get(code, ())
    given = {item.year: (_sum(item), True) for item in own_sums if item.ends is not None}
    rows = context.store.rows(REPATRIATED, areas=[code])
    named = rows[rows["breakdown"].isin(list(context.geography.areas)) & (rows["breakdown"] != code)]
    found: dict[int, list[Sum]] = {}
    columns = (named[column].tolist() for column in ("time_period", "obs_value", "obs_lower", "obs_upper"))
    for year, value, lower, upper in zip(*columns, strict=True):
        ends = (lower, upper) if math.isnan(value) else (value, value)
        if not math.isnan(ends[0]):
            found.setdefault(int(year), []).append(Sum(*ends, (int(year),)))
    summed = {year: (total(items), False) for year, items in found.items()}
    return dict(sorted({**summed, **given}.items()))


def _sum(item: Observation) -> Sum:
    lower, upper = item.ends or (0, 0)
    return Sum(lower, upper, (item.year,))


def _by_year(context: Context, code: str, lang: str, template: str, years: Mapping[int, tuple[Sum, bool]]) -> Sentence:
    question = context.question(REPATRIATED, (code,))
    figures, told = {}, []
    for year, (item, given) in years.items():
        address = origin_address(context, question, year) if given else rows_address(question, year, year)
        figures[f"y{year}"] = (said(item), address if lang == question.lang else f"{address}&lang={lang}")
        told.append(translate("{year}: {figure}", year=year, figure=f"[y{year}]"))
    return Sentence(template.replace("[years]", "; ".join(told)), figures)


# ------------------------------------------------------------------------------------------------ other layers


def _cases(one: Asked, code: str) -> tuple[Sentence, ...]:
    name = area_name(one.context, code)
    directions: tuple[tuple[Callable[..., Mapping[Pair, Sum]], int, str], ...] = (
        (out_of, 1, translate("Cases of people from here, by where they were exploited: [places].")),
        (into, 0, translate("Cases here of people from elsewhere: [places].")),
    )
    sentences: list[Sentence] = []
    for pick, side, template in directions:
        sentences += _most(one, pick(one.flows.pairs, [code]), side, template)
    own = one.flows.own.get(code)
    if own and own.lower >= FEW:
        text = translate("Within the country: [own].")
        sentences.append(Sentence(text, {"own": (said(own), rows_of_pair(one, (code, code)))}))
    if not sentences:
        return (Sentence(translate("No corridor of {area} has a figure that may be shown.", area=name)),)
    note = translate("They show where a few organisations work, all years pooled, and compare no countries.")
    return (*sentences, Sentence(note))


def _refugees(one: Asked, code: str) -> tuple[Sentence, ...]:
    name = area_name(one.context, code)
    away, here = out_of(one.flows.pairs, [code]), into(one.flows.pairs, [code])
    text = translate(
        "At the end of {year}, refugees from {area} living elsewhere: [away]; refugees from elsewhere living here: "
        "[here].",
        year=one.flows.last,
        area=name,
    )
    figures = {
        "away": (said(total(away.values())), rows_at(one, code)),
        "here": (said(total(here.values())), rows_naming(one, code)),
    }
    return (
        Sentence(text, figures),
        *_most(one, away, 1, translate("Of those from here the largest numbers live in [places].")),
        *_most(one, here, 0, translate("Of those living here the largest numbers are from [places].")),
    )


def plain_text(parts: Iterable[Part]) -> str:
    """All sentences of some parts, as a reader reads them."""
    return " ".join(sentence.plain for part in parts for sentence in part.sentences)
