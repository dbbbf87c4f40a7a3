"""Children in displacement now: within the country, among refugees from it, and among refugees living in it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.brief.known import Known, least, most, plural
from dashboard.brief.sentence import aside
from dashboard.i18n import format_number, translate, translate_number
from dashboard.metrics.lines import Point, before_unlisted
from dashboard.selection import Selection
from dashboard.words.counted import of_people
from dashboard.words.titles import FEW
from dashboard.words.wider import refugees_cover_said

STOCK, UNRWA = "displaced-stock-by-age", "palestine-refugees-unrwa"
WITHOUT_AGES = "conflict-displacement-stock"
CHILD, ALL = "Y0T17", "_T"
POPULATION, ALIKE = ("child-population", "population"), 1
"""Children and all people, and by how many percentage points a share may differ from theirs: children are counted from
bands of five years."""
LEAST_PEOPLE, ENOUGH_AGES = 100, 50
"""A share of children is published of so many people of known age, and where so many percent of the ages are known."""


def within(known: Known) -> list[str | None]:
    """Children displaced within the country at the end of the year, by cause, by IDMC's estimate."""
    nobody = known.last(known.question(STOCK, age=ALL, breakdown="CONFLICT")) is None
    return [_nobody_listed(known) if nobody else None, *_within(known, "CONFLICT"), *_within(known, "DISASTER")]


def refugees(known: Known) -> list[str | None]:
    """Refugees from here and living here, children among them, whom else these cover, and Palestine refugees."""
    told = [*_refugees(known, "refugees-by-origin"), *_refugees(known, "refugees-by-asylum")]
    return [*told, *map(aside, refugees_cover_said(known.context, known.code)), *_unrwa(known)]


def _nobody_listed(known: Known) -> str:
    """That the estimate by age has no row; or the count that stands in the table without ages."""
    question, whole = known.question(STOCK, age=ALL, breakdown="CONFLICT"), known.question(WITHOUT_AGES)
    counted = known.at(whole, known.context.years(STOCK).last)
    if counted is not None and not most(counted):
        return translate(
            "{link}Nobody{end} was counted as internally displaced by conflict at the end of {year}.",
            **known.around(whole, counted.year),
            year=counted.year,
        )
    if counted is not None:
        return translate_number(
            ("{count} person was counted as internally displaced by conflict at the end of {year}."),
            ("{count} people of all ages were counted as internally displaced by conflict at the end of {year}."),
            plural(counted),
            count=known.figure(whole, counted),
            year=counted.year,
        )
    return translate(
        "{link}Nobody{end} is listed as internally displaced by conflict at the end of {year}. That is not a count of "
        "zero.",
        year=known.context.years(STOCK).last,
        **known.around(question, None),
    )


def _within(known: Known, cause: str) -> list[str | None]:
    """Children among the people displaced within the country at the end of the year, by IDMC's estimate."""
    everyone = known.question(STOCK, age=ALL, breakdown=cause)
    children = known.question(STOCK, age=CHILD, breakdown=cause)
    counted, child = known.last(everyone), known.last(children)
    if counted is None:
        return []
    words: dict[str, object] = {"year": counted.year, "count": known.figure(everyone, counted)}
    if child is None:
        return [_ages_unknown(cause, counted, {**words, **known.around(children, counted.year)})]
    if most(child) < FEW:
        return [_few(cause, counted, {**words, "least": format_number(FEW), **known.around(children, child.year)})]
    words["count"] = of_people(plural(counted), words["count"])
    words["children"] = known.figure(children, child)
    if cause == "CONFLICT":
        return [_estimated(known, counted, child, words)]
    return [
        translate_number(
            "At the end of {year}, {children} child was internally displaced by disasters (an estimate), among "
            "{count}.",
            "At the end of {year}, {children} children were internally displaced by disasters (an estimate), among "
            "{count}.",
            plural(child),
            **words,
        )
    ]


def _estimated(known: Known, counted: Point, child: Point, words: dict[str, object]) -> str:
    """Children displaced by conflict, and what their number is made of: where their part of all who are displaced is
    that of children in the whole population, that it is taken from there."""
    if not _is_of_population(known, counted.year, 100 * most(child) / most(counted)):
        return translate_number(
            "At the end of {year}, {children} child was internally displaced by conflict (an estimate). It is based on "
            "{count}.",
            "At the end of {year}, {children} children were internally displaced by conflict (an estimate). It is "
            "based on {count}.",
            plural(child),
            **words,
        )
    return translate_number(
        "At the end of {year}, {children} child was internally displaced by conflict (an estimate). It is {count}, "
        "times the share of children in the population.",
        "At the end of {year}, {children} children were internally displaced by conflict (an estimate). It is "
        "{count}, times the share of children in the population.",
        plural(child),
        **words,
    )


