"""The map and the matrix of people between countries: their figures are the rows', and what has no line is said."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import Any

import pandas as pd
import pytest

from dashboard.charts.flows import REFERRED, FlowMap
from dashboard.context import Context
from dashboard.exports.picture.flow_map import list_ways
from dashboard.figures.flow_words import asked, said, share_text, sum_text
from dashboard.figures.roles import parts_of, plain_text
from dashboard.figures.shown import CSV_COLUMNS, Shown
from dashboard.i18n import language
from dashboard.kinds.arcs import CAP, to_plane
from dashboard.kinds.flow_matrix import MOST, flow_matrix, grid_of, short_text
from dashboard.kinds.flows import BROADEST, LEAST, MOST_COUNTED, MOST_EACH, MOST_LINES, ROUND, flow_map
from dashboard.metrics.flows import ELSEWHERE, OWN, VICTIMS, Sum, total
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of, selection_of
from dashboard.words.captions import UNDETERMINED
from data.boundaries import UNDETERMINED as OF_THE_BUILD
from tests.conftest import published

needs_tables = pytest.mark.skipif(published() is None, reason="before the first build")
FAR = {("MEX", "USA"), ("VNM", "GBR"), ("ERI", "GBR"), ("AFG", "GBR")}
"""Pairs of the world's map that are so far apart that nothing limits their breadth."""
MAP, MATRIX = VIEWS["flows-map"], VIEWS["flows-matrix"]


def at(shared: Context, query: str) -> Selection:
    """What the page shows for an address."""
    return selection_of(shared, MAP, query)


def shown(shared: Context, query: str) -> Shown:
    """The map for an address."""
    return flow_map(shared, MAP, at(shared, query))


def test_corridors_of_nobody_are_not_among_those_with_somebody(shared: Context) -> None:
    """661 of the 705 corridors with a figure have 0 children."""
    title = shown(shared, "indicator=case-corridors&age=Y0T17").words.title
    assert title.endswith(" corridors above zero")


def test_several_that_report_no_citizenships_are_they(shared: Context) -> None:
    """ "Bangladesh itself reported none" was read as no victims, of whom it detected 2,184."""
    ends = {
        "TUV,WSM": "Tuvalu and Samoa did not report whose citizens they detected, if any (2017 to 2022).",
        "BGD": "Bangladesh did not report whose citizens it detected (2017 to 2022).",
        "BGD,SOM": "Bangladesh and Somalia did not report whose citizens they detected (2017 to 2022).",
        # It detected nobody in 2017, and of no other year a number is known.
        "DJI": "Djibouti did not report whose citizens it detected, if any (2017 to 2022).",
    }
    for areas, end in ends.items():
        words = shown(shared, f"area={areas}").words
        body = shown(shared, f"area={areas}").body
        assert isinstance(body, FlowMap) and body.home == (end,) and end in [key.said for key in body.legend]
        assert re.search(r"\d+ of \d+ other countries and areas that report citizenships", words.subtitle)


def test_a_title_says_in_which_years_citizenships_are_listed(shared: Context) -> None:
    """Ukraine lists them for 2020 alone, and its title added up six years, in which it detected 2,033 people."""
    for code, years in (("UKR", "2020"), ("DEU", None)):
        rows = shared.store.rows(VICTIMS, areas=[code], first=2017, last=2022, sex=["_T"], age=["_T"])
        known = rows[rows["obs_upper"].fillna(rows["obs_value"]).notna() & (rows["breakdown"] != "UNKNOWN")]
        listed = sorted(set(known["time_period"]))
        words = shown(shared, f"area={code}").words
        if years is None:
            assert len(listed) == 6 and "alone" not in words.title
        else:
            assert listed == [int(years)]
            told = f"Citizens of Ukraine detected in Ukraine: 101 ({years})"
            body = shown(shared, f"area={code}").body
            assert isinstance(body, FlowMap)
            assert body.home == (told, "Citizens of other countries detected in Ukraine: not listed")


def lines(view: Shown) -> list[dict[str, Any]]:
    """The lines of a map."""
    return [trace for trace in view.figure["data"] if "text" in (trace.get("meta") or {})]


def ends(rows: pd.DataFrame) -> tuple[float, float]:
    """Least and greatest sum of rows, by another way than the pages'."""
    lower = rows["obs_value"].fillna(rows["obs_lower"]).sum()
    return lower, rows["obs_value"].fillna(rows["obs_upper"]).sum()


def citizens(shared: Context, first: int = 2017, last: int = 2022) -> pd.DataFrame:
    """The rows of detected victims by citizenship that have a figure."""
    rows = shared.store.rows(VICTIMS, first=first, last=last)
    return rows[rows["obs_status"] != "M"].astype({"breakdown": str, "ref_area": str})


def ends_by_year(rows: pd.DataFrame) -> dict[tuple[str, int], tuple[float, float]]:
    """The same by area and year."""
    told = rows.assign(**{end: rows["obs_value"].fillna(rows[f"obs_{end}"]) for end in ("lower", "upper")})
    sums = told.groupby(["ref_area", "time_period"], observed=True)[["lower", "upper"]].sum()
    return {at: (low, high) for at, low, high in sums.itertuples(name=None)}


