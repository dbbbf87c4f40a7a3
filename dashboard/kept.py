"""What is remembered, bounded by its bytes: where one answer is a thousand times another, their number says nothing."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

ENTRY_BYTES = 400
"""What an entry takes beside its value: key, place in the order, and their objects."""
TURNS = 64
"""Values that can be made at the same time; two keys of the same turn wait for each other."""
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """The latest values, bounded by their bytes; those longest unasked for go first. Safe for threads."""

    def __init__(self, most_bytes: int, size_of: Callable[[Value], int]) -> None:
        """`size_of`: the bytes that a value takes, at least nearly."""
        self._most, self._size_of = most_bytes, size_of
        self._values: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self._turns = tuple(threading.Lock() for _ in range(TURNS))

    def get_or_make(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of a key, made if it is not remembered: while one thread makes it, others that want it wait for it.

        When many ask for the same page at once, it would else be made as often as they ask, and all would wait longer.
        """
        found = self.get(key)
        if found is not None:
            return found
        with self._turns[hash(key) % TURNS]:
            found = self.get(key)
            if found is None:
                found = make()
                self.put(key, found)
            return found

    def get(self, key: Key) -> Value | None:
        """The value of a key, which is from now on the latest; None where it is not remembered."""
        with self._lock:
            found = self._values.get(key)
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[0]

    def put(self, key: Key, value: Value) -> None:
        """Remember a value, and forget the oldest until there is room; one that is larger than all room is not kept."""
        size = self._size_of(value) + ENTRY_BYTES
        with self._lock:
            if key in self._values:
                self._bytes -= self._values.pop(key)[1]
            if size > self._most:
                return
            self._values[key] = value, size
            self._bytes += size
            while self._bytes > self._most:
                _, (_, gone) = self._values.popitem(last=False)
                self._bytes -= gone

    def cache_clear(self) -> None:
        """Forget all, as a `lru_cache` does."""
        with self._lock:
            self._values.clear()
            self._bytes = 0

    @property
    def bytes(self) -> int:
        """What is taken now."""
        return self._bytes

    def __len__(self) -> int:
        """How many values are remembered."""
        return len(self._values)
