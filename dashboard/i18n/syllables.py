"""Where a long word may break in a narrow column, for browsers without a dictionary of its language."""

from __future__ import annotations

import re

from dashboard.i18n import current_language

SOFT = "\u00ad"
"""A hyphen that is seen only where its line ends."""
LEAST = 9
"""Letters of a word that may break."""
_BEFORE, _AFTER = 4, 3
"""Letters that stay on either side; in assets/reach.css as well."""
_VOWELS = {"ru": "аеёиоуыэюя", "fr": "aàâeéèêëiîïoôuùûüyœæ", "es": "aáeéiíoóuúü"}
_PAIRS = {"ru": "", "fr": "ch ph th gn qu gu", "es": "ch ll rr qu gu"}
"""Two letters that are one sound."""
_STOPS, _LIQUIDS = "bcdfgptv", "lr"
"""Of these, one before the other stays with it: "re-gis-trer"."""
_NEVER_FIRST = "ьъй"


def syllabled(text: str) -> str:
    """The text with a soft hyphen before each syllable of its long words, in languages whose syllables show.

    In Russian, French and Spanish a syllable begins with the last consonant before its vowel; other languages stay.
    """
    language = current_language()
    if language not in _VOWELS:
        return text
    return re.sub(rf"[^\W\d_]{{{LEAST},}}", lambda found: _broken(found[0], language), text)


def _broken(word: str, language: str) -> str:
    low, vowels = word.lower(), _VOWELS[language]
    marked = [
        SOFT + letter if _BEFORE <= at <= len(word) - _AFTER and _begins(low, at, vowels, language) else letter
        for at, letter in enumerate(word)
    ]
    return "".join(marked)


def _begins(word: str, at: int, vowels: str, language: str) -> bool:
    """Whether a syllable begins at this letter."""
    onset = _onset(word, at, language)
    is_consonant = word[at] not in vowels and word[at] not in _NEVER_FIRST
    is_within = at > 0 and _onset(word, at - 1, language) > 1
    return is_consonant and not is_within and word[at + onset : at + onset + 1] in set(vowels)


def _onset(word: str, at: int, language: str) -> int:
    """How many consonants from here on stay together: two, or one."""
    pair = word[at : at + 2]
    is_joined = language != "ru" and len(pair) == 2 and pair[0] in _STOPS and pair[1] in _LIQUIDS
    return 2 if is_joined or (pair in _PAIRS[language].split() and pair) else 1
