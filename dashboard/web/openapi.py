"""The description of the data interface that programs read: OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.context import Context
from dashboard.exports.actions import SECTIONS, SUBJECTS
from dashboard.exports.deck import LONGEST_TITLE, MOST_VIEWS, VERSION
from dashboard.exports.documents.paper import PAPERS, PDF_TYPE, WORD_TYPE
from dashboard.exports.documents.paper import USUAL as USUAL_PAPER
from dashboard.exports.dossier import STATES
from dashboard.exports.listing import FILES
from dashboard.exports.observations import COLUMNS_OUT
from dashboard.exports.own import FIRST_YEAR, LONGEST_SENT
from dashboard.exports.own import MOST_ROWS as MOST_OWN
from dashboard.exports.parquet import MEDIA_TYPE as PARQUET_TYPE
from dashboard.exports.picture.content import EXTENTS
from dashboard.exports.picture.dress import GROUNDS, ONLY, SCHEMES
from dashboard.exports.picture.moving import ENDINGS
from dashboard.exports.picture.sizes import CARD, LEAST_ACROSS, MOST_ACROSS, PRINT, SCALES, SIZES, USUAL
from dashboard.exports.presented import FORMS, WITH_STILL
from dashboard.exports.slides.deck import MEDIA_TYPE as PPTX_TYPE
from dashboard.exports.slides.template import FORMATS
from dashboard.exports.slides.template import USUAL as USUAL_FORMAT
from dashboard.exports.statuses import COLUMNS as STATUS_COLUMNS
from dashboard.exports.structure import MEDIA_TYPE as STRUCTURE_TYPE
from dashboard.exports.structure import SDMX_CSV_TYPE
from dashboard.exports.workbook import MEDIA_TYPE as XLSX_TYPE
from dashboard.exports.workbook import MOST_ROWS
from dashboard.geography import LANGUAGES
from dashboard.selection import NAMES
from dashboard.views import VIEWS
from dashboard.web.copies import TYPES as COPY_TYPES
from dashboard.web.decks import FORM as FORM_TYPE
from dashboard.web.downloads import WITH_OWN
from dashboard.web.images import LONGEST_BODY
from dashboard.web.images import TYPES as STILL_TYPES
from dashboard.web.questions import ACTION_FILTERS, CELL_FILTERS, CHANGE_FILTERS, FILTERS, LONGEST_QUERY, MOST_VALUES

MEDIA_TYPE = "application/vnd.oai.openapi+json;version=3.1"
CSV_TYPE, JSON_TYPE, LINE_TYPE = "text/csv", "application/json", "text/plain"
ZIP_TYPE, ATOM_TYPE = "application/zip", "application/atom+xml"
FEEDS_OF = ("source", "indicator", "area")
"""What a feed can be of."""
STILLS = {ending: kind.partition(";")[0] for ending, kind in STILL_TYPES.items()}
PICTURES = {**STILLS, **{ending: f"image/{ending}" for ending in ENDINGS}}
"""Media types of pictures by their ending, those that move last."""
Described = dict[str, Any]

_ABOUT = (
    "Published figures on child trafficking, what drives it and what is done about it, each with its source, release "
    "and licence. Every address answers GET and HEAD, from any site, without a key. Answers carry a weak ETag that "
    "changes with the question and with the release of the data: send it back in If-None-Match and get 304 where "
    "nothing changed. Answers are packed with br or gzip where asked for (workbooks are packed already) and streamed. "
    "What cannot be answered is refused with one line of plain text that names the parameter. A blank is not zero: "
    "obs_status says why. A client in Python is in clients/python of the repository. Where the server's operator has "
    "turned it on, programs that answer people ask over the Model Context Protocol at /mcp."
)
_TEXT: Described = {"type": "string"}
_WHOLE: Described = {"type": "integer"}
_FILTER_TEXTS = {
    "indicator": "Ids of indicators; all without it. indicators.json lists them.",
    "area": "Codes of areas (ISO 3166-1 alpha-3, XKX, AB9), M49 codes or names of groups (their members), WLD (a "
    "publisher's own world figure) or _X (origin unknown). codes.json lists them; all without it.",
    "from": "First year, inclusive.",
    "to": "Last year, inclusive.",
    "sex": "Codes of sex.",
    "age": "Codes of age.",
    "breakdown": "Codes of the breakdown that the indicator has.",
    "subject": f"What an action is about, by its words (Reach 2030's reading): {', '.join(SUBJECTS)}.",
    "source": "Id of a source.",
    "section": f"Sections of the publisher's list: {', '.join(SECTIONS)}.",
}
MCP = "/mcp"
_OF_NO_RELEASE = (
    *("/healthz", "/readyz", "/api/v1/openapi.json", "/api/v1/releases.json", "/api/v1/changes.json"),
    *("/api/v1/since/{panel}.json", "/data/changes.atom", "/data/changes/{kind}/{name}.atom", MCP),
)
"""What gives no figures of one release."""
_EXAMPLES = {"indicator": ["detected-victims"], "area": ["NGA", "011"], "from": "2017", "to": "2022"}
_PAGE_TEXTS = {
    "indicator": "Id of an indicator.",
    "area": "Codes of areas and groups, by comma.",
    "year": "Year of a map.",
    "sex": "Code of sex.",
    "age": "Code of age.",
    "breakdown": "Code of the breakdown.",
    "measure": "rate, count or value.",
    "against": "Ids of indicators shown beside it, by comma, where the page offers them.",
    "show": "Ways of showing that are switched on, by comma, where the page offers them.",
    "lang": "Language of names and notes.",
    "view": "What panels show, where not their usual: victims-map.table",
}


def description(context: Context) -> Described:
    """The whole description. What may be asked for by name is listed where it is short."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Reach 2030: published figures",
            "version": "1.0.0",
            "description": _ABOUT,
            "license": {"name": "Of each figure: its publisher's, see sources.json"},
        },
        "servers": [{"url": context.config.root or "/"}],
        "paths": _of_releases(
            {
                **_documents(),
                **_observations(),
                **_statuses(),
                **_actions(),
                **_downloads(),
                **_images(),
                **_copies(),
                **_slides(),
                **_presented(),
                **_changes(),
                **_feeds(),
                **(_mcp() if context.config.mcp else {}),
                "/healthz": _health(),
                "/readyz": _ready(),
            }
        ),
        "components": {
            "parameters": {name: _filter(name) for name in (*FILTERS, *ACTION_FILTERS, *CHANGE_FILTERS)}
            | {"If-None-Match": _known_tag(), "release": _release()},
            "headers": _headers(),
            "responses": _responses(),
            "schemas": _schemas(context),
        },
    }


def _of_releases(paths: dict[str, Described]) -> dict[str, Described]:
    """The same paths, which say of what gives figures that it gives those of older releases, too."""
    for path, entry in paths.items():
        if path in _OF_NO_RELEASE:
            continue
        for asked in entry.values():
            asked["parameters"] = [*asked.get("parameters", ()), _ref("parameters", "release")]
    return paths


