"""Cash: no provider, no page. An attendant counts it, says so, and hands the rest back.

The adapter is what the outbox wants of any rail: it answers at once, always the same, and says
nothing of money. Who believes that cash is there is the core, and only on an attendant's word.
"""

from __future__ import annotations

from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING
from kiosk.payments.kinds import RailKind, RailSettings
from kiosk.ports import (
    UNKNOWN_PAYMENT,
    Clock,
    ConfirmedBy,
    RailRefused,
    RailState,
    RailTraits,
    RailView,
    Way,
)

PREFIX = "cash:"
"""What a reference begins with; the number of the prepayment follows."""


class CashRail:
    """A `PaymentRail` with nobody behind it."""

    def __init__(self, *, name: str, currency: str, return_url: str) -> None:
        """Take the name in the books; `return_url` is the payer's own page, with `{code}` in it."""
        self._name = name
        self._currency = currency
        self._return_url = return_url

    @property
    def name(self) -> str:
        """The rail's name in the settings and in the books."""
        return self._name

    @property
    def traits(self) -> RailTraits:
        """Whatever was paid too much is handed back."""
        return RailTraits(
            can_hold=False,
            can_refund_part=True,
            min_charge=NOTHING,
            way=Way.CASH,
            confirmed_by=ConfirmedBy.ATTENDANT,
        )

    def carry_out(self, intent: Intent) -> RailView:
        """Say yes: what becomes of the money is between the attendant and the books."""
        states = {
            Verb.OPEN: RailState.OPEN,
            Verb.EXPIRE: RailState.EXPIRED,
            Verb.CAPTURE: RailState.CAPTURED,
            Verb.VOID: RailState.RELEASED,
            Verb.REFUND: RailState.CAPTURED,
        }
        if intent.verb not in states:
            raise RailRefused("not_supported", "cash is handed back by an attendant")
        is_taken = intent.verb is Verb.CAPTURE
        return RailView(
            reference=f"{PREFIX}{intent.prepayment}",
            state=states[intent.verb],
            currency=self._currency,
            prepayment=intent.prepayment,
            held=NOTHING,
            captured=intent.amount if is_taken else NOTHING,
            url=self._return_url.replace("{code}", intent.code),
        )

    def read(self, reference: str) -> RailView:
        """Say that nobody has paid: no drawer tells us anything."""
        if not reference.startswith(PREFIX):
            raise RailRefused(UNKNOWN_PAYMENT)
        return RailView(
            reference=reference,
            state=RailState.OPEN,
            currency=self._currency,
            prepayment=reference.removeprefix(PREFIX),
            held=NOTHING,
            captured=NOTHING,
        )


def _cash(settings: RailSettings, _clock: Clock) -> CashRail:
    return CashRail(
        name=settings.name,
        currency=settings.currency.code,
        return_url=settings.return_url,
    )


KINDS = {"cash": RailKind((), _cash)}
