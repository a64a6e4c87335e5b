"""The journal of a test, to read in."""

from __future__ import annotations

from fakes.memory_store import MemoryStore

from kiosk.domain.journal import Entry
from kiosk.ports import Checked, Wanted


class MemoryArchive:
    """An `Archive` over what a memory store holds: it believes every hash."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.fault = ""
        """What is wrong with the chain, where a test says so."""

    def page(self, wanted: Wanted) -> tuple[Entry, ...]:
        """Return the newest entries that were wanted."""
        found = [one for one in reversed(self._store.entries) if _wants(wanted, one)]
        return tuple(found[: wanted.most])

    def check(self, most: int) -> Checked:
        """Return that all is well, or what a test says."""
        return Checked(len(self._store.entries), self.fault, is_all=most > 0)


def _wants(wanted: Wanted, entry: Entry) -> bool:
    people = [entry.body.get(key) for key in ("by", "name", "closed_by", "agreed_by")]
    return (
        (not wanted.before or entry.sequence < wanted.before)
        and wanted.relevance in {"", entry.relevance}
        and wanted.outlet in {0, entry.body.get("outlet")}
        and (not wanted.person or wanted.person in people)
        and (not wanted.to_ms or wanted.from_ms <= entry.at_ms < wanted.to_ms)
    )
