"""What is said on a line next."""

from __future__ import annotations

from functools import partial

import pytest
from fakes.flow_controller import FakeController, FakeLine
from fakes.time import FakeClock

from kiosk.application import messages as m
from kiosk.application.line_worker import LineWorker
from kiosk.domain.controller import ControllerState
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import LineDown, NoAnswer, Refused

ONE, TWO, THREE = OutletId(1), OutletId(2), OutletId(3)


class Bus:
    """A worker with two controllers, and what it has said and posted."""

    def __init__(self, outlets: int = 2) -> None:
        self.clock = FakeClock()
        self.line = FakeLine()
        self.said: list[str] = []
        self.posted: list[m.Message] = []
        self.controllers = {
            OutletId(n): FakeController(self.clock, line=self.line) for n in range(1, outlets + 1)
        }
        for outlet, controller in self.controllers.items():
            controller.noise = self._hears(outlet)
        self.worker = LineWorker(self.line, self.controllers, self.clock, self.posted.append)

    def _hears(self, outlet: OutletId):  # noqa: ANN202 - A closure for the fake.
        def hear(what: str) -> str:
            self.said.append(f"{outlet} {what}")
            return ""

        return hear

    def steps(self, count: int) -> list[str]:
        """Have so many exchanges at one moment; return what was said."""
        self.said.clear()
        for _ in range(count):
            self.worker.step()
        return list(self.said)

    def rest(self, ms: int = 1_000) -> None:
        """Let time pass, with nothing left to say at its end."""
        for _ in range(ms // 10):
            self.clock.turn(10)
            self.worker.step()
        while self.worker.step() == 0:
            pass
        self.said.clear()
        self.posted.clear()


@pytest.fixture
def bus() -> Bus:
    """Return a line with two controllers at rest."""
    bus = Bus()
    bus.rest()
    return bus


def preset(sequence: int = 1) -> m.SetPreset:
    """Return a request for a litre."""
    litre = Quantity(1_000_000, Dimension.VOLUME)
    return m.SetPreset(ONE, m.Preset(Quantity(5_000_000, Dimension.VOLUME), litre, sequence))


def test_nothing_is_said_before_the_first_step() -> None:
    """Made, and silent: the port is opened by the first step."""
    bus = Bus()
    assert not bus.line.is_connected
    assert bus.posted == []
    assert bus.steps(1) == ["1 status"]
    assert bus.posted[0] == m.LineFound("main")
    assert isinstance(bus.posted[1], m.StatusRead)


@pytest.mark.req("CTL-10")
def test_outlets_at_rest_are_read_four_times_a_second(bus: Bus) -> None:
    """Each by turns, and the line is quiet in between."""
    for _ in range(200):
        bus.clock.turn(10)
        bus.worker.step()
    assert 14 <= len(bus.said) <= 18
    assert bus.said.count("1 status") == bus.said.count("2 status")


@pytest.mark.req("CTL-10")
def test_an_outlet_that_is_watched_is_read_twenty_times_a_second(bus: Bus) -> None:
    """Closely while something may flow, and now and then again after it."""
    bus.worker.ask(m.Watch(ONE, closely=True))
    for _ in range(100):
        bus.clock.turn(10)
        bus.worker.step()
    assert 18 <= bus.said.count("1 status") <= 21
    assert 3 <= bus.said.count("2 status") <= 5
    bus.worker.ask(m.Watch(ONE, closely=False))
    bus.said.clear()
    for _ in range(100):
        bus.clock.turn(10)
        bus.worker.step()
    assert 4 <= bus.said.count("1 status") <= 5


def test_a_step_says_when_the_next_is_due(bus: Bus) -> None:
    """So that a thread need not spin."""
    assert 0 < bus.worker.step() <= 250
    bus.worker.ask(m.IdentifyOutlet(ONE))
    assert bus.worker.step() == 0


def test_a_watched_outlet_is_read_at_once(bus: Bus) -> None:
    """Whoever asks to look closely does not wait for the next turn."""
    assert bus.steps(1) == []
    bus.worker.ask(m.Watch(TWO, closely=True))
    assert bus.steps(1) == ["2 status"]


@pytest.mark.req("AT-01")
def test_a_stop_goes_before_everything_else(bus: Bus) -> None:
    """Before commands that were asked earlier, and before polls that are due."""
    bus.clock.turn(1_000)
    bus.worker.ask(m.IdentifyOutlet(TWO))
    bus.worker.ask(m.IdentifyOutlet(TWO))
    bus.worker.ask(m.StopOutlet(ONE))
    assert bus.steps(1) == ["1 stop"]


def test_a_stop_takes_back_what_was_to_begin(bus: Bus) -> None:
    """Preset, opening and acknowledgement of that outlet are not said after its stop."""
    bus.worker.ask(preset())
    bus.worker.ask(m.OpenValve(ONE, 1))
    bus.worker.ask(m.Acknowledge(ONE))
    bus.worker.ask(m.IdentifyOutlet(ONE))
    bus.worker.ask(m.OpenValve(TWO, 1))
    bus.worker.ask(m.StopOutlet(ONE))
    said = bus.steps(12)
    assert [one for one in said if "status" not in one] == ["1 stop", "1 identify", "2 open #1"]


def test_stops_do_not_starve_readings(bus: Bus) -> None:
    """A stop asked for again and again is followed by a reading of every outlet."""
    bus.clock.turn(1_000)
    said = []
    for _ in range(12):
        bus.worker.ask(m.StopOutlet(ONE))
        bus.worker.ask(m.StopOutlet(TWO))
        bus.clock.turn(10)
        said += bus.steps(1)
    assert said.count("1 status") >= 2
    assert said.count("2 status") >= 2


def test_commands_do_not_starve_readings(bus: Bus) -> None:
    """Two commands, then a poll that is due."""
    bus.clock.turn(1_000)
    for _ in range(6):
        bus.worker.ask(m.IdentifyOutlet(ONE))
    said = bus.steps(6)
    assert said == [
        "1 identify", "1 identify", "1 status", "1 identify", "1 identify", "2 status",
    ]  # fmt: skip


def test_commands_are_carried_out_in_their_order(bus: Bus) -> None:
    """Preset before opening, as they were asked."""
    bus.worker.ask(preset())
    bus.controllers[ONE].calling = True
    bus.worker.ask(m.OpenValve(ONE, 1))
    bus.worker.ask(m.Acknowledge(ONE))
    said = bus.steps(8)
    assert [one for one in said if "status" not in one] == [
        "1 preset 1000000 #1", "1 open #1", "1 acknowledge",
    ]  # fmt: skip
    assert bus.controllers[ONE].is_open


def test_after_a_command_the_outlet_is_read_at_once(bus: Bus) -> None:
    """Whatever was asked, the next status shows it."""
    assert bus.steps(1) == []
    bus.worker.ask(m.IdentifyOutlet(TWO))
    assert bus.steps(2) == ["2 identify", "2 status"]


def test_what_a_controller_says_is_posted(bus: Bus) -> None:
    """An identity, a status with the time of its last byte, a refusal with its request."""
    bus.worker.ask(m.IdentifyOutlet(ONE))
    bus.worker.ask(m.OpenValve(ONE, 7))
    bus.steps(4)
    found, refused, read = bus.posted[0], bus.posted[1], bus.posted[2]
    assert isinstance(found, m.Identified)
    assert found.identity.serial == "FC-1"
    assert refused == m.OutletRefused(ONE, m.OpenValve(ONE, 7), "wrong_sequence")
    assert isinstance(read, m.StatusRead)
    assert read.at_ms == bus.clock.mono_ms


def test_silence_is_posted_and_nothing_is_told_twice(bus: Bus) -> None:
    """No answer to a command or a poll: the core hears of it, the line does not repeat it."""
    bus.controllers[ONE].answers = False
    bus.worker.ask(m.StopOutlet(ONE))
    bus.worker.ask(m.IdentifyOutlet(ONE))
    assert bus.steps(3) == ["1 stop", "1 identify", "1 status"]
    assert bus.posted == [m.OutletSilent(ONE, "silence")] * 3
    assert bus.steps(5) == []


def test_a_refused_reading_is_no_reading(bus: Bus) -> None:
    """A controller that refuses to be read is as good as silent."""

    def refuse(*, feed: bool) -> None:
        raise Refused("busy", str(feed))

    bus.controllers[ONE].read_status = refuse  # type: ignore[method-assign,assignment]
    bus.clock.turn(300)
    bus.steps(2)
    assert m.OutletSilent(ONE, "busy: False") in bus.posted


def test_an_outlet_that_does_not_answer_is_tried_less_often(bus: Bus) -> None:
    """Once a second, so that its silence delays nobody; at its first answer as before."""
    bus.controllers[ONE].answers = False
    for _ in range(1_000):
        bus.clock.turn(10)
        bus.worker.step()
    assert 10 <= bus.said.count("1 status") <= 13
    assert bus.said.count("2 status") >= 38
    bus.controllers[ONE].answers = True
    bus.rest(2_000)
    for _ in range(100):
        bus.clock.turn(10)
        bus.worker.step()
    assert bus.said.count("1 status") == 4


def test_a_watched_outlet_is_tried_as_often_as_ever(bus: Bus) -> None:
    """A delivery that is lost must be found at once."""
    bus.worker.ask(m.Watch(ONE, closely=True))
    bus.controllers[ONE].answers = False
    for _ in range(100):
        bus.clock.turn(10)
        bus.worker.step()
    assert bus.said.count("1 status") >= 18


@pytest.mark.req("SC-02")
def test_dead_man_timers_are_fed_only_while_the_core_is_heard_from(bus: Bus) -> None:
    """Never before the first word of the core, nor a second after its last."""
    controller = bus.controllers[ONE]
    bus.rest()
    assert controller.fed_ms == 0
    bus.worker.hear_core(bus.clock.mono_ms)
    bus.rest(700)
    fed_ms = controller.fed_ms
    assert fed_ms > 0
    bus.rest(3_000)
    assert fed_ms <= controller.fed_ms <= fed_ms + 1_000
    bus.worker.hear_core(bus.clock.mono_ms)
    bus.rest(300)
    assert controller.fed_ms > fed_ms + 2_000


@pytest.mark.req("SC-03")
@pytest.mark.req("AT-05")
def test_at_05_a_hushed_outlet_is_read_and_not_fed(bus: Bus) -> None:
    """For so long, and no other outlet with it; a stop ends it before its time."""
    one, two = bus.controllers[ONE], bus.controllers[TWO]
    bus.worker.ask(m.Hush(ONE, 2_000, is_silent=False))
    assert bus.posted == [m.Hushed(ONE, bus.clock.mono_ms)]
    fed_ms = one.fed_ms
    for _ in range(2):
        bus.worker.hear_core(bus.clock.mono_ms)
        bus.rest(900)
        assert two.fed_ms > bus.clock.mono_ms - 500
    assert one.fed_ms == fed_ms
    bus.worker.ask(m.StopOutlet(ONE))
    bus.worker.hear_core(bus.clock.mono_ms)
    bus.rest(500)
    assert one.fed_ms > fed_ms


@pytest.mark.req("AT-05")
def test_at_05_nothing_is_said_to_a_silenced_outlet_but_a_stop(bus: Bus) -> None:
    """Where every read feeds its timer: the other one is read on, and a stop goes through."""
    bus.worker.ask(m.Hush(ONE, 1_000, is_silent=True))
    said: list[str] = []
    for _ in range(99):
        bus.clock.turn(10)
        said += bus.steps(1)
    assert {"2 status"} == set(said)
    bus.clock.turn(10)
    assert "1 status" in bus.steps(2)
    bus.worker.ask(m.Hush(ONE, 1_000, is_silent=True))
    bus.worker.ask(m.StopOutlet(ONE))
    assert bus.steps(2) == ["1 stop", "1 status"]


def test_a_line_that_is_lost_is_tried_again_ever_more_slowly(bus: Bus) -> None:
    """Lost once, tried after 0.25, 0.5, 1, 2, 4, 4 seconds; found, and from the beginning again."""
    tries: list[int] = []
    connect = bus.line.connect

    def count() -> None:
        tries.append(bus.clock.mono_ms)
        connect()

    bus.line.connect = count  # type: ignore[method-assign]
    bus.line.plugged = False
    bus.clock.turn(300)
    assert bus.worker.step() == 250
    lost_ms = bus.clock.mono_ms
    for _ in range(1_600):
        bus.clock.turn(10)
        bus.worker.step()
    assert [one - lost_ms for one in tries] == [250, 750, 1_750, 3_750, 7_750, 11_750, 15_750]
    assert bus.posted == [m.LineLost("main", "the port is gone")]
    bus.line.plugged = True
    for _ in range(400):
        bus.clock.turn(10)
        bus.worker.step()
    assert bus.posted[1] == m.LineFound("main")
    bus.line.plugged = False
    bus.clock.turn(1_000)
    assert bus.worker.step() == 250


def test_a_line_that_was_never_there_is_said_to_be_lost_once() -> None:
    """At the first try; the reason is for whoever has to plug it in."""
    bus = Bus()
    bus.line.plugged = False
    assert bus.worker.step() == 250
    assert bus.worker.step() == 250
    for _ in range(500):
        bus.clock.turn(10)
        bus.worker.step()
    assert bus.posted == [m.LineLost("main", "the port is not there")]
    assert bus.said == []


def test_what_was_asked_of_a_lost_line_is_not_said_when_it_is_found(bus: Bus) -> None:
    """Only stops are: everything else the core asks anew."""
    bus.line.plugged = False
    bus.worker.ask(m.IdentifyOutlet(TWO))
    bus.worker.ask(preset())
    bus.steps(1)
    bus.worker.ask(m.OpenValve(ONE, 1))
    bus.worker.ask(m.IdentifyOutlet(TWO))
    bus.worker.ask(m.StopOutlet(ONE))
    bus.line.plugged = True
    bus.clock.turn(10_000)
    said = bus.steps(8)
    assert said[0] == "1 stop"
    assert not [one for one in said[1:] if "status" not in one]


@pytest.mark.req("AT-01")
def test_a_stop_that_the_line_went_before_is_said_when_it_is_found(bus: Bus) -> None:
    """Two valves were to close, and the cable came out at the first: the other is not forgotten."""
    bus.worker.ask(m.StopOutlet(ONE))
    bus.worker.ask(m.StopOutlet(TWO))
    bus.line.plugged = False
    bus.steps(1)
    bus.line.plugged = True
    bus.clock.turn(1_000)
    assert bus.steps(1) == ["2 stop"]


def test_a_command_that_finds_the_line_gone_loses_it(bus: Bus) -> None:
    """Whatever was being said: the port is closed and the core told."""
    bus.worker.ask(preset())
    bus.line.plugged = False
    assert bus.worker.step() == 250
    assert not bus.line.is_connected
    assert bus.posted == [m.LineLost("main", "the port is gone")]


@pytest.mark.req("SAF-02")
def test_closing_stops_every_outlet_and_lets_the_port_go(bus: Bus) -> None:
    """The engine ends: every valve is told to close, also after one that does not answer."""
    bus.controllers[ONE].answers = False
    bus.worker.close()
    assert bus.said == ["1 stop", "2 stop"]
    assert bus.posted == [m.OutletSilent(ONE, "silence")]
    assert not bus.line.is_connected
    bus.worker.close()
    assert bus.said == ["1 stop", "2 stop"]


def test_closing_after_a_refusal_or_without_a_line(bus: Bus) -> None:
    """A refused stop does not keep the others open; a line that is gone is just closed."""

    def refuse() -> None:
        raise Refused("busy")

    bus.controllers[ONE].stop = refuse  # type: ignore[method-assign]
    bus.worker.close()
    assert bus.said == ["2 stop"]
    bus = Bus()
    bus.rest()
    bus.line.plugged = False
    bus.worker.close()
    assert bus.posted == []
    assert not bus.line.is_connected


def test_the_errors_of_a_line_are_kinds_of_no_answer() -> None:
    """A line that is down has not answered either."""
    assert issubclass(LineDown, NoAnswer)
    assert ControllerState.CLOSED.value == "closed"


def test_a_status_is_witnessed_before_the_core_hears_of_it() -> None:
    """Whoever watches the core must not depend on it."""
    order: list[str] = []
    clock, controller = FakeClock(), FakeController(FakeClock())
    worker = LineWorker(
        FakeLine(),
        {ONE: controller},
        clock,
        lambda message: order.append(type(message).__name__),
        witness=lambda outlet, status, at_ms: order.append(f"{outlet} {status.total.base} {at_ms}"),
    )
    worker.step()
    assert order == ["LineFound", f"1 {controller.total_base} {clock.mono_ms}", "StatusRead"]


def test_a_line_that_is_forbidden_to_begins_nothing_and_stops_all_the_same(bus: Bus) -> None:
    """What would open or raise is refused here, whoever asks; stops and readings go on."""
    bus.worker.forbid()
    bus.worker.ask(preset())
    bus.worker.ask(m.OpenValve(TWO, 1))
    bus.steps(2)
    bus.worker.ask(m.Acknowledge(ONE))
    bus.worker.ask(m.StopOutlet(TWO))
    said = bus.steps(4)
    assert said[0] == "2 stop"
    assert "1 acknowledge" in said
    refused = [one for one in bus.posted if isinstance(one, m.OutletRefused)]
    assert [(one.outlet, one.code) for one in refused] == [(ONE, "monitor"), (TWO, "monitor")]
    bus.worker.allow()
    bus.worker.ask(preset())
    assert "1 preset 1000000 #1" in bus.steps(4)


@pytest.mark.req("CTL-10")
@pytest.mark.parametrize(("closely", "period_ms"), [(True, 50), (False, 250)])
def test_an_outlet_is_read_again_when_its_time_has_come(*, closely: bool, period_ms: int) -> None:
    """To the millisecond: until then the line is quiet, and says how long it will be."""
    bus = Bus(1)
    bus.worker.ask(m.Watch(ONE, closely=closely))
    bus.steps(1)
    assert bus.worker.step() == period_ms
    bus.clock.turn(period_ms - 1)
    assert bus.worker.step() == 1
    assert bus.said == ["1 status"]
    bus.clock.turn(1)
    assert bus.steps(1) == ["1 status"]


def test_who_was_silent_twice_in_a_row_waits_longer_until_they_answer_or_the_line_is_new() -> None:
    """One silence is noise on the line: only the second makes an outlet wait for a second."""
    bus = Bus(1)

    def periods(*answers: bool) -> list[int]:
        found = []
        for bus.controllers[ONE].answers in answers:
            assert bus.steps(1) == ["1 status"]
            found.append(bus.worker.step())
            bus.clock.turn(found[-1])
        return found

    assert periods(False, False, False) == [250, 1_000, 1_000]
    assert periods(True, False, False) == [250, 250, 1_000]
    bus.line.plugged = False
    bus.clock.turn(bus.worker.step())
    bus.line.plugged = True
    assert periods(False, False) == [250, 1_000]


@pytest.mark.req("SC-02")
@pytest.mark.parametrize(("age_ms", "is_fed"), [(0, True), (1_000, True), (1_001, False)])
def test_a_word_of_the_core_is_good_for_one_second(*, age_ms: int, is_fed: bool) -> None:
    """And for no millisecond more."""
    bus = Bus(1)
    bus.worker.hear_core(bus.clock.mono_ms)
    bus.clock.turn(age_ms)
    assert bus.steps(1) == ["1 status"]
    assert (bus.controllers[ONE].fed_ms == bus.clock.mono_ms) is is_fed


@pytest.mark.parametrize("watched", [TWO, THREE])
def test_on_a_new_line_every_outlet_is_read_in_its_turn(watched: OutletId) -> None:
    """Whoever is to be watched neither pushes in before the others nor has to wait for them."""
    bus = Bus(3)
    assert bus.steps(1) == ["1 status"]
    bus.worker.ask(m.Watch(watched, closely=True))
    assert bus.steps(2) == ["2 status", "3 status"]


@pytest.mark.req("SAF-02")
def test_at_a_start_every_valve_is_told_to_close_before_anything_is_read() -> None:
    """One stop for each outlet, and only then a reading."""
    bus = Bus()
    bus.worker.ask(m.StopOutlet(ONE))
    bus.worker.ask(m.StopOutlet(TWO))
    assert bus.steps(2) == ["1 stop", "2 stop"]
    bus.worker.ask(m.StopOutlet(ONE))
    assert bus.steps(1) == ["1 status"]


def test_after_something_was_said_the_next_step_is_due_at_once(bus: Bus) -> None:
    """A stop, a command and two readings follow each other without a pause."""
    bus.worker.ask(m.StopOutlet(ONE))
    bus.worker.ask(m.IdentifyOutlet(TWO))
    assert [bus.worker.step() for _ in range(4)] == [0, 0, 0, 0]
    assert bus.said == ["1 stop", "2 identify", "1 status", "2 status"]
    assert bus.worker.step() == 250


def test_closing_a_line_that_is_gone_asks_nobody_in_vain(bus: Bus) -> None:
    """The port failed at the first outlet: the end does not wait for it at every other."""
    asked: list[OutletId] = []

    def gone(outlet: OutletId) -> None:
        asked.append(outlet)
        raise LineDown("the port is gone")

    for outlet, controller in bus.controllers.items():
        controller.stop = partial(gone, outlet)  # type: ignore[method-assign]
    bus.worker.close()
    assert asked == [ONE]
    assert bus.posted == []


def test_a_line_is_opened_in_the_first_millisecond_of_a_machine() -> None:
    """A clock that begins at nothing makes nobody wait."""
    bus = Bus(1)
    bus.clock.mono_ms = 0
    assert bus.steps(1) == ["1 status"]


# --- Bad neighbours ----------------------------------------------------------------------------


def test_after_a_failure_the_others_have_their_turn_first(bus: Bus) -> None:
    """A question without an answer counts like a poll without one."""
    bus.controllers[ONE].answers = False
    bus.clock.turn(1_000)
    bus.worker.ask(m.IdentifyOutlet(ONE))
    assert bus.steps(3) == ["1 identify", "2 status", "1 status"]


def test_commands_for_who_answers_go_before_those_for_who_does_not(bus: Bus) -> None:
    """In their order for each outlet, but nobody waits for another's silence."""
    bus.controllers[ONE].answers = False
    bus.clock.turn(250)
    bus.steps(2)
    bus.worker.ask(m.Acknowledge(ONE))
    bus.worker.ask(m.IdentifyOutlet(ONE))
    bus.worker.ask(m.IdentifyOutlet(TWO))
    said = [one for one in bus.steps(8) if "status" not in one]
    assert said == ["2 identify", "1 acknowledge", "1 identify"]


@pytest.mark.req("AT-01")
def test_a_stop_is_repeated_at_once_until_its_outlet_is_given_up() -> None:
    """A lost answer delays no stop; three in a row are no accident, and others come between."""
    bus = Bus(outlets=4)
    bus.rest()
    bus.controllers[ONE].answers = False
    bus.clock.turn(1_000)
    said = []
    for _ in range(7):
        bus.worker.ask(m.StopOutlet(ONE))
        said += bus.steps(1)
    assert said == ["1 stop"] * 3 + ["2 status", "3 status", "4 status", "1 stop"]


@pytest.mark.req("AT-01")
def test_an_outlet_that_is_given_up_keeps_no_stop_from_the_others(bus: Bus) -> None:
    """All are to be closed: whoever can hear it is told first, whatever came before."""
    bus.controllers[ONE].answers = False
    bus.rest(5_000)
    bus.clock.turn(1_000)
    for outlet in (ONE, TWO):
        bus.worker.ask(m.StopOutlet(outlet))
    assert bus.steps(2) == ["2 stop", "1 stop"]


def test_a_new_line_owes_nobody_a_turn(bus: Bus) -> None:
    """Who was to come first for somebody's silence on the old one comes in their order again."""
    bus.controllers[ONE].answers = False
    bus.clock.turn(1_000)
    bus.worker.ask(m.IdentifyOutlet(ONE))
    assert bus.steps(1) == ["1 identify"]
    bus.line.disconnect()
    assert bus.steps(2) == ["1 status", "2 status"]


@pytest.mark.parametrize("late_ms", [0, 1_000])
def test_what_is_asked_of_who_is_silent_waits_for_all_who_are_due(late_ms: int) -> None:
    """Be it due this very moment, because something was said to it, or long ago."""
    bus = Bus()
    bus.rest()
    bus.controllers[ONE].answers = False
    bus.clock.turn(10)
    bus.worker.ask(m.IdentifyOutlet(TWO))
    bus.worker.ask(m.IdentifyOutlet(ONE))
    assert bus.steps(2) == ["2 identify", "1 identify"]
    bus.clock.turn(late_ms)
    bus.worker.ask(m.IdentifyOutlet(ONE))
    assert bus.steps(2) == ["2 status", "1 identify"]


def test_what_is_asked_again_of_who_is_silent_waits_for_the_others(bus: Bus) -> None:
    """One question in vain, and they have their turn."""
    bus.controllers[ONE].answers = False
    bus.clock.turn(1_000)
    for _ in range(2):
        bus.worker.ask(m.IdentifyOutlet(ONE))
    assert bus.steps(3) == ["1 identify", "2 status", "1 identify"]


@pytest.mark.req("AT-01")
def test_a_stop_goes_first_to_who_has_answered_all_along(bus: Bus) -> None:
    """One answer that was lost is enough to come after the others."""
    bus.controllers[ONE].answers = False
    bus.clock.turn(1_000)
    bus.worker.ask(m.IdentifyOutlet(ONE))
    bus.steps(1)
    for outlet in (ONE, TWO):
        bus.worker.ask(m.StopOutlet(outlet))
    assert bus.steps(2) == ["2 stop", "1 stop"]


@pytest.mark.req("AT-01")
def test_a_stop_goes_before_the_turns_of_others_though_somebody_is_given_up() -> None:
    """Only the stop of who is given up waits for those who are due."""
    bus = Bus(outlets=3)
    bus.controllers[ONE].answers = False
    bus.rest(5_000)
    bus.worker.ask(m.IdentifyOutlet(ONE))
    while "1 identify" not in bus.steps(1):
        bus.clock.turn(10)
    bus.clock.turn(1_000)
    for outlet in (ONE, TWO):
        bus.worker.ask(m.StopOutlet(outlet))
    said = bus.steps(4)
    assert said[0] == "2 stop"
    assert said.index("1 stop") > said.index("3 status")


@pytest.mark.req("AT-05")
def test_a_silence_ends_with_its_last_millisecond_and_a_stop_ends_it_at_once() -> None:
    """Also in the first millisecond of a machine: the next word to the outlet feeds it."""
    for is_stopped in (False, True):
        bus = Bus(1)
        bus.clock.mono_ms = 0
        fed: list[bool] = []
        read = bus.controllers[ONE].read_status

        def reads(*, feed: bool, read=read, fed=fed) -> m.Status:  # noqa: ANN001 - Of this bus.
            fed.append(feed)
            return read(feed=feed)

        bus.controllers[ONE].read_status = reads  # type: ignore[method-assign]
        bus.worker.hear_core(0)
        bus.steps(1)
        bus.worker.ask(m.Hush(ONE, 1_000, is_silent=True))
        if is_stopped:
            bus.worker.ask(m.StopOutlet(ONE))
            assert bus.steps(2) == ["1 stop", "1 status"]
        else:
            bus.clock.turn(1_000)
            bus.worker.hear_core(1_000)
            assert bus.steps(1) == ["1 status"]
        assert fed == [True, True]
