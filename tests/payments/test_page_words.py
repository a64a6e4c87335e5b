"""The words and figures of the page: complete in every language, exact, readable."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import receipts
from fakes.localpay import delivery, finished, pay_sale, sale
from fakes.receipts import Paid

from kiosk.api.snapshot import CurrencyInfo
from kiosk.cli import slips
from kiosk.domain.delivery import DeliveryState
from kiosk.domain.money import Money
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Seller
from kiosk.paypage import numbers, view
from kiosk.paypage.page import ASSETS
from kiosk.paypage.texts import FALLBACK, LANGUAGES, Language, chosen
from kiosk.paypage.view import Phase
from kiosk.ports_localpay import Checkout, CheckoutState, PaymentState

SLIPS = Path(slips.__file__)

EN = LANGUAGES["en"]
DE = LANGUAGES["de"]
EUR = CurrencyInfo("EUR", 2)

CSS = (ASSETS / "static" / "page.css").read_text(encoding="utf-8")


# --- Texts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_language_has_every_text(language: Language) -> None:
    """Nothing is forgotten, nothing is left over, nothing is empty."""
    assert set(language.texts) == set(LANGUAGES[FALLBACK].texts)
    assert all(text.strip() for text in language.texts.values())


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_language_names_the_same_figures(language: Language) -> None:
    """A text with an amount has it in every language."""
    for key, text in LANGUAGES[FALLBACK].texts.items():
        places = set(re.findall(r"{\w+}", text))
        assert set(re.findall(r"{\w+}", language.texts[key])) == places, key


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_sentences_are_short(language: Language) -> None:
    """Twelve words at most."""
    for key, text in language.texts.items():
        for sentence in re.split(r"[.!?।]\s", text):
            assert len(sentence.split()) <= 12, key


def test_every_text_is_used() -> None:
    """A text that nothing shows is a text that nobody translates with care."""
    source = "".join(
        path.read_text(encoding="utf-8")
        for folder, pattern in (
            (Path(view.__file__).parent, "*.py"),
            (ASSETS, "**/*.html"),
            (SLIPS.parent, SLIPS.name),
        )
        for path in folder.glob(pattern)
        if path.name != "texts.py"
    )
    made = {f"{phase}_title" for phase in Phase} | {"need_"}
    made |= {f"{name}_title" for name in re.findall(r'Trouble\("(\w+)"', source)}
    for key in LANGUAGES[FALLBACK].texts:
        used = f'"{key}"' in source or f"t.{key}" in source
        assert used or key in made or key.startswith(("need_", "rest_", "customer_wrong_")), key


@pytest.mark.parametrize(
    ("wanted", "accepted", "code"),
    [
        ("", ["de-AT", "en"], "de"),
        ("", ["xx", "fr-CA"], "fr"),
        ("ar", ["de"], "ar"),
        ("AR_EG", [], "ar"),
        ("", [], "en"),
        ("xx", ["yy"], "en"),
    ],
)
def test_the_first_language_that_there_is_is_spoken(
    wanted: str, accepted: list[str], code: str
) -> None:
    """What was asked for by name wins; then the phone's own, in its order."""
    assert chosen(wanted, accepted).code == code


# --- Figures --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minor", "exponent", "english", "german"),
    [
        (0, 2, "0.00", "0,00"),
        (7, 2, "0.07", "0,07"),
        (123456789, 2, "1,234,567.89", "1.234.567,89"),
        (1500, 0, "1,500", "1.500"),
        (1500, 3, "1.500", "1,500"),
    ],
)
def test_money_is_written_exactly(minor: int, exponent: int, english: str, german: str) -> None:
    """Every minor unit is shown, in the language's way."""
    currency = CurrencyInfo("CHF", exponent)
    assert numbers.money(minor, currency, EN) == f"{english}\u00a0CHF"
    assert numbers.money(minor, currency, DE) == f"{german}\u00a0CHF"


@pytest.mark.parametrize(
    ("price_e4", "exponent", "written"),
    [
        (17_990, 2, "1.799"),
        (17_999, 2, "1.7999"),
        (500, 2, "0.05"),
        (20_000, 2, "2.00"),
        (1_500_000, 0, "150"),
        (1_505_000, 0, "150.5"),
    ],
)
def test_a_price_keeps_its_decimals_and_no_more(price_e4: int, exponent: int, written: str) -> None:
    """At least as many as coins have, at most four."""
    shown = numbers.price(price_e4, "ul", CurrencyInfo("EUR", exponent), EN)
    assert shown == f"{written}\u00a0EUR/L"


