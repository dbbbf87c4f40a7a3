"""What counts as a jump of a number of people that the movements of the year do not explain."""

from __future__ import annotations

from dashboard.metrics.stocks import CLEARLY, FALLEN, LEAST, Jump, jumps, largest, repeated


def test_a_rise_counts_beyond_the_movements_and_a_fall_where_more_than_half_is_gone() -> None:
    flat = dict.fromkeys(range(2009, 2024), 430_000.0)
    assert jumps(flat, dict.fromkeys(flat, 0.0)) == ()
    (rise,) = jumps({**flat, 2024: 585_000}, {2024: 2_755})
    assert rise == Jump(2023, 2024, 155_000, 2_755)
    assert rise.unexplained == 152_245
    # As many movements explain it; of unknown ones, which are not none, nothing follows.
    assert jumps({2023: 430_000, 2024: 585_000}, {2024: 155_000}) == jumps({2023: 430_000, 2024: 585_000}, {}) == ()
    # Clearly: a tenth of the year before, and so many people at least.
    was = 100_000
    assert jumps({2023: was, 2024: was + 9_999 + 50}, {2024: 50}) == ()
    assert len(jumps({2023: was, 2024: was + CLEARLY * was + 50}, {2024: 50})) == 1
    assert jumps({2023: 100, 2024: 100 + LEAST - 1}, {2024: 0}) == ()
    assert len(jumps({2023: 0, 2024: LEAST}, {2024: 0})) == 1
    # Half is not more than half, whatever the movements; neither are years that are not next to each other compared.
    assert jumps({2023: 2 * was, 2024: FALLEN * 2 * was}, {2024: 900_000}) == ()
    (fall,) = jumps({2013: 3_300_000, 2014: 1_075_300}, {2014: 975_300})
    assert fall == Jump(2013, 2014, -2_224_700, None)
    assert jumps({2023: 900, 2024: 0}, {}) == jumps({2012: 9 * was, 2014: was}, {}) == ()
    # Another territory is another number.
    assert jumps({2010: 9 * was, 2011: was}, {}, apart={2011}) == ()
    # Told is the largest; of equal ones the newest.
    assert largest([rise, fall]) == fall
    assert largest([fall, fall._replace(before=2019, year=2020)]) == fall._replace(before=2019, year=2020)
    assert largest([]) is None
    # Exactly the number of the year before, of many people: not over a gap, nor of none at all.
    assert repeated({2009: 5e5, 2010: 5e5, 2011: 5e5, 2012: 5e5 + 1}) == (2010, 2011)
    assert repeated({2009: 5e5, 2011: 5e5}) == repeated({2009: 0, 2010: 0}) == repeated({2009: 999, 2010: 999}) == ()
