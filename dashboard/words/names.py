"""Numbers, groups and units in words, as captions, titles, hovers and tables say them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from dashboard.catalogue import COUNT, RATE, VALUE, YEAR, Indicator, code_words
from dashboard.context import Context
from dashboard.geography import WORLD
from dashboard.i18n import (
    as_sentence,
    current_language,
    format_choice,
    format_fixed,
    format_list,
    format_number,
    format_short,
    format_year,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    territory_name,
    translate,
)
from dashboard.i18n.places import form_of
from dashboard.i18n.rounding import half_up, in_digits
from dashboard.metrics.aggregates import about, untold
from dashboard.metrics.lines import AT_LEAST, Line, Point
from dashboard.selection import Selection

RATE_DECIMALS = 2
ESTIMATED_FROM = 1000
"""An estimate of so many and more is said in three digits."""
BARELY = 2
"""How much wider than one that is said as about a number an interval is that may be said so beside others."""
STILL = 0.05
"""A figure that changed by less than this part of itself stayed about the same."""
MOST_DECIMALS = 6
"""Decimals that any number is written with at most."""
THEME_NAMES = {
    "victims": "Victims",
    "drivers": "Drivers",
    "justice": "Justice",
    "protection": "Protection",
    "context": "Context",
}


DETECTED = {
    ("_T", "Y0T17"): "detected children",
    ("F", "Y0T17"): "detected girls",
    ("M", "Y0T17"): "detected boys",
    ("_T", "Y_GE18"): "detected adults",
    ("F", "Y_GE18"): "detected women",
    ("M", "Y_GE18"): "detected men",
}
"""Detected victims by sex and age, after a number."""
_WORDS = re.compile(r"[\u2e80-\u9fff]|\w+")
"""Words of a name; of Chinese, its characters."""
_FIRST, _SECOND = "\x01", "\x02"
_COMMAS = (", ", "، ", "、", "，")
"""Within names, in all languages."""


MOVEMENTS = "movements in the year"
"""The unit of figures of which one person may be several."""


def unit_of(indicator: Indicator, selection: Selection) -> str:
    """The unit of a selection's figures, after a number: of a rate without whom it counts, whom its name says."""
    if selection.age in indicator.merged_age:
        return translate(indicator.merged_unit)
    if selection.measure != RATE and not indicator.rate_of:
        found = DETECTED.get((selection.sex, selection.age)) if indicator.unit == "persons" else None
        is_detected = indicator.theme == "victims" and found is not None
        return translate(found if is_detected and found else indicator.unit_label)
    if "child-population" in (indicator.rate_people, indicator.denominator_of(selection.age)):
        return translate("per 100,000 children")
    return translate("per 100,000 people")


def of_things(indicator: Indicator, selection: Selection) -> bool:
    """Whether the unit of figures is a name of what is counted, of which words may say the number alone.

    Behind a number such a name would have to be declined: `with_things` has it before, in languages that do so.
    """
    return selection.measure == COUNT or (selection.measure == VALUE and indicator.names_things)


def unit_beside(indicator: Indicator, selection: Selection) -> str:
    """The unit of a selection's figures, beside words that already say who is counted."""
    if selection.measure == COUNT and indicator.unit == "persons":
        return translate("number of people")
    return unit_of(indicator, selection)


def unit_on_map(indicator: Indicator, selection: Selection) -> str:
    """The same on a map and below its title: a rate of movements would be read as one of people."""
    if selection.measure == RATE and indicator.unit == MOVEMENTS:
        return translate("movements per 100,000 people")
    return unit_beside(indicator, selection)


def whole_unit_beside(indicator: Indicator, selection: Selection) -> str:
    """The same as a subtitle says it, with what titles and axes have no room for."""
    found = unit_beside(indicator, selection)
    return translate(indicator.unit_whole) if indicator.unit_whole and selection.measure == VALUE else found


def decimals_of(indicator: Indicator, measure: str) -> int:
    """Decimals that the figures can bear."""
    return RATE_DECIMALS if measure == RATE else indicator.decimals


Write = Callable[[float, int], str]
"""How a number is written in so many decimals."""


def bearable(value: float, decimals: int) -> int:
    """Decimals of a figure of this size: a large one does not get more precise by digits behind the point."""
    if abs(value) >= 100:
        return 0
    return min(decimals, 1) if abs(value) >= 10 else decimals


