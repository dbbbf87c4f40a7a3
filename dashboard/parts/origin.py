"""Where a number comes from: the figure, its rows as published, how it was made, who published it, or why none is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import RATE, Indicator, Source
from dashboard.columns import COLUMNS
from dashboard.context import Context
from dashboard.figures.addresses import CATALOGUE, COVERAGE, METHOD, REPORT, origin_address, query_of
from dashboard.figures.coverage import counted, state_words
from dashboard.figures.progress import cells_of
from dashboard.i18n import (
    as_sentence,
    format_number,
    format_year,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    slots,
    translate,
    translate_number,
    with_unit,
)
from dashboard.i18n.published import published
from dashboard.metrics.findings import about
from dashboard.metrics.inputs import users_of
from dashboard.metrics.lines import UNKNOWN_ORIGIN
from dashboard.metrics.presence import NOTHING
from dashboard.metrics.progress import STATUS_WORDS
from dashboard.metrics.standing import ORDER, counts
from dashboard.metrics.together import FEWEST_IN_REGION
from dashboard.parts.elements import caption, element, filled, inside, links_in, named_by, set_apart, written
from dashboard.parts.evidence import Absence, Evidence, Member, evidence_of, is_of_profile
from dashboard.parts.reference import citation, fact, files_read, meaning, published_by, table_file
from dashboard.parts.status import status_mark
from dashboard.selection import Selection, usual
from dashboard.store import GROUPS_IN_TABLES, Row, SeriesKey
from dashboard.words.caveats import caveats_on
from dashboard.words.counted import of_all_counted, of_countries
from dashboard.words.credits import publisher_said
from dashboard.words.findings import reason_of
from dashboard.words.lacking import lacking, none_of_year, partly_in_year
from dashboard.words.least import least_by_year
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
    low_total_said,
    low_totals,
    more_than_all_said,
    once_more_said,
    other_ages,
    other_ages_said,
    totals_below_a_form,
    unclear,
    unclear_shares,
    unknown_ages,
    years_once_more,
)
from dashboard.words.names import (
    AGE,
    SEX,
    area_name,
    beyond_part,
    breakdown_word,
    capitalised,
    figure_text,
    in_mid_sentence,
    listed_alone,
    of_things,
    unit_of,
    wording_of,
    year_spans,
)
from dashboard.words.persons import up_to_parts_said
from dashboard.words.reasons import reason_said
from dashboard.words.titles import OF_CHILDREN, median_said, subject
from dashboard.words.told import Told, in_year
from dashboard.words.unfounded import denied_said, few_of_whom, unknown_ages_said
from dashboard.words.untotalled import is_share, nobody_said, parts_said, years_by_part, years_told
from dashboard.words.wider import counted_with, no_rate_said

STATUSES = {
    "A": "as published: nothing was marked",
    "B": "a break in the series: not comparable with earlier years",
    "E": "an estimate",
    "M": "asked, not reported or not broken down: no number",
    "P": "provisional: a projection",
    "Q": "an interval instead of a number",
    "U": "of low reliability: the build report says why",
}
"""What `obs_status` says of a row; Q without bounds is `SMALL`."""
SMALL = "suppressed, being small"
OF_LISTS = ("treaties", "us_dol")
"""Sources that ask nobody: a row without a number means what they say themselves."""
COUNTED_HERE = ("reporting-countries", "case-profile-form", "case-profile-control", "case-profile-recruiter")
"""Figures of the world that the build counts in a publisher's file."""
MOST_MEMBERS = 12
"""Longer lists of countries are opened by the reader."""
MOST_OTHERS = 40


def figure(context: Context, selection: Selection) -> list[Component]:
    """Everything on the figures that an address asks for; what they share is said once, below them."""
    found = evidence_of(context, selection)
    cards = [_card(context, one) for one in found]
    return [written(*cards, *_shared(context, selection, found))]


# ------------------------------------------------------------------------------------------------ one figure


def _card(context: Context, one: Evidence) -> Component:
    parts: list[Component] = [
        html.H2(_said(context, one), className="figure-said"),
        html.Dl(_answers(context, one), className="answers"),
    ]
    if one.absence is not None:
        parts.append(_why(context, one, one.absence))
    parts += _doubts(context, one)
    parts += _rows(context, one)
    parts += _members(context, one)
    parts += _status(context, one)
    parts += _years(context, one)
    parts += _same_year(context, one)
    parts += _used_in(context, one)
    parts += _findings(context, one)
    return element(html.Article, parts, {"aria-label": _said(context, one)}, className="evidence")


