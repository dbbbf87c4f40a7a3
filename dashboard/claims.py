"""The ledger of claims as the web side reads it: each headline figure, who says it, and whether it can be traced."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.i18n import (
    counts_in_ten_thousands,
    format_number,
    format_ten_thousands,
    format_year,
    translate,
    with_things,
    with_unit,
)

Status = Literal["own", "published", "news", "counted", "traced", "untraced"]

STATUS_WORDS: Mapping[str, str] = {
    "own": "computed here",
    "published": "published",
    "news": "seen in a news report",
    "counted": "claimed, counted anew here",
    "traced": "claimed, traced to another figure of this list",
    "untraced": "claimed, not traced to a source here",
}
STATUS_SIGNS: Mapping[str, str] = {
    "own": "=",
    "published": "¶",
    "news": "”",
    "counted": "#",
    "traced": "→",
    "untraced": "?",
}
THINGS = frozenset({"persons"})
"""Units that name what is counted: behind a number such a name would have to be declined."""
QUALIFIERS: Mapping[str, str] = {
    "about": "about {figure}",
    "around": "around {figure}",
    "nearly": "nearly {figure}",
    "more than": "more than {figure}",
    "less than": "less than {figure}",
}
FIRST_HAND = ("primary", "regional page")
"""How the quality of a figure begins that was seen on its publisher's own page."""
MULTIPLES: Mapping[str, tuple[float, str]] = {"million ": (1e6, "百万"), "billion ": (1e9, "十亿")}
"""How units begin that are so many of another, and how Chinese translates that, which itself counts otherwise."""
DECIMALS = 2
"""No published figure has more."""


@dataclass(frozen=True)
class Claim:
    """One figure of the ledger."""

    id: str
    status: Status
    name: str
    """What it is a figure of: "Children in child labour"."""
    qualifier: str
    """How exact its publisher says it is: a key of QUALIFIERS, or empty."""
    value: float
    unit: str
    """As read after the number: "million children", "% of detected victims"."""
    area: str
    period: str
    """A year, years "2020-2023", or, where only that is known, the year of a "2024 report" or a "2023 statement"."""
    publisher: str
    publication: str
    seen: tuple[str, ...]
    """Addresses of the pages on which it was seen."""
    seen_note: str
    quality: str
    """How it was seen, as recorded: "primary", "secondary" …; empty where it was not looked for on a page."""
    near: str
    """Id of the nearest published figure; of a traced claim the figure that it is."""
    note: str

    @property
    def first_hand(self) -> bool:
        """Whether it was seen on its publisher's own page, not on one that quotes it."""
        return self.quality.startswith(FIRST_HAND)

    @property
    def figure(self) -> str:
        """Value and unit in words of the current language: "nearly 138 million children", "38%"."""
        return self._said(self._counted())

    def _counted(self) -> str:
        unit = translate(self.unit)
        for start, (size, chinese) in MULTIPLES.items() if counts_in_ten_thousands() else ():
            if self.unit.startswith(start) and unit.startswith(chinese):
                return with_unit(format_ten_thousands(self.value * size), unit.removeprefix(chinese))
        say = with_things if self.unit in THINGS else with_unit
        return say(format_number(self.value, DECIMALS), unit)

    @property
    def short(self) -> str:
        """As `figure`, without what a percentage is of, for sentences that name it."""
        number = format_number(self.value, DECIMALS)
        return self._said(with_unit(number, "%")) if self.unit.startswith("%") else self.figure

    def _said(self, figure: str) -> str:
        return translate(QUALIFIERS[self.qualifier], figure=figure) if self.qualifier else figure

    @property
    def when(self) -> str:
        """The period in words."""
        return self._when(str)

    @property
    def when_in_words(self) -> str:
        """The same where it stands by itself, as `format_year` has a year."""
        return self._when(format_year)

    def _when(self, say: Callable[[int], str]) -> str:
        if not self.period:
            return ""
        years, _, said_in = self.period.partition(" ")
        first, _, last = years.rpartition("-")
        year = f"{first}–{say(int(last))}" if first else say(int(last))
        if said_in == "statement":
            return translate("statement of {year}", year=year)
        return translate("report of {year}", year=year) if said_in else year


def load_claims(rows: Iterable[Mapping[str, str]]) -> dict[str, Claim]:
    """The claims of a published ledger by id, in its order. Raises ValueError or TypeError where a row is no claim."""
    made = {}
    for row in rows:
        if row.get("status") not in STATUS_WORDS or row.get("qualifier") not in ("", *QUALIFIERS):
            raise ValueError(f"{row.get('id')}: unknown status or qualifier")
        values: dict[str, Any] = {**row, "value": float(row["value"]), "seen": tuple(row["seen"].split())}
        made[row["id"]] = Claim(**values)
    return made
