"""Titles of slides in one size of type: of what is too long for two lines a sentence or a condition stands below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dashboard.words.names import capitalised

_SENTENCES, _SEMICOLONS, _COMMAS = r"(?<=[.!?؟])\s+|(?<=。)", r"[;؛]\s+|；", r"[,،]\s+|，"
_ENDS = (_SENTENCES, _SEMICOLONS, _COMMAS)
"""Where clauses end. A title may end with a sentence, then before a bracket that ends it, then before a comma behind
which stands what its figures rest on: nowhere within a list or a comparison, which semicolons part, too."""
_STOPPED = re.compile(r"[.!?؟。]$")
_BRACKET = re.compile(r"\s?[(（]([^()（）]+)[)）][.。]?$")
_IN_BRACKETS = r"[(（][^()（）]*[)）]"
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")
_COLON = re.compile(r"\s?[:：]")
_LABELLED = re.compile(r"[^\d.:：。]{1,40}[:：]")
_OF_FIGURE = re.compile(r"(?:\w{1,3} )?[<≥≤]?\d")
"""What goes on with a figure: of a list, or the finding itself."""
_BASE = re.compile(r"(?:[^\W\u3400-\u9fff]{1,3} ){1,2}\d[^—]+")
"""A last clause that is no item of a list: what the figures before it rest on ("of 974 in all"), behind a preposition
and without a verb, of which a dash is one; in Chinese short words are names."""
_OPENING, _CLOSING = "([（“«", ")]）”»"
LEAST_PART = 0.3
"""Of a text its title says at least: less would be the words before what is found."""


def headed(text: str, fits: Callable[[str], bool]) -> tuple[str, str] | None:
    """A title that fits, and the rest of the text, which is empty where all of it does; None where no part does."""
    if fits(text):
        return text, ""
    # "долл. США" ends no sentence: where there are two, the last one has its stop, too.
    sentences = _cut(text, _SENTENCES) if _STOPPED.search(text) else ()
    for way in (sentences, _without_bracket(text), _cut(text, _COMMAS), _without_bracket(text, of_words=True)):
        found = [(title, rest) for title, rest in way if fits(title)]
        if found:
            title, rest = found[-1]
            return title, capitalised(rest)
    return None


def without_figure(text: str) -> tuple[str, str]:
    """A title of a row that stands below it with its figure and the year of that, without the bracket that says both,
    and what stands in this; all of it where it has none."""
    match = _BRACKET.search(text)
    if match is None or not (_figures(match[1]) and _years(match[1])):
        return text, ""
    return text[: match.start()], capitalised(match[1])


def first_statement(text: str) -> tuple[str, str]:
    """A text up to a semicolon of its first sentence behind which another figure stands, and the rest; all of it where
    none does."""
    for match in re.finditer(_SEMICOLONS, text):
        title, rest = text[: match.start()].rstrip(), text[match.end() :]
        if re.search(_SENTENCES, title):
            break  # What is cut off there would have no end.
        clause = re.split("|".join((_SENTENCES, _SEMICOLONS)), rest)[0]
        if _is_closed(title) and _figures(title) and _figures(clause) and _is_whole(title, rest):
            return title, capitalised(rest)
    return text, ""


def next_statement(text: str) -> tuple[str, str]:
    """The second statement of a text behind the colon of the first one, which says of what both are; and what the first
    one says. Both are empty where that has no colon, or the second has one of its own."""
    title, more = first_statement(text)
    colons = [*_COLON.finditer(title)]
    if not (more and colons) or _COLON.search(more):
        return "", ""
    head, said = title[: colons[-1].end()], title[colons[-1].end() :]
    # "children: 2" stood at the end of a line.
    second = re.sub(r"^(\d+) ", "\\1\u00a0", text[-len(more) :])
    return f"{head}{said[: len(said) - len(said.lstrip())]}{second}", said.strip()


def unstopped(title: str) -> str:
    """A title of one sentence without its full stop, which heads what follows; of two each keeps its own."""
    return title if re.search(_SENTENCES, title.rstrip(".。")) else title.rstrip(".。")


def _cut(text: str, end: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(end, text):
        title, rest = text[: match.start()].rstrip(), text[match.end() :]
        is_part = rest and len(title) >= LEAST_PART * len(text) and _is_closed(title)
        if is_part and _stands(title, rest, end):
            yield title, rest


def _without_bracket(text: str, *, of_words: bool = False) -> Iterator[tuple[str, str]]:
    """A text without the bracket that ends it, and what stands in that: no year alone, and nothing that begins without
    a figure, such as "an estimate", since that says what the figure before it is.

    `of_words`: those alone that begin so and go on, behind a year or without any figure: what all of it rests on, or
    what "no figure" means, heads what stands below where nothing else can.
    """
    match = _BRACKET.search(text)
    if match is None or _YEAR.fullmatch(match[1]):
        return
    first, *more = re.split(_COMMAS, match[1])
    if of_words is bool(_FIGURE.search(first)) or not _LETTER.search(first):
        return  # "(2,878)" is what the words before it are.
    is_of_all = _YEAR.fullmatch(text[: match.start()][-len("2030") :]) or not _FIGURE.search(match[1])
    if of_words and not (more and is_of_all):
        return
    title = text[: match.start()]
    if re.search(_SEMICOLONS, title):
        return  # It is of the last of several.
    if len(title) >= LEAST_PART * len(text) and _is_closed(title) and _is_whole(title, match[1]):
        yield title, match[1]


def _stands(title: str, rest: str, end: str) -> bool:
    """Whether a part that ends so stands without the rest."""
    return _is_sentence(title, rest) if end == _SENTENCES else _is_whole(title, rest) and _goes_without(title, rest)


def _is_sentence(title: str, rest: str) -> bool:
    """Whether sentences go without the next: "Own citizens: 3." is half of what stands before "Others: 5."."""
    if not _LABELLED.match(rest):
        return True
    *before, last = re.split(_SENTENCES, title)
    return bool(_figures(title)) and not (before and _LABELLED.match(last))


def _is_whole(title: str, rest: str) -> bool:
    """Whether a part of a sentence keeps the year of its figure, and nothing newer follows it at once."""
    clause = re.split("|".join(_ENDS), rest)[0]
    if not (years := _years(title)):
        return not _figures(title) or not _years(rest)
    return max(_years(clause), default=0) <= max(years)


def _goes_without(title: str, rest: str) -> bool:
    """Whether a comma ends what is found: it parts the items of a list behind a colon, and before further figures.
    Behind a colon it may part what is found from what that rests on, if nothing follows."""
    clauses = re.split(_COMMAS, re.split(f"{_SENTENCES}|{_SEMICOLONS}", rest)[0])
    if _COLON.search(rest) or re.search(_SEMICOLONS, rest):
        return False  # There is more to be found.
    colons = [*_COLON.finditer(title)]
    if not colons:
        # The number in the name of a place is no figure.
        return bool(_figures(re.sub(_IN_BRACKETS, "", title))) and not any(map(_OF_FIGURE.match, clauses))
    has_figure = _FIGURE.search(re.split("|".join(_ENDS), title)[-1]) and _figures(title[colons[-1].end() :])
    return bool(has_figure and len(clauses) == 1 and _BASE.fullmatch(clauses[0]))


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(text)]


def _figures(title: str) -> list[str]:
    return [number for number in re.findall(r"\d+", title) if not _YEAR.fullmatch(number)]


def _is_closed(title: str) -> bool:
    """Whether a part ends in no bracket and no quotation that goes on."""
    return all(title.count(one) == title.count(other) for one, other in zip(_OPENING, _CLOSING, strict=True))
