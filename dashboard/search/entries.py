"""What can be found, as the browser puts it into its index: one list a language, made when the server starts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from dashboard.catalogue import Indicator
from dashboard.claims import STATUS_WORDS, Claim
from dashboard.context import Context
from dashboard.geography import WORLD
from dashboard.i18n import DEFAULT, alphabetical, current_language, language, languages, translate
from dashboard.search.synonyms import synonyms
from dashboard.views import PAGE_VIEWS, REFERENCE, VIEWS, page_address
from dashboard.words.names import area_name

Kind = Literal["area", "indicator", "page", "claim"]

HOMES = ("victims", "flows", "drivers", "justice", "protection", "data")
"""Pages that show an indicator, in the order in which they are looked through for the first that does."""
UNPLACED = frozenset({*REFERENCE, "origin", "deck", "unmeasured"})
"""Pages that are of no country, though their addresses may name one."""
LEDGER = "/data/claims"
ABOUT: Mapping[str, str] = {
    "overview": "The world, or one country, on one screen",
    "victims": "Who is detected, where, and in which form of exploitation",
    "flows": "Victims, cases and refugees between countries",
    "drivers": "Conflict, displacement, poverty, hunger and violence",
    "timeline": "Victims above drivers, on the same years",
    "relation": "Two indicators against each other",
    "justice": "Convictions, treaties, laws and their enforcement",
    "protection": "Birth registration, child marriage, child labour, violence, schooling",
    "progress": "The targets for 2030, and where countries stand",
    "country": "One country in sentences and charts",
    "compare": "Countries or groups side by side",
    "data": "Published rows, to sort, filter and download",
    "coverage": "Countries that report, and children who are not counted",
    "dossier": "What a country reports to UNODC and what not, an empty table to fill, a draft letter",
    "moving": "Countries with internally displaced children, and what is counted there",
    "unmeasured": "Organised crime, illegal adoption, exploitation online, armed groups, children's own part",
    "catalogue": "Definitions of the indicators",
    "sources": "Publishers, releases and licences",
    "changes": "Figures that were revised, by release, source and country",
    "report": "Rows that were left out or doubted",
    "method": "How figures become charts",
    "claims": "Figures that others published, with their sources",
    "origin": "The rows, publisher and licence behind a number",
    "own": "Figures of your own, drawn beside the published ones in your browser alone",
    "deck": "Your own decks of slides: arrange, present, download, share",
    "about": "Who makes this, licence, privacy, and where to tell of an error",
}
"""What a page is about, by the name of its views."""


class Place(NamedTuple):
    """One page, as the search names it."""

    path: str
    name: str
    """That of its views."""
    title: str
    """In English."""


@dataclass(frozen=True)
class Entry:
    """One thing that can be found."""

    kind: Kind
    id: str
    name: str
    to: str
    """Its address; of an area that of its own page, or of the overview for a group."""
    about: str = ""
    """A line below its name, which is searched too."""
    others: tuple[str, ...] = ()
    """Other names, never shown: synonyms, and what an area is called in other languages."""
    codes: tuple[str, ...] = ()
    """Found only where they are all that is typed."""
    text: str = ""
    """Searched, and not shown."""
    placed: bool = False
    """Whether its address may end with an area, so that it shows the same of that one."""


def entries(context: Context, places: Sequence[Place]) -> tuple[Entry, ...]:
    """All that can be found, in the current language."""
    return (
        *_areas(context),
        *_groups(context),
        *(_indicator(context, record) for record in context.indicators.values()),
        *(_page(place) for place in places),
        *(_claim(claim) for claim in context.claims.values()),
    )


def index_name(lang: str) -> str:
    """Name of the index of a language among the files for the browser."""
    return f"search/{lang}.json"


def indexes(context: Context, places: Sequence[Place]) -> dict[str, bytes]:
    """The index of each language by its name, as JSON. Raises SynonymsError where a list of synonyms is damaged."""
    made = {}
    for lang in languages():
        with language(lang):
            found = [_written(entry) for entry in entries(context, places)]
        told = {"lang": lang, "entries": found}
        made[index_name(lang)] = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return made


def _written(entry: Entry) -> dict[str, object]:
    return {name: value for name, value in vars(entry).items() if value}


def _areas(context: Context) -> Iterator[Entry]:
    words = synonyms()["areas"]
    for code, area in sorted(
        context.geography.areas.items(), key=lambda item: alphabetical(item[1].name(current_language()))
    ):
        name = area_name(context, code)
        group = context.geography.subregion(code)
        yield Entry(
            kind="area",
            id=code,
            name=name,
            to=f"/country/{code}",
            about="" if group == WORLD else area_name(context, group),
            others=_others(name, (*words.get(code, ()), *area.names)),
            codes=tuple(filter(None, (code, area.iso2))),
        )


def _groups(context: Context) -> Iterator[Entry]:
    words = synonyms()["areas"]
    for code in context.geography.regions:
        name, about = area_name(context, code), translate("Region or group")
        others = (*words.get(code, ()), context.geography.name(code))
        yield Entry("area", code, name, f"/?area={code}", about, _others(name, others))


def _others(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Other names, each once and none that is shown."""
    return tuple(other for other in dict.fromkeys(others) if other != name)


@lru_cache(maxsize=256)
def _home(context: Context, indicator: str) -> str:
    """The address that an indicator is found at, the same in every language."""
    home = next(page for page in HOMES if indicator in PAGE_VIEWS[page].scope(context.indicators).indicators)
    view = next(view for view in VIEWS.values() if view.page == home and not view.indicator)
    return page_address(context, view, f"indicator={indicator}")


def _indicator(context: Context, record: Indicator) -> Entry:
    name, words = translate(record.label), synonyms()["indicators"].get(record.id, ())
    return Entry(
        kind="indicator",
        id=record.id,
        name=name,
        to=_home(context, record.id),
        about=translate(record.name),
        others=_others(name, (*words, record.label)),
        text=translate(record.definition),
        placed=not record.area,
    )


def _page(place: Place) -> Entry:
    name, words = translate(place.title), synonyms()["pages"].get(place.name, ())
    return Entry(
        kind="page",
        id=place.name,
        name=name,
        to=place.path,
        about=translate(ABOUT[place.name]),
        others=_others(name, (*words, place.title)),
        placed=place.name in PAGE_VIEWS and place.name not in UNPLACED,
    )


def _claim(claim: Claim) -> Entry:
    """A quoted figure: never without its status, its year and who says it."""
    about = (
        translate(claim.area),
        claim.when_in_words,
        translate(claim.publisher),
        translate(STATUS_WORDS[claim.status]),
    )
    english = () if current_language() == DEFAULT else (claim.name,)
    return Entry(
        kind="claim",
        id=claim.id,
        name=translate("{name}: {figure}", name=translate(claim.name), figure=claim.figure),
        to=f"{LEDGER}#{claim.id}",
        about=" · ".join(about),
        others=(*synonyms()["claims"].get(claim.id, ()), *english),
    )
