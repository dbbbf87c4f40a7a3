"""Sentences and titles in which figures stand without an address: which question each answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from dashboard.catalogue import RATE
from tests.gate.answers_ledger import Answer, Question
from tests.gate.answers_linked import SUMMED
from tests.gate.answers_read import clean, pieces
from tests.gate.answers_said import NUMBER, leading, read

GOOD = ("TARGET_MET", "ON_TRACK")
UNJUDGED, MISSED = "CANNOT_BE_JUDGED", "TARGET_MISSED"
STATUSES = {
    "target met": "TARGET_MET",
    "on track": "ON_TRACK",
    "on track by its yearly rate alone": "ON_TRACK",
    "too slow": "FAIR",
    "fair progress, but too slow": "FAIR",
    "limited": "LIMITED",
    "limited or no progress": "LIMITED",
    "slightly away": "LIMITED",
    "slightly away from the target, counted as limited or no progress": "LIMITED",
    "getting worse": "DETERIORATION",
    "missed": MISSED,
    "deadline missed": MISSED,
    "not judged": UNJUDGED,
    "cannot be judged": UNJUDGED,
    "not at target": UNJUDGED,
    "at target": UNJUDGED,
    "no figure": UNJUDGED,
}
"""Statuses by the words that pages have for them."""
LISTED = {
    "The latest figures meet the target for": "TARGET_MET",
    "Progress is fast enough": "ON_TRACK",
    "Progress is nearly fast enough": "ON_TRACK",
    "Progress is in the right direction": "FAIR",
    "There is limited or no progress": "LIMITED",
    "The figures move away": "DETERIORATION",
    "The deadline of 2025 was missed": MISSED,
}
"""How sentences of the brief begin that list the indicators of a status."""
N = r"(\d[\d,]*|none)"
_COUNTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), names)
    for pattern, names in (
        (
            rf"[Oo]f {N} indicators? with an SDG target, {N} can be judged: {N} met, {N} on track, {N} neither",
            ("of", "judged", "met", "on track", "others"),
        ),
        (
            rf"[Oo]f {N} indicators? with an SDG target, {N} can be judged: {N} met or on track",
            ("of", "judged", "good"),
        ),
        (rf"[Oo]f {N} indicators? with an SDG target, {N} can be judged: (?:all|it is) ", ("of", "judged")),
        (rf"[Oo]f {N} indicators? with an SDG target, {N} can be judged(?!:)", ("of", "judged")),
        (rf"(?:^|[.;] |· ){N} cannot be judged: ", ("unjudged",)),
        (rf"met or on track in {N} of {N} countr(?:y|ies) with a figure$", ("good", "recent")),
        (rf"(?i:deadline missed): {N}(?:[;,.]|$)", ("missed",)),
        (
            rf"Of {N} indicators? with an SDG target, {N} met it or (?:is|are) on track for 2030, and {N} cannot be "
            "judged",
            ("of", "good", "unjudged"),
        ),
        (rf"^{N} of {N} indicators with an SDG target cannot be judged[:,.]", ("unjudged", "of")),
        (rf"^{N} of {N} cannot be judged[;.]", ("unjudged", "of")),
        (rf"met or on track in {N} of {N} readings? that can be judged, too slow in {N}", ("good", "judged", "fair")),
        (rf"The other {N} of {N} cannot be judged or ha", ("unjudged", "of")),
        (rf"of {N} targets?, {N} can be judged: {N} met or on track", ("of", "judged", "good")),
        (rf"of these {N} readings {N} can be judged: {N} met or on track", ("of", "judged", "good")),
        (rf": {N} of the {N} paces that can be judged have met their target or are on track", ("good", "judged")),
        (rf"the other {N} of {N} cannot be judged\.", ("unjudged", "of")),
    )
)
"""Sentences that count statuses, and what their numbers count: of one area, or of the members of a group."""
_PERSONS = rf"(?:about )?{NUMBER}(?: to {NUMBER})?|<5"
_DATED = re.compile(r"(?P<name>[a-z][a-z ]+?) (?P<figure>[\d<][^()]*?|about [\d,.]+|under [\d.]+) \((?P<year>\d{4})\)")
_DATED_PERSONS = re.compile(
    rf"(?P<figure>{_PERSONS}) (?:person|people) \((?P<year>\d{{4}})\) (?P<name>prosecuted|convicted)"
)
_BESIDE_PROFITS = re.compile(rf"(prosecuted|convicted), ({_PERSONS}) (?:person|people) \((\d{{4}})\)")
_BESIDE = {
    "detected victims": ("detected-victims", RATE),
    "in formal contact": ("persons-in-formal-contact", RATE),
    "prosecuted": ("persons-prosecuted", RATE),
    "convicted": ("persons-convicted", RATE),
    "labour inspectors": ("labour-inspectors", "count"),
    "investigations of child labour": ("child-labour-investigations", "count"),
    "persons convicted for child labour": ("child-labour-convictions", "count"),
}
"""Rows of two charts by their names in titles."""
_PEOPLE = {
    "girls": "F Y0T17",
    "boys": "M Y0T17",
    "children": "_T Y0T17",
    "adults": "_T Y_GE18",
    "age unknown": "_U _U",
}
_FORMS = {
    "sexual exploitation": "SEXUAL_EXPLOITATION",
    "forced labour": "FORCED_LABOUR",
    "other": "OTHER",
}
_CELL = re.compile(
    r'^[^>]*data-status="(?P<status>[A-Z_]+)"[^>]*>'
    r'<button(?=[^>]*data-indicator="(?P<indicator>[a-z0-9-]+)")(?=[^>]*data-area="(?P<area>[A-Z0-9]+)")[^>]*>'
    r"(?:<div[^>]*><strong>(?P<figure>[^<]*)</strong> (?P<year>\d{4})</div>)?"
)


def figure_of(
    area: str, subject: str, people: str, year: str, *, breakdown: str = "_T", measure: str = "count"
) -> Question:
    """The question for a figure of a year."""
    return Question("figure", area, subject, people, breakdown, measure, year)


def newest_of(question: Question, beyond: Container[str] = ()) -> Question:
    """The question for the newest year: the same one for numbers and for rates.

    `beyond`: indicators with figures of later years than any population, whose newest rate is of an earlier year.
    """
    measure = RATE if question.measure.startswith(RATE) and question.subject in beyond else ""
    return Question("newest year", question.area, question.subject, question.people, question.breakdown, measure)


_LATER_SUM = re.compile(r"; (?P<figure>[^;]+?) child(?:ren)? in (?P<year>\d{4})(?=;|$)")
"""Behind the parts of a year: all children of a later one, of which the file has no total."""


def parts(area: str, subject: str, year: str, text: str) -> Iterator[tuple[Question, Any]]:
    """The parts of a title such as "12 girls and 20 boys", "22 in forced labour and 77 in other forms".

    A sum of a later year that stands behind them answers a question of its own.
    """
    for later in _LATER_SUM.finditer(text):
        said = read(later["figure"])
        if said is not None:
            # Of all forms of exploitation, too, where parts are by form.
            yield replace(figure_of(area, "detected-victims", "_T Y0T17", later["year"]), kind=SUMMED), said
    bare = re.sub(r" \((?:though|added up) [^()]*\)", "", _LATER_SUM.sub("", text))
    for part in re.split(r", (?=\S*\d)| and (?=(?:about |under |<)?\d)", bare):
        first = leading(part)
        if first is None:
            continue
        said, rest = first[0], first[1].removeprefix("in ").removesuffix(" forms")
        if rest in _PEOPLE:
            yield figure_of(area, subject, _PEOPLE[rest], year), said
        elif rest in _FORMS and subject == "detected-victims-by-form":
            yield figure_of(area, subject, "_T Y0T17", year, breakdown=_FORMS[rest]), said


def last_reported(area: str, text: str, place: str) -> Iterator[Answer]:
    """The latest figures of several rows, each with its year: "prosecuted 0.17 (2014) and convicted 0.05 (2023)"."""
    for found in _DATED.finditer(text):
        name = found["name"].removeprefix("and ").strip()
        if name not in _BESIDE:
            continue
        subject, measure = _BESIDE[name]
        said = read(found["figure"], 2 if measure == RATE else 0)
        if said is not None:
            question = figure_of(area, subject, "_T _T", found["year"], measure=measure)
            yield Answer(question, said, place, text)
            yield Answer(newest_of(question), found["year"], place, text)
    for found in _DATED_PERSONS.finditer(text):
        said = read(found["figure"])
        if said is not None:
            question = figure_of(area, f"persons-{found['name']}", "_T _T", found["year"])
            yield Answer(question, said, place, text)
            yield Answer(newest_of(question), found["year"], place, text)


def beside_profits(area: str, line: str, place: str) -> Iterator[Answer]:
    """Persons beside profits: "prosecuted, 73 persons (2023); convicted, 31 persons (2023)"."""
    for found in _BESIDE_PROFITS.finditer(line):
        said = read(found[2])
        if said is not None:
            yield Answer(figure_of(area, f"persons-{found[1]}", "_T _T", found[3]), said, place, line)


def counted(area: str, statuses: Sequence[str], place: str) -> Iterator[Answer]:
    """How many statuses there are of which sort."""
    numbers = Counter(statuses)
    told = {
        "of": len(statuses),
        "good": sum(numbers[code] for code in GOOD),
        "met": numbers["TARGET_MET"],
        "on track": numbers["ON_TRACK"],
        "judged": len(statuses) - numbers[UNJUDGED],
        "missed": numbers[MISSED],
        "unjudged": numbers[UNJUDGED],
        "fair": numbers["FAIR"],
        "others": len(statuses) - numbers[UNJUDGED] - sum(numbers[code] for code in GOOD),
    }
    for name, number in told.items():
        yield Answer(Question(f"statuses {name}", area, "targets"), number, place)


def counts_said(area: str, line: str, place: str) -> Iterator[Answer]:
    """The numbers of sentences that count statuses."""
    for pattern, names in _COUNTS:
        for found in pattern.finditer(line):
            for name, text in zip(names, found.groups(), strict=True):
                number = 0 if text == "none" else int(text.replace(",", ""))
                yield Answer(Question(f"statuses {name}", area, "targets"), number, place, line)


def html_of(sentence: Mapping[str, Any]) -> str:
    """A sentence of the brief's JSON with its values as links."""
    text, made, end = sentence["text"], "", 0
    for value in sentence["values"]:
        start = value["start"]
        made += f'{escape(text[end:start])}<a href="{escape(value["origin"])}">{escape(value["text"])}</a>'
        end = start + len(value["text"])
    return f"<p>{made}{escape(text[end:])}</p>"


