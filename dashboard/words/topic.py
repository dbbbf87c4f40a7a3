"""What a view that stands without its page is about: victims of what, and of which ages where it is silent."""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard.catalogue import Indicator, Source
from dashboard.i18n import as_sentence, in_a_row, in_parts, translate
from dashboard.words.ageless import says_parts_detected
from dashboard.words.before_the_law import says_people_first
from dashboard.words.names import capitalised
from dashboard.words.offence import is_named

CASES = "cases"
"""Unit of files on people whom somebody assisted: no state's count of victims."""
ALL_AGES = ("persons", "per 100,000 people")
"""Units of figures of people, whose age their words may leave out; a share or a number of offences has none."""
COUNTED = ("people", "deaths")
"""How units begin of people who are counted, but for those of trafficking."""
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*\d|\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


def topic(indicator: Indicator, source: Source, age: str, said: str) -> str:
    """A sentence that pages say for all of their views; empty for figures of anything but trafficking in persons, and
    where the view says it.

    `source`: that of the indicator. `said`: title and subtitle of the view, which may say of which ages its figures
    are.
    """
    if not source.of_trafficking:
        return ""
    of_victims = counts_found(indicator)
    about = translate("Victims of trafficking in persons") if of_victims else translate("Trafficking in persons")
    if about in said:
        return ""
    ages = translate("all ages")
    is_silent = indicator.unit in ALL_AGES and age == "_T" and not indicator.partner and not says_ages(said)
    is_named_in = is_named(indicator, said) or says_people_first(said) or says_parts_detected(said)
    if is_named_in or about.casefold() in said.casefold():  # Within a sentence: of which ages is still to be said.
        return as_sentence(capitalised(ages)) if is_silent else ""
    return as_sentence(in_a_row((about, ages)) if is_silent else about)


def counts_found(indicator: Indicator) -> bool:
    """Whether figures are of victims whom countries detected."""
    return indicator.theme == "victims" and indicator.unit != CASES


def only_found() -> str:
    """What is to be said once of figures of detected victims that stand without their views."""
    return translate("Only victims who were found are counted.")


def counts_all_ages(indicator: Indicator, source: Source, age: str) -> bool:
    """Whether figures count people, whatever their age. `source`: that of the indicator."""
    is_of_people = indicator.unit == ALL_AGES[0] if source.of_trafficking else indicator.unit.startswith(COUNTED)
    return is_of_people and age == "_T"


def has_count(said: str) -> bool:
    """Whether words have a number that is no year."""
    return any(not _YEAR.fullmatch(number) for number in _NUMBER.findall(said))


def says_ages(said: str) -> bool:
    """Whether words name all ages, in any of the cases of a language: its words are known by how they begin."""
    return _declined(translate("all ages")).search(said) is not None


@lru_cache(maxsize=8)
def _declined(words: str) -> re.Pattern[str]:
    """Words of which the last third may be others: "все возрасты", "всех возрастов"."""
    begun = (re.escape(word[: len(word) - len(word) // 3]) for word in words.split())
    return re.compile(r"\w*\s+".join(begun), re.IGNORECASE)


def with_ages(said: str) -> str:
    """A line on people of all ages that says so, for where nothing else does."""
    return said if says_ages(said) or not has_count(said) else in_parts((said, translate("all ages")))
