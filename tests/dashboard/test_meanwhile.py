"""Tables that another process reads are those that this one would, and whatever is wrong with them is told."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from dashboard import meanwhile, store
from dashboard.catalogue import load_indicators
from dashboard.columns import Opened, Packed
from dashboard.config import Config
from dashboard.context import make_context
from dashboard.store import StoreError
from tests.fixtures.small import write_package


def test_tables_come_whole_from_another_process_or_are_read_here(
    small_config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "published"
    shutil.copytree(small_config.published, folder)
    config, names = replace(small_config, published=folder), load_indicators(small_config.catalogue)
    # Some are laid out, some packed.
    monkeypatch.setattr(store, "LAID_OUT", 100)
    monkeypatch.delitem(sys.modules, "dashboard.app", raising=False)

    def begun() -> None:
        meanwhile.begin(folder, config.catalogue)

    begun()
    read = meanwhile.taken(folder, names)
    here = store.Store(folder, names)
    assert read is not None
    assert meanwhile.taken(folder, names) is None, "once"
    assert (read.version, read.files, read.releases) == (here.version, here.files, here.releases)
    assert all(read.content(name) == here.content(name) for name in here.files)
    assert {type(read._tables[name].held) for name in names} == {Opened, Packed}
    for name in names:
        assert type(read._tables[name].held) is type(here._tables[name].held)
        assert_frame_equal(read.frame(name), here.frame(name))
        blank = read.frame(name)["obs_lower"]
        assert (not blank.to_numpy().strides[0]) == blank.isna().all(), "a column without figures is stored once"
    begun()
    contents = {path.stem: path.read_bytes() for path in folder.glob("*.csv")}
    write_package(folder, contents | {"homicide-rate": contents["homicide-rate"].replace(b"2014", b"2013")})
    assert make_context(config).store.years("homicide-rate")[0] == 2013, "read anew: the tables are others now"
    (folder / "homicide-rate.csv").unlink()
    begun()
    with pytest.raises(StoreError, match=r"homicide-rate\.csv: is missing"):
        make_context(config)
    assert not meanwhile._begun
    monkeypatch.setitem(sys.modules, "dashboard.app", sys)
    begun()
    assert not meanwhile._begun, "where all is imported nothing is gained"
