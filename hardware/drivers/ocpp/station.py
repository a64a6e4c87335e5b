"""What is known of one charge point and its connectors. All of it belongs to the loop's thread.

A charge point tells what it likes, when it likes, and tells again what it believes was not heard.
So nothing here is believed for its name alone: a transaction is ours if it bears the tag that was
made for this one start, and a reading is new if it was asked for and its time says so.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hardware.drivers.ocpp.profile import LAG_MS, LATE_MS, Version
from hardware.drivers.ocpp.words import (
    EMERGENCY,
    STOPS,
    Boot,
    Number,
    Plug,
    Reading,
    Voice,
)
from kiosk.domain.controller import DeviceStop, Fault
from kiosk.ports import NoAnswer

BOOTS = 2**31 - 1
LATE_S = LATE_MS / 1000
LAG = timedelta(milliseconds=LAG_MS)
"""A reading whose time is so much behind the charger's clock answers an older question."""
REMEMBERED = 64
"""So many transactions are known again when they are told twice."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """One that runs, and the tag that it runs on account of; empty where that is none of ours."""

    number: Number
    tag: str


@dataclass(slots=True)
class Connector:
    """One connector: one outlet."""

    number: int
    plug: Plug | None = None
    """None before the charger has said so, on this connection."""
    was_asked_how: bool = False
    """Whether it was asked how it is, and what runs there, on this connection."""
    faults: Fault = Fault.NONE
    running: Transaction | None = None
    expected: str = ""
    """The tag of a start that is awaited; empty where none is."""
    ended: DeviceStop = DeviceStop.NONE
    """Why the last transaction ended."""
    is_held: bool = False
    """Whether whatever has no leave of ours draws nothing, since the charger started."""
    reading: Reading | None = None
    taken_s: float = 0.0
    """When `reading` was asked for."""
    asked_s: deque[float] = field(default_factory=deque)
    """When readings were asked for that have not come."""
    clock: datetime | None = None
    """What the charger's clock showed when the loop's began, as the quickest reading tells it."""
    was_set: bool = False
    """Whether it may have been set since a reading was taken."""
    news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_busy(self) -> bool:
        """Whether a transaction runs, or may."""
        return self.running is not None or self.plug is Plug.BUSY

    def takes(self, reading: Reading, now_s: float) -> bool:
        """Keep a reading where it is the answer to the oldest question; whether it was."""
        while self.asked_s and now_s - self.asked_s[0] > LATE_S:
            self.asked_s.popleft()
        if not reading.was_asked_for or self._is_behind(reading, now_s) or not self.asked_s:
            return False
        self.taken_s = self.asked_s.popleft()
        self.reading = reading
        self.news.set()
        return True

    def _is_behind(self, reading: Reading, now_s: float) -> bool:
        """Whether the charger's clock shows so much more by now that a reading must be an old one.

        A clock that was set may have been set back: once it is believed again.
        """
        begin = reading.at - timedelta(seconds=now_s)
        is_behind = self.clock is not None and begin < self.clock - LAG
        if is_behind and not self.was_set:
            return True
        if self.clock is None or is_behind or begin > self.clock:
            self.clock = begin
        self.was_set = False
        return False

    def silence(self) -> None:
        """Forget what was true of a connection that is gone."""
        self.plug = self.reading = self.clock = None
        self.news = asyncio.Event()
        self.asked_s.clear()
        self.is_held = self.was_asked_how = False
        self.expected = ""


class Station:
    """One charge point, over all its connections."""

    def __init__(self, name: str, now_s: Callable[[], float]) -> None:
        """Know nothing yet of the charge point that calls itself `name`."""
        self.name = name
        self.voice: Voice | None = None
        self.boot: Boot | None = None
        self.boots = 0
        """Another number after each start of the charger; 0 before this program heard of one."""
        self.connections = 0
        self.stale = 0
        """How many readings came that nobody had asked for or could believe."""
        self.version: Version | None = None
        """What it is expected to speak; None while nobody expects anything."""
        self.patience_ms = 0
        """How long its slowest answer may take."""
        self.connectors: dict[int, Connector] = {}
        self.said_who = asyncio.Event()
        self._now_s = now_s
        self._is_asked_who = False
        self._known: dict[tuple[object, ...], tuple[Number, bool]] = {}

    def connector(self, number: int) -> Connector:
        """Return what is known of a connector."""
        return self.connectors.setdefault(number, Connector(number))

    def spoken(self) -> Voice:
        """Return the connection; NoAnswer where there is none."""
        if self.voice is None:
            raise NoAnswer(f"charge point {self.name} is not connected")
        return self.voice

    # --- Connections ----------------------------------------------------------------------------

    def meet(self, voice: Voice) -> None:
        """Speak through a new connection from now on."""
        self.part()
        self.said_who = asyncio.Event()  # An event is of one loop, and this may be another one.
        self.voice = voice
        self.connections += 1

    def part(self) -> None:
        """Note that the connection is gone."""
        self.voice = None
        for connector in self.connectors.values():
            connector.silence()

    # --- What it says ---------------------------------------------------------------------------

    def ask_who(self) -> None:
        """Expect it to say who it is: that is no start of the charger then."""
        self.said_who.clear()
        self._is_asked_who = True

    def ask_no_more(self) -> None:
        """Expect nothing: if it says who it is now, it has started."""
        self._is_asked_who = False

    def starts(self, boot: Boot, *, is_start: bool = True) -> None:
        """It says who it is: because it has started, unless it was asked to or says otherwise."""
        self.boot = boot
        self.set_clocks()
        if is_start and not self._is_asked_who:
            self.boots = 1 + secrets.randbelow(BOOTS)
            for connector in self.connectors.values():
                connector.silence()
                connector.running = None
                connector.ended = DeviceStop.POWER
        self._is_asked_who = False
        self.said_who.set()

    def set_clocks(self) -> None:
        """Its clock may have been set just now: it was told the time."""
        for connector in self.connectors.values():
            connector.was_set = True

    def tells(self, number: int, plug: Plug, faults: Fault) -> None:
        """It says how a connector is."""
        connector = self.connector(number)
        connector.plug, connector.faults = plug, faults
        if plug is Plug.FREE and connector.running is not None:
            connector.running = (
                None  # Without a cable there is none; that it ended may be told late.
            )
            connector.ended = DeviceStop.HUNG_UP

    def meters(self, number: int, reading: Reading) -> None:
        """It says what its meter shows."""
        connector = self.connector(number)
        if not connector.takes(reading, self._now_s()):
            self.stale += 1
        elif reading.transaction is not None and connector.running is None:
            connector.running = Transaction(reading.transaction, "")  # From another life.

    def knows(self, tag: str) -> bool:
        """Whether `tag` is one that a start is awaited or running for."""
        return bool(tag) and any(
            tag == one.expected or (one.running is not None and tag == one.running.tag)
            for one in self.connectors.values()
        )

    def begins(
        self, connector: Connector, tag: str, number: Number | None, told: tuple[object, ...]
    ) -> tuple[Number, bool]:
        """It says that a transaction has begun; return its number, and whether it has leave.

        `told` tells it from any other, so that it is the same one when it is said again. Where the
        charger gives no `number` we do.
        """
        if told in self._known:
            return self._known[told]
        is_ours = bool(tag) and tag == connector.expected and connector.running is None
        if number is None:
            number = 1 + secrets.randbelow(BOOTS)
        if is_ours:
            connector.expected = ""
            connector.ended = DeviceStop.NONE
        if connector.running is None:
            connector.running = Transaction(number, tag if is_ours else "")
        self._known[told] = (number, is_ours)
        while len(self._known) > REMEMBERED:
            del self._known[next(iter(self._known))]
        return number, is_ours

    def goes_on(self, connector: int | None, tag: str, number: Number) -> bool:
        """It says that a transaction of its own `number` runs; return whether that has leave.

        Where it does not say at which `connector`, it has said so before.
        """
        told = (number,)
        if connector is None:
            return self._known.get(told, (number, False))[1]
        return self.begins(self.connector(connector), tag, number, told)[1]

    def ends(self, number: Number, reason: str) -> None:
        """It says that a transaction has ended; harmless where nobody knows of it."""
        for connector in self.connectors.values():
            if connector.running is not None and connector.running.number == number:
                connector.running = None
                connector.ended = STOPS.get(reason, DeviceStop.FAULT)
                if reason == EMERGENCY:
                    connector.faults |= Fault.ESTOP
