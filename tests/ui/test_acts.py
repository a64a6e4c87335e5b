"""Every act of a view-model by itself, without a window: what it asks of the engine, or shows.

The table is whole: an act that is in no story here fails the last test of this file.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlEngine

from kiosk.api import commands as c
from kiosk.api.snapshot import Snapshot
from ui import licences
from ui.formatting import Format
from ui.language import NAMES, Language
from ui.viewmodels.about import AboutViewModel
from ui.viewmodels.access import AccessViewModel
from ui.viewmodels.acts import ActsViewModel
from ui.viewmodels.attendant import AttendantViewModel
from ui.viewmodels.charts import ChartsViewModel
from ui.viewmodels.choose import ChooseViewModel
from ui.viewmodels.commission import CommissionViewModel
from ui.viewmodels.delivering import DeliveringViewModel
from ui.viewmodels.done import DoneViewModel
from ui.viewmodels.gallery import GalleryViewModel
from ui.viewmodels.health import HealthViewModel
from ui.viewmodels.help import HelpViewModel
from ui.viewmodels.journal import JournalViewModel
from ui.viewmodels.login import LoginViewModel
from ui.viewmodels.override import OverrideViewModel
from ui.viewmodels.overview import OverviewViewModel
from ui.viewmodels.pay import PayViewModel
from ui.viewmodels.prices import PricesViewModel
from ui.viewmodels.queue import QueueViewModel
from ui.viewmodels.receipts import ReceiptsViewModel
from ui.viewmodels.shift import ShiftViewModel
from ui.viewmodels.tanks import TanksViewModel
from ui.viewmodels.users import UsersViewModel
from ui.viewmodels.voucher import VoucherViewModel

VIEW_MODELS = Path(__file__).parents[2] / "ui" / "viewmodels"
ELSEWHERE = {"AboutViewModel", "GalleryViewModel", "KioskViewModel", "SpeechViewModel"}
"""They need a link, a language or a voice: `test_managing`, `test_gallery`, `test_link` and
`test_speech` have them."""

Call = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What somebody does at one view-model, and what comes of it."""

    model: type[Any]
    whole: Callable[[], Snapshot]
    calls: tuple[Call, ...]
    sent: tuple[c.Command, ...] = ()
    shows: dict[str, object] = field(default_factory=dict)


def typed(digits: str) -> tuple[Call, ...]:
    """Return the touches of a keypad."""
    return tuple(("key", digit) for digit in digits)


