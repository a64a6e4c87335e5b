"""What the databases that are kept of each release were filled with.

A release's day never changes once its file is there: later releases must still read it so.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.attendant import Attendant
from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.delivery import Delivery, DeliveryState, StopReason
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.sale import Choice, PresetBy, Sale, SaleState
from kiosk.domain.tariff import Block, Tariff
from kiosk.ports import Batch, OutletRecord, Setting
from kiosk.ports_localpay import (
    Answer,
    Change,
    Checkout,
    CheckoutState,
    Movement,
    MovementKind,
    PaidWith,
    PaymentState,
    PrepaidAccount,
    Tries,
)

EURO = Currency("EUR")
WATER = Tariff(Dimension.VOLUME, EURO, (Block(20, 5_000_000), Block(45)), 10_000, version=3)
POWER = Tariff(Dimension.ENERGY, EURO, (Block(5_900),), 1_000)

SETTLED = Sale(
    id="S-000001",
    choices=(Choice(OutletId(1), "water", WATER), Choice(OutletId(2), "power", POWER)),
    preset_by=PresetBy.QUANTITY,
    amount=Money(2_000),
    created_ms=1_760_000_000_000,
    words="buffalo dragon",
    wanted=Quantity(30_000_000, Dimension.VOLUME),
    state=SaleState.SETTLED,
    authorised=Money(2_000),
    captured=Money(1_199),
    released=Money(801),
    receipt=1,
    ended_ms=1_760_000_300_000,
)
PAID = Prepayment(
    id="P-000002",
    sale="S-000001",
    rail="localpay",
    code="0123456789ABCDEF",
    asked=Money(2_000),
    created_ms=1_760_000_000_000,
    expires_ms=1_760_000_600_000,
    state=PrepaymentState.SETTLED,
    reference="cs_1",
    url="http://127.0.0.1/p/0123456789ABCDEF",
    authorised=Money(2_000),
    captured=Money(1_199),
    seen=True,
)
DELIVERED = Delivery(
    id="D-000003",
    sale="S-000001",
    outlet=OutletId(2),
    product="power",
    tariff=POWER,
    opening=Quantity(7_000_000_000, Dimension.ENERGY),
    limit=Quantity(33_898_000, Dimension.ENERGY),
    preset=Quantity(33_000_000, Dimension.ENERGY),
    reserved=Money(2_000),
    sequence=4,
    grants=("D-000003:1", "D-000003:2"),
    boot=9,
    started_ms=1_760_000_010_000,
    state=DeliveryState.SETTLED,
    total=Quantity(7_020_322_000, Dimension.ENERGY),
    charge=Money(1_199),
    reason=StopReason.CUSTOMER,
    ended_ms=1_760_000_290_000,
)
CAPTURED = Intent(
    prepayment="P-000002",
    rail="localpay",
    verb=Verb.CAPTURE,
    amount=Money(1_199),
    created_ms=1_760_000_291_000,
    expires_ms=1_760_000_900_000,
    reference="cs_1",
    code="0123456789ABCDEF",
    description="Power · outlet 2",
    number=2,
    is_done=True,
)

RUNNING = Sale(
    id="S-000004",
    choices=(Choice(OutletId(1), "water", WATER),),
    preset_by=PresetBy.FILL,
    amount=Money(500),
    created_ms=1_760_000_400_000,
    words="candle anchor",
    state=SaleState.OPEN,
    authorised=Money(500),
    override_by="Anna",
    override_reason="goodwill",
)
GIVEN = replace(
    PAID,
    id="P-000005",
    sale="S-000004",
    rail="override",
    code="",
    state=PrepaymentState.PAID,
    reference="",
    url="",
    authorised=Money(500),
    captured=NOTHING,
    seen=False,
)
FLOWING = replace(
    DELIVERED,
    id="D-000006",
    sale="S-000004",
    outlet=OutletId(1),
    product="water",
    tariff=WATER,
    opening=Quantity(0, Dimension.VOLUME),
    limit=Quantity(1_000_000, Dimension.VOLUME),
    preset=Quantity(900_000, Dimension.VOLUME),
    reserved=Money(500),
    grants=("D-000006:1",),
    state=DeliveryState.DELIVERING,
    wanted=Quantity(0, Dimension.VOLUME),
    total=Quantity(120_000, Dimension.VOLUME),
    charge=NOTHING,
    reason=None,
    ended_ms=None,
    is_test=True,
)

LATE = replace(
    SETTLED,
    id="S-000007",
    state=SaleState.CANCELLED,
    wanted=None,
    authorised=NOTHING,
    captured=NOTHING,
    released=NOTHING,
    receipt=None,
)
TOO_LATE = replace(
    PAID,
    id="P-000008",
    sale="S-000007",
    code="FEDCBA9876543210",
    state=PrepaymentState.VOIDING,
    reference="cs_2",
    captured=NOTHING,
)
VOIDING = replace(
    CAPTURED, prepayment="P-000008", verb=Verb.VOID, amount=NOTHING, number=1, is_done=False
)

OUTLETS = (
    OutletRecord(OutletId(1), serial="FC-17", total_base=120_000, boot=9, sequence=5),
    OutletRecord(OutletId(2), is_locked=True, lock_reason="maintenance", fault="leak"),
)
ANNA = Attendant("Anna", "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA", 3, 1_760_000_500_000)
LANGUAGE = Setting("language", "العربية")

_RAIL = Account(AccountKind.RAIL, "localpay")
_PURSE = Account(AccountKind.PREPAYMENT, "P-000002")
_POOL = Account(AccountKind.SALE, "S-000001")
_REVENUE = Account(AccountKind.REVENUE, "2")
_RELEASED = Account(AccountKind.RELEASED, "localpay")
_MOVE, _HOLD = TransferKind.MOVE, TransferKind.HOLD
_POST, _VOID = TransferKind.POST, TransferKind.VOID

TRANSFERS = (
    Transfer("P-000002:authorised", _MOVE, _RAIL, _PURSE, Money(2_000)),
    Transfer("P-000002:pooled", _MOVE, _PURSE, _POOL, Money(2_000)),
    Transfer("D-000003:1", _HOLD, _POOL, _REVENUE, Money(1_500)),
    Transfer("D-000003:1:void", _VOID, _POOL, _REVENUE, NOTHING, "D-000003:1"),
    Transfer("D-000003:2", _HOLD, _POOL, _REVENUE, Money(2_000)),
    Transfer("D-000003:2:post", _POST, _POOL, _REVENUE, Money(1_199), "D-000003:2"),
    Transfer("P-000002:unspent", _MOVE, _POOL, _PURSE, Money(801)),
    Transfer("P-000002:released", _MOVE, _PURSE, _RELEASED, Money(801)),
)


def _entry(relevance: Relevance, kind: str, at_ms: int, **body: str | int | None) -> Draft:
    return Draft(relevance, kind, at_ms, dict(body))


DAY = (
    Batch(
        saved=(*OUTLETS, ANNA, LANGUAGE),
        entries=(
            _entry(Relevance.SYSTEM, "started", 1_760_000_000_000, release="0.1.0"),
            _entry(Relevance.CONTRACT, "tariffs", 1_760_000_000_000, water=20, power=5_900),
            _entry(Relevance.METER, "outlet", 1_760_000_000_001, outlet=1, serial="FC-17"),
        ),
    ),
    Batch(
        saved=(replace(SETTLED, state=SaleState.OPEN, receipt=None), PAID),
        transfers=TRANSFERS[:2],
        entries=(_entry(Relevance.PAYMENT, "authorised", 1_760_000_005_000, amount=2_000),),
    ),
    Batch(
        saved=(SETTLED, DELIVERED, CAPTURED),
        transfers=TRANSFERS[2:],
        entries=(
            _entry(Relevance.DELIVERY, "ended", 1_760_000_290_000, delivery="D-000003"),
            _entry(Relevance.PAYMENT, "captured", 1_760_000_300_000, amount=1_199),
        ),
    ),
    Batch(
        saved=(RUNNING, GIVEN, FLOWING, LATE, TOO_LATE, VOIDING),
        entries=(_entry(Relevance.ATTENDANT, "override", 1_760_000_400_000, by="Anna · Ü"),),
    ),
)
"""What the file of release 0.1.0 holds, commit by commit."""

ACCOUNT = PrepaidAccount("7Q2MK9VX", "Anna", "$argon2id$...", "EUR", created_ms=5)
CHECKOUT = Checkout(
    id="cs_1",
    payment="pi_1",
    code="0123456789ABCDEF",
    amount=Money(2_000),
    currency="EUR",
    description="Power · outlet 2",
    is_hold=True,
    created_ms=1_000,
    expires_ms=2_000,
    success_url="http://127.0.0.1/ok",
    cancel_url="http://127.0.0.1/no",
    client_reference="P-000002",
    metadata=(("hold", "P-000002"), ("Grüße", "أهلا")),
    payment_metadata=(("hold", "P-000002"),),
    state=CheckoutState.COMPLETE,
    payment_state=PaymentState.HELD,
    paid_with=PaidWith.ACCOUNT,
    account=ACCOUNT.id,
    paid_ms=1_500,
    settles_ms=1_600,
    received=Money(1_199),
    refunded=Money(3),
    cancel_reason="requested_by_customer",
    is_seen=True,
)
FILLED = Movement("M-1", ACCOUNT.id, MovementKind.CREDIT, 5_000, 0, at_ms=10)
HELD = Movement("M-2", ACCOUNT.id, MovementKind.HOLD, 0, 2_000, at_ms=1_500, checkout="cs_1")
ANSWER = Answer("key-1", "f" * 64, 200, '{"id":"cs_1"}', at_ms=1_500)
TOKEN = "token-1"  # noqa: S105 - a form's, and used
TRIES = Tries(2, 9_000)
PAY_DAY = Change(CHECKOUT, ANSWER, HELD)
"""What the payment page's file of release 0.1.0 holds, after an account was opened and filled."""
