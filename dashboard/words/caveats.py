"""What could mislead in what a view shows: at most three caveats and that of a break, by rule, for every medium."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial, reduce
from types import MappingProxyType
from typing import NamedTuple

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.i18n import (
    as_sentence,
    format_number,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    translate,
    translate_number,
)
from dashboard.metrics.aggregates import MORE, sum_in
from dashboard.metrics.findings import Note
from dashboard.metrics.latest import snapshot
from dashboard.metrics.lines import UNKNOWN_ORIGIN, summed
from dashboard.metrics.pairs import DOUBTED
from dashboard.metrics.together import LEAST_WHOLE
from dashboard.selection import Selection
from dashboard.store import Observation, SeriesKey
from dashboard.words.adults import SHARE, without_adults_said, years_without_adults
from dashboard.words.carried import Carried, carried, carried_said, is_told_without, turned_said, without_said
from dashboard.words.counted import of_areas, of_countries_and_areas, of_persons
from dashboard.words.credits import publisher_said
from dashboard.words.few import SHARES, counted_in
from dashboard.words.known import of_series
from dashboard.words.low_totals import (
    all_under_other,
    all_under_other_said,
    below_a_form_said,
    below_parts,
    below_parts_said_of,
    beside_more_than_all,
    beyond_total,
    beyond_total_said,
    denied,
    everybody_listed,
    everybody_listed_said,
    has_once_more,
    low_total_said,
    low_totals_said,
    more_than_all_said,
    once_more_said,
    other_ages,
    other_ages_by_sex,
    other_ages_by_sex_said,
    other_ages_said,
    range_said_of,
    repeated_said,
    totals_below_a_form,
    unclear_by_adults,
    unclear_by_children,
    unclear_of_adults_said,
    unclear_said,
    unfit_ages,
    unfit_ages_said,
    unknown_ages,
    years_once_more,
    years_repeated,
)
from dashboard.words.names import (
    AGE,
    CHILD_SEX,
    area_name,
    breakdown_word,
    capitalised,
    in_mid_sentence,
    listed,
    listed_apart,
    people,
    range_text,
    short_name,
    year_span,
    year_spans,
)
from dashboard.words.noted import note_sentence, other_age, publisher_notes, usual_age
from dashboard.words.referred import OF_DETECTED, referred_said, signed
from dashboard.words.stocks import jump_drawn, jump_said, repeated_drawn, same_number_said, territory_said
from dashboard.words.titles import subject
from dashboard.words.two_shares import share_by_sex, share_by_sex_said
from dashboard.words.uncovered import leaves_out, leaves_out_said
from dashboard.words.unfounded import denied_said, few_of_whom, unknown_ages_said
from dashboard.words.wider import beyond_group_said, counted_elsewhere_said, counted_with_said, no_rate_said

MOST = 3
"""With more of them none is read."""
DETECTED = "detected-victims"
"""The indicator whose first caveat goes before all others."""
UNRWA = "palestine-refugees-unrwa"
"""The indicator of which one year has people without an area, whom the years before count in areas."""
ALL_KINDS = "_T"
MOST_NAMED = 2
"""Indicators, or areas, that a caveat names; of more it says how many."""
CLOSE = 5
"""Where figures are looked up over more years than this, few countries have one of each year anyway."""
MOST_LATER = 2
"""Later figures of another source that have a sentence each; more stand in one."""
MOST_TOLD = 6
"""Lines that one country makes more than half of: of more than that many, as among key figures, none is told whole."""
LATER = "*"
"""Mark at a figure of which another source has a later one, where that is told below it."""
MOST_CARRIED = 2
"""Lines of several of which one country that makes more than half is named."""
CHILDREN = "Y0T17"
EVERY_AGE = "_T"
BEFORE_THE_LAW = frozenset({"persons-in-formal-contact", "persons-prosecuted", "persons-convicted"})
SAYS_OF_WHOM = BEFORE_THE_LAW | {
    "persons-convicted-rate",
    "child-labour-convictions",
    "child-labour-investigations",
    "labour-inspectors",
}
"""Indicators whose first caveat names what it is of."""
ALONE = {"persons-in-formal-contact": 2, "trafficking-offences": 1}
"""Which caveat of an indicator holds without the others that its first one tells it from."""
ON_ZEROS = {"conflict-deaths": 1}
"""Indicators of which a view that draws a zero says what that is, behind their first caveat; and which one says it."""
ESTIMATED = "E"
"""The status of an estimate."""
AGES_OF_REFUGEES = frozenset(
    f"child-share-of-refugees-by-{side}{what}" for side in ("origin", "asylum") for what in ("", "-age-known")
)
"""Tables in which an estimate rests on ages that are the same for every origin (data/sources/unhcr.py)."""
WOMEN = ("F",)
"""The sexes of an indicator of which women alone were asked."""


@dataclass(frozen=True)
class Rows:
    """Rows that a view shows: answers to one question, as far as a caveat depends on them."""

    question: Selection
    years: tuple[int, ...] = ()
    """Years of a line with a figure, which a reader compares; none for a map of one year."""
    awaited: tuple[int, ...] = ()
    """Years that are shown, but in which somebody who is shown has no figure."""
    areas: tuple[str, ...] = ()
    """Whose they are; all where none is named."""
    code: str = ""
    """The group that they are of, where they are the line of one."""
    by_publisher: bool = False
    """Whether they are a group's own figures by its publisher, and no country's."""
    stated: bool = False
    """Whether the title says how they moved: what is to be known of them comes first."""

    def __hash__(self) -> int:
        """Computed once: each rule looks up what is known of the same rows."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.question, self.years, self.awaited, self.areas, self.code, self.by_publisher, self.stated))


@dataclass(frozen=True)
class Shows:
    """What a view shows and says."""

    rows: tuple[Rows, ...]
    said: str
    """Its title and subtitle: what stands there is not said again."""
    main: Indicator | None = None
    """The indicator whose own first caveat goes with the view."""
    named: tuple[Indicator, ...] = ()
    """Others whose figures its title says or compares, whose first caveats go with it, too."""
    headline: Indicator | None = None
    """The one whose figure its title says, though victims are shown, too: its caveat goes first."""
    own: str = ""
    """What is to be kept in mind with every view of its kind."""
    doubt: str = ""
    """What the same report denies of a figure that its title tells and none of its rows has; mostly empty."""
    told: int = 0
    """The year of which its title has figures of several areas, though lines may go on; 0 where it has the newest."""
    areas: tuple[str, ...] = ()
    """Areas whose own figures stand among those of groups, where its rows name none: of whom men may have none."""
    of_reports: bool = False
    """Whether it shows who has a figure, or how many, and no level of one: what holds for levels is not said."""
    up_to_parts: bool = False
    """Whether totals of persons that are less than their parts are ranges up to these."""
    marks_later: bool = False
    """Whether figures of which another source has a later one bear the mark of that (`LATER`)."""
    called: tuple[tuple[str, str], ...] = ()
    """What it calls some indicators, by their ids, where that is not what the catalogue does."""
    referred: tuple[tuple[str, range], ...] = ()
    """Areas whose totals stand in none of its rows, each with their years."""
    is_signed: bool = False
    """Whether their names have a sign in a drawing, so that the sentence on them begins with it."""


def rows_of(questions: Iterable[Selection]) -> tuple[Rows, ...]:
    """The rows of levels, ranks and statuses, which are no lines over time: each stands with its own year."""
    return tuple(Rows(question) for question in questions)


def rows_of_map(question: Selection, year: int) -> Rows:
    """The rows of a map, or of cells, of countries: some country has no figure in any year."""
    return Rows(question, awaited=(year,))


