"""Whether the title of a view names what it is of: a rule for each kind, whichever message makes the title."""

from __future__ import annotations

import re
from typing import Any

from dashboard.selection import Selection
from tests.gate import profile_claims
from tests.gate.heard import squeezed
from tests.gate.rows import Rows
from tests.gate.said import agrees
from tests.gate.told import pattern_of
from tests.gate.walk import Rendered

VICTIMS = r"detected ((child )?victims|children|girls and boys|.+ as victims)"
BY_FORM = r"(children|victims|victims of trafficking) by form|(children|victims); no figure by form"
ROWS = {
    "justice-beside": "detected victims|in formal contact|prosecuted|convicted",
    "justice-enforcement": "labour inspectors|investigations|convicted|convictions",
}
"""Words for the rows of views of justice."""
SUBJECTS = {
    "parts-by-sex": VICTIMS,
    "parts-by-age": VICTIMS,
    "parts-by-form": BY_FORM,
    "child-share": "children",
    "sexes": "(?=.*trafficking in persons).*convicted",
    "tiers": "trafficking in persons",
    "suggested": "child labour",
    "steps": "protection of children|protocols? (\\(list|not known)|palermo protocol",
    "statuses": "targets for 2030|indicators? with an? (SDG )?target|met or on track",
    "levels": "protection of children|justice and laws|: at the target in",
    "measured": "protection of children",
}
"""By kind of view: what its titles are of."""
PER_PEOPLE, SEXES = "per 100,000 people", {"F": "women and girls", "M": "men and boys"}
IN_OTHER_WORDS = {
    "child-share-of-detected-victims": ("Children among detected victims of known age",),
    "reporting-countries": ("Countries and territories that report detected victims",),
}
"""What an indicator is called where its title has no room for its label and the label's base."""
PEOPLE_FIRST = dict.fromkeys(
    ("detected-victims", "detected-child-victims-rate"),
    (
        r"detected (at least |about )?[\d,.]+( to [\d,.]+)? child victims? of trafficking"
        r"( per 100,000 children)? in \d{4}",
        r"detected no (child )?victims of trafficking( known to be children)? in \d{4}",
    ),
)
"""The same in a sentence that says how many people a figure is of, or that it is of nobody."""
TWO_LINES = 115
"""Letters that two lines of a slide hold in the type of its titles."""
LABELLED = ("area-lines", "strip", "map", "compare")
"""Kinds whose titles name the indicator that was asked for."""
CORRIDORS, REFUGEES = "case-corridors", "refugee-corridors"
WHOM = (
    r"(?=.*trafficking victims).*\b(all ages|any age|reported (no|0))\b|no figure"
    r"|citizens? (detected|reported) as (a )?trafficking victims? elsewhere"
)
"""Whom a map of flows counts: "citizens were detected as victims" was read as children, and of any crime."""


CONTACT, ALONE = "persons-in-formal-contact", ("image", "slide", "embed")
"""What a word of the justice system is of, and media that stand without their page."""
SOURCE = "detected victims, persons in formal contact, prosecuted and convicted (GLOTIP database)"
"""In the full title of the source, which every file of its figures has."""
READ = dict.fromkeys(("political-stability", "rule-of-law", "control-of-corruption", "gdp-per-capita"), "up")
READ |= {"conflict-deaths": "down"}
"""Drivers without a target of which a reader knows the better end."""
HEADS = {"down": "Higher is worse", "up": "Higher is better", "": "Not rated as better or worse"}
"""Below which head of a profile rows stand, by what is better."""
TERMED = ("beside", "steps", "timeline", *LABELLED)


def unexplained(rendered: Rendered, rows: Rows) -> list[str]:
    """Whether a picture or a slide speaks of formal contact, and does not say what that is as its definition does."""
    text = rendered.text.replace(squeezed(SOURCE), "")
    if rendered.place.medium not in ALONE or rendered.kind not in TERMED or "ormalcontact" not in text:
        return []
    meant = rows.catalogue[CONTACT]["definition"].partition(" for trafficking")[0].removeprefix("Persons ")
    return [] if squeezed(f"In formal contact: {meant}.") in rendered.text else [f"{rendered.place}: formal contact?"]


