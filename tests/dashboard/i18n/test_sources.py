"""Every word a reader sees goes through `translate`, and every text that goes through it is in the catalogue."""

from __future__ import annotations

import ast
import csv
import datetime
import html
import io
import json
import re
import timeit
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

import dash
import pytest
from babel import Locale
from babel.dates import get_month_names
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from babel.support import Translations
from flask.testing import FlaskClient

from dashboard import i18n, pages
from dashboard.brief.sentence import Value
from dashboard.catalogue import load_sources
from dashboard.config import ROOT, Config
from dashboard.context import Context
from dashboard.exports.picture import ruler
from dashboard.exports.picture.pdf import PAGE
from dashboard.geography import LANGUAGES, load_geography
from dashboard.i18n import (
    extract,
    format_date,
    format_fixed,
    format_list,
    format_number,
    format_short,
    format_ten_thousands,
    format_year,
    language,
    translate,
    translate_number,
)
from dashboard.i18n.catalogues import catalogue_path, kept
from dashboard.i18n.places import TABLES
from dashboard.i18n.rounding import in_digits
from dashboard.metrics import progress
from dashboard.parts import connection, own, presenter, shell, studio
from dashboard.search.entries import index_name, indexes
from dashboard.search.suggested import suggested
from dashboard.views import VIEWS
from dashboard.web.static import packed
from dashboard.words.counted import AFTER_OF
from dashboard.words.names import short_name
from dashboard.words.noted import shortened as note_shortened
from dashboard.words.places import shortly_belonging, shortly_within
from tests.conftest import application_of, published
from tests.fixtures.answers import Asking, parts_there_are
from tests.fixtures.sweeps import WALKS, Walk, chosen
from tests.fixtures.texts import collected, nodes_of
from tests.fixtures.wiring import body_of, server_callbacks

CODE = [path for part in ("dashboard", "callbacks") for path in sorted((ROOT / part).rglob("*.py"))]
KEYWORDS = ("translate", "translate_number", "plural_forms")
REASONS = "dashboard/metrics/progress.py"

# ------------------------------------------------------------------------------------------------ the catalogue


def _catalogue(code: str = "en", folder: Path = i18n.LOCALE) -> Catalog:
    with catalogue_path(folder, code).open("rb") as handle:
        return read_po(handle, locale=code)


def _ids(catalogue: Catalog) -> set[str]:
    """All texts of a catalogue, plural forms included."""
    return {text for message in catalogue if message.id for text in _forms(message.id)}


def _forms(text: Any) -> tuple[str, ...]:
    """A text alone, or singular and plural forms."""
    return tuple(text) if isinstance(text, list | tuple) else (text,)


@pytest.fixture(scope="module")
def fresh() -> bytes:
    """The catalogue that the sources give now."""
    return collected()


@pytest.fixture(scope="module")
def texts(fresh: bytes) -> set[str]:
    """All texts of the sources as they are now."""
    return _ids(read_po(io.BytesIO(fresh), locale="en"))


@lru_cache(maxsize=1)
def _mapping() -> tuple[list[tuple[str, str]], dict[str, dict[str, str]]]:
    with extract.MAPPING.open(encoding="utf-8") as handle:
        methods, options = parse_mapping_cfg(handle)  # type: ignore[no-untyped-call]
    return methods, options


def _declared(file: str) -> list[str]:
    """The constants of a file whose texts reach `translate` through a variable."""
    return [entry.partition(":")[0] for entry in _mapping()[1].get(file, {}).get("constants", "").split()]


def test_the_catalogue_is_what_the_sources_give(fresh: bytes, texts: set[str]) -> None:
    kept = _ids(_catalogue())
    assert (texts - kept, kept - texts) == (set(), set()), "run `make texts` and commit the catalogue"
    assert catalogue_path(i18n.LOCALE, "en").read_bytes() == fresh, "run `make texts` and commit the catalogue"


def test_no_english_text_has_a_translation() -> None:
    assert [message.id for message in _catalogue() if message.id and any(_forms(message.string))] == []


def test_texts_of_every_kind_of_source_are_found(texts: set[str]) -> None:
    wanted = {
        "a call": "Country or region",
        "a plural form": "{said}; {number} of {span} years from {first} have no figure",
        "a constant": "fair progress, but too slow",
        "a reason": progress.PACE_FAIR,
        "a row of a constant": "Progress to 2030",
        "an indicator": "Children whose birth is registered",
        "a caveat": "Boys are not measured here.",
        "a target": "The SDG asks for a legal identity for all; 99% counts as met.",
        "a code as words": "forced labour",
        "a source": "28 October 2025",
        "a region": "South-eastern Asia",
        "a word of the build report": "doubted",
        "a claim": "Children in child labour",
        "a reason of the build": "blank: no figure, which is not a zero",
        "a licence": "UNICEF terms of use, with attribution",
    }
    assert {kind: text for kind, text in wanted.items() if text not in texts} == {}


@pytest.mark.parametrize("walk", WALKS)
def test_babels_own_reader_finds_nothing_beyond(texts: set[str], walk: Walk) -> None:
    """It is slow: of the few, what pages are laid out with."""
    folders = chosen(("dashboard", "callbacks", "dashboard/parts"), ("dashboard/parts",), walk)
    keywords = {"translate": None, "translate_number": (1, 2)}
    found = [
        entry for name in folders for entry in extract_from_dir(ROOT / name, [("**.py", "python")], keywords=keywords)
    ]
    plain = {text for entry in found for text in _forms(entry[2])}
    assert len(plain) > 100
    # In translate(WORDS["SUCH_A_KEY"]) it takes the key for a text.
    assert {text for text in plain - texts if not re.fullmatch("[A-Z]+(_[A-Z]+)+", text)} == set()


def _texts_of(code: str, **options: str) -> list[tuple[str | None, ...]]:
    return [found[2] for found in extract.texts_of_code(io.BytesIO(code.encode()), KEYWORDS, (), options)]


def test_calls_are_found_wherever_they_stand() -> None:
    code = """i18n.translate("a" " b", n=1); f"x {translate('in a text')}"; translate(name); other("c")"""
    assert sorted(map(str, _texts_of(code))) == ["('a b',)", "('in a text',)", "(None,)"]


def test_a_context_may_be_a_constant_of_another_module() -> None:
    code = """from dashboard.words.counted import AFTER_OF
translate_number("one", "many", n, context=AFTER_OF)"""
    [(context, *forms, _)] = _texts_of(code)
    assert context == AFTER_OF
    assert forms == ["one", "many"]


def test_a_context_that_is_no_constant_stops_the_extraction() -> None:
    with pytest.raises(ValueError, match="no constant"):
        _texts_of('translate("one", context=other())')


@pytest.mark.parametrize(
    ("code", "texts_found"),
    [
        ('WORDS = "one"', ["one"]),
        ('WORDS: tuple[str, ...] = ("one", "two")', ["one", "two"]),
        ('WORDS = {"A": "one", "B": "two"}', ["one", "two"]),
        ('WORDS = Literal["one", "two"]', ["one", "two"]),
    ],
)
def test_a_declared_constant_gives_its_texts(code: str, texts_found: list[str]) -> None:
    assert _texts_of(code, constants="WORDS") == [(text,) for text in texts_found]


def test_one_entry_of_each_row_can_be_declared() -> None:
    assert _texts_of('MENU = (("/", "Overview"), ("/data", "Data"))', constants="MENU:2") == [("Overview",), ("Data",)]


