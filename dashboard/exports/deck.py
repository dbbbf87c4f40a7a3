"""The reader's own deck as frozen values, and the form in which it travels in a link."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from dashboard.i18n import format_number, in_a_row, translate
from dashboard.selection import LONGEST_QUERY
from dashboard.views import PAGE_VIEWS, VIEWS, View

VERSION = 1
"""Of the form. Readers of a later form take older ones too; a later form is refused with a message."""
MARK = "d="
"""What a deck follows in the fragment of a link, or in the query of a short one."""
MOST_VIEWS = 30
MOST_DECKS = 20
"""Decks that a browser keeps beside each other."""
LONGEST_NAME = 60
"""Characters of a deck's name. It is the reader's label alone: in a link it stands behind `name=`, and nothing that is
shown, printed or saved to others bears it above our figures."""
LONGEST_TITLE = 200
LONGEST_NOTE = 300
"""Characters (code points) of an edited title and of an annotation; what is longer is cut at a word, and says so."""
LONGEST_ADDRESS = LONGEST_QUERY + 40
"""Characters of a page's address: the longest query that pages read, and the longest path."""
LONGEST_LINK = 200_000
"""Characters of a packed deck that are looked at; a usual deck of MOST_VIEWS has under 6,000."""
LONGEST_UNPACKED = 200_000
"""Bytes; every deck within the limits above has fewer. 200 MB of nothing pack into 259 kB."""
MOST_TEMPLATE = 10_000_000
"""Bytes of a reader's own template for slides; the browser sends no larger one."""
MOST_NAMED = 5
LONGEST_NAMED = 40

STARTERS: Mapping[str, tuple[tuple[str, str, str], ...]] = MappingProxyType(
    {
        "world": (
            ("overview-map", "/", "map"),
            ("overview-children", "/", "chart"),
            ("victims-forms", "/victims", "chart"),
            ("flows-map", "/flows", "chart"),
            ("drivers-map", "/drivers", "map"),
            ("justice-map", "/justice", "map"),
            ("protection-map", "/protection", "map"),
            ("progress-counts", "/progress", "chart"),
        ),
        "country": (
            ("country-map", "/country/{area}", "map"),
            ("victims-children", "/victims?area={area}", "chart"),
            ("victims-forms", "/victims?area={area}", "chart"),
            ("country-profile", "/country/{area}", "chart"),
            ("timeline-rows", "/drivers/timeline?area={area}", "chart"),
            ("justice-beside", "/justice?area={area}", "chart"),
            ("protection-levels", "/protection?area={area}", "chart"),
            ("progress-pace", "/progress?area={area}", "chart"),
        ),
        "acting": (
            ("justice-steps", "/justice?area={area}", "table"),
            ("justice-suggested", "/justice?area={area}", "table"),
            ("progress-movers", "/progress?area={area}&indicator={placed}", "chart"),
            ("coverage-picture", "/data/coverage?area={area}&indicator=detected-victims", "chart"),
            ("unmeasured-table", "/data/not-measured?area={area}", "table"),
        ),
    }
)
"""View, address and tab of each slide of a ready-made deck: of the world, of any country, and of what can be acted on
there: what is on record, what was suggested, who came nearer, of what there are figures, and what nobody counts.

`{placed}`: the indicator by which a country is placed, see `placed_by` in dashboard/figures/movers.py.
"""

MESSAGES = {
    "deckForeign": "This is no link to a deck of this site.",
    "deckBroken": "This link to a deck is cut off or damaged. Please ask whoever sent it for the whole link.",
    "deckLarge": "This link holds more than a deck can hold, so it was not read.",
    "deckLater": "This deck was made with a later version of this site. Please reload the page and try again.",
    "deckMany": "Views in this deck: {n}. A deck holds at most {most}, so it was not read.",
    "deckEmpty": "This link holds a deck without views.",
    "deckLong": "Too long: the rest is left out, and “…” stands in its place.",
    "deckUnknown": "Views that this site does not have in this form were left out: {names}.",
}
"""What readers are told, here and in the browser (assets/deck.js)."""

