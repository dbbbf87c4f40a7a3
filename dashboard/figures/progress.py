"""What the views of progress share: whose cell is looked at, rows of the table of statuses, and words about one."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from dashboard.catalogue import Indicator, Target
from dashboard.context import Context
from dashboard.geography import WORLD, Region
from dashboard.i18n import (
    alphabetical,
    current_language,
    format_number,
    in_a_row,
    in_sentences,
    labelled,
    translate,
    translate_number,
    with_unit,
)
from dashboard.metrics.lines import PUBLISHERS_WORLD
from dashboard.metrics.progress import (
    FAIR_FROM,
    FIRST_BASE,
    HORIZON,
    LIMITED_FROM,
    ON_TRACK_FROM,
    STATUS_SHORT,
    STATUS_WORDS,
    TOLERANCE,
    Judgement,
    Observation,
    counts_children,
    distance_of,
    judge,
    judged_series,
    points_of,
)
from dashboard.metrics.projection import READING_WORDS
from dashboard.metrics.standing import Cell, Second, counts, tally
from dashboard.selection import Selection
from dashboard.store import SeriesKey
from dashboard.words.names import area_name, bearable, figure_text, in_mid_sentence, listed, short_name, under_rounding
from dashboard.words.noted import year_in_words, year_said
from dashboard.words.reasons import status_word
from dashboard.words.titles import subject
from dashboard.words.told import Told, one_said

END = datetime.date(2030, 12, 31)
MANY = 100
"""What a number with decimals counts as where languages ask how many there are."""
OVERVIEW_KINDS = ("world", "region", "group", "income")
PARTS_OF_REGIONS = ("sub_region", "intermediate_region")
EACH_COUNTRY = "each-country"
"""The switch that lists all countries where no group is chosen."""
INCOMES = ("LIC", "LMC", "UMC", "HIC")
"""From low to high."""
WHOLE = 10
"""From how many per cent a year on these are said as a whole number."""
MOST_DECIMALS = 4
"""With no more of them a value is told from its target."""
VOLATILE, OTHER = "≈", "†"
"""Marks behind a status on a page, which says below what they mean: means of three years, or another stand-in for the
target, would change it."""
AT_TARGET, NOT_AT_TARGET = "◆", "◇"
"""Signs of what has no status, though it is known by a recent figure whether it is at its target: a single survey at
the target before its deadline; and all that is short of it and nothing judges."""
PACES = ("ON_TRACK", "FAIR", "LIMITED", "DETERIORATION")
"""Statuses that compare two values; the others describe a level."""
WORST_FIRST = ("TARGET_MISSED", "DETERIORATION", "LIMITED", "FAIR", "ON_TRACK", "TARGET_MET", "CANNOT_BE_JUDGED")
"""Statuses in the order of lists of one country's targets: what is most urgent is read first, and never cut off."""
ASSUMED = "assumed here"
"""What the caveat of an indicator says whose target is ours."""
MOST_ACROSS = 6
"""Areas beside each other in a picture, beyond which what they are compared with is left out; countries of a group."""


def about_marks() -> str:
    """What the marks of a table of statuses mean."""
    return translate(
        (
            "{volatile} by means of three years the status would differ; {other} with "
            "another number in place of the target it would differ; “second” is the second "
            "reading, shown where it differs from the status or where the last values move "
            "against its line."
        ),
        volatile=VOLATILE,
        other=OTHER,
    )


def is_less_certain(cell: Cell) -> bool:
    """Whether another reading of the figures, or of the target, differs from a status, or its last values turn."""
    if cell.last_value is None or cell.status == "CANNOT_BE_JUDGED":
        return False
    return cell.volatile or bool(cell.other_status) or (cell.second is not None and cell.second.shown)


def doubt_said() -> str:
    """What makes a status less certain."""
    return translate(
        "Less certain: another reading of the figures or of the target differs, or the latest figures move the other "
        "way."
    )


