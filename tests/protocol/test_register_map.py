"""The bytes of the reference controller's register map: every command and every error."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.transcript import Transcript

from hardware.framing.modbus import with_crc
from hardware.registry import controller
from kiosk.domain.controller import (
    ControllerState,
    DeviceStop,
    Fault,
    Identity,
    Preset,
    Status,
)
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import FlowController, NoAnswer, Refused

ADDRESS = 3
STEP = 2_500

POLL = "03 17 00 00 00 0d 01 00 00 02 04 00 01 00 01 e8 e1"
POLL_AGAIN = "03 17 00 00 00 0d 01 00 00 02 04 00 02 00 00 d9 21"
FLOWING = (
    "03 17 1a 00 01 01 00 05 00 00 07 00 12 d6 87 00 12 d4 50 00 12 f3 90 00 01 01 d0 02 9b 96 4b"
)
TRIPPED = (
    "03 17 1a 00 02 00 03 02 88 00 08 ff ff ff ff 00 00 00 00 00 00 00 00 00 00 00 00 00 00 10 ba"
)
SETTINGS = "03 03 02 00 00 2a c4 4f"
SETTINGS_REPLY = (
    "03 03 54 00 01 07 d0 00 00 00 01 00 01 00 00 00 01 00 20 00 00 09 c4 00 00 03 e8 00 0c 67 c8 "
    "00 00 00 e1 00 00 00 15 02 58 00 01 00 14 00 02 52 65 66 65 72 65 6e 63 65 00 00 00 52 46 43 "
    "2d 31 00 00 00 41 2d 30 30 34 32 00 00 00 00 00 00 31 2e 30 00 00 00 00 00 90 40"
)
PRESET = "03 10 01 10 00 06 0c 00 01 01 d0 00 12 d4 50 00 12 f3 90 e3 4f"
PRESET_REPLY = "03 10 01 10 00 06 41 d0"
OPEN = "03 10 01 20 00 03 06 4f 50 00 01 01 d0 7b ab"
OPEN_REPLY = "03 10 01 20 00 03 81 dc"
STOP = "03 10 01 30 00 01 02 53 54 97 0f"
STOP_REPLY = "03 10 01 30 00 01 01 d8"
ACKNOWLEDGE = "03 10 01 40 00 04 08 41 43 4b 21 00 00 00 00 33 41"
ACKNOWLEDGE_REPLY = "03 10 01 40 00 04 c0 00"


def volume(counts: int) -> Quantity:
    """Return so many counts of the meter."""
    return Quantity(counts * STEP, Dimension.VOLUME)


def on(line: Transcript) -> FlowController:
    """Return the driver of the fuel controller at the address of the transcripts."""
    return controller("reference-fuel", line, ADDRESS)


LIMIT = Preset(volume(1_234_000), volume(8_000), 66_000)

COMMANDS: dict[str, tuple[str, str, Callable[[FlowController], object]]] = {
    "identify": (SETTINGS, SETTINGS_REPLY, lambda driver: driver.identify()),
    "read_status": (POLL, FLOWING, lambda driver: driver.read_status(feed=True)),
    "set_preset": (PRESET, PRESET_REPLY, lambda driver: driver.set_preset(LIMIT)),
    "open": (OPEN, OPEN_REPLY, lambda driver: driver.open(66_000)),
    "stop": (STOP, STOP_REPLY, lambda driver: driver.stop()),
    "acknowledge": (ACKNOWLEDGE, ACKNOWLEDGE_REPLY, lambda driver: driver.acknowledge()),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_one_exchange(command: str) -> None:
    """Each command sends its own bytes, once, and takes its own reply."""
    sent, heard, ask = COMMANDS[command]
    line = Transcript((sent, heard))
    ask(on(line))
    line.assert_over()


def test_identity_is_read_with_the_settings() -> None:
    """One block says who it is and how it is set."""
    found = on(Transcript((SETTINGS, SETTINGS_REPLY))).identify()
    assert found == Identity("Reference", "RFC-1", "A-0042", "1.0")


def test_a_status_while_it_flows() -> None:
    """Counts become base units; the limit is told from the opening that came with it."""
    assert on(Transcript((POLL, FLOWING))).read_status(feed=True) == Status(
        boot=7,
        state=ControllerState.OPEN_FAST,
        stopped_by=DeviceStop.NONE,
        faults=Fault.NONE,
        total=volume(1_234_567),
        preset=volume(8_000),
        sequence=66_000,
        flow=Quantity(667_000, Dimension.VOLUME),
        calling=True,
        latched=False,
    )


def test_a_status_after_the_dead_man_timer_ran_out() -> None:
    """The second poll has the second nonce, and without the flag it feeds nothing."""
    driver = on(Transcript((POLL, FLOWING), (POLL_AGAIN, TRIPPED)))
    driver.read_status(feed=True)
    assert driver.read_status(feed=False) == Status(
        boot=8,
        state=ControllerState.CLOSED,
        stopped_by=DeviceStop.WATCHDOG,
        faults=Fault.OVERRUN | Fault.CONNECTOR,
        total=volume(2**32 - 1),
        preset=None,
        sequence=0,
        flow=volume(0),
        calling=False,
        latched=True,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_silence_is_no_answer(command: str) -> None:
    """Perhaps it was done: only a status can tell."""
    sent, _, ask = COMMANDS[command]
    with pytest.raises(NoAnswer):
        ask(on(Transcript((sent, ""))))


EXCEPTIONS = {
    "illegal_function": ("03 83 01 21 30", "03 90 01 2c 00", "03 97 01 2e 30"),
    "illegal_address": ("03 83 02 61 31", "03 90 02 6c 01", "03 97 02 6e 31"),
    "illegal_value": ("03 83 03 a0 f1", "03 90 03 ad c1", "03 97 03 af f1"),
    "busy": ("03 83 06 60 f2", "03 90 06 6d c2", "03 97 06 6f f2"),
    "wrong_sequence": ("03 83 41 20 c0", "03 90 41 2d f0", "03 97 41 2f c0"),
    "latched": ("03 83 42 60 c1", "03 90 42 6d f1", "03 97 42 6f c1"),
    "preset_reached": ("03 83 43 a1 01", "03 90 43 ac 31", "03 97 43 ae 01"),
    "faulted": ("03 83 44 e0 c3", "03 90 44 ed f3", "03 97 44 ef c3"),
    "not_fed": ("03 83 45 21 03", "03 90 45 2c 33", "03 97 45 2e 03"),
    "out_of_range": ("03 83 46 61 02", "03 90 46 6c 32", "03 97 46 6e 02"),
}
BY_FUNCTION = {"identify": 0, "read_status": 2}  # The others write.


@pytest.mark.parametrize("word", EXCEPTIONS)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_exception_has_its_word(command: str, word: str) -> None:
    """What the device refuses it has not done, and the technician reads why."""
    sent, _, ask = COMMANDS[command]
    reply = EXCEPTIONS[word][BY_FUNCTION.get(command, 1)]
    with pytest.raises(Refused, match="address 3") as refusal:
        ask(on(Transcript((sent, reply))))
    assert refusal.value.code == word


def test_a_device_that_failed_half_way_has_not_refused() -> None:
    """Exception 4 says that something went wrong, not that nothing was done."""
    with pytest.raises(NoAnswer, match="exception 4"):
        on(Transcript((STOP, "03 90 04 ec 03"))).stop()


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (FLOWING.replace("1a 00 01", "1a 00 02"), "checksum"),
        (FLOWING.replace("1a 00 01", "1a 00 02").replace("96 4b", "69 00"), "nonce 2 instead of 1"),
    ],
)
def test_an_answer_to_something_else_is_no_answer(reply: str, why: str) -> None:
    """A status without this exchange's nonce is an old one."""
    with pytest.raises(NoAnswer, match=why):
        on(Transcript((POLL, reply))).read_status(feed=True)


