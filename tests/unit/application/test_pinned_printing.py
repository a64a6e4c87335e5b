"""Workers of printers and readers to the millisecond, and each reason for which nothing prints."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from fakes.stage import Stage
from fakes.time import FakeClock
from fakes.values import SALE
from fakes.world import site

from kiosk.api.codes import SourceLost
from kiosk.application import messages as m
from kiosk.application.print_worker import REOPEN_FIRST_MS, REOPEN_LAST_MS, STATUS_MS, PrintWorker
from kiosk.application.printing import (
    DAY_PRINTED,
    GIVE_UP_MS,
    KEPT,
    RECEIPTS,
    REPORT,
    Found,
    Printing,
    Receipt,
    State,
)
from kiosk.application.reader_worker import CODE_MS, CODES_AT_ONCE, NEXT_MS, ReaderWorker
from kiosk.application.reader_worker import REOPEN_FIRST_MS as READER_FIRST_MS
from kiosk.application.reader_worker import REOPEN_LAST_MS as READER_LAST_MS
from kiosk.application.state import Change
from kiosk.domain.code import Scan
from kiosk.domain.journal import Relevance
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.report import day_said
from kiosk.domain.sale import Choice, PresetBy, Sale, SaleState
from kiosk.domain.slip import Slip
from kiosk.ports import Printed, PrinterLost, PrinterStatus, Setting

JOB = m.PrintJob("S-000001", "de", 1)
SLIP = Slip(())


class FakePrinter:
    """Writes down what is done with it."""

    name = "printer"

    def __init__(self) -> None:
        self.says = PrinterStatus()
        self.is_there = True
        self.is_lost_in_print = False
        self.log: list[str] = []

    def open(self) -> None:
        self.log.append("open")
        if not self.is_there:
            raise PrinterLost("unplugged")

    def status(self) -> PrinterStatus:
        self.log.append("status")
        if not self.is_there:
            raise PrinterLost("unplugged")
        return self.says

    def print(self, slip: Slip) -> Printed:
        assert slip is SLIP
        self.log.append("print")
        if self.is_lost_in_print:
            raise PrinterLost("unplugged")
        return Printed.DONE

    def close(self) -> None:
        self.log.append("close")

    def took(self) -> list[str]:
        """Return what was done since the last time."""
        log, self.log = self.log, []
        return log


class Bench:
    """A worker over a fake printer, on a clock that is turned by hand."""

    def __init__(self) -> None:
        self.printer, self.clock = FakePrinter(), FakeClock()
        self.posted: list[m.Message] = []
        self.worker = PrintWorker(self.printer, lambda _: SLIP, self.clock, self.posted.append)

    def told(self) -> list[m.Message]:
        """Return what was posted since the last time."""
        posted, self.posted = self.posted[:], []
        self.worker._post = self.posted.append
        return posted


@pytest.fixture
def bench() -> Bench:
    """A printer that works."""
    return Bench()


def test_a_printer_is_looked_at_every_other_second(bench: Bench) -> None:
    """At once first, then when its time has come and not a millisecond before."""
    assert bench.worker.step() == STATUS_MS == 2_000
    assert bench.printer.took() == ["open", "status"]
    assert bench.told() == [m.PrinterSeen("")]
    bench.clock.turn(STATUS_MS - 1)
    assert bench.worker.step() == 1
    assert bench.printer.took() == []
    bench.clock.turn(1)
    assert bench.worker.step() == STATUS_MS
    assert bench.printer.took() == ["status"]
    assert bench.told() == []


def test_what_changes_about_a_printer_is_told_once(bench: Bench) -> None:
    """Low paper and trouble are two things; a status that stays says nothing."""
    told = []
    for says in (
        PrinterStatus(),
        PrinterStatus(is_paper_low=True),
        PrinterStatus(is_paper_low=True),
        PrinterStatus(is_paper_low=True, is_paper_out=True),
        PrinterStatus(),
    ):
        bench.printer.says = says
        bench.worker.step()
        bench.clock.turn(STATUS_MS)
        told.append(bench.told())
    assert told == [
        [m.PrinterSeen("")],
        [m.PrinterSeen("", is_low=True)],
        [],
        [m.PrinterSeen("paper_out", is_low=True)],
        [m.PrinterSeen("")],
    ]


def test_a_lost_printer_is_closed_and_tried_after_twice_the_time(bench: Bench) -> None:
    """Up to eight seconds; once it is there, the next loss begins with half a second again."""
    bench.printer.is_there = False
    waits = []
    for _ in range(7):
        waits.append(bench.worker.step())
        bench.clock.turn(waits[-1])
    assert waits == [500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]
    assert (waits[0], waits[-1]) == (REOPEN_FIRST_MS, REOPEN_LAST_MS)
    assert bench.printer.took() == ["open", "close"] * 7
    assert bench.told() == [m.PrinterSeen("lost", reason="unplugged")]
    bench.printer.is_there = True
    assert bench.worker.step() == STATUS_MS
    assert bench.told() == [m.PrinterSeen("")]
    bench.printer.is_there = False
    bench.clock.turn(STATUS_MS)
    assert bench.worker.step() == REOPEN_FIRST_MS


def test_a_request_goes_before_everything_else(bench: Bench) -> None:
    """Each with a look of its own: what was seen two seconds ago may not be so."""
    bench.worker.ask(m.PrepareReceipt(JOB))
    bench.worker.ask(m.PrintReceipt(JOB))
    assert bench.worker.step() == 0
    assert bench.printer.took() == ["open", "status"]
    assert bench.told() == [m.PrinterSeen(""), m.PrinterReady(JOB)]
    assert bench.worker.step() == 0
    assert bench.printer.took() == ["status", "print"]
    assert bench.told() == [m.ReceiptPrinted(JOB, Printed.DONE)]
    assert bench.worker.step() == STATUS_MS
    assert bench.printer.took() == ["status"], "after a print it is looked at again"


@pytest.mark.parametrize("request_kind", [m.PrepareReceipt, m.PrintReceipt])
@pytest.mark.parametrize("trouble", ["lost", "paper"])
def test_in_trouble_nothing_is_begun(
    bench: Bench, request_kind: type[m.PrepareReceipt | m.PrintReceipt], trouble: str
) -> None:
    """Neither where it is gone nor where it says that it cannot."""
    if trouble == "lost":
        bench.printer.is_there = False
    else:
        bench.printer.says = PrinterStatus(is_paper_out=True)
    bench.worker.ask(request_kind(JOB))
    bench.worker.step()
    assert bench.told()[1:] == [m.ReceiptPrinted(JOB, Printed.NOT_BEGUN)]
    assert "print" not in bench.printer.took()


def test_a_printer_that_goes_before_anything_was_sent_has_not_begun(bench: Bench) -> None:
    """Its port says so by the error that it raises."""
    bench.printer.is_lost_in_print = True
    bench.worker.ask(m.PrintReceipt(JOB))
    bench.worker.step()
    assert bench.told()[1:] == [m.ReceiptPrinted(JOB, Printed.NOT_BEGUN)]


def test_a_worker_that_ends_lets_go(bench: Bench) -> None:
    """Another program may want the port."""
    bench.worker.close()
    assert bench.printer.took() == ["close"]


def test_a_printer_is_looked_at_in_the_first_millisecond_of_a_machine(bench: Bench) -> None:
    """And again at once after it has printed, whatever the clock shows."""
    bench.clock.mono_ms = 0
    bench.worker.ask(m.PrintReceipt(JOB))
    assert bench.worker.step() == 0
    assert bench.printer.took() == ["open", "status", "print"]
    assert bench.worker.step() == STATUS_MS
    assert bench.printer.took() == ["status"]
    fresh = Bench()
    fresh.clock.mono_ms = 0
    assert fresh.worker.step() == STATUS_MS
    assert fresh.printer.took() == ["open", "status"]


def test_a_printer_that_takes_longer_to_answer_than_it_is_left_alone_is_due_at_once() -> None:
    """Nobody waits for less than no time."""
    bench = Bench()
    status = bench.printer.status

    def slow() -> PrinterStatus:
        bench.clock.turn(STATUS_MS + 1_000)
        return status()

    bench.printer.status = slow  # type: ignore[method-assign]
    assert bench.worker.step() == 0


# --- What the core knows of receipts ------------------------------------------------------------


def sale(**changes: object) -> Sale:
    """Return a sale that has ended, with its receipt."""
    ended = Sale(
        id="S-000001",
        words="pumpkin cloud",
        amount=Money(2_000),
        preset_by=PresetBy.AMOUNT,
        choices=(Choice(OutletId(1), "diesel", site(1).products["diesel"].tariff),),
        state=SaleState.SETTLED,
        created_ms=0,
        receipt=7,
    )
    return replace(ended, **changes)  # type: ignore[arg-type]  # Fields named by the tests.


def payer(key: str = "P-000002", code: str = "CODE") -> Prepayment:
    """Return who has paid."""
    return Prepayment(
        id=key,
        sale="S-000001",
        rail="fake",
        code=code,
        state=PrepaymentState.SETTLED,
        asked=Money(2_000),
        created_ms=0,
        expires_ms=0,
    )


class Desk:
    """What the core knows of one printer, and one change that is being made."""

    def __init__(self, ended: Sale | None = None, *paid: Prepayment) -> None:
        self.sale = ended or sale()
        self.stage = Stage(self.sale, *(paid or (payer(),)))
        self.printing = Printing(has_printer=True)
        self.printing.on_seen(m.PrinterSeen(""))
        self.change = self.stage.change()

    def ask(self, language: str = "de") -> bool:
        """Ask for the receipt."""
        return self.printing.ask(self.change, self.sale, language)

    def kept(self) -> dict[str, list[object]]:
        """Return what is stored of receipts."""
        return json.loads(self.change.setting(RECEIPTS) or "{}")  # type: ignore[no-any-return]

    def notes(self) -> list[tuple[Relevance, str, dict[str, object]]]:
        """Return what was noted."""
        return [(one.relevance, one.kind, dict(one.body)) for one in self.change.batch().entries]

    def put(self, *receipts: Receipt) -> None:
        """Store that these are known of the sale."""
        for one in receipts:
            text = json.dumps({self.sale.id: [str(one.state), one.copies]})
            self.change.save(Setting(RECEIPTS, text))


def test_a_wish_is_stored_noted_and_asked_of_the_printer() -> None:
    """For which sale, in the language of the screen, and which copy it is."""
    desk = Desk(None, payer(code=""), payer("P-000003"), payer("P-000004", "OTHER"))
    assert desk.ask()
    assert desk.kept() == {"S-000001": ["asked", 1]}
    assert desk.notes() == [
        (Relevance.PAYMENT, "receipt-asked", {"sale": "S-000001", "copy": 1}),
    ]
    assert list(desk.change.requests) == [m.PrepareReceipt(JOB)]
    assert JOB.code == "", "only a voucher has one"


@pytest.mark.parametrize(
    "changes", [{"receipt": None}, {"state": SaleState.SETTLING}, {"state": SaleState.OPEN}]
)
def test_a_sale_without_a_receipt_has_none_to_print(changes: dict[str, object]) -> None:
    """Before it is settled, or where nobody bought anything."""
    desk = Desk(sale(**changes))
    assert not desk.ask()
    assert (desk.kept(), desk.notes()) == ({}, [])


def test_a_payer_without_a_page_has_a_receipt_on_paper() -> None:
    """Who has paid with a code has no link, and a right to a receipt all the same."""
    assert Desk(None, payer(code="")).ask()


@pytest.mark.parametrize("trouble", ["lost", "paper_out"])
def test_a_printer_in_trouble_is_asked_for_nothing(trouble: str) -> None:
    """Nor one that nobody has heard from, nor one that is not there at all."""
    desk = Desk()
    desk.printing.on_seen(m.PrinterSeen(trouble))
    assert not desk.ask()
    assert desk.printing.printer == trouble
    unheard, none = Printing(has_printer=True), Printing(has_printer=False)
    assert (unheard.printer, none.printer) == ("lost", "")
    for printing in (unheard, none):
        assert not printing.ask(desk.change, desk.sale, "de")


@pytest.mark.parametrize(
    ("before", "copies", "after"),
    [
        (State.NOT_BEGUN, 1, 1),
        (State.NOT_BEGUN, 3, 3),
        (State.DONE, 1, 2),
        (State.DONE, 2, 3),
        (State.BROKEN_OFF, 1, 2),
        (State.UNKNOWN, 4, 5),
    ],
)
def test_which_copy_it_is_goes_by_what_may_be_on_paper(
    before: State, copies: int, after: int
) -> None:
    """Each that may be there counts."""
    desk = Desk()
    desk.put(Receipt(before, copies))
    assert desk.ask()
    assert desk.kept() == {"S-000001": ["asked", after]}


@pytest.mark.parametrize(
    ("before", "copies", "after"),
    [
        (None, 0, 1),
        (State.NOT_BEGUN, 1, 1),
        (State.NOT_BEGUN, 3, 3),
        (State.DONE, 1, 2),
        (State.UNKNOWN, 2, 3),
        (State.ASKED, 1, None),
        (State.PRINTING, 1, None),
    ],
)
def test_a_voucher_that_may_be_on_paper_already_is_printed_as_a_copy(
    before: State | None, copies: int, after: int | None
) -> None:
    """However often it was begun in vain since; and not while it is being printed."""
    desk = Desk()
    kept = {} if before is None else {"V-7": [str(before), copies]}
    desk.change.save(Setting(RECEIPTS, json.dumps(kept)))
    assert desk.printing.ask_voucher(desk.change, "V-7", "THE-CODE", "de") is (after is not None)
    if after is None:
        assert desk.kept() == kept
        assert desk.notes() == []
        return
    assert desk.kept() == {"V-7": ["asked", after]}
    told = {"voucher": "V-7", "copy": after}
    assert desk.notes() == [(Relevance.ATTENDANT, "voucher-print-asked", told)]
    job = m.PrintJob("V-7", "de", after, "THE-CODE")
    assert list(desk.change.requests) == [m.PrepareReceipt(job)]
    late_ms = desk.stage.now.mono_ms + GIVE_UP_MS
    desk.change.now = replace(desk.stage.now, mono_ms=late_ms)  # type: ignore[misc]
    desk.printing.tick(desk.change)
    assert desk.kept() == {"V-7": ["not_begun", after]}


def test_no_voucher_is_printed_by_a_printer_in_trouble() -> None:
    """Its code would be known to the printer alone, and the printer is not there."""
    desk = Desk()
    desk.printing.on_seen(m.PrinterSeen("paper_out"))
    assert not desk.printing.ask_voucher(desk.change, "V-7", "THE-CODE", "de")


@pytest.mark.parametrize("running", [State.ASKED, State.PRINTING])
def test_one_that_runs_is_not_asked_for_again(running: State) -> None:
    """A second touch changes nothing."""
    desk = Desk()
    desk.put(Receipt(running, 1))
    assert not desk.ask()
    assert desk.kept() == {"S-000001": [str(running), 1]}


def test_a_beginning_is_stored_before_it_is_told_to_the_printer() -> None:
    """In one change: what the printer gets and what is known of it."""
    desk = Desk()
    desk.put(Receipt(State.ASKED, 1))
    desk.printing.on_ready(desk.change, m.PrinterReady(JOB))
    assert desk.kept() == {"S-000001": ["printing", 1]}
    assert desk.notes() == [
        (Relevance.PAYMENT, "receipt-begun", {"sale": "S-000001", "copy": 1}),
    ]
    assert list(desk.change.requests) == [m.PrintReceipt(JOB)]


@pytest.mark.parametrize(
    "known", [None, Receipt(State.ASKED, 2), Receipt(State.PRINTING, 1), Receipt(State.DONE, 1)]
)
def test_a_printer_that_is_ready_for_something_else_prints_nothing(known: Receipt | None) -> None:
    """An answer from before a restart, or one that comes twice."""
    desk = Desk()
    desk.put(*([known] if known else []))
    desk.printing.on_ready(desk.change, m.PrinterReady(JOB))
    assert not desk.change.requests
    assert desk.notes() == []


@pytest.mark.parametrize(
    ("known", "counts"),
    [
        (None, False),
        (Receipt(State.ASKED, 1), True),
        (Receipt(State.PRINTING, 1), True),
        (Receipt(State.PRINTING, 2), False),
        (Receipt(State.DONE, 1), False),
    ],
)
def test_an_end_counts_for_the_receipt_that_runs(known: Receipt | None, *, counts: bool) -> None:
    """And is noted with what became of it."""
    desk = Desk()
    desk.put(*([known] if known else []))
    desk.printing.on_printed(desk.change, m.ReceiptPrinted(JOB, Printed.BROKEN_OFF))
    ended = (
        Relevance.PAYMENT,
        "receipt-ended",
        {"sale": "S-000001", "copy": 1, "outcome": "broken_off"},
    )
    assert desk.notes() == ([ended] if counts else [])
    if counts:
        assert desk.kept() == {"S-000001": ["broken_off", 1]}


def test_what_was_begun_is_given_up_after_three_minutes() -> None:
    """Not before; and where nothing was asked for, nothing is looked at."""
    desk = Desk()
    desk.printing.tick(desk.change)
    assert desk.ask()
    later = desk.stage.now.mono_ms + GIVE_UP_MS
    for mono_ms, state in ((later - 1, "asked"), (later, "not_begun"), (later + 1, "not_begun")):
        desk.change.now = replace(desk.stage.now, mono_ms=mono_ms)  # type: ignore[misc]
        desk.printing.tick(desk.change)
        assert desk.kept()["S-000001"][0] == state
    assert len([one for one in desk.notes() if one[1] == "receipt-ended"]) == 1


def test_the_newest_receipts_are_kept_and_no_more() -> None:
    """Asked for again, one is the newest."""
    desk = Desk()
    old = {f"S-{number:06}": ["done", 1] for number in range(1, KEPT + 1)}
    desk.change.save(Setting(RECEIPTS, json.dumps(old)))
    assert desk.ask()
    assert list(desk.kept())[-1] == "S-000001"
    assert len(desk.kept()) == KEPT == 64
    fresh = Desk(sale(id="S-000099"), replace(payer(), sale="S-000099"))
    fresh.change.save(Setting(RECEIPTS, json.dumps(old)))
    assert fresh.ask()
    assert next(iter(fresh.kept())) == "S-000002"
    assert len(fresh.kept()) == KEPT


def test_what_an_attendant_is_told_of_a_printer() -> None:
    """The trouble, or that paper runs low; of a printer in trouble its trouble alone."""
    printing = Printing(has_printer=True)
    assert printing.alarms() == ["printer:lost"]
    for seen, alarms in (
        (m.PrinterSeen(""), []),
        (m.PrinterSeen("", is_low=True), ["printer:paper_low"]),
        (m.PrinterSeen("cover_open", is_low=True), ["printer:cover_open"]),
    ):
        printing.on_seen(seen)
        assert printing.alarms() == alarms
    none = Printing(has_printer=False)
    none.on_seen(m.PrinterSeen("cover_open"))
    assert none.alarms() == []


# --- The worker of a reader ---------------------------------------------------------------------


class FakeSource:
    """Writes down what is done with it."""

    name = "imager"

    def __init__(self) -> None:
        self.is_there = True
        self.log: list[str] = []
        self.says: tuple[Scan, ...] = ()

    def open(self) -> None:
        self.log.append("open")
        if not self.is_there:
            raise SourceLost("unplugged")

    def read(self) -> tuple[Scan, ...]:
        self.log.append("read")
        if not self.is_there:
            raise SourceLost("unplugged")
        return self.says

    def close(self) -> None:
        self.log.append("close")


def test_a_reader_is_opened_once_and_looked_at_again_and_again() -> None:
    """Twenty times a second; when it is lost, after a quarter of a second, then twice as long."""
    source, clock, posted = FakeSource(), FakeClock(), list[m.Message]()
    worker = ReaderWorker(source, "front", clock, posted.append)
    assert worker.step() == NEXT_MS
    assert worker.step() == NEXT_MS
    assert source.log == ["open", "read", "read"]
    source.is_there = False
    waits = []
    for _ in range(7):
        waits.append(worker.step())
        clock.turn(waits[-1])
    assert waits == [250, 500, 1_000, 2_000, 4_000, 4_000, 4_000]
    assert (waits[0], waits[-1]) == (READER_FIRST_MS, READER_LAST_MS)
    assert source.log[3:7] == ["read", "close", "open", "close"]
    assert posted == [m.ReaderFound("imager"), m.ReaderLost("imager", "unplugged")]
    clock.turn(-1)
    count = len(source.log)
    assert worker.step() == 1
    assert len(source.log) == count
    clock.turn(1)
    source.is_there = True
    assert worker.step() == NEXT_MS
    source.is_there = False
    assert worker.step() == READER_FIRST_MS
    assert len(posted) == 4
    source.is_there = True
    clock.turn(READER_FIRST_MS)
    worker.step()
    assert source.log[-1] == "read"
    worker.close()
    assert source.log[-1] == "close"


def test_a_reader_that_says_too_much_is_cut_off_from_the_first_millisecond_on() -> None:
    """Five codes at once; after them one in so long, counted from when the first was read."""
    assert (NEXT_MS, CODES_AT_ONCE, CODE_MS) == (50, 5, 500)
    source, clock, posted = FakeSource(), FakeClock(), list[m.Message]()
    clock.mono_ms = 0
    worker = ReaderWorker(source, "front", clock, posted.append)
    heard = []
    for at_ms in (0, 0, 1, 1, CODE_MS, CODE_MS + 1):
        clock.turn(at_ms - clock.mono_ms)
        source.says = tuple(Scan(f"{len(heard)}{number}") for number in range(CODES_AT_ONCE))
        posted.clear()
        worker.step()
        heard.append(sum(isinstance(one, m.CodeRead) for one in posted))
    assert heard == [CODES_AT_ONCE, 0, 1, 0, 0, 1]


# --- Reports --------------------------------------------------------------------------------------


def reports(*settings: Setting) -> tuple[Printing, Stage]:
    """Return a printer that is ready, and a stage with what is stored."""
    stage = Stage()
    stage.keep(*settings)
    printing = Printing(has_printer=True)
    printing.on_seen(m.PrinterSeen(""))
    return printing, stage


def of_kind(change: Change, kind: str) -> list[tuple[Relevance, dict[str, object]]]:
    """Return what a change writes down of a kind."""
    found = [one for one in change.batch().entries if one.kind == kind]
    return [(one.relevance, dict(one.body)) for one in found]


@pytest.mark.parametrize(
    ("day", "kept", "copy"),
    [
        (0, "", 1),
        (0, day_said(0, 3), 1),
        (7, "", 1),
        (7, day_said(7, 1), 2),
        (7, day_said(7, 4), 5),
        (7, day_said(6, 4), 1),
        (8, day_said(7, 4), 1),
    ],
)
def test_a_report_is_a_copy_of_what_may_be_on_paper(day: int, kept: str, copy: int) -> None:
    """A closed day's once it was begun; the running day's never, and another day's neither."""
    printing, stage = reports(Setting(DAY_PRINTED, kept))
    change = stage.change()
    assert printing.ask_report(change, day, "de") is True
    assert of_kind(change, "report-asked") == [(Relevance.ATTENDANT, {"day": day, "copy": copy})]
    job = m.PrintJob(REPORT, "de", copy, day=day)
    assert change.requests == [m.PrepareReceipt(job)]
    assert printing.copy_of(change) == copy
    assert printing.ask_report(change, day, "de") is False, "it is being printed"
    assert len(change.requests) == 1
    printing.on_ready(change, m.PrinterReady(job))
    assert change.setting(DAY_PRINTED) == (day_said(day, copy) if day else kept)
    assert of_kind(change, "report-begun") == [(Relevance.ATTENDANT, {"copy": copy})]
    assert of_kind(change, "receipt-begun") == []
    assert change.requests[1:] == [m.PrintReceipt(job)]
    printing.on_printed(change, m.ReceiptPrinted(job, Printed.DONE))
    assert of_kind(change, "report-ended") == [
        (Relevance.ATTENDANT, {"copy": copy, "outcome": "done"})
    ]
    assert of_kind(change, "receipt-ended") == []


