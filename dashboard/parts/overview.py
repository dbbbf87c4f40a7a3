"""Words and numbers of the overview: its headline, its tiles, and how far 2030 is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.brief.known import Known, plural
from dashboard.brief.summed import repeats_total
from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.figures.addresses import HEADLINE, METHOD, origin_address
from dashboard.figures.progress import (
    days_left,
)
from dashboard.figures.series import COUNTED, Series, parts_by_sex
from dashboard.figures.spark import spark
from dashboard.figures.tally import beside_standing, cells_over, standing_said
from dashboard.geography import WORLD
from dashboard.i18n import (
    as_sentence,
    format_number,
    format_year,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    per_cent,
    slots,
    translate,
    translate_number,
    with_unit,
)
from dashboard.metrics.aggregates import Ends, movement, same_countries
from dashboard.metrics.lines import Line, Point, exceed
from dashboard.metrics.progress import (
    STATUS_WORDS,
)
from dashboard.metrics.standing import ORDER, counts
from dashboard.parts.elements import element, filled, inside, origin_link
from dashboard.parts.first import of_the_first
from dashboard.parts.slides import paper_address
from dashboard.selection import Selection
from dashboard.theme import line_colour
from dashboard.words.added import Added, and_total, children_in, of_children
from dashboard.words.adults import CHILDREN, years_of_adults_alone
from dashboard.words.ageless_sums import reaching, told_up_to, up_to, upper_end_said, upper_ends_said
from dashboard.words.carried import amounts, share_said
from dashboard.words.counted import of_all_counted, of_countries
from dashboard.words.credits import publisher_said
from dashboard.words.lacking import all_adults, lacking
from dashboard.words.low_totals import figure_and_doubt, years_of_everybody
from dashboard.words.names import (
    about_in,
    area_name,
    figure_text,
    listed,
    short_figure,
    unit_of,
    wording_of,
    year_span,
)
from dashboard.words.signs import status_sign
from dashboard.words.titles import median_said, none_of_groups, of_whom, subject_of_title
from dashboard.words.untotalled import adults_later, and_adults, parts_said, with_later, years_by_part

WORLD_TILES = (
    "conflict-displacement-stock",
    "disaster-displacement-weather",
    "refugees-by-origin",
    "conflict-deaths",
)
AREA_TILES = (
    "conflict-displacement-stock",
    "disaster-displacement-weather",
    "refugees-by-origin",
    "extreme-poverty",
)
DRIVER = "conflict-displacement-new"
"""What the page shows where nothing is asked for."""
ORIGIN, ASYLUM = "refugees-by-origin", "refugees-by-asylum"
RECENT = 5
"""Years after which a driver's figure no longer stands for today."""
MOST_BESIDE = 4
"""Areas whose figures one headline can hold."""
WITH_SIGN, WITH_NUMBER = 0.08, 0.02
"""Part of the bar of statuses from which a piece has room for its sign and number; and for each digit of a number."""


def overview_headline(context: Context, selection: Selection) -> list[Component]:
    """One computed sentence on detected children, and which country is behind a change."""
    question = replace(context.question(COUNTED, selection.areas, age="Y0T17"), lang=selection.lang)
    upper = _upper_ends(context, selection.areas or (WORLD,))
    told: tuple[str, ...] = (upper,)
    if selection.areas:
        one = len(selection.areas) == 1
        said = _children_sentence(context, selection.areas[0]) if one else _children_beside(context, selection.areas)
        title, origin = [said], _origin_of_newest(context, question)
    else:
        sexes = parts_by_sex(context, question)
        title, origin = _same_countries(context, sexes), _origin_of_sexes(context, question, sexes)
        upper = _upper_ends_of_sexes(context, sexes) or upper
        told = (_behind_the_change(context, sexes), _beside_all(context, sexes), upper)
    behind = in_sentences(filter(None, told))
    whence = origin_link(origin, translate(context.indicators[COUNTED].label))
    return [html.H1(title), html.P([behind, " ", whence] if behind else whence, className="lede")]


