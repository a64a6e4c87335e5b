"""The tax in a receipt's total, and what the journal says of one sale."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.values import DELIVERY, EURO, SALE, ul
from fakes.world import site as place

from kiosk.domain.delivery import Delivery
from kiosk.domain.journal import GENESIS, Draft, Entry, Relevance, chained
from kiosk.domain.moment import Sync
from kiosk.domain.money import Money
from kiosk.domain.quantity import Dimension
from kiosk.domain.receipt import (
    BEGUN,
    Record,
    RestState,
    Vat,
    _portions,
    copies_in,
    delivery_facts,
    is_card,
    receipts,
    record_in,
    sale_facts,
    vat_in,
)
from kiosk.domain.sale import COMMISSIONING
from kiosk.domain.site import Product, ProductKind
from kiosk.domain.tariff import Block, Tariff, TimeFee


@pytest.mark.req("MET-24")
@pytest.mark.parametrize(
    ("gross", "permille", "net", "tax"),
    [
        (11_900, 190, 10_000, 1_900),
        (10_000, 190, 8_403, 1_597),  # 1596.64
        (100, 190, 84, 16),  # 15.97
        (3, 200, 2, 1),  # 0.5: half up.
        (9, 200, 7, 2),  # 1.5: half up.
        (15, 200, 12, 3),  # 2.5: half up, where half to even gives 2.
        (107, 70, 100, 7),
        (1_055, 55, 1_000, 55),
        (100, 0, 100, 0),
        (0, 190, 0, 0),
        (1, 1_000, 0, 1),  # 0.5
    ],
)
def test_tax_is_taken_once_from_the_total_half_up(
    gross: int, permille: int, net: int, tax: int
) -> None:
    """The tax is the nearest minor unit and the net is the rest."""
    assert vat_in(Money(gross), permille) == Vat(permille, Money(net), Money(tax))


# --- What the journal is told of a delivery, and what is read of it ------------------------------


FEE = TimeFee(Money(25), Money(500), 5 * 60_000)
TIERED = Tariff(Dimension.VOLUME, EURO, (Block(20_000, 1_000_000), Block(15_000)), 10_000)
WATER = Product("water", "Water", ProductKind.WATER, TIERED, 70, ul(10_000), ul(9_000_000))


def facts(product: Product | None, delivery: Delivery) -> dict[str, object]:
    """Return what a delivery's entry says."""
    return dict(delivery_facts(product, delivery, Sync.SYNCHRONISED))


def test_a_delivery_says_all_that_its_receipt_needs() -> None:
    """Each block of the price, when it ended, the tax; nothing that does not hold for it."""
    ended = replace(DELIVERY, tariff=TIERED, ended_ms=7_000)
    assert facts(WATER, ended) == {
        "name": "Water",
        "interval": 10_000,
        "blocks": [[20_000, 1_000_000], [15_000, 0]],
        "ended": 7_000,
        "sync": "S",
        "vat_permille": 70,
    }
    assert facts(None, DELIVERY) == {
        "name": "diesel",
        "interval": 10_000,
        "blocks": [[17_990, 0]],
        "ended": 0,
        "sync": "S",
    }
    warm = facts(replace(WATER, is_compensated=True), ended)
    assert warm["at_15_c"] is True
    timed = facts(WATER, replace(ended, tariff=replace(TIERED, fee=FEE)))
    assert (timed["minute"], timed["free_min"]) == (25, 5)


@pytest.mark.parametrize(
    ("quantity", "portions"),
    [
        (0, [(0, 20_000)]),
        (1, [(1, 20_000)]),
        (1_000_000, [(1_000_000, 20_000)]),
        (1_000_001, [(1_000_000, 20_000), (1, 15_000)]),
        (3_000_000, [(1_000_000, 20_000), (1_000_000, 15_000), (1_000_000, 9_000)]),
        (-5, [(0, 20_000)]),
    ],
)
def test_what_flowed_is_divided_over_the_prices(
    quantity: int, portions: list[tuple[int, int]]
) -> None:
    """Each block's part, and the first one's at least."""
    blocks = [[20_000, 1_000_000], [15_000, 2_000_000], [9_000, 0]]
    assert [(one.base, one.price_e4) for one in _portions(quantity, blocks)] == portions


