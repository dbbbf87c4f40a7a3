"""How wide texts are in the fonts of the pictures, and where their lines break."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
import pylopdf_fonts_zh_cn
from PIL import ImageFont

from dashboard.config import ROOT
from dashboard.i18n import current_language, language, translate
from dashboard.i18n.whole import whole_words

FONT_FILES = (
    Path(fontpkg_noto_sans.ROOT) / "files" / "NotoSans[wdth,wght].ttf",
    Path(fontpkg_noto_sans_arabic.ROOT) / "files" / "NotoSansArabic[wdth,wght].ttf",
    ROOT / "assets" / "vendor" / "inter-signs.ttf",
)
"""Latin, Greek and Cyrillic; Arabic; signs that the first lacks, of Inter (vendor/inter). Each holds every weight."""
LATIN, ARABIC, SIGNS = FONT_FILES
CHINESE = pylopdf_fonts_zh_cn.sans_path()
"""8 MB, and of one weight (in one: SIL Open Font License): it is read where a picture has Chinese characters."""
SIGN_FAMILIES = "Inter, Noto Sans, Segoe UI Symbol, sans-serif"
ARABIC_FAMILIES = "Noto Sans Arabic, Noto Sans, Segoe UI, sans-serif"
LATIN_FAMILIES = "Noto Sans, Inter, Segoe UI, Arial, sans-serif"
REGULAR, BOLD = 400, 700
ASCENT, DESCENT = 0.78, 0.22
"""Height above and below the baseline that letters of a line take, as part of the size of type."""
LEADING = 1.32
"""Distance of two baselines, as part of the size of type."""
LETTERS = 1.6
"""So many letters for each size of type in a line's width nearly always fit, but those of Chinese."""
_MEASURED = 100
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_SIGN = "\u2080-\u209f\u2190-\u2211\u2214-\u2bff"
_RUNS = re.compile(f"[{_RTL}]+|[{_WIDE}]+|[{_SIGN}]+|[^{_RTL}{_WIDE}{_SIGN}]+")
_IS_WIDE, _IS_RTL, _IS_SIGN = (re.compile(f"[{kind}]") for kind in (_WIDE, _RTL, _SIGN))
SIGN_RUNS = re.compile(f"([{_SIGN}]+)")
WIDE_RUNS = re.compile(f"([{_WIDE}]+)")
MIXED = (
    (re.compile(f"[{_RTL}]+"), ARABIC_FAMILIES),
    (re.compile(f"[{_WIDE}]+"), "Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif"),
    (re.compile(f"[{_SIGN}]+"), SIGN_FAMILIES),
)
"""Letters that the usual font lacks, and their own: a renderer looks for one other font for a line, not for two."""
_CLOSING = "、。，：；！？）」』》〉％"
_OPENING = "（《〈「『"
_BEHIND = rf"[{_CLOSING}”’†‡,.;:!?)\]]*"
_AHEAD = rf"[{_OPENING}“‘(\[]*"
"""Marks that no line begins with behind a Chinese character, and those that no line ends with before one."""
_HAN = f"(?![{_OPENING}])[{_WIDE}]"
_GAPS = re.compile(f"(?<=[{_WIDE}])(?=[^\\s{_WIDE}])|(?<=[^\\s{_WIDE}])(?=[{_WIDE}])")
"""Where an office sets Chinese characters apart from letters and digits."""
_ENDS = ("，", "：", "；", "。")
LEAST_LINE = 0.4
"""Of the longest line of a title, how long the shortest is, where lines end between clauses."""
_UNBROKEN = "\u00a0\u202f"
"""Spaces that no line breaks at: French has the narrow one within its numbers."""
_SPACE = f"[^\\S{_UNBROKEN}]"
_NAMES = r"Reach 2030|CC BY(?:-[A-Z]+)* \d\.\d"
"""Names that no line is broken in."""
_LETTERS = rf"(?:(?!{_AHEAD}{_HAN})(?:{_NAMES}|[{_UNBROKEN}]|[^\s{_WIDE}]))+"
_WORDS = rf"{_AHEAD}{_LETTERS}(?:[{_CLOSING}]+{_BEHIND})?{_SPACE}*"
_TOKENS = re.compile(f"{_AHEAD}{_HAN}{_BEHIND}{_SPACE}*|{_WORDS}|[{_WIDE}]{_SPACE}*|{_SPACE}+")
_MARKS_BEFORE = r"[ !-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f]*"
_JOINED = rf"{_MARKS_BEFORE}(?:about|under|over|Tier) [\d<]\S*|{_MARKS_BEFORE}[\d.,]+ (?:to|of)(?: \d\S*)?"
"""What no line of a title is broken in, as far as English has it: the end of a range alone says another number."""
_NUMBER = rf"\d(?:[\d.,{_UNBROKEN}]*\d)?(?:[ {_UNBROKEN}]?%)?"
_LETTER = rf"[^\s\d!-/:-@\[-`{{-~\u00a0-\u00bf\u2000-\u206f{_WIDE}]"
_COUNTER = f"(?:[万亿]?[{_WIDE}]|美元){_BEHIND}"
_WORD = rf" ?(?:{_COUNTER}|{_LETTER}[^\s{_WIDE}]*)"
_COUNTED = rf"(?!(?:19|20)\d\d\b){_NUMBER}{_WORD}"
"""A number, but no year, with the word behind it: "14 countries", in any language."""
_MARKED = rf"{_MARKS_BEFORE}{_NUMBER}"
_MARKS_BEHIND = rf"{_MARKS_BEFORE[:1]}،؛؟{_CLOSING}{_MARKS_BEFORE[2:]}"
_HERE = "0"
"""In the place of a number in a message."""
_DASHED = r".*\s[—–]"
_DASH = re.compile(r" (?=[—–](?:\s|$))")
"""No line begins with a dash."""
_YEAR = r"(?:(?:19|20)\d\d[–-])?(?:19|20)\d\d"
_LEADING_ON = re.compile(rf"(?:.*\s)?[^\W\d_{_WIDE}]{{1,2}}\s+", re.DOTALL)
_LABELLING = re.compile(rf"{_YEAR}[:：]\s*")
"""Words of one or two letters, such as prepositions, lead on to what follows; a year with a colon would be the number
of a list where it began a line."""
_BEFORE_NOUN = re.compile("(?<=\\d )(?=(?:[^\\W\\d_]|[\u064b-\u0652])+\\s*$)")
"""Between a number and the one word behind it, with vowels of Arabic, which are no letters."""
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f]")
"""Accents that follow their letter as characters of their own."""
_WITH_MORE = re.compile(r"(?:[^\w;]|&[lg]t;)*\d[\d.,\u00a0\u202f]*+%?\u200f?(?:[*†‡§]| \()[^a-z]*", re.IGNORECASE)
"""A figure that is more than a number, as it stands in XML: "13.5 (2021)", "0.25§"."""
_BEHIND_SIGN = re.compile(r"[✓●◑◔⊗×◆◇?] \d[\d.,]*")
"""A number behind the sign of a status."""
_NEVER_SEEN = ("Zs", "Zl", "Zp", "Cc", "Cf")
_VARIANTS = "\ufe00\ufe0f"
_NOWHERE = "\U000fffff"
"""A character that no font has."""


