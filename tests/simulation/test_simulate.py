"""Thousands of seeded runs over the production core, line and drivers; and whether they would tell.

`KIOSK_SEEDS` is how many seeds are lived through, from `KIOSK_FIRST_SEED` on: a night takes 35 000,
which is more than 10^5 deliveries.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import pytest
from fakes.planted import PLANTED, WithATenthMore, WithoutBound, WithoutCounting

from hardware.registry import loaded
from kiosk.application.state import Change
from kiosk.cli.commands import main
from kiosk.domain.delivery import Delivery
from kiosk.domain.money import Money
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import Sale
from kiosk.domain.tariff import Tariff
from kiosk.simulation.many import CHUNK, Lived, lived
from kiosk.simulation.place import Place
from kiosk.simulation.plan import BEYOND, Plan, Trouble
from kiosk.simulation.run import live
from kiosk.simulation.shrink import shrunk
from kiosk.simulation.swarm import RATES, SHARED_EVERY, SHARED_SEEDS, USUAL, plan_of, sold, ware_of

FIRST_SEED = int(os.environ.get("KIOSK_FIRST_SEED", "0"))
SEEDS = int(os.environ.get("KIOSK_SEEDS", "2000"))
FEW_SEEDS = 60
FEW_OF_EACH = 6
PUMP = "new-era-ne1000"
BY_A_PUMP = (WithATenthMore, WithoutBound, WithoutCounting)
ENOUGH = 1_500
"""Fewer seeds are too few for means to hold."""


def kiosk(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "simulate", *words],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )


# --- The proof ---------------------------------------------------------------------------------


@pytest.mark.req("RD-01")
@pytest.mark.req("CTL-16")
def test_whatever_breaks_nobody_gets_more_than_was_paid_and_all_is_settled_once() -> None:
    """In thousands of runs no drop too many flows, each sale ends once, and the figures hold."""
    ran = kiosk("--start", str(FIRST_SEED), "--seeds", str(SEEDS), "--jobs", "2", "--json")
    assert ran.returncode == 0, ran.stderr[-20_000:]
    figures = json.loads(ran.stdout)
    assert figures["seeds"] == SEEDS
    assert figures["over_delivered"] == figures["settled_wrongly"] == 0
    if SEEDS >= ENOUGH:
        assert set(figures["faults"]) == {one.value for one in RATES}
        assert figures["deliveries"] >= 3 * SEEDS
        assert figures["under_mean"]["fuel"] <= 45_000
        assert figures["under_mean"]["water"] <= 25_000
        assert figures["under_mean"]["energy"] <= 5_000
        assert figures["stranded_percent"] <= 0.05
        assert 0 < figures["stranded_commissioned_percent"] <= 0.05
        assert figures["starved_seconds_mean"] < 1


def test_the_same_seed_tells_the_same_story_to_the_byte() -> None:
    """What a failure prints can be lived again anywhere, in any process, on any number of cores."""
    seed = "7"
    first = kiosk("--start", seed, "--seeds", "1", "--story", "--json", PYTHONHASHSEED="1")
    second = kiosk("--start", seed, "--seeds", "1", "--story", "--json", PYTHONHASHSEED="2")
    told = first.stdout.splitlines()[1:]
    assert told == second.stdout.splitlines()[1:]
    assert len(told) > 50


def test_the_same_story_where_no_boot_is_counted() -> None:
    """What a driver draws by chance it draws from the seed as well."""
    asked = ("--profiles", PUMP, "--start", "0", "--seeds", "1", "--story")
    told = [kiosk(*asked).stdout.splitlines() for _ in range(2)]
    stories = [[line for line in lines if line.startswith(" ")] for lines in told]
    assert stories[0] == stories[1]
    assert any("controller-restarted" in line for line in stories[0])


def test_the_figures_do_not_depend_on_the_number_of_jobs() -> None:
    """More cores make it faster and change nothing else."""
    timed = {"seconds", "deliveries_per_second"}
    alone, together = (
        json.loads(kiosk("--start", "30", "--seeds", "41", "--jobs", jobs, "--json").stdout)
        for jobs in ("1", "2")
    )
    for name in timed:
        del alone[name], together[name]
    assert alone == together


@pytest.mark.parametrize("profile", sold())
def test_every_flow_controller_of_the_registry_can_be_at_such_a_place(profile: str) -> None:
    """Whatever a device lacks: nothing flows unpaid, and all is settled once."""
    [one] = lived(0, FEW_OF_EACH, 1, (profile,))
    assert not one.failures
    assert one.figures.deliveries >= FEW_OF_EACH // 2
    assert set(one.figures.unders) <= {ware_of(profile).product}


# --- Would it tell? ----------------------------------------------------------------------------


def first_failure(place: type[Place], seeds: Sequence[int] = range(FEW_SEEDS)) -> int | None:
    return next((seed for seed in seeds if live(plan_of(seed), place_class=place).check), None)


@pytest.mark.parametrize("place", PLANTED)
def test_a_planted_defect_is_found_within_few_seeds(place: type[Place]) -> None:
    """A driver or a disk that does not keep its promise fails a check soon."""
    assert first_failure(place) is not None


@pytest.mark.parametrize("place", BY_A_PUMP)
def test_a_defect_of_a_pump_that_forgets_is_found_as_well(place: type[Place]) -> None:
    """A batch device without a memory is checked as closely as the reference controller."""
    plans = (plan_of(seed, (PUMP,)) for seed in range(FEW_SEEDS))
    assert any(live(plan, place_class=place).check for plan in plans)


def test_a_core_that_gives_credit_back_too_soon_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an open delivery may still take must not be lent to another."""

    def greedy(change: Change, sale: Sale) -> Money:
        used = sum(
            (one.tariff.reserve(one.delivered) if one.is_open else one.charge).minor
            for one in change.deliveries_of(sale.id)
        )
        return Money(max(0, sale.authorised.minor - used))

    monkeypatch.setattr(Change, "pool", greedy)
    assert first_failure(Place) is not None


