"""The table of statuses: areas by targets in coloured cells, with its twin as text and the rows of its file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise

from dashboard.catalogue import Indicator
from dashboard.charts.cells import Cell as Tile
from dashboard.charts.cells import CellKey, Cells, Group, Row
from dashboard.charts.marks import Hover
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.observed import computed_text, number_text
from dashboard.figures.progress import (
    AT_TARGET,
    NOT_AT_TARGET,
    OTHER,
    VOLATILE,
    StatusRow,
    about_marks,
    cell_of,
    doubt_in_short,
    doubts_said,
    in_order,
    is_at_target,
    is_less_certain,
    is_level,
    judged_questions,
    label_with_unit,
    last_in_cell,
    last_with_unit,
    level_words,
    method_said,
    publishers_world,
    rank_of,
    read_as_said,
    rows_from_afar,
    second_words,
    status_rows,
    target_in_short,
)
from dashboard.figures.shown import FileRows, Shown, Table, Words
from dashboard.figures.tally import (
    beside_standing,
    cells_over,
    places_apart,
    pools_said,
    slightly_said,
    standing_title,
    status_counted,
    tally_over,
    unjudged_counted,
    unjudged_said,
    wanting_said,
    worst_said,
)
from dashboard.geography import WORLD
from dashboard.i18n import (
    as_sentence,
    current_language,
    format_number,
    format_year,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    translate,
    translate_number,
)
from dashboard.kinds.standings import about_statuses, by_indicator, caveats_of_statuses
from dashboard.metrics.lines import PUBLISHERS_WORLD
from dashboard.metrics.progress import RECENT, STATUS_SHORT, STATUS_WORDS, STATUSES
from dashboard.metrics.standing import LEAST_SHARED, SHARES, Cell, share_class
from dashboard.selection import Selection, file_stem
from dashboard.views import View
from dashboard.words.caveats import LATER, MOST_LATER
from dashboard.words.counted import of_countries, of_known_countries, of_targets
from dashboard.words.credits import credits_of, sources_listed
from dashboard.words.incomes import groups_said
from dashboard.words.names import area_name, listed, told_of
from dashboard.words.noted import other_age
from dashboard.words.reasons import later_figure, later_in_short, reason_said, status_said, status_word
from dashboard.words.short import short_group, short_label
from dashboard.words.signs import status_sign

STATUS_COLUMNS = (
    "indicator", "ref_area", "area", "status", "reason", "base_year", "base_value", "last_year", "last_value", "target",
    "target_year", "ratio", "countries", "countries_judged", "countries_met_or_on_track",
)  # fmt: skip
"""A country's status with what it rests on; or, for a group, how many of its countries have which."""


MOST_TURNED = 6
"""Rows of countries and what is beside them that stand as columns on a page, each target then in a row of its own."""
SHADES = (0, 1, 3, 4, 5)
"""Of the ramp of shares: its shade for each class, so that the classes are told apart and their texts can be read."""
RAMP = "weather"
"""Blue, which no status is: shares of countries are told from statuses of one."""


@dataclass(frozen=True)
class Drawn:
    """The table of statuses: rows of areas with their cells, in the order of the indicators."""

    indicators: tuple[Indicator, ...]
    rows: tuple[StatusRow, ...]
    cells: tuple[tuple[Tile, ...], ...]
    own: StatusRow | None = None
    """The publishers' own figures of the world, whose statuses are said beside the cells of the world's countries."""
    without: tuple[Indicator, ...] = ()
    """Those of which no cell would say anything."""
    is_afar: bool = False
    """Whether it is that of pictures and slides, in which areas always stand across."""

    @property
    def is_turned(self) -> bool:
        """Whether areas are so few that they stand across, and the targets below each other."""
        is_few = bool(self.rows) and not self.rows[0].counted and len(self.rows) <= MOST_TURNED
        return self.is_afar or is_few

    @property
    def is_of_one(self) -> bool:
        """Whether one row alone has statuses: a picture has room for these in words."""
        return sum(not row.counted for row in self.rows) == 1

    @property
    def has_countries(self) -> bool:
        """Whether any row has statuses."""
        return any(not row.counted for row in self.rows)

    @property
    def has_groups(self) -> bool:
        """Whether any row has shares of countries."""
        return any(row.counted for row in self.rows)


