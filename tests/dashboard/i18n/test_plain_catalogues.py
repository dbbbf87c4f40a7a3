"""Catalogues in our own form are read as babel reads them, and others by babel."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dashboard.i18n import LOCALE, catalogues
from dashboard.i18n.catalogues import catalogue_path
from dashboard.i18n.plain import OtherFormError, plain

CODES = sorted(path.name for path in LOCALE.iterdir() if catalogue_path(LOCALE, path.name).exists())
HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
)
GOOD = HEAD + 'msgctxt "verb"\nmsgid "Open"\nmsgstr "Ouvrir"\n'


@pytest.mark.parametrize("code", CODES)
def test_every_catalogue_of_ours_is_read_as_babel_reads_it(code: str) -> None:
    content = catalogue_path(LOCALE, code).read_bytes()
    found, ours = read_po(io.BytesIO(content), locale=code), plain(content)
    theirs = {
        (message.id, message.context): (message.string, message.fuzzy, {place for place, _ in message.locations})
        for message in found
        if message.id
    }
    read = {
        (entry.id, entry.context): (entry.string, entry.fuzzy, {place for place, _ in entry.locations})
        for entry in ours.entries
    }
    assert len(read) == len(ours.entries) > 1000
    assert read == theirs
    assert (ours.num_plurals, ours.plural_expr) == (found.num_plurals, str(found.plural_expr))


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace('msgid "Open"', 'msgid "Op\\a"'),
        GOOD + '\n#~ msgid "Gone"\n#~ msgstr "Parti"\n',
        GOOD + '\nmsgctxt "verb"\nmsgid "Open"\nmsgstr "Ouvert"\n',
        GOOD + '\nmsgid "One"\nmsgid_plural "Many"\nmsgstr[0] "Un"\n',
        GOOD + '\n#| msgid "Befor"\nmsgid "Before"\nmsgstr "Avant"\n',
        GOOD + "\nmsgid Before\n",
        GOOD.replace("utf-8", "latin-1"),
        GOOD.replace("Plural-Forms", "Plurals"),
    ],
)
def test_what_is_of_another_form_is_left_to_babel(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert plain(GOOD.encode()).entries[0].string == "Ouvrir"
    with pytest.raises(OtherFormError):
        plain(text.encode())
    (tmp_path / "reach.po").write_text(text, encoding="utf-8")
    asked = []
    monkeypatch.setattr(catalogues, "read_po", lambda *_, **__: asked.append(1) or read_po(io.BytesIO(GOOD.encode())))
    assert catalogues.read(tmp_path / "reach.po", "fr").texts == {("verb", "Open")}
    assert asked
