"""Snapshots as the engine would send them, one or more for each screen."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from kiosk.api.health import (
    ChartsSnapshot,
    ClosingsSnapshot,
    DaySnapshot,
    FactSnapshot,
    Grade,
    HealthSnapshot,
    TankSnapshot,
)
from kiosk.api.snapshot import (
    PROTOCOL,
    AttendantSnapshot,
    AttendedSnapshot,
    BoughtSnapshot,
    CallSnapshot,
    CommissioningSnapshot,
    CurrencyInfo,
    DeliverySnapshot,
    EntrySnapshot,
    JournalSnapshot,
    Notice,
    OutletSnapshot,
    PayerSnapshot,
    PriceSnapshot,
    ProofSnapshot,
    ProposalSnapshot,
    RailFigure,
    ReceiptSnapshot,
    RefundSnapshot,
    SaleSnapshot,
    Screen,
    ServedSnapshot,
    ShiftSnapshot,
    Snapshot,
    SoftwareSnapshot,
    StockSnapshot,
    UserSnapshot,
    VisitSnapshot,
    VoucherSnapshot,
    WaitingSnapshot,
    WaySnapshot,
)
from ui import remote

PAY_URL = "https://pay.example-energy.eu/s/7Q2K9F4M1T?c=oak-river"
RECEIPT_URL = "https://pay.example-energy.eu/r/7Q2K9F4M1T"
WORDS = "amber lantern"

_PRODUCTS = (
    # id, name, kind, dimension, interval, price, smallest, largest
    ("super95", "Super 95 E10", "fuel", "ul", 10_000, 17_890, 2_000_000, 120_000_000),
    ("diesel", "Diesel B7", "fuel", "ul", 10_000, 16_490, 2_000_000, 120_000_000),
    ("water", "Drinking water", "water", "ul", 10_000, 1_200, 500_000, 60_000_000),
    ("ev", "Fast charging 150 kW", "energy", "mWh", 10_000, 5_900, 500_000, 90_000_000),
)


def outlet(number: int, *, state: str = "idle", is_available: bool = True) -> OutletSnapshot:
    """Return one free outlet; its product goes by its number."""
    row = _PRODUCTS[(number - 1) % len(_PRODUCTS)]
    product, name, kind, dimension, interval, price, smallest, largest = row
    return OutletSnapshot(
        number=number,
        name=f"Outlet {number}",
        state=state,
        product=product,
        product_name=name,
        kind=kind,
        dimension=dimension,
        interval_base=interval,
        price_e4=price,
        smallest_base=smallest,
        largest_base=largest,
        is_available=is_available,
        total_base=1_234_567_890_000 + number * 1_000_000,
        minute_minor=10 if kind == "energy" else 0,
        free_min=60 if kind == "energy" else 0,
    )


def in_use(number: int, *, sale: str = "sale-1", state: str = "fuelling") -> OutletSnapshot:
    """Return an outlet at which a delivery runs."""
    return replace(
        outlet(number, state=state, is_available=False),
        sale=sale,
        delivered_base=12_345_678,
        cost_minor=2_209,
        limit_minor=5_000,
        flow_base=633_333,
    )


def delivery(
    number: int,
    *,
    state: str = "delivering",
    needs: str = "",
    reason: str = "",
    delivered_base: int = 12_345_678,
    cost_minor: int = 2_209,
) -> DeliverySnapshot:
    """Return one outlet's part of a sale."""
    where = outlet(number)
    return DeliverySnapshot(
        outlet=number,
        state=state,
        product_name=where.product_name,
        kind=where.kind,
        dimension=where.dimension,
        interval_base=where.interval_base,
        price_e4=where.price_e4,
        delivered_base=delivered_base,
        cost_minor=cost_minor,
        limit_minor=5_000,
        preset_base=27_940_000,
        flow_base=633_333 if state == "delivering" else 0,
        left_s=24 if state == "delivering" else None,
        needs=needs,
        reason=reason,
        may_pause=True,
    )


def sale(*deliveries: DeliverySnapshot, state: str = "open") -> SaleSnapshot:
    """Return a sale with these deliveries; one that is quoted has a page to pay."""
    taken = sum(part.cost_minor for part in deliveries)
    asked = 5_000 * max(1, len(deliveries))
    is_settled = state == "settled"
    return SaleSnapshot(
        id="sale-1",
        state=state,
        words=WORDS,
        asked_minor=asked,
        authorised_minor=0 if state == "quoted" else asked,
        captured_minor=taken if is_settled else 0,
        released_minor=asked - taken if is_settled else 0,
        remaining_minor=asked - taken,
        pay_url=PAY_URL if state == "quoted" else "",
        pay_left_ms=272_000 if state == "quoted" else 0,
        is_seen=False,
        is_settled=is_settled,
        receipt=1042 if is_settled else None,
        receipt_url=RECEIPT_URL if state in {"settling", "settled"} else "",
        deliveries=deliveries,
        outlets=tuple(part.outlet for part in deliveries) or (1,),
        is_demo=False,
        bought=bought(*(part.outlet for part in deliveries)),
    )


def bought(*numbers: int) -> tuple[BoughtSnapshot, ...]:
    """Return what a sale is for; the first outlet alone where none is named."""
    return tuple(
        BoughtSnapshot(
            one.number,
            one.product_name,
            one.dimension,
            one.price_e4,
            one.minute_minor,
            one.free_min,
        )
        for one in map(outlet, numbers or (1,))
    )


