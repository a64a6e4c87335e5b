"""What must hold for all bytes: each target takes some and fails where a rule is broken.

`run.py` lets a coverage-guided fuzzer choose them; `test_corpus.py` replays those worth keeping.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from functools import cache
from pathlib import Path

from fakes.hostile import HostilePort, Tape
from fuzz.devices import device
from fuzz.lies import lies

from hardware.drivers.register_map.driver import RegisterMapController
from hardware.drivers.register_map.profile import RegisterMapProfile, load
from hardware.framing.errors import FrameError
from hardware.framing.modbus import (
    EXCEPTION_FLAG,
    READ,
    READ_COUNT_MAX,
    READ_WRITE,
    WRITE,
    ExceptionReply,
    check_written,
    expected_length,
    registers_of,
    with_crc,
)
from hardware.half_duplex import HalfDuplexLink
from hardware.profile_file import FOLDER, ProfileError
from hardware.registry import capabilities, profiles_of
from hardware.timing import NS_PER_MS, wire_timing
from kiosk.domain.controller import Capabilities, Identity, Preset, PresetKind, Status
from kiosk.domain.quantity import Quantity
from kiosk.ports import LineDown, NoAnswer, Refused
from kiosk.settings import Settings, SettingsError
from kiosk.settings import load as load_settings

ADDRESS = 3
PROFILES = sorted(profiles_of("register_map"))
ASKED_MAX = 24
EXCHANGE_MS_MAX = 1_500
"""A quarantine on a line that is never quiet, and one exchange."""
STATUS = struct.Struct(">HBBBBHIIIIH")
"""The status block as hardware/README.md has it: read a second time, by other code."""


def frame(data: bytes) -> None:
    """Any bytes are the answer that was asked for, to the last of them, or an error of framing."""
    tape = Tape(data)
    unit, function = 1 + tape.pick(247), (READ, READ_WRITE)[tape.pick(2)]
    count, address = 1 + tape.pick(READ_COUNT_MAX), tape.number(2)
    is_mended = tape.pick(2)
    heard = tape.piece(tape.number(2) % 300)
    if is_mended:
        heard = with_crc(heard)
    assert expected_length(heard, 8) in {5, 8}

    def taken_for(read: Callable[[], object]) -> str:
        try:
            read()
        except ExceptionReply:
            return "refusal"
        except FrameError:
            return "nothing"
        return "answer"

    def truly(function: int, body: bytes) -> str:
        if heard == with_crc(bytes([unit, function]) + body):
            return "answer"
        code = heard[2:3] or b"?"
        is_refusal = heard == with_crc(bytes([unit, function | EXCEPTION_FLAG]) + code)
        return "refusal" if is_refusal else "nothing"

    registers = bytes([2 * count]) + heard[3:-2].ljust(2 * count, b"\0")[: 2 * count]
    assert truly(function, registers) == taken_for(
        lambda: registers_of(heard, unit=unit, function=function, count=count)
    )
    assert truly(WRITE, struct.pack(">HH", address, count)) == taken_for(
        lambda: check_written(heard, unit=unit, address=address, count=count)
    )


# --- A driver ----------------------------------------------------------------------------------


@cache
def _shipped(name: str) -> RegisterMapProfile:
    return load(name)


def driver(data: bytes) -> None:
    """Whatever answers, a driver returns what was said, or NoAnswer or Refused, and in time."""
    tape = Tape(data)
    converse(_shipped(PROFILES[tape.pick(len(PROFILES))]), tape, check=True)


def converse(profile: RegisterMapProfile, tape: Tape, *, check: bool) -> None:
    """Ask whoever is at the other end, again and again, until the tape is over."""
    port = HostilePort(tape)
    line = HalfDuplexLink("hostile", port, timing=wire_timing(19_200))
    device = RegisterMapController(profile, line, ADDRESS)
    asks: list[Callable[[], object]] = [
        lambda: device.read_status(feed=bool(tape.pick(2))),
        device.identify,
        lambda: device.set_preset(_preset(profile, tape)),
        lambda: device.open(tape.number(5)),
        device.stop,
        device.acknowledge,
    ]
    line.connect()
    for _ in range(ASKED_MAX):
        port.begin()
        began_ns = port.time_ns
        try:
            found = asks[tape.pick(len(asks))]()
        except LineDown:
            assert port.is_pulled
            assert not line.is_connected
            line.connect()
        except (NoAnswer, Refused):
            pass
        else:
            if check:
                _check(profile, port, found)
        assert port.time_ns - began_ns <= EXCHANGE_MS_MAX * NS_PER_MS + 3 * _patience_ns(profile)
        if tape.is_over:
            break


def exercise(profile: RegisterMapProfile) -> None:
    """Say once all that can be said to a device, at the extremes, and have each word answered."""
    whole = Quantity((profile.step_base << profile.totaliser_bits) - 1, profile.dimension)
    most = Preset(whole, Quantity(5 * profile.step_base, profile.dimension), 2**32 - 1)
    for filler in (b"\x07", b"\x0f"):  # Both are sound answers, with these bytes in them.
        line = HalfDuplexLink("x", HostilePort(Tape(4_000 * filler)), timing=wire_timing(19_200))
        device = RegisterMapController(profile, line, ADDRESS)
        line.connect()
        device.set_preset(most)
        device.open(2**32 - 1)
        device.stop()
        device.acknowledge()
        with suppress(NoAnswer, Refused):
            device.identify()
        with suppress(NoAnswer, Refused):
            device.read_status(feed=True)


def _patience_ns(profile: RegisterMapProfile) -> int:
    return profile.response_ms * NS_PER_MS


def _preset(profile: RegisterMapProfile, tape: Tape) -> Preset:
    def quantity() -> Quantity:
        return Quantity(tape.number(6), profile.dimension)

    return Preset(quantity(), quantity(), tape.number(5))


def _check(profile: RegisterMapProfile, port: HostilePort, found: object) -> None:
    """Compare what the driver returned with the bytes that the line brought."""
    heard, request = port.heard, port.request
    assert heard == with_crc(heard[:-2])
    assert heard[:2] == request[:2]
    match found:
        case Status():
            check_status(profile, heard[3:-2], request[11:13], found)
        case Identity():
            assert (found.maker, found.model) == (profile.maker, profile.model)
            assert found.serial.encode() == heard[3 + 64 : 3 + 76].rstrip(b"\0 ")
        case _:
            assert heard[2:-2] == request[2:6]


def check_status(profile: RegisterMapProfile, block: bytes, nonce: bytes, found: Status) -> None:
    """Insist that `found` says what stands in the reference controller's status `block`."""
    (number, state, stop, flags, faults, boot, total, opening, close_at, sequence, flow) = (
        STATUS.unpack(block)
    )
    step = profile.step_base
    assert number.to_bytes(2, "big") == nonce
    assert (found.boot, found.sequence, found.total.base) == (boot, sequence, total * step)
    limit = (close_at - opening) % 2**32 * step if flags & 4 else None
    assert (None if found.preset is None else found.preset.base) == limit
    assert found.flow.base == flow * profile.flow_step_base
    assert (found.calling, found.latched) == (bool(flags & 1), bool(flags & 2))
    assert flags < 8
    assert int(found.faults) == faults
    assert found.state == ("closed", "open_fast", "open_slow", "closing")[state]
    words = ("none", "preset", "host", "watchdog", "fault", "power", "hung_up")
    assert found.stopped_by == words[stop]
    assert {found.total.dimension, found.flow.dimension} == {profile.dimension}


