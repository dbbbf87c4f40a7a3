"""The data interface: what the indicators are, and their observations as published, at addresses that stay."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

from flask import Flask, Response, request

from dashboard.context import Context
from dashboard.exports.observations import as_csv, as_json, json_bytes
from dashboard.exports.published import Published, Question
from dashboard.store import StoreError
from dashboard.web.questions import NO_PLACE, read_question

INDICATORS = "/api/v1/indicators.json"
OBSERVATIONS = "/api/v1/observations.csv"
OBSERVATIONS_JSON = "/api/v1/observations.json"
_FRESH = "public, max-age=300"


class Interface:
    """Answers questions about the published tables; made once, read-only after."""

    def __init__(self, context: Context) -> None:
        """Raises StoreError naming the table that cannot be offered line by line."""
        self.context = context
        self.published = Published(context)
        self.indicators = json_bytes({"indicators": [self._describe(indicator) for indicator in context.indicators]})
        regions = {code: region.members for code, region in context.geography.regions.items()}
        told = f"{context.store.version}\n{json.dumps(regions)}\n".encode() + self.indicators
        self.tag = hashlib.sha256(told).hexdigest()[:20]
        """Changes with the release of the data, the catalogue and the groups of areas."""

    def _describe(self, name: str) -> dict[str, Any]:
        indicator, source = self.context.indicators[name], self.context.source_of(name)
        frame = self.context.store.frame(name)
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
            "caveats": list(indicator.caveats),
            "first_year": years.first,
            "last_year": years.last,
            "areas": len(set(frame["ref_area"].unique()) - set(NO_PLACE)),
        }


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

    def observations(content: Callable[[Question], Iterator[bytes]], ending: str, content_type: str) -> Response:
        question = read_question(context, request.args.to_dict(flat=False))
        if request.if_none_match.contains_weak(interface.tag):
            return _offered(Response(status=304), interface.tag)
        answer = Response(content(question), content_type=content_type)
        answer.headers["Content-Disposition"] = f'attachment; filename="{question.stem}.{ending}"'
        return _offered(answer, interface.tag)

    def observations_csv() -> Response:
        return observations(lambda question: as_csv(interface.published, question), "csv", "text/csv; charset=utf-8")

    def observations_json() -> Response:
        return observations(
            lambda question: as_json(context, interface.published, question), "json", "application/json"
        )

    server.add_url_rule(INDICATORS, "indicators", indicators)
    server.add_url_rule(OBSERVATIONS, "observations", observations_csv)
    server.add_url_rule(OBSERVATIONS_JSON, "observations_json", observations_json)
