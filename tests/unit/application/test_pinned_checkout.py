"""A sale and its rails: every word of a rail, every moment, and what is written down of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest
from fakes.flow_controller import capabilities
from fakes.keys import KEY as KEYS
from fakes.keys import UNKNOWN
from fakes.memory_store import MemoryStore
from fakes.time import FakeClock
from fakes.values import DELIVERY, PREPAYMENT, SALE
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import AttendedSnapshot, Notice
from kiosk.application import messages as m
from kiosk.application.checkout import Checkout
from kiosk.application.outlets import Outlets
from kiosk.application.receipt_refunds import KEPT
from kiosk.application.refunds import REFUND
from kiosk.application.settlement import VOUCHER
from kiosk.application.state import STOPPED, Change, State, Watched
from kiosk.application.vouchers import Vouchers
from kiosk.domain.books import Account, AccountKind, Balance
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.receipt_refund import Part, ReceiptRefund
from kiosk.domain.refund import Refund
from kiosk.domain.sale import Choice, PresetBy, Sale, SaleState
from kiosk.domain.voucher import Voucher, VoucherKind, grouped
from kiosk.domain.words import words_for
from kiosk.ports import (
    Batch,
    ConfirmedBy,
    RailState,
    RailTraits,
    RailView,
    Remembered,
    Setting,
    Way,
)

PAY_MS, OPEN_MS, POLL_MS, HOLD_POLL_MS = 300_000, 15_000, 1_000, 30_000
LOST_MAX, PAGES_MAX, NUMBERS_MAX = 20, 8, 3
KEY = PREPAYMENT.id
CODE = grouped(UNKNOWN)
GOOD = Voucher(7, KEYS.mark(UNKNOWN), Money(9_999), VoucherKind.BATCH, 1)
QUOTED = SALE
OPEN = replace(SALE, state=SaleState.OPEN, authorised=Money(2_000))
QUEUED = replace(OPEN, state=SaleState.QUEUED, place=1)
SETTLING = replace(OPEN, state=SaleState.SETTLING)
PAID = replace(PREPAYMENT, state=PrepaymentState.AUTHORISED, authorised=Money(2_000), order=1)
LEAST = 2
"""The least that is worth a page: ten millilitres at 1.799, in whole cents."""


class Longest:
    """Chance that always picks the last of what it is offered, and counts its codes."""

    def __init__(self) -> None:
        self.codes = 0

    def code(self) -> str:
        self.codes += 1
        return f"{self.codes:016d}"

    def pick(self, count: int) -> int:
        return count - 1


def page(state: str, **changes: object) -> Prepayment:
    """Return the payer as it stands in a state, made just now."""
    one = replace(PREPAYMENT, state=PrepaymentState(state), created_ms=NOW_MS, reference="ref")
    whole = replace(one, expires_ms=NOW_MS + PAY_MS)
    return replace(whole, **changes)  # type: ignore[arg-type]  # Named as the fields are.


NOW_MS = FakeClock().utc_ms


@dataclass
class Counter:
    """A checkout on a bench: what is stored of one sale, outlets that never answer, no rail."""

    sale: Sale = QUOTED
    payers: Sequence[Prepayment] = ()
    rails: Sequence[str] = ("localpay", "other")
    held: int = 0
    """What is left of the voucher."""
    least: int = 0
    """The least that a rail takes."""
    sale_max: int = 15_000
    settings: Sequence[Setting] = ()
    """What was kept besides."""
    traits: dict[str, RailTraits] = field(default_factory=dict)
    """Of rails that differ from the others."""
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        place = site(5, sale_max=Money(self.sale_max))
        self.watched = {outlet: Watched(capabilities()) for outlet in place.outlets}
        traits = RailTraits(can_hold=True, can_refund_part=True, min_charge=Money(self.least))
        self.books = books = MemoryStore()
        books.commit(Batch(saved=(GOOD,)))
        books.balances[GOOD.account] = Balance(credits=self.held)
        self.checkout = Checkout(
            place,
            self.watched,
            Outlets(place, self.watched),
            dict.fromkeys(self.rails, traits) | self.traits,
            Longest(),
            Vouchers(books, KEYS, Longest()),
            books,
        )
        past = Remembered(
            sales=(self.sale,),
            prepayments=tuple(self.payers),
            settings=tuple(self.settings),
            numbers={"S": 1, "P": 9},
        )
        self.state = State.remembered(past)
        self.begin()

    def begin(self) -> Change:
        """Begin a change."""
        self.change = Change(self.state, self.clock.now())
        return self.change

    def store(self) -> list[m.Request]:
        """Make the change durable and begin the next; return what leaves then."""
        self.change.apply()
        left = self.change.requests
        self.begin()
        return left

    def asks(self, verb: Verb, amount: int = 2_000) -> Intent:
        """Let the payer's rail have been asked for something, a moment ago."""
        self.checkout._outbox.ask(self.change, self.payer, verb, Money(amount))
        self.store()
        [intent] = self.change.open_intents()
        return intent

    def ticked(self, ms: int = 0) -> list[m.Request]:
        """Let `ms` pass; return what is asked of the rails then."""
        self.clock.turn(ms)
        self.begin()
        self.checkout.tick(self.change)
        return [one for one in self.store() if isinstance(one, m.CarryOut | m.ReadRail)]

    def due_in(self) -> int:
        """Return how many milliseconds pass until something is asked of a rail."""
        for ms in range(100_000):
            if self.ticked(min(ms, 1)):
                return ms
        raise AssertionError("never")

    @property
    def payer(self) -> Prepayment:
        """The payer as they stand."""
        return self.change.prepayment(KEY)

    @property
    def sold(self) -> Sale:
        """The sale as it stands."""
        return self.change.sale(self.sale.id)

    @property
    def open(self) -> list[tuple[Verb, int]]:
        """What rails are asked for and have not answered."""
        return [(one.verb, one.amount.minor) for one in self.change.open_intents()]

    def entry(self, kind: str) -> Draft:
        """Return the only entry of a kind in this change."""
        [found] = [one for one in self.change.batch().entries if one.kind == kind]
        return found


def view(state: str, *, held: int = 2_000, captured: int = 0, **changes: object) -> RailView:
    """Return what a rail says of the payer."""
    one = RailView("ref", RailState(state), "EUR", KEY, Money(held), Money(captured))
    return replace(one, **changes)  # type: ignore[arg-type]  # Named as the fields are.


# --- Quoting and cancelling ---------------------------------------------------------------------


@pytest.mark.parametrize("queues", [True, False, None])
def test_a_quote_locks_prices_and_asks_for_a_page(*, queues: bool | None) -> None:
    """Outlets are kept for whoever does not queue; all of it is written down first."""
    counter = Counter()
    asked = {} if queues is None else {"queues": queues}
    wanted = Quantity(7_000_000, Dimension.VOLUME)
    outlets = (OutletId(1), OutletId(3))
    sale = counter.checkout.quote(
        counter.change, outlets, PresetBy.QUANTITY, Money(1_300), wanted, **asked
    )
    tariff = site().products["diesel"].tariff
    assert counter.change.sale(sale.id) == sale
    assert sale == Sale(
        id=sale.id,
        choices=tuple(Choice(outlet, "diesel", tariff) for outlet in outlets),
        preset_by=PresetBy.QUANTITY,
        amount=Money(1_300),
        created_ms=NOW_MS,
        words=words_for(f"{1:016d}"),
        wanted=wanted,
    )
    [payer] = counter.change.prepayments_of(sale.id)
    assert payer == Prepayment(
        id=payer.id,
        sale=sale.id,
        rail="localpay",
        code=f"{1:016d}",
        asked=Money(1_300),
        created_ms=NOW_MS,
        expires_ms=NOW_MS + PAY_MS,
        state=PrepaymentState.OPENING,
    )
    assert counter.open == [(Verb.OPEN, 1_300)]
    kept = {outlet for outlet, watch in counter.watched.items() if watch.sale == sale.id}
    assert kept == (set() if queues else set(outlets))
    entry = counter.entry("sale-quoted")
    assert entry.relevance is Relevance.CONTRACT
    assert entry.body == {
        "sale": sale.id,
        "by": "quantity",
        "amount": 1_300,
        "currency": "EUR",
        "choices": [
            {"outlet": outlet, "product": "diesel", "price_e4": 17_590} for outlet in outlets
        ],
    }


def test_a_sale_that_is_cancelled_frees_its_outlets_and_ends_its_page() -> None:
    """When and why is written down, and its customer is told."""
    counter = Counter(payers=[page("awaiting")])
    for number in (2, 5):
        counter.watched[OutletId(number)].sale = QUOTED.id
    counter.checkout.cancel(counter.change, QUOTED, Notice.STOPPED_ALL)
    assert counter.sold == replace(QUOTED, state=SaleState.CANCELLED, ended_ms=NOW_MS)
    assert counter.checkout.notices == {QUOTED.id: Notice.STOPPED_ALL}
    assert not any(one.sale for one in counter.watched.values())
    assert counter.payer.state is PrepaymentState.EXPIRING
    entry = counter.entry("sale-cancelled")
    assert entry.relevance is Relevance.PAYMENT
    assert entry.body == {"sale": QUOTED.id, "why": "stopped_all"}


@pytest.mark.parametrize("state", [one for one in SaleState if one is not SaleState.QUOTED])
def test_what_is_paid_for_is_not_cancelled(state: SaleState) -> None:
    """Nothing of it changes, and nobody is told otherwise."""
    counter = Counter(replace(QUOTED, state=state), [page("awaiting")])
    counter.checkout.cancel(counter.change, counter.sale, Notice.STOPPED_ALL)
    assert not counter.change.batch()
    assert counter.checkout.notices == {}


@pytest.mark.parametrize("ends", [True, False])
def test_a_start_and_an_end_give_up_whoever_has_not_paid(*, ends: bool) -> None:
    """The journal says that it was cancelled."""
    counter = Counter(payers=[page("awaiting")])
    (counter.checkout.end if ends else counter.checkout.begin)(counter.change)
    assert counter.sold.state is SaleState.CANCELLED
    assert counter.entry("sale-cancelled").body["why"] == "payment_cancelled"
    assert counter.payer.state is PrepaymentState.EXPIRING


def test_a_start_leaves_who_waits_their_place_and_ends_their_pages() -> None:
    """What nothing runs for is finished."""
    waits = Counter(QUEUED, [PAID, page("awaiting", id="P-000002")])
    waits.checkout.begin(waits.change)
    assert waits.sold == QUEUED
    assert waits.change.prepayment("P-000002").state is PrepaymentState.EXPIRING
    idle = Counter(OPEN, [PAID])
    idle.checkout.begin(idle.change)
    assert idle.sold.state is SaleState.SETTLING


def test_an_end_leaves_who_waits_their_place_and_waits_for_nothing_else() -> None:
    """Whoever has paid is settled."""
    waits, idle = Counter(QUEUED, [PAID]), Counter(OPEN, [PAID])
    for one in (waits, idle):
        one.checkout.end(one.change)
    assert waits.sold == QUEUED
    assert idle.sold.state is SaleState.SETTLING


# --- More money ---------------------------------------------------------------------------------


@pytest.mark.parametrize("sale", [OPEN, QUEUED])
def test_a_further_page_is_a_payer_of_its_own(sale: Sale) -> None:
    """Written down, and its rail asked: the one that the first payer has used."""
    counter = Counter(sale, [replace(PAID, rail="other")])
    assert counter.checkout.top_up(counter.change, sale, Money(700)) is Notice.NONE
    _, more = counter.change.prepayments_of(sale.id)
    assert (more.rail, more.asked, more.state) == ("other", Money(700), PrepaymentState.OPENING)
    assert counter.open == [(Verb.OPEN, 700)]
    entry = counter.entry("top-up-asked")
    assert entry.relevance is Relevance.PAYMENT
    assert entry.body == {"sale": sale.id, "prepayment": more.id, "amount": 700}


