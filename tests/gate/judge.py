"""Judges what the walk hears: denied claims, and messages that nobody judges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.gate import (  # noqa: F401 - they register their checks
    aloud_claims,
    brief_claims,
    compare_claims,
    corridor_claims,
    coverage_claims,
    dossier_claims,
    doubt_claims,
    driver_claims,
    everybody_claims,
    flow_claims,
    glance_claims,
    group_brief_claims,
    group_claims,
    highest_claims,
    income_claims,
    labour_claims,
    later_claims,
    method_claims,
    more_claims,
    mover_claims,
    moving_claims,
    newest_claims,
    origin_claims,
    page_claims,
    persons_claims,
    picture_claims,
    profile_claims,
    reason_claims,
    referred_claims,
    series_claims,
    slope_claims,
    spoken_claims,
    status_claims,
    steps_claims,
    stock_claims,
    timeline_claims,
    title_claims,
    total_claims,
    unfounded_claims,
    unmeasured_claims,
)
from tests.gate.registry import CHECKS, ELSEWHERE, NOT_CLAIMS, needs_of
from tests.gate.rows import Rows, published
from tests.gate.static_claims import static
from tests.gate.subjects import missing_from
from tests.gate.walk import Claim, Rendered, claims_of, unheard


@dataclass
class Verdicts:
    """What was judged."""

    held: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    denied: dict[str, list[tuple[Claim, str]]] = field(default_factory=lambda: defaultdict(list))
    example: dict[str, Claim] = field(default_factory=dict)
    """Of each message one claim that holds."""
    seen: set[object] = field(default_factory=set)
    places: int = 0
    unheard: list[str] = field(default_factory=list)
    """Titles and sentences, or parts of them, that came from no message."""
    nameless: list[str] = field(default_factory=list)
    """Titles that do not say what they are of."""

    def add(self, rendered: Rendered, rows: Rows) -> None:
        self.places += 1
        self.unheard += unheard(rendered)
        self.nameless += missing_from(rendered, rows)
        for claim in claims_of(rendered):
            if claim.message not in CHECKS:
                continue
            wants = needs_of(claim.message)
            once = (claim.text, claim.asked, claim.place if wants else claim.place.name if claim.kind else "")
            if once in self.seen:
                continue
            self.seen.add(once)
            problem = judged(claim, rows)
            if not problem or problem == ELSEWHERE:
                problem = missing(claim, rendered, rows) or problem
            if problem == ELSEWHERE:
                continue
            if problem:
                self.denied[claim.message].append((claim, problem))
            else:
                self.held[claim.message] += 1
                self.example.setdefault(claim.message, claim)


def judged(claim: Claim, rows: Rows) -> str:
    """What the rows say against a claim; "" where it holds. A claim that cannot be read, or has a gap, is denied."""
    # No sign is one, too: whoever checks a message with a sign knows where there is none.
    gaps = [word for word, said in claim.said.items() if not said.strip() and f"{{{word}}}" in claim.message]
    gaps = [word for word in gaps if word != "sign"]
    if gaps:
        return f"nothing stands for {gaps}"
    try:
        return CHECKS[claim.message](claim, rows)
    except (KeyError, ValueError, IndexError, TypeError, AttributeError, ZeroDivisionError, StopIteration) as error:
        return f"cannot be read: {type(error).__name__}: {error}"


def missing(claim: Claim, rendered: Rendered, rows: Rows) -> str:
    """What does not stand beside a claim, though it has to."""
    return next(filter(None, (need(claim, rendered, rows) for need in needs_of(claim.message))), "")


def judge(places: Iterable[Rendered], rows: Rows | None = None) -> Verdicts:
    """Judges all places."""
    verdicts = Verdicts()
    for rendered in places:
        verdicts.add(rendered, rows or published())
    return verdicts


def known(message: str) -> bool:
    return message in CHECKS or message in static() or message in NOT_CLAIMS


def report(verdicts: Verdicts) -> str:
    """For people: denied claims by message, with three examples each."""
    lines = [
        f"{verdicts.places} places, {sum(verdicts.held.values())} claims hold, "
        f"{sum(map(len, verdicts.denied.values()))} are denied"
    ]
    for message, denied in sorted(verdicts.denied.items(), key=lambda item: -len(item[1])):
        lines.append(f"\n{len(denied)} of {len(denied) + verdicts.held.get(message, 0)}: {message}")
        lines += [f"    {claim.place}\n      {claim.text}\n      rows: {problem}" for claim, problem in denied[:3]]
    return "\n".join(lines)