def victims_headline(context: Context, selection: Selection) -> list[Component]:
    """How many children were detected in the chosen areas, by sex; over the world where none is chosen."""
    codes = selection.areas or (WORLD,)
    said = _children_sentence(context, codes[0]) if len(codes) == 1 else _children_beside(context, codes)
    question = replace(context.question(COUNTED, codes, age="Y0T17"), lang=selection.lang)
    whence = origin_link(_origin_of_newest(context, question), translate(context.indicators[COUNTED].label))
    upper = _upper_ends(context, codes)
    return [html.H1(said), html.P([upper, " ", whence] if upper else whence, className="lede")]


def drivers_headline(context: Context, selection: Selection) -> list[Component]:
    """The first driver of the overview, for the first chosen area or over the world; the others below it."""
    code = selection.areas[0] if selection.areas else WORLD
    parts = []
    for name in _told_first(context, selection, code):
        indicator, question = context.indicators[name], context.question(name, (code,))
        line = context.line(question, code)
        known = line.known
        what, figure = translate(indicator.label), _of_none(context, indicator, question, code)
        if known and line.median:
            said = median_said(context, code, what, known[-1], _figure(indicator, question, known[-1]))
            parts.append((said, said))
            continue
        if known:
            figure = _with_year(_figure(indicator, question, known[-1]), known[-1])
        said = translate("{what}: {figure}", what=what, figure=figure)
        parts.append((about_in(area_name(context, code), said), said))
    title, others = parts[0][0], [said for _, said in parts[1:]]
    about = [html.P(translate("{counted}.", counted=in_parts(others)), className="lede")]
    about += [html.P(text, className="lede first") for text in of_the_first(context, selection, over_time=True)]
    return [html.H1(title), *about]


def _told_first(context: Context, selection: Selection, code: str) -> tuple[str, ...]:
    """The drivers of the sentence, the one asked for first; beside refugees living there none from there."""
    usual = WORLD_TILES if code == WORLD else AREA_TILES
    asked = selection.indicator
    if asked == DRIVER or context.indicators[asked].theme != "drivers" or context.indicators[asked].value_names:
        return usual
    here = ASYLUM in asked
    rest = (ASYLUM, *(name for name in usual if name != ORIGIN)) if here else usual
    return tuple(dict.fromkeys((asked, *rest)))[: len(usual)]


def _of_none(context: Context, indicator: Indicator, question: Selection, code: str) -> str:
    """What is said of a driver without a figure: of a group, whose countries may have one each."""
    if code not in context.geography.regions:
        return translate("not known")
    members, histories = context.geography.members_in(code), context.histories(question)
    since = question.year - context.reach(indicator.id, question.year)
    lasts = [item.year for area in members for item in histories.get(area, ()) if item.ends is not None]
    recent = [
        area
        for area in members
        if any(item.ends is not None and since <= item.year <= question.year for item in histories.get(area, ()))
    ]
    if recent and indicator.has_median(question.breakdown):
        return translate_number(
            "{n} of {of} has a figure since {first}, too few for a median",
            "{n} of {of} have a figure since {first}, too few for a median",
            len(recent),
            n=format_number(len(recent)),
            of=of_countries(len(members)),
            first=since,
        )
    if not lasts and indicator.least_coverage == 0:
        return translate("nothing recorded")
    return translate("not known")


def _figure(indicator: Indicator, question: Selection, point: Point) -> str:
    """A figure of a driver in short, with its sign where it is a share."""
    figure = wording_of(indicator, question).short(point)
    return with_unit(figure, "%") if indicator.unit.startswith("%") else figure


def _with_year(figure: str, point: Point) -> str:
    """A figure with its year; a sum with how many it rests on, since those without a figure are in no sum."""
    if point.countries is None:
        return translate("{figure} ({year})", figure=figure, year=point.year)
    return translate(
        "{figure} ({year}; {n} of {areas})",
        figure=figure,
        year=point.year,
        n=format_number(point.countries),
        areas=of_all_counted(point) if point.territories else of_countries(point.of or 0),
    )


