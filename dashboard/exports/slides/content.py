"""What the slide of a view says and shows for a selection: the same words and figures as its panel."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from dashboard.catalogue import Source
from dashboard.charts.cells import Cells
from dashboard.charts.flows import FlowMap
from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.exports.picture.composition import Content, below_topic
from dashboard.exports.picture.content import Asked, content_of, cropped, map_picture, notes_on_names, referred_on
from dashboard.exports.picture.disputed import Framed
from dashboard.exports.picture.worldmap import MapPicture
from dashboard.exports.slides import panes
from dashboard.exports.slides.described import plot_of_chart
from dashboard.exports.slides.events import Listed, events_listed
from dashboard.exports.slides.flow_map import FlowBody, flow_body
from dashboard.exports.slides.headings import unstopped
from dashboard.exports.slides.notes import Kind, Notes, naming_of, once, sentences_in, sorted_out
from dashboard.exports.slides.plots import Panes, Plot, below_title, note_of
from dashboard.exports.slides.words import headline, in_a_line
from dashboard.figures.charts import breaks_said, pale_top_said, reach_said, silence_of
from dashboard.figures.map import FEW, few_in
from dashboard.figures.own import STEM, beside
from dashboard.figures.shown import Map, Shown, Table
from dashboard.figures.tally import worse_named
from dashboard.i18n import (
    as_sentence,
    in_a_row,
    in_parts,
    in_sentences,
    translate,
    translate_number,
    with_things,
    with_unit,
)
from dashboard.i18n.published import unmarked
from dashboard.kinds.flows import said_with_title
from dashboard.kinds.registry import at_hand
from dashboard.kinds.standings import ALL_INDICATORS
from dashboard.kinds.statuses import signs_of_cells
from dashboard.kinds.timeline import words_without_events
from dashboard.metrics.latest import latest
from dashboard.selection import Selection
from dashboard.store import Observation
from dashboard.views import View, tab_from_afar
from dashboard.words.ageless import at_least, says_children_detected
from dashboard.words.aloud import caution_aloud, said_aloud, said_of
from dashboard.words.captions import bounds_apart
from dashboard.words.caveats import chief_of
from dashboard.words.credits import (
    OUTLINES,
    credit_apart,
    credits_alone,
    credits_said,
    not_on_trafficking,
    publishers_aloud,
    terms_of,
)
from dashboard.words.few import marked
from dashboard.words.low_totals import figure_or_unclear, uncertain, uncertain_years
from dashboard.words.names import (
    capitalised,
    listed,
    names_group,
    of_things,
    said_behind,
    unit_of,
    with_year,
    wording_of,
)
from dashboard.words.referred import (
    nearly_said,
    potential_said,
    referred_in,
    referred_key,
    rests_on_referrals,
    says_referred,
    signed,
)
from dashboard.words.said import shown_aloud
from dashboard.words.titles import subject
from dashboard.words.topic import counts_all_ages, counts_found, has_count
from dashboard.words.wider import years_without_rate

_SENTENCE = re.compile(r"\S.*?(?:[.!?؟](?=\s|$)|。)", re.DOTALL)
"""Chinese sets no space behind a stop."""
ROWS = ((2, 10), (6, 7), (99, 5))
"""Of a table that goes apart the rows of a slide, by its columns at the most: texts of many columns take more lines."""
MOST_SPOKEN = 250
"""Letters of what a drawing shows that stand in notes as well: what somebody can say in two breaths."""
MOST_QUIET = 10
"""The same of one with one thought a cell: each row takes one line."""
MOST_PUBLISHERS, FIRST_PUBLISHERS = 4, 3
"""Whose names somebody can say one after the other; of more, how many are named, and the others counted."""
GROUPS = "areas"
"""The source of which countries are in a group."""


@dataclass(frozen=True)
class MapBody:
    """A map, and what is said of each of its areas."""

    picture: MapPicture
    figures: Mapping[str, str]
    newest: int | None = None
    """The last year of which an area has a figure."""


@dataclass(frozen=True)
class Silence:
    """What is said where a chart has no figure."""

    said: str


Body = Plot | Panes | Cells | Table | MapBody | FlowBody | Silence


class Heads(NamedTuple):
    """What a slide says of those rows of a matrix that it shows."""

    title: str
    subtitle: str
    caveat: str
    foot: tuple[str, ...]
    """What stands below the caveat: coverage, sources, notes."""
    aloud: str
    """Its title as somebody says it."""


@dataclass(frozen=True)
class Slide:
    """One view on one slide; all of it is plain text or figures."""

    title: str
    subtitle: str
    body: Body
    caption: tuple[str, ...]
    """What may never be cut off: caveat, coverage, source, boundaries."""
    speech: Notes
    """What the one who speaks needs beside it."""
    description: str
    """What those who do not see the body are told."""
    seen: str
    stem: str
    sources: tuple[Source, ...]
    own_title: str = ""
    """The view's own title where the reader gave another one."""
    continued: str = ""
    """The title of the slide that it continues."""
    note: str = ""
    """A line of the reader's."""
    loud: int = 0
    """How many of the first paragraphs of the caption are caveats and keys, which are set larger."""
    chief: str = ""
    """The sentence with which its caption begins, if that is the first of its caveats: it is bold."""
    apart: Callable[[], list[Slide]] | None = field(default=None, compare=False)
    """The same charts on more slides, for a room in which one slide cannot hold them."""
    alone: Callable[[], list[Slide]] | None = field(default=None, compare=False)
    """Each chart of one of these on a slide of its own, where names beside others would be cut: none for one alone."""
    heads: Callable[[tuple[str, ...]], Heads] | None = field(default=None, compare=False)
    """What is said of some rows of a matrix, by their names, where it goes on; None where that is what is said of
    all."""
    qualifier: str = ""
    """What of its subtitle goes with its title on a first slide, too."""
    stands_alone: bool = False
    """Whether its title says in words what qualifies it, the figures of which its notes alone have then."""
    unnumbered: str = ""
    """Its title without which of several slides it is, where it says that."""
    aside_of_rows: str = ""
    """What its caption says of what rows have no room for: not said where they have it."""
    years_of_rows: Callable[[tuple[str, ...]], str] | None = field(default=None, compare=False)
    """What its notes say of that for some rows, by their names, which its caption says where there is room."""
    leading: str = ""
    """What its subtitle begins with: that, and on which countries a sum rests, as these sentences say, too."""
    bounds: str = ""
    """What of its caption and notes is on boundaries."""
    seen_on: Callable[[Framed], str] | None = field(default=None, compare=False)
    """What of that concerns what is seen in the frame of a map; None where all of it does."""
    grounds: tuple[Source, ...] = ()
    """Sources of its map, and of the groups of countries that it names: they have no figures."""
    noted: tuple[Source, ...] = ()
    """Sources of what its notes alone say."""
    is_of_all_ages: bool = False
    """Whether its title counts people of all ages, as its subtitle may say."""
    is_of_victims: bool = False
    """Whether it is of detected victims."""
    is_on_referrals: Callable[[str], bool] = field(default=lambda _sentence: False, compare=False)
    """Whether a sentence of its caption says whose figures are of potential victims."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the one who speaks needs, a paragraph each."""
        return self.speech.lines

    @property
    def in_a_line(self) -> str:
        """What a first slide and its notes say of it: with what qualifies it, and a reader's title whole."""
        if self.own_title:
            return self.title
        if self.stands_alone:
            # Cut it would end before that.
            return headline(self.title, is_of_all_ages=self.is_of_all_ages)
        if self.qualifier:
            # Without its bracket the unit of what follows would be unsaid.
            said = headline(self.title, is_of_all_ages=self.is_of_all_ages)
            return in_sentences((as_sentence(said), self.qualifier))
        return in_a_line(self.title, is_of_all_ages=self.is_of_all_ages)

    @property
    def counts(self) -> str:
        """Its subtitle as far as it says what is counted."""
        return unstopped(self.subtitle.replace(self.leading, "").strip()) if self.leading else self.subtitle

    def led(self, title: str, rest: str) -> Slide:
        """The same under the first part of its title: the rest of that stands below it."""
        return replace(self, title=title, subtitle=in_sentences((as_sentence(rest), capitalised(self.subtitle))))

    def bounded(self, notes: str) -> Slide:
        """The same with other notes on boundaries, if only none."""
        caption = tuple(text for text in (notes if one == self.bounds else one for one in self.caption) if text)
        return replace(self, caption=caption, speech=self.speech.bounded(self.bounds, notes), bounds=notes)


