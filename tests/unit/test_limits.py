"""Limits and times that somebody may run into, as they stand in the documents and in contracts.

Each is read from here, not from the module: whoever changes one changes it twice, on purpose.
"""

from __future__ import annotations

import dataclasses
import inspect
from importlib import import_module

import pytest

from kiosk.domain.assistance import KEYS
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.commissioning import OVER
from kiosk.domain.duties import TRIPS

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
LIMITS = {
    "archive_worker": {"IDLE_MS": 1_000},
    "health": {"MINUTE_MS": MINUTE},
    "printing": {"FOUND_MAX": 5, "GIVE_UP_MS": 3 * MINUTE},
    "reading_room": {"DAYS_MOST": 3_660, "PAGE_MOST": 12, "TEXT_MOST": 64},
    "refunds": {
        "FRESH_MS": 2 * MINUTE,
        "HOUR_MS": HOUR,
        "LOOK_MS": 1_000,
        "MINUTE_MS": MINUTE,
        "WAITS_MS": (MINUTE, HOUR, 6 * HOUR),
        "WATCHED_MAX": 500,
        "WATCHED_MS": 14 * DAY,
    },
    "shifts": {"CATCH_UP": 500, "DRAWER_MAX": 1_000_000_000, "STEP_MS": MINUTE},
    "snapshots": {"SCAN_SPARE_MS": 30_000},
    "turns": {"PAUSES_MAX": 10, "QUEUE_MAX": 8},
    "visits": {
        "CALL_SHOWN_MS": 5 * MINUTE,
        "CODES_FREE": 5,
        "CODES_FREE_IN_ALL": 20,
        "CODES_MS": 10 * MINUTE,
        "WANTED_MAX": 64,
    },
    "vouchers": {"AT_ONCE": 500, "EXPIRE_MS": MINUTE},
    "withdrawals": {"LIFE_MS": 15 * MINUTE, "SPARE_MS": MINUTE, "TRIES_MAX": 3},
}
RULES = {
    "bech32": {"LONGEST": 4_096},
    "bolt11": {"EXPIRY_S_MAX": 315_360_000, "MSAT_MAX": 2_100_000_000_000_000_000},
    "commissioning": {"PROOFS": 3, "PROOFS_MAX": 12, "QUANTILE_PERCENT": 97},
    "customer": {"LINES_MAX": 4, "LINE_MAX": 60, "NAME_MAX": 60, "VAT_ID_MAX": 20},
}


@pytest.mark.parametrize(
    ("module", "limits"),
    [
        *((f"kiosk.application.{name}", one) for name, one in LIMITS.items()),
        *((f"kiosk.domain.{name}", one) for name, one in RULES.items()),
    ],
)
def test_limits_are_as_they_are_written_down(module: str, limits: dict[str, object]) -> None:
    """A slip of a digit in one of them is found by nobody else."""
    here = import_module(module)
    assert {name: getattr(here, name) for name in limits} == limits


BLANK = {
    "kiosk.application.shifts.Shift": {
        "number": 0,
        "by": "",
        "begun_ms": 0,
        "opening": 0,
        "overrides": 0,
        "is_open": False,
        "counted": 0,
        "difference": None,
        "refunds": 0,
    },
    "kiosk.application.state.State": {"days": 0},
    "kiosk.application.state.Watched": {"hushed_until_ms": 0, "occupied_ms": 0},
    "kiosk.application.visits.Visit": {"looks": "", "sale": "", "attendant": ""},
    "kiosk.domain.commissioning.Run": dict.fromkeys(
        ("certificate", "firmware", "model", "seals_after", "seals_before", "serial", "why"), ""
    ),
    "kiosk.domain.controller.Capabilities": {"address_max": 247, "is_compensated": False},
    "kiosk.domain.customer.Customer": {"vat_id": ""},
    "kiosk.domain.field.Field": {"least": 0, "most": 1_000_000, "example": ""},
    "kiosk.domain.price.PriceBounds": {"least_e4": 0, "most_e4": 0},
}


@pytest.mark.parametrize("name", BLANK)
def test_what_is_not_said_is_nothing(name: str) -> None:
    """No count begins at one, and no text with a letter."""
    module, _, cls = name.rpartition(".")
    fields = dataclasses.fields(getattr(import_module(module), cls))
    found = {one.name: one.default for one in fields}
    assert {one: found[one] for one in BLANK[name]} == BLANK[name]


GIVEN = {
    "kiosk.application.prices.Prices._set": {"agreed_by": ""},
    "kiosk.application.settlement.Settlement.__init__": {"software": ""},
    "kiosk.application.shifts.Shifts.__init__": {"days": 0},
    "kiosk.application.snapshots.Snapshots.__init__": {"pages": ""},
    "kiosk.application.staff.Roll.add": {"by": "", "is_first": False},
    "kiosk.application.staff.Roll.bar": {"by": ""},
    "kiosk.application.staff.Roll.give_pin": {"by": "", "is_first": False},
    "kiosk.application.staff.Roll.give_role": {"by": ""},
    "kiosk.application.staff.Roll.remove": {"by": ""},
    "kiosk.application.staff._hashed": {"unlike": ""},
    "kiosk.domain.commissioning.trial_base": {"number": 0},
}


@pytest.mark.parametrize("name", GIVEN)
def test_who_is_not_named_is_nobody(name: str) -> None:
    """What is done from the terminal is done by no attendant."""
    parts = name.split(".")
    found: object = import_module(".".join(parts[:3]))
    for part in parts[3:]:
        found = getattr(found, part)
    assert callable(found)
    parameters = inspect.signature(found).parameters
    assert {one: parameters[one].default for one in GIVEN[name]} == GIVEN[name]


def test_lists_that_decide_are_as_they_are_written_down() -> None:
    """What may be overdrawn, what trips, when a commissioning is over, which keys there are."""
    assert {str(one) for one in AccountKind if Account(one).may_overdraw} == {
        *("rail", "cash", "issued", "overrun", "operator", "written_off", "test"),
    }
    assert {*TRIPS} == {
        *("valve_stuck", "leak", "unaccounted_flow", "watchdog_failed", "preset_failed"),
    }
    assert {str(one) for one in OVER} == {"done", "ending"}
    assert KEYS[-24:] == tuple(f"F{number + 1}" for number in range(24))