def _origin_of_sexes(context: Context, question: Selection, sexes: Series) -> str:
    """Where the figures of girls and boys come from: of the same countries as in the chart beside."""
    lines = [drawn.line for drawn in sexes.lines]
    year = max((line.known[-1].year for line in lines if line.known), default=None)
    return origin_address(context, question, year, "overview-children.chart")


def _origin_of_newest(context: Context, question: Selection) -> str:
    """Where the newest number of chosen areas comes from; of one country's sum of ours, the rows of one sex."""
    areas = question.areas
    if len(areas) == 1 and (added := of_children(context, question, areas[0])):
        return origin_address(context, replace(question, sex=next(iter(added.parts))), added.year, HEADLINE)
    lines = [context.line(question, code) for code in areas]
    year = max((line.known[-1].year for line in lines if line.known), default=None)
    return origin_address(context, question, year, HEADLINE)


def _behind_the_change(context: Context, sexes: Series) -> str:
    """Names the country where one alone makes more than half of a change: it is not a trend of all of them."""
    said = []
    histories = [context.histories(question) for question in sexes.questions]
    for drawn, own in zip(sexes.lines, histories, strict=True):
        if not drawn.line.known:
            continue
        first, last = (point.year for point in ends(drawn.line))
        areas: Sequence[str] = context.geography.members
        for each in histories:
            areas = same_countries(each, areas, range(first, last + 1))
        was, now = (amounts(own, areas, year, None) for year in (first, last))
        found = movement(was, now)
        if found is not None and found.is_alone:
            place = area_name(context, found.most)
            share = per_cent(share_said(found.part))
            said.append(translate("{part}: {area}, {share}", part=drawn.label, area=place, share=share))
    if not said:
        return ""
    return translate("One country makes up more than half of the change ({parts}).", parts=in_parts(said))


def _same_countries(context: Context, sexes: Series) -> list[Any]:
    """How girls and boys detected in the same countries moved; their words in their colours."""
    if not all(drawn.line.known for drawn in sexes.lines):
        return [sexes.title]
    (girls, girls_from, girls_to), (boys, boys_from, boys_to) = (
        (drawn.label, *_first_and_last(context, question, drawn.line))
        for question, drawn in zip(sexes.questions, sexes.lines, strict=True)
    )
    first, last = ends(sexes.lines[0].line)
    sentence = translate_number(
        "In the {n} country that reports every year, {girls} detected were {girls_from} in {first} and {girls_to} in "
        "{last}; {boys} were {boys_from}, then {boys_to}.",
        "In the {n} countries that report every year, {girls} detected were {girls_from} in {first} and {girls_to} in "
        "{last}; {boys} were {boys_from}, then {boys_to}.",
        last.countries or 0,
        n=format_number(last.countries or 0),
        girls_from=girls_from,
        girls_to=girls_to,
        boys_from=boys_from,
        boys_to=boys_to,
        first=first.year,
        last=last.year,
        **slots("girls", "boys"),
    )
    return filled(sentence, girls=html.Span(girls, className="girls"), boys=html.Span(boys, className="boys"))


def _first_and_last(context: Context, question: Selection, line: Line) -> tuple[str, str]:
    """A part's first and last figure in words, the last up to what it may be, as titles and bars have it."""
    first, last = (
        short_figure(point.value, point.lower, point.upper, 0)
        for point in (line.known[0], reaching(context, question, line))
    )
    return first, last


def _beside_all(context: Context, sexes: Series) -> str:
    """How many children all countries reported for the last year of the sentence: the Victims page begins with them."""
    if not all(drawn.line.known for drawn in sexes.lines):
        return ""
    last = ends(sexes.lines[0].line)[1]
    question = context.question(COUNTED, (WORLD,), age="Y0T17")
    every = _reported(context, question, WORLD, last.year)
    if len(every) <= (last.countries or 0):
        return ""
    return translate_number(
        "The {number} country with a total of children for {year} detected {all}; it does not give girls and boys for "
        "every year.",
        "All {number} countries with a total of children for {year} detected {all}; not all of them give girls and "
        "boys for every year.",
        len(every),
        year=last.year,
        all=_all_of(context, question, every, last.year),
    )


