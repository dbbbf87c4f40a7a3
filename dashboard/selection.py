"""A reader's selection: what the address says, and the argument of every view, caption and file name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlencode

from dashboard import i18n
from dashboard.catalogue import COUNT, RATE, VALUE, Indicator
from dashboard.geography import Geography
from dashboard.i18n import DEFAULT, in_a_row, language, languages, translate, translate_number
from dashboard.store import SeriesKey, sex_in_tables

NAMES = ("indicator", "area", "year", "sex", "age", "breakdown", "measure", "against", "show", "lang", "view")
"""Names of the query, in the order in which an address lists them."""
BESIDE = ("embed", "release", "find", "from", "to", "sort", "where", "source", "theme", "action")
"""Other names that an address may have: what a frame, an edition, a search of a page and the table of all rows ask."""
_FOLLOWED = re.compile(r"utm_\w+|\w*clid|mc_[ce]id|_\w+|ref|igshid|si")
"""Names that mail and networks add to every link, to know who follows it: no reader asked anything by them."""
CODED = ("sex", "age", "breakdown")
"""Filters whose choices are codes of the tables."""
ALL = "all"
"""Choice of such a filter where a table of all rows is shown."""
MOST_AREAS = 12
MOST_AGAINST = 8
"""Other indicators that a page may be asked to show beside its own."""
BOTH = "_T"
LONGEST_QUERY = 2000
REMEMBERED = 256
"""Addresses of pages of which is remembered what they ask for."""
_LANG = re.compile(r"(?:^|&)lang=([A-Za-z_-]{1,20})")
_VIEW = re.compile(r"[a-z0-9.,-]{0,200}")


class Years(NamedTuple):
    """First and last year of an indicator's figures, and the year a map opens with."""

    first: int
    last: int
    opening: int
    numbers: int = 0
    """The year that numbers open with, where rates open with an older one: their last population is older."""

    def of(self, scope: Scope) -> Years:
        """The same for a page: one that shows numbers alone opens with theirs."""
        return self._replace(opening=self.numbers) if scope.in_numbers and self.numbers else self


@dataclass(frozen=True)
class Scope:
    """What a page lets the reader select."""

    indicators: tuple[str, ...]
    """The first is the default."""
    fixed_area: str = ""
    """The one area of a page about one country, added before any other."""
    all_rows: bool = False
    """Whether the page shows all rows of a table: of a filter that the address does not name, all codes."""
    against: tuple[str, ...] = ()
    """Other indicators that can be shown beside the first one."""
    usual_against: tuple[str, ...] = ()
    """Those of a reader who chose none."""
    most_against: int = MOST_AGAINST
    show: tuple[str, ...] = ()
    """Ways of showing that the reader can switch on, such as "indexed"."""
    fixed: tuple[str, ...] = ()
    """Filters that the page keeps at their usual code: an address cannot change them."""
    names_places: bool = False
    """Whether the page shows nothing of the world where no place is chosen: it asks for one."""
    in_numbers: bool = False
    """Whether the page shows numbers alone, and no rate."""
    numbers_first: bool = False
    """Whether a reader who chose no measure is shown numbers: rates of so few persons are told apart by no figure."""


@dataclass(frozen=True)
class Selection:
    """One choice of everything; equal choices are equal values."""

    indicator: str
    areas: tuple[str, ...]
    """Area and region codes; empty for the whole world."""
    year: int
    sex: str
    age: str
    breakdown: str
    measure: str
    """rate or count where a count can be divided by a population, else value."""
    lang: str = "en"
    view: str = ""
    """Which of map, chart and table a panel shows, where not its usual one: "victims-map.table,…"."""
    against: tuple[str, ...] = ()
    """Other indicators beside the first, of those that the page offers."""
    show: tuple[str, ...] = ()
    """Ways of showing that are switched on, in the order of the page."""
    left_open: tuple[str, ...] = ()
    """Filters of CODED that are left at ALL. What shows one code of each takes the usual one, which is filled in."""

    # Asked for ten thousand times by one map.
    @cached_property
    def key(self) -> SeriesKey:
        """The rows of the table that the selection is about."""
        return SeriesKey(self.indicator, sex_in_tables(self.sex, self.age), self.age, self.breakdown)

    def tab(self, panel: str, usual: str) -> str:
        """What the panel shows."""
        chosen = dict(entry.split(".", 1) for entry in self.view.split(",") if "." in entry)
        return chosen.get(panel, usual) if chosen.get(panel, usual) in ("map", "chart", "table") else usual


def usual(indicator: Indicator, years: Years) -> Selection:
    """The selection of a reader who chose nothing but the indicator."""
    return Selection(
        indicator.id,
        (),
        years.opening,
        indicator.default_sex,
        indicator.default_age,
        indicator.default_breakdown,
        indicator.measures[0],
    )


def usual_of(scope: Scope, indicator: Indicator, years: Years) -> Selection:
    """The same on a page: one that begins with numbers has rates only where its address asks for them."""
    base = usual(indicator, years)
    return replace(base, measure=COUNT) if scope.numbers_first and COUNT in indicator.measures else base


