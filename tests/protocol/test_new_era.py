"""Every command of a New Era pump and every error, byte for byte as the manual has them.

The checksums were computed by `tests/property/test_framing_new_era.py`'s other hand, `binascii`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.transcript import Transcript

from hardware.framing.new_era import packet
from hardware.registry import controller
from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Identity, Preset, Status
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import FlowController, NoAnswer, Refused

ADDRESS = 3
Pair = tuple[str, str]

VER = ("02 08 33 56 45 52 d3 d5 03", "02 13 30 33 53 4e 45 31 30 30 30 56 33 2e 39 32 38 aa 81 03")
DIR = ("02 08 33 44 49 52 bb bb 03", "02 0a 30 33 53 49 4e 46 a6 aa 03")
RAT = ("02 08 33 52 41 54 a3 17 03", "02 0e 30 33 53 32 34 2e 30 30 4d 4d ab 26 03")
SAF = ("02 08 33 53 41 46 a6 54 03", "02 08 30 33 53 32 fd e1 03")
VOL = ("02 08 33 56 4f 4c cf e1 03", "02 0e 30 33 53 32 2e 34 34 30 4d 4c af 84 03")
VOL_PAUSED = (VOL[0], "02 0e 30 33 50 32 2e 34 34 30 4d 4c 67 f1 03")
ASK_DIS = "02 08 33 44 49 53 ab 9a 03"
NOTHING = (ASK_DIS, "02 15 30 33 53 49 30 2e 30 30 30 57 30 2e 30 30 30 4d 4c 87 57 03")
FLOWING = (ASK_DIS, "02 15 30 33 49 49 31 2e 32 33 34 57 30 2e 30 30 30 4d 4c 6b b1 03")
DONE = (ASK_DIS, "02 15 30 33 53 49 32 2e 34 34 30 57 30 2e 30 30 30 4d 4c f1 e3 03")
PAUSED_AT_ONCE = (ASK_DIS, "02 15 30 33 50 49 30 2e 30 30 30 57 30 2e 30 30 30 4d 4c 64 72 03")
HELD = (ASK_DIS, "02 15 30 33 50 49 31 2e 30 30 30 57 30 2e 30 30 30 4d 4c 21 11 03")
STANDS = "02 07 30 33 53 ff f5 03"
SET = ("02 0d 33 56 4f 4c 32 2e 34 34 30 9f 01 03", STANDS)
RUN = ("02 08 33 52 55 4e df db 03", "02 07 30 33 49 4c 8e 03")
STOP = ("02 08 33 53 54 50 28 25 03", STANDS)
PAUSE = (STOP[0], "02 07 30 33 50 cf 96 03")
ASK = ("02 05 33 06 30 03", STANDS)
CLEAR = ("02 0b 33 43 4c 44 49 4e 46 9e 2c 03", STANDS)

ALARM_R = "02 09 30 33 41 3f 52 fe 5a 03"
ALARM_T = "02 09 30 33 41 3f 54 9e 9c 03"


def said(text: str) -> str:
    """Return a sound reply that carries `text`."""
    return packet(text.encode()).hex(" ")


def volume(base: int) -> Quantity:
    """Return so many microlitres."""
    return Quantity(base, Dimension.VOLUME)


LIMIT = Preset(volume(0), volume(2_440), 7)


def on(line: Transcript) -> FlowController:
    """Return the driver of the pump at the address of the transcripts."""
    return controller("new-era-ne1000", line, ADDRESS)


def begun(*more: Pair) -> tuple[Transcript, FlowController]:
    """Return line and driver of a pump that has a preset, read back, and runs."""
    line = Transcript(NOTHING, SET, NOTHING, VOL, RUN, *more)
    driver = on(line)
    driver.set_preset(LIMIT)
    driver.open(7)
    return line, driver


# --- Commands ----------------------------------------------------------------------------------


def test_identity_and_settings() -> None:
    """Who it is, where it pumps to, how fast, how long it waits, and in which unit."""
    line = Transcript(VER, DIR, RAT, SAF, VOL)
    assert on(line).identify() == Identity("New Era", "NE1000", "", "3.928")
    line.assert_over()


@pytest.mark.parametrize(
    ("replies", "why"),
    [
        (("03SWDR", "03S24.00MM", "03S2", "03S2.440ML"), "DIR is WDR and must be INF"),
        (("03SINF", "03S24.01MM", "03S2", "03S2.440ML"), "RAT is 24.01MM and must be 24.00MM"),
        (("03SINF", "03S24.00MH", "03S2", "03S2.440ML"), "RAT is 24.00MH and must be 24.00MM"),
        (("03SINF", "03S24.00MM", "03S20", "03S2.440ML"), "SAF is 20 and must be 2"),
        (("03SINF", "03S24.00MM", "03S2", "03S2440.UL"), "VOL is in UL and must be in ML"),
    ],
)
def test_a_setting_that_is_not_as_approved(replies: tuple[str, ...], why: str) -> None:
    """It is told and not changed: nothing is sent but questions."""
    asked = (DIR[0], RAT[0], SAF[0], VOL[0])
    pairs = [(sent, said(reply)) for sent, reply in zip(asked, replies, strict=True)]
    line = Transcript(VER, *pairs)
    with pytest.raises(Refused, match=why) as refusal:
        on(line).identify()
    assert refusal.value.code == "unsafe_settings"
    line.assert_over()


def test_another_make_is_refused() -> None:
    """Where an NE-1000 is expected no other pump is served."""
    with pytest.raises(Refused, match=r"is a NE500, .* New Era NE1000") as refusal:
        on(Transcript((VER[0], said("03SNE500V2.53")))).identify()
    assert refusal.value.code == "wrong_device"


def test_at_rest_a_status_is_one_exchange() -> None:
    """Without a preset of ours its volume means nothing, so it is not asked for."""
    line = Transcript(DONE)
    assert on(line).read_status(feed=True) == Status(
        boot=None,
        state=ControllerState.CLOSED,
        stopped_by=DeviceStop.NONE,
        faults=Fault.NONE,
        total=volume(2_440),
        preset=None,
        sequence=0,
        flow=volume(0),
        calling=False,
        latched=False,
    )
    line.assert_over()


def test_while_it_flows_a_status_is_one_exchange() -> None:
    """A running pump refuses another volume, so the one that was read back is in force."""
    line, driver = begun(FLOWING)
    status = driver.read_status(feed=True)
    assert status == Status(
        boot=status.boot,
        state=ControllerState.OPEN_FAST,
        stopped_by=DeviceStop.NONE,
        faults=Fault.NONE,
        total=volume(1_234),
        preset=volume(2_440),
        sequence=7,
        flow=volume(400),
        calling=False,
        latched=False,
    )
    line.assert_over()


def test_at_the_end_it_has_reached_its_preset() -> None:
    """It stands, and its volume has flowed; it is not run again, for it would dose it again."""
    line, driver = begun(DONE, VOL, DONE)
    final = driver.read_status(feed=True)
    assert (final.stopped_by, final.preset) == (DeviceStop.PRESET, volume(2_440))
    with pytest.raises(Refused, match="preset_reached"):
        driver.open(7)
    line.assert_over()


def test_a_preset_is_in_force_once_its_volume_is_read_back() -> None:
    """Two answers of one moment; another volume, or another unit, is none."""
    other = (VOL[0], said("03S2.450ML"))
    small = (VOL[0], said("03S2.440UL"))
    line = Transcript(NOTHING, SET, NOTHING, other, NOTHING, small, NOTHING, VOL)
    driver = on(line)
    driver.set_preset(LIMIT)
    shown = [driver.read_status(feed=True) for _ in range(3)]
    assert [each.preset for each in shown] == [None, None, volume(2_440)]
    assert [each.sequence for each in shown] == [0, 0, 7]


def test_two_answers_that_disagree_are_asked_for_once_more() -> None:
    """And then are no answer: the pump was started or stopped between them."""
    line = Transcript(NOTHING, SET, NOTHING, VOL_PAUSED, VOL, NOTHING, VOL_PAUSED, VOL_PAUSED)
    driver = on(line)
    driver.set_preset(LIMIT)
    assert driver.read_status(feed=True).preset == volume(2_440)
    with pytest.raises(NoAnswer, match="says S and P"):
        driver.read_status(feed=True)
    line.assert_over()


def test_without_leave_to_feed_nothing_is_said() -> None:
    """Every packet feeds the timer of the pump; a dead core must not."""
    line = Transcript()
    with pytest.raises(NoAnswer, match="not alive"):
        on(line).read_status(feed=False)


def test_stopping_while_it_flows_is_two_stops() -> None:
    """The first only pauses; after the second the rest of the volume is gone."""
    line, driver = begun(PAUSE, STOP, NOTHING)
    driver.stop()
    assert driver.read_status(feed=True).stopped_by is DeviceStop.HOST
    line.assert_over()


def test_stopping_what_stands_is_one_stop() -> None:
    """Also where the pump says that there is nothing to stop."""
    for reply in (STANDS, said("03S?NA")):
        line = Transcript((STOP[0], reply))
        on(line).stop()
        line.assert_over()


def test_what_was_paused_goes_on_with_its_rest() -> None:
    """A stop whose second half was lost leaves it paused: the same preset may be opened."""
    line, driver = begun(HELD, VOL_PAUSED, HELD, VOL_PAUSED, RUN)
    paused = driver.read_status(feed=True)
    assert (paused.stopped_by, paused.preset) == (DeviceStop.HOST, volume(2_440))
    driver.open(7)
    line.assert_over()


def test_a_new_preset_ends_a_pause_first() -> None:
    """Or it would be run with what had flowed before taken off it; and only the rest is written."""
    line, driver = begun(HELD, STOP, ("02 0d 33 56 4f 4c 31 2e 34 34 30 71 d3 03", STANDS))
    driver.set_preset(Preset(volume(0), volume(2_440), 8))
    line.assert_over()


def test_opening_what_runs_says_no_more() -> None:
    """A start whose answer was lost may be repeated."""
    line, driver = begun(FLOWING)
    driver.open(7)
    line.assert_over()


def test_acknowledging_asks_whether_it_is_there() -> None:
    """What was latched is the driver's: the pump has forgotten its alarm with its telling."""
    line, driver = begun((ASK_DIS, ALARM_T), HELD, ASK, NOTHING)
    tripped = driver.read_status(feed=True)
    assert (tripped.stopped_by, tripped.latched) == (DeviceStop.WATCHDOG, True)
    driver.acknowledge()
    assert not driver.read_status(feed=True).latched
    line.assert_over()