def ends(line: Line) -> tuple[Point, Point]:
    """First and last known point of a line that has some."""
    return line.known[0], line.known[-1]


def _children_sentence(context: Context, code: str) -> str:
    name = area_name(context, code)
    question = context.question(COUNTED, (code,), age="Y0T17")
    line = context.line(question, code)
    adults = years_of_adults_alone(context, code)
    if added := of_children(context, question, code):
        return _sum_sentence(context, question, line, added)
    if not line.known and adults:
        return all_adults(lacking(context, code, subject_of_title(context, question), year=max(adults)))
    if not line.known and line.group:
        return none_of_groups(context, question, [line])
    if not line.known:
        return translate("{area}: how many children were detected as victims is not known", area=name)
    point = line.known[-1]
    figure = _newest(context, question, line)
    named = (("F", translate("girls")), ("M", translate("boys")))
    found = [(_part(context, line, point.year, sex), word) for sex, word in named]
    known = [(part, word) for part, word in found if part is not None]
    is_by_sex = len(known) == len(named)
    again = line.group or repeats_total(Known(context, code), point.year, CHILDREN.age)
    others = None if again or point.year in years_of_everybody(context, code) else "_O"
    other = _part(context, line, point.year, others) if others else None
    if other is not None and other.ends[1] > 0:
        known.append((other, translate("of other sex", context="number of children")))
    said = listed([of_whom(figure_text(part.value, part.lower, part.upper, 0), word) for part, word in known])
    when = str(point.year) if line.group else Known(context, code).when(question, point)
    told = figure if line.group else figure_and_doubt(context, question, point, code, figure)
    text = translate_number(
        "{area}: {figure} child among detected victims in {year}",
        "{area}: {figure} children among detected victims in {year}",
        plural(point),
        area=name,
        figure=told,
        year=when,
    )
    if line.group:
        text = _base_first(context, question, line, figure)
    # Girls and boys beside fewer children contradict them: that is a caveat of the charts, and no headline.
    if not is_by_sex or exceed([part for part, _ in known], point):
        return _and_later(context, question, line, text)
    return _and_later(context, question, line, in_parts((text, said)) if line.group else labelled(text, said))


def _sum_sentence(context: Context, question: Selection, line: Line, added: Added) -> str:
    """The children of a country's newest year, added up; with its newest published total."""
    named = {
        "F": translate("girls"),
        "M": translate("boys"),
        "_O": translate("of other sex", context="number of children"),
    }
    if added.is_listed:
        return _sum_told(context, question, line, added, children_in(area_name(context, line.code), added))
    parts = {sex: part for sex, part in added.parts.items() if sex != "_O" or part.ends[1] > 0}
    figures = {sex: figure_text(part.value, part.lower, part.upper, 0) for sex, part in parts.items()}
    text = children_in(area_name(context, line.code), added)
    said = labelled(text, listed([of_whom(figure, named[sex]) for sex, figure in figures.items()]))
    return _sum_told(context, question, line, added, said)


def _sum_told(context: Context, question: Selection, line: Line, added: Added, said: str) -> str:
    told = and_total(context, question, said, line.known[-1] if line.known else None, added)
    return with_later(context, question, line.code, added.year, told)


