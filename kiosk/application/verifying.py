"""Reminds people of verifications that run out, and locks an outlet whose own has, if it is to be.

Which outlets are verified, and for how long that holds, is in the settings. What counts is the
latest: of the settings, or of a commissioning with a certificate.
"""

from __future__ import annotations

from kiosk.application.outlets import Outlets
from kiosk.application.state import Change
from kiosk.domain.journal import Relevance
from kiosk.domain.outlet import OutletId
from kiosk.domain.site import Site
from kiosk.domain.verification import (
    REMINDED,
    UNVERIFIED,
    VERIFIED,
    Verification,
    day_said,
    days_left,
    reminder,
    runs_out_ms,
)
from kiosk.ports import Setting

NEVER = "never"
DUE, OVER = "verification_due", "verification_over"
"""The alarms: it runs out soon; it has run out."""


class Verifying:
    """The verifications of all outlets that need one."""

    def __init__(self, site: Site, outlets: Outlets) -> None:
        """Know which outlets need one."""
        self._site = site
        self._outlets = outlets
        self._needed = {key: one for key, one in site.outlets.items() if one.verify_months}

    def day(self, view: Change, outlet: OutletId) -> str:
        """Return on which day an outlet was verified last; empty where it never was."""
        kept = Verification.kept(view.setting(f"{VERIFIED}{outlet}"))
        told = self._needed[outlet].verified_on
        if kept is None or kept.serial != view.outlet(outlet).serial:
            return told
        return max(told, day_said(kept.at_ms, self._site.time_zone))

    def due_ms(self, view: Change, outlet: OutletId) -> int:
        """Return when the verification of an outlet runs out; 0 where it never had one."""
        day = self.day(view, outlet)
        months = self._needed[outlet].verify_months
        return runs_out_ms(day, months, self._site.time_zone) if day else 0

    def tick(self, change: Change) -> None:
        """Remind whoever has to be, lock what has run out, and free what has been verified."""
        for outlet, one in sorted(self._needed.items()):
            due_ms = self.due_ms(change, outlet)
            left = days_left(due_ms, change.now.utc_ms)
            self._remind(change, outlet, due_ms, left)
            record = change.outlet(outlet)
            is_shut = record.lock_reason == UNVERIFIED
            must_be = one.verify_block and not left
            if must_be and not record.is_locked:
                self._outlets.lock_after_sale(change, outlet, by="", reason=UNVERIFIED)
            elif is_shut and not must_be:
                self._outlets.free_verified(change, outlet)

    def alarms(self, view: Change) -> list[str]:
        """Return what technicians and managers must know: which, and until when it holds."""
        found = []
        for outlet in sorted(self._needed):
            due_ms = self.due_ms(view, outlet)
            left = days_left(due_ms, view.now.utc_ms)
            kind = DUE if left else OVER
            if reminder(left) is not None:
                found.append(f"{kind}:{outlet}, {self._until(due_ms)}")
        return found

    def _remind(self, change: Change, outlet: OutletId, due_ms: int, left: int) -> None:
        days = reminder(left)
        said = f"{due_ms}:{days}"
        if days is None or change.setting(f"{REMINDED}{outlet}") == said:
            return
        change.save(Setting(f"{REMINDED}{outlet}", said))
        change.note(
            Relevance.METER,
            "verification-due",
            outlet=outlet,
            days=left,
            until=self._until(due_ms),
            is_over=not left,
        )

    def _until(self, due_ms: int) -> str:
        """Return the last day on which a verification holds."""
        return day_said(due_ms - 1, self._site.time_zone) if due_ms else NEVER
