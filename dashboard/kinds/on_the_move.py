"""Every country with internally displaced children, by name: how many they are, and what is counted there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import nothing
from dashboard.figures.observed import computed_text, number_text
from dashboard.figures.shown import FileRows, Shown, Table, Words
from dashboard.geography import WORLD
from dashboard.i18n import alphabetical, as_sentence, format_number, in_sentences, translate, translate_number
from dashboard.metrics.compare import FEW
from dashboard.selection import Selection
from dashboard.store import Observation, SeriesKey
from dashboard.views import View
from dashboard.words.added import in_a_cell, of_children, rows_behind, with_sums
from dashboard.words.caveats import Shows, caveats_said, rows_of
from dashboard.words.counted import of_countries
from dashboard.words.credits import credits_of, sources_listed
from dashboard.words.low_totals import figure_and_doubt
from dashboard.words.names import ESTIMATED_FROM, area_name, estimate_text, figure_text, listed, short_figure
from dashboard.words.untotalled import with_later

STOCK, HOSTED, FROM = "displaced-stock-by-age", "refugees-by-asylum", "refugees-by-origin"
SCHOOL, BIRTHS, PROTECTED = "out-of-school", "birth-registration", "social-protection-children"
VICTIMS, CHILDREN = "detected-victims", "child-population"
SHARES = {HOSTED: "child-share-of-refugees-by-asylum", FROM: "child-share-of-refugees-by-origin"}
CHILD, CONFLICT, DISASTER = "Y0T17", "CONFLICT", "DISASTER"
OLDER = 2014
"""Shares of children that were measured before this year are said to be older, by their year alone."""
STALE = 2020
"""Refugees who were last counted before this year are no figure of the column's year: the year alone is said."""
LATE = 2018
"""Detections of earlier years are told apart: the publisher's questionnaire is another one since."""
LOW = 5
"""Under so many detected children a last figure is one of few, or of none."""
WHOLE = 100.0
MOST_ABSENT = 6
"""Names of chosen countries that are not in the table."""
COLUMNS = (
    "ref_area", "area", "displaced_conflict", "displaced_disaster", "displaced_year", "refugees_hosted",
    "refugees_hosted_year", "refugees_hosted_child_share", "refugees_from", "refugees_from_year",
    "refugees_from_child_share", "out_of_school", "out_of_school_year", "births_not_registered",
    "births_not_registered_year", "without_social_protection", "without_social_protection_year", "detected_children",
    "detected_children_lower", "detected_children_upper", "detected_children_year", "children", "children_year",
)  # fmt: skip
"""Of its file; a blank is unknown, never zero."""


class Cell(NamedTuple):
    """One cell: what it says, by which number its column is sorted (None for unknown), and where it comes from."""

    said: str
    key: float | None
    origin: str


