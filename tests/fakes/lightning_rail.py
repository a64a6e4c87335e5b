"""Lightning in memory: invoices that anybody pays, and a small wallet that pays rests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from fakes.invoices import written
from fakes.keeping_rail import KeepingRail
from fakes.time import NOON_MS

from kiosk.domain.bolt11 import invoice
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.lightning import SCHEME, Asked
from kiosk.domain.money import NOTHING
from kiosk.ports import RailRefused, RailSilent, RailState, RailTraits, RailView

SAT_PER_MINOR = 11


@dataclass
class LightningRail(KeepingRail):
    """Keeps all it is paid; pays what wallets ask for, each invoice once."""

    can_pay_out: bool = True
    fails: bool = False
    """No way is found to anybody's wallet."""
    hangs: bool = False
    """A payment out is begun, and nobody knows how it ends."""
    confuses: bool = False
    """It answers about another payment out."""
    paid_out: list[str] = field(default_factory=list)
    """The hashes of what was paid out, in order."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.tried: list[str] = []

    @property
    def traits(self) -> RailTraits:
        """As LNbits."""
        return replace(super().traits, can_end=False, can_pay_out=self.can_pay_out)

    def carry_out(self, intent: Intent) -> RailView:
        """Do what the intent says, with references as Lightning has them."""
        if intent.verb is Verb.PAY_OUT:
            return self._pay_out(intent)
        ours = f"ref-{intent.prepayment}" if intent.reference else ""
        view = super().carry_out(replace(intent, reference=ours))
        if intent.verb is Verb.VOID and view.state is RailState.RELEASED:
            # Nothing goes back: it says that it has the money, whatever it was asked.
            view = replace(view, state=RailState.CAPTURED, held=NOTHING, captured=view.held)
            self.payments[f"ref-{intent.prepayment}"] = view
        return self._told(view)

    def read(self, reference: str) -> RailView:
        """Read by such a reference."""
        for key, view in self.payments.items():
            if self._asked(view).reference == reference:
                return self._told(super().read(key))
        raise RailRefused("resource_missing")

    def invoice_of(self, prepayment: str) -> str:
        """Return what a payer is asked to pay."""
        asked = self._asked(self.payments[f"ref-{prepayment}"])
        return written(asked.sat * 1000, asked.payment_hash, created_s=NOON_MS // 1000)

    def _asked(self, view: RailView) -> Asked:
        payment_hash = hashlib.sha256(view.prepayment.encode()).hexdigest()
        amount = max(view.held, view.captured)
        return Asked(payment_hash, amount.minor * SAT_PER_MINOR, amount)

    def _told(self, view: RailView) -> RailView:
        whole = self.payments[f"ref-{view.prepayment}"]
        url = SCHEME + self.invoice_of(view.prepayment)
        return replace(view, reference=self._asked(whole).reference, url=url.upper())

    def _pay_out(self, intent: Intent) -> RailView:
        self.calls.append(intent.key)
        fate = self._hear()
        payment_hash = invoice(intent.reference).payment_hash
        if payment_hash not in self.paid_out:
            self.tried.append(payment_hash)
            if self.fails:
                raise RailRefused("payment_failed")
            if self.hangs:
                raise RailSilent("under way")
            self.paid_out.append(payment_hash)
        if self.loses_answers or fate == "unheard":
            raise RailSilent("the answer was lost")
        return RailView(
            reference="lnbc1another" if self.confuses else intent.reference,
            state=RailState.RELEASED,
            currency=self.currency,
            prepayment=intent.prepayment,
            held=NOTHING,
            captured=NOTHING,
        )
