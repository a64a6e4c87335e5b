"""How everything is, for whoever looks: graded, worst first; nothing is asked while nobody does."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from fakes.world import TICK_MS, World, site
from hypothesis import given
from hypothesis import strategies as st

from kiosk.api import commands as c
from kiosk.api.health import (
    CLOSINGS_MOST,
    PRODUCTS_MOST,
    ChartsSnapshot,
    Grade,
    HealthSnapshot,
    LineSurvey,
    Survey,
)
from kiosk.api.lines import LineReport, StationReport
from kiosk.api.snapshot import AttendantSnapshot, Notice
from kiosk.application import messages as m
from kiosk.application.curves import DELIVERIES_MOST, curves
from kiosk.application.health import CHARTS_MS, GIVEN_UP_MS, HEALTH_MS
from kiosk.domain.journal import Entry, Relevance
from kiosk.domain.moment import Sync
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.site import Supply
from kiosk.ports import StorageFull

TANK = Supply(
    "tank",
    "Tank A",
    stock_max=Quantity(20_000_000_000, Dimension.VOLUME),
    reserve=Quantity(1_000_000_000, Dimension.VOLUME),
)
STATION = StationReport(1, 1_000, 3, 2, 0, 1, 1, 5, 4_200, 9_000)
REPORT = LineReport(
    "main",
    is_known=True,
    is_connected=True,
    exchanges=2_000,
    silent=3,
    damaged=2,
    foreign=1,
    quarantines=4,
    reopened=1,
    stations=(STATION,),
)
SURVEY = Survey(lines=(LineSurvey(REPORT, "/dev/ttyUSB0"),), disk_free_mb=5_000, monitor_ms=300)


@pytest.fixture
def world() -> World:
    """A place with two outlets on one tank, and an attendant who is logged in."""
    place = site(2)
    outlets = {key: replace(one, supply="tank") for key, one in place.outlets.items()}
    world = World(place=replace(place, outlets=outlets, supplies={"tank": TANK}))
    world.survey = SURVEY
    world.hire()
    world.start()
    world.run(1_500)
    world.log_in()
    return world


def board(world: World) -> AttendantSnapshot:
    """Return what the attendant sees."""
    attendant = world.visit.attendant
    assert attendant is not None
    return attendant


def look(world: World, what: str = "health") -> None:
    """Look at something, and wait until it is there."""
    assert world.ask(c.LookAt(what)).notice is Notice.NONE
    world.run(4 * TICK_MS)


def row(world: World, kind: str, name: str = "") -> HealthSnapshot:
    """Return one row of what is looked at."""
    [found] = [one for one in board(world).health if (one.kind, one.name) == (kind, name)]
    return found


def facts(found: HealthSnapshot) -> dict[str, int | str]:
    """Return the facts of a row by their names."""
    return {one.name: one.text or one.value for one in found.facts}


def tell(world: World, survey: Survey) -> None:
    """Let the surveyor say something."""
    world.survey = survey
    world.handle(m.Surveyed(survey))


def test_nothing_is_asked_while_nobody_looks(world: World) -> None:
    """It costs nothing: no survey before, none after; the board is empty of it."""
    world.run(5_000)
    assert world.looked == []
    assert (board(world).health, board(world).charts) == ((), None)
    look(world)
    world.ask(c.LookAt(""))
    asked = len(world.looked)
    world.run(10_000)
    assert len(world.looked) == asked
    assert (board(world).health, board(world).charts) == ((), None)


def test_health_is_asked_for_every_other_second(world: World) -> None:
    """And the journal is not read for it."""
    look(world)
    world.run(10 * HEALTH_MS)
    assert 9 <= len(world.looked) <= 12
    assert set(world.looked) == {m.LookAround(reads=False)}


def test_charts_are_asked_for_twice_a_minute(world: World) -> None:
    """The journal is read for them, and lines are not asked for oftener than that."""
    world.survey = replace(SURVEY, is_read=True)
    look(world, "charts")
    for _ in range(4):
        world.run(CHARTS_MS // 2)
        world.ask(c.StillHere())
    assert world.looked == [m.LookAround(reads=True)] * 3


def test_a_survey_that_never_comes_is_asked_for_again(world: World) -> None:
    """One at a time, and a new one once nobody can be waited for any more."""
    world.survey = None
    look(world)
    world.run(GIVEN_UP_MS - 1_000)
    assert len(world.looked) == 1
    world.run(2_000)
    assert len(world.looked) == 2


@pytest.mark.parametrize("what", ["everything", "HEALTH", "charts "])
def test_there_is_nothing_else_to_look_at(world: World, what: str) -> None:
    """What nobody knows is refused."""
    assert world.ask(c.LookAt(what)).notice is Notice.NOT_ALLOWED


def test_who_leaves_looks_at_nothing_any_more(world: World) -> None:
    """The next attendant's board is as always."""
    look(world)
    world.ask(c.Logout())
    world.log_in()
    assert board(world).health == ()


