"""One table of the file, asked for its keys one by one; what is wrong is noted, never raised.

Where a value is wrong a harmless stand-in goes on, so that one reading finds every mistake; what
was built from stand-ins is thrown away in the end. Checks between values ask `is_sound` first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from kiosk.settings.mistakes import Mistake, did_you_mean, nearest
from kiosk.settings.toml import Path, WrittenFloat

_Choice = TypeVar("_Choice", bound=StrEnum)

_DECIMAL = re.compile(r"([0-9]{1,9})(?:\.([0-9]+))?")
_SECRET_KEY = re.compile(r"(?:.*_)?(?:key|secret|password|passwd|passphrase|token|pin)")
_SECRET_VALUE = re.compile(r"(?:sk|rk)_(?:live|test)_|whsec_|-----BEGIN|[A-Za-z]+://[^/@]*:[^/@]*@")
WRONG_VALUE = "wrong_value"
"""The code of a mistake that a value makes by itself, whatever the others are."""
_TEXT_MAX = 120
_ECHO_MAX = 40


class Notes:
    """All mistakes of one reading, and where everything stands."""

    def __init__(self, lines: dict[Path, int]) -> None:
        """Start with none; `lines` is the line of each path."""
        self.mistakes: list[Mistake] = []
        self._lines = lines

    def line(self, path: Path) -> int:
        """Return the line of `path`, or of what holds it where it is not there."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def add(self, path: Path, what: str, remedy: str, code: str) -> None:
        """Note one mistake."""
        self.mistakes.append(Mistake(self.line(path), spelt(path), what, remedy, code))


def spelt(path: Path) -> str:
    """Return `path` as an operator reads it: places in arrays count from 1."""
    parts = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return parts.removeprefix(".")


