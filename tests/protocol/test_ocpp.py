"""What is said to chargers and what they say, message by message, as the standard writes it.

Open Charge Alliance, OCPP 1.6 edition 2, sections 4 to 6: what chargers of the profile ocpp16-22kw
speak.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from fakes.ocpp_paper import AT, NOW, Table
from websockets.exceptions import ConnectionClosedError

from hardware.drivers.ocpp.calling import amperes
from hardware.drivers.ocpp.station import Transaction
from hardware.drivers.ocpp.v16 import Voice16
from hardware.drivers.ocpp.words import Boot, Period, Plug
from kiosk.domain.controller import DeviceStop, Fault
from kiosk.ports import NoAnswer, Refused


def table_with(answers: dict[str, Any] | None = None) -> Table:
    """Return a table at which 1.6 is spoken."""
    return Table(answers, speak=Voice16)


# --- What they are told ---------------------------------------------------------------------------

OK = {"status": "Accepted"}
HOLD = {
    "connectorId": 1,
    "csChargingProfiles": {
        "chargingProfileId": 11,
        "stackLevel": 0,
        "chargingProfilePurpose": "TxDefaultProfile",
        "chargingProfileKind": "Absolute",
        "chargingSchedule": {
            "startSchedule": NOW,
            "chargingRateUnit": "A",
            "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 0}],
        },
    },
}
GIVE = {
    "connectorId": 1,
    "csChargingProfiles": {
        "chargingProfileId": 12,
        "transactionId": 77,
        "stackLevel": 0,
        "chargingProfilePurpose": "TxProfile",
        "chargingProfileKind": "Absolute",
        "chargingSchedule": {
            "startSchedule": NOW,
            "chargingRateUnit": "A",
            "chargingSchedulePeriod": [
                {"startPeriod": 0, "limit": 32},
                {"startPeriod": 28, "limit": 0},
            ],
        },
    },
}
SCHEDULE = {
    "status": "Accepted",
    "connectorId": 1,
    "scheduleStart": NOW,
    "chargingSchedule": {
        "duration": 60,
        "chargingRateUnit": "A",
        "chargingSchedulePeriod": [
            {"startPeriod": 27, "limit": 0},
            {"startPeriod": 0, "limit": 15.5},
        ],
    },
}
ASKED = [
    "SupportedFeatureProfiles",
    "ChargingScheduleAllowedChargingRateUnit",
    "ChargingScheduleMaxPeriods",
]
FEATURES = {
    "configurationKey": [
        {"key": "SupportedFeatureProfiles", "readonly": True, "value": "Core, SmartCharging"}
    ]
}
Command = Callable[[Voice16], Coroutine[Any, Any, Any]]
COMMANDS: dict[str, tuple[Command, str, Any, Any, Any]] = {
    "who": (
        lambda voice: voice.say_who(),
        "TriggerMessage",
        {"requestedMessage": "BootNotification"},
        OK,
        None,
    ),
    "how": (
        lambda voice: voice.say_how(2),
        "TriggerMessage",
        {"requestedMessage": "StatusNotification", "connectorId": 2},
        OK,
        None,
    ),
    "total": (
        lambda voice: voice.say_total(1),
        "TriggerMessage",
        {"requestedMessage": "MeterValues", "connectorId": 1},
        OK,
        None,
    ),
    "lacks": (
        lambda voice: voice.lacks(),
        "GetConfiguration",
        {"key": ASKED},
        FEATURES,
        ("RemoteTrigger",),
    ),
    "begin": (
        lambda voice: voice.begin(1, "A1B2"),
        "RemoteStartTransaction",
        {"idTag": "A1B2", "connectorId": 1},
        OK,
        None,
    ),
    "end": (
        lambda voice: voice.end(77),
        "RemoteStopTransaction",
        {"transactionId": 77},
        OK,
        None,
    ),
    "hold": (
        lambda voice: voice.limit(1, None, AT, (Period(0, 0),)),
        "SetChargingProfile",
        HOLD,
        OK,
        None,
    ),
    "give": (
        lambda voice: voice.limit(1, 77, AT, (Period(0, 32), Period(28, 0))),
        "SetChargingProfile",
        GIVE,
        OK,
        None,
    ),
    "schedule": (
        lambda voice: voice.schedule(1, 60),
        "GetCompositeSchedule",
        {"connectorId": 1, "duration": 60, "chargingRateUnit": "A"},
        SCHEDULE,
        15,
    ),
}
YES_AND_NO = [name for name in COMMANDS if name != "lacks"]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_what_the_standard_says(name: str) -> None:
    """Every question, letter by letter, and what becomes of a good answer."""
    command, action, payload, answer, result = COMMANDS[name]
    table = table_with({action: answer})
    found = table.ask(command(table.voice))
    assert table.paper.sent == [[2, "q1", action, payload]]
    if name == "schedule":
        assert [(one.start_s, int(one.amperes)) for one in found] == [(0, result), (27, 0)]
    else:
        assert found == result
    [exchange] = table.recent
    assert json.loads(exchange.request)[2] == action
    assert json.loads(exchange.reply)[0] == 3


@pytest.mark.parametrize("word", ["Rejected", "NotSupported", "NotImplemented", "Faulted"])
@pytest.mark.parametrize("name", YES_AND_NO)
def test_no_is_a_refusal_in_the_chargers_word(name: str, word: str) -> None:
    """Whatever is not *accepted* is a no; a word that the standard has not is no answer."""
    command, action, _, _, _ = COMMANDS[name]
    known = {
        "TriggerMessage": {"Rejected", "NotImplemented"},
        "SetChargingProfile": {"Rejected", "NotSupported"},
    }
    table = table_with({action: {"status": word}})
    if word in known.get(action, {"Rejected"}):
        with pytest.raises(Refused) as refusal:
            table.ask(command(table.voice))
        assert refusal.value.code == word.lower()
    else:
        with pytest.raises(NoAnswer, match="confused"):
            table.ask(command(table.voice))


@pytest.mark.parametrize("name", COMMANDS)
def test_an_error_says_whether_anything_was_done(name: str) -> None:
    """What is not known there was not done; what went wrong on the way may have been."""
    command, action, _, _, _ = COMMANDS[name]
    for code in ("NotImplemented", "NotSupported", "SecurityError"):
        table = table_with({action: [code, "", {}]})
        with pytest.raises(Refused) as refusal:
            table.ask(command(table.voice))
        assert refusal.value.code == "not_supported"
    for code in ("InternalError", "GenericError", "ProtocolError", "FormationViolation", "Odd"):
        table = table_with({action: [code, "", {}]})
        with pytest.raises(NoAnswer):
            table.ask(command(table.voice))


@pytest.mark.parametrize("error", [ConnectionClosedError(None, None), OSError("x"), EOFError("y")])
def test_a_connection_that_breaks_meanwhile_is_no_answer(error: Exception) -> None:
    """Whether the question was heard nobody knows."""
    table = table_with()

    async def broken(_message: str, /) -> None:
        raise error

    table.paper.send = broken  # type: ignore[method-assign]
    with pytest.raises(NoAnswer, match="cannot be understood"):
        table.ask(table.voice.begin(1, "A1B2"))


@pytest.mark.parametrize("limit", [float("nan"), float("inf"), "x", None])
def test_a_schedule_that_is_none_proves_nothing(limit: object) -> None:
    """Python reads *not a number* as one, and no schedule has it."""
    with pytest.raises(Refused, match="cannot be read"):
        amperes([{"start_period": 0, "limit": 0}, {"start_period": 28, "limit": limit}])


@pytest.mark.parametrize("name", COMMANDS)
def test_silence_is_no_answer_in_its_time(name: str) -> None:
    """It is waited for as long as is rated, and counted."""
    table = table_with()
    command = COMMANDS[name][0]
    with pytest.raises(NoAnswer, match="does not answer"):
        table.ask(command(table.voice))
    assert table.clock.now_ns - 5_000_000_000 < 600_000_000
    assert table.counts.silent == 1
    [exchange] = table.recent
    assert exchange.reply == b""


def test_a_late_answer_is_not_one_to_the_next_question() -> None:
    """Answers bear the name of their question: another's is let go."""
    table = table_with({"TriggerMessage": OK})
    table.paper.answers = {}
    with pytest.raises(NoAnswer):
        table.ask(table.voice.begin(1, "A1B2"))
    table.paper.coming.put_nowait(json.dumps([3, "q1", OK]))
    with pytest.raises(NoAnswer):
        table.ask(table.voice.end(77))
    assert table.counts.foreign == 1