def figure_text(
    value: float | None,
    lower: float | None,
    upper: float | None,
    decimals: int,
    write: Write = format_number,
) -> str:
    """A figure as it may be said: exact, "about" a number, an interval, "<5", "under" a number, or nothing known.

    UNODC prints 1 to 4 as "<5", FAO what is below 2.5 as "<2.5", and so do we. What is not zero is never rounded to a
    0 that does not say so. `write`: how a number is written in so many decimals.
    """
    if value is not None:
        decimals = bearable(value, decimals)
        if value < 0 and is_near_zero(value, decimals):
            return about_zero()
        return _under(value, decimals) if _vanishes(value, decimals) else write(value, decimals)
    if lower is None or upper is None:
        return translate("no figure")
    if (lower, upper) == (0, 2.5):
        return translate("<2.5")
    if (lower, upper) == (1, 4):
        return translate("<5")
    return _interval_text(lower, upper, bearable(upper, decimals), write)


def in_full(value: float, decimals: int) -> str:
    """A number with all of its decimals, for where others beside it have as many; a zero as it is."""
    return format_fixed(value, decimals) if decimals and value else format_number(value, decimals)


def written_alike(said: Callable[[Write], list[str]]) -> Write:
    """How numbers are written that stand beside each other: "0.70" beside "0.64", but "7" beside "6".

    `said`: their texts, by how a number is written.
    """
    return format_number if said(format_number) == said(_whole) else in_full


def _whole(value: float, _decimals: int) -> str:
    return format_number(value)


def range_text(lower: float, upper: float) -> str:
    """A number from its least to its greatest, in whole numbers; exact where both are the same."""
    return figure_text(lower if lower == upper else None, lower, upper, 0)


ALMOST_ALL = 99
"""Per cent over which no more is said of a part that is not the whole."""


def part_text(low: float, high: float) -> str:
    """A part of a whole in per cent, as one whole number, of a range its least: two numbers without a word between them
    nobody can say. Never all of it while others have something."""
    if not (high < 100 <= half_up(high)):
        is_one = low < 1 or about(low, high) is not None or half_up(low) == half_up(high)
        return (
            range_text(low, high) if is_one else translate("at least {number}", number=format_number(math.floor(low)))
        )
    if low > ALMOST_ALL:
        return translate("over {number}", number=format_number(ALMOST_ALL))
    return translate("at least {number}", number=format_number(math.floor(low)))


class Figure(Protocol):
    """What an observation and a point of a line have in common."""

    @property
    def value(self) -> float | None: ...
    @property
    def lower(self) -> float | None: ...
    @property
    def upper(self) -> float | None: ...
    @property
    def status(self) -> str: ...


