"""A place, or a random day at one, with the monitor looking at it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from fakes.day import Day
from fakes.world import STEP_MS, TICK_MS, World

from kiosk.application import messages as m
from kiosk.domain.journal import Entry
from kiosk.domain.outlet import OutletId
from kiosk.monitor.meters import Meter
from kiosk.monitor.monitor import Incident, Monitor
from kiosk.simulation.disk import Killed


class Watch:
    """The monitor of one process, with its own way to the lines of `world`."""

    def __init__(self, world: World, *, after: int = 0) -> None:
        self.world = world
        self.records: list[dict[str, Any]] = []
        self.asked: list[tuple[int, OutletId]] = []
        """When a stop was asked, and where."""
        self.before_reading: Callable[[], None] | None = None
        """What happens between the statuses and the journal of a look."""
        self.takes_mail = True
        """Whether the core's mailbox has room."""
        self.monitor = Monitor(
            {
                outlet: Meter.of(world.can, world.site.product_at(outlet).tariff.interval)
                for outlet in world.site.outlets
            },
            self,
            self,
            world.clock,
            post=self._post,
            record=self.records.append,
            lines=list(world.lines.values()),
            after=after,
        )
        for worker in world.workers.values():
            worker._witness = self.monitor.witness

    def turn(self) -> None:
        """Look, where that is due."""
        if not self.world.frozen:
            self.monitor.hear_core(self.world.clock.mono_ms)
        if self.world.clock.mono_ms >= self.monitor.due_ms:
            self.monitor.look()

    def run(self, ms: int) -> None:
        """Let `ms` pass, step by step."""
        for _ in range(ms // STEP_MS):
            self.world.step()
            self.turn()

    @property
    def alarms(self) -> list[str]:
        """What it alarmed about so far."""
        return [str(one["alarm"]) for one in self.monitor.incidents]

    # --- What the monitor needs ---------------------------------------------------------------

    def journal(self, after: int = 0) -> Iterator[Entry]:
        if self.before_reading is not None:
            self.before_reading()
        return self.world.store.journal(after)

    def forbid(self) -> None:
        for worker in self.world.workers.values():
            worker.forbid()

    def allow(self) -> None:
        for worker in self.world.workers.values():
            worker.allow()

    def stop(self, outlets: Sequence[OutletId]) -> None:
        for outlet in outlets:
            self.asked.append((self.world.clock.mono_ms, outlet))
            self.world.workers[self.world.site.outlets[outlet].line].ask(m.StopOutlet(outlet))

    def _post(self, incident: Incident) -> bool:
        if self.takes_mail:
            self.world.mail.append(m.MonitorTripped(incident))
        return self.takes_mail


class WatchedDay(Day):
    """A random day with the monitor; now and then the world goes on in the middle of a look."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._chance = random.Random(seed)
        self.incidents: list[Incident] = []
        self.looks = 0
        self.froze_ms = 0
        """The longest time for which the core was frozen."""
        self._frozen_ms = 0
        self.watch = self._watched()

    def _watched(self) -> Watch:
        watch = Watch(self.world)
        watch.before_reading = self._go_on
        return watch

    def _go_on(self) -> None:
        self.looks += 1
        if self._chance.random() < 0.3:
            watch = self.watch
            super()._step(TICK_MS)
            if self.watch is not watch:
                raise Killed  # The process that looked is gone.

    def _step(self, ms: int = TICK_MS) -> None:
        super()._step(ms)
        self._frozen_ms = self._frozen_ms + ms if self.world.frozen else 0
        self.froze_ms = max(self.froze_ms, self._frozen_ms)
        with suppress(Killed):
            self.watch.turn()

    def _start(self) -> None:
        self.incidents += self.watch.monitor.incidents
        super()._start()
        self.watch = self._watched()

    def alarmed(self) -> list[Incident]:
        """Return every incident of the day."""
        return [*self.incidents, *self.watch.monitor.incidents]
