"""Checks of what stands side by side: years that all have, figures relative to the first of them, what is left out."""

from __future__ import annotations

import re
from functools import cache
from itertools import permutations

from tests.gate.brief_claims import unclear_shares
from tests.gate.coverage_claims import last_full_year
from tests.gate.origin_claims import CHILD, COMPARED, _anybody, _together
from tests.gate.registry import ELSEWHERE, judges
from tests.gate.rows import IN_TABLES, Key, Rows, Series, as_in_rows
from tests.gate.said import agrees, part_agrees, whole
from tests.gate.title_claims import SHARE, _split_areas, clear_shares, figure_in, is_of_few, whom
from tests.gate.walk import Claim

MOST, BASE, MUCH, FEW = 6, 100, 1000, 10
REPORTED = ("victims", "justice")
LINES = dict[int, tuple[float, float]]
"""Year -> the least and the most that a figure may be."""


def _key(claim: Claim) -> Key:
    asked = claim.asked
    return Key(asked.indicator, asked.sex, asked.age, asked.breakdown)


def _is_rate(claim: Claim) -> bool:
    return claim.asked.measure == "rate"


@cache
def line_of(  # noqa: PLR0911 - one rule of groups after another
    rows: Rows, key: Key, code: str, *, as_rate: bool
) -> LINES | None:
    """The years of an area or a group with what each figure may be; None where a median stands for a group."""
    series = rows.rates(key) if as_rate else rows.series(key)
    if code in rows.areas:
        return _ends(series, code)
    entry, own = rows.catalogue[key.indicator], IN_TABLES.get(code, code)
    if own in series and rows.known(series, own):
        return _ends(series, own)
    if entry["aggregate"] == "sum" and entry["theme"] in REPORTED:
        return _of_same(rows, key, code, as_rate=as_rate)
    if key.indicator == "child-share-of-detected-victims":
        return _of_share(rows, key, code)
    if entry["aggregate"] == "sum":
        return _recorded(rows, key, code, as_rate=as_rate)
    if entry["aggregate"] == "none" and entry["theme"] in ("victims", "drivers") and not _has_median(key, rows):
        return {}
    return None if _has_median(key, rows) else {}


def _has_median(key: Key, rows: Rows) -> bool:
    entry = rows.catalogue[key.indicator]
    apart = entry["theme"] == "victims" or entry.get("least_shown") or entry.get("partner") or entry.get("area")
    return not apart and not entry.get("value_names") and entry["aggregate"] != "sum"


def _ends(series: Series, code: str) -> LINES:
    return {year: (figure.low, figure.high) for year, figure in series.get(code, {}).items() if figure.known}


def _stretch(rows: Rows, several: list[Series], same: set[str]) -> list[int]:
    """The years, to the last of them, in which all of these have it."""
    told = [year for year in range(COMPARED[0], COMPARED[1] + 1) if _anybody(rows, several, year)]
    found: list[int] = []
    for year in reversed(told):
        if any(len(rows.reporting(series, same, year)) < len(same) for series in several):
            break
        found.insert(0, year)
    return found


def _of_same(rows: Rows, key: Key, code: str, *, as_rate: bool) -> LINES:
    entry = rows.catalogue[key.indicator]
    made = bool(entry.get("rate_of"))
    counted = Key(entry["rate_of"], age=CHILD if "child" in entry["rate_people"] else "_T") if made else key
    several = [rows.rates(counted) if as_rate or made else rows.series(counted)]
    same, found = _together(rows, several, code), {}
    people = rows.people_beside(counted.age)
    for year in _stretch(rows, several, same) if same else ():
        ends = rows.total(rows.series(counted), same, year)
        if ends is not None:
            mass = sum(people[area][year] for area in same) / 1e5 if as_rate or made else 1.0
            found[year] = (ends[0] / mass, ends[1] / mass)
    return found


def _of_share(rows: Rows, key: Key, code: str) -> LINES:
    """Of one sex its own children and adults; only of both it is known by sex whether children are missing."""
    several = [rows.series(Key("detected-victims", key.sex, age)) for age in (CHILD, "Y_GE18")]
    share = clear_shares(rows) if key.sex == "_T" else rows.series(key)
    same = _together(rows, [*several, share], code)
    found = {}
    for year in _stretch(rows, [*several, share], same) if same else ():
        children, adults = (rows.total(series, same, year) or (0.0, 0.0) for series in several)
        found[year] = (
            100 * children[0] / (children[0] + adults[1]),
            100 * children[1] / (children[1] + adults[0]),
        )
    return found


