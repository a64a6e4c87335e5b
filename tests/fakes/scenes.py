"""Every state of the screen as a short story: what the engine says and what a finger touches.

`snapshots.EVERY` has what shows by itself; here is, besides, what opens by a touch. Pictures are
made of all of them, and held against those that were approved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from fakes import snapshots as shown
from fakes.stand_in_engine import StandInEngine
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtGui import QImage, QInputDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.api.snapshot import Snapshot
from ui import remote
from ui.app import QML, Options, Stage
from ui.language import NAMES

Step = Callable[[], Snapshot] | str
"""What the engine says, or the name of what is touched."""

PATIENT_MS = 600_000


class NotHere(Exception):
    """Something to be touched is not there in this layout: the smallest one has other ways."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of the screen, and how one gets there from the overview."""

    name: str
    steps: tuple[Step, ...]


def _scene(name: str, *steps: Step) -> Scene:
    return Scene(name, steps)


def _typed(text: str, prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}{character}" for character in text)


_LARGE: dict[str, Callable[[], Snapshot]] = {
    "overview": shown.overview,
    "choose": shown.choose,
    "pay": shown.ways,
    "queue": shown.queued,
    "delivering": shown.delivering,
    "moves": shown.stranded,
    "done": shown.carried,
    "out-of-service": shown.out_of_service,
}
"""What somebody sees who has asked for large text."""


def _opened() -> Iterator[Scene]:
    """What a touch opens."""
    yield _scene("help", shown.overview, "help")
    yield _scene("help-paying", shown.pay, "help")
    yield _scene("help-called", lambda: shown.called(shown.overview()), "help")
    yield _scene("help-delivering", shown.delivering, "help")
    yield _scene("access", shown.overview, "access")
    for name, make in _LARGE.items():
        yield _scene(f"large-{name}", lambda make=make: shown.needing(make(), "large"))
    yield _scene("magnified-login", lambda: shown.needing(shown.login(), "large"))
    yield _scene(
        "magnified-board", lambda: shown.needing(shown.attendant(), "large"), "magnifier-down"
    )
    yield _scene("low-overview", lambda: shown.needing(shown.overview(), "low"))
    yield _scene("low-pay", lambda: shown.needing(shown.pay(), "low"))
    yield _scene("languages", shown.overview, "language")
    yield _scene("choose-typed", shown.choose, "key-1", "key-5")
    yield _scene("choose-quantity", shown.choose, "tab-quantity", "key-2", "key-5")
    yield _scene("choose-fill", shown.choose, "tab-fill")
    yield _scene("override-typed", shown.override, "key-1", "key-5")
    yield _scene("pay-ways", shown.ways, "ways")
    yield _scene("code", shown.pay, "code")
    yield _scene("code-typed", shown.pay, "code", *_typed("7Q2MK9VX4DTBC", "code-"))
    yield _scene("code-odd", shown.pay, "code", *_typed("7Q2MK9VX4DTBD", "code-"))
    yield _scene("queue-asked", lambda: shown.waited(16), "queue")
    yield _scene("queue-leave", shown.queued, "leave")
    yield _scene("add", shown.added, "add")
    yield _scene("add-asking", lambda: shown.added(is_asking=True), "add")
    yield _scene("add-ways", lambda: shown.added_in("cash"), "add")
    yield _scene("add-cash", lambda: shown.added_in("cash", is_asking=True), "add")
    yield _scene("add-shown", lambda: shown.added_in("bank_app", is_asking=True), "add")
    yield _scene("payments", shown.attended, "payments")
    yield _scene("payments-back", lambda: shown.attended(1), "payments")
    yield _scene("payments-stuck", shown.stuck, "payments")
    yield _scene("payments-refund", shown.refund_waits, "payments")
    yield _scene("payments-refund-own", lambda: shown.refund_waits(by="Maria"), "payments")
    yield _scene("payments-decline", shown.attended, "payments", "decline")
    yield _scene("outlet-served", shown.served, "outlet-2")
    yield _scene("outlet-paused", lambda: shown.served(is_paused=True), "outlet-2")
    yield _scene("outlet-failed", lambda: shown.failed("refused_watchdog", 2), "outlet-2")
    for act in ("pause", "finish", "move", "lock", "out"):
        yield _scene(f"outlet-{act}", shown.served, "outlet-2", f"act-{act}")
    yield _scene("alarms", shown.stuck, "alarms")
    yield _scene("vouchers", lambda: shown.at_desk(voucher=None), "vouchers")
    for way in ("code", "sell", "number"):
        yield _scene(
            f"vouchers-{way}", lambda: shown.at_desk(voucher=None), "vouchers", f"voucher-{way}"
        )
    fresh = {"code": "7Q2M-K9VX-4DTB-C", "batch": "spring"}
    yield _scene("voucher", lambda: shown.at_desk(**fresh), "vouchers")
    yield _scene("voucher-void", shown.at_desk, "vouchers", "voucher-void")
    yield _scene("receipts", shown.past_receipts, "receipts")
    yield _scene("receipts-number", shown.past_receipts, "receipts", "receipts-number")
    refund = (shown.past_receipts, "receipts", "refund-1234567")
    yield _scene("refund", *refund)
    yield _scene("refund-some", *refund, "refund-key-4", "refund-key-2")
    yield _scene("health", shown.healthy, "help", "help-health")
    yield _scene("health-unknown", shown.attendant, "help", "help-health")
    yield _scene("charts", shown.charted, "help", "help-charts")
    yield _scene("charts-more", shown.charted, "help", "help-charts", "charts-next")
    yield _scene("charts-last", shown.charted, "help", "help-charts", *(["charts-next"] * 2))
    for name, whole in shown.commissionings().items():
        yield _scene(name.replace(": ", "-"), lambda whole=whole: whole, "commission")
    yield _scene("shift", shown.on_shift, "shift")
    yield _scene("shift-count", shown.on_shift, "shift", "shift-count")
    yield _scene("shift-day", lambda: shown.on_shift(shift=0), "shift", "shift-day")
    for name, (make, touches) in shown.MANAGED.items():
        yield _scene(name.replace(": ", "-").replace(" ", "-"), make, *touches)