@pytest.mark.parametrize("code", ["OTHER = 'x'", "WORDS = ()", "WORDS = {'A': 1}"])
def test_a_declared_constant_without_texts_stops_the_extraction(code: str) -> None:
    with pytest.raises(ValueError, match="WORDS"):
        _texts_of(code, constants="WORDS")


def _lonely(text: object, places: Iterable[str]) -> bool:
    """Whether a text is one word of the code's, which may mean several things; one of data has its field's name."""
    return isinstance(text, str) and text.isalpha() and any(not place.startswith("data/") for place in places)


def test_a_word_that_stands_alone_has_a_note_for_translators(fresh: bytes) -> None:
    found = [message for message in read_po(io.BytesIO(fresh)) if message.id]
    lonely = [message for message in found if _lonely(message.id, (place for place, _ in message.locations))]
    told = extract.notes()
    assert len(lonely) > 120
    untold = [(message.id, message.context) for message in lonely if (message.id, message.context) not in told]
    assert untold == [], "say where it stands, in notes.toml"
    said = {(message.id, message.context): message.auto_comments for message in lonely}
    assert [one for one, comments in said.items() if told[one] not in comments] == []


def test_a_note_is_of_one_meaning_of_a_text_that_is_there(fresh: bytes) -> None:
    """ "unclear" is a status on the way to 2030 and, with a context, a figure that nobody can tell."""
    told, found = extract.notes(), [message for message in read_po(io.BytesIO(fresh)) if message.id]
    assert set(told) - {(_forms(message.id)[0], message.context) for message in found} == set()
    meanings = {message.context: message.auto_comments for message in found if message.id == "unclear"}
    for context, other in ((None, "figure"), ("figure", None)):
        assert told["unclear", context] in meanings[context]
        assert told["unclear", other] not in meanings[context]


