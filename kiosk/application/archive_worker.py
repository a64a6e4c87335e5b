"""Reads the journal for whoever looks at it, and proves its chain meanwhile, beside the core."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.application.messages import JournalChecked, JournalRead, Message, ReadJournal
from kiosk.ports import Archive, Checked

STEP = 500
"""So many entries are proven between two looks at what was asked."""
BUSY_MS = 1
"""It rests so long while there is something to prove ..."""
IDLE_MS = 1_000
"""... and so long where there is nothing."""


class ArchiveWorker:
    """One thread's work: what was asked comes first, and nothing is proven before anybody looks.

    A StorageError is a defect here: the file was read well before, by the same program.
    """

    def __init__(self, archive: Archive, post: Callable[[Message], None]) -> None:
        """Read nothing yet."""
        self._archive = archive
        self._post = post
        self._is_wanted = False
        self._told: Checked | None = None

    def read(self, asked: ReadJournal) -> None:
        """Look for what was asked, and for one more: then there are older ones."""
        self._is_wanted = True
        entries = self._archive.page(replace(asked.wanted, most=asked.wanted.most + 1))
        self._post(JournalRead(asked.screen, asked.wanted, entries))

    def step(self) -> int:
        """Prove some entries more; return how many milliseconds it may rest."""
        if not self._is_wanted:
            return IDLE_MS
        checked = self._archive.check(STEP)
        if checked != self._told:
            self._told = checked
            self._post(JournalChecked(checked.good, checked.fault))
        return IDLE_MS if checked.is_all or checked.fault else BUSY_MS