@pytest.mark.parametrize(
    ("base", "interval", "written"),
    [
        (6_849_999, 10_000, "6.84"),
        (6_850_000, 10_000, "6.85"),
        (6_899_999, 100_000, "6.8"),
        (7_999_999, 1_000_000, "7"),
        (6_849_999, 50_000, "6.80"),
        (1, 1, "0.000001"),
        (12_345_999, 1_000, "12.345"),
        (1_234_000_000, 10_000, "1,234.00"),
        (5, 0, "0.000005"),
    ],
)
def test_a_quantity_is_cut_never_rounded(base: int, interval: int, written: str) -> None:
    """What has not flowed is not shown."""
    assert numbers.quantity(base, interval, EN) == written


@pytest.mark.parametrize(
    ("left_ms", "written"), [(272_999, "4:32"), (59_999, "0:59"), (0, "0:00"), (-5, "0:00")]
)
def test_time_that_is_left_counts_down_to_nothing(left_ms: int, written: str) -> None:
    """Minutes and seconds, never less than none."""
    assert numbers.clock(left_ms) == written


def test_a_rate_has_decimals_only_where_it_needs_them() -> None:
    """19 %, 5.5 %, and 5,5 % in German."""
    assert numbers.rate(190, EN) == "19"
    assert numbers.rate(55, EN) == "5.5"
    assert numbers.rate(55, DE) == "5,5"


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("Europe/Berlin", "2026-09-21 16:13:20 +02:00"),
        ("UTC", "2026-09-21 14:13:20 +00:00"),
        ("Mars/Base", "2026-09-21 14:13:20 +00:00"),
        ("../../etc/passwd", "2026-09-21 14:13:20 +00:00"),
        ("", "2026-09-21 14:13:20 +00:00"),
    ],
)
def test_times_are_those_of_the_place_and_say_how_far_from_utc(zone: str, written: str) -> None:
    """A zone that nobody knows is UTC, and the offset says so."""
    assert numbers.moment(1_790_000_000_000, zone, EN) == written


# --- The page -------------------------------------------------------------------------------


@pytest.mark.parametrize("state", list(SaleState))
@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_state_of_a_sale_has_a_page(state: SaleState, language: Language) -> None:
    """No state leaves the phone without words."""
    shown = pay_sale(sale(state=state.name.lower(), deliveries=(delivery(),)))
    page = view.page(shown, None, language, demo=False)
    assert page.title
    assert page.text or page.note


@pytest.mark.parametrize("state", list(DeliveryState))
def test_every_state_of_a_delivery_has_words(state: DeliveryState) -> None:
    """What the outlet does is said in words."""
    running = delivery(state=state.name.lower())
    page = view.page(pay_sale(sale(state="open", deliveries=(running,))), None, EN, demo=False)
    [meter] = page.meters
    assert meter.status in set(EN.texts.values())


@pytest.mark.parametrize("need", ["lift", "plug", "open_tap", "start"])
def test_what_the_customer_must_do_is_said(need: str) -> None:
    """Instead of the state."""
    waiting = delivery(state="armed", needs=need, delivered_base=0, cost_minor=0)
    page = view.page(pay_sale(sale(state="open", deliveries=(waiting,))), None, EN, demo=False)
    assert page.meters[0].status == EN.texts[f"need_{need}"]


@pytest.mark.parametrize("goes_on", [True, False])
def test_what_was_taken_before_a_pause_is_still_there(*, goes_on: bool) -> None:
    """The figure beside the amount is all that the amount is for, paused or not."""
    first = delivery(state="settled", delivered_base=2_000_000, cost_minor=360, reason="customer")
    parts = (first, delivery()) if goes_on else (replace(first, is_held=True),)
    running = sale(state="open", authorised_minor=2000, deliveries=parts)
    page = view.page(pay_sale(running), None, EN, demo=False)
    [meter] = page.meters
    assert (meter.quantity, page.amount) == (("8.84", "15.91") if goes_on else ("2.00", "3.60"))
    assert meter.status == EN.texts["flowing" if goes_on else "paused"]


def test_a_receipt_leaves_out_what_there_is_not() -> None:
    """No empty lines: no tax number, no meter, no reference where there is none."""
    bare = receipts.receipt(
        (receipts.Taken(receipts.DIESEL, 1_000_000, serial=""),),
        (receipts.Paid(180, 180),),
        place=receipts.marked(seller=Seller("Me", ("Here",))),
    )
    page = view.page(finished(receipt=bare), None, EN, demo=False)
    rows = [row for group in page.receipt for row in group]
    assert all(row.value for row in rows)
    labels = {row.label for row in rows}
    assert labels.isdisjoint({"VAT no.", "Meter", "Goes back", "Time", "Code for the rest"})


def test_a_receipt_lists_only_what_was_delivered() -> None:
    """An outlet that gave nothing is no line."""
    nothing = receipts.Taken(receipts.WATER, 0)
    both = receipts.receipt((*receipts.DAY, nothing))
    page = view.page(finished(receipt=both), None, EN, demo=False)
    outlets = [row.value for group in page.receipt for row in group if row.label == "Outlet"]
    assert outlets == ["1"]


