"""The end of a sale in money: who bears what, what goes back, and what the books say of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
from fakes.flow_controller import capabilities
from fakes.keys import KEY
from fakes.memory_store import MemoryStore
from fakes.time import FakeClock, SeededIds
from fakes.values import DELIVERY, PREPAYMENT, SALE, ul
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.application import messages as m
from kiosk.application.outbox import Outbox
from kiosk.application.outlets import Outlets
from kiosk.application.settlement import OPERATOR, VOUCHER, Settlement, fills, funded
from kiosk.application.state import Change, State, Watched
from kiosk.application.vouchers import Vouchers
from kiosk.application.ways import Ways
from kiosk.domain.books import Account, AccountKind, Transfer
from kiosk.domain.delivery import DeliveryState
from kiosk.domain.intent import Verb
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.payers import Split
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.sale import Sale, SaleState
from kiosk.ports import ConfirmedBy, RailState, RailTraits, Remembered, Way

HAND_BACK_MS = 900_000
HOLDS = RailTraits(can_hold=True, can_refund_part=False, min_charge=NOTHING)
OPEN = replace(SALE, state=SaleState.OPEN, authorised=Money(2_000))


def payer(key: str, minor: int, order: int, **changes: object) -> Prepayment:
    """Return somebody who has paid `minor` as the `order`-th."""
    paid = replace(
        PREPAYMENT,
        id=key,
        state=PrepaymentState.AUTHORISED,
        authorised=Money(minor),
        order=order,
        reference=f"ref-{key}",
    )
    return replace(paid, **changes)  # type: ignore[arg-type]  # Named as the fields are.


ONE = payer("P-000001", 2_000, 1)


@dataclass
class Till:
    """The end of one sale on a bench: what was paid, what was taken, and no rail that answers."""

    payers: Sequence[Prepayment] = (ONE,)
    charges: Sequence[int] = (700,)
    sale: Sale = OPEN
    rails: dict[str, RailTraits] = field(default_factory=lambda: {"localpay": HOLDS})
    split: Split = Split.FIRST_IN

    def __post_init__(self) -> None:
        place = replace(site(5), split=self.split)
        self.watched = {outlet: Watched(capabilities()) for outlet in place.outlets}
        outlets = Outlets(place, self.watched)
        self.outbox = Outbox(place, SeededIds())
        self.settlement = Settlement(
            place,
            self.watched,
            outlets,
            Ways(self.rails),
            self.outbox,
            Vouchers(MemoryStore(), KEY, SeededIds()),
            "1.0-cafe",
        )
        taken = [
            replace(
                DELIVERY,
                id=f"D-{number:06d}",
                state=DeliveryState.SETTLED,
                total=DELIVERY.opening + ul(1_000),
                charge=Money(minor),
            )
            for number, minor in enumerate(self.charges, 1)
        ]
        past = Remembered(
            sales=(self.sale,), prepayments=tuple(self.payers), deliveries=tuple(taken)
        )
        self.state = State.remembered(past)
        self.now = FakeClock().now()
        self.change = Change(self.state, self.now)

    def finish(self) -> Sale:
        """End the sale; return it as it stands then."""
        self.settlement.finish(self.change, self.change.sale(self.sale.id))
        return self.change.sale(self.sale.id)

    def confirm(self, key: str, minor: int) -> None:
        """Let the rail of a payer confirm what it has taken."""
        self.settlement.confirmed(self.change, self.change.prepayment(key), Money(minor))

    @property
    def asked(self) -> list[tuple[str, Verb, int]]:
        """What rails are asked for: whose, what, how much."""
        found = self.change.open_intents()
        return [(one.prepayment, one.verb, one.amount.minor) for one in found]

    @property
    def moved(self) -> dict[str, tuple[str, str, int]]:
        """Every movement of money by its name: from, to, how much."""
        return {one.id: _line(one) for one in self.change.batch().transfers}

    def entry(self, kind: str) -> Draft:
        """Return the only entry of a kind."""
        [found] = [one for one in self.change.batch().entries if one.kind == kind]
        return found


def _line(transfer: Transfer) -> tuple[str, str, int]:
    return str(transfer.debit), str(transfer.credit), transfer.amount.minor


def test_a_finished_sale_has_its_sums_its_receipt_and_its_entry() -> None:
    """What was authorised is what was captured and what is released; who bore what is told."""
    payers = (payer("P-000001", 500, 1), payer("P-000002", 300, 2), payer("P-000003", 200, 3))
    sale = replace(OPEN, authorised=Money(1_000), resumes=True)
    till = Till(payers, charges=(420, 200), sale=sale)
    done = till.finish()
    assert done == replace(
        sale,
        state=SaleState.SETTLING,
        captured=Money(620),
        released=Money(380),
        receipt=1,
        ended_ms=till.now.utc_ms,
        resumes=False,
    )
    assert till.asked == [
        ("P-000001", Verb.CAPTURE, 500),
        ("P-000002", Verb.CAPTURE, 120),
        ("P-000003", Verb.VOID, 200),
    ]
    entry = till.entry("sale-finished")
    assert entry.relevance is Relevance.PAYMENT
    assert entry.body == {
        "sale": "S-000001",
        "authorised": 1_000,
        "captured": 620,
        "released": 380,
        "receipt": 1,
        "record": {
            "type": "sale",
            "site": "Harbour",
            "kiosk": "K1",
            "zone": "UTC",
            "currency": "EUR",
            "exponent": 2,
            "seller": "Harbour Ltd",
            "address": ["Quay 1"],
            "vat_id": "",
            "software": "1.0-cafe",
            "demo": False,
            "split": "first_in",
            "words": SALE.words,
            "by": "",
            "began": SALE.created_ms,
            "sync": "U",
        },
        "deliveries": [
            {"delivery": f"D-00000{number}", "outlet": 2, "quantity": 1_000}
            | {"charge": charge, "fee": 0, "product": "diesel", "unit": "ul"}
            | {"price_e4": DELIVERY.tariff.price_e4, "vat": 190}
            for number, charge in ((1, 420), (2, 200))
        ],
        "payers": [
            {
                "prepayment": key,
                "rail": PREPAYMENT.rail,
                "reference": f"ref-{key}",
                "authorised": paid,
                "captured": taken,
                "returned": paid - taken,
                "carried": 0,
                "written_off": 0,
            }
            for key, paid, taken in (
                ("P-000001", 500, 500), ("P-000002", 300, 120), ("P-000003", 200, 0),
            )
        ],
    }  # fmt: skip
    assert till.moved == {
        "P-000002:unspent": ("sale:S-000001", "prepayment:P-000002", 180),
        "P-000003:unspent": ("sale:S-000001", "prepayment:P-000003", 200),
    }


def test_what_is_sold_here_no_more_is_without_tax() -> None:
    """Its share is not known any more, and none is made up."""
    till = Till()
    till.settlement._site = replace(till.settlement._site, products={})
    till.finish()
    [line] = json.loads(json.dumps(till.entry("sale-finished").body))["deliveries"]
    assert (line["product"], line["vat"], line["charge"]) == ("diesel", 0, 700)


def test_a_sale_that_cost_nothing_has_no_receipt() -> None:
    """The journal says 0; the next number is for whoever pays next."""
    till = Till(charges=())
    done = till.finish()
    assert (done.captured, done.released, done.receipt) == (NOTHING, Money(2_000), None)
    assert till.entry("sale-finished").body["receipt"] == 0
    assert till.asked == [("P-000001", Verb.VOID, 2_000)]
    assert till.change.prepayment("P-000001").state is PrepaymentState.VOIDING
    assert till.change.receipt() == 1


@pytest.mark.parametrize(("split", "second"), [(Split.FIRST_IN, 0), (Split.PRO_RATA, 350)])
def test_the_place_says_how_a_cost_is_split(split: Split, second: int) -> None:
    """Whoever paid first pays first, or everybody their part."""
    till = Till((payer("P-000001", 1_000, 1), payer("P-000002", 1_000, 2)), split=split)
    till.finish()
    assert till.change.prepayment("P-000002").captured == Money(second)


def test_only_whoever_has_paid_bears_anything_in_the_order_of_their_money() -> None:
    """Not in the order in which they were asked, and not who was given up."""
    late, gone = payer("P-000001", 500, 2), payer("P-000002", 0, 0, state=PrepaymentState.EXPIRED)
    first = payer("P-000003", 500, 1, state=PrepaymentState.PAID)
    till = Till((late, gone, first))
    assert funded(till.change, till.sale) == [first, late]
    till.finish()
    assert till.asked == [("P-000003", Verb.CAPTURE, 500), ("P-000001", Verb.CAPTURE, 200)]


def test_who_has_begun_to_pay_is_too_late_at_the_end() -> None:
    """The page is ended in the same change."""
    page = payer("P-000002", 0, 0, state=PrepaymentState.AWAITING, asked=Money(900))
    till = Till((ONE, page))
    till.finish()
    assert till.change.prepayment("P-000002").state is PrepaymentState.EXPIRING
    assert ("P-000002", Verb.EXPIRE, 900) in till.asked


def test_an_outlet_is_let_go_where_it_is_kept_for_nobody_else() -> None:
    """Not one that works for another sale, nor one where a delivery is open, nor one not there."""
    till = Till()
    mine, running, others = (till.watched[OutletId(number)] for number in (2, 3, 4))
    mine.sale = running.sale = "S-000001"
    running.delivery = "D-000009"
    others.sale = "S-000002"
    for number in (2, 3, 4, 99):
        till.settlement.let_go(till.change, OutletId(number), till.sale)
    assert (mine.sale, running.sale, others.sale) == ("", "S-000001", "S-000002")
    assert till.change.requests == [m.Watch(OutletId(2), closely=False)]


def test_whatever_was_kept_for_a_sale_is_free_at_its_end() -> None:
    """Both outlets of its choice: others may have them now."""
    till = Till()
    for number in (2, 5):
        till.watched[OutletId(number)].sale = "S-000001"
    till.finish()
    assert not any(one.sale for one in till.watched.values())


@pytest.mark.parametrize(
    ("traits", "charge", "asked", "written_off", "carried"),
    [
        (RailTraits(True, False, Money(700)), 700, (Verb.CAPTURE, 700), 0, 0),
        (RailTraits(True, False, Money(701)), 700, (Verb.VOID, 2_000), 700, 0),
        (RailTraits(True, True, NOTHING), 0, (Verb.VOID, 2_000), 0, 0),
        (RailTraits(False, True, NOTHING), 700, (Verb.CAPTURE, 700), 0, 0),
        (RailTraits(False, False, NOTHING), 700, (Verb.CAPTURE, 2_000), 0, 1_300),
        (RailTraits(False, False, NOTHING), 2_000, (Verb.CAPTURE, 2_000), 0, 0),
        (RailTraits(False, False, Money(701)), 700, (Verb.CAPTURE, 2_000), 0, 1_300),
        (RailTraits(False, False, NOTHING), 0, (Verb.CAPTURE, 2_000), 0, 2_000),
        (None, 700, (Verb.CAPTURE, 700), 0, 0),  # No longer in the settings.
    ],
)
def test_a_rail_is_asked_for_what_it_can_do(
    traits: RailTraits | None, charge: int, asked: tuple[Verb, int], written_off: int, carried: int
) -> None:
    """Too little for it is the operator's loss; what it can't give back goes to a code."""
    is_held = traits is None or traits.can_hold
    state = PrepaymentState.AUTHORISED if is_held else PrepaymentState.PAID
    rails = {} if traits is None else {"localpay": traits}
    till = Till([replace(ONE, state=state)], charges=(charge,), rails=rails)
    done = till.finish()
    borne = 0 if written_off else charge
    assert (done.captured, done.released) == (Money(borne), Money(2_000 - borne))
    assert (done.receipt is None) is (borne == 0)
    assert till.asked == [("P-000001", *asked)]
    asking = till.change.prepayment("P-000001")
    captures = asked[0] is Verb.CAPTURE
    assert asking.state == (PrepaymentState.SETTLING if captures else PrepaymentState.VOIDING)
    assert asking.captured == (Money(asked[1]) if captures else NOTHING)
    assert asking.carried == Money(carried)
    loss = {"P-000001:written-off": ("written_off", "prepayment:P-000001", written_off)}
    rest = {"P-000001:unspent": ("sale:S-000001", "prepayment:P-000001", 2_000 - charge)}
    assert till.moved == (loss if written_off else {}) | (rest if charge < 2_000 else {})
    assert till.entry("sale-finished").body["payers"] == [
        {
            "prepayment": "P-000001",
            "rail": "localpay",
            "reference": "ref-P-000001",
            "authorised": 2_000,
            "captured": borne,
            "returned": 2_000 - borne,
            "carried": carried,
            "written_off": written_off,
        }
    ]


@pytest.mark.parametrize(
    ("taken", "carried", "released"), [(700, 0, 1_300), (2_000, 1_300, 0), (0, 0, 2_000)]
)
def test_what_a_rail_confirms_is_booked_and_told(taken: int, carried: int, released: int) -> None:
    """What it has not taken is the payer's again; what it could not give back is behind a code."""
    state = PrepaymentState.SETTLING if taken else PrepaymentState.VOIDING
    asking = payer("P-000001", 2_000, 1, state=state, carried=Money(carried), captured=Money(taken))
    till = Till((asking,), sale=replace(OPEN, state=SaleState.SETTLING))
    till.confirm("P-000001", taken)
    settled = till.change.prepayment("P-000001")
    over = PrepaymentState.SETTLED if taken else PrepaymentState.VOIDED
    assert settled == replace(asking, state=over, captured=Money(taken))
    moved = {
        "P-000001:released": ("prepayment:P-000001", "released:localpay", released),
        "P-000001:voucher": ("prepayment:P-000001", "voucher:V-000001", carried),
    }
    assert till.moved == {key: line for key, line in moved.items() if line[2]}
    entry = till.entry("payment-settled")
    assert entry.relevance is Relevance.PAYMENT
    assert entry.body == {
        "prepayment": "P-000001",
        "sale": "S-000001",
        "rail": "localpay",
        "home": "released",
        "captured": taken,
        "released": released,
        "carried": carried,
    }
    assert till.change.sale("S-000001").state is SaleState.SETTLED


