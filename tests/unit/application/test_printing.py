"""Receipts on paper: once, or known not to be, whatever fails and whenever it is killed."""

from __future__ import annotations

import itertools
import json
from contextlib import suppress
from dataclasses import replace

import pytest
from fakes.rail import FakeRail
from fakes.time import FakeClock
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application import messages as m
from kiosk.application.print_worker import REOPEN_LAST_MS, STATUS_MS, PrintWorker
from kiosk.application.printing import GIVE_UP_MS, KEPT, RECEIPTS
from kiosk.application.state import Change
from kiosk.domain.slip import Slip, Text
from kiosk.ports import Printed, PrinterLost, PrinterStatus, StorageFull


class FakePrinter:
    """Prints what it is told to, or fails as it is told to."""

    name = "printer"

    def __init__(self) -> None:
        self.paper: list[str] = []
        self.says = PrinterStatus()
        self.is_there = True
        self.outcome = Printed.DONE
        self.opened = 0

    def open(self) -> None:
        self.opened += 1
        if not self.is_there:
            raise PrinterLost("unplugged")

    def status(self) -> PrinterStatus:
        if not self.is_there:
            raise PrinterLost("unplugged")
        return self.says

    def print(self, slip: Slip) -> Printed:
        if not self.is_there:
            raise PrinterLost("unplugged")
        if self.says.trouble:
            return Printed.NOT_BEGUN
        if self.outcome is not Printed.NOT_BEGUN:
            [text] = slip.parts
            assert isinstance(text, Text)
            self.paper.append(text.text)
        return self.outcome

    def close(self) -> None:
        pass


class Place(World):
    """A place with a receipt printer."""

    def __init__(self, printer: FakePrinter, *, rail: FakeRail | None = None) -> None:
        super().__init__(place=site(2), rail=rail, printer=printer)
        self.paper = printer.paper
        self.run(1_500)

    def sell(self) -> str:
        """Sell something, up to the last screen; return the sale."""
        sale = self.buy(1)
        self.lift()
        self.flow(1, 1_000_000)
        self.ask(c.Finish())
        self.finish(sale)
        self.controller().calling = False
        self.run(100)
        assert self.screen is Screen.DONE
        return sale

    @property
    def printing(self) -> str:
        """How far the receipt of the sale that is shown has come."""
        assert self.visit.sale is not None
        return self.visit.sale.printing

    @property
    def alarms(self) -> tuple[str, ...]:
        """What an attendant is told."""
        return self.core.alarms(self.clock.now())


@pytest.fixture
def printer() -> FakePrinter:
    """A printer that works."""
    return FakePrinter()


@pytest.fixture
def place(printer: FakePrinter) -> Place:
    """A place with that printer."""
    return Place(printer)


def test_a_receipt_is_printed_when_it_is_asked_for(place: Place) -> None:
    """In the language of the screen; and what was asked and became of it is in the journal."""
    sale = place.sell()
    assert place.snapshot.printer == "ready"
    assert place.printing == ""
    place.ask(c.PrintReceipt("de"))
    place.run(100)
    assert place.paper == [f"{sale} copy 1 de"]
    assert place.printing == "done"
    kinds = [kind for kind in place.kinds() if kind.startswith("receipt-")]
    assert kinds == ["receipt-asked", "receipt-begun", "receipt-ended"]


def test_nothing_is_printed_that_nobody_asked_for(place: Place) -> None:
    """Paper costs trees; the receipt is on the phone."""
    place.sell()
    place.run(5_000)
    assert place.paper == []


def test_what_is_asked_for_again_is_a_copy(place: Place) -> None:
    """Two receipts for one sale would be two purchases to an accountant."""
    sale = place.sell()
    for _ in range(3):
        place.ask(c.PrintReceipt("en"))
        place.run(100)
    assert place.paper == [f"{sale} copy {number} en" for number in (1, 2, 3)]


def test_a_finger_that_touches_twice_prints_once(place: Place) -> None:
    """While it is being printed, nothing more is asked for."""
    place.sell()
    for _ in range(5):
        place.ask(c.PrintReceipt("en"))
    place.run(200)
    assert len(place.paper) == 1


