"""Read UNHCR's refugee statistics: refugees by origin, by asylum and by both, children among them, UNRWA's refugees."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.records import Action, Finding, SourceTables, tidy
from data.sources.reading import known_areas, read_columns

SOURCE = "unhcr"
POPULATION = "unhcr/population.csv.gz"
DEMOGRAPHICS = "unhcr/demographics.csv.gz"
UNRWA_FILE = "unhcr/unrwa.csv.gz"
SIDES = {"refugees-by-origin": "coo_iso", "refugees-by-asylum": "coa_iso"}
"""Two views of the same people: never added up."""
CORRIDORS, UNRWA = "refugee-corridors", "palestine-refugees-unrwa"
NO_AREA = {"UNK": "_X", "XXA": "_X", "TIB": "_X"}
"""Unknown, stateless, and the one code that is no area: only totals use `_X`."""
CHILD_BANDS = ("0_4", "5_11", "12_17")
BANDS = (*CHILD_BANDS, "18_59", "60")
LEAST_KNOWN, LEAST_PEOPLE = 0.5, 100
"""No share under this part of known ages, nor under this number of people of known age."""
ADULTS_ALONE = "no share: under 1% of the known ages are children's, and a tenth of the ages or more is not known"
HARDLY_ANY, OPEN = 0.01, 0.1
"""No share under this part of children where this part of the ages, or more, is not known: the country has evidently
recorded the ages of adults alone (Estonia, Latvia, Luxembourg and Sweden, where 10 to 30 % were children before)."""
ALIKE_FROM, ALIKE_ORIGINS, ROUNDING = 100, 3, 4
"""Ages in a country of asylum are estimated where so many origins, each with so many women and girls and so many men
and boys of known age, all have the same shares of each band, to so many persons: counts of people never are. The widest
of those told apart so lies at 3.75 persons, the next country of asylum at 8.6, and most at hundreds. With fewer people
an origin's ages may be alike by chance: at 50, others lie between."""
MOSTLY = 0.5
"""A share is marked as an estimate where so many of the known ages, or more, are such ones."""


def read(raw: Path, areas: Areas) -> SourceTables:
    """Refugees (people, end of year) by origin, by asylum and by pairs of both, children's shares (%), ages known (%),
    and Palestine refugees under UNRWA's mandate (people) by area of asylum.

    Column `refugees` only: without UNRWA's Palestine refugees, which are a table of their own, and without other
    people in need of international protection. Raises ValueError naming file, column, remedy.
    """
    kinds = {"year": float, "coo_iso": str, "coa_iso": str, "refugees": float}
    people = read_columns(raw / POPULATION, kinds, complete="year")
    ages, findings = _demographics(raw)
    result = SourceTables(findings=[*findings, _known_worldwide(ages)])
    parts = [_corridors(people, areas), _palestine_refugees(raw, areas)]
    for indicator, side in SIDES.items():
        refugees = _refugees(people, indicator, side, areas)
        parts += [refugees, _shares(ages, indicator, side, areas)]
        result.findings += _contradictions(refugees.tables[indicator], ages, indicator, side)
    for part in parts:
        result.tables |= part.tables
        result.findings += part.findings
    return result