def _recorded(rows: Rows, key: Key, code: str, *, as_rate: bool) -> LINES:
    """The sum of all that have a figure, in years in which enough of the countries have one."""
    areas, found = set(rows.inside(code)) | ({"_X"} if code == "001" else set()), {}
    least = rows.catalogue[key.indicator].get("least_coverage", 0.5) * len(rows.countries(code))
    people = rows.people_beside(key.age)
    for year in range(1945, 2031):
        ends = rows.total(rows.series(key), areas, year)
        mass = sum(people.get(area, {}).get(year, 0.0) for area in areas) / 1e5 if as_rate else 1.0
        enough = len(rows.reporting(rows.series(key), rows.countries(code), year)) >= least
        if ends is not None and mass and enough:
            found[year] = (ends[0] / mass, ends[1] / mass)
    return found


def _lines(claim: Claim, rows: Rows) -> dict[str, LINES]:
    """The lines that are compared over the years: those of areas and groups, without the medians of one year."""
    codes = list(claim.asked.areas[:MOST]) or _usual(claim, rows)
    found = {code: line_of(rows, _key(claim), code, as_rate=_is_rate(claim)) for code in codes}
    return {code: line for code, line in found.items() if line is not None}


def _usual(claim: Claim, rows: Rows) -> list[str]:
    """Without a choice: the groups of the first kind of which two have figures of their own."""
    for kind in ("region", "income"):
        codes = [code for code in rows.regions if rows.region_kinds[code] == kind]
        if sum(bool(line_of(rows, _key(claim), code, as_rate=_is_rate(claim))) for code in codes) > 1:
            return codes[:MOST]
    return []


def _common(lines: dict[str, LINES], since: int = 0) -> list[int]:
    years = [{year for year in line if year >= since} for line in lines.values()]
    return sorted(set.intersection(*years)) if years else []


def _break(claim: Claim, rows: Rows) -> int:
    return max(rows.catalogue[claim.asked.indicator].get("break_years", [0]))


def _shown(claim: Claim, rows: Rows) -> dict[str, LINES]:
    """The lines, of the years that all have where the reader asked for these alone."""
    lines = _lines(claim, rows)
    if "same-years" not in claim.asked.show:
        return lines
    years = _common(lines)
    return {code: {year: line[year] for year in years} for code, line in lines.items()}


def _counts(claim: Claim, rows: Rows, code: str) -> dict[int, float] | None:
    """The least number of persons or events behind each figure of an area or group; None where it is no count."""
    entry, key = rows.catalogue[claim.asked.indicator], _key(claim)
    counted = entry["aggregate"] == "sum" or entry.get("per") or entry.get("least_shown")
    if entry["theme"] == "context":
        return None
    if counted and not entry.get("rate_of"):
        line = line_of(rows, key, code, as_rate=False)
        return {year: ends[0] for year, ends in (line or {}).items()}
    if not entry["unit"].startswith("per 100,000"):
        return None
    people = rows.people(CHILD if "child" in entry.get("rate_people", "") else "_T")
    same = [code]
    if code in rows.regions:
        counts = Key(entry["rate_of"], age=CHILD if "child" in entry["rate_people"] else "_T")
        same = sorted(_together(rows, [rows.rates(counts)], code))
    return {
        year: ends[0] * sum(people.get(area, {}).get(year, 0.0) for area in same) / 1e5
        for year, ends in (line_of(rows, key, code, as_rate=False) or {}).items()
    }


def _few(claim: Claim, rows: Rows, code: str, year: int) -> bool:
    counts = _counts(claim, rows, code)
    return counts is not None and counts.get(year, 0) < FEW - 1e-9


# ------------------------------------------------------------------------------------------ what is shown


@judges("Only the first {most} of the {n} that were chosen are shown.")
def first_of_chosen(claim: Claim, _rows: Rows) -> str:
    true = (MOST, len(claim.asked.areas))
    told = (whole(claim.said["most"]), whole(claim.said["n"]))
    return "" if told == true and true[1] > MOST else f"{true}"


def _counted(claim: Claim, rows: Rows, code: str) -> set[str]:
    """The countries that a line counts in each year."""
    return {code} if code in rows.areas else together_of(rows, _key(claim), code, as_rate=_is_rate(claim))


def together_of(rows: Rows, key: Key, code: str, *, as_rate: bool) -> set[str]:
    """Over which countries a group's line is that counts the same ones in each year."""
    if key.indicator == SHARE:
        share = clear_shares(rows) if key.sex == "_T" else rows.series(key)
        several = [rows.series(Key("detected-victims", key.sex, age)) for age in (CHILD, "Y_GE18")]
        return _together(rows, [*several, share], code)
    entry = rows.catalogue[key.indicator]
    made = bool(entry.get("rate_of"))
    counted = Key(entry["rate_of"], age=CHILD if "child" in entry["rate_people"] else "_T") if made else key
    return _together(rows, [rows.rates(counted) if made or as_rate else rows.series(counted)], code)