def caveats(context: Context, shows: Shows) -> tuple[str, ...]:
    """The caveats of a view, the most important first, at most MOST, and that of a break that is drawn; none that its
    title or subtitle says.

    What one rule says of several lines is one of them.
    """
    return tuple(text for text, _ in _found(context, shows, _by_rule(context, shows)))


def _by_rule(context: Context, shows: Shows) -> dict[Rule, list[str]]:
    """What each rule says of a view."""
    return {rule: rule(context, shows) for rule in RULES}


def _found(context: Context, shows: Shows, by_rule: Mapping[Rule, list[str]]) -> list[tuple[str, bool]]:
    """The caveats of a view, each with whether it says of one more line what the one before says. `by_rule`: what each
    rule says of it."""
    found: list[tuple[str, bool]] = []
    told_by: dict[Rule, list[str]] = {}
    for rule, said in by_rule.items():
        new = [text for text in dict.fromkeys(said) if text not in shows.said]
        new = [text for text in new if all(text != told for told, _ in found)]
        found += [(text, rule is _one_country and text != new[0]) for text in new]
        told_by[rule] = new
    own = [place for place, (_, is_later) in enumerate(found) if not is_later]
    kept = found[: own[MOST]] if len(own) > MOST else found
    # With a line at a break goes what it is for, whatever else is said.
    kept += [one for one in found if one[0] in told_by[_break] and one not in kept]
    if _is_too_general(context, shows, told_by, [text for text, _ in kept]):
        general = told_by[_kind]
        women = [(text, False) for text in told_by[_women]]
        named = [(text, False) for text in (_named_said(context, shows),) if text]
        return [*named, *((text, is_later) for text, is_later in kept if text not in general), *women]
    return kept


def _is_too_general(context: Context, shows: Shows, told_by: Mapping[Rule, Sequence[str]], kept: Sequence[str]) -> bool:
    """Whether what holds for every view of a kind would take the place of who was asked.

    A later figure of another source and that women alone were asked change how a number is read, and both do in the key
    figures of Bangladesh: there the sentence of the kind, which changes no number, goes.
    """
    women, general = told_by[_women], told_by[_kind]
    is_left_out = bool(women) and not set(women) & set(kept)
    return is_left_out and bool(set(general) & set(kept)) and bool(_later_elsewhere(context, shows))


def caveats_said(context: Context, shows: Shows) -> str:
    """The same as one text, as it stands under a view, in a picture and on a slide."""
    return in_sentences(caveats(context, shows))


def reasons_said() -> str:
    """What holds for charts of unlike things on the same years."""
    return translate("The charts do not show what led to what.")


def chief_of(caveat: str, first: str) -> str:
    """How much of a caveat stands out: its first sentence, and with it what holds for charts of unlike things."""
    both = in_sentences((first, reasons_said()))
    return both if caveat.startswith(both) else first


def caveats_drawn(context: Context, shows: Shows) -> str:
    """The same without what parts of totals add up to: for a drawing whose keys say it of those that bars go up to."""
    parts = _below_parts(context, shows)
    return in_sentences(text for text in caveats(context, shows) if text not in parts)


class Caveat(NamedTuple):
    """The caveats of a view as one text, what of it a page has behind "More", and what is of single areas."""

    whole: str
    later: str
    placed: str


def caveat_of_lines(context: Context, shows: Shows) -> Caveat:
    """Of a view of several lines: where one country is more than half of two of them, the second is said later."""
    by_rule = _by_rule(context, shows)
    found = _found(context, shows, by_rule)
    referred = {*by_rule[_referred], *by_rule[_referred_movers]}
    return Caveat(
        in_sentences(text for text, _ in found),
        in_sentences(text for text, is_later in found if is_later),
        in_sentences(text for text, _ in found if text in referred),
    )


def caveats_of_rows(context: Context, indicator: Indicator) -> str:
    """The caveat of all published rows of an indicator."""
    said = [caveats_said(context, Shows((), "", main=indicator))]
    if indicator.groups_caveat:
        said.append(translate(indicator.groups_caveat))
    if has_once_more(context, indicator):
        said.append(translate("Some rows of another sex are the number of all once more, as published."))
    return in_sentences(filter(None, said))


# ------------------------------------------------------------------------------------------------ rules


class Placed(NamedTuple):
    """What a caveat of a map says of single areas: where none of them is seen, it is not said."""

    areas: tuple[str, ...]
    said: str
    has_source: bool = False
    """Whether it rests on a source that the map does not."""


def placed_in(context: Context, shows: Shows) -> tuple[Placed, ...]:
    """What the caveats of a map say of single areas."""
    said, found = caveats_said(context, shows), dict[str, tuple[str, ...]]()
    for rows in filter(_is_map, shows.rows):
        indicator = context.indicators[rows.question.indicator]
        since = rows.awaited[0] - indicator.window
        found |= {no_rate_said(context, rows.question, one.area, since): (one.area,) for one in indicator.wider}
        found |= {translate(caveat): tuple(sorted(areas)) for areas, caveat in indicator.place_caveats}
    for rule, status in ((_doubtful, DOUBTED), (_same_ages, ESTIMATED)):
        found |= dict.fromkeys(rule(context, shows), tuple(_of_status(context, shows.rows, status)))
    return tuple(Placed(areas, text) for text, areas in found.items() if text and text in said)


def placed_said(placed: Iterable[Placed]) -> str | None:
    """All of these as one text, as a page has it behind what holds of all; None where there is nothing."""
    return in_sentences(one.said for one in placed) or None


def without_placed(caveat: str, placed: Iterable[Placed]) -> str:
    """A caveat without what it says of some areas."""
    return reduce(lambda text, one: in_sentences(map(str.strip, text.split(one.said))), placed, caveat)


def _detection(context: Context, shows: Shows) -> list[str]:
    """With every figure of detected victims: detection is not prevalence; before that what holds for
    a title of something else. Of who reports: no figure is no zero."""
    shown = [*_indicators(context, shows), *([shows.main] if shows.main else [])]
    if not any(_is_of_detections(context, indicator) for indicator in shown):
        return []
    if shows.of_reports:
        return [translate("What is not known is not zero.")]
    said = translate(context.indicators[DETECTED].caveats[0])
    return [in_sentences((caveat_alone(shows.headline), said)) if shows.headline else said]


def _is_of_detections(context: Context, indicator: Indicator) -> bool:
    return indicator.caveats[0] == context.indicators[DETECTED].caveats[0]


def _suspects(context: Context, shows: Shows) -> list[str]:
    """Where persons before the law are of an age under 18: they are no victims."""
    young = [rows for rows in shows.rows if rows.question.age == CHILDREN]
    if any(context.indicators[rows.question.indicator].id in BEFORE_THE_LAW for rows in young):
        return [translate("These children are counted as suspects, not as victims.")]
    return []


def _projected(context: Context, shows: Shows) -> list[str]:
    """Where years are shown whose figures are projections."""
    for rows in shows.rows:
        if context.indicators[rows.question.indicator].theme != "context":
            continue
        histories = context.store.histories(rows.question.key).values()
        first = min((item.year for history in histories for item in history if item.status == "P"), default=None)
        if first is not None and max((*rows.years, *rows.awaited), default=0) >= first:
            return [translate("Figures for {first} and later are projections, not counts.", first=first)]
    return []


