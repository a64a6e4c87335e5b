"""What a profile says of a charger that speaks OCPP, beside the figures that every profile has."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

from hardware import profile_file
from hardware.profile import Profile
from hardware.profile_file import FOLDER, Source
from hardware.units import time_ms
from kiosk.domain.controller import Capabilities, Feeding, PowerUp, PresetKind
from kiosk.domain.quantity import Dimension

DRIVER = "ocpp"
SECOND_MS = 1_000
WATCHDOG_MIN_S = 15
"""Shorter schedules would have to be renewed so often that a charger's memory wears."""
WATCHDOG_MAX_S = 300
AMPERES_MAX = 500
LAG_MS = 2_000
"""A reading that comes late passes for a new one for so long: chargers tell the time in seconds."""
LATE_MS = 1_500
"""A reading that was asked for and has not come by then is given up.

The first one on a connection may be as late, and the charger's clock is known by it alone: until a
quicker one comes, another passes for new that is older by as much.
"""


class Version(StrEnum):
    """The version of the protocol, as the web socket names it."""

    V16 = "ocpp1.6"
    V201 = "ocpp2.0.1"


@dataclass(frozen=True, slots=True)
class OcppProfile(Profile):
    """A charger on the network. Times in milliseconds."""

    version: Version
    amperes: int
    """What a transaction may draw while the kiosk renews its schedule."""
    age_ms: int
    """How long a reading serves after it was asked for."""

    @property
    def capabilities(self) -> Capabilities:
        """What the core is told of the charger."""
        return replace(
            super(OcppProfile, self).capabilities,
            preset=PresetKind.NONE,
            live_raise=False,
            live_lower=False,
            preset_readback=False,
            meter_refresh_ms=self._old_ms,
            numbered=False,
            on_network=True,
        )

    @property
    def _old_ms(self) -> int:
        """How old what is shown may be."""
        return self.refresh_ms + self.age_ms + LAG_MS + LATE_MS

    @property
    def watchdog_s(self) -> int:
        """The dead-man time in whole seconds."""
        return (self.watchdog_ms or 0) // SECOND_MS

    def overrun_base(self, slow_base: int) -> int:
        """Return the most that flows past an end, with what a reading may be late by."""
        until_shut_ms = self.closing_ms + self._old_ms
        return -(-slow_base * until_shut_ms // 1000) + self.step_base


def load(name: str, folder: Path = FOLDER) -> OcppProfile:
    """Return the profile `name`; ProfileError with every mistake in it."""
    return profile_file.load(name, folder, read=_read, check=_check, slow_stage=False)


def _read(source: Source, figures: Profile) -> OcppProfile:
    if figures.driver != DRIVER:
        source.blame(("driver",), f"{figures.driver!r} is none of {DRIVER}")
    known = {each.name: getattr(figures, each.name) for each in fields(figures)}
    return OcppProfile(
        **known,
        version=Version(source.word(("version",), Version)),
        amperes=source.number(("flow", "amperes"), 6, AMPERES_MAX),
        age_ms=source.measure(("meter", "age"), time_ms),
    )


def _check(source: Source, profile: OcppProfile) -> None:
    """Compare the figures with what such a charger can be."""
    if profile.dimension is not Dimension.ENERGY:
        source.blame(("dimension",), f"a charger counts {Dimension.ENERGY}")
    if profile.watchdog_ms is None:
        source.blame(("watchdog",), "is missing: add the table")
    elif profile.watchdog_ms % SECOND_MS or not (
        WATCHDOG_MIN_S <= profile.watchdog_s <= WATCHDOG_MAX_S
    ):
        source.blame(
            ("watchdog", "time"), f"must be whole seconds, {WATCHDOG_MIN_S} to {WATCHDOG_MAX_S}"
        )
    insists = {
        ("watchdog", "latches"): profile.watchdog_latches,
        ("watchdog", "fed_by"): profile.watchdog_fed_by is Feeding.WRITES,
        ("power_up", "valve"): profile.power_up is PowerUp.OFF,
    }
    for path, is_so in insists.items():
        if not is_so:
            source.blame(path, "is not what this driver makes of a charger")
    if profile.age_ms < profile.response_ms:
        source.blame(("meter", "age"), "must not be less than response: no answer would do")