STORIES = [
    Story(AccessViewModel, shown.overview, (("turn", "large"),), (c.SetMode("large", is_on=True),)),
    Story(
        ActsViewModel,
        shown.served,
        (("open", 2), ("act", "stop"), ("act", "pause"), ("say", "safety"), ("close",)),
        (c.StopOutlet(2), c.PauseOutlet(2, "safety")),
    ),
    Story(
        ActsViewModel,
        shown.served,
        (("open", 2), ("act", "move"), ("cancel",), ("act", "move"), ("sendTo", 3),
         ("say", "checked")),
        (c.SendRemainder(2, 3, "checked"),),
    ),
    Story(
        AttendantViewModel,
        shown.attended,
        (("tryAgain", "P1"), ("giveVoucher", "P1"), ("approveRefund", "S1"),
         ("declineRefund", "S1"), ("handBack", "P1"), ("decline", "P1", "not_seen"),
         ("restart",), ("logout",)),
        (c.TryAgain("P1", "checked"), c.GiveVoucher("P1", "customer_asked"), c.ApproveRefund("S1"),
         c.DeclineRefund("S1"), c.HandBack("P1"), c.DeclinePayment("P1", "not_seen"), c.Restart(),
         c.Logout()),
    ),
    Story(AttendantViewModel, shown.attended, (("confirm", "nobody's"),)),
    Story(
        ChartsViewModel, shown.charted, (("open",), ("close",)), (c.LookAt("charts"), c.LookAt(""))
    ),
    Story(
        HealthViewModel, shown.healthy, (("open",), ("close",)), (c.LookAt("health"), c.LookAt(""))
    ),
    Story(
        ChooseViewModel,
        shown.choose,
        (("pick", 1_500), ("pay",), ("choose", "quantity"), *typed("2"), ("pay",),
         ("choose", "fill"), ("pay",), ("back",)),
        (c.BuyAmount(1_500), c.BuyQuantity(2_000_000), c.BuyFill(), c.Back()),
    ),
    Story(
        ChooseViewModel,
        shown.choose,
        (*typed("12"), ("erase",), *typed("5"), ("pay",), ("clear",)),
        (c.BuyAmount(1_500),),
        {"isEmpty": True},
    ),
    Story(
        CommissionViewModel,
        lambda: shown.commissioned("proving"),
        (*typed("5"), ("go",), ("skip",), ("cancel",), ("leave",)),
        (c.CommissionProve(1, 5_000_000), c.CommissionSkip(1), c.CommissionCancel(1)),
    ),
    Story(
        DeliveringViewModel,
        lambda: shown.added_in("cash"),
        (("pickWay", "cash"), ("add", 2_000)),
        (c.TopUp(2_000, "cash"),),
    ),
    Story(
        DeliveringViewModel,
        shown.delivering,
        (("start", 1), ("pause", 1), ("resume", 1), ("stop", 1), ("moveTo", 3), ("finish",),
         ("others",)),
        (c.StartOutlet(1), c.PauseOutlet(1), c.ResumeOutlet(1), c.StopOutlet(1),
         c.MoveRemainder(3, ""), c.Finish(), c.Back()),
    ),
    Story(
        DeliveringViewModel,
        lambda: shown.added(is_asking=True),
        (("cancelAdding",),),
        (c.CancelTopUp(shown.payer(2).id),),
    ),
    Story(
        DoneViewModel,
        lambda: shown.carried(wallet_url="LNURL1"),
        (("printReceipt",), ("turnToWallet",), ("leave",)),
        (c.PrintReceipt("en"), c.Finish()),
    ),
    Story(
        HelpViewModel,
        shown.calling,
        (("call",), ("answer",), ("end",)),
        (c.CallAttendant(), c.AnswerCall("front"), c.EndCall("front")),
    ),
    Story(
        JournalViewModel,
        shown.managed,
        (("open", 5), ("older",), ("newer",), ("turnOutlet", 1), ("turnKind", -1),
         ("turnPerson", 1), ("turnDay", -1), ("open", 5), ("close",)),
        (c.ShowJournal(5), c.ShowJournal(5, 123_446), c.ShowJournal(5),
         c.ShowJournal(5, 0, 1, "system", "Aisha", 0), c.LeaveJournal()),
    ),
    Story(
        LoginViewModel,
        shown.login,
        (("shuffle",), ("pick", "Maria"), *typed("123"), ("erase",), ("clear",), ("shuffle",),
         *typed("314260"), ("enter",), ("back",)),
        (c.Login("Maria", "314260"), c.Back()),
    ),
    Story(
        OverrideViewModel,
        shown.override,
        (*typed("15"), ("pick", "goodwill"), ("confirm",), ("back",)),
        (c.Override(2, 1_500, "goodwill"), c.Back()),
    ),
    Story(
        OverviewViewModel,
        shown.overview,
        (("toggle", 1), ("toggle", 1), ("toggle", 2), ("queueFor", 3), ("look", "S1"),
         ("proceed",)),
        (c.ToggleOutlet(1), c.ToggleOutlet(2), c.QueueFor(3), c.ShowWaiting("S1"), c.Proceed()),
    ),
    Story(
        PayViewModel,
        shown.ways,
        (("payWith", "cash"), ("codeKey", "7"), ("codeKey", "Q"), ("codeErase",), ("codeKey", "2"),
         ("useCode",), ("codeKey", "X"), ("codeClear",), ("useCode",), ("cancel",)),
        (c.PayWith("cash"), c.UseCode("72"), c.UseCode(""), c.Back()),
    ),
    Story(
        PricesViewModel,
        shown.managed,
        (("pick", "water"), *typed("0.1"), ("erase",), ("clear",), *typed("0.13"), ("go",),
         ("back",), ("go",), ("turn", 1), ("because", "market"), ("go",), ("pick", "diesel"),
         ("agree",), ("drop",)),
        (c.ChangePrice("water", 1_300, 0, "market"), c.AgreePrice("diesel", 18_990),
         c.DropPrice("diesel")),
    ),
    Story(
        QueueViewModel,
        shown.queued,
        (("moveTo", 3), ("others",), ("leave",)),
        (c.MoveRemainder(3, ""), c.Back(), c.Finish()),
    ),
    Story(
        ReceiptsViewModel,
        shown.past_receipts,
        (("key", "1"), ("key", "2"), ("erase",), ("find",), ("clear",), ("find",),
         ("reprint", 1_234_567)),
        (c.FindReceipts("1"), c.FindReceipts(""), c.ReprintReceipt(1_234_567, "en")),
    ),
    Story(
        ReceiptsViewModel,
        shown.past_receipts,
        (("beginRefund", 1_234_567), ("amountKey", "4"), ("amountKey", "2"), ("amountErase",),
         ("refund", "goodwill"), ("beginRefund", 1_234_567), ("amountKey", "9"), ("amountClear",),
         ("amountKey", "1"), ("refund", "goodwill"), ("leaveRefund",)),
        (c.RefundReceipt(1_234_567, 400, "goodwill"), c.RefundReceipt(1_234_567, 100, "goodwill")),
    ),
    Story(
        ShiftViewModel,
        shown.on_shift,
        (("ask", "counting"), *typed("150"), ("go",), ("ask", "ending"), ("go",),
         ("printReport", True)),
        (c.CloseShift(15_000), c.CloseDay(), c.PrintReport("en", is_running=True)),
    ),
    Story(
        TanksViewModel,
        shown.stocked,
        (("pick", "petrol"), ("fill",), *typed("500"), ("go",), *typed("007"), ("go",), ("back",),
         ("back",), ("dip",), *typed("6300"), ("go",), ("because", "other"), ("go",),
         ("pick", "diesel"), ("agree",), ("drop",), ("close",)),
        (c.FillTank("petrol", 500_000_000, "007"), c.DipTank("petrol", 6_300_000_000, "other"),
         c.AgreeDip("diesel", 10_800_000_000), c.DropDip("diesel")),
    ),
    Story(
        UsersViewModel,
        shown.managed,
        (("pick", "Maximilian Oberhuber"), ("bar",), ("giveRole", "technician"), ("remove",)),
        (c.BarUser("Maximilian Oberhuber", is_barred=True),
         c.ChangeRole("Maximilian Oberhuber", "technician"),
         c.RemoveUser("Maximilian Oberhuber")),
    ),
    Story(
        UsersViewModel,
        shown.managed,
        (("go", "name"), ("letter", "T"), ("letter", "O"), ("letter", "X"), ("eraseLetter",),
         ("letter", "M"), ("giveRole", "attendant"), *typed("314260"), ("enter",),
         ("back",), ("resetPin",), ("changeOwn",)),
        (c.AddUser("Tom", "attendant", "314260"),),
    ),
    Story(
        VoucherViewModel,
        lambda: shown.at_desk(voucher=None),
        (("choose", "sell"), *typed("25"), ("confirm",), ("choose", "code"), ("codeKey", "7"),
         ("codeErase",), ("unlock",)),
        (c.SellVoucher(2_500), c.ClearPause("checked")),
    ),
    Story(
        VoucherViewModel,
        shown.at_desk,
        (("print",), ("choose", "void"), ("voidFor", "lost"), ("leave",)),
        (c.PrintVoucher("en"), c.VoidVouchers("V-000123", "", "lost"), c.LeaveVoucher()),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    "story", STORIES, ids=lambda story: f"{story.model.__name__}-{story.calls[0][0]}"
)
def test_an_act_asks_the_engine_for_just_that(qapp: QGuiApplication, story: Story) -> None:
    """In this order, and for nothing besides; what is only shown asks for nothing."""
    assert qapp is not None
    sent: list[c.Command] = []
    model = story.model(sent.append)
    taken = (story.whole(), Format())
    model.show(*taken[: 1 if story.model is AccessViewModel else 2])
    for name, *arguments in story.calls:
        getattr(model, name)(*arguments)
    assert tuple(sent) == story.sent
    for name, value in story.shows.items():
        assert model.property(name) == value, name


def slots() -> dict[str, set[str]]:
    """Return the acts of each view-model, as they stand in the source."""
    found: dict[str, set[str]] = {}
    for path in VIEW_MODELS.glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.ClassDef):
                continue
            for one in node.body:
                decorators = one.decorator_list if isinstance(one, ast.FunctionDef) else []
                if any(ast.unparse(each).startswith("Slot(") for each in decorators):
                    assert isinstance(one, ast.FunctionDef)
                    found.setdefault(node.name, set()).add(one.name)
    return found


