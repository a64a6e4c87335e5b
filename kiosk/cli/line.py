"""`kiosk doctor --line`: what is said on a line, as a technician reads it.

Where an engine runs, it is asked what it has heard: it keeps the line, and is not disturbed. Where
none does, the port is opened here; devices are asked who they are and how they stand, and told
nothing: no valve opens.
"""

from __future__ import annotations

import argparse
import json
import select
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import hardware.registry
from hardware.analysis import Frame, Party, Summary, Wire, frames, line_advice, summaries
from hardware.half_duplex import HalfDuplexLink
from hardware.telling import telling
from hardware.timing import BITS_8N1, BITS_WITH_PARITY, NS_PER_S, wire_timing
from hardware.transcript import Recorded, header, row
from kiosk.api import wire
from kiosk.api.lines import AskLine, LineReport
from kiosk.cli.compose import link_of
from kiosk.cli.running import settings_of
from kiosk.cli.speech import Failure, say
from kiosk.ports import Exchange, FlowController, LineDown, NoAnswer, Outcome, Refused
from kiosk.settings import LineSettings, Parity, Settings

ASK_EVERY_S = 0.5
"""How often a running engine is asked: it keeps the exchanges of at least two seconds."""
ANSWER_S = 5
CHUNK = 65_536
CONTEXT = 8
"""So many exchanges before it say what a frame is: the answer to one of them, late."""
HEX_MAX = 48
"""So many bytes of a frame are printed in one line."""

Batch = Sequence[Exchange]


def line(asked: argparse.Namespace) -> int:
    """Watch the line that was asked for, and print what a technician needs."""
    settings = settings_of(asked)
    found = settings.lines.get(asked.line)
    if found is None:
        raise Failure(f"There is no line {asked.line}; known: {', '.join(sorted(settings.lines))}.")
    if found.network is not None:
        raise Failure(
            f"Line {asked.line} is a network, and has no frames: "
            'with [log] level = "debug" the engine writes down what chargers say.'
        )
    parties = _parties(settings, found.name)
    read = Wire(
        wire_timing(
            found.baud,
            bits_per_char=BITS_8N1 if found.parity is Parity.NONE else BITS_WITH_PARITY,
        ),
        parties,
        found.echo,
    )
    heard: list[Exchange] = []
    try:
        with _opened(asked.record) as file:
            if file is not None:
                recorded = _recorded(settings, found.name)
                file.writelines(
                    f"{one}\n"
                    for one in header(found.name, found.baud, found.parity.value, recorded)
                )
            if not asked.json:
                say(_title(settings, found))
            for batch in _batches(settings, found, asked.seconds):
                shown = len(heard)
                heard += batch
                if file is not None:
                    file.writelines(f"{row(one, first_ns=heard[0].at_ns)}\n" for one in batch)
                if not asked.json:
                    _show(heard, shown, read)
    except OSError as error:
        raise Failure(f"{asked.record}: {error.strerror}") from None
    except KeyboardInterrupt:
        pass  # What was heard so far is told all the same.
    _conclude(heard, read, as_json=asked.json)
    return 0


def reports(path: Path, line: str, *, pause: Callable[[], bool]) -> Iterator[LineReport]:
    """Yield what the engine at the socket `path` knows of `line`, as long as `pause` says so.

    Raises OSError where no engine answers there.
    """
    after_ns = 0
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as engine:
        engine.settimeout(ANSWER_S)
        engine.connect(str(path))
        while True:
            engine.sendall(wire.encode_command(AskLine(line, after_ns)))
            report = wire.decode_report(_line(engine))
            after_ns = max([after_ns, *(one.at_ns for one in report.recent)])
            yield report
            if not pause():
                return


def watched(
    link: HalfDuplexLink, drivers: Mapping[str, FlowController], until: Callable[[], bool]
) -> Iterator[Batch]:
    """Ask each of `drivers` who it is, then how it stands, until it is time; yield what was said.

    Nothing is fed and nothing written that a device would act upon.
    """
    told_ns = 0
    asks: list[Callable[[], object]] = [one.identify for one in drivers.values()]
    while asks:
        for ask in asks:
            try:
                ask()
            except LineDown as gone:
                raise Failure(f"The line went away: {gone}") from None
            except (NoAnswer, Refused):
                pass  # It is among what was said.
            batch = [one for one in link.recent() if one.at_ns > told_ns]
            told_ns = max([told_ns, *(one.at_ns for one in batch)])
            yield batch
            if not until():
                return
        asks = [lambda one=one: one.read_status(feed=False) for one in drivers.values()]  # type: ignore[misc] # The default binds the loop's variable.


def _batches(settings: Settings, found: LineSettings, seconds: int) -> Iterator[Batch]:
    end_s = time.monotonic() + seconds

    def pause() -> bool:
        select.select((), (), (), max(0.0, min(ASK_EVERY_S, end_s - time.monotonic())))
        return time.monotonic() < end_s

    try:
        for report in reports(settings.socket_path, found.name, pause=pause):
            if not report.is_known:
                raise Failure(f"The engine that runs has no line {found.name}.")
            yield exchanges_of(report)
    except (FileNotFoundError, ConnectionRefusedError):
        yield from _alone(settings, found, lambda: time.monotonic() < end_s)
    except (OSError, wire.Malformed) as error:
        raise Failure(f"The engine that runs does not answer: {error}") from None