def payer(number: int, *, state: str = "authorised", minor: int = 5_000) -> PayerSnapshot:
    """Return a payer of a sale; one who is awaited has a page."""
    is_paid = state != "awaiting"
    return PayerSnapshot(
        id=f"P-00000{number}",
        state=state,
        asked_minor=minor,
        authorised_minor=minor if is_paid else 0,
        captured_minor=0,
        returned_minor=0,
        words=WORDS,
        pay_url="" if is_paid else PAY_URL,
        pay_left_ms=0 if is_paid else 200_000,
    )


def snapshot(
    visit: VisitSnapshot, outlets: Sequence[OutletSnapshot] | None = None, **fields: object
) -> Snapshot:
    """Return a snapshot of a kiosk with four outlets, or with those given."""
    whole = Snapshot(
        protocol=PROTOCOL,
        at_ms=1_700_000_000_000,
        kiosk="Kiosk 7",
        site="Harbour Energy",
        phone="+49 40 1234 5678",
        currency=CurrencyInfo("EUR", 2),
        languages=("en", "de", "ar"),
        quick_minor=(1_000, 2_000, 5_000, 10_000),
        sale_max_minor=15_000,
        outlets=tuple(outlets) if outlets is not None else tuple(outlet(n) for n in range(1, 5)),
        visit=visit,
        is_demo=True,
        software="0.1.0 (3f9a2c1b)",
    )
    return replace(whole, **fields)  # type: ignore[arg-type] - The caller names fields.


def some_outlets(count: int) -> tuple[OutletSnapshot, ...]:
    """Return `count` outlets in different states, as on a busy day."""
    rows = []
    for number in range(1, count + 1):
        match number % 7:
            case 2:
                rows.append(in_use(number))
            case 4:
                locked = outlet(number, state="closed", is_available=False)
                rows.append(replace(locked, lock_reason="maintenance"))
            case 5:
                rows.append(in_use(number, state="suspended_fuelling"))
            case 6:
                broken = outlet(number, state="inoperative", is_available=False)
                rows.append(replace(broken, fault="no answer"))
            case _:
                rows.append(outlet(number))
    return tuple(rows)


def overview(count: int = 4, chosen: tuple[int, ...] = ()) -> Snapshot:
    """Return the overview of `count` outlets."""
    return snapshot(VisitSnapshot(Screen.OVERVIEW, chosen=chosen), some_outlets(count))


def choose(chosen: tuple[int, ...] = (1,)) -> Snapshot:
    """Return the form that asks how much."""
    return snapshot(VisitSnapshot(Screen.CHOOSE, chosen=chosen, left_ms=55_000))


def pay(outlets: tuple[int, ...] = (1,), *, is_seen: bool = False) -> Snapshot:
    """Return a sale that wants to be paid."""
    quoted = replace(sale(state="quoted"), is_seen=is_seen, bought=bought(*outlets))
    quoted = replace(quoted, outlets=outlets)
    return snapshot(VisitSnapshot(Screen.PAY, chosen=outlets, sale=quoted))


WAYS = ("phone", "card", "lightning", "bank_app", "mobile_money", "cash")
ATTENDED = frozenset({"bank_app", "cash"})
"""What an attendant has to confirm."""
PAYLOADS = {
    "lightning": "lightning:LNBC20U1P3Y0X3HPP5743K2G0FSQQXJ7N8QZUHNS5GMKK4DJEUX3UKQ8X",
    "bank_app": "00020101021226350014com.example.qr0113HARBOUR123456520454125303978540550.00",
    "mobile_money": "https://pay.example-energy.eu/m/7Q2K9F4M1T",
}


def ways(opened: str = "phone", names: Sequence[str] = WAYS) -> Snapshot:
    """Return a sale that may be paid in several ways, one of which is open."""
    whole = pay()
    quoted = whole.visit.sale
    assert quoted is not None
    found = tuple(
        WaySnapshot(name, name, is_open=name == opened, is_attended=name in ATTENDED)
        for name in names
    )
    quoted = replace(quoted, ways=found, pay_url=PAYLOADS.get(opened, PAY_URL))
    return replace(whole, visit=replace(whole.visit, sale=quoted))


def waited(count: int = 4) -> Snapshot:
    """Return the overview of `count` outlets, all in use, where some people wait."""
    rows = [
        replace(in_use(n), can_queue=True, waiting=2 if n == 1 else 0) for n in range(1, count + 1)
    ]
    called = replace(rows[1], state="authorised", words="canyon fern", delivered_base=0)
    rows[1] = replace(called, cost_minor=0, flow_base=0)
    queue = tuple(WaitingSnapshot(f"S-{n}", 1, WORDS, n) for n in range(2))
    return snapshot(VisitSnapshot(Screen.OVERVIEW), rows, queue=queue)


def queued(before: int = 1, *, move_to: tuple[int, ...] = ()) -> Snapshot:
    """Return somebody's place in a queue."""
    waiting = replace(
        sale(state="queued"),
        before=before,
        authorised_minor=5_000,
        pay_url="",
        move_to=move_to,
        wait_left_ms=47_000 if move_to else None,
    )
    return snapshot(VisitSnapshot(Screen.QUEUE, sale=waiting, left_ms=50_000))


def added(*, is_asking: bool = False, is_low: bool = False) -> Snapshot:
    """Return a running sale to which money may be added, or is being added."""
    whole = delivering(replace(delivery(1), is_low=is_low, left_s=12 if is_low else None))
    running = whole.visit.sale
    assert running is not None
    payers = (payer(1), payer(2, state="awaiting", minor=2_000)) if is_asking else (payer(1),)
    running = replace(running, payers=payers, top_up_max_minor=10_000)
    return replace(whole, visit=replace(whole.visit, sale=running))


