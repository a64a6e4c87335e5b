"""The journal's chain: whatever is done to it afterwards is found by computing it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.journal import GENESIS, Draft, Entry, Relevance, canonical, chained

eager = settings(max_examples=60, deadline=None)

scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
bodies = st.dictionaries(
    st.text(max_size=6),
    st.recursive(
        scalars,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
        ),
        max_leaves=5,
    ),
    max_size=4,
)
drafts = st.builds(
    Draft,
    st.sampled_from(Relevance),
    st.text(min_size=1, max_size=12),
    st.integers(0, 2**53),
    bodies,
)


def chain(drafts: Sequence[Draft]) -> list[Entry]:
    """Return the entries that `drafts` make."""
    entries: list[Entry] = []
    before = GENESIS
    for sequence, draft in enumerate(drafts, 1):
        entries.append(chained(before, sequence, draft))
        before = entries[-1].hash
    return entries


def is_sound(entries: Sequence[Entry], head: bytes) -> bool:
    """Compute everything again, as a stranger would who knows the format and the last hash."""
    before = bytes(32)
    for sequence, entry in enumerate(entries, 1):
        if entry.hash != hashlib.sha256(before + entry.canonical).digest():
            return False
        try:
            said = json.loads(entry.canonical)
        except ValueError:
            return False
        beside = {"seq": entry.sequence, "at": entry.at_ms, "kind": entry.kind}
        beside["class"] = entry.relevance.value
        if entry.before != before or entry.sequence != sequence:
            return False
        if said != {**beside, "body": said["body"]}:
            return False
        before = entry.hash
    return before == head


def flipped(data: bytes, bit: int) -> bytes:
    """Return `data` with one bit changed."""
    place, mask = divmod(bit % (len(data) * 8), 8)
    return data[:place] + bytes([data[place] ^ (1 << mask)]) + data[place + 1 :]


@pytest.mark.req("REC-03")
@eager
@given(st.lists(drafts, max_size=5))
def test_a_chain_left_alone_is_sound(made: list[Draft]) -> None:
    """What was written can be computed again by its format alone."""
    entries = chain(made)
    assert is_sound(entries, entries[-1].hash if entries else GENESIS)


@pytest.mark.req("REC-03")
@eager
@given(st.lists(drafts, min_size=1, max_size=5), st.data())
def test_any_edit_of_an_entry_is_found(made: list[Draft], data: st.DataObject) -> None:
    """One bit of its bytes or hashes, or anything in the columns beside them."""
    entries = chain(made)
    head = entries[-1].hash
    place = data.draw(st.integers(0, len(entries) - 1))
    entry, bit = entries[place], data.draw(st.integers(0, 10**6))
    others = [relevance for relevance in Relevance if relevance is not entry.relevance]
    edits = [
        replace(entry, canonical=flipped(entry.canonical, bit)),
        replace(entry, hash=flipped(entry.hash, bit)),
        replace(entry, before=flipped(entry.before, bit)),
        replace(entry, kind=entry.kind + "x"),
        replace(entry, at_ms=entry.at_ms + 1),
        replace(entry, sequence=entry.sequence + 1),
        replace(entry, relevance=others[bit % len(others)]),
    ]
    for edit in edits:
        assert not is_sound([*entries[:place], edit, *entries[place + 1 :]], head)


@pytest.mark.req("REC-03")
@eager
@given(st.lists(drafts, min_size=1, max_size=5), drafts, st.data())
def test_an_entry_written_anew_is_found_even_with_a_fitting_hash(
    made: list[Draft], other: Draft, data: st.DataObject
) -> None:
    """Whoever can compute hashes must change every later one, and the last is known outside."""
    entries = chain(made)
    place = data.draw(st.integers(0, len(entries) - 1))
    anew = chain([*made[:place], other, *made[place + 1 :]])
    if anew[place].canonical == entries[place].canonical:
        assert anew == entries
        return
    assert not is_sound([*entries[:place], anew[place], *entries[place + 1 :]], entries[-1].hash)
    assert is_sound(anew, anew[-1].hash)
    assert not is_sound(anew, entries[-1].hash)


@pytest.mark.req("REC-03")
@eager
@given(st.lists(drafts, min_size=1, max_size=5), st.data())
def test_any_deletion_is_found(made: list[Draft], data: st.DataObject) -> None:
    """The first, the last, one between, or all of them."""
    entries = chain(made)
    head = entries[-1].hash
    place = data.draw(st.integers(0, len(entries) - 1))
    assert not is_sound(entries[:place] + entries[place + 1 :], head)
    assert not is_sound(entries[:place], head)
    renumbered = chain(made[:place] + made[place + 1 :])
    assert not is_sound(renumbered, head)


@pytest.mark.req("REC-03")
@eager
@given(st.lists(drafts, min_size=2, max_size=5), st.data())
def test_any_other_order_is_found(made: list[Draft], data: st.DataObject) -> None:
    """No two entries can change places, not even two that say the same."""
    entries = chain(made)
    shuffled = data.draw(st.permutations(entries))
    if shuffled != entries:
        assert not is_sound(shuffled, entries[-1].hash)


@pytest.mark.req("REC-03")
@eager
@given(st.lists(drafts, min_size=1, max_size=4), drafts, st.data())
def test_any_insertion_is_found(made: list[Draft], extra: Draft, data: st.DataObject) -> None:
    """Neither a copy nor an entry made to fit finds room."""
    entries = chain(made)
    head = entries[-1].hash
    place = data.draw(st.integers(0, len(entries)))
    before = entries[place - 1].hash if place else GENESIS
    forged = chained(before, place + 1, extra)
    assert not is_sound([*entries[:place], forged, *entries[place:]], head)
    copy = data.draw(st.sampled_from(entries))
    assert not is_sound([*entries[:place], copy, *entries[place:]], head)


def turned_round(value: Any) -> Any:  # noqa: ANN401 - Anything that JSON can say.
    """Return `value` with the keys of all its tables in the opposite order."""
    if isinstance(value, dict):
        return {key: turned_round(value[key]) for key in reversed(value)}
    return [turned_round(item) for item in value] if isinstance(value, list) else value


@pytest.mark.req("REC-03")
@eager
@given(st.integers(1, 10**9), drafts)
def test_the_bytes_say_all_of_an_entry_in_one_way(sequence: int, draft: Draft) -> None:
    """They can be read back, and the order in which a body was filled does not show."""
    data = canonical(sequence, draft)
    said = json.loads(data)
    assert said == {
        "seq": sequence,
        "class": draft.relevance.value,
        "kind": draft.kind,
        "at": draft.at_ms,
        "body": draft.body,
    }
    assert canonical(sequence, replace(draft, body=turned_round(draft.body))) == data
    again = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert again.encode() == data


@pytest.mark.req("REC-03")
@eager
@given(st.integers(1, 100), st.integers(1, 100), drafts, drafts)
def test_two_entries_share_their_bytes_only_if_they_are_one(
    first: int, second: int, a: Draft, b: Draft
) -> None:
    """Different numbers, kinds, times or bodies never look alike."""
    same = json.dumps([first, a.relevance, a.kind, a.at_ms, a.body], sort_keys=True) == json.dumps(
        [second, b.relevance, b.kind, b.at_ms, b.body], sort_keys=True
    )
    assert (canonical(first, a) == canonical(second, b)) is same


@pytest.mark.req("MET-20")
@eager
@given(drafts, st.floats(), st.sampled_from(["in", "list", "table"]))
def test_no_float_enters_wherever_it_hides(draft: Draft, value: float, place: str) -> None:
    """Whole-looking, infinite or no number at all."""
    hidden: Any = {"in": value, "list": [[value]], "table": {"x": {"y": value}}}[place]
    with pytest.raises(TypeError, match="whole numbers only"):
        canonical(1, replace(draft, body={**draft.body, "hidden": hidden}))
