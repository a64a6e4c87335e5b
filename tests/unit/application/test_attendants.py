"""Who may do what, and how attendants prove who they are."""

from __future__ import annotations

import typing

import pytest
from fakes.world import PIN, World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application import messages as m
from kiosk.domain.attendant import OVERRIDE_REASONS, Attendant, Role
from kiosk.domain.books import AccountKind
from kiosk.domain.controller import ControllerState
from kiosk.domain.delivery import StopReason
from kiosk.domain.money import Money
from kiosk.ports import Batch, Setting

WRONG = "999999"


@pytest.fixture
def world() -> World:
    """Return a place where Ada works."""
    world = World()
    world.hire()
    world.run(1_500)
    return world


def attendant_of(world: World, name: str = "Ada") -> Attendant:
    """Return an attendant as they are stored."""
    found = world.store.saved["Attendant", name]
    assert isinstance(found, Attendant)
    return found


def entries(world: World, kind: str) -> list[str]:
    """Return the journal's entries of a kind, as text."""
    return [one.canonical.decode() for one in world.store.entries if one.kind == kind]


# --- Logging in ---------------------------------------------------------------------------------


def test_an_attendant_logs_in_and_out(world: World) -> None:
    """The right PIN opens the attendant's screen; leaving it closes the login."""
    visit = world.log_in()
    assert visit.screen is Screen.ATTENDANT
    assert visit.attendant is not None
    assert (visit.attendant.name, visit.attendant.budget_minor) == ("Ada", 8000)
    visit = world.ask(c.Logout())
    assert (visit.screen, visit.attendant) == (Screen.OVERVIEW, None)
    assert len(entries(world, "login")) == len(entries(world, "logout")) == 1


def test_the_login_names_who_may_log_in(world: World) -> None:
    """The names are on the login screen, and on no other."""
    assert world.ask(c.AskLogin()).attendants == ("Ada",)
    assert world.ask(c.Back()).attendants == ()


def test_a_place_without_attendants_says_so() -> None:
    """Nobody can log in where nobody was ever hired."""
    world = World()
    world.run(1_500)
    assert world.ask(c.AskLogin()).notice is Notice.NO_ATTENDANTS
    assert world.ask(c.Login("Ada", PIN)).notice is Notice.WRONG_PIN


def test_an_unknown_name_reads_like_a_wrong_pin(world: World) -> None:
    """Nobody learns from the answer who works here."""
    assert world.log_in("Eve").notice is Notice.WRONG_PIN
    assert world.log_in(pin=WRONG).notice is Notice.WRONG_PIN


def test_a_pin_is_compared_one_at_a_time(world: World) -> None:
    """A second try before the first is answered is not asked of the clerk."""
    world.ask(c.AskLogin())
    for _ in range(5):
        world.handle(m.Asked("front", c.Login("Ada", WRONG)))
    world.run(20)
    assert attendant_of(world).wrong == 1


def test_a_pin_is_asked_for_at_the_login_alone(world: World) -> None:
    """*Login* from any other screen is not even compared."""
    world.ask(c.Login("Ada", PIN))
    world.run(20)
    assert world.visit.attendant is None


@pytest.mark.req("ATT-04")
def test_five_wrong_pins_lock_and_each_further_five_lock_for_longer(world: World) -> None:
    """Five minutes, ten, twenty, forty, an hour: for that name, on every screen, over a restart."""
    for lock_ms in (300_000, 600_000, 1_200_000, 2_400_000, 3_600_000, 3_600_000):
        for tries in range(5):
            visit = world.log_in(pin=WRONG, screen=f"screen {tries}")
            world.ask(c.Back(), f"screen {tries}")
        assert visit.notice is Notice.LOCKED_OUT
        assert visit.locked_ms == lock_ms
        world.start()
        world.run(1_500)
        assert world.log_in().notice is Notice.LOCKED_OUT, "the right one is refused as well"
        assert "locked_out:Ada" in world.core.alarms(world.clock.now())
        world.ask(c.Back())
        world.clock.utc_ms += lock_ms
        world.run(100)
    assert world.log_in().screen is Screen.ATTENDANT
    assert attendant_of(world).wrong == 0
    assert len(entries(world, "login-failed")) == 30