def doubt_in_short() -> str:
    """The same behind a mark, in a foot that has little room."""
    return translate("Less certain: other readings differ or figures turn.")


def doubts_said(names: Sequence[str]) -> str:
    """Whose statuses are less certain, and why; empty where nobody's are."""
    if not names:
        return ""
    return translate(
        (
            "Less certain, since another reading of the figures or of the target differs, or the latest figures move "
            "the other way: {names}."
        ),
        names=listed(names),
    )


def second_words(second: Second) -> str:
    """What the second reading says, in a cell of a table of statuses."""
    reading = translate(READING_WORDS[second.reading])
    if second.turned:
        return translate("second: {reading}, recent turn", reading=reading)
    return translate("second: {reading}", reading=reading)


def is_at_target(cell: Cell, indicator: Indicator) -> bool:
    """Whether the last value of a cell, whatever its status, is at the target."""
    target = indicator.target
    return target is not None and distance_of(indicator, target, cell.last_value or 0.0) == 0


def is_level(indicator: Indicator) -> bool:
    """Whether its cells without a status still say if the level is at the target; answers about violence do not."""
    target = indicator.target
    return target is not None and not target.pace and not target.silence


def share_over(indicator: Indicator, cells: Iterable[Cell]) -> tuple[int, int]:
    """Of an indicator's cells those that stand well, and all with a recent figure, of which these are.

    Where there is a pace those met or on track, of single surveys those at the target. Of answers about violence none.
    """
    counted = [cell for cell in cells if cell.is_counted]
    good = sum(is_at_target(cell, indicator) for cell in counted) if is_level(indicator) else tally(counted).good
    return good, len(counted)


def level_words(indicator: Indicator, at_target: int, measured: int) -> str:
    """Of a group, where each country has one survey: how many of those with a recent one are at the target by it."""
    if not is_level(indicator):
        return translate(STATUS_SHORT["CANNOT_BE_JUDGED"])
    if not measured:
        return translate("none can be judged")
    return translate("{good} of {measured} at target", good=at_target, measured=measured)


def days_left(context: Context) -> int:
    """Days from today to 31 December 2030."""
    return max((END - context.today()).days, 0)


def with_targets(context: Context) -> list[Indicator]:
    """Indicators that have a target, in the catalogue's order."""
    return [indicator for indicator in context.indicators.values() if indicator.target]


def with_paces(context: Context) -> list[Indicator]:
    """Those of them that are measured often enough for a pace; the others are levels of single surveys."""
    return [indicator for indicator in with_targets(context) if indicator.target and indicator.target.pace]


def in_order(context: Context) -> list[Indicator]:
    """Indicators with a target as tables list them: paces first, then levels of single surveys."""
    return sorted(with_targets(context), key=lambda indicator: not (indicator.target and indicator.target.pace))


def cell_of(context: Context, indicator: str, area: str) -> Cell | None:
    """The published status of one area, None where there is none (a region)."""
    return context.progress.get((indicator, area))


def chosen_country(context: Context, selection: Selection) -> str:
    """The country that the pace is shown for: the last one chosen; empty where only groups are."""
    chosen = [code for code in selection.areas if code in context.geography.areas]
    return chosen[-1] if chosen else ""


def cells_of(context: Context, indicator: str, codes: Sequence[str]) -> list[Cell]:
    """The published statuses of UN members among `codes`."""
    members = set(context.geography.members)
    found = (context.progress.get((indicator, code)) for code in codes if code in members)
    return [cell for cell in found if cell is not None]


@dataclass(frozen=True)
class StatusRow:
    """One row of the table of statuses: an area with its cells, or a group with counts."""

    code: str
    name: str
    cells: tuple[Cell | None, ...]
    counted: tuple[Mapping[str, int], ...] = ()
    shares: tuple[tuple[int, int], ...] = ()
    """By indicator, how many of a group's countries stand well, and of how many."""


