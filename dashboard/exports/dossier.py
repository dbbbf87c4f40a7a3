"""The dossier of a country as JSON: each line of UNODC's collection by year, its breakdowns, and its neighbours'."""

from __future__ import annotations

from typing import Any

from dashboard.context import Context
from dashboard.exports.provenance import source_entry
from dashboard.figures.dossier import NOT_YET, PARTLY, SOURCE, Dossier, Line, Part, shown_cells
from dashboard.figures.dossier_words import further, headline
from dashboard.i18n import in_sentences
from dashboard.metrics.presence import ASKED, FIGURE, INTERVAL, NOTHING, SUPPRESSED, ZERO
from dashboard.words.dossier import duty, lesson
from dashboard.words.names import area_name

STATES = {
    FIGURE: "figure",
    INTERVAL: "interval",
    ZERO: "zero",
    ASKED: "asked",
    SUPPRESSED: "suppressed",
    NOTHING: "none",
    NOT_YET: "before",
    PARTLY: "partly",
}
"""What a cell is called. `before`: no country has a figure of the line for so early a year. `partly`: the line has
none, but parts of it have one, by sex, age or form."""


def told(context: Context, found: Dossier) -> dict[str, Any]:
    """All of a dossier."""
    near = found.near
    return {
        "data_version": context.store.version,
        "area": found.area,
        "name": area_name(context, found.area),
        "sentences": [headline(context, found), *further(found)],
        "source": source_entry(context.sources[SOURCE]),
        "since": found.since,
        "years": list(found.years),
        "near": {"kind": near.kind, "group": near.group, "areas": list(near.areas)},
        "breakdowns": [_part(found, part) for part in found.parts],
        "repatriated": _line(found, found.apart),
    }


def _part(found: Dossier, part: Part) -> dict[str, Any]:
    return {
        "id": part.id,
        "name": part.name,
        "years": list(part.years),
        "is_recent": part in found.recent,
        "lesson": in_sentences(filter(None, (lesson(part.id), duty(part.id)))),
        "near": list(found.nearby[part.id]),
        "lines": [_line(found, line) for line in part.lines],
    }


def _line(found: Dossier, line: Line) -> dict[str, Any]:
    series = line.series
    return {
        "name": line.name,
        "indicator": series.indicator,
        "sex": series.sex,
        "age": series.age,
        "breakdown": series.partners or series.breakdown,
        "cells": [STATES[state] for state in shown_cells(line, found.years)],
    }
