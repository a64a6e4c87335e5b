"""The whole screen by five keys: up, down, OK, back and help; nothing out of reach, no trap."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
import shiboken6
from fakes import snapshots as shown
from fakes.world import World
from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.api import commands
from kiosk.api.snapshot import AssistanceSnapshot, Screen, Snapshot
from kiosk.domain.outlet import OutletId
from kiosk.domain.site import Theme
from ui import remote, scene

Put = Callable[..., Any]
K = Qt.Key
NO = Qt.KeyboardModifier.NoModifier
QUICK = AssistanceSnapshot(again_ms=0)
"""A keypad of which every press counts: tests are quicker than hands."""

SHEETS: dict[str, tuple[Callable[[], Snapshot], tuple[str, ...]]] = {
    "help": (shown.overview, ("help",)),
    "queue": (lambda: shown.waited(4), ("queue",)),
    "leave": (shown.queued, ("leave",)),
    "code": (shown.pay, ("code",)),
    "add": (shown.added, ("add",)),
    "adding": (lambda: shown.added(is_asking=True), ("add",)),
}
"""What opens by a touch, and over which screen."""

LAYOUTS = [((1280, 800), "en"), ((800, 480), "ar")]
every_layout = pytest.mark.parametrize(
    ("size", "language"), LAYOUTS, ids=[f"{w}x{h}-{spoken}" for (w, h), spoken in LAYOUTS]
)
BUYS = (commands.BuyAmount, commands.BuyQuantity, commands.BuyFill)
LEAST_RING = 3.0
LEAST_RING_PX = 4


def press(front: Any, *keys: Qt.Key) -> None:  # noqa: ANN401 - The fixture's screen.
    """Press keys of the keypad, one after the other."""
    for key in keys:
        QTest.keyClick(front.window, key)
        QCoreApplication.processEvents()


def put(front: Any, whole: Snapshot) -> None:  # noqa: ANN401 - The fixture's screen.
    """Show `whole` to somebody with a keypad."""
    front.show(replace(whole, assistance=QUICK))


def pointed(front: Any) -> QQuickItem | None:  # noqa: ANN401 - The fixture's screen.
    """Return what the keypad points at."""
    found = front.window.property("pointed")
    assert found is None or isinstance(found, QQuickItem)
    return found


def meant(front: Any) -> list[commands.Command]:  # noqa: ANN401 - The fixture's screen.
    """Return what was asked for, but that somebody is there."""
    return [one for one in front.engine.commands if not isinstance(one, commands.StillHere)]


def each(items: Iterable[QQuickItem]) -> set[int]:
    """Return which items these are: the same ones may come in other wrappings."""
    return {shiboken6.getCppPointer(item)[0] for item in items}


def name_of(item: QQuickItem | None) -> str:
    """Return the name of an item."""
    return item.objectName() if item is not None else ""


def go_to(front: Any, name: str) -> None:  # noqa: ANN401 - The fixture's screen.
    """Step down until the keypad points at the control of that name."""
    for _ in range(60):
        if name_of(pointed(front)) == name:
            return
        press(front, K.Key_Down)
    pytest.fail(f"{name!r} is out of reach")


def choose(front: Any, *names: str) -> None:  # noqa: ANN401 - The fixture's screen.
    """Step to controls and press OK on each."""
    for name in names:
        go_to(front, name)
        press(front, K.Key_Return)


def buttons(front: Any) -> list[QQuickItem]:  # noqa: ANN401 - The fixture's screen.
    """Return every button that a finger could press now."""
    window = front.window
    return [
        item
        for item in remote.items(window.contentItem())
        if item.inherits("QQuickAbstractButton")
        and remote.is_shown(item)
        and item.isEnabled()
        and remote.touch(window, front.finger, item)
    ]


def walk(front: Any, key: Qt.Key) -> list[QQuickItem]:  # noqa: ANN401 - The fixture's screen.
    """Press `key` until it has come round; return what it pointed at, from the first."""
    press(front, key)
    first = pointed(front)
    found: list[QQuickItem] = []
    for _ in range(100):
        item = pointed(front)
        assert item is not None, "the keypad points at nothing"
        found.append(item)
        press(front, key)
        if pointed(front) is first:
            return found
    pytest.fail("the keypad never comes round: a trap")


@every_layout
def test_every_control_of_every_screen_is_reached(
    screen: Put, size: tuple[int, int], language: str
) -> None:
    """Down comes by each control once and then begins again, and up by the same backwards."""
    front = screen(size, language=language)
    for name, make in shown.EVERY.items():
        put(front, make())
        front.stage.guide.let_go()
        down = walk(front, K.Key_Down)
        assert len(each(down)) == len(down), name
        expected = each(
            item
            for item in remote.items(front.window.contentItem())
            if item.inherits("QQuickAbstractButton") and remote.is_shown(item) and item.isEnabled()
        )
        if name not in {"warning", "queue-moved", "delivering-stranded"}:  # Behind a sheet.
            assert each(down) == expected, name
        up = walk(front, K.Key_Up)
        turned = [*reversed(down)]
        at = turned.index(up[0])
        assert up == turned[at:] + turned[:at], name


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_holds_the_keypad_until_it_is_left(screen: Put, name: str) -> None:
    """What lies behind it is out of reach, what stands around is not, and back leaves it."""
    make, touches = SHEETS[name]
    front = screen()
    put(front, make())
    behind = each(scene.look(front.window).controls)
    front.tap(*touches)
    whole = scene.look(front.window)
    assert whole.sheet is not None
    around = each(whole.controls[whole.own :])
    found = each(walk(front, K.Key_Down))
    assert found == each(whole.controls)
    assert found & behind == around
    press(front, K.Key_Escape)
    front.settle()
    assert scene.look(front.window).sheet is None, "no way back"


@pytest.mark.parametrize("tab", ["tab-quantity", "tab-fill"])
def test_every_form_is_walked(screen: Put, tab: str) -> None:
    """A quantity and a full tank are chosen in the same way as an amount."""
    front = screen()
    put(front, shown.choose())
    choose(front, tab)
    assert each(walk(front, K.Key_Down)) == each(scene.look(front.window).controls)


class Clicks(QObject):
    """Counts what is clicked, by name."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def clicked(self) -> None:
        """Count."""
        self.count += 1


