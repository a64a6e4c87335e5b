"""What the gallery shows: the names of everything that the screen is made of."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.site import Theme
from ui.icons import ICONS
from ui.language import NAMES, Language
from ui.sounds import SOUNDS

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

KIOSK = Path(__file__).resolve().parent.parent / "qml" / "Kiosk"
FOUNDATIONS = ("Type", "Icons", "Spacing", "Colours", "Motion", "Sound")
LAYOUTS = ("800x480", "1280x800", "1920x1080", "1080x1920")
SPACINGS = ("primary", "touch", "gap", "half", "margin", "edge", "pad", "radius", "radiusSmall")
STROKES = ("stroke", "strokeStrong")


def components() -> list[str]:
    """Return the name of every component."""
    return sorted(path.stem for path in (KIOSK / "Controls").glob("*.qml"))


def in_theme(pattern: str, name: str = "Theme") -> list[str]:
    """Return the names of the theme that a pattern finds, in the order in which they stand."""
    text = (KIOSK / "Theme" / f"{name}.qml").read_text(encoding="utf-8")
    return re.findall(pattern, text)


@QmlElement
class GalleryViewModel(QObject):
    """Lists what there is; a new component, icon, size or colour is in the gallery by itself."""

    played = Signal(str)

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language

    @Property(list, constant=True)
    def pages(self) -> list[str]:
        """Every page, in order."""
        return [*FOUNDATIONS, *components()]

    @Property(list, constant=True)
    def themes(self) -> list[str]:
        """Every theme."""
        return [theme.value for theme in Theme]

    @Property(list, constant=True)
    def layouts(self) -> list[str]:
        """Every size of panel that the screen is made for, such as 800x480."""
        return list(LAYOUTS)

    @Property(list, constant=True)
    def icons(self) -> list[str]:
        """Every icon."""
        return sorted(path.stem for path in ICONS.glob("*.svg"))

    @Property(list, constant=True)
    def textSizes(self) -> list[str]:
        """Every size of writing, by its name in the theme."""
        return in_theme(r"property int (text\w+):")

    @Property(list, constant=True)
    def spacings(self) -> list[str]:
        """Every distance, by its name in the theme."""
        return [*SPACINGS, *STROKES]

    @Property(list, constant=True)
    def durations(self) -> list[str]:
        """Every duration of a motion, by its name in the theme."""
        return in_theme(r"property int (\w+): isStill \?")

    @Property(list, constant=True)
    def colours(self) -> list[str]:
        """Every colour, by its name in the theme."""
        return in_theme(r"property color (\w+)", "ThemeColors")

    @Property(list, constant=True)
    def sounds(self) -> list[str]:
        """Every sound."""
        return list(SOUNDS)

    @Slot(str)
    def play(self, sound: str) -> None:
        """Let a sound be heard."""
        self.played.emit(sound)

    @Slot()
    def speakNext(self) -> None:
        """Turn to the next language."""
        names = list(NAMES)
        place = names.index(self._language.current) + 1
        self._language.use(names[place % len(names)])