def drawn(context: Context, selection: Selection) -> Drawn:
    """The rows of a selection with all that their cells say: words, picture, table and file are made of the same."""
    return _drawn(context, selection, current_language())


@lru_cache(maxsize=4)
def _drawn(context: Context, selection: Selection, _language: str) -> Drawn:
    indicators, rows = tuple(in_order(context)), tuple(status_rows(context, selection))
    found = Drawn(indicators, rows, ())
    cells = tuple(
        tuple(_cell(context, row, place, indicator) for place, indicator in enumerate(indicators)) for row in rows
    )
    return replace(found, cells=cells)


def drawn_from_afar(context: Context, selection: Selection) -> Drawn:
    """The same for pictures and slides: fewer areas, all of them across, and what is most urgent first.

    Targets of chosen countries come in the order of their worst status, others as on a page: those judged by a pace
    first.
    """
    return _drawn_from_afar(context, selection, current_language())


@lru_cache(maxsize=4)
def _drawn_from_afar(context: Context, selection: Selection, _language: str) -> Drawn:
    rows = tuple(rows_from_afar(context, selection))
    own = next(iter(publishers_world(context)), None) if _is_of_world(selection) else None
    found = Drawn(tuple(in_order(context)), rows, (), own, is_afar=True)
    cells = [
        [_cell(context, row, place, indicator) for row in rows] for place, indicator in enumerate(found.indicators)
    ]
    if own is not None:
        cells = [[_with_own(context, across[0], own.cells[place]), *across[1:]] for place, across in enumerate(cells)]
    countries = [row for row in rows if not row.counted] if rows and not rows[0].counted else []
    places = sorted(
        (place for place, across in enumerate(cells) if any(cell.text for cell in across)),
        key=lambda place: min((rank_of(row.cells[place]) for row in countries), default=0),
    )
    return replace(
        found,
        indicators=tuple(found.indicators[place] for place in places),
        rows=tuple(_of_places(row, places) for row in rows),
        cells=tuple(
            tuple(_never_judged(cells[place][column], row, found.indicators[place]) for place in places)
            for column, row in enumerate(rows)
        ),
        own=own and _of_places(own, places),
        without=tuple(item for place, item in enumerate(found.indicators) if place not in places),
    )


def _never_judged(tile: Tile, row: StatusRow, indicator: Indicator) -> Tile:
    """The cell of a group whose answers nothing judges: hatched it would be taken for one of few countries."""
    is_silence = indicator.target is not None and indicator.target.silence
    if not (row.counted and is_silence and tile.role == "silent"):
        return tile
    return replace(tile, text=translate(STATUS_SHORT["CANNOT_BE_JUDGED"]), role="")


def _of_places(row: StatusRow, places: Sequence[int]) -> StatusRow:
    """A row of some of its indicators, in another order."""
    return replace(
        row,
        cells=tuple(row.cells[place] for place in places) if row.cells else (),
        counted=tuple(row.counted[place] for place in places) if row.counted else (),
        shares=tuple(row.shares[place] for place in places) if row.shares else (),
    )


def _with_own(context: Context, tile: Tile, cell: Cell | None) -> Tile:
    """The cell of the world's countries, which says the publisher's own figure, too."""
    if cell is None or cell.last_value is None:
        return tile
    own = labelled(translate("publisher's own figure"), _status_of(context, cell))
    return replace(tile, said=in_parts((tile.text, own)))


def statuses(context: Context, view: View, selection: Selection) -> Shown:
    """Chosen groups with their members, chosen areas beside their groups; all groups where none is chosen."""

    def whole() -> Drawn:
        return drawn(context, selection)

    def afar() -> Drawn:
        return drawn_from_afar(context, selection)

    def shown(
        made: Callable[[], Drawn],
        words: Callable[[], Words],
        fewer: Callable[[], Shown] | None = None,
        words_of: Callable[[Collection[str]], Words] | None = None,
    ) -> Shown:
        return Shown(
            lambda: matrix_of(context, afar()),
            words,
            lambda: replace(_table(made()), far=_table(afar())),
            STATUS_COLUMNS,
            lambda: _file(context, whole().rows),
            fewer=fewer,
            words_of=words_of,
        )

    from_afar = partial(_words_from_afar, context, view, selection)
    return shown(whole, partial(_words, context, view, selection), lambda: shown(afar, from_afar, words_of=from_afar))


