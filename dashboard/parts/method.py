"""How figures become charts here, in plain words, each rule with an example from the tables as they are now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.brief.whole import brief_of
from dashboard.catalogue import COUNT, RATE
from dashboard.claims import STATUS_WORDS
from dashboard.context import Context
from dashboard.figures.addresses import COVERAGE, REPORT, SOURCES, origin_address
from dashboard.figures.coverage import who
from dashboard.figures.flow_words import asked
from dashboard.figures.series import area_lines
from dashboard.geography import LEAST_COMPARED, WORLD
from dashboard.i18n import (
    current_language,
    format_number,
    in_parts,
    labelled,
    slots,
    translate,
    translate_number,
    with_unit,
)
from dashboard.kinds.levels import levels_of
from dashboard.kinds.percentiles import driver_percentiles, questions
from dashboard.kinds.registry import explained, shown
from dashboard.metrics.aggregates import FEWEST as FEWEST_IN_MEDIAN
from dashboard.metrics.compare import BASE as HUNDRED
from dashboard.metrics.flows import VICTIMS
from dashboard.metrics.latest import snapshot
from dashboard.metrics.peers import FACTOR, LEAST_DRIVERS
from dashboard.metrics.peers import LEAST_PART as LEAST_SHARED
from dashboard.metrics.peers import MOST as MOST_PEERS
from dashboard.metrics.presence import WITH_FIGURE, ZERO, state_of
from dashboard.metrics.profile import FEWEST, Standing, standing
from dashboard.metrics.rates import PER
from dashboard.metrics.spread import QUANTILE_TYPE
from dashboard.metrics.together import (
    COMPARED,
    FEWEST_COUNTRIES,
    FEWEST_IN_REGION,
    LEAST_OF_REPORTED,
    LEAST_PART,
    LEAST_WHOLE,
)
from dashboard.parts.brief import pieces
from dashboard.parts.claims import LEDGER, about_statuses
from dashboard.parts.elements import element, filled, inside, written
from dashboard.parts.method_caveats import caveat_rule
from dashboard.parts.method_drivers import rules as rules_of_drivers
from dashboard.parts.method_progress import sections
from dashboard.parts.reference import table_file
from dashboard.parts.rule import Rule
from dashboard.selection import Selection, usual
from dashboard.store import Observation
from dashboard.views import VIEWS
from dashboard.words.captions import BOUNDARIES, BOUNDARY_NOTES
from dashboard.words.counted import of_countries, of_drivers, of_figures, of_members, of_persons, of_un_members
from dashboard.words.incomes import list_of
from dashboard.words.names import area_name, decimals_of, figure_text, listed, unit_of, wording_of, year_span
from dashboard.words.titles import FEW, subject, trend_title
from dashboard.words.unanswered import no_prevalence, no_ranking
from dashboard.words.untotalled import areas_by_part

EXAMPLE = "detected-victims"
"""The indicator of most examples: its usual figures are on children."""
EXAMPLE_COUNTRY = "NGA"
LEVEL = "violent-discipline"
"""An indicator that was measured once in each country."""
MEDIAN = "homicide-rate"
POVERTY = "extreme-poverty"
"""An indicator averaged over countries."""


def method(context: Context, _selection: Selection) -> list[Component]:
    """All rules, after a list that leads to each."""
    return _method(context, current_language())


@lru_cache(maxsize=16)
def _method(context: Context, _language: str) -> list[Component]:
    rules = list(_rules(context))
    listed_rules = html.Ol([html.Li(_anchor(rule)) for rule in rules], className="contents")
    return [
        written(
            element(html.Nav, listed_rules, {"aria-label": translate("Contents"), "data-ways": ""}),
            element(html.Div, list(map(_section, rules)), {"data-narrow": ""}),
        )
    ]


def _anchor(rule: Rule) -> Component:
    return element(html.A, rule.head, {"data-act": "anchor"}, href=f"#method-{rule.name}")


def _section(rule: Rule) -> Component:
    parts: list[Component] = [html.H2(rule.head), *(html.P(text) for text in rule.said)]
    if rule.example:
        parts.append(html.P([html.Strong(translate("For example:")), " ", *_listed(rule.example)], className="example"))
    return html.Section([*parts, *rule.more], id=f"method-{rule.name}", className="rule")


def _listed(example: Any) -> list[Any]:
    return example if isinstance(example, list) else [example]


def _rules(context: Context) -> Iterator[Rule]:
    yield _unknown(context)
    yield _intervals(context)
    yield caveat_rule(context)
    yield _not_broken_down(context)
    yield _windows(context)
    yield _groups(context)
    yield _levels(context)
    yield _same(context)
    yield _beside(context)
    yield _rates(context)
    yield _relative()
    yield from (Rule(*section) for section in explained(context))
    yield _percentiles(context)
    yield _peers(context)
    yield _classes(context)
    yield from (Rule(*section) for section in sections(context))
    yield from rules_of_drivers(context)
    yield _few(context)
    yield _sentences(context)
    yield _suppressed(context)
    yield _between(context)
    yield _boundaries()
    yield _claims(context)
    yield _checked(context)
    yield _never(context)


# ------------------------------------------------------------------------------------------------ what is known


def _question(context: Context, indicator: str = EXAMPLE) -> Selection:
    base = usual(context.indicators[indicator], context.years(indicator))
    return replace(base, measure=COUNT) if base.measure == RATE else base


def _of_members(context: Context, question: Selection) -> list[Observation]:
    """The observations of UN members, in no order."""
    histories = context.histories(question)
    return [item for code in context.geography.members for item in histories.get(code, ())]


def _of_all(context: Context, question: Selection) -> list[Observation]:
    """The observations of all areas: territories report, too."""
    histories = context.histories(question)
    return [item for code in context.geography.areas for item in histories.get(code, ())]


def _ends_of(context: Context, question: Selection) -> dict[tuple[str, int], tuple[float, float]]:
    """Both ends of the figures of UN members, by area and year."""
    return {(item.area, item.year): item.ends for item in _of_members(context, question) if item.ends is not None}


def _unknown(context: Context) -> Rule:
    question = _question(context)
    year = question.year
    found = {item.area: state_of(item, counts=True) for item in _of_members(context, question) if item.year == year}
    known = sum(state in WITH_FIGURE for state in found.values())
    zeros = sum(state == ZERO for state in found.values())
    silent = [code for code in context.geography.members if code not in found]
    in_parts = [code for code, years in areas_by_part(context, question, silent).items() if year in years]
    example = translate(
        "{subject}, {year}, {of}. With a figure: {known}, a reported zero among them: {zeros}. Asked without one: "
        "{asked}. With figures of girls, boys or others, but no total: {parts}. Without any row: {absent}.",
        subject=subject(context, question),
        year=year,
        of=of_countries(len(context.geography.members)),
        known=known,
        zeros=zeros,
        asked=len(found) - known,
        parts=len(in_parts),
        absent=len(silent) - len(in_parts),
    )
    return Rule(
        "unknown",
        translate("Unknown is not zero"),
        (
            translate(
                "A blank of a publisher is no row in our tables. A zero is a row: somebody reported that there were "
                "none. Maps hatch what is not known, charts leave a gap, tables say “no figure”."
            ),
            translate("What is not known is never filled in, guessed, or carried forward."),
        ),
        [example, " ", inside(translate("See it year by year"), f"{COVERAGE}?indicator={question.indicator}")],
    )


def _intervals(context: Context) -> Rule:
    question = _question(context)
    items = [item for item in _of_all(context, question) if item.ends is not None]
    ranges = [item for item in items if item.value is None]
    line = area_lines(context, question).lines[0].line
    said = translate_number(
        "{n} of the {of} on detected children is such an interval.",
        "{n} of the {of} on detected children are such an interval.",
        len(ranges),
        n=format_number(len(ranges)),
        of=of_figures(len(items)),
    )
    if line.known and line.known[-1].lower is not None and line.known[-1].upper is not None:
        point = line.known[-1]
        said += " " + translate(
            "So a sum of {year} lies between {lower} and {upper}, and is said as “{text}”.",
            year=point.year,
            lower=format_number(point.lower or 0),
            upper=format_number(point.upper or 0),
            text=figure_text(point.value, point.lower, point.upper, 0),
        )
    few = figure_text(None, 1, 4, 0)
    return Rule(
        "intervals",
        translate("An interval stays an interval"),
        (
            translate(
                "UNODC prints one to four persons as “{few}”. It is kept with its lower and upper end, and so is "
                "every sum, share and rate that contains it. A map colours it where both ends fall into one class, "
                "else as “few”.",
                few=few,
            ),
            translate(
                "One number is said with “about” where both ends differ by less than a hundredth, and where both are "
                "the same number once they are rounded to the decimals of their unit, such as the two of a rate. "
                "Where ends of one digit differ by less than that digit can tell, both have one more decimal."
            ),
            translate(
                "A chart draws an interval at its lower end (at least this many), even one that is "
                "said with “about”. The part up to its upper end is paler in bars, and a line "
                "upwards elsewhere. Its middle is drawn nowhere: nobody published it."
            ),
        ),
        said,
    )


def _not_broken_down(context: Context) -> Rule:
    question = _question(context)
    totals = _ends_of(context, replace(question, age="_T"))
    parts = _ends_of(context, replace(question, sex="F"))
    parts |= {key: ends for key, ends in _ends_of(context, replace(question, sex="M")).items() if ends[1]}
    blank = [item for item in _of_members(context, question) if item.ends is None]
    # Where a sex has a number, the ages are broken down after all: such a row is no example of this rule.
    asked = [item for item in blank if not parts.get((item.area, item.year), (0, 0))[1]]
    example: Any = ""
    if asked:
        first = min(asked, key=lambda item: (-item.year, item.area))
        name = translate("{area}, {year}", area=area_name(context, first.area), year=first.year)
        said = translate(
            "Years and countries where this is so of detected children: {n}, without a total: {none}. One of them is "
            "{link}.",
            n=format_number(len(blank)),
            none=format_number(sum((item.area, item.year) not in totals for item in blank)),
            **slots("link"),
        )
        link = inside(name, origin_address(context, replace(question, areas=(first.area,)), first.year))
        example = [*filled(said, link=link), *_with_a_sex(len(blank) - len(asked))]
    return Rule(
        "asked",
        translate("Asked, or not broken down"),
        (
            translate(
                "A country may report its victims without their ages. In the publisher's file all ages are then zero, "
                "under a positive total or without any total: that is not “no child”. Such rows have the status M and "
                "no number."
            ),
        ),
        example,
    )


def _with_a_sex(number: int) -> list[str]:
    """The end of that sentence, and of how many of such rows a sex has a number all the same."""
    said = translate_number(
        "In {number} of them the source gives girls or boys all the same.",
        "In {number} of them the source gives girls or boys all the same.",
        number,
    )
    return [" ", said] if number else []


# ------------------------------------------------------------------------------------------------ years and groups


def _windows(context: Context) -> Rule:
    question = _question(context)
    indicator = context.indicators[question.indicator]
    members = set(context.geography.members)
    shown = snapshot(context.histories(question), question.year, *context.around(question, question.year))
    known = [item for area, item in shown.items() if area in members and item.ends is not None]
    example = translate_number(
        "The map of {year} shows {known} country. With a figure for {years}: {older}.",
        "The map of {year} shows {known} countries. With a figure for {years}: {older}.",
        len(known),
        year=question.year,
        known=len(known),
        older=sum(item.year < question.year for item in known),
        years=year_span(question.year - indicator.window, question.year - 1),
    )
    return Rule(
        "windows",
        translate("The latest value, within a window"),
        (
            translate(
                "Countries report in different years. A map shows each country's figure of its year, or the latest one "
                "within the window that the catalogue names for the indicator. Where the last years are still coming "
                "in, the map that a page opens with takes the next year before an older one. Figures of another year "
                "bear a small dot, and every table prints the year really used. Nothing older is shown."
            ),
        ),
        example,
    )


def _groups(context: Context) -> Rule:
    question = _question(context, MEDIAN)
    line = area_lines(context, question).lines[0].line
    example: Any = ""
    if line.known:
        point = line.known[-1]
        said = translate("{counted}.", counted=trend_title(context, question, [line]))
        address = origin_address(context, replace(question, areas=(WORLD,)), point.year)
        example = [said, " ", inside(translate("Its rows"), address)]
    least = format_number(100 * context.indicators[MEDIAN].least_coverage)
    return Rule(
        "groups",
        translate("Regions and the world"),
        (
            translate(
                (
                    "What is counted is summed here, and says over how many countries: detections "
                    "and justice over those that report every year, if they stand for the group as "
                    "“The same countries” says, other counts where at least {least}% of a group's countries have a "
                    "figure. "
                    "Where a publisher watches the whole world, a country without a row is not known "
                    "to have none: what nobody recorded is in no such sum, nor in their rates, which "
                    "are divided by the people of all countries of the group."
                ),
                least=least,
            ),
            translate(
                "A rate or level of the world or of a group is the publisher's own, with its release, or none: a mean "
                "of ours over the countries that have a figure would be wrong wherever those without one are unlike "
                "the rest. A group of a publisher has the members that the publisher gives it."
            ),
            translate(
                "Where nobody's is published here, the median of the countries stands in its place and is "
                "named so: of one year, each country once, by its latest figure within the window, with the "
                "quartiles, and only where at least {fewest} have one. It is no line over time, since other "
                "countries have a figure in other years.",
                fewest=of_countries(FEWEST_IN_MEDIAN),
            ),
        ),
        example,
    )


def _levels(context: Context) -> Rule:
    asked = _question(context, LEVEL)
    level = next(one for one in levels_of(context, "protection-levels", asked) if one.indicator.id == LEVEL)
    found = level.spread
    wording = wording_of(level.indicator, level.question)
    example = translate("In the tables as they are now, too few countries have a figure.")
    if found is not None:
        example = translate_number(
            "{label} since {first}: {n} country; a quarter of them at {lower}% or less, half at {median}% "
            "or less, three quarters at {upper}% or less.",
            "{label} since {first}: {n} countries; a quarter of them at {lower}% or less, half at {median}% "
            "or less, three quarters at {upper}% or less.",
            found.countries,
            label=translate(level.indicator.label),
            first=level.first,
            n=format_number(found.countries),
            lower=wording.number(found.lower),
            median=wording.number(found.median),
            upper=wording.number(found.upper),
        )
    return Rule(
        "levels",
        translate("Levels of single surveys are not averaged"),
        (
            translate(
                "Where each country was measured once, in a year of its own, a group is told by the median and the "
                "quartiles of its countries' latest figures: each country counts the same, values between two of them "
                "are interpolated (Hyndman and Fan's type {type}, the usual one of numpy).",
                type=QUANTILE_TYPE,
            ),
            translate(
                "Recent is what lies within the indicator's window before the newest year of all indicators "
                "beside it; older figures are counted apart. Under {least} no quartiles are told.",
                least=of_countries(FEWEST_IN_MEDIAN),
            ),
        ),
        example,
    )


def _beside(context: Context) -> Rule:
    return Rule(
        "beside",
        translate("Series beside each other are never divided"),
        (
            translate(
                "Persons in formal contact, prosecuted and convicted, and detected victims stand below each other, "
                "each on a scale of its own. They are often of other people, years and cases: no rate is made of them."
            ),
            translate(
                "For a group all rows are over the countries that have a figure of each of them in every year; where "
                "these are too few, each row is over those that have its own, and says how many."
            ),
            translate(
                "The share of women and girls among persons convicted is w / (w + m), of those whose sex is known; "
                "with intervals, from w least and m most to w most and m least. It is shown where w is at least {part} "
                "and w + m at least {whole}, by their least values.",
                part=LEAST_PART,
                whole=LEAST_WHOLE,
            ),
        ),
        _women(context),
    )


def _women(context: Context) -> str:
    """The newest share of the world that the rule gives."""
    view = VIEWS["justice-sexes"]
    return shown(context, view, _question(context, "persons-convicted"), "chart").words.title


def _same(context: Context) -> Rule:
    question = _question(context)
    line = area_lines(context, question).lines[0].line
    example = ""
    if line.areas:
        example = translate_number(
            "{subject}: {n} of {of} has a figure in every year from {first} to {last}.",
            "{subject}: {n} of {of} have a figure in every year from {first} to {last}.",
            len(line.areas),
            subject=subject(context, question),
            n=len(line.areas),
            of=of_countries(len(context.geography.members)),
            first=line.points[0].year,
            last=line.points[-1].year,
        )
    return Rule(
        "same",
        translate("The same countries"),
        (
            translate(
                "Who reports changes from year to year, so a sum over whoever reports mostly shows reporting. "
                "Detections, prosecutions and convictions are compared over time only within the countries that have "
                "every figure in every year from {first} to {last}; with fewer than {least} of them (in a region "
                "{region}) from a later year on, or not at all.",
                first=COMPARED[0],
                last=COMPARED[1],
                least=FEWEST_COUNTRIES,
                region=FEWEST_IN_REGION,
            ),
            translate(
                "They must also stand for the group: where they counted less than {part}% of all persons that the "
                "group’s countries reported in the last year, the comparison begins later, or there is none.",
                part=format_number(100 * LEAST_OF_REPORTED),
            ),
        ),
        example,
    )


def _relative() -> Rule:
    return Rule(
        "relative",
        translate("Relative to a first year"),
        (
            translate(
                "Figures side by side can be shown relative to the first year in which all of them have one: each is "
                "divided by its own figure of that year and multiplied by {base}. Years before a break are left out.",
                base=HUNDRED,
            ),
            translate(
                "This is refused, with a sentence that says why, where a first figure is zero, a range, or "
                "rests on fewer than {few} or events, and for percentages, scores, ranks and codes. Later "
                "figures that rest on fewer than {few} are left out; ranges stay ranges.",
                few=of_persons(FEW),
            ),
        ),
    )


def _percentiles(context: Context) -> Rule:
    question = next(asked for _, asked in questions(context) if asked.indicator == POVERTY)
    placed = [row for code in context.geography.members for row in [_placed(context, question, code)] if row]
    example: Any = ""
    if placed:
        code, own, figure = min(placed, key=lambda entry: abs((entry[1].percentile or 0) - 75))
        said = translate(
            "{subject}, {area}: {figure}, percentile {percentile} among {n} with a figure.",
            subject=subject(context, question),
            area=area_name(context, code),
            figure=figure,
            percentile=format_number(own.percentile or 0, 0),
            n=of_countries(own.countries),
        )
        address = origin_address(context, replace(question, areas=(code,)), question.year)
        example = [said, " ", inside(translate("Its rows"), address)]
    return Rule(
        "percentiles",
        translate("Percentiles among countries"),
        (
            translate(
                "A profile places a country among the UN members that have a figure within the indicator's window: the "
                "part of the other countries with a lower figure, those with the same counted half (mid-rank), times a "
                "hundred. Zero is the lowest, a hundred the highest, whatever is better; the direction stands in each "
                "row. Equal ranges are ties, at their middle; an estimate with a range shows the percentiles "
                "of both ends."
            ),
            translate_number(
                "Amounts are per {per} person. There is neither a percentile nor a median with fewer than {fewest}, "
                "and no percentile where under {few} or movements are behind a figure.",
                "Amounts are per {per} people. There is neither a percentile nor a median with fewer than {fewest}, "
                "and no percentile where under {few} or movements are behind a figure.",
                PER,
                per=format_number(PER),
                fewest=of_countries(FEWEST),
                few=of_persons(FEW),
            ),
            translate(
                "Left out are deaths of migrants (people on a route are not its residents), people affected by "
                "disasters (countries report them differently), figures of a few areas or of pairs of countries, and "
                "shares that describe registers. No score is made of the rows; INFORM's dimensions are its "
                "publisher's."
            ),
        ),
        example,
    )


def _placed(context: Context, question: Selection, code: str) -> tuple[str, Standing, str] | None:
    """A country's percentile with its figure in words; None where it has none."""
    shown = snapshot(context.histories(question), question.year, context.indicators[question.indicator].window)
    own = standing(code, shown, context.geography.members, few=False)
    if own.percentile is None:
        return None
    indicator = context.indicators[question.indicator]
    return code, own, with_unit(wording_of(indicator, question).text(shown[code]), translate(indicator.unit_label))


