"""A place whose store is the real one, and whose rail speaks to a real provider over a bad line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fakes.fault_proxy import Fault
from fakes.memory_store import MemoryStore
from fakes.rail_rigs import RailRig
from fakes.world import STEP_MS, World

from kiosk.application import messages as m
from kiosk.domain.books import Account, Balance
from kiosk.domain.intent import Intent
from kiosk.domain.journal import Entry
from kiosk.ports import Batch, PaymentRail, RailTraits, RailView, Remembered
from kiosk.simulation.disk import Killed
from kiosk.storage.store import SqliteStore

LOOK_MS = 500
"""How often somebody looks for alarms. Not when the clock shows a round number: long steps can go
past every one of them."""


class StoreOnDisk(MemoryStore):
    """The real file, and beside it what tests look at by its parts."""

    def __init__(self, path: Path) -> None:
        """Make the file."""
        super().__init__()
        self._path = path
        self._file = SqliteStore(path)
        self._copies = False

    def reopen(self) -> None:
        """Let go of the file as a killed process does, and open it anew."""
        self._file.close()
        self._file = SqliteStore(self._path)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def load(self) -> Remembered:
        """Read the file."""
        return self._file.load()

    def commit(self, batch: Batch) -> tuple[Entry, ...]:
        """Write both; the file decides."""
        written = self._file.commit(batch)
        self._copies = True
        try:
            super().commit(batch)
        finally:
            self._copies = False
        return written

    def balance(self, account: Account) -> Balance:
        """Ask the file; while it is copied, the copy."""
        return super().balance(account) if self._copies else self._file.balance(account)


class FaultyRail:
    """A rail over a line that fails at each step of each verb once: first here, next time later."""

    def __init__(self, rig: RailRig, faults: tuple[Fault, ...] = ()) -> None:
        """Know the rig; `faults` are met one after another at each step."""
        self._rig = rig
        self._faults = faults
        self._tries: dict[str, int] = {}

    @property
    def name(self) -> str:
        """The rail's own name."""
        return self._rig.rail.name

    @property
    def traits(self) -> RailTraits:
        """What the rail can do."""
        return self._rig.rail.traits

    def carry_out(self, intent: Intent) -> RailView:
        """Have the rail carry `intent` out, if the line lets it."""
        self._plan(intent.key)
        try:
            return self._rig.rail.carry_out(intent)
        finally:
            self._calm()

    def read(self, reference: str) -> RailView:
        """Have the rail read, if the line lets it."""
        self._plan(reference)
        try:
            return self._rig.rail.read(reference)
        finally:
            self._calm()

    def _plan(self, key: str) -> None:
        line = self._rig.line
        if line is None or not self._faults:
            return
        tries = self._tries[key] = self._tries.get(key, -1) + 1
        step, which = divmod(tries, len(self._faults))
        line.planned.extend([*[Fault.NONE] * step, self._faults[which]])

    def _calm(self) -> None:
        line = self._rig.line
        if line is not None:
            line.planned.clear()
            line.deliver()  # What was held back arrives after what came later.


class RailWorld(World):
    """A place with one rig, whose process may be killed at any of its points."""

    def __init__(self, rig: RailRig, place: Path, number: int, rail: PaymentRail) -> None:
        """Begin in `place`; no two of a `number` share an id of chance."""
        self.disk = StoreOnDisk(place / f"{number}.sqlite")
        self.disk.commits = number * 100_000
        self.rig = rig
        self.points = 0
        """So many points at which it could have been killed have gone by."""
        self.dies_at = -1
        self.alarms: set[str] = set()
        """Everything that an attendant was told of."""
        self._looked_ms = 0
        super().__init__(1, store=self.disk, rail=rail)  # type: ignore[arg-type]  # A whole rail.
        self.disk.on_commit = lambda _batch: self.point()  # Written down, and nothing told.

    def point(self) -> None:
        """Be killed here, where it is the turn of this one."""
        self.points += 1
        if self.points == self.dies_at:
            raise Killed

    def safely(self, act: Callable[[], object]) -> None:
        """Do something; where it kills the process, start it again."""
        try:
            act()
        except Killed:
            self.disk.reopen()
            self.start()

    def step(self, ms: int = STEP_MS, *, exchanges: int = 1) -> None:
        """Let time pass, killed or not."""
        self.safely(lambda: self._stepped(ms, exchanges))

    def _stepped(self, ms: int, exchanges: int) -> None:
        super().step(ms, exchanges=exchanges)
        if any(isinstance(one, m.RailDone | m.RailRead) for one in self.mail):
            self.point()  # Done by the rail, and nobody has heard of it.
        if not 0 <= self.clock.mono_ms - self._looked_ms < LOOK_MS:
            self._looked_ms = self.clock.mono_ms
            self.alarms |= set(self.core.alarms(self.clock.now()))
