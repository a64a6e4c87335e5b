"""The entries about what was given back of a receipt belong to it as well."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index anew with their kind; nothing in the journal changes."""
    op.execute("DROP INDEX ix_journal_sale")
    op.execute(
        """
        CREATE INDEX ix_journal_sale ON journal (
            CASE WHEN json_valid(CAST(canonical AS TEXT))
            THEN json_extract(CAST(canonical AS TEXT), '$.body.sale') END
        ) WHERE kind IN (
            'delivery', 'payment-settled', 'payment-stuck', 'receipt-begun', 'receipt-refunded',
            'refund-failed', 'refund-recovered', 'rest-claimed', 'rest-not-paid', 'rest-paid-out',
            'sale-finished', 'voucher-instead'
        )
        """
    )
