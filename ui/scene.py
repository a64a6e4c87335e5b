"""What is in front on the screen, in reading order: what can be chosen, and what is to be read.

Read from the visual tree, so that a screen that is added is spoken and reached without more ado.
Items may say more about themselves, for them and all within them:

| property | what it means |
|---|---|
| `spokenText` | what is read in place of what is drawn; empty for nothing |
| `isPublic` | its figures may be heard by everybody: the number of an outlet, a price on a tile |
| `isPrivate` | for the customer's ears alone, though it may hold no digit: two words, a code |
| `isSecret` | never spoken: the keys of a PIN |
| `spokenAloud` | the name of a control to those who must not hear its figures |

A text with a digit in it is private unless it is said to be public: a figure that nobody has
thought of is not called out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.formatting import NB_HYPHEN

FAINT = 0.05
CHROME = "chrome"
STALE = "stale"
"""What covers everything while the engine is gone."""

_DIGIT = re.compile(r"\d")
_DOT = re.compile(r"\s*·\s*")
_UNSPOKEN = re.compile("[\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\u2066-\u2069]|<[^>]*>")


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text, and who may hear it."""

    text: str
    is_private: bool = False

    @property
    def skeleton(self) -> str:
        """What it says but for its figures: while they alone change, it is the same news."""
        return _DIGIT.sub("", self.text)


@dataclass(slots=True)
class Scene:
    """What is in front."""

    sheet: QQuickItem | None = None
    """What stands before the screen; None where nothing does."""
    controls: list[QQuickItem] = field(default_factory=list)
    """What can be chosen: the screen's own first, then what stands around every screen."""
    own: int = 0
    """How many of them are the screen's own."""
    texts: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Manner:
    """What items say of all within them."""

    is_public: bool = False
    is_private: bool = False
    is_chrome: bool = False


@dataclass(slots=True)
class _Layer:
    """A sheet, or what is behind all sheets."""

    sheet: QQuickItem | None
    controls: list[QQuickItem] = field(default_factory=list)
    texts: list[Said] = field(default_factory=list)


def look(window: QQuickWindow) -> Scene:
    """Return what is in front of `window`: the last open sheet, or the screen behind."""
    layers = [_Layer(None)]
    chrome: list[QQuickItem] = []
    _gather(window.contentItem(), layers, layers[0], chrome, _Manner())
    front = layers[-1]
    if front.sheet is not None and front.sheet.objectName() == STALE:
        chrome = []
    controls = [*front.controls, *chrome]
    return Scene(front.sheet, controls, len(front.controls), front.texts)


def _gather(
    item: QQuickItem, layers: list[_Layer], layer: _Layer, chrome: list[QQuickItem], manner: _Manner
) -> None:
    if not item.isVisible() or item.opacity() < FAINT:
        return
    is_sheet = item.objectName() == STALE or item.property("canDismiss") is not None
    if is_sheet:
        if item.property("isOpen") is False:
            return  # It is fading out.
        layer = _Layer(item)
        layers.append(layer)
    if item.inherits("QQuickAbstractButton"):
        if item.isEnabled() and item.width() > 0 and item.height() > 0:
            (chrome if manner.is_chrome else layer.controls).append(item)
        return
    manner = _Manner(
        manner.is_public or item.property("isPublic") is True,
        manner.is_private or item.property("isPrivate") is True,
        manner.is_chrome or item.objectName() == CHROME,
    )
    spoken = item.property("spokenText")
    if spoken is None and item.inherits("QQuickText"):
        spoken = item.property("text")
    if spoken is not None:
        if spoken and not manner.is_chrome:
            layer.texts.append(_said(str(spoken), manner))
        return
    for child in item.childItems():
        _gather(child, layers, layer, chrome, manner)


def _said(text: str, manner: _Manner) -> Said:
    plain = speakable(text)
    has_figures = bool(_DIGIT.search(plain)) and not manner.is_public
    return Said(plain, manner.is_private or has_figures)


def speakable(text: str) -> str:
    """Return `text` without what is drawn but not said: marks of direction, tags, long blanks.

    A hyphen that must not break is a hyphen to whoever listens.
    """
    plain = _UNSPOKEN.sub("", text).replace(NB_HYPHEN, "-")
    return " ".join(_DOT.sub(", ", plain).split())


def said_by(item: QQuickItem) -> Said:
    """Return the name of a control, and who may hear it."""
    found = QAccessible.queryAccessibleInterface(item)
    name = found.text(QAccessible.Text.Name) if found is not None else ""
    manner = _Manner(is_public=_has(item, "isPublic"), is_private=_has(item, "isPrivate"))
    return _said(name or str(item.property("text") or ""), manner)


def is_secret(item: QQuickItem) -> bool:
    """Whether a control's name is never spoken: one digit among those of a PIN."""
    text = str(item.property("text") or "")
    return text.isdigit() and _has(item, "isSecret")


def checked(item: QQuickItem) -> bool | None:
    """Whether a control is the chosen one; None where that is no question."""
    if item.property("checkable") is True:
        return bool(item.property("checked"))
    return True if item.property("isCurrent") is True else None


def _has(item: QQuickItem, name: str) -> bool:
    step: QQuickItem | None = item
    while step is not None:
        if step.property(name) is True:
            return True
        step = step.parentItem()
    return False
