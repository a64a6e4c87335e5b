"""What frames say, in a technician's words."""

from __future__ import annotations

import pytest

from hardware.drivers.modbus_device.description import ModbusDeviceProfile
from hardware.framing import dart, new_era, propar
from hardware.framing.modbus import (
    joined,
    read_request,
    read_write_request,
    with_crc,
    write_request,
)
from hardware.framing.propar import Kind, Parameter
from hardware.registry import REGISTRY, loaded
from hardware.telling import GuessedTelling, ModbusTelling, telling

FUEL = telling(loaded("reference-fuel"))


def test_a_poll_is_told_by_the_names_of_its_profile() -> None:
    """What is written, and what is read back."""
    request = read_write_request(3, 0, 13, 0x100, joined([7, 1]))
    assert FUEL.asked(request) == "unit 3: write and read poll: nonce 7, feed 1; status"
    reply = with_crc(bytes([3, 0x17, 26]) + joined([7, 0x0100, *range(11)]))
    assert FUEL.answered(request, reply).startswith("unit 3: nonce 7, state 1, stopped_by 0, ")


def test_settings_are_told_with_their_texts() -> None:
    """Maker, model and serial number as they are printed on the housing."""
    request = read_request(1, 0x200, 42)
    texts = b"Reference\0\0\0RFC-1\0\0\0A-42\0\0\0\0\0\0\0\0" + b"2.0\0\0\0\0\0"
    reply = with_crc(bytes([1, 3, 84]) + bytes(44) + texts)
    assert FUEL.asked(request) == "unit 1: read settings"
    assert "maker Reference, model RFC-1, serial A-42, firmware 2.0" in FUEL.answered(
        request, reply
    )


def test_settings_with_an_unreadable_text_are_told_by_their_numbers() -> None:
    """A damaged name does not hide the rest."""
    request = read_request(1, 0x200, 42)
    reply = with_crc(bytes([1, 3, 84]) + joined([9]) + bytes(42) + b"\x01" * 40)
    told = FUEL.answered(request, reply)
    assert "map_version 9" in told
    assert "maker" not in told


def test_a_write_is_told_with_its_values_and_its_acknowledgement() -> None:
    """A preset, and that it was taken."""
    request = write_request(2, 0x110, joined([0, 5, 0, 100, 0, 200]))
    assert FUEL.asked(request) == "unit 2: write preset: sequence 5, opening 100, close_at 200"
    assert FUEL.answered(request, with_crc(bytes([2, 16, 1, 16, 0, 6]))) == "unit 2: write done"


def test_an_exception_has_its_number_and_a_word() -> None:
    """Those of the standard by name, those of the maker by number."""
    request = read_request(2, 0, 1)
    assert FUEL.answered(request, with_crc(bytes([2, 0x83, 6]))) == "unit 2: exception 6, busy"
    own = FUEL.answered(request, with_crc(bytes([2, 0x83, 0x46])))
    assert own == "unit 2: exception 70, of its own"


def test_registers_without_a_name_are_told_by_their_address() -> None:
    """Another map, or another device on the line."""
    plain = ModbusTelling()
    request = read_request(9, 0x0BB8, 2)
    assert plain.asked(request) == "unit 9: read 2 from 0x0bb8"
    reply = with_crc(bytes([9, 3, 4]) + joined([1, 0xABCD]))
    assert plain.answered(request, reply) == "unit 9: 0001 abcd"
    assert (
        plain.asked(with_crc(bytes([9, 6, 0, 1, 0, 2])))
        == "unit 9: write one register 0x0001: 0002"
    )
    assert plain.asked(with_crc(bytes([9, 43, 14, 1, 0]))) == "unit 9: function 43"
    assert plain.asked(with_crc(bytes([9, 16, 0]))) == "unit 9: write"
    assert plain.answered(b"", with_crc(bytes([9, 43, 14, 1]))) == "unit 9: function 43 done"


@pytest.mark.parametrize("frame", [b"", b"\x01", bytes(8)[:7] + b"\x01", b"\x01\x03\x04"])
def test_what_is_damaged_is_not_told(frame: bytes) -> None:
    """No words are put into the mouth of noise."""
    assert FUEL.asked(frame) == FUEL.answered(frame, frame) == ""
    assert FUEL.is_whole(frame) is False


def test_a_pump_is_told_by_its_words() -> None:
    """Command and answer, without packet and checksum."""
    pump = telling(loaded("new-era-ne1000"))
    request = new_era.request(4, "VOL")
    reply = new_era.packet(b"04S5.000ML")
    assert pump.asked(request) == "4VOL"
    assert pump.answered(request, reply) == "04S5.000ML"
    assert pump.is_whole(reply)
    assert pump.answered(request, reply[:-1]) == ""
    assert not pump.is_whole(reply[:-1])


