"""Builds the ledger of claims: headline figures with publisher, where each was seen, and whether it can be traced."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pandas as pd

from dashboard.metrics.aggregates import about
from data.sources.reading import read_columns

FILE = "published/published_figures.csv"
LEDGER = Path(__file__).resolve().parent / "claims.csv"
COLUMNS = [
    "id",
    "status",
    "name",
    "qualifier",
    "value",
    "unit",
    "area",
    "period",
    "publisher",
    "publication",
    "seen",
    "seen_note",
    "quality",
    "near",
    "note",
]
"""`status`: own (computed here), published, news (a publisher's, seen in a news report only), counted (claimed, and
counted anew here, from no table), traced (claimed, and the figure of the row in `near`), untraced (claimed, and in no
page that was looked through). `seen`: addresses, separated by spaces. `near`: id of the nearest published figure.
`period`: a year, years "2020-2023", or, where only that is known, the year of a "2024 report" or a "2023 statement"."""
STATUSES = ("own", "published", "news", "counted", "traced", "untraced")
NEWS_SITES = frozenset({"edition.cnn.com", "www.africanews.com", "pakistannewsgazette.com", "wakadaily.com"})
"""Where a figure of a publisher is a journalist's word: one that was seen there alone has the status `news`."""
LISTED = ["figure", "area", "period", "publication"]
"""What tells the rows of FILE apart."""
OUR_COLUMNS = COLUMNS + [f"listed_{name}" for name in LISTED]
"""`seen`, `seen_note` and `quality` are the list's where it has the figure, else ours."""
SAME_AS_ABOVE = "as above"
READ_BY = re.compile(r"as read by \w+ (\d{4}-\d\d-\d\d)")
"""How the list says by which program a page was read, and on which day."""
GLOTIP, PROFITS = "Global Report on Trafficking in Persons", "Profits and Poverty: the economics of forced labour"
CHILD_LABOUR = "trends and the road forward"
PUBLICATIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **{f"UNODC GLOTIP {year}": ("UNODC", f"{GLOTIP} {year}") for year in (2018, 2020, 2022, 2024)},
        **dict.fromkeys(("ILO 2014", "ILO Profits and Poverty 2014"), ("ILO", f"{PROFITS}, 2014")),
        "ILO Profits and Poverty 2024": ("ILO", f"{PROFITS}, 2024"),
        "ILO/Walk Free/IOM 2022": ("ILO, Walk Free, IOM", "Global Estimates of Modern Slavery, 2022"),
        "ILO/UNICEF 2021": ("ILO, UNICEF", f"Child labour: global estimates 2020, {CHILD_LABOUR}, 2021"),
        "ILO/UNICEF 2025": ("ILO, UNICEF", f"Child labour: global estimates 2024, {CHILD_LABOUR}, 2025"),
        "GSI 2023": ("Walk Free", "Global Slavery Index, 2023"),
    }
)
"""Publisher and title of what the list calls a publication."""

Tables = Mapping[str, pd.DataFrame]
Row = Mapping[str, str]
Key = tuple[str, str, str, str]
"""Figure, area, period, publication, as listed."""


class Listed(NamedTuple):
    """One row of FILE."""

    key: Key
    value: float
    seen: str
    quality: str


def build(raw: Path, tables: Tables, ledger: Path = LEDGER) -> pd.DataFrame:
    """The ledger in the order of `ledger`, our list of ids: values of publishers from FILE, our own from `tables`.

    Raises ValueError where a figure of FILE is in no entry or in two, or an entry has no figure.
    """
    ours = pd.read_csv(ledger, dtype=str, keep_default_na=False)
    if list(ours.columns) != OUR_COLUMNS:
        raise ValueError(f"{ledger}: columns are {', '.join(ours.columns)}; expected {', '.join(OUR_COLUMNS)}")
    listed = _listed(raw / FILE)
    rows = [{str(name): str(text) for name, text in row.items()} for row in ours.to_dict("records")]
    _check(rows, listed, ledger)
    by_key = {row.key: row for row in listed}
    entries = [_entry(own, by_key, tables) for own in rows]
    made = pd.DataFrame(entries, columns=COLUMNS)
    if valueless := made.loc[made["value"].isna(), "id"].tolist():
        raise ValueError(f"{ledger}: no value of {', '.join(valueless)}; give one, or compute it by OWN in {__name__}")
    return made


