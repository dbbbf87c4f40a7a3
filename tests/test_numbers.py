"""No number in running text stands outside tables and ledger: each is a claim, checked, or a constant of a rule."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import pandas as pd
import pytest
from babel.messages.pofile import read_po

from dashboard.config import ROOT
from dashboard.context import Context
from tests.conftest import published
from tests.fixtures.texts import collected, nodes_of

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
PLACEHOLDER = re.compile(r"\{[^}]*\}")
REMEDY = (
    "numbers that readers see: compute and fill them in; or enter them in data/claims.csv and name the claim in CLAIMS;"
    " or check them against the tables in CHECKS; or, if a rule's constants, declare them with their reason in RULES"
)


class Rule(NamedTuple):
    """A number that no table holds, as it stands in texts, and why it may stand there."""

    pattern: str
    reason: str


RULES = (
    Rule(r"anyone under 18\b", "the age of a child in the Paris Principles"),
    Rule(r"population \(under 18 approximated\)", "the age of a child, by which rates per children are divided"),
    Rule(r"Article 12\b", "of the Convention on the Rights of the Child"),
    Rule(r"3 to 5 years above primary age", "the ages of SDG indicator 4.1.2, as its definition has them in words"),
    Rule(r"\bM49\b", "the name of the standard of country codes"),
    # the agenda
    Rule(r"\b2030\b", "the year of the Sustainable Development Goals, and of this dashboard's name"),
    Rule(r"(?:by|deadline (?:was|of)|value of) 2025\b", "the deadline of SDG target 8.7"),
    Rule(r"(?:since about|since|rate of) 2015\b", "the year from which paces are read, that of the agenda"),
    Rule(
        r"(?:line (?:that Reach 2030 draws )?through all values|trend) since 2000\b",
        "the first year of the second reading, SINCE in metrics/projection.py",
    ),
    Rule(r"the usable total of detected children is 0 in each of", "said where every published total is zero"),
    Rule(r"UN's 2022 progress chart", "the year of the method's publication"),
    Rule(r"SDG (?:\d+\.)+\d+", "numbers of SDG indicators"),
    Rule(r"the target of 1 is assumed|number: 1 per 100,000 is assumed", "assumed target of homicide-rate"),
    Rule(r"95% is assumed|target of 95% is assumed", "assumed target of social-protection-children"),
    Rule(r"number: 15% is assumed|target of 15% is assumed here", "assumed target of unsentenced-detainees"),
    Rule(
        r"(?:At )?(?:1|3|5)% or less(?:, the World Bank.s goal for the world,)? "
        r"(?:the target is read as met|is read as none)",
        "how targets of none are read",
    ),
    Rule(r"(?:From )?99% (?:on the target )?counts? as met|99% on the target", "how the target of all is read"),
    Rule(
        r"From 97% on the target is read as met|asks for all; 97% or more is read as all",
        "how the target of all is read",
    ),
    Rule(r"\b100% (?:means|often stands)|Each bar is 100% of its group's", "the upper end of a share"),
    Rule(r"WCAG 2\.2", "a version of the guidelines for accessible pages"),
    Rule(
        r"Up to 2015 the publisher lists many countries with zero, since 2016",
        "zeros_until of the catalogue, which the gate checks",
    ),
    # ways to count
    Rule(r"\bper 100,000\b|\btimes 100,000\b|\bof 100 (?:countries|UN members)\b", "what a share or a rate is of"),
    Rule(r"\bnone (?:recorded )?\(0\)|\bover 0\b|\brounds to 0\b|\ba base 0\b|\b0 but ages unknown\b", "zero"),
    Rule(
        r"<5|\b1 to 4 (?:persons|people|offences)\b|\bnumbers? from 1 to 4\b|\bnumbers under 5 are published\b",
        "small numbers as UNODC and UNHCR print them",
    ),
    Rule(r"fewer than 20 (?:detected victims|girls and boys)", "least denominator of a share of detected victims"),
    Rule(r"(?:at least|half, and of|fewer than) 100\b|\bFrom 50% on\b", "least ages known for a share of refugees"),
    Rule(
        r"where under 1 ?% are children",
        "least share of children among known ages, HARDLY_ANY of data/sources/unhcr.py",
    ),
    Rule(r"<2\.5(?![\d,])|\bbelow 2\.5%|\bzero to under 2\.5%", "the edge below which FAO prints no figure"),
    Rule(
        r"read as 2\.5, which is met|read as none and compared as 2\.5|a true 2\.5 from it",
        "the same edge, as a number",
    ),
    Rule(
        r"^index \(0 low, 10 high\)$|scale of 0 \(low risk\) to 10 \(high risk\)|with, from 0 to 10; made",
        "ends of INFORM's scale",
    ),
    Rule(r"^10 would be the highest risk", "upper end of INFORM's scale"),
    Rule(
        r"scale of about −2\.5 \(weak\) to 2\.5 \(strong\)|^score \(about −2\.5 weak, 2\.5 strong\)$",
        "ends of the World Bank's scale, as it states them",
    ),
    Rule(r"\(90%, the estimate −/\+ 1\.645 standard errors\)", "the World Bank's range of an estimate"),
    Rule(r"Figures over 100,000 are codes", "what a figure of UNODC cannot be: it is read as a code"),
    Rule(r"differences? of under 2 percentage points", "what a survey can tell apart"),
    Rule(r"Slide, 16:9", "size of a picture"),
    Rule(r"Y0T17 is 0 to 17 years, Y_GE18 18 and over", "what codes of ages stand for"),
    Rule(r"<5 is 1 to 4\)", "small numbers as UNODC prints them"),
    # ages
    Rule(r"\b(?:aged|ages) \d+ (?:to \d+|and over)\b", "ages that an indicator measures"),
    Rule(r"\(0 to 4, 5 to 11, 12 to 17, 18 to 59, 60 and over\)", "age bands of UNHCR"),
    Rule(r"\b(?:children under|are under|before age|by age|before) (?:5|15|18)\b(?! ?%)", "ages of an indicator"),
    Rule(r"^under (?:5|15)$", "ages of an indicator, as its filter says them"),
    Rule(r"no figure for 0 to 17", "ages of children"),
    Rule(r"at least [25] years (?:in the past|before the survey)", "age when asked less age of marriage"),
    Rule(r"ages 0 to 8 and ages 9 to 17;", "age bands of CTDC"),
    Rule(
        r"violence (?:by (?:a husband or partner|one) )?in the past 12 months\b",
        "span of time that a survey asks about",
    ),
    Rule(r"look back 10 years and more", "age when asked less age of childhood"),
    # days, prices, names
    Rule(r"\b31 December\b", "the day on which people are counted"),
    Rule(r"\b3\.00 (?:USD|US dollars) a day\b|\b2\.15 USD\b", "poverty lines of the World Bank"),
    Rule(
        r"\b20(?:17|21) purchasing power\b|\(2021 PPP\)|\bdollars of 2021\b",
        "years of purchasing power parities",
    ),
    Rule(r"resolution 1244 \(1999\)", "name of a resolution"),
    Rule(
        r"\(1989\)|\(2000\)|, 1973 \(No\. 138\)|, 1999 \(No\. 182\)|ILO Convention 1[38][28]|\(ILO 182\)|ILO 182:",
        "names of treaties",
    ),
    Rule(
        r"tier 1, 2, 3 \(Watch List\), 4 \(Tier 3\)|Tier 1 or 2, not known|\btier [123]\b|Watch List, shown as 3",
        "names of tiers",
    ),
    # vintages and breaks
    Rule(r"new questionnaire for 2017", "break in UNODC's series"),
    Rule(r"Findings of 2022 alone \(edition of 2023\)", "the year that a publisher describes, and its edition"),
    Rule(r"\bAugust 2022\b|\bDecember 2013\b|\bthe last of 2023\b", "to when the compilations of treaties reach"),
)
"""Constants of rules, vintages and names. Each must still stand in some text."""

CLAIMS = {
    r"\b138 million\b": "child-labour-2025-children-2024",
    r"children in 2024\b": "child-labour-2025-children-2024",
}
"""Published figures that stand in texts that no page can link, and their ids in the ledger."""

PLACES = {
    "data/sources/": "vintage and coverage of a release, as its record states them; their years are checked below",
    "data/claims.csv": "the ledger itself",
    "data/published/claims.csv": "how its figures were seen, with pages and dates of what was read",
    "data/published/build_report.csv": "reasons of the build, which counts in them what it did",
}
"""Where texts come from that say by what they are whose numbers they hold."""


# ------------------------------------------------------------------------------- numbers checked against tables

Check = Callable[[Context], tuple[str, ...]]


def _rows(context: Context, indicator: str, **codes: str) -> pd.DataFrame:
    frame = context.store.frame(indicator)
    for column, code in codes.items():
        frame = frame[frame[column] == code]
    return frame


def _ages_known(context: Context) -> tuple[str, ...]:
    """Part of all refugees whose age is known, from the parts by country: in the last year of the table and in 2005."""
    said, table = [], _rows(context, "child-share-of-refugees-by-asylum-age-known", sex="_T")
    for year in (table["time_period"].max(), 2005):
        parts = table.query("time_period == @year")
        people = _rows(context, "refugees-by-asylum").query("time_period == @year").set_index("ref_area")["obs_value"]
        known = parts["obs_value"] * parts["ref_area"].astype(str).map(people)
        said += [f"{known.sum() / people.sum():.0f}", str(year)]
    return tuple(said)


def _ukraine(context: Context) -> tuple[str, ...]:
    rows = _rows(context, "child-share-of-refugees-by-origin-age-known", sex="_T", ref_area="UKR")
    return "2023", f"{rows.loc[rows['time_period'] == 2023, 'obs_value'].item():.0f}"


def _areas(context: Context, indicator: str, **codes: str) -> str:
    return str(_rows(context, indicator, **codes)["ref_area"].nunique())


def _least(context: Context, indicator: str, decimals: int = 0) -> tuple[str, ...]:
    return (f"{_rows(context, indicator)['obs_value'].min():.{decimals}f}",)


def _range(context: Context, indicator: str) -> tuple[str, ...]:
    """Least and greatest value of a table, in whole numbers."""
    return *_least(context, indicator), f"{_rows(context, indicator)['obs_value'].max():.0f}"


def _largest_reporter(context: Context) -> tuple[str, ...]:
    """First and last year in which Pakistan reports most victims, and the one in which it does so of children."""
    found = []
    for age in ("_T", "Y0T17"):
        rows = _rows(context, "detected-victims", sex="_T", age=age).dropna(subset=["obs_value"])
        first = rows.loc[rows.groupby("time_period")["obs_value"].idxmax()].set_index("time_period")["ref_area"]
        found.append([year for year, area in first.items() if area == "PAK"])
    every, (of_children,) = found
    return str(min(every)), str(max(every)), str(of_children)


def _exploited_there(context: Context) -> tuple[str, ...]:
    (entry,) = (entry for entry in context.report if entry.reason.startswith("child cases with a country of exploit"))
    there = int(entry.key.partition("USA ")[2].partition(",")[0])
    return (f"{100 * there / entry.rows:.0f}",)


def _ages_that_repeat_a_sex(context: Context) -> tuple[str, ...]:
    doubted = _rows(context, "persons-prosecuted", obs_status="U").groupby("time_period")["ref_area"].nunique()
    years = doubted[doubted >= 10].index
    return str(years.min()), str(years.max())


def _india(context: Context) -> tuple[str, ...]:
    rows = _rows(context, "persons-prosecuted", ref_area="IND", obs_status="B", sex="_T", age="_T")
    all_years = _rows(context, "persons-prosecuted", ref_area="IND", sex="_T", age="_T").set_index("time_period")
    high = all_years[all_years["obs_value"] >= rows["obs_value"].min()]["obs_value"]
    ends = high.index.min(), high.index.max(), round(high.min() / 1000), round(high.max() / 1000)
    return tuple(map(str, ends))


def _rwanda(context: Context) -> tuple[str, ...]:
    rows = _rows(context, "conflict-deaths", breakdown="_T")
    most = rows.loc[rows["obs_value"].idxmax()]
    assert most["ref_area"] == "RWA"
    return str(most["time_period"]), f"{round(most['obs_value'], -3):,.0f}"


def _rare(context: Context) -> tuple[str, ...]:
    values = _rows(context, "homicide-rate")["obs_value"]
    return ("50",) if (values > 50).mean() < 0.02 else ()


def _few_rich(context: Context) -> tuple[str, ...]:
    rows = _rows(context, "gdp-per-capita")
    newest = rows[rows["time_period"] == rows["time_period"].max()]
    return ("100,000",) if 0 < (newest["obs_value"] > 100_000).sum() < 10 else ()


def _last_estimate(context: Context) -> tuple[str, ...]:
    rows = _rows(context, "child-population")
    return str(rows.loc[rows["obs_status"] != "P", "time_period"].max()), str(rows["time_period"].max())


def _first(context: Context, indicator: str, **codes: str) -> tuple[str, ...]:
    return (str(_rows(context, indicator, **codes)["time_period"].min()),)


def _unknown_asylum(context: Context) -> tuple[str, ...]:
    rows = _rows(context, "refugees-by-asylum", ref_area="_X")
    return (str(rows.loc[rows["obs_value"] > 0, "time_period"].max()),)


def _gaps_of_tiers(context: Context) -> tuple[str, ...]:
    rows = _rows(context, "tip-report-tier")
    years = rows.groupby("time_period")["obs_value"].min()
    partial = [str(year) for year, least in years.items() if least > 2]
    missing = [year for year in range(years.index.min(), years.index.max()) if year not in years.index]
    assert missing == [2016, 2017, 2018, 2019, 2021]
    return str(missing[0]), str(missing[-2]), str(missing[-1]), *partial


def _found(context: Context, indicator: str, words: str) -> str:
    """Key of the one finding of the build report whose reason has such words."""
    report = context.store.extra("build_report")
    keys = [row["key"] for row in report if row["indicator"] == indicator and words in row["reason"]]
    assert len(keys) == 1
    return keys[0]


def _listed_twice(context: Context) -> tuple[str, ...]:
    return (_found(context, "tip-report-tier", "listed twice").split()[1],)


def _watch_list(context: Context) -> tuple[str, ...]:
    rows = _rows(context, "tip-report-tier")
    return (str(rows.loc[rows["obs_value"] == 3, "time_period"].min()),)


def _year(context: Context, *indicators: str) -> tuple[str, ...]:
    """The one year that tables hold."""
    years = {year for indicator in indicators for year in _rows(context, indicator)["time_period"]}
    assert len(years) == 1
    return (str(years.pop()),)


def _profiles(context: Context) -> tuple[str, ...]:
    return _year(context, "case-profile-form", "case-profile-control", "case-profile-recruiter")


def _riskiest(context: Context) -> tuple[str, ...]:
    """The highest score of INFORM, which is one of a dimension, not of the index."""
    highest = _rows(context, "inform-risk").groupby("breakdown")["obs_value"].max()
    assert highest["INFORM"] < highest.max()
    return (f"{highest.max():.1f}",)


def _countries_with_laws(context: Context) -> tuple[str, ...]:
    counts = _rows(context, "laws-on-violence-against-women").groupby("time_period")["ref_area"].nunique()
    return tuple(str(part) for year in (counts.index.min(), counts.index.max()) for part in (counts[year], year))


def _citizens_by_mistake(context: Context) -> tuple[str, ...]:
    """Years of the United States in which both citizenships that look like slips are listed."""
    rows = _rows(context, "detected-victims-by-citizenship", ref_area="USA")
    slips = rows[rows["breakdown"].isin(["BWA", "HKG"])].groupby("time_period")["breakdown"].nunique()
    assert (slips == 2).all()
    return tuple(str(year) for year in slips.index)


def _turned(context: Context) -> tuple[str, ...]:
    last = int(_found(context, "repatriated-victims", "the other way round").split()[-1])
    return str(last), str(last + 1)


def _labels_known(context: Context) -> tuple[str, ...]:
    return (str(int(_found(context, "undernourishment", "is taken as").split()[-1]) + 1),)


def _without_area(context: Context) -> tuple[str, ...]:
    """UNRWA's people without an area; those whom two areas lost in that year are nearly as many."""
    rows = _rows(context, "palestine-refugees-unrwa")
    unknown = rows[rows["ref_area"] == "_X"]
    year, people = unknown["time_period"].item(), unknown["obs_value"].item()
    sums = rows[rows["ref_area"].isin(["LBN", "SYR"])].groupby("time_period")["obs_value"].sum()
    assert 0.95 < (sums[year - 1] - sums[year]) / people < 1
    return str(year), f"{people:,.0f}"


