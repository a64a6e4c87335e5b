"""Every block to a forecourt pump and everything it may answer, byte for byte.

Ends, numbers and checksums are put around by `hardware.framing.dart`, which is held against
recorded traffic in `tests/property/test_framing_dart.py`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.transcript import Transcript

from hardware.framing.dart import block, short, transactions_of
from hardware.registry import controller
from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Identity, Preset, Status
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import FlowController, NoAnswer, Refused

PUMP = 3
Pair = tuple[str, str]

NOTHING = "52 70 fa"
IDLE: Pair = ("52 20 fa", NOTHING)
QUESTION = "01 01 00 01 01 04 65 01 01"
"""Status and nozzle, filling, total of nozzle 1 by volume."""


def of_block(number: int, data: str) -> str:
    """Return the block `number` to or from the pump."""
    return block(PUMP, number, transactions_of(bytes.fromhex(data))).hex()


def tell(number: int, data: str, answer: str = "") -> Pair:
    """Return the exchange in which the pump takes a block."""
    return (of_block(number, data), answer or short(PUMP, 0xC0 | number).hex())


def poll(number: int, data: str, acknowledged: int | None = None) -> Pair:
    """Return the exchange in which the pump tells a block; the one before is acknowledged."""
    control = 0x20 if acknowledged is None else 0xE0 | acknowledged
    return (short(PUMP, control).hex(), of_block(number, data))


def silent(acknowledged: int) -> Pair:
    """Return the exchange in which a block is acknowledged and nothing more is told."""
    return (short(PUMP, 0xE0 | acknowledged).hex(), NOTHING)


def says(
    status: int, *, filled: str = "00 00 00 00", total: str = "00 00 12 34 56", out: int = 0
) -> str:
    """Return the answer to the question."""
    return (
        f"01 01 {status:02x} 03 04 00 10 00 {1 | out << 4:02x} 02 08 {filled} 00 00 00 00 "
        f"65 10 01 {total} 00 00 00 00 00 00 00 00 00 00"
    )


FROM = 1_234_560_000
"""What the total shows: 1234.56 L, in microlitres."""


def volume(base: int) -> Quantity:
    """Return so many microlitres."""
    return Quantity(base, Dimension.VOLUME)


def talk(*blocks: str, first: int = 0, start: int = 1) -> tuple[Pair, ...]:
    """Return one question after another and its answer, each in one block.

    `first` is the number of our first block, `start` that of the pump's.
    """
    pairs: list[Pair] = []
    for count, said in enumerate(blocks):
        before = start + count - 1
        pairs += [
            IDLE if not count and start == 1 else silent(before),
            tell(first + count, QUESTION),
            poll(start + count, said),
        ]
    return tuple(pairs)


PRESET = Preset(volume(FROM), volume(20_000_000), 7)
TWENTY = "03 04 00 00 20 00"
LEAVE = f"02 01 01 05 03 00 10 00 {TWENTY} 01 01 06"
"""Nozzle 1, its price, 20.00 L, and leave: in one block."""


def on(line: Transcript) -> FlowController:
    """Return the driver of the pump of the transcripts."""
    return controller("wayne-dart-fuel", line, PUMP)


def begun(*more: Pair) -> tuple[Transcript, FlowController]:
    """Return line and driver of a pump that has been authorised, nozzle in hand."""
    line = Transcript(
        *talk(says(5, out=1)),
        tell(1, "01 01 05"),
        *talk(says(1, out=1), first=2, start=2),
        tell(3, TWENTY),
        *talk(says(1, out=1), first=4, start=3),
        tell(5, LEAVE),
        *more,
    )
    driver = on(line)
    driver.set_preset(PRESET)
    driver.open(7)
    return line, driver


def then(*blocks: str) -> tuple[Pair, ...]:
    """Return what follows an authorisation."""
    return talk(*blocks, first=6, start=4)


# --- Commands ----------------------------------------------------------------------------------


def test_identity_and_decimals() -> None:
    """Its identity is taken for a serial number; a make it does not say."""
    parameters = "07 32 " + "00 " * 22 + "02 02 03 " + "00 " * 25
    line = Transcript(
        IDLE,
        tell(0, "01 01 03 01 01 02"),
        poll(1, "09 05 00 00 12 34 56"),
        poll(2, parameters, 1),
    )
    assert on(line).identify() == Identity("Wayne", "DART", "0000123456", "")
    line.assert_over()


def test_an_identity_of_nothing_is_none() -> None:
    """Or two pumps that nobody has numbered would be one that has moved."""
    parameters = "07 32 " + "00 " * 22 + "02 02 03 " + "00 " * 25
    line = Transcript(
        IDLE, tell(0, "01 01 03 01 01 02"), poll(1, f"09 05 00 00 00 00 00 {parameters}")
    )
    assert on(line).identify().serial == ""


def test_other_decimals_are_refused() -> None:
    """Each volume would be ten times what it is."""
    parameters = "07 32 " + "00 " * 22 + "03 02 03 " + "00 " * 25
    line = Transcript(
        IDLE, tell(0, "01 01 03 01 01 02"), poll(1, f"09 05 00 00 12 34 56 {parameters}")
    )
    with pytest.raises(Refused, match="decimals is 3 and must be 2") as refusal:
        on(line).identify()
    assert refusal.value.code == "unsafe_settings"


def test_a_status_is_what_comes_after_the_question() -> None:
    """First nothing may be waiting; the answer is acknowledged by the next poll."""
    line = Transcript(*talk(says(5)))
    assert on(line).read_status(feed=True) == Status(
        boot=None,
        state=ControllerState.CLOSED,
        stopped_by=DeviceStop.NONE,
        faults=Fault.NONE,
        total=volume(FROM),
        preset=None,
        sequence=0,
        flow=volume(0),
        calling=False,
        latched=False,
    )
    line.assert_over()


def test_what_was_waiting_is_heard_and_not_believed() -> None:
    """It is older than the question, however much of it there is."""
    old = says(4, filled="00 00 99 00", out=1)
    line = Transcript(
        poll(7, old),
        poll(8, "01 01 05", 7),
        silent(8),
        tell(0, QUESTION),
        poll(9, says(5)),
    )
    seen = on(line).read_status(feed=False)
    assert (seen.state, seen.total, seen.calling) == (ControllerState.CLOSED, volume(FROM), False)
    line.assert_over()


def test_a_block_that_comes_again_is_not_believed_again() -> None:
    """Its acknowledgement was lost, perhaps: what it tells is as old as it was."""
    line = Transcript(
        *talk(says(1)),
        ("52 e1 fa", ""),
        poll(1, says(1)),  # The one before, once more.
        silent(1),
        tell(1, QUESTION),
        poll(2, says(5)),
    )
    driver = on(line)
    driver.read_status(feed=True)
    with pytest.raises(NoAnswer):
        driver.read_status(feed=True)
    driver.read_status(feed=True)
    line.assert_over()


def test_an_answer_may_come_in_pieces_and_late() -> None:
    """Each in a block of its own, after polls that bring nothing."""
    line = Transcript(
        IDLE,
        tell(0, QUESTION),
        IDLE,
        poll(1, "01 01 05 03 04 00 10 00 11"),
        silent(1),
        poll(2, "02 08 00 00 05 00 00 00 00 00"),
        poll(3, "65 10 01 00 00 12 34 56" + " 00" * 10, 2),
    )
    assert on(line).read_status(feed=True).calling
    line.assert_over()


def test_a_filling_counts_on_top_of_the_total_before_it() -> None:
    """Whether the total counter goes on meanwhile or not: both mean the same."""
    line, driver = begun(
        *then(
            says(4, filled="00 00 05 00", out=1),
            says(4, filled="00 00 06 00", total="00 00 12 40 56", out=1),
        )
    )
    seen = driver.read_status(feed=True)
    assert seen == Status(
        boot=None,
        state=ControllerState.OPEN_FAST,
        stopped_by=DeviceStop.NONE,
        faults=Fault.NONE,
        total=volume(FROM + 5_000_000),
        preset=None,
        sequence=7,
        flow=volume(666_666),
        calling=True,
        latched=False,
    )
    assert driver.read_status(feed=True).total == volume(FROM + 6_000_000)
    line.assert_over()


def test_a_total_that_contradicts_the_filling_is_told_as_it_is() -> None:
    """Less than before, or more than was filled: the core has to doubt it."""
    _, driver = begun(
        *then(
            says(4, filled="00 00 05 00", total="00 00 12 34 55", out=1),
            says(4, filled="00 00 05 00", total="00 00 12 39 57", out=1),
        )
    )
    assert driver.read_status(feed=True).total == volume(FROM - 10_000)
    assert driver.read_status(feed=True).total == volume(FROM + 5_010_000)


@pytest.mark.parametrize(
    ("last", "why"),
    [
        (says(6, filled="00 00 20 03", out=1), DeviceStop.PRESET),
        (says(5, filled="00 00 20 00"), DeviceStop.PRESET),  # Hung up since.
        (says(5, filled="00 00 05 00"), DeviceStop.HUNG_UP),
        (says(5, filled="00 00 05 00", out=1), DeviceStop.FAULT),
        (says(7, filled="00 00 05 00", out=1), DeviceStop.FAULT),
        (says(8, filled="00 00 05 00", out=1), DeviceStop.FAULT),
    ],
)
def test_why_it_stands(last: str, why: DeviceStop) -> None:
    """Reached, hung up, or for a reason that it does not say; it is opened again by none."""
    line, driver = begun(*then(says(4, filled="00 00 04 00", out=1), last, last))
    driver.read_status(feed=True)
    seen = driver.read_status(feed=True)
    assert (seen.state, seen.stopped_by) == (ControllerState.CLOSED, why)
    with pytest.raises(Refused, match=r"preset_reached|not_applicable"):
        driver.open(7)
    line.assert_over()


def test_under_leave_it_counts_as_open() -> None:
    """The nozzle may be drawn at any moment."""
    _, driver = begun(*then(says(2)))
    seen = driver.read_status(feed=True)
    assert (seen.state, seen.flow, seen.is_closed) == (ControllerState.OPEN_FAST, volume(0), False)


def test_another_nozzle_is_nobody_calling() -> None:
    """Whoever lifts the nozzle beside it means another outlet."""
    line = Transcript(*talk(says(5).replace("00 10 00 01", "00 10 00 12")))
    assert not on(line).read_status(feed=True).calling


def test_opening_what_runs_says_no_more() -> None:
    """A start whose answer was lost may be repeated: leave is given once."""
    line, driver = begun(*then(says(2, out=1), says(4, out=1)))
    driver.open(7)
    driver.open(7)
    line.assert_over()


def test_the_same_preset_again_is_harmless() -> None:
    """It was told, and will be once more with the leave."""
    line, driver = begun()
    driver.set_preset(PRESET)
    line.assert_over()


def test_only_what_is_left_of_a_preset_is_told() -> None:
    """Rounded down to what a pump counts."""
    rest = "03 04 00 00 14 99"
    line = Transcript(
        *talk(says(1)),
        tell(1, rest),
        *talk(says(1), first=2, start=2),
        tell(3, LEAVE.replace(TWENTY, rest)),
    )
    driver = on(line)
    driver.set_preset(Preset(volume(FROM - 5_000_000), volume(19_999_999), 7))
    driver.open(7)
    line.assert_over()


def test_a_stop_is_one_block() -> None:
    """It asks nothing first; and what it stopped was stopped by the host."""
    line, driver = begun(
        *then(says(4, filled="00 00 05 00", out=1)),
        tell(7, "01 01 08"),
        *talk(
            says(4, filled="00 00 05 10", out=1),
            says(5, filled="00 00 05 20", out=1),
            first=8,
            start=5,
        ),
    )
    driver.read_status(feed=True)
    driver.stop()
    assert driver.read_status(feed=True).state is ControllerState.OPEN_FAST
    seen = driver.read_status(feed=True)
    assert (seen.stopped_by, seen.total) == (DeviceStop.HOST, volume(FROM + 5_200_000))
    line.assert_over()


def test_the_next_filling_knows_of_no_stop_before_it() -> None:
    """It stands because nobody has begun it."""
    line, driver = begun(
        *then(says(4, out=1)),
        tell(7, "01 01 08"),
        *talk(says(5, out=1), first=8, start=5),
        *talk(says(1, out=1), first=9, start=6),
        tell(10, TWENTY),
        *talk(says(1, out=1), first=11, start=7),
    )
    driver.read_status(feed=True)
    driver.stop()
    assert driver.read_status(feed=True).stopped_by is DeviceStop.HOST
    driver.set_preset(Preset(volume(FROM), volume(20_000_000), 8))
    assert driver.read_status(feed=True).stopped_by is DeviceStop.NONE
    line.assert_over()


def test_a_stop_whose_answer_was_lost_was_ours() -> None:
    """And the block after a failure has the number 0: it is no repetition of anything."""
    line, driver = begun(
        *then(says(4, filled="00 00 05 00", out=1)),
        (tell(7, "01 01 08")[0], ""),
        *talk(says(5, filled="00 00 05 20", out=1), first=0, start=5),
    )
    driver.read_status(feed=True)
    with pytest.raises(NoAnswer):
        driver.stop()
    assert driver.read_status(feed=True).stopped_by is DeviceStop.HOST
    line.assert_over()


def test_a_stop_that_was_lost_excuses_only_itself() -> None:
    """Leave that is given after it ends for another reason."""
    line = Transcript(
        *talk(says(1)),
        tell(1, TWENTY),
        (tell(2, "01 01 08")[0], ""),
        *talk(says(1), start=2),
        tell(1, LEAVE),
        *talk(says(4, out=1), says(5), first=2, start=3),
    )
    driver = on(line)
    driver.set_preset(PRESET)
    with pytest.raises(NoAnswer):
        driver.stop()
    driver.open(7)
    driver.read_status(feed=True)
    assert driver.read_status(feed=True).stopped_by is DeviceStop.HUNG_UP
    line.assert_over()


def test_our_numbers_come_round_to_one() -> None:
    """After 15: 0 would begin anew."""
    pairs = [tell(number, "01 01 08") for number in (*range(16), 1, 2)]
    line = Transcript(*pairs)
    driver = on(line)
    for _ in pairs:
        driver.stop()
    line.assert_over()


def test_a_loss_of_power_is_told_before_it_is_forgotten() -> None:
    """It is not programmed: no preset, another boot; the price comes once somebody was told."""
    line, driver = begun(*then(says(4, filled="00 00 05 00", out=1), says(0)))
    before = driver.read_status(feed=True)
    after = driver.read_status(feed=True)
    assert before.boot is None
    assert after.boot
    assert (after.stopped_by, after.total) == (DeviceStop.POWER, volume(FROM))
    line.assert_over()


def test_a_pump_is_programmed_at_the_second_question() -> None:
    """With the price that its display is to show."""
    line = Transcript(
        *talk(says(0)), tell(1, "05 03 00 10 00"), *talk(says(5), says(5), first=2, start=2)
    )
    driver = on(line)
    seen = [driver.read_status(feed=True) for _ in range(3)]
    assert len({each.boot for each in seen}) == 1
    assert {each.stopped_by for each in seen} == {DeviceStop.POWER}
    line.assert_over()


# --- What is refused unsent ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("preset", "is_asked"),
    [
        (Preset(volume(FROM), volume(20_000_000), 0), False),
        (Preset(volume(FROM), volume(20_000_000), 2**32), False),
        (Preset(volume(FROM), volume(10_000 << 31), 1), False),
        (Preset(volume(FROM + 10_000), volume(20_000_000), 1), True),  # Still to come.
        (Preset(volume(FROM), volume(9_999), 1), True),
        (Preset(volume(FROM), volume(0), 1), True),
        (Preset(volume(FROM), volume(1_000_000_000_000), 1), True),  # A million litres.
    ],
)
def test_what_a_pump_must_not_be_told(preset: Preset, *, is_asked: bool) -> None:
    """None of these ever becomes a preset, and nothing is reset for it."""
    line = Transcript(*(talk(says(1)) if is_asked else ()))
    with pytest.raises(Refused, match="out_of_range"):
        on(line).set_preset(preset)
    line.assert_over()


@pytest.mark.parametrize("status", [2, 4, 7, 8])
def test_another_preset_waits_until_the_filling_is_over(status: int) -> None:
    """And a pump that is switched off waits for whoever did that."""
    with pytest.raises(Refused, match="not_applicable"):
        on(Transcript(*talk(says(status)))).set_preset(PRESET)


@pytest.mark.parametrize("last", [says(5), says(1, filled="00 00 00 01")])
def test_a_reset_that_does_not_show_is_no_answer(last: str) -> None:
    """What is filled next would be counted on top of something."""
    line = Transcript(*talk(says(6)), tell(1, "01 01 05"), *talk(last, first=2, start=2))
    with pytest.raises(NoAnswer, match="not reset"):
        on(line).set_preset(PRESET)
    line.assert_over()


def test_without_its_preset_nothing_is_authorised() -> None:
    """Leave is given for one numbered preset, and never without any."""
    line = Transcript(*talk(says(1, out=1)))
    with pytest.raises(Refused, match="wrong_sequence"):
        on(line).open(7)
    line.assert_over()


def test_the_largest_number_is_taken() -> None:
    """Of 32 bits."""
    line = Transcript(*talk(says(1)), tell(1, TWENTY))
    on(line).set_preset(Preset(volume(FROM), volume(20_000_000), 2**32 - 1))
    line.assert_over()


@pytest.mark.parametrize("address", [0, 33])
def test_an_address_that_no_pump_has_is_refused_early(address: int) -> None:
    """0x50 to 0x6F."""
    with pytest.raises(ValueError, match="1 to 32"):
        controller("wayne-dart-fuel", Transcript(), address)


# --- Alarms ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (0x06, Fault.METER),
        (0x07, Fault.METER),
        (0x09, Fault.ESTOP),
        (0x0B, Fault.SUPPLY),
        (0x0D, Fault.LEAK),
        (0x0E, Fault.LEAK),
        (0x0F, Fault.LEAK),
        (0x03, Fault.SETTINGS),
        (0x10, Fault.SETTINGS),
    ],
)
def test_an_alarm_latches(code: int, fault: Fault) -> None:
    """It is told once, among other things: nothing is authorised until somebody has seen it."""
    line = Transcript(
        poll(1, f"01 01 05 05 01 {code:02x}"),
        silent(1),
        tell(0, QUESTION),
        poll(2, says(1)),
        *talk(says(1), says(1), first=1, start=3),
    )
    driver = on(line)
    seen = driver.read_status(feed=True)
    assert (seen.faults, seen.latched) == (fault, True)
    with pytest.raises(Refused, match="latched"):
        driver.open(7)
    driver.acknowledge()
    line.assert_over()


@pytest.mark.parametrize("code", [0x01, 0x0A])
def test_a_pump_that_tells_of_its_power_was_without(code: int) -> None:
    """Also where it has kept its price."""
    _, driver = begun(
        silent(3),
        tell(6, QUESTION),
        poll(4, f"05 01 {code:02x} {says(5)}"),
    )
    seen = driver.read_status(feed=True)
    assert seen.boot
    assert (seen.stopped_by, seen.latched) == (DeviceStop.POWER, False)


# --- Errors ------------------------------------------------------------------------------------

FIRST: dict[str, tuple[str, Callable[[FlowController], object]]] = {
    "identify": ("52 20 fa", lambda driver: driver.identify()),
    "read_status": ("52 20 fa", lambda driver: driver.read_status(feed=True)),
    "set_preset": ("52 20 fa", lambda driver: driver.set_preset(PRESET)),
    "open": ("52 20 fa", lambda driver: driver.open(7)),
    "stop": (tell(0, "01 01 08")[0], lambda driver: driver.stop()),
    "acknowledge": ("52 20 fa", lambda driver: driver.acknowledge()),
}


@pytest.mark.parametrize("command", FIRST)
def test_silence_is_no_answer(command: str) -> None:
    """Perhaps it was done: only a status can tell."""
    sent, ask = FIRST[command]
    with pytest.raises(NoAnswer):
        ask(on(Transcript((sent, ""))))


@pytest.mark.parametrize(
    "said", ["52 50 fa", "52 c1 fa", "53 c0 fa", "52 70 fa", "52 c0 03", "52 c0 fa fa"]
)
def test_what_confirms_no_block(said: str) -> None:
    """Not taken, another number, another pump, nothing to tell, no end, something behind it."""
    heard = bytes.fromhex(said)

    class Loose(Transcript):
        def exchange(self, *told: object, **how: object) -> object:  # type: ignore[override]
            how.pop("missing")
            return super().exchange(*told, **how)  # type: ignore[arg-type]

    with pytest.raises(NoAnswer):
        on(Loose((tell(0, "01 01 08")[0], heard.hex()))).stop()


@pytest.mark.parametrize(
    "said",
    [
        "01 01 03",  # No status that a pump has.
        "01 01 09",
        "02 08 00 00 0a 00 00 00 00 00",  # No digits.
        "65 10 01 00 00 12 34 5f" + " 00" * 10,
        "09 05 00 00 12 34 5a",
    ],
)
def test_what_no_pump_says_is_no_answer(said: str) -> None:
    """A sound block that makes no sense is damaged, whatever its checksum says."""
    with pytest.raises(NoAnswer):
        on(Transcript(IDLE, tell(0, QUESTION), poll(1, said))).read_status(feed=True)


def test_what_nobody_asked_for_is_left_alone() -> None:
    """Transactions of other pumps and other years; and those of another length."""
    more = f"67 03 00 10 00 01 02 05 05 {says(1)}"
    line = Transcript(IDLE, tell(0, QUESTION), poll(1, more))
    assert on(line).read_status(feed=True).total == volume(FROM)


def test_a_pump_that_does_not_answer_the_question_is_given_up() -> None:
    """It takes blocks and has nothing to tell."""
    line = Transcript(IDLE, tell(0, QUESTION), *[IDLE] * 5)
    with pytest.raises(NoAnswer, match="does not say"):
        on(line).read_status(feed=True)
    line.assert_over()


def test_a_pump_that_tells_without_end_is_given_up() -> None:
    """So no outlet waits for it for long."""
    pairs = [poll(1, "01 01 05")]
    pairs += [poll(number + 1, "01 01 05", number) for number in range(1, 12)]
    with pytest.raises(NoAnswer, match="tells and tells"):
        on(Transcript(*pairs)).read_status(feed=True)


def test_the_total_of_another_nozzle_is_no_answer() -> None:
    """Two nozzles of one pump have a counter each."""
    other = says(1).replace("65 10 01", "65 10 02")
    with pytest.raises(NoAnswer, match="another nozzle"):
        on(Transcript(*talk(other))).read_status(feed=True)
