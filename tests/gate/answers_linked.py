"""Figures whose address says which question they answer: every link to where a number comes from, in any medium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from dashboard.catalogue import RATE
from dashboard.context import Context
from tests.gate.answers_ledger import Answer, Question
from tests.gate.answers_read import Piece, clean, pieces
from tests.gate.answers_said import Unknown, read

ORIGIN = "/data/origin"
_WITH_YEAR = re.compile(r"(?P<figure>.+?) \((?P<year>\d{4})(?:; known for (?P<known>\d+) of (?P<span>\d+) years)?\)")
"""A cell such as "0.05 (2023; known for 6 of 17 years)"."""
_HIGH = re.compile(r"(?:\bhigh |\((?:about )?−?[\d.,]+ to )$")
"""What stands before the ends of an estimate: "(low 157, high 406)", "(about 0 to 0.77 with its margin of error)"."""
_BY_SEX = re.compile(r"have more detected victims of known age: $")
_COUNTED_BY_SEX = re.compile(r"^, (?:of whom|none of them) ")
_SHARE_BY_SEX = "% are children"
_KNOWN_BY_SEX = "; by sex UNODC's file knows the age of "
"""Around the share by sex, and its base: they lead to the children."""
_FROM = re.compile(r"^ (?:and|or) [\d,]+ (?:people were|person was) (?:prosecuted for|convicted of) ")
_UP_TO = re.compile(r"(?:Between [\d,]+ and|^[\d,]+ or) $")
_UP_TO_YEAR = re.compile(r"(?:[\d,]+ to [\d,]+|(?:<5|[\d,.]+)(?: to [\d,.]+)?(, possibly up to) [\d,.]+)( \(\d{4}\))?")
_OF_YEARS = ("table justice-beside", "title justice-beside")
"""Where such a total stands with its year beside it: in a row, and in the title."""
_PERSONS = {"detected-victims", "persons-in-formal-contact", "persons-prosecuted", "persons-convicted"}
"""A total told up to the sum of its parts, whose least is its own; in a cell it can be an interval."""
_CHILDREN_BY_SEX = ", of whom "
_OF_NO_AGE = "No age is reported for "
"""What stands before victims of no age, whose address is that of all victims."""
_SUMMED = re.compile(
    r"(?:Counts by sex for \d{4} have more by form: [^.;]*"
    r"|; by sex "
    r"|[Aa]dded up by age or sex, the source has "
    r"|children were detected in \d{4} by the total, |^By sex, |victims by sex in the report for \d{4}: )$"
)
_SUMMED_BY_AGE = re.compile(
    r"(?:; by age "
    r"|[Aa]dded up by age or sex, the source has "
    r"|victims by age in the report for \d{4}: )$"
)
_ROWS_BY_AGE = re.compile(r"^ detected victims counted by age for \d{4}")
"""What stands behind children and adults together, whose address is that of the children."""
_TOGETHER = re.compile(r"^ (?:children in all, by these counts|children were detected in \d{4}\.)")
"""What stands around the sum of the rows of all sexes, whose address is that of the sex with most."""
_SEX_OF = re.compile(r"The sex of the children detected in \d{4} is $")
"""What stands before "not known", whose address is that of the children."""
_TILES, _OF_CHILDREN = "country page", "detected-victims"
"""Where a figure stands by itself, in a tile: of children it is never of one sex alone."""
_MOVING, _RESTS = "table moving-table", frozenset({"birth-registration", "social-protection-children"})
"""Where shares are of those who are not reached, though their address is that of those who are."""
_BASE = (" detected victims of known age",)
"""What stands behind the base of a share, whose address is the share's."""
_OVER = re.compile(r"(?P<figure>.+?) \((?P<number>\d+) of \d+ countries(?: and areas)?\)")
"""A group's figure, with over how many countries it is summed."""
PER = 100_000
SUMMED = "summed over sexes"
"""The kind of a question for all persons where the answer is the sum of the rows by sex."""
TOTAL_TO_SUM = "total to sum"
"""The kind of one that is answered with a total and the larger sum of its parts."""


class Addresses:
    """Reads the addresses of origins as questions."""

    def __init__(self, context: Context) -> None:
        self.indicators = context.indicators
        self.areas = set(context.geography.areas)

    def question(self, href: str) -> Question | None:
        """The question of an address, with its year if it has one; None for other addresses."""
        parts = urlsplit(href)
        if parts.path != ORIGIN:
            return None
        asked = dict(parse_qsl(parts.query))
        indicator = self.indicators.get(asked.get("indicator", ""))
        if indicator is None:
            return None
        area = asked.get("area", "WLD")
        measure = asked.get("measure", indicator.measures[0])
        if area not in self.areas:
            # A sum over a group is of the countries that the view takes: without the view it is another question.
            measure = f"{measure} {asked.get('view', '')}".strip()
        people = f"{asked.get('sex', indicator.default_sex)} {asked.get('age', indicator.default_age)}"
        breakdown = asked.get("breakdown", indicator.default_breakdown)
        return Question("figure", area, indicator.id, people, breakdown, measure, asked.get("year", ""))

    def decimals(self, question: Question) -> int:
        """As many decimals as figures of a question have when they are small."""
        return 2 if question.measure.startswith(RATE) else self.indicators[question.subject].decimals


