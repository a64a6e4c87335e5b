"""The journal: an append-only chain of what happened, in bytes that anyone can check again.

An entry's hash is SHA-256 over the hash before it and the canonical bytes of the entry itself:
JSON in UTF-8, keys sorted, no spaces, whole numbers only.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

GENESIS = bytes(32)
"""The hash before the first entry."""


class Relevance(StrEnum):
    """Whom an entry concerns: the ledger keeps one log of each class."""

    PAYMENT = "payment"
    DELIVERY = "delivery"
    METER = "meter"
    CONTRACT = "contract"
    ATTENDANT = "attendant"
    SYSTEM = "system"


Body = dict[str, "str | int | bool | list[Any] | Body | None"]
"""What an entry says: text, whole numbers, lists and tables of them. No floats, no secrets."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it has a place in the chain."""

    relevance: Relevance
    kind: str
    at_ms: int
    body: Body


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in its place."""

    sequence: int
    relevance: Relevance
    kind: str
    at_ms: int
    canonical: bytes
    before: bytes
    hash: bytes

    @property
    def body(self) -> dict[str, Any]:
        """What the entry says; ValueError or LookupError where its bytes are none of ours."""
        found: dict[str, Any] = json.loads(self.canonical)["body"]
        return found


def _check(value: object) -> None:
    """Refuse what JSON would write as something else: fractions, and keys that are no text."""
    if isinstance(value, float):
        raise TypeError(f"the journal takes whole numbers only, not {value!r}")
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"a key in the journal is a text, not {key!r}")
            _check(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check(inner)


def canonical(sequence: int, draft: Draft) -> bytes:
    """Return the bytes of an entry that its hash covers."""
    whole = {
        "seq": sequence,
        "class": draft.relevance.value,
        "kind": draft.kind,
        "at": draft.at_ms,
        "body": draft.body,
    }
    _check(whole)
    text = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def chained(before: bytes, sequence: int, draft: Draft) -> Entry:
    """Return `draft` as entry number `sequence`, chained to the hash `before` it."""
    data = canonical(sequence, draft)
    return Entry(
        sequence=sequence,
        relevance=draft.relevance,
        kind=draft.kind,
        at_ms=draft.at_ms,
        canonical=data,
        before=before,
        hash=hashlib.sha256(before + data).digest(),
    )
