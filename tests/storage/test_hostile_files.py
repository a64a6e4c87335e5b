"""A disk that turns bits around, fills up or is cut off; a clock that was set anew at a start.

Whatever the file has become: nothing flows that was not paid for, no outlet opens by itself, and
what was found is said in the words of the port.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes.customer import Customer
from fakes.day import Day
from fakes.rail import FakeRail
from fakes.world import World
from tools.powercut import NAME, RecordedStore, in_child, make_database

from kiosk.domain.intent import Intent
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import SaleState
from kiosk.ports import RailRefused, RailView, StorageDamaged, StorageError, StorageTooNew
from kiosk.storage.driver import connect
from kiosk.storage.localpay import SqliteLocalPayStore
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import verify

YEAR_MS = 365 * 86_400_000
PAID = 3_000


class Account(FakeRail):
    """A rail that refuses another call under a known key, as providers do."""

    def carry_out(self, intent: Intent) -> RailView:
        known = self.intents.get(intent.key, intent)
        if known.amount != intent.amount:
            raise RailRefused("idempotency_error")
        return super().carry_out(known)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the database is."""
    folder = tmp_path / "data"
    folder.mkdir()
    make_database(folder)
    return folder


@pytest.fixture
def world(folder: Path) -> Iterator[World]:
    """Return a place with two finished sales behind it, and one at both outlets under way."""
    store = RecordedStore(folder)
    place = World(store=store, rail=Account())
    place.run(1_500)
    for outlet in (1, 2):
        place.lift(outlet, takes=1_000_000)
        place.finish(place.buy(outlet, screen=f"screen {outlet}"))
    for controller in place.controllers.values():
        controller.flowed_base = 0
    place.buy(1, 2, minor=PAID)
    for outlet in (1, 2):
        place.lift(outlet)
        place.flow(outlet, 700_000)
    yield place
    store.real.close()


def started_on(world: World, spoil: Callable[[Path], object]) -> str:
    """Kill the engine, spoil a copy of its file and start on that; return what is said of it.

    AssertionError where anything opened, or more has flowed than was paid for.
    """
    store = world.store
    assert isinstance(store, RecordedStore)
    copy = Path(tempfile.mkdtemp(dir=store.folder.parent))
    shutil.copytree(store.folder, copy, dirs_exist_ok=True)
    spoil(copy / NAME)
    for controller in world.controllers.values():
        controller.log.clear()
        controller.wants_base = None
    said = _said_of(world, store, copy)
    if said.startswith("Storage"):  # The engine does not start: the plants are on their own.
        for _ in range(500):
            world.clock.turn(10)
            for controller in world.controllers.values():
                controller.advance(10)
    _check(world)
    return said


def _said_of(world: World, store: RecordedStore, copy: Path) -> str:
    """Return the error, "restored" or "unsound", or whether all is there or something is not."""
    try:
        store.open(copy)
        if store.real.lost is not None:
            said = "restored"
        elif not verify(store.real).is_sound:
            said = "unsound"
        else:
            said = "whole" if store.holds() == store.must_hold() else "unnoticed"
        store.recall()
        world.start()
        world.run(10_000)
    except StorageError as error:
        return type(error).__name__
    return said if world.core.trouble is None else type(world.core.trouble).__name__


def _check(world: World) -> None:
    assert not any(one.is_open for one in world.controllers.values())
    opened = [line for one in world.controllers.values() for line in one.log if "open" in line]
    assert opened == []
    tariff = world.site.products["diesel"].tariff
    flowed = sum(one.flowed_base for one in world.controllers.values())
    assert tariff.exact(Quantity(flowed, tariff.dimension)) <= PAID * 10**8


def in_turn(world: World, spoils: list[Callable[[Path], object]]) -> tuple[Counter[str], list[str]]:
    """Start on each spoilt file, every time from the same instant."""
    said = [in_child(lambda spoil=spoil: started_on(world, spoil)) for spoil in spoils]
    return Counter(said), [one for one in said if one.startswith("broken")]


@pytest.mark.parametrize("seed", range(4))
def test_bits_that_have_turned_give_nothing_away(world: World, seed: int) -> None:
    """In the database or in its log: found, or harmless."""
    chance = random.Random(seed)

    def turned(path: Path) -> None:
        file = path.with_name(chance.choice((NAME, f"{NAME}-wal")))
        content = bytearray(file.read_bytes())
        for _ in range(chance.choice((1, 1, 8, 64))):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        file.write_bytes(content)

    spoils: list[Callable[[Path], object]] = []
    for _ in range(12):
        chance.random()
        state = chance.getrandbits(32)
        spoils.append(lambda path, state=state: (chance.seed(state), turned(path)))
    said, broken = in_turn(world, spoils)
    assert broken == []
    assert said["unnoticed"] < 4, "in state that no hash covers: it moves no money"


