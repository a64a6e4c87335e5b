"""A monkey at the touchscreen: touches by chance, before the real window and a live engine.

Every run follows from one seed. What was done is a list of acts that can be told and done again;
a list from which acts were left out is a run as well, so a failing one can be made short.
"""

from __future__ import annotations

import random
import re
import sys
import time
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from fakes.keys import UNKNOWN, rest_code
from fakes.monkey_place import FRONT, STAFF, MonkeyPlace
from fakes.screen_time import ScreenTime, turned
from fakes.speaking_process import speaking
from fakes.world import PIN, TICK_MS
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QPoint,
    QRectF,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QInputDevice, QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

import ui.app
from kiosk.api import commands as c
from kiosk.api import wire
from kiosk.api.commands import Attach, Command
from kiosk.api.snapshot import PROTOCOL, Screen
from kiosk.application.visits import CALL_SHOWN_MS
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.sale import Sale
from kiosk.monitor.monitor import CORE_MS
from ui.app import Options, Stage
from ui.guard import SECOND_MS, ExitGuard
from ui.link import EngineLink, LinkState
from ui.remote import scene_rect

QML_SCREENS = Path(ui.app.QML) / "Kiosk" / "Screens"
SIZES = ((800, 480), (1280, 800), (1920, 1080), (1080, 1920))
SETTLE_MS = 250
BUSY_S = 2.0
"""The most time that the screen may take for one act: more, and as often as others wait for the
processor, is a frozen picture."""
LOAD_ACTS = 50
BUGS = (
    *(AssertionError, ArithmeticError, AttributeError, LookupError),
    *(RuntimeError, TypeError, ValueError, OSError),
)
"""What ends a life and is told with its story."""
WAITS_MS = (50, 50, 50, 50, 100, 100, 200, 200, 500, 1_000)
HOME_MS = CALL_SHOWN_MS + 180_000
"""So long after the last touch everything is as if nobody had ever been there: a call for help
outlasts what was shown beside it, which who asked for more time may look at twice as long."""
BUYS = (c.BuyAmount, c.BuyQuantity, c.BuyFill, c.TopUp)
NO = Qt.KeyboardModifier.NoModifier
NOVEL = "It was a bright cold day in April, and the clocks were striking thirteen.\r"
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_F13, Qt.Key.Key_F14, Qt.Key.Key_F18, Qt.Key.Key_VolumeUp, Qt.Key.Key_Home),
)
SLOW = {Screen.PAY, Screen.QUEUE, Screen.DELIVERING}
SHY = {"stop-all": 0.05, "logout": 0.15, "back": 0.4, "cancel": 0.2, "finish": 0.2, "done": 0.5}
SHY |= {"others": 0.1, "attendant": 0.5}
"""What ends things is touched less often: behind it there is nothing new."""


class Frozen(AssertionError):
    """The screen did not keep up with a hand."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that somebody does, and how long nothing happens then."""

    kind: str
    args: tuple[int | str, ...] = ()
    what: str = ""
    """What stood there."""
    wait_ms: int = TICK_MS

    def told(self) -> str:
        """Return it as a person would tell it."""
        spots = ", ".join(str(one) for one in self.args)
        return f"{self.kind} {self.what or ''} ({spots})".replace("  ", " ")


@dataclass(frozen=True, slots=True)
class Control:
    """Something that can be touched."""

    name: str
    rect: QRectF
    is_in_front: bool

    @property
    def family(self) -> str:
        """The name without its number."""
        return re.sub(r"\d+|[A-Z]-#", "#", self.name)


@dataclass
class Seen:
    """What was reached, and left again, in any number of runs."""

    files: Counter[str] = field(default_factory=Counter)
    files_left: Counter[str] = field(default_factory=Counter)
    screens: Counter[str] = field(default_factory=Counter)
    screens_left: Counter[str] = field(default_factory=Counter)
    controls: Counter[tuple[str, str]] = field(default_factory=Counter)
    notices: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    touches: int = 0
    virtual_ms: int = 0
    busiest: dict[str, float] = field(default_factory=dict)
    """The longest that the screen took for an act of each kind, in seconds as if it were alone."""
    deliveries: int = 0
    sales: int = 0


