"""Who is served next, who waits for what and for how long, and where a rest goes, edge by edge."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.flow_controller import capabilities
from fakes.stage import TOTAL_BASE, Stage
from fakes.values import DELIVERY, EURO, PREPAYMENT, SALE, litres, ul
from fakes.world import site

from kiosk.api.snapshot import Notice
from kiosk.application.state import STOPPED, Change, State
from kiosk.domain.delivery import Delivery, DeliveryState, StopReason
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletId, OutletState
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.quantity import Dimension
from kiosk.domain.sale import COMMISSIONING, Choice, Sale, SaleState
from kiosk.domain.site import Site
from kiosk.domain.tariff import Block, Tariff
from kiosk.ports import OutletRecord, Setting

A_EURO = Tariff(Dimension.VOLUME, EURO, (Block(10_000),), interval_base=10_000)
"""One euro a litre: a cent buys ten millilitres."""
PUT_IN = Money(1_000)
TOP_UP_MS, OFFER_MS = 120_000, 60_000
FAILURES = {
    StopReason.COMMS_LOSS,
    StopReason.POWER_LOSS,
    StopReason.METER_FAULT,
    StopReason.CONTROLLER_FAULT,
    StopReason.OVERRUN,
    StopReason.REFUSED,
    StopReason.GROUP,
    StopReason.SUPPLY,
}


def place(outlets: int = 3, water: tuple[int, ...] = (), **limits: object) -> Site:
    """Return a place where everything is a euro a litre, some of it water."""
    whole = site(outlets, **limits)
    diesel = replace(whole.products["diesel"], tariff=A_EURO)
    return replace(
        whole,
        products={"diesel": diesel, "water": replace(diesel, id="water", name="Water")},
        outlets={
            key: replace(one, product="water" if key in water else "diesel")
            for key, one in whole.outlets.items()
        },
    )


def at(outlet: int, product: str = "diesel", tariff: Tariff = A_EURO) -> Choice:
    """Return a choice of an outlet."""
    return Choice(OutletId(outlet), product, tariff)


def bought(
    *choices: Choice, state: SaleState = SaleState.OPEN, put_in: Money = PUT_IN, **changes: object
) -> Sale:
    """Return a sale that has been paid for."""
    sale = replace(SALE, choices=choices or (at(1),), state=state, authorised=put_in)
    return replace(sale, **changes)  # type: ignore[arg-type]  # Named as the fields are.


def paid(sale: Sale) -> Prepayment:
    """Return who has paid for all of `sale`."""
    return replace(
        PREPAYMENT,
        id=f"P-{sale.id}",
        sale=sale.id,
        rail="fake",
        state=PrepaymentState.AUTHORISED,
        authorised=sale.authorised,
        order=1,
    )


def page(sale: Sale) -> Prepayment:
    """Return somebody who may still add to `sale`."""
    asked = replace(PREPAYMENT, id=f"P-{sale.id}-more", sale=sale.id, rail="fake")
    return replace(asked, state=PrepaymentState.AWAITING, expires_ms=2**60)


def waiting(number: int, place_: int, outlet: int = 1, **changes: object) -> Sale:
    """Return a sale that waits for an outlet."""
    key = f"S-{number:06d}"
    queued = bought(at(outlet), state=SaleState.QUEUED, id=key, place=place_)
    return replace(queued, **changes)  # type: ignore[arg-type]  # The same.


def delivery(
    number: int,
    outlet: int,
    state: DeliveryState = DeliveryState.DELIVERING,
    *,
    sale: Sale = SALE,
    **changes: object,
) -> Delivery:
    """Return a delivery of a litre's worth at an outlet."""
    whole = replace(
        DELIVERY,
        id=f"D-{number:06d}",
        sale=sale.id,
        outlet=OutletId(outlet),
        tariff=A_EURO,
        opening=ul(TOTAL_BASE),
        limit=litres(1),
        preset=ul(950_000),
        reserved=Money(100),
        state=state,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # Named as the fields are.


def ended(
    number: int, outlet: int, reason: StopReason, *, taken: int = 0, **changes: object
) -> Delivery:
    """Return a delivery whose meter is final, after so much."""
    told: dict[str, object] = {
        "reason": reason,
        "total": ul(TOTAL_BASE + taken),
        "limit": ul(taken),
        "charge": Money(taken // 10_000),
        "ended_ms": number,
    }
    return delivery(number, outlet, DeliveryState.SETTLED, **(told | changes))  # type: ignore[arg-type]  # The same.


def stage(
    *stored: Sale | Prepayment | Delivery | OutletRecord,
    where: Site | None = None,
    **can: object,
) -> Stage:
    """Return a place at one moment, with somebody who has paid for each sale that is paid for."""
    payers = [paid(one) for one in stored if isinstance(one, Sale) and one.authorised]
    found = Stage(*stored, *payers, place=where or place(), can=capabilities(**can))  # type: ignore[arg-type]  # The same.
    for one in stored:
        if isinstance(one, Delivery) and one.is_open:
            found.serve(one.outlet, one.sale, one.id)
    return found


def broken(found: Stage, *outlets: int) -> Stage:
    """Take outlets out of use."""
    for outlet in outlets:
        watch = found.watch(outlet)
        watch.state, watch.fault = OutletState.INOPERATIVE, "valve"
    return found


def stopped(found: Stage) -> Stage:
    """Stop everything: it is stored, and every outlet is closed."""
    found.keep(Setting(STOPPED, "1"))
    for watch in found.watched.values():
        watch.state = OutletState.CLOSED
    return found


def mended(found: Stage, *outlets: int) -> None:
    """Put outlets into use again."""
    for outlet in outlets:
        watch = found.watch(outlet)
        watch.state, watch.fault = OutletState.IDLE, ""
    found.turn(0)


def tick(found: Stage, ms: int = 0) -> Change:
    """Let `ms` pass and the turns be looked after; return what came of it, which is stored."""
    found.turn(ms)
    change = found.change()
    found.turns.tick(change)
    change.apply()
    return change


def notes(change: Change, kind: str) -> list[Draft]:
    """Return what a change writes into the journal."""
    return [one for one in change.batch().entries if one.kind == kind]


def served(found: Stage) -> dict[int, str]:
    """Return the sale that each outlet in use works for."""
    return {outlet: watch.sale for outlet, watch in found.watched.items() if watch.sale}


def move_to(found: Stage, sale: Sale) -> tuple[int, ...]:
    """Return where the customer of `sale` may take the rest."""
    return found.turns.may_move_to(found.change(), sale)


# --- The queue ------------------------------------------------------------------------------------


def test_a_line_stands_in_the_order_of_payment() -> None:
    """Each knows how many are served first; who is being served has nobody before them."""
    first, second, third = waiting(8, 1), waiting(3, 2), waiting(5, 4)
    elsewhere, open_ = waiting(6, 3, outlet=2), bought(at(1), id="S-000007")
    found = stage(third, second, elsewhere, first, open_)
    change = found.change()
    lines = found.turns.lines(change)
    assert [one.id for one in lines[OutletId(1)]] == [first.id, second.id, third.id]
    assert [one.id for one in lines[OutletId(2)]] == [elsewhere.id]
    before = [found.turns.before(change, one) for one in (first, second, third, elsewhere, open_)]
    assert before == [0, 1, 2, 0, 0]


@pytest.mark.parametrize(
    ("in_use", "queueing", "can"),
    [(False, 0, False), (True, 0, True), (False, 1, True), (True, 7, True), (True, 8, False)],
)
def test_eight_may_wait_for_an_outlet_that_is_in_use_or_waited_for(
    *, in_use: bool, queueing: int, can: bool
) -> None:
    """One that is free is chosen, not waited for."""
    found = stage(*(waiting(number, number) for number in range(1, queueing + 1)))
    if in_use:
        found.serve(1, "S-000099")
    change = found.change()
    lines = found.turns.lines(change)
    assert found.turns.can_queue(OutletId(1), change, lines) is can
    assert found.turns.is_available(OutletId(1), change, lines) is (not in_use and not queueing)


def test_nobody_pays_to_wait_for_an_outlet_that_is_out_of_use() -> None:
    """Broken, locked, or stopped with all the others."""
    out_of_use = (
        broken(stage(), 1),
        stage(OutletRecord(OutletId(1), is_locked=True)),
        stopped(stage()),
    )
    for found in out_of_use:
        found.serve(1, "S-000099")
        change = found.change()
        assert not found.turns.can_queue(OutletId(1), change, found.turns.lines(change))


def test_who_pays_for_an_outlet_in_use_gets_the_next_place() -> None:
    """Places only ever rise, and each is written down."""
    found = stage()
    found.serve(1, "S-000099")
    for number in (1, 2):
        quoted = bought(state=SaleState.QUOTED, id=f"S-00000{number}")
        change = found.change()
        found.turns.begin(change, quoted)
        queued = change.sale(quoted.id)
        assert (queued.state, queued.place) == (SaleState.QUEUED, number)
        [note] = notes(change, "sale-queued")
        assert note.relevance is Relevance.PAYMENT
        assert note.body == {"sale": quoted.id, "outlet": 1, "place": number}
        change.apply()
    assert found.checkout.notices == {}


def test_who_kept_an_outlet_begins_though_others_wait_for_it() -> None:
    """It was theirs before anybody queued."""
    quoted = bought(state=SaleState.QUOTED)
    found = stage(waiting(9, 1))
    found.serve(1, quoted.id)
    change = found.change()
    found.turns.begin(change, quoted)
    assert change.sale(quoted.id).state is SaleState.OPEN
    assert [one.outlet for one in change.deliveries_of(quoted.id)] == [1]
    assert found.checkout.notices == {}


def test_the_first_in_line_is_called_as_soon_as_the_outlet_is_free() -> None:
    """That one alone: its delivery begins, and the others move up."""
    second, first = waiting(1, 7), waiting(2, 5)
    found = stage(second, first)
    change = tick(found)
    assert change.sale(first.id).state is SaleState.OPEN
    assert [one.sale for one in change.open_deliveries()] == [first.id]
    assert change.sale(second.id).state is SaleState.QUEUED
    [note] = notes(change, "sale-called")
    assert (note.relevance, note.body) == (Relevance.DELIVERY, {"sale": first.id, "outlet": 1})
    assert notes(tick(found), "sale-called") == []


def test_nobody_is_called_to_an_outlet_that_is_in_use_or_gone() -> None:
    """Gone from the settings: those who wait for it are called nowhere."""
    found = stage(waiting(1, 1, outlet=2), waiting(2, 2, outlet=9))
    found.serve(2, "S-000099")
    assert tick(found).open_deliveries() == []
    assert move_to(found, waiting(2, 2, outlet=9)) == (1, 3)


def test_whoever_is_called_and_can_not_be_served_has_it_all_back() -> None:
    """A valve that was seen to be slow: what was paid does not cover what it lets out."""
    poor = waiting(1, 1, authorised=Money(5))
    found = stage(poor)
    change = tick(found)
    assert change.sale(poor.id).state is SaleState.SETTLING
    assert change.sale(poor.id).released == Money(5)
    assert found.checkout.notices == {poor.id: Notice.OUTLET_FAILED}
    assert served(found) == {}


def test_a_queue_at_an_outlet_that_has_failed_waits_for_a_minute() -> None:
    """Not a millisecond less; then everybody has their money again and is told why."""
    sale = waiting(1, 1)
    found = broken(stage(sale), 1)
    tick(found)
    assert found.turns.left_ms(sale.id, found.now.mono_ms) == OFFER_MS
    change = tick(found, OFFER_MS - 1)
    assert change.sale(sale.id).state is SaleState.QUEUED
    assert found.turns.left_ms(sale.id, found.now.mono_ms) == 1
    change = tick(found, 1)
    assert change.sale(sale.id).state is SaleState.SETTLING
    assert found.checkout.notices == {sale.id: Notice.OUTLET_FAILED}
    assert found.turns.left_ms(sale.id, found.now.mono_ms) is None


def test_a_queue_at_an_outlet_that_is_back_waits_as_long_as_it_must() -> None:
    """The minute begins anew with the next failure."""
    sale = waiting(1, 1)
    found = broken(stage(sale), 1)
    found.serve(1, "S-000099")
    tick(found)
    mended(found, 1)
    assert tick(found, 2 * OFFER_MS).sale(sale.id).state is SaleState.QUEUED
    assert found.turns.left_ms(sale.id, found.now.mono_ms) is None
    broken(found, 1)
    tick(found)
    assert found.turns.left_ms(sale.id, found.now.mono_ms) == OFFER_MS


# --- Beginning ------------------------------------------------------------------------------------


def test_a_sale_of_two_outlets_begins_with_the_one_that_is_left() -> None:
    """One has failed before the money came: nobody queues for it, and it is let go."""
    quoted = bought(at(1), at(2), state=SaleState.QUOTED)
    found = broken(stage(quoted), 1)
    for outlet in (1, 2):
        found.serve(outlet, quoted.id)
    change = found.change()
    found.turns.begin(change, quoted)
    assert change.sale(quoted.id).state is SaleState.OPEN
    assert [one.outlet for one in change.deliveries_of(quoted.id)] == [2]
    assert found.checkout.notices == {quoted.id: Notice.OUTLET_FAILED}
    assert served(found) == {2: quoted.id}


def test_a_sale_of_several_outlets_never_queues() -> None:
    """It has chosen what was free: whoever waits at one of them now came later."""
    quoted = bought(at(1), at(2), state=SaleState.QUOTED)
    found = stage(quoted, waiting(9, 1, outlet=1))
    change = found.change()
    found.turns.begin(change, quoted)
    assert change.sale(quoted.id).state is SaleState.OPEN
    assert [one.outlet for one in change.deliveries_of(quoted.id)] == [1, 2]


def test_a_sale_whose_outlet_has_failed_waits_for_word_where_it_goes() -> None:
    """Paid for, and nothing begins: the others are offered for a minute."""
    quoted = bought(state=SaleState.QUOTED)
    found = broken(stage(quoted), 1)
    found.serve(1, quoted.id)
    change = found.change()
    found.turns.begin(change, quoted)
    assert change.sale(quoted.id).state is SaleState.OPEN
    assert found.turns.left_ms(quoted.id, found.now.mono_ms) == OFFER_MS


def test_outlets_that_begin_together_share_the_money_equally() -> None:
    """Where presets can't be raised each has its part at once: a third, a half of the rest, all."""
    quoted = bought(at(1), at(2), at(3), state=SaleState.QUOTED)
    found = stage(quoted, live_raise=False)
    change = found.change()
    for outlet in (1, 2, 3):
        found.serve(outlet, quoted.id)
    found.turns.begin(change, quoted)
    assert [one.reserved.minor for one in change.deliveries_of(quoted.id)] == [333, 333, 334]


# --- Money after the beginning --------------------------------------------------------------------


def topped_up(found: Stage, sale: Sale) -> Change:
    """Let more money have come for `sale`."""
    change = found.change()
    found.turns.topped_up(change, sale)
    return change


@pytest.mark.parametrize(
    ("states", "resumes"),
    [
        ((DeliveryState.DELIVERING,), False),
        ((DeliveryState.GRANTED,), False),
        ((DeliveryState.STOPPING,), True),
        ((DeliveryState.SILENT,), True),
        ((DeliveryState.STOPPING, DeliveryState.PAUSED), False),
    ],
)
def test_money_raises_what_runs_and_waits_for_what_ends(
    states: tuple[DeliveryState, ...], *, resumes: bool
) -> None:
    """What is on its way to its end is not raised: a new delivery begins after it."""
    sale = bought(at(1), at(2))
    parts = [delivery(n, n, state, sale=sale) for n, state in enumerate(states, start=1)]
    change = topped_up(stage(sale, *parts), sale)
    assert change.sale(sale.id).resumes is resumes
    assert len(change.deliveries_of(sale.id)) == len(states)


def test_money_for_a_controller_that_can_not_be_raised_waits_for_its_end() -> None:
    """What it was told it delivers."""
    sale = bought()
    found = stage(sale, delivery(1, 1, sale=sale), live_raise=False)
    assert topped_up(found, sale).sale(sale.id).resumes


def test_money_after_the_last_drop_begins_a_new_delivery_at_once() -> None:
    """Written down as such; nothing is left to be resumed, nor to be waited for."""
    sale = bought()
    one = ended(1, 1, StopReason.PRESET, taken=100_000)
    found = stage(sale, one, page(sale))
    settle(found, one)
    assert found.turns.left_ms(sale.id, found.now.mono_ms) == TOP_UP_MS
    change = topped_up(found, sale)
    assert not change.sale(sale.id).resumes
    assert [one.is_open for one in change.deliveries_of(sale.id)] == [False, True]
    [note] = notes(change, "sale-resumed")
    assert (note.relevance, note.body) == (Relevance.DELIVERY, {"sale": sale.id})
    assert found.turns.left_ms(sale.id, found.now.mono_ms) is None


@pytest.mark.parametrize("state", [SaleState.QUEUED, SaleState.SETTLING])
def test_money_begins_nothing_for_a_sale_that_does_not_run(state: SaleState) -> None:
    """Its turn has not come, or it is over."""
    sale = bought(state=state)
    found = stage(sale)
    change = topped_up(found, sale)
    assert (change.batch().entries, change.batch().saved) == ((), ())


def test_money_resumes_those_whose_customer_did_not_say_stop() -> None:
    """Nor one that somebody else has meanwhile; one that never began may begin."""
    sale = bought(at(1), at(2), at(3), at(4))
    found = stage(
        sale,
        ended(1, 1, StopReason.CUSTOMER, taken=10_000),
        ended(2, 2, StopReason.PRESET, taken=10_000),
        ended(3, 3, StopReason.PRESET, taken=10_000),
        where=place(4),
    )
    found.serve(3, "S-000099")
    change = topped_up(found, sale)
    opened = [one.outlet for one in change.deliveries_of(sale.id) if one.is_open]
    assert opened == [2, 4]
    assert served(found) == {2: sale.id, 3: "S-000099", 4: sale.id}


def test_where_everybody_said_stop_money_resumes_them_all() -> None:
    """Somebody has paid, so somebody wants more."""
    sale = bought(at(1), at(2))
    found = stage(
        sale,
        ended(1, 1, StopReason.CUSTOMER, taken=10_000),
        ended(2, 2, StopReason.CUSTOMER, taken=10_000),
    )
    change = topped_up(found, sale)
    assert [one.outlet for one in change.deliveries_of(sale.id) if one.is_open] == [1, 2]


def test_the_latest_delivery_of_an_outlet_says_whether_it_was_stopped() -> None:
    """Stopped once and resumed since: how it ended then does not count any more."""
    sale = bought(at(1), at(2))
    found = stage(
        sale,
        ended(1, 1, StopReason.CUSTOMER, taken=10_000),
        ended(2, 2, StopReason.CUSTOMER, taken=10_000),
        ended(3, 1, StopReason.PRESET, taken=10_000),
    )
    change = topped_up(found, sale)
    assert [one.outlet for one in change.deliveries_of(sale.id) if one.is_open] == [1]


def test_money_waits_for_an_outlet_that_may_be_ready_in_a_moment() -> None:
    """Not shut yet, or silent for a moment: it is resumed as soon as it can be, for a minute."""
    sale = bought(at(1), at(2))
    found = stage(
        sale,
        ended(1, 1, StopReason.PRESET, taken=10_000),
        ended(2, 2, StopReason.PRESET, taken=10_000),
        where=place(2),
    )
    broken(found, 1).serve(2, "S-000099")
    topped_up(found, sale).apply()
    assert found.state.sales[sale.id].resumes
    assert found.turns.left_ms(sale.id, found.now.mono_ms) == OFFER_MS
    tick(found, 1_000)
    assert served(found) == {2: "S-000099"}
    mended(found, 1)
    change = tick(found)
    assert [one.outlet for one in change.open_deliveries()] == [1]
    assert found.turns.left_ms(sale.id, found.now.mono_ms) is None
    after = change.sale(sale.id)
    assert (after.state, after.resumes) == (SaleState.OPEN, False)


def test_money_waits_for_no_outlet_that_others_have() -> None:
    """All of them are taken: it goes back at once."""
    sale = bought(at(1), at(2))
    found = stage(
        sale,
        ended(1, 1, StopReason.PRESET, taken=10_000),
        ended(2, 2, StopReason.PRESET, taken=10_000),
        where=place(2),
    )
    for outlet in (1, 2):
        found.serve(outlet, "S-000099")
    change = topped_up(found, sale)
    assert change.sale(sale.id).state is SaleState.SETTLING


# --- A meter is final -----------------------------------------------------------------------------


def settle(found: Stage, one: Delivery) -> Change:
    """Let the meter of a delivery be final."""
    found.keep(one)
    if found.watch(one.outlet).delivery == one.id:
        found.watch(one.outlet).delivery = ""
    change = found.change()
    found.turns.settled(change, one)
    change.apply()
    return change


@pytest.mark.parametrize("reason", StopReason)
def test_the_customer_is_told_what_ended_their_delivery(reason: StopReason) -> None:
    """Where it was not themselves, nor what they have paid for."""
    told = {
        StopReason.ATTENDANT: Notice.STOPPED_BY_ATTENDANT,
        StopReason.STOP_ALL: Notice.STOPPED_ALL,
        StopReason.ESTOP: Notice.STOPPED_ALL,
        StopReason.RESTART: Notice.OUTLET_FAILED,
        **dict.fromkeys(FAILURES, Notice.OUTLET_FAILED),
    }
    sale, one = bought(), ended(1, 1, reason)
    found = stage(sale, one)
    settle(found, one)
    expected = {sale.id: told[reason]} if reason in told else {}
    assert found.checkout.notices == expected


@pytest.mark.parametrize(
    ("place_", "reason", "taken", "lapses"),
    [
        (1, StopReason.NO_START, (0,), True),
        (0, StopReason.NO_START, (0,), False),  # Nobody waited for it.
        (1, StopReason.NO_FLOW, (0,), False),
        (1, StopReason.CUSTOMER, (0,), False),
        (1, StopReason.NO_START, (500_000, 0), False),  # Has had their turn.
    ],
)
def test_a_turn_lapses_only_where_somebody_was_called_and_took_nothing(
    place_: int, reason: StopReason, taken: tuple[int, ...], *, lapses: bool
) -> None:
    """Then nothing is waited for, though a page is open; a sale that goes on waits for it."""
    sale = bought(place=place_)
    *others, last = [ended(n, 1, reason, taken=base) for n, base in enumerate(taken, start=1)]
    found = stage(sale, page(sale), *others, last)
    change = settle(found, last)
    notice = found.checkout.notices.get(sale.id)
    assert (notice is Notice.TURN_LAPSED) is lapses
    expected = SaleState.SETTLING if lapses else SaleState.OPEN
    assert change.sale(sale.id).state is expected


def test_two_meters_that_are_final_at_once_end_a_sale_once() -> None:
    """One receipt, one settlement."""
    sale = bought(at(1), at(2))
    parts = [ended(n, n, StopReason.PRESET, taken=10_000) for n in (1, 2)]
    found = stage(sale, *parts)
    change = found.change()
    for part in parts:
        found.turns.settled(change, part)
    assert len(notes(change, "sale-finished")) == 1


def test_a_sale_goes_on_while_one_of_its_outlets_runs() -> None:
    """The first meter is final and the other is not: nothing ends, and nothing is waited for."""
    sale = bought(at(1), at(2))
    first = ended(1, 1, StopReason.PRESET, taken=10_000)
    found = stage(sale, first, delivery(2, 2, sale=sale))
    assert settle(found, first).batch().saved == ()
    assert found.turns.left_ms(sale.id, found.now.mono_ms) is None


# --- What is waited for ---------------------------------------------------------------------------


@pytest.mark.parametrize("top_up_ms", [TOP_UP_MS, 30_000])
@pytest.mark.parametrize("is_asked", [True, False])
@pytest.mark.parametrize("has_failed", [True, False])
def test_a_sale_waits_for_money_for_word_or_for_the_longer_of_both(
    *, top_up_ms: int, is_asked: bool, has_failed: bool
) -> None:
    """Two minutes for a page that is open, one for word where the rest goes, else not at all."""
    sale = bought()
    reason = StopReason.METER_FAULT if has_failed else StopReason.PRESET
    one = ended(1, 1, reason, taken=10_000)
    stored = (sale, one, page(sale)) if is_asked else (sale, one)
    found = stage(*stored, where=place(top_up_ms=top_up_ms))
    if has_failed:
        broken(found, 1)
    change = settle(found, one)
    waits = [top_up_ms] * is_asked + [OFFER_MS] * has_failed
    left_ms = found.turns.left_ms(sale.id, found.now.mono_ms)
    assert left_ms == (max(waits) if waits else None)
    expected = SaleState.OPEN if waits else SaleState.SETTLING
    assert change.sale(sale.id).state is expected
    kept = is_asked and not has_failed
    assert served(found) == ({1: sale.id} if kept else {})


def test_an_outlet_is_kept_for_who_is_paying_only_where_nobody_waits_for_it() -> None:
    """Whoever has paid comes before whoever is about to; what another has stays theirs."""
    sale = bought(at(1), at(2), at(3))
    parts = [ended(n, n, StopReason.CUSTOMER, taken=10_000) for n in (1, 2, 3)]
    found = stage(sale, page(sale), *parts, waiting(9, 1, outlet=1))
    found.serve(2, "S-000099")
    settle(found, parts[-1])
    assert served(found) == {2: "S-000099", 3: sale.id}


def test_who_is_asked_where_the_rest_goes_keeps_no_outlet() -> None:
    """Neither the one that they stopped themselves: others may have it meanwhile."""
    sale = bought(at(1), at(2))
    first = ended(1, 1, StopReason.CUSTOMER, taken=10_000)
    last = ended(2, 2, StopReason.METER_FAULT, taken=10_000)
    found = broken(stage(sale, first, last), 2)
    assert settle(found, last).sale(sale.id).state is SaleState.OPEN
    assert served(found) == {}


def test_an_outlet_that_could_not_be_resumed_is_not_kept_for_a_page() -> None:
    """Money is there already, and it could not begin: the outlet is whoever's comes first."""
    sale = bought(at(1), at(2), put_in=Money(5))
    part = ended(1, 1, StopReason.PRESET)
    found = stage(sale, part, page(sale), where=place(2))
    topped_up(found, sale).apply()
    assert found.state.sales[sale.id].state is SaleState.OPEN
    assert served(found) == {}


def test_what_is_waited_for_has_its_time_to_the_millisecond() -> None:
    """Then all that is left goes back."""
    sale = bought()
    one = ended(1, 1, StopReason.CUSTOMER, taken=10_000)
    found = stage(sale, one, page(sale))
    settle(found, one)
    assert tick(found, TOP_UP_MS - 1).sale(sale.id).state is SaleState.OPEN
    assert found.turns.left_ms(sale.id, found.now.mono_ms) == 1
    assert tick(found, 1).sale(sale.id).state is SaleState.SETTLING
    assert found.turns.left_ms(sale.id, found.now.mono_ms) is None


@pytest.mark.parametrize("for_word", [True, False])
def test_who_waits_for_money_ends_with_the_last_page_and_who_is_asked_does_not(
    *, for_word: bool
) -> None:
    """The page is given up: only word where the rest goes is still waited for."""
    sale = bought()
    one = ended(1, 1, StopReason.METER_FAULT if for_word else StopReason.CUSTOMER, taken=10_000)
    found = stage(sale, one, page(sale))
    if for_word:
        broken(found, 1)
    settle(found, one)
    assert tick(found, 1_000).sale(sale.id).state is SaleState.OPEN
    found.keep(replace(page(sale), state=PrepaymentState.EXPIRED))
    expected = SaleState.OPEN if for_word else SaleState.SETTLING
    assert tick(found).sale(sale.id).state is expected


def test_a_stop_of_all_ends_what_waits() -> None:
    """Nothing can begin any more."""
    sale = bought()
    one = ended(1, 1, StopReason.CUSTOMER, taken=10_000)
    found = stage(sale, one, page(sale))
    settle(found, one)
    stopped(found)
    assert tick(found).sale(sale.id).state is SaleState.SETTLING


def test_whoever_takes_no_rest_elsewhere_is_left_the_money() -> None:
    """A wait that nobody remembers is none: after trouble with the disk the sale ends."""
    sale = bought()
    one = ended(1, 1, StopReason.CUSTOMER, taken=10_000)
    found = stage(sale, one, page(sale))
    settle(found, one)
    found.turns.repair()
    assert found.turns.left_ms(sale.id, found.now.mono_ms) is None
    assert tick(found).sale(sale.id).state is SaleState.SETTLING


@pytest.mark.parametrize("state", [SaleState.SETTLING, SaleState.QUOTED])
def test_time_ends_nothing_that_is_over_or_not_begun(state: SaleState) -> None:
    """Nor a sale whose outlet runs."""
    still = bought(state=state)
    runs = bought(id="S-000002")
    found = stage(still, runs, delivery(1, 1, sale=runs))
    assert tick(found).batch().saved == ()


# --- Finishing ------------------------------------------------------------------------------------


def finish(found: Stage, sale: Sale) -> Change:
    """Let somebody end `sale`."""
    change = found.change()
    found.turns.finish(change, sale)
    change.apply()
    return change


@pytest.mark.parametrize("state", [SaleState.QUEUED, SaleState.OPEN])
def test_a_sale_of_which_nothing_runs_is_finished_at_once(state: SaleState) -> None:
    """Waiting for its turn, or for anything else."""
    sale = bought(state=state)
    found = stage(sale, page(sale))
    assert finish(found, sale).sale(sale.id).state is SaleState.SETTLING


def test_a_sale_that_runs_is_finished_with_its_last_drop() -> None:
    """Nobody can pay for it any more, and with the last meter it ends: no word is waited for."""
    sale = bought()
    found = stage(sale, page(sale), delivery(1, 1, DeliveryState.STOPPING, sale=sale))
    assert not found.turns.is_hurried(sale)
    change = finish(found, sale)
    assert change.sale(sale.id).state is SaleState.OPEN
    assert change.prepayment(page(sale).id).state is PrepaymentState.EXPIRING
    assert found.turns.is_hurried(sale)
    last = ended(1, 1, StopReason.METER_FAULT, taken=10_000)
    broken(found, 1)
    assert settle(found, last).sale(sale.id).state is SaleState.SETTLING


@pytest.mark.parametrize("state", [SaleState.SETTLING, SaleState.SETTLED, SaleState.QUOTED])
def test_a_sale_that_is_over_or_not_paid_for_is_not_finished(state: SaleState) -> None:
    """Nothing happens to it, whatever still flows."""
    sale = bought(state=state)
    for found in (stage(sale), stage(sale, delivery(1, 1, sale=sale))):
        assert finish(found, sale).batch().saved == ()
        assert not found.turns.is_hurried(sale)


def test_at_the_end_of_the_engine_everything_ends_but_the_places() -> None:
    """What runs ends with its last drop, what waits at once; who queues is called no more."""
    runs, waits = bought(id="S-000001"), bought(at(2), id="S-000002")
    queues = waiting(3, 1, outlet=3)
    found = stage(runs, waits, queues, delivery(1, 1, sale=runs))
    change = found.change()
    found.turns.end(change)
    assert found.turns.is_hurried(runs)
    assert change.sale(runs.id).state is SaleState.OPEN
    assert change.sale(waits.id).state is SaleState.SETTLING
    change.apply()
    assert tick(found).sale(queues.id).state is SaleState.QUEUED


def test_while_the_engine_ends_nothing_is_offered() -> None:
    """Paid for in the last moment, and its outlet has failed: all of it goes back at once."""
    quoted = bought(state=SaleState.QUOTED)
    found = broken(stage(quoted), 1)
    found.serve(1, quoted.id)
    change = found.change()
    found.turns.end(change)
    found.turns.begin(change, quoted)
    assert change.sale(quoted.id).state is SaleState.SETTLING


def test_after_a_start_only_places_are_kept() -> None:
    """What ran ends with its last drop, what waited for anything else at once."""
    runs, waits = bought(id="S-000001"), bought(at(2), id="S-000002")
    queues = waiting(3, 1, outlet=3)
    found = stage(runs, waits, queues, delivery(1, 1, DeliveryState.SILENT, sale=runs))
    change = found.change()
    found.turns.begin_anew(change)
    assert found.turns.is_hurried(runs)
    assert change.sale(waits.id).state is SaleState.SETTLING
    assert change.sale(queues.id).state is SaleState.QUEUED


def test_who_has_finished_is_remembered_as_long_as_the_sale() -> None:
    """Forgotten with it, and nobody else is hurried by that."""
    first, second = bought(id="S-000001"), bought(at(2), id="S-000002")
    found = stage(first, second, delivery(1, 1, sale=first), delivery(2, 2, sale=second))
    finish(found, first)
    found.turns.forget(found.state)
    assert [found.turns.is_hurried(one) for one in (first, second)] == [True, False]
    found.turns.forget(State())
    assert not found.turns.is_hurried(first)


# --- Going on elsewhere ---------------------------------------------------------------------------


@pytest.mark.parametrize("reason", StopReason)
def test_the_rest_goes_elsewhere_only_where_the_outlet_has_failed(reason: StopReason) -> None:
    """Whoever stopped by themselves, or was stopped, is offered nothing."""
    sale = bought()
    found = broken(stage(sale, ended(1, 1, reason)), 1)
    assert move_to(found, sale) == ((2, 3) if reason in FAILURES else ())


@pytest.mark.parametrize("state", SaleState)
def test_the_rest_goes_elsewhere_only_while_a_sale_runs_or_waits(state: SaleState) -> None:
    """Not before it is paid for, nor once it is over."""
    sale = bought(state=state)
    found = broken(stage(sale), 1)
    assert move_to(found, sale) == ((2, 3) if state in {"open", "queued"} else ())


def test_who_queues_is_offered_others_only_where_the_outlet_is_out_of_use() -> None:
    """Broken, locked or gone; while it works they wait. After a stop of all nothing is offered."""
    sale = waiting(1, 1)
    assert move_to(stage(sale), sale) == ()
    assert move_to(broken(stage(sale), 1), sale) == (2, 3)
    assert move_to(stage(sale, OutletRecord(OutletId(1), is_locked=True)), sale) == (2, 3)
    assert move_to(stopped(stage(sale)), sale) == ()


def test_what_is_offered_sells_the_same_is_free_and_worth_it() -> None:
    """To the cent: a step and the overrun bound must be paid for."""
    sale = bought(put_in=Money(6))
    one = ended(1, 1, StopReason.METER_FAULT)
    found = broken(stage(sale, one, where=place(5, water=(3,))), 1)
    found.serve(4, "S-000099")
    assert move_to(found, sale) == (2, 5)
    assert move_to(found, replace(sale, authorised=Money(5))) == ()
    assert move_to(found, replace(sale, authorised=NOTHING)) == ()
    coarse = broken(stage(sale, one, preset_resolution=ul(20_000)), 1)
    assert move_to(coarse, sale) == ()
    assert move_to(coarse, replace(sale, authorised=Money(7))) == (2, 3)


@pytest.mark.parametrize(
    ("parts", "is_offered"),
    [
        ((), True),  # Never begun.
        ((delivery(1, 1), ended(2, 2, StopReason.METER_FAULT)), False),  # The other takes it.
        ((delivery(1, 1, DeliveryState.SILENT),), True),
        ((delivery(1, 1, DeliveryState.SILENT), ended(2, 2, StopReason.CUSTOMER)), True),
        ((delivery(1, 1, DeliveryState.STOPPING),), False),
        ((ended(1, 1, StopReason.CUSTOMER), ended(2, 2, StopReason.METER_FAULT)), True),
        ((ended(1, 1, StopReason.METER_FAULT), ended(2, 2, StopReason.CUSTOMER)), False),
        # The one that began first has ended last.
        (
            (
                ended(1, 1, StopReason.METER_FAULT, ended_ms=9),
                ended(2, 2, StopReason.CUSTOMER, ended_ms=8),
            ),
            True,
        ),
    ],
)
def test_a_product_is_stranded_where_the_last_of_its_outlets_has_failed(
    parts: tuple[Delivery, ...], *, is_offered: bool
) -> None:
    """While one of them runs it takes the rest; one that is silent holds no more than its own."""
    sale = bought(at(1), at(2))
    found = broken(stage(sale, *parts), 1, 2)
    assert move_to(found, sale) == ((3,) if is_offered else ())


def test_each_product_of_a_sale_is_stranded_by_itself() -> None:
    """The water runs on; the diesel has failed and is offered where there is some."""
    sale = bought(at(1), at(2, "water"))
    parts = (
        ended(1, 1, StopReason.METER_FAULT, taken=10_000),
        delivery(2, 2, sale=sale, product="water"),
    )
    found = broken(stage(sale, *parts, where=place(4, water=(2, 4))), 1)
    assert move_to(found, sale) == (3,)


def moved(found: Stage, sale: Sale, outlet: int, by: str = "") -> tuple[bool, Change]:
    """Let the rest of `sale` go to an outlet; return whether it did, and what came of it."""
    change = found.change()
    reason = "customer_asked" if by else ""
    is_done = found.turns.move(change, sale, OutletId(outlet), by=by, reason=reason)
    change.apply()
    return is_done, change


def test_a_rest_that_moves_begins_at_once_and_is_written_down() -> None:
    """What waited and what was told is over; the outlet that was never begun is let go."""
    sale = bought(at(1), at(2), resumes=True)
    one = ended(1, 1, StopReason.METER_FAULT, taken=10_000)
    found = broken(stage(sale, one), 1, 2)
    settle(found, one)
    found.serve(2, sale.id)
    assert found.turns.left_ms(sale.id, found.now.mono_ms) == OFFER_MS
    change = found.change()
    assert found.turns.move(change, sale, OutletId(3))
    after = change.sale(sale.id)
    assert (after.state, after.resumes) == (SaleState.OPEN, False)
    assert [choice.outlet for choice in after.choices] == [1, 3]
    assert [part.outlet for part in change.open_deliveries()] == [3]
    assert served(found) == {3: sale.id}
    assert found.turns.left_ms(sale.id, found.now.mono_ms) is None
    assert found.checkout.notices == {}
    [note] = notes(change, "remainder-moved")
    assert note.relevance is Relevance.DELIVERY
    assert note.body == {"sale": sale.id, "before": [1, 2], "after": 3, "by": "", "reason": ""}


def test_a_rest_moves_to_an_outlet_of_its_own_sale_as_well() -> None:
    """Each outlet is named once; what sells something else stays where it is."""
    sale = bought(at(1), at(2), at(3, "water"))
    parts = (
        ended(1, 1, StopReason.METER_FAULT, taken=10_000),
        ended(2, 2, StopReason.METER_FAULT, taken=10_000),
    )
    found = broken(stage(sale, *parts, where=place(3, water=(3,))), 1, 3)
    is_done, change = moved(found, sale, 2)
    assert is_done
    assert [one.outlet for one in change.sale(sale.id).choices] == [1, 3, 2]


def test_a_rest_goes_nowhere_where_it_may_not() -> None:
    """Not to itself while it is broken, nor to one that is taken: nothing changes."""
    sale = bought()
    found = broken(stage(sale, ended(1, 1, StopReason.METER_FAULT)), 1)
    found.serve(2, "S-000099")
    for outlet in (1, 2):
        is_done, change = moved(found, sale, outlet)
        assert not is_done
        assert change.batch().saved == ()


def test_whoever_queues_begins_where_they_move_to() -> None:
    """They wait no more."""
    sale = waiting(1, 1)
    found = broken(stage(sale), 1)
    is_done, change = moved(found, sale, 2)
    assert is_done
    after = change.sale(sale.id)
    assert (after.state, [one.outlet for one in after.choices]) == (SaleState.OPEN, [2])


def test_a_customers_move_stops_nothing_else_of_the_sale() -> None:
    """The water runs on while the diesel moves."""
    sale = bought(at(1), at(2, "water"))
    parts = (
        ended(1, 1, StopReason.METER_FAULT, taken=10_000),
        delivery(2, 2, sale=sale, product="water"),
    )
    found = broken(stage(sale, *parts, where=place(3, water=(2,))), 1)
    is_done, change = moved(found, sale, 3)
    assert is_done
    assert [one.state for one in change.open_deliveries()] == [
        DeliveryState.DELIVERING,
        DeliveryState.GRANTED,
    ]


def test_a_rest_that_moves_shares_the_money_with_what_still_runs() -> None:
    """It is raised later, as the money goes: not all of it is taken at once."""
    sale = bought(at(1), at(2, "water"), put_in=Money(10_000))
    parts = (
        ended(1, 1, StopReason.METER_FAULT, taken=10_000),
        delivery(2, 2, sale=sale, product="water"),
    )
    found = broken(stage(sale, *parts, where=place(3, water=(2,))), 1)
    _, change = moved(found, sale, 3)
    assert change.deliveries_of(sale.id)[-1].reserved < Money(2_000)


def test_a_rest_is_carried_on_at_the_price_where_it_stands() -> None:
    """Three of five dear litres are taken, at two outlets: two are left; water does not count."""
    tiers = replace(A_EURO, blocks=(Block(20_000, 5_000_000), Block(10_000)))
    sale = bought(at(1, tariff=tiers), at(2, tariff=tiers), at(4, "water"), put_in=Money(2_000))
    parts = (
        ended(1, 1, StopReason.METER_FAULT, taken=1_000_000, reserved=Money(400)),
        ended(2, 2, StopReason.METER_FAULT, taken=2_000_000, reserved=Money(400)),
        ended(3, 4, StopReason.CUSTOMER, taken=500_000, product="water"),
    )
    where = place(4, water=(4,))
    today = replace(tiers, blocks=(Block(30_000),))
    products = where.products | {"diesel": replace(where.products["diesel"], tariff=today)}
    found = broken(stage(sale, *parts, where=replace(where, products=products)), 1, 2)
    is_done, change = moved(found, sale, 3)
    assert is_done
    [begun] = change.open_deliveries()
    assert begun.tariff.blocks == (Block(20_000, 2_000_000), Block(10_000))
    assert change.sale(sale.id).choice(OutletId(3)).tariff == tiers


# --- An attendant's word --------------------------------------------------------------------------


def test_an_attendant_stops_what_runs_before_the_rest_moves() -> None:
    """Each valve that is open; what has ended stays as it is. Then it begins, by nobody's name."""
    sale = bought(at(1), at(2))
    first = ended(1, 1, StopReason.PRESET, taken=10_000)
    found = stage(sale, first, delivery(2, 2, sale=sale))
    is_done, change = moved(found, sale, 3, by="Ada")
    assert is_done
    [stopped] = change.open_deliveries()
    assert (stopped.state, stopped.reason) == (DeliveryState.STOPPING, StopReason.ATTENDANT)
    assert change.deliveries_of(sale.id)[0] == first
    last = ended(2, 2, StopReason.ATTENDANT, taken=10_000)
    change = settle(found, last)
    assert [one.outlet for one in change.open_deliveries()] == [3]
    [note] = notes(change, "remainder-moved")
    assert (note.body["by"], note.body["reason"]) == ("", "")


@pytest.mark.parametrize("state", [DeliveryState.SILENT, DeliveryState.STOPPING])
def test_an_attendant_moves_at_once_what_no_outlet_holds(state: DeliveryState) -> None:
    """What ends by itself need not be waited for: the rest is in nobody's grant."""
    sale = bought()
    found = stage(sale, delivery(1, 1, state, sale=sale))
    is_done, change = moved(found, sale, 2, by="Ada")
    assert is_done
    assert change.deliveries_of(sale.id)[0].state is state
    assert change.deliveries_of(sale.id)[-1].outlet == 2
    [note] = notes(change, "remainder-moved")
    assert (note.body["by"], note.body["reason"]) == ("Ada", "customer_asked")


def test_an_attendant_moves_a_rest_that_waits_though_nothing_has_failed() -> None:
    """The customer may not."""
    sale = bought()
    found = stage(sale, ended(1, 1, StopReason.CUSTOMER, taken=10_000), page(sale))
    assert not moved(found, sale, 2)[0]
    is_done, change = moved(found, sale, 2, by="Ada")
    assert is_done
    assert [one.outlet for one in change.open_deliveries()] == [2]


def test_a_rest_that_is_used_up_goes_nowhere() -> None:
    """Nothing of it is left to begin with: the sale stays as it is, and so does the outlet."""
    sale = bought(put_in=Money(100))
    found = stage(sale, delivery(1, 1, DeliveryState.STOPPING, sale=sale))
    is_done, change = moved(found, sale, 2, by="Ada")
    assert not is_done
    assert change.sale(sale.id) == sale
    assert served(found) == {1: sale.id}
    assert notes(change, "remainder-moved") == []


def test_a_move_that_can_not_be_made_any_more_leaves_the_sale_where_it_is() -> None:
    """Somebody else has the outlet by now: the rest waits, or goes back."""
    sale = bought()
    found = stage(sale, delivery(1, 1, sale=sale))
    moved(found, sale, 3, by="Ada")
    found.serve(3, "S-000099")
    last = ended(1, 1, StopReason.ATTENDANT, taken=10_000)
    change = settle(found, last)
    assert change.sale(sale.id).state is SaleState.SETTLING
    assert served(found) == {3: "S-000099"}


def test_a_move_that_could_not_be_written_down_is_forgotten() -> None:
    """After trouble with the disk the sale ends where it is."""
    sale = bought()
    found = stage(sale, delivery(1, 1, sale=sale))
    moved(found, sale, 3, by="Ada")
    found.turns.repair()
    last = ended(1, 1, StopReason.STORAGE, taken=10_000)
    change = settle(found, last)
    assert change.open_deliveries() == []
    assert change.sale(sale.id).state is SaleState.SETTLING


# --- Pauses ---------------------------------------------------------------------------------------

PAUSE_MS = place().limits.delivery_ms


def pause(
    found: Stage, sale: Sale, outlet: int = 1, *, is_own: bool = False
) -> tuple[Notice, Change]:
    """Pause an outlet; return why not, and what came of it."""
    change = found.change()
    why = found.turns.pause(change, sale, OutletId(outlet), is_own=is_own)
    change.apply()
    return why, change


def final(found: Stage, outlet: int = 1, *, taken: int = 100_000) -> Change:
    """Let the meter of what an attendant has paused be final: by itself the outlet is free then."""
    running = found.watch(outlet).delivery
    last = ended(int(running[2:]), outlet, StopReason.ATTENDANT, taken=taken)
    found.watch(outlet).sale = ""
    return settle(found, last)


def resume(found: Stage, sale: Sale, outlet: int = 1) -> tuple[Notice, Change]:
    """Resume a paused outlet; return why not, and what came of it."""
    change = found.change()
    why = found.turns.resume(change, sale, OutletId(outlet), is_own=False)
    change.apply()
    return why, change


def give_up(
    found: Stage, sale: Sale, outlet: int = 1, why: Notice = Notice.STOPPED_BY_ATTENDANT
) -> Change:
    """Stop for good what is paused."""
    change = found.change()
    found.turns.give_up_pause(change, change.sale(sale.id), OutletId(outlet), why)
    change.apply()
    return change


def pause_left_ms(found: Stage, outlet: int = 1) -> int | None:
    """Return how much longer an outlet is kept."""
    return found.turns.pause_left_ms(SALE.id, OutletId(outlet), found.now.mono_ms)


def test_a_pause_stops_what_runs_and_keeps_the_outlet_as_long_as_a_delivery_may_last() -> None:
    """Its customer is told nothing of an end: they go on, and nobody else has it meanwhile."""
    sale = bought()
    found = stage(sale, delivery(1, 1))
    why, change = pause(found, sale)
    assert why is Notice.NONE
    [stopping] = change.open_deliveries()
    assert (stopping.state, stopping.reason) == (DeliveryState.STOPPING, StopReason.ATTENDANT)
    found.turn(1_000)
    assert final(found).sale(sale.id).state is SaleState.OPEN
    assert served(found) == {1: sale.id}
    assert found.checkout.notices == {}
    assert pause_left_ms(found) == PAUSE_MS - 1_000
    assert found.turns.left_ms(sale.id, found.now.mono_ms) == PAUSE_MS - 1_000


@pytest.mark.parametrize(
    ("state", "override", "why"),
    [
        (None, "", Notice.NOTHING_RUNS),
        (DeliveryState.DELIVERING, COMMISSIONING, Notice.NOTHING_RUNS),
        (DeliveryState.STOPPING, "", Notice.STILL_CLOSING),
        (DeliveryState.SILENT, "", Notice.STILL_CLOSING),
    ],
)
def test_only_what_runs_for_a_customer_is_paused(
    state: DeliveryState | None, override: str, why: Notice
) -> None:
    """Not a test, nor what is on its way to its end: nothing is told to stop, nothing is kept."""
    sale = bought(override_reason=override)
    found = stage(sale, *([] if state is None else [delivery(1, 1, state)]))
    told, change = pause(found, sale)
    assert told is why
    assert (change.requests, change.batch().saved) == ([], ())
    assert pause_left_ms(found) is None


def test_what_was_paused_goes_on_with_all_that_its_sale_has_left() -> None:
    """A delivery of its own, at the locked price; nothing is waited for any more."""
    sale = bought(at(2), at(1))
    found = stage(sale, ended(2, 2, StopReason.CUSTOMER, taken=1_000_000), delivery(1, 1))
    pause(found, sale)
    final(found)
    going_on = replace(sale, resumes=True)
    found.keep(going_on)
    why, change = resume(found, going_on)
    assert why is Notice.NONE
    [begun] = change.open_deliveries()
    assert (begun.outlet, begun.reserved) == (1, Money(890))
    assert not change.sale(sale.id).resumes
    assert pause_left_ms(found) is None
    assert found.turns.left_ms(sale.id, found.now.mono_ms) is None


def test_what_is_resumed_leaves_some_of_the_money_to_what_runs_beside_it() -> None:
    """It begins with a slice that is raised later, as any outlet that shares."""
    sale = bought(at(1), at(2), put_in=Money(10_000))
    found = stage(sale, delivery(1, 1), delivery(2, 2))
    pause(found, sale)
    final(found)
    _, change = resume(found, sale)
    assert change.open_deliveries()[-1].reserved < Money(2_000)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        ("nothing", Notice.NONE),
        ("not_paused", Notice.NOT_PAUSED),
        ("closing", Notice.STILL_CLOSING),
        ("fault", Notice.OUTLET_SHUT),
        ("stopped", Notice.OUTLET_SHUT),
        ("locked", Notice.OUTLET_SHUT),
        ("used_up", Notice.NOTHING_LEFT),
    ],
)
def test_what_cannot_be_resumed_says_why_and_stays_as_it_is(spoil: str, why: Notice) -> None:
    """Each of these by itself: nothing begins, and a pause goes on to its end."""
    sale = bought(put_in=Money(100) if spoil == "used_up" else PUT_IN)
    found = stage(sale, delivery(1, 1))
    if spoil != "not_paused":
        pause(found, sale)
    if spoil != "closing":
        final(found, taken=1_000_000)
    match spoil:
        case "fault":
            found.watch().fault = "valve"
        case "stopped":
            found.keep(Setting(STOPPED, "1"))
        case "locked":
            found.watch().state = OutletState.CLOSED
        case _:
            pass
    before = len(found.state.deliveries)
    told, change = resume(found, sale)
    assert told is why
    assert (len(change.deliveries_of(sale.id)) > before) is (why is Notice.NONE)
    assert (pause_left_ms(found) is None) is (spoil in {"nothing", "not_paused"})


