"""Reads an interface that gives its rows page by page: all of them, once each, and of one release."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tqdm import tqdm

from dashboard.catalogue import Paging
from data.live.answers import read_json, said
from data.live.client import Visit
from data.live.errors import ChangedMeanwhileError, UnusableError

Row = Mapping[str, Any]
Told = Mapping[str, Any]
"""What a page says of itself, beside its rows."""
SAME = ("last_updated", "lastupdated")
"""What must not change from page to page, beside the numbers of pages and rows."""


def read_page(paging: Paging, path: Path) -> tuple[Told, list[Row]]:
    """One page: what it says of itself, and its rows. Raises UnusableError."""
    answer = read_json(path)
    told, items = _parts(paging, answer)
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise UnusableError("message", f"no rows in the answer: {said(answer)}")
    if paging.next and paging.next not in told:
        raise UnusableError("message", f"no {paging.next} beside the rows, so that pages might be missed")
    for name in (paging.pages, paging.total):
        if name and not str(told.get(name, "")).isdigit():
            raise UnusableError("message", f"no number under {name} beside the rows, so that pages might be missed")
    return told, items


def _parts(paging: Paging, answer: object) -> tuple[Told, object]:
    if paging.items:
        return (answer, answer.get(paging.items)) if isinstance(answer, dict) else ({}, None)
    if not isinstance(answer, list) or not answer or not isinstance(answer[0], dict):
        return {}, None
    told = answer[0]
    if "message" in told:
        raise UnusableError("message", f"a message in place of data: {said(told['message'])}")
    return told, answer[1] if len(answer) > 1 else None


class Pages:
    """The pages of one question; `told` is what the first one says of itself, once it is read."""

    def __init__(self, visit: Visit, address: str, parameters: Mapping[str, object]) -> None:
        if visit.interface.paging is None:
            raise ValueError(f"{visit.source.id}: its record says nothing of pages")
        self._visit, self._address = visit, address
        self._paging = visit.interface.paging
        self._parameters = {**parameters, self._paging.size: self._paging.rows}
        self._seen = 0
        self.told: Told = {}

    def rows(self) -> Iterator[Row]:
        """All rows, in the publisher's order.

        Raises FetchError, also where rows that were announced do not come; ChangedMeanwhileError where a page
        announces others than the first one did.
        """
        place: int | None = self._paging.first
        with tqdm(desc=self._visit.source.id, unit="page", leave=False, file=sys.stderr, disable=None) as bar:
            while place is not None:
                parameters = {**self._parameters, self._paging.page: place}
                told, items = self._visit.get(self._address, parameters, self._read).value
                self._compare(told)
                bar.total = self._number_of_pages(told)
                bar.update()
                self._seen += len(items)
                yield from items
                place = self._following(told, place)
        total = self.told.get(self._paging.total)
        if total is not None and int(total) != self._seen:
            self._visit.cache.forget()
            self._refuse("empty", f"{self._seen:,} rows where {int(total):,} were announced")

    def _read(self, path: Path) -> tuple[Told, list[Row]]:
        told, items = read_page(self._paging, path)
        total = told.get(self._paging.total) if self._paging.total else None
        if not items and (total is None or int(total) != self._seen or not self._seen):
            raise UnusableError("empty", "a page without rows, where rows were announced")
        return told, items

    def _compare(self, told: Told) -> None:
        """Pages of two releases are never joined."""
        self.told = self.told or told
        for name in (self._paging.pages, self._paging.total, *SAME):
            if name and self.told.get(name) != told.get(name):
                raise ChangedMeanwhileError(f"{name} was {self.told.get(name)}, then {told.get(name)}")

    def _number_of_pages(self, told: Told) -> int | None:
        if self._paging.pages:
            return int(told[self._paging.pages])
        total = told.get(self._paging.total)
        return -(-int(total) // self._paging.rows) if total else None

    def _following(self, told: Told, place: int) -> int | None:
        """Number of the next page, or of its first row; None after the last."""
        paging = self._paging
        if paging.pages:
            following = place + 1
            return following if following - paging.first < int(told[paging.pages]) else None
        if not told[paging.next]:
            return None
        found = parse_qs(urlsplit(str(told[paging.next])).query).get(paging.page, [""])[0]
        if found != str(paging.first + self._seen):
            self._refuse("message", f"{paging.next} does not lead on to row {paging.first + self._seen:,}")
        return int(found)

    def _refuse(self, kind: str, what: str) -> None:
        self._visit.refuse(self._address, kind, what)
