"""Damage to a reply, for the property tests of every driver."""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Draw `whole` with bytes changed, lost, doubled or put in, anywhere and together."""
    heard = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(heard) - 1)))
        how = draw(st.sampled_from(["change", "lose", "double", "put in"]))
        if how == "change" and heard:
            heard[at] ^= draw(st.integers(1, 255))
        elif how == "lose":
            del heard[at : at + draw(st.integers(1, 8))]
        elif how == "double":
            heard[at:at] = heard[at : at + 1]
        else:
            heard[at:at] = draw(st.binary(min_size=1, max_size=8))
    assume(bytes(heard) != whole)
    return bytes(heard)
