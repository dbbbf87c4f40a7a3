"""How a picture is dressed for where it goes: with or without title, on a ground or none, light or dark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

Only = Literal["all", "chart"]
Ground = Literal["plain", "transparent"]
Scheme = Literal["light", "dark"]
ONLY: tuple[Only, ...] = get_args(Only)
GROUNDS: tuple[Ground, ...] = get_args(Ground)
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)


@dataclass(frozen=True)
class Dress:
    """Without a title a picture still says what it counts, its caveat, whose figures they are, and its address."""

    only: Only = ONLY[0]
    ground: Ground = GROUNDS[0]
    scheme: Scheme = SCHEMES[0]

    @property
    def is_alone(self) -> bool:
        return self.only == "chart"

    @property
    def is_clear(self) -> bool:
        return self.ground == "transparent"

    @property
    def is_dark(self) -> bool:
        return self.scheme == "dark"

    @property
    def named(self) -> Iterator[str]:
        """As the name of a file has it: what is not the usual."""
        said = ((self.is_alone, "untitled"), (self.is_clear, self.ground), (self.is_dark, self.scheme))
        return (name for is_so, name in said if is_so)


PLAIN = Dress()