@pytest.mark.parametrize("why", [Notice.STOPPED_BY_ATTENDANT, Notice.NONE])
def test_a_pause_that_is_given_up_ends_the_sale_and_says_why(why: Notice) -> None:
    """The outlet is anybody's, and the rest goes back; who stopped it themselves knows why."""
    sale = bought()
    found = stage(sale, delivery(1, 1))
    pause(found, sale)
    final(found)
    change = give_up(found, sale, why=why)
    assert change.sale(sale.id).state is SaleState.SETTLING
    assert found.checkout.notices == ({sale.id: why} if why else {})
    assert served(found) == {}
    assert pause_left_ms(found) is None


def test_a_pause_that_is_given_up_beside_another_outlet_ends_that_outlet_alone() -> None:
    """The other one runs on with the money."""
    sale = bought(at(1), at(2))
    found = stage(sale, delivery(1, 1), delivery(2, 2))
    pause(found, sale)
    final(found)
    assert served(found) == {1: sale.id, 2: sale.id}
    assert give_up(found, sale).sale(sale.id).state is SaleState.OPEN
    assert served(found) == {2: sale.id}
    assert found.turns.left_ms(sale.id, found.now.mono_ms) is None


def test_what_was_not_paused_is_not_given_up() -> None:
    """Nothing changes, whoever says stop."""
    sale = bought()
    found = stage(sale, delivery(1, 1))
    change = give_up(found, sale)
    assert (change.requests, change.batch().saved) == ([], ())
    assert found.checkout.notices == {}