def stranded() -> Snapshot:
    """Return a sale whose outlet has failed and whose rest may be taken elsewhere."""
    whole = delivering(delivery(1, state="settled", reason="controller_fault"))
    ended = whole.visit.sale
    assert ended is not None
    ended = replace(ended, move_to=(2, 3), wait_left_ms=47_000)
    return replace(whole, visit=replace(whole.visit, sale=ended))


def carried(*, wallet_url: str = "") -> Snapshot:
    """Return a sale that has ended, with a rest behind a code."""
    whole = done(state="settled")
    ended = whole.visit.sale
    assert ended is not None
    mine = replace(
        payer(1, state="settled"),
        captured_minor=2_209,
        returned_minor=2_791,
        carried_minor=2_791,
        code="7Q2M-K9VX-4DTB-C",
        wallet_url=wallet_url,
    )
    return replace(whole, visit=replace(whole.visit, sale=replace(ended, payers=(mine,))))


def delivering(*deliveries: DeliverySnapshot) -> Snapshot:
    """Return a sale that runs; with one outlet where none is given."""
    running = sale(*(deliveries or (delivery(1),)))
    outlets = [in_use(n) if n in running.outlets else outlet(n) for n in range(1, 5)]
    return snapshot(VisitSnapshot(Screen.DELIVERING, sale=running), outlets)


def done(*deliveries: DeliverySnapshot, state: str = "settling") -> Snapshot:
    """Return a sale that has ended."""
    parts = deliveries or (delivery(1, state="settled", reason="customer"),)
    return snapshot(VisitSnapshot(Screen.DONE, left_ms=25_000, sale=sale(*parts, state=state)))


def printable(printing: str = "", printer: str = "ready") -> Snapshot:
    """Return a sale that has ended at a kiosk with a printer, and how far its receipt is."""
    whole = done(state="settled")
    assert whole.visit.sale is not None
    told = replace(whole.visit.sale, printing=printing)
    return replace(whole, printer=printer, visit=replace(whole.visit, sale=told))


def out_of_service() -> Snapshot:
    """Return a kiosk that sells nothing."""
    return snapshot(VisitSnapshot(Screen.OUT_OF_SERVICE, notice=Notice.STORAGE_FULL))


def login(*, locked_ms: int = 0) -> Snapshot:
    """Return the attendant's login."""
    notice = Notice.LOCKED_OUT if locked_ms else Notice.NONE
    return snapshot(
        VisitSnapshot(
            Screen.LOGIN,
            notice=notice,
            left_ms=50_000,
            attendants=("Alex", "Maria", "Yusuf"),
            locked_ms=locked_ms,
        )
    )


def attendant(
    count: int = 4, *, is_stopped: bool = False, alarms: tuple[str, ...] = ()
) -> Snapshot:
    """Return the attendant's board."""
    visit = VisitSnapshot(
        Screen.ATTENDANT,
        attendant=AttendantSnapshot("Maria", 287_000, 20_000, is_stopped, alarms),
    )
    return snapshot(visit, some_outlets(count), is_stopped=is_stopped)


def served(number: int = 2, *, is_paused: bool = False, by: str = "") -> Snapshot:
    """Return the board while somebody is served at an outlet."""
    whole = attendant()
    who = whole.visit.attendant
    assert who is not None
    one = ServedSnapshot(
        outlet=number,
        words=WORDS,
        ways=() if by else ("card", "cash"),
        authorised_minor=5_000,
        used_minor=2_209,
        by=by,
        delivery="" if is_paused else "delivering",
        delivered_base=12_340_000,
        paused_left_ms=887_000 if is_paused else None,
        send_to=(1, 3),
    )
    return replace(whole, visit=replace(whole.visit, attendant=replace(who, served=(one,))))


def failed(fault: str = "unaccounted_flow", number: int = 3) -> Snapshot:
    """Return the board while an outlet is out of order."""
    whole = attendant(alarms=(f"outlet_{number}:{fault}",))
    outlets = [
        replace(one, state="inoperative", fault=fault) if one.number == number else one
        for one in whole.outlets
    ]
    return replace(whole, outlets=tuple(outlets))


def held() -> Snapshot:
    """Return a sale that an attendant has paused, as its customer sees it."""
    whole = delivering(replace(delivery(1, state="settled", reason="attendant"), is_held=True))
    running = whole.visit.sale
    assert running is not None
    running = replace(running, wait_left_ms=887_000)
    return replace(whole, visit=replace(whole.visit, sale=running))


def paused(*others: int) -> Snapshot:
    """Return a sale whose customer has paused outlet 1, with something running at `others`."""
    parts = [
        replace(delivery(1, state="settled", reason="customer"), is_held=True, held_left_ms=52_000)
    ]
    whole = delivering(*parts, *(delivery(number) for number in others))
    assert whole.visit.sale is not None
    running = replace(whole.visit.sale, wait_left_ms=None if others else 52_000)
    return replace(whole, visit=replace(whole.visit, sale=running))


VOUCHER = VoucherSnapshot(
    serial="V-000123",
    last="V-000123",
    count=1,
    state="live",
    kind="sold",
    value_minor=2_000,
    left_minor=1_234,
    created_ms=1_700_000_000_000,
    expires_ms=0,
    is_over=False,
    batch="",
    by="Maria",
)


def at_desk(printer: str = "ready", locked_ms: int = 0, **changes: object) -> Snapshot:
    """Return the board with a voucher before its attendant, or with none for `voucher=None`."""
    whole = attendant()
    assert whole.visit.attendant is not None
    one = None if "voucher" in changes else replace(VOUCHER, **changes)  # type: ignore[arg-type]  # As named.
    board = replace(whole.visit.attendant, voucher=one, codes_locked_ms=locked_ms)
    return replace(whole, printer=printer, visit=replace(whole.visit, attendant=board))


