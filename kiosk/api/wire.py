"""Commands and snapshots as lines of JSON: one object a line, UTF-8, bounded in length."""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from enum import StrEnum
from typing import Any

from kiosk.api import commands
from kiosk.api.lines import AskLine, LineReport
from kiosk.api.snapshot import Snapshot

LINE_MAX = 262_144
"""The longest line either side accepts, in bytes."""

INT_MAX = 2**63 - 1
"""The largest whole number either side accepts, with either sign: storage holds no larger one."""

Asked = commands.Command | AskLine
"""What may come in: what a screen asks of the core, or a technician of a line."""

COMMANDS: dict[str, type[commands.Command]] = {
    cls.__name__: cls for cls in typing.get_args(commands.Command)
}
_KNOWN: dict[str, type[Asked]] = {**COMMANDS, AskLine.__name__: AskLine}


class Malformed(ValueError):
    """A line that is none of ours; the message says what is wrong with it."""


def encode_command(command: Asked) -> bytes:
    """Return `command` as a line."""
    body = {"do": type(command).__name__, **dataclasses.asdict(command)}
    return json.dumps(body, separators=(",", ":")).encode() + b"\n"


def decode_command(line: bytes) -> Asked:
    """Return the command in `line`; Malformed where there is none."""
    body = _object(line)
    name = body.pop("do", None)
    cls = _KNOWN.get(name) if isinstance(name, str) else None
    if cls is None:
        raise Malformed(f"no such command: {_short(name)}")
    return typing.cast("Asked", _build(cls, body))


def encode_snapshot(snapshot: Snapshot) -> bytes:
    """Return `snapshot` as a line."""
    return json.dumps(dataclasses.asdict(snapshot), separators=(",", ":")).encode() + b"\n"


def decode_snapshot(line: bytes) -> Snapshot:
    """Return the snapshot in `line`; Malformed where there is none or where a field lacks."""
    return typing.cast("Snapshot", _build(Snapshot, _object(line), is_whole=True))


def encode_report(report: LineReport) -> bytes:
    """Return `report` as a line, without its oldest exchanges where it would be too long."""
    while len(line := _dumped(report)) > LINE_MAX:
        half = report.recent[len(report.recent) // 2 + 1 :]
        report = dataclasses.replace(report, recent=half)
    return line


def decode_report(line: bytes) -> LineReport:
    """Return the report in `line`; Malformed where there is none or where a field lacks."""
    return typing.cast("LineReport", _build(LineReport, _object(line), is_whole=True))


def _dumped(report: LineReport) -> bytes:
    return json.dumps(dataclasses.asdict(report), separators=(",", ":")).encode() + b"\n"


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LINE_MAX:
        raise Malformed(f"a line of {len(line)} bytes; the limit is {LINE_MAX}")
    try:
        body = json.loads(
            line.decode(),
            parse_float=_no_float,
            parse_constant=_no_float,
            object_pairs_hook=_no_twins,
        )
    except (ValueError, RecursionError) as error:
        raise Malformed(f"not a line of JSON: {error}") from None
    if not isinstance(body, dict):
        raise Malformed("not an object")
    return body


def _no_float(_: str) -> object:
    raise ValueError("not a whole number")


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    body = dict(pairs)
    if len(body) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return body


def _short(name: object) -> str:
    """Quote a name for a message: values are not quoted, for a PIN could be among them."""
    return f"{name!a:.40}" if isinstance(name, str) else type(name).__name__


@functools.cache
def _hints(cls: type) -> dict[str, Any]:
    """Return what each field is annotated with; working it out takes longer than reading a line."""
    return typing.get_type_hints(cls)


def _build(cls: type, body: dict[str, Any], *, is_whole: bool = False) -> object:
    """Return the `cls` that `body` tells of.

    A person may leave out of a command what has a default. An engine leaves out nothing, so that
    what lacks was lost: showing the default (that nobody has pressed *stop all*, say) is a guess.
    """
    hints = _hints(cls)
    if is_whole and (lacking := hints.keys() - body.keys()):
        raise Malformed(f"{cls.__name__} lacks {min(lacking)!r}")
    unknown = sorted(set(body) - set(hints))
    if unknown:
        raise Malformed(f"{cls.__name__} has no {_short(unknown[0])}")
    try:
        return cls(
            **{name: _value(hints[name], value, is_whole=is_whole) for name, value in body.items()}
        )
    except (TypeError, ValueError) as error:
        raise Malformed(f"{cls.__name__}: {error}") from None


def _value(hint: Any, value: Any, *, is_whole: bool) -> Any:  # noqa: ANN401 - The hints decide.
    origin = typing.get_origin(hint)
    if origin in {types.UnionType, typing.Union}:
        if value is None and type(None) in typing.get_args(hint):
            return None
        [inner] = [arm for arm in typing.get_args(hint) if arm is not type(None)]
        return _value(inner, value, is_whole=is_whole)
    if origin is tuple:
        if type(value) is not list:
            raise _unexpected("a list", value)
        return tuple(_value(typing.get_args(hint)[0], item, is_whole=is_whole) for item in value)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if type(value) is not dict:
            raise _unexpected("an object", value)
        return _build(hint, value, is_whole=is_whole)
    if issubclass(hint, StrEnum):
        if type(value) is not str or value not in {str(member) for member in hint}:
            raise ValueError(f"no such {hint.__name__}")
        return hint(value)
    if type(value) is not hint:
        raise _unexpected(hint.__name__, value)
    if type(value) is int and abs(value) > INT_MAX:
        raise ValueError("a number is too large")
    if type(value) is str:
        value.encode()  # Half a character, which JSON can say, could not be stored or shown.
    return value


def _unexpected(what: str, value: object) -> TypeError:
    return TypeError(f"{what} was expected, not {type(value).__name__}")
