"""The brief of a country as slides: every sentence, where its figures come from, and text that has room."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pytest
from pptx import Presentation

from dashboard.brief.sentence import Sentence
from dashboard.brief.whole import brief_of
from dashboard.charts.cells import Cells
from dashboard.context import Context
from dashboard.exports.picture.content import Asked
from dashboard.exports.picture.ruler import BOLD
from dashboard.exports.slides.break_marks import marks_xml
from dashboard.exports.slides.brief import LEGIBLE, brief_slides, short_slides
from dashboard.exports.slides.chart_xml import placed
from dashboard.exports.slides.content import MapBody, Slide, slide_of
from dashboard.exports.slides.deck import SMALLER, deck, has_contents, has_lines, points_size
from dashboard.exports.slides.flow_map import FlowBody
from dashboard.exports.slides.headings import first_statement, headed, next_statement
from dashboard.exports.slides.notes import Notes
from dashboard.exports.slides.plots import Pane, Panes, Plot
from dashboard.exports.slides.rooms import rooms_of, years_told
from dashboard.exports.slides.template import (
    BESIDE,
    BODY,
    BOXED,
    CAPTION,
    CONTENTS,
    EMU,
    FOOTER,
    FORMATS,
    LEFT,
    POINT_INSET,
    POINT_SPACE,
    POINTS,
    SUBTITLE,
    TITLE,
    USUAL,
    WORDS,
    holders_of,
)
from dashboard.exports.slides.texts import height_of
from dashboard.exports.slides.words import Aside, Box, Cover, Words
from dashboard.views import VIEWS, selection_of
from dashboard.words.names import short_name
from tests.fixtures.spaces import spaced
from tests.fixtures.sweeps import each
from tests.gate.layout import flaws_of_slide

ROOT = "https://reach.example.org/"
AREAS = ["BGD", "NGA", "MCO", "VCT", "XKX", "SHN"]
"""Much is known, little, of no member, and nearly nothing."""
SAID = {"BGD": "much is known"}
MOST_SLIDES = 16
"""Without those on which a view goes on, and those of sources and licences. Two of them are the steps from promise to
practice, and what was suggested."""
MOST_PAGES = 18
"""With them, on wide slides: a profile has a slide for each kind of its indicators."""
NUMBERS = re.compile(r"\d[\d.,]*\d|\d")
LEAST = 12.0
"""Type of sentences, in points: of all that is not known of a territory, on a narrow slide."""


@lru_cache
def slides_of(context: Context, area: str, form: str = "16x9") -> tuple[Any, ...]:
    """The slides of a brief; several tests look at the same."""
    return tuple(brief_slides(context, area, form, ROOT))


@lru_cache
def file_of(context: Context, area: str, form: str) -> bytes:
    """The presentation of a brief; several tests open the same."""
    return deck(slides_of(context, area, form), form, context.today())


def opened(context: Context, area: str, form: str = USUAL) -> Any:
    return Presentation(io.BytesIO(file_of(context, area, form)))


def words_of(context: Context, area: str, form: str = "16x9") -> list[Words]:
    return [slide for slide in slides_of(context, area, form) if isinstance(slide, Words)]


def unnamed(title: str) -> str:
    """A title of sentences without the country, which stands before them wherever they do not name it."""
    return re.sub(r"^[^:.]+?[:.] (?=[A-Z])", "", title).rstrip(".")


@pytest.mark.parametrize("area", each([*AREAS, "001"], SAID))
def test_every_sentence_of_the_brief_is_in_the_notes_and_the_address_stands_last(shared: Context, area: str) -> None:
    slides = slides_of(shared, area)
    for section in brief_of(shared, area).whole:
        for sentence in section.sentences:
            assert any(slide.speech.has(sentence.text) for slide in slides)
    views = [slide.notes[0] for slide in slides if isinstance(slide, Slide)]
    assert not [said for said in views if " · " in said or re.search("(?<! is)(?<! was) higher than in ", said)], (
        "it can be spoken"
    )
    for slide in slides:
        # Half of the 800 words of notes were addresses, and caveats that had been spoken.
        assert len(re.findall("https?://", " ".join(slide.notes))) == 1, "sources and rows have theirs elsewhere"
        sentences = [found for text in slide.notes for found in re.findall(r"\S[^.]{30,}?[.](?=\s|$)", text)]
        own = {one.text for section in brief_of(shared, area).whole for one in section.sentences}
        twice = {text for text in sentences if sentences.count(text) > 1}
        assert not [text for text in twice if not any(text in one for one in own)], "nothing twice"
    for slide in words_of(shared, area):
        assert len(slide.notes) == len(set(slide.notes)), "nothing twice"
        assert ROOT in slide.notes[-1], "the address last"
        # 15.5% of 207, and 13.3% of 240, below 32 of 280: no minister can say three denominators.
        assert "by sex UNODC's file knows" not in " ".join((slide.title, *slide.points))
        # Behind what is shown, girls and boys in a point each, stands what qualifies it, and whose the figures are.
        assert "The figures are those of" in slide.speech.spoken[-1] or not slide.sources
        assert len(slide.speech.spoken) <= 3, "who speaks has three lines first"
        assert not slide.sources or "Licence: " in " ".join(slide.notes), "for who asks"
        said = set(NUMBERS.findall(unnamed(slide.title))) <= set(NUMBERS.findall(slide.notes[0]))
        assert unnamed(slide.title) in slide.notes[0] or slide.title.endswith("(continued)") or said
    check_sources(shared, area, slides)


def check_sources(shared: Context, area: str, slides: Sequence[Any]) -> None:
    """At the foot of a slide stand the sources of what is on it, and no others; those of all that is said beside it
    stand in its notes. Of the world's food insecurity another publisher's release stood there than it is from, and
    below statuses of countries those of groups, which they have no figure of."""
    every = [one for section in brief_of(shared, area).whole for one in section.sentences]
    spoken: set[str] = set()
    for slide in slides:
        notes = "\n".join(slide.notes)
        noted = {name for one in every if slide.speech.has(one.text) for name in whose(shared, one)}
        assert [name for name in noted if credit_of(shared, name) not in notes] == [], slide.title
        spoken |= noted
        if isinstance(slide, Words):
            box = slide.aside.paragraphs if isinstance(slide.aside, Box) else ()
            said, title = "\n".join((*slide.points, *box)), unnamed(slide.title.removesuffix(" (continued)"))
            shown = [one for one in every if one.text in said or title.rstrip(".") in one.text]
            found = {credit_of(shared, name) for one in shown for name in whose(shared, one)}
            found |= credits_in(slide.aside.description) if isinstance(slide.aside, Aside) else set()
        elif isinstance(slide, Slide) and isinstance(slide.body, Cells) and slide.body.rows_are == "indicator":
            rows = [row for part in slide.body.groups for row in part.rows if any(map(has_figure, row.cells))]
            found = {credit_of(shared, shared.indicators[row.id].source) for row in rows}
        else:
            continue
        assert credits_in(" ".join(slide.caption)) == found, slide.title
        # The list of sources had those of sentences, too, that are in the notes alone.
        if isinstance(slide, Words):
            assert {credit_of(shared, source.id) for source in slide.sources} == found, slide.title
    last = Presentation(io.BytesIO(file_of(shared, area, "16x9"))).slides[-1].notes_slide.notes_text_frame.text
    listed = {source.id for slide in slides for source in slide.sources}
    for name in spoken - listed:
        assert shared.sources[name].citation.rstrip(".") in last, "who is said aloud is named on a slide"
    has_maps = any(isinstance(slide, Slide) and isinstance(slide.body, MapBody | FlowBody) for slide in slides)
    assert ("Based on United Nations map" in last) == has_maps
    assert "(M49)" in last, "regions are named beside the country, or are columns of the world's statuses"
    check_ages(slides[0])


def check_ages(cover: Cover) -> None:
    """Below "Children and trafficking in persons" 80 people were convicted, of whom no word said of which ages."""
    for line in cover.contents:
        numbers = [number for number in NUMBERS.findall(line) if not re.fullmatch("(?:19|20)[0-9]{2}", number)]
        if numbers and re.search("people|person|deaths|citizens|victims|refugees", line.replace("100,000 people", "")):
            assert re.search("child|girls|known age|all ages|all people", line.lower()), line


def whose(shared: Context, one: Sentence) -> set[str]:
    """Ids of the sources of a sentence: of the world those of groups; of a status, which counts countries, theirs."""
    found = set()
    for value in one.values:
        names = re.findall("[?&]indicator=([a-z0-9-]+)", value.origin)
        records = [shared.indicators[name] for name in names] or [
            item for item in shared.indicators.values() if item.target
        ]
        is_of_world = "/data/origin" in value.origin and "area=001" in value.origin and "view=" not in value.origin
        found |= {item.groups_source or item.source if is_of_world else item.source for item in records}
    return found


def has_figure(cell: Any) -> bool:
    """Whether a cell of statuses says a figure: a country's with its year, or a count of countries."""
    return bool(cell.dated or re.fullmatch(r"\d+ of \d+", cell.text))


