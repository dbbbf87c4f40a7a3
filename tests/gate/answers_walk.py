"""Walks every place in which a reader meets a number of one area, and collects what each answers to which question."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from urllib.parse import urlencode

from dashboard.catalogue import RATE
from dashboard.context import Context
from dashboard.parts.blocks import BLOCKS
from dashboard.views import VIEWS, View
from tests.gate import answers_absent as absent
from tests.gate import answers_words as words
from tests.gate.answers_groups import Groups
from tests.gate.answers_ledger import Answer, Question
from tests.gate.answers_linked import TOTAL_TO_SUM, Addresses, is_up_to_sum, linked, over
from tests.gate.answers_read import Places, clean, lines, pieces
from tests.gate.answers_rows import Rows, is_total, statuses
from tests.gate.answers_said import Figure, leading, read
from tests.gate.title_claims import DRAWN_FROM
from tests.gate.told import BEGINNING, as_row

_TREND = re.compile(
    rf"^(?P<area>.+?), (?P<subject>{BEGINNING}.+?): (?P<figure>.+?)(?: recorded)? in (?P<year>\d{{4}})"
    r"(?: \(\d+ countr[^)]*\))?(?P<rest>, in (?:the )?(?P<countries>\d+) countr.*|[;,].*)?$"
)
"""A title on one line: "Bangladesh, detected victims, children: 32 in 2023; 1 of 17 years from 2007 has no figure"."""
_DATED = re.compile(r", \d{4}$")
"""How the subject of a title ends of whose year parts are told: that of a figure names none."""
_NEWEST = re.compile(r"(?:^|\. )Newest, (?P<year>\d{4}): (?P<figure>.+?)(?:; [^.]*)?(?:\. |$)")
"""Below the title of a map of another year."""
_BOTH = re.compile(r"^, (?P<figure>[^:;]+?) in (?P<year>\d{4})$")
"""Behind the figure of a map's year, or of the first year of a chart: a newer one, in the same unit."""
_ABOUT = re.compile(r"^(?:possibly )?(?:about )?")
_LAST_REPORTED = re.compile(r"^.+?, last reported: (.+)$")
_AGAINST = re.compile(r"\([^()]* in \d{4}, ([^()]* in \d{4})\)")
"""The values that a status compares, of which the second is the newest."""
_JUDGED = re.compile(r", [^,]+: (?P<status>[a-z ,]+) \((?P<figure>[^ ]+(?: to [^ ]+)?) in (?P<year>\d{4})\)$")
_PARTS = re.compile(r"^(?P<area>.+), (?P<year>\d{4}): (?P<parts>.+)$")
_SILENT = re.compile(r"; (\d+) of (\d+) years from (\d{4}) ha(?:s|ve) no figure$")
_YEARS = re.compile(
    r"(?:Years with a figure, of the (?P<of>\d+) from (?P<first>\d{4}) to \d{4}: [^.,]* (?P<known>\d+)"
    r"|(?:A figure|Figures) for (?:(?P<alone>\d+)|each) of the (?P<span>\d+) years from (?P<since>\d{4}) to \d{4})\."
)
_HEADLINE = re.compile(r"^.+?: (.+?) children among detected victims in (\d{4})(?:: (.+)| \(.+\))?$")
_UNTOLD = "the file does not tell the sex of the detected victims of that year"
"""What a headline says of children whose sex is not told: their figure is that row, and no total is published."""
_SUM = re.compile(r": [^:]+ in \d{4}(?:: [^:;]+)?, counted by sex; latest published total: (.+?) in (\d{4})")
"""A sum of ours, which is no total: with the total that is told beside it."""
_START = re.compile(r"(: )[^:;,]+? in \d{4}, ([^:;,]+? in \d{4})$")
"""The value that a pace begins with, before that of the last year."""
_MANY = r"[\d,]+(?: million)?|no figure|not known|none(?: listed)?"
_ROLE = re.compile(
    rf"^.+?: refugees of all ages at the end of (\d{{4}})\. From here, living elsewhere: ({_MANY})\. "
    rf"From elsewhere, living here: ({_MANY})\."
)
_LARGE = ("flow-map", "flow-matrix", "coverage")
"""Kinds of views whose tables have thousands of cells."""
_OF_COUNTRIES = ("levels", "measured", "tiers", "places")
"""Kinds whose cells about a group lead to the map of its countries, whatever they say of them."""
_OF_STATUSES = ("treaty-years", "laws")
"""Kinds whose rows about a group say of how many of its countries each status is."""
_STATISTICS = ("relation-scatter", "relation-lags")
"""Views that say the same for every area."""
_WITHOUT_OPENING = ("country page", "paper")
"""Places that hold the sections of the brief, but not all of its opening."""
_OF_EVERY_ROW = tuple(f"table {view.panel}" for view in VIEWS.values() if view.kind in ("beside", "sexes"))
"""Places whose sums are over the countries with a figure in every row, year by year."""
_OVER = " over "
"""In the measure of a question for a sum: over how many countries."""
_OF_TWO_YEARS = tuple(f"table {view.panel}" for view in VIEWS.values() if view.kind == "slope")
"""Places that show the two years that enough countries have, whatever later ones some of them have."""


