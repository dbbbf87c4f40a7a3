"""Levels of several indicators on one axis: of one country with their years, of a group their spread over countries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from dashboard.catalogue import Indicator
from dashboard.charts import marks as marked
from dashboard.charts.marks import CHOSEN_SIGN, Band, Chart, Datum, Dots, Hover, Ink, Mark
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import rows_chart
from dashboard.figures.observed import computed_text, file_unit, number_text, written_as
from dashboard.figures.progress import bar_in_percent, deadline_said, met_from, read_as_said, target_in_short
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
    with_unit,
)
from dashboard.kinds.treaties import code_of, countries_of
from dashboard.metrics.progress import RECENT
from dashboard.metrics.spread import Spread, has_bar, is_at_target, is_held, newest, since, spread
from dashboard.selection import Selection
from dashboard.store import Observation
from dashboard.views import View
from dashboard.words.captions import sources_said, with_first
from dashboard.words.caveats import LATER, Shows, caveats_said, rows_of
from dashboard.words.counted import MOST_TIED, of_countries, of_indicators, of_measured_countries
from dashboard.words.credits import credits_of
from dashboard.words.inside import inside_of_countries
from dashboard.words.names import (
    ADULT_SEX,
    about_in,
    area_name,
    capitalised,
    in_mid_sentence,
    listed,
    unit_of,
    wording_of,
)
from dashboard.words.noted import as_measured, notes_said
from dashboard.words.reasons import later_said
from dashboard.words.titles import subject

THEME = "protection"
JUSTICE = ("unsentenced-detainees", "sexual-violence-reported", "laws-on-violence-against-women")
LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType({"justice-levels": JUSTICE})
"""By panel: the indicators of its rows; all of protection elsewhere."""
SEX_INKS: Mapping[str, Ink] = MappingProxyType({"F": "girls", "M": "boys", "_T": "children"})
TICK: Ink = "neutral.3"
"""The target, in light and dark alike."""
SPREAD: Ink = "victims.1"
"""From the lower to the upper quartile of countries."""
PERCENT = Scale("number", 0, 100, ticks=(0, 25, 50, 75, 100), suffix="%", has_grid=True)

PICTURE_ROW = 24
"""Height of a row in a picture at the usual type; in a lower one, on paper, type and marks are smaller."""


@dataclass(frozen=True)
class Level:
    """One row: an indicator of one sex, the last figures of the countries that have one, and what is old among them."""

    indicator: Indicator
    question: Selection
    first: int
    """Figures of this year or later are recent."""
    last: Mapping[str, Observation]
    countries: tuple[str, ...]
    has_later: bool = False
    """Of one country: whether another source has a later figure, which is told below."""

    @property
    def recent(self) -> dict[str, Observation]:
        """Countries with a recent figure."""
        return since(self.last, self.first)

    @property
    def values(self) -> list[float]:
        """The recent figures."""
        return [item.value for item in self.recent.values() if item.value is not None]

    @property
    def spread(self) -> Spread | None:
        """Their quartiles, where there are enough."""
        return spread(self.values)

    @property
    def at_target(self) -> int:
        """How many countries are at the target."""
        return sum(is_at_target(self.indicator, value) for value in self.values)

    @property
    def own(self) -> Observation | None:
        """Of one country: its last figure."""
        return self.last.get(self.countries[0]) if len(self.countries) == 1 else None


def names_of(context: Context, panel: str) -> tuple[str, ...]:
    """The indicators of a panel, in the order of the catalogue."""
    return LISTS.get(panel) or tuple(item.id for item in context.indicators.values() if item.theme == THEME)


def last_year(context: Context, names: Sequence[str]) -> int:
    """The newest year of which any of the indicators has a figure."""
    return max(context.years(name).last for name in names)


def levels_of(context: Context, panel: str, selection: Selection) -> list[Level]:
    """A row for each indicator, and for each sex that it tells apart, of the first chosen area or group."""
    code = code_of(selection)
    countries = countries_of(context, code)
    names = names_of(context, panel)
    questions = [
        replace(context.question(name, (code,), sex=sex), lang=selection.lang)
        for name in names
        for sex in context.indicators[name].sex
    ]
    found = [level_of(context, question, countries) for question in questions]
    return [replace(level, has_later=_has_later(context, level)) for level in found]


def _has_later(context: Context, level: Level) -> bool:
    later = context.later.get((level.indicator.id, level.question.areas[0]))
    return level.own is not None and later is not None and later[0] > level.own.year


def level_of(context: Context, question: Selection, countries: tuple[str, ...]) -> Level:
    """The level of one indicator, of a country at the age that was measured there."""
    if len(countries) == 1:
        question = as_measured(context, question, countries[0])
    last = newest(context.histories(question), countries)
    first = context.recent_from(question.indicator)
    return Level(context.indicators[question.indicator], question, first, last, countries)


def is_group(context: Context, code: str) -> bool:
    """Whether a code stands for several areas."""
    return code not in context.geography.areas


@dataclass(frozen=True)
class Row:
    """One row of a chart: its name, and the levels on it, one for each sex."""

    name: str
    levels: tuple[Level, ...]


# ------------------------------------------------------------------------------------------------ words


def level_said(level: Level) -> str:
    """A level in few words: the figure with its year; of a group the median, and how many are at the target."""
    wording = wording_of(level.indicator, level.question)
    if len(level.countries) == 1:
        if level.own is None:
            return translate("no figure")
        text = translate("{figure}% ({year})", figure=wording.text(level.own), year=level.own.year)
        text = f"{text}{LATER}" if level.has_later else text
        return text if level.own.year >= level.first else translate("{figure}, old", figure=text)
    found = level.spread
    words = {"n": format_number(len(level.recent)), "of": format_number(len(level.countries))}
    if found is None:
        return translate("{n} of {of} measured since {first}", **words, first=level.first)
    words |= {"median": wording.number(found.median), "met": format_number(level.at_target)}
    if not is_held(level.indicator):
        return translate("median of {n} {median}%", n=of_countries(len(level.recent)), median=words["median"])
    return translate("{median}%, {met} of {n} at target", n=words["n"], median=words["median"], met=words["met"])


def _with_target(row: Row) -> str:
    """The same with the target that its tick stands at, where nobody can point at it to hear it."""
    level, said = row.levels[0], _row_said(row)
    if level.indicator.target is None:
        return said
    if not is_held(level.indicator):
        # With who has none it would take the room of other rows.
        said = said if len(row.levels) == 1 else _by_sex(_of_known(row), _figure_alone)
        return in_parts((said, labelled(translate("target"), _bar_in_short(level.indicator))))
    bar = bar_in_percent(level.indicator, level.indicator.target) + deadline_said(level.indicator.target)
    if len(row.levels) > 1 or level.spread is None or len(level.countries) == 1:
        return in_parts((said, labelled(translate("target"), bar)))
    return translate(
        "{median}%, {met} of {n} at target ({target})",
        median=wording_of(level.indicator, level.question).number(level.spread.median),
        met=format_number(level.at_target),
        n=format_number(len(level.recent)),
        target=bar,
    )


def _in_short(row: Row) -> str:
    """The same where there is little room: of each sex with a figure, of a group with few of these not how many."""
    level = row.levels[0]
    bar = _bar_in_short(level.indicator)
    said = _figure_in_short(level) if len(row.levels) == 1 else _by_sex(_of_known(row), _figure_in_short)
    return in_parts((said, labelled(translate("target"), bar))) if bar else said


def _of_known(row: Row) -> Row:
    """Of each sex with a figure; of all where there is none."""
    return replace(row, levels=tuple(one for one in row.levels if one.last) or row.levels)


def _bar_in_short(indicator: Indicator) -> str:
    """A target in short; of one that no figure is held against that it is not, since another page names it."""
    bar = target_in_short(indicator)
    return in_a_row((bar, translate("not compared"))) if bar and not is_held(indicator) else bar


def _figure_in_short(level: Level) -> str:
    is_of_few = len(level.countries) > 1 and level.spread is None
    return translate("too few") if is_of_few else _figure_alone(level)


def _row_said(row: Row) -> str:
    if len(row.levels) == 1:
        return level_said(row.levels[0])
    return _by_sex(row, _figure_alone)


def _by_sex(row: Row, say: Callable[[Level], str]) -> str:
    if not any(level.last for level in row.levels):
        return translate("no figure")
    told = [(translate(ADULT_SEX[level.question.sex]), say(level)) for level in row.levels]
    return in_parts(translate("{whom} {figure}", whom=whom, figure=figure) for whom, figure in told)


def _figure_alone(level: Level) -> str:
    """As `level_said`, of a group the median alone: beside others there is no room for more."""
    if level.spread is None or len(level.countries) == 1:
        return level_said(level)
    wording = wording_of(level.indicator, level.question)
    return translate("{figure}%", figure=wording.number(level.spread.median))


# ------------------------------------------------------------------------------------------------ the chart


def chart_of_levels(context: Context, rows: Sequence[Row], *, with_targets: bool = False) -> Chart:
    """All rows on one scale from 0 to 100 %; a row of which nothing recent is known is silent. No target stands where
    no figure is held against it: who counts the ticks finds those that a title counts. `with_targets`: in words too."""
    marks: list[Mark] = []
    named = []
    for place, row in enumerate(rows):
        height = len(rows) - place - 1.0
        marks += [mark for level in row.levels for mark in _marks(context, level, height, row.name)]
        said, figure = (_with_target(row), _in_short(row)) if with_targets else (_row_said(row), "")
        named.append(marked.Row(height, row.name, said, "silent" if is_silent(row) else "", figure=figure))
    return rows_chart(PERCENT, marks, named, (0, 100), natural=len(rows) * PICTURE_ROW + 30)


def _marks(context: Context, level: Level, height: float, name: str) -> list[Mark]:
    """`name`: of the row, which says what figures of several countries are of."""
    ink = SEX_INKS[level.question.sex]
    marks: list[Mark] = [_target(level, height)] if is_held(level.indicator) else []
    if level.own is not None:
        return [*marks, dots(context, level, [level.own], height)]
    if level.spread is None:
        return [*marks, *([dots(context, level, list(level.recent.values()), height)] if level.recent else [])]
    found = level.spread
    said = Hover("", _spread_said(level, found, name.removeprefix(f"{CHOSEN_SIGN} ")))
    half = Datum(height, None, found.lower, found.upper, hover=said)
    middle = Datum(height, found.median, hover=said)
    return [
        Band(translate("middle half of the countries"), SPREAD, (half,), "spread"),
        *marks,
        Dots(_median_name(level.question.sex), ink, (middle,), "diamond", "median"),
    ]


def dots(context: Context, level: Level, items: Sequence[Observation], height: float) -> Dots:
    """Figures as dots, hollow where they are not recent."""
    wording = wording_of(level.indicator, level.question)
    usual = replace(level.question, age=level.indicator.default_age)
    units = {item.area: unit_of(level.indicator, as_measured(context, usual, item.area)) for item in items}
    data = (
        Datum(
            height,
            item.value,
            role="" if item.year >= level.first else "older",
            hover=Hover(
                area_name(context, item.area),
                f"{in_a_row(('', format_year(item.year)))}\n{with_unit(wording.text(item), units[item.area])}",
            ),
        )
        for item in items
    )
    name = _whose(level.question.sex, is_old=all(item.year < level.first for item in items))
    return Dots(name, SEX_INKS[level.question.sex], tuple(data))


def _whose(sex: str, *, is_old: bool) -> str:
    if is_old:
        return _whose_old(sex)
    if sex == "F":
        return translate("recent figure, girls and women")
    return translate("recent figure, boys and men") if sex == "M" else translate("recent figure")


def _whose_old(sex: str) -> str:
    if sex == "F":
        return translate("older figure, girls and women")
    return translate("older figure, boys and men") if sex == "M" else translate("older figure")


def _median_name(sex: str) -> str:
    if sex == "F":
        return translate("median of the countries, girls and women")
    return translate("median of the countries, boys and men") if sex == "M" else translate("median of the countries")


def _spread_said(level: Level, found: Spread, label: str) -> str:
    wording = wording_of(level.indicator, level.question)
    return translate(
        "{label}: half of {n} between {lower} and {upper}%, median {median}%",
        label=label,
        n=of_countries(found.countries),
        lower=wording.number(found.lower),
        upper=wording.number(found.upper),
        median=wording.number(found.median),
    )


def _target(level: Level, height: float) -> Dots:
    """The number that figures are held against, as words beside it have it: of births registered 99% counts as all."""
    value = 0.0 if level.indicator.target is None else met_from(level.indicator.target)
    text = translate("target {target}%", target=format_number(value, level.indicator.decimals))
    return Dots(translate("target"), TICK, (Datum(height, value, hover=Hover("", text)),), "tick", "target")


# ------------------------------------------------------------------------------------------------ views


def levels(context: Context, view: View, selection: Selection) -> Shown:
    """Levels of several indicators, of one country or over a group; what has no figure is a row of its own."""
    made = levels_of(context, view.panel, selection)
    code = code_of(selection)
    chosen = next((level for level in made if level.indicator.id == selection.indicator), made[0])
    by_indicator: dict[str, list[Level]] = {}
    for level in made:
        by_indicator.setdefault(level.indicator.id, []).append(level)
    rows = [Row(translate(found[0].indicator.label), tuple(found)) for found in by_indicator.values()]
    title, known = _title_and_known(context, view.panel, code, rows)
    stem = f"{view.panel}_{code}_{chosen.first}-{max(context.years(level.indicator.id).last for level in made)}"

    def worded(kept: Sequence[Row], *, in_rows: bool) -> Words:
        """Around some rows, of all of which the title speaks."""
        own = [level for row in kept for level in row.levels]
        questions = [level.question for level in own]
        around = in_sentences((_coverage(context, code, own), *_bars(own, in_rows=in_rows)))
        return Words(
            stem=stem,
            indicator=chosen.indicator.id,
            title=title,
            subtitle=in_sentences((known, _subtitle(kept))),
            subtitle_beside_keys=in_sentences((known, _subtitle(kept, beside_keys=True))),
            caveat=_caveat(context, own),
            source=sources_said(context, questions),
            sources=credits_of(context, questions),
            coverage=with_first(context, selection, around),
            origin=level_origin(context, view, chosen),
        )

    names = [subject(context, level.question) for level in made]
    named = list(zip(names, made, strict=True))

    def table() -> Table:
        if is_group(context, code):
            return table_of_levels(context, view, translate("Indicator"), named)
        return _country_table(context, view, named)

    def shown(*, is_afar: bool, fewer: Callable[[], Shown] | None = None) -> Shown:
        # A picture has each target in its row, and need not tell which of them are read as none or as all.
        return Shown(
            chart_of_levels(context, rows, with_targets=is_afar),
            worded(rows, in_rows=is_afar),
            table,
            HEAD,
            lambda: file_of_levels(context, made),
            fewer=fewer,
            words_of=lambda names: worded([row for row in rows if row.name in names], in_rows=is_afar),
        )

    return shown(is_afar=False, fewer=lambda: shown(is_afar=True))


def _bars(made: Sequence[Level], *, in_rows: bool = False) -> Iterator[str]:
    """What is read as a target of none or of all, if a figure beside it counts as met; which targets are assumed; and
    which figures are held against none. Each once, with the rows that it belongs to.

    `in_rows`: whether rows tell their own targets.
    """
    read: dict[tuple[str, str], dict[str, None]] = {}
    for level in made:
        if (target := level.indicator.target) is not None and _is_to_tell(level):
            key = target.kind, format_number(met_from(target), level.indicator.decimals)
            read.setdefault(key, {})[translate(level.indicator.label)] = None
    for (kind, number), rows in read.items():
        words = {"number": number, "rows": listed(list(rows))}
        if kind == "assumed":
            yield translate("The SDG names no number; Reach 2030 assumes {number}%: {rows}.", **words)
        elif in_rows:
            continue
        elif kind == "zero":
            yield translate("{number}% or less counts as none: {rows}.", **words)
        else:
            yield translate("{number}% or more counts as all: {rows}.", **words)
    if in_rows:
        yield read_as_said(level.indicator for level in made if is_held(level.indicator))
    silent = dict.fromkeys(translate(level.indicator.label) for level in made if _is_silent(level))
    if silent:
        yield translate("No status, since a low figure may be silence: {rows}.", rows=listed(list(silent)))


def _is_silent(level: Level) -> bool:
    """Whether figures with a target are not held against it, since a low one may be silence."""
    return bool(level.values) and level.indicator.target is not None and level.indicator.target.silence


def _is_to_tell(level: Level) -> bool:
    """Whether a recent figure is below the target, and yet at it; of a target that is assumed, whether there is one."""
    target = level.indicator.target
    if target is not None and target.kind == "assumed":
        return bool(level.values) and is_held(level.indicator)
    return target is not None and any(
        is_at_target(level.indicator, value) and value < target.value for value in level.values
    )


def _caveat(context: Context, made: Sequence[Level]) -> str:
    own = translate(
        "These levels are from different years and sources. They are not a trend, and each is read by itself."
    )
    rows = rows_of(level.question for level in made if level.last)
    return caveats_said(context, Shows(rows, "", own=own, marks_later=any(level.has_later for level in made)))


def place_said(context: Context, panel: str, code: str) -> str:
    """An area or group, and what all rows of a panel are about."""
    return about_in(area_name(context, code), _whom(panel))


def _whom(panel: str) -> str:
    return translate("Justice and laws") if panel in LISTS else translate("Protection of children")


def _title_and_known(context: Context, panel: str, code: str, rows: Sequence[Row]) -> tuple[str, str]:
    """What the chart shows, and below it, of a group, how much is known; where no two rows say how many countries are
    at the target, that is the title."""
    place = place_said(context, panel, code)
    if not is_group(context, code):
        return _country_title(place, rows), ""
    if title := _group_title(context, code, rows):
        return title, as_sentence(_group_coverage(_whom(panel), rows))
    return _group_coverage(place, rows), ""


def _group_title(context: Context, code: str, rows: Sequence[Row]) -> str:
    """In how many countries the row with most of them is at its target, and in how many the one with fewest, or which
    ones have none; nothing where fewer than two rows say it, or all have as large a part."""
    told = [row.levels[0] for row in rows if len(row.levels) == 1 and _counts_at_target(row.levels[0])]
    if len(told) < 2:
        return ""
    most = max(told, key=lambda level: (_part_at_target(level), len(level.values)))
    lowest = min(map(_part_at_target, told))
    least = [level for level in told if _part_at_target(level) == lowest]
    if _part_at_target(most) == lowest or (len(least) > 1 and lowest) or len(least) > MOST_TIED:
        return ""
    words = {
        "area": area_name(context, code),
        "label": in_mid_sentence(translate(most.indicator.label)),
        "good": format_number(most.at_target),
        # Statuses count other years: a title without its own would be held against theirs.
        "countries": of_measured_countries(len(most.values), most.first),
    }
    if len(least) > 1:
        return translate(
            "{area}, {label}: at the target in {good} of {countries}; {others}: in none",
            **words,
            others=listed([inside_of_countries(level.indicator) for level in least]),
        )
    words |= {"other": inside_of_countries(least[0].indicator), "many": format_number(len(least[0].values))}
    if not least[0].at_target:
        return translate("{area}, {label}: at the target in {good} of {countries}; {other}: in none of {many}", **words)
    return translate(
        "{area}, {label}: at the target in {good} of {countries}; {other}: in {few} of {many}",
        **words,
        few=format_number(least[0].at_target),
    )


def _counts_at_target(level: Level) -> bool:
    """Whether a row of a group says how many countries are at the target."""
    return level.spread is not None and is_held(level.indicator)


def _part_at_target(level: Level) -> float:
    return level.at_target / len(level.values)


def _group_coverage(place: str, rows: Sequence[Row]) -> str:
    full = sum(2 * len(_with_recent(row)) >= len(row.levels[0].countries) for row in rows)
    return translate_number(
        "{area}: {n} of {of} has a recent figure (in at least half the countries)",
        "{area}: {n} of {of} have a recent figure (in at least half the countries)",
        full,
        area=place,
        n=format_number(full),
        of=of_indicators(len(rows)),
    )


def _with_recent(row: Row) -> set[str]:
    """The countries with a recent figure of anybody."""
    return {code for level in row.levels for code in level.recent}


def _compared(rows: Sequence[Row]) -> list[Row]:
    """The rows of a country whose recent figures are compared with a target; none where a title counts no such rows."""
    held = [row for row in rows if is_held(row.levels[0].indicator) and not is_silent(row)]
    return held if len(held) > 1 else []


def _country_title(place: str, rows: Sequence[Row]) -> str:
    """How many indicators are at their target, of those with both; where few have, how many have a recent figure."""
    if compared := _compared(rows):
        met = sum(all(level.at_target for level in row.levels if level.recent) for row in compared)
        words = {"area": place, "of": of_indicators(len(compared))}
        if not met:
            return translate("{area}: none of {of} compared with a target has reached it", **words)
        return translate_number(
            "{area}: {number} of {of} compared with a target has reached it",
            "{area}: {number} of {of} compared with a target have reached it",
            met,
            **words,
        )
    recent = sum(any(level.recent for level in row.levels) for row in rows)
    known = sum(any(level.last for level in row.levels) for row in rows)
    words = {"area": place, "n": format_number(recent)}
    words["first"] = str(min(level.first for row in rows for level in row.levels))
    if recent == len(rows):
        return translate(
            "{area}: each of the {of} has a figure since {first}",
            of=of_indicators(len(rows)),
            **words,
        )
    words["of"], words["none"] = of_indicators(len(rows)), format_number(len(rows) - known)
    if known == recent:
        return translate_number(
            "{area}: of {of}, {n} has a figure since {first}; no figure: {none}",
            "{area}: of {of}, {n} have a figure since {first}; no figure: {none}",
            recent,
            **words,
        )
    return translate_number(
        "{area}: of {of}, {n} has a figure since {first}; only an older one: {old}; none: {none}",
        "{area}: of {of}, {n} have a figure since {first}; only an older one: {old}; none: {none}",
        recent,
        old=format_number(known - recent),
        **words,
    )


def marks_said(levels: Sequence[Level], *, beside_keys: bool = False, is_counted: bool = False) -> str:
    """How the marks are read, each only where it is drawn; `beside_keys`: without what a legend says of them;
    `is_counted`: whether a title counts those that are compared with a target."""
    first = levels[0].first
    shown = [level for level in levels if level.last]
    spreads = [level for level in shown if level.own is None and level.spread is not None]
    few = any(level.own is None and level.spread is None and level.recent for level in shown)
    own = [level.own.year >= level.first for level in shown if level.own is not None]
    said = [] if own else [_counted_said(levels, first)]
    if not all(own):
        # Where nothing is hollow there is nothing to be told apart.
        said += [translate("Filled: of {first} or later.", first=first)] if any(own) else []
        hollow = (
            translate("Hollow: older than {first}, not compared.", first=first)
            if is_counted
            else translate("Hollow: older than {first}.", first=first)
        )
        said.append(hollow)
    if spreads:
        said.append(translate("Diamond and figure: median of countries. Band: middle half of them."))
    if few:
        said.append(translate("Dots: countries."))
    if not beside_keys and any(is_held(level.indicator) for level in levels):
        # How many are at it a row says itself, where it has room.
        said.append(translate("Tick: target."))
    return in_sentences(said)


def _counted_said(levels: Iterable[Level], first: int) -> str:
    """Since when countries with a figure are counted; where statuses count the same ones, since when those do."""
    if first != RECENT and any(is_held(level.indicator) for level in levels):
        return translate(
            "Counts and medians: of countries with a figure since {first}; for statuses, since {year}.",
            first=first,
            year=RECENT,
        )
    return translate("Counts and medians: of countries with a figure since {first}.", first=first)


def dotted_said(rows: Sequence[Row]) -> str:
    """What a dotted row is, where there is one."""
    return translate("Dotted line: nothing recent.") if any(map(is_silent, rows)) else ""


def is_silent(row: Row) -> bool:
    """Whether nothing recent is known of a row."""
    return not any(level.recent for level in row.levels)


def _subtitle(rows: Sequence[Row], *, beside_keys: bool = False) -> str:
    levels = [level for row in rows for level in row.levels]
    is_of_one = all(len(level.countries) == 1 for level in levels)
    about = as_sentence(capitalised(translate("each figure with its year"))) if is_of_one else ""
    marks = marks_said(levels, beside_keys=beside_keys, is_counted=is_of_one and bool(_compared(rows)))
    return in_sentences(filter(None, (about, marks, dotted_said(rows))))


def _coverage(context: Context, code: str, made: Sequence[Level]) -> str:
    """Whom the colours stand for, where sexes stand apart, and what a median is."""
    sexes = {level.question.sex for level in made if level.recent or level.own is not None}
    said = []
    if is_group(context, code):
        said.append(
            translate("Each country counts the same, in whatever year it was measured. A median is not an average.")
        )
    if "F" in sexes:
        said.append(translate("Violet: girls and women."))
    if "M" in sexes:
        said.append(translate("Ochre: boys and men."))
    return in_sentences(said)


def level_origin(context: Context, view: View, level: Level) -> str:
    """Where a level comes from: its row, or of a group each country's as the page's map shows it."""
    if is_group(context, level.question.areas[0]):
        return origin_address(
            context, level.question, context.years(level.indicator.id).opening, f"{view.page}-map.map"
        )
    return origin_address(context, level.question, None if level.own is None else level.own.year)


HEAD = (
    "indicator", "ref_area", "area", "sex", "age", "time_period", "obs_value", "lower_quartile", "median",
    "upper_quartile", "countries", "countries_of", "countries_at_target", "target", "unit", "source", "release", "note",
)  # fmt: skip
"""Of a country its last level with its year; of a group quartiles over its countries with a recent one."""


def table_of_levels(context: Context, view: View, head: str, named: Sequence[tuple[str, Level]]) -> Table:
    """One row for each level: figure and year, or median, quartiles and countries; and the target."""
    rows, origins = [], []
    for name, level in named:
        cells = (_group_cells if is_group(context, level.question.areas[0]) else _country_cells)(level)
        rows.append((name, *cells, _bar_text(level)))
        whence = level_origin(context, view, level)
        origins.append(("", whence, "", whence, whence, whence, ""))
    columns = (
        head, translate("Level or median, %"), translate("Year"), translate("Middle half, %"), translate("Countries"),
        translate("At target"), translate("Target, %"),
    )  # fmt: skip
    return Table(columns, tuple(rows), (False, True, True, True, True, True, True), tuple(origins))


def _country_table(context: Context, view: View, named: Sequence[tuple[str, Level]]) -> Table:
    """One row for each level of one country: figure, year, unit and target."""
    rows, origins = [], []
    for name, level in named:
        figure, year, *_ = _country_cells(level)
        unit, note = unit_of(level.indicator, level.question), _note(context, level)
        rows.append((name, figure, year, unit, _bar_text(level), note))
        origins.append(("", level_origin(context, view, level), "", "", "", ""))
    columns = (
        translate("Indicator"), translate("Figure"), translate("Year"), translate("Unit"), translate("Target, %"),
        translate("Note"),
    )  # fmt: skip
    return Table(columns, tuple(rows), (False, True, True, False, True, False), tuple(origins))


def _note(context: Context, level: Level) -> str:
    """What is noted beside a country's last figure, and a later one of another source."""
    if level.own is None:
        return ""
    cell = context.progress.get((level.indicator.id, level.own.area)) if level.has_later else None
    noted = notes_said(context, level.question, level.own.area, level.own.year)
    return in_sentences(filter(None, (noted, "" if cell is None else later_said(cell))))


