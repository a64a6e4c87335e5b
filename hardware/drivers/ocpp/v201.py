"""OCPP 2.0.1: what a charging station says in its words, and what it is told in them.

An outlet is an EVSE here, with one connector. Source: Open Charge Alliance, *OCPP 2.0.1 part 2*,
blocks B, C, E to G, J and K, and its appendix *Referenced components and variables*.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ocpp.routing import on
from ocpp.v201 import ChargePoint, call, call_result
from ocpp.v201.datatypes import (
    ChargingProfileType,
    ChargingSchedulePeriodType,
    ChargingScheduleType,
    ComponentType,
    EVSEType,
    GetVariableDataType,
    IdTokenInfoType,
    IdTokenType,
    VariableType,
)
from ocpp.v201.enums import (
    Action,
    AuthorizationStatusEnumType,
    ChargingProfileKindEnumType,
    ChargingProfilePurposeEnumType,
    ChargingRateUnitEnumType,
    DataTransferStatusEnumType,
    GenericStatusEnumType,
    IdTokenEnumType,
    MessageTriggerEnumType,
    NotifyEVChargingNeedsStatusEnumType,
    RegistrationStatusEnumType,
)

from hardware.drivers.ocpp.calling import (
    GIVEN,
    HEARTBEAT_S,
    HELD,
    IDS_A_CONNECTOR,
    Asking,
    Log,
    accepted,
    amperes,
    clock_text,
)
from hardware.drivers.ocpp.profile import Version
from hardware.drivers.ocpp.words import Boot, Number, Period, Plug, readings, written
from kiosk.domain.controller import Fault
from kiosk.ports import Refused

STARTS = 2**31 - 1
TRIGGERED = "Triggered"
ALONE = 1
"""The only connector of an EVSE."""

PLUGS = {
    "Available": Plug.FREE,
    "Occupied": Plug.CALLING,
    "Reserved": Plug.FREE,
    "Unavailable": Plug.OUT,
    "Faulted": Plug.OUT,
}

WANTED: dict[tuple[str, str], str] = {
    ("SmartChargingCtrlr", "RateUnit"): "SmartCharging in A",
    ("SmartChargingCtrlr", "PeriodsPerSchedule"): "schedules of two periods",
    ("SmartChargingCtrlr", "Enabled"): "SmartCharging that is enabled",
    ("TxCtrlr", "TxStartPoint"): "transactions that begin with leave (TxStartPoint)",
    ("TxCtrlr", "TxStopPoint"): "transactions that end when they are told to (TxStopPoint)",
}
"""What is asked for by component and variable, and what is missing where that is not right."""
BEFORE_LEAVE = {"ParkingBayOccupancy", "EVConnected"}
"""Points at which a transaction may begin although nobody has given leave."""
ENDS = {"Authorized", "PowerPathClosed"}
"""Points of which one must be there, for a transaction to end without the plug."""


class Voice201(ChargePoint):
    """One connection of a charging station that speaks 2.0.1."""

    version = Version.V201

    def __init__(self, asking: Asking) -> None:
        """Speak over the connection of `asking`."""
        super().__init__(asking.station.name, asking.wire, logger=Log())
        self._asking = asking
        self._station = asking.station

    # --- What it is told ------------------------------------------------------------------------

    async def _ask(self, payload: object) -> Any:  # noqa: ANN401 - One result for each payload.
        return await self._asking.ask(self.call(payload, suppress=False))

    async def _trigger(self, message: MessageTriggerEnumType, evse: EVSEType | None) -> None:
        said = await self._ask(call.TriggerMessage(message, evse))
        accepted(said.status, f"TriggerMessage {message.value}")

    async def say_who(self) -> None:
        """Let it say who it is."""
        await self._trigger(MessageTriggerEnumType.boot_notification, None)

    async def say_how(self, connector: int) -> None:
        """Let it say how an EVSE is, and whether a transaction runs there."""
        evse = EVSEType(connector, connector_id=ALONE)
        await self._trigger(MessageTriggerEnumType.status_notification, evse)
        try:
            await self._trigger(MessageTriggerEnumType.transaction_event, EVSEType(connector))
        except Refused:
            return  # None does.

    async def say_total(self, connector: int) -> None:
        """Let it read its meter."""
        await self._trigger(MessageTriggerEnumType.meter_values, EVSEType(connector))

    async def lacks(self) -> tuple[str, ...]:
        """Return what its variables say it has not."""
        wanted = [
            GetVariableDataType(ComponentType(component), VariableType(variable))
            for component, variable in WANTED
        ]
        said = await self._ask(call.GetVariables(wanted))
        found = {
            (one["component"]["name"], one["variable"]["name"]): str(one.get("attribute_value"))
            for one in said.get_variable_result
            if one["attribute_status"] == "Accepted"
        }
        return tuple(what for name, what in WANTED.items() if not _is_fit(name[1], found.get(name)))

    async def begin(self, connector: int, tag: str) -> None:
        """Let it begin a transaction on account of `tag`."""
        token = IdTokenType(tag, IdTokenEnumType.central)
        number = 1 + secrets.randbelow(STARTS)
        said = await self._ask(call.RequestStartTransaction(token, number, connector))
        accepted(said.status, "RequestStartTransaction")

    async def end(self, transaction: Number) -> None:
        """Let it end a transaction."""
        said = await self._ask(call.RequestStopTransaction(str(transaction)))
        accepted(said.status, "RequestStopTransaction")

    async def limit(
        self,
        connector: int,
        transaction: Number | None,
        begins: datetime,
        periods: tuple[Period, ...],
    ) -> None:
        """Limit a transaction, or all there will ever be where it is None, from `begins` on."""
        is_given = transaction is not None
        key = IDS_A_CONNECTOR * connector + (GIVEN if is_given else HELD)
        purpose = (
            ChargingProfilePurposeEnumType.tx_profile
            if is_given
            else ChargingProfilePurposeEnumType.tx_default_profile
        )
        schedule = ChargingScheduleType(
            key,
            ChargingRateUnitEnumType.amps,
            [ChargingSchedulePeriodType(one.start_s, int(one.amperes)) for one in periods],
            start_schedule=written(begins),
        )
        profile = ChargingProfileType(
            key,
            0,
            purpose,
            ChargingProfileKindEnumType.absolute,
            [schedule],
            transaction_id=str(transaction) if is_given else None,
        )
        said = await self._ask(call.SetChargingProfile(connector, profile))
        accepted(said.status, f"SetChargingProfile {purpose.value}")

    async def schedule(self, connector: int, for_s: int) -> tuple[Period, ...]:
        """Return what limits the EVSE from now on, everything taken together."""
        said = await self._ask(
            call.GetCompositeSchedule(for_s, connector, ChargingRateUnitEnumType.amps)
        )
        accepted(said.status, "GetCompositeSchedule")
        shown: Mapping[str, Any] = said.schedule or {}
        return amperes(shown.get("charging_schedule_period", ()))

    async def close(self) -> None:
        """Hang up."""
        await self._asking.wire.close()

    # --- What it says ---------------------------------------------------------------------------

    @on(Action.boot_notification)
    def on_boot(self, charging_station: Mapping[str, Any], reason: str, **_: Any) -> Any:  # noqa: ANN401
        """It has started, or was asked who it is."""
        boot = Boot(
            charging_station["vendor_name"],
            charging_station["model"],
            charging_station.get("serial_number") or "",
            charging_station.get("firmware_version") or "",
        )
        self._station.starts(boot, is_start=reason != TRIGGERED)
        return call_result.BootNotification(
            self._now(), HEARTBEAT_S, RegistrationStatusEnumType.accepted
        )

    @on(Action.heartbeat)
    def on_heartbeat(self, **_: Any) -> Any:  # noqa: ANN401
        """It asks for the time."""
        self._station.set_clocks()
        return call_result.Heartbeat(self._now())

    @on(Action.authorize)
    def on_authorize(self, id_token: Mapping[str, Any], **_: Any) -> Any:  # noqa: ANN401
        """Somebody shows a card, or it asks for a tag of ours."""
        known = self._station.knows(id_token["id_token"])
        return call_result.Authorize(_verdict(is_known=known))

    @on(Action.status_notification)
    def on_status(self, connector_status: str, evse_id: int, connector_id: int, **_: Any) -> Any:  # noqa: ANN401
        """It says how a connector is; EVSE 0 is the station itself."""
        faults = Fault.SUPPLY if connector_status == "Faulted" else Fault.NONE
        if evse_id > 0 and connector_id == ALONE:
            self._station.tells(evse_id, PLUGS.get(connector_status, Plug.OUT), faults)
        return call_result.StatusNotification()

    @on(Action.meter_values)
    def on_meter_values(
        self,
        evse_id: int,
        meter_value: Sequence[Mapping[str, Any]],
        **_: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """It says what a meter shows."""
        for reading in readings(meter_value):
            self._station.meters(evse_id, reading)
        return call_result.MeterValues()

    @on(Action.transaction_event)
    def on_transaction(
        self,
        event_type: str,
        transaction_info: Mapping[str, Any],
        evse: Mapping[str, Any] | None = None,
        id_token: Mapping[str, Any] | None = None,
        **_: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """A transaction begins, goes on or ends, now or while nobody heard it."""
        number = transaction_info["transaction_id"]
        tag = "" if id_token is None else id_token["id_token"]
        if event_type == "Ended":
            self._station.ends(number, transaction_info.get("stopped_reason") or "Local")
            is_ours = False
        else:
            is_ours = self._station.goes_on(None if evse is None else evse["id"], tag, number)
        if id_token is None:
            return call_result.TransactionEvent()
        return call_result.TransactionEvent(id_token_info=_verdict(is_known=is_ours))

    @on(Action.data_transfer)
    def on_data(self, **_: Any) -> Any:  # noqa: ANN401
        """It says something of its maker's own."""
        return call_result.DataTransfer(DataTransferStatusEnumType.unknown_vendor_id)

    @on(Action.notify_event)
    def on_event(self, **_: Any) -> Any:  # noqa: ANN401
        """It tells of what it watches."""
        return call_result.NotifyEvent()

    @on(Action.notify_report)
    def on_report(self, **_: Any) -> Any:  # noqa: ANN401
        """Nobody asked for a report."""
        return call_result.NotifyReport()

    @on(Action.notify_charging_limit)
    def on_charging_limit(self, **_: Any) -> Any:  # noqa: ANN401
        """Somebody else limits it as well."""
        return call_result.NotifyChargingLimit()

    @on(Action.cleared_charging_limit)
    def on_cleared_limit(self, **_: Any) -> Any:  # noqa: ANN401
        """Somebody else limits it no more."""
        return call_result.ClearedChargingLimit()

    @on(Action.notify_ev_charging_needs)
    def on_needs(self, **_: Any) -> Any:  # noqa: ANN401
        """The car says what it would like: it gets what is paid for."""
        return call_result.NotifyEVChargingNeeds(NotifyEVChargingNeedsStatusEnumType.rejected)

    @on(Action.notify_ev_charging_schedule)
    def on_car_schedule(self, **_: Any) -> Any:  # noqa: ANN401
        """The car says how it will draw."""
        return call_result.NotifyEVChargingSchedule(GenericStatusEnumType.accepted)

    @on(Action.firmware_status_notification)
    def on_firmware(self, **_: Any) -> Any:  # noqa: ANN401
        """Nobody changes its firmware from here."""
        return call_result.FirmwareStatusNotification()

    @on(Action.log_status_notification)
    def on_log(self, **_: Any) -> Any:  # noqa: ANN401
        """Nobody asked for its log."""
        return call_result.LogStatusNotification()

    @on(Action.security_event_notification)
    def on_security(self, **_: Any) -> Any:  # noqa: ANN401
        """It reports to whoever reads its log."""
        return call_result.SecurityEventNotification()

    def _now(self) -> str:
        return clock_text(self._asking.utc_ms())


def _is_fit(variable: str, value: str | None) -> bool:
    """Whether a variable of `WANTED` is as it must be; None is one that it does not have."""
    words = {each.strip() for each in (value or "").split(",")}
    match variable:
        case "Enabled":  # Who has no such switch cannot have switched it off.
            return value is None or value.lower() == "true"
        case "RateUnit":
            return "A" in words
        case "PeriodsPerSchedule":
            return value is not None and value.isdecimal() and int(value) > 1
        case "TxStartPoint":
            return value is not None and not words & BEFORE_LEAVE
        case _:
            return bool(words & ENDS)


def _verdict(*, is_known: bool) -> IdTokenInfoType:
    status = (
        AuthorizationStatusEnumType.accepted if is_known else AuthorizationStatusEnumType.invalid
    )
    return IdTokenInfoType(status)
