"""Observations as published, streamed in each format that the data interface offers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.columns import COLUMNS, NUMBERS
from dashboard.context import Context
from dashboard.exports.codes import unit_code
from dashboard.exports.parquet import Column, written
from dashboard.exports.provenance import Origin, indicator_entry, notes
from dashboard.exports.published import Block, Published, Question
from dashboard.exports.structure import FLOW, SDMX_COLUMNS
from dashboard.exports.workbook import lines_xml, workbook
from dashboard.words.credits import sources_of_tables

COLUMNS_OUT = ("indicator", *COLUMNS, "unit", "source")
"""The published columns between what they are of and what they are in."""
PARQUET_ROWS = 20_000
"""In one group of rows: what readers skip, or hold, together."""
_KINDS: dict[str, type[str] | type[int] | type[float]] = {"time_period": int, **dict.fromkeys(NUMBERS, float)}
SDMX_HEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
SDMX_LEAD = ("dataflow", FLOW, "I")
"""What stands before each row of an SDMX-CSV file: of which structure it is, and that it is for information."""
_SDMX_TABLE = (*SDMX_HEAD, *SDMX_COLUMNS[: SDMX_COLUMNS.index("RELEASE") + 1])
_CELLS = re.compile(rb"^([^,]*),([^,]*),([^,]*),([^,]*),([^,]*),(.*),([^,]*)$", re.MULTILINE)
_NO_VALUE = re.compile(rb"^((?:[^,]*,){5})(?=,)", re.MULTILINE)
_JSON_CELLS = rb'"\1",\2,"\3","\4","\5",\6,"\7"'


def as_csv(published: Published, question: Question) -> Iterator[bytes]:
    """The header, then one line a row. UTF-8, LF."""
    yield csv_line(COLUMNS_OUT)
    for block in published.blocks(question):
        yield _between((block.indicator.id,), block, (block.unit, block.source))


def as_sdmx_csv(context: Context, published: Published, question: Question) -> Iterator[bytes]:
    """SDMX-CSV 2.0 of the dataflow that `structure_xml` describes: the header, then one line a row. UTF-8, LF.

    A blank figure is NaN, SDMX's word for a value that is missing on purpose.
    """
    yield csv_line(_SDMX_TABLE)
    for block in published.blocks(question):
        name = block.indicator.id
        before = (*SDMX_LEAD, name, unit_code(block.unit))
        marked = block._replace(rows=_NO_VALUE.sub(rb"\1NaN", block.rows))
        yield _between(before, marked, (block.source, context.sources[block.source].vintage))


def _between(before: Sequence[str], block: Block, after: Sequence[str]) -> bytes:
    head, foot = csv_line(before).removesuffix(b"\n") + b",", b"," + csv_line(after)
    return head + block.rows.replace(b"\n", foot + head) + foot


def csv_line(cells: Sequence[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
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
        after = b"," + json_bytes([block.unit, block.source])[1:]
        rows = _CELLS.sub(_JSON_CELLS, block.rows).replace(b",,", b",null,").replace(b",,", b",null,")
        yield separator + before + rows.replace(b"\n", after + b"," + before) + after
        separator = b","
    yield b"]}"


def json_bytes(value: Any) -> bytes:
    """A value as compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def as_xlsx(context: Context, published: Published, question: Question, origin: Origin) -> Iterator[bytes]:
    """A workbook: the sheet "data" with the columns of the CSV, then definitions, sources and readme."""
    rows = (
        lines_xml(block.rows, (block.indicator.id,), (block.unit, block.source)) for block in published.blocks(question)
    )
    count = published.count(question)
    sources = sources_of_tables(context, question.indicators)
    beside = notes(context, question.indicators, sources, origin, count)
    return workbook(COLUMNS_OUT, rows, count, beside, origin.date)


def as_parquet(published: Published, question: Question, version: str) -> Iterator[bytes]:
    """Apache Parquet with the columns of the CSV; each figure is the double next to the published decimal."""
    columns = [Column(name, _KINDS.get(name, str)) for name in COLUMNS_OUT]
    groups = (list(zip(*rows, strict=True)) for rows in _groups(published.blocks(question)))
    return written(columns, groups, (("data_version", version),))


def _groups(blocks: Iterator[Block]) -> Iterator[list[list[str]]]:
    """Rows as lists of cells, as many together as the format wants, none with those of another indicator."""
    rows: list[list[str]] = []
    before = ""
    for block in blocks:
        if rows and (block.indicator.id != before or len(rows) >= PARQUET_ROWS):
            yield rows
            rows = []
        before = block.indicator.id
        rows += ([before, *line.split(","), block.unit, block.source] for line in block.rows.decode().split("\n"))
    if rows:
        yield rows
