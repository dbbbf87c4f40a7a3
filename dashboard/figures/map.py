"""A world map with all its years in one answer, for the browser to draw, step and play without asking again."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from itertools import chain, pairwise, starmap
from typing import Any, NamedTuple, TypeVar

from dashboard.catalogue import COUNT, RATE, Indicator
from dashboard.context import SURVEYS, Context
from dashboard.figures.least import is_interval
from dashboard.figures.spoken import spoken_map
from dashboard.figures.unshown import unaged, unaged_said, unshown, unshown_in_short, unshown_said
from dashboard.i18n import (
    alphabetical,
    as_sentence,
    current_language,
    format_number,
    format_year,
    in_a_row,
    in_sentences,
    language,
    translate,
    translate_number,
    with_unit,
)
from dashboard.metrics.aggregates import FEWEST
from dashboard.metrics.latest import snapshot
from dashboard.metrics.lines import PUBLISHERS_WORLD
from dashboard.selection import Selection, file_stem, without_place
from dashboard.store import Histories, Observation, largest_of, newest_of
from dashboard.words.added import listed_children, of_children
from dashboard.words.adults import years_of_adults_alone
from dashboard.words.ageless import (
    ageless_apart_said,
    at_least,
    children_counted,
    children_detected,
    counts_children,
    higher_said,
    least_told,
    may_reach,
    rate_among_neighbours,
    sentence_name,
    years_at_least,
    years_of_none_known,
)
from dashboard.words.before_the_law import persons_counted
from dashboard.words.captions import (
    BOUNDARIES,
    BOUNDARY_NOTES,
    beyond_subtitle,
    coverage_in_subtitle,
    map_coverage,
    short_sources,
    sources_of,
    years_counted,
    years_drawn,
)
from dashboard.words.caveats import Placed, Shows, caveats_said, placed_in, rows_of_map, without_placed
from dashboard.words.counted import of_countries
from dashboard.words.credits import credits_of
from dashboard.words.few import ageless_said, counted_in, few_said, few_word, few_years, is_rate, marked
from dashboard.words.least import least_by_year
from dashboard.words.low_totals import (
    doubts,
    named_at_address,
    none_open,
    told_beside,
    uncertain_in_short,
    uncertain_said,
    uncertain_years,
    unclear,
    unclear_for_it,
    unclear_shares,
    zeros_denied,
)
from dashboard.words.names import (
    Wording,
    area_name,
    beyond_part,
    capitalised,
    in_mid_sentence,
    listed,
    listed_alone,
    nearly_all,
    of_things,
    pooled,
    short_name,
    under_rounding,
    unit_of,
    unit_on_map,
    wording_of,
    year_span,
)
from dashboard.words.noted import as_measured, note_of_country
from dashboard.words.offence import entitled
from dashboard.words.reasons import status_word
from dashboard.words.referred import referred_drawn, referred_said
from dashboard.words.signs import DOUBTED, OF_FEW, signs_in, status_sign
from dashboard.words.terms import terms_said, with_terms
from dashboard.words.titles import (
    EDGE_DIGITS,
    ages_unsaid,
    at_top,
    highest,
    map_title,
    most_counted,
    said_in,
    subject,
    subject_of_title,
    top_figures,
    unsaid,
    with_rate,
)
from dashboard.words.told import sentence_of
from dashboard.words.uncovered import leaves_out_said
from dashboard.words.untotalled import (
    areas_by_part,
    is_of_children,
    is_share,
    later_count,
    newest_count,
    nobody_on_map,
    parts_said,
    years_told,
)
from dashboard.words.wider import years_beyond_people, years_without_rate

ZERO, FEW, ASKED, SUPPRESSED = "z", "f", "m", "p"
"""Classes beside the numbered ones: zero; an interval over several classes; asked, but without a figure; a small
number of case data that nobody may see."""
FEET = "feet"
"""What the foot of a show's slide says of each year: below the world, and below a part of it, with whose figures are
uncertain."""
AGELESS, DENIED = "ageless", "denied"
"""Why none is in the class FEW: beside victims of no age, and where other figures of its report disagree."""
WITHHELD = (1, 4)
"""Ends of a number of people that its publisher writes as "<5"."""
SHADES = 6
"""Numbered classes that the page has colours for."""
WHOLE = 100.0
"""What no percentage can exceed."""
MOST_OUTSIDE = 4
"""Areas that are no UN members that are named as such."""
IN_ONE_LINE = 115
"""Letters of a subtitle that one line of a picture or a wide slide holds."""
MOST_AT_TOP = 20
"""UN members of the highest class that are named."""
MOST_UNSURE, MOST_RISING = 16, 10
"""UN members with uncertain figures whose names a picture has; and of those that may be in a higher class."""
MOST_ON_SLIDE = 4
"""Of either whose names a slide has, which leaves more of them to its notes."""
MOST_CHOSEN = 4
"""Areas of a reader's choice beside whose lines in the key a picture has room for such names."""
YEARS = 10_000
"""Beyond all years."""
AT_ONCE = 45
"""Years of a table of which a map is one answer; those of a longer one are told in windows."""
WINDOW = 20
"""Years of a window: it ends with 2000, 2020 …, so that all tables have the same windows."""
EDGE = WINDOW // 2
"""Years of which there are too few for a window of their own, at either end of a table."""
AROUND = 10
"""Years beside a window whose rows have a say in what is shown in it: a figure stands for no more."""
NEAR = 4
"""Windows whose rows one process keeps apart."""
_IN_FORMS = ("people", "doubts", "sums", "ageless", "named", "forms")
"""What of a map's answer is said in forms of sentences."""
T = TypeVar("T")
DIGITS, EXACT = 4, 8
"""Significant digits that travel: what a hover can show; tables and files read the published figure."""


def class_of(observation: Observation, breaks: Sequence[float]) -> str:
    """Class of a figure: its number from 0, or ZERO, FEW or ASKED. A value equal to a break is in the upper class.

    An interval has the class of its ends where both fall into one.
    """
    ends = observation.ends
    if ends is None:
        return SUPPRESSED if observation.status == "Q" else ASKED
    if ends == (0, 0):
        return ZERO
    low, high = (str(bisect_right(breaks, end)) for end in ends)
    return low if low == high and ends[0] > 0 else FEW


def code_class(observation: Observation, codes: Sequence[float]) -> str:
    """Class of a figure that is a code: spread over the shades, so that neighbours can be told apart."""
    return ASKED if observation.value is None else str(_shade(codes.index(observation.value), len(codes)))


def _shade(place: int, codes: int) -> int:
    return 1 + round(place * (SHADES - 2) / max(codes - 1, 1))


def plain_class_of(observation: Observation, breaks: Sequence[float]) -> str:
    """As `class_of`, where zero is a figure like others: in the class of its size, as is an interval from zero."""
    ends = observation.ends
    if ends is None:
        return ASKED
    low, high = (str(bisect_right(breaks, end)) for end in ends)
    return low if low == high else FEW


def class_labels(breaks: Sequence[float], wording: Wording, most: float = math.inf) -> list[str]:
    """What the legend says of each class; empty for a shade that no code has. `most`: what no figure can exceed."""
    if wording.names:
        names = {_shade(place, len(wording.names)): name for place, (_, name) in enumerate(wording.names)}
        return [translate(names[shade]) if shade in names else "" for shade in range(SHADES)]
    if not breaks:
        return [translate("over 0")]
    texts = edge_texts(breaks, wording)
    inner = [translate("{low} to {high}", low=low, high=high) for low, high in pairwise(texts)]
    last = texts[-1] if breaks[-1] >= most else translate("{figure} or more", figure=texts[-1])
    return [translate("under {high}", high=texts[0]), *inner, last]