def past_receipts(count: int = 5, printing: str = "") -> Snapshot:
    """Return the board after an attendant has looked for receipts."""
    whole = attendant()
    assert whole.visit.attendant is not None
    found = tuple(
        ReceiptSnapshot(
            number=1_234_567 - place,
            words="falafel caramel",
            ended_ms=1_790_000_000_000 - place * 700_000,
            captured_minor=14_999 - place,
            products="Drinking water, Energy CCS" if place % 2 else "Diesel",
            copies=place,
            printing=printing if place == 0 else "",
            refundable_minor=0 if place == 1 else 14_999 - place,
        )
        for place in range(count)
    )
    visit = replace(whole.visit, attendant=replace(whole.visit.attendant, receipts=found))
    return replace(whole, visit=visit, printer="ready", time_zone="Europe/Berlin")


def attended(count: int = 3) -> Snapshot:
    """Return the board while so many wait for the attendant, the last of them for a rest."""
    whole = attendant()
    who = whole.visit.attendant
    assert who is not None
    words = ("amber lantern", "canyon fern", "globe pelican", "anchor shuttle", "oak river")
    people = [
        AttendedSnapshot(
            f"P-{n:06d}",
            (n,),
            1_250 * n,
            words[(n - 1) % 5],
            way,
            250_000 - n * 9_000,
            f"K1P{n:06d}A7Q2" if way == "bank_app" else "",
        )
        for n, way in zip(range(1, count + 1), ("cash", "bank_app") * count, strict=False)
    ]
    who = replace(who, to_confirm=tuple(people[:-1]), to_hand_back=tuple(people[-1:]))
    return replace(whole, visit=replace(whole.visit, attendant=who))


def stuck(*, may_become_voucher: bool = True) -> Snapshot:
    """Return the board while a rail does not give something back."""
    whole = attendant(alarms=("payment_stuck:P-000007",))
    who = whole.visit.attendant
    assert who is not None
    one = AttendedSnapshot("P-000007", (2,), 1_766, WORDS, "card", 0, "card-eu", may_become_voucher)
    told = replace(who, stuck=(one,), concerned=(one,))
    return replace(whole, visit=replace(whole.visit, attendant=told))


def refund_waits(*, by: str = "Tom") -> Snapshot:
    """Return the board while a refund waits for a second person."""
    whole = attendant(alarms=("refund_waits:4711 88.20 EUR",))
    who = whole.visit.attendant
    assert who is not None
    one = RefundSnapshot("S-000123", 4711, WORDS, 8_820, "poor_product", by)
    return replace(whole, visit=replace(whole.visit, attendant=replace(who, refunds=(one,))))


def handed_back() -> Snapshot:
    """Return a sale that was paid in cash and has ended: the rest lies in the drawer."""
    whole = done()
    ended = whole.visit.sale
    assert ended is not None
    mine = replace(
        payer(1, state="settling"),
        captured_minor=2_209,
        returned_minor=2_791,
        due_minor=2_791,
        due_left_ms=890_000,
        code="4821 0937 5560 1182 0042",
        way="cash",
        is_attended=True,
    )
    return replace(whole, visit=replace(whole.visit, sale=replace(ended, payers=(mine,))))


def added_in(way: str = "phone", *, is_asking: bool = False) -> Snapshot:
    """Return a running sale to which money may be added in several ways."""
    whole = added(is_asking=is_asking)
    running = whole.visit.sale
    assert running is not None
    offered = tuple(WaySnapshot(name, name, is_attended=name in ATTENDED) for name in WAYS)
    payers = tuple(
        replace(
            one,
            way=way,
            is_attended=way in ATTENDED,
            pay_url=one.pay_url and PAYLOADS.get(way, PAY_URL),
        )
        for one in running.payers
    )
    running = replace(running, ways=offered, payers=payers)
    return replace(whole, visit=replace(whole.visit, sale=running))


def commissioned(
    step: str = "identify", *, role: str = "technician", name: str = "Maria", **told: object
) -> Snapshot:
    """Return the board while outlet 1 is being commissioned, and `step` is what it is at."""
    run = CommissioningSnapshot(
        outlet=1,
        by="Maria",
        step=step,
        is_trying=False,
        why="",
        dimension="ul",
        limit_base=60_000_000,
        used_base=12_345_000,
        needs="",
        flow_base=0,
        serial="RFC1-004711",
        model="RFC-1",
        watchdog_limit_ms=2_601,
        rated_bound_base=55_000,
        closings_wanted=30,
        proofs_wanted=3,
    )
    whole = attendant()
    assert whole.visit.attendant is not None
    runs = (replace(run, **told),) if step else ()  # type: ignore[arg-type]  # Its own fields.
    on_duty = replace(whole.visit.attendant, name=name, role=role, commissioning=runs)
    return replace(whole, visit=replace(whole.visit, attendant=on_duty))


PROOF = ProofSnapshot(20_020_000, 20_018_000, 20_000_000, 1, 100_000)
PROPOSAL = ProposalSnapshot(100_000, 99_910, 55_000, 41_200, 412_345)


