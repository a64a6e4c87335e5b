"""Every telegram to a Bronkhorst instrument and every error, byte for byte.

The data of the telegrams were built by the maker's own library, `bronkhorst-propar`; only what is
around them, sequence, node and length, is put there by the product's own function. Limits are
rounded down, which a floating-point number of the library is not: 12.34 g ends in a3, not a4.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.transcript import Transcript

from hardware.framing.propar import telegram
from hardware.registry import controller
from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Identity, Preset, Status
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import FlowController, NoAnswer, Refused

NODE = 3
Pair = tuple[str, str]

ASK = (
    "04 e8 c1 68 41 c3 68 43 85 68 05 a6 68 26 08 68 08 81 a0 01 20 a1 01 21 84 01 04 14 01 14"
    "   e8 c1 68 41 c3 68 43 85 68 05 a6 68 26 08 68 08 01 a0 01 20 a1 01 21 84 01 04 14 01 14"
)
"""Counter, limit, setpoint mode, new setpoint, counter mode; measure, setpoint, control mode, alarm
info: all of it twice."""
ACK = "00 00"
"""And the length of what was written."""


def shown(
    counter: str = "00 00 00 00",
    *,
    limit: str = "41 45 70 a3",
    modes: str = "85 01 a6 00 00 08 02",
    measure: str = "00 00",
    setpoint: str = "00 00",
    control: str = "12",
    alarms: str = "00",
) -> str:
    """Return the answer to `ASK`, of an instrument with a limit of 12.34 g unless told so."""
    one = (
        f"e8 c1 {counter} c3 {limit} {modes} {{}} a0 {measure} a1 {setpoint} 84 {control} 14 "
        f"{alarms} "
    )
    return f"02 {one.format('81')} {one.format('01')}"


BLANK = {"limit": "00 00 00 00", "modes": "85 00 a6 00 00 08 00"}
REST = (ASK, shown(**BLANK))
READY = (ASK, shown())
FLOWING = (ASK, shown("40 b5 70 a4", measure="7a 80", setpoint="7d 00"))
DONE = (ASK, shown("41 48 00 00", alarms="10"))
HALTED = (ASK, shown("40 b5 70 a4"))
RESTARTED = (ASK, shown(**BLANK, control="00"))
MARK = ("01 01 a1 00 00 04 12", f"{ACK} 07")
RESET = ("01 73 08 01", f"{ACK} 04")
CALM = ("01 73 08 02", f"{ACK} 04")
LIMIT = ("01 68 c3 41 45 70 a3 85 01 a6 00 00 08 02", f"{ACK} 0e")
OPEN = ("01 01 21 7d 00", f"{ACK} 05")
STOP = ("01 01 21 00 00", f"{ACK} 05")
WHO = "04 71 e1 71 61 00 e3 71 63 00 e5 71 65 00 e1 71 61 00 e3 71 63 00 65 71 65 00"
NAMES = "e1 06 43 4f 52 49 46 43 e3 04 4d 31 32 33 {} 05 56 31 2e 32 33"
I_AM = (WHO, f"02 71 {NAMES.format('e5')} {NAMES.format('65')}")
HOW = (
    "04 81 cd 01 4d 7f 01 7f 00 e8 e7 68 67 00 09 68 09 f2 0b 72 0b e1 05 61 05"
    "   81 cd 01 4d 7f 01 7f 00 e8 e7 68 67 00 09 68 09 f2 0b 72 0b 61 05 61 05"
)


def set_so(
    capacity: str = "41 20 00 00",
    unit: str = "04 6b 67 2f 68",
    counts: str = "01 67",
    resets: str = "0d",
    io: str = "00",
    alarm: str = "00",
) -> str:
    """Return the answer to `HOW`: 10 kg/h, grams, reset by the bus, digital, no alarm setpoint."""
    one = f"81 cd {capacity} 7f {unit} e8 e7 {counts} 09 {resets} f2 0b {io} {{}} 05 {alarm} "
    return f"02 {one.format('e1')} {one.format('61')}"


def mass(base: int) -> Quantity:
    """Return so many milligrams."""
    return Quantity(base, Dimension.MASS)


TWELVE = Preset(mass(0), mass(12_340), 7)


def script(*pairs: Pair, first: int = 1) -> Transcript:
    """Return a line on which the data of `pairs` are said, numbered from `first` on."""
    return Transcript(
        *(
            (
                telegram(number % 256, NODE, bytes.fromhex(sent)).hex(),
                telegram(number % 256, NODE, bytes.fromhex(heard)).hex() if heard else "",
            )
            for number, (sent, heard) in enumerate(pairs, start=first)
        )
    )


def on(line: Transcript) -> FlowController:
    """Return the driver of the instrument at the node of the transcripts."""
    return controller("bronkhorst-m14", line, NODE)


def begun(*more: Pair) -> tuple[Transcript, FlowController]:
    """Return line and driver of an instrument that has a limit, read back, and a setpoint."""
    line = script(REST, LIMIT, READY, OPEN, *more)
    driver = on(line)
    driver.set_preset(TWELVE)
    driver.open(7)
    return line, driver


# --- Commands ----------------------------------------------------------------------------------


def test_a_telegram_is_what_the_maker_says() -> None:
    """Ends, sequence, node, length; a DLE among them twice."""
    assert telegram(1, 3, bytes.fromhex("01 01 21 3e 80")) == bytes.fromhex(
        "10 02 01 03 05 01 01 21 3e 80 10 03"
    )
    assert telegram(16, 3, bytes.fromhex("01 01 21 10 00")) == bytes.fromhex(
        "10 02 10 10 03 05 01 01 21 10 10 00 10 03"
    )


def test_identity_and_settings() -> None:
    """Who it is, and what must be so before anything is sold."""
    line = script(I_AM, (HOW, set_so()))
    assert on(line).identify() == Identity("Bronkhorst", "CORIFC", "M123", "V1.23")
    line.assert_over()


@pytest.mark.parametrize(
    ("how", "why"),
    [
        (set_so("41 10 00 00"), "capacity is 9 and must be 9.9972"),
        (set_so(unit="03 67 2f 68"), "capacity unit is g/h and must be kg/h"),
        (set_so(counts="02 6b 67"), "counter unit is kg and must be g"),
        (set_so(resets="0b"), "counter reset by the bus is 0 and must be 4"),
        (set_so(io="41"), "analog default control mode is 64 and must be 0"),
        (set_so(alarm="01"), "setpoint change at an alarm is 1 and must be 0"),
    ],
)
def test_a_setting_that_is_not_as_approved(how: str, why: str) -> None:
    """It is told and not changed: nothing is sent but questions."""
    line = script(I_AM, (HOW, how))
    with pytest.raises(Refused, match=why) as refusal:
        on(line).identify()
    assert refusal.value.code == "unsafe_settings"
    line.assert_over()


def test_texts_may_be_filled_up_or_end_by_themselves() -> None:
    """With blanks, or with a zero where their length is not told."""
    line = script(I_AM, (HOW, set_so(unit="00 6b 67 2f 68 20 00", counts="04 67 20 20 20")))
    assert on(line).identify().serial == "M123"


def test_another_kind_of_instrument_is_refused() -> None:
    """A meter without a valve can hold nothing back."""
    meter = I_AM[1].replace("43 4f 52 49 46 43", "43 4f 52 49 46 4d")
    with pytest.raises(Refused, match=r"is a CORIFM, .* Bronkhorst CORIFC") as refusal:
        on(script((WHO, meter))).identify()
    assert refusal.value.code == "wrong_device"


def test_at_rest_a_status_is_one_exchange() -> None:
    """One that is in our control mode has not been without power since."""
    line = script(REST)
    assert on(line).read_status(feed=True) == Status(
        boot=None,
        state=ControllerState.CLOSED,
        stopped_by=DeviceStop.NONE,
        faults=Fault.NONE,
        total=mass(0),
        preset=None,
        sequence=0,
        flow=mass(0),
        calling=False,
        latched=False,
    )
    line.assert_over()


def test_while_it_flows_a_status_is_one_exchange() -> None:
    """It says counter and limit of one moment; whether the host is alive is nothing to it."""
    line, driver = begun(FLOWING, FLOWING)
    seen = driver.read_status(feed=True)
    assert seen == Status(
        boot=None,
        state=ControllerState.OPEN_FAST,
        stopped_by=DeviceStop.NONE,
        faults=Fault.NONE,
        total=mass(5_670),
        preset=mass(12_340),
        sequence=7,
        flow=mass(2_700),
        calling=False,
        latched=False,
    )
    assert driver.read_status(feed=False) == seen
    line.assert_over()


def test_at_the_end_it_has_reached_its_limit() -> None:
    """What ran over counts; and no setpoint is given there, for nobody says what comes of it."""
    line, driver = begun(DONE, DONE)
    final = driver.read_status(feed=True)
    assert (final.stopped_by, final.preset) == (DeviceStop.PRESET, mass(12_340))
    assert (final.total, final.state) == (mass(12_500), ControllerState.CLOSED)
    with pytest.raises(Refused, match="preset_reached"):
        driver.open(7)
    line.assert_over()


def test_it_is_closed_once_nothing_flows() -> None:
    """Less than nothing is nothing: a sensor that is a little off."""
    closing = (ASK, shown("40 b5 70 a4", measure="03 e8"))
    nothing = (ASK, shown("40 b5 70 a4", measure="ff f0"))
    _, driver = begun(FLOWING, STOP, closing, nothing)
    driver.read_status(feed=True)
    driver.stop()
    seen = driver.read_status(feed=True)
    assert (seen.state, seen.flow, seen.preset) == (ControllerState.CLOSING, mass(60), None)
    assert driver.read_status(feed=True).is_closed


def test_a_loss_of_power_is_told_before_it_is_forgotten() -> None:
    """Its control mode is the one it begins with; ours is written once somebody was told."""
    line, driver = begun(FLOWING, RESTARTED, MARK, REST, REST)
    before = driver.read_status(feed=True)
    after = driver.read_status(feed=True)
    assert before.boot is None
    assert after.boot
    assert (after.stopped_by, after.preset) == (DeviceStop.POWER, None)
    assert (before.total, after.total) == (mass(5_670), mass(0))
    assert driver.read_status(feed=True) == driver.read_status(feed=True) == after
    line.assert_over()


def test_a_limit_that_outlives_a_loss_of_power_is_in_force_no_more() -> None:
    """It is in the memory of the instrument; whoever gave it has to give it again."""
    line, driver = begun(FLOWING, (ASK, shown("40 b5 70 a4", control="00")), MARK, HALTED, HALTED)
    driver.read_status(feed=True)
    for _ in range(2):
        seen = driver.read_status(feed=True)
        assert (seen.preset, seen.stopped_by) == (None, DeviceStop.POWER)
    with pytest.raises(Refused, match="wrong_sequence"):
        driver.open(7)
    line.assert_over()


def test_one_that_does_not_take_our_mode_has_lost_its_power_each_time() -> None:
    """So it is never sold with."""
    line = script(RESTARTED, MARK, RESTARTED, MARK, RESTARTED)
    driver = on(line)
    boots = {driver.read_status(feed=True).boot for _ in range(3)}
    assert len(boots) == 3
    line.assert_over()


def test_a_setpoint_that_is_there_after_a_loss_of_power_is_taken_away() -> None:
    """At once; and what was read before that is not told."""
    flowing = (ASK, shown(**BLANK, control="00", setpoint="7d 00"))
    line = script(flowing, STOP, MARK, REST)
    driver = on(line)
    with pytest.raises(NoAnswer, match="taken away"):
        driver.read_status(feed=True)
    assert driver.read_status(feed=True).stopped_by is DeviceStop.POWER
    line.assert_over()


def test_a_limit_is_in_force_once_it_is_read_back() -> None:
    """To the last bit, and only where it also stops there."""
    others = [
        shown(limit="41 45 70 a4"),
        shown(modes="85 00 a6 00 00 08 02"),
        shown(modes="85 01 a6 00 01 08 02"),
        shown(modes="85 01 a6 00 00 08 01"),
    ]
    line = script(REST, LIMIT, *((ASK, other) for other in others), READY)
    driver = on(line)
    driver.set_preset(TWELVE)
    for _ in others:
        assert driver.read_status(feed=True).preset is None
    assert driver.read_status(feed=True).preset == mass(12_340)


def limit(grams: str) -> Pair:
    """Return the exchange in which a limit of so many grams, in hexadecimal, is written."""
    return (f"01 68 c3 {grams} 85 01 a6 00 00 08 02", f"{ACK} 0e")


def test_only_what_is_left_of_a_preset_is_written() -> None:
    """6.67 g of 12.34 g, on top of what the counter shows: the limit of the preset itself."""
    line = script(HALTED, LIMIT)
    on(line).set_preset(TWELVE)
    line.assert_over()


def test_a_limit_is_one_of_the_running_counter() -> None:
    """12.34 g after 5.67 g are 18.01 g: nothing is reset for it."""
    line = script(HALTED, limit("41 90 14 7a"), (ASK, shown("41 10 00 00", limit="41 90 14 7a")))
    driver = on(line)
    driver.set_preset(Preset(mass(5_670), mass(12_340), 7))
    seen = driver.read_status(feed=True)
    assert (seen.total, seen.preset) == (mass(9_000), mass(12_340))
    line.assert_over()


NEARLY_FULL = (ASK, shown("46 7a 00 00"))  # 16 kg.
KILOGRAM = limit("44 7a 00 00")


def test_the_counter_is_reset_before_it_tells_less() -> None:
    """It shows more than can flow next; the driver adds up."""
    line = script(
        NEARLY_FULL, RESET, READY, KILOGRAM, (ASK, shown("42 c8 00 00", limit="44 7a 00 00"))
    )
    driver = on(line)
    driver.set_preset(Preset(mass(16_000_000), mass(1_000_000), 7))
    assert driver.read_status(feed=True).total == mass(16_100_000)
    line.assert_over()


def test_a_counter_that_somebody_else_reset_runs_back() -> None:
    """What it showed before is not added: the core has to doubt such a meter."""
    _, driver = begun(HALTED, (ASK, shown("3f 80 00 00")))
    assert driver.read_status(feed=True).total == mass(5_670)
    assert driver.read_status(feed=True).total == mass(1_000)


def test_a_reset_that_does_not_show_is_no_answer() -> None:
    """Nothing is written on top of a figure that nobody understands."""
    line = script(NEARLY_FULL, RESET, NEARLY_FULL)
    with pytest.raises(NoAnswer, match="still counts 16000 g"):
        on(line).set_preset(Preset(mass(16_000_000), mass(1_000_000), 7))
    line.assert_over()


def test_an_end_that_a_higher_limit_clears_is_over() -> None:
    """Then nothing else has to be reset."""
    more = limit("42 34 00 00")
    line = script(DONE, more, (ASK, shown("41 48 00 00", limit="42 34 00 00")))
    driver = on(line)
    driver.set_preset(Preset(mass(12_500), mass(32_500), 8))
    line.assert_over()


def test_an_end_that_stays_is_reset_with_its_alarm() -> None:
    """The counter goes on; and where that does not help either, there is no answer."""
    more, still = (
        limit("42 34 00 00"),
        (ASK, shown("41 48 00 00", limit="42 34 00 00", alarms="10")),
    )
    over = (ASK, shown("41 48 00 00", limit="42 34 00 00"))
    line = script(DONE, more, still, CALM, over, over, DONE, more, still, CALM, still)
    driver = on(line)
    driver.set_preset(Preset(mass(12_500), mass(32_500), 8))
    seen = driver.read_status(feed=True)
    assert (seen.stopped_by, seen.preset) == (DeviceStop.NONE, mass(32_500))
    with pytest.raises(NoAnswer, match="still says that its limit is reached"):
        driver.set_preset(Preset(mass(12_500), mass(32_500), 9))
    line.assert_over()


def test_opening_what_flows_says_no_more() -> None:
    """A start whose answer was lost may be repeated."""
    line, driver = begun(FLOWING)
    driver.open(7)
    line.assert_over()


def test_a_stop_is_one_telegram() -> None:
    """It asks nothing first; and what it stopped was stopped by the host."""
    line, driver = begun(FLOWING, STOP, HALTED)
    driver.read_status(feed=True)
    driver.stop()
    assert driver.read_status(feed=True).stopped_by is DeviceStop.HOST
    line.assert_over()


def test_a_stop_whose_answer_was_lost_was_ours() -> None:
    """The preset stays until a stop is heard of; the instrument has not failed."""
    _, driver = begun(FLOWING, (STOP[0], ""), HALTED)
    driver.read_status(feed=True)
    with pytest.raises(NoAnswer):
        driver.stop()
    seen = driver.read_status(feed=True)
    assert (seen.stopped_by, seen.latched) == (DeviceStop.HOST, False)


def test_a_stop_that_was_lost_excuses_only_itself() -> None:
    """Opened again, it stands for another reason when it stands again."""
    _, driver = begun(FLOWING, (STOP[0], ""), HALTED, HALTED, OPEN, FLOWING, HALTED)
    driver.read_status(feed=True)
    with pytest.raises(NoAnswer):
        driver.stop()
    assert driver.read_status(feed=True).stopped_by is DeviceStop.HOST
    driver.open(7)
    driver.read_status(feed=True)
    assert driver.read_status(feed=True).stopped_by is DeviceStop.FAULT


def test_a_stop_of_what_stands_is_nobodys() -> None:
    """Nothing was in force; and the next preset knows of no stop before it."""
    line = script(STOP, REST, REST, LIMIT, READY, STOP, READY, READY, LIMIT, READY)
    driver = on(line)
    driver.stop()
    assert driver.read_status(feed=True).stopped_by is DeviceStop.NONE
    for after in (DeviceStop.HOST, DeviceStop.NONE):
        driver.set_preset(TWELVE)
        assert driver.read_status(feed=True).stopped_by is DeviceStop.NONE
        if after is DeviceStop.HOST:
            driver.stop()
            assert driver.read_status(feed=True).stopped_by is after
    line.assert_over()


def test_a_setpoint_that_somebody_else_took_away_is_a_fault() -> None:
    """Before the limit, and not by us: what is left needs an acknowledgement and a new preset."""
    line, driver = begun(FLOWING, HALTED, HALTED, HALTED, HALTED)
    driver.read_status(feed=True)
    seen = driver.read_status(feed=True)
    assert (seen.stopped_by, seen.latched, seen.preset) == (DeviceStop.FAULT, True, None)
    with pytest.raises(Refused, match="latched"):
        driver.open(7)
    driver.acknowledge()
    assert not driver.read_status(feed=True).latched
    line.assert_over()


@pytest.mark.parametrize("alarms", ["01", "80"])
def test_an_error_of_the_instrument_is_a_fault_of_its_meter(alarms: str) -> None:
    """An error message, or hardware that asks to be checked: its alarm is reset with the latch."""
    line = script((ASK, shown(**BLANK, alarms=alarms)), (ASK, shown(**BLANK, alarms=alarms)), CALM)
    driver = on(line)
    seen = driver.read_status(feed=True)
    assert (seen.faults, seen.latched) == (Fault.METER, True)
    driver.acknowledge()
    line.assert_over()


def test_the_number_of_a_telegram_comes_round() -> None:
    """One byte: after 255 comes 0."""
    line = script(*[REST] * 256, REST)
    driver = on(line)
    for _ in range(257):
        driver.read_status(feed=True)
    line.assert_over()


# --- What is refused unsent ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("preset", "asked"),
    [
        (Preset(mass(0), mass(12_340), 0), ()),
        (Preset(mass(0), mass(12_340), 2**32), ()),
        (Preset(mass(0), mass(10 << 31), 1), ()),
        (Preset(mass(10), mass(12_340), 1), (REST,)),  # From a total that is still to come.
        (Preset(mass(0), mass(9), 1), (REST,)),
        (Preset(mass(0), mass(0), 1), (REST,)),
        (Preset(mass(0), mass(8_000_010), 1), (REST,)),  # More than its counter tells exactly.
    ],
)
def test_what_the_instrument_must_not_be_told(preset: Preset, asked: tuple[Pair, ...]) -> None:
    """None of these ever becomes a limit."""
    line = script(*asked)
    with pytest.raises(Refused, match="out_of_range"):
        on(line).set_preset(preset)
    line.assert_over()


def test_another_preset_waits_until_it_stands() -> None:
    """What a limit does that is written while it flows nobody says; the same one is in force."""
    line, driver = begun(FLOWING, FLOWING)
    driver.set_preset(TWELVE)
    with pytest.raises(Refused, match="not_applicable"):
        driver.set_preset(Preset(mass(0), mass(5_000), 8))
    line.assert_over()


def test_a_limit_that_was_changed_meanwhile_is_not_opened_under() -> None:
    """It is read back at the very moment the setpoint is to be given."""
    line = script(REST, LIMIT, (ASK, shown(limit="42 45 70 a4")))
    driver = on(line)
    driver.set_preset(TWELVE)
    with pytest.raises(Refused, match="wrong_sequence"):
        driver.open(7)
    line.assert_over()


def test_without_its_preset_nothing_is_opened() -> None:
    """Leave is given for one numbered preset."""
    line = script(READY, REST, LIMIT, READY)
    driver = on(line)
    with pytest.raises(Refused, match="wrong_sequence"):
        driver.open(7)
    driver.set_preset(TWELVE)
    with pytest.raises(Refused, match="wrong_sequence"):
        driver.open(8)
    line.assert_over()


def test_the_largest_number_is_taken() -> None:
    """Of 32 bits."""
    line = script(REST, LIMIT)
    on(line).set_preset(Preset(mass(0), mass(12_340), 2**32 - 1))
    line.assert_over()


@pytest.mark.parametrize("address", [0, 128])
def test_an_address_that_no_instrument_has_is_refused_early(address: int) -> None:
    """128 is whoever is at the other end, 0 is nobody."""
    with pytest.raises(ValueError, match="1 to 127"):
        controller("bronkhorst-m14", Transcript(), address)


# --- Errors ------------------------------------------------------------------------------------

FIRST: dict[str, tuple[str, Callable[[FlowController], object]]] = {
    "identify": (WHO, lambda driver: driver.identify()),
    "read_status": (ASK, lambda driver: driver.read_status(feed=True)),
    "set_preset": (ASK, lambda driver: driver.set_preset(TWELVE)),
    "open": (ASK, lambda driver: driver.open(7)),
    "stop": (STOP[0], lambda driver: driver.stop()),
    "acknowledge": (ASK, lambda driver: driver.acknowledge()),
}
WORDS = {
    1: "busy",
    2: "unknown_command",
    3: "unknown_process",
    4: "unknown_parameter",
    5: "wrong_type",
    6: "out_of_range",
    13: "read_only",
    17: "write_only",
}


@pytest.mark.parametrize("code", WORDS)
@pytest.mark.parametrize("command", FIRST)
def test_every_refusal_has_its_word(command: str, code: int) -> None:
    """What the instrument refuses it has not done, and the technician reads why."""
    sent, ask = FIRST[command]
    with pytest.raises(Refused, match="node 3") as refusal:
        ask(on(script((sent, f"00 {code:02x} 01"))))
    assert refusal.value.code == WORDS[code]


@pytest.mark.parametrize("code", sorted(set(range(1, 36)) - set(WORDS)))
@pytest.mark.parametrize("command", FIRST)
def test_a_status_that_leaves_it_open_is_no_answer(command: str, code: int) -> None:
    """A time-out behind a gateway, a buffer, a word that is not known: perhaps it was done."""
    sent, ask = FIRST[command]
    with pytest.raises(NoAnswer):
        ask(on(script((sent, f"00 {code:02x} 01"))))


@pytest.mark.parametrize("said", ["04", "05", "09", "07", "00 00 04", "00 06 05", "00 00", "02"])
def test_what_confirms_no_stop(said: str) -> None:
    """Errors of one byte; a status and a position that say different things; half of either."""
    with pytest.raises(NoAnswer):
        on(script((STOP[0], said))).stop()


@pytest.mark.parametrize("command", FIRST)
def test_silence_is_no_answer(command: str) -> None:
    """Perhaps it was done: only a status can tell."""
    sent, ask = FIRST[command]
    with pytest.raises(NoAnswer):
        ask(on(script((sent, ""))))


@pytest.mark.parametrize("command", FIRST)
def test_the_answer_to_another_telegram_is_none(command: str) -> None:
    """The sequence byte tells, however sound the answer is; and so does the node."""
    sent, ask = FIRST[command]
    right = {"identify": I_AM[1], "stop": STOP[1]}.get(command, REST[1])
    for number, node in ((0, NODE), (2, NODE), (1, NODE + 1)):
        request = telegram(1, NODE, bytes.fromhex(sent)).hex()
        answer = telegram(number, node, bytes.fromhex(right)).hex()
        with pytest.raises(NoAnswer):
            ask(on(Transcript((request, answer))))


@pytest.mark.parametrize(
    "said",
    [
        shown("7f c0 00 00"),  # No number.
        shown("7f 80 00 00"),  # Without end.
        shown("bf 80 00 00"),  # Less than nothing.
        "02 e8 c1 00 00 00 00",
        "02",
        "00 00 3b",  # It says ok where it was asked for values.
        REST[1].replace("14 00", "14 01", 1),  # One of two copies.
        REST[1] + "00",
        REST[1].replace("c1", "c2", 1),
        REST[1].replace("e8", "e7", 1),
    ],
)
def test_what_no_instrument_of_ours_says_is_no_answer(said: str) -> None:
    """No amount, half an answer, one that contradicts itself."""
    with pytest.raises(NoAnswer):
        on(script((ASK, said))).read_status(feed=True)
