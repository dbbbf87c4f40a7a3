"""Whether a figure that somebody quotes is the published one: equal, rounded, outdated, in another unit, or not known.

A number is held against what stands in the tables, now and in older releases. Nothing is guessed, and nothing is
computed of figures that are suppressed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from dashboard.archive import Archive, Manifest
from dashboard.catalogue import RATE, Indicator
from dashboard.columns import COLUMNS
from dashboard.context import Context
from dashboard.exports.cells import Cell, cell_told, figure_cell
from dashboard.words.names import bearable, decimals_of

Verdict = Literal["equal", "rounded", "outdated", "another unit", "not known"]
Kind = Literal["number", "per cent", "share", "per 100,000", "per 1,000", "per million", "thousands", "millions"]

MOST_OFF = Decimal("0.05")
"""Part of a figure by which a rounding of it may be off: 3,000 stands for 2,883, but 10,000 not for 5,400."""
LEAST_DIGITS = 2
"""That a number must have to fit in a unit that nobody named: one digit fits too often."""
_FINEST = Decimal("0.0001")
_GROUPS = r"\d{1,3}(?:[, ']\d{3})+"
_FIGURE = re.compile(
    rf"(?P<sign><|under |below |fewer than |less than )?\s*(?P<number>[-−]?(?:{_GROUPS}|\d+)(?:\.\d+)?)"
    r"\s*(?P<times>thousand|million|billion)?\s*(?P<unit>[^\d<>]*(?:\bper \d[^<>]*)?)",
    re.ASCII | re.IGNORECASE,
)
_TIMES = {"": Decimal(1), "thousand": Decimal(10) ** 3, "million": Decimal(10) ** 6, "billion": Decimal(10) ** 9}
_UNITS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"%|\bper ?cent\b|\bpercent(?:age)?\b", re.IGNORECASE), "per cent"),
    (re.compile(r"\bper 100[, ]?000\b", re.IGNORECASE), "per 100,000"),
    (re.compile(r"\bper (?:1[, ]?000[, ]?000|million)\b", re.IGNORECASE), "per million"),
    (re.compile(r"\bper (?:1[, ]?000|thousand)\b", re.IGNORECASE), "per 1,000"),
    (re.compile(r"\b(?:share|proportion|fraction|ratio)\b", re.IGNORECASE), "share"),
    (re.compile(r"\bthousands?\b", re.IGNORECASE), "thousands"),
    (re.compile(r"\bmillions?\b", re.IGNORECASE), "millions"),
    (
        re.compile(
            r"\b(?:persons?|people|children|girls?|boys?|women|men|adults|victims?|cases?|number|count)\b", re.I
        ),
        "number",
    ),
)
_LINE = b"\n"


class NoFigureError(ValueError):
    """What somebody quotes is no number that can be read; the message says so in one line."""


@dataclass(frozen=True)
class Quoted:
    """A number as somebody gives it."""

    number: Decimal
    steps: tuple[Decimal, ...]
    """To what it may have been rounded: its last digit, and, of a whole number, each of the zeros at its end."""
    under: bool = False
    """Whether less than it is meant: "<5"."""
    unit: str = ""
    """What is written behind it."""


@dataclass(frozen=True)
class _Form:
    """A published figure in one unit."""

    kind: Kind
    value: Decimal
    text: str
    """What the unit is, in words."""


_Judged = tuple[Verdict, str, dict[str, Any]]
"""A verdict, its sentence, and what is told beside it."""


def read_quoted(text: str) -> Quoted:
    """The number in what somebody quotes: "2,883", "38%", "<5", "2.9 million". Raises NoFigureError."""
    found = _FIGURE.fullmatch(" ".join(text.split()))
    if found is None:
        raise NoFigureError(
            "figure: write one number, such as 2,883, 38%, 0.38, <5 or 2.9 million, with a decimal point."
        )
    times = _TIMES[(found["times"] or "").lower()]
    plain = re.sub(r"[, ']", "", found["number"]).replace("−", "-")
    number = Decimal(plain)
    decimals = len(plain.partition(".")[2])
    zeros = 0 if decimals or not number else len(plain) - len(plain.rstrip("0"))
    steps = tuple(times * Decimal(10) ** (power - decimals) for power in range(zeros + 1))
    return Quoted(number * times, steps, bool(found["sign"]), found["unit"].strip())


def kind_of(words: str) -> Kind | None:
    """The kind of unit that words name; None where they name none that is known."""
    return next((kind for sign, kind in _UNITS if sign.search(words)), None)


def is_rounded(quoted: Quoted, value: Decimal) -> bool:
    """Whether a number is a rounding of a value, to digits it has itself."""
    off = abs(value - quoted.number)
    return off <= abs(value) * MOST_OFF and any(2 * off <= step for step in quoted.steps)


def verified(context: Context, cell: Cell, figure: str, unit: str = "") -> dict[str, Any]:
    """What there is to say of a figure that is quoted of a cell: verdict, sentence, and the published figure.

    Raises NoFigureError.
    """
    now = figure_cell(context, cell)
    told = cell_told(context, now)
    if now.found and figure.strip().casefold() == now.text.casefold() and _number_in(figure) is None:
        said = "This is how it is published: in words, or as an interval."
        return {"verdict": "equal", "said": said, "figure": figure, "asked_unit": unit, **told}
    quoted = read_quoted(figure)
    words = unit or quoted.unit
    named = kind_of(words)
    verdict, said, more = _judged(context, now, quoted, named)
    if named is None and words:
        said = f"{said} The unit “{words}” was not compared."
    return {"verdict": verdict, "said": said, **more, "figure": figure, "asked_unit": words, **told}


def _number_in(text: str) -> Quoted | None:
    try:
        return read_quoted(text)
    except NoFigureError:
        return None


def _judged(context: Context, now: Cell, quoted: Quoted, named: Kind | None) -> _Judged:
    if now.is_closed or (now.value is None and now.bounds is not None):
        return _of_interval(now, quoted)
    if _is_said_so(now, quoted) and named in (None, kind_of(now.unit) or "number"):
        return "rounded", f"This is the published figure, as it is said here: {now.text} ({now.unit}).", {}
    if quoted.under:
        return "not known", f"A number was quoted as an upper limit. Published is {now.text}.", {}
    forms = tuple(_forms(context, now))
    return (
        _same(now, forms[:1], quoted, named)
        or _in_other(now, [form for form in forms[1:] if form.kind == named], quoted)
        or _outdated(context, now, quoted)
        or _in_other(now, [form for form in forms if form.kind != named], quoted, LEAST_DIGITS)
        or _unknown(now)
    )


def _is_said_so(now: Cell, quoted: Quoted) -> bool:
    """Whether a number is the one that pages have of a figure, where that is a rounding of it: "0.2", "under 0.05"."""
    shown = _number_in(now.plain)
    if shown is None or now.value is None or Decimal(now.value) == quoted.number:
        return False
    return (shown.number, shown.under) == (quoted.number, quoted.under)


def _of_interval(now: Cell, quoted: Quoted) -> _Judged:
    """Of a number that is not published: whoever quotes what the publisher prints ("<5") is right."""
    shown = _number_in(now.plain)
    if now.computed and shown is not None and (shown.under, shown.number) == (quoted.under, quoted.number):
        return "rounded", f"This is how the sum is said here: {now.text}. Its exact value is not known.", {}
    if shown is not None and (shown.under, shown.number) == (True, quoted.number) and quoted.under:
        return "equal", "This is how the publisher prints it: the number itself is not published.", {}
    what = "The exact sum is not known" if now.computed else "The number is not published"
    return "not known", f"{what}: {now.text}. No number can be said to be it.", {}


def _same(now: Cell, forms: Sequence[_Form], quoted: Quoted, named: Kind | None) -> _Judged | None:
    for form in forms:
        if named not in (None, form.kind):
            continue
        what = "the sum that is shown here" if now.computed else "the published figure"
        if quoted.number == form.value:
            return "equal", f"This is {what}.", {}
        if is_rounded(quoted, form.value):
            return "rounded", f"This is {what}, rounded: {_plain(form.value)} ({form.text}).", {}
    return None


def _in_other(now: Cell, forms: Sequence[_Form], quoted: Quoted, digits: int = 1) -> _Judged | None:
    for form in forms:
        fits = quoted.number == form.value or is_rounded(quoted, form.value)
        if fits and (_digits(quoted) >= digits or form.text == now.unit):
            what = "Shown here" if now.computed else "Published"
            said = f"The number fits, in another unit: {form.text}. {what} is {now.text} ({now.unit})."
            return "another unit", said, {"in_unit": form.text}
    return None


def _outdated(context: Context, now: Cell, quoted: Quoted) -> _Judged | None:
    earlier = _earlier(context, now, quoted)
    if earlier is None:
        return None
    words = f"Published now is {now.text}" if now.found else "There is no such figure now"
    said = f"This was the figure in the release {earlier.name}. {words}."
    return "outdated", said, {"release_of_figure": earlier.name}


def _unknown(now: Cell) -> _Judged:
    if not now.found:
        return "not known", "There is no such figure in any release that is kept. This does not make it zero.", {}
    if now.value is None:
        return "not known", f"No number is published: {now.text}.", {}
    if now.computed:
        return "not known", f"The sum that is shown here is another number: {now.text}.", {}
    return "not known", f"No release that is kept has this number here. Published is {now.text}.", {}


def _plain(value: Decimal) -> str:
    """A figure with at most four decimals: what the build computes has many."""
    return f"{value:f}" if value == value.quantize(_FINEST) else f"{value.quantize(_FINEST):f}"


def _digits(quoted: Quoted) -> int:
    """How many digits of a number say something."""
    return len(str(int(quoted.number / quoted.steps[-1])).strip("-").rstrip("0"))


def _forms(context: Context, now: Cell) -> Iterator[_Form]:
    """A published figure in its own unit, then in others in which it is quoted."""
    if now.value is None:
        return
    value = Decimal(now.value)
    kind = kind_of(now.unit) or "number"
    yield _Form(kind, value, now.unit)
    if kind == "per cent":
        yield _Form("share", value / 100, "share of 1")
    elif kind == "per 100,000":
        yield _Form("per 1,000", value / 100, "per 1,000")
        yield _Form("per million", value * 10, "per million")
    elif kind == "number":
        yield _Form("thousands", value / 1000, "thousands")
        yield _Form("millions", value / 1_000_000, "millions")
    yield from _divided(context, now)


def _divided(context: Context, now: Cell) -> Iterator[_Form]:
    """Of a count its rate, as maps show it; of a rate that the tables have the count behind it."""
    indicator = context.indicators[now.indicator]
    if indicator.per and now.area in context.geography.areas:
        question = replace(context.question(indicator.id, (now.area,), sex=now.sex, age=now.age), measure=RATE)
        found = context.histories(replace(question, breakdown=now.breakdown)).get(now.area, ())
        for item in found:
            if item.year == now.year and item.value is not None:
                digits = bearable(item.value, decimals_of(indicator, RATE))
                yield _Form("per 100,000", Decimal(f"{item.value:.{digits}f}"), "per 100,000, computed here")
    if indicator.rate_of:
        age = _age_of_count(context.indicators[indicator.rate_of], now)
        count = figure_cell(context, replace(now, indicator=indicator.rate_of, age=age))
        if count.value is not None and not count.is_closed:
            yield _Form("number", Decimal(count.value), count.unit)


def _age_of_count(count: Indicator, now: Cell) -> str:
    """The age of the count that a rate divides: its own where the count has it, else the count's usual one."""
    return now.age if now.age in count.age else count.default_age


def _earlier(context: Context, now: Cell, quoted: Quoted) -> Manifest | None:
    """The newest older release in which exactly this number stood in the same cell; never one that is hidden now."""
    if context.indicators[now.indicator].least_shown or now.computed:
        return None
    archive = Archive(context.config.releases)
    seen = {context.store.files[now.indicator].sha256}
    begins = _LINE + ",".join((now.row_area, str(now.year), now.sex, now.age, now.breakdown, "")).encode()
    head = ",".join(COLUMNS).encode()
    for manifest in reversed(archive.manifests()):
        sha256 = manifest.tables.get(now.indicator)
        if manifest.name == context.release or sha256 is None or sha256 in seen:
            continue
        seen.add(sha256)
        content = archive.content(sha256)
        at = content.find(begins)
        if at < 0 or not content.startswith(head + _LINE):
            continue
        cells = content[at + 1 :].partition(_LINE)[0].decode().split(",")
        if _value(cells) == quoted.number:
            return manifest
    return None


def _value(cells: Sequence[str]) -> Decimal | None:
    """The exact figure of a published row; None where it has none."""
    row = dict(zip(COLUMNS, cells, strict=True))
    return Decimal(row["obs_value"]) if row["obs_value"] and row["obs_status"] != "Q" else None
