"""What views say, and what of it is another figure now than in an older release, with whose change that is.

`python -m dashboard.exports.said` writes down what the views of the present release say, once: later a program that
computes them otherwise can be told from a publisher that revised them.
"""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from dashboard.archive import SAID, Archive
from dashboard.config import from_environment
from dashboard.context import Context, make_context
from dashboard.i18n import DEFAULT, format_date, language, translate
from dashboard.kinds.registry import at_hand
from dashboard.kinds.timeline import first_said
from dashboard.views import VIEWS, View, selection_of
from dashboard.words.credits import publisher_said
from dashboard.words.names import listed

COLUMNS = ("view", "area", "said", "commit")
COMPUTED = "computed.csv"
"""Beside the lists of areas: since which day which views are computed otherwise, by a head of DECISIONS.md."""
Whose = Literal["publisher", "reach"]
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?:%| million| billion)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Change:
    """That a figure is another one now, and whose change it is, in one sentence."""

    words: str
    whose: Whose


@dataclass(frozen=True)
class Compared:
    """What a view said of old, says of those figures today, and says of the newest; and what that comes from."""

    said: str
    """When the release was kept; empty where that was not written down."""
    then: str
    now: str
    changes: tuple[Change, ...]


def headline(context: Context, view: View, query: str) -> str:
    """The message of a view: its first figures, in words, in the current language."""
    selection = selection_of(context, view, query)
    # Its title tells what it shows.
    is_of_rows = view.kind == "timeline"
    return first_said(context, selection) if is_of_rows else at_hand(context, view, selection).words.title


def compared(past: Context, present: Context, view: View, query: str) -> Compared:
    """A view of an older release beside the same of the newest one, in the current language."""
    then, now = headline(past, view, query), headline(present, view, query)
    said = _said(past, view, query)
    found = []
    # Another program may say the same figures in another order.
    if said and sorted(figures(said)) != sorted(figures(then)):
        found.append(_ours(past, view, said, then, _day(past.release)))
    if figures(then) != figures(now):
        found.append(_of_tables(past, present, view, query))
    return Compared(said, then, now, tuple(found))


def since(past: Context, present: Context, view: View, query: str) -> dict[str, Any]:
    """The same as JSON; of a view that the newest release cannot show no more than that."""
    told = {"release": past.release, "newest": present.release, "panel": view.panel}
    found = compared(past, present, view, query)
    changes = [{"words": change.words, "whose": change.whose} for change in found.changes]
    return {**told, "said": found.said, "then": found.then, "now": found.now, "changes": changes}


def figures(text: str) -> tuple[str, ...]:
    """The numbers of a sentence, as they are written: another wording of the same figures is no change of any."""
    return tuple(_NUMBER.findall(text))


def _said(past: Context, view: View, query: str) -> str:
    """What was written down of a view; only views as they open, and of one area, were."""
    selection = selection_of(past, view, query)
    area = ",".join(selection.areas)
    if selection.lang != DEFAULT or selection != selection_of(past, view, f"area={area}" if area else ""):
        return ""
    rows = Archive(past.config.releases).rows(past.release, SAID)
    return next((row["said"] for row in rows if (row["view"], row["area"]) == (view.panel, area)), "")


def _of_tables(past: Context, present: Context, view: View, query: str) -> Change:
    """The publishers' where other files of theirs were read since; never where only this dashboard changed."""
    then, now = headline(past, view, query), headline(present, view, query)
    used = at_hand(present, view, selection_of(present, view, query)).words.sources
    theirs = revised(past, present, _ids(used))
    if not theirs:
        return _ours(past, view, then, now, _day(present.release))
    return _theirs(present, theirs, then, now)


def compared_sentences(past: Context, present: Context, was: str, now: str, sources: Iterable[str]) -> Change | None:
    """What of sentences is another figure now, of the sources that they are made of; None where nothing is."""
    if figures(was) == figures(now):
        return None
    theirs = revised(past, present, sources)
    return _theirs(present, theirs, was, now) if theirs else None