def test_a_word_with_several_meanings_is_a_message_for_each(fresh: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_po(io.BytesIO(fresh))
    assert {message.context for message in found if message.id == "none"} >= {"children", "corridors", "target"}
    spoken = Catalog(locale="fr")
    spoken.add("none", "aucun couloir", context="corridors")
    spoken.add("none", "aucune cible", context="target")
    compiled = io.BytesIO()
    write_mo(compiled, spoken)
    compiled.seek(0)
    french = Translations(compiled)
    monkeypatch.setattr(i18n, "_translations", lambda _folder, _code: french)
    said = [translate("none", context=context) for context in ("corridors", "target", "children")]
    assert said == ["aucun couloir", "aucune cible", "none"]


# ---------------------------------------------------------------------------------------- texts in variables

THROUGH_VARIABLES = {
    ("callbacks/page.py", "title"): "Page",
    ("dashboard/exports/deck.py", "MESSAGES[name]"): "MESSAGES",
    ("dashboard/exports/slides/guest/adopted.py", "MESSAGES[name]"): "MESSAGES",
    ("dashboard/glance/depth.py", "NAMED.get(one.indicator, known.indicator(question).label)"): "NAMED",
    ("dashboard/kinds/justice.py", "BRIEFLY[question.indicator]"): "BRIEFLY",
    ("dashboard/kinds/pace.py", "target.mark"): "target.mark",
    ("dashboard/kinds/paces.py", "dict(COMPARED)[is_higher, alike, len(compared) - alike]"): "COMPARED",
    ("dashboard/exports/files.py", "unit"): "unit",
    ("dashboard/exports/provenance.py", "caveat"): "caveats",
    ("dashboard/exports/provenance.py", "name"): "value_names",
    ("dashboard/exports/slides/whole.py", "page.title"): "Page",
    ("dashboard/exports/tables.py", "cell"): "WORDED",
    ("dashboard/words/offence.py", "text"): "title",
    ("dashboard/parts/past.py", "page.title"): "Page",
    ("dashboard/parts/changes.py", "text"): "HEADS",
    ("dashboard/parts/report.py", "head"): "HEADS",
    ("dashboard/words/aloud.py", "whole"): "caveats",
    ("dashboard/words/caveats.py", "caveat"): "place_caveats",
    ("dashboard/words/once.py", "first"): "caveats",
    ("dashboard/words/once.py", "own[place]"): "caveats",
    ("dashboard/figures/flow_words.py", "note"): "BOUNDARY_NOTES",
    ("dashboard/figures/flow_words.py", "caveat"): "caveats",
    ("dashboard/figures/progress.py", "one"): "caveats",
    ("dashboard/figures/map.py", "note"): "BOUNDARY_NOTES",
    ("dashboard/exports/picture/disputed.py", "note"): "BOUNDARY_NOTES",
    ("dashboard/words/captions.py", "note"): "BOUNDARIES, BOUNDARY_NOTES",
    ("dashboard/words/captions.py", "area"): "UNSETTLED",
    ("dashboard/figures/map.py", "name"): "value_names",
    ("dashboard/figures/map.py", "sentence"): "told, told_count",
    ("dashboard/words/told.py", "sentence"): "told, told_count",
    ("dashboard/words/said.py", "sentence"): "told, told_count",
    ("dashboard/exports/dossier_table.py", "text"): "definition, meaning_zero, meaning_blank, meaning_edge, caveats",
    ("dashboard/figures/map.py", "names[shade]"): "value_names",
    ("dashboard/kinds/profile.py", "own"): "OF_A_PLACE, label",
    ("dashboard/words/caveats.py", "dict(shows.called).get(indicator.id) or indicator.label"): "OF_A_PLACE, label",
    ("dashboard/kinds/profile.py", "NAMES[row.question.indicator]"): "NAMES",
    ("dashboard/parts/nowhere.py", "known[address]"): "MENU",
    ("dashboard/words/titles.py", "name"): "value_names",
    ("dashboard/words/names.py", "names[value]"): "value_names",
    ("dashboard/words/names.py", "code_words(code)"): "breakdown",
    ("dashboard/words/names.py", "found if is_detected and found else indicator.unit_label"): "DETECTED, unit_label",
    ("dashboard/parts/claims.py", "text"): "HEADS",
    ("dashboard/parts/claims.py", "head"): "HEADS",
    ("dashboard/web/previews.py", "title"): "Page",
    ("dashboard/parts/filters.py", "SHOW[name]"): "SHOW",
    ("dashboard/parts/grid.py", "name"): "STATUS, NO_PLACE, value_names",
    ("dashboard/parts/reference.py", "text"): "caveats",
    ("dashboard/parts/reference.py", "target.note"): "target.note",
    ("dashboard/words/findings.py", "reason"): "reason",
    ("dashboard/parts/report.py", "action"): "Action",
    ("dashboard/parts/report.py", "finding.action"): "Action",
    ("dashboard/parts/report.py", "name"): "HEADS, SUM_HEADS",
    ("dashboard/parts/report.py", "word"): "ACTIONS",
    ("dashboard/parts/origin.py", "touched.finding.action"): "Action",
    ("dashboard/parts/method.py", "note"): "BOUNDARY_NOTES",
    ("dashboard/parts/family.py", "name"): "DATA, DRIVERS",
    ("dashboard/parts/shell.py", "text"): "MESSAGES",
    ("dashboard/words/reasons.py", "words[cell.status]"): "STATUS_WORDS, STATUS_SHORT",
    ("dashboard/words/short.py", "SHORT_LABELS[indicator.id]"): "SHORT_LABELS",
    ("dashboard/words/short.py", "SHORT_GROUPS[code]"): "SHORT_GROUPS",
    ("dashboard/parts/header.py", "name"): "MENU",
    ("dashboard/parts/presenter.py", "about"): "KEYS",
    ("dashboard/search/entries.py", "place.title"): "Page, MENU",
}
"""Calls whose argument is a variable that tells nothing by itself, and where its texts come from."""


def _calls(path: Path) -> Iterator[ast.Call]:
    for node in nodes_of(path):
        if isinstance(node, ast.Call) and _name(node.func) in KEYWORDS:
            yield node


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@cache
def _variable_calls() -> list[tuple[str, ast.expr]]:
    return [
        (path.relative_to(ROOT).as_posix(), call.args[0])
        for path in CODE
        if path.parent.name != "i18n"
        for call in _calls(path)
        if not _is_text(call.args[0]) and ast.unparse(call.args[0]) != "None"  # that is `bytes.translate`
    ]


def _explains_itself(node: ast.expr) -> bool:
    """A field of a record, a column of a table, or a constant that babel.cfg declares."""
    options = _mapping()[1]
    kept = (option.get(kind, "") for option in options.values() for kind in ("fields", "columns"))
    fields = {field for names in kept for field in names.split()}
    constants = {name for file in options for name in _declared(file)}
    base = node.value if isinstance(node, ast.Subscript) else node
    return base.attr in fields if isinstance(base, ast.Attribute) else _name(base) in constants


def test_texts_in_variables_come_from_declared_places() -> None:
    unknown = [
        f"{file}:{node.lineno}: translate({ast.unparse(node)})"
        for file, node in _variable_calls()
        if not _explains_itself(node) and (file, ast.unparse(node)) not in THROUGH_VARIABLES
    ]
    assert unknown == [], "declare where these texts come from: in babel.cfg, and in THROUGH_VARIABLES here"


def test_no_declaration_outlives_its_call() -> None:
    calls = {(file, ast.unparse(node)) for file, node in _variable_calls()}
    assert set(THROUGH_VARIABLES) - calls == set()


# ---------------------------------------------------------------------------------------------- placeholders


def _fields(text: str) -> set[str]:
    """What a text leaves open: `{names}`."""
    return {f"{{{name}}}" for _, name, _, _ in Formatter().parse(text) if name is not None}


def _unfilled(path: Path) -> Iterator[str]:
    """Calls that leave a placeholder open, or give a value that no placeholder takes."""
    for call in _calls(path):
        if any(keyword.arg is None for keyword in call.keywords):
            continue  # **values: what they are is not known here
        given = {f"{{{keyword.arg}}}" for keyword in call.keywords if keyword.arg != "context"}
        counted = {"{number}"} if _name(call.func) in ("translate_number", "plural_forms") else set()
        given |= counted
        for text in (node.value for node in call.args if isinstance(node, ast.Constant)):
            asked = _fields(text) if isinstance(text, str) else given
            # A count that is a link says the number itself.
            if asked != given and not (asked and asked == given - counted):
                yield f"{path.name}:{call.lineno}: {text!r} asks for {sorted(asked)}, gets {sorted(given)}"


def test_every_placeholder_is_filled_where_its_text_is_used() -> None:
    in_browser: set[str] = set()
    for name in ("shell.py", "presenter.py", "studio.py", "connection.py", "own.py"):
        words = ast.parse((ROOT / "dashboard/parts" / name).read_text(encoding="utf-8"))
        told = ("words", "of_files", "of_rows")
        for browser in (node for node in ast.walk(words) if isinstance(node, ast.FunctionDef) and node.name in told):
            in_browser |= {f"{name}:{line}:" for line in range(browser.lineno, (browser.end_lineno or 0) + 1)}
    found = [problem for path in CODE for problem in _unfilled(path)]
    assert [problem for problem in found if problem.split(" ")[0] not in in_browser] == []


def test_an_unfilled_placeholder_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "page.py"
    path.write_text('translate("{n} of {of}", n=1)\ntranslate_number("{number} x", "{number} y", 2, extra=1)\n')
    assert len(list(_unfilled(path))) == 3


@lru_cache(maxsize=1)
def _asked_by_the_browser() -> dict[str, set[str]]:
    """The words that scripts ask for, with what they fill in."""
    paths = sorted(path for place in ("*.js", "reach/*.js") for path in (ROOT / "assets").glob(place))
    scripts = "".join(path.read_text(encoding="utf-8") for path in paths)
    asked: dict[str, set[str]] = {}
    for names, values in re.findall(r"\bword\(([^(){}]*?)(?:, \{((?:[^{}()]|\([^()]*\))*)\})?\)", scripts):
        given = re.sub(r"\([^()]*\)", "", values).split(",") if values else []
        filled = {f"{{{entry.partition(':')[0].strip()}}}" for entry in given}
        asked |= {name: asked.get(name, set()) | filled for name in re.findall(r'"(\w+)"', names)}
    return asked


def test_the_browser_fills_what_its_words_leave_open() -> None:
    words = shell.words() | presenter.words() | connection.words() | studio.words() | own.words()
    asked = _asked_by_the_browser()
    assert {name: _fields(words[name]) for name in asked if name in words} == asked


def test_the_browser_has_the_words_it_asks_for_and_no_others() -> None:
    told = shell.words() | presenter.words() | connection.words() | studio.words() | own.words()
    asked, words = set(_asked_by_the_browser()), set(told)
    assert (asked - words, words - asked) == (set(), set())


def _reasons() -> tuple[str, ...]:
    texts = (getattr(progress, name) for name in _declared(REASONS))
    return tuple(text for text in texts if isinstance(text, str))


def test_every_reason_is_filled_by_what_a_judgement_knows() -> None:
    judgement = progress.Judgement("x", "NGA", "LIMITED", progress.MET, 0, "zero", 2030)
    known = {f"{{{name}}}" for name in judgement.reason_values} | _fields(progress.OTHER_AGES)
    assert {reason: _fields(reason) - known for reason in _reasons() if _fields(reason) - known} == {}


@pytest.mark.parametrize("code", i18n.languages())
def test_no_translation_is_wrong(code: str) -> None:
    assert kept(i18n.LOCALE, code).faults == ()
    written = catalogue_path(i18n.LOCALE, code).read_bytes()
    assert extract.unmarked(written) == written, "run `make texts`: Babel marks what it takes for Python's own format"
    assert b"python-format" not in written


def _catalogue_of(code: str, translations: Mapping[Any, Any]) -> Catalog:
    catalogue = Catalog(locale=code)
    for text, translation in translations.items():
        catalogue.add(text, translation)
    return catalogue


def _write(folder: Path, code: str, catalogue: Catalog) -> None:
    path = catalogue_path(folder, code)
    path.parent.mkdir(parents=True)
    with path.open("wb") as handle:
        write_po(handle, catalogue)


# ------------------------------------------------------------------------------------- literals that readers see

SHOWN = {"children", "label", "placeholder", "title", "alt", "aria-label", "aria-valuetext", "options", "summary"}
"""Arguments and attributes that a reader sees or hears."""
SPEAKING = (
    "callbacks",
    "dashboard/brief",
    "dashboard/exports",
    "dashboard/figures",
    "dashboard/kinds",
    "dashboard/plotly",
    "dashboard/theme",
    "dashboard/words",
    "dashboard/pages",
    "dashboard/parts",
    "dashboard/selection.py",
)
"""Where words of pages are; `dashboard/web` answers whoever writes requests, one line in English."""
FOR_PROGRAMS = (
    "callbacks/answers.py",
    "dashboard/exports/actions.py",
    "dashboard/exports/bundle.py",
    "dashboard/exports/cells.py",
    "dashboard/exports/codes.py",
    "dashboard/exports/reasons.py",
    "dashboard/exports/structure.py",
    "dashboard/exports/unodc_words.py",
    "dashboard/exports/verified.py",
)
"""Code lists and structures, in English as the interface has them; what programs are told that answer people; refusals
of what no page asks; and a command."""
PROSE = re.compile(r"[A-Za-z]{2}\S* +\S*[A-Za-z]{2}|^[A-Z][a-z]+$")
NOT_WORDS = {
    "dashboard/parts/slides.py": {"act main"},
    # The name of a key, which its role goes by.
    "dashboard/kinds/timeline.py": {"Blank"},
    "dashboard/kinds/movers.py": {"no places for this indicator", "at target in the base year"},
    "dashboard/exports/picture/pdf.py": {PAGE},
    "dashboard/exports/citations.py": {"0 As in 0", ". As in 0"},
    "dashboard/exports/said.py": {
        "\\d+(?:,\\d{3})*(?:\\.\\d+)?(?:%| million| billion)?",
        "0: what views say is written down",
        "what views say stands there already",
    },
    # The unit's own key in the catalogue; names, by the English label.
    "dashboard/words/names.py": {
        "movements in the year",
        "Convention on the Rights of the Child",
        "Palermo Protocol",
    },
    "dashboard/words/counted.py": {"after “of”, “under”, “at least”"},
    "dashboard/exports/dossier_table.py": {"over countries"},
    "dashboard/figures/own.py": {"Line"},
    "dashboard/figures/progress.py": {"assumed here"},
    "dashboard/exports/own.py": {"0: made up, never drawn. Delete this line, or overwrite it with its note."},
    "dashboard/figures/dossier.py": {
        "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE",
        *("CHE ISL LIE NOR", "ALB BIH GEO MDA MKD MNE SRB TUR UKR"),
    },
    "dashboard/parts/past.py": {"(max-width: 680px)"},
    "dashboard/parts/standing.py": {
        '<input type="0" class="dash-options-list-option-checkbox" disabled',
        "dash-options-list dash-0 0",
        'role="list" aria-label="0"',
        '<input type="range" aria-label="0" disabled min="0" max="0"',
        '0<span class="first-year" aria-hidden="true">0</span>0 value="0" style="--filled:0%"><span class="last-year" aria-hidden="true">0</span>0<output class="year-shown" aria-live="off" aria-hidden="true">0</output>0',  # noqa: E501
    },
    "dashboard/parts/shell.py": {
        "<noscript><style>.head :is([data-like=search-box],[data-like=menu-button],.scheme,.deck-button),.bar,.filter-bar,.timeline,.zoom,button[type=button]:not(.menu-head),.first-late,#standing .panel:has(>noscript>.standing-whole)>:not(noscript){display:none!important}#standing :is(.pair,.grid)>.panel{display:block!important}#standing .foot{content-visibility:visible!important}.head{height:auto!important;flex-wrap:wrap;position:static!important}.head [data-like=menu]{display:flex!important;position:static!important;flex-flow:row wrap!important}0</style></noscript>"  # noqa: E501
    },
    "dashboard/parts/embed.py": {
        "<noscript><style>.embedded :is(.zoom,.map-plot,.chart-plot,[data-embed]){display:none!important}.embedded .panel:has(.embed-still) :is(.embed-head,.embed-caption){display:none!important}.embedded [data-tab=table] .embed-caption *{display:inline!important;white-space:normal!important}</style></noscript>"  # noqa: E501
    },
    "dashboard/parts/plain_filters.py": {
        " multiple size=6",
        ".plain-filters{display:flex;flex-wrap:wrap;gap:12px 16px;align-items:end;margin:8px 0}.plain-filters label{display:grid;grid-template-columns:minmax(0,1fr);gap:4px;max-width:100%}.plain-filters :is(select,button){font:inherit;min-height:44px;max-width:100%;padding:0 12px}",  # noqa: E501
    },
    "dashboard/parts/panel.py": {"panel-more fold"},
    "dashboard/parts/filters.py": {"filter filter-year"},
    "dashboard/brief/noted.py": {
        *("only: no trend of UNICEF, so no row", "only: not joined, so no row"),
    },
    "dashboard/exports/picture/canvas.py": {
        'width="0" height="0"',
        '0 stroke-width="0" stroke-linejoin="round"',
        ' class="0" aria-hidden="true" 0',
    },
    "dashboard/exports/picture/flow_map.py": {
        *(
            "Flow",
            "Arrow",
            "Breadth",
            "Ground",
            "Ring",
            "Land",
            "Sign",
            "Note",
            'data-from="0" data-to="0"',
            'data-mark="Rank" data-from="0" data-to="0"',
            '0 0 stroke-width="0" stroke-linejoin="round"',
        ),
    },
    "dashboard/exports/slides/guest/ground.py": {"Font", "Fill"},
    "dashboard/exports/slides/guest/house.py": {"Sheet"},
    "dashboard/exports/slides/guest/looks.py": {
        *("arial narrow", "calibri light", "gill sans mt", "open sans", "segoe ui", "times new roman"),
    },
    "dashboard/exports/slides/guest/package.py": {"Extension", "Type", "Target"},
    "dashboard/exports/documents/typeset.py": {
        *("Noto Sans", "Noto Sans Arabic", "Inter", "Noto Sans SC"),
        'width="0" height="0"',
    },
    "dashboard/exports/documents/word.py": {
        *("Header", "Footer", "Subtitle", "Normal", "Lead", "Caption", "Cell"),
        'w:val="single" w:sz="4" w:space="0" w:color="0"',
    },
    "dashboard/exports/documents/letter_word.py": {"Normal", "Caption"},
    "dashboard/exports/documents/word_styles.py": {
        *("Lead", "Cell", "footnote text", "footnote reference"),
        'w:ascii="0" w:hAnsi="0" w:eastAsia="0" w:cs="0"',
    },
    "dashboard/exports/fonts.py": {"Arial", "Microsoft YaHei", "Segoe UI Symbol"},
    "dashboard/exports/readable.py": {"General"},
    "dashboard/exports/picture/matrix.py": {' data-cell="0 0" data-role="0" data-ink="0"'},
    "dashboard/exports/picture/paths.py": {'fill="none" 0 stroke-width="0" stroke-dasharray="0"'},
    "dashboard/exports/picture/described.py": {"Dots", "Band", "Bars", "Line", "Rule", "Row"},
    "dashboard/exports/picture/years.py": {"Bars", 'fill="none" 0 stroke-width="0" stroke-linejoin="round"'},
    "dashboard/exports/slides/described.py": {"Dots", "Band", "Bars", "Line", "Rule", "Row"},
    "dashboard/figures/charts.py": {"Dots", "Bars"},
    "dashboard/plotly/json.py": {"Dots", "Band", "Bars", "Line", "Rule", "Row"},
    "dashboard/plotly/years.py": {"Bars", "Whisker"},
    "dashboard/kinds/treaties.py": {"Bars"},
    "dashboard/parts/glance.py": {"glance-tile empty", "glance-figure long", "drawn-dots many"},
    "dashboard/exports/picture/ruler.py": {
        *("Noto Sans", "Inter", "Segoe UI", "Helvetica Neue", "Arial", "Inter, Noto Sans, Segoe UI Symbol, sans-serif"),
        *("Noto Sans Arabic, Noto Sans, Segoe UI, sans-serif", "Noto Sans, Inter, Segoe UI, Arial, sans-serif"),
        *("Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif", "Noto Sans Arabic", "Noto Sans SC"),
        *("PingFang SC", "Microsoft YaHei", "Zs", "Zl", "Zp", "Cc", "Cf"),
        r"Reach 2030|CC BY(?:-[A-Z]+)* \d\.\d",
    },
    "dashboard/exports/picture/worldmap.py": {'0 stroke-width="0.7" stroke-dasharray="1.6 1.2"'},
    "dashboard/exports/slides/break_marks.py": {
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"',
    },
    "dashboard/exports/slides/chart_xml.py": {
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        *("General", ' rot="-5400000" vert="horz"'),
    },
    "dashboard/exports/slides/maps.py": {
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    },
    "dashboard/exports/slides/template.py": {
        "Rule",
        *(
            "View",
            "Text",
            "Title",
            "Subtitle",
            "Body",
            "Caption",
            "Footer",
            "Slide number",
        ),
        *("Brand line", "Brand"),
        *("View with a note", "Cover", "Words", "Words beside a chart", "Words beside a box"),
        *("Lines", "Contents", "Points", "Box", "Heading", "Note"),
    },
    "dashboard/exports/provenance.py": {"obs_lower, obs_upper", "sex, age, breakdown"},
    "dashboard/exports/slides/flow_map.py": {
        *("Flow", "Arrow", "Breadth", "Ground", "Land", "Ring", "Sign", "Note"),
    },
    "dashboard/kinds/flows.py": {"Flow", "Arrow", "Breadth", "Ground", "Land", "Ring", "Sign", "End", "Note"},
    "dashboard/plotly/flows.py": {"equal earth"},
    "dashboard/plotly/profile.py": {"Key"},
    "dashboard/plotly/paths.py": {"Words", "top right", "top center", "bottom center", "middle left"},
    "dashboard/plotly/points.py": {"bottom center", "top center"},
    "dashboard/theme.py": {
        'Inter, "Inter Stand-in", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif',
        '[data-hue="0"]{0--hue:0;}:root[data-scheme=dark] [data-hue="0"]{0--hue:0;}',
        '.js-plotly-plot text[style*="fill: rgb(0, 0, 0)"]{fill:var(--muted)!important}',
        ":root{0color-scheme:light}:root[data-scheme=dark]{0color-scheme:dark}0@media (prefers-contrast:more)"
        "{:root{0}:root[data-scheme=dark]{0}0}",
    },
    "dashboard/kinds/pace.py": {"Band", "Dots", "Line"},
    "dashboard/parts/bundle.py": {
        "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; "
        "img-src 'self' file: data: blob:; base-uri 'none'; form-action 'none'"
    },
    "dashboard/pages/data.py": {"/api/v1/indicators.json", "/api/v1/observations.csv"},
    "dashboard/parts/origin.py": {"0.csv:0", "progress.csv"},
    "dashboard/parts/reference.py": {"sha256 0"},
    "dashboard/parts/header.py": {"Reach "},
    "dashboard/parts/typeface.py": {
        '<link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href="0">\n<style>00'
        '@font-face{font-family:"Inter Stand-in";src:local("Arial"),local("Liberation Sans"),local("Arimo");0}</style>',
        '@font-face{font-family:Inter;font-weight:400 700;font-display:optional;0src:url("0") format("woff2")}',
    },
}
"""By file: addresses, names of files, columns and fonts, attributes of SVG, and the name of the house. A `0` stands for
a value."""
A_WORD = re.compile(r"[A-Za-z]{2}")
MARKUP = re.compile(r"<[^<>]*>|\{%\w+%\}")


class Literals(ast.NodeVisitor):
    """Texts that stand in the code outside `translate`, in places that readers see, or that look like sentences."""

    def __init__(self, declared: list[str]) -> None:
        self.declared = declared
        self.shown = False
        self.found: list[tuple[int, str]] = []

    def _visit(self, nodes: list[Any], shown: bool) -> None:
        before, self.shown = self.shown, shown
        for node in nodes:
            self.visit(node)
        self.shown = before

    def _note(self, line: int, text: str) -> None:
        plain = MARKUP.sub("", text)
        if PROSE.search(plain) or (self.shown and A_WORD.search(plain)):
            self.found.append((line, text))

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._note(node.lineno, node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        parts = (str(part.value) if isinstance(part, ast.Constant) else "0" for part in node.values)
        self._note(node.lineno, "".join(parts))
        self._visit([part.value for part in node.values if isinstance(part, ast.FormattedValue)], shown=False)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # else a docstring
            self.visit(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        if _name(node.targets[0]) not in self.declared:
            self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None and _name(node.target) not in self.declared:
            self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        """A refusal: one line of plain text for whoever wrote the request, no word of a page."""

    def visit_Compare(self, node: ast.Compare) -> None:
        """A code that is asked for."""

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)

    def visit_Dict(self, node: ast.Dict) -> None:
        for key, value in zip(node.keys, node.values, strict=True):
            shown = isinstance(key, ast.Constant) and key.value in SHOWN
            self._visit([value], shown=shown)

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node.func)
        if name == "TypeVar":
            return None
        if name in (*KEYWORDS, "Page"):
            return self._visit([keyword.value for keyword in node.keywords if keyword.arg != "context"], shown=False)
        of_dash = isinstance(node.func, ast.Attribute) and _name(node.func.value) in ("html", "dcc")
        self._visit(node.args, shown=of_dash or name == "element")
        for keyword in node.keywords:
            if keyword.arg in SHOWN or not (of_dash or name == "element"):
                self._visit([keyword.value], shown=keyword.arg in SHOWN)
        return None


def _literals(module: ast.AST, declared: list[str]) -> list[tuple[int, str]]:
    visitor = Literals(declared)
    visitor.visit(module)
    return visitor.found


@cache
def _shown_literals() -> dict[str, dict[str, int]]:
    """By file: texts outside `translate`, with their lines."""
    found: dict[str, dict[str, int]] = {}
    for path in CODE:
        file = path.relative_to(ROOT).as_posix()
        if file.startswith(SPEAKING) and file not in FOR_PROGRAMS:
            for line, text in _literals(nodes_of(path)[0], _declared(file)):
                found.setdefault(file, {})[text] = line
    return found


def test_literals_that_readers_see_come_from_translate() -> None:
    wrong = [
        f"{file}:{line}: {text!r}"
        for file, texts in _shown_literals().items()
        for text, line in texts.items()
        if text not in NOT_WORDS.get(file, ())
    ]
    assert wrong == []


def test_no_exception_outlives_its_literal() -> None:
    found = _shown_literals()
    gone = {file: texts - set(found.get(file, ())) for file, texts in NOT_WORDS.items()}
    assert {file: texts for file, texts in gone.items() if texts} == {}


@pytest.mark.parametrize(
    "code",
    [
        'html.P("word")',
        'html.Div([figure, " people"])',
        'html.Span(children=f"{n} countries")',
        'html.Img(alt="a chart", src=address)',
        'dcc.Dropdown(options=["chart"], placeholder=translate("World"))',
        'element(html.Button, "more", {"aria-label": translate("More")})',
        'element(html.Button, "☰", {"aria-label": "menu"})',
        'text = "Not known here"',
        'return_ = _fact("Years", years)',
        'html.P(translate("{n} of", n="two or more"))',
    ],
)
def test_a_word_outside_translate_is_seen(code: str) -> None:
    assert len(_literals(ast.parse(code), [])) == 1


@pytest.mark.parametrize(
    "code",
    [
        '"""A docstring of a module."""',
        'html.Button("▶", className="tool wide", title=translate("Play"))',
        'element(html.Div, None, {"aria-live": "polite", "data-act": "zoom-in"}, id="say")',
        'html.Th(translate(text), scope="col")',
        'names["Some key"]',
        'if kind == "Some kind": pass',
        'raise BadRequest("There is no such panel.")',
        'HEADS = ("Source", "What was done")',
    ],
)
def test_what_is_no_word_of_a_page_is_let_pass(code: str) -> None:
    assert _literals(ast.parse(code), ["HEADS"]) == []


# --------------------------------------------------------------------------------------- a language made up

MADE_UP = "fr"
KEPT = re.compile(r"(\{[^}]*\}|<[^<> ]+>)")
QUERIES = (f"lang={MADE_UP}", f"lang={MADE_UP}&area=NGA", f"lang={MADE_UP}&area=GHA,150,NGA&year=2016&sex=F&age=Y0T17")
UNUSABLE = f"lang={MADE_UP}&area=99999&year=MMXX&measure=none"
PAGES = (*pages.PAGES, "/country/NGA", "/nowhere")
UNSEEN = {
    "action", "address", "against", "age", "align", "anchor", "area", "aria-controls", "aria-current", "aria-expanded",
    "asks", "aria-hidden", "aria-labelledby", "aria-live", "aria-orientation", "barmode", "base", "bgcolor",
    "bordercolor", "breakdown", "cells",
    "className", "color", "colorscale", "constraintext", "dash", "dragmode", "end", "ends", "family", "fgcolor", "fill",
    "fillcolor", "first", "fixed", "font", "from", "geojson", "gridcolor", "ground", "hidden", "hoverinfo", "hovermode",
    "href", "hue", "id", "ids", "indicator", "ink", "insidetextanchor", "itemsizing", "k", "key", "kind", "lang",
    "layer", "line", "linecolor", "locations", "mark", "marker", "measure", "mode", "namespace", "of", "orientation",
    "origin", "overlaying", "page", "paper_bgcolor", "place", "plot_bgcolor", "query", "rel", "role", "scope", "search",
    "sex", "shape", "side", "sources", "src", "stem", "style", "symbol", "target", "textposition", "tickcolor",
    "tickformat", "tickmode", "ticks", "to", "traceorder", "type", "uirevision", "usual", "usual_against", "value",
    "view", "xanchor", "xref", "yanchor", "yaxis", "yref",
    "valign",
}  # fmt: skip
"""Keys of answers whose values no reader sees: codes, colours, places."""


def _made_up(text: str) -> str:
    """The text with every Latin letter replaced, so that what is not translated stands out, even inside a sentence."""
    return "".join(part if index % 2 else re.sub("[A-Za-z]", "ж", part) for index, part in enumerate(KEPT.split(text)))


@pytest.fixture(scope="module")
def app(shared: Context) -> dash.Dash:
    """An application of its own: that of the session remembers answers in the language that is made up here."""
    return application_of(replace(shared))


@pytest.fixture(scope="module")
def client(app: dash.Dash) -> FlaskClient:
    """A client of it."""
    found: FlaskClient = app.server.test_client()
    return found


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory, fresh: bytes) -> Iterator[None]:
    """A complete catalogue of a language that has no Latin letters."""
    folder = tmp_path_factory.mktemp("locale")
    catalogue = read_po(io.BytesIO(fresh), locale=MADE_UP)
    for message in catalogue:
        if message.id:
            made = tuple(map(_made_up, _forms(message.id)))
            message.string = made if isinstance(message.id, tuple) else made[0]
    _write(folder, MADE_UP, catalogue)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(i18n, "LOCALE", folder)
        yield
    # What no line is broken in is kept by language, without its catalogue.
    ruler._joined.cache_clear()
    ruler._known_words.cache_clear()


