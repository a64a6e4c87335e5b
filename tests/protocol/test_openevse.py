"""Every command of an OpenEVSE charger and every refusal, line for line as its source has them.

The checksums were computed by `tests/property/test_framing_rapi.py`'s other hand, `operator.xor`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.transcript import Transcript

from hardware.framing.rapi import framed, missing
from hardware.registry import controller
from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Identity, Preset, Status
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import FlowController, NoAnswer, Refused

MARK = 230_017
Pair = tuple[str, str]

LOCKED_ALONE, LOCKED, CHARGING, READY, ENDED, SLEEPING = (
    "01 0 01 0008",
    "02 0 02 0108",
    "03 61 03 2140",
    "02 0 02 2100",
    "fe 900 fe 0104",
    "fe 900 fe 0144",
)


class Script(Transcript):
    """Pairs of command and answer; the numbers are put in as they come."""

    def __init__(self, *pairs: Pair, first: int = 1) -> None:
        super().__init__(*(coded(n, *pair) for n, pair in enumerate(pairs, start=first)))

    def exchange(self, *told: object, **how: object) -> object:  # type: ignore[override]
        """Answer from the script; no notice ever follows."""
        how["missing"] = missing
        return super().exchange(*told, **how)  # type: ignore[arg-type]


def coded(number: int, command: str, answer: str) -> Pair:
    """Return command and answer as bytes, numbered; an empty answer is silence."""
    sent = framed(f"{command} :{number:02X}")
    return sent.hex(), framed(f"{answer} :{number:02X}").hex() if answer else ""


def ok(command: str, fields: str = "") -> Pair:
    """Return a command that is accepted, with these fields in the answer."""
    return command, f"OK {fields}".strip()


def look(state: str, session_ws: int, ended_wh: int, milliamps: int = 0) -> tuple[Pair, ...]:
    """Return the three questions of a reading."""
    return (
        ok("GS", state),
        ok("GU", f"{session_ws} {ended_wh}"),
        ok("GG", f"{milliamps} {MARK}"),
    )


ALONE = look(LOCKED_ALONE, 7_200, 5_000)
"""What is shown of the last session is in the total already."""
PLUGGED = look(LOCKED, 0, 5_000)
LIMIT, SHOWN, UNLOCK, LOCK = ok("SH 2"), ok("GH", "2"), ok("S4 0"), ok("S4 1")
FLOWS = look(CHARGING, 3_600_000, 5_000, 32_000)
IDENTITY = (
    ok("GV", "8.2.3.EU 5.2.1"),
    ok("GI", "OPENEV01020304"),
    ok("GE", "32 8061"),
    ok("GC", "6 80 32 32"),
    ok("G4", "1"),
    ok("GH", "0"),
)


def energy(base: int) -> Quantity:
    """Return so many milliwatt-hours."""
    return Quantity(base, Dimension.ENERGY)


TWO = Preset(energy(5_000_000), energy(2_900_000), 7)


def on(line: Transcript) -> FlowController:
    """Return the driver of the unit of the transcripts."""
    return controller("openevse-32a", line, 1)


def begun(*more: Pair) -> tuple[Transcript, FlowController]:
    """Return line and driver of a unit that charges under a limit of two kilowatt-hours."""
    line = Script(*ALONE, *PLUGGED, LIMIT, SHOWN, UNLOCK, ok("GS", READY), *more)
    driver = on(line)
    driver.set_preset(TWO)
    driver.open(7)
    return line, driver


# --- Commands ----------------------------------------------------------------------------------


def test_the_bytes_of_a_question() -> None:
    """Number, checksum and end, as they go over the wire."""
    assert coded(1, "GS", "OK 02 0 02 0108") == (
        "24 47 53 20 3a 30 31 5e 32 42 0d".replace(" ", ""),
        "24 4f 4b 20 30 32 20 30 20 30 32 20 30 31 30 38 20 3a 30 31 5e 30 32 0d".replace(" ", ""),
    )


def test_identity_and_settings() -> None:
    """Version, number, button, current, and that there is a lock and a limit."""
    line = Script(*IDENTITY)
    assert on(line).identify() == Identity("OpenEVSE", "RAPI", "OPENEV01020304", "8.2.3.EU")
    line.assert_over()


def test_a_unit_without_a_number_has_none() -> None:
    """Not every firmware tells it."""
    line = Script(IDENTITY[0], ("GI", "NK"), *IDENTITY[2:])
    assert on(line).identify().serial == ""


@pytest.mark.parametrize(
    ("place", "pair", "why"),
    [
        (2, ok("GE", "32 0061"), "its button is enabled: \\$FF B 0"),
        (3, ok("GC", "6 80 32 40"), "it gives 40 A, not 32 at most"),
        (4, ("G4", "NK"), "its firmware has no lock: build it with AUTH_LOCK=1"),
        (5, ("GH", "NK"), "its firmware has no limit: build it with CHARGE_LIMIT"),
    ],
)
def test_a_unit_that_is_not_built_or_set_as_it_must_be(place: int, pair: Pair, why: str) -> None:
    """As it comes from the maker it charges with the power, and knows no limit: nobody sells it."""
    line = Script(*IDENTITY[:place], pair, *IDENTITY[place + 1 :])
    with pytest.raises(Refused, match=why) as refusal:
        on(line).identify()
    assert refusal.value.code == "unsafe_settings"
    line.assert_over()


def test_at_rest() -> None:
    """Locked, nobody there; what the last session had is in the total already."""
    line = Script(*ALONE)
    assert on(line).read_status(feed=True) == Status(
        boot=17,
        state=ControllerState.CLOSED,
        stopped_by=DeviceStop.NONE,
        faults=Fault.NONE,
        total=energy(5_000_000),
        preset=None,
        sequence=0,
        flow=energy(0),
        calling=False,
        latched=False,
    )
    line.assert_over()


def test_a_current_while_the_relay_is_open_is_none() -> None:
    """An ammeter that shows what was: nothing flows through an open relay."""
    reading = look(LOCKED_ALONE, 0, 5_000, 32_000)
    assert not on(Script(*reading)).read_status(feed=True).flow


def test_an_answer_is_waited_for_as_long_as_the_one_before_was() -> None:
    """A notice beside it is not always there."""
    usual = []
    notice = framed("AT 02 02 32 0108").hex()
    pairs = [coded(n, *pair) for n, pair in enumerate((*ALONE, *ALONE, *ALONE), start=1)]
    pairs[3] = (pairs[3][0], pairs[3][1] + notice)

    class Noted(Transcript):
        """A line that notes how long an answer is thought to be."""

        def exchange(self, request: bytes, reply_length: int, **how: object) -> object:  # type: ignore[override]
            usual.append(reply_length)
            return super().exchange(request, reply_length, **how)  # type: ignore[arg-type]

    driver = on(Noted(*pairs))
    for _ in range(3):
        driver.read_status(feed=True)
    length = len(bytes.fromhex(pairs[0][1]))
    assert usual[::3] == [11, length, length]


def test_a_preset_is_kept_until_somebody_plugs_in() -> None:
    """A unit takes a limit only then; in whole kilowatt-hours, rounded down."""
    line = Script(*ALONE, *ALONE)
    driver = on(line)
    driver.set_preset(TWO)
    with pytest.raises(Refused, match="nobody is plugged in") as refusal:
        driver.open(7)
    assert refusal.value.code == "not_calling"
    line.assert_over()


def test_a_limit_is_given_read_back_and_unlocked() -> None:
    """In this order, and the state is looked at once more."""
    line, driver = begun(*FLOWS)
    seen = driver.read_status(feed=True)
    assert (seen.state, seen.calling, seen.sequence) == (ControllerState.OPEN_FAST, True, 7)
    assert (seen.total, seen.flow) == (energy(6_000_000), energy(32_000 * MARK // 3_600_000))
    assert (seen.stopped_by, seen.faults) == (DeviceStop.NONE, Fault.NONE)
    line.assert_over()


def test_at_its_limit_it_sleeps() -> None:
    """First the car is given three seconds to stop, then the relay opens."""
    _, driver = begun(*look(SLEEPING, 7_200_000, 5_000, 31_000), *look(ENDED, 7_203_600, 5_000))
    seen = driver.read_status(feed=True)
    assert (seen.state, seen.stopped_by) == (ControllerState.CLOSING, DeviceStop.PRESET)
    assert seen.flow
    seen = driver.read_status(feed=True)
    assert (seen.state, seen.flow) == (ControllerState.CLOSED, energy(0))
    assert seen.total == energy(7_001_000)


def test_a_stop_locks_it_and_a_stop_at_the_end_as_well() -> None:
    """Or whoever presses a button could go on; and it was the limit that ended it."""
    line, driver = begun(LOCK, *look("02 0 02 2108", 3_600, 5_000))
    driver.stop()
    assert driver.read_status(feed=True).stopped_by is DeviceStop.HOST
    line.assert_over()
    line, driver = begun(*look(ENDED, 7_200_000, 5_000), LOCK, *look("fe 0 fe 010c", 0, 5_000))
    driver.read_status(feed=True)
    driver.stop()
    assert driver.read_status(feed=True).stopped_by is DeviceStop.PRESET
    line.assert_over()


def test_a_car_that_goes_ends_it() -> None:
    """The unit locks itself; what the session had is now in what all had."""
    _, driver = begun(*FLOWS, *look(LOCKED_ALONE, 3_600_000, 6_000))
    driver.read_status(feed=True)
    seen = driver.read_status(feed=True)
    assert (seen.state, seen.stopped_by) == (ControllerState.CLOSED, DeviceStop.HUNG_UP)
    assert (seen.total, seen.calling) == (energy(6_000_000), False)


def test_a_session_that_may_have_ended_in_between_is_not_counted_twice() -> None:
    """State first, energy next: what all had has grown, so the plug was moved. The next tells."""
    _, driver = begun(
        *look(CHARGING, 3_600_000, 6_000), *look(LOCKED_ALONE, 3_600_000, 6_000), *ALONE
    )
    with pytest.raises(NoAnswer, match="just ended"):
        driver.read_status(feed=True)
    assert driver.read_status(feed=True).total == energy(6_000_000)


def test_a_session_that_was_met_is_believed_the_second_time() -> None:
    """A new program knows nothing of it."""
    driver = on(Script(*FLOWS, *FLOWS))
    with pytest.raises(NoAnswer):
        driver.read_status(feed=True)
    assert driver.read_status(feed=True).total == energy(6_000_000)


@pytest.mark.parametrize(
    ("preset", "asked"),
    [
        (Preset(energy(5_000_000), energy(1_000_000), 0), ()),
        (Preset(energy(5_000_000), energy(1_000_000), 1 << 32), ()),
        (Preset(energy(5_000_000), energy(1_000 << 31), 1), ()),
        (Preset(energy(5_001_000), energy(1_000_000), 1), ALONE),  # A total still to come.
        (Preset(energy(5_000_000), energy(999_999), 1), ALONE),  # 0 would be without end.
        (Preset(energy(4_000_000), energy(1_000_000), 1), ALONE),
        (Preset(energy(5_000_000), energy(256_000_000), 1), ALONE),  # One byte in the unit.
    ],
)
def test_what_a_unit_must_not_be_told(preset: Preset, asked: tuple[Pair, ...]) -> None:
    """None of these ever becomes a limit."""
    line = Script(*asked)
    with pytest.raises(Refused, match="out_of_range"):
        on(line).set_preset(preset)
    line.assert_over()


def test_another_preset_waits_until_it_is_locked() -> None:
    """The same one is there already."""
    line, driver = begun(*FLOWS, *FLOWS)
    driver.set_preset(TWO)
    with pytest.raises(Refused, match="not_applicable"):
        driver.set_preset(Preset(energy(5_000_000), energy(5_000_000), 8))
    line.assert_over()


@pytest.mark.parametrize(
    "used", [look("02 9 02 0108", 3_600, 5_000), look("fe 9 fe 010c", 0, 5_000)]
)
def test_a_session_that_had_some_takes_no_limit(used: tuple[Pair, ...]) -> None:
    """What a limit counts from depends on the firmware: unplug, and plug in again."""
    line = Script(*ALONE, *used)
    driver = on(line)
    driver.read_status(feed=True)
    with pytest.raises(Refused, match="unplug first") as refusal:
        driver.set_preset(Preset(energy(5_001_000), energy(1_000_000), 1))
    assert refusal.value.code == "same_session"
    line.assert_over()


def test_one_limit_a_session() -> None:
    """Once anything has flowed it is not given again, whatever became of the first."""
    line, driver = begun(*look("02 9 02 0108", 7_200, 5_000), *look(ENDED, 0, 5_000))
    for _ in range(2):
        with pytest.raises(Refused, match="preset_reached"):
            driver.open(7)
    line.assert_over()


def test_a_start_is_harmless_while_it_charges_and_takes_its_own_preset_only() -> None:
    """Leave is given for one numbered limit."""
    line, driver = begun(*FLOWS, *FLOWS)
    driver.open(7)
    with pytest.raises(Refused, match="wrong_sequence"):
        driver.open(8)
    line.assert_over()


def test_a_unit_that_sleeps_for_other_reasons_is_not_unlocked() -> None:
    """Somebody put it to sleep: it would not take the limit."""
    line = Script(*ALONE, *look("fe 0 fe 0108", 0, 5_000))
    driver = on(line)
    driver.set_preset(TWO)
    with pytest.raises(Refused, match="state fe"):
        driver.open(7)
    line.assert_over()


def test_a_limit_that_is_not_shown_is_not_unlocked() -> None:
    """Nothing may flow under a limit that nobody has seen."""
    line = Script(*ALONE, *PLUGGED, LIMIT, ok("GH", "0"))
    driver = on(line)
    driver.set_preset(TWO)
    with pytest.raises(NoAnswer, match="limit of 0 kWh"):
        driver.open(7)
    line.assert_over()


@pytest.mark.parametrize("state", ["01 0 01 0000", "02 0 02 0100", "02 0 02 2000"])
def test_a_plug_that_is_moved_at_the_last_moment_locks_it_again(state: str) -> None:
    """The limit went with the car, and the next one would charge without."""
    line = Script(*ALONE, *PLUGGED, LIMIT, SHOWN, UNLOCK, ok("GS", state), LOCK)
    driver = on(line)
    driver.set_preset(TWO)
    with pytest.raises(NoAnswer, match="plug was moved"):
        driver.open(7)
    line.assert_over()


def test_unlocked_without_a_limit_is_a_fault() -> None:
    """Whoever unlocked it: somebody is told, and it is locked."""
    assert on(Script(*look("01 0 01 0000", 0, 5_000))).read_status(feed=True).faults is (
        Fault.SETTINGS
    )


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("04", Fault.CONNECTOR),
        ("05", Fault.CONNECTOR),
        ("06", Fault.SUPPLY),
        ("07", Fault.SUPPLY),
        ("08", Fault.VALVE),
        ("09", Fault.SUPPLY),
        ("0a", Fault.SUPPLY),
        ("0b", Fault.SUPPLY),
        ("0e", Fault.VALVE),
        ("0f", Fault.CONNECTOR),
        ("10", Fault.CONNECTOR),
        ("11", Fault.SETTINGS),
    ],
)
def test_a_fault_is_told(code: str, fault: Fault) -> None:
    """What it complains of, and that this is what ended it."""
    _, driver = begun(*look(f"{code} 9 03 2100", 3_600, 5_000))
    seen = driver.read_status(feed=True)
    assert (seen.faults, seen.stopped_by) == (fault, DeviceStop.FAULT)
    assert seen.state is ControllerState.CLOSED


@pytest.mark.parametrize("address", [0, 2])
def test_an_address_is_refused_early(address: int) -> None:
    """There are none: two units on a line would both answer."""
    with pytest.raises(ValueError, match="one unit to a line"):
        controller("openevse-32a", Transcript(), address)


# --- Power -------------------------------------------------------------------------------------


class Marked(Transcript):
    """A line on which a unit is told its voltage, by whatever mark, and shows it from then on."""

    def __init__(self, *millivolts: int) -> None:
        super().__init__()
        self.millivolts = list(millivolts)
        self.marks: list[int] = []
        self.is_deaf = False

    def exchange(self, request: bytes, *_: object, **how: object) -> object:  # type: ignore[override]
        """Answer by what is asked."""
        command, number = request[1:].decode().partition("^")[0].rsplit(" :", 1)
        fields = {"GS": " 01 0 01 0008", "GU": " 0 5000"}.get(command, "")
        if command == "GG":
            fields = f" 0 {self.millivolts.pop(0) if self.millivolts else self.marks[-1]}"
        elif command.startswith("SV "):
            self.marks.append(int(command[3:]))
            if self.is_deaf:
                raise NoAnswer("silence")
        answer = framed(f"OK{fields} :{number}")
        return how["decode"](answer)  # type: ignore[operator]


@pytest.mark.parametrize("millivolts", [0, 120_000, 229_999, 230_000, 230_256, 240_000])
def test_a_unit_that_reckons_with_another_voltage_is_told_ours(millivolts: int) -> None:
    """A few millivolts higher: this is how its boots are told apart."""
    line = Marked(millivolts)
    driver = on(line)
    first = driver.read_status(feed=True).boot
    assert line.marks == [230_000 + (first or 0)]
    assert 1 <= (first or 0) <= 255
    assert driver.read_status(feed=True).boot == first
    assert len(line.marks) == 1


@pytest.mark.parametrize("mark", [1, 17, 254, 255])
@pytest.mark.parametrize("drawn", [0, 16, 253])
def test_a_loss_of_power_is_another_boot(
    monkeypatch: pytest.MonkeyPatch, mark: int, drawn: int
) -> None:
    """No preset, and never the number of the boot before, whatever chance draws."""
    monkeypatch.setattr("hardware.boots.BOOT_NUMBERS.below", lambda _: drawn)
    for millivolts in (240_000, 230_000 + mark % 255 + 1):
        line = Marked(230_000 + mark, millivolts)
        driver = on(line)
        before = driver.read_status(feed=True)
        after = driver.read_status(feed=True)
        assert before.boot == mark
        assert after.boot not in {mark, None}
        assert 1 <= (after.boot or 0) <= 255
        assert (after.stopped_by, after.preset) == (DeviceStop.POWER, None)


def test_with_the_power_goes_the_preset() -> None:
    """It is not opened under one that was given before."""
    line = Marked(MARK, 240_000)
    driver = on(line)
    driver.set_preset(TWO)
    with pytest.raises(Refused, match="wrong_sequence"):
        driver.open(7)


def test_a_voltage_that_was_not_taken_is_told_again() -> None:
    """Nothing is believed before."""
    line = Marked(MARK, 240_000, 240_000)
    driver = on(line)
    driver.read_status(feed=True)
    line.is_deaf = True
    with pytest.raises(NoAnswer):
        driver.read_status(feed=True)
    line.is_deaf = False
    assert driver.read_status(feed=True).stopped_by is DeviceStop.POWER
    assert len(line.marks) == 2


# --- Errors ------------------------------------------------------------------------------------

FIRST: dict[str, tuple[str, Callable[[FlowController], object]]] = {
    "identify": ("GV", lambda driver: driver.identify()),
    "read_status": ("GS", lambda driver: driver.read_status(feed=True)),
    "set_preset": ("GS", lambda driver: driver.set_preset(TWO)),
    "open": ("GS", lambda driver: driver.open(7)),
    "stop": ("S4 1", lambda driver: driver.stop()),
    "acknowledge": ("GS", lambda driver: driver.acknowledge()),
}


@pytest.mark.parametrize("command", FIRST)
def test_the_one_refusal_has_its_word(command: str) -> None:
    """What the unit refuses it has not done, and the technician reads what was asked."""
    sent, ask = FIRST[command]
    with pytest.raises(Refused, match=f"says NK to {sent}") as refusal:
        ask(on(Script((sent, "NK"))))
    assert refusal.value.code == "refused"


@pytest.mark.parametrize("place", [0, 2])
def test_a_start_that_is_refused(place: int) -> None:
    """Limit and lock: the refusal is handed on, and nothing follows it."""
    steps = [LIMIT, SHOWN, UNLOCK]
    line = Script(*ALONE, *PLUGGED, *steps[:place], (steps[place][0], "NK"))
    driver = on(line)
    driver.set_preset(TWO)
    with pytest.raises(Refused, match="refused"):
        driver.open(7)
    line.assert_over()


def test_a_start_whose_answer_was_lost_may_be_told_again() -> None:
    """Nothing has flowed: the same limit in the same session is the same limit."""
    line = Script(
        *(*ALONE, *PLUGGED, LIMIT, SHOWN, ("S4 0", "")),
        *(*PLUGGED, LIMIT, SHOWN, UNLOCK, ok("GS", READY)),
    )
    driver = on(line)
    driver.set_preset(TWO)
    with pytest.raises(NoAnswer):
        driver.open(7)
    driver.open(7)
    line.assert_over()


@pytest.mark.parametrize("command", FIRST)
def test_silence_is_no_answer(command: str) -> None:
    """Perhaps it was done: only a status can tell."""
    sent, ask = FIRST[command]
    with pytest.raises(NoAnswer):
        ask(on(Script((sent, ""))))


FORMS = {
    "GV": "8.2.3 5.2.1",
    "GI": "OPENEV01020304",
    "GE": "32 8061",
    "GC": "6 80 32 32",
    "GS": LOCKED,
    "GU": "0 5000",
    "S4": "",
}


@pytest.mark.parametrize("other", FORMS)
@pytest.mark.parametrize("asked", ["GV", "GS", "S4 1"])
def test_the_answer_to_another_command_is_none(asked: str, other: str) -> None:
    """Whatever number it carries: each has its form."""
    if asked[:2] == other:
        return
    ask = {"GV": FIRST["identify"], "GS": FIRST["read_status"], "S4 1": FIRST["stop"]}[asked][1]
    with pytest.raises(NoAnswer, match="no answer to"):
        ask(on(Script(ok(asked, FORMS[other]))))


# --- What it tells by itself -------------------------------------------------------------------


class Broken(Transcript):
    """A line on which an answer may end in the middle of a notice."""

    def exchange(self, *told: object, **how: object) -> object:  # type: ignore[override]
        """Answer from the script, wherever it ends."""
        how.pop("missing")
        return super().exchange(*told, **how)  # type: ignore[arg-type]


def test_notices_are_read_over() -> None:
    """Whole ones around an answer, and one whose end comes before the next answer."""
    notice = framed("AT 02 02 32 0108")
    pairs = [coded(n, *pair) for n, pair in enumerate(ALONE, start=1)]
    (state, shown), (energy_, used), (current, now) = pairs
    line = Broken(
        (state, notice.hex() + shown + notice.hex()),
        (energy_, used + notice[:5].hex()),
        (current, notice[5:].hex() + now),
    )
    assert on(line).read_status(feed=True).total == energy(5_000_000)
    line.assert_over()


def test_a_notice_whose_end_never_came_is_forgotten() -> None:
    """The line was drained: the next answer stands alone."""
    notice = framed("AT 02 02 32 0108")
    pairs = [coded(n, *pair) for n, pair in enumerate((*ALONE, *ALONE), start=1)]
    (state, shown), *others = pairs
    line = Broken((state, shown + notice[:5].hex()), *others)
    driver = on(line)
    for _ in range(2):
        driver.read_status(feed=True)
    line.assert_over()