def status_rows(context: Context, selection: Selection) -> list[StatusRow]:
    """Groups with counts where no area is chosen, else chosen groups with counts, chosen countries and other members.

    Countries alone stand before the groups that they are compared with, and the world. A group has no status of its
    own, even where its publisher gives a figure of it.
    """
    names = [indicator.id for indicator in in_order(context)]
    known, every = context.geography, EACH_COUNTRY in selection.show
    picked = [code for code in selection.areas if code in known.areas]
    chosen = [group for group in groups(context) if group.code in selection.areas and group.code != WORLD]
    if not picked and not chosen:
        world, *others = (_group_row(context, group, names) for group in groups(context))
        below = _countries(context, known.members, names) if every else others
        return [world, *publishers_world(context), *below]
    own = _countries(context, picked, names)
    if not chosen:
        beside = dict.fromkeys(known.comparison_group(code) for code in picked)
        around = [known.regions[code] for code in (*beside, WORLD) if code]
        return [*own, *(_group_row(context, group, names) for group in around)]
    members = dict.fromkeys(code for group in chosen for code in known.members_in(group.code) if code not in picked)
    return [
        *(_group_row(context, group, names) for group in chosen),
        *own,
        *_countries(context, tuple(members), names),
    ]


def rows_from_afar(context: Context, selection: Selection) -> list[StatusRow]:
    """What of it stands beside each other in a picture or on a slide, which nobody can scroll.

    The world and its regions where no area is chosen; else chosen countries, then groups.
    """
    names = [indicator.id for indicator in in_order(context)]
    known = context.geography
    picked = [code for code in selection.areas if code in known.areas]
    chosen = [code for code in selection.areas if code in known.regions and code != WORLD]
    members = _few_members(context, chosen) if not picked else ()
    if members:
        around = chosen
    elif picked or chosen:
        around = _compared_with(context, picked, chosen)
    else:
        around = [group.code for group in groups(context) if group.kind in ("world", "region")]
    return [
        *_countries(context, picked, names),
        *(_group_row(context, known.regions[code], names) for code in around),
        *_countries(context, members, names),
    ]


def _few_members(context: Context, chosen: Sequence[str]) -> tuple[str, ...]:
    """The countries of a group that is chosen alone, where they are few and it has no parts."""
    if len(chosen) != 1 or _parts_of(context, chosen[0]):
        return ()
    members = context.geography.members_in(chosen[0])
    return members if len(members) <= MOST_ACROSS else ()


def _parts_of(context: Context, group: str) -> list[str]:
    return [one.code for one in groups(context) if one.parent == group and one.kind in PARTS_OF_REGIONS]


def _compared_with(context: Context, picked: Sequence[str], chosen: Sequence[str]) -> list[str]:
    """The groups beside chosen countries: those chosen, else those that they are compared with; and the world.

    Of a group that is chosen alone its parts, else what it is a part of.
    """
    known = context.geography
    if chosen:
        parts = [] if picked or len(chosen) > 1 else _parts_of(context, chosen[0]) or _larger(context, chosen[0])
        return [*chosen, *parts, *([WORLD] if len(picked) + len(chosen) + len(parts) <= MOST_ACROSS else [])]
    own = [code for code in dict.fromkeys(map(known.comparison_group, picked)) if code]
    ways = ([*own, WORLD], [WORLD])
    return next((way for way in ways if len(picked) + len(way) <= MOST_ACROSS), [])


def _larger(context: Context, group: str) -> list[str]:
    """What a group is a part of, without the world."""
    parent = context.geography.regions[group].parent
    return [parent, *_larger(context, parent)] if parent not in ("", WORLD) else []


def rank_of(cell: Cell | None) -> int:
    """Where a status comes in a list that begins with what is most urgent; without any figure it comes last."""
    return len(WORST_FIRST) if cell is None or cell.last_value is None else WORST_FIRST.index(cell.status)


