"""What the picture of a view says for a selection: the same words and figures as its panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, Literal, assert_never, get_args

from dashboard.charts.cells import Cells
from dashboard.charts.fewer import fewer
from dashboard.charts.flows import FlowMap
from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.exports.picture import cells, described, flow_map, matrix, most, table, worldmap
from dashboard.exports.picture.canvas import HALO, OWN_HALO, Anchor, Box, Canvas, Label, paint, stacked, text_line
from dashboard.exports.picture.closeup import close_window
from dashboard.exports.picture.composition import (
    LEAST_BODY,
    LEAST_MAP,
    LEAST_ROWS,
    LEAST_WORLD,
    Body,
    Content,
    below_topic,
)
from dashboard.exports.picture.disputed import Framed, notes_on
from dashboard.exports.picture.look import GROUND, INK, MUTED, Look
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.named import RING, SIDES, Named, inks_of, named, older_dots, ring_of
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, bounds, outlines
from dashboard.exports.picture.ruler import BOLD, LEADING, REGULAR, width_of, wrapped
from dashboard.exports.picture.sizes import STANDING, STANDING_MAPS, Size
from dashboard.exports.picture.window import WORLD, Frame, Window, turned, window_of
from dashboard.figures.map import ASKED, FEW, SUPPRESSED, ZERO, areas_at_top, few_briefly, few_in, few_there, unshown_of
from dashboard.figures.own import OwnRow, beside
from dashboard.figures.shown import Map, Shown, Words
from dashboard.figures.spoken import spoken_of_rows
from dashboard.geography import WORLD as ALL_COUNTRIES
from dashboard.i18n import (
    alphabetical,
    as_sentence,
    current_language,
    format_date,
    format_number,
    format_year,
    from_left,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    translate,
    translate_number,
)
from dashboard.kinds.mapped import placed_on, words_beside
from dashboard.kinds.registry import at_hand
from dashboard.metrics.latest import latest, snapshot
from dashboard.metrics.peers import neighbours
from dashboard.selection import Selection
from dashboard.store import Observation
from dashboard.views import Tab, View, lasting, page_address, tab_from_afar
from dashboard.words.ageless import ageless_apart_said, at_least, years_at_least
from dashboard.words.captions import BOUNDARIES, BOUNDARY_NOTES, UNDETERMINED, is_mostly_older
from dashboard.words.credits import OUTLINES, credited, not_on_trafficking, sources_on_trafficking, terms_of
from dashboard.words.few import SHARES, few_in_short, few_word, is_of_few, persons_behind
from dashboard.words.low_totals import (
    figure_and_doubt,
    figure_or_unclear,
    uncertain_said,
    uncertain_years,
    unclear_shares,
)
from dashboard.words.names import (
    area_name,
    capitalised,
    listed,
    short_name,
    unit_beside,
    unit_on_map,
    with_year,
    wording_of,
)
from dashboard.words.offence import is_named
from dashboard.words.referred import referred_key, signed
from dashboard.words.signs import AT_LEAST, DOUBTED, OF_FEW, REFERRED, signs_in
from dashboard.words.terms import terms_said, with_terms
from dashboard.words.titles import FEW as FEW_AREAS
from dashboard.words.titles import NAMED, UNTOLD, higher_in_other_years, highest
from dashboard.words.topic import topic
from dashboard.words.wider import years_without_rate

FINE = 4
"""Units of outlines for one of the globe, where a part of it is seen larger."""
LEADER = 0.8
"""Width of a line from what is named to its name."""
OF_ROWS = ("timeline", "statuses")
"""Kinds of so many rows that they need more of the height than others."""
MOST_LEFT = 4
"""Charts that are left out and named."""
MOST_TRIED = 14
"""Rows of which a chart is tried with fewer, until they can be read."""
MOST_SAID = 6
"""Chosen areas whose figures a map's legend says."""
MOST_AT_TOP = 8
"""Areas of the darkest class that a map of the world names."""
MOST_UNCLEAR = 3
"""Areas whose figures are unclear that the key of a map of a part of the world names."""
NOTED = {"XKX": 3, "AB9": 1, "SDN": 1, "SSD": 1, "FLK": 2}
"""Areas whose name needs a note where they are shown without a map, and which of BOUNDARY_NOTES it is."""
Extent = Literal["chosen", "world"]
EXTENTS: tuple[Extent, ...] = get_args(Extent)


@dataclass(frozen=True)
class Asked:
    """A picture as it is asked for: one view of one selection, and the address that shows it again."""

    view: View
    selection: Selection
    permalink: str
    title: str = ""
    """In the reader's own words; empty for the view's own message."""
    extent: Extent = "chosen"
    """What a map shows where one country or region alone is chosen."""
    window: Window | None = None
    """The part of the world that a map shows, whatever is chosen; None for what `extent` says."""
    own: tuple[OwnRow, ...] = ()
    """The reader's own figures, which are drawn beside those of the same rows."""


