"""Who an invoice is written to: what is put in order, what is refused, and that nobody is named."""

from __future__ import annotations

import pytest

from kiosk.domain.customer import (
    LINE_MAX,
    LINES_MAX,
    NAME_MAX,
    VAT_ID_MAX,
    BadCustomer,
    Customer,
    customer,
)

GOOD = ("Ada Example", "1 River Road\n12345 Riverside", "DE123456789")


def sound(text: str) -> bool:
    """Whether a text is writing: here, one without a bell in it."""
    return "\a" not in text


def test_what_was_typed_is_put_in_order() -> None:
    """Blanks, empty lines and letters of two parts are tidied; a tax number is in capitals."""
    found = customer("  Ada \t Example ", "\n 1  River Road \n\n Cafe\u0301 \n", " de 12 3 ", sound)
    assert found == Customer("Ada Example", ("1 River Road", "Caf\u00e9"), "DE 12 3")


def test_nobody_is_named_in_a_log() -> None:
    """Whatever prints one says nothing of them."""
    assert repr(customer(*GOOD, sound)) == "Customer(...)"


def test_a_tax_number_is_not_needed() -> None:
    """Most have none."""
    assert customer("A", "B", "", sound).vat_id == ""


@pytest.mark.parametrize(
    ("name", "address", "vat_id"),
    [
        ("a" * NAME_MAX, "b", ""),
        ("a", "b" * LINE_MAX, ""),
        ("a", "\n".join("b" * LINES_MAX), ""),
        ("a", "b", "C" * VAT_ID_MAX),
    ],
)
def test_as_much_as_fits_is_taken(name: str, address: str, vat_id: str) -> None:
    """To the last letter, and the last line."""
    found = customer(name, address, vat_id, sound)
    assert (found.name, found.address, found.vat_id) == (name, tuple(address.split("\n")), vat_id)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ("", GOOD[1], GOOD[2])),
        ("name", (" \t", GOOD[1], GOOD[2])),
        ("name", ("a" * (NAME_MAX + 1), GOOD[1], GOOD[2])),
        ("name", ("A\ab", GOOD[1], GOOD[2])),
        ("address", (GOOD[0], "", GOOD[2])),
        ("address", (GOOD[0], "\n \n", GOOD[2])),
        ("address", (GOOD[0], "b" * (LINE_MAX + 1), GOOD[2])),
        ("address", (GOOD[0], "c\n" + "b" * (LINE_MAX + 1), GOOD[2])),
        ("address", (GOOD[0], "\n".join("b" * (LINES_MAX + 1)), GOOD[2])),
        ("address", (GOOD[0], "b\nc\ad", GOOD[2])),
        ("vat_id", (GOOD[0], GOOD[1], "C" * (VAT_ID_MAX + 1))),
        ("vat_id", (GOOD[0], GOOD[1], "C\aD")),
    ],
)
def test_what_will_not_do_is_named_by_its_part(field: str, typed: tuple[str, str, str]) -> None:
    """Which part it is, and no word of what was typed."""
    with pytest.raises(BadCustomer) as refusal:
        customer(*typed, sound)
    assert refusal.value.field == field
    assert str(refusal.value) == f"not fit for an invoice: {field}"