@pytest.mark.parametrize(
    ("first", "rail"), [("localpay", "localpay"), ("other", "other"), ("gone", "localpay")]
)
def test_more_is_asked_for_on_the_rail_of_the_first_payer_where_it_is_left(
    first: str, rail: str
) -> None:
    """Else on the first of the place: a code and a rail of yesterday have no page."""
    payers = [replace(PAID, rail=VOUCHER), replace(PAID, id="P-000002", rail=first)]
    counter = Counter(OPEN, payers)
    counter.checkout.top_up(counter.change, OPEN, Money(700))
    assert counter.change.prepayments_of(OPEN.id)[-1].rail == rail


@pytest.mark.parametrize(
    ("minor", "notice"),
    [
        (LEAST - 1, Notice.TOO_LITTLE),
        (LEAST, Notice.NONE),
        (13_000, Notice.NONE),
        (13_001, Notice.TOO_MUCH),
    ],
)
def test_a_further_page_lies_between_the_least_and_the_limit(minor: int, notice: Notice) -> None:
    """Both may be asked for; what may not opens no page."""
    counter = Counter(OPEN, [PAID])
    assert counter.checkout.top_up(counter.change, OPEN, Money(minor)) is notice
    assert counter.open == [(Verb.OPEN, minor)] * (notice is Notice.NONE)


def test_what_a_rail_does_not_take_is_not_worth_a_page() -> None:
    """The largest of all that is too little for something."""
    counter = Counter(OPEN, [PAID], least=50)
    assert counter.checkout.top_up(counter.change, OPEN, Money(49)) is Notice.TOO_LITTLE
    assert counter.checkout.top_up(counter.change, OPEN, Money(50)) is Notice.NONE


@pytest.mark.parametrize(
    ("authorised", "states", "most"),
    [
        (2_000, [], 13_000),
        (2_000, ["awaiting", "opening", "processing"], 10_000),
        (2_000, ["expiring", "expired", "authorised"], 13_000),
        (15_000, [], 0),
        (15_001, [], 0),  # The limit was lowered since.
    ],
)
def test_all_payers_together_stay_below_the_limit(
    authorised: int, states: list[str], most: int
) -> None:
    """What may still be paid counts, what is over does not."""
    pages = [page(state, id=f"P-00000{n}", asked=Money(1_000)) for n, state in enumerate(states, 2)]
    sale = replace(OPEN, authorised=Money(authorised))
    counter = Counter(sale, pages)
    assert counter.checkout.top_up_max(counter.change, sale) == Money(most)


@pytest.mark.parametrize(
    ("sale", "pages", "setting", "may"),
    [
        (OPEN, 0, "", True),
        (QUEUED, 0, "", True),
        (OPEN, 3, "", True),
        (OPEN, 4, "", False),
        (OPEN, 0, "1", False),  # Somebody has stopped everything: nobody is asked to pay.
        (QUOTED, 0, "", False),
        (SETTLING, 0, "", False),
        (replace(OPEN, override_by="Ada"), 0, "", False),
        (replace(OPEN, authorised=Money(15_000 - LEAST)), 0, "", True),
        (replace(OPEN, authorised=Money(15_000 - LEAST + 1)), 0, "", False),
    ],
)
@pytest.mark.req("RD-06")
def test_more_may_be_paid_while_it_can_be_used(
    *, sale: Sale, pages: int, setting: str, may: bool
) -> None:
    """For what runs or waits, with customers' money, and so many pages at a time."""
    over = [replace(PAID, id=f"P-0001{n}", order=n) for n in range(9)]
    opened = [page("awaiting", id=f"P-0002{n}", asked=Money(100)) for n in range(pages)]
    counter = Counter(sale, [*over, *opened])
    counter.change.save(Setting(STOPPED, setting))
    assert counter.checkout.may_top_up(counter.change, sale) is may
    expected = Notice.NONE if may else Notice.NOT_ALLOWED
    assert counter.checkout.top_up(counter.change, sale, Money(LEAST)) is expected
    assert len(counter.open) == int(may)


@pytest.mark.req("RD-06")
def test_nobody_pays_more_after_a_stop_of_all(world: World) -> None:
    """The valve is closing still: no page is offered, none is opened."""
    world.buy(1)
    world.lift()
    world.flow()
    world.ask(c.StopAll(), "side")
    assert world.delivery().is_open
    assert world.visit.sale is not None
    assert world.visit.sale.top_up_max_minor == 0
    assert world.ask(c.TopUp(500)).notice is Notice.NOT_ALLOWED


def test_whoever_has_finished_is_asked_for_no_more() -> None:
    """While its last meter is not final, until it is forgotten."""
    counter = Counter(OPEN, [PAID])
    counter.change.save(replace(DELIVERY, state=DeliveryState.STOPPING))
    counter.checkout.finish(counter.change, OPEN)
    counter.store()
    assert not counter.checkout.may_top_up(counter.change, OPEN)
    assert counter.checkout.turns.is_hurried(OPEN)
    counter.checkout.forget(State())
    assert not counter.checkout.turns.is_hurried(OPEN)


def test_one_page_is_given_up_at_a_time() -> None:
    """The one that is named, of this sale, and none where nobody has paid yet."""
    pages = [page("awaiting", id=f"P-00000{n}") for n in (1, 2)]
    counter = Counter(OPEN, pages)
    counter.checkout.cancel_top_up(counter.change, OPEN, "P-000002")
    states = [one.state for one in counter.change.prepayments_of(OPEN.id)]
    assert states == [PrepaymentState.AWAITING, PrepaymentState.EXPIRING]
    quoted = Counter(QUOTED, pages)
    quoted.checkout.cancel_top_up(quoted.change, QUOTED, KEY)
    assert not quoted.change.batch(), "going back is how that is cancelled"


# --- Codes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sale", "typed", "held", "notice"),
    [
        (OPEN, CODE, 5_000, Notice.NOT_ALLOWED),
        (QUEUED, CODE, 5_000, Notice.NOT_ALLOWED),
        (QUOTED, "1234", 5_000, Notice.WRONG_CODE),
        (QUOTED, CODE, 0, Notice.WRONG_CODE),
        (QUOTED, CODE, 1, Notice.TOO_LITTLE),
        (QUOTED, CODE, 499, Notice.TOO_LITTLE),
        (QUOTED, CODE, 500, Notice.NONE),
        (QUOTED, CODE, 5_000, Notice.NONE),
    ],
)
def test_a_code_pays_what_it_holds_for_what_is_not_paid_yet(
    sale: Sale, typed: str, held: int, notice: Notice
) -> None:
    """At most what is asked for; whatever is refused moves nothing and ends no page."""
    counter = Counter(sale, [page("awaiting")], held=held)
    assert counter.checkout.use_code(counter.change, sale, typed, Money(500)) is notice
    if notice is not Notice.NONE:
        assert not counter.change.batch()
        return
    paid = min(held, 2_000)
    assert counter.payer.state is PrepaymentState.EXPIRING
    _, source = counter.change.prepayments_of(sale.id)
    assert (source.rail, source.asked, source.order) == (VOUCHER, Money(paid), 1)
    assert (source.code, source.url) == (counter.payer.code, ""), "their receipt is on that page"
    assert (source.created_ms, source.expires_ms) == (NOW_MS, NOW_MS)
    assert source.reference == GOOD.serial
    moved = {one.id: one for one in counter.change.batch().transfers}
    first = moved[f"{source.id}:authorised"]
    assert (first.debit, first.amount) == (GOOD.account, Money(paid))
    assert counter.sold.authorised == Money(paid)
    assert counter.sold.amount == Money(2_000)


@pytest.mark.parametrize("on_phone", [True, False])
def test_whoever_types_a_code_on_a_phone_keeps_their_own_page(*, on_phone: bool) -> None:
    """It is where their receipt is; at the kiosk it is the page that was opened last."""
    theirs = page("awaiting", code="MINE", url="http://mine")
    other = page("expired", id="P-000002", code="LAST", url="http://last")
    counter = Counter(QUOTED, [theirs, other], held=5_000)
    counter.checkout.use_code(
        counter.change, QUOTED, CODE, Money(500), theirs if on_phone else None
    )
    paid = counter.change.prepayments_of(QUOTED.id)[-1]
    assert (paid.code, paid.url, paid.seen) == (
        ("MINE", "http://mine", True) if on_phone else ("LAST", "", False)
    )


# --- Answers ------------------------------------------------------------------------------------


def test_a_page_that_was_opened_is_shown_and_read_soon() -> None:
    """With the rail's name and address for it; the first time after half a second."""
    counter = Counter(payers=[page("opening", reference="")])
    intent = counter.asks(Verb.OPEN)
    counter.checkout.on_done(
        counter.change, m.RailDone(intent.key, view("open", held=0, url="http://pay"))
    )
    payer = counter.payer
    assert (payer.state, payer.reference, payer.url) == (
        PrepaymentState.AWAITING, "ref", "http://pay",
    )  # fmt: skip
    assert counter.open == []
    counter.store()
    assert counter.due_in() == POLL_MS // 2


def test_a_page_that_was_given_up_meanwhile_is_ended_as_soon_as_it_has_a_name() -> None:
    """It is never shown, and for the amount that it was opened for."""
    counter = Counter(replace(QUOTED, state=SaleState.CANCELLED), [page("expiring", reference="")])
    intent = counter.asks(Verb.OPEN, 900)
    counter.checkout.on_done(counter.change, m.RailDone(intent.key, view("open", url="http://pay")))
    payer = counter.payer
    assert (payer.state, payer.reference) == (PrepaymentState.EXPIRING, "ref")
    assert counter.open == [(Verb.EXPIRE, 900)]
    [ending] = counter.change.open_intents()
    assert ending.reference == "ref"


@pytest.mark.parametrize(
    ("verb", "before", "said", "after"),
    [
        (Verb.EXPIRE, "expiring", "expired", "expired"),
        (Verb.EXPIRE, "expiring", "released", "expired"),
        (Verb.EXPIRE, "expiring", "held", "voiding"),
        (Verb.EXPIRE, "expiring", "paid", "voiding"),
        (Verb.EXPIRE, "expiring", "open", "expiring"),
        (Verb.EXPIRE, "expiring", "processing", "expiring"),
        (Verb.EXPIRE, "expiring", "captured", "expiring"),
        (Verb.CAPTURE, "settling", "captured", "settled"),
        (Verb.CAPTURE, "settling", "held", "settling"),
        (Verb.CAPTURE, "stuck_settling", "captured", "settled"),
        (Verb.VOID, "voiding", "released", "voided"),
        (Verb.VOID, "voiding", "expired", "voided"),
        (Verb.VOID, "voiding", "held", "voiding"),
        (Verb.VOID, "voiding", "captured", "voiding"),
    ],
)
def test_only_the_answer_that_was_asked_for_ends_a_question(
    verb: Verb, before: str, said: str, after: str
) -> None:
    """Any other is asked anew; money that came too late is let go; then the sale is over."""
    payer = page(before, authorised=Money(2_000))
    counter = Counter(SETTLING, [payer])
    intent = counter.asks(verb, 700)
    told = view(said, captured=700)
    counter.checkout.on_done(counter.change, m.RailDone(intent.key, told))
    assert counter.payer.state is PrepaymentState(after)
    stays = before == after
    asked = [(verb, 700)] if stays else [(Verb.VOID, 2_000)] if after == "voiding" else []
    assert counter.open == asked
    found = counter.change.intent(intent.key)
    assert found is not None
    assert found.is_done
    over = after in {"expired", "settled", "voided"}
    assert (counter.sold.state is SaleState.SETTLED) is over
    assert counter.payer.captured == Money(700 if after == "settled" else 0)