def _country_cells(level: Level) -> tuple[str, ...]:
    if level.own is None:
        return translate("no figure"), "", "", "", ""
    return wording_of(level.indicator, level.question).text(level.own), str(level.own.year), "", "", ""


def _group_cells(level: Level) -> tuple[str, ...]:
    wording, found = wording_of(level.indicator, level.question), level.spread
    counted = translate("{n} of {of}", n=format_number(len(level.recent)), of=format_number(len(level.countries)))
    met = format_number(level.at_target) if is_held(level.indicator) else translate("not compared")
    since_year = translate("since {year}", year=level.first)
    if found is None:
        return translate("too few"), since_year, translate("too few"), counted, met
    ends = wording.number(found.lower), wording.number(found.upper)
    middle = translate("{lower} to {upper}", lower=ends[0], upper=ends[1])
    return wording.number(found.median), since_year, middle, counted, met


def _bar_text(level: Level) -> str:
    """The number that stands for the target; none where the SDG asks for none and no number is set."""
    target = level.indicator.target
    if target is None:
        return translate("no target")
    if target.silence:
        return in_a_row((format_number(0), translate("not compared")))
    return (
        format_number(met_from(target), level.indicator.decimals)
        if has_bar(level.indicator)
        else translate("none", context="target")
    )


