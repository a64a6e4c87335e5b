"""Our card rails against payment providers written by others, their pages and their webhooks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
import requests
import stripe
from fakes.fault_proxy import Fault, FaultProxy, answer_of, fault_proxy
from fakes.localpay import running
from fakes.peers import (
    SIMULATOR_KEY,
    SIMULATOR_SECRET,
    Receiver,
    Simulator,
    localstripe,
    simulator,
)
from fakes.rail_rigs import stripe_rail
from fakes.time import FakeClock

from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.payments.stripe import StripeRail
from kiosk.paypage.webhooks import PATH, named_in
from kiosk.ports import RailRefused, RailSilent, RailState

pytestmark = pytest.mark.peer

ASKED = Money(2000)
TAKEN = Money(1231)


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """Yield the simulator of Stripe, as a process of its own."""
    with simulator(tmp_path_factory.mktemp("simulator")) as found:
        yield found


@dataclass
class Payer:
    """One payment at the simulator, from our side and from the payer's."""

    peer: Simulator
    rail: StripeRail
    session: str = ""
    number: int = 123

    def intent(self, verb: Verb, amount: Money = ASKED, *, number: int = 1) -> Intent:
        """Return what the core would write down."""
        return Intent(
            prepayment=f"P-{self.number:06}",
            rail=self.rail.name,
            verb=verb,
            amount=amount,
            created_ms=FakeClock().utc_ms,
            expires_ms=FakeClock().utc_ms + 300_000,
            reference=self.session,
            code="7Q2MK9VX4DTB0WHE",
            description="Harbour Station K-07 - 2",
            number=number,
        )

    def opened(self) -> Payer:
        view = self.rail.carry_out(self.intent(Verb.OPEN))
        assert view.url.startswith(f"{self.peer.url}/sim/stripe/authorize/")
        self.session = view.reference
        return self

    def state(self) -> RailState:
        return self.rail.read(self.session).state

    def does(self, action: str) -> bool:
        return self.peer.act(self.session, action)


def payer(peer: Simulator, kind: str) -> Iterator[Payer]:
    rail = stripe_rail(kind, peer.url, FakeClock())
    yield Payer(peer, rail).opened()
    rail.close()


@pytest.fixture
def holding(peer: Simulator) -> Iterator[Payer]:
    """Yield an open payment of which money is held."""
    yield from payer(peer, "stripe")


@pytest.fixture
def selling(peer: Simulator) -> Iterator[Payer]:
    """Yield an open payment whose money moves at once."""
    yield from payer(peer, "stripe_sale")


# --- The simulator: holds ---------------------------------------------------------------------


def test_what_others_show_to_the_payer_is_what_we_asked_for(holding: Payer) -> None:
    """The hosted page names our amount, and that it is only held."""
    page = requests.get(holding.rail.read(holding.session).url or holding.peer.url, timeout=10)
    assert page.ok
    shown = requests.get(
        f"{holding.peer.url}/sim/stripe/authorize/{holding.session.removeprefix('cs_sim_')}",
        timeout=10,
    ).text
    assert "<strong>2000 EUR</strong>" in shown
    assert "capture: manual" in shown


@pytest.mark.req("PAY-09")
def test_a_hold_is_captured_in_part_and_the_rest_is_free(holding: Payer) -> None:
    """Their books say so, not ours: taken, nothing more to be had, and never twice."""
    assert holding.state() is RailState.OPEN
    assert holding.does("pay")
    view = holding.rail.read(holding.session)
    assert (view.state, view.held, view.captured) == (RailState.HELD, ASKED, NOTHING)
    for number in (1, 2):
        taken = holding.rail.carry_out(holding.intent(Verb.CAPTURE, TAKEN, number=number))
        assert (taken.state, taken.captured) == (RailState.CAPTURED, TAKEN)
    theirs = holding.peer.payment(holding.session)
    assert (theirs["amount_received"], theirs["amount_capturable"]) == (1231, 0)
    with pytest.raises(RailRefused):
        holding.rail.carry_out(holding.intent(Verb.CAPTURE, Money(1), number=3))


@pytest.mark.req("PAY-11")
def test_a_hold_is_let_go(holding: Payer) -> None:
    """A void frees all of it; whoever repeats it is told the same."""
    holding.does("pay")
    for number in (1, 2):
        view = holding.rail.carry_out(holding.intent(Verb.VOID, number=number))
        assert view.state is RailState.RELEASED
    theirs = holding.peer.payment(holding.session)
    assert (theirs["status"], theirs["amount_capturable"]) == ("canceled", 0)
    with pytest.raises(RailRefused):
        holding.rail.carry_out(holding.intent(Verb.CAPTURE, TAKEN))