def untold_targets(rendered: Rendered, rows: Rows) -> list[str]:
    """Rows of levels that stand at a tick for their target, and do not say its number."""
    if rendered.kind != "levels" or rendered.place.medium == "embed":  # There the browser writes the rows.
        return []
    found = []
    for entry in rows.catalogue.values():
        target, row = entry.get("target"), re.escape(squeezed(entry["label"]))
        if (
            target
            and target.get("silence")
            and re.search(rf"{row}(?:women|men|median|no|too|under|[<\d])", rendered.text)
        ):
            # A table of statuses has such a target, and names the number that an end of it is.
            if not re.search(rf"{row}[^·]{{0,60}}?target:0%,notcompared", rendered.text):
                found.append(f"{rendered.place}: no target at {entry['label']}")
        elif target and target["value"] and not target.get("silence") and re.search(row, rendered.text):
            number, is_down = f"{target.get('met', target['value']):g}%", entry["direction"] == "down"
            bar = f"({number}or{'less' if is_down else 'more'}|{'≤' if is_down else '≥'}{number})"
            if not re.search(rf"{row}[^·]{{0,60}}?(target:|attarget\(){bar}", rendered.text):
                found.append(f"{rendered.place}: no target at {entry['label']}")
    return found


def unread(rendered: Rendered, rows: Rows) -> list[str]:
    """Rows of a profile's picture that do not stand below the head which says how they are read."""
    if rendered.kind != "profile" or rendered.place.medium != "image":
        return []
    heads = {squeezed(head): way for way, head in HEADS.items()}
    found, wrong = re.compile("|".join(heads)), []
    for name in profile_claims.DRIVERS + profile_claims.OTHERS:
        entry = rows.catalogue[name]
        way = READ.get(name, entry["direction"] if entry["direction"] in HEADS else "")
        # Its name alone, as a row has it: a sentence that names it goes on with other words.
        row = re.search(rf"{re.escape(squeezed(str(entry['label'])))}[<−]?\d", rendered.text)
        above = row and found.findall(rendered.text, 0, row.start())[-1:]
        if row and (not above or heads[above[0]] != way):
            wrong.append(f"{rendered.place}: {name} is read which way? below {above}")
    return wrong


def unapproximated(rendered: Rendered) -> list[str]:
    """Whether a picture or a slide shows rates per children, and does not say that these are approximated."""
    is_shown = "er100,000children" in rendered.text and re.search(r"population[:(]", rendered.text)
    if rendered.place.medium not in ALONE[:2] or not is_shown or "population(under18approximated)" in rendered.text:
        return []
    return [f"{rendered.place}: rates per children, and not that these are approximated"]


def miscounted(rendered: Rendered, rows: Rows) -> list[str]:
    """Rows of a profile's picture of one country whose figure, year or number of other countries is another."""
    codes = [code for code in rendered.asked.areas if code in rows.areas]
    if rendered.kind != "profile" or rendered.place.medium != "image" or len(codes) != 1:
        return []
    found = []
    for key in profile_claims.keys(rows):
        label = re.escape(squeezed(str(rows.catalogue[key.indicator]["label"])))
        way = r"(?:\([a-z=]+\)|[a-z]+=[a-z]+|[a-z]+isbetter|\(?about[−\d.]+weakto[\d.]+strong\)?)?"
        match = re.search(
            rf"{label}{way}([<−]?\d[\d,]*(?:\.\d+?)?)((?!\.)\D[^:]{{0,45}}?|)(20\d\d)(\d{{1,3}})(?=\D)", rendered.text
        )
        if match is None or profile_claims.percentile(rows, key, codes[0]) is None:
            continue
        own = profile_claims.shown(rows, key)[codes[0]]
        true = f"{own.year}{len({*profile_claims.of_members(rows, key)} - {codes[0]})}"
        if match[3] + match[4] != true or not agrees(match[1], own.low, own.high):
            found.append(f"{rendered.place}: {key.indicator} is {own} among {true[4:]}, not {match[0]}")
    return found