def test_a_charge_for_more_than_was_metered_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few cents too many on each receipt do not stay hidden."""
    honest = Tariff.charge

    def dear(tariff: Tariff, quantity: Quantity) -> Money:
        return honest(tariff, quantity) + Money(5 if quantity else 0)

    monkeypatch.setattr(Tariff, "charge", dear)
    assert first_failure(Place) is not None


def test_a_delivery_that_is_settled_twice_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is settled stays as it is."""
    honest = Delivery.measured

    def again(delivery: Delivery, total: Quantity, *, at_ms: int) -> Delivery:
        settled = honest(delivery, total, at_ms=at_ms)
        return settled if at_ms % 2 else honest(delivery, delivery.opening, at_ms=at_ms)

    monkeypatch.setattr(Delivery, "measured", again)
    assert first_failure(Place) is not None


# --- Shrinking ---------------------------------------------------------------------------------


def test_a_failing_plan_shrinks_to_what_a_person_can_read() -> None:
    """Of customers and troubles only those are left without which nothing fails; and it replays."""
    plan = next(plan_of(seed) for seed in range(FEW_SEEDS) if len(plan_of(seed).parts()) > 12)
    check = live(plan, place_class=WithATenthMore).check
    parts = shrunk(plan, lambda one: live(one, place_class=WithATenthMore).check == check)
    assert len(parts) == 1
    stories = [
        live(plan.only(parts), told=True, place_class=WithATenthMore).story for _ in range(2)
    ]
    assert stories[0] == stories[1]
    assert check in stories[0][-1]
    assert len(stories[0]) < 40


def test_shrinking_leaves_nothing_out_that_is_needed() -> None:
    """Two parts that fail only together are both kept, and everything else goes."""
    plan = next(one for one in map(plan_of, range(FEW_SEEDS)) if len(one.blows) > 8)
    needed = frozenset({"v1", "t3"})
    least = plan.only(needed)

    def fails(smaller: Plan) -> bool:
        has_visits = set(least.visits) <= set(smaller.visits)
        return has_visits and set(least.blows) <= set(smaller.blows)

    assert len(least.visits) == len(least.blows) == 1
    assert shrunk(plan, fails) == needed


# --- Plans -------------------------------------------------------------------------------------


def test_a_seed_is_a_plan_and_the_same_one_every_time() -> None:
    """Everything is written down before it begins; nothing is drawn later."""
    for seed in range(FEW_SEEDS):
        assert plan_of(seed) == plan_of(seed)
        assert list(plan_of(seed).told())


