"""The rails that there are, each with a payer before it and somebody who counts the money.

To add a rail to the conformance suite: write a child of `RailRig` that starts its provider (or a
stand-in for it), says what the rail can do, lets a payer pay and counts the provider's money; add
it to `RIGS`. Nothing else: every test that fits what it can do is asked of it.
"""

from __future__ import annotations

import runpy
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
import requests
from fakes import daraja
from fakes.daraja import running_daraja
from fakes.fault_proxy import FaultProxy, fault_proxy
from fakes.lnbits import ADMIN_KEY, INVOICE_KEY, fake_lnbits
from fakes.lnbits_itself import is_installed, lnbits_itself
from fakes.localpay import EUR, HOLDS, KEY, SALES, pay_sale, running, sale
from fakes.localpay_store import MemoryLocalPayStore
from fakes.peers import SIMULATOR_KEY, simulator
from fakes.status_place import STATUS_KEY, status_place
from fakes.time import FakeClock

from kiosk.domain.intent import Intent, Verb
from kiosk.domain.lightning import Asked
from kiosk.domain.money import Money
from kiosk.domain.site import Seller
from kiosk.payments import outside
from kiosk.payments.display import DisplayRail
from kiosk.payments.http import Http
from kiosk.payments.kinds import RailSettings
from kiosk.payments.lnbits import KEY_HEADER, LnbitsRail, refused_by
from kiosk.payments.mpesa import SHILLING, MpesaRail
from kiosk.payments.registry import RAILS, rail
from kiosk.payments.stripe import StripeRail
from kiosk.ports import Clock, PaymentRail, RailTraits, RailView
from kiosk.ports_localpay import LocalPayStore
from kiosk.runtime.clock import SystemClock
from kiosk.storage.localpay import SqliteLocalPayStore

ASKED = Money(2000)
"""What is asked for."""
TAKEN = Money(1231)
"""What is taken of it, by those who take a part."""
LATEST = 4
"""So many payments may still be touched: a test has no more of them."""
PATIENCE_S = 10.0
HURRY_S = 0.3
"""How long a rail waits for an answer, and how long one does that is meant to give up."""


@dataclass(frozen=True, slots=True)
class Truth:
    """Where the money is, in minor units: on the provider's side, whatever the rail says."""

    payer: int
    reserved: int
    seller: int

    def __add__(self, more: Truth) -> Truth:
        """Return both together."""
        return Truth(
            self.payer + more.payer, self.reserved + more.reserved, self.seller + more.seller
        )

    def __sub__(self, before: Truth) -> Truth:
        """Return what has moved since `before`."""
        return Truth(
            self.payer - before.payer,
            self.reserved - before.reserved,
            self.seller - before.seller,
        )


NOTHING_MOVED = Truth(0, 0, 0)


def reserved(minor: int) -> Truth:
    """Return what moves where `minor` is reserved."""
    return Truth(-minor, minor, 0)


def taken(minor: int) -> Truth:
    """Return what moves where `minor` has become the seller's."""
    return Truth(-minor, 0, minor)