def test_four_wrong_pins_lock_nobody(world: World) -> None:
    """A fifth try may still be right, and wipes the slate."""
    for _ in range(4):
        assert world.log_in(pin=WRONG).notice is Notice.WRONG_PIN
        world.ask(c.Back())
    assert world.log_in().screen is Screen.ATTENDANT
    assert attendant_of(world).wrong == 0


def test_walking_away_from_a_login_does_not_uncount_it(world: World) -> None:
    """A wrong PIN counts although its screen has been left; a right one lets nobody in later."""
    world.ask(c.AskLogin())
    world.handle(m.Asked("front", c.Login("Ada", WRONG)))
    world.ask(c.Back())
    world.run(20)
    assert attendant_of(world).wrong == 1
    world.ask(c.AskLogin())
    world.handle(m.Asked("front", c.Login("Ada", PIN)))
    world.ask(c.Back())
    world.ask(c.AskLogin())
    world.run(20)
    assert world.visit.attendant is None


@pytest.mark.req("CTL-13")
def test_an_answer_about_a_pin_lets_in_once(world: World) -> None:
    """Told again later, for a screen or name that does not wait for it, it lets nobody in."""
    world.log_in()
    world.ask(c.Logout())
    world.ask(c.AskLogin())
    world.handle(m.PinChecked("front", "Ada", is_right=True))
    world.handle(m.PinChecked("nowhere", "Ada", is_right=True))
    world.handle(m.PinChecked("front", "Eve", is_right=True))
    assert world.visit.attendant is None


def test_guessing_on_many_screens_at_once_is_stopped_by_the_lock(world: World) -> None:
    """Answers that come after the lock has fallen neither count nor let in."""
    for n in range(8):
        world.ask(c.AskLogin(), f"screen {n}")
        world.handle(m.Asked(f"screen {n}", c.Login("Ada", WRONG if n < 7 else PIN)))
    world.run(50)
    assert attendant_of(world).wrong == 5
    last = world.core.snapshot("screen 7", world.clock.now()).visit
    assert (last.attendant, last.notice) == (None, Notice.LOCKED_OUT)


def test_a_lock_made_by_a_clock_that_ran_ahead_does_not_count(world: World) -> None:
    """The wall clock is set back by a day: nobody is locked out for a day."""
    for _ in range(5):
        world.log_in(pin=WRONG)
        world.ask(c.Back())
    world.clock.utc_ms -= 86_400_000
    assert world.log_in().screen is Screen.ATTENDANT


def test_a_pin_is_in_no_log() -> None:
    """Neither what is asked nor what the clerk is told shows it."""
    shown = repr(c.Login("Ada", PIN)) + repr(m.CheckPin("front", "Ada", "hash", PIN))
    assert PIN not in shown
    assert "Ada" in shown
    assert "hash" not in shown


@pytest.mark.req("ATT-06")
def test_a_login_lapses(world: World) -> None:
    """A minute without a touch, or a quarter of an hour in all."""
    world.log_in()
    world.run(59_000)
    assert world.visit.attendant is not None
    world.run(2_000)
    assert (world.screen, world.visit.attendant) == (Screen.OVERVIEW, None)
    world.log_in()
    for _ in range(17):
        world.run(50_000)
        world.ask(c.StillHere())
    assert world.visit.attendant is not None
    world.run(50_000)
    world.ask(c.StillHere())
    world.run(1_000)
    assert world.visit.attendant is None
    assert len(entries(world, "logout")) == 2


# --- What roles may ask -------------------------------------------------------------------------