def _jordan(context: Context) -> tuple[str, ...]:
    first = (
        _rows(context, "palestine-refugees-unrwa").query("ref_area != '_X'").groupby("ref_area")["time_period"].min()
    )
    assert first.idxmax() == "JOR"
    assert (first.drop("JOR") == first.min()).all()
    return (str(first["JOR"]),)


def _abyei(context: Context) -> tuple[str, ...]:
    rows = _rows(context, "displaced-stock-by-age", ref_area="AB9")
    assert set(zip(rows["sex"], rows["age"], strict=True)) == {("_T", "_T")}
    return (f"{rows['obs_value'].item():,.0f}",)


def _hardest_hit(context: Context) -> tuple[str, ...]:
    """The largest figure of disasters, India's, and its year; no other country has half of it in any year."""
    rows = _rows(context, "disaster-affected", breakdown="_T")
    most = rows.loc[rows["obs_value"].idxmax()]
    assert most["ref_area"] == "IND"
    assert rows.loc[rows["ref_area"] != "IND", "obs_value"].max() < most["obs_value"] / 2
    return f"{most['obs_value'] / 1e6:.0f}", str(most["time_period"])


def _ages_of_schooling(context: Context) -> tuple[str, ...]:
    """Newest year of the values, and the year up to which more than half of them are, but not of those before it."""
    years = _rows(context, "out-of-school")["time_period"]
    half = int(years.median())
    assert (years <= half).mean() > 0.5 >= (years < half).mean()
    return str(years.max()), f"{half}"