class RailRig:
    """A rail, its provider, and the line between them.

    The flags say what the rail can do, and so which tests it is asked; a child sets those that
    differ. Its constructor sets the rest.
    """

    holds: ClassVar[bool] = True
    """Money is reserved first and captured later; otherwise it moves when the payer pays."""
    refunds_part: ClassVar[bool] = True
    """What was not taken goes back by the rail itself."""
    sees_money: ClassVar[bool] = True
    """Reading says whether somebody has paid; otherwise an attendant must."""
    keeps_keys: ClassVar[bool] = True
    """The provider honours idempotency keys: another wish under a used key is refused."""
    can_end: ClassVar[bool] = True
    """Once nobody is to pay any more, nobody can."""

    shows_refunds: ClassVar[bool] = True
    """Reading shows what went back; otherwise only the answer to the refund tells it."""
    asks_nobody: ClassVar[frozenset[str]] = frozenset()
    """For which acts it has nobody to ask: "open" and others of the suite's."""
    repeats: ClassVar[frozenset[str]] = frozenset({"currency", "amount", "prepayment"})
    """What its provider says of a payment besides how it stands."""
    currency: ClassVar[str] = "EUR"
    """What it is paid in."""
    can_revoke: ClassVar[bool] = False
    """The provider can be made to let go of what it has reserved."""
    can_be_slow: ClassVar[bool] = False
    """A payer may use a way to pay that takes its time."""
    can_decline: ClassVar[bool] = False
    """A payer's first try may fail."""
    can_be_off: ClassVar[bool] = False
    """The provider's clock can be turned, and the provider looks at it."""
    answers_alike: ClassVar[bool] = False
    """Another rig's rail reads the same answers: wrong and garbled ones are tried there."""
    marks: ClassVar[tuple[pytest.MarkDecorator, ...]] = ()
    """What its tests are marked with, such as a stage that not everybody runs."""

    rail: PaymentRail
    hurried: PaymentRail
    """The same rail for somebody who gives up after `HURRY_S`."""
    line: FaultProxy | None = None
    """What is between the rail and its provider; None where it asks nobody."""
    now_ms: int
    """What the provider's clock shows."""
    secrets: tuple[str, ...] = ()
    """What must never be read in any text."""

    def __init__(self, place: Path, stack: ExitStack) -> None:
        """Start the provider with its files in `place`; `stack` ends it."""
        raise NotImplementedError

    def pay(self, opened: RailView, *, slowly: bool = False) -> bool:
        """Let the payer pay what was `opened`, perhaps `slowly`; whether they could."""
        raise NotImplementedError

    def turn_clock(self, ms: int) -> None:
        """Put the provider's clock forward by `ms`, or back, where that can be."""
        raise NotImplementedError

    def decline(self, opened: RailView) -> bool:
        """Let the payer try in vain, where that can be."""
        raise NotImplementedError

    def come_through(self, opened: RailView) -> None:
        """Let a slow payment come through, where there are any."""
        raise NotImplementedError

    def fall_through(self, opened: RailView) -> None:
        """Let a slow payment fail, where there are any."""
        raise NotImplementedError

    def revoke(self, opened: RailView) -> None:
        """Let the provider let go of what it has reserved, where it may."""
        raise NotImplementedError

    def money(self) -> Truth:
        """Count the money on the provider's side, all payments together."""
        raise NotImplementedError


class LocalPayInMemory(RailRig):
    """Our own pay page, and a payer with a prepaid account."""

    traits: ClassVar[RailTraits] = HOLDS
    can_revoke: ClassVar[bool] = True
    can_decline: ClassVar[bool] = True
    can_be_off: ClassVar[bool] = True

    def __init__(self, place: Path, stack: ExitStack) -> None:
        """Start the page on free ports of this machine."""
        self._run = stack.enter_context(running(store=self._store(place, stack), demo=False))
        self.line = stack.enter_context(fault_proxy(self._run.pay.api_url))
        patient, hurried = (
            self._run.rail(self.line.url, traits=self.traits, wait_s=wait_s)
            for wait_s in (PATIENCE_S, HURRY_S)
        )
        stack.callback(patient.close)
        stack.callback(hurried.close)
        self.rail, self.hurried = patient, hurried
        self._purse = 100_000_000
        self._account = self._run.account(self._purse)
        self._phone = self._run.phone()
        stack.callback(self._phone.close)
        self.now_ms = self._run.clock.utc_ms
        self.secrets = (KEY,)

    def _store(self, _place: Path, _stack: ExitStack) -> LocalPayStore:
        return MemoryLocalPayStore()

    def pay(self, opened: RailView, *, slowly: bool = False) -> bool:
        """Pay from the account, on the page."""
        assert not slowly
        code = opened.url.rpartition("/")[2]
        self._run.sales[code] = pay_sale(sale())
        return self._phone.pay_from(self._account.id, code=code).history != []

    def turn_clock(self, ms: int) -> None:
        """Turn LocalPay's own clock."""
        self._run.clock.utc_ms += ms

    def decline(self, opened: RailView) -> bool:
        """Mistype the PIN."""
        code = opened.url.rpartition("/")[2]
        self._run.sales[code] = pay_sale(sale())
        return not self._phone.pay_from(self._account.id, "000000", code=code).history

    def revoke(self, opened: RailView) -> None:
        """Have the operator let go of it, by the API."""
        url, auth = self._run.pay.api_url, {"Authorization": f"Bearer {KEY}"}
        session = requests.get(
            f"{url}/v1/checkout/sessions/{opened.reference}", headers=auth, timeout=10
        ).json()
        payment = session["payment_intent"]
        answer = requests.post(
            f"{url}/v1/payment_intents/{payment}/cancel",
            headers=auth | {"Idempotency-Key": f"revoke {payment}"},
            timeout=10,
        )
        assert answer.ok, answer.text

    def money(self) -> Truth:
        """Look into the account."""
        found = self._run.store.account(self._account.id)
        assert found is not None
        balance, held = found.balance.minor, found.held.minor
        return Truth(balance - held, held, self._purse - balance)


