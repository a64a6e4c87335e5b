"""Turns what a time came to into a sheet: for a closed day, the running one, or any time."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.domain.report import SPLIT, Report, Table
from kiosk.domain.site import Site
from kiosk.reports.sheet import Amount, Column, Kind, Price, Section, Sheet, Value, rows_of

_SALES = (
    ("ended_sales", "ended", Kind.COUNT),
    ("voided", "voided", Kind.COUNT),
    ("cancelled", "cancelled", Kind.COUNT),
    ("authorised", "authorised", Kind.MONEY),
    ("captured", "captured", Kind.MONEY),
    ("released", "released", Kind.MONEY),
    ("carried", "carried", Kind.MONEY),
    ("written_off", "written_off", Kind.MONEY),
    ("refunds", "refunds", Kind.COUNT),
    ("refunded", "refunded", Kind.MONEY),
    ("given_back", "given_back", Kind.MONEY),
)
"""What the first table says of customers' sales: its word, the column, what it is."""
_RAILS = (
    "authorised", "captured", "released", "carried", "written_off", "late", "confirmed",
    "returned", "given_back",
)  # fmt: skip
_PEOPLE = (
    ("overrides", "overrides", Kind.COUNT),
    ("override_money", "override_money", Kind.MONEY),
    ("tests", "tests", Kind.COUNT),
    ("test_money", "test_money", Kind.MONEY),
    ("no_sale", "no_sale", Kind.COUNT),
    ("ended_by", "ended", Kind.COUNT),
    ("moved_remainders", "moved", Kind.COUNT),
    ("refunds", "refunds", Kind.COUNT),
    ("receipt_refunds", "refunded", Kind.COUNT),
    ("given_back", "refunded_money", Kind.MONEY),
    ("confirmed_by", "confirmed", Kind.COUNT),
    ("confirmed_money", "confirmed_money", Kind.MONEY),
    ("vouchers", "vouchers", Kind.MONEY),
    ("vouchers_voided", "vouchers_voided", Kind.MONEY),
    ("unlocked", "unlocked", Kind.COUNT),
    ("missed_pins", "missed_pins", Kind.COUNT),
    ("refused", "refused", Kind.COUNT),
    ("copies", "copies", Kind.COUNT),
    ("drawer", "drawer", Kind.MONEY),
)

_OF_VOUCHERS = {"voided": "vouchers_voided"}
"""What has other words where it is said of vouchers: a sale is voided, too."""


def sheet(report: Report, site: Site, title: str, *, is_copy: bool = False) -> Sheet:
    """Return the sheet of `report`; a table that has nothing in it is left out."""
    sections = (
        _sales(report),
        _rails(report),
        _products(report, site),
        _outlets(report, site),
        totalisers(report),
        _tanks(report, site),
        _vouchers(report),
        _vat(report),
        overrides(report),
        people(report),
        _shifts(report),
        _alarms(report),
        _open(report),
        _unsettled(report),
        _books(report),
    )
    return Sheet(
        title=title,
        facts=_facts(report, site),
        sections=tuple(one for one in sections if one.rows),
        is_copy=is_copy,
        seller=seller(site),
        notes=notes(report, site),
    )


def seller(site: Site) -> tuple[str, ...]:
    """Return who sells, line by line."""
    return (site.seller.name, *site.seller.address)


def notes(report: Report, site: Site) -> tuple[str, ...]:
    """Return what must be known of a report before anything else."""
    return (("demo",) if site.demo else ()) + (("DISCREPANCY",) if report.discrepancies else ())


def _facts(report: Report, site: Site) -> tuple[tuple[str, Value, Kind], ...]:
    first, last = report.receipts
    facts: list[tuple[str, Value, Kind]] = [
        ("site", site.name, Kind.TEXT),
        ("kiosk", site.kiosk, Kind.TEXT),
        ("number", report.number, Kind.COUNT),
        ("currency", site.currency.code, Kind.TEXT),
        ("vat_id", site.seller.vat_id, Kind.TEXT),
        ("begun", report.begun_ms, Kind.MOMENT),
        ("ended", report.ended_ms, Kind.MOMENT),
        ("by", report.by, Kind.TEXT),
        ("entries", f"{report.first}-{report.last}", Kind.TEXT),
        ("head", report.head, Kind.TEXT),
        ("software", ", ".join(report.software), Kind.TEXT),
        ("parameters", report.parameters, Kind.COUNT),
        ("receipts", f"{first}-{last}" if last else "", Kind.TEXT),
        ("grand_sales", report.grand.sales, Kind.COUNT),
        ("grand_captured", report.grand.captured, Kind.MONEY),
    ]
    said = {"parameters", "grand_sales", "grand_captured"}
    return tuple(one for one in facts if one[1] or one[0] in said)