@dataclass(frozen=True)
class Counted:
    """The newest figures of all countries that the table holds."""

    context: Context

    def last(self, name: str, *, age: str = "", breakdown: str = "") -> dict[str, Observation]:
        """By area the newest figure of both sexes."""
        indicator = self.context.indicators[name]
        key = SeriesKey(
            name, indicator.default_sex, age or indicator.default_age, breakdown or indicator.default_breakdown
        )
        histories = with_sums(self.context, key, self.context.store.histories(key))
        known = {
            area: [item for item in history if item.ends is not None and item.year <= self.end(name)]
            for area, history in histories.items()
        }
        return {area: max(items, key=lambda item: item.year) for area, items in known.items() if items}

    def end(self, name: str) -> int:
        """The last year of an indicator's figures; of the population the one that is no projection."""
        years = self.context.years(name)
        return years.opening if name == CHILDREN else years.last

    @cached_property
    def by_conflict(self) -> dict[str, Observation]:
        """Displaced children by area."""
        return self.last(STOCK, age=CHILD, breakdown=CONFLICT)

    @cached_property
    def by_disaster(self) -> dict[str, Observation]:
        """The same of disasters, which is apart."""
        return self.last(STOCK, age=CHILD, breakdown=DISASTER)

    @cached_property
    def shares(self) -> dict[str, dict[tuple[str, int], float]]:
        """Children among refugees of known age in per cent, by area and year."""
        found: dict[str, dict[tuple[str, int], float]] = {}
        for name, share in SHARES.items():
            key = SeriesKey(share, "_T", CHILD, self.context.indicators[share].default_breakdown)
            found[name] = {
                (area, item.year): item.value
                for area, history in self.context.store.histories(key).items()
                for item in history
                if item.value is not None
            }
        return found

    @cached_property
    def of(self) -> dict[str, dict[str, Observation]]:
        """The newest figures of every other column."""
        names = (HOSTED, FROM, SCHOOL, BIRTHS, PROTECTED, CHILDREN)
        return {name: self.last(name) for name in names} | {VICTIMS: self.last(VICTIMS, age=CHILD)}

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """UN members with displaced children, in the order of their names."""
        geography = self.context.geography
        listed_ = {area for found in (self.by_conflict, self.by_disaster) for area, item in found.items() if item.value}
        inside = [code for code in geography.members if code in listed_]
        return tuple(sorted(inside, key=lambda code: alphabetical(area_name(self.context, code))))

    def none(self, name: str) -> int:
        """In how many of them there is no figure."""
        return sum(code not in self.of[name] for code in self.countries)

    def before(self, name: str, year: int) -> int:
        """In how many of them the last figure is older than a year."""
        found = self.of[name]
        return sum(code in found and found[code].year < year for code in self.countries)

    @property
    def low(self) -> int:
        """In how many of them the last figure on detected children is 0, or under LOW."""
        found = [self.of[VICTIMS][code].ends for code in self.countries if code in self.of[VICTIMS]]
        return sum(ends is not None and ends[1] < LOW and _is_low(ends) for ends in found)


def _is_low(ends: tuple[float, float]) -> bool:
    """Whether a figure is a zero, or suppressed as under LOW: a published 3 is a figure."""
    return ends[0] != ends[1] or ends[1] == 0


def on_the_move(context: Context, _view: View, selection: Selection) -> Shown:
    """The view: a table without a chart, always of all of them, and its file."""
    found = Counted(context)
    chosen = _chosen(context, selection)
    return Shown(nothing(), lambda: _words(found, chosen), lambda: _table(found, chosen), COLUMNS, lambda: _file(found))


class Chosen(NamedTuple):
    """Whom the reader chose."""

    areas: tuple[str, ...]
    groups: tuple[str, ...]

    def is_first(self, found: Counted, code: str) -> bool:
        """Whether a country is one of them, or of a chosen group."""
        geography = found.context.geography
        return code in self.areas or any(code in geography.members_of(group) for group in self.groups)

    def is_near(self, found: Counted, code: str) -> bool:
        """Whether a country is of the same sub-region as one of them."""
        geography = found.context.geography
        return geography.subregion(code) in {geography.subregion(area) for area in self.areas} - {WORLD}

    @property
    def codes(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.areas, *self.groups)


def _chosen(context: Context, selection: Selection) -> Chosen:
    """Areas and groups; all countries stand in the table anyway."""
    areas = tuple(code for code in selection.areas if code in context.geography.areas)
    return Chosen(areas, tuple(code for code in selection.areas if code not in (*areas, WORLD)))


def by_name(context: Context, selection: Selection) -> str:
    """What a page says of the rows of its own table, which stand by name, those chosen before all others."""
    said = translate(
        "UN members with internally displaced children at the end of {year}, by name; what is not known is said in "
        "words",
        year=Counted(context).end(STOCK),
    )
    chosen = _chosen(context, selection)
    found = Counted(context)
    first = [code for code in chosen.codes if set(context.geography.members_of(code)) & set(found.countries)]
    if not first:
        return said
    listed_first = translate("First in the table, as chosen: {areas}.", areas=_names(found, first[:MOST_ABSENT]))
    return in_sentences((as_sentence(said), listed_first))


def words_of(context: Context, selection: Selection) -> Words:
    """What stands around the view, for a page that writes it beside the table."""
    return _words(Counted(context), _chosen(context, selection))


# ------------------------------------------------------------------------------------------------ words