@pytest.mark.parametrize(
    ("outcome", "state", "next_copy"),
    [
        (Printed.DONE, "done", 2),
        (Printed.NOT_BEGUN, "not_begun", 1),
        (Printed.BROKEN_OFF, "broken_off", 2),
        (Printed.UNKNOWN, "unknown", 2),
    ],
)
def test_what_may_be_on_paper_makes_the_next_one_a_copy(
    place: Place, printer: FakePrinter, outcome: Printed, state: str, next_copy: int
) -> None:
    """Only where nothing was printed is the next one the receipt."""
    sale = place.sell()
    printer.outcome = outcome
    place.ask(c.PrintReceipt("en"))
    place.run(100)
    assert place.printing == state
    printer.outcome = Printed.DONE
    place.ask(c.PrintReceipt("en"))
    place.run(100)
    assert place.paper[-1] == f"{sale} copy {next_copy} en"


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (PrinterStatus(is_paper_out=True), "paper_out"),
        (PrinterStatus(is_cover_open=True), "cover_open"),
        (PrinterStatus(is_faulty=True), "fault"),
    ],
)
def test_a_printer_in_trouble_is_told_to_the_attendant_and_takes_no_wishes(
    place: Place, printer: FakePrinter, status: PrinterStatus, trouble: str
) -> None:
    """The customer has the receipt on the phone, and sees that there is none on paper."""
    place.sell()
    printer.says = status
    place.run(STATUS_MS + 100)
    assert place.alarms == (f"printer:{trouble}",)
    assert place.snapshot.printer == trouble
    place.ask(c.PrintReceipt("en"))
    place.run(100)
    assert (place.paper, place.printing) == ([], "")
    printer.says = PrinterStatus()
    place.run(STATUS_MS + 100)
    assert place.alarms == ()
    place.ask(c.PrintReceipt("en"))
    place.run(100)
    assert len(place.paper) == 1


def test_trouble_that_comes_between_wish_and_print_is_known(
    place: Place, printer: FakePrinter
) -> None:
    """The last piece of paper was used up a moment ago."""
    sale = place.sell()
    printer.says = PrinterStatus(is_paper_out=True)
    place.ask(c.PrintReceipt("en"))
    place.run(100)
    assert (place.paper, place.printing) == ([], "not_begun")
    printer.says = PrinterStatus()
    place.run(STATUS_MS + 100)
    place.ask(c.PrintReceipt("en"))
    place.run(100)
    assert place.paper == [f"{sale} copy 1 en"]


def test_little_paper_is_told_while_it_prints(place: Place, printer: FakePrinter) -> None:
    """The roll can be changed before it is empty."""
    printer.says = PrinterStatus(is_paper_low=True)
    place.run(STATUS_MS + 100)
    assert place.alarms == ("printer:paper_low",)
    assert place.snapshot.printer == "ready"


def test_a_printer_that_is_unplugged_comes_back(place: Place, printer: FakePrinter) -> None:
    """Tried ever more seldom, told once."""
    printer.is_there = False
    place.run(STATUS_MS + 100)
    assert place.alarms == ("printer:lost",)
    opened = printer.opened
    place.run(60_000)
    assert 6 < printer.opened - opened < 14
    printer.is_there = True
    place.run(REOPEN_LAST_MS + 100)
    assert place.alarms == ()


def test_a_place_without_a_printer_says_nothing_of_one() -> None:
    """No button, no alarm, and whoever asks all the same gets nothing."""
    world = World(place=site(1))
    world.run(1_500)
    assert world.snapshot.printer == ""
    assert world.core.alarms(world.clock.now()) == ()
    world.ask(c.PrintReceipt("en"))
    world.run(100)


def test_no_receipt_is_printed_before_there_is_one(place: Place) -> None:
    """While it flows, and after nothing was taken."""
    place.buy(1)
    place.lift()
    place.ask(c.PrintReceipt("en"))
    place.run(100)
    assert place.paper == []


def test_an_answer_to_an_older_wish_changes_nothing(place: Place) -> None:
    """What a printer says twice or late is not believed twice."""
    sale = place.sell()
    job = m.PrintJob(sale, "en", 1)
    for message in (m.PrinterReady(job), m.ReceiptPrinted(job, Printed.DONE)):
        place.handle(message)
    assert (place.paper, place.printing) == ([], "")
    place.ask(c.PrintReceipt("en"))
    place.run(100)
    for message in (m.PrinterReady(job), m.ReceiptPrinted(job, Printed.NOT_BEGUN)):
        place.handle(message)
    place.run(100)
    assert len(place.paper) == 1
    assert place.printing == "done"


