"""What each entry of the journal adds to a report: every figure, and no other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.domain.journal import GENESIS, Draft, Entry, Relevance, chained
from kiosk.domain.report import Grand, Meter, OpenSale, Report, Unsettled
from kiosk.domain.tally import BACK_MS, Tally, Unreadable

NOON_MS = 1_790_000_000_000
Said = tuple[str, dict[str, Any]]


def entries(*said: Said, before: Report | None = None, at_ms: int = NOON_MS) -> list[Entry]:
    """Return a journal that says so, a second apart."""
    found: list[Entry] = []
    last, number = GENESIS, 0 if before is None else before.last
    for n, (kind, body) in enumerate(said):
        draft = Draft(Relevance.PAYMENT, kind, at_ms + 1_000 * n, body)
        found.append(chained(last, number + n + 1, draft))
        last = found[-1].hash
    return found


def report(*said: Said, before: Report | None = None) -> Report:
    """Return what it all comes to."""
    tally = Tally(before)
    for one in entries(*said, before=before):
        tally.add(one)
    return tally.report()


def rows(whole: Report) -> dict[str, dict[str, dict[str, int]]]:
    """Return the tables that have anything in them."""
    return {str(key): dict(found) for key, found in whole.tables.items() if found}


PAID = (
    "payment-authorised",
    {"sale": "S-1", "prepayment": "P-1", "rail": "card", "amount": 2_000, "paid": True},
)
HELD = (
    "payment-authorised",
    {"sale": "S-1", "prepayment": "P-2", "rail": "hold", "amount": 1_000},
)
VOUCHER = (
    "payment-authorised",
    {
        "sale": "S-1", "prepayment": "P-3", "rail": "voucher", "amount": 500,
        "source": "voucher", "paid": True,
    },
)  # fmt: skip


def delivered(**changes: Any) -> Said:  # noqa: ANN401 - Whatever a body holds.
    """Return that somebody has taken 2.50 L for 4.40."""
    body = {
        "sale": "S-1", "outlet": 1, "opening": 1_000_000, "closing": 3_500_000, "charge": 440,
        "overrun": 3, "unit": "volume", "fee": 10, "sold": {"interval": 10_000},
    }  # fmt: skip
    return "delivery", body | changes


def finished(**changes: Any) -> Said:  # noqa: ANN401 - Whatever a body holds.
    """Return that the sale is over: one payer of two was charged too little to take."""
    body = {
        "sale": "S-1", "authorised": 3_000, "captured": 440, "released": 2_560, "receipt": 7,
        "deliveries": [
            {"charge": 440, "fee": 10, "product": "diesel", "unit": "volume",
             "quantity": 2_500_000, "price_e4": 17_600, "vat": 190},
        ],
        "payers": [
            {"prepayment": "P-1", "rail": "card", "authorised": 2_000, "captured": 440,
             "returned": 1_560, "carried": 60, "written_off": 0},
            {"prepayment": "P-2", "rail": "hold", "authorised": 1_000, "captured": 0,
             "returned": 1_000, "carried": 0, "written_off": 10},
        ],
    }  # fmt: skip
    return "sale-finished", body | changes


SETTLED = (
    "payment-settled",
    {
        "prepayment": "P-1", "rail": "card", "home": "released", "captured": 500,
        "released": 1_500, "carried": 60,
    },
)  # fmt: skip


# --- Money comes ------------------------------------------------------------------------------


def test_money_that_comes_is_in_a_sale_until_that_ends() -> None:
    """By payer, and debited where it comes from."""
    whole = report(PAID, HELD, VOUCHER)
    assert rows(whole) == {"books": {"rail": {"debited": 3_000}, "voucher": {"debited": 500}}}
    assert whole.open_sales == {
        "S-1": OpenSale(
            {
                "P-1": ("card", 2_000, True),
                "P-2": ("hold", 1_000, False),
                "P-3": ("voucher", 500, True),
            }
        )
    }
    for rail, home in (("operator", "budget"), ("test", "test"), ("carried", "carried")):
        body = {**HELD[1], "rail": rail}
        assert rows(report((HELD[0], body))) == {"books": {home: {"debited": 1_000}}}


@pytest.mark.parametrize("paid", [True, False])
def test_money_that_comes_too_late_goes_back(*, paid: bool) -> None:
    """A refund where it had moved; and it is not settled before its rail says so."""
    body = {"prepayment": "P-9", "rail": "card", "amount": 700}
    whole = report(("payment-too-late", body | ({"paid": True} if paid else {})))
    expected = {
        "rails": {"card": {"late": 700}},
        "books": {"rail": {"debited": 700}},
        "alarms": {"payment-too-late||": {"count": 1}},
    }
    if paid:
        expected["sales"] = {"all": {"refunds": 1, "refunded": 700}}
    assert rows(whole) == expected
    assert whole.unsettled == {"P-9": Unsettled("card", 0, 700)}
    body = {"prepayment": "P-9", "amount": 700, "source": "cash"}
    assert rows(report(("payment-too-late", body)))["books"] == {"cash": {"debited": 700}}


def test_an_override_is_its_attendants() -> None:
    """By reason and name, in the grand total, and in its sale."""
    body = {"sale": "S-5", "outlet": 1, "by": "Ada", "amount": 900, "reason": "goodwill"}
    whole = report(("override", body))
    assert rows(whole) == {
        "overrides": {"goodwill|Ada": {"count": 1, "authorised": 900}},
        "people": {"Ada": {"overrides": 1}},
    }
    assert whole.open_sales == {"S-5": OpenSale({}, by="Ada", reason="goodwill")}
    assert whole.grand == Grand(overrides=1)
    funded = (HELD[0], {**HELD[1], "sale": "S-5", "rail": "operator"})
    both = report(funded, ("override", body)).open_sales["S-5"]
    assert both == OpenSale({"P-2": ("operator", 1_000, False)}, by="Ada", reason="goodwill")


def test_commissioning_is_its_technicians() -> None:
    """Its sale is known by it, whatever has come into it before."""
    begun = ("commissioning-begun", {"sale": "S-6", "by": "Tec"})
    assert report(begun).open_sales == {"S-6": OpenSale({}, by="Tec", reason="commissioning")}
    funded = (HELD[0], {**HELD[1], "sale": "S-6", "rail": "test"})
    both = report(funded, begun).open_sales["S-6"]
    assert both.payers == {"P-2": ("test", 1_000, False)}
    whole = report(
        begun,
        delivered(sale="S-6", test=True),
        finished(sale="S-6", captured=450, receipt=0, deliveries=[], payers=[]),
    )
    assert rows(whole)["people"] == {"Tec": {"tests": 1, "test_money": 450}}
    assert whole.open_sales == {}
    assert whole.grand == Grand(tests=1)


# --- It flows -----------------------------------------------------------------------------------


def test_a_delivery_is_its_outlets() -> None:
    """What flowed, what it and the time cost, what nobody pays; and the sale has used it."""
    whole = report(PAID, delivered())
    assert rows(whole) == {
        "outlets": {
            "1": {"deliveries": 1, "quantity": 2_500_000, "money": 450, "overrun": 3},
        },
        "books": {
            "rail": {"debited": 2_000},
            "revenue": {"credited": 453},
            "overrun": {"debited": 3},
        },
    }
    assert whole.open_sales["S-1"].charged == 450
    assert whole.meters == {
        1: Meter("volume", 10_000, 1_000_000, 3_500_000, sold=2_500_000, tested=0)
    }
    again = delivered(opening=3_500_000, closing=3_600_000, fee=0, overrun=0)
    twice = report(PAID, delivered(), again)
    assert twice.open_sales["S-1"].charged == 890
    assert rows(report(delivered()))["outlets"]["1"]["money"] == 450, "of a sale that none knows"


def test_a_test_is_no_sale() -> None:
    """It has its own columns and its own account."""
    whole = report(delivered(test=True, outlet=3))
    assert rows(whole) == {
        "outlets": {
            "3": {"tests": 1, "tested": 2_500_000, "test_money": 450, "overrun": 3},
        },
        "books": {"test": {"credited": 453}, "overrun": {"debited": 3}},
    }
    assert whole.meters == {
        3: Meter("volume", 10_000, 1_000_000, 3_500_000, sold=0, tested=2_500_000)
    }
    assert whole.grand == Grand(tests=1)


def test_an_override_of_which_nothing_flowed_is_counted() -> None:
    """Who makes many of them is asked why; what has flowed is no such thing."""
    body = {"sale": "S-5", "outlet": 1, "by": "Ada", "amount": 900, "reason": "goodwill"}
    none = delivered(sale="S-5", closing=1_000_000, charge=0, fee=0, overrun=0)
    assert rows(report(("override", body), none))["people"]["Ada"] == {
        "overrides": 1, "no_sale": 1,
    }  # fmt: skip
    some = delivered(sale="S-5")
    assert rows(report(("override", body), some))["people"]["Ada"] == {"overrides": 1}
    assert "people" not in rows(report(PAID, none, delivered(closing=1_000_000)))


METERED = (
    delivered(),
    ("unaccounted-flow", {"outlet": 1, "quantity": 50_000}),
    delivered(opening=3_550_000, closing=3_600_000),
)


def test_what_moved_a_totaliser_otherwise_has_a_reason() -> None:
    """It is told once it has moved by more than its display shows."""
    whole = report(*METERED)
    one = whole.meters[1]
    assert (one.opening, one.closing, one.sold) == (1_000_000, 3_600_000, 2_550_000)
    assert (one.difference, one.reasons, one.since) == (50_000, ("unaccounted-flow",), ())
    assert rows(whole)["alarms"] == {"unaccounted-flow|1|": {"count": 1}}


@pytest.mark.parametrize(
    ("gap", "reasons"),
    [(0, ()), (10_000, ()), (10_001, ("meter-rebased",)), (-10_001, ("meter-rebased",))],
)
def test_a_reason_is_told_where_there_is_something_to_explain(
    gap: int, reasons: tuple[str, ...]
) -> None:
    """No more than the display shows is nothing."""
    whole = report(
        delivered(),
        ("meter-rebased", {"outlet": 1}),
        delivered(opening=3_500_000 + gap, closing=3_600_000 + gap),
    )
    assert (whole.meters[1].reasons, whole.meters[1].since) == (reasons, ())
    assert whole.meters[1].difference == gap


def test_what_has_happened_since_the_last_delivery_is_kept_for_the_next_report() -> None:
    """Its interval and unit as well: the next one goes on from there."""
    first = report(delivered(), ("controller-changed", {"outlet": 1}))
    assert first.meters[1].since == ("controller-changed",)
    assert first.meters[1].reasons == ()
    second = report(delivered(opening=3_700_000, closing=3_800_000, sold={}), before=first)
    one = second.meters[1]
    assert (one.opening, one.closing, one.sold, one.interval) == (
        3_500_000, 3_800_000, 100_000, 10_000,
    )  # fmt: skip
    assert (one.reasons, one.since, one.unit) == (("controller-changed",), (), "volume")
    none = report(("something", {}), before=first)
    assert none.meters[1] == Meter(
        "volume", 10_000, 3_500_000, 3_500_000, since=("controller-changed",)
    )


def test_flow_without_a_sale_moves_a_meter_that_was_met() -> None:
    """One that nobody has met yet begins when it is met, once."""
    flow = ("unaccounted-flow", {"outlet": 4, "quantity": 70_000})
    assert report(flow).meters == {}
    met = ("meter-met", {"outlet": 4, "total": 5_000_000})
    whole = report(flow, met, ("meter-met", {"outlet": 4, "total": 9_000_000}), flow)
    one = whole.meters[4]
    assert (one.opening, one.closing, one.difference) == (5_000_000, 5_070_000, 70_000)
    assert one.reasons == one.since == ("unaccounted-flow",)


def test_an_image_that_was_put_back_is_a_reason_everywhere() -> None:
    """At each outlet that is known."""
    met = ("meter-met", {"outlet": 4, "total": 5_000_000})
    whole = report(delivered(), met, ("image-restored", {}))
    assert {key: one.since for key, one in whole.meters.items()} == {
        1: ("image-restored",), 4: ("image-restored",),
    }  # fmt: skip


# --- It ends ------------------------------------------------------------------------------------


def test_a_sale_that_ends_is_counted_where_it_belongs() -> None:
    """By payer's rail, product and tax; what a rail has still to confirm is not settled."""
    whole = report(PAID, HELD, delivered(), finished())
    assert rows(whole) == {
        "sales": {
            "all": {
                "ended": 1, "authorised": 3_000, "captured": 440, "released": 2_500,
                "carried": 60, "written_off": 10, "refunds": 1, "refunded": 1_500,
            }
        },
        "rails": {
            "card": {
                "payments": 1, "authorised": 2_000, "captured": 440, "released": 1_500,
                "carried": 60,
            },
            "hold": {
                "payments": 1, "authorised": 1_000, "released": 1_000, "written_off": 10,
            },
        },
        "products": {
            "diesel|volume|17600": {"deliveries": 1, "quantity": 2_500_000, "money": 450},
        },
        "outlets": {
            "1": {"deliveries": 1, "quantity": 2_500_000, "money": 450, "overrun": 3},
        },
        "vat": {"190": {"gross": 440, "tax": 70}},
        "books": {
            "rail": {"debited": 3_000},
            "revenue": {"credited": 453},
            "overrun": {"debited": 3},
            "written_off": {"debited": 10},
        },
    }  # fmt: skip
    assert whole.open_sales == {}
    assert whole.unsettled == {
        "P-1": Unsettled("card", 500, 1_500),
        "P-2": Unsettled("hold", 0, 1_000),
    }
    assert whole.receipts == (7, 7)
    assert whole.grand == Grand(sales=1, captured=440)


