"""Whatever a line makes of a unit's answers: what has flowed is as it was sent, or not known.

There is no checksum, so damage that keeps the form of a line can only be told by asking twice.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from fakes.damage import damaged
from fakes.transcript import Transcript
from hypothesis import given
from hypothesis import strategies as st

from hardware.drivers.alicat.words import LOOK
from hardware.framing.alicat import request
from hardware.registry import capabilities, controller
from kiosk.domain.controller import ControllerState, Status
from kiosk.ports import NoAnswer

NAME = "alicat-bc-co2"
ADDRESS = 3
SHUT = b"C +00.000 +00.000 +00.00 CO2 +0000012.345 +0000100.000\r"
FLOWS = b"C +17.998 +18.000 +55.13 CO2 +0000012.365 +0000099.980\r"
BEFORE = b"C +17.998 +18.000 +55.13 CO2 +0000012.345 +0000100.000\r"


class Loose(Transcript):
    """A line on which an answer may end anywhere."""

    def exchange(self, *told: object, **how: object) -> object:  # type: ignore[override]
        how.pop("missing")
        return super().exchange(*told, **how)  # type: ignore[arg-type]


def seen(*answers: bytes) -> Status:
    """Return what the driver makes of these answers to its question."""
    asked = request(ADDRESS, LOOK).hex()
    line = Loose(*((asked, heard.hex()) for heard in answers))
    return controller(NAME, line, ADDRESS).read_status(feed=True)


@pytest.mark.parametrize("which", [0, 1])
@given(st.data())
def test_one_damaged_answer_is_never_another_total(which: int, data: st.DataObject) -> None:
    """At rest, either of the two: bytes changed, lost, doubled or put in, anywhere and together."""
    answers = [SHUT, SHUT]
    answers[which] = data.draw(damaged(SHUT))
    with suppress(NoAnswer):
        status = seen(*answers)
        assert status.total.base == 12_345_000
        assert status.preset is None


@pytest.mark.parametrize("which", [0, 1])
@given(st.data())
def test_while_it_flows_one_damaged_answer_is_never_another_total(
    which: int, data: st.DataObject
) -> None:
    """What is gone and what is left stand in one answer, so a digit that is wrong has no match."""
    answers = [BEFORE, FLOWS]
    answers[which] = data.draw(damaged(answers[which]))
    with suppress(NoAnswer):
        status = seen(*answers)
        assert status.total.base == 12_365_000
        assert status.state is ControllerState.OPEN_FAST


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_sound_answers_are_believed_where_both_can_be_true(
    total: int, left: int, grown: int
) -> None:
    """The later one, if no more has flowed in between than can."""
    can = capabilities()[NAME]

    def line(total: int, left: int) -> bytes:
        figures = (f"+{n // 1000:07}.{n % 1000:03}" for n in (total, left))
        return f"C +18.000 +18.000 +55.13 CO2 {' '.join(figures)}\r".encode()

    most = can.qmax.base * (2 * can.response_ms + 150) // 1000
    is_possible = grown * 1_000 <= most
    try:
        status = seen(line(total, left), line(total + grown, max(0, left - grown)))
    except NoAnswer:
        assert not is_possible
    else:
        assert is_possible
        assert status.total.base == (total + grown) * 1_000