def credit_of(shared: Context, name: str) -> str:
    return f"{shared.sources[name].publisher_short}, {shared.sources[name].vintage}"


def credits_in(text: str) -> set[str]:
    """Publishers and releases in words that end with them."""
    return {one for said in re.findall(r"Sources?: (.+?)[.](?= |$)", text) for one in said.split("; ")}


SHOWN = {"BGD": "a country, whose slides the tests around look at, too", "001": "the whole world, which is no choice"}


@pytest.mark.parametrize("area", each(["BGD", "NGA", "IND", "001", "002", "150"], SHOWN))
def test_a_deck_shows_more_than_it_says(shared: Context, area: str) -> None:  # noqa: PLR0915 - one walk of a deck
    """Six of fifteen slides of a country were sentences alone, though views draw the same figures."""
    slides = slides_of(shared, area)
    check_sources(shared, area, slides)
    what = "Not known, or not in Reach 2030"
    assert any(isinstance(slide, Words) and what in slide.subtitle for slide in slides), "as promised"
    every = [one for section in brief_of(shared, area).whole for one in section.sentences]
    stand = [one for one in every if not one.is_aside]
    heads = {one.text: before.text for before, one in pairwise(stand) if one.is_behind and not before.is_behind}
    for slide in words_of(shared, area):
        if "Children in displacement now" in slide.subtitle:
            assert re.search("children|[0-9.]% of", slide.title), "it is headed so"
        if isinstance(slide.aside, Aside) and "internally displaced" in slide.title:
            # Refugees of all ages stood beside the number of displaced children.
            assert "displaced by conflict" in slide.aside.heading
            # 197,000 children headed bars of 584,836 people, and neither said of whom the other was.
            assert "All ages." in slide.aside.heading
            # Flat for fifteen years, then so many more, beside 2,755 new displacements on another slide.
            jumped = "the number of people rose by 158,766; new displacements listed for 2024: 2,755."
            told_in = [any(jumped in text for text in texts) for texts in (slide.caption, slide.notes)]
            assert told_in == [area == "BGD"] * 2
            # And how the one came from the other could not be followed.
            made = re.compile(
                "It is (?:based on )?.* people of all ages|This number is estimated from|The estimate covers "
            )
            assert any(made.search(point) for point in slide.points)
            if area == "001":
                # 60 countries and areas in the headline stood beside 71 in that of the chart: 73.5 million in each.
                points = "\n".join(slide.points)
                covers = r"^The estimate covers (\d+) of (\d+) countries and areas .*, and over 99% of these people\.$"
                told = re.search(covers, points, re.MULTILINE)
                assert told and f"(an estimate, {told[1]} countries and areas)" in slide.title
                # On a longer one, and where disasters displaced them, nothing said that it is an estimate.
                for other, rest in (("419", "(an estimate, 9 countries and areas)"), ("LAO", "(an estimate)")):
                    (long,) = [one for one in words_of(shared, other) if "children were internally" in one.title]
                    assert rest in long.title
                    (headline,) = [one for one in slides_of(shared, other)[0].contents if "were internally" in one]
                    assert rest in headline, "on the cover, too"
                assert f" recorded in 2024 ({told[2]} countries" in slide.aside.heading
                assert "73.5 million" not in points
        assert len(slide.points) > 1 or not isinstance(slide.aside, Aside), "half of the slide is empty"
        for one in every:
            half = one.text.removeprefix(f"{unnamed(slide.title)}, ")
            is_said = half != one.text and any(point.casefold().startswith(half.casefold()) for point in slide.points)
            assert not is_said, "half a sentence is none"
        assert "That is more than" not in slide.points[:1], "the title says so"
        # Children in 76 countries, who were on no such slide, were not to be compared with girls and boys in 62.
        are_apart, is_of_all = (
            any(text in point for point in slide.points)
            for text in ("Do not compare victims of all ages", "Detected victims, all ages:")
        )
        assert are_apart == (is_of_all and "girls" in slide.title), "of numbers that stand here"
        # "Germany alone makes up 60%" stood below the figure of origins, and was of that of asylum.
        stands = {point: before for before, point in pairwise((slide.title, *slide.points)) if point in heads}
        for point, before in stands.items():
            assert set(NUMBERS.findall(before)) <= set(NUMBERS.findall(heads[point])), "it is on what it says"
        told = [point for point in slide.points if set(NUMBERS.findall(point)) <= set(NUMBERS.findall(slide.title))]
        again = [point for point in told if NUMBERS.search(re.sub(r"\b(19|20)\d\d\b", "", point))]
        assert not again, "a figure of the title is not said again"
    for told in (one for one in slides if isinstance(one, Words | Slide)):
        # Whoever pastes one slide alone tells of whom it is; a map of a group counts all countries.
        is_map = isinstance(told, Slide) and isinstance(told.body, MapBody)
        # The world's flows are headed by their largest pair.
        is_of_some = re.search(r"\d+ countries|^Citizens of \w+ in ", told.title) is not None
        assert is_of_some or short_name(shared, area) in told.title or (is_map and " of 193 countries" in told.title)
        # It says whose a figure is that it does not give: Europe's slide was headed so.
        assert "alone makes up" not in told.title
        said = re.sub(r"; \d+ years? since \d{4} (?:is|are) unknown$", "", told.title)
        said = re.sub(r"; \d+ countries and areas covered\)$", ")", said)  # What a sum rests on is no second one.
        is_chain = re.search(r"\d[^;]*; [^;]*\d", re.sub(r"\b(19|20)\d\d\b", "", said))
        # Two ends of one chart are one statement; a timeline tells two of its charts.
        counted = r" in \d+\sof\s\d+ countries(?: measured since \d{4})?; [^;]+: in (?:none|(?:\d+|none)\sof\s\d+)$"
        is_of_ends = re.search(counted, told.title)
        is_of_rows = isinstance(told, Slide) and isinstance(told.body, Panes) and bool(told.body.left)
        assert not is_chain or is_of_ends or is_of_rows, "two statements in one title"
        later = any("later figure from another source" in text for text in told.caption)
        assert not (later and re.search("latest|newest", f"{told.title} {told.subtitle}", re.IGNORECASE))
    alone = [slide for slide in slides if isinstance(slide, Words) and not isinstance(slide.aside, Aside)]
    assert len(alone) <= 4
    assert all(slide.aside.paragraphs for slide in alone if isinstance(slide.aside, Box)), "no empty box"
    views = [slide for slide in slides if isinstance(slide, Slide)]
    bodies = [slide.body for slide in views]
    assert any(isinstance(body, MapBody) for body in bodies)
    flows = [body for body in bodies if isinstance(body, FlowBody)]
    assert flows
    if area == "001":
        chosen = [said for body in flows for said in body.areas.values() if "chosen" in said]
        outlined = [code for body in bodies if isinstance(body, MapBody) for code in body.picture.chosen]
        assert not chosen and not outlined, "the whole world is no choice"
    assert area in shared.geography.regions or any(isinstance(body, Panes) and not body.keys for body in bodies)
    sizes = {
        run.text: run.font.size.pt
        for slide in list(opened(shared, area).slides)[1:]
        for run in slide.shapes.title.text_frame.paragraphs[0].runs
        if run.font.size is not None
    }
    # One that so has no third line may be a little smaller; all others are of one size.
    assert {size for text, size in sizes.items() if has_lines(text, FORMATS[USUAL])} == {28.0}
    assert min(sizes.values()) >= 28.0 - SMALLER
    three = [text for text in sizes if not has_lines(text, FORMATS[USUAL], less=SMALLER)]
    assert all(";" in text for text in three), "three lines, though no comparison"
    assert not {slide.title for slide in slides} & {item.heading for item in brief_of(shared, area).whole}
    titles = [slide.shapes.title.text_frame.text for slide in opened(shared, area).slides]
    assert len(titles) == len(set(titles)), "no two slides have one title"
    # The figure of the map headed the timeline of Nigeria again, before how many years are unknown.
    for some in (titles, [slide.title for slide in slides_of(shared, "NGA")]):
        again = [title for title in some if title.startswith(tuple(f"{other}; " for other in some))]
        assert [title for title in again if "conflict deaths" not in title] == []


