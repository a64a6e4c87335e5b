"""What was said on a line, as a text file: a person reads it, a test replays it.

One exchange a line: seconds since the first, milliseconds it took, what came of it, the outlet's
address, and both sides in hexadecimal, `-` for nothing. Lines that begin with `#` say whose line it
was; the first of them names the version.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hardware.timing import NS_PER_US
from kiosk.ports import Exchange, Outcome

VERSION = 1
FIRST = f"# kiosk transcript {VERSION}"
COLUMNS = "# at_s took_ms outcome address request reply"
US_PER_S, US_PER_MS = 1_000_000, 1_000

_LINE = re.compile(r"# line (?P<name>\S+) (?P<baud>[1-9][0-9]{2,6}) (?P<parity>none|even|odd)")
_OUTLET = re.compile(r"# outlet (?P<outlet>\S+) address (?P<address>[0-9]{1,3}) (?P<profile>\S+)")
_ROW = re.compile(
    r"(?P<at_s>[0-9]{1,6})\.(?P<at_us>[0-9]{6}) (?P<took_ms>[0-9]{1,6})\.(?P<took_us>[0-9]{3}) "
    r"(?P<outcome>[a-z]+) (?P<address>[0-9]{1,3}) "
    r"(?P<request>-|(?:[0-9a-f]{2})+) (?P<reply>-|(?:[0-9a-f]{2})+)"
)


class NoTranscript(ValueError):
    """The text is no transcript of this version; the message names the line."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An outlet of the line: its name in the settings, where it is, what it is."""

    outlet: str
    address: int
    profile: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """One line and what was said on it; times count from the first exchange."""

    line: str
    baud: int
    parity: str
    outlets: tuple[Recorded, ...]
    exchanges: tuple[Exchange, ...]


def header(line: str, baud: int, parity: str, outlets: Iterable[Recorded]) -> list[str]:
    """Return the lines that a transcript begins with."""
    rows = [f"# outlet {one.outlet} address {one.address} {one.profile}" for one in outlets]
    return [FIRST, f"# line {line} {baud} {parity}", *rows, COLUMNS]


def row(exchange: Exchange, *, first_ns: int) -> str:
    """Return an exchange as a line; `first_ns` is when the first one was."""
    at_us = max(0, exchange.at_ns - first_ns) // NS_PER_US
    took_us = exchange.took_ns // NS_PER_US
    return " ".join(
        (
            f"{at_us // US_PER_S}.{at_us % US_PER_S:06}",
            f"{took_us // US_PER_MS}.{took_us % US_PER_MS:03}",
            exchange.outcome.value,
            str(exchange.address),
            exchange.request.hex() or "-",
            exchange.reply.hex() or "-",
        )
    )


def read(text: str) -> Transcript:
    """Return the transcript in `text`; NoTranscript where it is none."""
    lines = text.splitlines()
    if not lines or lines[0] != FIRST:
        raise NoTranscript(f"line 1: this is no transcript of version {VERSION}")
    line = _LINE.fullmatch(lines[1]) if len(lines) > 1 else None
    if line is None:
        raise NoTranscript("line 2: it does not say whose line it was")
    outlets, exchanges = [], []
    for number, each in enumerate(lines[2:], start=3):
        if found := _OUTLET.fullmatch(each):
            outlets.append(Recorded(found["outlet"], int(found["address"]), found["profile"]))
        elif each and not each.startswith("#"):
            exchanges.append(_exchange(number, each))
    return Transcript(
        line["name"], int(line["baud"]), line["parity"], tuple(outlets), tuple(exchanges)
    )


def _exchange(number: int, text: str) -> Exchange:
    found = _ROW.fullmatch(text)
    if found is None or found["outcome"] not in set(Outcome):
        raise NoTranscript(f"line {number}: this is no exchange")
    at_us = int(found["at_s"]) * US_PER_S + int(found["at_us"])
    took_us = int(found["took_ms"]) * US_PER_MS + int(found["took_us"])
    request, reply = (
        b"" if found[name] == "-" else bytes.fromhex(found[name]) for name in ("request", "reply")
    )
    return Exchange(
        at_us * NS_PER_US,
        request,
        reply,
        address=int(found["address"]),
        took_ns=took_us * NS_PER_US,
        outcome=Outcome(found["outcome"]),
    )