@pytest.mark.parametrize("captured", [NOTHING, Money(1)])
def test_what_is_confirmed_is_what_counts(captured: Money) -> None:
    """Whatever was asked for before."""
    asking = payer("P-000001", 2_000, 1, state=PrepaymentState.VOIDING, captured=Money(700))
    till = Till((asking,), sale=replace(OPEN, state=SaleState.SETTLING))
    till.confirm("P-000001", captured.minor)
    assert till.change.prepayment("P-000001").captured == captured


def test_a_sale_is_closed_by_the_last_rail_that_confirms() -> None:
    """Not before, and not while its outlets still run."""
    payers = [
        payer(f"P-00000{n}", 500, n, state=PrepaymentState.SETTLING, captured=Money(500))
        for n in (1, 2)
    ]
    till = Till(payers, sale=replace(OPEN, state=SaleState.SETTLING))
    till.confirm("P-000001", 500)
    assert till.change.sale("S-000001").state is SaleState.SETTLING
    till.confirm("P-000002", 500)
    assert till.change.sale("S-000001").state is SaleState.SETTLED
    running = Till((replace(payers[0], state=PrepaymentState.SETTLED),), sale=OPEN)
    running.settlement.clear(running.change, OPEN)
    assert running.change.sale("S-000001").state is SaleState.OPEN