LEAST_ROOM = [("BGD", "4x3"), ("XKX", "4x3")]
"""Most sentences, and most that is not known, on the narrower slide."""


@pytest.mark.parametrize(("area", "form"), each([(area, form) for area in AREAS for form in FORMATS], LEAST_ROOM))
def test_few_slides_whose_sentences_have_room_in_a_size_that_can_be_read(shared: Context, area: str, form: str) -> None:
    slides = slides_of(shared, area, form)
    assert len(slides) <= MOST_SLIDES
    assert form != USUAL or len(opened(shared, area).slides) <= MOST_PAGES
    for slide in (slide for slide in slides if isinstance(slide, Words)):
        size = points_size(slide.points, FORMATS[form], LEFT if slide.aside else POINTS)
        assert size >= (LEGIBLE if isinstance(slide.aside, Aside) else LEAST)
    cover = slides[0]
    assert isinstance(cover, Cover) and 3 <= len(cover.contents) <= 6, "each slide says the rest itself"
    assert has_contents(cover, FORMATS[form])
    if form == USUAL:
        made = opened(shared, area)
        room = (made.slide_width, made.slide_height)
        first = {shape.placeholder_format.idx: shape.text_frame for shape in made.slides[0].placeholders}
        for idx, least in ((CONTENTS, 16), (POINTS, 12)):
            sizes = [run.font.size for line in first[idx].paragraphs for run in line.runs if run.font.size]
            assert all(size.pt >= least for size in sizes), (idx, sizes)
        assert [(slide.shapes.title.text, flaw) for slide in made.slides for flaw in flaws_of_slide(slide, room)] == []


