"""An older image of the database is put back: it is found out, and nobody gets anything for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.localpay import Running, pay_sale, running, sale
from fakes.values import DELIVERY, PREPAYMENT, SALE
from fakes.world import World
from tools.powercut import NAME, RecordedStore, make_database

from kiosk.api import commands as c
from kiosk.domain.attendant import Role
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.payments.stripe import StripeRail
from kiosk.ports import Batch, RailTraits, RailView
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import verify


def image_of(path: Path) -> dict[str, bytes]:
    """Return the database's files as somebody who makes a backup would copy them."""
    return {name: (path.parent / name).read_bytes() for name in (NAME, f"{NAME}-wal")}


def put_back(image: dict[str, bytes], path: Path) -> None:
    for name, content in image.items():
        (path.parent / name).write_bytes(content)


def entry(number: int) -> Batch:
    return Batch(entries=(Draft(Relevance.DELIVERY, "metered", number, {"number": number}),))


def written(path: Path, numbers: range) -> None:
    with SqliteStore(path) as store:
        for number in numbers:
            store.commit(entry(number))


# --- The note beside the database ----------------------------------------------------------------


def test_an_older_image_is_found_out_and_that_is_written_down_once(store: SqliteStore) -> None:
    """With what it holds and what was known of, at the time of the last entry that is known."""
    path = path_of(store)
    store.commit(entry(1))
    image = image_of(path)
    lost = store.commit(entry(2)) + store.commit(entry(3))
    store.close()
    put_back(image, path)
    with SqliteStore(path) as again:
        assert again.lost is not None
        assert (again.lost.sequence, again.lost.hash) == (3, lost[-1].hash)
        first, second = again.journal()
        assert (first.sequence, second.sequence, second.kind) == (1, 2, "image-restored")
        assert second.at_ms == 3
        assert b'"found":1' in second.canonical
        assert b'"known":3' in second.canonical
        assert verify(again).is_sound
    with SqliteStore(path) as once_more:
        assert once_more.lost is None
        assert len(list(once_more.journal())) == 2


def path_of(store: SqliteStore) -> Path:
    with store._database.reading() as connection:
        return Path(connection.execute("PRAGMA database_list").fetchone()["file"])


def test_a_database_that_is_gone_is_missed(path: Path) -> None:
    """Removed, and a new one made in its place: as bad as an old image."""
    written(path, range(1, 4))
    path.unlink()
    with SqliteStore(path) as store:
        assert [one.kind for one in store.journal()] == ["image-restored"]


def test_another_past_of_the_same_length_is_found_out(path: Path) -> None:
    """Restored, and gone on elsewhere: as many entries, and not the same."""
    written(path, range(1, 3))
    note = path.with_name(f"{NAME}.head").read_bytes()
    path.unlink()
    path.with_name(f"{NAME}.head").unlink()
    written(path, range(5, 9))
    path.with_name(f"{NAME}.head").write_bytes(note)
    with SqliteStore(path) as store:
        assert store.lost is not None
        assert [one.kind for one in store.journal()][-1] == "image-restored"


