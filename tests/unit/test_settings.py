"""The settings file: what it says, and how it says what is wrong."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hardware.registry import capabilities
from kiosk.domain.assistance import AccessMode
from kiosk.domain.field import Field, FieldKind
from kiosk.domain.money import Currency, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.payers import Split
from kiosk.domain.price import PriceBounds
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.site import Night, Supply, Theme
from kiosk.domain.tariff import Block, TimeFee
from kiosk.payments.registry import wanted
from kiosk.settings import (
    LogLevel,
    Mistake,
    Parity,
    Pin,
    RailChoice,
    Rs485,
    SecretSource,
    SecretUnreadable,
    Settings,
    SettingsError,
    load,
)

SAMPLES = Path(__file__).parents[2] / "assets/settings"
DEMO = (SAMPLES / "demo.toml").read_text()
EXAMPLE = (SAMPLES / "example.toml").read_text()
PROFILES = capabilities()

Loader = Callable[[str], Settings]


@pytest.fixture
def read(tmp_path: Path) -> Loader:
    """Return a function that loads a text as if it were a file."""

    def from_text(text: str) -> Settings:
        path = tmp_path / "kiosk.toml"
        path.write_text(text)
        return load(path, profiles=PROFILES, rails=wanted(), environment={"KIOSK_KEY": "sk_test_1"})

    return from_text


def swapped(text: str, old: str, new: str, *, nth: int = 1) -> str:
    """Return `text` with the `nth` occurrence of `old` replaced."""
    pieces = text.split(old)
    assert len(pieces) > nth, f"the sample has no {old!r}"
    return old.join(pieces[:nth]) + new + old.join(pieces[nth:])


def mistakes_in(read: Loader, text: str) -> tuple[Mistake, ...]:
    """Return what is said to be wrong with `text`."""
    with pytest.raises(SettingsError) as caught:
        read(text)
    return caught.value.mistakes


def the_mistake(read: Loader, text: str) -> Mistake:
    """Return the one mistake in `text`."""
    [mistake] = mistakes_in(read, text)
    return mistake


def line_of(text: str, needle: str, *, nth: int = 1) -> int:
    """Return the line on which `needle` stands for the `nth` time."""
    found = [number for number, line in enumerate(text.splitlines(), 1) if needle in line]
    return found[nth - 1]


# --- What is right -----------------------------------------------------------------------------


def test_the_demo_has_four_outlets_on_one_line() -> None:
    """Petrol, diesel, water and energy, each with its own address and profile."""
    settings = load(SAMPLES / "demo.toml", profiles=PROFILES)
    outlets = settings.site.outlets.values()
    assert [(o.id, o.product, o.line, o.profile, o.address) for o in outlets] == [
        (1, "petrol", "forecourt", "reference-fuel", 1),
        (2, "diesel", "forecourt", "reference-fuel", 2),
        (3, "water", "forecourt", "reference-water", 3),
        (4, "energy", "forecourt", "reference-ev", 4),
    ]
    assert settings.site.demo
    assert settings.lines["forecourt"].is_simulated
    assert settings.lines["forecourt"].baud == 19_200
    assert settings.site.currency == Currency("EUR", 2)


def test_prices_and_quantities_are_exact(read: Loader) -> None:
    """What is written with decimals arrives as whole base units."""
    site = read(DEMO).site
    petrol = site.product_at(OutletId(1))
    assert petrol.tariff.blocks == (Block(17_590),)
    assert petrol.smallest == Quantity(2_000_000, Dimension.VOLUME)
    assert petrol.largest == Quantity(100_000_000, Dimension.VOLUME)
    assert petrol.tariff.interval_base == 10_000
    assert petrol.vat_permille == 190
    assert site.product_at(OutletId(4)).dimension is Dimension.ENERGY
    assert site.limits.sale_max == Money(15_000)
    assert site.limits.quick_amounts == tuple(map(Money, (1000, 2000, 5000, 8000)))


def test_fuel_at_15_degrees_comes_from_a_meter_that_counts_it_so(tmp_path: Path) -> None:
    """And it is called so, wherever its name stands: on screens, pages and receipts."""
    counts_so = {
        name: replace(can, is_compensated=name == "reference-fuel")
        for name, can in PROFILES.items()
    }
    path = tmp_path / "kiosk.toml"
    path.write_text(DEMO.replace('kind = "fuel"', 'kind = "fuel"\nat_15_c = true'))
    site = load(path, profiles=counts_so).site
    assert site.products["petrol"].is_compensated
    assert site.products["petrol"].name.endswith(" (15 °C)")
    assert not site.products["water"].is_compensated
    path.write_text(DEMO)
    with pytest.raises(SettingsError) as refused:
        load(path, profiles=counts_so)
    assert {one.code for one in refused.value.mistakes} == {"compensation_differs"}
    assert "Write at_15_c = true" in str(refused.value)


def test_the_time_may_cost_as_well(read: Loader) -> None:
    """A minute, the most and what is free; nothing is free unless it is said."""
    assert read(DEMO).site.products["energy"].tariff.fee is None
    fee = TimeFee(Money(10), Money(900))
    plain = swapped(DEMO, LINES, timed(MINUTE))
    assert read(plain).site.products["energy"].tariff.fee == fee
    freed = swapped(DEMO, LINES, timed(MINUTE, "free_min = 30"))
    assert read(freed).site.products["energy"].tariff.fee == replace(fee, free_ms=1_800_000)


def test_the_example_is_right_as_it_stands(read: Loader) -> None:
    """An operator can begin with the example; its tiers are read in order."""
    settings = read(EXAMPLE)
    assert settings.site.products["water"].tariff.blocks == (
        Block(2500, 20_000_000),
        Block(1500),
    )
    assert list(settings.rails) == ["localpay"]
    assert settings.storage_folder == Path("/var/lib/kiosk")
    assert not settings.site.demo


def test_the_example_shows_what_holds_when_a_key_is_left_out(read: Loader) -> None:
    """Each commented key of the example, taken in, changes nothing."""
    taken_in = []
    for line in EXAMPLE.splitlines():
        key = line.removeprefix("# ").split(" = ")[0]
        either = key in {"usb_serial", "simulated", "key_env", "phone"}
        either = either or key in {"ocpp", "password_file", "password_env"}
        either = either or key in {"charge_point", "connector"}
        either = either or key in {"status_key_file", "status_key_env", "passkey_env"}
        either = either or key in {"consumer_key_env", "consumer_secret_env"}
        is_default = line.startswith("# ") and " = " in line and key.isidentifier() and not either
        is_default = is_default and key != "public_url"
        taken_in.append(line.removeprefix("# ") if is_default else line)
    text = "\n".join(taken_in)
    assert text.count("\n#") < EXAMPLE.count("\n#") - 20
    assert read(text) == read(EXAMPLE)


@pytest.mark.parametrize(
    ("written", "proxy"),
    [
        ('public_url = "https://pay.example.org"', "127.0.0.1"),
        ('public_url = "https://pay.example.org"\nhost = "::1"', "::1"),
        ('public_url = "https://pay.example.org"\ntrusted_proxy = "10.0.0.2"', "10.0.0.2"),
        ('public_url = "http://127.0.0.1:8080"', ""),
        ('public_url = "https://pay.example.org"\nopen_to_lan = true', ""),
        ("", ""),
    ],
)
def test_phones_behind_the_machines_own_proxy_are_told_apart(
    read: Loader, written: str, proxy: str
) -> None:
    """Where phones can only come through a proxy here, its word on who they are is taken."""
    settings = read(swapped(EXAMPLE, "[pay_page]", f"[pay_page]\n{written}"))
    assert settings.pay_page.trusted_proxy == proxy


def test_the_example_shows_every_key(read: Loader) -> None:
    """A key that is not in the example would be a key that nobody finds."""
    wrong = mistakes_in(read, _with_nonsense(EXAMPLE))
    offered = {
        name
        for mistake in wrong
        if mistake.remedy.startswith("Known here")
        for name in mistake.remedy.removeprefix("Known here: ").removesuffix(".").split(", ")
    }
    assert len(offered) > 50
    missing = {key for key in offered if f"{key} =" not in EXAMPLE and f"{key}]" not in EXAMPLE}
    missing = {key for key in missing if f"[{key}." not in EXAMPLE}
    assert missing == set()


def _with_nonsense(text: str) -> str:
    """Return `text` with a key that nobody knows in every table."""
    lines = ["qqqqqqqqqqqqqqqq = 1"]
    for line in text.splitlines():
        lines.append(line)
        if line.startswith("["):
            lines.append("qqqqqqqqqqqqqqqq = 1")
    return "\n".join(lines)


def test_everything_that_may_be_said_is_read(read: Loader, tmp_path: Path) -> None:
    """Line options, rails and pay page arrive as they are written."""
    (tmp_path / "stripe.key").write_text("sk_test_2\n")
    (tmp_path / "stripe.key").chmod(0o600)
    text = swapped(EXAMPLE, "[rails.stripe]\nenabled = false", "[rails.stripe]\nenabled = true")
    text = swapped(text, '"/etc/kiosk/stripe.key"', '"stripe.key"')
    text = swapped(
        text,
        'port = "/dev/serial/by-id/usb-FTDI_FT232R_A10K2VXY-if00-port0"',
        'usb_serial = "A10"\nbaud = 9600\nparity = "even"\nrs485 = "rts_low"\n'
        "rs485_before_ms = 1\nrs485_after_ms = 2\necho = true",
    )
    text = swapped(
        text,
        "[pay_page]",
        '[pay_page]\nopen_to_lan = true\npublic_url = "https://pay.example.org/"',
    )
    text = swapped(text, "[log]", '[log]\nlevel = "debug"')
    settings = read(text)
    line = settings.lines["forecourt"]
    assert (line.usb_serial, line.baud, line.port) == ("A10", 9600, "")
    assert line.parity is Parity.EVEN
    assert (line.rs485, line.rs485_before_ms, line.rs485_after_ms) == (Rs485.RTS_LOW, 1, 2)
    assert line.echo
    assert line.rts is line.dtr is Pin.RAISED
    assert settings.pay_page.host == "0.0.0.0"  # noqa: S104 - What was asked for.
    assert settings.pay_page.public_url == "https://pay.example.org"
    assert settings.log_level is LogLevel.DEBUG
    assert list(settings.rails) == ["localpay", "stripe"]
    stripe = settings.rails["stripe"]
    assert (stripe.kind, stripe.values["api_base"]) == ("stripe", "https://api.stripe.com")
    assert stripe.secrets["key"].read({}) == "sk_test_2"
    assert "sk_test" not in repr(settings)


def test_relative_paths_begin_where_the_caller_says(tmp_path: Path) -> None:
    """The demonstration keeps its files wherever it was told to."""
    settings = load(SAMPLES / "demo.toml", folder=tmp_path)
    assert settings.storage_folder == tmp_path / "data"
    assert settings.socket_path == tmp_path / "engine.sock"
    assert load(SAMPLES / "demo.toml").storage_folder == SAMPLES / "data"


def test_a_price_has_bounds_or_none(read: Loader) -> None:
    """Each may be left out; the price itself may be at either end."""
    both = read(EXAMPLE).site.products["diesel"].bounds
    assert both == PriceBounds(12_990, 21_990)
    assert read(DEMO).site.products["petrol"].bounds == PriceBounds()
    for key, bounds in (
        ("price_min", PriceBounds(least_e4=17_590)),
        ("price_max", PriceBounds(most_e4=17_590)),
    ):
        text = swapped(DEMO, '"1.759"', f'"1.759"\n{key} = "1.759"')
        assert read(text).site.products["petrol"].bounds == bounds


def test_an_outlet_may_have_to_be_verified(read: Loader) -> None:
    """For how long that holds, since when, and whether it is shut afterwards; or not at all."""
    plain = read(DEMO).site.outlets[OutletId(1)]
    assert (plain.verify_months, plain.verified_on, plain.verify_block) == (0, "", False)
    told = 'verify_months = 24\nverified_on = "2026-05-31"\nverify_block = true'
    one = read(swapped(DEMO, "address = 1\n", f"address = 1\n{told}\n")).site.outlets[OutletId(1)]
    assert (one.verify_months, one.verified_on, one.verify_block) == (24, "2026-05-31", True)


def test_a_product_may_be_sold_in_one_size(read: Loader) -> None:
    """The smallest quantity may be the largest as well."""
    petrol = read(swapped(DEMO, 'largest = "100"', 'largest = "2"')).site.products["petrol"]
    assert petrol.smallest == petrol.largest


@pytest.mark.parametrize(
    ("code", "exponent", "price"), [("JPY", 0, "180"), ("KWD", 3, "0.125"), ("USD", 2, "3.999")]
)
def test_amounts_have_the_decimals_of_their_currency(
    read: Loader, code: str, exponent: int, price: str
) -> None:
    """The yen has none, the dinar three: a price has four all the same."""
    amounts = {"150.00": "900", "50.00": "300", "200.00": "600"}
    text = swapped(DEMO, '"EUR"', f'"{code}"')
    for old, new in amounts.items():
        text = swapped(text, f' = "{old}"', f' = "{new}"')
    text = swapped(text, '["10.00", "20.00", "50.00", "80.00"]', "[300, 600]")
    text = swapped(text, '"1.759"', f'"{price}"')
    site = read(text).site
    assert site.currency.exponent == exponent
    assert site.limits.sale_max == Money(900 * 10**exponent)
    assert str(site.products["petrol"].tariff.price_e4) == price.replace(".", "").lstrip(
        "0"
    ) + "0" * (4 - len(price.partition(".")[2]))


# --- What is wrong -----------------------------------------------------------------------------

LINES = "[lines.forecourt]"
TIME = "products.energy.time"
MINUTE = 'minute = "0.10"'


def timed(*keys: str) -> str:
    """Return a price for time with these keys, before the first line."""
    return "\n".join((f"[{TIME}]", 'most = "9.00"', *keys, LINES))


WRONG = {
    # What is swapped for what; the key; words of the message; words of the remedy.
    "float": ('"1.759"', "1.759", "products.petrol.price", "rounded", 'Write "1.759".'),
    "exponent": ('"1.759"', "1e3", "products.petrol.price", "rounded", 'Write "1e3".'),
    "comma": ('"1.759"', '"1,759"', "products.petrol.price", "no amount", "decimal point"),
    "free": ('"1.759"', '"0.0000"', "products.petrol.price", "nothing", "more than 0"),
    "negative": ('"1.759"', "-1", "products.petrol.price", "-1", "EUR for one L"),
    "too fine": ('"1.759"', '"1.75901"', "products.petrol.price", "5 decimals", "At most 4"),
    "half a cent": ('"150.00"', '"150.005"', "limits.sale_max", "3 decimals", "At most 2"),
    "price is a date": ('"1.759"', "2024-01-01", "products.petrol.price", "date", "decimal"),
    "price is true": ('"1.759"', "true", "products.petrol.price", "true", "decimal"),
    "vat": ('"19"', '"190"', "products.petrol.vat_percent", "no tax", "per cent"),
    "kind": ('"fuel"', '"feul"', "products.petrol.kind", "feul", "`fuel`"),
    "unit": ('kind = "fuel"', 'kind = "fuel"\nunit = "gal"', "products.petrol.unit", "gal", "kWh"),
    "smallest": ('"100"', '"1"', "products.petrol.smallest", "more than", "`largest`"),
    "interval": ('"2"', '"2.005"', "products.petrol.smallest", "intervals", "in L"),
    "too dear": ('"1.759"', '"100"', "products.petrol.smallest", "costs more", "limits.sale_max"),
    "time for nothing": (LINES, timed('minute = "0"'), f"{TIME}.minute", "nothing", "more than 0"),
    "time too dear": (LINES, timed('minute = "9.01"'), f"{TIME}.most", "costs more", "`minute`"),
    "time by halves": (LINES, timed(""), f"{TIME}.minute", "missing", "Add it."),
    "time free": (LINES, timed(MINUTE, "free_min = 1441"), f"{TIME}.free_min", "1441", "to 1440"),
    "time misspelt": (LINES, timed(MINUTE, "fre_min = 1"), f"{TIME}.fre_min", "known", "free_min"),
    "time twice": (LINES, timed(MINUTE, 'kind = "x"'), f"{TIME}.kind", "not known", "free_min"),
    "line name": (
        "[[outlets]]", '[lines.B]\nport = "/dev/pts/1"\n[[outlets]]', "lines.B", "name", "small",
    ),
    "pay time": ("delivery_s", "pay_s", "limits.pay_s", "3600 is out", "60 to 600"),
    "pay time short": ("delivery_s = 3600", "pay_s = 59", "limits.pay_s", "59", "60 to 600"),
    "start time": ("delivery_s = 3600", "start_s = 121", "limits.start_s", "121", "10 to 120"),
    "warning": ("delivery_s = 3600", "warn_s = 60", "limits.warn_s", "as long", "idle_s"),
    "time as text": ("= 3600", '= "3600"', "limits.delivery_s", "no whole", "unquoted"),
    "time is true": ("= 3600", "= true", "limits.delivery_s", "no whole", "unquoted"),
    "huge": ("= 3600", "= 1" + 60 * "0", "limits.delivery_s", "very large", "60 to 86400"),
    "override": ('"50.00"\n', '"200.01"\n', "limits.override_max", "more", "override_shift_max"),
    "quick": ('"80.00"]', '"151"]', "limits.quick_amounts[4]", "more than a sale", "sale_max"),
    "quick order": ('"20.00"', '"10.00"', "limits.quick_amounts[2]", "not more", "smallest"),
    "quick none": ('["10.00", "20.00", "50.00", "80.00"]', "[]", "limits.quick_amounts", "0", "6"),
    "quick float": ('"20.00"', "20.00", "limits.quick_amounts[2]", "rounded", '"20.00"'),
    "quick text": (
        '["10.00", "20.00", "50.00", "80.00"]', '"10"', "limits.quick_amounts", "no list", "[",
    ),
    "currency": ('"EUR"', '"EUQ"', "site.currency", "EUQ", "`EUR`"),
    "currency small": ('"EUR"', '"eur"', "site.currency", "eur", "`EUR`"),
    "kiosk": ('"K1"', '"kiosk one"', "site.kiosk", "short", "K1"),
    "language": ('"de"', '"German"', "site.languages[2]", "no language", "ar_EG"),
    "languages": ('"de"', '"en"', "site.languages[2]", "twice", "once"),
    "languages int": ('"de"', "5", "site.languages[2]", "5 is no text", "quotes"),
    "time zone": ('"Europe/Berlin"', '"Europe/Bärlin"', "site.time_zone", "no such", "tzdata"),
    "time zone path": (
        '"Europe/Berlin"', '"../../../etc/passwd"', "site.time_zone", "no such", "UTC",
    ),
    "simplified": (
        'phone = "+49 30 000000"', 'phone = "+49 30 000000"\nsimplified_max = 1.5',
        "seller.simplified_max", "rounded", '"1.5"',
    ),
    "demo": ("demo = true", 'demo = "yes"', "site.demo", "neither", "unquoted"),
    "empty": ('"Riverside Station"', '" "', "site.name", "empty", "leave the key out"),
    "control": ('"K1"', r'"K\u0007"', "site.kiosk", "control", "one line"),
    "long": ('"Riverside Station"', f'"{121 * "x"}"', "site.name", "121", "120"),
    "text is a number": ('"Riverside Station"', "7", "site.name", "7 is no text", "quotes"),
    "address": ('["Uferstrasse 1", "12345 Musterstadt"]', '"x"', "seller.address", "list", "["),
    "number": ("number = 4", "number = 3", "outlets[4].number", "line 88", "its own"),
    "number 0": ("number = 4", "number = 0", "outlets[4].number", "0 is out", "1 to 99"),
    "bus address": ("address = 4", "address = 3", "outlets[4].address", "outlet 3", "its own"),
    "product": ('product = "water"', 'product = "watr"', "outlets[3].product", "watr", "`water`"),
    "line": ('line = "forecourt"', 'line = "x"', "outlets[1].line", "'x'", "forecourt"),
    "profile": ('"reference-ev"', '"reference-v"', "outlets[4].profile", "-v", "`reference-ev`"),
    "baud": ("19200", "19201", "lines.forecourt.baud", "19201", "19200"),
    "parity": ("baud", 'parity = "evn"\nbaud', "lines.forecourt.parity", "evn", "`even`"),
    "direction": (
        "baud", 'rs485 = "rts"\nbaud', "lines.forecourt.rs485", "rts", "rts_high, rts_low",
    ),
    "direction delay": (
        "simulated = true", 'port = "/dev/pts/1"\nrs485_after_ms = 2',
        "lines.forecourt.rs485_after_ms", "by itself", "rts_low",
    ),
    "direction delay long": (
        "baud", "rs485_before_ms = 101\nbaud", "lines.forecourt.rs485_before_ms", "101", "0 to 100",
    ),
    "rts twice": (
        "simulated = true", 'port = "/dev/pts/1"\nrs485 = "rts_high"\nrts = "dropped"',
        "lines.forecourt.rts", "turns the direction", "Leave `rts` out",
    ),
    "simulated direction": (
        "baud", 'rs485 = "rts_high"\nbaud', "lines.forecourt.rs485", "simulated", "Leave it out",
    ),
    "simulated echo": (
        "baud", "echo = true\nbaud", "lines.forecourt.echo", "simulated", "Leave it out",
    ),
    "pin": ("baud", 'dtr = "drop"\nbaud', "lines.forecourt.dtr", "drop", "dropped, raised"),
    "no place": ("simulated = true", "", "lines.forecourt", "once", "`usb_serial`"),
    "two places": ("baud", 'port = "/dev/pts/1"\nbaud', "lines.forecourt", "once", "`port`"),
    "real in a demo": (
        "simulated = true", 'port = "/dev/ttyS0"', "lines.forecourt", "real valve", "`demo`",
    ),
    "simulated for money": ("demo = true", "", "lines.forecourt", "Nobody", "`demo = true`"),
    "two lines": (
        "simulated = true", 'port = "/dev/pts/9"\n[lines.b]\nport = "/dev/pts/9"', "lines.b.port",
        "line forecourt", "one line",
    ),
    "home": ('"data"', '"~/kiosk"', "storage.folder", "home", "from /"),
    "socket": ('"engine.sock"', f'"/{107 * "x"}"', "engine.socket", "108", "107"),
    "ports": ("0\napi_port = 0", "80\napi_port = 80", "pay_page.api_port", "same port", "its own"),
    "port": ("api_port = 0", "api_port = 65536", "pay_page.api_port", "65536", "65535"),
    "host": ("page_port = 0", 'host = "0.0.0.0"', "pay_page.host", "could reach", "open_to_lan"),
    "host name": ("page_port = 0", 'host = "kiosk"', "pay_page.host", "no address", "127.0.0.1"),
    "lan": ("page_port = 0", "open_to_lan = true", "pay_page.open_to_lan", "phones", "public_url"),
    "lan to itself": (
        "page_port = 0", 'open_to_lan = true\npublic_url = "http://127.0.0.1"',
        "pay_page.public_url", "on itself", "phones",
    ),
    "url": ("page_port = 0", 'public_url = "pay"', "pay_page.public_url", "no address", "https"),
    "proxy": (
        "page_port = 0", 'trusted_proxy = "proxy"', "pay_page.trusted_proxy", "no address",
        "IP address",
    ),
    "any proxy": (
        "page_port = 0", 'trusted_proxy = "*"', "pay_page.trusted_proxy", "no address", "proxy",
    ),
    "proxy here": (
        "page_port = 0", 'trusted_proxy = "localhost"', "pay_page.trusted_proxy", "no address",
        "127.0.0.1",
    ),
    "looks": ("page_port = 0", "looks = 59", "pay_page.looks", "59", "60"),
    "acts": ("page_port = 0", "acts = 2", "pay_page.acts", "2", "3"),
    "all looks": (
        "page_port = 0", "looks_in_all = 100", "pay_page.looks_in_all", "less than one",
        "`looks`",
    ),
    "all acts": (
        "page_port = 0", "acts_in_all = 11", "pay_page.acts_in_all", "less than one", "`acts`",
    ),
    "url query": (
        "page_port = 0", 'public_url = "https://a/?b"', "pay_page.public_url", "no add", "https",
    ),
    "url bracket": (
        "page_port = 0", 'public_url = "https://["', "pay_page.public_url", "no address", "https",
    ),
    "no rail": (
        "[pay_page]", "[rails.localpay]\nenabled = false\n[pay_page]",
        "rails", "no way", "localpay",
    ),
    "key twice": (
        "[pay_page]", '[rails.stripe]\nkey_env = "KIOSK_KEY"\nkey_file = "x"\n[pay_page]',
        "rails.stripe", "once", "key_file",
    ),
    "key nowhere": ("[pay_page]", "[rails.stripe]\n[pay_page]", "rails.stripe", "once", "key_file"),
    "key gone": (
        "[pay_page]", '[rails.stripe]\nkey_file = "none"\n[pay_page]', "rails.stripe.key_file",
        "there is no file", "alone",
    ),
    "variable": (
        "[pay_page]", '[rails.stripe]\nkey_env = "a b"\n[pay_page]', "rails.stripe.key_env",
        "no name", "KIOSK_STRIPE_KEY",
    ),
    "variable gone": (
        "[pay_page]", '[rails.stripe]\nkey_env = "NONE"\n[pay_page]', "rails.stripe.key_env",
        "no variable NONE", "alone",
    ),
    "plain API": (
        "[pay_page]", '[rails.stripe]\napi_base = "http://x"\nkey_env = "KIOSK_KEY"\n[pay_page]',
        "rails.stripe.api_base", "encrypted", "https",
    ),
    "kind of rail": (
        "[pay_page]", '[rails.till]\nkind = "strype"\n[pay_page]', "rails.till.kind",
        "no way to pay of the kind", "`stripe`",
    ),
    "least to be captured": (
        "[pay_page]", '[rails.stripe]\nkey_env = "KIOSK_KEY"\nmin_charge = "0.505"\n[pay_page]',
        "rails.stripe.min_charge", "3 decimals", "2",
    ),
    "log": ("[pay_page]", '[log]\nlevel = "inf"\n[pay_page]', "log.level", "inf", "`info`"),
    "no table": ("[pay_page]", "[log.level]\n[pay_page]", "log.level", "a table", "quotes"),
    "unknown table": ("[pay_page]", "[rials]\n[pay_page]", "rials", "not known", "`rails`"),
    "unknown key": ("demo = true", "demo = true\ncolour = 3", "site.colour", "not known", "name"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "what", "remedy"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_said_with_its_place_and_a_remedy(
    read: Loader, old: str, new: str, key: str, what: str, remedy: str
) -> None:
    """One slip in the demo gives one message: which key, what is wrong, what to do."""
    mistake = the_mistake(read, swapped(DEMO, old, new))
    assert mistake.key == key
    assert what.lower() in mistake.what.lower()
    assert remedy in mistake.remedy


BLOCKS = '[[products.water.blocks]]\nupto = "20"\nprice = "0.25"\n'
TIERS = {
    "price too": ("[[products.water.blocks]]", 'price = "1"\n[[products.water.blocks]]', "price"),
    "falling": (BLOCKS, BLOCKS + BLOCKS, "blocks[2].upto"),
    "last ends": ('price = "0.15"', 'price = "0.15"\nupto = "40"', "blocks[2].upto"),
    "no end": ('upto = "20"', "", "blocks[1].upto"),
    "free": ('price = "0.15"', 'price = "0"', "blocks[2].price"),
    "misspelt": ('price = "0.15"', 'prize = "0.15"', "blocks[2].prize"),
}


@pytest.mark.parametrize(("old", "new", "key"), TIERS.values(), ids=TIERS)
def test_tiers_must_follow_one_another(read: Loader, old: str, new: str, key: str) -> None:
    """A tiered price rises in quantity and its last step has no end."""
    assert the_mistake(read, swapped(EXAMPLE, old, new)).key == f"products.water.{key}"


MISSING = {
    "section": ("[limits]", "limits", 1),
    "key": ('price = "1.659"', "products.diesel.price", line_of(DEMO, "[products.diesel]")),
    "name": ('product = "water"', "outlets[3].product", line_of(DEMO, "[[outlets]]", nth=3)),
    "outlets": ("[[outlets]]", "outlets", 1),
}


@pytest.mark.parametrize(("gone", "key", "line"), MISSING.values(), ids=MISSING)
def test_what_is_missing_is_said_at_its_table(read: Loader, gone: str, key: str, line: int) -> None:
    """A key that must be there is named with the line of the table that lacks it."""
    text = DEMO.replace(gone, "#", 1)
    if gone.startswith("["):
        begin = DEMO.index(gone)
        end = DEMO.index("\n[", DEMO.rindex(gone)) + 1
        text = DEMO[:begin] + DEMO[end:]
    mistake = the_mistake(read, text)
    assert (mistake.line, mistake.key) == (line, key)
    assert "missing" in mistake.what


def test_a_misspelt_key_is_said_once(read: Loader) -> None:
    """The key that it was meant to be is not called missing as well."""
    mistake = the_mistake(read, swapped(DEMO, "smallest", "smalest"))
    assert mistake.key == "products.petrol.smalest"
    assert mistake.remedy == "Did you mean `smallest`?"


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(read: Loader) -> None:
    """The operator corrects a file once, not once for each mistake."""
    text = swapped(DEMO, '"EUR"', '"EUQ"')
    text = swapped(text, '"1.759"', "1.759")
    text = swapped(text, "largest", "largst", nth=2)
    text = swapped(text, "number = 4", "number = 3")
    text = swapped(text, "address = 2", "address = 1")
    wrong = mistakes_in(read, text)
    assert [(mistake.line, mistake.key) for mistake in wrong] == [
        (line_of(text, "EUQ"), "site.currency"),
        (line_of(text, "1.759"), "products.petrol.price"),
        (line_of(text, "largst"), "products.diesel.largst"),
        (line_of(text, "address = 1", nth=2), "outlets[2].address"),
        (line_of(text, "number = 3", nth=2), "outlets[4].number"),
    ]


def test_the_message_reads_well(read: Loader) -> None:
    """File, count, then each mistake with its line, and the remedy below it."""
    with pytest.raises(SettingsError) as caught:
        read(swapped(DEMO, "page_port", "page_prt"))
    line = line_of(DEMO, "page_port")
    assert str(caught.value).splitlines() == [
        "kiosk.toml: 1 mistake",
        f"  line {line}, pay_page.page_prt: this key is not known (unknown_key)",
        "      Did you mean `page_port`?",
    ]


def test_rails_of_one_kind_have_names_and_the_order_of_the_file(read: Loader) -> None:
    """Two accounts at one provider are two ways to pay; the first named is offered first."""
    tills = [
        '[rails.night]\nkind = "stripe_sale"\nkey_env = "KIOSK_KEY"\n',
        '[rails.localpay]\n[rails.day]\nkind = "stripe"\nkey_env = "KIOSK_KEY"\n',
        'min_charge = "0.50"\n[rails.never]\nkind = "stripe"\nenabled = false\n',
    ]
    rails = read(DEMO + "".join(tills)).rails
    assert [(one.name, one.kind) for one in rails.values()] == [
        ("night", "stripe_sale"),
        ("localpay", "localpay"),
        ("day", "stripe"),
    ]
    assert rails["day"].values["min_charge"] == Money(50)
    assert rails["night"].values["min_charge"] == ""


def test_what_an_unknown_release_wants_of_a_rail_is_let_pass(tmp_path: Path) -> None:
    """Who only wants to know the outlets does not have to know every kind of rail."""
    path = tmp_path / "kiosk.toml"
    path.write_text(DEMO + '[rails.shells]\nbeach = "north"\n')
    rails = load(path, profiles=PROFILES).rails
    assert [(one.name, one.kind) for one in rails.values()] == [
        ("shells", "shells"),
        ("localpay", "localpay"),
    ]


def test_every_kind_of_field_is_read(tmp_path: Path) -> None:
    """What a rail wants to be told is checked by its kind, and every mistake is named at once."""
    fields = (
        Field("where", FieldKind.URL),
        Field("note", FieldKind.TEXT, default=""),
        Field("tries", FieldKind.WHOLE, default=3, least=1, most=9),
        Field("quick", FieldKind.FLAG, default=False),
        Field("mode", FieldKind.CHOICE, default="soft", choices=("soft", "hard")),
        Field("most", FieldKind.MONEY, default="2.50"),
        Field("token", FieldKind.SECRET, is_needed=False),
        Field("shore", FieldKind.TEXT, default="", check=lambda one: "too far" * (one == "moon")),
    )
    path = tmp_path / "kiosk.toml"

    def said(text: str) -> RailChoice:
        path.write_text(f'{DEMO}[rails.shells]\nwhere = "https://a.example/"\n{text}')
        return load(path, rails={"shells": fields}, environment={"T": "s3"}).rails["shells"]

    plain = {"where": "https://a.example", "note": "", "tries": 3, "quick": False, "mode": "soft"}
    plain |= {"shore": ""}
    assert said("").values == plain | {"most": Money(250)}
    assert not said("").secrets["token"].is_given
    told = said('note = "n"\ntries = 9\nquick = true\nmode = "hard"\nmost = "1"\ntoken_env = "T"\n')
    changed = {"note": "n", "tries": 9, "quick": True, "mode": "hard", "most": Money(100)}
    assert told.values == plain | changed
    assert told.secrets["token"].read({"T": "s3"}) == "s3"
    wrong = 'tries = 10\nquick = 1\nmode = "mild"\nmost = "x"\ntoken_env = "U"\nnope = 1\n'
    wrong += 'shore = "moon"\n'
    with pytest.raises(SettingsError) as caught:
        said(wrong)
    keys = {one.key.rpartition(".")[2] for one in caught.value.mistakes}
    assert keys == {"tries", "quick", "mode", "most", "token_env", "nope", "shore"}
    path.write_text(f'{DEMO}[rails.shells]\nwhere = "http://a.example"\n')
    with pytest.raises(SettingsError, match="encrypted"):
        load(path, rails={"shells": fields}, environment={})


def test_a_product_has_a_plain_name(read: Loader) -> None:
    """Names are typed and shown in many places: small letters, digits and dashes."""
    assert the_mistake(read, DEMO.replace("petrol", "Petrol")).key == "products.Petrol"


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('key_file = "sk_live_abcdef"', "rails.stripe.key_file"),
        ('key = "abcdef"', "rails.stripe.key"),
        ('api_base = "https://ann:abcdef@x"', "rails.stripe.api_base"),
        ('webhook_secret = "abcdef"', "rails.stripe.webhook_secret"),
        ("pin = 123456", "rails.stripe.pin"),
        ('colours = ["whsec_abcdef"]', "rails.stripe.colours"),
    ],
)
def test_a_secret_in_the_file_is_refused_and_not_repeated(
    read: Loader, line: str, key: str
) -> None:
    """The settings are read by many: no secret may stand there, nor in the message about it."""
    stripe = f'[rails.stripe]\nkey_env = "KIOSK_KEY"\n{line}\n'
    if line.startswith("key_file"):
        stripe = f"[rails.stripe]\n{line}\n"
    with pytest.raises(SettingsError) as caught:
        read(DEMO + stripe)
    keys = [mistake.key for mistake in caught.value.mistakes if "secret" in mistake.what]
    assert keys == [key]
    assert "abcdef" not in str(caught.value)
    assert "123456" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "mode", "what"),
    [
        (b"sk_test_1", 0o604, "everybody"),
        (b" \n", 0o600, "empty"),
        ("sk_tést".encode(), 0o600, "more than plain letters"),
    ],
)
def test_a_secret_file_must_hold_a_secret_for_few(
    tmp_path: Path, content: bytes, mode: int, what: str
) -> None:
    """A key that everybody may read is no secret."""
    path = tmp_path / "key"
    path.write_bytes(content)
    path.chmod(mode)
    with pytest.raises(SecretUnreadable, match=what):
        SecretSource(file=path).read({})


@pytest.mark.parametrize("key", ["name", "currency", "kiosk"])
def test_a_secret_in_the_place_of_something_else_is_said_once(read: Loader, key: str) -> None:
    """It is not repeated as a wrong value, and its key is not called missing."""
    text = re.sub(rf"(?m)^{key} = .*$", f'{key} = "sk_live_abcdef"', DEMO, count=1)
    mistake = the_mistake(read, text)
    assert (mistake.key, "secret" in mistake.what) == (f"site.{key}", True)


def test_a_folder_is_no_secret(tmp_path: Path) -> None:
    """What cannot be read is said, whatever it is."""
    with pytest.raises(SecretUnreadable, match="directory"):
        SecretSource(file=tmp_path).read({})


def test_a_secret_may_come_from_the_environment() -> None:
    """A variable serves as well as a file, without its blanks."""
    assert SecretSource(variable="KEY").read({"KEY": " sk \n"}) == "sk"


# --- What contradicts itself -------------------------------------------------------------------

TANK = 'tank = "2000 L"\nreserve = "50 L"'
CONTRADICTIONS = {
    # What is swapped for what; the key; the code; words of the message; words of the remedy.
    "address": ("address = 4", "address = 3", "outlets[4].address", "same_address", "outlet 3", ""),
    "number": ("number = 4", "number = 3", "outlets[4].number", "same_number", "already", "its"),
    "serial": (
        "address = 1\n", 'address = 1\nserial = "A"\n', "outlets[2].serial", "same_serial",
        "outlet 1 has this", "plate",
    ),
    "port": (
        "simulated = true", 'port = "/dev/pts/9"\n[lines.b]\nport = "/dev/pts/9"', "lines.b.port",
        "same_port", "forecourt", "one line",
    ),
    "presets": ('"100"', '"1"', "products.petrol.smallest", "presets_contradict", "more than", ""),
    "price bounds": (
        '"1.759"', '"1.759"\nprice_min = "2"\nprice_max = "1.9999"', "products.petrol.price_min",
        "presets_contradict", "more than the largest", "`price_max`",
    ),
    "price too low": (
        '"1.759"', '"1.759"\nprice_min = "1.7591"', "products.petrol.price_min",
        "presets_contradict", "less than that", "At most",
    ),
    "price too high": (
        '"1.759"', '"1.759"\nprice_max = "1.7589"', "products.petrol.price_max",
        "presets_contradict", "more than that", "At least",
    ),
    "below the bound": (
        'smallest = "0.5"', 'smallest = "0.03"', "outlets[3].profile", "preset_below_resolution",
        "less than this flow controller", "Sell at least 0.03",
    ),
    "finer than a count": (
        'kind = "fuel"', 'kind = "fuel"\ninterval = "0.001"', "outlets[1].profile",
        "interval_below_resolution", "does not count", "0.0025 L",
    ),
    "more than the counter": (
        'largest = "100"', 'largest = "9000000"', "outlets[1].profile", "preset_over_range",
        "counter can tell", "less than 5368709.12 L",
    ),
    "more than it takes at once": (
        'profile = "reference-water"', 'profile = "new-era-ne1000"', "outlets[3].profile",
        "preset_over_most", "takes for one delivery", "Lower `largest` to at most 0.049 L",
    ),
    "water by the kWh": (
        'profile = "reference-ev"', 'profile = "reference-water"', "outlets[4].profile",
        "units_differ", "measures L, and energy is sold by the kWh", "fitted",
    ),
    "at 15 degrees": (
        'kind = "fuel"', 'kind = "fuel"\nat_15_c = true', "outlets[1].profile",
        "compensation_differs", "counts the volume as it flows", "Drop at_15_c",
    ),
    "energy at 15 degrees": (
        'kind = "energy"', 'kind = "energy"\nat_15_c = true', "products.energy.at_15_c",
        "wrong_value", "same at any temperature", "Leave it out",
    ),
    "quick amount": (
        '"80.00"]', '"151"]', "limits.quick_amounts[4]", "limits_contradict", "more than a sale",
        "sale_max",
    ),
    "quick order": (
        '"20.00"', '"10.00"', "limits.quick_amounts[2]", "amounts_overlap", "not more", "smallest",
    ),
    "negative limit": (
        '"150.00"', '"-150.00"', "limits.sale_max", "wrong_value", "no amount", "decimal point",
    ),
    "huge limit": ('"150.00"', '"1000000"', "limits.sale_max", "out_of_bounds", "so much", "eight"),
    "overflow": ('"150.00"', f'"{30 * "9"}"', "limits.sale_max", "wrong_value", "no amount", ""),
    "free": ('"1.759"', '"0"', "products.petrol.price", "wrong_value", "nothing", "more than 0"),
    "negative price": ('"1.759"', '"-1.759"', "products.petrol.price", "wrong_value", "no am", ""),
    "pause": (
        "delivery_s = 3600", "delivery_s = 60", "limits.pause_s", "limits_contradict", "as long",
        "delivery_s",
    ),
    "outlets in a sale": (
        "delivery_s = 3600", "outlets_max = 17", "limits.outlets_max", "out_of_bounds", "17", "16",
    ),
    "turn": ("delivery_s = 3600", "turn_s = 19", "limits.turn_s", "out_of_bounds", "19", "20 to 6"),
    "rail": (
        "[pay_page]", "[rails.paypal]\n[pay_page]", "rails.paypal", "unknown_name", "kind", "str",
    ),
    "other currency": (
        'price = "1.759"', 'price = "1.759"\ncurrency = "USD"', "products.petrol.currency",
        "unknown_key", "not known", "",
    ),
    "split": (
        "[pay_page]", '[sales]\nsplit = "prorata"\n[pay_page]', "sales.split", "unknown_name",
        "prorata", "`pro_rata`",
    ),
    "no such supply": (
        'supply = "water-tank"', 'supply = "watertank"', "outlets[3].supply", "unknown_name",
        "watertank", "`water-tank`",
    ),
    "nobody draws": (
        "[supplies.water-tank]", "[supplies.tank-2]\n[supplies.water-tank]", "supplies.tank-2",
        "unused_supply", "no outlet", 'supply = "tank-2"',
    ),
    "supply name": (
        "[supplies.water-tank]", "[supplies.Tank]\n[supplies.water-tank]", "supplies.Tank",
        "unusable_name", "cannot be used", "small letters",
    ),
    "reserve is all": (
        TANK, 'tank = "2000 L"\nreserve = "2000 L"', "supplies.water-tank.reserve",
        "reserve_over_stock", "all that the tank holds", "Less than",
    ),
    "no day": (
        "address = 1\n", 'address = 1\nverify_months = 24\nverified_on = "31.5.2026"\n',
        "outlets[1].verified_on", "wrong_value", "no day", "2026-05-31",
    ),
    "a day for ever": (
        "address = 1\n", 'address = 1\nverified_on = "2026-05-31"\n', "outlets[1].verified_on",
        "wrong_value", "how long", "`verify_months`",
    ),
    "shut for ever": (
        "address = 1\n", "address = 1\nverify_block = true\n", "outlets[1].verify_block",
        "wrong_value", "how long", "`verify_months`",
    ),
    "a measure without a tank": (
        TANK, 'dip_max = "50 L"', "supplies.water-tank.dip_max", "reserve_without_tank", "no tank",
        "`tank`",
    ),
    "a measure of something else": (
        TANK, f'{TANK}\ndip_max = "50 kg"', "supplies.water-tank.dip_max", "units_differ",
        "different units", "same unit",
    ),
    "reserve of what": (
        TANK, 'reserve = "50 L"', "supplies.water-tank.reserve", "reserve_without_tank", "no tank",
        "`tank`",
    ),
    "two units": (
        TANK, 'tank = "2000 L"\nreserve = "50 kg"', "supplies.water-tank.reserve", "units_differ",
        "different units", "same unit",
    ),
    "a tank of energy": (
        TANK, 'tank = "2000 kWh"', "outlets[3].supply", "units_differ", "holds kWh", "comes from",
    ),
    "less than the least": (
        TANK, 'tank = "50.4 L"\nreserve = "50 L"', "outlets[3].supply", "preset_over_stock",
        "never holds", "`reserve`",
    ),
    "two products in a tank": (
        "open_at_once = 2", 'tank = "900 L"', "outlets[2].supply", "products_mixed",
        "outlet 1 draws petrol", "one product",
    ),
    "no unit": (TANK, 'tank = "2000"', "supplies.water-tank.tank", "wrong_value", "no num", "kg"),
    "no number": (TANK, 'tank = "x L"', "supplies.water-tank.tank", "wrong_value", "no am", "L"),
    "empty tank": (TANK, 'tank = "0 L"', "supplies.water-tank.tank", "wrong_value", "nothing", "L"),
    "tank in numbers": (TANK, "tank = 2000", "supplies.water-tank.tank", "wrong_value", "no", ""),
    "none at once": (
        "open_at_once = 2", "open_at_once = 0", "supplies.pump-group.open_at_once", "out_of_bounds",
        "0 is", "1 to 99",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "key", "code", "what", "remedy"), CONTRADICTIONS.values(), ids=CONTRADICTIONS
)
def test_a_contradiction_is_refused_at_the_start_with_its_code(
    read: Loader, old: str, new: str, key: str, code: str, what: str, remedy: str
) -> None:
    """Parts that are sound by themselves must agree: no sale is the first to find out."""
    text = swapped(DEMO, old, new)
    if code == "same_serial":
        text = swapped(text, "address = 2\n", 'address = 2\nserial = "A"\n')
    mistake = the_mistake(read, text)
    assert (mistake.key, mistake.code) == (key, code)
    assert what in mistake.what
    assert remedy in mistake.remedy
    assert mistake.line > 1


@pytest.mark.parametrize(
    ("address", "most", "remedy"),
    [(4, 1, "a line of its own, and write 1"), (30, 26, "Set another one in it")],
)
def test_an_address_that_a_controller_cannot_have_is_refused(
    read: Loader, address: int, most: int, remedy: str
) -> None:
    """Twenty-six letters, or one unit to a line: it is said at the start, with the remedy."""
    fitted = {1: "openevse-32a", 26: "alicat-bc-co2"}[most]
    text = swapped(DEMO, 'profile = "reference-ev"', f'profile = "{fitted}"')
    text = swapped(text, "address = 4", f"address = {address}")
    [mistake] = [one for one in mistakes_in(read, text) if one.key == "outlets[4].address"]
    assert mistake.code == "no_such_address"
    assert f"from 1 to {most}" in mistake.what
    assert remedy in mistake.remedy
    allowed = swapped(text, f"address = {address}", f"address = {most}")
    codes = {one.code for one in mistakes_in(read, allowed)}
    assert "no_such_address" not in codes


def test_a_meter_needs_an_address_of_its_own(read: Loader) -> None:
    """It answers behind its outlet's, where on that line no other outlet may be."""
    text = swapped(DEMO, 'profile = "reference-ev"', 'profile = "contactor-sdm630"')
    [mistake] = [
        one
        for one in mistakes_in(read, swapped(text, "address = 1\n", "address = 104\n"))
        if one.key == "outlets[4].address"
    ]
    assert mistake.code == "same_address"
    assert "its meter is at 104, which is outlet 1" in mistake.what
    assert read(text).site.outlets[OutletId(4)].address == 4