def test_a_sale_that_nobody_pays_for_is_voided() -> None:
    """All of it goes back, and it has no receipt."""
    payers = [
        {"prepayment": "P-1", "rail": "card", "authorised": 2_000, "captured": 0,
         "returned": 2_000, "carried": 0},
    ]  # fmt: skip
    whole = report(
        PAID,
        finished(
            authorised=2_000, captured=0, released=2_000, receipt=0, payers=payers,
            deliveries=[{"charge": 30, "quantity": 5}],
        ),
    )  # fmt: skip
    assert rows(whole)["sales"] == {
        "all": {
            "voided": 1, "authorised": 2_000, "released": 2_000, "written_off": 30,
            "refunds": 1, "refunded": 2_000,
        }
    }  # fmt: skip
    assert rows(whole)["rails"]["card"]["written_off"] == 30, "of the only payer it is theirs"
    assert rows(whole)["products"] == {"||0": {"deliveries": 1, "quantity": 5, "money": 30}}
    assert "vat" not in rows(whole)
    assert (whole.receipts, whole.grand) == ((0, 0), Grand())


def test_our_own_rails_have_nothing_to_confirm() -> None:
    """A voucher is in our books: it is settled at once, and its rest is no refund."""
    payers = [
        {"prepayment": "P-3", "rail": "voucher", "authorised": 500, "captured": 450,
         "returned": 50, "carried": 50, "written_off": 0},
    ]  # fmt: skip
    whole = report(VOUCHER, finished(authorised=500, captured=450, released=50, payers=payers))
    assert whole.unsettled == {}
    assert "refunds" not in rows(whole)["sales"]["all"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"split": "first_in"}, {"70": {"gross": 150, "tax": 10}}),
        ({}, {"70": {"gross": 150, "tax": 10}}),
        (
            {"split": "pro_rata"},
            {"70": {"gross": 100, "tax": 7}, "190": {"gross": 50, "tax": 8}},
        ),
    ],
)
def test_the_tax_in_what_was_paid_goes_by_the_split_of_the_sale(
    record: dict[str, str], expected: dict[str, dict[str, int]]
) -> None:
    """What is written off has no tax in it; which rate that is taken from, the split says."""
    lines = [
        {"charge": 250, "quantity": 1, "vat": 190},
        {"charge": 250, "quantity": 1, "vat": 70, "fee": 250},
    ]
    payers = [
        {"prepayment": "P-1", "rail": "card", "authorised": 2_000, "captured": 150,
         "returned": 1_850, "carried": 0, "written_off": 600},
    ]  # fmt: skip
    whole = report(
        PAID,
        finished(
            deliveries=lines, payers=payers, captured=150, record=record,
        ),
    )  # fmt: skip
    assert rows(whole)["vat"] == expected