def _doubts(context: Context, one: Evidence) -> list[Component]:
    """That a figure is, or is divided from, a total less than its parts, few that are no finding, or all once more."""
    if one.point is None:
        return []
    name, year = _place(context, one.code), one.point.year
    said = (
        (low_total_said, low_totals),
        (below_a_form_said, totals_below_a_form),
        (below_parts_said_of(context, one.question, one.code, year), below_parts),
        (partial(unknown_ages_said, sex=few_of_whom(context, one.question, one.code, year)), unknown_ages),
        (denied_said, denied),
        (once_more_said, years_once_more),
        (all_under_other_said, all_under_other),
        (beyond_total_said, beyond_total),
        (everybody_listed_said, everybody_listed),
        (more_than_all_said, beside_more_than_all),
    )
    told = [
        say(name, str(year))
        for say, years in said
        if year in years(context, one.question, one.code) and not (one.parts and years is below_parts)
    ]
    if year in other_ages(context, one.question, one.code):
        told.append(other_ages_said(context, one.code, year))
    return [html.P(text) for text in told]


def _about(context: Context, one: Evidence) -> str:
    return subject(context, one.question)


def _place(context: Context, code: str) -> str:
    if code in GROUPS_IN_TABLES:
        return area_name(context, GROUPS_IN_TABLES[code])
    return translate("origin unknown") if code == UNKNOWN_ORIGIN else area_name(context, code)


def _text(context: Context, one: Evidence) -> str:
    """The figure with its unit, where the subject before it does not say it already."""
    indicator = context.indicators[one.question.indicator]
    point = one.point
    if point is None:
        return translate("no figure")
    wording = wording_of(indicator, one.question)
    text = wording.text(point)
    if point.year in unclear_shares(context, one.question, one.code):
        return unclear()
    if of_things(indicator, one.question) or wording.names or wording.years:
        return text
    unit = unit_of(indicator, one.question)
    return with_unit(text, unit)


def _nothing_said(context: Context, one: Evidence, words: Mapping[str, object]) -> str:
    """That a year has no figure: suppressed, unknown, or known in parts."""
    lacks = dict(words)
    if one.code in context.geography.areas:
        lacks = lacking(context, one.code, str(words["subject"]), year=words["year"])
    if one.absence is not None and one.absence.why == "group":
        return translate("{area}, {subject}: no figure of the group for {year}", **words)
    if one.absence is not None and one.absence.why == "suppressed":
        hidden = wording_of(context.indicators[one.question.indicator], one.question).suppressed()
        return translate("{area}, {subject}: {figure}", **words, figure=hidden)
    if one.code in context.geography.areas and one.question.year in _partial_years(context, one):
        return translate("{area}, {subject}, {year}: {figure}", **words, figure=beyond_part())
    if one.question.year not in years_by_part(context, one.question, one.code):
        return none_of_year(lacks)
    if least := least_by_year(context, one.question, one.code).get(one.question.year):
        return least.titled(context, one.question, one.code, _about(context, one))
    return partly_in_year({**lacks, "parts": parts_said(context, one.question)}, is_share=is_share(one.question))


def _partial_years(context: Context, one: Evidence) -> tuple[int, ...]:
    """Years of which the lower of its tiers are known alone."""
    return context.indicators[one.question.indicator].partial_years


def _said(context: Context, one: Evidence) -> str:
    """The figure in words, or that there is none."""
    place, subject_said = _place(context, one.code), _about(context, one)
    words = {"area": place, "subject": in_mid_sentence(subject_said), "year": one.question.year}
    if one.rule == "each" and is_of_profile(one.question):
        return translate(
            "{area}, {subject}: the figures that a median is made of, each country's latest up to {year}",
            **words,
        )
    if one.rule == "each":
        return translate(
            "{area}, {subject}: the map of {year} shows each country by itself",
            **words,
        )
    if one.point is None and one.question.year in years_told(context, one.question, one.code):
        return nobody_said(context, one.question, one.code, subject_said, one.question.year)
    if one.point is None:
        return _nothing_said(context, one, words)
    if one.rule == "median":
        return median_said(context, one.code, subject_said, one.point, _text(context, one))
    indicator = context.indicators[one.question.indicator]
    return in_year(indicator, subject_said, Told(place, _text(context, one), "", one.point.year))


