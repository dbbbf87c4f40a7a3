"""The page on R: its examples run with R's own tools against the running server, and give the published figures."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from tests.fixtures.serving import Running

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "r.md"
TABLES = ROOT / "data" / "published"


def blocks() -> list[str]:
    return re.findall(r"```r\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_examples_use_base_tools_alone() -> None:
    text = "\n".join(blocks())
    assert len(blocks()) >= 5
    assert not re.search(r"\b(?:library|require|install\.packages)\(|::", text)


def run(script: str, folder: Path) -> str:
    found = shutil.which("Rscript")
    if found is None:
        pytest.skip("R is not installed")
    path = folder / "page.R"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [found, "--vanilla", str(path)], check=False, cwd=folder, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_examples_run_and_give_the_published_figures(server: Running, tmp_path: Path) -> None:
    script = "\n".join(blocks()).replace("http://127.0.0.1:8050", server.url)
    script += '\ncat("SUM", sum(victims$obs_value, na.rm = TRUE), nrow(victims), "\\n")\n'
    said = run(script, tmp_path)
    rows = pd.read_csv(TABLES / "detected-victims.csv", keep_default_na=False, dtype=str)
    rows = rows[rows["ref_area"].isin(["BGD", "NGA"]) & (rows["age"] == "Y0T17") & (rows["sex"] == "_T")]
    assert f"SUM {pd.to_numeric(rows['obs_value']).sum():.0f} {len(rows)} " in said
    assert "UNODC (2025)" in said
    assert re.search(r"Release of the data: \d{4}-\d\d-\d\d\.[0-9a-f]{12}", said)
    assert (tmp_path / "nigeria.png").read_bytes().startswith(b"\x89PNG")
    actions = pd.read_csv(TABLES / "actions.csv", keep_default_na=False, dtype=str)
    of_both = (actions["ref_area"] == "BGD") & actions["subjects"].str.contains("trafficking")
    assert f"[1] {int(of_both.sum())}\n" in said


def test_an_unknown_filter_stops_the_example(server: Running, tmp_path: Path) -> None:
    first = blocks()[0].replace("http://127.0.0.1:8050", server.url).replace("BGD,NGA", "XYZ")
    script = f"told <- tryCatch({{{first}}}, warning = function(told) conditionMessage(told))\ncat(told)\n"
    assert "400" in run(script, tmp_path)