def _release() -> Described:
    about = (
        "A release (releases.json): tables, observations and progress.csv are then the same bytes as ever; what is "
        "drawn has its figures and says that it is drawn by today's method. Without it the newest. 404 for a name that "
        "is none, 410 for a release that is no longer kept or was withdrawn, with the reason, 503 with Retry-After "
        "while the server reads another older one."
    )
    return {"name": "release", "in": "query", "description": about, "schema": _TEXT}


def _changes() -> dict[str, Described]:
    release = _texts("name", "day", "commit") | {"tables": _WHOLE, "changes": _WHOLE}
    gone = _object(_texts("name", "table"))
    kept = {"release": _TEXT, "releases": _list(_object(release)), "pruned": _list(_TEXT), "withdrawn": _list(gone)}
    change = _texts("release", "kind", "whose", "source", "indicator", "area", "year", "was", "now")
    change |= dict.fromkeys(("added", "lost", "revised"), _WHOLE)
    changes = {"release": _TEXT, "changes": _list(_object(change)), "left_off": _WHOLE}
    sentence = _list(_object(_texts("words", "whose")))
    words = _texts("release", "newest", "panel", "said", "then", "now") | {"changes": sentence}
    about = "All releases that are kept, the newest first, with the day on which each was first kept."
    named = (
        "What the view said when the release was kept (in English, as far as that was written down), says today of its "
        "figures, and says of the newest ones; and of what is another figure whose change it is."
    )
    return {
        "/api/v1/releases.json": _document("releases", about, JSON_TYPE, _object(kept)),
        "/api/v1/changes.json": {
            "get": {
                "operationId": "changes",
                "summary": "What changed from release to release, by source, indicator and area, the newest first.",
                "description": "`whose` is publisher only where other files of it were read; else it is reach.",
                "parameters": [_ref("parameters", name) for name in (*CHANGE_FILTERS, "If-None-Match")],
                "responses": {
                    "200": _answer("Changes with an example of each.", JSON_TYPE, _object(changes), *_USUAL),
                    "304": _ref("responses", "NotModified"),
                    "400": _ref("responses", "BadRequest"),
                    "414": _ref("responses", "QueryTooLong"),
                },
            }
        },
        "/api/v1/since/{panel}.json": {
            "get": {
                "operationId": "since",
                "summary": "What of a view is another figure now than in a release, and whose change it is.",
                "description": named,
                "parameters": [
                    _one_of("panel", list(VIEWS)),
                    _ref("parameters", "release"),
                ],
                "responses": {
                    "200": _answer("The view, then and now.", JSON_TYPE, _object(words), *_USUAL),
                    "400": _ref("responses", "BadRequest"),
                    "404": _ref("responses", "NotFound"),
                },
            }
        },
    }


def _feeds() -> dict[str, Described]:
    about = "What changed, for readers of feeds: an entry for each release that changes something."
    named = [_one_of("kind", list(FEEDS_OF)), {"name": "name", "in": "path", "required": True, "schema": _TEXT}]
    return {
        "/data/changes.atom": {"get": _feed("changes_feed", about)},
        "/data/changes/{kind}/{name}.atom": {
            "get": _feed("changes_feed_of_one", f"The same of one {', '.join(FEEDS_OF)}, by its id or code.", named)
        },
    }


def _feed(name: str, about: str, named: Sequence[Described] = ()) -> Described:
    told = ("ETag", "Cache-Control", "Link")
    lang = {"name": "lang", "in": "query", "description": _PAGE_TEXTS["lang"], "schema": _TEXT}
    known = {"description": "The reader has this feed already.", "headers": _named_headers(*told)}
    return {
        "operationId": name,
        "summary": about,
        "parameters": [_ref("parameters", "If-None-Match"), *named, lang],
        "responses": {
            "200": _answer(about, ATOM_TYPE, _TEXT, *told),
            "304": known,
            **({"404": _ref("responses", "NotFound")} if named else {}),
        },
    }


def _mcp() -> dict[str, Described]:
    """The door for programs that answer people: what is said there is told by its own `tools/list`."""
    whole = {"type": "integer"}
    asked: Described = {
        "type": "object",
        "properties": {
            "jsonrpc": {"const": "2.0"},
            "id": {"type": ["integer", "string"]},
            "method": {"enum": ["initialize", "ping", "tools/list", "tools/call", "notifications/initialized"]},
            "params": {"type": "object"},
        },
        "required": ["jsonrpc", "method"],
    }
    error = {"type": "object", "properties": {"code": whole, "message": _TEXT}, "required": ["code", "message"]}
    told: Described = {
        "type": "object",
        "properties": {
            "jsonrpc": {"const": "2.0"},
            "id": {"type": ["integer", "string", "null"]},
            "result": {"type": "object"},
            "error": error,
        },
        "required": ["jsonrpc", "id"],
    }
    refused = {
        "400": "The body is no message, is larger than 16 kB, or has other arguments than the tool; one line says so.",
        "403": "A page of another site asks.",
        "404": "There is no such method.",
        "415": "The body is not application/json.",
        "429": "The process answers two calls already; ask again after Retry-After.",
    }
    answer = {JSON_TYPE: {"schema": told}}
    about = "Tools for programs that answer people (Model Context Protocol, streamable HTTP, no session, no key)."
    responses: Described = {
        "200": {"description": "The answer to a message.", "content": answer},
        "202": {"description": "A notification was taken."},
        **{status: {"description": said, "content": answer} for status, said in refused.items()},
    }
    opened = {"200": {"description": "A stream without events.", "content": {"text/event-stream": {"schema": _TEXT}}}}
    return {
        MCP: {
            "get": {"operationId": "mcp_stream", "summary": "A stream that ends at once.", "responses": opened},
            "post": {
                "operationId": "mcp",
                "summary": about,
                "description": "Tools: search, observations, status, brief, actions, verify_figure, why_no_answer.",
                "requestBody": {"required": True, "content": {JSON_TYPE: {"schema": asked}}},
                "responses": responses,
            },
        }
    }


def _ref(kind: str, name: str) -> Described:
    return {"$ref": f"#/components/{kind}/{name}"}


def _object(properties: Mapping[str, Described]) -> Described:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Described) -> Described:
    return {"type": "array", "items": items}


def _texts(*names: str) -> dict[str, Described]:
    return dict.fromkeys(names, _TEXT)


def _filter(name: str) -> Described:
    if name in ("from", "to"):
        return {
            "name": name,
            "in": "query",
            "description": _FILTER_TEXTS[name],
            "schema": {"type": "string", "pattern": "^[0-9]{4}$"},
            "example": _EXAMPLES[name],
        }
    return {
        "name": name,
        "in": "query",
        "description": f"{_FILTER_TEXTS[name]} By comma or repeated; at most {MOST_VALUES}.",
        "style": "form",
        "explode": False,
        "schema": {**_list(_TEXT), "maxItems": MOST_VALUES},
        **({"example": _EXAMPLES[name]} if name in _EXAMPLES else {}),
    }