def content_of(context: Context, asked: Asked) -> Content:
    """All that a picture says, in the current language."""
    view, selection = asked.view, asked.selection
    tab = tab_from_afar(view, selection)
    made = at_hand(context, view, selection, tab)
    made = beside(made if tab == "table" and not view.draws_its_table else made.from_afar, asked.own)
    chart = made.body if tab != "table" else None
    words = of_what_is_seen(context, asked, chart, made.words) if isinstance(chart, Map) else made.words
    if isinstance(chart, FlowMap):
        # One that is taken along has the lines of its list alone.
        words = replace(words, coverage=words.coverage.removeprefix(chart.drawn).lstrip())
    content = _content(context, asked, tab, words, _body(context, asked, made, tab))
    content = replace(content, spoken=made.spoken_in(tab))
    if isinstance(chart, FlowMap) or (isinstance(chart, Map) and not context.indicators[selection.indicator].area):
        content = _with_notes(context, asked, chart, content, made.words)
    if tab == "table" and _is_told_by_row(view, made):
        return replace(
            content,
            first_rows=lambda most: tuple(row[0] for row in made.table.led.plain.rows[:most]),
            of_rows=lambda names: replace(
                _content(context, asked, tab, made.words_of(names), _table_body(made, most=len(names))),
                spoken=content.spoken,
            ),
        )
    if isinstance(made.body, Cells):
        content = replace(content, signs=in_sentences(filter(None, (made.body.counted, made.body.signs))))
    if isinstance(made.body, Chart | Cells):
        content = replace(content, place=_place(context, selection, made.words.title))
    if isinstance(made.body, Cells) and made.tells_rows:
        return replace(content, heads=lambda names: _content(context, asked, tab, made.words_of(names), content.body))
    if not isinstance(chart, Chart):
        return content
    if made.as_tall and isinstance(tall := made.as_tall.body, Chart):
        # Events stand over all rows, or nowhere.
        body = _whole_body(tall) if tall.head else _described_body(tall)
        whole = _content(context, asked, tab, made.as_tall.words, body)
        content = replace(content, listed=_listed(tall))
        whole = replace(whole, spoken=made.as_tall.spoken_in(tab), listed=content.listed, place=content.place)
        content = replace(content, as_tall=whole if tall.head else _by_rows(context, asked, made.as_tall, whole))
    return _by_rows(context, asked, made, content)


def _by_rows(context: Context, asked: Asked, made: Shown, content: Content) -> Content:
    """The content of a chart, which knows what it says where some rows alone are drawn."""
    chart, tall = made.body, content.as_tall
    assert isinstance(chart, Chart)

    def of_rows(names: tuple[str, ...]) -> Content:
        body, spoken, without = _first_body(chart, len(names)), spoken_of_rows(chart, names), _names_left(chart, names)
        left, also = table.charts_left_out(len(without), without if len(without) <= MOST_LEFT else ()), ""
        if without and any(pane.is_leading for pane in chart.panes):
            left = also = table.more_charts()
        elif 0 < len(without) <= MOST_LEFT:
            also = translate("Also there: {names}.", names=in_parts(without))
        if not made.tells_rows:
            return replace(content, body=body, spoken=spoken, left_out=left, also=also)
        own = _content(context, asked, tab_from_afar(asked.view, asked.selection), made.words_of(names), body)
        taller = tall.of_rows(names) if tall is not None and tall.of_rows is not None else None
        return replace(own, spoken=spoken, listed=content.listed, as_tall=taller, left_out=left, also=also)

    return replace(content, first_rows=lambda most: _first_names(chart, most), of_rows=of_rows)


def _listed(chart: Chart) -> str:
    """The events over the rows of a chart, in sentences."""
    data = [datum for mark in chart.head.dots for datum in mark.data] if chart.head else []
    return in_sentences(as_sentence(datum.hover.rest) for datum in data if datum.hover)


def _content(context: Context, asked: Asked, tab: Tab, words: Words, body: Body) -> Content:
    """A body with the words around it."""
    view, selection, day = asked.view, asked.selection, context.today()
    sources = credited(context, words.sources)
    with_map = view.has_outlines(tab) and tab != "table"
    grounds = (context.sources[OUTLINES],) if with_map else ()
    # A view that is drawn as a table has a foot of its own; the table in place of a chart says all.
    foot = words.foot if view.draws_its_table or tab != "table" else None
    covered = in_sentences(filter(None, (words.beside_a_table, words.marks)))
    whole = in_sentences(filter(None, (words.coverage, words.marks)))
    worded = asked.title if asked.title != words.title else ""
    told = _topic(context, view, selection, words)
    keyed = words.subtitle_beside_keys if tab == "chart" else None
    terms = words.terms or terms_said([words.indicator])
    subtitle = with_terms(words.subtitle if keyed is None else keyed, "" if terms in whole else terms)
    return Content(
        title=worded or words.title,
        message=words.title if worded else "",
        least_body=_least_body(view, tab),
        topic=told,
        subtitle=below_topic(told, subtitle, words.leading),
        about=words.about,
        leading=words.leading,
        qualifier=words.qualifier,
        aloud=words.aloud,
        body=body,
        caveat=_apart_from_trafficking(context, view, words),
        placed=words.placed or "",
        coverage=foot if foot is not None else covered if tab == "table" else whole,
        coverage_on_slide=words.foot_on_slide or "",
        whole_coverage=covered if tab == "table" else whole,
        covered=foot if foot is not None and view.draws_its_table else covered,
        beside_legend=words.beside_legend if tab == "chart" or view.tabs == ("table",) else None,
        source=words.full_source or words.source,
        notes=words.notes or notes_on_names(selection.areas),
        permalink=asked.permalink,
        seen=translate("Seen on {date} at {address}", date=format_date(day), address=asked.permalink),
        date=day.isoformat(),
        publishers=in_parts(
            in_a_row((source.publisher, source.title, translate(source.vintage))) for source in sources
        ),
        licence=in_parts(dict.fromkeys(translate(source.licence) for source in (*sources, *grounds))),
        terms=terms_of(sources, with_map=with_map),
        has_outlines=with_map,
        language=current_language(),
        stem=words.stem,
        indicator=words.indicator or selection.indicator,
        sources=sources,
        sources_aside=tuple(one for one in credited(context, words.sources_aside) if one not in sources),
    )


def _apart_from_trafficking(context: Context, view: View, words: Words) -> str:
    """The caveat of a view, and at its end that no figure is on trafficking, where none is: taken alone into a paper on
    trafficking its chart would be read as evidence of that. The caveat of a profile says it itself."""
    if view.kind == "profile" or not sources_on_trafficking(context).isdisjoint(words.sources.split()):
        return words.caveat
    # Not behind its first sentence: where the second says "they" or "it", that would be of these words.
    return in_sentences((words.caveat, not_on_trafficking()))


