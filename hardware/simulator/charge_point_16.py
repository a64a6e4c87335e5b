"""A simulated charge point that speaks OCPP 1.6J: the client side of the `ocpp` library."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

from ocpp.routing import after, on
from ocpp.v16 import ChargePoint, call, call_result
from ocpp.v16.enums import (
    Action,
    AuthorizationStatus,
    ChargePointErrorCode,
    ChargePointStatus,
    ChargingProfileStatus,
    GetCompositeScheduleStatus,
    Reason,
    RemoteStartStopStatus,
    TriggerMessageStatus,
)

from hardware.drivers.ocpp.words import Period, moment, written
from hardware.simulator.charge_point import (
    FIRMWARE,
    MAKER,
    MODEL,
    PATIENCE_S,
    Chargers,
    watts,
)
from hardware.simulator.charger import Charger, Schedule, Told
from kiosk.domain.controller import ControllerState, Fault


class ChargePoint16(ChargePoint):
    """A charge point that speaks OCPP 1.6J over one connection."""

    def __init__(self, chargers: Chargers, connection: object) -> None:
        """Speak over `connection`; `run` begins."""
        super().__init__(chargers.name, connection, response_timeout=PATIENCE_S)
        self.chargers = chargers
        self._shown: dict[int, tuple[ChargePointStatus, ChargePointErrorCode]] = {}

    async def _say(self, payload: object) -> Any:  # noqa: ANN401 - One result for each payload.
        """Return the answer; TimeoutError where none comes, or one that says nothing."""
        said = await self.call(payload)
        if said is None:
            raise TimeoutError
        return said

    async def say_who(self) -> None:
        """Tell that it has started."""
        first = next(iter(self.chargers.connectors.values()))
        said = await self._say(
            call.BootNotification(
                MODEL, MAKER, charge_point_serial_number=first.serial, firmware_version=FIRMWARE
            )
        )
        for charger in self.chargers.connectors.values():
            charger.set_clock(moment(said.current_time), self.chargers.now_ns())

    async def say_how(self, number: int, charger: Charger, *, is_asked: bool = False) -> None:
        """Tell how a connector is."""
        if charger.is_on and (is_asked or self._shown.get(number) != _shown(charger)):
            status, error = _shown(charger)
            await self._say(call.StatusNotification(number, error, status))
            self._shown[number] = (status, error)

    async def say_what(self, number: int, charger: Charger, told: Told) -> None:
        """Tell that a transaction has begun or ended."""
        at = written(told.at)
        if told.begins:
            said = await self._say(
                call.StartTransaction(number, told.tag, _watt_hours(told.counts), at)
            )
            self.chargers.numbers[told.tag] = said.transaction_id
            if charger.tag == told.tag:
                charger.number = said.transaction_id
                is_welcome = said.id_tag_info["status"] == AuthorizationStatus.accepted
                if not is_welcome and not charger.settings["goes_on_unwanted"]:
                    charger.end("DeAuthorized", self.chargers.moved())
                    self.chargers.settle()
            return
        ended = self.chargers.numbers.get(told.tag, charger.number or 0)
        await self._say(
            call.StopTransaction(_watt_hours(told.counts), at, int(ended), Reason(told.reason))
        )

    async def _say_total(self, number: int, charger: Charger) -> None:
        now_ns = self.chargers.moved()
        values = [
            {
                "value": str(_watt_hours(charger.register_total)),
                "context": "Trigger",
                "measurand": "Energy.Active.Import.Register",
                "unit": "Wh",
            },
            {
                "value": str(watts(charger)),
                "context": "Trigger",
                "measurand": "Power.Active.Import",
                "unit": "W",
            },
        ]
        value = {"timestamp": charger.clock(now_ns).isoformat(), "sampledValue": values}
        running = int(charger.number) if charger.tag and charger.number is not None else None
        await self._say(call.MeterValues(number, [value], running))

    # --- What it is asked -----------------------------------------------------------------------

    def _rejects(self, message: str) -> bool:
        return message in self.chargers.rejects

    @on(Action.get_configuration)
    def on_configuration(self, key: list[str] | None = None) -> Any:  # noqa: ANN401, ARG002
        """It says what it can."""
        has = [
            each
            for each in ("Core", "RemoteTrigger", "SmartCharging", "Reservation")
            if each not in self.chargers.lacks
        ]
        row = {"key": "SupportedFeatureProfiles", "readonly": True, "value": ",".join(has)}
        return call_result.GetConfiguration([row], [])

    @on(Action.trigger_message)
    def on_trigger(self, requested_message: str, **_: Any) -> Any:  # noqa: ANN401
        """It is asked to say something."""
        is_no = self._rejects("TriggerMessage") or self._rejects(requested_message)
        return call_result.TriggerMessage(
            TriggerMessageStatus.rejected if is_no else TriggerMessageStatus.accepted
        )

    @after(Action.trigger_message)
    async def after_trigger(self, requested_message: str, connector_id: int = 1) -> None:
        """It says it, once it has agreed to."""
        charger = self.chargers.connectors.get(connector_id)
        if charger is None or self._rejects(requested_message):
            return
        with contextlib.suppress(TimeoutError, EOFError, OSError):
            match requested_message:
                case "BootNotification":
                    await self.say_who()
                case "StatusNotification":
                    await self.say_how(connector_id, charger, is_asked=True)
                case "MeterValues" if not self.chargers.is_mute:
                    await self._say_total(connector_id, charger)

    @on(Action.remote_start_transaction)
    def on_remote_start(self, id_tag: str, connector_id: int = 1, **_: Any) -> Any:  # noqa: ANN401
        """It begins a transaction where a car is there."""
        now_ns = self.chargers.moved()
        charger = self.chargers.connectors.get(connector_id)
        if (
            charger is None
            or charger.tag
            or charger.faults
            or not charger.outlet.is_lifted
            or self._rejects("RemoteStartTransaction")
        ):
            return call_result.RemoteStartTransaction(RemoteStartStopStatus.rejected)
        if not self.chargers.only_agrees:
            charger.begin(id_tag, now_ns)
        self.chargers.settle()
        return call_result.RemoteStartTransaction(RemoteStartStopStatus.accepted)

    @on(Action.remote_stop_transaction)
    def on_remote_stop(self, transaction_id: int) -> Any:  # noqa: ANN401
        """It ends the transaction of that number."""
        now_ns = self.chargers.moved()
        for charger in self.chargers.connectors.values():
            if charger.tag and charger.number == transaction_id:
                if self._rejects("RemoteStopTransaction"):
                    break
                charger.end("Remote", now_ns)
                self.chargers.settle()
                return call_result.RemoteStopTransaction(RemoteStartStopStatus.accepted)
        return call_result.RemoteStopTransaction(RemoteStartStopStatus.rejected)

    @on(Action.set_charging_profile)
    def on_profile(self, connector_id: int, cs_charging_profiles: Mapping[str, Any]) -> Any:  # noqa: ANN401
        """It limits one transaction, or all."""
        self.chargers.moved()
        charger = self.chargers.connectors[connector_id]
        purpose = cs_charging_profiles["charging_profile_purpose"]
        schedule = _schedule(cs_charging_profiles["charging_schedule"])
        is_given = purpose == "TxProfile"
        runs = bool(charger.tag) and cs_charging_profiles.get("transaction_id") == charger.number
        if self._rejects(purpose) or (is_given and not runs):
            return call_result.SetChargingProfile(ChargingProfileStatus.rejected)
        if is_given:
            charger.give(schedule)
        else:
            charger.hold(schedule)
        self.chargers.settle()
        return call_result.SetChargingProfile(ChargingProfileStatus.accepted)

    @on(Action.get_composite_schedule)
    def on_composite(self, connector_id: int, duration: int, **_: Any) -> Any:  # noqa: ANN401
        """It shows what its profiles come to from now on."""
        now_ns = self.chargers.moved()
        if self._rejects("GetCompositeSchedule"):
            return call_result.GetCompositeSchedule(GetCompositeScheduleStatus.rejected)
        charger = self.chargers.connectors[connector_id]
        periods = [
            {"startPeriod": one.start_s, "limit": int(one.amperes)}
            for one in charger.shown(now_ns, duration)
        ]
        return call_result.GetCompositeSchedule(
            GetCompositeScheduleStatus.accepted,
            connector_id,
            written(charger.clock(now_ns)),
            {"duration": duration, "chargingRateUnit": "A", "chargingSchedulePeriod": periods},
        )


def _schedule(told: Mapping[str, Any]) -> Schedule:
    periods = (
        Period(int(one["start_period"]), int(one["limit"]))
        for one in told["charging_schedule_period"]
    )
    return Schedule(moment(told["start_schedule"]), tuple(periods))


def _watt_hours(counts: int) -> int:
    return counts  # A count is a watt-hour: what a register of 1.6 is told in.


_ERRORS = {
    Fault.METER: ChargePointErrorCode.power_meter_failure,
    Fault.VALVE: ChargePointErrorCode.power_switch_failure,
    Fault.CONNECTOR: ChargePointErrorCode.connector_lock_failure,
}


def _shown(charger: Charger) -> tuple[ChargePointStatus, ChargePointErrorCode]:
    """Return how a connector is, in the words of 1.6."""
    if charger.faults:
        first = next(iter(charger.faults))
        return (
            ChargePointStatus.faulted,
            _ERRORS.get(first, ChargePointErrorCode.other_error),
        )
    if charger.tag:
        draws = charger.state is not ControllerState.CLOSED
        status = ChargePointStatus.charging if draws else ChargePointStatus.suspended_evse
    elif not charger.outlet.is_lifted:
        status = ChargePointStatus.available
    elif charger.is_finishing:
        status = ChargePointStatus.finishing
    else:
        status = ChargePointStatus.preparing
    return status, ChargePointErrorCode.no_error
