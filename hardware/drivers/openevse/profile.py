"""What a profile says of an OpenEVSE charger, beside the figures that every profile has."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path

from hardware import profile_file
from hardware.profile import Profile
from hardware.profile_file import FOLDER, Source
from kiosk.domain.controller import Capabilities, PowerUp, PresetKind
from kiosk.domain.quantity import Dimension, Quantity

DRIVER = "openevse"
MWH_PER_WH = 1_000
MWH_PER_KWH = 1_000_000
SECONDS_PER_HOUR = 3_600
MV_PER_V = 1_000
VOLTS_MAX = 500
AMPS_MIN, AMPS_MAX = 6, 80
"""What the firmware takes for a current."""


@dataclass(frozen=True, slots=True)
class OpenEvseProfile(Profile):
    """An OpenEVSE charger on one kind of outlet: milliwatt-hours, told as whole watt-hours."""

    volts: int
    """By which it reckons energy from its current."""
    amps: int
    """The most that it may be set to."""

    @property
    def capabilities(self) -> Capabilities:
        """What the core is told of the charger."""
        return replace(
            super(OpenEvseProfile, self).capabilities,
            preset=PresetKind.RELATIVE,
            live_raise=False,
            live_lower=False,
            preset_resolution=Quantity(MWH_PER_KWH, self.dimension),
            preset_readback=False,
            senses_calling=True,
            numbered=True,
            address_max=1,
        )

    @property
    def millivolts(self) -> int:
        """The voltage as it is told and shown."""
        return self.volts * MV_PER_V


def load(name: str, folder: Path = FOLDER) -> OpenEvseProfile:
    """Return the profile `name`; ProfileError with every mistake in it."""
    return profile_file.load(name, folder, read=_read, check=_check, slow_stage=False)


def _read(source: Source, figures: Profile) -> OpenEvseProfile:
    if figures.driver != DRIVER:
        source.blame(("driver",), f"{figures.driver!r} is none of {DRIVER}")
    known = {each.name: getattr(figures, each.name) for each in fields(figures)}
    return OpenEvseProfile(
        **known,
        volts=source.number(("supply", "volts"), 1, VOLTS_MAX),
        amps=source.number(("supply", "amps"), AMPS_MIN, AMPS_MAX),
    )


def _check(source: Source, profile: OpenEvseProfile) -> None:
    """Compare the figures with what the charger can be."""
    if profile.dimension is not Dimension.ENERGY:
        source.blame(("dimension",), f"a charger counts {Dimension.ENERGY}")
    elif profile.step_base != MWH_PER_WH:
        source.blame(("meter", "step"), "must be 1 Wh, as the charger counts")
    if profile.watchdog_ms is not None:
        source.blame(("watchdog",), "take it out: it falls to a current, and never to none")
    if profile.power_up is not PowerUp.OFF:
        source.blame(("power_up", "valve"), "must be off: a firmware with AUTH_LOCK=1")
    if profile.totaliser_kept:
        source.blame(("totaliser", "kept"), "is not what such a charger does")
    if profile.shutoffs != 1:
        source.blame(("valve", "shutoffs"), "a charger has one relay to open")
    mwh_a_second = profile.volts * profile.amps * MWH_PER_WH // SECONDS_PER_HOUR
    if profile.nominal_base != mwh_a_second:
        source.blame(("flow", "nominal"), f"must be {profile.volts * profile.amps} W: volts x amps")
