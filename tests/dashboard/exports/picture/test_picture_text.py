"""Texts are measured in the fonts that draw them, and their lines break where the language lets them."""

from __future__ import annotations

from itertools import product

import pytest

from dashboard.exports.picture import ruler
from dashboard.exports.picture.ruler import (
    BOLD,
    FONT_FILES,
    LATIN,
    REGULAR,
    balanced,
    families,
    unbroken,
    width_of,
    wrapped,
)
from dashboard.i18n import language
from tests.fixtures.spaces import spaced

LONG = "United Kingdom of Great Britain and Northern Ireland"
CHINESE = "已发现的贩运受害者中的儿童，按性别和年龄分列。数据来自联合国毒品和犯罪问题办公室"
ARABIC = "الأطفال بين ضحايا الاتجار بالأشخاص الذين تم اكتشافهم في جميع أنحاء العالم"


def test_the_fonts_are_there() -> None:
    assert all(path.is_file() for path in FONT_FILES)


def test_bold_is_wider_and_twice_the_type_twice_as_wide() -> None:
    assert width_of(LONG, 12, BOLD) > width_of(LONG, 12)
    assert width_of(LONG, 24) == pytest.approx(2 * width_of(LONG, 12))


KERNED = "AVATo “Tyne” Łódź, État d’Ivoire – 1,234.5%"
RUSSIAN = "Доля детей среди выявленных жертв, ТУР АУ: 1 234,5%"
DECOMPOSED = "E\u0301tat, \u0041\u030ans"


@pytest.mark.parametrize("text", [LONG, KERNED, RUSSIAN, DECOMPOSED])
@pytest.mark.parametrize("weight", [REGULAR, BOLD])
def test_letters_and_their_pairs_are_as_wide_as_the_font_says_of_the_whole(text: str, weight: int) -> None:
    whole = ruler._font(LATIN, weight).getlength(text) / ruler._MEASURED
    assert width_of(text, 1, weight) == pytest.approx(whole, abs=1e-9)