def _words(found: Counted, chosen: Chosen) -> Words:
    context = found.context
    asked = [
        context.question(STOCK, (), age=CHILD),
        *(context.question(name, ()) for name in (HOSTED, FROM, SCHOOL, BIRTHS, PROTECTED)),
        context.question(VICTIMS, (), age=CHILD),
        context.question(CHILDREN, ()),
    ]
    title, subtitle = _title(found), _subtitle(found, chosen)
    own = translate(
        "No figure says how many children are trafficked. Where none or few are found, perhaps nobody counts."
    )
    return Words(
        stem="children-on-the-move",
        indicator=STOCK,
        title=title,
        subtitle=subtitle,
        caveat=caveats_said(context, Shows(rows_of(asked[6:7]), f"{title} {subtitle}", own=own)),
        source=sources_listed(context, asked),
        sources=credits_of(context, asked),
        indicators=" ".join((*dict.fromkeys(question.indicator for question in asked), *SHARES.values())),
        coverage=in_sentences(filter(None, (*_covered(found), *_absent(found, chosen.areas)))),
        origin=origin_address(context, asked[0], found.end(STOCK)),
    )


def _title(found: Counted) -> str:
    return translate_number(
        "Children displaced within {n} UN member; of these, no out-of-school figure since {since}: {school}",
        "Children displaced within {n} UN members; of these, no out-of-school figure since {since}: {school}",
        len(found.countries),
        n=format_number(len(found.countries)),
        school=format_number(found.none(SCHOOL) + found.before(SCHOOL, OLDER)),
        since=OLDER,
    )


def _subtitle(found: Counted, chosen: Chosen) -> str:
    if chosen.codes:
        return translate(
            "UN members with internally displaced children at the end of {year}; pictures and slides start with those "
            "chosen and their region, the largest estimates first",
            year=found.end(STOCK),
        )
    return translate(
        "UN members with internally displaced children at the end of {year}; pictures and slides start with the "
        "largest estimates, conflict and disasters together",
        year=found.end(STOCK),
    )


def _covered(found: Counted) -> Iterator[str]:
    """How little is counted, and of whom shares are."""
    yield translate(
        "Shares are of children in the whole country, not only of those on the move: births, of children under 5; "
        "school, of children of primary school age; social protection, of children under 15. In brackets are children "
        "among refugees whose age is known."
    )
    yield translate("Displacement by conflict and by disasters is estimated separately.")
    yield translate(
        "Of the {n}, without a figure on primary-age children out of school: {school}; with one from before {older} "
        "alone: {school_older}. On births registered: {births} and {births_older}. On social "
        "protection, without one: {protected}.",
        older=OLDER,
        n=of_countries(len(found.countries)),
        school=format_number(found.none(SCHOOL)),
        school_older=format_number(found.before(SCHOOL, OLDER)),
        births=format_number(found.none(BIRTHS)),
        births_older=format_number(found.before(BIRTHS, OLDER)),
        protected=format_number(found.none(PROTECTED)),
    )
    yield translate(
        "On detected child victims, without a figure: {none}; the last one from before {late}: "
        "{before}; the last one zero or <5: {low}.",
        none=format_number(found.none(VICTIMS)),
        late=LATE,
        before=format_number(found.before(VICTIMS, LATE)),
        low=format_number(found.low),
    )


def _absent(found: Counted, chosen: Sequence[str]) -> Iterator[str]:
    """Which of the chosen countries and areas the table does not hold, and why."""
    absent = [code for code in chosen if code not in found.countries][:MOST_ABSENT]
    members = set(found.context.geography.members)
    zeros = {code for code in absent if code in {**found.by_conflict, **found.by_disaster}}
    outside = [code for code in absent if code not in members]
    if outside:
        yield translate("Only UN members are listed, so not: {areas}.", areas=_names(found, outside))
    if inside := [code for code in absent if code in members & zeros]:
        yield translate(
            "Not listed, since the estimate of displaced children is zero: {areas}.", areas=_names(found, inside)
        )
    if none := [code for code in absent if code in members - zeros]:
        yield translate(
            "Not listed, since there is no estimate of displaced children, which is not a count of zero: {areas}.",
            areas=_names(found, none),
        )