def _alone(settings: Settings, found: LineSettings, until: Callable[[], bool]) -> Iterator[Batch]:
    """Watch the line without an engine: the port is ours for as long."""
    link = link_of(found, settings.storage_folder)
    drivers = {
        str(key): hardware.registry.controller(one.profile, link.at(one.address), one.address)
        for key, one in sorted(settings.site.outlets.items())
        if one.line == found.name
    }
    try:
        link.connect()
    except LineDown as error:
        raise Failure(f"The line cannot be opened: {error}") from None
    try:
        yield from watched(link, drivers, until)
    finally:
        link.disconnect()


def exchanges_of(report: LineReport) -> list[Exchange]:
    """Return the exchanges of a report as they were."""
    return [
        Exchange(
            one.at_ns,
            bytes.fromhex(one.request),
            bytes.fromhex(one.reply),
            one.failure,
            one.address,
            one.took_ns,
            Outcome(one.outcome),
        )
        for one in report.recent
    ]


def _line(engine: socket.socket) -> bytes:
    heard = b""
    while not heard.endswith(b"\n"):
        data = engine.recv(CHUNK)
        if not data:
            raise ConnectionError("it has hung up")
        heard += data
    return heard


def _parties(settings: Settings, line: str) -> dict[int, Party]:
    parties = {}
    for key, one in sorted(settings.site.outlets.items()):
        if one.line == line:
            profile = hardware.registry.loaded(one.profile)
            parties[one.address] = Party(
                str(key), one.address, profile.response_ms, telling(profile)
            )
    return parties


def _recorded(settings: Settings, line: str) -> list[Recorded]:
    return [
        Recorded(str(key), one.address, one.profile)
        for key, one in sorted(settings.site.outlets.items())
        if one.line == line
    ]


class _Nothing:
    """No file to record into."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None


def _opened(path: Path | None) -> IO[str] | _Nothing:
    """Return the file to record into, emptied."""
    return _Nothing() if path is None else path.open("w", encoding="ascii")


# --- What is printed ---------------------------------------------------------------------------


def _title(settings: Settings, found: LineSettings) -> str:
    count = sum(one.line == found.name for one in settings.site.outlets.values())
    place = found.port or found.usb_serial or "simulated"
    return (
        f"line {found.name}: {place}, {found.baud} baud, parity {found.parity.value}, "
        f"{count} outlet{'' if count == 1 else 's'}\n"
        f"{'s':>9} {'gap ms':>8}  who\n"
    )


def _show(heard: Sequence[Exchange], shown: int, read: Wire) -> None:
    """Print what was heard after the first `shown`."""
    begin = max(0, shown - CONTEXT)
    first_ns = heard[0].at_ns if heard else 0
    for one in frames(heard[begin:], read, first_ns=first_ns, skip=shown - begin):
        say(printed(one))


def printed(frame: Frame) -> str:
    """Return a frame as it is read: when, after how long, who, verdict, what it means, bytes."""
    who = f"{'>' if frame.is_ours else '<'} {frame.outlet or '?'}"
    at_ms, gap_us = divmod(frame.at_us, 1_000)[0], frame.gap_us
    told = " - ".join(part for part in (frame.verdict, frame.meaning) if part)
    data = frame.data[:HEX_MAX].hex(" ") + (" ..." if len(frame.data) > HEX_MAX else "")
    return (
        f"{at_ms // 1_000:5}.{at_ms % 1_000:03} {gap_us // 1_000:6}.{gap_us % 1_000 // 100}  "
        f"{who:<5} {told}\n{' ' * 19}{data}"
    )


def summed_up(one: Summary) -> str:
    """Return what came of one outlet, and what to do, as a person reads it."""
    counts = ", ".join(
        f"{count} {word}"
        for count, word in (
            (one.ok, "ok"), (one.refused, "refused"), (one.silent, "silent"),
            (one.damaged, "damaged"), (one.foreign, "foreign"),
        )
        if count
    )  # fmt: skip
    late = f" ({one.late} of them came too late)" if one.late else ""
    times = (
        f"; answers after {_ms(one.median_us)} ms, {_ms(one.longest_us)} ms at most"
        if one.ok or one.refused
        else ""
    )
    head = f"outlet {one.outlet}, address {one.address}: {counts or 'nothing asked'}{late}{times}"
    return "\n".join([head, *(f"    {advice}" for advice in one.advice)])


def _conclude(heard: Sequence[Exchange], read: Wire, *, as_json: bool) -> None:
    first_ns = heard[0].at_ns if heard else 0
    outlets, advice = summaries(heard, read), line_advice(heard, read)
    if as_json:
        found: dict[str, Any] = {
            "frames": [
                {**asdict(one), "data": one.data.hex()}
                for one in frames(heard, read, first_ns=first_ns)
            ],
            "outlets": [asdict(one) for one in outlets],
            "advice": advice,
        }
        say(json.dumps(found, indent=2))
        return
    took_s = (heard[-1].at_ns - first_ns) // NS_PER_S if heard else 0
    say(f"\n{len(heard)} exchanges in {took_s} s")
    for one in outlets:
        say(summed_up(one))
    for each in advice:
        say(each)


def _ms(us: int) -> str:
    return f"{us // 1_000}.{us % 1_000 // 100}"
