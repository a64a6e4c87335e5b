"""Codes on the screen: what they say, who says that they were paid, and what nobody can do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fakes.scripted_provider import ScriptedProvider, scripted_provider
from fakes.time import NOON_MS, FakeClock

from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.domain.site import Seller
from kiosk.payments.display import REFERENCE_MAX, DisplayRail, prepayment_of, reference_of
from kiosk.payments.kinds import RailSettings
from kiosk.payments.payloads.emvco import read
from kiosk.payments.registry import RAILS, rail
from kiosk.ports import (
    UNKNOWN_PAYMENT,
    ConfirmedBy,
    RailRefused,
    RailSilent,
    RailState,
    Way,
)

KEY = "status-key-0123456789-secret"
INR, BRL, THB, EUR = (Currency(code) for code in ("INR", "BRL", "THB", "EUR"))
SELLER = Seller("Hafen & Söhne", ("1 River Road",))
CITY = {"city": "Pune", "category": "5541"}
KINDS: dict[str, tuple[Currency, dict[str, str]]] = {
    "upi": (INR, {"account": "station@bank", "form": "link"}),
    "pix": (BRL, {"account": "+5511912345678", **CITY}),
    "promptpay": (THB, {"account": "0812345678", **CITY}),
    "emvco": (
        EUR,
        {
            "template": "30",
            "identifier": "org.example.kiosk",
            "account": "HOLD0001",
            "account_tag": "05",
            "country": "DE",
            **CITY,
        },
    ),
}
OPENING = Intent(
    prepayment="P-000123",
    rail="bank-app",
    verb=Verb.OPEN,
    amount=Money(20_000),
    created_ms=NOON_MS,
    expires_ms=NOON_MS + 300_000,
    code="7Q2MK9VX4DTB0WHE",
    description="Hafen & Söhne K-07 - 2",
)
OURS = reference_of(OPENING, "K-07")
CAPTURE = replace(OPENING, verb=Verb.CAPTURE, reference=OURS, code="")
EXPIRE = replace(CAPTURE, verb=Verb.EXPIRE)

every_kind = pytest.mark.parametrize("kind", KINDS)


def told(kind: str, *, secrets: dict[str, str] | None = None, **values: str) -> RailSettings:
    """Return what the settings would say, with what a field says that is left out."""
    currency, given = KINDS[kind]
    defaults = {
        field.key: field.default
        for field in RAILS[kind].fields
        if isinstance(field.default, str) and field.key not in given
    }
    return RailSettings(
        name="bank-app",
        currency=currency,
        return_url="",
        values={**defaults, **given, **values},
        secrets=secrets or {},
        seller=SELLER,
        kiosk="K-07",
    )


def made(kind: str, **values: str) -> DisplayRail:
    """Return a rail that nobody but an attendant confirms."""
    return asked_of(told(kind, **values), kind)


def asked_of(settings: RailSettings, kind: str) -> DisplayRail:
    """Return the rail of `settings`."""
    found = rail(kind, settings, FakeClock())
    assert isinstance(found, DisplayRail)
    return found


@pytest.fixture
def provider() -> Iterator[ScriptedProvider]:
    """Yield a place of the operator's that knows what was paid."""
    with scripted_provider() as scripted:
        yield scripted


@pytest.fixture
def watched(provider: ScriptedProvider) -> Iterator[DisplayRail]:
    """Yield a rail that asks that place."""
    settings = told("upi", status_url=f"{provider.url}/paid", secrets={"status_key": KEY})
    opened = asked_of(settings, "upi")
    yield opened
    opened.close()


# --- What is shown --------------------------------------------------------------------------------


@every_kind
def test_a_code_asks_for_the_amount_with_our_reference(kind: str) -> None:
    """Whatever the scheme: who, how much, and what comes back with the money."""
    shown = made(kind).carry_out(OPENING)
    assert (shown.state, shown.prepayment) == (RailState.OPEN, "P-000123")
    assert shown.reference == OURS
    assert (shown.held, shown.captured) == (NOTHING, NOTHING)
    assert OURS in shown.url
    assert "200.00" in shown.url
    assert OPENING.code not in shown.url, "the secret of the payer's link is nobody else's"


@pytest.mark.req("PAY-12")
@pytest.mark.parametrize("kind", ["pix", "promptpay", "emvco"])
def test_a_code_names_merchant_terminal_and_currency(kind: str) -> None:
    """The seller's name in plain letters, cut where it must be, and which kiosk it was."""
    said = read(made(kind).carry_out(OPENING).url)
    assert (said["59"], said["60"], said["52"]) == ("Hafen & Sohne", "Pune", "5541")
    assert said["62"] == {"05": OURS, "07": "K-07"}
    assert said["01"] == ("11" if kind == "pix" else "12")


