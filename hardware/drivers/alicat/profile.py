"""What a profile says of an Alicat controller, beside the figures that every profile has."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path

from hardware import profile_file
from hardware.framing.alicat import DECIMALS_MAX, UNITS
from hardware.profile import Profile
from hardware.profile_file import FOLDER, Source
from hardware.units import quantity_base
from kiosk.domain.controller import Capabilities, PowerUp, PresetKind
from kiosk.domain.quantity import Dimension, Quantity

DRIVER = "alicat"
MINUTE_S = 60
GASES = ("Air", "Ar", "CO2", "N2", "O2", "N2O", "H2", "He", "CH4")
"""In the order of their numbers."""


@dataclass(frozen=True, slots=True)
class AlicatProfile(Profile):
    """An Alicat controller on one kind of outlet: microlitres of gas at standard conditions."""

    most_base: int
    """The largest batch."""
    gas: str

    @property
    def capabilities(self) -> Capabilities:
        """What the core is told of the controller."""
        return replace(
            super(AlicatProfile, self).capabilities,
            preset=PresetKind.BATCH,
            live_raise=False,
            live_lower=False,
            preset_resolution=Quantity(self.step_base, self.dimension),
            preset_most=Quantity(self.most_base, self.dimension),
            senses_calling=False,
            numbered=False,
            address_max=len(UNITS),
        )

    @property
    def decimals(self) -> int:
        """How many decimals a litre, and a litre a minute, are shown with."""
        return DECIMALS_MAX + 1 - len(str(self.step_base))

    @property
    def setpoint(self) -> int:
        """The flow that it is set to, in steps a minute: rounded down."""
        return self.nominal_base * MINUTE_S // self.step_base


def load(name: str, folder: Path = FOLDER) -> AlicatProfile:
    """Return the profile `name`; ProfileError with every mistake in it."""
    return profile_file.load(name, folder, read=_read, check=_check, slow_stage=False)


def _read(source: Source, figures: Profile) -> AlicatProfile:
    if figures.driver != DRIVER:
        source.blame(("driver",), f"{figures.driver!r} is none of {DRIVER}")
    most_base = source.measure(
        ("preset", "most"), lambda text: quantity_base(text, figures.dimension)
    )
    gas = source.value(("gas",), str, GASES[0])
    if gas not in GASES:
        source.blame(("gas",), f"{gas!r} is none of {', '.join(GASES)}")
    known = {each.name: getattr(figures, each.name) for each in fields(figures)}
    return AlicatProfile(**known, most_base=most_base, gas=gas)


def _check(source: Source, profile: AlicatProfile) -> None:
    """Compare the figures with what the controller can be."""
    if profile.dimension is not Dimension.VOLUME:
        source.blame(("dimension",), f"a mass flow controller counts {Dimension.VOLUME}")
    if profile.watchdog_ms is not None:
        source.blame(("watchdog",), "take it out: it has one, but it does not act on ASCII")
    if profile.power_up is not PowerUp.OFF:
        source.blame(("power_up", "valve"), "must be off: store a setpoint of 0 in it")
    if profile.totaliser_kept:
        source.blame(("totaliser", "kept"), "is not what such a controller does")
    if profile.shutoffs != 1:
        source.blame(("valve", "shutoffs"), "a controller has one valve")
    if profile.step_base not in {10**places for places in range(DECIMALS_MAX)}:
        source.blame(("meter", "step"), f"must be 1 uL to {10 ** (DECIMALS_MAX - 1)} uL, in tens")
    elif profile.nominal_base * MINUTE_S % profile.step_base:
        source.blame(("flow", "nominal"), "must be whole steps of the meter a minute")
    if profile.most_base % profile.step_base:
        source.blame(("preset", "most"), "must be whole steps of the meter")