def _peers(context: Context) -> Rule:
    return Rule(
        "peers",
        translate("Countries like one"),
        (
            translate(
                "Neighbours share a land border on the United Nations' map, as drawn there: areas of undetermined "
                "status belong to nobody, so countries that meet only across one (China and Pakistan) are not named; "
                "{kosovo} is not drawn apart, so its borders count as those of Serbia; borders too short for the map "
                "are missing (Botswana and Zambia, Morocco and Spain), and narrow waters may count as land (Malaysia "
                "and Singapore); territories have borders of their own. San Marino is surrounded by Italy.",
                kosovo=area_name(context, "XKX"),
            ),
            translate(
                "The same region and income group means the region that the list names (the UN's sub-region "
                "where it has at least {least}, else the whole region) and the same income group of the World "
                "Bank. A similar number of children lies within a factor of {factor}.",
                least=of_members(LEAST_COMPARED),
                factor=format_number(FACTOR, 1),
            ),
            translate(
                "Income groups are those of the World Bank as OCHA's list of {date} has them. The list does not say of "
                "which year the groups are, and the World Bank draws them anew each year: a country that has moved "
                "since still stands in its former group here, until a newer list is read.",
                date=list_of(context),
            ),
            translate(
                "Similar values of drivers: the mean distance of both countries' percentiles over {n}, of which "
                "both must have at least {least}, and {part}% of those that the country itself has; at most "
                "{most} stand there by name. Whoever was chosen by drivers is alike in them by choice: nothing "
                "about those drivers follows.",
                n=of_drivers(len(driver_percentiles(context))),
                least=of_drivers(LEAST_DRIVERS),
                part=format_number(100 * LEAST_SHARED, 0),
                most=of_countries(MOST_PEERS),
            ),
        ),
        more=(html.P(table_file(context, "borders")),),
    )


