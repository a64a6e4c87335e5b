"""What an adapter wants to be told by the settings, said by the adapter itself.

So a new rail is one module: the settings ask for its fields, check them and name every mistake,
and know nothing else of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.money import Money


class FieldKind(StrEnum):
    """What stands in a field, and how it is checked."""

    TEXT = "text"
    URL = "url"  # https, or plain http to this machine.
    WHOLE = "whole"  # From `least` to `most`.
    FLAG = "flag"
    CHOICE = "choice"  # One of `choices`.
    MONEY = "money"  # In the currency of the site.
    SECRET = "secret"  # noqa: S105 - NAME_file or NAME_env says where it is kept.


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a table in the settings.

    Without a `default` it must be there. That of MONEY is written as in the file: "0.50".
    """

    key: str
    kind: FieldKind
    default: str | int | bool | None = None
    least: int = 0
    most: int = 1_000_000
    choices: tuple[str, ...] = ()
    example: str = ""
    """A file that a secret might be kept in."""
    is_needed: bool = True
    """A secret that is not needed may be left out: it is empty then."""
    check: Callable[[str], str] | None = None
    """Says what is wrong with a text that is not empty; empty where nothing is."""


Value = str | int | bool | Money
Values = Mapping[str, Value]
"""What the settings say, by key: one for each field but the secrets."""