class Table:
    """A table under its path. Ask for every key it may have, then `end`."""

    def __init__(self, values: dict[str, object], path: Path, notes: Notes) -> None:
        """Take the table's values; passwords and keys among them are noted and put aside."""
        self.path = path
        self.notes = notes
        self.is_sound = True
        self.is_absent = False
        """It was needed and is not there, which is said once: none of its keys is missed."""
        self._values = dict(values)
        self._asked: dict[str, bool] = {}
        self._secret: set[str] = set()
        for key, value in values.items():
            texts = value if isinstance(value, list) else [value]
            told = any(isinstance(text, str) and _SECRET_VALUE.search(text) for text in texts)
            if told or (_SECRET_KEY.fullmatch(key.lower()) and not isinstance(value, dict)):
                self.wrong(
                    key,
                    "a secret stands in the settings",
                    "Keep it in a file of its own, or in the environment, and name that here.",
                    code="secret",
                )
                self._secret.add(key)
                del self._values[key]

    def line(self, key: str) -> int:
        """Return the line of `key`."""
        return self.notes.line((*self.path, key))

    def wrong(self, key: str, what: str, remedy: str, *, code: str = WRONG_VALUE) -> None:
        """Note a mistake of `key`."""
        self.is_sound = False
        self.notes.add((*self.path, key) if key else self.path, what, remedy, code)

    def wrong_item(
        self, key: str, place: int, what: str, remedy: str, *, code: str = WRONG_VALUE
    ) -> None:
        """Note a mistake of one item in the list under `key`; places count from 0 here."""
        self.is_sound = False
        self.notes.add((*self.path, key, place), what, remedy, code)

    def has(self, key: str) -> bool:
        """Whether `key` is given; it is known from now on."""
        self._asked.setdefault(key, False)
        return key in self._values

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing, or is not there at all."""
        return not self._values

    def need(self, key: str) -> bool:
        """Whether `key` is given; its absence is a mistake."""
        self._asked[key] = True
        return key in self._values

    def end(self) -> None:
        """Note what is missing and what is not known; a misspelt key is said once."""
        if self.is_absent:
            return
        missing = {key for key, is_needed in self._asked.items() if is_needed}
        missing -= self._values.keys() | self._secret
        for key in self._values:
            if key not in self._asked:
                missing.discard(nearest(key, self._asked))
                told = did_you_mean(key, self._asked)
                self.wrong(key, "this key is not known", told, code="unknown_key")
        for key in sorted(missing):
            self.is_sound = False
            line = self.notes.line(self.path)
            name = spelt((*self.path, key))
            self.notes.mistakes.append(
                Mistake(line, name, "this key is missing", "Add it.", "missing")
            )

    def note_slips(self, *keys: str) -> None:
        """Note what looks like one of `keys` misspelt, where nobody knows the other keys."""
        for key in self._values:
            if key not in keys and nearest(key, keys):
                told = did_you_mean(key, keys)
                self.wrong(key, "this key is not known", told, code="unknown_key")

    # --- Kinds of values ----------------------------------------------------------------------

    def text(self, key: str, default: str | None = None, *, least: int = 1) -> str:
        """Return a line of text."""
        if not self._is_there(key, default):
            return default or ""
        value = self._values[key]
        if not isinstance(value, str):
            self.wrong(key, f"{_echo(value)} is no text", 'Write it in quotes: "...".')
        elif not value.isprintable():
            self.wrong(key, "the text holds control characters", "Write it on one line.")
        elif len(value.strip()) < least:
            self.wrong(key, "the text is empty", "Write something, or leave the key out.")
        elif len(value) > _TEXT_MAX:
            self.wrong(key, f"{len(value)} letters are too many", f"At most {_TEXT_MAX} fit.")
        else:
            return value.strip()
        return default or ""

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        if not self.has(key):
            return default
        value = self._values[key]
        if isinstance(value, bool):
            return value
        self.wrong(key, f"{_echo(value)} is neither yes nor no", "Write true or false, unquoted.")
        return default

    def whole(self, key: str, default: int | None = None, *, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`."""
        if not self._is_there(key, default):
            return least if default is None else default
        value = self._values[key]
        if isinstance(value, bool) or not isinstance(value, int):
            self.wrong(
                key, f"{_echo(value)} is no whole number", f"Write {least} to {most}, unquoted."
            )
        elif not least <= value <= most:
            what, remedy = f"{_echo(value)} is out of bounds", f"Write {least} to {most}."
            self.wrong(key, what, remedy, code="out_of_bounds")
        else:
            return value
        return least if default is None else default

    def decimal(
        self, key: str, default: str | None = None, *, decimals: int, unit: str, zero: bool = False
    ) -> int:
        """Return a number in quotes or a whole one, as a count of 1/10**`decimals`."""
        if not self._is_there(key, default):
            return 1 if default is None else self._scaled(key, default, decimals, unit, zero=zero)
        return self._scaled(key, self._values[key], decimals, unit, zero=zero)

    def decimals(self, key: str, *, decimals: int, unit: str, most: int) -> tuple[int, ...]:
        """Return a list of at least one number like those of `decimal`."""
        values = self._list(key, most)
        return tuple(
            self._scaled(key, value, decimals, unit, place=place)
            for place, value in enumerate(values)
        )

    def texts(
        self, key: str, default: tuple[str, ...] = (), *, most: int, least: int = 1
    ) -> tuple[str, ...]:
        """Return a list of lines of text; needed where there is no default and one must be."""
        if (default or not least) and not self.has(key):
            return default
        texts = []
        for place, value in enumerate(self._list(key, most, least)):
            if isinstance(value, str) and value.strip() and value.isprintable():
                texts.append(value.strip()[:_TEXT_MAX])
            else:
                self.wrong_item(key, place, f"{_echo(value)} is no text", "Write it in quotes.")
        return tuple(texts)

    def measure(self, key: str, units: Mapping[str, int]) -> tuple[int, str] | None:
        """Return a number with its unit, "2000 L", in whole parts of it, and the unit.

        `units` are those that may stand there, each with its decimals. None where the key is not
        given, or wrong.
        """
        if not self.has(key):
            return None
        before = len(self.notes.mistakes)
        text = self.text(key)
        number, _, unit = text.partition(" ")
        if unit in units:
            scaled = self._scaled(key, number, units[unit], unit)
            return (scaled, unit) if len(self.notes.mistakes) == before else None
        if text:
            what = f"{_echo(text)} is no number with a unit"
            self.wrong(key, what, f'Write "2000 L", the unit being one of {", ".join(units)}.')
        return None

    def choice(
        self, key: str, default: str | None = None, *, of: Collection[str], what: str = "this"
    ) -> str:
        """Return one word of a closed list."""
        word = self.text(key, default)
        if word and word not in of and word != default:
            told = did_you_mean(word, of)
            self.wrong(key, f"{what} cannot be {_echo(word)}", told, code="unknown_name")
        return word if word in of else default or next(iter(of), "")

    def member(self, key: str, default: _Choice, *, needed: bool = False) -> _Choice:
        """Return one of an enumeration's members; `default` stands in where it is needed."""
        kind = type(default)
        if needed and not self.need(key):
            return default
        return kind(self.choice(key, default.value, of=[member.value for member in kind]))

    def table(self, key: str, *, needed: bool = False) -> Table:
        """Return the table under `key`; an empty one where there is none."""
        if self.need(key) if needed else self.has(key):
            value = self._values[key]
            if isinstance(value, dict):
                return Table(value, (*self.path, key), self.notes)
            self.wrong(key, f"{_echo(value)} is no table", f"Write [{spelt((*self.path, key))}].")
        empty = Table({}, (*self.path, key), self.notes)
        empty.is_absent = needed
        empty.is_sound = not needed
        return empty

    def tables(self, key: str, *, needed: bool = False) -> list[Table]:
        """Return the array of tables under `key`."""
        if not (self.need(key) if needed else self.has(key)):
            return []
        value = self._values[key]
        name = spelt((*self.path, key))
        if not isinstance(value, list) or not value:
            self.wrong(key, "this is no list of tables", f"Write [[{name}]] above each of them.")
            return []
        found = []
        for place, item in enumerate(value):
            if isinstance(item, dict):
                found.append(Table(item, (*self.path, key, place), self.notes))
            else:
                self.wrong_item(key, place, f"{_echo(item)} is no table", f"Write [[{name}]].")
        return found

    def named(self) -> Iterator[tuple[str, Table]]:
        """Yield the tables of a table whose keys are the operator's own names."""
        for key, value in self._values.items():
            found = self.table(key)
            if isinstance(value, dict):
                yield key, found

    # --- Within -------------------------------------------------------------------------------

    def _is_there(self, key: str, default: object) -> bool:
        return self.need(key) if default is None else self.has(key)

    def _list(self, key: str, most: int, least: int = 1) -> list[object]:
        if not self.need(key):
            return []
        value = self._values[key]
        if not isinstance(value, list):
            self.wrong(key, f"{_echo(value)} is no list", "Write it in brackets: [...].")
        elif not least <= len(value) <= most:
            self.wrong(key, f"a list of {len(value)}", f"Give {least} to {most}.")
        else:
            return value
        return []

    def _scaled(
        self,
        key: str,
        value: object,
        decimals: int,
        unit: str,
        *,
        zero: bool = False,
        place: int | None = None,
    ) -> int:
        what, remedy = "", ""
        scaled = 1
        text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
        if isinstance(value, WrittenFloat):
            what = f"{_cut(value.text)} without quotes would be rounded by computers"
            remedy = f'Write "{_cut(value.text)}".'
        elif match := _DECIMAL.fullmatch(text):
            whole, part = match[1], match[2] or ""
            scaled = int(whole + part[:decimals].ljust(decimals, "0"))
            if len(part) > decimals:
                what = f"{_cut(text)} has {len(part)} decimals"
                remedy = f"At most {decimals} are possible, in {unit}."
            elif scaled == 0 and not zero:
                what, remedy = "nothing at all", f"Write more than 0, in {unit}."
        else:
            what = f"{_echo(value)} is no amount"
            remedy = (
                f'Write digits with a decimal point, in {unit}, in quotes: "{_example(decimals)}".'
            )
        if what:
            if place is None:
                self.wrong(key, what, remedy)
            else:
                self.wrong_item(key, place, what, remedy)
        return max(scaled, 0 if zero else 1)


def _example(decimals: int) -> str:
    return f"1.{'5'.ljust(decimals, '0')}" if decimals else "1"


def _cut(text: str) -> str:
    return text if len(text) <= _ECHO_MAX else f"{text[: _ECHO_MAX - 3]}..."


def _echo(value: object) -> str:
    """Return what was written, short enough for a message."""
    match value:
        case bool():
            return str(value).lower()
        case int():
            return "a very large number" if abs(value) >= 10**_ECHO_MAX else str(value)
        case WrittenFloat(text):
            return _cut(text)
        case str():
            return f'"{_cut(value)}"' if value.isprintable() else "a text with control characters"
        case dict():
            return "a table"
        case list():
            return "a list"
        case _:
            return "a date or time"