def test_the_link_of_upi_shows_names_as_they_are() -> None:
    """It takes any letters; the note is what the outbox says of the sale."""
    shown = made("upi").carry_out(OPENING)
    assert shown.url == (
        "upi://pay?pa=station@bank&pn=Hafen%20%26%20S%C3%B6hne&am=200.00&cu=INR"
        f"&tr={OURS}&tn=Hafen%20%26%20S%C3%B6hne%20K-07%20-%202"
    )


def test_the_other_form_of_upi_wants_the_identifier_of_the_acquirer() -> None:
    """Sources disagree on it, so nobody guesses."""
    made_so = made("upi", form="emvco", identifier="A000000524", city="Pune")
    said = read(made_so.carry_out(OPENING).url)
    assert said["26"] == {"00": "A000000524", "01": "station@bank"}
    assert said["27"] == {"00": "A000000524", "01": OURS}
    with pytest.raises(ValueError, match="acquirer"):
        made("upi", form="emvco", city="Pune")


def test_a_charge_of_pix_is_at_the_bank() -> None:
    """The code names where it is, with our reference in it."""
    charge = made("pix", account="", location="pix.example.com/qr/{ref}")
    said = read(charge.carry_out(OPENING).url)
    assert said["26"] == {"00": "BR.GOV.BCB.PIX", "25": f"pix.example.com/qr/{OURS}"}
    assert (said["01"], said["54"]) == ("12", "200.00")


def test_names_of_the_place_are_there_in_its_letters() -> None:
    """Beside those in plain letters, for phones that can show them."""
    shown = made("promptpay", language="th", local_name="ท่าเรือ", local_city="กรุงเทพ")
    said = read(shown.carry_out(OPENING).url)
    assert said["64"] == {"00": "TH", "01": "ท่าเรือ", "02": "กรุงเทพ"}


# --- The reference --------------------------------------------------------------------------------


def test_a_reference_names_kiosk_and_prepayment_and_nobody_s_secret() -> None:
    """What an attendant reads on a bank's list leads to the payment; every scheme can carry it."""
    assert OURS.startswith("K07P000123")
    assert OURS.isalnum()
    assert len(OURS) <= REFERENCE_MAX
    assert prepayment_of(OURS) == "P-000123"
    other = reference_of(replace(OPENING, code="0000000000000000"), "K-07")
    assert other != OURS, "a restored database does not find the money of before"
    assert reference_of(replace(OPENING, prepayment="P-12345678"), "KIOSK-OF-LONG")[-13:-4] == (
        "P12345678"
    )


@pytest.mark.parametrize("kiosk", ["K1", "P000000P1", "K-07", "1", "P-123456", "", "é漢"])
@pytest.mark.parametrize("number", ["000001", "123456", "9999999", "12345678901234567890"])
def test_a_reference_leads_back_to_its_prepayment(kiosk: str, number: str) -> None:
    """Whatever the kiosk is called, and however long it has been selling."""
    for code in range(40):
        intent = replace(OPENING, prepayment=f"P-{number}", code=f"{code:016}")
        reference = reference_of(intent, kiosk)
        assert prepayment_of(reference) == f"P-{number}"
        assert len(reference) <= REFERENCE_MAX


def test_what_is_no_reference_of_ours_names_nobody() -> None:
    """And a prepayment that no scheme can carry is refused."""
    for text in (
        "",
        "cs_nobody",
        "P123ABCD",
        "K1P000123abcd",
        "K1P000123ILOU",
        "K1P000123AB",
        OURS * 2,
    ):
        assert prepayment_of(text) == ""
    for prepayment in ("P-1", "S-000123", "P-" + "9" * 21):
        with pytest.raises(RailRefused, match="reference"):
            reference_of(replace(OPENING, prepayment=prepayment), "K1")


# --- Never confirmed by itself ------------------------------------------------------------------


@every_kind
def test_without_somebody_who_says_so_nothing_is_ever_paid(kind: str) -> None:
    """However often it is read, before and after everything else: it is open, with no money."""
    shown = made(kind)
    assert shown.traits.confirmed_by is ConfirmedBy.ATTENDANT
    assert (shown.traits.can_hold, shown.traits.can_refund_part) == (False, False)
    assert shown.traits.way is Way.BANK_APP
    reference = shown.carry_out(OPENING).reference
    for verb in (None, Verb.EXPIRE, Verb.CAPTURE):
        if verb is not None:
            shown.carry_out(replace(CAPTURE, verb=verb))
        view = shown.read(reference)
        assert (view.state, view.held, view.captured) == (RailState.OPEN, NOTHING, NOTHING)