def _said(node: Any) -> str:
    """All text inside a component."""
    if isinstance(node, list):
        return "".join(map(_said, node))
    if isinstance(node, dict):
        return _said(node.get("props", {}).get("children") or "")
    return "" if node is None else str(node)


def _seen(node: Any) -> Iterator[str]:
    """Every text of an answer that a reader sees; a sentence in parts as one."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list) and any(isinstance(part, str) for part in node) and _has_components(node):
        yield _said(node)
    elif isinstance(node, list):
        for part in node:
            yield from _seen(part)
    elif isinstance(node, dict) and "x0" not in node:  # else a shape of a chart
        for key, part in node.items():
            if not (key in UNSEEN or key.startswith("data-")) or _is_an_answer(part):
                yield from _seen(part)


def _has_components(parts: list[Any]) -> bool:
    return any(isinstance(part, dict) and "namespace" in part for part in parts)


def _is_an_answer(part: Any) -> bool:
    """A component named as a key that is unseen elsewhere: the place of the page, of a panel's chart or table."""
    return isinstance(part, dict) and ("children" in part or "data" in part or "figure" in part)


@pytest.fixture(scope="module")
def names(shared: Context) -> re.Pattern[str]:
    """What keeps its name in every language: areas, publishers and publications, goods as they are listed, numbers."""
    geography = load_geography(Config().geography).areas.values()
    areas = {area.name(MADE_UP) for area in geography}
    with language(MADE_UP):
        shortened = (short_name, shortly_belonging, shortly_within)
        areas |= {form(shared, code) for form in shortened for code in shared.geography.areas}
    with (TABLES / f"{MADE_UP}.csv").open(encoding="utf-8", newline="") as table:
        areas |= {row[form] for row in csv.DictReader(table) for form in ("plain", "in", "of")}
    known = ("publisher", "title", "citation", "licence", "official_page")
    sources = load_sources(Config().sources).values()
    publishers = {getattr(source, field) for source in sources for field in known}
    publishers |= {claim.publication for claim in shared.claims.values()}
    files = {text for source in sources for file in source.files for text in (file.path, file.sha256)}
    publishers |= {note_shortened(note.text.strip(". ")) for found in shared.notes.values() for note in found}
    months = set(get_month_names("wide", locale=MADE_UP).values())
    formats = {"Reach 2030", "PNG", "SVG", "SDMX-CSV", "CSV", "XLSX", "JSON"}
    formats |= {"/api/v1/indicators.json", "/api/v1/observations.csv"}
    goods = {good.name for own in shared.goods.values() for good in own}
    every = sorted(areas | publishers | files | months | formats | goods, key=len, reverse=True)
    patterns = Locale.parse(MADE_UP).list_patterns
    joined = "|".join(patterns[kind]["2"].format("", "").strip() for kind in ("standard", "or"))
    releases = r"\d{4}-\d\d-\d\d\.[0-9a-f]{12}"
    numbers = (
        *(
            r"\b1er\b",
            r"\d milli(?:on|ard)s?",
            r"\d\sMd\b",
            rf"\b(?:{joined})\b",
            r"[a-z0-9-]+\.csv",
            r"“\w+”",
            releases,
        ),
        *map(re.escape, every),
    )
    return re.compile("|".join(numbers))


