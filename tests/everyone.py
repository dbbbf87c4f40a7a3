"""Tells in tables how well everybody is served: `python -m tests.everyone [ADDRESS [PATH …]]`.

Contrast and difference of colours, words and glossary of each language; what axe finds at an address, page by page.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path

from playwright.sync_api import sync_playwright

from dashboard import i18n, theme
from dashboard.i18n.catalogues import DEFAULT, kept
from dashboard.i18n.check import words_in
from tests.browser.conftest import FLAGS, find_browser
from tests.browser.steps import LAPTOP, PAGES, PHONE, opened, shown
from tests.browser.test_every_page import serious
from tests.dashboard.test_theme import GROUNDS, INKS, SCHEMES, apart, in_scheme

GLOSSARY = Path(i18n.__file__).parent / "glossary"
CHECKED = "not checked"
"""How a term begins to say that nobody compared it with the publisher's words."""
SETTLED = 500
"""Milliseconds after which what scrolls in a window of another size is a stop of Tab (assets/reach/stops.js)."""


def main(asked: Sequence[str]) -> int:
    """Print the tables; 1 where axe finds anything."""
    for line in (*contrasts(), *differences(), *languages()):
        print(line)
    found = 0
    for base in asked[:1]:
        for line, count in findings(base, asked[1:] or PAGES):
            print(line, flush=True)
            found += count
    return int(found > 0)


def contrasts() -> Iterator[str]:
    """Each ink beside the ground of its scheme: marks need 3, words 4.5."""
    yield f"\n| contrast with the ground | {' | '.join(GROUNDS)} |\n|{' --- |' * (1 + len(GROUNDS))}"
    for name, colour in INKS.items():
        ratios = (theme.contrast(in_scheme(scheme, colour), GROUNDS[scheme]["ground"]) for scheme in GROUNDS)
        yield f"| {name} | {' | '.join(f'{ratio:.1f}' for ratio in ratios)} |"
    for name in ("ink", "muted", "accent", "control"):
        ratios = (theme.contrast(palette[name], palette["ground"]) for palette in GROUNDS.values())
        yield f"| {name} | {' | '.join(f'{ratio:.1f}' for ratio in ratios)} |"


def differences() -> Iterator[str]:
    """The least CIEDE2000 to any kind of sight: of neighbouring classes, and of any two series or statuses."""
    yield "\n| least CIEDE2000 to any sight | light | dark |\n| --- | --- | --- |"
    for hue, ramp in theme.RAMPS.items():
        least = min(apart(one, other) for one, other in pairwise(ramp))
        yield f"| neighbouring classes, {hue} | {least:.1f} | {least:.1f} |"
    for family in ("line", "region", "status"):
        own = [colour for name, colour in INKS.items() if name.startswith(family)]
        least_in = [
            min(apart(in_scheme(scheme, one), in_scheme(scheme, other)) for one, other in combinations(own, 2))
            for scheme in SCHEMES
        ]
        yield f"| {family} | {' | '.join(f'{least:.1f}' for least in least_in)} |"


def languages() -> Iterator[str]:
    """Words of each catalogue, and terms of each glossary with those that were compared with their source."""
    yield "\n| language | messages | words | terms | compared with the source |\n| --- | --- | --- | --- | --- |"
    english = kept(i18n.LOCALE, DEFAULT)
    yield f"| {DEFAULT} | {len(english.texts)} | {words_in(english.texts)} | | |"
    for path in sorted(GLOSSARY.glob("*.csv")):
        own = kept(i18n.LOCALE, path.stem)
        with path.open(encoding="utf-8", newline="") as file:
            checked = [not row["checked"].startswith(CHECKED) for row in csv.DictReader(file)]
        have = english.texts & own.usable
        yield f"| {path.stem} | {len(have)} | {words_in(have)} (English) | {len(checked)} | {sum(checked)} |"


def findings(base: str, paths: Sequence[str]) -> Iterator[tuple[str, int]]:
    """What axe finds on each page, on a laptop and a phone, light and dark, in English and in Arabic."""
    yield "\n| page | en | ar |\n| --- | --- | --- |", 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        page = browser.new_context(base_url=base, locale="en-GB", reduced_motion="reduce").new_page()
        for path in paths:
            counts = []
            for language in (DEFAULT, "ar"):
                page.set_viewport_size(LAPTOP)
                opened(page, f"{path}{'&' if '?' in path else '?'}lang={language}")
                found = serious(page)
                page.set_viewport_size(PHONE)
                shown(page)
                page.wait_for_timeout(SETTLED)
                page.evaluate("document.documentElement.dataset.scheme = 'dark'")
                counts.append(found + serious(page))
            yield f"| {path} | {' | '.join(str(len(found)) for found in counts)} |", sum(map(len, counts))
            for found in counts:
                yield from ((f"  {one}", 0) for one in found)
        browser.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
