"""Brings new releases in: fetch, read, check, compare with what is published, and publish only what may be."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from dashboard.archive import DamagedError
from dashboard.catalogue import CatalogueError, Source
from dashboard.store import StoreError
from data import checks, derived, guards
from data.areas import load_areas
from data.build import (
    AREAS,
    HERE,
    READ_WITH,
    BuildError,
    Gathered,
    Records,
    SourceError,
    draft_part,
    gather,
    load_records,
    publish,
)
from data.differences import Difference, difference, lines_of, names_of_areas
from data.last_good import LastGood, read_last_good
from data.live.cache import WORK
from data.live.client import Patience
from data.live.errors import FetchError
from data.live.facts import Facts
from data.live.fetching import Journey, facts_by_hand
from data.orders import Order, OrderError, chosen
from data.releases import as_published, as_read
from data.swap import BusyError, alone

DONE, USAGE, UNREADABLE, REFUSED, UNWRITABLE, INTERRUPTED = 0, 2, 3, 4, 5, 130
EXIT_CODES = {
    DONE: "published, or nothing new",
    USAGE: "the command cannot be followed",
    UNREADABLE: "a publisher, or its files, could not be read",
    REFUSED: "what was read may not be published",
    UNWRITABLE: "the disk is full or may not be written to, or another run is at work",
    INTERRUPTED: "interrupted",
}
UNCHANGED = "refresh: nothing was changed; the last good data stay."
FORMAT = "if the publisher changed its format, adapt {modules}; otherwise try again later"
CATALOGUE = "if the publisher is right, say so in data/catalogue/{indicator}.toml; otherwise try again later"
ACCEPT = "if the publisher really changed this, accept it with --accept {source}; otherwise try again later"
ROOM = "make room, or give leave to write there, and start again"

Say = Callable[[str], None]


class Trouble(NamedTuple):
    """Why a source cannot be published; `words` name it, its address and the remedy."""

    code: int
    source: str
    words: str


@dataclass
class Run:
    """One order on its way: what is known, and what went wrong."""

    order: Order
    last: LastGood
    records: Records
    """With the facts of what is published."""
    journey: Journey
    raw: Path
    say: Say
    troubles: list[Trouble] = field(default_factory=list)

    def follow(self, names: Collection[str]) -> None:
        """Fetch the sources, and publish what may be. Raises OSError."""
        facts = self._fetched(names)
        while facts and (not self.troubles or self.order.keep_going):
            gathered, troubles = self._read(facts)
            if gathered and not troubles:
                self._publish(facts, gathered)
                return
            self.troubles += troubles
            # Whatever was wrong may be put right by the publisher within the day.
            self.journey.end(item.source for item in troubles)
            left = {name: told for name, told in facts.items() if name not in {item.source for item in troubles}}
            # Trouble with a table that rests on several sources: none of them can be left out alone.
            facts = left if len(left) < len(facts) else {}

    def _fetched(self, names: Collection[str]) -> dict[str, Facts]:
        """Which release each source is of. Those that cannot be fetched, or not be read without them, are left out."""
        facts: dict[str, Facts] = {}
        for name in names:
            source = self.records.sources[name]
            try:
                facts[name] = self._fetch(source)
            except FetchError as error:
                self.troubles.append(Trouble(UNREADABLE, name, str(error)))
            except OSError as error:
                self.troubles.append(trouble(UNWRITABLE, source, f"{self.order.cache}: {error}", ROOM))
        failed = {item.source for item in self.troubles}
        return {name: told for name, told in facts.items() if failed.isdisjoint(READ_WITH.get(name, ()))}

    def _fetch(self, source: Source) -> Facts:
        if not self.order.folder:
            return self.journey.fetch(source, load_areas(HERE), self.raw)
        told = facts_by_hand(source, self.raw, self.journey.day)
        return Facts(self.order.vintage or told.vintage, self.order.released or told.released)

    def _read(self, facts: Mapping[str, Facts]) -> tuple[Gathered | None, list[Trouble]]:
        """The tables, compared with the published ones, and what speaks against them."""
        try:
            gathered = gather(self.raw, tuple(facts), self.last, self.records)
        except SourceError as error:
            return None, [self._unreadable(self.records.sources[error.source], str(error))]
        except (BuildError, ValueError, LookupError, TypeError, AttributeError, OSError) as error:
            # What a publisher sends may be of any form; a reader meets one that nobody thought of.
            what = f"{type(error).__name__}: {error}"
            return None, [self._unreadable(self.records.sources[name], what) for name in facts]
        kept = {*gathered.kept, *derived.RATES}
        tables = {name: table for name, table in gathered.result.tables.items() if name not in kept}
        found = [difference(name, self.last.table(name), table) for name, table in tables.items() if name in self.last]
        self._report(facts, gathered, found)
        return gathered, [*self._problems(gathered), *self._refusals(facts, found)]

    def _unreadable(self, source: Source, what: str) -> Trouble:
        modules = [f"data/sources/{source.id}.py"]
        modules += [f"data/live/{source.interface.format}.py"] if source.interface else []
        remedy = FORMAT.format(modules=" and ".join(modules))
        return trouble(UNREADABLE, source, what.replace(f"{self.raw}/", "").rstrip("."), remedy)

    def _report(self, facts: Mapping[str, Facts], gathered: Gathered, found: Sequence[Difference]) -> None:
        """Say what changes, by source."""
        for name, told in facts.items():
            was = self.records.sources[name].vintage
            lines = [line for item in found if name in self._sources_of(item.indicator) for line in lines_of(item)]
            if name == AREAS and gathered.lists is not None:
                lines += names_of_areas(load_areas(HERE).areas, gathered.lists.areas)
            head = f"{name}: {was}" if was == told.vintage else f"{name}: {was}, now {told.vintage}"
            self.say("\n".join([head, *(f"  {line}" for line in lines or ["no figure changes"])]))

    def _source_of(self, indicator: str) -> Source:
        return self.records.sources[self.records.indicators[indicator].source]

    def _sources_of(self, indicator: str) -> tuple[str, ...]:
        """Whose figures a table holds: the countries', and of some the world's and the groups' by another release."""
        record = self.records.indicators[indicator]
        return tuple(filter(None, (record.source, record.groups_source)))

    def _problems(self, gathered: Gathered) -> Iterator[Trouble]:
        """What the checks of every build say; the expected numbers of rows are those of the recorded files only."""
        for name, table in gathered.result.tables.items():
            indicator = replace(self.records.indicators[name], expected_rows=None, expected_areas=None)
            source = self._source_of(name)
            for what in checks.problems_of(indicator, table, gathered.areas):
                yield trouble(REFUSED, source, what, CATALOGUE.format(indicator=name))

    def _refusals(self, facts: Mapping[str, Facts], found: Sequence[Difference]) -> Iterator[Trouble]:
        """Losses and large changes that nobody has accepted. Rates follow from tables that are looked at themselves."""
        for item in found:
            read = next((name for name in self._sources_of(item.indicator) if name in facts), None)
            source = self.records.sources[read] if read else self._source_of(item.indicator)
            if source.id not in self.order.accept:
                for what in guards.refusals(item):
                    yield trouble(REFUSED, source, what, ACCEPT.format(source=source.id))

    def _publish(self, facts: Mapping[str, Facts], gathered: Gathered) -> None:
        draft = draft_part(gathered, self.last, self.records)
        records = as_read(self.records, facts, gathered, self.raw, self.journey.day)
        changed = [name for name, content in draft.contents.items() if content != self.last.contents.get(name)]
        if not changed and records == self.records and not draft.lists and not draft.outlines:
            self.say("nothing new: what is published stays as it is.")
        elif self.order.dry:
            # The pages are kept for the run that publishes what this one reported.
            self.say(f"dry run: nothing was changed; {len(changed)} of {len(draft.contents)} tables would be.")
            return
        else:
            try:
                publish(self.order.out, draft, records)
            except (DamagedError, OSError) as error:
                sources = [self.records.sources[name] for name in facts]
                self.troubles += [trouble(UNWRITABLE, item, f"{self.order.out}: {error}", ROOM) for item in sources]
                return
            self.say(f"published: {len(changed)} of {len(draft.contents)} tables changed.")
        self.journey.end(facts)


