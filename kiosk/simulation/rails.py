"""A payment rail with accounts of its own: payers pay it, the core asks it, and it may fail.

It holds to its contract (each key once, whatever is heard of it) unless a trouble says otherwise.
Its accounts are one of the two things that the checks believe.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace

from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.ports import (
    ConfirmedBy,
    RailRefused,
    RailSilent,
    RailState,
    RailTraits,
    RailView,
)

USUAL_MS = 60
"""How long a call takes."""
PATIENCE_MS = 5_000
"""How long the core's side waits for an answer before it gives up."""
PAYABLE = frozenset({RailState.OPEN, RailState.PROCESSING})


@dataclass
class Payment:
    """One payment as the rail keeps it."""

    view: RailView
    asked: Money
    refunds: int = 0
    """How often a payer's second payment of the same code was sent straight back."""


@dataclass
class SimulatedRail:
    """A `PaymentRail`. `script` is what becomes of the next calls, in words."""

    traits: RailTraits
    currency: str = "EUR"
    name: str = "simulated"
    script: deque[tuple[str, int]] = field(default_factory=deque)
    """`lost` before it is done, `unheard` after, `slow` by so many ms, `refuses` and a verb."""
    payments: dict[str, Payment] = field(default_factory=dict)
    took_ms: int = USUAL_MS
    """How long the last call took."""

    def __post_init__(self) -> None:
        """Begin with nothing done."""
        self._done: dict[str, str] = {}
        self._intents: dict[str, Intent] = {}
        self._refused: set[str] = set()

    # --- What payers do -------------------------------------------------------------------------

    def pay(self, url: str, minor: int = 0, *, is_slow: bool = False) -> bool:
        """Let somebody pay at the page `url`; whether they could. `minor` is 0 for what is asked.

        A code that is paid already takes no second payment, as no rail of ours does.
        """
        for reference, payment in self.payments.items():
            if payment.view.url != url or payment.view.state not in PAYABLE or self.is_attended:
                continue
            state = RailState.HELD if self.traits.can_hold else RailState.PAID
            if is_slow:
                state = RailState.PROCESSING
            held = Money(minor) if minor else payment.asked
            self.payments[reference].view = replace(payment.view, state=state, held=held)
            return True
        return False

    def fall_through(self, url: str) -> None:
        """Let a slow way to pay fail: the payer may try again."""
        for payment in self.payments.values():
            if payment.view.url == url and payment.view.state is RailState.PROCESSING:
                payment.view = replace(payment.view, state=RailState.OPEN)

    def of(self, prepayment: str) -> list[RailView]:
        """Return the payments that were opened for a prepayment."""
        return [one.view for one in self.payments.values() if one.view.prepayment == prepayment]

    # --- What adapters offer --------------------------------------------------------------------

    def carry_out(self, intent: Intent) -> RailView:
        """Do what `intent` says, once for its key."""
        fate = self._fate(intent.verb)
        if _asked(self._intents.setdefault(intent.key, intent)) != _asked(intent):
            raise RailRefused("idempotency_error", f"{intent.key} was used for another call")
        if fate == f"refuses {intent.verb}" and intent.key not in self._done:
            self._refused.add(intent.key)
        if intent.key in self._refused:
            raise RailRefused("refused")
        if intent.key not in self._done:
            self._done[intent.key] = self._do(intent)
        return self._say(fate, self._done[intent.key])

    def read(self, reference: str) -> RailView:
        """Return how a payment stands."""
        fate = self._fate("")
        if reference not in self.payments:
            raise RailRefused("resource_missing")
        return self._say(fate, reference)

    # --- Inside ---------------------------------------------------------------------------------

    def _fate(self, verb: str) -> str:
        """Return what becomes of this call; RailSilent where it is lost on the way."""
        self.took_ms = USUAL_MS
        if not self.script:
            return ""
        fate, of = self.script[0]
        if fate.startswith("refuses ") and fate != f"refuses {verb}":
            return ""  # It waits for a call of its verb.
        self.script.popleft()
        if fate == "slow":
            self.took_ms = of
        if fate == "lost":
            self.took_ms = PATIENCE_MS
            raise RailSilent("nobody answers")
        return fate

    def _say(self, fate: str, reference: str) -> RailView:
        if fate == "unheard":
            self.took_ms = PATIENCE_MS
            raise RailSilent("the answer was lost")
        view = self.payments[reference].view
        return replace(view, held=NOTHING) if view.state in PAYABLE else view

    @property
    def is_attended(self) -> bool:
        """Whether nobody but an attendant can say that it was paid."""
        return self.traits.confirmed_by is ConfirmedBy.ATTENDANT

    def _gives_back(self, view: RailView) -> bool:
        return view.state is RailState.HELD or self.traits.can_refund_part

    def _do(self, intent: Intent) -> str:
        if intent.verb is Verb.OPEN:
            reference = f"ref-{intent.key}"
            self.payments[reference] = Payment(
                RailView(
                    reference=reference,
                    state=RailState.OPEN,
                    currency=self.currency,
                    prepayment=intent.prepayment,
                    held=NOTHING,
                    captured=NOTHING,
                    url=f"https://pay.example/p/{intent.code}",
                ),
                asked=intent.amount,
            )
            return reference
        reference = intent.reference
        view = self.payments[reference].view
        match intent.verb, view.state:
            case Verb.EXPIRE, RailState.OPEN:
                view = replace(view, state=RailState.EXPIRED)
            case Verb.CAPTURE, RailState.OPEN if self.is_attended:
                view = replace(view, state=RailState.CAPTURED, captured=intent.amount)
            case Verb.CAPTURE, RailState.HELD | RailState.PAID:
                if intent.amount > view.held:
                    raise RailRefused("amount_too_large")
                if intent.amount < view.held and not self._gives_back(view):
                    raise RailRefused("no_refunds")
                view = replace(view, state=RailState.CAPTURED, captured=intent.amount)
            case Verb.VOID, RailState.HELD | RailState.PAID:
                if not self._gives_back(view):
                    raise RailRefused("no_refunds")
                view = replace(view, state=RailState.RELEASED)
            case _:
                pass  # Already so, or not to be had: the answer says how it stands.
        self.payments[reference].view = view
        return reference


def _asked(intent: Intent) -> tuple[object, ...]:
    """Return what a rail compares where a key comes again."""
    return intent.verb, intent.amount, intent.reference, intent.code
