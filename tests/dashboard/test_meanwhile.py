"""What another process reads is what this one would, and whatever is wrong with it is told."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from dashboard import meanwhile, store
from dashboard.catalogue import CatalogueError, load_indicators
from dashboard.columns import Opened, Packed
from dashboard.config import Config
from dashboard.context import make_context
from dashboard.i18n import LOCALE, catalogues
from dashboard.store import StoreError, read_store
from tests.fixtures.small import write_package


@pytest.fixture
def beginning(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process is one that starts a server."""
    monkeypatch.delitem(sys.modules, "dashboard.app", raising=False)
    monkeypatch.setattr(meanwhile, "_forking", set())
    yield
    assert not meanwhile._begun


@pytest.mark.usefixtures("beginning")
def test_tables_come_whole_from_another_process_or_are_read_here(
    small_config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, catalogue = tmp_path / "published", small_config.catalogue
    shutil.copytree(small_config.published, folder)
    config, names = replace(small_config, published=folder), load_indicators(catalogue)
    # Some are laid out, some packed.
    monkeypatch.setattr(store, "LAID_OUT", 100)

    def begun() -> None:
        meanwhile.begin("dashboard.store:read_store", folder, catalogue)

    begun()
    read = meanwhile.taken(read_store, folder, catalogue)
    here = store.Store(folder, names)
    assert read is not None
    assert read.is_of(names)
    assert meanwhile.taken(read_store, folder, catalogue) is None, "once"
    assert (read.version, read.files, read.releases) == (here.version, here.files, here.releases)
    assert all(read.content(name) == here.content(name) for name in here.files)
    assert {type(read._tables[name].held) for name in names} == {Opened, Packed}
    for name in names:
        assert type(read._tables[name].held) is type(here._tables[name].held)
        assert read.codes(name, "breakdown") == here.codes(name, "breakdown")
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
    monkeypatch.setitem(sys.modules, "dashboard.app", sys)
    monkeypatch.setattr(meanwhile, "_forking", set())
    begun()
    assert not meanwhile._begun, "where all is imported nothing is gained, and there may be threads"


@pytest.mark.usefixtures("beginning")
def test_texts_and_records_come_whole_from_another_process(small_config: Config, tmp_path: Path) -> None:
    meanwhile.begin("dashboard.i18n.catalogues:read_all", LOCALE)
    meanwhile.begin("dashboard.catalogue:load_indicators", small_config.catalogue)
    meanwhile.begin("dashboard.catalogue:load_indicators", tmp_path)
    texts = meanwhile.taken(catalogues.read_all, LOCALE)
    assert texts is not None
    for code, found in texts.items():
        here = catalogues.read(catalogues.catalogue_path(LOCALE, code), code)
        assert replace(found, says=here.says) == here
        assert vars(found.says)["_catalog"] == vars(here.says)["_catalog"]
        assert [found.says.plural(number) for number in range(30)] == [here.says.plural(number) for number in range(30)]
        assert found.says.gettext("Countries") == here.says.gettext("Countries")
    read = meanwhile.taken(load_indicators, small_config.catalogue)
    here_too = load_indicators(small_config.catalogue)
    assert read == here_too
    assert list(read or ()) == list(here_too)
    with pytest.raises(CatalogueError, match="no indicator found"):
        meanwhile.made(load_indicators, tmp_path)


@pytest.mark.usefixtures("beginning")
def test_what_ended_early_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    begun_in = os.getpid()
    meanwhile.begin(os.path.basename, "/a/b")
    assert meanwhile.made(os.path.basename, "/a/b") == "b"
    monkeypatch.setattr(meanwhile, "_write", lambda _thing, room: room.write(b"\x80\x05") and room.flush())
    meanwhile.begin(os.path.basename, "/a/b")
    assert meanwhile.made(os.path.basename, "/a/b") == "b"
    assert os.getpid() == begun_in
