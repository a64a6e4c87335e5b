"""The tables, indexes and triggers of the first release."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

JOURNAL = (
    """
    CREATE TABLE journal (
        sequence INTEGER NOT NULL,
        relevance TEXT NOT NULL,
        kind TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        canonical BLOB NOT NULL,
        previous BLOB NOT NULL,
        hash BLOB NOT NULL,
        CONSTRAINT pk_journal PRIMARY KEY (sequence),
        CONSTRAINT whole_hashes CHECK (length(hash) = 32 AND length(previous) = 32)
    ) STRICT
    """,
    # No other column may ever be unique: INSERT OR REPLACE deletes whom it meets, and no trigger
    # fires for that.
    """
    CREATE TRIGGER journal_is_a_chain BEFORE INSERT ON journal BEGIN
        SELECT RAISE(ABORT, 'the journal has no gaps: another sequence comes next')
            WHERE NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM journal);
        SELECT RAISE(ABORT, 'the journal is a chain: the previous hash is another one')
            WHERE NEW.previous IS NOT coalesce(
                (SELECT hash FROM journal ORDER BY sequence DESC LIMIT 1), zeroblob(32)
            );
    END
    """,
    """
    CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal BEGIN
        SELECT RAISE(ABORT, 'the journal is append-only: no entry is changed');
    END
    """,
    """
    CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal BEGIN
        SELECT RAISE(ABORT, 'the journal is append-only: no entry is deleted');
    END
    """,
)

BOOKS = (
    """
    CREATE TABLE account (
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
            AND kind IN ('budget', 'cash', 'operator', 'overrun', 'prepayment', 'rail',
                'released', 'revenue', 'sale', 'test', 'written_off')
        ),
        CONSTRAINT overdraft_by_kind CHECK (
            may_overdraw = (kind IN ('operator', 'overrun', 'rail', 'test', 'written_off'))
        )
    ) STRICT
    """,
    """
    CREATE TABLE transfer (
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        debit TEXT NOT NULL,
        credit TEXT NOT NULL,
        amount INTEGER NOT NULL,
        holds TEXT,
        sequence INTEGER,
        CONSTRAINT pk_transfer PRIMARY KEY (id),
        CONSTRAINT known_kind CHECK (kind IN ('hold', 'move', 'post', 'void')),
        CONSTRAINT what_it_holds CHECK ((kind IN ('post', 'void')) = (holds IS NOT NULL)),
        CONSTRAINT no_negative_amount CHECK (amount >= 0),
        CONSTRAINT two_accounts CHECK (debit <> credit),
        CONSTRAINT uq_transfer_holds UNIQUE (holds),
        CONSTRAINT fk_transfer_debit FOREIGN KEY(debit) REFERENCES account (name),
        CONSTRAINT fk_transfer_credit FOREIGN KEY(credit) REFERENCES account (name),
        CONSTRAINT fk_transfer_holds FOREIGN KEY(holds) REFERENCES transfer (id),
        CONSTRAINT fk_transfer_sequence FOREIGN KEY(sequence) REFERENCES journal (sequence)
    ) STRICT
    """,
    # RAISE and not the constraints decide here, because INSERT OR IGNORE and INSERT OR REPLACE
    # switch constraints off, in triggers too. RAISE they cannot switch off.
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
                kind IN ('operator', 'overrun', 'rail', 'test', 'written_off'), 0, 0, 0, 0
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
    CREATE TRIGGER transfer_moves AFTER INSERT ON transfer WHEN NEW.kind = 'move' BEGIN
        UPDATE account SET debits = debits + NEW.amount WHERE name = NEW.debit;
        UPDATE account SET credits = credits + NEW.amount WHERE name = NEW.credit;
    END
    """,
    """
    CREATE TRIGGER transfer_holds AFTER INSERT ON transfer WHEN NEW.kind = 'hold' BEGIN
        UPDATE account SET debits_pending = debits_pending + NEW.amount WHERE name = NEW.debit;
        UPDATE account SET credits_pending = credits_pending + NEW.amount WHERE name = NEW.credit;
    END
    """,
    """
    CREATE TRIGGER transfer_resolves AFTER INSERT ON transfer
    WHEN NEW.kind IN ('post', 'void') BEGIN
        UPDATE account SET
            debits = debits + iif(NEW.kind = 'post', NEW.amount, 0),
            debits_pending = debits_pending
                - (SELECT hold.amount FROM transfer AS hold WHERE hold.id = NEW.holds)
            WHERE name = NEW.debit;
        UPDATE account SET
            credits = credits + iif(NEW.kind = 'post', NEW.amount, 0),
            credits_pending = credits_pending
                - (SELECT hold.amount FROM transfer AS hold WHERE hold.id = NEW.holds)
            WHERE name = NEW.credit;
    END
    """,
    """
    CREATE TRIGGER transfer_is_not_changed BEFORE UPDATE ON transfer BEGIN
        SELECT RAISE(ABORT, 'the books are append-only: no transfer is changed');
    END
    """,
    """
    CREATE TRIGGER transfer_is_not_deleted BEFORE DELETE ON transfer BEGIN
        SELECT RAISE(ABORT, 'the books are append-only: no transfer is deleted');
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
)

STATE = (
    """
    CREATE TABLE sale (
        id TEXT NOT NULL,
        state TEXT NOT NULL,
        choices TEXT NOT NULL,
        preset_by TEXT NOT NULL,
        amount INTEGER NOT NULL,
        created_ms INTEGER NOT NULL,
        words TEXT NOT NULL,
        wanted_base INTEGER,
        wanted_dimension TEXT,
        authorised INTEGER NOT NULL,
        captured INTEGER NOT NULL,
        released INTEGER NOT NULL,
        receipt INTEGER,
        ended_ms INTEGER,
        override_by TEXT NOT NULL,
        override_reason TEXT NOT NULL,
        CONSTRAINT pk_sale PRIMARY KEY (id),
        CONSTRAINT whole_quantity CHECK ((wanted_base IS NULL) = (wanted_dimension IS NULL)),
        CONSTRAINT uq_sale_receipt UNIQUE (receipt)
    ) STRICT
    """,
    """
    CREATE INDEX ix_sale_unfinished ON sale (id)
        WHERE state NOT IN ('cancelled', 'settled')
    """,
    """
    CREATE TABLE prepayment (
        id TEXT NOT NULL,
        sale TEXT NOT NULL,
        rail TEXT NOT NULL,
        code TEXT NOT NULL,
        asked INTEGER NOT NULL,
        created_ms INTEGER NOT NULL,
        expires_ms INTEGER NOT NULL,
        state TEXT NOT NULL,
        reference TEXT NOT NULL,
        url TEXT NOT NULL,
        authorised INTEGER NOT NULL,
        captured INTEGER NOT NULL,
        seen INTEGER NOT NULL,
        CONSTRAINT pk_prepayment PRIMARY KEY (id),
        CONSTRAINT fk_prepayment_sale FOREIGN KEY(sale) REFERENCES sale (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_prepayment_sale ON prepayment (sale)",
    "CREATE INDEX ix_prepayment_code ON prepayment (code)",
    """
    CREATE INDEX ix_prepayment_unfinished ON prepayment (sale)
        WHERE state NOT IN ('expired', 'failed', 'settled', 'voided')
    """,
    """
    CREATE TABLE delivery (
        id TEXT NOT NULL,
        sale TEXT NOT NULL,
        outlet INTEGER NOT NULL,
        product TEXT NOT NULL,
        tariff TEXT NOT NULL,
        dimension TEXT NOT NULL,
        opening_base INTEGER NOT NULL,
        limit_base INTEGER NOT NULL,
        preset_base INTEGER NOT NULL,
        reserved INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        grants TEXT NOT NULL,
        boot INTEGER NOT NULL,
        started_ms INTEGER NOT NULL,
        state TEXT NOT NULL,
        wanted_base INTEGER,
        total_base INTEGER,
        charge INTEGER NOT NULL,
        overrun INTEGER NOT NULL,
        reason TEXT,
        ended_ms INTEGER,
        is_test INTEGER NOT NULL,
        CONSTRAINT pk_delivery PRIMARY KEY (id),
        CONSTRAINT fk_delivery_sale FOREIGN KEY(sale) REFERENCES sale (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_delivery_sale ON delivery (sale)",
    "CREATE INDEX ix_delivery_unfinished ON delivery (sale) WHERE state <> 'settled'",
    """
    CREATE TABLE intent (
        prepayment TEXT NOT NULL,
        verb TEXT NOT NULL,
        number INTEGER NOT NULL,
        rail TEXT NOT NULL,
        amount INTEGER NOT NULL,
        created_ms INTEGER NOT NULL,
        expires_ms INTEGER NOT NULL,
        reference TEXT NOT NULL,
        code TEXT NOT NULL,
        description TEXT NOT NULL,
        is_done INTEGER NOT NULL,
        CONSTRAINT pk_intent PRIMARY KEY (prepayment, verb, number),
        CONSTRAINT fk_intent_prepayment FOREIGN KEY(prepayment) REFERENCES prepayment (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_intent_unfinished ON intent (prepayment) WHERE is_done = 0",
    """
    CREATE TABLE outlet (
        outlet INTEGER NOT NULL,
        is_locked INTEGER NOT NULL,
        lock_reason TEXT NOT NULL,
        fault TEXT NOT NULL,
        serial TEXT NOT NULL,
        total_base INTEGER,
        boot INTEGER,
        sequence INTEGER NOT NULL,
        CONSTRAINT pk_outlet PRIMARY KEY (outlet)
    ) STRICT
    """,
    """
    CREATE TABLE attendant (
        name TEXT NOT NULL,
        pin_hash TEXT NOT NULL,
        wrong INTEGER NOT NULL,
        locked_until_ms INTEGER NOT NULL,
        CONSTRAINT pk_attendant PRIMARY KEY (name)
    ) STRICT
    """,
    """
    CREATE TABLE setting (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_setting PRIMARY KEY ("key")
    ) STRICT
    """,
)


def upgrade() -> None:
    """Create everything."""
    connection = op.get_bind()
    for statement in (*JOURNAL, *BOOKS, *STATE):
        connection.exec_driver_sql(statement)
