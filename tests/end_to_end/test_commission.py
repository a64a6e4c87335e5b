"""A technician at a terminal, a simulated outlet behind a real line, and an engine that may die."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from kiosk.cli import people
from kiosk.cli.commissioning import CANCELLED
from kiosk.cli.compose import STORE_FILE
from kiosk.cli.processes import (
    Place,
    attach,
    new_place,
    open_door,
    start_engine,
    start_screen,
    start_simulator,
)
from kiosk.cli.remote import RemoteFailed
from kiosk.domain.attendant import Role
from kiosk.storage.reading import open_reader

pytestmark = pytest.mark.alone
SCALE = 20
WATER, DIESEL = "3", "2"
PINS = {"Tec": "739152", "Tom": "739154", "Mia": "739153"}
PATIENCE_S = 400
STAY_S = 10
"""A login lapses after a minute without a touch."""


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Whatever was started ends with the test."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def place(stack: ExitStack) -> Place:
    """A simulated place with a technician and a manager; its tap runs while the valve is open."""
    place = new_place(stack)
    for name, role in (
        ("Tec", Role.TECHNICIAN),
        ("Tom", Role.TECHNICIAN),
        ("Mia", Role.MANAGER),
    ):
        people.new_attendant(place.settings, name, PINS[name], role=role)
        (place.folder / name).write_text(f"{PINS[name]}\n", encoding="utf-8")
    stack.callback(start_simulator(place, SCALE).end)
    with closing(open_door(place.control)) as plant:
        plant.ask(do="autopilot", on=False)
        for outlet in (WATER, DIESEL):
            plant.ask(do="lift", outlet=int(outlet), draw_permille=1000)
    return place


def command(place: Place, *words: str) -> list[str]:
    """Return the words of a `kiosk` command at this place."""
    return [sys.executable, "-m", "kiosk", *words, "--settings", str(place.file)]


def commissioning(place: Place) -> list[str]:
    """Return the words that commission the water tap."""
    names = ["--name", "Tec", "--pin-file", str(place.folder / "Tec")]
    names += ["--second", "Mia", "--second-pin-file", str(place.folder / "Mia")]
    return command(place, "commission", WATER, "--limit", "1000", *names)


def ready(place: Place) -> None:
    """Wait until the tap can be sold from."""
    with closing(attach(place)) as screen:
        screen.until(lambda seen: seen.outlets[int(WATER) - 1].is_available)


def journal(place: Place, kind: str) -> list[dict[str, object]]:
    """Return what the entries of that kind say."""
    path: Path = place.settings.storage_folder / STORE_FILE
    with open_reader(path) as reader:
        return [
            json.loads(entry.canonical)["body"] for entry in reader.journal() if entry.kind == kind
        ]


class Fingers:
    """Two people at the kiosk's own screen, one after the other."""

    def __init__(self, place: Place, stack: ExitStack) -> None:
        stack.callback(start_screen(place, platform="offscreen").end)
        self._screen = open_door(place.door)
        stack.callback(self._screen.close)

    def tap(self, *names: str) -> None:
        """Touch items one after the other, as soon as each can be touched."""
        for name in names:
            self._screen.ask(do="wait", timeout_ms=PATIENCE_S * 1_000, name=name)
            self._screen.ask(do="tap", name=name)

    def sees(self, text: str) -> None:
        """Wait until that stands on the screen."""
        self._screen.ask(do="wait", timeout_ms=PATIENCE_S * 1_000, text=text)

    def stay_until(self, text: str) -> None:
        """Touch the screen now and then, so that the login does not lapse, until that is seen."""
        for _ in range(PATIENCE_S // STAY_S):
            with suppress(RemoteFailed):
                self._screen.ask(do="wait", timeout_ms=STAY_S * 1_000, text=text)
                return
            self.tap("commission-close", "commission")
        raise AssertionError(f"{text!r} never stood on the screen")

    def types(self, text: str) -> None:
        """Type a figure on the sheet's keypad, and go on."""
        keys = ("dot" if key == "." else key for key in text)
        self.tap(*(f"commission-{key}" for key in keys), "commission-go")

    def log_in(self, name: str) -> None:
        """Log in, and open the sheet."""
        self.tap("attendant", f"attendant-{name}", *(f"pin-{digit}" for digit in PINS[name]))
        self.tap("pin-ok", "commission")


@pytest.mark.req("AT-05")
def test_at_05_two_outlets_are_commissioned_at_a_terminal_and_at_the_screen(
    place: Place, stack: ExitStack
) -> None:
    """At the same time, over the real line: two people, the journal, and tests apart from sales."""
    stack.callback(start_engine(place, SCALE).end)
    ready(place)
    terminal = stack.enter_context(
        subprocess.Popen(
            commissioning(place),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    )
    stack.callback(terminal.kill)
    assert terminal.stdin is not None
    answers = ["", "", "", "20", "20.05", "20", "20.05", "20", "20.05", "", ""]
    terminal.stdin.write("\n".join(answers) + "\n")
    terminal.stdin.flush()
    fingers = Fingers(place, stack)
    fingers.log_in("Tom")
    fingers.types(DIESEL)
    fingers.types("999")
    for title in ("1 / 6", "2 / 6", "3 / 6", "4 / 6"):
        fingers.stay_until(title)
        fingers.tap("commission-go")
    for _ in range(3):
        fingers.stay_until("How large is it?")
        fingers.types("20")
        fingers.stay_until("What does the test measure show?")
        fingers.types("20.05")
    fingers.stay_until("3 / 3")
    fingers.tap("commission-skip")
    fingers.sees("6 / 6")
    fingers.tap("commission-go")
    fingers.sees("somebody else")
    fingers.tap("commission-close", "logout")
    said, complaint = terminal.communicate(timeout=PATIENCE_S)
    assert terminal.returncode == 0, said + complaint
    assert "Outlet 3 is commissioned" in said
    fingers.log_in("Mia")
    fingers.sees("6 / 6")
    fingers.tap("commission-go")
    fingers.sees("It is in force, and in the journal.")
    changed = journal(place, "parameter-changed")
    named = ("outlet", "parameter", "by", "approved_by")
    assert [tuple(one[key] for key in named) for one in changed] == [
        (outlet, parameter, by, "Mia")
        for outlet, by in ((3, "Tec"), (2, "Tom"))
        for parameter in ("meter_factor", "overrun_bound")
    ]
    told = subprocess.run(
        command(place, "report", "--reconcile", "--json"), capture_output=True, check=False
    )
    totals = json.loads(told.stdout)
    assert (totals["totals"]["deliveries"], totals["totals"]["tests"]) == (0, 70)
    assert totals["unexplained"] == 0
    ready(place)


@pytest.mark.req("AT-05")
def test_at_05_an_engine_that_is_killed_in_a_trial_keeps_nothing_of_it(
    place: Place, stack: ExitStack
) -> None:
    """The terminal says so; after the start the tap sells as before, and may be tried again."""
    engine = start_engine(place, SCALE)
    ready(place)
    terminal = stack.enter_context(
        subprocess.Popen(
            commissioning(place),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    )
    stack.callback(terminal.kill)
    alarm = threading.Timer(PATIENCE_S, terminal.kill)
    alarm.start()
    stack.callback(alarm.cancel)
    assert terminal.stdin is not None
    assert terminal.stdout is not None
    terminal.stdin.write(b"\n\n\n")
    terminal.stdin.flush()
    for line in terminal.stdout:
        if b" 2 of 30" in line:
            break
    engine.kill()
    _, said = terminal.communicate(timeout=PATIENCE_S)
    assert terminal.returncode == 1
    assert b"The engine has ended, and all is as it was before." in said
    stack.callback(start_engine(place, SCALE).end)
    ready(place)
    assert journal(place, "parameter-changed") == []
    again = subprocess.run(
        commissioning(place),
        input="\ncancel\n",
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert again.returncode == CANCELLED, again.stdout + again.stderr
    assert "Cancelled: everything is as it was before." in again.stdout
    ready(place)
