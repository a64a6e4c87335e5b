"""What the core knows: the durable part, changed only as one batch, and what it saw just now."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kiosk.application.messages import Request, StopOutlet
from kiosk.domain.attendant import Attendant
from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind, tests_at
from kiosk.domain.controller import Capabilities, Identity, Status
from kiosk.domain.delivery import Delivery
from kiosk.domain.intent import Intent
from kiosk.domain.journal import Body, Draft, Relevance
from kiosk.domain.meter_factor import NEUTRAL, MeterFactor
from kiosk.domain.moment import Moment
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletEvent, OutletId, OutletState, after
from kiosk.domain.prepayment import FINAL, Prepayment, PrepaymentState
from kiosk.domain.quantity import Quantity, none_of
from kiosk.domain.sale import Sale, SaleState
from kiosk.domain.totaliser import Totaliser
from kiosk.domain.voucher import Voucher
from kiosk.ports import Batch, OutletRecord, Remembered, Saved, Setting

AWAITED = frozenset(
    {
        PrepaymentState.OPENING,
        PrepaymentState.AWAITING,
        PrepaymentState.PROCESSING,
    }
)
STOPPED = "stopped"
"""The setting that says that somebody pressed *stop all*."""


@dataclass
class State:
    """The durable part. Values are immutable: only `Change.apply` puts new ones in."""

    sales: dict[str, Sale] = field(default_factory=dict)
    prepayments: dict[str, Prepayment] = field(default_factory=dict)
    deliveries: dict[str, Delivery] = field(default_factory=dict)
    intents: dict[str, Intent] = field(default_factory=dict)
    outlets: dict[OutletId, OutletRecord] = field(default_factory=dict)
    attendants: dict[str, Attendant] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    receipts: int = 0
    days: int = 0
    number: int = 0
    """The highest number used in any id: sales, prepayments, deliveries and vouchers share one
    row."""
    parts: dict[str, set[str]] = field(default_factory=dict)
    """The ids of each sale's prepayments and deliveries."""

    @classmethod
    def remembered(cls, past: Remembered) -> State:
        """Return the state that a start begins with."""
        state = cls(
            sales={sale.id: sale for sale in past.sales},
            prepayments={one.id: one for one in past.prepayments},
            deliveries={one.id: one for one in past.deliveries},
            intents={one.key: one for one in past.intents},
            outlets={one.outlet: one for one in past.outlets},
            attendants={one.name: one for one in past.attendants},
            settings={one.key: one.value for one in past.settings},
            receipts=past.receipts,
            days=past.days,
            number=max(past.numbers.values(), default=0),
        )
        parts: tuple[Prepayment | Delivery, ...] = (*past.prepayments, *past.deliveries)
        for part in parts:
            state.parts.setdefault(part.sale, set()).add(part.id)
        return state

    def forget(self, sales: set[str]) -> None:
        """Drop finished sales and everything of theirs; they stay in the store."""
        for sale in sales:
            del self.sales[sale]
            for part in self.parts.pop(sale, set()):
                self.deliveries.pop(part, None)
                self.prepayments.pop(part, None)
        for key in [key for key, one in self.intents.items() if one.is_done]:
            del self.intents[key]


_Value = TypeVar("_Value")


