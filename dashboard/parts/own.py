"""The page that takes figures of the reader's own: what it says, and what its scripts are told.

Figures are read, checked and kept by the browser alone (assets/own-page.js, own-worker.js, own.js).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.exports.own import (
    COLUMNS,
    FIRST_YEAR,
    LEAST_SHOWN,
    MOST_MB,
    MOST_ROWS,
    NEEDED,
    SMALLEST,
    codes_csv,
    schema,
    template_csv,
    template_xlsx,
)
from dashboard.figures.addresses import CATALOGUE
from dashboard.i18n import current_language, format_number, language, languages, translate
from dashboard.parts.elements import Markup, attribute, caption, element, inside, sealed
from dashboard.web.static import asset_url, made_url

SCRIPT, WORKER, SHEETS = "own-page.js", "own-worker.js", "vendor/sheets-reach.min.js"
"""Fetched on this page alone: the last two once a file is chosen."""
TEMPLATE_CSV, TEMPLATE_XLSX, CODES = "own/template.csv", "own/template.xlsx", "own/codes.csv"
"""Files for the browser, by name among the assets."""
_SEXES = {"girls": "F", "boys": "M", "all": "_T"}
_AGES = {"children": "Y0T17", "adults": "Y_GE18", "all": "_T"}


def name_of(lang: str) -> str:
    """Name of what the scripts are told in a language, among the files for the browser."""
    return f"own/{lang}.json"


def files(context: Context) -> dict[str, bytes]:
    """The template, its codes, and in each language what the scripts are told, by name."""
    return {**_template_files(context), **{name_of(lang): _told(context, lang) for lang in languages()}}


@lru_cache(maxsize=1)
def _template_files(context: Context) -> dict[str, bytes]:
    return {TEMPLATE_CSV: template_csv(), TEMPLATE_XLSX: template_xlsx(context), CODES: codes_csv(context)}


@lru_cache(maxsize=8)
def _told(context: Context, lang: str) -> bytes:
    with language(lang):
        told = {"schema": schema(context), "words": words(), "reasons": {**of_files(), **of_rows()}}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def words() -> dict[str, str]:
    """By the names under which the scripts ask for them: what came of a file."""
    return {
        "ownReading": translate("The file is being read…"),
        "ownAccepted": translate("Rows accepted: {n}"),
        "ownRefused": translate("Rows refused: {n}"),
        "ownReasons": translate("Rows refused, with the reason"),
        "ownMore": translate("More rows refused: {n}"),
        "ownRow": translate("Row {n}", context="of a file that was read"),
        "ownSeen": translate("Where your figures are drawn"),
        "ownIndicator": translate("Indicator"),
        "ownArea": translate("Country or area"),
        "ownCodes": translate("Sex, age, breakdown"),
        "ownYears": translate("Years"),
        "ownFigures": translate("Figures"),
        "ownBefore": translate("These figures of yours are in this tab already. Another file takes their place."),
        "ownForgotten": translate("The figures are forgotten. Nothing of them is left in this browser."),
        "ownUnkept": translate(
            "This browser lets no page keep anything in the tab: the figures are gone once the page is loaded anew."
        ),
    }


def of_files() -> dict[str, str]:
    """Why a file is not read, and what is noted of one that is, as assets/own-worker.js names it."""
    return {
        "fileLarge": translate("The file has {size} MB, and at most {most} MB are read."),
        "fileEmpty": translate("The file is empty."),
        "fileOld": translate(
            "This is a workbook of the old kind (.xls), or one with a password. Save it as .xlsx or CSV, without a "
            "password."
        ),
        "fileDamaged": translate("This workbook cannot be opened: it is damaged, or it is none."),
        "fileUnpacks": translate("This workbook has more than {most} MB once it is unpacked, so it is not opened."),
        "fileBinary": translate("This file is no table: it holds signs that no text has."),
        "fileWide": translate("The file has too many columns; the most are {most}."),
        "fileNoColumns": translate("The first row does not name these columns: {columns}."),
        "fileNoColumnsIn": translate("The first row of the sheet “{sheet}” does not name these columns: {columns}."),
        "fileTwiceColumn": translate("The first row names this column twice: {column}."),
        "fileRows": translate("The file has too many rows; the most are {most}. Please split it."),
        "fileNoRows": translate("There is no row below the names of the columns."),
        "fileSlow": translate("This file takes too long to read, so it was given up."),
        "fileFailed": translate("This file cannot be read."),
        "noteIgnored": translate("These columns are not read: {columns}."),
        "noteWindows": translate("The file is not in Unicode, so it was read as {encoding}. Please look at its notes."),
        "noteFormulas": translate("Cells with formulas: {n}. The figures that were saved with them are read."),
        "noteSmall": translate(
            "Figures hidden by the rule of small numbers: {n}. Untick the rule to draw them as they are."
        ),
        "noteFilled": translate(
            "Blanks in {column} were read as {code}, the only code that the indicator has. Rows: {n}"
        ),
        "noteSheets": translate("Only the first sheet is read: {name}."),
    }


def of_rows() -> dict[str, str]:
    """Why a row is refused, by the same names."""
    return {
        "unknownIndicator": translate("The indicator “{value}” is not known here."),
        "likeIndicator": translate("The indicator “{value}” is not known here. Did you mean {code} ({name})?"),
        "exampleRow": translate("This is the example line of the template. Delete it, or overwrite it with its note."),
        "otherIndicator": translate(
            "Own figures of “{value}” have no chart here, since it is no number of one country over the years."
        ),
        "unknownArea": translate("The area “{value}” is not known here. Write its code of three letters, such as BGD."),
        "dateYear": translate("“{value}” looks like a date. Write the year alone."),
        "badYear": translate("“{value}” is no year of four digits."),
        "futureYear": translate("The year {value} has not come yet."),
        "oldYear": translate("The year {value} is before {first}."),
        "badCode": translate("“{value}” is no code of {column} for this indicator. It has: {codes}."),
        "noValue": translate("There is no figure in obs_value."),
        "formula": translate("“{value}” is a formula. Write the number itself."),
        "notNumber": translate("“{value}” is no number."),
        "twoWays": translate("“{value}” can be read in two ways. Write the number without a sign between thousands."),
        "negative": translate("“{value}” is lower than this indicator can be."),
        "notWhole": translate("“{value}” is no whole number, but this indicator counts."),
        "overHundred": translate("“{value}” is more than the whole, but this indicator is a percentage."),
        "tooLarge": translate("“{value}” is too large."),
        "otherUnit": translate("The unit is “{value}”, but that of this indicator is: {unit}."),
        "twice": translate("Row {first} has the same indicator, area, year and codes already."),
    }


# ---------------------------------------------------------------------------------------------- the page


def brought(context: Context) -> Component:
    """All of the page below its head; the browser fills what came of a file."""
    lang = current_language()
    told = {
        "data-told": made_url(name_of(lang), _told(context, lang)),
        "data-script": asset_url(SCRIPT, context.config.assets),
        "data-worker": asset_url(WORKER, context.config.assets),
        "data-sheets": asset_url(SHEETS, context.config.assets),
    }
    columns = [
        _section("own-private", translate("What happens with your figures"), _privacy()),
        _section("own-template", translate("The template"), _template(_template_files(context))),
        _section("own-small", translate("Small numbers"), _small()),
        _section("own-file", translate("Your file"), _file()),
    ]
    return sealed(html.Div, columns, told, className="own-page")


def _section(name: str, heading: str, children: Iterable[Any]) -> Component:
    return html.Section([html.H2(heading, id=name), *children], className=name)


def _privacy() -> list[Component]:
    said = (
        translate("Your browser reads the file. The file is not sent to this server or to anybody else."),
        translate(
            "The figures are kept in this tab until you forget them or close it, also while you go from page to page "
            "and in the show. A window that the tab opens itself, as that of a speaker, and a tab that you duplicate "
            "get a copy. A browser that restores closed tabs may restore them, too."
        ),
        translate(
            "They are drawn in charts over the years, in Compare, and in the tables of these, in an ink of their own "
            "and marked “own figures, not published”. Maps and other views do not have them, and say so."
        ),
        translate(
            "Titles and sentences of the dashboard speak of published figures alone, and links never hold yours. A "
            "picture of a chart with them can be saved below that chart; your browser makes it."
        ),
        translate(
            "Only where you choose a file “with figures of your own” are those figures sent to this server. It puts "
            "them into that one file, always marked, and keeps nothing of them."
        ),
    )
    return [html.Ul([html.Li(text) for text in said])]


def _template(made: dict[str, bytes]) -> list[Component]:
    links: list[Any] = [
        html.A(translate("Template, CSV"), href=made_url(TEMPLATE_CSV, made[TEMPLATE_CSV]), download="own-figures.csv"),
        " · ",
        html.A(
            translate("Template, XLSX, with all codes"),
            href=made_url(TEMPLATE_XLSX, made[TEMPLATE_XLSX]),
            download="own-figures.xlsx",
        ),
        " · ",
        html.A(translate("Codes, CSV"), href=made_url(CODES, made[CODES]), download="own-figures-codes.csv"),
        " · ",
        inside(translate("What each indicator counts"), CATALOGUE),
    ]
    meaning = {
        "indicator": translate(
            "The id of the indicator, such as {id}, or its name as this dashboard writes it.", id="detected-victims"
        ),
        "ref_area": translate("The code of the country or area, such as {code}.", code="BGD"),
        "time_period": translate("The year, from {first} to this year.", first=FIRST_YEAR),
        "sex": translate("{girls}, {boys} or {all}, as the indicator has it. A blank is read as {all}.", **_SEXES),
        "age": translate(
            "{children} (children), {adults} (adults) or {all}, as the indicator has it. A blank is read as {all}.",
            **_AGES,
        ),
        "breakdown": translate(
            "A code that the indicator has, such as a form of exploitation. A blank is read as {all}.", all="_T"
        ),
        "obs_value": translate(
            "The figure, with a point or a comma before decimals; “<{least}” where a small count is hidden. A zero is "
            "zero, and what is unknown has no row.",
            least=LEAST_SHOWN,
        ),
        "unit": translate("It may be blank. Where it is filled, it has to be the unit of the indicator."),
        "note": translate("It may be blank. It is shown where the figure is pointed at."),
    }
    rows = [html.Tr([element(html.Th, html.Code(name), {"scope": "row"}), html.Td(meaning[name])]) for name in COLUMNS]
    needed = translate(
        "The first row names the columns, and these have to be there: {columns}.", columns=", ".join(NEEDED)
    )
    return [
        html.P(links),
        html.P(needed),
        html.P(translate("The table of a country's dossier has other columns: it is not read here.")),
        html.Details(
            [
                html.Summary(translate("What stands in each column")),
                html.Table(
                    [caption(translate("What stands in each column")), html.Tbody(rows)], className="data-table"
                ),
            ],
            className="fold",
        ),
    ]


def _small() -> list[Component]:
    said = (
        translate(
            "A small number can give a child away. UNODC publishes counts from {few} to {most} as “<{least}”, and so "
            "does this dashboard. A zero is shown as zero.",
            few=SMALLEST,
            most=LEAST_SHOWN - 1,
            least=LEAST_SHOWN,
        ),
        translate(
            "The rule: each count from {few} to {most} becomes “<{least}”. Where one part of a known total is hidden "
            "alone, it could be computed from the others, so the next smallest part is hidden too, or the total where "
            "there is none. Rates and percentages stay as they are: protect them yourself.",
            few=SMALLEST,
            most=LEAST_SHOWN - 1,
            least=LEAST_SHOWN,
        ),
    )
    field = _input("checkbox", "small", {"id": "own-small-box"})
    return [
        *(html.P(text) for text in said),
        html.P(html.Label([field, " ", translate("Apply this rule before anything is drawn")])),
    ]


def _file() -> list[Component]:
    limits = translate("CSV (with commas, semicolons or tabs) or XLSX, its first sheet; at most {mb} MB.", mb=MOST_MB)
    rows = translate("The most rows that are read: {rows}.", rows=format_number(MOST_ROWS))
    label = html.Label(translate("Choose a file, or drop it here"), htmlFor="own-file-field")
    field = _input("file", "file", {"id": "own-file-field", "accept": ".csv,.tsv,.txt,.xlsx"})
    drop = element(html.Div, [label, field, html.P([limits, " ", rows])], {"data-own": "drop"}, className="own-drop")
    result = element(html.Div, None, {"data-own": "result", "aria-live": "polite"}, className="own-result")
    return [drop, result]


def _input(kind: str, name: str, more: dict[str, str]) -> Markup:
    attributes = "".join(attribute(key, value) for key, value in {"type": kind, "data-own": name, **more}.items())
    return Markup(f"<input{attributes}>")
