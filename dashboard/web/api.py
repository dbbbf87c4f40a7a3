"""The data interface: what there is, and the observations as published, at addresses that stay."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import astuple, dataclass
from functools import cached_property, partial
from typing import Any

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.codes import NO_PLACE, CodeLists, code_lists, groups_named
from dashboard.exports.observations import as_csv, as_json, as_parquet, as_sdmx_csv, as_xlsx, json_bytes
from dashboard.exports.parquet import MEDIA_TYPE as PARQUET_TYPE
from dashboard.exports.provenance import Origin, source_entry
from dashboard.exports.published import Published, Question
from dashboard.exports.reserved import reserved_rows
from dashboard.exports.structure import MEDIA_TYPE as STRUCTURE_TYPE
from dashboard.exports.structure import SDMX_CSV_TYPE, structure_xml
from dashboard.exports.workbook import MEDIA_TYPE as XLSX_TYPE
from dashboard.exports.workbook import MOST_ROWS
from dashboard.geography import LANGUAGES
from dashboard.store import StoreError
from dashboard.views import lasting
from dashboard.web.errors import printable
from dashboard.web.openapi import MEDIA_TYPE as OPENAPI_TYPE
from dashboard.web.openapi import description
from dashboard.web.questions import read_question
from dashboard.web.turns import FILES, WHOLES, Gate
from dashboard.web.wholes import Wholes
from dashboard.words.credits import sources_of_tables

ROOT = "/api/v1/"
INDICATORS, SOURCES, CODES = (f"{ROOT}{name}.json" for name in ("indicators", "sources", "codes"))
STRUCTURE, OPENAPI = f"{ROOT}structure.xml", f"{ROOT}openapi.json"
NOTES = f"{ROOT}notes.json"
OBSERVATIONS = f"{ROOT}observations.csv"
OBSERVATIONS_JSON, OBSERVATIONS_XLSX = f"{ROOT}observations.json", f"{ROOT}observations.xlsx"
OBSERVATIONS_SDMX = f"{ROOT}observations.sdmx.csv"
OBSERVATIONS_PARQUET, TABLE_PARQUET = f"{ROOT}observations.parquet", f"{ROOT}tables/<table>.parquet"
LARGE = 20_000
"""Rows; an answer with more is as long on its way as the reader's line is slow."""
KEPT_WHOLE = ("csv", "json", "sdmx.csv")
"""Forms in which all rows lie ready as a file; a workbook says when it was made."""
RETRY_SECONDS = 5
_HEADERS = {
    "Cache-Control": "public, max-age=300",
    "Link": f'<{OPENAPI}>; rel="service-desc", <{SOURCES}>; rel="license", <{CODES}>; rel="describedby"',
}
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, If-Range, Range",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Disposition, Content-Range, ETag, Link",
}


@dataclass(frozen=True)
class Format:
    """One form in which observations are given."""

    address: str
    content_type: str
    most_rows: int | None = None


FORMATS = {
    "csv": Format(OBSERVATIONS, "text/csv; charset=utf-8"),
    "json": Format(OBSERVATIONS_JSON, "application/json"),
    "xlsx": Format(OBSERVATIONS_XLSX, XLSX_TYPE, MOST_ROWS),
    "sdmx.csv": Format(OBSERVATIONS_SDMX, SDMX_CSV_TYPE),
}
"""By the ending of the file."""


