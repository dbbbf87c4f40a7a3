"""The files of a deck that a browser shows from disk: the show with its scripts, all answers, and what they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from typing import Any

from dashboard import theme
from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.exports.citations import plain, seen_in
from dashboard.exports.deck import Found, Pinned
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.presented import presented
from dashboard.i18n import current_language, format_date, format_number, in_a_row, is_right_to_left, translate
from dashboard.parts import presenter, shell
from dashboard.parts.elements import as_script
from dashboard.selection import Selection
from dashboard.views import VIEWS, selection_of, tab_of

INDEX, READ_ME = "index.html", "README.txt"
FOLDER = "files"
PLOTLY, PLOTLY_LICENCE = "vendor/plotly-reach.min.js", "vendor/plotly-LICENSE.txt"
OUTLINES = "boundaries/world.geojson"
STARTER = "bundled.js"
"""The script that gives the show its deck and answers."""
SHEETS = ("reach.css", "present.css")
MOST_YEARS = 120
MOST_YEARS_BYTES = 3_000_000
"""Answers of other years beside those of the deck, and their bytes, of all slides in which one year is fetched at a
time. What is over is left out, the years farthest from that of the deck first, and README.txt says so."""
_POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; "
    "img-src 'self' file: data: blob:; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True)
class Kept:
    """One view of the deck with all that its slide may show."""

    pinned: Pinned
    base: dict[str, Any]
    """As the deck has it."""
    years: dict[int, dict[str, Any]]
    """Of other years, where each is an answer of its own."""
    left_out: tuple[int, ...]
    """Years that the view has, but not this bundle."""
    sources: tuple[Source, ...]

    @property
    def title(self) -> str:
        """The reader's, else its own."""
        return self.pinned.title or str(self.base["words"]["title"])


def files_of(context: Context, found: Found, root: str, lang: str, most_years: int = MOST_YEARS) -> dict[str, bytes]:
    """All files by their path in the folder, in the current language. `root`: scheme and host of the site, or empty."""
    kept = kept_of(context, found.deck.views, root, lang, most_years)
    assets = context.config.assets
    scripts = presenter.SCRIPTS[: presenter.SCRIPTS.index("deck-form.js")]
    files = {INDEX: _index(scripts).encode(), READ_ME: _read_me(context, kept, found, root).encode()}
    for name in (*SHEETS, "scheme.js", *scripts, STARTER, PLOTLY, PLOTLY_LICENCE):
        files[_place(name)] = (assets / name).read_bytes()
    outlines = json.loads((assets / OUTLINES).read_bytes())
    files[f"{FOLDER}/outlines.js"] = f"window.reachOutlines = {as_script(outlines)};\n".encode()
    files[f"{FOLDER}/answers.js"] = f"window.reachBundled = {as_script(_told(context, kept, found, root))};\n".encode()
    return files


def kept_of(
    context: Context, views: Sequence[Pinned], root: str, lang: str, most_years: int = MOST_YEARS
) -> list[Kept]:
    """Each view of a deck with its answers, of other years as many as the bounds allow."""

    @cache
    def answer_of(asked: Asked) -> dict[str, Any]:
        return _slim(presented(context, asked, has_still=True))

    bases = [_asked(context, pinned, root, lang) for pinned in views]
    # One view after the other: what is computed for its answer is at hand for its sources.
    made = [(answer_of(asked), _sources(context, asked)) for asked in bases]
    answers = [answer for answer, _ in made]
    moved = [place for place, answer in enumerate(answers) if answer["years"] and answer["kind"] != "map"]
    among = len(moved) or 1
    share = most_years // among, MOST_YEARS_BYTES // among
    kept = []
    for place, (pinned, asked, (answer, sources)) in enumerate(zip(views, bases, made, strict=True)):
        years = _years(answer_of, asked, share) if place in moved else {}
        kept.append(Kept(pinned, *_bounded(answer, years, is_moved=place in moved), sources))
    return kept


def _asked(context: Context, pinned: Pinned, root: str, lang: str) -> Asked:
    view = VIEWS[pinned.panel]
    selection = replace(selection_of(context, view, pinned.query), lang=lang)
    return Asked(view, selection, permalink_of(context, view, pinned.query, root))