def file_of_levels(context: Context, made: Sequence[Level]) -> tuple[tuple[str, ...], ...]:
    """Rows of HEAD."""
    rows = []
    for level in made:
        code, item, found, target = level.question.areas[0], level.own, level.spread, level.indicator.target
        source = context.source_of(level.indicator.id)
        year, value, note_said = "", "", "" if level.last else translate("no figure: unknown, not zero")
        if item is not None:
            year, value = str(item.year), written_as(context, level.question)(item.value)
            older = "" if item.year >= level.first else translate("older than {year}", year=level.first)
            note_said = in_parts(filter(None, (older, _note(context, level))))
        quartiles = ("", "", "") if found is None else tuple(map(computed_text, found[1:]))
        counted: tuple[str, ...] = ("", "", "")
        if is_group(context, code):
            met = str(level.at_target) if is_held(level.indicator) else ""
            counted = (str(len(level.recent)), str(len(level.countries)), met)
        bar = number_text(met_from(target)) if target is not None and has_bar(level.indicator) else ""
        unit = file_unit(level.indicator, level.question)
        head = (level.indicator.id, code, area_name(context, code), level.question.sex, level.question.age, year, value)
        rows.append((*head, *quartiles, *counted, bar, unit, source.id, source.vintage, note_said))
    return tuple(rows)
