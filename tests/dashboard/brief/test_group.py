"""The brief of a group says what the views of the group say, how many countries that rests on, and ranks nobody."""

from __future__ import annotations

import re

import pytest

from dashboard.brief.facts import children_now
from dashboard.brief.group import SENTENCES
from dashboard.brief.unknown import LEFT_OUT, WITHIN
from dashboard.brief.whole import brief_of, has_brief
from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.exports.picture.content import Asked, content_of
from dashboard.views import VIEWS, selection_of
from dashboard.words.inside import IN_A_SENTENCE, OF_COUNTRIES
from dashboard.words.untotalled import last_years
from tests.fixtures.sweeps import Walk, chosen, each

FEW_GROUPS = {
    "001": "all countries",
    "034": "a region",
    "150": "figures that cover an area which is no member",
    "LIC": "countries of an income",
    "722": "islands of all regions, most without a figure",
}
RANKS = re.compile(
    r"\b(worst(?! forms of child labour)|best|ranks?|leads|tops|highest|lowest|most detected)\b", re.IGNORECASE
)
SHOWN = {
    "conflict-deaths": "drivers-trend",
    "refugees-by-asylum": "drivers-trend",
    "undernourishment": "drivers-trend",
    "detected-victims": "victims-trend",
    "persons-convicted": "justice-trend",
}


def every_group(context: Context) -> list[str]:
    return list(context.geography.regions)


def test_every_group_has_a_brief_that_names_how_many_report(shared: Context, walk: Walk) -> None:
    for code in chosen(every_group(shared), FEW_GROUPS, walk):
        assert has_brief(shared, code)
        brief = brief_of(shared, code)
        members = len(shared.geography.members_in(code))
        assert re.match(
            rf"Of {members} countr(y|ies), \d+ ha(s|ve) a total of detected children for 2022\.", brief.opening.text
        )
        assert [item.id for item in brief.sections][-1] == "unknown"
        assert brief.section("unknown").text, "an empty list of what is unknown reads as if all were known"
        # Its name stands above; titles of views begin with it.
        assert [
            one.text for item in brief.whole for one in item.sentences if one.text.startswith(f"{brief.name} ·")
        ] == []
        told = [one.text for item in brief.whole for one in item.sentences if "also cover" in one.text]
        assert len(told) == len(set(told)), "counts that cover the same are said so once"
        if code == "150":
            assert told == ["Refugees (UNHCR), Serbia: the figures also cover Kosovo (UNSCR 1244)."]


@pytest.mark.parametrize("code", ["001", "002", "LIC", "BGD"])
def test_what_is_added_up_of_projections_is_called_a_projection(shared: Context, code: str) -> None:
    children = children_now(shared, code)
    assert children is not None
    assert "projection)" in children.text


def test_no_group_brief_ranks_or_leaves_a_median_without_its_name(shared: Context, walk: Walk) -> None:
    for code in chosen(every_group(shared), FEW_GROUPS, walk):
        for section in brief_of(shared, code).whole:
            assert not RANKS.search(section.text), (code, section.text)
            for sentence in section.sentences:
                if "median" in sentence.text and "Neither" not in sentence.text:
                    assert re.search(r"median of \d+ countries", sentence.text)


