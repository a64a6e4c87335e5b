"""What holds of the settings for every file, however it was damaged."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kiosk.payments.registry import wanted
from kiosk.settings import Settings, SettingsError, load
from kiosk.settings.mistakes import nearest
from kiosk.settings.toml import NotToml, WrittenFloat, parse
from kiosk.settings.toml import Path as Place

SAMPLES = Path(__file__).parents[2] / "assets/settings"
TEXTS = [(SAMPLES / name).read_text() for name in ("demo.toml", "example.toml")]
LETTERS = "abcdefghijklmnopqrstuvwxyz_"


def attempt(folder: Path, raw: bytes) -> Settings | SettingsError:
    """Load `raw` as a file; whatever else it raises is a defect."""
    path = folder / "kiosk.toml"
    path.write_bytes(raw)
    try:
        return load(path, rails=wanted(), environment={})
    except SettingsError as error:
        return error


def sound(outcome: Settings | SettingsError, lines: int) -> bool:
    """Whether mistakes, where there are any, say where they are and what to do."""
    return isinstance(outcome, Settings) or (
        len(outcome.mistakes) > 0
        and all(1 <= m.line <= lines and m.what and m.remedy for m in outcome.mistakes)
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all examples of a test may share."""
    return tmp_path_factory.mktemp("settings")


values = st.one_of(
    st.sampled_from(
        ["true", "1", "-1", "1.5", "nan", "[]", "{}", '""', '"x"', "[[1]]", "07:32:00"]
    ),
    st.sampled_from(["9" * 400, '"https://"', '"\\u0000"', "[true, 1]", "{ a = { b = 1 } }"]),
    st.integers().map(str),
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=20).map(
        lambda text: '"' + text.replace("\\", "").replace('"', "") + '"'
    ),
)


@given(st.data())
def test_any_value_of_any_key_gives_settings_or_mistakes(folder: Path, data: st.DataObject) -> None:
    """Wrong types, wrong amounts, missing and doubled lines: never anything but an answer."""
    lines = data.draw(st.sampled_from(TEXTS)).splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        key, equals, _ = lines[place].removeprefix("# ").partition(" = ")
        match data.draw(st.sampled_from(["value", "value", "drop", "double", "swap"])):
            case "value" if equals:
                lines[place] = f"{key} = {data.draw(values)}"
            case "drop":
                lines[place] = ""
            case "double":
                lines.insert(place, lines[place])
            case _:
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[place], lines[other] = lines[other], lines[place]
    raw = "\n".join(lines).encode()
    assert sound(attempt(folder, raw), len(lines))


@given(st.sampled_from(TEXTS), st.data())
def test_damaged_bytes_give_settings_or_mistakes(
    folder: Path, text: str, data: st.DataObject
) -> None:
    """A file cut short, or with garbage in it, is refused and never half believed."""
    raw = text.encode()
    begin = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(begin, min(len(raw), begin + 40)))
    raw = raw[:begin] + data.draw(st.binary(max_size=12)) + raw[end:]
    assert sound(attempt(folder, raw), raw.count(b"\n") + 1)


@given(st.binary(max_size=200))
@example(b"")
@example(b"\x00")
@example(b"a = " + b"[" * 100_000)
@example(b"[a]\n[[a]]")
def test_garbage_gives_mistakes(folder: Path, raw: bytes) -> None:
    """What is no settings file is refused in words."""
    assert isinstance(attempt(folder, raw), SettingsError)


def keys_of(text: str) -> list[tuple[int, int, str]]:
    """Return line, column and name of each key that the text gives a value."""
    table = "root"
    found = []
    for number, line in enumerate(text.splitlines()):
        if header := re.match(r"\[+([a-z_.]+)\]+", line):
            table = header[1]
        elif key := re.match(r"([a-z_0-9]+) = ", line):
            assert table
            found.append((number, key.start(1), key[1]))
    return found


slips = st.sampled_from(["drop", "double", "swap", "change", "add"])


def slip(word: str, kind: str, place: int, letter: str) -> str:
    """Return `word` with one slip of the finger at `place`."""
    match kind:
        case "drop":
            return word[:place] + word[place + 1 :]
        case "double":
            return word[:place] + word[place] + word[place:]
        case "swap":
            return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
        case "change":
            return word[:place] + letter + word[place + 1 :]
        case _:
            return word[:place] + letter + word[place:]