def slide_of(context: Context, asked: Asked) -> Slide:
    """All that the slide of a view says, in the current language."""
    return _slide(context, asked, content_of(context, asked), _body(context, asked))


def _slide(context: Context, asked: Asked, content: Content, body: Body, rows: Sequence[str] | None = None) -> Slide:
    """A slide of a body and the words around it. `rows`: the names of those that it shows; None for all."""
    view, selection, body = asked.view, asked.selection, _below(body, content.title)
    if _is_timeline(view, body):
        told = words_without_events(context, selection, rows)
        content = replace(
            content,
            subtitle=below_topic(content.topic, told.subtitle, content.leading),
            caveat=told.caveat,
            coverage=told.coverage,
            source=told.source,
            sources=told.sources,
            terms=terms_of(told.sources),
            listed="",
        )
    if isinstance(body, Table):
        beside = content.beside_legend if view.tabs == ("table",) else None
        content = replace(content, coverage=content.covered if beside is None else beside)
    gaps = in_sentences(filter(None, (note_of(_plots_in(body)), body.note if isinstance(body, Panes) else "")))
    aside_of_rows = ""
    keys = in_sentences(filter(None, (gaps, breaks_of(body), legend_said(body))))
    # Where classes of pace take most of a foot, a caution is as short as it is said; its notes have all of it.
    is_counted = view.kind == "status-counts"
    caveat = content.caveat
    if is_counted:
        # Who gets worse its notes say at length, and how many of them less certainly stands on it.
        content = replace(content, coverage=in_sentences((content.coverage_on_slide, content.whole_coverage)))
        caveat = in_sentences(caution_aloud(context, one) for one in sentences_in(caveat))
    loud = tuple(filter(None, (caveat, keys)))
    is_more = content.whole_coverage.startswith(content.coverage) and content.whole_coverage != content.coverage
    # What a key at the size of caveats says of a bar the small foot says in more words.
    keyed = in_sentences((keys, reach_said(bars=True))) if pale_top_said() in keys else keys
    is_short = isinstance(body, MapBody) and bool(content.coverage_on_slide)
    foot = _foot(replace(content, coverage=content.coverage_on_slide) if is_short else content, keyed)
    if is_more and view.kind == "profile":
        # Its rows have different first years, which they say where they have room.
        aside_of_rows = translate("First years of the other rows: in the notes.")
        foot = (*foot, aside_of_rows)
    # What a foot has nothing of, who speaks has all the same.
    is_apart = is_more or isinstance(body, FlowBody | Cells | MapBody) or not content.coverage
    rest = content.whole_coverage if is_apart else ""
    aside = content.sources_aside if rest else ()
    # Who speaks has what a picture as tall as a page has, too; the events of a timeline are listed apart.
    tall = content if content.as_tall is None or _is_timeline(view, body) else content.as_tall
    # Nobody is asked for a page of figures that those who do not see the charts are told: nor for rows, lines and
    # colours, which have their figures or their key beside them.
    is_long = len(tall.spoken) > MOST_SPOKEN and tall.spoken in content.alternative
    is_at_hand = _is_over_years(body) and not is_long and not view.draws_its_table
    names = naming_of(context, selection.areas)
    title = _aloud(context, selection, content, body)
    credit, beside = credit_apart(content.source, content.sources)
    said, bounds = _bounds_apart(beside)
    is_of_one = is_counted and bool(content.indicator) and ALL_INDICATORS not in selection.show
    counted = () if view.is_of_many and not is_of_one else _definitions(context, content.indicator, selection)
    worse = worse_named(context, content.indicator) if is_of_one else ()
    asked_for: tuple[tuple[Kind, str], ...] = (
        *(("counted", text) for text in counted),
        *sorted_out(content.subtitle and as_sentence(capitalised(content.subtitle)), "counted", names),
        *sorted_out(content.aloud, "counted", names),
        *(("named", text) for text in worse),
        *sorted_out(content.caveat, "counted", names),
        *(("signs", sentence) for sentence in sentences_in(keys)),
        *(("years", sentence) for sentence in sentences_in(tall.spoken if is_at_hand else "")),
        *sorted_out(unsaid(content.coverage, keys), "ranges", names),
        *sorted_out(unsaid(rest, content.coverage), "ranges", names),
        *sorted_out(said, "counted", names),
        *sorted_out(_of_referrals(context, content), "signs", names),
        ("more", _others_said(body)),
        *(("sources", text) for text in (credit, *credits_alone(aside))),
        ("sources", unsaid(tall.source, content.source) if tall is not content else ""),
        ("licence", content.terms),
        *(("boundaries", text) for text in (bounds, content.notes)),
        ("address", content.seen),
    )
    return Slide(
        title=content.title,
        subtitle=content.subtitle,
        body=body,
        caption=(*loud, *foot),
        speech=once(
            _opening(context, asked, content, title),
            asked_for,
            content.notes,
        ),
        description=content.alternative,
        seen=content.seen,
        stem=content.stem,
        sources=content.sources,
        noted=aside,
        aside_of_rows=aside_of_rows,
        loud=len(loud),
        chief=_chief(content.caveat),
        heads=_heads(content, lambda own: _aloud(context, selection, own, body)),
        qualifier=content.qualifier,
        stands_alone=bool(content.aloud),
        leading=content.leading,
        bounds=content.notes,
        seen_on=content.seen_on if isinstance(body, FlowBody | MapBody) else None,
        grounds=grounds_of(context, (content.title, content.subtitle, *loud, *_names_in(body)), body),
        is_of_all_ages=_is_of_all_ages(context, asked, content),
        is_of_victims=_is_of_victims(context, content),
        is_on_referrals=partial(says_referred, context),
    )