@pytest.mark.parametrize(
    ("units", "periods", "lacking"),
    [
        ("Current", "2", ()),
        ("Current,Power", "24", ()),
        ("Power", "24", ("SmartCharging in A",)),
        ("Current", "1", ("schedules of two periods",)),
        (None, None, ()),
    ],
)
def test_a_charger_says_what_its_schedules_can_be(
    units: str | None, periods: str | None, lacking: tuple[str, ...]
) -> None:
    """Amperes, and an end behind the beginning; who does not say so shows it in a delivery."""
    values = dict(zip(ASKED, ("Core,RemoteTrigger,SmartCharging", units, periods), strict=True))
    rows = [
        {"key": key, "readonly": True, "value": value}
        for key, value in values.items()
        if value is not None
    ]
    table = table_with({"GetConfiguration": {"configurationKey": rows}})
    assert table.ask(table.voice.lacks()) == lacking


# --- What they say --------------------------------------------------------------------------------


def test_a_start_of_the_charger_is_another_boot() -> None:
    """It says who it is, is told the time, and what ran before is gone."""
    table = table_with()
    table.connector.running = Transaction(5, "A1B2")
    answer = table.hear(
        2,
        "b1",
        "BootNotification",
        {
            "chargePointVendor": "Acme",
            "chargePointModel": "Volt 22",
            "chargeBoxSerialNumber": "S-7",
            "firmwareVersion": "1.2",
        },
    )
    assert answer == {"currentTime": NOW, "interval": 60, "status": "Accepted"}
    assert table.station.boot == Boot("Acme", "Volt 22", "S-7", "1.2")
    assert table.station.boots
    assert table.connector.running is None
    assert table.connector.ended is DeviceStop.POWER