ANYBODY: dict[type[c.Command], c.Command] = {
    c.Attach: c.Attach("front", 1),
    c.StillHere: c.StillHere(),
    c.SetMode: c.SetMode("large", is_on=True),
    c.ToggleOutlet: c.ToggleOutlet(1),
    c.QueueFor: c.QueueFor(1),
    c.ShowWaiting: c.ShowWaiting("S-000001"),
    c.Proceed: c.Proceed(),
    c.UseCode: c.UseCode("7Q2M-K9VX-4DTB-C"),
    c.PayWith: c.PayWith("fake"),
    c.ShowCode: c.ShowCode("7Q2M-K9VX-4DTB-C"),
    c.ReportReader: c.ReportReader("camera", "unplugged"),
    c.TopUp: c.TopUp(1000),
    c.CancelTopUp: c.CancelTopUp("P-000002"),
    c.MoveRemainder: c.MoveRemainder(2, ""),
    c.Back: c.Back(),
    c.BuyAmount: c.BuyAmount(2000),
    c.BuyQuantity: c.BuyQuantity(2_000_000),
    c.BuyFill: c.BuyFill(),
    c.StartOutlet: c.StartOutlet(1),
    c.StopOutlet: c.StopOutlet(1),
    c.Finish: c.Finish(),
    c.PrintReceipt: c.PrintReceipt("de"),
    c.StopAll: c.StopAll(),
    c.CallAttendant: c.CallAttendant(),
    c.AskLogin: c.AskLogin(),
    c.Login: c.Login("Ada", WRONG),
}
ATTENDANT: dict[type[c.Command], c.Command] = {
    c.Logout: c.Logout(),
    c.AnswerCall: c.AnswerCall("front"),
    c.EndCall: c.EndCall("front"),
    c.LookAt: c.LookAt("health"),
    c.LockOutlet: c.LockOutlet(1, "safety"),
    c.LockAfterSale: c.LockAfterSale(1, "safety"),
    c.PauseOutlet: c.PauseOutlet(1, "safety"),
    c.ResumeOutlet: c.ResumeOutlet(1, "checked"),
    c.SendRemainder: c.SendRemainder(1, 2, "checked"),
    c.RaiseLimit: c.RaiseLimit(1),
    c.EditRecord: c.EditRecord(1),
    c.UnlockOutlet: c.UnlockOutlet(1),
    c.ConfirmController: c.ConfirmController(1, "FC-1"),
    c.FinishOutlet: c.FinishOutlet(1, "misuse"),
    c.ClearPause: c.ClearPause("checked"),
    c.Restart: c.Restart(),
    c.AskOverride: c.AskOverride(1),
    c.Override: c.Override(1, 1500, "cash"),
    c.LookUpVoucher: c.LookUpVoucher("V-000001"),
    c.SellVoucher: c.SellVoucher(1000),
    c.IssueVouchers: c.IssueVouchers("spring", 500, 0, ("0" * 64,)),
    c.VoidVouchers: c.VoidVouchers("V-000001", "", "lost"),
    c.PrintVoucher: c.PrintVoucher("de"),
    c.LeaveVoucher: c.LeaveVoucher(),
    c.OpenShift: c.OpenShift(10_000),
    c.CloseShift: c.CloseShift(10_000),
    c.CloseDay: c.CloseDay(),
    c.PrintReport: c.PrintReport("de", is_running=True),
    c.FindReceipts: c.FindReceipts("1"),
    c.ReprintReceipt: c.ReprintReceipt(1, "de"),
    c.RefundReceipt: c.RefundReceipt(1, 100, "goodwill"),
    c.ApproveRefund: c.ApproveRefund("S-000001"),
    c.DeclineRefund: c.DeclineRefund("S-000001"),
    c.ConfirmPayment: c.ConfirmPayment("P-000002", 2000, "counted"),
    c.DeclinePayment: c.DeclinePayment("P-000002", "not_paid"),
    c.HandBack: c.HandBack("P-000002"),
    c.TryAgain: c.TryAgain("P-000002", "checked"),
    c.GiveVoucher: c.GiveVoucher("P-000002", "checked"),
    c.Commission: c.Commission(1, 100_000_000),
    c.CommissionTry: c.CommissionTry(1),
    c.CommissionProve: c.CommissionProve(1, 5_000_000),
    c.CommissionRead: c.CommissionRead(1, 5_000_000),
    c.CommissionSkip: c.CommissionSkip(1),
    c.CommissionSeal: c.CommissionSeal(1, "C-1", "S-1", "S-2"),
    c.CommissionApprove: c.CommissionApprove(1),
    c.CommissionCancel: c.CommissionCancel(1),
    c.ChangePrice: c.ChangePrice("diesel", 18_000, -1, "market"),
    c.AgreePrice: c.AgreePrice("diesel", 18_000),
    c.DropPrice: c.DropPrice("diesel"),
    c.FillTank: c.FillTank("tank", 1, "4711"),
    c.DipTank: c.DipTank("tank", 1, "measured"),
    c.AgreeDip: c.AgreeDip("tank", 1),
    c.DropDip: c.DropDip("tank"),
    c.AddUser: c.AddUser("Mia", "manager", PIN),
    c.ResetPin: c.ResetPin("Ada", PIN),
    c.ChangePin: c.ChangePin(PIN),
    c.ChangeRole: c.ChangeRole("Ada", "manager"),
    c.BarUser: c.BarUser("Ada", is_barred=True),
    c.RemoveUser: c.RemoveUser("Ada"),
    c.ShowJournal: c.ShowJournal(5),
    c.LeaveJournal: c.LeaveJournal(),
}