def edge_texts(breaks: Sequence[float], wording: Wording) -> list[str]:
    """The edges between classes in words."""
    return [wording.number(edge) if wording.years else format_number(edge, EDGE_DIGITS) for edge in breaks]


def _rounded(value: float | None) -> float | int | None:
    if value is None:
        return None
    number = float(f"{value:.{DIGITS}g}")
    # A page that rounds 3.975 says 3.98 of 3.9747, where pictures say 3.97: what ends in a 5 travels more exactly.
    if f"{number:e}".partition("e")[0].rstrip("0").endswith("5"):
        number = float(f"{value:.{EXACT}g}")
    return int(number) if number.is_integer() else number


def _packed(
    histories: Histories,
    classify: Callable[[Observation], str],
    unclear_in: Callable[[str], Container[int]],
    open_in: Callable[[str], Container[int]],
) -> dict[str, Any]:
    """Years, values and classes of each area as parallel lists; intervals and statuses apart, as they are rare.

    `unclear_in`: the years of an area in which its figure says nothing: it can be anything, as an interval can.
    `open_in`: those in which it is none, but may be more.
    """
    packed: dict[str, Any] = {}
    for area, history in histories.items():
        years = unclear_in(area)
        hidden = [index for index, item in enumerate(history) if item.year in years]
        unsure = {item.year for item in history if item.year in years or item.year in open_in(area)}
        entry: dict[str, Any] = {
            "y": [item.year for item in history],
            "v": [None if index in hidden else _rounded(item.value) for index, item in enumerate(history)],
            "k": "".join(FEW if {item.year} & unsure else classify(item) for item in history),
        }
        bounds = {
            str(index): [_rounded(item.lower), _rounded(item.upper)]
            for index, item in enumerate(history)
            if index not in hidden and (item.lower is not None or item.upper is not None)
        }
        if bounds:
            entry["b"] = bounds
        if hidden:
            entry["u"] = hidden
        packed[area] = entry
    return packed


class _Looked:
    """What is looked at for a map of a window: its rows, and what is said of them; all of it where there is none.

    Of a window the rows of its years travel, those before that stand for them, and the newest figure of each area.
    """

    def __init__(self, context: Context, selection: Selection, window: range | None) -> None:
        self.context, self.selection = context, selection
        self.near = context if window is None else near_years(context, window)
        places, found = context.geography.areas, context.histories(selection)
        self.largest = largest_of(found, places)
        self.is_whole = window is None
        self.inside = {area: history for area, history in self.near.histories(selection).items() if area in places}
        self._newest: dict[str, Observation] = {}
        self.histories = self.inside
        if window is not None:
            first = window[0] - context.indicators[selection.indicator].window
            kept = {
                area: tuple(item for item in history if first <= item.year <= window[-1])
                for area, history in self.inside.items()
            }
            self._newest = {
                area: item
                for area, item in newest_of(found, context.newest(selection)).items()
                if item not in kept.get(area, ())
            }
            self.histories = {area: self._with_newest(area, kept.get(area, ())) for area in found if area in places}

    def _with_newest(self, area: str, history: tuple[Observation, ...]) -> tuple[Observation, ...]:
        item = self._newest.get(area)
        if item is None:
            return history
        return (item, *history) if history and item.year < history[0].year else (*history, item)

    def said(self, ask: Callable[[Context, Selection, str], Mapping[int, T]], area: str) -> Mapping[int, T]:
        """What is said of years of an area: of those whose rows travel alone."""
        found = ask(self.near, self.selection, area)
        if self.is_whole:
            return found
        years = {item.year for item in self.histories.get(area, ())}
        if newest := self._newest.get(area):
            years -= {newest.year}
            windows = windows_of(self.context, self.selection.indicator)
            there = near_years(self.context, next(one for one in windows if newest.year in one))
            found = {**found, **_of_years(ask(there, self.selection, area), {newest.year})}
            years |= {newest.year}
        return _of_years(found, years)

    def few(self) -> Mapping[str, Sequence[int]]:
        """By area the years of few persons."""
        if self.is_whole:
            return few_years(self.context, self.selection)
        found = {area: self.years(_few_of, area) for area in self.histories}
        return {area: years for area, years in found.items() if years}

    def years(self, ask: Callable[[Context, Selection, str], Iterable[int]], area: str) -> Sequence[int]:
        """The same of years alone."""
        return tuple(self.said(lambda *asked: dict.fromkeys(ask(*asked), None), area))


def _few_at(looked: _Looked) -> dict[str, list[int]]:
    """By area the places of the figures of few persons among all of it."""
    own = {area: (looked.histories.get(area, ()), years) for area, years in looked.few().items()}
    return {
        area: [place for place, item in enumerate(history) if item.year in years]
        for area, (history, years) in own.items()
        if history
    }


def _few_of(context: Context, selection: Selection, area: str) -> Sequence[int]:
    return few_years(context, selection).get(area, ())


def _of_years(found: Mapping[int, T], years: Container[int]) -> dict[int, T]:
    return {year: said for year, said in found.items() if year in years}


def _breaks(context: Context, selection: Selection, wording: Wording) -> Sequence[float]:
    """Edges between the classes of a selection's map; none of circles, nor of codes."""
    return () if selection.measure == COUNT or wording.names else context.breaks(selection)


def _classify(context: Context, selection: Selection, wording: Wording) -> Callable[[Observation], str]:
    """What gives a figure its class on a selection's map."""
    if wording.names:
        return partial(code_class, codes=[code for code, _ in wording.names])
    classify = class_of if context.indicators[selection.indicator].zero_apart else plain_class_of
    return partial(classify, breaks=_breaks(context, selection, wording))


class _Answer(Mapping[str, Any]):
    """All that the browser needs for a map. What is said in forms is half of the work, of which pictures and slides
    need nothing: it is made once it is asked for, in the language of all else."""

    def __init__(self, told: Mapping[str, Any], in_forms: Callable[[], Mapping[str, Any]]) -> None:
        self._told, self._made, self._language = told, in_forms, current_language()

    def __getitem__(self, name: str) -> Any:
        return self._in_forms[name] if name in _IN_FORMS else self._told[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)

    @cached_property
    def _in_forms(self) -> Mapping[str, Any]:
        with language(self._language):
            return self._made()


def map_answer(context: Context, selection: Selection, window: range | None = None) -> Mapping[str, Any]:
    """All that the browser needs for a map of a selection in every year, or in those of a window (`windows_of`).

    Areas do not matter to it, nor does the year.
    """
    # Rows that are looked at are not kept for sentences that may never be asked for.
    return _Answer(_told_of(context, selection, window), lambda: _in_forms(_Looked(context, selection, window)))