def _years_without_scores(context: Context) -> tuple[str, ...]:
    """Years between the first and the last that no country has a score of, of all three kinds."""
    names = ("control-of-corruption", "political-stability", "rule-of-law")
    tables = [set(_rows(context, name)["time_period"]) for name in names]
    assert tables[0] == tables[1] == tables[2]
    return tuple(str(year) for year in range(min(tables[0]), max(tables[0])) if year not in tables[0])


def _newest_findings(context: Context) -> tuple[str, ...]:
    """The newest year described, the year of its edition, and the one year that none describes."""
    told = set(_rows(context, "child-trafficking-law")["time_period"])
    (gap,) = set(range(min(told), max(told))) - told
    return str(max(told)), context.source_of("child-trafficking-law").released, str(gap)


CHECKS: dict[str, Check] = {
    r"Worldwide(?::| the age was known of) (\d+)%(?: of refugees)? at the end of (\d{4})(?:,| and of) (\d+)% at the "
    r"end of (\d{4})": _ages_known,
    r"Ukraine by origin in (\d{4}): known of (\d+)%": _ukraine,
    r"\(which begins in (\d{4})\)": lambda c: _first(c, "child-share-of-refugees-by-asylum-age-known"),
    r"\(code _X, up to (\d{4})\)": _unknown_asylum,
    r"In (\d+) countries the survey asked about children aged": lambda c: (
        _areas(c, "violent-discipline", age="Y2T14"),
    ),
    r"values run from about (\d+) to (\d+)%": lambda c: _range(c, "violent-discipline"),
    r"there are figures of men for (\d+) countries only": lambda c: (_areas(c, "sexual-violence-by-18", sex="M"),),
    r"Pakistan reported the largest number of all countries in each year from (\d{4}) to (\d{4}); of children only in "
    r"(\d{4}),": _largest_reporter,
    r"Of those whose country of exploitation is known, (\d+)% were exploited in the United States": _exploited_there,
    r"From (\d{4}) to (\d{4}), many countries' figures for ages": _ages_that_repeat_a_sex,
    r"India's figures for (\d{4}) to (\d{4}) \((\d+) to (\d+) thousand persons a year\)": _india,
    r"Rwanda in (\d{4}) \(about ([\d,]+) deaths\)": _rwanda,
    r"Rates above (\d+) are rare": _rare,
    r"Above about ([\d,]+) USD stand a few": _few_rich,
    r"Up to (\d{4}) counted as estimates here, after": lambda c: _last_estimate(c)[:1],
    r"Years after (\d{4}) are marked as projections here, .* None after (\d{4}) is shown": _last_estimate,
    r"State of Palestine begins in (\d{4})": lambda c: _first(c, "population", ref_area="PSE"),
    r"^These are (\d+) countries, and other areas": lambda c: (str(len(c.geography.members)),),
    r"(\d{4}) to (\d{4}) and (\d{4}) are missing; of (\d{4}), (\d{4}) and (\d{4}) only the two lower": _gaps_of_tiers,
    r"listed twice in (\d{4}) has no row": _listed_twice,
    r"first occurs in (\d{4})": _watch_list,
    r"newest findings are of (\d{4}) \(edition of (\d{4})\); there are none of (\d{4})": _newest_findings,
    r"Collaborative's release of (\d{4}), by the country": lambda c: _year(c, "case-corridors"),
    r"pooled; (\d{4}) is the year of the release": lambda c: _year(c, "case-corridors"),
    r"Collaborative's synthetic data set of (\d{4}) in which": _profiles,
    r"years of registration up to (\d{4}) are pooled": _profiles,
    r"highest score of this release is (\d\.\d), in one of the dimensions": _riskiest,
    r"lowest score in this release is (\d\.\d)\)": lambda c: _least(c, "inform-risk", 1),
    r"^Figures of (\d+) countries only": lambda c: (_areas(c, "sexual-violence-reported"),),
    r"Values run from (\d+) to (\d+)%; such distances": lambda c: _range(c, "sexual-violence-reported"),
    r"countries grew from (\d+) in (\d{4}) to (\d+) in (\d{4})": _countries_with_laws,
    r"no question was answered with yes; does not occur \(the lowest score is (\d+)\)": lambda c: _least(
        c, "laws-on-violence-against-women"
    ),
    r"does not occur \(the lowest figure is (\d+)%\)": lambda c: _least(c, "partner-violence"),
    r"One modelled figure per country, for (\d{4}):": lambda c: _year(c, "partner-violence"),
    r"Only (\d+) countries have a figure of a survey on it": lambda c: (_areas(c, "female-genital-mutilation"),),
    r"Hong Kong in the United States in (\d{4}) and (\d{4});": _citizens_by_mistake,
    r"To (\d{4}) the file mostly seems to list .+ and from (\d{4}) on the other way round": _turned,
    r"Before (\d{4}) nothing tells a true": _labels_known,
    r"For (\d{4}) the file lists ([\d,]+) people without an area": _without_area,
    r"\(before (\d{4}) in Jordan\)": _jordan,
    r"its ([\d,]+) people are in the total only": _abyei,
    r"on 31 December (\d{4})(?:,|$)": lambda c: _year(c, "displaced-stock-by-age"),
    r"One year only, (\d{4}): no trend": lambda c: _year(c, "displaced-stock-by-age"),
    r"India reports up to (\d+) million people in one year \((\d{4})\)": _hardest_hit,
    r"newest values are of (\d{4}), and more than half of all are of (\d{4}) or older": _ages_of_schooling,
    r"there is none for (\d{4}), (\d{4}) and (\d{4})\.": _years_without_scores,
    r"The smallest figure is (\d+), since UNHCR": lambda c: _least(c, "refugee-corridors"),
}
"""Figures of ours in texts, and the tables from which the test computes them again."""


