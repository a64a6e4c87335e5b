"""A sale: one visit. Prepayments in, deliveries out, one receipt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import Impossible, OutletId
from kiosk.domain.quantity import Quantity
from kiosk.domain.tariff import Tariff


class SaleState(StrEnum):
    """Where a sale stands."""

    QUOTED = "quoted"  # Prices are locked; a way to pay is being prepared or shown.
    QUEUED = "queued"  # Funded; its outlet serves others first.
    OPEN = "open"  # Funded; deliveries may run.
    SETTLING = "settling"  # All meters are final; the rails are being told.
    SETTLED = "settled"
    CANCELLED = "cancelled"  # Nothing was paid, or nothing delivered and all released.


COMMISSIONING = "commissioning"
"""Why an attendant's authorisation pays where an outlet is tried out: a test, never a sale."""


class SaleEvent(StrEnum):
    """What can happen to a sale."""

    FUNDED = "funded"
    QUEUED = "queued"  # Funded, and others are before it at its outlet.
    CALLED = "called"  # Its turn has come.
    FINISHED = "finished"  # The last delivery has its final reading.
    CANCELLED = "cancelled"
    CLEARED = "cleared"  # Every rail has confirmed.


_S, _E = SaleState, SaleEvent

_ROWS: dict[SaleState, tuple[SaleState | str | None, ...]] = {
    #            FUNDED QUEUED CALLED FINISHED CANCELLED CLEARED
    _S.QUOTED: (_S.OPEN, _S.QUEUED, "never", "never", _S.CANCELLED, "never"),
    _S.QUEUED: (None, None, _S.OPEN, _S.SETTLING, "never", "never"),
    _S.OPEN: (None, "never", None, _S.SETTLING, "never", "never"),
    _S.SETTLING: (None, None, None, None, "never", _S.SETTLED),
    _S.SETTLED: (None, None, None, None, None, None),
    _S.CANCELLED: (None, None, None, None, None, None),
}

TABLE: dict[tuple[SaleState, SaleEvent], SaleState | str | None] = {
    (state, event): row[column]
    for state, row in _ROWS.items()
    for column, event in enumerate(SaleEvent)
}


def after(state: SaleState, event: SaleEvent) -> SaleState:
    """Return the state that follows; Impossible where the table says that it never happens."""
    match TABLE[state, event]:
        case None:
            return state
        case SaleState() as following:
            return following
        case _:
            raise Impossible(f"{event} while {state}")


class PresetBy(StrEnum):
    """How the customer said how much."""

    AMOUNT = "amount"
    QUANTITY = "quantity"
    FILL = "fill"


@dataclass(frozen=True, slots=True)
class Choice:
    """One outlet of a sale with the tariff that was locked when it was quoted."""

    outlet: OutletId
    product: str
    tariff: Tariff


@dataclass(frozen=True, slots=True)
class Sale:
    """A sale, replaced rather than changed by each event. Times are wall-clock milliseconds."""

    id: str
    choices: tuple[Choice, ...]
    preset_by: PresetBy
    amount: Money
    """The most that it may cost: what the payers are asked to authorise."""
    created_ms: int
    words: str
    """Shown on the screen and on the page, so that a payer can compare them."""
    wanted: Quantity | None = None
    state: SaleState = SaleState.QUOTED
    authorised: Money = NOTHING
    captured: Money = NOTHING
    released: Money = NOTHING
    receipt: int | None = None
    """The gap-free receipt number; None until something was captured."""
    ended_ms: int | None = None
    override_by: str = ""
    """The attendant whose authorisation pays; empty for a customer's sale."""
    override_reason: str = ""
    place: int = 0
    """Where it stands among all that ever queued: a smaller number is served first; 0 for none."""
    resumes: bool = False
    """Money came after the last stop: a new delivery begins once the meters are final."""

    @property
    def is_test(self) -> bool:
        """Whether its deliveries are tests: nobody buys anything."""
        return self.override_reason == COMMISSIONING

    def on(self, event: SaleEvent) -> Sale:
        """Return the sale as it stands after `event`."""
        return replace(self, state=after(self.state, event))

    def choice(self, outlet: OutletId) -> Choice:
        """Return what was chosen at `outlet`; KeyError where nothing was."""
        for choice in self.choices:
            if choice.outlet == outlet:
                return choice
        raise KeyError(outlet)
