"""Catalogues read in the one form that `dashboard.i18n.extract` writes: a tenth of the time that all other forms take.

Six of them are read at every start. What is of any other form is left to babel.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_FORMS = re.compile(r"^Plural-Forms: nplurals=(\d+); plural=([^;\n]+);\s*$", re.MULTILINE)
_CHARSET = "charset=utf-8\n"
_QUOTED = r'"(?:.*"\n")*+.*"'
"""A text, in one line or several."""
_ENTRY = re.compile(
    rf"((?:#(?:[ .:,].*)?\n)*+)(?:msgctxt ({_QUOTED})\n)?+msgid ({_QUOTED})\n"
    rf"(?:msgstr ({_QUOTED})|msgid_plural ({_QUOTED})((?:\nmsgstr\[\d\] {_QUOTED})++))"
)
_FORM = re.compile(rf"\nmsgstr\[(\d)\] ({_QUOTED})")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SAME = 10_000
"""English words, and places of texts, that are read once for all languages."""
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
    found = _ENTRY.fullmatch(block)
    if found is None:
        raise OtherFormError(f"unexpected: {block[:200]}")
    comments, context, name, text, several, forms = found.groups()
    is_fuzzy = "fuzzy" in comments and any(line[:2] == "#," and "fuzzy" in line for line in comments.split("\n"))
    context, english, places = context and _english(context), _english(name), _places(comments)
    if several is None:
        return Entry(english, _text(text), context, is_fuzzy, places)
    return Entry((english, _english(several)), tuple(_in_order(forms)), context, is_fuzzy, places)


@lru_cache(maxsize=_SAME)
def _places(comments: str) -> tuple[tuple[str, None], ...]:
    return tuple((place, None) for line in comments.split("\n") if line[:2] == "#:" for place in line[2:].split())


@lru_cache(maxsize=_SAME)
def _english(quoted: str) -> str:
    """The English words are the same in all languages: they are in memory once."""
    return sys.intern(_text(quoted))


def _in_order(forms: str) -> Iterator[str]:
    for at, found in enumerate(_FORM.finditer(forms)):
        if int(found[1]) != at:
            raise OtherFormError(f"form {at} stands elsewhere: {forms[:60]}")
        yield _text(found[2])


def _text(quoted: str) -> str:
    """What stands between quotes, in all of its lines together."""
    return _unescaped(quoted[1:-1].replace('"\n"', ""))


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    try:
        return _ESCAPED.sub(lambda found: _SIGNS[found[1]], text)
    except KeyError as error:
        raise OtherFormError(f"an escape of another kind: {error}") from error
