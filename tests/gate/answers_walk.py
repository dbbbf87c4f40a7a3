"""Walks every place in which a reader meets a number of one area, and collects what each answers to which question."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from html import escape
from typing import Any

from dashboard.catalogue import RATE
from dashboard.context import Context
from dashboard.parts.blocks import BLOCKS
from dashboard.views import VIEWS, View
from tests.gate.answers_ledger import Answer, Question
from tests.gate.answers_linked import PER, Addresses, linked
from tests.gate.answers_read import Piece, Places, clean, lines, pieces, title_of
from tests.gate.answers_said import Figure, Said, Unknown, exact, leading, read

GOOD = ("TARGET_MET", "ON_TRACK")
STATUSES = {
    "target met": "TARGET_MET",
    "on track": "ON_TRACK",
    "fair": "FAIR",
    "fair, acceleration needed": "FAIR",
    "limited": "LIMITED",
    "limited or no progress": "LIMITED",
    "deterioration": "DETERIORATION",
    "missed": "TARGET_MISSED",
    "deadline missed": "TARGET_MISSED",
    "not judged": "CANNOT_BE_JUDGED",
    "cannot be judged": "CANNOT_BE_JUDGED",
    "not at target": "CANNOT_BE_JUDGED",
    "at target": "CANNOT_BE_JUDGED",
    "no data": "CANNOT_BE_JUDGED",
}
"""Statuses by the words that pages have for them."""
N = r"(\d[\d,]*|none)"
_COUNTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), names)
    for pattern, names in (
        (
            rf"{N} of {N} judged (?:targets |of the targets )?(?:is|are) met or on track(?:; {N} (?:was |were )?missed)?"
            rf"(?:; {N} not judged)?",
            ("good", "judged", "missed", "unjudged"),
        ),
        (
            rf"Of {N} indicators? with a target, {N} met it or (?:is|are) on track for 2030, and {N} cannot be judged",
            ("of", "good", "unjudged"),
        ),
        (rf"^{N} of {N} cannot be judged[:,]", ("unjudged", "of")),
        (rf"target met or on track in {N} of {N} readings? that can be judged, too slow in {N}", ("good", "judged", "fair")),
        (rf"The other {N} of {N} cannot be judged or ha", ("unjudged", "of")),
        (rf"of {N} targets?, {N} can be judged: {N} met or on track", ("of", "judged", "good")),
        (rf"of these {N} readings {N} can be judged: {N} met or on track", ("of", "judged", "good")),
        (rf": {N} of the {N} paces that can be judged have met their target or are on track", ("good", "judged")),
        (rf"the other {N} of {N} cannot be judged\.", ("unjudged", "of")),
    )
)
"""Sentences that count statuses, and what their numbers count. Of one area, or of the members of a group."""
_TREND = re.compile(r"^(?P<area>.+?) · (?P<subject>.+): (?P<figure>.+?)(?: recorded)? in (?P<year>\d{4})(?:[;,].*)?$")
_NOTHING = re.compile(r"^No figure for ")
_SILENT = re.compile(r"; (\d+) years? since (\d{4}) (?:is|are) unknown$")
_YEARS = re.compile(r"Years with a figure, of the (\d+) from (\d{4}) to (\d{4}): ([^.]*)\.")
_NAMED_YEARS = re.compile(r"(.+?) (\d+)(?:, | and |$)")
_PARTS = re.compile(r"^(?P<area>.+), (?P<year>\d{4}): (?P<parts>.+)$")
_PEOPLE = {
    "girls": ("F", "Y0T17"),
    "boys": ("M", "Y0T17"),
    "children": ("_T", "Y0T17"),
    "adults": ("_T", "Y_GE18"),
    "age unknown": ("_T", "_U"),
}
_FORMS = {
    "sexual exploitation": "SEXUAL_EXPLOITATION",
    "forced labour": "FORCED_LABOUR",
    "other": "OTHER",
}
LEAST_MEMBERS = 10
"""UN members that a sub-region must have to be compared with."""
GEOGRAPHIC = ("intermediate_region", "sub_region", "region")
_STATISTICS = ("relation-scatter", "relation-lags")
"""Views that say the same for every area."""


class Walk:
    """Collects the answers about one area, from one medium after the other."""

    def __init__(self, context: Context, places: Places) -> None:
        self.context = context
        self.places = places
        self.addresses = Addresses(context)

    def answers(self, area: str) -> list[Answer]:
        """Every answer about an area that is said on pages, in the brief and on paper, and by the data interface."""
        found = [*self.brief(area), *self.page(area), *self.blocks(area), *self.tables(area), *self.charts(area)]
        found += self.statuses(area)
        found += self.groups_of(area)
        found = [item for item in found if item.question.area == area]
        return [*found, *self.published(area, found), *reference_years(found)]

    def of_group(self, group: str) -> list[Answer]:
        """Every answer about a region, an income group or the world."""
        found = [*self.blocks(group), *self.tables(group), *self.charts(group), *self.medians_shown(group)]
        return [item for item in found if item.question.area == group]

    # Groups

    @cached_property
    def regions(self) -> dict[str, Mapping[str, Any]]:
        """Regions and groups by code, as the data interface lists them."""
        return {region["code"]: region for region in self.places.json("/api/v1/codes.json")["regions"]}

    @cached_property
    def members(self) -> set[str]:
        """The UN's member states, as the data interface lists them."""
        return {area["code"] for area in self.places.json("/api/v1/codes.json")["areas"] if area["member"]}

    def comparison_group(self, area: str) -> str:
        """The sub-region where it has ten UN members or more, else the region; empty for an area of none."""
        for kind in ("sub_region", "region"):
            for code, region in self.regions.items():
                if region["kind"] == kind and area in region["members"]:
                    least = LEAST_MEMBERS if kind == "sub_region" else 0
                    if len(self.members & set(region["members"])) >= least:
                        return code
        return ""

    def groups_of(self, area: str) -> Iterator[Answer]:
        """The one group of countries that an area is compared with: by the rule, and by charts of places."""
        question = Question("comparison group", area, "of words and charts")
        if group := self.comparison_group(area):
            yield Answer(question, group, "the rule")
        names = {region["name"]: code for code, region in self.regions.items() if region["kind"] in GEOGRAPHIC}
        for panel in ("country-profile", "compare-profile"):
            for line in lines(self.places.table(panel, f"area={area}")):
                found = re.fullmatch(r"median percentile, (.+)", line)
                if found and found[1] in names:
                    yield Answer(question, names[found[1]], f"table {panel}", line)
        for line in lines(self.places.table("protection-places", f"area={area}")):
            if line in names:
                yield Answer(question, names[line], "table protection-places", line)

    def medians_shown(self, group: str) -> Iterator[Answer]:
        """Medians of a group's countries, and over how many, in the charts of levels."""
        labels = {item.label: name for name, item in self.context.indicators.items()}
        for panel in ("protection-levels", "justice-levels"):
            table = self.places.view(panel, f"area={group}")["table"]
            if "Countries" not in table["columns"]:
                continue
            middle, count = 1, table["columns"].index("Countries")
            for row in table["rows"]:
                indicator = labels.get(row[0])
                said = read(row[middle])
                if indicator is None or said is None:
                    continue
                yield Answer(Question("median", group, indicator), said, f"table {panel}", " | ".join(row))
                yield Answer(
                    Question("countries of a median", group, indicator), int(row[count].split()[0]), f"table {panel}"
                )

    def medians_told(self, area: str) -> Iterator[Answer]:
        """Medians of groups in the brief of an area, as answers about the groups."""
        for answer in self.brief(area):
            question = answer.question
            if question.kind in ("median", "countries of a median"):
                told = Question(question.kind, question.people, question.subject)
                yield replace(answer, question=told, place=f"brief JSON of {area}")

    # The data interface

    def published(self, area: str, asked: Iterable[Answer]) -> Iterator[Answer]:
        """The rows of the data interface, for every figure that is asked for elsewhere; rates by our own division."""
        text = self.places.text(f"/api/v1/observations.csv?area={area}")
        rows = {}
        for row in csv.DictReader(io.StringIO(text)):
            rows[row["indicator"], f"{row['sex']} {row['age']}", row["breakdown"], row["time_period"]] = row
        newest: dict[tuple[str, str, str], str] = {}
        for (indicator, people, breakdown, year), row in rows.items():
            if not isinstance(_figure_of(row), Unknown):
                if self.context.indicators[indicator].theme == "context" and int(year) > self.context.today().year:
                    continue  # a projection is of no year that has been
                key = indicator, people, breakdown
                newest[key] = max(year, newest.get(key, ""))
        for question in dict.fromkeys(item.question for item in asked):
            if question.kind == "figure":
                said = self._computed(rows, question)
                if said is not None:
                    yield Answer(question, said, "data interface")
        for (indicator, people, breakdown), year in newest.items():
            yield Answer(Question("newest year", area, indicator, people, breakdown), year, "data interface")

    def _computed(self, rows: Mapping[Any, Mapping[str, str]], question: Question) -> Said | None:
        indicator = self.context.indicators[question.subject]
        ages = [question.people, *(f"{question.people.split()[0]} {age}" for age in indicator.merged_age)]
        keys = [(question.subject, people, question.breakdown, question.year) for people in ages]
        row = next((rows[key] for key in keys if key in rows), None)
        said = _figure_of(row)
        if question.measure != RATE or not isinstance(said, Figure):
            return said
        table = indicator.denominator_of(question.people.split()[1])
        people = _figure_of(rows.get((table, "_T Y0T17" if table == "child-population" else "_T _T", "_T", question.year)))
        if not isinstance(people, Figure) or not people.low:
            return Unknown("no population of that year")
        return exact(said.low / people.low * PER, said.high / people.low * PER)

    def statuses(self, area: str) -> Iterator[Answer]:
        """The published statuses of the data interface, one by one and counted."""
        text = self.places.text(f"/api/v1/progress.csv?area={area}")
        found = {row["indicator"]: row for row in csv.DictReader(io.StringIO(text)) if row["ref_area"] == area}
        for indicator, row in found.items():
            yield Answer(Question("status", area, indicator), row["status"], "progress.csv")
        if found:
            yield from counted(area, [row["status"] for row in found.values()], "progress.csv")

    # The brief

    def brief(self, area: str) -> Iterator[Answer]:
        """The brief as JSON, and the same sentences wherever else they stand."""
        told = self.places.json(f"/api/v1/briefs/{area}.json")
        for section in told["sections"]:
            place = f"brief JSON, {section['id']}"
            for sentence in (sentence for paragraph in section["paragraphs"] for sentence in paragraph):
                html = html_of_sentence(sentence)
                yield from linked(self.addresses, html, place)
                yield from counts_said(area, sentence["text"], place)
                yield from years_counted(self.addresses, html, place)
                yield from self._medians(area, html, place)
            if section["id"] == "progress":
                yield from self._lists(area, section, place)

    def _lists(self, area: str, section: Mapping[str, Any], place: str) -> Iterator[Answer]:
        """Which indicators the brief lists under which status, and how many."""
        heads = {
            "The target was met, by": "TARGET_MET",
            "Movement fast enough": "ON_TRACK",
            "Movement the right way": "FAIR",
            "Limited or no progress": "LIMITED",
            "Movement away": "DETERIORATION",
            "The deadline was": "TARGET_MISSED",
        }
        named: list[str] = []
        for sentence in (sentence for paragraph in section["paragraphs"] for sentence in paragraph):
            status = next((code for head, code in heads.items() if sentence["text"].startswith(head)), None)
            for value in sentence["values"] if status else ():
                found = re.search(r"[?&]indicator=([a-z0-9-]+)", value["origin"])
                if found and status:
                    named.append(status)
                    yield Answer(Question("status", area, found[1]), status, place, sentence["text"])
        if named:
            yield Answer(Question("statuses good", area, "targets"), sum(code in GOOD for code in named), f"{place}, lists")
            yield Answer(Question("statuses judged", area, "targets"), len(named), f"{place}, lists")
            yield Answer(
                Question("statuses missed", area, "targets"), named.count("TARGET_MISSED"), f"{place}, lists"
            )

    def _medians(self, area: str, html: str, place: str) -> Iterator[Answer]:
        """The group that the brief compares with, and the medians of its countries."""
        group = ""
        for piece in pieces(html):
            question = self.addresses.question(piece.href)
            if question is None or question.area in self.addresses.areas or question.area == "WLD":
                continue
            group = question.area
            yield Answer(Question("comparison group", area, "of words and charts"), group, place, clean(piece.line))
            if piece.before.endswith("median "):
                said = read(piece.text)
                if said is not None:
                    yield Answer(Question("median", area, question.subject, group), said, place, clean(piece.line))
            elif piece.after.startswith(" countries"):
                count = int(piece.text.replace(",", ""))
                yield Answer(Question("countries of a median", area, question.subject, group), count, place)

    # Pages

    def page(self, area: str) -> Iterator[Answer]:
        """The page of a country as it is laid out, and its brief on paper."""
        html = self.places.page(f"/country/{area}")
        yield from self._document(area, html, "country page")
        paper = self.places.text(f"/print/country/{area}")
        yield from self._document(area, paper, "paper")

    def _document(self, area: str, html: str, place: str) -> Iterator[Answer]:
        yield from linked(self.addresses, html, place)
        for line in lines(html):
            yield from counts_said(area, line, place)
            yield from self._title(area, line, None, place)

    def blocks(self, area: str) -> Iterator[Answer]:
        """All blocks of words, of every page that this area can be chosen on."""
        for name in BLOCKS:
            if name.startswith("reference"):
                continue
            html = self.places.block(name, f"area={area}")
            place = f"block {name}"
            yield from linked(self.addresses, html, place)
            for line in lines(html):
                yield from counts_said(area, line, place)
            yield from _standing(area, html, place)
        yield from self._tiles(area, self.places.block("overview-tiles", f"area={area}"))
        yield from self._headline(area, lines(self.places.block("overview-headline", f"area={area}"))[0])
        yield from self._role(area, self.places.block("country-role", f"area={area}"))

    def _tiles(self, area: str, html: str) -> Iterator[Answer]:
        """The tiles of drivers: label, figure, then unit and year with the address of its rows."""
        found = pieces(html)
        for piece in found:
            question = self.addresses.question(piece.href)
            year = re.search(r"(?:, )?(\d{4}) · $", piece.before)
            if question is None or year is None:
                continue
            before = found[: found.index(piece)]
            said = next((said for item in reversed(before) if (said := read(item.text)) is not None), None)
            if said is not None:
                yield Answer(replace(question, year=year[1]), said, "block overview-tiles", clean(piece.line))

    def _headline(self, area: str, line: str) -> Iterator[Answer]:
        """The overview's headline: children detected, girls and boys."""
        found = re.match(r"^.+?: (?P<figure>.+?) children among detected victims in (?P<year>\d{4})(?:: (?P<parts>.+))?$", line)
        if found is None:
            return
        place = "block overview-headline"
        said = read(found["figure"])
        if said is not None:
            yield Answer(_victims(area, "_T Y0T17", found["year"]), said, place, line)
        if found["parts"]:
            yield from _parts(area, "detected-victims", found["year"], found["parts"], place, line)

    def _role(self, area: str, html: str) -> Iterator[Answer]:
        """Refugees in the block on a country's part in flows, whose sentences name their year."""
        for line in lines(html):
            year = re.match(r"^At the end of (\d{4}), refugees from ", line)
            numbers = re.search(rf"living elsewhere: ({_NUMBER}); refugees from elsewhere living here: ({_NUMBER})", line)
            if year and numbers:
                for indicator, text in zip(("refugees-by-origin", "refugees-by-asylum"), numbers.groups(), strict=True):
                    said = read(text)
                    if said is not None:
                        question = Question("figure", area, indicator, "_T _T", "_T", "count", year[1])
                        yield Answer(question, said, "block country-role", line)

    # Panels

    def tables(self, area: str) -> Iterator[Answer]:
        """The tables of all panels, whose cells lead to their rows."""
        for view in VIEWS.values():
            if view.rows or view.panel in _STATISTICS:
                continue
            html = self.places.table(view.panel, f"area={area}")
            place = f"table {view.panel}"
            if "map" in view.tabs:
                yield from self._map(html, place)
            elif view.kind != "sexes":
                yield from linked(self.addresses, html, place)
            if view.kind == "statuses":
                yield from _status_cells(self.context, area, html, place)

    def _map(self, html: str, place: str) -> Iterator[Answer]:
        """Rows of a map's table: the year of each figure stands in a cell of its own."""
        found = pieces(html)
        for piece, beside in zip(found, found[1:], strict=False):
            question = self.addresses.question(piece.href)
            if question is None or not re.fullmatch(r"\d{4}", beside.text):
                continue
            said = read(piece.text, self.addresses.decimals(question))
            if said is not None:
                yield Answer(replace(question, year=beside.text), said, place)

    def charts(self, area: str) -> Iterator[Answer]:
        """Titles and captions of all panels."""
        for view in VIEWS.values():
            if view.panel in _STATISTICS or view.kind in ("flow-map", "flow-matrix"):
                continue
            if "chart" in view.tabs and view.kind != "coverage":
                words = self.places.chart(view.panel, f"area={area}")["words"]
                yield from self._title(area, words["title"], words, f"title {view.panel}")
                yield from self._caption(area, view, words)
            if "map" in view.tabs:
                words = self.places.view(view.panel, f"area={area}&view={view.panel}.map")["words"]
                yield from self._title(area, words["title"], words, f"title {view.panel}, map")

    def _title(self, area: str, title: str, words: Mapping[str, str] | None, place: str) -> Iterator[Answer]:
        if words is None:
            return
        question = self.addresses.question(words["origin"])
        if question is None:
            return
        if found := _TREND.match(title):
            first = leading(found["figure"], self.addresses.decimals(question))
            if first is not None:
                yield Answer(replace(question, year=found["year"]), first[0], place, title)
            yield Answer(_reference(question), found["year"], place, title)
            if silent := _SILENT.search(title):
                yield Answer(
                    replace(question, kind="years unknown", year=""), (int(silent[1]), silent[2]), place, title
                )
        elif found := _PARTS.match(title):
            yield from _parts(area, question.subject, found["year"], found["parts"], place, title)

    def _caption(self, area: str, view: View, words: Mapping[str, str]) -> Iterator[Answer]:
        """How many years have a figure, as captions say it, for charts of one line."""
        found = _YEARS.search(words["coverage"])
        question = self.addresses.question(words["origin"])
        if found is None or question is None or view.kind not in ("area-lines", "strip", "child-share"):
            return
        count = re.search(r" (\d+)$", found[4])
        if count and "," not in found[4]:
            said = (int(count[1]), int(found[1]))
            yield Answer(replace(question, kind="years known", year=""), said, f"caption {view.panel}", found[0])


