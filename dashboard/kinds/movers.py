"""Who came nearer to the target of an indicator since about 2015, with the margin; of others how many there are."""

from __future__ import annotations

from dataclasses import replace

from dashboard.charts.fewer import MOST, first_rows
from dashboard.charts.marks import CHOSEN_SIGN, Band, Chart, Datum, Dots, Hover, Mark, Row
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.figures.addresses import ORIGIN, origin_address
from dashboard.figures.charts import rows_chart
from dashboard.figures.movers import (
    Moved,
    change_said,
    change_text,
    circle_said,
    ends_text,
    moved,
    no_place_said,
    place_said,
    unit_said,
    why_none,
)
from dashboard.figures.observed import computed_text, number_text
from dashboard.figures.progress import with_targets
from dashboard.figures.shown import Explained, FileRows, Section, Shown, Table, Words
from dashboard.i18n import alphabetical, format_number, in_parts, in_sentences, translate, translate_number
from dashboard.kinds.levels import SPREAD
from dashboard.kinds.standings import why_never
from dashboard.metrics.movers import (
    LEAST_PEERS,
    LEAST_POINTS,
    LEAST_RANKED,
    MOST_LOST,
    STEP,
    STEP_OF_RATES,
    STEP_YEARS,
    Mover,
    has_places,
)
from dashboard.metrics.progress import BASE, FIRST_BASE, LAST_BASE, TOLERANCE, is_rate
from dashboard.selection import Selection
from dashboard.views import View
from dashboard.words.caveats import Shows, caveats_said, rows_of
from dashboard.words.counted import of_countries, of_points, of_values, of_years
from dashboard.words.credits import credits_of, sources_listed
from dashboard.words.names import area_name, in_mid_sentence, listed

COLUMNS = (
    "indicator", "ref_area", "area", "base_year", "base_value", "last_year", "last_value", "points", "per_year",
    "lower", "upper", "unit", "note", "circle", "countries", "best", "worst", "source", "release",
)  # fmt: skip
NUMERIC = (False, True, True, True, True, True)
PICTURE_ROW = 46
BLANK = 128.0
"""Height in pixels of a page of a chart that says only why it has no row."""
"""Height of a row in pixels."""
MOST_PEERS = 12
"""Names of comparable countries in a sentence; more are in the published table."""
NO_PLACES = "no places for this indicator"
"""In a file, of a country that could be compared on an indicator that has no places."""


def _movers(context: Context, _view: View, selection: Selection) -> Shown:
    """The view: those certainly nearer by name, the others counted; of one country its place among comparable ones."""
    found = moved(context, selection)
    return Shown(lambda: _chart(found), lambda: _words(found), lambda: _table(found), COLUMNS, lambda: _file(found))


# ------------------------------------------------------------------------------------------------ the chart


def _chart(found: Moved) -> Chart:
    """A row for each country that is named: its change a year as a dot, its margin as a band."""
    if not found.has_places:
        why = translate("never judged") if found.indicator.target is None else _no_order(found)
        return Chart((), tall=BLANK, blank=why)
    if not found.shown:
        return Chart((), tall=BLANK, blank=_blank(found))
    shown = [(len(found.shown) - place - 1.0, item) for place, item in enumerate(found.shown)]
    low = min(0.0, *(item.lower or 0.0 for item in found.shown))
    high = max(0.0, *(item.upper or 0.0 for item in found.shown))
    room = 0.04 * (high - low)
    bands = (
        Band(
            translate("the change with Reach 2030's margin on either side"),
            SPREAD,
            (Datum(height, None, item.lower, item.upper, hover=_hover(found, item)),),
            "spread",
        )
        for height, item in shown
    )
    data = tuple(Datum(height, item.per_year, hover=_hover(found, item)) for height, item in shown)
    rows = [
        Row(height, _name(found, item), change_said(item), is_chosen=item.area in found.chosen)
        for height, item in shown
    ]
    title = translate(
        "change a year, {unit}; below zero it leads away from the target", unit=unit_said(found.indicator)
    )
    x = Scale("number", low - room if low < 0 else 0.0, high + room, title=title, has_grid=True)
    marks: list[Mark] = [*bands, Dots(translate("change a year"), "accent", data)]
    drawn = rows_chart(x, marks, rows, (x.low, high + room))
    pane, _ = first_rows(drawn.panes[0], _room(found))
    tall = len(pane.rows) * PICTURE_ROW + 60
    return replace(drawn, panes=(pane,), natural=tall, tall=tall)


