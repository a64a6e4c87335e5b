"""Whatever a line makes of a pump's answer: the driver returns what was told, or that it cannot."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from fakes.damage import damaged
from fakes.transcript import Transcript
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware.framing.dart import Transaction, block, parted, short
from hardware.framing.errors import FrameError
from hardware.registry import controller
from kiosk.domain.controller import Status
from kiosk.ports import FlowController, NoAnswer, Refused

PUMP = 3
NOTHING = short(PUMP, 0x70)
POLLED = (short(PUMP, 0x20), NOTHING)
QUESTION = block(PUMP, 0, [Transaction(1, b"\0"), Transaction(1, b"\4"), Transaction(101, b"\1")])
WHO = block(PUMP, 0, [Transaction(1, b"\3"), Transaction(1, b"\2")])
STOP = block(PUMP, 0, [Transaction(1, b"\x08")])
ACK = short(PUMP, 0xC0)


def telling(volume: bytes, total: bytes) -> bytes:
    """Return a block of a pump that has filled `volume` and shows `total`."""
    return block(
        PUMP,
        1,
        [
            Transaction(1, b"\5"),
            Transaction(3, b"\0\x10\0\1"),
            Transaction(2, volume + bytes(4)),
            Transaction(101, b"\1" + total + bytes(10)),
        ],
    )


REST = telling(bytes(4), bytes.fromhex("00 00 12 34 56"))
NAMED = block(PUMP, 1, [Transaction(9, bytes.fromhex("00 00 12 34 56")), Transaction(7, bytes(50))])
SCRIPTS: dict[str, tuple[list[tuple[bytes, bytes]], Callable[[FlowController], object]]] = {
    "before": ([POLLED], lambda driver: driver.read_status(feed=True)),
    "question": ([POLLED, (QUESTION, ACK)], lambda driver: driver.read_status(feed=True)),
    "answer": (
        [POLLED, (QUESTION, ACK), (POLLED[0], REST)],
        lambda driver: driver.read_status(feed=True),
    ),
    "names": ([POLLED, (WHO, ACK), (POLLED[0], NAMED)], lambda driver: driver.identify()),
    "stop": ([(STOP, ACK)], lambda driver: driver.stop()),
}


class Loose(Transcript):
    """A line on which a reply may end anywhere."""

    def exchange(self, *told: object, **how: object) -> object:  # type: ignore[override]
        how.pop("missing")
        return super().exchange(*told, **how)  # type: ignore[arg-type]


def asked(name: str, heard: bytes) -> object:
    """Return what the driver makes of `heard` in the place of the last answer."""
    pairs, ask = SCRIPTS[name]
    *before, (request, _) = pairs
    line = Loose(*((sent.hex(), said.hex()) for sent, said in before), (request.hex(), heard.hex()))
    return ask(controller("wayne-dart-fuel", line, PUMP))


@pytest.mark.parametrize("name", SCRIPTS)
@given(st.data())
def test_a_damaged_answer_is_never_a_wrong_value(name: str, data: st.DataObject) -> None:
    """Bytes changed, lost, doubled or put in, anywhere and together."""
    right = SCRIPTS[name][0][-1][1]
    heard = data.draw(damaged(right))
    with suppress(FrameError):
        parted(heard)
        assume(False)  # One damage in 65 536 looks sound, and no receiver can tell.
    with pytest.raises(NoAnswer):
        asked(name, heard)


@given(st.lists(st.builds(Transaction, st.sampled_from([1, 2, 3, 5, 7, 9, 101]), st.binary())))
def test_a_sound_block_is_what_was_asked_for_or_nothing(said: list[Transaction]) -> None:
    """Any transactions, of any length: no other error comes out."""
    assume(0 < sum(len(each.data) + 2 for each in said) <= 250)
    assume(all(len(each.data) < 256 for each in said))
    with suppress(NoAnswer, Refused, AssertionError):  # The script is over where it asks on.
        asked("answer", block(PUMP, 1, said))


@given(st.binary(min_size=4, max_size=4), st.binary(min_size=5, max_size=5))
def test_any_digits_are_a_volume_or_nothing(volume: bytes, total: bytes) -> None:
    """What is believed is the number that was told."""
    try:
        found = asked("answer", telling(volume, total))
    except NoAnswer:
        assert not (volume + total).hex().isdecimal()
        return
    assert isinstance(found, Status)
    assert found.total.base == int(total.hex()) % 2**32 * 10_000
