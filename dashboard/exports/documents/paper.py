"""The papers that documents come on, and their media types; the text is equally wide on each paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF_TYPE = "application/pdf"
TEXT_WIDTH = 170.0
MARGIN = 20.0
"""Above and below the text, in millimetres as all lengths here."""


@dataclass(frozen=True)
class Paper:
    """A sheet."""

    name: str
    width: float
    height: float

    @property
    def beside(self) -> float:
        """Room on either side of the text."""
        return (self.width - TEXT_WIDTH) / 2


PAPERS: Mapping[str, Paper] = MappingProxyType({"a4": Paper("a4", 210, 297), "letter": Paper("letter", 215.9, 279.4)})
USUAL = "a4"