def test_what_was_dosed_is_cleared_before_it_grows_coarse() -> None:
    """Four digits show 10 uL up to 100 mL: before, the pump begins anew and the driver adds up."""
    full = (ASK_DIS, said("03SI98.50W0.000ML"))
    line = Transcript(full, CLEAR, NOTHING, SET, FLOWING)
    driver = on(line)
    driver.set_preset(Preset(volume(98_500), volume(2_440), 7))
    assert driver.read_status(feed=True).total == volume(98_500 + 1_234)
    line.assert_over()


def test_what_was_dosed_before_a_reset_is_no_part_of_the_total() -> None:
    """Cleared once, reset later: the next program sees no more than the pump shows."""
    full = (ASK_DIS, said("03SI98.50W0.000ML"))
    line = Transcript(full, CLEAR, NOTHING, SET, FLOWING, (ASK_DIS, ALARM_R), FLOWING)
    driver = on(line)
    driver.set_preset(Preset(volume(98_500), volume(2_440), 7))
    assert driver.read_status(feed=True).total == volume(98_500 + 1_234)
    assert driver.read_status(feed=True).total == volume(1_234)
    line.assert_over()


def test_a_clearing_that_does_not_show_is_no_answer() -> None:
    """Nothing is written on top of a figure that nobody understands."""
    full = (ASK_DIS, said("03SI98.50W0.000ML"))
    with pytest.raises(NoAnswer, match="still shows 98500 uL"):
        on(Transcript(full, CLEAR, full)).set_preset(Preset(volume(98_500), volume(2_440), 7))