class LocalPayOnDisk(LocalPayInMemory):
    """The same with its real file."""

    answers_alike: ClassVar[bool] = True

    def _store(self, place: Path, stack: ExitStack) -> LocalPayStore:
        return stack.enter_context(SqliteLocalPayStore(place / "localpay.db"))


class LocalPayWithoutHolds(LocalPayOnDisk):
    """The same where the money moves at once: what is not taken is refunded."""

    holds: ClassVar[bool] = False
    can_revoke: ClassVar[bool] = False
    answers_alike: ClassVar[bool] = False
    traits: ClassVar[RailTraits] = SALES


class StripeHolds(RailRig):
    """Stripe as others understand it, with the keys that it lacks: the kind `stripe`."""

    kind: ClassVar[str] = "stripe"
    can_revoke: ClassVar[bool] = True
    can_decline: ClassVar[bool] = True
    answers_alike: ClassVar[bool] = True
    marks: ClassVar[tuple[pytest.MarkDecorator, ...]] = (pytest.mark.peer,)

    def __init__(self, place: Path, stack: ExitStack) -> None:
        """Start the simulator, and take the rail that the settings would name."""
        self._peer = stack.enter_context(simulator(place))
        self.line = stack.enter_context(fault_proxy(self._peer.url, remembers_keys=True))
        self.clock = clock = FakeClock()
        """Ours, for the rail."""
        self.rail, self.hurried = (
            stripe_rail(self.kind, self.line.url, clock, wait_s=wait_s)
            for wait_s in (PATIENCE_S, HURRY_S)
        )
        stack.callback(self.rail.close)
        stack.callback(self.hurried.close)
        self.now_ms = clock.utc_ms
        self.secrets = (SIMULATOR_KEY,)
        self._paid: list[str] = []
        self._over = Truth(0, 0, 0)

    def pay(self, opened: RailView, *, slowly: bool = False) -> bool:
        """Press the button on the hosted page."""
        could = self._peer.act(opened.reference, "pay_delayed" if slowly else "pay")
        if could and opened.reference not in self._paid:
            self._paid.append(opened.reference)
        return could

    def decline(self, opened: RailView) -> bool:
        """Have the card declined."""
        return self._peer.act(opened.reference, "decline")

    def come_through(self, opened: RailView) -> None:
        """Have the bank say yes."""
        self._peer.ops(opened.reference, "settle_delayed")

    def fall_through(self, opened: RailView) -> None:
        """Have the bank say no."""
        self._peer.ops(opened.reference, "fail_delayed")

    def revoke(self, opened: RailView) -> None:
        """Have the days of the authorisation go by."""
        self._peer.ops(opened.reference, "expire_auth")

    def money(self) -> Truth:
        """Add up what the simulator says of each payment, and what its webhooks told of it.

        Of what nobody touches any more the sum is kept.
        """
        while len(self._paid) > LATEST:
            self._over += self._of(self._paid.pop(0))
        return sum(map(self._of, self._paid), self._over)

    def _of(self, session: str) -> Truth:
        payment = self._peer.payment(session)
        held = payment["amount_capturable"]
        seller = payment["amount_received"] - self._peer.refunded(session)
        return Truth(-held - seller, held, seller)