def test_every_control_can_be_pressed(screen: Put) -> None:
    """OK does to each what a finger does: it clicks it, once."""
    front = screen((800, 480))
    seen: set[tuple[str, str]] = set()
    for make in shown.EVERY.values():
        put(front, make())
        where = front.stage.kiosk.screen
        count = len(scene.look(front.window).controls)
        for place in range(count):
            control = scene.look(front.window).controls[place]
            key = (where, name_of(control).rstrip("0123456789"))
            if key in seen:
                continue
            seen.add(key)
            front.stage.guide.look()
            clicks = Clicks()
            QObject.connect(control, SIGNAL("clicked()"), clicks.clicked)
            front.stage.guide._point(control)
            press(front, K.Key_Return)
            press(front, K.Key_Control)  # A key that comes again and again alone is a stuck one.
            assert clicks.count == 1, key
            after = scene.look(front.window)
            if after.sheet is not None or len(after.controls) != count:
                front.show(shown.login() if where != "login" else shown.overview())
                put(front, make())


def reads_before(one: QQuickItem, other: QQuickItem, *, is_mirrored: bool) -> bool:
    """Whether `one` is read before `other`: above it, or before it in its line or column."""
    first, second = remote.scene_rect(one), remote.scene_rect(other)
    if first.center().y() < second.top() and second.center().y() > first.bottom():
        return True  # The next line.
    if is_mirrored:
        return second.center().x() < first.center().x()
    return second.center().x() > first.center().x()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("size", [(1280, 800), (800, 480), (1080, 1920)], ids=str)
def test_the_keypad_goes_in_reading_order(
    screen: Put, size: tuple[int, int], language: str
) -> None:
    """To the next in the line, the next line, or the next column; from right to left in Arabic."""
    front = screen(size, language=language)
    found = []
    for name, make in shown.EVERY.items():
        if name.startswith(("pay", "done-wallet")):
            continue  # The code changes sides with every customer, and its buttons with it.
        put(front, make())
        whole = scene.look(front.window)
        for part in (whole.controls[: whole.own], whole.controls[whole.own :]):
            for one, other in pairwise(part):
                digits = {"key-", "pin-", "voucher-digit-", "voucher-key-"}
                is_pad = any(name_of(one).startswith(kind) for kind in digits)
                is_mirrored = language == "ar" and not (is_pad and "-" in name_of(other))
                if not reads_before(one, other, is_mirrored=is_mirrored):
                    found.append(f"{name}: {name_of(one)} -> {name_of(other)}")
    assert not found, "\n".join(found)


def test_back_always_works(screen: Put) -> None:
    """It leaves a screen or ends what stands on it; where nothing was before, it does nothing."""
    front = screen()
    nothing_before = {"overview", "out_of_service"}
    asks = {"warning", "queue-moved", "delivering-stranded", "attendant-called-16"}
    for name, make in shown.EVERY.items():
        put(front, make())
        front.engine.heard.clear()
        press(front, K.Key_Escape)
        if front.stage.kiosk.screen in nothing_before or name in asks:
            front.settle()
            assert meant(front) == [], name
        else:
            front.qtbot.waitUntil(lambda: bool(meant(front)))
            [asked] = meant(front)
            assert isinstance(asked, commands.Back | commands.Finish | commands.Logout), name


