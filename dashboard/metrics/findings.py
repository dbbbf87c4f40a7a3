"""The build report: what was dropped, doubted, merged or noted, and which of it touches one country and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_YEARS = re.compile(r"\b((?:19|20)\d\d)(?:-((?:19|20)\d\d))?\b")


@dataclass(frozen=True)
class Finding:
    """One entry of the build report (data/records.py says what its fields hold)."""

    source: str
    indicator: str
    """Empty where it is about the source as a whole."""
    action: str
    rows: int
    reason: str
    key: str


def findings(rows: Iterable[Mapping[str, str]]) -> tuple[Finding, ...]:
    """The published rows as entries, in their order."""
    return tuple(
        Finding(row["source"], row["indicator"], row["action"], int(row["rows"]), row["reason"], row["key"])
        for row in rows
    )


@dataclass(frozen=True)
class Touched:
    """An entry that names a country: what it says of it, and whether it names the year asked for, or no year."""

    finding: Finding
    excerpt: str
    this_year: bool


@dataclass(frozen=True)
class Note:
    """What a publisher itself notes of an area's figures, word for word."""

    text: str
    year: int | None
    """The year whose figure it is about; None where it is about all."""
    sex: str
    """The sex whose figure it is about; empty where it is about all."""


PUBLISHER_NOTES = "UNICEF notes: "
"""How an entry on a publisher's note begins; the note follows."""


def notes(entries: Iterable[Finding]) -> Mapping[tuple[str, str], tuple[Note, ...]]:
    """Publishers' notes by indicator and area. Their keys list areas, with year and sex where a note is of one figure:
    "PSE 2019 F, AFG 2015 F"."""
    found: dict[tuple[str, str], tuple[Note, ...]] = {}
    for entry in entries:
        if entry.action != "noted" or not entry.reason.startswith(PUBLISHER_NOTES):
            continue
        for place in entry.key.split(", "):
            area, *more = place.split(" ")
            year = next((int(word) for word in more if word.isdigit()), None)
            sex = next((word for word in more if not word.isdigit()), "")
            note = Note(entry.reason.removeprefix(PUBLISHER_NOTES), year, sex)
            found[entry.indicator, area] = (*found.get((entry.indicator, area), ()), note)
    return found


AGAIN = "the figures of the year before once more"
"""How the build says that figures are perhaps not of their year; keys are area and year."""


def years_again(entries: Iterable[Finding]) -> Mapping[tuple[str, str], frozenset[int]]:
    """The years of which an area's figures are perhaps those of the year before, by indicator and area."""
    found: dict[tuple[str, str], frozenset[int]] = {}
    for entry in entries:
        if entry.action == "doubted" and entry.reason.startswith(AGAIN):
            area, year = entry.key.split(" ")
            found[entry.indicator, area] = found.get((entry.indicator, area), frozenset()) | {int(year)}
    return found


LATER = "has a later figure: not joined"
"""How the build says that another publisher has a later figure of a series."""
_LATER = re.compile(r"(\w+) (\d{4}): ([-\d.e]+)")


def later_figures(entries: Iterable[Finding]) -> Mapping[tuple[str, str], tuple[int, float]]:
    """Year and value of figures that another publisher has after the last one of a table, by indicator and area.

    Their keys are "ECU 2025: 3.4, PAK 2024: 23"; areas without a figure there are of several kinds of people.
    """
    return {
        (entry.indicator, match[1]): (int(match[2]), float(match[3]))
        for entry in entries
        if entry.action == "noted" and LATER in entry.reason
        for match in _LATER.finditer(entry.key)
    }


class Places:
    """Finds areas in the keys of entries: as codes ("GHA 2016"), or by their English names ("Ghana 2016")."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names`: English name by code."""
        codes = "|".join(names)
        self._code = re.compile(rf"\b({codes})\b")
        # The longest name first, so that "Guinea" is not found within "Equatorial Guinea".
        self._by_name = {name: code for code, name in names.items()}
        listed = sorted(self._by_name, key=len, reverse=True)
        self._name = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, listed))})(?![\w-])")

    def excerpt(self, key: str, code: str) -> str:
        """What a key says of an area; empty where it does not name it."""
        found = list(self._code.finditer(key))
        for place, match in enumerate(found):
            if match[1] == code:
                end = found[place + 1].start() if place + 1 < len(found) else len(key)
                head = key[: found[0].start()]
                shared = head if head.rstrip().endswith(":") else ""
                return (shared + key[match.start() : end]).strip(" ,;")
        named = {self._by_name[match[1]] for match in self._name.finditer(key)}
        return key if code in named else ""

    def touching(self, entries: Sequence[Finding], code: str, year: int) -> list[Touched]:
        """The entries that name an area, those that name the year too first."""
        found = []
        for finding in entries:
            excerpt = self.excerpt(finding.key, code)
            if excerpt:
                years = named_years(excerpt)
                found.append(Touched(finding, excerpt, not years or year in years))
        return sorted(found, key=lambda touched: not touched.this_year)


def about(entries: Iterable[Finding], indicator: str, source: str) -> list[Finding]:
    """The entries on an indicator, and those on its source as a whole."""
    return [
        finding
        for finding in entries
        if finding.indicator == indicator or (finding.source == source and not finding.indicator)
    ]


REPEATED = "age Y0T17 is the figure of sex F"
"""How the entry on children's figures that are another column's begins."""


def repeated(entries: Iterable[Finding], indicator: str) -> int:
    """Country-years in which the build found an indicator's figure of children to be that of women and girls."""
    return sum(entry.rows for entry in entries if entry.indicator == indicator and entry.reason.startswith(REPEATED))


def named_years(text: str) -> set[int]:
    """The years that a text names, those within spans ("2012-2015") included."""
    found: set[int] = set()
    for first, last in _YEARS.findall(text):
        found |= set(range(int(first), int(last or first) + 1))
    return found