@pytest.mark.req("ATT-01")
def test_every_command_has_its_role() -> None:
    """A new command is in the matrix, or this fails."""
    assert set(typing.get_args(c.Command)) == set(ANYBODY) | set(ATTENDANT)
    assert not set(ANYBODY) & set(ATTENDANT)


@pytest.mark.req("ATT-01")
@pytest.mark.parametrize("command", ANYBODY.values(), ids=lambda one: type(one).__name__)
def test_anybody_may_ask_what_customers_may(world: World, command: c.Command) -> None:
    """None of these is refused for want of a login, on any screen."""
    assert world.ask(command).notice is not Notice.NOT_ALLOWED
    assert entries(world, "command-refused") == []


OWN = c.PauseOutlet | c.ResumeOutlet
"""What a customer may ask of an outlet that delivers to them."""


@pytest.mark.req("ATT-01")
@pytest.mark.req("AT-04")
@pytest.mark.parametrize(
    ("place", "command"),
    [
        pytest.param(place, command, id=f"{place}-{type(command).__name__}")
        for place in ("overview", "choose", "pay", "delivering", "done", "login")
        for command in ATTENDANT.values()
        if place != "delivering" or not isinstance(command, OWN)
    ],
)
def test_nobody_else_may_ask_what_attendants_may(
    world: World, command: c.Command, place: str
) -> None:
    """Refused on every screen, changes nothing, and is in the journal."""
    if place in {"choose", "pay", "delivering", "done"}:
        world.choose(1)
    if place in {"pay", "delivering", "done"}:
        visit = world.ask(c.BuyAmount(2000))
        assert visit.sale is not None
        world.run(1_500)
        if place != "pay":
            world.pay(visit.sale.id)
            world.run(1_500)
    if place == "done":
        world.ask(c.Finish())
        world.run(1_500)
    if place == "login":
        world.ask(c.AskLogin())
    assert world.screen.value == place
    before = (world.snapshot.outlets, world.screen, world.sales(), world.store.balances)
    assert world.ask(command).notice is Notice.NOT_ALLOWED
    assert (world.snapshot.outlets, world.screen, world.sales(), world.store.balances) == before
    [entry] = entries(world, "command-refused")
    assert f'"command":"{type(command).__name__}"' in entry


@pytest.mark.req("ATT-23")
@pytest.mark.parametrize(
    "command",
    [
        c.LockOutlet(9, "safety"),
        c.LockOutlet(1, "no reason"),
        c.UnlockOutlet(9),
        c.AskOverride(9),
        c.Override(1, 1500, "cash"),  # Not from the form.
    ],
)
def test_what_an_attendant_is_refused_is_in_the_journal(world: World, command: c.Command) -> None:
    """Success or failure, with the name of who asked."""
    world.log_in()
    assert world.ask(command).notice is Notice.NOT_ALLOWED
    [entry] = entries(world, "command-refused")
    assert '"by":"Ada"' in entry
    assert '"why":"not_allowed"' in entry


