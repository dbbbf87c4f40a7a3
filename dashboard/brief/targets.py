"""How the country stands towards the targets of 2030, from the published statuses, in whole sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from dashboard.brief.conditions import HOMICIDES, are_few
from dashboard.brief.known import Known
from dashboard.brief.names import named
from dashboard.brief.sentence import Value, aside
from dashboard.catalogue import Target
from dashboard.figures.progress import cell_of, judged, setback, target_bar, with_targets
from dashboard.figures.tally import tally_first, unjudged_said
from dashboard.i18n import DEFAULT, current_language, format_number, in_a_row, in_parts, translate, translate_number
from dashboard.metrics.progress import (
    BASE_ZERO,
    FEW,
    FEW_UNKNOWN,
    HORIZON,
    LEVEL_AT,
    LEVEL_NOT_AT,
    MET_MOVING_AWAY,
    NO_BASE,
    NOT_RECENT,
    SILENCE,
    STATUS_WORDS,
    TOLERANCE,
    TOO_CLOSE,
)
from dashboard.metrics.standing import Cell, tally
from dashboard.selection import Selection
from dashboard.words.counted import of_targets
from dashboard.words.names import area_name, capitalised, figure_text, listed
from dashboard.words.reasons import later_figure, status_word
from dashboard.words.terms import MEANS_OF_YEARS

ADDRESS = "/progress"


def cells(known: Known) -> list[Cell]:
    """The published statuses of the area, in the catalogue's order, those without a value too."""
    found = (cell_of(known.context, indicator.id, known.code) for indicator in with_targets(known.context))
    return [cell for cell in found if cell is not None]


def status_address(known: Known, indicator: str = "") -> str:
    """Where the statuses of the area are explained; those of one indicator, or all."""
    asked = [f"indicator={indicator}"] if indicator else []
    asked += [f"area={known.code}"]
    asked += [f"lang={current_language()}"] if current_language() != DEFAULT else []
    return f"{ADDRESS}?{'&'.join(asked)}"


def status_value(known: Known, cell: Cell) -> Value:
    """A status in words that leads to its cell."""
    return Value(status_word(cell), status_address(known, cell.indicator))


def target_said(known: Known, indicator: str) -> str | Value:
    """A target in the middle of a sentence, with the number that it is held against where the SDG names none."""
    target = known.context.indicators[indicator].target
    if target is None:
        return ""
    if target.kind == "assumed":
        said = translate("{number}%, assumed", number=format_number(target.value))
    elif target.kind == "universal":
        said = translate("all, read as {number}% or more", number=format_number(target.met or target.value))
    else:
        said = translate("none, read as {number}% or less", number=figure_text(target.value, None, None, 1))
    return _held(known, indicator, said)


def opening(known: Known) -> list[str | None]:
    """How many indicators can be judged and how these stand; and aside, since nobody takes it in who listens, what is
    said of the others.

    In the words of every other place that sums statuses up.
    """
    others = unjudged_said(tally(cells(known)), partial(_count, known))
    return [counted(known), *map(aside, others)]


def counted(known: Known) -> str:
    """The first of these sentences alone."""
    said = Value(capitalised(tally_first(tally(cells(known)))), status_address(known))
    return translate("{counted}.", counted=said)


def progress(known: Known) -> list[list[str | None]]:
    """Which indicators have which status, with the year of the latest value."""
    found = cells(known)
    said = [
        _of(known, found, "TARGET_MET"),
        _met_long_ago(known, found),
        _of(known, [cell for cell in found if not is_nearly(cell)], "ON_TRACK"),
        _nearly(known, found),
        _in_points(known, found),
        _of(known, found, "FAIR"),
        _come_back(known, found),
        _of(known, found, "LIMITED"),
        _slightly_away(known, found),
        _of(known, found, "DETERIORATION"),
        _of(known, found, "TARGET_MISSED"),
        _away(known, found),
        *_volatile(known, found),
        *_second_readings(known, found),
        _assumed(known, found),
        _stands_for(known, found),
        _others(known, found),
        *_unclear(known, found),
    ]
    own = translate("This is Reach 2030's reading of published figures, not an assessment by the United Nations.")
    return [said, [own]]