@dataclass(frozen=True)
class Wording:
    """How the figures of one selection are said: as numbers, as years, or by the names of their codes."""

    decimals: int
    names: tuple[tuple[float, str], ...] = ()
    years: bool = False
    least_shown: int = 0
    rounded_zero: bool = False
    """Whether a published 0 is a rounded one."""
    scores: bool = False
    """Whether figures lie on both sides of zero."""
    shares: bool = False
    """Whether they are per cent of a whole: what is not all of it is never rounded to 100."""
    write: Write = format_number
    """How each number is written."""

    def beside(self, items: Sequence[Figure]) -> Wording:
        """How figures are said that stand beside each other in a sentence: "0.90" beside "0.05"."""

        def said(write: Write) -> list[str]:
            wording = self._writing(write)
            return [wording.short(item) for item in items]

        return self._writing(written_alike(said))

    def _writing(self, write: Write) -> Wording:
        return self if write is self.write else replace(self, write=write)

    def text(self, item: Figure) -> str:
        """A figure in words; where there is none, whether it is suppressed, unknown, or was never given."""
        if item.value is None and item.upper is None:
            return self.none(item.status)
        if item.status == AT_LEAST:
            return translate("at least {number}", number=self._figure(item))
        if item.value is None or not (self.years or self.names):
            return self._figure(item)
        return self.number(item.value)

    def up_to(self, item: Figure, top: float) -> tuple[str, str]:
        """A figure in words, and how high it may be: of one that is about a number its least, rounded as where both are
        told as a range."""
        if item.lower is None or not number_alone(item, self.decimals):
            return self.text(item), self.number(top)
        return _ends_text(item.lower, top, bearable(top, self.decimals), self.write)

    def short(self, item: Figure) -> str:
        """A figure in words as `text` has it, with millions in words."""
        if item.value is None or self.years or self.names or abs(item.value) < 1_000_000:
            large = item.value is None and (item.upper or 0) >= 1_000_000
            return short_figure(None, item.lower, item.upper, self.decimals) if large else self.text(item)
        return format_short(item.value)

    def apart(self, first: Figure, last: Figure) -> tuple[str, str]:
        """Two rates or shares in words, with more decimals where they would read alike, but one of them changed by a
        part of itself that is not STILL."""
        said = self.beside((first, last))
        texts = said.short(first), said.short(last)
        if 0 < self.decimals < MOST_DECIMALS and _is_narrow(first, self.decimals) != _is_narrow(last, self.decimals):
            # Both with as many decimals: "0.059 to 0.066, then 0.05 to 0.06" reads as if they overlapped.
            return replace(self, decimals=self.decimals + 1).apart(first, last)
        if not 0 < self.decimals < MOST_DECIMALS or not _read_alike(*texts) or not _differ(first, last):
            return texts
        return replace(self, decimals=self.decimals + 1).apart(first, last)

    def _figure(self, item: Figure) -> str:
        if item.value == 0 and self.rounded_zero:
            return under_rounding(self.decimals)
        if self.scores and item.value is not None and is_near_zero(item.value, self.decimals):
            return about_zero()
        if self.shares and item.value is not None and is_nearly_all(item.value, self.decimals):
            return nearly_all(self.decimals)
        return figure_text(item.value, item.lower, item.upper, self.decimals, self.write)

    def number(self, value: float) -> str:
        """An exact figure in words."""
        if self.years:
            return str(int(value))
        names = dict(self.names)
        return translate(names[value]) if value in names else figure_text(value, None, None, self.decimals, self.write)

    def none(self, status: str) -> str:
        """Why a row has no figure."""
        if status == "Q":
            return self.suppressed()
        return translate("unknown") if status == "M" and self.names else translate("no figure")

    def suppressed(self) -> str:
        """What stands for a small number of case data."""
        return translate("suppressed (under {least}, or would give such a number away)", least=self.least_shown)


def listed_alone(indicator: Indicator | None) -> str:
    """What a row without a number is: its source asked, or only lists the area. None: of sources of all kinds."""
    if indicator is None:
        return translate("listed, but without a figure")
    if indicator.source == "treaties":
        return translate("not known: no evidence in the compilations")
    if indicator.source == "us_dol":
        return translate("“unknown” or “unavailable” by its publisher")
    return translate("asked, not reported or not broken down")


def wording_of(indicator: Indicator, selection: Selection) -> Wording:
    """How the figures of a selection are said."""
    return Wording(
        decimals_of(indicator, selection.measure),
        names=indicator.value_names if indicator.names_values(selection.breakdown) else (),
        years=selection.breakdown == YEAR,
        least_shown=indicator.least_shown,
        rounded_zero=indicator.rounded_zero and selection.measure != RATE,
        scores=indicator.lowest < 0,
        shares=indicator.unit.startswith("%") and selection.measure != RATE,
    )


def beyond_part() -> str:
    """What those are that have no code in a year of which the lower tiers are known alone (`partial_years`)."""
    return translate("Tier 1 or 2, not known which, or none")


def under_rounding(decimals: int) -> str:
    """What a rounded 0 says: less than half of the last decimal."""
    return translate("under {number}", number=format_number(0.5 * 10.0**-decimals, decimals + 1))


def is_nearly_all(value: float, decimals: int) -> bool:
    """Whether a share would be rounded to 100% without being all of it."""
    return 100 - 0.5 * 10.0 ** -bearable(value, decimals) <= value < 100


def nearly_all(decimals: int) -> str:
    """What a share says that would be rounded to 100%."""
    digits = bearable(99, decimals)
    return translate("over {number}", number=format_number(100 - 10.0**-digits, digits))


def _interval_text(lower: float, upper: float, decimals: int, write: Write) -> str:
    if _vanishes(lower, decimals) or _vanishes(upper, decimals):
        return _under(upper, decimals)
    number = _one_number(lower, upper, decimals, write)
    return translate("about {number}", number=number) if number else _by_ends(lower, upper, decimals, write)


