"""What is said of a release wherever its figures are shown."""

from __future__ import annotations

from dashboard.i18n import translate


def drawn_today(release: str) -> str:
    """Beside a source: of which release the figures are, and that the way in which they are drawn is of today."""
    return translate("Figures of the release {release}, drawn by today's method.", release=release)


def shown_now(release: str) -> str:
    """At the foot of every page: of which release it is, and so what its address has to name to be found again."""
    return translate("The figures shown now are the release {release}.", release=release)
