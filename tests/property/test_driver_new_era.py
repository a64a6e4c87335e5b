"""Whatever a line makes of a pump's reply: the driver returns what was sent, or that it cannot."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from fakes.damage import damaged
from fakes.transcript import Transcript
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware.framing.errors import FrameError
from hardware.framing.new_era import data_of, packet, request
from hardware.registry import controller
from kiosk.domain.controller import Status
from kiosk.ports import FlowController, NoAnswer, Refused

ADDRESS = 3
EXCHANGES: dict[str, tuple[str, str, Callable[[FlowController], object]]] = {
    "DIS": ("DIS", "03SI1.234W0.000ML", lambda driver: driver.read_status(feed=True)),
    "STP": ("STP", "03S", lambda driver: driver.stop()),
    "VER": ("VER", "03SNE1000V3.928", lambda driver: driver.identify()),
}


class Loose(Transcript):
    """A line on which a reply may end anywhere."""

    def exchange(self, *told: object, **how: object) -> object:  # type: ignore[override]
        how.pop("missing")
        return super().exchange(*told, **how)  # type: ignore[arg-type]


def asked(name: str, heard: bytes) -> object:
    """Return what the driver makes of `heard`."""
    command, _, ask = EXCHANGES[name]
    line = Loose((request(ADDRESS, command).hex(), heard.hex()))
    return ask(controller("new-era-ne1000", line, ADDRESS))


@pytest.mark.parametrize("name", EXCHANGES)
@given(st.data())
def test_a_damaged_reply_is_never_a_wrong_value(name: str, data: st.DataObject) -> None:
    """Bytes changed, lost, doubled or put in, anywhere and together."""
    heard = data.draw(damaged(packet(EXCHANGES[name][1].encode())))
    with suppress(FrameError):
        data_of(heard)
        assume(False)  # One damage in 65 536 looks sound, and no receiver can tell.
    with pytest.raises(NoAnswer):
        asked(name, heard)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=24))
def test_a_sound_packet_is_what_was_asked_for_or_nothing(text: str) -> None:
    """Any words behind the status: what is believed is in them, to the last digit."""
    with suppress(NoAnswer, Refused):
        found = asked("DIS", packet(f"03S{text}".encode()))
        assert isinstance(found, Status)
        infused, _, rest = text.removeprefix("I").partition("W")
        assert rest.endswith("ML")
        assert found.total.base == round(float(infused) * 1_000)
