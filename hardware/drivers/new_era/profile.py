"""What a profile says of a New Era pump, beside the figures that every profile has."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path

from hardware import profile_file
from hardware.framing.new_era import ADDRESS_MAX, WRITTEN_MAX, figure, figure_step
from hardware.profile import Profile
from hardware.profile_file import FOLDER, Source
from hardware.units import quantity_base
from kiosk.domain.controller import Capabilities, Feeding, PowerUp, PresetKind
from kiosk.domain.quantity import Dimension, Quantity

DRIVER = "new_era"
SECOND_MS = 1_000
MINUTE_S = 60
SAF_MAX_S = 255


@dataclass(frozen=True, slots=True)
class NewEraProfile(Profile):
    """A New Era pump on one kind of outlet: microlitres, which are thousandths of its ML."""

    most_base: int
    """The largest volume that is dosed at once, at most what the syringe holds."""

    @property
    def capabilities(self) -> Capabilities:
        """What the core is told of the pump."""
        return replace(
            super(NewEraProfile, self).capabilities,
            preset=PresetKind.BATCH,
            live_raise=False,
            live_lower=False,
            preset_resolution=Quantity(self.resolution_base, self.dimension),
            preset_most=Quantity(self.most_base, self.dimension),
            senses_calling=False,
            numbered=False,
            address_max=ADDRESS_MAX,
        )

    @property
    def resolution_base(self) -> int:
        """The coarsest step of a volume up to the largest."""
        return figure_step(self.most_base)

    @property
    def shown_max_base(self) -> int:
        """The most that `DIS` may come to before it is coarser than a step of the totaliser."""
        return 10_000 * self.step_base - 1

    @property
    def rate(self) -> str:
        """The flow as `RAT` shows it."""
        return f"{figure(self.nominal_base * MINUTE_S)}MM"

    @property
    def saf_s(self) -> int:
        """The dead-man time as `SAF` shows it."""
        return (self.watchdog_ms or 0) // SECOND_MS


def load(name: str, folder: Path = FOLDER) -> NewEraProfile:
    """Return the profile `name`; ProfileError with every mistake in it."""
    return profile_file.load(name, folder, read=_read, check=_check, slow_stage=False)


def _read(source: Source, figures: Profile) -> NewEraProfile:
    if figures.driver != DRIVER:
        source.blame(("driver",), f"{figures.driver!r} is none of {DRIVER}")
    most_base = source.measure(
        ("preset", "most"), lambda text: quantity_base(text, figures.dimension)
    )
    known = {each.name: getattr(figures, each.name) for each in fields(figures)}
    return NewEraProfile(**known, most_base=most_base)


def _check(source: Source, profile: NewEraProfile) -> None:
    """Compare the figures with what the pump can be."""
    if profile.dimension is not Dimension.VOLUME:
        source.blame(("dimension",), f"a pump counts {Dimension.VOLUME}")
    if profile.watchdog_ms is None:
        source.blame(("watchdog",), "is missing: add the table")
    elif profile.watchdog_ms % SECOND_MS or profile.saf_s > SAF_MAX_S:
        source.blame(("watchdog", "time"), f"must be whole seconds, at most {SAF_MAX_S}")
    insists = {
        ("watchdog", "latches"): profile.watchdog_latches,
        ("watchdog", "fed_by"): profile.watchdog_fed_by is Feeding.PACKETS,
        ("power_up", "valve"): profile.power_up is PowerUp.OFF,
        ("totaliser", "kept"): not profile.totaliser_kept,
    }
    for path, is_so in insists.items():
        if not is_so:
            source.blame(path, "is not what such a pump does")
    if profile.shutoffs != 1:
        source.blame(("valve", "shutoffs"), "a pump has one way to stop")
    if profile.nominal_base * MINUTE_S > WRITTEN_MAX:
        source.blame(("flow", "nominal"), "is more than four digits can say in mL/min")
    elif profile.step_base != 10 ** (len(str(profile.step_base)) - 1):
        source.blame(("meter", "step"), "must be 1, 10, 100 or 1000 uL, as four digits show it")
    elif 2 * (profile.most_base + profile.overrun_bound_base) > profile.shown_max_base:
        # So DIS is cleared only when it shows more than flows next: whoever reads it afterwards
        # and knows of no clearing finds the total lower than it was, and never a little higher.
        source.blame(
            ("preset", "most"),
            "with the overrun bound must be at most half of the "
            f"{profile.shown_max_base} uL that are shown as finely as meter.step",
        )
