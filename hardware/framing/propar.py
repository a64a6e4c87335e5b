"""ProPar telegrams of Bronkhorst instruments as pure functions: bytes in, bytes out; no clock.

Source: Bronkhorst 9.17.027, *RS232 interface with FLOW-BUS protocol*, enhanced binary protocol, and
the public parameter database of `bronkhorst-propar`. A telegram is `DLE STX sequence node length
data DLE ETX`; between the two ends a DLE is sent twice. An answer carries the sequence byte of its
request, so it answers that one, or one of 256 telegrams before.

There is no checksum. So every value is asked for twice in one telegram and both must agree, and an
acknowledgement is believed only where its status and its position say the same: one burst of damage
that is shorter than half the values never makes another value.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from itertools import groupby

from hardware.framing.errors import Damaged, Foreign

DLE, STX, ETX = 0x10, 0x02, 0x03
BEGIN, END = bytes([DLE, STX]), bytes([DLE, ETX])
HEAD = 3  # Sequence, node, length.
AROUND = len(BEGIN) + HEAD + len(END)
SEQUENCES = 256
NODES = range(1, 128)
DATA_MAX = 0xFF

STATUS, WRITE, ANSWER, REQUEST = 0x00, 0x01, 0x02, 0x04
OK = 0
STATUS_LENGTH = 3
ERRORS = frozenset({4, 5, 9})
"""One byte alone: the telegram was not understood, not taken, or not passed on."""

MORE = 0x80
"""In a process or parameter byte: another one of the kind follows."""
PROCESS_MAX, PARAMETER_MAX = 0x7F, 0x1F


class Kind(IntEnum):
    """How the value of a parameter is written."""

    BYTE = 0x00
    WORD = 0x20
    LONG = 0x40  # Floating point as well: four bytes, high first.
    TEXT = 0x60


_SIZES = {Kind.BYTE: 1, Kind.WORD: 2, Kind.LONG: 4}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value in an instrument: process, number in it, and form."""

    process: int
    number: int
    kind: Kind

    def __post_init__(self) -> None:
        """Make sure that there can be such a one."""
        if not (0 <= self.process <= PROCESS_MAX and 0 <= self.number <= PARAMETER_MAX):
            raise ValueError(f"no parameter is called {self.process}/{self.number}")


class StatusReply(Exception):
    """The instrument heard the telegram and answered with a status `code` other than *ok*."""

    def __init__(self, code: int) -> None:
        """Keep the instrument's code."""
        super().__init__(f"status {code}")
        self.code = code


# --- Telegrams -----------------------------------------------------------------------------------


def telegram(sequence: int, node: int, data: bytes) -> bytes:
    """Return `data` as it goes over the line."""
    if not 0 < len(data) <= DATA_MAX:
        raise ValueError(f"a telegram carries 1 to {DATA_MAX} bytes, not {len(data)}")
    if not 0 <= sequence < SEQUENCES or not 0 <= node < SEQUENCES:
        raise ValueError(f"{sequence} and {node} are no sequence and node of a telegram")
    inside = bytes([sequence, node, len(data)]) + data
    return BEGIN + inside.replace(BEGIN[:1], BEGIN[:1] * 2) + END


def _inside(heard: bytes) -> tuple[bytes, bytes]:
    """Return what is between the ends, each DLE once, and what could not be part of it."""
    inside = bytearray()
    at = len(BEGIN)
    while at < len(heard):
        if heard[at] == DLE:
            if heard[at : at + 2] != BEGIN[:1] * 2:
                break
            at += 1
        inside.append(heard[at])
        at += 1
    return bytes(inside), heard[at:]


def missing(heard: bytes, usual: int) -> int:
    """Return how many bytes are still to come after `heard`; 0 where it is whole or no telegram.

    Until its length has come it is thought to be as long as is `usual`.
    """
    if not heard.startswith(BEGIN[: len(heard)]):
        return 0
    inside, rest = _inside(heard)
    if len(rest) > 1:
        return 0
    if len(inside) < HEAD:
        return max(usual - len(heard), 1)
    left = HEAD + inside[HEAD - 1] - len(inside)
    if left > 0:
        return left + len(END)
    return len(END) - len(rest) if left == 0 else 0