# ------------------------------------------------------------------------------------------------ the texts

PATTERNS = {
    text: re.compile(text, flags=re.IGNORECASE) for text in (*(rule.pattern for rule in RULES), *CLAIMS, *CHECKS)
}


class Text(NamedTuple):
    """A text that readers see, and the files it stands in."""

    text: str
    files: tuple[str, ...]


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    """Every text that readers see, plural forms included, with its placeholders taken out."""
    found = []
    for message in read_po(io.BytesIO(collected()), locale="en"):
        forms = message.id if isinstance(message.id, list | tuple) else (message.id,)
        files = tuple(file for file, _ in message.locations)
        found += [Text(PLACEHOLDER.sub("…", form), files) for form in forms if form]
    return found


def running(texts: list[Text]) -> list[Text]:
    """Those whose numbers are not told by where they stand."""
    return [text for text in texts if not all(file.startswith(tuple(PLACES)) for file in text.files)]


def undeclared(text: str) -> list[str]:
    """Numbers of a text that no rule, claim or check covers."""
    spans = [match.span() for pattern in PATTERNS.values() for match in pattern.finditer(text)]
    return [
        match[0]
        for match in NUMBER.finditer(text)
        if not any(first <= match.start() and match.end() <= last for first, last in spans)
    ]


def test_no_number_in_running_text_stands_outside_the_ledger_and_the_tables(texts: list[Text]) -> None:
    found = {text: (numbers, text.files) for text in running(texts) if (numbers := undeclared(text.text))}
    told = [f"{', '.join(numbers)} in {files[0]}: {text.text!r}" for text, (numbers, files) in found.items()]
    assert told == [], REMEDY


