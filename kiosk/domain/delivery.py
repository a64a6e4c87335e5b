"""A delivery: one opening and closing of one outlet's valve, between two totaliser readings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import Impossible, OutletId
from kiosk.domain.quantity import Quantity, none_of
from kiosk.domain.tariff import Tariff


class StopReason(StrEnum):
    """Why a delivery ended: a closed list, on every record."""

    PRESET = "preset"
    CUSTOMER = "customer"
    HUNG_UP = "hung_up"
    NO_START = "no_start"
    NO_FLOW = "no_flow"
    MAX_TIME = "max_time"
    ATTENDANT = "attendant"
    STOP_ALL = "stop_all"
    ESTOP = "estop"
    COMMS_LOSS = "comms_loss"
    POWER_LOSS = "power_loss"
    RESTART = "restart"
    METER_FAULT = "meter_fault"
    CONTROLLER_FAULT = "controller_fault"
    OVERRUN = "overrun"
    REFUSED = "refused"
    STORAGE = "storage"  # Nothing could be written down.
    MONITOR = "monitor"  # The books and the meters did not agree.
    GROUP = "group"  # Another valve of the same supply does not close.
    SUPPLY = "supply"  # The tank has nothing more to sell.
    PAYMENT = "payment"  # The money that was reserved for it is gone.


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    GRANTED = "granted"  # Journalled; the preset is on its way to the controller.
    ARMED = "armed"  # The controller has read the preset back; the valve may be opened.
    OPENING = "opening"  # Told to open; nothing has flowed.
    DELIVERING = "delivering"
    PAUSED = "paused"
    STOPPING = "stopping"  # Told to close, or closed by itself; the last drops are awaited.
    SILENT = "silent"  # The controller does not answer; the whole grant stays reserved.
    SETTLED = "settled"


class DeliveryEvent(StrEnum):
    """What can happen to a delivery."""

    CONFIRMED = "confirmed"  # The controller holds our preset.
    OPENED = "opened"
    FLOWED = "flowed"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"  # Somebody or something ended it; nothing re-opens it.
    LOST = "lost"
    FOUND = "found"  # It answers again. It is not resumed: a lost delivery ends.
    MEASURED = "measured"  # A fresh final reading.


_S, _E = DeliveryState, DeliveryEvent

_ROWS: dict[DeliveryState, tuple[DeliveryState | str | None, ...]] = {
    #    CONFIRMED OPENED FLOWED PAUSED RESUMED STOPPED LOST FOUND MEASURED
    _S.GRANTED: (_S.ARMED, "never", None, None, None, _S.STOPPING, _S.SILENT, None, "never"),
    _S.ARMED: (
        None, _S.OPENING, _S.DELIVERING, None, None, _S.STOPPING, _S.SILENT, None, "never",
    ),
    _S.OPENING: (
        None, None, _S.DELIVERING, _S.PAUSED, None, _S.STOPPING, _S.SILENT, None, "never",
    ),
    _S.DELIVERING: (
        None, None, None, _S.PAUSED, None, _S.STOPPING, _S.SILENT, None, "never",
    ),
    _S.PAUSED: (
        None, None, _S.DELIVERING, None, _S.DELIVERING, _S.STOPPING, _S.SILENT, None, "never",
    ),
    _S.STOPPING: (None, None, None, None, None, None, _S.SILENT, None, _S.SETTLED),
    _S.SILENT: (None, None, None, None, None, None, None, _S.STOPPING, "never"),
    _S.SETTLED: (None, None, None, None, None, None, None, None, None),
}  # fmt: skip

TABLE: dict[tuple[DeliveryState, DeliveryEvent], DeliveryState | str | None] = {
    (state, event): row[column]
    for state, row in _ROWS.items()
    for column, event in enumerate(DeliveryEvent)
}


def after(state: DeliveryState, event: DeliveryEvent) -> DeliveryState:
    """Return the state that follows; Impossible where the table says that it never happens."""
    match TABLE[state, event]:
        case None:
            return state
        case DeliveryState() as following:
            return following
        case _:
            raise Impossible(f"{event} while {state}")


OPEN = frozenset(DeliveryState) - {DeliveryState.SETTLED}
"""Money is reserved for it."""

RUNNING = OPEN - {DeliveryState.STOPPING, DeliveryState.SILENT}
"""Nobody and nothing has ended it."""

OPENED = RUNNING - {DeliveryState.GRANTED, DeliveryState.ARMED}
"""Its valve has been told to open."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery, replaced rather than changed by each event.

    `opening` is the unwrapped totaliser, written before the valve opens. `limit` is the most that
    may ever leave the outlet, overrun included: `reserved` covers it at the locked price (once it
    is settled, what may have left it: a count more than was metered at most). `preset`
    is what the controller is told, `limit` less the overrun bound. Both are cumulative.
    """

    id: str
    sale: str
    outlet: OutletId
    product: str
    tariff: Tariff
    opening: Quantity
    limit: Quantity
    preset: Quantity
    reserved: Money
    sequence: int
    grants: tuple[str, ...]
    """The pending transfers that hold `reserved`, in the order in which they are used up."""
    boot: int
    """The device's at the beginning; 0 where it said none."""
    started_ms: int
    state: DeliveryState = DeliveryState.GRANTED
    wanted: Quantity | None = None
    """The quantity that the customer asked for; None where they named an amount or *fill*."""
    total: Quantity | None = None
    """The latest unwrapped totaliser reading; None until there is one."""
    charge: Money = NOTHING
    overrun: Money = NOTHING
    """The price of what flowed past the reserved money: the operator's loss."""
    reason: StopReason | None = None
    ended_ms: int | None = None
    is_test: bool = False
    lowering: Quantity | None = None
    """A smaller preset that the controller was told: the hold stays whole until it is shown."""
    is_final: bool = False
    """It has had its part of the last of the money: more comes only from what others leave."""
    bill_to: Quantity | None = None
    """No more than this is charged: what flowed past it was a valve that did not close."""
    fee: Money = NOTHING
    """What the time at the outlet cost, beside `charge`: from what nothing else was paid with."""

    @property
    def delivered(self) -> Quantity:
        """What has flowed: the totaliser now, less the totaliser at the opening."""
        if self.total is None:
            return none_of(self.opening.dimension)
        return self.total - self.opening

    @property
    def cost(self) -> Money:
        """What it costs so far, by the same rule as at the end; at most what is reserved."""
        billed = self.delivered if self.bill_to is None else min(self.delivered, self.bill_to)
        return min(self.tariff.charge(billed), self.reserved)

    @property
    def is_open(self) -> bool:
        """Whether money is still reserved for it."""
        return self.state in OPEN

    def on(self, event: DeliveryEvent) -> Delivery:
        """Return the delivery as it stands after `event`."""
        return replace(self, state=after(self.state, event))

    def stopped(self, reason: StopReason) -> Delivery:
        """Return the delivery on its way to its end; the first reason stands."""
        if not self.is_open:
            return self
        return replace(self.on(DeliveryEvent.STOPPED), reason=self.reason or reason)

    def measured(self, total: Quantity, *, at_ms: int) -> Delivery:
        """Return the delivery settled from a fresh final reading; one that is settled stays so.

        Where nobody gave a reason it was lost and found again.
        """
        if not self.is_open:
            return self
        final = replace(self.on(DeliveryEvent.MEASURED), total=total, ended_ms=at_ms)
        cost = final.tariff.charge(final.delivered)
        charge = final.cost
        reason = self.reason or StopReason.COMMS_LOSS
        return replace(final, charge=charge, overrun=cost - charge, reason=reason)