def _told_of(context: Context, selection: Selection, window: range | None) -> dict[str, Any]:
    """The same, with the places of what is said in forms."""
    indicator = context.indicators[selection.indicator]
    span = years_of_map(context, selection)
    looked = _Looked(context, selection, window)
    histories = looked.histories
    held = span if window is None else range(max(span[0], window[0]), min(span[-1], window[-1]) + 1)
    wording = wording_of(indicator, selection)
    codes, breaks = bool(wording.names), _breaks(context, selection, wording)
    told = _worded(looked.near, selection, looked.inside, held)
    return {
        "kind": "symbol" if selection.measure == COUNT else "fill",
        "hue": indicator.hue,
        "stem": file_stem(selection),
        "indicator": indicator.id,
        "first": span[0],
        "last": span[-1],
        "window": indicator.window,
        "partial": list(indicator.partial_years),
        "newest": context.newest(selection),
        "opens": [year for year in span if context.around(selection, year)[1]],
        "areas": _packed(
            histories,
            _classify(context, selection, wording),
            partial(looked.years, unclear_shares),
            partial(looked.years, none_open),
        ),
        "labels": class_labels(breaks, wording, WHOLE if indicator.is_percentage else math.inf),
        "breaks": edge_texts(breaks, wording),
        "names": {f"{code:g}": translate(name) for code, name in wording.names},
        "inYears": wording.years,
        "largest": looked.largest,
        "decimals": wording.decimals,
        "subject": in_mid_sentence(subject(context, selection)),
        "titled": in_mid_sentence(subject_of_title(context, selection)),
        "told": _sentence(indicator, selection),
        "shorts": _short_names(context, histories),
        "unit": "" if codes or wording.years else unit_of(indicator, selection),
        "ofThings": of_things(indicator, selection),
        "apart": _apart(context, selection, histories),
        "fewAt": _few_at(looked),
        "fewSaid": few_said(selection, "{figure}"),
        "byPart": _by_part(context, selection, held),
        "parts": parts_said(context, selection),
        "added": _added(context, selection),
        "least": _least(context, selection),
        **dict.fromkeys(_IN_FORMS),
        "lists": {area: said for area in histories if (said := listed_children(context, selection, area))},
        "isShare": is_share(selection),
        "nobody": _nobody(looked, histories, held),
        "counted": _newest_counts(context, selection, histories),
        "adults": _adults(context, selection),
        **(few := _doubtful(context, selection, histories)),
        "atLeast": {area: sorted(years) for area in histories if (years := years_at_least(context, selection, area))},
        "uncertain": uncertain_said("{areas}"),
        "fewThere": few_there(context, selection),
        "fewIn": {year: one.few for year, one in zip(held, told, strict=True) if one.few not in ("", few["few"])},
        "noted": {area: said for area in histories if (said := note_of_country(context, selection, area))},
        "silent": _silent(context, selection),
        "rateless": {year: _rateless_said() for year, one in zip(held, told, strict=True) if one.is_rateless},
        "partly": beyond_part() if indicator.partial_years else "",
        "pooled": pooled(span[-1]) if indicator.pooled else "",
        "zero": _zero(indicator, wording),
        "scores": wording.scores,
        "roundedZero": under_rounding(wording.decimals) if wording.rounded_zero else "",
        "nearlyAll": nearly_all(wording.decimals) if wording.shares else "",
        "asked": wording.none("M") if codes else listed_alone(indicator),
        "suppressed": wording.suppressed() if indicator.least_shown else "",
        "source": map_sources(context, selection, ())[0],
        "sourceOfPlaced": map_sources(context, selection, [said for one in told for said in one.placed])[0],
        "from": short_sources(context, selection),
        "aims": _aims(context, selection, histories),
        "boundaries": translate(BOUNDARIES),
        "notes": [translate(note) for note in BOUNDARY_NOTES],
        **({} if window is None else {"held": [held[0], held[-1]]}),
        **_by_year(told, len(context.geography.members)),
    }


def _zero(indicator: Indicator, wording: Wording) -> str:
    """What the legend says of the class ZERO."""
    if wording.rounded_zero:
        return under_rounding(wording.decimals)
    return translate("none recorded (0)") if indicator.unrecorded else translate("none (0)")


def _aims(context: Context, selection: Selection, histories: Histories) -> dict[str, tuple[str, str]]:
    """By area where it stands toward the target, and the sign in it, which is seen alone; of the series that is judged.

    A status is of today, whatever year the map shows: it names the year of its target.
    """
    indicator = context.indicators[selection.indicator]
    judged = (indicator.default_sex, indicator.default_age, indicator.default_breakdown)
    if indicator.target is None or (selection.sex, selection.age, selection.breakdown) != judged:
        return {}
    found = {area: context.progress.get((indicator.id, area)) for area in histories}
    signs = {area: status_sign(cell.status) for area, cell in found.items() if cell is not None}
    return {
        area: (
            translate(
                "Target for {year}: {sign} {status}, by our own reading",
                sign=signs[area],
                status=status_word(cell),
                year=cell.target_year,
            ),
            signs[area],
        )
        for area, cell in found.items()
        if cell is not None
    }


def _silent(context: Context, selection: Selection) -> str:
    """What the legend says of areas without a row."""
    indicator = context.indicators[selection.indicator]
    if indicator.value_names and context.source_of(indicator.id).covers_some:
        return translate("no entry")
    return translate("no figure")


def _rateless_said() -> str:
    """The same in the years in which one of these has a count."""
    return translate("no figure or no rate")


def _sums(context: Context, selection: Selection, area: str) -> dict[int, str]:
    """By year how an area's figure is told where it would mislead alone."""
    least = dict.fromkeys(years_at_least(context, selection, area), least_told("{figure}"))
    return least | {year: tell("{figure}") for year, tell in told_beside(context, selection, area).items()}


def _ageless(context: Context, selection: Selection, area: str) -> dict[int, str]:
    """By year how many victims of no age stand beside nobody known to be a child."""
    years = years_of_none_known(context, selection, area)
    return {year: ageless_said(context, selection, area, year) for year in years}


def _doubtful(context: Context, selection: Selection, histories: Histories) -> dict[str, str]:
    """What the legend says of the class FEW, and what is said in the place of a figure that says nothing."""
    is_unclear = any(unclear_shares(context, selection, area) for area in histories)
    few = few_in(context, selection, chain.from_iterable(histories.values()))
    return {"few": few, "unclear": unclear() if is_unclear else ""}


def few_in(context: Context, selection: Selection, figures: Iterable[Observation]) -> str:
    """What the legend says of those of some figures that are in the class FEW. Under the unit of a rate "<5" would be
    read as one, but it is persons. None is in it, too, beside victims of no age, and where its report disagrees."""
    if _unclear(context, without_place(selection)):
        return _few_or_unclear()
    classify = _classify(context, selection, wording_of(context.indicators[selection.indicator], selection))
    found = frozenset(filter(None, (_why_unclear(context, selection, item, classify) for item in figures)))
    if is_rate(context, selection):
        return _reasons(found) if _are_withheld(context, without_place(selection)) else _no_rate()
    # As circles "1 to 4" detected children have a place: there nobody else is in the class.
    if found <= {FEW}:
        return translate("few (<5)")
    return _few_or_unclear() if FEW in found else _reasons(found)


def few_there(context: Context, selection: Selection) -> str:
    """What is written beside the name of an area in the class FEW: of rates as the legend has it."""
    is_withheld = is_rate(context, selection) and _are_withheld(context, without_place(selection))
    return translate("<5 people") if is_withheld else few_word()