def _other_ages(context: Context, shows: Shows) -> list[str]:
    """Where figures of single areas are of another age than the usual one, and neither title nor subtitle says so.

    A map says of how many within its years.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for rows in shows.rows:
        indicator = context.indicators[rows.question.indicator]
        if _is_map(rows) and (said := _merged_said(context, indicator, rows)):
            return said
        for area in _single(context, rows):
            usual = replace(rows.question, age=indicator.default_age)
            ages = other_age(context, usual, area)
            if ages and ages not in shows.said:
                found.setdefault((ages, usual_age(context, usual)), []).append(area_name(context, area))
    return [
        translate("{areas}: measured among children {ages}, not {usual}.", areas=listed(names), ages=ages, usual=usual)
        for (ages, usual), names in found.items()
    ]


def _is_map(rows: Rows) -> bool:
    return not rows.areas and len(rows.awaited) == 1


def _merged_said(context: Context, indicator: Indicator, rows: Rows) -> list[str]:
    """How many countries of a map of a year have a figure of another age than the usual one; nothing where none has."""
    said, year = [], rows.awaited[0]
    for age in indicator.merged_age if rows.question.age == indicator.default_age else ():
        shown = snapshot(context.histories(replace(rows.question, age=age)), year, indicator.window)
        number = sum(item.ends is not None and area in context.geography.areas for area, item in shown.items())
        if number:
            said.append(
                translate_number(
                    "{number} country with a figure for {years} was measured among children {ages}, not {usual}.",
                    "{number} countries with a figure for {years} were measured among children {ages}, not {usual}.",
                    number,
                    years=year_span(year - indicator.window, year),
                    ages=translate(AGE[age]),
                    usual=usual_age(context, rows.question),
                )
            )
    return said


def _single(context: Context, rows: Rows) -> Sequence[str]:
    """The areas whose own figures are shown one by one; none of a group or a map."""
    if rows.code or rows.by_publisher or _is_map(rows):
        return ()
    areas = rows.areas or rows.question.areas
    return [area for area in dict.fromkeys(areas) if area in context.geography.areas]


def _told_by_itself(context: Context, rows: Rows) -> Sequence[str]:
    """The same; of a map those that are chosen, whose newest figures its title says."""
    if not _is_map(rows):
        return _single(context, rows)
    return [area for area in rows.question.areas if area in context.geography.areas]


def _last(context: Context, rows: Rows, area: str) -> int:
    """The last year that an area's own figures are shown of; 0 where there is none."""
    if not _is_map(rows):
        return max(rows.years, default=0)
    known = context.histories(rows.question).get(area, ())
    return max((item.year for item in known if item.ends is not None), default=0)


def _said_by_others(context: Context, shows: Shows) -> list[str]:
    """What is said of single areas' figures by others: a later figure of another source, and notes; one caveat."""
    return _in_turn([*_later_elsewhere(context, shows), *_noted(context, shows)])


def _noted(context: Context, shows: Shows) -> list[str]:
    """Where the publisher notes whom or what a single area's figure covers: word for word, or of many whose."""
    found = {
        (area, rows.question.indicator, note.text): note
        for rows in shows.rows
        for area in _single(context, rows)
        for note in publisher_notes(context, rows.question, area, rows.years)
    }
    if not found:
        return []
    areas = list(dict.fromkeys(area for rows in shows.rows for area in _single(context, rows)))
    groups = {rows.code for rows in shows.rows if rows.code}
    many = len(areas) + len(groups) > 1, len({rows.question.indicator for rows in shows.rows}) > 1
    if len(found) <= MOST_NAMED:
        alike: dict[tuple[str, Note], list[str]] = {}  # The same of two indicators is said once.
        for (area, indicator, _), note in found.items():
            alike.setdefault((area, note), []).append(indicator)
        return [
            in_sentences(
                note_sentence(_noted_name(context, area, indicators, many), note)
                for (area, note), indicators in alike.items()
            )
        ]
    # Of several areas with several indicators each the areas alone: all that has a note would be a list of its own.
    short = (many[0], many[1] and not many[0])
    ordered = sorted(found, key=lambda place: areas.index(place[0]))
    names = dict.fromkeys(_noted_name(context, area, [indicator], short) for area, indicator, _ in ordered)
    return [
        translate(
            "UNICEF has notes on whom or what these figures cover: {names}. The brief of each country quotes them.",
            names=listed(list(names)),
        )
    ]


def _noted_name(context: Context, area: str, indicators: Iterable[str], many: tuple[bool, bool]) -> str:
    """What a note is on, as far as it tells notes of a view apart. `many`: areas, indicators."""
    label = listed_apart([translate(context.indicators[name].label) for name in indicators])
    if many == (True, True):
        return in_a_row((area_name(context, area), label))
    return label if many[1] else area_name(context, area)


def _kind(context: Context, shows: Shows) -> list[str]:
    """With every view of a kind that can be misread: what it is not; and with every title that says figures of
    indicators beside the main one: what is first to be known of these."""
    said = in_sentences(filter(None, (shows.own, _named_said(context, shows))))
    return [said] if said else []


def _named_said(context: Context, shows: Shows) -> str:
    """The first caveats of what a title names, and what is to be known of the areas shown of it."""
    said = []
    for indicator in shows.named:
        own = [rows for rows in shows.rows if rows.question.indicator == indicator.id]
        # That only found victims are counted is said of all figures of them, before all others.
        first = "" if _is_of_detections(context, indicator) else caveat_alone(indicator)
        said += [
            *([_of_whom(context, shows, indicator, first)] if first else []),
            *(places_said(context, indicator, _shown_of(own)) if own else ()),
        ]
    return in_sentences(said)


def _of_whom(context: Context, shows: Shows, indicator: Indicator, said: str) -> str:
    """The caveat of one indicator, with its name where others are shown, too: else it reads as if of all of them.

    None is named where the caveat says itself what it is of, as of victims and of persons before the law, nor where the
    other one beside it has the same.
    """
    if not _has_its_name(context, shows, indicator):
        return said
    what = translate(dict(shows.called).get(indicator.id) or indicator.label)
    if indicator.sex == WOMEN and translate(indicator.unit_label) not in shows.said:
        what = in_a_row((what, translate(indicator.unit_label)))
    return translate("{what}: {said}", what=what, said=in_mid_sentence(said))


def _has_its_name(context: Context, shows: Shows, indicator: Indicator) -> bool:
    """Whether the caveat of an indicator begins with its name, and with whom it is of where that is women alone."""
    others = [one for one in (*shows.named, shows.main) if one is not None and one.id != indicator.id]
    is_of_all = all(rows.question.indicator == indicator.id for rows in shows.rows)
    is_shared = any(one.caveats[0] == indicator.caveats[0] for one in others)
    return not (is_of_all or is_shared or indicator.id in SAYS_OF_WHOM or _is_of_detections(context, indicator))


def _main(context: Context, shows: Shows) -> list[str]:
    """With every view of an indicator: its own first caveat, or what holds for groups in its place; both for both."""
    main = shows.main
    if not main or (shows.of_reports and _is_of_detections(context, main)):
        return []
    own = [rows for rows in shows.rows if rows.question.indicator == main.id]
    groups = [rows for rows in own if rows.by_publisher] if main.groups_caveat else []
    said = [translate(main.groups_caveat)] if groups else []
    if groups and len(groups) == len(own):
        return said
    # Of figures between two areas all drawn are of the chosen ones, as on no map.
    of_pairs = [rows.areas or rows.question.areas for rows in own] if main.partner else []
    shown = tuple(code for areas in of_pairs for code in areas) if of_pairs else _shown_of(own)
    placed = places_said(context, main, shown) if own else []
    is_alone = all(rows.question.indicator == main.id for rows in shows.rows)
    first = caveat_alone(main) if is_alone else translate(main.caveats[0])
    if shows.named:
        first = _of_whom(context, shows, main, first)
    has_zero = main.id in ON_ZEROS and (not own or any(_has_zero(context, rows) for rows in own))
    on_zeros = [translate(main.caveats[ON_ZEROS[main.id]])] if has_zero else []
    return [in_sentences((first, *on_zeros, *placed)), *said]