def _plots_in(body: Body) -> list[Plot]:
    """The charts that are drawn, each of which says what its gaps and hatching mean."""
    if isinstance(body, Panes):
        return [pane.plot for pane in body.panes if pane.plot is not None]
    return [body] if isinstance(body, Plot) else []


def _others_said(body: Body) -> str:
    """The rows that a slide has no room for, each with its figure; empty where it has all."""
    others = body.others if isinstance(body, Panes) else ()
    return translate("The other indicators, at the address: {names}.", names=in_parts(others)) if others else ""


def _of_referrals(context: Context, content: Content) -> str:
    """How nearly a total of victims matches the referrals that a caveat tells of; empty where none does."""
    return nearly_said() if rests_on_referrals(context, [one.id for one in content.sources]) else ""


def _is_over_years(body: Body) -> bool:
    """Whether a body is a chart of years, whose course somebody can tell."""
    if isinstance(body, Panes):
        return all(pane.plot is None or _is_over_years(pane.plot) for pane in body.panes)
    return isinstance(body, Plot) and not body.rows and (body.form != "points" or body.is_years)


def _below(body: Body, title: str) -> Body:
    """A body whose charts of years know which of them the title above them names."""
    if isinstance(body, Plot):
        return below_title(body, title)
    if not isinstance(body, Panes):
        return body
    return replace(
        body, panes=tuple(replace(one, plot=one.plot and below_title(one.plot, title)) for one in body.panes)
    )


