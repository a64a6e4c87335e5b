"""What an attendant may read in the journal: chosen facts of each entry, and never a secret.

Nothing here can write: a mistake is put right by a new entry, by whoever may make it (AT-04).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kiosk.api.commands import ShowJournal
from kiosk.api.snapshot import EntrySnapshot, JournalSnapshot, Notice
from kiosk.application.messages import JournalChecked, JournalRead, ReadJournal
from kiosk.application.state import Change
from kiosk.domain.journal import Entry, Relevance
from kiosk.domain.local_time import day_of
from kiosk.ports import Wanted

PAGE_MOST = 12
"""So many entries fit no screen."""
DAYS_MOST = 3_660
TEXT_MOST = 64
"""Letters of a fact."""
BY = ("by", "name", "closed_by")
"""Where an entry may name a person; the first that is there."""
ABOUT = (
    "receipt",
    "sale",
    "voucher",
    "product",
    "supply",
    "prepayment",
    "name",
    "delivery",
    "rail",
)
"""What an entry may be about; likewise."""
MINOR = ("amount", "captured", "charge", "counted", "asked")
"""Money that it may tell; likewise."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one screen reads."""

    wanted: Wanted
    entries: tuple[EntrySnapshot, ...] = ()
    has_older: bool = False
    is_found: bool = False


class ReadingRoom:
    """Lets attendants read in the journal."""

    def __init__(self, time_zone: str) -> None:
        """Know where a day begins."""
        self._zone = time_zone
        self._checked = JournalChecked(0, "")

    def ask(
        self, change: Change, command: ShowJournal, screen: str
    ) -> tuple[Reading | None, Notice]:
        """Have entries looked for; return what is shown meanwhile, or why not."""
        is_sound = (
            0 < command.most <= PAGE_MOST
            and command.before >= 0
            and command.outlet >= 0
            and command.relevance in {"", *Relevance}
            and -1 <= command.days_ago <= DAYS_MOST
        )
        if not is_sound:
            return None, Notice.NOT_ALLOWED
        from_ms = to_ms = 0
        if command.days_ago >= 0:
            from_ms, to_ms = day_of(change.now.utc_ms, self._zone, command.days_ago)
        wanted = Wanted(
            command.most,
            command.before,
            command.outlet,
            command.relevance,
            command.person[:TEXT_MOST],
            from_ms,
            to_ms,
        )
        change.ask(ReadJournal(screen, wanted))
        return Reading(wanted), Notice.NONE

    def on_checked(self, message: JournalChecked) -> None:
        """Take note of how far the chain is sound."""
        self._checked = message

    def shown(self, reading: Reading | None) -> JournalSnapshot | None:
        """Return what the screen shows of it."""
        if reading is None:
            return None
        return JournalSnapshot(
            entries=reading.entries,
            has_older=reading.has_older,
            is_reading=not reading.is_found,
            good=self._checked.good,
            fault=self._checked.fault,
        )


def found(reading: Reading | None, message: JournalRead) -> Reading | None:
    """Return what is read now that entries were found; they may be for a page that was left."""
    if reading is None or reading.wanted != message.wanted:
        return reading
    most = message.wanted.most
    shown = tuple(told(entry) for entry in message.entries[:most])
    return Reading(message.wanted, shown, len(message.entries) > most, is_found=True)


def told(entry: Entry) -> EntrySnapshot:
    """Return what is told of an entry; of a damaged one, that it is there."""
    try:
        body: dict[str, Any] = entry.body
    except (ValueError, LookupError):
        body = {}
    by = _first(body, BY)
    about = _first(body, ABOUT)
    minor = next((body[key] for key in MINOR if type(body.get(key)) is int), None)
    outlet = body.get("outlet")
    return EntrySnapshot(
        sequence=entry.sequence,
        relevance=entry.relevance.value,
        kind=entry.kind,
        at_ms=entry.at_ms,
        outlet=outlet if type(outlet) is int else 0,
        by=by,
        about="" if about == by else about,
        reason=_first(body, ("reason", "why", "fault", "code", "role", "note")),
        before=_first(body, ("before", "old")),
        after=_first(body, ("after", "new")),
        minor=minor,
    )


def _first(body: dict[str, Any], keys: tuple[str, ...]) -> str:
    """Return the first of `keys` that says anything: a text or a whole number."""
    for key in keys:
        value = body.get(key)
        if type(value) in {str, int} and value != "":
            return str(value)[:TEXT_MOST]
    return ""
