"""What a profile says of a Bronkhorst instrument, beside the figures that every profile has."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from fractions import Fraction
from pathlib import Path

from hardware import profile_file
from hardware.profile import Profile
from hardware.profile_file import FOLDER, Source
from hardware.units import quantity_base
from kiosk.domain.controller import Capabilities, PowerUp, PresetKind
from kiosk.domain.quantity import Dimension, Quantity

DRIVER = "propar"
MG_PER_G = 1_000
MG_PER_KG = 1_000_000
HOUR_S = 3_600
EXACT = 16_384 * MG_PER_G
"""Below it a floating-point number of grams tells each milligram from the next."""


@dataclass(frozen=True, slots=True)
class ProparProfile(Profile):
    """A mass flow controller of Bronkhorst: milligrams, which are thousandths of its grams."""

    most_base: int
    """The largest amount that is delivered at once: what its counter tells exactly."""

    @property
    def capabilities(self) -> Capabilities:
        """What the core is told of the instrument."""
        return replace(
            super(ProparProfile, self).capabilities,
            preset=PresetKind.BATCH,
            live_raise=False,
            live_lower=False,
            preset_most=Quantity(self.most_base, self.dimension),
            senses_calling=False,
        )

    @property
    def capacity_kg_h(self) -> Fraction:
        """The flow at a setpoint of 100 %, in kilograms an hour."""
        return Fraction(self.nominal_base * HOUR_S, MG_PER_KG)


def load(name: str, folder: Path = FOLDER) -> ProparProfile:
    """Return the profile `name`; ProfileError with every mistake in it."""
    return profile_file.load(name, folder, read=_read, check=_check, slow_stage=False)


def _read(source: Source, figures: Profile) -> ProparProfile:
    if figures.driver != DRIVER:
        source.blame(("driver",), f"{figures.driver!r} is none of {DRIVER}")
    most_base = source.measure(
        ("preset", "most"), lambda text: quantity_base(text, figures.dimension)
    )
    known = {each.name: getattr(figures, each.name) for each in fields(figures)}
    return ProparProfile(**known, most_base=most_base)


def _check(source: Source, profile: ProparProfile) -> None:
    """Compare the figures with what the instrument can be."""
    if profile.dimension is not Dimension.MASS:
        source.blame(("dimension",), f"such an instrument counts {Dimension.MASS}")
    if profile.watchdog_ms is not None:
        source.blame(("watchdog",), "is not what such an instrument has: take the table out")
    insists = {
        ("power_up", "valve"): profile.power_up is PowerUp.OFF,
        ("totaliser", "kept"): not profile.totaliser_kept,
        ("valve", "shutoffs"): profile.shutoffs == 1,
    }
    for path, is_so in insists.items():
        if not is_so:
            source.blame(path, "is not what such an instrument does")
    if 2 * (profile.most_base + profile.overrun_bound_base) >= EXACT:
        source.blame(
            ("preset", "most"),
            f"must go twice, with the overrun bound, below {EXACT} mg: beyond its counter tells no "
            "single milligrams, and what it showed before it is reset must be more than comes next",
        )
