"""A sentence whose numbers know where they come from: links on a page, plain text in a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_OPEN, _BETWEEN, _CLOSE, _ASIDE = "\ue000", "\ue001", "\ue002", "\ue003"
_OF, _ROWS, _BEHIND, _BESIDE = "\ue005", "\ue006", "\ue007", "\ue008"
"""Marks of Unicode's private use area: they survive whatever a translation does around a value."""
_TEXT = f"[^{_OPEN}{_CLOSE}{_OF}{_ROWS}]*"
_MARKED = re.compile(f"{_OPEN}({_TEXT}){_BETWEEN}({_TEXT})(?:{_OF}({_TEXT}))?(?:{_ROWS}({_TEXT}))?{_CLOSE}")


@dataclass(frozen=True)
class Value:
    """A figure or name in words, with the address of the rows that it is read from."""

    text: str
    origin: str
    of: str = ""
    """Of the figure of its row: what it counts, where and when; of other words that lead to rows nothing."""
    rows: str = ""
    """What the rows are of that it leads to, where it is not their figure: years that are counted, a sum."""

    def __str__(self) -> str:
        """Marked, so that a sentence made of it finds it again."""
        of, rows = (f"{sign}{said}" if said else "" for sign, said in ((_OF, self.of), (_ROWS, self.rows)))
        return f"{_OPEN}{self.text}{_BETWEEN}{self.origin}{of}{rows}{_CLOSE}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def aside(text: str | None) -> str | None:
    """A text marked as a sentence that is no point of its own, such as what else a source has of the same number."""
    return f"{_ASIDE}{text}" if text else text


def behind(text: str | None) -> str | None:
    """A text marked as a sentence on what the one before it says: alone nobody would know of what it is."""
    return f"{_BEHIND}{text}" if text else text


def between(text: str) -> str:
    """A text marked as a sentence on how some other numbers go together: it leads to what they lead to."""
    return f"{_BESIDE}{text}"


def around(origin: str) -> dict[str, str]:
    """What marks words of a sentence itself as a value: `{link}` before them and `{end}` after them."""
    return {"link": _OPEN, "end": f"{_BETWEEN}{origin}{_CLOSE}"}


@dataclass(frozen=True)
class Sentence:
    """One whole sentence, in pieces: texts, and values between them."""

    parts: tuple[str | Value, ...]
    is_aside: bool = False
    """Whether it stands in notes, where only points are shown."""
    is_behind: bool = False
    """Whether it says more of the sentence before it, so that it heads nothing."""
    is_between: bool = False
    """Whether it is on numbers of other sentences, so that it says nothing where these are not."""

    @property
    def text(self) -> str:
        """As plain text."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def values(self) -> tuple[Value, ...]:
        """Its values, in their order."""
        return tuple(part for part in self.parts if isinstance(part, Value))


@dataclass(frozen=True)
class Section:
    """Paragraphs of sentences on one subject. `id` is its anchor on the page and its name in files."""

    id: str
    heading: str
    paragraphs: tuple[tuple[Sentence, ...], ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All its sentences, in reading order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    @property
    def text(self) -> str:
        """As plain text, a line for each paragraph."""
        return "\n".join(" ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs)


def begun(text: str) -> str:
    """A text with a capital at its beginning, where that is a value, too."""
    start = 1 if text.startswith(_OPEN) else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def sentence(text: str) -> Sentence:
    """A sentence from a translated text into which values were filled."""
    parts: list[str | Value] = []
    end = 0
    plain = text.lstrip(f"{_ASIDE}{_BEHIND}{_BESIDE}")
    for match in _MARKED.finditer(plain):
        parts += [plain[end : match.start()], Value(match[1], match[2], match[3] or "", match[4] or "")]
        end = match.end()
    parts.append(plain[end:])
    return Sentence(
        tuple(part for part in parts if part),
        is_aside=text.startswith(_ASIDE),
        is_behind=text.startswith(_BEHIND),
        is_between=text.startswith(_BESIDE),
    )


def section(name: str, heading: str, *paragraphs: Iterable[str | None]) -> Section:
    """A section of those texts that there are; a paragraph without any is left out."""
    made = (tuple(sentence(text) for text in texts if text) for texts in paragraphs)
    return Section(name, heading, tuple(paragraph for paragraph in made if paragraph))