def _one_number(lower: float, upper: float, decimals: int, write: Write) -> str:
    """The number that an interval is about; empty of one that is said by its ends."""
    rounded = about(lower, upper, decimals=decimals)
    if rounded is not None:
        return write(rounded, decimals)
    ends = write(lower, decimals), write(upper, decimals)
    return ends[0] if ends[0] == ends[1] else ""


def number_alone(item: Figure, decimals: int, times: float = 1, write: Write = format_number) -> str:
    """The number of an interval that is said as about it, for where "about" is said once of all; empty of any other.

    `times`: of one that is so much wider, whose ends may read alike or not.
    """
    if item.value is not None or item.lower is None or item.upper is None or item.lower == item.upper:
        return ""
    digits = bearable(item.upper, decimals)
    if _vanishes(item.lower, digits) or _vanishes(item.upper, digits):
        return ""
    if times == 1:
        return _one_number(item.lower, item.upper, digits, write)
    rounded = about(item.lower, item.upper, times, digits)
    return "" if rounded is None else write(rounded, digits)


def nearly(item: Figure, decimals: int, write: Write = format_number) -> str:
    """An interval as one number, if it is at most twice as wide as those which are said so everywhere; else nothing."""
    number = number_alone(item, decimals, BARELY, write)
    return translate("about {number}", number=number) if number else ""


def _by_ends(lower: float, upper: float, decimals: int, write: Write) -> str:
    low, high = _ends_text(lower, upper, decimals, write)
    return translate("{lower} to {upper}", lower=low, upper=high)


def _ends_text(lower: float, upper: float, decimals: int, write: Write) -> tuple[str, str]:
    if _needs_digit(lower, upper, decimals):
        # One digit alone would say of ends that are nearly the same that they differ by a tenth.
        decimals += 1
    return write(lower, decimals), write(upper, decimals)


def _needs_digit(lower: float, upper: float, decimals: int) -> bool:
    """Whether the ends of an interval would have one digit each, and differ by less than it can say."""
    return bool(decimals) and upper < 10.0 ** (1 - decimals) and upper - lower < 10.0**-decimals


def _is_narrow(item: Figure, decimals: int) -> bool:
    """Whether a figure is an interval that is said with one decimal more."""
    if item.value is not None or item.lower is None or item.upper is None:
        return False
    return _needs_digit(item.lower, item.upper, bearable(item.upper, decimals))


def _read_alike(one: str, other: str) -> bool:
    """Whether two texts have the same digits: "0.06" and "about 0.06"."""
    return [sign for sign in one if sign.isdigit()] == [sign for sign in other if sign.isdigit()]


def _differ(first: Figure, last: Figure) -> bool:
    """Whether a figure changed by more than a part of itself that may be called none."""
    before, after = (_middle(item) for item in (first, last))
    return before is not None and after is not None and abs(after - before) >= STILL * abs(before) > 0


def _middle(item: Figure) -> float | None:
    if item.value is not None:
        return item.value
    return None if item.lower is None or item.upper is None else (item.lower + item.upper) / 2


def _vanishes(value: float, decimals: int) -> bool:
    """Whether a figure above zero would be rounded to 0."""
    return 0 < value < 0.5 * 10.0**-decimals


def is_near_zero(value: float, decimals: int) -> bool:
    """Whether a figure of either sign would be rounded to 0 without being it."""
    return _vanishes(abs(value), decimals)


def about_zero() -> str:
    """What a score says that would be rounded to 0: "under 0.01" would be said of half of all scores."""
    return translate("about {number}", number=format_number(0))


def _under(value: float, decimals: int) -> str:
    """The next number above a figure that so many decimals can say."""
    steps = math.floor(round(value * 10**decimals, 6)) + 1
    return translate("under {number}", number=format_number(steps / 10**decimals, decimals))


def short_figure(value: float | None, lower: float | None, upper: float | None, decimals: int) -> str:
    """As `figure_text`, with millions in words."""
    if value is not None and abs(value) >= 1_000_000:
        return format_short(value)
    rounded = about(lower, upper) if value is None and lower is not None and upper is not None else None
    if rounded is not None and rounded >= 1_000_000:
        return translate("about {number}", number=format_short(rounded))
    return figure_text(value, lower, upper, decimals)