def _words(context: Context, view: View, selection: Selection) -> Words:
    codes, found = selection.areas or (WORLD,), drawn(context, selection)
    around = _words_around(context, view, selection)
    said = replace(
        around,
        subtitle=in_sentences(
            dict.fromkeys((*beside_standing(context, codes), worst_said(context, codes), _cells_said(found)))
        ),
        coverage=in_sentences((about_marks(), *later_in(context, found))) if found.is_turned else "",
    )
    if not _is_of_world(selection):
        return said
    # In the list of all groups are the publishers' own figures of the world, and income groups.
    asked = judged_questions(context)
    source = in_sentences((method_said(), sources_listed(context, asked)))
    return replace(said, source=source, sources=credits_of(context, asked)).noted(groups_said(context))


def _is_of_world(selection: Selection) -> bool:
    """Whether no country and no other group is chosen."""
    return set(selection.areas) <= {WORLD}


def _words_from_afar(context: Context, view: View, selection: Selection, rows: Collection[str] | None = None) -> Words:
    """The same for pictures and slides: one line below the title, and in the foot what a reader of it needs; the rest
    is for the page, and for who speaks. `rows`: names of those that are shown, where these are not all."""
    codes, found = selection.areas or (WORLD,), drawn_from_afar(context, selection)
    around = _words_around(context, view, selection)
    shown = [item.id for item in _figures_in(found, rows)]
    told_of = judged_questions(context, shown) if shown else []
    countries = [row.code for row in found.rows if not row.counted]
    own = translate("This is Reach 2030's reading of published figures, not an assessment by the United Nations.")
    pools = _cells_said(found)
    title, below = _told(context, selection, found, rows)
    kept = [part for part in beside_standing(context, codes) if part not in below]
    told = (
        *kept,
        slightly_said(context, codes),
        _own_said(context, found),
        _doubts_said(found),
        *later_in(context, found),
    )
    own_figures = [context.question(cell.indicator, (WORLD,)) for cell in _own_cells(found)]
    asked = [context.question(item.id, ()) for item in _drawn_in(found, rows)]
    return replace(
        around,
        title=title,
        subtitle=in_sentences(below),
        caveat=caveats_of_statuses(context, told_of, own, (title, in_sentences(below)), areas=countries),
        coverage=in_sentences(dict.fromkeys((*told, pools, about_statuses(found.indicators), method_said()))),
        foot=in_sentences(
            filter(
                None,
                (
                    *marks_in(context, found, rows),
                    _assumed_said(_in_rows(found, rows)),
                    read_as_said(_in_rows(found, rows)),
                    "" if pools in below else pools,
                ),
            )
        ),
        source=sources_listed(context, asked),
        sources=credits_of(context, asked),
        sources_aside=credits_of(context, own_figures),
    )


def _assumed_said(shown: Iterable[Indicator]) -> str:
    """Whose targets are ours: the number beside them would be read as one of the SDGs."""
    names = [translate(item.label) for item in shown if item.target is not None and item.target.kind == "assumed"]
    if not names:
        return ""
    return translate("The SDG names no number, so the target is assumed: {names}.", names=listed(names))


