"""In a text from the right, names in Latin letters and numbers stand where they are read."""

from __future__ import annotations

from dashboard.brief.sentence import Value
from dashboard.i18n import in_a_row, labelled, language, translate


def test_a_number_is_not_drawn_into_the_name_before_it_and_keeps_its_sign_and_its_day() -> None:
    with language("ar"):
        assert in_a_row(["مكتب GLOTIP", "28 تشرين"]) == "مكتب GLOTIP\u200f، 28 تشرين"
        assert (
            in_a_row(["UNODC", "\u2066Victims (GLOTIP)\u2069", "28"])
            == "UNODC\u200f، \u2066Victims (GLOTIP)\u2069\u200f، 28"
        )
        assert labelled("درجة", "−1.77") == "درجة: \u200e−1.77"
        assert labelled("−1.77 (2023)", "درجة") == "\u200e−1.77\u200f (2023): درجة"
        assert labelled("غيانا", "≥6.38 (2020)") == "غيانا: \u200e≥6.38\u200f (2020)", "its year is last, as of others"
        assert labelled("درجة", "≥1,234 (<5)") == "درجة: \u200e≥1,234\u200f (\u200e<5)"
        assert translate("few (<5)") == "عدد قليل (\u200e<5)", "read as it stands, not as more than 5"
        assert labelled("إصدار", "2026-11-29.ac39cb") == "إصدار: \u200e2026-11-29.ac39cb"
        value = Value("12", "/data?release=2026-11-29.ac39cb")
        assert in_a_row([str(value), "13"]) == f"{value}، 13", "an address behind a value is no name"
    with language("ru"):
        assert labelled("UNODC", "−1.77") == "UNODC: −1.77"