def test_a_capture_of_another_amount_ends_nothing() -> None:
    """It is asked for anew, more slowly each time: after one second, after two."""
    counter = Counter(SETTLING, [page("settling", authorised=Money(2_000))])
    intent = counter.asks(Verb.CAPTURE, 700)
    for seconds in (1, 2, 4):
        counter.checkout.on_done(
            counter.change, m.RailDone(intent.key, view("captured", captured=701))
        )
        counter.store()
        assert counter.payer.state is PrepaymentState.SETTLING
        assert counter.due_in() == seconds * 1_250
        [intent] = counter.change.open_intents()


@pytest.mark.parametrize(
    "told",
    [
        view("captured", captured=700, currency="USD"),
        view("captured", captured=700, prepayment="P-000099"),
    ],
)
def test_an_answer_about_something_else_is_none_and_somebody_is_told(told: RailView) -> None:
    """The same question again after a minute, under its own key."""
    counter = Counter(SETTLING, [page("settling", authorised=Money(2_000))])
    intent = counter.asks(Verb.CAPTURE, 700)
    counter.checkout.on_done(counter.change, m.RailDone(intent.key, told))
    counter.store()
    assert counter.payer.state is PrepaymentState.STUCK_SETTLING
    assert counter.checkout.stuck(counter.state) == {KEY}
    [again] = counter.change.open_intents()
    assert again == intent
    assert counter.due_in() == 75_000


def test_a_rail_that_fails_is_asked_the_same_ever_more_slowly() -> None:
    """After one second, after two, after four, each a quarter longer at most."""
    counter = Counter(SETTLING, [page("settling")])
    intent = counter.asks(Verb.CAPTURE)
    for seconds in (1, 2, 4):
        counter.checkout.on_failed(counter.change, m.RailFailed(KEY, intent.key, "silent"))
        counter.store()
        assert counter.due_in() == seconds * 1_250
        assert counter.change.open_intents() == [intent]


def test_a_refusal_is_told_at_once_and_asked_anew_after_a_minute() -> None:
    """Under its own key, and with what the rail has said in the journal."""
    counter = Counter(SETTLING, [page("voiding")])
    intent = counter.asks(Verb.VOID)
    counter.checkout.on_refused(counter.change, m.RailSaidNo(KEY, intent.key, "no_such_charge"))
    entry = counter.entry("rail-refused")
    assert entry.relevance is Relevance.PAYMENT
    assert entry.body == {"prepayment": KEY, "verb": "void", "code": "no_such_charge"}
    counter.store()
    assert counter.payer.state is PrepaymentState.STUCK_VOIDING
    assert counter.change.open_intents() == [replace(intent, number=2)]
    assert counter.due_in() == 75_000


def test_a_page_that_is_refused_is_over_and_no_alarm_is_left_of_it() -> None:
    """However often it was asked for in vain before; there is no other way to pay."""
    counter = Counter(payers=[page("opening", reference="")], rails=["localpay"])
    intent = counter.asks(Verb.OPEN)
    for _ in range(8):
        counter.checkout.on_failed(counter.change, m.RailFailed(KEY, intent.key, "silent"))
    counter.store()
    assert counter.checkout.stuck(counter.state) == {KEY}
    counter.checkout.on_refused(counter.change, m.RailSaidNo(KEY, intent.key, "closed"))
    assert counter.entry("sale-cancelled").body["why"] == "payment_unavailable"
    counter.store()
    assert counter.payer.state is PrepaymentState.FAILED
    assert counter.sold.state is SaleState.CANCELLED
    assert counter.open == []
    assert counter.checkout.stuck(counter.state) == set()


@pytest.mark.parametrize("is_known", [True, False])
def test_what_is_said_of_a_question_that_is_over_changes_nothing(*, is_known: bool) -> None:
    """Done, or forgotten: no answer of a rail about it is taken in, nor is it an alarm."""
    counter = Counter(SETTLING, [page("settling", authorised=Money(2_000))])
    intent = counter.asks(Verb.CAPTURE, 700)
    counter.change.save(replace(intent, is_done=True))
    counter.store()
    key = intent.key if is_known else "P-999999-X:capture"
    for _ in range(9):
        counter.checkout.on_failed(counter.change, m.RailFailed(KEY, key, "late"))
        counter.checkout.on_refused(counter.change, m.RailSaidNo(KEY, key, "late"))
    counter.checkout.on_done(counter.change, m.RailDone(key, view("captured", captured=700)))
    assert not counter.change.batch()
    assert counter.checkout.stuck(counter.state) == set()


# --- Readings -----------------------------------------------------------------------------------


@pytest.mark.parametrize("told", ["failed", "refused", "read"])
def test_a_page_is_read_a_second_after_whatever_was_said_of_it(told: str) -> None:
    """Also where the reading was of no use."""
    counter = Counter(payers=[page("awaiting")])
    assert counter.ticked() == [m.ReadRail(KEY, "localpay", "ref")]
    assert counter.ticked(60_000) == [], "it is being read"
    match told:
        case "failed":
            counter.checkout.on_failed(counter.change, m.RailFailed(KEY, "", "silent"))
        case "refused":
            counter.checkout.on_refused(counter.change, m.RailSaidNo(KEY, "", "missing"))
        case _:
            counter.checkout.on_read(counter.change, m.RailRead(KEY, view("open", held=0)))
    assert counter.due_in() == POLL_MS


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        ("awaiting", "open", "awaiting"),
        ("awaiting", "processing", "processing"),
        ("processing", "processing", "processing"),
        ("processing", "open", "awaiting"),
        ("awaiting", "captured", "awaiting"),
        ("awaiting", "expired", "expired"),
        ("awaiting", "released", "expired"),
        ("processing", "expired", "expired"),
        ("processing", "released", "expired"),
        ("opening", "expired", "opening"),
        ("expiring", "held", "expiring"),
        ("expiring", "expired", "expiring"),
        ("expired", "open", "expired"),
        ("expired", "released", "expired"),
        ("expired", "held", "voiding"),
        ("expired", "paid", "voiding"),
        ("authorised", "held", "authorised"),
        ("authorised", "released", "authorised"),
        ("settling", "paid", "settling"),
        ("voiding", "held", "voiding"),
    ],
)
def test_what_a_reading_says_counts_where_somebody_may_still_pay(
    before: str, said: str, after: str
) -> None:
    """Nothing that is over begins anew; money of a page that is over goes back."""
    counter = Counter(payers=[page(before)])
    counter.checkout.on_read(counter.change, m.RailRead(KEY, view(said)))
    assert counter.payer.state is PrepaymentState(after)
    lapsed = after == "expired" != before
    assert counter.sold.state is (SaleState.CANCELLED if lapsed else SaleState.QUOTED)
    if lapsed:
        assert counter.entry("sale-cancelled").body["why"] == "payment_expired"
    assert counter.open == [(Verb.VOID, 2_000)] * (after == "voiding" != before)


@pytest.mark.parametrize("before", ["awaiting", "processing"])
@pytest.mark.parametrize("said", ["held", "paid"])
@pytest.mark.parametrize("held", [1_999, 2_001])
def test_money_of_another_amount_goes_back_whole(before: str, said: str, held: int) -> None:
    """It is in the books, it is told, and the sale is over."""
    counter = Counter(payers=[page(before)])
    counter.checkout.on_read(counter.change, m.RailRead(KEY, view(said, held=held)))
    assert counter.payer == page("voiding", authorised=Money(held))
    assert counter.open == [(Verb.VOID, held)]
    assert counter.sold.state is SaleState.CANCELLED
    assert counter.checkout.notices == {QUOTED.id: Notice.PAYMENT_UNAVAILABLE}
    [moved] = counter.change.batch().transfers
    assert (str(moved.debit), str(moved.credit)) == ("rail:localpay", f"prepayment:{KEY}")
    assert (moved.id, moved.amount) == (f"{KEY}:authorised", Money(held))
    entry = counter.entry("payment-too-late")
    assert entry.relevance is Relevance.PAYMENT
    money = {"amount": held, "paid": said == "paid", "rail": "localpay"}
    assert entry.body == {"prepayment": KEY, "sale": QUOTED.id} | money


@pytest.mark.parametrize("state", ["held", "paid"])
def test_money_whose_hold_has_vanished_does_not_come_a_second_time(state: str) -> None:
    """It is in the books already: a rail that says otherwise again is not believed."""
    gone = page("failed", authorised=Money(2_000), order=1)
    counter = Counter(SETTLING, [gone])
    counter.checkout.on_read(counter.change, m.RailRead(KEY, view(state, held=2_000)))
    assert not counter.change.batch().transfers
    assert counter.payer.state is PrepaymentState.FAILED


def test_whoever_has_paid_too_late_is_told_so() -> None:
    """Also where the sale was cancelled for another reason before."""
    counter = Counter(replace(QUOTED, state=SaleState.CANCELLED), [page("expired")])
    counter.checkout.on_read(counter.change, m.RailRead(KEY, view("held")))
    assert counter.checkout.notices == {QUOTED.id: Notice.PAID_TOO_LATE}


@pytest.mark.parametrize(
    "told", [view("held", currency="USD"), view("held", prepayment="P-000099")]
)
@pytest.mark.parametrize("key", [KEY, "P-000099"])
def test_a_reading_of_something_else_changes_nothing(key: str, told: RailView) -> None:
    """Another's payment, another currency, or a payment that nobody knows."""
    counter = Counter(payers=[page("awaiting")])
    counter.checkout.on_read(counter.change, m.RailRead(key, told))
    assert not counter.change.batch()


@pytest.mark.parametrize("before", ["awaiting", "processing"])
@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("told", [True, False])
def test_a_payer_who_was_seen_stays_seen(*, before: str, known: bool, told: bool) -> None:
    """By us or by the rail, once is enough."""
    counter = Counter(payers=[page(before, seen=known)])
    counter.checkout.on_read(counter.change, m.RailRead(KEY, view("open", seen=told)))
    assert counter.payer.seen is (known or told)


def test_a_phone_is_seen_at_its_own_page_and_written_down_once() -> None:
    """Not at another's, nor at one that nobody can pay on any more."""
    pages = [
        page("awaiting"),
        page("awaiting", id="P-000002", code="OTHER"),
        page("expired", id="P-000003", code="OVER"),
    ]
    counter = Counter(payers=pages)
    counter.checkout.on_page_opened(counter.change, "OVER")
    assert not counter.change.batch()
    counter.checkout.on_page_opened(counter.change, PREPAYMENT.code)
    seen = [one.id for one in counter.change.prepayments_of(QUOTED.id) if one.seen]
    assert seen == [KEY]
    counter.store()
    counter.checkout.on_page_opened(counter.change, PREPAYMENT.code)
    assert not counter.change.batch(), "whoever reloads a page writes nothing to our disk"


