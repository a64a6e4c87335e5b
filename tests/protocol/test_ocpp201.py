"""What is said to charging stations that speak OCPP 2.0.1, and what they say, message by message.

Open Charge Alliance, OCPP 2.0.1 part 2: what stations of the profile ocpp201-22kw speak.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from fakes.ocpp_paper import AT, NOW, Table

from hardware.drivers.ocpp.station import Transaction
from hardware.drivers.ocpp.v201 import WANTED, Voice201
from hardware.drivers.ocpp.words import Boot, Period, Plug
from kiosk.domain.controller import DeviceStop, Fault
from kiosk.ports import NoAnswer, Refused

OK = {"status": "Accepted"}
TX = "0f7d2c1e-one"


def table_with(answers: dict[str, Any] | None = None) -> Table:
    """Return a table at which 2.0.1 is spoken."""
    return Table(answers, speak=Voice201)


# --- What they are told ---------------------------------------------------------------------------


def profile(key: int, purpose: str, periods: list[dict[str, int]]) -> dict[str, Any]:
    """Return a charging profile as it is written."""
    return {
        "id": key,
        "stackLevel": 0,
        "chargingProfilePurpose": purpose,
        "chargingProfileKind": "Absolute",
        "chargingSchedule": [
            {
                "id": key,
                "chargingRateUnit": "A",
                "chargingSchedulePeriod": periods,
                "startSchedule": NOW,
            }
        ],
    }


NOTHING = [{"startPeriod": 0, "limit": 0}]
SOME = [{"startPeriod": 0, "limit": 32}, {"startPeriod": 28, "limit": 0}]
SCHEDULE = {
    "status": "Accepted",
    "schedule": {
        "evseId": 2,
        "duration": 60,
        "scheduleStart": NOW,
        "chargingRateUnit": "A",
        "chargingSchedulePeriod": [
            {"startPeriod": 0, "limit": 15.5},
            {"startPeriod": 27, "limit": 0},
        ],
    },
}
Command = Callable[[Voice201], Coroutine[Any, Any, Any]]
COMMANDS: dict[str, tuple[Command, str, dict[str, Any], dict[str, Any]]] = {
    "who": (
        lambda voice: voice.say_who(),
        "TriggerMessage",
        {"requestedMessage": "BootNotification"},
        OK,
    ),
    "total": (
        lambda voice: voice.say_total(2),
        "TriggerMessage",
        {"requestedMessage": "MeterValues", "evse": {"id": 2}},
        OK,
    ),
    "end": (
        lambda voice: voice.end(TX),
        "RequestStopTransaction",
        {"transactionId": TX},
        OK,
    ),
    "hold": (
        lambda voice: voice.limit(2, None, AT, (Period(0, 0),)),
        "SetChargingProfile",
        {"evseId": 2, "chargingProfile": profile(21, "TxDefaultProfile", NOTHING)},
        OK,
    ),
    "give": (
        lambda voice: voice.limit(2, TX, AT, (Period(0, 32), Period(28, 0))),
        "SetChargingProfile",
        {
            "evseId": 2,
            "chargingProfile": profile(22, "TxProfile", SOME) | {"transactionId": TX},
        },
        OK,
    ),
    "schedule": (
        lambda voice: voice.schedule(2, 60),
        "GetCompositeSchedule",
        {"duration": 60, "evseId": 2, "chargingRateUnit": "A"},
        SCHEDULE,
    ),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_what_the_standard_says(name: str) -> None:
    """Every question, letter by letter, and what becomes of a good answer."""
    command, action, payload, answer = COMMANDS[name]
    table = table_with({action: answer})
    found = table.ask(command(table.voice))
    assert table.paper.sent == [[2, "q1", action, payload]]
    if name == "schedule":
        assert [(one.start_s, int(one.amperes)) for one in found] == [(0, 15), (27, 0)]


def test_a_start_bears_our_tag_and_a_number() -> None:
    """The tag is the central system's; the number is what the standard wants beside it."""
    table = table_with({"RequestStartTransaction": OK})
    table.ask(table.voice.begin(2, "A1B2"))
    [[_, _, action, payload]] = table.paper.sent
    assert action == "RequestStartTransaction"
    assert payload.pop("remoteStartId") > 0
    assert payload == {"idToken": {"idToken": "A1B2", "type": "Central"}, "evseId": 2}