@pytest.mark.req("PAY-10")
@pytest.mark.parametrize(
    ("paid", "said", "row"),
    [
        (Paid(1_231, 1_231), "All of the reserved amount was used.", ""),
        (Paid(2_000, 1_231), "7.69 EUR goes back to you now.", "done"),
        (
            Paid(2_000, 1_231, is_settled=False),
            "7.69 EUR will go back to you shortly.",
            "on its way",
        ),
        (
            Paid(2_000, 1_231, is_settled=False, is_stuck=True),
            "7.69 EUR will go back to you. It takes longer than usual.",
            "delayed, being tried again",
        ),
        (
            Paid(2_000, 1_231, carried=769),
            "7.69 EUR is kept for you. Your code: 1234 5678",
            "kept behind a code",
        ),
    ],
)
def test_the_receipt_says_where_the_rest_is(paid: Paid, said: str, row: str) -> None:
    """Used up, given back, on its way, late or kept behind a code: at the top and in its row."""
    one = receipts.receipt(paid=(paid,))
    shown = view.page(finished(receipt=one, code="1234 5678"), None, EN, demo=False)
    assert shown.text.replace(numbers.NBSP, " ") == said
    found = {each.label: each.value for group in shown.receipt for each in group}
    assert found.get("Goes back", "") == ("7.69\u00a0EUR" if row else "")
    assert found.get("State of it", "") == row
    assert found.get("Code for the rest", "") == ("1234 5678" if paid.carried else "")


def test_who_paid_with_a_code_is_told_that_the_rest_is_there_again() -> None:
    """They have the code: it is on no page."""
    one = receipts.receipt(paid=(Paid(2_000, 1_231, rail="voucher"),))
    shown = view.page(finished(receipt=one), None, EN, demo=False)
    assert shown.text.replace(numbers.NBSP, " ") == "7.69 EUR stay on your code."


def test_a_receipt_looks_again_until_the_rest_is_on_its_way() -> None:
    """That it will go back is not the last word; that it goes back now is."""
    one = finished()
    shortly = replace(one, sale=replace(one.sale, is_settled=False))
    assert view.page(shortly, None, EN, demo=False).is_moving
    assert not view.page(one, None, EN, demo=False).is_moving


def test_a_slow_payment_says_that_it_is_being_checked() -> None:
    """No amount is promised and no form is offered while it is not sure."""
    slow = Checkout(
        id="cs_1",
        payment="pi_1",
        code="0" * 16,
        amount=Money(2000),
        currency="EUR",
        description="",
        is_hold=True,
        created_ms=0,
        expires_ms=1,
        state=CheckoutState.COMPLETE,
        payment_state=PaymentState.PROCESSING,
    )
    page = view.page(pay_sale(), slow, EN, demo=False)
    assert page.phase is Phase.PROCESSING
    assert page.text == EN.texts["processing"]
    assert view.closed(slow, EUR, EN, demo=False).text == EN.texts["closed_held"]


def test_nothing_known_is_nothing_charged() -> None:
    """Neither the kiosk nor a checkout knows it: nobody was charged."""
    assert view.phase_of(None, None) is Phase.CLOSED
    assert view.closed(None, EUR, EN, demo=False).text == EN.texts["closed_unpaid"]


def test_the_largest_amounts_are_set_smaller() -> None:
    """Any amount fits the smallest phone."""
    sizes = [
        view.page(pay_sale(sale(asked_minor=minor)), None, EN, demo=False).length
        for minor in (2_000, 99_999, 1_234_567, 123_456_789)
    ]
    assert sizes == ["", "", " long", " longer"]


# --- How it looks ---------------------------------------------------------------------------


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_can_be_read_in_the_sun_and_at_night(theme: int) -> None:
    """7:1 wherever there is text, 3:1 for lines that mean something."""
    block = re.findall(r":root {(.*?)}", CSS, re.DOTALL)[theme]
    colour = dict(re.findall(r"--([\w-]+): (#\w{6});", block))
    text = [
        *(
            (ink, ground)
            for ink in ("ink", "soft", "accent", "halt")
            for ground in ("page", "surface")
        ),
        ("accent-ink", "accent"),
        ("tint-ink", "tint"),
        ("halt", "halt-tint"),
        ("demo-ink", "demo"),
    ]
    for ink, ground in text:
        assert _contrast(colour[ink], colour[ground]) >= 7, (ink, ground)
    for line in ("edge", "accent"):
        assert _contrast(colour[line], colour["surface"]) >= 3, line
        assert _contrast(colour[line], colour["page"]) >= 3, line


def test_every_colour_has_one_home() -> None:
    """A colour written twice is two colours a year later."""
    _before, _root, after = CSS.partition("* { box-sizing")
    assert re.findall(r"#[0-9a-fA-F]{3,6}\b", after) == []
