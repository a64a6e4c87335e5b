"""The snapshots: plain, exact and without secrets."""

from __future__ import annotations

import dataclasses
import inspect
import types
import typing
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

import pytest
from fakes import snapshots as shown

from kiosk.api import health, snapshot
from kiosk.api.snapshot import PROTOCOL, DeliverySnapshot, Notice, Screen, VisitSnapshot

SNAPSHOTS = [
    cls
    for module in (snapshot, health)
    for _, cls in inspect.getmembers(module, dataclasses.is_dataclass)
    if cls.__module__ == module.__name__ and "Survey" not in cls.__name__
]


def leaves(hint: object) -> Iterator[type]:
    """Yield the plain types that a field is made of."""
    if typing.get_origin(hint) in {types.UnionType, typing.Union, tuple}:
        for arm in typing.get_args(hint):
            if arm is not ...:
                yield from leaves(arm)
    else:
        assert isinstance(hint, type)
        yield hint


@pytest.mark.req("MET-20")
@pytest.mark.parametrize("cls", SNAPSHOTS)
def test_a_snapshot_is_made_of_whole_numbers_texts_and_snapshots(cls: type) -> None:
    """No float, no mutable list, nothing that could do anything."""
    for name, hint in typing.get_type_hints(cls).items():
        for leaf in leaves(hint):
            plain = leaf in {int, bool, str, types.NoneType} or issubclass(leaf, StrEnum)
            assert plain or leaf in SNAPSHOTS, f"{cls.__name__}.{name} holds a {leaf}"


@pytest.mark.req("SEC-05")
@pytest.mark.parametrize("cls", SNAPSHOTS)
def test_a_snapshot_has_no_place_for_a_secret(cls: type) -> None:
    """Neither PINs, hashes, keys nor payment references are anybody's to see."""
    names = {field.name for field in dataclasses.fields(cls)}
    assert not {name for name in names if {"pin", "hash", "key", "secret"} & {*name.split("_")}}


def test_the_screens_and_notices_are_these() -> None:
    """A screen of the product has a picture and words for each of them."""
    assert PROTOCOL == 7
    assert [str(screen) for screen in Screen] == [
        "overview",
        "choose",
        "pay",
        "queue",
        "delivering",
        "done",
        "out_of_service",
        "login",
        "attendant",
        "override",
    ]
    assert len(Notice) == 60
    assert not Notice.NONE


def test_a_visit_begins_with_nothing_to_say() -> None:
    """Where nothing counts down, is sold or noticed, nothing is shown of it."""
    visit = VisitSnapshot(Screen.OVERVIEW)
    assert (visit.left_ms, visit.sale, visit.attendant) == (None, None, None)
    assert (visit.chosen, visit.attendants, visit.locked_ms) == ((), (), 0)
    assert visit.notice is Notice.NONE
    assert not visit.is_warning


def taken(*parts: DeliverySnapshot) -> tuple[DeliverySnapshot, ...]:
    """Return what was taken in these parts, by outlet."""
    return shown.sale(*parts).by_outlet


def test_what_goes_on_after_a_pause_is_one_with_what_was_before_it() -> None:
    """One card an outlet, in its place: all that was taken there, its cost and what is left."""
    before = replace(
        shown.delivery(1, state="settled", reason="customer", delivered_base=2_000_000),
        cost_minor=358,
        fee_minor=10,
    )
    other = shown.delivery(2)
    again = replace(shown.delivery(1), fee_minor=5)
    first, second = taken(before, other, again)
    assert second == other
    assert (first.outlet, first.state, first.reason) == (1, "delivering", "")
    assert first.delivered_base == 14_345_678
    assert (first.cost_minor, first.fee_minor, first.due_minor) == (2_567, 15, 2_582)
    assert first.limit_minor - first.cost_minor == again.limit_minor - again.cost_minor
    assert first.preset_base == 29_940_000
    assert taken(before, replace(again, preset_base=0))[0].preset_base == 0


@pytest.mark.parametrize(
    "change", [{"price_e4": 1}, {"minute_minor": 7}, {"product_name": "Diesel"}]
)
def test_parts_of_another_price_stand_by_themselves(change: dict[str, object]) -> None:
    """A figure, its price and what it costs belong together."""
    before = shown.delivery(1, state="settled", reason="customer")
    parts = (before, replace(shown.delivery(1), **change))  # type: ignore[arg-type]  # As named.
    assert taken(*parts) == parts
