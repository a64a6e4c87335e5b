"""Whatever a line makes of an instrument's answer: the driver returns what was sent, or cannot."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from fakes.damage import damaged
from fakes.transcript import Transcript
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware.drivers.propar.driver import NAMES, SETPOINT, SHOWN
from hardware.framing.errors import FrameError
from hardware.framing.propar import (
    StatusReply,
    check_written,
    read_request,
    telegram,
    values_of,
    write_request,
)
from hardware.registry import controller
from kiosk.domain.controller import Status
from kiosk.ports import FlowController, NoAnswer, Refused

NODE = 3
REST = bytes.fromhex(
    "02 e8 c1 40 b5 70 a4 c3 41 45 70 a3 85 01 a6 00 00 08 02 81 a0 00 00 a1 00 00 84 12 14 00"
    "   e8 c1 40 b5 70 a4 c3 41 45 70 a3 85 01 a6 00 00 08 02 01 a0 00 00 a1 00 00 84 12 14 00"
)
NAMED = bytes.fromhex(
    "02 71 e1 06 43 4f 52 49 46 43 e3 04 4d 31 32 33 e5 05 56 31 2e 32 33"
    "      e1 06 43 4f 52 49 46 43 e3 04 4d 31 32 33 65 05 56 31 2e 32 33"
)
STOP = [(SETPOINT, 0)]
ACK = bytes.fromhex("00 00 05")
EXCHANGES: dict[str, tuple[bytes, bytes, Callable[[FlowController], object]]] = {
    "status": (
        read_request(1, NODE, SHOWN),
        REST,
        lambda driver: driver.read_status(feed=True),
    ),
    "names": (read_request(1, NODE, NAMES), NAMED, lambda driver: driver.identify()),
    "stop": (write_request(1, NODE, STOP), ACK, lambda driver: driver.stop()),
}


class Loose(Transcript):
    """A line on which a reply may end anywhere."""

    def exchange(self, *told: object, **how: object) -> object:  # type: ignore[override]
        how.pop("missing")
        return super().exchange(*told, **how)  # type: ignore[arg-type]


def asked(name: str, heard: bytes) -> object:
    """Return what the driver makes of `heard`."""
    request, _, ask = EXCHANGES[name]
    line = Loose((request.hex(), heard.hex()))
    return ask(controller("bronkhorst-m14", line, NODE))


def looks_sound(name: str, heard: bytes) -> bool:
    """Whether no receiver could tell that it was damaged: the same damage in both copies."""
    try:
        if name == "stop":
            check_written(heard, node=NODE, sequence=1, values=STOP)
        else:
            wanted = SHOWN if name == "status" else NAMES
            values_of(heard, node=NODE, sequence=1, wanted=wanted)
    except StatusReply:
        return True  # Two bytes of three: it refuses, or so it seems.
    except FrameError:
        return False
    return True


@pytest.mark.parametrize("name", EXCHANGES)
@given(st.data())
def test_a_damaged_answer_is_never_a_wrong_value(name: str, data: st.DataObject) -> None:
    """Bytes changed, lost, doubled or put in, anywhere and together."""
    heard = data.draw(damaged(telegram(1, NODE, EXCHANGES[name][1])))
    assume(not looks_sound(name, heard))
    with pytest.raises(NoAnswer):
        asked(name, heard)


@pytest.mark.parametrize("name", EXCHANGES)
@given(st.binary(min_size=1, max_size=80))
def test_any_data_are_what_was_asked_for_or_nothing(name: str, said: bytes) -> None:
    """In a sound telegram with the right number: no other error comes out."""
    with suppress(NoAnswer, Refused):
        asked(name, telegram(1, NODE, said))


@given(st.binary(min_size=4, max_size=4))
def test_any_figure_is_an_amount_or_nothing(counter: bytes) -> None:
    """What is believed is the number that was sent, rounded down to a count."""
    said = REST.replace(bytes.fromhex("40 b5 70 a4"), counter)
    with suppress(NoAnswer):
        found = asked("status", telegram(1, NODE, said))
        assert isinstance(found, Status)
        assert found.total.base % 10 == 0
