"""Each sentence follows its rows: exact, interval, zero, few, not known; worked out by hand on made-up rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import context, store
from dashboard.brief import beside, conditions, displaced, justice, protection, targets, unknown, victims
from dashboard.brief.known import Known, figure_said
from dashboard.brief.sentence import Sentence, Value, section, sentence
from dashboard.catalogue import load_indicators
from dashboard.columns import COLUMNS
from dashboard.config import Config
from dashboard.glance.depth import depths
from dashboard.i18n import translate
from dashboard.metrics.lines import Point
from dashboard.store import read_observations
from tests.fixtures import small

Row = tuple[object, ...]
Told = Callable[..., Known]
A, Q, E = "A", "Q", "E"


NO_ENDS: tuple[object, object] = ("", "")
ADDED_UP = "children in all, by these counts|is counted by sex"
"""What a brief says where it adds girls, boys and others up itself."""


def total(area: str, year: int, value: object, status: str = A, ends: tuple[object, object] = NO_ENDS) -> Row:
    """A row of everybody."""
    return (area, year, "_T", "_T", "_T", value, *ends, status)


def child(year: int, value: object, ends: tuple[object, object] = NO_ENDS, sex: str = "_T") -> Row:
    """A row of Nigeria's detected children; with ends, an interval."""
    return ("NGA", year, sex, "Y0T17", "_T", value, *ends, A if ends == NO_ENDS else Q)


INDICATORS = load_indicators(Config().catalogue)
READ_ONCE = {load: cache(load) for load in (context.load_indicators, context.load_sources, context.load_geography)}
"""The records are those of the project in every test."""


def elsewhere(name: str) -> Row:
    """One row of Kenya: the tables of which a test says nothing hold nothing of Nigeria."""
    entry = INDICATORS[name]
    codes = (entry.default_sex, entry.default_age, entry.default_breakdown)
    return ("WLD" if entry.area else "KEN", 2022, *codes, 20, "", "", A)


@lru_cache(maxsize=256)
def frame(content: bytes) -> pd.DataFrame:
    """A table as it is read, once: nearly all tables of a test are those of any other."""
    return read_observations(content, "a made-up table")


MADE: dict[tuple[object, ...], tuple[pd.DataFrame, Any]] = {}


def once(table: pd.DataFrame, make: Callable[..., Any], *more: Any, of: object = None) -> Any:
    """What a function makes of a table and more, once; the table is kept, so that no other is taken for it."""
    key = (make, id(table), *more)
    if key not in MADE:
        MADE[key] = (table, make(of or table, *more))
    return MADE[key][1]


FIRST: list[store.Store] = []
"""The tables of the first test: those of which another one says nothing are the same, and are not read again."""
WRITTEN: dict[str, bytes] = {}
"""Their files, which nobody writes again."""


@cache
def _extras() -> dict[str, bytes]:
    return small._extras(INDICATORS)


def stored(folder: Path, _catalogue: Path) -> store.Store:
    """The tables of a test."""
    made = store.Store(folder, INDICATORS, *FIRST)
    FIRST[:] = FIRST or [made]
    return made


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """What is known of an area where tables hold some rows of it and nothing else."""
    areas_of, years_of = store.Store.areas_of, context.years_of
    monkeypatch.setattr(context, "read_store", stored)
    monkeypatch.setattr(store, "read_observations", lambda content, _: frame(content))
    monkeypatch.setattr(store.Store, "areas_of", lambda own, name: once(own.frame(name), areas_of, name, of=own))
    monkeypatch.setattr(context, "years_of", lambda table, window: once(table, years_of, window))
    for load in (context.load_indicators, context.load_sources, context.load_geography):
        monkeypatch.setattr(context, load.__name__, READ_ONCE[load])

    def make(code: str = "NGA", **tables: list[Row]) -> Known:
        named = {name.replace("_", "-"): rows for name, rows in tables.items()}
        rows = {name: sorted([*named.get(name, ()), elsewhere(name)], key=str) for name in INDICATORS}
        contents = {name: small.table(COLUMNS, one) for name, one in rows.items()} | _extras()
        small.write_package(tmp_path / "published", contents, known=WRITTEN)
        WRITTEN.update({} if WRITTEN else contents)
        return Known(context.make_context(Config(published=tmp_path / "published")), code)

    return make


def text(*said: str | None) -> str:
    """Texts as plain sentences."""
    return " ".join(sentence(one).text for one in said if one)


# ------------------------------------------------------------------------------------------------ sentences


def test_a_sentence_finds_its_values_again() -> None:
    made = sentence(translate("In {year}, {n} people.", year=2022, n=Value("1,234", "/data/origin?a=b&year=2022")))
    assert made == Sentence(("In 2022, ", Value("1,234", "/data/origin?a=b&year=2022"), " people."))
    assert made.text == "In 2022, 1,234 people."
    assert made.values == (Value("1,234", "/data/origin?a=b&year=2022"),)


def test_a_paragraph_without_sentences_is_left_out() -> None:
    made = section("x", "X", [None, "One."], [None], ["Two.", "Three."])
    assert [len(paragraph) for paragraph in made.paragraphs] == [1, 2]
    assert made.text == "One.\nTwo. Three."


@pytest.mark.parametrize(
    ("point", "decimals", "said"),
    [
        (Point(2022, 1234, None, None, A), 0, "1,234"),
        (Point(2022, None, 1, 4, Q), 0, "1 to 4"),
        (Point(2022, None, 0, 2.5, Q), 1, "under 2.5"),
        (Point(2022, None, 12, 15, Q), 0, "12 to 15"),
        (Point(2022, 307_651, None, None, E), 0, "about 308,000"),
        (Point(2022, 1_014_009, None, None, E), 0, "about 1 million"),
        (Point(2022, 999, None, None, E), 0, "999"),
        (Point(2022, 4_012_345, None, None, A), 0, "4 million"),
        (Point(2022, -0.002, -0.4, 0.4, E), 2, "about 0"),
        (Point(2022, -0.424, None, None, E), 2, "−0.42"),
    ],
)
def test_a_figure_is_said_as_exactly_as_it_is_known(point: Point, decimals: int, said: str) -> None:
    assert figure_said(point, decimals) == said


# ------------------------------------------------------------------------------------------------ detected victims


def children_said(told: Told, children: list[Row], adults: int, share: Sequence[Row] = ()) -> str:
    rows = [*children, total("NGA", 2022, 60), ("NGA", 2022, "_T", "Y_GE18", "_T", adults, "", "", A)]
    known = told(detected_victims=rows, child_share_of_detected_victims=list(share))
    return text(*victims.opening(known)[1:2])