def _topic(context: Context, view: View, selection: Selection, words: Words) -> str:
    """What the view is about, where its page says it; nothing of a table or a picture of many indicators."""
    indicator = context.indicators.get(words.indicator)
    if indicator is None or view.kind == "key-figures" or (view.kind == "coverage" and not words.about):
        return ""
    # What a view's own question is of can have ages that the selection has not.
    age = selection.age if indicator.id == selection.indicator else indicator.default_age
    told = f"{words.title} {words.about} {words.subtitle}"
    said = topic(indicator, context.source_of(indicator.id), age, told)
    label = translate(indicator.label)
    # Below "Conflict deaths: 374 in 2024" the deaths would be of victims of trafficking.
    is_told = label.casefold() in words.title.casefold() or is_named(indicator, words.title)
    return labelled(label, said) if said and view.kind == "timeline" and not is_told else said


def _place(context: Context, selection: Selection, title: str) -> str:
    """The one country, area or group that a chart is of by its title; a map shows all, and several have their names in
    the chart."""
    codes = selection.areas or (ALL_COUNTRIES,)
    name = area_name(context, codes[0]) if len(codes) == 1 else ""
    return name if name in title else ""


def permalink_of(context: Context, view: View, query: str, root: str) -> str:
    """The page that shows what a picture does, for as long as its release is kept.

    `root`: scheme and host of the dashboard, or nothing.
    """
    return lasting(context, f"{root.rstrip('/')}{page_address(context, view, query)}")


def _body(context: Context, asked: Asked, made: Shown, tab: Tab) -> Body:  # noqa: PLR0911, one for each form
    view, selection, body = asked.view, asked.selection, made.body
    if tab == "table" and not view.draws_its_table:
        return _table_body(made, tells_rows=_is_told_by_row(view, made))
    if isinstance(body, Map):
        return _map(context, selection, body, asked)
    if isinstance(body, Cells) and body.kind == "years":
        return _at_any_size(lambda canvas, box, look: cells.draw(canvas, box, body, look))
    if isinstance(body, Cells) and view.draws_its_table:
        return _cells_body(body)

    if isinstance(body, FlowMap):
        return _at_any_size(lambda canvas, box, look: flow_map.draw(canvas, box, body, look))
    if isinstance(body, Chart | Cells):
        return _described_body(body)
    return assert_never(body)


def window_shown(context: Context, asked: Asked) -> Window:
    """The part of the world that a map shows; of one that moves, in the year of what is asked for."""
    return asked.window or _window(context, asked.selection, asked.extent)


def _window(context: Context, selection: Selection, extent: Extent) -> Window:
    """The part of the world that a map shows: of a region as on the page; of one country closer, and nearer to where
    others have figures, since nobody can drag it there."""
    own = _window_of_page(context, selection) if extent == "chosen" else WORLD
    if own.is_world or selection.areas[0] not in context.geography.areas:
        return own
    code = selection.areas[0]
    peers = [peer.area for peer in neighbours(code, context.borders, context.geography.states)]
    own = close_window(context.geography, _file(context), code, peers)
    around = context.around(selection, selection.year)
    shown = snapshot(context.histories(selection), selection.year, *around)
    known = frozenset(area for area, item in shown.items() if item.ends is not None)
    return turned(own, bounds(_file(context)), [code, *peers], known)


def _window_of_page(context: Context, selection: Selection) -> Window:
    """Around one chosen area; else the world."""
    if len(selection.areas) != 1:
        return WORLD
    return window_of(context.geography, bounds(_file(context)), selection.areas[0])


def _file(context: Context) -> Path:
    return context.config.assets / "boundaries" / "world.geojson"


def _with_notes(context: Context, asked: Asked, shown: Map | FlowMap, content: Content, words: Words) -> Content:
    """A map's content with notes on the boundaries that are seen on it; of the whole world on all of them, and on how
    many countries it rests."""
    if isinstance(shown, FlowMap):
        if flow_map.is_world(shown):
            return content

        def seen_in(box: Box, look: Look, _size: Size) -> Framed:
            return flow_map.framed(*flow_map.seen(shown, box, look))

        first = notes_on(flow_map.framed(*flow_map.stood(shown, Box(0, 0, WIDTH, HEIGHT))))
        return _noting(replace(content, notes=first), seen_in, notes_on)

    window = window_shown(context, asked)
    if window.is_world:
        notes = in_sentences(map(translate, (BOUNDARIES, *BOUNDARY_NOTES)))
        content = replace(content, notes=notes, least_body=LEAST_WORLD)
        why = few_briefly(_few_said(shown.answer, asked.selection.year))[1]

        def below(coverage: str) -> Content:
            return replace(content, coverage=in_sentences((why, coverage)))

        content = replace(content, caveat=_referred_signed(asked.selection, shown, content.caveat))
        # A page has room for what a foot says in short. Whom a title counts the map names, or its legend.
        every = content.whole_coverage.removesuffix(words.top).rstrip()
        on_slide = in_sentences((why, words.foot_on_slide)) if words.foot_on_slide else ""
        return replace(below(content.coverage), coverage_on_slide=on_slide, as_tall=below(every))
    whole = map_picture(context, asked.selection, shown.answer)
    picture = seen_through(context, whole, asked.selection, window)
    if words.near is not None:
        # The foot of a picture has little room beside a neighbour's figure; older ones bear their years there.
        near = in_sentences((_of_written(context, asked, picture), words.near))
        told, short = (in_sentences((one, near)) for one in _unshown_around(context, asked, picture))
        content = replace(content, coverage=told, beside_legend=short)

    def seen_on_map(box: Box, look: Look, size: Size) -> Framed:
        is_alone = size in STANDING_MAPS
        return worldmap.seen_in(
            picture, box if is_alone else worldmap.framed_in(picture, box, look, beside=size.is_wide)
        )

    def noted(seen: Framed) -> str:
        return in_sentences(filter(None, (translate(BOUNDARIES), notes_on(seen))))

    first = noted(worldmap.seen_in(picture, Box(0, 0, WIDTH, HEIGHT)))
    return _noting(replace(content, notes=first), seen_on_map, noted)


def _referred_signed(selection: Selection, shown: Map, caveat: str) -> str:
    """A caveat that says whose totals equal their referrals behind the sign that their figures bear."""
    for one in placed_on(shown.answer, selection):
        if one.has_source:
            caveat = caveat.replace(one.said, signed(one.said))
    return caveat