def _countries(context: Context, codes: Sequence[str], names: Sequence[str]) -> list[StatusRow]:
    """Rows of areas in the order of their names."""
    return [
        StatusRow(code, area_name(context, code), tuple(cell_of(context, name, code) for name in names))
        for code in sorted(codes, key=lambda code: alphabetical(area_name(context, code)))
    ]


def groups(context: Context) -> list[Region]:
    """The world, regions, groups, income groups, then the parts of each region, each before its own parts."""
    return list(_groups(context, current_language()))


@lru_cache(maxsize=8)
def _groups(context: Context, _language: str) -> tuple[Region, ...]:
    regions = context.geography.regions.values()
    named = sorted(regions, key=lambda region: (_income(region), alphabetical(translate(region.name))))
    first = [region for kind in OVERVIEW_KINDS for region in named if region.kind == kind]

    def parts_of(parent: Region) -> list[Region]:
        inside = [region for region in named if region.parent == parent.code and region.kind in PARTS_OF_REGIONS]
        return [found for region in inside for found in (region, *parts_of(region))]

    return (*first, *(part for region in first if region.kind == "region" for part in parts_of(region)))


def _income(region: Region) -> int:
    return INCOMES.index(region.code) if region.code in INCOMES else -1


def _group_row(context: Context, group: Region, names: Sequence[str]) -> StatusRow:
    found = [standing_of(context, name, group.code) for name in names]
    return StatusRow(group.code, area_name(context, group.code), (), *zip(*found, strict=True))


@lru_cache(maxsize=2_048)
def standing_of(context: Context, indicator: str, group: str) -> tuple[Mapping[str, int], tuple[int, int]]:
    """Of the members of a group: how many have which status; how many stand well, and of how many."""
    found = cells_of(context, indicator, context.geography.regions[group].members)
    return MappingProxyType(counts(found)), share_over(context.indicators[indicator], found)


def publishers_world(context: Context) -> list[StatusRow]:
    """The publishers' own world figures, which are read like a country's; none where there are no such figures."""
    names = [indicator.id for indicator in in_order(context)]
    cells = tuple(cell_of(context, name, PUBLISHERS_WORLD) for name in names)
    name = translate("World, publisher's own figure")
    return [StatusRow(PUBLISHERS_WORLD, name, cells)] if any(cells) else []


@dataclass(frozen=True)
class Judged:
    """One cell with the series behind it, judged again from its values, so that each step can be shown."""

    question: Selection
    """Sex and age of the series that is judged."""
    history: Sequence[Observation]
    judgement: Judgement


def judged(context: Context, indicator: Indicator, area: str) -> Judged:
    """The series of an area that its status rests on, and the judgement. Raises ValueError without a target."""
    known = {}
    for sex, age in itertools.product(indicator.sex, indicator.age):
        key = SeriesKey(indicator.id, sex, age, indicator.default_breakdown)
        history = context.store.histories(key).get(area, ())
        if any(item.ends is not None for item in history):
            known[sex, age] = history
    sex, age = judged_series(indicator, known)
    history = known.get((sex, age), ())
    judgement = judge(indicator, history, context.weights["population"].get(area, {}))
    place = WORLD if area == PUBLISHERS_WORLD else area
    return Judged(context.question(indicator.id, (place,), sex=sex, age=age), history, judgement)


def setback(indicator: Indicator, found: Judged) -> int | None:
    """The year of a value before the start of a pace than which the last one is no better; None where there is none.

    Of the right way alone: from the low point, where it begins, the values have only come back. The year is the first
    of those in which a pace may begin.
    """
    judgement = found.judgement
    if judgement.status not in ("ON_TRACK", "FAIR") or judgement.base_year is None or judgement.last_value is None:
        return None
    may = [point for point in points_of(indicator, found.history) if point.year >= FIRST_BASE]
    first = min(may, key=lambda point: point.year)
    gain = judgement.last_value - first.value
    is_better = (-gain if indicator.direction == "down" else gain) > TOLERANCE
    return None if is_better or first.year >= judgement.base_year else first.year