class Reader:
    """Reads and writes addresses against the catalogue; unknown or hostile values become the nearest valid choice."""

    def __init__(
        self, indicators: Mapping[str, Indicator], geography: Geography, years: Callable[[str], Years]
    ) -> None:
        self._indicators = indicators
        self._geography = geography
        self._years = years
        # All panels of a page ask the same, and each of them wants to know it several times.
        self._read = lru_cache(maxsize=REMEMBERED)(self._in_its_language)

    def parse(self, query: str, scope: Scope) -> tuple[Selection, tuple[str, ...]]:
        """The selection that a query string (without "?") asks for within a page's scope, and notices for the reader.

        Never raises: what cannot be used falls back to the usual choice, and a notice says so.
        """
        read = self._read if len(query) <= LONGEST_QUERY else self._in_its_language
        return read(query, scope, i18n.LOCALE)

    def _in_its_language(self, query: str, scope: Scope, _texts: Path) -> tuple[Selection, tuple[str, ...]]:
        with language(self.language_of(query)):
            return self._parse(query, scope)

    def language_of(self, query: str) -> str:
        """The language that a query asks for, English where it asks for none that there is."""
        lang = self._split(query, []).get("lang", "")
        return lang if lang in languages() else DEFAULT

    def _parse(self, query: str, scope: Scope) -> tuple[Selection, tuple[str, ...]]:
        notices: list[str] = []
        asked = self._split(query, notices)
        if scope.all_rows:
            asked = {name: value for name, value in asked.items() if name not in CODED or value != ALL}
        asked = {name: value for name, value in asked.items() if name not in scope.fixed}
        lang = asked.get("lang", "")
        if lang and lang not in languages():
            notices.append(translate("The language “{value}” is not available; English is shown.", value=_short(lang)))
        indicator = self._indicators[self._one(asked, "indicator", scope.indicators, scope.indicators[0], notices)]
        years = self._years(indicator.id).of(scope)
        base = usual_of(scope, indicator, years)
        if indicator.has_breakdown(asked.get("breakdown", base.breakdown), self._geography.areas):
            breakdown = asked.get("breakdown", base.breakdown)
        else:
            breakdown = self._one(asked, "breakdown", indicator.breakdown, base.breakdown, notices)
        view = asked.get("view", "")
        selection = replace(
            base,
            areas=self._areas(asked.get("area", ""), scope, notices),
            year=_year(asked.get("year", ""), years, indicator, notices),
            sex=self._one(asked, "sex", indicator.sex, base.sex, notices),
            age=self._one(asked, "age", indicator.age, base.age, notices),
            breakdown=breakdown,
            measure=self._one(asked, "measure", indicator.measures, base.measure, notices),
            lang=lang if lang in languages() else DEFAULT,
            view=view if _VIEW.fullmatch(view) else "",
            against=self._against(asked.get("against", ""), scope, notices),
            show=tuple(word for word in scope.show if word in asked.get("show", "").split(",")),
        )
        if scope.all_rows:
            named = [name for name in CODED if asked.get(name) == getattr(selection, name)]
            left = tuple(name for name in CODED if indicator.has_choice(name) and name not in named)
            selection = replace(selection, left_open=left)
        if selection.measure == RATE and selection.sex != BOTH and BOTH in indicator.sex:
            # Populations here do not know sex: girls divided by girls and boys would be read as half of what it is.
            selection = replace(selection, measure=COUNT)
            if "measure" in asked:
                notices.append(
                    translate("There is no rate for one sex, since populations here do not tell sexes apart.")
                )
        return selection, tuple(notices)

    def query(self, selection: Selection, scope: Scope) -> str:
        """The shortest query string that `parse` reads back as the same selection."""
        indicator = self._indicators[selection.indicator]
        base = usual_of(scope, indicator, self._years(selection.indicator).of(scope))
        usual_values: dict[str, Any] = {**base.__dict__, "indicator": scope.indicators[0], "areas": ()}
        usual_values["against"] = scope.usual_against
        for name in CODED if scope.all_rows else ():
            if indicator.has_choice(name):
                usual_values[name] = getattr(selection, name) if name in selection.left_open else ALL
        pairs = []
        for name in NAMES:
            field = "areas" if name == "area" else name
            value = getattr(selection, field)
            if value != usual_values[field]:
                pairs.append((name, ",".join(value) if isinstance(value, tuple) else str(value)))
        return urlencode(pairs, safe=",.")

    def _split(self, query: str, notices: list[str]) -> dict[str, str]:
        if len(query) > LONGEST_QUERY:
            notices.append(translate("The address was too long to be read; the usual selection is shown."))
            return {"lang": i18n.of_tag(found[1])} if (found := _LANG.search(query)) else {}
        try:
            pairs = parse_qs(query, keep_blank_values=False, max_num_fields=50, errors="replace")
        except ValueError:
            notices.append(translate("The address could not be read; the usual selection is shown."))
            return {}
        if unheeded := [_short(name) for name in pairs if not _is_known(name)]:
            names = in_a_row(translate("“{name}”", name=name) for name in unheeded[:5])
            notices.append(translate("What the address says by these names is not known here: {names}.", names=names))
        said = {name: ",".join(values) for name, values in pairs.items() if name in NAMES}
        return said | ({"lang": i18n.of_tag(said["lang"])} if "lang" in said else {})

    def _one(
        self, asked: Mapping[str, str], name: str, allowed: tuple[str, ...], usual_value: str, notices: list[str]
    ) -> str:
        value = asked.get(name, usual_value)
        if value in allowed:
            return value
        short = _short(value)
        notices.append(
            translate("“{value}” is not available for “{name}”; the usual choice is shown.", value=short, name=name)
        )
        return usual_value

    def _against(self, text: str, scope: Scope, notices: list[str]) -> tuple[str, ...]:
        asked = tuple(dict.fromkeys(filter(None, text.split(","))))
        chosen = tuple(name for name in asked if name in scope.against)
        if not scope.against or not asked:
            return scope.usual_against
        if unknown := [_short(name) for name in asked if name not in scope.against]:
            names = in_a_row(unknown[:5])
            notices.append(translate("“{value}” cannot be shown beside the others here.", value=names))
        if len(chosen) > scope.most_against:
            notices.append(
                translate("At most so many indicators are shown beside it: {most}.", most=scope.most_against)
            )
        return chosen[: scope.most_against] or scope.usual_against

    def _areas(self, text: str, scope: Scope, notices: list[str]) -> tuple[str, ...]:
        codes: list[str] = [scope.fixed_area] if scope.fixed_area else []
        unknown = []
        for part in filter(str.strip, text.split(",")):
            code = self._geography.resolve(part)
            if code is None:
                unknown.append(_short(part))
            elif code not in codes:
                codes.append(code)
        if unknown:
            named = in_a_row(unknown[:5])
            notices.append(
                translate("There is no country or region “{codes}”; it is left out.", codes=named)
                if codes or scope.names_places
                else translate("There is no country or region “{codes}”; the world is shown.", codes=named)
            )
        if len(codes) > MOST_AREAS:
            notices.append(
                translate_number(
                    "At most {most} country or region is shown.",
                    "At most {most} countries or regions are shown.",
                    MOST_AREAS,
                    most=MOST_AREAS,
                )
            )
        return tuple(codes[:MOST_AREAS])


