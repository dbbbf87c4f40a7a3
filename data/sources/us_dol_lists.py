"""Read what the US Department of Labor suggests to each country, and the goods that it lists with child or forced
labour: the publisher's own words and judgements, one row each."""

from __future__ import annotations

import gzip
import html
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

import pandas as pd

from data.records import Finding

COUNTRIES, GOODS = "us_dol/countries_2021.xml.gz", "us_dol/goods_2021.xml.gz"
YEAR = 2022
"""The year that both files describe, as their texts say ("In 2022"): the edition of 2023, whatever the files' names."""
SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "legal-framework": "Legal_Framework",
        "enforcement": "Enforcement",
        "coordination": "Coordination",
        "government-policies": "Government_Policies",
        "social-programs": "Social_Programs",
    }
)
"""Our ids of the sections of suggested actions, in the publisher's order, and their elements."""
PLACEHOLDER = "Not applicable"
"""What stands in a section without a suggestion; no action."""
_DRUGS_AND_ARMS = re.compile(
    r"\b(?:drugs?|narcotics?)[- ]traffick\w*"
    r"|\btraffick\w* (?:of|in) (?:illicit |illegal )?(?:drugs?|narcotics?|arms|weapons)\b",
    re.IGNORECASE,
)
"""Trafficking, but not in persons."""
_NAMES = re.compile(
    r"\b(?:Ministry|Minister)\b(?: (?:of|for|and|the|[A-Z][\w'’-]*),?)+|\b(?:Migra|Immigra)(?:tion|nts?)\b"
)
"""The name of a ministry, whose inspectors an action may be about, and migration or migrants as part of a name: of a
strategy, a policy, an agency, a committee."""
SUBJECTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        name: re.compile(words, re.IGNORECASE)
        for name, words in {
            "trafficking": r"traffick|\bPalermo Protocol\b",
            "sexual-exploitation": r"\bsexual(?:ly)? (?:exploit|abus)|\bprostitut|\bpornograph"
            r"|\bsex (?:touris|trade|traffick|work)",
            "armed-groups": r"\barmed\b|\bsoldier|\bmilitia|\bmilitary\b|\bcombatants?\b",
            "on-the-move": r"\b(?:im)?migra|\brefugee|\bdisplaced\b|\bIDPs?\b|\basylum|\bstateless|\bunaccompanied\b"
            r"|\bRohingya\b",
        }.items()
    }
)
"""Subjects that this dashboard is about, by words of the publisher; which of them an action bears is our reading."""
ACTION_COLUMNS = ["id", "ref_area", "time_period", "section", "position", "subjects", "text"]
GOOD_COLUMNS = [
    "ref_area",
    "time_period",
    "good",
    "sector",
    "child_labour",
    "forced_labour",
    "forced_child_labour",
    "derived",
    "input_from",
]
FLAGS: Mapping[str, str] = MappingProxyType(
    {
        "child_labour": "Child_Labor",
        "forced_labour": "Forced_Labor",
        "forced_child_labour": "Forced_Child_Labor",
        "derived": "Derived_Labor_Exploitation",
    }
)
"""Columns of 1 and 0, and their elements of Yes and No."""
ANSWERS: Mapping[str, int] = MappingProxyType({"Yes": 1, "No": 0})
_NO_INPUT = "No"


def actions(raw: Path, codes: Mapping[str, str], source: str) -> tuple[pd.DataFrame, list[Finding]]:
    """Suggested actions with ACTION_COLUMNS, in the order of area, section and place in the file; what was left out.

    `codes` are the areas by the publisher's names. A text is the publisher's, but for white space and marks of the
    web. Raises ValueError naming the file, what cannot be read and the remedy.
    """
    rows: list[tuple[str, str, int, str, int, str, str]] = []
    empty = cleaned = 0
    for country in _open(raw / COUNTRIES).iter("Country"):
        area = _area(country, "Name", codes, COUNTRIES)
        for section, element in SECTIONS.items():
            texts = [found.text or "" for found in country.iterfind(f"Suggested_Actions/{element}/Action/Name")]
            for place, text in enumerate(texts, start=1):
                said = clean(text)
                if said.casefold() == PLACEHOLDER.casefold() or not said:
                    empty += 1
                    continue
                cleaned += said != text
                subjects = ";".join(subjects_of(said))
                rows.append((f"{area}-{section}-{place:02d}", area, YEAR, section, place, subjects, said))
    if not rows:
        raise ValueError(f"{raw / COUNTRIES}: no suggested action; if the publisher changed the format, see {__name__}")
    order = {name: place for place, name in enumerate(SECTIONS)}
    rows.sort(key=lambda row: (row[1], order[row[3]], row[4]))
    table = pd.DataFrame(rows, columns=ACTION_COLUMNS)
    told = [
        Finding(source, "actions", "dropped", empty, f"“{PLACEHOLDER}”: a section without a suggestion", ""),
        Finding(source, "actions", "noted", cleaned, "marks of the web and spare white space taken off the text", ""),
    ]
    return table, told


