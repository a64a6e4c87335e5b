"""Lines that were recorded, heard again: what the drivers understood then, they understand now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from fakes.replayed_port import ReplayedPort

from hardware.half_duplex import HalfDuplexLink
from hardware.registry import controller
from hardware.transcript import Transcript, read
from kiosk.domain.controller import ControllerState, Identity, Status
from kiosk.ports import FlowController, NoAnswer, Outcome, Refused

Said = TypeVar("Said")

RECORDED = Path(__file__).parent / "recorded"
ALL = sorted(RECORDED.glob("*.txt"))


class Replay:
    """A recorded line with the drivers of its outlets, as `kiosk doctor --line` asks them."""

    def __init__(self, transcript: Transcript) -> None:
        self.port = ReplayedPort(transcript)
        self.line = HalfDuplexLink(transcript.line, self.port, timing=self.port.timing)
        self.drivers: list[FlowController] = [
            controller(one.profile, self.line.at(one.address), one.address)
            for one in transcript.outlets
        ]
        self.identities: list[Identity | None] = []
        self.statuses: list[Status | None] = []
        self.line.connect()

    def run(self) -> None:
        """Ask everybody who they are, then how they stand, until the recording is used up."""
        for driver in self.drivers:
            self.identities.append(self._asked(driver.identify))
        while not self.port.is_used_up:
            for driver in self.drivers:
                if not self.port.is_used_up:
                    self.statuses.append(
                        self._asked(lambda one=driver: one.read_status(feed=False))
                    )

    def _asked(self, ask: Callable[[], Said]) -> Said | None:
        try:
            return ask()
        except (NoAnswer, Refused):
            return None


@pytest.mark.parametrize("path", ALL, ids=[one.stem for one in ALL])
def test_what_was_recorded_is_heard_again(path: Path) -> None:
    """Byte for byte the same questions, and of every exchange the same comes."""
    transcript = read(path.read_text())
    replay = Replay(transcript)
    replay.run()
    heard = [(one.outcome, one.address) for one in replay.line.recent()]
    assert heard == [(one.outcome, one.address) for one in transcript.exchanges]


def test_the_sample_is_understood_as_it_was() -> None:
    """Three outlets, among them a late, a damaged, a refused and a short answer; one is dead."""
    replay = Replay(read((RECORDED / "reference-line.txt").read_text()))
    replay.run()
    assert [one.model if one else "" for one in replay.identities] == ["RFC-1"] * 3 + [""]
    statuses = [one for one in replay.statuses if one is not None]
    assert {one.state for one in statuses} == {ControllerState.CLOSED}
    assert {one.total.base for one in statuses} == {0}
    assert len(statuses) == 17
    stations = replay.line.health().stations
    assert (stations[1].silent, stations[1].damaged, stations[3].refused) == (1, 1, 1)
    assert stations[4].good_ns is None


def test_a_driver_that_says_something_else_is_noticed() -> None:
    """A replay insists on every byte of every question."""
    transcript = read((RECORDED / "reference-line.txt").read_text())
    replay = Replay(transcript)
    with pytest.raises(AssertionError, match="was sent"):
        replay.drivers[1].identify()
    assert transcript.exchanges[0].outcome is Outcome.OK