def _rates(context: Context) -> Rule:
    question = replace(_question(context), measure=RATE)
    indicator = context.indicators[question.indicator]
    histories, people = context.histories(question), context.weights[indicator.denominator_of(question.age)]
    numbers = context.histories(replace(question, measure=COUNT))
    known = [
        item
        for code in context.geography.members
        for item in histories.get(code, ())
        if item.year == question.year and item.value
    ]
    example: Any = ""
    if known:
        item = max(known, key=lambda one: people[one.area][one.year])
        count = next(one for one in numbers[item.area] if one.year == item.year)
        said = translate(
            "{area}, {year}: {count} / {people} × {times} = {rate}.",
            area=area_name(context, item.area),
            year=item.year,
            count=figure_text(count.value, count.lower, count.upper, 0),
            people=format_number(people[item.area][item.year]),
            times=format_number(PER),
            rate=figure_text(item.value, item.lower, item.upper, decimals_of(indicator, RATE)),
        )
        address = origin_address(context, replace(question, areas=(item.area,)), item.year)
        example = [said, " ", inside(translate("Both rows"), address)]
    return Rule(
        "rates",
        translate("Rates and what they are divided by"),
        (
            translate(
                "Children are divided by children, everybody else by all people. Populations by age come in bands of "
                "five years, so people under eighteen are an approximation, marked as an estimate. There is no rate "
                "for one sex, since the populations here do not tell sexes apart, and none without a population of "
                "that year."
            ),
        ),
        example,
    )