def test_what_an_attendants_authorisation_paid_for_is_theirs() -> None:
    """Not a customer's sale, and no receipt."""
    body = {"sale": "S-5", "outlet": 1, "by": "Ada", "amount": 900, "reason": "goodwill"}
    whole = report(("override", body), finished(sale="S-5", captured=600, receipt=0))
    assert rows(whole) == {
        "overrides": {"goodwill|Ada": {"count": 1, "authorised": 900, "taken": 600}},
        "people": {"Ada": {"overrides": 1, "override_money": 600}},
    }
    assert (whole.open_sales, whole.unsettled) == ({}, {})


def test_a_sale_that_was_cancelled_is_gone() -> None:
    """With whatever was known of it."""
    whole = report(PAID, ("sale-cancelled", {"sale": "S-1", "why": "idle"}))
    assert rows(whole)["sales"] == {"all": {"cancelled": 1}}
    assert whole.open_sales == {}


def payer(key: str, **amounts: int) -> dict[str, str | int]:
    """Return what a sale came to for one of its payers."""
    return {
        "prepayment": key,
        "authorised": 500,
        "captured": 0,
        "returned": 0,
        "carried": 0,
        **amounts,
    }


def test_a_payer_that_nobody_has_heard_of_has_had_nothing_refunded() -> None:
    """It is not known whether anything had moved; where several paid, nor who paid too little."""
    whole = report(
        finished(payers=[payer("P-8", returned=500), payer("P-9", captured=440, returned=60)])
    )
    assert "refunds" not in rows(whole)["sales"]["all"]
    assert rows(whole)["sales"]["all"]["written_off"] == 10
    assert rows(whole)["rails"] == {
        "": {"payments": 2, "authorised": 1_000, "captured": 440, "released": 560}
    }


