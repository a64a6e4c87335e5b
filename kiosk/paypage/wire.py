"""Checkouts as the API tells of them: the objects of Stripe that our rail reads."""

from __future__ import annotations

import json
from typing import Any

from kiosk.paypage.checkouts import Refusal
from kiosk.paypage.links import link
from kiosk.ports_localpay import Checkout, CheckoutState, PaidWith, PaymentState

Body = dict[str, Any]


def session(checkout: Checkout, *, public_url: str, live: bool) -> Body:
    """Return the checkout session; `metadata[seen]` tells that a phone has opened the page."""
    metadata = dict(checkout.metadata)
    if checkout.is_seen:
        metadata["seen"] = "1"
    is_open = checkout.state is CheckoutState.OPEN
    return {
        "id": checkout.id,
        "object": "checkout.session",
        "amount_subtotal": checkout.amount.minor,
        "amount_total": checkout.amount.minor,
        "cancel_url": checkout.cancel_url or None,
        "client_reference_id": checkout.client_reference or None,
        "created": checkout.created_ms // 1000,
        "currency": checkout.currency.lower(),
        "expires_at": checkout.expires_ms // 1000,
        "livemode": live,
        "metadata": metadata,
        "mode": "payment",
        "payment_intent": checkout.payment,
        # With a hold this stays "unpaid" until the capture, as it does at Stripe.
        "payment_status": ("paid" if checkout.payment_state is PaymentState.CAPTURED else "unpaid"),
        "status": str(checkout.state),
        "success_url": checkout.success_url or None,
        "url": link(public_url, checkout.code) if is_open else None,
    }


def payment(checkout: Checkout, *, live: bool, expanded: bool = False) -> Body:
    """Return the payment intent, with its charge in full where it shall be `expanded`."""
    held = checkout.amount.minor if checkout.payment_state is PaymentState.HELD else 0
    was_paid = checkout.paid_with is not PaidWith.NOTHING
    charge_id = checkout.payment.replace("pi_", "ch_", 1)
    return {
        "id": checkout.payment,
        "object": "payment_intent",
        "amount": checkout.amount.minor,
        "amount_capturable": held,
        "amount_received": checkout.received.minor,
        "cancellation_reason": checkout.cancel_reason or None,
        "capture_method": "manual" if checkout.is_hold else "automatic",
        "created": checkout.created_ms // 1000,
        "currency": checkout.currency.lower(),
        "description": checkout.description or None,
        "latest_charge": (
            None if not was_paid else charge(checkout, live=live) if expanded else charge_id
        ),
        "livemode": live,
        "metadata": dict(checkout.payment_metadata),
        "status": str(checkout.payment_state),
    }


def charge(checkout: Checkout, *, live: bool) -> Body:
    """Return the charge of a payment that somebody has made."""
    is_captured = checkout.payment_state is PaymentState.CAPTURED
    return {
        "id": checkout.payment.replace("pi_", "ch_", 1),
        "object": "charge",
        "amount": checkout.amount.minor,
        "amount_captured": checkout.received.minor,
        "amount_refunded": checkout.refunded.minor,
        "captured": is_captured,
        "currency": checkout.currency.lower(),
        "livemode": live,
        "paid": is_captured,
        "payment_intent": checkout.payment,
        "refunded": is_captured and checkout.refunded == checkout.received,
        "status": "succeeded",
    }


def refund(checkout: Checkout, amount_minor: int, at_ms: int) -> Body:
    """Return the refund of `amount_minor` that was the last of the checkout's."""
    number = checkout.refunded.minor
    return {
        "id": f"{checkout.payment.replace('pi_', 're_', 1)}_{number}",
        "object": "refund",
        "amount": amount_minor,
        "charge": checkout.payment.replace("pi_", "ch_", 1),
        "created": at_ms // 1000,
        "currency": checkout.currency.lower(),
        "payment_intent": checkout.payment,
        "status": "succeeded",
    }


def error(refusal: Refusal) -> Body:
    """Return the error object."""
    body: Body = {"type": refusal.kind, "message": refusal.message}
    if refusal.code:
        body["code"] = refusal.code
    if refusal.param:
        body["param"] = refusal.param
    return {"error": body}


def written(body: Body) -> str:
    """Return `body` as text, the same for the same body."""
    return json.dumps(body, separators=(",", ":"), sort_keys=True)