def _answers(context: Context, one: Evidence) -> list[Component]:
    """Where from, how old, how made: what an adviser is asked."""
    source = context.source_for(one.question.indicator, one.code)
    publisher = inside(published(source.publisher), f"/data/sources#source-{source.id}")
    return [
        *fact(translate("Where from"), _publication(context, one, publisher, source)),
        *fact(translate("How old"), _age(context, one, source)),
        *(
            fact(translate("How made"), _made(context, one))
            if one.absence is None
            else fact(translate("Why empty"), html.Strong(_reason(context, one, one.absence)))
        ),
        *fact(translate("Licence"), translate(source.licence)),
    ]


def _publication(context: Context, one: Evidence, publisher: Component, source: Source) -> list[Any]:
    """The publisher and what it published, with the publisher of the population that a rate is divided by."""
    said = in_a_row((slots("publisher")["publisher"], published(source.title)))
    if one.question.measure == RATE and one.point is not None:
        table = context.indicators[one.question.indicator].denominator_of(one.question.age)
        said = in_parts((said, translate("population: {source}", source=publisher_said(context.source_of(table)))))
    return filled(said, publisher=publisher)


def _age(context: Context, one: Evidence, source: Source) -> str:
    vintage, indicator = translate(source.vintage), context.indicators[one.question.indicator]
    if indicator.pooled:
        return translate("Release: {vintage}.", vintage=vintage) + " " + translate(indicator.caveats[1])
    years = context.years(one.question.indicator)
    newest = translate("The latest year in this table is {year}.", year=years.last)
    if one.point is None:
        return translate("Release: {vintage}.", vintage=vintage) + " " + newest
    said = translate("The figure is for {year}. Release: {vintage}.", year=one.point.year, vintage=vintage)
    return in_sentences((said, *_stands_in(context, one.question, one.point.year), newest))


def _stands_in(context: Context, question: Selection, year: int) -> Iterator[str]:
    """That a figure of `year` stands for the year that was asked for, where that is another."""
    is_rate = question.measure == RATE
    words = {"asked": question.year, "year": year}
    if year > question.year:
        yield (
            translate("Asked for {asked}: {year} is the next year with a rate.", **words)
            if is_rate
            else translate("Asked for {asked}: {year} is the next year with a figure.", **words)
        )
    if year < question.year:
        words["first"] = question.year - context.around(question, question.year)[0]
        yield (
            translate("Asked for {asked}: {year} is the latest year with a rate since {first}.", **words)
            if is_rate
            else translate("Asked for {asked}: {year} is the latest year with a figure since {first}.", **words)
        )


def _made(context: Context, one: Evidence) -> str:
    """How the figure is made, in words."""
    if one.parts is not None:
        return up_to_parts_said()
    if one.rule == "row":
        said = translate("One row of our published table.")
        return f"{said} {_sentence(_status_of(context, one.rows[0]))}" if one.rows else said
    if one.rule == "quotient":
        return _formula(context, one)
    if one.rule == "publisher":
        is_ours = one.question.indicator in COUNTED_HERE
        counted_here = translate("Counted here over the rows of the publisher's file.")
        return counted_here if is_ours else translate("The publisher's own figure, computed by none of ours.")
    return _each(context, one) if one.rule == "each" else _rule(context, one)


def _each(context: Context, one: Evidence) -> str:
    """Of which years the figures of a group's areas are that a map shows."""
    window, ahead = context.around(one.question, one.question.year)
    number, words = len(one.members), {"year": one.question.year, "first": one.question.year - window}
    if ahead:
        return translate_number(
            "{number} area, by its row of {year}, else its next one, else its latest one since {first}.",
            "{number} areas, each by its row of {year}, else its next one, else its latest one since {first}.",
            number,
            **words,
        )
    return translate_number(
        "{number} area, by its row of {year} or its latest one since {first}.",
        "{number} areas, each by its row of {year} or its latest one since {first}.",
        number,
        **words,
    )


def _status_of(context: Context, row: Row) -> str:
    """What the status of a row means."""
    *_, upper, status = row.cells
    indicator = context.indicators[row.table]
    if status == "M" and indicator.source in OF_LISTS:
        return listed_alone(indicator)
    return translate(SMALL) if status == "Q" and not upper else translate(STATUSES[status])


def _sentence(said: str) -> str:
    return f"{capitalised(said)}."