def _told(
    context: Context, selection: Selection, found: Drawn, rows: Collection[str] | None
) -> tuple[str, Sequence[str]]:
    """The title of all rows or of some, and the sentences below it: one line, that says what stands in these rows."""
    codes = selection.areas or (WORLD,)
    place = listed([area_name(context, code) for code in places_apart(context, codes)])
    shown = _in_rows(found, rows)
    counted = tally_over(context, codes)
    if counted.areas > 1:
        only = [item.id for item in shown]
        below = dict.fromkeys((*beside_standing(context, codes), _cells_said(found)))
        return standing_title(context, place, codes, only), list(below)
    is_first = bool(shown) and shown[0] == found.indicators[0]
    if is_first:
        # All that is judged stands well where most of the rest is short of its target: what cannot be judged is said.
        return standing_title(context, place, codes), [
            wanting_said(counted),
            slightly_said(context, codes),
            *unjudged_said(counted),
        ]
    told = {cell.status for item in shown if (cell := cell_of(context, item.id, codes[0])) is not None}
    if told == {"CANNOT_BE_JUDGED"}:
        return told_of(place, unjudged_counted(counted, of_targets(counted.whole))), unjudged_said(counted)
    # Of all targets, as the first part counts them: where a slide ends is no finding, and some have no row.
    every = [cell.status for cell in cells_over(context, codes)]
    return told_of(place, in_parts(status_counted(one, every.count(one)) for one in STATUSES if one in told)), []


def _in_rows(found: Drawn, rows: Collection[str] | None) -> list[Indicator]:
    """The indicators of some rows, by the names of these; of all where none is named."""
    return [item for item in found.indicators if rows is None or label_with_unit(item) in rows]


def _figures_in(found: Drawn, rows: Collection[str] | None) -> list[Indicator]:
    """Those of these of which a figure of a shown country stands there; of groups alone all."""
    own = [row for row in found.rows if not row.counted]
    if not own:
        return _in_rows(found, rows)
    known = {
        item
        for place, item in enumerate(found.indicators)
        if any((cell := row.cells[place]) is not None and cell.last_value is not None for row in own)
    }
    return [item for item in _in_rows(found, rows) if item in known]


def _drawn_in(found: Drawn, rows: Collection[str] | None) -> list[Indicator]:
    """Those of these of which any figure stands there: a country's, or a count of a group's countries."""
    known = {
        item
        for place, item in enumerate(found.indicators)
        if any(
            (cell := row.cells[place]) is not None and cell.last_value is not None for row in found.rows if row.cells
        )
        or any(row.shares[place][1] for row in found.rows if row.shares)
    }
    return [item for item in _in_rows(found, rows) if item in known]


def _words_around(context: Context, view: View, selection: Selection) -> Words:
    return replace(
        by_indicator(context, selection).words,
        stem=f"{file_stem(selection)}_statuses",
        origin=origin_address(context, selection, selection.year, f"{view.panel}.table"),
    )


def _doubts_said(found: Drawn) -> str:
    """Whose statuses are less certain: of one country which indicators, of a few in which of them."""
    if sum(not row.counted for row in found.rows) > MOST_TURNED:
        return ""
    doubted = [
        (item, [row.name for row in found.rows if not row.counted and _is_doubted(row.cells[place])])
        for place, item in enumerate(found.indicators)
    ]
    names = [
        translate(item.label)
        if found.is_of_one
        else translate("{name} ({said})", name=translate(item.label), said=listed(who))
        for item, who in doubted
        if who
    ]
    return doubts_said(names)


def marks_in(context: Context, found: Drawn, rows: Collection[str] | None = None) -> list[str]:
    """What the marks at figures and statuses of some rows mean, each where it stands. `rows`: names of these."""
    shown = set(_in_rows(found, rows))
    is_doubted = any(
        _is_doubted(cell)
        for row in found.rows
        for item, cell in zip(found.indicators, row.cells, strict=False)
        if item in shown
    )
    return [*([f"{OTHER} {doubt_in_short()}"] if is_doubted else []), *later_in(context, found, rows, in_short=True)]


def later_in(
    context: Context, found: Drawn, rows: Collection[str] | None = None, *, in_short: bool = False
) -> list[str]:
    """Later figures of another source than those that are marked so in some rows. `in_short`: of many whose they are
    alone; the marks say of what."""
    shown = {item.id for item in _in_rows(found, rows)}
    cells = [cell for row in found.rows for cell in row.cells if cell is not None and cell.indicator in shown]
    later = [cell for cell in cells if cell.later is not None]
    if len(later) == 1:
        return [f"{LATER} {later_in_short(later[0])}"]
    if in_short and len(later) > MOST_LATER:
        figures: dict[str, list[str]] = {}
        for cell in later:
            figures.setdefault(area_name(context, cell.area), []).append(later_figure(cell))
        names = [translate("{name} ({said})", name=name, said=listed(said)) for name, said in figures.items()]
    else:
        names = [_with_later(context, cell, is_of_one=found.is_of_one) for cell in later]
    said = translate("Later figures from another source: {names}.", names=listed(names))
    return [f"{LATER} {said}"] if names else []


