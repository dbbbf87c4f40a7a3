"""Lengths of a style sheet that is written for a laptop, made to grow with the screen."""

from __future__ import annotations

import re

LEAST = 4
"""Pixels: what is thinner is a line, and stays one."""
UNIT = "var(--px)"
"""What a pixel of a laptop is on the reader's screen (assets/reach.css)."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PIECE = re.compile(r"[^{};]*[{};]")
_LENGTH = re.compile(r"(?<![\w.#-])(-?\d+(?:\.\d+)?)px\b")
_FIXED = ("@media print", "@page", "@font-face")
"""What begins the rules that are not for a screen."""


def grown(sheet: str) -> str:
    """The sheet with each length of `LEAST` pixels or more as a multiple of `UNIT`; comments go.

    Widths at which a rule begins to hold stay, and so do rules for paper and declarations that say themselves how they
    grow, by `--px` or `--by`.
    """
    written, open_rules = [], [False]
    for piece in _PIECE.findall(_COMMENT.sub("", sheet)):
        if piece.endswith("{"):
            open_rules.append(open_rules[-1] or piece.strip().startswith(_FIXED))
        written.append(piece if piece.endswith("{") or open_rules[-1] else _declared(piece))
        if piece.endswith("}"):
            open_rules.pop()
    return "".join(written)


def _declared(declaration: str) -> str:
    says_itself = any(sign in declaration for sign in ("--px", "--by", "url("))
    return declaration if says_itself else _LENGTH.sub(_length, declaration)


def _length(found: re.Match[str]) -> str:
    return found[0] if abs(float(found[1])) < LEAST else f"calc({found[1]}*{UNIT})"