def _base_first(context: Context, question: Selection, line: Line, figure: str) -> str:
    """A group's newest figure, behind whose it is; then all that its countries reported for that year.

    Each group has countries and a first year of its own: without these before it a part can seem larger than its whole.
    """
    point, area = line.known[-1], area_name(context, line.code)
    said = translate_number(
        "{area}, children detected in the {number} country that reports every year from {first} to {last}: {figure}",
        "{area}, children detected in the {number} countries that report every year from {first} to {last}: {figure}",
        point.countries or 0,
        area=area,
        first=line.known[0].year,
        last=point.year,
        figure=figure,
    )
    every = _reported(context, question, line.code, point.year)
    if len(every) == point.countries:
        return said
    return translate_number(
        "{said}. In the {number} country with a figure for {year}: {all}",
        "{said}. In all {number} countries with a figure for {year}: {all}",
        len(every),
        said=said,
        year=point.year,
        all=_all_of(context, question, every, point.year),
    )


def _newest(context: Context, question: Selection, line: Line) -> str:
    """The newest figure of a line in words; of a group up to what it may be, as its charts and its brief have it."""
    point = reaching(context, question, line)
    return figure_text(point.value, point.lower, point.upper, 0)


def _reported(context: Context, question: Selection, code: str, year: int) -> dict[str, Ends]:
    """What the countries of a group reported for a year, each from its least to its greatest."""
    histories = context.histories(question)
    return {
        area: item.ends
        for area in context.geography.members_in(code)
        for item in histories.get(area, ())
        if item.year == year and item.ends is not None
    }


def _all_of(context: Context, question: Selection, every: Mapping[str, Ends], year: int) -> str:
    """The sum of such figures in words; up to what it may be by the rule of every sum, and where that of fewer
    countries is told so beside it."""
    low, high = _ends_of_all(context, question, every, year)
    return figure_text(low if low == high else None, low, high, 0)


def _ends_of_all(context: Context, question: Selection, every: Mapping[str, Ends], year: int) -> Ends:
    is_beside = upper_end_said(context, question, context.line(question, question.areas[0]))
    return (up_to if is_beside else told_up_to)(context, question, list(every), year, _summed(every))


def _summed(every: Mapping[str, Ends]) -> Ends:
    return math.fsum(low for low, _ in every.values()), math.fsum(high for _, high in every.values())


def _upper_ends(context: Context, codes: Sequence[str]) -> str:
    """What the upper ends of such figures of groups count; empty where none of them has one."""
    asked = [context.question(COUNTED, (code,), age=CHILDREN.age) for code in codes]
    lines = [(question, context.line(question, question.areas[0])) for question in asked]
    said = next(filter(None, (upper_end_said(context, *one) for one in lines)), "")
    is_raised = len(lines) == 1 and not said and _is_all_raised(context, *lines[0])
    return upper_ends_said(context, asked[0]) if is_raised else said


def _is_all_raised(context: Context, question: Selection, line: Line) -> bool:
    """Whether what all countries of a group with a figure have is told up to what it may be."""
    if not line.areas or not line.known:
        return False
    year = line.known[-1].year
    every = _reported(context, question, line.code, year)
    return _ends_of_all(context, question, every, year) != _summed(every)


def _upper_ends_of_sexes(context: Context, sexes: Series) -> str:
    """The same of girls and boys of the same countries."""
    asked = zip(sexes.questions, sexes.lines, strict=True)
    return next(filter(None, (upper_end_said(context, question, drawn.line) for question, drawn in asked)), "")


def _every_year(text: str, line: Line) -> str:
    """A group's newest figure, with whose it is: of few of its countries, not of all."""
    point = line.known[-1]
    return translate_number(
        "{text}, in the {number} country that reports every year from {first} to {last}",
        "{text}, in the {number} countries that report every year from {first} to {last}",
        point.countries or 0,
        text=text,
        first=line.known[0].year,
        last=point.year,
    )


def _and_later(context: Context, question: Selection, line: Line, text: str) -> str:
    """A country's newest total, with the last later year of which only parts are known, or all were adults."""
    later = [year for year in years_by_part(context, question, line.code) if year > line.known[-1].year]
    if later:
        parts = parts_said(context, question)
        text = translate("{said}; no total for {year}, but {parts}", said=text, year=later[-1], parts=parts)
    adults = adults_later(context, question, line.code, max([line.known[-1].year, *later]))
    return text if adults is None else and_adults(text, adults)


