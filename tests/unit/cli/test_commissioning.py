"""`kiosk commission`: what the terminal says and asks, over the core and simulated people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from fakes.technician import Technician
from fakes.world import PIN, site

from kiosk.api import commands as c
from kiosk.api import wire
from kiosk.api.snapshot import Snapshot
from kiosk.application import messages as m
from kiosk.application.commissioning import IDLE_MS
from kiosk.cli.attached import Detached, NotSo
from kiosk.cli.commissioning import CANCELLED, Cancelled, Guide, Person
from kiosk.cli.speech import Failure
from kiosk.domain.quantity import Dimension
from kiosk.domain.site import Site

STEP_MS = 50


class Wired:
    """A connection to the core of a world: time passes while somebody waits for a snapshot."""

    def __init__(self, tec: Technician, screen: str) -> None:
        self._world, self._screen = tec.world, screen
        self.is_cut = False
        self.ask(c.Attach(screen, 0))
        self.snapshot = self.next()

    def ask(self, command: c.Command) -> None:
        command = wire.decode_command(wire.encode_command(command))
        self._world.handle(m.Asked(self._screen, command))

    def next(self) -> Snapshot:
        if self.is_cut:
            raise Detached("gone")
        self._world.run(STEP_MS)
        shown = self._world.core.snapshot(self._screen, self._world.clock.now())
        self.snapshot = wire.decode_snapshot(wire.encode_snapshot(shown))
        return self.snapshot

    def until(self, is_so: Callable[[Snapshot], bool], *, within_s: float = 60) -> Snapshot:
        for _ in range(int(within_s * 1000 / STEP_MS)):
            if is_so(self.snapshot):
                return self.snapshot
            self.next()
        raise NotSo(str(self.snapshot.visit))

    def close(self) -> None:
        pass


class Terminal:
    """A terminal at which somebody types what was thought out before."""

    def __init__(self, *answers: str | Callable[[], str], place: Site | None = None) -> None:
        self.tec = Technician(place=place)
        self.tec.ask(c.Logout())
        self.answers: Iterator[str | Callable[[], str]] = iter(answers)
        self.wired: list[Wired] = []
        self.prompts: list[str] = []

    def attach(self, name: str) -> Wired:
        self.wired.append(Wired(self.tec, name))
        return self.wired[-1]

    def typed(self, prompt: str) -> str:
        self.prompts.append(prompt)
        answer = next(self.answers, None)
        if answer is None:
            raise Cancelled
        return answer if isinstance(answer, str) else answer()

    def run(
        self, limit: str = "60", *, second: str = "Mia", name: str = "Tec", pin: str = PIN
    ) -> int:
        guide = Guide(
            self.attach,  # type: ignore[arg-type]  # All that it is used for.
            1,
            Dimension.VOLUME,
            Person(name, lambda: pin),
            Person(second, lambda: PIN) if second else None,
            typed=self.typed,
        )
        return guide.run(limit)


MEASURES = ("5", "5.045", "5", "5.045", "5", "5.045")


def test_at_05_a_technician_is_led_from_the_first_step_to_the_last(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What was found is said at every step; at the end two names are in the journal."""
    terminal = Terminal("", "", "", *MEASURES, "", "")
    assert terminal.run() == 0
    said = capsys.readouterr().out
    assert "Fake F1, serial number FC-1, firmware 1.0" in said
    assert "It must be shut after 561 ms." in said
    assert "It was shut after" in said
    assert "30 closings; the slowest took" in said
    assert "0.025 L are permissible" in said
    assert "meter factor 1.00000 -> 1.00" in said
    assert "overrun bound 0.083 L -> 0.0" in said
    assert said.endswith("Outlet 1 is commissioned; both names are in the journal.\n")
    assert terminal.tec.world.kinds().count("parameter-changed") == 2


def test_at_05_a_slip_of_the_finger_is_asked_for_again(capsys: pytest.CaptureFixture[str]) -> None:
    """A quantity that is none, a reading that cannot be, a measure that is too small."""
    wrong = ("five", "0.1", "5", "50.45", "5.045.1", "5.045")
    terminal = Terminal("a lot", "60", "", "", "", *wrong, *MEASURES[2:], "", "")
    assert terminal.run("") == 0
    said = capsys.readouterr().out
    assert said.count("A quantity is written like 5.013") == 3
    assert "Not so: that is too little." in said
    assert "Not so: no measure can hold that" in said


def test_at_05_one_more_measure_may_be_filled(capsys: pytest.CaptureFixture[str]) -> None:
    """The newest three count."""
    terminal = Terminal("", "", "", "5", "5.2", *MEASURES[2:], "5", "5.045", "", "")
    assert terminal.run() == 0
    assert capsys.readouterr().out.count("The meter is off by") == 4


def test_at_05_the_meter_may_be_left_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody has a test measure: the bound is agreed to all the same."""
    terminal = Terminal("", "", "", "skip", "")
    assert terminal.run() == 0
    assert "meter factor 1.00000 -> 1.00000" in capsys.readouterr().out


@pytest.mark.req("ATT-17")
def test_certificate_and_seals_are_asked_for_before_anybody_agrees(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Letters and all; an empty one is asked for again, and both people see what was written."""
    place = site(2)
    outlets = {key: replace(one, verify_months=24) for key, one in place.outlets.items()}
    numbers = ("C-7/26", "", "S-2", "C-7/26", "S-1", "S-2")
    terminal = Terminal("", "", "", "skip", *numbers, "", place=replace(place, outlets=outlets))
    assert terminal.run() == 0
    said = capsys.readouterr().out
    assert "Not so: the numbers of the certificate and of both seals are missing." in said
    assert "certificate C-7/26" in said
    assert "seal S-1 -> S-2" in said
    assert terminal.tec.world.kinds().count("meter-verified") == 1