# --- What is refused unsent ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("preset", "asked"),
    [
        (Preset(volume(0), volume(2_440), 0), ()),
        (Preset(volume(0), volume(2_440), 2**32), ()),
        (Preset(volume(0), volume(10 << 31), 1), ()),
        (Preset(volume(10), volume(2_440), 1), (NOTHING,)),  # From a total that is still to come.
        (Preset(volume(0), volume(9), 1), (NOTHING,)),  # 0 would be without end.
        (Preset(volume(0), volume(0), 1), (NOTHING,)),
        (Preset(volume(0), volume(49_010), 1), (NOTHING,)),  # More than is dosed at once.
    ],
)
def test_what_the_pump_must_not_be_told(preset: Preset, asked: tuple[Pair, ...]) -> None:
    """None of these ever becomes a volume."""
    line = Transcript(*asked)
    with pytest.raises(Refused, match="out_of_range"):
        on(line).set_preset(preset)
    line.assert_over()


def test_another_preset_waits_until_it_stands() -> None:
    """A running pump takes none; the same one is in force already."""
    line, driver = begun(FLOWING, FLOWING)
    driver.set_preset(LIMIT)
    with pytest.raises(Refused, match="not_applicable"):
        driver.set_preset(Preset(volume(0), volume(5_000), 8))
    line.assert_over()


