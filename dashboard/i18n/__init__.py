"""Every word a reader sees: gettext catalogues by language, and numbers and dates as the language writes them."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date as babel_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_compact_decimal, format_decimal
from babel.support import NullTranslations, Translations

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "reach"
DEFAULT = "en"

_current: ContextVar[str] = ContextVar("language", default=DEFAULT)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Languages that have a catalogue, English first."""
    found = sorted(path.parent.parent.name for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return (DEFAULT, *(language for language in found if language != DEFAULT))


@lru_cache(maxsize=16)
def _translations(language: str) -> NullTranslations:
    # The catalogues are compiled when first needed, so that no built file can be older than its source.
    path = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.exists():
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as handle:
        write_mo(compiled, read_po(handle, locale=language))
    compiled.seek(0)
    return Translations(compiled, domain=DOMAIN)


@contextmanager
def language(code: str) -> Iterator[None]:
    """Within the block, texts and numbers are in this language (English where there is no catalogue)."""
    token = _current.set(code if code in languages() else DEFAULT)
    try:
        yield
    finally:
        _current.reset(token)


def current_language() -> str:
    """The language of the block that this runs in."""
    return _current.get()


@lru_cache(maxsize=16)
def _locale(code: str) -> Locale:
    return Locale.parse(code)


def is_right_to_left(code: str) -> bool:
    """Whether the language is written from right to left."""
    return _locale(code).text_direction == "rtl"


def translate(text: str, /, **values: object) -> str:
    """The text in the current language, with `{names}` filled in; the English text where it has no translation."""
    found = _translations(_current.get()).gettext(text) if text else text
    return found.format(**values) if values else found


def translate_number(singular: str, plural: str, number: int, /, **values: object) -> str:
    """As `translate`, in the plural form that `number` asks for; `{number}` is filled in, formatted."""
    found = _translations(_current.get()).ngettext(singular, plural, number)
    return found.format(number=format_number(number), **values)


_PATTERNS = tuple("#,##0" + ("." + "#" * decimals if decimals else "") for decimals in range(7))


def format_number(value: float, decimals: int = 0) -> str:
    """A number with the language's separators and at most so many decimals."""
    return format_decimal(value, format=_PATTERNS[min(max(decimals, 0), 6)], locale=_locale(_current.get()))


def format_short(value: float) -> str:
    """A large number in words: 73.5 million. Small ones as they are."""
    if abs(value) < 1_000_000:
        return format_number(value, 0 if abs(value) >= 10 or value == int(value) else 1)
    return format_compact_decimal(value, format_type="long", fraction_digits=1, locale=_locale(_current.get()))


def format_date(date: datetime.date) -> str:
    """A date as the language writes it: 25 November 2026."""
    pattern = "d MMMM y" if _current.get() == "en" else "long"
    return babel_date(date, format=pattern, locale=_locale(_current.get()))
