"""A receipt printer as software: ESC/POS in, lines on paper out, and all that can go wrong.

It is the far end of a port, like a bus of controllers: see `PtyPeer`. After Epson's reference of
ESC/POS. Real-time commands are obeyed as soon as they arrive, even in the middle of a picture, as
real printers do; everything else waits in a buffer for its turn.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hardware.timing import NS_PER_MS

BUFFER_BYTES = 4_096
LINE_NS = 20 * NS_PER_MS
ANSWER_NS = 2 * NS_PER_MS
BOOT_NS = 300 * NS_PER_MS
LOW_LINES = 200
CODE_PAGES = {0: "cp437", 2: "cp850", 16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858"}
_DLE, _ESC, _GS, _LF = 0x10, 0x1B, 0x1D, 0x0A
_EOT, _ENQ = 0x04, 0x05
_ESC_ONE = frozenset(b"tadJMEGR-!")
"""ESC commands with one byte after their letter."""
_GS_ONE = frozenset(b"!arB")


@dataclass(frozen=True, slots=True)
class Picture:
    """A strip of a picture: rows of bytes, the leftmost dot in the highest bit."""

    rows: tuple[bytes, ...]

    @property
    def dots(self) -> int:
        """How many dots are black."""
        return sum(byte.bit_count() for row in self.rows for byte in row)


@dataclass
class SimulatedPrinter:
    """One printer. Times are those that are handed in; `paper` counts lines."""

    paper: int = 10_000
    line_ns: int = LINE_NS
    is_cover_open: bool = False
    is_jammed: bool = False
    is_mute: bool = False
    """It prints and answers nothing: a cable with one way, or a printer of another kind."""
    hangs: bool = False
    """It answers at once what is asked at once, and takes nothing out of its buffer."""
    is_on: bool = True
    buffer_bytes: int = BUFFER_BYTES
    tells_by_itself: bool = False
    """Automatic status: every change is told."""
    lines: list[str | Picture] = field(default_factory=list)
    """What is on the paper since the last cut."""
    slips: list[list[str | Picture]] = field(default_factory=list)
    """What was cut off."""
    overrun: int = 0
    """Bytes that found no room."""
    _buffer: bytearray = field(default_factory=bytearray)
    _tail: bytes = b""
    _text: str = ""
    _codec: str = "cp437"
    _out: list[tuple[int, bytes]] = field(default_factory=list)
    _busy_ns: int = 0
    _booted_ns: int = 0
    _now_ns: int = 0

    # --- What people do to it -----------------------------------------------------------------

    def load_paper(self, lines: int = 10_000) -> None:
        """Put a new roll in."""
        self.paper = lines
        self._tell()

    def open_cover(self) -> None:
        """Open the cover: it stops where it is."""
        self.is_cover_open = True
        self._tell()

    def shut_cover(self) -> None:
        """Shut it: it goes on."""
        self.is_cover_open = False
        self._tell()

    def power_cycle(self, *, settings_kept: bool = False) -> None:
        """Switch it off and on: what it had not printed is forgotten."""
        self._buffer.clear()
        self._out.clear()
        self._tail, self._text = b"", ""
        self._codec = "cp437"
        self.tells_by_itself = self.tells_by_itself and settings_kept
        self._booted_ns = self._busy_ns = self._now_ns + BOOT_NS

    @property
    def is_ready(self) -> bool:
        """Whether it prints."""
        return self.is_on and self.paper > 0 and not self.is_cover_open and not self.is_jammed

    @property
    def waiting(self) -> int:
        """How many bytes are in its buffer."""
        return len(self._buffer)

    def answer(self, data: bytes) -> None:
        """Say something that nobody asked for."""
        self._answer(data)

    @property
    def _prints(self) -> bool:
        return self.is_ready and not self.hangs

    @property
    def all_text(self) -> list[str]:
        """Every line of text on any paper, oldest first."""
        whole = [line for slip in (*self.slips, self.lines) for line in slip]
        return [line for line in whole if isinstance(line, str)]

    # --- The far end of a port ----------------------------------------------------------------

    def hear(self, data: bytes, at_ns: int) -> None:
        """Take what the host has sent; real-time commands are obeyed at once."""
        self._now_ns = max(self._now_ns, at_ns)
        if not self.is_on or at_ns < self._booted_ns:
            return
        data, self._tail = self._tail + data, b""
        at = 0
        while at < len(data):
            realtime = data[at : at + 3] if data[at] == _DLE else b""
            if realtime and len(realtime) < 3:  # noqa: PLR2004 - DLE, what, n.
                self._tail = realtime
                return
            if realtime[1:2] == bytes([_EOT]) and 1 <= realtime[2] <= 4:  # noqa: PLR2004 - n.
                self._answer(bytes([self._realtime(realtime[2])]))
                # Obeyed and gone; in the middle of a picture it stays a part of that.
                self._store(realtime if self._is_amid_command() else b"")
                at += 3
            elif realtime == bytes([_DLE, _ENQ, 2]):
                self._buffer.clear()
                self._text = ""
                at += 3
            else:
                self._store(data[at : at + 1])
                at += 1

    def _store(self, data: bytes) -> None:
        room = self.buffer_bytes - len(self._buffer)
        self.overrun += max(0, len(data) - room)
        self._buffer += data[:room]

    def _is_amid_command(self) -> bool:
        """Whether the last command in the buffer is not whole yet."""
        at = 0
        while at < len(self._buffer):
            length = self._command_length(at)
            if not length or at + length > len(self._buffer):
                return True
            at += length
        return False

    def advance(self, now_ns: int) -> None:
        """Print what there is time for."""
        self._now_ns = max(self._now_ns, now_ns)
        while self._buffer and self._prints and self._busy_ns <= now_ns:
            length = self._command_length()
            if not length or length > len(self._buffer):
                return
            command = bytes(self._buffer[:length])
            del self._buffer[:length]
            self._obey(command)

    def take(self, now_ns: int) -> bytes:
        """Return what it has said."""
        due = [said for at_ns, said in self._out if at_ns <= now_ns]
        self._out = self._out[len(due) :]
        return b"".join(due)

    def next_ns(self) -> int | None:
        """Return when it will have said or printed something more."""
        times = [at_ns for at_ns, _ in self._out[:1]]
        if self._buffer and self._prints:
            times.append(self._busy_ns)
        return min(times, default=None)

    def forget(self) -> None:
        """The cable is out: what it had to say is lost, what it has to print is printed."""
        self._out.clear()
        self._tail = b""

    # --- Commands -----------------------------------------------------------------------------

    def _command_length(self, at: int = 0) -> int:
        """Return the length of the command at that place; 0 where more of it is to come."""
        head = self._buffer[at : at + 8]
        if head[0] not in {_ESC, _GS}:
            return 1
        if len(head) < 2:  # noqa: PLR2004 - The letter of the command.
            return 0
        letter = head[1]
        if head[0] == _ESC:
            return 3 if letter in _ESC_ONE else 2
        if letter in _GS_ONE:
            return 3
        if letter == ord("V"):
            return 0 if len(head) < 3 else 3 + (head[2] > ord("1"))  # noqa: PLR2004 - Its n.
        if letter == ord("v"):
            if len(head) < 8:  # noqa: PLR2004 - GS v 0 m xL xH yL yH.
                return 0
            width, height = head[4] + 256 * head[5], head[6] + 256 * head[7]
            return 8 + width * height
        return 2

    def _obey(self, command: bytes) -> None:
        match command[:2]:
            case b"\x1b@":
                self._codec, self._text = "cp437", ""
            case b"\x1bt":
                self._codec = CODE_PAGES.get(command[2], "latin-1")
            case b"\x1bd":
                self._feed(command[2])
            case b"\x1dr":
                low, out = self.paper < LOW_LINES, self.paper == 0
                self._answer(bytes([0x03 * low | 0x0C * out]))
            case b"\x1da":
                self.tells_by_itself = bool(command[2])
            case b"\x1dV":
                self.slips.append(self.lines)
                self.lines = []
            case b"\x1dv":
                width = command[4] + 256 * command[5]
                rows = tuple(command[at : at + width] for at in range(8, len(command), width))
                self._put(Picture(rows))
            case _ if command[0] == _LF:
                self._put(self._text)
                self._text = ""
            case _ if command[0] not in {_ESC, _GS}:
                self._text += command.decode(self._codec, errors="replace")
            case _:
                pass

    def _put(self, line: str | Picture) -> None:
        self.lines.append(line)
        self._feed(1)

    def _feed(self, lines: int) -> None:
        was_low = self.paper < LOW_LINES
        self.paper = max(0, self.paper - lines)
        self._busy_ns = max(self._busy_ns, self._now_ns) + lines * self.line_ns
        if self.paper == 0 or was_low != (self.paper < LOW_LINES):
            self._tell()

    # --- What it says -------------------------------------------------------------------------

    def _realtime(self, asked: int) -> int:
        out, low = self.paper == 0, self.paper < LOW_LINES
        match asked:
            case 1:
                return 0x12 | 0x08 * (not self.is_ready)
            case 2:
                return 0x12 | 0x04 * self.is_cover_open | 0x20 * out | 0x40 * self.is_jammed
            case 3:
                return 0x12 | 0x08 * self.is_jammed
            case _:
                return 0x12 | 0x0C * low | 0x60 * out

    def _tell(self) -> None:
        """Send an automatic status, where that is switched on."""
        if self.tells_by_itself:
            first = 0x10 | 0x08 * (not self.is_ready) | 0x20 * self.is_cover_open
            third = 0x03 * (self.paper < LOW_LINES) | 0x0C * (self.paper == 0)
            self._answer(bytes([first, 0x08 * self.is_jammed, third, 0x00]))

    def _answer(self, data: bytes) -> None:
        if not self.is_mute:
            self._out.append((self._now_ns + ANSWER_NS, data))