_NUMBER = r"[\d,]+(?: million)?|no figure|not known|none"


def _figure_of(row: Mapping[str, str] | None) -> Said:
    if row is None:
        return Unknown("no row")
    if row["obs_value"]:
        return exact(float(row["obs_value"]))
    if row["obs_lower"]:
        return exact(float(row["obs_lower"]), float(row["obs_upper"]))
    return Unknown(f"no figure ({row['obs_status']})")


def _victims(area: str, people: str, year: str) -> Question:
    return Question("figure", area, "detected-victims", people, "_T", "count", year)


def _parts(area: str, subject: str, year: str, text: str, place: str, words: str) -> Iterator[Answer]:
    """The parts of a title such as "12 girls and 20 boys", "19 sexual exploitation, 22 forced labour and 77 other"."""
    for part in re.split(r", (?=\S*\d)| and (?=(?:about |under |<)?\d)", text):
        first = leading(part)
        if first is None:
            continue
        said, rest = first
        if rest in _PEOPLE:
            sex, age = _PEOPLE[rest]
            yield Answer(Question("figure", area, subject, f"{sex} {age}", "_T", "count", year), said, place, words)
        elif rest in _FORMS and subject == "detected-victims-by-form":
            question = Question("figure", area, subject, "_T Y0T17", _FORMS[rest], "count", year)
            yield Answer(question, said, place, words)