def test_a_sound_place_is_all_well(world: World) -> None:
    """Lines, outlets, ways to pay, disk, monitor and clock, each with its figures."""
    world.clock.sync = Sync.SYNCHRONISED
    look(world)
    assert {one.grade for one in board(world).health} == {Grade.OK}
    assert [(one.kind, one.name) for one in board(world).health] == [
        ("line", "main"),
        ("outlet", "1"),
        ("outlet", "2"),
        ("rail", "fake"),
        ("disk", ""),
        ("monitor", ""),
        ("clock", ""),
    ]
    assert facts(row(world, "line", "main")) == {
        "where": "/dev/ttyUSB0",
        "exchanges": 2_000,
        "silent": 3,
        "damaged": 2,
        "foreign": 1,
        "quarantines": 4,
        "reopened": 1,
    }
    assert facts(row(world, "outlet", "1")) == {
        "line": "main",
        "serial": "FC-1",
        "heard_s": 0,
        "exchanges": 1_000,
        "silent": 3,
        "damaged": 2,
        "foreign": 0,
        "refused": 1,
        "quarantines": 1,
        "median_us": 4_200,
    }
    assert facts(row(world, "outlet", "2")) == {"line": "main", "serial": "FC-2", "heard_s": 0}
    assert facts(row(world, "disk")) == {"free_mb": 5_000}
    assert facts(row(world, "monitor")) == {"incidents": 0}


def test_a_simulated_line_is_plugged_in_nowhere(world: World) -> None:
    """It has no port to be named."""
    look(world)
    tell(world, replace(SURVEY, lines=(LineSurvey(REPORT, ""),)))
    assert "where" not in facts(row(world, "line", "main"))


def noisy(**counts: int) -> Survey:
    """Return a survey in which the line has counted so much."""
    return replace(SURVEY, lines=(LineSurvey(replace(REPORT, **counts), "x"),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ({"damaged": 20, "foreign": 0}, ""),
        ({"damaged": 21, "foreign": 0}, "damaged"),
        ({"damaged": 0, "foreign": 20}, ""),
        ({"damaged": 0, "foreign": 21}, "foreign"),
        ({"damaged": 21, "foreign": 21}, "foreign"),
        ({"damaged": 0, "foreign": 0, "exchanges": 0}, ""),
    ],
)
def test_more_than_one_in_a_hundred_is_no_accident(
    world: World, counts: dict[str, int], why: str
) -> None:
    """Damaged or foreign answers are told from there on, as something to look at."""
    look(world)
    tell(world, noisy(**counts))
    found = row(world, "line", "main")
    assert (found.why, found.grade) == (why, Grade.WARNING if why else Grade.OK)


def test_the_noise_of_one_outlet_is_told_of_that_outlet(world: World) -> None:
    """The line as a whole may be well."""
    look(world)
    report = replace(REPORT, exchanges=90_000, stations=(replace(STATION, damaged=11),))
    tell(world, replace(SURVEY, lines=(LineSurvey(report, "x"),)))
    assert row(world, "line", "main").why == ""
    assert (row(world, "outlet", "1").why, row(world, "outlet", "2").why) == ("damaged", "")


