"""Every place where a reader meets words, rendered in this process: which texts stand there, and what was asked."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from html import unescape
from typing import Any, NamedTuple
from unittest import mock

from dash.development.base_component import Component
from flask.testing import FlaskClient

from dashboard import app as application
from dashboard import pages
from dashboard.config import Config
from dashboard.context import Context, make_context
from dashboard.exports.picture import content
from dashboard.exports.slides import brief
from dashboard.exports.slides.notes import sayable
from dashboard.i18n import Slot, catalogues, current_language, language, languages, pieces
from dashboard.kinds import mapped
from dashboard.kinds import registry as kinds
from dashboard.parts import elements
from dashboard.parts.blocks import BLOCKS
from dashboard.search.entries import index_name
from dashboard.selection import Selection
from dashboard.views import PAGE_VIEWS, VIEWS, lacks_country, selection_of
from dashboard.web.kept import KeptAnswers
from tests.fixtures.remembered import map_made
from tests.fixtures.sweeps import PANELS
from tests.gate.heard import Ear, Told, listening, plain, squeezed
from tests.gate.messages import CLAIM
from tests.gate.rows import as_in_rows

COUNTRIES = ("BGD", "NGA", "UKR", "USA", "NRU", "VCT", "HTI", "PAK", "IND", "NOR", "SYR", "PRK", "XKX", "KIR")
SIX = "BGD,NGA,UKR,USA,NOR,PAK"
FEW_COUNTRIES = ("BGD", "NRU", "UKR")
SPEAKING = ("slide", "brief-slides")
"""Media with notes for the one who speaks."""
LEAST_SPOKEN = 40
"""Letters of a sentence there; what is shorter stands anywhere."""
SUBJECTS = ("subject", "label", "y", "x")
"""Words of messages for what a title is of."""
_FILE = re.compile(r"ppt/(?:slides/slide|notesSlides/notesSlide|charts/chart)\d+\.xml$")
_TAG = re.compile(r"<[^>]+>")
_DESCRIBED = re.compile(r'\bdescr="([^"]*)"')
_IN_FIGURE = re.compile(r"\d[.,]?\Z")
_RATE_FIRST = re.compile(r"\d+(?:\.\d+)?(?:%|per1|othercountr)")
_UNSEEN = re.compile(r"<(style|script)\b[^>]*>.*?</\1>", re.DOTALL)


class Place(NamedTuple):
    """Where a text stands: in which medium, on which panel, block or page, of which question."""

    medium: str
    name: str
    query: str

    def __str__(self) -> str:
        return f"{self.medium} {self.name}?{self.query}"


@dataclass(frozen=True)
class Claim:
    """A text that a reader meets, and what was asked when it was made."""

    told: Told
    place: Place
    asked: Selection
    kind: str = ""
    page: str = ""

    @property
    def said(self) -> dict[str, str]:
        """The words that fill the message; what a title is of as rows name it."""
        return {name: as_in_rows(text) if name in SUBJECTS else text for name, text in self.told.said.items()}

    @property
    def text(self) -> str:
        return self.told.text

    @property
    def message(self) -> str:
        return self.told.message

    @property
    def is_of_map(self) -> bool:
        """Whether its view is a map, or the table of one: all countries are in it, whichever were chosen."""
        return self.place.name.endswith("-map") or self.place.name == "data-explorer"


@dataclass
class Rendered:
    """What one place holds."""

    place: Place
    asked: Selection
    text: str
    """All of it, squeezed."""
    leaves: tuple[str, ...] = ()
    kind: str = ""
    page: str = ""
    told: list[Told] = field(default_factory=list)
    sentences: tuple[str, ...] = ()
    """Its titles, captions and sentences, as they stand."""


@dataclass(frozen=True)
class House:
    """The application, and what hears it."""

    context: Context
    client: FlaskClient
    ear: Ear


@contextmanager
def open_house(known: Context | None = None) -> Iterator[House]:
    """An application whose every text is heard, on tables that are read already where there are some."""
    forget()
    with listening() as ear, ExitStack() as stack:
        context = replace(known) if known else make_context(Config())
        stack.enter_context(mock.patch.object(application, "make_context", lambda _: context))
        # What the search finds is read nowhere in the walk, and is the dearest part of an application.
        stack.enter_context(mock.patch.object(application, "indexes", _unmade))
        # An answer of before would come without its words being heard.
        stack.enter_context(mock.patch.object(KeptAnswers, "get", _not_kept))
        stack.enter_context(mock.patch.object(mapped, "map_answer", map_made))
        app = application.create_app(context.config)
        for module, name in _users(elements.filled):
            stack.enter_context(mock.patch.object(module, name, _hearing_filled(ear)))
        _remember(stack)
        forget()
        yield House(context, app.server.test_client(), ear)
    forget()


def _unmade(*_: Any) -> dict[str, bytes]:
    """Indexes of the search in which nothing is found."""
    return {index_name(lang): b"{}" for lang in languages()}


def _not_kept(*_: Any) -> None:
    """Of whatever is asked for: it was not asked for before."""


def forget(modules: tuple[str, ...] = ("dashboard", "callbacks")) -> None:
    """Empties what the dashboard remembers of its answers, so that they are worded where they can be heard.

    What a module has from another one it keeps: the outlines of all countries hold no words, and take long to read.
    So do catalogues, which nobody reads while all is heard.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith(modules) and name != catalogues.__name__:
            for thing in list(vars(module).values()):
                if type(thing).__name__ == "_lru_cache_wrapper" and thing.__module__ == name:
                    thing.cache_clear()


