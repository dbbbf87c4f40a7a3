"""Fetches sources through their live interfaces, as files in the layout of the publishers' files."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from dashboard.catalogue import Source
from data.areas import Areas
from data.live.cache import Cache, tidy_up
from data.live.client import Patience, Visit
from data.live.errors import ChangedMeanwhileError, UnusableError
from data.live.facts import Facts, in_words


@dataclass(frozen=True)
class Journey:
    """What all visits of a run share."""

    cache: Path
    patience: Patience
    environ: Mapping[str, str]
    now: datetime = field(default_factory=lambda: datetime.now(tz=UTC))
    _caches: dict[str, Cache] = field(default_factory=dict)

    @property
    def day(self) -> str:
        """The day of the run (ISO 8601)."""
        return self.now.date().isoformat()

    def fetch(self, source: Source, areas: Areas, raw: Path) -> Facts:
        """Write the source's files into the folder `raw`; which release they are.

        Raises FetchError, or OSError where the disk is full.
        """
        cache = Cache(self.cache, source.id, self.now)
        visit = Visit(source, cache, self.patience, self.environ)
        adapter = importlib.import_module(f"data.live.{visit.interface.format}")
        try:
            try:
                facts: Facts = adapter.fetch(visit, areas, raw)
            except ChangedMeanwhileError:
                # Once more from the first page: the publisher has released something while it was read.
                cache.forget()
                facts = adapter.fetch(visit, areas, raw)
        except UnusableError as error:
            cache.forget()
            visit.refuse(visit.interface.address, error.kind, str(error))
        except ChangedMeanwhileError as error:
            cache.forget()
            visit.refuse(visit.interface.address, "empty", f"pages that do not belong together: {error}")
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            # What a publisher sends may be of any form; this is one that nobody thought of.
            cache.forget()
            visit.refuse(
                visit.interface.address, "columns", f"answers of another form ({type(error).__name__}: {error})"
            )
        self._caches[source.id] = cache
        return facts

    def end(self, names: Iterable[str]) -> None:
        """The next run asks these sources anew; until then it would take the pages of this one. Raises OSError."""
        for name in names:
            if name in self._caches:
                self._caches[name].end()

    def tidy_up(self) -> None:
        """Clear the cache of what no source needs any more. Raises OSError."""
        tidy_up(self.cache)


def facts_by_hand(source: Source, raw: Path, day: str) -> Facts:
    """The release of files that were fetched by hand: as they say themselves, else the day on which they were taken."""
    if source.interface:
        adapter = importlib.import_module(f"data.live.{source.interface.format}")
        told: Facts | None = adapter.facts_of(raw / source.files[0].path) if hasattr(adapter, "facts_of") else None
        if told:
            return told
    return Facts(f"file of {in_words(day)}", day)
