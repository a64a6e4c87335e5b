"""The fourth layer: looks every second whether the promise holds, and closes everything if not.

It trusts nothing that the core says. Statuses come to it straight from the lines, in their threads;
the journal it reads for itself. What it closes goes straight to the lines as well, whatever the
core is doing; then it tells the core, and keeps asking until every valve is seen shut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from kiosk.domain.controller import Status
from kiosk.domain.moment import Moment
from kiosk.domain.outlet import OutletId
from kiosk.monitor.book import Book, Journal
from kiosk.monitor.meters import Meter, Sighting
from kiosk.monitor.promise import Alarm, Finding, Promise, listed
from kiosk.ports import Clock, Exchange, Line, StorageError

LOOK_MS = 1_000
SOON_MS = 20
"""How soon it looks again where a status was odd, and while a valve is still open."""
ASK_OPEN_MS = 150
"""How often a stop is asked again of an outlet that is seen open: two exchanges on a full line."""
ASK_UNSEEN_MS = 1_000
"""How often of one that does not answer: each try costs the others a time-out."""
TELL_MS = 10_000
"""How often the core is told again until it has written the incident down."""
RELEASE_MS = 3_000
"""A valve that is not seen shut for so long no longer keeps the others from what the core says."""
BLIND_MS = 2_000
CORE_MS = 4_000
"""A second unfed, two for the dead-man timers, one for the valves: who is open now has none."""

Incident = dict[str, str | int]
"""What the journal says of an incident: text and whole numbers."""


class Valves(Protocol):
    """The way to all valves that passes by the core; called in the monitor's thread."""

    def forbid(self) -> None:
        """Let nothing begin on any line from now on, whoever asks."""
        ...

    def allow(self) -> None:
        """Let deliveries begin again."""
        ...

    def stop(self, outlets: Sequence[OutletId]) -> None:
        """Stop `outlets`, on each line in this order; harmless where they are shut."""
        ...


@dataclass
class _Trip:
    """An alarm that is being seen to."""

    incident: Incident
    record: dict[str, Any]
    began_ms: int
    asked_ms: dict[OutletId, int] = field(default_factory=dict)
    shut: set[OutletId] = field(default_factory=set)
    """Those that were seen shut since: if one is open after that, it is news."""
    told_ms: int | None = None
    is_recorded: bool = False
    is_over: bool = False
    """Deliveries may begin again; a valve that still does not close is asked on."""


