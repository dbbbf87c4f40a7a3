"""A country's profile: where each of its figures stands among those of the world's countries, one row a figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from types import MappingProxyType
from typing import Literal

from dashboard.catalogue import RATE, Indicator
from dashboard.charts import marks
from dashboard.charts.marks import Chart, Datum, Dots, Hover, Pane, Symbol
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.observed import number_text, written_as
from dashboard.figures.shown import Shown, Table, Words
from dashboard.i18n import (
    as_sentence,
    format_number,
    format_year,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    translate,
    translate_number,
    with_things,
    with_unit,
)
from dashboard.kinds.percentiles import NAMES, OF_A_PLACE, PARTS, PROTECTION, Profile, Row, bound, profile_of, questions
from dashboard.metrics.events import DISASTERS
from dashboard.metrics.profile import FEW, FEWEST, Middle, Standing
from dashboard.selection import Selection
from dashboard.store import Observation
from dashboard.views import View
from dashboard.words.aloud import Place, told_of_place
from dashboard.words.captions import sources_alone, sources_said
from dashboard.words.caveats import LATER, Shows, caveats_said, rows_of
from dashboard.words.counted import of_countries, of_indicators, of_persons
from dashboard.words.credits import credits_of
from dashboard.words.incomes import has_income_group, list_said
from dashboard.words.names import (
    Wording,
    area_name,
    capitalised,
    in_full,
    listed,
    of_things,
    short_name,
    unit_of,
    wording_of,
)
from dashboard.words.noted import as_measured, year_said
from dashboard.words.offence import brief_enough
from dashboard.words.places import articled
from dashboard.words.terms import means_said
from dashboard.words.titles import subject
from dashboard.words.untotalled import count_instead
from dashboard.words.wider import is_watched

Aim = Literal["up", "down", ""]
"""On which side of others a row is read as better off."""
STEP = 10
"""Distance of two rows on the scale."""
ABOVE, BELOW = 1.35, 1.05
"""From a row to the head below it, and from a head to its first row, in such distances."""
ROW, FOOT = 34, 110
"""Height of a row on a page, and of what stands above and below all of them, in pixels."""
MOST_SAID, SHORT = 3, 24
"""Countries whose figures stand beside a row; and letters of which of more have none."""
MOST_ARE_BEYOND, APART = 50, 10
"""Per cent of the other countries with a figure, more than which have less, or more, than what a title names; and from
how many points beyond the middle on a row on children goes before others."""
MANY_TIED = 25
"""Per cent of the countries with a figure that have one and the same, of which words say so."""
_TOP = re.compile(r"\(0 low, (\d+) high\)")
"""How far the scale of an index reaches, in its unit."""
_ENDS = re.compile(r"\((?:\S+ )?(\u2212[\d.]+)\D+([\d.]+)\D*\)$")
"""From where to where a score goes, in its unit."""
OF_LEVEL, LEVEL = ("wb_wgi",), 90
"""Sources of scores whose ranges are made here of published standard errors; and their per cent of confidence."""
OLD, PAST = 10, 5
"""Years behind the newest figure of a country from which on another one is named in its title, and from which on a
title says that a figure was higher, and not that it is."""
PEERS: marks.Ink = "neutral.3"
"""Of the ticks of countries of the region: paler than their median."""
TINY = 1e-6
"""What parts the claims of two rows that stand equally high: the upper one is named."""
AIMS: tuple[Aim, ...] = ("down", "up", "")
"""In which order rows stand, by what a high figure of them means."""
LOWEST, MIDDLE, HIGHEST = 0.0, 50.0, 100.0
"""The percentiles of a figure that is higher than in none, half and all of the other countries."""
WORSE: Mapping[Aim, tuple[float, float]] = MappingProxyType({"up": (LOWEST, MIDDLE), "down": (MIDDLE, HIGHEST)})
"""From which percentile to which a country is worse off than half of the others, by which of its figures are better."""
RISK, INCOME, DEATHS = "inform-risk", "gdp-per-capita", "conflict-deaths"
"""Of which the catalogue names no good direction, and a reader knows one."""
SILENT = 2
"""The last place among rows: nothing is known of any country that was chosen."""
MOST_SILENT = 4
"""Such rows that are named where they are not drawn."""
MOST_BEYOND = 3
"""Countries that are named whose figures are too old to be compared."""


# ------------------------------------------------------------------------------------------------ words


def direction_of(indicator: Indicator) -> str:
    """What a higher percentile means, by the catalogue's direction or its publisher's scale, and never more than that;
    that it is neither where nobody says so."""
    if indicator.direction == "down" or indicator.id == DEATHS:
        return translate("lower is better")
    if indicator.direction == "up":
        return translate("higher is better")
    if indicator.lowest < 0:
        return translate("higher is stronger")
    if indicator.id == RISK:
        return translate("higher is riskier")
    return translate("higher is richer") if indicator.id == INCOME else translate("not rated as better or worse")


def aim_of(indicator: Indicator) -> Aim:
    """On which side of others a row is read as better off; on neither where more says no such thing."""
    if indicator.direction != "none":
        return indicator.direction
    if indicator.lowest < 0 or indicator.id == INCOME:
        return "up"
    return "down" if indicator.id in (RISK, DEATHS) else ""


def short_unit(context: Context, question: Selection) -> str:
    """The unit of a row in few words: "% of people", "per 100,000 people", "score"; "%" where its name says of whom."""
    indicator = context.indicators[question.indicator]
    if _says_of_whom(indicator):
        return "%"
    return unit_of(indicator, question) if question.measure == RATE else translate(indicator.unit)


def _wording(context: Context, row: Row) -> Wording:
    """How the figures of a row are said: scores, which stand below each other, with as many decimals each."""
    wording = wording_of(context.indicators[row.question.indicator], row.question)
    return replace(wording, write=in_full) if wording.scores else wording


def _said(context: Context, row: Row, place: int, code: str, mark: str = "") -> str:
    """A country's figure, with a mark where one is given, and its year; or why it has none."""
    item, own = row.shown.get(code), row.standings[place]
    if own.why == "wider":
        return translate("not per person")
    if own.why == "no figure" or item is None:
        return _nothing(context, row.question, code)
    figure = f"{_wording(context, row).text(item)}{mark}"
    if own.why == "few":
        figure = translate("none recorded") if item.value == 0 else translate("few", context="people or cases")
    return translate("{figure} ({year})", figure=figure, year=year_said(context, row.question, code, item.year))