@judges("{areas}: each figure rests on countries of its own, so one need not be a part of another.")
def not_in_each_other(claim: Claim, rows: Rows) -> str:
    """Each of those named holds another, or is held by one, and the line of the larger lacks some of the smaller's."""
    named = _split_areas(claim.said["areas"], rows)
    shown = _asked_lines(claim, rows)
    within = {code: {code} if code in rows.areas else set(rows.countries(code)) for code in shown}
    counted = {code: _counted(claim, rows, code) for code in within}
    apart: set[str] = set()
    for one, other in permutations(within, 2):
        if one not in rows.areas and counted[one] and within[other] <= within[one]:
            apart |= set() if counted[other] <= counted[one] else {one, other}
    return "" if set(named) == apart else f"{apart}"


@judges("{label}: choose up to {most}")
def choose(claim: Claim, rows: Rows) -> str:
    right = claim.said["label"] == rows.catalogue[claim.asked.indicator]["label"]
    return "" if right and whole(claim.said["most"]) == MOST and not _lines(claim, rows) else "there are lines"


@judges("No region has figures of enough countries.")
def no_region(claim: Claim, rows: Rows) -> str:
    found = _usual(claim, rows)
    return f"{found}" if found or claim.asked.areas else ""


@judges(
    "Left out: {areas}. Reach 2030 has no figure of theirs, and the median of countries, which stands in its place, "
    "is of one year only."
)
def left_out(claim: Claim, rows: Rows) -> str:
    codes = list(claim.asked.areas[:MOST]) or [code for code in rows.regions if rows.region_kinds[code] == "region"]
    true = {code for code in codes if line_of(rows, _key(claim), code, as_rate=_is_rate(claim)) is None}
    return "" if set(_split_areas(claim.said["areas"], rows)) == true and true else f"{sorted(true)}"


# ------------------------------------------------------------------------------------------ figures in a title

NOTE = re.compile(r"\d{4}|few|uncertain|\d+ of \d+ countries|.+ alone: [^:]+%")
"""What stands in brackets behind a figure of a title."""
ROOMY = 100
"""A title of fewer letters has room for who has most of a figure."""
TOO_OLD = 3
"""Years by which a newest figure is newer than the last year of all, so that this one is not told."""
NUMERALS = re.compile(r"\d+(?:[,.]\d+)*")
SIDE_BY_SIDE = ("compare", "area-lines")
"""Kinds of views whose title has the figures of several areas."""


def _asked_lines(claim: Claim, rows: Rows) -> dict[str, LINES]:
    """The lines with a figure, in the order of the choice, without the medians of one year; shares that are unclear are
    told as that."""
    asked = list(claim.asked.areas)
    unasked = _usual(claim, rows) if claim.kind == "compare" else []
    # Regions by name; groups of income from the highest on.
    unasked = sorted(unasked, key=lambda code: rows.name(code) if rows.region_kinds[code] == "region" else "")
    codes = asked[: MOST if claim.kind == "compare" else None] or unasked
    lines = {code: line_of(rows, _key(claim), code, as_rate=_is_rate(claim)) for code in codes}
    return {code: line for code, line in lines.items() if line}


def _medians(claim: Claim, rows: Rows) -> list[str]:
    """Groups of which nobody's figure is shown, but a median where enough countries have one."""
    codes = list(claim.asked.areas)[: MOST if claim.kind == "compare" else None] or _usual(claim, rows)
    return [code for code in codes if line_of(rows, _key(claim), code, as_rate=_is_rate(claim)) is None]


def _split_parts(text: str, rows: Rows) -> list[tuple[str, str, list[str]]]:
    """Area, figure and what stands in the last brackets of "Nigeria 0.9 (2022), Cameroon 0.07 (2020, few)"."""
    names = "|".join(map(re.escape, sorted(rows._names, key=len, reverse=True)))
    found, pieces = [], [""]
    for piece in re.split(rf", (?=(?:{names}) )", text):
        is_inside = pieces[-1].count("(") > pieces[-1].count(")")  # Who has most of it is named in brackets.
        pieces[-1:] = [f"{pieces[-1]}, {piece}"] if is_inside else [*filter(None, pieces[-1:]), piece]
    for part in pieces:
        name = re.match(rf"({names}) ", part)
        if name is None:
            return []
        figure, notes = part[name.end() :], []
        match = re.search(r" \(((?:[^()]|\([^()]*\))+)\)$", figure)
        if match and all(re.fullmatch(NOTE, note) for note in match[1].split(", ")):
            figure, notes = figure[: match.start()], match[1].split(", ")
        found.append((rows.named(name[1]), figure, notes))
    return found