def _children_beside(context: Context, areas: Sequence[str]) -> str:
    """The latest figure of each chosen area, in the reader's order: a sentence each, for their years may differ."""
    if any(code in context.geography.regions for code in areas):
        said = [
            translate(
                "Children among detected victims: of each country its latest total, of a group the sum over its "
                "countries that report every year."
            )
        ]
    else:
        said = [translate("Children among detected victims, the latest total of each area.")]
    said += [_one_beside(context, code) for code in areas[:MOST_BESIDE]]
    if len(areas) > MOST_BESIDE:
        said.append(translate("The others are in the table."))
    return in_sentences(said)


def _one_beside(context: Context, code: str) -> str:
    """The newest total of one of several areas, with what is known of later years, or why there is none."""
    question = context.question(COUNTED, (code,), age="Y0T17")
    line, name = context.line(question, code), area_name(context, code)
    if added := of_children(context, question, code):
        told = translate("{area}: {figure} in {year}", area=name, figure=added.said, year=added.year)
        return as_sentence(_sum_told(context, question, line, added, told))
    if line.known:
        figure = _newest(context, question, line)
        told = translate("{area}: {figure} in {year}", area=name, figure=figure, year=line.known[-1].year)
        if line.group:
            told = _every_year(told, line)
        return as_sentence(_and_later(context, question, line, told))
    if line.group:
        return as_sentence(none_of_groups(context, question, [line]))
    if adults := years_of_adults_alone(context, code):
        return translate("{area}: all detected victims of {year} were adults.", area=name, year=adults[-1])
    if parts := years_by_part(context, question, code):
        words = {"area": name, "year": parts[-1], "parts": parts_said(context, question)}
        return translate("{area}: no total for {year}, but {parts}.", **words)
    return translate("{area}: not known.", area=name)


def _part(context: Context, whole: Line, year: int, sex: str) -> Point | None:
    """Girls or boys among the children of a line; of a group, only where they are of the very same countries."""
    line = context.line(context.question(COUNTED, (whole.code,), age="Y0T17", sex=sex), whole.code)
    if line.areas != whole.areas:
        return None
    return next((item for item in line.known if item.year == year), None)


def overview_tiles(context: Context, selection: Selection) -> list[Component]:
    """The drivers now: of the chosen area, or over the world."""
    code = selection.areas[0] if selection.areas else WORLD
    names = WORLD_TILES if code == WORLD else AREA_TILES
    heading = translate("Drivers named by the United Nations")
    if selection.areas:
        heading = translate("Drivers named by the United Nations: {area}", area=area_name(context, code))
    tiles = [_tile(context, context.indicators[name], code) for name in names]
    more: list[Component] = []
    if selection.areas and code in context.geography.regions:
        brief = translate("{area}: brief", area=area_name(context, code))
        more = [html.A(brief, href=paper_address(code), className="more")]
    if code in context.geography.areas:
        more = [
            element(
                html.A,
                translate("{area}: everything →", area=area_name(context, code)),
                {"data-act": "with-year"},
                href=f"/country/{code}",
                className="more",
            )
        ]
    return [html.H2(heading, className="side-title"), html.Div(tiles, className="tiles"), *more]