def of_what_is_seen(context: Context, asked: Asked, shown: Map, words: Words) -> Words:
    """The words of a map without what they say of areas that the part of the world in its frame has not."""
    window = window_shown(context, asked)
    if window.is_world or words.placed is None:
        return words
    picture = seen_through(context, map_picture(context, asked.selection, shown.answer), asked.selection, window)
    placed, box = placed_on(shown.answer, asked.selection), Box(0, 0, WIDTH, HEIGHT)
    told = {code for one in placed for code in one.areas}
    unseen = [code for code in told if not worldmap.is_seen(picture, box, code)]
    return words_beside(context, asked.selection, words, placed, unseen)


def _unshown_around(context: Context, asked: Asked, picture: worldmap.MapPicture) -> tuple[str, str]:
    """What a map of a part of the world leaves out of the countries in it, but of one chosen alone, of which title and
    subtitle say it; and in short."""
    return unshown_of(context, asked.selection, _around(picture))


def _around(picture: worldmap.MapPicture) -> list[str]:
    """Areas on a map of a part of the world, but one chosen alone."""
    box, told = Box(0, 0, WIDTH, HEIGHT), picture.chosen if len(picture.chosen) == 1 else ()
    return [code for code in picture.places if code not in told and worldmap.is_seen(picture, box, code)]


def _of_written(context: Context, asked: Asked, picture: worldmap.MapPicture) -> str:
    """What is to be said of figures on a map of a part of the world, but of one chosen alone, of which caveat and
    subtitle say it: whose are uncertain, and why some are "at least" so much."""
    selection, codes = asked.selection, [code for code in _around(picture) if code in picture.figures]
    shown = snapshot(context.histories(selection), selection.year, *context.around(selection, selection.year))
    unsure = [code for code in codes if shown[code].year in uncertain_years(context, selection, code)]
    least = [
        code for code in codes if code not in unsure and shown[code].year in years_at_least(context, selection, code)
    ]
    names = sorted((short_name(context, code) for code in unsure), key=alphabetical)
    return in_sentences((uncertain_said(listed(names)) if names else "", ageless_apart_said() if least else ""))


def _noting(content: Content, seen_in: Callable[[Box, Look, Size], Framed], noted: Callable[[Framed], str]) -> Content:
    """The same with notes that are of what is seen in a room. `seen_in`: what of the world is seen there."""
    return replace(content, near=lambda box, look, size: noted(seen_in(box, look, size)), seen_on=noted)


def notes_on_names(areas: Sequence[str]) -> str:
    """Notes that concern areas shown by name, without a map."""
    concerned = sorted({NOTED[code] for code in areas if code in NOTED})
    return in_sentences(translate(BOUNDARY_NOTES[place]) for place in concerned)


# ------------------------------------------------------------------------------------------------ charts


def _described_body(chart: Chart | Cells) -> Body:
    """The chart; where it has so many rows that nobody could read it at this size, the first ones and how many more."""

    def body(canvas: Canvas, box: Box, look: Look, size: Size) -> tuple[str, ...] | None:
        own = _as_on_page(chart) if size in STANDING else chart
        if isinstance(own, Cells) and not _can_be_read(own, box, look):
            # Columns that are all alike would cost rows where the figures of one are longer.
            own = replace(own, is_fitted=True)
        whole = _left_lines(own, own, 0, box, look)
        if not _has_more(own) and _can_be_read(own, _above(box, whole, look), look):
            _draw_first(canvas, box, own, whole, look)
            return None
        for number in range(MOST_TRIED, 0, -1):
            part, left = _fewer(own, number)
            lines = _left_lines(own, part, left, box, look)
            if left and (number == 1 or _can_be_read(part, _above(box, lines, look), look)):
                _draw_first(canvas, box, part, lines, look)
                return _names(part)
        _draw(canvas, box, own, look)
        return None

    return body


def _has_more(chart: Chart | Cells) -> bool:
    """Whether a picture has some of its rows alone, even where all would have room."""
    return isinstance(chart, Chart) and any(0 < pane.at_once < len(pane.rows) for pane in chart.panes)


def _as_on_page(chart: Chart | Cells) -> Chart | Cells:
    """The chart in the page's own order, before which it stands there: none of its panes leads the others."""
    if isinstance(chart, Cells):
        return chart
    return replace(chart, panes=tuple(replace(pane, is_leading=False) for pane in chart.panes))


def _whole_body(chart: Chart) -> Body:
    """The chart with all that it draws, or False where that has no room."""

    def body(canvas: Canvas, box: Box, look: Look, size: Size) -> bool:  # noqa: ARG001, all bodies are asked alike
        return _draw(canvas, box, chart, look)

    return body


def _first_body(chart: Chart, most: int) -> Body:
    """So many rows of a chart, and how many more there are; tells their names, and where they cannot be read those of
    fewer."""
    part, left = fewer(chart, most)

    def body(canvas: Canvas, box: Box, look: Look, size: Size) -> tuple[str, ...]:  # noqa: ARG001, all are asked alike
        # Charts of their own are named in the foot.
        lines = _left_lines(chart, part, left, box, look) if len(chart.panes) < 2 else []
        _draw_first(canvas, box, part, lines, look)
        has_room = most == 1 or _can_be_read(part, _above(box, lines, look), look)
        return _names(part if has_room else fewer(chart, most - 1)[0])

    return body


def _above(box: Box, lines: Sequence[str], look: Look) -> Box:
    """What lines below a chart leave of a box to it."""
    return box.trimmed(bottom=(len(lines) + 0.25) * LEADING * look.label) if lines else box


def _draw_first(canvas: Canvas, box: Box, part: Chart | Cells, lines: Sequence[str], look: Look) -> None:
    """Some rows of a chart, and below them the lines that tell what is left out."""
    _draw(canvas, _above(box, lines, look), part, look)
    written = (
        text_line(box.left, box.bottom - 2 - (len(lines) - 1 - place) * LEADING * look.label, line, look.label, MUTED)
        for place, line in enumerate(lines)
    )
    canvas.write(map(Mirror(box, look.rtl).label, written))