def _figure_problem(claim: Claim, rows: Rows, code: str, year: int, told: tuple[str, list[str]]) -> str:
    """What is wrong with a figure of an area or a group in a title, and with the words beside it."""
    (figure, notes), key = told, _key(claim)
    ends = (line_of(rows, key, code, as_rate=_is_rate(claim)) or {}).get(year)
    if ends is None:
        return f"{rows.name(code)} has no figure of {year}"
    if code in rows.areas:
        is_unclear = key.indicator == SHARE and key.sex == "_T" and year in unclear_shares(rows, code)
        if is_unclear or figure == "unclear":
            return "" if is_unclear and figure == "unclear" else f"unclear: {is_unclear}"
    is_few = _is_of_few(claim, rows, code, year, ends)
    if (figure == "few" or "few" in notes) != is_few:
        return f"few: {is_few}"
    if figure == "few" and code in rows.areas and key.indicator == SHARE:
        return ""  # In the place of a share of few children, which is judged above.
    plain = re.sub(r" \((?:though|added up|more than|by sex)[^()]*\)$", "", figure)
    return "" if agrees(plain, *ends) else f"{rows.name(code)}: {ends}"


@judges("{what}, latest: {parts}", "{what}, in {year}: {parts}", "{what}, in {year} ({n} country each): {parts}")
def newest_in_a_title(claim: Claim, rows: Rows) -> str:
    """The newest figure of each in the order of the choice, and how many more there are; of what is not of detection,
    in one year, the last that all have."""
    if claim.kind not in SIDE_BY_SIDE:
        return ELSEWHERE
    if ", latest: " in claim.message and (later := before_rows(claim, rows)):
        return f"later rows: {later}"
    return side_by_side(claim, rows, claim.said["what"])


def before_rows(claim: Claim, rows: Rows) -> dict[str, int]:
    """The countries whose last total a later row of the same people follows, of whatever sex, age, form or citizenship;
    with the year of that row."""
    key, lines = _key(claim), _asked_lines(claim, rows)
    last = {code: last_row(rows, key, code) for code in lines if code in rows.areas}
    return {code: year for code, year in last.items() if year > max(lines[code])}


@cache
def last_row(rows: Rows, key: Key, code: str) -> int:
    """The last year of any row that counts people whom a total holds; 0 of what is no number of people."""
    key = key._replace(indicator=rows.catalogue[key.indicator].get("rate_of") or key.indicator)
    entry = rows.catalogue[key.indicator]
    if entry["aggregate"] != "sum" and not entry.get("per") and not entry.get("least_shown"):
        return 0
    tables = [key.indicator]
    if key.breakdown == "_T":
        # Tables that divide the same people by something: by form, by citizenship.
        stems = {key.indicator, key.indicator.removeprefix("persons-")}
        tables += [name for name in rows.catalogue if name.partition("-by-")[0] in stems and "-by-" in name]
    years = [
        figure.year
        for table in tables
        for other, series in rows.table(table).items()
        if key.sex in (other.sex, "_T") and key.age in (other.age, "_T") and key.breakdown in (other.breakdown, "_T")
        for figure in rows.known(series, code)
    ]
    return max(years, default=0)


def side_by_side(claim: Claim, rows: Rows, what: str) -> str:
    """The figures of a title below what they are of."""
    said, lines, entry, what = (
        claim.said,
        _asked_lines(claim, rows),
        rows.catalogue[claim.asked.indicator],
        as_in_rows(what),
    )
    labels = [entry["label"], rows.catalogue.get(entry.get("rate_of"), entry)["label"]]
    unit = "per 100,000" if _is_rate(claim) or entry.get("rate_of") else entry.get("unit_label", entry["unit"])
    digits = {*re.findall(NUMERALS, f"{whom(_key(claim), rows)} {entry['label']} {unit} {entry.get('merged_unit')}")}
    if not what.startswith(tuple(labels)) or not {*re.findall(NUMERALS, what)} <= digits:
        return f"{entry['label']}, {unit}"
    told = re.fullmatch(r"(.+?)(?: and (\d+) more)?", said["parts"])
    parts, more = (_split_parts(told[1], rows), int(told[2] or 0)) if told else ([], 0)
    # Medians of groups stand behind, in a clause of their own.
    if (
        len(parts) < (1 if _medians(claim, rows) else 2)
        or [code for code, _, _ in parts] != list(lines)[: len(lines) - more]
    ):
        return f"not read as {list(lines)}, {more} of them left out"
    if "year" not in said and _common(lines) and not _is_too_old(claim, lines):
        return f"all have one of {_common(lines)[-1]}"
    if problem := _each_counted(claim, rows, lines, parts):
        return problem
    problems = (_part_problem(claim, rows, lines, part) for part in parts)
    return next(filter(None, problems), "")


def _is_too_old(claim: Claim, lines: dict[str, LINES]) -> bool:
    """Whether somebody's newest figure is that much newer than the last year of all; not where the reader asks for the
    years of all alone."""
    newest = max(max(line) for line in lines.values())
    return newest - _common(lines)[-1] >= TOO_OLD and "same-years" not in claim.asked.show


