"""Why some questions get no figure: the sentences that the method has, and whoever asks for one."""

from __future__ import annotations

from dashboard.i18n import translate


def no_prevalence() -> str:
    """Why there is no figure of how many are trafficked."""
    return translate(
        "We do not estimate how many children are trafficked: nobody has counted those who were not found."
    )


def no_ranking() -> str:
    """Why no country is the worst, or the best."""
    return translate("We do not rank countries by what they detect, and do not judge detections.")