def _is_of_population(known: Known, year: int, share: float) -> bool:
    """Whether children are such a share, in per cent, of the whole population of a year, as nearly as is known."""
    children, people = (known.context.weights[name].get(known.code, {}).get(year, 0) for name in POPULATION)
    return people > 0 and abs(100 * children / people - share) <= ALIKE


def _ages_unknown(cause: str, counted: Point, words: dict[str, object]) -> str:
    if cause == "CONFLICT":
        return translate_number(
            "At the end of {year}, {count} person was internally displaced by conflict and violence. How many were "
            "children is {link}not known{end}.",
            "At the end of {year}, {count} people of all ages were internally displaced by conflict and violence. How "
            "many were children is {link}not known{end}.",
            plural(counted),
            **words,
        )
    return translate_number(
        "At the end of {year}, {count} person was internally displaced by disasters. How many were children is "
        "{link}not known{end}.",
        "At the end of {year}, {count} people of all ages were internally displaced by disasters. How many were "
        "children is {link}not known{end}.",
        plural(counted),
        **words,
    )


def _few(cause: str, counted: Point, words: dict[str, object]) -> str:
    if cause == "CONFLICT":
        return translate_number(
            "At the end of {year}, {count} person was internally displaced by conflict and violence. By an estimate, "
            "{link}fewer than {least}{end} of them were children.",
            "At the end of {year}, {count} people of all ages were internally displaced by conflict and violence. By "
            "an estimate, {link}fewer than {least}{end} of them were children.",
            plural(counted),
            **words,
        )
    if most(counted) < FEW:
        # Of 4 people "fewer than 10 were children" says nothing.
        return translate_number(
            "At the end of {year}, {count} person was internally displaced by disasters.",
            "At the end of {year}, {count} people of all ages were internally displaced by disasters.",
            plural(counted),
            **words,
        )
    return translate_number(
        "At the end of {year}, {count} person was internally displaced by disasters. By an estimate, {link}fewer than "
        "{least}{end} of them were children.",
        "At the end of {year}, {count} people of all ages were internally displaced by disasters. By an estimate, "
        "{link}fewer than {least}{end} of them were children.",
        plural(counted),
        **words,
    )


@dataclass(frozen=True)
class _Refugees:
    """Refugees of one year, and what is known of their ages."""

    question: Selection
    counted: Point
    shares: Selection
    share: Point | None
    ages: Selection
    known_ages: Point | None

    def are_too_few(self) -> bool:
        """Whether the refugees themselves are too few for a share: the ages of at least half are known."""
        if self.share is not None or self.known_ages is None or most(self.counted) >= LEAST_PEOPLE:
            return False
        return least(self.known_ages) >= ENOUGH_AGES

    def are_estimated(self) -> bool:
        """Whether most ages behind the share are the same for every origin, so that nobody counted them."""
        return self.share is not None and self.share.status == "E"

    def children_are_few(self) -> bool:
        """Whether the share stands for fewer than FEW children of known age."""
        if self.share is None or self.known_ages is None:
            return False
        return most(self.counted) * most(self.known_ages) * most(self.share) / 10_000 < FEW


def _refugees(known: Known, indicator: str) -> list[str | None]:
    question = known.question(indicator)
    counted = known.last(question)
    if counted is None or not known.is_recent(question, counted):
        return []
    shares = known.question(f"child-share-of-{indicator}")
    ages = known.question(f"child-share-of-{indicator}-age-known", sex="_T")
    found = _Refugees(question, counted, shares, known.at(shares, counted.year), ages, known.at(ages, counted.year))
    return [_from_here(known, found)] if indicator.endswith("origin") else [_living_here(known, found)]


def _words(known: Known, found: _Refugees) -> dict[str, object]:
    words: dict[str, object] = {
        "year": found.counted.year,
        "count": known.figure(found.question, found.counted),
        "place": known.place,
        "in_place": known.in_place,
    }
    if found.share is not None:
        words["share"] = known.figure(found.shares, found.share)
    if found.known_ages is not None:
        words["known"] = known.figure(found.ages, found.known_ages)
    return words


def _from_here(known: Known, found: _Refugees) -> str:
    words, form = _words(known, found), plural(found.counted)
    if most(found.counted) == 0:
        return translate(
            "UNHCR's table has {zero} for refugees of any age whose origin is {place} at the end of {year}. A zero "
            "there can also mean “not applicable”.",
            zero=known.figure(found.question, found.counted),
            **words,
        )
    if found.are_too_few():
        return translate_number(
            (
                "UNHCR counted {count} refugee whose origin is {place} at the end of {year}, too few people for a "
                "share of children."
            ),
            (
                "UNHCR counted {count} refugees of all ages whose origin is {place} at the end of {year}, too few "
                "people for a share of children."
            ),
            form,
            **words,
        )
    if found.share is None or found.known_ages is None:
        return translate_number(
            (
                "UNHCR counted {count} refugee whose origin is {place} at the end of {year}. The ages on record do "
                "not tell how many were children."
            ),
            (
                "UNHCR counted {count} refugees of all ages whose origin is {place} at the end of {year}. The ages on "
                "record do not tell how many were children."
            ),
            form,
            **words,
        )
    if found.children_are_few():
        return translate_number(
            "UNHCR counted {count} refugee whose origin is {place} at the end of {year}. The children among them are "
            "too few for a share.",
            "UNHCR counted {count} refugees of all ages whose origin is {place} at the end of {year}. The children "
            "among them are too few for a share.",
            form,
            **words,
        )
    return _children_from_here(words, found)


