"""The token behind which a rest lies: on pages and paper, and in no file."""

from __future__ import annotations

from kiosk.domain.lightning import is_token, token_of


def test_a_rest_that_was_printed_long_ago_is_found_by_every_version() -> None:
    """Its token is in a wallet or on paper only: worked out otherwise it would find nothing."""
    shown = token_of("0123456789ABCDEF")
    assert shown == "MLBOFZINM5KAUSF73Y2Z2BLFZ4KX2V35"
    assert is_token(shown)