def _each_counted(claim: Claim, rows: Rows, lines: dict[str, LINES], parts: list[tuple[str, str, list[str]]]) -> str:
    """Over how many countries each sum over the same ones is: behind it, or once for all where all are such sums."""
    counted = {code: len(_counted(claim, rows, code)) for code in lines if _is_of_same(claim, rows, code)}
    if "n" in claim.said:
        true = sorted(counted.values())
        told = [whole(text) for text in claim.said["n"].split(" to ")]
        right = len(counted) == len(lines) and told == sorted({true[0], true[-1]})
        return "" if right else f"{counted}"
    for code, _, notes in parts:
        told_of = [note for note in notes if note.endswith(" countries")]
        of = len(rows.countries(code)) if code in rows.regions else 0
        if told_of != ([f"{counted[code]} of {of} countries"] if code in counted else []):
            return f"{rows.name(code)}: {counted.get(code)} of {of}"
    return ""


def _is_of_same(claim: Claim, rows: Rows, code: str) -> bool:
    """Whether a line is of a group, over the same countries in each year, and not a publisher's."""
    key = _key(claim)
    entry, series = rows.catalogue[key.indicator], rows.series(key)
    own = IN_TABLES.get(code, code)
    is_published = own in series and bool(rows.known(series, own))
    is_sum = (entry["aggregate"] == "sum" and entry["theme"] in REPORTED) or key.indicator == SHARE
    return code in rows.regions and is_sum and not is_published


BY_FAR, FEWEST_PERSONS = 90, 20
"""Per cent of a group's number that one country has where a title of its rate names it; of so many at least."""


def _most_of(claim: Claim, rows: Rows, code: str, year: int) -> tuple[str, tuple[float, float]]:
    """Who has by far most of the number behind a group's rate of a year, and its part; nobody of what is no rate."""
    key = _key(claim)
    entry = rows.catalogue[key.indicator]
    if entry["aggregate"] != "sum" or key.indicator == SHARE or not (_is_rate(claim) or entry.get("rate_of")):
        return "", (0.0, 0.0)
    if entry.get("rate_of"):
        key = Key(entry["rate_of"], age=CHILD if "child" in entry["rate_people"] else "_T")
    series = rows.series(key)
    inside = _counted(claim, rows, code) if _is_of_same(claim, rows, code) else rows.inside(code)
    behind = rows.reporting(series, set(inside) | ({"_X"} if code == "001" else set()), year)
    if (rows.total(series, behind, year) or (0.0, 0.0))[0] < FEWEST_PERSONS:
        return "", (0.0, 0.0)
    parts = {area: rows.part(series, area, behind, year) for area in behind}
    most = max(parts, key=lambda area: parts[area][0])
    return (most, parts[most]) if parts[most][0] >= BY_FAR else ("", (0.0, 0.0))


def _called(claim: Claim, rows: Rows, code: str, year: int) -> set[str]:
    """A country's name, with those whom its figure counts, too."""
    entries = rows.catalogue[claim.asked.indicator].get("wider", [])
    others = [of for one in entries if one["area"] == code and year <= one.get("until", year) for of in one["of"]]
    if not others:
        return {rows.name(code)}
    names = " and ".join(map(rows.name, others))
    return {f"{rows.name(code)} and {names}", f"{rows.name(code)} (with {names})"}


@judges("{area} alone: {share}%")
def most_of_a_rate(claim: Claim, rows: Rows) -> str:
    """Of a group that is asked for, in the last year that its title can tell of."""
    if claim.kind not in SIDE_BY_SIDE:
        return ELSEWHERE
    lines = _asked_lines(claim, rows)
    near = []
    for code in lines:
        for year in {max(lines[code]), *_common(lines)[-1:]} if code in rows.regions else ():
            most, part = _most_of(claim, rows, code, year)
            near.append((most, part))
            if (
                most
                and claim.said["area"] in _called(claim, rows, most, year)
                and part_agrees(claim.said["share"], *part)
            ):
                return ""
    return f"{near}"


def _part_problem(claim: Claim, rows: Rows, lines: dict[str, LINES], part: tuple[str, str, list[str]]) -> str:
    """What is wrong with the figure of one, or with its year: the newest, or beside others the last that all have."""
    code, figure, notes = part
    is_of_all = "year" in claim.said and bool(_common(lines)) and not _is_too_old(claim, lines)
    year = claim.said.get("year") or (notes[0] if notes else "")
    true = max(_common(lines), default=0) if is_of_all else max(lines[code])
    if year != str(true):
        return f"{rows.name(code)}: {true}"
    most = _most_of(claim, rows, code, true) if code in rows.regions else ("", (0.0, 0.0))
    alone = next((note for note in notes if " alone: " in note), "")
    if bool(alone) != bool(most[0]) and (alone or len(claim.text) < ROOMY):
        return f"{rows.name(code)}: {most}"
    if alone and alone.partition(" alone: ")[0] not in _called(claim, rows, most[0], true):
        return f"{rows.name(code)}: {most}"
    return _figure_problem(claim, rows, code, true, (figure, notes))