def _nothing(context: Context, question: Selection, code: str) -> str:
    """Why there is no row: a publisher that watches the whole world recorded nothing, with others nobody knows."""
    last = _last_year(context, question, code)
    if instead := _instead(context, question, code):
        return instead
    if last is not None:
        return translate("no figure since {year}", year=last)
    return translate("nothing recorded") if is_watched(context, question, code) else translate("no figure")


def _last_year(context: Context, question: Selection, code: str) -> int | None:
    known = [item.year for item in context.histories(question).get(code, ()) if item.ends is not None]
    return known[-1] if known and known[-1] <= question.year else None


def _title(context: Context, profile: Profile, rows: Sequence[Row]) -> str:
    """Of one country which of some rows stands farthest from the middle, by name; of several that all stand beside each
    other."""
    names = [area_name(context, code) for code in profile.codes]
    if not names:
        return translate("Choose a country to see where its figures stand among countries")
    if len(names) > 1:
        return translate("{areas}: where their figures stand among countries with a figure", areas=listed(names))
    told = _told(context, profile, rows)
    if not told:
        return _whole_said(context, profile, rows) or _none_placed(context, profile)
    code, row = profile.codes[0], told[0]
    # Where a newer figure is at hand nobody knows that the older one still holds.
    is_past = _is_old(profile, row, PAST) or _later(context, row, code) is not None
    below, above, others = _around(row, code)
    figure, is_low = _figure_told(context, profile, row), above > below
    place = Place(_inside(row), figure, max(below, above), others, is_low, is_past)
    is_member = code in context.geography.members
    told_of = (told_of_place(name, place, is_member=is_member) for name in (names[0], short_name(context, code)))
    return brief_enough(told_of)


def _none_placed(context: Context, profile: Profile) -> str:
    """The title of rows of one country without a place: that nothing can be placed is said of all rows alone."""
    if any(map(_is_placed, profile.rows)):
        return _title(context, profile, profile.rows)
    return translate(
        "{area}: none of {of} can be placed among countries with a figure",
        area=area_name(context, profile.codes[0]),
        of=of_indicators(len(profile.rows)),
    )


def _subtitle(context: Context, profile: Profile, rows: Sequence[Row]) -> str:
    """What all rows are; of several countries, or of none with a place, since when these have their figures, too."""
    if _told(context, profile, rows):
        return _whole_said(context, profile, rows)
    years = [year for row in rows if (year := _since(row, profile.codes))]
    if not years:
        return translate("percentile among countries with a figure")
    if len(set(years)) > 1:
        return translate(
            "percentile among countries with a figure since {year} or later, by indicator", year=min(years)
        )
    return translate("percentile among countries with a figure since {year}", year=min(years))


def _whole_said(context: Context, profile: Profile, rows: Sequence[Row]) -> str:
    """What rows of one country are; empty of several, or where none has a place."""
    code, placed = "".join(profile.codes[:1]), sum(map(_is_placed, rows))
    if len(profile.codes) != 1 or not placed:
        return ""
    return translate(
        "Where {area} stands among the UN members that have a figure, in {number}",
        area=articled(context, code, short_name(context, code)),
        number=of_indicators(placed),
    )


def row_name(context: Context, question: Selection) -> str:
    """What a row is called at its dots: what it counts of a chosen country where its label does not say so; ages that
    are shown as one stand with each figure."""
    indicator = context.indicators[question.indicator]
    own = OF_A_PLACE.get(indicator.id) or (indicator.label if indicator.merged_age else "")
    return translate(own) if own else subject(context, question)


def _inside(row: Row) -> str:
    """The name of a row inside a sentence."""
    if row.question.indicator in NAMES:
        return translate(NAMES[row.question.indicator])
    return translate(PARTS[row.question.breakdown])


def _figure_told(context: Context, profile: Profile, row: Row) -> str:
    """A country's figure, of a share with whom it is of, and its year; of one that is old the year alone."""
    year = row.shown[profile.codes[0]].year
    if _is_old(profile, row):
        return format_year(year)
    figure = with_unit(_number(context, profile, row), _unit_beside_name(context, profile, row))
    return translate("{figure}, {year}", figure=figure, year=year)


def _number(context: Context, profile: Profile, row: Row) -> str:
    """The figure of the first country without a unit; of an index out of how many."""
    indicator = context.indicators[row.question.indicator]
    figure = _wording(context, row).text(row.shown[profile.codes[0]])
    top = _TOP.search(indicator.unit)
    return translate("{figure} of {top}", figure=figure, top=top[1]) if top else figure


def _unit_beside_name(context: Context, profile: Profile, row: Row) -> str:
    """Of a share whom it is of, where its name does not say that; of a score none, which is a number alone."""
    indicator = context.indicators[row.question.indicator]
    measured = as_measured(context, row.question, profile.codes[0])
    if indicator.is_percentage and not _says_of_whom(indicator):
        return unit_of(indicator, measured)
    return "" if indicator.is_score else short_unit(context, measured)


def _says_of_whom(indicator: Indicator) -> bool:
    """Whether it is a share whose name ends with whom it is of: "Out of school, primary age"."""
    *_, scope = indicator.label.split(", ")
    return indicator.is_percentage and scope != indicator.label and indicator.unit.endswith(scope)


def _is_placed(row: Row) -> bool:
    """Whether any of the chosen countries has a percentile."""
    return any(own.percentile is not None for own in row.standings)


def _since(row: Row, apart: Sequence[str] = ()) -> int | None:
    """The earliest year of the figures of a row that countries are compared by, without some of these: so many have one
    since then, and more since the first year of other rows, whose figures go further back. None where nobody has a
    place."""
    return _first_year(row, apart) if _is_placed(row) else None


def _first_year(row: Row, apart: Sequence[str] = ()) -> int | None:
    """The same where nobody who was chosen has a place, too; None where too few countries have a figure."""
    return min((row.shown[code].year for code in row.world if code not in apart), default=None)


def _is_old(profile: Profile, row: Row, most: int = OLD) -> bool:
    """Whether the figure of the first country is more than so many years older than its newest."""
    code = profile.codes[0]
    newest = max(one.shown[code].year for one in profile.rows if _is_placed(one))
    return row.shown[code].year < newest - most


