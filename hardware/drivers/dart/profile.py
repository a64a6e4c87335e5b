"""What a profile says of a forecourt pump, beside the figures that every profile has."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path

from hardware import profile_file
from hardware.profile import Profile
from hardware.profile_file import FOLDER, Source
from kiosk.domain.controller import Capabilities, PowerUp, PresetKind
from kiosk.domain.quantity import Dimension, Quantity

DRIVER = "dart"
UL_PER_L = 1_000_000
DECIMALS_MAX = 3
NOZZLES_MAX = 15
PRICE_MAX = 999_999
PRESET_UNITS = 10**8
"""A pump is told fewer: eight digits."""


@dataclass(frozen=True, slots=True)
class DartProfile(Profile):
    """One nozzle of a pump: volumes in digits, of which the last `decimals` are below a litre."""

    decimals: int
    nozzle: int
    price: int
    """What the pump shows as its price, in the digits of its display: nothing is sold by it."""

    @property
    def capabilities(self) -> Capabilities:
        """What the core is told of the pump."""
        return replace(
            super(DartProfile, self).capabilities,
            preset=PresetKind.SESSION,
            live_raise=False,
            live_lower=False,
            preset_most=Quantity((PRESET_UNITS - 1) * self.step_base, self.dimension),
            preset_readback=False,
            numbered=False,
        )


def load(name: str, folder: Path = FOLDER) -> DartProfile:
    """Return the profile `name`; ProfileError with every mistake in it."""
    return profile_file.load(name, folder, read=_read, check=_check, slow_stage=False)


def _read(source: Source, figures: Profile) -> DartProfile:
    if figures.driver != DRIVER:
        source.blame(("driver",), f"{figures.driver!r} is none of {DRIVER}")
    known = {each.name: getattr(figures, each.name) for each in fields(figures)}
    return DartProfile(
        **known,
        decimals=source.number(("pump", "decimals"), 0, DECIMALS_MAX),
        nozzle=source.number(("pump", "nozzle"), 1, NOZZLES_MAX),
        price=source.number(("pump", "price"), 1, PRICE_MAX),
    )


def _check(source: Source, profile: DartProfile) -> None:
    """Compare the figures with what the pump can be."""
    if profile.dimension is not Dimension.VOLUME:
        source.blame(("dimension",), f"a pump counts {Dimension.VOLUME}")
    if profile.watchdog_ms is not None:
        source.blame(("watchdog",), "is nothing that is known of such a pump: take the table out")
    if profile.step_base * 10**profile.decimals != UL_PER_L:
        source.blame(("meter", "step"), "must be the last digit of a litre: see pump.decimals")
    insists = {
        ("power_up", "valve"): profile.power_up is PowerUp.OFF,
        ("totaliser", "kept"): not profile.totaliser_kept,
    }
    for path, is_so in insists.items():
        if not is_so:
            source.blame(path, "is not what such a pump does")
