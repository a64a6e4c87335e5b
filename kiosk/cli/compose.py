"""Puts an engine together from its settings: the one place where adapters meet the core.

What few places have is imported by whoever has it: the libraries of chargers, printers and pictures
would make every start longer, and how long a kiosk is away after a crash is mostly imports.
"""

from __future__ import annotations

import logging
import os
import pwd
import secrets
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import hardware.registry
from hardware.half_duplex import Exchanger, Transport
from hardware.link import SerialLink, SerialPort, Wires
from hardware.readers.gathering import Suffix, Wording
from hardware.readers.imager import Imager
from hardware.timing import NS_PER_MS
from kiosk.api.codes import CodeSource
from kiosk.api.lines import AskLine, ExchangeReport, LineReport, StationReport
from kiosk.api.snapshot import Notice, ReaderSnapshot, SoftwareSnapshot
from kiosk.application import messages as m
from kiosk.application.archive_worker import ArchiveWorker
from kiosk.application.core import Core
from kiosk.application.line_worker import LineWorker
from kiosk.application.print_worker import PrintWorker
from kiosk.application.rail_worker import RailWorker
from kiosk.application.reader_worker import ReaderWorker
from kiosk.application.withdrawals import Verdict
from kiosk.cli.pages import past_sale, pay_sale, printed, receipt_for
from kiosk.cli.slips import voucher
from kiosk.cli.software import in_use
from kiosk.cli.speech import Failure
from kiosk.cli.survey import Surveyor
from kiosk.domain.controller import Capabilities, Status
from kiosk.domain.customer import Customer
from kiosk.domain.outlet import OutletId
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Outlet
from kiosk.domain.slip import Slip
from kiosk.domain.voucher import number_in
from kiosk.monitor.book import beginning
from kiosk.monitor.incidents import Incidents
from kiosk.monitor.meters import Meter
from kiosk.monitor.monitor import Monitor
from kiosk.payments import stripe
from kiosk.payments.kinds import RailSettings
from kiosk.payments.registry import RAILS, rail
from kiosk.paypage.page import Hooks
from kiosk.paypage.server import LocalPay, Options, Places, Rates
from kiosk.paypage.view import PaySale
from kiosk.paypage.withdraw import Withdraw
from kiosk.pins import Argon2PinHasher
from kiosk.ports import Clock, FlowController, Line, PaymentRail
from kiosk.reports.days import sheet as report_sheet
from kiosk.reports.paper import slip as report_slip
from kiosk.reports.sheet import Style
from kiosk.reports.words import chosen
from kiosk.runtime.clock import SystemClock, SystemIds
from kiosk.runtime.engine import Engine
from kiosk.runtime.screens import Screens, our_users
from kiosk.settings import (
    LOCALPAY,
    LineSettings,
    NetworkSettings,
    Pin,
    PrinterKind,
    PrinterSettings,
    RailChoice,
    ReaderKind,
    ReaderSettings,
    Rs485,
    Settings,
)
from kiosk.storage import days
from kiosk.storage.archive import JournalArchive
from kiosk.storage.key_file import voucher_key
from kiosk.storage.localpay import SqliteLocalPayStore
from kiosk.storage.reading import Reader, open_reader
from kiosk.storage.store import SqliteStore

if TYPE_CHECKING:
    from hardware.drivers.ocpp.central import CentralSystem
    from hardware.drivers.ocpp.driver import Seat
    from hardware.printers.escpos_printer import EscposPrinter
    from hardware.printers.rendering import Renderer

log = logging.getLogger("kiosk")

WEBHOOK_SECRET = "webhook_secret"  # noqa: S105 - The name of a field.
STORE_FILE, LOCALPAY_FILE = "kiosk.sqlite", "localpay.sqlite"
INCIDENTS = "incidents"
KEY_BYTES = 24
RAIL_WRONG = 2
"""What a program ends with where its settings are wrong."""
OF_SCREENS = frozenset({ReaderKind.WEDGE, ReaderKind.CAMERA})
"""Readers that belong to the process of a screen: its window, and what Qt knows."""