def _rule(context: Context, one: Evidence) -> str:
    """How a group's figure is made of its countries' figures."""
    point = one.point
    words: dict[str, Any] = {
        "n": format_number(point.countries or 0) if point else "",
        "people": translate(context.indicators[_people(context, one)].label) if _people(context, one) else "",
        "times": format_number(one.inputs.times) if one.inputs else "",
    }
    of = point.of or 0 if point else 0
    sentences = {
        "sum": translate(
            "Computed here: the sum over the {n} of {areas} with a figure.",
            n=words["n"], areas=of_all_counted(point),
        )
        if point is not None
        else "",
        "median": translate(
            "Nobody's figure of the group is published here. Computed here: the median of the {n} of {of} with a "
            "figure, each counting once; it is not a figure of the group's people.",
            n=words["n"], of=of_countries(of),
        ),
        "same-sum": translate(
            "Computed here: the sum over the {n} of {of} that have all that is compared, in every year of the "
            "comparison; the others are left out, so that years can be compared.",
            n=words["n"], of=of_countries(of),
        ),
        "same-rate": translate(
            "Computed here: what is counted in the {n} of {of} that have all that is compared, in every year of the "
            "comparison, divided by “{people}” of these countries; the others are left out, so that years can be "
            "compared.",
            n=words["n"], of=of_countries(of), people=words["people"],
        ),
        "same-share": translate(
            "Computed here: children, divided by children and adults, each summed over the {n} of {of} that have both, "
            "and a clear share of their own, in every year of the comparison.",
            n=words["n"], of=of_countries(of),
        ),
        "whole": _of_whole(words["times"], of_children=_people(context, one) == OF_CHILDREN),
    }  # fmt: skip
    return sentences[one.rule]


def _of_whole(times: str, *, of_children: bool) -> str:
    if of_children:
        return translate(
            "Computed here: what the areas recorded, divided by all children of the group, times {times}; "
            "what nobody recorded is not in it.",
            times=times,
        )
    return translate(
        "Computed here: what the areas recorded, divided by all people of the group, times {times}; "
        "what nobody recorded is not in it.",
        times=times,
    )


def _people(context: Context, one: Evidence) -> str:
    """Id of the table of people that a rate of countries is divided by, empty where none is."""
    indicator = context.indicators[one.question.indicator]
    if one.question.measure == RATE:
        return indicator.denominator_of(one.question.age)
    return indicator.rate_people


def _formula(context: Context, one: Evidence) -> str:
    """A quotient with its numbers: "974 / 108,361,569 × 100,000 = 0.899"."""
    if one.inputs is None or one.point is None:
        return ""
    above = [row for row in one.rows if SeriesKey(row.table, *row.cells[2:5]) in one.inputs.above]
    if not above or not one.below:
        return translate("Computed from other tables by division: their rows are below.")
    indicator = context.indicators[one.question.indicator]
    point = one.point
    return translate(
        "Computed here: {above} / {below} × {times} = {figure}",
        above=" + ".join(_number(row) for row in above),
        below=f"({' + '.join(_number(row) for row in one.below)})" if len(one.below) > 1 else _number(one.below[0]),
        times=format_number(one.inputs.times),
        figure=wording_of(indicator, one.question).text(point),
    )


def _number(row: Row) -> str:
    """The figure of a row in words."""
    value, lower, upper = (float(text) if text else None for text in row.cells[5:8])
    return figure_text(value, lower, upper, 2)


# ------------------------------------------------------------------------------------------------ why there is none


def _why(context: Context, one: Evidence, absence: Absence) -> Component:
    """What there is instead of a figure, and what a blank means."""
    question = one.question
    said: list[Component] = []
    if absence.years:
        years = year_spans(absence.years)
        is_rate = question.measure == RATE
        with_rate, with_figure = (
            translate("Years with a rate: {years}.", years=years),
            translate("Years with a figure: {years}.", years=years),
        )
        said.append(html.P(with_rate if is_rate else with_figure))
    if absence.others:
        said.append(html.P(_linked(translate("There are figures of others"), _others(context, one, absence))))
    if absence.elsewhere:
        links = [
            inside(translate(context.indicators[name].label), f"{COVERAGE}?indicator={name}&area={one.code}")
            for name in absence.elsewhere
        ]
        said.append(html.P(_linked(translate("Of the same publisher there are"), links)))
    if one.question.year not in years_told(context, one.question, one.code):
        blank = translate(context.indicators[question.indicator].meaning_blank)
        said.append(html.P(_linked(html.Strong(translate("What a blank means here")), [blank])))
    if one.code in context.geography.areas:
        everything = translate("{area}: what is known, indicator by indicator", area=area_name(context, one.code))
        said.append(html.P(inside(everything, f"{COVERAGE}?area={one.code}", className="more")))
    else:
        each = query_of(context, counted(question))
        said.append(
            html.P(inside(translate("Who has a figure, country by country"), f"{COVERAGE}?{each}", className="more"))
        )
    head = html.H3(translate("What there is instead"))
    return html.Div([head, *said], className="unknown")