def test_children_are_said_with_their_share(told: Told) -> None:
    said = children_said(told, [child(2022, 12)], 48, [total("NGA", 2022, 20)])
    assert said == "Of the 60 detected victims of known age in 2022, 12 were children (20%)."
    said = children_said(told, [child(2022, 12)], 28, [total("NGA", 2022, 30)])
    assert said == ("Of the 40 detected victims of known age in 2022, 12 were children (30%); 60 were detected in all.")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (child(2022, 9), "Of the 57 …, 9 were children: too few for a share; 60 were detected in all."),
        (child(2022, 1), "Of the 49 …, 1 was a child: too few for a share; 60 were detected in all."),
        (
            child(2022, "", (1, 4)),
            ("Of the 49 to 52 …, 1 to 4 were children: too few for a share; 60 were detected in all."),
        ),
        (
            child(2022, "", (9, 12)),
            ("Of the 57 to 60 …, 9 to 12 were children: too few for a share; 60 were detected in all."),
        ),
        (child(2022, 0), "Of the 48 …, none were children; 60 were detected in all."),
        (child(2022, 10), "Of the 58 …, 10 were children (20%); 60 were detected in all."),
    ],
)
def test_few_children_have_no_share(told: Told, row: Row, said: str) -> None:
    share = [total("NGA", 2022, 20)]
    whole = said.replace("…", "detected victims of known age in 2022")
    assert children_said(told, [row], 48, share) == whole


def test_an_interval_of_children_is_not_of_itself_and_stays_as_published(told: Told) -> None:
    """As Chad 2017: "Of the 1 to 4 detected victims of known age, 1 to 4 were children"; tiles say the same."""
    few = ("", (1, 4))
    known = told(detected_victims=[child(2022, *few), adult("", ends=few[1]), total("NGA", 2022, "", Q, few[1])])
    assert "Of the 2 to 4 detected victims of known age in 2022, 1 to 4 were" in text(*victims.opening(known)[1:2])
    said = children_said(told, [child(2022, "", (1, 4))], 0)
    assert said == (
        "In 2022, 1 to 4 detected victims were children and none were adults: too few for a share; 60 were detected in "
        "all."
    )


def test_a_sex_of_none_is_told_with_the_forms_that_list_some(told: Told) -> None:
    """As Ecuador 2022: no boy by sex, and 1 to 4 boys among other forms of exploitation."""
    by_sex = [child(2022, 14), child(2022, 14, sex="F"), child(2022, 0, sex="M")]
    form = ("NGA", 2022, "M", "Y0T17", "OTHER", "", 1, 4, "Q")
    said = text(*victims.who(told(detected_victims=by_sex, detected_victims_by_form=[form]))[0])
    assert "girls 14, boys 0. By form of exploitation, the same report lists some boys." in said
    none = ("NGA", 2022, "M", "Y0T17", "OTHER", 0, "", "", A)
    said = text(*victims.who(told(detected_victims=by_sex, detected_victims_by_form=[none]))[0])
    assert "lists some" not in said


@pytest.mark.parametrize(
    ("sex", "count", "said"),
    [
        ("F", 6, "All 6 children detected in 2022 were girls."),
        ("M", 1, "The 1 child detected in 2022 was a boy."),
    ],
)
def test_where_one_sex_is_the_total_the_sex_of_all_is_known(told: Told, sex: str, count: int, said: str) -> None:
    known = told(detected_victims=[child(2022, count), child(2022, count, sex=sex)])
    assert text(*victims.who(known)[0]).startswith(said)
    fewer = told(detected_victims=[child(2022, count + 1), child(2022, count, sex=sex)])
    assert "is only in part known" in text(*victims.who(fewer)[0])


def test_ages_of_a_minority_are_said_to_be_so(told: Told) -> None:
    said = children_said(told, [child(2022, 12)], 10)
    assert said == (
        "Of the 22 detected victims of known age in 2022, 12 were children; the age of "
        "most detected victims is not known, so no share is given; 60 were detected in "
        "all."
    )


def test_children_without_adults_beside_them_have_no_base(told: Told) -> None:
    said = text(*victims.opening(told(detected_victims=[total("NGA", 2022, 60), child(2022, 12)]))[1:2])
    assert said == "In 2022, 12 detected victims were children. How many were adults is not known."


def test_a_share_of_another_year_is_not_taken(told: Told) -> None:
    assert "%" not in children_said(told, [child(2022, 12)], 48, [total("NGA", 2021, 20)])


def test_the_years_without_figures_are_unknown(told: Told) -> None:
    known = told(detected_victims=[child(2021, 12), child(2023, 14), total("GHA", 2020, 5)])
    assert text(victims.opening(known)[-1]) == (
        "Children were counted in 2 of the 4 years from 2020 to 2023. The other years are unknown, not zero."
    )
    known = told("GHA", detected_victims=[total("GHA", 2020, 5), total("GHA", 2022, 7)])
    assert text(victims.opening(known)[-1]) == (
        "The number of children is known for no year from 2020 to 2022. It is unknown, not zero."
    )


def test_one_detected_victim_is_one(told: Told) -> None:
    known = told(detected_victims=[total("NGA", 2022, 1)])
    assert text(victims.opening(known)[0]) == (
        "The latest total in UNODC's file is 1 detected victim of trafficking (all ages), for 2022."
    )
    known = told(detected_victims=[total("NGA", 2022, 0)])
    assert text(victims.opening(known)[0]) == (
        "The latest total in UNODC's file is 0 detected victims of trafficking (all ages), for 2022."
    )


def sexes(told: Told, girls: object, boys: object) -> str:
    rows = [child(2022, 20), child(2022, girls, sex="F"), child(2022, boys, sex="M")]
    return text(victims.who(told(detected_victims=rows))[0][0])


def test_girls_and_boys_that_do_not_add_up_are_said_so(told: Told) -> None:
    assert sexes(told, 12, 8) == "By sex, the children detected in 2022 were: girls 12, boys 8."
    assert sexes(told, 12, 3).endswith("girls 12, boys 3. The sex of the others is not given.")
    assert sexes(told, 12, 13).endswith("girls 12, boys 13. That is more than all children reported.")


def test_children_of_another_sex_are_not_passed_over(told: Told) -> None:
    def said(others: Row) -> str:
        rows = [child(2022, 20), child(2022, 12, sex="F"), child(2022, 3, sex="M"), others]
        return text(victims.who(told(detected_victims=rows))[0][0])

    head = "By sex, the children detected in 2022 were: girls 12, boys 3, another sex"
    assert said(child(2022, 5, sex="_O")) == f"{head} 5."
    assert said(child(2022, 2, sex="_O")) == f"{head} 2. The sex of the rest is not given."
    assert said(child(2022, 7, sex="_O")) == f"{head} 7. That is more than all children reported."


def test_a_year_with_one_sex_only_is_not_unknown(told: Told) -> None:
    known = told(detected_victims=[child(2021, 12), child(2022, 3, sex="F"), total("GHA", 2023, 5)])
    assert text(*victims.opening(known)[-2:]) == (
        "A total of detected children is published for 1 of the 3 years from 2021 to "
        "2023. For 2022, only some of them (girls, boys or others) are known. The other "
        "years are unknown, not zero."
    )
    assert text(unknown.at_once(known)[1]) == (
        "Only some of the children detected in 2022 (girls, boys or others) are known. The file does not say how many "
        "they were together."
    )


def adult(value: object, sex: str = "_T", ends: tuple[object, object] = NO_ENDS) -> Row:
    """A row of Nigeria's detected adults of 2022."""
    return ("NGA", 2022, sex, "Y_GE18", "_T", value, *ends, A if ends == NO_ENDS else Q)


BY_SEX = [
    child(2021, 12), child(2022, 8, sex="F"), child(2022, "", (1, 4), sex="M"), child(2022, 0, sex="_O"),
    adult(43, "F"), adult(0, "M"), total("GHA", 2023, 5),
]  # fmt: skip