def test_a_heartbeat_is_told_the_time() -> None:
    """Its clock is ours."""
    assert table_with().hear(2, "h1", "Heartbeat", {}) == {"currentTime": NOW}


@pytest.mark.parametrize(
    ("status", "plug"),
    [
        ("Available", Plug.FREE),
        ("Preparing", Plug.CALLING),
        ("Charging", Plug.BUSY),
        ("SuspendedEV", Plug.BUSY),
        ("SuspendedEVSE", Plug.BUSY),
        ("Finishing", Plug.CALLING),
        ("Reserved", Plug.FREE),
        ("Unavailable", Plug.OUT),
        ("Faulted", Plug.OUT),
    ],
)
def test_a_status_is_a_plug(status: str, plug: Plug) -> None:
    """Each of the nine words, and nothing complained of but in the last."""
    table = table_with()
    told = {"connectorId": 1, "errorCode": "PowerSwitchFailure", "status": status}
    assert table.hear(2, "s1", "StatusNotification", told) == {}
    assert table.connector.plug is plug
    assert table.connector.faults == (Fault.VALVE if status == "Faulted" else Fault.NONE)


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        ("ConnectorLockFailure", Fault.CONNECTOR),
        ("GroundFailure", Fault.SUPPLY),
        ("PowerMeterFailure", Fault.METER),
        ("PowerSwitchFailure", Fault.VALVE),
        ("ReaderFailure", Fault.SUPPLY),
        ("NoError", Fault.SUPPLY),
    ],
)
def test_a_faulted_connector_says_why(error: str, fault: Fault) -> None:
    """One that names no cause that is known here is out of order all the same."""
    table = table_with()
    told = {"connectorId": 1, "errorCode": error, "status": "Faulted"}
    table.hear(2, "s1", "StatusNotification", told)
    assert table.connector.faults == fault


def test_the_charge_point_itself_is_no_connector() -> None:
    """Number 0 speaks for all of it: nothing is sold there."""
    table = table_with()
    told = {"connectorId": 0, "errorCode": "NoError", "status": "Available"}
    table.hear(2, "s1", "StatusNotification", told)
    assert 0 not in table.station.connectors


def _value(value: str, **more: str) -> dict[str, Any]:
    sampled = {"value": value, "context": "Trigger", "unit": "Wh"} | more
    return {
        "connectorId": 1,
        "meterValue": [{"timestamp": NOW, "sampledValue": [sampled]}],
    }


