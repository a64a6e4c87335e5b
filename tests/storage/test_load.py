"""What a start begins with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fakes.values import DELIVERY, PREPAYMENT, SALE

from kiosk.domain.attendant import Attendant
from kiosk.domain.delivery import DeliveryState
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import FINAL, PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.ports import Batch, OutletRecord, Remembered, Setting
from kiosk.storage.store import SqliteStore

OVER = {SaleState.SETTLED, SaleState.CANCELLED}
PAID_BACK = replace(PREPAYMENT, state=PrepaymentState.VOIDED)
ENDED = replace(DELIVERY, state=DeliveryState.SETTLED)
DONE = Intent("P-000001", "localpay", Verb.OPEN, Money(1), 1, 2, is_done=True)


def test_a_new_kiosk_remembers_nothing(store: SqliteStore) -> None:
    """An empty file is an empty past."""
    assert store.load() == Remembered()


@pytest.mark.parametrize("state", SaleState)
def test_a_sale_is_remembered_until_it_is_over(store: SqliteStore, state: SaleState) -> None:
    """With all that belongs to it, whether that is finished or not."""
    sale = replace(SALE, state=state)
    store.commit(Batch(saved=(sale, PAID_BACK, ENDED, DONE)))
    remembered = store.load()
    if state in OVER:
        assert (remembered.sales, remembered.prepayments, remembered.deliveries) == ((), (), ())
    else:
        assert remembered.sales == (sale,)
        assert remembered.prepayments == (PAID_BACK,)
        assert remembered.deliveries == (ENDED,)
    assert remembered.intents == ()


@pytest.mark.parametrize("state", PrepaymentState)
def test_a_prepayment_is_remembered_until_nothing_more_is_expected(
    store: SqliteStore, state: PrepaymentState
) -> None:
    """A payer who pays for a cancelled sale brings the whole sale back."""
    cancelled = replace(SALE, state=SaleState.CANCELLED)
    late = replace(PREPAYMENT, state=state)
    store.commit(Batch(saved=(cancelled, late, ENDED)))
    remembered = store.load()
    if state in FINAL:
        assert remembered == Remembered(numbers={"S": 1, "P": 1, "D": 1})
    else:
        assert remembered.sales == (cancelled,)
        assert remembered.prepayments == (late,)
        assert remembered.deliveries == (ENDED,)


@pytest.mark.parametrize("state", DeliveryState)
def test_a_delivery_is_remembered_until_it_is_settled(
    store: SqliteStore, state: DeliveryState
) -> None:
    """Whatever its sale has come to: while money is reserved, it is not over."""
    settled = replace(SALE, state=SaleState.SETTLED)
    delivery = replace(DELIVERY, state=state)
    store.commit(Batch(saved=(settled, delivery)))
    open_ones = () if state is DeliveryState.SETTLED else (delivery,)
    assert store.load().deliveries == open_ones
    assert store.load().sales == (settled,) * len(open_ones)


def test_an_intent_is_remembered_until_it_is_done(store: SqliteStore) -> None:
    """What a rail was asked comes with its sale; a number done does not hide the next."""
    settled = replace(SALE, state=SaleState.SETTLED)
    again = replace(DONE, number=2, is_done=False)
    store.commit(Batch(saved=(settled, PAID_BACK, DONE, again)))
    remembered = store.load()
    assert remembered.intents == (again,)
    assert (remembered.sales, remembered.prepayments) == ((settled,), (PAID_BACK,))
    store.commit(Batch(saved=(replace(again, is_done=True),)))
    assert store.load().intents == ()
    assert store.load().sales == ()


def test_outlets_attendants_and_settings_are_always_remembered(path: Path) -> None:
    """In the order of their names, each with its newest value."""
    with SqliteStore(path) as store:
        store.commit(Batch(saved=(Attendant("Ben", "b"), Attendant("Anna", "a"))))
        store.commit(Batch(saved=(OutletRecord(OutletId(10)), OutletRecord(OutletId(2)))))
        store.commit(Batch(saved=(Setting("b", "1"), Setting("a", "1"), Setting("b", "2"))))
    with SqliteStore(path) as store:
        remembered = store.load()
    assert [attendant.name for attendant in remembered.attendants] == ["Anna", "Ben"]
    assert [record.outlet for record in remembered.outlets] == [2, 10]
    assert remembered.settings == (Setting("a", "1"), Setting("b", "2"))


def test_the_counters_go_on_where_they_were(store: SqliteStore) -> None:
    """The highest numbers count, of finished things too, as numbers and not as texts."""
    store.commit(
        Batch(
            saved=(
                replace(SALE, id="S-999999", receipt=41, state=SaleState.SETTLED),
                replace(SALE, id="S-1000000", receipt=9, state=SaleState.SETTLED),
                replace(PREPAYMENT, id="P-000007", sale="S-999999"),
                replace(ENDED, id="D-000012", sale="S-999999"),
                replace(ENDED, id="T-000003", sale="S-999999"),
                replace(ENDED, id="by hand", sale="S-999999"),
            )
        )
    )
    remembered = store.load()
    assert remembered.receipts == 41
    assert remembered.numbers == {"S": 1_000_000, "P": 7, "D": 12, "T": 3}


def test_finding_what_is_unfinished_does_not_grow_with_the_past(store: SqliteStore) -> None:
    """Every list of a start is found by an index, however many sales there have been."""
    from kiosk.storage import reading  # noqa: PLC0415 - its statements are nobody else's business

    for name in ("_LOAD_SALES", "_LOAD_PREPAYMENTS", "_LOAD_DELIVERIES", "_LOAD_INTENTS"):
        sql = getattr(reading, name).sql
        with store._database.reading() as connection:
            plan = [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        scans = [step for step in plan if step.startswith("SCAN")]
        assert scans
        assert all("_unfinished" in step for step in scans), plan