# --- Hints --------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["awaiting", "processing"])
def test_a_hint_is_looked_into_at_the_next_turn(state: str) -> None:
    """In the same millisecond, and by one at a time."""
    counter = Counter(payers=[page(state)])
    counter.ticked()
    counter.checkout.on_hint(counter.change, m.PaymentHinted(KEY))
    assert counter.ticked() == [], "it is being read"
    counter.checkout.on_read(counter.change, m.RailRead(KEY, view("processing", held=0)))
    counter.store()
    assert counter.ticked() == []
    counter.checkout.on_hint(counter.change, m.PaymentHinted(KEY))
    assert counter.ticked() == [m.ReadRail(KEY, "localpay", "ref")]


def test_a_hint_about_a_page_that_is_over_is_looked_into_once_a_second() -> None:
    """It may have been paid all the same; nobody makes us flood its rail."""
    counter = Counter(payers=[page("expired")])
    read = m.ReadRail(KEY, "localpay", "ref")
    counter.checkout.on_hint(counter.change, m.PaymentHinted(KEY))
    counter.checkout.on_hint(counter.change, m.PaymentHinted(KEY))
    assert counter.store() == [read]
    counter.checkout.on_read(counter.change, m.RailRead(KEY, view("expired", held=0)))
    for ms, left in ((0, []), (POLL_MS - 1, []), (1, [read])):
        assert counter.ticked(ms) == [], "it is not polled"
        counter.checkout.on_hint(counter.change, m.PaymentHinted(KEY))
        assert counter.store() == left


@pytest.mark.parametrize("state", ["opening", "paid", "expiring", "settled"])
@pytest.mark.parametrize("key", [KEY, "P-000099"])
def test_a_hint_about_anything_else_is_nothing(state: str, key: str) -> None:
    """Nothing is asked of any rail."""
    counter = Counter(payers=[page(state)])
    counter.checkout.on_hint(counter.change, m.PaymentHinted(key))
    assert counter.store() == []
    assert not counter.change.batch()
    assert counter.ticked() == []


# --- Time ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "passed_ms", "why"),
    [
        ("awaiting", PAY_MS - 1, ""),
        ("awaiting", PAY_MS, "payment_expired"),
        ("processing", PAY_MS, "payment_expired"),
        ("awaiting", 0, ""),
        ("awaiting", -1, "payment_expired"),  # The clock was set back: nobody knows how long.
        ("awaiting", OPEN_MS + 1, ""),
        ("opening", 0, ""),
        ("opening", -1, "payment_expired"),
        ("opening", OPEN_MS, ""),
        ("opening", OPEN_MS + 1, "payment_unavailable"),
    ],
)
def test_a_page_has_its_time_to_the_millisecond(state: str, passed_ms: int, why: str) -> None:
    """A rail that names none has fifteen seconds, whoever pays has five minutes."""
    counter = Counter(payers=[page(state)], rails=["localpay"])
    counter.clock.utc_ms += passed_ms
    counter.begin()
    counter.checkout.tick(counter.change)
    assert counter.sold.state is (SaleState.CANCELLED if why else SaleState.QUOTED)
    assert counter.payer.state is PrepaymentState("expiring" if why else state)
    read = [one for one in counter.change.requests if isinstance(one, m.ReadRail)]
    assert bool(read) is (state != "opening" and not why), "what has no name yet is not read"
    if why:
        assert counter.entry("sale-cancelled").body["why"] == why


def test_a_page_for_more_that_has_had_its_time_is_ended_and_the_sale_goes_on() -> None:
    """Nobody can pay on it any more; what was paid before is not touched."""
    late = page("awaiting", id="P-000002", expires_ms=NOW_MS)
    counter = Counter(OPEN, [PAID, late])
    counter.change.save(replace(DELIVERY, state=DeliveryState.DELIVERING))
    counter.checkout.tick(counter.change)
    assert counter.change.prepayment("P-000002").state is PrepaymentState.EXPIRING
    assert (counter.sold, counter.payer) == (OPEN, PAID)
    assert counter.open == [(Verb.EXPIRE, 2_000)]


def test_what_is_paid_for_goes_on_in_the_change_of_its_last_meter() -> None:
    """It ends, and its customer is told why, before anybody can look at it."""
    counter = Counter(OPEN, [PAID])
    settled = replace(DELIVERY, state=DeliveryState.SETTLED, reason=StopReason.POWER_LOSS)
    counter.change.save(settled)
    counter.checkout.delivery_settled(counter.change, settled)
    assert counter.sold.state is SaleState.SETTLING
    assert counter.checkout.notices == {OPEN.id: Notice.OUTLET_FAILED}


def test_a_sale_that_nothing_runs_for_and_nobody_waits_for_ends_by_the_clock() -> None:
    """As after a start, or where what was waited for is forgotten."""
    counter = Counter(OPEN, [PAID])
    counter.ticked()
    assert counter.sold.state is SaleState.SETTLING


def test_money_that_comes_after_the_stop_is_for_a_further_delivery() -> None:
    """The sale grows by it, and begins anew once its last meter is final."""
    more = page("awaiting", id="P-000002", asked=Money(700))
    counter = Counter(OPEN, [PAID, more])
    counter.change.save(replace(DELIVERY, state=DeliveryState.STOPPING))
    told = view("held", held=700, prepayment=more.id)
    counter.checkout.on_read(counter.change, m.RailRead(more.id, told))
    assert counter.change.prepayment(more.id).order == 2
    assert counter.sold == replace(OPEN, amount=Money(2_700), authorised=Money(2_700), resumes=True)


def test_after_a_change_that_could_not_be_made_nobody_waits_and_all_is_asked_again() -> None:
    """What was waited for may be what was lost; rails are asked in a second."""
    counter = Counter(OPEN, [PAID, page("awaiting", id="P-000002")])
    intent = counter.asks(Verb.CAPTURE)
    counter.checkout.turns.topped_up(counter.change, OPEN)
    counter.store()
    now = counter.clock.now()
    assert counter.checkout.turns.left_ms(OPEN.id, now.mono_ms) is not None
    counter.checkout.repair(counter.state, now)
    assert counter.checkout.turns.left_ms(OPEN.id, now.mono_ms) is None
    counter.clock.turn(POLL_MS)
    counter.checkout.tick(counter.begin())
    assert m.CarryOut(intent) in counter.change.requests


def test_what_is_no_longer_in_memory_is_forgotten_here_as_well() -> None:
    """What was to be told, and what was read."""
    counter = Counter(payers=[page("awaiting")])
    counter.checkout.cancel(counter.change, QUOTED, Notice.PAYMENT_EXPIRED)
    counter.checkout._outbox.read_in(counter.change, KEY)
    counter.store()
    counter.checkout.forget(counter.state)
    assert counter.checkout.notices == {QUOTED.id: Notice.PAYMENT_EXPIRED}
    assert counter.checkout._outbox.is_read(KEY)
    counter.checkout.forget(State())
    assert counter.checkout.notices == {}
    assert not counter.checkout._outbox.is_read(KEY)


# --- With product, meters and a rail ------------------------------------------------------------


@pytest.mark.parametrize(("can_hold", "state"), [(True, "authorised"), (False, "paid")])
def test_money_that_is_there_is_booked_and_told(*, can_hold: bool, state: str) -> None:
    """From the rail to the payer's purse, from there to the pool of the sale."""
    world = World()
    world.rail.can_hold = can_hold
    world.start()
    world.run(1_500)
    sale = world.buy(1)
    payer = world.prepayment(sale)
    assert payer.state is PrepaymentState(state)
    assert (payer.authorised, payer.order) == (Money(2_000), 1)
    moved = world.store.transfers
    lines = [
        (str(one.debit), str(one.credit), one.amount.minor)
        for one in (moved[f"{payer.id}:authorised"], moved[f"{payer.id}:pooled"])
    ]
    assert lines == [
        ("rail:fake", f"prepayment:{payer.id}", 2_000),
        (f"prepayment:{payer.id}", f"sale:{sale}", 2_000),
    ]
    [entry] = [one for one in world.store.entries if one.kind == "payment-authorised"]
    assert entry.relevance is Relevance.PAYMENT
    assert entry.body == {
        "amount": 2_000, "paid": not can_hold, "prepayment": payer.id, "rail": "fake",
        "sale": sale, "source": "rail",
    }  # fmt: skip
    reads = [one for one in world.seen_requests if isinstance(one, m.ReadRail)]
    world.run(3_000)
    assert [one for one in world.seen_requests if isinstance(one, m.ReadRail)] == reads
    assert world.core._checkout._outbox.is_read(payer.id) is can_hold, "a hold may be let go"


def test_an_override_is_written_down_as_what_it_is(world: World) -> None:
    """Whose, how much, why; its money has no page and comes from nobody's rail."""
    world.hire()
    world.run(1_500)
    world.log_in()
    world.ask(c.AskOverride(2))
    world.ask(c.Override(2, 1_000, "cash"))
    [sale] = world.sales()
    assert (sale.preset_by, sale.amount) == (PresetBy.AMOUNT, Money(1_000))
    assert (sale.override_by, sale.override_reason) == ("Ada", "cash")
    assert (sale.state, sale.authorised) == (SaleState.OPEN, Money(1_000))
    payer = world.prepayment(sale.id)
    assert (payer.rail, payer.reference, payer.code, payer.url) == ("operator", "", "", "")
    assert not payer.seen
    assert payer.state is PrepaymentState.AUTHORISED
    assert payer.expires_ms == payer.created_ms
    [entry] = [one for one in world.store.entries if one.kind == "override"]
    assert entry.relevance is Relevance.ATTENDANT
    body = f'{{"amount":1000,"by":"Ada","outlet":2,"reason":"cash","sale":"{sale.id}"}}'
    assert body in entry.canonical.decode()
    first = world.store.transfers[f"{payer.id}:authorised"]
    assert first.debit == Account(AccountKind.BUDGET, "Ada")
    assert world.delivery(2).is_open


def test_tests_are_paid_for_by_the_operator_and_kept_an_outlet(world: World) -> None:
    """Nobody buys anything: whose they are, and that nothing begins by itself."""
    checkout, change = world.core._checkout, Change(world.core._state, world.clock.now())
    sale = checkout.test(change, OutletId(2), Money(1_000), by="Ada")
    assert (sale.preset_by, sale.override_by, sale.is_test) == (PresetBy.AMOUNT, "Ada", True)
    assert change.sale(sale.id) == sale
    assert (sale.authorised, len(change.deliveries_of(sale.id))) == (Money(1_000), 0)
    first = change.batch().transfers[0]
    assert (str(first.debit), first.amount.minor) == ("test:Ada", 1_000)
    assert world.core._checkout.turns._watched[OutletId(2)].sale == sale.id