def test_a_line_that_is_down_comes_first_and_says_why(world: World) -> None:
    """With the words of the port; once it is back the words are gone."""
    look(world)
    tell(world, noisy(is_connected=False, damaged=900))
    world.handle(m.LineLost("main", "/dev/ttyUSB0 was unplugged"))
    found = board(world).health[0]
    assert (found.kind, found.why, found.grade) == ("line", "down", Grade.WRONG)
    assert facts(found)["reason"] == "/dev/ttyUSB0 was unplugged"
    world.handle(m.LineFound("main"))
    assert "reason" not in facts(row(world, "line", "main"))


def test_an_outlet_that_does_not_answer_is_silent(world: World) -> None:
    """It says since when; before it ever answered it says that."""
    look(world)
    world.controller(1).answers = False
    world.run(5_000)
    found = row(world, "outlet", "1")
    assert (found.why, found.grade) == ("silent", Grade.WRONG)
    assert facts(found)["heard_s"] in {4, 5}
    fresh = World(2)
    fresh.controller(2).answers = False
    fresh.hire()
    fresh.start()
    fresh.run(1_500)
    fresh.log_in()
    look(fresh)
    found = row(fresh, "outlet", "2")
    assert (found.why, "heard_s" in facts(found)) == ("never_heard", False)
    fresh.line.plugged = False
    fresh.line.disconnect()
    fresh.run(1_500)
    assert row(fresh, "outlet", "1").why == "line_down"


def test_an_outlet_with_a_fault_says_which(world: World) -> None:
    """It answers, and does not sell."""
    look(world)
    world.core._watched[OutletId(1)].fault = "leak"
    found = row(world, "outlet", "1")
    assert (found.why, found.grade, facts(found)["fault"]) == ("fault", Grade.WRONG, "leak")


def test_a_way_to_pay_says_when_it_has_answered_and_what_waits(world: World) -> None:
    """Its last answer and its outbox; after a failure it is something to look at."""
    world.ask(c.Logout())
    world.choose(1)
    sale = world.ask(c.BuyAmount(2000)).sale
    assert sale is not None
    world.run(1_500)
    world.ask(c.Back())
    world.run(2_000)
    world.log_in()
    look(world)
    found = row(world, "rail", "fake")
    assert (found.grade, facts(found)["outbox"]) == (Grade.OK, 0)
    assert facts(found)["answered_s"] in {1, 2, 3}
    [prepayment] = world.core._state.prepayments
    world.handle(m.RailFailed(prepayment, "", "timed out"))
    found = row(world, "rail", "fake")
    assert (found.grade, found.why) == (Grade.WARNING, "rail_silent")
    world.handle(m.RailSaidNo(prepayment, "", "declined"))
    assert row(world, "rail", "fake").why == ""
    assert facts(row(world, "rail", "fake"))["answered_s"] == 0


def test_what_waits_in_the_outbox_is_counted(world: World) -> None:
    """While the rail is busy elsewhere its jobs are there to be seen."""
    world.ask(c.Logout())
    world.holds_rail = True
    world.choose(1)
    world.ask(c.BuyAmount(2000))
    world.run(500)
    world.log_in(screen="tablet")
    world.ask(c.LookAt("health"), "tablet")
    attendant = world.core.snapshot("tablet", world.clock.now()).visit.attendant
    assert attendant is not None
    [found] = [one for one in attendant.health if one.kind == "rail"]
    assert facts(found) == {"outbox": 1}


@pytest.mark.parametrize(
    ("free_mb", "grade"),
    [(1_000, Grade.OK), (999, Grade.WARNING), (100, Grade.WARNING), (99, Grade.WRONG)],
)
def test_a_disk_that_fills_up_is_told_in_time(world: World, free_mb: int, grade: Grade) -> None:
    """A gigabyte before it is full there is a warning."""
    look(world)
    tell(world, replace(SURVEY, disk_free_mb=free_mb))
    found = row(world, "disk")
    assert (found.grade, found.why) == (grade, "" if grade is Grade.OK else "disk_low")


def test_a_disk_that_nobody_can_measure_is_left_out(world: World) -> None:
    """Nothing is claimed of it."""
    look(world)
    tell(world, replace(SURVEY, disk_free_mb=None))
    assert "disk" not in {one.kind for one in board(world).health}