def _known_tag() -> Described:
    about = "Tag of the answer that the reader has."
    return {"name": "If-None-Match", "in": "header", "description": about, "schema": _TEXT}


def _headers() -> Described:
    told = {
        "ETag": "Weak tag of this answer.",
        "Cache-Control": "How long it may be kept without asking.",
        "Link": "Where this description (service-desc), sources with licences (license) and codes (describedby) are.",
        "Access-Control-Allow-Origin": "Always *.",
        "Content-Disposition": "Name of the file, made from the selection.",
    }
    return {name: {"description": about, "schema": _TEXT, "required": True} for name, about in told.items()}


_USUAL = ("ETag", "Cache-Control", "Link", "Access-Control-Allow-Origin")


def _named_headers(*names: str) -> Described:
    return {name: _ref("headers", name) for name in names}


def _responses() -> Described:
    line = {LINE_TYPE: {"schema": _TEXT}}
    return {
        "NotModified": {"description": "The reader has this answer already.", "headers": _named_headers(*_USUAL)},
        "BadRequest": {
            "description": "A filter or value is unknown, malformed or too much; one line names it.",
            "headers": _named_headers("Access-Control-Allow-Origin"),
            "content": line,
        },
        "QueryTooLong": {
            "description": f"The query has more than {LONGEST_QUERY} characters.",
            "headers": _named_headers("Access-Control-Allow-Origin"),
            "content": line,
        },
        "NotFound": {"description": "There is no such view, format, source, table or area.", "content": line},
    }


def _answer(about: str, media_type: str, schema: Described, *headers: str) -> Described:
    return {"description": about, "headers": _named_headers(*headers), "content": {media_type: {"schema": schema}}}


def _document(name: str, about: str, media_type: str, schema: Described) -> Described:
    return {
        "get": {
            "operationId": name,
            "summary": about,
            "parameters": [_ref("parameters", "If-None-Match")],
            "responses": {
                "200": _answer(about, media_type, schema, *_USUAL),
                "304": _ref("responses", "NotModified"),
            },
        }
    }


def _documents() -> Described:
    told = {
        "indicators.json": ("Every indicator: what it means, its unit, source and years.", "Indicators"),
        "sources.json": (
            "Every source: release, licence, citation, checksums of its files and of the tables made of them.",
            "Sources",
        ),
        "views.json": (
            "Every view: what it shows, and the addresses of its page, pictures, slides and tables.",
            "Views",
        ),
        "codes.json": ("Codes of areas, groups, sex, age, breakdown, status and unit, with names.", "Codes"),
        "notes.json": (
            "Rows of observations whose figure is told as “at least” so much, or with how high it may be: their key, "
            "this greatest value (obs_upper, which the row itself does not have) and why; and figures that other rows "
            "of their report deny, without such a value.",
            "Notes",
        ),
    }
    paths = {
        f"/api/v1/{file}": _document(file.removesuffix(".json"), about, JSON_TYPE, _ref("schemas", schema))
        for file, (about, schema) in told.items()
    }
    about = "The SDMX data structure, dataflow, concepts and code lists of observations.sdmx.csv (SDMX-ML 3.0)."
    paths["/api/v1/structure.xml"] = _document("structure", about, STRUCTURE_TYPE, _TEXT)
    bib = "application/x-bibtex"
    about = "Every source as BibTeX."
    paths["/api/v1/sources.bib"] = _document("bibliography", about, bib, _TEXT)
    for ending, media_type, about in (
        ("bib", bib, "One source as BibTeX."),
        ("txt", LINE_TYPE, "One source, as cited."),
    ):
        paths[f"/api/v1/sources/{{source}}.{ending}"] = _named(f"source_{ending}", about, media_type, "source")
    about = (
        "A published table byte by byte, as its checksum in sources.json is of. datapackage.json beside it says what "
        "its columns hold. In claims, the ledger of headline figures, status is own (computed here), published, news "
        "(a publisher's, seen in a news report only), counted (claimed, and counted here), traced (claimed, and the "
        "figure of the row in near) or untraced."
    )
    paths["/api/v1/tables/{table}.csv"] = _named("table", about, CSV_TYPE, "table")
    about = (
        "All rows of one table of observations as Apache Parquet, with the columns of observations.csv: codes are "
        "text, the year a whole number, figures the doubles next to the published decimals. Parts are given (Range)."
    )
    paths["/api/v1/tables/{table}.parquet"] = _in_parts(_named("table_parquet", about, PARQUET_TYPE, "table"))
    about = "All rows of all indicators as Apache Parquet, without filters. Parts are given (Range)."
    paths["/api/v1/observations.parquet"] = _in_parts(_document("observations_parquet", about, PARQUET_TYPE, _TEXT))
    about = "The brief of an area or group: whole sentences, each figure with the address of its rows. In English."
    paths["/api/v1/briefs/{area}.json"] = _named("brief", about, JSON_TYPE, "area", _ref("schemas", "Brief"))
    about = (
        "What UNODC's collection holds of a country or area, line by line and year by year, and which of its "
        "neighbours have a recent figure. Nothing is ranked. In English."
    )
    paths["/api/v1/dossiers/{area}.json"] = _named("dossier", about, JSON_TYPE, "area", _ref("schemas", "Dossier"))
    about = "This description."
    paths["/api/v1/openapi.json"] = _document("openapi", about, MEDIA_TYPE, {"type": "object"})
    return paths


def _in_parts(made: Described) -> Described:
    """A file of all rows, that may be asked for in parts."""
    made["get"]["responses"] |= {
        "206": {"description": "The part that Range asked for.", "content": {PARQUET_TYPE: {"schema": _TEXT}}},
        "400": _ref("responses", "BadRequest"),
        "503": _line("Others are reading all rows now; Retry-After says when to ask again."),
    }
    return made


def _named(name: str, about: str, media_type: str, named: str, schema: Described = _TEXT) -> Described:
    """A document of one of many."""
    made = _document(name, about, media_type, schema)
    made["get"]["parameters"].append({"name": named, "in": "path", "required": True, "schema": _TEXT})
    made["get"]["responses"]["404"] = _ref("responses", "NotFound")
    return made


def _observations() -> Described:
    columns = ", ".join(COLUMNS_OUT)
    told = {
        "csv": (f"Columns {columns}; the header always.", CSV_TYPE, _TEXT),
        "json": (
            "Column by column; numbers as published, null for a blank.",
            JSON_TYPE,
            _ref("schemas", "Observations"),
        ),
        "xlsx": (
            f"A workbook with the sheets data, definitions, sources and readme; at most {MOST_ROWS} rows.",
            XLSX_TYPE,
            _TEXT,
        ),
        "sdmx.csv": (
            "SDMX-CSV 2.0, by the structure in structure.xml; NaN where a figure is blank.",
            SDMX_CSV_TYPE,
            _TEXT,
        ),
    }
    return {f"/api/v1/observations.{ending}": _rows(ending, *entry) for ending, entry in told.items()}