def _users(function: Any) -> list[tuple[Any, str]]:
    return [
        (module, name)
        for where, module in list(sys.modules.items())
        if where.split(".")[0] in ("dashboard", "callbacks")
        for name, thing in list(vars(module).items())
        if thing is function
    ]


_MADE: dict[Any, Any] = {}
"""What was made for the place that is being rendered."""


def _remember(stack: ExitStack) -> None:
    """Makes what a place shows once: its words, its notes and its table ask for the same chart, up to seven times."""
    new: dict[Any, Any] = {function: _once(function) for function in (content.content_of,)}
    for function, once in new.items():
        for module, name in _users(function):
            stack.enter_context(mock.patch.object(module, name, once))
    made = {kind: _once(function) for kind, function in kinds.KINDS.items()}
    for module, name in _users(kinds.KINDS):
        stack.enter_context(mock.patch.object(module, name, made))


def _begin(house: House) -> None:
    """Before a place is rendered."""
    _MADE.clear()
    house.ear.fresh.clear()


def _once(function: Callable[..., Any]) -> Callable[..., Any]:
    def made(*parts: Any) -> Any:
        asked = (function, current_language(), *parts)
        if asked not in _MADE:
            _MADE[asked] = function(*parts)
        return _MADE[asked]

    return made


def _hearing_filled(ear: Ear) -> Any:
    original = elements.filled

    def filled(text: str, **parts: Any) -> list[Any]:
        told = ear.all.get(squeezed(text))
        if told is not None:
            said = {name: written(part) for name, part in parts.items()}
            words = {name: _in_slots(value, said) for name, value in told.said.items()}
            ear.hear(told.message, _in_slots(told.text, said), words)
        return original(text, **parts)

    return filled


def _in_slots(text: str, said: Mapping[str, str]) -> str:
    return "".join(said[piece] if isinstance(piece, Slot) else piece for piece in pieces(text))


# ------------------------------------------------------------------------------------------ texts of answers


def strings(thing: Any) -> Iterator[str]:
    """All texts in a component or in JSON, in reading order."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Component):
        for name in thing._prop_names:
            if name not in ("id", "className", "href", "style", "d", "viewBox"):
                value = getattr(thing, name, None)
                if value is not None:
                    yield from strings(value)
        yield from filter(None, map(str.strip, unescape(_TAG.sub("\n", _html(thing))).split("\n")))
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from strings(value)
    elif isinstance(thing, (list, tuple)):
        for value in thing:
            yield from strings(value)


def _html(thing: Component) -> str:
    """What the browser puts into a component that holds its words as markup."""
    return str(getattr(thing, "data-html", None) or "")


def written(thing: Any) -> str:
    """What a component reads as: its texts one after the other."""
    if isinstance(thing, Component):
        return written(getattr(thing, "children", None)) + unescape(_TAG.sub("", _html(thing)))
    if isinstance(thing, (list, tuple)):
        return "".join(written(item) for item in thing)
    return "" if thing is None else str(thing)


def _markup(text: str) -> str:
    # The mark of a note is no digit of the figure that the next sentence begins with.
    return unescape(_TAG.sub(" ", _UNSEEN.sub(" ", text.replace("</sup>", "</sup>\u00b7"))))


def slides_text(content: bytes) -> str:
    """All texts of a presentation, also those that are read to who does not see it."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = sorted(name for name in file.namelist() if _FILE.match(name))
        parts = [file.read(name).decode("utf-8") for name in names]
    return "\n".join(f"{_markup(part)}\n{unescape(chr(10).join(_DESCRIBED.findall(part)))}" for part in parts)


