"""The part of the settings that says what reads codes, and before which screen it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from kiosk.settings.model import ReaderKind, ReaderSettings, ReaderSuffix
from kiosk.settings.names import check_name
from kiosk.settings.ports import read_port
from kiosk.settings.table import Table

GAP_MS = {"serial": 200, "wedge": 50}
"""What holds where the file says nothing: a keyboard types faster than a wire with breaks."""
PREFIX_MAX = 8
ENCODINGS = (
    "utf-8", "ascii", "latin-1", "cp1250", "cp1251", "cp1252", "cp1256", "shift_jis", "euc-kr",
    "gb18030", "big5",
)  # fmt: skip
_SCREEN = re.compile(r"[a-z0-9-]{1,32}")


_KEYS = {
    ReaderKind.SERIAL: {
        "port", "usb_serial", "baud", "parity", "prefix", "suffix", "encoding", "gap_ms",
    },
    ReaderKind.WEDGE: {"prefix", "suffix", "gap_ms"},
    ReaderKind.CAMERA: {"device"},
    ReaderKind.FOLDER: {"path"},
    ReaderKind.PIPE: {"path"},
}  # fmt: skip
_OWN = frozenset().union(*_KEYS.values())


def read_readers(
    table: Table, folder: Path, lines: Collection[str], *, is_demo: bool
) -> dict[str, ReaderSettings]:
    """Read all readers that are enabled. `lines` are the ports that flow controllers have."""
    readers: dict[str, ReaderSettings] = {}
    taken = set(lines)
    for name, row in table.named():
        check_name(table, name)
        is_on = row.flag("enabled", default=True)
        reader = _reader(name, row, folder)
        row.end()
        if not row.is_sound:
            continue
        if reader.kind in {ReaderKind.FOLDER, ReaderKind.PIPE} and is_on and not is_demo:
            what = "whoever may write files could show codes"
            remedy = "Only a demo reads files: write `demo = true` under [site], or drop this."
            row.wrong("kind", what, remedy, code="sold_but_simulated")
        where = reader.port.where
        if where and where in taken:
            key = "port" if reader.port.port else "usb_serial"
            row.wrong(key, "something else has it already", "Name its own.", code="same_port")
        taken |= {where} if is_on else set()
        if is_on:
            readers[name] = reader
    _check_wedges(table, readers)
    return readers


def _reader(name: str, row: Table, folder: Path) -> ReaderSettings:
    kind = row.member("kind", ReaderKind.SERIAL, needed=True)
    is_known = row.is_sound and row.has("kind")
    port = read_port(row, baud=9_600, is_needed=is_known and kind is ReaderKind.SERIAL)
    device = row.text("device", "", least=0)
    path = row.text("path", "", least=0)
    gap_ms = row.whole("gap_ms", GAP_MS.get(kind, 200), least=10, most=2_000)
    reader = ReaderSettings(
        name=name,
        kind=kind,
        screen=row.text("screen", "front"),
        port=port,
        path=folder / path,
        device=device,
        prefix=row.text("prefix", "", least=0),
        suffix=row.member("suffix", ReaderSuffix.LINE),
        encoding=row.choice("encoding", "utf-8", of=ENCODINGS, what="an encoding"),
        gap_ms=gap_ms,
    )
    for key in sorted(_OWN - _KEYS[kind]) if is_known else ():
        if row.has(key) and not (key in {"device", "path"} and not row.text(key, "", least=0)):
            what, remedy = f"a {kind} reader has no {key}", "Leave it out."
            row.wrong(key, what, remedy, code="not_of_this_kind")
    if kind in {ReaderKind.FOLDER, ReaderKind.PIPE} and not path:
        row.wrong("path", "this key is missing", "Name the folder or pipe.", code="missing")
    if len(reader.prefix) > PREFIX_MAX:
        row.wrong("prefix", "a prefix is short", f"At most {PREFIX_MAX} letters, or stx or aim.")
    elif not _can_say(reader):
        row.wrong("prefix", "the encoding cannot write it", "Choose letters that it has.")
    if kind is ReaderKind.WEDGE and reader.suffix not in _TYPED:
        what, remedy = f"a keyboard does not type {reader.suffix}", "Choose line, tab or none."
        row.wrong("suffix", what, remedy)
    if not _SCREEN.fullmatch(reader.screen):
        what, remedy = "this is no screen's name", "Write what its service says: --screen front."
        row.wrong("screen", what, remedy)
    return reader


_TYPED = {ReaderSuffix.LINE, ReaderSuffix.TAB, ReaderSuffix.NONE}


def _can_say(reader: ReaderSettings) -> bool:
    try:
        reader.prefix.encode(reader.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _check_wedges(table: Table, readers: Mapping[str, ReaderSettings]) -> None:
    """Note where one window would have two keyboards or cameras that it cannot tell apart."""
    first: dict[tuple[ReaderKind, str], str] = {}
    for name, one in readers.items():
        if one.kind is not ReaderKind.WEDGE:
            continue
        before = first.setdefault((one.kind, one.screen), name)
        if before != name:
            what = f"{before} types into the screen {one.screen} already"
            remedy = "All keyboards of a screen are one reader: describe them once."
            table.wrong(name, what, remedy, code="said_twice")