def revised(past: Context, present: Context, sources: Iterable[str]) -> list[str]:
    """Those of sources of which other files were read since."""
    return [name for name in sources if _files(past, name) != _files(present, name)]


def _theirs(present: Context, theirs: Sequence[str], then: str, now: str) -> Change:
    """Other figures of publishers."""
    who = listed([publisher_said(present.sources[name]) for name in theirs if name in present.sources])
    pair = only_pair(then, now)
    if pair is not None:
        return Change(
            translate("{was} is now {now}: revised by {who}.", was=pair[0], now=pair[1], who=who), "publisher"
        )
    said = translate("“{was}” is now “{now}”: other figures were published by {who}.", was=then, now=now, who=who)
    return Change(said, "publisher")


def _ours(past: Context, view: View, was: str, now: str, day: datetime.date) -> Change:
    """A figure that this dashboard computes otherwise, with the line that says why where there is one."""
    told = _line(past, view, was_kept=_day(past.release))
    pair = only_pair(was, now)
    was, now = pair or (f"“{was}”", f"“{now}”")
    if told is None:
        text = translate("{was} is now {now}: computed differently here since {day}.", **_parts(was, now, day))
    else:
        since, line = told
        text = translate(
            "{was} is now {now}: computed differently here since {day}: {line}.", line=line, **_parts(was, now, since)
        )
    return Change(text, "reach")


def _parts(was: str, now: str, day: datetime.date) -> dict[str, str]:
    return {"was": was, "now": now, "day": format_date(day)}


def only_pair(was: str, now: str) -> tuple[str, str] | None:
    """The one figure in which two sentences differ, before and now; None where more differs, or a year."""
    before, after = figures(was), figures(now)
    if len(before) != len(after):
        return None
    pairs = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    is_one = len(set(pairs)) == 1 and not any(map(_YEAR.fullmatch, pairs[0]))
    return pairs[0] if is_one else None


def _line(context: Context, view: View, *, was_kept: datetime.date) -> tuple[datetime.date, str] | None:
    """Day and line of the newest entry on a view since a release was kept."""
    path = context.config.geography / COMPUTED
    if not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            (datetime.date.fromisoformat(row["day"]), row["views"].split(), row["line"]) for row in csv.DictReader(file)
        ]
    fitting = [
        (day, line) for day, views, line in rows if day >= was_kept and {"*", view.panel, view.page} & set(views)
    ]
    return max(fitting) if fitting else None


def _day(release: str) -> datetime.date:
    return datetime.date.fromisoformat(release.partition(".")[0])


def _ids(sources: str) -> list[str]:
    return sources.split()


def _files(context: Context, source: str) -> frozenset[str]:
    release = context.store.releases.get(source)
    return frozenset(file.sha256 for file in release.files) if release else frozenset()


def rows(context: Context, commit: str) -> Iterator[tuple[str, str, str, str]]:
    """What each view says as it opens and for each member and group, where figures stand in it (COLUMNS)."""
    members = [code for code, area in context.geography.areas.items() if area.is_member]
    with language(DEFAULT):
        usual = {name: headline(context, view, "") for name, view in VIEWS.items()}
        for area in ("", *members, *context.geography.regions):
            for name, view in VIEWS.items():
                said = headline(context, view, f"area={area}") if area else usual[name]
                if figures(said) and (not area or said != usual[name]):
                    yield name, area, said, commit


def write(context: Context) -> Path | None:
    """Write down what the views of a release say; None where it was not kept, or that stands there already."""
    if not context.release:
        return None
    archive = Archive(context.config.releases)
    path = archive.folder / f"{context.release}{SAID}"
    if path.exists():
        return None
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(context, archive.named(context.release).commit))
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))
    part.replace(path)
    return path


def main() -> int:
    """Command line: `python -m dashboard.exports.said`."""
    context = make_context(from_environment())
    path = write(context)
    print(f"{path}: what views say is written down" if path else "what views say stands there already")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