def _no_order(found: Moved) -> str:
    """In the place of a chart, below the reason: that there is no order, and of what there is one."""
    context = found.context
    ordered = [item for item in with_targets(context) if has_places(context.movers.get(item.id, ()))]
    if not ordered:
        return translate("No order of countries is given for this indicator.")
    return translate(
        "No order of countries is given for this indicator. One is given for: {indicators}.",
        indicators=in_parts(translate(item.label) for item in ordered),
    )


def _name(found: Moved, item: Mover) -> str:
    name = area_name(found.context, item.area)
    return f"{CHOSEN_SIGN} {name}" if item.area in found.chosen else name


def _hover(found: Moved, item: Mover) -> Hover:
    before, after = ends_text(found.context, item)
    said = translate(
        "{before} in {first}, {after} in {last}", before=before, after=after, first=item.base_year, last=item.last_year
    )
    return Hover(area_name(found.context, item.area), f"\n{change_said(item)}\n{said}")


def _blank(found: Moved) -> str:
    """What is said instead of a chart without rows."""
    if found.alone:
        return translate("no place: {why}", why=no_place_said(found.of(found.alone)))
    return translate("no places") if found.is_of_chosen else translate("nobody is named")


def _room(found: Moved) -> int:
    """How many rows a chart has room for: a small circle is drawn whole."""
    return len(found.shown) if found.is_whole else MOST


# ------------------------------------------------------------------------------------------------ words


def _words(found: Moved) -> Words:
    context, indicator = found.context, found.indicator
    title, subtitle = title_said(found), _subtitle(found)
    asked = [context.question(indicator.id, ())]
    covered = in_sentences(filter(None, _covered(found)))
    return Words(
        stem=f"progress-movers_{indicator.id}" + (f"_{'-'.join(found.areas)}" if found.areas else ""),
        indicator=indicator.id,
        title=title,
        subtitle=subtitle,
        caveat=caveats_said(context, Shows(rows_of(asked), f"{title} {subtitle}", main=indicator, own=_why(found))),
        source=in_sentences(
            (translate("Reach 2030's comparison, not an assessment by the UN."), sources_listed(context, asked))
        ),
        sources=credits_of(context, asked),
        coverage=in_sentences(filter(None, (covered, _left_out(found)))),
        covered=covered,
        origin=f"{ORIGIN}?indicator={indicator.id}",
    )


def _why(found: Moved) -> str:
    """Whom to ask why: nobody where none of those that came nearer is named."""
    if not found.has_places or not found.shown:
        return ""
    if not any(item.area not in found.chosen for item in found.named):
        return translate("The figures do not say why.")
    if found.circle:
        return translate("The figures do not say why: ask those that came nearer.")
    return translate("The figures do not say why: ask them.")


def title_said(found: Moved) -> str:
    """What the view says: how many came nearer and how many moved away, the place of one country, or that neither can
    be said."""
    label = translate(found.indicator.label)
    if found.indicator.target is None:
        return translate("{label}: never judged", label=label)
    if not found.has_places:
        return translate("{label}: who came nearer to the target cannot be said", label=label)
    if found.alone:
        return _title_of_one(found, label)
    words = {"label": label, "place": found.place, "year": BASE, "of": of_countries(len(found.ranked))}
    if not found.ranked:
        return translate("{label}, {place}: no country can be compared with about {year}", **words)
    farther = format_number(sum(item.is_farther for item in found.ranked))
    return translate_number(
        "{label}, {place}: since about {year}, {number} of {of} compared came nearer the target, {farther} moved away",
        "{label}, {place}: since about {year}, {number} of {of} compared came nearer the target, {farther} moved away",
        len(found.nearer),
        farther=farther,
        **words,
    )


def _title_of_one(found: Moved, label: str) -> str:
    label = in_mid_sentence(label)
    area, own = area_name(found.context, found.alone), found.of(found.alone)
    standing = found.standing(found.alone)
    if own is None or own.reason or standing is None:
        return translate("{area}, {label}: no place, {why}", area=area, label=label, why=no_place_said(own))
    words = {"area": area, "label": label, "place": place_said(standing), "year": BASE}
    if own.is_nearer:
        return translate("{area}, {label}: nearer to the target than in about {year}; {place}", **words)
    if own.is_farther:
        return translate("{area}, {label}: farther from the target than in about {year}; {place}", **words)
    if _is_cut(found, own):
        return translate("{area}, {label}: at the target now, near it in about {year}; {place}", **words)
    return translate("{area}, {label}: no change beyond the margin since about {year}; {place}", **words)


