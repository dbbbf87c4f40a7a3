"""Then and now: the same countries in two years, a line for each from its figure then to its figure now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.catalogue import Indicator
from dashboard.charts import marks
from dashboard.charts.marks import Chart, Role
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import MOST_COLOURED, TALL, Drawn, Frame, legend_of, nothing, pane_of, reading
from dashboard.figures.least import breaks_line
from dashboard.figures.observed import file_rows
from dashboard.figures.series import frame_of
from dashboard.figures.shown import CSV_COLUMNS, Explained, FileRows, Section, Shown, Table, Words
from dashboard.geography import WORLD
from dashboard.i18n import alphabetical, format_number, in_a_row, in_sentences, translate, translate_number
from dashboard.kinds.compare import counts_behind, figure_said, is_few
from dashboard.metrics.lines import Line, Point
from dashboard.metrics.slope import APART, TwoYears, Way, two_years, way
from dashboard.metrics.together import FEWEST_COUNTRIES, FEWEST_IN_REGION
from dashboard.selection import Selection, file_name
from dashboard.store import Histories, Observation
from dashboard.views import View
from dashboard.words.captions import sources_said
from dashboard.words.caveats import Rows, Shows, caveats_said
from dashboard.words.counted import of_countries, of_years
from dashboard.words.credits import credits_of
from dashboard.words.names import area_name, capitalised, decimals_of, listed, unit_of, wording_of
from dashboard.words.offence import entitled
from dashboard.words.titles import FEW, subject
from dashboard.words.untotalled import nobody_noted
from dashboard.words.wider import years_without_rate

MOST_DRAWN, MOST_NAMED = 24, 6
"""Countries with a line, the first in the order of `_Case.order`, and of these with a name (`_Case.named`)."""
NAME_TALL, HUNG, MOVED = 0.16, 0.4, 1.2
"""Of the height of the lowest picture, what a name with its figures below it takes; and in such heights, how far one
may hang below the axis, and how far names may stand from the ends of their lines: farther ones are fans of leaders."""
MOST_PLACED = 2
"""Chosen countries that a title names; of more it says how many are compared."""
MOST_LEFT = 6
"""Countries without both years that a caption names; of more it says how many."""
LEAST_PART = 3
"""Where under one in so many of the countries have both years, the title begins with how many have."""
CHILDREN = "child-population"


@dataclass(frozen=True)
class _Case:
    """What is asked, of whom, and what was found."""

    context: Context
    selection: Selection
    countries: tuple[str, ...]
    chosen: tuple[str, ...]
    place: str
    """The group that they are of, in words; empty where the reader chose countries alone."""
    refusal: str
    """Why the figures are not compared between two years; empty where they are."""

    @property
    def indicator(self) -> Indicator:
        return self.context.indicators[self.selection.indicator]

    @cached_property
    def found(self) -> TwoYears | None:
        """Years and figures, None where there are no two years that enough countries have."""
        if self.refusal:
            return None
        since = max(self.indicator.break_years, default=0)
        histories = _comparable(self.context.histories(self.selection), self.indicator.zeros_until)
        return two_years(histories, self.countries, self.chosen, since, self.fewest)

    @property
    def fewest(self) -> int:
        """Countries that must have both years: as many as a sum over the same countries must have, or both of two."""
        if len(self.countries) == len(self.chosen):
            return min(FEWEST_IN_REGION, max(2, len(self.chosen)))
        return FEWEST_COUNTRIES if self.place == area_name(self.context, WORLD) else FEWEST_IN_REGION

    @cached_property
    def ways(self) -> Mapping[str, Way]:
        """Which way the figures of each country went."""
        target = self.indicator.target
        margin = 0.0 if target is None else target.margin
        decimals = decimals_of(self.indicator, self.selection.measure)
        return {
            code: "few" if self._rests_on_few(code, pair) else way(*pair, margin, decimals)
            for code, pair in (self.found.both.items() if self.found else ())
        }

    def _rests_on_few(self, code: str, pair: Sequence[Observation]) -> bool:
        behind = counts_behind(self.context, self.selection, code)
        return any(is_few(behind, _point(item)) for item in pair)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Countries with both years: chosen ones, the highest of either year, then those with the most children.

        The highest sets the scale: a reader asks for its name first.
        """
        people, year = self.context.weights[CHILDREN], self.context.years(CHILDREN).opening

        def place(code: str) -> tuple[bool, bool, float, str]:
            return code not in self.chosen, code not in self.highest, -people.get(code, {}).get(year, 0.0), code

        return tuple(sorted(self.both, key=place))

    @property
    def both(self) -> Mapping[str, tuple[Observation, Observation]]:
        """The figures of both years by country; nothing where there are no two years."""
        return {} if self.found is None else self.found.both

    @cached_property
    def highest(self) -> frozenset[str]:
        """Those with the highest figure of either year: they set the scale."""
        ends = zip(*self.both.values(), strict=True)
        return frozenset(max(items, key=_low_end).area for items in ends)

    @cached_property
    def named(self) -> tuple[str, ...]:
        """Countries whose name stands at the end of their line: chosen ones, the highest of either year, and then those
        whose figures changed the most, where each name has room near its line."""
        drawn = self.order[:MOST_DRAWN]
        found = [code for code in drawn if code in self.chosen or code in self.highest][:MOST_NAMED]
        highest = max((_low_end(item) for pair in self.both.values() for item in pair), default=0.0) or 1.0
        ends = {code: _low_end(self.both[code][1]) / highest for code in drawn}
        for code in sorted(drawn, key=lambda code: -abs(_low_end(self.both[code][1]) - _low_end(self.both[code][0]))):
            if code not in found and len(found) < MOST_NAMED and _have_room([ends[one] for one in (*found, code)]):
                found.append(code)
        return tuple(found)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Countries without both years."""
        return tuple(code for code in self.countries if code not in self.order)

    @cached_property
    def rateless(self) -> tuple[str, ...]:
        """Countries that are left out though they have a count of either year, or of any where there are none."""
        years = None if self.found is None else {self.found.first, self.found.last}
        return tuple(
            code
            for code in (() if self.refusal else self.left_out)
            if (own := years_without_rate(self.context, self.selection, code)) and (years is None or years & {*own})
        )

    @property
    def risen(self) -> tuple[str, ...]:
        """Countries that are left out for a listed zero of the first year, and have more than zero in the last one."""
        if self.found is None or self.found.first > self.indicator.zeros_until:
            return ()
        first, last = self.found.first, self.found.last
        known = {code: self.known(code) for code in self.left_out}
        return tuple(
            code
            for code, items in known.items()
            if first in items and last in items and items[first].value == 0 and (items[last].ends or (0.0,))[0] > 0
        )

    def known(self, code: str) -> dict[int, Observation]:
        """The figures of a country in either of the years."""
        years = () if self.found is None else (self.found.first, self.found.last)
        history = self.context.histories(self.selection).get(code, ())
        return {item.year: item for item in history if item.year in years and item.ends is not None}

    @property
    def is_of_few(self) -> bool:
        """Whether under a third of the countries have both years: the title says how few first."""
        return LEAST_PART * len(self.order) < len(self.countries)

    def many(self, *ways: Way) -> int:
        """In how many countries figures went one of these ways."""
        return sum(found in ways for found in self.ways.values())

    def question(self, code: str) -> Selection:
        """What is asked of one country."""
        return replace(self.selection, areas=(code,), view="", against=(), show=())

    def text(self, code: str, item: Observation) -> str:
        """A figure in words; one that rests on few says so."""
        said = wording_of(self.indicator, self.selection).text(item)
        return figure_said(self.context, self.selection, code, _point(item), said)


def _low_end(item: Observation) -> float:
    return (item.ends or (0.0,))[0]


def _have_room(ends: Sequence[float]) -> bool:
    """Whether names at such parts of the height all stand near to them, one over the other where two would meet."""
    placed, lowest = list[float](), (0.5 - HUNG) * NAME_TALL
    groups: list[list[float]] = []
    for end in sorted(ends):
        groups.append([end])
        while len(groups) > 1 and _foot(groups[-1], lowest) < _foot(groups[-2], lowest) + len(groups[-2]) * NAME_TALL:
            last = groups.pop()
            groups[-1] += last
    for group in groups:
        placed += [_foot(group, lowest) + place * NAME_TALL for place in range(len(group))]
    return all(abs(one - other) <= MOVED * NAME_TALL for one, other in zip(placed, sorted(ends), strict=True))


def _foot(group: Sequence[float], lowest: float) -> float:
    """Where the lowest of names stands that stand on each other around their ends."""
    return max(lowest, sum(group) / len(group) - (len(group) - 1) * NAME_TALL / 2)


def _comparable(histories: Histories, until: int) -> Histories:
    """Without the zeros up to a year after which their publisher lists hardly any: they are no measured start."""
    if not until:
        return histories
    return {
        area: tuple(item for item in history if item.value != 0 or item.year > until)
        for area, history in histories.items()
    }


def _slope(context: Context, _view: View, selection: Selection) -> Shown:
    """The view: chart, words, table and file."""
    case = _case(context, selection)
    return Shown(
        lambda: _chart(case), lambda: _words(case), lambda: _table(case), tuple(CSV_COLUMNS), lambda: _file(case)
    )


def _case(context: Context, selection: Selection) -> _Case:
    """The UN members of the chosen groups with the countries chosen beside them; one country with those that it is
    compared with; several as they are; the world where nothing is chosen."""
    geography = context.geography
    chosen = tuple(code for code in selection.areas if code in geography.areas)
    groups = tuple(code for code in selection.areas if code in geography.regions)
    if not groups and len(chosen) < 2:
        groups = tuple(filter(None, [geography.comparison_group(chosen[0]) if chosen else WORLD]))
    members = [code for group in groups for code in geography.members_in(group)]
    outside = [code for code in chosen if code not in members]
    is_placed = bool(groups) or len(chosen) <= MOST_PLACED
    place = listed([area_name(context, code) for code in (*groups, *outside)]) if is_placed else ""
    refusal = _refusal(context.indicators[selection.indicator], selection)
    return _Case(context, selection, tuple(dict.fromkeys((*chosen, *members))), chosen, place, refusal)


def _refusal(indicator: Indicator, selection: Selection) -> str:
    if indicator.theme == "victims" or indicator.is_reported:
        return translate(
            "Detections and persons before the law move with what is looked for and recorded: countries are not "
            "compared by them."
        )
    if wording_of(indicator, selection).names or wording_of(indicator, selection).years or indicator.area:
        return translate("Only amounts of countries are compared: codes, years and figures of the world are not.")
    if indicator.target is not None and indicator.target.silence:
        return translate("Answers about violence are not compared: a lower figure may be silence.")
    return ""


def _point(item: Observation) -> Point:
    return Point(item.year, item.value, item.lower, item.upper, item.status)


# ------------------------------------------------------------------------------------------------ the chart


def _drawn(case: _Case) -> list[Drawn]:
    """The lines, the most important first: colours for countries that the reader chose."""
    found = case.found
    return [
        Drawn(
            area_name(case.context, code),
            f"line.{place}" if code in case.chosen and place < MOST_COLOURED else "muted",
            Line(code, tuple(map(_point, found.both[code]))),
        )
        for place, code in enumerate(case.order[:MOST_DRAWN])
        if found is not None
    ]


def _frame(case: _Case, found: TwoYears, drawn: Sequence[Drawn]) -> Frame:
    """Both years, and none between them that anybody was asked for."""
    frame = frame_of(case.context, case.selection, drawn)
    asked = (found.last + 1, found.last)
    return replace(frame, first=found.first, last=found.last, asked=asked, of_surveys=False, as_lines=True)


def _chart(case: _Case) -> Chart:
    found, drawn = case.found, _drawn(case)
    if found is None:
        return nothing()
    pane = pane_of(drawn, _frame(case, found, drawn))
    lines = [mark for mark in pane.marks if isinstance(mark, marks.Line)]
    told = [
        replace(
            mark,
            role=_role(case, code),
            end=_end(case, found, code) if code in case.named else "",
            # Both figures stand with the name.
            data=tuple(replace(datum, label="") for datum in mark.data),
        )
        for mark, code in zip(lines, case.order, strict=False)
    ]
    pane = replace(pane, x=replace(pane.x, ticks=(found.first, found.last)), marks=tuple(reversed(told)))
    return Chart((pane,), tall=TALL, legend=legend_of([pane]))


def _role(case: _Case, code: str) -> Role:
    return "chosen" if code in case.chosen else "peers" if code in case.named else "others"


def _end(case: _Case, found: TwoYears, code: str) -> str:
    """The name of a country, and below it both figures."""
    return f"{area_name(case.context, code)}\n{_pair_said(case, found, code)}"


def _pair_said(case: _Case, found: TwoYears, code: str) -> str:
    before, after = (case.text(code, item) for item in found.both[code])
    return translate("{before} → {after}", before=before, after=after)


# ------------------------------------------------------------------------------------------------ words


def _words(case: _Case) -> Words:
    context, selection, found = case.context, case.selection, case.found
    first, last = (found.first, found.last) if found else (selection.year, selection.year)
    title, subtitle, asked = _title(case), _subtitle(case), [replace(selection, areas=())]
    awaited = (first, last) if case.left_out else ()
    rows = (Rows(asked[0], (first, last), awaited, case.order),) if found else ()
    own = translate("Only two years are shown, not what lies between them.") if found else ""
    covered = in_sentences(_covered(case))
    drawn = _drawn(case)
    marks_said = [_named_said(case), reading(drawn, _frame(case, found, drawn)), _broken_said(drawn)] if found else []
    return Words(
        stem=f"{file_name(selection, first, last)}_two-years",
        indicator=selection.indicator,
        title=title,
        subtitle=subtitle,
        caveat=caveats_said(context, Shows(rows, f"{title} {subtitle}", case.indicator, own=own)),
        source=sources_said(context, asked),
        sources=credits_of(context, asked),
        coverage=in_sentences(filter(None, (covered, *marks_said))),
        covered=covered,
        origin=origin_address(context, selection, last),
    )


@entitled
def _title(case: _Case) -> str:
    """Which way figures went, and in how many countries that can be told."""
    words = {"subject": subject(case.context, case.selection), "place": case.place}
    if case.refusal:
        return translate("{subject}: not compared between two years", **words)
    if case.found is None:
        bare = translate("{subject}: no two years of which enough of these countries have a rate", **words)
        return (
            bare if case.rateless else translate("{subject}: no two years that enough of these countries have", **words)
        )
    words |= {
        "first": str(case.found.first),
        "last": str(case.found.last),
        "n": format_number(len(case.order)),
        "lower": format_number(case.many("lower")),
        "higher": format_number(case.many("higher")),
    }
    if case.is_of_few:
        words["of"] = of_countries(len(case.countries))
        if not case.place:
            return translate(
                "{subject}, {last} against {first}: lower in {lower}, higher in {higher} ({n} of {of} compared)",
                **words,
            )
        return translate(
            "{subject}, {place}, {last} against {first}: lower in {lower}, higher in {higher} ({n} of {of} compared)",
            **words,
        )
    words["n"] = of_countries(len(case.order))
    return _both_ways(case, words) if case.many("lower") and case.many("higher") else _one_way(case, words)


def _both_ways(case: _Case, words: Mapping[str, object]) -> str:
    if not case.place:
        return translate(
            "{subject}, {last} against {first}: lower in {lower} of the {n} compared, higher in {higher}",
            **words,
        )
    return translate(
        "{subject}, {place}, {last} against {first}: lower in {lower} of the {n} compared, higher in {higher}",
        **words,
    )


def _one_way(case: _Case, words: Mapping[str, object]) -> str:
    """The same where figures went one way in no country: a word says so, no figure 0."""
    words = {**words, "subject": in_a_row(filter(None, (subject(case.context, case.selection), case.place)))}
    if case.many("lower"):
        return translate(
            "{subject}, {last} against {first}: lower in {lower} of the {n} compared, higher in none",
            **words,
        )
    if case.many("higher"):
        return translate(
            "{subject}, {last} against {first}: higher in {higher} of the {n} compared, lower in none",
            **words,
        )
    return translate("{subject}, {last} against {first}: neither lower nor higher in any of the {n} compared", **words)


def _subtitle(case: _Case) -> str:
    """The unit, and how many are left out for a listed zero, which with them might turn the message round.

    That these "rose" is not said: the zero may be no more than a habit of the list.
    """
    unit = unit_of(case.indicator, case.selection)
    if case.found is None:
        return unit
    said = translate(
        "{unit}; the same countries in {first} and in {last}", unit=unit, first=case.found.first, last=case.found.last
    )
    if not case.risen:
        return said
    return translate_number(
        "{said}; {number} more, listed with zero in {first}, is not compared",
        "{said}; {number} more, listed with zero in {first}, are not compared",
        len(case.risen),
        said=said,
        first=case.found.first,
    )


def _covered(case: _Case) -> Iterator[str]:
    """Who has both years, who is left out, and of whom nothing can be told."""
    found, left = case.found, case.left_out
    if found is None:
        yield case.refusal or _why_none(case)
        yield from _no_rates(case)
        return
    yield translate_number(
        "{n} of {of} is compared between {first} and {last}.",
        "{n} of {of} are compared between {first} and {last}.",
        len(case.order),
        n=format_number(len(case.order)),
        of=of_countries(len(case.countries)),
        first=found.first,
        last=found.last,
    )
    if len(left) > MOST_LEFT:
        yield translate_number(
            "{number} country is left out, named in the table.",
            "{number} countries are left out, named in the table.",
            len(left),
        )
    elif left:
        yield translate("Left out: {areas}.", areas=listed([area_name(case.context, code) for code in left]))
    yield from _no_rates(case)
    if alike := case.many("near", "few"):
        yield translate_number(
            "In {number} country the two figures are too near to be told apart, or rest on few.",
            "In {number} countries the two figures are too near to be told apart, or rest on few.",
            alike,
        )
    if case.risen:
        yield translate_number(
            "{number} country was listed with zero in {first} and has a figure above it in {last}; it is left out.",
            "{number} countries were listed with zero in {first} and have a figure above it in {last}; they are left "
            "out.",
            len(case.risen),
            first=found.first,
            last=found.last,
        )
    if case.indicator.zeros_until >= found.first:
        yield translate(case.indicator.caveats[-1])
    if case.indicator.break_years:
        yield translate(
            "Nothing is compared across the new questionnaire of {year}.", year=max(case.indicator.break_years)
        )


def _no_rates(case: _Case) -> Iterator[str]:
    """Whose figures have no rate, and for want of what; of many the chosen ones alone."""
    codes = [code for code in case.rateless if code in case.chosen or len(case.rateless) <= MOST_LEFT]
    if codes:
        yield translate(
            "{reason} ({areas}).",
            reason=capitalised(nobody_noted(case.context, case.selection, codes)),
            areas=listed([area_name(case.context, code) for code in codes]),
        )


def _why_none(case: _Case) -> str:
    if case.rateless:
        return translate(
            "Two years are shown where half of the countries with a rate of the later one, and at least "
            "{fewest}, have both, at least {apart} apart: there are none.",
            fewest=of_countries(case.fewest),
            apart=of_years(APART),
        )
    return translate(
        "Two years are shown where half of the countries with a figure of the later one, and at least "
        "{fewest}, have both, at least {apart} apart: there are none.",
        fewest=of_countries(case.fewest),
        apart=of_years(APART),
    )


def _broken_said(drawn: Sequence[Drawn]) -> str:
    """That figures stand without a line, where one of the two is a wide range."""
    if not any(breaks_line(point) for item in drawn for point in item.line.points):
        return ""
    return translate("No line goes from or to a wide range.")


def _named_said(case: _Case) -> str:
    """Whose lines are drawn, and which of them are named, where not all are."""
    many = len(case.order)
    if many == len(case.named):
        return ""
    if many <= MOST_DRAWN:
        return translate(
            "Named, where names have room: those chosen, those that set the scale, then those that changed the most."
        )
    return translate_number(
        "{drawn} is drawn. Named, where names have room: those chosen, those that set the scale, then those that "
        "changed the most. The table has them all.",
        "{drawn} are drawn. Named, where names have room: those chosen, those that set the scale, then those that "
        "changed the most. The table has them all.",
        MOST_DRAWN,
        drawn=MOST_DRAWN,
    )


# ------------------------------------------------------------------------------------------------ table and file


def _table(case: _Case) -> Table:
    """Countries in the order of their names, which is no rank; those without both years apart."""
    found = case.found
    if found is None:
        return Table((translate("Country or area"),), (), (False,))
    named = {code: area_name(case.context, code) for code in case.countries}
    both = sorted(case.order, key=lambda code: alphabetical(named[code]))
    apart = sorted(case.left_out, key=lambda code: alphabetical(named[code]))
    years = (found.first, found.last)
    rows, origins = [], []
    for code in (*both, *apart):
        known = case.known(code)
        bare = years_without_rate(case.context, case.selection, code)
        none = {year: translate("no rate") if year in bare else translate("no figure") for year in years}
        texts = [case.text(code, known[year]) if year in known else none[year] for year in years]
        is_zero = code not in case.ways and len(known) == len(years)
        told = translate("not compared: listed with zero") if is_zero else ""
        rows.append((named[code], *texts, _way_said(case.ways[code]) if code in case.ways else told))
        where = [origin_address(case.context, case.question(code), year) if year in known else "" for year in years]
        origins.append(("", *where, ""))
    parts = ((len(both), translate("Left out: not both years, or not comparable")),) if apart else ()
    columns = (translate("Country or area"), *map(str, years), translate("Now against then"))
    chosen = tuple(place for place, code in enumerate((*both, *apart)) if code in case.chosen)
    return Table(columns, tuple(rows), (False, True, True, False), tuple(origins), parts, chosen=chosen)


def _way_said(found: Way) -> str:
    if found == "lower":
        return translate("lower")
    if found == "higher":
        return translate("higher")
    return translate("too near to tell") if found == "near" else translate("few, not compared")


def _file(case: _Case) -> FileRows:
    """The figures of both years of each country, in the order of codes."""
    lines = ((code, tuple(map(_point, case.known(code).values()))) for code in sorted(case.countries))
    asked = (
        (Drawn(area_name(case.context, code), "", Line(code, points)), case.question(code)) for code, points in lines
    )
    return file_rows(case.context, asked)


# ------------------------------------------------------------------------------------------------ the method


def _how(_context: Context) -> Section:
    return Section(
        "two-years",
        translate("Then and now"),
        (
            translate(
                "Two years are compared only over the same countries. The later one is the last of which enough "
                "countries have a figure and one of an earlier year, at least {apart} before; the earlier one "
                "is the first such year. Enough are half of those with a figure of the later year, and {world} "
                "of the world or {region} of any other group. Pairs of years that all chosen countries have go "
                "before others, and nothing is compared across a break. Countries without both years are left "
                "out.",
                apart=of_years(APART),
                world=FEWEST_COUNTRIES,
                region=FEWEST_IN_REGION,
            ),
            translate(
                "The later figure is called lower or higher where ranges do not overlap, the two are not written "
                "alike, and they are as far apart as the indicator can show. Figures that rest on fewer than {few} "
                "are not compared. What lies between the two years is not shown: with other years it may look "
                "otherwise.",
                few=FEW,
            ),
        ),
    )


SLOPE = Explained(_slope, _how)
