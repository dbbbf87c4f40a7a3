"""Every sentence that claims something beyond a number is recomputed from the published rows, by other code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dashboard.context import Context
from tests.gate.judge import Verdicts, judge, judged, known, missing, report
from tests.gate.messages import messages
from tests.gate.mutation import changed_text, mutants
from tests.gate.registry import CHECKS, NOT_CLAIMS, WAITING
from tests.gate.rows import Rows, published
from tests.gate.said import agrees
from tests.gate.static_claims import static
from tests.gate.subjects import is_nameless
from tests.gate.walk import (
    WALKS,
    Claim,
    House,
    Rendered,
    claims_of,
    open_house,
    page_place,
    rare_walk,
    short_walk,
    view_place,
)

OPEN = 0
"""How many claims wait for a check; lower it with each check that is written."""

KINDS = 540
"""Of so many messages, at least, the short walk hears a claim that holds."""


RARE = (
    "brief_claims",
    "compare_claims",
    "corridor_claims",
    "coverage_claims",
    "group_brief_claims",
    "mover_claims",
    "moving_claims",
    "origin_claims",
    "profile_claims",
    "reason_claims",
    "series_claims",
    "slope_claims",
    "stock_claims",
    "timeline_claims",
)
"""Modules of checks of what is heard in few places."""


@pytest.fixture(scope="module")
def rows() -> Rows:
    return published()


@pytest.fixture(scope="module")
def house(shared: Context) -> Iterator[House]:
    with open_house(shared) as opened:
        yield opened


@pytest.fixture(scope="module")
def verdicts(house: House, rows: Rows) -> Verdicts:
    """What a case of each kind of place says."""
    return judge(short_walk(house), rows)


def test_every_sentence_that_claims_something_is_recomputed_or_said_to_claim_nothing() -> None:
    new = [
        f"{message.files[0]}: {message.text}"
        for message in messages().values()
        if message.claims and not known(message.text)
    ]
    assert not new, "\n".join(["Register a check in tests/gate, or list them in not_claims.toml with a reason:", *new])


def test_the_claims_that_nothing_recomputes_become_no_more() -> None:
    waiting = [text for text, reason in NOT_CLAIMS.items() if reason == WAITING]
    print(*waiting, sep="\n")
    assert len(waiting) <= OPEN, f"{len(waiting)} claims wait for a check, {OPEN} did"


def test_no_check_and_no_exception_is_of_a_sentence_that_is_gone() -> None:
    gone = [text for text in (*CHECKS, *static(), *NOT_CLAIMS) if text not in messages()]
    assert not gone, "\n".join(["Gone (`python -m tests.gate --tidy` mends not_claims.toml):", *gone])


def test_no_claim_in_a_case_of_each_kind_of_place_is_denied(verdicts: Verdicts) -> None:
    assert not verdicts.denied, report(verdicts)
    assert sum(verdicts.held.values()) > 2000
    assert len(verdicts.example) > KINDS, "a kind of claim that the walk heard before is heard no more"


def test_titles_and_sentences_that_claim_something_come_from_messages(verdicts: Verdicts, rows: Rows) -> None:
    assert not verdicts.unheard, "\n".join(verdicts.unheard[:20])
    assert not verdicts.nameless, "\n".join(verdicts.nameless[:20])
    # Parts have the name of all victims: that of all children is shorter, and none of theirs.
    reported = "{of} of 193 countries report for 2022, {more} more for 2019 to 2021"
    few, many = (reported.format(of=of, more=more) for of, more in ((31, 15), (109, 29)))
    entry = rows.catalogue["detected-victims"]
    for sex, title, expected in (
        ("_O", f"Detected victims, children of other sex: {few}", False),
        ("_O", f"Detected victims, children of other sex: {few[:37]}", True),
        ("F", f"Detected victims, girls: {many}", True),
        ("F", f"Detected victims of trafficking, girls: {many}", False),
        ("_T", f"Detected victims, children: {many}", True),
    ):
        asked = next(iter(verdicts.example.values())).asked
        asked = replace(asked, indicator="detected-victims", sex=sex, age="Y0T17", breakdown="_T")
        assert is_nameless(entry, asked, title) is expected, title


def test_definitions_and_caveats_say_what_the_tables_hold(rows: Rows) -> None:
    denied = [f"{text}: {problem}" for text, check in static().items() if (problem := check(text, rows))]
    assert not denied, "\n".join(denied)


def test_each_check_denies_a_claim_with_another_number_year_or_country(verdicts: Verdicts, rows: Rows) -> None:
    blind = []
    for message, claim in verdicts.example.items():
        denied = [(name, judged(mutant, rows)) for name, mutant in mutants(claim, rows)]
        blind += [f"{message} does not see {name} changed: {claim.text}" for name, problem in denied if not problem]
    assert not blind, "\n".join(blind)


def test_what_stands_in_brackets_is_of_the_figure_before_them_and_a_doubt_below_it(house: House, rows: Rows) -> None:
    def heard(rendered: Rendered, message: str, text: str) -> Claim:
        return next(one for one in claims_of(rendered) if one.message == message and text in one.text)

    def otherwise(claim: Claim, **said: str) -> str:
        return judged(replace(claim, told=claim.told._replace(words=tuple({**claim.said, **said}.items()))), rows)

    # Sixteen countries of Africa report every year of another span, and have another sum.
    sums = view_place(house, "view", "victims-trend", "area=150,002")
    of_six = heard(sums, "{figure} ({n} of {of})", "(6 of 54 countries)")
    assert not judged(of_six, rows) and otherwise(of_six, n="16")
    women = heard(
        view_place(house, "view", "justice-beside", "area=PER&sex=F"), "{figure} (more than all sexes: {whole})", "549"
    )
    assert women.said["figure"] == "549 (2023)"
    assert not judged(women, rows) and otherwise(women, figure="549 (2020)")
    # Where a figure comes from it is the published row's, and the next sentence says that the report denies it.
    query = "indicator=detected-victims&area=PER&year=2019&measure=count"
    found = next(one for one in page_place(house, "/data/origin", query) if one.place.name == "origin-figure")
    claim = heard(found, "{area}, {subject}: {figure} in {year}", "222 in 2019")
    assert not missing(claim, found, rows)
    assert missing(claim, replace(found, text=found.text.replace("uncertain", "certain")), rows)
    # Behind the children of one country their rate, "at least" where victims of no age may be such.
    nigeria = heard(view_place(house, "image", "victims-map", "area=NGA&year=2022"), "{name} ({said})", "974")
    assert not judged(nigeria, rows) and otherwise(nigeria, said="0.91 per 100,000 children")
    assert otherwise(nigeria, said="at least 0.90 per 100,000 children")
    # Where those of the first common year are 100, so many of it: no count, and no part of a whole.
    indexed = view_place(house, "view", "compare-chart", "area=GBR,USA&show=indexed")
    relative = heard(indexed, "at least {number}", "348")
    assert not judged(relative, rows) and otherwise(relative, number="347") and otherwise(relative, number="331")
    undrawn = next(one for one in claims_of(view_place(house, "image", "victims-trend", "")) if "few" in one.said)
    assert not judged(undrawn, rows) and otherwise(undrawn, few="5") and otherwise(undrawn, share="20%")
    # A map has one figure of each country: in any of its years more were as high.
    world = view_place(house, "view", "victims-map", "")
    title = heard(world, "{subject}: {figures} in at least {number} country", "in at least 14 countries")
    assert not judged(title, rows) and not missing(title, world, rows)
    assert otherwise(title, number="21") and missing(title, replace(world, text=""), rows)
    # Who may be in a higher class is named whole, and nobody else.
    rising = heard(world, "Perhaps in a higher class (ages unknown): {areas}.", "Philippines, Sweden")
    assert not judged(rising, rows)
    assert otherwise(rising, areas="Ecuador and Germany") and otherwise(rising, areas=f"{rising.said['areas']}, Chad")
    # On a slide, whose notes name them, they are counted, and so are those in doubt.
    slide = view_place(house, "slide", "victims-map", "")
    for message in (rising.message, "Uncertain (figures in the same report disagree): {areas}."):
        counted = heard(slide, message, " countries.")
        assert not judged(counted, rows) and otherwise(counted, areas="8 countries")
        assert not missing(counted, slide, rows) and missing(counted, replace(slide, told=[counted.told]), rows)
    # Below a title that names the highest the others stand by their figures, else by their names.
    ranked = view_place(house, "image", "drivers-map", "")
    for place in (ranked, slide):
        also = heard(place, "Also {figures}: {areas}", "Also ")
        listed = ", ".join(reversed(also.said["areas"].split(", ")))
        turned = replace(also, told=also.told._replace(words=tuple({**also.said, "areas": listed}.items())))
        assert not judged(also, rows) and not missing(also, place, rows) and missing(turned, place, rows)

    # A place is of the row whose name and figure stand before it, and so is the year behind it.
    profile = view_place(house, "image", "country-profile", "area=BGD")
    place = heard(profile, "lower than {n} of {of}", "144 of 161")
    assert not missing(place, profile, rows)
    for one, other in (
        ("Birthregistration59", "Extremepoverty59"),
        ("59.1%ofchildrenunder5(2025)l", "58.1%ofchildrenunder5(2025)l"),
        ("69of86", "49of86"),
        ("144of1612015", "144of1612014"),
        ("144of1612015", "144of161"),
    ):
        assert one in profile.text and missing(place, replace(profile, text=profile.text.replace(one, other)), rows)


def test_each_check_of_a_caveat_denies_it_with_another_number(rows: Rows) -> None:
    blind = [
        f"{text} as {changed}"
        for text, check in static().items()
        for changed in changed_text(text)
        if not _denied(check, changed, rows)
    ]
    assert not blind, "\n".join(blind)


def _denied(check: object, text: str, rows: Rows) -> bool:
    try:
        return bool(callable(check) and check(text, rows))
    except (KeyError, ValueError, IndexError, TypeError):
        return True


@pytest.mark.parametrize(
    ("text", "low", "high", "right"),
    [
        ("32", 32, 32, True),
        ("33", 32, 32, False),
        ("1,234", 1234, 1234, True),
        ("2.4 million", 2_412_345, 2_412_345, True),
        ("2.5 million", 2_412_345, 2_412_345, False),
        ("about 197,000", 196_812, 196_812, True),
        ("about 25,400", 25_380, 25_460, True),
        ("1 to 4", 1, 4, True),
        ("<5", 1, 4, True),
        ("<5", 0, 0, False),
        ("0", 1, 4, False),
        ("7,377 to 7,383", 7377, 7383, True),
        ("at least 7,377", 7377, 7383, True),
        ("7,380", 7377, 7383, False),
        ("none", 0, 0, True),
        ("none", 1, 4, False),
        ("under 2.5", 0, 2.5, True),
        ("47.7", 47.68, 47.68, True),
    ],
)
def test_a_figure_in_words_agrees_with_the_rows_it_is_right_of(text: str, low: float, high: float, right: bool) -> None:
    assert agrees(text, low, high) is right


@pytest.mark.gate
def test_checks_of_what_the_short_walk_does_not_hear_deny_it_changed(house: House, rows: Rows) -> None:
    heard = judge(rare_walk(house), rows).example
    blind = [
        f"{message} does not see {name} changed: {claim.text}"
        for message, claim in heard.items()
        if CHECKS[message].__module__.rpartition(".")[2] in RARE
        for name, mutant in mutants(claim, rows)
        if not judged(mutant, rows)
    ]
    assert not blind, "\n".join(blind)


@pytest.mark.gate
@pytest.mark.parametrize("part", WALKS)
def test_no_claim_anywhere_is_denied(house: House, rows: Rows, part: str) -> None:
    verdicts = judge(WALKS[part](house), rows)
    assert not verdicts.denied, report(verdicts)
    assert not verdicts.nameless, "\n".join(verdicts.nameless[:20])