@pytest.mark.parametrize(
    ("monitor_ms", "incidents", "why"),
    [(5_000, 0, ""), (5_001, 0, "monitor_late"), (None, 0, "monitor_late"), (9, 1, "incidents")],
)
def test_the_monitor_is_watched_as_well(
    world: World, monitor_ms: int | None, incidents: int, why: str
) -> None:
    """One that does not look, and one that has found something, come first."""
    look(world)
    tell(world, replace(SURVEY, monitor_ms=monitor_ms, incidents=incidents))
    found = row(world, "monitor")
    assert (found.why, found.grade) == (why, Grade.WRONG if why else Grade.OK)
    assert facts(found) == {"incidents": incidents}


def test_a_clock_that_nothing_keeps_right_is_told(world: World) -> None:
    """With the time, to the minute: the board is not sent anew for each second."""
    look(world)
    found = row(world, "clock")
    assert (found.why, found.grade) == ("clock_unset", Grade.WARNING)
    now_ms = world.clock.now().utc_ms
    assert facts(found)["time_ms"] == now_ms - now_ms % 60_000


def test_a_reader_that_is_gone_is_told(world: World) -> None:
    """And one that is there as well."""
    look(world)
    world.handle(m.ReaderLost("imager", "unplugged"))
    assert row(world, "reader", "imager").why == "reader_lost"
    assert row(world, "reader", "imager").grade is Grade.WARNING
    world.handle(m.ReaderFound("imager"))
    assert row(world, "reader", "imager").grade is Grade.OK


def test_a_full_disk_does_not_keep_anybody_waiting_for_ever(world: World) -> None:
    """What the surveyor said meanwhile is lost, and asked for again."""
    look(world)
    world.store.broken = StorageFull("no room")
    world.ask(c.LockOutlet(1, "safety"))
    world.run(3_000)
    world.store.broken = None
    world.run(2_000)
    world.log_in()
    asked = len(world.looked)
    look(world)
    world.run(GIVEN_UP_MS)
    assert len(world.looked) > asked


# --- Charts -------------------------------------------------------------------------------------


def charts(world: World) -> ChartsSnapshot:
    """Return the charts on the board."""
    found = board(world).charts
    assert found is not None
    return found


def test_a_tank_shows_its_level_and_its_marks(world: World) -> None:
    """What is in it by the books, what is never sold, and where to order."""
    look(world, "charts")
    [tank] = charts(world).tanks
    assert (tank.name, tank.dimension) == ("Tank A", "ul")
    assert (tank.level_base, tank.full_base) == (20_000_000_000, 20_000_000_000)
    assert (tank.reserve_base, tank.low_base) == (1_000_000_000, 2_900_000_000)


def test_a_supply_without_a_tank_has_no_level() -> None:
    """A pump never runs dry."""
    place = site(1)
    world = World(place=replace(place, supplies={"pump": Supply("pump", "Pump", open_at_once=1)}))
    world.hire()
    world.start()
    world.run(1_500)
    world.log_in()
    look(world, "charts")
    assert charts(world).tanks == ()


def test_before_the_journal_is_read_nothing_is_claimed_of_the_day(world: World) -> None:
    """It says that it has not been read, not that nothing was sold."""
    world.survey = None
    look(world, "charts")
    assert not charts(world).is_read
    assert charts(world).day == ()
    assert [one.took_us for one in charts(world).closings] == [(), ()]


def test_closings_come_with_what_is_reckoned_and_where_the_alarm_is(world: World) -> None:
    """Of every outlet; the alarm stands at three quarters of the rated time."""
    world.survey = replace(SURVEY, is_read=True, took_us=((2, (410_000, 420_000)),))
    look(world, "charts")
    first, second = charts(world).closings
    assert (first.outlet, first.took_us, first.reckoned_us) == (1, (), 0)
    assert (second.outlet, second.took_us) == (2, (410_000, 420_000))
    assert second.limit_us == 750 * world.can.closing_ms


