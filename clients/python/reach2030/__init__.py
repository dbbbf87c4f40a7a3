"""Published figures on child trafficking, from a server of Reach 2030, as data frames of pandas."""

from reach2030.brief import Brief, Section, Sentence, Value
from reach2030.client import Reach
from reach2030.errors import BusyError, GoneError, NotFoundError, ReachError, RefusedError, UnreachableError

__all__ = [
    "Brief",
    "BusyError",
    "GoneError",
    "NotFoundError",
    "Reach",
    "ReachError",
    "RefusedError",
    "Section",
    "Sentence",
    "UnreachableError",
    "Value",
]