@pytest.mark.parametrize(
    ("rail", "home"),
    [
        (OPERATOR, Account(AccountKind.BUDGET, "Ada")),
        (VOUCHER, Account(AccountKind.VOUCHER, "ref-P-000001")),
    ],
)
def test_money_of_our_own_books_needs_no_provider(rail: str, home: Account) -> None:
    """Settled at once, and the rest goes back where it came from."""
    by = "Ada" if rail == OPERATOR else ""
    till = Till((replace(ONE, rail=rail),), sale=replace(OPEN, override_by=by))
    done = till.finish()
    assert (done.state, done.captured) == (SaleState.SETTLED, Money(700))
    assert (done.receipt is None) is bool(by), "an operator's own money needs no receipt"
    assert till.asked == []
    settled = till.change.prepayment("P-000001")
    assert (settled.state, settled.captured) == (PrepaymentState.SETTLED, Money(700))
    assert till.moved["P-000001:released"] == ("prepayment:P-000001", str(home), 1_300)


def test_what_customers_take_is_remembered_by_product() -> None:
    """The sum of a sale, the latest last, the oldest forgotten; nothing taken is no fill."""
    till = Till(charges=(400, 300))
    till.finish()
    assert fills(till.change, "diesel") == [Money(700)]
    assert fills(till.change, "water") == []
    for minor in range(1, 21):
        till.change.save(replace(OPEN, id=f"S-1{minor:05d}"))
        till.change.save(
            replace(
                DELIVERY,
                id=f"D-1{minor:05d}",
                sale=f"S-1{minor:05d}",
                state=DeliveryState.SETTLED,
                charge=Money(minor),
            )
        )
        till.change.save(payer(f"P-1{minor:05d}", 2_000, 1, sale=f"S-1{minor:05d}"))
        till.settlement.finish(till.change, till.change.sale(f"S-1{minor:05d}"))
    assert fills(till.change, "diesel") == [Money(minor) for minor in range(1, 21)]


