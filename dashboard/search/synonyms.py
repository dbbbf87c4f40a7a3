"""What readers call things beside the names that pages show: `synonyms/<language>.toml`, which a person edits."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from dashboard.i18n import DEFAULT, current_language

FOLDER = Path(__file__).parent / "synonyms"
KINDS = ("areas", "indicators", "pages", "claims")
"""What a file may name, each by id."""

Words = Mapping[str, tuple[str, ...]]
"""Words by the id of what they stand for."""


class SynonymsError(ValueError):
    """A list of synonyms that cannot be used; the message names the file and what is wrong with it."""


def synonyms() -> Mapping[str, Words]:
    """The words of each kind in the current language, and behind them those of English, which is typed everywhere."""
    return _with_english(current_language())


@lru_cache(maxsize=16)
def _with_english(language: str) -> Mapping[str, Words]:
    path, english = FOLDER / f"{language}.toml", read(FOLDER / f"{DEFAULT}.toml")
    own = read(path) if path.exists() else {}
    return MappingProxyType({kind: _both(own.get(kind, {}), english[kind]) for kind in KINDS})


def _both(own: Words, english: Words) -> Words:
    codes = dict.fromkeys((*own, *english))
    return MappingProxyType(
        {code: tuple(dict.fromkeys((*own.get(code, ()), *english.get(code, ())))) for code in codes}
    )


@lru_cache(maxsize=16)
def read(path: Path) -> Mapping[str, Words]:
    """One list. Raises SynonymsError naming the file."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SynonymsError(f"{path}: cannot be read: {error}") from error
    if unknown := sorted(set(told) - set(KINDS)):
        raise SynonymsError(f"{path}: [{unknown[0]}] is none of {', '.join(KINDS)}")
    return MappingProxyType({kind: _words(path, kind, told.get(kind, {})) for kind in KINDS})


def _words(path: Path, kind: str, told: Mapping[str, object]) -> Words:
    for code, words in told.items():
        is_list = isinstance(words, list) and all(isinstance(word, str) and word.strip() for word in words)
        if not is_list or not words:
            raise SynonymsError(f"{path}: [{kind}] {code}: write a list of words, such as [“Turkey”]")
    return MappingProxyType({code: tuple(words) for code, words in told.items() if isinstance(words, list)})
