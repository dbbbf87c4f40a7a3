"""The data interface: what the indicators are, and their observations as published, at addresses that stay."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.store import COLUMNS, StoreError
from dashboard.web.errors import printable

INDICATORS = "/api/v1/indicators.json"
OBSERVATIONS = "/api/v1/observations.csv"
HEADER = ",".join(("indicator", *COLUMNS, "unit", "source"))
FILTERS = ("indicator", "area", "from", "to", "sex", "age", "breakdown")
NO_PLACE = ("WLD", "_X")
"""Codes in tables that are no areas: a publisher's own world figure, and origin unknown."""
_ROWS_AT_ONCE = 2000
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_FRESH = "public, max-age=300"


@dataclass(frozen=True)
class Question:
    """Which observations are asked for; an empty filter means all, None for the areas means none at all."""

    indicators: tuple[str, ...]
    areas: tuple[str, ...] | None
    first: int | None
    last: int | None
    sex: tuple[str, ...]
    age: tuple[str, ...]
    breakdown: tuple[str, ...]
    stem: str
    """Name of the file, without its ending."""


class Interface:
    """Answers questions about the published tables; made once, read-only after."""

    def __init__(self, context: Context) -> None:
        """Raises StoreError naming the table that cannot be offered line by line."""
        self._context = context
        self._lines = {indicator: self._read(indicator) for indicator in context.indicators}
        self.indicators = json.dumps(
            {"indicators": [self._describe(indicator) for indicator in context.indicators]},
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode("utf-8")
        regions = {code: region.members for code, region in context.geography.regions.items()}
        told = f"{context.store.version}\n{json.dumps(regions)}\n".encode() + self.indicators
        self.tag = hashlib.sha256(told).hexdigest()[:20]
        """Changes with the release of the data, the catalogue and the groups of areas."""

    def _read(self, indicator: str) -> list[bytes]:
        # The lines go out as they stand in the table: a number read and written again might look different.
        store = self._context.store
        path = store.folder / store.files[indicator].path
        try:
            lines = path.read_bytes().removesuffix(b"\n").split(b"\n")[1:]
        except OSError as error:
            raise StoreError(f"{path}: cannot be read: {error}") from error
        if len(lines) != len(store.frame(indicator)):
            raise StoreError(f"{path}: has lines that are no rows")
        return lines

    def _describe(self, name: str) -> dict[str, Any]:
        indicator, source = self._context.indicators[name], self._context.source_of(name)
        frame = self._context.store.frame(name)
        try:
            years = self._context.years(name)
        except ValueError as error:
            raise StoreError(f"{self._context.store.folder}: {error}") from error
        return {
            "id": name,
            "name": indicator.name,
            "definition": indicator.definition,
            "unit": indicator.unit,
            "theme": indicator.theme,
            "direction": indicator.direction,
            "source": source.id,
            "licence": source.licence,
            "sdg": list(indicator.sdg),
            "caveats": list(indicator.caveats),
            "first_year": years.first,
            "last_year": years.last,
            "areas": len(set(frame["ref_area"].unique()) - set(NO_PLACE)),
        }

    def read_question(self, asked: Mapping[str, Sequence[str]]) -> Question:
        """The question that a query asks. Raises BadRequest naming the filter or value that is unknown or malformed."""
        for name in asked:
            if name not in FILTERS:
                abort(400, f"There is no filter “{printable(name)}”; there are {', '.join(FILTERS)}.")
        lists = {name: _split(asked.get(name, ())) for name in FILTERS}
        indicators = lists["indicator"]
        for name in indicators:
            if name not in self._context.indicators:
                abort(400, f"indicator: there is no “{printable(name)}”; {INDICATORS} lists all.")
        areas, codes = self._areas(lists["area"])
        first, last = _year("from", lists["from"]), _year("to", lists["to"])
        return Question(
            indicators or tuple(self._context.indicators),
            areas,
            first,
            last,
            lists["sex"],
            lists["age"],
            lists["breakdown"],
            _stem(indicators, codes, first, last),
        )

    def _areas(self, asked: Sequence[str]) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
        geography = self._context.geography
        codes: list[str] = []
        areas: list[str] = []
        for text in asked:
            code = text.upper() if text.upper() in NO_PLACE else geography.resolve(text)
            if code is None:
                abort(400, f"area: there is no area or region “{printable(text)}”.")
            codes.append(code)
            areas.extend((code,) if code in NO_PLACE else geography.members_of(code))
        return (None if codes and not areas else tuple(areas)), tuple(codes)

    def answer(self, question: Question) -> Iterator[bytes]:
        """The header, then the rows by indicator, in the order of the published tables."""
        yield f"{HEADER}\n".encode()
        for name in question.indicators if question.areas is not None else ():
            indicator = self._context.indicators[name]
            rows = self._context.store.rows(
                name,
                areas=question.areas or (),
                first=question.first,
                last=question.last,
                sex=question.sex,
                age=question.age,
                breakdown=question.breakdown,
            )
            before, after = _cells(name) + b",", b"," + _cells(indicator.unit, indicator.source) + b"\n"
            lines = self._lines[name]
            positions = rows.index.to_numpy()
            for start in range(0, len(positions), _ROWS_AT_ONCE):
                yield b"".join(before + lines[at] + after for at in positions[start : start + _ROWS_AT_ONCE])


def _split(values: Sequence[str]) -> tuple[str, ...]:
    parts = (part.strip() for value in values for part in value.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _year(name: str, values: Sequence[str]) -> int | None:
    if not values:
        return None
    if len(values) > 1 or not _YEAR.fullmatch(values[0]):
        abort(400, f"{name}: “{printable(','.join(values))}” is no year of four digits.")
    return int(values[0])


def _stem(indicators: Sequence[str], codes: Sequence[str], first: int | None, last: int | None) -> str:
    what = indicators[0] if len(indicators) == 1 else f"{len(indicators) or 'all'}-indicators"
    where = "-".join(codes) if len(codes) <= 6 else f"{len(codes)}-areas"
    if first is not None and last is not None:
        when = f"{first}-{last}"
    else:
        when = f"from-{first}" if first is not None else f"to-{last}" if last is not None else ""
    return "_".join(part for part in ("reach-2030", what, where, when) if part)


def _cells(*texts: str) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(texts)
    return buffer.getvalue().encode("utf-8")


def _offered(response: Response, tag: str) -> Response:
    # Weak, since the same rows go out packed in different ways.
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = _FRESH
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def register(server: Flask, context: Context) -> None:
    """Serve the data interface. Raises StoreError naming the table that cannot be offered."""
    interface = Interface(context)

    def indicators() -> Response:
        answer = Response(interface.indicators, content_type="application/json")
        return _offered(answer, interface.tag)

    def observations() -> Response:
        question = interface.read_question(request.args.to_dict(flat=False))
        if request.if_none_match.contains_weak(interface.tag):
            return _offered(Response(status=304), interface.tag)
        answer = Response(interface.answer(question), content_type="text/csv; charset=utf-8")
        answer.headers["Content-Disposition"] = f'attachment; filename="{question.stem}.csv"'
        return _offered(answer, interface.tag)

    server.add_url_rule(INDICATORS, "indicators", indicators)
    server.add_url_rule(OBSERVATIONS, "observations", observations)
