"""What a figure in words says: the ends between which the true figure has to lie. English only, as the walk is."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

MINUS = "\N{MINUS SIGN}"
NUMBER = rf"[{MINUS}-]?\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion|trillion))?"
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "M": 1e6}
_INTERVAL = re.compile(rf"^(?:about )?({NUMBER}) ?(?:to|–) ?({NUMBER})$")
_NONE = {"none", "none listed", "no", "nobody", "nothing", "No", "None", "Nobody", "Nothing"}


class Amount(NamedTuple):
    """A number in words and half of its last digit."""

    value: float
    half: float

    def fits(self, true: float) -> bool:
        """Whether the true number is rounded to this."""
        return abs(true - self.value) <= self.half * (1 + 1e-6) + 1e-9


def amount(text: str) -> Amount | None:
    """One number: "2.4 million", "−0.31", "1,234"; None where it is none."""
    match = re.fullmatch(
        rf"([{MINUS}-]?)(\d[\d,]*)(\.\d+)?(?: ?(thousand|million|billion|trillion|k|M))?", text.strip()
    )
    if match is None:
        return None
    scale = _SCALES.get(match[4] or "", 1.0)
    decimals = len(match[3]) - 1 if match[3] else 0
    value = float(match[2].replace(",", "") + (match[3] or "")) * scale
    return Amount(-value if match[1] else value, 0.5 * 10**-decimals * scale)


def whole(text: str) -> int | None:
    """A count in words: "108", "1,234", "none"; None where it is none."""
    if text.strip() in _NONE:
        return 0
    # Behind what countries there are stands who is counted of none of them.
    count, is_more, _ = text.partition("; counted too: ")
    found = amount(count.partition(" ")[0] if is_more else text)
    return int(found.value) if found is not None and found.value == int(found.value) and "." not in text else None


def of_all_areas(text: str) -> bool:
    """Whether what is counted are countries and areas, as a sum over all of them has to say."""
    return "country or area" in text or "countries and areas" in text


def years_in(text: str) -> list[int]:
    """Years and spans of years in words, each year: "2010 to 2012 and 2017"."""
    spans = re.findall(r"(\d{4})(?: to (\d{4}))?", text)
    return [year for first, last in spans for year in range(int(first), int(last or first) + 1)]


def _is_edge(text: str) -> bool:
    """Whether a figure is under what a publisher or a last digit cannot tell: 0.01, 0.05, 2.5, 5, 10."""
    return re.sub(r"[^\d]", "", text).strip("0") in ("1", "5", "25")


def sure(text: str) -> str:
    """A figure without that it is uncertain, which is a claim of its own (`doubt_claims.py`)."""
    return re.sub(r"^[Pp]ossibly ", "", text)


_LEAST = re.compile(r"(?<!\d to )(?<!about )(?<![\d.,<])(?=\d[\d.,]*, possibly up to )")


def as_least(text: str) -> str:
    """A text of sums, in which what stands before "possibly up to" is told as the least that it is."""
    return _LEAST.sub("at least ", text)


def agrees(text: str, low: float, high: float) -> bool:  # noqa: PLR0911 - one way of saying a figure after another
    """Whether a figure in words is right of one that lies from `low` to `high` (both the same where it is exact)."""
    text = sure(text.strip()).removesuffix("%")
    if text in _NONE:
        return low == high == 0
    if text in ("<5", "1 to 4"):
        return (low, high) == (1, 4)
    if text in ("<2.5", "under 2.5"):
        return (low, high) == (0, 2.5)
    if text.startswith(("few", "Few")):
        return high > 0 and low < 10
    if text.startswith("under ") or text.startswith("<"):
        found = amount(text.removeprefix("under ").removeprefix("<"))
        if found is None or not 0 <= low <= high < found.value:
            return False
        return _is_edge(text) or high >= found.value - 2 * found.half  # No lower one of so many decimals is above it.
    if text.startswith("at least "):
        found = amount(text.removeprefix("at least "))
        return found is not None and found.fits(low)
    if text.startswith("over "):  # Nearly all of a whole.
        found = amount(text.removeprefix("over "))
        return found is not None and found.value < low == high < 100
    if text.startswith("up to "):
        found = amount(text.removeprefix("up to "))
        return found is not None and found.fits(high)
    if match := _INTERVAL.match(text):
        ends = amount(match[1]), amount(match[2])
        return ends[0] is not None and ends[1] is not None and ends[0].fits(low) and ends[1].fits(high)
    if text.startswith(("about ", "≈")):
        found = amount(text.removeprefix("about ").removeprefix("≈"))
        return found is not None and all(
            abs(end - found.value) <= 0.016 * abs(found.value) + found.half for end in (low, high)
        )
    found = amount(text)
    return found is not None and low == high and found.fits(low)


def part_agrees(text: str, low: float, high: float) -> bool:
    """Whether a part in words is so much, as one number; of a range, and over the whole, where others moved the other
    way, its least is said."""
    if text.startswith("at least ") and 1 <= low < high < 100:
        least = amount(text.removeprefix("at least "))
        return least is not None and least.value == min(math.floor(low), 99)
    if low >= 1 and _INTERVAL.match(text):
        return False
    if low < 100 < high:
        return text.startswith("at least ") and agrees(text, low, high)
    if low < 100 and high < 100 <= round(high):  # Others have something: nobody has all.
        least = amount(text.removeprefix("at least ").removeprefix("over "))
        is_bound = text.startswith("over ") if low > 99 else text.startswith("at least ")
        return is_bound and least is not None and least.value == min(math.floor(low), 99)
    return agrees(text, min(low, 100), min(high, 100))