def children_measured(context: Context, indicator: Indicator, found: Judged) -> Mapping[int, float]:
    """Children by year of the age that a series measures, approximate; empty where there are no such figures."""
    if not counts_children(indicator):
        return {}
    return context.people_aged(found.question.age).get(found.judgement.area, {})


def classes_said() -> str:
    """From where on a pace is in which class, which is our reading."""
    return translate(
        "Reach 2030's classes – on track: at least {on_track}% of the yearly pace needed; too slow: at least {fair}%; "
        "limited: less, hardly any change, or up to {away}% of that pace the wrong way; getting worse: beyond that, or "
        "a target lost.",
        on_track=format_number(100 * ON_TRACK_FROM),
        fair=format_number(100 * FAIR_FROM),
        away=format_number(-100 * LIMITED_FROM),
    )


def method_said(*, is_named: bool = False, has_pace: bool = True) -> str:
    """Whose reading statuses are, and how they are read. `is_named`: whether the subtitle says whose; `has_pace`:
    whether any of them compares paces, as no level of a single survey does."""
    whose = whose_said(is_named=is_named)
    return in_sentences((whose, paces_compared())) if has_pace else whose


def whose_said(*, is_named: bool) -> str:
    """Whose reading statuses are. `is_named`: whether other words say that they are ours."""
    if is_named:
        return translate("Not an assessment by the UN.")
    return translate("This is Reach 2030's reading, not an assessment by the UN.")


def paces_compared() -> str:
    """What statuses compare, which whoever asks is told."""
    return translate(
        "The reading compares the yearly pace since about 2015 with the pace needed from then on (the ratio method of "
        "the UN's 2022 progress chart)."
    )


def change_said(rate: float) -> str:
    """A yearly rate in per cent, without its sign: "28%", "1.2%"."""
    percent = 100 * abs(rate)
    return with_unit(format_number(percent, 0 if percent >= WHOLE else 1), "%")


def last_text(context: Context, cell: Cell) -> str:
    """The last value behind a status as it is published: "<2.5" where the status compares it as 2.5."""
    indicator = context.indicators[cell.indicator]
    key = SeriesKey(indicator.id, indicator.default_sex, indicator.default_age, indicator.default_breakdown)
    published = context.store.histories(key).get(cell.area, ())
    found = next((item for item in published if item.year == cell.last_year and item.value is None), None)
    if found is not None:
        return figure_text(None, found.lower, found.upper, indicator.decimals)
    if cell.last_value == 0 and indicator.rounded_zero:
        return under_rounding(indicator.decimals)
    if indicator.target is not None and cell.last_value is not None:
        return beside_target(cell.last_value, met_from(indicator.target), indicator.decimals)
    return figure_text(cell.last_value, None, None, indicator.decimals)


def last_year_said(context: Context, cell: Cell) -> str:
    """The year of that value, with the age that it is of where that is not the usual one."""
    question = context.question(cell.indicator, (cell.area,))
    return "" if cell.last_year is None else year_said(context, question, cell.area, cell.last_year)


def last_year_in_words(context: Context, cell: Cell) -> str:
    """The same where it stands by itself, as `format_year` has a year."""
    question = context.question(cell.indicator, (cell.area,))
    return "" if cell.last_year is None else year_in_words(context, question, cell.area, cell.last_year)


def read_as_said(shown: Iterable[Indicator]) -> str:
    """How the "none" and the "all" of SDGs are read in rows that bear their targets, from the least number to the
    greatest; nothing of answers about violence, which no number is held against."""
    items = [item for item in shown if item.target is not None and not item.target.silence]
    none, every = _numbers_of(items, "zero"), _numbers_of(items, "universal")
    if none and every:
        return translate("Reach 2030 reads “none” as at most {low}, “all” as at least {high}.", low=none, high=every)
    if none:
        return translate("Reach 2030 reads “none” as at most {low}.", low=none)
    return translate("Reach 2030 reads “all” as at least {high}.", high=every) if every else ""