def _later(context: Context, row: Row, code: str) -> tuple[int, float] | None:
    """Year and value of a later figure of a country from another source."""
    later = context.later.get((row.question.indicator, code))
    return later if later and code in row.shown and later[0] > row.shown[code].year else None


def _told(context: Context, profile: Profile, rows: Sequence[Row]) -> list[Row]:
    """The row of one country that stands farthest from the middle, at whichever end, by how many of the others have
    less, or more: the highest alone would be the one favourable row among many. Rows on children come first, as they
    do among those that have room, but where they stand near the middle.

    Of an index, which no country counted, only where no figure may be told; so of a figure that is old beside the
    country's newest, and last of all of one that a later figure of another source overtakes: the line below the title
    would take it back.
    """
    if len(profile.codes) != 1:
        return []
    found = {claim: row for row in rows if (claim := _claim(context, profile, row)) is not None}
    return [found[min(found)]] if found else []


def _claim(context: Context, profile: Profile, row: Row) -> float | None:
    """How near a row of one country is to being named by a title, the lowest first and no two alike; None where none
    may name it."""
    if len(profile.codes) != 1 or not _is_placed(row):
        return None
    below, above, others = _around(row, profile.codes[0])
    part = 100 * max(below, above) / others
    if part <= MOST_ARE_BEYOND:
        return None  # Of half of the countries nobody would say "most".
    is_overtaken, is_near = _later(context, row, profile.codes[0]) is not None, part < MIDDLE + APART
    waits = 16 * is_overtaken + 8 * _is_old(profile, row) + 4 * _is_composite(row) + 2 * is_near
    place = next(place for place, one in enumerate(profile.rows) if one is row)
    return 100 * (waits + (row.head != PROTECTION)) - part + place * TINY


def _is_composite(row: Row) -> bool:
    """Whether it is of an index that holds what other rows are of: counted twice it would seem to be two witnesses."""
    return row.question.indicator not in NAMES


def _around(row: Row, code: str) -> tuple[int, int, int]:
    """How many of the other countries with a figure have less, how many more, and how many these are; those with the
    same have neither."""
    own, bounds = bound(row.shown[code]), row.bounds
    # It is among them itself, with neither less nor more than it has.
    return bisect_left(bounds, own), len(bounds) - bisect_right(bounds, own), len(bounds) - (code in row.world)


def _reasons(context: Context, profile: Profile, row: Row) -> list[str]:
    """Why each country has no figure; of the last years that some of them had one, the newest."""
    said = [_said(context, row, place, code) for place, code in enumerate(profile.codes)]
    lasts = [_last_year(context, row.question, code) for code in profile.codes]
    since = [translate("no figure since {year}", year=year) for year in lasts]
    newest = max((year for year, one, told in zip(lasts, since, said, strict=True) if year and one == told), default=0)
    return [
        translate("no figure since {year}", year=newest) if one == told else told
        for one, told in zip(since, said, strict=True)
    ]


def _without(context: Context, profile: Profile, rows: Sequence[Row]) -> str:
    """Which rows are not drawn since nothing is known, below the heads of those that are; empty without any."""
    heads, drawn = {_aim(context, row) for row in rows}, {row.question for row in rows}
    silent = [row for row in profile.rows if _aim(context, row) in heads and _place(context, profile, row) == SILENT]
    why: dict[str, list[str]] = {}
    for row in silent:
        if row.question not in drawn:
            reasons = dict.fromkeys(_reasons(context, profile, row))
            why.setdefault(in_parts(reasons), []).append(_inside(row))
    return in_sentences(
        translate("{why}: {names}.", why=capitalised(reason), names=_some(names)) for reason, names in why.items()
    )


def _some(names: Sequence[str], most: int = MOST_SILENT) -> str:
    """Names, of many the first ones and how many more; never "1 more", which takes the room of a name."""
    shown = names if len(names) <= most else names[: most - 1]
    more = len(names) - len(shown)
    return listed([*shown, translate_number("{number} more", "{number} more", more)] if more else list(shown))


def _place(context: Context, profile: Profile, row: Row) -> int:
    """0 for a row with a percentile of any country that was chosen, 1 with a figure alone, SILENT with nothing."""
    if _is_placed(row):
        return 0
    silent = (
        own.why == "no figure" and not _instead(context, row.question, code)
        for own, code in zip(row.standings, profile.codes, strict=True)
    )
    return SILENT if all(silent) else 1


def _instead(context: Context, question: Selection, code: str) -> str:
    return count_instead(context, question, code, question.year - _window(context, question), question.year)


def _window(context: Context, question: Selection) -> int:
    return context.indicators[question.indicator].window


def _ranks(profile: Profile) -> dict[Selection, int]:
    """In which order rows are kept where not all have room, whatever their figures are: those on children first, then
    of each other theme in turn. Parts of an index wait, since it holds what other rows are of, then rows without a
    percentile.
    """
    themes: dict[str, list[Selection]] = {}
    for row in profile.rows:
        themes.setdefault(row.head, []).append(row.question)
    first = themes.pop(PROTECTION, [])
    order = [*first, *(one for turn in zip_longest(*themes.values()) for one in turn if one is not None)]

    def key(row: Row) -> tuple[bool, bool, int]:
        return not _is_placed(row), _is_composite(row), order.index(row.question)

    return {row.question: place for place, row in enumerate(sorted(profile.rows, key=key))}


def _short_coverage(
    context: Context, profile: Profile, rows: Sequence[Row], groups: Collection[str], silent: str = ""
) -> str:
    """How a percentile is read, where there is no room for how each of them is made, whose median is drawn, between
    which ends scores lie, and in which rows many countries share one percentile. `silent`: of which nothing is known.
    """
    medians = _medians_said(context, profile, rows, groups)
    read = _read() if len(profile.codes) > 1 else _read_alone()
    said = (read, *medians, _scales(context, rows), _tied(profile, rows))
    means = means_said(context.indicators[row.question.indicator] for row in rows)
    return in_sentences(filter(None, (*said, means, silent)))


