"""Which caveats stand under a view, in plain words: one sentence for each rule, in their order."""

from __future__ import annotations

from dash import html

from dashboard.context import Context
from dashboard.figures.series import series_of
from dashboard.i18n import format_number, translate
from dashboard.parts.rule import Rule
from dashboard.views import VIEWS, selection_of
from dashboard.words.caveats import MOST
from dashboard.words.referred import NEARLY

EXAMPLE = ("victims-forms", "area=BGD")
"""A view, and what it shows."""


def when_words() -> tuple[str, ...]:
    """When each of the rules of dashboard/words/caveats.py applies, in their order."""
    return (
        translate("Where numbers of a country are asked for that their source leaves out: whom it does not cover."),
        translate("With every figure of detected victims: detection is not prevalence."),
        translate(
            "Where a country's totals of detected victims differ by at most {part}% from how many people its "
            "government says were referred as potential victims: in which years.",
            part=format_number(100 * NEARLY, 1),
        ),
        translate("Where persons before the law are under 18: they are suspects, not victims."),
        translate("Where years are shown whose figures are projections."),
        translate("With views that are easily misread, such as ranks, statuses or two indicators: what they are not."),
        translate(
            "With every view of one indicator, and every title that says another one's figure: that indicator's own "
            "first caveat."
        ),
        translate(
            "Where an area has no rate, since its figures cover other areas that its population does not: which."
        ),
        translate(
            "Where the number of people displaced rises by clearly more than the year's new displacements, or falls by "
            "more than half: by how much."
        ),
        translate("Where figures are of all years together: that they are of no year."),
        translate("Where figures are of what was recorded, and of much nothing was: that unknown is not none."),
        translate("Where UNRWA's refugees are shown of a year in which some are listed without an area: how many."),
        translate("Where a figure was measured at an age other than the usual one: which age."),
        translate(
            "Where another source has a later figure of a single area, or the publisher notes whom or what its figure "
            "covers: that figure, and the publisher's own words."
        ),
        translate("Where forms of exploitation stand beside each other: they overlap and do not add up."),
        translate(
            "Where one country is more than half of a group's figure or of its change, two have "
            "over a third of the change each, or a share's change would differ without it: how much, what the others "
            "did, and who makes most of their change."
        ),
        translate("Where a group's latest rate rests on few people: how many."),
        translate(
            "Where a report lists everybody once more under another sex, with other children: how many they are; or "
            "lists children there alone."
        ),
        translate("Where the source has more children of a kind than persons of all ages, in a year shown."),
        translate(
            "Where figures are, or are divided from, a total of children that is less than its parts by sex, or than "
            "those in one form of exploitation; where adults by sex deny a share of children."
        ),
        translate("Where a total of victims, suspects or convicted is less than its parts by age or by sex."),
        translate(
            "Where few or no children are shown for a year in which the age of most victims "
            "is unknown, or no children although some are listed by form of exploitation."
        ),
        translate("Where counts by sex know the age of more victims than a share of children is of: their share."),
        translate("Where victims of unknown age, beside children and adults, do not fit the total of all victims."),
        translate(
            "Where a report has no adults, so that all victims of known age are children: perhaps only children were "
            "counted."
        ),
        translate(
            "Where a figure of another sex is the number of all once more, beside women or men, or has other ages than "
            "the totals."
        ),
        translate("Where the source has the figures of the year before once more: perhaps they are of that year."),
        translate("Where figures are of women only, with none for men, unless the title or the subtitle says so."),
        translate("Where figures are shown that their table marks as of low reliability."),
        translate(
            "Where refugees' ages are shown that are the same for every origin in a country of asylum: an estimate."
        ),
        translate("Where figures of an area are shown that are not comparable with its later ones."),
        translate("Where a line has figures on both sides of a break in its series."),
        translate("Where years are compared although monitoring has become closer since: that it has."),
        translate(
            "Where several countries, or a sum over them, are shown in a year in which far fewer have a figure than "
            "before, and some of those shown have none."
        ),
        translate(
            "Where a country whose totals equal those referred makes more than half of a group's figure or of its "
            "change: the same."
        ),
    )


def caveat_rule(context: Context) -> Rule:
    """The section of the method page."""
    panel, query = EXAMPLE
    view = VIEWS[panel]
    example = series_of(context, view, selection_of(context, view, query)).caveat
    return Rule(
        "caveats",
        translate("Caveats are chosen by rule"),
        (
            translate(
                "At most {most} caveats stand under a view: the first that apply of this list. They are chosen from "
                "the rows that are shown, and are the same on the page, in pictures, on slides and in frames. What "
                "the title or the subtitle says is not said again.",
                most=MOST,
            ),
            translate(
                "Where a later figure of another source is told and women alone were asked, both stand, and what holds "
                "for every view of a kind makes room."
            ),
        ),
        example,
        (html.Ol([html.Li(text) for text in when_words()]),),
    )
