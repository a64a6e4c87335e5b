"""Packets of New Era pumps in safe mode as pure functions: bytes in, bytes out; no clock, no port.

Source: New Era Pump Systems, user manual 1200-01, *RS-232 protocol*, safe mode. A packet is
`STX length data CRC-high CRC-low ETX`; the length counts what follows it and itself. A reply names
the pump and its status, but not the command it answers: a driver tells that from its form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hardware.framing.errors import Damaged, Foreign

STX, ETX = 0x02, 0x03
AROUND = 5  # STX, length, two bytes of checksum, ETX.
UNCOUNTED = 1  # The length leaves out the STX.
DATA_MAX = 0xFF - (AROUND - UNCOUNTED)
ADDRESS_MAX = 99
POLYNOMIAL = 0x1021

DIGITS = 4
DECIMALS_MAX = 3
WRITTEN_MAX = 9_999_999
"""Thousandths: a figure is four digits and a point, and no more than three stand behind it."""

_REPLY = re.compile(rb"(?P<address>[0-9]{2})(?:(?P<status>[IWSPTUX])|A\?(?P<alarm>[RSTEO]))")
_FIGURE = re.compile(r"(?=[0-9.]{2,5}\Z)[0-9]{1,4}\.[0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a pump says: its status, or an alarm instead, and what it was asked for."""

    status: str
    """I infusing, W withdrawing, S stopped, P paused, T pause phase, U waits, X purging."""
    alarm: str
    """R was reset, S stalled, T heard nothing for too long, E program, O phase; empty: none."""
    text: str


def crc16(data: bytes) -> int:
    """Return the checksum of `data`: CCITT, from 0 on."""
    crc = 0
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ POLYNOMIAL if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def packet(data: bytes) -> bytes:
    """Return `data` as it goes over the line."""
    if not 0 < len(data) <= DATA_MAX:
        raise ValueError(f"a packet carries 1 to {DATA_MAX} bytes, not {len(data)}")
    head = bytes([STX, len(data) + AROUND - UNCOUNTED])
    return head + data + crc16(data).to_bytes(2, "big") + bytes([ETX])


def request(address: int, command: str) -> bytes:
    """Return the packet that tells the pump at `address` a `command`; an empty one only asks."""
    if not 0 <= address <= ADDRESS_MAX:
        raise ValueError(f"a pump has an address from 0 to {ADDRESS_MAX}, not {address}")
    return packet(f"{address}{command}".encode("ascii"))


def reply_length(characters: int) -> int:
    """Return the length of a packet that carries `characters`."""
    return characters + AROUND


def missing(heard: bytes, usual: int) -> int:
    """Return how many bytes are still to come after `heard`; 0 or less where the packet is whole.

    Until its length has come it is thought to be as long as is `usual`.
    """
    if len(heard) <= UNCOUNTED:
        return max(usual - len(heard), 1)
    return heard[1] + UNCOUNTED - len(heard)


def data_of(heard: bytes) -> bytes:
    """Return what the packet `heard` carries, after every check there is; Damaged otherwise."""
    if len(heard) <= AROUND or heard[0] != STX or heard[-1] != ETX:
        raise Damaged(f"{len(heard)} bytes are no packet")
    if heard[1] != len(heard) - UNCOUNTED:
        raise Damaged(f"a packet says {heard[1]} bytes and has {len(heard) - UNCOUNTED}")
    data = heard[2:-3]
    if crc16(data) != int.from_bytes(heard[-3:-1], "big"):
        raise Damaged(f"{len(heard)} bytes without a valid checksum")
    return data


def reply_of(heard: bytes, *, address: int) -> Reply:
    """Return what the pump at `address` says in `heard`. Raises Damaged or Foreign."""
    data = data_of(heard)
    said = _REPLY.match(data)
    if said is None:
        raise Damaged("a packet without address and status")
    if int(said["address"]) != address:
        raise Foreign(f"pump {int(said['address'])} answered instead of {address}")
    text = data[said.end() :]
    if not text.isascii():
        raise Damaged("a packet with letters of no alphabet")
    return Reply((said["status"] or b"").decode(), (said["alarm"] or b"").decode(), text.decode())


def figure(thousandths: int) -> str:
    """Return `thousandths` as a pump writes and reads them, rounded down to four digits."""
    if not 0 <= thousandths <= WRITTEN_MAX:
        raise ValueError(f"{thousandths} thousandths do not fit four digits")
    decimals = max(0, DECIMALS_MAX - max(0, len(str(thousandths)) - DIGITS))
    whole, rest = divmod(thousandths, 1_000)
    return f"{whole}.{f'{rest:03}'[:decimals]}"


def figure_step(thousandths: int) -> int:
    """Return how fine a figure of up to `thousandths` is, in thousandths."""
    return int("1" + "0" * max(0, len(str(thousandths)) - DIGITS))


def thousandths_of(text: str) -> int:
    """Return the figure in `text` in thousandths; Foreign where it is none."""
    if not _FIGURE.fullmatch(text):
        raise Foreign(f"{text!r} is no figure of a pump")
    whole, _, rest = text.partition(".")
    return int(whole) * 1_000 + int(rest.ljust(DECIMALS_MAX, "0"))