def _reference(question: Question) -> Question:
    """The question for the newest year: the same one for numbers and for rates."""
    return Question("newest year", question.area, question.subject, question.people, question.breakdown)


def reference_years(answers: Iterable[Answer]) -> Iterator[Answer]:
    """The newest year for which each place has a figure: one year for a country and subject, in numbers and in rates."""
    newest: dict[tuple[str, Question], str] = {}
    for answer in answers:
        question = answer.question
        if question.kind == "figure" and isinstance(answer.said, Figure) and question.year:
            # Sections of the brief are of one text: a year in one of them is known to the others.
            place = "brief JSON" if answer.place.startswith("brief JSON") else answer.place
            key = place, _reference(question)
            newest[key] = max(question.year, newest.get(key, ""))
    for (place, question), year in newest.items():
        yield Answer(question, year, place)


def counted(area: str, statuses: list[str], place: str) -> Iterator[Answer]:
    """How many statuses there are of which sort."""
    numbers = Counter(statuses)
    judged = len(statuses) - numbers["CANNOT_BE_JUDGED"]
    told = {
        "of": len(statuses),
        "good": sum(numbers[code] for code in GOOD),
        "judged": judged,
        "missed": numbers["TARGET_MISSED"],
        "unjudged": numbers["CANNOT_BE_JUDGED"],
        "fair": numbers["FAIR"],
    }
    for name, number in told.items():
        yield Answer(Question(f"statuses {name}", area, "targets"), number, place)