def _why_unclear(
    context: Context, selection: Selection, item: Observation, classify: Callable[[Observation], str]
) -> str:
    """Why a figure is in the class FEW: FEW, AGELESS or DENIED; empty where it is in another one."""
    if item.year in years_of_none_known(context, selection, item.area):
        return AGELESS
    if item.year in zeros_denied(context, selection, item.area):
        return DENIED
    return FEW if classify(item) == FEW else ""


def _reasons(found: Collection[str]) -> str:
    """What the legend says of the class FEW, by why rates, or circles, are in it; nothing where none is."""
    said = {
        (): "",
        (FEW,): translate("unclear: <5 people"),
        (AGELESS,): translate("unclear: 0 but ages unknown"),
        (DENIED,): translate("unclear: figures disagree"),
        **_several_reasons(),
    }
    return said[tuple(why for why in (FEW, AGELESS, DENIED) if why in found)]


def _several_reasons() -> dict[tuple[str, ...], str]:
    """The same where there is more than one reason."""
    return {
        (AGELESS, DENIED): translate("unclear: 0 but ages unknown, or figures disagree"),
        (FEW, AGELESS): translate("unclear: <5 people, or 0 but ages unknown"),
        (FEW, DENIED): translate("unclear: <5 people, or figures disagree"),
        (FEW, AGELESS, DENIED): translate("unclear: <5 people, 0 but ages unknown, or figures disagree"),
    }


def few_briefly(few: str) -> tuple[str, str]:
    """What the legend says of the class FEW where it takes its width from a map of the world, and as a sentence below
    that what it leaves out: more than one reason. `few`: as legends with more room say it."""
    if few not in _several_reasons().values():
        return few, ""
    return translate("unclear", context="figure"), as_sentence(capitalised(few))


def _no_rate() -> str:
    """The same where some of the class are sums with a number that nobody may see, which can be more than 4."""
    return translate("rate unclear")


@lru_cache(maxsize=64)
def _are_withheld(context: Context, selection: Selection) -> bool:
    """Whether all rates of the class FEW are of numbers of which no more is known than that they are from 1 to 4."""
    classify = _classify(context, selection, wording_of(context.indicators[selection.indicator], selection))
    key = counted_in(context, selection)
    counted = context.store.histories(key) if key else {}
    return all(
        any(one.year == item.year and one.ends == WITHHELD for one in counted.get(area, ()))
        for area, history in context.histories(selection).items()
        for item in history
        if item.ends is not None and classify(item) == FEW
    )


def _few_or_unclear() -> str:
    """The same where figures that say nothing are in it."""
    return translate("few (<5) or unclear")


def _apart(context: Context, selection: Selection, histories: Histories) -> dict[str, dict[str, str]]:
    """What is measured, and its unit, of areas whose figures are of another age than the usual one."""
    indicator = context.indicators[selection.indicator]
    asked = {area: as_measured(context, selection, area) for area in histories} if indicator.merged_age else {}
    return {
        area: {
            "subject": in_mid_sentence(subject(context, question)),
            "titled": in_mid_sentence(subject_of_title(context, question)),
            "told": _sentence(indicator, question),
            "unit": unit_of(indicator, question),
        }
        for area, question in asked.items()
        if question.age != selection.age
    }


def _sentence(indicator: Indicator, selection: Selection) -> str:
    """What the title of one area says of its figure, for the browser to fill in."""
    figure = with_unit("{figure}", "%") if indicator.is_percentage else "{figure}"
    sentence = sentence_of(indicator, selection)
    return translate(sentence).replace("{figure}", figure) if sentence else ""


def _short_names(context: Context, areas: Iterable[str]) -> dict[str, str]:
    """By area the name that a title has where it has no room for the long one, if that is another."""
    names = {area: short_name(context, area) for area in areas}
    return {area: name for area, name in names.items() if name != area_name(context, area)}


def _by_part(context: Context, selection: Selection, held: range) -> dict[str, list[int]]:
    """By area the years without a total in which a part of those counted is known: these are not unknown.

    Of a window those in it, and the last one, which is told with a newest figure.
    """
    found = areas_by_part(context, selection, context.geography.areas)
    return {area: [year for year in years if year in held or year == years[-1]] for area, years in found.items()}


def _added(context: Context, selection: Selection) -> dict[str, tuple[int, str]]:
    """By area the newest of these years and what its parts add up to, in words, where they are all children."""
    found = {area: of_children(context, selection, area) for area in context.geography.areas}
    return {area: (one.year, one.counted) for area, one in found.items() if one is not None}


def _least(context: Context, selection: Selection) -> dict[str, dict[int, dict[str, str]]]:
    """By area and year of which a part is published, and no total, how many there are at least: beside a year, behind
    a figure, and as a title."""
    found = {}
    for area in context.geography.areas:
        asked = as_measured(context, selection, area)
        about = subject(context, asked)
        told = {
            year: {"figure": one.figure, "dated": one.dated, "titled": one.titled(context, asked, area, about)}
            for year, one in least_by_year(context, asked, area).items()
        }
        if told:
            found[area] = told
    return found


def people_there(context: Context, asked: Selection, area: str, item: Observation) -> tuple[str, str]:
    """A title that says how many children a country detected, and below it the rate that these are, or how many more
    may be such; or how many persons before the law it counts, and of which ages; empty of any other figure, and of a
    doubted one. `asked`: as the figure is measured."""
    if item.year in told_beside(context, asked, area):
        return "", ""
    number = marked(context, asked, area, item.year, _number_there(context, asked, item))
    if said := persons_counted(context, asked, area, item, number):
        ages = ages_unsaid(context, replace(asked, areas=(area,)), said)
        return said, as_sentence(capitalised(ages)) if ages else ""
    if said := children_detected(context, asked, area, item.year):
        return said, rate_among_neighbours(context, asked, area, item.year, _rate_there(context, asked, area, item))
    said = children_counted(context, asked, area, item.year, number)
    return said, ageless_said(context, asked, area, item.year) if said else ""


def _number_there(context: Context, asked: Selection, item: Observation) -> str:
    return wording_of(context.indicators[asked.indicator], asked).beside((item,)).text(item)


def _rate_there(context: Context, asked: Selection, area: str, item: Observation) -> str:
    return marked(context, asked, area, item.year, _with_its_unit(context, asked, item))


def _with_its_unit(context: Context, asked: Selection, item: Observation) -> str:
    return with_unit(_number_there(context, asked, item), unit_of(context.indicators[asked.indicator], asked))


def with_rate_there(context: Context, asked: Selection, area: str, item: Observation) -> tuple[str, str]:
    """The same as `people_there` for who has no page around the map: detected children in a title with the rate that is
    drawn, where it has room for both. Their number in it says of itself that they are few, or none."""
    people = said, _ = people_there(context, asked, area, item)
    if said != children_detected(context, asked, area, item.year) or not (item.value and said):
        return people
    rate = at_least(context, asked, area, item.year, _with_its_unit(context, asked, item))
    whole = with_rate(said, said, rate)
    return people if whole == said else (whole, ageless_said(context, asked, area, item.year))


