"""Which sources a view rests on, for its words and for all lists of sources and licences that go with it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dashboard.catalogue import RATE, Source
from dashboard.context import Context
from dashboard.i18n import (
    DEFAULT,
    current_language,
    format_date,
    format_month,
    in_a_row,
    in_parts,
    in_sentences,
    labelled,
    translate,
    translate_number,
)
from dashboard.selection import Selection
from dashboard.words.names import in_mid_sentence, listed
from dashboard.words.referred import referred_sources

_FIRST_WORDS = re.compile("[,;(،؛，；（]")
"""After them a licence says where it is found, and what else is asked."""
_PARTS = re.compile(r"\s*[;؛；]\s*")
"""Between what a licence says of one publisher and of the next, or of how it came to be known."""
_OF_WHOM = re.compile(r"\s*[:：]\s*")
"""Between a publisher and its licence, where a source has several."""
_SENTENCE = re.compile(r"\S.*?(?:[.!?؟](?=\s|$)|。|$)", re.DOTALL)
_COMMA = re.compile("[,،、] ?")
"""Between publishers of one release, in any language."""
_WORDS = re.compile(r"\b[A-Z][a-z]")
MOST_TERMS = 4
"""Licences that have room at the foot of a picture: with their owners, in two lines of a page."""
MOST_IN_BRACKETS = 6
"""Sources that have each its licence behind it: of more, licences are a sentence."""
MOST_OWNERS = 2
"""Publishers that are named with the licence of theirs, where others have another one."""
OUTLINES = "un_geodata"
"""The source of the outlines of countries."""
MOST_SHORT = 2
"""Sources that are named beside one figure."""


def sources_of_tables(context: Context, names: Iterable[str]) -> list[str]:
    """Ids of the sources that the tables of indicators are made of: a rate's population is one, too."""
    used: dict[str, None] = {}
    for name in names:
        used |= dict.fromkeys((context.indicators[name].source, *context.store.files[name].sources))
    return [name for name in used if name in context.sources]


def rested_on(context: Context, questions: Iterable[Selection]) -> list[Source]:
    """Whose figures selections show, then whose population those are divided by, and whose stand beside; each once."""
    asked = tuple(questions)
    own = dict.fromkeys(name for question in asked for name in own_sources(context, question))
    divided_by = (
        context.indicators[question.indicator].denominator_of(question.age)
        for question in asked
        if question.measure == RATE
    )
    tables = (*(question.indicator for question in asked), *divided_by)
    asked_of = [context.indicators[question.indicator] for question in asked]
    # Of two releases in one table a view names the one that it shows.
    apart = {name for item in asked_of if item.groups_source for name in (item.source, item.groups_source)} - set(own)
    used = dict.fromkeys((*own, *sources_of_tables(context, tables), *referred_sources(context, asked)))
    return [context.sources[name] for name in used if name not in apart and name in context.sources]


def is_by_children(context: Context, question: Selection) -> bool:
    """Whether a selection's rates are per so many children."""
    indicator = context.indicators[question.indicator]
    return question.measure == RATE and indicator.denominator_of(question.age) == "child-population"


def own_sources(context: Context, question: Selection) -> list[str]:
    """Ids of the sources whose figures a selection shows: those of groups may be another release's.

    Without an area it is about countries.
    """
    if not question.areas:
        return [context.source_of(question.indicator).id]
    return list(dict.fromkeys(context.source_for(question.indicator, code).id for code in question.areas))


def credits_of(context: Context, questions: Iterable[Selection]) -> str:
    """Ids of the sources behind selections, as the words of a view carry them."""
    return " ".join(source.id for source in rested_on(context, questions))


def sources_on_trafficking(context: Context) -> frozenset[str]:
    """Ids of the sources that have figures of victims, or of nothing but what states do about trafficking and child
    labour: whose other figures stand beside these."""
    themes: dict[str, set[str]] = {}
    for one in context.indicators.values():
        themes.setdefault(one.source, set()).add(one.theme)
    return frozenset(name for name, own in themes.items() if "victims" in own or own == {"justice"})


def not_on_trafficking() -> str:
    """That figures are none of those, as a sentence: whoever sees them alone sees no page around them."""
    return translate("These are not figures on trafficking.")


def credited(context: Context, ids: str) -> tuple[Source, ...]:
    """The sources that a view's words carry: whose licences travel with it."""
    return tuple(context.sources[name] for name in ids.split())


def publisher_said(source: Source) -> str:
    """How the language calls a publisher where the name stands alone: after a colon, in a row, in a cell, in brackets.

    Within a sentence, where languages decline names, it stays as it is published.
    """
    return translate(source.publisher_short)


def publisher_within(name: str) -> str:
    """A publisher's name within a sentence: English has an article before words, and none before letters alone."""
    return f"the {name}" if current_language() == DEFAULT and _WORDS.search(name) else name