def _rows(ending: str, about: str, media_type: str, schema: Described) -> Described:
    return {
        "get": {
            "operationId": f"observations_{ending.replace('.', '_')}",
            "summary": f"Observations as published. {about}",
            "description": "Rows by indicator, then by area, year and codes. No match is an answer without rows: so "
            "is 2021 of the US Department of Labor, whose findings that once stood there are of 2022.",
            "parameters": [_ref("parameters", name) for name in (*FILTERS, "If-None-Match")],
            "responses": {
                "200": _answer(about, media_type, schema, *_USUAL, "Content-Disposition"),
                "304": _ref("responses", "NotModified"),
                "400": _ref("responses", "BadRequest"),
                "414": _ref("responses", "QueryTooLong"),
                "503": _line("Other large files are on their way; Retry-After says when to ask again."),
            },
        }
    }


def _actions() -> Described:
    about = (
        "Word for word, in English: suggestions of the US Department of Labor, not of the United Nations. An area that "
        "is not in this source has none; most high-income countries are not."
    )
    action = _texts("id", "area", "section", "text") | {"year": _WHOLE, "subjects": _list(_TEXT)}
    properties = {
        "data_version": _TEXT,
        "source": _object(_source()["properties"]),
        "notes": _list(_TEXT),
        "areas": {**_WHOLE, "description": "How many countries and areas these actions were suggested to."},
        "actions": _list(_object(action)),
    }
    return {
        "/api/v1/actions.json": {
            "get": {
                "operationId": "actions",
                "summary": "What the US Department of Labor suggested to countries for 2022.",
                "description": about,
                "parameters": [_ref("parameters", name) for name in (*ACTION_FILTERS, "If-None-Match")],
                "responses": {
                    "200": _answer("Actions by area, section and place.", JSON_TYPE, _object(properties), *_USUAL),
                    "304": _ref("responses", "NotModified"),
                    "400": _ref("responses", "BadRequest"),
                    "414": _ref("responses", "QueryTooLong"),
                },
            }
        }
    }


def _statuses() -> Described:
    about = (
        f"Columns {', '.join(STATUS_COLUMNS)}; the header always. An own reading, not an assessment by the UN. "
        "status is TARGET_MET, ON_TRACK, FAIR, LIMITED, DETERIORATION, TARGET_MISSED or CANNOT_BE_JUDGED; "
        "second_reading MAINTAIN, ACCELERATE, REVERSE, UNCLEAR or blank; an area without any value is there, with “no "
        "value” under missing; answers about violence (sexual-violence-by-18, partner-violence) are never judged, with "
        "“silence” there. "
        "The method is at /data/method; the columns that it needs besides are in tables/progress.csv."
    )
    return {
        "/api/v1/progress.csv": {
            "get": {
                "operationId": "progress_csv",
                "summary": "The status of each indicator with a target and each area, with what it rests on.",
                "description": about,
                "parameters": [_ref("parameters", name) for name in (*CELL_FILTERS, "If-None-Match")],
                "responses": {
                    "200": _answer(
                        "Lines by indicator, then by area. An indicator without a target has none.",
                        CSV_TYPE,
                        _TEXT,
                        *_USUAL,
                        "Content-Disposition",
                    ),
                    "304": _ref("responses", "NotModified"),
                    "400": _ref("responses", "BadRequest"),
                    "414": _ref("responses", "QueryTooLong"),
                },
            }
        }
    }


def _downloads() -> Described:
    types = {"csv": CSV_TYPE, "json": JSON_TYPE, "xlsx": XLSX_TYPE, "sdmx.csv": SDMX_CSV_TYPE}
    in_path = [
        {"name": "panel", "in": "path", "required": True, "schema": {"type": "string", "enum": list(VIEWS)}},
        {"name": "format", "in": "path", "required": True, "schema": {"type": "string", "enum": list(types)}},
    ]
    query = [{"name": name, "in": "query", "description": _PAGE_TEXTS[name], "schema": _TEXT} for name in NAMES]
    content = {name: {"schema": _ref("schemas", "View") if name == JSON_TYPE else _TEXT} for name in types.values()}
    return {
        "/download/{panel}.{format}": {
            "get": {
                "operationId": "download",
                "summary": "Exactly what a view of the dashboard shows, for the query of its page.",
                "description": "A sex, age or measure that is not there is replaced by the usual one, as on the page.",
                "parameters": [*in_path, *query],
                "responses": {
                    "200": {
                        "description": "The rows that the view shows.",
                        "headers": _named_headers("Content-Disposition"),
                        "content": content,
                    },
                    "400": _line(f"There is no such indicator or area, {_NO_YEAR}"),
                    "404": _ref("responses", "NotFound"),
                },
            },
            "post": {
                "operationId": "downloadWithOwn",
                "summary": "The same with rows of the reader's own behind the published ones.",
                "description": "In the formats that people read. Each such row has “own” as its source, and a note. "
                "What is sent is kept nowhere.",
                "parameters": [in_path[0], _one_of("format", list(WITH_OWN)), *query],
                "requestBody": _own_body(),
                "responses": {
                    "200": {
                        "description": "The rows that the view shows, and the reader's own.",
                        "headers": _named_headers("Cache-Control", "Content-Disposition"),
                        "content": {types[name]: {"schema": _TEXT} for name in WITH_OWN},
                    },
                    "400": _line(f"The body is no JSON, a row is of no series, there is no such area, {_NO_YEAR}"),
                    "404": _ref("responses", "NotFound"),
                    **_refused_own(),
                },
            },
        }
    }


def _own_body() -> Described:
    schema = {"type": "object", "additionalProperties": False, "properties": {"own": _own_rows()}}
    return {"required": True, "content": {JSON_TYPE: {"schema": schema}}}


def _refused_own() -> Described:
    return {
        "403": _line(_FOREIGN),
        "413": _line(f"The body has more than {LONGEST_SENT:,} bytes."),
        "415": _line("The body is no JSON."),
    }


