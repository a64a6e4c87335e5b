"""Whatever happens to vouchers in whatever order: no more is spent than was put on them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.keeping_rail import KeepingRail
from fakes.keys import KEY, rest_code
from fakes.memory_store import MemoryStore
from fakes.world import World, site
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application.vouchers import EXPIRE_MS
from kiosk.domain.attendant import ROLE, Role
from kiosk.domain.books import AccountKind, TransferKind
from kiosk.domain.voucher import VOID_REASONS, Voucher, VoucherState, drawn, folded
from kiosk.ports import Batch, Setting
from kiosk.runtime.clock import CROCKFORD
from kiosk.simulation.disk import Killed

SPENDING = AccountKind.PREPAYMENT
UL_FOR_SURE = 2_000
"""So much flows for each minor unit at any rate: less than it buys."""


class Vouchers(RuleBasedStateMachine):
    """A kiosk that gives out, takes, voids and ends vouchers, and is killed now and then."""

    codes = Bundle("codes")

    @initialize()
    def begin(self) -> None:
        """Start a kiosk whose rail gives nothing back."""
        store = MemoryStore()
        store.commit(Batch(saved=(Setting(f"{ROLE}Max", str(Role.MANAGER)),)))
        self.world = World(place=site(2), rail=KeepingRail(), store=store)
        self.world.hire("Max")
        self.world.run(1_500)

    def tried(self, act: Callable[[], object]) -> None:
        """Do something that the kiosk may not live through."""
        try:
            act()
        except Killed:
            self.world.start()
            self.world.run(1_500)
        self.world.store.dies = ""

    def home(self) -> None:
        """Bring the screen back to where customers begin."""
        for command in (c.Finish(), c.Finish(), c.Logout(), c.Back(), c.Back()):
            if self.world.screen is not Screen.OVERVIEW:
                self.world.ask(command)
        self.world.controller().calling = False
        self.world.run(1_500)

    @rule(target=codes, minor=st.integers(1, 3_000), random=st.randoms(use_true_random=False))
    def issue(self, minor: int, random: object) -> object:
        """Give out two, of which the first ends in two minutes."""
        pick = random.choice  # type: ignore[attr-defined]  # A `random.Random`.
        made = [drawn(lambda: "".join(pick(CROCKFORD) for _ in range(16))) for _ in range(2)]
        self.home()
        self.world.log_in("Max")
        for code, lives_ms in zip(made, (120_000, 0), strict=True):
            ends_ms = self.world.clock.utc_ms + lives_ms if lives_ms else 0
            self.world.ask(c.IssueVouchers("spring", minor, ends_ms, (KEY.mark(code),)))
        self.world.ask(c.Logout())
        return multiple(*made)

    @rule(target=codes, minor=st.integers(1, 3_000), dies=st.sampled_from(["", "before", "after"]))
    def sell(self, minor: int, dies: str) -> object:
        """Sell one against cash."""
        self.home()
        self.world.log_in("Max")
        made: list[str] = []

        def act() -> None:
            self.world.store.dies = dies
            attendant = self.world.ask(c.SellVoucher(minor)).attendant
            if attendant is not None and attendant.voucher is not None:
                made.append(folded(attendant.voucher.code))

        self.tried(act)
        self.home()
        return multiple(*made)

    @rule(
        target=codes,
        code=codes,
        minor=st.integers(200, 3_000),
        base=st.integers(0, 1_500_000),
        dies=st.sampled_from(["", "", "before", "after"]),
        commits=st.integers(0, 12),
    )
    def spend(self, code: str, minor: int, base: int, dies: str, commits: int) -> object:
        """Pay with one, take something, and leave; the kiosk may die at any of its commits."""
        self.home()
        before = len(self.world.store.transfers)

        def act() -> None:
            self.world.choose(1)
            if self.world.ask(c.BuyAmount(minor)).sale is None:
                return  # Too many pages that nobody has paid on.
            self.world.run(300)
            self.mortal(dies, commits)
            visit = self.world.ask(c.UseCode(code))
            if visit.screen is Screen.DELIVERING and visit.sale is not None:
                self.world.lift()
                self.world.run(200)
                if taken := min(base, visit.sale.authorised_minor * UL_FOR_SURE):
                    self.world.flow(1, taken)
                self.world.ask(c.Finish())
                self.world.run(3_000)

        self.tried(act)
        self.world.store.on_commit = None
        self.home()
        self.world.run(4_000)
        assert len(self.world.store.transfers) >= before
        return multiple()

    def mortal(self, dies: str, commits: int) -> None:
        """Let the kiosk die at the commit after so many."""
        left = [commits]

        def count(_: object) -> None:
            left[0] -= 1
            if left[0] == 0:
                self.world.store.dies = dies

        self.world.store.on_commit = count if dies else None

    @rule(target=codes, minor=st.integers(500, 3_000), base=st.integers(1, 1_500_000))
    def rest(self, minor: int, base: int) -> object:
        """Pay on a rail that gives nothing back: the rest is a voucher."""
        self.home()
        self.world.run(60_000)  # Pages that nobody has paid on are forgiven.
        sale = self.world.buy(1, minor=minor)
        self.world.lift()
        self.world.flow(1, base)
        self.world.ask(c.Finish())
        self.world.finish(sale)
        self.world.run(1_000)
        payer = self.world.prepayment(sale)
        return multiple(rest_code(payer)) if payer.carried else multiple()

    @rule(code=codes, reason=st.sampled_from(VOID_REASONS), dies=st.sampled_from(["", "after"]))
    def void(self, code: str, reason: str, dies: str) -> None:
        """Take one out of use."""
        self.home()
        self.world.log_in("Max")
        voucher = self.voucher(code)

        def act() -> None:
            self.world.store.dies = dies
            self.world.ask(c.VoidVouchers(voucher.serial, "", reason))

        self.tried(act)

    @rule()
    def wait(self) -> None:
        """Let time go by: some end."""
        self.home()
        self.world.run(EXPIRE_MS + 2_000)

    @rule()
    def restart(self) -> None:
        """Kill the kiosk where it stands, and start it again."""
        self.world.start()
        self.world.run(1_500)

    def voucher(self, code: str) -> Voucher:
        """Return the voucher with a code."""
        found = self.world.store.voucher_of(KEY.mark(code))
        assert found is not None
        return found

    @invariant()
    def no_more_is_spent_than_was_put_on(self) -> None:
        """For each: value = what is left + what was spent + what lapsed or was paid back."""
        if not hasattr(self, "world"):
            return
        store = self.world.store
        for voucher in store.vouchers(0, 10**9):
            put = spent = gone = 0
            for one in store.transfers.values():
                assert one.kind is not TransferKind.HOLD or one.debit != voucher.account
                amount = one.amount.minor
                if one.credit == voucher.account:
                    is_back = one.debit.kind is SPENDING and one.id.endswith(":released")
                    put, spent = (put, spent - amount) if is_back else (put + amount, spent)
                elif one.debit == voucher.account:
                    is_use = one.credit.kind is SPENDING
                    spent, gone = (spent + amount, gone) if is_use else (spent, gone + amount)
            left = store.balance(voucher.account).available
            assert put == voucher.value.minor
            assert 0 <= left == put - spent - gone
            assert spent <= voucher.value.minor
            if voucher.state is not VoucherState.LIVE:
                assert left == 0

    @invariant()
    def all_accounts_sum_to_nothing(self) -> None:
        """No movement has only one end, and nobody owes who must not."""
        if not hasattr(self, "world"):
            return
        balances = self.world.store.balances
        assert sum(one.credits - one.debits for one in balances.values()) == 0
        for account, one in balances.items():
            assert account.may_overdraw or one.available >= 0
        assert not self.world.store.refused


@pytest.mark.req("VC-12")
def test_no_order_of_acts_makes_a_voucher_worth_more_than_was_put_on_it() -> None:
    """Given out, spent in parts, given back, voided, ended, killed in between, in any order."""
    run_state_machine_as_test(
        Vouchers,
        settings=settings(
            max_examples=25,
            stateful_step_count=14,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_code_that_pays_once_pays_the_next_time_what_is_left() -> None:
    """The machine above can do this much: a guard against one that does nothing."""
    machine = Vouchers()
    machine.begin()
    machine.world.log_in("Max")
    attendant = machine.world.ask(c.SellVoucher(2_000)).attendant
    assert attendant is not None
    assert attendant.voucher is not None
    code = folded(attendant.voucher.code)
    for _ in range(2):
        machine.spend(code, 500, 100_000, "", 0)
        machine.no_more_is_spent_than_was_put_on()
    left = machine.world.store.balance(machine.voucher(code).account).available
    assert 0 < left < 2_000
    machine.home()
    machine.world.quote(1, minor=500)
    assert machine.world.ask(c.UseCode(code)).notice is Notice.NONE
