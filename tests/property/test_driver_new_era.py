"""Whatever a line makes of a pump's reply: the driver returns what was sent, or that it cannot."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from fakes.damage import damaged
from fakes.transcript import Transcript
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware.drivers.new_era.profile import NewEraProfile
from hardware.framing.errors import FrameError
from hardware.framing.new_era import data_of, figure, packet, request
from hardware.registry import controller, loaded
from kiosk.domain.controller import Preset, Status
from kiosk.domain.quantity import Dimension, Quantity
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


PROFILE = loaded("new-era-ne1000")
assert isinstance(PROFILE, NewEraProfile)
MOST = PROFILE.most_base
BOUND = PROFILE.overrun_bound_base


def shows(base: int) -> tuple[str, str]:
    """Return the pair in which a pump that stands shows that `base` has flowed."""
    answer = packet(f"03SI{figure(base)}W0.000ML".encode())
    return request(ADDRESS, "DIS").hex(), answer.hex()


@given(
    st.integers(0, 99_999).map(lambda base: base // 10 * 10),
    st.integers(1, MOST // 10).map(lambda steps: 10 * steps),
    st.integers(0, MOST + BOUND),
)
def test_no_new_program_takes_a_cleared_meter_for_a_small_delivery(
    dosed: int, limit: int, flowed: int
) -> None:
    """Killed in the middle: what it left shows as all that flowed, or as a total that ran back."""
    flowed = min(flowed, limit + BOUND)
    stands = packet(b"03S").hex()
    tells = (
        (request(ADDRESS, "CLDINF").hex(), stands),
        (request(ADDRESS, f"VOL{figure(limit)}").hex(), stands),
    )
    is_cleared = dosed + limit + BOUND > PROFILE.shown_max_base
    script = (
        (shows(dosed), tells[0], shows(0), tells[1]) if is_cleared else (shows(dosed), tells[1])
    )
    line = Transcript(*script)
    opening = Quantity(dosed, Dimension.VOLUME)
    controller("new-era-ne1000", line, ADDRESS).set_preset(
        Preset(opening, Quantity(limit, Dimension.VOLUME), 1)
    )
    line.assert_over()
    left = flowed if is_cleared else dosed + flowed
    found = controller("new-era-ne1000", Transcript(shows(left)), ADDRESS).read_status(feed=True)
    step = PROFILE.step_base
    assert found.total.base < dosed or dosed + flowed - found.total.base < step
