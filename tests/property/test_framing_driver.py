"""Whatever a line makes of a reply: the driver returns what was sent, or says that it cannot."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.damage import damaged
from fakes.transcript import Transcript
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware.framing.modbus import crc16
from hardware.registry import controller
from kiosk.domain.controller import Preset
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import FlowController, NoAnswer, Refused

ADDRESS = 3
LIMIT = Preset(
    Quantity(1_234_000 * 2_500, Dimension.VOLUME), Quantity(20_000_000, Dimension.VOLUME), 66_000
)
EXCHANGES: dict[str, tuple[str, str, Callable[[FlowController], object]]] = {
    "read_status": (
        "03 17 00 00 00 0d 01 00 00 02 04 00 01 00 01 e8 e1",
        "03171a0001010005000007" + "0012d687" + "0012d450" + "0012f390" + "000101d0" + "029b964b",
        lambda driver: driver.read_status(feed=True),
    ),
    "set_preset": (
        "03 10 01 10 00 06 0c 00 01 01 d0 00 12 d4 50 00 12 f3 90 e3 4f",
        "03 10 01 10 00 06 41 d0",
        lambda driver: driver.set_preset(LIMIT),
    ),
    "stop": (
        "03 10 01 30 00 01 02 53 54 97 0f",
        "03 10 01 30 00 01 01 d8",
        lambda driver: driver.stop(),
    ),
}


def asked(name: str, heard: bytes) -> object:
    """Return what the driver makes of `heard`."""
    sent, _, ask = EXCHANGES[name]
    return ask(controller("reference-fuel", Transcript((sent, heard.hex())), ADDRESS))


@pytest.mark.parametrize("name", EXCHANGES)
@given(st.data())
def test_a_damaged_reply_is_never_a_wrong_value(name: str, data: st.DataObject) -> None:
    """Bytes changed, lost, doubled or put in, anywhere and together."""
    heard = data.draw(damaged(bytes.fromhex(EXCHANGES[name][1])))
    assume(crc16(heard))  # One damage in 65 536 looks sound, and no receiver can tell.
    with pytest.raises((NoAnswer, Refused)):
        asked(name, heard)


@pytest.mark.parametrize("name", EXCHANGES)
@given(st.binary(max_size=64))
def test_garbage_is_never_a_value(name: str, heard: bytes) -> None:
    """Bytes from nowhere are no answer."""
    with pytest.raises(NoAnswer):
        asked(name, heard)
