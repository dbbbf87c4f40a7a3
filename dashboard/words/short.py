"""Short names of indicators with a target and of groups, for narrow columns and axes beside which the whole is said."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.catalogue import Indicator
from dashboard.i18n import translate

SHORT_LABELS: Mapping[str, str] = {
    "extreme-poverty": "Extreme poverty",
    "food-insecurity": "Food insecurity",
    "undernourishment": "Hunger",
    "homicide-rate": "Homicide",
    "unsentenced-detainees": "Awaiting sentence",
    "child-marriage-18": "Married before 18",
    "child-marriage-15": "Married before 15",
    "social-protection-children": "Social protection",
    "primary-completion": "Primary completed",
    "birth-registration": "Births registered",
    "female-genital-mutilation": "Genital mutilation",
    "child-labour": "Labour with chores",
    "child-economic-activity": "Labour, no chores",
    "violent-discipline": "Violent discipline",
    "sexual-violence-by-18": "Sexual violence",
    "out-of-school": "Out of school, primary",
    "partner-violence": "Partner violence",
}
"""By indicator: two to four words, none longer than eleven letters."""

SHORT_GROUPS: Mapping[str, str] = {
    "LIC": "Low income",
    "LMC": "Lower-middle income",
    "UMC": "Upper-middle income",
    "HIC": "High income",
    "199": "Least developed (LDC)",
    "432": "Landlocked (LLDC)",
    "722": "Small islands (SIDS)",
    "053": "Australia, New Zealand",
    "419": "Latin America, Caribbean",
}
"""By code of a group whose name is long."""


def short_group(code: str) -> str:
    """The short name of a group; empty where it has none."""
    return translate(SHORT_GROUPS[code]) if code in SHORT_GROUPS else ""


def short_label(indicator: Indicator) -> str:
    """The short name of an indicator; its label where it has none."""
    return translate(SHORT_LABELS[indicator.id]) if indicator.id in SHORT_LABELS else translate(indicator.label)
