"""Vouchers, and the accounts that their money moves between.

SQLite changes no constraint, so the table of accounts is made anew and filled from the old one.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ACCOUNT = """
    CREATE TABLE new_account (
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        may_overdraw INTEGER NOT NULL,
        debits INTEGER NOT NULL,
        credits INTEGER NOT NULL,
        debits_pending INTEGER NOT NULL,
        credits_pending INTEGER NOT NULL,
        CONSTRAINT pk_account PRIMARY KEY (name),
        CONSTRAINT no_overdraft CHECK (may_overdraw OR credits - debits - debits_pending >= 0),
        CONSTRAINT nothing_negative CHECK (
            debits >= 0 AND credits >= 0 AND debits_pending >= 0 AND credits_pending >= 0
        ),
        CONSTRAINT kind_by_name CHECK (
            kind = substr(name, 1, instr(name || ':', ':') - 1)
            AND kind IN ('budget', 'carried', 'cash', 'issued', 'lapsed', 'operator', 'overrun',
                'prepayment', 'rail', 'released', 'revenue', 'sale', 'test', 'voucher',
                'written_off')
        ),
        CONSTRAINT overdraft_by_kind CHECK (
            may_overdraw = (kind IN ('cash', 'issued', 'operator', 'overrun', 'rail', 'test',
                'written_off'))
        )
    ) STRICT
"""

VOUCHER = """
    CREATE TABLE voucher (
        number INTEGER NOT NULL,
        mark TEXT NOT NULL,
        value INTEGER NOT NULL,
        kind TEXT NOT NULL,
        created_ms INTEGER NOT NULL,
        expires_ms INTEGER NOT NULL,
        batch TEXT NOT NULL,
        issued_by TEXT NOT NULL,
        state TEXT NOT NULL,
        CONSTRAINT pk_voucher PRIMARY KEY (number),
        CONSTRAINT numbered_from_one CHECK (number > 0),
        CONSTRAINT worth_something CHECK (value > 0),
        CONSTRAINT uq_voucher_mark UNIQUE (mark)
    ) STRICT
"""

AROUND = (
    "DROP TRIGGER transfer_is_sound",
    # As before, with the kinds that may owe now.
    """
    CREATE TRIGGER transfer_is_sound BEFORE INSERT ON transfer BEGIN
        SELECT RAISE(IGNORE) FROM transfer AS known
            WHERE known.id = NEW.id AND known.kind = NEW.kind AND known.debit = NEW.debit
            AND known.credit = NEW.credit AND known.amount = NEW.amount
            AND known.holds IS NEW.holds;
        SELECT RAISE(ABORT, 'the id belongs to another transfer')
            FROM transfer AS known WHERE known.id = NEW.id;
        SELECT RAISE(ABORT, 'a transfer is between two accounts') WHERE NEW.debit = NEW.credit;
        SELECT RAISE(ABORT, 'the hold is resolved already')
            FROM transfer AS known WHERE known.holds = NEW.holds;
        SELECT RAISE(ABORT, 'there is no such hold between these accounts')
            WHERE NEW.holds IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM transfer AS hold WHERE hold.id = NEW.holds AND hold.kind = 'hold'
                AND hold.debit = NEW.debit AND hold.credit = NEW.credit
            );
        SELECT RAISE(ABORT, 'a post takes more than its hold')
            FROM transfer AS hold
            WHERE NEW.kind = 'post' AND hold.id = NEW.holds AND NEW.amount > hold.amount;
        INSERT INTO account
            SELECT name, kind,
                kind IN ('cash', 'issued', 'operator', 'overrun', 'rail', 'test', 'written_off'),
                0, 0, 0, 0
            FROM (
                SELECT name, substr(name, 1, instr(name || ':', ':') - 1) AS kind
                FROM (SELECT NEW.debit AS name UNION SELECT NEW.credit)
            )
            WHERE name NOT IN (SELECT account.name FROM account);
        SELECT RAISE(ABORT, 'no_overdraft')
            FROM account
            WHERE NEW.kind IN ('move', 'hold') AND name = NEW.debit AND NOT may_overdraw
            AND credits - debits - debits_pending < NEW.amount;
    END
    """,
    """
    CREATE TRIGGER account_begins_empty BEFORE INSERT ON account BEGIN
        SELECT RAISE(ABORT, 'money comes into an account by a transfer only')
            WHERE NEW.debits OR NEW.credits OR NEW.debits_pending OR NEW.credits_pending
            OR NEW.name IN (SELECT name FROM account);
    END
    """,
    """
    CREATE TRIGGER account_is_not_deleted BEFORE DELETE ON account BEGIN
        SELECT RAISE(ABORT, 'an account is never deleted');
    END
    """,
    """
    CREATE INDEX ix_voucher_expires ON voucher (expires_ms)
        WHERE state = 'live' AND expires_ms > 0
    """,
)


def upgrade() -> None:
    """Make the table of accounts anew, with all that was in it, and the one of vouchers."""
    run = op.get_bind().exec_driver_sql
    # Triggers of other tables name it: while it is away they would be found at fault.
    run("PRAGMA legacy_alter_table = ON")
    run(ACCOUNT)
    run(
        "INSERT INTO new_account SELECT name, kind, may_overdraw OR kind = 'cash', debits, credits,"
        " debits_pending, credits_pending FROM account"
    )
    run("DROP TABLE account")
    run("ALTER TABLE new_account RENAME TO account")
    run(VOUCHER)
    for statement in AROUND:
        run(statement)
    run("PRAGMA legacy_alter_table = OFF")