def _undrawn(context: Context, profile: Profile, rows: Sequence[Row]) -> str:
    """Which rows of one country are not drawn since another source has a later figure, with both figures; empty
    without any."""
    drawn, names = {row.question for row in rows}, []
    for row in profile.rows:
        if row.question not in drawn and (later := _overtaking(context, profile, row)):
            own, year = format_number(later[1], 1), row.shown[profile.codes[0]].year
            both = (_number(context, profile, row), year), (own, later[0])
            said = in_parts(
                translate("{figure}, {year}", figure=with_unit(share, "%"), year=year) for share, year in both
            )
            names.append(translate("{name} (two sources: {figures})", name=_inside(row), figures=said))
    return translate("Not drawn: {names}.", names=listed(names)) if names else ""


def _medians_said(context: Context, profile: Profile, rows: Sequence[Row], drawn: Collection[str]) -> Iterator[str]:
    """Over how many countries the medians of groups are that the rows have, from the fewest to the most."""
    for code, _, of in _group_marks(profile):
        counts = [group.countries for row in rows if (group := of(row)) and group.percentile is not None]
        if counts and code in drawn:
            least, most = format_number(min(counts)), format_number(max(counts))
            said = least if least == most else translate("{lower} to {upper}", lower=least, upper=most)
            countries = translate_number("{number} country", "{number} countries", max(counts), number=said)
            yield translate(
                "Median of others, {group}: {countries}.", group=area_name(context, code), countries=countries
            )


def _windows(profile: Profile, rows: Sequence[Row]) -> Iterator[str]:
    """Since when the others of each row have their figures, for whoever speaks: rows say it where they have room."""
    found: dict[int, list[str]] = {}
    for row in rows:
        if (since := _since(row, profile.codes)) is not None:
            found.setdefault(since, []).append(_inside(row))
    for year, names in sorted(found.items()):
        yield translate("Compared with figures since {year}: {names}.", year=year, names=listed(names))


def _scales(context: Context, rows: Sequence[Row]) -> str:
    """From where to where the figures of scores go; empty without any."""
    names: dict[str, list[str]] = {}
    for row in rows:
        indicator = context.indicators[row.question.indicator]
        if _span_of(indicator):
            names.setdefault(translate(indicator.unit_label), []).append(_inside(row))
    return in_sentences(as_sentence(capitalised(labelled(listed(own), scale))) for scale, own in names.items())


def _read() -> str:
    return translate("Percentile: the % of other UN members with a lower figure; equal figures count half.")


def _read_alone() -> str:
    """The same of one country, beside whose dots no number stands and nothing is called a percentile."""
    return translate("Scale: the % of other UN members with a lower figure; equal figures count half.")


def _beyond_said(context: Context, profile: Profile, row: Row) -> str:
    """Which countries had more, or less than what is told as low, in a figure that is too old to be compared: a title
    that counts whom one is higher than would count otherwise with these. Empty without any, and of displacements by
    disasters: those of an earlier year are other ones, and not an older figure of the same."""
    if row.question.indicator in DISASTERS:
        return ""
    below, above, _ = _around(row, profile.codes[0])
    is_low, own = above > below, bound(row.shown[profile.codes[0]])
    old = sorted(_too_old(context, row), key=bound, reverse=not is_low)
    found = [item for item in old if (bound(item) < own if is_low else bound(item) > own)]
    if not found:
        return ""
    words = {"name": _inside(row), "names": _some(_olds(context, profile, row, found), MOST_BEYOND)}
    if is_low:
        return translate("Lower figures of {name}, too old to compare: {names}.", **words)
    return translate("Higher figures of {name}, too old to compare: {names}.", **words)


def _olds(context: Context, profile: Profile, row: Row, items: Sequence[Observation]) -> list[str]:
    """Countries, each with its figure of a row and its year."""
    is_share = context.indicators[row.question.indicator].is_percentage
    unit, wording = "%" if is_share else _unit_beside_name(context, profile, row), _wording(context, row)
    return [
        translate(
            "{name} ({said})",
            name=area_name(context, item.area),
            said=translate("{figure}, {year}", figure=with_unit(wording.text(item), unit), year=item.year),
        )
        for item in items
    ]


def _too_old(context: Context, row: Row) -> list[Observation]:
    """The last figures of UN members that have none recent enough to be compared."""
    histories = context.histories(row.question)
    members = [code for code in context.geography.members if code not in row.world]
    known = ([item for item in histories.get(code, ()) if item.ends is not None] for code in members)
    return [items[-1] for items in known if items and items[-1].year <= row.question.year]


def _tied(profile: Profile, rows: Sequence[Row]) -> str:
    """In which of the rows many countries have the figure of a chosen one, most often zero; empty without any."""
    names = [_inside(row) for row in rows if any(_tie(row, code) >= MANY_TIED for code in profile.codes)]
    return (
        translate("Many countries have the same figure and share one place: {names}.", names=listed(names))
        if names
        else ""
    )


def _tie(row: Row, code: str) -> float:
    """How many countries share the place of one, in per cent of those with a figure."""
    return 100 * list(row.world.values()).count(row.world[code]) / len(row.world) if code in row.world else 0.0


def _coverage(context: Context, profile: Profile) -> str:
    said = [
        _read(),
        translate(
            "Latest figures within each indicator's window; amounts per 100,000 people. There is no percentile among "
            "fewer than {fewest}, nor for a chosen country with fewer than {few} or movements; such countries still "
            "count for the others and for medians.",
            few=of_persons(FEW),
            fewest=of_countries(FEWEST),
        ),
    ]
    if profile.region and profile.income:
        said.append(
            translate(
                "Medians of the other countries that have a figure, by group: {region}; {income}.",
                region=area_name(context, profile.region),
                income=area_name(context, profile.income),
            )
        )
    return in_sentences(said)


# ------------------------------------------------------------------------------------------------ the chart


@dataclass(frozen=True)
class _Placed:
    """A row and its height on the scale."""

    height: float
    row: Row


def _ordered(context: Context, profile: Profile) -> list[Row]:
    """The rows by what a high figure means, those of one country from the highest percentile down, those without one
    last; first of all, below its head, the one that the title names."""
    told = _told(context, profile, profile.rows)
    first = [_aim(context, row) for row in told]

    def key(row: Row) -> tuple[bool, int, bool, tuple[int, float]]:
        aim = _aim(context, row)
        return aim not in first, AIMS.index(aim), row not in told, _from_above(context, profile, row)

    return sorted(profile.rows, key=key)