def estimate_text(value: float) -> str:
    """Three digits of a large estimate; a small one as it is."""
    if value < ESTIMATED_FROM:
        return format_number(value)
    rounded = in_digits(value, 3)
    return format_short(rounded) if rounded >= 1_000_000 else format_number(rounded)


def no_edition(years: Sequence[int]) -> str:
    """That nothing was published of some years, in a sentence; empty where of each between first and last was."""
    gaps = [str(year) for year in untold(years)]
    return translate("No country has a figure for {years}.", years=listed(gaps)) if gaps else ""


def since(years: Sequence[int]) -> str:
    """The first year, and of which later ones nothing was published: "2017 (but 2021, of which nothing …)"."""
    gaps = [str(year) for year in untold(years)]
    if not gaps:
        return format_year(min(years))
    return translate("{first} (but {years}, of which nothing was published)", first=min(years), years=listed(gaps))


def until(years: Sequence[int]) -> str:
    """The last year, and of which earlier ones nothing was published: "2022 but 2021"."""
    gaps = [str(year) for year in untold(years)]
    return translate("{last} but {years}", last=max(years), years=listed(gaps)) if gaps else format_year(max(years))


def area_name(context: Context, code: str) -> str:
    """Name of an area, region or group in the current language."""
    if code in context.geography.areas:
        return context.geography.name(code, current_language())
    return translate(context.geography.regions[code].name)


def names_group(context: Context, said: Iterable[str]) -> bool:
    """Whether texts name a region or another group of countries, but the world: "South Africa" names none."""
    text = "\n".join(said)
    groups = [area_name(context, code) for code in context.geography.regions if code != WORLD]
    if not any(name in text for name in groups):
        return False
    for name in _names_of_areas(context, current_language()):
        text = text.replace(name, "")
    return any(name in text for name in groups)


@lru_cache(maxsize=8)
def _names_of_areas(context: Context, _language: str) -> tuple[str, ...]:
    """All names of areas in the current language, the longest first: each slide asks for them."""
    areas = (name for code in context.geography.areas for name in (area_name(context, code), short_name(context, code)))
    return tuple(sorted(set(areas), key=len, reverse=True))


def short_name(context: Context, code: str) -> str:
    """Name of an area at a mark, where a long one has no room: of a UN member the common one, where that is the UN's
    with words left out ("United Kingdom"), or the UN's own short one; else as everywhere: no other name is put in its
    place, nor that of a region (Micronesia)."""
    name, area = area_name(context, code), context.geography.areas.get(code)
    if area is None or not area.is_member:
        return name
    short = form_of(code, "short") or _shortest(name, territory_name(area.iso2))
    is_of_group = short != name and any(short == area_name(context, one) for one in context.geography.regions)
    return name if is_of_group else short


def _shortest(name: str, common: str) -> str:
    """The common name, if its words are some of those of the other, in their order; else the other."""
    few, many = (_WORDS.findall(text.replace("'", "\u2019")) for text in (common, name))
    rest = iter(many)
    is_part = 0 < len(few) < len(many) and "&" not in common and all(word in rest for word in few)
    return common if is_part else name


def none_published(context: Context, code: str) -> str:
    """That nobody's figure of the world or of a group is here."""
    if code == WORLD:
        return translate("The world: no figure of its own")
    return translate("{area}: no figure of its own", area=area_name(context, code))


def line_name(context: Context, line: Line) -> str:
    """The name of a line: of a median it says so, wherever it stands."""
    name = area_name(context, line.code)
    return translate("{area}: median of countries", area=name) if line.median and line.known else name


def years_of(point: Point) -> str:
    """The year of a figure; of a median the years of the figures that it is of, since few of them may be new."""
    return year_span(point.year if point.since is None else point.since, point.year)


def middle_half(context: Context, selection: Selection, point: Point) -> str:
    """The quartiles of a median in words; empty for other points."""
    if point.quartiles is None:
        return ""
    wording = wording_of(context.indicators[selection.indicator], selection)
    low, high = map(wording.number, point.quartiles)
    return translate("half of them lie between {low} and {high}", low=low, high=high)