def test_no_number_is_given_twice_after_an_older_image(store: SqliteStore) -> None:
    """Receipts and ids that were given since are on paper and at the rails: they go on there."""
    path = path_of(store)
    store.commit(Batch(saved=(replace(SALE, receipt=3), PREPAYMENT)))
    image = image_of(path)
    later = replace(SALE, id="S-000012", receipt=7)
    paid = replace(PREPAYMENT, id="P-000013", sale=later.id)
    delivered = replace(DELIVERY, id="D-000014", sale=later.id)
    store.commit(replace(entry(2), saved=(later, paid, delivered)))
    store.close()
    put_back(image, path)
    for _ in range(2):
        with SqliteStore(path) as again:
            past = again.load()
            assert (past.receipts, max(past.numbers.values())) == (7, 14)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda note: note.unlink(),
        lambda note: note.write_bytes(b""),
        lambda note: note.write_bytes(b"\xff" * 300),
        lambda note: note.write_bytes(note.read_bytes()[:70]),
        lambda note: note.write_bytes(note.read_bytes().replace(b" 3 ", b" 9 ", 1)),
        lambda note: note.write_bytes(note.read_bytes().replace(b"kiosk-head", b"kiosk-tail")),
        lambda note: note.write_bytes(b"kiosk-head 3 00 00000000"),
        lambda note: (note.unlink(), note.mkdir()),
    ],
)
def test_a_note_that_makes_no_sense_says_nothing(
    path: Path, spoil: Callable[[Path], object]
) -> None:
    """Gone, empty, torn, changed, or no file at all: the database is what counts."""
    written(path, range(1, 4))
    spoil(path.with_name(f"{NAME}.head"))
    with SqliteStore(path) as store:
        assert store.lost is None
        store.commit(entry(4))
        assert len(list(store.journal())) == 4


def test_a_store_that_goes_on_is_not_accused(path: Path) -> None:
    """Restarts, commits without entries, kills: the note is never ahead."""
    for first in range(1, 40, 3):
        written(path, range(first, first + 3))
        with SqliteStore(path) as store:
            store.commit(Batch(saved=(SALE,)))
            assert store.lost is None


# --- Two lives, one rail -------------------------------------------------------------------------


class Till:
    """Our Stripe rail at a Stripe-shaped account, with payers who press the demo button."""

    def __init__(self, account: Running, rail: StripeRail) -> None:
        self.account = account
        self.rail = rail
        self.codes: dict[str, str] = {}
        """The newest code of each prepayment."""
        self.seen: list[tuple[str, RailView]] = []

    @property
    def traits(self) -> RailTraits:
        return self.rail.traits

    def carry_out(self, intent: Intent) -> RailView:
        if intent.verb is Verb.OPEN:
            self.codes[intent.prepayment] = intent.code
            quoted = sale(asked_minor=intent.amount.minor)
            self.account.sales[intent.code] = pay_sale(quoted)
        view = self.rail.carry_out(intent)
        self.seen.append((intent.key, view))
        return view

    def read(self, reference: str) -> RailView:
        return self.rail.read(reference)

    def pay(self, prepayment: str, _amount: object = None) -> None:
        phone = self.account.phone()
        assert phone.pay(code=self.codes[prepayment]).ok
        phone.close()


@pytest.fixture
def till() -> Iterator[Till]:
    """Return a till at an account of its own."""
    with running() as account:
        rail = account.rail()
        yield Till(account, rail)
        rail.close()


def place(till: Till, folder: Path, *, life: int, image: dict[str, bytes] | None = None) -> World:
    """Return a kiosk at the account of `till`; each life has its own chance."""
    folder.mkdir()
    if image is None:
        make_database(folder)
    else:
        put_back(image, folder / NAME)
    store = RecordedStore(folder)
    store.recall()
    store.commits = 1_000_000 * life
    world = World(store=store, rail=till)  # type: ignore[arg-type]  # As far as it is used.
    world.run(1_500)
    return world


@pytest.mark.parametrize("is_restored", [True, False], ids=["an old image", "two kiosks"])
def test_no_answer_to_another_life_is_taken_for_ours(
    till: Till, tmp_path: Path, *, is_restored: bool
) -> None:
    """The same ids at one account, by an old image or by two kiosks: each pays for its own."""
    first = place(till, tmp_path / "first", life=1)
    image = image_of(tmp_path / "first" / NAME) if is_restored else None
    sold = first.buy(1)
    first.lift(takes=3_000_000)
    taken = first.finish(sold).captured
    second = place(till, tmp_path / "second", life=2, image=image)
    quoted = second.quote(1)
    assert (quoted, second.prepayment(quoted).id) == (sold, first.prepayment(sold).id)
    mine, theirs = second.prepayment(quoted), first.prepayment(sold)
    assert mine.reference != theirs.reference
    assert mine.url != theirs.url
    second.run(5_000)
    assert second.prepayment(quoted).state is PrepaymentState.AWAITING
    assert second.deliveries() == []
    second.pay(quoted)
    second.run_until(lambda: second.sale(quoted).state != "quoted")
    second.lift(takes=2_000_000)
    taken_too = second.finish(quoted).captured
    assert taken.minor > taken_too.minor > 300
    assert till.read(theirs.reference).captured == taken
    assert till.read(mine.reference).captured == taken_too
    keys = [key for key, _ in till.seen]
    assert len(set(keys)) == len(keys)


