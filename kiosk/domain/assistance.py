"""What helps a customer who cannot see, read or touch the screen: modes, a keypad, and speech."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

KEYS = (
    *("Up", "Down", "Left", "Right", "Return", "Enter", "Escape", "Space", "Tab", "Backtab"),
    *("Backspace", "Delete", "Insert", "Home", "End", "PageUp", "PageDown", "Pause", "Help"),
    *("Select", "VolumeUp", "VolumeDown", "VolumeMute"),
    *(f"F{number}" for number in range(1, 25)),
)
"""Keys that may mean something, by their names; none of them types anything."""

NO_SPEECH = "none"
"""The engine of a kiosk that does not speak."""


class AccessMode(StrEnum):
    """How whoever stands before a screen needs it to be; gone when they are."""

    LARGE = "large"  # Large text, a few things at a time.
    LOW = "low"  # Everything that is touched within reach from a chair.
    CONTRAST = "contrast"
    STILL = "still"  # Nothing moves.
    TIME = "time"  # Twice the time before the screen gives up waiting.
    SPEECH = "speech"


BEGINNINGS = (AccessMode.LARGE, AccessMode.LOW, AccessMode.STILL, AccessMode.TIME)
"""How a screen may be for everybody. Contrast is a theme, and speech is for whoever asks for it."""


class Role(StrEnum):
    """What a key does."""

    UP = "up"
    DOWN = "down"
    OK = "ok"
    BACK = "back"
    HELP = "help"
    LOUDER = "louder"
    SOFTER = "softer"


USUAL_KEYS = {
    Role.UP: ("Up", "Backtab"),
    Role.DOWN: ("Down", "Tab"),
    Role.OK: ("Return", "Enter", "Select", "Space"),
    Role.BACK: ("Escape",),
    Role.HELP: ("F1", "Help"),
    Role.LOUDER: ("VolumeUp",),
    Role.SOFTER: ("VolumeDown",),
}
"""What keypads send that come as a keyboard; what the settings say is beside these."""


class Privacy(StrEnum):
    """When what is spoken is heard by the customer alone."""

    NEVER = "never"  # A loudspeaker: no amount and no code is spoken.
    PLUGGED = "plugged"  # While a headphone is plugged in.
    ALWAYS = "always"  # There is nothing but a socket for headphones.


@dataclass(frozen=True, slots=True)
class Assistance:
    """The keypad and the speech of a kiosk's screens."""

    keys: dict[Role, tuple[str, ...]] = field(default_factory=dict)
    """Keys beside the usual ones."""
    same_key_ms: int = 300
    """A key that is pressed again sooner was meant once."""
    engine: str = ""
    """The engine that speaks; empty for the first there is."""
    private: Privacy = Privacy.NEVER
    plugged: str = ""
    """The file that says whether a headphone is plugged in: it begins with a 1."""