@given(st.sampled_from(TEXTS), slips, st.sampled_from(LETTERS), st.data())
def test_a_slip_of_the_finger_in_a_key_is_seen_and_the_key_suggested(
    folder: Path, text: str, kind: str, letter: str, data: st.DataObject
) -> None:
    """Whichever key is misspelt, the message names its line and how it is written."""
    lines = text.splitlines()
    number, _, key = data.draw(st.sampled_from(keys_of(text)))
    wrong = slip(key, kind, data.draw(st.integers(0, len(key) - 1)), letter)
    assume(wrong not in {name for _, _, name in keys_of("\n".join(TEXTS))} | {""})
    lines[number] = lines[number].replace(key, wrong, 1)
    outcome = attempt(folder, "\n".join(lines).encode())
    assert isinstance(outcome, SettingsError)
    told = [m.remedy for m in outcome.mistakes if m.line == number + 1 and m.key.endswith(wrong)]
    assert told == [f"Did you mean `{key}`?"]


@given(st.text(LETTERS, min_size=1, max_size=12))
def test_a_word_is_nearest_to_itself(word: str) -> None:
    """The right spelling is never corrected."""
    assert nearest(word, ["price", word, "largest"]) == word


# --- Where things stand ------------------------------------------------------------------------

bare = st.text("abcXYZ019-_", min_size=1, max_size=4)
quoted = st.text(st.characters(codec="utf-8", exclude_characters='"\\', exclude_categories=["C"]))
scalars = st.one_of(
    st.integers(-(10**6), 10**6).map(str),
    st.sampled_from(["true", "1.5e3", "1979-05-27 07:32:00", "1979-05-27T07:32:00Z", "'a # b'"]),
    st.sampled_from(['"""\nx = 1\n[y]\n"""', "'''a''b\n'''", '"a\\"]"', '"""a\\"""""b"""', '""']),
    quoted.map(lambda text: f'"{text}"'),
)
blanks = st.sampled_from(["", " ", "\n", " # [x]\n  "])
arrays = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.tuples(st.lists(inner, max_size=3), blanks, st.sampled_from(["", ","])).map(
            lambda parts: (
                "["
                + parts[1]
                + f",{parts[1]}".join(parts[0])
                + (parts[2] if parts[0] else "")
                + "]"
            )
        ),
        st.dictionaries(bare, inner, max_size=3).map(
            lambda items: "{" + ", ".join(f"{k} = {v}" for k, v in items.items()) + "}"
        ),
    ),
    max_leaves=6,
)
keys = st.one_of(
    bare,
    st.lists(bare, min_size=2, max_size=3).map(" . ".join),
    quoted.map(lambda text: f'"{text}"'),
    st.just("'a.b'"),
)
pairs = st.tuples(keys, arrays).map(" = ".join)
headers = st.one_of(keys.map(lambda key: f"[ {key} ]"), keys.map(lambda key: f"[[{key}]]"))
documents = st.lists(
    st.one_of(pairs, headers, st.sampled_from(["", "# k = 1", "  "])), max_size=8
).map("\n".join)


def places(value: object, here: Place = ()) -> set[Place]:
    """Return the place of everything in what the standard library read."""
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return {here}.union(*(places(item, (*here, key)) for key, item in inside))


@given(documents)
@example("[[a]]\n[[a.b]]\nc = [1,\n {d = 1}]\n[a.e]\n[[a]]\n[a.e]\nf = 1")
def test_everything_that_was_read_has_its_line(text: str) -> None:
    """The finder of lines and the standard library see the same keys in the same tree."""
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(NotToml):
            parse(text)
        return
    read, lines = parse(text)
    assert set(lines) == places(expected) == places(read)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


@given(st.lists(pairs, max_size=6), st.integers(0, 4))
def test_a_line_is_where_its_key_was_written(items: list[str], skipped: int) -> None:
    """Whatever stands above, a key's line is the one on which it begins."""
    above = "\n".join([*items, "#\n" * skipped])
    try:
        tomllib.loads(above)
    except tomllib.TOMLDecodeError:
        assume(False)
    text = f"{above}\n[zz.z]\nkey = 1.50\n"
    values, lines = parse(text)
    assert lines["zz", "z", "key"] == text.count("\n")
    assert lines["zz", "z"] == text.count("\n") - 1
    table = values["zz"]
    assert isinstance(table, dict)
    assert table["z"] == {"key": WrittenFloat("1.50")}
