"""A simulated place, production drivers and wires and all, with the monitor looking at it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from hardware.timing import NS_PER_MS
from kiosk.application import messages as m
from kiosk.domain.controller import Status
from kiosk.domain.moment import Moment
from kiosk.domain.outlet import OutletId
from kiosk.monitor.meters import Meter
from kiosk.monitor.monitor import Incident, Monitor
from kiosk.simulation.lines import SimulatedLine
from kiosk.simulation.place import Place
from kiosk.simulation.plan import Plan
from kiosk.simulation.story import Story

TURN_MS = 100


class WatchedPlace(Place):
    """Each life of the engine has a monitor of its own."""

    monitor: Monitor | None = None

    def __init__(self, plan: Plan, story: Story) -> None:
        self.lives: list[list[Incident]] = []
        """The incidents of each life."""
        super().__init__(plan, story)

    def boot(self) -> None:
        """Start the engine and, beside it, the monitor."""
        self.monitor = None
        super().boot()
        if self.core is None:
            return  # It died at once.
        meters = {
            outlet: Meter.of(watched.can, self.site.product_at(outlet).tariff.interval)
            for outlet, watched in self.core._watched.items()
        }
        self.monitor = monitor = Monitor(
            meters, self.disk, self, self, post=self._trip, record=lambda _: None
        )
        self.lives.append(monitor.incidents)
        for line in self.lines:
            assert line.worker is not None
            line.worker._witness = partial(self._witnessed, monitor, line)
        self._turn(monitor)

    @property
    def incidents(self) -> list[Incident]:
        """Every incident so far."""
        return [one for life in self.lives for one in life]

    def now(self) -> Moment:
        return self.moment(self.now_ns)

    def _witnessed(
        self, monitor: Monitor, line: SimulatedLine, outlet: OutletId, status: Status, at_ms: int
    ) -> None:
        """Hand a status on when it has come: a line's clock may be ahead of the place's."""

        def witness() -> None:
            if monitor is self.monitor:
                monitor.witness(outlet, status, at_ms)
                self._look(monitor)

        self.at(line.clock.now_ns, witness)

    def _turn(self, monitor: Monitor) -> None:
        if monitor is self.monitor:
            self._look(monitor)
            self.after(TURN_MS, partial(self._turn, monitor))

    def _look(self, monitor: Monitor) -> None:
        if self.core is None:
            return
        monitor.hear_core(self._alive_ns // NS_PER_MS)
        if self.now().mono_ms >= monitor.due_ms:
            monitor.look()

    # --- What the monitor needs ---------------------------------------------------------------

    def forbid(self) -> None:
        for line in self.lines:
            if line.worker is not None:
                line.worker.forbid()

    def allow(self) -> None:
        for line in self.lines:
            if line.worker is not None:
                line.worker.allow()

    def stop(self, outlets: Sequence[OutletId]) -> None:
        for outlet in outlets:
            self._overtake(m.StopOutlet(outlet))

    def _trip(self, incident: Incident) -> bool:
        self.story.tell(self.now_ns, "monitor", f"closes everything: {incident}")
        self.post(m.MonitorTripped(incident))
        return True