def _images() -> Described:
    panel = _one_of("panel", list(VIEWS))
    sizes = "; ".join(
        f"{size.name}: {width} x {height} pixels, {size.inches * 25.4:.0f} mm wide"
        for size in (*SIZES.values(), CARD, PRINT)
        for width, height in [size.pixel_size(1)]
    )
    told: list[tuple[str, str, Described]] = [
        ("size", f"One of a fixed table. {sizes}.", {"enum": [*SIZES, CARD.name, PRINT.name], "default": USUAL}),
        ("scale", "Pixels of a PNG for one of its size.", {"enum": [str(scale) for scale in SCALES], "default": "1"}),
        (
            "width",
            f"Pixels across, from {LEAST_ACROSS} ({CARD.least_across} of a card) to {MOST_ACROSS}: the same picture of "
            "the same size on paper, in more or fewer of them. In place of scale.",
            {},
        ),
        ("extent", "What a map shows of one country or region alone.", {"enum": list(EXTENTS), "default": EXTENTS[0]}),
        ("window", "What a map shows instead: longitude, latitude and how many times closer, as in 90,23.5,4.", {}),
        ("only", "chart: without title; caveat, source and address stay.", {"enum": list(ONLY), "default": ONLY[0]}),
        ("ground", "Behind the picture.", {"enum": list(GROUNDS), "default": GROUNDS[0]}),
        ("scheme", "Dark: for dark pages and slides.", {"enum": list(SCHEMES), "default": SCHEMES[0]}),
    ]
    query = [{"name": name, "in": "query", "description": _PAGE_TEXTS[name], "schema": _TEXT} for name in NAMES]
    query += [
        {"name": name, "in": "query", "description": about, "schema": {"type": "string", **schema}}
        for name, about, schema in told
    ]
    kept = ("ETag", "Cache-Control", "Access-Control-Allow-Origin")
    unavailable = (
        "Too many pictures are asked for at once, and Retry-After says when to ask; or this one cannot be drawn."
    )
    return {
        "/image/{panel}.{picture}": {
            "get": {
                "operationId": "image",
                "summary": "A picture of what a view shows, for the query of its page, that stands alone.",
                "description": "Title, subtitle, chart, map or table, legend, caveat, source with its release, "
                "coverage, notes on boundaries, address and date; the file holds title, source, licence and address. "
                "A chart of so many rows that it could not be read at a size is drawn there with its first rows, and "
                "says how many more there are. webp, gif: a map that moves over its years, 800 pixels wide, one "
                "at a time. A card has the QR code of its view and needs a public address.",
                "parameters": [panel, _one_of("picture", list(PICTURES)), *query, _ref("parameters", "If-None-Match")],
                "responses": {
                    "200": {
                        "description": "The picture.",
                        "headers": _named_headers(*kept, "Content-Disposition"),
                        "content": {name: {"schema": _TEXT} for name in PICTURES.values()},
                    },
                    "304": {"description": "The reader has this picture already.", "headers": _named_headers(*kept)},
                    "400": _line(f"There is no such size, width, window, indicator or area, {_NO_COUNTRY}{_NO_YEAR}"),
                    "404": _ref("responses", "NotFound"),
                    "503": {"description": unavailable, "content": {LINE_TYPE: {"schema": _TEXT}}},
                },
            },
            "post": _titled([panel, _one_of("picture", list(STILLS)), *query], unavailable),
        }
    }


_FOREIGN = "A page of another site sent own figures."
_NO_COUNTRY = "none is named for a view that needs a country, "
_NO_YEAR = "or a year has not four digits; one line names it. Before and after the data their nearest year is shown."
"""What is refused of a year, and what is not."""


def _copies() -> Described:
    in_path = [_one_of("panel", list(VIEWS)), _one_of("copy", list(COPY_TYPES))]
    query = [{"name": name, "in": "query", "description": _PAGE_TEXTS[name], "schema": _TEXT} for name in NAMES]
    content = {kind.partition(";")[0]: {"schema": _TEXT} for kind in COPY_TYPES.values()}
    return {
        "/copy/{panel}.{copy}": {
            "get": {
                "operationId": "copy",
                "summary": "What a view shows, to be pasted into a text, for the query of its page.",
                "description": "txt: its message and caveat, and a footnote with unit, source, release and address. "
                "tsv: its table, with tabs between cells, then title, caveat, source and address.",
                "parameters": [*in_path, *query],
                "responses": {
                    "200": {"description": "The text.", "headers": _named_headers("Cache-Control"), "content": content},
                    "400": _line(f"There is no such indicator or area, {_NO_COUNTRY}{_NO_YEAR}"),
                    "404": _ref("responses", "NotFound"),
                },
            }
        }
    }


def _titled(parameters: list[Described], unavailable: str) -> Described:
    """The same picture under a title of the reader's, beside figures of the reader's own."""
    title = {"type": "string", "maxLength": LONGEST_TITLE}
    body = {"type": "object", "additionalProperties": False, "properties": {"title": title, "own": _own_rows()}}
    refused = {
        "403": _FOREIGN,
        "400": f"The body is no JSON, its title has more than {LONGEST_TITLE} characters, or a row is of no published "
        "series; or as of GET.",
        "404": "There is no such view.",
        "413": f"The body has more than {LONGEST_BODY + LONGEST_SENT:,} bytes.",
        "415": "The body is no JSON.",
        "503": unavailable,
    }
    return {
        "operationId": "titledImage",
        "summary": "The same picture under a title of the reader's own or beside own figures, to be saved.",
        "description": "The picture keeps the view's own message under the title, and says that a reader worded it. "
        "Controls and marks of direction are left out of the title, which stays text. Own figures are drawn in charts "
        "over the years and in their tables, dashed and with diamonds, and the caveat begins with what they are.",
        "parameters": parameters,
        "requestBody": {"required": True, "content": {JSON_TYPE: {"schema": body}}},
        "responses": {
            "200": {
                "description": "The picture; nothing keeps it.",
                "headers": _named_headers("Cache-Control", "Content-Disposition"),
                "content": {name: {"schema": _TEXT} for name in STILLS.values()},
            },
            **{
                status: {"description": about, "content": {LINE_TYPE: {"schema": _TEXT}}}
                for status, about in refused.items()
            },
        },
    }


def _own_rows() -> Described:
    """Figures of the reader's own, which are kept nowhere."""
    number = {"type": ["number", "null"]}
    texts = dict.fromkeys(("indicator", "area", "sex", "age", "breakdown"), _TEXT)
    figures = dict.fromkeys(("value", "low", "high"), number)
    row = {
        "type": "object",
        "required": [*texts, "year", *figures],
        "additionalProperties": False,
        "properties": {**texts, "year": {"type": "integer", "minimum": FIRST_YEAR}, **figures},
    }
    return {"type": "array", "maxItems": MOST_OWN, "items": row}


