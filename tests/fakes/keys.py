"""The key of the vouchers of every place in the tests, and the codes that it makes."""

from __future__ import annotations

from kiosk.domain.prepayment import Prepayment
from kiosk.domain.voucher import KEY_BYTES, VoucherKey

KEY = VoucherKey(bytes(range(KEY_BYTES)))
UNKNOWN = "7Q2MK9VX4DTBC"
"""A sound code of no voucher."""


def rest_code(payer: Prepayment) -> str:
    """Return the code of the voucher that the rest of `payer` went to."""
    return KEY.rest_code(payer.id, payer.code)