@pytest.mark.req("PAY-04")
def test_after_an_expiry_their_page_takes_nothing(holding: Payer) -> None:
    """We end the session ourselves, long before they would."""
    assert holding.rail.carry_out(holding.intent(Verb.EXPIRE)).state is RailState.EXPIRED
    assert not holding.does("pay")
    assert holding.state() is RailState.EXPIRED


def test_a_session_that_they_have_ended_is_expired(holding: Payer) -> None:
    """Their clock may be faster than ours."""
    holding.peer.ops(holding.session, "expire_session")
    assert holding.state() is RailState.EXPIRED
    assert holding.rail.carry_out(holding.intent(Verb.EXPIRE)).state is RailState.EXPIRED


@pytest.mark.req("PAY-04")
def test_money_that_was_faster_than_the_expiry_is_seen_and_let_go(holding: Payer) -> None:
    """Paid while we gave up: they refuse the expiry, we read that it is paid, and free it."""
    holding.does("pay")
    view = holding.rail.carry_out(holding.intent(Verb.EXPIRE))
    assert (view.state, view.held) == (RailState.HELD, ASKED)
    assert holding.rail.carry_out(holding.intent(Verb.VOID)).state is RailState.RELEASED
    assert holding.peer.payment(holding.session)["amount_capturable"] == 0


def test_a_declined_card_may_be_tried_again(holding: Payer) -> None:
    """The session stays open: the payer takes another card."""
    assert holding.does("decline")
    assert holding.state() is RailState.OPEN
    assert holding.does("pay")
    assert holding.state() is RailState.HELD


def test_whoever_goes_away_has_paid_nothing(holding: Payer) -> None:
    """An abandoned page is an open one, until we end it."""
    assert holding.does("abandon")
    assert holding.state() is RailState.OPEN
    assert holding.rail.carry_out(holding.intent(Verb.EXPIRE)).state is RailState.EXPIRED


def test_an_authorisation_that_has_run_out_is_gone(holding: Payer) -> None:
    """After some days they let go of it: it can be read, and nothing can be taken."""
    holding.does("pay")
    holding.peer.ops(holding.session, "expire_auth")
    view = holding.rail.read(holding.session)
    assert (view.state, view.held) == (RailState.RELEASED, NOTHING)
    with pytest.raises(RailRefused):
        holding.rail.carry_out(holding.intent(Verb.CAPTURE, TAKEN))
    assert holding.rail.carry_out(holding.intent(Verb.VOID)).state is RailState.RELEASED


# --- The simulator: sales ---------------------------------------------------------------------


@pytest.mark.req("PAY-10")
def test_what_was_not_taken_of_a_sale_is_refunded(selling: Payer) -> None:
    """Their webhooks say what went back: the rest, once."""
    selling.does("pay")
    view = selling.rail.read(selling.session)
    assert (view.state, view.held) == (RailState.PAID, ASKED)
    taken = selling.rail.carry_out(selling.intent(Verb.CAPTURE, TAKEN))
    assert (taken.state, taken.captured) == (RailState.CAPTURED, TAKEN)
    assert selling.peer.refunded(selling.session) == 769


@pytest.mark.req("PAY-10", "PAY-11")
def test_a_sale_of_nothing_is_refunded_as_a_whole(selling: Payer) -> None:
    """Nothing delivered, nothing paid."""
    selling.does("pay")
    assert selling.rail.carry_out(selling.intent(Verb.VOID)).state is RailState.RELEASED
    assert selling.peer.refunded(selling.session) == 2000
    with pytest.raises(RailRefused):
        selling.rail.carry_out(selling.intent(Verb.REFUND, Money(1), number=2))


def test_nothing_goes_back_of_what_was_not_paid(selling: Payer) -> None:
    """A refund before the money has come is refused by ours and by theirs."""
    with pytest.raises(RailRefused):
        selling.rail.carry_out(selling.intent(Verb.REFUND, Money(1)))


def test_a_slow_way_to_pay_is_no_money_until_it_is_through(selling: Payer) -> None:
    """While a bank takes its time nothing may be dispensed."""
    assert selling.does("pay_delayed")
    assert selling.state() is RailState.PROCESSING
    selling.peer.ops(selling.session, "settle_delayed")
    view = selling.rail.read(selling.session)
    assert (view.state, view.held) == (RailState.PAID, ASKED)


def test_a_slow_way_to_pay_that_fails_may_be_tried_again(selling: Payer) -> None:
    """The session is open again; another way to pay then counts."""
    selling.does("pay_delayed")
    selling.peer.ops(selling.session, "fail_delayed")
    assert selling.state() is RailState.OPEN
    selling.does("pay")
    assert selling.state() is RailState.PAID


