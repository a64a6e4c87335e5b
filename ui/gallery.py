"""The gallery: everything that the screen is made of, in every state, without an engine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.api.snapshot import (
    PROTOCOL,
    CurrencyInfo,
    Notice,
    Screen,
    Snapshot,
    VisitSnapshot,
)
from ui.app import Options, Stage
from ui.language import NAMES
from ui.viewmodels.gallery import GalleryViewModel

SETTLE = 3
"""Pictures until layouts have come to rest."""


def sample() -> Snapshot:
    """Return what the components that show a snapshot show: a notice, and a volume to play at."""
    return Snapshot(
        protocol=PROTOCOL,
        at_ms=0,
        kiosk="K1",
        site="Harbour Energy",
        phone="+49 40 1234 5678",
        currency=CurrencyInfo("EUR", 2),
        languages=tuple(NAMES),
        quick_minor=(),
        sale_max_minor=0,
        outlets=(),
        visit=VisitSnapshot(Screen.OUT_OF_SERVICE, notice=Notice.PAYMENT_EXPIRED),
        volume_percent=50,
    )


class Gallery(Stage):
    """The window of the gallery, and what it shows."""

    def __init__(self, options: Options, shown: Snapshot | None = None) -> None:
        super().__init__(options)
        self.gallery = GalleryViewModel(self.language)
        self.gallery.played.connect(self.sounds.play)
        self.engine.setInitialProperties(
            {
                "kiosk": self.kiosk,
                "gallery": self.gallery,
                "width": options.width,
                "height": options.height,
                "isStill": options.is_still,
                "density": options.px_per_mm,
            }
        )
        self._shown = sample() if shown is None else shown

    def show(self) -> QQuickWindow:
        """Load the QML and open the window."""
        self.engine.loadFromModule("Kiosk.Gallery", "Gallery")
        if not self.engine.rootObjects():
            raise RuntimeError("the gallery's QML does not load")
        self.kiosk.show(self._shown)
        self.sounds.show(self._shown)
        window = self.window
        window.show()
        window.requestActivate()
        return window

    def turn_to(self, page: str) -> None:
        """Show a page, and wait until it has come to rest; "" is the list of all."""
        self.window.setProperty("page", page)
        for _ in range(SETTLE):
            QCoreApplication.processEvents()
            self.window.grabWindow()

    def shoot(self, folder: Path) -> list[Path]:
        """Keep a picture of every page in `folder`, and return where."""
        folder.mkdir(parents=True, exist_ok=True)
        pictures = []
        for page in ("", *self.gallery.property("pages")):
            self.turn_to(page)
            name = f"{self.kiosk.theme}-{page or 'index'}.png"
            self.window.grabWindow().save(str(folder / name))
            pictures.append(folder / name)
        return pictures
