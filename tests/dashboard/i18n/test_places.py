"""Names of places in the forms that a sentence needs, by a table per language."""

from __future__ import annotations

import csv
import logging
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from dashboard import i18n
from dashboard.config import Config
from dashboard.context import Context
from dashboard.geography import load_geography
from dashboard.i18n import language, places
from dashboard.i18n.catalogues import catalogue_path
from dashboard.words.places import belonging, plain, within


@pytest.fixture
def spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """French with a table of two places, Russian with a message alone, Spanish with a table that is none."""
    told = {"fr": {}, "ru": {"in {area}": "где: {area}"}, "es": {}}
    for code, texts in told.items():
        catalogue = Catalog(locale=code)
        for text, translation in texts.items():
            catalogue.add(text, translation)
        path = catalogue_path(tmp_path, code)
        path.parent.mkdir(parents=True)
        with path.open("wb") as handle:
            write_po(handle, catalogue)
    (tmp_path / "fr.csv").write_text("code,plain,in,of\nNPL,le Népal,au Népal,du Népal\nIND,l’Inde,en Inde,\n", "utf-8")
    (tmp_path / "es.csv").write_text("code,name\nNPL,Nepal\n", "utf-8")
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)
    monkeypatch.setattr(places, "TABLES", tmp_path)
    return tmp_path


@pytest.mark.usefixtures("spoken")
def test_a_place_has_the_forms_of_its_language(small_context: Context) -> None:
    with language("fr"):
        said = (plain(small_context, "NPL"), within(small_context, "NPL"), belonging(small_context, "NPL"))
    assert said == ("le Népal", "au Népal", "du Népal")


@pytest.mark.usefixtures("spoken")
def test_what_a_table_lacks_is_said_by_a_message(small_context: Context) -> None:
    with language("fr"):
        assert (within(small_context, "IND"), belonging(small_context, "IND")) == ("en Inde", "of Inde")
        assert (plain(small_context, "BGD"), within(small_context, "BGD")) == ("Bangladesh", "in Bangladesh")
    with language("ru"):
        assert within(small_context, "NPL") == "где: Непал"


def test_a_table_that_cannot_be_read_is_as_none(
    small_context: Context, spoken: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with language("es"), caplog.at_level(logging.ERROR):
        assert within(small_context, "NPL") == "in Nepal"
        assert within(small_context, "IND") == "in India"
    assert [record.message.split(":")[0] for record in caplog.records] == [str(spoken / "es.csv")]


def test_what_a_translators_table_lacks_is_known(tmp_path: Path) -> None:
    (tmp_path / "en.csv").write_text("code,plain,in,of\nNPL,a,b,c\nIND,a,b,c\nBGD,a,b,c\n", "utf-8")
    (tmp_path / "fr.csv").write_text("code,plain,in,of\nNPL,a,b,c\nIND,a,b,\n", "utf-8")
    assert (places.lacking("fr", tmp_path), places.lacking("zh", tmp_path)) == (("IND", "BGD"), ("NPL", "IND", "BGD"))


def test_english_has_the_forms_of_every_place() -> None:
    geography = load_geography(Config().geography)
    with (places.TABLES / "en.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["code"] for row in rows] == [*geography.areas, *geography.regions]
    assert places.lacking("en") == ()
    for row in rows:
        name = geography.name(row["code"])
        assert row["plain"].removeprefix("the ").lower() == name.lower()
        assert (row["in"], row["of"]) == (f"in {row['plain']}", f"of {row['plain']}")
    with language("en"):
        assert places.form_of("PHL", "in") == "in the Philippines"
        assert places.form_of("NPL", "of") == "of Nepal"
    with language("ru"):  # CLDR's common name is no part of the UN's long one.
        short = places.form_of("GBR", "short")
    assert short == "Соединенное Королевство"
