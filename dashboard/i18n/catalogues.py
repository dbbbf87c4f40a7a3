"""Catalogues as they are read: what is wrong with a translation, and how much of the texts a language has.

A wrong translation is left out when its catalogue is read, so that its text is shown in English: what is shown never
depends on whether a translator kept a placeholder.
"""

from __future__ import annotations

import gettext
import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from dashboard import meanwhile
from dashboard.i18n.plain import Entry, OtherFormError, Plain, plain

DOMAIN = "reach"
DEFAULT = "en"
ENOUGH = 0.99
"""Part of all texts that a language has before it is offered: with the interface whole, a page or two speak English."""
INTERFACE = (
    "callbacks/",
    "dashboard/app.py",
    "dashboard/pages/",
    "dashboard/selection.py",
    "dashboard/web/",
    "dashboard/parts/bar.py",
    "dashboard/parts/connection.py",
    "dashboard/parts/filters.py",
    "dashboard/parts/finder.py",
    "dashboard/parts/grid.py",
    "dashboard/parts/header.py",
    "dashboard/parts/nowhere.py",
    "dashboard/parts/panel.py",
    "dashboard/parts/presenter.py",
    "dashboard/parts/shell.py",
)
"""Where the words stand that frame every page: all of them are there before a language is offered."""
_NAME = re.compile(r"\{(\w+)\}")
_SEEN = 1000
"""Numbers up to which the forms of a plural are tried: rules of all languages repeat within a hundred."""

_log = logging.getLogger(__name__)
Key = tuple[str, str]
"""The context of a text ("" without) and its English words, of a plural the singular."""


def catalogue_path(folder: Path, code: str) -> Path:
    """Where a folder has the catalogue of a language."""
    return folder / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def forms_of(text: object) -> tuple[str, ...]:
    """A text alone, or all forms of a plural."""
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text or ""),)


def key_of(message: Entry) -> Key:
    """What a message is known by."""
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def placeholders(text: str) -> Counter[str]:
    """What a text leaves open, how often. Raises ValueError where its braces are not in order."""
    return Counter(_opened(text))


def _opened(text: str) -> Iterator[str]:
    for _, name, spec, conversion in Formatter().parse(text):
        if name is not None:
            yield name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a translation."""

    key: Key
    kind: str
    """One of KINDS."""
    says: str


PLACEHOLDERS, FORMAT, PLURALS = "placeholders", "format", "plural forms"
KINDS = (PLACEHOLDERS, FORMAT, PLURALS)


@dataclass(frozen=True)
class Read:
    """A catalogue as it was read."""

    texts: frozenset[Key]
    frame: frozenset[Key]
    """Texts that frame every page."""
    usable: frozenset[Key]
    """Texts that have a translation without a fault."""
    fuzzy: frozenset[Key]
    """Texts whose translation is marked as not certain: they are shown in English."""
    faults: tuple[Fault, ...]
    says: NullTranslations
    """The translations that can be used."""


def _parsed(path: Path, code: str) -> Plain:
    content = path.read_bytes()
    try:
        return plain(content)
    except OtherFormError:
        found = read_po(io.BytesIO(content), locale=code)
    entries = (
        Entry(
            _text(message.id),
            _text(message.string),
            message.context,
            message.fuzzy,
            tuple((place, None) for place, _ in message.locations),
        )
        for message in found
        if message.id
    )
    return Plain(found.num_plurals, str(found.plural_expr), tuple(entries))


def _text(text: object) -> str | tuple[str, ...]:
    return forms_of(text) if isinstance(text, tuple | list) else str(text or "")


def read(path: Path, code: str) -> Read:
    """A language's catalogue. Raises ValueError where the file is no catalogue."""
    found = _parsed(path, code)
    messages = {key_of(message): message for message in found.entries}
    # The header is the word of the tool that the catalogue was made with: tools order the forms of Arabic differently.
    try:
        covered = _covered(found.plural_expr, found.num_plurals)
    except (ValueError, TypeError, ZeroDivisionError):
        covered = None
    translated = {key: message for key, message in messages.items() if any(message.string)}
    certain = {key: message for key, message in translated.items() if not message.fuzzy}
    faults = tuple(Fault(key, *fault) for key, message in certain.items() for fault in _faults(message, covered))
    usable = certain.keys() - {fault.key for fault in faults}
    return Read(
        texts=frozenset(messages),
        frame=frozenset(key for key, message in messages.items() if _is_of_frame(message.locations)),
        usable=frozenset(usable),
        fuzzy=frozenset(key for key, message in translated.items() if message.fuzzy),
        faults=faults,
        says=Said(
            [message for key, message in certain.items() if key in usable],
            found.plural_expr if covered else str(Catalog(locale=code).plural_expr),
        ),
    )


@lru_cache(maxsize=1000)
def _is_of_frame(locations: tuple[tuple[str, None], ...]) -> bool:
    return any(place.startswith(INTERFACE) for place, _ in locations)