class DirectLink(EngineLink):
    """The link to an engine in the same process: every line, but no socket."""

    def __init__(self, front: Front, **options: int) -> None:
        super().__init__("", FRONT, silent_ms=options["silent_ms"])
        self._front = front

    def _is_connected(self) -> bool:
        return self._front.is_plugged

    def _connect(self) -> None:
        if self._is_connected():
            self._front.hear(wire.encode_command(Attach(FRONT, PROTOCOL)))
        else:
            self._drop(LinkState.LOST)

    def send(self, command: Command) -> bool:
        """Hand a command on where there is somebody to hear it."""
        if self.state is not LinkState.LIVE or not self._is_connected():
            return False
        self._front.hear(wire.encode_command(command))
        return True

    def read(self, line: bytes) -> None:
        """Take a snapshot in."""
        self._take(line)

    def lose(self) -> None:
        """Lose the engine."""
        self._drop(LinkState.LOST)


class Front:
    """The real window, and what can be touched in it."""

    def __init__(
        self, place: MonkeyPlace, size: tuple[int, int], clock: ScreenTime, complaints: list[str]
    ) -> None:
        self._place, self.size, self._clock = place, size, clock
        self.complaints = complaints
        self.is_plugged = True
        self.sent: list[Command] = []
        self.finger = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        self.stage: Stage | None = None
        self.files: set[str] = set()
        self.controls: list[Control] = []
        self.sheets: list[str] = []
        self._beats = 0
        self._is_sheet: dict[str, bool] = {}
        self.open()
        place.publish = self._read
        place.hang_up = self._lost

    def open(self) -> None:
        """Start the screen, or start it again."""
        width, height = self.size
        ui.app.EngineLink = self._link  # type: ignore[misc, assignment]  # Instead of a socket.
        try:
            options = Options("", width=width, height=height, is_still=True, second_ms=SECOND_MS)
            self.stage = Stage(options)
            self.window = window = self.stage.show()
        finally:
            ui.app.EngineLink = EngineLink  # type: ignore[misc]
        ExitGuard(window)
        self.stage.engine.warnings.connect(
            lambda found: self.complaints.extend(one.toString() for one in found)
        )
        assert QTest.qWaitForWindowExposed(window)
        self._place.last = None

    def close(self) -> None:
        """End the screen, as when its process is killed."""
        assert self.stage is not None
        self._clock.forget()
        del self.window
        self.stage.close()
        self.stage = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def _link(self, _path: str, _screen: str, *, silent_ms: int) -> DirectLink:
        return DirectLink(self, silent_ms=silent_ms)

    @property
    def up(self) -> Stage:
        """The screen, which is running."""
        assert self.stage is not None
        return self.stage

    @property
    def link(self) -> DirectLink:
        """Its link."""
        link = self.up.link
        assert isinstance(link, DirectLink)
        return link

    def hear(self, line: bytes) -> None:
        """Take in what the screen asks for."""
        self.sent.append(wire.decode_command(line))
        self._place.asked.append(line)

    def _read(self, line: bytes) -> None:
        if self.stage is not None and self.is_plugged:
            self.link.read(line)

    def _lost(self) -> None:
        self._place.asked.clear()
        if self.stage is not None:
            self.link.lose()

    # --- Looking --------------------------------------------------------------------------------

    def settle(self) -> None:
        """Let everything come to rest that was begun; fail where the screen does not keep up."""
        before = self._beats
        beat = _Beat(self)
        QCoreApplication.postEvent(beat, QEvent(QEvent.Type.User))
        for _ in range(2):
            QCoreApplication.processEvents()
            self.window.grabWindow()
        # As a loop does: pages that have gone are really gone.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._beats == before:
            raise Frozen("an event that was posted was not delivered")

    def beat(self) -> None:
        """Take note that events arrive."""
        self._beats += 1

    def look(self) -> None:
        """See what is there now."""
        before = self.files
        self.files, self.sheets = set(), []
        found: list[tuple[QQuickItem, int]] = []
        self._walk(self.window.contentItem(), found, 0)
        if before != self.files:
            self._clock.adopt(self.window)
        whole = QRectF(0, 0, self.window.width(), self.window.height())
        top = len(self.sheets)
        self.controls = []
        for item, depth in found:
            rect = scene_rect(item).intersected(whole)
            if rect.isEmpty():
                continue
            name = item.objectName() or str(item.property("text") or _kind(item))
            self.controls.append(Control(name, rect, depth == top or not top))

    def _walk(self, item: QQuickItem, found: list[tuple[QQuickItem, int]], depth: int) -> None:
        if not item.isVisible() or item.opacity() < 0.05:
            return
        kind = _kind(item)
        if kind not in self._is_sheet:
            self._is_sheet[kind] = item.property("canDismiss") is not None
        if self._is_sheet[kind]:
            if not item.property("isOpen"):
                return
            self.sheets.append(kind)
            depth = len(self.sheets)
        if kind in FILES:
            self.files.add(kind)
        if item.inherits("QQuickAbstractButton"):
            if item.isEnabled():
                found.append((item, depth))
            return
        if item.inherits("QQuickFlickable"):
            item.setProperty("maximumFlickVelocity", 0)  # It looks at the wall clock.
        for child in item.childItems():
            self._walk(child, found, depth)

    # --- Hands ----------------------------------------------------------------------------------

    def press(self, *spots: tuple[int, int]) -> None:
        """Touch, with as many fingers as there are spots, and lift them in order."""
        window = self.window
        points = [QPoint(*spot) for spot in spots]
        touching = QTest.touchEvent(window, self.finger)
        for number, point in enumerate(points):
            touching.press(number, point, window)
        touching.commit()
        for number, point in enumerate(points):
            lifting = QTest.touchEvent(window, self.finger).release(number, point, window)
            for other in range(number + 1, len(points)):
                lifting.stationary(other)
            lifting.commit()

    def drag(self, spots: Sequence[tuple[int, int]]) -> None:
        """Press at the first place, slide over the others, lift at the last."""
        window, points = self.window, [QPoint(*spot) for spot in spots]
        QTest.touchEvent(window, self.finger).press(0, points[0], window).commit()
        for point in points[1:]:
            QTest.touchEvent(window, self.finger).move(0, point, window).commit()
        QTest.touchEvent(window, self.finger).release(0, points[-1], window).commit()

    def key(self, code: int, text: str = "", *, again: int = 0) -> None:
        """Press a key of a keyboard, and hold it while it repeats so often."""
        down, up = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
        self._key(down, code, text)
        for _ in range(again):
            self._key(up, code, text, is_again=True)
            self._key(down, code, text, is_again=True)
        self._key(up, code, text)

    def _key(self, kind: QEvent.Type, code: int, text: str, *, is_again: bool = False) -> None:
        event = QKeyEvent(kind, code, NO, text, autorep=is_again)
        event.setTimestamp(self._clock.ms)
        QCoreApplication.sendEvent(self.window, event)

    def scan(self, text: str) -> None:
        """Type as an imager does: faster than any hand."""
        for letter in text:
            code = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
            self.key(code, letter)