def test_the_least_that_can_be_charged_is_a_sale() -> None:
    """What it cost may have no fee, no tax, and neither may its delivery."""
    lines = [{"charge": 1, "quantity": 5}]
    whole = report(
        finished(captured=1, released=0, deliveries=lines, payers=[payer("P-9", captured=1)])
    )
    assert rows(whole)["sales"]["all"]["ended"] == 1
    assert rows(whole)["vat"] == {"0": {"gross": 1}}
    assert whole.grand == Grand(sales=1, captured=1)
    _, body = delivered()
    del body["fee"]
    assert rows(report(("delivery", body)))["outlets"]["1"]["money"] == 440


def test_the_tax_is_in_what_each_of_the_payers_has_paid() -> None:
    """Not in the first one's part alone."""
    lines = [{"charge": 400, "quantity": 5, "vat": 190}]
    payers = [payer("P-1", captured=150), payer("P-2", captured=240)]
    whole = report(finished(captured=390, deliveries=lines, payers=payers))
    assert rows(whole)["vat"] == {"190": {"gross": 390, "tax": 62}}


# --- Rails confirm ------------------------------------------------------------------------------


def test_what_a_rail_confirms_is_settled() -> None:
    """What it took and what it gave back; of our own rails there is nothing to confirm."""
    whole = report(PAID, HELD, finished(), SETTLED)
    assert rows(whole)["rails"]["card"] == {
        "payments": 1, "authorised": 2_000, "captured": 440, "released": 1_500, "carried": 60,
        "confirmed": 500, "returned": 1_500,
    }  # fmt: skip
    assert rows(whole)["books"]["released"] == {"credited": 1_500}
    assert set(whole.unsettled) == {"P-2"}
    body = {"prepayment": "P-3", "rail": "voucher", "home": "voucher", "captured": 1, "released": 9}
    own = report(("payment-settled", body))
    assert rows(own) == {"books": {"voucher": {"credited": 9}}}