def test_suggested_actions_are_on_one_slide_that_says_how_many_more_there_are(shared: Context) -> None:
    found = [slide for slide in opened(shared, "BGD").slides if "Labor suggested" in slide.shapes.title.text]
    assert len(found) == 1
    (table,) = [shape.table for shape in found[0].shapes if shape.has_table]
    more = len(shared.actions["BGD"]) - (len(table.rows) - 1)
    said = " ".join(shape.text_frame.text for shape in found[0].shapes if shape.has_text_frame)
    assert more > 0
    assert f"{more} more rows" in said


def test_sentences_that_would_be_too_small_are_on_two_slides_in_their_order(shared: Context) -> None:
    unknown = brief_of(shared, "XKX").section("unknown")
    first, second = words_of(shared, "XKX")[-2:]
    said = [f"{unnamed(first.title)}.", *first.points, *second.points]
    assert second.title == f"{first.title} (continued)"
    assert said[: len(unknown.sentences)] == [sentence.text for sentence in unknown.sentences]


def test_a_title_is_cut_where_a_clause_ends_and_nowhere_within_brackets() -> None:
    def fits(title: str) -> bool:
        return len(title) <= 35

    assert headed("Short enough.", fits) == ("Short enough.", "")
    assert headed("Sold: 12 of 20 in 2023. Others: 3 of 40 in 2024.", fits) == (
        "Sold: 12 of 20 in 2023.",
        "Others: 3 of 40 in 2024.",
    )
    assert first_statement("12 of 20 in 2023; 30 in all.") == ("12 of 20 in 2023", "30 in all.")
    assert first_statement("12 sur 20 en 2023\u00a0; 30 en tout.") == ("12 sur 20 en 2023", "30 en tout.")
    assert first_statement("12 in 2023. Of 9, 3 are known; 30% were.")[1] == "", "3 are known 30% were"
    assert first_statement("12 of 20 in 2023; no share is given.") == ("12 of 20 in 2023; no share is given.", "")
    assert next_statement("Here · Sold: 0.9 in 2022; 2 of 17 years from 2007 have no figure") == (
        "Here · Sold: 2\u00a0of 17 years from 2007 have no figure",
        "0.9 in 2022",
    )
    assert next_statement("Ici\u00a0: 12 sur 20 en 2023\u00a0; 30 en tout") == (
        "Ici\u00a0: 30\u00a0en tout",
        "12 sur 20 en 2023",
    )
    assert next_statement("12 of 20 in 2023; 30 in all") == next_statement("Here: 1 in 2022; boys: 3") == ("", "")
    assert headed("12 children (low 8, high 16, of all ages) were there.", fits) is None
    assert headed("At the end of 2024 those displaced, of all ages: 12.", fits) is None, "no figure yet"
    assert headed("Here, 12 were children of those whose age is known.", fits) is None, "before what is found"
    based = {
        "Here: 1.9 in 2022, in the 76 countries that report": ("Here: 1.9 in 2022", "In the 76 countries that report"),
        "Here: 75 sold, 160 forced, of 974 in all": ("Here: 75 sold, 160 forced", "Of 974 in all"),
        "Judged, 2023: Tier 1 (29), Tier 2 (10) (of 193)": ("Judged, 2023: Tier 1 (29), Tier 2 (10)", "Of 193"),
        "In 2024, 30 million fled (60 areas, an estimate).": ("In 2024, 30 million fled", "60 areas, an estimate"),
    }
    assert {text: headed(text, lambda title: len(title) < 40) for text in based} == based
    halves = (
        "Girls and boys, here, 2022: girls 14, boys 56 (6 countries).",  # The boys of what it announces.
        "Of 20 whose age is known, the newest, 4 were children.",  # What is found.
        "The records of 2022 list 50 sold, 23 in forced labour.",  # The rest of a list.
        "Covered were 74% of children, by law (2023; no target).",  # The year.
        "Detected: 3 in 2021; no total for 2023, by sex: 73 children",  # What is newer.
        "Detected here. Own citizens: 41. Others: some (up to 16)",
        "In 2024, 30 million fled (an estimate, 60 areas).",  # What the figure is.
        "Here (UNSCR 1244), out of school: the share is low",  # The number in a name is no figure.
        # Lists and comparisons, of which a half says something else.
        "Met by 12; missed by 3; another 20 are too slow.",
        "Here: law since 1990; Protocol: since 2005",
        "Law on child trafficking, meets; law on recruitment, does not",
        "Schooling: at the target in 67 of 140; child marriage: in none",
        "In 2022: Africa about 1.17, Asia 0.58, Oceania 0.32",
        "2023: Tier 1 (29), Tier 2 (101), Tier 2, Watch List (25)",
        "Asia, 2024 against 2009: lower in 5, higher in 2 (7 of 47)",
        "Азия, 2024: стран, где ниже, — 5, где выше — 2",
        "Here, of 17 indicators with a target, 9 can be judged: 2 met",
        "Here, 1990: медиана — 320 долл. США на человека",  # The stop of an abbreviation.
        "Girls 11 and boys 19 are more than all here (28)",  # A figure without a word.
        "巴勒斯坦国：关于贩运儿童的法律，未达标（2022年）；关于武装团体招募的法律，未达标（2022年）",
    )
    assert {text: headed(text, fits) for text in halves} == dict.fromkeys(halves)
    listed = "Here: 3 in 2021; no total for 2023, but figures of girls, boys or others"
    assert headed(listed, lambda title: len(title) < 60) is None, "but figures of girls"


