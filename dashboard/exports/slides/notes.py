"""What the one who speaks has beside a slide: three sentences to say, then short paragraphs for questions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from typing import Literal, NamedTuple, get_args

from dashboard.context import Context
from dashboard.i18n import current_language, gap_behind, in_a_row, in_sentences, labelled, translate
from dashboard.i18n.order import LEFT
from dashboard.words.ageless import counts_ageless, least_in_words
from dashboard.words.names import area_name, short_name
from dashboard.words.signs import ABOUT, DOUBTED, OF_FEW, PARTLY, REFERRED

Kind = Literal["counted", "years", "signs", "ranges", "named", "more", "sources", "licence", "boundaries", "address"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What a paragraph for questions is about, in the order in which they stand; "more" says itself what it is."""
MOST_WORDS = 60
"""Of a paragraph for questions."""
SIGNS_OF_A_WORD = 2
"""Chinese characters that count as a word, between which no space stands."""
LARGE = 1000
"""A sentence with such a number is of figures rather than of years."""
_SENTENCE = re.compile(r"\S.*?(?:[.!?؟](?=\s|$)|。|$)", re.DOTALL)
"""Chinese sets no space behind a stop."""
_PART = re.compile(r"\S.*?(?:[;؛](?=\s|$)|；|$)", re.DOTALL)
_NOTED = re.compile(r"(?P<before>.?)[ \u00a0]?[(（](?P<noted>[^()（）]*)[)）](?P<gap>[ \u00a0\u202f]?)(?P<behind>.?)")
"""The innermost of what is noted in brackets, with the characters around it: French sets a space before a colon."""
_NOTED_ALONE = re.compile(r"[(（][^()（）]*[)）]")
_STOPS = frozenset(".,;:!?،؛؟。，；：、！？»”’")
_CLOSING = frozenset(")）")
_SIGN = f"[{re.escape(REFERRED + PARTLY + DOUBTED + OF_FEW + ABOUT)}]"
_SIGNS = re.compile(rf"(?<!\S){_SIGN}\u00a0?|{_SIGN}")
"""With the gap behind one that leads to a sentence or a name."""
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
_DATED = re.compile(
    r"(?P<before>(?:^|[,;:،؛，；：] ?|[.。] )[^\d,;:.،؛，；：。]*)"
    r"(?P<figure>\d[\d.,]*%?(?: \w{1,4} \d[\d.,]*%?)?)[ \u00a0]?"
    r"[(（](?P<year>(?:19|20)\d\d)(?P<end>[)）]|[,،，] ?)"
)
"""The only figure of a clause, or two with a word between them, with the year that is noted of it first: "aged 20 to 24
were married before 18 (2019)" is none."""
_OF_A_YEAR = re.compile(
    r"(?P<said>[^()（）;；؛]*\d[^()（）;；؛]*?)[ \u00a0]?[(（](?P<year>(?:19|20)\d\d)[)）](?P<stop>[.。])"
)
"""A whole sentence on figures with the year alone in brackets at its end."""
_FIGURE_AND_YEAR = re.compile(r"(?P<figure>\d.*)(?:[,،] |，)(?P<year>(?:19|20)\d\d)")
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*")
_BELOW_ZERO = re.compile(rf"{LEFT}?−{LEFT}?(?P<number>\d[\d.,]*)")
_UNDER = re.compile(rf"(?<![“«]){LEFT}?<[\s{LEFT}]?(?P<number>\d+(?P<part>[.,]\d+)?)(?P<share>[ \u00a0]?%)?")
"""A figure that is known to be less than a number: of people it is a whole one."""


def sayable(text: str) -> str:
    """A sentence as somebody says it: without brackets, with words in place of signs that are said of one figure and of
    a currency's letters, and without signs that lead to a note."""
    text = _UNDER.sub(_under_in_words, least_in_words(text))
    text = _BELOW_ZERO.sub(lambda found: translate("minus {number}", number=found["number"]), text)
    text = _DATED.sub(_figure_dated, _SIGNS.sub("", text.replace(translate("USD"), translate("US dollars"))))
    if any(map(_OF_A_YEAR.fullmatch, sentences := sentences_in(text))):
        text = in_sentences(_OF_A_YEAR.sub(_year_apart, sentence) for sentence in sentences)
    while (plain := _NOTED.sub(_between_commas, text)) != text:
        text = plain
    return text


def _year_apart(found: re.Match[str]) -> str:
    """The year in a sentence of its own: "were married before 18 in 2019" would be of those married in it."""
    return in_sentences((f"{found['said']}{found['stop']}", translate("The figure is of {year}.", year=found["year"])))


