"""Hears every text that the dashboard words for a reader: its message, its words, and how it reads when filled."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple
from unittest import mock

from babel.support import NullTranslations

from dashboard import i18n
from dashboard.i18n import Slot, pieces
from dashboard.words.counted import AFTER_OF

_MARKED = re.compile("\ue000([^\ue000\ue002]*)\ue001[^\ue000\ue002]*\ue002")
_ENTITY = re.compile(r"&(?:#?\w+);")


def plain(text: str) -> str:
    """A text without the marks that lead from a number to its rows."""
    while "\ue000" in text:
        text, changed = _MARKED.subn(r"\1", text)
        if not changed:
            break
    return text


@lru_cache(100_000)
def squeezed(text: str) -> str:
    """A text without any space, entity or mark, so that wrapping and markup cannot hide it."""
    if "&" in text:
        text = html.unescape(text)
    return "".join(plain(text).split())


class Told(NamedTuple):
    """One message, filled: `message` as it stands in the catalogue (its singular), `words` as plain texts."""

    message: str
    text: str
    words: tuple[tuple[str, str], ...]

    @property
    def said(self) -> dict[str, str]:
        return dict(self.words)


class Ear:
    """Keeps what was told: all of it, and what was told since `fresh` was last emptied."""

    def __init__(self) -> None:
        self.all: dict[str, Told] = {}
        self.fresh: list[Told] = []
        self.counted: dict[str, str] = {}
        """The number of each text that is a number and what it is of, to stand in another: "195 countries"."""

    def hear(self, message: str, text: str, words: Mapping[str, object]) -> None:
        # `{link}` and `{end}` stand around words of the message itself; of "195 countries" the number is judged.
        said = ((name, plain(str(value))) for name, value in words.items() if name not in ("link", "end"))
        told = Told(message, plain(text), tuple((name, self.counted.get(value, value)) for name, value in said))
        self.all.setdefault(squeezed(told.text), told)
        # What a component says in a slot is heard when it is put there.
        heard = tuple(
            (name, value) for name, value in told.words if not any(isinstance(one, Slot) for one in pieces(value))
        )
        self.fresh.append(told._replace(words=heard))


class _Message(str):
    """A message of the catalogue that tells the ear how it is filled."""

    ear: Ear
    message: str
    is_counted = False

    def format(self, *args: Any, **words: Any) -> str:
        text = str.format(self, *args, **words)
        if self.is_counted:
            self.ear.counted[plain(text)] = plain(str(words["number"]))
        self.ear.hear(self.message, text, words)
        return text


class _Listening(NullTranslations):
    """English, overheard."""

    def __init__(self, ear: Ear) -> None:
        super().__init__()
        self._ear = ear

    def gettext(self, message: str) -> str:
        if "{" in message:
            return self._made(message, message)
        self._ear.hear(message, message, {})
        return message

    def pgettext(self, _context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        return self._made(singular, singular if num == 1 else plural)

    def npgettext(self, context: str, singular: str, plural: str, num: int) -> str:
        made = self._made(singular, singular if num == 1 else plural)
        made.is_counted = context == AFTER_OF
        return made

    def _made(self, message: str, text: str) -> _Message:
        made = _Message(text)
        made.ear, made.message = self._ear, str(message)
        return made


@contextmanager
def listening() -> Iterator[Ear]:
    """Within the block all that is worded is heard, in English. What was remembered before stays unheard."""
    ear = Ear()
    overheard = _Listening(ear)
    with mock.patch.object(i18n, "_translations", lambda _folder, _code: overheard):
        yield ear
