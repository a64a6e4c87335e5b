"""Receipt numbers: one row without gaps, wherever the engine dies and whatever the disk does."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

import pytest
from fakes.memory_store import MemoryStore
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.domain.journal import Entry
from kiosk.domain.receipt import Type, receipts, record_in
from kiosk.domain.sale import Sale, SaleState
from kiosk.ports import Batch, StorageFull
from kiosk.simulation.disk import Killed

FAULTS = ("", "before", "after", "full")
"""What happens where a number is given: nothing, killed before or after it is stored, no room."""
OVER = frozenset({SaleState.SETTLED, SaleState.CANCELLED})


class Numbering(MemoryStore):
    """A store that fails just where a receipt gets its number, as it is told to."""

    def __init__(self, faults: Iterator[str]) -> None:
        super().__init__()
        self.faults = faults
        self.happened: set[str] = set()
        self.left_full = 0

    def commit(self, batch: Batch) -> tuple[Entry, ...]:
        """Store `batch`, or fail."""
        known = {one.receipt for one in self.image.all_of(Sale)}
        fresh = [one for one in batch.saved if isinstance(one, Sale) and one.receipt]
        if self.left_full:
            self.left_full -= 1
            raise StorageFull("no room")
        if any(one.receipt not in known for one in fresh):
            fault = next(self.faults)
            self.happened.add(fault)
            if fault == "full":
                self.left_full = 2
                raise StorageFull("no room")
            self.dies = fault
        return super().commit(batch)


def lived(world: World, steps: int) -> None:
    """Let time pass; whenever the engine dies, another one begins."""
    for _ in range(steps):
        try:
            world.step()
        except Killed:
            world.start()


def numbers(world: World) -> list[int]:
    """Return the numbers of receipts in the order of the journal."""
    ends = (one for one in world.store.entries if one.kind == "sale-finished")
    return [number for one in ends if (number := json.loads(one.canonical)["body"]["receipt"])]


@pytest.mark.req("REC-08")
@pytest.mark.parametrize("seed", range(8))
def test_no_number_is_lost_or_given_twice_wherever_it_fails(seed: int) -> None:
    """Killed before, after, and a full disk at each numbering: 1, 2, 3, each with its sale."""
    chance = random.Random(seed)
    plan = list(FAULTS) * 2
    chance.shuffle(plan)
    store = Numbering(iter([*plan, *[""] * 100]))
    world = World(place=site(1), store=store)
    lived(world, 150)
    for _ in range(len(plan)):
        sale = world.buy(1, minor=500)
        world.lift()
        lived(world, chance.randrange(60, 200))
        if world.sale(sale).state is SaleState.OPEN:
            try:
                world.ask(c.Finish())
            except Killed:
                world.start()
        world.controller().calling = False
        for _ in range(100):
            if world.sale(sale).state in OVER:
                break
            lived(world, 50)
        assert world.sale(sale).state is SaleState.SETTLED
        lived(world, 400)
    assert store.happened == set(FAULTS)
    given = numbers(world)
    assert given == list(range(1, len(given) + 1))
    sold = {one.receipt for one in world.sales() if one.receipt}
    assert sold == set(given)
    assert len(given) == len(plan)
    world.check_books()


@pytest.mark.req("PAY-11")
@pytest.mark.req("REC-08")
def test_where_nothing_was_taken_no_number_is_used() -> None:
    """All of it goes back, the record says cancelled, and the next customer has the next number."""
    world = World(place=site(1))
    world.run(1_500)
    first = world.buy(1)
    world.lift()
    world.flow(1, 1_000_000)
    world.ask(c.Finish())
    world.finish(first)
    world.controller().calling = False
    world.run(2_000)
    nothing = world.buy(1)
    world.ask(c.Finish())
    done = world.finish(nothing)
    assert (done.captured.minor, done.receipt) == (0, None)
    record = record_in(world.store.entries_of(nothing))
    assert record is not None
    assert (record.type, record.number) == (Type.CANCELLED, 0)
    assert receipts(record) == ()
    world.run(2_000)
    last = world.buy(1)
    world.lift()
    world.flow(1, 1_000_000)
    world.ask(c.Finish())
    assert world.finish(last).receipt == 2
    assert numbers(world) == [1, 2]


def test_an_override_and_a_sale_that_was_never_paid_use_none_either() -> None:
    """What the operator gives is no sale; a page that nobody paid on is nothing at all."""
    world = World(place=site(1))
    world.hire()
    world.run(1_500)
    world.quote(1)
    world.ask(c.Back())
    world.run(500)
    world.log_in()
    world.ask(c.AskOverride(1))
    world.ask(c.Override(1, 1_000, "goodwill"))
    world.lift()
    world.flow(1, 500_000)
    world.ask(c.Finish())
    world.run(3_000)
    [given] = [one for one in world.sales() if one.override_by]
    record = record_in(world.store.entries_of(given.id))
    assert record is not None
    assert (record.type, record.number, record.by) == (Type.OVERRIDE, 0, "Ada")
    [receipt] = receipts(record)
    assert (receipt.number, receipt.vat) == ("", ())
    assert numbers(world) == []
