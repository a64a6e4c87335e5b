"""The part of the settings that says what prints receipts."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from kiosk.settings.model import PrinterKind, PrinterSettings
from kiosk.settings.ports import read_port
from kiosk.settings.table import Table

CODE_PAGES = (
    "CP437", "CP850", "CP852", "CP857", "CP858", "CP860", "CP863", "CP865", "CP866", "CP1250",
    "CP1251", "CP1252", "CP1253", "CP1254", "CP1257",
)  # fmt: skip
FONTS_MAX = 8
DEVICE = "/dev/usb/lp0"
_HOST = re.compile(r"[A-Za-z0-9.-]{1,80}(?::[0-9]{1,5})?")
_KEYS = {
    PrinterKind.SERIAL: {"port", "usb_serial", "baud", "parity"},
    PrinterKind.USB: {"device"},
    PrinterKind.NETWORK: {"host"},
}
_OWN = frozenset().union(*_KEYS.values())


def read_printer(table: Table, folder: Path, taken: Collection[str]) -> PrinterSettings | None:
    """Read the printer; None where there is none. `taken` are the ports that others have."""
    if table.is_empty:
        return None
    is_on = table.flag("enabled", default=True)
    kind = table.member("kind", PrinterKind.SERIAL, needed=True)
    is_known = table.is_sound and table.has("kind")
    port = read_port(table, baud=115_200, is_needed=is_known and kind is PrinterKind.SERIAL)
    device = table.text("device", DEVICE)
    host = table.text("host", "", least=0)
    fonts = table.texts("fonts", most=FONTS_MAX, least=0)
    printer = PrinterSettings(
        kind=kind,
        port=port,
        device=device,
        host=host,
        columns=table.whole("columns", 48, least=24, most=64),
        dots=table.whole("dots", 576, least=256, most=832),
        code_page=table.choice("code_page", "CP858", of=CODE_PAGES, what="a code page"),
        fonts=tuple(folder / font for font in fonts),
        note=table.text("note", "", least=0),
    )
    for key in sorted(_OWN - _KEYS[kind]) if is_known else ():
        is_default = (key == "host" and not host) or (key == "device" and device == DEVICE)
        if table.has(key) and not is_default:
            what, remedy = f"a {kind} printer has no {key}", "Leave it out."
            table.wrong(key, what, remedy, code="not_of_this_kind")
    if is_known and kind is PrinterKind.NETWORK and not _HOST.fullmatch(host):
        what = "this is no address of a printer"
        table.wrong("host", what, 'Write "192.168.1.20", or with a port "printer:9100".')
    if printer.dots % 8:
        table.wrong("dots", f"{printer.dots} dots are no whole bytes", "Write 576, 512 or 384.")
    for place, font in enumerate(printer.fonts):
        if not font.is_file():
            what = "there is no such file"
            table.wrong_item("fonts", place, what, "Name a .ttf, .otf or .ttc file.")
    if port.where and port.where in taken:
        key = "port" if port.port else "usb_serial"
        table.wrong(key, "something else has it already", "Name its own.", code="same_port")
    table.end()
    return printer if is_on else None
