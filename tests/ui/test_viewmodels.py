"""What the view-models make of snapshots: faces without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes import snapshots as shown

from kiosk.api.commands import Command
from kiosk.api.snapshot import Notice, SaleSnapshot, Screen, Snapshot
from ui import words
from ui.formatting import Format
from ui.viewmodels import delivering, done, kiosk, outlets, pay
from ui.viewmodels.choose import ChooseViewModel
from ui.viewmodels.overview import OverviewViewModel

FIGURES = Format()


def sale_of(snapshot: Snapshot) -> SaleSnapshot:
    """Return the sale that a snapshot is about."""
    assert snapshot.visit.sale is not None
    return snapshot.visit.sale


def test_what_goes_back_is_what_was_held_and_not_taken() -> None:
    """Held, paid and returned add up on the screen, before the rails have confirmed and after."""
    for state in ("settling", "settled"):
        face = done.face(sale_of(shown.done(state=state)), FIGURES)
        assert (face.held, face.paid, face.returned) == ("€50.00", "€22.09", "€27.91")
        assert face.has_return


def test_nothing_goes_back_where_all_was_taken() -> None:
    """No empty promise is shown."""
    whole = shown.delivery(1, state="settled", reason="preset", cost_minor=5_000)
    assert not done.face(sale_of(shown.done(whole)), FIGURES).has_return


def test_a_sale_without_a_drop_says_so() -> None:
    """Nothing taken: all goes back."""
    none = shown.delivery(1, state="settled", reason="no_start", delivered_base=0, cost_minor=0)
    face = done.face(sale_of(shown.done(none)), FIGURES)
    assert not face.has_taken
    assert face.returned == "€50.00"


@pytest.mark.parametrize(
    ("printing", "printer", "text", "can"),
    [
        ("", "", "", False),
        ("", "ready", "Print receipt", True),
        ("", "paper_out", "Print receipt", False),
        ("asked", "ready", "Printing", False),
        ("printing", "ready", "Printing", False),
        ("done", "ready", "Print a copy", True),
        ("done", "cover_open", "Print a copy", False),
        ("not_begun", "ready", "Not printed. Try again", True),
        ("broken_off", "ready", "Broken off. Print a copy", True),
        ("unknown", "ready", "See the printer. Print a copy", True),
        ("something new", "ready", "Print receipt", True),
    ],
)
def test_the_print_button_says_how_far_the_receipt_is(
    *, printing: str, printer: str, text: str, can: bool
) -> None:
    """And can be touched where a touch would have something printed."""
    sale = sale_of(shown.printable(printing))
    face = done.face(sale, FIGURES, printer)
    assert (face.print_text, face.can_print) == (text, can)


@pytest.mark.req("RCP-04")
@pytest.mark.parametrize(
    ("printer", "lacks"), [("", False), ("ready", False), ("paper_out", True), ("lost", True)]
)
def test_who_pays_knows_before_that_there_is_no_paper(*, printer: str, lacks: bool) -> None:
    """And where there never is any, nothing is said of it."""
    steps = pay.face(sale_of(shown.pay()), FIGURES, 300_000, printer).steps
    assert ("There is no paper" in steps[2]) is lacks


def test_no_receipt_can_be_printed_before_there_is_one() -> None:
    """While it is being settled, no button is shown."""
    face = done.face(sale_of(shown.done()), FIGURES, "ready")
    assert (face.print_text, face.can_print) == ("", False)


def test_progress_goes_by_the_preset_where_it_is_known() -> None:
    """The bar is full when the controller stops, not when the money ends."""
    row = delivering.delivery_row(shown.delivery(1, delivered_base=13_970_000), FIGURES)
    assert row.progress == pytest.approx(0.5)
    unknown = replace(shown.delivery(1, cost_minor=1_250), preset_base=0)
    assert delivering.delivery_row(unknown, FIGURES).progress == pytest.approx(0.25)


def test_a_bar_never_overflows() -> None:
    """More than the limit is shown as full; a limit of nothing as empty."""
    assert outlets.fraction(7, 5) == 1
    assert outlets.fraction(7, 0) == 0


@pytest.mark.parametrize(
    ("state", "can_stop", "is_over"),
    [
        ("granted", True, False),
        ("armed", True, False),
        ("delivering", True, False),
        ("paused", True, False),
        ("silent", True, False),
        ("stopping", False, False),
        ("settled", False, True),
    ],
)
def test_what_has_ended_cannot_be_stopped(
    state: str,
    can_stop: bool,  # noqa: FBT001 - A table.
    is_over: bool,  # noqa: FBT001
) -> None:
    """A stop is offered as long as anything may still flow."""
    row = delivering.delivery_row(shown.delivery(1, state=state), FIGURES)
    assert (row.canStop, row.isOver) == (can_stop, is_over)


@pytest.mark.parametrize(
    ("state", "can_pause"),
    [
        ("granted", False),
        ("armed", False),
        ("opening", False),
        ("delivering", True),
        ("paused", True),
        ("silent", False),
        ("stopping", False),
        ("settled", False),
    ],
)
def test_a_pause_is_offered_where_something_may_flow(
    state: str,
    can_pause: bool,  # noqa: FBT001 - A table.
) -> None:
    """Before it begins there is nothing to pause, and what ends ends."""
    row = delivering.delivery_row(shown.delivery(1, state=state), FIGURES)
    assert row.canPause is can_pause
    assert not row.canResume
    often = replace(shown.delivery(1, state=state), may_pause=False)
    assert not delivering.delivery_row(often, FIGURES).canPause
    assert delivering.delivery_row(often, FIGURES, is_attendant=True).canPause is can_pause


@pytest.mark.parametrize("is_attendant", [True, False])
@pytest.mark.parametrize("is_own", [True, False])
def test_who_has_paused_may_go_on_and_an_attendant_always_may(
    *, is_attendant: bool, is_own: bool
) -> None:
    """Its customer sees how long it is kept; what an attendant has paused waits for them."""
    [part] = sale_of(shown.paused()).deliveries
    part = part if is_own else replace(part, held_left_ms=None)
    row = delivering.delivery_row(part, FIGURES, is_attendant=is_attendant)
    assert row.canResume is row.canStop is (is_own or is_attendant)
    assert not row.canPause
    assert not row.isOver
    assert ("0:52" in row.needText) is is_own
    assert ("The attendant has paused it" in row.needText) is not is_own


def test_only_what_flows_looks_like_flowing() -> None:
    """The light on the bar runs while the meter does."""
    still = replace(shown.delivery(1), flow_base=0)
    assert delivering.delivery_row(shown.delivery(1), FIGURES).isFlowing
    assert not delivering.delivery_row(still, FIGURES).isFlowing


def test_the_domain_is_that_of_the_address() -> None:
    """Port and host are shown, path and secrets are not."""
    sale = replace(sale_of(shown.pay()), pay_url="http://127.0.0.1:8443/s/secret?c=1")
    assert pay.face(sale, FIGURES, 300_000).domain == "127.0.0.1:8443"


def test_a_stopped_kiosk_shows_stopped_outlets() -> None:
    """After stop-all nobody reads that an outlet is merely closed."""
    shut = shown.outlet(1, state="closed", is_available=False)
    whole = shown.snapshot(shown.overview().visit, [shut], is_stopped=True)
    assert outlets.outlet_row(shut, whole, FIGURES).word == "Stopped"


def test_a_lock_says_why_to_the_attendant() -> None:
    """The reason of a lock is shown in words."""
    locked = shown.some_outlets(4)[3]
    row = outlets.outlet_row(locked, shown.overview(4), FIGURES)
    assert row.detailText == "Maintenance"


@pytest.mark.parametrize(
    ("before", "notice", "has_ended"),
    [
        ("done", Notice.NONE, True),
        ("delivering", Notice.NONE, True),
        ("pay", Notice.PAYMENT_CANCELLED, True),
        ("attendant", Notice.NONE, True),
        ("choose", Notice.NONE, False),
        ("choose", Notice.VISIT_TIMED_OUT, True),
        ("login", Notice.NONE, False),
        ("login", Notice.VISIT_TIMED_OUT, True),
        ("overview", Notice.NONE, False),
        ("overview", Notice.VISIT_TIMED_OUT, False),
        ("", Notice.NONE, False),
    ],
)
def test_when_a_visit_ends(before: str, notice: Notice, has_ended: bool) -> None:  # noqa: FBT001 - A table.
    """A clean screen for the next customer, and no less for the one who stepped back."""
    assert kiosk.ends_a_visit(before, shown.told(shown.overview(), notice)) is has_ended


def test_no_visit_ends_on_another_screen() -> None:
    """Only the overview is where visits end."""
    assert not kiosk.ends_a_visit(Screen.PAY, shown.delivering())


class Ear:
    """Counts how often a view-model says that it has changed, and what it asks."""

    def __init__(self) -> None:
        self.changes = 0
        self.asked: list[Command] = []

    def hear(self) -> None:
        """Take note of a change."""
        self.changes += 1


def test_what_the_eye_cannot_see_changes_nothing() -> None:
    """A snapshot that differs only in what is not shown makes no binding run."""
    ear = Ear()
    model = OverviewViewModel(ear.asked.append)
    model.changed.connect(ear.hear)
    model.outlets.dataChanged.connect(ear.hear)
    model.show(shown.overview(4, (1,)), FIGURES)
    seen = ear.changes
    model.show(replace(shown.overview(4, (1,)), at_ms=99), FIGURES)
    assert ear.changes == seen


def test_only_the_changed_fields_of_a_row_are_told() -> None:
    """A tile repaints what moved; its row stays, and so does the finger on it."""
    model = OverviewViewModel(Ear().asked.append)
    before = shown.overview(4)
    model.show(before, FIGURES)
    told: list[list[int]] = []
    model.outlets.dataChanged.connect(lambda _first, _last, roles: told.append(list(roles)))
    moved = replace(before.outlets[1], cost_minor=2_300)
    model.show(replace(before, outlets=(before.outlets[0], moved, *before.outlets[2:])), FIGURES)
    names = {bytes(model.outlets.roleNames()[role].data()).decode() for role in told[0]}
    assert len(told) == 1
    assert names == {"moneyText", "progress", "spoken"}


def test_a_quantity_is_bounded_by_what_one_delivery_may_take() -> None:
    """More than the product's largest delivery cannot be typed."""
    ear = Ear()
    model = ChooseViewModel(ear.asked.append)
    model.show(shown.choose((3,)), FIGURES)
    model.choose("quantity")
    for key in "999":
        model.key(key)
    assert model.entryText == "9\xa0L"
    assert model.mostText == "60\xa0L"


def test_a_quantity_is_not_offered_for_several_outlets() -> None:
    """With several outlets the form goes back to an amount."""
    model = ChooseViewModel(Ear().asked.append)
    model.show(shown.choose((1,)), FIGURES)
    model.choose("quantity")
    model.show(shown.choose((1, 2)), FIGURES)
    assert model.by == "amount"
    assert not model.hasQuantity


def test_quick_amounts_beyond_the_limit_are_not_shown() -> None:
    """Nobody is offered what the kiosk would refuse."""
    model = ChooseViewModel(Ear().asked.append)
    model.show(replace(shown.choose(), sale_max_minor=4_000), FIGURES)
    assert model.quick.count == 2


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("printer:paper_out", "Receipt printer: no paper"),
        ("printer:lost", "Receipt printer: it does not answer"),
        ("printer:novel", "Receipt printer: novel"),
        ("reader_lost:imager", "A reader of codes is not there: imager"),
    ],
)
def test_an_attendant_is_told_of_printers_and_readers_in_words(code: str, text: str) -> None:
    """Which one, and what is wrong with it."""
    assert words.alarm(code) == text
