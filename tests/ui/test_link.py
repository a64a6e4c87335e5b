"""The link to the engine, and every way in which it can fail."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from typing import Any

import pytest
from fakes import snapshots as shown
from fakes.stand_in_engine import StandInEngine
from pytestqt.qtbot import QtBot

from kiosk.api import commands, wire
from kiosk.api.snapshot import PROTOCOL, Snapshot
from ui.link import EngineLink, LinkState

RETRY_MS = 20
Put = Callable[..., Any]


@pytest.fixture
def link(engine: StandInEngine) -> Iterator[EngineLink]:
    """A link that is not open yet, with an impatient retry."""
    made = EngineLink(engine.path, "front", retry_ms=RETRY_MS)
    yield made
    made.close()


@pytest.fixture
def live(engine: StandInEngine, link: EngineLink, qtbot: QtBot) -> EngineLink:
    """A link that has had its first snapshot."""
    link.open()
    qtbot.waitUntil(lambda: bool(engine.heard))
    with qtbot.waitSignal(link.received):
        engine.say(shown.overview())
    return link


def test_the_screen_says_who_it_is_first(
    engine: StandInEngine, link: EngineLink, qtbot: QtBot
) -> None:
    """The first line of a connection names the screen and what it understands."""
    link.open()
    qtbot.waitUntil(lambda: bool(engine.heard))
    assert engine.heard == [commands.Attach("front", PROTOCOL)]


def test_a_snapshot_makes_the_link_live(live: EngineLink) -> None:
    """Only a snapshot counts, not a connection."""
    assert live.state is LinkState.LIVE


def test_an_engine_that_is_not_there_yet_is_waited_for(
    engine: StandInEngine, link: EngineLink, qtbot: QtBot
) -> None:
    """The screen may start before the engine."""
    engine.close()
    link.open()
    qtbot.wait(3 * RETRY_MS)
    assert link.state is LinkState.CONNECTING
    engine.open()
    qtbot.waitUntil(lambda: engine.is_attached)
    with qtbot.waitSignal(link.received):
        engine.say(shown.overview())
    assert link.state is LinkState.LIVE


def test_an_engine_killed_in_the_middle_of_a_line_is_lost(
    engine: StandInEngine, live: EngineLink, qtbot: QtBot
) -> None:
    """Half a snapshot is never shown, and the next connection begins afresh."""
    received: list[Snapshot] = []
    live.received.connect(received.append)
    engine.say_bytes(wire.encode_snapshot(shown.pay())[:100])
    qtbot.wait(RETRY_MS)
    engine.close()
    qtbot.waitUntil(lambda: live.state is LinkState.LOST)
    engine.open()
    qtbot.waitUntil(lambda: engine.is_attached)
    engine.say(shown.choose())
    qtbot.waitUntil(lambda: live.state is LinkState.LIVE)
    assert received == [shown.choose()]


def test_a_line_without_an_end_is_cut_off(
    engine: StandInEngine, live: EngineLink, qtbot: QtBot
) -> None:
    """The screen's memory is bounded: it hangs up and comes back."""
    engine.say_bytes(b"x" * (wire.LINE_MAX + 1))
    qtbot.waitUntil(lambda: live.state is LinkState.LOST)
    qtbot.waitUntil(lambda: len(engine.heard) == 2)


@pytest.mark.parametrize("line", [b"{}\n", b"\n", b"nonsense\n", b"[1]\n", b"\xff\xfe\n", b"1e9\n"])
def test_nonsense_ends_the_connection(
    engine: StandInEngine, live: EngineLink, qtbot: QtBot, line: bytes
) -> None:
    """What cannot be read is not guessed at."""
    engine.say_bytes(line)
    qtbot.waitUntil(lambda: live.state is LinkState.LOST)
    qtbot.waitUntil(lambda: len(engine.heard) == 2)


def test_another_version_is_told_apart_from_nonsense(
    engine: StandInEngine, live: EngineLink, qtbot: QtBot
) -> None:
    """An engine of another version is named as such, until one of ours is back."""
    engine.say_bytes(json.dumps({"protocol": PROTOCOL + 1, "news": []}).encode() + b"\n")
    qtbot.waitUntil(lambda: live.state is LinkState.FOREIGN)
    qtbot.waitUntil(lambda: len(engine.heard) == 2)
    assert live.state is LinkState.FOREIGN
    engine.say(shown.overview())
    qtbot.waitUntil(lambda: live.state is LinkState.LIVE)


