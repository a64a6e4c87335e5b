"""Customers who have asked for an invoice in their own name."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add their table."""
    op.execute(
        """
        CREATE TABLE customer (
            prepayment TEXT NOT NULL,
            name TEXT NOT NULL,
            address TEXT NOT NULL,
            vat_id TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            CONSTRAINT pk_customer PRIMARY KEY (prepayment)
        ) STRICT
        """
    )
