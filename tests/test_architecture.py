"""Who may import whom: the arrows of the design, read from the source."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.fixtures.texts import nodes_of

ROOT = Path(__file__).resolve().parents[1]
OWN = ("dashboard", "callbacks", "data")

CATALOGUE = {"dashboard.catalogue", "dashboard.config", "dashboard.geography", "dashboard.i18n"}
STORE = CATALOGUE | {"dashboard.store", "dashboard.columns", "dashboard.kept", "dashboard.lines"}
SELECTION = STORE | {"dashboard.selection"}
METRICS = SELECTION | {"dashboard.metrics", "dashboard.claims"}
CONTEXT = METRICS | {"dashboard.context", "dashboard.archive", "dashboard.meanwhile"}
VIEWS = CONTEXT | {"dashboard.views", "dashboard.ids"}
CHARTS = {"dashboard.charts"}
WORDS = VIEWS | {"dashboard.words"}
PLOTLY = WORDS | CHARTS | {"dashboard.theme", "dashboard.plotly"}
FIGURES = PLOTLY | {"dashboard.figures"}
KINDS = FIGURES | {"dashboard.kinds"}
BRIEF = FIGURES | {"dashboard.brief"}
GLANCE = BRIEF | KINDS | {"dashboard.glance"}
EXPORTS = GLANCE | {"dashboard.exports"}
SEARCH = WORDS | {"dashboard.search"}
PARTS = EXPORTS | SEARCH | {"dashboard.parts", "dashboard.program", "dashboard.web.static", "dashboard.web.likes"}
MAY_IMPORT: dict[str, set[str]] = {
    "dashboard.config": set(),
    "dashboard.program": {"dashboard.config"},
    "dashboard.ids": set(),
    "dashboard.i18n": {"dashboard.meanwhile"},
    "dashboard.i18n.extract": {"dashboard.i18n", "dashboard.catalogue"},
    "dashboard.catalogue": set(),
    "dashboard.geography": set(),
    "dashboard.claims": CATALOGUE,
    "dashboard.kept": set(),
    "dashboard.columns": set(),
    "dashboard.lines": set(),
    "dashboard.store": CATALOGUE | {"dashboard.columns", "dashboard.kept", "dashboard.lines"},
    "dashboard.archive": set(),
    "dashboard.selection": STORE,
    "dashboard.metrics": SELECTION,
    "dashboard.meanwhile": set(),
    "dashboard.context": METRICS | {"dashboard.archive", "dashboard.meanwhile"},
    "dashboard.views": CONTEXT,
    "dashboard.charts": set(),
    "dashboard.theme": set(),
    "dashboard.words": VIEWS,
    "dashboard.search": WORDS,
    "dashboard.plotly": WORDS | CHARTS | {"dashboard.theme"},
    "dashboard.figures": PLOTLY,
    "dashboard.kinds": FIGURES,
    "dashboard.brief": FIGURES,
    "dashboard.glance": BRIEF | KINDS,
    "dashboard.exports": GLANCE,
    "dashboard.exports.bundle": PARTS,
    "dashboard.parts": PARTS,
    "dashboard.pages": PARTS,
    "dashboard.web": CONTEXT,
    "dashboard.web.actions": EXPORTS | {"dashboard.web"},
    "dashboard.web.api": EXPORTS | {"dashboard.web"},
    "dashboard.web.changes": EXPORTS | {"dashboard.web"},
    "dashboard.web.briefs": EXPORTS | {"dashboard.web"},
    "dashboard.web.copies": EXPORTS | {"dashboard.web"},
    "dashboard.web.deck_pictures": EXPORTS | {"dashboard.web"},
    "dashboard.web.mcp": PARTS | {"dashboard.web"},
    "dashboard.web.tools": PARTS | {"dashboard.web"},
    "dashboard.web.moving": EXPORTS | {"dashboard.web"},
    "dashboard.web.picture_form": EXPORTS | {"dashboard.web"},
    "dashboard.web.decks": EXPORTS | {"dashboard.web"},
    "dashboard.web.bundles": PARTS | {"dashboard.web"},
    "dashboard.web.documents": EXPORTS | {"dashboard.web"},
    "dashboard.web.dossiers": EXPORTS | {"dashboard.web"},
    "dashboard.web.downloads": EXPORTS | {"dashboard.web"},
    "dashboard.web.beside": EXPORTS | {"dashboard.web"},
    "dashboard.web.workshop": PARTS | {"dashboard.web"},
    "dashboard.web.ahead": PARTS | {"dashboard.web"},
    "dashboard.web.embeds": PARTS | {"dashboard.web"},
    "dashboard.web.first": PARTS | {"dashboard.web"},
    "dashboard.web.images": EXPORTS | {"dashboard.web"},
    "dashboard.web.own": EXPORTS | {"dashboard.web"},
    "dashboard.web.presented": EXPORTS | {"dashboard.web"},
    "dashboard.web.places": VIEWS | {"dashboard.web.tongues"},
    "dashboard.web.previews": EXPORTS | {"dashboard.web"},
    "dashboard.web.offline": PARTS | {"dashboard.web"},
    "dashboard.web.observed": VIEWS | {"dashboard.web"},
    "dashboard.web.openapi": EXPORTS | {"dashboard.web"},
    "dashboard.web.listing": EXPORTS | {"dashboard.web"},
    "dashboard.web.presentations": EXPORTS | {"dashboard.web"},
    "dashboard.web.prints": PARTS | {"dashboard.web"},
    "dashboard.web.prefix": VIEWS | {"dashboard.web"},
    "dashboard.web.questions": EXPORTS | {"dashboard.web"},
    "dashboard.web.records": EXPORTS | {"dashboard.web"},
    "dashboard.web.released": PARTS | {"dashboard.web"},
    "dashboard.web.slides": EXPORTS | {"dashboard.web"},
    "dashboard.web.wholes": EXPORTS | {"dashboard.web"},
    "dashboard.web.statuses": EXPORTS | {"dashboard.web"},
    "callbacks": PARTS | {"dashboard.web.errors", "dashboard.web.kept", "dashboard.web.observed"},
    "dashboard.app": PARTS | {"dashboard.pages", "dashboard.web", "callbacks"},
    "data": {"dashboard.archive", "dashboard.catalogue", "dashboard.metrics", "dashboard.store", "dashboard.selection"},
}
"""Each part, and what it may import besides itself. The longest name that fits a module counts."""

WITHOUT_DASH = (
    "dashboard.theme",
    "dashboard.words",
    "dashboard.search",
    "dashboard.charts",
    "dashboard.plotly",
    "dashboard.figures",
    "dashboard.kinds",
    "dashboard.brief",
    "dashboard.glance",
    "dashboard.metrics",
    "dashboard.store",
    "dashboard.selection",
    "data",
)
SERVING = {
    "PIL",
    "babel",
    "brotli",
    "docx",
    "dash",
    "dash_mantine_components",
    "flask",
    "flask_compress",
    "feedgen",
    "fontpkg_noto_sans",
    "fontpkg_noto_sans_arabic",
    "pylopdf_fonts_zh_cn",
    "gunicorn",
    "lxml",
    "numpy",
    "orjson",
    "pandas",
    "pptx",
    "resvg_py",
    "segno",
    "pypdf",
    "typst",
    "werkzeug",
    "xlsxwriter",
}
"""What requirements.txt brings for serving. geopandas comes with it too, but only the build may import it; plotly
draws in the browser, its Python side only validates in tests."""


class Arrow(NamedTuple):
    """One import: of `target` by `module`."""

    module: str
    target: str
    line: int


def module_of(path: Path, root: Path) -> str:
    """Dotted name of a source file."""
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def arrows_of(path: Path, root: Path) -> Iterator[Arrow]:
    """All imports of a file, wherever they stand in it."""
    module = module_of(path, root)
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (Arrow(module, alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            yield from (Arrow(module, f"{base}.{alias.name}", node.lineno) for alias in node.names)


def part_of(name: str) -> str | None:
    """The part of the house that a module or a name in one belongs to."""
    return max((part for part in MAY_IMPORT if f"{name}.".startswith(f"{part}.")), key=len, default=None)


def is_allowed(arrow: Arrow) -> bool:
    """Whether the design has this arrow. What comes from outside the house is another test's."""
    if arrow.target.split(".")[0] not in OWN:
        return True
    part = part_of(arrow.module)
    if part is None:
        return arrow.module == "dashboard"
    return any(f"{arrow.target}.".startswith(f"{allowed}.") for allowed in MAY_IMPORT[part] | {part})