def test_what_was_written_before_there_were_vouchers_is_read_as_it_was() -> None:
    """No home, perhaps no rail: it is that of the payment, and a rest went to a code."""
    old = {"prepayment": "P-1", "captured": 500, "released": 1_500, "carried": 60}
    whole = report(PAID, finished(), ("payment-settled", old))
    assert rows(whole)["rails"]["card"]["confirmed"] == 500
    assert rows(whole)["books"]["carried"] == {"credited": 60}
    assert rows(whole)["books"]["released"] == {"credited": 1_500}
    unknown = rows(report(("payment-settled", {**old, "carried": 0})))
    assert unknown == {
        "rails": {"": {"confirmed": 500, "returned": 1_500}},
        "books": {"released": {"credited": 1_500}},
    }
    without = {key: value for key, value in old.items() if key != "carried"}
    assert "carried" not in rows(report(("payment-settled", without)))["books"]
    own = report(("payment-settled", {**old, "rail": "operator"}))
    assert rows(own)["books"] == {"budget": {"credited": 1_500}, "carried": {"credited": 60}}


def test_what_a_rail_had_let_go_is_the_operators_loss() -> None:
    """It counts as captured no longer."""
    lost = {
        "prepayment": "P-1", "rail": "card", "home": "released", "captured": 0,
        "released": 2_000, "carried": 0, "lost": 440,
    }  # fmt: skip
    whole = report(PAID, HELD, finished(), ("payment-settled", lost))
    assert rows(whole)["sales"]["all"] == {
        "ended": 1, "authorised": 3_000, "released": 2_940, "carried": 60, "written_off": 450,
        "refunds": 1, "refunded": 1_500,
    }  # fmt: skip
    assert rows(whole)["rails"]["card"] == {
        "payments": 1, "authorised": 2_000, "released": 1_940, "carried": 60,
        "written_off": 440, "returned": 2_000,
    }  # fmt: skip
    assert rows(whole)["books"]["written_off"] == {"debited": 450}


def test_what_is_stuck_is_known_to_be() -> None:
    """Of what is not settled; of anything else it is an alarm alone."""
    stuck = ("payment-stuck", {"prepayment": "P-1", "sale": "S-1", "verb": "capture"})
    whole = report(PAID, HELD, finished(), stuck)
    assert {key: one.is_stuck for key, one in whole.unsettled.items()} == {
        "P-1": True, "P-2": False,
    }  # fmt: skip
    assert report(stuck).unsettled == {}
    assert rows(report(stuck)) == {"alarms": {"payment-stuck||": {"count": 1}}}


