"""Observations as published, streamed in each format that the data interface offers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from dashboard.context import Context
from dashboard.exports.provenance import indicator_entry
from dashboard.exports.published import Published, Question
from dashboard.store import COLUMNS

COLUMNS_OUT = ("indicator", *COLUMNS, "unit", "source")
"""The published columns between what they are of and what they are in."""
_CELLS = re.compile(rb"^([^,]*),([^,]*),([^,]*),([^,]*),([^,]*),(.*),([^,]*)$", re.MULTILINE)
_JSON_CELLS = rb'"\1",\2,"\3","\4","\5",\6,"\7"'


def as_csv(published: Published, question: Question) -> Iterator[bytes]:
    """The header, then one line a row. UTF-8, LF."""
    yield f"{','.join(COLUMNS_OUT)}\n".encode()
    for block in published.blocks(question):
        before = _cells(block.indicator.id) + b","
        after = b"," + _cells(block.indicator.unit, block.indicator.source) + b"\n"
        yield before + block.rows.replace(b"\n", after + before) + after


def _cells(*texts: str) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(texts)
    return buffer.getvalue().encode("utf-8")


def as_json(context: Context, published: Published, question: Question) -> Iterator[bytes]:
    """One object: data_version, indicators by id, columns, and rows as lists; numbers as published, null for a blank.

    Column by column instead of an object a row: half the bytes, and what a data frame or a grid takes.
    """
    described = {
        name: indicator_entry(context.indicators[name], context.source_of(name)) for name in question.indicators
    }
    head = {"data_version": context.store.version, "indicators": described, "columns": COLUMNS_OUT}
    yield json_bytes(head)[:-1] + b',"rows":['
    separator = b""
    for block in published.blocks(question):
        before = b"[" + json_bytes(block.indicator.id) + b","
        after = b"," + json_bytes([block.indicator.unit, block.indicator.source])[1:]
        rows = _CELLS.sub(_JSON_CELLS, block.rows).replace(b",,", b",null,").replace(b",,", b",null,")
        yield separator + before + rows.replace(b"\n", after + b"," + before) + after
        separator = b","
    yield b"]}"


def json_bytes(value: Any) -> bytes:
    """A value as compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