def commissionings() -> dict[str, Snapshot]:
    """Return every stage of a commissioning as a screen shows it, the fullest of each kind."""
    shown: dict[str, object] = {"watchdog_took_ms": 2_134, "preset_past_base": 38_500}
    shown |= {"closings": 30, "closing_slowest_us": 398_765}
    return {
        "commission: which": commissioned(""),
        "commission: who": commissioned("identify"),
        "commission: silence": commissioned("watchdog", is_trying=True, needs="lift"),
        "commission: preset": commissioned("preset", watchdog_took_ms=2_134, why="no_flow_seen"),
        "commission: closings": commissioned("closings", is_trying=True, **shown),
        "commission: measure": commissioned("proving", **shown),
        "commission: reading": commissioned(
            "proving", **shown, awaits_reading=True, proofs=(replace(PROOF, actual_base=None),)
        ),
        "commission: agreeing": commissioned(
            "approval", **shown, proofs=(PROOF,) * 3, proposal=PROPOSAL
        ),
        "commission: certificate": commissioned(
            "approval", **shown, proofs=(PROOF,) * 3, proposal=PROPOSAL, needs_certificate=True
        ),
        "commission: sealed": commissioned(
            "approval",
            **shown,
            proofs=(PROOF,) * 3,
            proposal=PROPOSAL,
            needs_certificate=True,
            certificate="20260531-0047",
            seals_before="0815",
            seals_after="0816",
        ),
        "commission: many": commissioned(
            "approval",
            **shown,
            proofs=tuple(replace(PROOF, actual_base=20_000_000 + 1_000 * one) for one in range(12)),
            proposal=PROPOSAL,
        ),
        "commission: second": commissioned(
            "approval",
            **shown,
            proofs=(PROOF,) * 3,
            proposal=PROPOSAL,
            approved_by=("Maria",),
            why="not_within",
        ),
        "commission: done": commissioned("done", **shown, approved_by=("Maria", "Chen")),
    }


def on_shift(*, printer: str = "ready", **told: object) -> Snapshot:
    """Return the board of a day on which everything has happened once, with a shift open."""
    day = ShiftSnapshot(
        is_ready=True,
        shift=3,
        by="Maria",
        since_ms=1_700_000_000_000,
        opening_minor=15_000,
        difference_minor=-250,
        day=12,
        day_since_ms=1_699_990_000_000,
        sales=148,
        captured_minor=1_234_567,
        released_minor=345_678,
        carried_minor=1_250,
        written_off_minor=42,
        refunded_minor=20_000,
        given_back_minor=700,
        overrun_minor=18,
        overrides=4,
        override_minor=12_340,
        tests=3,
        open_sales=2,
        unsettled=1,
        discrepancies=(2,),
        rails=(
            RailFigure("stripe", 120, 1_034_567, "card"),
            RailFigure("localpay", 28, 200_000, "phone"),
            RailFigure("voucher", 2, 1_250),
        ),
    )
    whole = attendant()
    assert whole.visit.attendant is not None
    shift = replace(day, **told)  # type: ignore[arg-type]  # Its own fields.
    on_duty = replace(whole.visit.attendant, shift=shift)
    return replace(whole, visit=replace(whole.visit, attendant=on_duty), printer=printer)


CALL_MS = 1_700_000_600_000
"""When somebody has called."""


def called(whole: Snapshot, *, is_coming: bool = False) -> Snapshot:
    """Return `whole` after its customer has called an attendant."""
    return replace(whole, visit=replace(whole.visit, called_ms=CALL_MS, is_coming=is_coming))


def calling(count: int = 1, *, by: str = "", outlets: int = 4) -> Snapshot:
    """Return the board while so many ask for help; `by` has answered the first."""
    whole = attendant(outlets, alarms=() if by else ("help_called:front",))
    who = whole.visit.attendant
    assert who is not None
    screens = ("front", "outlet-side", "tablet")
    calls = tuple(
        CallSnapshot(name, (1, 3) if place == 0 else (), CALL_MS + place * 60_000, by)
        for place, name in enumerate(screens[:count])
    )
    return replace(whole, visit=replace(whole.visit, attendant=replace(who, calls=calls)))


def _facts(**told: int | str) -> tuple[FactSnapshot, ...]:
    return tuple(
        FactSnapshot(name, text=one) if isinstance(one, str) else FactSnapshot(name, one)
        for name, one in told.items()
    )


_COUNTS = {"exchanges": 1_234_567, "silent": 312, "damaged": 18, "foreign": 2}
HEALTH = (
    HealthSnapshot(
        "line",
        "forecourt-east",
        Grade.WRONG,
        "down",
        _facts(
            where="FT4XQ2ZK",
            **_COUNTS,
            quarantines=12,
            reopened=3,
            reason="/dev/ttyUSB0 was unplugged",
        ),
    ),
    HealthSnapshot(
        "outlet",
        "12",
        Grade.WRONG,
        "silent",
        _facts(
            line="forecourt-east",
            serial="RFC1-004711",
            heard_s=4_321,
            **_COUNTS,
            refused=7,
            quarantines=12,
            median_us=412_345,
        ),
    ),
    HealthSnapshot("monitor", "", Grade.WRONG, "incidents", _facts(incidents=1)),
    HealthSnapshot("outlet", "3", Grade.WARNING, "foreign", _facts(line="main", heard_s=0)),
    HealthSnapshot(
        "rail", "stripe-card", Grade.WARNING, "rail_silent", _facts(answered_s=905, outbox=3)
    ),
    HealthSnapshot("printer", "", Grade.WARNING, "printer_paper_out"),
    HealthSnapshot("reader", "imager", Grade.WARNING, "reader_lost"),
    HealthSnapshot("disk", "", Grade.WARNING, "disk_low", _facts(free_mb=823)),
    HealthSnapshot("clock", "", Grade.WARNING, "clock_unset", _facts(time_ms=1_700_000_000_000)),
    HealthSnapshot(
        "outlet",
        "1",
        Grade.OK,
        "",
        _facts(
            line="main",
            serial="RFC1-004712",
            heard_s=0,
            **_COUNTS,
            refused=0,
            quarantines=1,
            median_us=4_210,
        ),
    ),
)


