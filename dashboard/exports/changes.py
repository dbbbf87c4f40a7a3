"""What changed from release to release, as it was noted when each was kept: for a page, programs and feeds."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.archive import Archive
from dashboard.context import Context
from dashboard.i18n import format_number, translate
from dashboard.words.credits import publisher_said
from dashboard.words.names import area_name

MOST = 5000
"""Of changes in one answer."""
OURS = "reach"
LISTS = {"actions": "Suggested actions", "goods": "Goods by country and sector"}


@dataclass(frozen=True)
class Noted:
    """What changed in one respect with one release. Ids may be of what is no longer there; blank for all."""

    release: str
    kind: str
    whose: str
    source: str
    indicator: str
    area: str
    added: int
    lost: int
    revised: int
    year: str
    codes: tuple[str, ...]
    """Of sex, age and breakdown of the example."""
    was: str
    now: str

    @property
    def day(self) -> datetime.date:
        """On which the release was first kept."""
        return datetime.date.fromisoformat(self.release.partition(".")[0])

    def told(self) -> dict[str, Any]:
        """As JSON."""
        names = ("release", "kind", "whose", "source", "indicator", "area", "added", "lost", "revised", "was", "now")
        return {name: getattr(self, name) for name in names} | {"year": self.year}


def noted(context: Context, *, source: str = "", indicator: str = "", areas: Sequence[str] = ()) -> list[Noted]:
    """All that was noted and is about what is named, the newest release first; about everything where nothing is."""
    archive = Archive(context.config.releases)
    found: list[Noted] = []
    for manifest in reversed(archive.manifests()):
        found += (_noted(manifest.name, row) for row in archive.changes(manifest))
    return [
        item
        for item in found
        if (not source or item.source == source)
        and (not indicator or item.indicator == indicator)
        and (not areas or item.area in areas)
    ]


def _noted(release: str, row: dict[str, str]) -> Noted:
    return Noted(
        release=release,
        kind=row["kind"],
        whose=row["whose"],
        source=row["source"],
        indicator=row["indicator"],
        area=row["ref_area"],
        added=int(row["added"]),
        lost=int(row["lost"]),
        revised=int(row["revised"]),
        year=row["time_period"],
        codes=(row["sex"], row["age"], row["breakdown"]),
        was=row["was"],
        now=row["now"],
    )


def by_release(items: Iterable[Noted]) -> Iterator[tuple[str, list[Noted]]]:
    """What was noted by release, in the order in which it comes."""
    found: dict[str, list[Noted]] = {}
    for item in items:
        found.setdefault(item.release, []).append(item)
    yield from found.items()


def name_of_source(context: Context, source: str) -> str:
    """How captions call a publisher; the id of one that is no longer there."""
    return publisher_said(context.sources[source]) if source in context.sources else source


def name_of_indicator(context: Context, item: Noted) -> str:
    """What it is about, in words."""
    if item.indicator in context.indicators:
        return translate(context.indicators[item.indicator].label)
    if item.indicator in LISTS:
        return translate(LISTS[item.indicator])
    return item.indicator or (
        translate("Names of areas and groups") if item.kind == "areas" else translate("All of it")
    )


def name_of_area(context: Context, item: Noted) -> str:
    """Where, in words."""
    if item.area in context.geography.areas or item.area in context.geography.regions:
        return area_name(context, item.area)
    return item.area


def what(item: Noted) -> str:
    """What happened to it, as one sentence."""
    counts = {name: format_number(getattr(item, name)) for name in ("revised", "added", "lost")}
    if item.kind == "figures":
        return translate("Figures: {revised} revised, {added} added, {lost} taken out.", **counts)
    if item.kind == "status":
        return translate("Status on the way to 2030: {was}, now {now}.", was=_or_none(item.was), now=_or_none(item.now))
    if item.kind == "list":
        return translate("Entries: {added} added, {lost} taken out.", **counts)
    if item.kind == "source":
        return translate("Read anew: {was}, now {now}.", was=_or_none(item.was), now=_or_none(item.now))
    if item.kind == "areas":
        return translate("Its name, its groups or its place in the lists is another one.")
    return _described(item)


def _described(item: Noted) -> str:
    """What happened to an indicator of the catalogue."""
    if item.added:
        return translate("It is new.")
    return translate("It was taken out.") if item.lost else translate("Its description changed.")


def example(item: Noted) -> str:
    """One of the figures, before and after, as the tables have them; empty where there is none."""
    if item.kind != "figures" or not item.year:
        return ""
    told = {"year": item.year, "was": _or_none(item.was), "now": _or_none(item.now)}
    codes = ", ".join(code for code in item.codes if code != "_T")
    if codes:
        return translate("{year} ({codes}): {was}, now {now}", codes=codes, **told)
    return translate("{year}: {was}, now {now}", **told)


def _or_none(text: str) -> str:
    return text or translate("nothing")


def whose(context: Context, item: Noted) -> str:
    """Whose change it is."""
    return translate("Reach 2030") if item.whose == OURS else name_of_source(context, item.source)


def told(items: Sequence[Noted]) -> dict[str, Any]:
    """As JSON: the newest first, and how many are left off."""
    return {"changes": [item.told() for item in items[:MOST]], "left_off": max(len(items) - MOST, 0)}


def releases(context: Context) -> dict[str, Any]:
    """All releases that are kept, the newest first, and those that must not be shown."""
    archive = Archive(context.config.releases)
    kept = [
        {
            "name": manifest.name,
            "day": manifest.day,
            "commit": manifest.commit,
            "tables": len(manifest.tables),
            "changes": len(archive.changes(manifest)),
        }
        for manifest in reversed(archive.manifests())
    ]
    gone = [{"name": name, "table": table} for name, table in archive.withdrawn()]
    return {"release": context.release, "releases": kept, "pruned": list(archive.pruned()), "withdrawn": gone}