def test_a_station_is_asked_how_it_is_and_what_runs() -> None:
    """Its status does not tell of a transaction, so that is asked for as well; none is no fault."""
    table = table_with({"TriggerMessage": OK})
    table.ask(table.voice.say_how(2))
    assert [one[3] for one in table.paper.sent] == [
        {"requestedMessage": "StatusNotification", "evse": {"id": 2, "connectorId": 1}},
        {"requestedMessage": "TransactionEvent", "evse": {"id": 2}},
    ]
    refusing = table_with({"TriggerMessage": {"status": "Rejected"}})
    with pytest.raises(Refused, match="StatusNotification"):
        refusing.ask(refusing.voice.say_how(2))


GOOD = {
    "RateUnit": "A,W",
    "PeriodsPerSchedule": "2",
    "Enabled": "true",
    "TxStartPoint": "Authorized,PowerPathClosed",
    "TxStopPoint": "EVConnected,Authorized",
}


def variables(values: dict[str, str | None]) -> dict[str, Any]:
    """Return the answer of a station with these variables; None is one that it has not."""
    rows = []
    for component, variable in WANTED:
        value = values[variable]
        row: dict[str, Any] = {
            "attributeStatus": "UnknownVariable" if value is None else "Accepted",
            "component": {"name": component},
            "variable": {"name": variable},
        }
        rows.append(row if value is None else row | {"attributeValue": value})
    return {"getVariableResult": rows}


@pytest.mark.parametrize(
    ("variable", "value", "is_fit"),
    [
        ("RateUnit", "A", True),
        ("RateUnit", "W", False),
        ("RateUnit", None, False),
        ("PeriodsPerSchedule", "1024", True),
        ("PeriodsPerSchedule", "1", False),
        ("PeriodsPerSchedule", "many", False),
        ("PeriodsPerSchedule", None, False),
        ("Enabled", None, True),
        ("Enabled", "false", False),
        ("TxStartPoint", "PowerPathClosed", True),
        ("TxStartPoint", "EVConnected", False),
        ("TxStartPoint", "Authorized, ParkingBayOccupancy", False),
        ("TxStartPoint", None, False),
        ("TxStopPoint", "PowerPathClosed", True),
        ("TxStopPoint", "EVConnected", False),
        ("TxStopPoint", None, False),
    ],
)
def test_a_station_says_how_it_is_set(variable: str, value: str | None, *, is_fit: bool) -> None:
    """Each of its variables by itself: what is not right is named, and nothing else."""
    table = table_with({"GetVariables": variables(GOOD | {variable: value})})
    missing = {what for (_, name), what in WANTED.items() if name == variable}
    assert set(table.ask(table.voice.lacks())) == (set() if is_fit else missing)
    asked = table.paper.sent[0][3]["getVariableData"]
    assert [(one["component"]["name"], one["variable"]["name"]) for one in asked] == list(WANTED)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_is_a_refusal_and_silence_is_none(name: str) -> None:
    """Refused in the station's word; no answer where none comes, or one that says nothing."""
    command, action, _, _ = COMMANDS[name]
    table = table_with({action: {"status": "Rejected"}})
    with pytest.raises(Refused) as refusal:
        table.ask(command(table.voice))
    assert refusal.value.code == "rejected"
    for answer in (["InternalError", "", {}], {"status": "Maybe"}, {}):
        table = table_with({action: answer})
        with pytest.raises(NoAnswer, match="confused"):
            table.ask(command(table.voice))
    table = table_with({action: ["NotImplemented", "", {}]})
    with pytest.raises(Refused, match="not_supported"):
        table.ask(command(table.voice))
    table = table_with()
    with pytest.raises(NoAnswer, match="does not answer"):
        table.ask(command(table.voice))


# --- What they say --------------------------------------------------------------------------------


@pytest.mark.parametrize(("reason", "is_start"), [("PowerUp", True), ("Triggered", False)])
def test_a_station_says_whether_it_has_started(reason: str, *, is_start: bool) -> None:
    """Who was asked has not; and either way it says who it is and is told the time."""
    table = table_with()
    answer = table.hear(
        2,
        "b1",
        "BootNotification",
        {
            "reason": reason,
            "chargingStation": {
                "vendorName": "Acme",
                "model": "Volt 22",
                "serialNumber": "S-7",
                "firmwareVersion": "1.2",
            },
        },
    )
    assert answer == {"currentTime": NOW, "interval": 60, "status": "Accepted"}
    assert table.station.boot == Boot("Acme", "Volt 22", "S-7", "1.2")
    assert bool(table.station.boots) is is_start