def _slim(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without the table that its slide does not show."""
    return answer if answer["kind"] == "table" else {**answer, "table": None}


def _years(
    answer_of: Callable[[Asked], dict[str, Any]], asked: Asked, share: tuple[int, int]
) -> dict[int, dict[str, Any]]:
    """Answers of the years nearest to that of the deck. `share`: how many, and how many bytes of them."""
    first, last = answer_of(asked)["years"]
    chosen: int = asked.selection.year
    nearest = sorted((year for year in range(first, last + 1) if year != chosen), key=lambda year: abs(year - chosen))
    most, room = share
    found: dict[int, dict[str, Any]] = {}
    for year in nearest[:most]:
        told = answer_of(_of_year(asked, year))
        room -= len(as_script(told).encode())
        if room < 0:
            break
        found[year] = told
    return found


def _sources(context: Context, asked: Asked) -> tuple[Source, ...]:
    """Those that its picture lists, and whose outlines a map has, since a folder holds them as a file."""
    sources = content_of(context, asked).sources
    has_outlines = asked.view.has_outlines(tab_of(asked.view, asked.selection))
    return (*sources, context.sources["un_geodata"]) if has_outlines else sources


def _of_year(asked: Asked, year: int) -> Asked:
    selection: Selection = replace(asked.selection, year=year)
    address, _, query = asked.permalink.partition("?")
    others = [pair for pair in query.split("&") if pair and not pair.startswith("year=")]
    return replace(asked, selection=selection, permalink=f"{address}?{'&'.join([*others, f'year={year}'])}")


def _bounded(
    answer: dict[str, Any], years: dict[int, dict[str, Any]], *, is_moved: bool
) -> tuple[dict[str, Any], dict[int, dict[str, Any]], tuple[int, ...]]:
    """An answer that says the years which are there without a gap, those, and the years left out."""
    if not is_moved:
        return answer, {}, ()
    chosen: int = answer["selection"]["year"]
    first = last = chosen
    while first - 1 in years:
        first -= 1
    while last + 1 in years:
        last += 1
    whole = range(answer["years"][0], answer["years"][1] + 1)
    told = {**answer, "years": [first, last] if first < last else None}
    inside = {year: one for year, one in years.items() if first <= year <= last}
    return told, inside, tuple(year for year in whole if not first <= year <= last)


# ------------------------------------------------------------------------------------------------ scripts


def _place(name: str) -> str:
    return f"{FOLDER}/{name.rpartition('/')[2]}"


def _told(context: Context, kept: Sequence[Kept], found: Found, root: str) -> dict[str, Any]:
    base = shell.base(context)
    known = {name: base[name] for name in ("lang", "areas", "regions")}
    return {
        "root": root,
        "known": {**known, "words": {**base["words"], **presenter.words(), **_words()}},
        "notice": found.notice,
        "slides": [
            {
                "view": {
                    "panel": one.pinned.panel,
                    "tab": one.pinned.tab,
                    "title": one.pinned.title,
                    "note": one.pinned.note,
                },
                "base": one.base,
                "years": one.years,
            }
            for one in kept
        ],
    }


def _words() -> dict[str, str]:
    """What the show says otherwise where there is no server."""
    away = translate("This folder does not have it. The slide stays as it was.")
    return {"presentKept": away, "presentGone": away}


def _index(scripts: Iterable[str]) -> str:
    lang = current_language()
    sheets = "".join(f'<link rel="stylesheet" href="{_place(name)}">' for name in SHEETS)
    names = (*scripts, PLOTLY, "outlines.js", "answers.js", STARTER)
    deferred = "".join(f'<script defer src="{_place(name)}"></script>' for name in names)
    return f"""<!DOCTYPE html>
<html lang="{lang}" dir="{"rtl" if is_right_to_left(lang) else "ltr"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(translate("Reach 2030"))}</title>
<link rel="icon" href="data:,">
<script src="{_place("scheme.js")}"></script>
<style>{theme.css()}</style>
{sheets}
</head>
<body class="presenting showing">
{shell.PATTERNS}
{presenter.show(leave="")}
<datalist id="country-names"></datalist>
<div id="tip" role="tooltip" hidden></div>
<div id="say" role="status" aria-live="polite"></div>
{deferred}
</body>
</html>
"""


# ------------------------------------------------------------------------------------------------ in words


def _read_me(context: Context, kept: Sequence[Kept], found: Found, root: str) -> str:
    sources = list(dict.fromkeys(source for one in kept for source in one.sources))
    seen = seen_in(context, root)
    parts = [
        translate("Reach 2030: a deck to present without a network"),
        *_about(context, root),
        *filter(None, [found.notice]),
        translate("Slides"),
        *(_slide(number, one) for number, one in enumerate(kept, 1)),
        translate("Sources and licences"),
        *(_source(source, seen) for source in sources),
        translate(
            "Figures belong to their publishers, on the terms above. Names and boundaries do not imply endorsement by "
            "anybody."
        ),
        translate("Charts and maps are drawn by plotly.js; its licence is files/plotly-LICENSE.txt."),
    ]
    return "\r\n\r\n".join(part.replace("\n", "\r\n") for part in parts) + "\r\n"


def _about(context: Context, root: str) -> tuple[str, ...]:
    day = format_date(context.today())
    return (
        translate("Open index.html in a browser (Chrome, Edge, Firefox or Safari). Keep the folder “files” beside it."),
        translate(
            "Nothing is installed and nothing is fetched. The right and left arrow, or a clicker, go from slide to "
            "slide; ? shows all keys. Addresses at the foot of slides lead to the live view, where there is a network."
        ),
        translate(
            "Point at a chart or a map to see its figures. Maps hold all their years and countries. Charts hold the "
            "countries of the deck, and the years named below where a chart is of one year."
        ),
        _made(day, root, context.store.version),
        translate("Figures are as old as the releases of the sources below; later corrections are not in this folder."),
        translate(
            "Detected victims are people whom authorities or services found and reported. How many were never found is "
            "not known."
        ),
        translate("Reach 2030's reading of published figures, not an assessment by the United Nations."),
    )


def _made(day: str, root: str, release: str) -> str:
    if not root:
        return translate("Made on {day}, data release {release}.", day=day, release=release)
    return translate("Made on {day} from {site}, data release {release}.", day=day, site=root, release=release)


def _slide(number: int, one: Kept) -> str:
    lines = [
        translate("{number}. {title}", number=format_number(number), title=one.title),
        one.base["words"]["subtitle"],
        *filter(None, [one.pinned.note]),
        one.base["words"]["permalink"],
    ]
    years = one.base["years"]
    if one.left_out and years:
        lines.append(
            translate("Years in this folder: {first} to {last}; others were left out.", first=years[0], last=years[1])
        )
    elif one.left_out:
        lines.append(translate("Other years of this chart were left out."))
    return "\n   ".join(lines)


def _source(source: Source, seen: str) -> str:
    lines = [
        in_a_row((source.publisher, source.title, translate(source.vintage))),
        plain(source, seen),
        *filter(None, [translate(source.citation_note)]),
        translate("Licence: {licence}", licence=translate(source.licence)),
    ]
    return "\n   ".join(lines)