# --- Vouchers, the drawer, people ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            ("voucher-sold", {"voucher": "V-1", "value": 500, "by": "Ada"}),
            {
                "people": {"Ada": {"vouchers": 500}},
                "vouchers": {"sold": {"count": 1, "amount": 500}},
                "books": {"cash": {"debited": 500}, "voucher": {"credited": 500}},
            },
        ),
        (
            ("vouchers-issued", {"count": 3, "value": 500, "by": "Max", "batch": "b"}),
            {
                "people": {"Max": {"vouchers": 1_500}},
                "vouchers": {"issued": {"count": 3, "amount": 1_500}},
                "books": {"issued": {"debited": 1_500}, "voucher": {"credited": 1_500}},
            },
        ),
        (
            ("vouchers-voided", {"count": 2, "amount": 700, "by": "Max", "reason": "lost"}),
            {
                "people": {"Max": {"vouchers_voided": 700}},
                "vouchers": {"voided": {"count": 2, "amount": 700}},
                "books": {"voucher": {"debited": 700}, "lapsed": {"credited": 700}},
            },
        ),
        (
            ("vouchers-voided", {"count": 1, "amount": 700, "by": "Ada", "reason": "paid_back"}),
            {
                "people": {"Ada": {"vouchers_voided": 700}},
                "vouchers": {"voided": {"count": 1, "amount": 700}},
                "books": {"voucher": {"debited": 700}, "cash": {"credited": 700}},
            },
        ),
        (
            ("voucher-expired", {"voucher": "V-1", "amount": 90}),
            {
                "vouchers": {"expired": {"count": 1, "amount": 90}},
                "books": {"voucher": {"debited": 90}, "lapsed": {"credited": 90}},
            },
        ),
        (
            ("voucher-kept", {"value": 60, "prepayment": "P-1", "source": "prepayment"}),
            {
                "vouchers": {"kept": {"count": 1, "amount": 60}},
                "books": {"voucher": {"credited": 60}},
            },
        ),
        (
            (
                "voucher-kept",
                {"value": 60, "prepayment": "P-1", "source": "released", "rail": "card"},
            ),
            {
                "sales": {"all": {"released": -60, "carried": 60}},
                "rails": {
                    "card": {"released": -60, "carried": 60, "confirmed": 60, "returned": -60}
                },
                "vouchers": {"kept": {"count": 1, "amount": 60}},
                "books": {"voucher": {"credited": 60}, "released": {"debited": 60}},
            },
        ),
        (
            ("rest-claimed", {"prepayment": "P-1", "amount": 60}),
            {
                "vouchers": {"fetched": {"count": 1, "amount": 60}},
                "books": {"voucher": {"debited": 60}, "released": {"credited": 60}},
            },
        ),
        (
            ("rest-paid-out", {"prepayment": "P-1", "amount": 60}),
            {"books": {"released": {"debited": 60, "credited": 60}}},
        ),
        (
            ("rest-not-paid", {"prepayment": "P-1", "amount": 60, "home": "voucher"}),
            {
                "vouchers": {"fetched": {"count": -1, "amount": -60}},
                "books": {"released": {"debited": 60}, "voucher": {"credited": 60}},
            },
        ),
        (
            ("attendant-added", {"name": "Ada", "amount": 8_000}),
            {"books": {"operator": {"debited": 8_000}, "budget": {"credited": 8_000}}},
        ),
        (("attendant-added", {"name": "Ada"}), {}),
        (
            ("attendant-removed", {"name": "Ada", "amount": 300}),
            {"books": {"budget": {"debited": 300}, "operator": {"credited": 300}}},
        ),
        (
            ("budget-filled", {"name": "Ada", "amount": 5}),
            {"books": {"operator": {"debited": 5}, "budget": {"credited": 5}}},
        ),
        (
            ("payment-confirmed", {"by": "Ada", "amount": 2_000}),
            {"people": {"Ada": {"confirmed": 1, "confirmed_money": 2_000}}},
        ),
        (
            ("refund-asked", {"by": "Ada", "amount": 250, "asked_by": "Ada"}),
            {"people": {"Ada": {"refunded": 1, "refunded_money": 250}}},
        ),
        (
            ("refund-declined", {"by": "Bob", "amount": 250, "asked_by": "Ada"}),
            {"people": {"Ada": {"refunded": -1, "refunded_money": -250}}},
        ),
        (("refund-approved", {"by": "Bob", "amount": 250, "asked_by": "Ada"}), {}),
        (
            ("receipt-refunded", {"rail": "card", "amount": 250, "home": "released"}),
            {
                "sales": {"all": {"given_back": 250}},
                "rails": {"card": {"given_back": 250, "confirmed": -250, "returned": 250}},
                "books": {"written_off": {"debited": 250}, "released": {"credited": 250}},
            },
        ),
        (
            ("receipt-refunded", {"rail": "cash", "amount": 250, "home": "cash"}),
            {
                "sales": {"all": {"given_back": 250}},
                "rails": {"cash": {"given_back": 250}},
                "books": {"written_off": {"debited": 250}, "cash": {"credited": 250}},
            },
        ),
        (("sale-ended", {"by": "Ada"}), {"people": {"Ada": {"ended": 1}}}),
        (("sale-ended", {"by": ""}), {}),
        (("remainder-sent", {"by": "Ada"}), {"people": {"Ada": {"moved": 1}}}),
        (("outlet-unlocked", {"by": "Ada"}), {"people": {"Ada": {"unlocked": 1}}}),
        (("command-refused", {"by": "Ada"}), {"people": {"Ada": {"refused": 1}}}),
        (("report-copied", {"by": "Ada"}), {"people": {"Ada": {"copies": 1}}}),
        (("receipt-reprint", {"by": "Ada"}), {"people": {"Ada": {"copies": 1}}}),
        (("cash-handed-back", {"by": "Ada"}), {"people": {"Ada": {"refunds": 1}}}),
        (("voucher-instead", {"by": "Ada"}), {"people": {"Ada": {"refunds": 1}}}),
        (
            ("login-failed", {"name": "Ada"}),
            {
                "people": {"Ada": {"missed_pins": 1}},
                "alarms": {"login-failed||": {"count": 1}},
            },
        ),
        (
            ("outlet-fault", {"outlet": 2, "fault": "meter_jump"}),
            {"alarms": {"outlet-fault|2|meter_jump": {"count": 1}}},
        ),
        (("login", {"name": "Ada"}), {}),
    ],
)
def test_each_act_is_counted_once_and_in_its_place(
    said: Said, expected: dict[str, dict[str, dict[str, int]]]
) -> None:
    """Its figures, and nothing else."""
    assert rows(report(said)) == expected