# ------------------------------------------------------------------------------------------ rendering


def _collect(house: House, rendered: Rendered) -> Rendered:
    """Adds what was told: what was worded for this place and stands in it, and leaves that were worded before."""
    seen: dict[str, Told] = {}
    tried = {""}
    for told in house.ear.fresh:
        key = squeezed(told.text)
        if key not in tried:
            tried.add(key)
            if _stands_in(key, rendered.text) or _is_spoken(told.text, rendered):
                seen[key] = told
    for leaf in rendered.leaves:
        key = squeezed(leaf)
        if key not in seen and key in house.ear.all:
            seen[key] = house.ear.all[key]
    rendered.told = list(seen.values())
    house.ear.fresh.clear()
    return rendered


def _is_spoken(text: str, rendered: Rendered) -> bool:
    """Whether a text stands in notes of slides as somebody says it, without its brackets and signs."""
    if rendered.place.medium not in SPEAKING:
        return False
    said = sayable(text)
    return said != text and len(said) >= LEAST_SPOKEN and squeezed(said) in rendered.text


_BEGUN = ("about", "possibly", "of", "none", "the")
"""Words before a figure or a name, which have a capital where they begin a sentence."""


def _stands_in(key: str, text: str) -> bool:
    """Whether a squeezed text stands in another one, also at the beginning of a sentence; its first figure as a whole:
    "1%" is not in "0.1%"; a list of reasons to its end: "unclear: <5 people" is not in "unclear: <5 people, or
    0 but ages unknown", nor what is so said of one area.
    """
    if key.startswith(_BEGUN) and key not in text:
        key = key[:1].upper() + key[1:]
    if key.startswith("unclear:"):
        return bool(re.search(rf"(?<!:){re.escape(key)}(?!,)", text))
    if key not in text or not _RATE_FIRST.match(key):
        return key in text
    # No expression is made of a key: thousands are asked for, each in one place.
    at = text.find(key)
    while at >= 0 and _IN_FIGURE.search(text[max(at - 2, 0) : at]):
        at = text.find(key, at + 1)
    return at >= 0


def view_place(house: House, medium: str, panel: str, query: str) -> Rendered:
    """A view in one medium: "view" (JSON, all words and the table), "image", "slide" or "embed"."""
    view = VIEWS[panel]
    # What was asked for before would come without its words being heard.
    forget(("dashboard.exports.picture.content", "dashboard.kinds.registry"))
    _begin(house)
    asked = selection_of(house.context, view, query)
    leaves: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    if medium == "view":
        answer = house.client.get(f"/api/v1/views/{panel}.json?{query}")
        # A form has no areas yet.
        told = dict(answer.json)
        if isinstance(told["picture"], dict):
            told["picture"] = {name: one for name, one in told["picture"].items() if name != "uncertain"}
        leaves = tuple(strings(told))
        text = "\n".join(leaves)
        sentences = tuple(answer.json["words"][name] for name in ("title", "subtitle", "caveat", "coverage"))
    elif medium == "image":
        answer = house.client.get(f"/image/{panel}.svg?{query}")
        text = _markup(answer.text)
    elif medium == "slide":
        answer = house.client.get(f"/export/{panel}.pptx?{query}")
        text = slides_text(answer.data) if answer.status_code == 200 else answer.text
    else:
        path = "/" if view.page == "overview" else PAGE_VIEWS[view.page].path or f"/{view.page}"
        answer = house.client.get(f"{path}?{query}&view={panel}&embed=1")
        text = _markup(answer.text)
    # No picture is made of nothing; the page and frames say what to choose.
    is_refused = medium in ("image", "slide") and lacks_country(house.context, view, asked)
    if answer.status_code != (400 if is_refused else 200):
        raise RuntimeError(f"{medium} {panel}?{query}: {answer.status_code}")
    place = Place(medium, panel, query)
    return _collect(house, Rendered(place, asked, squeezed(text), leaves, view.kind, view.page, sentences=sentences))


def page_place(house: House, path: str, query: str) -> Iterator[Rendered]:
    """A page, its layout and its blocks, each a place of its own."""
    found = pages.find(house.context, path)
    if found is None:
        raise RuntimeError(f"{path}: no such page")
    name, _, country, layout = found
    scope = PAGE_VIEWS[name].scope(house.context.indicators, country)
    asked, _ = house.context.reader.parse(query, scope)
    _begin(house)
    with language("en"):
        made = layout(house.context, asked)
    yield _of_component(house, Place("page", path, query), asked, made, name)
    classes = _classes(made)
    blocks = [block for block in BLOCKS if f"block {block}" in classes]
    for block in blocks:
        _begin(house)
        with language("en"):
            words = BLOCKS[block](house.context, asked)
        yield _of_component(house, Place("block", block, query), asked, words, name)