_PACKED = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_ADDRESS = re.compile(r"/(?!/)[A-Za-z0-9/._~%,+=&?:;@!$'()*-]*", re.ASCII)
_COUNTRY = re.compile(r"/country(?:/[A-Za-z0-9%.-]{1,30})?", re.ASCII)
_BREAKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_PAUSES = " ,;:·–—-("
"""What no text ends in that goes on: before the sign that it does."""
_JOINED = re.compile("[\u200d\U0001f3fb-\U0001f3ff]")
"""Signs that belong to the one before them, as all marks do."""
_HIDDEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def _message(name: str, **values: object) -> str:
    return translate(MESSAGES[name], **values)


def long_words() -> str:
    """What is said of a title or line that is too long."""
    return _message("deckLong")


class DeckError(ValueError):
    """A deck that cannot be read; its text is for the reader."""

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(_message(name, **values))
        self.name = name
        """Which of MESSAGES."""


@dataclass(frozen=True)
class Pinned:
    """One view of a deck."""

    panel: str
    """Name of the view, of VIEWS."""
    address: str
    """Path and query of its page, without the tab: "/victims?area=NGA"."""
    tab: str
    """map, chart or table."""
    title: str = ""
    """As the reader edited it; empty for the view's own, which follows the figures."""
    note: str = ""
    """One line of the reader's."""

    @property
    def path(self) -> str:
        """Path of its page."""
        return self.address.partition("?")[0]

    @property
    def query(self) -> str:
        """What its view is asked for, without "?": the country of its path before other areas, and another tab."""
        country = self.path.removeprefix("/country").removeprefix("/") if self.path.startswith("/country") else ""
        is_home = self.tab == VIEWS[self.panel].home
        area, view = f"area={country}" if country else "", "" if is_home else f"view={self.panel}.{self.tab}"
        return "&".join(filter(None, (area, self.address.partition("?")[2], view)))


@dataclass(frozen=True)
class Deck:
    """Views in the reader's order."""

    views: tuple[Pinned, ...] = ()


@dataclass(frozen=True)
class Found:
    """What a link holds."""

    deck: Deck
    unknown: tuple[str, ...] = ()
    """Names of views that are left out because there are none such, as far as they can be shown."""

    @property
    def notice(self) -> str:
        """What the reader is told of the views that were left out; empty where none were."""
        names = in_a_row(self.unknown[:MOST_NAMED])
        return _message("deckUnknown", names=names) if names else ""


def text_of(text: str, longest: int) -> str:
    """Foreign text as one line of at most so many code points, without controls, marks of direction, half characters.

    It stays text: `<`, `&` and `=` are left for whoever writes HTML, SVG, slides or file names to escape. What is
    longer ends in “…”, behind a word where it has words.
    """
    line = _BREAKS.sub(" ", _HIDDEN.sub("", text)).strip(" ")
    return line if len(line) <= longest else f"{line[: _end_of(line, longest - 1)].rstrip(_PAUSES)}…"


def _end_of(line: str, most: int) -> int:
    """How many code points of a longer line are kept: whole words, else no letter without its marks."""
    space = line.rfind(" ", 0, most + 1)
    if space > most / 2:
        return space
    end = most
    while end and (_belongs(line[end]) or line[end - 1] == "\u200d"):
        end -= 1
    return end or most