def grounds_of(context: Context, said: Iterable[str], body: object = None) -> tuple[Source, ...]:
    """The sources of what is no figure: of outlines, and of lists of the groups of countries that are named."""
    with_outlines = (context.sources[OUTLINES],) if is_on_a_map(body) else ()
    return (*with_outlines, *((context.sources[GROUPS],) if names_group(context, said) else ()))


def is_on_a_map(body: object) -> bool:
    """Whether a body has outlines of countries."""
    return isinstance(body, MapBody | FlowBody)


def _names_in(body: Body) -> Iterator[str]:
    """The names of what charts and tables show."""
    if isinstance(body, Plot):
        yield from (*body.categories, *body.names, *(row.name for row in body.rows))
        yield from (strand.name for strand in body.strands)
    elif isinstance(body, Panes):
        for pane in body.panes:
            yield from (pane.head, *(_names_in(pane.plot) if pane.plot is not None else ()))
        yield from (strand.name for strand in body.keys)
    elif isinstance(body, Table):
        yield from (*body.columns, *(unmarked(row[0]) for row in body.rows))
    elif isinstance(body, Cells):
        yield from (*body.columns, *(row.name for row in body.rows))


def _is_of_all_ages(context: Context, asked: Asked, content: Content) -> bool:
    """Whether a title counts people of all ages: of the indicator that it names, else of that which is shown alone; not
    where it tells of children first."""
    if says_children_detected(content.title):
        return False
    # "41,8% de la población" names no figure of the population.
    others = (one for one in context.indicators.values() if one.theme != "context")
    labels = {translate(one.label).casefold(): one for one in others}
    named = max((label for label in labels if label in content.title.casefold()), key=len, default="")
    if not named and asked.view.is_of_many:
        return False
    indicator = labels[named] if named else context.indicators[content.indicator]
    age = asked.selection.age if indicator.id == asked.selection.indicator else indicator.default_age
    return counts_all_ages(indicator, context.source_of(indicator.id), age)


