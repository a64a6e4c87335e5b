"""A flow controller that answers soundly formed nonsense, as a tape says; and who watches it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from fakes.flow_controller import FakeController
from fakes.hostile import Tape

from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Status
from kiosk.domain.quantity import Quantity

STATES, STOPS = tuple(ControllerState), tuple(DeviceStop)
ANY_FAULT = Fault((1 << len(Fault.__members__) - 1) - 1) & ~Fault.ESTOP
"""All but the emergency stop: that one is believed from anybody, and stops the place."""


@dataclass
class Liar(FakeController):
    """It does what it is told, and lies about it while its tape lasts."""

    tape: Tape = field(default_factory=lambda: Tape(b""))
    is_lying: bool = False
    shown: set[int] = field(default_factory=set)
    """Every total that was shown, as it was shown."""

    def read_status(self, *, feed: bool) -> Status:
        status = super().read_status(feed=feed)
        if self.is_lying and not self.tape.is_over:
            status = self._distorted(status)
        self.shown.add(status.total.base)
        return status

    def _distorted(self, status: Status) -> Status:
        """Return `status` with some of it replaced; each bit of a byte chooses one thing."""
        tape = self.tape
        what = tape.number()
        dimension = status.total.dimension
        if what & 1:
            status = replace(status, total=Quantity(self._total(status.total.base), dimension))
        if what & 2:
            status = replace(status, boot=tape.number(2), sequence=tape.number(4))
        if what & 4:
            status = replace(status, state=STATES[tape.pick(len(STATES))])
        if what & 8:
            status = replace(status, stopped_by=STOPS[tape.pick(len(STOPS))])
        if what & 16:
            status = replace(status, faults=Fault(tape.number()) & ANY_FAULT)
        if what & 32:
            preset = None if tape.pick(2) else Quantity(self._amount(), dimension)
            status = replace(status, preset=preset)
        if what & 64:
            status = replace(status, flow=Quantity(self._amount(), dimension))
        if what & 128:
            status = replace(status, calling=bool(tape.pick(2)), latched=bool(tape.pick(2)))
        return status

    def _total(self, honest: int) -> int:
        step = self.can.totaliser_step.base
        scope = step << self.can.totaliser_bits
        match self.tape.pick(6):
            case 0:
                return 0
            case 1:
                return scope - step
            case 2:
                return scope // 2
            case 3:
                return max(0, honest - step * self.tape.number(2))
            case 4:
                return honest + step * self.tape.number(2)
            case _:
                return self._amount()

    def _amount(self) -> int:
        """Return any quantity there is: nothing, small, or more than any register holds."""
        return self.tape.number() << self.tape.pick(80)
