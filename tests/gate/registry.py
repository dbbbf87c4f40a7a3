"""Which message is judged by which check."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

from tests.gate.rows import Rows
from tests.gate.walk import Claim, Rendered

Check = Callable[[Claim, Rows], str]
"""What the rows say against a claim; "" where it holds."""
Static = Callable[[str, Rows], str]
"""The same of a text without words to fill in, which is judged by itself."""

ELSEWHERE = "judged elsewhere"
"""What a check says of a claim that cannot be read where it stands, since the same view is judged by itself."""
CHECKS: dict[str, Check] = {}
STATIC: dict[str, Static] = {}
FREE: dict[str, frozenset[str]] = {}
"""Words of a message that its check does not judge, since another message's check does, or nothing can."""
NOT_CLAIMS: dict[str, str] = {}
"""Messages that hold a claim word and claim nothing of the rows, with the reason."""

Need = Callable[[Claim, Rendered, Rows], str]
"""What is missing in the place where a claim stands; "" where nothing is."""
NEEDS: dict[str | re.Pattern[str], list[Need]] = {}
"""By message, or by a pattern of messages, what has to stand beside a claim."""

C = TypeVar("C", Check, Static)


def needs(*messages: str | re.Pattern[str]) -> Callable[[Need], Need]:
    """Registers what has to stand in the same place as a message, or as each that begins as a pattern has it."""

    def register(need: Need) -> Need:
        for message in messages:
            NEEDS.setdefault(message, []).append(need)
        return need

    return register


@cache
def needs_of(message: str) -> tuple[Need, ...]:
    """All that has to stand beside a message."""
    return tuple(
        need
        for of, found in NEEDS.items()
        for need in found
        if (of == message if isinstance(of, str) else of.match(message))
    )


def judges(*messages: str, free: Iterable[str] = ()) -> Callable[[Check], Check]:
    """Registers a check for messages; `free` words may be anything."""

    def register(check: Check) -> Check:
        for message in messages:
            if message in CHECKS:
                raise ValueError(f"two checks for {message!r}")
            CHECKS[message] = check
            FREE[message] = frozenset(free)
        return check

    return register


def judges_text(*messages: str) -> Callable[[Static], Static]:
    """Registers a check for texts of the catalogue that are the same everywhere."""

    def register(check: Static) -> Static:
        for message in messages:
            STATIC[message] = check
        return check

    return register


def not_claims(reason: str, *messages: str) -> None:
    """Lists messages that claim nothing of the rows."""
    for message in messages:
        NOT_CLAIMS[message] = reason


NOT_CLAIMS_FILE = Path(__file__).parent / "not_claims.toml"
WAITING = "A claim that nothing recomputes here yet."
"""The reason of those that are still to get a check."""


def load_not_claims() -> None:
    """Reads the list of messages that claim nothing of the rows."""
    for group in tomllib.loads(NOT_CLAIMS_FILE.read_text(encoding="utf-8"))["group"]:
        not_claims(group["reason"], *group["messages"])


load_not_claims()