_RTS_TO_SEND = {Rs485.ADAPTER: None, Rs485.RTS_HIGH: True, Rs485.RTS_LOW: False}


@dataclass(frozen=True, slots=True)
class Assembly:
    """An engine that is ready to run, and the door of its screens."""

    engine: Engine
    screens: Screens
    pay_page_url: str
    """Where phones find the pay page; empty where LocalPay is off."""

    def run(
        self, ready: Callable[[], None], alive: Callable[[int], None] = lambda _now_ms: None
    ) -> None:
        """Run until the engine is asked to end."""
        self.engine.run(self.screens, ready=ready, alive=alive)


class Assembler:
    """Builds an engine; everything it opens is closed again by the stack it is given."""

    def __init__(self, settings: Settings, stack: ExitStack, *, scale: Fraction | int = 1) -> None:
        """Open nothing yet. `scale` is how much faster than life simulated outlets flow."""
        self._settings = settings
        self._stack = stack
        self._scale = scale
        self._clock = SystemClock()
        self._ids = SystemIds()
        self._pins = Argon2PinHasher()
        self._software = in_use()
        self._engine: Engine | None = None
        self._monitor: Monitor | None = None
        self._links: list[Line] = []
        self._asking: set[str] = set()
        """The rails that must be told the number of the payer's phone."""
        self._customer_of: Callable[[str], Customer | None] = lambda _prepayment: None

    def assemble(self) -> Assembly:
        """Return the engine of the settings."""
        settings = self._settings
        settings.storage_folder.mkdir(parents=True, exist_ok=True)
        self._store = SqliteStore(settings.storage_folder / STORE_FILE)
        self._stack.callback(self._store.close)
        self._key = voucher_key(settings.storage_folder)
        rails, self._page_url = self._rails()
        lines, capabilities = self._lines()
        readers = self._readers()
        core = Core(
            settings.site,
            capabilities,
            {name: one.traits for name, one in rails.items()},
            self._store,
            self._ids,
            self._key,
            software=self._software.short,
            found=("image_restored",) if self._store.lost else (),
            readers=screen_readers(settings),
            has_printer=settings.printer is not None,
            pages=self._page_url,
            inspected=SoftwareSnapshot(
                version=self._software.version,
                legal_sha256=self._software.sha256,
                serial=settings.site.serial or settings.site.kiosk,
                settings_sha256=settings.sha256,
            ),
        )
        self._engine = Engine(
            core,
            lines,
            {key: one.line for key, one in settings.site.outlets.items()},
            RailWorker(rails),
            self._pins,
            self._clock,
            readers,
            self._printer(),
        )
        self._monitor = self._watching(self._engine, capabilities)
        self._engine.let_watch(self._monitor)
        self._engine.let_survey(self._surveyor(self._monitor))
        archive = self._reader()
        self._stack.callback(archive.close)
        self._engine.let_read(ArchiveWorker(JournalArchive(archive), self._engine.post))
        screens = Screens(
            settings.socket_path,
            self._engine.asked,
            owners=frozenset({*our_users(), *_users(settings.screen_user)}),
            # Who may come in is asked of the system, connection by connection.
            mode=0o666 if settings.screen_user else 0o660,
            tell=lambda asked: report_of(asked, self._links, self._clock),
        )
        return Assembly(self._engine, screens, self._page_url)

    # --- Lines ------------------------------------------------------------------------------

    def _lines(self) -> tuple[dict[str, LineWorker], dict[OutletId, Capabilities]]:
        workers: dict[str, LineWorker] = {}
        capabilities: dict[OutletId, Capabilities] = {}
        for name, line in self._settings.lines.items():
            link, place_of = self._place(line)
            scale = self._scale if line.is_simulated else 1
            controllers: dict[OutletId, FlowController] = {
                key: hardware.registry.controller(
                    one.profile, place_of(one), one.address, scale=scale
                )
                for key, one in self._settings.site.outlets.items()
                if one.line == name
            }
            capabilities |= {key: one.capabilities for key, one in controllers.items()}
            workers[name] = LineWorker(
                link, controllers, self._clock, self._post, witness=self._witness
            )
            self._links.append(link)
        return workers, capabilities

    def _place(self, line: LineSettings) -> tuple[Line, Callable[[Outlet], Exchanger | Seat]]:
        """Return a line, and what gives an outlet its place on it."""
        if line.network is not None:
            central = central_of(line.name, line.network, self._clock)
            return central, lambda outlet: central.seat(outlet.charge_point)
        link = link_of(line, self._settings.storage_folder)
        return link, lambda outlet: link.at(outlet.address)

    def _readers(self) -> list[ReaderWorker]:
        return [
            ReaderWorker(code_source(one), one.screen, self._clock, self._post)
            for one in self._settings.readers.values()
            if one.kind not in OF_SCREENS
        ]

    def _printer(self) -> PrintWorker | None:
        printer = self._settings.printer
        if printer is None:
            return None
        return PrintWorker(receipt_printer(printer), self._slip, self._clock, self._post)

    def _slip(self, job: m.PrintJob) -> Slip | None:
        """Return the receipts of a sale below one another, a voucher, or a report."""
        if job.code:
            found = self._store.voucher(number_in(job.sale) or 0)
            if found is None:
                return None
            return voucher(self._settings.site, found, job.code, job.language, copy=job.copy)
        if job.day is not None:
            return self._report_slip(job, job.day)
        with self._reader() as reader:
            return printed(
                reader,
                job.sale,
                job.language,
                self._key,
                copy=job.copy,
                pages=self._page_url,
                customer_of=self._customer_of,
                note=printer.note if (printer := self._settings.printer) else "",
            )

    def _reader(self) -> Reader:
        return open_reader(self._settings.storage_folder / STORE_FILE)

    def _report_slip(self, job: m.PrintJob, number: int) -> Slip | None:
        """Return a closed day's report as the journal holds it, or with 0 the running one's."""
        site, words = self._settings.site, chosen(job.language)
        with open_reader(self._settings.storage_folder / STORE_FILE) as reader:
            found = (
                next((one for one in days.closed(reader) if one.number == number), None)
                if number
                else days.running(reader)
            )
        if found is None:
            return None
        title = words.say("z_report" if number else "x_report").format(number=number)
        sheet = report_sheet(found, site, title, is_copy=job.copy > 1)
        zone = ZoneInfo(site.time_zone)
        return report_slip(sheet, Style(words, site.currency, zone))

    def _post(self, message: m.Message) -> None:
        if self._engine is not None:  # A phone may be quicker than our own start.
            self._engine.post(message)

    # --- The monitor ------------------------------------------------------------------------

    def _watching(self, engine: Engine, capabilities: dict[OutletId, Capabilities]) -> Monitor:
        """Return the monitor, which reads the journal for itself."""
        folder, site = self._settings.storage_folder, self._settings.site
        reader = open_reader(folder / STORE_FILE)
        self._stack.callback(reader.close)
        past = reader.load()
        unfinished = {SaleState.QUEUED, SaleState.OPEN}
        open_sales = {one.id for one in past.sales if one.state in unfinished}
        open_sales |= {one.sale for one in past.deliveries if one.is_open}
        return Monitor(
            {
                key: Meter.of(can, site.product_at(key).tariff.interval)
                for key, can in capabilities.items()
            },
            reader,
            engine,
            self._clock,
            post=engine.trip,
            record=Incidents(folder / INCIDENTS).write,
            lines=self._links,
            after=beginning(reader, open_sales),
            hurry=engine.hurry,
        )

    def _surveyor(self, monitor: Monitor) -> Surveyor:
        """Return what looks around for whoever wants to see how everything is."""
        settings = self._settings
        return Surveyor(
            self._links,
            {name: where_of(one) for name, one in settings.lines.items()},
            lambda asked: report_of(asked, self._links, self._clock),
            settings.storage_folder / STORE_FILE,
            self._clock,
            settings.site.time_zone,
            lambda: (monitor.looked_ms, len(monitor.incidents)),
        )

    def _witness(self, outlet: OutletId, status: Status, at_ms: int) -> None:
        if self._monitor is not None:  # It is, before the first line is opened.
            self._monitor.witness(outlet, status, at_ms)

    # --- Rails ------------------------------------------------------------------------------

    def _rails(self) -> tuple[dict[str, PaymentRail], str]:
        rails: dict[str, PaymentRail] = {}
        page_url = ""
        for name, choice in self._settings.rails.items():
            if choice.kind == LOCALPAY:
                local = self._local_pay()
                page_url = local.public_url
                told = rail_settings(self._settings, choice, page_url)
                rails[name] = stripe.local(
                    told, self._clock, api_url=local.api_url, key=self._api_key
                )
            elif (made := self._provider(choice)) is not None:
                rails[name] = made
        if not page_url and self._settings.pay_page.public_url:
            # Nobody pays on it, and everybody's meter and receipt are there.
            page_url = self._local_pay().public_url
        if not rails:
            raise Failure("None of the ways to pay in the settings can be used.", RAIL_WRONG)
        self._asking = {name for name, one in rails.items() if one.traits.asks_number}
        return rails, page_url

    def _provider(self, choice: RailChoice) -> PaymentRail | None:
        """Return a rail to somebody else; None where it is somebody else's own and damaged."""
        try:
            return provider_rail(self._settings, choice, self._clock)
        except Failure as wrong:
            if choice.kind in RAILS:
                raise
            log.error("%s The other ways to pay are offered.", wrong)  # noqa: TRY400 - It is told.
            return None

    def _local_pay(self) -> LocalPay:
        page, site = self._settings.pay_page, self._settings.site
        store = SqliteLocalPayStore(self._settings.storage_folder / LOCALPAY_FILE)
        self._stack.callback(store.close)
        self._customer_of = store.customer
        self._api_key = secrets.token_urlsafe(KEY_BYTES)  # Nobody but this process needs it.
        local = LocalPay(
            store,
            self._live,
            self._clock,
            self._ids,
            self._pins,
            Options(
                currency=site.currency,
                key=self._api_key,
                is_demo=site.demo,
                places=Places(
                    api_port=page.api_port,
                    page_host=page.host,
                    page_port=page.page_port,
                    public_url=page.public_url,
                    trusted_proxy=page.trusted_proxy,
                ),
                webhook_secrets=webhook_secrets(self._settings),
                rates=Rates(page.looks, page.looks_in_all, page.acts, page.acts_in_all),
            ),
            Hooks(
                on_paid=lambda prepayment: self._post(m.PaymentHinted(prepayment)),
                on_seen=lambda code: self._post(m.PageOpened(code)),
                on_invoice=lambda prepayment: self._post(m.InvoiceWritten(prepayment)),
                withdraw=Withdraw(self._offered, self._claim),
                on_voucher=self._redeem,
                on_number=lambda code, number: self._post(m.NumberGiven(code, number)),
            ),
        )
        local.start()
        self._stack.callback(local.stop)
        return local

    def _offered(self, token: str) -> tuple[int, str] | None:
        """Return what a wallet may fetch with `token`: how many msat, and what for."""
        offer = self._engine.offered(token) if self._engine is not None else None
        site = self._settings.site
        return None if offer is None else (offer.msat, f"{site.name} {site.kiosk}")

    def _claim(self, token: str, invoice: str) -> str:
        if self._engine is None:
            return Verdict.BUSY.value
        return self._engine.withdraw(token, invoice).value

    def _redeem(self, page: str, typed: str) -> Notice | None:
        """Pay on a page with a voucher's code."""
        return self._engine.redeem(page, typed) if self._engine is not None else None

    def _live(self, code: str) -> PaySale | None:
        """Return what the page of `code` shows: from the core, or from the store once it is old."""
        site = self._settings.site
        shown = self._engine.show(code) if self._engine is not None else None
        if shown is None:
            with self._reader() as reader:
                return past_sale(site, reader, code, self._clock.now().utc_ms, self._key)
        receipt = None
        if shown.sale.receipt is not None:  # Before that there is nothing to look for on the disk.
            with self._reader() as reader:
                key = shown.sale.id
                others = reader.prepayments(key)
                receipt = receipt_for(shown.prepayment, reader.entries_of(key), others)
        pay = pay_sale(site, shown.sale, shown.snapshot, receipt, shown.prepayment)
        return replace(pay, asks_number=shown.prepayment.rail in self._asking)