class _Forms:
    """Sentences for the browser to fill in, each form of words once: in full they were more than all else of a map."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    @property
    def said(self) -> list[str]:
        """The forms, with {name} for a word that others have in its place, and {} for a number."""
        return [*self._places]

    def filed(self, said: str, words: Mapping[str, str]) -> str:
        """The numbers of a sentence, and the place of its form, but of the first. `words`: by their names."""
        for name, word in words.items():
            said = said.replace(word, f"{{{name}}}")
        place = self._places.setdefault(re.sub(r"\d+", "{}", said), len(self._places))
        numbers = " ".join(re.findall(r"\d+", said))
        return f"{numbers}:{place}" if place or not numbers else numbers


def _in_forms(looked: _Looked) -> dict[str, Any]:
    """Titles of detected children by area and figure, what is doubted of figures, how these are told with others, and
    what of none they leave open; their forms, and the areas that have another name in such titles."""
    context, forms = looked.context, _Forms()
    found: dict[str, dict[str, Any]] = {"people": {}, "doubts": {}, "sums": {}, "ageless": {}, "named": {}}
    for area in context.geography.areas:
        own = sentence_name(context, area)
        found["named"] |= {area: own} if own != area_name(context, area) else {}
    for area, history in looked.histories.items():
        name = area_name(context, area)
        told = [_people_filed(looked, forms, item) for item in history]
        if any(told):
            found["people"][area] = "|".join(told)
        if doubted := looked.said(doubts, area):
            found["doubts"][area] = {year: forms.filed(said, _words(name, year)) for year, said in doubted.items()}
        if sums := looked.said(_sums, area):
            found["sums"][area] = {year: forms.filed(said, {}) for year, said in sums.items()}
        if ageless := looked.said(_ageless, area):
            found["ageless"][area] = {year: forms.filed(said, {}) for year, said in ageless.items()}
    return {**found, "forms": forms.said}


def _people_filed(looked: _Looked, forms: _Forms, item: Observation) -> str:
    context, selection = looked.context, looked.selection
    title, below = people_there(context, selection, item.area, item) if item.ends is not None else ("", "")
    if not title:
        return ""
    words = _words(sentence_name(context, item.area), item.year)
    if selection.measure == RATE:
        words = {"figure": _rate_there(context, selection, item.area, item), **words}
    return forms.filed(f"{title}\n{below}", words)


def _words(area: str, year: int) -> dict[str, str]:
    return {"area": area, "year": str(year)}


def _nobody(looked: _Looked, histories: Histories, held: range) -> dict[str, dict[int, str]]:
    """By area and year the title where there is nobody to be told by age: this is not unknown.

    A year of adults alone is told beside an area's own newest figure, where it has one.
    """
    context, selection = looked.context, looked.selection
    adults = _adults(context, selection)
    beside = {area: adults.get(area, ()) for area, own in histories.items() if any(item.ends for item in own)}
    found = {
        area: [year for year in years_told(looked.near, selection, area) if year not in beside.get(area, ())]
        for area in context.geography.areas
    }

    @entitled
    def title(area: str, year: int) -> str:
        return nobody_on_map(context, selection, area, subject(context, selection), year)

    said = {area: {year: title(area, year) for year in years if year in held} for area, years in found.items()}
    return {area: told for area, told in said.items() if told}


def _newest_counts(context: Context, selection: Selection, histories: Histories) -> dict[str, tuple[int, str]]:
    """The newest count, by area, where there is no rate of any year or none so late: its year, and how it is said."""
    rates = {area: [item.year for item in known if item.ends is not None] for area, known in histories.items()}
    found = {
        area: later_count(context, selection, area, rates[area][-1])
        if rates.get(area)
        else newest_count(context, selection, area)
        for area in context.geography.areas
    }
    return {area: count for area, count in found.items() if count is not None}


def _adults(context: Context, selection: Selection) -> dict[str, tuple[int, ...]]:
    """By area the years in which all detected victims were adults, where children are asked for."""
    if not is_of_children(context, selection):
        return {}
    found = {area: years_of_adults_alone(context, area) for area in context.geography.areas}
    return {area: years for area, years in found.items() if years}


class InYear(NamedTuple):
    """The words of a map in one year."""

    title: str
    subtitle: str
    beside: str
    """The same below the title of one chosen country, which needs no totals of the world."""
    caveat: str
    placed: tuple[Placed, ...]
    """What of the caveat is of single areas."""
    coverage: str
    short: str
    """The same at the foot of pictures and slides, which takes its room from the map."""
    named: str
    """The same there beside the names of its highest class: no newer figures that it leaves out."""
    covered: str
    """The same where no map is seen."""
    near: str
    """The same beside a part of the world, of which it does not matter how many countries of all have a figure."""
    doubted: tuple[str, str]
    """What the foot of pictures says of those in doubt, and what slides say in its place, whose notes name many."""
    unsure: tuple[str, ...]
    """UN members whose figures their own reports deny."""
    spoken: str
    """What the map shows, for those who do not see it."""
    top: str
    """Who is in its highest class: on the page each country says its own."""
    is_rateless: bool
    """Whether a UN member without a figure has a count, of which there is no rate."""
    few: str
    """What the legend says of the class FEW."""

    def foot(self, members: int) -> str:
        """What it rests on as the foot of a slide has it, which counts whom its notes name. `members`: how many
        countries there are."""
        doubted, on_slide = self.doubted
        whole = self.short.replace(doubted, on_slide) if doubted else self.short
        return beyond_subtitle(whole, self.subtitle, members)


def words_in(context: Context, selection: Selection) -> InYear:
    """The words of a selection's map in its year, or the nearest that the map has."""
    year, window = year_shown(context, selection), window_of(context, selection)
    near = context if window is None else near_years(context, window)
    places = context.geography.areas
    histories = {area: history for area, history in near.histories(selection).items() if area in places}
    (found,) = _worded(near, selection, histories, [year])
    return found


def windows_of(context: Context, indicator: str) -> tuple[range, ...]:
    """The years in which maps of an indicator are told, answer by answer; none where its table is short enough."""
    first, last = context.years(indicator)[:2]
    if last - first < AT_ONCE:
        return ()
    begins = [year for year in range(first + EDGE, last - EDGE + 2) if year % WINDOW == 1]
    return tuple(starmap(range, pairwise([first, *begins, last + 1])))


def window_of(context: Context, selection: Selection) -> range | None:
    """The window of a selection's year, or of the nearest that its map has; None where all years are one answer."""
    year = year_shown(context, selection)
    return next((window for window in windows_of(context, selection.indicator) if year in window), None)


def without_years(context: Context, selection: Selection) -> Selection:
    """A selection without what the answer of its map does not depend on: of the year stays the window, by its end."""
    window = window_of(context, selection)
    return replace(without_place(selection), year=0 if window is None else window[-1])