def test_a_pause_has_its_time_to_the_millisecond() -> None:
    """Then it is over, and the rest goes back."""
    sale = bought()
    found = stage(sale, delivery(1, 1))
    pause(found, sale)
    final(found)
    assert tick(found, PAUSE_MS - 1).sale(sale.id).state is SaleState.OPEN
    assert pause_left_ms(found) == 1
    assert tick(found, 1).sale(sale.id).state is SaleState.SETTLING
    assert found.checkout.notices == {sale.id: Notice.STOPPED_BY_ATTENDANT}


def test_a_customers_own_pause_lasts_as_long_as_nothing_may_flow() -> None:
    """Shorter than an attendant's; then it is said that it was too long, and the rest goes back."""
    sale = bought()
    found = stage(sale, delivery(1, 1))
    why, change = pause(found, sale, is_own=True)
    assert why is Notice.NONE
    [stopping] = change.open_deliveries()
    assert (stopping.state, stopping.reason) == (DeliveryState.STOPPING, StopReason.CUSTOMER)
    final(found)
    own_ms = place().limits.pause_ms
    assert tick(found, own_ms - 1).sale(sale.id).state is SaleState.OPEN
    assert pause_left_ms(found) == 1
    assert tick(found, 1).sale(sale.id).state is SaleState.SETTLING
    assert found.checkout.notices == {sale.id: Notice.PAUSE_OVER}


