"""OCPP 1.6J: what a charge point says in its words, and what it is told in them.

Source: Open Charge Alliance, *Open Charge Point Protocol 1.6 edition 2*, sections 4 to 7; JSON
over web sockets as in *OCPP-J 1.6*.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ocpp.routing import on
from ocpp.v16 import ChargePoint, call, call_result
from ocpp.v16.datatypes import ChargingProfile, ChargingSchedule, ChargingSchedulePeriod, IdTagInfo
from ocpp.v16.enums import (
    Action,
    AuthorizationStatus,
    ChargingProfileKindType,
    ChargingProfilePurposeType,
    ChargingRateUnitType,
    DataTransferStatus,
    MessageTrigger,
    RegistrationStatus,
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
from hardware.drivers.ocpp.words import FAULTS, Boot, Number, Period, Plug, readings, written
from kiosk.domain.controller import Fault

FEATURES = "SupportedFeatureProfiles"
UNITS, PERIODS = "ChargingScheduleAllowedChargingRateUnit", "ChargingScheduleMaxPeriods"
PROFILES_NEEDED = ("Core", "RemoteTrigger", "SmartCharging")
PLUGS = {
    "Available": Plug.FREE,
    "Preparing": Plug.CALLING,
    "Charging": Plug.BUSY,
    "SuspendedEV": Plug.BUSY,
    "SuspendedEVSE": Plug.BUSY,
    "Finishing": Plug.CALLING,
    "Reserved": Plug.FREE,
    "Unavailable": Plug.OUT,
    "Faulted": Plug.OUT,
}


class Voice16(ChargePoint):
    """One connection of a charge point that speaks 1.6."""

    version = Version.V16

    def __init__(self, asking: Asking) -> None:
        """Speak over the connection of `asking`."""
        super().__init__(asking.station.name, asking.wire, logger=Log())
        self._asking = asking
        self._station = asking.station

    # --- What it is told ------------------------------------------------------------------------

    async def _ask(self, payload: object) -> Any:  # noqa: ANN401 - One result for each payload.
        return await self._asking.ask(self.call(payload, suppress=False))

    async def _trigger(self, message: MessageTrigger, connector: int | None = None) -> None:
        said = await self._ask(call.TriggerMessage(message, connector))
        accepted(said.status, f"TriggerMessage {message.value}")

    async def say_who(self) -> None:
        """Let it say who it is."""
        await self._trigger(MessageTrigger.boot_notification)

    async def say_how(self, connector: int) -> None:
        """Let it say how a connector is."""
        await self._trigger(MessageTrigger.status_notification, connector)

    async def say_total(self, connector: int) -> None:
        """Let it read its meter."""
        await self._trigger(MessageTrigger.meter_values, connector)

    async def lacks(self) -> tuple[str, ...]:
        """Return which feature profiles it has not, and what its schedules cannot say."""
        said = await self._ask(call.GetConfiguration([FEATURES, UNITS, PERIODS]))
        found = {
            one["key"]: {each.strip() for each in str(one.get("value", "")).split(",")}
            for one in said.configuration_key or ()
        }
        has = found.get(FEATURES, set())
        lacking = [one for one in PROFILES_NEEDED if one not in has]
        if "Current" not in found.get(UNITS, {"Current"}):
            lacking.append("SmartCharging in A")
        if found.get(PERIODS, set()) & {"0", "1"}:
            lacking.append("schedules of two periods")
        return tuple(lacking)

    async def begin(self, connector: int, tag: str) -> None:
        """Let it begin a transaction on account of `tag`."""
        said = await self._ask(call.RemoteStartTransaction(tag, connector))
        accepted(said.status, "RemoteStartTransaction")

    async def end(self, transaction: Number) -> None:
        """Let it end a transaction."""
        said = await self._ask(call.RemoteStopTransaction(int(transaction)))
        accepted(said.status, "RemoteStopTransaction")

    async def limit(
        self,
        connector: int,
        transaction: Number | None,
        begins: datetime,
        periods: tuple[Period, ...],
    ) -> None:
        """Limit a transaction, or all there will ever be where it is None, from `begins` on."""
        purpose = (
            ChargingProfilePurposeType.tx_default_profile
            if transaction is None
            else ChargingProfilePurposeType.tx_profile
        )
        profile = ChargingProfile(
            charging_profile_id=IDS_A_CONNECTOR * connector
            + (HELD if transaction is None else GIVEN),
            stack_level=0,
            charging_profile_purpose=purpose,
            charging_profile_kind=ChargingProfileKindType.absolute,
            charging_schedule=ChargingSchedule(
                ChargingRateUnitType.amps,
                [ChargingSchedulePeriod(one.start_s, int(one.amperes)) for one in periods],
                start_schedule=written(begins),
            ),
            transaction_id=None if transaction is None else int(transaction),
        )
        said = await self._ask(call.SetChargingProfile(connector, profile))
        accepted(said.status, f"SetChargingProfile {purpose.value}")

    async def schedule(self, connector: int, for_s: int) -> tuple[Period, ...]:
        """Return what limits the connector from now on, everything taken together."""
        said = await self._ask(
            call.GetCompositeSchedule(connector, for_s, ChargingRateUnitType.amps)
        )
        accepted(said.status, "GetCompositeSchedule")
        shown = said.charging_schedule or {}
        return amperes(shown.get("charging_schedule_period", ()))

    async def close(self) -> None:
        """Hang up."""
        await self._asking.wire.close()

    # --- What it says ---------------------------------------------------------------------------

    @on(Action.boot_notification)
    def on_boot(
        self,
        charge_point_vendor: str,
        charge_point_model: str,
        **more: Any,  # noqa: ANN401
    ) -> call_result.BootNotification:
        """It has started, or was asked who it is."""
        serial = more.get("charge_box_serial_number") or more.get("charge_point_serial_number")
        self._station.starts(
            Boot(
                charge_point_vendor,
                charge_point_model,
                serial or "",
                more.get("firmware_version") or "",
            )
        )
        return call_result.BootNotification(self._now(), HEARTBEAT_S, RegistrationStatus.accepted)

    @on(Action.heartbeat)
    def on_heartbeat(self) -> call_result.Heartbeat:
        """It asks for the time."""
        self._station.set_clocks()
        return call_result.Heartbeat(self._now())

    @on(Action.authorize)
    def on_authorize(self, id_tag: str) -> call_result.Authorize:
        """Somebody shows a card, or it asks for a tag of ours."""
        return call_result.Authorize(_verdict(is_known=self._station.knows(id_tag)))

    @on(Action.status_notification)
    def on_status(
        self,
        connector_id: int,
        error_code: str,
        status: str,
        **_: Any,  # noqa: ANN401
    ) -> call_result.StatusNotification:
        """It says how a connector is; number 0 is the charge point itself."""
        plug = PLUGS.get(status, Plug.OUT)
        faults = Fault.NONE
        if status == "Faulted":
            faults = FAULTS.get(error_code, Fault.SUPPLY)
        if connector_id > 0:
            self._station.tells(connector_id, plug, faults)
        return call_result.StatusNotification()

    @on(Action.meter_values)
    def on_meter_values(
        self,
        connector_id: int,
        meter_value: list[Mapping[str, Any]],
        transaction_id: int | None = None,
        **_: Any,  # noqa: ANN401
    ) -> call_result.MeterValues:
        """It says what a meter shows."""
        for reading in readings(meter_value, transaction_id):
            self._station.meters(connector_id, reading)
        return call_result.MeterValues()

    @on(Action.start_transaction)
    def on_start(
        self,
        connector_id: int,
        id_tag: str,
        meter_start: int,
        timestamp: str,
        **_: Any,  # noqa: ANN401
    ) -> call_result.StartTransaction:
        """A transaction has begun, now or while nobody heard it."""
        told = (connector_id, id_tag, meter_start, timestamp)
        number, is_ours = self._station.begins(
            self._station.connector(connector_id), id_tag, None, told
        )
        return call_result.StartTransaction(int(number), _verdict(is_known=is_ours))

    @on(Action.stop_transaction)
    def on_stop(self, transaction_id: int, reason: str = "Local", **_: Any) -> Any:  # noqa: ANN401
        """A transaction has ended, now or while nobody heard it."""
        self._station.ends(transaction_id, reason)
        return call_result.StopTransaction()

    @on(Action.data_transfer)
    def on_data(self, **_: Any) -> Any:  # noqa: ANN401
        """It says something of its maker's own."""
        return call_result.DataTransfer(DataTransferStatus.unknown_vendor_id)

    @on(Action.diagnostics_status_notification)
    def on_diagnostics(self, **_: Any) -> Any:  # noqa: ANN401
        """Nobody asked for diagnostics."""
        return call_result.DiagnosticsStatusNotification()

    @on(Action.firmware_status_notification)
    def on_firmware(self, **_: Any) -> Any:  # noqa: ANN401
        """Nobody changes its firmware from here."""
        return call_result.FirmwareStatusNotification()

    @on(Action.security_event_notification)
    def on_security(self, **_: Any) -> Any:  # noqa: ANN401
        """It reports to whoever reads its log."""
        return call_result.SecurityEventNotification()

    def _now(self) -> str:
        return clock_text(self._asking.utc_ms())


def _verdict(*, is_known: bool) -> IdTagInfo:
    status = AuthorizationStatus.accepted if is_known else AuthorizationStatus.invalid
    return IdTagInfo(status)
