"""`python -m hardware.simulator.counter`: an imager and a printer, for training and for a demo.

Both appear as serial ports at the paths that are given. What a person would do to them is typed,
a line each; what the printer cuts off is written out.
"""

from __future__ import annotations

import argparse
import os
import select
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from hardware.simulator.imager import ShownBadly, SimulatedImager
from hardware.simulator.printer import Picture, SimulatedPrinter
from hardware.simulator.pty_peer import PtyPeer

REST_S = 0.05
READ_SIZE = 4096
HELP = """\
show CODE        hold a code before the imager
half CODE        the same, and it breaks off in the middle
hold CODE        the same, and it stays there for two seconds
paper N          so many lines of paper are left; 0 is none
open, shut       the printer's cover
jam, clear       the printer's cutter
power            switch the printer off and on
unplug imager, plug imager, unplug printer, plug printer
quit"""


class Counter:
    """An imager and a printer, each at its path."""

    def __init__(
        self,
        imager: Path,
        printer: Path,
        say: Callable[[str], None],
        clock_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """Prepare; nothing appears before `plug_in`."""
        self._clock_ns = clock_ns
        self._say = say
        self.imager = SimulatedImager()
        self.printer = SimulatedPrinter()
        self._peers: dict[str, PtyPeer[SimulatedImager] | PtyPeer[SimulatedPrinter]] = {
            "imager": PtyPeer(self.imager, imager, clock_ns=clock_ns),
            "printer": PtyPeer(self.printer, printer, clock_ns=clock_ns),
        }
        self._cut = 0

    def plug_in(self) -> None:
        """Appear at both paths."""
        for peer in self._peers.values():
            peer.plug_in()

    def unplug(self) -> None:
        """Vanish from both paths."""
        for peer in self._peers.values():
            peer.unplug()

    def fds(self) -> dict[int, Callable[[], None]]:
        """Return the descriptors to watch and what to do when one can be read."""
        return {peer.fd: peer.hear for peer in self._peers.values() if peer.fd >= 0}

    def rest_s(self) -> float:
        """Return how long nothing is due."""
        return min(peer.wait_s(REST_S) for peer in self._peers.values())

    def step(self) -> None:
        """Say and print what is due, and write out what was cut off."""
        for peer in self._peers.values():
            peer.speak()
        for slip in self.printer.slips[self._cut :]:
            self._say(_drawn(slip))
        self._cut = len(self.printer.slips)

    def obey(self, line: str) -> bool:
        """Do what a line says; False where it says to end."""
        word, _, rest = line.strip().partition(" ")
        now_ns = self._clock_ns()
        match word:
            case "show":
                self.imager.show(rest.encode(), now_ns)
            case "half":
                self.imager.show(rest.encode(), now_ns, ShownBadly.HALF)
            case "hold":
                self.imager.show(rest.encode(), now_ns, ShownBadly.HELD)
            case "paper" if rest.isdecimal():
                self.printer.load_paper(int(rest))
            case "open":
                self.printer.open_cover()
            case "shut":
                self.printer.shut_cover()
            case "jam" | "clear":
                self.printer.is_jammed = word == "jam"
            case "power":
                self.printer.power_cycle()
            case "unplug" if rest in self._peers:
                self._peers[rest].unplug()
            case "plug" if rest in self._peers:
                self._peers[rest].plug_in()
            case "quit":
                return False
            case _:
                self._say(HELP)
        return True


def _drawn(slip: Sequence[str | Picture]) -> str:
    """Return a slip as lines of text; a picture is told by its size."""
    lines: list[str] = []
    rows = dots = 0
    for line in (*slip, ""):
        if isinstance(line, Picture):
            rows, dots = rows + len(line.rows), 8 * len(line.rows[0])
            continue
        if rows:
            lines.append(f"[picture {dots} x {rows}]")
            rows = 0
        lines.append(line)
    return "\n".join([*lines, "- " * 24])


def main(arguments: list[str] | None = None) -> int:
    """Serve both until the input ends or says so."""
    parser = argparse.ArgumentParser(
        prog="python -m hardware.simulator.counter",
        description="A barcode imager and a receipt printer as software.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--imager", type=Path, required=True, metavar="PATH")
    parser.add_argument("--printer", type=Path, required=True, metavar="PATH")
    told = parser.parse_args(arguments)
    counter = Counter(told.imager, told.printer, _say)
    counter.plug_in()
    _say(f"imager at {told.imager}, printer at {told.printer}")
    try:
        _serve(counter, sys.stdin.fileno())
    finally:
        counter.unplug()
    return 0


def _serve(counter: Counter, typed: int) -> None:
    heard = b""
    while True:
        watched = counter.fds()
        ready = select.select((*watched, typed), (), (), counter.rest_s())[0]
        for fd in ready:
            if fd != typed:
                watched[fd]()
                continue
            data = os.read(typed, READ_SIZE)
            if not data:
                return
            *lines, heard = (heard + data).split(b"\n")
            for line in lines:
                if not counter.obey(line.decode(errors="replace")):
                    return
        counter.step()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
