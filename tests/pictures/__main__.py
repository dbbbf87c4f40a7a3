"""`python -m tests.pictures` draws every kept picture anew and shows what changed; `--accept` makes it the reference.

Ends with 1 where pictures differ and were not accepted. Words after the command choose cases whose names hold one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dashboard.config import Config
from dashboard.context import make_context
from tests.pictures.cases import Case, cases
from tests.pictures.comparing import Compared, accept, compared, left_over, page


def main(arguments: list[str]) -> int:
    """Compare, write the page, and say how many differ."""
    parser = argparse.ArgumentParser(prog="make pictures", description=__doc__)
    parser.add_argument("words", nargs="*", help="only cases whose names hold one of these")
    parser.add_argument("--accept", action="store_true", help="make what is drawn now the reference")
    parser.add_argument("--out", type=Path, default=Path("build/pictures"), help="folder of the page")
    told = parser.parse_args(arguments)
    chosen = [case for case in cases() if not told.words or any(word in case.name for word in told.words)]
    changed = _changed(chosen)
    if not told.words and told.accept:
        for path in left_over(cases()):
            path.unlink()
    if told.accept:
        for found in changed:
            accept(found)
        print(f"{len(changed)} of {len(chosen)} references are new")
        return 0
    if not changed:
        print(f"All {len(chosen)} pictures are as their references")
        return 0
    index = page(changed, told.out, len(chosen))
    print(f"{len(changed)} of {len(chosen)} pictures differ; look at them: {index.resolve().as_uri()}")
    print("Where they are right: make pictures ACCEPT=1")
    return 1


def _changed(chosen: list[Case]) -> list[Compared]:
    context = make_context(Config())
    return [found for found in (compared(context, case) for case in chosen) if not found.is_same]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