def _linked(head: Any, links: Sequence[Any]) -> list[Any]:
    """Links after a word on what they have in common."""
    row, named = links_in(links)
    return filled(labelled(slots("head")["head"], row), head=head, **named)


def _others(context: Context, one: Evidence, absence: Absence) -> list[Component]:
    links = []
    for sex, age, breakdown, year in absence.others[:MOST_OTHERS]:
        other = counted(replace(one.question, sex=sex, age=age, breakdown=breakdown))
        words = _codes(context, context.indicators[other.indicator], sex, age, breakdown)
        links.append(
            inside(translate("{label} ({year})", label=words, year=year), origin_address(context, other, year))
        )
    return links


def _codes(context: Context, indicator: Indicator, sex: str, age: str, breakdown: str) -> str:
    said = [translate(SEX[sex]), translate(AGE[age])]
    if len(indicator.breakdown) > 1 or indicator.partner:
        said.append(breakdown_word(context, indicator, breakdown))
    return in_a_row(said)


def _not_divided(context: Context, one: Evidence, place: str) -> str:
    """Why a count has no rate."""
    said = no_rate_said(context, one.question, one.code, one.question.year)
    return said or translate("{area}: the count is there, but no population of that year to divide it by.", area=place)


def _reason(context: Context, one: Evidence, absence: Absence) -> str:
    indicator = context.indicators[one.question.indicator]
    source = publisher_said(context.source_of(indicator.id))
    place, year = _place(context, one.code), one.question.year
    if absence.why == "group":
        return _no_group(context, one, indicator, absence)
    if owner := counted_with(context, one.question, one.code).get(year):
        return translate(
            "{area}: {source} counts it with {owner}.", area=place, source=source, owner=area_name(context, owner)
        )
    asked = translate(
        "{area} was asked, but did not report this, or did not break its figures down by sex, age or form.", area=place
    )
    sentences = {
        "asked": f"{place}: {listed_alone(indicator)}." if indicator.source in OF_LISTS else asked,
        "suppressed": translate(
            "The figure is there, but under {least}, or would give away one that is: it is not shown.",
            least=format_number(indicator.least_shown),
        ),
        "population": _not_divided(context, one, place),
        "older-count": translate(
            "{area}: there is no row of {year}, and no population to divide the last one before it by.",
            area=place,
            year=year,
        ),
        "other-years": translate("There is no row of {year}, nor one recent enough to stand in.", year=year),
        "other-people": translate("{area} has no row of these people; it has rows of others.", area=place),
        "never": translate("{area}: {source} has no row in this table, in any year.", source=source, area=place),
        "source": _of_no_table(place, source),
    }
    return sentences[absence.why]


def _of_no_table(place: str, source: str) -> str:
    """That no table read here has a figure of an area: what its publisher knows beside them nobody can say."""
    return translate(
        "{area}: none of the tables that were read from {source} has a figure. Whether it is counted elsewhere is not "
        "known here.",
        source=source,
        area=place,
    )


def _no_group(context: Context, one: Evidence, indicator: Indicator, absence: Absence) -> str:
    if indicator.has_median(one.question.breakdown):
        return translate("Nobody's figure of the group is published here, and too few of its countries have one.")
    if indicator.aggregate != "sum" and not absence.years:
        return translate("These figures cannot be added up over countries: choose a country.")
    return _no_sum(context, one, indicator, absence)


def _no_sum(context: Context, one: Evidence, indicator: Indicator, absence: Absence) -> str:
    """Why nothing is summed over a group in a year, of figures that are summed in others."""
    year = one.question.year
    if indicator.is_reported and context.is_small(one.code):
        return translate("No sum is made of fewer than {least}.", least=of_countries(FEWEST_IN_REGION))
    histories = context.histories(one.question)
    if not any(item.year == year and item.ends is not None for own in histories.values() for item in own):
        return translate("No country has a figure for {year}: the source has none of that year.", year=year)
    if absence.years and indicator.is_reported:
        return translate(
            "Sums of the group are over the same countries in each year: they go from {first} to {last}.",
            first=absence.years[0],
            last=absence.years[-1],
        )
    if absence.years:
        return translate("In {year} too few countries of the group have a figure.", year=year)
    return translate("In no year do enough countries of the group have a figure.")