def test_what_is_added_raises_what_the_sale_may_cost(world: World) -> None:
    """Beyond what was asked for at first; payers are counted in the order of their money."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 100_000)
    for minor in (300, 200):
        world.ask(c.TopUp(minor))
        world.run(1_000)
        world.rail.pay(max(world.rail.payments).removeprefix("ref-"))
        world.run(1_500)
    assert (world.sale(sale).authorised, world.sale(sale).amount) == (Money(1_000), Money(1_000))
    orders = [one.order for one in world.store.saved.values() if isinstance(one, Prepayment)]
    assert orders == [1, 2, 3]


# --- Which ways are offered ---------------------------------------------------------------------


PLAIN = RailTraits(can_hold=True, can_refund_part=True, min_charge=Money(0))
SELLS = replace(PLAIN, can_hold=False)
CASH = replace(PLAIN, way=Way.CASH, confirmed_by=ConfirmedBy.ATTENDANT)
CODE_ONLY = replace(PLAIN, way=Way.BANK_APP, confirmed_by=ConfirmedBy.ATTENDANT)


def offered(counter: Counter) -> list[tuple[str, bool]]:
    """Return the rails that are offered, and whether each is open."""
    found = counter.checkout.ways(counter.change, counter.sold)
    return [(one.rail, one.is_open) for one in found]


def test_ways_are_offered_while_nobody_has_done_their_part() -> None:
    """Also the one that is open and does not answer any more; of a sale that runs, all of them."""
    mine = page("awaiting")
    counter = Counter(payers=(mine,))
    assert offered(counter) == [("localpay", True), ("other", False)]
    counter.checkout._ways.missed("localpay", counter.clock.now())
    counter.checkout._ways.missed("other", counter.clock.now())
    assert offered(counter) == [("localpay", True)]
    underway = Counter(payers=(mine, page("processing", id="P-000002")))
    assert offered(underway) == []
    running = Counter(sale=OPEN, payers=(PAID, page("processing", id="P-000002")))
    assert offered(running) == [("localpay", False), ("other", False)]


@pytest.mark.parametrize(("pages", "can_choose"), [(PAGES_MAX - 1, True), (PAGES_MAX, False)])
def test_nobody_chooses_for_ever(pages: int, *, can_choose: bool) -> None:
    """An outlet is kept for them; a sale that runs is no such thing."""
    left = [page("expired", id=f"P-{n:06}") for n in range(pages)]
    assert bool(offered(Counter(payers=left))) is can_choose
    assert offered(Counter(sale=OPEN, payers=left))


def test_another_way_is_chosen_while_the_sale_waits_for_money() -> None:
    """It is written down; a sale that runs, and a rail that is not offered, are refused."""
    counter = Counter(payers=(page("awaiting"),))
    for outlet in (2, 5):
        counter.watched[OutletId(outlet)].fault = ""
        counter.watched[OutletId(outlet)].sale = counter.sold.id
    assert counter.checkout.pay_with(counter.change, counter.sold, "gone") is (
        Notice.PAYMENT_UNAVAILABLE
    )
    assert counter.checkout.pay_with(counter.change, counter.sold, "localpay") is Notice.NONE
    assert counter.change.batch().entries == ()
    assert counter.checkout.pay_with(counter.change, counter.sold, "gone") is (
        Notice.PAYMENT_UNAVAILABLE
    )
    running = Counter(sale=OPEN, payers=(PAID,))
    assert running.checkout.pay_with(running.change, running.sold, "other") is (
        Notice.PAYMENT_UNAVAILABLE
    )


@pytest.mark.parametrize("is_sound", [True, False])
def test_another_page_takes_the_place_of_the_first(
    monkeypatch: pytest.MonkeyPatch, *, is_sound: bool
) -> None:
    """Where something can be sold at all; else nothing changes, and it is said why."""
    counter = Counter(payers=(page("awaiting"),))
    monkeypatch.setattr(counter.checkout.turns, "is_sound", lambda *_: is_sound)
    notice = counter.checkout.pay_with(counter.change, counter.sold, "other")
    assert notice is (Notice.NONE if is_sound else Notice.OUTLET_FAILED)
    if not is_sound:
        assert not counter.change.batch()
        return
    told = counter.entry("way-chosen")
    assert (told.relevance, dict(told.body)) == (
        Relevance.PAYMENT, {"sale": SALE.id, "rail": "other"},
    )  # fmt: skip
    first, second = counter.change.prepayments_of(SALE.id)
    assert (first.state, second.state) == (PrepaymentState.EXPIRING, PrepaymentState.OPENING)
    assert (second.rail, second.asked) == ("other", Money(2_000))
    assert counter.open == [(Verb.EXPIRE, 2_000), (Verb.OPEN, 2_000)]


@pytest.mark.parametrize("rail", ["", "localpay", "other", "gone"])
def test_more_is_asked_for_where_its_payer_says(rail: str) -> None:
    """Where nothing is said, as from the first payer."""
    counter = Counter(OPEN, [PAID])
    notice = counter.checkout.top_up(counter.change, OPEN, Money(1_000), rail)
    assert notice is (Notice.PAYMENT_UNAVAILABLE if rail == "gone" else Notice.NONE)
    opened = [one.rail for one in counter.change.prepayments_of(OPEN.id)[1:]]
    assert opened == ([] if rail == "gone" else [rail or "localpay"])


# --- What an attendant says ---------------------------------------------------------------------


def attended(sale: Sale = QUOTED, rail: str = "bank", **changes: object) -> Counter:
    """Return a sale whose payer an attendant has to believe."""
    one = page("awaiting", rail=rail, **changes)
    return Counter(sale=sale, payers=(one,), traits={"bank": CODE_ONLY, "cash": CASH})


def least_of(minor: int) -> Callable[[Sale], Money]:
    """Return that a sale needs so much to begin."""
    return lambda _sale: Money(minor)


@pytest.mark.parametrize(
    ("sale", "minor", "expected"),
    [
        (QUOTED, 699, Notice.TOO_LITTLE),
        (QUOTED, 700, Notice.NONE),
        (QUOTED, 2_000, Notice.NONE),
        (QUOTED, 2_001, Notice.TOO_MUCH),
        (OPEN, 0, Notice.TOO_LITTLE),
        (OPEN, 1, Notice.NONE),
    ],
)
def test_an_attendant_confirms_what_can_be(sale: Sale, minor: int, expected: Notice) -> None:
    """What a sale needs to begin, and no more than was asked for; of one that runs, anything."""
    counter = attended(sale)
    found = counter.checkout.confirm(counter.change, KEY, Money(minor), least_of(700), by="Ada")
    assert found is expected
    if expected is Notice.NONE:
        body = counter.entry("payment-authorised").body
        assert (body["paid"], body["source"], body["amount"]) == (True, "rail", minor)
        # No outlet of this bench can begin: what was paid for a quote goes back at once.
        paid = PrepaymentState.PAID if sale is OPEN else PrepaymentState.VOIDING
        assert counter.payer.state is paid


def test_what_an_attendant_has_counted_is_in_their_own_drawer() -> None:
    """What a bank's list shows came in at the rail; what nobody knows is confirmed by nobody."""
    for rail, source in (("cash", "cash:Ada"), ("bank", "rail:bank")):
        counter = attended(OPEN, rail)
        for key, expected in (("P-000099", Notice.NOT_ALLOWED), (KEY, Notice.NONE)):
            found = counter.checkout.confirm(
                counter.change, key, Money(900), least_of(700), by="Ada"
            )
            assert found is expected
        moved = {one.id: one for one in counter.change.batch().transfers}
        first = moved[f"{KEY}:authorised"]
        assert (str(first.debit), first.amount) == (source, Money(900))


def test_an_attendant_says_that_nothing_was_paid() -> None:
    """The page is over, and the sale with it; what is paid already is no such thing."""
    counter = attended()
    assert counter.checkout.decline(counter.change, "P-000099") is Notice.NOT_ALLOWED
    assert counter.checkout.decline(counter.change, KEY) is Notice.NONE
    assert counter.payer.state is PrepaymentState.EXPIRING
    assert counter.sold.state is SaleState.CANCELLED
    assert counter.checkout.notices == {QUOTED.id: Notice.PAYMENT_DECLINED}
    assert counter.checkout.decline(counter.change, KEY) is Notice.NOT_ALLOWED
    waits = attended()
    waits.change.save(replace(waits.payer, state=PrepaymentState.PROCESSING))
    assert waits.checkout.decline(waits.change, KEY) is Notice.NOT_ALLOWED


def test_a_rest_of_cash_is_handed_back_once_and_out_of_a_drawer() -> None:
    """Of the attendant who says so; only where some of it is left."""
    over = replace(SETTLING, ended_ms=NOW_MS)
    mine = page("settling", rail="cash", authorised=Money(2_000), captured=Money(700), order=1)
    done = replace(mine, id="P-000002", state=PrepaymentState.SETTLED)
    whole = replace(mine, id="P-000003", rail="bank", captured=Money(2_000))
    counter = Counter(over, [mine, done, whole], traits={"cash": CASH, "bank": CODE_ONLY})
    [due] = counter.checkout.to_hand_back(counter.change)
    assert (due.prepayment, due.minor, due.way) == (KEY, 1_300, "cash")
    for key in ("P-000002", "P-000003", "P-000099"):
        assert counter.checkout.hand_back(counter.change, key, by="Ada") is Notice.NOT_ALLOWED
    assert counter.checkout.hand_back(counter.change, KEY, by="Ada") is Notice.NONE
    [moved] = counter.change.batch().transfers
    assert (moved.id, str(moved.debit), str(moved.credit), moved.amount.minor) == (
        f"{KEY}:released", f"prepayment:{KEY}", "cash:Ada", 1_300,
    )  # fmt: skip
    assert counter.payer.state is PrepaymentState.SETTLED
    assert counter.checkout.hand_back(counter.change, KEY, by="Ada") is Notice.NOT_ALLOWED


@pytest.mark.parametrize(("left_ms", "may"), [(1, True), (0, False), (-1, False)])
def test_an_attendant_confirms_in_time(left_ms: int, *, may: bool) -> None:
    """To the millisecond; and only what nobody else can say anything of."""
    counter = attended(expires_ms=NOW_MS + left_ms)
    assert (counter.checkout._to_confirm(counter.change, KEY) is not None) is may
    theirs = Counter(payers=(page("awaiting"),))
    assert theirs.checkout._to_confirm(theirs.change, KEY) is None
    assert theirs.checkout.to_confirm(theirs.change) == ()
    assert len(counter.checkout.to_confirm(counter.change)) == 1


@pytest.mark.parametrize(
    ("left_ms", "shown"), [(1, 1_000), (1_000, 1_000), (1_001, 2_000), (-5_000, 0)]
)
def test_what_an_attendant_sees_of_a_payment(left_ms: int, shown: int) -> None:
    """Whole seconds, never less than none; the bank's words for it, which cash has not."""
    counter = attended(expires_ms=NOW_MS + left_ms)
    [one] = counter.checkout.to_confirm(counter.change)
    assert (one.left_ms, one.reference, one.way, one.minor) == (shown, "ref", "bank_app", 2_000)
    [cash] = attended(rail="cash").checkout.to_confirm(attended(rail="cash").change)
    assert (cash.reference, cash.way) == ("", "cash")


@pytest.mark.parametrize("ended_ms", [NOW_MS - 10_000, NOW_MS - 900_001])
def test_what_lies_in_the_drawer_lies_there_for_so_long(ended_ms: int) -> None:
    """Never for less than no time."""
    over = replace(SETTLING, ended_ms=ended_ms)
    mine = page("settling", rail="cash", authorised=Money(2_000), captured=Money(700))
    counter = Counter(sale=over, payers=(mine,), traits={"cash": CASH})
    left_ms = max(0, 900_000 - (NOW_MS - ended_ms))
    assert counter.checkout.due(counter.change, counter.payer) == (Money(1_300), left_ms)