def test_girls_and_boys_that_with_the_adults_fit_all_victims_are_not_a_part(told: Told) -> None:
    known = told(detected_victims=[*BY_SEX, total("NGA", 2022, 53)])
    said = text(*victims.opening(known))
    assert (
        "No total of detected children is published for 2022. By sex there are girls 8 "
        "and boys 1 to 4: 9 to 12 children in all, by these counts. With the adults, they "
        "fit the total of 53 detected victims of that year."
    ) in said
    assert said.endswith(
        "A total of detected children is published for 1 of the 3 years from 2021 to "
        "2023. For 2022, children listed as girls, boys or others are counted. The other years are "
        "unknown, not zero."
    )
    assert text(unknown.at_once(known)[1]) == (
        "The latest number of detected children, for 2022, is counted by sex. No total of them is published."
    )


@pytest.mark.parametrize(("everyone", "is_part"), [(51, False), (56, True)])
def test_girls_and_boys_that_do_not_fit_all_victims_are_not_added_up(
    told: Told, everyone: int, *, is_part: bool
) -> None:
    """Where they are more than fit, nothing says that others are missing."""
    known = told(detected_victims=[*BY_SEX, total("NGA", 2022, everyone)])
    said = text(
        *victims.opening(known),
        unknown.at_once(known)[1],
        victims.newer_by_sex(known, known.last(known.question("detected-victims", age="Y0T17"))),
    )
    assert not re.search(ADDED_UP, said)
    assert ("For 2022, only some of them (girls, boys or others) are known" in said) is is_part
    assert ("Only some of the children" in said) is is_part
    assert "For 2022, without a total of children, the file lists girls" in said
    exceeds = f"With the adults, they exceed the total of {everyone} detected victims of that year."
    assert (exceeds in text(*victims.opening(known))) is not is_part


def test_a_total_that_was_asked_for_and_is_not_to_be_believed_has_no_sum_in_its_place(told: Told) -> None:
    asked = ("NGA", 2022, "_T", "Y0T17", "_T", "", "", "", "M")
    known = told(detected_victims=[*BY_SEX, total("NGA", 2022, 53), asked])
    assert not re.search(ADDED_UP, text(*victims.opening(known)))


def test_an_older_sum_is_not_told_before_a_newer_total(told: Told) -> None:
    known = told(detected_victims=[*BY_SEX, total("NGA", 2022, 53), child(2023, 5)])
    said = text(*victims.opening(known), unknown.at_once(known)[1])
    assert not re.search(ADDED_UP, said)
    assert "For 2022, children listed as girls, boys or others are counted." in said


def test_a_count_of_no_children_is_not_one_of_children(told: Told) -> None:
    known = told(detected_victims=[child(2021, 0), child(2022, 0), total("GHA", 2023, 5)])
    assert text(victims.opening(known)[-1]) == (
        "The number of children was reported for 2 of the 3 years from 2021 to 2023, and "
        "it was always zero. The other years are unknown, not zero."
    )


def test_adults_by_sex_are_told_where_they_have_no_total(told: Told) -> None:
    rows = [child(2022, "", (1, 4)), adult("", "F", (1, 4)), adult(0, "M"), adult(0, "_O")]
    assert "There is no total of adults; by sex there are women 1 to 4 and men 0." in text(
        *victims.opening(told(detected_victims=rows))
    )


def test_forms_of_which_the_rows_by_sex_have_more_are_told_beside(told: Told) -> None:
    def form(name: str, value: object, sex: str = "_T", ends: tuple[object, object] = NO_ENDS) -> Row:
        return ("NGA", 2022, sex, "Y0T17", name, value, *ends, A if ends == NO_ENDS else Q)

    rows = [form("OTHER", "", ends=(1, 4)), form("OTHER", 0, "F"), form("OTHER", 6, "M")]
    rows.append(form("SEXUAL_EXPLOITATION", "", "M", (1, 4)))
    assert text(*victims.who(told(detected_victims_by_form=rows))[0][:4]) == (
        "By form of exploitation, the records of 2022 on detected children list 1 to 4 in other forms. Counts by "
        "sex for 2022 have more by form: 1 to 4 in sexual exploitation and 6 in other forms. The file does not say "
        "which is right."
    )
    agreeing = [form("OTHER", 6), form("OTHER", 6, "M")]
    assert "by sex" not in text(*victims.who(told(detected_victims_by_form=agreeing))[0])


def test_where_the_newest_victims_are_as_many_as_the_adults_the_brief_says_so(told: Told) -> None:
    def adults(number: float) -> Row:
        return ("NGA", 2023, "_T", "Y_GE18", "_T", number, "", "", A)

    before, now = [child(2022, 12), total("NGA", 2022, 80)], total("NGA", 2023, 6)
    said = "For 2023, the report has 6 adults, as many as all detected victims, and no row of children."
    assert said in text(*victims.opening(told(detected_victims=[*before, now, adults(6)])))
    assert said not in text(*victims.opening(told(detected_victims=[*before, now, adults(5)])))
    girls = child(2023, 1, sex="F")
    assert "no row of" not in text(*victims.opening(told(detected_victims=[*before, now, adults(6), girls])))


def test_girls_and_boys_of_zero_are_no_number_of_children(told: Told) -> None:
    """As Guyana 2021: all 174 victims are adults of another sex, so the sex was not recorded."""
    others = ("NGA", 2023, "_O", "Y_GE18", "_T", 174, "", "", A)
    apart = [child(2023, 0, sex="F"), child(2023, 0, sex="M")]
    said = text(*victims.opening(told(detected_victims=[total("NGA", 2023, 174), others, *apart])))
    assert "0 children in all" not in said
    assert "2023" in said


def test_zeros_that_a_form_of_exploitation_denies_are_not_counted_as_none(told: Told) -> None:
    """As Ireland 2020: no child in total, and 1 to 4 girls in sexual exploitation."""
    years = [child(2017, 3), child(2018, 12), child(2020, 0), child(2021, 0)]
    form = ("NGA", 2020, "_T", "Y0T17", "SEXUAL_EXPLOITATION", "", 1, 4, "Q")
    said = text(*victims.who(told(detected_victims=years, detected_victims_by_form=[form]))[0])
    assert "3 years have a usable total of detected children: 1 had few (under 10) and 1 had none" in said
    assert ("This leaves out 2020: one form of exploitation alone has more children than the total.") in said