def linked(addresses: Addresses, html: str, place: str) -> Iterator[Answer]:
    """The answers of all links of an HTML text."""
    for piece in pieces(html):
        question = addresses.question(piece.href)
        if question is not None and question.year:
            yield from _answers(addresses, piece, question, place)


def _answers(addresses: Addresses, piece: Piece, question: Question, place: str) -> Iterator[Answer]:
    text, words = clean(piece.text), clean(piece.line)
    decimals = addresses.decimals(question)
    if text == question.year or _is_span(text, question.year):
        return
    kind, question = _asked(piece, question, place)
    said = read(text, decimals)
    year = question.year
    if said is None and (found := _WITH_YEAR.fullmatch(text)):
        # Cells of a window lead to what is shown for a year; the year of the figure stands beside it.
        said, year = read(found["figure"], decimals), found["year"]
        if found["known"]:
            yield Answer(_of(question, "years known", ""), (int(found["known"]), int(found["span"])), place, words)
    if said is None and (found := _OVER.fullmatch(text)):
        said, question = read(found["figure"], decimals), over(question, found["number"])
    if isinstance(said, Unknown) and _SEX_OF.search(piece.before):
        return  # Their sex is not known; how many they are is.
    if text.startswith("few") and not (addresses.indicators[question.subject].is_count and question.measure != RATE):
        return  # few persons are behind a share or a rate, whatever it amounts to
    if said is not None and not (isinstance(said, Unknown) and said.text.startswith("nothing since")):
        yield Answer(_of(question, kind, year), said, place, words)


def _is_span(text: str, year: str) -> bool:
    """Whether a text is a span of years from or to that of its address, such as "2019 to 2022", and no number."""
    found = re.fullmatch(r"(\d{4}) to (\d{4})", text)
    return found is not None and year in found.groups()


def _asked(piece: Piece, question: Question, place: str) -> tuple[str, Question]:
    """What kind of answer a figure is by the words around it, and the question that it answers."""
    sex, age = question.people.split()
    before, after = piece.before, piece.after
    is_low = before.endswith("low ") or (before.endswith("(") and after.startswith(" to "))
    is_by_sex = question.subject == _OF_CHILDREN and before.endswith(_KNOWN_BY_SEX)
    read_as = (
        ("base", after.startswith(_BASE), question.people),
        (
            "ages by sex",
            bool(_BY_SEX.search(before) and _COUNTED_BY_SEX.search(after)) or is_by_sex,
            question.people,
        ),
        ("share by sex", before.endswith(_CHILDREN_BY_SEX) and after.startswith(_SHARE_BY_SEX), question.people),
        ("least of a total", bool(_FROM.search(after)), question.people),
        ("sum of parts", bool(_UP_TO.search(before)), "_T _T"),
        (TOTAL_TO_SUM, is_up_to_sum(question, piece.text, place), question.people),
        ("children by sex", before.endswith(_CHILDREN_BY_SEX), question.people),
        ("of no age", before.endswith(_OF_NO_AGE), question.people),
        (SUMMED, _is_sum(piece, question, place), f"_T {age}"),
        ("summed over ages", bool(_SUMMED_BY_AGE.search(before) or _ROWS_BY_AGE.search(after)), f"{sex} _T"),
        ("high", bool(_HIGH.search(before)), question.people),
        ("low", is_low, question.people),
        ("rest of all", place == _MOVING and question.subject in _RESTS, question.people),
    )
    kind, people = next(((kind, people) for kind, is_so, people in read_as if is_so), ("figure", question.people))
    return kind, replace(question, people=people)


def is_up_to_sum(question: Question, text: str, place: str) -> bool:
    """Whether a figure is a total of persons that is told up to the sum of its parts."""
    found = _UP_TO_YEAR.fullmatch(clean(text))
    is_of_persons = question.people == "_T _T" and question.subject in _PERSONS
    return found is not None and is_of_persons and (any(found.groups()) or place in _OF_YEARS)


def _is_sum(piece: Piece, question: Question, place: str) -> bool:
    """Whether a figure is the sum of the rows by sex, though its address is that of one of them."""
    if question.people.startswith("_T "):
        return False
    alone = place == _TILES and not (piece.before or piece.after) and question.subject == _OF_CHILDREN
    return alone or bool(_TOGETHER.search(piece.after) or _SUMMED.search(piece.before))


def over(question: Question, countries: str) -> Question:
    """The question for a sum over so many countries of a group, in whatever view it stands."""
    return replace(question, measure=f"{question.measure.split()[0]} over {countries} countries")


def _of(question: Question, kind: str, year: str) -> Question:
    return Question(kind, question.area, question.subject, question.people, question.breakdown, question.measure, year)
