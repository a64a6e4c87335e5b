"""`kiosk journal receipt`: a receipt written from the journal, or from an export of it, alone."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.cli.speech import Failure, say
from kiosk.domain.journal import GENESIS, Draft, Entry, Relevance, canonical
from kiosk.domain.receipt import KINDS, Record, number_in, receipts, record_in
from kiosk.paypage.receipt import HASH_LETTERS, marks, rows
from kiosk.paypage.texts import chosen
from kiosk.storage.reading import Reader

UNSOUND = 4
NOT_FOUND = 6


def record_of(reader: Reader, wanted: str) -> Record:
    """Return the record of the sale with that receipt, those words or that id."""
    found = reader.find_receipts(wanted, 1) if wanted.strip() else ()
    key = found[0].id if found else wanted.strip().upper()
    return _there(record_in(reader.entries_of(key)), wanted)


def exported_record(path: Path, wanted: str) -> Record:
    """Return the same from a file that `kiosk journal export` has printed.

    Every entry of it is hashed again; Failure at the first that is not what was hashed.
    """
    number, words = number_in(wanted), " ".join(wanted.lower().split())
    sales: dict[str, list[Entry]] = {}
    last = ""
    for entry in imported(path.read_text(encoding="utf-8").splitlines()):
        if entry.kind not in KINDS:
            continue
        body = json.loads(entry.canonical)["body"]
        sale = body.get("sale", "")
        sales.setdefault(sale, []).append(entry)
        is_it = number is not None and body.get("receipt") == number
        is_it |= body.get("record", {}).get("words") == words or sale == wanted.strip().upper()
        if entry.kind == "sale-finished" and is_it:
            last = sale
    return _there(record_in(sales.get(last, ())), wanted)


def imported(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield entries made of exported lines; Failure at the first that was changed.

    An export that begins later than the journal is chained to nothing known: its first entry is
    believed, and everything after it is not.
    """
    before: bytes | None = None
    for place, line in enumerate(lines, 1):
        try:
            told = json.loads(line)
            one, digest = told["entry"], bytes.fromhex(told["hash"])
            draft = Draft(Relevance(one["class"]), one["kind"], one["at"], one["body"])
            data = canonical(one["seq"], draft)
        except (ValueError, TypeError, KeyError):
            raise Failure(f"line {place} is no entry of an export", UNSOUND) from None
        if before is None and one["seq"] == 1:
            before = GENESIS
        if before is not None and hashlib.sha256(before + data).digest() != digest:
            raise Failure(f"entry {one['seq']} is not the one that was hashed", UNSOUND)
        yield Entry(
            one["seq"], draft.relevance, draft.kind, draft.at_ms, data, before or b"", digest
        )
        before = digest


def show(record: Record, asked: argparse.Namespace) -> int:
    """Print the receipts of a sale; compare what a paper names as its record, where it is given."""
    language = chosen(asked.language, [])
    for one in receipts(record):
        for line in (f"*** {mark} ***" for mark in marks(one, language)):
            say(line)
        for group in rows(one, language):
            for row in group:
                say(f"{row.label}: {row.value.replace(chr(10), ' / ')}".replace("\u00a0", " "))
            say("")
    if not receipts(record):
        say(f"{record.sale}: {record.type}, nothing was taken. Entry {record.entry}.")
    if not asked.record:
        return 0
    entry, _, digest = asked.record.partition(" ")
    mine = record.hash.hex()
    is_it = entry == str(record.entry) and len(digest) >= HASH_LETTERS and mine.startswith(digest)
    say("the record is the one on the paper" if is_it else "NOT THE RECORD ON THE PAPER")
    return 0 if is_it else UNSOUND


def _there(record: Record | None, wanted: str) -> Record:
    if record is None:
        raise Failure(f"The journal knows no sale that is over with {wanted!r}.", NOT_FOUND)
    return record