def _names(found: Counted, codes: Sequence[str]) -> str:
    return listed([area_name(found.context, code) for code in codes])


# ------------------------------------------------------------------------------------------------ table and file


def _table(found: Counted, chosen: Chosen) -> Table:
    columns = (
        translate("Country"),
        translate("Children displaced by conflict (estimate)"),
        translate("Children displaced by disasters (estimate)"),
        translate("Refugees there, {year}", year=found.end(HOSTED)),
        translate("Refugees from there, {year}", year=found.end(FROM)),
        translate("Out of school, primary"),
        translate("Births not registered"),
        translate("No social protection"),
        translate("Detected child victims"),
        translate("Children, {year}", year=found.end(CHILDREN)),
    )
    # Those chosen stand first; sorted by name they go to their place, as everybody does.
    codes = sorted(found.countries, key=lambda code: not chosen.is_first(found, code))
    rows = [tuple(cell(found, code) for cell in CELLS) for code in codes]
    names = [area_name(found.context, code) for code in codes]
    places = {code: place for place, code in enumerate(found.countries)}
    return Table(
        columns,
        tuple((name, *(cell.said for cell in row)) for name, row in zip(names, rows, strict=True)),
        (False, *(True for _ in columns[1:])),
        tuple(("", *(cell.origin for cell in row)) for row in rows),
        chosen=tuple(place for place, code in enumerate(codes) if code in chosen.areas),
        keys=tuple(
            (str(places[code]), *(number_text(cell.key) for cell in row)) for code, row in zip(codes, rows, strict=True)
        ),
        first=tuple(sorted(range(len(rows)), key=lambda place: _order(found, chosen, codes[place]))),
    )


def _order(found: Counted, chosen: Chosen, code: str) -> tuple[bool, bool, float]:
    """In a picture: those chosen, their region, then all others; the largest estimates first in each."""
    return not chosen.is_first(found, code), not chosen.is_near(found, code), -_both(found, code)


def _both(found: Counted, code: str) -> float:
    """Displaced children of both causes, for the order alone."""
    items = (known.get(code) for known in (found.by_conflict, found.by_disaster))
    return sum(item.value or 0.0 for item in items if item is not None)


def _origin(found: Counted, name: str, code: str, year: int | None, breakdown: str = "") -> str:
    age = CHILD if name in (STOCK, VICTIMS) else ""
    question = found.context.question(name, (code,), age=age)
    return origin_address(found.context, replace(question, breakdown=breakdown or question.breakdown), year)


def _displaced(found: Counted, code: str, known: dict[str, Observation], cause: str) -> Cell:
    item = known.get(code)
    if item is None or item.value is None:
        return Cell(translate("none listed"), None, "")
    said = translate("few", context="children") if 0 < item.value < FEW else estimate_text(item.value)
    if item.value >= ESTIMATED_FROM:
        said = translate("about {number}", number=said)
    return Cell(said, item.value, _origin(found, STOCK, code, item.year, cause))


def _by_conflict(found: Counted, code: str) -> Cell:
    return _displaced(found, code, found.by_conflict, CONFLICT)


def _by_disaster(found: Counted, code: str) -> Cell:
    return _displaced(found, code, found.by_disaster, DISASTER)


def _refugees(name: str) -> Callable[[Counted, str], Cell]:
    def cell(found: Counted, code: str) -> Cell:
        item = found.of[name].get(code)
        if item is None:
            return Cell(translate("no figure"), None, "")
        if item.year < STALE:
            # It would stand under a head of another year, and be sorted among figures of that year.
            return Cell(
                translate("no figure since {year}", year=item.year), None, _origin(found, name, code, item.year)
            )
        said = short_figure(item.value, item.lower, item.upper, 0)
        year = None if item.year == found.end(name) else item.year
        told = _refugees_said(said, year, found.shares[name].get((code, item.year)))
        return Cell(told, item.value, _origin(found, name, code, item.year))

    return cell