@pytest.mark.parametrize("paused_by_customer", [True, False])
@pytest.mark.parametrize("is_own", [True, False])
def test_only_what_its_customer_has_paused_they_let_go_on(
    *, paused_by_customer: bool, is_own: bool
) -> None:
    """An attendant lets go on whatever is paused."""
    sale = bought()
    found = stage(sale, delivery(1, 1))
    pause(found, sale, is_own=paused_by_customer)
    final(found)
    assert found.turns.may_resume(sale.id, OutletId(1)) is paused_by_customer
    assert not found.turns.may_resume(sale.id, OutletId(2))
    assert not found.turns.may_resume("S-000009", OutletId(1))
    change = found.change()
    why = found.turns.resume(change, sale, OutletId(1), is_own=is_own)
    change.apply()
    may = paused_by_customer or not is_own
    assert why is (Notice.NONE if may else Notice.NOT_PAUSED)
    assert (pause_left_ms(found) is None) is may


@pytest.mark.parametrize(("before", "may"), [(9, True), (10, False)])
def test_a_customer_pauses_an_outlet_ten_times(before: int, *, may: bool) -> None:
    """Parts of the sale at other outlets do not count; an attendant pauses as often as it takes."""
    sale = bought(at(1), at(2), put_in=Money(90_000))
    parts = [ended(n, 1, StopReason.CUSTOMER, taken=10_000) for n in range(1, before + 1)]
    others = [ended(n, 2, StopReason.CUSTOMER, taken=10_000) for n in range(50, 70)]
    found = stage(sale, *parts, *others, delivery(99, 1))
    assert found.turns.may_pause(found.change(), sale, OutletId(1)) is may
    why, _ = pause(found, sale, is_own=True)
    assert why is (Notice.NONE if may else Notice.NOT_ALLOWED)
    assert (pause_left_ms(found) is not None) is may
    if not may:
        assert pause(found, sale)[0] is Notice.NONE


