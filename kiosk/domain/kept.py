"""What is kept in a setting as one text: the fields of a small value, in their order."""

from __future__ import annotations

import json
from typing import Self


class Kept:
    """A dataclass with slots that a setting holds; its fields are what JSON can say."""

    __slots__: tuple[str, ...] = ()

    def said(self) -> str:
        """Return it as a setting holds it."""
        return json.dumps([getattr(self, name) for name in self.__slots__])

    @classmethod
    def kept(cls, text: str) -> Self | None:
        """Return what a setting holds; None where that is nothing."""
        return cls(*json.loads(text)) if text else None
