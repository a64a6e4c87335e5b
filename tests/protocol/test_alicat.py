"""Every command of an Alicat BASIS 2 controller and every refusal, line for line.

The forms are those of the manual (rev. 4), and where it shows none those that the open driver
`alicat` 0.9 reads: see the list in the profile.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.transcript import Transcript

from hardware.registry import controller
from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Identity, Preset, Status
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import FlowController, NoAnswer, Refused

ADDRESS = 3
Pair = tuple[str, str]


def said(command: str, answer: str) -> Pair:
    """Return command and answer as lines of unit C; `?` and silence stand for themselves."""
    whole = {"": "", "?": "?\r"}.get(answer, f"C {answer}\r")
    return f"C{command}\r".encode().hex(), whole.encode().hex()


def twice(command: str, answer: str) -> tuple[Pair, Pair]:
    """Return the same question with the same answer, twice."""
    return (said(command, answer),) * 2


def look(*parts: str) -> Pair:
    """Return the question for data, with what is flowing, set, driven, the gas, total and left."""
    return said("DV 123", " ".join(parts))


def shut(total: str, left: str, setpoint: str = "+00.000") -> tuple[Pair, Pair]:
    """Return the question for data to a unit that is shut, twice."""
    return (look("+00.000", setpoint, "+00.00", "CO2", total, left),) * 2


def flows(total: str, left: str) -> Pair:
    """Return the question for data to a unit that flows."""
    return look("+17.998", "+18.000", "+55.13", "CO2", total, left)


def frame(total: str, setpoint: str, drive: str = "+00.00") -> str:
    """Return a whole data frame, as it comes for an answer to a command."""
    return f"+24.57 +00.000 {total} {setpoint} {drive} CO2"


NOTHING = shut("+0000000.000", "+0000000.000")
OLD = shut("+0000012.345", "+0000000.000")
MUCH = shut("+0001000.226", "+0000000.000")
SET = said("TB 2.440", "+0000002.440")
RESET = said("T", frame("+0000000.000", "+00.000"))
HELD = shut("+0000000.000", "+0000002.440")
RUN = said("S 18.000", frame("+0000000.000", "+18.000", "+55.13"))
STOP = said("S 0.000", frame("+0000001.000", "+00.000"))
FLOWING = (flows("+0000001.000", "+0000001.440"), flows("+0000001.020", "+0000001.420"))
DONE = shut("+0000002.512", "+0000000.000", "+18.000")

SN, VE = twice("SN", "B-123456"), twice("VE", "V 3.1.0")
LSS, GS = twice("LSS", "u"), twice("GS", "2 CO2")
FPF_0, FPF_1 = twice("FPF 0", "+20.000 SLPM"), twice("FPF 1", "+9999999.999 SL")


def volume(base: int) -> Quantity:
    """Return so many microlitres."""
    return Quantity(base, Dimension.VOLUME)


LIMIT = Preset(volume(0), volume(2_440_500), 7)


def on(line: Transcript) -> FlowController:
    """Return the driver of the unit of the transcripts."""
    return controller("alicat-bc-co2", line, ADDRESS)


def begun(*more: Pair) -> tuple[Transcript, FlowController]:
    """Return line and driver of a unit that has a preset, read back, and flows."""
    line = Transcript(*NOTHING, SET, *HELD, RUN, *more)
    driver = on(line)
    driver.set_preset(LIMIT)
    driver.open(7)
    return line, driver


# --- Commands ----------------------------------------------------------------------------------


def test_the_bytes_of_a_delivery() -> None:
    """As they go over the wire: no checksum, a carriage return, nothing else."""
    assert said("DV 123", "")[0] == "43445620313233" + "0d"
    assert RESET[0] == "43540d"
    assert SET == ("4354422032" + "2e3434300d", "43202b303030303030322e3434300d")


def test_identity_and_settings() -> None:
    """Everything twice: number, version, source of the setpoint, gas, full scale and largest."""
    line = Transcript(*SN, *VE, *LSS, *GS, *FPF_0, *FPF_1)
    assert on(line).identify() == Identity("Alicat", "BC", "B-123456", "3.1.0")
    line.assert_over()


@pytest.mark.parametrize("version", ["3.1.0", "V3.1.0", "V 3.1.0"])
def test_a_version_in_any_of_its_forms(version: str) -> None:
    """No document shows it."""
    line = Transcript(*SN, *twice("VE", version), *LSS, *GS, *FPF_0, *FPF_1)
    assert on(line).identify().firmware == "3.1.0"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"LSS": "s"}, "LSS is s and must be u"),
        ({"GS": "3 N2"}, "the gas is N2 and must be CO2"),
        ({"FPF 0": "+20.000 SCCM"}, "flows are in SCCM and must be in SLPM"),
        ({"FPF 0": "+10.000 SLPM"}, r"full scale is 10.000 SLPM and must be 18.000 or more"),
        ({"FPF 1": "+9999999.999 SCC"}, "totals are in SCC and must be in SL"),
        ({"FPF 1": "+0000999.999 SL"}, "the largest total is 999.999 SL and must be 2000.450 or"),
    ],
)
def test_a_setting_that_is_not_as_approved(other: dict[str, str], why: str) -> None:
    """It is told and not changed: nothing is sent but questions."""
    asked = {"LSS": "u", "GS": "2 CO2", "FPF 0": "+20.000 SLPM", "FPF 1": "+9999999.999 SL"}
    pairs = [pair for command, reply in (asked | other).items() for pair in twice(command, reply)]
    line = Transcript(*SN, *VE, *pairs)
    with pytest.raises(Refused, match=why) as refusal:
        on(line).identify()
    assert refusal.value.code == "unsafe_settings"
    line.assert_over()


def test_another_make_is_refused() -> None:
    """Every BASIS unit has a number that begins with a B."""
    with pytest.raises(Refused, match=r"number 345678, .* Alicat BC") as refusal:
        on(Transcript(*twice("SN", "345678"))).identify()
    assert refusal.value.code == "wrong_device"


def test_two_answers_to_one_question_are_none() -> None:
    """One of them is wrong, and nobody can tell which."""
    with pytest.raises(NoAnswer, match=r"B-123457.*to SN"):
        on(Transcript(SN[0], said("SN", "B-123457"))).identify()


def test_at_rest() -> None:
    """Shut, and no preset of ours whatever batch is left."""
    line = Transcript(*shut("+0000012.345", "+0000099.000"))
    assert on(line).read_status(feed=True) == Status(
        boot=None,
        state=ControllerState.CLOSED,
        stopped_by=DeviceStop.NONE,
        faults=Fault.NONE,
        total=volume(12_345_000),
        preset=None,
        sequence=0,
        flow=volume(0),
        calling=False,
        latched=False,
    )
    line.assert_over()


def test_a_preset_is_written_and_read_back() -> None:
    """The batch ends at a total: what is left until then is the limit, rounded down."""
    held = shut("+0000012.345", "+0000002.440")
    line = Transcript(*OLD, said("TB 14.785", "+0000014.785"), *held, *held)
    driver = on(line)
    driver.set_preset(Preset(volume(12_345_000), volume(2_440_500), 7))
    seen = driver.read_status(feed=True)
    assert (seen.preset, seen.sequence) == (volume(2_440_000), 7)
    assert (seen.total, seen.state) == (volume(12_345_000), ControllerState.CLOSED)
    line.assert_over()


def test_a_unit_that_counts_a_batch_from_now_on_is_told_it_so() -> None:
    """The manual says neither: what is left tells which it is."""
    whole, held = shut("+0000012.345", "+0000014.785"), shut("+0000012.345", "+0000002.440")
    line = Transcript(*OLD, said("TB 14.785", "+0000014.785"), *whole, SET, *held)
    driver = on(line)
    driver.set_preset(Preset(volume(12_345_000), volume(2_440_500), 7))
    assert driver.read_status(feed=True).preset == volume(2_440_000)
    line.assert_over()


def test_a_total_is_reset_once_it_shows_more_than_flows_next() -> None:
    """Then a program that knows of no reset finds that it ran back; and this one adds up."""
    line = Transcript(*MUCH, RESET, SET, *HELD)
    driver = on(line)
    driver.set_preset(Preset(volume(1_000_226_000), volume(2_440_000), 7))
    seen = driver.read_status(feed=True)
    assert (seen.total, seen.preset) == (volume(1_000_226_000), volume(2_440_000))
    assert seen.boot is None
    line.assert_over()


def test_it_flows_and_stops_at_its_batch() -> None:
    """While it flows the answers differ, but what is gone and what is left do not."""
    line, driver = begun(*FLOWING, *DONE)
    seen = driver.read_status(feed=True)
    assert (seen.state, seen.total) == (ControllerState.OPEN_FAST, volume(1_020_000))
    assert (seen.flow, seen.preset) == (volume(299_966), volume(2_440_000))
    seen = driver.read_status(feed=True)
    assert (seen.state, seen.stopped_by) == (ControllerState.CLOSED, DeviceStop.PRESET)
    assert (seen.total, seen.preset, seen.flow) == (volume(2_512_000), volume(2_440_000), volume(0))
    line.assert_over()


def test_a_valve_that_has_not_shut_yet_is_closing() -> None:
    """The batch is over: driven or flowing still, it is not called closed."""
    still = look("+04.000", "+18.000", "+00.00", "CO2", "+0000002.450", "+0000000.000")
    driven = look("+00.000", "+18.000", "+12.00", "CO2", "+0000002.455", "+0000000.000")
    _, driver = begun(still, driven)
    seen = driver.read_status(feed=True)
    assert (seen.state, seen.flow) == (ControllerState.CLOSING, volume(66_666))


def test_it_is_shut_when_it_said_so_twice() -> None:
    """A drive that was lost on the line is no valve that shut."""
    parts = ("CO2", "+0000002.512", "+0000000.000")
    _, driver = begun(
        look("+00.000", "+18.000", "+12.00", *parts), look("+00.000", "+18.000", "+00.00", *parts)
    )
    assert driver.read_status(feed=True).state is ControllerState.CLOSING


def test_what_a_sensor_shows_at_zero_is_no_flow() -> None:
    """Less than half a percent of full scale, in either direction."""
    noise = ("+00.099", "+00.000", "+00.00", "CO2", "+0000001.000", "+0000000.000")
    line = Transcript(look(*noise), look("-00.002", *noise[1:]))
    assert on(line).read_status(feed=True).is_closed


def test_a_stop_sets_the_flow_to_nothing() -> None:
    """And is harmless when it is shut."""
    line, driver = begun(STOP, *shut("+0000001.000", "+0000001.440"), STOP)
    driver.stop()
    seen = driver.read_status(feed=True)
    assert (seen.stopped_by, seen.preset) == (DeviceStop.HOST, None)
    driver.stop()
    line.assert_over()


def test_a_stop_after_the_end_stops_nothing() -> None:
    """The batch did: the stop only takes the setpoint away."""
    ended = shut("+0000002.512", "+0000000.000")
    _, driver = begun(*DONE, STOP, *ended)
    driver.read_status(feed=True)
    driver.stop()
    assert driver.read_status(feed=True).stopped_by is DeviceStop.PRESET


def test_after_its_end_a_preset_leaves_no_setpoint_behind() -> None:
    """Or the valve would open again with the reset of the total."""
    more = Preset(volume(0), volume(4_952_000), 8)
    held = shut("+0000002.512", "+0000002.440")
    line, driver = begun(
        *DONE,
        said("S 0.000", frame("+0000002.512", "+00.000")),
        said("TB 4.952", "+0000004.952"),
        *held,
        *held,
        RUN,
    )
    driver.set_preset(more)
    driver.open(8)
    line.assert_over()


@pytest.mark.parametrize(
    ("preset", "asked"),
    [
        (Preset(volume(0), volume(1_000), 0), ()),
        (Preset(volume(0), volume(1_000), 1 << 32), ()),
        (Preset(volume(0), volume(1_000 << 31), 1), ()),
        (Preset(volume(10_000), volume(2_440_000), 1), NOTHING),  # A total that is still to come.
        (Preset(volume(0), volume(999), 1), NOTHING),  # 0 would be without end.
        (Preset(volume(0), volume(0), 1), NOTHING),
        (Preset(volume(0), volume(1_000_001_000), 1), NOTHING),  # More than a batch may be.
    ],
)
def test_what_a_unit_must_not_be_told(preset: Preset, asked: tuple[Pair, ...]) -> None:
    """None of these ever becomes a batch."""
    line = Transcript(*asked)
    with pytest.raises(Refused, match="out_of_range"):
        on(line).set_preset(preset)
    line.assert_over()


def test_another_preset_waits_until_it_is_shut() -> None:
    """A total that is reset while it flows would begin the batch anew."""
    line, driver = begun(*FLOWING, *FLOWING)
    driver.set_preset(LIMIT)
    with pytest.raises(Refused, match="not_applicable"):
        driver.set_preset(Preset(volume(0), volume(5_000_000), 8))
    line.assert_over()


def test_a_start_is_harmless_while_it_flows_and_refused_at_the_end() -> None:
    """Once told, once done."""
    line, driver = begun(*FLOWING, *DONE)
    driver.open(7)
    with pytest.raises(Refused, match="preset_reached"):
        driver.open(7)
    line.assert_over()


def test_a_batch_that_somebody_else_has_changed_is_not_opened() -> None:
    """It is read back at the very moment it is to flow."""
    other = shut("+0000000.000", "+0000024.400")
    line = Transcript(*NOTHING, SET, *other, *other)
    driver = on(line)
    driver.set_preset(LIMIT)
    with pytest.raises(Refused, match="wrong_sequence"):
        driver.open(7)
    assert driver.read_status(feed=True).preset is None
    line.assert_over()


def test_a_valve_that_is_not_shut_is_not_opened() -> None:
    """Somebody drives it: it is held, or it leaks."""
    driven = (look("+00.000", "+00.000", "+09.00", "CO2", "+0000000.000", "+0000002.440"),) * 2
    line = Transcript(*NOTHING, SET, *driven)
    driver = on(line)
    driver.set_preset(LIMIT)
    with pytest.raises(Refused, match="still closing"):
        driver.open(7)


def test_another_gas_is_a_fault() -> None:
    """It is another volume: told with every reading, not only at the start."""
    line = Transcript(*(look("+00.000", "+00.000", "+00.00", "CH4", *("+0000000.000",) * 2),) * 2)
    assert on(line).read_status(feed=True).faults is Fault.SETTINGS


@pytest.mark.parametrize("address", [0, 27])
def test_an_address_that_no_unit_has_is_refused_early(address: int) -> None:
    """Twenty-six letters."""
    with pytest.raises(ValueError, match=r"1 \(A\) to 26 \(Z\)"):
        controller("alicat-bc-co2", Transcript(), address)


# --- Power -------------------------------------------------------------------------------------


def test_a_total_that_fell_is_another_boot() -> None:
    """The power was gone: no preset, and the total begins anew."""
    line, driver = begun(*FLOWING, *NOTHING)
    before = driver.read_status(feed=True)
    after = driver.read_status(feed=True)
    assert after.boot not in {before.boot, None}
    assert (after.stopped_by, after.preset) == (DeviceStop.POWER, None)
    assert (before.total, after.total) == (volume(1_020_000), volume(0))
    line.assert_over()


def test_a_total_of_nothing_has_no_witness() -> None:
    """Whether the power was gone before it was met nobody can tell: a boot that nobody has seen."""
    boots = {on(Transcript(*NOTHING)).read_status(feed=True).boot for _ in range(2)}
    assert len(boots) == 2
    assert on(Transcript(*OLD)).read_status(feed=True).boot is None


def test_a_setpoint_that_vanished_is_another_boot() -> None:
    """Nothing had been seen to flow yet, and nobody had asked it to stop."""
    line, driver = begun(*HELD)
    after = driver.read_status(feed=True)
    assert (after.stopped_by, after.preset) == (DeviceStop.POWER, None)
    line.assert_over()


def test_a_setpoint_that_somebody_else_took_away_is_no_boot() -> None:
    """The total is still there: the power was, too."""
    _, driver = begun(*FLOWING, *shut("+0000001.100", "+0000001.340"))
    before = driver.read_status(feed=True)
    after = driver.read_status(feed=True)
    assert (after.stopped_by, after.preset) == (DeviceStop.HOST, None)
    assert (after.boot, after.total) == (before.boot, volume(1_100_000))


def test_a_batch_that_went_with_the_power_was_not_delivered() -> None:
    """Nothing is left of it, and nothing has flowed."""
    _, driver = begun(*NOTHING)
    assert driver.read_status(feed=True).stopped_by is DeviceStop.POWER


def test_a_unit_that_sets_its_own_flow_to_nothing_at_the_end_has_kept_its_power() -> None:
    """The manual says that the valve closes, and not what becomes of the setpoint."""
    _, driver = begun(*shut("+0000002.500", "+0000000.000"))
    after = driver.read_status(feed=True)
    assert (after.stopped_by, after.preset) == (DeviceStop.PRESET, volume(2_440_000))


def test_a_start_that_was_lost_is_looked_after_at_once() -> None:
    """It was never opened, so it may be opened once more."""
    line = Transcript(*NOTHING, SET, *HELD, (RUN[0], ""), *HELD, *HELD, RUN)
    driver = on(line)
    driver.set_preset(LIMIT)
    with pytest.raises(NoAnswer):
        driver.open(7)
    driver.open(7)
    line.assert_over()


def test_a_start_that_nobody_could_look_after_may_have_been_a_loss_of_power() -> None:
    """What flowed until then is not known: the worse case for the operator."""
    line = Transcript(*NOTHING, SET, *HELD, (RUN[0], ""), (HELD[0][0], ""), *HELD)
    driver = on(line)
    driver.set_preset(LIMIT)
    with pytest.raises(NoAnswer):
        driver.open(7)
    assert driver.read_status(feed=True).stopped_by is DeviceStop.POWER
    line.assert_over()


def test_a_start_whose_answer_was_lost_has_opened_it() -> None:
    """The look after it shows so; and what ends it is told as what it is."""
    ended = shut("+0000001.100", "+0000001.340")
    line = Transcript(*NOTHING, SET, *HELD, (RUN[0], ""), *FLOWING, *ended)
    driver = on(line)
    driver.set_preset(LIMIT)
    with pytest.raises(NoAnswer):
        driver.open(7)
    assert driver.read_status(feed=True).stopped_by is DeviceStop.HOST
    line.assert_over()


def test_a_start_that_nobody_could_look_after_is_known_by_the_total() -> None:
    """It shows what it showed, so nothing has flowed and the power was there."""
    held = shut("+0000012.345", "+0000002.440")
    told = said("TB 14.785", "+0000014.785")
    line = Transcript(*OLD, told, *held, *held, (RUN[0], ""), (OLD[0][0], ""), *held, *held, RUN)
    driver = on(line)
    driver.set_preset(Preset(volume(12_345_000), volume(2_440_000), 7))
    with pytest.raises(NoAnswer):
        driver.open(7)
    assert driver.read_status(feed=True).preset == volume(2_440_000)
    driver.open(7)
    line.assert_over()


def test_a_reset_whose_answer_was_lost_is_no_loss_of_power() -> None:
    """It was asked for."""
    line = Transcript(*MUCH, (RESET[0], ""), *NOTHING)
    driver = on(line)
    with pytest.raises(NoAnswer):
        driver.set_preset(Preset(volume(1_000_226_000), volume(2_440_000), 7))
    after = driver.read_status(feed=True)
    assert (after.boot, after.total) == (None, volume(1_000_226_000))


def test_a_reset_that_was_lost_resets_nothing() -> None:
    """And a loss of power after it is told from it."""
    line = Transcript(*MUCH, (RESET[0], ""), *MUCH, *NOTHING)
    driver = on(line)
    with pytest.raises(NoAnswer):
        driver.set_preset(Preset(volume(1_000_226_000), volume(2_440_000), 7))
    assert driver.read_status(feed=True).total == volume(1_000_226_000)
    assert driver.read_status(feed=True).stopped_by is DeviceStop.POWER


def test_with_the_power_goes_what_was_added_up() -> None:
    """The unit has forgotten it, and so has this program: nobody takes one total for the other."""
    line = Transcript(*MUCH, RESET, SET, *HELD, RUN, *FLOWING, *NOTHING)
    driver = on(line)
    driver.set_preset(Preset(volume(1_000_226_000), volume(2_440_000), 7))
    driver.open(7)
    assert driver.read_status(feed=True).total == volume(1_001_246_000)
    assert driver.read_status(feed=True).total == volume(0)


# --- Errors ------------------------------------------------------------------------------------

FIRST: dict[str, tuple[str, Callable[[FlowController], object]]] = {
    "identify": ("SN", lambda driver: driver.identify()),
    "read_status": ("DV 123", lambda driver: driver.read_status(feed=True)),
    "set_preset": ("DV 123", lambda driver: driver.set_preset(LIMIT)),
    "open": ("DV 123", lambda driver: driver.open(7)),
    "stop": ("S 0.000", lambda driver: driver.stop()),
    "acknowledge": ("DV 123", lambda driver: driver.acknowledge()),
}


@pytest.mark.parametrize("command", FIRST)
def test_the_one_refusal_has_its_word(command: str) -> None:
    """What the unit refuses it has not done, and the technician reads what was asked."""
    sent, ask = FIRST[command]
    with pytest.raises(Refused, match=rf"unit C says \? to {sent}") as refusal:
        ask(on(Transcript(said(sent, "?"))))
    assert refusal.value.code == "refused"


def test_a_command_that_is_refused() -> None:
    """T, TB and S: the refusal is handed on, and nothing follows it."""
    no = b"?\r".hex()
    line = Transcript(*MUCH, (RESET[0], no), *MUCH, RESET, (SET[0], no), *NOTHING, SET)
    driver = on(line)
    preset = Preset(volume(1_000_226_000), volume(2_440_000), 7)
    for _ in range(2):
        with pytest.raises(Refused, match="refused"):
            driver.set_preset(preset)
    driver.set_preset(preset)
    line.assert_over()
    line = Transcript(*NOTHING, SET, *HELD, (RUN[0], no))
    driver = on(line)
    driver.set_preset(LIMIT)
    with pytest.raises(Refused, match="refused"):
        driver.open(7)
    line.assert_over()


@pytest.mark.parametrize("command", FIRST)
def test_silence_is_no_answer(command: str) -> None:
    """Perhaps it was done: only a status can tell."""
    sent, ask = FIRST[command]
    with pytest.raises(NoAnswer):
        ask(on(Transcript(said(sent, ""))))


@pytest.mark.parametrize(
    "answer",
    [
        frame("+0000001.000", "+18.000"),  # Another setpoint: the command was heard as another.
        "+0000000.000",
        "+24.57 +00.000 +0000001.000 +00.000 +00.00 12",
        frame("+0000001.000", "+00.000") + " +1.0",
    ],
)
def test_a_stop_that_was_answered_otherwise_is_no_answer(answer: str) -> None:
    """Only the data frame with the setpoint that was told."""
    with pytest.raises(NoAnswer):
        on(Transcript(said("S 0.000", answer))).stop()


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("T", frame("+0000000.001", "+00.000")),
        ("T", frame("+0000000.000", "+00.010")),
        ("TB 2.440", "+0000024.400"),
        ("TB 2.440", "2.440 SL"),
    ],
)
def test_a_preset_that_was_answered_otherwise_is_no_answer(command: str, answer: str) -> None:
    """Something else was done than was told."""
    before, opening = (MUCH, 1_000_226_000) if command == "T" else (NOTHING, 0)
    line = Transcript(*before, said(command, answer))
    with pytest.raises(NoAnswer):
        on(line).set_preset(Preset(volume(opening), volume(2_440_000), 7))
    line.assert_over()


FORMS = {
    "SN": "B-123456",
    "VE": "V 3.1.0",
    "LSS": "u",
    "GS": "2 CO2",
    "FPF": "+20.000 SLPM",
    "TB": "+0000002.440",
    "DV": "+00.000 +00.000 +00.00 CO2 +0000000.000 +0000000.000",
    "S": frame("+0000000.000", "+00.000"),
}
ASKED = {
    "SN": (),
    "VE": SN,
    "LSS": (*SN, *VE),
    "GS": (*SN, *VE, *LSS),
    "FPF": (*SN, *VE, *LSS, *GS),
}


@pytest.mark.parametrize("other", FORMS)
@pytest.mark.parametrize("asked", ASKED)
def test_the_answer_to_another_question_is_none(asked: str, other: str) -> None:
    """Nothing numbers the answers, so each is told by its form."""
    if asked == other:
        return
    sent = "FPF 0" if asked == "FPF" else asked
    with pytest.raises(NoAnswer, match=r"figures where|answer to something else|is no"):
        on(Transcript(*ASKED[asked], said(sent, FORMS[other]))).identify()


@pytest.mark.parametrize("other", sorted(set(FORMS) - {"DV"}))
def test_no_other_answer_is_taken_for_a_reading(other: str) -> None:
    """Not even a data frame, which has as many figures."""
    with pytest.raises(NoAnswer):
        on(Transcript(said("DV 123", FORMS[other]))).read_status(feed=True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("+00.000", "+0000001.000", "+0000000.000"), ("+00.000", "+0000001.001", "+0000000.000")),
        (("+00.000", "+0000001.000", "+0000000.000"), ("+00.000", "+0000000.999", "+0000000.000")),
        (("+00.000", "+0000001.000", "+0000002.000"), ("+00.000", "+0000001.000", "+0000003.000")),
        (("+18.000", "+0000001.000", "+0000002.000"), ("+18.000", "+0000001.020", "+0000002.000")),
        (("+18.000", "+0000001.000", "+0000002.000"), ("+18.000", "+0000001.900", "+0000001.100")),
        (("+18.000", "+0000001.020", "+0000001.980"), ("+18.000", "+0000001.000", "+0000002.000")),
    ],
)
def test_two_readings_that_cannot_be_true_together_are_none(
    first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    """At rest nothing moves; and what flows is what is no longer left, and not more than can."""
    pairs = [
        look(flow, "+18.000" if flow != "+00.000" else "+00.000", "+00.00", "CO2", total, left)
        for flow, total, left in (first, second)
    ]
    with pytest.raises(NoAnswer, match="two things at once"):
        on(Transcript(*pairs)).read_status(feed=True)


@pytest.mark.parametrize(("part", "other"), [(1, "+08.000"), (3, "N2")])
def test_two_settings_at_once_are_none(part: int, other: str) -> None:
    """Neither the setpoint nor the gas changes between two answers."""
    parts = ["+18.000", "+18.000", "+55.13", "CO2", "+0000001.000", "+0000001.000"]
    others = [*parts[:part], other, *parts[part + 1 :]]
    for pair in ((parts, others), (others, parts)):
        with pytest.raises(NoAnswer, match="two things at once"):
            on(Transcript(*(look(*each) for each in pair))).read_status(feed=True)


def test_an_answer_is_waited_for_as_long_as_the_one_before_was() -> None:
    """So that a line that is sound costs no second look."""
    usual = []

    class Noted(Transcript):
        """A line that notes how long an answer is thought to be."""

        def exchange(self, request: bytes, reply_length: int, **how: object) -> object:  # type: ignore[override]
            usual.append(reply_length)
            return super().exchange(request, reply_length, **how)  # type: ignore[arg-type]

    on(Noted(*NOTHING)).read_status(feed=True)
    assert usual == [4, len(bytes.fromhex(NOTHING[0][1]))]


@pytest.mark.parametrize("part", [0, 1, 2, 4, 5])
def test_less_than_nothing_is_no_answer(part: int) -> None:
    """A sign that was damaged; only the sensor may show a little less than nothing."""
    parts = ["+00.000", "+00.000", "+00.01", "CO2", "+0000001.000", "+0000001.000"]
    parts[part] = parts[part].replace("+", "-").replace("00.000", "00.001")
    driver = on(Transcript(look(*parts), look(*parts)))
    if part == 0:
        assert not driver.read_status(feed=True).flow
        return
    with pytest.raises(NoAnswer, match="less than nothing"):
        driver.read_status(feed=True)