def test_only_the_latest_receipts_are_kept_in_mind(place: Place) -> None:
    """The rest is in the journal: a setting is no archive."""
    for _ in range(3):
        place.sell()
        place.ask(c.PrintReceipt("en"))
        place.run(100)
        place.ask(c.Finish())
        place.run(100)
    [kept] = [one.value for one in place.store.load().settings if one.key == RECEIPTS]
    assert kept.count("done") == 3 <= KEPT


# --- Kills --------------------------------------------------------------------------------------


class Killed(Exception):
    """The engine is gone."""


def test_a_kill_between_any_two_steps_prints_at_most_once_and_leaves_no_doubt_untold() -> None:
    """Before or after any message: either it is on paper, or known not to be, or said unknown."""
    ends = {after_a_kill(when, at) for when in ("on_message", "on_handled") for at in range(12)}
    # Before the wish was stored, after it, while it was printed, and after all was done.
    assert ends == {("", 0), ("not_begun", 0), ("unknown", 0), ("unknown", 1), ("done", 1)}


def after_a_kill(when: str, at: int) -> tuple[str, int]:
    """Kill the engine at one message of a print and start it again; return what it says and is."""
    place = Place(FakePrinter())
    sale = place.sell()
    count = itertools.count()

    def perhaps(message: m.Message) -> None:
        if not isinstance(message, m.StatusRead | m.Ticked) and next(count) == at:
            raise Killed

    setattr(place, when, perhaps)
    with suppress(Killed):
        place.ask(c.PrintReceipt("en"))
        place.run(300)
    setattr(place, when, None)
    place.start()
    place.run(1_000)
    printed = len(place.paper)
    place.run(5_000)
    assert len(place.paper) == printed, "nothing is printed by itself"
    return place.core._printing.state_of(_view(place), sale), printed


def _view(place: Place) -> Change:
    """Return what the core would look at now."""
    return Change(place.core._state, place.clock.now())


def test_nothing_is_printed_whose_beginning_cannot_be_stored(
    place: Place, printer: FakePrinter
) -> None:
    """The disk is full between the wish and the print."""
    place.sell()

    def full(message: m.Message) -> None:
        if isinstance(message, m.PrinterReady):
            place.store.broken = StorageFull("no room")

    place.on_message = full
    place.ask(c.PrintReceipt("en"))
    place.run(500)
    assert printer.paper == []
    place.on_message = None
    place.store.broken = None
    place.start()
    place.run(1_000)
    assert printer.paper == []


@pytest.mark.parametrize(
    ("lost", "state"), [(m.PrinterReady, "not_begun"), (m.ReceiptPrinted, "unknown")]
)
def test_a_word_that_is_lost_on_the_way_keeps_nobody_waiting(
    place: Place, lost: type[m.Message], state: str
) -> None:
    """Nothing could be stored just then: in the end it is known, and can be asked for again."""
    sale = place.sell()
    place.mixes = lambda mail: [one for one in mail if not isinstance(one, lost)]
    place.ask(c.PrintReceipt("en"))
    place.run(1_000)
    assert place.printing in {"asked", "printing"}
    place.mixes = None
    place.clock.turn(GIVE_UP_MS)
    place.run(200)
    assert place.core._printing.state_of(_view(place), sale) == state
    assert place.kinds()[-1] == "receipt-ended"


# --- The worker ---------------------------------------------------------------------------------


def test_a_receipt_that_is_nowhere_any_more_is_not_printed(printer: FakePrinter) -> None:
    """Its sale was forgotten between the wish and the print: that is told, not guessed."""
    posted: list[m.Message] = []
    worker = PrintWorker(printer, lambda _: None, FakeClock(), posted.append)
    job = m.PrintJob("S-000001", "en", 1)
    worker.ask(m.PrepareReceipt(job))
    worker.ask(m.PrintReceipt(job))
    worker.step()
    worker.step()
    assert posted == [
        m.PrinterSeen(""),
        m.PrinterReady(job),
        m.ReceiptPrinted(job, Printed.NOT_BEGUN),
    ]
    assert "code" not in repr(job)
    worker.close()


# --- Copies that an attendant prints -------------------------------------------------------------


def later(place: Place) -> None:
    """Let the customer go and so much time pass that the core has forgotten the sale."""
    place.ask(c.Finish())
    place.clock.turn(2 * 3_600_000)
    place.run(200)
    place.hire()
    place.run(2_000)
    place.log_in()