def healthy(count: int = len(HEALTH)) -> Snapshot:
    """Return the board while its attendant looks at so many rows of health."""
    whole = attendant()
    who = whole.visit.attendant
    assert who is not None
    rows = tuple(HEALTH[place % len(HEALTH)] for place in range(count))
    return replace(whole, visit=replace(whole.visit, attendant=replace(who, health=rows)))


TANKS = (
    TankSnapshot("Diesel east", "ul", 12_345_678_901, 20_000_000_000, 1_000_000_000, 2_900_000_000),
    TankSnapshot("Super 95", "ul", 2_100_000_000, 20_000_000_000, 1_000_000_000, 2_900_000_000),
    TankSnapshot("Water", "ul", 0, 5_000_000_000, 500_000_000, 950_000_000),
)


def _day(product: str, name: str, dimension: str, **hours: int) -> DaySnapshot:
    base = tuple(hours.get(f"h{hour}", 0) for hour in range(24))
    return DaySnapshot(product, name, dimension, 10_000, 31, sum(base), base)


DAY = (
    _day("diesel", "Diesel B7", "ul", h6=120_000_000, h7=410_000_000, h12=80_000_000, h17=9),
    _day("super95", "Super 95 E10", "ul", h0=15_000_000, h23=44_440_000),
    _day("ev", "Fast charging 150 kW", "mWh", **{f"h{n}": n * 7_000_000 for n in range(24)}),
    _day("water", "Drinking water", "ul", h9=1),
)
CLOSINGS = (
    ClosingsSnapshot(
        1, tuple(400_000 + (n * 7_919) % 30_000 + n * 2_000 for n in range(40)), 486_000, 450_000
    ),
    ClosingsSnapshot(2, (), 0, 450_000),
    ClosingsSnapshot(3, (0,), 0, 450_000),
    ClosingsSnapshot(4, (412_345, 2_000_000, 398_765), 431_000, 450_000),
)
CHARTS = ChartsSnapshot(TANKS, DAY, CLOSINGS, is_read=True)


def charted(charts: ChartsSnapshot = CHARTS) -> Snapshot:
    """Return the board while its attendant looks at charts."""
    whole = attendant()
    who = whole.visit.attendant
    assert who is not None
    return replace(whole, visit=replace(whole.visit, attendant=replace(who, charts=charts)))


def open_sheet(front: Any, name: str) -> None:  # noqa: ANN401 - The fixture's screen.
    """Open a page that is reached through the help."""
    front.tap("help", f"help-{name}")


def turned(front: Any, name: str) -> Iterator[int]:  # noqa: ANN401 - The fixture's screen.
    """Open such a page and turn it from its first to its last part, counted from 1."""
    open_sheet(front, name)
    for part in itertools.count(1):
        yield part
        after = remote.named(front.window, f"{name}-next")
        if after is None or not after.isEnabled():
            break
        front.tap(f"{name}-next")
    front.tap(f"{name}-close")


SOFTWARE = SoftwareSnapshot(
    version="0.1.0",
    legal_sha256="3f9a01c2" * 8,
    serial="KX-2026-00417",
    settings_sha256="77b1e0d4" * 8,
    entries=123_456,
    head="c0ffee11" * 8,
    events=7,
)
_DUE_MS = 1_700_006_400_000


def prices() -> tuple[PriceSnapshot, ...]:
    """Return what four products cost: one is planned, one waits for somebody, one has steps."""
    found = [PriceSnapshot(row[0], row[1], row[3], row[5]) for row in _PRODUCTS]
    petrol, diesel, water, ev = found
    return (
        replace(diesel, next_e4=18_990, next_by="Maximilian", needs_second=True),
        replace(ev, is_settable=False),
        replace(water, by="Maria", since_ms=1_700_000_000_000, least_e4=500, most_e4=20_000),
        replace(petrol, next_e4=17_990, next_ms=_DUE_MS, next_by="Maria"),
    )


def tanks() -> tuple[StockSnapshot, ...]:
    """Return three tanks: one has room, a measure of one waits, one is small and drawn on."""
    litre = 1_000_000
    return (
        StockSnapshot("petrol", "Super tank", "ul", 6_350 * litre, 20_000 * litre, 200 * litre),
        StockSnapshot(
            "diesel", "Diesel tank", "ul", 11_208 * litre, 20_000 * litre, 200 * litre,
            dip_base=10_800 * litre, dip_book_base=11_320 * litre, dip_by="Maximilian",
            dip_reason="loss",
        ),
        StockSnapshot(
            "additive", "AdBlue", "ul", 412_350_000, 500 * litre, 5 * litre, is_drawn_on=True
        ),
    )  # fmt: skip


def users(count: int = 4) -> tuple[UserSnapshot, ...]:
    """Return who may log in, each in another state."""
    names = ("Maria", "Maximilian Oberhuber", "Chen", "Aisha", "Ben", "Cleo", "Dana", "Eva", "Finn")
    found = [UserSnapshot(name, "attendant") for name in names[:count]]
    found[0] = replace(found[0], role="manager", is_last_manager=True)
    found[1] = replace(found[1], role="technician", must_choose=True)
    if count > 2:
        found[2] = replace(found[2], is_barred=True)
    return tuple(found)


