"""Whatever a charger says: it is understood, refused or let go, and the next message is heard."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest
from fakes.ocpp_paper import Table
from fakes.opened import OPEN
from hypothesis import example, given
from hypothesis import strategies as st

from hardware.drivers.ocpp.v16 import Voice16
from hardware.drivers.ocpp.v201 import Voice201
from hardware.drivers.ocpp.words import Period, ends_within, readings
from kiosk.ports import NoAnswer, Refused

AT = datetime(2026, 11, 30, tzinfo=UTC)
VOICES = [Voice16, Voice201]
ACTIONS = [
    "BootNotification", "Heartbeat", "Authorize", "StatusNotification", "MeterValues",
    "StartTransaction", "StopTransaction", "TransactionEvent", "DataTransfer", "NotifyEvent",
    "RemoteStartTransaction", "Reset", "x",
]  # fmt: skip
KEYS = [
    "connectorId", "evseId", "idTag", "idToken", "status", "errorCode", "meterValue", "timestamp",
    "sampledValue", "value", "context", "transactionId", "transactionInfo", "eventType", "reason",
    "chargingSchedule", "chargingSchedulePeriod", "limit", "startPeriod", "schedule", "evse", "id",
]  # fmt: skip
words = st.sampled_from(
    ["Accepted", "Rejected", "Trigger", "Started", "Ended", "NaN", "-1", "2026-11-30T09:00:00Z"]
)
plain = st.none() | st.booleans() | st.integers() | st.floats() | words | st.text(max_size=8)
values = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)
payloads = st.dictionaries(st.sampled_from(KEYS), values, max_size=5)
messages = st.one_of(
    values,
    st.tuples(st.just(2), st.text(max_size=3), st.sampled_from(ACTIONS), payloads),
    st.tuples(st.sampled_from([2, 3, 4]), st.text(max_size=3), values),
    st.tuples(values, values, values, values),
)
COMMANDS: list[Callable[[Any], Coroutine[Any, Any, object]]] = [
    lambda voice: voice.say_who(),
    lambda voice: voice.say_how(1),
    lambda voice: voice.say_total(1),
    lambda voice: voice.lacks(),
    lambda voice: voice.begin(1, "A1B2"),
    lambda voice: voice.end(7),
    lambda voice: voice.limit(1, 7, AT, (Period(0, 32), Period(28, 0))),
    lambda voice: voice.schedule(1, 60),
]


@pytest.mark.parametrize("voice", VOICES)
@given(message=messages)
def test_any_message_leaves_the_connection_alone(
    voice: Callable[[Any], Any], message: object
) -> None:
    """Nothing has leave by it, and whoever speaks next is heard."""
    table = Table(speak=voice)
    table.connector.asked_s.append(table.loop.now_s())
    table.paper.coming.put_nowait(json.dumps(message))
    table.loop.wait(1)
    assert table.connector.running is None or table.connector.running.tag == ""
    assert "currentTime" in table.hear(2, "the next one", "Heartbeat", {})
    OPEN.pop()()


@pytest.mark.parametrize("voice", VOICES)
@given(text=st.text(max_size=40) | st.binary(max_size=40))
def test_any_letters_leave_the_connection_alone(
    voice: Callable[[Any], Any], text: str | bytes
) -> None:
    """No JSON at all, or half of it."""
    table = Table(speak=voice)
    table.paper.coming.put_nowait(text)  # type: ignore[arg-type]
    table.loop.wait(1)
    assert "currentTime" in table.hear(2, "the next one", "Heartbeat", {})
    OPEN.pop()()


@pytest.mark.parametrize("voice", VOICES)
@given(command=st.sampled_from(COMMANDS), answer=payloads | values, is_error=st.booleans())
def test_any_answer_is_one_of_three_things(
    voice: Callable[[Any], Any],
    command: Callable[[Any], Coroutine[Any, Any, object]],
    answer: object,
    *,
    is_error: bool,
) -> None:
    """Done, refused, or no answer: whatever stands where the answer should."""
    table = Table(speak=voice)
    table.paper.answers = _Any([str(answer), "", {}] if is_error else answer)
    try:
        table.ask(command(table.voice))
    except (NoAnswer, Refused):
        pass
    finally:
        OPEN.pop()()


class _Any(dict[str, Any]):
    """The same answer to every question."""

    def __init__(self, answer: object) -> None:
        super().__init__()
        self._answer = answer

    def __contains__(self, _key: object) -> bool:
        return True

    def __getitem__(self, _key: str) -> object:
        return self._answer


@example([{"timestamp": "2026-11-30T09:00:00Z", "sampled_value": [{}]}])
@given(st.lists(st.dictionaries(st.sampled_from(["timestamp", "sampled_value"]), values)))
def test_any_meter_values_are_readings_or_nothing(told: list[dict[str, Any]]) -> None:
    """What is no register of energy is let go, piece by piece."""
    for reading in readings(told):
        assert reading.total_base >= 0


@given(st.integers(0, 10**9), st.integers(-3, 6), st.sampled_from(["Wh", "kWh"]))
def test_a_register_is_exact(value: int, multiplier: int, unit: str) -> None:
    """No digit of what a meter shows is lost, whatever unit and power of ten it is told in."""
    sampled = {"value": value, "unit_of_measure": {"unit": unit, "multiplier": multiplier}}
    [reading] = readings([{"timestamp": "2026-11-30T09:00:00Z", "sampled_value": [sampled]}])
    thousandths = value * (1_000_000 if unit == "kWh" else 1_000)
    assert reading.total_base == thousandths * 10 ** (multiplier + 3) // 1_000


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 40)), max_size=6),
    st.integers(0, 60),
)
def test_a_schedule_that_ends_in_time_has_ended_by_then(
    told: list[tuple[int, int]], within_s: int
) -> None:
    """Second by second: from then on nothing, for as far as it says."""
    periods = tuple(Period(start, limit) for start, limit in sorted(told))
    if ends_within(periods, within_s):
        for second in range(within_s, 120):
            holding = [one.amperes for one in periods if one.start_s <= second]
            latest = max(one.start_s for one in periods if one.start_s <= second)
            assert holding
            assert not any(one.amperes for one in periods if one.start_s == latest)
