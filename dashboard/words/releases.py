"""What is said of an older release wherever its figures are shown."""

from __future__ import annotations

from dashboard.i18n import translate


def drawn_today(release: str) -> str:
    """Beside a source: of which release the figures are, and that the way in which they are drawn is of today."""
    return translate("Figures of the release {release}, drawn by today's method.", release=release)
