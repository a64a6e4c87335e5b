"""The links behind the codes: nobody guesses one, and capitals lead to the same page."""

from __future__ import annotations

import math
import secrets
from collections.abc import Sequence

import pytest
import requests
from fakes.localpay import CODE, running
from hypothesis import given
from hypothesis import strategies as st

from kiosk.paypage.links import CODE as ANY_CODE
from kiosk.paypage.links import NEW_CODE, link
from kiosk.runtime.clock import CROCKFORD, SystemIds


@pytest.mark.req("PAY-02")
def test_a_code_has_128_bits_of_the_machines_best_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every character is drawn by `secrets` from 32: no time, no number, no name is in it."""
    drawn: list[str] = []
    choice = secrets.choice

    def counted(letters: Sequence[str]) -> str:
        assert letters == CROCKFORD
        drawn.append(choice(letters))
        return drawn[-1]

    monkeypatch.setattr(secrets, "choice", counted)
    code = SystemIds().code()
    assert code == "".join(drawn)
    assert len(drawn) * math.log2(len(set(CROCKFORD))) >= 128
    assert NEW_CODE.fullmatch(code)


@pytest.mark.req("PAY-02")
def test_no_two_codes_are_alike() -> None:
    """Ten thousand of them, and each character takes its part."""
    codes = {SystemIds().code() for _ in range(10_000)}
    assert len(codes) == 10_000
    assert all(len({code[place] for code in codes}) == 32 for place in range(26))


@pytest.mark.parametrize(
    ("public_url", "address"),
    [
        ("https://pay.example.org", f"HTTPS://PAY.EXAMPLE.ORG/P/{CODE}"),
        ("https://pay.example.org/", f"HTTPS://PAY.EXAMPLE.ORG/P/{CODE}"),
        ("http://192.168.1.20:8480", f"HTTP://192.168.1.20:8480/P/{CODE}"),
        ("https://example.org/kiosk7", f"https://example.org/kiosk7/p/{CODE}"),
        ("https://b\u00fccher.example", f"https://b\u00fccher.example/p/{CODE}"),
    ],
)
def test_a_link_is_in_capitals_where_that_is_the_same_place(public_url: str, address: str) -> None:
    """Hosts have no case; the path of a proxy does, and so may letters that are none of ASCII."""
    assert link(public_url, CODE) == address


def test_both_spellings_are_one_page() -> None:
    """A browser makes the host small and keeps the path: it finds the same payment."""
    with running() as run:
        run.open_one()
        pages = [
            requests.get(f"{run.pay.public_url}/{folder}/{CODE}", timeout=10) for folder in "pP"
        ]
        assert [page.status_code for page in pages] == [200, 200]
        form = {"way": "demo", "action": "pay", "token": pages[1].text.split('value="')[1][:200]}
        form["token"] = form["token"].split('"')[0]
        paid = requests.post(f"{run.pay.public_url}/P/{CODE}", data=form, timeout=10)
        assert paid.url.endswith(f"/P/{CODE}")
        assert run.paid == ["P-000123"]


@given(st.text(max_size=70))
def test_what_is_no_code_is_none(text: str) -> None:
    """Letters that look like others, small ones and those of other scripts are not in a code."""
    is_code = 16 <= len(text) <= 64 and all(letter in CROCKFORD for letter in text)
    assert (ANY_CODE.fullmatch(text) is not None) is is_code
    assert (NEW_CODE.fullmatch(text) is not None) is (is_code and len(text) >= 26)