class Walk:
    """Collects the answers about one area, from one medium after the other."""

    def __init__(self, context: Context, places: Places) -> None:
        self.context = context
        self.places = places
        self.addresses = Addresses(context)
        self.groups = Groups(context, places)

    def answers(self, area: str, *, whole: bool = True) -> list[Answer]:
        """Every answer about an area: of pages, of the brief, on paper and on screen, and of the data interface.

        Not `whole`: without the largest tables and the pages about single figures.
        """
        brief = list(self.brief(area))
        found = [*brief, *self.pages(area), *self.blocks(area), *self.tables(area, whole=whole), *self.charts(area)]
        found += self.groups.compared_with(area)
        found += absent.in_blocks(self.addresses, self.places, area)
        found += absent.in_tables(self.places, area, self.groups.labels)
        found += absent.counted(self.places, area)
        if whole:
            found += self.origins(area, brief)
        found = [answer for answer in found if answer.question.area == area]
        rows = Rows(self.context, self.places, area)
        found += [*rows.answers(answer.question for answer in found), *statuses(self.places, area)]
        found += newest_years(found, self.beyond)
        return [answer for answer in found if not (answer.question.kind == "newest year" and _is_part(answer.question))]

    @cached_property
    def beyond(self) -> set[str]:
        """Indicators with figures of later years than any population."""
        last = self.context.years("population").last
        return {name for name in self.context.indicators if self.context.years(name).last > last}

    def of_group(self, group: str, *, whole: bool = True) -> list[Answer]:
        """Every answer about a region, an income group or the world; not `whole`: without the largest tables."""
        found = [*self.blocks(group), *self.tables(group, whole=whole), *self.charts(group)]
        found += [*self.groups.medians(group), *self.groups.reporting(group)]
        return list(of_their_years(answer for answer in found if answer.question.area == group))

    def brief(self, area: str) -> Iterator[Answer]:
        """The brief as JSON, sentence by sentence."""
        for section in self.places.json(f"/api/v1/briefs/{area}.json")["sections"]:
            place = f"brief JSON, {section['id']}"
            sentences = [sentence for paragraph in section["paragraphs"] for sentence in paragraph]
            for sentence in sentences:
                html = words.html_of(sentence)
                yield from linked(self.addresses, html, place)
                yield from words.counts_said(area, sentence["text"], place)
                yield from self._years_counted(html, place)
                yield from self.groups.told(area, html, place)
                yield from absent.in_brief(self.addresses, area, html, place)
            if section["id"] == "progress":
                yield from words.lists_of(area, sentences, place)

    def _years_counted(self, html: str, place: str) -> Iterator[Answer]:
        """Sentences such as "in 6 of the 17 years from 2007 to 2023", whose number leads to its rows."""
        for piece in pieces(html):
            question = self.addresses.question(piece.href)
            span = re.match(r" of the (\d+) years from", piece.after)
            if question is not None and span and piece.text.isdigit():
                said = int(piece.text), int(span[1])
                yield Answer(replace(question, kind="years known", year=""), said, place, clean(piece.line))

    def pages(self, area: str) -> Iterator[Answer]:
        """The page of a country as it is laid out, and its brief on paper."""
        documents = {
            "country page": self.places.page(f"/country/{area}"),
            "paper": self.places.text(f"/print/country/{area}"),
        }
        yield from words.strip_of(area, documents["country page"], "country page")
        for place, html in documents.items():
            yield from linked(self.addresses, html, place)
            for line in lines(html):
                yield from words.counts_said(area, line, place)

    def blocks(self, area: str) -> Iterator[Answer]:
        """All blocks of words, of every page that this area can be chosen on."""
        for name in (name for name in BLOCKS if not name.startswith("reference")):
            html = self.places.block(name, f"area={area}")
            place = f"block {name}"
            yield from linked(self.addresses, html, place)
            yield from words.standing(area, html, place)
            if name == "overview-tiles":
                yield from self._tiles(html, place)
            for line in lines(html):
                yield from words.counts_said(area, line, place)
                yield from self._line(area, line, place)

    def _line(self, area: str, line: str, place: str) -> Iterator[Answer]:
        """What lines of blocks say without an address."""
        if found := _LAST_REPORTED.match(line):
            yield from words.last_reported(area, found[1], place)
        yield from words.beside_profits(area, line, place)
        if found := _SUM.search(line):
            said = read(found[1])
            if said is not None:
                yield Answer(words.figure_of(area, "detected-victims", "_T Y0T17", found[2]), said, place, line)
        elif found := _HEADLINE.match(line):
            said = read(found[1])
            if said is not None:
                people = "_O Y0T17" if _UNTOLD in line else "_T Y0T17"
                yield Answer(words.figure_of(area, "detected-victims", people, found[2]), said, place, line)
            for question, part in words.parts(area, "detected-victims", found[2], found[3] or ""):
                yield Answer(question, part, place, line)
        if found := _ROLE.match(line):
            for indicator, text in (("refugees-by-origin", found[2]), ("refugees-by-asylum", found[3])):
                said = read(text)
                if said is not None:
                    yield Answer(words.figure_of(area, indicator, "_T _T", found[1]), said, place, line)

    def _tiles(self, html: str, place: str) -> Iterator[Answer]:
        """The tiles of drivers: label, figure, then unit and year with the address of its rows."""
        found = pieces(html)
        for number, piece in enumerate(found):
            question = self.addresses.question(piece.href)
            year = re.search(r"(\d{4}) · $", piece.before)
            said = next((said for item in reversed(found[:number]) if (said := read(item.text)) is not None), None)
            if question is not None and year and said is not None:
                yield Answer(replace(question, year=year[1]), said, place, clean(piece.line))

    def origins(self, area: str, asked: Iterable[Answer]) -> Iterator[Answer]:
        """The page about one figure, for every figure that the brief gives: its headline."""
        for question in dict.fromkeys(answer.question for answer in asked):
            if question.kind != "figure" or question.area != area:
                continue
            sex, age = question.people.split()
            query = {
                "indicator": question.subject,
                "area": area,
                "year": question.year,
                **{"sex": sex, "age": age, "breakdown": question.breakdown, "measure": question.measure},
            }
            headline = lines(self.places.block("origin-figure", urlencode(query)))[0]
            if found := _TREND.match(headline):
                yield from self._of_year(question, found["figure"], found["year"], "page of its origin", headline)

    def tables(self, area: str, *, whole: bool = True) -> Iterator[Answer]:
        """The tables of all panels, whose cells lead to their rows."""
        for view in VIEWS.values():
            if view.rows or view.panel in _STATISTICS or (view.kind in _LARGE and not whole):
                continue
            html = self.places.table(view.panel, f"area={area}")
            place = f"table {view.panel}"
            if "map" in view.tabs:
                yield from self._map(html, place)
            elif view.kind in _OF_STATUSES and area in self.groups.regions:
                yield from self.groups.by_status(html, place)
            elif view.kind != "sexes" and not (view.kind in _OF_COUNTRIES and area in self.groups.regions):
                yield from linked(self.addresses, html, place)
            if view.kind == "statuses":
                yield from self._statuses(area, html, place)

    def _map(self, html: str, place: str) -> Iterator[Answer]:
        """Rows of a map's table: the year of each figure stands in a cell of its own."""
        for piece, beside in itertools.pairwise(pieces(html)):
            question = self.addresses.question(piece.href)
            if question is None or not re.fullmatch(r"\d{4}", beside.text):
                continue
            said = read(piece.text, self.addresses.decimals(question))
            if said is not None:
                yield Answer(replace(question, year=beside.text), said, place)
                yield Answer(_of_map(question, place), beside.text, place)

    def _statuses(self, area: str, html: str, place: str) -> Iterator[Answer]:
        """The table on the page about progress: latest figures, statuses, and how many of which."""
        found = []
        for indicator, text, year, answer in words.status_cells(area, html, place):
            found.append(str(answer.said))
            yield answer
            question = self.addresses.question(f"/data/origin?indicator={indicator}&area={area}")
            said = read(text, self.context.indicators[indicator].decimals)
            if question is not None and said is not None:
                yield Answer(replace(question, year=year), said, place)
        if found:
            found += [words.UNJUDGED] * words.without_data(area, html)
            yield from words.counted(area, found, place)

    def charts(self, area: str) -> Iterator[Answer]:
        """Titles and captions of all panels."""
        for view in VIEWS.values():
            if view.panel in _STATISTICS or view.kind in ("flow-map", "flow-matrix"):
                continue
            if "chart" in view.tabs and view.kind != "coverage":
                said = self.places.chart(view.panel, f"area={area}")["words"]
                yield from self._title(area, said, f"title {view.panel}")
                yield from self._caption(view, said)
            if "map" in view.tabs:
                said = self.places.view(view.panel, f"area={area}&view={view.panel}.map")["words"]
                yield from self._title(area, said, f"title {view.panel}, map")

    def _title(self, area: str, said: Mapping[str, str], place: str) -> Iterator[Answer]:
        title, question = as_row(said["title"]), self.addresses.question(said["origin"])
        is_map = place.endswith(", map")
        title = _AGAINST.sub(r"(\1)", _SUM.sub(r": \1 in \2", title if is_map else _START.sub(r"\1\2", title)))
        if question is None:
            return
        found = _TREND.match(title)
        if found and not (found["subject"].endswith(" left out") or _DATED.search(found["subject"])):
            whose = over(question, found["countries"]) if found["countries"] else question
            yield from self._of_year(whose, found["figure"], found["year"], place, title)
            both = _BOTH.match(found["rest"] or "")
            newest = both or _NEWEST.search(said["subtitle"])
            year = newest["year"] if newest else found["year"]
            yield Answer(words.newest_of(question, self.beyond), year, place, title)
            if newest:
                # Below a title as behind its figure: in the unit that this has.
                unit = re.search(r"per 100,000 \w+", found["figure"])
                text = newest["figure"] if both or unit is None else f"{newest['figure']} {unit[0]}"
                text = f"{text} {_ABOUT.sub('', found['figure']).partition(' ')[2]}".strip() if both else text
                yield from self._of_year(question, text, year, place, title if both else said["subtitle"])
            if is_map:
                yield Answer(_of_map(question, place), found["year"], place, title)
            if silent := _SILENT.search(title):
                # A small chart begins later than the table: its title counts the years that it shows.
                yield Answer(replace(question, kind="years unknown", year=silent[3]), int(silent[1]), place, title)
        elif found := _LAST_REPORTED.match(title):
            yield from words.last_reported(area, found[1], place)
        elif found := _JUDGED.search(title):
            figure = read(found["figure"], self.addresses.decimals(question))
            if figure is not None:
                yield Answer(replace(question, year=found["year"]), figure, place, title)
            status = words.STATUSES.get(found["status"], found["status"])
            yield Answer(Question("status", area, question.subject), status, place, title)
        elif found := _PARTS.match(title):
            for asked, part in words.parts(area, question.subject, found["year"], found["parts"]):
                yield Answer(asked, part, place, title)
                if asked.kind == "figure":
                    yield Answer(words.newest_of(asked), found["year"], place, title)

    def _of_year(self, question: Question, text: str, year: str, place: str, title: str) -> Iterator[Answer]:
        """A figure of a title, as a number or as a rate, whatever its view shows else."""
        rate = " per 100,000 " in f"{text} "
        if not rate and question.measure.startswith(RATE):
            question = replace(question, measure=question.measure.replace(RATE, "count", 1))
        first = leading(text, self.addresses.decimals(question))
        counts = self.context.indicators[question.subject].is_count or rate
        kind = TOTAL_TO_SUM if is_up_to_sum(question, text, place) else question.kind
        if first is not None and (counts or not text.startswith("few")):
            yield Answer(replace(question, kind=kind, year=year), first[0], place, title)

    def _caption(self, view: View, said: Mapping[str, str]) -> Iterator[Answer]:
        """How many years have a figure, as captions say it, for charts of one line."""
        found = _YEARS.search(said["coverage"])
        question = self.addresses.question(said["origin"])
        if found and question is not None and view.kind in ("area-lines", "strip", "child-share"):
            known = int(found["known"] or found["alone"] or found["span"]), int(found["of"] or found["span"])
            since = int(found["first"] or found["since"])
            # A row on the years that all rows share counts those that it draws.
            kind = "years drawn" if view.kind == "strip" and since == DRAWN_FROM else "years known"
            yield Answer(replace(question, kind=kind, year=""), known, f"caption {view.panel}", found[0])