def entries(count: int = 11) -> tuple[EntrySnapshot, ...]:
    """Return entries of the journal, the newest first."""
    rows = (
        ("contract", "price-changed", 0, "Maria", "diesel", "market", "16490", "16990", None),
        ("attendant", "outlet-locked", 3, "Chen", "", "maintenance", "", "", None),
        ("payment", "payment-settled", 0, "", "S-004711", "", "", "", 12_345),
        ("delivery", "delivery", 2, "", "S-004711", "preset", "", "", 12_345),
        ("meter", "unaccounted-flow", 4, "", "", "", "", "", None),
        ("system", "kiosk-started", 0, "", "", "", "", "", None),
        ("attendant", "remainder-sent", 1, "Maximilian Oberhuber", "S-004710", "customer_asked",
         "delivering", "settling", None),
    )  # fmt: skip
    return tuple(
        EntrySnapshot(123_456 - number, relevance, kind, 1_700_000_000_000 - number * 60_000, *rest)
        for number in range(count)
        for relevance, kind, *rest in [rows[number % len(rows)]]
    )


def managed(
    *, name: str = "Maria", role: str = "manager", count: int = 4, **told: object
) -> Snapshot:
    """Return the board of somebody who looks after prices and people, and reads the journal."""
    whole = attendant()
    on_duty = whole.visit.attendant
    assert on_duty is not None
    on_duty = replace(
        on_duty,
        name=name,
        role=role,
        prices=prices(),
        users=users(count) if role == "manager" else (),
        people=("Aisha", "Chen", "Maria", "Maximilian Oberhuber"),
        journal=JournalSnapshot(entries(), has_older=True, good=123_456),
    )
    on_duty = replace(on_duty, **told)  # type: ignore[arg-type]  # Its own fields.
    return replace(whole, visit=replace(whole.visit, attendant=on_duty), inspected=SOFTWARE)


def stocked(**told: object) -> Snapshot:
    """Return the same board where the settings name tanks."""
    return managed(tanks=tanks(), **told)  # type: ignore[arg-type]  # Its own fields.


def _typed(digits: str) -> tuple[str, ...]:
    return tuple(f"tanks-key-{digit}" for digit in digits)


_FILLING = ("manage", "manage-tanks", "tank-petrol", "tanks-fill")

MANAGED: dict[str, tuple[Callable[[], Snapshot], tuple[str, ...]]] = {
    "manage": (managed, ("manage",)),
    "prices": (managed, ("manage", "manage-prices")),
    "prices: one": (managed, ("manage", "manage-prices", "price-water", "prices-key-1")),
    "prices: outside": (
        managed, ("manage", "manage-prices", "price-water", "prices-key-1", "prices-key-2"),
    ),
    "prices: confirm": (
        managed,
        ("manage", "manage-prices", "price-water", "prices-key-0", "prices-key-dot",
         "prices-key-1", "prices-key-9", "prices-go", "prices-hour-next", "prices-why-market"),
    ),
    "prices: agree": (managed, ("manage", "manage-prices", "price-diesel")),
    "prices: steps": (managed, ("manage", "manage-prices", "price-ev")),
    "prices: attendant": (
        lambda: managed(name="Chen", role="attendant"),
        ("manage", "manage-prices", "price-water"),
    ),
    "tanks": (stocked, ("manage", "manage-tanks")),
    "tanks: menu": (stocked, ("manage",)),
    "tanks: one": (stocked, ("manage", "manage-tanks", "tank-petrol")),
    "tanks: fill": (stocked, (*_FILLING, *_typed("5000"))),
    "tanks: note": (
        stocked, (*_FILLING, *_typed("5000"), "tanks-go", *_typed("0047110815")),
    ),
    "tanks: confirm": (
        stocked,
        ("manage", "manage-tanks", "tank-petrol", "tanks-dip", *_typed("6100"), "tanks-go",
         "tanks-why-loss"),
    ),
    "tanks: agree": (stocked, ("manage", "manage-tanks", "tank-diesel")),
    "tanks: drawn on": (stocked, ("manage", "manage-tanks", "tank-additive")),
    "users": (managed, ("manage", "manage-users")),
    "users: many": (lambda: managed(count=9), ("manage", "manage-users")),
    "users: one": (managed, ("manage", "manage-users", "user-Maria")),
    "users: role": (
        lambda: managed(users=users(2)[::-1]),
        ("manage", "manage-users", "user-Maximilian Oberhuber", "user-role"),
    ),
    "users: remove": (
        lambda: managed(users=users(2)[::-1]),
        ("manage", "manage-users", "user-Maximilian Oberhuber", "user-remove"),
    ),
    "users: name": (managed, ("manage", "manage-users", "users-add", "name-B", "name-E")),
    "users: pin": (
        managed,
        ("manage", "manage-users", "users-add", "name-B", "name-E", "name-go", "role-technician",
         "new-pin-key-2", "new-pin-key-7"),
    ),
    "users: own": (managed, ("manage", "manage-users", "users-own")),
    "users: attendant": (
        lambda: managed(name="Chen", role="attendant"), ("manage", "manage-users")
    ),
    "own pin": (lambda: managed(must_choose=True), ("own-pin-key-3",)),
    "journal": (managed, ("manage", "manage-journal")),
    "journal: proving": (
        lambda: managed(journal=JournalSnapshot(entries(3), good=1_200)),
        ("manage", "manage-journal"),
    ),
    "journal: broken": (
        lambda: managed(
            journal=JournalSnapshot(
                entries(3), good=41, fault="entry 42: its bytes are not those that were hashed"
            )
        ),
        ("manage", "manage-journal"),
    ),
    "journal: nothing": (
        lambda: managed(journal=JournalSnapshot(good=123_456)), ("manage", "manage-journal")
    ),
    "journal: choose": (managed, ("manage", "manage-journal", "journal-choose")),
    "about": (lambda: replace(overview(), inspected=SOFTWARE), ("help", "about")),
    "about: licences": (
        lambda: replace(overview(), inspected=SOFTWARE), ("help", "about", "licences")
    ),
    "about: text": (
        lambda: replace(overview(), inspected=SOFTWARE),
        ("help", "about", "licences", "licence-alembic"),
    ),
}  # fmt: skip
"""Every state of the sheets for prices, people, records and software, and the way to it."""