class StripeSales(StripeHolds):
    """The kind `stripe_sale`: the money moves at once, and what is not taken is refunded."""

    kind: ClassVar[str] = "stripe_sale"
    can_revoke: ClassVar[bool] = False
    can_be_slow: ClassVar[bool] = True
    holds: ClassVar[bool] = False
    shows_refunds: ClassVar[bool] = False


def stripe_rail(kind: str, url: str, clock: Clock, *, wait_s: float = PATIENCE_S) -> StripeRail:
    """Return the rail of a `kind` as the settings would make it, that waits for `wait_s` at most.

    Tests turn the clock by hand, and a provider's own clock is days off.
    """
    told = RailSettings(
        name=kind,
        currency=EUR,
        return_url="https://kiosk.example/p/{code}",
        values={"api_base": url},
        secrets={"key": SIMULATOR_KEY},
    )
    made = rail(kind, told, clock)
    assert isinstance(made, StripeRail)
    made._http._timeouts_s = (5.0, wait_s)
    return made


class Lnbits(RailRig):
    """Lightning, and a payer whose wallet is at the same LNbits."""

    holds: ClassVar[bool] = False
    refunds_part: ClassVar[bool] = False
    can_end: ClassVar[bool] = False

    def __init__(self, place: Path, stack: ExitStack) -> None:  # noqa: ARG002 - It keeps no file.
        """Start a stand-in on a free port of this machine, at a thousand sat for a euro."""
        clock = FakeClock()
        self._lnbits = stack.enter_context(fake_lnbits(lambda: clock.now().utc_ms // 1000))
        self.line = stack.enter_context(fault_proxy(self._lnbits.url))
        self.rail, self.hurried = (
            self._made(stack, self.line.url, clock, wait_s, INVOICE_KEY)
            for wait_s in (PATIENCE_S, HURRY_S)
        )
        self.now_ms = clock.utc_ms
        self.secrets = (INVOICE_KEY, ADMIN_KEY)

    def _made(
        self, stack: ExitStack, url: str, clock: Clock, wait_s: float, key: str
    ) -> LnbitsRail:
        http = Http(
            url,
            key,
            clock,
            timeouts_s=(2.0, wait_s),
            key_header=KEY_HEADER,
            refusal=refused_by,
        )
        lightning = LnbitsRail(
            http,
            None,
            clock,
            name="lightning",
            currency=EUR,
            expiry_s=600,
            sat_per_unit=(1000, 1),
        )
        stack.callback(lightning.close)
        return lightning

    def pay(self, opened: RailView) -> bool:
        """Pay the invoice that was opened."""
        asked = Asked.named(opened.reference)
        assert asked is not None
        return self._lnbits.pay(asked.payment_hash)

    def money(self) -> Truth:
        """Look into the wallet: ten sat are a cent."""
        minor = self._lnbits.received_msat // 10_000
        return Truth(-minor, 0, minor)


class DisplayCode(RailRig):
    """A code on the screen, and an attendant who looks at the bank's list."""

    holds: ClassVar[bool] = False
    refunds_part: ClassVar[bool] = False
    sees_money: ClassVar[bool] = False
    keeps_keys: ClassVar[bool] = False
    can_end: ClassVar[bool] = False
    asks_nobody: ClassVar[frozenset[str]] = frozenset({"open", "expire"})

    def __init__(self, place: Path, stack: ExitStack) -> None:  # noqa: ARG002 - It keeps no file.
        """Start nothing: nobody is at the other end."""
        self.rail = self.hurried = self._made("", stack)
        self.now_ms = FakeClock().utc_ms
        self._paid = 0

    def _made(self, status_url: str, stack: ExitStack, *, wait_s: float = 1.0) -> DisplayRail:
        fields = {one.key: one.default for one in RAILS["emvco"].fields}
        given = {"identifier": "org.example", "account": "1", "country": "DE", "city": "Berlin"}
        values = {key: str(value) for key, value in (fields | given).items() if value is not None}
        told = RailSettings(
            name="bank-app",
            currency=EUR,
            return_url="",
            values=values | {"status_url": status_url},
            secrets={"status_key": STATUS_KEY} if status_url else {},
            seller=Seller("Harbour Ltd", ("Quay 1",)),
            kiosk="K-07",
        )
        made = rail("emvco", told, FakeClock())
        assert isinstance(made, DisplayRail)
        stack.callback(made.close)
        if made._status is not None:
            made._status._http._timeouts_s = (2.0, wait_s)
        return made

    def pay(self, opened: RailView) -> bool:  # noqa: ARG002 - Nobody can tell which.
        """Pay: no code has an end, and nobody hears of it."""
        self._paid += ASKED.minor
        return True

    def money(self) -> Truth:
        """Look at the bank's list."""
        return taken(self._paid)


class DisplayStatus(DisplayCode):
    """The same where a place of the operator's knows what has come."""

    sees_money: ClassVar[bool] = True
    asks_nobody: ClassVar[frozenset[str]] = frozenset({"open"})
    repeats: ClassVar[frozenset[str]] = frozenset({"currency", "amount"})

    def __init__(self, place: Path, stack: ExitStack) -> None:  # noqa: ARG002 - It keeps no file.
        """Start that place on a free port of this machine."""
        self._place = stack.enter_context(status_place())
        self.line = stack.enter_context(fault_proxy(self._place.url))
        self.rail, self.hurried = (
            self._made(self.line.url, stack, wait_s=wait_s) for wait_s in (PATIENCE_S, HURRY_S)
        )
        self.now_ms = FakeClock().utc_ms
        self.secrets = (STATUS_KEY,)

    def pay(self, opened: RailView) -> bool:
        """Pay with the reference that the code says."""
        self._place.paid[opened.reference] = ASKED.minor
        return True

    def money(self) -> Truth:
        """Add up what has come."""
        return taken(sum(self._place.paid.values()))


class Mpesa(RailRig):
    """M-Pesa, and a payer whose phone rings: they give its number, and enter their PIN."""

    holds: ClassVar[bool] = False
    refunds_part: ClassVar[bool] = False
    keeps_keys: ClassVar[bool] = False
    can_end: ClassVar[bool] = False
    """The core asks no phone after the end; whoever asked one would be answered."""
    asks_nobody: ClassVar[frozenset[str]] = frozenset({"open", "expire"})
    repeats: ClassVar[frozenset[str]] = frozenset()
    currency: ClassVar[str] = "KES"

    def __init__(self, place: Path, stack: ExitStack) -> None:  # noqa: ARG002 - It keeps no file.
        """Start a stand-in on a free port of this machine."""
        self._daraja = stack.enter_context(running_daraja())
        self._daraja.forgets_tokens = False
        self.line = stack.enter_context(fault_proxy(self._daraja.url))
        self.rail, self.hurried = (
            self._made(self.line.url, stack, wait_s) for wait_s in (PATIENCE_S, HURRY_S)
        )
        self.hurried._pushed = self.rail._pushed  # It is the same rail.
        self.now_ms = FakeClock().utc_ms
        self.secrets = (daraja.CONSUMER_SECRET, daraja.PASSKEY)
        self._phones = 0

    def _made(self, url: str, stack: ExitStack, wait_s: float) -> MpesaRail:
        told = RailSettings(
            name="mpesa",
            currency=SHILLING,
            return_url="https://pay.example.org/p/{code}",
            values={
                "api_base": url,
                "shortcode": daraja.SHORTCODE,
                "till": "",
                "callback_url": "https://till.example.org/nobody",
            },
            secrets={
                "consumer_key": daraja.CONSUMER_KEY,
                "consumer_secret": daraja.CONSUMER_SECRET,
                "passkey": daraja.PASSKEY,
            },
        )
        made = rail("mpesa", told, FakeClock())
        assert isinstance(made, MpesaRail)
        stack.callback(made.close)
        made._http._timeouts_s = made._keys._timeouts_s = (2.0, wait_s)
        made._authorise()
        return made

    def pay(self, opened: RailView) -> bool:
        """Give the number of another phone each time, and enter the PIN on it."""
        assert isinstance(self.rail, MpesaRail)
        self._phones += 1
        asked = self.rail.ask_payer(opened.reference, f"07{self._phones:08}")
        return self._daraja.enter_pin(asked.reference.rpartition(":")[2])

    def money(self) -> Truth:
        """Add up what has come in, in cents."""
        return taken(self._daraja.received * 100)


class LnbitsAsItIs(Lnbits):
    """The same at LNbits itself, where it is installed: its payments take a while."""

    answers_alike: ClassVar[bool] = True
    marks: ClassVar[tuple[pytest.MarkDecorator, ...]] = (pytest.mark.lightning,)

    def __init__(self, place: Path, stack: ExitStack) -> None:
        """Start LNbits, with a wallet for the seller and one for the payer."""
        lnbits = stack.enter_context(lnbits_itself(place))
        self._seller, self._purse = lnbits.wallet("seller"), lnbits.wallet("payer", 10_000_000)
        self._itself = lnbits
        self.line = stack.enter_context(fault_proxy(lnbits.url))
        self.rail, self.hurried = (
            self._made(stack, self.line.url, SystemClock(), wait_s, self._seller.invoice_key)
            for wait_s in (PATIENCE_S, HURRY_S)
        )
        self.now_ms = SystemClock().now().utc_ms
        self.secrets = (self._seller.invoice_key, self._seller.admin_key)

    def pay(self, opened: RailView) -> bool:
        """Pay from the other wallet, which is at the same place."""
        return self._itself.pay(self._purse, opened.url.partition(":")[2].lower())

    def money(self) -> Truth:
        """Look into both wallets."""
        minor = self._itself.sat(self._seller) // 10
        return Truth(-minor, 0, minor)


RIGS: dict[str, type[RailRig]] = {
    "display code": DisplayCode,
    "display code with a status": DisplayStatus,
    "mpesa": Mpesa,
    "lnbits": Lnbits,
    "localpay in memory": LocalPayInMemory,
    "localpay on disk": LocalPayOnDisk,
    "localpay without holds": LocalPayWithoutHolds,
    "stripe": StripeHolds,
    "stripe_sale": StripeSales,
}
"""Every rail that must pass, by the name that its tests go by."""


@dataclass
class Visit:
    """One prepayment at a rig: what the core would write down for it, and what it moved."""

    rig: RailRig
    number: int

    def __post_init__(self) -> None:
        """Count the money as it was before."""
        self._before = self.rig.money()

    @property
    def prepayment(self) -> str:
        """The prepayment's id."""
        return f"P-{self.number:06}"

    def intent(
        self, verb: Verb, amount: Money = ASKED, *, reference: str = "", number: int = 1
    ) -> Intent:
        """Return what the core would write down."""
        return Intent(
            prepayment=self.prepayment,
            rail=self.rig.rail.name,
            verb=verb,
            amount=amount,
            created_ms=self.rig.now_ms,
            expires_ms=self.rig.now_ms + 300_000,
            reference=reference,
            code=f"{self.number:016}",
            description="Harbour Station K-07 - 2",
            number=number,
        )

    def opened(self) -> RailView:
        """Open the payment."""
        return self.rig.rail.carry_out(self.intent(Verb.OPEN))

    def held(self) -> str:
        """Open the payment, have it paid and return its reference."""
        opened = self.opened()
        assert self.rig.pay(opened), "the payer could pay"
        return opened.reference

    def ask(
        self, verb: Verb, reference: str, amount: Money = ASKED, *, number: int = 1
    ) -> RailView:
        """Have the rail carry something out."""
        intent = self.intent(verb, amount, reference=reference, number=number)
        return self.rig.rail.carry_out(intent)

    def moved(self) -> Truth:
        """Return what has moved on the provider's side since this visit began."""
        return self.rig.money() - self._before


def _rigs_of_others() -> dict[str, type[RailRig]]:
    """Return the rigs in a folder of one's own, beside the rails that they are for."""
    own = outside.folder()
    found: dict[str, type[RailRig]] = {}
    for path in sorted(own.glob("_*_rig.py")) if own is not None else ():
        found |= runpy.run_path(str(path))["RIGS"]
    return found


RIGS |= _rigs_of_others()
if is_installed():
    RIGS["lnbits as it is"] = LnbitsAsItIs