def counts_said(area: str, line: str, place: str) -> Iterator[Answer]:
    """The numbers of sentences that count statuses."""
    for pattern, names in _COUNTS:
        for found in pattern.finditer(line):
            for name, text in zip(names, found.groups(), strict=True):
                if text is not None:
                    number = 0 if text == "none" else int(text.replace(",", ""))
                    yield Answer(Question(f"statuses {name}", area, "targets"), number, place, clean(found[0]))


def years_counted(addresses: Addresses, html: str, place: str) -> Iterator[Answer]:
    """"in 6 of the 17 years from 2007 to 2023", where the number leads to its rows."""
    for piece in pieces(html):
        question = addresses.question(piece.href)
        span = re.match(r" of the (\d+) years from", piece.after)
        if question is not None and span and piece.text.isdigit():
            yield Answer(
                replace(question, kind="years known", year=""), (int(piece.text), int(span[1])), place, clean(piece.line)
            )


def html_of_sentence(sentence: Mapping[str, Any]) -> str:
    """A sentence of the brief's JSON with its values as links."""
    text, made, end = sentence["text"], "", 0
    for value in sentence["values"]:
        start = value["start"]
        made += f'{escape(text[end:start])}<a href="{escape(value["origin"])}">{escape(value["text"])}</a>'
        end = start + len(value["text"])
    return f"<p>{made}{escape(text[end:])}</p>"


def _standing(area: str, html: str, place: str) -> Iterator[Answer]:
    """The table of statuses of a country's page: one row an indicator, its status at the end."""
    found: list[str] = []
    indicator = ""
    for piece in pieces(html):
        if target := re.match(r"/progress\?indicator=([a-z0-9-]+)&area=", piece.href):
            indicator = target[1]
        elif indicator and clean(piece.text) in STATUSES:
            status = STATUSES[clean(piece.text)]
            found.append(status)
            yield Answer(Question("status", area, indicator), status, place)
            indicator = ""
    if found and place == "block country-standing":
        yield from counted(area, found, place)


def _status_cells(context: Context, area: str, html: str, place: str) -> Iterator[Answer]:
    """The statuses of the table on the page about progress, cell by cell."""
    found = re.findall(r'data-indicator="([a-z0-9-]+)"[^>]*data-status="([A-Z_]+)"', html)
    for indicator, status in found:
        if indicator in context.indicators:
            yield Answer(Question("status", area, indicator), status, place)
    if found:
        yield from counted(area, [status for _, status in found], place)
