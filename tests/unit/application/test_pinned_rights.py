"""Which duty each command belongs to, and what is said where no role is enough."""

from __future__ import annotations

import pytest

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.application.rights import DUTIES, why_not
from kiosk.application.state import Change, State
from kiosk.domain.attendant import ROLE, Role
from kiosk.domain.duties import Duty
from kiosk.domain.moment import Moment
from kiosk.ports import Remembered, Setting

COMMANDS = {
    Duty.LEAVE: {c.Logout},
    Duty.LOCK: {c.LockOutlet, c.LockAfterSale},
    Duty.UNLOCK: {c.UnlockOutlet},
    Duty.PAUSE: {c.PauseOutlet},
    Duty.RESUME: {c.ResumeOutlet},
    Duty.FINISH: {c.FinishOutlet},
    Duty.MOVE: {c.SendRemainder},
    Duty.CONFIRM_CONTROLLER: {c.ConfirmController},
    Duty.CLEAR_PAUSE: {c.ClearPause},
    Duty.RESTART: {c.Restart},
    Duty.RECEIPTS: {c.FindReceipts, c.ReprintReceipt},
    Duty.REFUNDS: {c.RefundReceipt, c.ApproveRefund, c.DeclineRefund},
    Duty.LOOK: {c.LookAt},
    Duty.CALLS: {c.AnswerCall, c.EndCall},
    Duty.OVERRIDE: {c.AskOverride, c.Override},
    Duty.VOUCHERS: {c.LookUpVoucher, c.SellVoucher, c.VoidVouchers, c.PrintVoucher, c.LeaveVoucher},
    Duty.ISSUE_VOUCHERS: {c.IssueVouchers},
    Duty.SHIFT: {c.OpenShift, c.CloseShift, c.CloseDay, c.PrintReport},
    Duty.PAYMENTS: {c.ConfirmPayment, c.DeclinePayment, c.HandBack, c.TryAgain, c.GiveVoucher},
    Duty.COMMISSION: {
        c.Commission, c.CommissionTry, c.CommissionProve, c.CommissionRead, c.CommissionSkip,
        c.CommissionSeal,
    },
    Duty.APPROVE: {c.CommissionApprove, c.CommissionCancel},
    Duty.SET_PRICE: {c.ChangePrice, c.DropPrice},
    Duty.AGREE_PRICE: {c.AgreePrice},
    Duty.FILL_TANK: {c.FillTank, c.DipTank, c.DropDip},
    Duty.AGREE_TANK: {c.AgreeDip},
    Duty.PEOPLE: {c.AddUser, c.ResetPin, c.ChangeRole, c.BarUser, c.RemoveUser},
    Duty.OWN_PIN: {c.ChangePin},
    Duty.READ_JOURNAL: {c.ShowJournal, c.LeaveJournal},
    Duty.RAISE_LIMIT: {c.RaiseLimit},
    Duty.EDIT_RECORD: {c.EditRecord},
}  # fmt: skip
"""By duty, as the handbook's table has its rows: whoever has the one may do all of it."""


@pytest.mark.parametrize("duty", sorted(set(Duty)))
def test_a_duty_is_these_commands_and_no_others(duty: Duty) -> None:
    """A command in the row of another duty would be allowed to whoever has that one."""
    assert {one for one, its in DUTIES.items() if its is duty} == COMMANDS.get(duty, set())


@pytest.mark.parametrize("role", Role)
def test_what_nobody_may_is_refused_with_what_can_be_done_instead(role: Role) -> None:
    """To managers as well: a limit is raised by paying more, and what was written stays."""
    kept = Remembered(settings=(Setting(f"{ROLE}Ada", str(role)),))
    change = Change(State.remembered(kept), Moment(1_000, 2_000))
    assert why_not(change, "Ada", Duty.RAISE_LIMIT) is Notice.LIMIT_STANDS
    assert why_not(change, "Ada", Duty.EDIT_RECORD) is Notice.RECORD_STANDS
    assert why_not(change, "Ada", None) is Notice.NOT_ALLOWED
    assert why_not(change, "Ada", Duty.LEAVE) is Notice.NONE