def without_citizenship(shared: Context, *codes: str) -> Sum:
    """Victims filed as of unknown citizenship, or beyond all that are listed, of some countries; of none given, of all
    that report citizenships."""
    rows = citizens(shared)
    codes = codes or tuple(rows[rows["breakdown"] != "UNKNOWN"]["ref_area"].unique())
    rows = rows[rows["ref_area"].isin(codes)]
    table = shared.store.rows("detected-victims", areas=codes, first=2017, last=2022, sex=["_T"], age=["_T"])
    low, high = ends(rows[rows["breakdown"] == "UNKNOWN"])
    listed = ends_by_year(rows)
    for at, whole in ends_by_year(table).items():
        least, most = listed.get(at, (0.0, 0.0))
        low, high = low + max(whole[0] - most, 0), high + max(whole[1] - least, 0)
    return Sum(low, high, (2017,))


# The map


@needs_tables
def test_the_worlds_map_says_how_many_of_how_many_pairs_and_what_part_they_hold(shared: Context) -> None:
    rows = citizens(shared)
    rows = rows[rows["breakdown"].isin(list(shared.geography.areas))]
    view = shown(shared, "")
    assert len(lines(view)) == MOST_LINES
    # Five numbers without a verb could not be read out, and the largest pair alone was one nationality.
    people = f"foreign trafficking victims{REFERRED} (all ages), 2017 to 2022"
    assert view.words.title == f"2 countries detected 7 of the {MOST_COUNTED} largest known groups of {people}"
    # Where they end in three countries, or all in two, the title is on their part of all.
    for year, share in ((2019, "40 to 42%"), (2022, "46 to 49%")):
        shares = f"{MOST_COUNTED} pairs of countries account for {share} of known foreign "
        assert shown(shared, f"show=one-year&year={year}").words.title.startswith(shares)
    assert " Of the 8 pairs, 4" in view.words.coverage
    assert view.body.counted == MOST_COUNTED == len(view.body.list_of(MOST_COUNTED).ranks)
    # It is told with its base, and stands without it in a list: with it that was a paragraph.
    # 19,601 of the 29,000 are potential victims: one sign in the title did not say so.
    known = (
        "Each group is of citizens of one country in another; the 8 are 37 to 39% of all 74,000 to 79,000, reported "
    )
    assert view.words.aloud.startswith(known) and not view.words.qualifier
    # In 2017 no line is of potential victims, but the sum is; in 2016 none was.
    for year, is_signed in ((2017, True), (2016, False)):
        words = shown(shared, f"show=one-year&year={year}").words
        assert is_signed == (f"victims{REFERRED} (all ages)" in words.title) == (REFERRED in words.caveat)
    assert "Foreign: detected outside their country of citizenship." in view.words.coverage
    assert "Foreign: " not in f"{view.words.foot}{shown(shared, 'area=NGA').words.coverage}"
    drawn = {(line["meta"]["from"], line["meta"]["to"]) for line in lines(view)[:MOST_COUNTED]}
    keys = list(zip(rows["breakdown"], rows["ref_area"], strict=True))
    part, whole = ends(rows[[key in drawn for key in keys]]), ends(rows)
    # "At least 37%" would say that all who were referred are victims.
    rest = whole[0] - part[0], whole[1] - part[1]
    assert [round(100 * one / (one + other)) for one, other in zip(part, rest[::-1], strict=True)] == [37, 40]
    # Who lists persons of unknown citizenship alone reports nobody's, as the United Arab Emirates.
    listed = citizens(shared)
    reporting = set(listed.loc[(listed["breakdown"] != "UNKNOWN") & (listed["obs_status"] != "M"), "ref_area"])
    assert "ARE" in set(listed["ref_area"]) - reporting
    members = reporting & set(shared.geography.members)
    assert f"{len(members)} of 193 UN members report citizenships" in view.words.coverage
    # "117 countries and areas report" beside "78 UN members that do not" read as a sum of 195.
    assert f"So do {len(reporting) - len(members)} other areas. " in view.words.coverage
    assert f"The {193 - len(members)} UN members that do not" in view.words.coverage
    # Who counts all with a row, or those with a number above zero alone, finds 123 or 116.
    alone = len(set(listed["ref_area"]) - reporting)
    assert f"{alone} more countries and areas list victims of unknown citizenship alone." in view.words.coverage


@needs_tables
@pytest.mark.parametrize("country", ["NGA", "DEU", "BRA", "THA"])
def test_a_countrys_lines_are_the_sums_of_its_rows(shared: Context, country: str) -> None:
    rows = citizens(shared)
    for line in lines(shown(shared, f"area={country}")):
        pair = line["meta"]["from"], line["meta"]["to"]
        assert country in pair
        mine = rows[(rows["breakdown"] == pair[0]) & (rows["ref_area"] == pair[1])]
        low, high = ends(mine)
        said_there = re.sub(r"\D", " ", line["meta"]["text"].split("<br>")[1].rpartition(": ")[2]).split()
        if low == high:
            assert int("".join(said_there)) == low
        assert f"listed in {mine['time_period'].nunique()} of 6 years" in line["meta"]["text"]