def _classes(context: Context) -> Rule:
    question = _question(context)
    breaks = context.breaks(replace(question, measure=RATE))
    example = ""
    if breaks:
        example = translate_number(
            "{subject}, {unit}: {n} class with breaks at {breaks}.",
            "{subject}, {unit}: {n} classes with breaks at {breaks}.",
            len(breaks) + 1,
            subject=subject(context, question),
            unit=unit_of(context.indicators[EXAMPLE], replace(question, measure=RATE)),
            n=len(breaks) + 1,
            breaks=listed([format_number(edge, 4) for edge in breaks]),
        )
    return Rule(
        "classes",
        translate("Classes of a map"),
        (
            translate(
                "The positive figures of all years together are cut into classes of about equal numbers of figures, "
                "at breaks rounded to numbers easily read. So a colour means the same in each year. A zero has a "
                "colour of its own; a figure at a break belongs to the class above it. The colours of classes never "
                "run from red to green (those of statuses against a target do), and detections are never ranked."
            ),
        ),
        example,
    )


# ------------------------------------------------------------------------------------------------ judgements


def _few(context: Context) -> Rule:
    question = _question(context)
    items = [item for item in _of_all(context, question) if item.ends is not None]
    small = [item for item in items if item.ends is not None and item.ends[0] < FEW]
    return Rule(
        "few",
        translate("Few is few"),
        (
            translate(
                "Under {few} there is no change in per cent, no rank and no share in a sentence: one more or "
                "less would turn it around.",
                few=of_persons(FEW),
            ),
        ),
        translate_number(
            "{n} of {of} on detected children is under {few}.",
            "{n} of {of} on detected children are under {few}.",
            len(small),
            n=format_number(len(small)),
            of=of_figures(len(items)),
            few=FEW,
        ),
    )