def renewed(ledger: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """A published ledger (COLUMNS, as text), its own figures computed anew from `tables`."""
    rows = [{str(name): text for name, text in row.items()} for row in ledger.to_dict("records")]
    values = [OWN[row["id"]](tables) if row["id"] in OWN else float(row["value"]) for row in rows]
    return pd.DataFrame(rows, columns=COLUMNS).assign(value=values)


def _listed(path: Path) -> list[Listed]:
    kinds: dict[str, type[str] | type[float]] = {**dict.fromkeys((*LISTED, "url_seen", "quality"), str), "value": float}
    rows = read_columns(path, kinds, complete="figure")
    above = rows["quality"].mask(rows["quality"] == SAME_AS_ABOVE).ffill()
    keys = zip(*(rows[name] for name in LISTED), strict=True)
    return [Listed(*row) for row in zip(keys, rows["value"], rows["url_seen"], above, strict=True)]


def _key(own: Row) -> Key:
    return own["listed_figure"], own["listed_area"], own["listed_period"], own["listed_publication"]


def _check(ours: Sequence[Row], listed: Sequence[Listed], ledger: Path) -> None:
    keys = [_key(own) for own in ours if own["listed_figure"]]
    ids = [own["id"] for own in ours]
    figures = [row.key for row in listed]
    problems = {
        "figures without an entry": sorted(set(figures) - set(keys)),
        "entries without a figure": sorted(set(keys) - set(figures)),
        "figures listed twice": _twice(figures),
        "figures with two entries": _twice(keys),
        "ids given twice": _twice(ids),
        "ids of `near` that are not there": sorted({own["near"] for own in ours} - {"", *ids}),
        "traced to no row": sorted(own["id"] for own in ours if own["status"] == "traced" and not own["near"]),
        "of a news report that is not named": sorted(
            own["id"] for own in ours if own["status"] == "news" and not (own["seen_note"] and own["quality"])
        ),
        "statuses": sorted({own["status"] for own in ours} - set(STATUSES)),
        "publications not in PUBLICATIONS": sorted({own["listed_publication"] for own in ours} - {"", *PUBLICATIONS}),
    }
    if told := [f"{words}: {found}" for words, found in problems.items() if found]:
        raise ValueError(f"{ledger}: " + "; ".join(told))


def _twice(names: Sequence[Any]) -> list[Any]:
    return sorted(name for name, times in Counter(names).items() if times > 1)


def _entry(own: Row, listed: Mapping[Key, Listed], tables: Tables) -> dict[str, object]:
    entry: dict[str, object] = {**own, "value": float("nan")}
    if own["listed_figure"]:
        row = listed[_key(own)]
        addresses, beside = addresses_in(row.seen)
        entry |= {"value": row.value, "seen": addresses, "seen_note": beside, "quality": row.quality}
        if own["status"] == "published" and only_in_news(addresses):
            entry["status"] = "news"
    if own["listed_publication"]:
        publisher, publication = PUBLICATIONS[own["listed_publication"]]
        entry |= {"period": own["listed_period"], "publisher": publisher, "publication": publication}
    if own["id"] in OWN:
        entry["value"] = OWN[own["id"]](tables)
    elif own["value"]:
        entry["value"] = float(own["value"])
    return entry


def only_in_news(addresses: str) -> bool:
    """Whether all pages on which a figure was seen are of NEWS_SITES."""
    hosts = {urlsplit(address).netloc for address in addresses.split()}
    return bool(hosts) and hosts <= NEWS_SITES


def addresses_in(text: str) -> tuple[str, str]:
    """Addresses of pages, separated by spaces, and what stands beside them.

    By which program a page was read tells a reader nothing: that it was one does, and when.
    """
    addresses = re.findall(r"https?://\S+", text)
    for address in addresses:
        text = text.replace(address, "")
    return " ".join(addresses), READ_BY.sub(_read_on, text.strip(" /()"))


def _read_on(found: re.Match[str]) -> str:
    day = date.fromisoformat(found[1])
    return f"read by a script on {day.day} {day:%B %Y}"


def child_share(tables: Tables, year: int, without: tuple[str, ...] = ()) -> float:
    """Children in per cent of the children and adults detected in a year, summed over all areas that report either.

    A figure of 1 to 4 enters with both ends; the result is rounded as any sum that contains one. Raises ValueError
    where its ends are too far apart for one number.
    """
    table = tables["detected-victims"]
    rows = table[(table["time_period"] == year) & (table["sex"] == "_T") & ~table["ref_area"].isin(without)]
    least, most = (rows["obs_value"].fillna(rows[end]).groupby(rows["age"]).sum() for end in ("obs_lower", "obs_upper"))
    lower = 100 * least["Y0T17"] / (least["Y0T17"] + most["Y_GE18"])
    upper = 100 * most["Y0T17"] / (most["Y0T17"] + least["Y_GE18"])
    share = about(float(lower), float(upper))
    if share is None:
        raise ValueError(f"detected-victims: children's share of {year} is {lower:.1f} to {upper:.1f}, not one number")
    return share


OWN: Mapping[str, Callable[[Tables], float]] = MappingProxyType(
    {
        "own-child-share-2022": lambda tables: child_share(tables, 2022),
        "own-child-share-2022-without-pakistan": lambda tables: child_share(tables, 2022, without=("PAK",)),
    }
)
"""Figures computed here, by id."""