def _has_zero(context: Context, rows: Rows) -> bool:
    """Whether a zero is among the figures that rows show: of a sum, in a year in which all that it is of have one; of a
    map, which shows every country, always."""
    if _is_map(rows) or not (rows.years or rows.awaited):
        return True
    histories = context.histories(rows.question)
    shown = [
        {item.year: item.value for item in histories.get(code, ()) if item.value is not None}
        for area in rows.areas
        for code in context.geography.members_of(area)
    ]
    if not rows.code:
        return any(of.get(year) == 0 for of in shown for year in rows.years)
    return any(not any(of.get(year) for of in shown) for year in rows.years)


def caveat_alone(main: Indicator) -> str:
    """The first caveat of an indicator; of persons before the law, whose first one tells them from others, that which
    holds where none of these is shown."""
    if main.id == "persons-prosecuted":
        return translate("More persons prosecuted can mean more trafficking, more enforcement, or both.")
    if main.id in ("persons-convicted", "persons-convicted-rate"):
        return translate("More persons convicted can mean more trafficking, more enforcement, or both.")
    return translate(main.caveats[ALONE.get(main.id, 0)])


def _shown_of(own: Sequence[Rows]) -> tuple[str, ...]:
    """The areas and groups that rows are of; none where they are of all."""
    each = [() if _is_map(rows) else (rows.code,) if rows.code else rows.areas or rows.question.areas for rows in own]
    return tuple(code for codes in each for code in codes) if all(each) else ()


def on_places(context: Context, indicator: Indicator, shown: Collection[str]) -> list[str]:
    """What concerns some areas alone, where one of them is shown, or a group with one; all where none is chosen.

    Under which of two areas something is counted changes nothing in a sum of both. In English, as the catalogue has it.
    """
    if not indicator.place_caveats:
        return []
    shifted = {frozenset((one.area, *one.of)) for one in indicator.wider}
    inside = [
        frozenset((code,) if code in context.geography.areas else summed(context.geography, code)) for code in shown
    ]

    def concerns(of: frozenset[str]) -> bool:
        return any(of & areas and not (of in shifted and of <= areas) for areas in inside)

    return [caveat for of, caveat in indicator.place_caveats if not shown or concerns(of)]


def places_said(context: Context, indicator: Indicator, shown: Collection[str]) -> list[str]:
    """The same in the current language."""
    return [translate(caveat) for caveat in on_places(context, indicator, shown)]


def caveats_on(context: Context, indicator: Indicator, shown: Collection[str]) -> list[str]:
    """All caveats of an indicator, in English, but those on places that are not shown."""
    unshown = {caveat for _, caveat in indicator.place_caveats} - {*on_places(context, indicator, shown)}
    return [caveat for caveat in indicator.all_caveats if caveat not in unshown]


def _wider(context: Context, shows: Shows) -> list[str]:
    """Where single areas, or those on a map of a year, have no rate since their figures cover others, too; where counts
    of single areas beside the main indicator do, or are within another's: its own caveat tells of it. And where a
    group's figures hold such counts, but not those others."""
    said: dict[str, None] = {}
    for rows in shows.rows:
        indicator = context.indicators[rows.question.indicator]
        if _is_map(rows):
            areas, since = [one.area for one in indicator.wider], rows.awaited[0] - indicator.window
        else:
            areas = [*_single(context, rows)]
            since = min((*rows.years, *rows.awaited), default=rows.question.year - indicator.window)
        said |= {text: None for area in areas if (text := no_rate_said(context, rows.question, area, since))}
        said |= dict.fromkeys(counted_elsewhere_said(context, rows.question, since))
        if shows.main is None or indicator.id != shows.main.id:
            single = _single(context, rows)
            said |= {text: None for area in single for text in counted_with_said(context, rows.question, area, since)}
        if rows.code and rows.years and not rows.by_publisher:
            said |= dict.fromkeys(beyond_group_said(context, rows.question, rows.code, max(rows.years)))
    return _in_turn([*said])


def _jumps(context: Context, shows: Shows) -> list[str]:
    """Where a line of people at the end of each year jumps as the movements of the year do not explain: of each area
    the largest jump drawn, of several areas the largest of them; where its territory is another from a year on; and
    which years have but the number of the year before."""
    apart = {
        text: None
        for rows in shows.rows
        for area in _single(context, rows)
        for text in territory_said(context, rows.question, area, rows.years)
    }
    found = {
        area: jump
        for rows in shows.rows
        for area in _single(context, rows)
        if (jump := jump_drawn(context, rows.question, area, rows.years)) is not None
    }
    told = sorted(found, key=lambda area: -found[area].unexplained)[:MOST_NAMED]
    again = {
        area: years
        for rows in shows.rows
        for area in _single(context, rows)
        if (years := repeated_drawn(context, rows.question, area, rows.years))
    }
    same = [same_number_said(context, again)] if again else []
    return _in_turn([*apart, *same, *(jump_said(context, area, found[area]) for area in told)])


def _without_area(context: Context, shows: Shows) -> list[str]:
    """Where a year of UNRWA's figures is shown in which its table has people without an area; or may be told of an area
    that is chosen, as its newest."""
    for rows in shows.rows:
        indicator = context.indicators[rows.question.indicator]
        if indicator.id != UNRWA:
            continue
        nowhere = context.store.histories(rows.question.key).get(UNKNOWN_ORIGIN, ())
        is_shown = {item.year for item in nowhere}.intersection((*rows.years, *rows.awaited))
        if is_shown or (nowhere and rows.question.areas):
            return [translate(indicator.caveats[1])]
    return []


def _left_out(context: Context, shows: Shows) -> list[str]:
    """Of numbers whose source is about some countries alone, whom it leaves out, where it leaves out one that is shown;
    maps say it of all, and views of laws with whose judgement these are."""
    shown = [(context.indicators[one.question.indicator], one.areas) for one in shows.rows if not _is_map(one)]
    sources = {
        context.source_of(indicator.id)
        for indicator, areas in shown
        if not indicator.value_names and any(leaves_out(context, indicator.id, area) for area in areas)
    }
    return [leaves_out_said(source) for source in sources]


def _referred(context: Context, shows: Shows) -> list[str]:
    """Where totals behind figures of single areas, or of those without whom a title tells a group's, equal how many
    were referred.

    Of flows, whose years stand in no rows, the view names the areas; maps say it of one chosen themselves.
    """
    found: dict[str, set[int]] = {}
    for rows in () if shows.of_reports else shows.rows:
        is_of_flows = bool(context.indicators[rows.question.indicator].partner) and not rows.years
        if not is_of_flows and not _is_map(rows) and rows.question.indicator in OF_DETECTED:
            for area in _single(context, rows):
                found.setdefault(area, set()).update(rows.years)
        one = _carried(context, rows, shows.told)
        if one is not None and _is_told_without(context, rows.question, rows.areas, one, shows.said):
            found |= {area: set(rows.years) for area in referred_movers(context, rows, shows.told)}
    return _all_referred(context, {**found, **dict(shows.referred)}, shows)


def _referred_movers(context: Context, shows: Shows) -> list[str]:
    """The same of those who make most of a group's figure or of its change, and are named for it."""
    found: dict[str, set[int]] = {}
    for rows in shows.rows:
        for area in referred_movers(context, rows, shows.told):
            found.setdefault(area, set()).update(rows.years)
    return _all_referred(context, found, shows)


def _all_referred(context: Context, found: Mapping[str, Collection[int]], shows: Shows) -> list[str]:
    """The same of each, behind the sign that its name or its figures bear."""
    marked = found if shows.is_signed else _named_below(context, shows)
    told = {area: text for area, years in found.items() if (text := referred_said(context, area, years))}
    return _in_turn([signed(text) if area in marked else text for area, text in told.items()])


def _named_below(context: Context, shows: Shows) -> set[str]:
    """Whom a subtitle names as those without whom a group's figures are told."""
    found = set()
    for rows in shows.rows:
        one = _carried(context, rows, shows.told)
        if one is not None and _is_told_without(context, rows.question, rows.areas, one, shows.said):
            found |= {one.area, one.second}
    return found