def test_texts_with_numbers_are_found_at_all(texts: list[Text]) -> None:
    assert sum(bool(NUMBER.search(text.text)) for text in running(texts)) > 100


def test_no_declaration_outlives_its_number(texts: list[Text]) -> None:
    gone = [name for name, pattern in PATTERNS.items() if not any(pattern.search(text.text) for text in running(texts))]
    assert gone == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In 2024, 45% of detected victims were children.", ["2024", "45"]),
        ("Only 12 countries report on children.", ["12"]),
        ("The world's 160 million children in child labour", ["160"]),
        ("Profits of 39 billion USD a year", ["39"]),
        ("About 35% of identified victims are children, under 15% of them boys", ["35", "15"]),
        ("Fewer than 100,000 children were found by 2030", ["100,000"]),
        ("Since 2016 more countries report", ["2016"]),
        ("Worldwide: 80% and more at the end of 2024", ["80", "2024"]),
        ("From 90% on the target is read as met; the index is 12.5 or <2.57", ["90", "12.5", "2.57"]),
        ("Figures of 1 to 4 children in the past 12 months", ["1", "4", "12"]),
    ],
)
def test_a_new_number_is_seen(text: str, numbers: list[str]) -> None:
    assert undeclared(text) == numbers


@pytest.mark.parametrize(
    "text", ["Share of children aged 5 to 17", "per 100,000 children", "At 1% or less the target is read as met.", "<5"]
)
def test_a_constant_of_a_rule_may_stand(text: str) -> None:
    assert undeclared(text) == []


