"""`kiosk demo`: simulator, engine, pay page and screen, started together and ended together."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import threading
from contextlib import ExitStack, closing
from pathlib import Path

from kiosk.cli import people, script
from kiosk.cli.processes import (
    Place,
    Running,
    new_place,
    open_door,
    start_engine,
    start_screen,
    start_simulator,
)
from kiosk.cli.remote import RemoteFailed
from kiosk.cli.speech import Failure, say

LOOK_S = 1.0
ATTENDANT, PIN = "Ada", "739152"
"""Known to all, and for the demonstration alone: a real kiosk has no attendant to begin with."""
BY_HAND_SCALE, SCRIPTED_SCALE = 3, 4
OFFSCREEN = "offscreen"
TERMINATED = 143


def demo(asked: argparse.Namespace) -> int:
    """Show the product until Ctrl-C, or buy by itself and print the figures."""
    if asked.json and not asked.scripted:
        raise Failure("--json belongs to --scripted.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # So that the stack unwinds.
    with ExitStack() as stack:
        place = new_place(stack, address=asked.open)
        people.new_attendant(place.settings, ATTENDANT, PIN)
        scale = asked.scale or (SCRIPTED_SCALE if asked.scripted else BY_HAND_SCALE)
        stack.callback(start_simulator(place, scale).end)
        engine = start_engine(place, scale)
        stack.callback(engine.end)
        platform = _platform(asked)
        words = ["--size", asked.size, "--language", asked.language]
        words += ["--theme", asked.theme] if asked.theme else []
        screen = start_screen(place, *words, platform=platform)
        stack.callback(screen.end)
        if asked.scripted:
            return _scripted(place, asked)
        shots = asked.shots or Path(tempfile.mkdtemp(prefix="shots-"))
        _introduce(asked, platform, engine.ready.split()[-1], shots)
        return _by_hand(place, screen, shots if platform == OFFSCREEN else None)


def _scripted(place: Place, asked: argparse.Namespace) -> int:
    shots = asked.shots or Path(tempfile.mkdtemp(prefix="shots-"))
    try:
        with closing(open_door(place.door)) as screen, closing(open_door(place.control)) as plant:
            buyer = script.Script(screen, plant, place.settings, shots)
            figures = buyer.run(name=ATTENDANT, pin=PIN)
    except (RemoteFailed, script.WentWrong) as failed:
        raise Failure(f"The scripted purchase failed: {failed}") from None
    if asked.json:
        say(json.dumps(figures))
        return 0
    for line in script.described(figures, place.settings):
        say(line)
    say(f"Pictures of the screens: {shots}")
    return 0


def _by_hand(place: Place, screen: Running, shots: Path | None) -> int:
    """Wait for Ctrl-C, or for the screen to be closed; meanwhile keep pictures where asked."""
    is_over = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: is_over.set())
    while not is_over.wait(LOOK_S):
        if screen.process.poll() is not None:
            say("The screen was closed; the demonstration ends.")
            break
        if shots is not None:
            _take_picture(place, shots)
    return 0


def _take_picture(place: Place, shots: Path) -> None:
    try:
        with closing(open_door(place.door)) as screen:
            name = screen.ask(do="screen")["screen"]
            screen.ask(do="shot", path=str(shots / f"{name}.png"))
    except RemoteFailed:
        return  # It is being restarted; the next second has another picture.


def _introduce(asked: argparse.Namespace, platform: str, page: str, shots: Path) -> None:
    say("The kiosk runs. Nothing is really sold: outlets and money are simulated.")
    say(f"Pay page: {page}   Attendant: {ATTENDANT}, PIN {PIN}")
    if asked.vnc:
        say(f"The screen is on VNC port {asked.vnc}, on EVERY network interface, with NO password.")
        say("Anybody on this network can use it: end the demonstration when you are done.")
    elif platform == OFFSCREEN:
        say("There is no display here, so the screen is drawn into pictures only.")
        say(f"The newest picture of each screen is in {shots}")
        say("To see and touch it from elsewhere: kiosk demo --vnc (no password, every interface).")
    say("Ctrl-C ends it.")


def _platform(asked: argparse.Namespace) -> str:
    """Return Qt's platform: empty for the display that is there."""
    if asked.vnc:
        return f"vnc:size={asked.size}:port={asked.vnc}"
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return OFFSCREEN if asked.scripted or not has_display else ""