@lru_cache(maxsize=8)
def _font(path: Path, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(path), _MEASURED)
    values: dict[bytes, int] = {b"Weight": weight, b"Width": 100}
    font.set_variation_by_axes(
        [float(values.get(axis["name"], axis["default"]) or 0) for axis in font.get_variation_axes()]
    )
    return font


@lru_cache(maxsize=20_000)
def _measured(text: str, weight: int, apart: float) -> float:
    """Width at a size of type of 1."""
    whole = apart * len(_GAPS.findall(text)) if apart else 0.0
    for run in _RUNS.findall(_INVISIBLE.sub("", text)):
        if _IS_WIDE.match(run):
            whole += len(run)
        else:
            path = ARABIC if _IS_RTL.match(run) else SIGNS if _IS_SIGN.match(run) else LATIN
            whole += _length(path, weight, run) / _MEASURED
    return whole


def _length(path: Path, weight: int, run: str) -> float:
    """Width at the size of `_MEASURED`: of letters and their pairs, which are known after a while.

    Letters that join, and marks over letters, are measured together.
    """
    if path == ARABIC or _MARKS.search(run):
        return _together_length(path, weight, run)
    alone, kerned = _known_widths(path, weight)
    return sum(map(alone, run)) + sum(map(kerned, run, run[1:]))