def _untranslated(answer: Any, names: re.Pattern[str]) -> set[str]:
    """Texts with a Latin word that is no name."""
    plain = {text: re.sub(r"<[^<>]*>|%?\{[^}]*\}", " ", text) for text in _seen(answer)}
    return {text for text, words in plain.items() if _has_a_word(words, names)}


@lru_cache(maxsize=50_000)
def _has_a_word(text: str, names: re.Pattern[str]) -> bool:
    """Asked once of a text: most stand in many answers, and there are thousands of names."""
    return bool(A_WORD.search(text) and A_WORD.search(names.sub("", text)))


ASKED = {"map": QUERIES[:1], "chart": QUERIES, "table": QUERIES[-1:], "grid": QUERIES[:1], "block": QUERIES}
"""By kind: the selections asked for; maps do not depend on areas, tables are long."""


def _answers(app: dash.Dash, kind: str, walk: Walk) -> Iterator[Any]:
    """What is answered of a kind for a panel of each page and sort, or for every block; of the few, of each sort."""
    asking = Asking(app)
    # What tells where figures come from, and how, is full of names of files, columns and codes, of sums and formulas.
    apart = ("reference-", "origin-", "progress-explained")
    names = [name for found, name in parts_there_are() if found == kind and not name.startswith(apart)]
    if kind != "block":
        of_page = (lambda name: VIEWS[name].page) if walk == "all" else (lambda _: "")
        names = list({(of_page(name), VIEWS[name].kind, VIEWS[name].home): name for name in names}.values())
    for query in ASKED[kind] if walk == "all" else ASKED[kind][-1:]:
        for name in names:
            answer = asking.ask(kind, name, query)
            yield _shown_in(answer) if isinstance(answer, str) else answer