def _columns(*names: str | tuple[str, Kind]) -> tuple[Column, ...]:
    return tuple(Column(one) if isinstance(one, str) else Column(*one) for one in names)


def _sales(report: Report) -> Section:
    """Return one row a figure; an operator's own are below those of customers."""
    rows: list[list[Value]] = []
    for word, column, kind in _SALES:
        figure = report.total(Table.SALES, column)
        is_count = kind is Kind.COUNT
        rows.append([word, figure if is_count else "", "" if is_count else figure])
    own = (
        ("overrun", "", report.total(Table.OUTLETS, "overrun")),
        (
            "operator",
            report.total(Table.OVERRIDES, "count"),
            report.total(Table.OVERRIDES, "taken"),
        ),
        ("tests", report.total(Table.OUTLETS, "tests"), report.total(Table.OUTLETS, "test_money")),
    )
    columns = _columns(("what", Kind.TEXT), ("count", Kind.COUNT), "amount")
    return Section("sales", columns, rows_of([*rows, *own]))


def _rails(report: Report) -> Section:
    columns = _columns(("rail", Kind.TEXT), ("payments", Kind.COUNT), *_RAILS)
    rows: list[list[Value]] = [
        [name, row.get("payments", 0), *(row.get(one, 0) for one in _RAILS)]
        for name, row in report.rows(Table.RAILS).items()
    ]
    return Section("rails", columns, rows_of(rows), is_sparse=True)


def _products(report: Report, site: Site) -> Section:
    columns = _columns(
        ("product", Kind.TEXT), ("price", Kind.PRICE), ("deliveries", Kind.COUNT),
        ("quantity", Kind.QUANTITY), "money",
    )  # fmt: skip
    rows: list[list[Value]] = []
    for name, row in report.rows(Table.PRODUCTS).items():
        product, unit, price_e4 = name.split(SPLIT)
        known = site.products.get(product)
        rows.append(
            [
                product if known is None else known.name,
                Price(int(price_e4), unit),
                row.get("deliveries", 0),
                Amount(row.get("quantity", 0), unit),
                row.get("money", 0),
            ]
        )
    return Section("products", columns, rows_of(rows))


def _outlets(report: Report, site: Site) -> Section:
    columns = _columns(
        ("outlet", Kind.COUNT), ("product", Kind.TEXT), ("deliveries", Kind.COUNT),
        ("quantity", Kind.QUANTITY), "money", ("tests", Kind.COUNT), ("tested", Kind.QUANTITY),
        "test_money", "overrun",
    )  # fmt: skip
    products = {
        int(key): site.products[one.product].name
        for key, one in site.outlets.items()
        if one.product in site.products
    }
    rows: list[list[Value]] = []
    for name, row in sorted(report.rows(Table.OUTLETS).items(), key=lambda one: int(one[0])):
        outlet = int(name)
        unit = report.meters[outlet].unit if outlet in report.meters else ""
        rows.append(
            [
                outlet,
                products.get(outlet, ""),
                row.get("deliveries", 0),
                Amount(row.get("quantity", 0), unit),
                row.get("money", 0),
                row.get("tests", 0),
                Amount(row.get("tested", 0), unit),
                row.get("test_money", 0),
                row.get("overrun", 0),
            ]
        )
    return Section("outlets", columns, rows_of(rows))