def _slides() -> Described:
    query = [{"name": name, "in": "query", "description": _PAGE_TEXTS[name], "schema": _TEXT} for name in NAMES]
    lang = [part for part in query if part["name"] == "lang"]
    pages = list(dict.fromkeys(view.page for view in VIEWS.values()))
    linked = {"name": "d", "in": "query", "required": True, "description": "What stands behind #d= in the link to it."}
    deck = _presentation(
        "deck_linked",
        "The reader's own deck as a presentation, of a link that is short enough for an address.",
        "Views in the reader's order, with the reader's titles and lines; a view whose title was edited says its own "
        "title below. Views that this site does not have in this form are left out, which the first slide says.",
        [{**linked, "schema": _TEXT}, *lang],
    )
    view = _presentation(
        "slides",
        "A presentation of what a view shows, for the query of its page, that can be edited.",
        "A native chart with its workbook, a map of one shape for each area, or a table; with the words of the "
        "panel, notes for the one who speaks, and a last slide of sources and licences. A chart of a kind that "
        "presentations do not have is given as its table. Refused without a country where a view needs one.",
        [_one_of("panel", list(VIEWS)), *query],
    )
    return {
        "/export/{panel}.pptx": {"get": view, "post": _with_own(view)},
        "/export/page/{page}.pptx": {
            "get": _presentation(
                "page_slides",
                "A presentation of all views of a page, in its order, for its query.",
                "A first slide says which page, of whom, and when.",
                [_one_of("page", pages), *query],
            )
        },
        "/export/country/{area}.pptx": {
            "get": _presentation(
                "country_slides",
                "The brief of a country, area or group as a presentation.",
                "Its sentences beside charts, its statuses, what is not known; in the notes the rows of each figure.",
                [{"name": "area", "in": "path", "required": True, "schema": _TEXT}, _short(), *lang],
            )
        },
        **_briefs_on_paper(lang),
        **_dossiers_to_send(lang),
        "/export/deck.pptx": {"get": deck, "post": _in_template(_posted(deck, lang))},
        "/export/deck.zip": _zipped(
            deck,
            lang,
            "folder",
            "The reader's own deck as a folder in a zip, which any browser presents without a network.",
            "index.html opens it, README.txt says what is in it. Maps hold all years and countries, charts the "
            "countries of the deck; other years of a chart of one year as far as they have room.",
        ),
        "/export/deck-pictures.zip": _zipped(
            deck,
            lang,
            "deck_pictures",
            "The pictures of the reader's own deck in a zip, numbered in its order.",
            "Each as a PNG, in the forms of /image/; 00_sentences.txt says what each shows, with its source, and which "
            "views were left out, as the comment on the zip does.",
        ),
        "/api/v1/deck.json": _deck_titles(deck, lang),
    }


def _short() -> Described:
    """How much of a brief its slides have."""
    schema = {"type": "string", "enum": ["whole", "two-slides"], "default": "whole"}
    about = "The whole brief, or two slides of it: its opening with a chart, and what is not known."
    return {"name": "length", "in": "query", "description": about, "schema": schema}


def _with_own(view: Described) -> Described:
    """The same beside figures of the reader's own."""
    answer = {"description": "The presentation.", "headers": _named_headers("Cache-Control", "Content-Disposition")}
    return {
        "operationId": "slides_with_own",
        "summary": "The same beside figures of the reader's own, which are drawn, marked and kept nowhere.",
        "description": view["description"],
        "parameters": [part for part in view["parameters"] if part != _ref("parameters", "If-None-Match")],
        "requestBody": _own_body(),
        "responses": {
            **{status: told for status, told in view["responses"].items() if status != "304"},
            "200": {**answer, "content": {PPTX_TYPE: {"schema": _TEXT}}},
            **_refused_own(),
        },
    }


def _briefs_on_paper(lang: list[Described]) -> Described:
    """The brief for Word and as PDF."""
    kinds = (
        ("docx", WORD_TYPE, "for Word", "Headings, a native table, pictures with alternative texts, footnotes."),
        ("pdf", PDF_TYPE, "as PDF", "Tagged and valid to PDF/UA, with bookmarks and footnotes."),
    )
    told = "The sentences of its page in their order, statuses, pictures, sources."
    schema = {"type": "string", "enum": ["whole", "one-page"], "default": "whole"}
    length = {"name": "length", "in": "query", "description": "The whole brief, or one page of it.", "schema": schema}
    return {
        f"/export/country/{{area}}.{ending}": _to_send(
            f"country_{ending}",
            f"The brief of a country, area or group {whither}.",
            f"{told} {about}",
            media,
            [length, *lang],
        )
        for ending, media, whither, about in kinds
    }


def _dossiers_to_send(lang: list[Described]) -> Described:
    """The table to fill and the draft letter of a country's dossier."""
    kinds = (
        (
            "xlsx",
            XLSX_TYPE,
            "A table to fill, in the shape of UNODC's file: what the file has not of a country or area.",
            "Sheets: read me; to fill; to fill, other years; as published; by year. Made by a reader; no form of the "
            "United Nations.",
        ),
        (
            "docx",
            WORD_TYPE,
            "A draft letter that asks for what UNODC's file has not of a country or area.",
            "Written by the reader, not from the United Nations; what the reader fills in stands in brackets.",
        ),
    )
    return {
        f"/export/dossier/{{area}}.{ending}": _to_send(f"dossier_{ending}", summary, about, media, lang)
        for ending, media, summary, about in kinds
    }


def _to_send(name: str, summary: str, about: str, media: str, lang: list[Described]) -> Described:
    """A document of one area, on the paper that is asked for."""
    schema = {"type": "string", "enum": list(PAPERS), "default": USUAL_PAPER}
    paper = {"name": "paper", "in": "query", "description": "Size of the pages.", "schema": schema}
    area = {"name": "area", "in": "path", "required": True, "schema": _TEXT}
    kept = ("ETag", "Cache-Control", "Access-Control-Allow-Origin")
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "description": about,
            "parameters": [area, paper, *lang, _ref("parameters", "If-None-Match")],
            "responses": {
                "200": {
                    "description": "The document.",
                    "headers": _named_headers(*kept, "Content-Disposition"),
                    "content": {media: {"schema": _TEXT}},
                },
                "304": {"description": "The reader has this already.", "headers": _named_headers(*kept)},
                "400": _line("What cannot be used; one line names it."),
                "404": _ref("responses", "NotFound"),
                "503": _line("Other files are being made; Retry-After says when to ask again."),
            },
        }
    }


def _deck_titles(deck: Described, lang: list[Described]) -> Described:
    content = {JSON_TYPE: {"schema": _ref("schemas", "Deck")}}
    shared: Described = {
        "summary": "How each view of the reader's own deck is headed now, whatever title the reader gave it.",
        "responses": {
            "200": {"description": "The views in the reader's order.", "headers": {}, "content": content},
            "400": deck["responses"]["400"],
            "503": deck["responses"]["503"],
        },
    }
    sent = _posted(deck, lang)
    refused = {"413": sent["responses"]["413"]}
    linked = [part for part in deck["parameters"] if part.get("name") in ("d", "lang")]
    return {
        "get": {**shared, "operationId": "deck_titles_linked", "parameters": linked},
        "post": {
            **shared,
            "operationId": "deck_titles_sent",
            "parameters": lang,
            "requestBody": sent["requestBody"],
            "responses": shared["responses"] | refused,
        },
    }


def _one_of(name: str, names: list[str]) -> Described:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "enum": names}}


def _format() -> Described:
    schema = {"type": "string", "enum": list(FORMATS), "default": USUAL_FORMAT}
    return {"name": "format", "in": "query", "description": "Format of the slides.", "schema": schema}