@judges("Few: under {number}.")
def few_explained(claim: Claim, rows: Rows) -> str:
    """Beside lines: some of their newest figures is of so few."""
    if whole(claim.said["number"]) != FEW:
        return f"{FEW}"
    if claim.kind not in SIDE_BY_SIDE:
        return ELSEWHERE
    lines = _asked_lines(claim, rows)
    some = any(_is_of_few(claim, rows, code, max(line), line[max(line)]) for code, line in lines.items())
    if claim.kind == "compare" and claim.asked.measure != "count":  # Also of few people or events that nobody reports.
        counts = {code: _counts(claim, rows, code) or {} for code in lines}
        some = some or any(0 < counts[code].get(max(line), 0) < FEW for code, line in lines.items())
    return "" if some else "no latest figure is of so few"


def _is_of_few(claim: Claim, rows: Rows, code: str, year: int, ends: tuple[float, float]) -> bool:
    """Whether a rate or a share of an area, or a rate of a group, counts some, but fewer than ten persons."""
    key = _key(claim)
    if code in rows.areas:
        return is_of_few(claim, key, code, year, rows)
    entry = rows.catalogue[key.indicator]
    is_rate = _is_rate(claim) or bool(entry.get("rate_of"))
    behind = _counts(claim, rows, code) if entry["theme"] in REPORTED and is_rate else None
    return behind is not None and behind.get(year, FEW) < FEW and ends[1] > 0


def _clear_lines(claim: Claim, rows: Rows) -> dict[str, LINES]:
    """The lines that are asked for, without the shares that are unclear; None of them where somebody has no figure."""
    lines, key = _asked_lines(claim, rows), _key(claim)
    if key.indicator != SHARE or key.sex != "_T":
        return lines
    unclear = {code: unclear_shares(rows, code) if code in rows.areas else set() for code in lines}
    return {code: {year: line[year] for year in line if year not in unclear[code]} for code, line in lines.items()}


@judges("all have a figure for {years}", "no year in common")
def years_of_all(claim: Claim, rows: Rows) -> str:
    if claim.kind not in SIDE_BY_SIDE:
        return ELSEWHERE
    asked = list(claim.asked.areas)[: MOST if claim.kind == "compare" else None] or _usual(claim, rows)
    lines = _clear_lines(claim, rows)
    if [code for code in asked if code not in lines]:
        return "somebody has no figure"
    true = _common(lines)
    return "" if _years_in(claim.said.get("years", "")) == true and len(lines) > 1 else f"{true}"


@judges("{said}; {number} has no figure", free=("said",))
def so_many_without(claim: Claim, rows: Rows) -> str:
    if claim.kind not in SIDE_BY_SIDE:
        return ELSEWHERE
    asked = list(claim.asked.areas)[: MOST if claim.kind == "compare" else None] or _usual(claim, rows)
    # Regions stand there where no two groups of a kind have figures of their own.
    asked = asked or [code for code in rows.regions if rows.region_kinds[code] == "region"][:MOST]
    lines = {code: line_of(rows, _key(claim), code, as_rate=_is_rate(claim)) for code in asked}
    known = [code for code, line in lines.items() if line != {}]
    # Whose victims were adults alone, or who has no rate, is named before.
    rateless = re.search(r"; no rate: (.+?)(?:; |$)", claim.said["said"])
    told = claim.said["said"].count(": all detected victims of ")
    told += len(_split_areas(rateless[1], rows)) if rateless else 0
    true = len(asked) - len(known) - told
    most = true + sum(line is None for line in lines.values())  # Of some there is no median, either.
    return "" if true <= (whole(claim.said["number"]) or 0) <= most else f"{true} to {most}"


@judges("Computed here over the same countries in each year: {parts}.")
def same_countries(claim: Claim, rows: Rows) -> str:
    """Of each group how many countries report every year, of how many."""
    if claim.kind not in SIDE_BY_SIDE:
        return ELSEWHERE
    true = {code: (len(_counted(claim, rows, code)), len(rows.countries(code))) for code in _asked_lines(claim, rows)}
    told = _split_parts(claim.said["parts"], rows)
    said = {code: tuple(map(whole, figure.split(" of "))) for code, figure, _ in told}
    return "" if said == true and true else f"{true}"