@pytest.mark.parametrize(("by", "charge"), [("Ada", 700), ("", 0)])
def test_what_nobody_has_bought_is_no_fill(by: str, charge: int) -> None:
    """An operator's own delivery, and one where nothing was taken, suggest nothing."""
    rail = OPERATOR if by else "localpay"
    sale = replace(OPEN, override_by=by)
    till = Till((replace(ONE, rail=rail),), charges=(charge,), sale=sale)
    till.finish()
    assert fills(till.change, "diesel") == []


def test_a_page_that_is_refused_after_the_sale_has_ended_keeps_it_from_nothing() -> None:
    """Asked for at the very end: the others are settled, then the rail says no to that page."""
    world = World()
    world.run(1_500)
    world.buy(1, minor=500)
    world.lift()
    world.flow(1, 200_000)
    world.holds_rail = True
    world.rail_jobs.clear()
    world.ask(c.TopUp(1_000))
    [opening] = [job for job in world.rail_jobs if isinstance(job, m.CarryOut)]
    world.rail_jobs.clear()
    world.ask(c.Finish())
    world.holds_rail = False
    world.run(10_000)
    [sale] = world.sales()
    assert world.sale(sale.id).state is SaleState.SETTLING
    world.handle(m.RailSaidNo(opening.intent.prepayment, opening.intent.key, "no"))
    assert world.sale(sale.id).state is SaleState.SETTLED
    assert RailState.CAPTURED in {one.state for one in world.rail.payments.values()}