@needs_tables
def test_a_country_that_does_not_report_is_unknown_and_hatched_never_zero(shared: Context) -> None:
    view = shown(shared, "area=SOM")
    assert re.fullmatch(
        r"Somalia: at least \d+ citizens of all ages reported as trafficking victims† elsewhere, 2017 to 2022",
        view.words.title,
    )
    # Pairs without a line are a row of its table, too, so that this adds up.
    rows = shown(shared, "area=BGD").table.rows
    (rest,) = [row for row in rows if row[1] == "2 other countries"]
    assert rest[0] == "Bangladesh" and rest[-1] == "not on the map" and len(rows) == 25 + 1
    # And rows of a file, which has all that the view's figures are made of.
    for query, others in (("area=BGD", 27), ("", 1_445)):
        found, flows = shown(shared, query), asked(shared, at(shared, query)).flows
        pairs = {(row[6], row[1]) for row in found.rows if row[6] not in ("OWN", "UNKNOWN", "STATELESS", "OTHER")}
        wanted = {pair for pair in flows.pairs if not query or "BGD" in pair}
        assert wanted <= pairs and len([pair for pair in wanted if flows.pairs[pair].upper]) == others
    assert isinstance(view.body, FlowMap)
    assert view.body.home == ("Somalia did not report whose citizens it detected, if any (2017 to 2022).",)
    assert not [line for line in lines(view) if line["meta"]["to"] == "SOM"]
    ground = dict(zip(view.figure["layout"]["meta"]["ground"], view.figure["data"], strict=False))
    assert "SOM" in ground["n"]["locations"]
    # India lists 256 of 35,683 victims, and looked like others.
    assert "GBR" in ground["r"]["locations"] and "IND" in ground["s"]["locations"]
    assert set(ground["u"]["locations"]) == set(UNDETERMINED) == set(OF_THE_BUILD)
    assert "Without a line" not in view.words.coverage


@needs_tables
def test_whoever_has_no_line_is_counted_in_the_caption(shared: Context) -> None:
    rows = citizens(shared)
    unknown, own = (rows[rows["breakdown"] == code] for code in ("UNKNOWN", "OWN"))
    caption = shown(shared, "").words.coverage
    assert '1 to 4 people as "<5"' in caption, "numbers of lines are ranges"
    assert said(Sum(*ends(own), (2017,))) in caption
    unsaid = without_citizenship(shared)
    assert unsaid.lower > 4 * ends(unknown)[1], "most of them are not filed as unknown, but in no row"
    assert f"citizenship unknown or not listed: {said(unsaid)}; " in caption
    # In one precision, as what stands below the title.
    low, high = (1_000 * round(end / 1_000) for end in (unsaid.lower, unsaid.upper))
    more = f"Citizenship not known: {low:,} to {high:,} more."
    assert shown(shared, "").words.subtitle.endswith(
        f"117 countries and areas; at least 19,601 are potential victims†. {more}"
    )
    unnamed = rows[rows["breakdown"].str.startswith("REG_") | rows["breakdown"].isin(["OTHER", "STATELESS"])]
    assert said(Sum(*ends(unnamed), (2017,))) in caption
    # Beside charts of all 9,655 those of known citizenship were read as all that Nigeria detected.
    table = shared.store.rows("detected-victims", areas=["NGA"], sex=["_T"], age=["_T"])
    totals = table[table["time_period"].between(2017, 2022)].set_index("time_period")["obs_value"]
    listed = ends_by_year(citizens(shared))
    left = [(whole - listed["NGA", year][1], whole - listed["NGA", year][0]) for year, whole in totals.items()]
    rest = sum_text(Sum(*(sum(max(year[end], 0) for year in left) for end in (0, 1)), tuple(totals.index)))
    said_of = shown(shared, "area=NGA").words.coverage
    assert (
        f"Nigeria detected {totals.sum():,.0f} victims in all, 2017 to 2022; the citizenship of {rest} of them is not "
        "listed."
    ) in said_of
    # Two ways to the same people had two answers: more are listed in one year than were detected, and fewer in others.
    assert f"citizenship unknown or not listed: {rest}; " in said_of
    for query in ("", "area=BGD", "area=NGA,BGD", "area=NGA&indicator=refugee-corridors"):
        assert "victims in all" not in shown(shared, query).words.coverage


