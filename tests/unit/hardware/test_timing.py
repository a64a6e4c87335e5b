"""How long a wire takes: the table of the line's data sheet."""

from __future__ import annotations

import pytest

from hardware.timing import BITS_WITH_PARITY, wire_timing


@pytest.mark.parametrize(
    ("baud", "bits", "poll_us"),
    [
        (9_600, 10, 41_667),
        (19_200, 10, 20_833),
        (38_400, 10, 12_094),
        (115_200, 10, 6_365),
        (9_600, BITS_WITH_PARITY, 45_833),
        (19_200, BITS_WITH_PARITY, 22_917),
    ],
)
def test_a_poll_of_ten_registers_takes_what_it_must(baud: int, bits: int, poll_us: int) -> None:
    """33 characters and two gaps of 3.5; above 19 200 baud a gap is 1.75 ms."""
    timing = wire_timing(baud, bits_per_char=bits)
    assert round((timing.frame_ns(33) + 2 * timing.gap_ns) / 1000) == pytest.approx(poll_us, abs=1)


@pytest.mark.parametrize("baud", [0, -9_600])
def test_a_line_without_a_rate_is_refused(baud: int) -> None:
    """A rate of nothing is a mistake in the settings."""
    with pytest.raises(ValueError, match="above 0"):
        wire_timing(baud)