def status_reply(state: int, stopped_by: int, flags: int) -> str:
    """Return a sound reply to the first poll with these codes in it."""
    head = bytes([3, 0x17, 26, 0, 1, state, stopped_by, flags, 0])
    return with_crc(head + bytes(20)).hex()


@pytest.mark.parametrize(
    "codes", [(4, 0, 0), (0, 7, 0), (0, 0, 8)], ids=["state", "stopped_by", "flags"]
)
def test_a_code_that_the_profile_does_not_know_is_no_answer(codes: tuple[int, int, int]) -> None:
    """A newer device may mean anything by it, so nothing is believed of that status."""
    assert on(Transcript((POLL, status_reply(0, 0, 0)))).read_status(feed=True).is_closed
    with pytest.raises(NoAnswer):
        on(Transcript((POLL, status_reply(*codes)))).read_status(feed=True)


def test_another_make_is_refused() -> None:
    """Where a reference controller is expected nothing else is served, however well it answers."""
    reply = bytes.fromhex(SETTINGS_REPLY)[:-2].replace(b"RFC-1", b"RFC-2")
    with pytest.raises(
        Refused, match=r"is a Reference RFC-2, .* a Reference RFC-1 \(Ref"
    ) as refusal:
        on(Transcript((SETTINGS, with_crc(reply).hex()))).identify()
    assert refusal.value.code == "wrong_device"


def test_a_name_in_no_alphabet_is_no_answer() -> None:
    """A block whose text is not text was not read from where it should have been."""
    reply = bytes.fromhex(SETTINGS_REPLY)[:-2].replace(b"RFC-1", b"RFC\x07\xff")
    with pytest.raises(NoAnswer, match="no text"):
        on(Transcript((SETTINGS, with_crc(reply).hex()))).identify()


@pytest.mark.parametrize("address", [0, 248])
def test_an_address_that_no_device_has_is_refused_early(address: int) -> None:
    """0 speaks to all of them at once, and above 247 is nobody."""
    with pytest.raises(ValueError, match="1 to 247"):
        controller("reference-fuel", Transcript(), address)


def test_a_nonce_comes_back_after_all_the_others() -> None:
    """65 535 exchanges lie between two of one nonce, and 0 is never one: a reset reads as 0."""
    line = Transcript((POLL, FLOWING))
    driver = controller("reference-fuel", line, ADDRESS)
    driver._nonce = 0xFFFF  # type: ignore[attr-defined]  # The port does not show it.
    assert driver.read_status(feed=True).boot == 7


@pytest.mark.parametrize(
    "preset",
    [
        Preset(volume(0), volume(2**31), 1),
        Preset(volume(0), volume(1), 2**32),
        Preset(volume(0), volume(1), 0),
    ],
)
def test_what_no_register_can_hold_is_refused_unsent(preset: Preset) -> None:
    """A limit of half the totaliser's range would lie in the past; a number has 32 bits."""
    with pytest.raises(Refused, match="out_of_range"):
        on(Transcript()).set_preset(preset)