def referred_movers(context: Context, rows: Rows, told: int = 0) -> list[str]:
    """Countries that make more than half of a group's figure or of its change, and are named for it, whose totals equal
    how many were referred. `told`: as above."""
    one = _carried(context, rows, told) if rows.question.indicator in OF_DETECTED else None
    found = []
    while one is not None:
        found += [one.area, one.second, one.mover, one.among]
        one = one.beyond
    return [area for area in dict.fromkeys(found) if referred_said(context, area, rows.years)]


def _overlap(context: Context, shows: Shows) -> list[str]:
    """Where forms of exploitation stand beside each other."""
    forms: dict[str, set[str]] = {}
    for rows in shows.rows:
        indicator = context.indicators[rows.question.indicator]
        if indicator.theme == "victims" and not indicator.partner and not indicator.area:
            forms.setdefault(indicator.id, set()).add(rows.question.breakdown)
    if not any(len(codes - {ALL_KINDS}) > 1 for codes in forms.values()):
        return []
    return [translate("One victim can be counted under several forms, or under none: forms do not add up.")]


def movers_of_line(context: Context, rows: Rows, told: int = 0) -> Carried | None:
    """Who makes the change of the line of a group, one country or two, where it is drawn and told without them, too;
    else None. `told`: the year of which its title has a figure, 0 for the newest."""
    one = _carried(context, rows, told)
    return one if one is not None and is_told_without(rows.question, one) else None


def _carried(context: Context, rows: Rows, told: int) -> Carried | None:
    if not rows.code or rows.by_publisher:
        return None
    years = [year for year in rows.years if not told or year <= told]
    return carried(context, rows.question, rows.areas, years, rows.code)


def _one_country(context: Context, shows: Shows) -> list[str]:
    """Where one country is more than half of a group's figure or of its change: which, how much, what the others did.

    Of several lines those that the title tells of, then those in which it has most persons; none that the subtitle has.
    """
    groups = [rows for rows in shows.rows if rows.code and not rows.by_publisher]
    found = []
    for rows in groups:
        one = _carried(context, rows, shows.told)
        if one is not None and _is_told_without(context, rows.question, rows.areas, one, shows.said):
            # What is left is the part in the figure.
            one = None if one.of_change else replace(one, before=None, after=None)
        if one is not None:
            found.append((rows, one))
    if not found:
        return []
    if len(groups) == 1:
        ((rows, one),) = found
        return [translate("{said}.", said=capitalised(carried_said(context, rows.question, rows.areas, one)))]
    found.sort(key=lambda item: (not item[0].stated, -item[1].persons))
    many = len({rows.code for rows in groups}) > 1
    alike = not many and len({rows.question.indicator for rows in shows.rows}) == 1
    # Two whole sentences on two groups are longer than what a picture has to say of all; of many lines one is.
    whole = 0 if len(found) > MOST_TOLD else 1 if many else MOST_CARRIED
    of_one = _of_one_question(groups)
    parts = [
        translate(
            "{what}: {said}",
            what=area_name(context, rows.code) if of_one else _whose(context, rows, named=many, is_alike=alike),
            said=carried_said(context, rows.question, rows.areas, one),
        )
        for rows, one in found[:whole]
    ]
    more = [item for item in found[whole:] if item[1].part[0] > MORE]
    return [*(translate("{said}.", said=part) for part in parts), *_all_carried(context, more, groups, alike)]


def _is_told_without(context: Context, question: Selection, areas: Sequence[str], one: Carried, said: str) -> bool:
    """Whether a title or subtitle has the figures of all others, below one year of all, below both, or beside both."""
    if not is_told_without(question, one):
        return False
    told = [without_said(context, question, areas, one, is_led=is_led) for is_led in (False, True)]
    return any(short in said for short in (*told, turned_said(context, question, areas, one)))


def _of_one_question(groups: Sequence[Rows]) -> bool:
    """Whether several groups' lines are told apart by their names alone."""
    return len({rows.code for rows in groups}) > 1 and len({replace(rows.question, areas=()) for rows in groups}) == 1


def _all_carried(
    context: Context, found: Sequence[tuple[Rows, Carried]], groups: Sequence[Rows], alike: bool
) -> list[str]:
    """Shortly, which lines are one country's for the most part; of a few by which."""
    if not found:
        return []
    lines = _carried_lines(context, found, groups, alike)
    if len(found) <= MOST_NAMED:
        return [translate("One country makes up more than half of the figure, or of its change: {lines}.", lines=lines)]
    return [
        translate_number(
            "One country makes up more than half of the figure, or of its change: {lines}; and {number} more line.",
            "One country makes up more than half of the figure, or of its change: {lines}; and {number} more lines.",
            len(found) - MOST_NAMED,
            lines=lines,
        )
    ]


def _carried_lines(context: Context, more: Sequence[tuple[Rows, Carried]], groups: Sequence[Rows], alike: bool) -> str:
    """The first of these lines, each with its country."""
    many = len({rows.code for rows in groups}) > 1
    of_one = _of_one_question(groups)
    return in_parts(
        translate(
            "{what} ({area})",
            what=area_name(context, rows.code) if of_one else _whose(context, rows, named=many, is_alike=alike),
            area=short_name(context, one.area),
        )
        for rows, one in more[:MOST_NAMED]
    )


def _few_people(context: Context, shows: Shows) -> list[str]:
    """Where the rate that a group's line ends with is of few people."""
    found = []
    for rows in shows.rows:
        key = counted_in(context, rows.question)
        if not rows.code or rows.by_publisher or not rows.years or key is None or rows.question.indicator in SHARES:
            continue
        year = max(rows.years)
        low, high = sum_in(context.store.histories(key), rows.areas, year)
        if low < LEAST_WHOLE and high:
            found.append((rows, year, range_text(low, high)))
    if len(found) > MOST_NAMED:
        return [
            translate_number(
                "The last rate of {lines} line rests on under {n}.",
                "The last rates of {lines} lines rest on under {n} each.",
                len(found),
                lines=format_number(len(found)),
                n=of_persons(LEAST_WHOLE),
            )
        ]
    return _in_turn(
        [
            translate(
                "{area}, {subject}: the rate of {year} rests on few people, {n}.",
                area=area_name(context, rows.code),
                subject=subject(context, rows.question),
                year=year,
                n=number,
            )
            for rows, year, number in found
        ]
    )


def _whose(context: Context, rows: Rows, *, named: bool, is_alike: bool) -> str:
    """What a line is of, with its group where there are several; where all are of one indicator, of whom alone."""
    about = (capitalised(people(context, rows.question)) if is_alike else "") or subject(context, rows.question)
    return in_a_row((area_name(context, rows.code), about)) if named else about


def _more_children(context: Context, shows: Shows) -> list[str]:
    """Where one area's children of a kind are more than its persons of all ages of that kind, in a year shown.

    Said is the newest such year, and of it the kind with most children.
    """
    found = []
    for rows in shows.rows:
        indicator = context.indicators[rows.question.indicator]
        if rows.question.age != CHILDREN or indicator.theme != "victims" or len(rows.areas) != 1:
            continue
        area = rows.areas[0]
        young, every = (
            {item.year: item.ends for item in context.store.histories(key).get(area, ()) if item.ends is not None}
            for key in (rows.question.key, replace(rows.question, age="_T").key)
        )
        kind = breakdown_word(context, indicator, rows.question.breakdown)
        found += [
            (year, young[year], every[year], area, kind)
            for year in rows.years
            if year in young and year in every and young[year][0] > every[year][1]
        ]
    if not found:
        return []
    year, (low, high), (least, most), area, kind = max(found)
    return [
        translate(
            "{area}, {year}, {kind}: the source gives more children ({n}) than people of all ages ({whole}).",
            area=area_name(context, area),
            year=year,
            kind=kind,
            n=range_text(low, high),
            whole=range_text(least, most),
        )
    ]


