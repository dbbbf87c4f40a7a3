"""What a machine can hold of docs/words.md: phrases that are gone, short titles, texts that are easy to read."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

import pytest
from babel.messages.pofile import read_po
from dash.development.base_component import Component

from dashboard.brief.whole import brief_of
from dashboard.config import ROOT
from dashboard.context import Context
from dashboard.glance.whole import glance_of
from dashboard.kinds.justice import _names as justice_names
from dashboard.kinds.percentiles import NAMES
from dashboard.kinds.registry import shown
from dashboard.metrics.progress import STATUS_WORDS
from dashboard.parts import justice, overview, progress, protection
from dashboard.selection import Selection, usual
from dashboard.views import VIEWS, selection_of
from dashboard.words.names import area_name, breakdown_word, in_mid_sentence, short_name
from tests.conftest import published
from tests.dashboard.parts.test_blocks import elements, text_of
from tests.fixtures.reading import grade, sentences, syllables, words
from tests.fixtures.sweeps import PANELS, WALKS, Walk, chosen, tabs_of
from tests.fixtures.texts import collected, nodes_of

GONE = {
    r"\bnumber \{\w+\} and\b|\bgirls number\b|\bnumbered \{": "girls number 12 and boys 20",
    r"\b[Aa]n own reading\b": "An own reading, never an assessment by the UN",
    r"furthest up": "furthest up: political stability",
    r"higher are the values|[Nn]umber of persons\b|\bpersons were (?:prosec|convic)": "Number of persons, 2010 to 2020",
    r"No newer figure is known than|and no newer \w+|newest (?:figure|number)\b|\bnewest:": "the newest figure of 2022",
    r"[\d}] %": "15.5 % of children",
    r"Killed by .* were": "Killed by intentional homicide were 1.8",
    r"were living in internal displacement by": "120 people were living in internal displacement by disasters",
    r"says? other than\b|would be another\b": "it says other than the status",
    r"cannot be judged, having\b": "cannot be judged, having no figure at all",
    r"\bhas no data\b|\bhave no data\b": "The country has no data",
    r"\bput together here\b|\bLooking back\b": "12 children in all, put together here",
    r"\bwhat stands beside each other\b": "what stands beside each other in time",
    r"[Ff]our ways of counting other people": "Four ways of counting other people, never added up",
    r"\[\w+\]": "a slot that is no {placeholder}: [key]",
    r"conviction rate (?:is|was|of)": "The conviction rate was 12%",
    r"\bminors?\b": "minors among the victims",
    r"\bin (?:\{\w+\}|\d+) not\b": "2022: first recorded as party, in 2020 not: ILO Convention 138",
}
"""Phrases that no message has any more, each with a text that it would find."""

MOST_WORDS = 12

READ = ("BGD", "NRU", "UKR", "NGA", "USA", "IND", "SYR", "PRK", "BRA", "DEU", "ETH", "PHL", "SMR", "DMA", "ISR")
GROUPS = ("001", "002", "142", "LIC", "053")
BRIEF = 10.0
"""The hardest that a brief may be, of a country or of a group."""
Maker = Callable[[Context, Selection], list[Component]]
HEADLINES: tuple[Maker, ...] = (
    overview.overview_headline,
    progress.progress_headline,
    justice.headline,
    protection.headline,
)
HEADLINE = 9.0
"""The hardest that the headlines of a page may be."""


@pytest.fixture(scope="module")
def messages() -> list[str]:
    """Every message of the catalogue as the sources have it now."""
    found = read_po(io.BytesIO(collected()))
    forms = (message.id if isinstance(message.id, list | tuple) else (message.id,) for message in found if message.id)
    return [text for texts in forms for text in texts]


@pytest.mark.parametrize("pattern", GONE)
def test_no_message_has_a_phrase_that_is_gone(messages: list[str], pattern: str) -> None:
    assert re.search(pattern, GONE[pattern])
    assert len(messages) > 3000
    assert [text for text in messages if re.search(pattern, text)] == []


def titles() -> Iterator[str]:
    """Templates of titles: messages in functions that make one, captions and subtitles left out."""
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        for function in nodes_of(path):
            if isinstance(function, ast.FunctionDef) and (path.name == "titles.py" or "title" in function.name):
                calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
                made = [call for call in calls if getattr(call.func, "id", "").startswith("translate")]
                given = [argument for call in made for argument in call.args if isinstance(argument, ast.Constant)]
                if "subtitle" not in function.name:
                    texts = (one.value for one in given)
                    yield from (text for text in texts if isinstance(text, str) and not text.endswith("."))


def long(text: str) -> bool:
    """Whether a template has more words than a title may have, names and numbers not counted."""
    return len([word for word in words(re.sub(r"\{\w+\}", " ", text)) if word[0].isalpha()]) > MOST_WORDS


def test_titles_are_short() -> None:
    found = set(titles())
    assert len(found) > 120
    assert [text for text in found if long(BASE.sub(" ", text))] == []


def test_a_long_title_is_seen() -> None:
    assert long("{area}: of {of} indicators {n} have a recent figure, {old} only an older one, {none} none at all")
    assert not long("{area}, {subject}: {figure} in {year}")


PLACES = (
    "", "area=001", "area=034", "area=LIC", "area=BGD", "area=NGA", "area=USA", "area=PRK", "area=NRU", "area=XKX",
    "area=UKR,150", "area=GBR,USA,BOL,NGA,BGD,FRA",
)  # fmt: skip
FEW_PLACES = ("", "area=034", "area=UKR,150")
ABOUT = ("Protection of children", "Justice and laws", "Targets for 2030", "Trafficking in persons", "Child labour")
BASE = re.compile(r"foreign trafficking victims(?:†|\{sign\})? \(all ages\)")
"""What a share of flows is a part of: the name of that which is counted, too."""
"""What a title is about that names no indicator: `about_in` puts it behind the place."""
NUMBER = re.compile(
    r"(?:(?:about|under|over|at least|up to) )?[−<]?\d[\d,.]*(?: to \d[\d,.]*)?"
    r"(?: million)?(?:% or (?:less|more))?|\b[Nn]one\b"
)
"""Also "none", which titles say for a count of zero where others of their kind have a digit."""


def bare(context: Context, title: str) -> str:
    """A title as a reader sees it without names of places, of indicators, of their values and of the statuses of
    targets ("on track" is one as "limited or no progress" is), of what a view is about, units, and numbers, with a
    figure in brackets behind a name."""
    title = re.sub(r" \(\d[^()]* in \d{4}\)", "", title)
    named = re.sub(r"(?:the )?@(?:, (?:the )?@)* and (?:the )?@", " ", _names(context).sub("@", BASE.sub("@", title)))
    return NUMBER.sub(" ", named)


@lru_cache(maxsize=1)
def _names(context: Context) -> re.Pattern[str]:
    """All names of places, of indicators, within sentences too, and of their values, and units."""
    geography = context.geography
    places = [area_name(context, code) for code in (*geography.areas, *geography.regions)]
    places += [short_name(context, code) for code in geography.areas]
    every = context.indicators.values()
    told = [(one.label, one.unit_label, *(name for _, name in one.value_names)) for one in every]
    told += [(one.title, one.child_title) for one in every]
    forms = context.indicators["detected-victims-by-form"]
    told += [tuple(breakdown_word(context, forms, code) for code in forms.breakdown), tuple(STATUS_WORDS.values())]
    names = sorted(
        {
            "The world",
            *ABOUT,
            *map(in_mid_sentence, ABOUT),
            *NAMES.values(),
            *justice_names().values(),
            *places,
            *(one for of in told for one in of),
        },
        key=len,
        reverse=True,
    )
    names += [f"{name[:1].lower()}{name[1:]}" for name in names]  # "Citizens of low-income economies"
    names.sort(key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(re.escape(name) for name in names if name)})(?![A-Za-z])")


@pytest.mark.skipif(published() is None, reason="before the first build")
@pytest.mark.parametrize("walk", WALKS)
def test_titles_are_short_once_they_are_put_together(shared: Context, walk: Walk) -> None:
    """A template of four words can take in one of ten: flows between countries had titles of 39 words."""
    found = []
    for panel in chosen(VIEWS, PANELS, walk):
        for query in chosen(PLACES, FEW_PLACES, walk):
            asked = selection_of(shared, VIEWS[panel], query)
            for tab in tabs_of(panel, walk):
                title = shown(shared, VIEWS[panel], asked, tab).words.title
                found += [f"{panel} {query} {tab}: {title}"] if long(bare(shared, title)) else []
    assert not found, "\n".join(found)


def test_a_title_is_counted_without_names_and_numbers(shared: Context) -> None:
    said = "Nigeria and Chad, conflict deaths: about 1,200 to 1,300 in 2024"
    assert words(bare(shared, said)) == ["in"]
    assert words(bare(shared, "Of 17 indicators, none met, 2 on track")) == ["Of", "indicators", "met"]


# ------------------------------------------------------------------------------------------------ reading grade


@pytest.mark.parametrize(
    ("word", "number"),
    [("made", 1), ("asked", 1), ("detected", 3), ("movement", 2), ("people", 2), ("violence", 3), ("median", 3),
     ("social", 2), ("trafficking", 3), ("convicted", 3), ("world's", 1), ("UNODC's", 2), ("15.5", 1), ("2,879", 1)],
)  # fmt: skip
def test_syllables_are_counted_by_their_letters(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_grade_is_that_of_the_formula() -> None:
    """Fourteen words of fourteen syllables in three sentences."""
    text = "The cat sat on the mat. It was not a good day. At all."
    assert len(sentences(text)) == 3
    assert sum(map(syllables, words(text))) == len(words(text)) == 14
    assert grade(text) == pytest.approx(0.39 * 14 / 3 + 11.8 - 15.59)


@pytest.mark.skipif(published() is None, reason="before the first build")
@pytest.mark.parametrize("walk", WALKS)
def test_briefs_ask_for_no_more_than_ten_years_of_school_and_first_sentences_for_nine(
    shared: Context, walk: Walk
) -> None:
    countries = chosen(sorted(shared.geography.members), READ, walk)
    for code in (*countries, *chosen(sorted(shared.geography.regions), GROUPS, walk)):
        brief = brief_of(shared, code)
        # Nobody can write the name of a country in fewer syllables.
        text = "\n".join(section.text for section in brief.whole).replace(brief.name, "Nepal")
        assert grade(text) <= BRIEF, code
    for code in countries:
        assert grade(" ".join(sentence.text for sentence in glance_of(shared, code).sentences)) <= HEADLINE, code


@pytest.mark.skipif(published() is None, reason="before the first build")
@pytest.mark.parametrize("maker", HEADLINES, ids=lambda maker: maker.__module__.rpartition(".")[2])
def test_headlines_ask_for_no_more_than_nine_years_of_school(shared: Context, maker: Maker) -> None:
    asked = usual(shared.indicators["detected-victims"], shared.years("detected-victims"))
    places = [(), *((code,) for code in (*READ, "142", "002"))]
    made = [maker(shared, replace(asked, areas=areas)) for areas in places]
    said = [text_of(heading) for parts in made for heading in elements(parts, "H1")]
    assert len(said) == len(places)
    assert grade("\n".join(said)) <= HEADLINE