def test_more_ages_by_sex_than_of_both_together_are_told(told: Told) -> None:
    women = ("NGA", 2022, "F", "Y_GE18", "_T", 50, "", "", A)
    both = [child(2022, 12), ("NGA", 2022, "_T", "Y_GE18", "_T", 48, "", "", A), total("NGA", 2022, 80)]
    by_sex = [child(2022, 15, sex="F"), women]
    assert text(*victims.opening(told(detected_victims=[*both, *by_sex]))[3:4]) == (
        "Counts by sex for 2022 have more detected victims of known age: 65, of whom 15 are children. The file does "
        "not say which is right."
    )
    assert victims.opening(told(detected_victims=[*both, women]))[2] is None
    # Two shares of two totals stand beside each other on pages and in notes: no point of a slide, and no title.
    share = {"child_share_of_detected_victims": [total("NGA", 2022, 20)]}
    alike = [*both, child(2022, 12, sex="F"), women]
    beside = sentence(victims.opening(told(detected_victims=alike, **share))[3] or "")
    assert beside.text == (
        "Of the 60 detected victims of known age in 2022, 20% were children; by sex UNODC's file knows the age "
        "of 62, of whom 19.4% are children."
    )
    assert beside.is_aside

    def headed(everyone: int, girls: int) -> str:
        own = [*both[:2], total("NGA", 2022, everyone), child(2022, girls, sex="F"), women]
        return text(victims.opening(told(detected_victims=own, **share))[1])

    assert headed(80, 12) == "In 2022, 12 of the 80 detected victims are recorded as children."
    assert headed(80, 13) == "In 2022, at least 12 of the 80 detected victims are recorded as children."
    # By sex there are more than all of them, or fewer children: so many of all are not recorded by both.
    without = "Of the 60 detected victims of known age in 2022, 12 were children"
    assert headed(61, 12) == f"{without}; 61 were detected in all."
    assert headed(80, 11) == f"{without}; 80 were detected in all."


@pytest.mark.parametrize(
    ("girls", "said"),
    [
        (0, "55, none of them children"),
        (1, "56, of whom 1 is a child"),
        ((1, 4), "56 to 59, of whom 1 to 4 are children"),
    ],
)
def test_rows_by_sex_that_have_no_child_say_so(told: Told, girls: Any, said: str) -> None:
    """As Qatar 2022: three sexes of adults, and girls and boys of 0."""
    own = child(2022, "", girls, sex="F") if isinstance(girls, tuple) else child(2022, girls, sex="F")
    rows = [child(2022, 0), adult(40), total("NGA", 2022, 40), own, adult(30, "F"), adult(25, "M")]
    text_of_it = f"Counts by sex for 2022 have more detected victims of known age: {said}."
    assert text_of_it in text(*victims.opening(told(detected_victims=rows)))


PHILIPPINES = [
    child(2022, 158),
    child(2022, 106, sex="F"),
    child(2022, 52, sex="M"),
    child(2022, 643, sex="_O"),
    total("NGA", 2022, 1914),
    *((("NGA", 2022, sex, "_T", "_T", count, "", "", A)) for sex, count in (("F", 181), ("M", 57), ("_O", 1914))),
]


def test_another_sex_that_holds_everybody_with_other_ages_is_no_further_one(told: Told) -> None:
    """As Philippines 2021: 1,914 of another sex are the 1,914 victims."""
    known = told(detected_victims=[*PHILIPPINES, adult(80), adult(75, "F"), adult(5, "M"), adult(1271, "_O")])
    said = text(*victims.opening(known))
    assert (
        "Of the 238 detected victims counted by age for 2022, 158 were children; this leaves out most "
        "detected victims, so no share is given; 1,914 were detected in all."
    ) in said
    assert (
        "Under another sex, the report for 2022 lists all 1,914 detected victims once more: children 643, adults "
        "1,271. The file does not say which is right."
    ) in said
    assert "Counts by sex" not in said
    assert text(victims.who(known)[0][0]) == "By sex, the children detected in 2022 were: girls 106, boys 52."


@pytest.mark.parametrize(
    ("rows", "is_said"),
    [
        ([adult(107), total("NGA", 2022, 108)], True),
        ([adult(107), total("NGA", 2022, 108), adult(54, "F"), adult(53, "M"), child(2022, "", (1, 4), "F")], True),
        # As Lebanon 2021: two or more children by sex.
        (
            [adult(107), total("NGA", 2022, 108), child(2022, "", (1, 4), "F"), child(2022, "", (1, 4), "_O")],
            False,
        ),
        ([adult(107), total("NGA", 2022, 108), adult(54, "F"), adult(54, "M")], False),  # As Chile 2020.
        ([("NGA", 2022, "_T", "_T", "_T", "", 1, 4, Q), ("NGA", 2022, "_T", "Y_GE18", "_T", "", 1, 4, Q)], False),
    ],
)
def test_the_room_for_children_is_told_where_no_row_denies_it(told: Told, rows: list[Row], is_said: bool) -> None:
    said = text(*victims.opening(told(detected_victims=[child(2022, "", (1, 4)), *rows])))
    assert ("only 1 can have been a child" in said) is is_said
    assert is_said or "can have been" not in said


def test_years_by_sex_are_no_unknown_ones_on_the_page_of_a_country(told: Told) -> None:
    """As Chile 2021: girls and boys, but no total."""
    rows = [child(2020, 12), child(2022, 5, sex="F"), child(2022, 7, sex="M"), adult(30), total("NGA", 2022, 42)]
    said = text(*(one.text for one in depths(told(detected_victims=rows))[0].sentences))
    assert "For 2022, children listed as girls, boys or others are counted." in said
    assert "Children are counted for" not in said


def test_another_sex_that_holds_all_once_more_is_not_added(told: Told) -> None:
    by_sex = [
        child(2022, 2, sex="F"),
        child(2022, 3, sex="M"),
        child(2022, 11, sex="_O"),
        adult(10, "F"),
        adult(100, "_O"),
    ]
    known = told(detected_victims=[child(2022, 11), adult(100), total("NGA", 2022, 111), *by_sex])
    assert "By sex" not in text(*victims.opening(known))
    assert text(victims.who(known)[0][0]) == (
        "By sex, the children detected in 2022 were: girls 2, boys 3. Under another sex, "
        "the report repeats the number of all children, 11."
    )


def test_ages_are_no_more_than_all_victims(told: Told) -> None:
    rows = [child(2022, "", (1, 4)), adult(107), total("NGA", 2022, 108)]
    assert text(*victims.opening(told(detected_victims=rows))[1:3]) == (
        "Of the 108 detected victims of known age in 2022, 1 to 4 were children: too few for a share."
    )
    rows[-1] = total("NGA", 2022, 110)
    assert "Of the 108 to 110 detected victims of known age" in text(*victims.opening(told(detected_victims=rows))[1:2])


def test_nobody_detected_has_neither_sex_nor_age(told: Told) -> None:
    rows = [child(2022, 0), ("NGA", 2022, "_T", "Y_GE18", "_T", 0, "", "", A), total("NGA", 2022, 0)]
    known = told(detected_victims=rows)
    assert victims.opening(known)[1] is None
    assert text(*victims.who(known)[0]) == "The latest report, for 2022, has no detected children."


def test_after_a_newest_total_of_nobody_the_newest_of_somebody_is_told(told: Told) -> None:
    totals = [total("NGA", 2017, 0), total("NGA", 2018, 101), total("NGA", 2020, 0)]
    said = text(*victims.opening(told(detected_victims=[*totals, child(2020, 0)])))
    assert said.startswith(
        "The latest total in UNODC's file is 0 detected victims of trafficking (all ages), for "
        "2020. The latest total above zero is 101, for 2018."
    )
    assert "above zero" not in text(*victims.opening(told(detected_victims=totals[:2])))


def over_years(told: Told, *children: Row) -> str:
    return text(victims.who(told(detected_victims=list(children)))[0][-1])


