"""What the US Department of Labor suggested: to a country word for word, of a group to how many countries.

The words are the publisher's and stay as published; which subject an action bears is our reading of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.context import Context
from dashboard.figures.charts import nothing
from dashboard.figures.shown import Explained, FileRows, Section, Shown, Table, Words
from dashboard.i18n import format_number, in_sentences, translate, translate_number
from dashboard.i18n.published import published
from dashboard.kinds.treaties import code_of, countries_of
from dashboard.metrics.labour import SECTIONS, SUBJECTS, YEAR, Action, first_marked
from dashboard.selection import Selection
from dashboard.views import View
from dashboard.words.captions import with_first
from dashboard.words.counted import of_countries
from dashboard.words.credits import publisher_said
from dashboard.words.names import about_in, area_name, listed

SOURCE = "us_dol"
ASSESSED = "child-trafficking-law"
"""A table of the same source and year: who is in it and has no action is one to whom none was suggested."""
INSPECTORS = "labour-inspectors"
HEAD = ("id", "ref_area", "area", "time_period", "section", "subjects", "text", "source", "release")
GROUP_HEAD = (
    "ref_area", "area", "time_period", "section", "subject", "countries", "countries_in_source", "countries_of",
    "source", "release",
)  # fmt: skip
"""Of a group to how many of its UN members an action of a section, or on a subject, was suggested."""


def section_name(section: str) -> str:
    """A section as a reader is told it."""
    return {
        "legal-framework": translate("Legal framework"),
        "enforcement": translate("Enforcement"),
        "coordination": translate("Coordination"),
        "government-policies": translate("Government policies"),
        "social-programs": translate("Social programmes"),
    }[section]


def subject_name(subject: str) -> str:
    """A subject as a mark beside an action has it."""
    return {
        "trafficking": translate("trafficking"),
        "sexual-exploitation": translate("sexual exploitation"),
        "armed-groups": translate("armed groups"),
        "on-the-move": translate("children on the move"),
    }[subject]


def subjects_said(action: Action) -> str:
    """All subjects that an action bears; empty for none."""
    return listed([subject_name(name) for name in action.subjects]) if action.subjects else ""


def year_of(context: Context) -> int:
    """The year that the actions are about."""
    return max((action.year for actions in context.actions.values() for action in actions), default=YEAR)


def is_assessed(context: Context, code: str) -> bool:
    """Whether the publisher assesses an area, and so could have suggested something."""
    if code in context.actions or ASSESSED not in context.indicators:
        return code in context.actions
    histories = context.histories(context.question(ASSESSED, (code,)))
    year = context.years(ASSESSED).last
    return any(item.year == year and item.value is not None for item in histories.get(code, ()))


def _of_labour(context: Context, code: str) -> str:
    """An area, and what all suggestions are about."""
    return about_in(area_name(context, code), translate("child labour"))


def none_said(context: Context, code: str) -> str:
    """Why there is nothing of an area to be read."""
    words = {"area": _of_labour(context, code), "year": year_of(context)}
    if is_assessed(context, code):
        return translate("{area}: in this source, and no suggestion was published for {year}", **words)
    return translate("{area}: not in this source for {year}", **words)


def disagreement(context: Context, action: Action) -> str:
    """That the publisher counts other labour inspectors in an action than in its own field; empty where it does not."""
    said = action.inspectors
    if said is None or INSPECTORS not in context.indicators:
        return ""
    question = context.question(INSPECTORS, (action.area,))
    of_year = (item for item in context.histories(question).get(action.area, ()) if item.year == action.year)
    field = next((item.value for item in of_year), None)
    if field is None or field == said:
        return ""
    return translate(
        "The publisher's own figures of labour inspectors disagree. In a suggested action: {said}; in "
        "its field for {year}: {field}. Both are shown.",
        said=format_number(said),
        field=format_number(field),
        year=action.year,
    )


def title_of(context: Context, code: str) -> str:
    """What the view finds: of a country how many actions were suggested, or why there is none."""
    words: dict[str, object] = {"area": area_name(context, code), "year": year_of(context)}
    if code not in context.geography.areas:
        return translate(
            "Where the US Department of Labor suggested actions on child labour for {year}: {area}", **words
        )
    if code not in context.actions:
        return none_said(context, code)
    return translate_number(
        "{area}: the US Department of Labor suggested {number} action for {year}",
        "{area}: the US Department of Labor suggested {number} actions for {year}",
        len(context.actions[code]),
        **{**words, "area": _of_labour(context, code)},
    )


def subtitle_of(context: Context, code: str) -> str:
    """What is read below the title."""
    if code not in context.geography.areas:
        return translate("Countries to which at least one action was suggested, by section and by subject")
    actions = context.actions.get(code, ())
    if not actions:
        return translate("Suggested actions of the US Department of Labor")
    marked = sum(bool(action.subjects) for action in actions)
    if not marked:
        return translate(
            "None concerns trafficking, sexual exploitation, armed groups or children on the move. Word for word."
        )
    return translate_number(
        "{number} concerns trafficking, sexual exploitation, armed groups or children on the move. Word for word.",
        "{number} concern trafficking, sexual exploitation, armed groups or children on the move. Word for word.",
        marked,
    )


def caveat_said(context: Context, code: str) -> str:
    """Whose words these are, and what their number is not."""
    whose = translate(
        "Suggestions of the US Department of Labor on child labour, not of the United Nations and not ours."
    )
    if code in context.geography.areas and code not in context.actions:
        return whose
    counted_not = translate(
        "The number of suggestions is not a measure of anything; Reach 2030 assigned the subjects from the words."
    )
    return in_sentences((whose, counted_not))


def source_of(context: Context) -> str:
    """Publisher and release, as captions have it."""
    source = context.sources[SOURCE]
    return translate("Source: {source}, {vintage}.", source=publisher_said(source), vintage=translate(source.vintage))


def suggested(context: Context, view: View, selection: Selection) -> Shown:
    """The view: a table by nature, and its file."""
    code = code_of(selection)
    is_country = code in context.geography.areas
    words = Words(
        stem=f"{view.panel}_{code}_{year_of(context)}",
        indicator="",
        title=title_of(context, code),
        subtitle=subtitle_of(context, code),
        caveat=caveat_said(context, code),
        source=source_of(context),
        sources=SOURCE,
        coverage=with_first(context, selection, "" if is_country else _in_source(context, code)),
        origin=f"/data/sources#source-{SOURCE}",
    )
    if is_country:
        return Shown(nothing(), words, lambda: _table(context, code), HEAD, lambda: _rows(context, code))
    return Shown(nothing(), words, lambda: _group_table(context, code), GROUP_HEAD, lambda: _group_rows(context, code))


# ------------------------------------------------------------------------------------------------ one country


def _table(context: Context, code: str) -> Table:
    """All of them, those that bear a subject first: who takes slides along speaks of what stands on them."""
    actions = first_marked(context.actions.get(code, ()))
    if not actions:
        # No heads over an empty room, and not the title once more.
        return Table((translate("Why none is shown"),), ((_why_none(context, code),),), (False,))
    columns = (translate("Suggested action"), translate("Section"), translate("Subject"))
    rows = [(_told(context, action), section_name(action.section), subjects_said(action)) for action in actions]
    return Table(columns, tuple(rows), (False, False, False), goes_on=True)


def _why_none(context: Context, code: str) -> str:
    """That nobody looked, or that nothing was found to be suggested; neither says how children fare."""
    if is_assessed(context, code):
        return translate(
            "The US Department of Labor assessed this country or area for {year} and published no suggestion. That "
            "does not say that nothing is to be done.",
            year=year_of(context),
        )
    return translate(
        "The US Department of Labor did not assess this country or area for {year}, so there is nothing to quote. That "
        "does not say that nothing is to be done.",
        year=year_of(context),
    )


def _told(context: Context, action: Action) -> str:
    """Its words, and behind them where they contradict what their publisher says elsewhere."""
    return in_sentences((translate("“{words}”", words=published(action.text)), disagreement(context, action)))


def _rows(context: Context, code: str) -> FileRows:
    name, release = area_name(context, code), context.sources[SOURCE].released
    return tuple(
        (
            action.id, code, name, str(action.year), action.section, ";".join(action.subjects), action.text, SOURCE,
            release,
        )
        for action in context.actions.get(code, ())
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------ a group


def counted(context: Context, code: str) -> tuple[Mapping[str, int], Mapping[str, int], int, int]:
    """UN members of a group with an action, by section and by subject; those in the source, and all."""
    countries = countries_of(context, code)
    found = [context.actions[area] for area in countries if area in context.actions]
    sections = {name: sum(any(one.section == name for one in own) for own in found) for name in SECTIONS}
    subjects = {name: sum(any(name in one.subjects for one in own) for own in found) for name in SUBJECTS}
    return sections, subjects, sum(is_assessed(context, area) for area in countries), len(countries)


def _in_source(context: Context, code: str) -> str:
    _, _, inside, of = counted(context, code)
    if inside == of:
        return translate_number(
            "The {number} country is in this source.", "All {number} countries are in this source.", of
        )
    return translate_number(
        "{n} of {of} is in this source; nothing is said of the others.",
        "{n} of {of} are in this source; nothing is said of the others.",
        inside,
        n=format_number(inside),
        of=of_countries(of),
    )


def _group_table(context: Context, code: str) -> Table:
    sections, subjects, inside, of = counted(context, code)
    columns = (
        translate("Suggested actions"),
        translate("countries with one"),
        translate("countries in this source"),
        translate("all countries"),
    )
    behind = (format_number(inside), format_number(of))
    rows = [(section_name(name), format_number(number), *behind) for name, number in sections.items()]
    rows += [(subject_name(name), format_number(number), *behind) for name, number in subjects.items()]
    parts = ((0, translate("By section")), (len(SECTIONS), translate("By subject, as Reach 2030 reads the words")))
    return Table(columns, tuple(rows), (False, True, True, True), parts=parts)


def _group_rows(context: Context, code: str) -> FileRows:
    sections, subjects, inside, of = counted(context, code)
    named: Sequence[tuple[str, str, int]] = [
        *((name, "", number) for name, number in sections.items()),
        *(("", name, number) for name, number in subjects.items()),
    ]
    head = (code, area_name(context, code), str(year_of(context)))
    tail = (str(inside), str(of), SOURCE, context.sources[SOURCE].released)
    return tuple((*head, section, subject, str(number), *tail) for section, subject, number in named)


# ------------------------------------------------------------------------------------------------ how


def _how(context: Context) -> Section:
    return Section(
        "suggested",
        translate("What was suggested to countries"),
        (
            translate(
                "The US Department of Labor publishes, for each country that it assesses, actions that it suggests. "
                "They stand here word for word, for {year}; marks of the web and spare white space are taken off, and "
                "its placeholder “Not applicable” is no action.",
                year=year_of(context),
            ),
            translate(
                "Four subjects are marked by words that stand in the text, whatever their case: trafficking in persons "
                "(not in drugs or arms), sexual exploitation, armed groups (armed forces and armed conflict, too), "
                "children on the move. Within a section, marked actions come first, each in the publisher's order."
            ),
            translate(
                "Of a group, UN members with at least one action are counted. A country with more actions is not worse "
                "off than another: they differ in length and in weight."
            ),
        ),
    )


SUGGESTED = Explained(suggested, _how)