# --- The whole kiosk on an image of an hour ago --------------------------------------------------


def restored(world: World, image: dict[str, bytes], folder: Path) -> None:
    """Kill the engine, put `image` back and start again: the plants are as they are now."""
    folder.mkdir()
    put_back(image, folder / NAME)
    store = world.store
    assert isinstance(store, RecordedStore)
    (folder / f"{NAME}.head").write_bytes(store.note())
    store.real.close()
    store.open(folder)
    store.recall()
    for controller in world.controllers.values():
        controller.log.clear()
        controller.calling, controller.wants_base = True, None
    world.start()


def opened(world: World) -> list[str]:
    return [
        line
        for controller in world.controllers.values()
        for line in controller.log
        if line.startswith("open")
    ]


def test_an_image_of_an_hour_ago_gives_nothing_away(till: Till, tmp_path: Path) -> None:
    """Taken in a delivery; both outlets have sold since. Nothing opens, and it is all told."""
    world = place(till, tmp_path / "first", life=1)
    world.hire(role=Role.MANAGER)  # Nobody else clears what flowed without a sale.
    world.run(1_500)
    running_sale = world.buy(1)
    world.lift(1, takes=4_000_000)
    world.flow(1)
    image = image_of(tmp_path / "first" / NAME)
    taken = world.finish(running_sale).captured.minor
    for outlet in (1, 2):
        world.ask(c.Finish())
        world.lift(outlet, takes=3_000_000)
        world.finish(world.buy(outlet))
    flowed = [one.flowed_base for one in world.controllers.values()]
    receipts = world.store.load().receipts
    restored(world, image, tmp_path / "second")
    world.run(20_000)
    assert opened(world) == []
    assert [one.flowed_base for one in world.controllers.values()] == flowed
    faults = {one.number: one.fault for one in world.snapshot.outlets}
    assert faults[2] == "unaccounted_flow"
    assert "image-restored" in world.kinds()
    assert world.store.load().receipts >= receipts
    # The customer of then has paid already, and what flowed since is the operator's loss.
    settled = world.delivery(1)
    assert settled.charge <= settled.reserved
    assert till.read(world.prepayment(running_sale).reference).captured.minor == taken
    world.check_books()
    world.log_in()
    for outlet in (1, 2):
        world.ask(c.UnlockOutlet(outlet))
    world.run(3_000)
    assert opened(world) == [], "not even then"
    world.ask(c.Logout())
    world.lift(2, takes=2_000_000)
    assert world.finish(world.buy(2, screen="side")).state is SaleState.SETTLED


def test_an_image_without_its_note_is_found_out_by_the_totalisers(
    till: Till, tmp_path: Path
) -> None:
    """Somebody has put the note back with it: what flowed since is nobody's, and is told."""
    world = place(till, tmp_path / "first", life=1)
    image = image_of(tmp_path / "first" / NAME)
    world.lift(2, takes=3_000_000)
    world.finish(world.buy(2))
    store = world.store
    assert isinstance(store, RecordedStore)
    (store.folder / f"{NAME}.head").unlink()
    (store.folder / f"{NAME}.head").touch()
    restored(world, image, tmp_path / "second")
    world.run(5_000)
    assert opened(world) == []
    assert "image-restored" not in world.kinds()
    assert [one.fault for one in world.snapshot.outlets] == ["", "unaccounted_flow"]