def test_a_refund_that_waits_for_somebody_is_neither_done_nor_refused(selling: Payer) -> None:
    """Some refunds need an act of the payer's: it is asked for again, and never a second time."""
    selling.does("pay")
    selling.peer.ops(selling.session, "set_refund_mode", mode="requires_action")
    with pytest.raises(RailSilent):
        selling.rail.carry_out(selling.intent(Verb.CAPTURE, TAKEN))


def test_a_refund_that_fails_days_later_is_told_by_them(selling: Payer) -> None:
    """It had succeeded: only their signed message says otherwise, and the money is theirs again."""
    selling.does("pay")
    selling.rail.carry_out(selling.intent(Verb.CAPTURE, TAKEN))
    refund = selling.peer.hooks.of("refund.created")[-1]
    selling.peer.ops(selling.session, "fail_refund", refund_id=refund["id"])
    failed = selling.peer.hooks.deliveries[-1]
    assert failed.event["type"] == "refund.failed"
    stripe.Webhook.construct_event(failed.body, failed.signature, SIMULATOR_SECRET)
    assert selling.peer.refunded(selling.session) == 0


@pytest.mark.req("PAY-10")
def test_a_refund_that_failed_is_asked_for_again_under_a_number_of_its_own(selling: Payer) -> None:
    """They show no refunds, so no reading is an alarm; but their message names the prepayment."""
    selling.does("pay")
    selling.rail.carry_out(selling.intent(Verb.CAPTURE, TAKEN))
    refund = selling.peer.hooks.of("refund.created")[-1]
    selling.peer.ops(selling.session, "fail_refund", refund_id=refund["id"])
    assert named_in(selling.peer.hooks.deliveries[-1].body)[1] == f"P-{selling.number:06}"
    assert not selling.rail.read(selling.session).shows_refunds
    again = selling.intent(Verb.REFUND, ASKED - TAKEN, number=1)
    view = selling.rail.carry_out(again)
    assert (view.state, view.captured) == (RailState.CAPTURED, TAKEN)
    assert selling.peer.refunded(selling.session) == 769


# --- The simulator: webhooks ------------------------------------------------------------------


@pytest.mark.req("PAY-05")
def test_their_webhooks_are_sound_to_their_client_and_to_ours(peer: Simulator) -> None:
    """Every message of a visit is verified by the official client, and wakes our poller."""
    begin = len(peer.hooks.deliveries)
    rail = stripe_rail("stripe", peer.url, FakeClock())
    with running(webhook_secrets=("whsec_of_another_rail", SIMULATOR_SECRET)) as run:
        peer.hooks.answers.clear()
        peer.hooks.forward_to = f"{run.pay.public_url}{PATH}"
        try:
            visit = Payer(peer, rail, number=777).opened()
            visit.does("decline")
            visit.does("pay")
            # Their clock is the world's, ours is turned by hand to theirs.
            assert peer.hooks.answers == [400, 400, 400], "signed at another time than ours"
            latest = peer.hooks.deliveries[-1]
            stamp = int(latest.signature.partition("t=")[2].partition(",")[0])
            run.clock.utc_ms = stamp * 1000
            rail.carry_out(visit.intent(Verb.CAPTURE, TAKEN))
        finally:
            peer.hooks.forward_to = ""
        assert peer.hooks.answers[3:] == [200, 200]
        assert run.paid == ["P-000777"] * 2, "once for each event"
    rail.close()
    sent = peer.hooks.deliveries[begin:]
    assert [one.event["type"] for one in sent] == [
        "payment_intent.payment_failed",
        "checkout.session.completed",
        "payment_intent.amount_capturable_updated",
        "charge.captured",
        "payment_intent.succeeded",
    ]
    for one in sent:
        event = stripe.Webhook.construct_event(one.body, one.signature, SIMULATOR_SECRET)
        assert event.id == one.event["id"]


def test_the_key_that_we_send_is_the_one_that_they_want(holding: Payer) -> None:
    """Their own client reads what our rail has made of a payment."""
    holding.does("pay")
    client = stripe.StripeClient(
        SIMULATOR_KEY, base_addresses={"api": holding.peer.url}, max_network_retries=0
    )
    session = client.v1.checkout.sessions.retrieve(holding.session)
    assert session.metadata is not None
    assert session.metadata["hold"] == "P-000123"
    assert session.amount_total == 2000


# --- localstripe ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of localstripe, as a process of its own."""
    with localstripe(tmp_path_factory.mktemp("localstripe")) as found:
        yield found


