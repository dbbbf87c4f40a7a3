"""A server of Reach 2030 as an object: a method for each thing that it gives."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

import pandas as pd

from reach2030.asking import Asking, Query
from reach2030.brief import Brief

NUMBERS = ("obs_value", "obs_lower", "obs_upper")
CODES = ("indicator", "ref_area", "sex", "age", "breakdown", "obs_status", "unit", "source", "caveat")
STATUSES = {
    "A": "normal",
    "Q": "an interval instead of a number, or suppressed where no bounds are given",
    "E": "estimate",
    "P": "provisional",
    "B": "break in the series",
    "M": "listed by the publisher without a figure",
    "U": "low reliability",
}
"""What `obs_status` says."""
Names = str | Iterable[str]
_NOTHING: Query = {}
_TEXTS = frozenset({"sex", "age", "breakdown", "obs_status", "ref_area", "indicator", "good", "sector", "status"})
"""Columns that stay text, whatever stands in them."""


class Reach:
    """The published figures of one server, and of one release where that is named.

    `address`: where its pages are, such as https://reach.example.org. `release`: a name of `releases()`; without one
    the newest. `timeout`: seconds in which an answer has to begin and go on. `retries`: how often it is asked again
    where it is busy or does not answer; a busy server says how long to wait.

    Every method raises a `ReachError` that carries the server's own line.
    """

    def __init__(self, address: str, *, release: str = "", timeout: float = 30.0, retries: int = 4) -> None:
        """Raises ValueError where the address is none."""
        self.release = release
        self._asking = Asking(address, timeout, retries)

    def __enter__(self) -> Self:
        """As a context, connections are let go at its end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of connections."""
        self.close()

    def close(self) -> None:
        """Let go of connections and of answers that are kept."""
        self._asking.close()

    # ------------------------------------------------------------------------------------------ what there is

    def indicators(self) -> pd.DataFrame:
        """All indicators, one a row, by id: name, definition, unit, theme, source, licence, caveats, years."""
        return pd.DataFrame(self._json("indicators")["indicators"]).set_index("id")

    def sources(self) -> pd.DataFrame:
        """All sources, one a row, by id: publisher, title, release, licence, citation."""
        return pd.DataFrame(self._json("sources")["sources"]).set_index("id")

    def areas(self) -> pd.DataFrame:
        """All areas, one a row, by code: name in English, whether a UN member, and the groups they are in."""
        told = self._json("codes")["areas"]
        frame = pd.DataFrame(told).set_index("code")
        return frame.assign(name=[area["names"]["en"] for area in told])[["name", "iso2", "member", "groups"]]

    def releases(self) -> pd.DataFrame:
        """All releases of the data that are kept, the newest first."""
        return pd.DataFrame(self._json("releases", of_release=False)["releases"])

    def changes(self, *, source: str = "", indicator: str = "", area: Names = ()) -> pd.DataFrame:
        """What changed from release to release, the newest first, with an example and whose change it is."""
        query = {"source": source, "indicator": indicator, "area": _listed(area)}
        told = self._json("changes", query, of_release=False)
        columns = (
            *("release", "kind", "whose", "source", "indicator", "area", "year", "was", "now"),
            *("added", "lost", "revised"),
        )
        return pd.DataFrame(told["changes"], columns=list(columns))

    # ------------------------------------------------------------------------------------------ figures

    def observations(
        self,
        indicator: Names,
        *,
        area: Names = (),
        first: int | None = None,
        last: int | None = None,
        sex: Names = (),
        age: Names = (),
        breakdown: Names = (),
    ) -> pd.DataFrame:
        """Published rows, with status, interval, unit, source and the first caveat of each.

        A blank `obs_value` is not zero: `obs_status` says why (`STATUSES`), and `obs_lower` and `obs_upper` are the
        least and greatest value it may have. `frame.attrs` holds the release, and of each indicator all caveats,
        what zero and a blank mean, and how to cite its source. `area` takes codes of areas, and M49 codes of groups
        for their members; filters that are left out let everything through.
        """
        query = {
            "indicator": _listed(indicator),
            "area": _listed(area),
            "from": "" if first is None else str(first),
            "to": "" if last is None else str(last),
            "sex": _listed(sex),
            "age": _listed(age),
            "breakdown": _listed(breakdown),
        }
        told = self._json("observations", query)
        frame = pd.DataFrame(told["rows"], columns=told["columns"])
        about = told["indicators"]
        frame["caveat"] = frame["indicator"].map({name: one["caveats"][0] for name, one in about.items()})
        frame = frame.astype({**dict.fromkeys(NUMBERS, "float64"), **dict.fromkeys(CODES, "category")})
        frame.attrs.update(data_version=told["data_version"], release=self.release, indicators=about)
        return frame

    def progress(self, *, indicator: Names = (), area: Names = ()) -> pd.DataFrame:
        """Status of each indicator with a target and each area, with its reason and what it rests on.

        A reading of published figures by fixed rules, not an assessment by the United Nations.
        """
        return self._csv("progress.csv", {"indicator": _listed(indicator), "area": _listed(area)})

    def brief(self, area: str) -> Brief:
        """The sentences on a country or area, in English."""
        return Brief.of(self._json(f"briefs/{_name(area)}"))

    def actions(self, *, area: Names = (), subject: Names = (), section: Names = ()) -> pd.DataFrame:
        """What the US Department of Labor suggested to countries, word for word.

        `frame.attrs` holds the source and notes: whose words they are, and what an area without any means.
        """
        query = {"area": _listed(area), "subject": _listed(subject), "section": _listed(section)}
        told = self._json("actions", query)
        frame = pd.DataFrame(told["actions"], columns=["id", "area", "year", "section", "subjects", "text"])
        frame.attrs.update(source=told["source"], notes=told["notes"])
        return frame

    def goods(self, *, area: Names = ()) -> pd.DataFrame:
        """Goods that the US Department of Labor lists, by country and sector.

        Its sector "Other" lists no good but child sexual abuse material. Of a derived good neither the input nor the
        kind of labour behind it is told.
        """
        wanted = _listed(area).split(",") if _listed(area) else []
        frame = self.table("goods")
        return frame[frame["ref_area"].isin(wanted)].reset_index(drop=True) if wanted else frame

    def table(self, name: str) -> pd.DataFrame:
        """A published table as it is, codes as text; `sources.json` on the server lists all."""
        return self._csv(f"tables/{_name(name)}.csv")

    # ------------------------------------------------------------------------------------------ pictures

    def image(self, view: str, *, ending: str = "png", **query: Names | int) -> bytes:
        """The picture of a view, as a file: title, source, licence and address are in it.

        `view`: a name such as "victims-map". `ending`: png, svg or pdf. `query`: as in the address of its page
        (`area="NGA"`, `year=2022`), and `size`, `scale`, `width`, `scheme`, `ground`.
        """
        given = {name: str(value) if isinstance(value, int) else _listed(value) for name, value in query.items()}
        return self._ask(f"/image/{_name(view)}.{_name(ending)}", given)

    # ------------------------------------------------------------------------------------------ how

    def _json(self, name: str, query: Query = _NOTHING, *, of_release: bool = True) -> Any:
        return json.loads(self._ask(f"/api/v1/{name}.json", query, of_release=of_release))

    def _csv(self, name: str, query: Query = _NOTHING) -> pd.DataFrame:
        # "NA" is Namibia, and a blank cell of text is an empty text: only numbers can be missing.
        text = self._ask(f"/api/v1/{name}", query).decode("utf-8")
        frame = pd.read_csv(io.StringIO(text), keep_default_na=False, dtype=str)
        for column in frame.columns:
            if column in _TEXTS:
                continue
            blank = frame[column] == ""
            numbers = pd.to_numeric(frame[column].mask(blank), errors="coerce")
            if not numbers[~blank].isna().any() and not blank.all():
                frame[column] = numbers
        return frame

    def _ask(self, path: str, query: Query, *, of_release: bool = True) -> bytes:
        given = {name: value for name, value in query.items() if value}
        if self.release and of_release:
            given["release"] = self.release
        return self._asking.get(path, given)


def _listed(names: Names) -> str:
    """Names as an address has them."""
    return names if isinstance(names, str) else ",".join(names)


def _name(text: str) -> str:
    """A name that stands in a path. Raises ValueError where it is none."""
    if not text or not all(sign.isascii() and (sign.isalnum() or sign in "-_.") for sign in text):
        raise ValueError(f"{text!r} is no name: letters, digits and - _ . alone")
    return text
