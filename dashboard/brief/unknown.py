"""What is not known about the children of an area, and what Reach 2030 alone does not have.

What nobody knows, or a publisher's own file does not say, is told of nobody, or of that file; what others may publish
is told of Reach 2030.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from dashboard.brief.by_form import by_form_said, no_child_by_form
from dashboard.brief.justice import SAID, TREATIES
from dashboard.brief.known import Known
from dashboard.brief.names import named
from dashboard.brief.noted import has_later, is_elsewhere_only
from dashboard.brief.sentence import Value
from dashboard.brief.summed import (
    ALL,
    CHILD,
    VICTIMS,
    later_nobody,
    newest_summed,
    overfull_years,
    part_years,
    parts_said,
)
from dashboard.brief.victims import FORMS, reports_parts, rows_listed
from dashboard.geography import WORLD
from dashboard.i18n import translate
from dashboard.selection import Selection
from dashboard.words.adults import years_of_adults_alone
from dashboard.words.names import listed_apart
from dashboard.words.untotalled import last_years

LABOR = "us_dol"
LEFT_OUT = (
    "repatriated-victims",
    "case-corridors",
    "detected-victims-rate",
    "detected-child-victims-rate",
    "persons-convicted-rate",
    "child-share-of-refugees-by-origin-age-known",
    "child-share-of-refugees-by-asylum-age-known",
    "refugee-corridors",
    "palestine-refugees-unrwa",
    "conflict-displacement-stock",
)
"""Repatriations, whose file turns round within the series, so that no sentence rests on it; cases of partners in other
countries; what is divided out of tables that are named themselves; a count of some fields of UNRWA alone; and the
count without ages beside the one by age."""
STOCKS = ("refugees-by-origin", "refugees-by-asylum", "disaster-affected")
"""Counts of people at the end of each year, or reported for each year, whose last row is no event."""


MOST_NAMES = 5
"""Indicators that one sentence says have no figure."""
WIDELY = 4
"""Of UN members one in so many has a figure at least where that of a country is missed: what few countries have is
missing nearly everywhere, which says nothing of this one."""
WITHIN: Mapping[str, str] = MappingProxyType(
    {
        "child-share-of-detected-victims": VICTIMS,
        "girl-share-of-detected-child-victims": VICTIMS,
        "detected-victims-by-form": VICTIMS,
        "detected-victims-by-citizenship": VICTIMS,
        "convicted-by-citizenship": "persons-convicted",
        "child-marriage-15": "child-marriage-18",
        "child-economic-activity": "child-labour",
    }
)
"""By indicator the one that it is a part of, or of the same report: where that is missing, it needs no name itself."""
OF_CHILDREN = (VICTIMS, FORMS)
"""Tables that hold people of all ages, of which only the children are asked for here."""
Name = TypeVar("Name")


def wholes(names: Sequence[str]) -> list[str]:
    """Of some indicators those that are no part of another one of them."""
    return [name for name in names if WITHIN.get(name) not in names]


def concerned(known: Known) -> list[str]:
    """Indicators whose absence says something: not context, not figures of the world."""
    return [
        indicator.id
        for indicator in known.context.indicators.values()
        if indicator.theme != "context" and not indicator.area and indicator.id not in LEFT_OUT
    ]


def _counts_events(known: Known, name: str) -> bool:
    """Whether an indicator counts what may not occur: its last row may well be an old one."""
    indicator = known.context.indicators[name]
    return indicator.theme == "drivers" and not name.startswith("child-share") and indicator.is_count


def silent(known: Known) -> list[str]:
    """Indicators without any figure of the area, of which one would be expected: not of what may not have occurred,
    nor of what few countries have."""
    return [name for name in concerned(known) if _last_year(known, name) is None and _is_expected(known, name)]


def _is_expected(known: Known, name: str) -> bool:
    if _counts_events(known, name) and name not in STOCKS:
        return False
    members, have = known.context.geography.members_in(WORLD), last_years(known.context, name)
    return WIDELY * sum(code in have for code in members) >= len(members)


def dated(known: Known) -> dict[str, int]:
    """Indicators whose last figure is older than their window, with its year."""
    found = {}
    for name in concerned(known):
        year = None if _counts_events(known, name) and name not in STOCKS else _last_year(known, name)
        if year is not None and not known.is_recent_year(_question(known, name), year):
            found[name] = year
    return found


def _question(known: Known, name: str) -> Selection:
    return known.question(name, age=CHILD if name in OF_CHILDREN else "")


def _last_year(known: Known, name: str) -> int | None:
    """The year of the latest figure of an indicator, whatever sex, age or breakdown it is of.

    To say that there is none, or none of late, is a claim about all of its rows; of detected victims, about children's.
    """
    return known.last_of_any(name, CHILD if name in OF_CHILDREN else "")


def heading() -> str:
    """Of both: what nobody knows, and what others may publish."""
    return translate("Not known, or not in Reach 2030")


def at_once(known: Known) -> list[str | None]:
    """What to know before reading on: those never found, who reports, and how much has no figure."""
    never, of_no_table = nobody_counts()
    last = known.last(known.question(VICTIMS, age=CHILD))
    no_child = no_child_by_form(known, last.year if last is not None else 0)
    return [never, _reports(known), no_child, _later_elsewhere(known), of_no_table]


def nobody_counts() -> tuple[str, str]:
    """What is not known of any area: those never found, and those whom no table here counts."""
    return (
        translate("Nobody knows how many trafficked children were never found."),
        translate("Reach 2030 has no count of children in armed groups, illegally adopted or exploited online."),
    )


def others_may() -> str:
    """That what is told of Reach 2030 is told of nobody else."""
    return translate("Others may publish what Reach 2030 does not have.")


def _reports(known: Known) -> str | None:
    question = known.question(VICTIMS, age=CHILD)
    points = known.points(question)
    everyone = known.last(known.question(VICTIMS, age="_T"))
    if not points and everyone is None and reports_parts(known):
        return translate(
            "UNODC's collection has {link}no usable total of detected victims {in_place}{end}, and no ages.",
            in_place=known.in_place,
            **known.around(question, None),
        )
    if not points and everyone is None:
        return translate(
            "UNODC's collection has {link}no usable figure{end} on detected victims {in_place}. Silence is not "
            "absence.",
            in_place=known.in_place,
            **known.around(question, None),
        )
    return _by_sex_alone(known) or _without_total(known)


def _by_sex_alone(known: Known) -> str | None:
    """That the newest report has girls, boys or others and no total of them."""
    points, partial = known.points(known.question(VICTIMS, age=CHILD)), part_years(known)
    summed = newest_summed(known)
    if summed is not None and summed.is_listed:
        return translate(
            "The sex of the children detected in {year} is {link}not known{end}.",
            year=summed.year,
            **known.around(summed.question, summed.year),
        )
    if summed is not None:
        said = translate(
            ("The latest number of detected children, for {year}, is counted by sex. No total of them is published."),
            year=known.linked(summed.question, summed.year, str(summed.year)),
        )
        later = (rows_listed(year, parts_said(known, year)) for year in overfull_years(known) if year > summed.year)
        return " ".join((said, *later))
    if partial and (not points or int(partial[-1].text) > points[-1].year):
        return translate(
            (
                "Only some of the children detected in {year} (girls, boys or others) are known. The file does not "
                "say how many they were together."
            ),
            year=partial[-1],
        )
    return None


def _after_adults(known: Known, year: int, last: int) -> str | None:
    """The same where all detected victims of the newest year with ages are adults."""
    if year == last:
        return None
    return translate(
        "All detected victims in {year} were adults. UNODC's file does not say how many children were detected later.",
        year=known.linked(known.question(VICTIMS, age=ALL), year, str(year)),
    )


def _without_total(known: Known) -> str | None:
    """That there is no total of children, or none of the last years."""
    question, years = known.question(VICTIMS, age=CHILD), known.context.years(VICTIMS)
    points = known.points(question)
    adults = years_of_adults_alone(known.context, known.code)
    if adults and (not points or adults[-1] > points[-1].year):
        return _after_adults(known, adults[-1], years.last)
    if not points:
        return translate(
            "UNODC's file has a figure on detected victims, but {link}no usable figure{end} on children among them.",
            **known.around(question, None),
        )
    last = points[-1].year
    nobody = later_nobody(known, last)
    by_form = None if nobody is None else by_form_said(known, nobody[0])
    if nobody is not None and not by_form:
        return translate(
            "The latest total of detected children is for {last}. For {year} there are {parts}. The file does not say "
            "whether other children were detected.",
            last=known.linked(question, last, str(last)),
            year=nobody[0],
            parts=nobody[1],
        )
    if last == years.last:
        return None
    said = translate(
        "The latest total of detected children is for {last}. UNODC's file does not say how many were detected later.",
        last=known.linked(question, last, str(last)),
    )
    return said if nobody is None or not by_form else f"{said} {rows_listed(*nobody)} {by_form}"


def _later_elsewhere(known: Known) -> str | None:
    """That the UN's SDG database goes on after UNODC's file: its newest years (16.2.2) are too few to be told."""
    if not has_later(known, VICTIMS):
        return None
    return translate(
        "The UN's SDG database has a later number of detected victims. Reach 2030 leaves it out, since the latest "
        "years of that series are incomplete."
    )


def missing(known: Known) -> list[str | None]:
    """What has no figure here, and what has none of late in themes that no other section speaks of."""
    return [*_silent(known), _not_covered(known), aged(known, ("victims", "justice"), SAID), others_may()]


def _silent(known: Known) -> list[str | None]:
    indicators = known.context.indicators
    without = silent(known)
    if _is_uncovered(known):
        without = [name for name in without if indicators[name].source != LABOR]
    detections = {name for name in concerned(known) if indicators[name].theme == "victims"}
    if detections <= set(without) and known.last(known.question(VICTIMS, age=ALL)) is None:
        # Said already, in one sentence.
        without = [name for name in without if name not in detections]
    # Of a treaty that is on the lists the section on treaties says that its status is not known.
    is_on_lists = {name for name in TREATIES if known.context.histories(known.question(name)).get(known.code)}
    without = [name for name in without if name not in is_on_lists]
    elsewhere = [name for name in without if is_elsewhere_only(known, name)]
    without = wholes([name for name in without if name not in elsewhere])
    said = [
        translate(
            "Reach 2030 has no usable figure for: {names}.",
            names=listed_apart([str(name) for name in _short_first([_linked(known, name) for name in some])]),
        )
        for some in in_turns(without)
    ]
    return [*said, _elsewhere(known, elsewhere)]


def in_turns(names: Sequence[Name], most: int = MOST_NAMES) -> Iterator[Sequence[Name]]:
    """A long list in parts of about one length, each short enough to be read as a sentence."""
    parts = -(-len(names) // most)
    for part in range(parts):
        yield names[part * len(names) // parts : (part + 1) * len(names) // parts]


def _short_first(names: Sequence[Value]) -> list[Value]:
    """What stands behind a long name would read as a part of it."""
    return sorted(names, key=lambda name: len(name.text))


def _elsewhere(known: Known, names: Collection[str]) -> str | None:
    """What has no figure in the one series that is shown, while another publisher has one."""
    if not names:
        return None
    return translate(
        (
            "The UN's SDG database has a figure, and the series that Reach 2030 shows has none, for: {names}. Each "
            "indicator is shown from one publisher only."
        ),
        names=listed_apart([str(_linked(known, name)) for name in names]),
    )


def _is_uncovered(known: Known) -> bool:
    ours = [name for name, indicator in known.context.indicators.items() if indicator.source == LABOR]
    return not any(known.points(known.question(name)) for name in ours)


def _not_covered(known: Known) -> str | None:
    if not _is_uncovered(known):
        return None
    question = known.question("child-trafficking-law")
    return translate(
        "Reach 2030 has {link}no usable figure{end} of the US Department of Labor on laws and labour inspection "
        "{in_place}.",
        in_place=known.in_place,
        **known.around(question, None),
    )


def aged(known: Known, themes: Collection[str], said: Collection[str] = ()) -> str | None:
    """Indicators of some themes whose newest figure is an old one, with its year; `said`: those told of elsewhere."""
    indicators = known.context.indicators
    found = {
        name: year
        for name, year in dated(known).items()
        if indicators[name].theme in themes and name not in said and not name.startswith("child-share-of-refugees")
    }
    if not found:
        return None
    if len(found) == 1:
        ((name, year),) = found.items()
        return translate("Reach 2030's latest figure on {name} is of {year}.", name=_linked(known, name), year=year)
    names = [translate("{name} ({year})", name=_linked(known, name), year=year) for name, year in found.items()]
    return translate(
        "Reach 2030's latest figures on these subjects are of earlier years: {names}.", names=listed_apart(names)
    )


def _linked(known: Known, name: str) -> Value:
    return known.linked(_question(known, name), None, named(known, name))
