"""TOML with line numbers: the standard library reads the values, this finds where they stand.

The finder runs only over text that the standard library has accepted, so it knows just enough of
the grammar to walk through it. A property test holds that both see the same keys.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from typing import cast

Path = tuple[str | int, ...]
"""Where a value stands: names of tables and keys, and places in arrays from 0."""

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,#\]}\n]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class WrittenFloat:
    """A number with a decimal point, as it was written: a float would not keep it."""

    text: str


class NotToml(Exception):
    """The text is no TOML; `line` is where it stops being any."""

    def __init__(self, line: int, what: str) -> None:
        """Keep the place."""
        super().__init__(what)
        self.line = line


def parse(text: str) -> tuple[dict[str, object], dict[Path, int]]:
    """Return the values and the line of each of them; NotToml where the text is none."""
    text = text.replace("\r\n", "\n")
    try:
        values = tomllib.loads(text, parse_float=WrittenFloat)
        return values, _Finder(text).lines
    except RecursionError:
        raise NotToml(1, "brackets are nested too deeply") from None
    except ValueError as error:  # TOMLDecodeError is one, and so is a number of 5000 digits.
        what, at, place = str(error).partition(" (at ")
        if numbers := re.match(r"line (\d+),", place):
            raise NotToml(int(numbers[1]), what) from None
        raise NotToml(text.count("\n") + 1 if at else 1, what) from None


class _Finder:
    """One walk through a text; `lines` holds the first line of each path when it is over."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {(): 1}
        self._text = text
        self._at = 0
        self._breaks = [match.start() for match in re.finditer("\n", text)]
        self._counts: dict[Path, int] = {}
        self._document()

    def _document(self) -> None:
        table: Path = ()
        self._skip()
        while self._at < len(self._text):
            if self._text.startswith("[[", self._at):
                table = self._array_header()
            elif self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _header(self) -> Path:
        self._at += 1
        path: Path = ()
        for key in self._keys():
            path = self._last((*path, key))
            self._note(path)
        self._at += 1
        return path

    def _array_header(self) -> Path:
        self._at += 2
        *parents, key = self._keys()
        path: Path = ()
        for parent in parents:
            path = self._last((*path, parent))
            self._note(path)
        path = (*path, key)
        self._note(path)
        self._counts[path] = self._counts.get(path, 0) + 1
        self._at += 2
        path = self._last(path)
        self._note(path)
        return path

    def _last(self, path: Path) -> Path:
        """Return the newest element where `path` is an array of tables."""
        return (*path, self._counts[path] - 1) if path in self._counts else path

    def _pair(self, table: Path) -> None:
        path = table
        for key in self._keys():
            path = (*path, key)
            self._note(path)
        self._at += 1
        self._value(path)

    def _keys(self) -> list[str]:
        """Read a key with its dots; stop at what follows it."""
        keys = [self._key()]
        while self._text[self._at] == ".":
            self._at += 1
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        self._skip()
        if bare := _BARE_KEY.match(self._text, self._at):
            self._at = bare.end()
            key = bare[0]
        else:
            key = cast("str", tomllib.loads(f"key = {self._string()}")["key"])
        self._skip()
        return key

    def _value(self, path: Path) -> None:
        self._skip()
        match self._text[self._at]:
            case "[":
                self._items(path)
            case "{":
                self._inline(path)
            case '"' | "'":
                self._string()
            case _:
                self._at = cast("re.Match[str]", _SCALAR.match(self._text, self._at)).end()

    def _items(self, path: Path) -> None:
        self._at += 1
        self._skip()
        place = 0
        while self._text[self._at] != "]":
            self._note((*path, place))
            self._value((*path, place))
            self._next()
            place += 1
        self._at += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        self._skip()
        while self._text[self._at] != "}":
            self._pair(path)
            self._next()
        self._at += 1

    def _next(self) -> None:
        """Go past the comma, where there is one."""
        self._skip()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip()

    def _string(self) -> str:
        string = cast("re.Match[str]", _STRING.match(self._text, self._at))
        self._at = string.end()
        return string[0]

    def _skip(self) -> None:
        self._at = cast("re.Match[str]", _BLANK.match(self._text, self._at)).end()

    def _note(self, path: Path) -> None:
        self.lines.setdefault(path, bisect_right(self._breaks, self._at - 1) + 1)