class Change:
    """One change of the world in the making: seen by whoever makes it, by nobody else.

    It becomes a batch; once that is durable it is applied, and only then its requests leave.
    """

    def __init__(self, state: State, now: Moment) -> None:
        """Begin an empty change of `state`."""
        self._state = state
        self.now = now
        self._sales: dict[str, Sale] = {}
        self._prepayments: dict[str, Prepayment] = {}
        self._deliveries: dict[str, Delivery] = {}
        self._intents: dict[str, Intent] = {}
        self._outlets: dict[OutletId, OutletRecord] = {}
        self._attendants: dict[str, Attendant] = {}
        self._settings: dict[str, str] = {}
        self._vouchers: dict[int, Voucher] = {}
        self._receipts = state.receipts
        self._number = state.number
        self._transfers: list[Transfer] = []
        self._entries: list[Draft] = []
        self.requests: list[Request] = []
        self.settled: list[Delivery] = []
        """Deliveries that have had their final reading in this change."""

    # --- Reading through the change ---------------------------------------------------------

    def sale(self, key: str) -> Sale:
        """Return a sale as it stands in this change."""
        return _latest(self._sales, self._state.sales, key)

    def knows_sale(self, key: str) -> bool:
        """Whether a sale is in memory."""
        return key in self._sales or key in self._state.sales

    def is_test(self, key: str) -> bool:
        """Whether the sale of that id is there, and its deliveries are tests."""
        found = self._sales.get(key) or self._state.sales.get(key)
        return found is not None and found.is_test

    def prepayment(self, key: str) -> Prepayment:
        """Return a prepayment as it stands in this change."""
        return _latest(self._prepayments, self._state.prepayments, key)

    def knows_prepayment(self, key: str) -> bool:
        """Whether a prepayment is in memory: outsiders may name any."""
        return key in self._prepayments or key in self._state.prepayments

    def delivery(self, key: str) -> Delivery:
        """Return a delivery as it stands in this change."""
        return _latest(self._deliveries, self._state.deliveries, key)

    def intent(self, key: str) -> Intent | None:
        """Return an intent as it stands in this change; None where it is done and forgotten."""
        return self._intents.get(key) or self._state.intents.get(key)

    def outlet(self, key: OutletId) -> OutletRecord:
        """Return what is kept of an outlet, as it stands in this change."""
        found = self._outlets.get(key) or self._state.outlets.get(key)
        return found or OutletRecord(key)

    def attendant(self, key: str) -> Attendant | None:
        """Return an attendant as they stand in this change; None where they were removed."""
        found = self._attendants.get(key) or self._state.attendants.get(key)
        return found if found is not None and found.pin_hash else None

    def attendants(self) -> tuple[str, ...]:
        """Return the names of those who may log in."""
        return tuple(name for name in self.people() if self.attendant(name) is not None)

    def people(self) -> tuple[str, ...]:
        """Return the names of all who may log in or ever might."""
        return tuple(sorted(self._state.attendants | self._attendants))

    def setting(self, key: str) -> str:
        """Return a setting; empty where it was never made."""
        return self._settings.get(key, self._state.settings.get(key, ""))

    def settings(self, prefix: str) -> dict[str, str]:
        """Return the settings whose keys begin with `prefix`."""
        merged = self._state.settings | self._settings
        return {key: merged[key] for key in sorted(merged) if key.startswith(prefix)}

    def deliveries_of(self, sale: str) -> list[Delivery]:
        """Return the deliveries of a sale, oldest first."""
        mine, theirs = self._deliveries, self._state.deliveries
        keys = {key for key, one in mine.items() if one.sale == sale}
        keys |= self._state.parts.get(sale, set()) & theirs.keys()
        return [_latest(mine, theirs, key) for key in sorted(keys)]

    def open_deliveries(self) -> list[Delivery]:
        """Return every delivery that money is still reserved for."""
        merged = self._state.deliveries | self._deliveries
        return [one for one in merged.values() if one.is_open]

    def unfinished_sales(self) -> list[Sale]:
        """Return the sales that are neither settled nor cancelled."""
        merged = self._state.sales | self._sales
        over = {SaleState.SETTLED, SaleState.CANCELLED}
        return [one for one in merged.values() if one.state not in over]

    def awaiting_prepayments(self) -> list[Prepayment]:
        """Return the prepayments that a payer may still pay."""
        return self.prepayments_in(AWAITED)

    def prepayments_in(self, states: AbstractSet[PrepaymentState]) -> list[Prepayment]:
        """Return the prepayments in memory that are in one of `states`."""
        merged = self._state.prepayments | self._prepayments
        return [one for one in merged.values() if one.state in states]

    def expired_prepayments(self) -> list[Prepayment]:
        """Return the prepayments that nobody has paid in time, as far as is known."""
        merged = self._state.prepayments | self._prepayments
        return [one for one in merged.values() if one.state is PrepaymentState.EXPIRED]

    def carried_prepayments(self) -> list[Prepayment]:
        """Return the prepayments of which a rest went to a code."""
        merged = self._state.prepayments | self._prepayments
        return [one for one in merged.values() if one.carried and one.code]

    def held_prepayments(self) -> list[Prepayment]:
        """Return the prepayments whose money is reserved and may be dispensed."""
        merged = self._state.prepayments | self._prepayments
        return [one for one in merged.values() if one.state is PrepaymentState.AUTHORISED]

    def open_intents(self) -> list[Intent]:
        """Return what rails were asked and have not answered."""
        merged = self._state.intents | self._intents
        return [one for one in merged.values() if not one.is_done]

    def prepayments_of(self, sale: str) -> list[Prepayment]:
        """Return the prepayments of a sale, oldest first."""
        mine, theirs = self._prepayments, self._state.prepayments
        keys = {key for key, one in mine.items() if one.sale == sale}
        keys |= self._state.parts.get(sale, set()) & theirs.keys()
        return [_latest(mine, theirs, key) for key in sorted(keys)]

    def pool(self, sale: Sale) -> Money:
        """Return what no outlet of `sale` holds and nobody has used.

        What was delivered counts as charged, or exactly and to the part of a count that no meter
        shows, where that is more: over many outlets neither rounding gives anything away.
        """
        held = charged = exact = fees = 0
        per_minor = 1
        for one in self.deliveries_of(sale.id):
            if one.is_open:
                held += one.reserved.minor
                continue
            per_minor = one.tariff.per_minor
            charged += one.charge.minor
            fees += one.fee.minor
            most = max(one.delivered, one.limit)
            exact += min(one.tariff.exact(most), one.reserved.minor * per_minor)
        used = held + fees + max(charged, -(-exact // per_minor))
        return Money(max(0, sale.authorised.minor - used))

    @property
    def changed_sales(self) -> AbstractSet[str]:
        """The sales that stand otherwise in this change than before it."""
        return self._sales.keys()

    # --- Writing ----------------------------------------------------------------------------

    def save(self, value: Saved) -> None:
        """Keep `value`; the newest of an id stands."""
        match value:
            case Sale():
                self._sales[value.id] = value
            case Prepayment():
                self._prepayments[value.id] = value
            case Delivery():
                self._deliveries[value.id] = value
            case Intent():
                self._intents[value.key] = value
            case OutletRecord():
                self._outlets[value.outlet] = value
            case Attendant():
                self._attendants[value.name] = value
            case Setting():
                self._settings[value.key] = value.value
            case Voucher():  # pragma: no branch - The last of what is kept.
                self._vouchers[value.number] = value

    @property
    def is_silent(self) -> bool:
        """Whether nothing in this change goes into the journal so far."""
        return not self._entries

    def note(
        self, relevance: Relevance, kind: str, **body: str | int | bool | list[Any] | Body | None
    ) -> None:
        """Add an entry to the journal."""
        self._entries.append(Draft(relevance, kind, self.now.utc_ms, dict(body)))

    def ask(self, request: Request) -> None:
        """Ask something of the world, once this change is durable."""
        self.requests.append(request)

    def take_stops(self) -> list[StopOutlet]:
        """Take the stops out of what is asked: they may leave before the change is durable."""
        stops = [one for one in self.requests if isinstance(one, StopOutlet)]
        self.requests = [one for one in self.requests if not isinstance(one, StopOutlet)]
        return stops

    def numbered(self, letter: str) -> str:
        """Return a new id such as `S-000123`."""
        return f"{letter}-{self.next_number():06d}"

    def next_number(self) -> int:
        """Return a number that no id has."""
        self._number += 1
        return self._number

    def receipt(self) -> int:
        """Return the next receipt number: gap-free, because it is given in this very change."""
        self._receipts += 1
        return self._receipts

    def move(self, key: str, debit: Account, credit: Account, amount: Money) -> None:
        """Move money, once; nothing where there is nothing to move."""
        if amount:
            self._transfers.append(Transfer(key, TransferKind.MOVE, debit, credit, amount))

    def hold(self, key: str, delivery: Delivery, amount: Money, *, instead_of: str = "") -> None:
        """Reserve `amount` of the sale's pool for a delivery, in place of an older hold."""
        pool, revenue = _sides(delivery)
        if instead_of:
            self._resolve(TransferKind.VOID, instead_of, delivery, NOTHING)
        self._transfers.append(Transfer(key, TransferKind.HOLD, pool, revenue, amount))

    def settle(self, delivery: Delivery) -> None:
        """Post what `delivery` was charged; the rest of its hold returns to the pool."""
        kind = TransferKind.POST if delivery.charge else TransferKind.VOID
        self._resolve(kind, delivery.grants[-1], delivery, delivery.charge)
        loss = Account(AccountKind.OVERRUN)
        self.move(f"{delivery.id}:overrun", loss, _sides(delivery)[1], delivery.overrun)

    def charge_fee(self, delivery: Delivery) -> None:
        """Post the fee for the time at a delivery's outlet."""
        self.move(f"{delivery.id}:fee", *_sides(delivery), delivery.fee)

    def _resolve(self, kind: TransferKind, hold: str, delivery: Delivery, amount: Money) -> None:
        pool, revenue = _sides(delivery)
        key = f"{hold}:{kind}"
        self._transfers.append(Transfer(key, kind, pool, revenue, amount, holds=hold))

    # --- The end of it ----------------------------------------------------------------------

    def batch(self) -> Batch:
        """Return what must be durable before anything leaves."""
        saved: list[Saved] = [
            *self._sales.values(),
            *self._prepayments.values(),
            *self._deliveries.values(),
            *self._intents.values(),
            *self._outlets.values(),
            *self._attendants.values(),
            *(Setting(key, value) for key, value in self._settings.items()),
            *self._vouchers.values(),
        ]
        return Batch(tuple(saved), tuple(self._transfers), tuple(self._entries))

    def apply(self) -> None:
        """Make the change what everybody sees. Only after its batch is durable."""
        state = self._state
        state.sales |= self._sales
        # One whose sale has left memory is for the store alone.
        stored = {
            key: one
            for key, one in self._prepayments.items()
            if one.sale in state.sales or one.state not in FINAL
        }
        state.prepayments |= stored
        state.deliveries |= self._deliveries
        state.outlets |= self._outlets
        state.attendants |= self._attendants
        state.settings |= self._settings
        state.intents |= self._intents
        state.receipts, state.number = self._receipts, self._number
        parts: list[Prepayment | Delivery] = [*stored.values()]
        parts += self._deliveries.values()
        for part in parts:
            state.parts.setdefault(part.sale, set()).add(part.id)


def _sides(delivery: Delivery) -> tuple[Account, Account]:
    """Return the pool that pays for a delivery, and the revenue or the tests of its outlet."""
    pool = Account(AccountKind.SALE, delivery.sale)
    if delivery.is_test:
        return pool, tests_at(delivery.outlet)
    return pool, Account(AccountKind.REVENUE, str(delivery.outlet))


def _latest(mine: dict[str, _Value], theirs: dict[str, _Value], key: str) -> _Value:
    return mine[key] if key in mine else theirs[key]


@dataclass
class Watched:
    """What was seen of one outlet just now: gone with the process, and rebuilt from its answers."""

    can: Capabilities
    state: OutletState = OutletState.INOPERATIVE
    fault: str = "not_heard_yet"
    """Why it is inoperative; empty where it is not."""
    identity: Identity | None = None
    status: Status | None = None
    read_ms: int | None = None
    """When the latest valid status came."""
    totaliser: Totaliser | None = None
    sale: str = ""
    """The sale that has it to itself; empty where it is free."""
    delivery: str = ""
    """The open delivery; empty where there is none."""
    flowed_ms: int = 0
    """When the totaliser moved last, in this delivery."""
    closed_ms: int | None = None
    """When the valve was first seen shut, after it was to stop."""
    closed_base: int | None = None
    """What was delivered at the reading before, while shut: two equal ones make it final."""
    stop_asked_ms: int | None = None
    asked_ms: int = 0
    """When the controller was last told something that the next status must show."""
    confirmed: int = 0
    """The sequence of the newest preset that was read back."""
    begun_ms: int = 0
    """When its delivery was granted."""
    opened_ms: int | None = None
    """When its delivery was first told to open; None after a restart, and before it was."""
    occupied_ms: int = 0
    """How long its delivery has run since then, as far as it was seen to."""
    stored_ms: int = 0
    """When its delivery was stored last."""
    was_open: bool = False
    """The valve has been seen open in this delivery."""
    start: bool = False
    """The customer has pressed *start* on the screen."""
    waits_ms: int | None = None
    """Since when its customer waits for the supply to have room; None where nobody does."""
    starved_ms: int | None = None
    """Since when its valve is shut for want of money, though its customer wants more."""
    closing_flow: int = 0
    """The flow, in base units a second, at the last reading before its valve began to close."""
    no_flows: int = 0
    """How many deliveries in a row had their valve open and nothing flowed."""
    must_end: bool = False
    """A change about its delivery could not be made: it ends as soon as that can be stored."""
    identify_ms: int | None = None
    """When it was asked last who it is."""
    factor: MeterFactor = NEUTRAL
    """What its readings are multiplied by: it changes only while no delivery is open."""
    hushed_until_ms: int = 0
    """Until when nothing keeps its dead-man timer from running out, because that is tried."""

    def happens(self, event: OutletEvent) -> None:
        """Take one step in the table of outlet states."""
        self.state = after(self.state, event)

    def taken(self, delivery: Delivery) -> Quantity:
        """Return what the meter shows of the open `delivery`, uncorrected."""
        if self.totaliser is None:
            return none_of(delivery.opening.dimension)
        return self.totaliser.total - delivery.opening

    def is_fresh(self, now: Moment, within_ms: int) -> bool:
        """Whether it has answered lately."""
        return self.read_ms is not None and now.mono_ms - self.read_ms <= within_ms