@pytest.mark.parametrize(
    ("told", "base"),
    [
        (_value("1234"), 1_234_000),
        (_value("1234.5678"), 1_234_567),
        (_value("12.34", unit="kWh"), 12_340_000),
        (_value("7", measurand="Energy.Active.Import.Register", location="Outlet"), 7_000),
        (_value("7", context="Sample.Periodic"), None),
        (_value("7", phase="L1"), None),
        (_value("7", measurand="Energy.Active.Import.Interval"), None),
        (_value("7", location="Inlet"), None),
        (_value("7", unit="varh"), None),
        (_value("7", format="SignedData"), None),
        (_value("-7"), None),
        (_value("NaN"), None),
        (_value("1e9"), 10**12),
        (_value("7" * 40), None),
        (_value(""), None),
    ],
)
def test_a_reading_is_the_register_of_all_phases(told: dict[str, Any], base: int | None) -> None:
    """That was asked for, at the outlet, in watt-hours: anything else is none."""
    table = table_with()
    table.connector.asked_s.append(table.loop.now_s())
    assert table.hear(2, "m1", "MeterValues", told) == {}
    found = table.connector.reading
    assert (found.total_base if found else None) == base


def test_a_reading_tells_the_power_where_it_is_there() -> None:
    """Twenty-two kilowatts are 6111 milliwatt-hours a second."""
    table = table_with()
    table.connector.asked_s.append(table.loop.now_s())
    told = _value("1")
    told["meterValue"][0]["sampledValue"].append(
        {"value": "22", "unit": "kW", "measurand": "Power.Active.Import", "context": "Trigger"}
    )
    table.hear(2, "m1", "MeterValues", told)
    assert table.connector.reading is not None
    assert table.connector.reading.flow_base == 6_111


def test_two_registers_are_one_too_many() -> None:
    """Which of them is sold by is not for us to guess."""
    table = table_with()
    table.connector.asked_s.append(table.loop.now_s())
    told = _value("1")
    told["meterValue"][0]["sampledValue"].append({"value": "2", "context": "Trigger"})
    table.hear(2, "m1", "MeterValues", told)
    assert table.connector.reading is None


def test_a_reading_with_an_old_time_answers_an_older_question() -> None:
    """The charger's clock goes on between two readings: one that lags was held up."""
    table = table_with()
    table.connector.asked_s.append(table.loop.now_s())
    table.hear(2, "m1", "MeterValues", _value("1"))
    table.loop.wait(10_000)
    table.connector.asked_s.append(table.loop.now_s())
    table.hear(2, "m2", "MeterValues", _value("2"))
    assert table.connector.reading is not None
    assert table.connector.reading.total_base == 1_000
    table.hear(2, "h1", "Heartbeat", {})  # It may have been set back by what it was told.
    table.hear(2, "m3", "MeterValues", _value("3"))
    assert table.connector.reading.total_base == 3_000


START = {"connectorId": 1, "idTag": "A1B2", "meterStart": 7, "timestamp": NOW}


def _verdict(answer: dict[str, Any]) -> str:
    return str(answer["idTagInfo"]["status"])


def test_a_transaction_that_is_awaited_has_leave() -> None:
    """It bears the tag that was made for it, and is given a number."""
    table = table_with()
    table.connector.expected = "A1B2"
    assert _verdict(table.hear(2, "a1", "Authorize", {"idTag": "A1B2"})) == "Accepted"
    answer = table.hear(2, "t1", "StartTransaction", START)
    assert _verdict(answer) == "Accepted"
    assert table.connector.running == Transaction(answer["transactionId"], "A1B2")
    assert table.connector.expected == ""


@pytest.mark.parametrize("expected", ["", "ANOTHER"])
def test_a_transaction_of_somebody_else_has_none(expected: str) -> None:
    """A card, or a tag of yesterday: it is given a number, because it is there, and no leave."""
    table = table_with()
    table.connector.expected = expected
    assert _verdict(table.hear(2, "a1", "Authorize", {"idTag": "A1B2"})) == "Invalid"
    answer = table.hear(2, "t1", "StartTransaction", START)
    assert _verdict(answer) == "Invalid"
    assert table.connector.running == Transaction(answer["transactionId"], "")
    assert table.connector.expected == expected