@every_kind
def test_what_was_paid_is_kept_and_nothing_goes_back(kind: str) -> None:
    """The attendant's word is in the journal: all of it is taken, and no rail returns it."""
    shown = made(kind)
    view = shown.carry_out(CAPTURE)
    assert (view.state, view.captured) == (RailState.CAPTURED, Money(20_000))
    for verb in (Verb.VOID, Verb.REFUND):
        with pytest.raises(RailRefused) as no:
            shown.carry_out(replace(CAPTURE, verb=verb))
        assert no.value.code == "cannot_refund"


def test_waiting_ends_although_the_code_does_not() -> None:
    """The code has no end: that nobody waits for it any more is all that can be said."""
    assert made("upi").carry_out(EXPIRE).state is RailState.EXPIRED


def test_references_of_others_are_unknown() -> None:
    """To a read as to everything else."""
    shown = made("upi")
    with pytest.raises(RailRefused) as no:
        shown.read("cs_doctor")
    assert no.value.code == UNKNOWN_PAYMENT
    for verb in (Verb.CAPTURE, Verb.EXPIRE):
        with pytest.raises(RailRefused):
            shown.carry_out(replace(CAPTURE, verb=verb, reference="K07P000124ABCD"))


# --- Confirmed by a place of the operator's -------------------------------------------------------


def status(**changes: object) -> dict[str, Any]:
    """Return what that place says of our payment."""
    return {"ref": OURS, "status": "paid", "amount": 20_000, "currency": "INR", **changes}


def test_the_place_is_asked_with_our_reference_and_its_key(
    provider: ScriptedProvider, watched: DisplayRail
) -> None:
    """One question, no body, nothing but the reference; the key is in nobody's way."""
    provider.says(status())
    view = watched.read(OURS)
    assert (view.state, view.held, view.prepayment) == (RailState.PAID, Money(20_000), "P-000123")
    [asked] = provider.asked
    assert (asked.method, asked.path) == ("GET", f"/paid?ref={OURS}")
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    assert watched.traits.confirmed_by is ConfirmedBy.RAIL
    assert KEY not in repr(vars(watched))


def test_a_place_without_a_key_is_shown_none(provider: ScriptedProvider) -> None:
    """It may be a program on this very machine."""
    provider.says(status(status="open"))
    shown = asked_of(told("upi", status_url=provider.url), "upi")
    assert shown.read(OURS).state is RailState.OPEN
    shown.close()
    [asked] = provider.asked
    assert "Authorization" not in asked.headers
    assert asked.path == f"/?ref={OURS}"


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("open", RailState.OPEN),
        ("processing", RailState.PROCESSING),
        ("refunded", RailState.RELEASED),
    ],
)
def test_other_answers_hold_no_money(
    provider: ScriptedProvider, watched: DisplayRail, said: str, state: RailState
) -> None:
    """Whatever amount stands beside them."""
    provider.says(status(status=said))
    view = watched.read(OURS)
    assert (view.state, view.held) == (state, NOTHING)


BELIEVED_BY_NOBODY: dict[str, object] = {
    "another reference": status(ref="K07P000124ABCD"),
    "no reference": {"status": "paid", "amount": 20_000, "currency": "INR"},
    "a reference in small letters": status(ref=OURS.lower()),
    "another currency": status(currency="IDR"),
    "no currency": status(currency=None),
    "no amount": status(amount=None),
    "an amount in words": status(amount="20000"),
    "true as an amount": status(amount=True),
    "an amount with a point": status(amount=20_000.0),
    "nothing": status(amount=0),
    "less than nothing": status(amount=-20_000),
    "more than there is": status(amount=10**13),
    "a status of its own": status(status="PAID"),
    "no status": {"ref": OURS},
    "a list": [status()],
    "a page": b"<html>paid</html>",
    "nothing at all": b"",
    "half": b'{"ref": "',
    "deeply nested": b"[" * 100_000,
}


@pytest.mark.req("PAY-05")
@pytest.mark.parametrize("said", BELIEVED_BY_NOBODY.values(), ids=list(BELIEVED_BY_NOBODY))
def test_what_is_not_exactly_an_answer_is_none(
    provider: ScriptedProvider, watched: DisplayRail, said: object
) -> None:
    """Nothing opens an outlet but our reference, in our currency, with a sound amount."""
    provider.says(said)
    with pytest.raises(RailSilent) as silence:
        watched.read(OURS)
    assert KEY not in str(silence.value)


@pytest.mark.parametrize("code", [204, 301, 302, 401, 403, 404, 429, 500, 503])
def test_no_other_answer_counts(
    provider: ScriptedProvider, watched: DisplayRail, code: int
) -> None:
    """However friendly its body."""
    provider.headers["Location"] = f"{provider.url}/elsewhere"
    provider.says(status(), status=code)
    with pytest.raises(RailSilent):
        watched.read(OURS)
    assert len(provider.asked) == 1, "nobody is sent anywhere else"