def _classes(made: Any) -> set[str]:
    found: set[str] = set()
    for part in made if isinstance(made, (list, tuple)) else [made]:
        if isinstance(part, Component):
            found.add(str(getattr(part, "className", "")))
            found |= {name for one in (getattr(part, "className", "") or "").split("  ") for name in [one]}
            children = getattr(part, "children", None)
            found |= _classes(children if isinstance(children, (list, tuple)) else [children])
            for match in re.findall(r"block [a-z-]+", str(getattr(part, "className", "") or "")):
                found.add(match)
    return found


def _of_component(house: House, place: Place, asked: Selection, made: Any, page: str) -> Rendered:
    leaves = tuple(strings(made if isinstance(made, (list, tuple)) else [made]))
    text = squeezed(written(made)) + squeezed("\n".join(leaves))
    return _collect(house, Rendered(place, asked, text, leaves, page=page))


def brief_place(house: House, medium: str, code: str) -> Rendered:
    """The brief of an area: "brief" (JSON), "print" or "brief-slides"."""
    if medium == "brief":
        # One that was asked for before would come without its words being heard.
        forget(("dashboard.brief.whole",))
    _begin(house)
    asked = replace(house.context.question("detected-victims", (code,)), areas=(code,))
    sentences: tuple[str, ...] = ()
    path = {"brief": f"/api/v1/briefs/{code}.json", "print": f"/print/country/{code}"}
    leaves: tuple[str, ...] = ()
    if medium == "brief-slides":
        with _views_unheard(house):
            answer = house.client.get(f"/export/country/{code}.pptx")
        text = slides_text(answer.data)
    else:
        answer = house.client.get(path[medium])
        if medium == "brief":
            leaves = tuple(strings(answer.json))
            text = "\n".join(leaves)
            sentences = tuple(leaf for leaf in leaves if leaf.endswith("."))
        else:
            text = _markup(answer.text)
            leaves = tuple(re.split(r"(?<=[.;:!?])\s+", text))
    if answer.status_code != 200:
        raise RuntimeError(f"{medium} {code}: {answer.status_code}")
    return _collect(
        house, Rendered(Place(medium, code, ""), asked, squeezed(text), leaves, page="country", sentences=sentences)
    )


@contextmanager
def _views_unheard(house: House) -> Iterator[None]:
    """What views say is heard where they are asked for: in the slides of a brief nobody knows which view it is."""
    view = brief._view

    def unheard(making: Any, name: str) -> Any:
        before = list(house.ear.fresh)
        made = view(making, name)
        house.ear.fresh[:] = before
        return made

    with mock.patch.object(brief, "_view", unheard):
        yield


def dossier_place(house: House, medium: str, code: str) -> Rendered:
    """A file of the dossier of an area: "letter" for Word, or "table", the workbook to fill."""
    _begin(house)
    asked = replace(house.context.question("detected-victims", (code,)), areas=(code,))
    ending, names = {"letter": ("docx", "word/document.xml"), "table": ("xlsx", "xl/sharedStrings.xml")}[medium]
    answer = house.client.get(f"/export/dossier/{code}.{ending}")
    if answer.status_code != 200:
        raise RuntimeError(f"{medium} {code}: {answer.status_code}")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as file:
        text = _markup(file.read(names).decode("utf-8"))
    return _collect(house, Rendered(Place(medium, code, ""), asked, squeezed(text), page="dossier"))


# ------------------------------------------------------------------------------------------ selections


def groups(house: House) -> list[str]:
    """Regions and groups by code."""
    return [code for code in house.context.geography.regions if code != "001"]


