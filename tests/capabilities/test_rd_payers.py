"""Several payers of one sale: who bears what (RD-04, RD-05)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.payers import add, at_rail, payers, shown, watched
from fakes.rail import FakeRail
from fakes.world import World, site
from hypothesis import given
from hypothesis import strategies as st

from kiosk.api import commands as c
from kiosk.domain.books import AccountKind
from kiosk.domain.money import Money
from kiosk.domain.payers import Split, shares
from kiosk.ports import RailState


def split(cost: int, authorised: list[int], how: Split) -> list[int]:
    return [one.minor for one in shares(Money(cost), [Money(one) for one in authorised], how)]


@pytest.mark.parametrize(
    ("cost", "captured"),
    [
        (620, [500, 120, 0]),
        (0, [0, 0, 0]),
        (500, [500, 0, 0]),
        (501, [500, 1, 0]),
        (1000, [500, 300, 200]),
    ],
)
def test_rd_04_whoever_paid_first_pays_first(cost: int, captured: list[int]) -> None:
    """500, 300 and 200 bear a cost in the order in which they came."""
    assert split(cost, [500, 300, 200], Split.FIRST_IN) == captured


@pytest.mark.parametrize(
    ("cost", "authorised", "captured"),
    [
        (620, [500, 300, 200], [310, 186, 124]),
        (101, [100, 100, 100], [34, 34, 33]),
        (100, [100, 100, 100], [34, 33, 33]),
        (1, [1, 1000], [0, 1]),
        (0, [100, 100], [0, 0]),
        (0, [0, 0], [0, 0]),
        (200, [100, 100], [100, 100]),
        (3, [5, 0, 5], [2, 0, 1]),
    ],
)
def test_rd_05_everybody_pays_in_proportion(
    cost: int, authorised: list[int], captured: list[int]
) -> None:
    """Largest remainder, and of equal ones the earlier payer."""
    assert split(cost, authorised, Split.PRO_RATA) == captured


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=9), st.data(), st.sampled_from(Split))
def test_rd_05_shares_add_up_and_nobody_bears_more_than_they_put_in(
    authorised: list[int], data: st.DataObject, how: Split
) -> None:
    """Whatever the cost and the payers."""
    cost = data.draw(st.integers(0, sum(authorised)))
    found = split(cost, authorised, how)
    assert sum(found) == cost
    assert all(0 <= share <= most for share, most in zip(found, authorised, strict=True))


@pytest.mark.parametrize("how", Split)
def test_rd_04_more_than_all_put_in_is_our_bug(how: Split) -> None:
    """A cost that nobody has authorised is never split."""
    with pytest.raises(ValueError, match="1001 over payers of 1000"):
        split(1001, [500, 500], how)


# --- The same with product, meters and a rail ---------------------------------------------------


def three(world: World) -> tuple[str, int]:
    """Let 5.00, 3.00 and 2.00 be paid for one sale, take most of it; return sale and cost."""
    sale = world.buy(1, minor=500)
    world.lift()
    add(world, 300)
    add(world, 200)
    world.flow(1, 3_500_000)
    world.ask(c.Finish())
    return sale, world.finish(sale).captured.minor


@pytest.mark.parametrize(("test_id", "how"), [("RD-04", Split.FIRST_IN), ("RD-05", Split.PRO_RATA)])
def test_rd_04_and_05_each_payers_rest_goes_back_to_them(test_id: str, how: Split) -> None:
    """Split by the place's rule, captured from each at the rail, and shown to each."""
    world = World(place=replace(site(1), split=how))
    world.run(1_500)
    auditor = watched(world)
    sale, cost = three(world)
    assert 500 < cost < 800, test_id
    expected = split(cost, [500, 300, 200], how)
    world.run(2_000)
    for one, part in zip(payers(world, sale), expected, strict=True):
        taken = at_rail(world, one.id)
        assert taken == ((RailState.CAPTURED if part else RailState.RELEASED), part)
        page = world.core.shown(one.code, world.clock.now())
        assert page is not None
        assert page.prepayment.id == one.id
        assert page.snapshot.authorised_minor == one.asked.minor
        assert page.snapshot.captured_minor == part
        assert page.snapshot.released_minor == one.asked.minor - part
        assert [mine.id for mine in page.snapshot.payers] == [one.id], "nobody sees another's page"
    lines = [(one.captured_minor, one.returned_minor) for one in shown(world).payers]
    assert lines == [
        (part, paid - part) for paid, part in zip([500, 300, 200], expected, strict=True)
    ]
    auditor.close()


