"""The simulated days' disk as a store of one test: what is on it can be looked at by its parts."""

from __future__ import annotations

from kiosk.domain.books import Account, Balance, Transfer
from kiosk.domain.journal import Entry
from kiosk.ports import Saved
from kiosk.simulation.disk import Disk


class MemoryStore(Disk):
    """A `Store` in dictionaries. `broken` is raised by the next commits while it is set."""

    @property
    def saved(self) -> dict[tuple[str, str], Saved]:
        """Everything that is kept by its id."""
        return self.image.saved

    @property
    def balances(self) -> dict[Account, Balance]:
        """What each account holds."""
        return self.image.balances

    @property
    def transfers(self) -> dict[str, Transfer]:
        """Every transfer, by its id."""
        return self.image.transfers

    @property
    def entries(self) -> list[Entry]:
        """The journal."""
        return self.image.entries