# --- A profile ---------------------------------------------------------------------------------


def profile(data: bytes) -> None:
    """A profile file is refused, with file, line and remedy, or it is one that can be lived with.

    The bytes are cuts and insertions in the shipped files, then what the device answers.
    """
    tape = Tape(data)
    with tempfile.TemporaryDirectory(prefix="profile") as name:
        folder = Path(name)
        texts = {path.name: path.read_bytes() for path in FOLDER.glob("*.toml")}
        for _ in range(tape.pick(4)):
            file = sorted(texts)[tape.pick(len(texts))]
            texts[file] = _mutated(texts[file], tape)
        for file, raw in texts.items():
            (folder / file).write_bytes(raw)
        attempt_profile(folder, PROFILES[tape.pick(len(PROFILES))], tape)


def attempt_profile(folder: Path, name: str, tape: Tape) -> RegisterMapProfile | ProfileError:
    """Load the profile `name` from `folder`, and hold it to its word either way."""
    found = _loaded(name, folder)
    if isinstance(found, RegisterMapProfile):
        check_profile(found)
        converse(found, tape, check=False)
        return found
    assert found.problems
    for problem in found.problems:
        file = folder / problem.file
        lines = len(file.read_bytes().splitlines()) if file.is_file() else 1
        assert 1 <= problem.line <= max(1, lines)
        assert problem.text
    return found


def _loaded(name: str, folder: Path) -> RegisterMapProfile | ProfileError:
    try:
        return load(name, folder)
    except ProfileError as error:
        return error


