"""What must never creep in: the traps of Qt from Python, and the house rules of the source."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtCore import QCoreApplication, QMutex, QObject, QPoint, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine

import ui
from ui import app, icons, qmlcheck

ROOT = Path(ui.__file__).resolve().parent
QML_FILES = sorted((ROOT / "qml").rglob("*.qml"))
PYTHON_FILES = sorted(ROOT.rglob("*.py"))
TESTS = sorted(Path(__file__).resolve().parent.glob("*.py"))

OBJECT, TIMER, POINT, MUTEX = QObject(), QTimer(), QPoint(), QMutex()
CALLS: dict[str, Callable[[], object]] = {
    "processEvents": QCoreApplication.processEvents,
    "setObjectName": lambda: OBJECT.setObjectName("x"),
    "parent() is None": OBJECT.parent,
    "timer.stop": TIMER.stop,
    "QPoint.setX": lambda: POINT.setX(1),
    "lock, unlock": lambda: (MUTEX.lock(), MUTEX.unlock()),
}


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal")
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_void_call_leaves_the_count_of_none_alone(
    qapp: QGuiApplication,  # noqa: ARG001 - Qt must be up.
    call: Callable[[], object],
) -> None:
    """A binding that drops references to None aborts the screen after some thousand calls."""
    call()
    before = sys.getrefcount(None)
    for _ in range(200):
        call()
    assert abs(sys.getrefcount(None) - before) < 20


def test_the_binding_is_pinned_below_the_broken_one() -> None:
    """PySide6 6.12.0 aborts on Python 3.11; what is installed is older, and the pin says so."""
    version = tuple(int(part) for part in metadata.version("PySide6").split(".")[:2])
    assert (6, 8) <= version < (6, 12)
    text = (ROOT.parent / "pyproject.toml").read_text("utf-8")
    assert '"pyside6>=6.8,<6.12"' in text


def code_of(path: Path) -> str:
    """Return a file without this one's own list of what is forbidden."""
    return "" if path == Path(__file__).resolve() else path.read_text("utf-8")


@pytest.mark.parametrize("word", ["loadData(", "QQuickView", "rootContext(", "setContextProperty"])
def test_the_deadlocking_ways_to_load_are_not_used(word: str) -> None:
    """With a Python message handler `loadData` hangs; context properties blind the lint."""
    assert [path.name for path in (*PYTHON_FILES, *TESTS) if word in code_of(path)] == []


FORBIDDEN = re.compile(
    r"^\s*(?:import|from)\s+(threading|concurrent|asyncio|multiprocessing|requests|socket|serial"
    r"|sqlmodel|sqlalchemy|sqlite3|hardware|kiosk\.(?!api|domain|supervisor))\b",
    re.MULTILINE,
)


@pytest.mark.parametrize("path", PYTHON_FILES, ids=lambda path: path.name)
def test_the_screen_has_no_threads_and_knows_only_the_api(path: Path) -> None:
    """A busy Python thread freezes the picture for seconds; the screen owns nothing."""
    assert FORBIDDEN.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", QML_FILES, ids=lambda path: path.name)
def test_modules_under_another_licence_are_not_used(path: Path) -> None:
    """Virtual keyboard, charts and graphs are not LGPL; the renderer has no effects."""
    text = path.read_text("utf-8")
    forbidden = (
        r"import QtQuick\.VirtualKeyboard|import QtCharts|import QtGraphs|import QtQuick\.Effects"
    )
    assert re.findall(forbidden, text) == []
    assert "asynchronous: true" not in text, "an image provider would run on another thread"


@pytest.mark.parametrize("path", QML_FILES, ids=lambda path: path.name)
def test_colours_have_one_home(path: Path) -> None:
    """A colour written twice is two colours a year later."""
    named = r"\"#[0-9a-fA-F]{3,8}\"|\bQt\.(?:rgba|hsla|darker|lighter)\(|color: \"(?!transparent)"
    found = re.findall(named, path.read_text("utf-8"))
    assert path.name == "Theme.qml" or found == []


MEASURED = re.compile(
    r"^\s*(?:readonly )?(?:property \w+ )?[\w.]*"
    r"(?:[wW]idth|[hH]eight|[sS]pacing|[mM]argins?|[pP]adding|[rR]adius|[sS]ize|side|duration"
    r"|interval)\s*: (.+)$",
    re.MULTILINE,
)
RATIO = re.compile(
    r"[\w)] \* \([^()]*\)|[\w)\]] [*/] \d+(?:\.\d+)?|\d+(?:\.\d+)? \* [\w(]|[=<>] \d+"
)
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
LARGEST_RATIO, LARGEST_SHARE = 2, 10
"""Nothing is a pixel and a half wide: such a number says how much of another size. What a layout
prefers may be a share of the room that there is, beside the shares of others."""


def literal_sizes(text: str) -> list[str]:
    """Return the sizes and durations that are written out, and sizes in pixels times a scale."""
    found = []
    for match in MEASURED.finditer(text):
        line, value = match[0].strip(), match[1]
        numbers = NUMBER.findall(RATIO.sub("", value))
        most = LARGEST_SHARE if line.startswith("Layout.preferred") else LARGEST_RATIO
        if any(float(number) >= most for number in numbers) or re.search(
            r"Theme\.(?:scale|textScale)\b", value
        ):
            found.append(line)
    return found