def lists_of(area: str, sentences: Sequence[Mapping[str, Any]], place: str) -> Iterator[Answer]:
    """Which indicators the brief lists under which status, and how many."""
    named: dict[str, str] = {}  # An indicator counts once, also where a later figure of it stands beside.
    for sentence in sentences:
        status = next((code for head, code in LISTED.items() if sentence["text"].startswith(head)), "")
        for value in sentence["values"] if status else ():
            found = re.search(r"[?&]indicator=([a-z0-9-]+)", value["origin"])
            if found:
                named[found[1]] = status
                yield Answer(Question("status", area, found[1]), status, place, sentence["text"])
    codes = [*named.values()]
    told = {"good": sum(code in GOOD for code in codes), "judged": len(codes), "missed": codes.count(MISSED)}
    for name, number in told.items() if named else ():
        yield Answer(Question(f"statuses {name}", area, "targets"), number, f"{place}, lists")


def standing(area: str, html: str, place: str) -> Iterator[Answer]:
    """The table of statuses on a country's page: one row an indicator, its status at the end."""
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


_MARK = re.compile(
    r'<li data-status="(?P<status>[A-Z_]+)"><a href="/progress\?indicator=(?P<indicator>[a-z0-9-]+)[^"]*"[^>]*>'
    r"(?P<said>.*?)</a>"
)
_SIGN = re.compile(r"<[^>]+>")