def test_without_a_store_no_receipt_is_found() -> None:
    """Whatever somebody looks for."""
    assert reports()[0].find("1") == ()


def test_a_copy_says_of_which_receipt_and_for_whom() -> None:
    """One that has no number is not printed."""
    printing, stage = reports()
    sale = replace(SALE, state=SaleState.SETTLED, receipt=12)
    change = stage.change()
    assert printing.ask_copy(change, Found(sale, 0), "en", by="Ada") is True
    wanted = {
        "sale": sale.id, "receipt": 12, "copy": 2, "by": "Ada", "reason": "asked_for",
    }  # fmt: skip
    assert of_kind(change, "receipt-reprint") == [(Relevance.ATTENDANT, wanted)]
    none = Found(replace(sale, id="S-000009", receipt=None), 0)
    assert printing.ask_copy(change, none, "en", by="Ada") is False


def test_what_is_given_up_is_given_up_once() -> None:
    """Afterwards the printer is asked as ever."""
    printing, stage = reports()
    change = stage.change()
    printing.ask_report(change, 0, "en")
    change.apply()
    stage.turn(GIVE_UP_MS)
    change = stage.change()
    printing.tick(change)
    assert len(of_kind(change, "report-ended")) == 1
    change.apply()
    change = stage.change()
    assert printing.ask_report(change, 0, "en")
    change.apply()
    stage.turn(GIVE_UP_MS - 1)
    change = stage.change()
    printing.tick(change)
    assert of_kind(change, "report-ended") == []