class Interface:
    """Answers questions about the published tables; made once, read-only after."""

    def __init__(self, context: Context) -> None:
        """Raises StoreError naming the table that cannot be offered line by line."""
        self.context = context
        self.published = Published(context)
        lists = code_lists(context)
        version = {"data_version": context.store.version}
        self.documents = {
            INDICATORS: (
                "application/json",
                json_bytes({"indicators": list(map(self._indicator, context.indicators))}),
            ),
            SOURCES: ("application/json", json_bytes(version | {"release": context.release} | self._sources())),
            CODES: ("application/json", json_bytes(version | self._codes(lists))),
            STRUCTURE: (STRUCTURE_TYPE, structure_xml(context, lists)),
            OPENAPI: (OPENAPI_TYPE, json_bytes(description(context))),
        }
        """Content type and content by address."""
        told = b"\n".join(content for _, content in self.documents.values())
        self.tag = _checksum(json_bytes(version) + told)
        """Changes with the release of the data, the catalogue, the groups of areas and the interface itself."""
        words = "Others are reading all rows now; please try again in a few seconds."
        gate = Gate("wholes", WHOLES, WHOLES, words=words, retry=RETRY_SECONDS)
        self.wholes = Wholes(self.tag, self._makers(), gate)

    def document(self, address: str) -> tuple[str, bytes]:
        """Content type and content of a document."""
        return ("application/json", self._notes) if address == NOTES else self.documents[address]

    @cached_property
    def _notes(self) -> bytes:
        """What is to be known of single rows that they do not say themselves; made for the first who asks."""
        return json_bytes({"data_version": self.context.store.version, "notes": reserved_rows(self.context)})

    def everything(self, *indicators: str) -> Question:
        """All rows of indicators; of all of them without any."""
        named = {"indicator": [",".join(indicators)]}
        return read_question(self.context, b"", named)

    def _makers(self) -> dict[str, Callable[[], Iterator[bytes]]]:
        """All rows in the forms that are kept as files, by the name of the file."""
        question = self.everything()
        makers: dict[str, Callable[[], Iterator[bytes]]] = {
            f"{ending}.gz": partial(self.content, ending, question) for ending in KEPT_WHOLE
        }
        makers["parquet"] = partial(self._parquet)
        return makers | {f"{name}.parquet": partial(self._parquet, name) for name in self.context.indicators}

    def _parquet(self, *indicators: str) -> Iterator[bytes]:
        return as_parquet(self.published, self.everything(*indicators), self.context.store.version)

    def _indicator(self, name: str) -> dict[str, Any]:
        indicator, source = self.context.indicators[name], self.context.source_of(name)
        try:
            years = self.context.years(name)
        except ValueError as error:
            raise StoreError(f"{self.context.store.folder}: {error}") from error
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
            "caveats": list(indicator.all_caveats),
            "first_year": years.first,
            "last_year": years.last,
            "areas": len(self.context.areas_with_a_figure(name)),
        }

    def _sources(self) -> dict[str, Any]:
        context = self.context
        used: dict[str, list[str]] = {}
        for name in context.indicators:
            for source in sources_of_tables(context, [name]):
                used.setdefault(source, []).append(name)
        files = sorted(context.store.files.items())
        return {
            "sources": [source_entry(context.sources[name]) | {"indicators": used[name]} for name in sorted(used)],
            "tables": [{"id": name, "sha256": file.sha256, "rows": file.rows} for name, file in files],
        }

    def _codes(self, lists: CodeLists) -> dict[str, Any]:
        geography = self.context.geography
        areas = [
            {
                "code": area.code,
                "iso2": area.iso2,
                "names": dict(zip(LANGUAGES, area.names, strict=True)),
                "member": area.is_member,
                "groups": list(area.groups),
            }
            for area in geography.areas.values()
        ]
        regions = [
            {"code": region.code, "name": region.name, "kind": region.kind, "members": list(region.members)}
            for region in geography.regions.values()
        ]
        plain = {
            "sex": lists.sex,
            "age": lists.age,
            "breakdown": lists.breakdown,
            "obs_status": lists.obs_status,
            "other_areas": {**NO_PLACE, **groups_named(geography)},
            "unit_measure": lists.unit,
        }
        named = {kind: [{"code": code, "name": name} for code, name in codes.items()] for kind, codes in plain.items()}
        return {"areas": areas, "regions": regions, **named}

    def tag_of(self, ending: str, question: Question) -> str:
        """Tag of an answer: other for any other question, format or release."""
        return _checksum(f"{self.tag} {ending} {astuple(question)}".encode())

    def content(self, ending: str, question: Question, count: int = 0) -> Iterator[bytes]:
        """The answer to a question of `count` rows, in pieces. Raises BadRequest where its format holds fewer."""
        most = FORMATS[ending].most_rows
        if most is not None and count > most:
            abort(
                400,
                f"{ending}: {count} rows are asked for, but a sheet holds {most}: choose indicators, areas or years.",
            )
        makers: dict[str, Callable[[], Iterator[bytes]]] = {
            "csv": lambda: as_csv(self.published, question),
            "json": lambda: as_json(self.context, self.published, question),
            "xlsx": lambda: as_xlsx(self.context, self.published, question, self._origin()),
            "sdmx.csv": lambda: as_sdmx_csv(self.context, self.published, question),
        }
        return makers[ending]()

    def _origin(self) -> Origin:
        asked = tuple((name, ", ".join(values)) for name, values in request.args.to_dict(flat=False).items())
        query = request.query_string.decode("ascii", "replace")
        address = f"{self.context.config.root}{request.path}{'?' if query else ''}{query}"
        kept = lasting(self.context, address)
        return Origin("Observations as published, from Reach 2030", asked, kept, self.context.today())


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:20]