def test_what_is_stuck_has_no_time_and_may_become_a_voucher_only_after_a_no() -> None:
    """Of money that has moved, at a rail that is still in the settings."""
    stuck = page("stuck_settling", authorised=Money(2_000), captured=Money(700))
    sells = Counter(sale=SETTLING, payers=(stuck,), traits={"localpay": SELLS})
    assert sells.checkout.try_again(sells.change, KEY) is Notice.NOT_ALLOWED, "nothing is asked"
    intent = sells.asks(Verb.CAPTURE, 700)
    [one] = sells.checkout.stuck_payments(sells.change)
    assert (one.left_ms, one.minor, one.may_become_voucher) == (0, 1_300, False)
    sells.checkout.on_refused(sells.change, m.RailSaidNo(KEY, intent.key, "no"))
    sells.store()
    [one] = sells.checkout.stuck_payments(sells.change)
    assert one.may_become_voucher
    for traits in ({"localpay": PLAIN}, {"localpay": SELLS}):
        other = Counter(sale=SETTLING, payers=(stuck,), traits=traits)
        other.checkout._outbox.note_refused(KEY, is_refused=True)
        [one] = other.checkout.stuck_payments(other.change)
        assert one.may_become_voucher is (traits["localpay"] is SELLS)
    gone = Counter(sale=SETTLING, payers=(replace(stuck, rail="gone"),))
    gone.checkout._outbox.note_refused(KEY, is_refused=True)
    [one] = gone.checkout.stuck_payments(gone.change)
    assert not one.may_become_voucher
    waits = Counter(payers=(page("awaiting"),), traits={"localpay": SELLS})
    waits.checkout._outbox.note_refused(KEY, is_refused=True)
    assert not waits.checkout._may_become_voucher(waits.change, waits.payer)
    assert waits.checkout.try_again(waits.change, KEY) is Notice.NOT_ALLOWED


# --- What rails say of holds --------------------------------------------------------------------


HELD = page("authorised", authorised=Money(2_000), order=1)


@pytest.mark.parametrize("state", ["released", "expired"])
def test_money_that_a_rail_has_let_go_ends_what_runs_on_it(state: str) -> None:
    """Told once, with its alarm; of a sale, and of what is settled, it is no such thing."""
    counter = Counter(sale=OPEN, payers=(HELD,))
    for _ in range(2):
        counter.checkout.on_read(counter.change, m.RailRead(KEY, view(state, held=0)))
    told = counter.entry("authorisation-gone")
    assert (told.relevance, dict(told.body)) == (
        Relevance.PAYMENT, {"prepayment": KEY, "sale": SALE.id, "amount": 2_000},
    )  # fmt: skip
    assert counter.checkout.lost() == (KEY,)
    assert counter.sold.state is SaleState.SETTLING
    for changes in ({"traits": {"localpay": SELLS}}, {}):
        payer = HELD if changes else page("settled", authorised=Money(2_000), order=1)
        other = Counter(sale=OPEN, payers=(payer,), **changes)  # type: ignore[arg-type]
        other.checkout.on_read(other.change, m.RailRead(KEY, view(state, held=0)))
        assert other.checkout.lost() == ()
        assert other.change.batch().entries == ()


def test_a_hold_that_is_gone_when_its_capture_is_stuck_is_the_operators_loss() -> None:
    """The rail is asked and read no more."""
    stuck = page("stuck_settling", authorised=Money(2_000), captured=Money(700), order=1)
    counter = Counter(sale=SETTLING, payers=(stuck,))
    counter.asks(Verb.CAPTURE, 700)
    counter.checkout._outbox.read_in(KEY and counter.change, KEY, 5)
    counter.checkout.on_read(counter.change, m.RailRead(KEY, view("released", held=0)))
    assert counter.entry("payment-lost").body["lost"] == 700
    assert counter.open == []
    assert not counter.checkout._outbox.is_read(KEY)
    assert counter.checkout.lost() == (KEY,)
    assert counter.checkout._outbox.tries("whatever") == 0


def test_so_many_lost_payments_are_shown_and_no_more() -> None:
    """The oldest is let go first."""
    counter = Counter(sale=OPEN, payers=(HELD,))
    counter.checkout._lost = {f"P-{n}": None for n in range(LOST_MAX)}
    counter.checkout._gone(counter.change, HELD)
    lost = counter.checkout.lost()
    assert (len(lost), lost[0], lost[-1]) == (LOST_MAX, "P-1", KEY)
    one = Counter(sale=OPEN, payers=(HELD,))
    one.checkout._lost = {f"P-{n}": None for n in range(LOST_MAX - 1)}
    one.checkout._gone(one.change, HELD)
    assert len(one.checkout.lost()) == LOST_MAX


def test_a_capture_that_is_stuck_is_read_before_anything_is_believed() -> None:
    """Once at a time, and only a hold that has a name."""
    stuck = page("stuck_settling", authorised=Money(2_000), captured=Money(700), order=1)
    for changes, reads in (
        ({}, True),
        ({"reference": ""}, False),
        ({"state": PrepaymentState.SETTLING}, False),
    ):
        counter = Counter(sale=SETTLING, payers=(replace(stuck, **changes),))  # type: ignore[arg-type]
        counter.checkout._doubt(counter.change, counter.payer)
        assert bool(counter.change.requests) is reads
        counter.checkout._doubt(counter.change, counter.payer)
        assert len(counter.change.requests) == int(reads)
    sells = Counter(sale=SETTLING, payers=(stuck,), traits={"localpay": SELLS})
    sells.checkout._doubt(sells.change, sells.payer)
    assert sells.change.requests == []


def test_late_money_is_looked_for_where_a_rail_cannot_keep_anybody_from_paying() -> None:
    """Seldom; not where it can, where it has no name, or where nobody can be asked."""
    late = page("expired")
    open_ended = replace(PLAIN, can_end=False)
    for changes, traits, reads in (
        ({}, open_ended, True),
        ({}, PLAIN, False),
        ({"reference": ""}, open_ended, False),
        ({"rail": "gone"}, open_ended, False),
        ({}, replace(open_ended, confirmed_by=ConfirmedBy.ATTENDANT), False),
    ):
        one = replace(late, **changes)  # type: ignore[arg-type]  # Named as the fields are.
        cancelled = replace(SALE, state=SaleState.CANCELLED)
        counter = Counter(sale=cancelled, payers=(one,), traits={"localpay": traits})
        counter.checkout._read_on(counter.change)
        assert bool(counter.change.requests) is reads


def test_only_the_page_of_a_code_is_paid_with_it() -> None:
    """And no page has no code."""
    mine, other = page("awaiting"), page("awaiting", id="P-000002", code="OTHERCODE", rail="other")
    counter = Counter(payers=(mine, other))
    assert counter.checkout.page_of(counter.change, "OTHERCODE") == other
    assert counter.checkout.page_of(counter.change, "NOSUCH") is None
    bare = Counter(payers=(page("awaiting", code=""),))
    assert bare.checkout.page_of(bare.change, "") is None


def test_an_answer_ends_a_no_and_a_failure_leaves_it_unknown() -> None:
    """So that no voucher takes the place of what may have been done."""
    for told in ("done", "failed", "silent"):
        stuck = page("stuck_settling", authorised=Money(2_000), captured=Money(700))
        counter = Counter(sale=SETTLING, payers=(stuck,), traits={"localpay": SELLS})
        intent = counter.asks(Verb.CAPTURE, 700)
        counter.checkout._outbox.note_refused(KEY, is_refused=True)
        if told == "done":
            counter.checkout.on_done(counter.change, m.RailDone(intent.key, view("processing")))
        elif told == "failed":
            counter.checkout.on_failed(counter.change, m.RailFailed(KEY, intent.key, "no answer"))
        else:
            counter.checkout.on_failed(counter.change, m.RailFailed(KEY, "", "no answer"))
        assert (KEY in counter.checkout._outbox._refused) is (told == "silent")


def test_where_a_rail_fails_for_more_money_nobody_is_asked_for_all_of_it_again() -> None:
    """A sale that runs goes on with what it has; whoever wants to add more asks again."""
    more = page("opening", id="P-000002", reference="", asked=Money(500))
    counter = Counter(sale=OPEN, payers=(PAID, more))
    counter.checkout._ways.missed("localpay", counter.clock.now())
    counter.change.save(replace(more, state=PrepaymentState.FAILED))
    counter.checkout._lapsed(counter.change, more, Notice.PAYMENT_UNAVAILABLE)
    assert len(counter.change.prepayments_of(SALE.id)) == 2
    assert counter.sold.state is SaleState.OPEN


def test_where_a_rail_fails_the_next_one_takes_its_place() -> None:
    """While the sale waits for money and another page is not open; else it is over."""
    refused = page("opening", reference="")
    for pages, opens in (
        ((refused,), 1),
        ((refused, page("awaiting", id="P-000002")), 0),
        ((refused, *(page("expired", id=f"P-{n:06}") for n in range(2, PAGES_MAX))), 1),
        ((refused, *(page("expired", id=f"P-{n:06}") for n in range(2, PAGES_MAX + 1))), 0),
    ):
        counter = Counter(payers=pages)
        counter.checkout._ways.missed("localpay", counter.clock.now())
        counter.change.save(replace(refused, state=PrepaymentState.FAILED))
        counter.checkout._lapsed(counter.change, refused, Notice.PAYMENT_UNAVAILABLE)
        fresh = [one for one in counter.change.prepayments_of(SALE.id) if one not in pages]
        opened = [one for one in fresh if one.state is PrepaymentState.OPENING]
        assert [one.rail for one in opened] == ["other"] * opens
        is_waiting = opens or len(pages) == 2
        assert (counter.sold.state is SaleState.QUOTED) is bool(is_waiting)
    running = Counter(sale=OPEN, payers=(PAID, replace(refused, id="P-000002")))
    running.checkout._lapsed(running.change, refused, Notice.PAYMENT_UNAVAILABLE)
    assert running.sold.state is SaleState.OPEN
    assert running.open == []


@pytest.mark.parametrize("state", ["held", "paid"])
def test_money_that_is_too_late_is_named_and_goes_back(state: str) -> None:
    """By the name that it has, else by the one that the rail gives it."""
    for reference in ("ref", ""):
        late = page("expired", reference=reference)
        cancelled = replace(SALE, state=SaleState.CANCELLED)
        counter = Counter(sale=cancelled, payers=(late,))
        counter.checkout._too_late(counter.change, late, view(state, reference="theirs"))
        assert counter.payer.reference == (reference or "theirs")
        assert counter.payer.state is PrepaymentState.VOIDING
        assert counter.entry("payment-too-late").body["paid"] is (state == "paid")
        assert counter.open == [(Verb.VOID, 2_000)]
        assert counter.checkout.notices[SALE.id] is Notice.PAID_TOO_LATE


def test_a_name_that_has_grown_fuller_is_kept_where_a_rail_asks_payers() -> None:
    """Anywhere else a reading changes no name."""
    asks = replace(PLAIN, asks_number=True)
    for traits, named in ((asks, "fuller"), (PLAIN, "ref")):
        counter = Counter(payers=(page("awaiting"),), traits={"localpay": traits})
        told = view("processing", reference="fuller")
        counter.checkout._named(counter.change, counter.payer, told)
        assert counter.payer.reference == named
        fresh = Counter(payers=(page("awaiting"),), traits={"localpay": traits})
        fresh.checkout._named(fresh.change, fresh.payer, view("processing"))
        assert not fresh.change.batch(), "the same name is not written again"
    gone = Counter(payers=(page("awaiting", rail="gone"),))
    assert gone.checkout._named(gone.change, gone.payer, view("open")) == gone.payer


# --- Numbers of phones ----------------------------------------------------------------------------


ASKS = replace(PLAIN, asks_number=True)


def phone(counter: Counter, code: str = PREPAYMENT.code) -> list[m.Request]:
    """Let somebody give a number on the page of a code; return what is asked of its rail."""
    counter.checkout.on_number(counter.change, m.NumberGiven(code, "0700"))
    return counter.store()


