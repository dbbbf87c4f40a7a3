"""Every word a reader sees: gettext catalogues by language, and numbers and dates as the language writes them."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import lru_cache, reduce
from pathlib import Path
from string import Formatter
from typing import Literal

from babel import Locale
from babel.dates import format_date as babel_date
from babel.dates import format_skeleton
from babel.numbers import NumberPattern, format_decimal, parse_pattern
from babel.support import NullTranslations

from dashboard.i18n.catalogues import DEFAULT as DEFAULT
from dashboard.i18n.catalogues import DOMAIN, is_enough, kept
from dashboard.i18n.order import LEFT, RIGHT, in_order
from dashboard.i18n.rounding import half_up

LOCALE = Path(__file__).parent / "locale"
_MILLION = 1_000_000

_current: ContextVar[str] = ContextVar("language", default=DEFAULT)


def languages() -> tuple[str, ...]:
    """Languages that have a catalogue in LOCALE, English first."""
    return _languages(LOCALE)


@lru_cache(maxsize=4)
def _languages(folder: Path) -> tuple[str, ...]:
    found = sorted(path.parents[1].name for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return (DEFAULT, *(code for code in found if code != DEFAULT))


def of_tag(tag: str) -> str:
    """The language that a tag is of, `ar` for `ar-EG` or `AR`; the tag itself where there is none."""
    base = tag.replace("_", "-").partition("-")[0].lower()
    return base if base in languages() else tag


_says: dict[str, tuple[Path, NullTranslations]] = {}
"""By language what was asked last, and of which folder: to find a path among those that are kept takes longer."""


def _translations(folder: Path, code: str) -> NullTranslations:
    known = _says.get(code)
    if known is None or known[0] is not folder:
        known = _says[code] = folder, kept(folder, code).says
    return known[1]


def offered() -> tuple[str, ...]:
    """Languages that readers are led to, English first: those that have enough of the texts.

    The others are to be had by their address alone, for whoever translates them.
    """
    return _offered(LOCALE)


@lru_cache(maxsize=4)
def _offered(folder: Path) -> tuple[str, ...]:
    english = kept(folder, DEFAULT)
    return tuple(code for code in _languages(folder) if code == DEFAULT or is_enough(english, kept(folder, code)))


@contextmanager
def language(code: str) -> Iterator[None]:
    """Within the block, texts and numbers are in this language (English where there is no catalogue)."""
    token = _current.set(code if code in languages() else DEFAULT)
    try:
        yield
    finally:
        _current.reset(token)


def current_language() -> str:
    """The language of the block that this runs in."""
    return _current.get()


@lru_cache(maxsize=16)
def _locale(code: str) -> Locale:
    return Locale.parse(code)


def own_name(code: str) -> str:
    """What a language calls itself, as a name begins: "Français"."""
    name = _locale(code).get_language_name(code) or code
    return name[:1].upper() + name[1:]


def territory_name(iso2: str) -> str:
    """The common name of a country in the current language, as CLDR has it; empty where it has none."""
    return str(_locale(current_language()).territories.get(iso2, ""))


@lru_cache
def is_right_to_left(code: str) -> bool:
    """Whether the language is written from right to left."""
    return _locale(code).text_direction == "rtl"


def translate(text: str, /, *, context: object = "", **values: object) -> str:
    """The text in the current language, with `{names}` filled in; the English text where it has no translation.

    `context`, a text, tells apart what English says with one word: "none" of corridors, "none" of children.
    """
    texts, found = _translations(LOCALE, _current.get()), text
    if text:
        found = str(texts.pgettext(str(context), text)) if context else texts.gettext(text)
    return _set(found.format(**values) if values else found)


def from_left(sign: str) -> str:
    """A sign that is read from left to right with the number behind it, and that keeps its form, in every language; or
    a citation with its full stop."""
    return f"{LEFT}{sign}{LEFT}" if is_right_to_left(_current.get()) else sign


def closed(text: str) -> str:
    """A text of which no Latin letters at its end go on from left to right with what stands behind it."""
    return f"{text}{RIGHT}" if is_right_to_left(_current.get()) else text


def _set(text: str) -> str:
    """A text with names and numbers in their order where the language is written from the right."""
    return in_order(text) if is_right_to_left(_current.get()) else text


def translate_filled(text: str, templates: tuple[str, ...]) -> str:
    """As `translate`, for a published text whose sentences are `templates` with whole numbers in their `{names}`.

    The text as it is where it is made of anything else.
    """
    return in_sentences(translate(template, **values) for template, values in _taken_apart(text, templates)) or text


@lru_cache(maxsize=1024)
def _taken_apart(text: str, templates: tuple[str, ...]) -> tuple[tuple[str, dict[str, str]], ...]:
    found: list[tuple[str, dict[str, str]]] = []
    rest = text
    while rest:
        matches = ((template, _as_pattern(template).match(rest)) for template in templates)
        template, match = next((pair for pair in matches if pair[1]), ("", None))
        if match is None:
            return ()
        found.append((template, match.groupdict()))
        rest = rest[match.end() :]
    return tuple(found)


@lru_cache(maxsize=256)
def _as_pattern(template: str) -> re.Pattern[str]:
    """What a filled template looks like, up to the next sentence or the end."""
    seen: set[str] = set()
    pattern = ""
    for literal, name, _, _ in Formatter().parse(template):
        pattern += re.escape(literal)
        if name:
            pattern += f"(?P={name})" if name in seen else rf"(?P<{name}>\d+)"
            seen.add(name)
    return re.compile(rf"{pattern}(?: |$)")


_OPEN, _CLOSE = "\ue003", "\ue004"
"""Marks of Unicode's private use area around the name of a slot: they survive whatever a language does around it."""
_SLOT = re.compile(f"{_OPEN}(\\w+){_CLOSE}")


