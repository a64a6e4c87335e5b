"""`kiosk journal`: check and hand out what was recorded."""

from __future__ import annotations

import argparse
import json

from kiosk.cli.compose import STORE_FILE
from kiosk.cli.receipts import NOT_FOUND, UNSOUND, exported_record, record_of, show
from kiosk.cli.running import STORAGE_WRONG, settings_of
from kiosk.cli.speech import Failure, say
from kiosk.ports import StorageError
from kiosk.storage.reading import Reader, open_reader
from kiosk.storage.verify import verify as verdict_on


def verify(asked: argparse.Namespace) -> int:
    """Recompute the whole chain and every balance; name the first that is wrong."""
    with _reader(asked) as reader:
        verdict = verdict_on(reader)
    faults = [one for one in (*verdict.damage, verdict.chain.fault, *verdict.books.faults) if one]
    if asked.json:
        report = {
            "sound": verdict.is_sound,
            "entries": verdict.chain.entries,
            "head": verdict.chain.head.hex(),
            "faults": faults,
        }
        say(json.dumps(report))
    else:
        say(f"{verdict.chain.entries} entries, head {verdict.chain.head.hex()[:16]}")
        for fault in faults:
            say(f"WRONG {fault}")
        say("sound" if verdict.is_sound else "NOT SOUND: keep this file and call the operator")
    return 0 if verdict.is_sound else UNSOUND


def export(asked: argparse.Namespace) -> int:
    """Print every entry with its hash, oldest first."""
    with _reader(asked) as reader:
        for entry in reader.journal(asked.after):
            line = {"entry": json.loads(entry.canonical), "hash": entry.hash.hex()}
            say(json.dumps(line, ensure_ascii=False, sort_keys=True))
    return 0


def receipt(asked: argparse.Namespace) -> int:
    """Print a receipt from the journal alone, or from an export of it."""
    if asked.export is not None:
        if not asked.export.is_file():
            raise Failure(f"There is no file {asked.export}.", NOT_FOUND)
        return show(exported_record(asked.export, asked.wanted), asked)
    with _reader(asked) as reader:
        record = record_of(reader, asked.wanted)
    return show(record, asked)


def _reader(asked: argparse.Namespace) -> Reader:
    path = settings_of(asked).storage_folder / STORE_FILE
    if not path.exists():
        raise Failure(f"There is no journal yet at {path}: start the kiosk once.", STORAGE_WRONG)
    try:
        return open_reader(path)
    except StorageError as error:
        raise Failure(str(error), STORAGE_WRONG) from None
