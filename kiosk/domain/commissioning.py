"""Putting an outlet into service: what is tried, what it must show, and who agrees.

A run is a value that is replaced by each event. Nothing of it is kept but its outcome, and that
only once two people have agreed: whatever ends a run before leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.domain.controller import Capabilities, PresetKind
from kiosk.domain.meter_factor import NEUTRAL, SCALE, MeterFactor, factor_for
from kiosk.domain.outlet import Impossible, OutletId
from kiosk.domain.quantity import PER_SALE_UNIT, Quantity
from kiosk.domain.site import ProductKind

CLOSINGS = 30
"""So many closings, and the rated worst case may give way to what was measured."""
FROM_FULL = 5
"""Of so many closings of a device with a slow stage, one comes down from full flow."""
PROOFS = 3
"""So many deliveries into a test measure (ATT-17)."""
PROOFS_MAX = 12
QUANTILE_PERCENT = 97
MARGIN_HALVES = 3
"""The margin over the quantile, in halves: one and a half."""
READ_WRONG_PERMILLE = 50
"""A measure that differs by more from the meter was read wrongly, or is another one."""


TURN_MS = 150
"""How long after it has happened a status may show it."""
SPARE_MS = 1_500
"""How much flow is left before the preset when a dead-man timer has done nothing."""


class Step(StrEnum):
    """What is being done; each is gone through in this order."""

    IDENTIFY = "identify"
    WATCHDOG = "watchdog"  # Silence must close the valve.
    PRESET = "preset"  # The controller must close by itself.
    CLOSINGS = "closings"  # How long the valve takes, over and over.
    PROVING = "proving"  # Against a test measure.
    APPROVAL = "approval"  # Two people agree.
    DONE = "done"
    ENDING = "ending"  # Given up: the last drops are awaited.


class Event(StrEnum):
    """What can happen to a run."""

    BEGUN = "begun"  # A trial of this step begins.
    PASSED = "passed"
    FAILED = "failed"  # Nothing was shown: it may be tried again.
    APPROVED = "approved"  # The second of two people has agreed.
    CANCELLED = "cancelled"


ORDER = (Step.IDENTIFY, Step.WATCHDOG, Step.PRESET, Step.CLOSINGS, Step.PROVING, Step.APPROVAL)
OVER = frozenset({Step.DONE, Step.ENDING})


def after(step: Step, event: Event) -> Step:
    """Return the step that follows; Impossible where that never happens."""
    if step in OVER:
        return step
    match event:
        case Event.CANCELLED:
            return Step.ENDING
        case Event.PASSED if step is not Step.APPROVAL:
            return ORDER[ORDER.index(step) + 1]
        case Event.APPROVED if step is Step.APPROVAL:
            return Step.DONE
        case Event.BEGUN | Event.FAILED if step is not Step.APPROVAL:
            return step
        case _:
            raise Impossible(f"{event} while {step}")


# --- What was measured --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Proof:
    """One delivery into a test measure, in base units."""

    shown: int
    """What the meter showed, uncorrected."""
    indicated: int
    """What would have been charged, with the factor that holds now."""
    actual: int | None = None
    """What was read from the measure; None until somebody has."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a run asks two people to agree to."""

    closing_us: int | None
    """How long the valve is reckoned to take; None where the rated time stays."""
    factor: MeterFactor
    bound: Quantity
    """What may flow past a preset from then on."""