@needs_tables
def test_below_the_title_stand_those_detected_here_whose_citizenship_is_unknown(shared: Context) -> None:
    for code, told in (("TUN", "in Tunisia"), ("NGA", "in Nigeria"), ("ARE", "in the United Arab Emirates")):
        said_so = f"Detected {told}, citizenship unknown or not listed: {said(without_citizenship(shared, code))}."
        words = shown(shared, f"area={code}").words
        # Where the title is on citizens elsewhere, it stands with what else the map has no line for.
        assert said_so not in words.subtitle
        assert said_so in words.beside_a_table
        assert said_so in words.coverage or code != "ARE"
        # A table has no hatching and no breadths, and on a slide what was said of them left notes of 9.5 points.
        assert not re.search("hatched|Without a line|drawn as wide", words.beside_a_table)
        assert "(hatched)" in words.coverage
    # Who lists nobody's, and who lists nearly everybody's.
    assert "Detected in the United States, citizenship unknown" in shown(shared, "area=USA").words.subtitle
    referred = "Victims of all ages: about as many as referrals of potential victims. Detected in the United Kingdom, "
    assert shown(shared, "area=GBR").words.subtitle.startswith(referred)
    for code in ("BGD", "PAK"):
        assert "citizenship unknown" not in shown(shared, f"area={code}").words.subtitle


def of_few_citizenships(shared: Context) -> None:
    """What is told of countries with a row that list the citizenship of few."""
    away = shown(shared, "area=NGA").words
    # Of countries without a row no line tells; the years of each stand where there is room for them.
    few = "listed the citizenship of fewer than half of their victims."
    # Côte d'Ivoire, whose number is uncertain, has no "≥" that this would explain.
    some = "Italy, the Netherlands, Nigeria and the United Kingdom"
    assert away.caveat.endswith(f" ≥ at least: in some years, {some} {few}")
    assert (
        " Citizenship listed for fewer than half of victims, or none: Côte d’Ivoire and United Kingdom (2017 to 2018); "
        "Italy (2022); Netherlands (2020); Nigeria (2017). "
    ) in away.coverage
    # Of numbers that are exact, or the least, none is a range.
    ranges = 'UNODC publishes 1 to 4 people as "<5", so some numbers are ranges.'
    assert not away.foot and shown(shared, "area=BGD").words.foot == ranges and ranges in away.coverage
    assert "Of the 8 pairs, 4 end in the United Kingdom; " in shown(shared, "").words.foot
    told = f" ≥ at least: in 2017 and 2018, the United Kingdom and the United States {few}"
    assert told in shown(shared, "").words.caveat and "n some years" not in shown(shared, "").words.caveat
    # India lists few in the whole period, which its land and a sign say; of Fiji no total of 2017 and 2018 is known, so
    # that nobody knows what part it lists.
    assert f" ≥ at least: in some years, Italy and the United Kingdom {few}" in shown(shared, "area=BGD").words.caveat
    signed = [rank.said for rank in shown(shared, "area=BGD").body.may_list if rank.said.endswith("‡")]
    assert signed == ["Seychelles‡", "India‡"]


def of_a_group(shared: Context) -> None:
    """What is told of several places whose title is on their citizens elsewhere."""
    group = shown(shared, "area=034").words
    assert group.title.startswith("Southern Asia: at least 6,")
    assert "In another country: citizens of any other one, among these or not, or of none." in group.coverage
    assert "alone has" not in group.coverage, "it stands below the title"
    # "785 in the United Kingdom" stood alone, where 831 were in the Netherlands; of others one place is large.
    others = r"\d+ of \d+ other countries and areas that report citizenships"
    alone = rf"(Detected i|I)n {others}[,;] (at least )?[\d,]+ (to [\d,]+ )?(are potential victims )?in the "
    assert all(re.match(alone, words.subtitle) for words in (group, shown(shared, "area=BGD").words))
    body = shown(shared, "area=034").body
    assert isinstance(body, FlowMap)
    whom, most = body.home
    both = r"4 of 9 countries and areas list whom they detected: about [\d,]+ in their own country and \d+ in another\."
    assert re.fullmatch(both, whom) and most == "Of those in their own country Pakistan alone has over 99%."