def _with_later(context: Context, cell: Cell, *, is_of_one: bool) -> str:
    """What a later figure is of, and the figure."""
    label = translate(context.indicators[cell.indicator].label)
    name = label if is_of_one else in_a_row((area_name(context, cell.area), label))
    return translate("{name} ({said})", name=name, said=later_figure(cell))


def _is_doubted(cell: Cell | None) -> bool:
    return cell is not None and is_less_certain(cell)


def _own_said(context: Context, found: Drawn) -> str:
    """The statuses of the publishers' own figures of the world; empty where none stand beside cells of the world."""
    told = [
        translate("{name} ({said})", name=translate(context.indicators[cell.indicator].label), said=status_word(cell))
        for cell in _own_cells(found)
    ]
    return as_sentence(labelled(translate("World, publisher's own figure"), listed(told))) if told else ""


def _own_cells(found: Drawn) -> list[Cell]:
    """The statuses of the publishers' own figures of the world, which are not drawn."""
    return [cell for cell in (found.own.cells if found.own else ()) if cell is not None and cell.last_value is not None]


def _cells_said(found: Drawn) -> str:
    """What the numbers of groups are, where any are shown."""
    return pools_said() if found.has_groups else ""


# ------------------------------------------------------------------------------------------------ cells


def matrix_of(context: Context, found: Drawn) -> Cells:
    """The cells of pictures and slides: a row for each target, a column for each area; of one country another one."""
    columns = list(_columns(found))
    across = zip(*(tiles for _, tiles in columns), strict=True) if columns else ((),) * len(found.indicators)
    rows = tuple(
        Row(label_with_unit(indicator), tuple(cells), indicator.id, beside=target_in_short(indicator))
        for indicator, cells in zip(found.indicators, across, strict=True)
    )
    return Cells(
        "matrix",
        tuple(name for name, _ in columns),
        _in_groups(found, rows),
        translate("Indicator"),
        legend_of(found),
        RAMP,
        "indicator",
        signs=in_sentences(marks_in(context, found)),
        counted=_cells_said(found),
        without=without_said(found),
        beside=translate("Target"),
        is_fitted=found.has_groups,
        together=2 if found.is_of_one else 1,
        legend_in=partial(legend_of, found),
    )


def _columns(found: Drawn) -> Iterator[tuple[str, Sequence[Tile]]]:
    """Names of columns with their cells: of a group what is counted in it, of one country its statuses in words beside
    its figures, of several the sign of each behind its figure."""
    for row, tiles in zip(found.rows, found.cells, strict=True):
        if row.counted:
            yield labelled(_name_of(row), translate("met or on track")), tiles
        elif found.is_of_one:
            yield _name_of(row), list(map(_figure, tiles))
            yield translate("Status"), list(map(_in_words, tiles, row.cells, found.indicators))
        else:
            yield (
                _name_of(row),
                [replace(tile, mark=f"{tile.text}{_doubt(cell)}") for tile, cell in zip(tiles, row.cells, strict=True)],
            )


def _figure(tile: Tile) -> Tile:
    """The figure of a cell with its year, in a column of its own."""
    if not tile.longer:
        return tile
    return replace(tile, text=tile.longer[0], small=tile.dated, ink="", longer=(), dated="")


def _in_words(tile: Tile, cell: Cell | None, indicator: Indicator) -> Tile:
    """The status of a cell in words, in a column of their own; shorter ones where the whole ones have no room."""
    if cell is None or not tile.longer:
        return replace(tile, text=tile.said, role="")
    whole, short = whole_word_of(cell, indicator), word_of(cell, indicator)
    level = translate("not at target, pace unknown") if cell.is_short else whole
    short, level, whole = (f"{word}{_doubt(cell)}" for word in (short, level, whole))
    return replace(tile, text=short, longer=(level, whole), dated="")


