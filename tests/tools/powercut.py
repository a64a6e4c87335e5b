"""Cuts the power in the middle of whole days, restarts on what the disk still holds, adds it up.

`python tests/tools/powercut.py --points 1000 --seed 1` prints the figures as one JSON object;
`--control normal` and `--control deaf` show what the same cuts do to a database that syncs only
now and then, and to a disk that does not do what it is asked.

A day is one of the random days of the simulation, over the production core and the production
store; its disk is recorded (see `fakes.recorded_disk`). At a cut the process forks: the child
finds the disk as the cut left it, checks that every acknowledged commit is there, starts the core
on it with the flow controllers as they were at that instant, lets everything heal and adds it up;
the parent's day goes on to the next cut.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from fakes.day import Day
from fakes.memory_store import MemoryStore
from fakes.recorded_disk import RecordedDisk
from fakes.world import TICK_MS

from kiosk.domain.books import Account, Balance, Transfer
from kiosk.domain.journal import Entry
from kiosk.ports import Batch, Remembered, Saved, StorageError
from kiosk.simulation.disk import Image, key_of
from kiosk.storage import rows
from kiosk.storage.reading import understood
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import verify

NAME = "kiosk.sqlite"
DAY_MS = 30_000
AGAIN_MS = 2_000
A_COMMIT, AN_INSTANT, AGAIN, PLANTS_TOO = 0.5, 0.002, 0.3, 0.5
"""How likely a cut is in a commit, between two messages, and while it heals from another one; and
how often the flow controllers lose their power with it."""
OUTAGES_MS = (0, 500, 3_000, 20_000)
CHECKPOINTS = ("wal_autocheckpoint = 1000", "wal_autocheckpoint = 12")
CONTROLS: dict[str, dict[str, Any]] = {
    "": {},
    "normal": {"pragmas": "synchronous = NORMAL"},
    "deaf": {"is_honest": False},
}
MEMORY = Path("/dev/shm")  # noqa: S108 - The disk is simulated: real ones would only be slow.


class PowerCut(BaseException):
    """The power has gone, so many deeds of the disk after its mark."""

    def __init__(self, deeds: int, batch: Batch | None) -> None:
        super().__init__(deeds)
        self.deeds = deeds
        self.batch = batch
        """What was being committed; None between two commits."""


@dataclass(frozen=True)
class Content:
    """Everything that a store holds."""

    saved: dict[tuple[str, str], Saved]
    entries: list[Entry]
    transfers: dict[str, Transfer]
    balances: dict[Account, Balance]


class RecordedStore(MemoryStore):
    """The production store on a recorded disk, and beside it in memory what it must hold."""

    def __init__(self, folder: Path, **disk: Any) -> None:  # noqa: ANN401 - A disk's own.
        super().__init__()
        self._disk_is = disk
        self.before: Callable[[], None] = lambda: None
        """Called before each commit."""
        self.moment: Callable[[Batch], int | None] = lambda _: None
        """Asked after each commit whether the power went during it: after how many deeds."""
        self.note_before = b""
        self.open(folder)

    def open(self, folder: Path) -> None:
        """Go on with the files in `folder`."""
        self.folder = folder
        self.disk = RecordedDisk(folder, **self._disk_is)
        self.real = SqliteStore(folder / NAME, connect_to=self.disk.connect)

    def commit(self, batch: Batch) -> tuple[Entry, ...]:
        if self.broken is not None:
            raise self.broken
        self.disk.mark()
        self.note_before = self.note()
        self.before()
        entries = self.real.commit(batch)
        deeds = self.moment(batch)
        if deeds is not None:
            raise PowerCut(deeds, batch)
        assert self.remember(batch) == entries
        return entries

    def note(self) -> bytes:
        """Return what the note beside the database says: it is never synced."""
        return (self.folder / f"{NAME}.head").read_bytes()

    def remember(self, batch: Batch) -> tuple[Entry, ...]:
        """Take note of what the store holds besides."""
        return super().commit(batch)

    def load(self) -> Remembered:
        return self.real.load()

    def recall(self) -> None:
        """Take note of everything that the files hold, as where they come from elsewhere."""
        found = self.holds()
        resolved = {one.holds for one in found.transfers.values() if one.holds}
        self.image = Image(
            found.saved, found.balances, found.transfers, resolved, list(found.entries)
        )

    def holds(self) -> Content:
        """Return what the files hold."""
        saved: dict[tuple[str, str], Saved] = {}
        with self.real._database.reading() as connection, understood():
            for shelf in rows.SHELVES.values():
                for row in connection.execute(f"SELECT * FROM {shelf.table.name}"):  # noqa: S608
                    value = shelf.value(row)
                    saved[key_of(value)] = value
            return Content(
                saved,
                list(self.real.journal()),
                {one.id: one for one in self.real.transfers()},
                self.real.balances(),
            )

    def must_hold(self) -> Content:
        """Return what they have to hold."""
        return Content(self.saved, self.entries, self.transfers, self.balances)


# --- One cut -------------------------------------------------------------------------------------


def found_after(store: RecordedStore, cut: PowerCut, chance: random.Random, folder: Path) -> str:
    """Open what a cut has left in `folder`; return what is wrong with it, empty for nothing.

    The batch that was on its way may be there or not, as long as it was not acknowledged.
    """
    was_acknowledged = cut.deeds == len(store.disk.log)
    for name, content in store.disk.after_a_cut(cut.deeds, chance).items():
        (folder / name).write_bytes(content)
    notes = [b"", store.note_before]
    if was_acknowledged:
        now, torn = store.note(), chance.randint(0, len(store.note_before))
        notes += [now, store.note_before[:torn] + now[torn:]]
    (folder / f"{NAME}.head").write_bytes(chance.choice(notes))
    try:
        store.open(folder)
        if not verify(store.real).is_sound:
            return "unsound"
        found = store.holds()
    except StorageError as error:
        return f"unsound: {error}"
    if cut.batch is not None and (was_acknowledged or found != store.must_hold()):
        store.remember(cut.batch)
    if found == store.must_hold():
        return ""
    return "lost and noticed" if store.real.lost else "lost"


def lived_on(day: Day, store: RecordedStore, cut: PowerCut, chance: random.Random) -> str:
    """Start again after `cut`, heal, and add up; return what is wrong, empty for nothing."""
    with a_folder() as folder:
        fault = found_after(store, cut, chance, folder)
        if fault:
            return fault
        if chance.random() < PLANTS_TOO:
            for controller in day.world.controllers.values():
                controller.power_cut()
        store.moment = _soon(store, chance) if chance.random() < AGAIN else lambda _: None
        try:
            _pass_time(day, chance.choice(OUTAGES_MS))
            day._start()
            day.run(AGAIN_MS)
            day.heal()
        except PowerCut as again:
            return lived_on(day, store, again, chance)
        except AssertionError as error:
            told = traceback.format_exc()
            kind = "over_delivered" if "in _check" in told else "settled_wrongly"
            return f"{kind}: {error}\n{told}"
        store.real.close()
        return ""


def _pass_time(day: Day, ms: int) -> None:
    """Let the plants run without us."""
    align(day)
    for _ in range(ms // TICK_MS):
        _turn(day, TICK_MS)


def align(day: Day) -> None:
    """Turn the clock to where it is due for a tick: the day goes on in steps of that."""
    _turn(day, -day.world.clock.mono_ms % TICK_MS)


def _turn(day: Day, ms: int) -> None:
    day.world.clock.turn(ms)
    for controller in day.world.controllers.values():
        controller.advance(ms)
    day.auditor.look()


def _soon(store: RecordedStore, chance: random.Random) -> Callable[[Batch], int | None]:
    commits = chance.randint(0, 30)

    def moment(_: Batch) -> int | None:
        nonlocal commits
        commits -= 1
        return chance.randint(0, len(store.disk.log)) if commits < 0 else None

    return moment


def in_child(act: Callable[[], str]) -> str:
    """Return what `act` says in a process of its own, which keeps what it does to itself."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            said = act()
        except BaseException:
            os.write(write, f"broken: {traceback.format_exc()}".encode())
            raise
        else:
            os.write(write, said.encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


# --- Many cuts -----------------------------------------------------------------------------------


class Cutter:
    """Cuts the power of one day here and there, and goes on with the day as if it had not."""

    def __init__(self, seed: int, folder: Path, control: str, most: int) -> None:
        self.chance = random.Random(seed)
        self.control = control
        self.most = most
        self.points: Counter[str] = Counter()
        self.faults: list[str] = []
        checkpoints = self.chance.choice(CHECKPOINTS)
        how = dict(CONTROLS[control])
        how["pragmas"] = ";".join(filter(None, (how.get("pragmas"), checkpoints)))
        make_database(folder)
        self.store = RecordedStore(folder, **how)
        self.day = Day(seed, store=self.store)
        self.name = f"day {seed}"

    def run(self) -> None:
        """Live through the day."""
        self.store.moment = self._at_commit
        self.day.world.on_message = lambda _: self._at_instant()
        self.day.run(DAY_MS)
        self.store.real.close()

    def _at_commit(self, batch: Batch) -> int | None:
        if self.chance.random() > A_COMMIT:
            return None
        deeds = self.chance.randint(0, len(self.store.disk.log))
        is_over = deeds == len(self.store.disk.log)
        self._cut("after a commit" if is_over else "in a commit", PowerCut(deeds, batch))
        return None

    def _at_instant(self) -> None:
        if self.chance.random() < AN_INSTANT:
            self._cut("between messages", PowerCut(len(self.store.disk.log), None))

    def _cut(self, where: str, cut: PowerCut) -> None:
        if sum(self.points.values()) >= self.most:
            return
        self.points[where] += 1
        seed = self.chance.getrandbits(32)

        def act() -> str:
            chance = random.Random(seed)
            if self.control:
                with a_folder() as folder:
                    return found_after(self.store, cut, chance, folder)
            self.day.world.on_message = None
            return lived_on(self.day, self.store, cut, chance)

        fault = in_child(act)
        if fault:
            self.faults.append(f"{self.name}, {where}: {fault}")


def run(*, points: int, seed: int, control: str = "") -> dict[str, object]:
    """Cut the power at `points` points; return the figures."""
    begun = time.monotonic()
    where: Counter[str] = Counter()
    faults: list[str] = []
    days = 0
    while where.total() < points:
        with a_folder() as folder:
            cutter = Cutter(seed + days, folder, control, points - where.total())
            cutter.run()
        days += 1
        where += cutter.points
        faults += cutter.faults
    kinds = Counter(one.partition(": ")[2].partition(":")[0] for one in faults)
    return {
        "points": where.total(),
        "where": dict(where),
        "days": days,
        "seed": seed,
        "control": control,
        "lost": kinds.pop("lost", 0) + (noticed := kinds.pop("lost and noticed", 0)),
        "lost_and_noticed": noticed,
        "unsound": kinds.pop("unsound", 0),
        "over_delivered": kinds.pop("over_delivered", 0),
        "settled_wrongly": kinds.pop("settled_wrongly", 0),
        "otherwise_broken": kinds.total(),
        "first_faults": [one[:4000] for one in faults if control == ""][:3],
        "seconds": round(time.monotonic() - begun, 1),
    }


@contextmanager
def a_folder() -> Iterator[Path]:
    """Make a folder that goes again, in memory where there is some."""
    where = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="powercut-", dir=where) as name:
        yield Path(name)


_made: list[bytes] = []


def make_database(folder: Path) -> None:
    """Put an empty database into `folder`."""
    if not _made:
        SqliteStore(folder / NAME).close()
        _made.append((folder / NAME).read_bytes())
    (folder / NAME).write_bytes(_made[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", choices=sorted(CONTROLS), default="")
    told = parser.parse_args()
    figures = run(points=told.points, seed=told.seed, control=told.control)
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.exit(bool(figures["first_faults"]))
