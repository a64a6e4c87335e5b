"""Lines of Alicat BASIS 2 controllers as pure functions: bytes in, bytes out; no clock, no port.

Source: Alicat, operation manual for BASIS 2 meters and controllers, rev. 4, *Alicat ASCII Serial
Communication*. A request is a unit's letter, a command and a carriage return; an answer is one
line: the letter, then figures and words, single spaces between them. A bare `?` says no.

**There is no checksum.** What is noticed here is what breaks the form: another letter, a byte that
is no printable character, a space or a point too many or too few, decimals lost or put in, anything
before the letter or behind the end. What is not: a digit that became another one, a digit before
the point that was lost or put in, a sign. No function can tell; a driver has to ask twice.
"""

from __future__ import annotations

import re

from hardware.framing.errors import Damaged, Foreign

UNITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
END = b"\r"
NO = b"?"
LONGEST = 120
"""An answer of more characters is none."""
DECIMALS_MAX = 6
DIGITS_MAX = 10
"""The most digits before the point: what 32 bits hold."""

_LINE = re.compile(rb"(?P<unit>[A-Z])(?P<fields>(?: [!-~]+)+)\r")


def unit_of(address: int) -> str:
    """Return the letter of the unit at `address`: A is 1."""
    if not 1 <= address <= len(UNITS):
        raise ValueError(f"a unit has an address from 1 (A) to {len(UNITS)} (Z), not {address}")
    return UNITS[address - 1]


def request(address: int, command: str) -> bytes:
    """Return the line that tells the unit at `address` a `command`."""
    return f"{unit_of(address)}{command}".encode("ascii") + END


def missing(heard: bytes, usual: int) -> int:
    """Return how many bytes are still to come after `heard`; 0 or less where the line is whole."""
    if END in heard or len(heard) >= LONGEST:
        return 0
    return max(1, usual - len(heard))


def is_refusal(heard: bytes) -> bool:
    """Whether the unit did not understand, or would not."""
    return heard == NO + END


def fields_of(heard: bytes, *, address: int) -> tuple[str, ...]:
    """Return what stands behind the letter of the unit at `address`. Raises Damaged or Foreign."""
    line = _LINE.fullmatch(heard)
    if line is None:
        raise Damaged(f"{len(heard)} bytes are no line")
    unit = line["unit"].decode()
    if unit != unit_of(address):
        raise Foreign(f"unit {unit} answered instead of {unit_of(address)}")
    return tuple(line["fields"].decode("ascii")[1:].split(" "))


def figure(counts: int, decimals: int) -> str:
    """Return `counts` of the last decimal as a unit reads them."""
    if counts < 0:
        raise ValueError(f"{counts} is less than nothing")
    whole, rest = divmod(counts, 10**decimals)
    return f"{whole}.{rest:0{decimals}}"


def counts_of(text: str, decimals: int) -> int:
    """Return the figure in `text`, of exactly so many `decimals`, in counts of the last one.

    Foreign where it is none, or has others: no setting of a unit changes them.
    """
    if not re.fullmatch(rf"[+-]?[0-9]{{1,{DIGITS_MAX}}}\.[0-9]{{{decimals}}}", text):
        raise Foreign(f"{text!r} is no figure of {decimals} decimals")
    return int(text.replace(".", ""))