# An Arabic word by itself: lines of the same text have the same words.
@lru_cache(maxsize=8_000)
def _together_length(path: Path, weight: int, run: str) -> float:
    return _font(path, weight).getlength(run)


@lru_cache(maxsize=8)
def _known_widths(path: Path, weight: int) -> tuple[Callable[[str], float], Callable[[str, str], float]]:
    """Of a font: how wide a letter is, and how much farther apart two stand than each alone would."""
    # Looked up for each letter of each text: with the font in their keys both would take half as long again.
    length = _font(path, weight).getlength
    alone = lru_cache(maxsize=2_000)(length)

    @lru_cache(maxsize=8_000)
    def kerned(letter: str, after: str) -> float:
        return length(letter + after) - alone(letter) - alone(after)

    return alone, kerned


def width_of(text: str, size: float, weight: int = REGULAR, apart: float = 0.0) -> float:
    """Width of one line of text in the unit of `size`. A Chinese character is a square, as its font has it.

    `apart`: how far such are set from letters and digits, in sizes of type.
    """
    return _measured(" ".join(text.split()) if "\n" in text else text, weight, apart) * size


def wrapped(text: str, size: float, width: float, weight: int = REGULAR, apart: float = 0.0) -> list[str]:
    """The lines of a text at most `width` wide: broken at spaces, between Chinese letters, else within a word."""
    return list(_wrapped(text, size, width, weight, apart))


# A foot is laid out some nine times for a picture, in ever smaller type, and each way to part it over two columns anew:
# most of its lines are those of before, and so are those of the same words in the next medium.
@lru_cache(maxsize=4_000)
def _wrapped(text: str, size: float, width: float, weight: int, apart: float) -> tuple[str, ...]:
    return tuple(_lines(_tokens(text.strip()), size, width, weight, apart))


# Each text of a foot is broken at some widths and sizes one after the other.
@lru_cache(maxsize=256)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKENS.findall(text))


def wrapped_led(text: str, bold: int, size: float, width: float, apart: float = 0.0) -> list[str]:
    """The lines of a text whose first letters, as many as `bold`, are bold."""
    return list(_wrapped_led(text, bold, size, width, apart))


@lru_cache(maxsize=4_000)
def _wrapped_led(text: str, bold: int, size: float, width: float, apart: float) -> tuple[str, ...]:
    tokens, lines, line, start, at = _tokens(text), list[str](), "", 0, 0

    def fits(one: str) -> bool:
        return _led_width(one, bold - start, size, apart) <= width

    while True:
        line, at = _filled(line, tokens, at, width / size, fits)
        if at == len(tokens):
            return (*lines, line.rstrip()) if line.strip() else tuple(lines)
        if line.strip():
            lines.append(line.rstrip())
            start += len(line)
        *full, line = _pieces(tokens[at], size, width, BOLD if bold > start else REGULAR, apart)
        lines.extend(full)
        start += sum(map(len, full))
        at += 1


def _led_width(line: str, bold: int, size: float, apart: float) -> float:
    regular = width_of(line[max(bold, 0) :], size, REGULAR, apart)
    return regular if bold <= 0 else width_of(line[:bold], size, BOLD, apart) + regular


def _lines(tokens: Sequence[str], size: float, width: float, weight: int, apart: float) -> list[str]:
    lines: list[str] = []
    line, at = "", 0
    while True:
        line, at = _filled(line, tokens, at, width / size, lambda one: width_of(one, size, weight, apart) <= width)
        if at == len(tokens):
            return [*lines, line.rstrip()] if line.strip() else lines
        if line.strip():
            lines.append(line.rstrip())
        *full, line = _pieces(tokens[at], size, width, weight, apart)
        lines.extend(piece.rstrip() for piece in full)
        at += 1