def test_every_act_of_a_view_model_is_in_a_story() -> None:
    """A new one needs a line above, or a test that calls it by its name."""
    told: dict[str, set[str]] = {}
    for story in STORIES:
        for model in story.model.__mro__:
            told.setdefault(model.__name__, set()).update(str(one[0]) for one in story.calls)
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")
    )
    missing = [
        f"{name}.{act}"
        for name, acts in slots().items()
        for act in sorted(acts)
        if act not in told.get(name, set())
        and not (name in ELSEWHERE and re.search(rf"\.{act}\(", tests))
    ]
    assert missing == []


# --- The frame around all of them ---------------------------------------------------------------


def test_the_frame_asks_for_what_stands_on_every_screen(screen: Callable[..., Any]) -> None:
    """Stop, login, more time; a finger that stays is told once, and a click is heard."""
    front = screen()
    front.show(shown.warned(shown.choose()))
    kiosk, heard = front.stage.kiosk, []
    kiosk.clicked.connect(lambda: heard.append(True))
    kiosk.click()
    kiosk.stillHere()
    kiosk.touched()
    kiosk.touched()
    kiosk.askLogin()
    kiosk.stopAll()
    assert heard == [True]
    assert front.asked(4) == [c.StillHere(), c.StillHere(), c.AskLogin(), c.StopAll()]