def test_a_delivery_that_ends_at_its_preset_says_how_long_the_valve_took(world: World) -> None:
    """The journal has each closing that was learned from, and no other."""
    world.ask(c.Logout())
    sale = world.buy(1, minor=1_000)
    world.lift()
    world.finish(sale)
    [body] = [one.body for one in world.store.entries if one.kind == "delivery"]
    assert body["reason"] == "preset"
    [closing] = world.core._state.outlets[OutletId(1)].closings
    assert body["closing_us"] == closing.mean_us == closing.slowest_us
    sale = world.buy(1, minor=1_000)
    world.flow()
    world.ask(c.Finish())
    world.finish(sale)
    assert "closing_us" not in [o.body for o in world.store.entries if o.kind == "delivery"][-1]


# --- Curves -------------------------------------------------------------------------------------

NOON_MS = 1_790_000_000_000 // 86_400_000 * 86_400_000 + 43_200_000


def entry(at_ms: int, quantity: int = 10, product: str = "diesel", **more: object) -> Entry:
    """Return a delivery as the journal has it."""
    body = {
        "outlet": 1,
        "product": product,
        "unit": "ul",
        "quantity": quantity,
        "sold": {"name": product.title(), "interval": 10_000},
        **more,
    }
    canonical = json.dumps({"body": body}).encode()
    return Entry(1, Relevance.DELIVERY, "delivery", at_ms, canonical, b"", b"")


def test_hours_are_those_of_the_place() -> None:
    """Noon in Berlin is not noon in UTC; what was yesterday there is left out."""
    day, _ = curves([entry(NOON_MS), entry(NOON_MS - 20 * 3_600_000)], NOON_MS, "Europe/Berlin")
    [one] = day
    assert (one.deliveries, one.quantity_base) == (1, 10)
    assert [hour for hour, base in enumerate(one.hours_base) if base] in ([13], [14])


def test_tests_and_empty_deliveries_are_no_sales() -> None:
    """Nobody has bought them; a test teaches nothing of the valve here either."""
    some = [entry(NOON_MS, test=True, closing_us=9), entry(NOON_MS, quantity=0)]
    assert curves(some, NOON_MS, "UTC") == ((), ())


def test_products_of_which_as_much_has_flowed_stand_by_name() -> None:
    """What sold most comes first; the order of the day's deliveries is no matter."""
    some = [entry(NOON_MS, 10, "petrol"), entry(NOON_MS, 10, "diesel"), entry(NOON_MS, 11, "water")]
    day, _ = curves(some, NOON_MS, "UTC")
    assert [one.product for one in day] == ["water", "diesel", "petrol"]


def test_a_chart_is_of_five_thousand_deliveries_at_most() -> None:
    """Ten outlets that each serve somebody every three minutes all day have fewer."""
    assert 10 * 24 * 20 <= DELIVERIES_MOST == 5_000


@given(
    st.lists(
        st.tuples(
            st.integers(NOON_MS - 86_400_000, NOON_MS + 43_199_999),
            st.integers(0, 10**12),
            st.integers(0, 20),
            st.integers(1, 3),
        ),
        max_size=120,
    )
)
def test_curves_are_bounded_and_add_up(told: list[tuple[int, int, int, int]]) -> None:
    """Hours add up to the product's day, the most sold come first, and no list is long."""
    some = [
        entry(at, base, f"p{product}", outlet=outlet, closing_us=base)
        for at, base, product, outlet in told
    ]
    day, took = curves(some, NOON_MS, "UTC")
    assert len(day) <= PRODUCTS_MOST
    assert all(sum(one.hours_base) == one.quantity_base > 0 for one in day)
    assert all(len(one.hours_base) == 24 for one in day)
    amounts = [one.quantity_base for one in day]
    assert amounts == sorted(amounts, reverse=True)
    midnight_ms = NOON_MS - 43_200_000
    today = [base for at, base, *_ in told if at >= midnight_ms]
    if len({product for at, base, product, _ in told if at >= midnight_ms and base}) <= 12:
        assert sum(amounts) == sum(today)
    for outlet, points in took:
        mine = [base for _, base, _, one in told if one == outlet]
        assert list(points) == mine[-CLOSINGS_MOST:]