@pytest.mark.parametrize("status", "WXTU")
def test_what_moves_by_itself_is_not_run(status: str) -> None:
    """Withdrawing, purging, a pause or a trigger of a program: somebody is at the keys."""
    moving = (ASK_DIS, said(f"03{status}I0.000W0.000ML"))
    line = Transcript(NOTHING, SET, moving, moving)
    driver = on(line)
    driver.set_preset(LIMIT)
    with pytest.raises(Refused, match="not_applicable"):
        driver.open(7)
    seen = driver.read_status(feed=True)
    assert (seen.state, seen.preset) == (ControllerState.OPEN_FAST, None)
    assert seen.flow


def test_a_volume_that_was_changed_at_the_keys_is_not_run() -> None:
    """It is read back at the very moment it is to flow."""
    line = Transcript(NOTHING, SET, NOTHING, (VOL[0], said("03S24.40ML")))
    driver = on(line)
    driver.set_preset(LIMIT)
    with pytest.raises(Refused, match="wrong_sequence"):
        driver.open(7)
    line.assert_over()


@pytest.mark.parametrize("address", [-1, 100])
def test_an_address_that_no_pump_has_is_refused_early(address: int) -> None:
    """Two digits."""
    with pytest.raises(ValueError, match="0 to 99"):
        controller("new-era-ne1000", Transcript(), address)


# --- Alarms ------------------------------------------------------------------------------------


def test_a_reset_is_another_boot() -> None:
    """The power was gone: no preset, another boot, and a total that begins at nothing."""
    line, driver = begun(FLOWING, (ASK_DIS, ALARM_R), NOTHING)
    before = driver.read_status(feed=True)
    after = driver.read_status(feed=True)
    assert after.boot != before.boot
    assert (after.stopped_by, after.preset) == (DeviceStop.POWER, None)
    assert (after.total, after.latched) == (volume(0), False)
    line.assert_over()


def test_a_reset_whose_telling_was_lost_shows_in_what_has_flowed() -> None:
    """What was dosed is forgotten with the power."""
    _, driver = begun(FLOWING, (ASK_DIS, ""), NOTHING)
    before = driver.read_status(feed=True)
    with pytest.raises(NoAnswer):
        driver.read_status(feed=True)
    after = driver.read_status(feed=True)
    assert after.boot != before.boot
    assert (after.stopped_by, after.total) == (DeviceStop.POWER, volume(0))


def test_a_reset_before_anything_was_seen_to_flow() -> None:
    """Its telling was lost: what shows nothing may have flowed, and is not run again."""
    line, driver = begun((ASK_DIS, ""), NOTHING, NOTHING)
    with pytest.raises(NoAnswer):
        driver.read_status(feed=True)
    seen = driver.read_status(feed=True)
    assert (seen.stopped_by, seen.preset) == (DeviceStop.POWER, None)
    with pytest.raises(Refused, match="wrong_sequence"):
        driver.open(7)
    line.assert_over()


def test_a_start_that_was_lost_is_no_reset() -> None:
    """A reset after it would be told to the next question; so it is sent again."""
    line = Transcript(NOTHING, SET, NOTHING, VOL, (RUN[0], ""), NOTHING, VOL, NOTHING, VOL, RUN)
    driver = on(line)
    driver.set_preset(LIMIT)
    with pytest.raises(NoAnswer):
        driver.open(7)
    assert driver.read_status(feed=True).preset == LIMIT.limit
    driver.open(7)
    line.assert_over()


