"""Who may do what: one table for every act of whoever is logged in, and the reasons for each.

What is not in the table nobody may. Two rows are there to say so: they have nobody in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kiosk.domain.attendant import AT_ONCE, LOCK_REASONS, OVERRIDE_REASONS, Role


class Duty(StrEnum):
    """What somebody on duty may want to do."""

    LEAVE = "leave"  # End one's own login.
    STOP = "stop"
    PAUSE = "pause"
    RESUME = "resume"
    FINISH = "finish"  # Stop all of a sale and settle it.
    MOVE = "move"  # Let the rest of a sale be taken at another outlet.
    LOCK = "lock"
    UNLOCK = "unlock"
    CLEAR_TRIP = "clear_trip"  # Unlock an outlet that a safety trip has closed.
    CLEAR_PAUSE = "clear_pause"  # Let codes be typed again.
    RESTART = "restart"  # After *stop all*.
    CONFIRM_CONTROLLER = "confirm_controller"  # Or unlock an outlet while a stranger answers.
    OVERRIDE = "override"
    PAYMENTS = "payments"  # Confirm, decline, hand back, try again, give a voucher instead.
    RECEIPTS = "receipts"  # Look one up, print a copy.
    REFUNDS = "refunds"  # Of receipts; above a limit a second person has to agree.
    LOOK = "look"  # At how everything is, and at charts.
    CALLS = "calls"  # Answer whoever asks for help.
    VOUCHERS = "vouchers"  # Look up, sell, print; void one.
    ISSUE_VOUCHERS = "issue_vouchers"  # A batch of them, and voiding several at once.
    SHIFT = "shift"
    COMMISSION = "commission"
    APPROVE = "approve"  # Agree to what a commissioning has measured, or end it.
    SET_PRICE = "set_price"  # Or withdraw a change that waits.
    AGREE_PRICE = "agree_price"
    FILL_TANK = "fill_tank"  # Write a delivery of goods down, or what was measured in a tank.
    AGREE_TANK = "agree_tank"  # To a correction that somebody else has asked for.
    PEOPLE = "people"  # Add, remove and lock them out; give a new PIN or role.
    OWN_PIN = "own_pin"
    READ_JOURNAL = "read_journal"
    RAISE_LIMIT = "raise_limit"  # A customer's: only a payer can.
    EDIT_RECORD = "edit_record"  # What has happened stays as it was written down.


_ALL = frozenset(Role)
_MANAGERS = frozenset({Role.MANAGER})
_CASE = frozenset({Role.TECHNICIAN, Role.MANAGER})

MAY: Mapping[Duty, frozenset[Role]] = {
    Duty.LEAVE: _ALL,
    Duty.STOP: _ALL,
    Duty.PAUSE: _ALL,
    Duty.RESUME: _ALL,
    Duty.FINISH: _ALL,
    Duty.MOVE: _ALL,
    Duty.LOCK: _ALL,
    Duty.UNLOCK: _ALL,
    Duty.CLEAR_TRIP: _CASE,
    Duty.CLEAR_PAUSE: _ALL,
    Duty.RESTART: _ALL,
    Duty.CONFIRM_CONTROLLER: _CASE,
    Duty.OVERRIDE: _ALL,
    Duty.PAYMENTS: _ALL,
    Duty.RECEIPTS: _ALL,
    Duty.REFUNDS: _ALL,
    Duty.LOOK: _ALL,
    Duty.CALLS: _ALL,
    Duty.VOUCHERS: _ALL,
    Duty.ISSUE_VOUCHERS: _MANAGERS,
    Duty.SHIFT: _ALL,
    Duty.COMMISSION: frozenset({Role.TECHNICIAN}),
    Duty.APPROVE: _CASE,
    Duty.SET_PRICE: _MANAGERS,
    Duty.AGREE_PRICE: _ALL,
    Duty.FILL_TANK: frozenset({Role.ATTENDANT, Role.MANAGER}),
    Duty.AGREE_TANK: _ALL,
    Duty.PEOPLE: _MANAGERS,
    Duty.OWN_PIN: _ALL,
    Duty.READ_JOURNAL: _ALL,
    Duty.RAISE_LIMIT: frozenset(),
    Duty.EDIT_RECORD: frozenset(),
}

TRIPS = frozenset({"valve_stuck", "leak", "unaccounted_flow", "watchdog_failed", "preset_failed"})
"""Faults in which something flowed, or would have, that nothing could stop: whoever clears one
answers for the valve, so it is nobody who has not been given a role for it."""

REASONS: Mapping[Duty, tuple[str, ...]] = {
    Duty.STOP: (AT_ONCE,),
    Duty.PAUSE: ("customer_asked", "safety", "misuse", "other"),
    Duty.RESUME: ("customer_asked", "checked", "other"),
    Duty.FINISH: ("customer_asked", "checked", "misuse", "closing", "safety", "other"),
    Duty.MOVE: ("customer_asked", "checked", "safety", "other"),
    Duty.LOCK: LOCK_REASONS,
    Duty.UNLOCK: ("checked", "repaired", "other"),
    Duty.CLEAR_TRIP: ("checked", "repaired", "other"),
    Duty.CLEAR_PAUSE: ("customer_asked", "checked", "other"),
    Duty.OVERRIDE: OVERRIDE_REASONS,
}
"""Why: a closed list for each, in the journal with every act; a stop never asks. Payments have
lists of their own, one for each of the acts; what is not here says it all by itself."""


def may(role: Role, duty: Duty) -> bool:
    """Whether somebody of that role may do that: never, where the table does not say so."""
    return role in MAY.get(duty, frozenset())