def test_what_nobody_has_pointed_at_is_not_pressed(screen: Put) -> None:
    """The first OK shows where it would press; a blind press buys and stops nothing."""
    front = screen()
    put(front, shown.choose())
    front.tap("amount-2000")
    press(front, K.Key_Return)
    assert name_of(pointed(front)) == "tab-amount"
    assert meant(front) == []


def test_a_touch_takes_the_ring_away(screen: Put) -> None:
    """Whoever touches needs to see nothing of the keypad."""
    front = screen()
    put(front, shown.overview(4))
    press(front, K.Key_Down)
    assert name_of(pointed(front)) == "outlet-1"
    front.tap("outlet-3")
    assert pointed(front) is None
    assert remote.named(front.window, "focus-ring") is None


def test_the_next_customer_sees_no_ring(screen: Put) -> None:
    """What the one before pointed at is gone with them."""
    front = screen()
    put(front, shown.done(state="settled"))
    press(front, K.Key_Down)
    assert pointed(front) is not None
    put(front, shown.overview(4))
    assert pointed(front) is None


def test_the_ring_follows_when_its_control_goes(screen: Put) -> None:
    """An outlet that is taken while it is pointed at: another control is, never none."""
    front = screen()
    put(front, shown.overview(3))
    go_to(front, "outlet-3")
    rows = list(shown.overview(3).outlets)
    rows[2] = replace(shown.outlet(3, state="closed", is_available=False))
    put(front, replace(shown.overview(3), outlets=tuple(rows)))
    front.stage.guide.look()
    found = pointed(front)
    assert found is not None
    assert found.isEnabled()
    assert name_of(found) != "outlet-3"


def test_left_and_right_follow_the_direction_of_reading(screen: Put) -> None:
    """Left is back in English and on in Arabic."""
    for language, on in (("en", K.Key_Right), ("ar", K.Key_Left)):
        front = screen(language=language)
        put(front, shown.overview(4))
        press(front, on, on)
        assert name_of(pointed(front)) == "outlet-2"


def test_keys_that_the_settings_name_work_as_well(screen: Put) -> None:
    """A keypad that sends F13 to F17, beside a usual one; F18 is nobody's."""
    front = screen(is_full_screen=True)
    own = AssistanceSnapshot(
        up=("F13",), down=("F14",), ok=("F15",), back=("F16",), help=("F17",), again_ms=0
    )
    front.show(replace(shown.overview(4), assistance=own))
    press(front, K.Key_F14, K.Key_F14, K.Key_F13, K.Key_F18, K.Key_F15)
    assert front.asked()[-1] == commands.ToggleOutlet(1)
    press(front, K.Key_F17)
    front.qtbot.waitUntil(lambda: commands.SetMode("speech", True) in front.engine.commands)
    front.show(replace(shown.choose(), assistance=own))
    press(front, K.Key_F16)
    front.qtbot.waitUntil(lambda: commands.Back() in front.engine.commands)
    press(front, K.Key_Down)
    assert pointed(front) is not None, "the usual keys still do"


@pytest.mark.parametrize("key", [K.Key_Return, K.Key_Escape, K.Key_Down, K.Key_F1])
def test_a_stuck_key_does_nothing_twice(screen: Put, key: Qt.Key) -> None:
    """Held down, or going up and down like mad: it counts once, until it has been quiet."""
    front = screen()
    front.show(shown.choose())
    front.tap("amount-2000")
    press(front, K.Key_Down)
    for _ in range(60):
        if name_of(pointed(front)) == "pay":
            break
        QTest.qWait(110)  # As fast as somebody steps who is in no hurry.
        press(front, K.Key_Down)
    seen: list[object] = []
    front.stage.guide._keys.pressed.connect(seen.append)
    down, up = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    QTest.qWait(350)
    for number in range(1_000):
        for kind in (down, up):
            event = QKeyEvent(kind, key, NO, "", autorep=number % 2 == 1)
            QCoreApplication.sendEvent(front.window, event)
    front.settle()
    assert len(seen) == 1
    assert len([one for one in front.engine.commands if isinstance(one, BUYS)]) <= 1


