"""Which duty each command of whoever is logged in belongs to, and who has it.

A command that is not here is nobody's. Where a row of the table has nobody in it, the answer says
what can be done instead.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.application.state import Change
from kiosk.domain.attendant import ROLE, Role
from kiosk.domain.duties import Duty, may

DUTIES: Mapping[type[c.Command], Duty] = {
    c.Logout: Duty.LEAVE,
    c.LockOutlet: Duty.LOCK,
    c.LockAfterSale: Duty.LOCK,
    c.PauseOutlet: Duty.PAUSE,
    c.ResumeOutlet: Duty.RESUME,
    c.FinishOutlet: Duty.FINISH,
    c.SendRemainder: Duty.MOVE,
    c.UnlockOutlet: Duty.UNLOCK,
    c.ConfirmController: Duty.CONFIRM_CONTROLLER,
    c.ClearPause: Duty.CLEAR_PAUSE,
    c.Restart: Duty.RESTART,
    c.FindReceipts: Duty.RECEIPTS,
    c.ReprintReceipt: Duty.RECEIPTS,
    c.RefundReceipt: Duty.REFUNDS,
    c.ApproveRefund: Duty.REFUNDS,
    c.DeclineRefund: Duty.REFUNDS,
    c.LookAt: Duty.LOOK,
    c.AnswerCall: Duty.CALLS,
    c.EndCall: Duty.CALLS,
    c.AskOverride: Duty.OVERRIDE,
    c.Override: Duty.OVERRIDE,
    c.LookUpVoucher: Duty.VOUCHERS,
    c.SellVoucher: Duty.VOUCHERS,
    c.VoidVouchers: Duty.VOUCHERS,
    c.PrintVoucher: Duty.VOUCHERS,
    c.LeaveVoucher: Duty.VOUCHERS,
    c.IssueVouchers: Duty.ISSUE_VOUCHERS,
    c.OpenShift: Duty.SHIFT,
    c.CloseShift: Duty.SHIFT,
    c.CloseDay: Duty.SHIFT,
    c.PrintReport: Duty.SHIFT,
    c.ConfirmPayment: Duty.PAYMENTS,
    c.DeclinePayment: Duty.PAYMENTS,
    c.HandBack: Duty.PAYMENTS,
    c.TryAgain: Duty.PAYMENTS,
    c.GiveVoucher: Duty.PAYMENTS,
    c.Commission: Duty.COMMISSION,
    c.CommissionTry: Duty.COMMISSION,
    c.CommissionProve: Duty.COMMISSION,
    c.CommissionRead: Duty.COMMISSION,
    c.CommissionSkip: Duty.COMMISSION,
    c.CommissionSeal: Duty.COMMISSION,
    c.CommissionApprove: Duty.APPROVE,
    c.CommissionCancel: Duty.APPROVE,
    c.ChangePrice: Duty.SET_PRICE,
    c.DropPrice: Duty.SET_PRICE,
    c.AgreePrice: Duty.AGREE_PRICE,
    c.FillTank: Duty.FILL_TANK,
    c.DipTank: Duty.FILL_TANK,
    c.DropDip: Duty.FILL_TANK,
    c.AgreeDip: Duty.AGREE_TANK,
    c.AddUser: Duty.PEOPLE,
    c.ResetPin: Duty.PEOPLE,
    c.ChangeRole: Duty.PEOPLE,
    c.BarUser: Duty.PEOPLE,
    c.RemoveUser: Duty.PEOPLE,
    c.ChangePin: Duty.OWN_PIN,
    c.ShowJournal: Duty.READ_JOURNAL,
    c.LeaveJournal: Duty.READ_JOURNAL,
    c.RaiseLimit: Duty.RAISE_LIMIT,
    c.EditRecord: Duty.EDIT_RECORD,
}

NOBODYS = {Duty.RAISE_LIMIT: Notice.LIMIT_STANDS, Duty.EDIT_RECORD: Notice.RECORD_STANDS}
"""What is said where no role is enough."""


def role_of(change: Change, name: str) -> Role:
    """Return what `name` may do besides what every attendant may."""
    kept = change.setting(f"{ROLE}{name}")
    return Role(kept) if kept else Role.ATTENDANT


def why_not(change: Change, name: str, duty: Duty | None) -> Notice:
    """Return why `name` may not do that; NONE where they may. Without a duty nobody may."""
    if duty is None:
        return Notice.NOT_ALLOWED
    if may(role_of(change, name), duty):
        return Notice.NONE
    is_managers = [role for role in Role if may(role, duty)] == [Role.MANAGER]
    return Notice.FOR_MANAGER if is_managers else NOBODYS.get(duty, Notice.NOT_YOUR_ROLE)