def test_the_same_message_is_answered_the_same() -> None:
    """A charger that missed the answer asks again, by the same name or another: it is one start."""
    table = table_with()
    table.connector.expected = "A1B2"
    first = table.hear(2, "t1", "StartTransaction", START)
    status = {"connectorId": 1, "errorCode": "NoError", "status": "Preparing"}
    table.hear(2, "s1", "StatusNotification", status)
    other_status = status | {"status": "Available"}
    assert table.hear(2, "s1", "StatusNotification", other_status) == {}
    assert table.connector.plug is Plug.CALLING, "it was answered already, and is not heard again"
    assert table.hear(2, "t1", "StartTransaction", START) == first
    assert table.hear(2, "t2", "StartTransaction", START) == first
    other = table.hear(2, "t3", "StartTransaction", START | {"timestamp": "2026-11-30T09:14:00Z"})
    assert other["transactionId"] != first["transactionId"]
    assert _verdict(other) == "Invalid"


@pytest.mark.parametrize(
    ("reason", "ended"),
    [
        ("Remote", DeviceStop.HOST),
        ("EVDisconnected", DeviceStop.HUNG_UP),
        ("Local", DeviceStop.HUNG_UP),
        (None, DeviceStop.HUNG_UP),
        ("PowerLoss", DeviceStop.POWER),
        ("Reboot", DeviceStop.POWER),
        ("HardReset", DeviceStop.POWER),
        ("SoftReset", DeviceStop.POWER),
        ("EmergencyStop", DeviceStop.FAULT),
        ("DeAuthorized", DeviceStop.FAULT),
        ("UnlockCommand", DeviceStop.FAULT),
        ("Other", DeviceStop.FAULT),
    ],
)
def test_a_transaction_that_ended_says_why(reason: str | None, ended: DeviceStop) -> None:
    """*Local* is what no reason means, says the standard; an emergency stop is everybody's."""
    table = table_with()
    table.connector.running = Transaction(77, "A1B2")
    told = {"transactionId": 77, "meterStop": 9, "timestamp": NOW}
    if reason is not None:
        told["reason"] = reason
    assert table.hear(2, "e1", "StopTransaction", told) == {}
    assert table.connector.running is None
    assert table.connector.ended is ended
    is_estop = reason == "EmergencyStop"
    assert table.connector.faults == (Fault.ESTOP if is_estop else Fault.NONE)


def test_the_end_of_another_transaction_ends_nothing() -> None:
    """What was kept while the charger was offline is taken note of, that is all."""
    table = table_with()
    table.connector.running = Transaction(77, "A1B2")
    told = {"transactionId": 76, "meterStop": 9, "timestamp": NOW}
    table.hear(2, "e1", "StopTransaction", told)
    assert table.connector.running == Transaction(77, "A1B2")


@pytest.mark.parametrize(
    ("action", "told", "answer"),
    [
        ("DataTransfer", {"vendorId": "acme"}, {"status": "UnknownVendorId"}),
        ("DiagnosticsStatusNotification", {"status": "Idle"}, {}),
        ("FirmwareStatusNotification", {"status": "Idle"}, {}),
        ("SecurityEventNotification", {"type": "x", "timestamp": NOW}, {}),
    ],
)
def test_what_concerns_nobody_is_answered(
    action: str, told: dict[str, Any], answer: dict[str, Any]
) -> None:
    """A charger that gets no answer would go on asking."""
    assert table_with().hear(2, "x1", action, told) == answer


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "[2]",
        "[9,1,2]",
        "[2,7,8]",
        "not json",
        "[" * 70_000,
        "[" * 60_000,
        '[2,"x"',
        "null",
    ],
)
def test_what_is_no_message_is_counted_and_let_go(text: str) -> None:
    """Nothing is answered, nothing is believed, and the next message is heard."""
    table = table_with()
    table.paper.coming.put_nowait(text)
    table.loop.wait(1)
    assert table.paper.sent == []
    assert table.counts.damaged == 1
    assert table.hear(2, "h1", "Heartbeat", {}) == {"currentTime": NOW}


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("StartTransaction", {"connectorId": "one"}),
        ("MeterValues", {"connectorId": 1, "meterValue": []}),
        ("NoSuchThing", {}),
        ("Reset", {"type": "Hard"}),
    ],
)
def test_what_is_not_in_the_standard_is_an_error(action: str, told: dict[str, Any]) -> None:
    """The charger is told so, and nothing of it is believed."""
    table = table_with()
    table.paper.coming.put_nowait(json.dumps([2, "x1", action, told]))
    table.loop.wait(1)
    [answer] = table.paper.sent
    assert answer[0] == 4
    assert table.connector.running is None