def data_of(heard: bytes, *, node: int, sequence: int) -> bytes:
    """Return what `node` says in answer to the telegram `sequence`. Raises Damaged or Foreign."""
    said, by, data = parted(heard)
    if said != sequence:
        raise Foreign(f"the answer to telegram {said} instead of {sequence}")
    if by != node:
        raise Foreign(f"node {by} answered instead of {node}")
    return data


def parted(heard: bytes) -> tuple[int, int, bytes]:
    """Return sequence, node and data of the telegram `heard`; Damaged where it is none."""
    if not heard.startswith(BEGIN):
        raise Damaged(f"{len(heard)} bytes do not begin a telegram")
    inside, rest = _inside(heard)
    if rest != END:
        raise Damaged(f"{len(heard)} bytes do not end as a telegram does")
    if len(inside) <= HEAD or inside[HEAD - 1] != len(inside) - HEAD:
        raise Damaged(f"a telegram of {len(inside)} bytes has lost or gained some")
    return inside[0], inside[1], inside[HEAD:]


# --- Parameters ----------------------------------------------------------------------------------

Value = int | str
Written = tuple[Parameter, int]


def read_request(sequence: int, node: int, wanted: Sequence[Parameter]) -> bytes:
    """Return the telegram that asks for each of `wanted` twice."""
    return telegram(sequence, node, bytes([REQUEST]) + _chained(_twice(wanted), _asked))


def write_request(sequence: int, node: int, values: Sequence[Written]) -> bytes:
    """Return the telegram that writes `values` and asks for a status."""
    return telegram(sequence, node, written(values))


def written(values: Sequence[Written]) -> bytes:
    """Return the data of a telegram that writes `values`."""
    numbers = dict(values)
    return bytes([WRITE]) + _chained([key for key, _ in values], lambda key: _packed(key, numbers))


def answer_length(wanted: Sequence[Parameter], text: int = 0) -> int:
    """Return how long the answer to `wanted` mostly is, with `text` letters in each text."""
    return AROUND + len(_chained(_twice(wanted), lambda key: bytes(_SIZES.get(key.kind, text)))) + 1


STATUS_REPLY_LENGTH = AROUND + STATUS_LENGTH


def values_of(
    heard: bytes, *, node: int, sequence: int, wanted: Sequence[Parameter]
) -> dict[Parameter, Value]:
    """Return the value of each of `wanted`, which must come twice and be the same both times.

    Raises Damaged or Foreign, or StatusReply where the instrument refuses.
    """
    data = data_of(heard, node=node, sequence=sequence)
    if data[0] != ANSWER:
        _refused(data, len(_chained(_twice(wanted), _asked)) + 1)
        raise Foreign("a status that says ok, where values were asked for")
    found: dict[Parameter, Value] = {}
    at = 1
    for head, key in _heads(_twice(wanted)):
        if data[at : at + len(head)] != head:
            raise Damaged(f"not {key.process}/{key.number} where it was asked for")
        value, at = _value(data, at + len(head), key.kind)
        if found.setdefault(key, value) != value:
            raise Damaged(f"{key.process}/{key.number} is {found[key]} and {value} at once")
    if at != len(data):
        raise Damaged("more values than were asked for")
    return found


def check_written(heard: bytes, *, node: int, sequence: int, values: Sequence[Written]) -> None:
    """Make sure that `heard` confirms a write of `values`; raises as `values_of` does.

    It confirms no values: only reading them back does.
    """
    _refused(data_of(heard, node=node, sequence=sequence), len(written(values)))


def asked_for(data: bytes) -> list[Parameter]:
    """Return what the `data` of a request asks for; Damaged where they end too early."""
    found = []
    at, has_more = 1, False
    while at < len(data):
        at += not has_more
        if at + 3 > len(data):
            raise Damaged("a request is cut short")
        head, process, number = data[at : at + 3]
        key = Parameter(process & PROCESS_MAX, number & PARAMETER_MAX, Kind(number & Kind.TEXT))
        found.append(key)
        at += 3 + (key.kind is Kind.TEXT)
        has_more = bool(head & MORE)
    return found