def trouble(code: int, source: Source, what: str, remedy: str) -> Trouble:
    """A trouble in words."""
    return Trouble(code, source.id, f"{source.id} ({source.live or source.official_page}): {what}. Remedy: {remedy}.")


def refresh(order: Order, records: Records, environ: Mapping[str, str], say: Say = print) -> list[Trouble]:
    """Follow an order. What was published before stays, bit by bit, where there is trouble and not `keep_going`.

    Raises OrderError, BusyError, StoreError, or OSError where a folder cannot be made.
    """
    names = chosen(order, records.sources)
    with alone(order.out), alone(order.cache), _work(order.cache) as work:
        last = read_last_good(order.out)
        journey = Journey(order.cache, order.patience, environ)
        run = Run(order, last, as_published(records, last), journey, order.folder or work, say)
        run.follow(names)
        if not run.troubles:
            journey.tidy_up()
    return run.troubles


@contextmanager
def _work(cache: Path) -> Iterator[Path]:
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix=WORK) as made:
        yield Path(made)


def _parser() -> argparse.ArgumentParser:
    codes = "; ".join(f"{code} {words}" for code, words in EXIT_CODES.items())
    usual, order = Patience(), Order()
    parser = argparse.ArgumentParser(prog="python -m data.refresh", description=__doc__, epilog=f"Exit codes: {codes}.")
    parser.add_argument("names", nargs="*", metavar="source", help="sources; all with a live interface by default")
    parser.add_argument("--from", dest="folder", type=Path, help="folder of files fetched by hand, one per publisher")
    parser.add_argument("--out", type=Path, default=order.out, help="the published tables")
    parser.add_argument("--cache", type=Path, default=order.cache, help="where answers are kept")
    parser.add_argument("--dry-run", dest="dry", action="store_true", help="only say what would change")
    parser.add_argument("--accept", action="append", default=[], metavar="SOURCE", help="accept its losses")
    parser.add_argument("--keep-going", action="store_true", help="publish the others where a source fails")
    parser.add_argument("--vintage", default="", help="release of files fetched by hand, as captions say it")
    parser.add_argument("--released", default="", help="its date, month or year (ISO 8601)")
    parser.add_argument("--retries", type=int, default=usual.retries, help="of one request")
    parser.add_argument("--backoff", type=float, default=usual.backoff, help="seconds, doubled with each retry")
    parser.add_argument("--longest-wait", type=float, default=usual.longest_wait, help="seconds")
    parser.add_argument("--timeout", type=float, default=usual.read, help="seconds without a byte")
    return parser


