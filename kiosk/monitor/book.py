"""What the journal says of money and outlets, read entry by entry: the monitor's own reading."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Protocol

from kiosk.domain.journal import Entry
from kiosk.domain.meter_factor import NEUTRAL, MeterFactor
from kiosk.domain.outlet import OutletId

GRANTS_KEPT = 256
"""So many of an outlet's newest grants are known by their sequence: a preset of an older one was
withdrawn or written over long ago."""
CLOSE_BY = 1_000
"""How near before the oldest open sale the reading begins."""

Told = dict[str, Any]
"""The body of an entry, as it was written down."""


class Journal(Protocol):
    """Where entries are read. Raises StorageError only."""

    def journal(self, after: int = 0) -> Iterator[Entry]:
        """Yield the entries after number `after`, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Price:
    """What a grant says of its price: blocks of (price, end), the last of them with end 0."""

    blocks: tuple[tuple[int, int], ...]
    per_minor: int
    """How much price x base units one minor unit of money is."""

    def cost(self, base: int) -> Fraction:
        """Return what `base` units cost, in minor units, exactly."""
        cost, start = 0, 0
        for price_e4, end in self.blocks:
            upto = min(base, end) if end else base
            cost += max(0, upto - start) * price_e4
            start = max(start, upto)
        return Fraction(cost, self.per_minor)


@dataclass(slots=True)
class Grant:
    """One limit that was written down before a controller was told of it."""

    delivery: str
    sequence: int
    limit: int
    preset: int
    most: int
    """The largest preset that was written down under this sequence."""
    known_ms: int | None = None
    """When this was known to be in the journal; None while that is being read."""

    @property
    def bound(self) -> int:
        """What may flow past the preset and is paid for all the same."""
        return self.limit - self.preset


@dataclass(slots=True)
class Granted:
    """A delivery as the journal tells it."""

    id: str
    sale: str
    outlet: OutletId
    opening: int
    price: Price
    first: Grant
    grant: Grant
    """The newest."""
    is_asked: bool = False
    """The valve was to be opened."""
    final: int | None = None
    """What the meter said at the end, corrected; None while it is open."""
    factor: MeterFactor = NEUTRAL
    """What the readings of its meter are multiplied by."""


@dataclass(slots=True)
class Purse:
    """One sale: what was authorised for it, and what it was granted."""

    authorised: int = 0
    deliveries: dict[str, Granted] = field(default_factory=dict)
    is_finished: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """Where the journal is not what it must be."""

    number: int
    expected: str
    found: str


