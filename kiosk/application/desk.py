"""What an attendant does with vouchers: look one up, sell, issue, void and print them.

Every act is in the journal with who and why, and no code ever is. Who sells takes the money into
their own cash account; who issues a batch, or voids many, is a manager.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kiosk.api import commands
from kiosk.api.snapshot import Notice, VoucherSnapshot
from kiosk.application.printing import Printing
from kiosk.application.rights import why_not
from kiosk.application.state import Change
from kiosk.application.vouchers import AT_ONCE, Vouchers
from kiosk.domain.duties import Duty
from kiosk.domain.journal import Relevance
from kiosk.domain.money import Money
from kiosk.domain.site import Limits
from kiosk.domain.voucher import (
    NEVER,
    PAID_BACK,
    VALUE_MAX,
    VOID_REASONS,
    Voucher,
    code_in,
    grouped,
    number_in,
)

BATCH_MAX = 32
"""Letters of a batch's name."""
_MARK = re.compile(r"[0-9a-f]{64}")

Asked = (
    commands.LookUpVoucher
    | commands.SellVoucher
    | commands.IssueVouchers
    | commands.VoidVouchers
    | commands.PrintVoucher
    | commands.LeaveVoucher
)


@dataclass(frozen=True, slots=True)
class OnDesk:
    """The vouchers that an attendant has before them."""

    first: int
    last: int
    count: int
    code: str = field(default="", repr=False)
    """Of a single one, as people read it, where it is known: it was just sold, or was typed."""


class Desk:
    """Everything that attendants may do with vouchers."""

    def __init__(
        self,
        vouchers: Vouchers,
        printing: Printing,
        limits: Limits,
    ) -> None:
        """Know the vouchers, the printer, and how much one may be sold for."""
        self._vouchers = vouchers
        self._printing = printing
        self._limits = limits

    def obey(
        self, change: Change, command: Asked, desk: OnDesk | None, *, by: str
    ) -> tuple[OnDesk | None, Notice]:
        """Do what an attendant asks; return what is before them then, and why not where it can't.

        WRONG_CODE is a try to guess one, whoever types it.
        """
        match command:
            case commands.LookUpVoucher(typed=typed):
                return self._look_up(change, typed, by)
            case commands.SellVoucher(minor=minor):
                return self._sell(change, minor, desk, by)
            case commands.IssueVouchers():
                return self._issue(change, command, desk, by)
            case commands.VoidVouchers():
                return self._void(change, command, desk, by)
            case commands.PrintVoucher(language=language):
                is_asked = desk is not None and self._print(change, desk, language)
                return desk, Notice.NONE if is_asked else Notice.NOT_ALLOWED
            case commands.LeaveVoucher():  # pragma: no branch - The last of what is asked.
                return None, Notice.NONE

    def shown(self, view: Change, desk: OnDesk | None) -> VoucherSnapshot | None:
        """Return what the attendant's screen shows of the vouchers before them."""
        if desk is None:
            return None
        found = self._vouchers.range(desk.first, desk.last)
        if not found:
            return None
        one = found[0]
        return VoucherSnapshot(
            serial=one.serial,
            last=found[-1].serial,
            count=desk.count,
            state=str(one.state),
            kind=str(one.kind),
            value_minor=one.value.minor,
            left_minor=self._vouchers.left(one).minor,
            created_ms=one.created_ms,
            expires_ms=one.expires_ms,
            is_over=not one.is_good(view.now.utc_ms),
            batch=one.batch,
            by=one.by,
            code=desk.code,
            printing=self._printing.state_of(view, one.serial),
        )

    # --- Inside -----------------------------------------------------------------------------

    def _look_up(self, change: Change, typed: str, by: str) -> tuple[OnDesk | None, Notice]:
        code = code_in(typed) or ""
        by_code = self._vouchers.known(code)
        found = by_code or self._vouchers.numbered(typed)
        if found is None:
            return None, Notice.WRONG_CODE
        change.note(Relevance.ATTENDANT, "voucher-looked-up", voucher=found.serial, by=by)
        return _one(found, grouped(code) if by_code is not None else ""), Notice.NONE

    def _sell(
        self, change: Change, minor: int, desk: OnDesk | None, by: str
    ) -> tuple[OnDesk | None, Notice]:
        if minor <= 0:
            return desk, Notice.TOO_LITTLE
        if minor > self._limits.sale_max.minor:
            return desk, Notice.TOO_MUCH
        voucher, code = self._vouchers.sell(change, Money(minor), by=by)
        return _one(voucher, code), Notice.NONE

    def _issue(
        self, change: Change, command: commands.IssueVouchers, desk: OnDesk | None, by: str
    ) -> tuple[OnDesk | None, Notice]:
        marks, batch = command.marks, command.batch.strip()
        is_sound = 0 < len(set(marks)) == len(marks) <= AT_ONCE and all(map(_MARK.fullmatch, marks))
        is_named = 0 < len(batch) <= BATCH_MAX and batch.isprintable() and ":" not in batch
        is_timely = command.expires_ms == NEVER or command.expires_ms > change.now.utc_ms
        if why := why_not(change, by, Duty.ISSUE_VOUCHERS):
            return desk, why
        if not (is_sound and is_named and is_timely and not self._vouchers.knows_any(marks)):
            return desk, Notice.NOT_ALLOWED
        if command.minor <= 0:
            return desk, Notice.TOO_LITTLE
        if command.minor > VALUE_MAX.minor:
            return desk, Notice.TOO_MUCH
        issued = self._vouchers.issue(
            change,
            marks,
            Money(command.minor),
            batch=batch,
            by=by,
            expires_ms=command.expires_ms,
        )
        return OnDesk(issued[0].number, issued[-1].number, len(issued)), Notice.NONE

    def _void(
        self, change: Change, command: commands.VoidVouchers, desk: OnDesk | None, by: str
    ) -> tuple[OnDesk | None, Notice]:
        first, last = number_in(command.first), number_in(command.last or command.first)
        if first is None or last is None or command.reason not in VOID_REASONS:
            return desk, Notice.NOT_ALLOWED
        if last - first >= AT_ONCE:
            return desk, Notice.TOO_MUCH
        if last > first and (why := why_not(change, by, Duty.ISSUE_VOUCHERS)):
            return desk, why
        found = self._vouchers.range(first, last)
        if command.reason == PAID_BACK:
            back = sum(self._vouchers.left(one).minor for one in found)
            if back > self._limits.override_max.minor:
                return desk, Notice.TOO_MUCH
        voided = self._vouchers.void(change, found, by=by, reason=command.reason)
        if not voided:
            return desk, Notice.NOT_ALLOWED
        return OnDesk(voided[0].number, voided[-1].number, len(voided)), Notice.NONE

    def _print(self, change: Change, desk: OnDesk, language: str) -> bool:
        voucher = self._vouchers.numbered(str(desk.first))
        if not desk.code or voucher is None or not voucher.is_good(change.now.utc_ms):
            return False
        return self._printing.ask_voucher(change, voucher.serial, desk.code, language)


def _one(voucher: Voucher, code: str) -> OnDesk:
    return OnDesk(voucher.number, voucher.number, 1, code)