def test_contradictions_are_told_at_once_with_all_else(read: Loader) -> None:
    """One start is enough to learn of every one of them."""
    text = swapped(DEMO, "address = 4", "address = 3")
    text = swapped(text, 'smallest = "0.5"', 'smallest = "0.03"')
    text = swapped(text, '"80.00"]', '"151"]')
    text = swapped(text, TANK, 'tank = "2000 L"\nreserve = "3000 L"')
    text = swapped(text, '"19"', '"ninety"')
    assert [mistake.code for mistake in mistakes_in(read, text)] == [
        "limits_contradict",
        "wrong_value",
        "reserve_over_stock",
        "preset_below_resolution",
        "same_address",
    ]


def test_supplies_and_sales_are_read_as_they_are_written(read: Loader) -> None:
    """Tanks in base units, who draws from them, how payers share, how long anybody waits."""
    text = swapped(DEMO, "delivery_s = 3600", "turn_s = 30\noffer_s = 40\ntop_up_s = 50")
    text = swapped(text, "[pay_page]", '[sales]\nsplit = "pro_rata"\n[pay_page]')
    site = read(text).site
    assert site.supplies == {
        "pump-group": Supply("pump-group", "Pump group", open_at_once=2),
        "water-tank": Supply(
            "water-tank",
            "Water tank",
            stock_max=Quantity(2_000_000_000, Dimension.VOLUME),
            reserve=Quantity(50_000_000, Dimension.VOLUME),
        ),
    }
    drawn = [outlet.supply for outlet in site.outlets.values()]
    tank = read(swapped(DEMO, TANK, f'{TANK}\ndip_max = "20.5 L"')).site.supplies["water-tank"]
    assert tank.dip_max == Quantity(20_500_000, Dimension.VOLUME)
    assert drawn == ["pump-group", "pump-group", "water-tank", ""]
    assert site.split is Split.PRO_RATA
    limits = site.limits
    assert (limits.turn_ms, limits.offer_ms, limits.top_up_ms) == (30_000, 40_000, 50_000)
    assert limits.outlets_max == 4