class Monitor:
    """Derives the promise afresh at each look. One thread looks; any line's thread may witness."""

    def __init__(
        self,
        meters: Mapping[OutletId, Meter],
        journal: Journal,
        valves: Valves,
        clock: Clock,
        *,
        post: Callable[[Incident], bool],
        record: Callable[[dict[str, Any]], None],
        lines: Sequence[Line] = (),
        after: int = 0,
        hurry: Callable[[], None] | None = None,
    ) -> None:
        """Look at nothing yet. Entries up to number `after` are about nothing that is still open.

        `post` tells the core, False where it takes nothing in; `record` keeps the whole record and
        may raise OSError: both are tried again. `hurry` is called where the next look is due now.
        """
        self._meters = meters
        self._journal = journal
        self._valves = valves
        self._clock = clock
        self._post = post
        self._record = record
        self._lines = lines
        self._hurry = hurry
        self._book = Book(after)
        self._promise = Promise(meters, self._book)
        self._sightings: dict[OutletId, Sighting] = {}
        self._standing: dict[tuple[str, str, str], int] | None = None
        """What was found at the last look, and how bad it was; None before the first."""
        self._trip: _Trip | None = None
        self._looked_ms: int | None = None
        self._began_ms: int | None = None
        self._core_ms: int | None = None
        self._blind_ms: int | None = None
        self._why_blind = ""
        self._odd: dict[OutletId, Sighting] = {}
        """The first of each outlet since the last look that the journal had not explained."""
        self.incidents: list[Incident] = []
        """Since it was made."""

    @property
    def looked_ms(self) -> int | None:
        """When it has looked last, on the monotonic clock; None before its first look."""
        return self._looked_ms

    # --- From other threads -----------------------------------------------------------------

    def witness(self, outlet: OutletId, status: Status, at_ms: int) -> None:
        """Take in a status that was read at `at_ms`, before the core does; in a line's thread."""
        before = self._sightings.get(outlet)
        sighting = self._meters[outlet].sighted(before, status, at_ms)
        self._sightings[outlet] = sighting
        if outlet not in self._odd and self._promise.is_odd(outlet, sighting):
            self._odd[outlet] = sighting
            if self._hurry is not None:
                self._hurry()

    def hear_core(self, mono_ms: int) -> None:
        """Take note that the core was alive at `mono_ms`."""
        self._core_ms = mono_ms

    @property
    def due_ms(self) -> int:
        """When the next look is due, on the monotonic clock; 0 before the first."""
        if self._looked_ms is None:
            return 0
        trip = self._trip
        is_closing = trip is not None and self._looked_ms - trip.began_ms < RELEASE_MS
        return self._looked_ms + (SOON_MS if self._odd or is_closing else LOOK_MS)

    # --- Looking ----------------------------------------------------------------------------

    def look(self) -> None:
        """Derive the promise, and close everything if it does not hold."""
        odd, sightings = dict(self._odd), dict(self._sightings)
        for outlet in odd:
            del self._odd[outlet]
        found = list(self._read())
        now = self._clock.now()
        self._looked_ms = now.mono_ms
        if self._began_ms is None:
            self._began_ms = now.mono_ms
        if self._blind_ms is None:
            self._book.known(now.mono_ms)
            if self._standing is None:
                self._book.forget_finished()  # History: what is wrong with it was found then.
            found += self._promise.passing(odd)
            found += self._promise.findings(sightings, now.mono_ms)
            self._book.forget_finished()
        found += self._alive(sightings, now.mono_ms)
        news = self._news(found)
        if news and (self._trip is None or self._trip.is_over):
            self._alarm(news, sightings, now)
        if self._trip is not None:
            self._pursue(self._trip, now.mono_ms)

    def _read(self) -> Iterator[Finding]:
        """Read the journal on; yield where it is broken."""
        try:
            breaks = self._book.read(self._journal)
        except StorageError as error:
            self._why_blind = str(error)
            if self._blind_ms is None:
                self._blind_ms = self._clock.now().mono_ms
            return
        self._blind_ms = None
        for one in breaks:
            yield Finding(
                Alarm.CHAIN, f"entry {one.number}: {one.expected}", one.found, size=one.number
            )

    def _alive(self, sightings: Mapping[OutletId, Sighting], now_ms: int) -> Iterator[Finding]:
        """While something flows the journal can be read and the core does its work."""
        flowing = tuple(outlet for outlet, one in sightings.items() if one.is_open)
        if not flowing or self._began_ms is None:
            return
        if self._blind_ms is not None and now_ms - self._blind_ms >= BLIND_MS:
            yield Finding(Alarm.BLIND, "a journal that can be read", self._why_blind, flowing)
        core_ms = self._began_ms if self._core_ms is None else max(self._core_ms, self._began_ms)
        if now_ms - core_ms >= CORE_MS:
            silence = f"not heard for {now_ms - core_ms} ms"
            yield Finding(Alarm.CORE, "a core that handles its messages", silence, flowing)

    def _news(self, found: list[Finding]) -> list[Finding]:
        """Return what was not found at the last look, or is worse than then.

        What flows on at a valve that is being asked to close gets worse; that is no news.
        """
        standing = self._standing
        if standing is None:
            # Before a restart of ours the core has written down what was found until then.
            standing = {
                (str(one["alarm"]), str(one["sale"]), str(one["outlets"])): int(one["size"])
                for one in self._book.incidents.values()
            }
        asked = set(self._unshut(self._trip)) - self._trip.shut if self._trip else set()
        news = {
            one.key: one
            for one in found
            if one.size > standing.get(one.key, -1)
            and not (one.outlets and asked.issuperset(one.outlets))
        }
        seen = {one.key: one.size for one in sorted(found, key=lambda one: one.size)}
        self._standing = seen if self._blind_ms is None else {**standing, **seen}
        return list(news.values())

    # --- Closing ----------------------------------------------------------------------------

    def _alarm(
        self, news: list[Finding], sightings: Mapping[OutletId, Sighting], now: Moment
    ) -> None:
        """Close everything; whom it concerns and who is open comes first on each line."""
        concerned = {outlet for one in news for outlet in one.outlets}
        order = sorted(
            self._meters,
            key=lambda one: (_is_shut(sightings.get(one)), one not in concerned, one),
        )
        self._valves.forbid()
        self._valves.stop(order)
        first = news[0]
        incident: Incident = {
            "name": f"{now.utc_ms}-{self._book.number}",
            "alarm": str(first.alarm),
            "sale": first.sale,
            "outlets": listed(first.outlets),
            "expected": first.expected,
            "found": first.found,
            "size": first.size,
            "number": self._book.number,
        }
        record = {
            **incident,
            "at_ms": now.utc_ms,
            "mono_ms": now.mono_ms,
            "findings": [asdict(one) for one in news],
            "sightings": {str(outlet): asdict(one) for outlet, one in sightings.items()},
            "lines": {line.name: [_frame(one) for one in line.recent()] for line in self._lines},
        }
        self.incidents.append(incident)
        asked_ms = dict.fromkeys(order, now.mono_ms)
        self._trip = _Trip(incident, record, now.mono_ms, asked_ms)

    def _pursue(self, trip: _Trip, now_ms: int) -> None:
        """Ask again until every valve is seen shut; tell the core until it has written it down."""
        again = [outlet for outlet in self._unshut(trip) if self._may_ask(trip, outlet, now_ms)]
        if again:
            trip.asked_ms |= dict.fromkeys(again, now_ms)
            self._valves.stop(again)
        name = str(trip.incident["name"])
        is_written = name in self._book.incidents
        if not is_written and (trip.told_ms is None or now_ms - trip.told_ms >= TELL_MS):
            trip.told_ms = now_ms if self._post(trip.incident) else None
        left = self._unshut(trip)
        trip.shut |= self._meters.keys() - left
        is_late = now_ms - trip.began_ms >= RELEASE_MS
        if left and not is_late:
            return  # Nothing that may take its time while a valve is open, a disk least of all.
        if not trip.is_recorded:
            try:
                self._record(trip.record)
            except OSError:
                return  # Full or broken: again at the next look.
            trip.is_recorded = True
        if not is_written:
            return
        if not trip.is_over:
            trip.is_over = True
            self._valves.allow()  # The core has stopped all until an attendant says otherwise.
        if not any(self._is_heard(trip, one) for one in left):
            self._trip = None

    def _unshut(self, trip: _Trip) -> list[OutletId]:
        """Return the outlets that were not seen shut since the alarm, those heard before others."""
        found = [
            outlet
            for outlet in self._meters
            if not (self._is_heard(trip, outlet) and _is_shut(self._sightings.get(outlet)))
        ]
        return sorted(found, key=lambda one: (not self._is_heard(trip, one), one))

    def _is_heard(self, trip: _Trip, outlet: OutletId) -> bool:
        sighting = self._sightings.get(outlet)
        return sighting is not None and sighting.at_ms > trip.began_ms

    def _may_ask(self, trip: _Trip, outlet: OutletId, now_ms: int) -> bool:
        again_ms = ASK_OPEN_MS if self._is_heard(trip, outlet) else ASK_UNSEEN_MS
        return now_ms - trip.asked_ms[outlet] >= again_ms


def _is_shut(sighting: Sighting | None) -> bool:
    return sighting is not None and sighting.is_shut


def _frame(one: Exchange) -> dict[str, Any]:
    return {
        "at_ns": one.at_ns,
        "request": one.request.hex(),
        "reply": one.reply.hex(),
        "failure": one.failure,
    }
