"""A rest that Lightning can't give back is fetched by the payer's own wallet: once, and exactly."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

import pytest
from fakes.invoices import written
from fakes.keys import KEY
from fakes.lightning_rail import SAT_PER_MINOR, LightningRail
from fakes.payers import payers, shown
from fakes.rail import FakeRail
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Screen
from kiosk.application import messages as m
from kiosk.application.withdrawals import LIFE_MS, SPARE_MS, TRIES_MAX, Verdict
from kiosk.domain.bolt11 import SAT_MSAT
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.lightning import lnurl, token_of
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.receipt import RestState, record_in
from kiosk.ports import RailState

RAIL = "fake"


def place(rail: LightningRail | None = None, *, pages: str = "") -> World:
    """Return a place with that rail, which has been running for a moment."""
    world = World(place=site(2), rail=rail or LightningRail())
    if pages:
        world.pages = pages
        world.start()
    world.run(1_500)
    return world


def bought(world: World, *, minor: int = 2000, base: int = 3_000_000) -> Prepayment:
    """Buy for `minor`, take about `base`, and return the payer with a rest."""
    sale = world.buy(1, minor=minor)
    world.lift()
    world.flow(1, base)
    world.ask(c.Finish())
    world.finish(sale)
    world.controller().calling = False
    world.run(1_000)
    [payer] = payers(world, sale)
    assert payer.state is PrepaymentState.SETTLED
    assert payer.carried
    return payer


def wallet(world: World, msat: int, name: str = "mine", **changes: object) -> str:
    """Return an invoice of the wallet called `name`."""
    payment_hash = hashlib.sha256(name.encode()).hexdigest()
    facts = {"created_s": world.clock.utc_ms // 1000, "expiry_s": 600, **changes}
    return written(msat, payment_hash, **facts)  # type: ignore[arg-type]  # Named as they are.


def offered(world: World, payer: Prepayment) -> int:
    """Return how many msat a wallet may fetch now."""
    offer = world.core.offered(token_of(payer.code), world.clock.now())
    return 0 if offer is None else offer.msat


def claim(world: World, payer: Prepayment, text: str) -> Verdict:
    """Let a wallet send its invoice; return what it is told."""
    asked = m.WithdrawAsked(token_of(payer.code), text)
    world.handle(asked)
    return world.core.verdict(asked, world.clock.now())


def behind_code(world: World, payer: Prepayment) -> int:
    """Return what is behind the payer's code."""
    voucher = world.store.voucher_of(KEY.mark(KEY.rest_code(payer.id, payer.code)))
    assert voucher is not None
    return world.store.balance(voucher.account).available


def on_its_way(world: World) -> int:
    """Return what was claimed, and nobody knows yet whether it was paid."""
    return world.store.balance(Account(AccountKind.RELEASED, f"{RAIL}:out")).available


@pytest.mark.req("PAY-10")
def test_the_rest_goes_to_the_payers_own_wallet() -> None:
    """Exactly what was not taken, at the rate of the invoice that was paid."""
    world = place()
    payer = bought(world)
    rest = payer.carried
    assert offered(world, payer) == rest.minor * SAT_PER_MINOR * SAT_MSAT
    assert claim(world, payer, wallet(world, offered(world, payer))) is Verdict.TAKEN
    assert (behind_code(world, payer), on_its_way(world)) == (0, rest.minor)
    world.run(1_000)
    after = payers(world, payer.sale)[0]
    assert (after.state, after.carried) == (PrepaymentState.SETTLED, NOTHING)
    assert after.captured == payer.captured - rest
    assert (behind_code(world, payer), on_its_way(world)) == (0, 0)
    assert world.balance(AccountKind.RELEASED, RAIL) == rest.minor
    assert world.rail.paid_out == [hashlib.sha256(b"mine").hexdigest()]  # type: ignore[attr-defined]
    assert offered(world, payer) == 0
    [mine] = shown(world).payers
    assert (mine.captured_minor, mine.returned_minor, mine.code) == (
        (payer.captured - rest).minor,
        rest.minor,
        "",
    )
    world.check_books()