def _bounds_apart(text: str) -> tuple[str, str]:
    """What a text says before its sentences on boundaries, and these, whole."""
    said, bounds = bounds_apart(text)
    return said.strip(), text[len(said) :].strip() if bounds else ""


def _foot(content: Content, said: str) -> tuple[str, ...]:
    """What stands below caveats and keys, of which the latter are `said`; licences are for who asks, in the notes."""
    return tuple(filter(None, (unsaid(content.coverage, said), content.source, content.notes)))


def _heads(content: Content, aloud: Callable[[Content], str]) -> Callable[[tuple[str, ...]], Heads] | None:
    words = content.heads
    if words is None:
        return None

    def heads(names: tuple[str, ...]) -> Heads:
        own = words(names)
        return Heads(own.title, own.subtitle, own.caveat, _foot(own, ""), aloud(own) or as_sentence(own.title))

    return heads


def _aloud(context: Context, selection: Selection, content: Content, body: Body) -> str:
    """The title as somebody says it; that of a table of indicators counts, and is of no figure of any of them."""
    if not (isinstance(body, Cells) and body.kind == "matrix" and body.rows_are == "indicator"):
        title = content.title
        return said_aloud(context, selection, title) or shown_aloud(context, selection, title)
    rest = said_behind(content.place, content.title)
    return said_of(content.place, rest) if rest else as_sentence(content.title)


def unsaid(text: str, said: str) -> str:
    """A text without those of its sentences that are said already."""
    sentences = _SENTENCE.findall(text)
    kept = [sentence for sentence in sentences if sentence not in said]
    return text if len(kept) == len(sentences) else in_sentences(kept)


def _opening(context: Context, asked: Asked, content: Content, aloud: str) -> tuple[str, ...]:
    """What is said aloud: what is shown, what it does not say, and whose figures they are.

    Publishers have their names in full. `aloud`: the title with a verb; empty where it has no other form.
    """
    # What a title is not told without is said with it: of that the first sentence, for one breath.
    told_with = content.qualifier or first_sentence(content.aloud)
    said = aloud or as_sentence(content.title)
    beside = "" if _is_for_questions(asked.view, content, told_with) else told_with
    # A list that nobody reads out is told by its two largest, or by what of it is uncertain.
    of_list = said_with_title(context, asked.selection) if asked.view.kind == "flow-map" else ""
    first = in_sentences(filter(None, (said, beside, of_list)))
    # The sign of a sum stands in what is left to read below the title.
    # Of a country shown alone the caveat says it, with the sign at nothing; beside another one it is no news.
    chosen = asked.selection.areas
    is_beside = not any(referred_in(context, code) or code not in context.geography.areas for code in chosen)
    told = () if chosen and is_beside else sentences_in(content.caveat)
    noted = (signed(one) for one in told if says_referred(context, one))
    potential = potential_said(context, in_sentences((said, told_with, content.aloud, *noted)))
    caution, apart = caution_aloud(context, _chief(content.caveat or content.coverage)), not_on_trafficking()
    opening = (
        first,
        in_sentences((potential, caution, apart if content.caveat.endswith(f" {apart}") else "")),
        whose(content.sources, with_own=content.stem.endswith(STEM)),
    )
    return tuple(filter(None, opening))


def _is_for_questions(view: View, content: Content, told_with: str) -> bool:
    """Whether what stands with a title is of more numbers than somebody says in one breath: where flows end, and what a
    rise or fall was, which their titles tell in words."""
    return (view.kind == "flow-map" or bool(content.aloud)) and has_count(told_with)


def _chief(caveat: str) -> str:
    """What of a caveat stands out on a slide, and is said aloud."""
    return chief_of(caveat, first_sentence(caveat))


def first_sentence(text: str) -> str:
    """The first whole sentence of a text; empty where there is none."""
    return next(iter(_SENTENCE.findall(text)), "")


def whose(sources: Sequence[Source], *, with_own: bool = False) -> str:
    """Whose the figures are, in one breath; the reader's own are nobody's else. Empty without sources."""
    names = list(dict.fromkeys(name for source in sources for name in publishers_aloud(source)))
    if not names:
        return ""
    if len(names) > MOST_PUBLISHERS:
        named, left = in_a_row(names[:FIRST_PUBLISHERS]), len(names) - FIRST_PUBLISHERS
        if with_own:
            return translate_number(
                "The other figures are those of {publishers} and {number} more publisher, named among the sources.",
                "The other figures are those of {publishers} and {number} more publishers, named among the sources.",
                left,
                publishers=named,
            )
        return translate_number(
            "The figures are those of {publishers} and {number} more publisher, named among the sources.",
            "The figures are those of {publishers} and {number} more publishers, named among the sources.",
            left,
            publishers=named,
        )
    if with_own:
        return translate("The other figures are those of {publishers}.", publishers=listed(names))
    return translate("The figures are those of {publishers}.", publishers=listed(names))