def _numbers_of(shown: Iterable[Indicator], kind: str) -> str:
    """The numbers that targets of a kind are read as: "1% to 5%"."""
    found = {
        met_from(item.target): format_number(met_from(item.target), item.decimals)
        for item in shown
        if item.target is not None and item.target.kind == kind
    }
    said = [with_unit(found[value], "%") for value in sorted(found)]
    return translate("{lower} to {upper}", lower=said[0], upper=said[-1]) if said[1:] else "".join(said)


def met_from(target: Target) -> float:
    """The value at which a target is met."""
    return target.value if target.met is None else target.met


def beside_target(value: float, target: float, decimals: int) -> str:
    """A value with as many decimals as tell it from the target: 0.99 and 1.01 are on two sides of 1."""
    shown = bearable(value, decimals)
    if value == target or format_number(value, shown) != format_number(target, shown):
        return figure_text(value, None, None, decimals)
    while format_number(value, shown) == format_number(target, shown) and shown < MOST_DECIMALS:
        shown += 1
    return format_number(value, shown)


def target_said(indicator: Indicator) -> str:
    """What is read as the target of an indicator: none and all cannot be measured, so a number stands for them."""
    return translate(indicator.target.note) if indicator.target is not None and indicator.target.note else ""


def target_beside(indicator: Indicator, caveat: str) -> str:
    """The same below a caveat that may say it: a target that is assumed is told once, as are all."""
    if indicator.target is None or any(
        ASSUMED in one and translate(one) in caveat for one in indicator.caveats if indicator.target.kind == "assumed"
    ):
        return ""
    return target_said(indicator)


def last_with_unit(context: Context, cell: Cell) -> str:
    """The same with the unit that it is read in: "5.9%", "1.8 per 100,000"."""
    return with_unit(last_text(context, cell), _unit_sign(context.indicators[cell.indicator]))


def last_in_cell(context: Context, cell: Cell) -> str:
    """The same in a cell beside whose row `label_with_unit` stands: "5.9%", "1.8"."""
    indicator = context.indicators[cell.indicator]
    return with_unit(last_text(context, cell), "%" if indicator.unit.startswith("%") else "")


def label_with_unit(indicator: Indicator) -> str:
    """What a row of figures is of, with the unit that is too long for its cells: "Homicide rate, per 100,000"."""
    unit = _unit_sign(indicator)
    return in_a_row(filter(None, (translate(indicator.label), "" if unit == "%" else unit)))


def _unit_sign(indicator: Indicator) -> str:
    """The unit behind a number, as short as it is said: "%", "per 100,000"; nothing of others."""
    if indicator.unit.startswith("%"):
        return "%"
    return translate("per 100,000") if indicator.unit.startswith("per 100,000") else ""


def judged_unit(indicator: Indicator) -> str:
    """The unit of what is judged; of "that sex" with which one that is."""
    return _of_one_sex(indicator, translate(indicator.unit_label))


def whole_judged_unit(indicator: Indicator) -> str:
    """The same as a subtitle says it, with what titles and axes have no room for."""
    if not indicator.unit_whole:
        return judged_unit(indicator)
    return _of_one_sex(indicator, translate(indicator.unit_whole))


def _of_one_sex(indicator: Indicator, unit: str) -> str:
    one_sex = len(indicator.sex) > 1 and indicator.default_sex == "F"
    return translate("{unit}: women", unit=unit) if one_sex else unit


def target_text(indicator: Indicator) -> str:
    """How a target is read: "none (1)", "all (100)", "1, assumed"; with its year where that is not 2030."""
    return (
        ""
        if indicator.target is None
        else _target_in_words(indicator, indicator.target) + deadline_said(indicator.target)
    )


