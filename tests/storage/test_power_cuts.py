"""The power goes at any instant: what was acknowledged is there, whatever the disk made of it.

`tests/tools/powercut.py` tries thousands of instants; some of them are tried here, and that the
method would find a loss if there was one.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from fakes import releases as day
from fakes.files import everything
from fakes.recorded_disk import Cut, RecordedDisk, Synced, Write, _Inode, _Platter
from tools import powercut

from kiosk.ports_localpay import Movement, MovementKind
from kiosk.storage import migrate
from kiosk.storage.localpay import SqliteLocalPayStore
from kiosk.storage.store import SqliteStore


@pytest.mark.req("RD-17")
@pytest.mark.req("CTL-16")
def test_rd_17_a_power_cut_at_any_instant_loses_nothing_and_gives_nothing_away() -> None:
    """Cut in whole days, restarted on what is left, healed: all kept, nobody got too much."""
    figures = powercut.run(points=60, seed=1)
    assert (figures["points"], figures["first_faults"]) == (60, [])
    assert (figures["lost"], figures["unsound"], figures["otherwise_broken"]) == (0, 0, 0)
    assert (figures["over_delivered"], figures["settled_wrongly"]) == (0, 0)


@pytest.mark.parametrize("control", ["normal", "deaf"])
def test_the_method_finds_what_is_lost(control: str) -> None:
    """Synced only now and then, or by a disk that does not listen: most cuts lose something."""
    figures = powercut.run(points=60, seed=1, control=control)
    lost = figures["lost"]
    assert isinstance(lost, int)
    assert lost > 20
    noticed = figures["lost_and_noticed"]
    assert isinstance(noticed, int)
    assert noticed > lost // 5, "where the note has survived, the next start tells"


def test_a_customer_s_money_survives_a_power_cut(path: Path, tmp_path: Path) -> None:
    """The payment page's file, cut after each thing it was told and in the middle of it."""
    with SqliteLocalPayStore(path) as made:
        made.open_account(day.ACCOUNT)
    disk = RecordedDisk(tmp_path, pragmas="wal_autocheckpoint = 12")
    chance = random.Random(3)
    told: list[Callable[[SqliteLocalPayStore], object]] = [
        *(lambda pay, number=number: pay.move(_filled(number)) for number in range(8)),
        lambda pay: pay.store(day.PAY_DAY),
        lambda pay: pay.use_token("T", at_ms=1),
        *(lambda pay, number=number: pay.move(_filled(number)) for number in range(8, 40)),
    ]
    cuts = checkpoints = 0
    with SqliteLocalPayStore(path, connect_to=disk.connect) as pay:
        for one in told:
            before = everything(path)
            disk.mark()
            one(pay)
            after = everything(path)
            checkpoints += sum(isinstance(deed, tuple) and deed[0] == 1 for deed in disk.log) > 0
            for deeds in {0, len(disk.log), chance.randint(0, len(disk.log))}:
                found = _found(disk, deeds, chance, tmp_path / f"cut-{cuts}")
                assert found == after or (found == before and deeds < len(disk.log))
                cuts += 1
    assert cuts > 100
    assert checkpoints > 3


def _filled(number: int) -> Movement:
    return Movement(f"F-{number}", day.ACCOUNT.id, MovementKind.CREDIT, 1_000, 0, at_ms=number)


def _found(
    disk: RecordedDisk, deeds: int, chance: random.Random, folder: Path
) -> dict[str, list[tuple[object, ...]]]:
    folder.mkdir()
    for name, content in disk.after_a_cut(deeds, chance).items():
        (folder / name).write_bytes(content)
    with SqliteLocalPayStore(folder / "kiosk.sqlite"):
        pass
    return everything(folder / "kiosk.sqlite")


def test_a_new_file_is_on_the_disk_before_it_has_its_name(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made under another name, synced, renamed: it is there whole, or not at all."""
    disk = RecordedDisk(tmp_path)

    def connect(file: Path, mode: Literal["rwc", "rw", "ro"]) -> object:
        assert mode == "rw"
        return disk.connect(file)

    unsynced: list[int] = []
    rename = Path.replace

    def renamed(old: Path, new: Path) -> Path:
        unsynced.append(disk.unsynced)
        return rename(old, new)

    monkeypatch.setattr(migrate, "connect", connect)
    monkeypatch.setattr(Path, "replace", renamed)
    SqliteStore(path).close()
    assert unsynced == [0]
    assert disk.deeds > 30


# --- The disk itself -----------------------------------------------------------------------------


def test_what_was_synced_stays_and_the_rest_may_go(empty: Path, path: Path, tmp_path: Path) -> None:
    """The disk keeps its own promises: nothing synced is ever lost, and anything else can be."""
    shutil.copy(empty, path)
    disk = RecordedDisk(tmp_path)
    connection = disk.connect(path)
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("INSERT INTO setting VALUES ('key', '1')")
    kept = disk.after_a_cut(len(disk.log), random.Random(0))
    assert isinstance(disk.log[-1], tuple)
    assert isinstance(disk.log[-1][1], Synced)
    sizes = set()
    for seed in range(40):
        chance = random.Random(seed)
        assert disk.after_a_cut(len(disk.log), chance) == kept
        cut = disk.after_a_cut(len(disk.log) - 1, chance)
        assert cut[path.name] == kept[path.name]
        sizes.add(cut.get(f"{path.name}-wal"))
    assert len(sizes) > 5
    connection.close()


def test_a_torn_write_is_torn_at_sectors() -> None:
    """A sector has its old or its new bytes, and what was not written in it stays."""
    platter = _Platter()
    file = _Inode(bytearray(b"a" * 2_048))
    platter.files[1], platter.names["f"] = file, 1
    platter.do((1, Write(100, b"b" * 1_500)))
    seen = set()
    for seed in range(1_000):
        content = platter.after_a_cut(random.Random(seed))["f"]
        assert content[:100] == b"a" * 100
        assert content[1_600:] == b"a" * 448
        assert all(
            len(set(content[begin:end])) == 1
            for begin, end in ((100, 512), (512, 1_024), (1_024, 1_536), (1_536, 1_600))
        )
        seen.add(content)
    assert len(seen) == 2**4
    platter.do((1, Cut(10)))
    platter.do((1, Synced(folder=False)))
    assert platter.after_a_cut(random.Random(0)) == {"f": b"a" * 10}
