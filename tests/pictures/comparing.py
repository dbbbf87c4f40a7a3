"""Compares pictures with their references, and shows those that differ side by side."""

from __future__ import annotations

import difflib
import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.context import Context
from tests.pictures.cases import Case
from tests.pictures.drawing import slides_file, svg_of
from tests.pictures.normal import drawn_again, normal_slides, normal_svg, outlines_of

REFERENCES = Path(__file__).parent / "references"
MOST_LINES = 400
"""Of a difference that the page prints."""


@dataclass(frozen=True)
class Compared:
    """One picture beside its reference."""

    case: Case
    old: str | None
    """None where it has no reference yet."""
    new: str
    svg: str = ""
    """What is drawn now, whole; empty for slides."""

    @property
    def is_same(self) -> bool:
        return self.old == self.new


def compared(context: Context, case: Case) -> Compared:
    """A case drawn anew, beside its reference."""
    path = REFERENCES / case.file
    old = path.read_text(encoding="utf-8") if path.exists() else None
    if case.medium == "pptx":
        return Compared(case, old, normal_slides(slides_file(context, case)))
    svg = svg_of(context, case)
    return Compared(case, old, normal_svg(svg), svg)


def accept(found: Compared) -> None:
    """Make what is drawn now the reference."""
    REFERENCES.mkdir(exist_ok=True)
    (REFERENCES / found.case.file).write_text(found.new, encoding="utf-8", newline="\n")


def left_over(cases: Sequence[Case]) -> list[Path]:
    """References of cases that there no longer are."""
    kept = {case.file for case in cases}
    return [path for path in sorted(REFERENCES.glob("*.*")) if path.name not in kept]


def difference(found: Compared) -> Iterator[str]:
    """Lines that were and lines that are."""
    old = (found.old or "").splitlines()
    return difflib.unified_diff(old, found.new.splitlines(), "reference", "now", n=1, lineterm="")


def page(changed: Sequence[Compared], folder: Path, total: int) -> Path:
    """A page with each changed picture as it was and as it is; returns where it stands."""
    folder.mkdir(parents=True, exist_ok=True)
    outlines = {key: path for found in changed for key, path in outlines_of(found.svg).items()}
    parts = [_part(found, folder, outlines) for found in changed]
    index = folder / "index.html"
    head = f"<h1>{len(changed)} of {total} pictures differ from their references</h1>"
    index.write_text(f"{_HEAD}{head}{''.join(parts)}", encoding="utf-8")
    return index


def _part(found: Compared, folder: Path, outlines: dict[str, str]) -> str:
    lines = list(difference(found))
    told = html.escape("\n".join(line[:300] for line in lines[:MOST_LINES]))
    more = f"\n… {len(lines) - MOST_LINES} more lines" if len(lines) > MOST_LINES else ""
    return (
        f"<section><h2>{html.escape(found.case.name)}</h2>{_pictures(found, folder, outlines)}"
        f"<details><summary>{len(lines)} lines of difference</summary><pre>{told}{more}</pre></details></section>"
    )


def _pictures(found: Compared, folder: Path, outlines: dict[str, str]) -> str:
    if found.case.medium == "pptx":
        return ""
    old, new = folder / f"{found.case.name}.old.svg", folder / f"{found.case.name}.new.svg"
    new.write_text(found.svg, encoding="utf-8")
    if found.old is None:
        return f'<div class="pair"><p>no reference yet</p><img src="{new.name}" alt="now"></div>'
    old.write_text(drawn_again(found.old, outlines), encoding="utf-8")
    return (
        f'<div class="pair"><img src="{old.name}" alt="reference"><img src="{new.name}" alt="now">'
        f'<div class="over"><img src="{old.name}" alt=""><img src="{new.name}" alt="what differs is light"></div></div>'
    )


_HEAD = """<!doctype html><meta charset="utf-8"><title>Pictures</title><style>
body{font:14px/1.4 system-ui,sans-serif;margin:16px;background:#ddd}section{margin:0 0 32px}
.pair{display:grid;grid-template-columns:1fr 1fr 1fr;gap:8px}.pair img{width:100%;background:#fff}
.over{position:relative;background:#000;isolation:isolate}
.over img+img{position:absolute;inset:0;mix-blend-mode:difference}
pre{background:#fff;padding:8px;overflow:auto;max-height:480px}h2{font-size:15px}</style>"""
