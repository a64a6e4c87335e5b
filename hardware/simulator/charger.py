"""A charger as software: transactions, charging profiles and a clock over the works of all devices.

It knows no limit in energy and no dead-man timer: what it may draw is what its profiles say now.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hardware.drivers.ocpp.profile import OcppProfile
from hardware.drivers.ocpp.words import Number, Period
from hardware.simulator.mechanism import COUNTS, Mechanism, Memory
from hardware.simulator.plant import PlantOutlet
from hardware.timing import NS_PER_MS, NS_PER_S
from kiosk.domain.controller import DeviceStop

FAR = COUNTS // 2 - 1
NS_PER_US = 1_000
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""What its clock shows at the beginning of time, until somebody tells it better."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """So much from `begins` on, and then as each period says."""

    begins: datetime
    periods: tuple[Period, ...]

    def limit(self, at: datetime) -> int | None:
        """Return the limit at a time; None before it begins."""
        limit = None
        for one in self.periods:
            if at >= self.begins + timedelta(seconds=one.start_s):
                limit = int(one.amperes)
        return limit


@dataclass(frozen=True, slots=True)
class Told:
    """That a transaction has begun or ended, to be told when somebody listens."""

    begins: bool
    tag: str
    counts: int
    at: datetime
    reason: str = ""


class Charger(Mechanism):
    """One connector of a charger.

    Its `settings` hold its vices: `discards_held` and `discards_given` accept a profile and forget
    it, `keeps_going` goes on with its transaction after a loss of power, `goes_on_unwanted` with
    one whose tag is not known.
    """

    senses_nozzle = False

    def __init__(
        self, profile: OcppProfile, outlet: PlantOutlet, memory: Memory, *, serial: str, now_ns: int
    ) -> None:
        """Fit the device to `outlet` and switch it on."""
        self.serial = serial
        self.amperes = profile.amperes
        self.held: Schedule | None = None
        self.given: Schedule | None = None
        self.tag = ""
        """Of the transaction that runs; empty where none does."""
        self.number: Number | None = None
        """Of the same, once somebody has given it one."""
        self.is_finishing = False
        self.told: deque[Told] = deque()
        self._ahead = timedelta()
        settings = {
            "watchdog_ms": 0,
            "closing_ms": profile.closing_ms,
            "slow_before": 0,
            "overrun_guard": FAR,
            "discards_held": 0,
            "discards_given": 0,
            "keeps_going": 0,
            "goes_on_unwanted": 0,
        }
        super().__init__(outlet, memory, settings, now_ns=now_ns)

    # --- Its clock ------------------------------------------------------------------------------

    def clock(self, now_ns: int) -> datetime:
        """Return what its clock shows."""
        return EPOCH + self._ahead + timedelta(microseconds=now_ns // NS_PER_US)

    def set_clock(self, at: datetime, now_ns: int) -> None:
        """Set its clock."""
        self._ahead += at - self.clock(now_ns)

    # --- Power ----------------------------------------------------------------------------------

    def power_on(self, now_ns: int) -> None:
        """Start: what was limited for good is kept, the transaction mostly is not."""
        super().power_on(now_ns)
        if self.tag and not self.settings["keeps_going"]:
            self.end("PowerLoss", now_ns)
        elif self.tag:
            self._allow(now_ns)

    # --- Transactions ---------------------------------------------------------------------------

    def limit(self, now_ns: int) -> int:
        """Return the amperes that the profiles leave at this time."""
        at = self.clock(now_ns)
        for schedule in (self.given, self.held):
            if schedule is not None and (limit := schedule.limit(at)) is not None:
                return limit
        return self.amperes

    def shown(self, now_ns: int, for_s: int) -> tuple[Period, ...]:
        """Return what the profiles leave from now on, second by second where that changes."""
        periods: list[Period] = []
        for second in range(for_s + 1):
            limit = self.limit(now_ns + second * NS_PER_S)
            if not periods or periods[-1].amperes != limit:
                periods.append(Period(second, limit))
        return tuple(periods)

    def hold(self, schedule: Schedule) -> None:
        """Limit all transactions."""
        self.held = None if self.settings["discards_held"] else schedule
        self.rouse()

    def give(self, schedule: Schedule) -> None:
        """Limit the transaction that runs."""
        self.given = None if self.settings["discards_given"] else schedule
        self.rouse()

    def begin(self, tag: str, now_ns: int) -> None:
        """Begin a transaction; the valve opens where the profiles let it."""
        self.tag, self.number, self.given = tag, None, None
        self.told.append(Told(True, tag, self.register_total, self.clock(now_ns)))
        self._allow(now_ns)

    def end(self, reason: str, now_ns: int) -> None:
        """End the transaction, and let whoever listens know why."""
        if not self.tag:
            return
        self.told.append(Told(False, self.tag, self.register_total, self.clock(now_ns), reason))
        self.tag, self.given = "", None
        self.is_finishing = True
        self.stop(now_ns)
        self.rouse()

    def _allow(self, now_ns: int) -> None:
        total = self.register_total
        self.set_preset(total, (total + FAR) % COUNTS, 0, now_ns)
        self.rouse()

    # --- Its valve ------------------------------------------------------------------------------

    def react(self, now_ns: int) -> None:
        """Do what the present moment asks for; doing it twice is harmless."""
        if self.is_on and self.tag:
            if not self.outlet.is_lifted:
                self.end("EVDisconnected", now_ns)
            elif self.faults:
                self.end("Other", now_ns)
            elif not self.limit(now_ns):
                if self.is_open:
                    self._close(DeviceStop.HOST, now_ns)
            elif not self.is_open:
                self.open(now_ns)
        if not self.outlet.is_lifted:
            self.is_finishing = False
        super().react(now_ns)

    def next_ns(self, now_ns: int) -> int | None:
        """Return when it next has something to do by itself, after `now_ns`."""
        soonest_ns = super().next_ns(now_ns)
        if self.tag and self.given is not None:
            at = self.clock(now_ns)
            for one in self.given.periods:
                left = self.given.begins + timedelta(seconds=one.start_s) - at
                if left > timedelta():
                    change_ns = now_ns + left // timedelta(microseconds=1) * NS_PER_US + NS_PER_MS
                    soonest_ns = change_ns if soonest_ns is None else min(soonest_ns, change_ns)
        return soonest_ns