def _of(known: Known, found: Sequence[Cell], status: str) -> str | None:
    names = [_with_later(known, cell) for cell in found if cell.status == status]
    if not names:
        return None
    sentences = {
        "TARGET_MET": translate("The latest figures meet the target for: {names}.", names=listed(names)),
        "ON_TRACK": translate("Progress is fast enough for 2030, if it lasts, for: {names}.", names=listed(names)),
        "FAIR": translate("Progress is in the right direction, but too slow, for: {names}.", names=listed(names)),
        "LIMITED": translate("There is limited or no progress for: {names}.", names=listed(names)),
        "DETERIORATION": translate("The figures move away from the target for: {names}.", names=listed(names)),
        "TARGET_MISSED": translate("The deadline of 2025 was missed for: {names}.", names=listed(names)),
    }
    return sentences[status]


def is_nearly(cell: Cell) -> bool:
    """Whether a pace that counts as on track ends short of the target: the method asks for 0.95 of what is needed."""
    return cell.status == "ON_TRACK" and cell.ratio is not None and cell.ratio < 1 - TOLERANCE


def _nearly(known: Known, found: Sequence[Cell]) -> str | None:
    names = [_with_later(known, cell) for cell in found if is_nearly(cell)]
    if not names:
        return None
    return translate("Progress is nearly fast enough for 2030, if it lasts, for: {names}.", names=listed(names))


def _in_points(known: Known, found: Sequence[Cell]) -> str | None:
    """Which of those on track would fall short by as many points a year as so far: their pace is a yearly rate."""
    names = [
        _with(known, cell, _reached(known, cell.indicator, round(cell.in_points, 1)))
        for cell in found
        if cell.in_points is not None
    ]
    if not names:
        return None
    return translate(
        "With the same change in percentage points each year, the figures for {year} would fall short of the target: "
        "{names}.",
        year=HORIZON,
        names=listed(names),
    )


def _reached(known: Known, indicator: str, number: float) -> Value:
    """What the figure of the target's year would be: it leads to the status."""
    of = in_a_row((_about(known, indicator), str(HORIZON)))
    return Value(_number(known, indicator, number), status_address(known, indicator), of)


def _slightly_away(known: Known, found: Sequence[Cell]) -> str | None:
    """Which of those with limited or no progress got worse, though slowly."""
    names = [_named(known, cell) for cell in found if cell.is_slightly_away]
    if not names:
        return None
    return translate("Of these, the figures moved slightly away from the target for: {names}.", names=listed(names))


def _come_back(known: Known, found: Sequence[Cell]) -> str | None:
    """Movements the right way from a low point, which the newest figures have at most made up for."""
    names = [said for cell in found if cell.status in ("ON_TRACK", "FAIR") and (said := _from_low(known, cell))]
    if not names:
        return None
    return translate(
        (
            "This progress follows a setback, and the latest figure is no better than the "
            "first of the three, for: {names}."
        ),
        names=listed(names),
    )


def _from_low(known: Known, cell: Cell) -> str:
    """The indicator with its figures before, at the start of its pace and now; empty where it was not better before."""
    judgement = judged(known.context, known.context.indicators[cell.indicator], known.code)
    before = setback(known.context.indicators[cell.indicator], judgement)
    if before is None or cell.base_year is None or cell.last_year is None:
        return ""
    question = replace(judgement.question, lang=current_language())
    return translate(
        "{name} ({before} in {year}, {start} in {start_year}, {newest} in {newest_year})",
        name=_linked(known, cell),
        before=_figure(known, question, before),
        year=before,
        start=_figure(known, question, cell.base_year),
        start_year=cell.base_year,
        newest=_figure(known, question, cell.last_year),
        newest_year=cell.last_year,
    )