def _from_above(context: Context, profile: Profile, row: Row) -> tuple[int, float]:
    """By what rows below one head stand where the title names none of them, the first the lowest."""
    at = row.standings[0].percentile if len(profile.codes) == 1 else None
    return _place(context, profile, row), -(at or 0.0)


def _aim(context: Context, row: Row) -> Aim:
    return aim_of(context.indicators[row.question.indicator])


def _head_of(aim: Aim) -> str:
    """What a high figure of the rows below a head means."""
    said = {"down": translate("higher is worse"), "up": translate("higher is better")}
    return capitalised(said.get(aim, translate("not rated as better or worse")))


def _ends_of(aim: Aim) -> tuple[str, ...]:
    """What the low and the high end of the scale mean below a head."""
    ends = translate("worse", context="end of a scale"), translate("better", context="end of a scale")
    return {"up": ends, "down": ends[::-1]}.get(aim, ())


def _known(context: Context, profile: Profile) -> list[Row]:
    """The rows for a medium that nobody asks for more: those with a figure; all where none has one. A dot beside a
    later figure of another source would be read as where the country stands today."""
    rows = _ordered(context, profile)
    known = [row for row in rows if _place(context, profile, row) < SILENT] or rows
    return [row for row in known if not _overtaking(context, profile, row)] or known


def _heights(context: Context, rows: Sequence[Row]) -> tuple[list[_Placed], list[marks.Row], float]:
    """Rows and heads from above downwards, and the lowest height."""
    placed, heads, height, before = [], [], 0.0, ""
    for row in rows:
        if (head := _head_of(aim := _aim(context, row))) != before:
            height -= (ABOVE if before else BELOW) * STEP
            heads.append(marks.Row(height, head, role="head", place=AIMS.index(aim), ends=_ends_of(aim)))
            before = head
            height += (1 - BELOW) * STEP
        height -= STEP
        placed.append(_Placed(height, row))
    return placed, heads, height - 0.7 * STEP


def _chart(context: Context, profile: Profile, rows: Sequence[Row], groups: Collection[str]) -> Chart:
    """Rows under heads, on each the countries of the region, the medians of groups, and the chosen countries."""
    if not profile.codes:
        needed = translate("Choose up to six on the page: a dot in each row then shows where their figures stand.")
        needed = in_sentences((translate("No country is chosen yet."), needed))
        return Chart((), tall=100, blank=needed)
    placed, named, lowest = _heights(context, rows)
    told, ranks = _told(context, profile, profile.rows), _ranks(profile)
    places = sorted((item.row for item in placed), key=lambda row: _from_above(context, profile, row))
    named += [
        replace(
            _named(context, profile, item, is_told=item.row in told),
            rank=ranks[item.row.question],
            claim=_claim(context, profile, item.row),
            place=next(place for place, row in enumerate(places) if row is item.row),
        )
        for item in placed
    ]
    scale = Scale(
        "number",
        -3,
        103,
        ticks=(LOWEST, MIDDLE, HIGHEST),
        names=(
            translate("lower than all others"),
            translate("half"),
            translate("higher than all others"),
        ),
        has_grid=True,
    )
    pane = Pane(
        scale,
        Scale("rows", lowest, 0, is_shown=False),
        (
            *_members(context, profile, placed),
            *_medians(context, profile, placed, groups),
            *_dots(context, profile, placed),
        ),
        tuple(sorted(named, key=lambda row: -row.height)),
        (0, 100),
        is_level=True,
        counts=translate("other countries"),
        since=translate("their figures since"),
        reach=translate("bar: range of the figure"),
        worse=translate("worse than half of the others"),
        is_of_children_first=True,
        undrawn=_undrawn(context, profile, rows),
    )
    return Chart((pane,), tall=round(-lowest / STEP * ROW) + FOOT)


def _named(context: Context, profile: Profile, item: _Placed, *, is_told: bool) -> marks.Row:
    """What is measured, how to read it, and the figure."""
    indicator = context.indicators[item.row.question.indicator]
    row = marks.Row(
        item.height,
        row_name(context, item.row.question),
        _span_of(indicator),
        beside=_beside(context, profile, item.row),
        is_chosen=is_told,
        reach=_reach_said(indicator),
        worse=WORSE.get(aim_of(indicator)),
    )
    if len(profile.codes) > 1:
        missing = _missing(context, profile, item.row)
        is_short = len(profile.codes) <= MOST_SAID or len(missing) <= SHORT
        figure = missing if missing and is_short else _of_so_many(item.row)
        others = (_of_so_many(item.row),) if figure == missing else ()
        return replace(row, figure=figure, others=others)
    figure, columns = _said(context, item.row, 0, profile.codes[0]), _columns(context, profile, item.row)
    if columns.figure != figure:
        unit, year = _unit_beside_name(context, profile, item.row), item.row.shown[profile.codes[0]].year
        alone = with_unit(_number(context, profile, item.row), unit) + _mark(context, profile, item.row)
        told = year_said(context, item.row.question, profile.codes[0], year)
        figure = translate("{figure} ({year})", figure=alone, year=told)
    return replace(row, figure=figure, others=tuple(filter(None, (columns.of,))), columns=columns)


def _others(profile: Profile, row: Row) -> int:
    """How many countries a row's country is compared with: as many as the title says, of which it is none, be it a UN
    member or not."""
    return sum(code not in profile.codes for code in row.world)


def _reading_of(indicator: Indicator) -> str:
    """What a higher percentile means; of a score from where to where it goes."""
    return _span_of(indicator) or direction_of(indicator)


def _span_of(indicator: Indicator) -> str:
    """From where to where a score goes, and which end is the strong one; empty of what is none."""
    ends = _ends(indicator)
    return translate("about {lower} weak to {upper} strong", **ends) if ends else ""


def _scale_of(indicator: Indicator) -> str:
    """The same as short as a unit, beside a figure."""
    ends = _ends(indicator)
    return translate("(scale {lower} to {upper})", **ends) if ends else ""


def _ends(indicator: Indicator) -> dict[str, str]:
    """The lower and the upper end of a score as the language writes them; none of what is no score."""
    found = _ENDS.search(indicator.unit)
    return dict(zip(("lower", "upper"), map(_as_number, found.groups()), strict=True)) if found else {}


