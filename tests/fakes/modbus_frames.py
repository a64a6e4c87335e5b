"""Frames of Modbus devices for transcripts, with checksums that are not the product's own."""

from __future__ import annotations

from fakes.transcript import Transcript
from pymodbus.framer.rtu import FramerRTU

from hardware.registry import controller
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import FlowController

ADDRESS = 3
Pair = tuple[str, str]


def frame(text: str) -> str:
    """Return what `text` says in hexadecimal, with its checksum."""
    body = bytes.fromhex(text)
    return (body + FramerRTU.compute_CRC(body).to_bytes(2)).hex(" ")


def pair(sent: str, heard: str) -> Pair:
    """Return a request and its reply; an empty reply is silence."""
    return frame(sent), frame(heard) if heard else ""


def echo(sent: str) -> Pair:
    """Return a write of one coil or register, repeated by whoever has done it."""
    return pair(sent, sent)


def outlet(profile: str, *pairs: Pair) -> tuple[Transcript, FlowController]:
    """Return line and driver of an outlet."""
    line = Transcript(*pairs)
    return line, controller(profile, line, ADDRESS)


def wh(amount: int) -> Quantity:
    """Return so many watt-hours."""
    return Quantity(1_000 * amount, Dimension.ENERGY)


KWH = pair("67 04 00 48 00 02", "67 04 04 44 9a 51 ec")
"""1234.56 kWh, as a float: 1234.56005859375."""
KWH_SERIAL = pair("67 03 fc 00 00 02", "67 03 04 01 33 1a 2b")
SERIAL = str(0x0133_1A2B)