def _figure(known: Known, question: Selection, year: int) -> str:
    """The published figure of a year; percentages with their sign."""
    point = known.at(question, year)
    figure = "" if point is None else known.figure(question, point)
    is_percent = known.indicator(question).unit.startswith("%")
    return translate("{number}%", number=figure) if is_percent else str(figure)


LONG_AGO = 3
"""A target was met by a figure of so many years before the newest figures of any target, or more: of all of them alike,
whenever their own tables end, and the sentence says which year that is."""


def _met_long_ago(known: Known, found: Sequence[Cell]) -> str | None:
    """Targets met by figures that say nothing of the last years; a later figure of others does say something."""
    last = max(known.context.end(indicator.id) for indicator in with_targets(known.context)) - LONG_AGO
    names = [
        _named(known, cell)
        for cell in found
        if cell.status == "TARGET_MET" and max(cell.last_year or 0, cell.later[0] if cell.later else 0) <= last
    ]
    if not names:
        return None
    return translate(
        "The latest figure is of {year} or earlier, so it is not known whether the target is still met, for: {names}.",
        year=last,
        names=listed(names),
    )


def _second_readings(known: Known, found: Sequence[Cell]) -> list[str | None]:
    """What a line through all values says of 2030 where that is other than the status."""
    names: dict[str, list[str]] = {}
    for cell in found:
        if cell.second is not None and cell.second.disagrees:
            names.setdefault(cell.second.reading, []).append(str(_linked(known, cell)))
    said = {reading: listed(those) for reading, those in names.items()}
    if len(said) > 1:
        return _second_readings_of_several(said)
    sentences = {
        "MAINTAIN": translate(
            (
                "A second reading, a line through all values since 2000, differs from the "
                "status: by 2030 it reaches, nearly reaches or keeps the target for: {names}."
            ),
            names=said.get("MAINTAIN", ""),
        ),
        "ACCELERATE": translate(
            (
                "A second reading, a line through all values since 2000, differs from the "
                "status: by 2030 it covers only part of the way for: {names}."
            ),
            names=said.get("ACCELERATE", ""),
        ),
        "REVERSE": translate(
            (
                "A second reading, a line through all values since 2000, differs from the "
                "status: it moves away from the target, or loses one that was met, for: {names}."
            ),
            names=said.get("REVERSE", ""),
        ),
    }
    return [text for reading, text in sentences.items() if reading in said]


def _second_readings_of_several(said: Mapping[str, str]) -> list[str | None]:
    """The same of two or three readings, with a sentence before them that says once what they are."""
    sentences = {
        "MAINTAIN": translate(
            "By 2030 it reaches, nearly reaches or keeps the target for: {names}.", names=said.get("MAINTAIN", "")
        ),
        "ACCELERATE": translate(
            "By 2030 it covers only part of the way for: {names}.", names=said.get("ACCELERATE", "")
        ),
        "REVERSE": translate(
            "It moves away from the target, or loses one that was met, for: {names}.", names=said.get("REVERSE", "")
        ),
    }
    head = translate("A second reading, a line through all values since 2000, differs from the status.")
    return [head, *(text for reading, text in sentences.items() if reading in said)]


def _away(known: Known, found: Sequence[Cell]) -> str | None:
    """Targets that are met with worse figures than at the start, by more than the data's own noise."""
    head = MET_MOVING_AWAY.partition(":")[0]
    names = [_with_later(known, cell) for cell in found if cell.reason.startswith(head)]
    if not names:
        return None
    return translate(
        ("The target is met, though the latest figure is worse than the one at the start, for: {names}."),
        names=listed(names),
    )


def _volatile(known: Known, found: Sequence[Cell]) -> list[str | None]:
    """Statuses that single years decide; or single figures, where each is a mean of three years already."""
    single = [_named(known, cell) for cell in found if cell.volatile and cell.indicator not in MEANS_OF_YEARS]
    means = [_named(known, cell) for cell in found if cell.volatile and cell.indicator in MEANS_OF_YEARS]
    return [
        translate(
            ("With means of three years instead of single years, the status would differ for: {names}."),
            names=listed(single),
        )
        if single
        else None,
        translate(
            (
                "Each figure is already a mean of three years. With means of three such figures, "
                "which share years, the status would differ for: {names}."
            ),
            names=listed(means),
        )
        if means
        else None,
    ]