def report_of(asked: AskLine, lines: Sequence[Line], clock: Clock) -> LineReport:
    """Return what is known of a line; from any thread, for a line keeps no lock."""
    line = next((one for one in lines if one.name == asked.line), None)
    if line is None:
        return LineReport(asked.line, is_known=False)
    health = line.health()
    return LineReport(
        line=line.name,
        is_known=True,
        is_connected=line.is_connected,
        at_ns=clock.now().mono_ms * NS_PER_MS,
        exchanges=health.exchanges,
        silent=health.silent,
        damaged=health.damaged,
        foreign=health.foreign,
        quarantines=health.quarantines,
        reopened=health.reopened,
        stations=tuple(
            StationReport(address=address, **asdict(one))
            for address, one in health.stations.items()
        ),
        recent=tuple(
            ExchangeReport(
                at_ns=one.at_ns,
                request=one.request.hex(),
                reply=one.reply.hex(),
                failure=one.failure,
                address=one.address,
                took_ns=one.took_ns,
                outcome=one.outcome.value,
            )
            for one in line.recent()
            if one.at_ns > asked.after_ns
        ),
    )


def link_of(line: LineSettings, folder: Path) -> SerialLink:
    """Return a line as its settings describe it; nothing is opened."""
    wires = Wires(
        rts_to_send=_RTS_TO_SEND[line.rs485],
        before_ms=line.rs485_before_ms,
        after_ms=line.rs485_after_ms,
        rts=line.rts is not Pin.DROPPED,
        dtr=line.dtr is not Pin.DROPPED,
    )
    return SerialLink(
        line.name,
        port_of(line, folder),
        baud=line.baud,
        parity=line.parity.value[0].upper(),
        wires=wires,
        echo=line.echo,
    )