def _filled(line: str, tokens: Sequence[str], at: int, room: float, fits: Callable[[str], bool]) -> tuple[str, int]:
    """What a line begins with and the words behind it that fit, and the number of the first one that does not.

    `room`: the width of a line in sizes of type.
    """
    # Most of a line fits at a glance: measured word by word, each letter is measured as often as words follow it.
    end, letters = at, len(line)
    while end < len(tokens) and (letters := letters + len(tokens[end])) <= LETTERS * room:
        end += 1
    begun = line + "".join(tokens[at:end])
    if end > at and fits(begun.rstrip()):
        line, at = begun, end
    while at < len(tokens) and fits((line + tokens[at]).rstrip()):
        line += tokens[at]
        at += 1
    return line, at


def _pieces(token: str, size: float, width: float, weight: int, apart: float) -> list[str]:
    """A word in pieces that fit: one where it fits whole. An address breaks behind a sign between its parts, a range
    behind its dash, words that are kept together between two of them."""
    if width_of(token.rstrip(), size, weight, apart) <= width:
        return [token]
    pieces, piece = [], ""
    for character in token:
        if piece and width_of((piece + character).rstrip(), size, weight, apart) > width:
            cut = _break_of(piece)
            pieces.append(piece[:cut])
            piece = piece[cut:]
        piece += character
    return [*pieces, piece]


def _break_of(piece: str) -> int:
    """Where a line full of one word ends: behind the last sign between its parts, if it is over half full."""
    behind = 1 + max(piece.rfind(sign) for sign in "/?&–\u00a0")
    return behind if behind > len(piece) / 2 else len(piece)


def balanced(text: str, size: float, width: float, weight: int = REGULAR, apart: float = 0.0) -> list[str]:
    """As `wrapped`, with lines of about the same length: no last line of one word, no word or figure broken for it, and
    none that ends with a preposition if as many lines will do.

    Chinese lines end between clauses, where that makes no more of them, and none is too short.
    """
    return list(_balanced(text, size, width, weight, apart, code=current_language()))


# Titles and names are laid out again and again while others find their room, and in each size of a picture.
@lru_cache(maxsize=4_000)
def _balanced(text: str, size: float, width: float, weight: int, apart: float, *, code: str) -> tuple[str, ...]:
    tokens = _together(_words_of(text.strip(), code), code)
    looser = _without_nouns(tokens)
    if len(_lines(looser, size, width, weight, apart)) < len(_lines(tokens, size, width, weight, apart)):
        tokens = looser
    is_whole = _broadest(tokens, size, weight, apart) <= width
    tokens = tokens if is_whole else _TOKENS.findall(text.strip())
    lines = _lines(tokens, size, width, weight, apart)
    if len(lines) < 2:
        return tuple(lines)
    closer = _closer(tokens) if is_whole else tokens
    fits = closer != tokens and _broadest(closer, size, weight, apart) <= width
    if fits and len(_lines(closer, size, width, weight, apart)) == len(lines):
        tokens = closer
    clauses = _clauses(tokens)
    # One clause alone, as in languages without such marks, has no room: there would be one line.
    is_broken = len(clauses) > 1 and _broadest(clauses, size, weight, apart) <= width
    if is_broken and len(_lines(clauses, size, width, weight, apart)) == len(lines):
        broken = _evenly(clauses, size, width, weight, apart, count=len(lines))
        long, *_, short = sorted((width_of(line, size, weight, apart) for line in broken), reverse=True)
        if short > LEAST_LINE * long:
            return tuple(broken)
    return tuple(_evenly(tokens, size, width, weight, apart, count=len(lines)))


def _broadest(tokens: Sequence[str], size: float, weight: int, apart: float) -> float:
    """How wide the widest of some words is."""
    return max((width_of(token.rstrip(), size, weight, apart) for token in tokens), default=0.0)


def _evenly(tokens: Sequence[str], size: float, width: float, weight: int, apart: float, *, count: int) -> list[str]:
    """Lines of these words as even as no more of them than `count` allow, as many as they take at this width."""
    widest = _broadest(tokens, size, weight, apart)
    low, high = min(max(0.5 * width, widest), width), width
    for _ in range(7):
        middle = (low + high) / 2
        fits = len(_lines(tokens, size, middle, weight, apart)) == count
        low, high = (low, middle) if fits else (middle, high)
    return _lines(tokens, size, high, weight, apart)