def test_a_pause_is_no_reset() -> None:
    """After a loss of power nothing is paused, whatever the line has lost."""
    line, driver = begun((ASK_DIS, ""), PAUSED_AT_ONCE, VOL_PAUSED)
    with pytest.raises(NoAnswer):
        driver.read_status(feed=True)
    assert driver.read_status(feed=True).preset == LIMIT.limit
    line.assert_over()


# --- A new start of the program ------------------------------------------------------------------


def test_a_pump_that_shows_what_it_dosed_was_not_reset() -> None:
    """Another program finds the same total, and no boot that it would have to ask about."""
    for before, after in [(DONE, DONE), (HELD, DONE), (DONE, FLOWING)]:
        assert on(Transcript(before)).read_status(feed=True).boot is None
        assert on(Transcript(after)).read_status(feed=True).boot is None


def test_a_pump_that_shows_nothing_may_have_been_reset() -> None:
    """Perhaps that was told to a program that died of it: so no boot is one that was seen."""
    boots = {on(Transcript(NOTHING)).read_status(feed=True).boot for _ in range(3)}
    assert None not in boots
    assert len(boots) == 3


def test_a_reset_that_was_told_is_told_on() -> None:
    """To the first word of the new program: also where it was no question."""
    line = Transcript((STOP[0], ALARM_R), STOP, NOTHING, FLOWING)
    driver = on(line)
    driver.stop()
    told = driver.read_status(feed=True)
    assert told.boot is not None
    assert driver.read_status(feed=True).boot == told.boot
    line.assert_over()


@pytest.mark.parametrize(
    ("alarm", "stopped_by", "faults"),
    [
        ("T", DeviceStop.WATCHDOG, Fault.NONE),
        ("S", DeviceStop.FAULT, Fault.SUPPLY),
        ("E", DeviceStop.FAULT, Fault.SETTINGS),
        ("O", DeviceStop.FAULT, Fault.SETTINGS),
    ],
)
def test_an_alarm_latches(alarm: str, stopped_by: DeviceStop, faults: Fault) -> None:
    """The volume is spent: whatever is left of it needs an acknowledgement and a new preset."""
    halted = (ASK_DIS, said("03SI1.000W0.000ML"))
    line, driver = begun((ASK_DIS, said(f"03A?{alarm}")), halted, halted, ASK, halted)
    seen = driver.read_status(feed=True)
    assert (seen.stopped_by, seen.faults, seen.latched) == (stopped_by, faults, True)
    assert seen.preset is None
    with pytest.raises(Refused, match="latched"):
        driver.open(7)
    driver.acknowledge()
    with pytest.raises(Refused, match="wrong_sequence"):
        driver.open(7)
    line.assert_over()


def test_an_alarm_whose_telling_was_lost_is_a_fault() -> None:
    """It stands before its end and nobody stopped it."""
    halted = (ASK_DIS, said("03SI1.000W0.000ML"))
    _, driver = begun(halted)
    seen = driver.read_status(feed=True)
    assert (seen.stopped_by, seen.latched) == (DeviceStop.FAULT, True)


def test_a_time_out_at_rest_is_nothing() -> None:
    """Nobody asked for a while; nothing was running."""
    seen = on(Transcript((ASK_DIS, ALARM_T), NOTHING)).read_status(feed=True)
    assert (seen.stopped_by, seen.latched) == (DeviceStop.NONE, False)


def test_a_run_that_is_answered_by_an_alarm_is_not_repeated() -> None:
    """It may have been carried out: only a status can tell."""
    line = Transcript(NOTHING, SET, NOTHING, VOL, (RUN[0], ALARM_R))
    driver = on(line)
    driver.set_preset(LIMIT)
    with pytest.raises(NoAnswer, match="alarm R"):
        driver.open(7)
    line.assert_over()


def test_an_alarm_after_an_alarm_is_no_answer() -> None:
    """Once more is enough."""
    line = Transcript((STOP[0], ALARM_R), (STOP[0], ALARM_T))
    with pytest.raises(NoAnswer, match="alarm T"):
        on(line).stop()
    line.assert_over()


# --- Errors ------------------------------------------------------------------------------------