def _left_lines(chart: Chart | Cells, part: Chart | Cells, left: int, box: Box, look: Look) -> list[str]:
    """What is said of the rows that are left out; nothing where none is, but of those that are never drawn."""
    are_charts = isinstance(chart, Chart) and len(chart.panes) > 1
    return wrapped(table.charts_left_out(left) if are_charts else _left_said(part, left), look.label, box.width)


def _names_left(chart: Chart, names: Sequence[str]) -> list[str]:
    """The charts that are left out of several; none of the rows of one."""
    return [name for name in _names(chart) if name not in names] if len(chart.panes) > 1 else []


def _left_said(part: Chart | Cells, left: int) -> str:
    """How many rows are left out, and by what rule where indicators on children are kept first."""
    pane = part.panes[0] if isinstance(part, Chart) and part.panes else None
    if pane is not None and pane.is_stacked and pane.x.title:
        # Of groups no words speak that are not drawn, and the address stands below.
        return ""
    if pane is None or not pane.is_of_children_first:
        return table.left_out(left, 0)
    kept = sum(row.role != "head" for row in pane.rows)
    return table.children_first(kept, left, pane.undrawn)


def _first_names(chart: Chart, most: int) -> tuple[str, ...]:
    """Those of so many rows, none of all: these have had no room."""
    part, left = fewer(chart, most)
    return _names(part) if left else ()


def _names(part: Chart | Cells) -> tuple[str, ...]:
    """The rows that are drawn, by their names."""
    if isinstance(part, Cells):
        return ()
    if len(part.panes) == 1 and part.panes[0].rows:
        return tuple(row.name for row in part.panes[0].rows if row.role != "head")
    return tuple(pane.heading for pane in part.panes)


def _draw(canvas: Canvas, box: Box, chart: Chart | Cells, look: Look) -> bool:
    if isinstance(chart, Cells):
        return matrix.draw(canvas, box, chart, look)
    return described.draw(canvas, box, chart, look)


def _can_be_read(chart: Chart | Cells, box: Box, look: Look) -> bool:
    """Whether all has room in type that is large enough."""
    tried = Canvas()
    return _draw(tried, box, chart, look) and all(round(label.size, 2) >= look.least for label in tried.labels)


def _fewer(chart: Chart | Cells, most: int) -> tuple[Chart | Cells, int]:
    if isinstance(chart, Cells):
        return chart.first_rows(most), max(0, len(chart.rows) - most)
    return fewer(chart, most)


def _cells_body(found: Cells) -> Body:
    def body(canvas: Canvas, box: Box, look: Look, size: Size) -> bool:  # noqa: ARG001, all bodies are asked alike
        return most.draw(canvas, box, found, look)

    return body


def _is_told_by_row(view: View, made: Shown) -> bool:
    """Whether the words around a table can be those of some of its rows: beside a chart they are of its rows."""
    return made.tells_rows and view.tabs == ("table",) and not isinstance(made.body, Cells)


def _least_body(view: View, tab: Tab) -> float:
    """Part of the height that is kept for what a picture shows."""
    if view.has_outlines(tab):
        return LEAST_MAP
    return LEAST_ROWS if view.kind in OF_ROWS or tab == "table" else LEAST_BODY


def _table_body(made: Shown, *, tells_rows: bool = False, most: int | None = None) -> Body:
    """Its table, which tells the names of the rows that have room where the words around it follow them."""

    def body(canvas: Canvas, box: Box, look: Look, _size: Size) -> bool | tuple[str, ...]:
        drawn = table.draw(canvas, box, made.table, look, most)
        return drawn if (tells_rows or most is not None) and drawn is not None else True

    return body


def _at_any_size(draw: Callable[[Canvas, Box, Look], object]) -> Body:
    """What is drawn alike at every size, and always."""

    def body(canvas: Canvas, box: Box, look: Look, _size: Size) -> bool:
        draw(canvas, box, look)
        return True

    return body


# ------------------------------------------------------------------------------------------------ maps


def _map(context: Context, selection: Selection, shown: Map, asked: Asked) -> Body:
    whole = map_picture(context, selection, shown.answer)

    def body(canvas: Canvas, box: Box, look: Look, size: Size) -> None:
        if size in STANDING_MAPS:  # What a page has until its scripts draw the same anew.
            window = _window_of_page(context, selection) if asked.extent == "chosen" else WORLD
            worldmap.draw_alone(canvas, box, seen_through(context, whole, selection, asked.window or window))
            return
        if asked.window is None:
            picture = cropped(context, whole, selection, asked.extent)
        else:
            picture = seen_through(context, whole, selection, asked.window)
        worldmap.draw(canvas, box, picture, look, beside=size.is_wide, write=named_on)

    return body


def cropped(
    context: Context, picture: worldmap.MapPicture, selection: Selection, extent: Extent
) -> worldmap.MapPicture:
    """A map of one area and what is around it, as the page shows it when that area alone is chosen."""
    return seen_through(context, picture, selection, _window(context, selection, extent))


def legend_of(context: Context, picture: worldmap.MapPicture, selection: Selection) -> worldmap.MapPicture:
    """What a page's legend of a map of the chosen area is written from: as `cropped`, but no outline is drawn anew.

    To turn all of them towards one country takes a fifth of the time of that country's page.
    """
    return replace(picture, window=_window_of_page(context, selection))


def seen_through(
    context: Context, picture: worldmap.MapPicture, selection: Selection, window: Window
) -> worldmap.MapPicture:
    """A map of what a window shows of the world."""
    if window.is_world:
        return replace(picture, keys=_keys_of_world(picture.keys))
    figures = _written(context, selection, picture.areas, is_world=False)
    part = replace(
        worldmap.uncounted(picture),  # How many countries of the world are in a class a part of it does not show.
        window=window,
        outlines=outlines(_file(context), window.lon, FINE),
        figures=figures,
        signs=signs_in(figures.values()),
        # Its figure stands on the map.
        said=tuple((code, picture.names[code] if code in figures else words) for code, words in picture.said),
    )
    return _keyed_there(context, selection, part)