def _clauses(tokens: Sequence[str]) -> list[str]:
    """Words up to each mark behind which a Chinese line ends well, or a bracket before which it does, as one."""
    found: list[str] = []
    for token in tokens:
        if found and not (found[-1].rstrip().endswith(_ENDS) or token.startswith(_OPENING[0])):
            found[-1] += token
        else:
            found.append(token)
    return found


def _words_of(text: str, code: str) -> list[str]:
    """The words of a text, in Chinese those that are known; the characters of one that is a word itself."""
    known = _known_words(code)
    found = known.findall(text) if known else []
    return found if len(found) > 1 else _TOKENS.findall(text)


@lru_cache(maxsize=8)
def _known_words(code: str) -> re.Pattern[str] | None:
    """Words as one, with the marks around them, of a language that writes without spaces; None of any other."""
    words = sorted(whole_words(code), key=len, reverse=True)
    whole = f"{_AHEAD}(?:{'|'.join(map(re.escape, words))}){_BEHIND}{_SPACE}*"
    return re.compile(f"{whole}|{_TOKENS.pattern}") if words else None


def tokens_of(text: str) -> list[str]:
    """What of a text no narrow line breaks; of a range without spaces each end: "0,054–", "0,178"."""
    return [part for token in _TOKENS.findall(text) for part in re.findall("[^–]+–?", token.strip())]


def _together(tokens: Sequence[str], code: str) -> list[str]:
    """Words with the ends of a range as one, "835 to 916", and with what hedges or names a number: "about 9,360"."""
    joined = _joined(code)
    found: list[str] = []
    for token in tokens:
        if found and joined.fullmatch(f"{found[-1]}{token}".strip()):
            found[-1] += token
        else:
            found.append(token)
    return found


def _closer(tokens: Sequence[str]) -> list[str]:
    """The same with what a line ends with only where it would take a line more."""
    found: list[str] = []
    for token in tokens:
        is_led = found and _LEADING_ON.fullmatch(found[-1]) and found[-1] == found[-1].lower()
        if is_led or (found and _LABELLING.fullmatch(token)):
            found[-1] += token
        else:
            found.append(token)
    return found


def _without_nouns(tokens: Sequence[str]) -> list[str]:
    """The same with "at least 10,673 potential" in two behind the number, where that takes a line less."""
    return [part for token in tokens for part in _BEFORE_NOUN.split(token)]


def kept_together(code: str) -> tuple[str, str]:
    """Words of a text, and which of them no line of a title is broken in, as patterns for browsers, too."""
    return _TOKENS.pattern, _joined(code).pattern


@lru_cache(maxsize=8)
def _joined(code: str) -> re.Pattern[str]:
    """All that is one in a language: where "4 or more" begins, "4 or" is, too, and "at least 14 countries" from its
    first word on. Of a range the first number without the second one says another figure."""
    # Kept: asked for in another language than the current one it was once of the wrong words for all who came after.
    with language(code):
        among = _from_number(translate("lower than {n} of {of}", n=_HERE, of=_HERE))
        hedged = (translate("{figure} or more", figure=_HERE), translate("at least {number}", number=_HERE))
        ranges = (
            translate("{lower} to {upper}", lower=_HERE, upper=_HERE),
            translate("{low} to {high}", low=_HERE, high=_HERE),
            translate("about {number}", number=_HERE),
            translate("about {figure}", figure=_HERE),
            among,
        )
        year = _from_number(translate("since {year}", year=_HERE))[1:].strip()
        begun = (*map(_counting, (*hedged, among)), *map(_begun, hedged), *map(_begun, ranges), map(_in_units, ranges))
    one = "|".join((_JOINED, _COUNTED, _DASHED, *_with_year(year), *chain.from_iterable(begun)))
    return re.compile(f"[{_OPENING}(]*(?:{one})")


def _from_number(said: str) -> str:
    return said[said.index(_HERE) :]


