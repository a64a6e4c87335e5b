"""What a reader in another language, by other people, makes of our codes.

`emvco-qr-sdk` is a package of npm: where there is no node to ask it, `.ci/test` says so. It reckons
the checksum over characters instead of bytes, so it is shown plain letters alone.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from string import ascii_letters, digits
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.money import Currency, Money
from kiosk.payments.payloads.emvco import Merchant, Value, checksum, presented, read
from kiosk.settings.currencies import CURRENCIES

ROOT = Path(__file__).parents[2]
PACKAGES = ROOT / "build/peers/emvco-qr-sdk/node_modules"
SCRIPT = ROOT / "tests/fakes/emvco_sdk.js"
NODE = shutil.which("node")

pytestmark = [pytest.mark.peer, pytest.mark.node]

plain = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=25)
labels = st.text(ascii_letters + digits, min_size=1, max_size=25)


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Return a code in plain letters, of any scheme that is EMVCo's."""
    name, city = draw(plain), draw(plain)
    accounts: dict[str, Value] = {
        f"{draw(st.integers(26, 51))}": {"00": draw(labels), "01": draw(plain)}
    }
    currency: Currency = draw(st.sampled_from(list(CURRENCIES.values())))
    amount = Money(draw(st.integers(1, 10**9)))
    reference, terminal = draw(labels), draw(labels)
    return presented(
        accounts,
        Merchant(name, city, "DE", f"{draw(st.integers(0, 9999)):04}"),
        currency,
        amount,
        reference=reference,
        terminal=terminal,
    )


def read_elsewhere(payloads: list[str]) -> list[dict[str, Any]]:
    """Return what the package says of each."""
    assert NODE is not None
    assert PACKAGES.is_dir(), "emvco-qr-sdk is not installed: `make setup` does it"
    ran = subprocess.run(
        [NODE, str(SCRIPT)],
        env=os.environ | {"NODE_PATH": str(PACKAGES)},
        input=json.dumps(payloads),
        capture_output=True,
        text=True,
        check=True,
    )
    said: list[dict[str, Any]] = json.loads(ran.stdout)
    return said


def inner(found: Value) -> list[tuple[str, str]] | None:
    """Return the objects within a template; None for a text."""
    return None if isinstance(found, str) else list(found.items())


@pytest.mark.req("PAY-12")
@settings(max_examples=10, deadline=None)
@given(st.lists(codes(), min_size=20, max_size=20))
def test_another_language_reads_every_object_and_believes_the_checksum(
    payloads: list[str],
) -> None:
    """Two hundred codes a run: the same objects, templates opened, and a sound checksum."""
    for payload, said in zip(payloads, read_elsewhere(payloads), strict=True):
        assert said["valid"], payload
        *objects, last = said["tags"]
        ours = read(payload)
        assert [name for name, _, _ in objects] == list(ours)
        for name, text, within in objects:
            objects_within = inner(ours[name])
            if objects_within is None:  # It opens whatever looks like a template.
                assert text == ours[name]
            else:
                assert [(one, value) for one, value, _ in within] == objects_within
        assert last[:2] == ["63", payload[-4:]]


def test_it_notices_a_wrong_checksum() -> None:
    """Or it would prove nothing."""
    payload = presented(
        {"26": {"00": "a", "01": "b"}}, Merchant("S", "B", "DE"), Currency("EUR"), Money(1)
    )
    wrong = f"{int(checksum(payload[:-4]), 16) ^ 1:04X}"
    [said] = read_elsewhere([payload[:-4] + wrong])
    assert said["valid"] is False