SEX = {"F": "women and girls", "M": "men and boys", "_O": "other sex", "_U": "sex unknown", "_T": "both sexes"}
CHILD_SEX = {"F": "girls", "M": "boys", "_O": "children of other sex", "_U": "children, sex unknown", "_T": "children"}
ADULT_SEX = {"F": "women", "M": "men", "_O": "adults of other sex", "_U": "adults, sex unknown", "_T": "adults"}
AGE = {
    "_T": "all ages",
    "Y0T17": "children",
    "Y_GE18": "adults",
    "_U": "age unknown",
    "Y0T4": "under 5",
    "Y0T8": "aged 0 to 8",
    "Y9T17": "aged 9 to 17",
    "Y5T11": "aged 5 to 11",
    "Y12T17": "aged 12 to 17",
    "Y18T59": "aged 18 to 59",
    "Y_GE60": "aged 60 and over",
    "Y0T14": "under 15",
    "Y1T14": "aged 1 to 14",
    "Y2T14": "aged 2 to 14",
    "Y5T17": "aged 5 to 17",
    "Y18T29": "aged 18 to 29",
    "Y20T24": "aged 20 to 24",
    "Y15T49": "aged 15 to 49",
    "Y_GE15": "aged 15 and over",
}
PARTNERS = {
    "OWN": "the country itself",
    "OTHER": "other countries",
    "UNKNOWN": "unknown",
    "STATELESS": "stateless",
    "ABROAD": "any other country",
}
"""What a breakdown by country holds beside countries and regions."""


def breakdown_word(context: Context, indicator: Indicator, code: str) -> str:
    """A code of the `breakdown` column as words: "FORCED_LABOUR" is "forced labour", "NGA" is "Nigeria"."""
    if indicator.partner and code in context.geography.areas:
        return area_name(context, code)
    if indicator.partner and code in PARTNERS:
        return translate(PARTNERS[code])
    if code == "_T":
        return translate("all countries") if indicator.partner else translate("all kinds")
    return translate(code_words(code))


def are_adults(age: str) -> bool:
    """Whether the youngest of an age are grown up: nobody of it is a girl or a boy."""
    youngest = re.match(r"Y(?:_GE)?(\d+)", age)
    return youngest is not None and int(youngest[1]) >= 18


def people_coded(sex: str, age: str) -> str:
    """Whom codes of sex and age are about, both always said: "girls", "both sexes, all ages"."""
    if age == "Y0T17":
        return translate(CHILD_SEX[sex])
    if age == "Y_GE18":
        return translate(ADULT_SEX[sex])
    return in_a_row((translate(SEX[sex]), translate(AGE[age])))


def people(context: Context, selection: Selection) -> str:
    """Whom a selection is about, where the indicator distinguishes people: "girls", "adults, both sexes"."""
    indicator = context.indicators[selection.indicator]
    parts: list[str] = []
    if len(indicator.age) > 1 and selection.age == "Y0T17":
        parts.append(translate(CHILD_SEX[selection.sex]))
    elif len(indicator.age) > 1 and selection.age == "Y_GE18":
        parts.append(translate(ADULT_SEX[selection.sex]))
    else:
        if len(indicator.sex) > 1 and selection.sex != "_T":
            are_children = indicator.denominator_of(selection.age) == "child-population"
            grown = translate(ADULT_SEX[selection.sex]) if are_adults(selection.age) else translate(SEX[selection.sex])
            parts.append(translate(CHILD_SEX[selection.sex]) if are_children else grown)
        if len(indicator.age) > 1:
            parts.append(translate(AGE[selection.age]))
    word = breakdown_word(context, indicator, selection.breakdown)
    if indicator.partner and selection.breakdown != "_T":
        parts.append(labelled(translate(indicator.partner), word))
    elif len(indicator.breakdown) > 1 and selection.breakdown != "_T":
        parts.append(word)
    return in_a_row(parts)


def about_in(place: str, subject: str) -> str:
    """A place and what a title is about that names nothing else by which that could be known."""
    return in_a_row((place, in_mid_sentence(subject)))


def told_of(place: str, said: str) -> str:
    """A place and what a title says of it: behind a comma where that has a colon of its own, else behind one."""
    return about_in(place, said) if _COLON.search(said) else labelled(place, in_mid_sentence(said))


