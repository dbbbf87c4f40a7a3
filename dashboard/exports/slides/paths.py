"""What leads on from a last figure as strands of a native chart of years: paths, their band, what is compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard import theme
from dashboard.charts.marks import Band, Datum, Dots, Line, Pane
from dashboard.exports.slides.inks import drawn
from dashboard.exports.slides.plots import Strand
from dashboard.i18n import translate

Found = Sequence[Datum | None]
TARGET, COMPARED, USUAL = 9.0, 13.0, 6.0
"""Size of the diamond at a target, of the dots at figures that are compared, and of others with words, in points."""


def ahead(mark: Line, found: Found) -> Strand:
    """A path without symbols: dashed, or dotted where the change so far simply goes on; whole and thin between figures.
    Its name stands before it, where it is not in the legend."""
    labels, is_fitted = tuple("" if datum is None else datum.label for datum in found), mark.role == "fitted"
    return Strand(
        mark.name,
        drawn(mark.ink),
        tuple(None if datum is None else datum.drawn for datum in found),
        dash="" if is_fitted else "sysDot" if mark.role == "so-far" else "dash",
        width=1.25 if mark.role in ("fitted", "needed") else 2.0,
        symbol="none",
        labels=labels if any(labels) else (),
        end=mark.end,
        is_keyed=not any(labels),
        is_before=any(labels),
    )


def marked(mark: Dots, found: Found) -> Strand:
    """The target as a diamond; figures that are compared as dots with their words."""
    is_target = mark.role == "target"
    labels = tuple("" if datum is None else datum.label for datum in found)
    return Strand(
        mark.name,
        drawn(mark.ink),
        tuple(None if datum is None else datum.drawn for datum in found),
        labels=labels if any(labels) else (),
        is_joined=False,
        symbol="diamond" if is_target else "circle",
        size=TARGET if is_target else USUAL if mark.is_usual else COMPARED,
        end=mark.end,
        is_keyed=not mark.end and not any(labels),
        is_below=mark.is_under,
        is_spare=mark.is_spare,
    )


def own(mark: Line, found: Found, *, is_over: bool) -> Iterator[Strand]:
    """Figures of the reader's own: a dashed line with diamonds, over columns too, and ranges beside it, hollow, from
    least to greatest. `is_over`: whether there are columns."""
    exact = [datum if datum is not None and datum.value is not None else None for datum in found]
    ranges = [datum if datum is not None and datum.value is None else None for datum in found]
    is_last_exact = bool(mark.data) and mark.data[-1].value is not None
    look = Strand(
        mark.name,
        drawn(mark.ink),
        _drawn(exact),
        dash="dash",
        symbol="diamond",
        size=TARGET,
        end=mark.end if is_last_exact else "",
        is_keyed=not mark.end,
        is_over=is_over,
    )
    yield look
    yield replace(
        look,
        name=translate("{name}: at least", name=mark.name),
        values=_drawn(ranges),
        reach=tuple((0.0, 0.0) if datum is None else datum.around for datum in ranges),
        labels=tuple("" if datum is None else datum.label for datum in ranges),
        is_joined=False,
        is_open=True,
        end="" if is_last_exact else mark.end,
    )


def _drawn(found: Found) -> tuple[float | None, ...]:
    return tuple(None if datum is None else datum.drawn for datum in found)


def edges(mark: Band, found: Found) -> tuple[Strand, Strand, Strand]:
    """The ends of a band, between which a chart fills: its least, its greatest, and from one to the other."""

    def edge(name: str, values: tuple[float | None, ...], end: str = "") -> Strand:
        line = Strand(name, theme.LIGHT["muted"], values, dash="sysDot", width=1.0, symbol="none", is_keyed=False)
        return replace(line, end=end)

    low = tuple(None if datum is None else datum.low for datum in found)
    high = tuple(None if datum is None else datum.high for datum in found)
    return (
        edge(translate("{band}: least", band=mark.name), low),
        edge(translate("{band}: greatest", band=mark.name), high, mark.name),
        edge(translate("{band}: greatest less least", band=mark.name), tuple(map(_from_to, low, high))),
    )


def _from_to(low: float | None, high: float | None) -> float | None:
    return None if low is None or high is None else high - low


def targets(pane: Pane) -> Iterator[Strand]:
    """The level line at the target."""
    for rule in pane.rules:
        if rule.role == "target":
            values = (float(rule.at),) * len(pane.years)
            is_told = any(mark.role == "target" and isinstance(mark, Dots) and mark.end for mark in pane.marks)
            line = Strand(rule.said, theme.LIGHT["accent"], values, dash="sysDot", width=1.0, symbol="none")
            yield replace(line, is_keyed=not is_told)