def _assumed(known: Known, found: Sequence[Cell]) -> str | None:
    """Which of the statuses rest on a number of our own, where the SDG names none."""
    targets = {item.id: item.target for item in with_targets(known.context)}
    names = [
        _with(known, cell, _held(known, cell.indicator, _number(known, cell.indicator, cell.target)))
        for cell in found
        if cell.status != "CANNOT_BE_JUDGED" and (target := targets[cell.indicator]) and target.kind == "assumed"
    ]
    if not names:
        return None
    return translate("The SDGs name no number for these, so the target is Reach 2030's: {names}.", names=listed(names))


def _stands_for(known: Known, found: Sequence[Cell]) -> str | None:
    """Which numbers stand for a target of none, or of all, where a status rests on them."""
    targets = {item.id: item.target for item in with_targets(known.context)}
    names = [
        _with(known, cell, _bar(known, cell.indicator, target))
        for cell in found
        if cell.status != "CANNOT_BE_JUDGED" and (target := targets[cell.indicator]) and target.kind != "assumed"
    ]
    if not names:
        return None
    return translate(
        "The SDGs say “none” or “all” for these, and Reach 2030 reads that as a number: {names}.", names=listed(names)
    )


def _bar(known: Known, indicator: str, target: Target) -> Value:
    """From which number on a target of none, or of all, is read as met."""
    return _held(known, indicator, target_bar(known.context.indicators[indicator], target))


def _others(known: Known, found: Sequence[Cell]) -> str | None:
    """The statuses that another number in place of the target would give."""
    names = [_with(known, cell, said) for cell in found if (said := _other(known, cell))]
    if not names:
        return None
    return translate("With another number as the target, the status would differ: {names}.", names=listed(names))


def _other(known: Known, cell: Cell) -> str:
    """Each other status with its number: "limited or no progress at 0.5"."""
    readings = (reading.split(" at ") for reading in filter(None, cell.other_status.split("; ")))
    return in_parts(
        translate(
            "“{status}” with {number}",
            status=translate(STATUS_WORDS[status]),  # type: ignore[index]
            number=_half(known, cell)
            if cell.indicator == HOMICIDES
            else _held(known, cell.indicator, _number(known, cell.indicator, float(number))),
        )
        for status, number in readings
    )


def _half(known: Known, cell: Cell) -> str:
    """Half of the rate at the start, which stands beside the assumed rate of homicides."""
    half = (cell.base_value or 0) / 2
    said = translate(
        "half of its rate of {year}, {number} per 100,000 people",
        year=cell.base_year,
        number=format_number(half, 1 if half >= 1 else 2),
    )
    return str(_held(known, cell.indicator, said))


def _with(known: Known, cell: Cell, said: str | Value) -> str:
    """An indicator and something on it in brackets."""
    return translate("{name} ({said})", name=_linked(known, cell), said=said)


def _number(known: Known, indicator: str, number: float) -> str:
    """A number that figures are held against, in its unit."""
    decimals = len(f"{number:.10g}".partition(".")[2])
    said = format_number(number, decimals)
    if known.context.indicators[indicator].unit.startswith("%"):
        said = translate("{number}%", number=said)
    elif indicator == HOMICIDES:
        said = translate("{number} per 100,000 people", number=said)
    return said


def _held(known: Known, indicator: str, said: str) -> Value:
    """What figures of an indicator are held against: it leads to the status, and is heard as a target."""
    target = known.context.indicators[indicator].target
    when = [] if target is None else [str(target.year)]
    of = in_a_row((_about(known, indicator, translate("target")), *when))
    return Value(said, status_address(known, indicator), of)