@needs_tables
def test_whom_a_place_detected_and_where_its_citizens_were_stand_in_title_and_subtitle(shared: Context) -> None:
    """The title alone had up to 39 words; what it lost stands first below it."""
    country = shown(shared, "area=DEU").words
    assert re.fullmatch(
        r"In Germany, \d+ citizens and [\d,]+ to [\d,]+ others were detected as trafficking victims \(all ages\), "
        r"2017 to 2022",
        country.title,
    )
    others = r"\d+ other countries and areas that report citizenships"
    unknown = r"Detected in Germany, citizenship unknown or not listed: \d+ to \d+\. "
    assert re.fullmatch(
        rf"{unknown}Its citizens detected elsewhere: .+, in \d+ of the {others}\.",
        country.subtitle,
    )
    # Kenya's title had "victims whose citizenship is listed (2017 to 2018 alone)": its years are those that it lists.
    kenya = shown(shared, "area=KEN").words.title
    assert re.fullmatch(
        r"In Kenya, 362 to 377 non-citizens were detected as trafficking victims \(all ages\), 2017 to 2018; citizens "
        r"are not listed",
        kenya,
    )
    cyprus = shown(shared, "area=CYP").words.title
    assert re.fullmatch(
        r"Trafficking victims detected in Cyprus \(all ages\): few \(under 10\) citizens \(2017 to 2018\), "
        r"\d+ to \d+ others \(2017 to 2022\)",
        cyprus,
    )
    assert shown(shared, "area=BTN").words.title.endswith(", 2017 to 2018, 2020 and 2022; others are not listed")
    # Where most of the ink is of its citizens elsewhere, these are the title.
    away = shown(shared, "area=NGA").words
    # "Citizens were detected as victims" was read as children, and as victims of any crime.
    # "835 to 916" had an end that nobody knows: the United Kingdom listed 24 of 5,138 in 2017.
    assert re.fullmatch(
        r"Nigeria: at least 3,\d+ citizens of all ages reported as trafficking victims† elsewhere, 2017 to 2022",
        away.title,
    )
    two = r"Netherlands at least 831, United Kingdom at least 785 \(potential victims†\)"
    # That least number is none where one report in it lists more victims than it has in total.
    assert re.fullmatch(rf"In \d+ of {others}: {two}\. Uncertain among these: Côte d’Ivoire\* 375\.", away.subtitle)
    assert (
        ". †\N{NO-BREAK SPACE}United Kingdom, 2017 to 2022: potential victims, in total about as many as "
        in away.caveat
    )
    assert "Others are citizens of another country or of none." in away.coverage
    # The Netherlands have 831 of five years; and of 2017 the United Kingdom lists 24 of 5,138, which no word said.
    of_few_citizenships(shared)
    of_a_group(shared)
    # A title on several that detected has no room for how many of them report.
    two = shown(shared, "area=BRA,FRA").words
    assert re.fullmatch(
        r"Brazil and France, 2017 to 2022: [\d,]+ trafficking victims of all ages at home; [\d,]+ in another country",
        two.title,
    )
    # Two lines of a slide hold no more beside a long name: the ages stand first below it.
    long = shown(shared, "area=LIC").words
    assert re.fullmatch(r"Low-income .+ citizens reported as trafficking victims† elsewhere, 2017 to 2022", long.title)
    assert re.match(r"Children and adults together, (detected )?in \d+ of [^.,:;]+[,:;] ", long.subtitle)
    # Where no referrals are among them the title has the least, and the line below it both ends.
    none = shown(shared, "area=GTM").words
    assert none.title.startswith("Guatemala: at least 1,174 citizens of all ages were detected ")
    assert none.subtitle.startswith("1,174 to 1,192 are listed, in ")
    # Of few, who have no number, the title has what it had.
    few = shown(shared, "area=ARE").words
    assert few.title.startswith("United Arab Emirates: few (under 10) citizens ")
    assert few.subtitle.startswith("Children and adults together, detected in 1 of ")
    assert two.subtitle.startswith(
        "2 of 2 countries and areas report citizenships in these years, 0 for fewer than half of "
    )
    # Where the title counts nobody, what would be counted stands below it.
    nobody = shown(shared, "area=NRU").words
    assert nobody.title == "Nauru reported no citizenships of trafficking victims for 2017 to 2022: unknown, not zero"
    assert nobody.subtitle.endswith(" Victims of trafficking in persons, children and adults, 2017 to 2022 added up.")
    # Of "about 189,000" more than half were found by one country, which no word said.
    for query in ("", "show=one-year&year=2019"):
        own = asked(shared, at(shared, query)).flows.own
        share = share_text(own["PAK"], total(own.values()))
        more = f"{sum_text(total(own.values()))} more were detected in their own country, {share}% of them in Pakistan."
        assert more[1:] in shown(shared, query).words.caveat
        assert own["PAK"].lower > total(own.values()).upper / 2
    scattered = shown(shared, "show=one-year&year=2018").words
    # Without the one country at which most of the lines end they have less than the title says, which no word said.
    world, of_one_year = shown(shared, ""), shown(shared, "show=one-year&year=2019").words
    (code, most), *_ = Counter(line["meta"]["to"] for line in lines(world)[:MOST_COUNTED]).most_common()
    assert code == "GBR" and MOST_COUNTED / 2 <= most < MOST_COUNTED
    told = (
        f"Of the {MOST_COUNTED} pairs, {most} end in the United Kingdom; without it, the largest {MOST_COUNTED} hold "
    )
    assert told in world.words.coverage and told not in world.words.caveat
    assert world.words.aloud in world.words.subtitle
    assert "end in" not in world.words.subtitle + scattered.subtitle + of_one_year.subtitle + country.subtitle