def _doubt(cell: Cell | None) -> str:
    """The mark behind a status that is less certain."""
    return OTHER if _is_doubted(cell) else ""


def later_mark(cell: Cell) -> str:
    """The mark at a figure of which another source has a later one."""
    return "" if cell.later is None else LATER


def _in_groups(found: Drawn, rows: Sequence[Row]) -> tuple[Group, ...]:
    """Rows that belong on one slide: of one country those that can be judged, then the others; of groups those that are
    judged by a pace, then those of single surveys."""
    countries = [row for row in found.rows if not row.counted]
    if len(countries) > 1:
        return (Group(tuple(rows)),)

    def is_first(place: int) -> bool:
        if countries:
            cell = countries[0].cells[place]
            return cell is not None and cell.last_value is not None and cell.status != "CANNOT_BE_JUDGED"
        target = found.indicators[place].target
        return target is not None and target.pace

    parts = ([row for place, row in enumerate(rows) if is_first(place) == first] for first in (True, False))
    return tuple(Group(tuple(part)) for part in parts if part)


def _name_of(row: StatusRow) -> str:
    return short_group(row.code) or row.name


def without_said(found: Drawn) -> str:
    """Of which targets no cell says anything, and why."""
    silent = [translate(item.label) for item in found.without if item.target and item.target.silence]
    others = [translate(item.label) for item in found.without if not (item.target and item.target.silence)]
    said = (
        translate("No figure in the sources used: {labels}.", labels=listed(others)) if others else "",
        translate("Never judged, since a low figure may be silence: {labels}.", labels=listed(silent))
        if silent
        else "",
    )
    return in_sentences(filter(None, said))


def heading_of(context: Context, row: StatusRow) -> str:
    """What stands above rows of one sort."""
    region = context.geography.regions.get(row.code)
    if region is None:
        return translate("World") if row.code == PUBLISHERS_WORLD else translate("Countries")
    names = {
        "world": translate("World"),
        "region": translate("Regions"),
        "group": translate("Groups of countries"),
        "income": translate("Income groups"),
    }
    return names.get(region.kind) or translate("Parts of regions")


def legend_of(found: Drawn, names: Collection[str] | None = None) -> tuple[CellKey, ...]:
    """What inks and signs of the cells that are shown stand for; those that none of them has are left out, and statuses
    of one country, which are told in words.

    `names`: the ids of the indicators that are shown, where these are not all.
    """
    places = [place for place, item in enumerate(found.indicators) if names is None or item.id in names]
    each = [(row, line[place]) for row, line in zip(found.rows, found.cells, strict=True) for place in places]
    seen = {cell.text for row, cell in each if not row.counted and not found.is_of_one}
    shares = {cell.ink for row, cell in each if row.counted}
    inks = tuple(key.ink for key in share_keys() if key.ink in shares)
    darker = translate("countries met or on track; darker blue: a larger share")
    has_none = any(not row.counted and cell.role == "silent" for row, cell in each)
    has_few = any(row.counted and cell.role == "silent" for row, cell in each)
    hatched = translate("no figure") if has_none else few_said()
    if has_none and has_few:
        hatched = translate("no figure, or {few}", few=few_said())
    return (
        *(key for key in (*status_keys(), *level_keys()) if key.said.split()[0] in seen),
        *([CellKey(darker, inks=inks)] if inks else []),
        *([CellKey(hatched, role="silent")] if has_none or has_few else []),
    )


def status_keys() -> list[CellKey]:
    """Of cells of countries."""
    return [
        CellKey(f"{status_sign(status)} {translate(STATUS_WORDS[status])}", ink, is_sign=not ink)
        for status, ink in zip(STATUSES, map(_status_ink, STATUSES), strict=True)
    ]


def level_keys() -> list[CellKey]:
    """Of cells that have no status, though it is known whether they are at the target."""
    return [
        CellKey(f"{NOT_AT_TARGET} {translate('not at target, pace unknown')}", is_sign=True),
        CellKey(f"{AT_TARGET} {translate('at target')}", is_sign=True),
    ]