class Book:
    """The journal so far: open sales, and the newest delivery of each outlet.

    One thread reads on; others may look a delivery or a sequence up meanwhile.
    """

    def __init__(self, after: int = 0) -> None:
        """Begin after entry number `after`: what is before it is no longer open."""
        self.number = after
        """The last entry that was read."""
        self.purses: dict[str, Purse] = {}
        self.newest: dict[OutletId, Granted] = {}
        self.grants: dict[OutletId, dict[int, Grant]] = {}
        self.ended_ms: dict[OutletId, int] = {}
        """When the latest end of a delivery was known."""
        self.rebased_ms: dict[OutletId, int] = {}
        """When an attendant's word was known: what the meter shows is its new beginning."""
        self.incidents: dict[str, Told] = {}
        """The incidents that the core has written down, by name."""
        self._hash: bytes | None = None
        self._fresh: list[Callable[[int], None]] = []
        self._takes: dict[str, Callable[[Told], None]] = {
            "payment-authorised": self._take_payment,
            "grant": self._take_grant,
            "valve-open-asked": self._take_open,
            "delivery": self._take_delivery,
            "sale-finished": self._take_finish,
            "meter-rebased": self._take_rebase,
            "incident": self._take_incident,
        }

    def read(self, journal: Journal) -> list[Break]:
        """Read on to the end; return where the chain is broken. StorageError where it can't be.

        The last entry known is read again: a journal that has become shorter shows itself.
        """
        breaks: list[Break] = []
        known = self.number
        is_there = not known
        for entry in journal.journal(max(0, known - 1)):
            if entry.sequence == known:
                is_there = self._hash in {None, entry.hash}
                self._hash = entry.hash
                continue
            breaks += self._append(entry)
        if not is_there:
            breaks.append(Break(known, "the entry that was read before", "another one, or none"))
        return breaks

    def known(self, now_ms: int) -> None:
        """Take note that everything read so far was in the journal at `now_ms`."""
        for stamp in self._fresh:
            stamp(now_ms)
        self._fresh.clear()

    def forget_finished(self) -> None:
        """Drop the sales that are over."""
        for sale in [key for key, one in self.purses.items() if one.is_finished]:
            del self.purses[sale]

    # --- Entries ----------------------------------------------------------------------------

    def _append(self, entry: Entry) -> Iterator[Break]:
        if entry.sequence != self.number + 1:
            yield Break(entry.sequence, f"number {self.number + 1}", f"number {entry.sequence}")
        if self._hash not in {None, entry.before}:
            yield Break(entry.sequence, "the hash of the entry before", "another hash")
        if hashlib.sha256(entry.before + entry.canonical).digest() != entry.hash:
            yield Break(entry.sequence, "the hash of its own bytes", "another hash")
        self.number, self._hash = entry.sequence, entry.hash
        try:
            told = json.loads(entry.canonical)
            if (told["seq"], told["kind"]) != (entry.sequence, entry.kind):
                yield Break(entry.sequence, f"a {entry.kind}", f"a {told['kind']}")
            take = self._takes.get(told["kind"])
            if take is not None:
                take(told["body"])
        except (ValueError, KeyError, TypeError) as error:
            yield Break(entry.sequence, f"a {entry.kind} that makes sense", repr(error))

    def _take_payment(self, told: Told) -> None:
        self._purse(told["sale"]).authorised += int(told["amount"])

    def _take_grant(self, told: Told) -> None:
        outlet, key = OutletId(int(told["outlet"])), told["delivery"]
        limit, preset, sequence = (int(told[name]) for name in ("limit", "preset", "sequence"))
        grants = self.grants.setdefault(outlet, {})
        before = grants.pop(sequence, None)
        is_again = before is not None and before.delivery == key
        most = max(preset, before.most) if before is not None and is_again else preset
        grant = grants[sequence] = Grant(key, sequence, limit, preset, most)
        self._fresh.append(lambda now_ms: setattr(grant, "known_ms", now_ms))
        if len(grants) > GRANTS_KEPT:
            del grants[next(iter(grants))]
        opening = int(told["opening"])
        delivery = Granted(key, told["sale"], outlet, opening, _price(told), grant, grant)
        delivery.factor = MeterFactor(int(told.get("factor_e5", NEUTRAL.parts)))
        open_now = self.newest.get(outlet)
        if open_now is not None and open_now.id == key and open_now.final is None:
            delivery.first, delivery.is_asked = open_now.first, open_now.is_asked
        self._purse(delivery.sale).deliveries[key] = delivery
        self.newest[outlet] = delivery

    def _take_open(self, told: Told) -> None:
        delivery = self.newest.get(OutletId(int(told["outlet"])))
        if delivery is not None and delivery.id == told["delivery"]:
            delivery.is_asked = True

    def _take_delivery(self, told: Told) -> None:
        delivery = self._purse(told["sale"]).deliveries.get(told["delivery"])
        if delivery is None:
            return  # Its grants are before the beginning: it was over then.
        delivery.final = int(told["quantity"])
        outlet = delivery.outlet
        self._fresh.append(lambda now_ms: self.ended_ms.update({outlet: now_ms}))

    def _take_finish(self, told: Told) -> None:
        self._purse(told["sale"]).is_finished = True

    def _take_rebase(self, told: Told) -> None:
        outlet = OutletId(int(told["outlet"]))
        self._fresh.append(lambda now_ms: self.rebased_ms.update({outlet: now_ms}))

    def _take_incident(self, told: Told) -> None:
        self.incidents[told["name"]] = told

    def _purse(self, sale: str) -> Purse:
        return self.purses.setdefault(sale, Purse())


def _price(told: Told) -> Price:
    """Return the price in a grant's entry.

    Entries of 0.1.0 do not say it. What was reserved for the limit does, a little too low: that
    can only fail to alarm, and only about deliveries that ran while the software was updated.
    """
    if "blocks" in told:
        blocks = tuple((int(price), int(end)) for price, end in told["blocks"])
        return Price(blocks, max(1, int(told["per_minor"])))
    per_minor = 10**8
    return Price(((told["reserved"] * per_minor // max(1, told["limit"]), 0),), per_minor)


def beginning(journal: Journal, sales: Iterable[str]) -> int:
    """Return after which entry to begin, so that all of the open `sales` is read.

    Numbers of sales only grow along the journal: the oldest open one is found by halving.
    """
    wanted = min((_number(one) for one in sales), default=None)
    low, high = 0, 1
    while (found := _first_sale(journal, high)) is not None and (wanted is None or found < wanted):
        low, high = high, 2 * high
    while high - low > CLOSE_BY:
        middle = (low + high) // 2
        found = _first_sale(journal, middle)
        if found is not None and (wanted is None or found < wanted):
            low = middle
        else:
            high = middle
    return low


def _first_sale(journal: Journal, after: int) -> int | None:
    """Return the number of the first sale that was begun after an entry; None where none was."""
    for entry in journal.journal(after):
        if entry.kind in {"sale-quoted", "override", "commissioning-begun"}:
            return _number(json.loads(entry.canonical)["body"]["sale"])
    return None


def _number(sale: str) -> int:
    return int(sale.partition("-")[2])
