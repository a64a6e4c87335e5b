"""The journal, for whoever reads in it beside the running engine: never through its own store."""

from __future__ import annotations

from kiosk.domain.journal import GENESIS, Entry
from kiosk.ports import Checked, StorageDamaged, Wanted
from kiosk.storage import rows
from kiosk.storage.reading import Reader, newest_entries, understood
from kiosk.storage.verify import Chain, verify_chain


class JournalArchive:
    """An `Archive` on the kiosk's database, opened for reading only."""

    def __init__(self, reader: Reader) -> None:
        """Begin to prove the chain at its first entry."""
        self._reader = reader
        self._chain = Chain(0, GENESIS)

    def page(self, wanted: Wanted) -> tuple[Entry, ...]:
        """Return the newest entries that were wanted, in order from the newest on."""
        with understood():
            return tuple(rows.entry_of(row) for row in newest_entries(self._reader, wanted))

    def check(self, most: int) -> Checked:
        """Go on computing the chain's hashes again, `most` entries further at most."""
        if self._chain.fault:
            return Checked(self._chain.entries, self._chain.fault)
        before = self._chain
        try:
            entries = self._reader.entries_after(before.entries, most)
        except StorageDamaged as error:
            fault = f"after entry {before.entries}: {error}"
            self._chain = Chain(before.entries, before.head, fault)
        else:
            self._chain = verify_chain(entries, before)
        is_all = not self._chain.fault and self._chain.entries - before.entries < most
        return Checked(self._chain.entries, self._chain.fault, is_all)