def test_the_receipt_says_where_the_rest_is() -> None:
    """Behind the code, on its way, in the wallet; or behind the code again."""
    rail = LightningRail(fails=True)
    world = place(rail)
    payer = bought(world)

    def state() -> RestState:
        found = record_in(world.store.entries_of(payer.sale))
        assert found is not None
        [mine] = found.payers
        assert mine.rest == payer.carried
        return mine.rest_state

    seen = [state()]
    for name in ("one", "two"):
        claim(world, payer, wallet(world, offered(world, payer), name))
        seen.append(state())
        world.run(1_000)
        seen.append(state())
        rail.fails = False
    assert seen == [
        RestState.CODE,
        RestState.ON_ITS_WAY,
        RestState.CODE,
        RestState.ON_ITS_WAY,
        RestState.DONE,
    ]


def test_the_address_is_on_the_last_screen_and_the_payers_page_and_nowhere_else() -> None:
    """As wallets read it, for as long as there is something to fetch."""
    nowhere = place()
    bought(nowhere)
    [mine] = shown(nowhere).payers
    assert mine.wallet_url == ""  # No page is served: no wallet could reach it.
    world = place(pages="https://pay.example")
    payer = bought(world)
    [mine] = shown(world).payers
    address = lnurl(f"https://pay.example/lnurlw/{token_of(payer.code)}")
    assert mine.wallet_url == f"LIGHTNING:{address}"
    page = world.core.shown(payer.code, world.clock.now())
    assert page is not None
    assert page.snapshot.payers[0].wallet_url == mine.wallet_url
    claim(world, payer, wallet(world, offered(world, payer)))
    [mine] = shown(world).payers
    assert mine.wallet_url == ""


@pytest.mark.req("CTL-13")
def test_one_of_a_thousand_wallets_wins() -> None:
    """All with an invoice of their own, in any order, some of them twice."""
    world = place()
    payer = bought(world)
    texts = [wallet(world, offered(world, payer), f"wallet {n}") for n in range(1_000)]
    random.Random(7).shuffle(texts)
    told = [claim(world, payer, text) for text in texts]
    assert told.count(Verdict.TAKEN) == 1
    assert told[0] is Verdict.TAKEN
    assert set(told[1:]) == {Verdict.GONE}
    assert claim(world, payer, texts[0]) is Verdict.TAKEN  # A wallet that heard nothing asks again.
    world.run(1_000)
    assert len(world.rail.paid_out) == 1  # type: ignore[attr-defined]
    assert {claim(world, payer, text) for text in texts} == {Verdict.GONE}
    world.run(1_000)
    assert len(world.rail.paid_out) == 1  # type: ignore[attr-defined]
    world.check_books()


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"msat": 1}, Verdict.WRONG_AMOUNT),
        ({"msat": -1}, Verdict.WRONG_AMOUNT),
        ({"msat": None}, Verdict.WRONG_AMOUNT),
        ({"network": "tb"}, Verdict.WRONG_NETWORK),
        ({"expiry_s": SPARE_MS // 1000}, Verdict.EXPIRED),
        ({"created_s": 1_000_000}, Verdict.EXPIRED),
    ],
)
def test_an_invoice_that_is_not_as_offered_is_refused(
    changes: dict[str, int | None], verdict: Verdict
) -> None:
    """More, less, any amount, another network, too late: the rest stays where it is."""
    world = place()
    payer = bought(world)
    facts: dict[str, object] = dict(changes)
    msat = offered(world, payer)
    if "msat" in facts:
        more = facts.pop("msat")
        msat = 0 if more is None else msat + int(str(more))
    assert claim(world, payer, wallet(world, msat, **facts)) is verdict
    assert claim(world, payer, "lnbc1nonsense") is Verdict.NO_INVOICE
    assert behind_code(world, payer) == payer.carried.minor
    world.run(1_000)
    assert world.rail.tried == []  # type: ignore[attr-defined]


def test_nothing_can_be_fetched_before_the_meters_are_final() -> None:
    """While it flows nobody knows what the rest is."""
    world = place()
    sale = world.buy(1)
    world.lift()
    world.flow(1, 1_000_000)
    [payer] = payers(world, sale)
    assert offered(world, payer) == 0
    assert claim(world, payer, wallet(world, 1_000_000)) is Verdict.GONE