@pytest.mark.parametrize("answered", range(6))
def test_at_05_whoever_types_no_more_cancels(
    answered: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """At every prompt: everything is as it was, and the outlet sells again."""
    terminal = Terminal(*("", "", "", "5", "5.045", "5", "5.045")[:answered])
    assert terminal.run() == CANCELLED
    assert "Cancelled: everything is as it was before." in capsys.readouterr().out
    world = terminal.tec.world
    world.run(1_000)
    assert world.snapshot.outlets[0].is_available
    assert "parameter-changed" not in world.kinds()


def test_at_05_ctrl_c_cancels() -> None:
    """As a word would."""

    def interrupt() -> str:
        raise KeyboardInterrupt

    terminal = Terminal("", interrupt)
    assert terminal.run() == CANCELLED
    assert terminal.tec.world.kinds().count("commissioning-ended") == 1


def test_at_05_an_outlet_that_is_in_use_is_not_commissioned() -> None:
    """What is in the way is said."""
    terminal = Terminal()
    terminal.tec.world.buy(1)
    with pytest.raises(Failure, match="in use"):
        terminal.run()


@pytest.mark.parametrize(
    ("name", "pin", "why"),
    [
        ("Eve", PIN, "no attendant Eve"),
        ("Tec", "000000", "wrong pin"),
        ("Mia", PIN, "for another role"),
    ],
)
def test_at_05_nobody_but_a_technician_is_led(name: str, pin: str, why: str) -> None:
    """Unknown, mistyped, or somebody with another role."""
    with pytest.raises(Failure, match=why):
        Terminal().run(name=name, pin=pin)


def test_at_05_a_limit_that_is_none_is_refused() -> None:
    """It was given on the command line: nobody is there to be asked again."""
    with pytest.raises(Failure, match=r"like 5\.013"):
        Terminal().run("plenty")


def test_at_05_a_second_who_may_not_agree_ends_it() -> None:
    """Named on the command line; nothing is changed."""
    terminal = Terminal("", "", "", "skip", "")
    with pytest.raises(Failure, match="Ada cannot agree"):
        terminal.run(second="Ada")
    assert "parameter-changed" not in terminal.tec.world.kinds()
    assert "commissioning-ended" in terminal.tec.world.kinds()


def test_at_05_a_second_who_was_asked_for_may_be_another(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An attendant may not, somebody unknown cannot, a manager does."""
    monkeypatch.setattr("getpass.getpass", lambda _: PIN)
    terminal = Terminal("", "", "", "skip", "", "Ada", "Eve", "Mia")
    assert terminal.run(second="") == 0
    said = capsys.readouterr().out
    assert "Ada cannot agree: that is for another role: docs/operating.md says whose." in said
    assert "There is no attendant Eve" in said


def test_at_05_a_fault_that_was_found_is_said() -> None:
    """The outlet is out of use; the reason is in words."""
    terminal = Terminal("")
    terminal.tec.world.controller(1).never_trips = True
    with pytest.raises(Failure, match="does NOT close when nobody speaks to it"):
        terminal.run()


def test_at_05_a_trial_that_showed_nothing_is_offered_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Somebody hung up: said, and made again."""
    terminal = Terminal("")
    world = terminal.tec.world
    controller = world.controller(1)
    controller.calling = False

    def lift() -> str:
        controller.calling, controller.wants_base = True, None
        return ""

    def hang_up() -> str:
        controller.calling, controller.wants_base = True, 50_000
        return ""

    terminal.answers = iter([hang_up, lift, "", "", "skip", ""])
    assert terminal.run() == 0
    assert "Not so: somebody hung up." in capsys.readouterr().out


def test_at_05_what_has_to_be_done_at_the_outlet_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Until the nozzle is lifted, and not again and again."""
    terminal = Terminal("", "cancel")
    controller = terminal.tec.world.controller(1)
    controller.calling = False
    world = terminal.tec.world

    def lift(_: object) -> None:
        if world.clock.mono_ms > 6_000:
            controller.calling = True

    world.on_message = lift
    terminal.answers = iter([""])
    assert terminal.run() == CANCELLED
    assert capsys.readouterr().out.count("Lift the nozzle") == 1


def test_at_05_a_run_that_was_ended_meanwhile_is_told() -> None:
    """The technician was away for too long, and the login with it."""
    terminal = Terminal()

    def away() -> str:
        terminal.tec.world.run(IDLE_MS + 60_000)
        for wired in terminal.wired:
            wired.next()
        return ""

    terminal.answers = iter([away])
    with pytest.raises(Failure, match="It was ended"):
        terminal.run()


def test_at_05_an_engine_that_ends_is_told() -> None:
    """Nothing of a run outlives it."""
    terminal = Terminal()

    def cut() -> str:
        terminal.wired[0].is_cut = True
        return ""

    terminal.answers = iter([cut])
    with pytest.raises(Failure, match="engine has ended"):
        terminal.run()


def test_at_05_a_run_is_gone_on_with_after_the_terminal_was_closed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The technician types the command again and is where they were; nobody else is let in."""

    def closed() -> str:
        raise RuntimeError("the window was closed")

    terminal = Terminal("", closed)
    with pytest.raises(RuntimeError):
        terminal.run()
    terminal.answers = iter(["", "", "skip", ""])
    assert terminal.run() == 0
    assert capsys.readouterr().out.count("2. The dead-man timer") == 1