def _demographics(raw: Path) -> tuple[pd.DataFrame, list[Finding]]:
    """Refugees of known age, children of known age and all refugees, for each sex; other rows counted.

    Beside them how many of the known ages are estimated.
    """
    counts = [f"{sex}_{band}" for sex in "fm" for band in (*BANDS, "total")]
    texts, numbers = ("coo_iso", "coa_iso", "pop_type"), ("year", *counts, "total")
    kinds = {**dict.fromkeys(texts, str), **dict.fromkeys(numbers, float)}
    rows = read_columns(raw / DEMOGRAPHICS, kinds, complete="year")
    refugees = rows[rows["pop_type"] == "REF"]
    sums: dict[str, pd.Series] = {}
    for sex in "fm":
        sums[f"{sex.upper()} known"] = refugees[[f"{sex}_{band}" for band in BANDS]].sum(axis=1)
        sums[f"{sex.upper()} children"] = refugees[[f"{sex}_{band}" for band in CHILD_BANDS]].sum(axis=1)
        sums[f"{sex.upper()} all"] = refugees[f"{sex}_total"]
    for kind in ("known", "children"):
        sums[f"_T {kind}"] = sums[f"F {kind}"] + sums[f"M {kind}"]
    sums["_T all"] = refugees["total"]
    places = pd.MultiIndex.from_frame(refugees[["year", "coa_iso"]])
    alike = _estimated(refugees)
    for sex in ("_T", "F", "M"):
        sums[f"{sex} estimated"] = sums[f"{sex} known"].where(places.isin(alike), 0.0)
    reason = "age and sex of people other than refugees (pop_type is not REF)"
    dropped = Finding(SOURCE, "", "dropped", len(rows) - len(refugees), reason)
    ages = pd.concat([refugees[["year", "coo_iso", "coa_iso"]], pd.DataFrame(sums)], axis=1)
    return ages, [dropped, *_alike_found(alike)]


def _estimated(refugees: pd.DataFrame) -> list[tuple[float, str]]:
    """Years and countries of asylum in which the ages of women and of men are the same for every origin."""
    bands = [f"{sex}_{band}" for sex in "fm" for band in BANDS]
    by_origin = refugees.groupby(["year", "coa_iso", "coo_iso"])[bands].sum()
    large = by_origin[(_of_sex(by_origin, "f") >= ALIKE_FROM) & (_of_sex(by_origin, "m") >= ALIKE_FROM)]
    places = large.groupby(level=[0, 1])
    return [
        (float(str(year)), str(asylum))
        for (year, asylum), rows in places
        if len(rows) >= ALIKE_ORIGINS and _are_alike(rows)
    ]


def _of_sex(rows: pd.DataFrame, sex: str) -> pd.Series:
    return rows[[f"{sex}_{band}" for band in BANDS]].sum(axis=1)


def _are_alike(origins: pd.DataFrame) -> bool:
    """Whether all have the shares of the largest one, to ROUNDING persons, among women and among men."""
    for sex in "fm":
        counts = origins[[f"{sex}_{band}" for band in BANDS]].to_numpy()
        people = counts.sum(axis=1)
        largest = counts[people.argmax()] / people.max()
        if abs(counts - people[:, None] * largest).max() > ROUNDING:
            return False
    return True


def _alike_found(alike: list[tuple[float, str]]) -> list[Finding]:
    if not alike:
        return []
    places = pd.DataFrame(alike, columns=["time_period", "ref_area"])
    reason = "the same ages for refugees of every origin in a country of asylum: an estimate (rows counts area-years)"
    return [Finding(SOURCE, "", "noted", len(alike), reason, _area_years(places))]


def _by_area(rows: pd.DataFrame, side: str) -> pd.DataFrame:
    """Sums over the other side, with the codes that are no area in `_X`."""
    keyed = rows.drop(columns=list(SIDES.values())).assign(ref_area=rows[side].replace(NO_AREA))
    return keyed.groupby(["ref_area", "year"], as_index=False).sum().rename(columns={"year": "time_period"})


def _refugees(people: pd.DataFrame, indicator: str, side: str, areas: Areas) -> SourceTables:
    reported = people.dropna(subset=["refugees"])
    rows = _by_area(reported, side).rename(columns={"refugees": "obs_value"})
    rows, findings = known_areas(rows, areas, SOURCE, indicator)
    return SourceTables({indicator: tidy(rows)}, [*findings, *_merged(reported[side], indicator)])


def _merged(codes: pd.Series, indicator: str) -> list[Finding]:
    """The rows whose code is no area and stands in `_X`."""
    merged = codes[codes.isin(NO_AREA)]
    if merged.empty:
        return []
    reason = "unknown, stateless or no area: in the one area _X, which only totals use"
    return [Finding(SOURCE, indicator, "merged", len(merged), reason, ", ".join(sorted(set(merged))))]