def test_after_its_time_the_rest_stays_behind_its_code() -> None:
    """A quarter of an hour: then whoever finds the address finds nothing."""
    world = place()
    payer = bought(world)
    ended_ms = world.sale(payer.sale).ended_ms
    assert ended_ms is not None
    world.clock.turn(ended_ms + LIFE_MS - 1 - world.clock.utc_ms)
    text = wallet(world, offered(world, payer))
    assert offered(world, payer)
    world.clock.turn(1)
    assert offered(world, payer) == 0
    assert claim(world, payer, text) is Verdict.GONE
    assert behind_code(world, payer) == payer.carried.minor


def test_what_was_spent_here_can_not_be_fetched_as_well() -> None:
    """The code and the wallet draw on the same money."""
    world = place()
    payer = bought(world)
    [mine] = shown(world).payers
    world.quote(2, minor=1_000)
    assert world.ask(c.UseCode(mine.code)).screen is Screen.DELIVERING
    left = payer.carried - Money(1_000)
    assert offered(world, payer) == left.minor * SAT_PER_MINOR * SAT_MSAT
    assert claim(world, payer, wallet(world, offered(world, payer))) is Verdict.TAKEN
    world.run(1_000)
    after = payers(world, payer.sale)[0]
    assert after.carried == Money(1_000)
    world.check_books()


def test_what_comes_back_to_the_voucher_is_not_fetched_while_a_payment_is_under_way() -> None:
    """One at a time: what a second sale did not use is offered once the first is through."""
    rail = LightningRail(hangs=True)
    world = place(rail)
    payer = bought(world)
    [mine] = shown(world).payers
    world.quote(2, minor=1_000)
    second = shown(world).id
    world.ask(c.UseCode(mine.code))
    claim(world, payer, wallet(world, offered(world, payer), "one"))
    world.ask(c.Finish())  # Nothing was taken: all of it is in the voucher again.
    world.finish(second)
    assert behind_code(world, payer) == 1_000
    assert offered(world, payer) == 0
    text = wallet(world, 1_000 * SAT_PER_MINOR * SAT_MSAT, "two")
    assert claim(world, payer, text) is Verdict.GONE
    rail.hangs = False
    world.run(120_000)
    assert claim(world, payer, text) is Verdict.TAKEN
    world.run(1_000)
    assert len(rail.paid_out) == 2
    assert payers(world, payer.sale)[0].carried == NOTHING
    world.check_books()


def test_a_definite_no_puts_the_rest_back() -> None:
    """The wallet can't be reached: the code is good again, and another try may be made."""
    rail = LightningRail(fails=True)
    world = place(rail)
    payer = bought(world)
    for number in range(1, TRIES_MAX + 1):
        text = wallet(world, offered(world, payer), f"try {number}")
        assert claim(world, payer, text) is Verdict.TAKEN
        world.run(1_000)
        assert (behind_code(world, payer), on_its_way(world)) == (payer.carried.minor, 0)
        assert payers(world, payer.sale)[0] == payer
        assert f"rest_unpaid:{payer.id}" in world.core.alarms(world.clock.now())
        world.check_books()
    assert offered(world, payer) == 0  # Three were enough.
    assert len(rail.tried) == TRIES_MAX


def test_a_second_try_is_another_payment_with_a_number_of_its_own() -> None:
    """So that the first one's answer, told twice, is nobody's."""
    rail = LightningRail(fails=True)
    world = place(rail)
    payer = bought(world)
    claim(world, payer, wallet(world, offered(world, payer), "one"))
    world.run(1_000)
    rail.fails = False
    claim(world, payer, wallet(world, offered(world, payer), "two"))
    world.run(1_000)
    keys = [key for key in rail.calls if ":pay_out" in key]
    assert len(set(keys)) == len(keys) == 2
    assert rail.paid_out == [hashlib.sha256(b"two").hexdigest()]
    assert not any(one.startswith("rest_unpaid") for one in world.core.alarms(world.clock.now()))
    assert world.balance(AccountKind.RELEASED, RAIL) == payer.carried.minor
    world.check_books()


