"""Refuses what no page of ours asks: callback bodies of another shape than declared, and paths that are no page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

import dash
from dash.dependencies import Wildcard
from flask import Flask, abort, request
from flask.json.provider import DefaultJSONProvider

from dashboard.web.errors import TOO_LONG, printable

LARGEST_BODY = 256 * 1024
"""Bytes of a callback's body: a selection and what a view remembers, never rows."""
MOST_ENTRIES = 500
_PATH = "/_dash-update-component"
_NO_PAGE = re.compile(r"/(?:api|assets|static|_[^/]*)(?:/|$)|[^/]*\.[^/]*$")
_WILD_VALUE = re.compile(r"[\w:-]{1,80}", re.ASCII)
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


class StrictJSON(DefaultJSONProvider):
    """Reads standard JSON only: no NaN or Infinity, no halves of characters, no nesting without end."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """The value of a JSON text. Raises ValueError where it is none."""
        try:
            value = json.loads(s, parse_constant=_no_constant, **kwargs)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        if _SURROGATE.search(s if isinstance(s, bytes) else s.encode("utf-8", "surrogatepass")):
            json.dumps(value, ensure_ascii=False).encode("utf-8")
        return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


@dataclass(frozen=True)
class _Slot:
    """One declared output, input or state."""

    id: str | Mapping[str, Any]
    prop: str
    several: bool = False
    """Stands for a list of components."""

    @classmethod
    def of(cls, declared: Mapping[str, Any]) -> _Slot:
        """From the form in which Dash sends it to the browser: a wildcard in an id is a list of its name."""
        name = declared["id"]
        if not name.startswith("{"):
            return cls(name, declared["property"])
        parts = json.loads(name)
        name = {key: Wildcard(part[0]) if isinstance(part, list) else part for key, part in parts.items()}
        return cls(name, declared["property"], not {dash.ALL, dash.ALLSMALLER}.isdisjoint(name.values()))

    def fits(self, name: object, found: object) -> bool:
        """Whether a component's id and property are those declared, whatever stands for a wildcard."""
        if not isinstance(found, str) or found.split("@", 1)[0] != self.prop:
            return False
        if isinstance(self.id, str) or not isinstance(name, dict):
            return bool(name == self.id)
        return name.keys() == self.id.keys() and all(_stands_for(self.id[key], name[key]) for key in name)

    def matched(self, name: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """What stands for MATCH in an id that fits."""
        if not isinstance(self.id, str):
            yield from ((key, name[key]) for key, part in self.id.items() if part is dash.MATCH)


def _stands_for(declared: object, found: object) -> bool:
    if not isinstance(declared, Wildcard):
        return type(found) is type(declared) and found == declared
    if isinstance(found, str):
        return _WILD_VALUE.fullmatch(found) is not None
    return type(found) is int and abs(found) < 1_000_000


def _refuse(what: str) -> NoReturn:
    abort(400, f"This is not a request of one of our pages: {what}.")


@dataclass(frozen=True)
class _Callback:
    """What a callback on the server was declared with."""

    outputs: tuple[_Slot, ...]
    single: bool
    inputs: tuple[_Slot, ...]
    state: tuple[_Slot, ...]

    def check(self, body: Mapping[str, Any]) -> None:
        """Refuse a body that the callback was not declared for."""
        outputs = [body.get("outputs")] if self.single else body.get("outputs") or []
        targets = list(self._entries("outputs", self.outputs, outputs))
        given = [
            *self._entries("inputs", self.inputs, body.get("inputs")),
            *self._entries("state", self.state, body.get("state") or []),
        ]
        if any(slot.prop == "id" and entry.get("value") != entry["id"] for slot, entry in given):
            _refuse("an id differs from its component")
        matched: dict[str, Any] = {}
        for slot, entry in (*targets, *given):
            if any(matched.setdefault(key, value) != value for key, value in slot.matched(entry["id"])):
                _refuse("its parts belong to different components")
        self._check_changed(body.get("changedPropIds", []))

    def _entries(self, kind: str, slots: tuple[_Slot, ...], found: object) -> Iterator[tuple[_Slot, dict[str, Any]]]:
        if not isinstance(found, list) or len(found) != len(slots):
            _refuse(f"{kind} differ from those declared")
        for slot, part in zip(slots, found, strict=True):
            entries = part if slot.several else [part]
            if not isinstance(entries, list) or len(entries) > MOST_ENTRIES:
                _refuse(f"{kind} differ from those declared")
            for entry in entries:
                if not isinstance(entry, dict) or not slot.fits(entry.get("id"), entry.get("property")):
                    _refuse(f"{kind} differ from those declared")
                yield slot, entry

    def _check_changed(self, changed: object) -> None:
        if not isinstance(changed, list) or len(changed) > MOST_ENTRIES or not all(map(self._is_input, changed)):
            _refuse("changedPropIds are not among its inputs")

    def _is_input(self, text: object) -> bool:
        if not isinstance(text, str) or len(text) > 500:
            return False
        name: object
        name, _, found = text.rpartition(".")
        if text.startswith("{"):
            try:
                name = json.loads(str(name))
            except (ValueError, RecursionError):
                return False
        return any(slot.fits(name, found) for slot in self.inputs)


def _declared(app: dash.Dash) -> dict[str, _Callback]:
    """All callbacks that run on the server, by their output. Those of the browser have no function here."""
    return {name: _callback(entry) for name, entry in app.callback_map.items() if "callback" in entry}


def _callback(entry: Mapping[str, Any]) -> _Callback:
    single = not isinstance(entry["output"], list)
    outputs = [entry["output"]] if single else entry["output"]
    return _Callback(
        tuple(_Slot.of(output.to_dict()) for output in outputs),
        single,
        tuple(map(_Slot.of, entry["inputs"])),
        tuple(map(_Slot.of, entry["state"])),
    )


def _check_body(callbacks: Mapping[str, _Callback]) -> None:
    body = request.get_json()
    if not isinstance(body, dict):
        _refuse("its body is no object")
    output = body.get("output")
    callback = callbacks.get(output) if isinstance(output, str) else None
    if callback is None:
        _refuse(f"there is no output {printable(str(output), 40)}")
    callback.check(body)


def _check_path() -> None:
    if _NO_PAGE.search(request.path):
        abort(404, f"There is nothing at {printable(request.path)}.")


def register(app: dash.Dash) -> None:
    """Check each request before Dash sees it. The callbacks must all be registered by now."""
    server: Flask = app.server
    server.json = StrictJSON(server)
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    callbacks = _declared(app)
    page_for_any_path = "/<path:path>"

    @server.before_request
    def check() -> None:
        if request.path == TOO_LONG:
            abort(414, "The address has more characters than are read.")
        if request.method == "POST" and request.path == _PATH:
            _check_body(callbacks)
        elif request.endpoint == page_for_any_path:
            _check_path()