def _under_in_words(found: re.Match[str]) -> str:
    if found["part"] or found["share"]:
        return translate("under {number}", number=found["number"]) + (found["share"] or "")
    return translate("fewer than {number}", number=found["number"])


def _figure_dated(found: re.Match[str]) -> str:
    """A figure in its year, with what else is noted of it in brackets still."""
    dated = _in_year(found["figure"], found["year"])
    if not dated:
        return found[0]
    return f"{found['before']}{dated}" if found["end"] in _CLOSING else f"{found['before']}{dated} ("


def _in_year(figure: str, year: str) -> str:
    """A figure, then its year; empty in a language that says the year first, where that would part it from its name."""
    said = translate("{figure} in {year}", figure=figure, year=year)
    return said if said.startswith(figure) else ""


def _in_two(first: str, second: str) -> str:
    return in_a_row((first, second))


def _between_commas(found: re.Match[str]) -> str:
    """What is noted in brackets between commas, a number alone, or a figure with its year, behind a colon; no comma
    stands beside another mark."""
    before, noted, behind = found["before"], found["noted"], found["behind"]
    if behind and behind not in _STOPS and unicodedata.east_asian_width(behind) == "W":
        return found[0]  # Chinese goes on within the same words.
    is_count = _NUMBER.fullmatch(noted) and not _YEAR.fullmatch(noted)
    if dated := _FIGURE_AND_YEAR.fullmatch(noted) if not behind or behind in _STOPS else None:
        is_count, noted = True, _in_year(dated["figure"], dated["year"]) or noted
    led = f"{before} {noted}" if before in _STOPS else (labelled if is_count else _in_two)(before, noted)
    return f"{led}{found['gap']}{behind}" if not behind or behind in _STOPS else in_a_row((led, behind))