# ------------------------------------------------------------------------------------------------ rows


def _rows(context: Context, one: Evidence) -> list[Component]:
    """The rows as they stand in our files, each with its line."""
    if not one.rows:
        return []
    parts: list[Component] = _as_published(translate("The row as published"), one.rows)
    below = [row for row in one.below if row not in one.rows]
    if below:
        parts += _as_published(translate("Divided by"), below)
    meanings = dict.fromkeys(labelled(row.cells[-1], _status_of(context, row)) for row in (*one.rows, *below))
    meant = in_parts(meanings)
    year = one.rows[0].year
    asked = replace(one.question, areas=(one.rows[0].area,))
    explorer = inside(translate("In the explorer"), f"/data?{query_of(context, one.question)}")
    status = html.Small(translate("obs_status {meanings}", meanings=meant))
    keys = [one.question.key, *(one.parts.keys if one.parts else ())]
    parts.append(html.P([status, " · ", _api_link(asked, year, year, keys), " · ", explorer]))
    return parts


def _api_link(question: Selection, first: int, last: int, keys: Iterable[SeriesKey]) -> Component:
    pairs = f"indicator={question.indicator}&area={','.join(question.areas)}&from={first}&to={last}"
    sexes, ages = (",".join(dict.fromkeys(told)) for told in zip(*((key.sex, key.age) for key in keys), strict=True))
    codes = f"&sex={sexes}&age={ages}&breakdown={question.breakdown}"
    return html.A(translate("These rows as CSV"), href=f"/api/v1/observations.csv?{pairs}{codes}")


def _as_published(name: str, rows: Iterable[Row]) -> list[Component]:
    head = [translate("file and line"), *map(published, COLUMNS)]
    body = [html.Tr([html.Td(f"{row.table}.csv:{row.line}"), *(html.Td(cell) for cell in row.cells)]) for row in rows]
    return [html.H3(name), _table(name, head, body)]


def _table(of: str, head: Sequence[str], body: Sequence[Component]) -> Component:
    heads = html.Thead(html.Tr([html.Th(text, scope="col") for text in head]))
    table = html.Table([caption(of), heads, html.Tbody(list(body))], className="data-table rows")
    return html.Div(table, className="scroll", tabIndex=0)


def _members(context: Context, one: Evidence) -> list[Component]:
    """The countries behind a group's figure, each by its row."""
    if not one.members:
        return []
    weighed = any(member.people is not None for member in one.members)
    head = [translate("Country or area"), translate("file and line"), *map(published, COLUMNS[1:])]
    head += [translate("people")] if weighed else []
    body = [
        html.Tr(
            [
                element(html.Th, _member_link(context, one, member), {"scope": "row"}),
                html.Td(f"{row.table}.csv:{row.line}"),
                *(html.Td(cell) for cell in row.cells[1:]),
                *([html.Td("" if member.people is None else format_number(member.people))] if weighed else []),
            ]
        )
        for member in one.members
        for row in member.rows
    ]
    said = translate_number(
        "The row of the {number} country behind it",
        "The rows of the {number} countries and areas behind it",
        len(one.members),
    )
    table = _table(said, head, body)
    years = sorted({row.year for member in one.members for row in member.rows})
    asked = replace(one.question, areas=tuple(member.area for member in one.members))
    link = html.P(_api_link(asked, years[0], years[-1], [one.question.key]))
    if len(one.members) <= MOST_MEMBERS:
        return [html.H3(said), table, link]
    return [html.Details([html.Summary(html.Strong(said)), table, link])]


def _member_link(context: Context, one: Evidence, member: Member) -> Any:
    name = _place(context, member.area)
    if member.area not in context.geography.areas:
        return name
    row = member.rows[0]
    question = replace(one.question, areas=(member.area,))
    if row.table == question.indicator:
        question = replace(question, age=row.cells[COLUMNS.index("age")])
    return inside(name, origin_address(context, question, row.year))


# ------------------------------------------------------------------------------------------------ around it