def _subtitle(found: Moved) -> str:
    if found.indicator.target is None:
        return why_never()
    if not found.has_places:
        return why_none(found)
    said = translate("Change a year towards the target, in {unit}; the fastest first.", unit=unit_said(found.indicator))
    if not found.is_of_chosen:
        counted = "" if found.alone else translate("Both beyond the margin.")
        return in_sentences(filter(None, (counted, said, circle_said(found))))
    elsewhere = translate("Countries that came nearer are named where no country is chosen.")
    return in_sentences((said, elsewhere)) if found.shown else elsewhere


def _covered(found: Moved) -> list[str]:
    """What is said of those who are not named, of those without a place, and of one country's peers."""
    if not found.has_places:
        return []
    return [_margin(found), _counted_to(found), _others(found), _without(found), _peers(found)]


def _is_cut(found: Moved, item: Mover) -> bool:
    """Whether a country went beyond the target, so that a part of its change is not counted."""
    whole = (item.base_value or 0.0) - (item.last_value or 0.0)
    whole = whole if found.indicator.direction == "down" else -whole
    return item.points is not None and whole > item.points + TOLERANCE


def _counted_to(found: Moved) -> str:
    """That of who went beyond the target, the way up to it is told; empty where nobody did."""
    if not any(_is_cut(found, item) for item in found.shown):
        return ""
    return translate("A change is counted up to the target: what lies beyond it is not.")


def _margin(found: Moved) -> str:
    """What the margin is: a bound of ours, and no error that a publisher gives."""
    if not found.shown or found.indicator.target is None:
        return ""
    return translate(
        "The margin is ours, and not the error of the surveys or counts, which may be larger. For the whole change "
        "it is {margin} either way, in {unit}, divided by the number of years.",
        margin=format_number(found.indicator.target.margin, 1),
        unit=unit_said(found.indicator),
    )


def _others(found: Moved) -> str:
    """Those who are not named, since they are not certainly nearer, in one sentence."""
    others = [item for item in found.ranked if item not in found.shown]
    if not others or found.is_of_chosen:
        return ""
    farther = sum(item.is_farther for item in others)
    return translate_number(
        "Of the {number} other, farther from it by more than the margin: {farther}; as far as before, within the "
        "margin: {within}.",
        "Of the {number} others, farther from it by more than the margin: {farther}; as far as before, within the "
        "margin: {within}.",
        len(others),
        farther=format_number(farther),
        within=format_number(len(others) - farther),
    )


def _without(found: Moved) -> str:
    """How many have no place, and how many of them for which reasons."""
    if found.circle or found.is_of_chosen:
        return ""
    reasons = [item.reason for item in found.counted if item.reason]
    if not reasons:
        return ""
    met = reasons.count("at target in the base year")
    jumps = sum(reason in ("step", "break") for reason in reasons)
    words = {"year": BASE, "met": format_number(met), "rest": format_number(len(reasons) - met - jumps)}
    if is_rate(found.indicator):
        return translate_number(
            "{number} country more has no place: at the target about {year} already {met}, values that jump {jumps}, "
            "too few figures or victims {rest}.",
            "{number} countries more have no place: at the target about {year} already {met}, values that jump "
            "{jumps}, too few figures or victims {rest}.",
            len(reasons),
            jumps=format_number(jumps),
            **words,
        )
    if jumps:
        return translate_number(
            "{number} country more has no place: at the target about {year} already {met}, values that jump {jumps}, "
            "too few figures {rest}.",
            "{number} countries more have no place: at the target about {year} already {met}, values that jump "
            "{jumps}, too few figures {rest}.",
            len(reasons),
            jumps=format_number(jumps),
            **words,
        )
    return translate_number(
        "{number} country more has no place: at the target about {year} already {met}, too few figures {rest}.",
        "{number} countries more have no place: at the target about {year} already {met}, too few figures {rest}.",
        len(reasons),
        **words,
    )


def _peers(found: Moved) -> str:
    if not found.circle:
        return ""
    names = sorted((area_name(found.context, code) for code in found.circle.peers), key=alphabetical)
    area = area_name(found.context, found.alone)
    if len(names) > MOST_PEERS:
        return translate_number(
            "{area} is compared with {n} country, listed in movers_peers.csv.",
            "{area} is compared with {n} countries, listed in movers_peers.csv.",
            len(names),
            area=area,
            n=format_number(len(names)),
        )
    return translate(
        "{area}, compared with: {areas}.",
        area=area,
        areas=listed(names),
    )