def share_keys() -> list[CellKey]:
    """Of cells of groups."""
    return [CellKey(said, f"{RAMP}.{shade}") for said, shade in zip(shares_said(), SHADES, strict=True)]


def few_said() -> str:
    """Of how many countries no share is taken."""
    return translate("fewer than {number}", number=of_known_countries(LEAST_SHARED))


def shares_said() -> list[str]:
    """The classes of shares in words: of countries with a recent figure, those met or on track."""
    bounds = [format_number(100 * bound) for bound in SHARES]
    between = [translate("{low} to under {high}%", low=low, high=high) for low, high in pairwise(bounds)]
    first, last = translate("under {number}%", number=bounds[0]), translate("{number}% or more", number=bounds[-1])
    return [translate("none met or on track"), first, *between, last]


def _status_ink(status: str) -> str:
    """The ink of a status; what cannot be judged has none."""
    return "" if status == "CANNOT_BE_JUDGED" else f"status.{status}"


def _cell(context: Context, row: StatusRow, place: int, indicator: Indicator) -> Tile:
    """One cell: of an area the sign of its status, of a group how many of its countries stand well."""
    label = translate(indicator.label)
    if row.counted:
        good, whole = row.shares[place]
        share = share_class(good, whole)
        return Tile(
            text=translate("{good} of {measured}", good=good, measured=whole) if whole else "",
            said=_group_text(row, place, indicator),
            ink="" if share is None else f"{RAMP}.{SHADES[share]}",
            role="silent" if share is None else "",
            hover=Hover(in_a_row((row.name, label)), _share_said(row, place, indicator)),
        )
    cell = row.cells[place]
    if cell is None or cell.last_value is None or cell.last_year is None:
        none = translate("no figure")
        return Tile(said=none, role="silent", hover=Hover(in_a_row((row.name, label)), none))
    told, word = _status_of(context, cell), word_of(cell, indicator)
    sign = sign_of(cell, indicator)
    return Tile(
        text=sign,
        said=told,
        ink=_status_ink(cell.status),
        hover=Hover(in_a_row((row.name, label)), in_sentences((as_sentence(told), reason_said(cell)))),
        origin=origin_address(context, context.question(cell.indicator, (_place(cell),)), cell.last_year),
        longer=(f"{last_in_cell(context, cell)}{later_mark(cell)}", f"{sign} {word}", sign),
        dated=in_a_row(filter(None, (format_year(cell.last_year), _ages(context, cell)))),
    )


def _place(cell: Cell) -> str:
    return WORLD if cell.area == PUBLISHERS_WORLD else cell.area


def _share_said(row: StatusRow, place: int, indicator: Indicator) -> str:
    """Of a group, how many of its countries with a recent figure stand well, in a sentence."""
    good, whole = row.shares[place]
    if not whole:
        return _group_text(row, place, indicator)
    if is_level(indicator):
        return translate_number(
            "of {measured} with a figure since {year}, {good} is at the target",
            "of {measured} with a figure since {year}, {good} are at the target",
            good,
            measured=of_countries(whole),
            good=good,
            year=RECENT,
        )
    return translate_number(
        "of {measured} with a figure since {year}, {good} has met the target or is on track",
        "of {measured} with a figure since {year}, {good} have met the target or are on track",
        good,
        measured=of_countries(whole),
        good=good,
        year=RECENT,
    )


def _group_text(row: StatusRow, place: int, indicator: Indicator) -> str:
    """How many of a group's countries stand well, with what they are of."""
    good, whole = row.shares[place]
    if indicator.target and not indicator.target.pace:
        return level_words(indicator, good, whole)
    return translate("{good} of {measured}", good=good, measured=whole) if whole else translate("none can be judged")


def signs_of_cells() -> frozenset[str]:
    """All signs of cells of countries."""
    return frozenset((*map(status_sign, STATUSES), AT_TARGET, NOT_AT_TARGET))


def sign_of(cell: Cell, indicator: Indicator) -> str:
    """The sign of a status; without one whether it is at the target, where a recent figure tells."""
    if cell.is_short:
        return NOT_AT_TARGET
    return AT_TARGET if _waits_at_target(cell, indicator) else status_sign(cell.status)


