"""A rail in memory: what payers do is called, what goes wrong is set."""

from __future__ import annotations

from collections.abc import Callable
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
    Way,
)

PAYABLE = frozenset({RailState.OPEN, RailState.PROCESSING})


@dataclass
class FakeRail:
    """Holds money; every verb happens once for each key, and a key always means the same call."""

    currency: str = "EUR"
    min_charge: Money = NOTHING
    can_hold: bool = True
    can_refund_part: bool = True
    way: Way = Way.PHONE
    confirmed_by: ConfirmedBy = ConfirmedBy.RAIL
    silent: bool = False
    """No answer, and nothing done."""
    loses_answers: bool = False
    """Done, but nobody hears of it."""
    refuses: frozenset[Verb] = frozenset()
    noise: Callable[[], str] | None = None
    """What becomes of a call: "lost" before it is done, "unheard" after, empty for well."""
    lies: dict[str, str | Money] = field(default_factory=dict)
    """What it says instead of the truth, by the name of the field."""

    def __post_init__(self) -> None:
        self.payments: dict[str, RailView] = {}
        self.done: dict[str, str] = {}
        self.refused: set[str] = set()
        """Keys that were refused once: they are refused for ever, as at Stripe."""
        self.intents: dict[str, Intent] = {}
        self.calls: list[str] = []
        self._sold: dict[str, Money] = {}
        """What was captured, whatever went back of it since."""

    @property
    def name(self) -> str:
        return "fake"

    @property
    def traits(self) -> RailTraits:
        return RailTraits(
            can_hold=self.can_hold,
            can_refund_part=self.can_refund_part,
            min_charge=self.min_charge,
            way=self.way,
            confirmed_by=self.confirmed_by,
        )

    # --- What payers do ----------------------------------------------------------------------

    def pay(self, prepayment: str, amount: Money | None = None) -> None:
        """Let the payer pay, if they still can."""
        reference = f"ref-{prepayment}"
        view = self.payments[reference]
        if view.state in PAYABLE:
            held = view.held if amount is None else amount
            state = RailState.HELD if self.can_hold else RailState.PAID
            self.payments[reference] = replace(view, state=state, held=held)

    def process(self, prepayment: str, state: RailState = RailState.PROCESSING) -> None:
        """Let a slow way to pay begin, or fail and be open again; what is paid stays paid."""
        reference = f"ref-{prepayment}"
        view = self.payments[reference]
        if view.state in PAYABLE:
            self.payments[reference] = replace(view, state=state)

    def fail_refund(self, prepayment: str) -> None:
        """Let what went back to the payer come back to the rail, as when their account is gone."""
        reference = f"ref-{prepayment}"
        view = self.payments[reference]
        if view.state is RailState.RELEASED:
            self.payments[reference] = replace(view, state=RailState.PAID)
        elif view.state is RailState.CAPTURED:
            self.payments[reference] = replace(view, captured=view.held)

    def refund(self, prepayment: str, amount: Money) -> None:
        """Give so much back in all, unless that is done: by our word, or by the rail's own."""
        reference = f"ref-{prepayment}"
        view = self.payments[reference]
        if view.state not in {RailState.PAID, RailState.CAPTURED}:
            return
        left = view.held - amount
        if view.state is RailState.PAID or view.captured > left:
            state = RailState.CAPTURED if left else RailState.RELEASED
            self.payments[reference] = replace(view, state=state, captured=left)

    @property
    def captured_minor(self) -> int:
        """All that was ever captured."""
        return sum(one.captured.minor for one in self.payments.values())

    # --- What adapters offer -----------------------------------------------------------------

    def carry_out(self, intent: Intent) -> RailView:
        self.calls.append(intent.key)
        fate = self._hear()
        known = self.intents.setdefault(intent.key, intent)
        assert known == intent, f"{intent.key} was used for another call"
        if intent.verb in self.refuses and intent.key not in self.done:
            self.refused.add(intent.key)
        if intent.key in self.refused:
            raise RailRefused("refused")
        if intent.key not in self.done:
            self.done[intent.key] = self._do(intent)
        return self._say(fate, self.done[intent.key])

    def read(self, reference: str) -> RailView:
        fate = self._hear()
        if reference not in self.payments:
            raise RailRefused("resource_missing")
        return self._say(fate, reference)

    def _gives_back(self, view: RailView) -> bool:
        return view.state is RailState.HELD or self.can_refund_part

    def _hear(self) -> str:
        fate = self.noise() if self.noise is not None else ""
        if self.silent or fate == "lost":
            raise RailSilent("nobody answers")
        return fate

    def _say(self, fate: str, reference: str) -> RailView:
        if self.loses_answers or fate == "unheard":
            raise RailSilent("the answer was lost")
        view = self.payments[reference]
        if view.state in PAYABLE:
            view = replace(view, held=NOTHING)
        return replace(view, **self.lies)  # type: ignore[arg-type]  # Named as the fields are.

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
            case Verb.CAPTURE, RailState.HELD | RailState.PAID:
                assert intent.amount <= view.held
                assert self._gives_back(view) or intent.amount == view.held, "it can't refund"
                self._sold[reference] = intent.amount
                view = replace(view, state=RailState.CAPTURED, captured=intent.amount)
            case Verb.VOID, RailState.HELD | RailState.PAID:
                assert self._gives_back(view), "it can't refund"
                view = replace(view, state=RailState.RELEASED)
            case Verb.REFUND, _:
                if intent.is_afterwards:
                    left = self._sold[reference] - intent.amount
                    self.payments[reference] = replace(view, captured=left)
                else:
                    self.refund(intent.prepayment, intent.amount)
                return reference
            case _:
                pass
        self.payments[reference] = view
        return reference