@pytest.mark.parametrize("trouble", ["loses_answers", "silent", "hangs", "confuses"])
@pytest.mark.req("PAY-07")
def test_an_answer_that_nobody_heard_is_asked_for_again(trouble: str) -> None:
    """However long: meanwhile the rest is neither the payer's nor behind the code, and one only."""
    rail = LightningRail()
    world = place(rail)
    payer = bought(world)
    setattr(rail, trouble, True)
    text = wallet(world, offered(world, payer))
    assert claim(world, payer, text) is Verdict.TAKEN
    world.run(90_000)
    assert on_its_way(world) == payer.carried.minor
    assert offered(world, payer) == 0
    assert claim(world, payer, wallet(world, 1_000, "other")) is Verdict.GONE
    world.start()  # Killed and begun again: it is in the outbox.
    world.run(5_000)
    assert on_its_way(world) == payer.carried.minor
    setattr(rail, trouble, False)
    world.run(120_000)
    assert (on_its_way(world), len(rail.paid_out)) == (0, 1)
    assert len({key for key in rail.calls if ":pay_out" in key}) == 1, "never under another key"
    assert world.balance(AccountKind.RELEASED, RAIL) == payer.carried.minor
    world.check_books()


def test_a_rail_without_a_wallet_to_pay_from_offers_nothing() -> None:
    """The code alone is left."""
    world = place(LightningRail(can_pay_out=False))
    payer = bought(world)
    assert offered(world, payer) == 0
    assert claim(world, payer, wallet(world, 1_000)) is Verdict.GONE


def test_a_token_that_is_none_finds_nothing() -> None:
    """Neither does the code of the payer's link itself."""
    world = place()
    payer = bought(world)
    for token in ("", payer.code, token_of(payer.code).lower(), token_of("x")):
        assert world.core.offered(token, world.clock.now()) is None


def test_no_token_is_in_the_journal() -> None:
    """Whoever reads the journal fetches nothing."""
    world = place()
    payer = bought(world)
    claim(world, payer, wallet(world, offered(world, payer)))
    world.run(1_000)
    for entry in world.store.journal():
        assert token_of(payer.code) not in entry.canonical.decode()
    assert token_of(payer.code) not in repr(m.WithdrawAsked(token_of(payer.code), "x"))


@pytest.mark.req("PAY-04")
def test_money_that_comes_after_its_time_is_found_and_never_dispensed() -> None:
    """An invoice can't be taken back: it is read on, and what comes goes behind a code."""
    world = place()
    sale = world.quote(1)
    [payer] = payers(world, sale)
    world.ask(c.Back())
    world.run(2_000)
    assert payers(world, sale)[0].state is PrepaymentState.EXPIRED
    view = world.rail.payments[f"ref-{payer.id}"]
    world.rail.payments[f"ref-{payer.id}"] = replace(view, state=RailState.PAID)
    world.run(25_000)
    late = payers(world, sale)[0]
    assert (late.state, late.carried) == (PrepaymentState.SETTLED, Money(2000))
    assert not world.controller().flowed_base
    assert behind_code(world, late) == 2_000
    assert claim(world, late, wallet(world, offered(world, late))) is Verdict.TAKEN
    world.run(1_000)
    assert world.balance(AccountKind.RELEASED, RAIL) == 2_000
    world.check_books()


@pytest.mark.parametrize(("rail", "most"), [(LightningRail(), 3), (FakeRail(), 0)])
def test_only_what_cannot_be_ended_is_read_on_and_now_and_then(rail: FakeRail, most: int) -> None:
    """Every twenty seconds; where a rail has ended a page, nobody can have paid on it."""
    world = World(place=site(2), rail=rail)
    world.run(1_500)
    sale = world.quote(1)
    world.ask(c.Back())
    world.run(2_000)
    [payer] = payers(world, sale)
    assert payer.state is PrepaymentState.EXPIRED
    world.seen_requests.clear()
    world.run(45_000)
    reads = [one for one in world.seen_requests if isinstance(one, m.ReadRail)]
    assert len(reads) <= most
    assert bool(reads) is bool(most)