def test_a_stop_of_all_ends_every_pause_at_once() -> None:
    """Nobody is kept waiting for what cannot begin: it says that all was stopped."""
    sale = bought(at(1), at(2))
    found = stage(sale, delivery(1, 1), delivery(2, 2))
    for outlet in (1, 2):
        pause(found, sale, outlet)
        final(found, outlet)
    stopped(found)
    assert tick(found).sale(sale.id).state is SaleState.SETTLING
    assert found.checkout.notices == {sale.id: Notice.STOPPED_ALL}
    assert served(found) == {}


def test_each_outlet_of_a_sale_is_paused_by_itself() -> None:
    """One goes on and the other one is still kept; the sale waits for the longer of both."""
    sale = bought(at(1), at(2))
    found = stage(sale, delivery(1, 1), delivery(2, 2))
    pause(found, sale, 1)
    final(found, 1)
    found.turn(1_000)
    pause(found, sale, 2)
    final(found, 2)
    assert found.turns.left_ms(sale.id, found.now.mono_ms) == PAUSE_MS
    assert resume(found, sale, 1)[0] is Notice.NONE
    assert (pause_left_ms(found, 1), pause_left_ms(found, 2)) == (None, PAUSE_MS)


def test_money_that_comes_goes_to_the_outlets_that_nobody_has_paused() -> None:
    """A paused one goes on only at the word of who paused it."""
    sale = bought(at(1), at(2))
    found = stage(sale, ended(2, 2, StopReason.PRESET, taken=10_000), delivery(1, 1))
    pause(found, sale)
    final(found)
    change = topped_up(found, sale)
    assert [one.outlet for one in change.open_deliveries()] == [2]


