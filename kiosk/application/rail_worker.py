"""Carries out what rails are asked, one request at a time, and reports what they said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from kiosk.application.messages import (
    AskPayer,
    CarryOut,
    Message,
    RailDone,
    RailFailed,
    RailRead,
    RailRequest,
    RailSaidNo,
)
from kiosk.ports import AsksPayer, PaymentRail, RailRefused, RailSilent


class RailWorker:
    """Keeps no state: the outbox is the core's."""

    def __init__(self, rails: Mapping[str, PaymentRail]) -> None:
        """Know the rails by their names."""
        self._rails = rails

    def carry_out(self, request: RailRequest) -> Message:
        """Ask a rail and return the message that tells the core."""
        match request:
            case CarryOut(intent=intent):
                name, prepayment, key = intent.rail, intent.prepayment, intent.key
            case _:
                name, prepayment, key = request.rail, request.prepayment, ""
        rail = self._rails.get(name)
        if rail is None:
            return RailFailed(prepayment, key, f"no rail in the settings is called {name}")
        try:
            if isinstance(request, CarryOut):
                return RailDone(key, rail.carry_out(request.intent))
            if isinstance(request, AskPayer):
                asker = cast("AsksPayer", rail)  # Its traits said so, or nobody would ask.
                return RailRead(prepayment, asker.ask_payer(request.reference, request.number))
            return RailRead(prepayment, rail.read(request.reference))
        except RailSilent as silence:
            return RailFailed(prepayment, key, str(silence))
        except RailRefused as no:
            return RailSaidNo(prepayment, key, no.code)
