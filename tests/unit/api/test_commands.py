"""The commands: each is on the wire, and none tells a PIN."""

from __future__ import annotations

import dataclasses
import inspect

import pytest

from kiosk.api import commands
from kiosk.api.wire import COMMANDS

DECLARED = {
    name: cls
    for name, cls in inspect.getmembers(commands, inspect.isclass)
    if cls.__module__ == commands.__name__
}


def test_every_command_that_is_declared_can_be_sent() -> None:
    """None was forgotten in the union, and each goes by its own name."""
    assert COMMANDS == DECLARED


def test_the_commands_are_these() -> None:
    """What a screen may ask is a closed list with fields of plain types."""
    fields = {
        name: " ".join(f"{field.name}:{field.type}" for field in dataclasses.fields(cls))
        for name, cls in COMMANDS.items()
    }
    assert fields == {
        "Attach": "screen:str protocol:int",
        "StillHere": "",
        "SetMode": "mode:str is_on:bool",
        "ToggleOutlet": "outlet:int",
        "QueueFor": "outlet:int",
        "ShowWaiting": "sale:str",
        "Proceed": "",
        "Back": "",
        "BuyAmount": "minor:int",
        "BuyQuantity": "base:int",
        "BuyFill": "",
        "UseCode": "code:str",
        "PayWith": "rail:str",
        "ShowCode": "code:str flaw:str",
        "ReportReader": "reader:str trouble:str",
        "TopUp": "minor:int rail:str",
        "CancelTopUp": "payer:str",
        "MoveRemainder": "outlet:int reason:str",
        "StartOutlet": "outlet:int",
        "StopOutlet": "outlet:int",
        "Finish": "",
        "PrintReceipt": "language:str",
        "StopAll": "",
        "CallAttendant": "",
        "AskLogin": "",
        "Login": "name:str pin:str",
        "Logout": "",
        "AnswerCall": "screen:str",
        "EndCall": "screen:str",
        "LookAt": "what:str",
        "LockOutlet": "outlet:int reason:str",
        "LockAfterSale": "outlet:int reason:str",
        "PauseOutlet": "outlet:int reason:str",
        "ResumeOutlet": "outlet:int reason:str",
        "SendRemainder": "outlet:int to:int reason:str",
        "RaiseLimit": "outlet:int",
        "EditRecord": "outlet:int",
        "UnlockOutlet": "outlet:int reason:str",
        "ConfirmController": "outlet:int serial:str",
        "FinishOutlet": "outlet:int reason:str",
        "ClearPause": "reason:str screen:str",
        "Restart": "",
        "FindReceipts": "wanted:str",
        "ReprintReceipt": "number:int language:str",
        "RefundReceipt": "number:int minor:int reason:str",
        "ApproveRefund": "sale:str",
        "DeclineRefund": "sale:str",
        "AskOverride": "outlet:int",
        "Override": "outlet:int minor:int reason:str",
        "LookUpVoucher": "typed:str",
        "SellVoucher": "minor:int",
        "IssueVouchers": "batch:str minor:int expires_ms:int marks:tuple[str, ...]",
        "VoidVouchers": "first:str last:str reason:str",
        "PrintVoucher": "language:str",
        "LeaveVoucher": "",
        "OpenShift": "minor:int",
        "CloseShift": "minor:int",
        "CloseDay": "",
        "PrintReport": "language:str is_running:bool",
        "ConfirmPayment": "prepayment:str minor:int reason:str",
        "DeclinePayment": "prepayment:str reason:str",
        "HandBack": "prepayment:str",
        "TryAgain": "prepayment:str reason:str",
        "GiveVoucher": "prepayment:str reason:str",
        "Commission": "outlet:int base:int",
        "CommissionTry": "outlet:int",
        "CommissionProve": "outlet:int base:int",
        "CommissionRead": "outlet:int base:int",
        "CommissionSkip": "outlet:int",
        "CommissionSeal": "outlet:int certificate:str seals_before:str seals_after:str",
        "CommissionApprove": "outlet:int",
        "CommissionCancel": "outlet:int",
        "ChangePrice": "product:str price_e4:int hour:int reason:str",
        "AgreePrice": "product:str price_e4:int",
        "DropPrice": "product:str",
        "FillTank": "supply:str base:int note:str",
        "DipTank": "supply:str base:int reason:str",
        "AgreeDip": "supply:str base:int",
        "DropDip": "supply:str",
        "AddUser": "name:str role:str pin:str",
        "ResetPin": "name:str pin:str",
        "ChangePin": "pin:str",
        "ChangeRole": "name:str role:str",
        "BarUser": "name:str is_barred:bool",
        "RemoveUser": "name:str",
        "ShowJournal": "most:int before:int outlet:int relevance:str person:str days_ago:int",
        "LeaveJournal": "",
    }


def test_a_code_that_is_worth_money_stays_out_of_every_text() -> None:
    """Whoever reads a log can spend nothing."""
    for cls in (commands.UseCode, commands.ShowCode, commands.LookUpVoucher):
        command = cls("YZF1-131Y-7XMC-EA6K")
        for text in (repr(command), str(command), f"{[command]}"):
            assert "YZF1" not in text


@pytest.mark.req("OPS-09")
def test_a_login_keeps_its_pin_out_of_every_text() -> None:
    """However it is written into a log, the name is there and the PIN is not."""
    login = commands.Login("anna", "739164")
    for text in (repr(login), str(login), f"{login}", f"{[login]}", f"{login!a}"):
        assert "739164" not in text
        assert "Login(name='anna', pin=...)" in text
    assert login == commands.Login("anna", "739164") != commands.Login("anna", "739165")