def _refugees_said(figure: str, year: int | None, share: float | None) -> str:
    """How many, and how many of them are children; the year where it is not that of the column's head."""
    is_nobody = figure == format_number(0)
    if share is not None:
        part = format_number(share, 0)
        if year is None:
            return translate("{figure} ({share}% children)", figure=figure, share=part)
        return translate("{figure} ({year}, {share}% children)", figure=figure, year=year, share=part)
    if year is None:
        return figure if is_nobody else translate("{figure} (ages not known)", figure=figure)
    if is_nobody:
        return translate("{figure} ({year})", figure=figure, year=year)
    return translate("{figure} ({year}, ages not known)", figure=figure, year=year)


def _share(name: str, *, is_rest: bool) -> Callable[[Counted, str], Cell]:
    """A share of a country's children; with `is_rest` what is left to all of them."""

    def cell(found: Counted, code: str) -> Cell:
        item = found.of[name].get(code)
        if item is None or item.value is None:
            return Cell(translate("no figure"), None, "")
        origin = _origin(found, name, code, item.year)
        if item.year < OLDER:
            return Cell(translate("older: {year}", year=item.year), None, origin)
        value = _rest(item.value) if is_rest else item.value
        said = translate("{figure}% ({year})", figure=figure_text(value, None, None, 1), year=item.year)
        return Cell(said, value, origin)

    return cell


def _rest(value: float) -> float:
    """What is left to all; without what a machine's own arithmetic adds."""
    return round(WHOLE - value, 9)


def _victims(found: Counted, code: str) -> Cell:
    item = found.of[VICTIMS].get(code)
    if item is None or item.ends is None:
        return Cell(translate("no usable figure"), None, _origin(found, VICTIMS, code, None))
    context, question = found.context, found.context.question(VICTIMS, (code,), age=CHILD)
    if added := of_children(context, question, code):
        said, question = in_a_cell(added), rows_behind(question, added)
    else:
        figure = figure_text(item.value, item.lower, item.upper, 0)
        told = figure_and_doubt(context, question, item, code, figure)
        said = translate("{figure} ({year})", figure=told, year=item.year)
    said = with_later(context, question, code, item.year, said)
    return Cell(said, item.ends[0], origin_address(context, question, item.year))


def _children(found: Counted, code: str) -> Cell:
    item = found.of[CHILDREN].get(code)
    if item is None or item.value is None:
        return Cell(translate("no figure"), None, "")
    return Cell(short_figure(item.value, None, None, 0), item.value, _origin(found, CHILDREN, code, item.year))


CELLS: tuple[Callable[[Counted, str], Cell], ...] = (
    _by_conflict,
    _by_disaster,
    _refugees(HOSTED),
    _refugees(FROM),
    _share(SCHOOL, is_rest=False),
    _share(BIRTHS, is_rest=True),
    _share(PROTECTED, is_rest=True),
    _victims,
    _children,
)
"""What each column holds, the names before it left out."""


def _file(found: Counted) -> FileRows:
    rows = []
    for code in found.countries:
        conflict, disaster = found.by_conflict.get(code), found.by_disaster.get(code)
        victims = found.of[VICTIMS].get(code)
        rows.append(
            (
                code,
                area_name(found.context, code),
                number_text(conflict.value if conflict else None),
                number_text(disaster.value if disaster else None),
                str(found.end(STOCK)),
                *(text for name in (HOSTED, FROM) for text in _refugees_filed(found, name, code)),
                *(text for name in (SCHOOL, BIRTHS, PROTECTED) for text in _share_filed(found, name, code)),
                *(number_text(getattr(victims, name, None)) for name in ("value", "lower", "upper", "year")),
                *_dated(found.of[CHILDREN].get(code)),
            )
        )
    return tuple(rows)


def _dated(item: Observation | None) -> tuple[str, str]:
    return ("", "") if item is None else (number_text(item.value), str(item.year))


def _refugees_filed(found: Counted, name: str, code: str) -> tuple[str, str, str]:
    item = found.of[name].get(code)
    share = None if item is None else found.shares[name].get((code, item.year))
    return (*_dated(item), computed_text(share))


def _share_filed(found: Counted, name: str, code: str) -> tuple[str, str]:
    item = found.of[name].get(code)
    if item is None or item.value is None or name == SCHOOL:
        return _dated(item)
    return computed_text(_rest(item.value)), str(item.year)