EVERY = [*(_scene(name, make) for name, make in shown.EVERY.items()), *_opened()]
"""All of them, what shows by itself first."""


class Studio:
    """A window before a stand-in engine, in which scenes are played and taken."""

    def __init__(self, stage: Stage, engine: StandInEngine) -> None:
        self.stage, self._engine = stage, engine
        self.window = stage.window
        self._finger = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        self._received = 0
        stage.link.received.connect(self._count)

    def _count(self) -> None:
        self._received += 1

    def play(self, scene: Scene) -> None:
        """Begin with a new customer and take every step; `NotHere` where one cannot be taken."""
        self._say(shown.out_of_service())  # What stands before an overview is closed by this.
        self._say(shown.overview(1))
        # The code to pay changes sides with every customer: here it is on the first one's.
        self.stage.kiosk.pay._is_moved = True
        for step in scene.steps:
            if isinstance(step, str):
                self._settle()
                self._touch(step)
            else:
                self._say(step())

    def take(self, theme: str = "") -> QImage:
        """Return what the window shows, in that theme."""
        self.stage.kiosk.useTheme(theme)
        self._settle()
        return self.window.grabWindow()

    def parts(self) -> list[str]:
        """Return the names of the screens' QML files that say something, the one in front last."""
        files = {path.stem for path in (QML / "Kiosk" / "Screens").glob("*.qml")}
        return [
            name
            for item in self._shown()
            if (name := _type_of(item)) in files and any(map(_says, remote.items(item)))
        ]

    def _shown(self) -> Iterator[QQuickItem]:
        every = remote.items(self.window.contentItem())
        return (item for item in every if remote.is_shown(item))

    def _say(self, snapshot: Snapshot) -> None:
        if self.stage.language.current not in snapshot.languages:
            snapshot = replace(snapshot, languages=tuple(NAMES))
        before = self._received
        self._engine.say(snapshot)
        _wait(lambda: self._received > before)

    def _touch(self, name: str) -> None:
        item = remote.named(self.window, name)
        if item is None:
            raise NotHere(name)
        assert item.isEnabled(), f"{name!r} is disabled"
        assert remote.touch(self.window, self._finger, item), f"{name!r} is covered"

    def _settle(self) -> None:
        """Let bindings and layouts come to rest: a layout is laid out when it is drawn."""
        QCoreApplication.processEvents()
        self.window.grabWindow()


def _wait(is_so: Callable[[], bool]) -> None:
    """Let events be handled until it is so."""
    deadline = QDeadlineTimer(5_000)
    while not is_so():
        assert not deadline.hasExpired(), "the screen and its engine do not hear one another"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _says(item: QQuickItem) -> bool:
    return bool(item.inherits("QQuickText") and item.property("text") and remote.is_shown(item))


def _type_of(item: QQuickItem) -> str:
    return str(item.metaObject().className()).split("_QML")[0]


@contextmanager
def studio(size: tuple[int, int], language: str = "en") -> Iterator[Studio]:
    """Open a window of that size, in that language, and close it again."""
    width, height = size
    with TemporaryDirectory(prefix="kui") as folder:
        engine = StandInEngine(str(Path(folder) / "e"))
        engine.open()
        options = Options(
            engine.path, width=width, height=height, language=language,
            is_still=True, silent_ms=PATIENT_MS, second_ms=0,
        )  # fmt: skip
        stage = Stage(options)
        stage.show()
        _wait(lambda: bool(engine.heard))
        try:
            yield Studio(stage, engine)
        finally:
            stage.close()
            engine.close()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
