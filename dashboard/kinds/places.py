"""The level of one indicator place by place: a group beside its regions, a country beside the groups it belongs to."""

from __future__ import annotations

from dataclasses import replace

from dashboard.charts.marks import CHOSEN_SIGN
from dashboard.context import Context
from dashboard.figures.progress import target_said
from dashboard.figures.shown import Shown, Words
from dashboard.geography import WORLD
from dashboard.i18n import alphabetical, format_number, in_sentences, translate
from dashboard.kinds.levels import (
    HEAD,
    Level,
    Row,
    chart_of_levels,
    dotted_said,
    file_of_levels,
    is_group,
    last_year,
    level_of,
    level_origin,
    level_said,
    marks_said,
    names_of,
    table_of_levels,
)
from dashboard.kinds.treaties import code_of, countries_of
from dashboard.metrics.spread import is_held
from dashboard.selection import Selection
from dashboard.views import View
from dashboard.words.captions import sources_said, with_first
from dashboard.words.caveats import Shows, caveats_said, rows_of
from dashboard.words.counted import of_countries
from dashboard.words.credits import credits_of
from dashboard.words.names import area_name, in_mid_sentence, wording_of
from dashboard.words.titles import subject

INSIDE = ("region", "sub_region", "intermediate_region")
"""Kinds of M49 regions, from the largest to the smallest."""


def places_of(context: Context, code: str) -> list[str]:
    """A country, the groups it is compared with and the world; a group and its parts of the next smaller kind."""
    regions = context.geography.regions
    if not is_group(context, code):
        income = [group for group in context.geography.areas[code].groups if regions[group].kind == "income"]
        compared = context.geography.comparison_group(code)
        return list(dict.fromkeys(filter(None, (code, compared, *income, WORLD))))
    members = set(regions[code].members)
    smaller = INSIDE[INSIDE.index(regions[code].kind) + 1 :] if regions[code].kind in INSIDE else INSIDE[1:2]
    kinds = INSIDE[:1] if code == WORLD else smaller
    for kind in kinds:
        inside = [
            region.code
            for region in regions.values()
            if region.kind == kind and members & set(region.members) and countries_of(context, region.code)
        ]
        whole = [part for part in inside if set(regions[part].members) <= members]
        if len(whole) > 1:
            return [code, *sorted(whole, key=lambda part: alphabetical(area_name(context, part)))]
    return list(dict.fromkeys((code, WORLD)))


def _figure_said(level: Level) -> str:
    """As `level_said`; of a group with its median named as one: a title stands alone, and is no share of children."""
    found = level.spread
    if found is None or len(level.countries) == 1:
        return level_said(level)
    words = {
        "median": wording_of(level.indicator, level.question).number(found.median),
        "n": of_countries(len(level.recent)),
    }
    if not is_held(level.indicator):
        return translate("median of {n} {median}%", **words)
    if not level.at_target:
        return translate("median of {n} {median}%, none of them at the target", **words)
    met = format_number(level.at_target)
    return translate("median of {n} {median}%, {met} of them at the target", met=met, **words)


def places(context: Context, view: View, selection: Selection) -> Shown:
    """The chosen indicator's level in the chosen place and in those around or within it."""
    code = code_of(selection)
    indicator = context.indicators[selection.indicator]
    newest_year = last_year(context, names_of(context, view.panel))
    question = replace(context.question(indicator.id, (code,), sex=selection.sex), lang=selection.lang)
    made = [
        level_of(context, replace(question, areas=(place,)), countries_of(context, place))
        for place in places_of(context, code)
    ]
    names = [area_name(context, level.question.areas[0]) for level in made]
    rows = [Row(name, (level,)) for name, level in zip(names, made, strict=True)]
    is_chosen = bool(selection.areas)
    if is_chosen:
        rows[0] = replace(rows[0], name=f"{CHOSEN_SIGN} {rows[0].name}")
    words = Words(
        stem=f"{view.panel}_{indicator.id}_{code}_{made[0].first}-{newest_year}",
        indicator=indicator.id,
        title=translate(
            "{area} and its groups, {label}: {figure}",
            area=names[0],
            label=in_mid_sentence(subject(context, made[0].question)),
            figure=_figure_said(made[0]),
        ),
        subtitle=in_sentences(filter(None, (marks_said(made), dotted_said(rows)))),
        subtitle_beside_keys=in_sentences(filter(None, (marks_said(made, beside_keys=True), dotted_said(rows)))),
        caveat=caveats_said(context, Shows(rows_of([question]), translate(indicator.unit_label), main=indicator)),
        source=sources_said(context, [question]),
        sources=credits_of(context, [question]),
        coverage=with_first(
            context,
            selection,
            in_sentences(
                (
                    translate(
                        "Each country counts the same, in whatever year it was measured. A median is not an average."
                    ),
                    target_said(indicator),
                )
            ),
        ),
        origin=level_origin(context, view, made[0]),
    )
    named = list(zip(names, made, strict=True))
    return Shown(
        chart_of_levels(context, rows),
        words,
        lambda: replace(
            table_of_levels(context, view, translate("Country or group"), named), chosen=(0,) if is_chosen else ()
        ),
        HEAD,
        lambda: file_of_levels(context, made),
    )
