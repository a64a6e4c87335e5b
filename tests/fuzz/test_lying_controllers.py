"""One controller of three says anything at all: a fault of its own, and no charge is a guess."""

from __future__ import annotations

from fuzz.lies import lies
from hypothesis import given, settings
from hypothesis import strategies as st


@settings(max_examples=40)
@given(st.binary(max_size=400))
def test_a_lying_controller_harms_nobody_but_itself(tape: bytes) -> None:
    """Totals at the extremes, new boots, false states and presets: its neighbours deliver on."""
    lies(tape)


@settings(max_examples=25)
@given(st.sampled_from([1, 3, 5, 16, 33, 64, 67, 129, 255]), st.binary(min_size=9, max_size=9))
def test_a_lie_that_is_told_again_and_again_changes_nothing(what: int, lie: bytes) -> None:
    """The same false reading each time is no more believable than another each time."""
    lies((bytes([20, what]) + lie) + 60 * (bytes([what]) + lie))
