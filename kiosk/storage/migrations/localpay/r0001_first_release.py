"""The tables, indexes and triggers of the first release."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE checkout (
        id TEXT NOT NULL,
        payment TEXT NOT NULL,
        code TEXT NOT NULL,
        amount INTEGER NOT NULL,
        currency TEXT NOT NULL,
        description TEXT NOT NULL,
        is_hold INTEGER NOT NULL,
        created_ms INTEGER NOT NULL,
        expires_ms INTEGER NOT NULL,
        success_url TEXT NOT NULL,
        cancel_url TEXT NOT NULL,
        client_reference TEXT NOT NULL,
        session_metadata TEXT NOT NULL,
        payment_metadata TEXT NOT NULL,
        state TEXT NOT NULL,
        payment_state TEXT NOT NULL,
        paid_with TEXT NOT NULL,
        account TEXT NOT NULL,
        paid_ms INTEGER NOT NULL,
        settles_ms INTEGER NOT NULL,
        received INTEGER NOT NULL,
        refunded INTEGER NOT NULL,
        cancel_reason TEXT NOT NULL,
        is_seen INTEGER NOT NULL,
        version INTEGER NOT NULL,
        CONSTRAINT pk_checkout PRIMARY KEY (id),
        CONSTRAINT a_first_version CHECK (version >= 1),
        CONSTRAINT uq_checkout_payment UNIQUE (payment),
        CONSTRAINT uq_checkout_code UNIQUE (code)
    ) STRICT
    """,
    """
    CREATE TABLE answer (
        "key" TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        status INTEGER NOT NULL,
        body TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        CONSTRAINT pk_answer PRIMARY KEY ("key")
    ) STRICT
    """,
    "CREATE INDEX ix_answer_at_ms ON answer (at_ms)",
    """
    CREATE TABLE token (
        token TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        CONSTRAINT pk_token PRIMARY KEY (token)
    ) STRICT
    """,
    "CREATE INDEX ix_token_at_ms ON token (at_ms)",
    """
    CREATE TABLE prepaid_account (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        pin_hash TEXT NOT NULL,
        currency TEXT NOT NULL,
        created_ms INTEGER NOT NULL,
        balance INTEGER NOT NULL,
        held INTEGER NOT NULL,
        wrong INTEGER NOT NULL,
        locked_until_ms INTEGER NOT NULL,
        CONSTRAINT pk_prepaid_account PRIMARY KEY (id),
        CONSTRAINT no_overdraft CHECK (0 <= held AND held <= balance)
    ) STRICT
    """,
    """
    CREATE TABLE movement (
        id TEXT NOT NULL,
        account TEXT NOT NULL,
        kind TEXT NOT NULL,
        balance_delta INTEGER NOT NULL,
        held_delta INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        checkout TEXT NOT NULL,
        CONSTRAINT pk_movement PRIMARY KEY (id),
        CONSTRAINT fk_movement_account FOREIGN KEY(account) REFERENCES prepaid_account (id)
    ) STRICT
    """,
    "CREATE INDEX ix_movement_account ON movement (account)",
    # RAISE and not the constraints decide, because INSERT OR IGNORE and INSERT OR REPLACE switch
    # constraints off, in triggers too. RAISE they cannot switch off.
    """
    CREATE TRIGGER movement_is_sound BEFORE INSERT ON movement BEGIN
        SELECT RAISE(ABORT, 'the movement has been made')
            FROM movement AS known WHERE known.id = NEW.id;
        SELECT RAISE(ABORT, 'no_overdraft')
            WHERE NOT EXISTS (
                SELECT 1 FROM prepaid_account AS payer WHERE payer.id = NEW.account
                AND 0 <= payer.held + NEW.held_delta
                AND payer.held + NEW.held_delta <= payer.balance + NEW.balance_delta
            );
    END
    """,
    """
    CREATE TRIGGER movement_moves AFTER INSERT ON movement BEGIN
        UPDATE prepaid_account SET
            balance = balance + NEW.balance_delta,
            held = held + NEW.held_delta
            WHERE id = NEW.account;
    END
    """,
    """
    CREATE TRIGGER movement_is_not_changed BEFORE UPDATE ON movement BEGIN
        SELECT RAISE(ABORT, 'a statement is append-only: no movement is changed');
    END
    """,
    """
    CREATE TRIGGER movement_is_not_deleted BEFORE DELETE ON movement BEGIN
        SELECT RAISE(ABORT, 'a statement is append-only: no movement is deleted');
    END
    """,
    """
    CREATE TRIGGER prepaid_account_begins_empty BEFORE INSERT ON prepaid_account BEGIN
        SELECT RAISE(ABORT, 'money comes into an account by a movement only')
            WHERE NEW.balance OR NEW.held;
        SELECT RAISE(ABORT, 'there is such an account')
            FROM prepaid_account AS known WHERE known.id = NEW.id;
    END
    """,
    """
    CREATE TRIGGER prepaid_account_is_not_deleted BEFORE DELETE ON prepaid_account BEGIN
        SELECT RAISE(ABORT, 'an account is never deleted');
    END
    """,
)


def upgrade() -> None:
    """Create everything."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