def test_rd_04_who_paid_first_counts_not_who_was_asked_first(world: World) -> None:
    """The second page is paid before the first: that payer is before the other."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.ask(c.TopUp(300))
    world.ask(c.TopUp(200))
    world.run(1_000)
    _, slow, quick = payers(world, sale)
    for one in (quick, slow):
        world.rail.pay(one.id)
        world.run(1_500)
    world.flow(1, 1_300_000)
    world.ask(c.Finish())
    cost = world.finish(sale).captured.minor
    assert 500 < cost < 700
    assert at_rail(world, quick.id)[1] == min(200, cost - 500)
    assert at_rail(world, slow.id)[1] == max(0, cost - 700)
    assert [one.id for one in shown(world).payers][1:] == [quick.id, slow.id]
    world.check_books()


def test_rd_04_a_share_too_small_for_its_rail_is_written_off() -> None:
    """The last payer's few cents can't be captured: they keep them, the operator bears them."""
    world = World(place=site(1), rail=FakeRail(min_charge=Money(400)))
    world.run(1_500)
    auditor = watched(world)
    sale = world.buy(1, minor=500)
    world.lift()
    add(world, 400)
    world.flow(1, 3_000_000)
    world.ask(c.Finish())
    done = world.finish(sale)
    world.run(2_000)
    assert done.captured == Money(500)
    assert done.released == Money(400)
    assert at_rail(world, payers(world, sale)[1].id) == (RailState.RELEASED, 0)
    assert -world.balance(AccountKind.WRITTEN_OFF) == world.delivery().charge.minor - 500 > 0
    auditor.close()


def test_rd_04_the_journal_says_who_bore_what(world: World) -> None:
    """One line a payer where the sale is finished."""
    sale, cost = three(world)
    [text] = [one.canonical.decode() for one in world.store.entries if one.kind == "sale-finished"]
    for one, part in zip(
        payers(world, sale), split(cost, [500, 300, 200], Split.FIRST_IN), strict=True
    ):
        line = (
            f'{{"authorised":{one.asked.minor},"captured":{part},"carried":0,'
            f'"prepayment":"{one.id}","rail":"{one.rail}","reference":"{one.reference}",'
            f'"returned":{one.asked.minor - part},"written_off":0}}'
        )
        assert line in text


def test_rd_25_somebody_else_pays_for_somebody_elses_outlet(world: World) -> None:
    """The right to take stays with the outlet; receipt and rest are the payer's who gave it."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 100_000)
    friend = add(world, 1_000)
    world.flow(1, 4_000_000)
    world.ask(c.Finish())
    done = world.finish(sale)
    world.run(2_000)
    borne = done.captured.minor - 500
    assert [one.outlet for one in world.deliveries(sale)] == [1]
    assert at_rail(world, friend) == (RailState.CAPTURED, borne)
    code = next(one.code for one in payers(world, sale) if one.id == friend)
    page = world.core.shown(code, world.clock.now())
    assert page is not None
    assert page.snapshot.receipt == done.receipt
    assert page.snapshot.receipt_url.endswith(code)
    assert (page.snapshot.captured_minor, page.snapshot.released_minor) == (borne, 1_000 - borne)


def test_rd_25_somebody_may_pay_for_who_waits(world: World) -> None:
    """Added while it waits for its turn: the place stays, and more may be taken."""
    world.buy(1, screen="side")
    world.ask(c.QueueFor(1))
    world.ask(c.BuyAmount(500))
    world.run(1_500)
    sale = shown(world).id
    world.rail.pay(payers(world, sale)[0].id)
    world.run(1_500)
    add(world, 700)
    assert world.sale(sale).place == 1
    assert world.sale(sale).authorised == Money(1_200)
    world.ask(c.Finish(), "side")
    world.run_until(lambda: bool(world.deliveries(sale)))
    assert world.deliveries(sale)[0].reserved > Money(1_000)
