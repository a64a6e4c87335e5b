"""A rail in memory: what payers do is called, what goes wrong is set."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.ports import RailRefused, RailSilent, RailState, RailTraits, RailView


@dataclass
class FakeRail:
    """Holds money; every verb happens once for each key."""

    currency: str = "EUR"
    min_charge: Money = NOTHING
    silent: bool = False
    """No answer, and nothing done."""
    loses_answers: bool = False
    """Done, but nobody hears of it."""
    refuses: frozenset[Verb] = frozenset()

    def __post_init__(self) -> None:
        self.payments: dict[str, RailView] = {}
        self.done: dict[str, str] = {}
        self.calls: list[str] = []

    @property
    def name(self) -> str:
        return "fake"

    @property
    def traits(self) -> RailTraits:
        return RailTraits(can_hold=True, can_refund_part=True, min_charge=self.min_charge)

    def pay(self, prepayment: str, amount: Money | None = None) -> None:
        """Let the payer pay."""
        reference = f"ref-{prepayment}"
        view = self.payments[reference]
        if view.state is RailState.OPEN:
            held = view.held if amount is None else amount
            self.payments[reference] = replace(view, state=RailState.HELD, held=held)

    def carry_out(self, intent: Intent) -> RailView:
        self.calls.append(intent.key)
        if self.silent:
            raise RailSilent("nobody answers")
        if intent.verb in self.refuses:
            raise RailRefused("refused")
        if intent.key not in self.done:
            self.done[intent.key] = self._do(intent)
        if self.loses_answers:
            raise RailSilent("the answer was lost")
        return self._seen(self.done[intent.key])

    def read(self, reference: str) -> RailView:
        if self.silent:
            raise RailSilent("nobody answers")
        return self._seen(reference)

    def _seen(self, reference: str) -> RailView:
        view = self.payments[reference]
        return replace(view, held=NOTHING) if view.state is RailState.OPEN else view

    def _do(self, intent: Intent) -> str:
        reference = intent.reference or f"ref-{intent.prepayment}"
        if intent.verb is Verb.OPEN:
            self.payments[reference] = RailView(
                reference=reference,
                state=RailState.OPEN,
                currency=self.currency,
                prepayment=intent.prepayment,
                held=intent.amount,
                captured=NOTHING,
                url=f"http://127.0.0.1:1/p/{intent.code}",
            )
            return reference
        view = self.payments[reference]
        match intent.verb, view.state:
            case Verb.EXPIRE, RailState.OPEN:
                view = replace(view, state=RailState.EXPIRED)
            case Verb.CAPTURE, RailState.HELD:
                view = replace(view, state=RailState.CAPTURED, captured=intent.amount)
            case Verb.VOID, RailState.HELD:
                view = replace(view, state=RailState.RELEASED)
            case _:
                pass
        self.payments[reference] = view
        return reference
