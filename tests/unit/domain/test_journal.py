"""The journal's bytes and hashes: anyone must be able to compute them again."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any

import pytest

from kiosk.domain.journal import GENESIS, Draft, Relevance, canonical, chained

FIRST = Draft(
    Relevance.DELIVERY,
    "delivery.granted",
    1_767_225_600_000,
    {
        "outlet": 2,
        "product": "Diesel «Arktis»",
        "limit": 11_110_000,
        "grants": ["T-000001", "T-000002"],
        "test": False,
        "wanted": None,
        "price": {"e4": 17_990, "blocks": []},
    },
)
SECOND = Draft(Relevance.SYSTEM, "stopped", 1_767_225_600_001, {})

# Worked out with a text editor and sha256sum, and never to change: old journals must stay true.
FIRST_BYTES = (
    '{"at":1767225600000,"body":{"grants":["T-000001","T-000002"],"limit":11110000,"outlet":2,'
    '"price":{"blocks":[],"e4":17990},"product":"Diesel «Arktis»","test":false,"wanted":null},'
    '"class":"delivery","kind":"delivery.granted","seq":1}'
).encode()
FIRST_HASH = "79ea4b23dc81898100f092e9f1191f5e99ac7a1b9d2fd31ef3bc872ace971323"
SECOND_HASH = "6f68211e758df5705231a7fcb552bfb9cce3a3c3c9c1b06ebe93576632720932"


class Level(IntEnum):
    """A whole number with a name."""

    HIGH = 3


class Word(StrEnum):
    """A text with a name."""

    STOP = "stop"


@pytest.mark.req("REC-03")
def test_the_bytes_of_an_entry_never_change() -> None:
    """JSON in UTF-8, keys sorted, no spaces: a vector that older versions agree with."""
    assert canonical(1, FIRST) == FIRST_BYTES


@pytest.mark.req("REC-03")
def test_the_hash_of_an_entry_covers_the_hash_before_it() -> None:
    """The first is chained to 32 zero bytes, each other one to its predecessor."""
    first = chained(GENESIS, 1, FIRST)
    second = chained(first.hash, 2, SECOND)
    assert bytes(32) == GENESIS
    assert first.hash.hex() == FIRST_HASH
    assert second.hash.hex() == SECOND_HASH
    assert second.hash == hashlib.sha256(first.hash + second.canonical).digest()


def test_an_entry_repeats_what_its_bytes_say() -> None:
    """The columns beside the bytes are those of the draft."""
    entry = chained(GENESIS, 7, FIRST)
    assert (entry.sequence, entry.relevance, entry.kind, entry.at_ms) == (
        7,
        Relevance.DELIVERY,
        "delivery.granted",
        1_767_225_600_000,
    )
    assert (entry.canonical, entry.before) == (canonical(7, FIRST), GENESIS)


@pytest.mark.req("MET-20")
@pytest.mark.parametrize(
    "value", [0.5, 1.0, -0.0, float("nan"), float("inf"), float("-inf"), 1e300]
)
@pytest.mark.parametrize("place", ["value", "list", "tuple", "table", "deep"], ids=str)
def test_no_float_ever_enters_the_journal(value: float, place: str) -> None:
    """Wherever it hides, a number that is not whole is refused, even one that looks whole."""
    bodies: dict[str, dict[str, Any]] = {
        "value": {"x": value},
        "list": {"x": [1, value]},
        "tuple": {"x": (1, value)},
        "table": {"x": {"y": value}},
        "deep": {"x": [{"y": [{"z": [value]}]}]},
    }
    with pytest.raises(TypeError, match="whole numbers only"):
        canonical(1, Draft(Relevance.SYSTEM, "x", 1, bodies[place]))


@pytest.mark.req("MET-20")
def test_neither_time_nor_number_of_an_entry_is_a_float() -> None:
    """What surrounds the body is held to the same rule."""
    with pytest.raises(TypeError, match="whole numbers only"):
        canonical(1, Draft(Relevance.SYSTEM, "x", 1.5, {}))  # type: ignore[arg-type]  # On purpose.
    with pytest.raises(TypeError, match="whole numbers only"):
        canonical(1.0, SECOND)  # type: ignore[arg-type]  # On purpose.


@pytest.mark.parametrize("value", [Decimal(1), b"x", {1}, object(), 1j])
def test_what_json_cannot_say_is_refused(value: Any) -> None:  # noqa: ANN401 - Anything at all.
    """An entry is never written with something left out or guessed."""
    with pytest.raises(TypeError, match="not JSON serializable"):
        canonical(1, Draft(Relevance.SYSTEM, "x", 1, {"x": value}))


@pytest.mark.req("REC-03")
@pytest.mark.parametrize("key", [1, 1.5, True, None, ("a",)])
@pytest.mark.parametrize("deep", [False, True])
def test_every_key_is_a_text(key: Any, deep: bool) -> None:  # noqa: ANN401, FBT001 - Anything.
    """A key of another type would turn into a text that may stand there already."""
    body: dict[Any, Any] = {"x": [{key: 1, "1": 2}]} if deep else {key: 1}
    with pytest.raises(TypeError, match="key"):
        canonical(1, Draft(Relevance.SYSTEM, "x", 1, body))


def test_names_of_values_are_written_as_the_values() -> None:
    """Members of enumerations stand as their text or number."""
    body: Any = {"state": Word.STOP, "level": Level.HIGH}
    assert b'{"level":3,"state":"stop"}' in canonical(1, Draft(Relevance.SYSTEM, "x", 1, body))


def test_a_list_and_a_tuple_are_the_same_bytes() -> None:
    """What is read back from storage is written again as it was."""
    listed: Any = {"x": [1, [2]]}
    tupled: Any = {"x": (1, (2,))}
    assert canonical(1, Draft(Relevance.SYSTEM, "x", 1, listed)) == canonical(
        1, Draft(Relevance.SYSTEM, "x", 1, tupled)
    )


def test_half_a_character_is_refused() -> None:
    """A text that cannot be written in UTF-8 is no text."""
    with pytest.raises(ValueError, match="surrogates not allowed"):
        canonical(1, Draft(Relevance.SYSTEM, "x", 1, {"x": "\ud800"}))


def test_an_entry_concerns_one_of_six() -> None:
    """The classes that the ledger keeps logs of."""
    assert [str(relevance) for relevance in Relevance] == [
        "payment",
        "delivery",
        "meter",
        "contract",
        "attendant",
        "system",
    ]