def _too_low(context: Context, shows: Shows) -> list[str]:
    """Where figures of single areas are, or are divided from, a total of children that is less than its parts, or a
    title of parts tells such a total.

    With one country chosen, a map says it of the year it shows (dashboard/kinds/mapped.py, assets/maps.js).
    """
    low = _years_shown(context, shows, low_totals_said)
    hidden = _years_shown(context, shows, unclear_by_children)
    of_adults = _years_shown(context, shows, unclear_by_adults)
    below = _years_shown(context, shows, totals_below_a_form)
    found = dict.fromkeys((*low, *hidden, *of_adults, *below))
    of_title = [shows.doubt] if shows.doubt else []
    if len(found) > MOST_NAMED:
        return [
            *of_title,
            translate(
                "Of {n} the source gives more children or adults by sex, or children in one form of "
                "exploitation, than in total in some years.",
                n=of_areas(len(found)),
            ),
        ]
    said = (
        (low_total_said, low),
        (unclear_said, hidden),
        (unclear_of_adults_said, of_adults),
        (below_a_form_said, below),
    )
    return [*of_title, *_in_turn([text for say, years in said for text in _of_each(context, say, years)])]


def _below_parts(context: Context, shows: Shows) -> list[str]:
    """Where totals of persons of single areas are less than their parts by age or sex; on maps as above.

    Also where children are shown whose report has so many more persons than in total.
    """
    found: dict[tuple[str, str, Callable[[str, str], str]], set[int]] = {}
    said_of = range_said_of if shows.up_to_parts else below_parts_said_of
    for rows, area, doubted in _years_doubted(context, shows, below_parts):
        for year in doubted.intersection(rows.years):
            say = said_of(context, rows.question, area, year)
            found.setdefault((area, rows.question.indicator, say), set()).add(year)
    areas = dict.fromkeys(area for area, *_ in found)
    if len(areas) > MOST_NAMED:
        return [
            translate(
                "Of {n} the source gives more people by age or sex than in total in some years.",
                n=of_areas(len(areas)),
            )
        ]
    alike: dict[tuple[str, str, Callable[[str, str], str]], list[str]] = {}
    for (area, indicator, say), years in found.items():
        alike.setdefault((area, year_spans(sorted(years)), say), []).append(indicator)
    own = [say(_beside_others(context, shows, area, of), years) for (area, years, say), of in alike.items()]
    children = _with_untotalled(context, shows, beside_more_than_all)
    return _in_turn([*own, *_of_each(context, more_than_all_said, children)])


def _beside_others(context: Context, shows: Shows, area: str, indicators: Sequence[str]) -> str:
    """Whose figures, or which, as far as a view has others: of several areas the one, of several indicators which."""
    if len({rows.question.indicator for rows in shows.rows}) < 2:
        return area_name(context, area)
    labels = [translate(context.indicators[name].label) for name in indicators]
    if {code for rows in shows.rows for code in (rows.code, *_single(context, rows)) if code} == {area}:
        return listed_apart([*labels[:1], *map(in_mid_sentence, labels[1:])])
    return in_a_row((area_name(context, area), listed_apart([*map(in_mid_sentence, labels)])))


def _unfit(context: Context, shows: Shows) -> list[str]:
    """Where victims of unknown age are shown that do not fit the total of a single area beside children and adults."""
    return _in_turn(_of_each(context, unfit_ages_said, _years_shown(context, shows, unfit_ages)))


def _unfounded(context: Context, shows: Shows) -> list[str]:
    """Where few children of a single area, or none, are no finding; on maps as above."""
    found: list[tuple[Callable[[str, str], str], YearsOf]] = [
        *((partial(unknown_ages_said, sex=sex), years_of) for sex, years_of in UNKNOWN_AGES.items()),
        (denied_said, denied),
    ]
    years = [(say, _years_shown(context, shows, kind)) for say, kind in found]
    areas = dict.fromkeys(area for _, own in years for area in own)
    if len(areas) > MOST_NAMED:
        return [
            translate(
                "Of {n} few children, or none, are no finding in some years: most ages are unknown, or forms of "
                "exploitation list some.",
                n=of_areas(len(areas)),
            )
        ]
    return _in_turn([text for say, own in years for text in _of_each(context, say, own)])


def _unknown_ages(context: Context, question: Selection, area: str, *, sex: str) -> list[int]:
    """Years of unknown ages in which the children of a sex are few, those in which all children are for all alone."""
    years = unknown_ages(context, question, area)
    return [year for year in years if few_of_whom(context, question, area, year) == sex]


YearsOf = Callable[[Context, Selection, str], Iterable[int]]
UNKNOWN_AGES: Mapping[str, YearsOf] = MappingProxyType({sex: partial(_unknown_ages, sex=sex) for sex in CHILD_SEX})
DOUBTS: tuple[YearsOf, ...] = (
    low_totals_said,
    unclear_by_children,
    unclear_by_adults,
    totals_below_a_form,
    below_parts,
    beside_more_than_all,
    unfit_ages,
    *UNKNOWN_AGES.values(),
    denied,
    years_once_more,
    all_under_other,
    beyond_total,
    years_repeated,
    other_ages,
    other_ages_by_sex,
    everybody_listed,
)
"""What may be doubtful in the figures of a single area, by year."""
Doubted = tuple[Rows, str, frozenset[int]]
"""Rows, a single area of them, and years."""
_NO_DOUBT: Mapping[YearsOf, frozenset[int]] = MappingProxyType({})


@of_series
def _doubted(context: Context, question: Selection, area: str) -> Mapping[YearsOf, frozenset[int]]:
    """The years of an area in which something is doubtful, by what it is; of most areas and series nothing is."""
    found = {kind: frozenset(kind(context, question, area)) for kind in DOUBTS}
    return {kind: years for kind, years in found.items() if years} or _NO_DOUBT


@lru_cache(maxsize=8)
def _doubts_shown(context: Context, shown: tuple[Rows, ...]) -> Mapping[YearsOf, list[Doubted]]:
    """What is doubtful in the figures of each single area, by what it is: in most views nothing is.

    Kept for a moment: each of DOUBTS asks.
    """
    doubts: dict[YearsOf, list[Doubted]] = {}
    for rows in shown:
        for area in _single(context, rows):
            for kind, years in _doubted(context, rows.question, area).items():
                doubts.setdefault(kind, []).append((rows, area, years))
    return doubts


def _years_doubted(context: Context, shows: Shows, kind: YearsOf) -> Sequence[Doubted]:
    """By rows and single area the years of one of DOUBTS; LookupError for any other, of which nothing would be said."""
    if kind not in DOUBTS:
        raise LookupError(f"{kind} is not among the doubts that are looked for")
    return _doubts_shown(context, shows.rows).get(kind, ())


@lru_cache(maxsize=2)
def _shown_by_map(context: Context, rows: Rows) -> Sequence[Observation]:
    """What each country shows on a map of a year. Kept for a moment: several rules look through it."""
    question, year = rows.question, rows.awaited[0]
    return tuple(snapshot(context.histories(question), year, *context.around(question, year)).values())


def _no_adults(context: Context, shows: Shows) -> list[str]:
    """Where shares of children are shown that are, or are summed with, a 100% of reports without adults."""
    found = _years_summed(context, shows, years_without_adults)
    for rows in (rows for rows in shows.rows if _is_map(rows) and rows.question.indicator == SHARE):
        for item in _shown_by_map(context, rows):
            if item.year in years_without_adults(context, rows.question, item.area):
                found[item.area] = str(item.year)
    if len(found) > MOST_NAMED:
        return [
            translate(
                "Of {n} the reports have no adults, so all are children; perhaps only children were counted.",
                n=of_areas(len(found)),
            )
        ]
    return _in_turn(_of_each(context, without_adults_said, found))