class Slot(str):
    """The name of a component that stands in a sentence."""


def slots(*names: str) -> dict[str, str]:
    """Values for placeholders of a text in whose places components will stand; `pieces` finds them again."""
    return {name: f"{_OPEN}{name}{_CLOSE}" for name in names}


def pieces(text: str) -> list[str | Slot]:
    """A text that was filled with `slots`, cut at these."""
    return [Slot(piece) if at % 2 else piece for at, piece in enumerate(_SLOT.split(text)) if piece]


def translate_number(singular: str, plural: str, number: int, /, *, context: object = "", **values: object) -> str:
    """As `translate`, in the plural form that `number` asks for; `{number}` is filled in, formatted if not given.

    The form is that of the number as it is written: "58.7 million" asks for that of a million.
    """
    texts = _translations(LOCALE, _current.get())
    asked = _as_written(number, str(values["number"])) if "number" in values else number
    found: str = (
        texts.npgettext(str(context), singular, plural, asked) if context else texts.ngettext(singular, plural, asked)
    )
    return _set(found.format(**{"number": format_number(number), **values}))


def alphabetical(name: str) -> str:
    """What a name is sorted by: letters with marks stand beside those without, as أ beside ا; Chinese goes by sound."""
    return _alphabetical(name, _current.get())


@lru_cache(maxsize=2_048)
def _alphabetical(name: str, code: str) -> str:
    if code == "zh":
        # The common characters of GB 2312, which this encoding keeps, stand in the order of their sounds.
        return name.encode("gb18030").decode("latin-1")
    apart = unicodedata.normalize("NFD", name)
    # Where a mark makes a letter of its own, which stands behind: Russian й.
    letters = apart.replace("\u0438\u0306", "\u0439").replace("\u0418\u0306", "\u0419") if code == "ru" else apart
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return f"{plain.casefold()}\0{apart}"


def _as_written(number: int, text: str) -> int:
    """The number whose plural form a text asks for that tells a number: rounded, or so many millions."""
    digits = "".join(filter(str.isdecimal, text))
    if len(digits) == len(str(number)):
        return int(digits)
    return _MILLION if digits and number >= _MILLION else number


def in_a_row(words: Iterable[str]) -> str:
    """Words or clauses one after another, with the language's comma; for names in a sentence there is `format_list`."""
    return reduce(_next_in_a_row, words) if (words := tuple(words)) else ""


def _next_in_a_row(first: str, second: str) -> str:
    return translate("{first}, {second}", first=first, second=second)


def in_parts(parts: Iterable[str]) -> str:
    """Parts of a text that hold commas themselves, with the language's semicolon between them."""
    return reduce(_next_part, parts) if (parts := tuple(parts)) else ""


