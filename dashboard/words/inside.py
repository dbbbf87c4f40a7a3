"""Indicators, treaties and laws by the names that they have inside a sentence."""

from __future__ import annotations

from dashboard.catalogue import Indicator
from dashboard.i18n import translate

IN_A_SENTENCE = {
    "detected-victims": "detected children",
    "detected-victims-rate": "detected victims per 100,000 people",
    "detected-child-victims-rate": "detected children per 100,000 children",
    "child-share-of-detected-victims": "the share of children among detected victims",
    "girl-share-of-detected-child-victims": "the share of girls among detected children",
    "detected-victims-by-form": "detected children by form of exploitation",
    "detected-victims-by-citizenship": "the citizenship of detected victims",
    "case-corridors": "cases of trafficking by corridor",
    "child-share-of-refugees-by-origin": "the share of children among refugees whose origin is {place}",
    "child-share-of-refugees-by-asylum": "the share of children among refugees living {in_place}",
    "child-share-of-refugees-by-origin-age-known": "the ages of refugees whose origin is {place}",
    "child-share-of-refugees-by-asylum-age-known": "the ages of refugees living {in_place}",
    "conflict-deaths": "deaths in organised violence",
    "conflict-displacement-new": "new displacements by conflict and violence",
    "disaster-displacement-weather": "new displacements by weather-related disasters",
    "disaster-displacement-geophysical": "displacements by earthquakes and volcanoes",
    "displaced-stock-by-age": "displaced people by age",
    "refugees-by-origin": "refugees whose origin is {place}",
    "refugees-by-asylum": "refugees living {in_place}",
    "migrant-deaths": "deaths on migration routes",
    "disaster-affected": "people affected by disasters",
    "extreme-poverty": "extreme poverty",
    "food-insecurity": "food insecurity",
    "undernourishment": "undernourishment",
    "homicide-rate": "the homicide rate",
    "political-stability": "political stability",
    "rule-of-law": "the rule of law",
    "control-of-corruption": "the control of corruption",
    "inform-risk": "the index of crisis risk",
    "gdp-per-capita": "GDP per person",
    "trafficking-offences": "offences of trafficking",
    "persons-in-formal-contact": "persons in formal contact with the authorities for trafficking",
    "persons-prosecuted": "persons prosecuted for trafficking",
    "persons-convicted": "persons convicted of trafficking",
    "persons-convicted-rate": "persons convicted per 100,000 people",
    "convicted-by-citizenship": "the citizenship of persons convicted",
    "palermo-protocol": "the Palermo Protocol on trafficking in persons",
    "crc": "the Convention on the Rights of the Child",
    "crc-op-sale-of-children": "the protocol on the sale of children",
    "crc-op-armed-conflict": "the protocol on children in armed conflict",
    "child-trafficking-law": "the law on child trafficking",
    "child-sexual-exploitation-law": "the law on sexual exploitation of children",
    "non-state-recruitment-law": "the law on recruitment of children by armed groups",
    "ilo-c138": "the ratification of ILO Convention 138",
    "ilo-c182": "the ratification of ILO Convention 182",
    "labour-inspectors": "labour inspectors",
    "child-labour-investigations": "investigations into the worst forms of child labour",
    "child-labour-convictions": "convictions for the worst forms of child labour",
    "child-labour-coordination": "a body that coordinates work against child labour",
    "child-labour-policy": "a policy against child labour",
    "child-labour-programme": "a programme against child labour",
    "labour-inspectors-ratio": "the staffing of labour inspection",
    "tip-report-tier": "the tier in the US report on trafficking",
    "sexual-violence-reported": "victims of sexual violence who reported it",
    "unsentenced-detainees": "unsentenced detainees",
    "laws-on-violence-against-women": "laws on violence against women",
    "birth-registration": "birth registration",
    "child-marriage-18": "child marriage before age 18",
    "child-marriage-15": "child marriage before age 15",
    "child-labour": "child labour with chores",
    "child-economic-activity": "child labour counted as economic activity alone",
    "violent-discipline": "violent discipline",
    "sexual-violence-by-18": "sexual violence by age 18",
    "social-protection-children": "social protection of children",
    "female-genital-mutilation": "female genital mutilation",
    "primary-completion": "primary school completion",
    "out-of-school": "primary-age children out of school",
    "partner-violence": "violence by a partner",
}
OF_COUNTRIES = {
    "child-share-of-refugees-by-origin": "the share of children among refugees from there",
    "child-share-of-refugees-by-asylum": "the share of children among refugees living there",
}
"""Other names where something is said of several countries: of no one place."""


def inside(indicator: Indicator, place: str = "", in_place: str = "") -> str:
    """An indicator inside a sentence, on a place where its name says which; its label where it has no such name."""
    if indicator.id in IN_A_SENTENCE:
        return translate(IN_A_SENTENCE[indicator.id], place=place, in_place=in_place)
    return translate(indicator.label)


def inside_of_countries(indicator: Indicator) -> str:
    """The same in a sentence on several countries."""
    return translate(OF_COUNTRIES[indicator.id]) if indicator.id in OF_COUNTRIES else inside(indicator)