def _left_out(found: Moved) -> str:
    """How many of those named a chart has no room for."""
    left = len(found.shown) - _room(found) if found.has_places else 0
    if left <= 0:
        return ""
    return translate_number(
        "Of the countries with a place, {number} stands in the table alone.",
        "Of the countries with a place, {number} stand in the table alone.",
        left,
    )


# ------------------------------------------------------------------------------------------------ table and file


def _table(found: Moved) -> Table:
    """Those named, then those of two figures alone by name, who have no place."""
    columns = (
        translate("Country or area"),
        translate("About {year}", year=BASE),
        translate("Last"),
        translate("Change a year"),
        translate("At least"),
        translate("At most"),
    )
    if not found.has_places:
        return Table(columns, (), NUMERIC)
    two = found.two_figures
    rows = [_row(found, item) for item in (*found.shown, *two)]
    parts = ((len(found.shown), translate("Two figures only, by name: no place")),) if two else ()
    origins = tuple(_origins(found.context, item) for item in (*found.shown, *two))
    chosen = tuple(place for place, item in enumerate((*found.shown, *two)) if item.area in found.chosen)
    return Table(columns, tuple(rows), NUMERIC, origins, parts, chosen=chosen)


def _row(found: Moved, item: Mover) -> tuple[str, ...]:
    before, after = ends_text(found.context, item)
    dated = [
        translate("{figure} ({year})", figure=figure, year=year)
        for figure, year in ((before, item.base_year), (after, item.last_year))
    ]
    return (
        _name(found, item),
        *dated,
        *(change_text(item, value) for value in (item.per_year, item.lower, item.upper)),
    )


def _origins(context: Context, item: Mover) -> tuple[str, ...]:
    question = context.question(item.indicator, (item.area,))
    return ("", *(origin_address(context, question, year) for year in (item.base_year, item.last_year)), "", "", "")


def _file(found: Moved) -> FileRows:
    source = found.context.source_of(found.indicator.id)
    rows = []
    for item in _filed(found):
        standing = found.standing(item.area)
        change = (item.points, item.per_year, item.lower, item.upper) if found.has_places else (None,) * 4
        ends = (item.base_year, item.base_value, item.last_year, item.last_value)
        has_place = standing is not None and bool(standing.peers)
        place = (standing.countries, standing.best, standing.worst) if standing and has_place else (None, None, None)
        rows.append(
            (
                item.indicator,
                item.area,
                area_name(found.context, item.area),
                *map(number_text, ends),
                *map(computed_text, change),
                found.indicator.unit,
                item.reason if found.has_places else item.reason or NO_PLACES,
                standing.circle if standing else "",
                *map(number_text, place),
                source.id,
                source.vintage,
            )
        )
    return tuple(rows)


def _filed(found: Moved) -> list[Mover]:
    """Those of the table, and those chosen that have no place, each with the reason."""
    told = [*found.shown, *found.two_figures] if found.has_places else []
    return [*told, *(item for item in found.all if item.area in found.chosen and item not in told)]


# ------------------------------------------------------------------------------------------------ the method


def _how(_context: Context) -> Section:
    return Section(
        "movers",
        translate("Who came nearer"),
        (
            translate(
                "A country is compared with itself: how far it was from the target in {base} (else in the nearest year "
                "of {first} to {last}), and how far it is now, divided by the years between. What is better than the "
                "target counts as at it. The margin is the least change that the data can show, as for the statuses; "
                "only countries that came nearer by more than it are named, and the others are counted.",
                base=BASE,
                first=FIRST_BASE,
                last=LAST_BASE,
            ),
            translate(
                "No place is given for fewer than {points}, a base at the target, few victims of homicide, or "
                "values that jump: two in a row, no more than {years} apart, that differ by more than {step} "
                "({rates} of homicide) and by more than half of the whole change, or a break in the series. An "
                "indicator has places with at least {ranked}, and where no more than {lost}% of them are lost "
                "to jumps.",
                points=of_values(LEAST_POINTS),
                years=of_years(STEP_YEARS),
                step=of_points(int(STEP)),
                rates=format_number(STEP_OF_RATES),
                ranked=of_countries(LEAST_RANKED),
                lost=format_number(100 * MOST_LOST),
            ),
            translate(
                "A country's place is one among comparable countries: those that began about as far from the target, "
                "in its sub-region and income group, else in its region and income group, else in its income group, "
                "as soon as there are {peers}. It lies between one more than the number of those that came nearer by "
                "more for certain, and the number of those that may have. The figures do not say why.",
                peers=LEAST_PEERS,
            ),
        ),
    )


MOVERS = Explained(_movers, _how)