@pytest.mark.req("ATT-23")
@pytest.mark.parametrize(
    "command",
    [
        c.ConfirmController(9, "FC-9"),
        c.ConfirmController(1, "FC-1"),  # It has been the outlet's own all the time.
    ],
)
def test_what_a_technician_is_refused_is_in_the_journal(world: World, command: c.Command) -> None:
    """There is no such outlet, or no other controller."""
    world.hire("Tec", role=Role.TECHNICIAN)
    world.run(1_500)
    world.log_in("Tec")
    assert world.ask(command).notice is Notice.NOT_ALLOWED
    [entry] = entries(world, "command-refused")
    assert '"by":"Tec"' in entry


# --- Overrides ----------------------------------------------------------------------------------


def at_the_form(world: World, outlet: int = 1) -> None:
    """Log in and ask for the override form."""
    if world.visit.attendant is None:
        world.log_in()
    assert world.ask(c.AskOverride(outlet)).screen is Screen.OVERRIDE


@pytest.mark.req("AT-03")
@pytest.mark.req("ATT-08")
@pytest.mark.parametrize("reason", OVERRIDE_REASONS)
def test_an_override_spends_the_attendants_own_budget(world: World, reason: str) -> None:
    """Delivered within its own cap by the same rules; what is not taken returns to the budget."""
    at_the_form(world)
    visit = world.ask(c.Override(1, 1500, reason))
    assert visit.screen is Screen.DELIVERING
    assert visit.sale is not None
    sale = visit.sale.id
    assert visit.sale.override_by == "Ada"
    world.run(500)
    assert world.balance(AccountKind.BUDGET, "Ada") == 6500
    world.lift(takes=3_000_000)
    done = world.finish(sale)
    assert (done.captured, done.released, done.receipt) == (Money(528), Money(972), None)
    assert done.override_reason == reason
    assert world.balance(AccountKind.BUDGET, "Ada") == 8000 - 528
    assert world.rail.calls == []
    assert f'"by":"Ada","outlet":1,"reason":"{reason}"' in entries(world, "override")[0]
    world.check_books()
    assert world.ask(c.Finish()).screen is Screen.ATTENDANT


def test_an_override_that_delivers_all_of_it_stops_at_its_cap(world: World) -> None:
    """The attendant's authorisation is as hard a limit as a customer's money."""
    at_the_form(world)
    visit = world.ask(c.Override(1, 1500, "goodwill"))
    assert visit.sale is not None
    world.lift()
    world.finish(visit.sale.id)
    assert world.controller().flowed_base * 17_590 <= 1500 * 10**8
    assert world.delivery().reason is StopReason.PRESET


@pytest.mark.parametrize(
    ("minor", "notice"),
    [
        (-1, Notice.TOO_LITTLE),
        (96, Notice.TOO_LITTLE),
        (97, Notice.NONE),
        (5_000, Notice.NONE),
        (5_001, Notice.TOO_MUCH),
    ],
)
def test_an_override_lies_between_the_smallest_quantity_and_its_cap(
    world: World, minor: int, notice: Notice
) -> None:
    """Refused beyond either end, and said in the journal."""
    at_the_form(world)
    visit = world.ask(c.Override(1, minor, "cash"))
    assert visit.notice is notice
    assert (visit.screen is Screen.DELIVERING) is (notice is Notice.NONE)
    assert bool(entries(world, "command-refused")) is (notice is not Notice.NONE)


def test_overrides_end_with_the_budget(world: World) -> None:
    """80.00 in all: what the first override took is gone, and the last cent can be spent."""
    at_the_form(world)
    visit = world.ask(c.Override(1, 5_000, "cash"))
    assert visit.sale is not None
    world.lift()
    world.finish(visit.sale.id)
    world.controller().calling = False
    left = world.balance(AccountKind.BUDGET, "Ada")
    assert left == 8_000 - world.sale(visit.sale.id).captured.minor
    world.ask(c.Finish())
    at_the_form(world)
    assert world.ask(c.Override(1, left + 1, "cash")).notice is Notice.OVER_BUDGET
    visit = world.ask(c.Override(1, left, "cash"))
    assert visit.notice is Notice.NONE
    assert visit.attendant is not None
    assert visit.attendant.budget_minor == 0
    world.check_books()