def quantile(values: Sequence[int], percent: int) -> int:
    """Return the least value that `percent` of `values` do not exceed; `values` is not empty."""
    ranked = sorted(values)
    return ranked[-(-len(ranked) * percent // 100) - 1]


def closing_of(took_us: Sequence[int]) -> int | None:
    """Return the closing time to reckon with; None where too few closings are known.

    One and a half times the 97 % quantile, and never less than the slowest of them.
    """
    if len(took_us) < CLOSINGS:
        return None
    margin_us = -(-MARGIN_HALVES * quantile(took_us, QUANTILE_PERCENT) // 2)
    return max(margin_us, *took_us)


def bound_of(can: Capabilities, closing_us: int | None) -> Quantity:
    """Return what may flow past a preset of a valve that takes `closing_us`; None: as rated.

    It is never reckoned with less than the time its maker rates it for, nor than the worst case
    where nothing else closes when the valve is late. A count stays to spare: the meter does not
    show a part of one.
    """
    rated = can.overrun_bound
    if closing_us is None:
        return rated
    worst_us = 1000 * (can.closing_ms + can.meter_refresh_ms)
    least_ms = can.valve_rated_ms if can.shutoffs > 1 else can.closing_ms
    reckoned_us = max(closing_us, 1000 * least_ms) + 1000 * can.meter_refresh_ms
    if not worst_us:
        return rated
    if reckoned_us > worst_us:
        return Quantity(-(-rated.base * reckoned_us // worst_us), rated.dimension)
    spare = min(rated, can.totaliser_step)
    flowing = -(-(rated - spare).base * reckoned_us // worst_us)
    return Quantity(flowing, rated.dimension) + spare


def took_us(can: Capabilities, past_base: int, flow_base: int) -> int:
    """Return how long a valve took at the most, by what flowed past its preset: rounded up.

    Of the last count only a part may have been shown: all of it is reckoned with.
    """
    return -(-(past_base + can.totaliser_step.base) * 1_000_000 // flow_base)


# --- What is allowed ----------------------------------------------------------------------------


def error_permille(indicated: int, actual: int) -> int:
    """Return how much too much was indicated, in tenths of a per cent: the nearest, half away."""
    off = indicated - actual
    nearest = (2000 * abs(off) + actual) // (2 * actual)
    return nearest if off >= 0 else -nearest


def permissible_base(kind: ProductKind, quantity: Quantity, smallest: Quantity) -> int:
    """Return the maximum permissible error for a test, in base units (MET-03, EVM-01).

    Fuel: 0.5 %; below 2 L as for 2 L, and below that by the steps of the directive; never less than
    twice what is permissible of the minimum measured quantity, which is `smallest`. Energy: class
    A, 2 %. Water: 2 %.
    """
    if kind is not ProductKind.FUEL:
        return quantity.base * 20 // 1000
    litre = PER_SALE_UNIT[quantity.dimension]
    return max(_by_steps(quantity.base, litre), 2 * _by_steps(smallest.base, litre))


def _by_steps(base: int, litre: int) -> int:
    """Return what the directive's tables permit of a quantity of fuel, by itself."""
    if base >= 2 * litre:
        return base * 5 // 1000
    if base >= litre:
        return 2 * litre * 5 // 1000
    if base >= litre * 2 // 5:
        return base * 10 // 1000
    if base >= litre // 5:
        return (litre * 2 // 5) * 10 // 1000
    if base >= litre // 10:
        return base * 20 // 1000
    return (litre // 10) * 20 // 1000


def is_within(kind: ProductKind, indicated: int, actual: Quantity, smallest: Quantity) -> bool:
    """Whether what was indicated is as near to what really flowed as the law wants it."""
    return abs(indicated - actual.base) <= permissible_base(kind, actual, smallest)


def can_be_read(proof: Proof, actual: int) -> bool:
    """Whether a measure can have been read as `actual` after `proof`."""
    return 1000 * abs(actual - proof.shown) <= READ_WRONG_PERMILLE * proof.shown and actual > 0


def trial_base(can: Capabilities, step: Step, number: int = 0) -> int:
    """Return how much a trial of `step` may deliver before the controller closes by its preset.

    Silence is waited out at full flow with time to spare, so that no preset ends it. A closing is
    measured once the flow has been steady for a while; with a slow stage every fifth comes down
    from full flow, and the rest are slow from the beginning.
    """
    if step is Step.WATCHDOG:
        until_ms = silence_ms(can) + can.closing_ms + SPARE_MS
        return can.qmax.base * until_ms // 1000
    steady_base = max(3 * can.overrun_bound.base, can.qmax.base // 4)
    if not can.slow_stage:
        return steady_base
    if number % FROM_FULL:
        return 3 * can.overrun_bound.base
    return can.qmax.base * 2 * can.closing_ms // 1000 + steady_base


def silence_ms(can: Capabilities) -> int:
    """Return how long after the last word to it a device must be seen shut by its own timer."""
    turn_ms = can.response_ms + TURN_MS
    return (can.watchdog_ms or 0) + can.closing_ms + can.meter_refresh_ms + turn_ms


def skips(can: Capabilities, step: Step) -> bool:
    """Whether a device lacks what `step` would try: what is reserved for that stays."""
    if step is Step.WATCHDOG:
        return can.watchdog_ms is None
    return step in {Step.PRESET, Step.CLOSINGS} and can.preset is PresetKind.NONE


# --- A run --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """One commissioning of one outlet, replaced by each event."""

    outlet: OutletId
    by: str
    """The technician, who spends their own authorisation."""
    sale: str
    limit: Quantity
    """The most that all trials together may deliver."""
    factor: MeterFactor = NEUTRAL
    """What the readings are multiplied by so far."""
    bound: Quantity | None = None
    """What may flow past a preset so far."""
    step: Step = Step.IDENTIFY
    is_trying: bool = False
    why: str = ""
    """Why it does not go on, in a word; empty where it does."""
    serial: str = ""
    model: str = ""
    firmware: str = ""
    watchdog_took_ms: int | None = None
    preset_past_base: int | None = None
    closings_us: tuple[int, ...] = ()
    proofs: tuple[Proof, ...] = ()
    proposal: Proposal | None = None
    certificate: str = ""
    """The number of the certificate, and those of the seals found before and left after."""
    seals_before: str = ""
    seals_after: str = ""
    approved_by: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether nothing more is tried."""
        return self.step in OVER

    def on(self, event: Event, why: str = "") -> Run:
        """Return the run after `event`."""
        return replace(self, step=after(self.step, event), is_trying=event is Event.BEGUN, why=why)

    def read(self, actual: int) -> Run:
        """Return the run with the last delivery into the measure read off."""
        [*before, last] = self.proofs
        return replace(self, proofs=(*before, replace(last, actual=actual)), why="")

    @property
    def awaits_reading(self) -> bool:
        """Whether the measure is full and nobody has said what it shows."""
        return bool(self.proofs) and self.proofs[-1].actual is None

    @property
    def counted(self) -> tuple[tuple[int, int], ...]:
        """What was shown and what was read at the measures that count: the newest, in a row."""
        newest = self.proofs[-PROOFS:]
        return tuple((one.shown, one.actual) for one in newest if one.actual is not None)

    @property
    def is_proven(self) -> bool:
        """Whether enough measures were read."""
        return len(self.proofs) >= PROOFS and not self.awaits_reading

    def proposed(self, can: Capabilities) -> Run:
        """Return the run at its approval, with what it asks for; BeyondSpan where none can be."""
        closing_us = closing_of(self.closings_us)
        factor = self.factor
        if self.proofs:
            factor = factor_for(
                shown_base=sum(shown for shown, _ in self.counted),
                actual_base=sum(actual for _, actual in self.counted),
            )
        bound = factor.grown(bound_of(can, closing_us))
        proposal = Proposal(closing_us, factor, bound)
        return replace(self.on(Event.PASSED), proposal=proposal)

    def holds(self, kind: ProductKind, factor: MeterFactor, smallest: Quantity) -> bool:
        """Whether every measure agrees with the meter, corrected by `factor`, within the law.

        `smallest` is the minimum measured quantity.
        """
        dimension = self.limit.dimension
        return all(
            is_within(kind, shown * factor.parts // SCALE, Quantity(actual, dimension), smallest)
            for shown, actual in self.counted
        )


# --- What comes of it ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Commissioned:
    """What two people have agreed to for the controller with this serial number, and no other."""

    serial: str
    factor: MeterFactor = NEUTRAL
    closing_us: int | None = None
    """How long its valve is reckoned to take; None where the rated time stays."""

    def __str__(self) -> str:
        """Return it as it is kept."""
        closing = "" if self.closing_us is None else str(self.closing_us)
        return f"{self.factor.parts} {closing or '-'} {self.serial}"

    @classmethod
    def named(cls, kept: str) -> Commissioned:
        """Return what was kept as `kept`."""
        parts, closing, serial = kept.split(" ", 2)
        return cls(serial, MeterFactor(int(parts)), None if closing == "-" else int(closing))