def test_a_readable_snapshot_of_another_version_is_not_shown(
    engine: StandInEngine, live: EngineLink, qtbot: QtBot
) -> None:
    """The number decides, even where every field still fits."""
    received: list[Snapshot] = []
    live.received.connect(received.append)
    engine.say(replace(shown.pay(), protocol=PROTOCOL + 1))
    qtbot.waitUntil(lambda: live.state is LinkState.FOREIGN)
    assert received == []


def test_only_the_newest_of_many_is_shown(
    engine: StandInEngine, live: EngineLink, qtbot: QtBot
) -> None:
    """A screen that fell behind catches up at once."""
    received: list[Snapshot] = []
    live.received.connect(received.append)
    engine.say(*(replace(shown.overview(), at_ms=number) for number in range(20)))
    qtbot.waitUntil(lambda: bool(received) and received[-1].at_ms == 19)
    assert len(received) < 20


def test_a_snapshot_in_pieces_is_put_together(
    engine: StandInEngine, live: EngineLink, qtbot: QtBot
) -> None:
    """A line may arrive in any number of pieces."""
    line = wire.encode_snapshot(shown.attendant(16))
    with qtbot.waitSignal(live.received) as got:
        for start in range(0, len(line), 500):
            engine.say_bytes(line[start : start + 500])
    assert got.args == [shown.attendant(16)]


def test_a_command_without_a_link_is_refused_and_never_sent_later(
    engine: StandInEngine, live: EngineLink, qtbot: QtBot
) -> None:
    """Nobody is charged for what was touched while nothing could be done."""
    engine.close()
    qtbot.waitUntil(lambda: live.state is LinkState.LOST)
    assert live.send(commands.StopAll()) is False
    engine.open()
    qtbot.waitUntil(lambda: engine.is_attached)
    engine.say(shown.overview())
    qtbot.waitUntil(lambda: live.state is LinkState.LIVE)
    assert live.send(commands.Proceed()) is True
    qtbot.waitUntil(lambda: bool(engine.commands))
    assert engine.commands == [commands.Proceed()]


def test_a_command_before_the_first_snapshot_is_refused(link: EngineLink) -> None:
    """A screen that knows nothing asks for nothing."""
    link.open()
    assert link.send(commands.StopAll()) is False


def test_a_lost_engine_greys_the_last_picture(screen: Put) -> None:
    """Old figures are never shown as live: they are covered, with their age, and untouchable."""
    front = screen()
    front.show(shown.overview(4))
    assert not front.says("Reconnecting")
    front.engine.close()
    front.qtbot.waitUntil(lambda: front.says("Reconnecting"))
    front.settle()
    assert front.says("0:0")
    assert front.item("link-age").property("text").startswith("The figures are 0:0")
    assert front.says("Super 95 E10"), "the last picture stays, behind the veil"
    front.engine.open()
    front.qtbot.waitUntil(lambda: front.engine.is_attached)
    front.show(shown.pay())
    assert not front.says("Reconnecting")
    assert front.stage.kiosk.screen == "pay"


def test_an_engine_that_hangs_is_lost_until_it_speaks_again(
    engine: StandInEngine, qtbot: QtBot
) -> None:
    """An open socket is no sign of life: what is old is not shown as live, nor acted upon."""
    link = EngineLink(engine.path, "front", silent_ms=50)
    link.open()
    qtbot.waitUntil(lambda: bool(engine.heard))
    engine.say(shown.overview())
    qtbot.waitUntil(lambda: link.state is LinkState.LIVE)
    qtbot.waitUntil(lambda: link.state is LinkState.LOST)
    assert not link.send(commands.StopAll())
    with qtbot.waitSignal(link.state_changed):
        engine.say(shown.overview())
    assert link.state is LinkState.LIVE
    link.close()


def test_before_the_first_snapshot_the_screen_says_that_it_connects(screen: Put) -> None:
    """An empty kiosk is never shown as a live one."""
    front = screen()
    front.settle()
    assert front.says("Connecting")
    assert not front.says("Stop all")


def test_a_foreign_engine_is_shown_as_one(screen: Put) -> None:
    """Whoever installed half an update can read it on the screen."""
    front = screen()
    body = asdict(shown.overview()) | {"protocol": PROTOCOL + 1, "novelty": 1}
    front.engine.say_bytes(json.dumps(body).encode() + b"\n")
    front.qtbot.waitUntil(lambda: front.says("This screen needs an update"))
