"""The messages of the catalogue, and which of them claim something beyond a number."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import NamedTuple

from babel.messages.pofile import read_po

from tests.fixtures.texts import collected

CLAIM_WORDS = (
    r"every|all|each|only|none|no|nobody|nothing|never|ever|most|mostly|least|since|newest|latest|newer|later|older|"
    r"oldest|more than|fewer|fewest|less than|half|majority|largest|smallest|highest|lowest|higher|lower|greatest|"
    r"first|last|both|same|alone|always|any|met|on track|missed|lost|worse|worsen\w*|away|not known|unknown|not given|"
    r"furthest|nearest|exceeds?|above|below|under|over|reach(?:es|ed)?|of \{\w+\}(?: \w+)? (?:countries|years|areas)|"
    r"\{\w+\} (?:more )?(?:countries|country|years|year|areas|others)|countries (?:report|have)"
)
CLAIM = re.compile(rf"\b(?:{CLAIM_WORDS})\b|of \{{\w+\}} ", re.IGNORECASE)


class Message(NamedTuple):
    """A message: its English text (the singular), all its forms, and the files that use it."""

    text: str
    forms: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def claims(self) -> bool:
        """Whether it holds a word that claims something beyond a number; reasons of the build are its own record."""
        is_record = all(file.startswith("data/published/") for file in self.files)
        return not is_record and any(CLAIM.search(form) for form in self.forms)


@cache
def messages() -> dict[str, Message]:
    """All messages by their English text, as the sources have them now."""
    found = {}
    for message in read_po(io.BytesIO(collected())):
        if message.id:
            forms = tuple(map(str, message.id)) if isinstance(message.id, tuple) else (str(message.id),)
            found[forms[0]] = Message(forms[0], forms, tuple(str(place) for place, _ in message.locations))
    return found
