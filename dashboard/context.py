"""What the parts of the web side share: catalogue, sources, geography, tables; read-only after the start."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from dashboard.catalogue import Indicator, Source, load_indicators, load_sources
from dashboard.config import Config
from dashboard.geography import Geography, load_geography
from dashboard.metrics.coverage import years_of
from dashboard.selection import Reader, Years
from dashboard.store import Store, StoreError


@dataclass(frozen=True)
class Context:
    """Everything a view may ask; made once, before the workers fork."""

    config: Config
    indicators: dict[str, Indicator]
    sources: dict[str, Source]
    geography: Geography
    store: Store

    @cached_property
    def reader(self) -> Reader:
        """Reads and writes addresses."""
        return Reader(self.indicators, self.geography, self.years)

    @cached_property
    def _years(self) -> dict[str, Years]:
        return {
            indicator.id: years_of(self.store.frame(indicator.id), indicator.window)
            for indicator in self.indicators.values()
        }

    def years(self, indicator: str) -> Years:
        """First, last and opening year of an indicator."""
        return self._years[indicator]

    def source_of(self, indicator: str) -> Source:
        """Who publishes an indicator."""
        return self.sources[self.indicators[indicator].source]

    def today(self) -> datetime.date:
        """The date of the server (UTC); never part of a figure, only of "days left" and "seen on"."""
        return datetime.datetime.now(tz=datetime.UTC).date()


def make_context(config: Config) -> Context:
    """Read all that the web side needs. Raises CatalogueError, GeographyError or StoreError naming the file."""
    indicators = load_indicators(config.catalogue)
    sources = load_sources(config.sources)
    if missing := sorted({indicator.source for indicator in indicators.values()} - set(sources)):
        raise StoreError(f"{config.sources}: no record of the source {', '.join(missing)}")
    return Context(config, indicators, sources, load_geography(config.geography), Store(config.published, indicators))