FIRST: dict[str, tuple[str, Callable[[FlowController], object]]] = {
    "identify": (VER[0], lambda driver: driver.identify()),
    "read_status": (ASK_DIS, lambda driver: driver.read_status(feed=True)),
    "set_preset": (ASK_DIS, lambda driver: driver.set_preset(LIMIT)),
    "open": (ASK_DIS, lambda driver: driver.open(7)),
    "stop": (STOP[0], lambda driver: driver.stop()),
    "acknowledge": (ASK[0], lambda driver: driver.acknowledge()),
}
ERRORS = {
    "unknown_command": "02 08 30 33 53 3f 2c 4c 03",
    "not_applicable": "02 0a 30 33 53 3f 4e 41 bc e5 03",
    "out_of_range": "02 0b 30 33 53 3f 4f 4f 52 ed df 03",
    "busy": "02 0b 30 33 53 3f 49 47 4e 05 6b 03",
}


@pytest.mark.parametrize("word", ERRORS)
@pytest.mark.parametrize("command", sorted(set(FIRST) - {"stop"}))
def test_every_error_has_its_word(command: str, word: str) -> None:
    """What the pump refuses it has not done, and the technician reads why."""
    sent, ask = FIRST[command]
    with pytest.raises(Refused, match="pump 3") as refusal:
        ask(on(Transcript((sent, ERRORS[word]))))
    assert refusal.value.code == word


@pytest.mark.parametrize("word", ["unknown_command", "out_of_range", "busy"])
def test_a_command_that_is_refused(word: str) -> None:
    """VOL, RUN and STP: the refusal is handed on, and nothing follows it."""
    no = ERRORS[word]
    line = Transcript(
        NOTHING, (SET[0], no), NOTHING, SET, NOTHING, VOL, (RUN[0], no), (STOP[0], no)
    )
    driver = on(line)
    with pytest.raises(Refused, match="pump 3") as refusal:
        driver.set_preset(LIMIT)
    assert refusal.value.code == word
    driver.set_preset(LIMIT)
    with pytest.raises(Refused, match="pump 3") as refusal:
        driver.open(7)
    assert refusal.value.code == word
    with pytest.raises(Refused, match="pump 3") as refusal:
        driver.stop()
    assert refusal.value.code == word
    line.assert_over()


def test_a_pause_that_does_not_end_takes_no_volume() -> None:
    """Run then, it would go on with the rest of the old one as well."""
    line, driver = begun(HELD, PAUSE)
    with pytest.raises(NoAnswer, match="still paused"):
        driver.set_preset(Preset(volume(0), volume(2_440), 8))
    line.assert_over()


@pytest.mark.parametrize("command", FIRST)
def test_a_pump_that_heard_badly_has_not_refused(command: str) -> None:
    """?COM: something came, and perhaps it was not even ours."""
    sent, ask = FIRST[command]
    with pytest.raises(NoAnswer, match="heard something"):
        ask(on(Transcript((sent, "02 0b 30 33 53 3f 43 4f 4d 7b 60 03"))))


@pytest.mark.parametrize("command", FIRST)
def test_silence_is_no_answer(command: str) -> None:
    """Perhaps it was done: only a status can tell."""
    sent, ask = FIRST[command]
    with pytest.raises(NoAnswer):
        ask(on(Transcript((sent, ""))))


FORMS = {
    "VER": "NE1000V3.928",
    "DIR": "INF",
    "RAT": "24.00MM",
    "SAF": "2",
    "VOL": "2.440ML",
    "DIS": "I0.000W0.000ML",
    "STP": "",
}


@pytest.mark.parametrize("other", FORMS)
@pytest.mark.parametrize("asked", ["VER", "DIS", "STP"])
def test_the_answer_to_another_command_is_none(asked: str, other: str) -> None:
    """Nothing numbers the answers, so each is told by its form."""
    sent, ask = {"VER": FIRST["identify"], "DIS": FIRST["read_status"], "STP": FIRST["stop"]}[asked]
    if asked == other:
        return
    with pytest.raises(NoAnswer):
        ask(on(Transcript((sent, said(f"03S{FORMS[other]}")))))


@pytest.mark.parametrize(
    "text",
    ["03S?WHAT", "03SI0.000W0.000", "03SI0.000W0.000UL", "03SI00000W0.000ML", "04SI0.000W0.000ML"],
)
def test_what_no_pump_of_ours_says_is_no_answer(text: str) -> None:
    """A word that no manual has, half an answer, another unit, another pump."""
    with pytest.raises(NoAnswer):
        on(Transcript((ASK_DIS, said(text)))).read_status(feed=True)