def _line(about: str) -> Described:
    return {"description": about, "content": {LINE_TYPE: {"schema": _TEXT}}}


def _presentation(name: str, summary: str, about: str, parameters: list[Described]) -> Described:
    kept = ("ETag", "Cache-Control", "Access-Control-Allow-Origin")
    is_named = any(part["in"] == "path" for part in parameters)
    return {
        "operationId": name,
        "summary": summary,
        "description": about,
        "parameters": [*parameters, _format(), _ref("parameters", "If-None-Match")],
        "responses": {
            "200": {
                "description": "The presentation.",
                "headers": _named_headers(*kept, "Content-Disposition"),
                "content": {PPTX_TYPE: {"schema": _TEXT}},
            },
            "304": {"description": "The reader has this already.", "headers": _named_headers(*kept)},
            "400": _line("What cannot be used; one line names it."),
            **({"404": _ref("responses", "NotFound")} if is_named else {}),
            "503": _line("Other files are being made; Retry-After says when to ask again."),
        },
    }


def _posted(linked: Described, lang: list[Described]) -> Described:
    row = {"type": "array", "items": _TEXT, "minItems": 3, "maxItems": 5}
    deck = {"type": "array", "prefixItems": [{"const": VERSION}], "items": row, "maxItems": MOST_VIEWS + 1}
    about = '[1, [view, address of its page, tab, title or "", note], …]: what a link to a deck packs.'
    answer = {"description": "The presentation.", "headers": _named_headers("Content-Disposition")}
    return {
        "operationId": "deck_sent",
        "summary": "The reader's own deck as a presentation, of any length that a deck may have.",
        "description": linked["description"],
        "parameters": [*lang, _format()],
        "requestBody": {"description": about, "required": True, "content": {JSON_TYPE: {"schema": deck}}},
        "responses": {
            "200": {**answer, "content": {PPTX_TYPE: {"schema": _TEXT}}},
            "400": _line("The body is no deck; one line says why."),
            "413": _line("The body is larger than a deck can be."),
            "503": linked["responses"]["503"],
        },
    }


def _in_template(posted: Described) -> Described:
    """The same with a template and figures of the reader's beside the deck, in a form."""
    body = posted["requestBody"]
    template = {
        "type": "string",
        "format": "binary",
        "description": "A template of the reader's, .pptx or .potx by its content type, of at most 10 MB: its layouts, "
        "fonts and colours are used, and its format. It is kept nowhere.",
    }
    deck = {"type": "string", "contentMediaType": JSON_TYPE, "description": body["description"]}
    own = {"type": "string", "contentMediaType": JSON_TYPE, "contentSchema": _own_rows()}
    parts = {"deck": deck, "template": template, "own": own}
    form = {"type": "object", "properties": parts, "required": ["deck"]}
    refused = _line("The body is no deck, or the template cannot be taken; one line says why.")
    return {
        **posted,
        "requestBody": {**body, "content": {**body["content"], FORM_TYPE: {"schema": form}}},
        "responses": {**posted["responses"], "400": refused, "403": _line(_FOREIGN)},
    }


def _zipped(deck: Described, lang: list[Described], name: str, summary: str, about: str) -> Described:
    answer = {"description": "The folder.", "headers": _named_headers("Content-Disposition")}
    folder = {"200": {**answer, "content": {ZIP_TYPE: {"schema": _TEXT}}}}
    sent = _posted(deck, lang)
    refused = {status: deck["responses"][status] for status in ("400", "503")}
    shared: Described = {"summary": summary, "description": about}
    linked = [part for part in deck["parameters"] if part.get("name") in ("d", "lang")]
    return {
        "get": {**shared, "operationId": f"{name}_linked", "parameters": linked, "responses": folder | refused},
        "post": {
            **shared,
            "operationId": f"{name}_sent",
            "parameters": lang,
            "requestBody": sent["requestBody"],
            "responses": {**sent["responses"], **folder},
        },
    }


def _presented() -> Described:
    in_path = {"name": "panel", "in": "path", "required": True, "schema": {"type": "string", "enum": list(VIEWS)}}
    query = [{"name": name, "in": "query", "description": _PAGE_TEXTS[name], "schema": _TEXT} for name in NAMES]
    still = {"name": WITH_STILL, "in": "query", "description": "1: with still.", "schema": {"enum": ["1"]}}
    about = "All that is needed to show one view, for the query of its page: picture, words, table and notes."
    return {
        "/api/v1/views/{panel}.json": {
            "get": {
                "operationId": "view",
                "summary": about,
                "description": "picture is the figure of a chart for plotly, a map of all its years, the cells of who "
                "reports, or null where the view is a table. still is a map or a chart as SVG, in the form of a slide: "
                "the rows that have room there, with the words around these; null for anything else, and unless it is "
                "asked for. years are those over which it can be moved; a map holds them all, anything else is asked "
                "for again with another year. "
                "What a query says wrongly is replaced by the usual choice, as on the page.",
                "parameters": [in_path, *query, still, _ref("parameters", "If-None-Match")],
                "responses": {
                    "200": _answer(about, JSON_TYPE, _ref("schemas", "Presented"), *_USUAL),
                    "304": _ref("responses", "NotModified"),
                    "404": _ref("responses", "NotFound"),
                },
            }
        }
    }


def _presented_schema() -> Described:
    around = ("title", "topic", "subtitle", "caveat", "coverage", "source", "boundaries")
    words = (*around, "stem", "origin", "permalink", "seen")
    said = _object(_texts("title", "topic", "subtitle", "caveat", "coverage", "spoken"))
    still = _object(_texts("drawing") | {"words": said}) | {"type": ["object", "null"]}
    years = {"type": ["array", "null"], "items": _WHOLE, "minItems": 2, "maxItems": 2}
    selection = _texts("indicator", "lang") | {"area": _list(_TEXT), "year": _WHOLE}
    part = {"type": "array", "prefixItems": [_WHOLE, _TEXT], "minItems": 2, "maxItems": 2}
    table = {
        "columns": _list(_TEXT),
        "rows": _list(_list(_TEXT)),
        "numeric": _list({"type": "boolean"}),
        "parts": _list(part),
        "chosen": _list(_WHOLE),
    }
    place = _object(
        _texts("indicator", "area", "sex", "age", "breakdown", "label", "unit")
        | {"decimals": _WHOLE, "pane": _WHOLE, "people": {"type": "object", "additionalProperties": _WHOLE}}
    )
    place = {**place, "required": [name for name in place["required"] if name != "people"]}
    return _object(
        _texts("data_version", "release", "panel", "page")
        | {
            "kind": {"enum": list(FORMS)},
            "by_year": {"type": "boolean"},
            "selection": _object(selection),
            "years": years,
            "words": _object(_texts(*words, "date", "spoken")),
            "notes": _list(_TEXT),
            "picture": {"type": ["object", "null"]},
            "still": still,
            # Many columns of words have a form for a narrow room.
            "table": _object(table) | {"properties": table | {"narrow": _object(table)}},
            "places": _list(place),
        }
    )


