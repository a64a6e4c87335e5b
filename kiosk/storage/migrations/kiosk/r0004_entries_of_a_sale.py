"""The entries that a receipt is read from are found by their sale."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Look into each entry once; nothing in the journal changes."""
    op.execute(
        """
        CREATE INDEX ix_journal_sale ON journal (
            CASE WHEN json_valid(CAST(canonical AS TEXT))
            THEN json_extract(CAST(canonical AS TEXT), '$.body.sale') END
        ) WHERE kind IN (
            'delivery', 'payment-settled', 'payment-stuck', 'receipt-begun', 'rest-claimed',
            'rest-not-paid', 'rest-paid-out', 'sale-finished'
        )
        """
    )
