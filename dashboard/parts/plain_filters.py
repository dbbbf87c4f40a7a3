"""The filters for who has no script: a form that asks for the same page anew, with other figures in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from dashboard.context import Context
from dashboard.i18n import DEFAULT, in_a_row, translate
from dashboard.parts.filters import area_options
from dashboard.selection import ALL, CODED, MOST_AREAS, Selection
from dashboard.words.names import area_name

MOST_OPTIONS = 60
"""Of one list, that of countries excepted: the form stands in every page, whoever needs it."""
LOOK = (
    ".plain-filters{display:flex;flex-wrap:wrap;gap:12px 16px;align-items:end;margin:8px 0}"
    ".plain-filters label{display:grid;grid-template-columns:minmax(0,1fr);gap:4px;max-width:100%}"
    ".plain-filters :is(select,button){font:inherit;min-height:44px;max-width:100%;padding:0 12px}"
)
SIDE_BY_SIDE = frozenset({"compare"})
"""Pages on which several countries are chosen at once."""
Choice = tuple[str, str]
"""Code and name."""


def plain_filters(  # noqa: PLR0917, what the page is and what is chosen on it
    context: Context, path: str, selection: Selection, fixed: str, told: Mapping[str, Any], has_year: bool
) -> str:
    """The form as HTML; none where there is nothing to choose.

    `fixed`: the country of the page. `told`: what the browser keeps of the selection. `has_year`: whether the page
    shows a year that can be moved.
    """
    offers: Mapping[str, Any] = told.get("offers") or {}
    if not (offer := offers.get(selection.indicator)):
        return ""
    controls = [_areas(context, selection, fixed, told["page"] in SIDE_BY_SIDE)]
    controls += _list(translate("Indicator"), "indicator", [(name, one["name"]) for name, one in offers.items()], told)
    first, last, _ = offer["years"]
    if has_year:
        years = [(str(year), str(year)) for year in range(last, first - 1, -1)]
        controls += _list(translate("Year"), "year", years, told)
    names = {
        "sex": translate("Sex"),
        "age": translate("Age"),
        "breakdown": offer["kind"],
        "measure": translate("Measure"),
    }
    for name, label in names.items():
        controls += _list(label, name, [(option["value"], option["label"]) for option in offer[name]], told)
    kept = {name: ",".join(told[name]) for name in ("against", "show") if told.get(name)}
    if selection.lang != DEFAULT:
        kept["lang"] = selection.lang
    hidden = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in kept.items())
    button = f'<button type="submit">{escape(translate("Show these figures"))}</button>'
    title = escape(translate("Filters"))
    return (
        f'<noscript><form class="plain-filters" method="get" action="{escape(path)}" aria-label="{title}">'
        f"{''.join(controls)}{hidden}{button}</form></noscript>"
    )


def _areas(context: Context, selection: Selection, fixed: str, several: bool) -> str:
    """One country or region, or `several`: else those that the address names stay one choice until another is made."""
    chosen = [code for code in selection.areas if code != fixed][:MOST_AREAS]
    label = translate("Compare with") if fixed else translate("Country or region")
    named = [(option["value"], option["label"]) for option in area_options(context) if option["value"] != fixed]
    if several:
        return _select(label, "area", named, chosen, " multiple size=6")
    nobody = translate("countries or regions") if fixed else translate("World")
    choices = [("", nobody)]
    if len(chosen) > 1:
        choices.append((",".join(chosen), in_a_row(area_name(context, code) for code in chosen)))
    return _select(label, "area", [*choices, *named], [",".join(chosen)])


def _list(label: str, name: str, choices: Sequence[Choice], told: Mapping[str, Any]) -> Iterable[str]:
    """A list with what is chosen; where nothing is to choose, no list."""
    if 1 < len(choices) <= MOST_OPTIONS:
        yield _select(label, name, choices, [str(told[name])])
    elif len(choices) > 1 and name in CODED and told[name] != ALL:
        yield f'<input type="hidden" name="{name}" value="{escape(str(told[name]))}">'


def _select(label: str, name: str, choices: Iterable[Choice], chosen: Sequence[str], more: str = "") -> str:
    options = "".join(
        f'<option value="{escape(code)}"{" selected" if code in chosen else ""}>{escape(text)}'
        for code, text in choices
    )
    return f'<label>{escape(label)} <select name="{name}"{more}>{options}</select></label>'
