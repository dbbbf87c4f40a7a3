"""What a dossier says in sentences: how much there is, of whom others report, whom to ask, and what else is here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from dashboard.columns import NUMBERS
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.dossier import CITIZENS, HELD, NOT_YET, PARTLY, SOURCE, Dossier
from dashboard.i18n import format_date, format_number, translate, translate_number
from dashboard.metrics.presence import ASKED, FIGURE, INTERVAL, NOTHING, SUPPRESSED, ZERO
from dashboard.selection import usual
from dashboard.words.credits import publisher_said
from dashboard.words.dossier import part_listed
from dashboard.words.names import area_name, listed, listed_alone, when_of, year_span, year_spans

METADATA_OF = datetime.date(2023, 1, 24)
"""The day of UNODC's metadata on the collection, from which the sentences on who answers it come."""
BESIDE = (
    "case-corridors",
    "child-labour-investigations",
    "child-labour-convictions",
    "child-trafficking-law",
    "child-sexual-exploitation-law",
    "tip-report-tier",
)
"""What other sources hold on the same subject, each of another kind of thing."""


def state_signs() -> dict[str, tuple[str, str]]:
    """Sign and name of each state of a cell, in the order of the key; the first three have a drawn mark and no sign."""
    return {
        FIGURE: ("", translate("a figure")),
        INTERVAL: ("", translate("an interval, such as <5")),
        PARTLY: ("", translate("only parts of it have a figure, by sex, age or form")),
        ZERO: ("0", translate("a reported zero")),
        ASKED: ("?", listed_alone(None)),
        SUPPRESSED: ("▪", translate("suppressed: too small to show")),
        NOTHING: ("·", translate("nothing: unknown, not zero")),
        NOT_YET: ("", translate("no country has a figure of this kind for so early a year")),
    }


# ------------------------------------------------------------------------------------------------ how much there is


def headline(context: Context, found: Dossier) -> str:
    """How much UNODC's collection holds of a country, in a sentence that stands alone."""
    words = {"area": area_name(context, found.area)}
    whole = len(found.parts)
    if found.last is None:
        return translate_number(
            "{area}: UNODC's collection holds no usable figure in any year for the {number} breakdown listed.",
            "{area}: UNODC's collection holds no usable figure in any year for the {number} breakdowns listed.",
            whole,
            **words,
        )
    if not found.recent:
        return translate_number(
            "{area}: UNODC's collection holds no usable figure since {since} for the {number} breakdown listed.",
            "{area}: UNODC's collection holds no usable figure since {since} for the {number} breakdowns listed.",
            whole,
            since=found.since,
            **words,
        )
    if not found.absent:
        return translate_number(
            "{area}: UNODC's collection holds a usable figure since {since} for the {number} breakdown listed.",
            "{area}: UNODC's collection holds a usable figure since {since} for each of the {number} breakdowns "
            "listed.",
            whole,
            since=found.since,
            **words,
        )
    return translate_number(
        "{area}: UNODC's collection holds a usable figure since {since} for {n} of the {number} breakdown listed.",
        "{area}: UNODC's collection holds a usable figure since {since} for {n} of the {number} breakdowns listed.",
        whole,
        since=found.since,
        n=format_number(len(found.recent)),
        **words,
    )


def further(found: Dossier) -> list[str]:
    """What is to be said behind it: of children, what is missing, and that an empty cell is no zero."""
    unknown = translate("An empty cell is unknown, not zero.")
    if found.last is None:
        return [unknown]
    children = found.part("victims-age").lines[0]
    known = [year for year, state in zip(found.years, children.held, strict=True) if state in HELD]
    said = [
        translate("The last figure on children among detected victims is of {year}.", year=known[-1])
        if known
        else translate("There is no usable number of children among detected victims in any year.")
    ]
    if found.recent and found.absent:
        names = listed([part_listed(part.id) for part in found.absent])
        said.append(
            translate(
                "UNODC's collection holds no usable figure since {since} for: {names}.", since=found.since, names=names
            )
        )
    missed = missed_years(found)
    if missed and not found.absent:
        span = year_span(found.full_years[0], found.full_years[-1])
        said.append(translate("Of the years {years}, some are empty for: {names}.", years=span, names=missed))
    return [*said, unknown]


def missed_years(found: Dossier) -> str:
    """Breakdowns that have a recent figure and lack some of the last full years, each with these; empty for none."""
    missed = {part.id: found.missed(part) for part in found.recent}
    return listed(
        [
            translate("{name} ({year})", name=part_listed(name), year=year_spans(years))
            for name, years in missed.items()
            if years
        ]
    )


# ------------------------------------------------------------------------------------------------ the others