def _children_from_here(words: dict[str, object], found: _Refugees) -> str:
    """The share of children among refugees from here, and what their ages rest on."""
    if found.are_estimated():
        return translate_number(
            "UNHCR counted {count} refugee whose origin is {place} at the end of {year}. It gives ages for {known}% "
            "of them, most of these estimated; by these ages, {share}% were children.",
            "UNHCR counted {count} refugees of all ages whose origin is {place} at the end of {year}. It gives ages "
            "for {known}% of them, most of these estimated; by these ages, {share}% were children.",
            plural(found.counted),
            **words,
        )
    return translate_number(
        "UNHCR counted {count} refugee whose origin is {place} at the end of {year}. The age of {known}% of them is "
        "known, and {share}% of these were children.",
        "UNHCR counted {count} refugees of all ages whose origin is {place} at the end of {year}. The age of {known}% "
        "of them is known, and {share}% of these were children.",
        plural(found.counted),
        **words,
    )


def _living_here(known: Known, found: _Refugees) -> str:
    words, form = _words(known, found), plural(found.counted)
    if most(found.counted) == 0:
        return translate(
            "UNHCR's table has {zero} for refugees of any age living {in_place} at the end of {year}. A zero there "
            "can also mean “not applicable”.",
            zero=known.figure(found.question, found.counted),
            **words,
        )
    if found.are_too_few():
        return translate_number(
            (
                "UNHCR counted {count} refugee living {in_place} at the end of {year}, too few people for a share of "
                "children."
            ),
            (
                "UNHCR counted {count} refugees of all ages living {in_place} at the end of {year}, too few people "
                "for a share of children."
            ),
            form,
            **words,
        )
    if found.share is None or found.known_ages is None:
        return translate_number(
            (
                "UNHCR counted {count} refugee living {in_place} at the end of {year}. The ages on record do not tell "
                "how many were children."
            ),
            (
                "UNHCR counted {count} refugees of all ages living {in_place} at the end of {year}. The ages on "
                "record do not tell how many were children."
            ),
            form,
            **words,
        )
    if found.children_are_few():
        return translate_number(
            "UNHCR counted {count} refugee living {in_place} at the end of {year}. The children among them are too "
            "few for a share.",
            "UNHCR counted {count} refugees of all ages living {in_place} at the end of {year}. The children among "
            "them are too few for a share.",
            form,
            **words,
        )
    return _children_living_here(words, found)


def _children_living_here(words: dict[str, object], found: _Refugees) -> str:
    """The share of children among those who live here, and what their ages rest on."""
    if found.are_estimated():
        return translate_number(
            "UNHCR counted {count} refugee living {in_place} at the end of {year}. It gives ages for {known}% of "
            "them, the same for every origin, so they are an estimate; by these ages, {share}% were children.",
            "UNHCR counted {count} refugees of all ages living {in_place} at the end of {year}. It gives ages for "
            "{known}% of them, the same for every origin, so they are an estimate; by these ages, {share}% were "
            "children.",
            plural(found.counted),
            **words,
        )
    return translate_number(
        "UNHCR counted {count} refugee living {in_place} at the end of {year}. The age of {known}% of them is known, "
        "and {share}% of these were children.",
        "UNHCR counted {count} refugees of all ages living {in_place} at the end of {year}. The age of {known}% of "
        "them is known, and {share}% of these were children.",
        plural(found.counted),
        **words,
    )


def _unrwa(known: Known) -> list[str]:
    question = known.question(UNRWA)
    point = known.last(question)
    if point is None or least(point) == 0:
        return []
    said = translate(
        (
            "Separately, UNRWA counted {count} Palestine refugees of all ages {in_place} ({year}). Its table does not "
            "say how many were children."
        ),
        count=known.figure(question, point),
        in_place=known.in_place,
        year=point.year,
    )
    return [said, *_without_area(known, question, point)]


def _without_area(known: Known, question: Selection, point: Point) -> list[str]:
    """Where an area's number fell while people are listed without an area: that the fall is no movement."""
    before = before_unlisted(known.context.store.histories(question.key), known.code, point.year)
    if before is None:
        return []
    return [
        translate(
            (
                "For {year}, the same table lists people without an area for the first time; the year before, it "
                "counted {before} {in_place}. The lower number is not shown to be a movement of people."
            ),
            year=point.year,
            before=known.figure(question, before),
            in_place=known.in_place,
        )
    ]