def test_a_theme_that_nobody_knows_changes_nothing(screen: Callable[..., Any]) -> None:
    """One of the three, or as the engine has it."""
    front = screen()
    front.show(shown.overview())
    kiosk = front.stage.kiosk
    kiosk.useTheme("night")
    kiosk.useTheme("pink")
    assert kiosk.property("theme") == "night"
    kiosk.useTheme("")
    assert kiosk.property("theme") == "day"


def test_the_gallery_speaks_one_language_after_the_other(qapp: QGuiApplication) -> None:
    """After the last comes the first again."""
    assert qapp is not None
    language = Language(QQmlEngine(), "en")
    gallery = GalleryViewModel(language)
    spoken = []
    for _ in range(len(NAMES) + 1):
        gallery.speakNext()
        spoken.append(language.current)
    assert spoken[0] == spoken[-1] != spoken[1]
    assert set(spoken) == set(NAMES)


@pytest.mark.parametrize(("width", "lines"), [(2_000.0, 400), (300.0, 7), (40.0, 1)])
def test_a_licence_is_broken_to_the_paper_that_there_is(
    qapp: QGuiApplication, width: float, lines: int
) -> None:
    """Every page but the last is full, and no letter of it is lost however narrow it is."""
    assert qapp is not None
    about = AboutViewModel()
    about.fit("Inter", 17, width, lines)
    about.read("alembic")
    pages = []
    for page in range(about.property("pages")):
        about.turn(page)
        pages.append(about.property("pageText"))
    assert {len(page.split("\n")) for page in pages[:-1]} <= {lines}
    [one] = [one for one in licences.shipped() if one.name == "alembic"]
    assert "".join(licences.text_of(one).split()) in "".join("".join(pages).split())
    about.read("")
    assert (about.property("pages"), about.property("pageText")) == (1, "")