def _reach_said(indicator: Indicator) -> str:
    """What the bar over a dot is."""
    if indicator.source in OF_LEVEL:
        return translate("bar: {level}% range", level=LEVEL)
    return translate("bar: range of the figure")


def _columns(context: Context, profile: Profile, row: Row) -> marks.Columns:
    """A country's figure with its year, and its place among others in words that can be spoken: a second per cent
    beside the first was taken for the figure. Or in words why there is none."""
    code, own = profile.codes[0], row.standings[0]
    item = row.shown.get(code)
    if item is None or own.why not in (None, "few countries"):
        why = _said(context, row, 0, code)
        return marks.Columns(why, (why,))
    indicator = context.indicators[row.question.indicator]
    figure, unit = _number(context, profile, row), _unit_beside_name(context, profile, row) or _scale_of(indicator)
    mark, year = _mark(context, profile, row), year_said(context, row.question, code, item.year)

    def dated(text: str) -> str:
        return translate("{figure} ({year})", figure=f"{text}{mark}", year=year)

    whole = dated(with_unit(figure, unit))
    lines: tuple[str, ...] = (dated(figure), unit)
    if indicator.is_percentage:
        lines = dated(with_unit(figure, "%")), unit
    if not unit or unit == "%":
        lines = (whole,)
    if later := _later_said(context, row, profile.codes[0]):
        # Alone it was read as today's.
        whole, lines = in_parts((whole, later)), (whole, later)
    since = _since(row, profile.codes)
    return marks.Columns(whole, lines, *((_place_said(row, code), format_year(since)) if since else ()))


def _place_said(row: Row, code: str) -> str:
    """Than how many of the others a country has less, or more, whichever is more of them; those with the same figure
    are in neither."""
    below, above, others = _around(row, code)
    if not below and not above:
        return translate_number("{number} other country", "{number} other countries", others)
    said = {"n": format_number(max(below, above)), "of": format_number(others)}
    if above > below:
        return translate("lower than {n} of {of}", **said)
    return translate("higher than {n} of {of}", **said)


def _as_number(text: str) -> str:
    """A number of a unit as the language writes it."""
    return format_number(float(text.replace("\N{MINUS SIGN}", "-")), 1)


def _mark(context: Context, profile: Profile, row: Row) -> str:
    """At a figure of one country of which another source has a later one, which is told below; at none of several."""
    return LATER if len(profile.codes) == 1 and _later(context, row, profile.codes[0]) else ""


def _overtaking(context: Context, profile: Profile, row: Row) -> tuple[int, float] | None:
    """The later share of one country that another source has; none of several, whose others stand as they are."""
    return _later_share(context, row, profile.codes[0]) if len(profile.codes) == 1 else None


def _later_share(context: Context, row: Row, code: str) -> tuple[int, float] | None:
    """Year and value of the later share of a country that another source has."""
    return _later(context, row, code) if context.indicators[row.question.indicator].is_percentage else None


def _dated(share: str, year: int) -> str:
    """A share with its year."""
    return translate("{figure} ({year})", figure=with_unit(share, "%"), year=year)


def _later_said(context: Context, row: Row, code: str) -> str:
    """The later share of a country that another source has, in brackets behind its own; empty without one."""
    later = _later_share(context, row, code)
    if later is None:
        return ""
    return translate("{year}: {value}%", year=later[0], value=format_number(later[1], 1))


def _and_later(context: Context, row: Row, code: str, said: str) -> str:
    """What is said of a country's share, and the later one that another source has."""
    later = _later_share(context, row, code)
    if later is None:
        return said
    told = _dated(format_number(later[1], 1), later[0])
    return translate("{figure}; {later} from another source", figure=said, later=told)


def _beside(context: Context, profile: Profile, row: Row) -> tuple[str, str]:
    """The figure and its unit; of one country how many there are to be compared with, too, of several whose it is, and
    of many how many there are alone."""
    if len(profile.codes) > MOST_SAID:
        return _of_so_many(row), short_unit(context, row.question)
    if len(profile.codes) > 1:
        said = in_parts(
            labelled(short_name(context, code), _short(context, row, place, code))
            for place, code in enumerate(profile.codes)
        )
        return said, short_unit(context, row.question)
    own, unit = row.standings[0], short_unit(context, as_measured(context, row.question, profile.codes[0]))
    said = _said(context, row, 0, profile.codes[0], _mark(context, profile, row))
    if own.percentile is not None:
        number = translate_number("{number} other country", "{number} other countries", _others(profile, row))
        said = in_a_row((said, number))
    later = _later_said(context, row, profile.codes[0])
    return said, translate("{name} ({said})", name=unit, said=later) if later else unit


def _short(context: Context, row: Row, place: int, code: str) -> str:
    """A country's figure without its year, or why it has none."""
    if row.standings[place].percentile is None:
        return _said(context, row, place, code)
    return _wording(context, row).text(row.shown[code])


def _missing(context: Context, profile: Profile, row: Row) -> str:
    """Which of several countries have no dot in a row, and why; empty where all have one."""
    why: dict[str, list[str]] = {}
    for place, code in enumerate(profile.codes):
        if row.standings[place].percentile is None:
            why.setdefault(_said(context, row, place, code), []).append(short_name(context, code))
    return in_parts(labelled(listed(names), reason) for reason, names in why.items())


def _of_so_many(row: Row) -> str:
    """How many countries a row has, and since when these have their figures."""
    count, since = row.standings[0].countries, _since(row)
    if since is None:
        return translate_number("{number} country", "{number} countries", count)
    return _so_many_since(count, since)


def _so_many_since(count: int, year: int) -> str:
    return translate_number("{number} country since {year}", "{number} countries since {year}", count, year=year)


def _hover(context: Context, row: Row, code: str, percentile: float) -> Hover:
    """A country's figure with its year, and where it stands among how many, and since when these have theirs."""
    item = row.shown[code]
    indicator, asked = context.indicators[row.question.indicator], as_measured(context, row.question, code)
    # Of one thing no name of many: "deaths: 1".
    say = with_things if of_things(indicator, asked) else with_unit
    figure = translate(
        "{figure} ({year})",
        figure=say(_wording(context, row).text(item), unit_of(indicator, asked)),
        year=item.year,
    )
    at = translate("percentile {percentile}", percentile=format_number(percentile, 0))
    if row.first_year is not None:
        at = in_a_row((at, _so_many_since(len(row.world), row.first_year)))
    return Hover(area_name(context, code), "\n".join((in_a_row(("", row_name(context, asked))), figure, at)))


