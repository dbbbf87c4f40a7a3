"""Looks the packages and files over: `make audit`. Fails for what it finds, not where nobody can be asked.

Known weaknesses of the packages (pip-audit asks PyPI, else OSV), secrets among the files (detect-secrets), and a list
of all parts that serve, for whoever runs it (CycloneDX, build/sbom.json).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.requirements import AUDITING, ROOT, TESTING

TOOLS = ROOT / "build" / "audit" / "bin"
SBOM = ROOT / "build" / "sbom.json"
PATIENCE = 180
"""Seconds that an index has for all packages."""
# Checksums of publishers' and packages' files are no secrets; what others wrote or the build made is not read.
NOT_READ = r"^(?:assets/vendor/|data/published/|vendor/|requirements[\w-]*\.txt$)"
NO_SECRET = r"sha256 = |--hash=sha256:"


def weaknesses(report: Mapping[str, Any]) -> tuple[int, list[str]]:
    """How many packages an index knew, and what it knows of them."""
    packages = report["dependencies"]
    asked = [package for package in packages if "skip_reason" not in package]
    return len(asked), [
        f"{package['name']} {package['version']}: {found['id']}, mended in {', '.join(found['fix_versions']) or 'none'}"
        for package in asked
        for found in package["vulns"]
    ]


def _asked(service: str) -> Mapping[str, Any] | None:
    files = [part for path in (TESTING.path, AUDITING.path) for part in ("-r", str(ROOT / path))]
    options = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json", "-s", service)
    try:
        done = subprocess.run(
            [str(TOOLS / "pip-audit"), *options, *files], capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return found


def audit_packages() -> bool:
    """Whether no weakness is known; said, and true, where no index answers."""
    for service in ("pypi", "osv"):
        report = _asked(service)
        known, found = weaknesses(report) if report else (0, [])
        if known and report:
            print(f"Packages: {known} of {len(report['dependencies'])} known to {service}, weaknesses: {len(found)}")
            print(*(f"  {line}" for line in found), sep="\n", end="\n" if found else "")
            return not found
    print("Packages: NOT AUDITED. Neither PyPI nor OSV says from here which weaknesses are known; ask again elsewhere.")
    return True


def audit_files() -> bool:
    """Whether nothing looks like a secret."""
    command = (str(TOOLS / "detect-secrets"), "scan", "--exclude-files", NOT_READ, "--exclude-lines", NO_SECRET)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)["results"]
    print(f"Secrets: {sum(map(len, found.values()))} places that look like one")
    for path, places in found.items():
        print(*(f"  {path}:{place['line_number']}: {place['type']}" for place in places), sep="\n")
    return not found


def list_parts() -> bool:
    """Write the list of parts; true, since it finds nothing."""
    SBOM.parent.mkdir(exist_ok=True)
    command = ("cyclonedx-py", "requirements", "requirements.txt", "--pyproject", "pyproject.toml", "--of", "JSON")
    subprocess.run(
        [str(TOOLS / command[0]), *command[1:], "-o", str(SBOM)], cwd=ROOT, check=True, stderr=subprocess.DEVNULL
    )
    parts = json.loads(SBOM.read_text(encoding="utf-8"))["components"]
    print(f"Parts: {len(parts)} packages in {Path(SBOM).relative_to(ROOT)}")
    return True


if __name__ == "__main__":
    sys.exit(not all([audit_packages(), audit_files(), list_parts()]))
