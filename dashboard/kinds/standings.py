"""How many countries have which status, group by group or indicator by indicator, as one view."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from dashboard.catalogue import Indicator
from dashboard.charts.marks import PLAIN, Bars, Chart, Datum, Hover, Pane, Part, Role, Row
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.figures.addresses import ORIGIN
from dashboard.figures.progress import (
    NOT_AT_TARGET,
    OVERVIEW_KINDS,
    cells_of,
    classes_said,
    counted_questions,
    groups,
    hedged_status,
    in_order,
    is_less_certain,
    is_level,
    judged_unit,
    met_said,
    method_said,
    share_over,
    standing_of,
    target_beside,
    whole_judged_unit,
    with_targets,
)
from dashboard.figures.shown import Shown, Table, Words
from dashboard.figures.tally import (
    beside_standing,
    on_track_said,
    once_said,
    one_target_said,
    rest_of_one_target,
    standing_title,
    tally_over,
)
from dashboard.geography import WORLD, Region
from dashboard.i18n import alphabetical, as_sentence, format_number, in_a_row, in_sentences, labelled, translate
from dashboard.metrics.progress import RECENT, STATUS_WORDS, STATUSES
from dashboard.metrics.standing import LEAST_SHARED, ORDER, Cell, counts, tally
from dashboard.selection import Selection
from dashboard.views import View
from dashboard.words.caveats import Shows, caveats_said, rows_of
from dashboard.words.counted import of_countries, of_known_countries, of_targets
from dashboard.words.credits import credit, credits_of, sources_listed
from dashboard.words.incomes import groups_said, has_income_group, list_said
from dashboard.words.names import area_name, capitalised, listed, short_name
from dashboard.words.places import within
from dashboard.words.short import short_group, short_label
from dashboard.words.signs import status_sign

ALL_INDICATORS = "all-indicators"
"""The switch that counts over all indicators with a target."""
ROW_HEIGHT, HEAD_HEIGHT = 26, 180
"""Of a bar, and of the legend below all of them, on a page."""
STACK = "status"
REGIONS = "region"
"""The world with its regions, which all media have: in a room of other people thirteen rows are too many."""
LEAST_SPANNED, LEAST_SPAN = 10, 0.2
"""Countries with a recent figure of a region that is told as an end, and by how much the parts of both ends differ."""
MOST_WORSE = 12
"""Countries that are named at the foot."""
ENDS = ("TARGET_MET", "DETERIORATION")
"""Statuses of which it is told aloud in which row their share is the largest."""
COLUMNS = ("indicator", "ref_area", "area", "countries", *(status.lower() for status in ORDER))


@dataclass(frozen=True)
class Counted:
    """One bar: of whom, and how many countries have which status."""

    indicator: str
    """Empty where it is over all indicators with a target."""
    code: str
    label: str
    found: Mapping[str, int]
    brief: str = ""
    """A short name, where its label is long."""
    is_chosen: bool = False
    recent: int = 0
    """Of one indicator, of how many countries shares are: those with a recent figure."""
    together: str = ""
    """The same word for groups of countries of one kind; empty where it is over an indicator."""
    short: int = 0
    """Of those that cannot be judged, how many are not at the target by a recent figure."""
    unknown: int = 0
    """How many have no recent figure."""

    @property
    def whole(self) -> int:
        """Of how many."""
        return sum(self.found.values())

    @property
    def has_none_else(self) -> bool:
        """Whether those without a recent figure are all of whom neither a status nor a level is told."""
        return self.unknown == _not_known(self)


UNJUDGED = "CANNOT_BE_JUDGED"


class Stand(NamedTuple):
    """One part of each bar, from met to not known."""

    status: str
    """Its own; of those that cannot be judged both parts have the same one."""
    sign: str
    word: str
    ink: str
    count: Callable[[Counted], int]


def _stands(rows: Sequence[Counted], met: str = "") -> list[Stand]:
    """The statuses, those that cannot be judged in two parts: whose figure is off the target, and of whom nothing is
    known; so that the parts before the last are the countries that a headline counts. `met`: what those that met the
    one target are called.
    """
    found = [
        Stand(status, status_sign(status), translate(STATUS_WORDS[status]), f"status.{status}", partial(_of, status))
        for status in STATUSES
    ]
    if met:
        found[0] = found[0]._replace(word=met)
    off = Stand(
        UNJUDGED, NOT_AT_TARGET, translate("not at target, pace unknown"), "status.OFF_TARGET", attrgetter("short")
    )
    word = found[-1].word
    if all(row.has_none_else for row in rows):
        word = translate("no figure since {year}", year=RECENT)
    return [*found[:-1], off, found[-1]._replace(word=word, ink="status.NO_FIGURE", count=_not_known)]


def _of(status: str, row: Counted) -> int:
    return row.found[status]


def _not_known(row: Counted) -> int:
    return row.found[UNJUDGED] - row.short


def by_group(context: Context, _view: View, selection: Selection) -> Shown:
    """Every group of countries for the chosen indicator, or over all with a target where that is switched on."""
    indicator = context.indicators[selection.indicator]
    overall = ALL_INDICATORS in selection.show
    if indicator.target is None and not overall:
        return _never_judged(context, indicator)
    names = [item.id for item in with_targets(context)] if overall else [indicator.id]
    rows = []
    for group in groups(context):
        sums, recent, off, unknown = dict.fromkeys(ORDER, 0), 0, 0, 0
        for item in names:
            found, (_, recent) = standing_of(context, item, group.code)
            own = cells_of(context, item, group.members)
            off, unknown = off + tally(own).short, unknown + _unknown(own)
            for state, number in found.items():
                sums[state] += number
        name, short = area_name(context, group.code), short_group(group.code)
        is_chosen = group.code in selection.areas
        together = _together(context, group)
        whose, recent = ("", 0) if overall else (indicator.id, recent)
        rows.append(Counted(whose, group.code, name, sums, short, is_chosen, recent, together, off, unknown))
    stem = f"progress-counts_{ALL_INDICATORS if overall else indicator.id}"
    if overall:
        about = translate("Statuses of {n}, each country once for each of them", n=of_targets(len(names)))
        head = translate("All indicators with a target"), as_sentence(about)
        return _shown(context, rows, head, stem, indicator.id, names=names)
    is_judged = indicator.target is not None and not indicator.target.silence
    met = met_said(indicator) if is_judged else ""
    head, worse = _head_of_one(context, indicator, rows, is_judged=is_judged), _worse_said(context, indicator.id)
    return _shown(context, rows, head, stem, indicator.id, names=names, worse=worse, met=met, is_named=is_judged)


def _worse_said(context: Context, indicator: str) -> tuple[str, str]:
    """Which countries' figures get worse, in the order of the alphabet, where these are few, those apart of which that
    is less certain: whoever reads their number asks that first, and a picture travels without notes. And how many of
    them the latter are."""
    cells = [one for one in cells_of(context, indicator, context.geography.members) if one.status == "DETERIORATION"]
    if not 0 < len(cells) <= MOST_WORSE:
        return "", ""
    found: dict[str, list[str]] = {}
    for cell in sorted(cells, key=is_less_certain):
        found.setdefault(capitalised(hedged_status(cell)), []).append(short_name(context, cell.area))
    named = in_sentences(
        as_sentence(labelled(said, listed(sorted(names, key=alphabetical)))) for said, names in found.items()
    )
    doubtful = [cell for cell in cells if is_less_certain(cell)]
    if not doubtful:
        return named, ""
    part = translate("{n} of {of}", n=format_number(len(doubtful)), of=format_number(len(cells)))
    return named, as_sentence(labelled(capitalised(hedged_status(doubtful[0])), part))


def _head_of_one(
    context: Context, indicator: Indicator, rows: Sequence[Counted], *, is_judged: bool
) -> tuple[str, str]:
    """Title and subtitle of one indicator's groups: above how many countries are at the target, which is a fact, below
    it between which groups that differs most, or how many we read to be on track; who does; and how many have no
    figure."""
    cells = cells_of(context, indicator.id, context.geography.members)
    label, summed = capitalised(whole_judged_unit(indicator)), tally(cells)
    span = _span(context, rows) if is_judged else ""
    on_track = "" if span or is_level(indicator) else on_track_said(summed)
    if on_track:
        about = translate("{label}: UN members", label=label)
    elif is_judged:
        about = translate("{label}: UN members, classified by Reach 2030", label=label)
    else:
        about = translate("{label}: countries by status, UN members only", label=label)
    # Whose countries are counted is said by their number: "worldwide" took slides' titles to a third line.
    below = (span, as_sentence(about), on_track, rest_of_one_target(summed, credit(context.source_of(indicator.id))))
    return one_target_said(indicator, cells), in_sentences(filter(None, below))


def _span(context: Context, rows: Sequence[Counted]) -> str:
    """In which region the least part of the countries with a recent figure is at the target, and in which the greatest:
    a count of the world lets neither be seen. Empty where too few are known there, or these parts are not far apart."""
    regions = [row for row in rows if row.together == REGIONS and row.code != WORLD and row.recent]
    shares = sorted((row.found["TARGET_MET"] / row.recent, row.recent, row) for row in regions)
    if len(shares) < 2 or shares[-1][0] - shares[0][0] < LEAST_SPAN:
        return ""
    (least, _, first), (most, _, last) = shares[0], shares[-1]
    if min(first.recent, last.recent) < LEAST_SPANNED:
        return ""
    if [share for share, *_ in shares].count(least) > 1 or [share for share, *_ in shares].count(most) > 1:
        return ""
    return translate(
        "From {n} of {countries} {in_first} to {good} of {of} {in_last}.",
        n=format_number(first.found["TARGET_MET"]),
        countries=of_countries(first.recent),
        in_first=within(context, first.code),
        good=format_number(last.found["TARGET_MET"]),
        of=format_number(last.recent),
        in_last=within(context, last.code),
    )


def _unknown(cells: Sequence[Cell]) -> int:
    return sum(not cell.is_recent for cell in cells)


def _together(context: Context, group: Region) -> str:
    """Of which kind a group is, the world being with its regions; of the parts of a region which one that is."""
    if group.kind in OVERVIEW_KINDS:
        return REGIONS if group.code == WORLD else group.kind
    parent = context.geography.regions[group.parent]
    return parent.code if parent.kind == REGIONS else _together(context, parent)


def by_indicator(context: Context, selection: Selection) -> Shown:
    """Every indicator with a target over the chosen groups."""
    codes = selection.areas or (WORLD,)
    members = list(dict.fromkeys(item for code in codes for item in context.geography.members_of(code)))
    place = listed([area_name(context, code) for code in codes])
    found = [(item, cells_of(context, item.id, members)) for item in in_order(context)]
    rows = [
        Counted(
            item.id,
            "-".join(codes),
            translate(item.label),
            counts(cells),
            short_label(item),
            recent=share_over(item, cells)[1],
            short=tally(cells).short,
            unknown=_unknown(cells),
        )
        for item, cells in found
    ]
    rows.sort(key=_well, reverse=True)
    title = standing_title(context, place, codes)
    about = translate("UN members, classified by Reach 2030, indicator by indicator.")
    once = once_said(tally_over(context, codes))
    said = (part for part in beside_standing(context, codes) if part != once)
    subtitle = in_sentences((about, *said))
    # Named after the view that shows it: as "progress-counts" it would be taken for that of one indicator.
    stem = f"progress-pace_{ALL_INDICATORS}_{'-'.join(codes)}"
    tall = HEAD_HEIGHT + ROW_HEIGHT * len(rows)
    return _shown(context, rows, (title, subtitle), stem, selection.indicator, tall=tall, once=once, is_named=True)


def _well(row: Counted) -> tuple[int, int]:
    """What bars of indicators are ordered by: how many stand well, then how many can be judged."""
    unjudged = row.found["CANNOT_BE_JUDGED"]
    return row.found["TARGET_MET"] + row.found["ON_TRACK"], row.whole - unjudged


def judged(indicator: Indicator) -> str:
    """What is judged, with its unit: of "extreme poverty" alone nobody knows below which line."""
    return in_a_row((translate(indicator.label), judged_unit(indicator)))


def words(
    context: Context,
    head: tuple[str, str],
    stem: str,
    indicator: str,
    *,
    main: Indicator | None = None,
    names: Sequence[str] = (),
    seen: Collection[str] = STATUSES,
    is_named: bool = False,
) -> dict[str, str]:
    """What stands around a view of statuses.

    `head`: title and subtitle. `main`: whose caveat goes with it. `names`: the indicators that are shown; all that
    have a target where none is named. `seen`: the statuses that are. `is_named`: whether the subtitle says whose
    reading these are.
    """
    asked = counted_questions(context, names) or [context.question(indicator, ())]
    targets = [context.indicators[question.indicator].target for question in asked]
    has_pace = not any(targets) or any(target is not None and target.pace for target in targets)
    own = "" if main else _own_said([context.indicators[question.indicator] for question in asked], seen)
    named = tuple(context.indicators[name] for name in names) if len(names) == 1 and not main else ()
    caveat = caveats_of_statuses(context, asked, own, head, main=main, named=named)
    bar = target_beside(context.indicators[names[0]], caveat) if len(names) == 1 else ""
    if named and not _is_silent(named[0]):
        # What a target is read as was small print below a class that is named by it.
        caveat, bar = in_sentences(filter(None, (bar, caveat))), ""
    return {
        "stem": stem,
        "indicator": indicator,
        "title": head[0],
        "subtitle": head[1],
        "caveat": caveat,
        "source": in_sentences((method_said(is_named=is_named, has_pace=has_pace), sources_listed(context, asked))),
        "sources": credits_of(context, asked),
        "coverage": bar,
        "origin": f"{ORIGIN}?indicator={indicator}",
    }


def caveats_of_statuses(
    context: Context,
    asked: Sequence[Selection],
    own: str,
    head: tuple[str, str],
    *,
    main: Indicator | None = None,
    named: tuple[Indicator, ...] = (),
    areas: Sequence[str] = (),
) -> str:
    """What could mislead in a view of statuses of what is asked. `own`: what is said with every one of its kind;
    `named`: whose figures the title says; `areas`: those whose own statuses it shows."""
    shows = Shows(rows_of(asked), in_sentences(head), main=main, named=named, own=own, areas=tuple(areas))
    return caveats_said(context, shows)


def _is_silent(indicator: Indicator) -> bool:
    """Whether answers to it may be silence, so that no number is held against them."""
    return indicator.target is not None and indicator.target.silence


def _own_said(shown: Sequence[Indicator], seen: Collection[str]) -> str:
    """What is to be kept in mind with statuses; of one indicator with a pace from where on its classes are."""
    has_classes = len(shown) == 1 and shown[0].target is not None and shown[0].target.pace
    return classes_said() if has_classes else about_statuses(shown, seen)


def about_statuses(shown: Sequence[Indicator], seen: Collection[str] = STATUSES) -> str:
    """What the statuses of indicators say, and what they do not. `seen`: those that are shown."""
    targets = [indicator.target for indicator in shown if indicator.target is not None]
    if not targets:
        return ""
    if all(target.silence for target in targets):
        return translate("A low figure may be silence: no country is ever read as at the target.")
    if not any(target.pace for target in targets):
        return translate("A status says whether a level is at the target; it is no pace and no verdict.")
    if "TARGET_MISSED" in seen:
        return translate(
            "“Met” and “missed” describe levels; the other statuses describe paces. No status is a verdict."
        )
    return translate("“Met” describes a level; the other statuses describe paces. No status is a verdict.")


def _shown(
    context: Context,
    rows: Sequence[Counted],
    head: tuple[str, str],
    stem: str,
    indicator: str,
    *,
    names: Sequence[str] = (),
    tall: float = 0,
    once: str = "",
    worse: tuple[str, str] = ("", ""),
    met: str = "",
    is_named: bool = False,
) -> Shown:
    """`names`: the indicators of every row, where it is not one of its own; `once`: what is said of single surveys, in
    the small print; `worse`: which countries get worse, and of how many of these that is less certain; `met`: what
    those that met the one target are called; `is_named`: whether the subtitle says whose reading it is.
    """
    stands = _stands(rows, met)
    table = Table(
        (translate("Of whom"), translate("of how many"), *(stand.word for stand in stands)),
        tuple((row.label, str(row.whole), *(str(stand.count(row)) for stand in stands)) for row in rows),
        (False, *[True] * (1 + len(stands))),
    )
    file = tuple(
        (row.indicator, row.code, _place(context, row), str(row.whole), *(str(row.found[status]) for status in ORDER))
        for row in rows
    )

    def worded(kept: Sequence[Counted]) -> Words:
        seen = [status for status in ORDER if any(row.found[status] for row in kept)]
        own = names or tuple(row.indicator for row in kept)
        said = Words(**words(context, head, stem, indicator, names=own, seen=seen, is_named=is_named))
        said = replace(said, coverage=in_sentences(filter(None, (once, said.coverage))))
        named, doubtful = worse
        if named:
            # A page has the map of who they are beside it; a slide names them in its notes, and says how many there.
            said = replace(said, foot=in_sentences((named, said.coverage)), foot_on_slide=doubtful)
        groups = [row.code for row in kept if row.together]
        if not has_income_group(context, groups):
            return said
        return said.noted(groups_said(context) if WORLD in groups else list_said(context))

    def of_rows(drawn: Collection[str]) -> Words:
        return worded([row for row in rows if row.label in drawn])

    return Shown(stacked(rows, tall, met), worded(rows), table, COLUMNS, file, words_of=of_rows)


def _place(context: Context, row: Counted) -> str:
    known = row.code in context.geography.areas or row.code in context.geography.regions
    return area_name(context, row.code) if known else row.code


def _never_judged(context: Context, indicator: Indicator) -> Shown:
    """No count at all, and why."""
    title = translate("{label}: never judged", label=translate(indicator.label))
    table = Table((translate("Of whom"), translate("of how many")), (), (False, True))
    stem = f"progress-counts_{indicator.id}"
    said = words(context, (title, why_never()), stem, indicator.id, main=indicator, names=[indicator.id])
    return Shown(empty(), Words(**said), table, COLUMNS, ())


def empty() -> Chart:
    """The place of a chart of what is never judged."""
    return Chart((), blank=translate("never judged"))


def why_never() -> str:
    """Why detections have no status."""
    return translate(
        "SDG 16.2.2 counts victims who were found. More of them can mean more trafficking, better identification, or "
        "both: there is no good direction, so no target, no pace needed and no status. It is shown as a trend only."
    )


def stacked(rows: Sequence[Counted], tall: float = 0, met: str = "") -> Chart:
    """One bar each, parts of the whole from met to not judged, each labelled with its sign and number. `met`: what
    those that met the one target are called."""
    order = tuple(enumerate(rows[::-1]))
    named = tuple(
        Row(
            height,
            row.label,
            short=row.brief,
            of=format_number(row.whole),
            is_chosen=row.is_chosen,
            group=row.together,
            section=row.together and (WORLD if row.code == WORLD else row.together),
            is_of_all=row.code == WORLD and bool(row.together),
        )
        for height, row in order
    )
    # Fourteen countries are as long as fifty-four; and below a share of people bars are read as people.
    whole = translate("Each bar is 100% of its group's countries, not of its people.")
    of_parts = whole if len({row.whole for row in rows}) > 1 else ""
    pane = Pane(
        Scale("number", 0, 1, title=of_parts, is_shown=False),
        Scale("names", -0.5, len(rows) - 0.5, names=tuple(row.name for row in named)),
        tuple(_part(stand, order) for stand in _stands(rows, met) if any(map(stand.count, rows))),
        named,
        is_level=True,
        at_once=sum(row.together == REGIONS or row.is_chosen for row in rows),
    )
    return Chart((pane,), tall=tall)


def _part_of(row: Counted, number: int) -> Part | None:
    """What part of the countries with a recent figure it is; nothing of too few."""
    if row.recent < LEAST_SHARED:
        return None
    words = {"n": format_number(number), "of": of_known_countries(row.recent)}
    return Part(number, row.recent, translate("{n} of {of}", **words))


def _part(stand: Stand, rows: Sequence[tuple[int, Counted]]) -> Bars:
    sign, word = stand.sign, stand.word
    data = []
    for height, row in rows:
        number, whole = stand.count(row), row.whole
        said = translate("{label}: {number} of {whole}, {word}", label=row.label, number=number, whole=whole, word=word)
        share = number / whole if whole else 0.0
        few = format_number(number) if number else ""
        text = f"{sign} {few}" if few else ""
        part = _part_of(row, number) if stand.status in ENDS else None
        data.append(Datum(height, share, hover=Hover("", said), label=text, said=few, part=part))
    role: Role = "unjudged" if stand.status == UNJUDGED else PLAIN
    return Bars(f"{sign} {word}", stand.ink, tuple(data), role, STACK, 0.75)