# --- What is no settings file at all -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a = 1\nb = \n", 2, "Invalid value"),
        ("[a\n", 1, "Expected"),
        ("a = 1\na = 2\n", 2, "Cannot overwrite"),
        ('a = "', 1, "Unterminated"),
        ("a = [\n1,\n", 3, "Invalid value"),
        ("a = " + "[" * 5000, 1, "deep"),
        ("a = " + "9" * 5000, 1, "digits"),
    ],
)
def test_a_syntax_error_names_its_line(read: Loader, text: str, line: int, what: str) -> None:
    """What is no TOML is one mistake, at the line where it stops being any."""
    mistake = the_mistake(read, text)
    assert mistake.line == line
    assert what in mistake.what


def test_bytes_that_are_no_text_name_their_line(tmp_path: Path) -> None:
    """A file in another encoding is said to be one."""
    path = tmp_path / "kiosk.toml"
    path.write_bytes(b"[site]\nname = 'Caf\xe9'\n")
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert [(m.line, m.what) for m in caught.value.mistakes] == [(2, "this is not UTF-8 text")]


def test_the_mark_of_some_editors_is_no_mistake(tmp_path: Path) -> None:
    """A byte order mark and the line ends of other systems are let pass."""
    path = tmp_path / "kiosk.toml"
    path.write_bytes(b"\xef\xbb\xbf" + DEMO.replace("\n", "\r\n").encode())
    assert load(path).site == load(SAMPLES / "demo.toml").site


