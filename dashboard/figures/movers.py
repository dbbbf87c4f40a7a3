"""What the views of who came nearer share: whose places are shown, among whom, and words about one country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.figures.progress import cell_of, last_text
from dashboard.geography import WORLD
from dashboard.i18n import alphabetical, format_fixed, format_number, in_sentences, translate, translate_number
from dashboard.metrics.movers import ALONE, LEAST_RANKED, REACHED, Mover, Standing, bands_of, has_places, in_order
from dashboard.metrics.progress import BASE, LEAST_VICTIMS, LEAST_YEARS, RECENT, is_rate
from dashboard.selection import Selection
from dashboard.views import VIEWS, opens_with, said_there
from dashboard.words.counted import of_comparable, of_countries, of_years
from dashboard.words.incomes import INCOME, list_of
from dashboard.words.names import area_name, figure_text, listed
from dashboard.words.places import belonging

DECIMALS, DECIMALS_OF_MORE = 2, 1
"""Of changes a year, and of those of 1 or more: of smaller ones a least change would be 0.0, and yet be named."""
MOST_OF_CIRCLE = 12
"""Comparable countries, the chosen one among them, that are all drawn, also those that moved away."""


@dataclass(frozen=True)
class Moved:
    """Who came nearer to the target of one indicator, over the areas that a reader chose."""

    context: Context
    indicator: Indicator
    areas: tuple[str, ...]

    @cached_property
    def all(self) -> tuple[Mover, ...]:
        """Every UN member; nothing of an indicator without a target."""
        return self.context.movers.get(self.indicator.id, ())

    @cached_property
    def has_places(self) -> bool:
        """Whether its countries have places at all."""
        return has_places(self.all)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The chosen groups."""
        return tuple(code for code in self.areas if code in self.context.geography.regions)

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """The chosen countries and areas."""
        return tuple(code for code in self.areas if code in self.context.geography.areas)

    @cached_property
    def alone(self) -> str:
        """The one country that is chosen, without a group; empty where there is none, or are several."""
        return self.chosen[0] if len(self.chosen) == 1 and not self.groups else ""

    def standing(self, code: str) -> Standing | None:
        """With which countries one is compared; None where it has no place."""
        return self.context.standings.get((self.indicator.id, code))

    @cached_property
    def circle(self) -> Standing | None:
        """Of the one country that is chosen, those with which it is compared; None where there are none."""
        found = self.standing(self.alone)
        return found if found and found.peers else None

    @cached_property
    def place(self) -> str:
        """Over which groups is counted, by name."""
        return listed([area_name(self.context, code) for code in self.groups or (WORLD,)])

    @cached_property
    def counted(self) -> tuple[Mover, ...]:
        """The members over which is counted: those of a circle and its country, of the chosen groups, or all."""
        if self.circle:
            inside = {self.alone, *self.circle.peers}
        else:
            geography = self.context.geography
            inside = {code for group in self.groups or (WORLD,) for code in geography.members_in(group)}
        return tuple(item for item in self.all if item.area in inside)

    @cached_property
    def ranked(self) -> list[Mover]:
        """Those of them with a place, in order."""
        return in_order(self.counted)

    @cached_property
    def nearer(self) -> list[Mover]:
        """Those certainly nearer, who alone are named."""
        return [item for item in self.ranked if item.is_nearer]

    @cached_property
    def is_of_chosen(self) -> bool:
        """Whether only the chosen countries are shown: no group is chosen, and nobody is compared with them."""
        return bool(self.chosen) and not self.groups and not self.circle

    @cached_property
    def named(self) -> list[Mover]:
        """Whom to ask: those certainly nearer, but for countries that are not compared with the chosen ones."""
        return [] if self.is_of_chosen else self.nearer

    @cached_property
    def is_whole(self) -> bool:
        """Whether all comparable countries are drawn: without those behind it the chosen one would look last."""
        return bool(self.circle) and len(self.ranked) <= MOST_OF_CIRCLE

    @cached_property
    def shown(self) -> list[Mover]:
        """Those named, or all of a small circle, and those chosen that have a place, in order."""
        own = [item for item in self.all if item.area in self.chosen]
        others = self.ranked if self.is_whole else self.named
        return in_order({item.area: item for item in (*others, *own)}.values())

    @cached_property
    def two_figures(self) -> list[Mover]:
        """Those of two figures alone, who have no place and are listed by name."""
        asked = [item for item in self.counted if not self.is_of_chosen or item.area in self.chosen]
        found = [item for item in asked if item.reason == "two figures"]
        return sorted(found, key=lambda item: alphabetical(area_name(self.context, item.area)))

    def of(self, code: str) -> Mover | None:
        """One country; None of an area that is no UN member."""
        return next((item for item in self.all if item.area == code), None)


def moved(context: Context, selection: Selection) -> Moved:
    """Who came nearer, as far as a selection asks for it."""
    return Moved(context, context.indicators[selection.indicator], selection.areas)


def placed_by(context: Context, area: str) -> str:
    """The indicator by which a country is shown where none is chosen; empty where none places it.

    The first, in the order of the page, in which it has a place among comparable countries; else the first in which it
    has one without them, else the first whose target it had reached already.
    """
    opening = opens_with(context, VIEWS["progress-movers"], (area,))
    return opening if opening and said_there(context, opening, area) >= REACHED else ""


@lru_cache(maxsize=2)
def placed(context: Context) -> Mapping[str, tuple[str, ...]]:
    """The members that an indicator places, by indicator. Kept, for every page has it: all of them take 60 ms."""
    found: dict[str, tuple[str, ...]] = {}
    for code in context.geography.members:
        if name := placed_by(context, code):
            found[name] = (*found.get(name, ()), code)
    return found