@dataclass(frozen=True)
class Notes:
    """What is said, a paragraph each, and what is at hand for questions, each text with what it is about."""

    spoken: tuple[str, ...]
    asked: tuple[tuple[Kind, str], ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, a paragraph each, with an empty line and a heading between what is said and what is asked."""
        asked = tuple(self._answers())
        return (*self.spoken, "", translate("For questions"), *asked) if asked else self.spoken

    def _answers(self) -> Iterator[str]:
        labels = labels_of_kinds()
        for kind in KINDS:
            texts = [text for own, text in self.asked if own == kind]
            if kind not in labels:  # They say themselves what they are.
                yield from texts
                continue
            for place, text in enumerate(_in_paragraphs(texts)):
                yield text if place else labelled(labels[kind], text)

    def has(self, text: str) -> bool:
        """Whether all sentences of a text are among them, as they stand or as somebody says them."""
        every = (*self.spoken, *(own for _, own in self.asked))
        ways = ((one, sayable(one)) for one in sentences_in(text))
        return all(any(one in own or said in own for own in every) for one, said in ways)

    def with_moved(self, moved: Iterable[str]) -> Notes:
        """The same with those sentences of a foot that it does not have yet."""
        more = ((kind_of(text, "ranges"), text) for text in moved if not self.has(text))
        return replace(self, asked=(*self.asked, *more))

    def with_more(self, sentences: Iterable[str], credited: Iterable[str] = ()) -> Notes:
        """The same with other sentences, a paragraph each, and whose figures they say."""
        more = _of_kind("more", (text for text in sentences if not self.has(text)))
        return once(self.spoken, (*self.asked, *more, *_of_kind("sources", credited)))

    def led_by(self, *texts: str) -> Notes:
        """The same behind what somebody added to it."""
        return replace(self, spoken=(*texts, *self.spoken))

    def beginning(self, *first: str) -> Notes:
        """The same with another first paragraph, of these sentences."""
        return replace(self, spoken=(sayable(in_sentences(filter(None, first))), *self.spoken[1:]))

    def bounded(self, old: str, new: str) -> Notes:
        """The same with another text on boundaries in place of one."""
        found = ((kind, new if text == old else text) for kind, text in self.asked)
        return replace(self, asked=tuple((kind, text) for kind, text in found if text))

    def sourced(self, lines: Iterable[str]) -> Notes:
        """The same with sources in full, which say their licences themselves."""
        kept = ((kind, text) for kind, text in self.asked if kind not in ("sources", "licence"))
        return replace(self, asked=(*kept, *_of_kind("sources", lines)))


def _of_kind(kind: Kind, texts: Iterable[str]) -> Iterator[tuple[Kind, str]]:
    return ((kind, text) for text in texts)


def once(spoken: Sequence[str], asked: Iterable[tuple[Kind, str]], whole: str = "") -> Notes:
    """Notes of which no sentence is said twice; but that which is `whole`, for which another may stand."""
    told = {sayable(sentence) for text in spoken for sentence in sentences_in(text)}
    kept: list[tuple[Kind, str]] = []
    if whole:
        told.update(sayable(sentence) for sentence in sentences_in(whole))
    for kind, text in asked:
        sentences = sentences_in(text)
        ways = [sayable(sentence) for sentence in sentences]
        new = [sentence for sentence, said in zip(sentences, ways, strict=True) if said not in told]
        told.update(ways)
        kept.append((kind, text if text == whole or len(new) == len(sentences) else in_sentences(new)))
    return Notes(tuple(map(sayable, filter(None, spoken))), tuple(dict.fromkeys(one for one in kept if one[1])))


class Naming(NamedTuple):
    """What finds the names of countries and areas that nobody chose, and names that hold a year and tell of none."""

    others: re.Pattern[str] | None = None
    undated: tuple[str, ...] = ()


NOBODY = Naming()


def sorted_out(text: str, usual: Kind, names: Naming = NOBODY) -> Iterator[tuple[Kind, str]]:
    """The sentences of a text, each with what it is about."""
    yield from ((kind_of(sentence, usual, names), sentence) for sentence in sentences_in(text))


def kind_of(sentence: str, usual: Kind, names: Naming = NOBODY) -> Kind:
    """What a sentence is about: a sign with which it begins, countries that it names, figures, years; else `usual`."""
    if _SIGNS.match(sentence):
        return "signs"
    if names.others is not None and names.others.search(sentence):
        return "named"
    dated = reduce(lambda text, undated: text.replace(undated, ""), (translate("Reach 2030"), *names.undated), sentence)
    if counts_ageless(sentence) or any(_as_number(one) >= LARGE for one in _NUMBER.findall(_YEAR.sub("", dated))):
        return "ranges"
    return "years" if _YEAR.search(dated) else usual


def _as_number(text: str) -> float:
    """A number as large as its digits before a mark of decimals, which are no three."""
    whole = re.sub(r"[.,]\d{1,2}$", "", text.rstrip(".,\u00a0\u202f"))
    return float("".join(filter(str.isdecimal, whole)) or 0)


def naming_of(context: Context, chosen: Collection[str]) -> Naming:
    """What the current language calls any country or area but the chosen ones, and units that are of a year."""
    named = {name for code in chosen if code in context.geography.areas for name in _called(context, code)}
    units = (translate(one.unit_whole) for one in context.indicators.values() if _YEAR.search(one.unit_whole))
    undated = dict.fromkeys(noted for unit in units for noted in _NOTED_ALONE.findall(unit))
    return Naming(_finding(frozenset(_all_called(context, current_language()) - named)), tuple(undated))


def _called(context: Context, code: str) -> tuple[str, str]:
    return area_name(context, code), short_name(context, code)


@lru_cache(maxsize=12)
def _all_called(context: Context, _language: str) -> frozenset[str]:
    return frozenset(name for code in context.geography.areas for name in _called(context, code))


@lru_cache(maxsize=64)
def _finding(names: frozenset[str]) -> re.Pattern[str]:
    longest = sorted(names, key=lambda name: (-len(name), name))
    # Chinese sets no space beside a name.
    ends = ("", "") if current_language() == "zh" else (r"(?<!\w)", r"(?!\w)")
    return re.compile(f"{ends[0]}(?:{'|'.join(map(re.escape, longest))}){ends[1]}")


def sentences_in(text: str) -> list[str]:
    """The sentences of a text, the last one also without a stop."""
    return [found for found in _SENTENCE.findall(text) if found]


def labels_of_kinds() -> Mapping[Kind, str]:
    """What stands before the paragraphs; sources and licences begin with their own word."""
    return {
        "counted": translate("What is counted"),
        "years": translate("Years"),
        "signs": translate("Signs"),
        "ranges": translate("Ranges and unknowns"),
        "named": translate("Countries named"),
        "boundaries": translate("Boundaries"),
        "address": translate("Address"),
    }


def _in_paragraphs(texts: Iterable[str]) -> Iterator[str]:
    """Texts as short paragraphs, which end with a sentence; within one that is longer by itself at a semicolon."""
    paragraph = ""
    for text in texts:
        for part in (part for sentence in sentences_in(text) for part in _short(sentence)):
            if paragraph and _words(paragraph) + _words(part) > MOST_WORDS:
                yield paragraph
                paragraph = ""
            paragraph = f"{paragraph}{gap_behind(paragraph)}{part}"
    if paragraph:
        yield paragraph


def _short(sentence: str) -> list[str]:
    return [sentence] if _words(sentence) <= MOST_WORDS else _PART.findall(sentence)


def _words(text: str) -> int:
    return len(text.split()) + sum(unicodedata.east_asian_width(sign) == "W" for sign in text) // SIGNS_OF_A_WORD