@judges(
    "Sums of what was recorded, at least this many; countries and areas with a figure in {year}: {parts}.",
    "Sums of estimates; countries and areas with a figure in {year}: {parts}.",
)
def recorded_in_each(claim: Claim, rows: Rows) -> str:
    if claim.kind not in SIDE_BY_SIDE:
        return ELSEWHERE
    year, series = int(claim.said["year"]), rows.series(_key(claim))
    codes = _asked_lines(claim, rows)
    true = {code: len(rows.reporting(series, set(rows.inside(code)), year)) for code in codes}
    ranges = [rows.range_of_total(series, rows.inside(code), year) for code in codes]
    are_estimates = any(low < high for low, high in ranges)
    are_estimates |= any(rows.is_estimate(_key(claim), rows.inside(code), year) for code in codes)
    if ("estimates" in claim.message) != are_estimates:
        return f"{ranges}"
    said = {code: whole(figure) for code, figure, _ in _split_parts(claim.said["parts"], rows)}
    last = {max(line) for line in _asked_lines(claim, rows).values()}
    return "" if said == true and last == {year} else f"{true} in {last}"


# ------------------------------------------------------------------------------------------ years that all have


def _years_in(text: str) -> list[int]:
    """The years of "2012, 2015 to 2019"."""
    found: list[int] = []
    for first, last in re.findall(r"(\d{4})(?: to (\d{4}))?", text):
        found += range(int(first), int(last or first) + 1)
    return found


@judges("Only the {number} year in which all have a figure: {years}.")
def only_years(claim: Claim, rows: Rows) -> str:
    true = _common(_lines(claim, rows))
    right = _years_in(claim.said["years"]) == true and whole(claim.said["number"]) == len(true)
    return "" if right and true else f"{true}"


@judges("There is no year in which all have a figure.")
def no_year_at_all(claim: Claim, rows: Rows) -> str:
    lines = _lines(claim, rows)
    return f"{_common(lines)}" if _common(lines) or not all(lines.values()) else ""


@judges("There is no year in which all have a figure; without any: {areas}.")
def without_any(claim: Claim, rows: Rows) -> str:
    true = {code for code, line in _lines(claim, rows).items() if not line}
    return "" if set(_split_areas(claim.said["areas"], rows)) == true and true else f"{sorted(true)}"


@judges(
    "{subject}: {areas} have no year in common since {since}; the last is {year}",
    free=("subject",),
)
def no_recent_year(claim: Claim, rows: Rows) -> str:
    """The last year of all of them is before the window that ends with the table, and somebody has a later one."""
    codes, key = _split_areas(claim.said["areas"], rows), _key(claim)
    lines = {code: line_of(rows, key, code, as_rate=_is_rate(claim)) or {} for code in codes}
    unclear = {
        code: unclear_shares(rows, code) if key.indicator == SHARE and code in rows.areas else () for code in codes
    }
    years = [set(line) - {*unclear[code]} for code, line in lines.items()]
    shared = set.intersection(*years)
    entry, end = rows.catalogue[key.indicator], last_full_year(key.indicator, rows)
    if entry["theme"] == "protection":  # Surveys of several tables end together.
        end = max(rows.span(name)[1] for name, other in rows.catalogue.items() if other["theme"] == "protection")
    since = end - int(entry["window"])
    told = (int(claim.said["since"]), int(claim.said["year"]))
    right = shared and told == (since, max(shared)) and max(shared) < since and max(map(max, years)) > max(shared)
    return "" if right else f"{sorted(shared)}, since {since}"


def last_drawn(claim: Claim, rows: Rows, line: LINES) -> int:
    """The last year of a line, or of those that all have where the reader asked for these alone."""
    is_cut = claim.kind == "compare" and "same-years" in claim.asked.show
    return max(_common(_lines(claim, rows)) if is_cut else line)


def last_of_cut(claim: Claim, rows: Rows) -> str:
    """Of lines of the years that all have, aloud: the last of these, where years with a figure are left out."""
    lines, code = _lines(claim, rows), rows.named(claim.said["area"])
    shared, year = _common(lines), int(claim.said["year"])
    drawn = lines if "one-chart" in claim.asked.show else {code: lines[code]}
    is_cut = "same-years" in claim.asked.show and any(len(shared) < len(line) for line in drawn.values())
    if not is_cut or year != shared[-1]:
        return f"of all {shared}, of this one {len(lines[code])}"
    return "" if agrees(figure_in(claim.said["figure"]), *lines[code][year]) else f"{lines[code][year]}"


# ------------------------------------------------------------------------------------------ relative to the first year


def _which(claim: Claim, rows: Rows) -> str:
    """How the first year is named: where all have one before a break, it is the first from the break on."""
    lines, since = _lines(claim, rows), _break(claim, rows)
    years = _common(lines)
    is_before = bool(since) and bool(years) and years[0] < (since or 0)
    true = f"the first year from {since} on that all have" if is_before else "the first year that all have"
    return "" if claim.said["which"] == true else true


@judges("the first year that all have", "the first year from {since} on that all have")
def first_year(claim: Claim, rows: Rows) -> str:
    """Within the sentences below, which are judged whole."""
    return "" if "since" not in claim.said or int(claim.said["since"]) == _break(claim, rows) else "another break"


