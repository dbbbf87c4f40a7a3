"""What is remembered stays within its bytes, and gives up what nobody has asked for longest."""

from __future__ import annotations

import threading

import pytest

from dashboard.kept import ENTRY_BYTES, Kept


def test_the_latest_stay_within_the_bytes() -> None:
    kept: Kept[str, bytes] = Kept(3 * (100 + ENTRY_BYTES), len)
    for name in "abc":
        kept.put(name, bytes(100))
    assert kept.get("a") is not None, "asked for, and so the latest"
    kept.put("d", bytes(100))
    assert [kept.get(name) is not None for name in "abcd"] == [True, False, True, True]
    kept.put("e", bytes(200))
    assert kept.bytes <= 3 * (100 + ENTRY_BYTES)
    assert kept.get("e") == bytes(200)


def test_a_value_that_is_put_again_counts_once() -> None:
    kept: Kept[str, bytes] = Kept(10_000, len)
    for size in (10, 2000, 100):
        kept.put("a", bytes(size))
    assert (len(kept), kept.bytes, kept.get("a")) == (1, 100 + ENTRY_BYTES, bytes(100))


def test_what_is_larger_than_all_room_is_not_kept_and_drives_nothing_out() -> None:
    kept: Kept[str, bytes] = Kept(1000, len)
    kept.put("a", bytes(10))
    kept.put("large", bytes(5000))
    assert (kept.get("a"), kept.get("large")) == (bytes(10), None)
    kept.cache_clear()
    assert (len(kept), kept.bytes, kept.get("a")) == (0, 0, None)


def test_threads_leave_the_count_right() -> None:
    kept: Kept[int, bytes] = Kept(50_000, len)

    def put(start: int) -> None:
        for number in range(start, start + 400):
            kept.put(number % 300, bytes(number % 97))
            kept.get(number % 300)

    threads = [threading.Thread(target=put, args=(start,)) for start in range(0, 400, 50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = [kept.get(number) for number in range(300)]
    assert kept.bytes == sum(len(value) + ENTRY_BYTES for value in held if value is not None) <= 50_000


def test_what_many_want_at_once_is_made_once() -> None:
    kept: Kept[str, bytes] = Kept(10_000, len)
    made, begun, found = [], threading.Event(), []

    def make() -> bytes:
        made.append(1)
        begun.wait(5)
        return b"a"

    threads = [threading.Thread(target=lambda: found.append(kept.get_or_make("a", make))) for _ in range(8)]
    for thread in threads:
        thread.start()
    begun.set()
    for thread in threads:
        thread.join()
    assert (len(made), found) == (1, [b"a"] * 8)


def test_what_cannot_be_made_leaves_the_turn_to_others() -> None:
    kept: Kept[str, bytes] = Kept(10_000, len)

    def fail() -> bytes:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept.get_or_make("a", fail)
    assert kept.get_or_make("a", lambda: b"b") == b"b"