def test_a_file_that_is_cut_off_gives_nothing_away(world: World) -> None:
    """At any length, with its log and without."""
    spoils: list[Callable[[Path], object]] = []
    for share in range(0, 100, 9):

        def cut(path: Path, share: int = share) -> None:
            content = path.read_bytes()
            path.write_bytes(content[: len(content) * share // 100])
            if share % 2:
                path.with_name(f"{NAME}-wal").unlink()

        spoils.append(cut)
    said, broken = in_turn(world, spoils)
    assert broken == []
    assert said["unnoticed"] == 0
    assert said["whole"] < 4, "where the log has all that is gone"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"CREATE TABLE journal", b"CREATE TABLE \xff\xce\xe2rnal"),
        (b"canonical BLOB", b"cenonical BLOB"),
        (b"expires_ms INTEGER", b"expires_mt INTEGER"),
    ],
)
def test_a_schema_with_a_damaged_word_is_no_sound_database(
    folder: Path, before: bytes, after: bytes
) -> None:
    """No text at all, or another name: damage in the port's words, whichever statement meets it."""
    path = folder / NAME
    content = path.read_bytes()
    assert before in content
    path.write_bytes(content.replace(before, after))

    def use() -> None:
        with SqliteStore(path) as store:
            store.load()
            list(store.journal())

    with pytest.raises(StorageDamaged, match="not a sound database"):
        use()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"\x89PNG\r\n" * 4_000, StorageDamaged),
        (b"SQLite format 3\x00" + b"\xff" * 9_000, StorageDamaged),
        (bytes(16_384), StorageDamaged),
    ],
)
def test_a_foreign_file_is_refused_and_kept(
    folder: Path, content: bytes, refusal: type[StorageError]
) -> None:
    """What lies in the database's place may be somebody's: it is named, and left as it is."""
    path = folder / NAME
    path.write_bytes(content)
    with pytest.raises(refusal):
        SqliteStore(path)
    assert path.read_bytes() == content
    path.unlink()
    SqliteStore(path).close()


def test_a_file_of_the_payment_page_is_no_database(folder: Path) -> None:
    """The two files swapped: told by their application ids, and neither is touched."""
    SqliteLocalPayStore(folder / "localpay.sqlite").close()
    shutil.copy(folder / "localpay.sqlite", folder / NAME)
    with pytest.raises(StorageDamaged, match="is not a kiosk database"):
        SqliteStore(folder / NAME)


def test_an_image_of_a_newer_release_is_refused(world: World) -> None:
    """Put back after a step back in software: nothing is opened, nothing is changed."""

    def newer(path: Path) -> None:
        connection = connect(path, "rw")
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()

    assert started_on(world, newer) == StorageTooNew.__name__


# --- A full disk ---------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [5, 6, 7])
def test_a_disk_that_fills_up_at_any_write_loses_nothing(folder: Path, seed: int) -> None:
    """Each write and sync of a day fails in turn, for a while: whole days add up all the same."""
    chance = random.Random(seed)
    store = RecordedStore(folder)
    day = Day(seed, store=store)
    refusals = 0

    def full() -> None:
        left = store.disk.room
        if left is not None and left < 0 and chance.random() < 0.3:
            store.disk.room = None
        elif left is None and chance.random() < 0.15:
            store.disk.room = chance.randint(0, 25)

    store.before = full
    for _ in range(600):
        day.run(50)
        if store.disk.room is not None and store.disk.room < 0:
            refusals += 1
            assert store.holds() == store.must_hold(), "what was refused has left nothing"
    store.before = lambda: None
    store.disk.room = None
    day.heal()
    assert refusals > 20
    assert store.holds() == store.must_hold()
    assert verify(store.real).is_sound
    store.real.close()


# --- A clock that was set anew -------------------------------------------------------------------


@pytest.mark.parametrize("jump_ms", [-20 * YEAR_MS, -YEAR_MS, -60_000, YEAR_MS, 20 * YEAR_MS])
def test_a_clock_that_jumps_at_a_start_changes_no_sum(jump_ms: int) -> None:
    """By a minute or by years, in the middle of a purchase: settled once, as metered."""
    for kill_after_ms in (500, 1_500, 4_000):
        world = World()
        customer = Customer(world, 1, 2)
        customer.live(kill_after_ms)
        world.clock.utc_ms += jump_ms
        world.start()
        customer.live(1_000)
        world.clock.utc_ms -= jump_ms
        customer.until_over()
        assert {one.state for one in world.sales()} <= {SaleState.SETTLED, SaleState.CANCELLED}
