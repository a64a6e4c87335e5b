"""A payer's own wallet fetches a rest: LNURL-withdraw (LUD-03), beside the pages for people.

The first question only shows; the second brings an invoice, and whoever is behind `claim` decides.
The token in the address is all that a wallet knows, so neither is ever written to a log.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from flask import Response, request

INVOICE_MAX = 2_048

_REASONS = {
    "gone": "There is nothing to fetch here, or not any more.",
    "no_invoice": "That is no Lightning invoice.",
    "wrong_amount": "The invoice is not for exactly the amount that was offered.",
    "wrong_network": "The invoice is of another network.",
    "expired": "The invoice has expired, or will before it can be paid.",
    "busy": "Not just now. Please try again.",
}
"""What a wallet shows of each verdict; whoever has an own one says so in `claim`."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """What the kiosk says to wallets. Called in the page's threads."""

    offered: Callable[[str], tuple[int, str] | None]
    """Takes a token; returns how many msat it is good for and what for, None for nothing."""
    claim: Callable[[str, str], str]
    """Takes a token and an invoice; returns "taken", or a key of the reasons above."""


def shown(told: Withdraw, token: str, callback: str) -> Response:
    """Return what a wallet is offered: one amount, no more and no less."""
    offer = told.offered(token)
    if offer is None:
        return refused("gone")
    msat, description = offer
    return _said(
        {
            "tag": "withdrawRequest",
            "callback": callback,
            "k1": token,
            "minWithdrawable": msat,
            "maxWithdrawable": msat,
            "defaultDescription": description,
        }
    )


def claimed(told: Withdraw, token: str) -> Response:
    """Return whether the wallet's invoice is taken."""
    invoice = request.args.get("pr", "")
    if request.args.get("k1", "") != token or len(invoice) > INVOICE_MAX:
        return refused("gone" if len(invoice) <= INVOICE_MAX else "no_invoice")
    verdict = told.claim(token, invoice)
    return _said({"status": "OK"}) if verdict == "taken" else refused(verdict)


def refused(verdict: str) -> Response:
    """Return a no; wallets read it from the body, whatever the status says."""
    return _said({"status": "ERROR", "reason": _REASONS.get(verdict, _REASONS["busy"])})


def picture(text: str) -> Response:
    """Return the code of `text`, black on white with its quiet zone, for a wallet to scan."""
    import qrcode  # noqa: PLC0415 - Few pages have one, and every start would wait for it.

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4)
    code.add_data(text.encode())
    rows = code.get_matrix()
    runs = []
    for y, row in enumerate(rows):
        x = 0
        for is_dark, modules in groupby(row):
            width = len(list(modules))
            runs += [f"M{x} {y}h{width}v1h-{width}z"] if is_dark else []
            x += width
    side = len(rows)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path d="{"".join(runs)}"/></svg>'
    )
    return Response(svg, content_type="image/svg+xml; charset=utf-8")


def _said(answer: dict[str, object]) -> Response:
    """Return an answer that a wallet in a browser may read: it has a token, and no cookie helps."""
    response = Response(json.dumps(answer), content_type="application/json; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