def _two_shares(context: Context, shows: Shows) -> list[str]:
    """Where the last share of children of a single area has another one beside it in the counts by sex: that one."""
    found = {
        (area, year): share
        for rows in shows.rows
        for area in _told_by_itself(context, rows)
        if (share := share_by_sex(context, rows.question, area, year := _last(context, rows, area)))
    }
    return [share_by_sex_said(area_name(context, area), year, share) for (area, year), share in found.items()]


def _later_elsewhere(context: Context, shows: Shows) -> list[str]:
    """Where the last figure of a single area is older than one that another publisher has: that, and its year."""
    found = {
        (area, rows.question.indicator): later
        for rows in shows.rows
        for area in _told_by_itself(context, rows)
        if (later := context.later.get((rows.question.indicator, area))) and later[0] > _last(context, rows, area)
    }
    # Areas are named even where one alone is shown: what is later is another's figure of it.
    many = True, len({rows.question.indicator for rows in shows.rows}) > 1
    told = [
        (_noted_name(context, area, [indicator], many), format_number(value, 1), year)
        for (area, indicator), (year, value) in found.items()
    ]
    said = _later_told(told)
    return [f"{LATER} {text}" for text in said] if shows.marks_later else said


def _later_told(told: Sequence[tuple[str, str, int]]) -> list[str]:
    """Later figures by name, figure and year, in sentences."""
    if len(told) > MOST_LATER:
        # Of each in a sentence of its own, six countries' leave no room on a slide for what it shows.
        names = [
            translate("{name} ({said})", name=name, said=translate("{year}: {value}%", year=year, value=figure))
            for name, figure, year in told
        ]
        return [translate("Later figures from another source: {names}.", names=listed(names))]
    return _in_turn(
        [
            translate(
                "{name}: a later figure from another source, the SDG database: {figure}% ({year}).",
                name=name,
                figure=figure,
                year=year,
            )
            for name, figure, year in told
        ]
    )


def _once_more(context: Context, shows: Shows) -> list[str]:
    """Where figures of another sex are the number of all, or more than the total leaves room for; on maps as above."""
    kinds = (
        (once_more_said, years_once_more),
        (all_under_other_said, all_under_other),
        (beyond_total_said, beyond_total),
    )
    return _in_turn([text for say, of in kinds for text in _of_each(context, say, _years_shown(context, shows, of))])


def _repeated(context: Context, shows: Shows) -> list[str]:
    """Where figures are perhaps those of the year before; on maps as above."""
    return _in_turn(_of_each(context, repeated_said, _years_shown(context, shows, years_repeated)))


def _everybody_again(context: Context, shows: Shows) -> list[str]:
    """Where figures are of children, and another sex has everybody once more, with other children."""
    told = [
        other_ages_said(context, area, year)
        for area, years in _each_year_shown(context, shows, other_ages).items()
        for year in years
    ]
    told += _of_each(context, other_ages_by_sex_said, _years_shown(context, shows, other_ages_by_sex))
    return _in_turn(
        [*told, *_of_each(context, everybody_listed_said, _with_untotalled(context, shows, everybody_listed))]
    )


def _each_year_shown(context: Context, shows: Shows, kind: YearsOf) -> dict[str, list[int]]:
    """By single area the years shown in which its figures are of a kind of DOUBTS."""
    found: dict[str, set[int]] = {}
    for rows, area, doubted in _years_doubted(context, shows, kind):
        found.setdefault(area, set()).update(doubted.intersection(rows.years))
    return {area: sorted(years) for area, years in found.items()}


def _with_untotalled(context: Context, shows: Shows, kind: YearsOf) -> dict[str, str]:
    """The years shown, in words, of one of DOUBTS, and those asked for that have no figure: they have no total."""
    found: dict[str, set[int]] = {}
    for rows, area, doubted in _years_doubted(context, shows, kind):
        first, last = context.asked(rows.question)
        asked = (*rows.years, *rows.awaited, *(() if len(rows.awaited) == 1 else range(first, last + 1)))
        own = {item.year for item in context.histories(rows.question).get(area, ())}
        found.setdefault(area, set()).update(doubted.intersection({*rows.years, *(set(asked) - own)}))
    return {area: year_spans(sorted(years)) for area, years in found.items() if years}


def _of_each(context: Context, say: Callable[[str, str], str], found: Mapping[str, str]) -> list[str]:
    return [say(area_name(context, area), years) for area, years in found.items()]


def _in_turn(texts: Sequence[str]) -> list[str]:
    """Sentences as one caveat; none where there is none."""
    return [in_sentences(texts)] if texts else []


def _years_shown(context: Context, shows: Shows, kind: YearsOf) -> dict[str, str]:
    """By single area the years shown, in words, in which its figures are of a kind; without areas that have none."""
    found = _each_year_shown(context, shows, kind)
    return {area: year_spans(years) for area, years in found.items() if years}


def _years_summed(context: Context, shows: Shows, years_of: YearsOf) -> dict[str, str]:
    """The same of whatever is known of figures, also by country that is summed in a group's line."""
    found: dict[str, set[int]] = {}
    for rows in shows.rows:
        behind = rows.areas if rows.code and not rows.by_publisher else ()
        for area in (*_single(context, rows), *behind):
            years = set(rows.years).intersection(years_of(context, rows.question, area))
            if years:
                found.setdefault(area, set()).update(years)
    return {area: year_spans(sorted(years)) for area, years in found.items()}


def _women(context: Context, shows: Shows) -> list[str]:
    """Where only women were asked and neither title nor subtitle says so."""
    found = [
        context.indicators[rows.question.indicator]
        for rows in shows.rows
        if context.indicators[rows.question.indicator].sex == WOMEN or _no_men(context, rows, shows.areas)
    ]
    shown = [
        indicator
        for indicator in dict.fromkeys(found)
        if indicator.theme != "victims"
        and translate(indicator.unit_label) not in shows.said
        # The caveat of what a title names says it with that name.
        and not (indicator in shows.named and indicator.sex == WOMEN and _has_its_name(context, shows, indicator))
    ]
    if not shown:
        return []
    if len(shown) > MOST_NAMED:
        return [
            translate_number(
                "{number} indicator covers women only.",
                "{number} indicators cover women only.",
                len(shown),
            )
        ]
    # Whom it is of, as its unit has it; that men were asked elsewhere stands in no unit.
    of_women = [one for one in shown if one.sex == WOMEN]
    asked = in_parts(labelled(translate(one.label), translate(one.unit_label)) for one in of_women)
    apart = listed([translate(one.label) for one in shown if one not in of_women])
    told = (
        as_sentence(asked) if asked else "",
        translate("Women only: {indicators}.", indicators=apart) if apart else "",
    )
    return [in_sentences(filter(None, told))]


def _no_men(context: Context, rows: Rows, shown: Sequence[str]) -> bool:
    """Whether an indicator, of which women and men were asked apart, has a figure of women alone in the areas shown."""
    indicator, areas = context.indicators[rows.question.indicator], _single(context, rows) or shown
    if rows.question.sex != "F" or "_T" in indicator.sex or "M" not in indicator.sex:
        return False
    men = context.histories(replace(rows.question, sex="M"))
    return bool(areas) and not any(area in men for area in areas)