def goods(raw: Path, codes: Mapping[str, str], source: str) -> tuple[pd.DataFrame, list[Finding]]:
    """Goods by country with GOOD_COLUMNS, in the order of area and good, sectors as the publisher has them.

    Raises ValueError naming the file, what cannot be read, or where the two files of the publisher disagree.
    """
    rows = []
    for good in _open(raw / GOODS).iter("Good"):
        name, sector = clean(good.findtext("Good_Name") or ""), clean(good.findtext("Good_Sector") or "")
        for country in good.iterfind("Countries/Country"):
            area = _area(country, "Country_Name", codes, GOODS)
            rows.append((area, YEAR, name, sector, *_judged(country, codes, f"{GOODS}: {name} in {area}")))
    listed = {(row[0], row[2]): row[4:] for row in rows}
    if len(listed) != len(rows):
        raise ValueError(f"{raw / GOODS}: a good is listed twice for a country; see {__name__}")
    apart = sorted(set(_by_country(raw, codes)) ^ {(area, good, *told) for (area, good), told in listed.items()})
    if apart:
        raise ValueError(f"{raw / GOODS}: {COUNTRIES} lists otherwise: {apart[:3]}; ask which of the two is right")
    table = pd.DataFrame(sorted(rows), columns=GOOD_COLUMNS)
    return table, [
        Finding(
            source,
            "goods",
            "noted",
            int(table["derived"].sum()),
            "made with an input of another country that is listed; neither the input nor the kind of labour is told",
            "",
        )
    ]


def countries(raw: Path) -> Iterator[tuple[str, ElementTree.Element]]:
    """Each country of the publisher's file under the name that it gives it. Raises ValueError as `actions` does."""
    for country in _open(raw / COUNTRIES).iter("Country"):
        yield clean(country.findtext("Name") or ""), country


def clean(text: str) -> str:
    """The text of the publisher without marks of the web (`&amp;`, U+200B) and spare white space; nothing else."""
    return re.sub(r"\s+", " ", html.unescape(text).replace("\u200b", "")).strip()


def subjects_of(text: str) -> Iterator[str]:
    """The ids of SUBJECTS whose words stand in a text, in their order.

    Trafficking in drugs or arms is none, and a ministry, agency, policy or programme that has migration or migrants in
    its name does not put children on the move.
    """
    beside = {"trafficking": _DRUGS_AND_ARMS, "on-the-move": _NAMES}
    for name, words in SUBJECTS.items():
        if words.search(beside[name].sub(" ", text) if name in beside else text):
            yield name


def _by_country(raw: Path, codes: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    """The same list as the other file has it, a country's goods under its name."""
    for country in _open(raw / COUNTRIES).iter("Country"):
        for good in country.iterfind("Goods/Good"):
            area, name = _area(country, "Name", codes, COUNTRIES), clean(good.findtext("Good_Name") or "")
            yield (area, name, *_judged(good, codes, f"{COUNTRIES}: {name} in {area}"))


def _judged(element: ElementTree.Element, codes: Mapping[str, str], where: str) -> tuple[object, ...]:
    """The flags of a good in a country, and the area of a listed input ("" where there is none)."""
    given = {name: clean(element.findtext(tag) or "") for name, tag in FLAGS.items()}
    if strange := {name: text for name, text in given.items() if text not in ANSWERS}:
        raise ValueError(f"{where}: cannot read {strange}; see ANSWERS in {__name__}")
    flags = tuple(ANSWERS[text] for text in given.values())
    has_input = clean(element.findtext("Derived_Country") or _NO_INPUT) != _NO_INPUT
    return (*flags, _area(element, "Derived_Country", codes, where) if has_input else "")


def _area(element: ElementTree.Element, tag: str, codes: Mapping[str, str], file: str) -> str:
    name = clean(element.findtext(tag) or "")
    if name not in codes:
        raise ValueError(f"{file}: unknown area: {name!r}; add it to OWN_NAMES in data.sources.us_dol")
    return codes[name]


def _open(path: Path) -> ElementTree.Element:
    try:
        with gzip.open(path) as file:
            return ElementTree.fromstring(file.read())
    except (ElementTree.ParseError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(f"{path}: {error}; fetch the file again, or see {__name__}") from error
