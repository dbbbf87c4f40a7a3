"""Checks of what titles, notes and caveats of pictures say of children, lines that leave countries out, and lags."""

from __future__ import annotations

import re

from tests.gate.more_claims import _code
from tests.gate.registry import judges
from tests.gate.rows import Key, Rows
from tests.gate.said import agrees, whole
from tests.gate.walk import Claim

CHILD = "Y0T17"


@judges("{area}, {year}, {kind}: the source gives more children ({n}) than persons of all ages ({whole}).")
def more_children(claim: Claim, rows: Rows) -> str:
    said = claim.said
    code, year = rows.named(said["area"]), int(said["year"])
    for name, kind in (
        ("detected-victims", "all kinds"),
        *(("detected-victims-by-form", form) for form in ("SEXUAL_EXPLOITATION", "FORCED_LABOUR", "OTHER")),
    ):
        form = "_T" if kind == "all kinds" else kind
        if said["kind"] != kind.lower().replace("_", " "):
            continue
        young, every = (rows.series(Key(name, "_T", age, form))[code][year] for age in (CHILD, "_T"))
        right = agrees(said["n"], young.low, young.high) and agrees(said["whole"], every.low, every.high)
        return "" if right and young.low > every.high else f"{young} of {every}"
    return "no such kind"


@judges("{text}, together more than all children reported ({total})", free=("text",))
def more_than_all_children(claim: Claim, rows: Rows) -> str:
    year = re.search(r"(\d{4}): ", claim.said["text"])
    whole_of = rows.series(Key("detected-victims", "_T", CHILD)).get(claim.asked.areas[0], {})
    if year is None or int(year[1]) not in whole_of:
        return "no children are reported"
    figure = whole_of[int(year[1])]
    parts = re.findall(r"(?:: |, | and )(<?[\d,]+)(?: to [\d,]+)? ", claim.said["text"])
    least = sum(1 if part.startswith("<") else int(part.replace(",", "")) for part in parts)
    return "" if agrees(claim.said["total"], figure.low, figure.high) and least > figure.high else f"{figure}"


@judges("{treaty}: the line, to {last}, leaves out {number} party whose year of joining is not known.")
def left_out(claim: Claim, rows: Rows) -> str:
    said, countries = claim.said, rows.countries(_code(claim))
    for name, entry in rows.catalogue.items():
        if entry["label"] == said["treaty"]:
            status, years = (rows.series(rows.usual(name, breakdown=what)) for what in ("STATUS", "YEAR"))
            newest = {code: last for code in countries if (last := rows.last(status, code))}
            dated = {code: last.low for code in countries if (last := rows.last(years, code))}
            undated = [code for code, item in newest.items() if item.value == 2 and code not in dated]
            last = max(*dated.values(), rows.span(name)[1])
            right = whole(said["number"]) == len(undated) and int(said["last"]) == last
            return "" if right else f"{len(undated)}, to {last}"
    return "no such treaty"


@judges(
    "{n} of {of} intervals leave out zero, about {chance} would by chance alone: in the other {rest}, a driver's "
    "yearly change does not go clearly with that of detected victims"
)
def clear_intervals(claim: Claim, rows: Rows) -> str:
    told = [row for row in rows.extra("lagged") if row["rho"]]
    out = sum(float(row["lower"]) > 0 or float(row["upper"]) < 0 for row in told)
    true = (out, len(told), round(0.05 * len(told)), len(told) - out)
    return "" if tuple(whole(claim.said[word]) for word in ("n", "of", "chance", "rest")) == true else f"{true}"