def central_of(name: str, network: NetworkSettings, clock: Clock) -> CentralSystem:
    """Return the line that chargers call; SecretUnreadable where there is no password for them."""
    from hardware.drivers.ocpp.central import CentralSystem  # noqa: PLC0415 - Few have chargers.
    from hardware.drivers.ocpp.loop import MS, LoopThread  # noqa: PLC0415 - The same.

    return CentralSystem(
        name,
        network.host,
        network.port,
        password=network.password.read(dict(os.environ)),
        loop=LoopThread(f"line {name}", lambda: clock.now().mono_ms / MS),
        utc_ms=lambda: clock.now().utc_ms,
    )


def port_of(line: LineSettings, folder: Path) -> str:
    """Return where a line is; a simulated one is where `kiosk demo` puts it."""
    if line.is_simulated:
        return str(folder.parent / f"line-{line.name}")
    return line.port or line.usb_serial


def where_of(line: LineSettings) -> str:
    """Return where a technician finds a line; empty for one that is simulated."""
    if line.network is not None:
        return f"{line.network.host}:{line.network.port}"
    return line.port or line.usb_serial


def code_source(reader: ReaderSettings) -> CodeSource:
    """Return a reader that is the engine's."""
    from hardware.readers.folder import Folder, Pipe  # noqa: PLC0415 - They read pictures.

    if reader.kind is ReaderKind.FOLDER:
        return Folder(reader.name, reader.path)
    if reader.kind is ReaderKind.PIPE:
        return Pipe(reader.name, reader.path)
    port = SerialPort(
        reader.port.where, baud=reader.port.baud, parity=reader.port.parity.value[0].upper()
    )
    wording = Wording(
        reader.prefix, Suffix(reader.suffix.value), reader.encoding, gap_ms=reader.gap_ms
    )
    return Imager(reader.name, port, wording)


