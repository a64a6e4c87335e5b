"""A change sees what it has made itself before what was there, and hands all of it on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from fakes.flow_controller import capabilities
from fakes.values import DELIVERY, DIESEL, PREPAYMENT, SALE, ul

from kiosk.application.messages import IdentifyOutlet, StopOutlet
from kiosk.application.state import Change, State, Watched
from kiosk.domain.attendant import Attendant
from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.books import tests_at as account_of_tests
from kiosk.domain.delivery import Delivery, DeliveryState
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletEvent, OutletId, OutletState
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import COMMISSIONING, SaleState
from kiosk.ports import Batch, OutletRecord, Remembered, Saved, Setting

NOW = Moment(1_000, 2_000)
OTHER_SALE = replace(SALE, id="S-000002")
OTHER_DELIVERY = replace(DELIVERY, id="D-000002", sale=OTHER_SALE.id)
OTHER_PREPAYMENT = replace(PREPAYMENT, id="P-000002", sale=OTHER_SALE.id)
INTENT = Intent("P-000001", "localpay", Verb.OPEN, Money(2_000), 1_000, 301_000)
ADA = Attendant("Ada", "hash of 271828")
OUTLET = OutletRecord(OutletId(2))
EVERYTHING = Remembered(
    sales=(SALE, OTHER_SALE),
    prepayments=(PREPAYMENT, OTHER_PREPAYMENT),
    deliveries=(DELIVERY, OTHER_DELIVERY),
    intents=(INTENT,),
    outlets=(OUTLET,),
    attendants=(ADA,),
    settings=(Setting("stopped", "1"),),
    receipts=41,
    numbers={"S": 2, "P": 9, "D": 7},
)
POOL = Account(AccountKind.SALE, SALE.id)
REVENUE = Account(AccountKind.REVENUE, "2")


def change_of(past: Remembered = EVERYTHING) -> Change:
    """Return an empty change of what a start begins with."""
    return Change(State.remembered(past), NOW)


def test_a_start_knows_all_that_was_remembered() -> None:
    """Each thing by its name, and the parts of each sale."""
    change = change_of()
    assert change.sale(SALE.id) == SALE
    assert change.prepayment(PREPAYMENT.id) == PREPAYMENT
    assert change.knows_prepayment(PREPAYMENT.id)
    assert not change.knows_prepayment("P-999999")
    assert change.delivery(DELIVERY.id) == DELIVERY
    assert change.intent(INTENT.key) == INTENT
    assert change.outlet(OUTLET.outlet) == OUTLET
    assert change.attendant("Ada") == ADA
    assert change.attendants() == ("Ada",)
    assert change.setting("stopped") == "1"
    assert change.deliveries_of(SALE.id) == [DELIVERY]
    assert change.prepayments_of(SALE.id) == [PREPAYMENT]
    assert change.open_deliveries() == [DELIVERY, OTHER_DELIVERY]
    assert change.unfinished_sales() == [SALE, OTHER_SALE]
    assert change.open_intents() == [INTENT]
    assert change.changed_sales == set()


def test_what_nobody_has_heard_of_is_missing_or_empty() -> None:
    """No attendant, no intent; an outlet without a record has an empty one."""
    change = change_of(Remembered())
    assert change.intent(INTENT.key) is None
    assert change.attendant("Ada") is None
    assert change.attendants() == ()
    assert change.setting("stopped") == ""
    assert change.outlet(OutletId(2)) == OUTLET
    assert change.deliveries_of(SALE.id) == []
    assert change.prepayments_of(SALE.id) == []


def test_a_change_sees_its_own_version_first() -> None:
    """What it has saved stands before what was there; the rest is as it was."""
    change = change_of()
    sale = replace(SALE, state=SaleState.OPEN)
    prepayment = replace(PREPAYMENT, asked=Money(900))
    delivery = replace(DELIVERY, state=DeliveryState.ARMED)
    intent = replace(INTENT, is_done=True)
    outlet = replace(OUTLET, fault="leak")
    attendant = replace(ADA, wrong=3)
    mine: list[Saved] = [sale, prepayment, delivery, intent, outlet, attendant]
    for one in [*mine, Setting("stopped", "")]:
        change.save(one)
    assert change.sale(SALE.id) == sale
    assert change.prepayment(PREPAYMENT.id) == prepayment
    assert change.delivery(DELIVERY.id) == delivery
    assert change.intent(INTENT.key) == intent
    assert change.outlet(OUTLET.outlet) == outlet
    assert change.attendant("Ada") == attendant
    assert change.setting("stopped") == ""
    assert change.deliveries_of(SALE.id) == [delivery]
    assert change.prepayments_of(SALE.id) == [prepayment]
    assert change.open_deliveries() == [delivery, OTHER_DELIVERY]
    assert change.unfinished_sales() == [sale, OTHER_SALE]
    assert change.open_intents() == []
    assert change.changed_sales == {SALE.id}
    assert change.sale(OTHER_SALE.id) == OTHER_SALE


def test_a_change_sees_what_it_has_begun() -> None:
    """New things stand beside the old ones of the same sale, oldest first, and no other's."""
    change = change_of()
    delivery = replace(DELIVERY, id="D-000003")
    prepayment = replace(PREPAYMENT, id="P-000003")
    sale = replace(SALE, id="S-000003")
    intent = replace(INTENT, prepayment="P-000003")
    for one in (delivery, prepayment, sale, intent, replace(ADA, name="Bob")):
        change.save(one)
    assert change.deliveries_of(SALE.id) == [DELIVERY, delivery]
    assert change.deliveries_of(OTHER_SALE.id) == [OTHER_DELIVERY]
    assert change.prepayments_of(SALE.id) == [PREPAYMENT, prepayment]
    assert change.prepayments_of(OTHER_SALE.id) == [OTHER_PREPAYMENT]
    assert change.knows_prepayment("P-000003")
    assert change.open_deliveries() == [DELIVERY, OTHER_DELIVERY, delivery]
    assert change.unfinished_sales() == [SALE, OTHER_SALE, sale]
    assert change.open_intents() == [INTENT, intent]
    assert change.attendants() == ("Ada", "Bob")
    assert change.attendant("Bob") == replace(ADA, name="Bob")
    assert change.intent(intent.key) == intent