def _year(text: str, years: Years, indicator: Indicator, notices: list[str]) -> int:
    moved = dict(indicator.moved)
    if not text:
        return years.opening
    if not re.fullmatch(r"-?[0-9]{1,6}", text, re.ASCII):
        notices.append(translate("“{value}” is no year; {year} is shown.", value=_short(text), year=years.opening))
        return years.opening
    year = min(max(int(text), years.first), years.last)
    if year in moved:
        # The year stays: the address of a map that was moved to it must not lead to another.
        notices.append(
            translate(
                "The figures that stood under {year} here describe {now}, and stand under {now} now. Of {year} itself "
                "there are none.",
                year=year,
                now=moved[year],
            )
        )
    if year != int(text):
        # Other blocks of a page, and other people of the same table, may well have figures of the year asked for.
        notices.append(
            translate(
                "{indicator}: years from {first} to {last} can be chosen here, not {asked}; {year} is shown.",
                indicator=translate(indicator.label),
                first=years.first,
                last=years.last,
                asked=_short(text),
                year=year,
            )
        )
    return year


def _is_known(name: str) -> bool:
    return name in NAMES or name in BESIDE or _FOLLOWED.fullmatch(name) is not None


def _short(text: str) -> str:
    """At most 40 printable characters of what a stranger wrote."""
    printable = "".join(character for character in text if character.isprintable())
    return printable if len(printable) <= 40 else printable[:40] + "…"


def without_place(selection: Selection) -> Selection:
    """A selection without what a map of all years does not depend on: areas, year and tabs."""
    return replace(selection, areas=(), year=0, view="", against=(), show=(), left_open=())


def file_stem(selection: Selection) -> str:
    """What and of whom, as a file's name says it: "detected-victims_girls_rate"."""
    whom = {"Y0T17": "children", "Y_GE18": "adults"}.get(selection.age, "")
    sex = {"F": "female", "M": "male"}.get(selection.sex, "")
    if whom == "children" and sex:
        whom, sex = {"female": "girls", "male": "boys"}[sex], ""
    part = "" if selection.breakdown == "_T" else selection.breakdown.lower().replace("_", "-")
    measure = "" if selection.measure == VALUE else selection.measure
    return "_".join(word for word in (selection.indicator, whom, sex, part, measure) if word)


def file_name(selection: Selection, first: int, last: int) -> str:
    """Stem of a downloaded file with where and when: "detected-victims_children_count_NGA-GHA_2010-2022"."""
    where = "-".join(selection.areas[:6]) or "world"
    when = str(first) if first == last else f"{first}-{last}"
    return f"{file_stem(selection)}_{where}_{when}"
