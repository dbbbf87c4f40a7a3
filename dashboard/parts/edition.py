"""Of which tables and by which program an answer is made: both stand in its address, so that it can be kept."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dashboard import meanwhile
from dashboard.config import Config
from dashboard.context import Context
from dashboard.program import code_of, told_of

ANSWERS = "/answers/"
"""Beginning of the address of what panels and blocks show (callbacks/answers.py)."""


class Edition(NamedTuple):
    """What an answer depends on beside its question."""

    tables: str
    """Changes with any byte of their package; `release` in an address is that of whoever cites a figure."""
    code: str
    """Of the program and its records."""


def edition(context: Context) -> Edition:
    """The edition of all that this application answers."""
    return Edition(context.store.checksum, _code(context.config))


@lru_cache(maxsize=8)
def _code(config: Config) -> str:
    return meanwhile.made(code_of, *told_of(config))
