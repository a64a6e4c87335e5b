"""What happens to a checkout: each step decided on what is stored, and stored only if it still is.

No web in here. The API and the page ask for steps; a step is a checkout as it shall be, with the
movement of a prepaid account that goes with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.domain.money import Money
from kiosk.ports import Clock, Overdrawn, StorageError
from kiosk.ports_localpay import (
    Answer,
    Change,
    Checkout,
    CheckoutState,
    Conflict,
    LocalPayStore,
    Movement,
    MovementKind,
    PaidWith,
    PaymentState,
)

SLOW_MS = 8_000
"""How long a slow payment takes in demo mode."""

ATTEMPTS_MAX = 50


class Refusal(Exception):
    """No: for a reason that the caller can be told, in the words of Stripe's API."""

    def __init__(
        self,
        message: str,
        *,
        code: str = "",
        param: str = "",
        kind: str = "invalid_request_error",
        status: int = 400,
    ) -> None:
        """Keep what an answer needs."""
        super().__init__(message)
        self.message = message
        self.code = code
        self.param = param
        self.kind = kind
        self.status = status


class Unexpected(Refusal):
    """The payment is not in a state in which that can be done; nothing changed."""

    def __init__(self, checkout: Checkout, verb: str) -> None:
        """Name the state, as Stripe does."""
        super().__init__(
            f"This PaymentIntent could not be {verb} because it has a status of "
            f"{checkout.payment_state}.",
            code="payment_intent_unexpected_state",
        )