@lru_cache(maxsize=1)
def arrows() -> tuple[Arrow, ...]:
    """All imports of the three packages."""
    files = (path for package in OWN for path in sorted((ROOT / package).rglob("*.py")))
    return tuple(arrow for path in files for arrow in arrows_of(path, ROOT))


def test_every_import_follows_the_design() -> None:
    assert [arrow for arrow in arrows() if not is_allowed(arrow)] == []


def test_every_module_belongs_to_a_part() -> None:
    files = (path for package in OWN for path in (ROOT / package).rglob("*.py"))
    names = {module_of(path, ROOT) for path in files}
    assert {name for name in names if part_of(name) is None} <= {"dashboard"}


def test_figures_metrics_and_data_know_no_dash() -> None:
    wrong = [
        arrow
        for arrow in arrows()
        if arrow.module.startswith(WITHOUT_DASH) and arrow.target.startswith(("dash.", "dash_", "flask"))
    ]
    assert wrong == []


def test_the_web_process_imports_only_what_serving_installs() -> None:
    found = {(arrow.module, arrow.target.split(".")[0]) for arrow in arrows() if not arrow.module.startswith("data")}
    foreign = {(module, top) for module, top in found if top not in sys.stdlib_module_names and top not in OWN}
    assert {(module, top) for module, top in foreign if top not in SERVING} == set()


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("dashboard/kinds/trend.py", "from dashboard.app import create_app"),
        ("dashboard/metrics/pace.py", "import dashboard.pages.overview"),
        ("dashboard/web/extra.py", "from data import build"),
        ("dashboard/store.py", "def read():\n    from dashboard import context"),
        ("dashboard/parts/chip.py", "from ..pages import victims"),
        ("callbacks/answers.py", "from dashboard.pages import PAGES"),
        ("data/build.py", "from dashboard.figures import theme"),
    ],
)
def test_an_arrow_that_the_design_lacks_is_seen(tmp_path: Path, module: str, source: str) -> None:
    path = tmp_path / module
    path.parent.mkdir(parents=True)
    path.write_text(source)
    assert [is_allowed(arrow) for arrow in arrows_of(path, tmp_path)] == [False]
