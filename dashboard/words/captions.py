"""What stands under a view and may never be cut off: caveat, source, vintage, coverage, notes on boundaries."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from dashboard.catalogue import Indicator, Source
from dashboard.context import Context
from dashboard.i18n import (
    as_sentence,
    format_choice,
    format_number,
    format_year,
    in_parts,
    in_sentences,
    translate,
    translate_number,
)
from dashboard.selection import Selection
from dashboard.words.counted import of_countries, of_un_members
from dashboard.words.credits import (
    credit,
    credits_said,
    is_by_children,
    own_sources,
    rates_stop,
    rested_on,
    sources_short,
)
from dashboard.words.names import area_name, listed, year_choice, year_span
from dashboard.words.referred import referred_sources

BOUNDARIES = (
    "The boundaries and names shown do not imply official endorsement or acceptance by anybody; "
    "based on United Nations map."
)
BOUNDARY_NOTES = (
    "The line of control in Jammu and Kashmir is approximate; the final status has not been agreed.",
    "The final boundary between Sudan and South Sudan is not yet determined, nor is the status of Abyei.",
    "Sovereignty over the Falkland Islands (Malvinas) is disputed between Argentina and the United Kingdom.",
    "Kosovo is referred to in accordance with Security Council resolution 1244 (1999).",
)
BOUNDARIES_DRAWN = "Based on United Nations map; boundaries and names imply no endorsement or acceptance by anybody."
"""The same in pictures and on slides, where lines take room from a map. Pages and notes to slides have it in full."""
UNSETTLED = (
    "Jammu and Kashmir (line of control approximate)",
    "the boundary between Sudan and South Sudan (also the status of Abyei)",
    "sovereignty over the Falkland Islands (Malvinas)",
)
"""What the first of the notes are about, in their order."""
FEW_YEARS = 4
"""Years that are named one by one; more as spans."""
_FIRST = re.compile(r".+?(?:\.(?=\s|$)|。)\s*")
"""The first sentence of a foot."""
UNDETERMINED = {
    "XAC": "Aksai Chin",
    "XAP": "Arunachal Pradesh",
    "XBT": "Bir Tawil",
    "XHT": "Halaib triangle",
    "XIT": "Ilemi triangle",
    "XJK": "Jammu and Kashmir",
}
"""Areas whose status the United Nations' map leaves undetermined, by its codes (data/boundaries.py): they never take a
figure."""


def boundaries_in_short(said: str) -> str:
    """A text with its notes on boundaries as pictures have them, where the first of them stands."""
    return in_sentences(bounds_apart(said))


def bounds_apart(said: str) -> tuple[str, str]:
    """What a text says before its notes on boundaries, and these as pictures and slides have them.

    A map that shows one such place, Kosovo among them, is near enough to it for a note; those of wider maps are at the
    address.
    """
    notes = [translate(note) for note in (BOUNDARIES, *BOUNDARY_NOTES)]
    general, *places, kosovo = (note in said for note in notes)
    found = [said.index(note) for note in notes if note in said]
    if not found:
        return said, ""
    head, rest = said[: min(found)], said[min(found) :]
    for note in notes:
        rest = rest.replace(note, "")
    unsettled = [translate(area) for area, is_there in zip(UNSETTLED, places, strict=True) if is_there]
    near = (
        translate("Not settled: {areas}.", areas=listed(unsettled)) if unsettled else "",
        translate("Kosovo: Security Council resolution 1244 (1999).") if kosovo else "",
    )
    if len(unsettled) + kosovo > 1:
        near, rest = (bounds_elsewhere(), ""), _without_grey(rest)
    short = translate(BOUNDARIES_DRAWN) if general else ""
    return head.rstrip(" "), in_sentences((short, *near, re.sub(" +", " ", rest).strip(" ")))


def bounds_elsewhere() -> str:
    """What stands for notes on single places that have no room."""
    return translate("Unsettled boundaries: see the address.")


def grey(names: Sequence[str]) -> str:
    """What the grey areas of a map are, of which it has some."""
    return translate("Grey: status undetermined on the United Nations map ({names}).", names=listed(names))


def _without_grey(said: str) -> str:
    """The same without that."""
    begun, ended = (re.escape(part) for part in grey(["|"]).split("|"))
    return re.sub(f"{begun}.*?{ended}", "", said)


def sources_of(context: Context, indicator: Indicator, selection: Selection) -> str:
    """Publishers and vintages behind a view: "UNODC, 28 October 2025; rates: UN population, 2024"."""
    return sources_said(context, [replace(selection, indicator=indicator.id)])


def short_sources(context: Context, selection: Selection) -> str:
    """Who published the figures of a selection, and which release: "UNODC, 28 October 2025"."""
    return in_parts(sources_short([context.sources[name] for name in own_sources(context, selection)]))


def sources_said(context: Context, questions: Sequence[Selection], others: Sequence[Source] = ()) -> str:
    """The same of several selections, and others beside: each publisher once, what rates are divided by at the end; and
    which rates end before their counts."""
    return in_sentences((sources_alone(context, questions, others), *rates_stop(context, questions)))


def sources_alone(context: Context, questions: Sequence[Selection], others: Sequence[Source] = ()) -> str:
    """The same without which rates end before their counts."""
    names = (*(name for question in questions for name in own_sources(context, question)),)
    own = {context.sources[name] for name in (*names, *referred_sources(context, questions))}
    used = rested_on(context, questions)
    by_children = any(is_by_children(context, question) for question in questions)
    people = [_divided_by(source, by_children=by_children) for source in used if source not in own]
    return credits_said([*(source for source in used if source in own), *others], people)


def _divided_by(source: Source, *, by_children: bool) -> str:
    """By whose people rates are divided; `by_children`: by those under 18, whom no release counts."""
    if by_children:
        return translate("population (under 18 approximated): {source}", source=credit(source))
    return translate("population: {source}", source=credit(source))


def first_alone(context: Context, selection: Selection) -> str:
    """Of a view of one area where several are chosen: which one it shows; empty otherwise."""
    if len(selection.areas) < 2:
        return ""
    name = area_name(context, selection.areas[0])
    return translate("Only the first of the chosen countries is shown: {area}.", area=name)


def with_first(context: Context, selection: Selection, coverage: str) -> str:
    """What a view rests on, after which one of several chosen countries it shows."""
    return in_sentences(filter(None, (first_alone(context, selection), coverage)))


def is_mostly_older(older: int, known: int) -> bool:
    """Whether over half of the figures on a map are of another year: a dot on each of them would say nothing."""
    return 2 * older > known


def or_earlier(first: int, year: int) -> str:
    """Of which years the figures of a map are that may show those of earlier years, from `first` on."""
    earlier = year_span(first, year - 1)
    return translate("{year}, or {earlier} where that is missing", year=year, earlier=earlier)


def years_drawn(year: int, others: Collection[int]) -> str:
    """Of which years the figures of a map of `year` are: this year alone, or a sentence. `others`: those of the figures
    that are not of `year`."""
    if not others:
        return format_year(year)
    years = _in_turn(year, others) if len(others) <= FEW_YEARS else year_choice(sorted(others))
    return translate("Figures of {year}; where missing, {years}", year=year, years=years)


def _in_turn(year: int, others: Collection[int]) -> str:
    """Years in the order in which they stand for one that is missing: the next, else the newest before."""
    later, earlier = sorted(one for one in others if one > year), sorted(one for one in others if one < year)
    return format_choice([*map(str, later), *map(str, reversed(earlier))])


def years_counted(year: int, others: Collection[int], known: Sequence[int], members: int) -> str:
    """The same with how many countries have a figure of `year`, and in how many another one stands for it, in the order
    in which they do: the next year, else the newest before (`latest`).

    `known`: the year of each country's figure.
    """
    fresh = known.count(year)
    words = {"year": year, "n": format_number(fresh), "countries": of_countries(members)}
    if not others:
        return translate("Figures of {year} ({n} of {countries})", **words)
    if fresh == len(known):  # Areas that are no countries alone have another year.
        return years_drawn(year, others)
    return translate_number(
        "One figure per country: {year} for {n} of {countries}; {years} for {number} other",
        "One figure per country: {year} for {n} of {countries}; {years} for {number} others",
        len(known) - fresh,
        years=_in_turn(year, others),
        **words,
    )


def map_coverage(indicator: Indicator, year: int, known: Sequence[int], of: int, *, others: Collection[int]) -> str:
    """How many countries a map rests on, and how many of its figures are of another year; what the dot on one of these
    is says its legend.

    `known`: the year of each figure; `others`: those that are not its own, where its subtitle does not say so.
    """
    if indicator.area:
        return translate("One figure for the whole world.")
    parts = [translate("{n} of {countries}", n=format_number(len(known)), countries=of_countries(of))]
    if others:
        parts = [in_sentences((*map(as_sentence, parts), years_drawn(year, others)))]
    return translate("{counted}.", counted=in_parts((*parts, *_of_others(year, known))))


def coverage_in_subtitle(year: int, known: Sequence[int], of: int, outside: str) -> tuple[str, str]:
    """The same for a subtitle that has the years, with the names of those who are shown though nobody counts them; and
    what is left for the foot, how many figures are of another year.

    `known`: the year of each figure; `outside`: those names, listed; empty without any.
    """
    number = format_number(len(known))
    said = translate("{n} of {countries}", n=number, countries=of_countries(of))
    if outside:
        members = translate("{n} of {countries}", n=number, countries=of_un_members(of))
        said = translate("{counted}; also shown: {areas}", counted=members, areas=outside)
    return as_sentence(said), _others_alone(year, known)


def beyond_subtitle(foot: str, subtitle: str, of: int) -> str:
    """A foot of a map without its first sentence, which counts its figures among all countries, where the subtitle
    does."""
    counted = of_countries(of)
    found = _FIRST.match(foot)
    return foot[found.end() :] if found and counted in found[0] and counted in subtitle else foot


def _of_others(year: int, known: Sequence[int]) -> list[str]:
    """How many figures of a map are of another year than its own, some perhaps of a later one; nothing of none."""
    words = {"year": year, "n": format_number(_of_other_years(year, known))}
    if not _of_other_years(year, known):
        return []
    if max(known) > year:
        return [translate("not of {year}: {n}", **words)]
    return [translate("older than {year}: {n}", **words)]


def _others_alone(year: int, known: Sequence[int]) -> str:
    """The same as a sentence of its own."""
    words = {"year": year, "n": format_number(_of_other_years(year, known))}
    if not _of_other_years(year, known):
        return ""
    if max(known) > year:
        return translate("Figures not of {year}: {n}.", **words)
    return translate("Figures older than {year}: {n}.", **words)


def _of_other_years(year: int, known: Sequence[int]) -> int:
    """How many figures are of another year."""
    return sum(one != year for one in known)