def _members(context: Context, profile: Profile, placed: Sequence[_Placed]) -> Iterator[Dots]:
    """A tick to be pointed at for each country of the first one's region. By their percentiles all countries of the
    world would stand at equal distances, whatever is measured."""
    inside = set(context.geography.members_of(profile.region)) if profile.region else set()
    found = tuple(
        Datum(item.height, round(at, 1), hover=_hover(context, item.row, code, at))
        for item in placed
        for code, at in item.row.world.items()
        if code in inside and code not in profile.codes
    )
    if found:
        name = translate("countries: {region}", region=area_name(context, profile.region))
        yield Dots(name, PEERS, found, "tick", "peers")


def _groups_seen(profile: Profile, selection: Selection) -> tuple[str, ...]:
    """Whose medians are drawn where nobody can point at them: of the groups that the reader chose, or of the one whose
    countries are drawn."""
    chosen = tuple(code for code in (profile.income, profile.region) if code in selection.areas)
    return chosen or tuple(filter(None, (profile.region or profile.income,)))


def _group_marks(profile: Profile) -> tuple[tuple[str, Symbol, Callable[[Row], Middle | None]], ...]:
    """The groups of the first country, each with the sign of its medians; what is drawn later lies over the others: a
    diamond has room within a square."""
    return (profile.income, "square", _income), (profile.region, "diamond", _region)


def _medians(context: Context, profile: Profile, placed: Sequence[_Placed], drawn: Collection[str]) -> Iterator[Dots]:
    for code, symbol, of in _group_marks(profile):
        found = [(item, group) for item in placed if (group := of(item.row)) and group.percentile is not None]
        if found and code in drawn:
            name = translate("median place of other countries: {group}", group=area_name(context, code))
            data = tuple(
                Datum(item.height, round(group.percentile or 0, 1), hover=Hover("", _median_hover(name, group)))
                for item, group in found
            )
            yield Dots(name, "muted", data, symbol, "median", is_hollow=True)


def _median_hover(name: str, group: Middle) -> str:
    return translate(
        "{name}: percentile {percentile}, over {n} with a figure",
        name=name,
        percentile=format_number(group.percentile or 0, 0),
        n=of_countries(group.countries),
    )


def _dots(context: Context, profile: Profile, placed: Sequence[_Placed]) -> Iterator[Dots]:
    """The chosen countries, each with the range of its percentile where its figure is one."""
    for place, code in enumerate(profile.codes):
        data = []
        for item in placed:
            own = item.row.standings[place]
            if own.percentile is not None:
                data.append(_datum(item.height, own, _hover(context, item.row, code, own.percentile)))
        yield Dots(area_name(context, code), f"line.{place}", tuple(data), role="chosen")


def _datum(height: float, own: Standing, hover: Hover) -> Datum:
    at = round(own.percentile or 0.0, 1)
    if own.lower is None and own.upper is None:
        return Datum(height, at, hover=hover)
    low, high = (at if end is None else round(end, 1) for end in (own.lower, own.upper))
    return Datum(height, at, min(low, at), max(high, at), "ranged", hover)


# ------------------------------------------------------------------------------------------------ the view


def profile(context: Context, _view: View, selection: Selection) -> Shown:
    """The view: dots, words, table and file."""
    made = profile_of(context, selection)
    found = [
        row.question
        for row in made.rows
        if any(item.percentile is not None or item.why == "wider" for item in row.standings)
    ]
    every = tuple(filter(None, (made.income, made.region)))

    def worded(words: Words, groups: Collection[str]) -> Words:
        """With the list of an income group that nobody chose: where one is chosen, all views say it."""
        is_told = made.income not in groups or has_income_group(context, selection.areas)
        return words if is_told else words.noted(list_said(context))

    def worded_for(names: Collection[str]) -> Words:
        drawn = [question for question in found if row_name(context, question) in names]
        return _words(context, made, drawn, names)

    words = _words(context, made, found)
    chart, table = _chart(context, made, _ordered(context, made), every), _table(context, made)
    rows = tuple(_file_rows(context, made))

    def seen() -> Shown:
        groups = _groups_seen(made, selection)
        known = _known(context, made)

        def of_rows(names: Collection[str]) -> Words:
            told = [row for row in known if row_name(context, row.question) in names]
            return worded(_briefly(context, made, worded_for(names), told, groups), groups)

        whole = worded_for({row_name(context, row.question) for row in known})
        short = _briefly(context, made, whole, known, groups) if made.codes else words
        body = _chart(context, made, known, groups)
        return Shown(body, worded(short, groups), table, COLUMNS, rows, words_of=of_rows)

    return Shown(chart, worded(words, every), table, COLUMNS, rows, fewer=seen)


def _briefly(context: Context, made: Profile, words: Words, rows: Sequence[Row], groups: Collection[str]) -> Words:
    """The same for some rows, each with its year, for which nobody asks that of others."""
    sources = sources_alone(context, [row.question for row in rows])
    whole = _short_coverage(context, made, rows, groups, _without(context, made, rows))
    # Where known rows have no room either, those of which nothing is known are named in the notes alone.
    is_whole = len(rows) == len(_known(context, made))
    foot = whole if is_whole else _short_coverage(context, made, rows, groups)
    return replace(
        words,
        source=sources,
        foot=foot,
        coverage=in_sentences(filter(None, (whole, _undrawn(context, made, rows), *_windows(made, rows)))),
    )