def renderer(printer: PrinterSettings) -> Renderer:
    """Return what makes bytes of slips; Failure where a font of the settings is none."""
    from hardware.printers.fonts import Fonts, NoFont  # noqa: PLC0415 - Not all have printers.
    from hardware.printers.rendering import Renderer  # noqa: PLC0415 - The same.
    from hardware.printers.typesetting import Paper  # noqa: PLC0415 - The same.

    try:
        fonts = Fonts(printer.fonts)
    except NoFont as error:
        raise Failure(f"[printer] fonts: {error}") from None
    return Renderer(Paper(printer.columns, printer.dots, printer.code_page), fonts)


def receipt_printer(printer: PrinterSettings) -> EscposPrinter:
    """Return the printer of the settings; nothing is opened."""
    from hardware.printers.escpos_printer import EscposPrinter  # noqa: PLC0415 - As above.
    from hardware.printers.ports import DevicePort, NetworkPort  # noqa: PLC0415 - As above.

    port: Transport
    match printer.kind:
        case PrinterKind.USB:
            port = DevicePort(printer.device)
        case PrinterKind.NETWORK:
            port = NetworkPort(printer.host)
        case PrinterKind.SERIAL:
            port = SerialPort(
                printer.port.where,
                baud=printer.port.baud,
                parity=printer.port.parity.value[0].upper(),
            )
    return EscposPrinter(printer.where, port, renderer(printer))


