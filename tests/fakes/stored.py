"""Everything that can be kept: strategies that draw any value, and one small day at a kiosk."""

from __future__ import annotations

from hypothesis import strategies as st

from kiosk.domain.attendant import Attendant
from kiosk.domain.delivery import Delivery, DeliveryState, StopReason
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import Currency, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.sale import Choice, PresetBy, Sale, SaleState
from kiosk.domain.tariff import Block, Tariff, TimeFee
from kiosk.ports import OutletRecord, Saved, Setting

LARGEST = 2**63 - 1
"""The largest number of a column."""

words = st.text(max_size=12)
names = st.text(min_size=1, max_size=12)
whole = st.integers(0, LARGEST) | st.integers(0, 10)
numbers = st.integers(-(2**63), LARGEST) | st.integers(0, 10)
money = st.builds(Money, whole)
outlets = st.builds(OutletId, numbers)
dimensions = st.sampled_from(Dimension)
quantities = st.builds(Quantity, whole, dimensions)
currencies = st.builds(
    Currency, st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3), st.integers(0, 4)
)


fees = st.builds(
    lambda minute, more, free_ms: TimeFee(Money(minute), Money(minute + more), free_ms),
    st.integers(1, LARGEST // 2), st.integers(0, LARGEST // 2), st.integers(0, LARGEST),
)  # fmt: skip


@st.composite
def tariffs(draw: st.DrawFn) -> Tariff:
    """Draw a tariff with any number of blocks, each ending after the one before."""
    prices = draw(st.lists(st.integers(1, LARGEST), min_size=1, max_size=4))
    count = len(prices) - 1
    ends = draw(st.lists(st.integers(1, LARGEST), min_size=count, max_size=count, unique=True))
    blocks = zip(prices, [*sorted(ends), None], strict=True)
    return Tariff(
        dimension=draw(dimensions),
        currency=draw(currencies),
        blocks=tuple(Block(price, end) for price, end in blocks),
        interval_base=draw(st.integers(1, LARGEST)),
        version=draw(numbers),
        fee=draw(st.none() | fees),
    )


choices = st.builds(Choice, outlets, words, tariffs())
sales = st.builds(
    Sale,
    id=names,
    choices=st.lists(choices, max_size=3).map(tuple),
    preset_by=st.sampled_from(PresetBy),
    amount=money,
    created_ms=numbers,
    words=words,
    wanted=st.none() | quantities,
    state=st.sampled_from(SaleState),
    authorised=money,
    captured=money,
    released=money,
    receipt=st.none() | numbers,
    ended_ms=st.none() | numbers,
    override_by=words,
    override_reason=words,
)


def prepayments(sale: st.SearchStrategy[str]) -> st.SearchStrategy[Prepayment]:
    """Draw a prepayment of a sale whose id is one of `sale`."""
    return st.builds(
        Prepayment,
        id=names,
        sale=sale,
        rail=words,
        code=words,
        asked=money,
        created_ms=numbers,
        expires_ms=numbers,
        state=st.sampled_from(PrepaymentState),
        reference=words,
        url=words,
        authorised=money,
        captured=money,
        seen=st.booleans(),
    )


@st.composite
def deliveries(draw: st.DrawFn, sale: st.SearchStrategy[str]) -> Delivery:
    """Draw a delivery of a sale whose id is one of `sale`; its quantities are of one dimension."""
    dimension = draw(dimensions)
    measured = st.builds(Quantity, whole, st.just(dimension))
    return draw(
        st.builds(
            Delivery,
            id=names,
            sale=sale,
            outlet=outlets,
            product=words,
            tariff=tariffs(),
            opening=measured,
            limit=measured,
            preset=measured,
            reserved=money,
            sequence=numbers,
            grants=st.lists(words, max_size=3).map(tuple),
            boot=numbers,
            started_ms=numbers,
            state=st.sampled_from(DeliveryState),
            wanted=st.none() | measured,
            total=st.none() | measured,
            charge=money,
            overrun=money,
            reason=st.none() | st.sampled_from(StopReason),
            ended_ms=st.none() | numbers,
            is_test=st.booleans(),
            fee=money,
        )
    )


def intents(prepayment: st.SearchStrategy[str]) -> st.SearchStrategy[Intent]:
    """Draw an intent for a prepayment whose id is one of `prepayment`."""
    return st.builds(
        Intent,
        prepayment=prepayment,
        rail=words,
        verb=st.sampled_from(Verb),
        amount=money,
        created_ms=numbers,
        expires_ms=numbers,
        reference=words,
        code=words,
        description=words,
        number=numbers,
        is_done=st.booleans(),
    )


outlet_records = st.builds(
    OutletRecord,
    outlet=outlets,
    is_locked=st.booleans(),
    lock_reason=words,
    fault=words,
    serial=words,
    total_base=st.none() | numbers,
    boot=st.none() | numbers,
    sequence=numbers,
)
attendants = st.builds(Attendant, words, words, numbers, numbers)
settings = st.builds(Setting, words, words)


def saved(sale: str, prepayment: str) -> st.SearchStrategy[Saved]:
    """Draw anything that can be kept, of the sale and the prepayment that are there."""
    return st.one_of(
        sales,
        prepayments(st.just(sale)),
        deliveries(st.just(sale)),
        intents(st.just(prepayment)),
        outlet_records,
        attendants,
        settings,
    )
