"""What is published is the newest release that is kept, in the repository itself."""

from __future__ import annotations

import hashlib

from dashboard.archive import COMMAND, Archive, files_of, sums_of
from dashboard.config import Config
from data import archive


def test_the_present_release_is_committed() -> None:
    config = Config()
    found = Archive(archive.folder_of(config.published))
    sums = sums_of(files_of(config.published, config.geography, config.catalogue, config.sources))
    manifest = found.fitting(sums)
    remedy = f"run `make release` (or `.venv/bin/{COMMAND}`) and commit data/releases"
    assert manifest is not None, f"tables, catalogue or source records are no release that is kept: {remedy}"
    assert manifest == found.manifests()[-1], f"the newest release is not the published one: {remedy}"
    for path, sha256 in sums.items():
        assert hashlib.sha256(found.content(sha256)).hexdigest() == sha256, path