def _shown_in(answer: str) -> list[str]:
    """What a reader sees of HTML, without what others are quoted with."""
    answer = re.sub(r'<(q|cite)\b[^>]*\blang="en"[^>]*>.*?</\1>', "", answer)
    return [html.unescape(text) for text in re.split(r"<[^>]*>", answer)]


def _answer(client: FlaskClient, body: dict[str, Any]) -> Any:
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200, (answer.text, body)
    return json.loads(answer.text)["response"]


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("kind", ASKED)
def test_every_word_of_a_view_is_translated(app: dash.Dash, names: re.Pattern[str], kind: str, walk: Walk) -> None:
    found = [_untranslated(_without_keys(answer), names) for answer in _answers(app, kind, walk)]
    assert len(found) >= len(ASKED[kind])
    assert set().union(*found) == set()


def _page(app: dash.Dash, client: FlaskClient, path: str, query: str) -> Any:
    output = next(name for name in server_callbacks(app) if name.startswith("..page"))
    answer = _answer(client, body_of(app, output, {"address.data": {"path": path, "search": f"?{query}"}}))
    return _without_keys(answer)


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("path", PAGES)
def test_every_word_of_a_page_is_translated(
    app: dash.Dash, client: FlaskClient, names: re.Pattern[str], path: str
) -> None:
    assert _untranslated(_page(app, client, path, QUERIES[0]), names) == set()


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("query", [UNUSABLE, f"lang={MADE_UP}&year=3000"])
def test_every_word_of_a_notice_is_translated(
    app: dash.Dash, client: FlaskClient, names: re.Pattern[str], query: str
) -> None:
    notices = _page(app, client, "/victims", query)["page"]["children"][0]
    assert notices["props"]["className"] == "notice"
    assert _untranslated(notices, names) == set()