def breaks_of(body: Body) -> str:
    """What the dotted lines of charts beside each other are, which none of them says."""
    broken = _plots_in(body) if isinstance(body, Panes) else []
    years = {int(plot.categories[place]) for plot in broken for place, _ in plot.breaks}
    return breaks_said(sorted(years)) if years else ""


def legend_said(body: Body) -> str:
    """What signs and colours of a matrix stand for, in words: a native table has no legend."""
    if not isinstance(body, Cells) or body.kind != "matrix" or not body.legend:
        return ""
    known = signs_of_cells()
    signs = in_a_row(key.said for key in body.legend if key.said[0] in known)
    shares = (as_sentence(capitalised(key.said)) for key in body.legend if key.inks)
    hatched = (translate("Hatched: {said}.", said=key.said) for key in body.legend if key.role == "silent")
    said = (signs and translate("{signs}.", signs=signs), *shares, *hatched)
    return in_sentences(filter(None, said))


def _is_of_victims(context: Context, content: Content) -> bool:
    """Whether figures are of victims whom countries detected."""
    indicator = context.indicators.get(content.indicator)
    return indicator is not None and counts_found(indicator)


def slides_of(context: Context, asked: Asked) -> list[Slide]:
    """All slides of a view that is taken along alone, in the current language: behind its own the table of its flows,
    or its events."""
    slide, *more = shown = slides_among(context, asked)
    if slide.apart is not None and isinstance(slide.body, Panes) and slide.body.left:
        shown = slide.apart()
    if isinstance(slide.body, FlowBody) and slide.body.table.rows:
        title = translate("{title} (continued)", title=slide.title)
        table = replace(slide, title=title, continued=slide.title, body=slide.body.table, seen_on=None)
        return [slide, table.bounded(notes_on_names(asked.selection.areas)), *more]
    events = events_listed(context, asked.selection) if _is_timeline(asked.view, slide.body) else None
    return [*shown, _of_events(slide, events)] if events else shown


def slides_among(context: Context, asked: Asked) -> list[Slide]:
    """The slides of a view among others: what it shows itself, one slide, or more where charts are too many for any.

    How many a room holds depends on the format: `deck` takes those `apart`, and continues tables on further slides.
    """
    content, body = content_of(context, asked), _body(context, asked)
    is_part = panes.more_of(body) > 0 if isinstance(body, Panes) else isinstance(body, Plot) and body.more > 0
    slide = _of_its_rows(context, asked, content, body) if is_part else _slide(context, asked, content, body)
    if isinstance(body, Table) and body.goes_on and content.of_rows is not None:
        return [replace(slide, apart=lambda: _in_parts(context, asked, content, _tables_of(body)))]
    if not isinstance(body, Panes):
        return [slide]
    if body.keys:
        return [_with_fewer_rows(context, asked, content, body, slide)]
    if len(body.panes) > panes.MOST:
        return _in_parts(context, asked, content, panes.parts_of(body, panes.MOST))
    parts = panes.sheets_of(body)
    if len(parts) < 2:
        return [slide]
    return [replace(slide, apart=lambda: _in_parts(context, asked, content, parts))]


def _with_fewer_rows(context: Context, asked: Asked, content: Content, body: Panes, slide: Slide) -> Slide:
    """A slide of rows under heads that knows itself with one row fewer, for where not all have room."""
    fewer = body.apart
    if fewer is None:
        return slide

    def made() -> list[Slide]:
        return [_with_fewer_rows(context, asked, content, fewer, _of_its_rows(context, asked, content, fewer))]

    return replace(slide, apart=made)