def offered(response: Response, tag: str) -> Response:
    """An answer of the data interface, with its tag and what all of them say."""
    # Weak, since the same rows go out packed in different ways.
    response.set_etag(tag, weak=True)
    response.headers.update(_HEADERS)
    return response


def _has(tag: str) -> bool:
    return request.if_none_match.contains_weak(tag)


def register(server: Flask, context: Context) -> None:
    """Serve the data interface. Raises StoreError naming the table that cannot be offered."""
    interface = Interface(context)
    everything = interface.everything()
    endings = {form.address: ending for ending, form in FORMATS.items()}
    words = "Other large files are on their way; please try again in a few seconds, or ask for fewer rows."
    gate = Gate("files", FILES, FILES, words=words, retry=RETRY_SECONDS)

    def document() -> Response:
        content_type, content = interface.document(request.path)
        tag = _checksum(content)
        return offered(Response(status=304) if _has(tag) else Response(content, content_type=content_type), tag)

    def observations() -> Response:
        ending = endings[request.path]
        question = read_question(context, request.query_string, request.args.to_dict(flat=False))
        tag = interface.tag_of(ending, question)
        if _has(tag):
            return offered(Response(status=304), tag)
        content_type = FORMATS[ending].content_type
        count = interface.published.count(question)
        if count > LARGE and ending in KEPT_WHOLE and question == everything:
            answer = interface.wholes.answer(f"{ending}.gz", content_type)
        else:
            answer = made(ending, question, count, content_type)
        answer.headers["Content-Disposition"] = f'attachment; filename="{question.stem}.{ending}"'
        return offered(answer, tag)

    def made(ending: str, question: Question, count: int, content_type: str) -> Response:
        with ExitStack() as stack:
            if count > LARGE:
                stack.callback(gate.taken())
            answer = Response(interface.content(ending, question, count), content_type=content_type)
            # The turn ends when the last byte has gone, or the reader has.
            answer.call_on_close(stack.pop_all().close)
        return answer

    def parquet(table: str = "") -> Response:
        if table and table not in context.indicators:
            abort(404, f"There is no table of observations “{printable(table)}”; other tables come as csv.")
        if request.args:
            abort(400, "Parquet holds all rows: there are no filters. observations.csv and .json have them.")
        name = f"{table}.parquet" if table else "parquet"
        tag = f"{interface.tag}-{name}"
        if request.if_none_match.contains(tag):
            answer = Response(status=304)
        else:
            answer = interface.wholes.answer(name, PARQUET_TYPE)
            answer.headers["Content-Disposition"] = f'attachment; filename="{table or everything.stem}.parquet"'
        answer.headers.update(_HEADERS)
        # Strong, since parts of it may be asked for: the file is the same byte by byte.
        answer.set_etag(tag)
        return answer

    for address in (*interface.documents, NOTES):
        server.add_url_rule(address, address, document)
    for address in endings:
        server.add_url_rule(address, address, observations)
    server.add_url_rule(OBSERVATIONS_PARQUET, OBSERVATIONS_PARQUET, parquet)
    server.add_url_rule(TABLE_PARQUET, TABLE_PARQUET, parquet)

    @server.after_request
    def open_to_all(response: Response) -> Response:
        # A page of another site may read answers, and refusals too.
        if request.path.startswith(ROOT):
            response.headers.update(_OPEN)
        return response