def _target_in_words(indicator: Indicator, target: Target) -> str:
    number = format_number(target.value, indicator.decimals)
    words = {
        "zero": translate("none (≤ {number})", number=number) if target.value else translate("none", context="target"),
        "universal": translate(
            "all (≥ {number})", number=format_number(target.met or target.value, indicator.decimals)
        ),
        "assumed": translate(
            "{sign} {number}, assumed", sign="≤" if indicator.direction == "down" else "≥", number=number
        ),
    }
    return words[target.kind]


def target_level(indicator: Indicator) -> str:
    """A target as a sentence says it, by the number that none and all are read as: "3% or less", "99% or more".

    Whoever says it aloud would tell "none (≤ 3)" as if there were no target; the reading stands in the notes.
    """
    return "" if indicator.target is None else target_bar(indicator, indicator.target) + deadline_said(indicator.target)


def target_bar(indicator: Indicator, target: Target) -> str:
    """The same without its year."""
    if not met_from(target):
        return _target_in_words(indicator, target)
    if target.kind == "assumed":
        number = with_unit(format_number(met_from(target), indicator.decimals), _unit_sign(indicator))
        return translate("{sign} {number}, assumed", sign="≤" if indicator.direction == "down" else "≥", number=number)
    return bar_in_percent(indicator, target)


def bar_in_percent(indicator: Indicator, target: Target) -> str:
    """The number that figures in percent are held against: "3% or less"."""
    number, is_down = format_number(met_from(target), indicator.decimals), indicator.direction == "down"
    return translate("{number}% or less", number=number) if is_down else translate("{number}% or more", number=number)


def target_reached(indicator: Indicator, target: Target) -> str:
    """What a figure at the target is, which is a number of ours: "3% or less", "1 per 100,000 or less"."""
    if indicator.is_percentage:
        return bar_in_percent(indicator, target)
    figure = with_unit(format_number(met_from(target), indicator.decimals), _unit_sign(indicator))
    return (
        translate("{figure} or less", figure=figure)
        if indicator.direction == "down"
        else translate("{figure} or more", figure=figure)
    )


def amount_said(indicator: Indicator, target: Target, *, is_reached: bool) -> str:
    """How much that is of which a sentence tells: at the target "at most 3%" or "at least 97%", short of it "over 3%"
    or "under 97%"."""
    number = with_unit(format_number(met_from(target), indicator.decimals), _unit_sign(indicator))
    if indicator.direction == "down":
        return translate("at most {number}", number=number) if is_reached else translate("over {number}", number=number)
    return translate("at least {number}", number=number) if is_reached else translate("under {number}", number=number)


def met_said(indicator: Indicator) -> str:
    """What countries at the target are called: by the number that it is read as, since "target met" would be said of a
    target that nobody set; where it is the SDG's own, that it is met."""
    target = indicator.target
    if target is None:
        return ""
    if is_read(target):
        return target_reached(indicator, target) + deadline_said(target)
    return labelled(translate(STATUS_WORDS["TARGET_MET"]), target_level(indicator))


def is_read(target: Target) -> bool:
    """Whether the number that figures are held against is a reading, not the "none" or the "all" of the SDG itself."""
    whole = {"zero": 0.0, "universal": 100.0}
    return target.kind not in whole or met_from(target) != whole[target.kind]


def target_in_short(indicator: Indicator) -> str:
    """The same in a cell beside `label_with_unit`, with its year where that is not 2030: "≤ 3%", "≤ 1% by 2025"; "0%"
    of what the SDG asks to end, where a low figure may be silence and none counts as reached."""
    target = indicator.target
    if target is None:
        return ""
    bound = 0.0 if target.silence else met_from(target)
    number = with_unit(format_number(bound, indicator.decimals), "%" if indicator.unit.startswith("%") else "")
    return (f"{'≤' if indicator.direction == 'down' else '≥'} {number}" if bound else number) + deadline_said(target)