def test_words_without_points_have_no_placeholder_for_them(shared: Context) -> None:
    told = Words("Title", "About", (), ("Source",), "Seen", Notes(("Title",)), ())
    (page,) = Presentation(io.BytesIO(deck([told], "16x9", shared.today()))).slides
    assert POINTS not in {holder.placeholder_format.idx for holder in page.placeholders}


def test_it_opens_with_the_country_and_what_is_not_known_beside_what_is(shared: Context) -> None:
    cover, first, *_ = slides_of(shared, "BGD")
    assert isinstance(cover, Cover) and cover.title == "Bangladesh"
    assert isinstance(first, Words) and isinstance(first.aside, Box)
    assert "never found" in " ".join(first.aside.paragraphs)
    # A share that the same slide doubts is no headline: "32 were children (15.5%)", beside 13.3% by another count.
    assert first.title == "Bangladesh. In 2023, 32 of the 280 detected victims are recorded as children"
    # It was read as 11%: that more victims have no age stood in notes alone.
    ageless = "No age is reported for 40 to 73 more detected victims in 2023."
    assert first.points[0] == ageless and ageless in first.notes[0]
    assert cover.contents[0] == f"{first.title.partition('. ')[2]}. {ageless}"
    for code in ("GBR", "LUX", "MEX"):
        said = [one for one in brief_of(shared, code).opening.sentences if one.text.startswith("No age is reported")]
        (opening,) = [one for one in words_of(shared, code) if one.subtitle == "In short"]
        assert said and all(one.text in opening.points for one in said)
    two = "15.5% were children; by sex UNODC's file knows the age of 240, of whom 13.3% are children."
    assert any(text.endswith(two) for text in first.notes), "no minister can say three denominators"
    # A sentence whose first half stood before a semicolon had no end: "so they are an estimate By these ages".
    points = [point for slide in words_of(shared, "ITA") for point in slide.points]
    assert any(re.search(", so they are an estimate(?:[.] By|; by) these ages, .+[.]$", point) for point in points)


def figures_over(plot: Plot) -> tuple[list[str], bool]:
    """The words over the bars of a chart beside sentences, and whether its last year is written."""
    rooms = rooms_of(plot, 435, 260)
    words = [words for strand in plot.strands for _, lines, _ in placed(plot, rooms, strand) for words in lines]
    told, marks = years_told(plot, rooms), marks_xml(plot, rooms).decode()
    written = set(map(int, plot.categories[:: told.step])) | {int(year) for year in re.findall(r">(\d{4})<", marks)}
    newest = max(
        int(year)
        for strand in plot.strands
        for year, value in zip(plot.categories, strand.values, strict=True)
        if value is not None and not strand.dash
    )
    return words, set(told.own) <= written and {int(plot.categories[0]), newest, *plot.told} <= written