@pytest.mark.parametrize("path", QML_FILES, ids=lambda path: path.name)
def test_sizes_and_durations_have_one_home(path: Path) -> None:
    """Whoever wants larger text or slower motion changes one file."""
    assert path.parent.name == "Theme" or literal_sizes(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "width: 300",
        "anchors.topMargin: 6",
        "font.pixelSize: Math.max(12, height * 0.4)",
        "duration: 250",
        "interval: isSlow ? 5000 : Theme.calm",
        "implicitHeight: 9 * Theme.scale",
        "property real side: 40",
    ],
)
def test_a_size_that_is_written_out_would_be_found(line: str) -> None:
    """The rule above sees pixels and milliseconds, and no ratio of a size of the theme."""
    assert literal_sizes(f"    {line}\n") == [line]
    assert literal_sizes("width: 3 * Theme.touch\nspacing: 0\nradius: height / 2") == []


@pytest.mark.parametrize("path", QML_FILES, ids=lambda path: path.name)
def test_every_text_can_be_translated(path: Path) -> None:
    """No word stands in the QML that a translator never sees; what the gallery shows is no word."""
    literal = re.findall(
        r"\b(?:text|title|word|caption): \"([^\"]*[A-Za-z]{2}[^\"]*)\"", path.read_text("utf-8")
    )
    is_sample = path.parent.name == "Gallery"
    assert [word for word in literal if word != "Kiosk" and not is_sample] == []


@pytest.fixture
def qml(qapp: QGuiApplication) -> Iterator[QQmlEngine]:  # noqa: ARG001 - Qt must be up.
    """An engine that knows our modules."""
    engine = QQmlEngine()
    engine.addImportPath(str(app.QML))
    engine.addImageProvider("icon", icons.IconImageProvider())
    yield engine
    engine.deleteLater()


@pytest.mark.parametrize("path", QML_FILES, ids=lambda path: path.stem)
def test_every_file_loads(qml: QQmlEngine, path: Path) -> None:
    """Each component compiles; a Qt warning on the way fails the test."""
    component = QQmlComponent(qml, QUrl.fromLocalFile(str(path)))
    if path.name != "Theme.qml":  # A singleton is not created by its address.
        assert component.isReady(), component.errorString()
    component.deleteLater()


def test_every_file_is_in_its_qmldir() -> None:
    """A component that is not listed cannot be used; one that is listed must exist."""
    for folder in sorted({path.parent for path in QML_FILES}):
        listed = {line.split()[-1] for line in (folder / "qmldir").read_text().splitlines()[1:]}
        assert listed == {path.name for path in folder.glob("*.qml")}, folder.name


def test_the_qml_fits_the_view_models(capfd: pytest.CaptureFixture[str]) -> None:
    """Not one warning of the type check over all QML."""
    assert qmlcheck.main() == 0, capfd.readouterr().out


def test_a_misspelt_property_fails_the_type_check(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The check is worth something: a name that no view-model has is found."""
    wrong = tmp_path / "Wrong.qml"
    wrong.write_text(
        "import QtQuick\nimport Kiosk.ViewModels\n"
        "Text {\n    required property KioskViewModel kiosk\n    text: kiosk.pay.amuontText\n}\n"
    )
    assert qmlcheck.lint([wrong], qmlcheck.write_types()) != 0
    assert "amuontText" in capfd.readouterr().err


@pytest.mark.parametrize("name", sorted(path.stem for path in icons.ICONS.glob("*.svg")))
def test_every_icon_can_be_drawn_in_any_colour(name: str) -> None:
    """An icon is one colour, the theme's, and holds nothing but lines."""
    text = icons.source(name)
    assert "currentColor" in text
    assert re.findall(r"#[0-9a-f]{3,8}|<text|<image|<style", text) == []


def test_every_icon_that_is_named_exists() -> None:
    """No screen asks for an icon that nobody has drawn."""
    from ui import words  # noqa: PLC0415 - Only here.

    signs = [
        *words.OUTLET_SIGNS.values(),
        *words.DELIVERY_SIGNS.values(),
        *words.NEEDS.values(),
        words.STOPPED_SIGN,
        words.UNKNOWN_SIGN,
    ]
    named = {sign.icon for sign in signs} | {told.icon for told in words.NOTICES.values()}
    named |= set(words.OVERRIDE_ICONS.values()) | set(words.LOCK_ICONS.values())
    for path in QML_FILES:
        text = path.read_text("utf-8")
        named |= set(re.findall(r"\biconName: \"([a-z]+)\"", text))
        named |= set(re.findall(r"\bIcon \{[^{}]*?\bname: \"([a-z]+)\"", text))
    shipped = {path.stem for path in icons.ICONS.glob("*.svg")}
    assert named - shipped == set()


def test_an_exception_shows_the_fault_page(screen: Callable[..., Any]) -> None:
    """An unforeseen fault of the screen is said openly, with what it means for the money."""
    front = screen()
    front.show(shown.overview(4))
    guard = app.FaultGuard(front.stage.kiosk)
    guard(ValueError, ValueError("seeded"), None)
    front.settle()
    assert front.says("This screen has a fault")
    assert front.says("Deliveries and money are not affected.")


def test_many_exceptions_end_the_screen(
    screen: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A screen that keeps failing leaves, so that a fresh one is started."""
    left: list[int] = []
    monkeypatch.setattr(QGuiApplication, "exit", lambda status=0: left.append(status))
    guard = app.FaultGuard(screen().stage.kiosk)
    for _ in range(app.FAULTS_MAX):
        guard(ValueError, ValueError("seeded"), None)
    assert left == [app.EXIT_FAULTY]