def _sentences(context: Context) -> Rule:
    brief = brief_of(context, EXAMPLE_COUNTRY)
    name = area_name(context, EXAMPLE_COUNTRY)
    return Rule(
        "sentences",
        translate("How the sentences on a country are made"),
        (
            translate(
                "Each sentence is computed from the published rows by a rule of its own, and each number in it leads "
                "to them. Where there is no row there is no sentence, or one that says so. A figure keeps its year; "
                "one that is older than the span its table allows is named as old."
            ),
            translate(
                "A country is compared with one group, in words and charts alike: its sub-region where that has at "
                "least {least}, else its region. The median is that of the latest figures of the group's UN members, "
                "the country itself included, and there is none of fewer than {few}. A difference smaller than the "
                "data can show, or than the range of an estimate, is none. Detected victims and persons in justice "
                "are compared with nobody.",
                least=of_un_members(LEAST_COMPARED),
                few=of_figures(FEW),
            ),
            translate("No sentence names a cause: that two things are true of one country does not connect them."),
        ),
        [inside(name, f"/country/{EXAMPLE_COUNTRY}"), ": ", *pieces(brief.opening.sentences[:1])],
    )


def _suppressed(context: Context) -> Rule:
    hidden = [item for item in context.indicators.values() if item.least_shown]
    example = ""
    if hidden:
        rows = 0
        for item in hidden:
            frame = context.store.frame(item.id)
            blank = frame["obs_value"].isna() & frame["obs_upper"].isna()
            rows += int(((frame["obs_status"] == "Q") & blank).sum())
        example = translate_number(
            "{number} row is suppressed in the tables of cases.",
            "{number} rows are suppressed in the tables of cases.",
            rows,
        )
    return Rule(
        "suppression",
        translate("Small numbers of cases are protected"),
        (
            translate(
                "Records of assisted people must not point at anyone. Small figures of cases, and figures that would "
                "give one away by subtraction, are taken out when the tables are built: they are in no chart, table, "
                "file or address. UNODC publishes its counts itself, and they stay as they are."
            ),
        ),
        example,
    )