def publishers_aloud(source: Source) -> list[str]:
    """The publishers of a source as somebody says them within a sentence: in full where their names are letters alone.

    Several that release together stand apart.
    """
    known = _in_full()
    names, own = _COMMA.split(publisher_said(source)), _COMMA.split(source.publisher_short)
    if len(names) != len(own):  # A language may part them otherwise.
        return [publisher_within(name) for name in names]
    return [publisher_within(known.get(key, name)) for key, name in zip(own, names, strict=True)]


def _in_full() -> dict[str, str]:
    """What publishers are called whose short names nobody can say; UNICEF is said as a word."""
    return {
        "UNODC": translate("United Nations Office on Drugs and Crime"),
        "IDMC": translate("Internal Displacement Monitoring Centre"),
        "UCDP": translate("Uppsala Conflict Data Program"),
        "UNHCR": translate("Office of the United Nations High Commissioner for Refugees"),
        "UN DESA": translate("United Nations Department of Economic and Social Affairs"),
        "FAO": translate("Food and Agriculture Organization of the United Nations"),
        "Home Office (UK)": translate("Home Office of the United Kingdom"),
        "IOM CTDC": translate("International Organization for Migration"),
        "European Commission JRC": translate("European Commission"),
        "World Bank WGI": translate("World Bank"),
        "World Bank Corporate Scorecard": translate("World Bank"),
    }


def credit(source: Source) -> str:
    """Publisher and release, for rows of them."""
    return in_a_row((publisher_said(source), translate(source.vintage)))


def sources_short(sources: Sequence[Source]) -> list[str]:
    """Publishers and releases, as many as there is room for beside one figure."""
    said = [credit(source) for source in sources[:MOST_SHORT]]
    left = len(sources) - MOST_SHORT
    return said + ([translate_number("and {number} more", "and {number} more", left)] if left > 0 else [])


def sources_listed(context: Context, questions: Iterable[Selection]) -> str:
    """Publishers and releases behind many selections, in one sentence."""
    return credits_said(list(rested_on(context, questions)))


def credits_said(sources: Sequence[Source], beside: Sequence[str] = ()) -> str:
    """Publishers and releases in one sentence; empty without any. `beside`: what else is credited in it."""
    if len(sources) + len(beside) > 1:
        return translate("Sources: {sources}.", sources=in_parts((*map(credit, sources), *beside)))
    return "".join(
        translate("Source: {source}, {vintage}.", source=publisher_said(source), vintage=translate(source.vintage))
        for source in sources
    )


def credits_with_terms(sources: Sequence[Source]) -> str:
    """The same with their licences; empty without any."""
    return in_sentences(filter(None, (credits_said(sources), terms_of(sources))))


def credit_apart(said: str, sources: Sequence[Source]) -> tuple[str, str]:
    """The sentence of a text that credits sources, if it has one, and what else it says."""
    credited = tuple(map(credit, sources))
    named = (one for one in _SENTENCE.finditer(said) if any(name in one[0] for name in credited))
    chosen = next(named, None)
    if chosen is None:
        return "", said
    return chosen[0], in_sentences((said[: chosen.start()].strip(), said[chosen.end() :].strip()))


def licensed(said: str, sources: Sequence[Source], *, with_map: bool = False) -> str:
    """A sentence that credits sources, each with its licence in brackets; that of many is said once, behind them.

    Where it has another form, or licences are too many, they are a sentence of their own. `with_map` as in `terms_of`.
    """
    credited = list(dict.fromkeys(map(credit, sources)))
    found: dict[str, dict[str, None]] = {}
    for source in sources:
        found.setdefault(_licence_in_short(source), {})[credit(source)] = None
    crowd = next((terms for terms, own in found.items() if len(own) > MOST_OWNERS), "")
    apart = [(one, terms) for terms, own in found.items() if terms != crowd for one in own]
    if not 0 < len(apart) <= MOST_IN_BRACKETS or any(one not in said for one in credited):
        return in_sentences(filter(None, (said, terms_of(sources, with_map=with_map))))
    last = max(credited, key=said.rindex)
    told = {one: translate("{source} ({licence})", source=one, licence=_behind_a_colon(of)) for one, of in apart}
    others = [translate("others: {licence}", licence=_behind_a_colon(crowd))] if crowd else []
    others += [translate("map: non-commercial use")] if with_map else []
    told[last] = in_parts((told.get(last, last), *others))
    return re.sub("|".join(map(re.escape, sorted(told, key=len, reverse=True))), lambda one: told[one[0]], said)


def _licence_in_short(source: Source) -> str:
    """A licence in its first words, without its owner; each where a record has one for each of its publishers."""
    first, *more = _PARTS.split(translate(source.licence))
    named = [part for part in more if _OF_WHOM.search(part)] if _OF_WHOM.search(first) else []
    parts = (_FIRST_WORDS.split(part, maxsplit=1)[0].strip() for part in (first, *named))
    return in_a_row(dict.fromkeys(_OF_WHOM.split(part)[-1] for part in parts))