def test_years_before_and_after_the_break_are_never_added_up(shared: Context) -> None:
    whole = shown(shared, "year=2012").words
    assert "2017 to 2022" in whole.title
    # Nothing but the notes of slides said that most of these sums leave years out; and of 2017 the United Kingdom lists
    # 42 of 5,138 at most.
    listed, table = citizens(shared), shared.store.rows("detected-victims", first=2017, last=2022, sex=["_T"])
    listed = listed[listed["breakdown"] != "UNKNOWN"]
    most = listed["obs_value"].fillna(listed["obs_upper"]).groupby([listed["ref_area"], listed["time_period"]]).sum()
    table = table[table["age"] == "_T"].set_index(["ref_area", "time_period"])
    least = table["obs_value"].fillna(table["obs_lower"]).dropna()
    areas = sorted({code for code, _ in most.index})
    known = most.groupby("ref_area").sum()
    every = pd.concat([least, most], axis=1).max(axis=1).groupby("ref_area").sum()
    few = {code for code in areas if known[code] < every[code] / 2}
    assert {"IND", "BEN", "PHL"} <= few and not few & {"GBR", "USA", "ITA", "FRA"}
    missing = "for fewer than half of their victims."
    told = f"Of {len(areas)} countries and areas that report citizenships, {len(few)} list them {missing}"
    grid = flow_matrix(shared, MATRIX, at(shared, "")).words
    assert told in grid.caveat and told not in whole.caveat and missing in whole.coverage
    keys = [key.said.replace("\N{NO-BREAK SPACE}", " ") for key in shown(shared, "").body.legend]
    assert f"reports citizenships ({len(areas) - len(few)} countries and areas)" in keys
    assert f"lists the citizenship of fewer than half of its victims ({len(few)})" in keys
    assert f"does not report: unknown ({len(shared.geography.areas) - len(areas)})" in keys
    # Of these 78 are UN members, of which alone the caption told.
    beside = f"So are {len(shared.geography.areas) - len(areas) - 78} other areas."
    assert f"The 78 UN members that do not (hatched) are unknown as places of detection, not zero. {beside}" in (
        shown(shared, "").words.coverage
    )
    assert missing not in shown(shared, "area=TGO").words.caveat
    # A map says it by a colour, whose key every list keeps, and the table in the row.
    body, table = shown(shared, "area=TGO").body, shown(shared, "area=TGO").table
    there = few & {rank.ends[1] for rank in body.ranks}
    key = next(key for key in body.legend if "fewer than half" in key.said)
    assert key.ink == next(ground.ink for ground in body.ground if ground.role == "partly") and there
    assert {land.code for ground in body.ground if ground.role == "partly" for land in ground.areas} == few
    assert all(any(one.said.endswith(key.said) for one in found) for found, _ in list_ways(body, body.legend))
    assert sum(key.said in row[4] for row in table.rows) == len(there)
    # Whose report lists more citizens than victims, as the build report has it, has a sign, a tip, a note and a caveat.
    found = shown(shared, "area=NGA")
    doubt = "Uncertain (figures in the same report disagree): Côte d’Ivoire (2022)."
    assert f"*\N{NO-BREAK SPACE}{doubt}" in found.words.caveat
    assert next(rank.said for rank in found.body.ranks if "*" in rank.said) == "Côte d’Ivoire*"
    # Of pairs that no list has their rows say it.
    (gambia,) = [row for row in found.table.rows if row[1] == "Gambia"]
    assert gambia[4] == doubt.replace("Côte d’Ivoire (2022)", "Gambia (2020 to 2022)")
    assert any("Côte d’Ivoire): 375, uncertain" in flow.hover.rest for flow in found.body.flows)
    assert [row[4] for row in found.table.rows if row[1] == "Côte d’Ivoire"] == [doubt]
    assert {row[3] for row in found.rows if row[-1] == doubt} == {"2022"}
    one = shown(shared, "year=2012&show=one-year")
    assert one.words.title.endswith(", 2012")
    assert {row[3] for row in one.rows} == {"2012"}
    assert (one.words.first, one.words.last) == ("2007", "2023")
    assert shown(shared, "").words.first is None


@needs_tables
def test_refugees_open_with_their_newest_year_as_the_words_beside_them(shared: Context) -> None:
    """Numbers need no population of their year: Iran's 3.49 million of 2024 stood above 770,514 of 2025."""
    # Its long name took a third line of the title.
    said = "Iran, end of 2025: 770,514 refugees from elsewhere live there"
    for query in ("", "&year=2025"):
        assert shown(shared, f"indicator=refugee-corridors&area=IRN{query}").words.title.startswith(said)
    before = shown(shared, "indicator=refugee-corridors&area=IRN&year=2024").words.title
    assert before.startswith("Iran, end of 2024: 3,489,257 refugees from elsewhere live there")
    asked = selection_of(shared, MATRIX, "indicator=refugee-corridors&area=IRN&year=2024")
    assert "year=2024" in shared.reader.query(asked, scope_of(shared, MATRIX))


@needs_tables
def test_refugees_are_of_one_year_and_cases_are_never_added_up(shared: Context) -> None:
    refugees = shown(shared, "indicator=refugee-corridors&area=SYR&year=2013")
    assert {row[3] for row in refugees.rows} == {"2013"}
    cases = shown(shared, "indicator=case-corridors")
    assert "%" not in cases.words.title
    assert "never added up" in cases.words.coverage
    assert max(len(lines(cases)), 1) == MOST_LINES


