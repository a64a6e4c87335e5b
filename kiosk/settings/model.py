"""What the settings file says, as frozen values. Units are in the names; secrets are not here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kiosk.domain.field import Values
from kiosk.domain.site import Site


class SecretUnreadable(Exception):
    """A secret is not where the settings say; the message never holds a secret."""


@dataclass(frozen=True, slots=True)
class SecretSource:
    """Where a secret is kept: in a file or in a variable of the environment, never both."""

    file: Path | None = None
    variable: str = ""

    @property
    def is_given(self) -> bool:
        """Whether the settings say where it is: one that is not needed may be left out."""
        return self.file is not None or bool(self.variable)

    def read(self, environment: Mapping[str, str]) -> str:
        """Return the secret; SecretUnreadable where there is none."""
        if self.file is None:
            secret = environment.get(self.variable, "").strip()
            if not secret:
                raise SecretUnreadable(f"the environment has no variable {self.variable}")
            return secret
        try:
            secret = self.file.read_text(encoding="ascii").strip()
            mode = self.file.stat().st_mode
        except FileNotFoundError:
            raise SecretUnreadable(f"there is no file {self.file}") from None
        except OSError as error:
            raise SecretUnreadable(f"{self.file} cannot be read: {error.strerror}") from None
        except ValueError:
            raise SecretUnreadable(f"{self.file} holds more than plain letters") from None
        if mode & 0o007:
            raise SecretUnreadable(f"everybody on this machine may read {self.file}")
        if not secret:
            raise SecretUnreadable(f"{self.file} is empty")
        return secret


class Parity(StrEnum):
    """The parity bit of a line."""

    NONE = "none"
    EVEN = "even"
    ODD = "odd"


class Rs485(StrEnum):
    """Who turns the direction of a two-wire bus, and how RTS stands while it is sent."""

    ADAPTER = "adapter"  # The adapter by itself; or there is nothing to turn.
    RTS_HIGH = "rts_high"
    RTS_LOW = "rts_low"


class Pin(StrEnum):
    """How a wire of the port stands once it is open."""

    RAISED = "raised"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """Where chargers call in, and where the password is kept that they must know."""

    host: str
    port: int
    password: SecretSource

    @property
    def where(self) -> str:
        """The address as a charger's URL has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class LineSettings:
    """One serial bus, or the network on which chargers call in.

    Just one of `port`, `usb_serial`, `network` and `is_simulated` says where it is.
    """

    name: str
    port: str = ""
    usb_serial: str = ""
    """The serial number of the USB adapter: it stays when the port's number changes."""
    is_simulated: bool = False
    network: NetworkSettings | None = None
    baud: int = 19_200
    parity: Parity = Parity.NONE
    rs485: Rs485 = Rs485.ADAPTER
    rs485_before_ms: int = 0
    """From the turn of the direction to the first byte; `rs485_after_ms` from the last one."""
    rs485_after_ms: int = 0
    rts: Pin = Pin.RAISED
    dtr: Pin = Pin.RAISED
    echo: bool = False
    """The adapter hands back every byte that is sent."""


@dataclass(frozen=True, slots=True)
class PayPageSettings:
    """Where the pay page listens, and how a phone finds it.

    A port of 0 is whichever is free. `public_url` is empty where the page's own address will do.
    """

    host: str = "127.0.0.1"
    page_port: int = 8080
    api_port: int = 8081
    public_url: str = ""
    open_to_lan: bool = False
    trusted_proxy: str = ""
    """The address of the proxy in front, whose word on the phone's own address is taken; or empty.
    """
    looks: int = 180
    """How often one phone may look at a page in a minute, and `looks_in_all` all of them."""
    looks_in_all: int = 3_000
    acts: int = 12
    """How often one phone may send a form in a minute, and `acts_in_all` all of them."""
    acts_in_all: int = 120


LOCALPAY = "localpay"
"""The rail to our own pay page: always there unless it is switched off."""


@dataclass(frozen=True, slots=True)
class RailChoice:
    """One way money comes in."""

    name: str
    kind: str
    values: Values = field(default_factory=dict)
    """What stands in the file for each field that the kind wants."""
    secrets: Mapping[str, SecretSource] = field(default_factory=dict)


class ReaderKind(StrEnum):
    """What a reader of codes is to the machine."""

    SERIAL = "serial"  # An imager on a serial port, or on USB as one.
    WEDGE = "wedge"  # An imager that types, as a keyboard does.
    CAMERA = "camera"
    FOLDER = "folder"  # Files, for tests and training.
    PIPE = "pipe"


class ReaderSuffix(StrEnum):
    """What a reader sends after each code."""

    LINE = "line"
    CR = "cr"
    LF = "lf"
    CRLF = "crlf"
    TAB = "tab"
    ETX = "etx"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PortSettings:
    """Where a device is that is no line, and how it talks: at most one place is given."""

    port: str = ""
    usb_serial: str = ""
    """The serial number of the USB adapter or device: it stays when the port's number changes."""
    baud: int = 9_600
    parity: Parity = Parity.NONE

    @property
    def where(self) -> str:
        """The port or the serial number; empty where it has neither."""
        return self.port or self.usb_serial


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """One reader of codes."""

    name: str
    kind: ReaderKind
    screen: str = "front"
    """The screen that it stands before."""
    port: PortSettings = PortSettings()
    path: Path = Path()
    """The folder or pipe."""
    device: str = ""
    """A part of the camera's name; empty for the first there is."""
    prefix: str = ""
    suffix: ReaderSuffix = ReaderSuffix.LINE
    encoding: str = "utf-8"
    gap_ms: int = 200
    """The longest silence within a code."""


class PrinterKind(StrEnum):
    """How a receipt printer is plugged in."""

    SERIAL = "serial"  # A serial port, or USB as one.
    USB = "usb"  # USB as a printer.
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """The receipt printer: it speaks ESC/POS and answers."""

    kind: PrinterKind
    port: PortSettings = PortSettings()
    device: str = "/dev/usb/lp0"
    host: str = ""
    """Its address on the network, with a port where it is not 9100."""
    columns: int = 48
    """Letters in a line."""
    dots: int = 576
    """Dots in a line."""
    code_page: str = "CP858"
    fonts: tuple[Path, ...] = ()
    """Fonts for letters that the shipped ones lack."""
    note: str = ""
    """What stands at the end of everything it prints for customers."""

    @property
    def where(self) -> str:
        """What a technician calls it."""
        return {PrinterKind.USB: self.device, PrinterKind.NETWORK: self.host}.get(
            self.kind, self.port.where
        )


class LogLevel(StrEnum):
    """From which gravity on something is written to the log."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Settings:
    """All that one file says."""

    site: Site
    lines: dict[str, LineSettings]
    storage_folder: Path
    socket_path: Path
    pay_page: PayPageSettings
    rails: dict[str, RailChoice]
    """The ways money comes in, by name, the preferred first; at least one is there."""
    log_level: LogLevel
    readers: dict[str, ReaderSettings] = field(default_factory=dict)
    """What reads codes, by name; those that are switched off are not among them."""
    printer: PrinterSettings | None = None
    sha256: str = field(default="", compare=False)
    """Over the file that they were read from, 64 digits."""
    screen_user: str = ""
    """The account that the screen runs under, where that is not the engine's own."""
