"""What pictures, slides and frames say and draw of a view, beside the page: the same words, the same numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dashboard.exports.slides.notes import sayable
from dashboard.views import VIEWS
from tests.gate.answers_ledger import Answer, Question
from tests.gate.answers_read import Places, Slide, clean, lines, title_of
from tests.gate.answers_said import exact

MORE = re.compile(r": (?:it may be more by|greatest)$")
LEAST = re.compile(r": at least$")
_OF_SEVERAL = re.compile(r" \(\d+ of \d+\)$")
"""What a title has where one view fills several slides."""
_HATCHED = re.compile(r"^too few|^no figure of any country|not zero$")
"""Names of what fills years without a number, and years by part."""
_PARTED = " ;,.()"
"""What parts the title of a slide from the rest of its text, which stands below."""
_HEADING = re.compile(r'<h1 class="panel-title"[^>]*>(.*?)</h1>', re.DOTALL)
LINES = (
    "area-lines",
    "strip",
    "parts-by-sex",
    "parts-by-age",
    "parts-by-form",
    "child-share",
    "beside",
    "sexes",
    "compare",
)
"""Kinds of charts that draw numbers by year."""


def words_of(places: Places, panel: str, area: str) -> Iterator[Answer]:
    """The title of a view in every medium that shows it."""
    query = f"area={area}"
    question = Question("words", area, panel)
    shown = places.view(panel, query)["words"]["title"]
    yield Answer(question, clean(shown), "view JSON")
    yield Answer(question, title_of(places.text(f"/image/{panel}.svg?{query}")), "picture")
    slides = places.slides(f"/export/{panel}.pptx?{query}")
    # A title can itself end with "(4 of 8)".
    title = slides[0].texts[0]
    title = title if title == clean(shown) else _OF_SEVERAL.sub("", title)
    said = headed(clean(shown), title, slides[0].texts[1:])
    # One of several slides of a profile names its own rows; the gate of claims holds its title to these.
    if len(slides) == 1 or VIEWS[panel].kind != "profile":
        yield Answer(question, said, "slide")
    view = VIEWS[panel]
    if view.home == "chart" and "chart" in view.tabs and view.kind != "coverage":
        yield Answer(question, clean(places.chart(panel, query)["words"]["title"]), "page")


def headed(whole: str, title: str, below: Sequence[str]) -> str:
    """What a slide says by its title: with the rest of a longer text where that begins what stands below it.

    A title that says less, and of which the rest stands nowhere or further down, is what the slide says.
    """
    if not whole.startswith(title):
        return title
    rest = whole[len(title) :].strip(_PARTED)
    return whole if rest and any(re.match(f"(?i){re.escape(rest)}(?:[.)]|$)", text) for text in below[:1]) else title


def framed(places: Places, page: str, panel: str, area: str) -> Iterator[Answer]:
    """The title of a view in a frame of another page."""
    text = places.text(f"{page}{'&' if '?' in page else '?'}embed=1&view={panel}.{VIEWS[panel].home}")
    found = _HEADING.search(text)
    assert found, page
    yield Answer(Question("words", area, panel), lines(f"<p>{found[1]}</p>")[0], "frame")


def drawn(places: Places, panel: str, area: str) -> Iterator[Answer]:
    """The numbers that a chart of lines or bars draws by year: on the page, and on its slide."""
    query = f"area={area}"
    yield from _on_page(places.chart(panel, query)["figure"]["data"], panel, area)
    yield from _on_slides(places.slides(f"/export/{panel}.pptx?{query}"), panel, area)


def _on_page(traces: Sequence[Mapping[str, Any]], panel: str, area: str) -> Iterator[Answer]:
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for trace in traces:
        name = str(trace.get("name", ""))
        if not name or _HATCHED.search(name) or trace.get("type") not in ("bar", "scatter"):
            continue
        if "lines" not in str(trace.get("mode", "lines")) and "error_y" not in trace:
            continue
        for year, value in zip(trace.get("x") or (), trace.get("y") or (), strict=True):
            key = name, str(trace.get("yaxis", "y"))
            if value is None or str(year) in seen[key]:
                continue
            seen[key].add(str(year))
            yield Answer(_number(panel, area, name, str(year)), exact(float(value)), "page")


def _on_slides(slides: Iterable[Slide], panel: str, area: str) -> Iterator[Answer]:
    for slide in slides:
        for name, values in slide.drawn:
            if MORE.search(name):
                continue
            for year, value in values:
                yield Answer(_number(panel, area, LEAST.sub("", name), year), exact(value), "slide")


def _number(panel: str, area: str, name: str, year: str) -> Question:
    return Question("number drawn", area, panel, name, year=year)


def retold(places: Places, area: str) -> Iterator[Answer]:
    """Every sentence of the brief, as the data interface gives it, and whether page, paper and slides have it too."""
    told = places.json(f"/api/v1/briefs/{area}.json")
    media = {
        "page": _text(places.page(f"/country/{area}")),
        "paper": _text(places.text(f"/print/country/{area}")),
        "slides": _spaced(" ".join(f"{' '.join(slide.texts)} {slide.notes}" for slide in _brief_slides(places, area))),
    }
    for section in told["sections"]:
        for sentence in (sentence["text"] for paragraph in section["paragraphs"] for sentence in paragraph):
            question = Question("sentence of the brief", area, section["id"], sentence)
            yield Answer(question, "is there", "brief JSON")
            for medium, text in media.items():
                is_there = _spaced(sentence) in text or (medium == "slides" and _spaced(sayable(sentence)) in text)
                yield Answer(question, "is there" if is_there else "is not there", medium)


def _brief_slides(places: Places, area: str) -> list[Slide]:
    return places.slides(f"/export/country/{area}.pptx")


def _text(html: str) -> str:
    return _spaced(" ".join(lines(html)))


def _spaced(text: str) -> str:
    """Without spaces and soft breaks: media break lines where they like."""
    return re.sub(r"[\s\u200b]+", "", text)