def _keys_of_world(keys: Iterable[worldmap.Key]) -> tuple[worldmap.Key, ...]:
    """The keys of a map of the world without the reasons that stand below it: two lines of them cost it a tenth of its
    width."""
    return tuple(replace(key, label=few_briefly(key.label)[0]) if key.k == FEW else key for key in keys)


def _keyed_there(context: Context, selection: Selection, part: worldmap.MapPicture) -> worldmap.MapPicture:
    """A map of a part of the world whose key says what is unclear of the figures there, and whose, if these are few:
    they may be too small for a name. Of one alone it says an older year, too, in place of a dot with a key."""
    if not any(key.k == FEW for key in part.keys):
        return part
    box, around = Box(0, 0, WIDTH, HEIGHT), context.around(selection, selection.year)
    seen = {code for code, one in part.areas.items() if one.k == FEW and worldmap.is_seen(part, box, code)}
    histories = {code: history for code, history in context.histories(selection).items() if code in seen}
    shown = snapshot(histories, selection.year, *around)
    words, areas = few_in(context, selection, shown.values()), dict(part.areas)
    told: dict[str, Any] = {"label": words}
    if 0 < len(seen) <= MOST_UNCLEAR:
        names = sorted((short_name(context, code) for code in seen), key=alphabetical)
        if len(seen) == 1 and areas[code := next(iter(seen))].is_older:
            names.append(format_year(shown[code].year))
            areas[code] = replace(areas[code], is_older=False)
        # No line ends between a name and its year.
        said = worldmap.UNBROKEN.join(in_a_row(names).rsplit(" ", 1)) if len(seen) == 1 else listed(names)
        named = translate("{name} ({said})", name=words, said=said)
        told = {"label": named, "short": words, "about": tuple(seen)}
    keys = tuple(replace(key, **told) if key.k == FEW else key for key in part.keys)
    return replace(part, keys=keys, areas=areas)


def _counted_by(unit: str) -> str:
    """The heading of a map's legend, in which each class has how many UN members are of it."""
    return (
        translate("{unit} (number of UN members)", unit=unit) if unit else translate("In brackets: how many UN members")
    )


def _signs_of(figures: Iterable[str]) -> dict[str, str]:
    """What the signs at figures on a map of the world mean, in the order in which a figure has them."""
    figures = tuple(figures)
    said = {from_left(AT_LEAST): translate("at least (ages unknown)"), REFERRED: referred_key()}
    return {sign: words for sign, words in said.items() if any(sign in one for one in figures)} | signs_in(figures)


def _written(
    context: Context,
    selection: Selection,
    areas: Mapping[str, worldmap.Shown],
    *,
    is_world: bool,
) -> dict[str, str]:
    """What is written below the names of areas: figures, without a unit, which the subtitle says, and of an older year
    than the map's with this, all with as many decimals, as in a row of bars; with the signs of key figures. Of few it
    is the word of the legend; what is unclear, or in no numbers, is no figure.

    `is_world`: of a map of the world, which has signs in place of words.
    """
    indicator = context.indicators[selection.indicator]
    wording, found = wording_of(indicator, selection), {}
    if wording.names or wording.years:
        return {}
    histories, around = context.histories(selection), context.around(selection, selection.year)
    newest = {code: latest(histories.get(code, ()), selection.year, *around) for code in areas}
    wording = wording.beside([item for item in newest.values() if item is not None])
    for code, item in newest.items():
        shown = areas.get(code)
        is_unclear = item is not None and item.year in unclear_shares(context, selection, code)
        if shown is None or item is None or item.ends is None or is_unclear or (shown.k == FEW and item.value == 0):
            continue
        # Of the chosen country the figure is that of the title.
        is_word = shown.k == FEW and code not in selection.areas
        figure = wording.text(item)
        own = _signed(context, selection, item, figure, is_world=is_world)
        figure = few_there(context, selection) if is_word else own
        found[code] = translate("{figure} ({year})", figure=figure, year=item.year) if shown.is_older else figure
    return found


def _people(context: Context, selection: Selection, codes: Iterable[str]) -> dict[str, float]:
    """Of how many persons at least the figures on a map are."""
    histories, around = context.histories(selection), context.around(selection, selection.year)
    newest = {code: latest(histories.get(code, ()), selection.year, *around) for code in codes}
    return {code: persons_behind(context, selection, code, item.year) for code, item in newest.items() if item}


def _signed(context: Context, selection: Selection, item: Observation, figure: str, *, is_world: bool) -> str:
    """A figure on a map with its signs: of few, of which a share is none, and uncertain; else the least that it may
    be, on one of the world by its sign."""
    if is_of_few(context, selection, item.area, item.year):
        figure = f"{few_word() if selection.indicator in SHARES else figure}{OF_FEW}"
    if item.year in uncertain_years(context, selection, item.area):
        return f"{figure}{DOUBTED}"
    if is_world and item.year in years_at_least(context, selection, item.area):
        return f"{from_left(AT_LEAST)}{figure}"
    return at_least(context, selection, item.area, item.year, figure)


def named_on(
    canvas: Canvas, box: Box, picture: worldmap.MapPicture, frame: Frame, look: Look
) -> tuple[worldmap.Dots, dict[str, tuple[str, ...]]]:
    """Names and figures on a map with lines to those that stand beside; a ground would pale the class of what is
    behind. Where dots say that a figure is older, and what is written, by area."""
    # Where many have names, smaller words leave room for more of them.
    size = min(look.least, look.label) if picture.top else look.label
    found = named(picture, frame, box, size)
    for one in found:
        if one.lead:
            # Of a map of the world they may be long, over the colours of others.
            line_ink = MUTED if picture.window.is_world else INK
            canvas.line(*one.lead, GROUND, 3 * LEADER)
            canvas.line(*one.lead, line_ink, LEADER)
            if at := ring_of(picture, one):
                ring = f'{paint("fill", GROUND)} {paint("stroke", line_ink)} stroke-width="{LEADER}"'
                canvas.circle(at, RING, ring)
        down, weight = (one.box.top + one.box.bottom) / 2, BOLD if one.is_chosen else REGULAR
        across, anchor = _held(one)
        ink, halo = inks_of(picture, one)
        texts = [replace(text, weight=weight) for text in stacked((across, down), one.lines, size, ink, anchor=anchor)]
        texts = [*_at_its_line(one, texts[0]), *texts[1:]]
        canvas.halo(texts, halo, HALO if halo == GROUND else OWN_HALO)
        canvas.add(f'<g data-named="{one.code}">')
        canvas.write(texts)
        canvas.add("</g>")
    return older_dots(picture, frame, box, found), {one.code: one.lines for one in found}