def _between(context: Context) -> Rule:
    one = asked(context, usual(context.indicators[VICTIMS], context.years(VICTIMS)))
    return Rule(
        "between-countries",
        translate("Between countries"),
        (
            translate(
                "Detected victims by citizenship are added up over all years since UNODC's questionnaire changed, to "
                "the last full year, or shown for one year: lower ends and upper ends apart, over the years that each "
                "country reported. A pair is a citizenship and a country of detection, not a route. Own citizens are "
                "rings on a map of chosen countries; citizenships that are unknown, or a region, are counted in the "
                "caption and given to no country. A country that does not report is hatched: whom it would detect is "
                "unknown."
            ),
            translate(
                "The part that the largest pairs hold is theirs divided by theirs and all others': from their lower "
                "ends with the others' upper ends, to their upper ends with the others' lower ends. The breadth of a "
                "line follows the lower end of its number, with a least breadth, and is at most a third of its length."
            ),
            translate(
                "Assisted cases are never added up over corridors, since they show where a few organisations work. "
                "Refugees are of one year, since the same people are counted again in the next. Repatriations are "
                "listed but never drawn: the file seems to name the two countries the other way round from one "
                "questionnaire to the next. None of these is added to another."
            ),
        ),
        translate(
            ("Pairs of countries, {first} to {last}: {pairs}. Countries and areas that report: {countries}."),
            pairs=format_number(sum(item.upper > 0 for item in one.flows.pairs.values())),
            countries=format_number(len(one.flows.reporting)),
            first=one.flows.first,
            last=one.flows.last,
        ),
    )