def test_an_instrument_is_told_by_its_parameters() -> None:
    """Number, node, names; what comes twice is told once."""
    instrument = telling(loaded("bronkhorst-m14"))
    counter, limit = Parameter(104, 1, Kind.LONG), Parameter(104, 3, Kind.LONG)
    serial, other = Parameter(113, 3, Kind.TEXT), Parameter(1, 2, Kind.WORD)
    request = propar.read_request(7, 3, [counter, limit, serial, other])
    assert instrument.asked(request) == "telegram 7, node 3: ask counter, limit, serial, 1/2"
    reply = propar.telegram(
        7, 3, bytes.fromhex("02 e8 c1 40 b5 70 a4 43 41 45 70 a3 71 63 04 4d 31 32 20")
    )
    told = "telegram 7, node 3: counter 5.67, limit 12.34, serial M12"
    assert instrument.answered(request, reply) == told
    written = propar.write_request(8, 3, [(Parameter(1, 1, Kind.WORD), 32_000)])
    assert instrument.asked(written) == "telegram 8, node 3: write setpoint 32000"
    for data, word in (("00 00 05", "ok at 5"), ("00 2a 01", "status 42 at 1"), ("04", "error 4")):
        said = propar.telegram(8, 3, bytes.fromhex(data))
        assert instrument.answered(written, said) == f"telegram 8, node 3: {word}"
    assert instrument.is_whole(reply)
    assert not instrument.is_whole(reply[:-1])


@pytest.mark.parametrize("data", ["04 e8", "04 e8 41 68", "02 68", "02 68 41 7f c0 00 00"])
def test_half_a_telegram_is_not_told(data: str) -> None:
    """Nor a figure that is no number."""
    instrument = telling(loaded("bronkhorst-m14"))
    assert instrument.asked(propar.telegram(7, 3, bytes.fromhex(data))) == ""


def test_a_forecourt_pump_is_told_by_what_it_tells() -> None:
    """Polls, what was heard, and blocks: a number means another thing the other way round."""
    pump = telling(loaded("wayne-dart-fuel"))
    short = {0x20: "poll", 0xE5: "poll, block 5 heard", 0x40: "control 0x40"}
    for control, word in short.items():
        assert pump.asked(dart.short(3, control)) == f"pump 3: {word}"
    short = {0x70: "nothing to tell", 0xC5: "block 5 heard", 0x55: "block 5 not taken"}
    for control, word in short.items():
        assert pump.answered(b"", dart.short(3, control)) == f"pump 3: {word}"
    leave = [dart.Transaction(3, b"\0\0\x20\0"), dart.Transaction(1, b"\6")]
    frame = dart.block(3, 4, leave)
    assert pump.asked(frame) == "pump 3, block 4: preset 00 00 20 00, authorise"
    assert pump.answered(b"", frame) == "pump 3, block 4: nozzle 00 00 20 00, preset reached"
    strange = dart.block(3, 4, [dart.Transaction(77, b"\1"), dart.Transaction(1, b"\x63")])
    assert pump.asked(strange) == "pump 3, block 4: 77 01, 1 99"
    assert pump.is_whole(frame)
    assert not pump.is_whole(frame[:-3] + frame[-2:])
    assert pump.asked(b"\x10\x20\xfa") == ""


def test_any_other_text_is_told_with_its_control_characters() -> None:
    """Nobody has to know a protocol to see what it says."""
    guessed = GuessedTelling()
    assert guessed.asked(b"ATB 200\r") == "ATB 200<CR>"
    assert guessed.answered(b"A\r", b"A +014.70\r\n") == "A +014.70<CR><LF>"
    assert guessed.asked(b"\x80\x81") == ""
    assert guessed.is_whole(b"ATB 200\r") is None


def test_modbus_is_known_without_a_profile() -> None:
    """By its checksum."""
    guessed = GuessedTelling()
    request = read_request(9, 1, 1)
    assert guessed.asked(request) == "unit 9: read 1 from 0x0001"
    assert guessed.answered(request, with_crc(bytes([9, 3, 2, 0, 5]))) == "unit 9: 0005"
    assert guessed.is_whole(request)


@pytest.mark.parametrize("profile", REGISTRY)
def test_every_device_that_is_sold_can_be_read(profile: str) -> None:
    """Whatever comes, something or nothing is told; nothing fails."""
    told = telling(loaded(profile))
    for frame in (
        b"",
        b"\x02",
        bytes(range(256)),
        with_crc(b"\x01\x17\x00"),
        b":06030401210120\r\n",
    ):
        assert isinstance(told.asked(frame) + told.answered(frame, frame), str)


@pytest.mark.parametrize(
    "name", [name for name, driver in REGISTRY.items() if driver == "modbus_device"]
)
def test_a_device_of_others_is_told_by_the_names_of_its_profile(name: str) -> None:
    """Blocks of every table, numbers of every form, and the quantity as the device has it."""
    profile = loaded(name)
    assert isinstance(profile, ModbusDeviceProfile)
    told = telling(profile)
    for block in (*profile.status, *profile.identity):
        request = with_crc(bytes([3, block.function]) + joined([block.address, block.count]))
        size = block.reply_length - 5
        reply = with_crc(bytes([3, block.function, size]) + bytes(size))
        assert block.name in told.asked(request).split()
        for field in block.fields:
            assert f"{field.name} " in told.answered(request, reply)


def test_registers_that_do_not_fit_their_names_are_told_as_they_came() -> None:
    """Another firmware has another map."""
    request = read_write_request(3, 0, 13, 0x100, joined([7, 1]))
    reply = with_crc(bytes([3, 0x17, 4]) + joined([7, 8]))
    assert FUEL.answered(request, reply) == "unit 3: 0007 0008"