def strip_of(area: str, html: str, place: str) -> Iterator[Answer]:
    """The strip of targets on a country's first screen: a cell each, its status in words and as the colour's name."""
    found: list[str] = []
    for mark in _MARK.finditer(
        re.sub(r' (?:data-act|data-short|class|title|aria-hidden)="[^"]*"', "", html).replace("&amp;", "&")
    ):
        said = clean(_SIGN.sub(" ", mark["said"])).lower()
        word = next((code for text, code in STATUSES.items() if f" {text} " in f" {said} "), "")
        worse = "DETERIORATION" if " getting worse " in f" {said} " else word
        found.append(worse)
        yield Answer(Question("status", area, mark["indicator"]), worse, place)
        yield Answer(Question("status", area, mark["indicator"]), mark["status"], place)
    yield from counted(area, found, place)


def status_cells(area: str, html: str, place: str) -> Iterator[tuple[str, str, str, Answer]]:
    """The table on the page about progress: indicator, figure and year of each cell, and its status."""
    for cell in html.split("<td ")[1:]:
        found = _CELL.search(cell)
        if found is not None and found["area"] == area:
            answer = Answer(Question("status", area, found["indicator"]), found["status"], place)
            yield found["indicator"], found["figure"] or "", found["year"] or "", answer


def without_data(area: str, html: str) -> int:
    """How many cells of an area in that table hold no figure, and so no status."""
    return html.count(f'data-none="{area}"')
