"""Where a country's totals of detected victims equal how many persons its government says were referred to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from dashboard.catalogue import Referred
from dashboard.context import Context
from dashboard.i18n import format_number, in_sentences, translate
from dashboard.i18n.published import recorded
from dashboard.selection import Selection
from dashboard.store import SeriesKey
from dashboard.words.names import short_name, year_spans
from dashboard.words.places import shortly_belonging
from dashboard.words.signs import REFERRED

DETECTED = "detected-victims"
OF_DETECTED = frozenset(
    {
        DETECTED,
        "detected-victims-rate",
        "detected-child-victims-rate",
        "detected-victims-by-form",
        "detected-victims-by-citizenship",
        "child-share-of-detected-victims",
        "girl-share-of-detected-child-victims",
    }
)
"""Tables of the victims whose totals are compared."""
OF_TOTALS = frozenset({DETECTED, "detected-victims-rate"})
"""Tables in which a row may be such a total."""
ON_MAPS = OF_TOTALS | {"detected-child-victims-rate"}
"""Tables whose maps are of numbers of victims, or of children, that such a total stands behind."""
TOTAL = SeriesKey(DETECTED, "_T", "_T", "_T")
NEARLY = 0.005
"""By so much of the government's figure a total may differ and still match it: editions differ by as much."""
STEM = 5
"""Letters with which a word begins in all of its forms."""
ALL_CONFIRMED = 100
"""Per cent of the decisions of a year, where each found a victim."""


def referred_in(context: Context, code: str) -> dict[int, Referred]:
    """By year the government's figure where the total equals it, or nearly.

    Computed of the rows that are published: a release in which the two part says nothing of that year.
    """
    told = {one.year: one for one in context.indicators[DETECTED].referred if one.area == code}
    history = context.whole.store.histories(TOTAL).get(code, ()) if told else ()
    return {
        item.year: told[item.year]
        for item in history
        if item.value is not None
        and item.year in told
        and abs(item.value - told[item.year].value) <= NEARLY * told[item.year].value
    }


def referred_said(context: Context, code: str, years: Collection[int] = ()) -> str:
    """The same as a sentence of a caveat, of the years shown; of all where none is named. Empty where there is none.

    That UNODC counts those who are referred nobody says: only that totals are equal, not those of one citizenship.
    Whoever is confirmed was a potential victim, too, so that these words are true of all.
    """
    found = {year: of for year, of in referred_in(context, code).items() if not years or year in years}
    if not found:
        return ""
    last = found[max(found)]
    words = {
        "area": short_name(context, code),
        "years": year_spans(sorted(found)),
        "publisher": recorded(last.publisher),
    }
    # One sentence, so that no medium cuts off what came of those who were referred.
    if last.confirmed is not None and last.confirmed < ALL_CONFIRMED:
        return translate(
            "{area}, {years}: potential victims, in total about as many as were referred (all ages; {publisher}); "
            "not all were confirmed.",
            **words,
        )
    return translate(
        "{area}, {years}: potential victims, in total about as many as were referred (all ages; {publisher}).",
        **words,
    )


def says_referred(context: Context, sentence: str) -> bool:
    """Whether a sentence is `referred_said` of any country and years."""
    for one in context.indicators[DETECTED].referred:
        years = year_spans(sorted(referred_in(context, one.area)))
        begun, _, end = referred_said(context, one.area).partition(years) if years else ("", "", "")
        if begun and sentence.lstrip(f"{REFERRED}\u00a0 ").startswith(begun) and sentence.endswith(end):
            return True
    return False


def potential_said(context: Context, text: str) -> str:
    """The same as somebody says it, of those countries whose figures or names in a text have the sign, of all where it
    stands at a sum in which no name is; else empty."""
    if REFERRED not in text:
        return ""
    told = sorted({one.area for one in context.indicators[DETECTED].referred})
    # Languages decline a name within a sentence.
    named = [code for code in told if any(word[:STEM] in text for word in short_name(context, code).split())]
    return in_sentences(of_potential(context, code) for code in named or told)


def of_potential(context: Context, code: str) -> str:
    """The same of one country whose totals equal referrals."""
    return translate("The figures {of_place} are of potential victims.", of_place=shortly_belonging(context, code))


def nearly_said() -> str:
    """How far apart such totals and the government's figures may be, for notes."""
    return translate(
        "“About as many as were referred”: the two totals differ by at most {part}%.",
        part=format_number(100 * NEARLY, 1),
    )


def rests_on_referrals(context: Context, sources: Collection[str]) -> bool:
    """Whether something is said of such a total. `sources`: ids of those that are credited."""
    return any(one.source in sources for one in context.indicators[DETECTED].referred)


def signed(said: str, sign: str = REFERRED) -> str:
    """The same where figures that rest on such a total, or of which else it is said, have the sign."""
    return f"{sign}\u00a0{said}"


def signed_name(name: str) -> str:
    """The name of a country with the sign of what a caveat says of its figures."""
    return f"{name}{REFERRED}"


def referred_drawn(context: Context, question: Selection, drawn: Mapping[str, int]) -> tuple[str, ...]:
    """The areas of a map that have such a total in the year of the figure drawn. `drawn`: that year, by area."""
    if question.indicator not in ON_MAPS:
        return ()
    told = {one.area for one in context.indicators[DETECTED].referred}
    return tuple(area for area in sorted(told & drawn.keys()) if drawn[area] in referred_in(context, area))


def referred_alone(context: Context, question: Selection, code: str, year: int) -> str:
    """The same in a few words below a title that has a country's figure of that year; empty where there is none."""
    is_told = question.indicator in OF_TOTALS and year in referred_in(context, code)
    return about_as_many() if is_told else ""


def referred_key() -> str:
    """What the sign at a figure on such a total means, beside other signs."""
    return translate("potential victims")


def about_as_many() -> str:
    """The same of a country that is named beside it."""
    return translate("Victims of all ages: about as many as referrals of potential victims.")


def referred_noted(context: Context, question: Selection, code: str, year: int) -> str:
    """What a table or file notes beside such a total; mostly nothing."""
    is_total = question.indicator in OF_TOTALS and (question.sex, question.age) == (TOTAL.sex, TOTAL.age)
    found = referred_in(context, code).get(year) if is_total else None
    if found is None:
        return ""
    return translate(
        "referred as potential victims of modern slavery: {figure} ({publisher})",
        figure=format_number(found.value),
        publisher=recorded(found.publisher),
    )


def referred_sources(context: Context, questions: Iterable[Selection]) -> list[str]:
    """Ids of the sources of what is said so of the areas that are asked for; each once."""
    asked = {code for question in questions if question.indicator in OF_DETECTED for code in question.areas}
    return list(dict.fromkeys(one.source for code in sorted(asked) for one in referred_in(context, code).values()))