def check_years(context: Context) -> None:
    """ "About 1.91 in 2022" stood over columns of which 2017, 2019, 2021 and 2023 were named."""
    for code, name, years in (
        ("", "justice-trend", {2017, 2019, 2021, 2023}),
        ("NGA", "justice-beside", {2007, 2022}),
        ("NGA", "victims-trend", {2007, 2011, 2015, 2019, 2023}),
        ("NGA", "timeline-rows", {2005, 2010, 2015, 2020, 2024}),
    ):
        view = VIEWS[name]
        slide = slide_of(context, Asked(view, selection_of(context, view, code and f"area={code}"), ""))
        wide = (435.0, 120.0) if isinstance(slide.body, Panes) else (900.0, 300.0)
        wide = (300.0, 120.0) if name == "timeline-rows" else wide
        shown = slide.body.panes if isinstance(slide.body, Panes) else (Pane("", "", slide.body),)
        assert name != "timeline-rows" or shown[0].is_leading
        for pane in shown:
            plot, is_leading = pane.plot, pane.is_leading and name == "timeline-rows"
            assert isinstance(plot, Plot)
            room = (900.0, 120.0) if is_leading else wide
            told = years_told(plot, rooms_of(plot, *room, is_pane=len(shown) > 1))
            written = {*range(int(plot.categories[0]), int(plot.categories[-1]) + 1, told.step), *told.own}
            assert years <= written and len(written) <= 6, (name, written)


def test_charts_stand_beside_sentences_with_their_source_and_caveat(shared: Context) -> None:
    check_years(shared)
    words = [slide for code in ("BGD", "NGA", "001") for slide in words_of(shared, code)]
    beside = [slide for slide in words if isinstance(slide.aside, Aside)]
    assert beside
    for slide in beside:
        assert any("Source" in line for line in slide.caption)
        assert slide.sources
        # "Trafficking in persons. Number of people, 2005 to 2023" stood over persons convicted.
        assert isinstance(slide.aside, Aside)
        label = {"convicted": "Persons convicted", "refugees": "Refugees", "deaths": "Conflict deaths"}
        label |= {"Detected children": "Detected victims, children", "Detected girls": "Detected victims, children"}
        assert all(words in slide.aside.heading for part, words in label.items() if part in slide.title)
    # What a gap is stands where a line has one: not where a series breaks between two years with a figure, as girls and
    # boys of Nigeria do in 2017; what a zero is, where one is drawn.
    gaps, zeros = "Gaps: no figure: unknown, not zero.", "Zero means that no organised violence"
    general = "Recorded deaths of soldiers and civilians of all ages are counted, likely an undercount"
    for slide in beside:
        strands = slide.aside.body.strands if isinstance(slide.aside, Aside) else ()
        caption = " ".join(slide.caption)
        by_name: dict[str, set[int]] = {}
        for strand in strands:
            by_name.setdefault(strand.name, set()).update(at for at, one in enumerate(strand.values) if one is not None)
        # Lines in the shape of an I stood over fewer than 5, and over 2,258 to 2,288, which no word was on.
        ranges = ("Thin lines: the publisher's range", "The paler part shows", "A thin line above a point")
        assert any(name in caption for name in ranges) or not any(
            map(any, (pair for one in strands for pair in one.reach))
        )
        has_gap = any(found != set(range(min(found), max(found) + 1)) for found in by_name.values() if found)
        assert gaps not in caption or has_gap, slide.title
        assert zeros not in caption or any(0 in strand.values for strand in strands), slide.title
        # What a zero is took the place of what holds for every figure.
        is_of_deaths = isinstance(slide.aside, Aside) and "Conflict deaths" in slide.aside.heading
        assert (general in caption) == is_of_deaths, slide.title
    assert any(zeros in " ".join(slide.caption) for slide in beside)
    # The figure of the title is read off its bar, and the newest year off the axis.
    told = {slide.title: figures_over(slide.aside.body) for slide in beside if isinstance(slide.aside, Aside)}
    for title, figure in (
        ("Bangladesh. An estimated 374 people died in organised violence in 2024 (157 to 406)", "374"),
        ("Bangladesh: 80 people were convicted of trafficking in 2023, the latest total", "80"),
        # Of the same year are 120 prosecuted, of whom the chart beside it knows nothing.
        ("Nigeria: 79 people were convicted of trafficking in 2022, the latest total", "79"),
        (
            # "Across 196 countries and areas" said that people died in each of them.
            "World. An estimated 160,900 people died in organised violence in 2024 (140,031 to 227,161; 196 countries "
            "and areas covered)",
            "160,900",
        ),
    ):
        words, is_written = told[title]
        assert figure in words and is_written