def _about(known: Known, indicator: str, *more: str) -> str:
    """What a status is of, and where."""
    return known.of(in_a_row((translate(known.context.indicators[indicator].label), *more)), known.question(indicator))


def _linked(known: Known, cell: Cell) -> Value:
    return Value(named(known, cell.indicator), status_address(known, cell.indicator))


def _named(known: Known, cell: Cell) -> str:
    name = _linked(known, cell)
    if cell.indicator == HOMICIDES and are_few(known, cell.last_year or 0, cell.last_value or 0):
        return translate("{name} ({year}, of few cases)", name=name, year=cell.last_year)
    return translate("{name} ({year})", name=name, year=cell.last_year)


def _with_later(known: Known, cell: Cell) -> str:
    """The same, with a later figure of others where there is one: by it the status might be another."""
    if cell.later is None:
        return _named(known, cell)
    words = {
        "name": _linked(known, cell),
        "year": cell.last_year,
        "later": Value(later_figure(cell), status_address(known, cell.indicator), _about(known, cell.indicator)),
    }
    if cell.later_way > 0:
        return translate(
            "{name} ({year}; another source, the SDG database, has {later}, farther from the target)", **words
        )
    if cell.later_way < 0:
        return translate(
            "{name} ({year}; another source, the SDG database, has {later}, nearer to the target)", **words
        )
    return translate("{name} ({year}; another source, the SDG database, has {later})", **words)


def _unclear(known: Known, found: Sequence[Cell]) -> list[str | None]:
    """How many targets are not judged, how many of them without any figure, and why not the others."""
    with_figure = [cell for cell in found if cell.last_value is not None]
    unjudged = [cell for cell in with_figure if cell.status == "CANNOT_BE_JUDGED"]
    whole = len(with_targets(known.context))
    silent = whole - len(with_figure)
    if not silent and not unjudged:
        return []
    words = {"count": _count(known, silent + len(unjudged)), "of": of_targets(whole, _count(known, whole))}
    if not unjudged:
        return [translate("{count} of {of} cannot be judged: there is no figure at all.", **words)]
    reasons = listed([reason for occurs, reason in _reasons(unjudged) if occurs])
    if not silent:
        return [
            translate("{count} of {of} cannot be judged.", **words),
            translate("The reasons are: {reasons}.", reasons=reasons),
        ]
    return [
        translate(
            "{count} of {of} cannot be judged, {silent} of them without any figure.",
            silent=_count(known, silent),
            **words,
        ),
        translate_number(
            "The reason for the other one is: {reasons}.",
            "The reasons for the other {others} are: {reasons}.",
            len(unjudged),
            **{"others": _count(known, len(unjudged)), "reasons": reasons},  # The one other is not counted.
        ),
    ]


def _reasons(unjudged: Sequence[Cell]) -> tuple[tuple[bool, str], ...]:
    """All reasons why a figure gives no status, and whether each is the published reason, the first one, of any."""
    given = [cell.reason for cell in unjudged]
    return (
        (_is_given(given, LEVEL_AT, LEVEL_NOT_AT), translate("one figure only")),
        (_is_given(given, NOT_RECENT), translate("no recent figure")),
        (_is_given(given, NO_BASE), translate("no figure to start from")),
        (_is_given(given, TOO_CLOSE), translate("too few years in between")),
        (_is_given(given, FEW, FEW_UNKNOWN), translate("too few cases")),
        (_is_given(given, BASE_ZERO), translate("a start at zero")),
        (_is_given(given, SILENCE), translate("answers on violence, where a low figure may be silence")),
    )


def _is_given(given: Sequence[str], *sentences: str) -> bool:
    """Whether any of the published reasons is made of one of these sentences."""
    patterns = [re.sub(r"\\\{\w+\\\}", r".*", re.escape(sentence)) for sentence in sentences]
    return any(re.match(pattern, reason) for pattern in patterns for reason in given)


def _count(known: Known, number: int) -> Value:
    about = in_a_row((translate("Targets for 2030"), area_name(known.context, known.code)))
    return Value(format_number(number), status_address(known), rows=about)