def test_no_frame_and_no_citizens_are_told_of_refugees(shared: Context) -> None:
    said = flow_matrix(shared, MATRIX, selection_of(shared, MATRIX, "indicator=refugee-corridors")).words.coverage
    assert "Within a region: refugees from its other countries." in said
    assert not re.search(r"Framed|citizens", said)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("year=1951", "Refugees, end of 1951: 2,116,011, none of them between two named countries"),
        ("year=1951&area=FRA", "France, end of 1951: refugees from elsewhere not listed; unknown, stateless or "
         "other: 290,000; from there elsewhere not listed"),
    ],
)  # fmt: skip
def test_refugees_of_unknown_origin_are_no_missing_figure(shared: Context, query: str, said: str) -> None:
    """Up to 1959 all are listed by country of asylum alone."""
    assert shown(shared, f"indicator=refugee-corridors&{query}").words.title == said


@pytest.mark.parametrize("area", ["PSE", "JOR", "145"])
def test_corridors_of_refugees_say_that_palestine_refugees_are_in_none(shared: Context, area: str) -> None:
    """UNRWA has 2.4 million of them in Jordan, where the map has 643,641 refugees."""
    for view, make in ((MAP, flow_map), (MATRIX, flow_matrix)):
        words = make(shared, view, selection_of(shared, view, f"indicator=refugee-corridors&area={area}")).words
        assert "Palestine refugees under the mandate of UNRWA" in words.caveat


@pytest.mark.parametrize(
    "query", ["", "area=NGA", "area=202", "indicator=refugee-corridors", "indicator=case-corridors"]
)
def test_each_layer_is_alone_and_its_file_holds_its_own_observations(shared: Context, query: str) -> None:
    for maker, view in ((flow_map, MAP), (flow_matrix, MATRIX)):
        found = maker(shared, view, at(shared, query))
        assert found.head == tuple(CSV_COLUMNS)
        assert {row[0] for row in found.rows} <= {found.words.indicator}
        keys = [row[1:7] for row in found.rows]
        assert len(keys) == len(set(keys))
        assert all(len(row) == len(CSV_COLUMNS) for row in found.rows)


@needs_tables
def test_the_table_is_the_map_line_by_line_and_each_figure_leads_to_its_rows(shared: Context) -> None:
    view = shown(shared, "area=NGA")
    assert len(view.table.rows) >= len(lines(view))
    for row, origins in zip(view.table.rows, view.table.origins, strict=True):
        assert len(row) == len(view.table.columns)
        # Of citizens elsewhere without a line the rows name the country as theirs.
        asked_for = "breakdown=NGA" if " other countries" in row[1] else "area="
        assert origins[2].startswith(f"/data?indicator=detected-victims-by-citizenship&{asked_for}")
    single = shown(shared, "area=NGA&show=one-year")
    assert all(origins[2].startswith("/data/origin?") for origins in single.table.origins[: len(lines(single))])


@needs_tables
def test_the_breadth_of_a_line_grows_with_its_number(shared: Context) -> None:
    numbers = asked(shared, at(shared, "")).flows.pairs
    far = [line for line in lines(shown(shared, "")) if (line["meta"]["from"], line["meta"]["to"]) in FAR]
    assert len(far) == len(FAR)
    for line in far:
        corners, side = list(zip(line["lon"], line["lat"], strict=True)), len(CAP)
        beside = math.dist(to_plane(*corners[side]), to_plane(*corners[-2 - side]))
        power = 10 ** math.floor(math.log10(numbers["ALB", "GBR"].lower))
        whole = next(step * power for step in ROUND if step * power >= numbers["ALB", "GBR"].lower)
        wanted = max(LEAST, BROADEST * numbers[line["meta"]["from"], line["meta"]["to"]].lower / whole)
        assert beside == pytest.approx(wanted, rel=0.05)
    assert len(lines(shown(shared, "area=GBR"))) <= 2 * MOST_EACH


def test_a_filter_that_the_page_does_not_follow_changes_nothing(shared: Context) -> None:
    assert at(shared, "breakdown=OTHER&measure=count") == at(shared, "")


# The matrix


@needs_tables
def test_the_worlds_matrix_adds_up_to_all_rows(shared: Context) -> None:
    grid = grid_of(asked(shared, at(shared, "")))
    low, high = ends(citizens(shared))
    sums = grid.matrix.column_sums.values()
    assert (sum(item.lower for item in sums), sum(item.upper for item in sums)) == (low, high)
    southern_asia = grid.cell(OWN, "034")
    assert southern_asia
    rows = citizens(shared)
    own = rows[rows["breakdown"] == "OWN"]
    mine = own[own["ref_area"].isin(shared.geography.regions["034"].members)]
    assert (southern_asia.lower, southern_asia.upper) == ends(mine)
    # Who has half of the number in the title is named right below it, and not once more in the foot.
    part = 100 * ends(own[own["ref_area"] == "PAK"])[0] / ends(own)[0]
    words, said = flow_matrix(shared, MATRIX, at(shared, "")).words, "Of those in their own country Pakistan alone has"
    assert words.subtitle.startswith(f"{said} about {part:.0f}%.")
    assert said not in words.coverage