def test_the_title_of_statuses_counts_them_and_says_where_none_can_be_judged(
    shared: Context,
) -> None:
    def titled(area: str) -> list[str]:
        return [slide.title for slide in slides_of(shared, area) if isinstance(slide, Slide)]

    assert any(
        re.match(
            r"Bangladesh, of 17 indicators with an SDG target, 9 can be judged: none met, 2 on track, 7 neither$",
            title,
        )
        for title in titled("BGD")
    )
    assert any(re.search(r", 1 can be judged: it is met$", title) for title in titled("XKX"))
    none = r"Aruba: of \d+ indicators with an SDG target, none can be judged"
    assert any(re.match(none, title) for title in titled("ABW"))
    # Where a table goes on, each slide says what is on it.
    views = [slide for slide in slides_of(shared, "BGD", "4x3") if isinstance(slide, Slide)]
    made = Presentation(io.BytesIO(deck(views, "4x3", shared.today())))
    every = [re.sub(r"\s+", " ", slide.shapes.title.text_frame.text) for slide in made.slides]
    assert [title for title in every if "of 17 indicators" in title.lower()] == [
        "Bangladesh, of 17 indicators with an SDG target, 9 can be judged: none met, 2 on track, 7 neither (1 of 2)",
        "Bangladesh: 8 of 17 indicators with an SDG target cannot be judged (2 of 2)",
    ]
    # Each has its own key and notes, and each row the target by which it is counted, with a deadline that is past.
    parts = [slide for slide in made.slides if "of 17 indicators" in slide.shapes.title.text_frame.text.lower()]
    texts = [" ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in parts]
    rows = [
        {row.cells[0].text: [cell.text for cell in row.cells][1:] for row in shape.table.rows}
        for slide in parts
        for shape in slide.shapes
        if shape.has_table
    ]
    for text, cells in zip(texts, rows, strict=True):
        # Beside a figure an arrow is its way: the status stands in words of its own, which need no key.
        assert not [sign for sign, word in KEYS.items() if f"{sign} {word}" in text or sign in f"{cells}"]
        assert all(
            any(one[2].startswith(word) for word in (*KEYS.values(), "slightly away", "no figure"))
            for one in cells.values()
            if one[2] != "Status"
        )
        assert "no figure" in text or all(one[1] for one in cells.values())
        assert [name for name, one in cells.items() if (one[2] == "no figure") is bool(one[1])] == []
        assert all(one[0] for one in cells.values()), "its target"
    assert rows[0]["Child labour, with chores"][0] == "≤ 1% by 2025"
    assert rows[1]["Sexual violence by age 18"][0] == "0%"
    # Of women as many as stand on it, one on the first and three on the second.
    assert "Child marriage before 18: % of women aged 20 to 24." in texts[0]
    assert "3 indicators cover women only" in spaced(texts[1])
    # In the world's table of statuses no row is of violence: a note counts what stands on its slide.
    for area, numbers in (("BGD", ["4", "4"]), ("NGA", ["5", "5"]), ("001", ["4", "3"])):
        captions = " ".join(" ".join(slide.caption) for slide in slides_of(shared, area) if isinstance(slide, Slide))
        assert re.findall(r"(\d) indicators cover women only", captions) == numbers, area


WHOLE = {
    ("BGD", "4x3"): "all that there can be, on slides that go on",
    ("SHN", "16x9"): "nearly nothing",
}


@pytest.mark.parametrize(("area", "form"), each([(area, form) for area in AREAS for form in FORMATS], WHOLE))
def test_no_placeholder_is_left_empty_and_no_number_is_given_twice(shared: Context, area: str, form: str) -> None:
    for slide in opened(shared, area, form).slides:
        texts = [holder for holder in slide.placeholders if holder.has_text_frame]
        assert all(holder.text_frame.text.strip() for holder in texts), slide.shapes.title.text_frame.text
        numbers = slide.shapes._spTree.xpath(".//p:cNvPr/@id")
        assert len(numbers) == len(set(numbers))


def test_no_brief_of_a_place_that_is_none(shared: Context) -> None:
    with pytest.raises(KeyError):
        brief_slides(shared, "ZZZ", "16x9", ROOT)


@pytest.mark.parametrize("form", FORMATS)
def test_the_subtitle_stands_below_the_last_line_of_the_title(shared: Context, form: str) -> None:
    found = [(slide, holders_of(slide)) for slide in opened(shared, "BGD", form).slides]
    without = [pair for pair in found if {TITLE, SUBTITLE, CAPTION} <= set(pair[1]) and BODY not in pair[1]]
    assert len(without) > 8
    frames = FORMATS[form]
    for slide, one in without:
        title, subtitle = one[TITLE], one[SUBTITLE]
        drawn = [shape.top.pt for shape in slide.shapes if shape.has_chart or not shape.is_placeholder]
        size = title.text_frame.paragraphs[0].runs[0].font.size
        tall = height_of((title.text_frame.text,), frames.frame(TITLE).width, size.pt if size else 28, BOLD)
        assert title.top.pt + tall <= subtitle.top.pt + 1
        assert subtitle.top.pt + subtitle.height.pt <= min(drawn, default=frames.frame(POINTS).top)


KEYS = {"×": "deadline missed", "◔": "limited or no progress", "◑": "fair progress", "●": "on track", "?": "cannot be"}
KEYS |= {"◇": "not at target", "⊗": "getting worse", "✓": "target met"}
WORST_FIRST = ("TARGET_MISSED", "DETERIORATION", "LIMITED", "FAIR", "ON_TRACK", "TARGET_MET", "CANNOT_BE_JUDGED")


@pytest.mark.parametrize(
    ("area", "form"),
    each([(area, form) for area in ("SDN", "BGD") for form in FORMATS], [("BGD", "4x3")]),
)
def test_a_table_of_statuses_that_is_cut_keeps_every_one_that_is_judged(shared: Context, area: str, form: str) -> None:
    """Of Bangladesh the missed deadline on child labour stood in a row that had no room on the narrow slide. Where even
    those that are judged have none, what is met or on track goes first.
    """
    statuses = {row["indicator"]: row["status"] for row in shared.store.extra("progress") if row["ref_area"] == area}
    labels = {shared.indicators[name].label: status for name, status in statuses.items()}
    judged = {name for name, status in labels.items() if status != "CANNOT_BE_JUDGED"}
    good = {name for name in judged if labels[name] in ("ON_TRACK", "TARGET_MET")}
    views = [slide for slide in slides_of(shared, area, form) if isinstance(slide, Slide)]
    made = Presentation(io.BytesIO(deck(views, form, shared.today())))
    tables = [shape.table for slide in made.slides for shape in slide.shapes if shape.has_table]
    names = [[row.cells[0].text.removesuffix(", per 100,000") for row in table.rows] for table in tables]
    shown = next(rows for rows in names if rows[0] == "Indicator")
    assert judged <= set(shown) or set(shown[1:]) <= judged, shown
    assert judged - good <= set(shown)
    ranks = [WORST_FIRST.index(labels[name]) for name in shown[1:]]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    "area", each([*AREAS, "142", "001"], {"BGD": "much is known", "001": "of which no country is named silent"})
)
def test_who_needs_two_slides_gets_two(shared: Context, area: str) -> None:
    """A minister's one minute: what is known with a chart, and what is not; a whole brief has up to sixteen."""
    first, second = short_slides(shared, area, "16x9", ROOT)
    brief = brief_of(shared, area)
    assert isinstance(first, Words)
    assert isinstance(second, Words)
    assert first.stem == f"brief_{area}_two-slides"
    for slide, section in ((first, brief.opening), (second, brief.at_once)):
        said = " ".join((slide.title, *slide.points))
        shown = [one.text for one in section.sentences if not one.is_aside]
        figures = set(NUMBERS.findall(" ".join((slide.title, *slide.points[:1]))))
        told = [text for text in shown if NUMBERS.search(text) and set(NUMBERS.findall(text)) <= figures]
        assert all(text in said or text.startswith(unnamed(slide.title)) or text in told for text in shown)
        assert all(slide.speech.has(one.text) for one in section.sentences)
    file = Presentation(io.BytesIO(deck([first, second], "16x9", shared.today())))
    room = (file.slide_width or 0, file.slide_height or 0)
    for slide in list(file.slides)[:2]:
        assert "overlap" not in {flaw.kind for flaw in flaws_of_slide(slide, room)}


