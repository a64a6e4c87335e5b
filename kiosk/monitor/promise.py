"""The promise, derived from what the journal says and what the meters show, and from nothing else.

The statuses are taken first and the journal is read after them. The engine writes down first and
tells a controller afterwards; so whatever a status shows that was allowed is in a journal that is
read later, and what is not there was never allowed. The other way round a status can be older than
an entry: where the journal says that something is *over*, only a status that came after that was
known can contradict it. Each comparison below says which of the two it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kiosk.domain.meter_factor import SCALE
from kiosk.domain.outlet import OutletId
from kiosk.monitor.book import Book, Granted, Purse
from kiosk.monitor.meters import Meter, Sighting

FLOW_MS = 10_000
"""Where nothing may flow, so long a time is looked at in one piece (SAF-12)."""
DOUBT_MS = 1_500
"""How long the engine has to close an outlet whose meter cannot be believed."""


class Alarm(StrEnum):
    """What does not hold: a closed list, on every incident."""

    MONEY = "more_than_paid"
    PRESET = "preset_unexplained"
    OPEN = "open_unasked"
    FLOW = "flow_unexplained"
    METER = "meter_disbelieved"
    CHAIN = "journal_broken"
    BLIND = "journal_unreadable"
    CORE = "core_silent"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold."""

    alarm: Alarm
    expected: str
    found: str
    outlets: tuple[OutletId, ...] = ()
    sale: str = ""
    size: int = 0
    """How bad it is: the same finding alarms again once it is worse."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same finding as another."""
        return str(self.alarm), self.sale, listed(self.outlets)


def listed(outlets: tuple[OutletId, ...]) -> str:
    """Return outlets as one text."""
    return ",".join(str(one) for one in outlets)


