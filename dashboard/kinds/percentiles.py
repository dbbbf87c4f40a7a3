"""Where figures of countries stand among those of the world's countries: which figures, and what the others have."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import inf

from dashboard.catalogue import COUNT, RATE
from dashboard.context import Context
from dashboard.kinds.compare import MOST
from dashboard.metrics.latest import snapshot
from dashboard.metrics.profile import FEW, Middle, Standing, least_of, middle, percentiles, standing
from dashboard.selection import Selection, usual
from dashboard.store import Observation
from dashboard.words.wider import has_no_rate

ROWS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "conflict",
        (
            ("conflict-displacement-stock", ""),
            ("refugees-by-origin", ""),
            ("refugees-by-asylum", ""),
            ("disaster-displacement-weather", ""),
            ("disaster-displacement-geophysical", ""),
            ("conflict-deaths", ""),
        ),
    ),
    (
        "poverty",
        (("extreme-poverty", ""), ("food-insecurity", ""), ("undernourishment", ""), ("gdp-per-capita", "")),
    ),
    (
        "institutions",
        (("homicide-rate", ""), ("political-stability", ""), ("rule-of-law", ""), ("control-of-corruption", "")),
    ),
    (
        "protection",
        (
            ("birth-registration", ""),
            ("social-protection-children", ""),
            ("child-marriage-18", ""),
            ("child-labour", ""),
            ("violent-discipline", ""),
            ("out-of-school", ""),
        ),
    ),
    (
        "crises",
        (("inform-risk", "HA"), ("inform-risk", "VU"), ("inform-risk", "CC")),
    ),
)
"""What belongs to which theme: indicators, each for itself, with the breakdown where it is not the usual one."""
NAMES = {
    "conflict-displacement-stock": "the rate of people living displaced by conflict",
    "conflict-deaths": "the conflict death rate",
    "refugees-by-origin": "the rate of refugees from the country",
    "refugees-by-asylum": "the rate of refugees living there",
    "disaster-displacement-weather": "displacement by weather",
    "disaster-displacement-geophysical": "displacement by earthquakes and volcanoes",
    "extreme-poverty": "extreme poverty",
    "food-insecurity": "moderate or severe food insecurity",
    "undernourishment": "undernourishment",
    "gdp-per-capita": "GDP per person",
    "homicide-rate": "the homicide rate",
    "political-stability": "political stability",
    "rule-of-law": "the rule of law",
    "control-of-corruption": "the control of corruption",
    "birth-registration": "birth registration",
    "child-marriage-18": "child marriage before age 18",
    "child-labour": "child labour with chores",
    "violent-discipline": "violent discipline",
    "out-of-school": "the out-of-school rate at primary age",
    "social-protection-children": "social protection of children",
}
"""What rows are called inside a sentence, as one thing: a title says of each that it "is" higher."""
OF_A_PLACE = {
    "conflict-displacement-stock": "Living displaced by conflict",
    "refugees-by-origin": "Refugees from there",
    "refugees-by-asylum": "Refugees living there",
    "food-insecurity": "Food insecurity, moderate or severe",
}
"""What rows are called whose label in the catalogue, which is that of maps of all places, says nothing of the chosen
countries: nobody read "Refugees by asylum" below the name of one as those who live in it; or is long for a row;
or is of more than what is counted."""
PARTS = {
    "HA": "crisis risk from hazards and exposure",
    "VU": "crisis risk from vulnerability",
    "CC": "crisis risk from lack of coping capacity",
}
"""The same of the parts of the index of crisis risk, by their breakdown."""
DRIVER_HEADS = 3
"""The first heads are drivers."""
PROTECTION = ROWS[DRIVER_HEADS][0]
"""The head of what is of children."""


@dataclass(frozen=True)
class Row:
    """One figure of one or several countries, and what the others have."""

    head: str
    question: Selection
    standings: tuple[Standing, ...]
    """Of each country, in the order in which they were chosen."""
    shown: Mapping[str, Observation]
    """What each area shows."""
    world: Mapping[str, float]
    """Percentiles of the UN members that have a figure."""
    region: Middle | None = None
    income: Middle | None = None
    """Of the others of the group that the first country is compared with, and of its income group."""

    @cached_property
    def bounds(self) -> tuple[float, ...]:
        """The figures by which the countries of the world are compared, the least first."""
        return tuple(sorted(bound(self.shown[code]) for code in self.world))

    @cached_property
    def first_year(self) -> int | None:
        """The earliest year of these figures; None where too few countries have one."""
        return min((self.shown[code].year for code in self.world), default=None)


def bound(item: Observation) -> float:
    """The figure by which countries are compared."""
    least = least_of(item)
    return -inf if least is None else least


@dataclass(frozen=True)
class Profile:
    """The rows of the countries that were chosen."""

    codes: tuple[str, ...]
    rows: tuple[Row, ...]
    region: str = ""
    income: str = ""
    """Groups of the first country, empty where it has none."""


def profile_of(context: Context, selection: Selection) -> Profile:
    """The profile of the chosen countries, at most MOST; groups have none."""
    codes = tuple(code for code in selection.areas if code in context.geography.areas)[:MOST]
    return _profile(context, codes, selection.lang) if codes else Profile((), ())


@lru_cache(maxsize=16)
def _profile(context: Context, codes: tuple[str, ...], lang: str) -> Profile:
    """Kept: the page of a country asks for it a dozen times, and each time all countries are put in order."""
    region, income = groups_of(context, codes[0])
    rows = []
    for head, question in questions(context):
        shown, world = _world(context, question)
        rows.append(
            Row(
                head,
                replace(question, lang=lang),
                tuple(_standing(context, question, shown, code) for code in codes),
                shown,
                world,
                middle(world, _others_in(context, region, codes)) if region else None,
                middle(world, _others_in(context, income, codes)) if income else None,
            )
        )
    return Profile(codes, tuple(rows), region, income)


def _others_in(context: Context, group: str, codes: Collection[str]) -> list[str]:
    """The UN members of a group but for the chosen countries, which nobody compares with themselves."""
    return [code for code in context.geography.members_in(group) if code not in codes]


def _standing(context: Context, question: Selection, shown: Mapping[str, Observation], code: str) -> Standing:
    """Where a country stands; without a rate for what its figures cover, that it has none."""
    own = standing(code, shown, context.geography.members, _few(context, question, shown.get(code)))
    is_wider = own.why == "no figure" and has_no_rate(context, question, code)
    return own._replace(why="wider") if is_wider else own


def groups_of(context: Context, code: str) -> tuple[str, str]:
    """The group that an area is compared with, and its income group; empty where it has none."""
    kinds = {context.geography.regions[group].kind: group for group in context.geography.areas[code].groups}
    return context.geography.comparison_group(code), kinds.get("income", "")


def driver_percentiles(context: Context, code: str = "") -> Mapping[str, Mapping[str, float]]:
    """Percentiles of all UN members by driver, and of an area that is none: what countries like it are found by."""
    heads = [head for head, _ in ROWS[:DRIVER_HEADS]]
    found = {}
    for head, question in questions(context):
        if head in heads:
            shown, world = _world(context, question)
            own = None if code in world else standing(code, shown, context.geography.members, few=False).percentile
            found[question.indicator] = world if own is None else {**world, code: own}
    return found


@lru_cache(maxsize=4)
def questions(context: Context) -> tuple[tuple[str, Selection], ...]:
    """Head and selection of each row: amounts that follow size as rates, up to the last year of their table.

    So a country's figure is its newest, as on all of its page.
    """
    made = []
    for head, names in ROWS:
        for name, breakdown in names:
            base = usual(context.indicators[name], context.years(name))
            newest = context.newest(base)
            made.append((head, replace(base, breakdown=breakdown or base.breakdown, year=newest)))
    return tuple(made)


@lru_cache(maxsize=64)
def _world(context: Context, question: Selection) -> tuple[Mapping[str, Observation], Mapping[str, float]]:
    """What each area shows, within the indicator's window, and the percentiles of the UN members."""
    shown = snapshot(context.histories(question), question.year, context.indicators[question.indicator].window)
    return shown, percentiles(shown, context.geography.members)


def _few(context: Context, question: Selection, item: Observation | None) -> bool:
    """Whether fewer than FEW persons or movements are behind a figure; other figures count nobody."""
    if item is None or item.ends is None:
        return False
    if question.measure == RATE:
        counts = context.histories(replace(question, measure=COUNT)).get(item.area, ())
        behind = next((one.ends[0] for one in counts if one.year == item.year and one.ends is not None), 0)
        return behind < FEW
    if context.indicators[question.indicator].unit.startswith("per 100,000"):
        people = context.weights["population"].get(item.area, {}).get(item.year, 0)
        return item.ends[0] * people / 100_000 < FEW
    return False