def _without_keys(node: Any) -> Any:
    """Without the keys in the build report, which are as in its file, and without the edition and codes of areas."""
    if isinstance(node, list):
        return [_without_keys(part) for part in node]
    if isinstance(node, dict) and "data-reason" in node.get("props", {}):
        cells = node["props"]["children"]
        return {**node, "props": {**node["props"], "children": [*cells[:3], *cells[4:]]}}
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("placed"), list):  # by year: codes of areas, and what is said of these
        node = {**node, "placed": [said for year in node["placed"] for _, said, *_ in year]}
    return {key: _without_keys(part) for key, part in node.items() if key not in ("tables", "code")}


def _tongues_in(node: Any) -> Any:
    """The menu of languages."""
    if isinstance(node, list):
        return next((found for part in node if (found := _tongues_in(part))), None)
    if not isinstance(node, dict):
        return None
    props = node.get("props", {})
    return node if props.get("className") == "tool-menu tongues" else _tongues_in(props.get("children"))


@pytest.mark.usefixtures("made_up")
def test_every_word_of_the_frame_is_translated(small_context: Context, names: re.Pattern[str]) -> None:
    with language(MADE_UP):
        found = {**indexes(small_context, pages.places()), **suggested(small_context), **studio.files()}
        frame = json.dumps(shell.layout(small_context, packed(found)), default=lambda part: part.to_plotly_json())
        told = shell.base(small_context)
    around = [part for part in json.loads(frame)["props"]["children"] if part["type"] != "Script"]
    around = json.loads(json.dumps(around).replace(json.dumps(_tongues_in(around)), '""'))  # By their own names.
    regions = [name for name, _ in told["regions"].values()]
    words = [re.sub(r"\{\w+\}", "", text) for text in told["words"].values()]
    words += json.loads(found[studio.name_of(MADE_UP)])["words"].values()
    assert _untranslated([around, [re.sub(r"\{\w+\}", "", text) for text in words], regions], names) == set()
    entries = json.loads(found[index_name(MADE_UP)])["entries"]
    assert _untranslated([[entry["name"], entry.get("about", "")] for entry in entries], names) == set()


def test_the_made_up_language_shows_what_is_not_translated(names: re.Pattern[str]) -> None:
    assert _made_up("{n} of {girls}<br>in all") == "{n} жж {girls}<br>жж жжж"
    parts = {"children": ["жж ", {"namespace": "x", "props": {"children": "girls"}}, " жж"]}
    answer = {"title": "жж Nigéria, 2012", "className": "two words", "label": "жж of 3", **parts}
    assert _untranslated(answer, names) == {"жж of 3", "жж girls жж"}


# ------------------------------------------------------------------------------ translations, numbers and dates


@pytest.fixture
def russian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small catalogue in a language of three plural forms."""
    years = ("{number} год {area}", "{number} года {area}", "{number} лет {area}")
    some = {
        "Sex": "Пол",
        "in {year}": "в {year} году",
        "Age": "",
        ("{number} year {area}", "{number} years {area}"): years,
    }
    _write(tmp_path, "ru", _catalogue_of("ru", some))
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)


@pytest.mark.usefixtures("russian")
def test_texts_are_in_the_language_of_the_block() -> None:
    assert i18n.languages() == ("en", "ru")
    with language("ru"):
        assert (i18n.current_language(), translate("Sex"), translate("in {year}", year=2016)) == (
            "ru", "Пол", "в 2016 году",
        )  # fmt: skip
    assert (i18n.current_language(), translate("Sex")) == ("en", "Sex")


@pytest.mark.usefixtures("russian")
def test_a_text_without_translation_is_in_english() -> None:
    with language("ru"):
        assert [translate(text) for text in ("Age", "Year", "")] == ["Age", "Year", ""]


@pytest.mark.usefixtures("russian")
def test_a_language_without_catalogue_is_english() -> None:
    with language("zh"):
        assert (i18n.current_language(), translate("Sex")) == ("en", "Sex")


@pytest.mark.usefixtures("russian")
def test_plural_forms_are_the_languages_own() -> None:
    forms = ("{number} year {area}", "{number} years {area}")
    with language("ru"):
        said = [translate_number(*forms, number, area="Чад") for number in (1, 3, 5, 21, 1000)]
    assert said == ["1 год Чад", "3 года Чад", "5 лет Чад", "21 год Чад", "1\xa0000 лет Чад"]
    assert [translate_number(*forms, number, area="Chad") for number in (0, 1, 2)] == [
        "0 years Chad", "1 year Chad", "2 years Chad",
    ]  # fmt: skip


def test_a_published_sentence_is_translated_by_its_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = ("No value.", "Measured in {year}, due in {due}.", "Measured in {year}.")
    spoken = _catalogue_of("es", {templates[1]: "Para {due}, en {year}.", templates[0]: "Sin valor."})
    _write(tmp_path, "es", spoken)
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)
    with language("es"):
        assert (
            i18n.translate_filled("Measured in 2016, due in 2025. No value.", templates)
            == "Para 2025, en 2016. Sin valor."
        )
        assert i18n.translate_filled("Measured in 2016.", templates) == "Measured in 2016."
        assert i18n.translate_filled("Measured in May. No value.", templates) == "Measured in May. No value."


@pytest.mark.skipif(published() is None, reason="before the first build")
def test_every_published_reason_can_be_translated() -> None:
    with (Config().published / "progress.csv").open(encoding="utf-8", newline="") as handle:
        reasons = {row["reason"] for row in csv.DictReader(handle)}
    strange = {text for text in reasons if not i18n._taken_apart(text, _reasons())}
    assert len(reasons) > 20
    assert strange == set()
    assert {text for text in reasons if i18n.translate_filled(text, _reasons()) != text} == set()


@pytest.fixture
def six(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty catalogue for each of the six languages."""
    for code in LANGUAGES:
        _write(tmp_path, code, _catalogue_of(code, {}))
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)