def _doubtful(context: Context, shows: Shows) -> list[str]:
    """Where figures are shown that their table marks as of low reliability."""
    found = _of_status(context, shows.rows, DOUBTED)
    if not found:
        return []
    if len(found) > MOST_NAMED:
        return [translate("Figures of {n} are marked as of low reliability.", n=of_countries_and_areas(len(found)))]
    if len({rows.question.indicator for rows in shows.rows}) == 1:
        return [translate("Figures marked as of low reliability: {parts}.", parts=with_years(context, found))]
    named = [(rows, _of_status(context, [rows], DOUBTED)) for rows in shows.rows]
    parts = dict.fromkeys(
        translate("{what}, {parts}", what=subject(context, rows.question), parts=with_years(context, own))
        for rows, own in named
        if own
    )
    return [translate("Figures of rows marked as of low reliability: {parts}.", parts=in_parts(parts))]


def _same_ages(context: Context, shows: Shows) -> list[str]:
    """Where shares of children among refugees are shown whose ages are the same for every origin: nobody counted them.

    With them how many ages are given.
    """
    found = _of_status(context, [rows for rows in shows.rows if rows.question.indicator in AGES_OF_REFUGEES], ESTIMATED)
    if not found:
        return []
    if len(found) > MOST_NAMED:
        return [
            translate(
                "Figures of {n} rest mostly on estimated ages: the same for refugees of every origin in a "
                "country of asylum.",
                n=of_countries_and_areas(len(found)),
            )
        ]
    return [
        translate(
            "These rest mostly on estimated ages, the same for refugees of every origin in a country of asylum: "
            "{parts}.",
            parts=with_years(context, found),
        )
    ]


def with_years(context: Context, found: Mapping[str, Collection[int]]) -> str:
    """Areas, each with its years, in words."""
    return listed(
        [
            translate("{area} ({years})", area=short_name(context, area), years=year_spans(sorted(years)))
            for area, years in found.items()
        ]
    )


def _of_status(context: Context, shown: Iterable[Rows], status: str) -> dict[str, set[int]]:
    """Years of the figures shown that have a status, by area."""
    found: dict[str, set[int]] = {}
    for rows in shown:
        for area, year in _having(context, rows, status):
            found.setdefault(area, set()).add(year)
    return found


def _having(context: Context, rows: Rows, status: str) -> list[tuple[str, int]]:
    """Areas and years of such figures: of a line in its years, of a map what each country shows in its year."""
    histories = context.histories(rows.question)
    if _is_map(rows):
        shown = _shown_by_map(context, rows)
    else:
        shown = [item for area in rows.areas for item in histories.get(area, ()) if item.year in rows.years]
    countries = context.geography.areas  # What a table has of the world alone has a caveat of its own.
    return [(item.area, item.year) for item in shown if item.status == status and item.area in countries]


def _break(context: Context, shows: Shows) -> list[str]:
    """Where figures of an indicator stand on both sides of a break in its series: there a line is drawn."""
    shown: dict[str, set[int]] = {}
    for rows in shows.rows:
        shown.setdefault(rows.question.indicator, set()).update(rows.years)
    for name, years in shown.items():
        indicator = context.indicators[name]
        broken = [year for year in indicator.break_years if years and min(years) < year <= max(years)]
        if broken:
            return [break_said(publisher_said(context.sources[indicator.source]), str(broken[-1]))]
    return []


def break_said(source: str, year: str) -> str:
    """That levels before and after a new questionnaire are not alike."""
    return translate(
        "{source} changed its questionnaire for {year}: do not compare levels before and after.",
        source=source,
        year=year,
    )


@lru_cache(maxsize=256)
def _marks(context: Context, key: SeriesKey) -> Mapping[str, tuple[int, ...]]:
    """Years of the figures that the table marks so, by area; of most series there are none."""
    marked: dict[str, list[int]] = {}
    for area, items in context.store.histories(key).items():
        for item in items:
            if item.status == "B":
                marked.setdefault(area, []).append(item.year)
    return {area: tuple(years) for area, years in marked.items()}


def _marked_break(context: Context, shows: Shows) -> list[str]:
    """Where figures are shown that the table marks as not comparable with later ones of the same area."""
    for rows in shows.rows:
        shown = {*rows.years, *rows.awaited}
        marks = _marks(context, rows.question.key)
        for area in (rows.areas or context.geography.members) if marks else ():
            marked = marks.get(area, ())
            if shown.intersection(marked):
                return [
                    translate(
                        "{area}: figures for {years} are not comparable with later ones.",
                        area=area_name(context, area),
                        years=year_span(min(marked), max(marked)),
                    )
                ]
    return []


def _incomplete(context: Context, shows: Shows) -> list[str]:
    """Where a year is shown in which far fewer of several countries have a figure than before, and some have none.

    One country's own gap it does not explain, nor those of lines that end long before that year.
    """
    ends = max((year for rows in shows.rows for year in rows.years), default=None)
    is_of_one = len({area for rows in shows.rows for area in _single(context, rows)}) == 1
    for rows in shows.rows:
        indicator = context.indicators[rows.question.indicator]
        if set(indicator.partial_years).intersection(rows.awaited):
            return [translate(indicator.caveats[1])]
        late = [year for year in rows.awaited if year in context.late(rows.question.indicator)]
        if (is_of_one and _is_of_one_area(context, rows)) or (late and ends is not None and ends < min(late) - 1):
            continue
        if late and context.indicators[rows.question.indicator].window <= CLOSE:
            return [_late(publisher_said(context.source_of(rows.question.indicator)), min(late), max(late))]
    return []


def _is_of_one_area(context: Context, rows: Rows) -> bool:
    """Whether rows are those of one country or area, and of no group beside it."""
    places = set(rows.areas or rows.question.areas)
    return len(places) == 1 and places == set(_single(context, rows))


def _late(source: str, first: int, last: int) -> str:
    if first == last:
        return translate(
            "{year} is incomplete: {source} has far fewer countries than before.",
            year=first,
            source=source,
        )
    return translate(
        "{first} to {last} are incomplete: {source} has far fewer countries than before.",
        first=first,
        last=last,
        source=source,
    )


def _indicators(context: Context, shows: Shows) -> Sequence[Indicator]:
    return [context.indicators[rows.question.indicator] for rows in shows.rows]


Rule = Callable[[Context, Shows], list[str]]


def _pooled(context: Context, shows: Shows) -> list[str]:
    """Where figures are of all years together: no view of them is of a year."""
    return [translate(indicator.caveats[1]) for indicator in _indicators(context, shows) if indicator.pooled]


def _unrecorded(context: Context, shows: Shows) -> list[str]:
    """Where figures of some of those counted are shown that are of what was recorded alone."""
    asked = [(context.indicators[rows.question.indicator], rows.question) for rows in shows.rows]
    return [
        translate(indicator.caveats[2])
        for indicator, question in asked
        if indicator.unrecorded and question.age != EVERY_AGE
    ]


def _watched_closer(context: Context, shows: Shows) -> list[str]:
    """Where years stand beside each other of what has been monitored more closely since."""
    found = (context.indicators[rows.question.indicator] for rows in shows.rows if len(rows.years) > 1)
    return [translate(indicator.caveats[2]) for indicator in found if indicator.watched_closer]


RULES: tuple[Rule, ...] = (
    _left_out,
    _detection,
    _referred,
    _suspects,
    _projected,
    _kind,
    _main,
    _wider,
    _jumps,
    _pooled,
    _unrecorded,
    _without_area,
    _other_ages,
    _said_by_others,
    _overlap,
    _one_country,
    _few_people,
    _everybody_again,
    _more_children,
    _doubtful,
    _too_low,
    _below_parts,
    _unfounded,
    _two_shares,
    _unfit,
    _no_adults,
    _once_more,
    _repeated,
    _women,
    _same_ages,
    _marked_break,
    _break,
    _watched_closer,
    _incomplete,
    _referred_movers,
)
"""In their order of importance; the method page says when each applies (dashboard/parts/method_caveats.py)."""
