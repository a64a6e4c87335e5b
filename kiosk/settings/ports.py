"""A serial port of something that is no line of flow controllers: a reader or a printer."""

from __future__ import annotations

from kiosk.settings.model import Parity, PortSettings
from kiosk.settings.table import Table

BAUDS = ("1200", "2400", "4800", "9600", "19200", "38400", "57600", "115200")


def read_port(row: Table, *, baud: int, is_needed: bool) -> PortSettings:
    """Read where a device is; `baud` is what holds where the row says nothing."""
    found = PortSettings(
        port=row.text("port", "", least=0),
        usb_serial=row.text("usb_serial", "", least=0),
        baud=read_baud(row, baud),
        parity=row.member("parity", Parity.NONE),
    )
    if bool(found.port) + bool(found.usb_serial) != 1 and (is_needed or found.port):
        what = "where it is must be said once"
        row.wrong("", what, "Give one of `port` and `usb_serial`.", code="said_twice")
    return found


def read_baud(row: Table, default: int) -> int:
    """Read a speed that serial ports have."""
    baud = row.whole("baud", default, least=1200, most=115_200)
    if str(baud) not in BAUDS:
        row.wrong("baud", f"{baud} is no usual speed", f"Known here: {', '.join(BAUDS)}.")
    return baud
