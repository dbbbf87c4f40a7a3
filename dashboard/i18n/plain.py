"""Catalogues read in the one form that `dashboard.i18n.extract` writes: a tenth of the time that all other forms take.

Six of them are read at every start. What is of any other form is left to babel.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

_FORMS = re.compile(r"^Plural-Forms: nplurals=(\d+); plural=([^;\n]+);\s*$", re.MULTILINE)
_CHARSET = "charset=utf-8\n"
_WORD = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[(\d)\])?) "(.*)"')
_MORE = re.compile(r'"(.*)"')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}


class OtherFormError(ValueError):
    """The catalogue is written in another way than ours: it may be a good one."""


class Entry(NamedTuple):
    """One message, named as babel names its parts."""

    id: str | tuple[str, ...]
    """English; of a plural both forms."""
    string: str | tuple[str, ...]
    context: str | None
    fuzzy: bool
    locations: tuple[tuple[str, None], ...]


class Plain(NamedTuple):
    """A catalogue."""

    num_plurals: int
    plural_expr: str
    entries: tuple[Entry, ...]


def plain(content: bytes) -> Plain:
    """A catalogue in our form. Raises OtherFormError where a single line is of another one."""
    try:
        blocks = content.decode("utf-8").strip("\n").split("\n\n")
    except UnicodeDecodeError as error:
        raise OtherFormError(str(error)) from error
    head, *entries = map(_entry, blocks)
    said = _FORMS.search(str(head.string))
    if head.id or said is None or _CHARSET not in str(head.string).lower():
        raise OtherFormError("it has no head of ours")
    forms = int(said[1])
    seen = set()
    for entry in entries:
        key = entry.context, entry.id if isinstance(entry.id, str) else entry.id[0]
        if not key[1] or key in seen:
            raise OtherFormError(f"{key} stands there twice, or is empty")
        if isinstance(entry.string, tuple) and len(entry.string) != forms:
            raise OtherFormError(f"{key} has not {forms} forms")
        seen.add(key)
    return Plain(forms, said[2], tuple(entries))


def _entry(block: str) -> Entry:
    lines = block.split("\n")
    words: dict[str, list[str]] = {}
    places: list[tuple[str, None]] = []
    is_fuzzy, last = False, None
    for line in lines:
        if line.startswith("#"):
            if words or line[:2] not in ("#", "# ", "#.", "#:", "#,"):
                raise OtherFormError(f"unexpected: {line[:60]}")
            if line.startswith("#:"):
                places += ((place, None) for place in line[2:].split())
            is_fuzzy |= line.startswith("#,") and "fuzzy" in line
        elif found := _WORD.fullmatch(line):
            if found[1] in words:
                raise OtherFormError(f"twice: {line[:60]}")
            last = words[found[1]] = [found[3]]
        elif last is not None and (more := _MORE.fullmatch(line)):
            last.append(more[1])
        else:
            raise OtherFormError(f"unexpected: {line[:60]}")
    texts = {name: _unescaped("".join(parts)) for name, parts in words.items()}
    return _told(texts, places, is_fuzzy=is_fuzzy)


def _told(texts: dict[str, str], places: list[tuple[str, None]], *, is_fuzzy: bool) -> Entry:
    # The English words are the same in all languages: they are in memory once.
    context = sys.intern(texts.pop("msgctxt")) if "msgctxt" in texts else None
    try:
        name, several = sys.intern(texts.pop("msgid")), texts.pop("msgid_plural", None)
        if several is None:
            string: str | tuple[str, ...] = texts.pop("msgstr")
        else:
            string = tuple(_in_order(texts))
    except KeyError as error:
        raise OtherFormError(f"a message without {error}") from error
    if several is None and texts:
        raise OtherFormError(f"{name[:60]}: more than one text")
    return Entry(name if several is None else (name, sys.intern(several)), string, context, is_fuzzy, tuple(places))


def _in_order(texts: dict[str, str]) -> Iterator[str]:
    yield from (texts[f"msgstr[{at}]"] for at in range(len(texts)))


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    try:
        return _ESCAPED.sub(lambda found: _SIGNS[found[1]], text)
    except KeyError as error:
        raise OtherFormError(f"an escape of another kind: {error}") from error
