"""One outlet as a tile or a line of the attendant's board."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.api.snapshot import OutletSnapshot, Snapshot
from kiosk.domain.outlet import OutletState
from ui import words
from ui.formatting import Format, whole_name

_RUNNING = {OutletState.FUELLING.name.lower()}
_CALLING = {OutletState.CALLING.name.lower(), OutletState.AUTHORISED.name.lower()}
_SHUT = {OutletState.CLOSED.name.lower(), OutletState.INOPERATIVE.name.lower()}


@dataclass(frozen=True, slots=True)
class OutletRow:
    """What a tile says, ready to be placed."""

    number: int
    title: str
    productIcon: str
    priceText: str
    word: str
    signIcon: str
    tone: str
    isInUse: bool
    isFlowing: bool
    isCalling: bool
    """It is ready for whoever has paid: nothing has flowed yet."""
    isAvailable: bool
    isChosen: bool
    quantityText: str
    moneyText: str
    progress: float
    detailText: str
    """Why it is closed, in words; empty where it is not."""
    totalText: str
    isShut: bool
    spoken: str


def outlet_row(outlet: OutletSnapshot, snapshot: Snapshot, figures: Format) -> OutletRow:
    """Return the tile of one outlet."""
    sign = words.outlet_sign(outlet.state)
    is_shut = outlet.state in _SHUT
    if snapshot.is_stopped and is_shut:
        sign = words.STOPPED_SIGN
    is_in_use = bool(outlet.sale)
    if outlet.waiting:
        waits = words.say(words.WAITING).replace("%1", str(outlet.waiting))
        sign = words.Sign(waits, "people", "busy")
    if outlet.words and not outlet.delivered_base:  # Somebody has been called.
        sign = words.Sign(figures.isolated(outlet.words), "person", "good")
    quantity = figures.quantity(outlet.delivered_base, outlet.dimension, outlet.interval_base)
    money = figures.money(outlet.cost_minor)
    title = whole_name(outlet.product_name)
    price = figures.price_of(outlet)
    lock_word = words.LOCK_WORDS.get(outlet.lock_reason, "")
    detail = words.say(lock_word) if lock_word and is_shut else ""
    word = words.say(sign.word)
    live = f", {quantity}, {money}" if is_in_use else f", {price}"
    return OutletRow(
        number=outlet.number,
        title=title,
        productIcon=words.product_icon(outlet.kind, outlet.product),
        priceText=figures.brief_price_of(outlet),
        word=word,
        signIcon=sign.icon,
        tone=sign.tone,
        isInUse=is_in_use,
        isFlowing=outlet.state in _RUNNING,
        isCalling=is_in_use and outlet.state in _CALLING,
        isAvailable=outlet.is_available or is_in_use,
        isChosen=outlet.number in snapshot.visit.chosen,
        quantityText=quantity,
        moneyText=money,
        progress=fraction(outlet.cost_minor, outlet.limit_minor),
        detailText=detail,
        totalText=figures.quantity(outlet.total_base, outlet.dimension, outlet.interval_base),
        isShut=is_shut,
        spoken=f"{outlet.number}, {title}, {word}{live}",
    )


def fraction(part: int, whole: int) -> float:
    """Return how much of `whole` is done, for a bar: 0 to 1."""
    return min(1.0, part / whole) if whole > 0 else 0.0