def _next_part(first: str, second: str) -> str:
    return translate("{first}; {second}", first=first, second=second)


_WIDE_STOPS = ("。", "！", "？", "；", "：")
"""Chinese marks have room behind them in themselves: no space follows."""


def in_sentences(sentences: Iterable[str]) -> str:
    """Sentences one after another, as the language sets them apart; an empty one leaves no space."""
    return reduce(_next_sentence, filter(None, sentences), "")


def _next_sentence(first: str, second: str) -> str:
    return f"{first}{gap_behind(first)}{second}"


def gap_behind(sentence: str) -> str:
    """What sets a sentence apart from the next one: a space, but none behind nothing or a Chinese mark."""
    return "" if not sentence or sentence.endswith(_WIDE_STOPS) else " "


SENTENCE_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟")
"""Signs that end a sentence in one of the languages."""


def as_sentence(text: str) -> str:
    """What may be a title, among sentences: with a full stop, unless it ends by itself."""
    return text if text.endswith(SENTENCE_ENDS) else translate("{title}.", title=text)


def labelled(name: object, value: object) -> str:
    """A name and what is said of it, with the language's colon between them."""
    return translate("{name}: {value}", name=name, value=value)


def format_list(names: Sequence[str]) -> str:
    """Names as a sentence of the language lists them: "Chad, Mali and Niger"."""
    return _in_list(names, "standard")


def format_choice(names: Sequence[str]) -> str:
    """The same of which one holds: "2020, 2021 or 2023"."""
    return _in_list(names, "or")


def _in_list(names: Sequence[str], kind: str) -> str:
    patterns = _locale("en_GB" if _current.get() == DEFAULT else _current.get()).list_patterns[kind]
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return _joined(patterns["2"], *names)
    found = _filled(patterns["start"], *names[:2])
    for name in names[2:-1]:
        found = _filled(patterns["middle"], found, name)
    return _joined(patterns["end"], found, names[-1])


def _filled(pattern: str, first: str, second: str) -> str:
    """Names may hold braces or marks: they are put in, never formatted again."""
    return _set(pattern.format(first, second))


_SPANISH_E = re.compile(r"[\ue000-\uf8ff]*h?[ií](?![aeoáéó])", re.IGNORECASE)
"""Before the sound of an i that no other vowel follows, Spanish says "e": "Chad e India", but "agua y hielo".
A name that is a link begins with a mark (`dashboard/brief/sentence.py`)."""


def _joined(pattern: str, first: str, last: str) -> str:
    """As `_filled`, with the "and" that the names ask for: in Chinese a longer one, where one of them has the usual."""
    if _current.get() == "zh" and "和" in first + last:
        pattern = pattern.replace("和", "以及")
    if _current.get() == "es" and _SPANISH_E.match(last):
        pattern = pattern.replace(" y ", " e ")
    return _filled(pattern, first, last)


def plural_forms(singular: str, plural: str, /, **values: object) -> dict[str, str]:
    """The forms of a text by CLDR's plural category ("one", "other"): the browser chooses, and fills `{number}`."""
    texts, rule = _translations(LOCALE, _current.get()), _locale(_current.get()).plural_form
    forms = {rule(number): texts.ngettext(singular, plural, number) for number in range(150, -1, -1)}
    return {category: form.format(number="{number}", **values) for category, form in forms.items()}


def with_unit(figure: str, unit: str) -> str:
    """A figure in words with its unit, whose sign of per cent stands as the language has it; without one, as it is."""
    if unit.startswith("%"):
        return _share_of(per_cent(figure), unit.removeprefix("%"))
    if unit.startswith(rate_sign()):
        return translate("{figure} {unit}", context="unit of a rate", figure=figure, unit=unit)
    return translate("{figure} {unit}", figure=figure, unit=unit) if unit else figure


def per_cent(figure: str) -> str:
    """A figure in words with the sign of per cent; of a range, where the language repeats it, with one at each end."""
    if _current.get() in _SIGN_AT_EACH_END:
        behind = translate("{lower} to {upper}", lower=_OPEN, upper=_OPEN).partition(_OPEN)[2].partition(_OPEN)[0]
        ends = re.split(rf"(?<=\d)({re.escape(behind)})(?=\d)", figure)
        return "".join(end if place % 2 else translate("{number}%", number=end) for place, end in enumerate(ends))
    return translate("{number}%", number=figure)