class Promise:
    """Compares what the journal says with what the meters show, look by look."""

    def __init__(self, meters: Mapping[OutletId, Meter], book: Book) -> None:
        """Know the meters; begin with nothing seen."""
        self._meters = meters
        self._book = book
        self._rests: dict[OutletId, Sighting] = {}
        """Where nothing may flow: the sighting from which on it is measured."""
        self._doubts: dict[OutletId, int] = {}
        """Since when an outlet is open whose meter cannot be believed."""

    def findings(self, sightings: Mapping[OutletId, Sighting], now_ms: int) -> Iterator[Finding]:
        """Yield what does not hold. `sightings` were taken before the journal was read."""
        for outlet, sighting in sightings.items():
            yield from self._preset(outlet, sighting)
            yield from self._valve(outlet, sighting)
            yield from self._rest(outlet, sighting)
            yield from self._doubt(outlet, sighting, now_ms)
        for sale, purse in self._book.purses.items():
            yield from self._money(sale, purse, sightings)

    def passing(self, odd: Mapping[OutletId, Sighting]) -> Iterator[Finding]:
        """Yield what did not hold for a moment, and is gone with the next status."""
        for outlet, sighting in odd.items():
            yield from self._preset(outlet, sighting)
            yield from self._valve(outlet, sighting)

    def is_odd(self, outlet: OutletId, sighting: Sighting) -> bool:
        """Whether a status shows what the journal has not told yet: worth an early look."""
        delivery = self._book.newest.get(outlet)
        if delivery is None or delivery.final is not None:
            return sighting.is_open or any(self._preset(outlet, sighting))
        if sighting.is_open and (not delivery.is_asked or self._is_doubted(outlet, sighting)):
            return True
        if any(self._preset(outlet, sighting)):
            return True
        return self._delivered(delivery, sighting) > delivery.grant.limit

    # --- Controllers ------------------------------------------------------------------------

    def _preset(self, outlet: OutletId, sighting: Sighting) -> Iterator[Finding]:
        """A preset in force was written down before it was sent: the journal, read later, has it.

        A device rounds down, and holds what was cut back until the smaller preset is there. One
        that it held already when we met it (a restart of ours or of the line, a stop that was lost)
        may be older than what we have read: while the valve is shut it harms nobody, and the engine
        withdraws it.
        """
        if sighting.preset is None or (sighting.is_inherited and not sighting.is_open):
            return
        grant = self._book.grants.get(outlet, {}).get(sighting.sequence)
        most = 0 if grant is None else grant.most
        if sighting.preset > most:
            yield Finding(
                Alarm.PRESET,
                f"a preset of at most {most} in the journal, number {sighting.sequence}",
                f"{sighting.preset} in the controller",
                (outlet,),
                size=sighting.sequence,
            )

    def _valve(self, outlet: OutletId, sighting: Sighting) -> Iterator[Finding]:
        """A valve is opened only after that was written down: the journal, read later, has it.

        One that is closing is not looked at: it was told to. Where the journal says that a delivery
        is over, a status may be older than that, and of that delivery though another has begun
        since; only a later one contradicts it.
        """
        if not sighting.is_open or sighting.at_ms <= self._book.ended_ms.get(outlet, -1):
            return
        delivery = self._book.newest.get(outlet)
        if delivery is None:
            said = "no delivery"
        elif delivery.final is not None:
            said = f"{delivery.id} is over"
        elif delivery.is_asked:
            return
        else:
            said = f"{delivery.id} was not to be opened"
        yield Finding(Alarm.OPEN, said, "the valve is open", (outlet,), _sale(delivery))

    def _rest(self, outlet: OutletId, sighting: Sighting) -> Iterator[Finding]:
        """Without a delivery nothing flows: not more than one interval in ten seconds.

        A delivery that began meanwhile is in the journal, which is read later. What flowed before a
        gap in the statuses was not seen: it is the engine's to find. A meter that steps as nothing
        can flow is broken, and believed from where an attendant says so.
        """
        delivery = self._book.newest.get(outlet)
        if delivery is not None and delivery.final is None:
            self._rests.pop(outlet, None)
            return
        since = self._rests.get(outlet)
        if since is None or since.since_ms != sighting.since_ms or _jumped(since, sighting):
            self._rests[outlet] = since = sighting
        meter = self._meters[outlet]
        moved = meter.moved(since.total, sighting.total)
        if moved > meter.interval_base:
            yield Finding(
                Alarm.FLOW,
                f"nothing flows without a delivery, or {meter.interval_base} at most",
                f"{moved} in {sighting.at_ms - since.at_ms} ms",
                (outlet,),
            )
        if sighting.at_ms - since.at_ms >= FLOW_MS:
            self._rests[outlet] = sighting

    def _doubt(self, outlet: OutletId, sighting: Sighting, now_ms: int) -> Iterator[Finding]:
        """What flows past a broken meter nobody knows: the engine closes that outlet, at once."""
        if not (sighting.is_open and self._is_doubted(outlet, sighting)):
            self._doubts.pop(outlet, None)
            return
        since_ms = self._doubts.setdefault(outlet, now_ms)
        if now_ms - since_ms > DOUBT_MS:
            yield Finding(
                Alarm.METER,
                "an outlet is closed whose meter cannot be believed",
                f"open for {now_ms - since_ms} ms",
                (outlet,),
                _sale(self._book.newest.get(outlet)),
            )

    def _is_doubted(self, outlet: OutletId, sighting: Sighting) -> bool:
        """Whether the total says nothing: it has stepped as no product can flow.

        It does again from where an attendant said so, and in a delivery that was opened after that.
        """
        if sighting.doubted_ms is None:
            return False
        believed_ms = self._book.rebased_ms.get(outlet, -1)
        delivery = self._book.newest.get(outlet)
        if delivery is not None and delivery.first.known_ms is not None:
            believed_ms = max(believed_ms, delivery.first.known_ms)
        return sighting.doubted_ms > believed_ms

    # --- Money ------------------------------------------------------------------------------

    def _money(
        self, sale: str, purse: Purse, sightings: Mapping[OutletId, Sighting]
    ) -> Iterator[Finding]:
        """All that may ever leave the outlets of a sale is paid for, at the locked price.

        The journal alone must add up after every batch: it is read in whole batches. What a status
        adds was allowed by an entry that is read later, and is less than that entry's limit.
        """
        worst, outlets = Fraction(0), []
        for delivery in purse.deliveries.values():
            most = delivery.final
            if most is None:
                most = delivery.grant.limit
                sighting = sightings.get(delivery.outlet)
                if sighting is not None:
                    most = max(most, self._held(delivery, sighting))
                    most = max(most, self._delivered(delivery, sighting))
            worst += delivery.price.cost(most)
            outlets.append(delivery.outlet)
        if worst > purse.authorised:
            found = -(-worst.numerator // worst.denominator)
            yield Finding(
                Alarm.MONEY,
                f"at most {purse.authorised} minor units, as authorised",
                f"{found} minor units, at worst",
                tuple(sorted(set(outlets))),
                sale,
                size=found,
            )

    def _held(self, delivery: Granted, sighting: Sighting) -> int:
        """Return the most that the device itself would let flow, by the preset it holds.

        Until a smaller preset is shown, the device may hold the greater one before it. A status
        that is older than the newest grant says nothing: the smaller one may be in force since.
        """
        grant = self._book.grants.get(delivery.outlet, {}).get(sighting.sequence)
        if sighting.preset is None or grant is None or grant.delivery != delivery.id:
            return 0
        known_ms = delivery.grant.known_ms
        is_later = known_ms is not None and sighting.at_ms > known_ms
        if grant is not delivery.grant and not is_later:
            return 0
        flows = max(sighting.preset, -(-sighting.preset * delivery.factor.parts // SCALE))
        return flows + grant.bound

    def _delivered(self, delivery: Granted, sighting: Sighting) -> int:
        """Return what has flowed: never more than there was when the journal was read.

        A status from before the opening shows less than that, and a meter that rolled over is
        measured across its end.
        """
        if self._is_doubted(delivery.outlet, sighting):
            return 0
        moved = self._meters[delivery.outlet].moved(delivery.opening, sighting.total)
        return moved * delivery.factor.parts // SCALE


def _jumped(since: Sighting, sighting: Sighting) -> bool:
    """Whether the meter has stepped between the two as no product can flow."""
    return sighting.doubted_ms is not None and sighting.doubted_ms > since.at_ms


def _sale(delivery: Granted | None) -> str:
    return "" if delivery is None else delivery.sale