@pytest.mark.skipif(published() is None, reason="before the first build")
@pytest.mark.parametrize("pattern", CLAIMS)
def test_a_claim_in_a_text_is_as_the_ledger_has_it(shared: Context, texts: list[Text], pattern: str) -> None:
    claim = shared.claims[CLAIMS[pattern]]
    said = {match[0] for text in running(texts) for match in PATTERNS[pattern].finditer(text.text)}
    assert {number for phrase in said for number in NUMBER.findall(phrase)} <= {f"{claim.value:g}", claim.period}


@pytest.mark.skipif(published() is None, reason="before the first build")
@pytest.mark.parametrize("pattern", CHECKS)
def test_an_own_figure_in_a_text_is_what_the_tables_give(shared: Context, texts: list[Text], pattern: str) -> None:
    said = {match.groups() for text in running(texts) for match in PATTERNS[pattern].finditer(text.text)}
    assert said == {CHECKS[pattern](shared)}


@pytest.mark.skipif(published() is None, reason="before the first build")
def test_the_years_that_a_source_covers_hold_those_of_its_tables(shared: Context) -> None:
    wrong = {}
    for name, indicator in shared.indicators.items():
        coverage = shared.sources[indicator.source].coverage
        years = [int(year) for year in re.findall(r"\b(?:19|20|21)\d\d\b", coverage)]
        frame = shared.store.frame(name)
        held = frame.loc[frame["ref_area"].isin(shared.geography.areas), "time_period"]
        if len(set(years)) > 1 and len(held) and not min(years) <= held.min() <= held.max() <= max(years):
            wrong[name] = (coverage, held.min(), held.max())
    assert wrong == {}