# --- Vouchers instead, lost holds, and cash -------------------------------------------------------


SALES_RAIL = RailTraits(can_hold=False, can_refund_part=True, min_charge=NOTHING)


@pytest.mark.parametrize(
    ("changes", "most", "given"),
    [
        ({"state": PrepaymentState.STUCK_SETTLING, "captured": Money(700)}, None, 1_300),
        ({"state": PrepaymentState.STUCK_SETTLING, "captured": Money(700)}, 500, 500),
        ({"state": PrepaymentState.STUCK_SETTLING, "captured": Money(700)}, 5_000, 1_300),
        (
            {
                "state": PrepaymentState.STUCK_SETTLING,
                "captured": Money(2_000),
                "carried": Money(900),
            },
            None,
            900,
        ),
        ({"state": PrepaymentState.STUCK_VOIDING}, None, 2_000),
        ({"state": PrepaymentState.SETTLED, "captured": Money(700)}, None, 1_300),
        ({"state": PrepaymentState.SETTLED, "captured": Money(2_000)}, None, None),
        (
            {"state": PrepaymentState.SETTLED, "captured": Money(2_000), "carried": Money(1)},
            None,
            None,
        ),
        (
            {"state": PrepaymentState.SETTLED, "captured": Money(1_600), "carried": Money(900)},
            None,
            None,
        ),
        ({"state": PrepaymentState.VOIDED}, None, 2_000),
        ({"state": PrepaymentState.AUTHORISED}, None, None),
        ({"state": PrepaymentState.STUCK_VOIDING, "rail": OPERATOR}, None, None),
        ({"state": PrepaymentState.STUCK_VOIDING, "rail": "test"}, None, None),
        ({"state": PrepaymentState.STUCK_VOIDING, "rail": VOUCHER}, None, None),
        ({"state": PrepaymentState.STUCK_VOIDING, "rail": "cash"}, None, None),
    ],
)
def test_a_voucher_takes_the_place_of_what_a_rail_owes(
    changes: dict[str, object], most: int | None, given: int | None
) -> None:
    """What was not used and no more; nothing where nothing is owed, or no provider owes it."""
    cash = replace(SALES_RAIL, way=Way.CASH, confirmed_by=ConfirmedBy.ATTENDANT)
    one = replace(ONE, **changes)  # type: ignore[arg-type]  # Named as the fields are.
    till = Till((one,), rails={"localpay": SALES_RAIL, "cash": cash})
    bound = None if most is None else Money(most)
    voucher = till.settlement.give_voucher(till.change, one, bound)
    if given is None:
        assert voucher is None
        assert (till.moved, till.change.batch().saved) == ({}, ())
        return
    assert voucher is not None
    is_over = one.state in {PrepaymentState.SETTLED, PrepaymentState.VOIDED}
    source = "released:localpay" if is_over else "prepayment:P-000001"
    assert till.moved == {"P-000001:voucher": (source, str(voucher.account), given)}
    used = one.captured.minor - one.carried.minor
    kept = till.change.prepayment("P-000001")
    assert (kept.captured.minor, kept.carried.minor) == (used + given, given)