def test_who_has_finished_is_kept_no_outlet_though_it_was_paused() -> None:
    """It is anybody's with its last drop, while another one of the sale still closes."""
    sale = bought(at(1), at(2))
    found = stage(sale, delivery(1, 1), delivery(2, 2))
    pause(found, sale)
    finish(found, sale)
    assert final(found).sale(sale.id).state is SaleState.OPEN
    assert served(found) == {2: sale.id}


@pytest.mark.parametrize("how", ["finished", "sent_on", "repaired"])
def test_a_pause_ends_with_what_it_was_kept_for(how: str) -> None:
    """The sale is over, its rest is taken elsewhere, or the pause could not be written down."""
    sale = bought()
    found = stage(sale, delivery(1, 1))
    pause(found, sale)
    final(found)
    if how == "finished":
        finish(found, sale)
    elif how == "sent_on":
        assert moved(found, sale, 2, by="Ada")[0]
    else:
        found.turns.repair()
    assert pause_left_ms(found) is None


def test_a_sale_is_sound_where_each_of_its_outlets_is() -> None:
    """One that is out of use is enough for nobody to pay for it."""
    sale = bought(at(1), at(2), state=SaleState.QUOTED)
    found = stage(sale)
    assert found.turns.is_sound(found.change(), sale)
    broken(found, 2)
    assert not found.turns.is_sound(found.change(), sale)
