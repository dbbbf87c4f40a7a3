"""What an older release takes beside the newest one in a process: memory, and time until its first view is drawn."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from dashboard.archive import Archive
from dashboard.config import Config
from dashboard.context import Context, make_context, past_context
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from dashboard.web.memory import give_back
from dashboard.web.renewal import forget
from data import archive
from tests.fixtures.releases import revised
from tests.fixtures.serving import pss_of

BAR = 40
"""MB that an older release may take beside the newest one (the second context was measured at 21)."""
SOURCES = ("unodc_glotip", "un_sdg", "unhcr")
"""Sources of which all tables are other ones in the older release: what a year's refreshes leave the same is shared."""


def _older(folder: Path) -> tuple[Context, str]:
    """The published tables, and an older release that differs from them in every table of the sources above."""
    now = Config()
    published = folder / "published"
    published.symlink_to(now.published)
    context = make_context(Config(published=now.published))
    releases = folder / "releases"
    copied = folder / "copied"
    copied.mkdir()
    for path in now.published.iterdir():
        (copied / path.name).write_bytes(path.read_bytes())
    for name, record in context.indicators.items():
        rows = (copied / f"{name}.csv").read_text()
        if record.source in SOURCES and "\nNGA,2022,_T,_T,_T," in rows:
            revised(copied, name, "1")
    return context, archive.keep(copied, releases, day="2026-01-02").name


def _draw(context: Context) -> None:
    for view in VIEWS.values():
        for area in ("", "area=NGA", "area=BGD"):
            _ = shown(context, view, selection_of(context, view, area)).words.title


def main() -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        present, name = _older(folder)
        _draw(present)
        give_back()
        before = pss_of(os.getpid())
        found = Archive(folder / "releases")
        since = time.perf_counter()
        past: Context | None = past_context(present, found, found.named(name))
        read = time.perf_counter() - since
        assert past is not None
        shared = sum(past.store.lines(each) is present.store.lines(each) for each in past.store.files)
        give_back()
        held = pss_of(os.getpid()) - before
        _draw(past)
        give_back()
        drawn = pss_of(os.getpid()) - before
        past = None
        forget()
        left = pss_of(os.getpid()) - before
    print(f"an older release, {shared} of {len(present.store.files)} tables shared: read in {read:.2f} s")
    print(f"beside the newest: {held:.0f} MB, all views of three places drawn {drawn:.0f} MB, let go {left:.0f} MB")
    print(f"bar: {BAR} MB: {'met' if drawn <= BAR else 'not met'}")


if __name__ == "__main__":
    main()