def totalisers(report: Report) -> Section:
    """Return how far each totaliser moved, and whether all of it was sold or a test."""
    columns = _columns(
        ("outlet", Kind.COUNT), ("opening", Kind.QUANTITY), ("closing", Kind.QUANTITY),
        ("moved", Kind.QUANTITY), ("sold", Kind.QUANTITY), ("tested", Kind.QUANTITY),
        ("difference", Kind.QUANTITY), ("verdict", Kind.TEXT), ("reasons", Kind.TEXT),
    )  # fmt: skip
    rows: list[list[Value]] = []
    for outlet, one in sorted(report.meters.items()):
        figures = (one.opening, one.closing, one.moved, one.sold, one.tested, one.difference)
        reasons = ", ".join(one.reasons) or ("not explained" if one.is_discrepant else "")
        verdict = "DISCREPANCY" if one.is_discrepant else "ok"
        rows.append([outlet, *(Amount(figure, one.unit) for figure in figures), verdict, reasons])
    return Section("totalisers", columns, rows_of(rows), is_warning=bool(report.discrepancies))


def _tanks(report: Report, site: Site) -> Section:
    """Return what arrived in each tank, and how far measures of it and the books were apart."""
    columns = _columns(
        ("tank", Kind.TEXT), ("fillings", Kind.COUNT), ("filled", Kind.QUANTITY),
        ("dips", Kind.COUNT), ("corrected", Kind.QUANTITY),
    )  # fmt: skip
    rows: list[list[Value]] = []
    for name, row in report.rows(Table.TANKS).items():
        supply, unit = name.split(SPLIT)
        known = site.supplies.get(supply)
        rows.append(
            [
                supply if known is None else known.name,
                row.get("fillings", 0),
                Amount(row.get("filled", 0), unit),
                row.get("dips", 0),
                Amount(row.get("corrected", 0), unit),
            ]
        )
    return Section("tanks", columns, rows_of(rows))


def _vouchers(report: Report) -> Section:
    rows: list[list[Value]] = [
        [_OF_VOUCHERS.get(name, name), row.get("count", 0), row.get("amount", 0)]
        for name, row in report.rows(Table.VOUCHERS).items()
    ]
    columns = _columns(("what", Kind.TEXT), ("count", Kind.COUNT), "amount")
    return Section("vouchers", columns, rows_of(rows))


def _vat(report: Report) -> Section:
    columns = _columns(("rate", Kind.RATE), "net", "tax", "gross")
    rows: list[list[Value]] = []
    for name, row in sorted(report.rows(Table.VAT).items(), key=lambda one: int(one[0])):
        gross, tax = row.get("gross", 0), row.get("tax", 0)
        rows.append([int(name), gross - tax, tax, gross])
    return Section("vat", columns, rows_of(rows))


def overrides(report: Report) -> Section:
    """Return why and by whom the operator's own money was spent."""
    columns = _columns(
        ("reason", Kind.TEXT), ("attendant", Kind.TEXT), ("count", Kind.COUNT), "authorised",
        "taken",
    )  # fmt: skip
    rows: list[list[Value]] = [
        [*name.split(SPLIT), *(row.get(one, 0) for one in ("count", "authorised", "taken"))]
        for name, row in report.rows(Table.OVERRIDES).items()
    ]
    return Section("overrides", columns, rows_of(rows))


def people(report: Report) -> Section:
    """Return what each attendant did."""
    columns = _columns(("attendant", Kind.TEXT), *((word, kind) for word, _, kind in _PEOPLE))
    rows: list[list[Value]] = [
        [name, *(row.get(column, 0) for _, column, _ in _PEOPLE)]
        for name, row in report.rows(Table.PEOPLE).items()
    ]
    return Section("people", columns, rows_of(rows), is_sparse=True)


def _shifts(report: Report) -> Section:
    times = ("begun_ms", "ended_ms")
    figures = ("opening", "expected", "counted", "difference")
    columns = _columns(
        ("shift", Kind.COUNT), ("attendant", Kind.TEXT), *((one, Kind.MOMENT) for one in times),
        *figures,
    )  # fmt: skip
    rows: list[list[Value]] = []
    for name, row in report.rows(Table.SHIFTS).items():
        number, by = name.split(SPLIT)
        rows.append([int(number), by, *(row.get(one, 0) for one in (*times, *figures))])
    return Section("shifts", columns, rows_of(sorted(rows, key=lambda one: str(one[0]).zfill(9))))


def _alarms(report: Report) -> Section:
    columns = _columns(
        ("kind", Kind.TEXT), ("outlet", Kind.TEXT), ("fault", Kind.TEXT), ("count", Kind.COUNT)
    )
    rows: list[list[Value]] = [
        [*name.split(SPLIT), row.get("count", 0)] for name, row in report.rows(Table.ALARMS).items()
    ]
    return Section("alarms", columns, rows_of(rows))


