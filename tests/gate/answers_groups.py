"""Groups of countries: which one an area is compared with, their medians, and how many of them report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import Any

from dashboard.context import Context
from tests.gate.answers_ledger import Answer, Question
from tests.gate.answers_linked import Addresses
from tests.gate.answers_read import Places, clean, lines, pieces
from tests.gate.answers_rows import reporting
from tests.gate.answers_said import leading, read

LEAST_MEMBERS = 10
"""UN members that a sub-region must have to be compared with; else it is the region."""
GEOGRAPHIC = ("intermediate_region", "sub_region", "region")
WORLD = "001"
_HALF = re.compile(r": half of the (\d+) countries with a figure are at (.+) or more$")
_REPORTED = re.compile(
    r": (\d+) of \d+ countries reports? prosecutions for trafficking in (\d{4}) \(convictions: (\d+)\)"
)
_RECORDED = re.compile(
    r"(prosecuted|convicted), [^;]*? persons in (\d{4}), in the (\d+) of \d+ countries that report(?! every)"
)
_OF = re.compile(r"(\d+) of \d+\b")
_FOR_YEAR = re.compile(r": (\d+) of \d+ countries reports? for (\d{4})")
PROFILES = ("country-profile", "compare-profile")


class Groups:
    """Regions and groups as the data interface lists them, and what places say of them."""

    def __init__(self, context: Context, places: Places) -> None:
        self.context = context
        self.places = places
        self.addresses = Addresses(context)

    @cached_property
    def _codes(self) -> Mapping[str, Any]:
        return self.places.json("/api/v1/codes.json")

    @cached_property
    def regions(self) -> dict[str, Mapping[str, Any]]:
        """Regions and groups by code."""
        return {region["code"]: region for region in self._codes["regions"]}

    @cached_property
    def members(self) -> set[str]:
        """The UN's member states."""
        return {area["code"] for area in self._codes["areas"] if area["member"]}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Indicators by the label that tables have for them."""
        return {item.label: name for name, item in self.context.indicators.items()}

    def by_rule(self, area: str) -> str:
        """The sub-region where it has ten UN members or more, else the region; empty for an area of none."""
        around = [region for region in self.regions.values() if area in region["members"]]
        for kind, least in (("sub_region", LEAST_MEMBERS), ("region", 0)):
            for region in around:
                if region["kind"] == kind and len(self.members & set(region["members"])) >= least:
                    return str(region["code"])
        return ""

    def compared_with(self, area: str) -> Iterator[Answer]:
        """The one group of countries that an area is compared with: by the rule, and in charts."""
        question = Question("comparison group", area, "of words and charts")
        if group := self.by_rule(area):
            yield Answer(question, group, "the rule")
        names = {region["name"]: code for code, region in self.regions.items() if region["kind"] in GEOGRAPHIC}
        for panel in PROFILES:
            for line in lines(self.places.table(panel, f"area={area}")):
                found = re.fullmatch(r"median percentile of others, (.+)", line)
                if found and found[1] in names:
                    yield Answer(question, names[found[1]], f"table {panel}", line)
        for line in lines(self.places.table("protection-places", f"area={area}")):
            if line in names:
                yield Answer(question, names[line], "table protection-places", line)

    def told(self, area: str, html: str, place: str) -> Iterator[Answer]:
        """A sentence of the brief that compares with a group: which, its medians, and over how many countries."""
        for piece in pieces(html):
            question = self.addresses.question(piece.href)
            if question is None or question.area not in self.regions:
                continue
            line = clean(piece.line)
            yield Answer(Question("comparison group", area, "of words and charts"), question.area, place, line)
            said = read(piece.text)
            if re.search(r"median of [\d,]+ countr(?:y|ies): $", clean(piece.before) + " ") and said is not None:
                yield Answer(Question("median", area, question.subject, question.area), said, place, line)
            elif counted := re.fullmatch(r"([\d,]+) countr(?:y|ies)", clean(piece.text)):
                number = int(counted[1].replace(",", ""))
                yield Answer(Question("countries of a median", area, question.subject, question.area), number, place)

    def medians(self, group: str, maps: int | None = None) -> Iterator[Answer]:
        """Medians of a group's countries, and over how many, in the charts of levels and, of the world, in maps.

        `maps`: at most so many answers of maps.
        """
        for panel in ("protection-levels", "justice-levels"):
            table = self.places.view(panel, f"area={group}")["table"]
            if "Countries" not in table["columns"]:
                continue
            count = table["columns"].index("Countries")
            for row in table["rows"]:
                indicator, said = self.labels.get(row[0], ""), read(row[1])
                if indicator and said is not None:
                    words = " | ".join(row)
                    yield Answer(Question("median", group, indicator), said, f"table {panel}", words)
                    number = int(row[count].split()[0])
                    yield Answer(Question("countries of a median", group, indicator), number, f"table {panel}", words)
        if group == WORLD:
            yield from islice(self._medians_of_maps(), maps)

    def _medians_of_maps(self) -> Iterator[Answer]:
        for name, indicator in self.context.indicators.items():
            if indicator.theme not in ("protection", "justice"):
                continue
            title = self.places.view("data-explorer", f"indicator={name}&view=data-explorer.map")["words"]["title"]
            found = _HALF.search(title)
            first = leading(found[2], indicator.decimals) if found else None
            if found and first is not None:
                place = "title of its map"
                yield Answer(Question("countries of a median", WORLD, name), int(found[1]), place, title)
                yield Answer(Question("median", WORLD, name), first[0], place, title)

    def by_status(self, html: str, place: str) -> Iterator[Answer]:
        """How many countries of a group are of each status, from a table with a column of each.

        The first linked cell of a row says of how many the first status is, and of how many countries.
        """
        found = pieces(html)
        cells = [piece for piece in found if self.addresses.question(piece.href)]
        # What the table is of and the names of the columns, of which the first has no links, stand before the first
        # row's name.
        statuses = [clean(piece.text) for piece in found[: found.index(cells[0]) - 1]][3:]
        width = len(statuses) + 1
        for row in (cells[start : start + width] for start in range(0, len(cells), width)):
            whole = _OF.match(row[0].text)
            counts = [whole[1] if whole else row[0].text, *(piece.text for piece in row[1:])]
            for status, count, piece in zip([statuses[0], *statuses], counts, row, strict=True):
                question = self.addresses.question(piece.href)
                if question is not None:
                    asked = replace(question, kind=f"countries: {status}")
                    yield Answer(asked, int(count), place, clean(piece.line))

    def reporting(self, group: str) -> Iterator[Answer]:
        """How many countries of a group report on victims, prosecutions and convictions, in a year."""
        headline = lines(self.places.block("justice-headline", f"area={group}"))[0]
        if found := _REPORTED.search(headline):
            for name, number in (("prosecuted", found[1]), ("convicted", found[3])):
                question = _countries(group, f"persons-{name}", found[2])
                yield Answer(question, int(number), "block justice-headline", headline)
        for line in lines(self.places.block("justice-business", f"area={group}")):
            for found in _RECORDED.finditer(line if line.startswith(f"{self.regions[group]['name']}:") else ""):
                question = _countries(group, f"persons-{found[1]}", found[2])
                yield Answer(question, int(found[3]), "block justice-business", line)
        for indicator in ("persons-prosecuted", "persons-convicted", "detected-victims"):
            yield from self._reporting(group, indicator)

    def _reporting(self, group: str, indicator: str) -> Iterator[Answer]:
        item = self.context.indicators[indicator]
        members = self.members & set(self.regions[group]["members"])
        asked = f"indicator={indicator}&sex={item.default_sex}&age={item.default_age}&breakdown=_T"
        for year, number in reporting(self.places, members, asked).items():
            yield Answer(_countries(group, indicator, year), number, "data interface")
        if group == WORLD:
            title = self.places.view("data-explorer", f"indicator={indicator}&view=data-explorer.map")["words"]["title"]
            if found := _FOR_YEAR.search(title):
                yield Answer(_countries(group, indicator, found[2]), int(found[1]), "title of its map", title)


def about_groups(answers: Iterator[Answer], area: str) -> Iterator[Answer]:
    """Medians that the brief of an area tells, as answers about the groups."""
    for answer in answers:
        question = answer.question
        if question.kind in ("median", "countries of a median"):
            asked = Question(question.kind, question.people, question.subject)
            yield replace(answer, question=asked, place=f"brief JSON of {area}")


def _countries(group: str, indicator: str, year: str) -> Question:
    return Question("countries reporting", group, indicator, year=year)
