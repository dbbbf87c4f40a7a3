"""Goods that the US Department of Labor lists with child or forced labour: of a country by name, of a group by sector.

What the publisher lists as "Pornography" is abuse of children: it stands apart, and is never counted among goods.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dashboard.context import Context
from dashboard.figures.charts import nothing
from dashboard.figures.shown import Explained, FileRows, Section, Shown, Table, Words
from dashboard.i18n import format_number, in_a_row, translate, translate_number
from dashboard.i18n.published import published
from dashboard.kinds.suggested import SOURCE, source_of
from dashboard.kinds.treaties import code_of, countries_of
from dashboard.metrics.labour import KINDS, SECTORS, YEAR, Good
from dashboard.selection import Selection
from dashboard.views import View
from dashboard.words.captions import with_first
from dashboard.words.counted import of_countries
from dashboard.words.names import area_name, listed

HEAD = (
    "ref_area", "area", "time_period", "good", "sector", "child_labour", "forced_labour", "forced_child_labour",
    "derived", "input_from", "source", "release",
)  # fmt: skip
GROUP_HEAD = (
    "ref_area", "area", "time_period", "listed", "sector", "countries", "child_labour", "forced_labour",
    "forced_child_labour", "countries_of", "source", "release",
)  # fmt: skip
"""Of a group how many of its UN members have a good of a sector that is listed, and with which kind of labour."""
GOOD, DERIVED, ABUSE = "good", "derived-good", "child-sexual-abuse-material"
"""What a row of a group's file counts."""


def sector_name(sector: str) -> str:
    """A sector as a reader is told it."""
    return {
        "Agriculture": translate("Agriculture"),
        "Manufacturing": translate("Manufacturing"),
        "Mining": translate("Mining"),
    }[sector]


def kind_name(kind: str) -> str:
    """A kind of labour."""
    return {
        "child_labour": translate("child labour"),
        "forced_labour": translate("forced labour"),
        "forced_child_labour": translate("forced child labour"),
    }[kind]


def abuse_said() -> str:
    """What the publisher lists beside goods, in our words and with its own."""
    return translate("child sexual abuse material (listed by the publisher as “Pornography”)")


def good_said(context: Context, good: Good) -> str:
    """A good by its published name; a derived one with where its input comes from."""
    if not good.is_good:
        return abuse_said()
    if not good.is_derived:
        return published(good.name)
    return translate(
        "{good} (an input is listed: {area})",
        good=published(good.name),
        area=area_name(context, good.input_from),
    )


def kinds_said(good: Good) -> str:
    """The kinds of labour that a good is listed with."""
    return listed([kind_name(kind) for kind in good.kinds]) if good.kinds else translate("not stated")


def year_of(context: Context) -> int:
    """The year of the list."""
    return max((good.year for goods in context.goods.values() for good in goods), default=YEAR)


def title_of(context: Context, code: str) -> str:
    """What the view is called, whatever it holds."""
    words = {"area": area_name(context, code), "year": year_of(context)}
    if code not in context.geography.areas:
        return translate("Countries with goods listed with child or forced labour: {area}, {year}", **words)
    if code not in context.goods:
        return translate("Goods listed with child or forced labour, {area}, {year}: none is listed", **words)
    return translate("Goods listed with child or forced labour, {area}, {year}", **words)


def subtitle_of(context: Context, code: str) -> str:
    """What is read below the title."""
    if code not in context.geography.areas:
        return translate("Countries with at least one listed good, by sector and by kind of labour")
    goods = [good for good in context.goods.get(code, ()) if good.is_good and not good.is_derived]
    if not goods:
        return translate("As the US Department of Labor lists them")
    by_kind = [
        translate("{kind}: {number}", kind=kind_name(kind), number=format_number(number))
        for kind in KINDS
        if (number := sum(kind in good.kinds for good in goods))
    ]
    return translate_number(
        "{number} good, as the US Department of Labor lists it, by sector; with {kinds}",
        "{number} goods, as the US Department of Labor lists them, by sector; with {kinds}",
        len(goods),
        kinds=in_a_row(by_kind),
    )


def caveat_said() -> str:
    """What the list does not say."""
    return translate(
        "The list is the US Department of Labor's, not ours. What is not listed is not known to be free of such "
        "labour, and the list does not say who was trafficked."
    )


def goods(context: Context, view: View, selection: Selection) -> Shown:
    """The view: a table by nature, and its file."""
    code = code_of(selection)
    is_country = code in context.geography.areas
    words = Words(
        stem=f"{view.panel}_{code}_{year_of(context)}",
        indicator="",
        title=title_of(context, code),
        subtitle=subtitle_of(context, code),
        caveat=caveat_said(),
        source=source_of(context),
        sources=SOURCE,
        coverage=with_first(context, selection, "" if is_country else _with_one(context, code)),
        origin=f"/data/sources#source-{SOURCE}",
    )
    if is_country:
        return Shown(nothing(), words, lambda: _table(context, code), HEAD, lambda: _rows(context, code))
    return Shown(nothing(), words, lambda: _group_table(context, code), GROUP_HEAD, lambda: _group_rows(context, code))


# ------------------------------------------------------------------------------------------------ one country


def _derived_head() -> str:
    return translate("Made with a listed input; neither the input nor the kind of labour is stated")


def _abuse_head() -> str:
    return translate("Listed, but not as goods of a sector")


def of_sector(sector: str) -> Callable[[Good], bool]:
    """Whether a good is one of a sector, and listed itself."""
    return lambda good: good.sector == sector and not good.is_derived


