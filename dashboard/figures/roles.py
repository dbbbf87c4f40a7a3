"""A country's part in what is reported: who was detected there, where its citizens were detected, who came back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.flow_words import (
    Asked,
    asked,
    is_referred,
    least_said,
    none_detected_said,
    pair_text,
    rows_at,
    rows_naming,
    rows_of_pair,
    said,
    share_text,
    when,
)
from dashboard.i18n import Slot, as_sentence, format_number, in_sentences, pieces, slots, translate, translate_number
from dashboard.metrics.flows import (
    CASES,
    NONE,
    NOWHERE,
    REFUGEES,
    VICTIMS,
    Pair,
    Sum,
    into,
    largest,
    out_of,
    total,
    unnamed_in,
)
from dashboard.metrics.lines import before_unlisted
from dashboard.selection import usual
from dashboard.words.counted import of_other_places, of_years
from dashboard.words.names import area_name, listed
from dashboard.words.referred import of_potential
from dashboard.words.titles import FEW
from dashboard.words.wider import corridors_cover_said

BY_ORIGIN, BY_ASYLUM = "refugees-by-origin", "refugees-by-asylum"
"""All refugees from an area, and all living in it."""
UNRWA = "palestine-refugees-unrwa"
NAMED = 3
"""Countries that a sentence names at most."""


@dataclass(frozen=True)
class Sentence:
    """A sentence with slots for its figures; each slot -> the figure and the address of its rows."""

    text: str
    figures: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def plain(self) -> str:
        """As a reader reads it."""
        return "".join(self.figures[piece][0] if isinstance(piece, Slot) else piece for piece in pieces(self.text))


@dataclass(frozen=True)
class Part:
    """One way of counting, with what it says of the country."""

    head: str
    sentences: tuple[Sentence, ...]


def parts_of(context: Context, code: str, lang: str) -> list[Part]:
    """Four ways in which people are counted between this country and others; they are never added up.

    Stocks are those of the newest year, as all of a country's figures; a map beside them may show another one.
    """

    def layer(indicator: str) -> Asked:
        selection = usual(context.indicators[indicator], context.years(indicator))
        return asked(context, replace(selection, areas=(code,), lang=lang, year=context.years(indicator).last))

    victims, cases, refugees = layer(VICTIMS), layer(CASES), layer(REFUGEES)
    return [
        Part(translate("Detected here, by citizenship"), _detected_here(victims, code)),
        Part(translate("Its citizens, detected elsewhere"), _detected_elsewhere(victims, code)),
        Part(translate("Assisted cases (CTDC)"), _cases(cases, code)),
        Part(translate("Refugees (UNHCR)"), _refugees(refugees, code)),
    ]


# ------------------------------------------------------------------------------------------------ detected victims


def _detected_here(one: Asked, code: str) -> tuple[Sentence, ...]:
    name, reported = area_name(one.context, code), one.flows.reporting.get(code, ())
    words = {"area": name, "first": one.flows.first, "last": one.flows.last}
    if not reported and (none := none_detected_said(one, (code,))):
        return (Sentence(as_sentence(none)),)
    if not reported:
        return (
            Sentence(
                translate(
                    "{area} reported no citizenships of detected victims for {first} to {last}: the citizenship of "
                    "those it detected is unknown.",
                    **words,
                )
            ),
        )
    foreign = into(one.flows.pairs, [code])
    beside = unnamed_in(one.flows, [code])
    unknown = beside.pop("UNKNOWN", NONE)
    own = one.flows.own.get(code, NONE)
    figures = {
        "own": (said(own), rows_of_pair(one, (code, code))),
        "foreign": (said(total([*foreign.values(), *beside.values()])), rows_at(one, code)),
        "unknown": (said(unknown), rows_of_pair(one, ("UNKNOWN", code))),
    }
    text = translate_number(
        "In {number} of the {span} from {first} to {last}, {area} reported the citizenship of detected victims: own "
        "citizens: {own}; citizens of other countries or of none: {foreign}; citizenship unknown: {unknown}.",
        "In {number} of the {span} from {first} to {last}, {area} reported the citizenship of detected victims: own "
        "citizens: {own}; citizens of other countries or of none: {foreign}; citizenship unknown: {unknown}.",
        len(reported),
        span=of_years(one.flows.last - one.flows.first + 1),
        **words,
        **slots("own", "foreign", "unknown"),
    )
    sentences = [Sentence(text, figures)]
    known = total([own, *foreign.values(), *beside.values()])
    share = share_text(own, known)
    if share and (foreign or beside):
        base = {"known": (said(known), rows_at(one, code))}
        text = translate(
            "Own citizens are {share}% of the {known} whose citizenship is known.", share=share, **slots("known")
        )
        sentences.append(Sentence(text, base))

    def largest_of(places: str) -> str:
        return translate("Among citizens of other countries, the largest numbers come from: {places}.", places=places)

    return (*sentences, *_most(one, foreign, 0, largest_of))


def _detected_elsewhere(one: Asked, code: str) -> tuple[Sentence, ...]:
    name, abroad = area_name(one.context, code), out_of(one.flows.pairs, [code])
    some = {pair: item for pair, item in abroad.items() if item.upper > 0}
    of = of_other_places(len(set(one.flows.reporting) - {code}))
    if not some:
        return (
            Sentence(
                translate(
                    "{area}: not one of the {of} that report citizenships for {when} lists its citizens. What others "
                    "would report is unknown, not zero.",
                    of=of,
                    when=when(one),
                    area=name,
                )
            ),
        )
    text = translate(
        "{area}: from {when}, citizens of all ages were detected in {n} of the {of} that report citizenships: "
        "{abroad}. That depends on who reports, and on who looks.",
        when=when(one),
        area=name,
        n=format_number(len(some)),
        of=of,
        **slots("abroad"),
    )
    sentence = Sentence(text, {"abroad": (least_said(total(some.values())), rows_naming(one, code))})

    def largest_in(places: str) -> str:
        return translate("The largest numbers were detected in: {places}.", places=places)

    return (sentence, *_most(one, some, 1, largest_in))


def _most(one: Asked, pairs: Mapping[Pair, Sum], side: int, say: Callable[[str], str]) -> tuple[Sentence, ...]:
    """The largest pairs by the country on their other side, those of ten people and more alone."""
    named = [pair for pair in largest(pairs, NAMED) if pairs[pair].lower >= FEW]
    if not named:
        return ()
    told = [pair_text(one, pair[1], pairs[pair], is_aloud=True) for pair in named]
    figures = {f"n{place}": (told[place], rows_of_pair(one, pair)) for place, pair in enumerate(named)}
    names = [
        translate("{area} ({figure})", area=area_name(one.context, pair[side]), figure=slots(name)[name])
        for name, pair in zip(figures, named, strict=True)
    ]
    # Totals of some countries equal referrals.
    potential = [of_potential(one.context, place) for _, place in named if is_referred(one, place)]
    return (Sentence(say(listed(names)), figures), *map(Sentence, dict.fromkeys(potential)))


# ------------------------------------------------------------------------------------------------ other layers


def _cases(one: Asked, code: str) -> tuple[Sentence, ...]:
    name = area_name(one.context, code)
    directions: tuple[tuple[Callable[..., Mapping[Pair, Sum]], int, Callable[[str], str]], ...] = (
        (
            out_of,
            1,
            lambda places: translate(
                "Cases of people of all ages from here, all years pooled, by where they were exploited: {places}.",
                places=places,
            ),
        ),
        (
            into,
            0,
            lambda places: translate(
                "Cases here of people of all ages from elsewhere, all years pooled: {places}.", places=places
            ),
        ),
    )
    sentences: list[Sentence] = []
    for pick, side, say in directions:
        sentences += _most(one, pick(one.flows.pairs, [code]), side, say)
    own = one.flows.own.get(code)
    if own and own.lower >= FEW:
        text = translate("Cases of people of all ages within the country, all years pooled: {own}.", **slots("own"))
        sentences.append(Sentence(text, {"own": (said(own), rows_of_pair(one, (code, code)))}))
    if not sentences:
        text = translate(
            "{area}: the release lists no corridor, which does not mean that there were no cases.", area=name
        )
        return (Sentence(text),)
    note = translate(
        "These cases show where a few organisations work. They are not current cases, "
        "and they do not compare countries."
    )
    return (*sentences, Sentence(note))


def _refugees(one: Asked, code: str) -> tuple[Sentence, ...]:
    name = area_name(one.context, code)
    away, here = out_of(one.flows.pairs, [code]), into(one.flows.pairs, [code])
    text = translate(
        (
            "{area}: refugees of all ages at the end of {year}. From here, living elsewhere: "
            "{away}. From elsewhere, living here: {here}."
        ),
        year=one.flows.last,
        area=name,
        **slots("away", "here"),
    )
    figures = {"away": _counted(one, BY_ORIGIN, code), "here": _counted(one, BY_ASYLUM, code)}
    return (
        Sentence(text, figures),
        *_of_unrwa(one, code),
        *_most(
            one,
            away,
            1,
            lambda places: translate("Of those from here, the largest numbers live in: {places}.", places=places),
        ),
        *_from_nowhere(one, code),
        *_most(
            one,
            here,
            0,
            lambda places: translate("Of those living here, the largest numbers come from: {places}.", places=places),
        ),
        *map(Sentence, corridors_cover_said(one.context, (code,), one.flows.last)),
    )


def _from_nowhere(one: Asked, code: str) -> Iterator[Sentence]:
    """Refugees of no known country, who can be more than those from any."""
    unknown = unnamed_in(one.flows, [code]).get(NOWHERE, NONE)
    if unknown.lower >= FEW:
        text = translate(
            "Of those living here, {unknown} are of unknown origin, stateless or other.", **slots("unknown")
        )
        yield Sentence(text, {"unknown": (said(unknown), rows_of_pair(one, (NOWHERE, code)))})


def _of_unrwa(one: Asked, code: str) -> Iterator[Sentence]:
    """Palestine refugees under UNRWA's mandate, whom UNHCR's numbers of the areas where they live leave out."""
    question = one.context.question(UNRWA, (code,))
    histories = one.context.histories(question)
    known = [item for item in histories.get(code, ()) if item.ends is not None and item.value]
    if not known:
        return
    year = known[-1].year
    counted = {"count": (said(Sum(*(known[-1].ends or (0.0, 0.0)), (year,))), year)}
    if before := before_unlisted(histories, code, year):
        counted["before"] = said(Sum(*before.ends, (year - 1,))), year - 1
        text = translate(
            "Palestine refugees under the mandate of UNRWA are not among these: it counted {count} of them here in "
            "{year}, and {before} the year before, when none were listed without an area.",
            year=year,
            **slots("count", "before"),
        )
    else:
        text = translate(
            "Palestine refugees under the mandate of UNRWA are not among these: it counted {count} of them here in "
            "{year}.",
            year=year,
            **slots("count"),
        )
    places = {name: (told, origin_address(one.context, question, of)) for name, (told, of) in counted.items()}
    yield Sentence(text, places)


def _counted(one: Asked, indicator: str, code: str) -> tuple[str, str]:
    """All refugees from or in an area, those included whose other side has no name, and where that figure stands."""
    context, year = one.context, one.flows.last
    question = replace(context.question(indicator, (code,)), lang=one.selection.lang)
    items = (item for item in context.histories(question).get(code, ()) if item.year == year)
    found = next((Sum(*item.ends, (year,)) for item in items if item.ends is not None), NONE)
    # The source's 0 can mean "not applicable".
    is_listed_zero = found is not NONE and not found.upper
    return translate("none listed") if is_listed_zero else said(found), origin_address(context, question, year)


def plain_text(parts: Iterable[Part]) -> str:
    """All sentences of some parts, as a reader reads them."""
    return in_sentences(sentence.plain for part in parts for sentence in part.sentences)
