"""A technician at a terminal, a simulated outlet behind a real line, and an engine that may die."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from kiosk.cli import people
from kiosk.cli.commissioning import CANCELLED
from kiosk.cli.compose import STORE_FILE
from kiosk.cli.processes import Place, attach, new_place, open_door, start_engine, start_simulator
from kiosk.domain.attendant import Role
from kiosk.storage.reading import open_reader

SCALE = 20
WATER = "3"
PINS = {"Tec": "739152", "Mia": "739153"}
PATIENCE_S = 400


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Whatever was started ends with the test."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def place(stack: ExitStack) -> Place:
    """A simulated place with a technician and a manager; its tap runs while the valve is open."""
    place = new_place(stack)
    for name, role in (("Tec", Role.TECHNICIAN), ("Mia", Role.MANAGER)):
        people.new_attendant(place.settings, name, PINS[name], role=role)
        (place.folder / name).write_text(f"{PINS[name]}\n", encoding="utf-8")
    stack.callback(start_simulator(place, SCALE).end)
    with closing(open_door(place.control)) as plant:
        plant.ask(do="autopilot", on=False)
        plant.ask(do="lift", outlet=int(WATER), draw_permille=1000)
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


@pytest.mark.req("AT-05")
def test_at_05_a_tap_is_commissioned_at_the_terminal(place: Place, stack: ExitStack) -> None:
    """All steps over the real line; two people, the journal, and tests apart from sales."""
    stack.callback(start_engine(place, SCALE).end)
    ready(place)
    answers = ["", "", "", "20", "20.05", "20", "20.05", "20", "20.05", "", ""]
    done = subprocess.run(
        commissioning(place),
        input="\n".join(answers) + "\n",
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Outlet 3 is commissioned" in done.stdout
    changed = journal(place, "parameter-changed")
    assert [one["parameter"] for one in changed] == ["meter_factor", "overrun_bound"]
    assert {(one["by"], one["approved_by"]) for one in changed} == {("Tec", "Mia")}
    told = subprocess.run(
        command(place, "report", "--reconcile", "--json"), capture_output=True, check=False
    )
    totals = json.loads(told.stdout)
    assert (totals["totals"]["deliveries"], totals["totals"]["tests"]) == (0, 35)
    assert totals["unexplained"] == 0
    ready(place)


@pytest.mark.req("AT-05")
def test_at_05_an_engine_that_is_killed_in_a_trial_keeps_nothing_of_it(
    place: Place, stack: ExitStack
) -> None:
    """The terminal says so; after the start the tap sells as before, and may be tried again."""
    engine = start_engine(place, SCALE)
    ready(place)
    terminal = subprocess.Popen(
        commissioning(place), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
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
