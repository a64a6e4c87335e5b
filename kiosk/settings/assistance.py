"""The part of the settings about the keypad of five keys, and about speech."""

from __future__ import annotations

from pathlib import Path

from kiosk.domain.assistance import KEYS, USUAL_KEYS, Assistance, Privacy, Role
from kiosk.settings.mistakes import did_you_mean
from kiosk.settings.table import Table

KEYS_MAX = 4


def read_assistance(root: Table, folder: Path) -> Assistance:
    """Read what the keypad sends and what speaks; a kiosk without either needs to say nothing."""
    usual = Assistance()
    keypad, speech = root.table("keypad"), root.table("speech")
    same_key_ms = keypad.whole("same_key_ms", usual.same_key_ms, least=0, most=2_000)
    keys = _keys(keypad)
    private = speech.member("private", usual.private)
    plugged = speech.text("plugged_file", "", least=0)
    if private is Privacy.PLUGGED and not plugged:
        what, remedy = "nothing says when a headphone is plugged in", "Name the file that does."
        speech.wrong("plugged_file", what, remedy, code="missing")
    engine = speech.text("engine", "", least=0)
    keypad.end()
    speech.end()
    return Assistance(
        keys=keys,
        same_key_ms=same_key_ms,
        engine=engine,
        private=private,
        plugged=str(folder / plugged) if plugged else "",
    )


def _keys(keypad: Table) -> dict[Role, tuple[str, ...]]:
    """Return the keys of each role; a key that would mean two things is a mistake."""
    keys: dict[Role, tuple[str, ...]] = {}
    taken = {key: role for role, usual in USUAL_KEYS.items() for key in usual}
    for role in Role:
        keys[role] = keypad.texts(role.value, most=KEYS_MAX, least=0)
        for place, key in enumerate(keys[role]):
            if key not in KEYS:
                what = f"no key is called {key!a:.40}"
                keypad.wrong_item(
                    role.value, place, what, did_you_mean(key, KEYS), code="unknown_name"
                )
            elif taken.setdefault(key, role) is not role:
                what, remedy = f"{key} means {taken[key]} already", "A key means one thing."
                keypad.wrong_item(role.value, place, what, remedy, code="said_twice")
    return keys