def _tables_of(table: Table) -> list[Table]:
    """The rows of a table on a few slides, of about as many rows; none of them goes on, whatever has no room there."""
    most = next(rows for columns, rows in ROWS if len(table.columns) <= columns)
    most = MOST_QUIET if table.far and not table.far.small_said else most
    table = replace(table.far or table.narrow or table, goes_on=False)
    many = -(-len(table.rows) // most)
    cuts = [round(part * len(table.rows) / many) for part in range(many + 1)]
    return [table.of(range(first, end)) for first, end in pairwise(cuts)]


def _in_parts(context: Context, asked: Asked, content: Content, parts: Sequence[Body]) -> list[Slide]:
    """The charts of a slide on several, each with its own words."""
    shown, each = [], [_of_its_rows(context, asked, content, part) for part in parts]
    titles = [said.title for said in each]
    for number, (said, part) in enumerate(zip(each, parts, strict=True), start=1):
        title, unnumbered = said.title, ""
        if titles.count(title) > 1:
            unnumbered = title
            title = translate("{title} ({number} of {of})", title=title, number=number, of=len(parts))
        # The title of a timeline names its rows.
        subtitle = said.subtitle if _is_timeline(asked.view, part) else _of_part(_heads_of(part), said.subtitle)
        begun = begins_with(_rows_of(part)) if unnumbered else ""
        speech = said.speech.beginning(said.speech.spoken[0], begun)
        one = replace(said, title=title, subtitle=subtitle, unnumbered=unnumbered, speech=speech)
        if isinstance(part, Panes) and len(part.panes) > 1:
            one = replace(one, alone=partial(_in_parts, context, asked, content, panes.parts_of(part, 1)))
        shown.append(one)
    return shown


def begins_with(names: Iterable[str]) -> str:
    """With which row one of several slides begins, as somebody says it; empty of none. With which it ends depends on
    the room that its table has."""
    name = next(iter(names), "")
    return translate("This slide begins with “{name}”.", name=name) if name else ""


def _of_its_rows(context: Context, asked: Asked, content: Content, part: Body) -> Slide:
    """One of several slides, which speaks of no row that stands on another one; its title is what its own rows say."""
    names = tuple(_rows_of(part))
    of_rows = content.of_rows
    if of_rows is None or not names:
        return _slide(context, asked, content, part, names or None)
    slide = _slide(context, asked, of_rows(names), part, names)
    return replace(slide, years_of_rows=lambda some: _beyond_foot(of_rows(some))) if slide.aside_of_rows else slide


def _beyond_foot(content: Content) -> str:
    """What is said of coverage that has no room in a foot."""
    return content.whole_coverage.removeprefix(content.coverage).strip()


def _rows_of(part: Body) -> Iterator[str]:
    """The names of what one of several slides shows: of rows of charts, or of charts that are rows themselves."""
    yield from (unmarked(row[0]) for row in part.rows) if isinstance(part, Table) else ()
    yield from part.names if isinstance(part, Plot) else ()
    for pane in part.panes if isinstance(part, Panes) else ():
        if pane.plot is not None and pane.plot.rows:
            yield from (row.name for row in pane.plot.rows)
        elif pane.head:
            yield pane.head


def _of_part(heads: Sequence[str], subtitle: str) -> str:
    """The subtitle of one of several slides; where it names everything, only what is on this one."""
    if heads and all(head in subtitle for head in heads):
        return listed(heads)
    return in_sentences((as_sentence(listed(heads)), subtitle)) if heads else subtitle


def _heads_of(body: Body) -> list[str]:
    """What one of several slides is about: the names above its charts."""
    # Heads of rows stand right below the subtitle.
    return [pane.head for pane in body.panes if pane.head] if isinstance(body, Panes) and not body.keys else []


def _is_timeline(view: View, body: Body) -> bool:
    """Whether a timeline is drawn as native charts, which have no marks for events."""
    return view.kind == "timeline" and isinstance(body, Panes)


def _of_events(charts: Slide, events: Listed) -> Slide:
    """The slide behind the charts of a timeline."""
    return replace(
        charts,
        title=events.title,
        subtitle=charts.title,
        body=events.table,
        caption=(*events.caption, credits_said(events.sources)),
        speech=once(
            (as_sentence(events.title), *events.caption[:1], whose(events.sources)),
            (
                *(("counted", text) for text in events.caption[1:]),
                ("sources", credits_said(events.sources)),
                ("licence", terms_of(events.sources)),
                ("address", charts.seen),
            ),
        ),
        description=in_sentences((as_sentence(events.title), charts.title)),
        sources=events.sources,
    )


def source_line(source: Source) -> str:
    """A source with its release and licence, for those who speak beside no list of sources."""
    return translate(
        "Source: {publisher}, {title}, {vintage}. Licence: {licence}.",
        publisher=source.publisher,
        title=source.title,
        vintage=translate(source.vintage),
        licence=translate(source.licence),
    )


def _definitions(context: Context, indicator: str, selection: Selection) -> tuple[str, ...]:
    """What is counted, of the indicator and of those beside it."""
    names = dict.fromkeys((indicator, *selection.against))
    told = tuple(
        translate(
            "{indicator}: {definition}",
            indicator=translate(context.indicators[name].name),
            definition=translate(context.indicators[name].definition),
        )
        for name in names
    )
    record = context.indicators[indicator]
    is_part = indicator == selection.indicator and selection.breakdown != record.default_breakdown
    if not is_part or selection.breakdown not in record.breakdown:
        return told
    return (*told, translate("Shown of it: {subject}.", subject=subject(context, selection)))


def _body(context: Context, asked: Asked) -> Body:
    """A native map or charts; a table where the panel shows one, or where PowerPoint has no chart like the panel's. A
    matrix is a native table in the colours of its classes in either tab: without them it is rows of dashes."""
    view, selection = asked.view, asked.selection
    tab = tab_from_afar(view, selection)
    made = beside(at_hand(context, view, selection, tab).from_afar, asked.own)
    if isinstance(made.body, Map) and tab == "map":
        return _map(context, asked, made.body)
    is_drawn = tab == "chart" or view.draws_its_table or isinstance(made.body, Cells)
    drawn = _drawn(context, selection, made) if is_drawn else None
    return drawn or beside(at_hand(context, view, selection, "table"), asked.own).table.plain


def _drawn(context: Context, selection: Selection, made: Shown) -> Plot | Panes | Cells | FlowBody | Silence | None:
    if isinstance(made.body, Chart):
        return plot_of_chart(made.body) or (None if made.body.has_figures else Silence(silence_of(made.body)))
    if isinstance(made.body, Cells):
        return made.body
    if isinstance(made.body, FlowMap):
        return flow_body(context, selection, made.body, made.table)
    return None


def _map(context: Context, asked: Asked, shown: Map) -> MapBody:
    selection = asked.selection
    picture = map_picture(context, selection, shown.answer)
    figures, newest = _figures(context, selection, picture)
    figures |= {code: in_a_row((figures[code], referred_key())) for code in referred_on(shown.answer, selection)}
    return MapBody(cropped(context, picture, selection, asked.extent), figures, newest)


def _figures(context: Context, selection: Selection, picture: MapPicture) -> tuple[dict[str, str], int | None]:
    """Figure, unit and year of each area that has a row, in the map's year, with what its signs say; and the last of
    these years.

    Of an area that has the pattern of few it is what the key says of that; of a chosen one what its title says.
    """
    indicator = context.indicators[selection.indicator]
    wording = wording_of(indicator, selection)
    unit = "" if wording.names or wording.years else unit_of(indicator, selection)
    say = with_things if of_things(indicator, selection) else with_unit

    def with_its_unit(number: str) -> str:
        return say(number, unit)

    said, years = {}, []
    for code, history in context.histories(selection).items():
        item = latest(history, selection.year, *context.around(selection, selection.year))
        if item is not None:
            is_known = item.ends is not None
            years += [item.year] if is_known else []
            figure = _in_words(context, selection, item, with_its_unit) if is_known else wording.text(item)
            figure = figure_or_unclear(context, selection, item, _of_few(context, picture, selection, item, figure))
            said[code] = with_year(indicator, figure, item.year) if is_known else figure
    rateless = [
        code
        for code in context.geography.areas
        if code not in said and selection.year in years_without_rate(context, selection, code)
    ]
    return said | {area: translate("no rate") for area in rateless}, max(years, default=None)


def _in_words(context: Context, selection: Selection, item: Observation, say: Callable[[str], str]) -> str:
    """A figure with its unit, and in words what its signs on a map say: that it is of few, uncertain, or the least that
    it may be."""
    number = wording_of(context.indicators[selection.indicator], selection).beside((item,)).text(item)
    if item.year in uncertain_years(context, selection, item.area):
        return uncertain(marked(context, selection, item.area, item.year, say(number)))
    number = at_least(context, selection, item.area, item.year, number)
    return marked(context, selection, item.area, item.year, say(number))


def _of_few(context: Context, picture: MapPicture, selection: Selection, item: Observation, figure: str) -> str:
    """The figure of an area; where that has the pattern of few what a key says of it, so that whoever hears it is told
    what others see; of a chosen one, whose title has the figure, that."""
    shown = picture.areas.get(item.area)
    if shown is None or shown.k != FEW:
        return figure
    is_told = item.area in selection.areas and item.value != 0
    return figure if is_told else few_in(context, selection, (item,))