def test_a_range_leaves_out_totals_that_are_too_low_and_years_without_one_and_says_so(told: Told) -> None:
    years = [child(2018, 611), child(2019, 463), child(2020, 305), child(2021, 158)]
    apart = [child(2021, 106, sex="F"), child(2021, 643, sex="_O"), child(2022, 459, sex="_O")]
    said = text(*victims.who(told(detected_victims=[*years, *apart]))[0])
    assert said.endswith(
        "2017, the number of children detected in a year lay between 305 (2020) and 611 (2018), over 3 years with such "
        "a number. This is not a trend. This leaves out 2021: girls, boys and others together "
        "are more than the total. This leaves out 2022: there are girls, boys or others, "
        "but no total."
    )


def test_a_range_leaves_out_children_that_do_not_fit_the_adults_and_all_victims(told: Told) -> None:
    years = [child(2018, 75), child(2019, 28), child(2020, 73), child(2021, 65)]
    odd = [total("NGA", 2018, 280), *(("NGA", 2018, sex, "Y_GE18", "_T", 140, "", "", A) for sex in "FM")]
    said = text(*victims.who(told(detected_victims=[*years, *odd]))[0])
    assert "lay between 28 (2019) and 73 (2020), over 3 years" in said
    assert said.endswith(
        "This leaves out 2018: the total of children, with the adults (in total or by sex, whichever is more), "
        "exceeds all detected victims of the year by more than a tenth."
    )


def test_a_range_leaves_out_totals_below_the_children_of_one_form(told: Told) -> None:
    years = [child(2018, 75), child(2019, 28), child(2020, 73), child(2021, 65)]
    form = ("NGA", 2018, "_T", "Y0T17", "FORCED_LABOUR", 80, "", "", A)
    said = text(*victims.who(told(detected_victims=years, detected_victims_by_form=[form]))[0])
    assert "lay between 28 (2019) and 73 (2020), over 3 years" in said
    left_out = "This leaves out 2018: one form of exploitation alone has more children than the total."
    assert left_out in said
    # Where those that are left are too few for a range, that is said, and why.
    said = text(*victims.who(told(detected_victims=years[:3], detected_victims_by_form=[form]))[0])
    few = "Since UNODC's new questionnaire for 2017, 2 years have a usable total of detected children, too few for a "
    assert said.endswith(f"{few}range. {left_out}")
    assert "too few for a range" not in text(*victims.who(told(detected_victims=years[1:3]))[0])


def test_of_years_that_all_do_not_fit_nothing_is_compared(told: Told) -> None:
    odd = [total("NGA", 2018, 20), child(2018, 75), total("NGA", 2019, 20), child(2019, 60)]
    assert "questionnaire for 2017" not in text(*victims.who(told(detected_victims=odd))[0])


def test_where_no_sex_is_told_but_forms_name_boys_alone_this_is_said(told: Told) -> None:
    form = ("NGA", 2023, "M", "Y0T17", "FORCED_LABOUR", "", 1, 4, Q)
    said = text(*victims.who(told(detected_victims=[child(2023, "", (1, 4))], detected_victims_by_form=[form]))[0])
    assert "is not known. By form of exploitation, the report lists boys alone." in said


def test_years_are_compared_after_the_break_only_and_never_below_ten(told: Told) -> None:
    years = (child(2016, 500), child(2018, 30), child(2020, 20), child(2022, 25))
    assert over_years(told, *years) == (
        "Since UNODC's new questionnaire for 2017, the number of children detected in a year lay between 20 (2020) and "
        "30 (2018), over 3 years with such a number. This is not a trend."
    )
    # "Not a trend" stood beside lines that climb over six years without a gap.
    for row, is_said in (((2017, 2018, 2019, 2020, 2021), False), ((2017, 2018, 2019, 2020, 2022), True)):
        told_of = over_years(told, *(child(year, year - 2000) for year in row))
        assert "over 5 years with such a number." in told_of and told_of.endswith("not a trend.") is is_said
    few, none = child(2023, "", (1, 4)), child(2019, 0)
    since, head = "Since UNODC's new questionnaire for 2017,", "years have a usable total of detected children"
    assert over_years(told, *years, few) == (f"{since} 4 {head}: 1 had few (under 10), so no change is described.")
    assert over_years(told, *years, none) == f"{since} 4 {head}: 1 had none, so no change is described."
    assert over_years(told, *years, few, none) == (
        f"{since} 5 {head}: 1 had few (under 10) and 1 had none, so no change is described."
    )
    each = f"{since} the usable total of detected children is"
    assert over_years(told, none, child(2020, 0)) == f"{each} 0 in each of 2 years, so no change is described."
    assert over_years(told, few, child(2020, 7)) == (f"{each} under 10 in each of 2 years, so no change is described.")
    assert over_years(told, child(2015, 500), child(2016, 400)).startswith("All figures on detected children date from")
    assert "were detected in a year" not in over_years(told, child(2018, 30), child(2020, 20))


def test_a_total_that_girls_and_boys_exceed_is_not_counted_as_none_or_few(told: Told) -> None:
    girl, boy = child(2019, "", (1, 4), sex="F"), child(2019, "", (1, 4), sex="M")
    years = [child(2018, 0), child(2019, 0), child(2020, "", (1, 4)), child(2021, 9)]
    apart = [girl, boy, *(child(2021, 5, sex=sex) for sex in "FM")]
    said = text(*victims.who(told(detected_victims=[*years, *apart]))[0])
    assert said.endswith(
        "2 years have a usable total of detected children: 1 had few (under 10) and 1 "
        "had none, so no change is described. This leaves out 2019 and 2021: girls, boys "
        "and others together are more than the total."
    )


def test_forms_of_all_ages_are_not_taken_for_childrens(told: Told) -> None:
    forms = [
        ("NGA", 2022, "_T", "_T", form, 5, "", "", A) for form in ("SEXUAL_EXPLOITATION", "FORCED_LABOUR", "OTHER")
    ]
    known = told(detected_victims=[total("NGA", 2022, 20)], detected_victims_by_form=forms)
    assert text(*victims.who(known)[0]) == (
        "By form of exploitation, the records of 2022 on detected victims of all ages "
        "list 5 in sexual exploitation, 5 in forced labour and 5 in other forms. The "
        "form of the others is not given."
    )
    known = told(detected_victims=[total("NGA", 2022, 15)], detected_victims_by_form=forms)
    assert text(*victims.who(known)[0]).endswith("and 5 in other forms.")
    known = told(detected_victims=[total("NGA", 2022, 14)], detected_victims_by_form=forms)
    assert text(*victims.who(known)[0]).endswith("Together, that is more than all detected victims of that year.")


def test_children_without_a_form_are_not_passed_over(told: Told) -> None:
    forms = [("NGA", 2022, "_T", "Y0T17", "FORCED_LABOUR", 30, "", "", A)]
    known = told(detected_victims=[child(2022, 100)], detected_victims_by_form=forms)
    assert "list 30 in forced labour. The form of the others is not given." in text(*victims.who(known)[0])
    whole = told(detected_victims=[child(2022, 30)], detected_victims_by_form=forms)
    assert "list 30 in forced labour." in text(*victims.who(whole)[0])


# ------------------------------------------------------------------------------------------------ conditions