def _status(context: Context, one: Evidence) -> list[Component]:
    """The published status of a country; of a group, how many of its countries have which."""
    indicator = context.indicators[one.question.indicator]
    if indicator.target is None:
        return []
    head = html.H3(translate("Progress to 2030"))
    way = inside(translate("How this is judged"), f"{METHOD}#method-progress")
    if one.code in context.geography.areas or one.cell is not None:
        if one.cell is None:
            return []
        cell = one.cell
        reason = reason_said(cell)
        columns = [
            ("base_year", cell.base_year), ("base_value", cell.base_value), ("last_year", cell.last_year),
            ("last_value", cell.last_value), ("target", cell.target), ("target_year", cell.target_year),
            ("ratio", cell.ratio), ("pace_seen", cell.pace_seen), ("pace_needed", cell.pace_needed),
        ]  # fmt: skip
        body = [html.Tr([html.Td("progress.csv"), *(html.Td(_plain(value)) for _, value in columns)])]
        table = _table(
            translate("Progress to 2030"), [translate("file"), *(published(name) for name, _ in columns)], body
        )
        return [head, html.P([status_mark(cell, ends=True), " ", reason, " ", way]), table]
    found = counts(cells_of(context, indicator.id, context.geography.members_of(one.code)))
    said = [
        labelled(translate(STATUS_WORDS[status]), format_number(found[status]))  # type: ignore[index]
        for status in ORDER
        if found[status]
    ]
    table_of = inside(translate("Country by country"), f"/progress?indicator={indicator.id}&area={one.code}")
    return [head, html.P([*set_apart(as_sentence(in_parts(said)), table_of), " · ", way])]


def _plain(value: float | int | None) -> str:
    return "" if value is None else f"{value:.6g}"


def _years(context: Context, one: Evidence) -> list[Component]:
    """Every year of the table with what there is of this area, each a link."""
    if not one.states or (one.code not in context.geography.areas and set(one.states) == {NOTHING}):
        return []
    words = state_words(context.indicators[one.question.indicator])
    used = one.point.year if one.point is not None else one.question.year
    links = []
    for year, state in zip(one.years, one.states, strict=True):
        marks = {"data-k": state, "aria-label": labelled(format_year(year), words[state])}
        if year == used:
            marks["aria-current"] = "true"
        href = origin_address(context, one.question, year, one.question.view)
        links.append(element(html.A, str(year), {"data-act": "go", **marks}, href=href, title=words[state]))
    key = [
        html.Span([element(html.Span, None, {"data-k": state}, className="swatch"), words[state]])
        for state in words
        if state in one.states
    ]
    return [
        html.H3(translate("Other years")),
        element(html.Div, links, {"aria-label": translate("Other years")}, className="year-cells", role="toolbar"),
        html.P(key, className="key"),
    ]


def _same_year(context: Context, one: Evidence) -> list[Component]:
    """The other rows of the area in the year: other sexes, ages and kinds."""
    if one.code not in context.geography.areas:
        return []
    year = one.point.year if one.point is not None else one.question.year
    rows = context.store.rows(one.question.indicator, areas=[one.code], first=year, last=year)
    others = [row for row in context.store.as_published(one.question.indicator, rows) if row not in one.rows]
    if not others:
        return []
    indicator = context.indicators[one.question.indicator]
    body, again = [], False
    for row in others[:MOST_OTHERS]:
        sex, age, breakdown = row.cells[2:5]
        question = counted(replace(one.question, sex=sex, age=age, breakdown=breakdown))
        again = again or year in years_once_more(context, question, one.code)
        link = inside(_codes(context, indicator, sex, age, breakdown), origin_address(context, question, year))
        body.append(html.Tr([element(html.Th, link, {"scope": "row"}), *(html.Td(cell) for cell in row.cells[2:])]))
    said = _others_said(indicator, len(others), area_name(context, one.code), year)
    table = _table(said, [translate("Who"), *map(published, COLUMNS[2:])], body)
    everything = f"indicator={indicator.id}&area={one.code}&from={year}&to={year}"
    link = html.A(translate("All of them as CSV"), href=f"/api/v1/observations.csv?{everything}")
    notes = [html.P(once_more_said(area_name(context, one.code), str(year)))] if again else []
    return [html.Details([html.Summary(said), table, *notes, html.P(link)])]


def _others_said(indicator: Indicator, number: int, area: str, year: int) -> str:
    if indicator.pooled:
        return translate_number("{area}: {number} other row", "{area}: {number} other rows", number, area=area)
    return translate_number(
        "{area}, {year}: {number} other row",
        "{area}, {year}: {number} other rows",
        number,
        area=area,
        year=year,
    )