class Front(FaultProxy):
    """Puts before localstripe what it lacks: a session, two amounts, a reason of a cancellation.

    Both amounts come from its own charge: what was captured, and what went back of it.
    """

    def answer(self, request: bytes, fault: Fault) -> bytes:
        """Answer about the session ourselves; pass on the rest, and add what is missing."""
        self.twist = self._added
        head, gap, _ = request.partition(b"\r\n\r\n")
        if b"/v1/checkout/sessions/" in head:
            return answer_of(200, json.dumps(self.session).encode())
        if b"/cancel" in head.partition(b"\r\n")[0]:
            request = re.sub(rb"(?i)content-length: *[0-9]+", b"Content-Length: 0", head) + gap
        return super().answer(request, fault)

    session: ClassVar[dict[str, object]] = {
        "id": "cs_front_1",
        "object": "checkout.session",
        "status": "complete",
        "currency": "eur",
        "amount_total": 2000,
        "metadata": {"hold": "P-000123"},
    }

    @staticmethod
    def _added(_number: int, found: object) -> object:
        if not isinstance(found, dict) or found.get("object") != "payment_intent":
            return found
        charge = found.get("latest_charge") or {}
        is_held = found["status"] == "requires_capture"
        taken = found["amount"] - charge.get("amount_refunded", 0) if charge.get("captured") else 0
        return {
            **found,
            "amount_capturable": found["amount"] if is_held else 0,
            "amount_received": taken,
        }


CARD = "4242424242424242"
CARD_THAT_ASKS = "4000000000003220"
"""Its bank wants to know whether it is really its owner (3-D Secure)."""


@dataclass
class Card:
    """Somebody's card at localstripe."""

    url: str

    def post(self, path: str, **form: object) -> dict[str, Any]:
        answer = requests.post(
            f"{self.url}/v1/{path}", data=form, auth=(SIMULATOR_KEY, ""), timeout=10
        )
        assert answer.ok, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def charge(self, payment: str) -> dict[str, Any]:
        """Return what their books say of a payment."""
        found: dict[str, Any] = requests.get(
            f"{self.url}/v1/payment_intents/{payment}", auth=(SIMULATOR_KEY, ""), timeout=10
        ).json()["latest_charge"]
        return found

    def pay(self, number: str = CARD) -> dict[str, Any]:
        """Pay 20.00 to be captured later."""
        method = self.post(
            "payment_methods",
            **{
                "type": "card",
                "card[number]": number,
                "card[exp_month]": 12,
                "card[exp_year]": 2040,
                "card[cvc]": 123,
            },
        )
        made = self.post(
            "payment_intents",
            amount=2000,
            currency="eur",
            capture_method="manual",
            payment_method=method["id"],
            **{"metadata[hold]": "P-000123"},
        )
        return self.post(f"payment_intents/{made['id']}/confirm")


@pytest.fixture
def card(second: str) -> Card:
    """Return somebody's card."""
    return Card(second)


@pytest.fixture
def front(second: str) -> Iterator[Callable[[dict[str, Any]], Payer]]:
    """Yield what gives a payment at localstripe a session, and our rail to it."""
    with fault_proxy(second, kind=Front) as line:
        rail = stripe_rail("stripe", line.url, FakeClock())

        def of(payment: dict[str, Any]) -> Payer:
            Front.session["payment_intent"] = payment["id"]
            return Payer(Simulator(second, Receiver()), rail, session="cs_front_1")

        yield of
        rail.close()


Fronted = Callable[[dict[str, Any]], Payer]


def test_a_second_opinion_on_a_capture_in_part(card: Card, front: Fronted) -> None:
    """Another maker's payment intent: held, captured in part, the rest given back."""
    payer = front(card.pay())
    view = payer.rail.read(payer.session)
    assert (view.state, view.held) == (RailState.HELD, ASKED)
    for _ in range(2):
        taken = payer.rail.carry_out(payer.intent(Verb.CAPTURE, TAKEN))
        assert (taken.state, taken.captured) == (RailState.CAPTURED, TAKEN)
    charge = card.charge(str(Front.session["payment_intent"]))
    assert (charge["captured"], charge["amount_refunded"]) == (True, 769)


def test_a_second_opinion_on_a_release(card: Card, front: Fronted) -> None:
    """A hold is cancelled, and reads so afterwards."""
    payer = front(card.pay())
    assert payer.rail.carry_out(payer.intent(Verb.VOID)).state is RailState.RELEASED
    assert payer.state() is RailState.RELEASED


def test_a_card_whose_bank_asks_its_owner_is_no_money_before_the_answer(
    card: Card, front: Fronted
) -> None:
    """3-D Secure: nothing is held until the owner has said that it is them."""
    payment = card.pay(CARD_THAT_ASKS)
    payer = front(payment)
    assert payer.state() is RailState.OPEN
    answer = requests.post(
        f"{card.url}/v1/payment_intents/{payment['id']}/_authenticate",
        data={"client_secret": payment["client_secret"], "success": "true"},
        auth=(SIMULATOR_KEY, ""),
        timeout=10,
    )
    assert answer.ok, answer.text
    view = payer.rail.read(payer.session)
    assert (view.state, view.held) == (RailState.HELD, ASKED)