def _words(context: Context, made: Profile, found: Sequence[Selection], names: Collection[str] | None = None) -> Words:
    """What is said of a profile. `found`: questions whose rows have a dot; `names`: rows that are drawn, if not all."""
    first = made.rows[0].question if made.rows else questions(context)[0][1]
    codes = made.codes[:1]
    asked = [question for _, question in questions(context) if names is None or row_name(context, question) in names]
    rows = _named_in(context, made, names)
    # Whoever says the title says whose its figure is before whose the others are.
    leading = [row.question.indicator for row in _told(context, made, rows)]
    asked.sort(key=lambda question: question.indicator not in leading)
    own = in_sentences(
        (
            translate("Where a country stands is neither a score nor a forecast, and says nothing about trafficking."),
            *_of_movements(context, made, rows),
            *(said for row in _told(context, made, rows) if (said := _beyond_said(context, made, row))),
        )
    )
    told = tuple(context.indicators[row.question.indicator] for row in _told(context, made, rows))
    is_marked = len(made.codes) == 1
    shows = Shows(
        rows_of(_of(found, made)), "", named=told, own=own, called=tuple(OF_A_PLACE.items()), marks_later=is_marked
    )
    return Words(
        stem="_".join(("profile", "-".join(made.codes) or "world")),
        indicator=first.indicator,
        title=_title(context, made, rows),
        subtitle=_subtitle(context, made, rows),
        caveat=caveats_said(context, shows),
        source=sources_said(context, asked),
        sources=credits_of(context, asked),
        coverage=_coverage(context, made),
        asks=None if made.codes else "area",
        origin=origin_address(context, replace(first, areas=codes), first.year),
    )


def _of_movements(context: Context, made: Profile, rows: Sequence[Row]) -> list[str]:
    """What displacements count, with every chart that has such a figure: beside the caveats of what a title names,
    which say it themselves, and not among what a picture may have no room for."""
    told = {row.question.indicator for row in _told(context, made, rows)}
    known = {row.question.indicator for row in rows if _place(context, made, row) < SILENT}
    is_said = not known.isdisjoint(DISASTERS) and told.isdisjoint(DISASTERS)
    return [translate("Displacements are movements, not people.")] if is_said else []


def _named_in(context: Context, made: Profile, names: Collection[str] | None) -> list[Row]:
    """The rows of these names, if not all."""
    return [row for row in made.rows if names is None or row_name(context, row.question) in names]


def _of(found: Sequence[Selection], made: Profile) -> list[Selection]:
    """Questions with the countries whose answers stand beside each other."""
    return [replace(question, areas=made.codes) for question in found]


def _table(context: Context, made: Profile) -> Table:
    """One row a figure: of each country the figure and its percentile, then whom it is compared with."""
    names = [area_name(context, code) for code in made.codes]
    columns = [translate("Indicator"), translate("Reading")]
    for name in names:
        columns += [name, translate("percentile: {area}", area=name)]
    others = labelled(translate("other countries"), translate("their figures since"))
    columns += [translate("countries with a figure"), others]
    groups = [(code, of) for code, of in ((made.region, _region), (made.income, _income)) if code]
    columns += [translate("median percentile of others, {group}", group=area_name(context, code)) for code, _ in groups]
    rows, origins = [], []
    for row in made.rows:
        indicator = context.indicators[row.question.indicator]
        unit = unit_of(indicator, row.question)
        cells = [in_a_row((row_name(context, row.question), unit)), _reading_of(indicator)]
        links = ["", ""]
        for place, code in enumerate(made.codes):
            figure = _and_later(context, row, code, _said(context, row, place, code))
            cells += [figure, _percentile_said(row.standings[place])]
            links += [origin_address(context, replace(row.question, areas=(code,)), row.question.year), ""]
        since = _first_year(row, made.codes)
        cells.append(format_number(row.standings[0].countries))
        cells.append(translate("too few countries") if since is None else format_year(since))
        cells += [_median_said(of(row)) for _, of in groups]
        rows.append(tuple(cells))
        origins.append((*links, *("" for _ in columns[len(links) :])))
    numeric = (False, False, *(True for _ in columns[2:]))
    return Table(tuple(columns), tuple(rows), numeric, tuple(origins))


def _region(row: Row) -> Middle | None:
    return row.region


def _income(row: Row) -> Middle | None:
    return row.income


def _percentile_said(own: Standing) -> str:
    if own.percentile is None:
        return {
            "few countries": translate("too few countries"),
            "few": translate("none: few"),
            "wider": translate("not comparable"),
        }.get(own.why or "", translate("no figure"))
    text = format_number(own.percentile, 0)
    if own.lower is None or own.upper is None:
        return text
    return translate(
        "{percentile} (range {lower} to {upper})",
        percentile=text,
        lower=format_number(own.lower, 0),
        upper=format_number(own.upper, 0),
    )


def _median_said(group: Middle | None) -> str:
    if group is None or group.percentile is None:
        return translate("too few countries")
    return translate_number(
        "{percentile} ({n} country)",
        "{percentile} ({n} countries)",
        group.countries,
        percentile=format_number(group.percentile, 0),
        n=format_number(group.countries),
    )


COLUMNS = (
    "indicator", "breakdown", "ref_area", "area", "time_period", "figure", "figure_lower", "figure_upper", "unit",
    "percentile", "percentile_lower", "percentile_upper", "countries", "direction", "region", "region_percentile",
    "region_countries", "income_group", "income_percentile", "income_countries", "note", "compared_from",
)  # fmt: skip
"""A country's figure, its percentile, the medians of the first country's groups, and the earliest year of a figure of
the others."""


def _file_rows(context: Context, made: Profile) -> Iterator[tuple[str, ...]]:
    for row in made.rows:
        indicator = context.indicators[row.question.indicator]
        groups = (made.region, *_of_group(row.region), made.income, *_of_group(row.income))
        since = _first_year(row, made.codes)
        for place, code in enumerate(made.codes):
            item, own = row.shown.get(code), row.standings[place]
            figure = ["", "", "", ""]
            if item is not None and item.ends is not None:
                figure = [str(item.year), *map(written_as(context, row.question), (item.value, item.lower, item.upper))]
            yield (
                row.question.indicator,
                row.question.breakdown,
                code,
                area_name(context, code),
                *figure,
                unit_of(indicator, as_measured(context, row.question, code)),
                *map(_rounded, (own.percentile, own.lower, own.upper)),
                str(own.countries),
                direction_of(indicator),
                *groups,
                "" if own.why is None else _percentile_said(own),
                "" if since is None else str(since),
            )


def _of_group(group: Middle | None) -> tuple[str, str]:
    return ("", "") if group is None else (_rounded(group.percentile), str(group.countries))


def _rounded(value: float | None) -> str:
    return "" if value is None else number_text(round(value, 2))
