"""Tells translators how far each language is, and what is wrong: `python -m dashboard.i18n.check [fr …]`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from dashboard import i18n
from dashboard.i18n.catalogues import DEFAULT, KINDS, Key, catalogue_path, is_enough, kept
from dashboard.i18n.places import TABLES, lacking


def words_in(keys: Iterable[Key]) -> int:
    """How many English words texts have."""
    return sum(len(text.split()) for _, text in keys)


def report(code: str, folder: Path, tables: Path) -> tuple[list[str], bool]:
    """What is to be told of a language, a line each, and whether its catalogue has no fault."""
    english, own = kept(folder, DEFAULT), kept(folder, code)
    have = english.texts & own.usable
    wrong = {fault.key for fault in own.faults}
    missing = english.texts - own.usable - own.fuzzy - wrong
    kinds = Counter(fault.kind for fault in own.faults)
    told = [
        f"{code}: {len(have)} of {len(english.texts)} messages ({words_in(have)} of {words_in(english.texts)} words), "
        f"{len(english.frame & own.usable)} of {len(english.frame)} of the interface",
        f"  missing {len(missing)}, fuzzy {len(own.fuzzy)}, no longer asked for {len(own.texts - english.texts)}",
        "  wrong: " + ", ".join(f"{kind} {kinds[kind]}" for kind in KINDS),
        f"  names of places without all forms: {len(lacking(code, tables))}",
        f"  offered to readers: {'yes' if is_enough(english, own) else 'not yet'}",
    ]
    told += [f"  ! {fault.key[1]!r}: {fault.kind}: {fault.says}" for fault in own.faults]
    readable = not catalogue_path(folder, code).exists() or bool(own.texts)
    return told + ([] if readable else ["  ! its catalogue cannot be read"]), readable and not own.faults


def main(asked: Sequence[str]) -> int:
    """Print the report of the languages asked for, or of all; 1 where one has a fault."""
    codes = asked or [code for code in i18n.languages() if code != DEFAULT]
    reports = [report(code, i18n.LOCALE, TABLES) for code in codes]
    print("\n".join(line for lines, _ in reports for line in lines) or "There is no catalogue beside the English one.")
    return 0 if all(sound for _, sound in reports) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
