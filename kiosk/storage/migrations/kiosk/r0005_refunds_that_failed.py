"""The entries about refunds that failed belong to the receipt of their sale as well."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index anew with their kinds; nothing in the journal changes."""
    op.execute("DROP INDEX ix_journal_sale")
    op.execute(
        """
        CREATE INDEX ix_journal_sale ON journal (
            CASE WHEN json_valid(CAST(canonical AS TEXT))
            THEN json_extract(CAST(canonical AS TEXT), '$.body.sale') END
        ) WHERE kind IN (
            'delivery', 'payment-settled', 'payment-stuck', 'receipt-begun', 'refund-failed',
            'refund-recovered', 'rest-claimed', 'rest-not-paid', 'rest-paid-out', 'sale-finished',
            'voucher-instead'
        )
        """
    )