def _open(report: Report) -> Section:
    columns = _columns(
        ("sale", Kind.TEXT), ("attendant", Kind.TEXT), ("reason", Kind.TEXT), "authorised",
        "charged",
    )  # fmt: skip
    rows: list[list[Value]] = [
        [key, one.by, one.reason, one.authorised, one.charged]
        for key, one in report.open_sales.items()
    ]
    return Section("open", columns, rows_of(rows))


def _unsettled(report: Report) -> Section:
    columns = _columns(
        ("prepayment", Kind.TEXT), ("rail", Kind.TEXT), "captured", "returned",
        ("is_stuck", Kind.TEXT),
    )  # fmt: skip
    rows: list[list[Value]] = [
        [key, one.rail, one.captured, one.returned, "is_stuck" if one.is_stuck else ""]
        for key, one in report.unsettled.items()
    ]
    is_stuck = any(one.is_stuck for one in report.unsettled.values())
    return Section("unsettled", columns, rows_of(rows), is_warning=is_stuck)


def _books(report: Report) -> Section:
    rows: list[list[Value]] = [
        [name, row.get("debited", 0), row.get("credited", 0)]
        for name, row in report.rows(Table.BOOKS).items()
    ]
    return Section("books", _columns(("account", Kind.TEXT), "debited", "credited"), rows_of(rows))


# --- Against the median ------------------------------------------------------------------------

WATCHED = (
    "overrides", "override_money", "tests", "no_sale", "ended", "moved", "refunds",
    "confirmed_money", "vouchers", "vouchers_voided", "unlocked", "missed_pins", "copies",
)  # fmt: skip
"""What is compared between attendants."""
TIMES = 2
"""Somebody who did a thing more often than the median by this factor stands out ..."""
LEAST = 3
"""... if that is as many times at least; a sum of money as many major units."""


def outstanding(report: Report, names: Iterable[str], *, major: int) -> Section:
    """Return each attendant's figures beside the median of all `names`, and what stands out.

    Whoever did nothing counts as nothing. `major` is a major unit of money in minor units.
    """
    rows = report.rows(Table.PEOPLE)
    everybody = sorted({*names, *rows})
    kinds = {column: kind for _, column, kind in _PEOPLE}
    words = {column: word for word, column, _ in _PEOPLE}
    told: list[list[Value]] = []
    for column in WATCHED:
        figures = sorted(rows.get(name, {}).get(column, 0) for name in everybody)
        median = figures[(len(figures) - 1) // 2] if figures else 0
        is_money = kinds[column] is Kind.MONEY
        least = LEAST * (major if is_money else 1)
        for name in everybody:
            figure = rows.get(name, {}).get(column, 0)
            if figure:
                stands_out = figure >= least and figure > TIMES * median
                amounts: list[Value] = [figure, median] if not is_money else ["", ""]
                money: list[Value] = [figure, median] if is_money else ["", ""]
                flag = "flag" if stands_out else ""
                told.append([words[column], name, *amounts, *money, flag])
    columns = _columns(
        ("measure", Kind.TEXT), ("attendant", Kind.TEXT), ("count", Kind.COUNT),
        ("median", Kind.COUNT), "money", ("median_money", Kind.MONEY), ("flag", Kind.TEXT),
    )  # fmt: skip
    is_warning = any(row[-1] for row in told)
    return Section("against_median", columns, rows_of(told), is_warning=is_warning)


# --- Three ways --------------------------------------------------------------------------------


def three_ways(report: Report, at_rails: int, on_rails: int) -> Section:
    """Return meters, books and rails side by side, in money; each difference should be nothing.

    `on_rails` is what the books say that the rails have taken, `at_rails` what these say.
    """
    columns = _columns(("what", Kind.TEXT), "amount", "difference")
    metered, booked, carried_on = report.metered, report.booked, report.carried_on
    rows = (
        ("metered", metered, ""),
        ("booked", booked, ""),
        ("carried_on", carried_on, metered - booked - carried_on),
        ("on_rails", on_rails, ""),
        ("at_rails", at_rails, on_rails - at_rails),
    )
    is_warning = metered - booked != carried_on or on_rails != at_rails
    return Section("three_ways", columns, rows_of(rows), is_warning=is_warning)
