"""The keypad of five keys and speech: what the settings may say, and what not."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.registry import capabilities
from kiosk.domain.assistance import KEYS, USUAL_KEYS, Assistance, Privacy, Role
from kiosk.settings import SettingsError, load
from kiosk.settings.mistakes import Mistake

EXAMPLE = (Path(__file__).parents[2] / "assets/settings/example.toml").read_text()


def read(folder: Path, keypad: str = "", speech: str = "") -> Assistance:
    """Return what the example says with these lines in its two tables."""
    text = EXAMPLE.replace("[keypad]", f"[keypad]\n{keypad}\n#", 1)
    path = folder / "kiosk.toml"
    path.write_text(text.replace("[speech]", f"[speech]\n{speech}\n", 1))
    return load(path, profiles=capabilities(), environment={}).site.assistance


def the_mistake(folder: Path, keypad: str = "", speech: str = "") -> Mistake:
    """Return the one mistake in these lines."""
    with pytest.raises(SettingsError) as caught:
        read(folder, keypad, speech)
    [mistake] = caught.value.mistakes
    return mistake


def test_nothing_needs_to_be_said(tmp_path: Path) -> None:
    """Usual keypads work, and what is spoken is taken to be heard by everybody."""
    found = read(tmp_path)
    assert found == Assistance(keys=dict.fromkeys(Role, ()))
    assert (found.same_key_ms, found.engine, found.private) == (300, "", Privacy.NEVER)


def test_other_keys_and_a_private_socket_are_read(tmp_path: Path) -> None:
    """Beside the usual keys; a file's name is taken from where the settings are."""
    keypad = 'up = ["F13"]\nok = ["F15", "Pause"]\nsame_key_ms = 0'
    speech = 'engine = "speechd"\nprivate = "plugged"\nplugged_file = "jack"'
    found = read(tmp_path, keypad, speech)
    assert (found.keys[Role.UP], found.keys[Role.OK]) == (("F13",), ("F15", "Pause"))
    assert found.keys[Role.DOWN] == ()
    assert (found.same_key_ms, found.engine) == (0, "speechd")
    assert (found.private, found.plugged) == (Privacy.PLUGGED, str(tmp_path / "jack"))


@pytest.mark.parametrize("key", ["A", "7", "f13", "F25", ""])
def test_a_key_that_types_or_is_unknown_is_refused(tmp_path: Path, key: str) -> None:
    """A letter belongs to whoever types a code, and a misspelt key would never come."""
    assert the_mistake(tmp_path, f'ok = ["{key}"]').key == "keypad.ok[1]"


def test_a_key_means_one_thing(tmp_path: Path) -> None:
    """Neither two roles of the file, nor one of the file and a usual one."""
    found = the_mistake(tmp_path, 'up = ["F13"]\nhelp = ["F13"]')
    assert (found.key, found.code) == ("keypad.help[1]", "said_twice")
    assert found.what == "F13 means up already"
    found = the_mistake(tmp_path, 'back = ["Return"]')
    assert found.what == "Return means ok already"
    assert read(tmp_path, 'ok = ["Return"]').keys[Role.OK] == ("Return",)


def test_a_socket_that_nothing_watches_is_a_mistake(tmp_path: Path) -> None:
    """Or the kiosk would keep silent about amounts for ever, or speak of them to everybody."""
    found = the_mistake(tmp_path, speech='private = "plugged"')
    assert (found.key, found.code) == ("speech.plugged_file", "missing")
    assert read(tmp_path, speech='private = "always"').private is Privacy.ALWAYS
    assert the_mistake(tmp_path, speech='private = "yes"').key == "speech.private"


@pytest.mark.parametrize("wait", [-1, 2_001])
def test_a_wait_for_the_same_key_has_bounds(tmp_path: Path, wait: int) -> None:
    """Two seconds are the most that anybody wants to wait."""
    assert the_mistake(tmp_path, f"same_key_ms = {wait}").code == "out_of_bounds"


def test_usual_keys_are_keys_and_mean_one_thing() -> None:
    """What no settings have to say is as sound as what they may."""
    usual = [key for keys in USUAL_KEYS.values() for key in keys]
    assert set(usual) <= set(KEYS)
    assert len(usual) == len(set(usual))
    assert set(USUAL_KEYS) == set(Role)