_SIGN_AT_EACH_END = ("zh",)
_WHOM = re.compile("（占(.+)）")


def _share_of(share: str, whom: str) -> str:
    """A share with whom it is of: behind it, as its unit says that; Chinese has them before it in running text."""
    found = _WHOM.fullmatch(whom)
    return f"{found[1]}的{share}" if found else f"{share}{whom}"


def rate_sign() -> str:
    """With what the unit of a rate begins: "per 100,000 children"; Chinese puts such a unit before its figure."""
    return translate("per", context="with what the unit of a rate begins")


def behind_ticks(unit: str) -> str:
    """What follows the numbers beside an axis: the sign of per cent with the space that the language sets before it."""
    said = with_unit("0", unit) if unit == "%" else ""
    return said.removeprefix("0") if said.startswith("0") else unit


def with_things(figure: str, things: str) -> str:
    """A number in words of things that are counted; of one of them their name, which is of many, stands before it.

    In languages whose nouns change after numbers it stands there of any number.
    """
    if not things:
        return figure
    if figure == format_number(1):
        return translate("{what}: {figure}", what=things, figure=figure)
    return translate("{figure} {unit}", context="things that are counted", figure=figure, unit=things)


_PATTERNS = tuple(parse_pattern("#,##0" + ("." + "#" * decimals if decimals else "")) for decimals in range(10))
"""By the number of decimals, read once: reading takes longer than formatting."""


def _with_minus(text: str) -> str:
    """A number of Babel's with a minus sign in place of a hyphen; none before what is rounded to 0.

    Files for machines do not come this way.
    """
    rounded = not any(unicodedata.digit(character, 0) for character in text)
    return text.replace("-", "" if rounded else "\u2212")


def format_number(value: float, decimals: int = 0) -> str:
    """A number with the language's separators and at most so many decimals."""
    return _formatted(value, min(max(decimals, 0), len(_PATTERNS) - 1), _current.get())


@lru_cache(maxsize=8192)
def _formatted(value: float, decimals: int, code: str) -> str:
    """As `format_number`, kept: the same figures stand in titles, hovers and tables."""
    rounded = half_up(value, decimals)  # Babel's own rounds a half to the even digit, browsers and Excel do not.
    return _with_minus(format_decimal(rounded, format=_PATTERNS[decimals], locale=_locale(code)))


def format_fixed(value: float, decimals: int) -> str:
    """A number with exactly so many decimals: the ends of an interval around zero must not both read as 0."""
    return _fixed(value, decimals, _current.get())


@lru_cache(maxsize=8192)
def _fixed(value: float, decimals: int, code: str) -> str:
    """As `format_fixed`, kept."""
    pattern, rounded = "#,##0." + "0" * decimals, half_up(value, decimals)
    return _with_minus(format_decimal(rounded, format=pattern, locale=_locale(code)))


LEAST_MILLION = 999_500
"""From here on a number in few characters is told in millions: in thousands it would be rounded to a thousand."""


def format_short(value: float) -> str:
    """A large number in words: 73.5 million. Small ones as they are."""
    if abs(value) < _MILLION:
        return format_number(value, 0 if abs(value) >= 10 or value == int(value) else 1)
    # Chinese has one form only, which Babel calls "short".
    has_long = "long" in _locale(_current.get()).compact_decimal_formats
    return _in_units(value, "long" if has_long else "short", 1)


def _in_units(value: float, kind: Literal["long", "short"], decimals: int) -> str:
    """A number in the units that the language counts in, rounded first.

    Babel's own goes by the exact number: it writes "2 milliard" for 1.96 of them, and "1 milliards" for 1.
    """
    locale = _locale(_current.get())
    formats = locale.compact_decimal_formats[kind]
    amount, unit, size = Decimal(str(value)), 1, ""
    for _ in range(2):  # What is rounded may be one of the next unit.
        unit, size = _unit_of(abs(amount), formats["other"])
        amount = half_up(amount / unit, decimals) * unit
    number = amount / unit
    number = Decimal(int(number)) if number == int(number) else number.normalize()
    told = formats.get(locale.plural_form(abs(number)), {}).get(size) or formats["other"].get(size)
    pattern = told if told and unit > 1 else _PATTERNS[decimals]
    return _with_minus(pattern.apply(number, locale, decimal_quantization=False))