def _corridors(people: pd.DataFrame, areas: Areas) -> SourceTables:
    """Refugees from each area (`ref_area`) in each area of asylum (`breakdown`), pairs with anybody only."""
    pairs = people[people["refugees"] > 0]
    keyed = pairs.assign(
        ref_area=pairs["coo_iso"].replace(NO_AREA),
        breakdown=pairs["coa_iso"].replace(NO_AREA),
        time_period=pairs["year"],
    )
    known, findings = known_areas(keyed, areas, SOURCE, CORRIDORS)
    placed = known["breakdown"].isin(areas.codes | {"_X"})
    rows = known[placed].groupby(["ref_area", "time_period", "breakdown"])["refugees"].sum().reset_index()
    same = rows[(rows["ref_area"] == rows["breakdown"]) & (rows["ref_area"] != "_X")]
    cases: tuple[tuple[pd.DataFrame, Action, str, str], ...] = (
        (known[~placed], "dropped", "code of asylum is an aggregate or no area of ours", "breakdown"),
        (same, "doubted", "origin and asylum are the same area: kept as published", "ref_area"),
    )
    findings += [
        Finding(SOURCE, CORRIDORS, action, len(chosen), reason, ", ".join(sorted(set(chosen[column]))))
        for chosen, action, reason, column in cases
        if len(chosen)
    ]
    none = int((people["refugees"] == 0).sum())
    findings.append(Finding(SOURCE, CORRIDORS, "dropped", none, "a pair without refugees: 0, listed for other reasons"))
    findings += _merged(pairs["coo_iso"], CORRIDORS) + _merged(pairs["coa_iso"], CORRIDORS)
    return SourceTables({CORRIDORS: tidy(rows.rename(columns={"refugees": "obs_value"}))}, findings)


def _palestine_refugees(raw: Path, areas: Areas) -> SourceTables:
    """Palestine refugees under UNRWA's mandate by area of asylum; those whose area is unknown in `_X`."""
    given = read_columns(raw / UNRWA_FILE, {"year": float, "coa_iso": str, "total": float}, complete="year")
    reported = given.dropna(subset=["total"])
    names = {"year": "time_period", "total": "obs_value"}
    rows = reported.assign(ref_area=reported["coa_iso"].replace(NO_AREA)).rename(columns=names)
    rows, findings = known_areas(rows, areas, SOURCE, UNRWA)
    return SourceTables({UNRWA: tidy(rows)}, [*findings, *_merged(reported["coa_iso"], UNRWA)])


def _shares(ages: pd.DataFrame, indicator: str, side: str, areas: Areas) -> SourceTables:
    """Children's share and its coverage, for both sexes together and for each.

    A share needs enough known ages among all of the area's refugees; that of one sex among that sex as well,
    so that people of unknown sex cannot hide behind a well-recorded few.
    """
    share_id = f"child-share-of-{indicator}"
    sums, findings = known_areas(_by_area(ages, side), areas, SOURCE, share_id)
    unplaced = sums["ref_area"] == "_X"
    sums = sums[~unplaced]
    enough_of_all = _enough(sums, "_T")
    findings += _without_share(share_id, sums, int(unplaced.sum()))
    shares, coverage = [], []
    for sex in ("_T", "F", "M"):
        keyed = sums[["ref_area", "time_period"]].assign(sex=sex)
        known, everyone = sums[f"{sex} known"], sums[f"{sex} all"]
        is_estimate = (known > 0) & (sums[f"{sex} estimated"] >= MOSTLY * known)
        keyed["obs_status"] = is_estimate.map({True: "E", False: "A"})
        findings += _sex_without_share(share_id, sums[enough_of_all], sex)
        coverage.append(keyed.assign(obs_value=100 * known / everyone)[everyone > 0])
        shown = enough_of_all & _enough(sums, sex)
        shares.append(keyed.assign(age="Y0T17", obs_value=100 * sums[f"{sex} children"] / known)[shown])
    tables = {share_id: tidy(pd.concat(shares)), f"{share_id}-age-known": tidy(pd.concat(coverage))}
    return SourceTables(tables, findings)


def _enough(sums: pd.DataFrame, sex: str) -> pd.Series:
    return _known_enough(sums, sex) & ~_adults_alone(sums, sex)


