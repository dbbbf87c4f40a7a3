"""Long words of narrow columns break at syllables, where a browser has no dictionary of their language."""

from __future__ import annotations

from dashboard.i18n import language
from dashboard.i18n.syllables import SOFT, syllabled

BROKEN = {
    "ru": "Отсутст-вие безо-пас-ности, Регист-ра-ция, Кале-ча-щие операции, Социаль-ная",
    "fr": "Nais-san-ces enre-gis-trées, télé-pho-ni-que",
    "es": "Insegu-ri-dad alimen-ta-ria, desa-rro-llo",
    "en": "Registration of births",
}


def test_a_long_word_breaks_before_a_syllable_and_says_the_same() -> None:
    for lang, wanted in BROKEN.items():
        with language(lang):
            assert syllabled(wanted.replace("-", "")).replace(SOFT, "-") == wanted