def variants(house: House, panel: str) -> Iterator[str]:
    """Other indicators, people, kinds and measures that a view can be asked for, each by itself."""
    view = VIEWS[panel]
    scope = PAGE_VIEWS[view.page].scope(house.context.indicators)
    for indicator in scope.indicators if not view.indicator else (view.indicator,):
        entry = house.context.indicators[indicator]
        base = f"indicator={indicator}"
        yield base
        for name, codes in (("sex", entry.sex), ("age", entry.age), ("breakdown", entry.breakdown)):
            if name in scope.fixed:
                continue
            for code in codes if len(codes) < 8 else [*codes[:3], codes[-1]]:
                yield f"{base}&{name}={code}"
        for measure in entry.measures[1:]:
            yield f"{base}&measure={measure}"
        years = house.context.years(indicator)
        for year in sorted({years.first, (years.first + years.last) // 2, years.last, years.opening - 1}):
            yield f"{base}&year={year}"


def views_walk(house: House, medium: str, queries: Iterable[str], only: Iterable[str] = ()) -> Iterator[Rendered]:
    """All views in one medium, each of these questions."""
    asked = list(queries)
    for panel in only or VIEWS:
        for query in asked:
            yield view_place(house, medium, panel, query)


def page_paths(country: str = "BGD") -> list[str]:
    """Addresses of all pages; of a country's page, one."""
    return [*pages.PAGES, f"/country/{country}"]


def _briefs(house: House, part: int) -> Iterator[Rendered]:
    """Briefs of every fourth area, as JSON and on paper."""
    for code in [*house.context.geography.areas][part::4]:
        yield brief_place(house, "brief", code)
        yield brief_place(house, "print", code)


def _group_briefs(house: House) -> Iterator[Rendered]:
    """Briefs of all groups, the world among them."""
    for code in house.context.geography.regions:
        yield brief_place(house, "brief", code)
        yield brief_place(house, "print", code)


def _brief_slides(house: House) -> Iterator[Rendered]:
    for code in (*COUNTRIES, "ISR", "PSE", "BRA", "142", "199"):
        yield brief_place(house, "brief-slides", code)


def _everywhere(house: House) -> list[str]:
    return ["", f"area={SIX}", *(f"area={code}" for code in (*COUNTRIES, *groups(house)))]


def _views(house: House, part: int) -> Iterator[Rendered]:
    """Every eighth view of countries, groups and none, and of each other question that it can be asked.

    Other questions are asked of none, a country, a region or six, in turn: of all four it would take an hour.
    """
    for panel in [*VIEWS][part::8]:
        yield from views_walk(house, "view", _everywhere(house), [panel])
        for place, query in enumerate(variants(house, panel)):
            areas = ("", "area=BGD", "area=150", f"area={SIX}")[place % 4]
            yield view_place(house, "view", panel, "&".join(filter(None, (query, areas))))


def _media(house: House, medium: str) -> Iterator[Rendered]:
    yield from views_walk(house, medium, ["", f"area={SIX}", "area=BGD", "area=NRU", "area=150", "area=LIC"])


def _pages(house: House) -> Iterator[Rendered]:
    for path in page_paths():
        for query in _everywhere(house):
            yield from page_place(house, path, query)


def _country_pages(house: House) -> Iterator[Rendered]:
    for code in house.context.geography.areas:
        yield from page_place(house, f"/country/{code}", "")


RARE_VIEWS = (
    ("drivers-two-years", "area=PRK&indicator=undernourishment"),
    ("drivers-two-years", "area=419&indicator=homicide-rate"),
    ("drivers-two-years", "area=GBR,BOL,COD&indicator=gdp-per-capita"),
    ("drivers-two-years", "area=NGA,035&indicator=conflict-deaths"),
    ("drivers-two-years", "area=NRU"),
    ("compare-chart", "indicator=persons-convicted&area=PRK,KOR&show=indexed,same-years&measure=count"),
    ("compare-chart", "indicator=homicide-rate&area=BGD,150,LIC&show=indexed"),
    ("compare-chart", "indicator=detected-victims&area=BGD,NGA,UKR,USA,NOR,PAK,IND&show=indexed"),
    ("compare-chart", "indicator=refugees-by-origin&area=BGD,UKR&show=indexed,same-years"),
    ("compare-chart", "indicator=conflict-deaths&area=SYR,TUR&show=indexed"),
    ("compare-chart", "indicator=detected-victims&area=GBR,USA&show=indexed"),
    ("compare-chart", "indicator=child-share-of-detected-victims&area=053"),
    ("flows-map", "indicator=case-corridors"),
    ("flows-map", "indicator=refugee-corridors&area=UKR"),
    ("flows-matrix", "indicator=case-corridors"),
    ("justice-enforcement", "area=LIC"),
    ("justice-sexes", "area=LIC"),
    ("justice-beside", "area=MHL"),
    ("progress-pace", "area=XKX&indicator=extreme-poverty"),
    ("progress-movers", "indicator=food-insecurity"),
    ("progress-movers", "indicator=food-insecurity&area=202"),
    ("progress-movers", "indicator=undernourishment&area=NGA"),
    ("progress-movers", "indicator=undernourishment&area=150"),
    ("progress-movers", "indicator=undernourishment&area=HTI"),
    ("progress-movers", "indicator=undernourishment&area=ARG"),
    ("progress-movers", "indicator=food-insecurity&area=AFG"),
    ("progress-movers", "indicator=homicide-rate"),
    ("progress-movers", "indicator=homicide-rate&area=BGD"),
    ("progress-movers", "indicator=homicide-rate&area=ISL"),
    ("progress-movers", "indicator=primary-completion&area=202"),
    ("progress-movers", "indicator=primary-completion&area=PSE"),
    ("progress-movers", "indicator=social-protection-children"),
    ("progress-movers", "indicator=unsentenced-detainees&area=BGD"),
    ("progress-movers", "indicator=child-marriage-18"),
    ("progress-movers", "indicator=birth-registration"),
    ("progress-movers", "indicator=partner-violence"),
    ("moving-table", "area=NRU"),
    ("moving-table", "area=034,BGD"),
    ("moving-table", "area=LTU,PSE"),
    ("timeline-rows", "area=155"),
    ("country-trend", "indicator=case-profile-control"),
    ("country-trend", "indicator=case-corridors&area=PHL,IDN"),
    ("country-map", "indicator=case-corridors&area=PHL&age=Y0T17"),
    ("country-map", "indicator=case-corridors&area=DEU"),
    ("country-trend", "indicator=case-corridors&area=DEU"),
    ("data-explorer", "indicator=case-profile-form&view=data-explorer.chart"),
    ("data-explorer", "indicator=case-profile-recruiter&view=data-explorer.chart"),
    ("data-explorer", "indicator=case-profile-control"),
    ("coverage-picture", "indicator=case-corridors"),
    ("victims-map", "age=_U"),
    ("overview-map", "indicator=detected-victims&age=_T&year=2018"),
    ("overview-children", "area=154"),
    ("victims-trend", "age=_U&area=USA"),
    ("coverage-picture", "indicator=detected-victims&age=_U"),
    ("drivers-trend", "indicator=displaced-stock-by-age"),
    ("drivers-trend", "indicator=conflict-displacement-stock&area=NGA,COL,BGD,SDN&measure=count"),
    ("protection-map", "indicator=violent-discipline"),
    ("relation-scatter", "indicator=persons-prosecuted&age=Y0T17"),
    ("victims-trend", "area=151&age=_T"),
    ("victims-trend", "area=SYC,TCD"),
    ("drivers-trend", "indicator=gdp-per-capita"),
    ("relation-scatter", "indicator=sexual-violence-reported&against=detected-victims"),
    ("victims-map", "area=FJI&year=2019"),
    ("victims-forms", "area=BGD"),
    ("victims-children", "area=UKR"),
    ("victims-share", "area=CMR"),
    ("coverage-picture", "area=BGD"),
    ("compare-key", "area=199,TCD,HIC"),
    ("compare-key", "area=199,143,ESP"),
    ("compare-key", "area=MDV,JOR,155"),
    ("compare-key", "area=PHL,KIR"),
    ("compare-profile", "area=ALB,011"),
    ("compare-chart", "area=NGA,002&indicator=sexual-violence-reported"),
    ("compare-chart", "indicator=child-share-of-refugees-by-origin-age-known&area=150,GBR,HKG"),
    ("compare-chart", "indicator=disaster-affected&area=CHE,LIC,MYS"),
    ("compare-chart", "indicator=disaster-affected&area=CHE,MYS&show=same-years"),
    ("compare-chart", "indicator=child-population&area=CMR&show=indexed"),
    ("compare-chart", "indicator=refugees-by-origin&area=MOZ,LUX&show=same-years"),
    ("compare-chart", "indicator=child-labour-investigations&area=COG,722&show=same-years"),
    ("compare-chart", "indicator=refugees-by-origin&area=001,002&measure=count"),
    ("drivers-trend", "indicator=refugees-by-origin&area=SDN"),
    ("drivers-trend", "indicator=conflict-deaths&area=MNE,057,NRU"),
    ("timeline-rows", "area=PAN"),
    ("timeline-rows", "area=BTN"),
    ("timeline-rows", "area=PER,AFG&sex=F&age=Y_GE18"),
    ("progress-statuses", "area=142,TUN"),
    ("justice-trend", "indicator=ilo-c182&area=722,LBY"),
    ("justice-trend", "indicator=unsentenced-detainees&area=TON,154,MEX"),
    ("justice-beside", "area=CRI"),
    ("justice-suggested", "area=KGZ"),
    ("justice-suggested", "area=DOM"),
    ("coverage-picture", "indicator=child-population&area=155,ATF"),
    ("country-profile", "area=AZE,LCA"),
    ("timeline-rows", "area=RUS,PRT"),
    ("victims-share", "area=URY,BIH"),
    ("victims-share", "area=THA,142"),
    ("compare-chart", "indicator=homicide-rate&area=MEX,LUX"),
    ("compare-chart", "indicator=detected-child-victims-rate&area=MAR"),
    ("compare-chart", "indicator=persons-convicted&area=STP,GMB,002&measure=count"),
    ("drivers-trend", "indicator=displaced-stock-by-age&area=KNA,CAF&age=Y18T59&breakdown=CONFLICT&measure=count"),
    ("timeline-rows", "area=034,QAT&measure=count"),
)
"""Views of which some words are heard nowhere in the short walk."""
RARE_PAGES = (
    ("/compare", "area=PSE"),
    ("/compare", "area=VAT"),
    ("/compare", "area=USA"),
    ("/data/coverage", "area=150"),
    ("/data/origin", "indicator=detected-victims&area=150&year=2022"),
    ("/data/origin", "indicator=detected-victims&age=Y0T17&area=150&view=victims-ages.chart"),
    ("/data/origin", "indicator=child-share-of-detected-victims&area=150&year=2022"),
    ("/data/origin", "indicator=conflict-deaths&area=150&year=2022"),
    ("/data/origin", "indicator=extreme-poverty&area=002&year=2022"),
    ("/data/origin", "indicator=persons-in-formal-contact&area=NGA&age=_T&year=2021&view=justice-beside.chart"),
    ("/data/origin", "indicator=child-labour&area=155&year=2022"),
    ("/data/origin", "indicator=child-labour&area=VAT"),
    ("/data/origin", "indicator=refugees-by-origin&area=VAT&year=2016"),
    ("/data/origin", "indicator=refugees-by-origin&area=VAT&year=2020"),
    ("/data/origin", "indicator=detected-victims&area=BGD&year=2022"),
    ("/data/origin", "indicator=homicide-rate&area=BGD&year=2025"),
    ("/data/origin", "indicator=homicide-rate&area=150&year=2022&view=drivers-map.map"),
    ("/data/origin", "indicator=extreme-poverty&area=002&year=2022&view=country-profile.chart"),
    ("/data/origin", "indicator=detected-victims&area=ATG&year=2015&measure=count"),
    ("/data/origin", "indicator=displaced-stock-by-age&area=202"),
    ("/data/origin", "indicator=case-corridors&area=PHL"),
    ("/data/origin", "indicator=case-profile-form"),
    ("/data/origin", "indicator=case-profile-control"),
    ("/progress", "indicator=homicide-rate&area=NGA,SLV"),
    ("/flows", "indicator=case-corridors&area=UKR"),
    ("/progress", "indicator=undernourishment&area=NGA"),
    ("/protection", "area=155"),
)


def rare_walk(house: House) -> Iterator[Rendered]:
    """Places that show what the short walk does not hear."""
    for panel, query in RARE_VIEWS:
        yield view_place(house, "view", panel, query)
    for path, query in RARE_PAGES:
        yield from page_place(house, path, query)
    for code in ("TTO", "CYP", "142", "061", "LIC"):
        yield brief_place(house, "brief", code)
    yield brief_place(house, "print", "142")


def _dossiers(house: House) -> Iterator[Rendered]:
    """Page and letter of every member, and the table of a few."""
    for code in house.context.geography.members:
        yield from page_place(house, "/data/dossier", f"area={code}")
        yield dossier_place(house, "letter", code)
    for code in COUNTRIES:
        yield dossier_place(house, "table", code)


WALKS: dict[str, Callable[[House], Iterator[Rendered]]] = {
    **{f"views {part + 1}": partial(_views, part=part) for part in range(8)},
    **{f"briefs {part + 1}": partial(_briefs, part=part) for part in range(4)},
    "briefs of groups": _group_briefs,
    "pages": _pages,
    "pages of countries": _country_pages,
    **{medium: partial(_media, medium=medium) for medium in ("image", "slide", "embed")},
    "brief slides": _brief_slides,
    "rare": rare_walk,
    "dossiers": _dossiers,
}
"""The whole walk in parts, so that two processes can share it."""


def whole_walk(house: House) -> Iterator[Rendered]:
    """Everything: briefs of all areas in three media, views in four, pages; with and without areas, groups, years."""
    for walk in WALKS.values():
        yield from walk(house)


SAID_ELSEWHERE = {
    "": (
        *("compare-key", "country-map", "country-near-map", "coverage-picture", "data-explorer", "justice-steps"),
        *("justice-tiers", "overview-children", "overview-map", "progress-counts", "progress-gaps", "progress-map"),
        *("progress-pace", "progress-statuses", "protection-map", "protection-measured", "relation-lags"),
        *("relation-scatter", "timeline-rows", "unmeasured-table"),
        *("country-conflict-deaths", "country-profile", "country-refugees-by-asylum"),
        *("justice-enforcement", "justice-laws", "justice-levels", "justice-sexes", "progress-movers"),
        *("protection-levels", "victims-children"),
        *("compare-profile", "flows-map", "justice-beside"),
    ),
    "area=BGD": ("country-near-map", "progress-map", "unmeasured-table", "victims-map"),
    "area=150": (
        *("country-near-map", "data-explorer", "moving-table", "progress-counts", "progress-map", "progress-pace"),
        *("protection-map", "protection-places", "relation-lags", "relation-scatter", "unmeasured-table"),
        *("justice-steps", "progress-statuses", "victims-map", "victims-share"),
    ),
}
"""Views that take long, of which the short walk hears each kind of claim in another place; `make gate` walks all."""


def short_walk(house: House) -> Iterator[Rendered]:
    """One case per kind of place and of claim: what `.ci/run` takes."""
    for code in ("BGD", "NRU", "UKR", "VCT", "NOR", "PSE"):
        yield brief_place(house, "brief", code)
    yield brief_place(house, "brief", "034")
    yield brief_place(house, "print", "BGD")
    yield from views_walk(house, "view", [""], [name for name in VIEWS if name not in SAID_ELSEWHERE[""]])
    for query in ("area=BGD", "area=150"):
        yield from views_walk(house, "view", [query], [name for name in PANELS if name not in SAID_ELSEWHERE[query]])
    # Silent years for two reasons: one is unknown, in another all detected victims were adults.
    yield from views_walk(house, "view", ["area=SVN"], ["victims-trend", "country-detected-victims"])
    # Sums that end before an incomplete year, and counts without a rate, as nobody's people are known.
    yield view_place(house, "view", "victims-trend", "area=150,002")
    yield view_place(house, "view", "timeline-rows", "area=COK")
    # Women and men of an old year, after which only totals came.
    yield view_place(house, "view", "justice-sexes", "area=EGY")
    # A second line, without who changed most: of a year that nobody published, and of a table of rates.
    for indicator in ("child-labour-investigations", "detected-child-victims-rate"):
        yield view_place(house, "view", "country-trend", f"indicator={indicator}")
    for code in ("NRU", "DEU", "ETH", "XKX"):
        yield from page_place(house, "/data/dossier", f"area={code}")
    for code in ("BGD", "NRU", "DEU", "ETH"):
        yield dossier_place(house, "letter", code)
    yield dossier_place(house, "table", "NRU")
    for panel in ("country-detected-victims", "flows-map"):
        yield view_place(house, "image", panel, "")
        yield view_place(house, "slide", panel, "area=UKR")
    yield view_place(house, "image", "justice-beside", "area=BGD")
    yield view_place(house, "slide", "justice-steps", "area=BGD")
    for path in page_paths():
        yield from page_place(house, path, "")
        yield from page_place(house, path, "area=UKR")


__all__ = ["Claim", "House", "Place", "Rendered", "open_house", "plain", "short_walk", "whole_walk"]


def claims_of(rendered: Rendered) -> Iterator[Claim]:
    """The texts of a place, each with what was asked."""
    for told in rendered.told:
        yield Claim(told, rendered.place, rendered.asked, rendered.kind, rendered.page)


def unheard(rendered: Rendered) -> list[str]:
    """What is left of its titles and sentences without the messages that were heard, where a claim word is in it."""
    told = sorted({told.text for told in rendered.told if told.text}, key=len, reverse=True)
    found = []
    for sentence in rendered.sentences:
        rest = sentence
        for text in told:
            rest = rest.replace(text, " ")
        if CLAIM.search(rest):
            found.append(f"{rendered.place}: {rest.strip()} (of: {sentence})")
    return found


def dumped(rendered: Rendered) -> str:
    """For people: what was heard in a place."""
    return json.dumps({"place": str(rendered.place), "told": [told.text for told in rendered.told]}, indent=1)