def test_a_voucher_instead_of_a_refund_is_the_end_of_it() -> None:
    """Nothing is waited for any more."""
    kept = ("voucher-kept", {"value": 60, "prepayment": "P-1", "source": "prepayment"})
    assert set(report(PAID, HELD, finished(), kept).unsettled) == {"P-2"}


def test_the_drawer_holds_what_it_began_with_and_the_cash_since() -> None:
    """What was counted before is another figure; a difference between two shifts is an alarm."""
    opened = {"shift": 1, "by": "Ada", "opening": 1_000, "left": 1_000, "amount": 5_000}
    closed = {
        "shift": 1, "by": "Ada", "begun": 1, "ended": 2, "opening": 1_000, "expected": 1_500,
        "counted": 1_450, "difference": -50, "amount": 4_000,
    }  # fmt: skip
    tally = Tally()
    journal = entries(
        ("shift-opened", opened),
        ("voucher-sold", {"voucher": "V-1", "value": 500, "by": "Ada"}),
        ("shift-closed", closed),
        ("shift-opened", {**opened, "left": 1_450}),
    )
    found = []
    for one in journal:
        tally.add(one)
        found.append(tally.drawer)
    assert Tally().drawer == 0, "nobody has put anything into it yet"
    assert found == [1_000, 1_500, 1_500, 1_000]
    assert "alarms" not in rows(report(("shift-opened", opened))), "it is as it was left"
    whole = tally.report()
    assert rows(whole)["shifts"] == {
        "1|Ada": {
            "begun_ms": 1, "ended_ms": 2, "opening": 1_000, "expected": 1_500,
            "counted": 1_450, "difference": -50,
        }
    }  # fmt: skip
    assert rows(whole)["people"]["Ada"]["drawer"] == -50
    assert rows(whole)["alarms"] == {"drawer-differs||": {"count": 1}}
    assert rows(whole)["books"] == {
        "operator": {"debited": 10_000, "credited": 4_000},
        "budget": {"debited": 4_000, "credited": 10_000},
        "cash": {"debited": 500},
        "voucher": {"credited": 500},
    }
    assert (tally.person("Ada", "vouchers"), tally.person("Ada", "tests")) == (500, 0)
    assert tally.person("Bob", "vouchers") == 0