def test_forms_that_fit_the_sexes_are_not_more_than_all_children(told: Told) -> None:
    """Egypt's report of 2021 has 51 girls and 91 boys, 142 children by form, and a total of 0."""
    forms = [
        ("NGA", 2021, "_T", "Y0T17", form, count, "", "", A)
        for form, count in (("SEXUAL_EXPLOITATION", 17), ("FORCED_LABOUR", 92), ("OTHER", 33))
    ]
    children = [child(2021, 0), child(2021, 51, sex="F"), child(2021, 91, sex="M")]
    said = text(*victims.who(told(detected_victims=children, detected_victims_by_form=forms))[0])
    assert (
        "17 in sexual exploitation, 92 in forced labour and 33 in other forms. Together, "
        "that is more than the total of children, 0, but not more than girls, boys and "
        "others together."
    ) in said
    children[2] = child(2021, 90, sex="M")
    said = text(*victims.who(told(detected_victims=children, detected_victims_by_form=forms))[0])
    assert "and 33 in other forms. Together, that is more than all of them." in said


def test_no_deaths_recorded_is_not_said_to_be_peace(told: Told) -> None:
    known = told(conflict_deaths=[total("NGA", 2024, 0)])
    assert text(*conditions.upheavals(known)[:1]) == (
        "No deaths in organised violence were recorded in 2024. No violence passed the threshold of the source, "
        "which is not the same as peace."
    )


def test_deaths_have_the_ends_of_their_estimate(told: Told) -> None:
    known = told(conflict_deaths=[total("NGA", 2024, 30, A, (20, 45))])
    assert text(*conditions.upheavals(known)[:1]) == (
        "An estimated 30 people died in organised violence in 2024 (20 to 45)."
    )


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (
            0.5,
            (
                "By the rate and the population, fewer than 10 people were killed in "
                "intentional homicides (2022). A rate of so few says little."
            ),
        ),
        (1.0, "1 per 100,000"),
    ],
)
def test_a_rate_of_few_homicides_is_not_said(told: Told, rate: float, said: str) -> None:
    known = told(homicide_rate=[total("NGA", 2022, rate)], population=[total("NGA", 2022, 1_000_000)])
    assert said in text(*conditions.lives(known))


def test_a_rounded_zero_of_a_survey_is_not_nobody(told: Told) -> None:
    said = text(*conditions.lives(told(extreme_poverty=[total("NGA", 2022, 0)])))
    assert said == (
        "Of all people, under 0.05% lived on less than 3.00 USD a day (price-adjusted), according to the survey of "
        "2022."
    )
    assert "0.1% lived" in text(*conditions.lives(told(extreme_poverty=[total("NGA", 2022, 0.1)])))


def test_a_true_zero_stays_one(told: Told) -> None:
    known = told(social_protection_children=[("NGA", 2022, "_T", "Y0T14", "_T", 0, "", "", A)])
    question = known.question("social-protection-children")
    assert [known.figure(question, point).text for point in known.points(question)] == ["0"]


def test_hunger_of_different_years_is_said_in_two_sentences(told: Told) -> None:
    rows = {"food_insecurity": [total("NGA", 2022, 30)], "undernourishment": [total("NGA", 2022, 10)]}
    assert text(*conditions.lives(told(**rows))) == (
        "Moderate or severe food insecurity affected 30% of people, and 10% were "
        "undernourished, both as means of three years (2022)."
    )
    rows["undernourishment"] = [total("NGA", 2021, 10)]
    assert text(*conditions.lives(told(**rows))) == (
        "Moderate or severe food insecurity affected 30% of people, as a mean of three "
        "years (2022). Of all people, 10% were undernourished, as a mean of three years "
        "(2021)."
    )


def test_an_old_figure_says_that_no_newer_one_is_known(told: Told) -> None:
    known = told(extreme_poverty=[total("NGA", 2010, 30), total("GHA", 2022, 5)])
    assert text(*conditions.lives(known)).endswith("according to the survey of 2010, the latest figure in the source.")
    known = told(persons_convicted=[total("NGA", 2014, 3), ("NGA", 2022, "F", "_T", "_T", 2, "", "", A)])
    assert "in 2014, the latest total in the source." in text(*justice.persons(known))
    asked = {"NGA": [(2010, "M", 0.4), (2019, "F", 5.0)]}
    rows = [(code, year, sex, "Y18T29", "_T", value, "", "", A) for code in asked for year, sex, value in asked[code]]
    known = told(sexual_violence_by_18=rows)
    question = known.question("sexual-violence-by-18", sex="M")
    assert known.when(question, known.points(question)[-1]) == "2010, the latest figure in the source", (
        "a share, no total"
    )


def test_what_is_below_a_limit_is_said_as_below(told: Told) -> None:
    known = told(undernourishment=[total("NGA", 2022, "", Q, (0, 2.5))], food_insecurity=[total("GHA", 2022, 5)])
    assert "under 2.5% were undernourished, as a mean of three years (2022)." in text(*conditions.lives(known))


def test_no_sentence_is_made_of_a_table_without_the_area(told: Told) -> None:
    known = told(
        extreme_poverty=[total("GHA", 2022, 5)],
        conflict_deaths=[total("GHA", 2022, 5)],
        conflict_displacement_new=[total("GHA", 2022, 5)],
    )
    said = text(*conditions.lives(known), *conditions.upheavals(known))
    assert not any(word in said for word in ("a day", "organised violence", "displacement"))


# ------------------------------------------------------------------------------------------------ displacement


def stock(age: str, value: object) -> Row:
    return ("NGA", 2024, "_T", age, "CONFLICT", value, "", "", E)


def test_displaced_children_are_an_estimate_few_or_not_known(told: Told) -> None:
    said = text(*displaced.within(told(displaced_stock_by_age=[stock("Y0T17", 5_125), stock("_T", 12_345)])))
    assert said.startswith("At the end of 2024, about 5,130 children were internally displaced by conflict")
    # "An estimated part of …, by the ages of the whole population" could not be followed.
    assert said.endswith("by conflict (an estimate). It is based on about 12,300 people of all ages.")
    known = told(
        displaced_stock_by_age=[stock("Y0T17", 5_125), stock("_T", 12_345)],
        population=[total("NGA", 2024, 1_000)],
        child_population=[("NGA", 2024, "_T", "Y0T17", "_T", 420, "", "", A)],
    )
    share = "(an estimate). It is about 12,300 people of all ages, times the share of children in the population."
    assert text(*displaced.within(known)).endswith(share)
    said = text(*displaced.within(told(displaced_stock_by_age=[stock("Y0T17", 4), stock("_T", 12)])))
    assert "By an estimate, fewer than 10 of them were children" in said
    said = text(*displaced.within(told(displaced_stock_by_age=[stock("_T", 12)])))
    assert said.endswith(
        "12 people of all ages were internally displaced by conflict and violence. How many were children is not known."
    )
    said = text(*displaced.within(told()))
    assert said == (
        "Nobody is listed as internally displaced by conflict at the end of 2022. That is not a count of zero."
    )
    said = text(*displaced.within(told(conflict_displacement_stock=[total("NGA", 2022, 0)])))
    assert said == "Nobody was counted as internally displaced by conflict at the end of 2022."