class _Beat(QObject):
    """Hears an event that was posted."""

    def __init__(self, front: Front) -> None:
        super().__init__()
        self._front = front

    def event(self, event: QEvent) -> bool:
        """Take note of it."""
        if event.type() == QEvent.Type.User:
            self._front.beat()
            return True
        return super().event(event)


def _kind(item: QObject) -> str:
    """Return the file that an item is made from, or Qt's name for it."""
    return item.metaObject().className().partition("_QML")[0]


FILES = frozenset(path.stem for path in QML_SCREENS.glob("*.qml"))
LIFE = 2_000
"""So many touches have one place, one engine and one seed."""
OUT_OF_REACH: dict[str, str] = {}
"""What no run can reach, and why."""

ALWAYS_THERE = {"Chrome": "it stands around every screen"}
"""What is never left, and why."""


def unleft(seen: Seen) -> set[str]:
    """Return the screens and sheets that were reached and never left again."""
    return set(seen.files) - set(seen.files_left) - set(ALWAYS_THERE)


def unreached(seen: Seen) -> set[str]:
    """Return the screens and sheets that were never reached and could have been."""
    return set(FILES - set(seen.files) - set(OUT_OF_REACH))


class Monkey:
    """One run: a place, a screen, and hands that do as they like."""

    def __init__(self, seed: int, seen: Seen, clock: ScreenTime, complaints: list[str]) -> None:
        self.seed, self.seen, self.clock = seed, seen, clock
        self._rng = random.Random(f"hands {seed}")
        self.place = MonkeyPlace(seed)
        self.acts: list[Act] = []
        self._plan: deque[str] = deque()
        self._touched: Counter[tuple[str, str]] = Counter()
        """How often, in this life alone: each is the same whichever came before it."""
        self._since_settled_ms = 0
        self._busy_s = 0.0
        self._measured, self._shared = (time.perf_counter(), time.process_time()), 1.0
        self.complaints = complaints
        size = SIZES[seed % len(SIZES)]
        self.front = Front(self.place, size, clock, complaints)
        self.place.on_time = self._passed
        self._before: tuple[str, set[str]] = ("", set())

    def begin(self) -> None:
        """Let the place come to life."""
        self.wait(2_000)
        self.front.look()

    # --- Time -----------------------------------------------------------------------------------

    def _passed(self, ms: int) -> None:
        """Let the same time pass for the screen."""
        began = time.perf_counter()
        self.clock.turn(ms)
        self.seen.virtual_ms += ms
        self._since_settled_ms += ms
        if self._since_settled_ms >= SETTLE_MS:
            self._settle()
        self._busy_s += time.perf_counter() - began

    def _settle(self) -> None:
        self._since_settled_ms = 0
        if self.front.stage is not None:
            self.front.settle()

    def wait(self, ms: int) -> None:
        """Let time pass, in larger steps where nothing moves."""
        end_ms = self.clock.ms + ms
        while self.clock.ms < end_ms:
            rests = end_ms - self.clock.ms > 5_000 and not self.place.auditor.open
            self.place.live(500 if rests else TICK_MS)

    # --- One act --------------------------------------------------------------------------------

    def do(self, act: Act) -> None:
        """Do it, let time pass, and see whether all is well."""
        self.acts.append(act)
        self.place.tell(f"*** {act.told()}")
        self.front.sent.clear()
        mine = self._outlets_in_hand()
        before = self._pages(mine)
        self._busy_s = 0.0
        began = time.perf_counter()
        self._perform(act)
        self._settle()
        self._busy_s += time.perf_counter() - began
        self.wait(act.wait_ms)
        began = time.perf_counter()
        self.place.show()
        self._settle()
        self.front.look()
        self._busy_s += time.perf_counter() - began
        self.seen.acts[act.kind] += 1
        self._check(act)
        self._check_bought(act, self._pages(mine) - before)
        self._note()

    def _perform(self, act: Act) -> None:
        front, args = self.front, act.args
        spots = [(int(x), int(y)) for x, y in zip(args[::2], args[1::2], strict=False)]
        match act.kind:
            case "touches" | "lays a hand on":
                front.press(*spots)
            case "touches twice":
                front.press(spots[0])
                if pause := int(args[2]):
                    self.place.live(pause)
                front.press(spots[0])
            case "touches two at once":
                front.press(*spots)
            case "drags":
                front.drag(spots)
            case "presses the key":
                front.key(int(args[0]))
            case "holds the key":
                front.key(int(args[0]), again=200)
            case "types":
                for letter in str(args[0]):
                    front.key(ord(letter.upper()), letter)
                    self.place.live(TICK_MS)
            case "scans":
                front.scan(str(args[0]) + "\r")
            case "scans a novel":
                front.scan(NOVEL * 10)
            case "plugs in a panel":
                front.size = (int(args[0]), int(args[1]))
                front.window.resize(*front.size)
            case "kills the screen":
                front.close()
                self.wait(int(args[0]))
                front.open()
            case "pulls the engine's cable":
                front.is_plugged = False
                front.link.lose()
                self.wait(int(args[0]))
                front.is_plugged = True
                self.place.last = None
            case "walks away":
                self.wait(int(args[0]))
            case _:
                raise ValueError(act.kind)

    def _check(self, act: Act) -> None:
        """Fail where the screen complains, hangs, shows another page, or has bought twice."""
        assert not self.complaints, "\n".join(self.complaints)
        busy_s = self._busy_s / self._load()
        self.seen.busiest[act.kind] = max(self.seen.busiest.get(act.kind, 0), busy_s)
        if busy_s > BUSY_S and act.kind not in {"walks away", "kills the screen"}:
            raise Frozen(f"{act.told()} kept the screen busy for {busy_s:.2f} s")
        shown, place = str(self.front.up.kiosk.screen), self.place
        if self.front.link.state is LinkState.LIVE and place.last and not place.world.frozen:
            assert shown == place.last.visit.screen, (shown, place.last.visit.screen)
        alarms = {str(one["alarm"]) for one in place.alarmed()}
        allowed = {"core_silent"} if place.froze_ms >= CORE_MS else set()
        assert alarms <= allowed, place.alarmed()

    def _load(self) -> float:
        """Return how much longer everything takes than it would alone on the machine."""
        if len(self.acts) % LOAD_ACTS == 1:
            wall_s, cpu_s = time.perf_counter(), time.process_time()
            was_wall_s, was_cpu_s = self._measured
            self._measured = wall_s, cpu_s
            self._shared = max(1.0, (wall_s - was_wall_s) / max(cpu_s - was_cpu_s, 0.001))
        return self._shared

    def _outlets_in_hand(self) -> set[int]:
        """Return what whoever stands here has picked, or is served at."""
        last = self.place.last
        if last is None:
            return set()
        return {*last.visit.chosen, *(last.visit.sale.outlets if last.visit.sale else ())}

    def _pages(self, outlets: set[int]) -> set[str]:
        """Return every page to pay on that there has been for any of these outlets."""
        kept = list(self.place.world.store.saved.values())
        sales = {
            one.id
            for one in kept
            if isinstance(one, Sale) and outlets & {choice.outlet for choice in one.choices}
        }
        return {one.id for one in kept if isinstance(one, Prepayment) and one.sale in sales}

    def _check_bought(self, act: Act, bought: set[str]) -> None:
        """Fail where a touch, or a finger that touches twice, has bought twice.

        Two commands are not yet two purchases: what was refused may be asked for again.
        """
        asked = [one for one in self.front.sent if isinstance(one, BUYS)]
        if act.kind in {"touches", "touches twice"} and len(asked) > 1:
            assert len(bought) <= 1, f"bought twice: {asked}"

    def _note(self) -> None:
        """Write down what is shown, and what no longer is."""
        screen = str(self.front.up.kiosk.screen)
        files = set(self.front.files)
        was, were = self._before
        self.seen.files.update(files - were)
        self.seen.files_left.update(were - files)
        if screen != was:
            self.seen.screens[screen] += 1
            self.seen.screens_left[was] += 1
        self._before = screen, files
        last = self.place.last
        if last is not None and last.visit.notice:
            self.seen.notices[last.visit.notice] += 1

    # --- Chance ---------------------------------------------------------------------------------

    def draw(self) -> Act:
        """Return what to do next, by chance and by what there is."""
        rng = self._rng
        wait_ms = rng.choice(WAITS_MS)
        if str(self.front.up.kiosk.screen) in SLOW:  # Somebody pays, or something flows.
            wait_ms *= 5
        chance = rng.random()
        if self._plan and chance < 0.97:
            if (control := self._planned()) is not None:
                return self._touch(control, TICK_MS)
            self._plan.clear()
        if chance < 0.80:
            if (control := self._chosen()) is not None:
                self._intend(control)
                return self._touch(control, wait_ms)
            return Act("touches", self._anywhere(), "anything", wait_ms)
        if chance < 0.84:
            return Act("touches", self._anywhere(), "anything", wait_ms)
        return self._rarity(chance, wait_ms)

    def _rarity(self, chance: float, wait_ms: int) -> Act:
        rng = self._rng
        control = self._chosen()
        spot = self._spot(control) if control else self._anywhere()
        name = control.name if control else "anything"
        if chance < 0.88:
            return Act("touches twice", (*spot, rng.choice((0, 50, 100, 350))), name, wait_ms)
        if chance < 0.91:
            other = self._chosen()
            second = self._spot(other) if other else self._anywhere()
            what = f"{name} and {other.name if other else 'anything'}"
            return Act("touches two at once", (*spot, *second), what, wait_ms)
        if chance < 0.93:
            middle = self._anywhere()
            return Act("drags", (*spot, *middle, *self._anywhere()), name, wait_ms)
        if chance < 0.935:
            four = tuple(one for _ in range(4) for one in self._anywhere())
            return Act("lays a hand on", four, "the glass", wait_ms)
        if chance < 0.955:
            return Act("presses the key", (int(rng.choice(KEYS)),), "", wait_ms)
        if chance < 0.96:
            return Act("holds the key", (int(rng.choice(KEYS)),), "", wait_ms)
        if chance < 0.962:
            return Act("types", (rng.choice(("12.5", "7Q2MK9", "hello", "271828")),), "", wait_ms)
        if chance < 0.968:
            return Act("scans", (self._code(),), "", wait_ms)
        if chance < 0.970:
            return Act("scans a novel", (), "", wait_ms)
        if chance < 0.975:
            return Act("plugs in a panel", rng.choice(SIZES), "", wait_ms)
        if chance < 0.978:
            return Act("kills the screen", (rng.choice((500, 2_000, 10_000)),), "", wait_ms)
        if chance < 0.982:
            return Act("pulls the engine's cable", (rng.choice((200, 3_000, 9_000)),), "", wait_ms)
        if chance < 0.988:
            return Act("touches", spot, name, wait_ms)
        away = rng.choice((2_000, 5_000, 15_000, 25_000, 45_000, 120_000))
        return Act("walks away", (away,), "", wait_ms)

    def _touch(self, control: Control, wait_ms: int) -> Act:
        where = str(self.front.up.kiosk.screen), control.family
        self._touched[where] += 1
        self.seen.controls[where] += 1
        return Act("touches", self._spot(control), control.name, wait_ms)

    def _spot(self, control: Control) -> tuple[int, int]:
        rng, rect = self._rng, control.rect
        x = rect.x() + rect.width() * rng.uniform(0.1, 0.9)
        y = rect.y() + rect.height() * rng.uniform(0.1, 0.9)
        return int(x), int(y)

    def _anywhere(self) -> tuple[int, int]:
        width, height = self.front.size
        return self._rng.randrange(width), self._rng.randrange(height)

    def _chosen(self) -> Control | None:
        """Return something to touch: rather what was seldom touched, and what stands in front."""
        rng, screen = self._rng, str(self.front.up.kiosk.screen)
        controls = self.front.controls
        if rng.random() < 0.9:
            controls = [one for one in controls if one.is_in_front] or controls
        if not controls:
            return None
        weights = []
        for one in controls:
            known = self._touched[screen, one.family]
            closes = "close" in one.name
            weights.append((0.2 if closes else SHY.get(one.name, 1.0)) / (1 + known) ** 0.6 + 0.002)
        return rng.choices(controls, weights)[0]

    def _planned(self) -> Control | None:
        name = self._plan.popleft()
        found = [one for one in self.front.controls if one.name == name and one.is_in_front]
        return found[0] if found else None

    def _intend(self, control: Control) -> None:
        """Have something in mind: a PIN, a code, an amount, and whatever concludes it."""
        rng = self._rng
        family, names = control.family, {one.name for one in self.front.controls}
        if control.name.removeprefix("attendant-") in STAFF:
            pin = PIN if rng.random() < 0.85 else "271829"
            self._plan.extend([*(f"pin-{digit}" for digit in pin), "pin-ok"])
        elif family == "attendant":
            self._plan.append(f"attendant-{rng.choice(list(STAFF))}")
            self._plan.extend([*(f"pin-{digit}" for digit in PIN), "pin-ok"])
        elif family == "code" or f"code-{UNKNOWN[0]}" in names:
            self._plan.extend([*(f"code-{one}" for one in self._code()), "code-use"])
        elif family == "outlet-#" and rng.random() < 0.6:
            outlets = [name for name in names if name.startswith("outlet-")]
            self._plan.extend(rng.choices(sorted(outlets), k=rng.choice((0, 0, 0, 1, 2))))
            self._plan.extend(["continue", "amount-1000", "pay"])
        elif family == "queue-#":
            self._plan.extend(["amount-1000", "pay"])
        elif family == "amount-#" and rng.random() < 0.8:
            self._plan.append("pay")

    def _code(self) -> str:
        """Return a code: of a rest, of a voucher, of nothing, or nonsense."""
        rng, saved = self._rng, self.place.world.store.saved
        rests = [
            rest_code(one)
            for one in saved.values()
            if isinstance(one, Prepayment) and one.state is PrepaymentState.SETTLED
        ]
        return rng.choice([*rests[-3:], UNKNOWN, UNKNOWN[:-1] + "D"])

    # --- The end --------------------------------------------------------------------------------

    def end(self) -> None:
        """Mend everything and go: all must end, and the screen be as nobody has ever touched it."""
        place, front = self.place, self.front
        front.is_plugged = True
        place.heal()
        for _ in range(HOME_MS // 500):
            place._step(500)
        self._settle()
        front.look()
        assert not self.complaints, "\n".join(self.complaints)
        shown = str(front.up.kiosk.screen)
        assert shown == Screen.OVERVIEW, f"left on {shown}"
        assert not front.sheets, f"left open: {front.sheets}"
        assert front.up.language.current == "en", "the next customer has another's language"
        self._note()
        self.seen.deliveries += len(place.auditor.settled)
        self.seen.sales += len(place.world.sales())

    def close(self) -> None:
        """End the screen, whatever it was doing."""
        if self.front.stage is not None:
            self.front.close()


@dataclass(frozen=True)
class Bite:
    """A run that failed."""

    seed: int
    acts: tuple[Act, ...]
    error: str
    story: tuple[str, ...]
    is_at_end: bool = False
    """It failed when everything had been mended."""

    @property
    def kind(self) -> str:
        """What two failures of one cause share."""
        return re.sub(r"\d+", "#", self.error.splitlines()[0])[:100]


@contextmanager
def listening() -> Iterator[list[str]]:
    """Collect whatever Qt warns of and whatever is raised in its slots."""
    complaints: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
            complaints.append(str(message))

    def raised(
        kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        complaints.append(f"{kind.__name__}: {error}")

    hook, sys.excepthook = sys.excepthook, raised
    before = qInstallMessageHandler(hear)
    try:
        yield complaints
    finally:
        qInstallMessageHandler(before)
        sys.excepthook = hook


def played(
    seed: int,
    touches: int,
    seen: Seen,
    *,
    acts: Sequence[Act] | None = None,
    has_end: bool = True,
) -> Bite | None:
    """Let a monkey play so long, or do `acts` again; return how it failed, if it did."""
    is_at_end = False
    with turned() as clock, speaking(), listening() as complaints:
        monkey = Monkey(seed, seen, clock, complaints)
        try:
            monkey.begin()
            for number in range(touches if acts is None else len(acts)):
                monkey.do(monkey.draw() if acts is None else acts[number])
                seen.touches += 1
            is_at_end = True
            if has_end:
                monkey.end()
        except BUGS as error:
            where = "".join(traceback.format_tb(error.__traceback__)[-3:])
            what = f"{type(error).__name__}: {error}\n{where}"
            story = tuple(monkey.place.story[-60:])
            return Bite(seed, tuple(monkey.acts), what, story, is_at_end)
        finally:
            monkey.close()
    return None


def shortened(bite: Bite, tries: int = 40, tell: Callable[[str], None] = lambda _: None) -> Bite:
    """Leave acts out as long as the same thing still fails."""
    size = len(bite.acts) // 2
    while size and tries > 0:
        start = 0
        while start < len(bite.acts) and tries > 0:
            fewer = bite.acts[:start] + bite.acts[start + size :]
            tries -= 1
            again = played(bite.seed, 0, Seen(), acts=fewer, has_end=bite.is_at_end)
            if again is not None and again.kind == bite.kind:
                bite = again
                tell(f"{len(bite.acts)} acts")
            else:
                start += size
        size //= 2
    return bite