def test_other_flow_controllers_come_rarely_and_have_a_line_of_their_own() -> None:
    """One seed in sixteen has another one, of the same dimension as the one it replaces."""
    plans = [plan_of(seed) for seed in range(400)]
    rare = [one for one in plans if not {each.profile for each in one.products} <= set(USUAL)]
    assert 400 // 32 < len(rare) < 400 // 8
    assert {each.profile for one in rare for each in one.products} >= {PUMP}
    for one in rare:
        for line in one.lines:
            on_it = {one.product_of(each.number) for each in one.outlets if each.line == line.name}
            assert len({loaded(each.profile).driver for each in on_it}) == 1


@pytest.mark.parametrize(
    ("profile", "most", "least_baud"), [("openevse-32a", 1, 9_600), ("alicat-bc-co2", 26, 38_400)]
)
def test_a_line_has_no_more_outlets_than_it_can_tell_apart_and_ask(
    profile: str, most: int, least_baud: int
) -> None:
    """One charger that knows no address; and lines that are fast enough for long questions."""
    plans = [plan_of(seed, (profile,)) for seed in range(FEW_SEEDS)]
    assert any(len(plan.outlets) > 1 for plan in plans)
    for plan in plans:
        names = [each.name for each in plan.lines]
        assert sorted(set(names)) == sorted(names)
        assert {each.line for each in plan.outlets} == set(names)
        assert all(each.baud >= least_baud for each in plan.lines)
        for name in names:
            assert sum(each.line == name for each in plan.outlets) <= most


def test_a_place_of_flow_controllers_that_nothing_is_sold_from_is_refused() -> None:
    """A mistyped name is no proof of anything."""
    ran = kiosk("--seeds", "1", "--profiles", f"{PUMP},new-ear")
    assert ran.returncode == 2
    assert "Nothing is sold from new-ear" in ran.stderr
    assert PUMP in ran.stderr


def test_what_fails_at_such_a_place_is_replayed_at_such_a_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command that is printed names the flow controllers, too."""
    monkeypatch.setattr("kiosk.cli.simulate.live", partial(live, place_class=WithATenthMore))
    monkeypatch.setattr("kiosk.simulation.many.live", partial(live, place_class=WithATenthMore))
    words = ["simulate", "--profiles", PUMP, "--seeds", "1", "--start"]
    seed = next(str(seed) for seed in range(FEW_SEEDS) if main([*words, str(seed)]))
    told = capsys.readouterr().err
    assert f"replay: kiosk simulate --start {seed} --seeds 1 --profiles {PUMP} --only" in told


def test_some_kinds_of_trouble_are_off_and_some_are_wild_in_each_seed() -> None:
    """No seed has everything, and every kind is in some seed."""
    plans = [plan_of(seed) for seed in range(400)]
    kinds = [{blow.trouble for blow in plan.blows} for plan in plans]
    assert set.union(*kinds) == {one for one in Trouble if RATES[one]}
    assert all(len(one) < len(RATES) for one in kinds)
    assert sum(1 for one in kinds if not one & BEYOND) > len(plans) // 3


def test_one_seed_of_many_is_the_place_that_shares_one_prepayment() -> None:
    """Sixteen outlets, one payer, no trouble: there stranded and idle credit is measured.

    The same people come to outlets as they are rated and to outlets that were commissioned.
    """
    as_rated, commissioned = (plan_of(SHARED_EVERY + seed) for seed in SHARED_SEEDS)
    assert as_rated.is_shared_place
    assert len(as_rated.outlets) == len(as_rated.visits[0].draws) == 16
    assert not as_rated.blows
    assert not as_rated.is_commissioned
    assert commissioned == replace(as_rated, seed=commissioned.seed, is_commissioned=True)


def test_what_was_lived_through_is_told_of_a_run_that_is_cut_short(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C in the middle of a night: the figures until then, and of how many seeds they are."""

    def cut_short(start: int, seeds: int, jobs: int, profiles: Sequence[str]) -> Iterator[Lived]:
        yield next(lived(start, seeds, jobs, profiles))
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.cli.simulate.lived", cut_short)
    assert main(["simulate", "--start", "40", "--seeds", "1000", "--json"]) == 130
    told = capsys.readouterr()
    assert json.loads(told.out)["seeds"] == CHUNK
    assert f"cut short after {CHUNK} of 1000 seeds" in told.err


def test_parts_that_a_seed_does_not_have_are_refused() -> None:
    """A mistyped replay is no proof of anything."""
    ran = kiosk("--start", "3", "--seeds", "1", "--only", "v0,t999")
    assert ran.returncode == 2
    assert "t999" in ran.stderr