def _held(one: Named) -> tuple[float, Anchor]:
    """Where the lines of words begin, end or have their middles."""
    if one.side:
        return (one.box.left + SIDES, "start") if one.side < 0 else (one.box.right - SIDES, "end")
    return (one.box.left + one.box.right) / 2, "middle"


def _at_its_line(one: Named, name: Label) -> list[Label]:
    """The first line of words at the end of the line that leads to them from above: from the corner of a wider one
    below it that is nearer to the name of another area."""
    if one.side or one.lead is None or one.lead[1][1] > one.box.top + 1:
        return [name]
    half, end = width_of(one.lines[0], name.size, name.weight) / 2, one.lead[1][0]
    left, right = one.box.left + half + SIDES, one.box.right - half - SIDES
    near = min(max(name.x, end - half), end + half)
    return [replace(name, x=min(max(near, left), right) if left < right else name.x)]


def referred_on(answer: Mapping[str, Any], selection: Selection) -> frozenset[str]:
    """Whose figures on a map rest on referrals of potential victims."""
    return frozenset(code for one in placed_on(answer, selection) if one.has_source for code in one.areas)


def map_picture(context: Context, selection: Selection, answer: Mapping[str, Any]) -> worldmap.MapPicture:
    """A map of the selection's year. `answer`: that of the browser (dashboard/figures/map.py)."""
    year = min(max(selection.year, answer["first"]), answer["last"])
    picked = {code: shown for code in answer["areas"] if (shown := _picked(answer, code, year)) is not None}
    symbols = answer["kind"] == "symbol"
    geography = context.geography
    keys = _keys(context, answer, picked, year)
    places = {
        code: worldmap.Place(area.lon, area.lat, area.dot and (area.is_member or code in answer["areas"]))
        for code, area in geography.areas.items()
    }
    # An outline around every area would set none of them apart.
    chosen = [code for name in selection.areas if name != ALL_COUNTRIES for code in geography.members_of(name)]
    is_dotted = not symbols and any(shown.is_older for shown in picked.values())
    older = older_said(year, opens=year in answer["opens"]) if is_dotted else ""
    # With one country chosen the title is of that one alone.
    is_of_one = len(selection.areas) == 1 and selection.areas[0] in geography.areas
    # Of those of other years the title always names the highest.
    others = higher_in_other_years(context, selection, year)[:1]
    most = [] if is_of_one else [*highest(context, selection, year), *others]
    told = tuple(item.area for item in most)
    if symbols and not is_of_one:
        told = _largest(context, selection, picked)
    # Whom its title counts are as many as have room, and whoever has none stands below the key.
    counted = () if is_of_one else areas_at_top(context, selection, year)
    top = _of_top(context, selection, answer, picked) if told and not symbols else counted
    short = {*told, *top} if symbols or top else set()
    around = neighbours(selection.areas[0], context.borders, geography.states) if is_of_one else ()
    # The dot on an area says that its figure is of another year, where these are not most of them.
    older_count = _mostly_older(context, picked) if older else ""
    written = _written(context, selection, picked, is_world=True)
    unit = "" if symbols else _unit_over(context, selection)
    referred = referred_on(answer, selection)
    figures = {
        code: f"{figure}{REFERRED}" if code in referred else figure
        for code, figure in written.items()
        if code in (*told, *top)
    }
    return worldmap.MapPicture(
        hue=answer["hue"],
        areas=picked,
        places=places,
        chosen=tuple(dict.fromkeys(chosen)),
        keys=tuple(key for key in keys if not symbols or not key.k.isdigit()),
        said=_said(context, selection),
        older=older,
        small="" if symbols else small_said(),
        older_count=older_count,
        outlines=outlines(_file(context)),
        names={
            code: short_name(context, code) if is_of_one or code in short else area_name(context, code)
            for code in geography.areas
        }
        | {code: translate(UNDETERMINED[code]) for code in UNDETERMINED},
        circles=tuple(_circles(picked)) if symbols else (),
        told=told,
        top=tuple(code for code in top if code not in told),
        is_counted=bool(counted),
        people=_people(context, selection, top),
        neighbours=frozenset(peer.area for peer in around),
        figures=figures,
        signs=_signs_of(figures.values()),
        unit=unit,
        counted=_counted_by(unit),
        circles_heading=capitalised(unit_beside(context.indicators[selection.indicator], selection)) if symbols else "",
        largest=answer["largest"] or 1,
    )


def _largest(context: Context, selection: Selection, picked: Mapping[str, worldmap.Shown]) -> tuple[str, ...]:
    """The areas of the largest circles; none of detected victims, of whom a larger number says nothing of a country."""
    indicator = context.indicators[selection.indicator]
    found = [(shown.value, code) for code, shown in picked.items() if shown.value and shown.is_exact]
    if indicator.theme not in ("drivers", "justice") or indicator.id in UNTOLD or len(found) < FEW_AREAS:
        return ()
    return tuple(code for _, code in sorted(found, key=lambda one: (-one[0], one[1]))[:NAMED])


def _of_top(
    context: Context, selection: Selection, answer: Mapping[str, Any], picked: Mapping[str, worldmap.Shown]
) -> tuple[str, ...]:
    """The areas of the darkest class of a map whose title names the highest, of few persons none; none at all where
    they are more than a map has room for."""
    last = str(max(place for place, label in enumerate(answer["labels"]) if label))
    found = [
        code
        for code, shown in picked.items()
        if shown.k == last and not is_of_few(context, selection, code, selection.year)
    ]
    return tuple(found) if len(found) <= MOST_AT_TOP else ()


