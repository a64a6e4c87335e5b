"""A customer who needs no hands: takes the nozzle when leave is given, draws, and hangs up."""

from __future__ import annotations

from hardware.simulator.mechanism import Mechanism
from hardware.simulator.plant import NANO, PERMILLE
from hardware.timing import NS_PER_S
from kiosk.domain.controller import ControllerState

LIFT_AFTER_NS = NS_PER_S
HANG_UP_AFTER_NS = 3 * NS_PER_S // 2
PATIENCE_NS = 60 * NS_PER_S
"""How long a customer holds the nozzle while the valve stays closed."""


class Customer:
    """Whoever stands at one outlet. Does nothing while `is_automatic` is off."""

    def __init__(self, controller: Mechanism) -> None:
        """Stand at the outlet of `controller`."""
        self._controller = controller
        self._outlet = controller.outlet
        self.is_automatic = False
        self.takes_base: int | None = None
        """Hang up after so much; None to draw until the valve closes."""
        self._served = (controller.memory.boot, controller.deliveries)
        self._act_at_ns: int | None = None
        self._shut_since_ns: int | None = None
        self._has_flowed = False
        self._enough_nano = 0

    def act(self, now_ns: int) -> None:
        """Do what a customer would do now."""
        if not self.is_automatic or not self._controller.is_on:
            return
        if self._outlet.is_lifted:
            self._draw(now_ns)
        else:
            self._wait_for_leave(now_ns)

    def next_ns(self, now_ns: int) -> int | None:
        """Return when the customer acts next, after `now_ns`."""
        times = [self._act_at_ns] if self._act_at_ns is not None else []
        if self.takes_base is not None and self._outlet.is_lifted and self._outlet.flow_base:
            left_nano = max(0, self._enough_nano - self._outlet.flowed_nano)
            times.append(now_ns + -(-left_nano // self._outlet.flow_base))
        later = [at_ns for at_ns in times if at_ns > now_ns]
        return min(later, default=None) if self.is_automatic else None

    def _wait_for_leave(self, now_ns: int) -> None:
        controller = self._controller
        delivery = (controller.memory.boot, controller.deliveries)
        if not controller.in_force or controller.is_latched or delivery == self._served:
            self._act_at_ns = None
        elif self._act_at_ns is None:
            self._act_at_ns = now_ns + LIFT_AFTER_NS
        elif now_ns >= self._act_at_ns:
            self._served, self._has_flowed = delivery, False
            self._act_at_ns = None
            self._outlet.lift()
            self._outlet.draw_permille = PERMILLE
            self._enough_nano = self._outlet.flowed_nano + (self.takes_base or 0) * NANO

    def _draw(self, now_ns: int) -> None:
        has_enough = self.takes_base is not None and self._outlet.flowed_nano >= self._enough_nano
        is_shut = self._controller.state is ControllerState.CLOSED
        self._has_flowed = self._has_flowed or not is_shut
        if has_enough:
            self._hang_up()
        elif not is_shut:
            self._shut_since_ns = self._act_at_ns = None
        else:
            self._shut_since_ns = now_ns if self._shut_since_ns is None else self._shut_since_ns
            is_done = self._has_flowed or not self._controller.in_force
            bears_ns = HANG_UP_AFTER_NS if is_done else PATIENCE_NS
            self._act_at_ns = self._shut_since_ns + bears_ns
            if now_ns >= self._act_at_ns:
                self._hang_up()

    def _hang_up(self) -> None:
        self._shut_since_ns = self._act_at_ns = None
        self._outlet.hang_up()