def check_profile(found: RegisterMapProfile) -> None:
    """Insist that what a profile declares can be true, at the speed of life and in a demo."""
    for scale in (Fraction(1), Fraction(3, 2), Fraction(20)):
        scaled = found.scaled(scale)
        can = scaled.capabilities
        shut_ms = can.closing_ms + can.meter_refresh_ms
        slow = scaled.slow_base
        assert can.overrun_bound.base >= slow * shut_ms / 1000 + can.totaliser_step.base
        assert can.qmax.base >= scaled.nominal_base > 0
        assert scaled.slow_before_base >= can.overrun_bound.base or scale != 1
        assert can.preset is PresetKind.ABSOLUTE
        assert can.preset_resolution.base > 0
        assert can.watchdog_ms
        assert 0 < can.response_ms <= can.watchdog_ms // 3
        assert can.overrun_bound.base < can.totaliser_step.base << (can.totaliser_bits - 1)
    exercise(found)


def _mutated(raw: bytes, tape: Tape) -> bytes:
    """Return a file after one slip: a line changed, lost, doubled or moved, or bytes put in."""
    lines = raw.split(b"\n")
    at = tape.number(2) % len(lines)
    match tape.pick(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(tape.number(2) % len(lines), lines[at])
        case 2:
            key = lines[at].partition(b"=")[0]
            lines[at] = key + b"= " + tape.piece(tape.pick(24)).strip(b"\0")
        case 3:
            place = tape.number(2) % (len(lines[at]) + 1)
            lines[at] = lines[at][:place] + tape.piece(tape.pick(8)) + lines[at][place:]
        case 4:
            other = tape.number(2) % len(lines)
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            lines[at] = _other_number(lines[at], tape)
    return b"\n".join(lines)


def _other_number(line: bytes, tape: Tape) -> bytes:
    """Return a line with another number in the place of one of its own."""
    begins = [n for n, byte in enumerate(line) if chr(byte).isdigit()]
    if not begins:
        return line
    begin = begins[tape.pick(len(begins))]
    value = (0, 1, 2, 7, 8, 13, 16, 31, 32, 33, 123, 125, 126, 255, 256, 65_535, 65_536, 2**32)
    return line[:begin] + str(value[tape.pick(len(value))]).encode() + line[begin + 1 :]


# --- The settings ------------------------------------------------------------------------------

SAMPLES = Path(__file__).parents[2] / "assets/settings"


def settings(data: bytes) -> None:
    """A settings file is refused with every mistake in its line, or it is one to sell by."""
    tape = Tape(data)
    with tempfile.TemporaryDirectory(prefix="settings") as name:
        path = Path(name) / "kiosk.toml"
        raw = (SAMPLES / ("demo.toml", "example.toml")[tape.pick(2)]).read_bytes()
        for _ in range(1 + tape.pick(4)):
            raw = _mutated(raw, tape)
        path.write_bytes(raw)
        attempt_settings(path)


def attempt_settings(path: Path) -> Settings | SettingsError:
    """Load the file at `path`, and hold it to its word either way."""
    found = _read(path)
    if isinstance(found, Settings):
        check_settings(found)
        return found
    lines = path.read_bytes().count(b"\n") + 1
    assert found.mistakes
    for mistake in found.mistakes:
        assert 1 <= mistake.line <= lines
        assert mistake.what
        assert mistake.remedy
    return found


@cache
def _registry() -> dict[str, Capabilities]:
    return capabilities()


def _read(path: Path) -> Settings | SettingsError:
    try:
        return load_settings(path, profiles=_registry(), environment={})
    except SettingsError as error:
        return error


def check_settings(found: Settings) -> None:
    """Insist that a place can be sold from as its settings say."""
    site = found.site
    limits = site.limits
    places = [(one.line, one.address) for one in site.outlets.values()]
    assert site.outlets
    assert len(places) == len(set(places))
    assert all(0 < one.minor <= limits.sale_max.minor for one in limits.quick_amounts)
    for outlet in site.outlets.values():
        product = site.product_at(outlet.id)
        assert outlet.line in found.lines
        assert product.tariff.price_e4 > 0
        assert 0 < product.smallest.base <= product.largest.base
        assert product.tariff.reserve(product.smallest) <= limits.sale_max
        can = _registry()[outlet.profile]
        assert product.smallest >= can.overrun_bound + can.preset_resolution
        assert product.largest.base < can.totaliser_step.base << (can.totaliser_bits - 1)
        if outlet.supply:
            supply = site.supplies[outlet.supply]
            assert supply.stock_max is None or supply.stock_max >= product.smallest
    assert site.supplies.keys() == {one.supply for one in site.outlets.values()} - {""}
    for supply in site.supplies.values():
        if supply.reserve is not None:
            assert supply.stock_max is not None
            assert supply.reserve < supply.stock_max


TARGETS: dict[str, Callable[[bytes], None]] = {
    "frame": frame,
    "driver": driver,
    "device": device,
    "profile": profile,
    "settings": settings,
    "lies": lies,
}
"""Every target by its name: that of its folder in `corpus/`, too."""