def test_a_phone_is_asked_to_pay_and_its_number_kept_nowhere() -> None:
    """The rail gets it; the journal says that somebody was asked, and their page was seen."""
    counter = Counter(payers=[page("awaiting")], traits={"localpay": ASKS})
    counter.checkout.on_number(counter.change, m.NumberGiven(PREPAYMENT.code, "0700"))
    told = counter.entry("payer-asked")
    assert (told.relevance, dict(told.body)) == (Relevance.PAYMENT, {"prepayment": KEY})
    assert counter.store() == [m.AskPayer(KEY, "localpay", "ref", "0700")]
    assert counter.payer == page("awaiting", seen=True)
    assert "0700" not in str(counter.state.prepayments)


def test_strangers_phones_do_not_ring_for_fun() -> None:
    """So often for one payment, and no more; of another payment it says nothing."""
    other = page("awaiting", id="P-000002", code="OTHER")
    counter = Counter(payers=[page("awaiting"), other], traits={"localpay": ASKS})
    assert [len(phone(counter)) for _ in range(NUMBERS_MAX + 2)] == [1, 1, 1, 0, 0]
    assert len(phone(counter, "OTHER")) == 1
    counter.checkout.forget(counter.state)
    assert phone(counter) == []
    counter.checkout.forget(State())
    assert len(phone(counter)) == 1


@pytest.mark.parametrize(
    ("one", "traits"),
    [
        (page("awaiting"), PLAIN),
        (page("awaiting", rail="gone"), ASKS),
        (page("awaiting", code="OTHER"), ASKS),
        (page("processing"), ASKS),
        (page("opening"), ASKS),
        (page("expired"), ASKS),
    ],
)
def test_nobody_is_asked_where_it_does_not_belong(one: Prepayment, traits: RailTraits) -> None:
    """Another way to pay or another page, one who is paying already, and one that is over."""
    counter = Counter(payers=[one], traits={"localpay": traits})
    counter.checkout.on_number(counter.change, m.NumberGiven(PREPAYMENT.code, "0700"))
    assert not counter.change.batch()
    assert counter.store() == []


# --- Refunds ------------------------------------------------------------------------------------


AWAY, BACK = "P-000007", "P-000008"
OVER = page("settled", id=AWAY, sale="S-000007", authorised=Money(2_000), captured=Money(700))
GONE = replace(OVER, id=BACK, sale="S-000008", captured=Money(900), code="BACK")
REST = Refund(OVER, (4,), NOW_MS + 1_000_000, Money(600))
OF_RECEIPT = ReceiptRefund(
    "S-000008", 41, "quiet otter", (3, 5), Money(300), "other", "Ada",
    parts=(Part(BACK, "localpay", Money(300), is_refused=True),),
)  # fmt: skip


def desk(rail: str = "localpay") -> Counter:
    """Return a place where a rest and a refund of a receipt have both failed."""
    payer = replace(OVER, rail=rail)
    of_receipt = OF_RECEIPT.with_part(replace(OF_RECEIPT.parts[0], rail=rail))
    counter = Counter(
        settings=(
            Setting(f"{REFUND}000", replace(REST, prepayment=payer).text),
            Setting(f"{KEPT}S-000008", of_receipt.text),
        ),
        traits={"localpay": SELLS},
    )
    counter.books.commit(Batch(saved=(replace(GONE, rail=rail),)))
    return counter


@pytest.mark.parametrize("rail", ["localpay", "gone"])
def test_an_attendant_sees_what_did_not_go_back(rail: str) -> None:
    """Of a rest and of a receipt; for neither is there a time in which it must be done."""
    counter = desk(rail)
    way = "phone" if rail == "localpay" else ""
    rest = AttendedSnapshot(AWAY, (4,), 600, words_for(OVER.code), way, 0, rail)
    refund = AttendedSnapshot(
        BACK, (3, 5), 300, "quiet otter", way, 0, rail, may_become_voucher=True
    )
    assert counter.checkout.stuck_payments(counter.change) == (rest, refund)


def test_alarms_name_whom_they_concern() -> None:
    """Whatever stands before and after the name; once, and nobody whom nobody knows."""
    stuck = page("stuck_settling", authorised=Money(2_000), captured=Money(700))
    paid = page("authorised", id="P-000002", authorised=Money(1_500), order=2)
    counter = Counter(SETTLING, [stuck, paid], settings=desk().settings, traits={"localpay": SELLS})
    mine, rest, refund = counter.checkout.stuck_payments(counter.change)
    alarms = (
        f"refund_failed:{AWAY} localpay 6.00 EUR", f"payment_stuck:{KEY}", f"payment_stuck:{KEY}",
        "payment_lost:P-000002", f"refund_failed:{BACK} localpay 3.00 EUR",
        "payment_lost:P-000099", "no_paper", "fault:3 meter",
    )  # fmt: skip
    other = AttendedSnapshot("P-000002", (2, 5), 1_500, words_for(paid.code), "phone", 0)
    other = replace(other, reference="ref")
    assert counter.checkout.concerned(counter.change, alarms) == (rest, mine, other, refund)
    assert (mine.minor, mine.left_ms, mine.rail) == (1_300, 0, "localpay")


@pytest.mark.parametrize(("key", "numbers"), [(AWAY, (1, 1)), (BACK, (1_001, 1_001))])
def test_what_did_not_go_back_is_asked_for_once_more(key: str, numbers: tuple[int, int]) -> None:
    """While the rail is being asked it is only hurried; of one that is gone nothing is asked."""
    counter = desk()
    for number in numbers:
        assert counter.checkout.try_again(counter.change, key) is Notice.NONE
        counter.store()
        [asked] = counter.change.open_intents()
        assert (asked.prepayment, asked.verb, asked.number) == (key, Verb.REFUND, number)
        counter.checkout._outbox.try_again(counter.change, asked, tries=8)
    gone = desk("gone")
    assert gone.checkout.try_again(gone.change, key) is Notice.NOT_ALLOWED
    assert gone.open == []


def test_what_is_stuck_is_hurried_and_nothing_else() -> None:
    """Not what is merely under way, nor what nobody knows."""
    for state, expected in (
        ("stuck_settling", Notice.NONE),
        ("stuck_voiding", Notice.NONE),
        ("settling", Notice.NOT_ALLOWED),
    ):
        counter = Counter(SETTLING, [page(state, authorised=Money(2_000))])
        counter.asks(Verb.CAPTURE, 700)
        assert counter.checkout.try_again(counter.change, KEY) is expected
        assert counter.checkout.try_again(counter.change, "P-000099") is Notice.NOT_ALLOWED


def test_a_voucher_is_not_given_for_nothing() -> None:
    """A rail has said no, and owes nothing that a voucher could take the place of."""
    stuck = page("stuck_settling", authorised=Money(2_000), captured=Money(2_000))
    counter = Counter(SETTLING, [stuck], traits={"localpay": SELLS})
    counter.checkout._outbox.note_refused(KEY, is_refused=True)
    assert counter.checkout.give_voucher(counter.change, KEY) is Notice.NOT_ALLOWED
    assert not counter.change.batch()


def test_a_voucher_is_given_for_what_a_rail_has_kept() -> None:
    """Of a rest only once it was read that it is there; of what is stuck only after a no."""
    counter = desk()
    assert counter.checkout.give_voucher(counter.change, "P-000099") is Notice.NOT_ALLOWED
    for is_read in (False, True):
        if is_read:
            told = view("captured", captured=1_300, prepayment=AWAY)
            counter.checkout.on_read(counter.change, m.RailRead(AWAY, told))
            counter.store()
        notice = counter.checkout.give_voucher(counter.change, AWAY)
        assert notice is (Notice.NONE if is_read else Notice.NOT_ALLOWED)
    [moved] = counter.change.batch().transfers
    assert (str(moved.debit), moved.amount.minor) == ("released:localpay", 600)
    assert counter.checkout.give_voucher(counter.change, AWAY) is Notice.NOT_ALLOWED
    stuck = page("stuck_settling", authorised=Money(2_000), captured=Money(700))
    mine = Counter(SETTLING, [stuck], traits={"localpay": SELLS})
    assert mine.checkout.give_voucher(mine.change, KEY) is Notice.NOT_ALLOWED
    mine.checkout._outbox.note_refused(KEY, is_refused=True)
    assert mine.checkout.give_voucher(mine.change, KEY) is Notice.NONE
    assert mine.payer.carried == Money(1_300)


def test_a_payer_is_found_however_long_their_sale_is_over() -> None:
    """In memory, among the rests, or among the receipts that are refunded."""
    counter = desk()
    counter.change.save(page("awaiting"))
    for key, one in ((KEY, page("awaiting")), (AWAY, OVER), (BACK, GONE)):
        assert counter.checkout.payment(counter.change, key) == one
    with pytest.raises(KeyError):
        counter.checkout.payment(counter.change, "P-000099")


@pytest.mark.parametrize(
    ("key", "left", "kind"), [(AWAY, 700, "refund-recovered"), (BACK, 600, "receipt-refunded")]
)
@pytest.mark.parametrize("is_ours", [True, False])
def test_an_answer_about_a_refund_reaches_whoever_has_asked(
    key: str, left: int, kind: str, *, is_ours: bool
) -> None:
    """One about something else is none: the same is asked for again, later."""
    counter = desk()
    counter.checkout.try_again(counter.change, key)
    counter.store()
    [asked] = counter.change.open_intents()
    told = view("captured", captured=left, prepayment=key if is_ours else "P-000099")
    counter.checkout.on_done(counter.change, m.RailDone(asked.key, told))
    kinds = [one.kind for one in counter.change.batch().entries]
    assert kinds == ([kind] if is_ours else [])
    counter.store()
    assert counter.change.open_intents() == ([] if is_ours else [asked])
    assert counter.checkout._outbox.tries(asked.key) == int(not is_ours)


@pytest.mark.parametrize("key", [AWAY, BACK])
def test_a_no_about_a_refund_reaches_whoever_has_asked(key: str) -> None:
    """It is over under this key: a rest is read at once, of a receipt an attendant decides."""
    counter = desk()
    counter.checkout.try_again(counter.change, key)
    counter.store()
    [asked] = counter.change.open_intents()
    counter.checkout.on_failed(counter.change, m.RailFailed(key, asked.key, "silent"))
    counter.checkout.on_refused(counter.change, m.RailSaidNo(key, asked.key, "no_such_charge"))
    assert counter.entry("rail-refused").relevance is Relevance.PAYMENT
    counter.store()
    assert counter.change.open_intents() == []
    assert counter.checkout._outbox.tries(asked.key) == 0
    failing = [
        one.prepayment for _, one in counter.checkout.receipt_refunds.failing(counter.change)
    ]
    assert failing == [BACK]
    reads = [one for one in counter.ticked(POLL_MS) if isinstance(one, m.ReadRail)]
    assert [one.prepayment for one in reads] == ([AWAY] if key == AWAY else [])


@pytest.mark.parametrize("told", ["read", "failed", "refused", "repaired"])
def test_the_next_refund_is_read_after_whatever_was_said_of_the_one_before(told: str) -> None:
    """Also where its answer is about something else, or will not come any more."""
    counter = desk()
    counter.checkout.on_hint(counter.change, m.PaymentHinted(AWAY))
    assert [one.prepayment for one in counter.ticked(POLL_MS) if isinstance(one, m.ReadRail)] == [
        AWAY
    ]
    match told:
        case "read":
            foreign = view("captured", captured=700, currency="USD")
            counter.checkout.on_read(counter.change, m.RailRead(AWAY, foreign))
        case "failed":
            counter.checkout.on_failed(counter.change, m.RailFailed(AWAY, "", "silent"))
        case "refused":
            counter.checkout.on_refused(counter.change, m.RailSaidNo(AWAY, "", "missing"))
        case _:
            counter.checkout.repair(counter.state, counter.clock.now())
    counter.checkout.on_hint(counter.change, m.PaymentHinted(AWAY))
    assert [one.prepayment for one in counter.ticked(POLL_MS) if isinstance(one, m.ReadRail)] == [
        AWAY
    ]