def _used_in(context: Context, one: Evidence) -> list[Component]:
    """Shares and rates that the build divides out of this row."""
    if one.code not in context.geography.areas or one.point is None:
        return []
    links = []
    for name in users_of(one.question.key):
        if name not in context.indicators:
            continue
        base = usual(context.indicators[name], context.years(name))
        sex = one.question.sex if one.question.sex in context.indicators[name].sex else base.sex
        question = replace(base, areas=one.question.areas, sex=sex, lang=one.question.lang)
        links.append(
            inside(translate(context.indicators[name].label), origin_address(context, question, one.point.year))
        )
    return [html.P(_linked(translate("Computed from this row"), links))] if links else []


def _findings(context: Context, one: Evidence) -> list[Component]:
    """What the build report says of this country in this table."""
    if one.code not in context.geography.areas:
        return []
    entries = about(context.report, one.question.indicator, context.indicators[one.question.indicator].source)
    year = one.point.year if one.point is not None else one.question.year
    found = context.places.touching(entries, one.code, year)
    if not found:
        return []
    wanted = context.places.touching(entries, one.code, one.question.year)
    asked = [touched.finding for touched in wanted if touched.this_year]
    listed_entries = []
    for touched in found:
        own = translate("this year") if touched.this_year else translate("other years")
        if not touched.this_year and touched.finding in asked:
            own = format_year(one.question.year)
        text = labelled(translate(touched.finding.action), reason_of(touched.finding.reason))
        listed_entries.append(html.Li([*_linked(html.Strong(own), [text]), " ", html.Small(touched.excerpt)]))
    head = translate("Left out, changed or doubted here")
    return [html.H3(head), html.Ul(listed_entries, className="findings")]


# ------------------------------------------------------------------------------------------------ shared


def _shared(context: Context, selection: Selection, found: Sequence[Evidence]) -> list[Component]:
    """What all figures of a page have in common: meaning, publisher, our file, and what was left out of it."""
    indicator = context.indicators[selection.indicator]
    tables = dict.fromkeys([indicator.id])
    for one in found:
        tables |= dict.fromkeys(row.table for row in (*one.rows, *one.below))
        tables |= dict.fromkeys(row.table for member in one.members for row in member.rows)
        divided_by = _people(context, one)
        if divided_by and any(member.people is not None for member in one.members):
            tables[divided_by] = None
        if indicator.target is not None:
            tables["progress"] = None
    sources = dict.fromkeys(context.indicators[name].source for name in tables if name in context.indicators)
    parts = [
        _part(
            translate("What it measures"),
            [
                html.H3(inside(translate(indicator.name), f"{CATALOGUE}#about-{indicator.id}")),
                html.Dl(meaning(indicator, caveats_on(context, indicator, selection.areas))),
            ],
        )
    ]
    parts += [_part(translate("Who published it"), [_source(context, context.sources[name]) for name in sources])]
    files = [fact_of for name in tables for fact_of in fact(_title(context, name), table_file(context, name))]
    version = translate("Release of Reach 2030's tables: {version}.", version=context.release or context.store.version)
    parts.append(_part(translate("Our published files"), [html.Dl(files), html.P(version)]))
    entries = about(context.report, indicator.id, indicator.source)
    rows = sum(entry.rows for entry in entries if entry.action == "dropped" and entry.indicator == indicator.id)
    said = translate_number(
        "The build report has {number} entry on this table or its source.",
        "The build report has {number} entries on this table or its source.",
        len(entries),
    )
    if rows:
        said += " " + translate_number(
            "{number} row of the publisher was not taken.", "{number} rows of the publisher were not taken.", rows
        )
    link = inside(translate("Read them"), f"{REPORT}?indicator={indicator.id}")
    parts.append(_part(translate("What was left out or doubted"), [html.P([said, " ", link])]))
    return parts


def _part(head: str, parts: list[Component]) -> Component:
    return html.Section([html.H2(head, className="section"), *parts])


def _title(context: Context, name: str) -> str:
    return translate(context.indicators[name].label) if name in context.indicators else translate("Progress to 2030")


def _source(context: Context, source: Source) -> Component:
    read = fact(translate("Files read"), files_read(source))
    told = [html.Dl([*published_by(source), *read]), citation(context, source)]
    return named_by(html.H3, published(source.title), told, f"source-{source.id}", className="source")