def _with_year(behind: str) -> Iterator[str]:
    """The pattern of a year and the word that a language has behind it, in any of its cases. `behind`: what is said
    after the year in a message."""
    for word in _TOKENS.findall(behind)[:1]:
        begun = word.strip()[: len(word.strip()) - len(word.strip()) // 3]
        yield rf"{_MARKS_BEFORE}{_YEAR} ?{re.escape(begun)}\S*"


def _begun(said: str) -> Iterator[str]:
    """The patterns of what a number is said with, of two words, three words and so on."""
    parts = _TOKENS.findall(said)
    for words in range(2, len(parts) + 1):
        begun = "".join(parts[:words]).strip()
        yield begun.replace(_HERE, _MARKED) + (_MARKS_BEHIND if begun.endswith(_HERE) else "")


def _counting(said: str) -> Iterator[str]:
    """The pattern of what ends with a number, and the word that it counts."""
    if said.endswith(_HERE):
        yield f"{said.replace(_HERE, _MARKED)}{_WORD}"


def _in_units(said: str) -> str:
    """The pattern of a range with the Chinese character behind it: "2017至2022年"."""
    return f"{said.replace(_HERE, _MARKED)}{_COUNTER}"


def unbroken(text: str, lines: Sequence[str]) -> str:
    """A text of which no office brings the first part of a range, of a hedged number, or a word that leads on to the
    next, up to the line before, nor a dash down to the next one.

    `lines`: those that it was measured to have.
    """
    for line in lines[1:]:
        first = _closer(_together(_TOKENS.findall(line), current_language()))[0].rstrip()
        text = text.replace(line, first.replace(" ", "\u00a0") + line[len(first) :], 1)
    return _DASH.sub("\u00a0", text)


def with_whole_names(text: str) -> str:
    """A text of which no office breaks the names that have no line's end in them."""
    return re.sub(_NAMES, lambda name: name[0].replace(" ", "\u00a0"), text)


def families(code: str) -> str:
    """Families of fonts for a language, its own first: a renderer looks for bold in the first one only.

    Chinese has one weight here (`bold` in canvas.py), so Latin letters and figures keep theirs by coming first.
    """
    own = ("Noto Sans Arabic", "Noto Sans") if code == "ar" else ("Noto Sans", "Noto Sans Arabic")
    chinese = ("Noto Sans SC", "PingFang SC", "Microsoft YaHei")
    usual = ("Inter", "Segoe UI", "Helvetica Neue", "Arial")
    after = (*chinese, *usual) if code == "zh" else (*usual, *chinese)
    return ", ".join((*own, *after, "sans-serif"))


@lru_cache(maxsize=2000)
def _has_glyph(path: Path, character: str) -> bool:
    """Whether a font draws a character otherwise than one that there is nowhere."""
    font = _whole_font(path)
    one, other = font.getmask(character), font.getmask(_NOWHERE)
    return (one.size, bytes(one)) != (other.size, bytes(other))


@lru_cache(maxsize=8)
def _whole_font(path: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), 20)


def lacking(text: str) -> list[str]:
    """Letters and signs of a text that no font of ours draws; without the marks on them, which say nothing alone."""
    files = files_for(text)
    shown = (one for one in dict.fromkeys(text) if unicodedata.category(one) not in _NEVER_SEEN)
    missing = [
        one
        for one in shown
        if not _VARIANTS[0] <= one <= _VARIANTS[1] and not any(_has_glyph(path, one) for path in files)
    ]
    return [one for one in missing if not unicodedata.category(one).startswith("M")] or missing


def is_right_to_left(text: str) -> bool:
    """Whether any letter of a text is read from the right."""
    return _IS_RTL.search(text) is not None


def is_from_right(text: str) -> bool:
    """Whether a line among others that are read from the right is so, too: a figure with its year or its note is."""
    return is_right_to_left(text) or bool(_WITH_MORE.fullmatch(text) or _BEHIND_SIGN.fullmatch(text))


def files_for(svg: str) -> tuple[Path, ...]:
    """The fonts that a picture needs."""
    return (*FONT_FILES, CHINESE) if _IS_WIDE.search(svg) else FONT_FILES