def _tile(context: Context, indicator: Indicator, code: str) -> Component:
    question = context.question(indicator.id, (code,))
    line = context.line(question, code)
    source = publisher_said(context.source_for(indicator.id, code))
    label = translate(indicator.label)
    if not line.known:
        none = inside(translate("not known"), origin_address(context, question), className="tile-none")
        return html.Div([html.Div(label, className="tile-label"), none], className="tile")
    point = line.known[-1]
    if point.year < context.years(indicator.id).last - max(indicator.window, RECENT):
        old = translate("nothing since {year}", year=point.year)
        none = inside(old, origin_address(context, question), className="tile-none")
        return html.Div([html.Div(label, className="tile-label"), none], className="tile")
    figure = _figure(indicator, question, point)
    before = in_a_row((unit_of(indicator, question).removeprefix("% "), format_year(point.year)))
    after = f" · {_rests_on(line)}" if line.group and not line.published else ""
    picture = spark(line.points, line_colour(indicator.hue))
    drawn = html.Img(src=picture, alt=_spark_words(line, label), className="spark") if picture else None
    href = f"/drivers?indicator={indicator.id}" + (f"&area={code}" if code != WORLD else "")
    about = translate("{label}: where this comes from", label=label)
    whence = element(
        html.A,
        source,
        {"data-act": "go", "aria-label": f"{source}. {about}"},
        href=origin_address(context, question, point.year),
        title=about,
        className="origin",
    )
    return html.Div(
        [
            html.Div(inside(label, href, className="whole"), className="tile-label"),
            html.Div(figure, className="tile-figure"),
            html.Div([f"{before} · ", whence, after], className="tile-rest"),
            drawn,  # heard behind the unit of the figure, and seen beside the figure
        ],
        className="tile",
    )


def _rests_on(line: Line) -> str:
    """How many countries a group's figure is of, and whether it is the median of these."""
    counted = line.known[-1].countries or 0
    if line.median:
        return translate_number("median of {number} country", "median of {number} countries", counted)
    if line.known[-1].territories:
        return translate_number("{number} area", "{number} areas", counted)
    return translate_number("{number} country", "{number} countries", counted)


def _spark_words(line: Line, label: str) -> str:
    years = year_span(line.known[0].year, line.known[-1].year)
    return translate("{label}, {years}", label=label, years=years)


def overview_standing(context: Context, selection: Selection) -> list[Component]:
    """Days left, and how the indicators with targets stand."""
    left = days_left(context)
    codes = selection.areas[:1] or (WORLD,)
    found = cells_over(context, codes)
    is_one = len({cell.area for cell in found}) == 1
    place, counted = area_name(context, codes[0]), standing_said(context, codes)
    said = in_sentences(
        (
            translate("{place}: {counted}.", place=place, counted=counted) if counted else "",
            # Of one country the bar has the number of each status; why some are not judged is for the page of targets.
            *(() if is_one else beside_standing(context, codes)),
        )
    )
    query = "" if not selection.areas else f"?area={codes[0]}"
    return [
        html.P(
            [
                html.Span(format_number(left), className="days"),
                " ",
                html.Span(
                    translate("days until 31 December 2030, the date governments set to end trafficking of children"),
                    className="days-words",
                ),
            ],
            className="days-row",
        ),
        # Counts over countries and targets count nothing that anybody knows.
        *(_status_bar(counts(found)) if is_one else []),
        html.P(
            [
                said,
                " ",
                inside(translate("Progress to 2030 →"), f"/progress{query}"),
                " · ",
                origin_link(f"{METHOD}#method-progress", translate("Progress to 2030")),
            ],
            className="standing-words",
        ),
    ]


def _status_bar(counted: Mapping[str, int]) -> list[Component]:
    """A bar of all readings, and each of its pieces with its number: the narrow ones have no room for theirs."""
    seen = [status for status in ORDER if counted[status]]
    whole = sum(counted.values()) or 1
    parts, told = [], []
    for status in seen:
        number = format_number(counted[status])
        said = labelled(translate(STATUS_WORDS[status]), number)  # type: ignore[index]
        sign = status_sign(status)
        part = counted[status] / whole
        text = f"{sign} {number}" if part > WITH_SIGN else number if part > len(number) * WITH_NUMBER else ""
        grown = {"data-status": status, "style": f"flex-grow:{counted[status]}"}
        parts.append(element(html.Span, text, grown, title=said))
        mark = element(html.Span, sign, {"aria-hidden": "true"}, className="sign")
        told.append(element(html.Li, [mark, said], {"data-status": status}, className="status"))
    bar = element(html.Div, parts, {"aria-hidden": "true"}, className="status-bar")
    return [bar, html.Ul(told, className="standing-keys")]