@pytest.mark.parametrize(
    ("status", "plug"),
    [
        ("Available", Plug.FREE),
        ("Occupied", Plug.CALLING),
        ("Reserved", Plug.FREE),
        ("Unavailable", Plug.OUT),
        ("Faulted", Plug.OUT),
    ],
)
def test_a_status_is_a_plug(status: str, plug: Plug) -> None:
    """Each of the five words; a second connector of an EVSE is none that we know."""
    table = table_with()
    told = {"timestamp": NOW, "connectorStatus": status, "evseId": 1, "connectorId": 1}
    assert table.hear(2, "s1", "StatusNotification", told) == {}
    assert table.connector.plug is plug
    assert table.connector.faults == (Fault.SUPPLY if status == "Faulted" else Fault.NONE)
    other = told | {"connectorStatus": "Faulted", "connectorId": 2}
    table.hear(2, "s2", "StatusNotification", other)
    assert table.connector.plug is plug
    table.hear(2, "s3", "StatusNotification", told | {"evseId": 0, "connectorId": 0})
    assert 0 not in table.station.connectors


@pytest.mark.parametrize(
    ("sampled", "base"),
    [
        ({"value": 1234.5678, "unitOfMeasure": {"unit": "Wh"}}, 1_234_567),
        ({"value": 1234.5678}, 1_234_567),
        ({"value": 12, "unitOfMeasure": {"unit": "Wh", "multiplier": 3}}, 12_000_000),
        ({"value": 12.5, "unitOfMeasure": {"unit": "kWh"}}, 12_500_000),
        ({"value": 0.1, "unitOfMeasure": {"unit": "kWh", "multiplier": -1}}, 10_000),
        ({"value": 1, "unitOfMeasure": {"multiplier": 400}}, None),
        ({"value": 1, "unitOfMeasure": {"unit": "kvarh"}}, None),
        ({"value": 1, "phase": "L1"}, None),
        ({"value": -1}, None),
    ],
)
def test_a_reading_is_an_exact_number(sampled: dict[str, Any], base: int | None) -> None:
    """Here figures are numbers with a power of ten: none of it is lost on the way."""
    table = table_with()
    table.connector.asked_s.append(table.loop.now_s())
    value = {"timestamp": NOW, "sampledValue": [sampled | {"context": "Trigger"}]}
    assert table.hear(2, "m1", "MeterValues", {"evseId": 1, "meterValue": [value]}) == {}
    found = table.connector.reading
    assert (found.total_base if found else None) == base


def event(kind: str, **more: object) -> dict[str, Any]:
    """Return a transaction event."""
    return {
        "eventType": kind,
        "timestamp": NOW,
        "triggerReason": "RemoteStart",
        "seqNo": 0,
        "transactionInfo": {"transactionId": TX},
        "evse": {"id": 1},
    } | more


TOKEN = {"idToken": {"idToken": "A1B2", "type": "Central"}}


def test_a_transaction_that_is_awaited_has_leave() -> None:
    """It bears the tag that was made for it; its name is the station's own."""
    table = table_with()
    table.connector.expected = "A1B2"
    assert table.hear(2, "a1", "Authorize", TOKEN) == {"idTokenInfo": {"status": "Accepted"}}
    answer = table.hear(2, "t1", "TransactionEvent", event("Started", **TOKEN))
    assert answer == {"idTokenInfo": {"status": "Accepted"}}
    assert table.connector.running == Transaction(TX, "A1B2")
    again = table.hear(2, "t2", "TransactionEvent", event("Started", **TOKEN))
    assert again == answer
    assert table.hear(2, "t3", "TransactionEvent", event("Updated")) == {}
    assert table.connector.running == Transaction(TX, "A1B2")


@pytest.mark.parametrize("kind", ["Started", "Updated"])
def test_a_transaction_of_somebody_else_has_none(kind: str) -> None:
    """A card, a start by the plug, or one that another program began: it runs, without leave."""
    table = table_with()
    table.connector.expected = "ANOTHER"
    assert table.hear(2, "t1", "TransactionEvent", event(kind)) == {}
    assert table.connector.running == Transaction(TX, "")
    told = event("Updated", **TOKEN)
    answer = table.hear(2, "t2", "TransactionEvent", told)
    assert answer == {"idTokenInfo": {"status": "Invalid"}}
    assert table.connector.running == Transaction(TX, "")