def missing_from(rendered: Rendered, rows: Rows) -> list[str]:
    """What the title of a view does not say, and should: its subject, the sex asked for, and that figures are rates;
    and a word that its picture does not explain."""
    if rendered.place.medium in ALONE:
        return [
            *unexplained(rendered, rows),
            *untold_targets(rendered, rows),
            *unread(rendered, rows),
            *miscounted(rendered, rows),
            *unapproximated(rendered),
        ]
    title, asked = rendered.sentences[0] if rendered.sentences else "", rendered.asked
    if rendered.place.medium != "view" or not title:
        return []
    wanted = [SUBJECTS[rendered.kind]] if rendered.kind in SUBJECTS else []
    if rendered.kind in LABELLED:
        entry = rows.catalogue[asked.indicator]
        names = [entry["label"], *IN_OTHER_WORDS.get(asked.indicator, ())]
        if entry.get("rate_of"):  # What is counted, with the unit that says that it is a rate.
            names.append(f"{rows.catalogue[entry['rate_of']]['label']}, per 100,000 people")
        if is_nameless(entry, asked, title):
            return [f"{rendered.place}: two lines hold the offence, too: {title}"]
        names += [entry[name] for name in ("title", "child_title") if name in entry]
        counted = rows.catalogue.get(entry.get("rate_of"), {})
        names += [f"{counted['title']}, per 100,000 people"] if "title" in counted else []
        sentences = [
            re.sub(r"\?P<\w+>", "", pattern_of(entry[field])) for field in ("told", "told_count") if field in entry
        ]
        wanted.append("|".join([*map(re.escape, names), *PEOPLE_FIRST.get(asked.indicator, ()), *sentences]))
    if rendered.kind == "flow-map" and asked.indicator not in (CORRIDORS, REFUGEES):
        wanted.append(WHOM)
    if rendered.kind == "flow-map" and (asked.indicator, asked.age) == (CORRIDORS, "Y0T17"):
        wanted.append("children")
    if rendered.kind == "beside":
        wanted += _of_justice(rendered, title)
    absent = [pattern for pattern in wanted if not re.search(pattern, title, re.IGNORECASE)]
    return [f"{rendered.place}: no {pattern!r} in: {title}" for pattern in absent]


def is_nameless(entry: dict[str, Any], asked: Selection, title: str) -> bool:
    """Whether a title calls an indicator as rows do, though it had room for the offence. Girls, boys, children of other
    sex and forms are parts: theirs is the name of all victims, with what part they are behind it."""
    is_of_all_children = (asked.sex, asked.age, asked.breakdown) == ("_T", "Y0T17", "_T")
    row, long = entry["label"], entry.get("title", "")
    if "child_title" in entry and is_of_all_children:
        row, long = f"{row}, children", entry["child_title"]
    names = {entry[name] for name in ("title", "child_title") if name in entry}
    if not long or row not in title or any(name in title for name in names):
        return False
    return len(title.replace(row, long, 1)) <= TWO_LINES


def _of_justice(rendered: Rendered, title: str) -> list[str]:
    """Rows that stand beside one another: one of them alone, since two figures would be divided, or all where none has
    a figure; whose sex it is of, and of a rate that."""
    if "rows rest on different countries" in title:
        return []
    row = ROWS.get(rendered.place.name, "")
    one = rf"^((?!{row}).)*({row})((?!{row}).)*$"
    wanted = [row if re.search(r"no figure|no sum|too few", title) else one]
    if rendered.place.name != "justice-beside":
        return wanted
    wanted += filter(None, [SEXES.get(rendered.asked.sex)])
    is_rate = "per 100,000" in "\n".join(rendered.sentences[1:2]).lower()
    return (
        [*wanted, PER_PEOPLE]
        if is_rate and re.search(r"(contact|prosecuted|convicted|victims):? (about |<)?\d", title)
        else wanted
    )
