"""The brief of one country, or of a group of them: all its sections in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard.brief import conditions, displaced, group, justice, protection, targets, unknown, victims
from dashboard.brief.beside import medians
from dashboard.brief.known import Known
from dashboard.brief.sentence import Section, section
from dashboard.context import Context
from dashboard.i18n import current_language, translate
from dashboard.words.names import area_name

OPENING, UNKNOWN_AT_ONCE = "opening", "at-once"
REMEMBERED = 128
COMPARED_CONDITIONS = ("extreme-poverty", "food-insecurity", "undernourishment", "political-stability")


@dataclass(frozen=True)
class Brief:
    """What can be said of one area or group. No sentence is made of data that do not exist."""

    code: str
    name: str
    opening: Section
    """The paragraph to begin with."""
    at_once: Section
    """What is not known, in short, beside it."""
    sections: tuple[Section, ...]

    def section(self, name: str) -> Section:
        """The section of an id. Raises KeyError where there is none."""
        return {item.id: item for item in (self.opening, self.at_once, *self.sections)}[name]

    @property
    def whole(self) -> tuple[Section, ...]:
        """The opening and the sections: everything once."""
        return (self.opening, *self.sections)


def has_brief(context: Context, code: str) -> bool:
    """Whether a code is that of an area or of a group, as it is kept here."""
    return code in context.geography.areas or code in context.geography.regions


def brief_of(context: Context, code: str) -> Brief:
    """The brief of an area or of a group in the current language. Raises KeyError where there is no such one."""
    return _brief(context, code, current_language())


@lru_cache(maxsize=REMEMBERED)
def _brief(context: Context, code: str, _language: str) -> Brief:
    if code in context.geography.regions:
        return Brief(code, area_name(context, code), *group.sections_of(context, code, (OPENING, UNKNOWN_AT_ONCE)))
    known = Known(context, code)
    if code not in context.geography.areas:
        raise KeyError(code)
    return Brief(
        code,
        area_name(context, code),
        section(OPENING, translate("In short"), [*victims.opening(known), *targets.opening(known)]),
        section(UNKNOWN_AT_ONCE, unknown.heading(), unknown.at_once(known)),
        (
            section("detected", translate("Who is detected"), *victims.who(known)),
            section("conditions", translate("Conditions that can make children vulnerable"), *_conditions(known)),
            section(
                "displacement",
                translate("Children in displacement now"),
                displaced.within(known),
                displaced.refugees(known),
            ),
            section(
                "justice",
                translate("Justice and laws"),
                justice.persons(known),
                justice.treaties(known),
                justice.judgements(known),
            ),
            section("protection", translate("Protection of children"), *_protection(known)),
            section("progress", translate("Progress to 2030"), *targets.progress(known)),
            section("unknown", unknown.heading(), unknown.at_once(known), unknown.missing(known)),
        ),
    )


Texts = list[str | None]


def _conditions(known: Known) -> list[Texts]:
    found = [*conditions.upheavals(known), *conditions.lives(known)]
    if not any(found):
        return [
            [
                translate(
                    "Reach 2030 has no usable figure on conflict, disasters, poverty, hunger, homicide or stability."
                )
            ]
        ]
    hedge = translate("Side by side with detected victims, none of these is shown to be a cause.")
    lives: Texts = [*conditions.lives(known), unknown.aged(known, ("drivers",), conditions.SAID)]
    return [conditions.upheavals(known), lives, [*medians(known, COMPARED_CONDITIONS), hedge]]


def _protection(known: Known) -> list[Texts]:
    levels: Texts = [*protection.protection(known), unknown.aged(known, ("protection",), protection.SAID)]
    return [levels, medians(known, protection.COMPARED)]