NUMBERS = {
    "en": ("1,234,567.5", "0.25", "73.5 million", "25 November 2026", "2026"),
    "fr": ("1\u202f234\u202f567,5", "0,25", "73,5 millions", "25 novembre 2026", "2026"),
    "es": ("1.234.567,5", "0,25", "73,5 millones", "25 de noviembre de 2026", "2026"),
    "ru": ("1\xa0234\xa0567,5", "0,25", "73,5 миллиона", "25 ноября 2026\u202fг.", "2026"),
    "zh": ("1,234,567.5", "0.25", "7350万", "2026年11月25日", "2026年"),
    "ar": ("1,234,567.5", "0.25", "73.5 مليون", "25 تشرين الثاني/نوفمبر 2026", "2026"),
}


@pytest.mark.usefixtures("six")
@pytest.mark.parametrize("code", LANGUAGES)
def test_numbers_and_dates_are_written_as_the_language_does(code: str) -> None:
    with language(code):
        large, small = format_number(1_234_567.5, 2), format_number(0.25, 2)
        date = datetime.date(2026, 11, 25)
        said = (large, small, format_short(73_500_000), format_date(date), format_year(date.year))
        assert said == NUMBERS[code]
        assert code != "fr" or format_date(datetime.date(2026, 12, 1)) == "1er décembre 2026"


def test_decimals_are_an_upper_limit() -> None:
    assert [format_number(-0.0014, 2), format_fixed(-0.0014, 2), format_short(-0.04)] == ["0", "0.00", "0"]
    assert [format_number(-0.006, 2), format_fixed(-0.02, 2)] == ["−0.01", "−0.02"]
    assert [format_number(*pair) for pair in ((2.0, 1), (2.04, 1), (2.06, 1), (-0.4, 0), (7, 99))] == [
        "2", "2", "2.1", "0", "7",
    ]  # fmt: skip


TIES = [(18.45, 1), (9.35, 1), (0.25, 1), (-18.45, 1), (45.45, 1), (1.005, 2), (2.5, 0), (3.5, 0)]
"""Figures whose last digit is half of one that is said: to the even digit some went up and some down."""
TIES_SAID = ["18.5", "9.4", "0.3", "−18.5", "45.5", "1.01", "3", "4"]


def test_the_half_of_a_last_digit_goes_up_wherever_a_figure_is_said() -> None:
    assert [format_number(*tie) for tie in TIES] == TIES_SAID
    assert [format_fixed(18.45, 1), format_fixed(9.35, 1), format_short(2_250_000), format_short(2_350_000)] == [
        "18.5", "9.4", "2.3 million", "2.4 million",
    ]  # fmt: skip
    assert [in_digits(value, 2) for value in (1_250, 1_350, 0.0125, 0)] == [1_300, 1_400, 0.013, 0]


def test_short_numbers_stay_figures_under_a_million() -> None:
    assert [format_short(value) for value in (0, 2.25, 12.7, 999_999)] == ["0", "2.3", "13", "999,999"]


@pytest.mark.usefixtures("six")
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ["1 billion", "2 billion", "960 million", "5 million"]),
        ("fr", ["1 milliard", "2 milliards", "960 millions", "5 millions"]),
        ("ru", ["1 миллиард", "2 миллиарда", "960 миллионов", "5 миллионов"]),
        ("zh", ["10亿", "19.6亿", "9.6亿", "502万"]),
    ],
)
def test_the_word_of_a_large_number_has_the_form_of_what_is_written(code: str, said: list[str]) -> None:
    with language(code):
        assert [format_short(value) for value in (1e9, 1.96e9, 9.6e8, 5.02e6)] == said


@pytest.mark.usefixtures("six")
def test_labels_of_values_are_in_the_units_of_the_language() -> None:
    with language("zh"):
        assert i18n.counts_in_ten_thousands()
        assert [format_ten_thousands(value) for value in (12_300, 932_000, 138e6)] == ["1.23万", "93.2万", "1.38亿"]


@pytest.mark.usefixtures("russian")
def test_a_noun_has_the_form_of_the_number_as_it_is_written() -> None:
    forms = ("{number} year {area}", "{number} years {area}")
    with language("ru"):
        said = [
            translate_number(*forms, number, number=text, area="Чад")
            for number, text in ((58_700_001, "58,7 миллиона"), (172_002, "172\xa0000"), (21, "21"), (58_700_001, "—"))
        ]
    assert said == ["58,7 миллиона лет Чад", "172\xa0000 лет Чад", "21 год Чад", "— год Чад"]


@pytest.mark.usefixtures("six")
def test_spanish_says_e_before_the_sound_of_an_i() -> None:
    with language("es"):
        assert format_list(["Chad", "India"]) == "Chad e India"
        assert format_list(["Malí y Chad", "Níger", "Irán (República Islámica del)"]).endswith(
            "Níger e Irán (República Islámica del)"
        )
        assert format_list(["Chad", "Honduras"]) == "Chad y Honduras"
        assert format_list(["agua", "hielo"]) == "agua y hielo"
        assert format_list(["agua", str(Value("inseguridad", "/x"))]).startswith("agua e ")
        assert format_list(["padres", "hijos"]) == "padres e hijos"


def test_arabic_alone_is_written_from_right_to_left() -> None:
    assert [code for code in LANGUAGES if i18n.is_right_to_left(code)] == ["ar"]


SCRIPTS = {
    "en": "[A-Za-z]",
    "fr": "[A-Za-z]",
    "es": "[A-Za-z]",
    "ru": "[а-яА-Я]",
    "zh": "[\u4e00-\u9fff]",
    "ar": "[\u0621-\u064a]",
}


def test_every_area_has_a_name_in_the_six_languages() -> None:
    areas = load_geography(Config().geography).areas
    strange = {
        (code, spoken): area.name(spoken)
        for code, area in areas.items()
        for spoken in LANGUAGES
        if not re.match(SCRIPTS[spoken], area.name(spoken).lstrip("ÅÉÎ"))
    }
    assert strange == {}
    assert [areas["NAM"].name(spoken) for spoken in LANGUAGES] == [
        "Namibia", "Namibie", "Namibia", "Намибия", "纳米比亚", "ناميبيا",
    ]  # fmt: skip


def test_translating_takes_about_a_microsecond() -> None:
    translate("Sex")
    runs = timeit.repeat(lambda: translate("Sex"), number=2000, repeat=5)
    assert min(runs) / 2000 < 10e-6  # ten times of what it takes, for slow machines; reading a catalogue takes more