@needs_tables
def test_a_column_of_a_country_that_does_not_report_is_not_zero(shared: Context) -> None:
    grid = grid_of(asked(shared, at(shared, "area=GBR")))
    assert "GBR" in grid.columns
    silent = [code for code in grid.columns if grid.is_silent(code)]
    assert silent
    table = flow_matrix(shared, MATRIX, at(shared, "area=GBR")).table
    place = 1 + grid.columns.index(silent[0])
    assert {row[place] for row in table.rows[: MOST - 1]} == {"does not report"}
    assert grid.is_own("GBR", "GBR")
    assert not grid.is_own(ELSEWHERE, ELSEWHERE)


@needs_tables
def test_countries_stand_by_name_and_not_by_number(shared: Context) -> None:
    grid = grid_of(asked(shared, at(shared, "area=NGA")))
    names = [shared.geography.name(code) for code in grid.matrix.rows if code in shared.geography.areas]
    assert names == sorted(names)
    assert len(names) <= MOST


@needs_tables
def test_the_cells_of_cases_are_single_corridors(shared: Context) -> None:
    grid = grid_of(asked(shared, at(shared, "indicator=case-corridors")))
    assert (grid.matrix.row_sums, grid.matrix.column_sums) == ({}, {})
    assert set(grid.rows) <= set(shared.geography.areas)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (Sum(1, 4, (2020,)), "<5"),
        (Sum(12, 18, (2020,)), "12–18"),
        (Sum(1634, 1634, (2020,)), "1,634"),
        (Sum(3189, 3290, (2020,)), "3.2–3.3k"),
        (Sum(3200, 3240, (2020,)), "≈3,220"),
        (Sum(189000, 189200, (2020,)), "≈189k"),
        (Sum(833, 1001, (2020,)), "0.8–1k"),
        (Sum(12, 1200, (2020,)), "12–1,200"),
        (Sum(13462, 14766, (2020,)), "13–15k"),
    ],
)
def test_a_cell_says_its_figure_in_few_characters(item: Sum, text: str) -> None:
    assert short_text(item) == text


# Words


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (Sum(0, 0, ()), "not listed"),
        (Sum(0, 0, (2020,)), "none"),
        (Sum(1, 4, (2020,)), "few (under 10)"),
        (Sum(9, 9, (2020,)), "few (under 10)"),
        (Sum(4, 16, (2020,)), "some (up to 16)"),
        (Sum(0, 16, (2020,)), "up to 16"),
        (Sum(10, 16, (2020,)), "10 to 16"),
        (Sum(12, 12, (2020,)), "12"),
    ],
)
def test_a_sentence_gives_no_number_under_ten(item: Sum, text: str) -> None:
    assert said(item) == text


def test_a_share_of_few_is_not_said(shared: Context) -> None:
    assert "alone has" not in shown(shared, "area=054").words.coverage, "of the fewer than 20 who never left Melanesia"
    assert share_text(Sum(9, 40, (2020,)), Sum(100, 100, (2020,))) == ""
    assert share_text(Sum(12, 12, (2020,)), Sum(19, 30, (2020,))) == ""
    assert share_text(Sum(25, 25, (2020,)), Sum(100, 100, (2020,))) == "25"
    assert share_text(Sum(20, 30, (2020,)), Sum(100, 120, (2020,))) == "at least 18"


@needs_tables
def test_nobody_is_said_to_be_outside_the_world(shared: Context) -> None:
    assert shown(shared, "area=001").words == shown(shared, "").words
    words = shown(shared, "area=002,009,019,142,150").words
    assert words.title.startswith("Africa, Oceania, Americas, Asia and Europe, 2017 to 2022: about 189,000 traffick")
    assert "other countr" not in words.subtitle
    assert "elsewhere" not in words.title


def test_the_words_on_refugees_name_those_of_unrwa_where_they_live(shared: Context) -> None:
    for area in ("PSE", "JOR", "LBN", "SYR"):
        said = plain_text(parts_of(shared, area, "en"))
        assert "Palestine refugees under the mandate of UNRWA are not among these: it counted " in said
    assert "UNRWA" not in plain_text(parts_of(shared, "BGD", "en"))


def test_a_range_is_counted_in_ten_thousands_in_chinese() -> None:
    with language("zh"):
        assert short_text(Sum(13_500, 14_800, (2020,))) == "1.35–1.48万"
        assert short_text(Sum(9_600, 14_800, (2020,))) == "0.96–1.48万"
        assert short_text(Sum(189_000, 189_000, (2020,))) == "18.9万"


@needs_tables
def test_refugees_between_the_countries_of_a_group_are_told_beside_those_from_elsewhere(shared: Context) -> None:
    """Africa: 172,806 from elsewhere stood alone, and 10.3 million between African countries in no word."""
    found = shown(shared, "indicator=refugee-corridors&area=002").words
    inside = set(shared.geography.members_of("002"))
    table = shared.store.rows("refugee-corridors", first=2025, last=2025, areas=sorted(inside)).astype(
        {"breakdown": str, "ref_area": str}
    )
    both = table[table["breakdown"].isin(inside) & (table["breakdown"] != table["ref_area"])]
    assert f"Among the chosen countries: {both['obs_value'].sum():,.0f}." in found.subtitle
