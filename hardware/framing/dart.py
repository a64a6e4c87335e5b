"""DART frames of forecourt pumps as pure functions: bytes in, bytes out; no clock, no port.

Source: the public descriptions of Wayne's DART line protocol and pump interface 2.11, and recorded
traffic. A short frame is `address control SF`; a block is `address control data CRC-low CRC-high
ETX SF`, its data transactions of `number length bytes`. A DLE stands before each SF that is data,
and is no part of the checksum. Blocks carry a number in the low half of their control byte, from 1
to 15 and again from 1; 0 begins anew. Its acknowledgement carries the same one.

A short frame has no checksum: it is what was expected, to the last bit, or it is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hardware.framing.errors import Damaged, Foreign

DLE, ETX, SF = 0x10, 0x03, 0xFA
STUFFED = bytes([DLE, SF])
SHORT = 3
AROUND = 6  # Address, control, two bytes of checksum, ETX, SF.
DATA_MAX = 250
FIRST_ADDRESS, PUMPS = 0x50, 32

POLL, BLOCK, NAK, EOT, ACK, ACK_POLL = 0x20, 0x30, 0x50, 0x70, 0xC0, 0xE0
NUMBERS = 16


@dataclass(frozen=True, slots=True)
class Transaction:
    """One thing that is told: what it is, and its bytes."""

    number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Block:
    """What a pump tells at once, and the number under which it is acknowledged."""

    number: int
    transactions: tuple[Transaction, ...]


def crc16(data: bytes) -> int:
    """Return the checksum of `data`: ARC, from 0 on."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 if crc & 1 else crc >> 1
    return crc


def short(address: int, control: int) -> bytes:
    """Return the short frame that says `control` to or from the pump at `address`."""
    return bytes([_wire(address), control, SF])


def block(address: int, number: int, transactions: Sequence[Transaction]) -> bytes:
    """Return the block `number` that carries `transactions`."""
    data = b"".join(bytes([each.number, len(each.data)]) + each.data for each in transactions)
    if not 0 < len(data) <= DATA_MAX:
        raise ValueError(f"a block carries 1 to {DATA_MAX} bytes, not {len(data)}")
    if not 0 <= number < NUMBERS:
        raise ValueError(f"a block has a number from 0 to {NUMBERS - 1}, not {number}")
    head = bytes([_wire(address), BLOCK | number]) + data
    body = head + crc16(head).to_bytes(2, "little")
    return body.replace(STUFFED[1:], STUFFED) + bytes([ETX, SF])


def _wire(address: int) -> int:
    """Return the byte by which the pump at `address` is called."""
    if not 1 <= address <= PUMPS:
        raise ValueError(f"a pump has an address from 1 to {PUMPS}, not {address}")
    return FIRST_ADDRESS + address - 1


def end_of(heard: bytes) -> int:
    """Return how long the frame is that `heard` begins with; 0 while it is not whole."""
    at = heard.find(SF)
    while at > 0 and heard[at - 1] == DLE:
        at = heard.find(SF, at + 1)
    return at + 1


def missing(heard: bytes, usual: int) -> int:
    """Return how many bytes are still to come after `heard`; 0 where the frame is whole.

    Only its end tells: until then it is thought to be as long as is `usual`.
    """
    if end_of(heard):
        return 0
    return max(usual - len(heard), 1)


def check_acknowledged(heard: bytes, *, address: int, number: int) -> None:
    """Make sure that `heard` acknowledges the block `number`; Damaged or Foreign where not."""
    control = _short_control(heard, address)
    if control & 0xF0 == NAK:
        raise Damaged(f"pump {address} did not take the block")
    if control != ACK | number:
        raise Foreign(f"control {control:#x} instead of the acknowledgement of block {number}")


def told(heard: bytes, *, address: int) -> Block | None:
    """Return what the pump at `address` tells when it is polled; None where it has nothing.

    Raises Damaged or Foreign.
    """
    if len(heard) == SHORT:
        control = _short_control(heard, address)
        if control != EOT:
            raise Foreign(f"control {control:#x} is no answer to a poll")
        return None
    control, data = _block_of(heard, address)
    return Block(control & 0x0F, transactions_of(data))


def _short_control(heard: bytes, address: int) -> int:
    if len(heard) != SHORT or heard[-1] != SF:
        raise Damaged(f"{len(heard)} bytes are no short frame")
    if heard[0] != _wire(address):
        raise Foreign(f"{heard[0]:#x} answered instead of {_wire(address):#x}")
    return heard[1]


def _block_of(heard: bytes, address: int) -> tuple[int, bytes]:
    by, control, data = parted(heard)
    if by != address:
        raise Foreign(f"pump {by} answered instead of {address}")
    return control, data


def parted(heard: bytes) -> tuple[int, int, bytes]:
    """Return address, control and data of the block `heard`; Damaged where it is none."""
    if end_of(heard) != len(heard) or len(heard) <= AROUND or heard[-2] != ETX:
        raise Damaged(f"{len(heard)} bytes are no block")
    body = heard[:-2].replace(STUFFED, STUFFED[1:])
    if len(body) <= AROUND - 2 or crc16(body[:-2]) != int.from_bytes(body[-2:], "little"):
        raise Damaged(f"{len(heard)} bytes without a valid checksum")
    address = body[0] - FIRST_ADDRESS + 1
    if not 1 <= address <= PUMPS or body[1] & 0xF0 != BLOCK:
        raise Damaged(f"control {body[1]:#x} at {body[0]:#x} is no block of a pump")
    return address, body[1], body[2:-2]


def transactions_of(data: bytes) -> tuple[Transaction, ...]:
    """Return the transactions in `data`; Damaged where they do not fill it."""
    found = []
    at = 0
    while at < len(data):
        end = at + 2 + data[at + 1] if at + 1 < len(data) else len(data) + 1
        if end > len(data):
            raise Damaged("a transaction is cut short")
        found.append(Transaction(data[at], data[at + 2 : end]))
        at = end
    return tuple(found)


def bcd(value: int, length: int) -> bytes:
    """Return `value` as `length` bytes of two digits each."""
    if not 0 <= value < 100**length:
        raise ValueError(f"{value} does not fit {2 * length} digits")
    return bytes.fromhex(f"{value:0{2 * length}}")


def number_of(data: bytes) -> int:
    """Return the number that `data` writes in digits; Foreign where it does not."""
    text = data.hex()
    if not text.isdecimal():
        raise Foreign(f"{text!r} is no number of a pump")
    return int(text)