def _known_enough(sums: pd.DataFrame, sex: str) -> pd.Series:
    known = sums[f"{sex} known"]
    return (known >= LEAST_PEOPLE) & (known >= LEAST_KNOWN * sums[f"{sex} all"])


def _adults_alone(sums: pd.DataFrame, sex: str) -> pd.Series:
    """Where hardly any child is among the known ages, and so many ages are not known that the children may be there."""
    known, everyone = sums[f"{sex} known"], sums[f"{sex} all"]
    return (sums[f"{sex} children"] < HARDLY_ANY * known) & (everyone - known >= OPEN * everyone)


def _without_share(share_id: str, sums: pd.DataFrame, unplaced: int) -> list[Finding]:
    """Area-years without a share, by reason (`rows` counts area-years here)."""
    people = sums["_T all"] > 0
    few = people & (sums["_T known"] < LEAST_PEOPLE)
    unknown = people & ~few & (sums["_T known"] < LEAST_KNOWN * sums["_T all"])
    cases = (
        (int(few.sum()), f"no share: fewer than {LEAST_PEOPLE} refugees of known age"),
        (int(unknown.sum()), "no share: age known of fewer than half of the refugees"),
        (unplaced, "no share of _X, which only totals use"),
    )
    said = [Finding(SOURCE, share_id, "noted", rows, reason, f"{rows} area-years") for rows, reason in cases if rows]
    alone = _known_enough(sums, "_T") & _adults_alone(sums, "_T")
    if alone.any():
        said.append(Finding(SOURCE, share_id, "noted", int(alone.sum()), ADULTS_ALONE, _area_years(sums[alone])))
    return said


def _sex_without_share(share_id: str, sums: pd.DataFrame, sex: str) -> list[Finding]:
    """Area-years of `sums`, which all have a share of both sexes together, that have none of this sex, by reason."""
    known, people = sums[f"{sex} known"], sums[f"{sex} all"] > 0
    few = people & (known < LEAST_PEOPLE)
    cases = (
        (few, f"no share of this sex: fewer than {LEAST_PEOPLE} refugees of known age"),
        (
            people & ~few & ~_known_enough(sums, sex),
            "no share of this sex: age known of fewer than half of the refugees",
        ),
        (_known_enough(sums, sex) & _adults_alone(sums, sex), ADULTS_ALONE.replace("no share", "no share of this sex")),
    )
    return [
        Finding(SOURCE, share_id, "noted", int(chosen.sum()), reason, f"sex {sex}: {_area_years(sums[chosen])}")
        for chosen, reason in cases
        if chosen.any()
    ]


def _area_years(sums: pd.DataFrame) -> str:
    """Areas, each with its years: "AGO 2010 2012, BEN 2021"."""
    years = sums["time_period"].astype(int).astype(str).groupby(sums["ref_area"], sort=True).agg(" ".join)
    return ", ".join(f"{area} {listed}" for area, listed in years.items())


def _contradictions(refugees: pd.DataFrame, ages: pd.DataFrame, indicator: str, side: str) -> list[Finding]:
    """Area-years in which the two files differ on the number of refugees."""
    by_age = _by_area(ages, side).astype({"time_period": int})
    both = by_age.merge(refugees, on=["ref_area", "time_period"], how="left")
    differ = both[both["_T all"] != both["obs_value"]]
    if differ.empty:
        return []
    keys = ", ".join(
        f"{row.ref_area} {row.time_period}: {row.by_age:.0f} and {row.in_all:.0f}"
        for row in differ.rename(columns={"_T all": "by_age", "obs_value": "in_all"}).itertuples()
    )
    reason = "refugees by age and sex do not add up to the refugees of the population file"
    return [Finding(SOURCE, f"child-share-of-{indicator}", "doubted", len(differ), reason, keys)]


def _known_worldwide(ages: pd.DataFrame) -> Finding:
    years = ages.groupby("year")[["_T known", "_T all"]].sum()
    known = (100 * years["_T known"] / years["_T all"]).round().astype(int)
    key = ", ".join(f"{year:.0f}: {part} %" for year, part in zip(known.index, known, strict=True))
    return Finding(SOURCE, "", "noted", len(ages), "refugees of known age, worldwide", key)
