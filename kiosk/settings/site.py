"""The part of the settings that every sale depends on: products, prices, outlets, limits.

What must hold between an outlet, its product, its controller and its supply is in `agreement`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kiosk.domain.assistance import BEGINNINGS, AccessMode
from kiosk.domain.controller import Capabilities
from kiosk.domain.local_time import is_zone
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.payers import Split
from kiosk.domain.price import PriceBounds
from kiosk.domain.quantity import SALE_UNIT, Dimension, Quantity
from kiosk.domain.site import (
    USUAL_VOLUME_PERCENT,
    Limits,
    Night,
    Outlet,
    Product,
    ProductKind,
    Seller,
    Site,
    Theme,
)
from kiosk.domain.tariff import MINUTE_MS, PRICE_DECIMALS, Block, Tariff, TimeFee
from kiosk.domain.verification import MONTHS_MAX, is_date
from kiosk.settings.agreement import Rows, check_agreement
from kiosk.settings.assistance import read_assistance
from kiosk.settings.currencies import CURRENCIES
from kiosk.settings.mistakes import did_you_mean
from kiosk.settings.names import check_name
from kiosk.settings.network import read_charge_point
from kiosk.settings.supplies import read_supplies
from kiosk.settings.table import Table

QUANTITY_DECIMALS = 6
QUICK_AMOUNTS_MAX = 6
OUTLETS_MAX = 99
ADDRESS_MAX = 247
VAT_PERMILLE_MAX = 1000
FREE_MIN_MAX = 1_440
OUTLETS_A_SALE_MAX = 16
SALE_MINOR_MAX = 99_999_999
"""Eight digits: what a card rail takes at most, and far from what any counter here can hold."""

_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_KIOSK = re.compile(r"[A-Z0-9-]{1,12}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:_[A-Z]{2})?")
_DIMENSIONS = {unit: dimension for dimension, unit in SALE_UNIT.items()}


@dataclass(frozen=True, slots=True)
class Known:
    """The names that outlets may refer to; None where it is not known which there are."""

    products: Collection[str] | None
    lines: Collection[str] | None
    profiles: Collection[str] | None
    supplies: Collection[str]
    networks: Collection[str] = ()
    """Those of the lines that chargers call."""


def read_site(
    root: Table,
    folder: Path,
    lines: Collection[str] | None,
    profiles: Mapping[str, Capabilities] | None,
    networks: Collection[str] = (),
) -> Site:
    """Read all that a sale depends on."""
    site = root.table("site", needed=True)
    currency = CURRENCIES[site.choice("currency", of=CURRENCIES, what="a currency")]
    name = site.text("name")
    kiosk = site.text("kiosk")
    if kiosk and not _KIOSK.fullmatch(kiosk):
        site.wrong("kiosk", "a kiosk's name is short", "Up to 12 capitals, digits and dashes: K1.")
    languages = _languages(site)
    demo = site.flag("demo", default=False)
    time_zone = _time_zone(site)
    site_serial = site.text("serial", "", least=0)
    site.end()
    seller = _seller(root, currency)
    limits, limits_are_sound = _limits(root, currency)
    products, names = _products(root, currency, limits.sale_max if limits_are_sound else None)
    supplies, supply_rows = read_supplies(root)
    rows = _outlets(root, Known(names, lines, profiles, supply_rows, networks))
    check_agreement(Rows(rows, supply_rows), products, supplies, profiles or {})
    screen = root.table("screen")
    look = screen.member("theme", Theme.DAY)
    modes = _modes(screen)
    volume = screen.whole("volume", USUAL_VOLUME_PERCENT, least=0, most=100)
    return Site(
        name=name,
        kiosk=kiosk,
        currency=currency,
        seller=seller,
        products=products,
        outlets={outlet.id: outlet for outlet, _ in rows},
        limits=limits,
        demo=demo,
        languages=languages,
        supplies=supplies,
        split=_split(root.table("sales")),
        time_zone=time_zone,
        theme=look,
        modes=modes,
        volume_percent=volume,
        night=_night(screen),
        assistance=read_assistance(root, folder),
        serial=site_serial,
    )


def _modes(screen: Table) -> tuple[AccessMode, ...]:
    """Return how the screens are for everybody; as drawn, where nothing is said."""
    said = screen.texts("begins_with", most=len(BEGINNINGS), least=0)
    elsewhere: dict[str, str] = {
        AccessMode.CONTRAST: 'Write theme = "contrast" instead.',
        AccessMode.SPEECH: "Whoever needs it touches the sign, or a key of the keypad.",
    }
    for place, mode in enumerate(said):
        if mode not in BEGINNINGS:
            what = f"no screen begins with {mode!a:.40}"
            remedy = elsewhere.get(mode) or did_you_mean(mode, BEGINNINGS)
            screen.wrong_item("begins_with", place, what, remedy, code="unknown_name")
        elif mode in said[:place]:
            what, remedy = f"{mode} stands there twice", "Once is enough."
            screen.wrong_item("begins_with", place, what, remedy, code="said_twice")
    return tuple(mode for mode in AccessMode if mode in said)


def _night(screen: Table) -> Night:
    """Return when the screen is dark; never, where nothing is said."""
    usual = Night()
    night = Night(
        from_min=_minute(screen, "night_from"),
        to_min=_minute(screen, "night_to"),
        brightness_percent=screen.whole(
            "night_brightness", usual.brightness_percent, least=20, most=100
        ),
    )
    screen.end()
    return night


def _minute(table: Table, key: str) -> int:
    """Return the minute of the day that a time such as 22:30 stands for."""
    text = table.text(key, "00:00")
    found = _TIME.fullmatch(text)
    if found is None:
        table.wrong(key, "this is no time of day", 'Write hours and minutes: "22:30".')
        return 0
    return 60 * int(found[1]) + int(found[2])


def _time_zone(site: Table) -> str:
    zone = site.text("time_zone", "UTC")
    if not is_zone(zone):
        what = "no such time zone is known here"
        remedy = 'Write "Europe/Berlin" or "UTC"; zones come with tzdata.'
        site.wrong("time_zone", what, remedy)
    return zone


def _languages(site: Table) -> tuple[str, ...]:
    languages = site.texts("languages", ("en",), most=20)
    for place, language in enumerate(languages):
        if not _LANGUAGE.fullmatch(language):
            what, remedy = "this is no language", 'Write "en", "de" or "ar_EG".'
            site.wrong_item("languages", place, what, remedy)
        elif language in languages[:place]:
            what, remedy = "this language is there twice", "Name each language once."
            site.wrong_item("languages", place, what, remedy)
    return languages


def _split(table: Table) -> Split:
    split = table.member("split", Split.FIRST_IN)
    table.end()
    return split


def _seller(root: Table, currency: Currency) -> Seller:
    table = root.table("seller", needed=True)
    most: Money | None = None
    if table.has("simplified_max"):
        minor, unit = currency.exponent, currency.code
        most = Money(table.decimal("simplified_max", decimals=minor, unit=unit))
    seller = Seller(
        name=table.text("name"),
        address=table.texts("address", most=5),
        vat_id=table.text("vat_id", "", least=0),
        phone=table.text("phone", "", least=0),
        simplified_max=most,
    )
    table.end()
    return seller


def _limits(root: Table, currency: Currency) -> tuple[Limits, bool]:
    """Return the limits, and whether they may be relied on."""
    table = root.table("limits", needed=True)
    minor, unit = currency.exponent, currency.code
    amounts = table.decimals("quick_amounts", decimals=minor, unit=unit, most=QUICK_AMOUNTS_MAX)
    limits = Limits(
        sale_max=Money(table.decimal("sale_max", decimals=minor, unit=unit)),
        override_max=Money(table.decimal("override_max", decimals=minor, unit=unit)),
        override_shift_max=Money(table.decimal("override_shift_max", decimals=minor, unit=unit)),
        quick_amounts=tuple(Money(amount) for amount in amounts),
        refund_max=Money(
            table.decimal("refund_max", "0", decimals=minor, unit=unit, zero=True)
            if table.has("refund_max")
            else table.decimal("override_max", decimals=minor, unit=unit)
        ),
        refunds_max=table.whole("refunds_max", 3, least=0, most=1000),
        overrides_max=table.whole("overrides_max", 5, least=1, most=1000),
        pay_ms=1000 * table.whole("pay_s", 300, least=60, most=600),
        start_ms=1000 * table.whole("start_s", 120, least=10, most=120),
        pause_ms=1000 * table.whole("pause_s", 60, least=5, most=600),
        delivery_ms=1000 * table.whole("delivery_s", 900, least=60, most=86_400),
        idle_ms=1000 * table.whole("idle_s", 60, least=30, most=600),
        warn_ms=1000 * table.whole("warn_s", 20, least=20, most=120),
        done_ms=1000 * table.whole("done_s", 30, least=5, most=300),
        turn_ms=1000 * table.whole("turn_s", 120, least=20, most=600),
        offer_ms=1000 * table.whole("offer_s", 60, least=10, most=600),
        top_up_ms=1000 * table.whole("top_up_s", 120, least=10, most=600),
        hand_back_ms=1000 * table.whole("hand_back_s", 900, least=60, most=3600),
        outlets_max=table.whole("outlets_max", 4, least=1, most=OUTLETS_A_SALE_MAX),
    )
    table.end()
    if table.is_sound:
        _check_limits(table, limits)
    return limits, table.is_sound


def _check_limits(table: Table, limits: Limits) -> None:
    """Note limits that contradict one another."""
    if limits.warn_ms >= limits.idle_ms:
        what, remedy = "the warning lasts as long as the wait", "Make it less than idle_s."
        table.wrong("warn_s", what, remedy, code="limits_contradict")
    if limits.pause_ms >= limits.delivery_ms:
        what, remedy = "a pause may last as long as a delivery", "Make it less than delivery_s."
        table.wrong("pause_s", what, remedy, code="limits_contradict")
    if limits.sale_max.minor > SALE_MINOR_MAX:
        what, remedy = (
            "no way to pay takes so much at once",
            "At most eight digits, cents included.",
        )
        table.wrong("sale_max", what, remedy, code="out_of_bounds")
    if limits.override_max > limits.override_shift_max:
        what, remedy = "more than all overrides may spend", "At most override_shift_max."
        table.wrong("override_max", what, remedy, code="limits_contradict")
    for place, (smaller, amount) in enumerate(pairwise((NOTHING, *limits.quick_amounts))):
        if amount <= smaller:
            what, remedy = "this is not more than the one before", "Write the smallest first."
            table.wrong_item("quick_amounts", place, what, remedy, code="amounts_overlap")
        if amount > limits.sale_max:
            what, remedy = "this is more than a sale may be", "At most sale_max."
            table.wrong_item("quick_amounts", place, what, remedy, code="limits_contradict")


def _products(
    root: Table, currency: Currency, sale_max: Money | None
) -> tuple[dict[str, Product], set[str] | None]:
    """Return the sound products, and the names of all."""
    table = root.table("products", needed=True)
    if table.is_absent:
        return {}, None
    products: dict[str, Product] = {}
    names = set()
    for key, row in table.named():
        names.add(key)
        check_name(table, key)
        if product := _product(key, row, currency, sale_max):
            products[key] = product
    if not names:
        what, remedy = "there is no product", "Write one under [products.diesel], for example."
        table.wrong("", what, remedy, code="nothing_there")
    return products, names


def _product(key: str, row: Table, currency: Currency, sale_max: Money | None) -> Product | None:
    """Return a product; None where something in it is wrong."""
    kind = row.member("kind", ProductKind.FUEL, needed=True)
    usual = Dimension.ENERGY if kind is ProductKind.ENERGY else Dimension.VOLUME
    dimension = _DIMENSIONS[row.choice("unit", SALE_UNIT[usual], of=_DIMENSIONS, what="a unit")]
    unit = SALE_UNIT[dimension]
    name = row.text("name")
    vat_permille = row.decimal("vat_percent", decimals=1, unit="per cent", zero=True)
    interval = row.decimal("interval", "0.01", decimals=QUANTITY_DECIMALS, unit=unit)
    smallest = row.decimal("smallest", decimals=QUANTITY_DECIMALS, unit=unit)
    largest = row.decimal("largest", decimals=QUANTITY_DECIMALS, unit=unit)
    blocks = _blocks(row, currency, unit)
    bounds = _price_bounds(row, currency, unit)
    fee = _time_fee(row, currency)
    is_compensated = row.flag("at_15_c", default=False)
    row.end()
    if not (row.is_sound and blocks):
        return None
    tariff = Tariff(dimension, currency, blocks, interval, fee=fee)
    if vat_permille > VAT_PERMILLE_MAX:
        row.wrong("vat_percent", "no tax is as high as that", 'Write per cent, such as "19".')
    _check_price_bounds(row, blocks, bounds)
    if smallest > largest:
        what, remedy = "this is more than the largest", "At most `largest`."
        row.wrong("smallest", what, remedy, code="presets_contradict")
    for part, base in (("smallest", smallest), ("largest", largest)):
        if base % interval:
            what = "this is no whole number of intervals"
            row.wrong(
                part, what, f"The quantity is shown and sold in steps of `interval`, in {unit}."
            )
    if sale_max is not None and tariff.reserve(Quantity(smallest, dimension)) > sale_max:
        what = "the least that may be bought costs more than a sale may"
        remedy = "Lower it, or raise limits.sale_max."
        row.wrong("smallest", what, remedy, code="presets_contradict")
    if is_compensated and dimension is not Dimension.VOLUME:
        row.wrong("at_15_c", f"a {unit} is the same at any temperature", "Leave it out.")
        is_compensated = False
    return Product(
        id=key,
        name=f"{name} (15 °C)" if is_compensated else name,
        kind=kind,
        tariff=tariff,
        vat_permille=vat_permille,
        smallest=Quantity(smallest, dimension),
        largest=Quantity(largest, dimension),
        is_compensated=is_compensated,
        bounds=bounds,
    )


def _price_bounds(row: Table, currency: Currency, unit: str) -> PriceBounds:
    """Return between which prices a screen may change that of a product."""

    def bound(key: str) -> int:
        if not row.has(key):
            return 0
        return row.decimal(key, decimals=PRICE_DECIMALS, unit=f"{currency.code} for one {unit}")

    return PriceBounds(bound("price_min"), bound("price_max"))


def _check_price_bounds(row: Table, blocks: tuple[Block, ...], bounds: PriceBounds) -> None:
    """Note bounds that contradict each other, or the price that they are for."""
    least_e4, most_e4 = bounds.least_e4, bounds.most_e4
    prices_e4 = [block.price_e4 for block in blocks]
    if 0 < most_e4 < least_e4:
        what, remedy = "this is more than the largest price", "At most `price_max`."
        row.wrong("price_min", what, remedy, code="presets_contradict")
    elif min(prices_e4) < least_e4:
        what, remedy = "the price is less than that", "At most what is listed as the price."
        row.wrong("price_min", what, remedy, code="presets_contradict")
    elif 0 < most_e4 < max(prices_e4):
        what, remedy = "the price is more than that", "At least what is listed as the price."
        row.wrong("price_max", what, remedy, code="presets_contradict")


def _time_fee(row: Table, currency: Currency) -> TimeFee | None:
    """Return what the time at an outlet costs; None where nothing is said of it, or it is wrong."""
    if not row.has("time"):
        return None
    table = row.table("time")
    exponent = currency.exponent
    minute = table.decimal("minute", decimals=exponent, unit=f"{currency.code} for one minute")
    most = table.decimal("most", decimals=exponent, unit=currency.code)
    free_min = table.whole("free_min", 0, least=0, most=FREE_MIN_MAX)
    table.end()
    if table.is_sound and minute > most:
        what, remedy = "one minute costs more than that", "At least as much as `minute`."
        table.wrong("most", what, remedy, code="presets_contradict")
    row.is_sound = row.is_sound and table.is_sound
    if not table.is_sound:
        return None
    return TimeFee(Money(minute), Money(most), free_min * MINUTE_MS)


def _blocks(row: Table, currency: Currency, unit: str) -> tuple[Block, ...]:
    """Return the price as blocks: one for `price`, or those of the tiered tariff."""
    quoted = f"{currency.code} for one {unit}"
    if not row.has("blocks"):
        return (Block(row.decimal("price", decimals=PRICE_DECIMALS, unit=quoted)),)
    if row.has("price"):
        what, remedy = "there are blocks as well", "Keep one of `price` and `blocks`."
        row.wrong("price", what, remedy, code="said_twice")
    blocks: list[Block] = []
    tables = row.tables("blocks")
    ends_at = 0
    for table in tables:
        is_last = table is tables[-1]
        price_e4 = table.decimal("price", decimals=PRICE_DECIMALS, unit=quoted)
        upto = None
        if is_last and table.has("upto"):
            table.wrong("upto", "the last block has an end", "Leave it out: the price goes on.")
        elif not is_last:
            upto = table.decimal("upto", decimals=QUANTITY_DECIMALS, unit=unit)
        table.end()
        if table.is_sound and upto is not None:
            if upto <= ends_at:
                what, remedy = "this block ends before it begins", "Let the ends rise."
                table.wrong("upto", what, remedy, code="blocks_overlap")
            ends_at = upto
        row.is_sound = row.is_sound and table.is_sound
        blocks.append(Block(price_e4, upto))
    return tuple(blocks)


def _outlets(root: Table, known: Known) -> list[tuple[Outlet, Table]]:
    """Return all outlets, each with the row that it was read from, which may not be sound."""
    outlets: list[tuple[Outlet, Table]] = []
    numbers: dict[int, int] = {}
    places: dict[tuple[str, str, int], int] = {}
    serials: dict[str, int] = {}
    for row in root.tables("outlets", needed=True):
        number = row.whole("number", least=1, most=OUTLETS_MAX)
        if row.is_sound and number in numbers:
            what = f"outlet {number} is already on line {numbers[number]}"
            remedy = "Give each outlet a number of its own."
            row.wrong("number", what, remedy, code="same_number")
        elif row.is_sound:
            numbers[number] = row.line("number")
        line = _known(row, "line", known.lines)
        charge_point, address = "", 0
        if row.has("charge_point") or line in known.networks:
            charge_point, address = read_charge_point(row, is_on_network=line in known.networks)
        else:
            address = row.whole("address", least=1, most=ADDRESS_MAX)
        outlet = Outlet(
            id=OutletId(number),
            product=_known(row, "product", known.products),
            line=line,
            profile=_known(row, "profile", known.profiles),
            address=address,
            charge_point=charge_point,
            name=row.text("name", "", least=0),
            serial=row.text("serial", "", least=0),
            supply=_supply(row, known.supplies),
            verify_months=row.whole("verify_months", 0, least=0, most=MONTHS_MAX),
            verified_on=row.text("verified_on", "", least=0),
            verify_block=row.flag("verify_block", default=False),
        )
        row.end()
        _check_verification(row, outlet)
        outlets.append((outlet, row))
        if not row.is_sound:
            continue
        place = (outlet.line, outlet.charge_point, outlet.address)
        if place in places and outlet.charge_point:
            what = f"outlet {places[place]} has this connector of the same charge point"
            row.wrong("connector", what, "Give each outlet its own.", code="same_address")
        elif place in places:
            what = f"outlet {places[place]} has this address on the same line"
            remedy = "Give each flow controller of a line its own address."
            row.wrong("address", what, remedy, code="same_address")
        places.setdefault(place, number)
        if outlet.serial in serials:
            what = f"outlet {serials[outlet.serial]} has this flow controller"
            remedy = "Each has a serial number of its own: it stands on its plate."
            row.wrong("serial", what, remedy, code="same_serial")
        elif outlet.serial:
            serials[outlet.serial] = number
    return outlets


def _check_verification(row: Table, outlet: Outlet) -> None:
    """Note what cannot be of when a meter was verified."""
    if outlet.verified_on and not is_date(outlet.verified_on):
        row.wrong("verified_on", "this is no day", 'Write year, month and day: "2026-05-31".')
    for key, is_given in (
        ("verified_on", bool(outlet.verified_on)),
        ("verify_block", outlet.verify_block),
    ):
        if is_given and not outlet.verify_months:
            what, remedy = "nobody knows for how long that holds", "Write `verify_months` as well."
            row.wrong(key, what, remedy)


def _known(row: Table, key: str, names: Collection[str] | None) -> str:
    """Return the name under `key`, which must be one of `names`."""
    name = row.text(key)
    if name and names is not None and name not in names:
        what = f"there is no {key} called {name[:40]!r}"
        row.wrong(key, what, did_you_mean(name, names), code="unknown_name")
    return name


def _supply(row: Table, names: Collection[str]) -> str:
    """Return the supply of an outlet; empty where it shares with nobody."""
    return _known(row, "supply", names) if row.has("supply") else ""