def written(*said: tuple[str, dict[str, object]]) -> list[Entry]:
    """Return a journal that says so."""
    found: list[Entry] = []
    for n, (kind, body) in enumerate(said, 1):
        before = found[-1].hash if found else GENESIS
        found.append(chained(before, n, Draft(Relevance.PAYMENT, kind, 9_000 + n, body)))
    return found


DELIVERED = (
    "delivery",
    {
        "sale": "S-1", "delivery": "D-1", "outlet": 2, "unit": "ul", "quantity": 2_500_000,
        "charge": 425, "fee": 10, "overrun": 3, "serial": "FC-1", "opening": 5, "closing": 9,
        "started": 1_000, "sold": facts(WATER, replace(DELIVERY, tariff=TIERED, ended_ms=7_000)),
    },
)  # fmt: skip


def ended(**changes: object) -> tuple[str, dict[str, object]]:
    """Return how a sale of two payers has ended."""
    told = place_told(**changes)
    payers = [
        {"prepayment": "P-1", "rail": "card", "reference": "r1", "authorised": 2_000,
         "captured": 400, "carried": 0},
        {"prepayment": "P-2", "rail": "ln", "reference": "r2", "authorised": 500,
         "captured": 35, "carried": 465},
    ]  # fmt: skip
    return (
        "sale-finished",
        {
            "sale": "S-1", "receipt": 7, "record": told, "deliveries": [{"delivery": "D-1"}],
            "payers": payers,
        },
    )  # fmt: skip


def place_told(**changes: object) -> dict[str, object]:
    """Return what an ended sale says of the place."""
    return {
        "type": "sale", "site": "Harbour", "kiosk": "K1", "zone": "Europe/Berlin",
        "currency": "EUR", "exponent": 2, "seller": "Harbour Ltd", "address": ["1 River Road"],
        "vat_id": "", "software": "1.0", "demo": False, "split": "first_in",
        "words": "amber fern", "by": "", "began": 500, "sync": "S", **changes,
    }  # fmt: skip


def read(*said: tuple[str, dict[str, object]], **changes: object) -> Record:
    """Return the record of a sale of which more was written afterwards."""
    found = record_in(written(DELIVERED, ended(**changes), *said))
    assert found is not None
    return found


def about(kind: str, key: str = "P-2", amount: int = 0) -> tuple[str, dict[str, object]]:
    """Return an entry about a payer."""
    return kind, {"sale": "S-1", "prepayment": key, "amount": amount}


@pytest.mark.parametrize(
    ("said", "state", "carried"),
    [
        ([], RestState.CODE, 465),
        ([about("rest-claimed", amount=465)], RestState.ON_ITS_WAY, 0),
        (
            [about("rest-claimed", amount=465), about("rest-paid-out")],
            RestState.DONE,
            0,
        ),
        (
            [about("rest-claimed", amount=465), about("rest-not-paid", amount=465)],
            RestState.CODE,
            465,
        ),
        (
            [
                about("rest-claimed", amount=465),
                about("rest-not-paid", amount=465),
                about("rest-claimed", amount=400),
            ],
            RestState.CODE,
            65,
        ),
        ([about("rest-claimed", amount=400), about("rest-claimed", amount=65)],
         RestState.ON_ITS_WAY, 0),
    ],
)  # fmt: skip
def test_a_rest_that_a_wallet_fetches_is_where_it_is(
    said: list[tuple[str, dict[str, object]]], state: RestState, carried: int
) -> None:
    """Behind a code, on its way, there; and back where it could not be paid."""
    payer = read(*said).payers[1]
    assert (payer.rest_state, payer.carried.minor) == (state, carried)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([], RestState.ON_ITS_WAY),
        ([about("payment-settled", "P-1")], RestState.DONE),
        ([about("payment-stuck", "P-1")], RestState.STUCK),
        ([about("payment-settled", "P-1"), about("refund-failed", "P-1")], RestState.STUCK),
        (
            [
                about("payment-settled", "P-1"),
                about("refund-failed", "P-1"),
                about("refund-recovered", "P-1"),
            ],
            RestState.DONE,
        ),
        ([about("payment-stuck", "P-1"), about("payment-settled", "P-1")], RestState.DONE),
        ([about("voucher-instead", "P-1", 1_600)], RestState.CODE),
    ],
)
def test_a_rest_that_a_rail_gives_back_is_where_it_is(
    said: list[tuple[str, dict[str, object]]], state: RestState
) -> None:
    """On its way, done, stuck, or a voucher by now."""
    payer = read(*said).payers[0]
    assert payer.rest_state is state
    if state is RestState.CODE:
        assert payer.carried == Money(1_600)