def placed(place: str, said: str) -> str:
    """A place and what is said of it: behind a colon, or as a sentence behind its name where it has a colon of its own
    or begins as a sentence: nobody says two colons, or a capital behind one."""
    if _COLON.search(said) or said[:1].isupper():
        return in_sentences((as_sentence(place), capitalised(said)))
    return labelled(place, said)


def said_behind(place: str, title: str) -> str:
    """What a title says behind its place and a comma; empty where it does not begin with that."""
    head = in_a_row((place, ""))
    return title.removeprefix(head) if title.startswith(head) else ""


_COLON = re.compile("[:：]")
_TREATIES = ("Convention on the Rights of the Child", "Palermo Protocol")
"""Labels that are names, which have a capital wherever they stand."""
_PLACE = "Palestine "
"""With which a label begins, in English alone."""


def capitalised(text: str) -> str:
    """With a capital at its beginning, the rest as it is: "NGO cases" stays so."""
    return text[:1].upper() + text[1:]


def in_mid_sentence(text: str) -> str:
    """A sentence as it stands behind a colon, without a capital at its beginning; "UNICEF" and names keep their own."""
    is_name = text[1:2].isupper() or text.startswith((_PLACE, *map(translate, _TREATIES)))
    return text if is_name else text[:1].lower() + text[1:]


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "Chad, Mali and Niger"."""
    return format_list(names)


def listed_apart(names: Sequence[str]) -> str:
    """The same; with semicolons between them where one of them is a list itself, or has a comma."""
    conjunction = format_list((_FIRST, _SECOND)).removeprefix(_FIRST).removesuffix(_SECOND)
    if any(mark in name for name in names for mark in (conjunction, *_COMMAS)):
        return in_parts(names)
    return listed(names)


def year_spans(years: Sequence[int]) -> str:
    """Ascending years as a reader lists them, neighbours as spans: "2010 to 2014 and 2017"."""
    return listed([year_span(*run) for run in _runs(years)])


def year_choice(years: Sequence[int]) -> str:
    """Ascending years, one of which holds, three neighbours or more as a span: "2017 to 2019, 2021 or 2022"."""
    runs = [(run,) if run[1] - run[0] > 1 else sorted({(run[0], run[0]), (run[1], run[1])}) for run in _runs(years)]
    return format_choice([year_span(*part) for parts in runs for part in parts])


def year_span(first: int, last: int) -> str:
    """From one year to another; a span of one year is that year."""
    return str(first) if first == last else translate("{first} to {last}", first=first, last=last)


def spans_in_words(years: Sequence[int]) -> str:
    """As `year_spans`, for years that stand by themselves, in no message that writes the sign of a year."""
    return listed([span_in_words(*run) for run in _runs(years)])


def span_in_words(first: int, last: int) -> str:
    """As `year_span`, for years that stand by themselves, as `format_year` has one."""
    end = format_year(last)
    return end if first == last else translate("{first} to {last}", first=first, last=end)


def _runs(years: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of ascending years that follow one another."""
    runs: list[tuple[int, int]] = []
    for year in years:
        if runs and year == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], year
        else:
            runs.append((year, year))
    return runs


def pooled(year: int) -> str:
    """What the year of a release stands for where all years are pooled."""
    return translate("all years pooled, release of {year}", year=year)


def when_of(indicator: Indicator, year: int) -> str:
    """The year of an indicator's figure; where its figures are of no year, what the year stands for."""
    return pooled(year) if indicator.pooled else str(year)


def when_in_words(indicator: Indicator, year: int) -> str:
    """The same where it stands by itself, as `format_year` has a year."""
    return pooled(year) if indicator.pooled else format_year(year)


def with_year(indicator: Indicator, figure: str, year: int) -> str:
    """A figure with its year in brackets; where figures are of no year, with what the year stands for."""
    if indicator.pooled:
        return translate("{name} ({said})", name=figure, said=pooled(year))
    return translate("{figure} ({year})", figure=figure, year=year)


def is_count(indicator: Indicator, selection: Selection) -> bool:
    """Whether the figures shown are whole persons, movements or events."""
    return selection.measure == COUNT or (indicator.is_count and not indicator.per)


def of_how_many(name: str, whole: str) -> str:
    """A name with how many it is of."""
    return translate("{label} ({whole})", label=name, whole=whole)