def _health() -> Described:
    about = "Whether the server is up, and with which release of the data."
    schema = _object({"status": {"const": "ok"}, "data_version": _TEXT})
    return {"get": {"operationId": "health", "summary": about, "responses": {"200": _answer(about, JSON_TYPE, schema)}}}


def _ready() -> Described:
    about = "Whether the process may be sent readers; 503 while it is being stopped."
    schema = _object({"status": {"enum": ["ready", "stopping"]}, "data_version": _TEXT})
    answer = _answer(about, JSON_TYPE, schema)
    return {"get": {"operationId": "readiness", "summary": about, "responses": {"200": answer, "503": answer}}}


def _schemas(context: Context) -> Described:
    told = {
        **_texts("id", "name", "definition", "unit"),
        "theme": _TEXT,
        "direction": {"enum": ["up", "down", "none"]},
        "source": {"enum": sorted(context.sources)},
        "licence": _TEXT,
        "sdg": _list(_TEXT),
        "caveats": _list(_TEXT),
    }
    counted = {**_WHOLE, "description": "How many countries and areas have a figure in at least one year."}
    spread: dict[str, Described] = {"first_year": _WHOLE, "last_year": _WHOLE, "areas": counted}
    more: dict[str, Described] = {
        **_texts("unit_label", "publisher", "title", "vintage", "released", "citation", "citation_note"),
        **_texts("official_page"),
        **_texts("meaning_zero", "meaning_blank", "meaning_edge", "partner"),
        "decimals": _WHOLE,
        "value_names": {"type": "object", "additionalProperties": _TEXT},
    }
    cell = {"type": ["string", "number", "null"]}
    described = {"type": "object", "additionalProperties": _ref("schemas", "Described")}
    rows: dict[str, Described] = {
        "data_version": _TEXT,
        "indicators": described,
        "columns": _list(_TEXT),
        "rows": _list(_list(cell)),
    }
    view = {**rows, **_texts("release", "title", "permalink", "date"), "selection": {"type": "object"}}
    return {
        "Indicators": _object({"indicators": _list(_object(told | spread))}),
        "Described": _object(told | more),
        "Observations": _object(rows | {"columns": {"const": list(COLUMNS_OUT)}}),
        "View": _object(view | {"sources": _list(_ref("schemas", "Source"))}),
        "Source": _source(),
        "Sources": _sources(),
        "Codes": _codes(),
        "Notes": _notes(),
        "Brief": _brief(),
        "Dossier": _dossier(),
        "Presented": _presented_schema(),
        "Views": _views(),
        "Deck": _object(
            _texts("data_version", "notice")
            | {"views": _list(_object(_texts("view", "tab", "title", "subtitle", "address")))}
        ),
    }


def _views() -> Described:
    size = _texts("name") | dict.fromkeys(("width", "height", "millimetres"), _WHOLE)
    page = _texts("name", "title", "address", "slides") | {"views": _list(_TEXT)}
    files = {"type": "object", "properties": _texts(*FILES), "additionalProperties": False}
    view: dict[str, Described] = {
        **_texts("name", "page", "kind", "title", "address", "slides"),
        "home": {"enum": ["map", "chart", "table"], "description": "The tab that it opens with."},
        "tabs": _list({"enum": ["map", "chart", "table"]}),
        "indicator": {**_TEXT, "description": "The one that it always shows; empty where it follows the query."},
        "indicators": {**_list(_TEXT), "description": "What the query may ask it for."},
        "needs_country": {
            "type": "boolean",
            "description": "Whether it shows nothing, and has no picture, unless the query names a country.",
        },
        "most_areas": {**_WHOLE, "description": "How many areas and groups it can show; 0 where it is of all."},
        "most_against": {**_WHOLE, "description": "How many other indicators its page can show beside its own."},
        "images": _object(_texts("png", "svg")),
        "tables": files,
    }
    return _object(
        {
            "data_version": _TEXT,
            "sizes": _list(_object(size)),
            "scales": _list(_WHOLE),
            "formats": _list({"enum": list(FORMATS)}),
            "pages": _list(_object(page)),
            "views": _list(_object(view)),
        }
    )


def _brief() -> Described:
    value = _texts("text", "origin") | {"start": _WHOLE}
    sentence = _object(_texts("text") | {"values": _list(_object(value))})
    section = _texts("id", "heading") | {"paragraphs": _list(_list(sentence))}
    return _object(_texts("data_version", "area", "name") | {"sections": _list(_object(section))})


def _dossier() -> Described:
    cells = {**_list({"enum": list(STATES.values())}), "description": "One for each of the years."}
    line = _object(_texts("name", "indicator", "sex", "age", "breakdown") | {"cells": cells})
    kept = {"years": _list(_WHOLE), "is_recent": {"type": "boolean"}, "near": _list(_TEXT), "lines": _list(line)}
    near = _object({"kind": {"enum": ["border", "region", "nobody"]}, "group": _TEXT, "areas": _list(_TEXT)})
    return _object(
        _texts("data_version", "area", "name")
        | {
            "sentences": _list(_TEXT),
            "source": _ref("schemas", "Source"),
            "since": {**_WHOLE, "description": "The first year that counts as recent."},
            "years": _list(_WHOLE),
            "near": near,
            "breakdowns": _list(_object(_texts("id", "name", "lesson") | kept)),
            "repatriated": line,
        }
    )


def _source() -> Described:
    names = (
        "id",
        "publisher",
        "title",
        "vintage",
        "released",
        "coverage",
        "licence",
        "citation",
        "citation_note",
        "official_page",
        "note",
    )
    return _object(_texts(*names) | {"files": _list(_object(_texts("path", "sha256")))})


def _sources() -> Described:
    source = _source()["properties"] | {"indicators": _list(_TEXT)}
    table = _texts("id", "sha256") | {"rows": _WHOLE}
    head = _texts("data_version", "release")
    return _object({**head, "sources": _list(_object(source)), "tables": _list(_object(table))})


def _notes() -> Described:
    row = _texts("indicator", "ref_area", "sex", "age", "breakdown", "note")
    row |= {"time_period": _WHOLE, "obs_upper": {"type": ["number", "null"]}}
    return _object({"data_version": _TEXT, "notes": _list(_object(row))})


def _codes() -> Described:
    area = {
        **_texts("code", "iso2"),
        "names": _object(_texts(*LANGUAGES)),
        "member": {"type": "boolean"},
        "groups": _list(_TEXT),
    }
    region = _texts("code", "name", "kind") | {"members": _list(_TEXT)}
    named = _list(_object(_texts("code", "name")))
    kinds = ("sex", "age", "breakdown", "obs_status", "other_areas", "unit_measure")
    return _object(
        {"data_version": _TEXT, "areas": _list(_object(area)), "regions": _list(_object(region))}
        | dict.fromkeys(kinds, named)
    )