class Poor(Refusal):
    """The prepaid account does not hold as much; nothing changed."""

    def __init__(self) -> None:
        """Say so as a declined card would."""
        super().__init__(
            "The account has insufficient funds.",
            code="card_declined",
            kind="card_error",
            status=402,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """A checkout as it shall be, and the account's movement that belongs to it."""

    checkout: Checkout
    kind: MovementKind | None = None
    balance_delta: int = 0
    held_delta: int = 0


Decide = Callable[[Checkout], Step]
Reply = Callable[[Checkout], Answer]


class Checkouts:
    """Takes checkouts from step to step, whoever else does so at the same time."""

    def __init__(self, store: LocalPayStore, clock: Clock) -> None:
        """Take the memory and the time."""
        self._store = store
        self._clock = clock

    def of_session(self, session: str) -> Checkout | None:
        """Return a checkout by its session's id, as it stands now."""
        return self._now(self._store.checkout(session))

    def of_payment(self, payment: str) -> Checkout | None:
        """Return a checkout by its payment's id, as it stands now."""
        return self._now(self._store.checkout_of_payment(payment))

    def of_code(self, code: str) -> Checkout | None:
        """Return a checkout by the code of its link, as it stands now."""
        return self._now(self._store.checkout_of_code(code))

    def open(self, checkout: Checkout, reply: Reply | None = None) -> None:
        """Store a new checkout; Conflict where its code or its key's answer is there already."""
        self._store.store(Change(checkout, None if reply is None else reply(checkout)))

    def change(self, session: str, decide: Decide, reply: Reply | None = None) -> Checkout:
        """Take a step that `decide` finds right for the checkout as it is; return it as stored.

        Conflict where the answer that `reply` makes is no longer wanted: its key has one.
        """
        for _ in range(ATTEMPTS_MAX):
            stored = self._store.checkout(session)
            if stored is None:
                raise Refusal("No such checkout.", code="resource_missing", status=404)
            before = as_of(stored, self._clock.now().utc_ms)
            step = decide(before)
            if step.checkout == stored and reply is None:
                return stored
            after = replace(step.checkout, version=stored.version + 1)
            answer = None if reply is None else reply(after)
            try:
                self._store.store(Change(after, answer, self._movement(after, step)))
            except Conflict:
                if answer is not None and self._store.answer(answer.key) is not None:
                    raise
            except Overdrawn:
                raise Poor from None
            else:
                return after
        raise StorageError(f"{session}: changed by others {ATTEMPTS_MAX} times in a row")

    def _movement(self, after: Checkout, step: Step) -> Movement | None:
        if step.kind is None or not after.account:
            return None
        return Movement(
            id=f"{after.id}:{after.version}",
            account=after.account,
            kind=step.kind,
            balance_delta=step.balance_delta,
            held_delta=step.held_delta,
            at_ms=self._clock.now().utc_ms,
            checkout=after.id,
        )

    def _now(self, stored: Checkout | None) -> Checkout | None:
        """Return `stored` as it stands by now; what time has done to it is kept."""
        if stored is None:
            return None
        now = as_of(stored, self._clock.now().utc_ms)
        if now == stored:
            return stored
        return self.change(stored.id, Step)


def as_of(checkout: Checkout, now_ms: int) -> Checkout:
    """Return `checkout` as time alone has left it: lapsed, or a slow payment gone through."""
    if checkout.state is CheckoutState.OPEN and now_ms >= checkout.expires_ms:
        return _lapsed(checkout)
    if checkout.payment_state is PaymentState.PROCESSING and now_ms >= checkout.settles_ms:
        if checkout.is_hold:
            return replace(checkout, payment_state=PaymentState.HELD)
        return replace(checkout, payment_state=PaymentState.CAPTURED, received=checkout.amount)
    return checkout


def _lapsed(checkout: Checkout) -> Checkout:
    return replace(checkout, state=CheckoutState.EXPIRED, payment_state=PaymentState.CANCELLED)


def expired(checkout: Checkout) -> Step:
    """Decide that nobody can pay any more."""
    if checkout.state is not CheckoutState.OPEN:
        raise Refusal(
            f"This Session has a status of {checkout.state}; only open ones can be expired."
        )
    return Step(_lapsed(checkout))


def paid(with_: PaidWith, now_ms: int, *, account: str = "", slowly: bool = False) -> Decide:
    """Return the decision to pay `with_`: the money is reserved, or moves, as was asked for."""

    def decide(checkout: Checkout) -> Step:
        if checkout.state is not CheckoutState.OPEN:
            raise Unexpected(checkout, "paid")
        amount = checkout.amount
        after = replace(
            checkout,
            state=CheckoutState.COMPLETE,
            paid_with=with_,
            account=account,
            paid_ms=now_ms,
        )
        if slowly:
            after = replace(
                after, payment_state=PaymentState.PROCESSING, settles_ms=now_ms + SLOW_MS
            )
            return Step(after)
        if checkout.is_hold:
            held = replace(after, payment_state=PaymentState.HELD)
            return Step(held, MovementKind.HOLD, held_delta=amount.minor)
        moved = replace(after, payment_state=PaymentState.CAPTURED, received=amount)
        return Step(moved, MovementKind.CAPTURE, balance_delta=-amount.minor)

    return decide


def captured(amount: Money | None) -> Decide:
    """Return the decision to take `amount` of what is held, and to let the rest go."""

    def decide(checkout: Checkout) -> Step:
        if checkout.payment_state is not PaymentState.HELD:
            raise Unexpected(checkout, "captured")
        taken = checkout.amount if amount is None else amount
        if not taken:
            raise Refusal(
                "This value must be greater than or equal to 1.",
                code="parameter_invalid_integer",
                param="amount",
            )
        if taken > checkout.amount:
            raise Refusal("Amount to capture is more than is held.", code="amount_too_large")
        after = replace(checkout, payment_state=PaymentState.CAPTURED, received=taken)
        return Step(after, MovementKind.CAPTURE, -taken.minor, -checkout.amount.minor)

    return decide


def cancelled(reason: str) -> Decide:
    """Return the decision to let go of all that is held, or of the wish to be paid."""

    def decide(checkout: Checkout) -> Step:
        if checkout.payment_state in {PaymentState.CAPTURED, PaymentState.CANCELLED}:
            raise Unexpected(checkout, "canceled")
        state = checkout.state
        if state is CheckoutState.OPEN:
            state = CheckoutState.EXPIRED
        after = replace(
            checkout, state=state, payment_state=PaymentState.CANCELLED, cancel_reason=reason
        )
        if checkout.payment_state is PaymentState.HELD:
            return Step(after, MovementKind.RELEASE, held_delta=-checkout.amount.minor)
        return Step(after)

    return decide


def refunded(amount: Money | None, decimals: int) -> Decide:
    """Return the decision to give `amount` of what was captured back.

    The currency has so many `decimals`, for a refusal that names what is left.
    """

    def decide(checkout: Checkout) -> Step:
        if checkout.payment_state is not PaymentState.CAPTURED:
            raise Refusal(
                "This PaymentIntent does not have a successful charge to refund: cancel it.",
                param="payment_intent",
            )
        left = checkout.received - checkout.refunded
        back = left if amount is None else amount
        if not left:
            raise Refusal("This charge has already been refunded.", code="charge_already_refunded")
        if not back or back > left:
            whole, part = divmod(left.minor, 10**decimals)
            named = f"{whole}.{part:0{decimals}d}" if decimals else str(whole)
            raise Refusal(
                f"More than the unrefunded {named} {checkout.currency} of this charge, or nothing.",
                param="amount",
            )
        after = replace(checkout, refunded=checkout.refunded + back)
        return Step(after, MovementKind.REFUND, balance_delta=back.minor)

    return decide


def seen(checkout: Checkout) -> Step:
    """Decide that a phone has opened the page."""
    return Step(replace(checkout, is_seen=True))
