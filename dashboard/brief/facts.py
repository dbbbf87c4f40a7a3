"""Who an area is, and how many children live there: said in one way wherever a brief begins."""

from __future__ import annotations

from dashboard.brief.sentence import Value
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.geography import WORLD
from dashboard.i18n import format_number, translate, translate_number
from dashboard.metrics.lines import Point
from dashboard.selection import Selection
from dashboard.words.counted import of_countries_and_areas, of_un_members
from dashboard.words.incomes import INCOME, year_of_list
from dashboard.words.names import area_name, short_figure


def children_now(context: Context, code: str) -> Value | None:
    """Children of the current year, or of the last before it, with what the figure is; None where it is not known.

    Of a group whose sum is over more areas than its UN members it says of how many, of how many.
    """
    question = context.question("child-population", (code,))
    known = _until_now(context, question)
    if not known:
        return None
    number = round(known[-1].value or 0)
    words = {"n": short_figure(known[-1].value, None, None, 0), "year": known[-1].year}
    said = (
        translate_number("{n} child ({year}, projection)", "{n} children ({year}, projection)", number, **words)
        if _is_projected(context, question, known[-1].year)
        else translate_number("{n} child ({year}, estimate)", "{n} children ({year}, estimate)", number, **words)
    )
    if code in context.geography.regions and (known[-1].countries or 0) > len(context.geography.members_in(code)):
        said = translate("{children}, in {areas}", children=said, areas=_areas_said(known[-1]))
    return Value(said, origin_address(context, question, known[-1].year))


def _areas_said(point: Point) -> str:
    """How many countries and areas a sum is over, of how many where that is not all."""
    if point.countries == point.of:
        return of_countries_and_areas(point.of or 0)
    words = {"n": format_number(point.countries or 0), "of": of_countries_and_areas(point.of or 0)}
    return translate("{n} of {of}", **words)


def _until_now(context: Context, question: Selection) -> list[Point]:
    return [point for point in context.line(question, question.areas[0]).known if point.year <= context.today().year]


def _is_projected(context: Context, question: Selection, year: int) -> bool:
    """Whether figures of a year are projections; of a group, whose sum has a status of its own, those added up."""
    code = question.areas[0]
    members = context.geography.regions[code].members if code in context.geography.regions else (code,)
    histories = context.histories(question)
    return any(item.year == year and item.status == "P" for one in members for item in histories.get(one, ()))


def facts_about(context: Context, code: str) -> list[str | Value]:
    """Who an area is: region, groups, and how many children live there; of a group how many UN members it has."""
    if code in context.geography.regions:
        members = len(context.geography.members_in(code))
        children = children_now(context, code)
        return [of_un_members(members), *([] if children is None else [children])]
    regions = context.geography.regions
    own = [regions[group] for group in context.geography.areas[code].groups]
    names = [
        translate("{group} ({year} list)", group=translate(region.name), year=year_of_list(context))
        if region.kind == INCOME
        else translate(region.name)
        for region in own
        if region.kind in ("group", INCOME)
    ]
    region, children = context.geography.subregion(code), children_now(context, code)
    facts: list[str | Value] = [*([] if region == WORLD else [area_name(context, region)]), *names]
    return facts if children is None else [*facts, children]