# -------------------------------------------------------------------------------- numbers that code puts into texts

SPEAKING = (
    "callbacks",
    "dashboard/brief",
    "dashboard/exports",
    "dashboard/figures",
    "dashboard/kinds",
    "dashboard/plotly",
    "dashboard/words",
    "dashboard/pages",
    "dashboard/parts",
)
FILLING = ("translate", "translate_number", "format_number", "format_short")
SHOWN = ("children", "title", "alt", "label", "placeholder")
LET_PASS = {
    "dashboard/parts/header.py": {"2030"},
    "dashboard/parts/reference.py": {"sha256 "},
    "dashboard/pages/data.py": {"/api/v1/indicators.json", "/api/v1/observations.csv"},
}
"""The names of the house and of a checksum, and addresses."""


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _values(call: ast.Call) -> list[ast.expr]:
    """What a call puts before a reader's eyes: values filled into texts, or children of elements."""
    name = _name(call.func)
    if name.startswith("format_"):
        return call.args[:1]
    if name in FILLING:
        return [*call.args[2:], *(keyword.value for keyword in call.keywords)]
    of_dash = isinstance(call.func, ast.Attribute) and _name(call.func.value) in ("html", "dcc")
    if of_dash or name == "element":
        return [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg in SHOWN)]
    return []