def _unit_of(amount: Decimal, patterns: Mapping[str, NumberPattern]) -> tuple[int, str]:
    """The unit that a number is counted in, 1 of a small one, and the size by which CLDR names its pattern."""
    sizes = [size for size in patterns if int(size) <= amount]
    if not sizes:
        return 1, ""
    size = max(sizes, key=int)
    digits = patterns[size].pattern.count("0")
    return (1 if patterns[size].pattern == "0" else int(size) // 10 ** (digits - 1)), size


def counts_in_ten_thousands() -> bool:
    """Whether the language has no word for a thousand thousands: Chinese says 100 ten thousands for a million."""
    patterns = _locale(_current.get()).compact_decimal_formats["short"]["other"]
    return bool(patterns["10000"].pattern.count("0") == 1)


def format_tick(value: float) -> str:
    """A number beside an axis in few characters, at whose steps it has up to six digits: 10k, «10 тыс.», 1万; «15 000»
    in a language that has no word for thousands but a sign of units."""
    (small, words), (large, _) = tick_units()
    return format_number(value) if not words and small <= abs(value) < large else _in_units(value, "short", 6)


def tick_units() -> tuple[tuple[int, str], tuple[int, str]]:
    """The two units that numbers beside axes are told in, with what follows a number: 1000 "k" and 1,000,000 "M"; ""
    where thousands are told in figures, as in French, whose "k" is a sign of units."""
    if _current.get() == DEFAULT:
        return (1000, "k"), (1_000_000, "M")
    patterns = _locale(_current.get()).compact_decimal_formats["short"]["other"]
    units: dict[int, str] = {}
    for size, pattern in patterns.items():
        if pattern.suffix[0]:
            units.setdefault(_unit_of(Decimal(size), patterns)[0], pattern.suffix[0].replace("'", ""))
    (size, words), large, *_ = sorted(units.items())
    return (size, "" if words.strip() == "k" else words), large


def format_brief(value: float, decimals: int = 0) -> str:
    """A number of a thousand and more in few characters, as beside axes: 975k, 3.9M. `decimals`: of thousands."""
    size, sign, digits = (1_000_000, "M", 1) if value >= LEAST_MILLION else (1000, "k", decimals)
    if _current.get() == DEFAULT:
        return f"{format_number(value / size, digits)}{sign}"
    return format_tick(size * float(half_up(value / size, digits)))


def format_ten_thousands(value: float) -> str:
    """A number of ten thousand and more in few characters, in a language that counts so: 93.2万, 1.38亿."""
    return _in_units(value, "short", 2)


ARABIC_MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)
"""As the United Nations write them, with the names of east and west; CLDR has those of one of them."""


def format_year(year: float) -> str:
    """A year that stands by itself in a label, a list or a sentence: 2024, in Chinese 2024年.

    Ticks, heads of columns and cells of years have digits alone, and a message with a year in it writes its own sign.
    """
    return _year(round(year), _current.get())


@lru_cache(maxsize=1024)
def _year(year: int, code: str) -> str:
    return format_skeleton("y", datetime.date(year, 1, 1), locale=_locale(code))


def format_month(date: datetime.date) -> str:
    """A month as the language writes it: November 2026."""
    if _current.get() == "ar":
        return f"{ARABIC_MONTHS[date.month - 1]} {date.year}"
    return format_skeleton("yMMMM", date, locale=_locale(_current.get()))


def format_date(date: datetime.date) -> str:
    """A date as the language writes it: 25 November 2026."""
    code = _current.get()
    if code == "ar":
        return f"{date.day} {ARABIC_MONTHS[date.month - 1]} {date.year}"
    said = babel_date(date, format="d MMMM y" if code == "en" else "long", locale=_locale(code))
    # The first of a month alone is an ordinal in French; the patterns of the Unicode consortium have no sign for it.
    return f"1er{said.removeprefix('1')}" if code == "fr" and date.day == 1 else said