def carried(data: bytes) -> list[tuple[Parameter, Value]]:
    """Return the values that the `data` of a write or an answer carry; Damaged as above."""
    found = []
    at, process, has_more = 1, 0, False
    while at < len(data):
        if not has_more:
            process, at = data[at] & PROCESS_MAX, at + 1
        if at >= len(data):
            raise Damaged("a value is cut short")
        head = data[at]
        key = Parameter(process, head & PARAMETER_MAX, Kind(head & Kind.TEXT))
        value, at = _value(data, at + 1, key.kind)
        found.append((key, value))
        has_more = bool(head & MORE)
    return found


def _refused(data: bytes, length: int) -> None:
    """Raise StatusReply where `data` refuses a telegram of `length`, or an error of framing.

    The position is the end of the telegram where all was well, and before it where it was not.
    """
    if len(data) == 1 and data[0] in ERRORS:
        raise Damaged(f"the instrument heard badly: error {data[0]}")
    if len(data) != STATUS_LENGTH or data[0] != STATUS:
        raise Foreign(f"{len(data)} bytes that begin with {data[0]} are no status")
    _, code, position = data
    if (code == OK) != (position == length) or position > length:
        raise Damaged(f"status {code} at position {position} of {length}")
    if code != OK:
        raise StatusReply(code)


def status(code: int, position: int) -> bytes:
    """Return the data of a status telegram."""
    return bytes([STATUS, code, position])


def _twice(wanted: Sequence[Parameter]) -> list[Parameter]:
    """Return all of `wanted`, and then all of it again: far from where it was."""
    return [*wanted, *wanted]


def _heads(keys: Sequence[Parameter]) -> list[tuple[bytes, Parameter]]:
    """Return what stands before each value: its process where another one begins, its number."""
    heads = []
    groups = [list(group) for _, group in groupby(keys, key=lambda key: key.process)]
    for group in groups:
        begins = bytes([group[0].process | (MORE if group is not groups[-1] else 0)])
        for place, key in enumerate(group, start=1):
            more = MORE if place < len(group) else 0
            heads.append((begins + bytes([key.number | key.kind | more]), key))
            begins = b""
    return heads


def _chained(keys: Sequence[Parameter], body: Callable[[Parameter], bytes]) -> bytes:
    """Return all `keys` with what `body` says of each."""
    return b"".join(head + body(key) for head, key in _heads(keys))


def _asked(key: Parameter) -> bytes:
    """Return where a value is found; a text may have any length."""
    return bytes([key.process, key.number | key.kind]) + (b"\0" if key.kind is Kind.TEXT else b"")


def _packed(key: Parameter, numbers: dict[Parameter, int]) -> bytes:
    return numbers[key].to_bytes(_SIZES[key.kind], "big")


def _value(data: bytes, at: int, kind: Kind) -> tuple[Value, int]:
    """Return the value that stands at `at`, and where it ends."""
    if kind is not Kind.TEXT:
        end = at + _SIZES[kind]
        if end > len(data):
            raise Damaged("a value is cut short")
        return int.from_bytes(data[at:end], "big"), end
    if at >= len(data):
        raise Damaged("a text is cut short")
    length, at = data[at], at + 1
    end = at + length if length else data.find(b"\0", at)
    if not at <= end <= len(data):
        raise Damaged("a text is cut short")
    text = data[at:end]
    if not text.isascii():
        raise Damaged("a text with letters of no alphabet")
    return text.decode(), end + (not length)


# --- Numbers -------------------------------------------------------------------------------------


def float_bits(value: Fraction) -> int:
    """Return the bits of the largest floating-point number that is not above `value`."""
    bits = int.from_bytes(struct.pack(">f", float(value)), "big")
    return bits - 1 if float_of(bits) > value else bits


def float_of(bits: int) -> Fraction:
    """Return the number behind `bits` exactly; Damaged where it is none, or less than nothing."""
    [value] = struct.unpack(">f", bits.to_bytes(4, "big"))
    if not 0 <= value < float("inf"):
        raise Damaged(f"{value} is no amount")
    return Fraction(value)
