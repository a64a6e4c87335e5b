"""What a customer types on a keypad, as exact whole units: no float, and nothing too large."""

from __future__ import annotations

from dataclasses import dataclass, replace

POINT = "."


@dataclass(frozen=True, slots=True)
class Entry:
    """Typed digits with a plain point. `decimals` bounds them, `most` bounds their value."""

    text: str = ""
    decimals: int = 2
    scale: int = 2
    """How many decimals the smallest unit has: 2 for cents, 6 for microlitres."""
    most: int = 0

    @property
    def value(self) -> int:
        """The typed value in smallest units."""
        whole, _, part = self.text.partition(POINT)
        return int(f"{whole or '0'}{part.ljust(self.scale, '0')}")

    def key(self, key: str) -> Entry:
        """Return the entry after one more key; a key that would make it invalid does nothing."""
        if key == POINT:
            fits = self.decimals > 0 and POINT not in self.text
            return replace(self, text=f"{self.text or '0'}{POINT}") if fits else self
        _, point, part = self.text.partition(POINT)
        if point and len(part) >= self.decimals:
            return self
        longer = replace(self, text=key if self.text == "0" else self.text + key)
        return longer if longer.value <= self.most else self

    def back(self) -> Entry:
        """Return the entry without its last key."""
        return replace(self, text=self.text[:-1])

    def cleared(self) -> Entry:
        """Return an empty entry."""
        return replace(self, text="")


@dataclass(frozen=True, slots=True)
class Digits(Entry):
    """The number of something on paper: no figure, so its zeros stay. `most` digits at most."""

    def key(self, key: str) -> Entry:
        """Return the number after one more digit; any other key does nothing."""
        fits = key.isdecimal() and len(self.text) < self.most
        return replace(self, text=self.text + key) if fits else self
