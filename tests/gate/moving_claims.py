"""Checks of the table of children on the move: who is in it, and how little is counted there."""

from __future__ import annotations

from functools import cache

from tests.gate.brief_claims import last_children
from tests.gate.profile_claims import last_years
from tests.gate.registry import judges
from tests.gate.rows import Figure, Key, Rows
from tests.gate.said import agrees, whole
from tests.gate.status_claims import RECENT, none_else
from tests.gate.steps_claims import a_cell
from tests.gate.title_claims import _split_areas
from tests.gate.walk import Claim

STOCK, CHILD, NEWEST = "displaced-stock-by-age", "Y0T17", 2024
CAUSES = ("CONFLICT", "DISASTER")
OLDER, STALE, LATE = 2014, 2020, 2018
SCHOOL = Key("out-of-school")
BIRTHS = Key("birth-registration", "_T", "Y0T4")
PROTECTED = Key("social-protection-children", "_T", "Y0T14")
VICTIMS = Key("detected-victims", "_T", CHILD)
REFUGEES = {
    Key("refugees-by-asylum"): Key("child-share-of-refugees-by-asylum", "_T", CHILD),
    Key("refugees-by-origin"): Key("child-share-of-refugees-by-origin", "_T", CHILD),
}


@cache
def estimates(rows: Rows) -> dict[str, float]:
    """Displaced children by area, of both causes; only to see whether there is any."""
    found: dict[str, float] = {}
    for cause in CAUSES:
        for code, years in rows.series(Key(STOCK, "_T", CHILD, cause)).items():
            if NEWEST in years and years[NEWEST].known:
                found[code] = found.get(code, 0.0) + years[NEWEST].low
    return found


@cache
def listed(rows: Rows) -> frozenset[str]:
    """Members of the United Nations with displaced children."""
    return frozenset(code for code, number in estimates(rows).items() if number > 0 and code in rows.members)


@cache
def newest(rows: Rows, key: Key) -> dict[str, Figure]:
    """The newest figure of each of them that has one; of detected children with what a newer report adds up to."""
    if key == VICTIMS:
        return {code: figure for code in listed(rows) if (figure := last_children(rows, code))}
    known = {code: [item for item in years.values() if item.known] for code, years in rows.series(key).items()}
    return {
        code: max(items, key=lambda item: item.year) for code, items in known.items() if items and code in listed(rows)
    }


def none(rows: Rows, key: Key) -> int:
    return len(listed(rows)) - len(newest(rows, key))


def before(rows: Rows, key: Key, year: int) -> int:
    return sum(item.year < year for item in newest(rows, key).values())


def low(rows: Rows) -> int:
    """Whose last figure on detected children is 0, or suppressed as under five."""
    ends = [(item.low, item.high) for item in newest(rows, VICTIMS).values()]
    return sum(pair in ((0, 0), (1, 4)) for pair in ends)


def _told(claim: Claim, *names: str) -> tuple[int | None, ...]:
    return tuple(whole(claim.said[name]) for name in names)


@judges("Children displaced within {n} UN member; of these, no out-of-school figure since {since}: {school}")
def so_many_countries(claim: Claim, rows: Rows) -> str:
    true = (len(listed(rows)), none(rows, SCHOOL) + before(rows, SCHOOL, OLDER), OLDER)
    return "" if _told(claim, "n", "school", "since") == true else f"{true}"


@judges(
    "Shares are of children in the whole country, not only of those on the move: births, of children under 5; school, "
    "of children of primary school age; social protection, of children under 15. In brackets are children among "
    "refugees whose age is known."
)
def bases_of_shares(claim: Claim, rows: Rows) -> str:
    """Each share's own base, as the catalogue has it; they are not one."""
    bases = {BIRTHS: "children under 5", SCHOOL: "children of primary school age", PROTECTED: "children under 15"}
    units = {name: rows.catalogue[name.indicator]["unit_label"] for name in bases}
    right = all(base in claim.text and units[name] == f"% of {base}" for name, base in bases.items())
    return "" if right else f"{units}"


@judges(
    "UN members with internally displaced children at the end of {year}, by name; what is not known is said in words",
    "UN members with internally displaced children at the end of {year}; pictures and slides start with the largest "
    "estimates, conflict and disasters together",
    "UN members with internally displaced children at the end of {year}; pictures and slides start with those chosen "
    "and their region, the largest estimates first",
)
def at_the_end_of(claim: Claim, rows: Rows) -> str:
    last = max(year for years in rows.series(Key(STOCK, "_T", CHILD, "CONFLICT")).values() for year in years)
    return "" if _told(claim, "year") == (last,) == (NEWEST,) else f"{last}"