def filled(holder: Any, end: float) -> float:
    """How much of the room down to `end`, in points, the paragraphs of a placeholder take."""
    lines = [line for line in holder.text_frame.paragraphs if line.runs]
    size = lines[0].runs[0].font.size.pt
    between = sum(line.space_before.pt if line.space_before else POINT_SPACE for line in lines[1:])
    tall = height_of([line.text for line in lines], holder.width / EMU - POINT_INSET, size) + between
    return float(tall / (end - holder.top / EMU))


@pytest.mark.parametrize("area", ["NGA", "001"])
def test_words_begin_below_their_title_and_end_at_the_rule_with_their_sources_in_one_line(
    shared: Context, area: str
) -> None:
    slides, file = slides_of(shared, area), opened(shared, area)
    foot = FORMATS["16x9"].frame(FOOTER).top
    cover = " ".join(shape.text_frame.text for shape in file.slides[0].placeholders)
    assert "release=" not in cover and str(shared.today().year) in cover
    assert shared.release in file.slides[len(file.slides) - 1].notes_slide.notes_text_frame.text
    for slide in file.slides:
        if slide.slide_layout.name not in (WORDS, BESIDE, BOXED):
            continue
        at = {holder.placeholder_format.idx: holder for holder in slide.placeholders}
        title, subtitle, caption = (at[idx] for idx in (TITLE, SUBTITLE, CAPTION))
        assert 0 <= subtitle.top - (title.top + title.height) <= 2 * EMU
        assert 0 < foot - (caption.top + caption.height) / EMU <= 6
        assert len(re.findall(r"\bSources?: ", caption.text_frame.text)) == 1, caption.text_frame.text
        if slide.slide_layout.name != BESIDE:
            # Two bullets stood above half a slide of nothing, with a full box beside them.
            words = at[LEFT if LEFT in at else POINTS]
            assert filled(words, caption.top / EMU) > 2 / 3, slide.shapes.title.text
        # Caveats beside a chart are as large as beside a map, and said once.
        told = next(one for one in slides if isinstance(one, Words) and one.title == spaced(slide.shapes.title.text))
        sizes = [paragraph.runs[0].font.size.pt for paragraph in caption.text_frame.paragraphs]
        # So is what else explains it, in one paragraph: sources alone are smaller, in a line of their own.
        assert len(sizes) <= 3 and sizes == [*[12.0] * (len(sizes) - 1), 10.0]
        assert re.match("Sources?: ", caption.text_frame.paragraphs[-1].text)
        assert not {*told.caption} & {*told.points}
    shown = [shape.text_frame.text for slide in file.slides for shape in slide.shapes if shape.has_text_frame]
    said = (*shown, *(text for slide in slides for text in slide.notes))
    assert [text for text in said if re.search(r"\bhere\b|/data/not-measured", text)] == [], "words of the page"