def test_an_outlet_in_use_cannot_be_overridden(world: World) -> None:
    """A customer's outlet is theirs: no role enlarges or takes over what they have paid."""
    sale = world.buy(1, screen="side")
    at_the_form(world)
    assert world.ask(c.Override(1, 1500, "cash")).notice is Notice.OUTLET_TAKEN
    assert world.sale(sale).authorised == Money(2000)


def test_an_override_needs_a_working_outlet(world: World) -> None:
    """Stopped or broken: no override opens it."""
    at_the_form(world)
    world.ask(c.StopAll(), "side")
    assert world.ask(c.Override(1, 1500, "emergency")).notice is Notice.OUTLET_SHUT


def test_a_valve_that_stands_open_is_not_overridden(world: World) -> None:
    """Sound and answering, but not shut: nobody may choose it."""
    controller = world.controller()
    controller.ignores_stop, controller.state = True, ControllerState.CLOSING
    world.run(500)
    assert not world.snapshot.outlets[0].is_available
    at_the_form(world)
    assert world.ask(c.Override(1, 1500, "cash")).notice is Notice.OUTLET_TAKEN


def test_an_outlet_that_was_never_heard_can_be_unlocked(world: World) -> None:
    """Locked, and silent since the start: it is unlocked, and used once it answers."""
    world.log_in()
    world.ask(c.LockOutlet(1, "maintenance"))
    world.controller().answers = False
    world.start()
    world.run(500)
    world.log_in()
    assert world.ask(c.UnlockOutlet(1)).notice is Notice.NONE
    world.controller().answers = True
    world.run(1_500)
    assert world.snapshot.outlets[0].is_available


def test_reasons_that_are_not_on_the_list_override_nothing(world: World) -> None:
    """Free text is no reason."""
    at_the_form(world)
    assert world.ask(c.Override(1, 1500, "because")).notice is Notice.NOT_ALLOWED
    assert world.sales() == []


def test_an_attendant_who_looks_at_a_delivery_comes_back(world: World) -> None:
    """*Back* from a delivery leads to the attendant's screen, not to the customers'."""
    world.buy(1, screen="side")
    world.lift()
    world.flow()
    world.log_in()
    visit = world.ask(c.ToggleOutlet(1))
    assert visit.screen is Screen.DELIVERING
    assert visit.sale is not None
    assert world.ask(c.Back()).screen is Screen.ATTENDANT
    world.ask(c.ToggleOutlet(1))
    world.ask(c.Finish())
    world.run(2_000)
    assert world.delivery().reason is StopReason.ATTENDANT
    assert world.screen is Screen.DONE
    assert world.ask(c.Finish()).screen is Screen.ATTENDANT
    assert world.ask(c.Back()).screen is Screen.OVERVIEW
    assert world.visit.attendant is None


def test_an_attendant_sees_the_alarms(world: World) -> None:
    """What is wrong anywhere is on the attendant's screen."""
    world.controller(2).total_base += 500_000
    world.run(500)
    visit = world.log_in()
    assert visit.attendant is not None
    assert visit.attendant.alarms == ("outlet_2:unaccounted_flow",)
    assert not visit.attendant.is_stopped


def test_the_limits_of_a_place_bound_its_overrides() -> None:
    """A site may allow less than 50.00."""
    world = World(place=site(1, override_max=Money(1_000)))
    world.hire()
    world.run(1_500)
    at_the_form(world)
    assert world.ask(c.Override(1, 1_001, "cash")).notice is Notice.TOO_MUCH


def test_settings_of_others_are_left_alone(world: World) -> None:
    """The engine keeps settings that it does not know."""
    world.store.commit(Batch(saved=(Setting("theme", "dark"),)))
    world.start()
    world.run(1_500)
    world.ask(c.StopAll())
    assert world.store.saved["Setting", "theme"] == Setting("theme", "dark")