def test_a_file_that_is_not_there_is_one_mistake(tmp_path: Path) -> None:
    """No file, a folder, or a name that is none: the operator is told which."""
    for path in (tmp_path / "none.toml", tmp_path, tmp_path / ("x" * 300), Path("a\0b")):
        with pytest.raises(SettingsError) as caught:
            load(path)
        assert len(caught.value.mistakes) == 1


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """A film is not mistaken for settings."""
    path = tmp_path / "kiosk.toml"
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(SettingsError, match="too long"):
        load(path)


# --- Readers of codes --------------------------------------------------------------------------

IMAGER = """
[readers.imager]
kind = "serial"
port = "/dev/ttyACM0"
"""
WEDGE = '[readers.wedge]\nkind = "wedge"\n'
CAMERA = '[readers.camera]\nkind = "camera"\n'


def test_readers_arrive_as_they_are_written(read: Loader, tmp_path: Path) -> None:
    """An imager, a keyboard, a camera, and what only a demo may have."""
    readers = read(
        DEMO
        + IMAGER
        + 'prefix = "aim"\nsuffix = "cr"\nencoding = "shift_jis"\ngap_ms = 300\nscreen = "side"\n'
        + WEDGE
        + f'{CAMERA}device = "C920"\n'
        + '[readers.files]\nkind = "folder"\npath = "codes"\n'
        + '[readers.pipe]\nkind = "pipe"\npath = "/run/codes"\n'
        + '[readers.off]\nenabled = false\nkind = "camera"\n'
    ).readers
    assert list(readers) == ["imager", "wedge", "camera", "files", "pipe"]
    imager = readers["imager"]
    assert (imager.port.where, imager.port.baud, imager.screen) == ("/dev/ttyACM0", 9_600, "side")
    assert (imager.prefix, imager.suffix, imager.encoding) == ("aim", "cr", "shift_jis")
    assert (imager.gap_ms, readers["wedge"].gap_ms) == (300, 50)
    assert readers["camera"].device == "C920"
    assert readers["files"].path == tmp_path / "codes"
    assert readers["pipe"].path == Path("/run/codes")