def refugees(told: Told, count: int, share: float | None, ages: float = 100, status: str = A) -> str:
    other = total("GHA", 2025, 5)
    children = [("NGA", 2025, "_T", "Y0T17", "_T", share, "", "", status)] if share is not None else []
    known = told(
        refugees_by_origin=[total("NGA", 2025, count), other],
        refugees_by_asylum=[other],
        palestine_refugees_unrwa=[other],
        child_share_of_refugees_by_origin=children or [("GHA", 2025, "_T", "Y0T17", "_T", 5, "", "", A)],
        child_share_of_refugees_by_origin_age_known=[total("NGA", 2025, ages), other],
    )
    return text(*displaced.refugees(known))


def test_children_among_refugees_are_a_share_only_where_ages_are_known_and_they_are_not_few(told: Told) -> None:
    assert refugees(told, 200, 45, 80) == (
        "UNHCR counted 200 refugees of all ages whose origin is Nigeria at the end of 2025. The age of 80% of them is "
        "known, and 45% of these were children."
    )
    assert refugees(told, 200, 45, 80, E) == (
        "UNHCR counted 200 refugees of all ages whose origin is Nigeria at the end of 2025. It gives ages for 80% of "
        "them, most of these estimated; by these ages, 45% were children."
    )
    assert "The ages on record do not tell" in refugees(told, 200, None)
    assert "The ages on record do not tell" in refugees(told, 20, None, 49)
    assert refugees(told, 20, None) == (
        "UNHCR counted 20 refugees of all ages whose origin is Nigeria at the end of 2025, too few people for a share "
        "of children."
    )
    assert refugees(told, 150, 5).endswith("The children among them are too few for a share.")
    assert refugees(told, 9, None) == (
        "UNHCR counted 9 refugees of all ages whose origin is Nigeria at the end of 2025, too few people for a share "
        "of children."
    ), "charts draw the number that UNHCR publishes"
    assert refugees(told, 0, None) == (
        "UNHCR's table has 0 for refugees of any age whose origin is Nigeria at the end of 2025. A zero there can "
        "also mean “not applicable”."
    )


# ------------------------------------------------------------------------------------------------ justice


def test_prosecuted_and_convicted_keep_their_own_years(told: Told) -> None:
    known = told(persons_prosecuted=[total("NGA", 2020, 1)], persons_convicted=[total("NGA", 2022, 0)])
    said = text(*justice.persons(known))
    assert said.startswith(
        "1 person was prosecuted for trafficking in 2020, the latest total. Nobody was convicted of trafficking in "
        "2022, the latest total."
    )
    assert "No rate of conviction can be drawn" in said
    known = told(persons_prosecuted=[total("NGA", 2022, 3)], persons_convicted=[total("NGA", 2022, 0)])
    assert text(*justice.persons(known)).startswith(
        "3 people were prosecuted for trafficking in 2022, the latest total. Nobody was convicted of"
    )
    known = told(persons_prosecuted=[total("NGA", 2022, 3)], persons_convicted=[total("GHA", 2022, 0)])
    assert "UNODC's file has no usable figure on persons convicted." in text(*justice.persons(known))


def test_a_tier_of_an_old_year_says_that_the_later_one_is_not_known(told: Told) -> None:
    rows = [total("NGA", 2015, 4), total("GHA", 2025, 2)]
    said = text(*justice.judgements(told(tip_report_tier=rows)))
    assert "in Tier 3 in 2015" in said
    assert said.endswith("Reach 2030 holds only parts of later reports, without a tier for this country.")
    newest = text(*justice.judgements(told("GHA", tip_report_tier=rows)))
    assert "in 2025" in newest
    assert "A later tier" not in newest


def test_children_as_suspects_are_never_taken(told: Told) -> None:
    suspects = [("NGA", 2022, "_T", "Y0T17", "_T", 7, "", "", A)]
    known = told(persons_prosecuted=[total("GHA", 2022, 5), *suspects], persons_convicted=[total("GHA", 2022, 5)])
    assert "no usable figure on persons prosecuted or convicted" in text(*justice.persons(known))
    assert "7" not in text(*justice.persons(known))


def treaty(part: str, value: object, status: str = A) -> Row:
    return ("NGA", 2022, "_T", "_T", part, value, "", "", status)


def test_what_is_not_known_of_a_treaty_is_not_a_no(told: Told) -> None:
    known = told(
        palermo_protocol=[treaty("STATUS", "", "M")],
        crc=[treaty("STATUS", 2), treaty("YEAR", 1991)],
        crc_op_sale_of_children=[treaty("STATUS", 1)],
        crc_op_armed_conflict=[treaty("STATUS", 0)],
    )
    assert text(*justice.treaties(known)) == (
        "According to lists of 2022, the state is party to the Convention on the Rights of the Child (1991). The years "
        "in brackets are those of deposit or of entry into force. According to lists of 2022, the state signed the "
        "protocol on the sale of children; Reach 2030 knows of no later step. Lists of 2022 show no action on the "
        "protocol on children in armed conflict. Reach 2030 does not "
        "know whether the state is party to the Palermo Protocol on trafficking in persons. For the Convention on the "
        "Rights of the Child and its protocols, this is as of August 2022. Later steps may be missing. For the "
        "Palermo Protocol, the source lists deposits to December 2013 and only some of the later ones."
    )


def test_a_list_of_other_treaties_dates_nothing_of_the_palermo_protocol(told: Told) -> None:
    said = text(*justice.treaties(told(palermo_protocol=[treaty("STATUS", 2)])))
    assert "August 2022" not in said
    assert said.endswith("lists deposits to December 2013 and only some of the later ones.")


def test_a_law_below_the_standard_beside_others_is_not_the_absence_of_a_law(told: Told) -> None:
    rows = {"child_trafficking_law": [total("NGA", 2021, 1)], "non_state_recruitment_law": [total("NGA", 2021, 0)]}
    assert "armed groups did not. That does not mean that there is no law." in text(*justice.judgements(told(**rows)))


def test_a_law_below_the_standard_is_not_the_absence_of_a_law(told: Told) -> None:
    rows = {name: [total("NGA", 2021, 0)] for name in ("child_trafficking_law", "child_sexual_exploitation_law")}
    known = told(**rows, non_state_recruitment_law=[total("NGA", 2019, 1)])
    assert text(*justice.judgements(known)).startswith(
        "In its findings of 2021, the US Department of Labor judged that the law on child trafficking and the law on "
        "sexual exploitation of children did not meet international standards. That does not mean that there is no "
        "law. Reach 2030 does not have the department's later judgements."
    )


# ------------------------------------------------------------------------------- protection, progress, comparison


def test_where_men_or_women_have_no_figure_nobody_is_said_not_to_have_been_asked(told: Told) -> None:
    women = ("NGA", 2022, "F", "Y18T29", "_T", 4.6, "", "", A)
    men = ("NGA", 2022, "M", "Y18T29", "_T", 2.7, "", "", A)
    both = text(*protection.protection(told(sexual_violence_by_18=[women, men])))
    assert "4.6% of women and 2.7% of men aged 18 to 29" in both
    alone = text(*protection.protection(told(sexual_violence_by_18=[women])))
    assert "4.6% of women aged 18 to 29 told of sexual violence by age 18 (2022)." in alone
    older = ("NGA", 2019, "M", "Y18T29", "_T", 2.7, "", "", A)
    apart = text(*protection.protection(told(sexual_violence_by_18=[women, older])))
    # Others may well have asked the other sex.
    assert "no figure for" not in apart + alone
    assert "2.7% of men aged 18 to 29 told of sexual violence by age 18 (2019)." in apart