@pytest.mark.parametrize(
    "code",
    each(["001", "002", "142", "199", "432", "LIC", "061"], {"001": "all", "LIC": "some", "061": "an old figure"}),
)
def test_figures_are_those_of_the_views_of_the_group(shared: Context, code: str) -> None:
    """A number that stood in one place and not in the other would be one too many.

    Among figures of later years the brief says of an old one that it is the newest. What was recorded in many areas it
    tells as that of a country, in a sentence.
    """
    text = " ".join(section.text for section in brief_of(shared, code).whole)
    assert ("at the end of 2018, the latest figure in the source, by where they live (1 country or area)" in text) is (
        code == "061"
    )
    name_of = shared.geography.name(code, "en")
    for indicator, name in SHOWN.items():
        query = f"area={code}&indicator={indicator}&measure={shared.question(indicator, (code,)).measure}"
        view = VIEWS[name]
        content = content_of(shared, Asked(view, selection_of(shared, view, query), ""))
        title = content.title
        if not shared.line(shared.question(indicator, (code,)), code).known:
            continue
        if indicator not in SENTENCES:
            # Beside itself without some of its countries a group is titled with its first year, too.
            newest = re.sub(r": [^:]+ in \d{4}, (?=[^:]+ in \d{4}$)", ": ", title)
            # Where most of a change is in some, all figures stand below the title.
            if ": most of the " in title:
                assert content.subtitle.partition(". ")[0] in text
                continue
            # In how many of its countries a brief says behind the figure.
            inside = "" if code == "001" else f" ({name_of})"
            some = re.compile(
                rf"^(?:{re.escape(name_of)}: )?(\d+ countr\w+)(?: of .+?)? detected (.+?) "
                r"(child victims of trafficking)( per .+)? in (\d{4})$"
            )
            newest = some.sub(rf"Detected \3: \2\4 in \5, in \1{inside}", newest)
            newest = re.sub(r"^(.+) in (\d+ countr\w+)(?: \(.+\))?: (.+)$", rf"\1: \3, in \2{inside}", newest)
            assert f"{re.sub(rf'^{re.escape(name_of)}(?: ·|:) ', '', newest)}." in text
            continue
        said = re.search(r": (\S+(?: million)?) recorded in (\d{4}) (\(\d+ [^)]+)\)$", title)
        assert said, title
        sentences = (one.text for section in brief_of(shared, code).sections for one in section.sentences)
        # Beside a publisher's range the countries stand in the same brackets.
        assert any(all(part.strip("()") in one for part in said.groups()) for one in sentences), title


def test_a_country_that_never_reports_is_named_and_one_that_does_is_not(shared: Context) -> None:
    said = brief_of(shared, "LIC").section("at-once").text
    assert "South Sudan" in said
    assert "Uganda" not in said
    assert brief_of(shared, "001").section("at-once").text == ""
    # What fewer than half have is all named: five names of the world were, of seven.
    for code in ("001", "150", "034"):
        unknown = brief_of(shared, code).section("unknown").text
        told = " ".join(re.findall(r"have a (?:usable figure|figure since 2015) for ([^.]+)\.", unknown))
        members = shared.geography.members_in(code)
        rare = [
            record
            for record in shared.indicators.values()
            if record.theme in ("victims", "justice", "protection")
            and not record.area
            and record.id not in LEFT_OUT
            and 2 * sum(_has_figure(shared, record, area) for area in members) < len(members)
        ]
        # Three surveys were named where the page on protection found six of twelve that half of the countries lack.
        query = "" if code == "001" else f"area={code}"
        levels = VIEWS["protection-levels"]
        seen = content_of(shared, Asked(levels, selection_of(shared, levels, query), ""))
        surveys = sum(record.theme == "protection" for record in rare)
        known = f" {12 - surveys} of 12 indicators have a recent figure"
        assert known in f"{seen.title} {seen.subtitle}"
        judged = [record.id for record in rare if record.source == "us_dol"]
        named = [
            (IN_A_SENTENCE | OF_COUNTRIES)[record.id]
            for record in rare
            if len(judged) == 1 or record.source != "us_dol"
        ]
        ids = {record.id for record in rare}
        parts = [(IN_A_SENTENCE | OF_COUNTRIES)[name] for name, whole in WITHIN.items() if {name, whole} <= ids]
        assert not any(name in told for name in parts), "parts of what is missing itself need no name"
        named = [name for name in named if name not in parts]
        assert named and ": " not in told, "no name of an indicator, some of which have colons"
        assert all(name in told for name in named), code
        assert ("tables of" in told) == (len(judged) > 1)
        assert f"{len(judged)} tables of the US Department of Labor" in told or len(judged) < 2, code


def _has_figure(context: Context, record: Indicator, area: str) -> bool:
    """A figure of any year; of a single survey since 2015."""
    return last_years(context, record.id).get(area, 0) >= (2015 if record.theme == "protection" else 1)


def test_each_figure_leads_to_rows_of_the_group(shared: Context) -> None:
    for section in brief_of(shared, "142").whole:
        for value in (value for sentence in section.sentences for value in sentence.values):
            assert "area=142" in value.origin