def order_of(arguments: Sequence[str] | None) -> Order:
    """The order that a command line gives. Ends the process (USAGE) where it cannot be read."""
    told = vars(_parser().parse_args(arguments))
    timeout = told.pop("timeout")
    patience = Patience(
        retries=told.pop("retries"),
        backoff=told.pop("backoff"),
        longest_wait=told.pop("longest_wait"),
        connect=min(Patience().connect, timeout),
        read=timeout,
    )
    names, accept = tuple(dict.fromkeys(told.pop("names"))), frozenset(told.pop("accept"))
    return Order(names=names, accept=accept, patience=patience, **told)


def main(arguments: Sequence[str] | None = None, records: Records | None = None) -> int:
    """Command line; what it ends with is in EXIT_CODES."""
    order = order_of(arguments)
    try:
        troubles = refresh(order, records or load_records(), os.environ)
    except OrderError as error:
        return _ended(USAGE, str(error))
    except (CatalogueError, StoreError) as error:
        return _ended(UNREADABLE, str(error))
    except BusyError as error:
        return _ended(UNWRITABLE, str(error))
    except OSError as error:
        return _ended(UNWRITABLE, f"{', '.join(order.names) or 'all sources'}: {error}. Remedy: {ROOM}.")
    except KeyboardInterrupt:
        return _ended(INTERRUPTED, "interrupted; the pages that were read are kept.")
    for item in troubles:
        print(f"refresh: {item.words}", file=sys.stderr)
    if troubles and not order.keep_going:
        print(UNCHANGED, file=sys.stderr)
    return troubles[0].code if troubles else DONE


def _ended(code: int, words: str) -> int:
    print(f"refresh: {words}\n{UNCHANGED}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