def test_a_place_without_readers_needs_no_word_of_them(read: Loader) -> None:
    """Codes are typed there."""
    assert read(DEMO).readers == {}


@pytest.mark.parametrize(
    ("added", "key", "code", "remedy"),
    [
        ('[readers.x]\nkind = "scanner"\n', "readers.x.kind", "unknown_name", "camera"),
        ("[readers.x]\n", "readers.x.kind", "missing", "Add"),
        ('[readers.x]\nkind = "serial"\n', "readers.x", "said_twice", "usb_serial"),
        (f'{IMAGER}usb_serial = "A"\n', "readers.imager", "said_twice", "usb_serial"),
        (f"{IMAGER}baud = 9601\n", "readers.imager.baud", "wrong_value", "115200"),
        (f'{IMAGER}prefix = "123456789"\n', "readers.imager.prefix", "wrong_value", "aim"),
        (
            f'{IMAGER}prefix = "代"\nencoding = "ascii"\n',
            "readers.imager.prefix", "wrong_value", "letters",
        ),
        (f'{IMAGER}encoding = "utf-9"\n', "readers.imager.encoding", "unknown_name", "utf-8"),
        (f"{IMAGER}gap_ms = 5\n", "readers.imager.gap_ms", "out_of_bounds", "2000"),
        (f'{IMAGER}device = "C920"\n', "readers.imager.device", "not_of_this_kind", "Leave"),
        (f'{IMAGER}screen = "The Front"\n', "readers.imager.screen", "wrong_value", "front"),
        (f'{CAMERA}suffix = "cr"\n', "readers.camera.suffix", "not_of_this_kind", "Leave"),
        (f'{CAMERA}port = "/dev/x"\n', "readers.camera.port", "not_of_this_kind", "Leave"),
        (f'{WEDGE}suffix = "crlf"\n', "readers.wedge.suffix", "wrong_value", "tab"),
        (f'{WEDGE}[readers.b]\nkind = "wedge"\n', "readers.b", "said_twice", "once"),
        ('[readers.x]\nkind = "folder"\n', "readers.x.path", "missing", "Name"),
        (
            f'{IMAGER}[readers.b]\nkind = "serial"\nport = "/dev/ttyACM0"\n',
            "readers.b.port", "same_port", "own",
        ),
        ('[readers.B]\nkind = "camera"\n', "readers.B", "unusable_name", "small"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_reader_is_said(
    read: Loader, added: str, key: str, code: str, remedy: str
) -> None:
    """With its key, its line, a code for programs and a remedy for people."""
    mistake = the_mistake(read, DEMO + added)
    assert (mistake.key, mistake.code) == (key, code)
    assert remedy in mistake.remedy
    assert mistake.line > len(DEMO.splitlines())


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_files_are_no_readers_where_money_is_real(read: Loader, kind: str) -> None:
    """Whoever may write a file there could show codes."""
    added = f'[readers.x]\nkind = "{kind}"\npath = "codes"\n'
    mistake = the_mistake(read, EXAMPLE + added)
    assert (mistake.key, mistake.code) == ("readers.x.kind", "sold_but_simulated")


def test_a_reader_and_a_flow_controller_are_never_at_the_same_port(read: Loader) -> None:
    """The one would take the other's bytes."""
    port = "/dev/serial/by-id/usb-FTDI_FT232R_A10K2VXY-if00-port0"
    added = f'[readers.x]\nkind = "serial"\nport = "{port}"\n'
    assert the_mistake(read, EXAMPLE + added).code == "same_port"


# --- The receipt printer -----------------------------------------------------------------------

PRINTER = '[printer]\nkind = "serial"\nport = "/dev/ttyUSB7"\n'


def test_a_printer_arrives_as_it_is_written(read: Loader, tmp_path: Path) -> None:
    """On a serial port, on USB or on the network; or none."""
    assert read(DEMO).printer is None
    assert read(f"{DEMO}{PRINTER}enabled = false\n").printer is None
    serial = read(f"{DEMO}{PRINTER}columns = 32\ndots = 384\n").printer
    assert serial is not None
    assert (serial.where, serial.port.baud, serial.columns) == ("/dev/ttyUSB7", 115_200, 32)
    usb = read(f'{DEMO}[printer]\nkind = "usb"\n').printer
    assert usb is not None
    assert usb.where == "/dev/usb/lp0"
    (tmp_path / "cjk.ttc").write_bytes(b"")
    network = read(
        f'{DEMO}[printer]\nkind = "network"\nhost = "printer:9101"\nfonts = ["cjk.ttc"]\n'
    ).printer
    assert network is not None
    assert (network.where, network.fonts) == ("printer:9101", (tmp_path / "cjk.ttc",))


@pytest.mark.parametrize(
    ("added", "key", "code", "remedy"),
    [
        ('[printer]\nkind = "lpt"\n', "printer.kind", "unknown_name", "usb"),
        ("[printer]\ncolumns = 48\n", "printer.kind", "missing", "Add"),
        ('[printer]\nkind = "serial"\n', "printer", "said_twice", "usb_serial"),
        ('[printer]\nkind = "network"\n', "printer.host", "wrong_value", "9100"),
        ('[printer]\nkind = "network"\nhost = "a b"\n', "printer.host", "wrong_value", "9100"),
        (f'{PRINTER}host = "printer"\n', "printer.host", "not_of_this_kind", "Leave"),
        (f'{PRINTER}device = "/dev/usb/lp1"\n', "printer.device", "not_of_this_kind", "Leave"),
        (f'{PRINTER}code_page = "CP936"\n', "printer.code_page", "unknown_name", "CP866"),
        (f"{PRINTER}dots = 580\n", "printer.dots", "wrong_value", "576"),
        (f"{PRINTER}columns = 80\n", "printer.columns", "out_of_bounds", "64"),
        (f'{PRINTER}fonts = ["none.ttf"]\n', "printer.fonts[1]", "wrong_value", ".ttf"),
        (f"{PRINTER}colums = 48\n", "printer.colums", "unknown_key", "columns"),
        (
            f'{IMAGER}[printer]\nkind = "serial"\nport = "/dev/ttyACM0"\n',
            "printer.port", "same_port", "own",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_printer_is_said(
    read: Loader, added: str, key: str, code: str, remedy: str
) -> None:
    """With its key, its line, a code for programs and a remedy for people."""
    mistake = the_mistake(read, DEMO + added)
    assert (mistake.key, mistake.code) == (key, code)
    assert remedy in mistake.remedy
    assert mistake.line > len(DEMO.splitlines())


@pytest.mark.parametrize("time", ["24:00", "6:00", "06:60", "0600", "ten", ""])
def test_a_time_of_day_that_is_none_is_refused(read: Loader, time: str) -> None:
    """A night that begins at no time would never come, and nobody would know why."""
    wrong = mistakes_in(read, swapped(EXAMPLE, "[screen]", f'[screen]\nnight_from = "{time}"'))
    assert [mistake.key for mistake in wrong] == ["screen.night_from"]


def test_a_night_is_read(read: Loader) -> None:
    """When it begins and ends, and how bright an idle screen is then."""
    said = '[screen]\nnight_from = "22:30"\nnight_to = "06:00"\nnight_brightness = 20'
    assert read(swapped(EXAMPLE, "[screen]", said)).site.night == Night(22 * 60 + 30, 360, 20)


def test_theme_and_volume_are_read(read: Loader) -> None:
    """How the screen is coloured by day, and how loud it is; day and half where nothing is said."""
    usual = read(EXAMPLE).site
    assert (usual.theme, usual.volume_percent) == (Theme.DAY, 50)
    said = '[screen]\ntheme = "contrast"\nvolume = 0'
    other = read(swapped(EXAMPLE, "[screen]", said)).site
    assert (other.theme, other.volume_percent) == (Theme.CONTRAST, 0)


def test_how_the_screens_begin_is_read(read: Loader) -> None:
    """In the order of the modes, whatever was said first; as drawn where nothing is said."""
    assert read(EXAMPLE).site.modes == ()
    said = '[screen]\nbegins_with = ["time", "still", "low", "large"]'
    every = (AccessMode.LARGE, AccessMode.LOW, AccessMode.STILL, AccessMode.TIME)
    assert read(swapped(EXAMPLE, "[screen]", said)).site.modes == every


@pytest.mark.parametrize(
    ("said", "keys", "what", "remedy"),
    [
        ('["big"]', ["screen.begins_with[1]"], "no screen begins with 'big'", "large"),
        ('["low", "contrast"]', ["screen.begins_with[2]"], "contrast", 'theme = "contrast"'),
        ('["speech"]', ["screen.begins_with[1]"], "speech", "touches the sign"),
        ('["low", "low"]', ["screen.begins_with[2]"], "low stands there twice", "Once"),
        ('"large"', ["screen.begins_with"], "", ""),
        ('["large", 1]', ["screen.begins_with[2]"], "", ""),
    ],
)
def test_screens_that_cannot_begin_so_are_refused(
    read: Loader, said: str, keys: list[str], what: str, remedy: str
) -> None:
    """With what may stand there, or where the same is said instead."""
    wrong = mistakes_in(read, swapped(EXAMPLE, "[screen]", f"[screen]\nbegins_with = {said}"))
    assert [mistake.key for mistake in wrong] == keys
    assert what in wrong[0].what
    assert remedy in wrong[0].remedy


def test_a_theme_or_a_volume_that_is_none_is_refused(read: Loader) -> None:
    """With what may stand there; louder than the loudest does not exist."""
    wrong = mistakes_in(
        read, swapped(EXAMPLE, "[screen]", '[screen]\ntheme = "nigth"\nvolume = 101')
    )
    assert [mistake.key for mistake in wrong] == ["screen.theme", "screen.volume"]
    assert "night" in wrong[0].remedy


def test_the_account_of_the_screen_is_read(read: Loader) -> None:
    """Nobody but the engine's own account may attach a screen, where nothing is said."""
    assert read(EXAMPLE).screen_user == ""
    said = '[engine]\nscreen_user = "kiosk-screen"'
    assert read(swapped(EXAMPLE, "[engine]", said)).screen_user == "kiosk-screen"


@pytest.mark.req("LRS-01")
def test_the_settings_have_a_fingerprint_of_their_file(tmp_path: Path) -> None:
    """Of every byte of it, as anybody can compute it again; and the serial number of the kiosk."""
    raw = (SAMPLES / "demo.toml").read_bytes().replace(b"[site]\n", b'[site]\nserial = "KX-7"\n', 1)
    file = tmp_path / "kiosk.toml"
    file.write_bytes(raw)
    found = load(file, folder=tmp_path)
    assert found.sha256 == hashlib.sha256(raw).hexdigest()
    assert found.site.serial == "KX-7"
