"""A simulated charging station that speaks OCPP 2.0.1: the client side of the `ocpp` library."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

from ocpp.routing import after, on
from ocpp.v201 import ChargePoint, call, call_result
from ocpp.v201.datatypes import (
    ChargingSchedulePeriodType,
    ChargingStationType,
    ComponentType,
    CompositeScheduleType,
    EVSEType,
    GetVariableResultType,
    IdTokenType,
    MeterValueType,
    SampledValueType,
    TransactionType,
    UnitOfMeasureType,
    VariableType,
)
from ocpp.v201.enums import (
    Action,
    BootReasonEnumType,
    ChargingProfileStatusEnumType,
    ChargingRateUnitEnumType,
    ConnectorStatusEnumType,
    GenericStatusEnumType,
    GetVariableStatusEnumType,
    IdTokenEnumType,
    MeasurandEnumType,
    ReadingContextEnumType,
    ReasonEnumType,
    RequestStartStopStatusEnumType,
    TransactionEventEnumType,
    TriggerMessageStatusEnumType,
    TriggerReasonEnumType,
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

VARIABLES = {
    ("SmartChargingCtrlr", "RateUnit"): "A,W",
    ("SmartChargingCtrlr", "PeriodsPerSchedule"): "24",
    ("SmartChargingCtrlr", "Enabled"): "true",
    ("TxCtrlr", "TxStartPoint"): "Authorized,PowerPathClosed",
    ("TxCtrlr", "TxStopPoint"): "Authorized,EVConnected",
}
"""What it is set to; `Chargers.lacks` may name a component that it has not."""


class ChargePoint201(ChargePoint):
    """A charging station over one connection; each connector is an EVSE of its own."""

    def __init__(self, chargers: Chargers, connection: object) -> None:
        """Speak over `connection`, once it is run."""
        super().__init__(chargers.name, connection, response_timeout=PATIENCE_S)
        self.chargers = chargers
        self._shown: dict[int, ConnectorStatusEnumType] = {}
        self._told = 0

    async def _say(self, payload: object) -> Any:  # noqa: ANN401 - One result for each payload.
        """Return the answer; TimeoutError where none comes, or one that says nothing."""
        said = await self.call(payload)
        if said is None:
            raise TimeoutError
        return said

    async def say_who(self, *, is_asked: bool = False) -> None:
        """Tell that it has started, or who it is."""
        first = next(iter(self.chargers.connectors.values()))
        station = ChargingStationType(
            vendor_name=MAKER,
            model=MODEL,
            serial_number=first.serial,
            firmware_version=FIRMWARE,
        )
        reason = BootReasonEnumType.triggered if is_asked else BootReasonEnumType.power_up
        said = await self._say(call.BootNotification(station, reason))
        for charger in self.chargers.connectors.values():
            charger.set_clock(moment(said.current_time), self.chargers.now_ns())

    async def say_how(self, number: int, charger: Charger, *, is_asked: bool = False) -> None:
        """Tell how a connector is."""
        if charger.is_on and (is_asked or self._shown.get(number) != _shown(charger)):
            status = _shown(charger)
            at = written(charger.clock(self.chargers.now_ns()))
            await self._say(call.StatusNotification(at, status, number, 1))
            self._shown[number] = status

    async def say_what(self, number: int, charger: Charger, told: Told) -> None:
        """Tell that a transaction has begun or ended."""
        if told.begins:
            key = f"{told.tag}-{int(told.at.timestamp())}"  # 36 letters at most.
            self.chargers.numbers[told.tag] = key
            if charger.tag == told.tag:
                charger.number = key
            said = await self._event(
                number,
                TransactionEventEnumType.started,
                TriggerReasonEnumType.remote_start,
                TransactionType(key),
                told,
            )
            info = said.id_token_info or {}
            is_welcome = info.get("status") == "Accepted" or charger.settings["goes_on_unwanted"]
            if charger.tag == told.tag and not is_welcome:
                charger.end("DeAuthorized", self.chargers.moved())
                self.chargers.settle()
            return
        key = str(self.chargers.numbers.get(told.tag, charger.number))
        await self._event(
            number,
            TransactionEventEnumType.ended,
            TriggerReasonEnumType.stop_authorized,
            TransactionType(key, stopped_reason=ReasonEnumType(told.reason)),
            told,
        )

    async def _event(
        self,
        number: int,
        kind: TransactionEventEnumType,
        why: TriggerReasonEnumType,
        transaction: TransactionType,
        told: Told,
    ) -> Any:  # noqa: ANN401 - The library's result.
        self._told += 1
        token = IdTokenType(told.tag, IdTokenEnumType.central)
        return await self._say(
            call.TransactionEvent(
                kind,
                written(told.at),
                why,
                self._told,
                transaction,
                evse=EVSEType(number),
                id_token=token if told.begins else None,
            )
        )

    async def _say_transaction(self, number: int, charger: Charger) -> None:
        at = charger.clock(self.chargers.moved())
        await self._event(
            number,
            TransactionEventEnumType.updated,
            TriggerReasonEnumType.trigger,
            TransactionType(str(charger.number)),
            Told(False, charger.tag, charger.register_total, at),
        )

    async def _say_total(self, number: int, charger: Charger) -> None:
        now_ns = self.chargers.moved()
        energy = SampledValueType(
            charger.register_total / 1_000,
            context=ReadingContextEnumType.trigger,
            measurand=MeasurandEnumType.energy_active_import_register,
            unit_of_measure=UnitOfMeasureType("Wh", 3),
        )
        power = SampledValueType(
            watts(charger),
            context=ReadingContextEnumType.trigger,
            measurand=MeasurandEnumType.power_active_import,
            unit_of_measure=UnitOfMeasureType("W"),
        )
        value = MeterValueType(charger.clock(now_ns).isoformat(), [energy, power])
        await self._say(call.MeterValues(number, [value]))

    # --- What it is asked -----------------------------------------------------------------------

    def _rejects(self, message: str) -> bool:
        return message in self.chargers.rejects

    @on(Action.get_variables)
    def on_variables(self, get_variable_data: list[Mapping[str, Any]], **_: Any) -> Any:  # noqa: ANN401
        """It says how it is set."""
        results = []
        for one in get_variable_data:
            name = (one["component"]["name"], one["variable"]["name"])
            is_known = name in VARIABLES and not self.chargers.lacks & set(name)
            results.append(
                GetVariableResultType(
                    GetVariableStatusEnumType.accepted
                    if is_known
                    else GetVariableStatusEnumType.unknown_variable,
                    ComponentType(name[0]),
                    VariableType(name[1]),
                    attribute_value=VARIABLES[name] if is_known else None,
                )
            )
        return call_result.GetVariables(results)

    @on(Action.trigger_message)
    def on_trigger(self, requested_message: str, evse: Any = None, **_: Any) -> Any:  # noqa: ANN401
        """It is asked to say something."""
        is_no = self._rejects("TriggerMessage") or self._rejects(requested_message)
        if requested_message == "TransactionEvent":
            charger = self.chargers.connectors.get(1 if evse is None else evse["id"])
            is_no = is_no or charger is None or charger.number is None or not charger.tag
        return call_result.TriggerMessage(
            TriggerMessageStatusEnumType.rejected
            if is_no
            else TriggerMessageStatusEnumType.accepted
        )

    @after(Action.trigger_message)
    async def after_trigger(self, requested_message: str, evse: Any = None, **_: Any) -> None:  # noqa: ANN401
        """It says it, once it has agreed to."""
        number = 1 if evse is None else int(evse["id"])
        charger = self.chargers.connectors.get(number)
        if charger is None or self._rejects(requested_message):
            return
        with contextlib.suppress(TimeoutError, EOFError, OSError):
            match requested_message:
                case "BootNotification":
                    await self.say_who(is_asked=True)
                case "StatusNotification":
                    await self.say_how(number, charger, is_asked=True)
                case "TransactionEvent" if charger.tag and charger.number is not None:
                    await self._say_transaction(number, charger)
                case "MeterValues" if not self.chargers.is_mute:
                    await self._say_total(number, charger)

    @on(Action.request_start_transaction)
    def on_remote_start(
        self,
        id_token: Mapping[str, Any],
        evse_id: int = 1,
        **_: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """It begins a transaction where a car is there."""
        now_ns = self.chargers.moved()
        charger = self.chargers.connectors.get(evse_id)
        if (
            charger is None
            or charger.tag
            or charger.faults
            or not charger.outlet.is_lifted
            or self._rejects("RequestStartTransaction")
        ):
            return call_result.RequestStartTransaction(RequestStartStopStatusEnumType.rejected)
        if not self.chargers.only_agrees:
            charger.begin(id_token["id_token"], now_ns)
        self.chargers.settle()
        return call_result.RequestStartTransaction(RequestStartStopStatusEnumType.accepted)

    @on(Action.request_stop_transaction)
    def on_remote_stop(self, transaction_id: str, **_: Any) -> Any:  # noqa: ANN401
        """It ends the transaction of that name."""
        now_ns = self.chargers.moved()
        for charger in self.chargers.connectors.values():
            if charger.tag and charger.number == transaction_id:
                if self._rejects("RequestStopTransaction"):
                    break
                charger.end("Remote", now_ns)
                self.chargers.settle()
                return call_result.RequestStopTransaction(RequestStartStopStatusEnumType.accepted)
        return call_result.RequestStopTransaction(RequestStartStopStatusEnumType.rejected)

    @on(Action.set_charging_profile)
    def on_profile(self, evse_id: int, charging_profile: Mapping[str, Any], **_: Any) -> Any:  # noqa: ANN401
        """It limits one transaction, or all."""
        self.chargers.moved()
        charger = self.chargers.connectors[evse_id]
        purpose = charging_profile["charging_profile_purpose"]
        [schedule] = charging_profile["charging_schedule"]
        periods = tuple(
            Period(int(one["start_period"]), int(one["limit"]))
            for one in schedule["charging_schedule_period"]
        )
        is_given = purpose == "TxProfile"
        runs = bool(charger.tag) and charging_profile.get("transaction_id") == charger.number
        if self._rejects(purpose) or (is_given and not runs):
            return call_result.SetChargingProfile(ChargingProfileStatusEnumType.rejected)
        told = Schedule(moment(schedule["start_schedule"]), periods)
        if is_given:
            charger.give(told)
        else:
            charger.hold(told)
        self.chargers.settle()
        return call_result.SetChargingProfile(ChargingProfileStatusEnumType.accepted)

    @on(Action.get_composite_schedule)
    def on_composite(self, duration: int, evse_id: int, **_: Any) -> Any:  # noqa: ANN401
        """It shows what its profiles come to from now on."""
        now_ns = self.chargers.moved()
        if self._rejects("GetCompositeSchedule"):
            return call_result.GetCompositeSchedule(GenericStatusEnumType.rejected)
        charger = self.chargers.connectors[evse_id]
        periods = [
            ChargingSchedulePeriodType(one.start_s, int(one.amperes))
            for one in charger.shown(now_ns, duration)
        ]
        shown = CompositeScheduleType(
            evse_id,
            duration,
            written(charger.clock(now_ns)),
            ChargingRateUnitEnumType.amps,
            periods,
        )
        return call_result.GetCompositeSchedule(GenericStatusEnumType.accepted, schedule=shown)


def _shown(charger: Charger) -> ConnectorStatusEnumType:
    """Return how a connector is, in the words of 2.0.1."""
    if charger.faults:
        return ConnectorStatusEnumType.faulted
    if charger.tag or charger.outlet.is_lifted:
        return ConnectorStatusEnumType.occupied
    return ConnectorStatusEnumType.available