def credits_alone(sources: Sequence[Source]) -> tuple[str, ...]:
    """The same where no list of sources follows: the licence of each is said, however many these are."""
    by_terms: dict[str, list[Source]] = {}
    for source in sources:
        by_terms.setdefault(terms_of([source]), []).append(source)
    together = [[*sources]] if len(by_terms) <= MOST_TERMS else [*by_terms.values()]
    return tuple(filter(None, map(credits_with_terms, together)))


def newest_listed(context: Context, questions: Iterable[Selection]) -> str:
    """The same under newest figures: also which rates end before the counts do."""
    asked = tuple(questions)
    return in_sentences((sources_listed(context, asked), *rates_stop(context, asked)))


def rates_stop(context: Context, questions: Iterable[Selection]) -> list[str]:
    """Of rates that end before the counts that they are computed from, for want of people to divide by: that they do.

    A reader who knows the newest count would take the newest rate for a mistake, or for the newest figure.
    """
    found: dict[tuple[int, int], dict[str, None]] = {}
    for question in questions:
        last, newest = context.asked(question)[1], context.years_of_areas[question.indicator].last
        if question.measure == RATE and last < newest:
            found.setdefault((last, newest), {})[translate(context.indicators[question.indicator].label)] = None
    return [
        translate(
            "{names}: rates stop at {last}, the last year with population figures; counts go on to {newest}.",
            names=listed(list(names)),
            last=last,
            newest=newest,
        )
        for (last, newest), names in found.items()
    ]


def released_on(source: Source) -> str:
    """The date, month or year of a release, as the language writes it."""
    year, *rest = map(int, source.released.split("-"))
    if not rest:
        return source.released
    return format_date(datetime.date(year, *rest)) if len(rest) > 1 else format_month(datetime.date(year, rest[0], 1))


def terms_of(sources: Iterable[Source], *, with_map: bool = False, most: int = MOST_TERMS) -> str:
    """Under which licences figures may be passed on, each in its first words: the lists of sources have all of it.

    Of several each has its publishers, but one of many, which all others have. `with_map`: whether outlines of
    countries, which have a licence of their own, are shown beside the figures. `most`: how many licences are told.
    """
    found = _by_licence(sources)
    if len(found) > most:
        return translate("Licence: each source has its own.")
    once = _whose(found) if len(found) + with_map > 1 else [*_with_owner(found)]
    if with_map:
        once.append(translate("map: non-commercial use"))
    return translate("Licence: {licence}.", licence=in_parts(once)) if once else ""


def _by_licence(sources: Iterable[Source]) -> dict[str, dict[str, bool]]:
    """By licence, in its first words, whose it is, and of each whether its record says so: "World Bank: CC BY 4.0"."""
    found: dict[str, dict[str, bool]] = {}
    for source in sources:
        *whose, said = _OF_WHOM.split(_FIRST_WORDS.split(translate(source.licence), maxsplit=1)[0].strip())
        own = found.setdefault(said, {})
        own[whose[0] if whose else publisher_said(source)] = bool(whose)
    return found


def _with_owner(found: Mapping[str, Mapping[str, bool]]) -> Iterator[str]:
    """A licence that is all there is: it has an owner where its record has one, and nobody else has it."""
    for said, owners in found.items():
        (first, *others) = owners
        yield labelled(first, said) if owners[first] and not others else said


def _whose(found: Mapping[str, Mapping[str, bool]]) -> list[str]:
    """Licences with their owners, and last that of all others, who are too many to be named."""
    most = max(found, key=lambda said: len(found[said]), default="")
    rest = most if len(found) > 1 and len(found[most]) > MOST_OWNERS else ""
    named = [_owned(said, tuple(own)) for said, own in found.items() if said != rest]
    return [*named, translate("others: {licence}", licence=_behind_a_colon(rest))] if rest else named


def _owned(said: str, owners: tuple[str, ...]) -> str:
    """A licence with its owners; "UNICEF terms of use" says by itself whose they are."""
    return said if len(owners) == 1 and owners[0] in said else labelled(in_a_row(owners), _behind_a_colon(said))


def _behind_a_colon(said: str) -> str:
    """A licence without the capital of its first word, unless it is a name: then the words after it have one, too."""
    return said if any(letter.isupper() for letter in said[1:]) else in_mid_sentence(said)


def licence_alone(source: Source) -> str:
    """A licence without what its record says beside it: of each publisher where it names several, else its first part.

    What we read it in, and what else is said of it, is on the page of sources and in files.
    """
    first, *more = _PARTS.split(translate(source.licence))
    named = [part for part in more if _OF_WHOM.search(part)] if _OF_WHOM.search(first) else []
    return in_parts((first, *named)).rstrip(".")


def named_alone(sources: Iterable[Source]) -> str:
    """The publishers of sources that are in what somebody says and on no slide; empty without any."""
    names = in_a_row(dict.fromkeys(publisher_said(source) for source in sources))
    if not names:
        return ""
    return translate("Further sources, cited in the notes of this slide: {publishers}.", publishers=names)
