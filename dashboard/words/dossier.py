"""What UNODC's collection asks countries for, in words: the name of each breakdown, and what it would let one see."""

from __future__ import annotations

from dashboard.i18n import translate


def part_name(part: str) -> str:
    """A breakdown as a heading or an entry of a list names it. Raises KeyError for one that is not known."""
    return {
        "victims": translate("Detected victims of all ages"),
        "victims-age": translate("Detected victims by age"),
        "victims-sex": translate("Detected victims by sex"),
        "children-sex": translate("Detected children by sex"),
        "victims-form": translate("Detected victims by form of exploitation"),
        "children-form": translate("Detected children by form of exploitation"),
        "victims-citizenship": translate("Detected victims by citizenship"),
        "offences": translate("Offences of trafficking in persons"),
        "contact": translate("Persons in formal contact with the authorities"),
        "contact-sex": translate("Persons in formal contact by sex"),
        "contact-age": translate("Persons in formal contact by age"),
        "prosecuted": translate("Persons prosecuted"),
        "prosecuted-sex": translate("Persons prosecuted by sex"),
        "prosecuted-age": translate("Persons prosecuted by age"),
        "convicted": translate("Persons convicted"),
        "convicted-sex": translate("Persons convicted by sex"),
        "convicted-age": translate("Persons convicted by age"),
        "convicted-citizenship": translate("Persons convicted by citizenship"),
        "repatriated": translate("Victims who were repatriated"),
    }[part]


def part_listed(part: str) -> str:
    """The same within a sentence, after a colon or between commas. A total is so called: rows by age may go on."""
    return {
        "victims": translate("detected victims of all ages"),
        "victims-age": translate("detected victims by age"),
        "victims-sex": translate("detected victims by sex"),
        "children-sex": translate("detected children by sex"),
        "victims-form": translate("detected victims by form of exploitation"),
        "children-form": translate("detected children by form of exploitation"),
        "victims-citizenship": translate("detected victims by citizenship"),
        "offences": translate("offences of trafficking in persons"),
        "contact": translate("the total of persons in formal contact with the authorities"),
        "contact-sex": translate("persons in formal contact by sex"),
        "contact-age": translate("persons in formal contact by age"),
        "prosecuted": translate("the total of persons prosecuted"),
        "prosecuted-sex": translate("persons prosecuted by sex"),
        "prosecuted-age": translate("persons prosecuted by age"),
        "convicted": translate("the total of persons convicted"),
        "convicted-sex": translate("persons convicted by sex"),
        "convicted-age": translate("persons convicted by age"),
        "convicted-citizenship": translate("persons convicted by citizenship"),
    }[part]


def lesson(part: str) -> str:
    """What one could see with a breakdown; no promise that there is anything to be seen."""
    return {
        "victims": translate(
            "With the number of detected victims, one could see how many people were found in a year."
        ),
        "victims-age": translate("With victims by age, one could see how many of them were children."),
        "victims-sex": translate(
            "With victims by sex, one could see how many were women or girls, and how many were men or boys."
        ),
        "children-sex": translate(
            "With detected children by sex, one could see how many were girls and how many boys."
        ),
        "victims-form": translate(
            "With victims by form of exploitation, one could see how many were found in sexual exploitation, in forced "
            "labour and in other forms."
        ),
        "children-form": translate(
            "With detected children by form of exploitation, one could see what these children were exploited for."
        ),
        "victims-citizenship": translate(
            "With victims by citizenship, one could see how many were found in their own country, and of which "
            "countries the others were citizens."
        ),
        "offences": translate("With the number of offences, one could see how many were recorded in a year."),
        "contact": translate(
            "With persons in formal contact, one could see how many people were suspected, arrested or cautioned."
        ),
        "contact-sex": translate(
            "With persons in formal contact by sex, one could see how many of them were women and how many were men."
        ),
        "contact-age": translate(
            "With persons in formal contact by age, one could see whether children were among the suspects."
        ),
        "prosecuted": translate("With persons prosecuted, one could see how many people were prosecuted in a year."),
        "prosecuted-sex": translate(
            "With persons prosecuted by sex, one could see how many of them were women and how many were men."
        ),
        "prosecuted-age": translate("With persons prosecuted by age, one could see whether children were among them."),
        "convicted": translate("With persons convicted, one could see how many people were found guilty in a year."),
        "convicted-sex": translate(
            "With persons convicted by sex, one could see how many of them were women and how many were men."
        ),
        "convicted-age": translate("With persons convicted by age, one could see whether children were among them."),
        "convicted-citizenship": translate(
            "With persons convicted by citizenship, one could see how many were citizens of the country itself, and of "
            "which countries the others were citizens."
        ),
    }[part]


def duty(part: str) -> str:
    """What is owed to the children of whom such a breakdown tells; empty for others. A letter does not say it."""
    if part not in ("contact-age", "prosecuted-age", "convicted-age"):
        return ""
    return translate("Children who were trafficked should not be punished for what they were made to do.")


def partners_name(indicator: str) -> str:
    """A row that stands for many countries of citizenship or of repatriation."""
    return {
        "detected-victims-by-citizenship": translate("Detected victims, citizens of other countries"),
        "convicted-by-citizenship": translate("Persons convicted, citizens of other countries"),
        "repatriated-victims": translate("Repatriated victims, whatever the country"),
    }[indicator]