class Said(Translations):
    """Translations as they are asked for, without the way through a compiled file: a quarter of what reading takes."""

    def __init__(self, messages: Iterable[Entry], rule: str, said: Mapping[Any, str] | None = None) -> None:
        """`said`: what `messages` come to, where that is known."""
        super().__init__(domain=DOMAIN)
        choose = gettext.c2py(rule)
        self._rule, self.plural = rule, lambda number: choose(int(number))
        self._catalog = dict(said or {})
        for message in messages:
            context = f"{message.context}\x04" if message.context else ""
            if not isinstance(message.id, str):
                named = f"{context}{message.id[0]}"
                self._catalog |= {(named, at): form for at, form in enumerate(forms_of(message.string))}
            else:
                self._catalog[f"{context}{message.id}"] = str(message.string)
        self._one = self.plural(1)

    def __reduce__(self) -> tuple[type[Said], tuple[tuple[()], str, Mapping[Any, str]]]:
        """As it goes to another process, without the rule's function."""
        return Said, ((), self._rule, self._catalog)

    def gettext(self, message: str) -> str:
        """As its base, which counts anew which form is that of one for each text without a translation."""
        found = self._catalog.get(message)
        if found is None:
            found = self._catalog.get((message, self._one), message)
        return str(found)


def _covered(rule: str, forms: int) -> list[list[int]]:
    """The numbers, up to some hundreds, that each plural form of a rule is for."""
    choose = gettext.c2py(rule)
    covered: list[list[int]] = [[] for _ in range(forms)]
    for number in range(_SEEN):
        at = choose(number)
        if at >= forms:
            raise ValueError(f"{rule}: chooses form {at} of {forms}")
        covered[at].append(number)
    return covered


def _faults(message: Entry, covered: list[list[int]] | None) -> Iterator[tuple[str, str]]:
    """What is wrong with the translation of one message: the kind of fault, and what it is."""
    if _leave_open_the_same(message.id, message.string):
        return
    english, said = forms_of(message.id), forms_of(message.string)
    plural = isinstance(message.id, tuple | list)
    if plural and covered is None:
        yield PLURALS, "the header's Plural-Forms cannot be read"
        return
    if plural and (len(said) != len(covered or []) or not all(said)):
        yield PLURALS, f"{sum(map(bool, said))} of {len(covered or [])} forms are there"
        return
    try:
        asked = [set(_opened(form)) for form in english]
    except ValueError:
        return  # Nothing is filled into a text with braces of its own.
    may, must = set().union(*asked), set.intersection(*asked)
    for at, form in enumerate(said):
        try:
            given = set(_opened(form))
        except ValueError as error:
            yield FORMAT, f"{form!r}: {error}"
            continue
        # "One country" may do without its number where the form is for this number alone.
        alone = plural and covered is not None and len(covered[at]) <= 1
        lacking = must - given - (_counts(english) if alone else set())
        if strange := given - may:
            yield PLACEHOLDERS, f"{form!r} has {_named(strange)}, which English has not"
        if lacking:
            yield PLACEHOLDERS, f"{form!r} lacks {_named(lacking)}"
        elif {"link", "end"} <= given and not 0 <= form.find("{link}") < form.find("{end}"):
            yield PLACEHOLDERS, f"{form!r} has {{end}} before {{link}}"


def _leave_open_the_same(english: str | tuple[str, ...], said: str | tuple[str, ...]) -> bool:
    """Whether nothing can be wrong with a text of one form, as is seen without taking it apart."""
    if not isinstance(english, str) or not isinstance(said, str):
        return False
    both = english + said
    if "{" not in both and "}" not in both:
        return True
    names = _names_alone(english)
    return names is not None and names == _names_alone(said)


def _names_alone(text: str) -> set[str] | None:
    """The names between braces; None where something else stands there, or their order matters."""
    names = _NAME.findall(text)
    is_plain = text.count("{") == len(names) == text.count("}") and "link" not in names
    return set(names) if is_plain else None


def _counts(english: tuple[str, ...]) -> set[str]:
    """Placeholders of the number itself, which the form of a single number may spell out."""
    return {name for name in ("number", "n", "count") if any(f"{{{name}}}" in form for form in english)}


def _named(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def read_all(folder: Path) -> dict[str, Read]:
    """The catalogues of a folder by language, without those that cannot be read."""
    found = {}
    for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"):
        with suppress(OSError, ValueError):
            found[path.parents[1].name] = read(path, path.parents[1].name)
    return found


@lru_cache(maxsize=4)
def _read_meanwhile(folder: Path) -> Mapping[str, Read]:
    return meanwhile.taken(read_all, folder) or {}


@lru_cache(maxsize=16)
def kept(folder: Path, code: str) -> Read:
    """A language's catalogue, read once: no built file can be older than its source.

    Empty where there is none, or none that can be read. The log says so, and what is shown in English for its faults.
    """
    path = catalogue_path(folder, code)
    try:
        found = _read_meanwhile(folder).get(code) or (read(path, code) if path.exists() else _NONE)
    except (OSError, ValueError) as error:
        _log.error("%s: is not read, so all is in English: %s", path, error)
        return _NONE
    for fault in found.faults:
        _log.warning("%s: %r is shown in English: %s", path, fault.key[1], fault.says)
    return found


_NONE = Read(frozenset(), frozenset(), frozenset(), frozenset(), (), NullTranslations())


def is_enough(english: Read, own: Read) -> bool:
    """Whether a language has enough of the English texts to be offered to readers."""
    return english.frame <= own.usable and len(english.texts & own.usable) >= ENOUGH * len(english.texts)