@pytest.mark.parametrize("carried", [0, 400])
def test_what_a_rail_had_let_go_is_borne_by_the_operator(carried: int) -> None:
    """Its share alone, and everything of it goes back in the books; told twice, as two things."""
    one = replace(
        ONE,
        state=PrepaymentState.SETTLING,
        captured=Money(700 + carried),
        carried=Money(carried),
    )
    till = Till((one,))
    till.settlement.lost(till.change, one)
    assert till.moved == {
        "P-000001:lost": ("written_off", "prepayment:P-000001", 700),
        "P-000001:released": ("prepayment:P-000001", "released:localpay", 2_000),
    }
    gone = till.change.prepayment("P-000001")
    assert (gone.captured, gone.carried) == (NOTHING, NOTHING)
    told = {"prepayment": "P-000001", "sale": one.sale, "lost": 700}
    lost = till.entry("payment-lost")
    assert (lost.relevance, dict(lost.body)) == (Relevance.PAYMENT, told)
    settled = till.entry("payment-settled")
    assert (settled.relevance, dict(settled.body)) == (
        Relevance.PAYMENT,
        {
            **told, "rail": "localpay", "home": "released", "captured": 0, "released": 2_000,
            "carried": 0,
        },
    )  # fmt: skip


def test_a_rail_that_is_gone_gives_everything_back() -> None:
    """As far as anybody knows; a hold lets go whatever its rail can do."""
    none = replace(SALES_RAIL, can_refund_part=False)
    till = Till(rails={"localpay": none})
    gone = replace(ONE, rail="gone")
    assert till.settlement.can_give_back(gone, is_held=False)
    assert till.settlement.can_give_back(ONE, is_held=True)
    assert not till.settlement.can_give_back(ONE, is_held=False)


CASHES = {"cash": replace(SALES_RAIL, way=Way.CASH, confirmed_by=ConfirmedBy.ATTENDANT)}


def in_cash(**changes: object) -> Prepayment:
    """Return somebody whose sale of 7.00 is over, and who paid 20.00 in cash."""
    found = replace(ONE, rail="cash", state=PrepaymentState.SETTLING, captured=Money(700))
    return replace(found, **changes)  # type: ignore[arg-type]  # Named as the fields are.


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, 1_300),
        ({"captured": Money(2_000)}, 0),
        ({"state": PrepaymentState.SETTLED}, 0),
        ({"state": PrepaymentState.AUTHORISED}, 0),
    ],
)
def test_what_lies_in_the_drawer_is_what_was_not_used(changes: dict[str, object], due: int) -> None:
    """While nobody has handed it back."""
    one = in_cash(**changes)
    till = Till((one,), rails=CASHES)
    assert till.settlement.due(till.change, one) == Money(due)


@pytest.mark.parametrize(
    ("ended", "is_over"),
    [(0, False), (HAND_BACK_MS - 1, False), (HAND_BACK_MS, True), (-1, True), (None, True)],
)
def test_a_rest_of_cash_waits_for_so_long_and_then_behind_a_code(
    ended: int | None, *, is_over: bool
) -> None:
    """To the millisecond; where a clock was set back, or nobody knows since when, at once."""
    one = in_cash()
    now_ms = FakeClock().now().utc_ms
    over = replace(
        OPEN, state=SaleState.SETTLING, ended_ms=None if ended is None else now_ms - ended
    )
    till = Till((one,), sale=over, rails=CASHES)
    left_ms = till.settlement.due_left_ms(till.change, one)
    assert left_ms == (HAND_BACK_MS - (now_ms if ended is None else ended))
    till.settlement.tick(till.change)
    kept = till.change.prepayment("P-000001")
    assert (kept.state is PrepaymentState.SETTLED) is is_over
    assert kept.carried == (Money(1_300) if is_over else NOTHING)


def test_a_cash_sale_without_a_rest_is_over_at_once() -> None:
    """Nobody has to hand anything back."""
    till = Till((replace(ONE, rail="cash"),), charges=(2_000,), rails=CASHES)
    till.finish()
    assert till.change.prepayment("P-000001").state is PrepaymentState.SETTLED