def override(number: int = 2) -> Snapshot:
    """Return the form for a delivery at the operator's cost."""
    visit = VisitSnapshot(
        Screen.OVERRIDE,
        chosen=(number,),
        attendant=AttendantSnapshot("Maria", 280_000, 20_000, is_stopped=False),
    )
    return snapshot(visit)


def warned(whole: Snapshot) -> Snapshot:
    """Return `whole` with the countdown in front."""
    return replace(whole, visit=replace(whole.visit, left_ms=14_000, is_warning=True))


def needing(whole: Snapshot, *modes: str) -> Snapshot:
    """Return `whole` as somebody sees it who has turned these modes on."""
    return replace(whole, visit=replace(whole.visit, modes=modes))


def told(whole: Snapshot, notice: Notice) -> Snapshot:
    """Return `whole` with a notice."""
    return replace(whole, visit=replace(whole.visit, notice=notice))


def _four() -> Snapshot:
    return delivering(
        delivery(1),
        delivery(2, state="armed", needs="lift", delivered_base=0, cost_minor=0),
        delivery(3, state="paused", delivered_base=4_000_000, cost_minor=480),
        delivery(4, state="settled", reason="preset", delivered_base=27_940_000, cost_minor=5_000),
    )


def _two() -> Snapshot:
    return delivering(
        delivery(1), delivery(4, state="armed", needs="start", delivered_base=0, cost_minor=0)
    )


def _done_two() -> Snapshot:
    return done(
        delivery(1, state="settled", reason="customer"),
        delivery(2, state="settled", reason="preset", cost_minor=5_000),
        state="settled",
    )


EVERY: dict[str, Callable[[], Snapshot]] = {
    "pay-no-paper": lambda: replace(pay(), printer="paper_out"),
    "done-printing": lambda: printable("unknown"),
    "done-no-paper": lambda: printable("broken_off", "paper_out"),
    "overview-1": lambda: overview(1),
    "overview-2": lambda: overview(2, (1,)),
    "overview-3": lambda: overview(3),
    "overview-4": lambda: overview(4, (1, 3)),
    "overview-6": lambda: overview(6),
    "overview-8": lambda: overview(8, (1, 3)),
    "overview-16": lambda: overview(16, (1, 3)),
    "choose-one": choose,
    "choose-several": lambda: choose((1, 2, 4)),
    "pay": pay,
    "pay-seen": lambda: pay(is_seen=True),
    "pay-several": lambda: pay((1, 2, 4)),
    "pay-two-ways": lambda: ways("card", ("phone", "card")),
    "pay-page": ways,
    "pay-payload": lambda: ways("lightning"),
    "pay-shown": lambda: ways("bank_app"),
    "pay-counted": lambda: ways("cash"),
    "done-cash": handed_back,
    "attendant-payments": attended,
    "overview-waited": waited,
    "overview-called": lambda: called(overview(4)),
    "pay-coming": lambda: called(pay(), is_coming=True),
    "attendant-health": healthy,
    "attendant-charts": charted,
    "attendant-called": lambda: calling(2),
    "attendant-called-16": lambda: calling(1, outlets=16),
    "attendant-answered": lambda: calling(1, by="Maria"),
    "attendant-answered-16": lambda: calling(3, by="Maria", outlets=16),
    "overview-waited-16": lambda: waited(16),
    "queue": queued,
    "queue-next": lambda: queued(0),
    "queue-moved": lambda: queued(move_to=(2, 4)),
    "delivering-one": delivering,
    "delivering-added": added,
    "delivering-asking": lambda: added(is_asking=True),
    "delivering-low": lambda: added(is_low=True),
    "delivering-stranded": stranded,
    "done-carried": carried,
    "done-wallet": lambda: carried(
        wallet_url="LIGHTNING:LNURL1DP68GURN8GHJ7UM9WFMXJCM99E3K7MF0V9CX"
    ),
    "delivering-needs": lambda: delivering(
        delivery(3, state="armed", needs="start", delivered_base=0, cost_minor=0)
    ),
    "delivering-two": _two,
    "delivering-four": _four,
    "done": done,
    "done-two": _done_two,
    "out-of-service": out_of_service,
    "login": login,
    "login-locked": lambda: login(locked_ms=240_000),
    "attendant-4": attendant,
    "attendant-16": lambda: attendant(16),
    "attendant-stopped": lambda: attendant(
        4, is_stopped=True, alarms=("outlet_2:meter_jump", "locked_out:Alex")
    ),
    "attendant-alarm": stuck,
    "attendant-failed": failed,
    "delivering-held": held,
    "delivering-paused": paused,
    "delivering-paused-two": lambda: paused(3),
    "override": override,
    "warning": lambda: warned(choose()),
    "notice": lambda: told(overview(4), Notice.PAYMENT_EXPIRED),
    "notice-stopped": lambda: told(overview(4), Notice.STOPPED_ALL),
}
"""Every screen in the shapes that matter, by name."""