def _is_part(question: Question) -> bool:
    """Whether it asks for girls, boys or adults alone: they are told for the year of all children."""
    return question.subject.startswith("detected-victims") and question.people not in ("_T Y0T17", "_T _T")


def _of_map(question: Question, place: str) -> Question:
    """The question of which year an area's figure on a map is."""
    panel = place.removeprefix("title ").removeprefix("table ").removesuffix(", map")
    return Question("year on the map", question.area, panel)


def of_their_years(answers: Iterable[Answer]) -> Iterator[Answer]:
    """Sums in tables that ask for a figure in every row: a question of their own where their years are others.

    Over the same years, as many countries are the same countries: those with every row are among those with one.
    Over other years, as many may be others.
    """
    found = list(answers)
    years: dict[tuple[str, Question], set[str]] = defaultdict(set)
    for answer in found:
        if _OVER in answer.question.measure and answer.place.startswith("table "):
            years[answer.place, replace(answer.question, year="")].add(answer.question.year)
    for answer in found:
        own = replace(answer.question, year="")
        asked = years.get((answer.place, own), set())
        alike = all(told == asked for (_, other), told in years.items() if other == own)
        if answer.place in _OF_EVERY_ROW and asked and not alike:
            span = f"{own.measure}, {min(asked)} to {max(asked)}"
            yield replace(answer, question=replace(answer.question, measure=span))
        else:
            yield answer


def newest_years(answers: Iterable[Answer], beyond: Container[str]) -> Iterator[Answer]:
    """The newest year for which each place has a figure: one for a country and subject, in numbers and in rates."""
    newest: dict[tuple[str, Question], str] = {}
    for answer in answers:
        question = answer.question
        # A map keeps the year that most report; its title says both.
        of_map = answer.place.startswith("table ") and answer.place.endswith("-map")
        # Titles tell the newest total, and behind it how many there are at least later.
        if is_total(question) and isinstance(answer.said, Figure) and answer.said.open_above:
            continue
        if of_map or answer.place.endswith(", its own year") or answer.place in (*_WITHOUT_OPENING, *_OF_TWO_YEARS):
            continue
        if (
            question.kind in ("figure", TOTAL_TO_SUM)
            and isinstance(answer.said, Figure)
            and question.subject not in ("population", "child-population", "population-by-age")
        ):
            # Sections of the brief are of one text: a year in one of them is known to the others.
            place = "brief JSON" if answer.place.startswith("brief JSON") else answer.place
            if place != "data interface":
                key = place, words.newest_of(question, beyond)
                newest[key] = max(question.year, newest.get(key, ""))
    for (place, question), year in newest.items():
        yield Answer(question, year, place)