def test_an_event_that_names_no_place_begins_nothing() -> None:
    """The first one of a transaction names it; another one alone is nothing to go by."""
    table = table_with()
    told = event("Updated")
    del told["evse"]
    assert table.hear(2, "t1", "TransactionEvent", told) == {}
    assert table.connector.running is None


@pytest.mark.parametrize(
    ("reason", "ended"),
    [
        ("Remote", DeviceStop.HOST),
        ("EVDisconnected", DeviceStop.HUNG_UP),
        ("StoppedByEV", DeviceStop.HUNG_UP),
        (None, DeviceStop.HUNG_UP),
        ("PowerLoss", DeviceStop.POWER),
        ("ImmediateReset", DeviceStop.POWER),
        ("EmergencyStop", DeviceStop.FAULT),
        ("GroundFault", DeviceStop.FAULT),
        ("Timeout", DeviceStop.FAULT),
    ],
)
def test_a_transaction_that_ended_says_why(reason: str | None, ended: DeviceStop) -> None:
    """And what is told of it afterwards wakes it no more."""
    table = table_with()
    table.connector.expected = "A1B2"
    table.hear(2, "t1", "TransactionEvent", event("Started", **TOKEN))
    info = {"transactionId": TX} | ({} if reason is None else {"stoppedReason": reason})
    told = event("Ended", transactionInfo=info)
    assert table.hear(2, "t2", "TransactionEvent", told) == {}
    assert table.connector.running is None
    assert table.connector.ended is ended
    table.hear(2, "t3", "TransactionEvent", event("Updated"))
    assert table.connector.running is None


@pytest.mark.parametrize(
    ("action", "told", "answer"),
    [
        ("Heartbeat", {}, {"currentTime": NOW}),
        ("DataTransfer", {"vendorId": "acme"}, {"status": "UnknownVendorId"}),
        (
            "NotifyEvent",
            {
                "generatedAt": NOW,
                "seqNo": 0,
                "eventData": [
                    {
                        "eventId": 1,
                        "timestamp": NOW,
                        "trigger": "Delta",
                        "actualValue": "x",
                        "eventNotificationType": "HardWiredNotification",
                        "component": {"name": "EVSE"},
                        "variable": {"name": "Problem"},
                    }
                ],
            },
            {},
        ),
        ("NotifyReport", {"requestId": 1, "generatedAt": NOW, "seqNo": 0}, {}),
        (
            "NotifyChargingLimit",
            {"chargingLimit": {"chargingLimitSource": "EMS"}},
            {},
        ),
        ("ClearedChargingLimit", {"chargingLimitSource": "EMS"}, {}),
        (
            "NotifyEVChargingNeeds",
            {"evseId": 1, "chargingNeeds": {"requestedEnergyTransfer": "AC_three_phase"}},
            {"status": "Rejected"},
        ),
        (
            "NotifyEVChargingSchedule",
            {
                "timeBase": NOW,
                "evseId": 1,
                "chargingSchedule": {
                    "id": 1,
                    "chargingRateUnit": "A",
                    "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 6}],
                },
            },
            {"status": "Accepted"},
        ),
        ("FirmwareStatusNotification", {"status": "Idle"}, {}),
        ("LogStatusNotification", {"status": "Idle"}, {}),
        ("SecurityEventNotification", {"type": "x", "timestamp": NOW}, {}),
    ],
)
def test_what_concerns_nobody_is_answered(
    action: str, told: dict[str, Any], answer: dict[str, Any]
) -> None:
    """A station that gets no answer would go on asking."""
    assert table_with().hear(2, "x1", action, told) == answer


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("TransactionEvent", {"eventType": "Started"}),
        ("MeterValues", {"evseId": 1, "meterValue": []}),
        ("StartTransaction", {}),
        ("Reset", {"type": "Immediate"}),
    ],
)
def test_what_is_not_in_the_standard_is_an_error(action: str, told: dict[str, Any]) -> None:
    """The station is told so, and nothing of it is believed."""
    table = table_with()
    table.paper.coming.put_nowait(json.dumps([2, "x1", action, told]))
    table.loop.wait(1)
    [answer] = table.paper.sent
    assert answer[0] == 4
    assert table.connector.running is None