def test_an_imager_that_nobody_has_told_us_of_presses_nothing(screen: Put) -> None:
    """It types letters and ends with Enter: that Enter is part of what it read."""
    front = screen()
    put(front, shown.overview(4))
    press(front, K.Key_Down)
    for letter in "7Q2M K9VX\r":
        key = K.Key_Return if letter == "\r" else K(ord(letter))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(front.window, QKeyEvent(kind, key, NO, letter))
    front.settle()
    assert meant(front) == []


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("name", ["overview-8", "choose-one", "delivering-two", "done", "warning"])
def test_what_is_pointed_at_stands_out(screen: Put, theme: str, name: str) -> None:
    """A thick ring whose two bands differ by 3:1 from each other, the outer one from the ground."""
    front = screen(theme=theme)
    put(front, replace(shown.EVERY[name](), theme=str(theme)))
    front.settle()
    plain = front.window.grabWindow()
    controls = scene.look(front.window).controls
    for place in range(len(controls)):
        press(front, K.Key_Down)
        front.settle()
        item = pointed(front)
        assert item is not None
        image, rect = front.window.grabWindow(), remote.scene_rect(item)
        bands = _outwards(image, QPoint(int(rect.center().x()), int(rect.top())))
        if not bands:
            continue  # At the edge of the window: the sides are seen.
        thickest = max(bands, key=lambda band: band[1])
        assert thickest[1] >= LEAST_RING_PX, (name, name_of(item), bands, place)
        assert _contrast(thickest[0], bands[0][0]) >= LEAST_RING, (name_of(item), bands)
        spot = QPoint(int(rect.center().x()), max(0, int(rect.top()) - 14))
        assert _contrast(thickest[0], plain.pixelColor(spot)) >= LEAST_RING, name_of(item)


def _outwards(image: QImage, start: QPoint) -> list[tuple[QColor, int]]:
    """Return the bands of colour above a point, from the inside out, with how thick they are."""
    bands: list[tuple[QColor, int]] = []
    for y in range(start.y() - 1, max(-1, start.y() - 12), -1):
        color = image.pixelColor(start.x(), y)
        if bands and bands[-1][0] == color:
            bands[-1] = (color, bands[-1][1] + 1)
        else:
            bands.append((color, 1))
    return bands if start.y() > 12 else []


# --- A whole purchase ---------------------------------------------------------------------------


class Shop:
    """A live core behind the screen: what the screen asks is done, and what comes of it shown."""

    def __init__(self, front: Any) -> None:  # noqa: ANN401 - The fixture's screen.
        self.front, self.world = front, World()
        self._done = 0
        self.serve()

    def serve(self, ms: int = 200) -> None:
        """Do what was asked, let some time pass, and show what is."""
        QTest.qWait(5)
        for command in self.front.engine.commands[self._done :]:
            self.world.ask(command)
        self._done = len(self.front.engine.commands)
        self.world.run(ms)
        put(self.front, self.world.snapshot)

    def choose(self, *names: str) -> None:
        """Step to controls and press OK on each."""
        for name in names:
            choose(self.front, name)
            self.serve()


def test_a_whole_purchase_needs_five_keys(screen: Put) -> None:
    """Outlet, amount, payment, delivery, the end: not one touch."""
    shop = Shop(screen())
    world = shop.world
    assert world.screen is Screen.OVERVIEW
    shop.choose("outlet-1", "continue")
    assert world.screen is Screen.CHOOSE
    shop.choose(f"amount-{world.snapshot.quick_minor[0]}", "pay")
    assert world.screen is Screen.PAY
    world.run_until(lambda: world.visit.sale is not None and bool(world.visit.sale.pay_url))
    shop.serve()
    [sale] = world.sales()
    world.pay(sale.id)
    world.run_until(lambda: world.screen is Screen.DELIVERING)
    shop.serve()
    world.lift(1)
    world.flow(1, 2_000_000)
    shop.serve(1_000)
    assert world.controllers[OutletId(1)].is_open
    go_to(shop.front, "stop-1")
    press(shop.front, K.Key_Return)
    shop.serve(5_000)
    assert not world.controllers[OutletId(1)].is_open
    if world.screen is Screen.DELIVERING:
        shop.choose("finish")
        shop.serve(5_000)
    assert world.screen is Screen.DONE
    shop.choose("done")
    assert world.screen is Screen.OVERVIEW
    assert [one.state.value for one in world.sales()] == ["settled"]


def test_a_payment_is_called_off_by_five_keys(screen: Put) -> None:
    """Back from there takes it back: nothing is charged."""
    shop = Shop(screen())
    shop.choose("outlet-1", "continue", f"amount-{shop.world.snapshot.quick_minor[0]}", "pay")
    assert shop.world.screen is Screen.PAY
    press(shop.front, K.Key_Escape)
    shop.serve()
    assert shop.world.screen is Screen.OVERVIEW
    shop.world.run(5_000)
    assert [one.state.value for one in shop.world.sales()] == ["cancelled"]
