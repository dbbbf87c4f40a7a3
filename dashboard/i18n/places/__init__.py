"""Names of places in the forms that a sentence needs, a table per language beside this file: "au Népal", "en Inde".

Only where a sentence cannot do with a colon. What a table lacks is said by a message: translate("in {area}").
"""

from __future__ import annotations

import csv
import logging
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from dashboard.i18n import DEFAULT, current_language

TABLES = Path(__file__).parent
COLUMNS = ("code", "plain", "in", "of")
SHORT = "short"
"""A column that a table may have: the UN's short name, where the common one of CLDR is no part of the long one."""
Form = Literal["plain", "in", "of", "short"]

_log = logging.getLogger(__name__)


def form_of(code: str, form: Form) -> str:
    """A place by its code in the form of the current language; empty where its table has none."""
    return _table(TABLES, current_language()).get(code, {}).get(form, "")


def names_in(language: str) -> tuple[str, ...]:
    """All names of places in a language, long and short ones."""
    rows = _table(TABLES, language).values()
    return tuple(filter(None, (row[name] for row in rows for name in (COLUMNS[1], SHORT))))


@lru_cache(maxsize=16)
def _table(folder: Path, language: str) -> Mapping[str, Mapping[str, str]]:
    """The rows of a language by code. A table that cannot be read is as none, and said once in the log."""
    path = folder / f"{language}.csv"
    if not path.exists():
        return MappingProxyType({})
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            found = {
                row["code"]: {name: (row[name] or "").strip() for name in COLUMNS} | {SHORT: row.get(SHORT) or ""}
                for row in csv.DictReader(handle)
            }
    except (OSError, UnicodeDecodeError, csv.Error, KeyError) as error:
        _log.error("%s: names of places are not read (%s); needed are the columns %s", path, error, ", ".join(COLUMNS))
        return MappingProxyType({})
    return MappingProxyType(found)


def lacking(language: str, folder: Path = TABLES) -> tuple[str, ...]:
    """Codes of the English table that a language's table has no row for, or one with an empty cell."""
    own = _table(folder, language)
    return tuple(code for code in _table(folder, DEFAULT) if not all(own.get(code, {}).get(name) for name in COLUMNS))
