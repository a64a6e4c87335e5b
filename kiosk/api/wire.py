"""Commands and snapshots as lines of JSON: one object a line, UTF-8, bounded in length."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from enum import StrEnum
from typing import Any

from kiosk.api import commands
from kiosk.api.snapshot import Snapshot

LINE_MAX = 262_144
"""The longest line either side accepts, in bytes."""

COMMANDS: dict[str, type[commands.Command]] = {
    cls.__name__: cls for cls in typing.get_args(commands.Command)
}


class Malformed(ValueError):
    """A line that is none of ours; the message says what is wrong with it."""


def encode_command(command: commands.Command) -> bytes:
    """Return `command` as a line."""
    body = {"do": type(command).__name__, **dataclasses.asdict(command)}
    return json.dumps(body, separators=(",", ":")).encode() + b"\n"


def decode_command(line: bytes) -> commands.Command:
    """Return the command in `line`; Malformed where there is none."""
    body = _object(line)
    name = body.pop("do", None)
    cls = COMMANDS.get(name) if isinstance(name, str) else None
    if cls is None:
        raise Malformed(f"no such command: {name!r}")
    return typing.cast("commands.Command", _build(cls, body))


def encode_snapshot(snapshot: Snapshot) -> bytes:
    """Return `snapshot` as a line."""
    return json.dumps(dataclasses.asdict(snapshot), separators=(",", ":")).encode() + b"\n"


def decode_snapshot(line: bytes) -> Snapshot:
    """Return the snapshot in `line`; Malformed where there is none."""
    return typing.cast("Snapshot", _build(Snapshot, _object(line)))


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LINE_MAX:
        raise Malformed(f"a line of {len(line)} bytes; the limit is {LINE_MAX}")
    try:
        body = json.loads(line, parse_float=_no_float, parse_constant=_no_float)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"not a line of JSON: {error}") from None
    if not isinstance(body, dict):
        raise Malformed("not an object")
    return body


def _no_float(text: str) -> object:
    raise ValueError(f"{text} is not a whole number")


def _build(cls: type, body: dict[str, Any]) -> object:
    hints = typing.get_type_hints(cls)
    unknown = sorted(set(body) - set(hints))
    if unknown:
        raise Malformed(f"{cls.__name__} has no {', '.join(unknown)}")
    try:
        return cls(**{name: _value(hints[name], value) for name, value in body.items()})
    except (TypeError, ValueError) as error:
        raise Malformed(f"{cls.__name__}: {error}") from None


def _value(hint: Any, value: Any) -> Any:  # noqa: ANN401 - The hints decide the types here.
    origin = typing.get_origin(hint)
    if origin in {types.UnionType, typing.Union}:
        if value is None and type(None) in typing.get_args(hint):
            return None
        [inner] = [arm for arm in typing.get_args(hint) if arm is not type(None)]
        return _value(inner, value)
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(f"a list was expected, not {value!r}")
        return tuple(_value(typing.get_args(hint)[0], item) for item in value)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if not isinstance(value, dict):
            raise TypeError(f"an object was expected, not {value!r}")
        return _build(hint, value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if type(value) is not hint:
        raise TypeError(f"{hint.__name__} was expected, not {value!r}")
    return value