@judges("Not shown relative to a first year, as the sums are not over the same countries in all years: {areas}.")
def not_the_same_countries(claim: Claim, rows: Rows) -> str:
    """Groups of which nobody's figure and no sum over the same countries is shown."""
    codes, key = _split_areas(claim.said["areas"], rows), _key(claim)
    entry, series = rows.catalogue[key.indicator], rows.series(key)

    def numbers(code: str) -> set[int]:
        years = _recorded(rows, key, code, as_rate=_is_rate(claim))
        return {len(rows.reporting(series, rows.inside(code), year)) for year in years}

    moving = {code: len(numbers(code)) > 1 for code in codes if code in rows.regions}
    is_recorded = entry["aggregate"] == "sum" and entry["theme"] not in REPORTED
    return "" if is_recorded and len(moving) == len(codes) > 0 and all(moving.values()) else f"{moving}"


@judges("Each figure is divided by that of {year}, {which}, and multiplied by {base}.")
def divided_by(claim: Claim, rows: Rows) -> str:
    if true := _which(claim, rows):
        return true
    true = _common(_shown(claim, rows), _break(claim, rows))[:1]
    return "" if [int(claim.said["year"])] == true and whole(claim.said["base"]) == BASE else f"{true}"


@judges("Nothing is compared across the new questionnaire of {year}.")
def across_the_break(claim: Claim, rows: Rows) -> str:
    return "" if int(claim.said["year"]) == _break(claim, rows) else f"{_break(claim, rows)}"


def _relative(claim: Claim, rows: Rows) -> tuple[int, dict[str, LINES]]:
    """Figures from the first common year on, each divided by its line's own of that year, times a hundred."""
    lines, since = _shown(claim, rows), _break(claim, rows)
    year = _common(lines, since)[0]
    return year, {
        code: {
            at: (ends[0] / line[year][0] * BASE, ends[1] / line[year][0] * BASE)
            for at, ends in line.items()
            if at >= year
        }
        for code, line in lines.items()
    }


@judges("A figure over {much} mostly says how small the first one was.")
def over_much(claim: Claim, rows: Rows) -> str:
    top = max(ends[1] for line in _relative(claim, rows)[1].values() for ends in line.values())
    return "" if whole(claim.said["much"]) == MUCH < top else f"the greatest is {top}"


@judges("{number} figure that rests on fewer than {few} is left out.")
def left_out_few(claim: Claim, rows: Rows) -> str:
    _, lines = _relative(claim, rows)
    hidden = sum(_few(claim, rows, code, year) for code, line in lines.items() for year in line)
    told = (whole(claim.said["number"]), whole(claim.said["few"]))
    return "" if told == (hidden, FEW) and hidden else f"{hidden}"


@judges(
    "Not shown relative to a first year: from the new questionnaire of {year} on there is no year in which all have a "
    "figure."
)
def none_since_break(claim: Claim, rows: Rows) -> str:
    lines, since = _shown(claim, rows), _break(claim, rows)
    right = int(claim.said["year"]) == since and not _common(lines, since) and _common(lines)
    return "" if right else f"break {since}, {_common(lines)}"


@judges("Not shown relative to a first year. {why}", free=("why",))
def no_first_year(claim: Claim, rows: Rows) -> str:
    lines = _shown(claim, rows)
    return f"{_common(lines)}" if _common(lines) else ""


@judges(
    "Not shown relative to {year}, {which}: {area} is at zero there, and nothing can be said relative to that.",
    "Not shown relative to {year}, {which}: {area} has few in that year (under {few}), so any change would look large.",
    "Not shown relative to {year}, {which}: {area} has a range there, not one number.",
)
def not_shown(claim: Claim, rows: Rows) -> str:
    if true := _which(claim, rows):
        return true
    lines, code = _shown(claim, rows), rows.named(claim.said["area"])
    year = next(iter(_common(lines, _break(claim, rows))), 0)
    if year != int(claim.said["year"]) or code not in lines:
        return f"the first is {year}, of {sorted(lines)}"
    before = [*lines][: [*lines].index(code)]
    if any(_stands_against(claim, rows, lines[other], other, year) for other in before):
        return f"one of {before} stands against it first"
    low, high = lines[code][year]
    if "{few}" in claim.message:
        few = whole(claim.said["few"]) == FEW and low == high > 0 and _few(claim, rows, code, year)
        return "" if few else f"{low} to {high}, behind it {_counts(claim, rows, code)}"
    right = low == high == 0 if "at zero" in claim.message else low < high
    return "" if right else f"{low} to {high}"


def _stands_against(claim: Claim, rows: Rows, line: LINES, code: str, year: int) -> bool:
    """Whether nothing can be said relative to an area's figure of a year: it is a range, none, or few."""
    low, high = line[year]
    return low < high or low == 0 or _few(claim, rows, code, year)
