"""A wrong or missing translation is its text in English and a line in the log; never an exception, never a blank."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from dashboard import i18n
from dashboard.i18n import check, language, plural_forms, translate, translate_number
from dashboard.i18n.catalogues import FORMAT, PLACEHOLDERS, PLURALS, catalogue_path, kept

PLURAL = ("{number} country", "{number} countries")
ENGLISH: dict[Any, tuple[str, ...]] = {
    "Sex": ("dashboard/words/names.py",),
    "in {year}": ("dashboard/kinds/trend.py",),
    "Close": ("dashboard/parts/shell.py",),
    PLURAL: ("dashboard/kinds/trend.py",),
}


def _written(folder: Path, code: str, told: Mapping[Any, Any], header: str = "", fuzzy: tuple[str, ...] = ()) -> None:
    catalogue = Catalog(locale=code)
    for text, translation in told.items():
        flags = ["fuzzy"] if text in fuzzy else []
        catalogue.add(text, translation, locations=[(place, 1) for place in ENGLISH.get(text, ())], flags=flags)
    path = catalogue_path(folder, code)
    path.parent.mkdir(parents=True)
    with path.open("wb") as handle:
        write_po(handle, catalogue)
    if header:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(header if line.startswith('"Plural-Forms') else line for line in lines), "utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The English catalogue of ENGLISH."""
    _written(tmp_path, "en", dict.fromkeys(ENGLISH, ""))
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("translation", "kind"),
    [
        ("в {год} году", PLACEHOLDERS),
        ("в этом году", PLACEHOLDERS),
        ("в {year} году {n}", PLACEHOLDERS),
        ("в {year:d} году", PLACEHOLDERS),
        ("в {year!r} году", PLACEHOLDERS),
        ("в {year.real} году", PLACEHOLDERS),
        ("в {} году", PLACEHOLDERS),
        ("в {year году", FORMAT),
        ("в {year}} году", FORMAT),
    ],
)
def test_a_translation_that_cannot_be_filled_is_in_english(
    folder: Path, caplog: pytest.LogCaptureFixture, translation: str, kind: str
) -> None:
    _written(folder, "ru", {"in {year}": translation, "Sex": "Пол"})
    with language("ru"), caplog.at_level(logging.WARNING):
        assert [translate("in {year}", year=2016), translate("in {year}", year=2017), translate("Sex")] == [
            "in 2016", "in 2017", "Пол",
        ]  # fmt: skip
    assert {fault.kind for fault in kept(folder, "ru").faults} == {kind}
    assert len([record for record in caplog.records if "'in {year}' is shown in English" in record.message]) == len(
        kept(folder, "ru").faults
    )


def test_words_that_lead_somewhere_stand_between_their_marks(folder: Path) -> None:
    text = "There is {link}no figure{end} here."
    _written(folder, "ru", {text: "Здесь {end}нет данных{link}."})
    _written(folder, "fr", {text: "Ici, il n’y a {link}aucun chiffre{end}."})
    assert [fault.kind for fault in kept(folder, "ru").faults] == [PLACEHOLDERS]
    assert kept(folder, "fr").faults == ()


@pytest.mark.parametrize(
    ("forms", "kind"),
    [
        (("{number} страна", "{number} страны", ""), PLURALS),
        (("{number} страна", "{number} страны", "{число} стран"), PLACEHOLDERS),
        (("страна", "{number} страны", "{number} стран"), PLACEHOLDERS),  # The first form is of 21, too.
        (("{number} страна", "{number страны", "{number} стран"), FORMAT),
    ],
)
def test_a_plural_without_one_of_its_forms_is_in_english(folder: Path, forms: tuple[str, ...], kind: str) -> None:
    _written(folder, "ru", {PLURAL: forms})
    with language("ru"):
        assert [translate_number(*PLURAL, number) for number in (1, 2, 5)] == [
            "1 country",
            "2 countries",
            "5 countries",
        ]
        assert set(plural_forms(*PLURAL).values()) <= set(PLURAL)
    assert {fault.kind for fault in kept(folder, "ru").faults} == {kind}