@pytest.mark.req("RCP-04")
@pytest.mark.parametrize("wanted", ["1", "K1-1", " k1-1/2 ", "WORDS", ""])
def test_an_attendant_finds_a_past_receipt_and_prints_a_copy(place: Place, wanted: str) -> None:
    """By its number, by the sale's words, or among the latest; and it is a copy, and journalled."""
    sale = place.sell()
    words = place.sale(sale).words
    later(place)
    visit = place.ask(c.FindReceipts(words.upper() if wanted == "WORDS" else wanted))
    assert visit.attendant is not None
    [found] = visit.attendant.receipts
    assert (found.number, found.words, found.copies) == (1, words, 0)
    assert found.captured_minor == place.sale(sale).captured.minor
    place.ask(c.ReprintReceipt(1, "de"))
    place.run(200)
    assert place.paper == [f"{sale} copy 2 de"]
    [body] = [
        json.loads(one.canonical)["body"]
        for one in place.store.entries
        if one.kind == "receipt-reprint"
    ]
    assert body == {
        "sale": sale,
        "receipt": 1,
        "copy": 2,
        "by": "Ada",
        "reason": "asked_for",
    }


def test_copies_are_counted_however_old_the_receipt_is(place: Place) -> None:
    """The customer's own print, a copy, and after everything was forgotten the next number."""
    sale = place.sell()
    place.ask(c.PrintReceipt("en"))
    place.run(200)
    later(place)
    place.ask(c.FindReceipts("1"))
    for _ in range(2):
        place.ask(c.ReprintReceipt(1, "en"))
        place.run(200)
    saved = place.store.saved
    saved["Setting", RECEIPTS] = replace(saved["Setting", RECEIPTS], value="")  # type: ignore[type-var]
    place.start()
    place.run(2_000)
    place.log_in()
    visit = place.ask(c.FindReceipts("1"))
    assert visit.attendant is not None
    assert [one.copies for one in visit.attendant.receipts] == [3]
    place.ask(c.ReprintReceipt(1, "en"))
    place.run(200)
    assert place.paper == [f"{sale} copy {number} en" for number in (1, 2, 3, 4)]


def test_a_copy_that_was_not_begun_is_the_same_copy_next_time(
    place: Place, printer: FakePrinter
) -> None:
    """Never the receipt again: that one is on paper."""
    sale = place.sell()
    place.ask(c.PrintReceipt("en"))
    place.run(100)
    printer.outcome = Printed.NOT_BEGUN
    place.ask(c.PrintReceipt("en"))
    place.run(100)
    printer.outcome = Printed.DONE
    place.ask(c.PrintReceipt("en"))
    place.run(100)
    assert place.paper == [f"{sale} copy 1 en", f"{sale} copy 2 en"]


@pytest.mark.parametrize("wanted", ["2", "no such words", "x" * 500, "99999999999999999999999"])
def test_what_is_no_receipt_is_said(place: Place, wanted: str) -> None:
    """Whatever somebody types."""
    place.sell()
    later(place)
    visit = place.ask(c.FindReceipts(wanted))
    assert visit.notice is Notice.NO_RECEIPT
    assert visit.attendant is not None
    assert visit.attendant.receipts == ()
    assert place.ask(c.ReprintReceipt(1, "en")).notice is Notice.NO_RECEIPT
    assert place.paper == []


def test_without_paper_a_copy_is_refused_and_said(place: Place, printer: FakePrinter) -> None:
    """And nothing is counted."""
    place.sell()
    later(place)
    place.ask(c.FindReceipts(""))
    printer.says = PrinterStatus(is_paper_out=True)
    place.run(STATUS_MS + 100)
    assert place.ask(c.ReprintReceipt(1, "en")).notice is Notice.NO_PRINTER
    visit = place.visit
    assert visit.attendant is not None
    assert [one.copies for one in visit.attendant.receipts] == [0]


def test_nobody_but_an_attendant_looks_for_receipts(place: Place) -> None:
    """What others bought is nobody's business; and the next attendant begins with nothing."""
    place.sell()
    place.ask(c.Finish())
    assert place.ask(c.FindReceipts("")).notice is Notice.NOT_ALLOWED
    assert place.ask(c.ReprintReceipt(1, "en")).notice is Notice.NOT_ALLOWED
    later(place)
    place.ask(c.FindReceipts(""))
    place.ask(c.Logout())
    visit = place.log_in()
    assert visit.attendant is not None
    assert visit.attendant.receipts == ()