def near_years(context: Context, window: range) -> Context:
    """The rows around a window, and no others: the same for all windows between the same ends."""
    first = (window[0] - 1) // WINDOW * WINDOW + 1
    return _near(context, first - AROUND, -(-window[-1] // WINDOW) * WINDOW + AROUND)


@lru_cache(maxsize=NEAR)
def _near(context: Context, first: int, last: int) -> Context:
    return context.within(first, last)


def year_shown(context: Context, selection: Selection) -> int:
    """The year of a selection's map, or the nearest that it has.

    A publisher's own groups can begin before countries, and the year of the selection with them.
    """
    span = years_of_map(context, selection)
    return min(max(selection.year, span[0]), span[-1])


def years_of_map(context: Context, selection: Selection) -> range:
    """The years that a map can be moved over: one of rates ends with these, though counts may be newer."""
    last = context.years(selection.indicator).last
    if selection.measure == RATE:
        last = context.asked(selection)[1]
    return range(context.years_of_areas[selection.indicator].first, last + 1)


def map_sources(context: Context, selection: Selection, placed: Iterable[Placed]) -> tuple[str, str]:
    """Publishers and vintages behind a map, and their ids. `placed`: what its caveat says of single areas."""
    cited = sorted({area for one in placed if one.has_source for area in one.areas})
    credited = replace(selection, areas=tuple(dict.fromkeys((*selection.areas, *cited))))
    return sources_of(context, context.indicators[selection.indicator], credited), credits_of(context, [credited])


def _by_year(found: Sequence[InYear], members: int) -> dict[str, Any]:
    """Title, subtitle, caveats and coverage of each year, so that the words keep up with the map."""
    return {
        "titles": [year.title for year in found],
        "subtitles": [year.subtitle for year in found],
        "besides": [year.beside for year in found],
        "caveats": [year.caveat for year in found],
        "placed": [year.placed for year in found],
        "coverage": [year.coverage for year in found],
        FEET: [(year.foot(members), year.near, year.unsure) for year in found],
        "spoken": [year.spoken for year in found],
    }


class _Seen(NamedTuple):
    """What a map shows in one year, under its title."""

    year: int
    title: str
    shown: Mapping[str, Observation]
    """Of UN members, by area."""
    drawn: Mapping[str, Observation]
    """Of all areas."""

    @property
    def known(self) -> list[Observation]:
        """The figures of UN members."""
        return [item for item in self.shown.values() if item.ends is not None]

    @property
    def own(self) -> list[int]:
        """The years of these."""
        return [item.year for item in self.known]

    @property
    def others(self) -> set[int]:
        """The years of all figures that are not of its own year."""
        return {item.year for item in self.drawn.values() if item.ends is not None} - {self.year}


def _worded(context: Context, selection: Selection, histories: Histories, asked: Iterable[int]) -> list[InYear]:
    indicator, members = context.indicators[selection.indicator], frozenset(context.geography.members)
    inside = {area: history for area, history in histories.items() if area in members}
    counts = _counts(context, selection) if indicator.is_count and indicator.theme == "drivers" else {}
    found = []
    for year in asked:
        window, ahead = context.around(selection, year)
        shown = snapshot(inside, year, window, ahead)
        title = map_title(context, selection, year, shown, counts.get(year, {}))
        seen = _Seen(year, title, shown, snapshot(histories, year, window, ahead))
        subtitle, beside = _below_title(context, selection, seen, counts.get(year, {}))
        shows = Shows((rows_of_map(selection, year),), f"{title} {subtitle}", main=indicator)
        drawn = {area: item.year for area, item in seen.drawn.items() if item.ends is not None}
        equal = [
            Placed((area,), referred_said(context, area), has_source=True)
            for area in referred_drawn(context, selection, drawn)
        ]
        of_areas = placed_in(context, shows)
        placed = (*of_areas, *equal)
        caveat = without_placed(caveats_said(context, shows), of_areas)
        caveat = in_sentences((caveat, *(one.said for one in placed)))
        top = _of_top(context, selection, seen)
        rests = _resting(context, selection, histories, seen)
        unsure = tuple(item.area for item in _doubted_on(context, selection, seen))
        rateless = _rateless_on(context, selection, seen)
        few = few_in(context, selection, seen.drawn.values())
        spoken = _spoken(context, selection, seen, rateless, few)
        found.append(InYear(title, subtitle, beside, caveat, placed, *rests, unsure, spoken, top, rateless > 0, few))
    return found


def _unit_below(context: Context, selection: Selection) -> str:
    """The unit of a map's figures as its subtitle says it; empty of codes and years."""
    indicator = context.indicators[selection.indicator]
    wording = wording_of(indicator, selection)
    return "" if wording.names or wording.years else unit_on_map(indicator, selection)


def _below_title(context: Context, selection: Selection, seen: _Seen, counts: Mapping[str, float]) -> tuple[str, str]:
    """The subtitle of a map, and that below the title of one chosen country."""
    year, title, indicator = seen.year, seen.title, context.indicators[selection.indicator]
    about, unit = said_in(context, selection, title), _unit_below(context, selection)
    named, years = unsaid(about, title) if unit else about, years_drawn(year, seen.others if unit else ())
    is_of_top = bool(unit) and at_top(context, selection, year, seen.known) is not None
    members = len(context.geography.members)
    counted = years_counted(year, seen.others, seen.own, members) if is_of_top else years
    # Of what a rate is the key says, too: below a title that has it, it would stand for the third time.
    rate = unit_of(indicator, selection)
    about_unit = rate if rate and rate in title else unit
    subtitle, beside = (_subtitle(named, about_unit, title, told, year) for told in (counted, years))
    if indicator.pooled:
        subtitle = beside = in_a_row(filter(None, (named, unsaid(unit, title), pooled(year))))
    if shared := most_counted(context, selection, year, counts, title):
        subtitle = beside = in_sentences((shared, capitalised(subtitle)))
    return subtitle, beside


def _resting(
    context: Context, selection: Selection, histories: Histories, seen: _Seen
) -> tuple[str, str, str, str, str, tuple[str, str]]:
    """What a map rests on: on the page, in short, in a foot with names, where no map is seen, and beside a part of the
    world; and of those in doubt what pictures and what slides say."""
    year, members = seen.year, frozenset(context.geography.members)
    inside = {area: history for area, history in histories.items() if area in members}
    indicator = context.indicators[selection.indicator]
    says_span = bool(_unit_below(context, selection)) and not indicator.pooled
    rests_on = map_coverage(indicator, year, seen.own, len(members), others=() if says_span else seen.others)
    some, median = _of_some(context, selection), _of_median(context, selection, year, seen.known)
    paler, alone = _paler(selection, seen.drawn), _unpeopled(context, selection, year)
    outside = _outside(context, selection, histories, year)
    last = years_of_map(context, selection)[-1]
    codes = unshown(context, selection, inside, members, year=year, last=last)
    left, in_short = (say(context, selection, codes) for say in (unshown_said, unshown_in_short))
    unaged = _unaged_said(context, selection, seen)
    unsure, unsure_in_short, unsure_on_slide = _unsure(context, selection, seen)
    rising, rising_in_short, rising_on_slide = _rising_said(context, selection, seen)
    # Names of the highest class take what is left of the map's room.
    short, named = (
        in_sentences((rests_on, *one, unsure_in_short, rising_in_short, outside, alone, some, median, paler))
        for one in ((in_short,), ())
    )
    coverage = in_sentences((rests_on, left, unaged, outside, unsure, rising, alone, some, median, paler))
    # Where no class is seen the title alone has one, "at least" in so many countries.
    apart = ageless_apart_said() if _is_least(context, selection, seen) else ""
    covered = in_sentences((rests_on, left, unaged, unsure, apart, alone, some, median))
    near = in_sentences(("" if says_span or not seen.others else rests_on, alone, some, paler))
    is_counted = not all(one in coverage for one in (unsure_on_slide, rising_on_slide))
    on_slide = in_sentences((unsure_on_slide, rising_on_slide, named_at_address() if is_counted else ""))
    return coverage, short, named, covered, near, (in_sentences((unsure_in_short, rising_in_short)), on_slide)


def _unaged_said(context: Context, selection: Selection, seen: _Seen) -> str:
    """Which UN members without a figure of children on a map reported victims, but no age."""
    if not counts_children(context, selection):
        return ""
    without = frozenset(context.geography.members) - {item.area for item in seen.known}
    return unaged_said(context, unaged(context, without, *_looked_at(context, selection, seen.year)))


def _looked_at(context: Context, selection: Selection, year: int) -> tuple[int, int]:
    """The first and the last year whose figures a map of a year may show."""
    window, ahead = context.around(selection, year)
    return max(year - window, years_of_map(context, selection)[0]), year + ahead


def _unsure(context: Context, selection: Selection, seen: _Seen) -> tuple[str, str, str]:
    """Which UN members' figures on a map their own reports deny: by name, those that would be none apart; as the foot
    of a picture has room for, in which the key tells of these; and as that of a slide has."""
    every = _doubted_on(context, selection, seen)
    none = [item for item in every if item.year in zeros_denied(context, selection, item.area)]
    drawn = [item for item in every if item not in none]
    said = uncertain_said(_names_of(context, drawn)) if drawn else ""
    is_long = len(drawn) > (MOST_UNSURE if len(selection.areas) <= MOST_CHOSEN else 0)
    short = uncertain_in_short(of_countries(len(drawn))) if is_long else said
    on_slide = uncertain_said(of_countries(len(drawn))) if len(drawn) > MOST_ON_SLIDE else short
    return in_sentences((said, unclear_for_it(_names_of(context, none)) if none else "")), short, on_slide


def _doubted_on(context: Context, selection: Selection, seen: _Seen) -> list[Observation]:
    """The figures on a map that their own reports deny."""
    years = _uncertain(context, without_place(selection))
    return [item for item in seen.known if item.year in years.get(item.area, ())]


def _rising_said(context: Context, selection: Selection, seen: _Seen) -> tuple[str, str, str]:
    """Which UN members victims of no age may bring into a higher class of a map, in the same three ways; where they
    bring none that has a class, but the title has "at least" so many, what that says."""
    found = _rising(context, selection, seen)
    if not found:
        apart = ageless_apart_said() if _is_least(context, selection, seen) else ""
        return apart, apart, apart
    names = _names_of(context, found)
    whole = in_sentences((ageless_apart_said(), higher_said(names)))
    is_long = len(found) > (MOST_RISING if len(selection.areas) <= MOST_CHOSEN else 0)
    short = higher_said(of_countries(len(found)) if is_long else names)
    return whole, short, higher_said(of_countries(len(found))) if len(found) > MOST_ON_SLIDE else short


def _rising(context: Context, selection: Selection, seen: _Seen) -> list[Observation]:
    wording = wording_of(context.indicators[selection.indicator], selection)
    # Of the highest class, and of circles, nothing is above; what is unclear is in no class.
    edges = {str(k): edge for k, edge in enumerate(_breaks(context, selection, wording))}
    above = ((item, edges.get(_classify(context, selection, wording)(item))) for item in seen.known)
    return [item for item, edge in above if edge is not None and may_reach(context, selection, (item,), edge)]


def _is_least(context: Context, selection: Selection, seen: _Seen) -> bool:
    """Whether a map's title has "at least" so many in its highest class, since victims of no age may be more."""
    top = at_top(context, selection, seen.year, seen.known) if selection.measure != COUNT else None
    return top is not None and may_reach(context, selection, seen.known, top[0])


def _names_of(context: Context, figures: Iterable[Observation]) -> str:
    return listed(sorted((short_name(context, item.area) for item in figures), key=alphabetical))


@lru_cache(maxsize=32)
def _uncertain(context: Context, selection: Selection) -> dict[str, frozenset[int]]:
    """By area the years of such figures. Kept as the years that are compared with none."""
    found = {area: uncertain_years(context, selection, area) for area in context.geography.members}
    return {area: years for area, years in found.items() if years}


def _rateless_on(context: Context, selection: Selection, seen: _Seen) -> int:
    """How many UN members without a figure on a map have a count, of which there is no rate."""
    without = frozenset(context.geography.members) - {item.area for item in seen.known}
    first, last = _looked_at(context, selection, seen.year)
    rateless_in = _rateless(context, without_place(selection))
    return sum(any(first <= one <= last for one in rateless_in.get(area, ())) for area in without)


def _spoken(context: Context, selection: Selection, seen: _Seen, rateless: int, few: str) -> str:
    """What a map shows, for those who do not see it. `few`: as its legend says it."""
    indicator = context.indicators[selection.indicator]
    wording = wording_of(indicator, selection)
    apart = _beside_classes(context, selection, wording, seen.shown, few) if indicator.zero_apart else {}
    left_out = _left_out(context, without_place(selection))
    return spoken_map(context, selection, seen.year, seen.shown, left_out, rateless=rateless, apart=apart)


def unshown_of(context: Context, selection: Selection, codes: Collection[str]) -> tuple[str, str]:
    """What a map leaves out of some UN members in its year, or the nearest that it has; and in short."""
    members = [code for code in codes if code in context.geography.areas and context.geography.areas[code].is_member]
    year, last = year_shown(context, selection), years_of_map(context, selection)[-1]
    codes = unshown(context, selection, context.histories(selection), members, year=year, last=last)
    return unshown_said(context, selection, codes), unshown_in_short(context, selection, codes)


def _outside(context: Context, selection: Selection, histories: Histories, year: int) -> str:
    """Whom a map's title names, or its darkest class has, that is none of those counted in brackets; empty without any.

    A reader who looks for it there finds one country less than the map shows.
    """
    names = _outside_named(context, selection, histories, year)
    return translate("The counts are of UN members; also shown: {areas}.", areas=names) if names else ""


def _outside_named(context: Context, selection: Selection, histories: Histories, year: int) -> str:
    """The names of these, listed."""
    indicator, areas = context.indicators[selection.indicator], context.geography.areas
    wording = wording_of(indicator, selection)
    found = [item.area for item in highest(context, selection, year)]
    if selection.measure != COUNT and not wording.names:
        classify, top = _classify(context, selection, wording), str(len(_breaks(context, selection, wording)))
        shown = snapshot(histories, year, *context.around(selection, year)).values()
        found += [item.area for item in shown if item.ends is not None and classify(item) == top]
    names = [area_name(context, area) for area in dict.fromkeys(found) if area in areas and not areas[area].is_member]
    if not names:
        return ""
    # Never "1 more", which takes the room of a name.
    kept = names if len(names) <= MOST_OUTSIDE else names[: MOST_OUTSIDE - 1]
    more = len(names) - len(kept)
    return listed([*kept, *([translate_number("{number} more", "{number} more", more)] if more else [])])


def with_coverage(context: Context, selection: Selection, subtitle: str) -> tuple[str, Callable[[str], str]]:
    """The subtitle of a map of the world with how many countries have a figure on it, where that is not said there and
    one line has room for both; and what makes of the map's foot one that does not say it again."""
    indicator, members = context.indicators[selection.indicator], frozenset(context.geography.members)
    of, year = len(members), year_shown(context, selection)
    histories = {area: own for area, own in context.histories(selection).items() if area in context.geography.areas}
    inside = snapshot(
        {area: histories[area] for area in members & histories.keys()}, year, *context.around(selection, year)
    )
    known = [item.year for item in inside.values() if item.ends is not None]
    is_told = of_countries(of) in subtitle or not _unit_below(context, selection)
    if indicator.area or indicator.pooled or is_told or not known:
        return subtitle, lambda foot: foot
    counted, left = coverage_in_subtitle(year, known, of, _outside_named(context, selection, histories, year))
    wider = in_sentences((as_sentence(subtitle), counted))
    if len(with_terms(wider, terms_said([indicator.id]))) > IN_ONE_LINE:
        return subtitle, lambda foot: foot
    said = map_coverage(indicator, year, known, of, others=()), _outside(context, selection, histories, year)

    def beyond(foot: str) -> str:
        rest = foot.removeprefix(said[0])
        return in_sentences((left, *(part.strip() for part in (rest.split(said[1]) if said[1] else [rest]))))

    return wider, beyond


def _of_top(context: Context, selection: Selection, seen: _Seen) -> str:
    """Which UN members the title counts in the highest class of reported persons, in the order of their names, which
    ranks none, with the signs of their figures; empty of circles, and where they are too many to be told."""
    edge, counted = _at_top(context, selection, seen.year, seen.known)
    if not counted:
        return ""
    shown = {short_name(context, item.area): item for item in counted}
    names = [f"{name}{_signs_of(context, selection, shown[name])}" for name in sorted(shown, key=alphabetical)]
    figures, areas = top_figures(context, selection, edge), listed(names)
    if signs := signs_in(names):
        # Within the sentence: where there is little room it stands alone.
        said = in_a_row(f"{sign} {words}" for sign, words in signs.items())
        areas = translate("{name} ({said})", name=areas, said=said)
    return translate("{figures}, in alphabetical order: {areas}.", figures=figures, areas=areas)


def _at_top(
    context: Context, selection: Selection, year: int, known: Sequence[Observation]
) -> tuple[float, list[Observation]]:
    """Where the highest class begins that a map's title counts, and the figures in it; none of circles, and where they
    are too many to be told."""
    top = at_top(context, selection, year, known) if selection.measure != COUNT else None
    if top is None or top[1] > MOST_AT_TOP:
        return 0.0, []
    unclear = _unclear(context, without_place(selection))
    clear = (item for item in known if item.year not in unclear.get(item.area, ()))
    return top[0], [item for item in clear if item.ends and item.ends[0] >= top[0]]


def areas_at_top(context: Context, selection: Selection, year: int) -> tuple[str, ...]:
    """The UN members that the title of a map of a year counts in the highest class of reported persons."""
    histories, members = context.histories(selection), context.geography.members
    inside = {area: histories[area] for area in members if area in histories}
    shown = snapshot(inside, year, *context.around(selection, year))
    known = [item for item in shown.values() if item.ends is not None]
    return tuple(item.area for item in _at_top(context, selection, year, known)[1])


def _signs_of(context: Context, selection: Selection, item: Observation) -> str:
    """The signs of a UN member's figure on a map, as key figures have them: of few, and uncertain."""
    few, unsure = few_years(context, selection), _uncertain(context, without_place(selection))
    signs = {OF_FEW: few, DOUBTED: unsure}
    return "".join(sign for sign, years in signs.items() if item.year in years.get(item.area, ()))


def _beside_classes(
    context: Context, selection: Selection, wording: Wording, shown: Mapping[str, Observation], few: str
) -> dict[str, int]:
    """How many figures on a map lie in no class of its scale, by what the key says of them: none, and few."""
    classify, unclear = _classify(context, selection, wording), _unclear(context, without_place(selection))
    found = Counter(
        FEW
        if item.year in unclear.get(area, ()) or item.year in none_open(context, selection, area)
        else classify(item)
        for area, item in shown.items()
        if item.ends is not None
    )
    indicator = context.indicators[selection.indicator]
    said = {ZERO: _zero(indicator, wording), FEW: few}
    return {words: found[k] for k, words in said.items() if found[k]}


@lru_cache(maxsize=32)
def _unclear(context: Context, selection: Selection) -> dict[str, tuple[int, ...]]:
    """By area the years whose share says nothing. Kept as the years that are compared with none."""
    found = {area: unclear_shares(context, selection, area) for area in context.geography.areas}
    return {area: years for area, years in found.items() if years}


@lru_cache(maxsize=32)
def _left_out(context: Context, selection: Selection) -> dict[str, Container[int]]:
    """By area the years whose figure is compared with none: it is of others, of few, unclear, or misleads alone.

    Kept, for it takes half of what words cost, and does not depend on the place that is chosen.
    """
    members = frozenset(context.geography.members)
    histories = {area: history for area, history in context.histories(selection).items() if area in members}
    few, apart = few_years(context, selection), _apart(context, selection, histories)
    doubtful = {
        area: {
            *few.get(area, ()),
            *unclear_shares(context, selection, area),
            *doubts(context, selection, area),
            *told_beside(context, selection, area),
        }
        for area in histories
    }
    return {**doubtful, **dict.fromkeys(apart, range(YEARS))}


@lru_cache(maxsize=32)
def _rateless(context: Context, selection: Selection) -> dict[str, set[int]]:
    """By area the years of which it has a count, but no rate. Kept as the years that are compared with none."""
    found = {
        area: {*years_without_rate(context, selection, area), *years_beyond_people(context, selection, area)}
        for area in context.geography.members
    }
    return {area: years for area, years in found.items() if years}


def _unpeopled(context: Context, selection: Selection, year: int) -> str:
    """Why no country has a rate of a year before all population figures, of which there may well be counts."""
    if selection.measure != RATE or year >= context.asked(selection)[0]:
        return ""
    return translate("No rates of {year}: Reach 2030 has no population figures of that year.", year=year)


def _of_some(context: Context, selection: Selection) -> str:
    """Whom a source leaves out that is about some countries alone."""
    source = context.source_of(selection.indicator)
    if not source.covers_some:
        return ""
    return leaves_out_said(source)


def _of_median(context: Context, selection: Selection, year: int, known: Sequence[Observation]) -> str:
    """Which of the countries on a map its median is of, where it is not of all: others are too old for it."""
    indicator = context.indicators[selection.indicator]
    first = year - context.reach(indicator.id, year)
    newer = sum(item.year >= first for item in known)
    if indicator.theme != SURVEYS or newer == len(known) or newer < FEWEST:
        return ""
    return translate_number(
        "The median is of the {n} country with a figure for {years}.",
        "The median is of the {n} countries with a figure for {years}.",
        newer,
        n=format_number(newer),
        years=year_span(first, year),
    )


def _paler(selection: Selection, shown: Mapping[str, Observation]) -> str:
    """What paler circles are, on a map that has any."""
    if selection.measure != COUNT or not any(map(is_interval, shown.values())):
        return ""
    return translate("Paler circles: a range, drawn at its least.")


def _subtitle(about: str, unit: str, title: str, years: str, year: int) -> str:
    """What figures are about, their unit and their years, in words, without what the title says."""
    # The key has the unit, too; a year alone would say nothing.
    unit = unsaid(unit, title) if about or years != format_year(year) else unit
    told = in_a_row(filter(None, (about, unit)))
    if years == format_year(year):
        return in_a_row(filter(None, (told, years)))
    return in_sentences((as_sentence(capitalised(told)), years)) if told else years


def _counts(context: Context, selection: Selection) -> Mapping[int, Mapping[str, float]]:
    counts: dict[int, dict[str, float]] = {}
    for area, history in context.store.histories(selection.key).items():
        for item in history if area != PUBLISHERS_WORLD else ():
            if item.value:
                counts.setdefault(item.year, {})[area] = item.value
    return counts
