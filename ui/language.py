"""The language of the screen: local to it, and back to the operator's when a visit ends."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlEngine

from ui.formatting import LOCALES, locale_of

TRANSLATIONS = Path(__file__).resolve().parent.parent / "assets" / "i18n"

NAMES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "ar": "العربية",
    "hi": "हिन्दी",
    "zh": "简体中文",
    "sw": "Kiswahili",
}
"""Each language in itself: somebody lost in another one must find it."""


class Language(QObject):
    """Holds the translator in force and turns the whole screen to another language."""

    changed = Signal()

    def __init__(self, engine: QQmlEngine, default: str) -> None:
        super().__init__()
        self._engine = engine
        self._default = default
        self._translator: QTranslator | None = None
        self._current = ""
        self.use(default)

    @property
    def current(self) -> str:
        """The language shown now."""
        return self._current

    def close(self) -> None:
        """Give the application its own words back."""
        app = QGuiApplication.instance()
        if self._translator is not None and app is not None:
            app.removeTranslator(self._translator)
            self._translator = None

    def reset(self) -> None:
        """Go back to the operator's language."""
        self.use(self._default)

    def use(self, language: str) -> None:
        """Show everything in `language`; one that is not shipped changes nothing."""
        if language == self._current or language not in LOCALES:
            return
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication):
            raise RuntimeError("a language needs an application")  # noqa: TRY004 - No type is wrong.
        translator = QTranslator(self)
        if not translator.load(str(TRANSLATIONS / f"{language}.qm")):
            raise FileNotFoundError(f"no translation {language}.qm in {TRANSLATIONS}")
        if self._translator is not None:
            app.removeTranslator(self._translator)
            self._translator.deleteLater()
        app.installTranslator(translator)
        self._translator, self._current = translator, language
        locale = locale_of(language)
        QLocale.setDefault(locale)
        app.setLayoutDirection(locale.textDirection())
        self._engine.setUiLanguage(LOCALES[language])
        self._engine.retranslate()
        self.changed.emit()
