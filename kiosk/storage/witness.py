"""A note beside the database of how far it had come: an older image put back is found out.

The note is written after each commit and never synced, so it cannot be ahead of a database that
kept what it was told: after a kill or a power cut it is as far, or a little behind. Where it is
ahead, entries that were acknowledged are gone: somebody has put an old image back, or the disk does
not do what it says. Whoever restores the note with the image is found out by the totalisers only.
"""

from __future__ import annotations

import os
import re
import zlib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.domain.delivery import Delivery
from kiosk.domain.journal import Entry
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.report import DAY_CLOSED
from kiosk.domain.sale import Sale
from kiosk.domain.voucher import Voucher
from kiosk.ports import Batch

_WORD = "kiosk-head"
_ID = re.compile(r"[A-Z]-([0-9]{1,18})", re.ASCII)
_LENGTH = 192
"""Always as long, so that writing it anew never needs room."""


@dataclass(frozen=True, slots=True)
class Head:
    """How far a database has come: its last entry, and the highest numbers that were given."""

    sequence: int = 0
    hash: bytes = b""
    at_ms: int = 0
    receipts: int = 0
    number: int = 0
    """In the ids of sales, prepayments, deliveries and vouchers."""
    days: int = 0
    """Of closed business days."""

    def after(self, batch: Batch, entries: tuple[Entry, ...]) -> Head:
        """Return how far it is once `batch` is stored with these `entries`."""
        head = self
        if entries:
            last = entries[-1]
            head = replace(head, sequence=last.sequence, hash=last.hash, at_ms=last.at_ms)
        for draft in batch.entries:
            if draft.kind == DAY_CLOSED:
                head = replace(head, days=max(head.days, int(str(draft.body["number"]))))
        for value in batch.saved:
            if isinstance(value, Voucher):
                head = replace(head, number=max(head.number, value.number))
            elif isinstance(value, Sale | Prepayment | Delivery):
                number = max(head.number, _number_in(value.id))
                receipt = (value.receipt if isinstance(value, Sale) else None) or 0
                if (number, max(head.receipts, receipt)) != (head.number, head.receipts):
                    head = replace(head, number=number, receipts=max(head.receipts, receipt))
        return head


def _number_in(key: str) -> int:
    """Return the number in an id such as `S-000123`; 0 where there is none."""
    found = _ID.fullmatch(key)
    return int(found[1]) if found else 0


class Witness:
    """The note. It is an aid: where it cannot be read or written, nothing else suffers."""

    def __init__(self, database: Path) -> None:
        """Open the note beside `database`; there may be none yet."""
        path = database.with_name(f"{database.name}.head")
        self._file: int | None = None
        with suppress(OSError):
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def read(self) -> Head | None:
        """Return what is noted; None where there is nothing that makes sense."""
        if self._file is None:
            return None
        try:
            text = os.pread(self._file, _LENGTH, 0).decode("ascii")
            body, _, check = text.rstrip().rpartition(" ")
            word, sequence, digest, at_ms, receipts, number, *days = body.split(" ")
            if word != _WORD or check != _checked(body):
                return None
            return Head(
                int(sequence),
                bytes.fromhex(digest),
                int(at_ms),
                int(receipts),
                int(number),
                sum(map(int, days)),  # A note of before days were closed says nothing of them.
            )
        except (OSError, ValueError):
            return None

    def note(self, head: Head) -> None:
        """Write down `head`, without waiting for the disk."""
        if self._file is None:
            return
        numbers = f"{head.at_ms} {head.receipts} {head.number} {head.days}"
        body = f"{_WORD} {head.sequence} {head.hash.hex()} {numbers}"
        line = f"{body} {_checked(body)}".ljust(_LENGTH - 1) + "\n"
        with suppress(OSError):
            os.pwrite(self._file, line.encode("ascii"), 0)

    def close(self) -> None:
        """Close the note; harmless when closed."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _checked(body: str) -> str:
    return f"{zlib.crc32(body.encode('ascii')):08x}"