@pytest.mark.parametrize("text", [LONG, CHINESE, ARABIC, f"{LONG} {CHINESE} {ARABIC}", "→ ≈ 3 ≤ 5 ✓"])
@pytest.mark.parametrize("width", [60, 120, 333])
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text: str, width: float) -> None:
    lines = wrapped(text, 14, width)
    assert all(width_of(line, 14) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_stay_whole_where_they_fit() -> None:
    assert [word for line in wrapped(LONG, 12, 120) for word in line.split()] == LONG.split()
    # French has a narrow space within its numbers: a key said "10" at the end of a line, and "000" below.
    assert wrapped("trait de cette épaisseur : 10\u202f000 ou plus", 12, 160)[-1].startswith("10\u202f000")
    # A key said "Nacio" at the end of a line, and "nes" below.
    counted = "(núm. de Miembros de las Naciones Unidas)"
    lines = wrapped(counted.replace(" ", "\u00a0"), 12, width_of(counted, 12) * 0.8)
    assert list(map(spaced, lines)) == ["(núm. de Miembros de las", "Naciones Unidas)"]


def test_chinese_breaks_between_characters_but_never_before_a_comma() -> None:
    lines = wrapped(CHINESE, 14, 100)
    assert len(lines) > 3
    assert not any(line[0] in "，。" for line in lines)


def test_an_address_without_spaces_is_broken_too() -> None:
    lines = wrapped("https://example.org/" + "a" * 200, 12, 150)
    assert len(lines) > 5
    assert all(width_of(line, 12) <= 150 for line in lines)


def test_balanced_lines_break_no_word_that_has_room() -> None:
    """A map said “(Plurination | al State of)”."""
    name = "Bolivia (Plurinational State of)"
    widest = width_of("(Plurinational", 12)
    assert balanced(name, 12, widest + 1) == ["Bolivia", "(Plurinational", "State of)"]


def test_balanced_lines_are_as_many_and_never_leave_a_word_alone() -> None:
    text = "Detected victims, children: 108 of 193 countries report for 2022 and more"
    plain_lines, even = wrapped(text, 20, 640, BOLD), balanced(text, 20, 640, BOLD)
    assert len(plain_lines) == len(even) == 2
    assert width_of(even[1], 20, BOLD) > 0.7 * width_of(even[0], 20, BOLD)
    with language("zh"):
        assert balanced(REPORTED, 20, 600, BOLD)[0].endswith("，"), "a Chinese line ends between clauses"
    for line in wrapped("毒罪办（《开放政府许可》）；“地图”（2010年）联合王国†。", 20, 85):
        assert line[0] not in "）》；”†。", line
        assert line[-1] not in "（《“", line


def test_arabic_is_measured_as_it_is_joined() -> None:
    joined, apart = width_of("سلام", 20), sum(width_of(letter, 20) for letter in "سلام")
    assert joined < 0.9 * apart


def test_each_language_names_its_own_font_first() -> None:
    assert families("ar").startswith("Noto Sans Arabic")
    assert families("en").startswith("Noto Sans,")
    assert "Noto Sans SC" in families("zh")


REPORTED = "孟加拉国：2017至2022年，其国民中在别处被报告为贩运被害人者（所有年龄）：835至916"
TITLES = (
    (
        "en",
        "Bangladesh, 2017 to 2022. Its citizens detected elsewhere: 835 to 916, in 27 of the 123 others",
        "835 to 916,",
    ),
    ("en", "World, 2017 to 2022: detected victims. Own citizens: about 189,000. Citizens of another", "about 189,000."),
    ("en", "World, 2023, in the judgement of the US Department of State: Tier 1 (29), Tier 2 (101)", "Tier 1"),
    ("en", "Detected child victims of trafficking: 4 or more per 100,000 children in 14 countries", "4 or more"),
    ("en", "Detected child victims of trafficking: 4 or more per 100,000 children in 14 countries", "14 countries"),
    ("fr", "Enfants parmi les victimes de la traite détectées : 60\u202f% ou plus dans 19 pays", "60\u202f% ou plus"),
    ("fr", "Enfants victimes, 62 pays : filles 9\u202f798 à 11\u202f444, garçons 4", "9\u202f798 à 11\u202f444,"),
    ("es", "Víctimas infantiles detectadas en 62 países: niñas 9.798 a 11.444, niños 4", "9.798 a 11.444,"),
    ("ar", "الأطفال المكتشفون في 62 بلداً: الفتيات 9,798 إلى 11,444، الفتيان 4", "9,798 إلى 11,444،"),
    ("ru", "Выявленные дети, пострадавшие от торговли людьми: 4 или более в 14 странах", "4 или более"),
    ("ru", "Нигерия: в 2022 году выявлено 974 ребенка — жертвы торговли людьми", "974 ребенка —"),
    ("ru", "Нигерия: самый высокий уровень выявленных детей за 2017–2022 годы", "2017–2022 годы"),
    ("ar", "بنغلاديش: تسجيل المواليد أدنى مما في 144 من أصل 161 بلداً آخر", "144 من أصل 161"),
    ("ru", "Крайняя нищета: 3% или менее — в 73 из 119 стран с данными начиная с 2019 года", "73 из 119"),
    ("en", "Extreme poverty: 3% or less in 73 of 119 countries with a figure since 2019", "73 of 119"),
    ("en", "Nigeria detected 974 child victims of trafficking in 2022, the highest rate of 2017", "in 2022,"),
    ("en", "Nigeria detected 974 child victims in 2022 (0.90 per 100,000 children), the highest", "(0.90 per"),
    ("zh", REPORTED, "2017至2022年，"),
    ("zh", REPORTED, "被报告"),
    ("zh", REPORTED, "（所有"),
)
"""Titles, and what no line of them is broken in."""


def test_a_title_is_not_broken_within_a_figure() -> None:
    """ "835" at the end of a line says another number than "835 to 916"."""
    for (tongue, title, kept), width in product(TITLES, range(330, 700, 10)):
        with language(tongue):
            lines = balanced(title, 25, width, BOLD)
            told = unbroken(title, lines)
        assert any(kept in line for line in lines), (width, lines)
        assert ("" if tongue == "zh" else " ").join(lines) == title
        # Narrower letters of an office had room for "835" above "to 916": what begins a line is one piece there, too.
        assert spaced(told) == title
        assert not any(line.startswith(kept) for line in lines[1:]) or kept.replace(" ", "\u00a0") in told


def test_a_figure_that_is_wider_than_the_line_is_broken_after_all() -> None:
    # Of how many it is stands with what these are, where that takes no line more.
    among = "Extreme poverty: 3% or less in 73 of 119 countries with a figure since 2019"
    assert balanced(among, 34, 1200, BOLD)[1] == "in 73 of 119 countries with a figure since 2019"
    # A short word ends a line only where it would take one line more.
    led = "Выявленные дети в 76 странах"
    assert balanced(led, 25, 262, BOLD) == ["Выявленные", "дети в 76 странах"]
    assert balanced("Дети и взрослые", 25, width_of("и взрослые", 25, BOLD) - 1, BOLD) == ["Дети и", "взрослые"]
    assert balanced("about 189,000,000", 25, 150, BOLD) == ["about", "189,000,000"]