def word_of(cell: Cell, indicator: Indicator) -> str:
    """The short word of a status; without one whether it is at the target, where a recent figure tells."""
    if cell.is_short:
        return translate("not at target")
    return translate("at target") if _waits_at_target(cell, indicator) else status_word(cell, STATUS_SHORT)


def whole_word_of(cell: Cell, indicator: Indicator) -> str:
    """The same in the words of the key, where these have room in a cell."""
    is_told = cell.is_short or _waits_at_target(cell, indicator) or cell.is_slightly_away
    return word_of(cell, indicator) if is_told else status_word(cell)


def _waits_at_target(cell: Cell, indicator: Indicator) -> bool:
    """Whether a single survey at its target has no status, since its deadline comes first."""
    is_open = cell.status == "CANNOT_BE_JUDGED" and cell.is_recent and is_level(indicator)
    return is_open and is_at_target(cell, indicator)


def _status_of(context: Context, cell: Cell) -> str:
    """Value, year, status, the marks of what would change it, and the second reading where the page shows it."""
    status = word_of(cell, context.indicators[cell.indicator])
    words = {
        "value": f"{last_with_unit(context, cell)}{later_mark(cell)}",
        "year": str(cell.last_year),
        "status": f"{status}{VOLATILE if cell.volatile else ''}{OTHER if cell.other_status else ''}",
    }
    told = translate("{value} ({year}): {status}", **words)
    if ages := _ages(context, cell):
        told = translate("{value} ({year}, {ages}): {status}", ages=ages, **words)
    return in_parts((told, second_words(cell.second))) if cell.second is not None and cell.second.shown else told


def _ages(context: Context, cell: Cell) -> str:
    """Of whom its figure is, where these are others than usual."""
    return other_age(context, context.question(cell.indicator, (cell.area,)), cell.area)


# ------------------------------------------------------------------------------------------------ table and file


def _table(found: Drawn) -> Table:
    """The same as text, each cell with its class: all that is known where areas are few, else signs and words."""
    lines = [(_name_of(row), tuple(map(_in_short, cells))) for row, cells in zip(found.rows, found.cells, strict=True)]
    columns, corner = tuple(short_label(item) for item in found.indicators), translate("Country or area")
    inks = [tuple(cell.ink for cell in cells) for cells in found.cells]
    if found.is_turned:
        across = zip(*found.cells, strict=True)
        lines = [
            (translate(item.label), tuple(cell.said for cell in cells))
            for item, cells in zip(found.indicators, across, strict=True)
        ]
        columns, corner = tuple(row.name for row in found.rows), translate("Indicator")
        inks = list(zip(*inks, strict=True))
    return Table(
        (corner, *columns),
        tuple((name, *texts) for name, texts in lines),
        (False,) * (1 + len(columns)),
        inks=tuple(("", *line) for line in inks),
    )


def _in_short(cell: Tile) -> str:
    return cell.longer[1] if cell.longer else cell.text or "–"


def _file(context: Context, rows: Iterable[StatusRow]) -> FileRows:
    """One row per area and indicator."""
    names = [indicator.id for indicator in in_order(context)]
    made: list[tuple[str, ...]] = []
    for row in rows:
        for name, cell in zip(names, row.cells, strict=False):
            if cell is not None:
                made.append((name, row.code, row.name, *_file_cells(cell), "", "", ""))
        for name, found in zip(names, row.counted, strict=False):
            judged = sum(found.values()) - found["CANNOT_BE_JUDGED"]
            good = found["TARGET_MET"] + found["ON_TRACK"]
            made.append((name, row.code, row.name, *[""] * 9, *map(str, (sum(found.values()), judged, good))))
    return tuple(made)


def _file_cells(cell: Cell) -> list[str]:
    ends = (cell.base_year, cell.base_value, cell.last_year, cell.last_value)
    numbers = (*ends, cell.target, cell.target_year)
    return [cell.status, status_said(cell), *map(number_text, numbers), computed_text(cell.ratio)]