def unit_said(indicator: Indicator) -> str:
    """The unit of a change."""
    return translate("victims per 100,000 people") if is_rate(indicator) else translate("percentage points")


def change_text(item: Mover, value: float | None) -> str:
    """A change a year or an end of its margin, with its sign where it leads away from the target."""
    is_more = item.per_year is not None and abs(item.per_year) >= 1
    return "" if value is None else format_fixed(value, DECIMALS_OF_MORE if is_more else DECIMALS)


def change_said(item: Mover) -> str:
    """A change a year with its margin."""
    return translate(
        "{change} a year ({lower} to {upper})",
        change=change_text(item, item.per_year),
        lower=change_text(item, item.lower),
        upper=change_text(item, item.upper),
    )


def ends_text(context: Context, item: Mover) -> tuple[str, str]:
    """The values of the base year and of the last one."""
    indicator, cell = context.indicators[item.indicator], cell_of(context, item.indicator, item.area)
    last = last_text(context, cell) if cell else figure_text(item.last_value, None, None, indicator.decimals)
    return figure_text(item.base_value, None, None, indicator.decimals), last


def place_said(found: Standing) -> str:
    """Between which places a country is among those that it is compared with."""
    words = {"best": str(found.best), "worst": str(found.worst), "of": of_comparable(found.countries)}
    if found.circle == ALONE:
        return translate("fewer than three comparable countries, so no place")
    if found.best == found.worst:
        return translate("place {best} of {of}", **words)
    return translate("place {best} to {worst} of {of}", **words)


def no_place_said(item: Mover | None) -> str:
    """Why a country has no place, as half a sentence; empty where it has one."""
    if item is None:
        return translate("only UN members have a place")
    words = {"first": item.base_year or BASE, "last": item.last_year or RECENT}
    said = {
        "no value": lambda: translate("there is no value"),
        "no value in 2012 to 2018": lambda: translate("there is no value of about {year} to start from", year=BASE),
        "at target in the base year": lambda: translate("it was at the target in {first} already", **words),
        "no value from 2019 on": lambda: translate(
            "the last value is of {last}; a place needs one of {recent} or later", recent=RECENT, **words
        ),
        "under three years": lambda: translate(
            "{first} and {last} are less than {years} apart", years=of_years(LEAST_YEARS), **words
        ),
        "few": lambda: translate(
            "the victims are few: under {least} in {first} or in {last}", least=LEAST_VICTIMS, **words
        ),
        "break": lambda: translate("two values in a row differ too much to be compared"),
        "step": lambda: translate("its values change too much from one survey or record to the next for a yearly pace"),
        "two figures": lambda: translate("there are two figures only, of {first} and {last}", **words),
    }
    return said[item.reason]() if item.reason else ""


def circle_said(found: Moved) -> str:
    """What a country has in common with those that it is compared with."""
    context, item = found.context, found.of(found.alone)
    if found.circle is None or item is None:
        return ""
    geography, circle = context.geography, found.circle.circle
    kinds = {geography.regions[group].kind: group for group in geography.areas[found.alone].groups}
    words = {
        "income": area_name(context, kinds[INCOME]),
        "date": list_of(context),
        "away": _away_said(found.indicator, item.band or 0),
        "year": BASE,
    }
    if circle == "income":
        return translate(
            "Comparable are countries of the same income group ({income}, list of {date}), {away} about {year}.",
            **words,
        )
    region = kinds["sub_region" if circle == "sub-region and income" else "region"]
    return translate(
        "Comparable are countries {of_place} of the same income group ({income}, list of {date}), {away} about {year}.",
        **words,
        of_place=belonging(context, region),
    )


def _away_said(indicator: Indicator, band: int) -> str:
    """How far from the target the countries of a band were."""
    bounds = [format_number(bound) for bound in (0, *bands_of(indicator))]
    words = {"least": bounds[band], "unit": unit_said(indicator)}
    if band + 1 < len(bounds):
        return translate("{least} to {most} {unit} from the target", most=bounds[band + 1], **words)
    return translate("{least} {unit} or more from the target", **words)


def why_none(found: Moved) -> str:
    """Why the countries of an indicator have no places; empty where they have."""
    target = found.indicator.target
    if target is None or found.has_places:
        return ""
    if target.silence:
        return translate("Answers about violence are not compared over the years: a lower figure may be silence.")
    if not target.pace:
        return translate("No trend is published: each country has one figure that can be used.")
    ranked, lost = (_many(found.all, reasons) for reasons in (("",), ("step", "break")))
    words = {"n": format_number(ranked), "lost": format_number(lost), "of": of_countries(ranked + lost)}
    if ranked < LEAST_RANKED:
        needed = translate_number(
            "An order needs {least} with three values or more that can be compared; {n} has them.",
            "An order needs {least} with three values or more that can be compared; {n} have them.",
            ranked,
            least=of_countries(LEAST_RANKED),
            n=words["n"],
        )
        if not lost:
            return needed
        left_out = translate_number(
            "In {lost} more country the values change too much from one survey or record to the next.",
            "In {lost} more countries the values change too much from one survey or record to the next.",
            lost,
            lost=words["lost"],
        )
        return in_sentences((needed, left_out))
    return translate(
        "In {lost} of {of} the values change too much from one survey or record to the next for an order.",
        lost=words["lost"],
        of=words["of"],
    )


def _many(found: Sequence[Mover], reasons: Sequence[str]) -> int:
    return sum(item.reason in reasons for item in found)