def test_a_line_says_what_was_written_of_it() -> None:
    """What is not written is nothing: no fee's price, no factor, no temperature."""
    [line] = read().lines
    assert (line.minute, line.free_min, line.is_compensated, line.factor_e5) == (
        Money(0), 0, False, 100_000,
    )  # fmt: skip
    assert (line.due, line.vat_permille, line.overrun) == (Money(435), 70, Money(3))


def test_what_an_attendant_gave_back_adds_up() -> None:
    """By payer, however often."""
    given = [about("receipt-refunded", "P-1", 100), about("receipt-refunded", "P-1", 50)]
    assert [one.given_back.minor for one in read(*given).payers] == [150, 0]


@pytest.mark.parametrize(
    ("kind", "most", "total", "may"),
    [
        ("sale", 399, 400, True),
        ("sale", 400, 400, False),
        ("sale", None, 400, False),
        ("override", 399, 400, False),
        ("test", 399, 400, False),
    ],
)
def test_only_a_sale_for_more_than_the_limit_is_invoiced(
    kind: str, most: int | None, total: int, *, may: bool
) -> None:
    """Up to it a receipt without a name will do; without one nobody is asked."""
    limit = {} if most is None else {"simplified_max": most}
    first, _ = receipts(read(type=kind, **limit))
    assert first.total == Money(total)
    assert first.may_be_invoiced is may


def test_receipts_are_numbered_by_payer_where_there_are_several() -> None:
    """One alone has the number itself; without a number there is none."""
    record = read()
    assert [one.number for one in receipts(record)] == ["K1-7/1", "K1-7/2"]
    assert [one.number for one in receipts(replace(record, payers=record.payers[:1]))] == ["K1-7"]
    assert [one.number for one in receipts(replace(record, number=0))] == ["", ""]


def test_where_a_rate_is_unknown_no_tax_is_said() -> None:
    """And of what nobody has bought neither."""
    record = read()
    assert [len(one.vat) for one in receipts(record)] == [1, 1]
    unknown = tuple(replace(one, vat_permille=None) for one in record.lines)
    assert [one.vat for one in receipts(replace(record, lines=unknown))] == [(), ()]
    assert [one.vat for one in receipts(read(type="test"))] == [(), ()]


@pytest.mark.parametrize(
    ("override", "is_test", "captured", "kind"),
    [
        ("", False, 5, "sale"),
        ("", False, 0, "cancelled"),
        ("Ada", False, 5, "override"),
        ("Ada", False, 0, "cancelled"),
        ("Tec", True, 5, "test"),
        ("Tec", True, 0, "test"),
    ],
)
def test_a_sale_is_of_one_kind(override: str, captured: int, kind: str, *, is_test: bool) -> None:
    """Bought, given, tried, or nothing of it."""
    sale = replace(
        SALE,
        override_by=override,
        override_reason=COMMISSIONING if is_test else "",
        captured=Money(captured),
    )
    assert sale_facts(place(1), sale, "1.0", Sync.SYNCHRONISED)["type"] == kind


def test_no_copies_were_begun_where_none_is_written() -> None:
    """The most that was begun counts."""
    assert copies_in(written()) == 0
    begun = [(BEGUN, {"sale": "S-1", "copy": n}) for n in (1, 3, 2)]
    assert copies_in(written(*begun)) == 3


def test_a_check_digit_that_doubles_to_ten_is_right() -> None:
    """Nine doubled is eighteen, and its digits are nine again."""
    assert is_card([5, 9])
    assert not is_card([9, 5])
    assert is_card([4, 9, 9, 2, 7, 3, 9, 8, 7, 1, 6])
