"""How the country stands towards the targets of 2030, from the published statuses, in whole sentences."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.brief.conditions import HOMICIDES, are_few
from dashboard.brief.known import Known
from dashboard.brief.names import named
from dashboard.brief.sentence import Value
from dashboard.figures.progress import cell_of, with_targets
from dashboard.figures.tally import tally_text
from dashboard.figures.words import listed
from dashboard.i18n import DEFAULT, current_language, format_number, translate
from dashboard.metrics.progress import MET_MOVING_AWAY, STATUS_WORDS
from dashboard.metrics.standing import Cell, tally

ADDRESS = "/progress"


def cells(known: Known) -> list[Cell]:
    """The published statuses of the area, in the catalogue's order; none for most territories."""
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
    return Value(translate(STATUS_WORDS[cell.status]), status_address(known, cell.indicator))  # type: ignore[index]


def target_said(known: Known, indicator: str) -> str | Value:
    """A target in the middle of a sentence: "none", "all", "95 %, assumed"."""
    target = known.context.indicators[indicator].target
    if target is None:
        return ""
    if target.kind == "zero":
        return translate("none")
    if target.kind == "universal":
        return translate("all")
    said = translate("{number} %, assumed", number=format_number(target.value))
    return Value(said, status_address(known, indicator))


def opening(known: Known) -> str | None:
    """How many targets are met or on track, how many get worse or were missed, how many are not judged.

    Of UN members only; in the words of every other place that sums statuses up.
    """
    if not known.context.geography.areas[known.code].is_member:
        return None
    counted = Value(tally_text(tally(cells(known))), status_address(known))
    return translate("{counted}.", counted=counted)


def progress(known: Known) -> list[list[str | None]]:
    """Which indicators have which status, with the year of the latest value."""
    found = cells(known)
    if not found:
        return [[translate("No published status is about this area: statuses are of the UN's member states.")]]
    said = [
        _of(known, found, "TARGET_MET"),
        _of(known, found, "ON_TRACK"),
        _of(known, found, "FAIR"),
        _of(known, found, "LIMITED"),
        _of(known, found, "DETERIORATION"),
        _of(known, found, "TARGET_MISSED"),
        _away(known, found),
        _volatile(known, found),
        _unclear(known, found),
    ]
    own = translate("This is a reading of our own of published figures, not an assessment by the United Nations.")
    return [said, [own]]


def _of(known: Known, found: Sequence[Cell], status: str) -> str | None:
    names = [_named(known, cell) for cell in found if cell.status == status]
    if not names:
        return None
    sentences = {
        "TARGET_MET": translate("The target was met, by the latest figures, in {names}.", names=listed(names)),
        "ON_TRACK": translate("Movement fast enough for 2030, if it lasts, was seen in {names}.", names=listed(names)),
        "FAIR": translate("Movement the right way, but slower than needed, was seen in {names}.", names=listed(names)),
        "LIMITED": translate("Limited or no progress was seen in {names}.", names=listed(names)),
        "DETERIORATION": translate("Movement away from the target was seen in {names}.", names=listed(names)),
        "TARGET_MISSED": translate(
            "The deadline was 2025, and the target was not met then, in {names}.", names=listed(names)
        ),
    }
    return sentences[status]


def _away(known: Known, found: Sequence[Cell]) -> str | None:
    """Targets that are met with worse figures than at the start, by more than the data's own noise."""
    head = MET_MOVING_AWAY.partition(":")[0]
    names = [_named(known, cell) for cell in found if cell.reason.startswith(head)]
    if not names:
        return None
    return translate(
        "Met, though the latest figure is worse than the one at the start, is the target in {names}.",
        names=listed(names),
    )


def _volatile(known: Known, found: Sequence[Cell]) -> str | None:
    """Statuses that single years decide."""
    names = [_named(known, cell) for cell in found if cell.volatile]
    if not names:
        return None
    return translate(
        "With means of three years instead of single years, the status would be another in {names}.",
        names=listed(names),
    )


def _named(known: Known, cell: Cell) -> str:
    name = Value(named(known.context, cell.indicator), status_address(known, cell.indicator))
    if cell.indicator == HOMICIDES and are_few(known, cell.last_year or 0, cell.last_value or 0):
        return translate("{name} ({year}, of few cases)", name=name, year=cell.last_year)
    return translate("{name} ({year})", name=name, year=cell.last_year)


def _unclear(known: Known, found: Sequence[Cell]) -> str | None:
    unclear = [cell for cell in found if cell.status == "CANNOT_BE_JUDGED"]
    if not unclear:
        return None
    silent = sum(cell.last_value is None for cell in unclear)
    words: dict[str, object] = {
        "count": Value(format_number(len(unclear)), status_address(known)),
        "of": Value(format_number(len(found)), status_address(known)),
        "silent": Value(format_number(silent), status_address(known)),
    }
    if silent == len(unclear):
        return translate(
            "{count} of {of} cannot be judged, having no figure at all.", count=words["count"], of=words["of"]
        )
    if silent == 0:
        return translate(
            "{count} of {of} cannot be judged, with one figure only, none recent, none to start from, too few years or "
            "cases in between, or answers on violence, of which a low figure may be silence.",
            count=words["count"],
            of=words["of"],
        )
    return translate(
        "{count} of {of} cannot be judged: {silent} without any figure, the others with one only, none recent, none to "
        "start from, too few years or cases in between, or answers on violence, of which a low figure may be silence.",
        **words,
    )