def test_a_level_has_its_year_target_and_status(told: Told) -> None:
    known = told(birth_registration=[("NGA", 2022, "_T", "Y0T4", "_T", 47.8, "", "", A)])
    assert text(*protection.protection(known)[:1]) == (
        "The births of 47.8% of children under 5 were registered (2022; target: all, "
        "read as 99% or more; cannot be judged)."
    )


def test_cash_benefits_on_record_are_not_said_to_reach_children(told: Told) -> None:
    known = told(social_protection_children=[("NGA", 2022, "_T", "Y0T14", "_T", 100, "", "", A)])
    said = text(*protection.protection(known))
    assert said.startswith("Child or family cash benefits covered 100% of children under 15, by law or records (2022;")
    assert said.endswith("Families may still miss them.")


def test_people_affected_by_disasters_are_reported_year_by_year(told: Told) -> None:
    known = told(disaster_affected=[total("NGA", 2018, 500), total("GHA", 2023, 5)])
    assert "people affected by disasters is of 2018." in text(unknown.aged(known, ("drivers",)))


def test_an_area_without_figures_has_no_status_at_all(told: Told) -> None:
    assert text(*targets.progress(told("XKX"))[0]) == (
        "17 of 17 indicators with an SDG target cannot be judged: there is no figure at all."
    )


AFRICA = (
    "BEN", "BFA", "CIV", "CPV", "GHA", "GIN", "GMB", "GNB", "LBR", "MLI", "MRT", "NER", "NGA",
)  # fmt: skip


def compared(told: Told, own: float, others: float, countries: int) -> beside.Beside | None:
    rows = [total(code, 2022, own if code == "NGA" else others) for code in ("NGA", *AFRICA)[:countries]]
    return beside.beside(told(extreme_poverty=sorted(set(rows), key=str)), "extreme-poverty")


def test_a_figure_is_compared_with_ten_countries_or_not_at_all(told: Told) -> None:
    found = compared(told, 40, 30, 10)
    assert found is not None
    assert (found.group, found.countries, found.place, found.low) == ("202", 11, "higher", 30)  # with Kenya's row
    assert compared(told, 40, 30, 8) is None


@pytest.mark.parametrize(
    ("own", "place"), [(20, "lower"), (29.5, "near"), (30, "near"), (30.5, "near"), (31, "higher")]
)
def test_what_the_data_cannot_tell_apart_is_near(told: Told, own: float, place: str) -> None:
    found = compared(told, own, 30, 10)
    assert found is not None
    assert found.place == place


def test_an_old_survey_is_compared_with_nobody_where_other_surveys_are_newer(told: Told) -> None:
    schools = [total(code, 2012 if code == "NGA" else 2020, 40) for code in dict.fromkeys(("NGA", *AFRICA))]
    alone = told(out_of_school=schools)
    question = alone.question("out-of-school")
    last = alone.last(question)
    assert last is not None
    newer = told(out_of_school=schools, birth_registration=[("KEN", 2025, "_T", "Y0T4", "_T", 90, "", "", A)])
    assert not newer.is_recent(question, last)
    assert beside.beside(newer, "out-of-school") is None


def test_what_has_no_figure_is_named_and_what_is_old_has_its_year(told: Told) -> None:
    others = sorted({*told().context.geography.members_in("001")} - {"NGA", "KEN"})
    asked = [(code, 2022, "_T", "Y1T14", "_T", 50, "", "", A) for code in others]
    known = told(
        homicide_rate=[total("NGA", 2010, 5), total("GHA", 2022, 5)],
        violent_discipline=asked,
        female_genital_mutilation=[(code, 2022, "F", "Y15T49", "_T", 50, "", "", A) for code in others[:40]],
        disaster_displacement_geophysical=[total(code, 2022, 50) for code in others],
    )
    said = text(*unknown.missing(known))
    assert re.search("Reach 2030 has no usable figure for: [^.]*violent discipline[^.]*\\.", said)
    assert "the homicide rate" not in said
    assert said.endswith("Others may publish what Reach 2030 does not have.")
    # What may not have occurred is no gap, nor is what hardly any country has; what only we lack is not said of all.
    assert not re.search("earthquakes|organised violence|female genital mutilation|There is no usable", said)
    # "From yearly reports and surveys, Reach 2030 has no newer figures than these: …" nobody could say.
    assert text(unknown.aged(known, ("drivers",))) == "Reach 2030's latest figure on the homicide rate is of 2010."
    assert unknown.aged(known, ("drivers",), ("homicide-rate",)) is None


def test_no_sentence_rests_on_repatriations(told: Told) -> None:
    for rows in (
        [("NGA", 2003, "_T", "_T", "ABROAD", "", 1, 4, Q)],
        [("GHA", 2022, "_T", "_T", "ABROAD", 5, "", "", A)],
    ):
        known = told(repatriated_victims=rows)
        said = text(*unknown.missing(known), *unknown.at_once(known))
        assert not re.search("return|repatriat|2003", said, re.IGNORECASE)


def test_any_row_of_a_table_is_a_figure(told: Told) -> None:
    known = told(sexual_violence_by_18=[("NGA", 2022, "M", "Y18T29", "_T", 2.7, "", "", A)])
    assert "sexual-violence-by-18" not in unknown.silent(known)
    known = told(persons_in_formal_contact=[total("NGA", 2012, 3), ("NGA", 2022, "F", "_T", "_T", 2, "", "", A)])
    assert "persons-in-formal-contact" not in unknown.dated(known)


def test_without_a_population_nobody_knows_whether_homicides_are_few(told: Told) -> None:
    assert "omicide" not in text(*conditions.lives(told(homicide_rate=[total("NGA", 2022, 5)])))


@pytest.mark.parametrize("code", ["NGA", "XKX", "HKG"])
def test_statuses_are_counted_for_every_area(told: Told, code: str) -> None:
    said = " ".join(text(one) for one in targets.opening(told(code)) if one)
    assert re.search(r"[Oo]f \d+ indicators with an SDG target\b", said)


def test_children_who_are_all_of_one_sex_are_told_so(told: Told) -> None:
    """As Mauritania 2022: 6 children, 6 girls, and no row of boys: nobody's sex is left open."""
    said = text(*victims.who(told(detected_victims=[child(2022, 6), child(2022, 6, sex="F")]))[0])
    assert "All 6 children detected in 2022 were girls." in said
    said = text(*victims.who(told(detected_victims=[child(2022, 7), child(2022, 6, sex="F")]))[0])
    assert "is only in part known." in said


def test_of_fewer_than_ten_displaced_it_is_not_said_that_fewer_than_ten_were_children(shared: context.Context) -> None:
    """IDMC has 4 people of all ages in Lithuania."""
    said = text(*displaced.within(Known(shared, "LTU")))
    assert said.endswith("At the end of 2024, 4 people of all ages were internally displaced by disasters.")
