"""How PINs are kept."""

from __future__ import annotations

import pytest

from kiosk.pins import MEMORY_KIB, PIN_MAX, Argon2PinHasher
from kiosk.ports import PinHasher


@pytest.fixture
def cheap() -> PinHasher:
    """Return a hasher that costs nearly nothing."""
    return Argon2PinHasher(memory_kib=8, time_cost=1, parallelism=1)


def test_a_hash_costs_64_mib_of_argon2id() -> None:
    """What is stored says that every guess needs at least 64 MiB."""
    assert MEMORY_KIB >= 65_536
    algorithm, _version, costs = Argon2PinHasher().hashed("739251").split("$")[1:4]
    assert algorithm == "argon2id"
    assert f"m={MEMORY_KIB}" in costs


def test_only_the_right_pin_matches(cheap: PinHasher) -> None:
    """The PIN itself opens, its neighbours do not."""
    kept = cheap.hashed("739251")
    assert cheap.matches(kept, "739251")
    for wrong in ("739252", "73925", "7392510", "", "٧٣٩٢٥١"):
        assert not cheap.matches(kept, wrong)


def test_the_same_pin_never_looks_the_same(cheap: PinHasher) -> None:
    """Each hash has its own salt, and the PIN is not in it."""
    first, second = cheap.hashed("739251"), cheap.hashed("739251")
    assert first != second
    assert "739251" not in first


@pytest.mark.parametrize("damaged", ["", "739251", "$argon2id$v=19$m=8,t=1,p=1$", "$2b$12$abc"])
def test_a_damaged_hash_matches_nothing(cheap: PinHasher, damaged: str) -> None:
    """A record that cannot be read lets nobody in."""
    assert not cheap.matches(damaged, "739251")
    assert not cheap.matches(damaged, "")


def test_what_no_keyboard_sends_is_just_a_wrong_pin(cheap: PinHasher) -> None:
    """Half a surrogate pair or a novel is compared and refused, not an error."""
    kept = cheap.hashed("739251")
    assert not cheap.matches(kept, "\ud800")
    assert not cheap.matches(kept, "1" * (PIN_MAX + 1))
    with pytest.raises(ValueError, match="at most"):
        cheap.hashed("1" * (PIN_MAX + 1))