def _literals(node: ast.expr) -> Iterator[Any]:
    """Constants of a value that is written where it is shown: alone, in a list, or in an f-string."""
    parts: list[ast.expr] = []
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.List | ast.Tuple):
        parts = node.elts
    elif isinstance(node, ast.JoinedStr):
        parts = node.values
    elif isinstance(node, ast.IfExp):
        parts = [node.body, node.orelse]
    elif isinstance(node, ast.BinOp):  # text put together; arithmetic is no text
        yield from (text for side in (node.left, node.right) for text in _literals(side) if isinstance(text, str))
    for part in parts:
        yield from _literals(part)


def literal_numbers(nodes: Iterable[ast.AST]) -> set[str]:
    """Numbers written in code in places that readers see; none of something is no claim."""
    calls = (node for node in nodes if isinstance(node, ast.Call))
    shown = (value for call in calls for node in _values(call) for value in _literals(node))
    return {str(value) for value in shown if NUMBER.search(str(value)) and not (isinstance(value, bool) or value == 0)}


def test_no_code_writes_a_number_into_a_text() -> None:
    found = {}
    for part in SPEAKING:
        for path in sorted((ROOT / part).rglob("*.py")):
            file = path.relative_to(ROOT).as_posix()
            numbers = literal_numbers(nodes_of(path)) - LET_PASS.get(file, set())
            if numbers:
                found[file] = numbers
    assert found == {}, REMEDY


def test_no_number_let_pass_outlives_its_code() -> None:
    found = {file: literal_numbers(nodes_of(ROOT / file)) for file in LET_PASS}
    assert {file: numbers - found[file] for file, numbers in LET_PASS.items() if numbers - found[file]} == {}


@pytest.mark.parametrize(
    "code",
    [
        'html.P("38%")',
        'html.Div([figure, " of 193"])',
        'html.Span(f"{share} of 100")',
        'translate("{n} million", n=138)',
        'translate("{n}", n=format_number(39))',
        'html.P(title="since 2015")',
        'translate_number("{number} x", "{number} xs", 1)',
    ],
)
def test_a_number_in_code_is_seen(code: str) -> None:
    assert len(literal_numbers(ast.walk(ast.parse(code)))) == 1


@pytest.mark.parametrize(
    "code", ['html.Div(id="x-2024", className="k5")', 'translate("{n}", n=format_number(found, 2))', 'f"{x:.0f}"']
)
def test_what_no_reader_sees_is_let_pass(code: str) -> None:
    assert literal_numbers(ast.walk(ast.parse(code))) == set()