def near_said(context: Context, found: Dossier) -> str:
    """Who stands beside the country, and why these."""
    area, names = area_name(context, found.area), listed([area_name(context, code) for code in found.near.areas])
    if found.near.kind == "border":
        return translate(
            "They share a land border with it on the United Nations' map: {names}. Neighbours across the sea, and "
            "areas that are neither UN members nor observers, are not in this list.",
            names=names,
        )
    if found.near.kind == "region":
        return translate(
            "{area}: the United Nations' map draws no land border with a UN member. These are other countries of the "
            "region ({region}) that are UN members: {names}.",
            area=area,
            region=area_name(context, found.near.group),
            names=names,
        )
    return translate(
        "{area}: the United Nations' map draws no land border with a UN member, and there is no region here, so that "
        "nobody stands beside it.",
        area=area,
    )


def named_elsewhere(context: Context, found: Dossier) -> str:
    """How many other countries have named its citizens among the victims whom they detected."""
    rows = context.store.rows(CITIZENS, breakdown=(found.area,), first=found.since)
    above = (rows["obs_value"].fillna(rows["obs_upper"]) > 0) & (rows["ref_area"] != found.area)
    number = len(set(rows.loc[above, "ref_area"]))
    area = area_name(context, found.area)
    if not number:
        return translate(
            "{area}: since {since}, no other country names its citizens as detected victims in UNODC's file.",
            area=area,
            since=found.since,
        )
    return translate_number(
        "{area}: since {since}, {number} other country has named its citizens among the victims whom it detected.",
        "{area}: since {since}, {number} other countries have named its citizens among the victims whom they detected.",
        number,
        area=area,
        since=found.since,
    )


@dataclass(frozen=True)
class Beside:
    """What another source holds of the country."""

    name: str
    source: str
    newest: str
    """Of which year its newest figure is; that there is none."""
    origin: str


def beside(context: Context, found: Dossier) -> list[Beside]:
    """Tables of other sources on the same subject, with the year of their newest figure."""
    made = []
    for name in BESIDE:
        indicator = context.indicators[name]
        rows = context.store.rows(name, areas=(found.area,))
        known = rows[rows[list(NUMBERS)].notna().any(axis=1)]
        last = None if known.empty else int(known["time_period"].max())
        question = usual(indicator, context.years(name))
        made.append(
            Beside(
                translate(indicator.name),
                publisher_said(context.source_of(name)),
                translate("no figure here") if last is None else when_of(indicator, last),
                origin_address(context, replace(question, areas=(found.area,))),
            )
        )
    return made


# ------------------------------------------------------------------------------------------------ whom to ask


def asking() -> list[str]:
    """How the collection is made, and who could say more; no name and no address, since none is published here."""
    return [
        translate(
            "UNODC collects these figures with its yearly Questionnaire for the Global Report on Trafficking in "
            "Persons (GLOTIP)."
        ),
        translate(
            "A national focal point, nominated by the country's Permanent Mission to UNODC, puts them together from "
            "other agencies and sends them."
        ),
        eurostat_said(),
        translate(
            "UNODC adds figures from official websites and reports of governments after the country has reviewed them."
        ),
        translate(
            "This dashboard knows no name and no address of a focal point: ask the Permanent Mission, or the ministry "
            "in charge, who it is."
        ),
        why_empty(),
    ]


def metadata_said(page: str) -> str:
    """Where it is said how the collection is made. `page`: the address of UNODC's page, or a slot for a link to it."""
    return translate(
        "How it is made is said in UNODC's metadata of {date}: {page}", date=format_date(METADATA_OF), page=page
    )


def why_empty() -> str:
    """What an empty cell does not tell."""
    return translate(
        "The file does not say why a cell is empty: whether the figure does not exist, was not asked for, was not "
        "sent, or was sent and is not published."
    )


def newest_said(found: Dossier) -> str:
    """Why nothing of the newest year is called missing, on page, in letter and table alike; empty where it is."""
    if not found.open_years:
        return ""
    years = year_span(found.open_years[0], found.open_years[-1])
    return translate(
        "Countries may still send figures of {years}: what is empty there is not counted as missing.", years=years
    )


def eurostat_said() -> str:
    """By which way some states answer."""
    return translate(
        "States of the European Union, of the European Free Trade Association, and candidates send theirs through "
        "Eurostat."
    )


def zeros_said() -> str:
    """Which zeros of the file are no reported zeros here."""
    return translate(
        "Where the file lists zeros for all parts of a total that is positive or absent, they are read as not broken "
        "down, not as zero."
    )


def page_of(context: Context) -> str:
    """UNODC's page of the collection."""
    return context.sources[SOURCE].official_page