def screen_readers(settings: Settings) -> dict[str, tuple[ReaderSnapshot, ...]]:
    """Return the readers that screens look after themselves, by the screen's name."""
    found: dict[str, tuple[ReaderSnapshot, ...]] = {}
    for one in settings.readers.values():
        if one.kind in OF_SCREENS:
            shown = ReaderSnapshot(
                one.name, one.kind.value, one.prefix, one.suffix.value, one.gap_ms, one.device
            )
            found[one.screen] = (*found.get(one.screen, ()), shown)
    return found


def provider_rail(settings: Settings, choice: RailChoice, clock: Clock) -> PaymentRail:
    """Return the rail to somebody else; SecretUnreadable where its key is not to be had.

    Failure where it cannot be as the settings want it.
    """
    told = rail_settings(settings, choice, settings.pay_page.public_url)
    try:
        return rail(choice.kind, told, clock)
    except ValueError as error:
        raise Failure(f"[rails.{choice.name}] cannot be used: {error}.", RAIL_WRONG) from None


def webhook_secrets(settings: Settings) -> tuple[str, ...]:
    """Return what providers sign their messages with, where the settings say; kept nowhere."""
    sources = [
        source
        for choice in settings.rails.values()
        for key, source in choice.secrets.items()
        if key == WEBHOOK_SECRET and source.is_given
    ]
    return tuple(source.read(dict(os.environ)) for source in sources)


def rail_settings(settings: Settings, choice: RailChoice, page_url: str) -> RailSettings:
    """Return what a rail is told: its secrets are read here, and kept nowhere else.

    Phones come back to the live meter, where there is a page for it at `page_url`.
    """
    return RailSettings(
        name=choice.name,
        currency=settings.site.currency,
        return_url=f"{page_url}/p/{{code}}" if page_url else "",
        values=choice.values,
        secrets={
            key: source.read(dict(os.environ))
            for key, source in choice.secrets.items()
            if source.is_given
        },
        seller=settings.site.seller,
        kiosk=settings.site.kiosk,
    )


def _users(name: str) -> frozenset[int]:
    """Return the number of an account, where one is named; OSError where there is none."""
    if not name:
        return frozenset()
    try:
        return frozenset({pwd.getpwnam(name).pw_uid})
    except KeyError:
        raise OSError(
            f"this machine has no account {name!r}, which `screen_user` in [engine] names"
        ) from None
