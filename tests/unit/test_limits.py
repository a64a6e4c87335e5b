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
from kiosk.domain.moment import Sync
from kiosk.domain.money import Money
from kiosk.domain.prepayment import UNPAID
from kiosk.domain.receipt import KINDS
from kiosk.domain.site import Theme
from kiosk.domain.tally import _ALARMS, OWN_RAILS

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
    "price": {"ALONE_PERCENT": 10, "SHOWN_MS": 5_000},
    "site": {"USUAL_VOLUME_PERCENT": 50},
    "tally": {"BACK_MS": MINUTE},
    "tank": {"NOTES_MOST": 20},
    "verification": {"DAY_MS": DAY, "MONTHS_MAX": 240, "NUMBER_LETTERS": 40},
    "voucher": {
        "NEVER": 0,
        "VALUE_MAX": Money(99_999_999),
        "_LONGEST": 64,
        "_TRIES_MAX": 1_000,
    },
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
    "kiosk.domain.moment.Moment": {"sync": Sync.UNKNOWN},
    "kiosk.domain.receipt.Line": {"free_min": 0, "is_compensated": False},
    "kiosk.domain.receipt.Payer": {"is_settled": False, "is_stuck": False},
    "kiosk.domain.report.Grand": {"sales": 0, "captured": 0, "overrides": 0, "tests": 0},
    "kiosk.domain.report.OpenSale": {"charged": 0, "by": "", "reason": ""},
    "kiosk.domain.report.Report": {
        "number": 0,
        "by": "",
        "head": "",
        "software": (),
        "parameters": 0,
        "receipts": (0, 0),
        "brought": 0,
    },
    "kiosk.domain.site.Limits": {"refunds_max": 3, "overrides_max": 5, "outlets_max": 4},
    "kiosk.domain.site.Night": {"from_min": 0, "to_min": 0, "brightness_percent": 50},
    "kiosk.domain.site.Outlet": {"charge_point": "", "verified_on": "", "verify_block": False},
    "kiosk.domain.site.Site": {"theme": Theme.DAY, "serial": "", "time_zone": "UTC"},
    "kiosk.domain.slip.Pair": {"is_large": False},
    "kiosk.domain.slip.Text": {"is_large": False, "is_centred": False},
    "kiosk.domain.voucher.Voucher": {"expires_ms": 0, "batch": "", "by": ""},
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
    assert [key for key in KEYS if key[0] == "F"] == [f"F{number + 1}" for number in range(24)]
    assert {str(one) for one in UNPAID} == {"expired", "failed"}
    assert {name: str(kind) for name, kind in OWN_RAILS.items()} == {
        "operator": "budget",
        "test": "test",
        "voucher": "voucher",
        "carried": "carried",
    }


def test_kinds_that_are_read_again_are_as_they_are_written_down() -> None:
    """What a receipt is read from, and what a report counts as an alarm: journals outlive us."""
    assert {*KINDS} == {
        *("delivery", "sale-finished", "payment-settled", "payment-stuck", "refund-failed"),
        *("refund-recovered", "voucher-instead", "rest-claimed", "rest-not-paid"),
        *("rest-paid-out", "receipt-begun", "receipt-refunded"),
    }
    assert {*_ALARMS} == {
        *("outlet-fault", "unaccounted-flow", "reading-refused", "controller-changed"),
        *("meter-rebased", "controller-restarted", "emergency-stop", "group-shut-off"),
        *("overrun", "cut-off", "incident", "stop-all", "storage-tried", "image-restored"),
        *("clock-stepped", "payment-stuck", "payment-lost", "refund-failed"),
        *("payment-too-late", "rail-refused", "code-refused", "codes-locked"),
        *("login-failed", "closing-drifts", "kiosk-started"),
    }


@pytest.mark.parametrize(
    ("name", "secret"),
    [("kiosk.domain.receipt.Record", "hash"), ("kiosk.domain.refund.Refund", "prepayment")],
)
def test_what_nobody_reads_is_not_in_a_log(name: str, secret: str) -> None:
    """Where the whole is put into words, this is left out."""
    module, _, cls = name.rpartition(".")
    fields = dataclasses.fields(getattr(import_module(module), cls))
    assert [one.repr for one in fields if one.name == secret] == [False]
