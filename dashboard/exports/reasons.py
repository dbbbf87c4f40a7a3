"""Which questions no figure here answers: how their words (English) tell, and the reason given instead."""

from __future__ import annotations

import re

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.words.unanswered import no_prevalence, no_ranking

DETECTED = "detected-victims"
"""The indicator whose first caveat goes with each reason."""
_OF_VICTIMS = r"traffick\w*|victims?|exploit\w*|enslave\w*|slave\w*"
_COUNTED = re.compile(
    r"\b(?:detect|identif|report|record|regist|convict|prosecut|assist|found|rescue|offen[cs]e|homicide|murder)\w*",
    re.IGNORECASE,
)
"""Words of somebody who asks for what was counted, which there is, or for something else."""
_PREVALENCE = re.compile(
    rf"\b(?:prevalence|incidence|dark figure)\b"
    rf"|\bhow (?:many|common|widespread|frequent|big|large)\b.*\b(?:{_OF_VICTIMS})\b"
    rf"|\b(?:numbers?|totals?|estimate[sd]?|extent|scale|amount)\b.*\b(?:{_OF_VICTIMS})\b"
    rf"|\b(?:hidden|undetected|unreported|unidentified|real|actual|true)\b.*\b(?:{_OF_VICTIMS})\b",
    re.IGNORECASE | re.DOTALL,
)
_ALWAYS = re.compile(r"\b(?:prevalence|dark figure|undetected|unreported|unidentified)\b", re.IGNORECASE)
"""Words of somebody who asks for what was not counted, whatever else is said."""
_PLACES = r"countr(?:y|ies)|states?|nations?|governments?|regions?|places?|where|who|world"
_WORST = re.compile(
    rf"\bworst\b(?! forms?\b)|\b(?:safest|most dangerous|league table)\b"
    rf"|\b(?:rank\w*|top (?:\d+|ten|five)|best)\b.*\b(?:{_PLACES})\b",
    re.IGNORECASE | re.DOTALL,
)
_MOST = re.compile(r"\b(?:most|more|least|fewest|highest|lowest|best|better|worse|rank\w*)\b", re.IGNORECASE)
_PLACE = re.compile(rf"\b(?:{_PLACES})\b", re.IGNORECASE)
_FOUND = re.compile(rf"\b(?:{_OF_VICTIMS}|detect\w*)\b", re.IGNORECASE)


def reasons(context: Context, question: str) -> tuple[str, ...]:
    """Why a question, in English, gets no figure: one sentence each; none where nothing speaks against an answer."""
    asks_for_all = _PREVALENCE.search(question) and (_ALWAYS.search(question) or not _COUNTED.search(question))
    said = [no_prevalence()] if asks_for_all else []
    is_of_most = all(sign.search(question) for sign in (_MOST, _PLACE, _FOUND))
    said += [no_ranking()] if is_of_most or _WORST.search(question) else []
    return (*said, translate(context.indicators[DETECTED].caveats[0])) if said else ()