def _boundaries() -> Rule:
    notes = html.Ul([html.Li(translate(note)) for note in BOUNDARY_NOTES])
    return Rule(
        "boundaries",
        translate("Boundaries and names"),
        (
            translate(BOUNDARIES),
            translate(
                "Areas without a shape of their own, and small states, are dots. Countries are counted as the "
                "members of the United Nations; other areas are shown where a publisher has figures of them."
            ),
        ),
        more=(notes,),
    )


def _claims(context: Context) -> Rule:
    counted: Counter[str] = Counter(claim.status for claim in context.claims.values())
    told = in_parts(labelled(translate(STATUS_WORDS[name]), format_number(counted[name])) for name in STATUS_WORDS)
    return Rule(
        "claims",
        translate("Headline figures of others"),
        (
            translate(
                "A figure that somebody else made is shown with who says so, of which year, where it was seen, and its "
                "status."
            ),
            about_statuses(),
        ),
        [
            translate("Of {n}: {told}.", n=of_figures(len(context.claims)), told=told),
            " ",
            inside(translate("The ledger"), LEDGER),
        ],
    )


def _checked(context: Context) -> Rule:
    entries = context.report
    said = translate(
        "Publishers whose releases were read: {sources}; their files: {files}. Rows in our tables: {rows}. Entries in "
        "the build report: {entries}. Release {version}.",
        files=sum(len(source.files) for source in context.sources.values()),
        sources=len(context.sources),
        rows=format_number(sum(map(context.store.length, context.indicators))),
        entries=format_number(len(entries)),
        version=context.release or context.store.version,
    )
    return Rule(
        "checked",
        translate("From the publisher's file to the chart"),
        (
            translate(
                "Each file is known by its checksum. One program reads it, checks every table, lists what it left "
                "out or doubted, and publishes all tables or none. Charts, tables, pictures and downloads read those "
                "same rows: they cannot differ."
            ),
        ),
        [
            said,
            inside(translate("Sources"), SOURCES),
            " · ",
            inside(translate("Build report"), REPORT),
        ],
    )


def _never(context: Context) -> Rule:
    _, found = who(context, _question(context))
    items = [
        no_prevalence(),
        no_ranking(),
        translate("We do not join figures of two publishers, or of two releases, into one line."),
        translate(
            "We do not divide persons convicted by persons prosecuted: they are often other people, or of other years."
        ),
        translate("We do not say that one thing led to another because both are on one page."),
        translate("We do not fill gaps, smooth figures, or forecast."),
    ]
    return Rule(
        "never",
        translate("What we do not do"),
        (),
        translate_number(
            "{number} country has no usable total of detected children: it is listed as such, not as a zero.",
            "{number} countries have no usable total of detected children: they are listed as such, not as zeros.",
            len(found.never),
        ),
        (html.Ul([html.Li(item) for item in items]),),
    )
