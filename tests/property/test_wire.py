"""The wire: everything comes out as it went in, and nothing else comes out at all."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.api.commands import Command
from kiosk.api.snapshot import Snapshot
from kiosk.api.wire import (
    COMMANDS,
    INT_MAX,
    LINE_MAX,
    Malformed,
    decode_command,
    decode_snapshot,
    encode_command,
    encode_snapshot,
)

eager = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)


def values(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - Any annotation.
    """Return a strategy for whatever a field is annotated with, defaults not spared."""
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        [inner] = [arm for arm in typing.get_args(hint) if arm is not types.NoneType]
        return st.none() | values(inner)
    if typing.get_origin(hint) is tuple:
        return st.lists(values(typing.get_args(hint)[0]), max_size=2).map(tuple)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        fields = typing.get_type_hints(hint)
        return st.builds(hint, **{name: values(inner) for name, inner in fields.items()})
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    plain: dict[type, st.SearchStrategy[Any]] = {
        int: st.integers(-INT_MAX, INT_MAX),
        str: st.text(max_size=8),
        bool: st.booleans(),
    }
    return plain[hint]


def has_type(hint: Any, value: Any) -> bool:  # noqa: ANN401 - Any annotation, any value.
    """Return whether `value` is exactly what `hint` says, all the way down."""
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        return any(has_type(arm, value) for arm in typing.get_args(hint))
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)[0]
        return type(value) is tuple and all(has_type(inner, item) for item in value)
    if dataclasses.is_dataclass(hint):
        fields = typing.get_type_hints(hint)
        return type(value) is hint and all(
            has_type(inner, getattr(value, name)) for name, inner in fields.items()
        )
    return type(value) is hint


commands = st.one_of([values(cls) for cls in COMMANDS.values()])
snapshots = values(Snapshot)

# What somebody might send: JSON of any shape, with numbers of every kind.
junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([2**63, -(2**63), 10**4_000])
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(["\ud800", "\x00", "StopAll", "overview", "1"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(max_size=4) | st.sampled_from(["do", "outlet"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def tell(raw: bytes) -> tuple[Command | Malformed, Snapshot | Malformed]:
    """Return what either end makes of a line; any error but Malformed is a failure."""
    command: Command | Malformed
    snapshot: Snapshot | Malformed
    try:
        command = decode_command(raw)
        assert has_type(type(command), command)
        assert type(command) in COMMANDS.values()
    except Malformed as error:
        command = error
    try:
        snapshot = decode_snapshot(raw)
        assert has_type(Snapshot, snapshot)
    except Malformed as error:
        snapshot = error
    for told in (command, snapshot):
        if isinstance(told, Malformed):
            str(told).encode()
            assert len(str(told)) < 500
    return command, snapshot


def dumped(body: object) -> bytes:
    """Return `body` as a line of JSON, or of what Python takes for it: NaN and Infinity too."""
    return json.dumps(body).encode()


@eager
@given(commands)
def test_every_command_comes_out_as_it_went_in(command: Command) -> None:
    """On one line, with the same types, and back to the same bytes."""
    line = encode_command(command)
    decoded = decode_command(line)
    assert decoded == command
    assert has_type(type(command), decoded)
    assert encode_command(decoded) == line
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1


@eager
@given(snapshots)
def test_every_snapshot_comes_out_as_it_went_in(snapshot: Snapshot) -> None:
    """On one line, with the same types, and back to the same bytes."""
    line = encode_snapshot(snapshot)
    decoded = decode_snapshot(line)
    assert decoded == snapshot
    assert has_type(Snapshot, decoded)
    assert encode_snapshot(decoded) == line
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1


@pytest.mark.req("LRS-04")
@eager
@given(st.binary(max_size=60))
def test_bytes_are_malformed_or_a_command(raw: bytes) -> None:
    """Noise on the socket is refused, and nothing else happens."""
    tell(raw)


FIELDS = sorted({field.name for cls in COMMANDS.values() for field in dataclasses.fields(cls)})
almost = st.fixed_dictionaries(
    {"do": st.sampled_from(list(COMMANDS))}, optional=dict.fromkeys(FIELDS, junk)
)


@pytest.mark.req("LRS-04")
@eager
@given(junk | almost)
def test_json_of_any_shape_is_malformed_or_a_command(body: object) -> None:
    """Floats, huge numbers, wrong shapes and halves of characters are refused."""
    tell(dumped(body))


@pytest.mark.req("LRS-04")
@eager
@given(commands, st.data())
def test_a_damaged_command_is_malformed_or_another_whole_one(
    command: Command, data: st.DataObject
) -> None:
    """Whatever bytes are changed, cut off, lost or doubled, no half of a command is obeyed."""
    line = bytearray(encode_command(command))
    place = data.draw(st.integers(0, len(line) - 1))
    harm = data.draw(st.sampled_from(["flip", "cut", "lose", "double", "insert"]))
    if harm == "flip":
        line[place] ^= 1 << data.draw(st.integers(0, 7))
    elif harm == "cut":
        del line[place:]
    elif harm == "lose":
        del line[place]
    elif harm == "double":
        line[place:place] = line
    else:
        line[place:place] = data.draw(st.binary(min_size=1, max_size=4))
    tell(bytes(line))


@pytest.mark.req("LRS-04")
@eager
@given(snapshots, junk, st.data())
def test_a_wrong_value_anywhere_makes_a_snapshot_malformed(
    snapshot: Snapshot, wrong: object, data: st.DataObject
) -> None:
    """A snapshot is shown whole or not at all: junk in any place is found unless it fits there."""
    body = json.loads(encode_snapshot(snapshot))
    place: Any = body
    while True:
        step = data.draw(
            st.sampled_from(list(place) if isinstance(place, dict) else [*range(len(place))])
        )
        if not place[step] or not isinstance(place[step], dict | list) or data.draw(st.booleans()):
            break
        place = place[step]
    place[step] = wrong
    _, told = tell(dumped(body))
    if isinstance(told, Snapshot):
        assert json.loads(encode_snapshot(told)) == body


TOO_MUCH = (2**63, -(2**63), "\ud800")
"""Right by their type, and beyond what anybody stores."""


@pytest.mark.req("LRS-04")
@pytest.mark.parametrize("name", COMMANDS)
def test_every_field_of_every_command_refuses_every_other_type(name: str) -> None:
    """True is no number, a number is no text, and a field that nobody knows is refused."""
    hints = typing.get_type_hints(COMMANDS[name])
    fitting: dict[Any, Any] = {int: 1, str: "x", bool: True, tuple[str, ...]: ["x"]}
    right: dict[str, Any] = {field: fitting[hint] for field, hint in hints.items()}
    assert not isinstance(tell(dumped({"do": name, **right}))[0], Malformed)
    wrongs = [None, True, False, 1, 1.0, "x", "1", [], [1], {}, {"x": 1}, 2**63, -(2**63), "\ud800"]
    for field, hint in hints.items():
        for wrong in wrongs:
            is_list = typing.get_origin(hint) is tuple
            fits = wrong == [] if is_list else type(wrong) is hint and wrong not in TOO_MUCH
            told, _ = tell(dumped({"do": name, **right, field: wrong}))
            assert isinstance(told, Malformed) is not fits
        without = {other: value for other, value in right.items() if other != field}
        may_lack = COMMANDS[name].__dataclass_fields__[field].default is not dataclasses.MISSING
        assert isinstance(tell(dumped({"do": name, **without}))[0], Malformed) is not may_lack
    assert isinstance(tell(dumped({"do": name, **right, "also": 1}))[0], Malformed)


@pytest.mark.req("OPS-09")
@eager
@given(st.integers(10**5, 10**12), st.sampled_from([int, float, lambda pin: [str(pin)]]))
def test_no_message_tells_a_pin(pin: int, shape: Any) -> None:  # noqa: ANN401 - Any callable.
    """Whatever shape it came in, what is malformed is not quoted."""
    told, _ = tell(dumped({"do": "Login", "name": "anna", "pin": shape(pin)}))
    assert isinstance(told, Malformed)
    assert str(pin) not in str(told)


@eager
@given(commands)
def test_padding_counts_as_part_of_a_line(command: Command) -> None:
    """Two-sided: the longest line is read, and one byte more is refused."""
    line = encode_command(command).rstrip(b"\n")
    assert decode_command(line.ljust(LINE_MAX)) == command
    with pytest.raises(Malformed, match="the limit is"):
        decode_command(line.ljust(LINE_MAX + 1))