def left_to_target(indicator: Indicator, distance: float) -> str:
    """What is left to a target: of percentages in percentage points, which no percentage is."""
    figure = figure_text(distance, None, None, indicator.decimals)
    if not indicator.is_percentage:
        return translate("{figure} left to the target", figure=with_unit(figure, _unit_sign(indicator)))
    return translate_number(
        "{number} percentage point left to the target",
        "{number} percentage points left to the target",
        int(distance) if distance == int(distance) else MANY,
        number=figure,
    )


def distance_unit(indicator: Indicator) -> str:
    """The unit of what is left to a target."""
    return translate("percentage points") if indicator.is_percentage else judged_unit(indicator)


def deadline_said(target: Target) -> str:
    """By when, behind a target; nothing of 2030, by which most of them are to be reached."""
    return "" if target.year == HORIZON else f" {translate('by {year}', year=target.year)}"


def hedged_status(cell: Cell) -> str:
    """A status in words, with the doubt of it wherever it is seen alone (`doubt_said`)."""
    said = status_word(cell)
    return translate("{status}, less certain", status=said) if is_less_certain(cell) else said


def pace_title(context: Context, indicator: Indicator, cell: Cell, *, is_disputed: bool) -> str:
    """Area, indicator and of whom it is judged, whoever was chosen; status in words, and the values compared.

    `is_disputed`: whether readings of the figures differ (`is_less_certain`, or a line that points the other way): then
    the values alone, since no verdict is beyond doubt. Of figures that may not be comparable over the years the newest
    stands alone: two of them side by side would be read as a change.
    """
    status = status_word(cell)
    found = judged(context, indicator, cell.area)
    area, label = area_name(context, cell.area), in_mid_sentence(subject(context, found.question))
    if cell.last_value is None or cell.last_year is None:
        return translate("{area}, {label}: {status}; there is no value", area=area, label=label, status=status)
    sign = "%" if indicator.unit.startswith("%") else ""
    value = with_unit(last_text(context, cell), sign)
    words = {"area": area, "label": label, "value": value, "year": cell.last_year}
    figures = {
        item.year: with_unit(figure_text(item.value, item.lower, item.upper, indicator.decimals), sign)
        for item in found.history
    }
    start = "" if cell.base_year is None else figures[cell.base_year]
    ends = {"start": start, "start_year": cell.base_year}
    # A level has no start; what differs by less than the last digit that is shown would read as no change.
    is_alone = indicator.years_differ or cell.status not in PACES
    is_alone = is_alone or not start or start == value or cell.base_value == 0
    if is_disputed:
        if is_alone:
            one = Told(area, value, last_text(context, cell), cell.last_year, short_name(context, cell.area))
            return one_said(indicator, found.question, label, one)
        return translate("{area}, {label}: {start} in {start_year}, {value} in {year}", **words, **ends)
    before = None if indicator.years_differ else setback(indicator, found)
    if before is not None and start:
        return translate(
            "{area}, {label}: {status} ({value} in {year}, after {before} in {first} and {start} in {start_year})",
            before=figures[before],
            first=before,
            status=status,
            **words,
            **ends,
        )
    if is_alone:
        return translate("{area}, {label}: {status} ({value} in {year})", status=status, **words)
    return translate(
        "{area}, {label}: {status} ({start} in {start_year}, {value} in {year})", status=status, **words, **ends
    )


def counted_questions(context: Context, names: Sequence[str] = ()) -> list[Selection]:
    """What the statuses of countries are of, by some indicators (by all, where none is named)."""
    asked = [indicator for indicator in with_targets(context) if not names or indicator.id in names]
    return [context.question(indicator.id, ()) for indicator in asked]


def judged_questions(context: Context, names: Sequence[str] = ()) -> list[Selection]:
    """The same, and what the publisher's own figure of the world is of, where another release has it than that of
    countries."""
    asked = counted_questions(context, names)
    apart = (one.indicator for one in asked if context.indicators[one.indicator].groups_source)
    return [*asked, *(context.question(name, (WORLD,)) for name in apart)]
