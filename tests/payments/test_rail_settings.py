"""What the settings ask of codes on the screen and of M-Pesa: each key read as what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli.processes import SETTINGS
from kiosk.payments.registry import wanted
from kiosk.settings import RailChoice, SettingsError, load

SECRET = {"S1": "secret-one", "S2": "secret-two", "S3": "secret-three"}
MERCHANT = {
    "merchant_name": "Bandari",
    "city": "Mombasa",
    "category": "5541",
    "postal_code": "80100",
    "language": "sw",
    "local_name": "Bandari ya Mombasa",
    "local_city": "Mombasa",
    "status_url": "https://till.example.org/paid",
}
TABLES: dict[str, dict[str, str]] = {
    "upi": {"account": "station@bank", "form": "emvco", "identifier": "A000000524", **MERCHANT},
    "pix": {"account": "a@b.c", "location": "pix.example.com/{ref}", **MERCHANT},
    "promptpay": {"account": "081-234-5678", **MERCHANT},
    "emvco": {
        "template": "51",
        "identifier": "org.example",
        "account": "17",
        "account_tag": "03",
        "country": "KE",
        **MERCHANT,
    },
    "mpesa": {
        "api_base": "https://sandbox.example.org",
        "shortcode": "174379",
        "till": "5678901",
        "callback_url": "https://till.example.org/mpesa",
    },
}
SECRETS = {
    "mpesa": {"consumer_key": "S1", "consumer_secret": "S2", "passkey": "S3"},
    **{key: {"status_key": "S1"} for key in ("upi", "pix", "promptpay", "emvco")},
}

every_kind = pytest.mark.parametrize("kind", TABLES)


def read(tmp_path: Path, kind: str, table: dict[str, str], secrets: dict[str, str]) -> RailChoice:
    """Return what the settings say of a rail with these keys."""
    lines = [f'{key} = "{value}"' for key, value in table.items()]
    lines += [f'{key}_env = "{name}"' for key, name in secrets.items()]
    path = tmp_path / "kiosk.toml"
    path.write_text(SETTINGS.read_text() + "\n".join(["", f"[rails.{kind}]", *lines, ""]))
    return load(path, rails=wanted(), environment=SECRET).rails[kind]


@every_kind
def test_every_key_is_read_as_it_was_written(tmp_path: Path, kind: str) -> None:
    """Texts as texts, addresses as addresses, and secrets from where they are kept."""
    choice = read(tmp_path, kind, TABLES[kind], SECRETS[kind])
    assert choice.values == TABLES[kind]
    got = {key: source.read(SECRET) for key, source in choice.secrets.items()}
    assert got == {key: SECRET[name] for key, name in SECRETS[kind].items()}
    assert not any(secret in repr(choice) for secret in SECRET.values())


@every_kind
def test_what_may_be_left_out_is_empty_or_what_holds_mostly(tmp_path: Path, kind: str) -> None:
    """And what may not is named."""
    fields = wanted()[kind] or ()
    needed = {one.key for one in fields if one.default is None and one.key in TABLES[kind]}
    given = {key: value for key, value in TABLES[kind].items() if key in needed}
    secrets = SECRETS[kind] if kind == "mpesa" else {}
    values = read(tmp_path, kind, given, secrets).values
    free = {key: value for key, value in values.items() if key not in given}
    usual = {
        "form": "link",
        "category": "0000",
        "template": "26",
        "account_tag": "01",
        "api_base": "https://api.safaricom.co.ke",
    }
    assert free == {key: usual.get(key, "") for key in free}
    for key in needed:
        with pytest.raises(SettingsError, match=key):
            read(tmp_path, kind, {one: text for one, text in given.items() if one != key}, secrets)


@pytest.mark.parametrize(
    ("kind", "key", "text"),
    [
        ("upi", "account", "station"),
        ("upi", "form", "paper"),
        ("pix", "account", "12345"),
        ("promptpay", "account", "0812"),
        ("promptpay", "category", "fuel"),
        ("promptpay", "language", "Thai"),
        ("promptpay", "status_url", "http://till.example.org"),
        ("emvco", "template", "52"),
        ("emvco", "template", "25"),
        ("emvco", "country", "Kenya"),
        ("mpesa", "shortcode", "my shop"),
        ("mpesa", "shortcode", "1234"),
        ("mpesa", "till", "12345678901"),
        ("mpesa", "callback_url", "http://till.example.org"),
    ],
)
def test_a_typing_mistake_is_named_with_its_key(
    tmp_path: Path, kind: str, key: str, text: str
) -> None:
    """With its line and what to do, before anybody pays."""
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, kind, TABLES[kind] | {key: text}, SECRETS[kind])
    [mistake] = caught.value.mistakes
    assert mistake.key == f"rails.{kind}.{key}"
    assert mistake.line > 1
    assert mistake.remedy
