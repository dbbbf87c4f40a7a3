"""Has what a start needs made in processes of their own, while this one imports all that it serves with."""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Hashable
from contextlib import suppress
from importlib import import_module
from typing import IO, TypeVar, cast

_APPLICATION = "dashboard.app"
Made = TypeVar("Made")
_begun: dict[tuple[Hashable, ...], tuple[int, IO[bytes]]] = {}
"""By function and what it is given: the process that calls it, and the file that it leaves what it made in."""
_forking: set[int] = set()
"""The process that starts a server, by its id."""


def begin(function: str | Callable[..., object], *given: Hashable) -> None:
    """Let a function, or "module:name" of one, be called in a process of its own.

    Nothing in a process that had all imported before it began anything: it may have threads, which are not forked.

    A thread would get nowhere: while modules are imported it waits for the interpreter after each step. A pipe would
    stop that process: nobody reads from it before all is imported.
    """
    name = function if isinstance(function, str) else _named(function)
    if (_APPLICATION in sys.modules and os.getpid() not in _forking) or (name, *given) in _begun:
        return
    _forking.add(os.getpid())
    try:
        room = tempfile.TemporaryFile()  # noqa: SIM115  # whoever takes what is in it closes it
        pid = os.fork()
    except OSError:
        return
    if pid == 0:
        with suppress(BaseException):
            # Whatever is wrong: who asks for it calls the function again, and tells it.
            _write(_function(name)(*given), room)
        os._exit(0)
    _begun[name, *given] = pid, room


def _named(function: Callable[..., object]) -> str:
    return f"{function.__module__}:{function.__qualname__}"


def _function(named: str) -> Callable[..., object]:
    module, _, name = named.partition(":")
    found: Callable[..., object] = getattr(import_module(module), name)
    return found


def taken(function: Callable[..., Made], *given: Hashable) -> Made | None:
    """What the process that was begun for a function has made, once; None without one, or where something was wrong."""
    begun = _begun.pop((_named(function), *given), None)
    if begun is None:
        return None
    pid, room = begun
    os.waitpid(pid, 0)
    with room, suppress(EOFError, pickle.UnpicklingError):
        return cast(Made, _read(room))
    return None


def made(function: Callable[..., Made], *given: Hashable) -> Made:
    """The same; where nobody has made it, it is made here and now, and what is wrong is raised."""
    found = taken(function, *given)
    return function(*given) if found is None else found


def _write(thing: object, room: IO[bytes]) -> None:
    """Columns of numbers as they lie in memory, and before them how many bytes each one takes."""
    columns: list[pickle.PickleBuffer] = []
    told = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL, buffer_callback=columns.append)
    raw = [column.raw() for column in columns]
    pickle.dump([column.nbytes for column in raw], room)
    room.writelines(raw)
    room.write(told)
    room.flush()


def _read(room: IO[bytes]) -> object:
    """What was written, by a process of ours. Raises EOFError or UnpicklingError where that did not come to its end."""
    room.seek(0)
    columns = [bytearray(size) for size in pickle.load(room)]
    if not all(room.readinto(column) == len(column) for column in columns):  # type: ignore[attr-defined]
        raise EOFError
    return pickle.load(room, buffers=columns)
