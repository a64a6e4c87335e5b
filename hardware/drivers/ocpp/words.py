"""What a charger says and is told, whatever version of OCPP it speaks: plain values.

Amounts of energy are milliwatt-hours, powers milliwatt-hours a second, as everywhere here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, Protocol

from kiosk.domain.controller import DeviceStop, Fault

REGISTER = "Energy.Active.Import.Register"
POWER = "Power.Active.Import"
TRIGGER = "Trigger"
"""The context of a value that was asked for."""
_ENERGY = {"Wh": Fraction(1_000), "kWh": Fraction(1_000_000)}
_POWER = {"W": Fraction(1_000, 3_600), "kW": Fraction(1_000_000, 3_600)}
DIGITS_MAX = 32

Number = int | str
"""What names a transaction: a number in 1.6, a text in 2.0.1."""


class Plug(StrEnum):
    """What a charger says of a connector."""

    FREE = "free"
    """No cable, no transaction."""
    CALLING = "calling"
    """A cable is in, or somebody stands there; no energy."""
    BUSY = "busy"
    """In a transaction, whether energy flows or is held back."""
    OUT = "out"
    """Unavailable or faulted."""


@dataclass(frozen=True, slots=True)
class Boot:
    """Who a charger says it is when it starts."""

    maker: str
    model: str
    serial: str
    firmware: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a charger's meter showed, and when by the charger's own clock."""

    total_base: int
    flow_base: int | None
    """None where it does not say."""
    at: datetime
    was_asked_for: bool
    transaction: Number | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """From `start_s` after a schedule's beginning on, no more than `amperes` (or watts)."""

    start_s: int
    amperes: Fraction | int


class Voice(Protocol):
    """One connection of a charge point: what it can be asked. Each raises NoAnswer and Refused."""

    @property
    def version(self) -> str:
        """Which version it speaks, as the web socket names it."""
        ...

    async def say_who(self) -> None:
        """Let it say who it is."""
        ...

    async def say_how(self, connector: int) -> None:
        """Let it say how a connector is."""
        ...

    async def say_total(self, connector: int) -> None:
        """Let it read its meter."""
        ...

    async def lacks(self) -> tuple[str, ...]:
        """Return what it lacks of what is needed, in its own words; empty where it has all."""
        ...

    async def begin(self, connector: int, tag: str) -> None:
        """Let it begin a transaction on account of `tag`."""
        ...

    async def end(self, transaction: Number) -> None:
        """Let it end a transaction."""
        ...

    async def limit(
        self,
        connector: int,
        transaction: Number | None,
        begins: datetime,
        periods: tuple[Period, ...],
    ) -> None:
        """Limit a transaction, or all there will ever be where it is None, from `begins` on."""
        ...

    async def schedule(self, connector: int, for_s: int) -> tuple[Period, ...]:
        """Return what limits the connector from now on, everything taken together."""
        ...

    async def close(self) -> None:
        """Hang up."""
        ...


FAULTS = {
    "ConnectorLockFailure": Fault.CONNECTOR,
    "EVCommunicationError": Fault.CONNECTOR,
    "GroundFailure": Fault.SUPPLY,
    "HighTemperature": Fault.SUPPLY,
    "InternalError": Fault.SUPPLY,
    "OtherError": Fault.SUPPLY,
    "OverCurrentFailure": Fault.SUPPLY,
    "OverVoltage": Fault.SUPPLY,
    "PowerMeterFailure": Fault.METER,
    "PowerSwitchFailure": Fault.VALVE,
    "ResetFailure": Fault.SUPPLY,
    "UnderVoltage": Fault.SUPPLY,
}
"""What a faulted connector complains of; what is not here is no reason to close."""

STOPS = {
    "Remote": DeviceStop.HOST,
    "EVDisconnected": DeviceStop.HUNG_UP,
    "Local": DeviceStop.HUNG_UP,  # The driver's own button or card.
    "StoppedByEV": DeviceStop.HUNG_UP,
    "PowerLoss": DeviceStop.POWER,
    "Reboot": DeviceStop.POWER,
    "HardReset": DeviceStop.POWER,
    "SoftReset": DeviceStop.POWER,
    "ImmediateReset": DeviceStop.POWER,
}
"""Why a transaction ended; whatever is not here is a fault."""
EMERGENCY = "EmergencyStop"


def moment(text: object) -> datetime:
    """Return a time as OCPP writes it; ValueError where it is none."""
    at = datetime.fromisoformat(str(text))
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def written(at: datetime) -> str:
    """Return `at` as OCPP writes it, in whole seconds: always what has begun already."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def readings(
    values: Iterable[Mapping[str, Any]], transaction: Number | None = None
) -> tuple[Reading, ...]:
    """Return what is told of the register; a value that is no number of energy is none.

    Only the whole of all phases counts, at the outlet. `values` are OCPP's *meter values* with
    their keys in small letters, of either version.
    """
    found = []
    for value in values:
        try:
            at = moment(value.get("timestamp"))
            totals = list(_figures(value, REGISTER, _ENERGY))
            powers = list(_figures(value, POWER, _POWER))
        except (ValueError, TypeError, AttributeError, ArithmeticError):
            continue
        if len(totals) != 1:
            continue
        (total, context), *_ = totals
        flow = powers[0][0] if len(powers) == 1 else None
        found.append(Reading(total, flow, at, context == TRIGGER, transaction))
    return tuple(found)


def _figures(
    value: Mapping[str, Any], measurand: str, units: Mapping[str, Fraction]
) -> Iterable[tuple[int, str]]:
    """Yield each figure of `measurand` in base units, rounded down, and its context."""
    for sampled in value.get("sampled_value", ()):
        if sampled.get("measurand", REGISTER) != measurand or sampled.get("phase"):
            continue
        if sampled.get("location", "Outlet") != "Outlet" or sampled.get("format") == "SignedData":
            continue
        measured = sampled.get("unit_of_measure") or {}
        unit = sampled.get("unit") or measured.get("unit") or next(iter(units))
        text = str(sampled.get("value", ""))
        if len(text) > DIGITS_MAX or unit not in units:
            raise ValueError(f"{text[:DIGITS_MAX]} {unit} is no figure of {measurand}")
        figure = Fraction(text) * units[unit] * _power_of_ten(measured.get("multiplier", 0))
        if figure < 0:
            raise ValueError(f"{text} {unit}: a meter never shows less than nothing")
        yield int(figure), sampled.get("context", "")


def _power_of_ten(exponent: int) -> Fraction:
    if not -9 <= exponent <= 9:  # noqa: PLR2004 - Far beyond what any meter writes.
        raise ValueError(f"10^{exponent}")
    return Fraction(10) ** exponent


def ends_within(periods: tuple[Period, ...], seconds: int) -> bool:
    """Whether a schedule comes to nothing within `seconds`, and stays there."""
    first = next((one.start_s for one in periods if not one.amperes), None)
    if first is None or first > seconds:
        return False
    return all(not one.amperes for one in periods if one.start_s >= first)
