"""A monkey at the touchscreen: it breaks nothing and gets nothing unpaid.

`make monkey` is the long run.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from fakes.flow_controller import FakeController
from fakes.monkey import FILES, Act, Seen, played, shortened
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

import ui.guard
from ui.viewmodels.overview import OverviewViewModel

SEEDS = {1: 700, 2: 700, 3: 600}
"""One of each life's first touches, in three layouts."""


@pytest.fixture(autouse=True)
def _quiet(qapp: QGuiApplication) -> Iterator[None]:  # noqa: ARG001 - Qt must be up.
    """Let the screen's log be: a monkey pulls cables."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_touched_all_is_well(seed: int) -> None:
    """No crash, no warning, no frozen picture, no drop unpaid, a clean screen for the next."""
    seen = Seen()
    bite = played(seed, SEEDS[seed], seen)
    assert bite is None, f"{bite.error}\n" + "\n".join(bite.story)
    assert seen.touches == SEEDS[seed]
    assert len(seen.screens) >= 5, seen.screens
    assert len(seen.files) >= len(FILES) // 3, seen.files


def test_the_same_seed_is_the_same_life() -> None:
    """What failed once fails again: acts, figures and everything that was reached."""
    lives = []
    for _ in range(2):
        seen = Seen()
        assert played(5, 60, seen) is None
        seen.busiest.clear()  # By the processor's clock.
        lives.append(seen)
    assert lives[0] == lives[1]
    assert ui.guard.QElapsedTimer.__module__ == "PySide6.QtCore"
    assert QTimer.__module__ == "PySide6.QtCore"


def test_a_slip_of_the_screen_is_found_told_and_made_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen that fails where somebody touches an outlet: the touch is in the short story."""

    def slip(_: OverviewViewModel, number: int) -> None:
        raise ValueError(f"no outlet {number}")

    monkeypatch.setattr(OverviewViewModel, "toggle", slip)
    bite = played(1, 400, Seen())
    assert bite is not None
    assert "no outlet" in bite.error
    short = shortened(bite, tries=12)
    assert len(short.acts) <= len(bite.acts)
    assert any("outlet-" in act.told() for act in short.acts[-1:])
    assert any("outlet-" in line for line in short.story[-5:])
    again = played(1, 0, Seen(), acts=short.acts)
    assert again is not None
    assert again.kind == short.kind


def test_a_drop_that_nobody_paid_for_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A valve that leaks while nobody has bought anything is told at once."""
    advance = FakeController.advance

    def leak(self: FakeController, ms: int) -> None:
        advance(self, ms)
        self.flowed_base += 1_000

    monkeypatch.setattr(FakeController, "advance", leak)
    bite = played(1, 5, Seen())
    assert bite is not None
    assert "without a delivery" in bite.error


def test_an_act_can_be_told() -> None:
    """A person can do it again by hand."""
    act = Act("touches twice", (640, 400, 50), "pay", 100)
    assert act.told() == "touches twice pay (640, 400, 50)"