def test_a_form_of_one_number_may_do_without_it(folder: Path) -> None:
    forms = ("لا بلدان", "بلد واحد", "بلدان", "{number} بلدان", "{number} بلد", "{number} بلداً")
    _written(folder, "ar", {PLURAL: forms})
    with language("ar"):
        assert [translate_number(*PLURAL, number) for number in (0, 1, 2)] == list(forms[:3])
    assert kept(folder, "ar").faults == ()


def test_the_rule_of_the_header_counts(folder: Path) -> None:
    gettexts = "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"
    forms = tuple(f"{place} {{number}}" for place in "abcdef")
    _written(folder, "ar", {PLURAL: forms}, f'"Plural-Forms: nplurals=6; plural=({gettexts});\\n"\n')
    with language("ar"):
        said = [translate_number(*PLURAL, number)[0] for number in (0, 1, 2, 3, 11, 99, 100)]
    assert said == list("abcdeef")


@pytest.mark.parametrize("rule", ["nplurals=3; plural=(n = 1);", "nplurals=2; plural=(n > 1 ? 2 : 0);"])
def test_a_header_that_cannot_be_read_costs_the_plurals_alone(folder: Path, rule: str) -> None:
    _written(
        folder, "ru", {PLURAL: ("a {number}", "b {number}", "c {number}"), "Sex": "Пол"}, f'"Plural-Forms: {rule}\\n"\n'
    )
    with language("ru"):
        assert (translate("Sex"), translate_number(*PLURAL, 5)) == ("Пол", "5 countries")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b'msgid "Sex\nmsgstr', b""])
def test_a_catalogue_that_cannot_be_read_is_as_none(folder: Path, content: bytes) -> None:
    _written(folder, "ru", {})
    catalogue_path(folder, "ru").write_bytes(content)
    with language("ru"):
        assert translate("in {year}", year=2016) == "in 2016"
        assert translate_number(*PLURAL, 5) == "5 countries"


WHOLE = {"Sex": "Пол", "in {year}": "в {year}", "Close": "Закрыть", PLURAL: ("{number} a", "{number} b", "{number} c")}


def test_a_language_is_offered_once_it_has_enough(folder: Path) -> None:
    _written(folder, "ru", WHOLE)
    _written(folder, "fr", {"Sex": "Sexe"})
    assert i18n.languages() == ("en", "fr", "ru")
    assert i18n.offered() == ("en", "ru")


def test_what_frames_every_page_has_to_be_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)
    many = {f"text {n}": f"texte {n}" for n in range(1000)}
    _written(tmp_path, "en", {"Close": "", **dict.fromkeys(many, "")})
    _written(tmp_path, "fr", many)
    _written(tmp_path, "es", {"Close": "Cerrar", **dict(list(many.items())[11:])})
    _written(tmp_path, "pt", {"Close": "Fechar", **dict(list(many.items())[9:])})
    assert i18n.offered() == ("en", "pt")


def test_what_a_translator_is_not_sure_of_does_not_count(folder: Path) -> None:
    _written(folder, "ru", WHOLE, fuzzy=("Close",))
    assert i18n.offered() == ("en",)
    with language("ru"):
        assert translate("Close") == "Close"


def test_translators_are_told_how_far_they_are(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "en.csv").write_text("code,plain,in,of\nNPL,a,b,c\n", "utf-8")
    wrong = {"Sex": "Пол", "in {year}": "в {год}", "Close": "Закрыть", PLURAL: ("{number} a", "", "")}
    _written(folder, "ru", wrong, fuzzy=("Close",))
    told, sound = check.report("ru", folder, tmp_path)
    assert not sound
    assert told[:5] == [
        "ru: 1 of 4 messages (1 of 6 words), 0 of 1 of the interface",
        "  missing 0, fuzzy 1, no longer asked for 0",
        "  wrong: placeholders 2, format 0, plural forms 1",
        "  names of places without all forms: 1",
        "  offered to readers: not yet",
    ]
    assert [line.split(": ")[1] for line in told[5:]] == [PLACEHOLDERS, PLACEHOLDERS, PLURALS]


def test_the_check_fails_where_a_translation_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _written(folder, "ru", WHOLE)
    _written(folder, "fr", {"in {year}": "en {an}"})
    assert (check.main(["ru"]), check.main([])) == (0, 1)
    assert "offered to readers: yes" in capsys.readouterr().out