@pytest.mark.parametrize("state", SaleState)
def test_a_sale_is_over_once_it_is_settled_or_cancelled(state: SaleState) -> None:
    """In any other state there is something left to do for it."""
    sale = replace(SALE, state=state)
    change = change_of(Remembered(sales=(sale,)))
    is_over = state in {SaleState.SETTLED, SaleState.CANCELLED}
    assert change.unfinished_sales() == ([] if is_over else [sale])


@pytest.mark.parametrize("state", PrepaymentState)
@pytest.mark.parametrize("is_new", [True, False])
def test_a_payer_may_still_pay_from_the_opening_of_the_page_on(
    state: PrepaymentState,
    is_new: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """Until the rail has said how it ended."""
    prepayment = replace(PREPAYMENT, state=state)
    change = change_of(Remembered(prepayments=() if is_new else (prepayment,)))
    if is_new:
        change.save(prepayment)
    awaited = {PrepaymentState.OPENING, PrepaymentState.AWAITING, PrepaymentState.PROCESSING}
    assert change.awaiting_prepayments() == ([prepayment] if state in awaited else [])


def test_a_settled_delivery_holds_no_money_any_more() -> None:
    """Any other may still need what is reserved for it."""
    settled = replace(DELIVERY, state=DeliveryState.SETTLED)
    silent = replace(DELIVERY, id="D-000002", state=DeliveryState.SILENT)
    change = change_of(Remembered(deliveries=(settled, silent)))
    assert change.open_deliveries() == [silent]


SAVED: dict[str, tuple[Saved, Callable[[Change], object]]] = {
    "sale": (SALE, lambda change: change.sale(SALE.id)),
    "prepayment": (PREPAYMENT, lambda change: change.prepayment(PREPAYMENT.id)),
    "delivery": (DELIVERY, lambda change: change.delivery(DELIVERY.id)),
    "intent": (INTENT, lambda change: change.intent(INTENT.key)),
    "outlet": (
        replace(OUTLET, fault="leak"),
        lambda change: change.outlet(OUTLET.outlet),
    ),
    "attendant": (ADA, lambda change: change.attendant("Ada")),
    "setting": (
        Setting("stopped", "1"),
        lambda change: Setting("stopped", change.setting("stopped")),
    ),
}


@pytest.mark.parametrize("kind", SAVED)
def test_whatever_is_saved_is_in_the_batch_and_then_in_the_state(kind: str) -> None:
    """It alone is enough to be written down; once applied the next change sees it."""
    value, read = SAVED[kind]
    state = State()
    change = Change(state, NOW)
    change.save(value)
    assert change.batch() == Batch(saved=(value,))
    change.apply()
    following = Change(state, NOW)
    assert read(following) == value
    assert not following.batch()


def test_parts_of_a_sale_are_known_as_its_own_once_they_are_applied() -> None:
    """The next change finds its payers and deliveries."""
    state = State()
    change = Change(state, NOW)
    for one in (SALE, PREPAYMENT, DELIVERY):
        change.save(one)
    change.apply()
    following = Change(state, NOW)
    assert following.deliveries_of(SALE.id) == [DELIVERY]
    assert following.prepayments_of(SALE.id) == [PREPAYMENT]


def test_applying_a_change_loses_nothing_that_was_there() -> None:
    """An empty one leaves all as it was."""
    state = State.remembered(EVERYTHING)
    Change(state, NOW).apply()
    assert state == State.remembered(EVERYTHING)


def test_an_entry_of_the_journal_alone_is_enough_to_be_written_down() -> None:
    """With the wall clock's time of the change."""
    change = change_of()
    change.note(Relevance.METER, "leak", outlet=2)
    entry = Draft(Relevance.METER, "leak", NOW.utc_ms, {"outlet": 2})
    assert change.batch() == Batch(entries=(entry,))


def test_numbers_go_on_from_the_highest_of_any_letter() -> None:
    """Sales, prepayments and deliveries share one row; a change that is dropped uses up none."""
    state = State.remembered(EVERYTHING)
    assert Change(state, NOW).numbered("D") == "D-000010"
    change = Change(state, NOW)
    assert [change.numbered("S"), change.numbered("P")] == ["S-000010", "P-000011"]
    change.apply()
    assert Change(state, NOW).numbered("D") == "D-000012"


def test_receipts_are_numbered_without_a_gap() -> None:
    """On from the last one; a change that is dropped uses up none."""
    state = State.remembered(EVERYTHING)
    assert Change(state, NOW).receipt() == 42
    change = Change(state, NOW)
    assert [change.receipt(), change.receipt()] == [42, 43]
    change.apply()
    assert Change(state, NOW).receipt() == 44


@pytest.mark.parametrize("begin", [State, lambda: State.remembered(Remembered())])
def test_a_new_place_begins_with_the_first_number(begin: Callable[[], State]) -> None:
    """Both of ids and of receipts."""
    change = Change(begin(), NOW)
    assert (change.numbered("S"), change.receipt()) == ("S-000001", 1)


def test_stops_are_taken_out_of_what_is_asked() -> None:
    """They may leave at once; the rest waits, in its order."""
    change = change_of()
    one, two = OutletId(1), OutletId(2)
    for request in (StopOutlet(one), IdentifyOutlet(one), StopOutlet(two), IdentifyOutlet(two)):
        change.ask(request)
    assert change.take_stops() == [StopOutlet(one), StopOutlet(two)]
    assert change.requests == [IdentifyOutlet(one), IdentifyOutlet(two)]
    assert change.take_stops() == []


def test_finished_sales_are_dropped_with_all_of_theirs() -> None:
    """Others stay, and so does what a rail has not answered."""
    done = replace(INTENT, verb=Verb.CAPTURE, is_done=True)
    state = State.remembered(replace(EVERYTHING, intents=(INTENT, done)))
    state.forget({SALE.id})
    assert list(state.sales) == [OTHER_SALE.id]
    assert list(state.deliveries) == [OTHER_DELIVERY.id]
    assert list(state.prepayments) == [OTHER_PREPAYMENT.id]
    assert list(state.intents) == [INTENT.key]
    change = Change(state, NOW)
    assert change.deliveries_of(OTHER_SALE.id) == [OTHER_DELIVERY]
    assert change.prepayments_of(OTHER_SALE.id) == [OTHER_PREPAYMENT]


# --- Money ---------------------------------------------------------------------------------------


def settled(delivered: int, *, limit: int = 0, reserved: int = 2_000) -> Delivery:
    """Return a delivery of so much that is over, charged by its tariff."""
    return replace(
        DELIVERY,
        state=DeliveryState.SETTLED,
        total=DELIVERY.opening + ul(delivered),
        limit=ul(limit or delivered),
        reserved=Money(reserved),
        charge=min(DIESEL.charge(ul(delivered)), Money(reserved)),
    )


def test_the_pool_is_what_is_left_beside_all_holds_and_charges() -> None:
    """Open deliveries keep what is reserved for them, settled ones what they cost."""
    first = replace(settled(1_000_000), id="D-000001")
    second = replace(settled(2_000_000), id="D-000002")
    third = replace(DELIVERY, id="D-000003", reserved=Money(700))
    change = change_of(Remembered(sales=(SALE,), deliveries=(first, second, third)))
    sale = replace(SALE, authorised=Money(2_000))
    assert change.pool(sale) == Money(2_000 - 540 - 700)


def test_charges_that_were_rounded_up_one_by_one_all_leave_the_pool() -> None:
    """Five times 1.799 cents are charged with two cents each, though nine would cover them."""
    five = tuple(replace(settled(10_000), id=f"D-00000{n}") for n in range(1, 6))
    change = change_of(Remembered(sales=(SALE,), deliveries=five))
    assert change.pool(replace(SALE, authorised=Money(2_000))) == Money(1_990)


def test_the_pool_is_empty_where_more_was_used_than_came_in() -> None:
    """Rounding up may ask for a cent that nobody has: nothing is left, and nothing is owed."""
    past = Remembered(sales=(SALE,), deliveries=(settled(1_001_000),))
    assert change_of(past).pool(replace(SALE, authorised=Money(180))) == NOTHING


def test_money_moves_once_and_only_where_there_is_some() -> None:
    """Nothing is no transfer."""
    change = change_of()
    change.move("a", POOL, REVENUE, NOTHING)
    assert not change.batch()
    change.move("b", POOL, REVENUE, Money(5))
    moved = Transfer("b", TransferKind.MOVE, POOL, REVENUE, Money(5))
    assert change.batch() == Batch(transfers=(moved,))


def test_a_hold_takes_the_place_of_the_one_before() -> None:
    """The older one is voided in the same change; a first one has none to void."""
    change = change_of()
    change.hold("T-000001", DELIVERY, Money(500))
    change.hold("T-000002", DELIVERY, Money(900), instead_of="T-000001")
    assert change.batch().transfers == (
        Transfer("T-000001", TransferKind.HOLD, POOL, REVENUE, Money(500)),
        Transfer("T-000001:void", TransferKind.VOID, POOL, REVENUE, NOTHING, "T-000001"),
        Transfer("T-000002", TransferKind.HOLD, POOL, REVENUE, Money(900)),
    )


@pytest.mark.parametrize(("charge", "kind"), [(180, TransferKind.POST), (0, TransferKind.VOID)])
def test_a_delivery_is_settled_from_its_newest_hold(charge: int, kind: TransferKind) -> None:
    """Posted with the charge, or voided where nothing is charged."""
    change = change_of()
    change.settle(replace(DELIVERY, grants=("T-1", "T-2", "T-3"), charge=Money(charge)))
    resolved = Transfer(f"T-3:{kind}", kind, POOL, REVENUE, Money(charge), "T-3")
    assert change.batch() == Batch(transfers=(resolved,))


def test_an_overrun_is_moved_from_the_operators_loss_to_the_outlet() -> None:
    """Not from the pool of the sale."""
    change = change_of()
    change.settle(replace(DELIVERY, charge=Money(180), overrun=Money(7)))
    loss = Account(AccountKind.OVERRUN)
    moved = Transfer("D-000001:overrun", TransferKind.MOVE, loss, REVENUE, Money(7))
    assert change.batch().transfers[1:] == (moved,)


# --- What was seen just now ----------------------------------------------------------------------


def test_an_outlet_of_which_nothing_was_seen_is_out_of_use_and_nobodys() -> None:
    """It has not been heard, nothing runs at it, and nothing of it counts yet."""
    assert Watched(capabilities()) == Watched(
        capabilities(),
        state=OutletState.INOPERATIVE,
        fault="not_heard_yet",
        sale="",
        delivery="",
        flowed_ms=0,
        asked_ms=0,
        confirmed=0,
        begun_ms=0,
        stored_ms=0,
        was_open=False,
        start=False,
        closing_flow=0,
        no_flows=0,
        must_end=False,
    )


def test_an_outlet_takes_one_step_in_the_table_of_states() -> None:
    """As the rules of outlets say."""
    watch = Watched(capabilities(), state=OutletState.CLOSED)
    watch.happens(OutletEvent.UNLOCKED)
    assert watch == Watched(capabilities(), state=OutletState.IDLE)


@pytest.mark.parametrize(
    ("read_ms", "is_fresh"), [(None, False), (1_500, True), (1_499, False), (2_000, True)]
)
def test_an_answer_is_fresh_up_to_its_age(
    read_ms: int | None,
    is_fresh: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """To the millisecond; who never answered is not."""
    watch = Watched(capabilities(), read_ms=read_ms)
    now = Moment(utc_ms=NOW.utc_ms, mono_ms=2_000)
    assert watch.is_fresh(now, 500) is is_fresh


# --- Time that costs, and tests -------------------------------------------------------------------


def test_what_time_has_cost_is_not_in_the_pool() -> None:
    """Beside what flowed, and as much of it as was charged."""
    five = replace(
        DELIVERY,
        state=DeliveryState.SETTLED,
        total=DELIVERY.opening + ul(5_000_000),
        limit=ul(5_000_000),
        charge=Money(900),
        fee=Money(130),
    )
    sale = replace(SALE, state=SaleState.OPEN, authorised=Money(2_000))
    change = change_of(Remembered(sales=(sale,), deliveries=(five,)))
    assert change.pool(sale) == Money(2_000 - 900 - 130)


@pytest.mark.parametrize(
    ("is_test", "to"), [(False, REVENUE), (True, account_of_tests(OutletId(2)))]
)
def test_time_is_paid_from_the_pool_to_who_sells_it(*, is_test: bool, to: Account) -> None:
    """Once, by its own name; at an outlet that is tried out nobody sells anything."""
    change = change_of()
    change.charge_fee(replace(DELIVERY, fee=Money(130), is_test=is_test))
    fee = Transfer("D-000001:fee", TransferKind.MOVE, POOL, to, Money(130))
    assert change.batch().transfers == (fee,)


def test_tests_are_paid_for_but_not_earned() -> None:
    """The account of an outlet's tests is an account of tests, of that outlet alone."""
    assert account_of_tests(OutletId(2)) == Account(AccountKind.TEST, "outlet:2")


def test_a_change_knows_the_tests_that_it_has_begun_itself() -> None:
    """Before they are stored, and after; what nobody has heard of is none."""
    change = change_of()
    assert not change.is_test(SALE.id)
    assert not change.is_test("S-999999")
    trial = replace(SALE, id="S-000009", override_by="Tec", override_reason=COMMISSIONING)
    change.save(trial)
    assert change.is_test(trial.id)
    change.apply()
    assert change_of(Remembered(sales=(trial,))).is_test(trial.id)


def test_prepayments_are_found_by_what_became_of_them() -> None:
    """Those that expired, and those of which a rest waits behind a code; stored or not yet."""
    state = State(
        prepayments={
            "P-1": replace(PREPAYMENT, id="P-1", state=PrepaymentState.EXPIRED),
            "P-2": replace(PREPAYMENT, id="P-2", carried=Money(5)),
            "P-3": replace(PREPAYMENT, id="P-3", carried=Money(5), code=""),
            "P-4": PREPAYMENT,
        }
    )
    change = Change(state, Moment(0, 0))
    assert [one.id for one in change.expired_prepayments()] == ["P-1"]
    assert [one.id for one in change.carried_prepayments()] == ["P-2"]
    change.save(replace(PREPAYMENT, id="P-5", state=PrepaymentState.EXPIRED))
    change.save(replace(PREPAYMENT, id="P-2"))
    assert [one.id for one in change.expired_prepayments()] == ["P-1", "P-5"]
    assert change.carried_prepayments() == []


def test_a_sale_is_known_where_it_is_stored_or_about_to_be() -> None:
    """And no other."""
    change = Change(State(sales={SALE.id: SALE}), Moment(0, 0))
    change.save(replace(SALE, id="S-9"))
    assert [change.knows_sale(one) for one in (SALE.id, "S-9", "S-8")] == [True, True, False]


def test_whoever_was_removed_is_no_attendant_any_more() -> None:
    """Their name is kept, their PIN is not: they may not log in, be it removed now or long ago."""
    change = change_of()
    change.save(replace(ADA, pin_hash=""))
    assert change.attendant("Ada") is None
    change.apply()
    assert change.attendant("Ada") is None
    assert (change.attendants(), change.people()) == ((), ("Ada",))
