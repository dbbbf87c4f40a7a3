"""What rows by form of exploitation have of children in years without a total, where those by sex do not tell it."""

from __future__ import annotations

from dashboard.brief.known import Known
from dashboard.brief.summed import CHILD
from dashboard.i18n import translate
from dashboard.metrics.lines import Point
from dashboard.words.by_form import beside_adults, more_by_form, stands_for_adults, years_of_no_child_by_form
from dashboard.words.names import listed
from dashboard.words.titles import in_form
from dashboard.words.untotalled import of_sex

FORMS = "detected-victims-by-form"


def by_form_said(known: Known, year: int) -> str | None:
    """The sexes of which the rows by form have more children than those by sex; None where none has."""
    found = more_by_form(known.context, known.code, year)
    if not found:
        return None
    parts = [
        of_sex(sex, listed([_in_form(known, sex, form, point) for form, point in forms.items()]))
        for sex, forms in found.items()
    ]
    return translate(
        "The rows by form for {year} have {parts}. The file does not say which is right.",
        year=year,
        parts=listed(parts),
    )


def _in_form(known: Known, sex: str, form: str, point: Point) -> str:
    question = known.question(FORMS, sex=sex, age=CHILD, breakdown=form)
    said = in_form(form, known.figure(question, point))
    return beside_adults(said) if stands_for_adults(known.context, known.code, form, point) else said


def no_child_by_form(known: Known, after: int) -> str | None:
    """Of which years after `after` the only rows of children are zeros by form: no number of children."""
    years = years_of_no_child_by_form(known.context, known.code, after)
    if not years:
        return None
    return translate("The rows of children by form for {years} have zeros alone.", years=listed(list(map(str, years))))
