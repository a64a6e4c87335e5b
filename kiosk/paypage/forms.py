"""The forms of the API: flat names with brackets, each one known, each value checked."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable

from kiosk.domain.money import Money
from kiosk.paypage.checkouts import Refusal
from kiosk.ports_localpay import Metadata

MINOR_MAX = 99_999_999
"""The largest amount, as at Stripe: eight digits."""

METADATA_MAX = 50
METADATA_NAME_MAX = 40
METADATA_VALUE_MAX = 500
TEXT_MAX = 500
URL_MAX = 2048

MARKS_MAX = 6
"""Accents on one letter: more are no writing, they cover the lines above and below."""

_NUMBER = re.compile(r"[0-9]{1,12}")
_METADATA_NAME = re.compile(r"[A-Za-z0-9_.-]+")
_NO_TEXT = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Control, formatting, unassigned, private and broken characters, and breaks of lines."""
_BROKEN = "\ufffd"
"""What stands for bytes that are no text."""
_JOINERS = frozenset("\u200c\u200d")
"""Between letters of Persian and Hindi, and in pictures of families: part of writing."""


def is_sound(text: str) -> bool:
    """Whether `text` is writing in some language, that shows what it says.

    Signs that turn the direction of what follows can make one text look like another.
    """
    marks = 0
    for sign in text:
        category = unicodedata.category(sign)
        if sign == _BROKEN or (category in _NO_TEXT and sign not in _JOINERS):
            return False
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks > MARKS_MAX:
            return False
    return True


class BadForm(Refusal):
    """The form itself is wrong. Not kept under the call's key: a mended form may follow."""


class Form:
    """One form, read name by name; what nobody asked for is an error."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take the pairs as they came; a name twice means that nobody knows what is meant."""
        self._values: dict[str, str] = {}
        for name, value in pairs:
            if name in self._values:
                raise BadForm(
                    f"Repeated parameter: {name[:80]}", code="parameter_repeated", param=name[:80]
                )
            self._values[name] = value
        self._asked: set[str] = set()

    def fingerprint(self, call: str) -> str:
        """Return a hash of `call` and this form that no other form has."""
        parts = [call, *(part for pair in sorted(self._values.items()) for part in pair)]
        text = "".join(f"{len(part)}:{part}" for part in parts)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def text(self, name: str, default: str = "", *, longest: int = TEXT_MAX) -> str:
        """Return the value of `name`, or `default`."""
        self._asked.add(name)
        value = self._values.get(name, default)
        if len(value) > longest:
            raise BadForm(f"Too long: {name}", code="parameter_invalid_string", param=name)
        if not is_sound(value):
            raise BadForm(f"Not plain text: {name}", code="parameter_invalid_string", param=name)
        return value

    def needed(self, name: str, *, longest: int = TEXT_MAX) -> str:
        """Return the value of `name`, which must be there."""
        value = self.text(name, longest=longest)
        if not value:
            raise BadForm(f"Missing required param: {name}.", code="parameter_missing", param=name)
        return value

    def one_of(self, name: str, values: Collection[str], default: str = "") -> str:
        """Return the value of `name`, which must be one of `values`."""
        value = self.text(name, default)
        if value not in values:
            raise BadForm(
                f"Invalid {name}: must be one of {', '.join(values)}",
                code="parameter_invalid_value",
                param=name,
            )
        return value

    def number(self, name: str) -> int | None:
        """Return the whole number `name`; None where it was left out."""
        value = self.text(name)
        if name not in self._values:
            return None
        if not _NUMBER.fullmatch(value):
            raise BadForm(
                f"Invalid integer: {value[:20]}", code="parameter_invalid_integer", param=name
            )
        return int(value)

    def money(self, name: str) -> Money | None:
        """Return the amount `name` in minor units; None where it was left out."""
        minor = self.number(name)
        if minor is None:
            return None
        if minor > MINOR_MAX:
            raise BadForm(
                f"Amount must be no more than {MINOR_MAX}", code="amount_too_large", param=name
            )
        return Money(minor)

    def metadata(self, prefix: str) -> Metadata:
        """Return the pairs under `prefix`, such as `metadata[hold]`."""
        found = []
        for name, value in self._values.items():
            if not (name.startswith(f"{prefix}[") and name.endswith("]")):
                continue
            key = name[len(prefix) + 1 : -1]
            if not (0 < len(key) <= METADATA_NAME_MAX and _METADATA_NAME.fullmatch(key)):
                raise BadForm(
                    f"Invalid metadata name in {prefix}", code="metadata_invalid", param=prefix
                )
            if len(value) > METADATA_VALUE_MAX or not is_sound(value):
                raise BadForm(
                    f"Invalid metadata value: {key}", code="metadata_invalid", param=prefix
                )
            self._asked.add(name)
            found.append((key, value))
        if len(found) > METADATA_MAX:
            raise BadForm(
                f"At most {METADATA_MAX} metadata values", code="metadata_invalid", param=prefix
            )
        return tuple(found)

    def several(self, name: str) -> tuple[str, ...]:
        """Return the values of `name[0]`, `name[1]`, ... or of a bare `name[]`."""
        pattern = re.compile(re.escape(name) + r"\[[0-9]{0,2}\]")
        names = [key for key in self._values if pattern.fullmatch(key)]
        self._asked.update(names)
        return tuple(self._values[key] for key in names)

    def done(self) -> None:
        """Refuse the form where it holds anything that was not asked for."""
        unknown = sorted(set(self._values) - self._asked)
        if unknown:
            name = unknown[0][:80]
            raise BadForm(
                f"Received unknown parameter: {name}", code="parameter_unknown", param=name
            )