@pytest.mark.req("PAY-06")
def test_another_amount_is_told_as_it_is(provider: ScriptedProvider, watched: DisplayRail) -> None:
    """The core must see it, to give it back: nothing is dispensed for it."""
    provider.says(status(amount=19_999), status(amount=19_999))
    assert watched.read(OURS).held == Money(19_999)
    with pytest.raises(RailRefused) as no:
        watched.carry_out(CAPTURE)
    assert no.value.code == "no_part"


def test_nothing_is_kept_before_it_was_paid(
    provider: ScriptedProvider, watched: DisplayRail
) -> None:
    """And once it was, all of it."""
    provider.says(status(status="open"), status())
    with pytest.raises(RailRefused) as no:
        watched.carry_out(CAPTURE)
    assert no.value.code == "not_paid"
    assert watched.carry_out(CAPTURE).captured == Money(20_000)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("open", RailState.EXPIRED),
        ("paid", RailState.PAID),
        ("processing", RailState.PROCESSING),
    ],
)
def test_before_waiting_ends_it_is_asked_once_more(
    provider: ScriptedProvider, watched: DisplayRail, said: str, state: RailState
) -> None:
    """Whoever was faster has paid, and is told apart."""
    provider.says(status(status=said))
    assert watched.carry_out(EXPIRE).state is state


def test_the_preflight_asks_and_moves_nothing(
    provider: ScriptedProvider, watched: DisplayRail
) -> None:
    """A reference of nobody's: the place has to answer, and it is unknown all the same."""
    provider.says({"ref": "cs_doctor", "status": "open"})
    with pytest.raises(RailRefused) as no:
        watched.read("cs_doctor")
    assert no.value.code == UNKNOWN_PAYMENT
    with pytest.raises(RailSilent):
        watched.read("cs_doctor")


# --- What cannot be set so --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "values", "why"),
    [
        ("pix", {"city": ""}, "city"),
        ("pix", {"account": ""}, "either account"),
        ("pix", {"location": "pix.example.com/qr/{ref}"}, "either account"),
        ("pix", {"account": "", "location": "pix.example.com/qr/1"}, "ref"),
        ("pix", {"account": "", "location": "https://pix.example.com/qr/{ref}"}, "https"),
        ("promptpay", {"account": "12"}, "PromptPay"),
        ("promptpay", {"language": "th"}, "local_name"),
        ("promptpay", {"local_name": "ท่าเรือ"}, "local_name"),
        ("promptpay", {"merchant_name": "ท่าเรือ"}, "59"),
        ("promptpay", {"category": "fuel"}, "52"),
        ("emvco", {"identifier": "o" * 33}, "30.00"),
        ("emvco", {"account": "é"}, "30.05"),
        ("emvco", {"account_tag": "5"}, "30.5"),
        ("emvco", {"country": "Germany"}, "58"),
        ("upi", {"account": "station"}, "station@bank"),
    ],
)
def test_what_a_scheme_cannot_say_is_told_at_the_start(
    kind: str, values: dict[str, str], why: str
) -> None:
    """Not to the first customer, and with what is wrong."""
    with pytest.raises(ValueError, match=why):
        made(kind, **values)


@pytest.mark.parametrize("kind", ["upi", "pix", "promptpay"])
def test_a_scheme_pays_in_its_own_currency_alone(kind: str) -> None:
    """A code in another one would ask for another amount."""
    with pytest.raises(ValueError, match="not in EUR"):
        asked_of(replace(told(kind), currency=EUR), kind)


def test_a_key_without_a_place_is_a_mistake() -> None:
    """So is a place that anybody on the way could answer for."""
    with pytest.raises(ValueError, match="status_url"):
        asked_of(told("upi", secrets={"status_key": KEY}), "upi")
    with pytest.raises(ValueError, match="https"):
        made("upi", status_url="http://status.example.org")


@pytest.mark.req("PAY-13")
def test_transfer_forms_are_no_way_to_pay_at_a_kiosk() -> None:
    """Who asks for one is told why not, and where it is of use."""
    settings = RailSettings("sepa", EUR, "")
    with pytest.raises(ValueError, match="nobody is told whether it was sent") as no:
        rail("epc", settings, FakeClock())
    assert "kiosk account transfer" in str(no.value)


def test_an_amount_that_no_code_can_say_is_refused() -> None:
    """The payment fails, nothing else does."""
    with pytest.raises(RailRefused) as no:
        made("pix").carry_out(replace(OPENING, amount=Money(10**13)))
    assert no.value.code == "length"