def _belongs(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M") or _JOINED.match(sign) is not None


def path_of(view: View) -> str:
    """The path of a view's page; a country's has its code behind it."""
    return "/" if view.page == "overview" else PAGE_VIEWS[view.page].path or f"/{view.page}"


def known() -> dict[str, Any]:
    """What the browser must know of decks to read and write the same form: limits, and path and tabs of each view.

    And what ready-made decks hold.
    """
    limits = {
        "version": VERSION,
        "most": MOST_VIEWS,
        "title": LONGEST_TITLE,
        "note": LONGEST_NOTE,
        "decks": MOST_DECKS,
        "name": LONGEST_NAME,
        "address": LONGEST_ADDRESS,
        "link": LONGEST_LINK,
        "unpacked": LONGEST_UNPACKED,
        "names": MOST_NAMED,
        "template": MOST_TEMPLATE,
        "named": LONGEST_NAMED,
    }
    views = {name: [path_of(view), *view.tabs] for name, view in VIEWS.items()}
    return {"limits": limits, "views": views, "starters": dict(STARTERS)}


def encode(deck: Deck) -> str:
    """A deck as it stands behind `#d=`: base64url of deflate-raw of JSON `[version, [panel, address, tab, …], …]`.

    Titles and notes at the end of a view are left out where they are empty. Raises DeckError where there are too many.
    """
    _not_too_many(len(deck.views))
    rows = [VERSION, *(_row(view) for view in deck.views)]
    raw = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(raw) + packer.flush()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _row(view: Pinned) -> list[str]:
    row = [view.panel, view.address, view.tab, text_of(view.title, LONGEST_TITLE), text_of(view.note, LONGEST_NOTE)]
    while not row[-1]:
        row.pop()
    return row


def decode(link: str, views: Mapping[str, View] = VIEWS) -> Found:
    """The deck of a link, or of what stands behind `#d=` alone. Its work is bounded whatever it is given.

    Raises DeckError with a message for the reader.
    """
    packed = packed_of(link)
    if len(packed) > LONGEST_LINK:
        raise DeckError("deckLarge")
    if not _PACKED.fullmatch(packed):
        raise DeckError("deckBroken" if packed else "deckForeign")
    return of_json(_unpacked(packed), views)


def of_json(raw: bytes, views: Mapping[str, View] = VIEWS) -> Found:
    """The deck of the list that a link packs, as JSON: `[version, [panel, address, tab, title, note], …]`.

    Raises DeckError with a message for the reader.
    """
    if len(raw) > LONGEST_UNPACKED:
        raise DeckError("deckLarge")
    rows = _rows(raw)
    _not_too_many(len(rows))
    return _found([_read(row) for row in rows], views)


def packed_of(link: str) -> str:
    """What a link says behind `d=` of its fragment, else of its query; a text without either is taken as it is."""
    link = link.strip()
    head, sharp, fragment = link.partition("#")
    for part in (fragment, head.partition("?")[2]):
        for pair in part.split("&"):
            if pair.startswith(MARK):
                return pair.removeprefix(MARK)
    return "" if sharp or "/" in head or "?" in head else link


def _unpacked(packed: str) -> bytes:
    try:
        compressed = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        unpacker = zlib.decompressobj(-15)
        raw = unpacker.decompress(compressed, LONGEST_UNPACKED)
    except (ValueError, zlib.error):
        raise DeckError("deckBroken") from None
    if unpacker.unconsumed_tail:
        raise DeckError("deckLarge")
    if not unpacker.eof or unpacker.unused_data:
        raise DeckError("deckBroken")
    return raw


def _rows(raw: bytes) -> list[Any]:
    try:
        read = json.loads(raw.decode())
    except (ValueError, RecursionError):
        raise DeckError("deckBroken") from None
    if not isinstance(read, list) or not read or type(read[0]) is not int or read[0] < 1:
        raise DeckError("deckForeign")
    if read[0] > VERSION:
        raise DeckError("deckLater")
    return read[1:]


def _not_too_many(count: int) -> None:
    if count > MOST_VIEWS:
        raise DeckError("deckMany", n=format_number(count), most=format_number(MOST_VIEWS))


def _read(row: Any) -> Pinned:
    if not isinstance(row, list) or not 3 <= len(row) <= 5 or not all(isinstance(part, str) for part in row):
        raise DeckError("deckForeign")
    panel, address, tab, title, note = (*row, "", "")[:5]
    if len(address) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
        raise DeckError("deckForeign")
    return Pinned(panel, address, tab, text_of(title, LONGEST_TITLE), text_of(note, LONGEST_NOTE))


def _found(read: list[Pinned], views: Mapping[str, View]) -> Found:
    if not read:
        raise DeckError("deckEmpty")
    kept = tuple(view for view in read if _is_known(view, views))
    unknown = dict.fromkeys(_named(view.panel) for view in read if not _is_known(view, views))
    if not kept:
        raise DeckError("deckUnknown", names=in_a_row(list(unknown)[:MOST_NAMED]))
    return Found(Deck(kept), tuple(unknown))


def _is_known(pinned: Pinned, views: Mapping[str, View]) -> bool:
    view = views.get(pinned.panel)
    if view is None or pinned.tab not in view.tabs:
        return False
    return bool(_COUNTRY.fullmatch(pinned.path)) if view.page == "country" else pinned.path == path_of(view)


def _named(panel: str) -> str:
    return text_of(panel, LONGEST_NAMED)
