"""The door for programs that answer people (Model Context Protocol): Dash's own server behind a check of each request.

Dash answers a body that is no object with a failure, does not look at arguments, sends the text of exceptions, and
tells clients of a session that workers do not share. So a request is read here before Dash has it, and what Dash says
is read before it leaves. Public figures, no key: what is offered is what `/api/v1` offers.
"""

from __future__ import annotations

import inspect
import json
import logging
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn
from urllib.parse import urlsplit

import dash
from flask import Flask, Response, abort, current_app, request
from werkzeug.exceptions import HTTPException, TooManyRequests

from dashboard.config import LOCAL_HOSTS, host_of
from dashboard.context import Context
from dashboard.search.entries import Place
from dashboard.web.errors import printable
from dashboard.web.turns import Gate

PATH = "mcp"
"""Of the address, without "/" at its beginning, as Dash wants it."""
ADDRESS = f"/{PATH}"
LONGEST_BODY = 16 * 1024
"""Bytes; a question to a tool takes a few hundred."""
LONGEST_TEXT = 600
"""Characters of an argument, and of a name or id."""
CALLS, RETRY_SECONDS = 2, 1
"""Calls that one worker answers at once, and after how long whoever is sent away may ask again."""
SESSION = "Mcp-Session-Id"
"""Of a session that a worker makes for itself: nothing of it goes in or out."""
METHODS = ("initialize", "tools/list", "tools/call")
"""What is passed on to Dash; `ping` and notifications are answered here, and all else there is not."""
PARSE, INVALID, NO_METHOD, BAD_PARAMS, FAILED = -32700, -32600, -32601, -32602, -32603
"""Codes of JSON-RPC."""
OPTIONAL_FIELDS = frozenset({"name", "arguments", "_meta"})
INSTRUCTIONS = (
    "Published figures on child trafficking, what drives it and what is done about it. Figures of detected victims are "
    "of those who were found: never call them prevalence, and never rank countries by them. Unknown is not zero. Say "
    "source, release and caveat with each figure, and give its address. Suppressed figures stay suppressed: do not "
    "work them out. Where `why_no_answer` gives a reason, pass it on instead of an estimate."
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_log = logging.getLogger(__name__)
View = Callable[..., Any]


class Calls(Gate):
    """Turns, of which whoever gets none is told to ask more slowly."""

    def busy(self) -> HTTPException:
        """In JSON-RPC's status for it."""
        return TooManyRequests(super().busy().description, retry_after=RETRY_SECONDS)


def register(app: dash.Dash, context: Context, places: Sequence[Place]) -> None:
    """Offer tools at ADDRESS where the setting says so; else there is nothing, and nothing of it is loaded."""
    server: Flask = app.server
    if not context.config.mcp:
        server.add_url_rule(ADDRESS, "mcp_off", _off, methods=["GET", "POST", "DELETE"])
        return
    # Loaded where it is wanted alone: whoever has it off neither waits for it nor keeps it in memory.
    from dashboard.web.tools import EXTENSION, TOOLS, Evidence  # noqa: PLC0415

    server.extensions[EXTENSION] = Evidence(context, places)
    door = _Door(context, TOOLS)
    for method in ("GET", "POST", "DELETE"):
        endpoint = f"{ADDRESS}:{method}"
        server.view_functions[endpoint] = door.guarded(method, server.view_functions[endpoint])


def _off() -> NoReturn:
    abort(404, "The MCP server is not turned on here.")


class _RefusedError(Exception):
    """A request that is answered with a status, a code of JSON-RPC and one line."""

    def __init__(self, status: int, code: int, line: str) -> None:
        super().__init__(line)
        self.status, self.code, self.line = status, code, line


class _Door:
    """What stands before Dash's server, and behind it."""

    def __init__(self, context: Context, tools: dict[str, Callable[..., Any]]) -> None:
        self._own = context.config.hosts or frozenset(LOCAL_HOSTS)
        self._version = context.store.version
        self._parameters = {name: inspect.signature(tool, eval_str=True).parameters for name, tool in tools.items()}
        words = "Two calls are being answered here; please ask again in a second."
        self._calls = Calls("mcp", CALLS, CALLS, words=words, retry=RETRY_SECONDS)

    def guarded(self, method: str, inner: View) -> View:
        """A function of Dash's server behind the check."""

        def answer() -> Any:
            asked: Any = None
            try:
                self._check_origin()
                if method != "POST":
                    said: Response = inner()
                    del said.headers[SESSION]
                    return said
                asked = _parsed()
                self._check(asked)
                name = asked["method"]
                if name.startswith("notifications/"):
                    return Response(status=202)
                if name == "ping":
                    return _sent({"jsonrpc": "2.0", "id": asked["id"], "result": {}})
                with self._calls.turn():
                    return self._passed_on(asked, inner)
            except _RefusedError as error:
                return _refusal(error, asked)
            except TooManyRequests as error:
                busy = _refusal(_RefusedError(429, INVALID, str(error.description)), asked)
                busy.headers["Retry-After"] = str(RETRY_SECONDS)
                return busy

        return answer

    def _check_origin(self) -> None:
        origin = request.headers.get("Origin")
        if origin is not None and host_of(urlsplit(origin).netloc) not in self._own:
            raise _RefusedError(403, INVALID, "Pages of other sites may not ask here.")

    def _check(self, asked: Any) -> None:
        """Raises _RefusedError where a message is none that is answered here."""
        if not isinstance(asked, dict):
            raise _RefusedError(400, INVALID, "The body must be one object of JSON-RPC 2.0.")
        method = asked.get("method")
        if asked.get("jsonrpc") != "2.0":
            raise _RefusedError(400, INVALID, "jsonrpc must be “2.0”.")
        if not isinstance(method, str) or len(method) > LONGEST_TEXT:
            raise _RefusedError(400, INVALID, "method must be a text.")
        if not isinstance(asked.get("params", {}), dict):
            raise _RefusedError(400, BAD_PARAMS, "params must be an object.")
        if method.startswith("notifications/"):
            return
        if not _is_id(asked.get("id")):
            raise _RefusedError(400, INVALID, "id must be a whole number or a short text.")
        if method not in (*METHODS, "ping"):
            raise _RefusedError(404, NO_METHOD, f"There is no method “{printable(method, 40)}” here.")
        if method == "tools/call":
            self._check_call(asked.get("params", {}))

    def _check_call(self, params: dict[str, Any]) -> None:
        name, arguments = params.get("name"), params.get("arguments", {})
        if not isinstance(name, str) or name not in self._parameters:
            raise _RefusedError(400, BAD_PARAMS, f"There is no such tool; there are {', '.join(self._parameters)}.")
        if not isinstance(arguments, dict):
            raise _RefusedError(400, BAD_PARAMS, "arguments must be an object.")
        if not set(params) <= OPTIONAL_FIELDS:
            raise _RefusedError(400, BAD_PARAMS, f"params may have {', '.join(sorted(OPTIONAL_FIELDS))} alone.")
        known = self._parameters[name]
        for argument in arguments:
            if argument not in known:
                line = f"{name} has no argument “{printable(argument, 40)}”; it has {', '.join(known)}."
                raise _RefusedError(400, BAD_PARAMS, line)
        for argument, declared in known.items():
            if argument in arguments:
                _check_argument(argument, arguments[argument], declared.annotation)
            elif declared.default is inspect.Parameter.empty:
                raise _RefusedError(400, BAD_PARAMS, f"{name} needs the argument {argument}.")

    def _passed_on(self, asked: dict[str, Any], inner: View) -> Response:
        # A client that names another worker's would get three answers for one.
        request.environ.pop("HTTP_MCP_SESSION_ID", None)
        try:
            told = json.loads(inner().get_data())
        except Exception:
            _log.exception("mcp: %s failed", asked["method"])
            raise _RefusedError(500, FAILED, "This failed; the server has noted why.") from None
        if "error" in told:
            _log.error("mcp: %s: %s", asked["method"], told["error"])
            raise _RefusedError(500, FAILED, "This failed; the server has noted why.")
        return _sent(self._in_our_words(asked["method"], told))

    def _in_our_words(self, method: str, told: dict[str, Any]) -> dict[str, Any]:
        result = told["result"]
        if method == "initialize":
            result["serverInfo"] = {"name": "Reach 2030", "version": self._version}
            result["instructions"] = INSTRUCTIONS
            result["capabilities"] = {"tools": {}}
        if method == "tools/list":
            for tool in result["tools"]:
                tool["annotations"] = {"readOnlyHint": True, "openWorldHint": False}
        return told


def _parsed() -> Any:
    """What the body of the request says. Raises _RefusedError."""
    if request.mimetype != "application/json":
        raise _RefusedError(415, INVALID, "Content-Type must be application/json.")
    if (request.content_length or 0) > LONGEST_BODY or len(request.get_data()) > LONGEST_BODY:
        raise _RefusedError(400, INVALID, f"A body has at most {LONGEST_BODY:,} bytes.")
    try:
        return current_app.json.loads(request.get_data())
    except ValueError:
        raise _RefusedError(400, PARSE, "The body is no JSON.") from None


def _is_id(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST_TEXT
    return type(value) is int and abs(value) < 2**63


def _check_argument(name: str, value: object, kind: type) -> None:
    if type(value) is not kind:
        raise _RefusedError(400, BAD_PARAMS, f"{name} must be a {'whole number' if kind is int else 'text'}.")
    if isinstance(value, str) and (len(value) > LONGEST_TEXT or _CONTROL.search(value)):
        line = f"{name} must be a text of at most {LONGEST_TEXT} characters, without control characters."
        raise _RefusedError(400, BAD_PARAMS, line)
    if isinstance(value, int) and abs(value) > 9999:
        raise _RefusedError(400, BAD_PARAMS, f"{name} must be a number of at most four digits.")


def _sent(told: dict[str, Any], status: int = 200) -> Response:
    content = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    answer = Response(content + b"\n", status, content_type="application/json")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _refusal(error: _RefusedError, asked: Any) -> Response:
    """One line, in the words of JSON-RPC, so that clients can tell whoever asked."""
    known = asked.get("id") if isinstance(asked, dict) else None
    told = {
        "jsonrpc": "2.0",
        "id": known if _is_id(known) else None,
        "error": {"code": error.code, "message": error.line},
    }
    return _sent(told, error.status)