# --- Rests that are paid out ----------------------------------------------------------------------


FETCHES = replace(
    page("paying_out", authorised=Money(2_000), captured=Money(2_000), order=1), carried=Money(900)
)


def fetched() -> tuple[Counter, Intent]:
    """Return the last payer of a sale, and what their rail was asked to pay out to them."""
    counter = Counter(replace(SETTLING, ended_ms=NOW_MS), [FETCHES])
    rail = Account(AccountKind.RAIL, "localpay")
    counter.checkout._vouchers.keep_rest(counter.change, FETCHES, rail)
    counter.books.commit(counter.change.batch())
    counter.store()
    counter.checkout._outbox.ask_pay_out(counter.change, FETCHES, Money(900), "lnbc1", 1)
    counter.store()
    [intent] = counter.change.open_intents()
    return counter, intent


def test_a_rest_that_was_paid_out_ends_its_sale() -> None:
    """The last rail has confirmed."""
    counter, intent = fetched()
    told = view("released", reference="lnbc1")
    counter.checkout.on_done(counter.change, m.RailDone(intent.key, told))
    assert counter.entry("rest-paid-out").body["amount"] == 900
    assert (counter.open, counter.sold.state) == ([], SaleState.SETTLED)
    assert counter.payer.state is PrepaymentState.SETTLED


@pytest.mark.parametrize(
    "told",
    [
        view("processing", reference="lnbc1"),
        view("released", reference="lnbc2"),
        view("paid", reference="lnbc1"),
    ],
)
def test_a_rest_is_asked_for_under_the_same_key_until_it_was_paid_out(told: RailView) -> None:
    """Ever more slowly: it may have been paid."""
    counter, intent = fetched()
    for tries in (1, 2):
        counter.checkout.on_done(counter.change, m.RailDone(intent.key, told))
        counter.store()
        assert counter.change.open_intents() == [intent]
        assert counter.checkout._outbox.tries(intent.key) == tries
    assert (counter.payer, counter.sold.state) == (FETCHES, SaleState.SETTLING)


def test_a_rest_that_will_not_be_paid_out_is_behind_its_code_and_the_sale_is_over() -> None:
    """Nothing more is asked of the rail."""
    counter, intent = fetched()
    counter.checkout.on_failed(counter.change, m.RailFailed(KEY, intent.key, "silent"))
    counter.checkout.on_refused(counter.change, m.RailSaidNo(KEY, intent.key, "no_route"))
    assert counter.entry("rest-not-paid").body["amount"] == 900
    assert (counter.open, counter.sold.state) == ([], SaleState.SETTLED)
    assert counter.checkout._outbox.tries(intent.key) == 0
    assert KEY not in counter.checkout._outbox._refused
    assert counter.checkout.withdrawals.alarms() == (f"rest_unpaid:{KEY}",)
    counter.store()
    counter.checkout.forget(counter.state)
    assert counter.checkout.withdrawals.alarms() == (f"rest_unpaid:{KEY}",)
    counter.checkout.forget(State())
    assert counter.checkout.withdrawals.alarms() == ()


# --- Small things ---------------------------------------------------------------------------------


def test_a_hold_is_read_every_half_minute_and_what_we_hold_ourselves_never() -> None:
    """After whatever was said of it, a second later at the soonest."""
    counter = Counter(OPEN, [HELD, replace(HELD, id="P-000002", rail=VOUCHER)])
    counter.change.save(replace(DELIVERY, state=DeliveryState.DELIVERING))
    counter.store()
    read = m.ReadRail(KEY, "localpay", "ref")
    assert counter.ticked() == [read]
    counter.checkout.on_read(counter.change, m.RailRead(KEY, view("held")))
    counter.store()
    assert counter.checkout.lost() == ()
    assert counter.ticked(POLL_MS + HOLD_POLL_MS - 1) == []
    assert counter.ticked(1) == [read]
    assert counter.ticked(10 * HOLD_POLL_MS) == [], "it is being read"


@pytest.mark.parametrize(
    ("one", "reads"),
    [
        (HELD, True),
        (replace(HELD, rail=VOUCHER), False),
        (page("expired", rail="bank"), False),
        (page("expired"), True),
    ],
)
def test_a_hint_is_looked_into_where_a_rail_can_say_anything(
    one: Prepayment, *, reads: bool
) -> None:
    """Of a hold and of a page that is over; not of our own books, nor past an attendant."""
    counter = Counter(OPEN, [one], traits={"bank": CODE_ONLY})
    counter.checkout.on_hint(counter.change, m.PaymentHinted(KEY))
    assert counter.store() == [m.ReadRail(KEY, one.rail, "ref")] * reads


def test_a_rail_that_answers_is_offered_again() -> None:
    """Whatever it was asked."""
    for told in ("done", "read"):
        counter = Counter(payers=[page("opening", reference="")])
        intent = counter.asks(Verb.OPEN)
        counter.checkout._ways.missed("localpay", counter.clock.now())
        if told == "done":
            counter.checkout.on_done(counter.change, m.RailDone(intent.key, view("open")))
        else:
            counter.checkout.on_read(counter.change, m.RailRead(KEY, view("open")))
        assert "localpay" in counter.checkout._ways.offered(counter.clock.now())


def test_more_is_not_asked_for_where_no_rail_is_there() -> None:
    """Named or not."""
    for rail in ("", "localpay"):
        counter = Counter(OPEN, [PAID], rails=())
        notice = counter.checkout.top_up(counter.change, OPEN, Money(1_000), rail)
        assert notice is Notice.PAYMENT_UNAVAILABLE
        assert not counter.change.batch()


def test_a_cash_rest_that_nobody_fetches_waits_behind_a_code() -> None:
    """By the clock, at the next turn."""
    over = replace(SETTLING, ended_ms=NOW_MS - 900_001)
    mine = page("settling", rail="cash", authorised=Money(2_000), captured=Money(700), order=1)
    counter = Counter(over, [mine], traits={"cash": CASH})
    counter.checkout.tick(counter.change)
    assert (counter.payer.carried, counter.sold.state) == (Money(1_300), SaleState.SETTLED)


def test_money_that_is_gone_is_told_once_while_an_outlet_still_closes() -> None:
    """The rail says it again every half minute."""
    counter = Counter(OPEN, [HELD])
    counter.change.save(replace(DELIVERY, state=DeliveryState.STOPPING))
    counter.store()
    for _ in range(2):
        counter.checkout.on_read(counter.change, m.RailRead(KEY, view("released", held=0)))
    assert counter.payer.state is PrepaymentState.AUTHORISED
    assert counter.entry("authorisation-gone").body["amount"] == 2_000


def test_money_that_is_gone_stops_what_runs_on_it() -> None:
    """For that reason, and nothing that is over already."""
    counter = Counter(OPEN, [HELD])
    runs = replace(DELIVERY, state=DeliveryState.DELIVERING)
    over = replace(runs, id="D-000002", outlet=OutletId(5), state=DeliveryState.SETTLED)
    for one in (runs, over):
        counter.change.save(one)
    counter.store()
    counter.watched[runs.outlet].delivery = runs.id
    counter.checkout.on_read(counter.change, m.RailRead(KEY, view("released", held=0)))
    assert counter.change.delivery(over.id) == over
    assert counter.change.delivery(runs.id).reason is StopReason.PAYMENT


@pytest.mark.parametrize(
    ("verb", "before", "said", "captured"),
    [(Verb.CAPTURE, "settling", "captured", 700), (Verb.VOID, "voiding", "released", 0)],
)
def test_what_a_rail_has_refunded_is_looked_after(
    verb: Verb, before: str, said: str, captured: int
) -> None:
    """From the moment in which it has confirmed."""
    one = page(before, authorised=Money(2_000), order=1)
    counter = Counter(SETTLING, [one], traits={"localpay": SELLS})
    intent = counter.asks(verb, captured or 2_000)
    told = view(said, held=0, captured=captured)
    counter.checkout.on_done(counter.change, m.RailDone(intent.key, told))
    [kept] = counter.change.settings(REFUND).values()
    assert Refund.named(kept).back == Money(2_000 - captured)


def test_money_that_is_too_late_and_cannot_go_back_waits_behind_a_code() -> None:
    """Where a rail gives nothing back of what was paid; what it only holds it lets go of."""
    keeps = replace(SELLS, can_refund_part=False)
    for said, is_kept in (("paid", True), ("held", False)):
        cancelled = replace(SALE, state=SaleState.CANCELLED)
        counter = Counter(cancelled, [page("expired")], traits={"localpay": keeps})
        counter.checkout.on_read(counter.change, m.RailRead(KEY, view(said)))
        assert counter.open == [(Verb.CAPTURE if is_kept else Verb.VOID, 2_000)]
        assert counter.payer.carried == Money(2_000 * is_kept)


def test_a_page_of_an_attendant_ends_whatever_its_rail_says_of_money() -> None:
    """It has nothing to say: nobody but the attendant knows."""
    for said in ("paid", "held", "open"):
        cancelled = replace(SALE, state=SaleState.CANCELLED)
        counter = Counter(cancelled, [page("expiring", rail="bank")], traits={"bank": CODE_ONLY})
        intent = counter.asks(Verb.EXPIRE)
        counter.checkout.on_done(counter.change, m.RailDone(intent.key, view(said)))
        assert counter.payer.state is PrepaymentState.EXPIRED
        assert (counter.change.batch().transfers, counter.open) == ((), [])


def test_whoever_has_paid_is_told_no_more_that_a_payment_before_was_too_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """That was said of another page; this one is paid."""
    counter = Counter(payers=[page("awaiting")])
    monkeypatch.setattr(counter.checkout.turns, "begin", lambda *_: None)
    counter.checkout.notices[QUOTED.id] = Notice.PAID_TOO_LATE
    counter.checkout._money_is_there(counter.change, counter.payer, view("held"))
    assert counter.payer.state is PrepaymentState.AUTHORISED
    assert counter.checkout.notices == {}


def test_where_a_rail_fails_the_preferred_one_of_the_others_takes_its_place() -> None:
    """In the order of the settings."""
    refused = page("failed", reference="")
    counter = Counter(payers=[refused], rails=["localpay", "second", "third"])
    counter.checkout._ways.missed("localpay", counter.clock.now())
    counter.checkout._lapsed(counter.change, refused, Notice.PAYMENT_UNAVAILABLE)
    opened = counter.change.prepayments_of(QUOTED.id)[-1]
    assert (opened.rail, opened.state) == ("second", PrepaymentState.OPENING)


def test_a_capture_that_is_refused_is_read_at_once() -> None:
    """Whether there is anything left to capture."""
    counter = Counter(SETTLING, [page("settling", authorised=Money(2_000), order=1)])
    intent = counter.asks(Verb.CAPTURE, 700)
    counter.checkout.on_refused(counter.change, m.RailSaidNo(KEY, intent.key, "no"))
    assert m.ReadRail(KEY, "localpay", "ref") in counter.store()


def test_a_sale_says_that_nobody_has_named_the_software() -> None:
    """By nothing at all."""
    counter = Counter(OPEN, [PAID])
    counter.checkout.finish(counter.change, OPEN)
    record = counter.entry("sale-finished").body["record"]
    assert isinstance(record, dict)
    assert record["software"] == ""
