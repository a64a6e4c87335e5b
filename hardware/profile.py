"""A profile: what a data sheet says of a device on one kind of outlet, whatever it speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Self

from kiosk.domain.controller import Capabilities, Feeding, PowerUp, PresetKind
from kiosk.domain.quantity import Dimension, Quantity


@dataclass(frozen=True, slots=True)
class Profile:
    """A device on one kind of outlet. Quantities in base units, flows a second."""

    name: str
    title: str
    driver: str
    maker: str
    model: str
    dimension: Dimension
    step_base: int
    flow_step_base: int
    refresh_ms: int
    totaliser_bits: int
    totaliser_kept: bool
    nominal_base: int
    qmax_base: int
    slow_base: int
    closing_ms: int
    valve_ms: int | None
    """What the valve's maker rates one closing at, where that is less than the worst case."""
    shutoffs: int
    slow_before_base: int
    overrun_bound_base: int
    watchdog_ms: int | None
    """None where it goes on in silence."""
    watchdog_latches: bool
    watchdog_fed_by: Feeding
    power_up: PowerUp
    response_ms: int
    is_compensated: bool
    """Whether its totaliser counts volume at 15 degrees Celsius."""

    @property
    def slow_stage(self) -> bool:
        """Whether it slows down before the end."""
        return self.slow_base < self.qmax_base

    @property
    def slow_before(self) -> int:
        """How many counts before the end the slow stage begins: rounded up."""
        return -(-self.slow_before_base // self.step_base)

    @property
    def overrun_guard(self) -> int:
        """How many counts past the end are a fault: what the overrun bound has room for."""
        return self.overrun_bound_base // self.step_base

    def scaled(self, factor: Fraction | int) -> Self:
        """Return the same device on a plant that flows `factor` times as fast, for demos."""
        if factor <= 0:
            raise ValueError(f"a flow can be multiplied by more than 0, not by {factor}")

        def up(base: int) -> int:
            return -(-base * factor.numerator // factor.denominator)

        return replace(
            self,
            nominal_base=max(1, int(self.nominal_base * factor)),
            qmax_base=up(self.qmax_base),
            slow_base=up(self.slow_base),
            slow_before_base=up(self.slow_before_base),
            overrun_bound_base=max(
                up(self.overrun_bound_base), self.overrun_base(up(self.slow_base))
            ),
        )

    @property
    def capabilities(self) -> Capabilities:
        """What the core is told of the device."""

        def quantity(base: int) -> Quantity:
            return Quantity(base, self.dimension)

        return Capabilities(
            preset=PresetKind.ABSOLUTE,
            live_raise=True,
            live_lower=True,
            preset_resolution=quantity(self.step_base),
            preset_readback=True,
            qmax=quantity(self.qmax_base),
            overrun_bound=quantity(self.overrun_bound_base),
            closing_ms=self.closing_ms,
            meter_refresh_ms=self.refresh_ms,
            slow_stage=self.slow_stage,
            shutoffs=self.shutoffs,
            watchdog_ms=self.watchdog_ms,
            watchdog_latches=self.watchdog_latches,
            watchdog_fed_by=self.watchdog_fed_by,
            power_up=self.power_up,
            totaliser_bits=self.totaliser_bits,
            totaliser_step=quantity(self.step_base),
            totaliser_kept=self.totaliser_kept,
            senses_calling=True,
            numbered=True,
            response_ms=self.response_ms,
            is_compensated=self.is_compensated,
            valve_ms=self.valve_ms,
        )

    def overrun_base(self, slow_base: int) -> int:
        """Return the most that flows past an end at `slow_base` a second, a count to spare."""
        until_shut_ms = self.closing_ms + self.refresh_ms
        return -(-slow_base * until_shut_ms // 1000) + self.step_base
