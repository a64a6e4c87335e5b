"""Hands in a hurry, stuck keys, scanners that read novels: nothing is bought twice or by chance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fakes import snapshots as shown
from fakes.world import World
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk.api import commands
from kiosk.api.commands import Command
from kiosk.api.snapshot import Notice
from ui import remote
from ui.guard import SECOND_MS, STUCK_PRESSES

Put = Callable[..., Any]
SIZES = [(800, 480), (1280, 800), (1920, 1080), (1080, 1920)]
BUYS = (commands.BuyAmount, commands.BuyQuantity, commands.BuyFill, commands.TopUp)
NO = Qt.KeyboardModifier.NoModifier


def spot_of(front: Any, name: str) -> QPoint:  # noqa: ANN401 - The fixture's screen.
    """Return the middle of an item."""
    item = front.item(name)
    return item.mapToScene(QPoint(int(item.width() / 2), int(item.height() / 2))).toPoint()


def touch(front: Any, spot: QPoint) -> None:  # noqa: ANN401 - The fixture's screen.
    """Touch a place, whatever stands there."""
    QTest.touchEvent(front.window, front.finger).press(0, spot, front.window).commit()
    QTest.touchEvent(front.window, front.finger).release(0, spot, front.window).commit()
    front.settle()


def meant(front: Any) -> list[Command]:  # noqa: ANN401 - The fixture's screen.
    """Return what was asked for, but that somebody is there."""
    return [one for one in front.engine.commands if not isinstance(one, commands.StillHere)]


def bought(asked: list[Command]) -> list[Command]:
    """Return what costs money of what was asked."""
    return [one for one in asked if isinstance(one, BUYS)]


def test_a_double_touch_of_a_tile_chooses_it(screen: Put) -> None:
    """An outlet that was touched twice in a hurry is chosen, not chosen and let go."""
    front = screen()
    front.show(shown.overview(4))
    spot = spot_of(front, "outlet-2")
    for _ in range(4):
        touch(front, spot)
    touch(front, spot_of(front, "outlet-3"))
    assert front.asked(2) == [commands.ToggleOutlet(2), commands.ToggleOutlet(3)]


def test_a_tile_can_be_let_go_a_moment_later(screen: Put) -> None:
    """Whoever has changed their mind touches again, and that counts."""
    front = screen()
    front.show(shown.overview(4))
    spot = spot_of(front, "outlet-2")
    touch(front, spot)
    QTest.qWait(SECOND_MS + 50)
    touch(front, spot)
    assert front.asked(2) == [commands.ToggleOutlet(2)] * 2


@pytest.mark.parametrize("by", ["finger", "mouse"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_double_touch_of_pay_does_not_cancel(screen: Put, size: tuple[int, int], by: str) -> None:
    """Where *pay* stood, *cancel* stands a moment later: the second half presses nothing there."""
    front = screen(size, second_ms=SECOND_MS)
    front.show(shown.choose())
    front.stage.kiosk.choose.pick(2_000)
    front.settle()
    pay = remote.scene_rect(front.item("pay"))

    def press(spot: QPoint) -> None:
        if by == "finger":
            touch(front, spot)
        else:
            QTest.mouseClick(front.window, Qt.MouseButton.LeftButton, NO, spot)

    front.show(shown.pay())
    shared = pay.intersected(remote.scene_rect(front.item("cancel")))
    assert not shared.isEmpty(), "they no longer share a place: this test watches nothing"
    spot = shared.center().toPoint()
    for again in (shown.choose, shown.pay, shown.choose):  # The code changes sides each time.
        front.show(again())
    front.stage.kiosk.choose.pick(2_000)
    front.settle()
    press(spot)
    front.show(shown.pay())
    press(spot)
    front.qtbot.waitUntil(lambda: bool(meant(front)))
    assert meant(front) == [commands.BuyAmount(2_000)]
    QTest.qWait(SECOND_MS + 50)
    press(spot)
    front.qtbot.waitUntil(lambda: len(meant(front)) == 2)
    assert meant(front)[-1] == commands.Back()


def test_two_fingers_that_press_pay_and_back_at_once_buy_once_at_most(screen: Put) -> None:
    """Both are asked for in the order in which the fingers rose, each once."""
    front = screen()
    front.show(shown.choose())
    front.tap("amount-2000")
    pay, back = spot_of(front, "pay"), spot_of(front, "back")
    window, finger = front.window, front.finger
    QTest.touchEvent(window, finger).press(0, pay, window).press(1, back, window).commit()
    QTest.touchEvent(window, finger).release(0, pay, window).release(1, back, window).commit()
    front.settle()
    front.qtbot.waitUntil(lambda: len(meant(front)) == 2)
    assert {type(one).__name__ for one in meant(front)} == {"Back", "BuyAmount"}


@pytest.mark.parametrize("tab", ["tab-amount", "tab-quantity"])
def test_a_stuck_key_of_the_keypad_types_no_absurd_amount(screen: Put, tab: str) -> None:
    """A nine a thousand times over is the most that may be sold, and nothing is bought by it."""
    front = screen()
    front.show(shown.choose())
    front.tap(tab)
    for _ in range(1_000):
        front.stage.kiosk.choose.key("9")
    front.tap("key-9", "key-9")
    assert meant(front) == []
    front.tap("pay")
    front.qtbot.waitUntil(lambda: bool(meant(front)))
    [buys] = bought(meant(front))
    if isinstance(buys, commands.BuyAmount):
        assert 0 < buys.minor <= shown.choose().sale_max_minor
    else:
        assert isinstance(buys, commands.BuyQuantity)
        assert 0 < buys.base <= shown.choose().outlets[0].largest_base


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_stuck_key_of_a_keyboard_presses_a_button_once_at_most(screen: Put, key: Qt.Key) -> None:
    """A keyboard repeats what is held down; a button that has the focus is not pressed again."""
    front = screen()
    front.show(shown.choose())
    front.tap("amount-2000")
    front.item("pay").forceActiveFocus()
    down, up = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    text = " " if key == Qt.Key.Key_Space else "\r"
    QCoreApplication.sendEvent(front.window, QKeyEvent(down, key, NO, text))
    for _ in range(2_000):
        for kind in (up, down):
            QCoreApplication.sendEvent(front.window, QKeyEvent(kind, key, NO, text, autorep=True))
    QCoreApplication.sendEvent(front.window, QKeyEvent(up, key, NO, text))
    front.settle()
    assert len(bought(front.engine.commands)) <= 1


def test_a_scanner_that_types_a_novel_buys_nothing(screen: Put) -> None:
    """An imager that nobody has told us of types into the screen, blanks and line ends included."""
    front = screen(is_full_screen=True)
    front.show(shown.overview(4, (1,)))
    front.tap("outlet-2")
    novel = "It was a bright cold day in April, and the clocks were striking.\r" * 40
    for letter in novel:
        code = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(front.window, QKeyEvent(kind, code, NO, letter))
    front.settle()
    assert bought(front.engine.commands) == []
    assert commands.Proceed() not in front.engine.commands
    assert front.says("Where would you like to start?")


def repeat(front: Any, key: Qt.Key, times: int) -> None:  # noqa: ANN401 - The fixture's screen.
    """Send what a keyboard sends of a key that is held down for so long."""
    for _ in range(times):
        event = QKeyEvent(QEvent.Type.KeyPress, key, NO, "", autorep=True)
        QCoreApplication.sendEvent(front.window, event)
    front.settle()


@pytest.mark.parametrize("name", ["overview-4", "choose-one", "delivering-one", "attendant-4"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_F13])
def test_a_stuck_key_is_told_calmly_until_it_comes_free(
    screen: Put, name: str, key: Qt.Key
) -> None:
    """Not what somebody holds for a moment; and what the engine has to say goes before it."""
    front = screen()
    front.show(shown.EVERY[name]())
    repeat(front, key, STUCK_PRESSES - 1)
    assert not front.says("A key is stuck")
    repeat(front, key, 1)
    assert front.says("A key is stuck")
    assert front.says("Please ask the attendant")
    assert front.stage.kiosk.noticeTone == "info"
    repeat(front, Qt.Key.Key_Shift, 1)
    assert not front.says("A key is stuck")


def test_what_the_engine_has_to_say_goes_before_a_stuck_key(screen: Put) -> None:
    """A notice about money is not covered by one about a keyboard."""
    front = screen()
    front.show(shown.told(shown.overview(4), Notice.CODE_TOO_LONG))
    repeat(front, Qt.Key.Key_Space, STUCK_PRESSES)
    assert front.says("too long to be a code")
    assert not front.says("A key is stuck")


def both(front: Any, one: str, other: str) -> None:  # noqa: ANN401 - The fixture's screen.
    """Press two items with two fingers at once, and let both go at once."""
    first, second = spot_of(front, one), spot_of(front, other)
    window, finger = front.window, front.finger
    QTest.touchEvent(window, finger).press(0, first, window).press(1, second, window).commit()
    QTest.touchEvent(window, finger).release(0, first, window).release(1, second, window).commit()
    front.settle()


def test_two_fingers_on_two_outlets_are_two_touches_for_the_engine(screen: Put) -> None:
    """Both are chosen, both stop, and each drop is charged once: the engine itself is asked."""
    front, world = screen(), World()
    world.start()
    world.run(2_000)
    done = 0

    def relay(count: int) -> None:
        nonlocal done
        front.qtbot.waitUntil(lambda: len(meant(front)) >= done + count)
        asked, done = meant(front)[done:], len(meant(front))
        for one in asked:
            world.ask(one)
        front.show(world.snapshot)

    front.show(world.snapshot)
    both(front, "outlet-1", "outlet-2")
    relay(2)
    assert world.visit.chosen == (1, 2)
    front.tap("continue")
    relay(1)
    front.tap("amount-2000", "pay")
    relay(1)
    world.run(1_000)
    [sale] = world.sales()
    world.pay(sale.id)
    for outlet in (1, 2):
        world.lift(outlet)
    world.run(3_000)
    for outlet in (1, 2):
        world.flow(outlet)
    world.run(1_000)
    front.show(world.snapshot)
    both(front, "stop-1", "stop-2")
    relay(2)
    assert set(meant(front)[-2:]) == {commands.StopOutlet(1), commands.StopOutlet(2)}
    world.run(10_000)
    flowed = sum(world.controller(outlet).flowed_base for outlet in (1, 2))
    assert sum(one.delivered.base for one in world.deliveries()) == flowed
    world.check_books()
