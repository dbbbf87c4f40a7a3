"""Pages and readers' decks as presentations: all views in order, the reader's words as text, nobody misled."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, product
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from dashboard.context import Context
from dashboard.exports.deck import LONGEST_NOTE, LONGEST_TITLE, STARTERS, Deck, Found, Pinned, of_json, path_of
from dashboard.exports.picture.ruler import BOLD
from dashboard.exports.slides.content import Slide
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.newest import newest_of, told_apart
from dashboard.exports.slides.notes import sayable
from dashboard.exports.slides.template import BODY, CAPTION, CONTENTS, FOOTER, FORMATS, NOTE, POINTS, SUBTITLE
from dashboard.exports.slides.texts import height_of
from dashboard.exports.slides.whole import Page, deck_slides, deck_titles, page_slides, views_of
from dashboard.exports.slides.words import Cover
from dashboard.i18n import language
from dashboard.views import VIEWS, View
from tests.fixtures.spaces import spaced
from tests.fixtures.sweeps import each

ROOT = "https://reach.example.org/"
TREND = Pinned("victims-trend", "/victims?area=BGD", "chart")
FULL = ("BGD", "NPL", "KEN", "NGA", "UGA", "MWI")
"""Countries whose profile has more rows than a slide."""
HOSTILE = "<script>alert(1)</script>\r\n=1+1 ../../x\u202e&amp;"


def of_deck(context: Context, *pinned: Pinned, notice: tuple[str, ...] = (), form: str = "16x9") -> Any:
    """The presentation of a deck, written and opened again."""
    slides = deck_slides(context, Found(Deck(pinned), notice), "en", ROOT)
    return Presentation(io.BytesIO(deck(slides, form, context.today())))


def text_of(slide: Any, idx: int) -> str:
    return next(holder.text_frame.text for holder in slide.placeholders if holder.placeholder_format.idx == idx)


def contents_of(slide: Any) -> dict[str, str]:
    """What a first slide says of the others, behind their numbers."""
    rows = (line.partition("\t") for line in text_of(slide, CONTENTS).split("\n"))
    return {number: said for number, _, said in rows}


def titles(presentation: Any) -> list[str]:
    """Without what holds words together on a line."""
    return [spaced(slide.shapes.title.text_frame.text) for slide in presentation.slides]


@pytest.mark.parametrize("page", each(["victims", "overview", "progress"], {"progress": "views of several slides"}))
def test_a_page_has_all_its_views_in_its_order_behind_a_first_slide(small_context: Context, page: str) -> None:
    cover, *slides = page_slides(small_context, Page(page, "Some page", "area=NGA", ROOT))
    assert cover.title == "Some page"
    assert "Nigeria" in cover.subtitle
    found = [deck_titles(small_context, Found(Deck((pin(view),))), "en", ROOT)["views"] for view in views_of(page)]
    # A view of several slides heads them alike, as do a map and a line of one country.
    headed, alone = ([slide.title for slide in slides], [one["title"] for (one,) in found])
    said = [[title for title, _ in groupby(text.partition(" (")[0] for text in some)] for some in (headed, alone)]
    assert said[0] == said[1]


def pin(view: View) -> Pinned:
    """A view as it opens."""
    return Pinned(view.panel, f"{path_of(view)}?area=NGA", view.home)


def test_the_first_slide_says_whose_figures_how_many_views_and_when_and_the_last_where(shared: Context) -> None:
    made = of_deck(shared, TREND, Pinned("country-trend", "/country/BGD?area=NPL", "chart"))
    assert made.core_properties.comments == ""  # The library's own template has English there.
    first = made.slides[0]
    assert first.shapes.title.text_frame.text == "Bangladesh"
    lines = text_of(first, POINTS)
    assert lines.startswith("Seen on ") and str(shared.today().year) in lines and shared.release not in lines
    said = [*contents_of(first).values()]
    assert len(said) == 2 and said[0].startswith(
        "Bangladesh detected at least 32 child victims of trafficking in 2023 (at least 0.05 per 100,000 children)"
    )
    _is_short_and_of_its_place(shared, "country", "BGD", 11)
    _is_short_and_of_its_place(shared, "world", "", 10)
    # What qualifies a title goes with it, and the notes have the very lines.
    views = ("victims-trend", ""), ("victims-map", "area=BGD"), ("flows-map", "area=BGD"), ("timeline-rows", "")
    views = *views, ("flows-map", "")
    of_four = of_deck(shared, *(Pinned(name, f"{path_of(VIEWS[name])}?{query}", "") for name, query in views))
    first = of_four.slides[0]
    said = [*contents_of(first).values()]
    # The world's timeline is headed by the title of the first chart, which it leads with: one line for both.
    assert _is_unrepeated(first) and [*contents_of(first)] == ["2, 5", "3", "4", "6"]
    # A title that says whose a rise is has its figures where somebody asks: nobody says six of them in one breath.
    turned = "Detected child victims of trafficking in 76 countries, 2017 to 2022: most of the rise is in "
    assert said[0] == f"{turned}the United Kingdom† and the United States"
    assert "†\u00a0The figures of the United Kingdom are of potential victims." in text_of(first, FOOTER)
    # With what its largest pairs are of in numbers the world's flows were a paragraph.
    assert said[3].endswith(" largest known groups of foreign trafficking victims† (all ages), 2017 to 2022")
    spoken, _, asked = of_four.slides[1].notes_slide.notes_text_frame.text.partition("For questions")
    assert (
        spoken.startswith("Most of the rise in detected child victims ") and "about 0.87, then 0.82 to 0.96." in asked
    )
    assert "0.87" not in spoken
    assert said[1].endswith(" in 2022 (0.18 per 100,000 children). Newest, 2023: at least 0.05.")
    last = text_of(made.slides[-1], BODY).split("\n")
    assert any("reach.example.org" in line and shared.release in line for line in last)


def _is_short_and_of_its_place(shared: Context, kind: str, area: str, most: int) -> None:
    """Three of twelve slides were one profile's, and the world's first slide was half empty and of no place."""
    pinned = [Pinned(panel, address.format(area=area), tab) for panel, address, tab in STARTERS[kind]]
    ready = of_deck(shared, *pinned)
    assert len(ready.slides) <= most
    assert titles(ready)[0] == ("World" if kind == "world" else "Bangladesh")
    listed = [*contents_of(ready.slides[0]).values()]
    assert len(listed) == len(pinned)
    repeated = [line for line in listed if line.startswith(titles(ready)[0]) and " detected " not in line]
    assert not repeated, "the name above is not repeated, but as the subject of a sentence"
    if kind == "country":
        longer = of_deck(shared, *pinned, TREND)
        profile = [title for title in titles(ready) if re.search(" (is|was) (higher|lower) than in", title)]
        first = [title for title in titles(longer) if "birth registration" in title]
        assert profile == first, "whose row on children stands farthest out, of those without a later figure elsewhere"
        assert len(set(listed)) == len(listed), "said once"
        assert len(longer.slides) == len(ready.slides) + 1
    for slide in list(ready.slides)[1:-1]:
        first = slide.notes_slide.notes_text_frame.text.split("\n")[0]
        assert " · " not in first and first.endswith("."), "it can be spoken"
        assert not re.search(r"Map of 20|The chart has \d|First row", slide.notes_slide.notes_text_frame.text)
        whose = slide.notes_slide.notes_text_frame.text.split("\n")[2]
        assert not re.search("(?:of|and|,) (?:World Bank|UN Stat|US Dep|European)", whose), "those of the World Bank"
        paragraphs = next(one for one in slide.placeholders if one.placeholder_format.idx == CAPTION)
        bold = [run.text for one in paragraphs.text_frame.paragraphs for run in one.runs if run.font.bold]
        assert [text.rstrip()[-1] for text in bold] == [".", ":"], slide.shapes.title.text_frame.text


def test_views_come_in_the_readers_order_and_sources_at_the_end(shared: Context) -> None:
    drivers = Pinned("drivers-trend", "/drivers?area=BGD", "chart")
    told = titles(of_deck(shared, drivers, TREND))
    assert "displacements" in told[1] and "child victims" in told[2]
    assert told[-1].startswith("Sources and licences")


def test_an_edited_title_heads_the_slide_and_the_own_one_stays_to_be_seen(shared: Context) -> None:
    own = of_deck(shared, TREND).slides[1]
    edited = of_deck(shared, Pinned("victims-trend", TREND.address, "chart", "Few are found")).slides[1]
    assert edited.shapes.title.text_frame.text == "Few are found"
    # In large type words that belong together stay on a line.
    said = spaced(own.shapes.title.text_frame.text)
    assert said in text_of(edited, SUBTITLE)
    assert said in edited.notes_slide.notes_text_frame.text
    assert text_of(edited, CAPTION) == text_of(own, CAPTION)


@pytest.mark.parametrize("form", each(FORMATS, {"4x3": "the narrower one"}))
def test_the_readers_line_has_a_place_of_its_own_and_is_marked_as_theirs(shared: Context, form: str) -> None:
    # The third line of a long one lay over the caveat.
    longest = ("Ask the ministry of the interior " * 20)[:LONGEST_NOTE].strip()
    for panel, line in product(("victims-map", "victims-trend", "victims-reporting"), ("Ask the ministry", longest)):
        pinned = Pinned(panel, "/victims?area=BGD", VIEWS[panel].home, note=line)
        slide = of_deck(shared, pinned, form=form).slides[1]
        said = text_of(slide, NOTE)
        assert said == f"Added by the author of this deck: {line}"
        places = {shape.placeholder_format.idx: shape for shape in slide.placeholders}
        note, caption = places[NOTE], places[CAPTION]
        assert note.top + note.height <= caption.top
        sizes = {run.font.size.pt for part in note.text_frame.paragraphs for run in part.runs if run.font.size} or {13}
        assert height_of((said,), note.width / Pt(1), max(sizes), BOLD) <= note.height / Pt(1)
        bodies = [shape for shape in slide.shapes if shape.shape_type is not None and shape.height > note.height * 3]
        assert all(body.top + body.height <= note.top for body in bodies if body.top < note.top)
        assert bodies


def test_hostile_words_are_text_of_one_line_and_never_in_the_name_of_a_file(shared: Context) -> None:
    rows = f'[1, ["victims-trend", "/victims?area=BGD", "chart", {json.dumps(HOSTILE)}, {json.dumps(HOSTILE)}]]'
    found = of_json(rows.encode())
    slides = deck_slides(shared, found, "en", ROOT)
    assert re.fullmatch(r"[\w-]+", slides[0].stem)
    slide = Presentation(io.BytesIO(deck(slides, "16x9", shared.today()))).slides[1]
    assert slide.shapes.title.text_frame.text == "<script>alert(1)</script> =1+1 ../../x&amp;"


def test_the_longest_words_that_a_deck_holds_have_room(shared: Context) -> None:
    long = Pinned("victims-trend", TREND.address, "chart", "W" * LONGEST_TITLE, "m " * (LONGEST_NOTE // 2))
    slide = of_deck(shared, long, form="4x3").slides[1]
    sizes = [run.font.size for paragraph in slide.shapes.title.text_frame.paragraphs for run in paragraph.runs]
    assert all(size is not None for size in sizes)


def test_views_that_are_left_out_are_named_on_the_first_slide(shared: Context) -> None:
    first = of_deck(shared, TREND, notice=("no-such-view",)).slides[0]
    assert "no-such-view" in text_of(first, POINTS)


def test_views_of_a_deck_have_a_slide_each_where_one_can_hold_them(shared: Context) -> None:
    """Ten views were 15 slides. A view of a page of one country is of the country of its path."""
    pinned = [
        Pinned("timeline-rows", "/drivers/timeline?area=NGA", "chart"),
        Pinned("flows-map", "/flows?area=NGA", "chart"),
        Pinned("country-profile", "/country/BGD", "chart"),
    ]
    (_, timeline, *_), told = (made := of_deck(shared, *pinned)).slides, titles(made)
    assert len(told) == 1 + len(pinned) + 1, "a profile of 21 figures had two"
    assert told[3].startswith("Bangladesh: ")
    notes = timeline.notes_slide.notes_text_frame.text
    finding = "Nigeria detected 974 child victims of trafficking in 2022, 0.90 per 100,000 children,"
    finding += " the highest rate of 2017 to 2022.\n"
    assert notes.startswith(finding), "it can be spoken"
    # Events that no slide shows were 12 lines of its notes, with their sources on the last slide.
    last = list(made.slides)[-1].notes_slide.notes_text_frame.text
    assert "events of" not in notes and "Treaty Collection" not in notes + last
    assert "Based on United Nations map" in last and "packaged" not in last and "this project" not in last
    assert "(M49)" in last, "the medians of the profile are of regions"
    lines = [*contents_of(made.slides[0]).values()]
    assert [*contents_of(made.slides[0])] == ["2", "3", "4"]
    assert lines[2:] == [told[3].replace("\xa0", " ")] and _is_unrepeated(made.slides[0])
    assert ["all ages" in line for line in lines[:2]] == [False, True], "citizens of any age are counted"
    assert len(titles(of_deck(shared, pinned[0]))) == 1 + 1 + 1
    key = Pinned("compare-key", "/compare?area=BGD&area=NGA", "table")
    statuses = Pinned("progress-statuses", "/progress?area=BGD", "table")
    going_on = of_deck(shared, key, statuses, form="4x3")
    assert [title[-9:] for title in titles(going_on)[1:5]] == [" (1 of 2)", " (2 of 2)"] * 2
    assert [*contents_of(going_on.slides[0])] == ["2–3", "4", "5"], "what only goes on has one line"
    # Notes of the second slide were those of the first one.
    _say_their_rows(list(going_on.slides)[1:5])
    low = of_deck(shared, *[replace(pinned[2], address=f"/country/{one}") for one in FULL], form="4x3")
    assert [*contents_of(low.slides[0])][:2] == ["2", "3"], "of a profile one slide each, on narrow ones, too"
    assert _is_unrepeated(low.slides[0])
    own = of_deck(shared, replace(pinned[2], title="Bangladesh in brief"))
    assert contents_of(own.slides[0]) == {"2": "Bangladesh in brief"}
    # A long deck's first slide ended without a word; what has no room is in its notes.
    many = of_deck(shared, *(replace(TREND, title=f"Title {number}") for number in range(30)))
    *listed, more = contents_of(many.slides[0]).values()
    assert more == f"And {30 - len(listed)} more, in the notes of this slide." and len(listed) > 10
    assert many.slides[0].notes_slide.notes_text_frame.text.count(". Title ") == 30 - len(listed)


def _say_their_rows(slides: Sequence[Any]) -> None:
    for slide in slides:
        aloud = slide.notes_slide.notes_text_frame.text.split("\n")[0]
        said = re.search("This slide begins with “(.+)”[.]$", aloud)
        rows = next(shape.table for shape in slide.shapes if shape.has_table).rows
        # Below the names of columns, and of a matrix below what they are of.
        names = [sayable(spaced(row.cells[0].text_frame.text)) for row in list(rows)[:3]]
        assert said is not None and any(name.startswith(said[1]) for name in names), aloud
        title = slide.shapes.title.text_frame.text
        assert "cannot be judged (2 of 2)" not in title or "cannot be judged. This slide" in aloud


def _is_unrepeated(first: Any) -> bool:
    """Whether notes of a first slide leave to it which titles follow."""
    notes = first.notes_slide.notes_text_frame.text
    return "For questions\n" in notes and not any(said in notes for said in contents_of(first).values())


@pytest.mark.parametrize(
    ("address", "tab", "query"),
    [
        ("/country/BGD", "map", "area=BGD"),
        ("/country/BGD?area=NPL&year=2020", "table", "area=BGD&area=NPL&year=2020&view=country-map.table"),
        ("/country", "map", ""),
    ],
)
def test_what_a_pinned_view_is_asked_for(address: str, tab: str, query: str) -> None:
    assert Pinned("country-map", address, tab).query == query


def test_each_view_of_a_deck_is_headed_as_its_slide(shared: Context) -> None:
    edited = Pinned("victims-trend", TREND.address, "chart", "Few are found")
    told = deck_titles(shared, Found(Deck((edited,)), ("gone",)), "en", ROOT)
    assert [view["title"] for view in told["views"]] == titles(of_deck(shared, TREND))[1:2]
    assert "gone" in told["notice"]


def test_a_deck_speaks_one_language_whatever_its_addresses_ask_for(shared: Context) -> None:
    with language("en"):
        mixed = Pinned("victims-trend", "/victims?area=BGD&lang=fr", "chart")
        assert titles(of_deck(shared, mixed)) == titles(of_deck(shared, TREND))
    # "41,8% de la población" names no figure of the population: a line said "; todas las edades" behind it.
    pinned = Pinned("progress-pace", "/progress?area=NGA", "chart"), Pinned("drivers-map", "/drivers", "map")
    with language("es"):
        slides = deck_slides(shared, Found(Deck(pinned)), "es", ROOT)
        presentation = Presentation(io.BytesIO(deck(slides, "4x3", shared.today())))
    assert "edades" not in contents_of(presentation.slides[0])["2"]
    # An office broke words that are kept together within a word, where they have no room together.
    assert "(núm. de Miembros de las Naciones Unidas)" in "".join(presentation.slides[2]._element.itertext())


def last_year(context: Context, indicator: str, code: str) -> int:
    """Of the rows that are published."""
    rows = context.store.rows(indicator)
    return int(rows[(rows["ref_area"] == code) & rows["obs_value"].notna()]["time_period"].max())


def test_a_subtitle_says_where_it_ends_if_the_slide_before_ends_in_another_year(shared: Context) -> None:
    names = ("conflict-deaths", "disaster-displacement-weather", "extreme-poverty", "refugees-by-asylum")
    pinned = [Pinned(f"country-{name}", "/country/BGD", "chart") for name in names]
    slides = [one for one in deck_slides(shared, Found(Deck(tuple(pinned))), "en", ROOT) if isinstance(one, Slide)]
    years = [last_year(shared, name, "BGD") for name in names]
    assert len(set(years)) > 1 and years[0] == years[1]
    # "374 in 2024", "2005 to 2024": said there, it is not said again, as the last words of a subtitle.
    for is_named, shown in ((True, slides), (False, [replace(one, title="Deaths", subtitle="") for one in slides])):
        for place, (slide, year) in enumerate(zip(told_apart(shown), years, strict=True)):
            assert not isinstance(slide, Cover)
            before = years[place - 1] if place else year
            said = re.findall(r"Figures end in (\d{4})\.", slide.subtitle)
            assert said == ([str(year)] if year != before and not is_named else [])


def test_paths_to_a_target_and_rows_of_several_years_are_no_years_of_a_slide(shared: Context) -> None:
    slides = deck_slides(
        shared,
        Found(
            Deck(
                (
                    Pinned("progress-pace", "/progress?area=BGD&indicator=extreme-poverty", "chart"),
                    Pinned("protection-levels", "/protection?area=BGD", "chart"),
                    Pinned("drivers-map", "/drivers?year=2020", "map"),
                )
            )
        ),
        "en",
        ROOT,
    )
    years = [newest_of(slide.body) for slide in slides if isinstance(slide, Slide)]
    assert years == [last_year(shared, "extreme-poverty", "BGD"), None, 2020]


@pytest.mark.parametrize("pinned", [TREND, Pinned("country-profile", "/country/BGD", "chart")])
def test_a_citation_says_its_address_once_and_ends_before_the_licence(shared: Context, pinned: Pinned) -> None:
    last = of_deck(shared, pinned).slides[-1].notes_slide.notes_text_frame.text
    cited = [text for text in last.split("\n") if "Licence: " in text]
    assert cited
    for text in cited:
        assert ". Licence: " in text
        addresses = [address.rstrip(".") for address in re.findall(r"https?://[^\s,]+", text)]
        assert addresses and len(addresses) == len(set(addresses)), text


def test_words_of_a_mark_stay_within_the_plot_and_long_titles_are_balanced(shared: Context) -> None:
    """Bangladesh stands 2.9 from the target: its words lay on the names of the rows at its left."""
    gaps, marriage = (
        list(of_deck(shared, Pinned(view, address, tab)).slides)[1]
        for view, address, tab in (
            ("progress-gaps", "/progress?area=BGD", "chart"),
            ("protection-map", "/protection?indicator=child-marriage-18&area=NPL", "map"),
        )
    )
    chart = next(shape.chart for shape in gaps.shapes if shape.has_chart)
    labels = chart._chartSpace.xpath(".//c:dLbl[contains(string(.), '2.9')]")
    assert labels and all(float(one.xpath("string(.//c:manualLayout/c:x/@val)")) > 0.02 for one in labels)
    title = marriage.shapes.title
    assert title.width < 0.8 * max(shape.width for shape in gaps.shapes), "else its year has a line of its own"
