"""The books on disk against books in plain Python: whatever is asked of them, in whatever order."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.domain.books import Account, AccountKind, Balance, Transfer, TransferKind
from kiosk.domain.money import NOTHING, Money
from kiosk.ports import Batch, Overdrawn, StorageError
from kiosk.storage.faults import Contradiction
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import verify_books

ACCOUNTS = (
    Account(AccountKind.RAIL, "localpay"),
    Account(AccountKind.OVERRUN),
    Account(AccountKind.PREPAYMENT, "P-000001"),
    Account(AccountKind.SALE, "S-000001"),
    Account(AccountKind.REVENUE, "1"),
    Account(AccountKind.CASH),
)
amounts = st.builds(Money, st.integers(0, 30))
accounts = st.sampled_from(ACCOUNTS)


@dataclass
class Model:
    """What the books should say: four columns an account, and what each hold has come to."""

    made: dict[str, Transfer] = field(default_factory=dict)
    resolved: set[str] = field(default_factory=set)
    balances: dict[Account, Balance] = field(default_factory=dict)

    def copy(self) -> Model:
        return Model(dict(self.made), set(self.resolved), dict(self.balances))

    def make(self, one: Transfer) -> type[StorageError] | None:
        """Make a transfer; return what it is refused with."""
        if one.id in self.made:
            return None if self.made[one.id] == one else Contradiction
        amount, pending = one.amount.minor, 0
        if one.kind in {TransferKind.POST, TransferKind.VOID}:
            hold = self.made.get(one.holds)
            if hold is None or hold.kind is not TransferKind.HOLD or one.holds in self.resolved:
                return Contradiction
            if (hold.debit, hold.credit) != (one.debit, one.credit):
                return Contradiction
            if one.kind is TransferKind.VOID:
                amount = 0
            elif amount > hold.amount.minor:
                return Contradiction
            pending = -hold.amount.minor
            self.resolved.add(one.holds)
        elif one.debit == one.credit:
            return Contradiction
        elif not one.debit.may_overdraw and self.balance(one.debit).available < amount:
            return Overdrawn
        elif one.kind is TransferKind.HOLD:
            amount, pending = 0, amount
        debit, credit = self.balance(one.debit), self.balance(one.credit)
        self.balances[one.debit] = replace(
            debit, debits=debit.debits + amount, debits_pending=debit.debits_pending + pending
        )
        self.balances[one.credit] = replace(
            credit,
            credits=credit.credits + amount,
            credits_pending=credit.credits_pending + pending,
        )
        self.made[one.id] = one
        return None

    def balance(self, account: Account) -> Balance:
        return self.balances.get(account, Balance())


class Books(RuleBasedStateMachine):
    """Draws transfers of every kind, sound and unsound, and commits them in batches."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = SqliteStore(Path(self.folder.name) / "kiosk.sqlite")
        self.model = Model()
        self.number = 0

    def fresh(self) -> str:
        self.number += 1
        return f"T-{self.number}"

    def draw(self, data: st.DataObject) -> Transfer:
        """Draw a transfer: a new one, one that resolves a hold, or one that was made before."""
        made = list(self.model.made.values())
        holds = [one for one in made if one.kind is TransferKind.HOLD]
        choices = ["move", "hold", "move", "hold", "nowhere"]
        choices += ["post", "void", "post", "elsewhere"] if holds else []
        choices += ["again", "other"] if made else []
        match data.draw(st.sampled_from(choices)):
            case "post":
                hold = data.draw(st.sampled_from(holds))
                most = Money(hold.amount.minor + 1)
                amount = data.draw(st.sampled_from([NOTHING, hold.amount, most]) | amounts)
                post = replace(hold, id=self.fresh(), kind=TransferKind.POST, holds=hold.id)
                return replace(post, amount=amount)
            case "void":
                hold = data.draw(st.sampled_from(holds))
                return replace(hold, id=self.fresh(), kind=TransferKind.VOID, holds=hold.id)
            case "elsewhere":
                hold = data.draw(st.sampled_from(holds))
                post = replace(hold, id=self.fresh(), kind=TransferKind.POST, holds=hold.id)
                return replace(post, credit=data.draw(accounts))
            case "nowhere":
                debit, credit = data.draw(accounts), data.draw(accounts)
                return Transfer(self.fresh(), TransferKind.VOID, debit, credit, NOTHING, "T-0")
            case "again":
                return data.draw(st.sampled_from(made))
            case "other":
                one = data.draw(st.sampled_from(made))
                return replace(one, amount=data.draw(amounts))
            case kind:
                debit, credit = data.draw(accounts), data.draw(accounts)
                return Transfer(self.fresh(), TransferKind(kind), debit, credit, data.draw(amounts))

    @rule(data=st.data(), size=st.integers(1, 4))
    def commit(self, data: st.DataObject, size: int) -> None:
        """A batch is made whole, or refused whole for the reason that the model gives."""
        batch = tuple(self.draw(data) for _ in range(size))
        after = self.model.copy()
        refusals = (after.make(one) for one in batch)
        expected = next((refusal for refusal in refusals if refusal is not None), None)
        assert self.refusal(batch) is expected
        if expected is None:
            self.model = after

    def refusal(self, batch: tuple[Transfer, ...]) -> type[StorageError] | None:
        """Commit; return what it was refused with."""
        try:
            self.store.commit(Batch(transfers=batch))
        except StorageError as error:
            return type(error)
        return None

    @rule()
    def reopen(self) -> None:
        """What was committed is there after a restart."""
        self.store.close()
        self.store = SqliteStore(Path(self.folder.name) / "kiosk.sqlite")

    @invariant()
    def agree(self) -> None:
        """Every account holds on disk what it holds in the model."""
        balances = self.store.balances()
        for account in ACCOUNTS:
            assert balances.get(account, Balance()) == self.model.balance(account)
        self.keep_the_promise(balances)

    def keep_the_promise(self, balances: dict[Account, Balance]) -> None:
        """Nothing is owed, and nothing appears or vanishes."""
        assert sum(one.credits - one.debits for one in balances.values()) == 0
        assert sum(one.credits_pending - one.debits_pending for one in balances.values()) == 0
        for account, balance in balances.items():
            assert account.may_overdraw or balance.available >= 0

    def teardown(self) -> None:
        """In the end every transfer is there once, in its order, and an auditor finds no fault."""
        for account in ACCOUNTS:
            assert self.store.balance(account) == self.model.balance(account)
        assert list(self.store.transfers()) == list(self.model.made.values())
        assert verify_books(self.store).faults == ()
        self.store.close()
        self.folder.cleanup()


TestBooks = Books.TestCase
TestBooks.settings = settings(deadline=None, max_examples=25, stateful_step_count=20)