def _is_derived(good: Good) -> bool:
    return good.is_derived


def _is_abuse(good: Good) -> bool:
    return not good.is_good


def _table(context: Context, code: str) -> Table:
    """By sector; then derived goods, then what is no good, each under a heading of its own."""
    found = context.goods.get(code, ())
    heads = [(sector_name(sector), of_sector(sector)) for sector in SECTORS]
    heads += [(_derived_head(), _is_derived), (_abuse_head(), _is_abuse)]
    rows: list[tuple[str, ...]] = []
    parts: list[tuple[int, str]] = []
    for head, belongs in heads:
        own = [good for good in found if belongs(good)]
        parts += [(len(rows), head)] if own else []
        rows += [(good_said(context, good), kinds_said(good)) for good in own]
    none = (translate("no good is listed"), "")
    columns = (translate("Good"), translate("Listed with"))
    return Table(columns, tuple(rows or [none]), (False, False), parts=tuple(parts), goes_on=True)


def _rows(context: Context, code: str) -> FileRows:
    head, release = (code, area_name(context, code)), context.sources[SOURCE].released
    return tuple(
        (*head, str(good.year), *_cells(good), _flag(good.is_derived), good.input_from, SOURCE, release)
        for good in context.goods.get(code, ())
    )


def _cells(good: Good) -> tuple[str, ...]:
    """What is listed, its sector, and each kind of labour, of which nothing is told where it is derived."""
    kinds = ["" if good.is_derived else _flag(kind in good.kinds) for kind in KINDS]
    return (good.name, good.sector, *kinds) if good.is_good else (abuse_said(), "", *kinds)


def _flag(is_so: bool) -> str:
    return "1" if is_so else "0"


# ------------------------------------------------------------------------------------------------ a group


class Counted(NamedTuple):
    """In how many countries something is listed, and with each of KINDS; None where the kind is not told."""

    what: str
    sector: str
    countries: int
    kinds: tuple[int, ...] | None


def counted(context: Context, code: str) -> tuple[list[Counted], int]:
    """By sector, then in any, then derived goods and what is no good; and of how many UN members."""
    countries = countries_of(context, code)
    all_goods = [context.goods.get(area, ()) for area in countries]

    def count(what: str, sector: str, belongs: Callable[[Good], bool]) -> Counted:
        own = [[good for good in found if belongs(good)] for found in all_goods]
        kinds = tuple(sum(any(kind in good.kinds for good in found) for found in own) for kind in KINDS)
        return Counted(what, sector, sum(map(bool, own)), None if what == DERIVED else kinds)

    made = [count(GOOD, name, of_sector(name)) for name in SECTORS]
    made.append(count(GOOD, "", lambda good: good.is_good and not good.is_derived))
    made.append(count(DERIVED, "", _is_derived))
    made.append(count(ABUSE, "", _is_abuse))
    return made, len(countries)


def _with_one(context: Context, code: str) -> str:
    made, of = counted(context, code)
    number = next(one.countries for one in made if one.what == GOOD and not one.sector)
    return translate_number(
        "{n} of {of} has a listed good.",
        "{n} of {of} have a listed good.",
        number,
        n=format_number(number),
        of=of_countries(of),
    )


def _group_table(context: Context, code: str) -> Table:
    made, of = counted(context, code)
    columns = (
        translate("Sector"),
        translate("countries"),
        *(kind_name(kind) for kind in KINDS),
        translate("UN members in all"),
    )
    names = {GOOD: translate("any of these sectors"), DERIVED: translate("goods that are derived"), ABUSE: abuse_said()}
    rows = [
        (sector_name(one.sector) if one.sector else names[one.what], format_number(one.countries), *_kinds(one.kinds),
         format_number(of))
        for one in made
    ]  # fmt: skip
    at = len(SECTORS) + 1
    parts = ((at, _derived_head()), (at + 1, _abuse_head()))
    return Table(columns, tuple(rows), (False, *(True for _ in columns[1:])), parts=parts)


def _kinds(kinds: Sequence[int] | None) -> Sequence[str]:
    return [translate("not stated")] * len(KINDS) if kinds is None else [format_number(number) for number in kinds]


def _group_rows(context: Context, code: str) -> FileRows:
    made, of = counted(context, code)
    head = (code, area_name(context, code), str(year_of(context)))
    tail = (str(of), SOURCE, context.sources[SOURCE].released)
    return tuple(
        (*head, one.what, one.sector, str(one.countries), *_numbers(one.kinds), *tail)
        for one in made
    )  # fmt: skip


def _numbers(kinds: Sequence[int] | None) -> Sequence[str]:
    return [""] * len(KINDS) if kinds is None else [str(number) for number in kinds]


# ------------------------------------------------------------------------------------------------ how


def _how(context: Context) -> Section:
    return Section(
        "goods",
        translate("Goods listed with child or forced labour"),
        (
            translate(
                "The US Department of Labor lists goods by country, for {year}: with child labour, forced labour, "
                "forced child labour, or several of these. They stand here as listed. A derived good is made with a "
                "listed input of a country that is named; neither the input nor the kind of labour is stated, so it "
                "stands apart.",
                year=year_of(context),
            ),
            translate(
                "What the publisher lists as “Pornography” is child sexual abuse material. It is never counted among "
                "goods or in a sector."
            ),
            translate(
                "Of a group, UN members with at least one listed good are counted. A country without one is not known "
                "to be free of such labour, and no link between a good and trafficking is drawn here."
            ),
        ),
    )


GOODS = Explained(goods, _how)