# --- What frames it -----------------------------------------------------------------------------


def test_a_report_says_what_it_is_of() -> None:
    """From which entry to which, from when to when, its head, its software, what was changed."""
    said: tuple[Said, ...] = (
        ("kiosk-started", {"software": "1.0"}),
        ("parameter-changed", {}),
        ("parameter-changed", {"counter": 9}),
        ("parameter-changed", {"counter": 2}),
        ("kiosk-started", {"software": "1.1"}),
        ("kiosk-started", {"software": "1.0"}),
    )
    journal = entries(*said)
    tally = Tally()
    for one in journal:
        tally.add(one)
    whole = tally.report(number=4, by="Ada", at_ms=5)
    assert (whole.first, whole.last, whole.number, whole.by) == (1, 6, 4, "Ada")
    assert (whole.begun_ms, whole.ended_ms) == (NOON_MS, 5)
    assert tally.report().ended_ms == NOON_MS + 5_000
    assert whole.head == journal[-1].hash.hex()
    assert (whole.software, whole.parameters) == (("1.1", "1.0"), 10)
    after = Tally(replace(whole, open_sales={"S-1": OpenSale({}, charged=70)})).report()
    assert (after.first, after.last, after.head) == (7, 6, whole.head)
    assert (after.begun_ms, after.ended_ms) == (5, 5)
    assert (after.software, after.parameters, after.brought) == (("1.0",), 10, 70)
    assert (after.number, after.by, after.receipts) == (0, "", (0, 0))
    many = replace(whole, software=("1.0", "1.1", "1.2"))
    assert Tally(many).report().software == ("1.2",), "what ran last runs on"


def test_before_anything_has_happened_there_is_nothing_to_tell() -> None:
    """No time, no changes; one change is the first."""
    none = Tally().report()
    assert (none.begun_ms, none.ended_ms, none.parameters) == (0, 0, 0)
    assert report(("parameter-changed", {})).parameters == 1


def test_a_meter_that_was_only_met_has_no_interval() -> None:
    """Nothing says how finely it shows."""
    met = report(("meter-met", {"outlet": 4, "total": 5_000_000}))
    assert met.meters == {4: Meter("", 0, 5_000_000, 5_000_000)}


def test_what_was_open_and_unsettled_is_brought_forward() -> None:
    """It ends in the time that follows, in order of its name."""
    first = report(PAID, HELD, delivered(), finished(sale="S-0"))
    second = report(finished(), SETTLED, before=first)
    assert set(first.open_sales) == {"S-1"}
    assert second.brought == 450
    assert second.open_sales == {}
    assert rows(second)["sales"]["all"]["refunded"] == 1_500, "it is known who has paid"
    assert second.grand == Grand(sales=2, captured=880)
    assert list(report(PAID, (PAID[0], {**PAID[1], "sale": "S-0"})).open_sales) == ["S-0", "S-1"]
    assert report(finished(), finished(receipt=3), finished(receipt=9)).receipts == (3, 9)


@pytest.mark.parametrize(
    ("back_ms", "is_told"), [(0, False), (BACK_MS, False), (BACK_MS + 1, True)]
)
def test_a_clock_that_ran_back_is_an_alarm(back_ms: int, *, is_told: bool) -> None:
    """Between two entries, by more than a minute."""
    tally = Tally()
    [one] = entries(("something", {}))
    tally.add(one)
    draft = Draft(Relevance.PAYMENT, "something", NOON_MS - back_ms, {})
    tally.add(chained(one.hash, 2, draft))
    assert rows(tally.report()) == (
        {"alarms": {"clock-ran-back||": {"count": 1}}} if is_told else {}
    )
    assert tally.report().begun_ms == NOON_MS


@pytest.mark.parametrize("number", [1, 3])
def test_entries_follow_one_another(number: int) -> None:
    """One that does not is not in it, and neither is what makes no sense."""
    tally = Tally()
    first, *_ = entries(("something", {}))
    tally.add(first)
    with pytest.raises(Unreadable, match=f"entry {number} does not follow 1"):
        tally.add(chained(first.hash, number, Draft(Relevance.PAYMENT, "x", NOON_MS, {})))
    assert tally.last == 1
    bad = chained(first.hash, 2, Draft(Relevance.PAYMENT, "override", NOON_MS, {}))
    with pytest.raises(Unreadable, match=r"entry 2 \(override\) makes no sense"):
        tally.add(bad)
    assert tally.last == 1
