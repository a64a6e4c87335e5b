"""The ways money comes in: each a table under [rails], asked for the fields that its kind wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.field import Field, FieldKind, Value
from kiosk.domain.money import Currency, Money
from kiosk.settings.mistakes import did_you_mean
from kiosk.settings.model import LOCALPAY, RailChoice, SecretSource
from kiosk.settings.names import check_name
from kiosk.settings.secret import read_secret
from kiosk.settings.table import Table
from kiosk.settings.urls import check_url

Wanted = Mapping[str, Sequence[Field] | None]
"""What each kind of rail wants to be told; None where nobody knows, and any key will do."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the values of a rail are read against."""

    folder: Path
    """Where relative paths begin."""
    environment: Mapping[str, str]
    currency: Currency


def read_rails(table: Table, wanted: Wanted | None, around: Surroundings) -> dict[str, RailChoice]:
    """Return the ways to pay that are switched on, in the order of the file.

    LocalPay is there unless it is switched off, as the last where the file does not name it.
    Where it is not known what is `wanted`, any kind and any key will do.
    """
    rails: dict[str, RailChoice] = {}
    has_localpay = True
    for name, row in table.named():
        check_name(table, name)
        if name == LOCALPAY:
            has_localpay = row.flag("enabled", default=True)
            row.end()
            if has_localpay:
                rails[name] = RailChoice(name, LOCALPAY)
        elif (rail := _rail(name, row, wanted, around)) is not None:
            rails[name] = rail
    if has_localpay:
        rails.setdefault(LOCALPAY, RailChoice(LOCALPAY, LOCALPAY))
    if not rails:
        what = "there is no way to pay"
        remedy = "Enable at least one of [rails.localpay] and [rails.stripe]."
        table.wrong("", what, remedy, code="nothing_there")
    return rails


def _rail(name: str, row: Table, wanted: Wanted | None, around: Surroundings) -> RailChoice | None:
    """Return a rail; None where it is switched off, or of no kind there is."""
    is_on = row.flag("enabled", default=True)
    kind = row.text("kind", name)
    if wanted is None:
        return RailChoice(name, kind) if is_on else None
    if kind not in wanted:
        what = f"there is no way to pay of the kind {kind[:40]!r}"
        key = "kind" if row.has("kind") else ""
        row.wrong(key, what, did_you_mean(kind, wanted), code="unknown_name")
        row.note_slips("kind", "enabled")
        return None
    fields = wanted[kind]
    if fields is None:
        return RailChoice(name, kind) if is_on else None
    secrets = {
        field.key: _secret(name, row, field, around, is_on=is_on)
        for field in fields
        if field.kind is FieldKind.SECRET
    }
    values = {
        field.key: _value(row, field, around.currency)
        for field in fields
        if field.kind is not FieldKind.SECRET
    }
    row.end()
    return RailChoice(name, kind, values, secrets) if is_on else None


def _secret(
    name: str, row: Table, field: Field, around: Surroundings, *, is_on: bool
) -> SecretSource:
    is_given = row.has(f"{field.key}_file") or row.has(f"{field.key}_env")
    variable = f"KIOSK_{name}_{field.key}".upper().replace("-", "_")
    return read_secret(
        row,
        around.folder,
        around.environment,
        what=field.key,
        examples=(field.example, variable),
        is_needed=is_on and (field.is_needed or is_given),
    )


def _value(row: Table, field: Field, currency: Currency) -> Value:
    key, default = field.key, field.default
    words = default if isinstance(default, str) else None
    match field.kind:
        case FieldKind.FLAG:
            return row.flag(key, default=default is True)
        case FieldKind.WHOLE:
            number = None if default is None else int(default)
            return row.whole(key, number, least=field.least, most=field.most)
        case FieldKind.CHOICE:
            return row.choice(key, words, of=field.choices)
        case FieldKind.MONEY:
            if words == "" and not row.has(key):
                return words
            exponent = currency.exponent
            return Money(row.decimal(key, words or None, decimals=exponent, unit=currency.code))
        case FieldKind.URL:
            url = row.text(key, words, least=0 if words == "" else 1).rstrip("/")
            if url:
                check_url(row, key, url, may_be_plain=False)
            return url
        case _:
            text = row.text(key, words, least=0 if words == "" else 1)
            flaw = field.check(text) if field.check is not None and text else ""
            if flaw:
                row.wrong(key, flaw, "Write it as the one who pays you out has given it to you.")
            return text