def small_said() -> str:
    """What the square of an area means that is too small to be seen as an outline."""
    return translate("small area")


def older_said(year: int, *, opens: bool = False) -> str:
    """What a small dot on an area says, or a legend of most of them. `opens`: whether the map looks at later years."""
    return translate("figure of another year") if opens else translate("figure older than {year}", year=year)


def _mostly_older(context: Context, picked: Mapping[str, worldmap.Shown]) -> str:
    """How many figures of UN members are of another year than the map's, where these are most of them; else nothing."""
    areas = context.geography.areas
    known = [shown for code, shown in picked.items() if areas[code].is_member and shown.k not in (ASKED, SUPPRESSED)]
    older = sum(shown.is_older for shown in known)
    if not is_mostly_older(older, len(known)):
        return ""
    return translate("{n} of {of}", n=format_number(older), of=format_number(len(known)))


def _picked(answer: Mapping[str, Any], code: str, year: int) -> worldmap.Shown | None:
    """What an area shows in a year, from the browser's answer: as `latest`, and as `pick` in assets/texts.js."""
    years, classes = answer["areas"][code]["y"], answer["areas"][code]["k"]
    first = year - (0 if year in answer["partial"] else answer["window"])
    end = answer["newest"] if year in answer["opens"] else year
    figures = [place for place, k in enumerate(classes) if k not in (ASKED, SUPPRESSED)]
    later = (place for place in figures if year <= years[place] <= end)
    earlier = (place for place in reversed(figures) if first <= years[place] < year)
    place = next(chain(later, earlier), None)
    if place is None:
        asked = [k for own, k in zip(years, classes, strict=True) if first <= own <= year]
        return worldmap.Shown(asked[-1]) if asked else None
    value, bounds = answer["areas"][code]["v"][place], answer["areas"][code].get("b", {}).get(str(place))
    is_older = years[place] != year
    return worldmap.Shown(classes[place], value or (bounds[0] if bounds else None), bool(value), is_older)


def _keys(
    context: Context, answer: Mapping[str, Any], picked: Mapping[str, worldmap.Shown], year: int
) -> list[worldmap.Key]:
    """Each class that the map has, with how many UN members are in it; of a year known in part no class is empty."""
    is_part = year in answer["partial"]
    counts: dict[str, int] = {}
    for code, area in context.geography.areas.items():
        if area.is_member:
            k = picked[code].k if code in picked else worldmap.NOTHING
            counts[k] = counts.get(k, 0) + 1
    named = [(str(place), label) for place, label in enumerate(answer["labels"]) if label]
    # Where no class is of zero, hatched land may be taken for it; codes and years have none.
    is_number = not (answer["names"] or answer["inYears"] or counts.get(ZERO))
    silent = translate("no figure: unknown, not zero") if is_number else answer["silent"]
    others = [
        (ZERO, answer["zero"]),
        (FEW, _few_said(answer, year)),
        (ASKED, answer["asked"]),
        (SUPPRESSED, answer["suppressed"]),
        (worldmap.NOTHING, answer["partly"] if is_part else answer["rateless"].get(year, silent)),
    ]
    named = [(k, label) for k, label in named if counts.get(k) or not is_part]
    shown = [*named, *((k, label) for k, label in others if counts.get(k))]
    keys = [worldmap.Key(k, label, format_number(counts.get(k, 0))) for k, label in shown]
    # Areas of undetermined status are on every map of the world, and are no countries that could be counted.
    return [*keys, worldmap.Key(worldmap.UNDETERMINED, translate("status undetermined"), "")]


def _few_said(answer: Mapping[str, Any], year: int) -> str:
    """What the legend of a map says of the class FEW in a year, or the nearest that it has."""
    said: str = answer["fewIn"].get(min(max(year, answer["first"]), answer["last"]), answer["few"])
    return said


def _unit_over(context: Context, selection: Selection) -> str:
    """The unit of the classes of a map; none of codes and years."""
    indicator = context.indicators[selection.indicator]
    wording = wording_of(indicator, selection)
    return "" if wording.names or wording.years else capitalised(unit_on_map(indicator, selection))


def _circles(picked: Mapping[str, worldmap.Shown]) -> list[tuple[float, str]]:
    """Three figures easily read, the largest first: as `sizeEntries` in assets/maps.js, but of the largest circle of
    this one year, since none of the others is seen."""
    largest = max((shown.value for shown in picked.values() if shown.value), default=1.0)
    found: dict[float, str] = {}
    for part in (1, 0.25, 0.03):
        aim = max(largest * part, 1)
        step = 10.0 ** (len(str(int(aim))) - 1)
        value = max(1.0, round(aim / step)) * step
        found[value] = format_number(value)
    return list(found.items())


def _said(context: Context, selection: Selection) -> tuple[tuple[str, str], ...]:
    """Name and figure of each chosen area in the map's year; of a group its name alone. Names are as on the map."""
    indicator = context.indicators[selection.indicator]
    wording = wording_of(indicator, selection)
    histories = context.histories(selection)
    said = []
    for code in selection.areas[:MOST_SAID]:
        if code == ALL_COUNTRIES:
            continue
        name = short_name(context, code)
        if code in context.geography.areas:
            item = latest(histories.get(code, ()), selection.year, *context.around(selection, selection.year))
            rateless = item is None and selection.year in years_without_rate(context, selection, code)
            figure = translate("no rate") if rateless else translate("no figure")
            if item is not None:
                few = is_of_few(context, selection, code, item.year)
                # As beside the names on the map: "0.90".
                own = wording.beside((item,)).text(item)
                own = few_in_short(selection, own) if few else own
                own = figure_or_unclear(context, selection, item, own)
                figure = figure_and_doubt(context, selection, item, code, own)
            if item is not None and item.ends is not None:
                figure = with_year(indicator, figure, item.year)
            name = translate("{area}: {figure}", area=name, figure=figure)
        said.append((code, name))
    if len(selection.areas) > MOST_SAID:
        more = len(selection.areas) - MOST_SAID
        said.append(("", translate_number("and {number} more", "and {number} more", more)))
    return tuple(said)