@judges(
    "Of the {n}, without a figure on primary-age children out of school: {school}; with one from before {older} "
    "alone: {school_older}. On births registered: {births} and {births_older}. On social "
    "protection, without one: {protected}."
)
def so_little_is_counted(claim: Claim, rows: Rows) -> str:
    true = (
        len(listed(rows)),
        none(rows, SCHOOL),
        before(rows, SCHOOL, OLDER),
        none(rows, BIRTHS),
        before(rows, BIRTHS, OLDER),
        none(rows, PROTECTED),
        OLDER,
    )
    told = _told(claim, "n", "school", "school_older", "births", "births_older", "protected", "older")
    return "" if told == true and not before(rows, PROTECTED, OLDER) else f"{true}"


@judges(
    "On detected child victims, without a figure: {none}; the last one from before {late}: "
    "{before}; the last one zero or <5: {low}."
)
def so_few_are_detected(claim: Claim, rows: Rows) -> str:
    true = (none(rows, VICTIMS), LATE, before(rows, VICTIMS, LATE), low(rows))
    return "" if _told(claim, "none", "late", "before", "low") == true else f"{true}"


@judges("First in the table, as chosen: {areas}.")
def chosen_first(claim: Claim, rows: Rows) -> str:
    codes = _split_areas(claim.said["areas"], rows)
    inside = all(
        code in listed(rows) or (code in rows.regions and rows.countries(code) & listed(rows)) for code in codes
    )
    return "" if codes and inside and set(codes) <= set(claim.asked.areas) else f"{codes}"


@judges("Only UN members are listed, so not: {areas}.")
def no_members(claim: Claim, rows: Rows) -> str:
    codes = _split_areas(claim.said["areas"], rows)
    return "" if codes and not set(codes) & rows.members else f"{codes}"


@judges("Not listed, since the estimate of displaced children is zero: {areas}.")
def estimated_as_none(claim: Claim, rows: Rows) -> str:
    codes = _split_areas(claim.said["areas"], rows)
    found = {code: estimates(rows).get(code) for code in codes}
    return "" if codes and set(found.values()) == {0.0} else f"{found}"


@judges("Not listed, since there is no estimate of displaced children, which is not a count of zero: {areas}.")
def not_estimated(claim: Claim, rows: Rows) -> str:
    codes = _split_areas(claim.said["areas"], rows)
    return "" if codes and not set(codes) & set(estimates(rows)) else f"{codes}"


@judges("older: {year}")
def an_older_share(claim: Claim, rows: Rows) -> str:
    years = {item.year for key in (SCHOOL, BIRTHS, PROTECTED) for item in newest(rows, key).values()}
    return "" if whole(claim.said["year"]) in {year for year in years if year < OLDER} else f"{sorted(years)}"


@judges("no figure since {year}")
def refugees_of_long_ago(claim: Claim, rows: Rows) -> str:
    if claim.place.name.endswith("-steps"):
        return a_cell(claim, rows)
    if claim.place.name in ("progress-counts", "progress-pace"):
        return none_else(claim, rows)
    # In a brief the slides of some rows of its profile say so.
    if claim.kind == "profile" or claim.place.medium == "brief-slides":
        return "" if whole(claim.said["year"]) in last_years(claim, rows) else f"{last_years(claim, rows)}"
    if claim.kind == "statuses":
        # The first of the reasons why some cannot be judged, where a country has no more than these.
        found = rows.statuses_of(set(claim.asked.areas) or rows.members, rows.with_target)
        old = [row for row in found if row["status"] == "CANNOT_BE_JUDGED" and row["last_year"] < str(RECENT)]
        return "" if claim.said["year"] == str(RECENT) and old else "none is older"
    years = {item.year for key in REFUGEES for item in newest(rows, key).values()}
    return "" if whole(claim.said["year"]) in {year for year in years if year < STALE} else f"{sorted(years)}"


@judges(
    "{figure} (ages not known)",
    "{figure} ({year}, ages not known)",
    "{figure} ({share}% children)",
    "{figure} ({year}, {share}% children)",
)
def refugees(claim: Claim, rows: Rows) -> str:
    share = claim.said.get("share")
    for key, shares in REFUGEES.items():
        last = rows.span(key.indicator)[1]
        for code, item in newest(rows, key).items():
            known = rows.series(shares).get(code, {}).get(item.year)
            is_known = known is not None and known.value is not None
            told = agrees(share, known.low, known.high) if share and known else share is None
            same = whole(claim.said.get("year", str(last))) == item.year
            if same and is_known == bool(share) and told and agrees(claim.said["figure"], item.low, item.high):
                return ""
    return "no country has so many"
