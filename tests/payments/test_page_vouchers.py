"""A voucher's code on the phone: paid with, refused, and guessed no more than a few times."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.keys import UNKNOWN
from fakes.localpay import CODE, Running, pay_sale, running
from fakes.time import FakeClock

from kiosk.api.snapshot import Notice
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import Money
from kiosk.paypage.accounts import LockedOut
from kiosk.paypage.vouchers import TRIES_IN_ALL, TRIES_OF_ONE, TYPED_MAX, VoucherDoor


def door(answer: Notice | None, clock: FakeClock | None = None) -> VoucherDoor:
    """Return a door whose kiosk always says the same."""
    return VoucherDoor(clock or FakeClock(), lambda _page, _typed: answer)


@pytest.mark.req("VC-10")
def test_five_wrong_codes_lock_a_phone_and_no_other() -> None:
    """For five minutes, whatever it types then."""
    clock = FakeClock()
    ours = door(Notice.WRONG_CODE, clock)
    for _ in range(5):
        assert ours.pay("phone", CODE, UNKNOWN) is Notice.WRONG_CODE
    with pytest.raises(LockedOut) as locked:
        ours.pay("phone", CODE, UNKNOWN)
    assert locked.value.left_ms == 300_000
    assert ours.pay("other", CODE, UNKNOWN) is Notice.WRONG_CODE
    clock.turn(300_000)
    assert ours.pay("phone", CODE, UNKNOWN) is Notice.WRONG_CODE


def test_whatever_did_not_pay_counts_as_a_guess() -> None:
    """A voucher of one's own with too little on it is no way to begin anew."""
    answers: list[Notice | None] = [Notice.WRONG_CODE, Notice.TOO_LITTLE, None] * 2
    ours = VoucherDoor(FakeClock(), lambda _page, _typed: answers.pop())
    for _ in range(5):
        ours.pay("phone", CODE, UNKNOWN)
    with pytest.raises(LockedOut):
        ours.pay("phone", CODE, UNKNOWN)


def test_a_voucher_that_pays_forgives_what_was_mistyped() -> None:
    """Four wrong, one right, four wrong: nobody is locked out."""
    answers = [Notice.WRONG_CODE] * 4 + [Notice.NONE] + [Notice.WRONG_CODE] * 4
    ours = VoucherDoor(FakeClock(), lambda _page, _typed: answers.pop())
    for _ in range(9):
        ours.pay("phone", CODE, UNKNOWN)


@pytest.mark.req("VC-10")
def test_many_phones_together_guess_no_more_than_a_few() -> None:
    """However many addresses somebody has; and one that pays all the time is held up as well."""
    ours = door(Notice.WRONG_CODE)
    for number in range(TRIES_IN_ALL):
        ours.pay(f"phone {number}", CODE, UNKNOWN)
    with pytest.raises(LockedOut):
        ours.pay("the next", CODE, UNKNOWN)
    busy = door(Notice.NONE)
    for _ in range(TRIES_OF_ONE):
        busy.pay("phone", CODE, UNKNOWN)
    with pytest.raises(LockedOut):
        busy.pay("phone", CODE, UNKNOWN)


@pytest.mark.req("VC-15")
def test_what_is_typed_is_cut_before_anybody_looks_at_it() -> None:
    """A book in the field goes no further than its first line."""
    seen: list[str] = []
    ours = VoucherDoor(FakeClock(), lambda _page, typed: seen.append(typed) or Notice.WRONG_CODE)
    ours.pay("phone", CODE, "A" * 10**6)
    assert len(seen[0]) == TYPED_MAX


def waiting(run: Running) -> None:
    """Let a payment wait for its payer."""
    rail = run.rail()
    rail.carry_out(
        Intent(
            prepayment="P-000123",
            rail=rail.name,
            verb=Verb.OPEN,
            amount=Money(2_000),
            created_ms=run.clock.utc_ms,
            expires_ms=run.clock.utc_ms + 2_000_000,
            code=CODE,
        )
    )
    rail.close()
    run.sales[CODE] = pay_sale()


def answered(notice: Notice | None) -> Callable[[str, str], Notice | None]:
    """Return a kiosk that always says the same."""
    return lambda _page, _typed: notice


@pytest.mark.parametrize(
    ("notice", "status", "text"),
    [
        (Notice.WRONG_CODE, 422, "This code is not known."),
        (Notice.TOO_LITTLE, 402, "There is too little left on this voucher."),
        (Notice.PAYMENT_EXPIRED, 409, ""),
        (None, 503, ""),
    ],
)
def test_a_phone_is_told_why_a_code_does_not_pay(
    notice: Notice | None, status: int, text: str
) -> None:
    """In words; what was typed is not on the page again."""
    with running(demo=False, on_voucher=answered(notice)) as run:
        waiting(run)
        phone = run.phone()
        sent = phone.send(
            {"token": phone.token(), "way": "voucher", "action": "pay", "voucher": UNKNOWN}
        )
        phone.close()
    assert sent.status_code == status
    assert text in sent.text
    assert UNKNOWN not in sent.text


def test_a_phone_that_has_paid_is_sent_to_its_page() -> None:
    """Reading that again sends nothing again, and a form is good once."""
    seen: list[tuple[str, str]] = []

    def redeem(page: str, typed: str) -> Notice:
        seen.append((page, typed))
        return Notice.NONE

    with running(demo=False, on_voucher=redeem) as run:
        waiting(run)
        phone = run.phone()
        form = {"token": phone.token(), "way": "voucher", "action": "pay", "voucher": "7q2m"}
        assert phone.send(form, follow=False).status_code == 303
        assert phone.send(form).status_code == 409
        phone.close()
    assert seen == [(CODE, "7q2m")]
