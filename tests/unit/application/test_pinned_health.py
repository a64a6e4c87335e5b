"""How everything is, row by row: graded to the last unit, and what is worst first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.stage import Stage
from fakes.values import PREPAYMENT, SALE, litres
from fakes.world import site

from kiosk.api.health import Grade, HealthSnapshot, LineSurvey, Survey
from kiosk.api.lines import LineReport, StationReport
from kiosk.application import messages as m
from kiosk.application.health import Health
from kiosk.application.printing import Printing
from kiosk.domain.closing import Closing
from kiosk.domain.closing import Stage as ValveStage
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.site import Supply
from kiosk.ports import OutletRecord, RailState, RailView

PAYER: Prepayment = replace(PREPAYMENT, rail="fake")
STATION = StationReport(1, 1_000, 0, 0, 0, 0, 0, 0, 0, 0)
REPORT = LineReport(
    "main",
    is_known=True,
    is_connected=True,
    exchanges=2_000,
    silent=0,
    damaged=0,
    foreign=0,
    quarantines=0,
    reopened=0,
    stations=(STATION,),
)
SURVEY = Survey(lines=(LineSurvey(REPORT, ""),), disk_free_mb=5_000, monitor_ms=300)


class Ward:
    """A place that somebody looks at."""

    def __init__(
        self, *supplies: Supply, readers: tuple[str, ...] = (), printer: bool = False
    ) -> None:
        place = replace(site(2), supplies={one.id: one for one in supplies})
        self.stage = Stage(SALE, PAYER, place=place)
        self.printing = Printing(has_printer=printer)
        self.health = Health(
            place,
            self.stage.watched,
            self.stage.outlets.supplies,
            self.printing,
            ("fake",),
            readers,
        )

    def hear(self, message: m.Message) -> None:
        """Let something be said."""
        self.health.hear(self.stage.change(), message)

    def survey(self, **changes: object) -> None:
        """Let the surveyor answer."""
        self.hear(m.Surveyed(replace(SURVEY, **changes)))  # type: ignore[arg-type]  # Named as fields.

    def asked(self, *looks: str) -> list[m.Request]:
        """Return what is asked while somebody looks at that."""
        change = self.stage.change()
        self.health.tick(change, set(looks))
        return change.requests

    def row(self, kind: str, name: str = "") -> HealthSnapshot:
        """Return one row of what is shown."""
        rows = self.health.shown(self.stage.change())
        [found] = [one for one in rows if (one.kind, one.name) == (kind, name)]
        return found


def test_what_is_known_and_not_heard_of_is_well() -> None:
    """A reader is there until somebody says that it is gone."""
    assert Ward(readers=("imager",)).row("reader", "imager").grade is Grade.OK


def test_what_is_wrong_comes_before_what_is_to_be_looked_at() -> None:
    """And that before what is well, whatever it is."""
    ward = Ward(readers=("imager",))
    ward.health.hear_reader("imager", is_there=False)
    ward.survey(disk_free_mb=50)
    grades = [one.grade for one in ward.health.shown(ward.stage.change())]
    assert grades == sorted(grades, key=[Grade.WRONG, Grade.WARNING, Grade.OK].index)
    assert set(grades) == set(Grade)


@pytest.mark.parametrize(("looks", "ms"), [("health", 2_000), ("charts", 30_000)])
def test_a_survey_is_asked_for_when_the_last_one_is_old(looks: str, ms: int) -> None:
    """To the millisecond; one with the day only where somebody looks at charts."""
    ward = Ward()
    ward.survey(is_read=True)
    ward.stage.turn(ms - 1)
    assert ward.asked(looks) == []
    ward.stage.turn(1)
    assert ward.asked(looks) == [m.LookAround(reads=looks == "charts")]
    ward.stage.turn(19_999)
    assert ward.asked(looks) == []
    ward.stage.turn(1)
    assert ward.asked(looks) == [m.LookAround(reads=looks == "charts")]


def test_the_day_is_read_seldom_though_health_is_looked_at_often() -> None:
    """A survey without it makes it no younger."""
    ward = Ward()
    ward.survey(is_read=True)
    ward.stage.turn(29_000)
    ward.survey()
    ward.stage.turn(1_000)
    assert ward.asked("charts") == [m.LookAround(reads=True)]


def test_a_line_that_is_back_is_well_whatever_was_wrong_with_it() -> None:
    """Its reason is told only while it is down."""
    ward = Ward()
    ward.hear(m.LineLost("main", "unplugged"))
    ward.survey()
    found = ward.row("line", "main")
    assert (found.grade, "reason" in {one.name for one in found.facts}) == (Grade.OK, False)


def test_an_outlet_that_is_hard_to_hear_is_something_to_look_at() -> None:
    """Not out of use."""
    ward = Ward()
    noisy = replace(REPORT, stations=(replace(STATION, damaged=11),))
    ward.survey(lines=(LineSurvey(noisy, ""),))
    outlet = ward.stage.site.outlets[OutletId(1)]
    assert (outlet.line, outlet.address) == ("main", 1)
    assert ward.row("outlet", "1").grade is Grade.WARNING


def test_a_way_to_pay_tells_first_how_long_ago_it_answered() -> None:
    """In whole seconds; a refusal is an answer as well."""
    ward = Ward()
    assert [one.name for one in ward.row("rail", "fake").facts] == ["outbox"]
    ward.hear(m.RailSaidNo(PAYER.id, "", "declined"))
    ward.stage.turn(3_999)
    facts = ward.row("rail", "fake").facts
    assert [(one.name, one.value) for one in facts] == [("answered_s", 3), ("outbox", 0)]


@pytest.mark.parametrize(
    ("seen", "grade", "why"),
    [
        (m.PrinterSeen(""), Grade.OK, ""),
        (m.PrinterSeen("", is_low=True), Grade.WARNING, "printer_paper_low"),
        (m.PrinterSeen("lost"), Grade.WARNING, "printer_lost"),
    ],
)
def test_a_printer_is_something_to_look_at_at_most(
    seen: m.PrinterSeen, grade: Grade, why: str
) -> None:
    """Receipts are on phones as well."""
    ward = Ward(printer=True)
    ward.printing.on_seen(seen)
    found = ward.row("printer")
    assert (found.grade, found.why) == (grade, why)


def test_a_tank_of_which_all_may_be_sold_is_low_at_a_tenth() -> None:
    """A supply without a tank has no level."""
    ward = Ward(Supply("a", "A", stock_max=litres(1_000)), Supply("b", "B"))
    [tank] = ward.health.charts(ward.stage.change()).tanks
    assert (tank.name, tank.reserve_base, tank.low_base) == ("A", 0, litres(100).base)


def test_the_slowest_that_is_reckoned_with_is_drawn() -> None:
    """Of the stages from which a valve closes."""
    ward = Ward()
    closings = tuple(
        Closing(stage, 100, mean_us=mean, slowest_us=mean)
        for stage, mean in ((ValveStage.FAST, 900_000), (ValveStage.SLOW, 100_000))
    )
    ward.stage.keep(OutletRecord(OutletId(1), closings=closings))
    first, _ = ward.health.charts(ward.stage.change()).closings
    assert first.reckoned_us == max(one.reckoned_us for one in closings)
    assert first.reckoned_us > min(one.reckoned_us for one in closings)


@pytest.mark.parametrize("how", ["read", "done"])
def test_every_answer_of_a_way_to_pay_is_one(how: str) -> None:
    """Whether it was asked to do something, or only how things are."""
    ward = Ward()
    said = RailView("ref", RailState.OPEN, "EUR", PAYER.id, NOTHING, NOTHING)
    intent = Intent(PAYER.id, "fake", Verb.OPEN, Money(1), 0, 1)
    ward.stage.keep(intent)
    ward.hear(m.RailFailed(PAYER.id, "", "timed out"))
    assert ward.row("rail", "fake").grade is Grade.WARNING
    ward.hear(m.RailRead(PAYER.id, said) if how == "read" else m.RailDone(intent.key, said))
    assert ward.row("rail", "fake").grade is Grade.OK
