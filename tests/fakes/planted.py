"""Defects planted into a simulated place: each is somebody's bad day in a few lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.controller import Capabilities, ControllerState, Identity, Preset, Status
from kiosk.domain.journal import Entry
from kiosk.domain.quantity import Quantity, none_of
from kiosk.ports import Batch, FlowController, Remembered, StorageError
from kiosk.simulation.disk import Disk
from kiosk.simulation.place import Place


@dataclass
class HandsOn:
    """A driver that hands everything on."""

    inner: FlowController

    @property
    def capabilities(self) -> Capabilities:
        return self.inner.capabilities

    def identify(self) -> Identity:
        return self.inner.identify()

    def read_status(self, *, feed: bool) -> Status:
        return self.inner.read_status(feed=feed)

    def set_preset(self, preset: Preset) -> None:
        self.inner.set_preset(preset)

    def open(self, sequence: int) -> None:
        self.inner.open(sequence)

    def stop(self) -> None:
        self.inner.stop()

    def acknowledge(self) -> None:
        self.inner.acknowledge()


class ForgetsTheBound(HandsOn):
    """It declares that nothing flows past a preset."""

    @property
    def capabilities(self) -> Capabilities:
        can = self.inner.capabilities
        return replace(can, overrun_bound=none_of(can.qmax.dimension), closing_ms=0)


class GivesATenthMore(HandsOn):
    """It writes a larger preset than it was told, and reads it back as it was meant."""

    def __post_init__(self) -> None:
        self._meant: dict[Quantity, Quantity] = {}

    def set_preset(self, preset: Preset) -> None:
        step = self.capabilities.totaliser_step
        more = Quantity(preset.limit.base * 11 // 10, preset.limit.dimension).floor(step)
        self._meant[more] = preset.limit.floor(step)
        self.inner.set_preset(replace(preset, limit=more))

    def read_status(self, *, feed: bool) -> Status:
        status = self.inner.read_status(feed=feed)
        if status.preset is None:
            return status
        return replace(status, preset=self._meant.get(status.preset, status.preset))


class SettlesAtOnce(HandsOn):
    """It says that its valve is shut as soon as it is told to: nobody waits for the last drops."""

    @property
    def capabilities(self) -> Capabilities:
        return replace(self.inner.capabilities, closing_ms=0, meter_refresh_ms=0)

    def read_status(self, *, feed: bool) -> Status:
        status = self.inner.read_status(feed=feed)
        if status.state is not ControllerState.CLOSING:
            return status
        still = none_of(status.flow.dimension)
        return replace(status, state=ControllerState.CLOSED, flow=still)


class NeverCounts(HandsOn):
    """It shows the first total for ever."""

    def __post_init__(self) -> None:
        self._first: Quantity | None = None

    def read_status(self, *, feed: bool) -> Status:
        status = self.inner.read_status(feed=feed)
        self._first = self._first or status.total
        return replace(status, total=self._first)


class ForgetsTheLastCommit(Disk):
    """It says that a commit is durable when it is not yet: a death takes the last one with it."""

    def __init__(self) -> None:
        super().__init__()
        self._durable = self.image.copy()

    def commit(self, batch: Batch) -> tuple[Entry, ...]:
        self._durable = self.image.copy()
        return super().commit(batch)

    def load(self) -> Remembered:
        self.image = self._durable
        return super().load()


class SaysThatItIsStored(Disk):
    """It swallows what goes wrong: whoever asked believes that everything was stored."""

    def commit(self, batch: Batch) -> tuple[Entry, ...]:
        try:
            return super().commit(batch)
        except StorageError:
            return ()


class WithoutBound(Place):
    """Its drivers forget the overrun bound."""

    fit = ForgetsTheBound


class WithATenthMore(Place):
    """Its drivers give a tenth more."""

    fit = GivesATenthMore


class WithoutLastDrops(Place):
    """Its drivers wait for no last drops."""

    fit = SettlesAtOnce


class WithoutCounting(Place):
    """Its meters stand still."""

    fit = NeverCounts


class WithoutSync(Place):
    """Its disk forgets the last commit."""

    disk_class = ForgetsTheLastCommit


class WithoutErrors(Place):
    """Its disk never complains."""

    disk_class = SaysThatItIsStored


PLANTED: tuple[type[Place], ...] = (
    WithoutBound,
    WithATenthMore,
    WithoutLastDrops,
    WithoutCounting,
    WithoutSync,
    WithoutErrors,
)
